"""One A4 side to bring to somebody: what stands on it, in which order, and what never does."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool import app, resources
from journal_tool.analysis import analyse
from journal_tool.cli import main
from journal_tool.model import Evidence, Identity, Journal, Thought, Words
from journal_tool.output import write_alone, write_pages
from journal_tool.report import Page, sheet_page
from journal_tool.report._fit import Block, Fit, fit
from journal_tool.screens import sheet
from journal_tool.settings import ReportRules, Settings
from journal_tool.store import Store
from tests.builders import action, day, everywhere, four_weeks, journal, mood, on, steady
from tests.test_report import elements, text_of, tree

TODAY = "2026-03-23"
TEMPLATES = resources.templates()
NO_WORDS = Settings(report=ReportRules(words=False))


def page_of(  # noqa: PLR0913
    of: Journal,
    options: Settings | None = None,
    *,
    since: str = "2026-03-09",
    as_of: str = TODAY,
    picked: Sequence[str] = (),
    against: bool = False,
) -> str:
    options = options or Settings()
    analysis = analyse(of, options, as_of=on(as_of))
    found = sheet(of, options, analysis, on(since), [on(one) for one in picked])
    made = sheet_page(found, of, analysis, options, TEMPLATES, shows_against=against)
    return made.decode()


def said(*args: Any, **more: Any) -> str:
    """Return the words of the page as a reader sees them."""
    return text_of(page_of(*args, **more))


def headings(page: str) -> list[str]:
    return ["".join(one.itertext()) for one in elements(tree(page)) if one.tag == "h2"]


def full() -> Journal:
    """Return two weeks that have something under every heading."""
    return journal(
        day(
            "2026-03-10",
            planned=[
                action("[x] Walk 20m", doubt=True, note="rain, and went", tags=("talk",)),
                action("[ ] Ring Sam", tags=("tired",)),
            ],
            measures=mood(4),
            thoughts=(Thought("No use", "too-big", None, "walk", tags=("too-big", "talk")),),
            evidence=(
                Evidence("Went in", "mover", supports=True, tags=("mover",)),
                Evidence("Took the lift", "mover", supports=False, tags=("mover",)),
            ),
        ),
        day("2026-03-11", planned=["[/] Walk 20m"], measures=mood(5), words="A grey one."),
        day("2026-03-12", measures=mood(3)),
        day("2026-03-23", planned=["Walk"]),
    )


# -- what stands on it --------------------------------------------------------------------------


def test_everything_stands_in_this_order() -> None:
    page = page_of(full(), picked=["2026-03-11"], against=True)

    assert headings(page) == [
        "To talk about",
        "In full",
        "Planned and done",
        "What got in the way",
        "Mood",
        "What was done",
        "Thoughts",
        "Done although",
        "For: #mover",
        "Against: #mover",
        "Not done",
    ]


def test_the_page_reads_like_this() -> None:
    assert said(full()).split("To talk about ")[1] == (
        "Tue 10 March Walk rain, and went Tue 10 March No use "
        "Planned and done Planned 3, done 2 (1 smaller). "
        "What got in the way #tired on 10 March "
        "Mood Mood on 3 days, from 3 to 5 of 10. Filled: something was done that day. "
        "10 5 0 10 March23 March "
        "Mood by day 10 March4something done 11 March5something done 12 March3nothing done "
        "What was done 1 different thing, 2 times in all. "
        "Walk 2 times, 1 smaller rain, and went "
        "Thoughts #too-big once, 1 with an action, 1 done "
        "Done although 1 of 1 doubted happened. Walk Tue 10 March rain, and went "
        "For: #mover 1 line. 10 March Went in "
        "diary · made for Monday 23 March 2026 · This is a notebook, not a treatment."
    )


def test_its_first_line_names_the_days_and_counts_them() -> None:
    assert said(full()).startswith(
        "10–23 March 2026 Something done on 2 of 13 days · 10 without an entry · today is open"
    )
    assert said(journal(day("2026-03-22", rest="ill"), day("2026-03-23", done=["Tea"]))).startswith(
        "22–23 March 2026 Something done on 1 of 2 days · 1 of rest"
    )


@pytest.mark.parametrize("words", ["Against", "Took the lift", "Not done", "Ring Sam"])
def test_what_speaks_against_stands_only_when_it_is_asked_for(words: str) -> None:
    assert words not in said(full())
    assert words in said(full(), against=True)


def test_a_mood_of_one_value_and_a_journal_without_any() -> None:
    same = journal(*(day(f"2026-03-1{at}", measures=mood(4)) for at in (1, 5)))

    assert "Mood on 2 days, 4 of 10." in said(same)
    assert "Mood" not in headings(page_of(journal(*steady(9, "2026-03-22"))))


def test_one_mood_is_said_and_not_drawn() -> None:
    page = page_of(journal(day("2026-03-11", measures=mood(4))))

    assert "Mood on one day, 4 of 10." in text_of(page)
    assert "Filled" not in page
    assert "<circle" not in page


def test_enough_mood_brings_its_sentence_and_a_long_stretch_no_strip() -> None:
    days = [
        day(
            date.fromordinal(on("2026-03-22").toordinal() - at).isoformat(),
            done=["Walk"] if at % 3 else [],
            measures=mood(3 + at * at % 5),
        )
        for at in range(150)
    ]
    for since, radius in (("2025-12-01", "1.8"), ("2025-08-01", "1.1")):
        page = page_of(journal(*days), since=since)

        assert "over the 84 days to 22 March" in page
        assert f'r="{radius}"' in page
        assert "strip-days" not in page.partition("</head>")[2]


def test_the_chart_has_the_same_numbers_as_a_table() -> None:
    page = page_of(full())
    circles = [one.get("class") for one in elements(tree(page)) if one.tag == "circle"]

    assert circles == ["acted", "acted", "blank"]
    assert "Mood by day 10 March4something done 11 March5something done" in text_of(page)


def test_a_tag_of_several_days_names_the_last() -> None:
    late = [
        day(f"2026-03-1{at}", planned=[action("[ ] Ring Sam", tags=("time",))]) for at in (1, 2)
    ]

    assert "#time 2 times, last on 12 March" in said(journal(*late))


def test_a_sentence_of_a_day_stands_beside_its_first_act_alone() -> None:
    doubted = [action(f"[x] {name}", doubt=True) for name in ("Walk", "Sit")]
    text = said(journal(day("2026-03-11", planned=doubted, words="Rain all day.")))

    assert text.count("That day: Rain all day.") == 1


def test_an_identity_says_what_the_settings_say_and_counts_acts() -> None:
    options = Settings(identities=(Identity("mover", "I go out"),))
    of = journal(day("2026-03-11", done=[action("[x] Walk", tags=("mover",), planned=False)]))

    assert "For: I go out 1 act." in said(of, options)
    assert "For: #mover 1 act." in said(
        of, Settings(identities=options.identities, report=ReportRules(words=False))
    )


def test_nothing_doubted_that_happened_is_no_heading() -> None:
    of = journal(day("2026-03-11", planned=[action("[ ] Walk", doubt=True)]))

    assert "Done although" not in headings(page_of(of))


def test_where_nothing_speaks_against_nothing_is_made_up() -> None:
    of = journal(day("2026-03-11", planned=["[x] Walk"]))

    assert page_of(of, against=True) == page_of(of)


def test_a_journal_of_words_alone_is_a_page_of_words() -> None:
    of = journal(day("2026-03-11", words="Rain. #talk", tags=("harbour",)))
    text = said(of)

    assert "To talk about Wed 11 March Rain." in text
    assert "Something done" not in text


# -- what is tagged #talk -----------------------------------------------------------------------


def brought(words: str, **more: Any) -> str:
    text = said(journal(day("2026-03-11", words=words, **more)))
    _, _, rest = text.partition("To talk about Wed 11 March ")
    return rest.partition(" diary ·")[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("One.\n\nTwo\nlines #talk\n\nThree.", "Two lines", id="its paragraph"),
        pytest.param("- one\n- [ ] two #talk\n- three", "two", id="its point"),
        pytest.param("# Wednesday\n\n## The lift #Talk", "The lift", id="a heading"),
        pytest.param("> it is said #talk.", "it is said .", id="a quotation"),
        pytest.param("#talking a#talk #talk/x #talk-show", "", id="another word"),
        pytest.param("Type `a #talk b` here.", "", id="code in a line"),
        pytest.param("```\nx #talk\n\n```\nafter", "", id="a block of code"),
        pytest.param("#talk", "", id="the tag alone"),
    ],
)
def test_lines_of_the_text(words: str, expected: str) -> None:
    assert brought(words) == expected


def test_a_day_with_the_tag_brings_all_of_its_words() -> None:
    assert brought("# Wednesday\n\nOne.\n\nTwo.", tags=("talk",)) == "One. Two."
    assert brought("", tags=("Talk",), measures=mood(3)) == ""


def test_lines_for_are_brought_and_the_tag_names_no_identity(tmp_path: Path) -> None:
    text = "---\nthoughts: |\n  - no use #talk #too-big\nfor: |\n  - went in #talk #player\n---\n"
    (tmp_path / "2026-03-11.md").write_text(text, encoding="utf-8")
    (one,) = Store(tmp_path).load().days

    assert [line.identity for line in one.evidence] == ["player"]
    assert [line.pattern for line in one.thoughts] == ["too-big"]
    assert [line.tags for line in one.evidence] == [("talk", "player")]
    assert [line.tags for line in one.thoughts] == [("talk", "too-big")]


def test_the_newest_comes_first_and_a_day_to_come_not_at_all() -> None:
    of = journal(*(day(f"2026-03-{at}", words=f"{at} #talk") for at in (11, 12, 25)))

    assert "To talk about Thu 12 March 12 Wed 11 March 11 diary" in said(of)


# -- what never stands on it --------------------------------------------------------------------


def test_hidden_words_leave_names_and_numbers() -> None:
    text = said(full(), NO_WORDS, picked=["2026-03-11"], against=True)

    for word in ("rain", "No use", "Went in", "Took the lift", "A grey one"):
        assert word not in text
    assert "Tue 10 March Walk Planned and done" in text
    assert "Words are left out of this sheet." in text


def test_what_stands_between_percent_signs_is_not_brought(tmp_path: Path) -> None:
    (tmp_path / "2026-03-11.md").write_text(
        "---\nplanned: |\n  - [x] Walk #talk -- well %%secret%%\n---\nOpen %%secret%% #talk\n"
        "%% secret #talk %%\n",
        encoding="utf-8",
    )
    made = app.page(Store(tmp_path), on(TODAY), on("2026-03-09"), picked=[on("2026-03-11")])

    assert "Open" in made.read_text(encoding="utf-8")
    assert "secret" not in made.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["<script>x</script>&\x07", "שלום", "W" * 600, '"><img src=x>'])
def test_any_text_in_any_field_makes_a_valid_page_without_a_script(text: str) -> None:
    hostile, options, _ = everywhere(text)
    page = page_of(hostile, options, picked=["2026-03-14", "2026-03-15"], against=True)

    assert not [one for one in elements(tree(page)) if one.tag in ("script", "img", "a")]
    assert "style=" not in page.partition("</head>")[2]
    assert "\x07" not in page


@given(st.text(max_size=40))
def test_any_words_make_a_valid_page(text: str) -> None:
    tree(page_of(journal(day("2026-03-11", words=(Words("a.md", f"{text} #talk", 1),)))))


# -- how much fits ------------------------------------------------------------------------------


def test_a_long_list_is_cut_and_says_so() -> None:
    names = [f"Thing {at}" for at in range(90)]

    assert re.search(r"and \d+ more", said(journal(day("2026-03-11", done=names))))


def test_what_has_no_room_is_named() -> None:
    long = " ".join(["word"] * 400)
    days = [
        day(
            f"2026-03-{at}",
            planned=[action(f"[x] Walk {at}", doubt=True, note=long, tags=("talk",))]
            + [action(f"[ ] Sit {at} {one}", tags=(f"t{one}",)) for one in range(4)],
            measures=mood(5),
            words=long,
            thoughts=(Thought("No", "p", None, None),),
            evidence=tuple(
                Evidence(long, f"i{one}", supports=side)
                for one in range(3)
                for side in (True, False)
            ),
        )
        for at in range(10, 23)
    ]
    text = said(journal(*days), picked=[f"2026-03-{at}" for at in range(10, 23)], against=True)

    assert "Left out for want of room: " in text
    assert "Against: #i2" in text.partition("want of room")[2]


BLOCK = Block(2, (1, 1, 1), 1)


@pytest.mark.parametrize(
    ("blocks", "room", "expected"),
    [
        pytest.param([], 5, Fit((), 0, 0), id="nothing"),
        pytest.param([BLOCK], 5, Fit((3,), 1, 5), id="all of it"),
        pytest.param([BLOCK], 4, Fit((1,), 1, 4), id="a remark takes room too"),
        pytest.param([BLOCK], 3, Fit((None,), 0, 0), id="no room"),
        pytest.param([BLOCK, BLOCK], 5, Fit((3, 3), 1, 5), id="side by side"),
        pytest.param([BLOCK] * 3, 8, Fit((3, 1, 1), 1, 8), id="the first grows first"),
        pytest.param([Block(9), Block(1)], 5, Fit((None, 0), 2, 1), id="a small one stays"),
    ],
)
def test_fit(blocks: list[Block], room: int, expected: Fit) -> None:
    found = fit(blocks, room)

    assert (found.kept, found.height) == (expected.kept, expected.height)


@given(
    st.lists(
        st.builds(
            Block, st.integers(1, 9), st.lists(st.integers(1, 5)).map(tuple), st.integers(0, 3)
        ),
        max_size=7,
    ),
    st.integers(0, 40),
)
def test_no_column_is_higher_than_the_room(blocks: list[Block], room: int) -> None:
    found = fit(blocks, room)
    heights = [
        0 if kept is None else block.height(kept)
        for block, kept in zip(blocks, found.kept, strict=True)
    ]

    assert max(sum(heights[: found.split]), sum(heights[found.split :])) == found.height <= room


# -- the file -----------------------------------------------------------------------------------


def test_a_build_leaves_the_page_alone(tmp_path: Path) -> None:
    write_alone(tmp_path / "page.html", b"<p>one\n")
    write_pages(tmp_path, [Page("index.html", b"x")])
    write_pages(tmp_path, [])

    assert (tmp_path / "page.html").is_file()


# -- the command --------------------------------------------------------------------------------


@pytest.fixture
def diary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "diary"
    root.mkdir()
    (root / "2026-03-11.md").write_text("Done: walk\n\nRain.\n", encoding="utf-8")
    monkeypatch.chdir(root)
    monkeypatch.setenv("JOURNAL_TODAY", TODAY)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return root


def test_it_prints_the_path_and_hides_the_folder_from_git(
    diary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["page"]) == 0
    assert capsys.readouterr().out == f"{diary / 'report' / 'page.html'}\n"
    assert (diary / "report" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_file_of_ones_own_has_no_company(diary: Path) -> None:
    assert main(["page", "-o", "out/sheet.html", "--days", "2026-03-11"]) == 0
    assert [one.name for one in (diary / "out").iterdir()] == ["sheet.html"]
    assert not (diary / "report").exists()


def test_build_and_page_share_a_folder(diary: Path) -> None:
    assert [main([one]) for one in ("page", "build", "page", "build")] == [0, 0, 0, 0]
    assert (diary / "report" / "page.html").is_file()


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        pytest.param(["--since", "-3d"], 5, "Nothing is written on 20–23 March.", id="nothing"),
        pytest.param(
            ["--since", "-3d"], 5, "Begin earlier: journal page --since 2026-02-25", id="how much"
        ),
        pytest.param(
            ["-o", "~no-such-person/a.html"],
            2,
            "'~no-such-person/a.html': there is no folder of '~no-such-person'.\n"
            "  For a name that begins with ~ write ./~no-such-person/a.html\n",
            id="a person who is not there",
        ),
        pytest.param(["--days", "-1d"], 5, "Nothing is written on 22 March.", id="no such day"),
        pytest.param(["--days", "x"], 2, "--days: 'x' is no date.", id="no date"),
        pytest.param(
            ["--since", "tomorrow"], 2, "--since: 2026-03-24 is still to come.", id="tomorrow"
        ),
        pytest.param(
            ["-o", "2026-03-12.md"], 2, "'2026-03-12.md' is no name of a page", id="a day"
        ),
        pytest.param(
            ["-o", "mine.html"],
            1,
            "'mine.html' was not made by journal, or was changed since, so it was left as it is.\n"
            "  Move it away, or give another name: journal page -o mine-2.html\n",
            id="foreign",
        ),
        pytest.param(
            ["-o", "mine.html/page.html"], 1, "cannot write mine.html:", id="a file for a folder"
        ),
    ],
)
def test_what_stops_it(
    words: list[str], code: int, message: str, diary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (diary / "mine.html").write_text("mine", encoding="utf-8")

    assert main(["page", *words]) == code
    assert message in capsys.readouterr().err
    assert (diary / "mine.html").read_text(encoding="utf-8") == "mine"
    assert not (diary / "report").exists()


def test_a_report_among_the_days_is_refused(
    diary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (diary / "journal.toml").write_text('[report]\nout = "."\n', encoding="utf-8")
    assert main(["page"]) == 2
    assert "Give a file: journal page -o page.html" in capsys.readouterr().err
    assert not (diary / ".gitignore").exists()


# -- as it was ----------------------------------------------------------------------------------


def test_the_page_of_the_small_journal_is_as_it_was(
    golden: Callable[[str, Mapping[str, bytes]], None],
) -> None:
    """Without the style sheet, which is no text to read in a difference."""
    style = TEMPLATES["report.css"] + TEMPLATES["sheet.css"]
    page = page_of(four_weeks(), against=True).replace(style, "/* sheet */")

    golden("page_small", {"page.html": re.sub(r"sha256-[\w+/=]+", "sha256-...", page).encode()})


def test_the_same_days_in_another_order_give_the_same_bytes() -> None:
    of = four_weeks()

    assert page_of(journal(*reversed(of.days)), against=True) == page_of(of, against=True)
