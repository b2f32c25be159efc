"""The report in one file: all of it, valid, complete alone, and every way leading somewhere."""

import base64
import hashlib
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from journal_tool.analysis import analyse
from journal_tool.cli import main
from journal_tool.report import Page, pages
from journal_tool.report.single import single_page
from journal_tool.settings import ReportRules, Settings
from journal_tool.store import Store
from tests.builders import body, everywhere, four_weeks, on, sample_problems
from tests.test_report import TEMPLATES, elements, text_of, tree

TODAY = "2026-03-23"


@cache
def made() -> tuple[Page, ...]:
    figures = analyse(four_weeks(), Settings(), as_of=on(TODAY))
    return tuple(pages(four_weeks(), figures, Settings(), TEMPLATES, sample_problems(), body))


def single(some: Sequence[Page], rules: ReportRules | None = None, name: str = "diary") -> str:
    data = single_page(some, TEMPLATES, name=name, as_of=on(TODAY), rules=rules or ReportRules())
    return data.decode()


def of(*contents: tuple[str, str]) -> str:
    """Return the document of a very small report and of further pages."""
    nav = '<nav><a href="about.html">About</a></nav>'
    more = [
        Page(path, f"<!doctype html>{nav}<main>\n{inside}\n</main>".encode())
        for path, inside in contents
    ]
    return single([*SMALL, *more])


SMALL = (
    Page("index.html", b'<nav><a href="about.html">About</a></nav><main><h1>Today</h1></main>'),
    Page("gap.html", b"<main><h1>Gap</h1></main>"),
    Page("practice/sit.html", b"<main><h1>Sit</h1></main>"),
    Page("about.html", b'<main><h1>About</h1><p id="help">Help.</p></main>'),
)


def part(page: str, anchor: str) -> str:
    """Return the HTML of one page within the document, without its way back."""
    found = re.search(
        rf'<article class="page[ a-z]*" id="{anchor}">\n(.*?)\n<p class="back">', page, re.DOTALL
    )
    assert found is not None, anchor
    return found[1]


# -- the whole of it ----------------------------------------------------------------------------


def test_a_small_report_in_one_file_is_as_it_was(
    golden: Callable[[str, Mapping[str, bytes]], None],
) -> None:
    """Without the style sheet, which is no text to read in a difference."""
    page = re.sub(r"<style>.*?</style>", "<style></style>", single(made()), flags=re.DOTALL)

    golden("single_small", {"report.html": re.sub(r"sha256-[\w+/=]+", "sha256-...", page).encode()})


def test_every_page_is_in_it_in_the_order_of_the_report() -> None:
    anchors = [
        one.get("id")
        for one in elements(tree(single(made())))
        if (one.get("class") or "").startswith("page")
    ]

    assert anchors == [
        "index",
        "although",
        "consistency",
        "gap",
        "evidence",
        "mood",
        "dips",
        "thoughts",
        "practice-index",
        "practice-sit",
        "practice-to-the-lock",
        "review-index",
        *(f"review-2026-W{at:02d}" for at in range(8, 14)),
        "review-2026-02",
        "review-2026-03",
        "review-2026",
        "days-2026-02",
        "days-2026-03",
        "check",
        "about",
    ]


def test_every_word_of_every_page_is_in_it() -> None:
    whole = text_of(single(made()))
    for page in made():
        has_way = page.path.startswith(("days/", "review/20"))  # to its neighbours, which goes
        if page.path.endswith(".html") and page.path != "search.html" and not has_way:
            assert text_of(page.data.decode()) in whole, page.path


def test_it_is_valid_and_every_id_is_there_once() -> None:
    ids = [one.get("id") for one in elements(tree(single(made()))) if one.get("id")]

    assert len(ids) == len(set(ids)) > 20


@pytest.mark.parametrize("text", ["<b>\"&'", "a" * 300, "שלום", "\u202e"])
def test_it_is_valid_whatever_the_writer_wrote(text: str) -> None:
    hostile, options, problems = everywhere(text)
    figures = analyse(hostile, options, as_of=on(TODAY))
    some = list(pages(hostile, figures, options, TEMPLATES, problems, body))

    assert tree(single(some, options.report, name=text)) is not None


def test_every_link_leads_to_a_place_in_it() -> None:
    found = list(elements(tree(single(made()))))
    ids = {one.get("id") for one in found}
    hrefs = [one.get("href", "") for one in found if one.tag == "a"]

    assert len(hrefs) > 100
    assert [one for one in hrefs if not one.startswith("#") or one[1:] not in ids] == []
    assert {"#gap", "#days-2026-03-d19", "#about-help"} <= set(hrefs)


def test_there_is_one_first_heading_and_no_step_is_left_out() -> None:
    steps = [
        int(one.tag[1]) for one in elements(tree(single(made()))) if re.fullmatch("h[1-6]", one.tag)
    ]

    assert steps.count(1) == 1
    assert steps[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(steps))


def test_landmarks_are_there_once() -> None:
    tags = [one.tag for one in elements(tree(single(made())))]

    assert [tags.count(tag) for tag in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]


def test_it_needs_nothing_but_itself() -> None:
    page = single(made())
    found = list(elements(tree(page)))
    style = next("".join(one.itertext()) for one in found if one.tag == "style")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policies = [one.get("content", "") for one in found if one.get("http-equiv")]

    assert not {one.tag for one in found} & {"script", "iframe", "object", "img"}
    assert [one.get("href") for one in found if one.tag == "link"] == ["data:,"]
    assert policies == [
        (
            f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; script-src 'none'; "
            "base-uri 'none'; form-action 'none'"
        )
    ]
    assert '<meta name="generator" content="journal build --single">' in page[:400]


def test_it_is_the_same_every_time() -> None:
    assert single(made()) == single(made())


def test_the_style_goes_down_one_step_with_the_headings() -> None:
    page = single(made())

    assert ".day h3 .number {" in page
    assert ".words :is(h2, h3, h4, h5, h6, h6) {" in page
    assert ".page > p," in page
    assert "main > " not in page


# -- the contents -------------------------------------------------------------------------------


def test_of_many_pages_the_first_stand_open_and_long_headings_are_cut() -> None:
    some = [(f"practice/p{at}.html", f"<h1>{at} {'of many ' * 12}</h1>") for at in range(29)]
    page = of(*some)
    contents = tree(page).find(".//nav")
    assert contents is not None
    links = [one.text or "" for one in contents.iter("a")]

    assert contents.findtext(".//details/summary") == "6 more"  # with Sit, of the small report
    assert len(contents.findall(".//details//a")) == 6
    assert sum(one.endswith("of many…") for one in links) == 29
    assert tree(of(*some[:24])).find(".//nav//details") is None


def test_the_contents_have_the_names_of_the_navigation() -> None:
    contents = text_of(single(made()), ".//nav")

    assert contents.startswith(
        "Today Done although Consistency Gap Evidence Mood Dips Thoughts Practices Sit To the lock "
        "Reviews "
    )
    assert contents.endswith("Days March 2026 February 2026 To mend About")


def test_what_has_a_date_stands_in_the_contents_with_the_newest_first() -> None:
    """The oldest are those that are folded."""
    dates = [f"2026-{month:02}" for month in range(1, 13)]
    years = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]
    pages = [(f"days/{one}.html", f"<h1>{one}</h1>") for one in [*years, *dates]]
    practices = [(f"practice/{one}.html", f"<h1>{one}</h1>") for one in ("sit", "walk")]
    contents = text_of(of(*pages, *practices), ".//nav")

    assert "Days 2026-12 2026-11 " in contents
    assert "2025-01 12 more 2024-12" in contents
    assert "sit walk" in contents


def test_a_page_without_a_place_in_the_navigation_stands_by_its_heading() -> None:
    page = of(("mood.html", "<h1>Mood &amp; acts</h1>"), ("review/2026-W12.html", "<p>None.</p>"))

    assert text_of(page, ".//nav").endswith("About Mood & acts review review/2026-W12.html")


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        pytest.param(ReportRules(), "in one file.", id="all of it"),
        pytest.param(ReportRules(words=False), "in one file. Words are left out.", id="no words"),
        pytest.param(
            ReportRules(words=False, names=False),
            "in one file. Names are numbers, and words are left out.",
            id="redacted",
        ),
    ],
)
def test_its_head_says_what_it_is(rules: ReportRules, said: str) -> None:
    head = text_of(single(made(), rules), ".//header")

    assert head.startswith(f"diary The report of Monday 23 March 2026, {said}")


def test_a_journal_without_a_name_is_called_journal() -> None:
    assert text_of(single(made(), name=""), ".//h1") == "Journal"


# -- what changes in a page ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("<h1 dir=auto>A</h1>", "<h2 dir=auto>A</h2>", id="the first heading"),
        pytest.param("<h5>A</h5><h6>B</h6>", "<h6>A</h6><h6>B</h6>", id="the last headings"),
        pytest.param('<p  id="x"\n>', '<p id="x-x"\n>', id="an id"),
        pytest.param("<p id=x>", '<p id="x-x">', id="an id without quotes"),
        pytest.param("<a href='#x' id='x'>", '<a href="#x-x" id="x-x">', id="within the page"),
        pytest.param('<a href="gap.html">', '<a href="#gap">', id="another page"),
        pytest.param('<a href="gap.html#no">', '<a href="#gap">', id="a place that is not there"),
        pytest.param('<a href="about.html#help">', '<a href="#about-help">', id="a place"),
        pytest.param('<a href="practice/sit.html">', '<a href="#practice-sit">', id="below"),
        pytest.param('<a class="k" href="letter.pdf">', '<a class="k">', id="another file"),
        pytest.param('<a href="https://a.org/?b&amp;c">', None, id="the web"),
        pytest.param('<a href="mailto:a@b.org">', None, id="mail"),
        pytest.param('<svg viewBox="0 0 1 1"><rect width="1"/></svg>', None, id="a drawing"),
        pytest.param(
            '<svg aria-labelledby="x y no"><title id="x">A</title><desc id="y"/></svg>',
            '<svg aria-labelledby="x-x x-y"><title id="x-x">A</title><desc id="x-y"/></svg>',
            id="a drawing with a name",
        ),
        pytest.param('<p aria-describedby="no">', "<p>", id="a name that is not there"),
        pytest.param(
            '<pattern id="h"/><rect fill="url(#h)"/><use xlink:href="#h"/>',
            '<pattern id="x-h"/><rect fill="url(#x-h)"/><use xlink:href="#x-h"/>',
            id="a hatching",
        ),
        pytest.param('<label for="x">', "<label>", id="a label of nothing"),
        pytest.param("<details open><summary>A", None, id="folded"),
        pytest.param('A<nav id="n"><a href="b">B</a></nav>C', "AC", id="ways between pages"),
        pytest.param('A<script src="s.js"></script>C', "AC", id="a script"),
        pytest.param("1 &lt; 2 &amp; <b>&#39;ü</b>", None, id="text"),
        pytest.param('<img src="no.png" alt="A &amp; B">', "A &amp; B", id="no such picture"),
        pytest.param('<img src="https://a.org/b.png">', "", id="a picture of the web"),
        pytest.param('<img src="data:,">', None, id="a picture within"),
        pytest.param('<img src="gap.html" alt="A">', "A", id="no picture at all"),
    ],
)
def test_a_page_stands_as_it_is_but_for(before: str, after: str | None) -> None:
    page = of(("x.html", before))

    assert part(page, "x") == (before if after is None else after)


def test_a_picture_of_the_report_is_put_into_it() -> None:
    picture = Page("files/a.png", b"\x89PNG")
    data = b'<main><img class="k" src="../files/a.png" alt="&quot;A&quot;"></main>'
    page = single([*SMALL, Page("days/2026-04.html", data), picture])

    assert part(page, "days-2026-04") == (
        '<img src="data:image/png;base64,iVBORw==" alt="&quot;A&quot;">'
    )


def test_a_page_that_does_nothing_without_scripts_is_left_out() -> None:
    page = of(("search.html", "<h1>Search</h1>"), ("x.html", '<a href="search.html">Search</a>'))

    assert "<h2>Search</h2>" not in page
    assert part(page, "x") == "<a>Search</a>"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param("<body><p>A<p>B</body></html>", "<p>A<p>B", id="no main"),
        pytest.param("<head><title>T</title></head><p>A", "<p>A", id="neither main nor body"),
        pytest.param("<p>A", "<p>A", id="a piece"),
        pytest.param("", "", id="nothing"),
        pytest.param("<main><p>A</body></html>", "<p>A", id="a main that does not end"),
        pytest.param("<p>A</main>", "<p>A", id="a main that does not begin"),
        pytest.param("<main><h1>A<p>B</main>", "<h2>A<p>B", id="a heading that does not end"),
        pytest.param("<main><p>A<b c='", "<p>A", id="a tag that does not end"),
        pytest.param("<main><p>A</b", "<p>A", id="an end that does not end"),
        pytest.param("<main><p>A<!-- b</main>", "<p>A", id="a remark that does not end"),
        pytest.param("<main><nav><p>A</main>", "", id="what is left out does not end"),
    ],
)
def test_a_page_of_ones_own_template_has_a_place_however_it_is_written(
    text: str, inside: str
) -> None:
    page = single([SMALL[0], Page("own.html", text.encode()), *SMALL[1:]])

    assert part(page, "own").startswith(inside)
    assert part(page, "gap") == "<h2>Gap</h2>"


def test_a_page_about_the_report_without_a_place_for_help_is_linked_itself() -> None:
    page = single([*SMALL[:3], Page("about.html", b"<main><h1>Mine</h1></main>")])

    assert '<a href="#about">Where to find help</a>' in page


def test_a_style_sheet_of_the_report_is_the_style_of_the_document() -> None:
    page = single([*SMALL, Page("report.css", b"h1 { color: teal }\n")])

    assert "<style>h2 { color: teal }\n" in page


def test_names_that_would_be_the_same_are_kept_apart() -> None:
    page = of(("a.html", '<p id="b">'), ("a-b.html", '<p id="c">'), ("content.html", "C"))

    assert part(page, "a") == '<p id="a-b-2">'
    assert part(page, "a-b") == '<p id="a-b-c">'
    assert part(page, "content-2") == "C"


# -- the file -----------------------------------------------------------------------------------


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize(
    ("file", "is_ours"),
    [
        ("2026-03-12.md", True),
        ("2026/03/2026-03-12.txt", True),
        ("2026-3-12.md", True),
        ("journal.toml", True),
        ("report.html", False),
        ("2026-03-12.html", False),
        ("report.md", False),
        ("../2026-03-12.md", False),
    ],
)
def test_names_of_days_and_of_the_settings_belong_to_the_journal(
    file: str, is_ours: bool, tmp_path: Path
) -> None:
    root = tmp_path / "journal"
    root.mkdir()

    assert Store(root).would_read(root / file) is is_ours


# -- the command --------------------------------------------------------------------------------


def test_a_journal_as_one_file_holds_its_days_and_redacted_none_of_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "2026-03-22.md").write_text("Done: fed Mittens\n\nRain.\n", encoding="utf-8")
    monkeypatch.setenv("JOURNAL_TODAY", TODAY)
    monkeypatch.chdir(tmp_path)
    codes = [main(["-q", "build", "--single", "a.html"])]
    codes += [main(["-q", "build", "--single", "b.html", "--redact"])]
    codes += [main(["-q", "build", "-o", "out", "--redact"])]
    pages_made = "".join(
        path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("*.html")
    )

    assert codes == [0, 0, 0]
    assert names(tmp_path) == ["2026-03-22.md", "a.html", "b.html", "out"]
    assert "fed Mittens" in (tmp_path / "a.html").read_text(encoding="utf-8")
    for page in ((tmp_path / "b.html").read_text(encoding="utf-8"), pages_made):
        assert "Practice 1" in page
        assert not re.search("Mittens|Rain", page)
        assert tmp_path.name not in page


def test_a_report_that_somebody_changed_is_left_with_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "2026-03-22.md").write_text("Rain.\n", encoding="utf-8")
    monkeypatch.setenv("JOURNAL_TODAY", TODAY)
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "my report.html"
    codes = [main(["-q", "build", "--single", file.name]) for _ in range(2)]
    changed = file.read_bytes().replace(b"</body>", b"<p>For Sam</p></body>")
    file.write_bytes(changed)
    (tmp_path / "my report-2.html").touch()
    codes.append(main(["-q", "build", "--single", file.name]))

    assert codes == [0, 0, 1]
    assert file.read_bytes() == changed
    assert capsys.readouterr().err == (
        "'my report.html' was not made by journal, or was changed since, "
        "so it was left as it is.\n"
        "  Move it away, or give another name: journal build --single 'my report-3.html'\n"
    )
