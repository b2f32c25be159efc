"""The first page: the words of the terminal, then four weeks and the links, when it is time."""

import html
from collections.abc import Sequence

import pytest

from journal_tool import resources, rules
from journal_tool.analysis import analyse
from journal_tool.diagnostics import Diagnostic, Severity, about_file
from journal_tool.model import Day, Evidence, Journal, Measure
from journal_tool.report import today_text
from journal_tool.report._index import BY_HAND, MOST_NAMES
from journal_tool.screens import (
    Line,
    today,
)
from journal_tool.settings import ReportRules, Settings
from journal_tool.store import Store
from tests.builders import action, day, four_weeks, journal, mood, on, sample_problems, steady
from tests.test_report import TODAY, build, elements, text_of, tree

PLAIN = Settings()


def index(
    *days: Day,
    as_of: str = TODAY,
    options: Settings = PLAIN,
    problems: Sequence[Diagnostic] = (),
) -> str:
    return build(journal(*days), as_of, options, problems)["index.html"]


def words(page: str) -> str:
    return text_of(page)


# -- the same words -----------------------------------------------------------------------------


def said(of: Journal, options: Settings, as_of: str, problems: Sequence[Diagnostic] = ()) -> str:
    """Return everything that the first screen says, in its order."""
    figures = analyse(of, options, as_of=on(as_of))
    screen = today(of, options, figures, on(as_of), problems)
    parts = [screen.title, screen.remark]
    for block in screen.blocks:
        parts.extend([block.label, *(_shown(line) for line in block.lines)])
        parts.append(BY_HAND if block.kind.value == "copies" else "")
    return " ".join(" ".join(parts).split())


def _shown(line: Line) -> str:
    left = len(line.parts) - MOST_NAMES
    names = [one.text for one in line.parts]
    if line.joint == " · " and left > 0:
        names = [*names[:MOST_NAMES], f"and {left} more"]
    return line.joint.join(names)


@pytest.mark.parametrize(
    "as_of",
    [
        "2026-01-02",
        "2026-01-06",
        "2026-02-01",
        "2026-03-05",
        "2026-04-10",
        "2026-05-02",
        "2026-05-13",
        "2026-05-24",
        "2026-05-26",
        "2026-05-27",
        "2026-06-30",
        "2026-07-01",
        "2026-07-20",
    ],
)
def test_the_page_says_what_the_terminal_says(as_of: str) -> None:
    store = Store(resources.sample_journal())
    of = store.load()
    page = build(of, as_of, store.settings, of.diagnostics)["index.html"]

    assert text_of(page, ".//div[@class='today']") == said(
        of, store.settings, as_of, of.diagnostics
    )


def test_what_the_terminal_prints_is_on_the_page_row_by_row() -> None:
    store = Store(resources.sample_journal())
    of = store.load()
    figures = analyse(of, store.settings, as_of=on("2026-06-30"))
    screen = today(of, store.settings, figures, on("2026-06-30"), ())
    page = words(build(of, "2026-06-30", store.settings)["index.html"])
    rows = [" ".join(row.split()) for row in today_text(screen).split("\n") if row.strip()]

    assert len(rows) == 9
    assert [row for row in rows if html.unescape(row) not in page] == []


# -- its parts ----------------------------------------------------------------------------------


def hrefs(page: str) -> list[str]:
    return [one.get("href", "") for one in tree(page).findall(".//div[@class='today']//a")]


def test_the_last_time_leads_to_its_day() -> None:
    page = index(
        day("2026-03-01", done=["Sit"]),
        day("2026-03-19", planned=["[x] Walk"], words="Rain."),
        day(TODAY, planned=["[ ] Walk"]),
    )

    assert hrefs(page) == ["days/2026-03.html#d19"]


def test_yesterdays_plans_and_what_to_mend_are_links() -> None:
    page = index(
        day("2026-03-10", done=["Sit"]),
        day("2026-03-22", planned=["[ ] Walk"]),
        problems=sample_problems(),
    )

    assert hrefs(page) == ["days/2026-03.html#d22", "check.html"]


def test_what_to_type_looks_like_it() -> None:
    (code,) = tree(index(*steady(9, "2026-03-10"))).iter("code")

    assert "".join(code.itertext()).startswith("Done: ")


def test_a_long_list_is_cut_and_says_so() -> None:
    page = index(*steady(9, "2026-03-22"), day(TODAY, done=[f"Thing {at}" for at in range(400)]))

    assert f"Thing {MOST_NAMES - 1} · and {400 - MOST_NAMES} more" in words(page)


def test_who_reads_two_files_on_a_phone_is_told_what_to_do_by_hand() -> None:
    one = day(
        "2026-03-21",
        done=["Walk"],
        files=("2026-03-21.md", "2026-03-21 (conflicted copy).md"),
        measures=(Measure("mood", None, "4 and 6"),),
        conflicts=("mood",),
    )
    page = words(index(one, problems=[about_file(rules.TWO_FILES, one.files[1], "two files")]))

    assert BY_HAND in page
    assert "mood 4 and mood 6: both kept, in no figure until one is chosen." in page


def test_the_line_of_another_day_is_made_before_what_it_would_move_is_drawn() -> None:
    """A script with ``defer`` would add it above what is read already."""
    below = tree(index(*steady(1, TODAY))).findall(".//div[@class='today']/*")

    assert [one.tag for one in below[:3]] == ["h1", "script", "section"]
    assert below[1].attrib == {"src": "date.js"}


# -- the first day ------------------------------------------------------------------------------


def test_the_first_day_shows_what_a_day_can_hold_and_nothing_else() -> None:
    made = build(journal())
    page = made["index.html"]

    assert words(page).startswith("Monday 23 March first day Small Open a curtain 1m From the")
    assert "What a day can hold One line is a day. All of this is optional." in words(page)
    assert len(tree(page).findall(".//section[@class='signs']//dt")) == 5
    assert "Four weeks" not in words(page)
    assert "The record so far" not in words(page)
    assert text_of(page, ".//header") == "diary Today About"


def test_after_the_first_line_the_day_is_complete() -> None:
    page = index(day(TODAY, done=["opened a curtain"]))

    assert "Done opened a curtain That is a complete day. What a day can hold" in words(page)
    assert text_of(page, ".//header") == "diary Today Days About"


# -- when nothing is counted --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "as_of", "shows"),
    [
        pytest.param(steady(6, "2026-03-22"), TODAY, False, id="the first week"),
        pytest.param(steady(7, "2026-03-22"), TODAY, True, id="after a week"),
        pytest.param(steady(9, "2026-03-20"), TODAY, True, id="two silent days"),
        pytest.param(steady(9, "2026-03-19"), TODAY, False, id="three silent days"),
        pytest.param(
            [*steady(9, "2026-03-10"), day(TODAY, done=["Walk"])], TODAY, False, id="back again"
        ),
        pytest.param(
            [*steady(9, "2026-03-10"), *steady(2, TODAY)], TODAY, True, id="back for two days"
        ),
    ],
)
def test_days_are_shown_unasked_neither_early_nor_in_silence(
    days: Sequence[Day], as_of: str, shows: bool
) -> None:
    page = index(*days, as_of=as_of)

    assert ("Four weeks" in words(page)) == ("In this report" in words(page)) == shows
    assert ("The record so far" in words(page)) != shows
    assert (tree(page).find(".//table") is not None) == shows


def test_a_quiet_link_leads_to_the_newest_days() -> None:
    found = tree(index(*steady(9, "2026-03-10"))).find(".//p[@class='onward']/a")
    assert found is not None

    assert found.get("href") == "days/2026-03.html"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(
            [day(f"2026-03-{at:02d}", words="Rain.", is_recorded=False) for at in range(1, 23)],
            "Monday 23 March Small Put on daytime clothes 5m From the starter list. "
            "The record so far",
            id="of prose alone",
        ),
        pytest.param(
            [day("2016-03-22", done=["Walk"])],
            "Monday 23 March Last entry Tuesday 22 March 2016. One line is enough; nothing needs "
            "catching up. Small Wash three things 3m From the starter list. "
            "Write Done: washed three things The record so far",
            id="ten silent years",
        ),
        pytest.param(
            [day("2026-03-22", planned=["[ ] Walk 30m -> letterbox 2m", "[ ] Tax"])],
            "Monday 23 March Small Drink a glass of water 1m From the starter list. "
            "Yesterday 2 plans, no act written. If something was done, one line in 2026-03-22.md "
            "is enough. The record so far",
            id="of one day of plans",
        ),
    ],
)
def test_a_bare_journal_gets_a_short_kind_page(days: Sequence[Day], expected: str) -> None:
    assert words(index(*days)) == expected


# -- four weeks ---------------------------------------------------------------------------------


def strip(page: str) -> list[tuple[str, list[str], str]]:
    """Return each week: its name, the words of its cells, and its counts."""
    table = tree(page).find(".//table[@class='strip']")
    assert table is not None
    return [
        (
            "".join(row[0].itertext()),
            ["".join(cell.itertext()).strip() for cell in row[1:8]],
            "".join(row[8].itertext()),
        )
        for row in table.findall("./tbody/tr")
    ]


def test_the_strip_holds_the_window_and_today_and_no_other_day() -> None:
    weeks = strip(index(*steady(60, TODAY)))
    cells = [cell for _, some, _ in weeks for cell in some if cell]

    assert [name for name, *_ in weeks] == [
        "23 February – 1 March",
        "2–8 March",
        "9–15 March",
        "16–22 March",
        "23 March",
    ]
    assert len(cells) == 29
    assert cells[0].startswith("23 February: 1 of 2")
    assert cells[-1] == "23 March: half of the plan or more"
    assert weeks[1][2] == "planned 14, done 7"


def test_the_strip_begins_with_the_first_day_and_the_chosen_weekday() -> None:
    weeks = strip(index(*steady(9, "2026-03-22"), options=Settings(week_starts=7)))

    assert [(name, sum(map(bool, some))) for name, some, _ in weeks] == [
        ("14 March", 1),
        ("15–21 March", 7),
        ("22–23 March", 2),
    ]
    assert weeks[0][1][6] == "14 March: 1 of 2 planned done"


def test_the_strip_names_the_shapes_that_it_holds() -> None:
    page = index(*steady(20, "2026-03-21"), day("2026-03-22", done=["Walk"]))

    assert text_of(page, ".//ul[@class='legend']") == (
        "half of the plan or more something written, no plan today, open "
        "something done though not planned"
    )


def test_the_days_of_the_strip_do_not_stop_the_tab_key() -> None:
    links = [
        one
        for one in elements(tree(index(*steady(20, TODAY))))
        if one.get("class") == "cell" and one.tag == "a"
    ]

    assert len(links) == 20
    assert {one.get("tabindex") for one in links} == {"-1"}


# -- what the other pages say -------------------------------------------------------------------


def entries(page: str) -> dict[str, str]:
    """Return what is said of each page; a blank that holds a dot back is a blank."""
    found = tree(page).findall(".//dl[@class='contents']/div")
    return {
        "".join(one[0].itertext()): " ".join("".join(one[1].itertext()).split()) for one in found
    }


def test_no_line_begins_with_a_dot() -> None:
    """The blank before it does not break."""
    days = [day(f"2026-0{at}-10", done=["Walk"]) for at in (1, 2)]
    contents = index(*days, *steady(3, "2026-03-22")).partition('class="contents"')[2]
    contents = contents.partition("</dl>")[0]

    assert "\u00a0· " in contents
    assert " · " not in contents


def test_each_page_is_named_with_what_it_says() -> None:
    days = [
        *steady(20, "2026-03-22"),
        *(
            day(f"2026-02-{at}", planned=[action("[ ] Tax", doubt=True)], measures=mood(3))
            for at in (20, 22, 24)
        ),
    ]

    assert entries(index(*days, problems=sample_problems())) == {
        "Done although": "Doubted 3 times since February; 0 happened.",
        "Consistency": "Something done on 20 of the last 28 days.",
        "Dips": "1 dip and 1 pause so far, all over.",
        "Gap": "3 different things planned in 28 days, 1 done sooner or later; "
        "1 still waiting, on 3 lists or more.",
        "Evidence": "1 different thing done.",
        "Practices": "Walk · Sit",
        "Reviews": "16–22 March · March · 2026",
        "To mend": "1 left out of the report, 2 worth a look.",
        "Days": "March · February",
    }


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        pytest.param(Severity.ERROR, "1 left out of the report.", id="errors alone"),
        pytest.param(Severity.WARNING, "2 worth a look.", id="warnings alone"),
    ],
)
def test_what_is_to_mend_is_told_by_what_it_does(severity: Severity, expected: str) -> None:
    problems = [one for one in sample_problems() if one.rule.severity is severity]

    assert entries(index(*steady(20, "2026-03-22"), problems=problems))["To mend"] == expected


def test_of_many_identities_four_are_named() -> None:
    lines = tuple(Evidence("Went", f"id{at}", supports=True) for at in range(6))
    found = entries(index(*steady(20, "2026-03-22"), day("2026-02-20", evidence=lines)))

    assert found["Evidence"] == (
        "In 30 days: #id0 0 for, 0 against · #id1 0 for, 0 against · #id2 0 for, 0 against · "
        "#id3 0 for, 0 against · and 2 more."
    )


def test_little_wish_is_told_where_nothing_was_doubted() -> None:
    days = [*steady(10, "2026-03-21"), day("2026-03-22", done=[action("[x] Sit", before=1)])]

    assert entries(index(*days))["Done although"] == "With little wish to, 1 time; 1 happened."


def test_the_newest_six_months_are_named_and_older_years_told() -> None:
    days = [day(f"2025-{at:02d}-10", done=["Walk"]) for at in range(6, 13)]
    found = entries(index(*days, *steady(3, "2026-03-22")))

    assert found["Days"] == (
        "March · December 2025 · November 2025 · October 2025 · September 2025 · August 2025"
    )


def test_days_before_since_are_told_and_linked_and_in_no_count() -> None:
    made = build(four_weeks(), options=Settings(since=on("2026-03-05")))

    assert (
        "Counts begin on Thursday 5 March 2026; 7 earlier days are shown and in no count."
        in words(made["index.html"])
    )
    assert "In no count." in text_of(made["days/2026-03.html"], ".//section[@id='d02']")
    assert "In no count." not in text_of(made["days/2026-03.html"], ".//section[@id='d05']")
    assert "Counts begin on Thursday 5 March 2026" in text_of(made["about.html"])


def test_without_words_the_page_has_none_of_them() -> None:
    private = "therapy at four"
    page = index(
        *steady(9, "2026-03-21"),
        day("2026-03-22", planned=[action("[x] Walk", note=private, cue=private)], words=private),
        day(TODAY, planned=["[x] Sit", action("[ ] Walk", cue=private)]),
        options=Settings(report=ReportRules(words=False)),
    )

    assert "Last time, yesterday." in page
    assert private not in page
