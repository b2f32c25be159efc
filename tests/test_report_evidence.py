"""Done although, the gap and the evidence as pages: what they say and when they are there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from journal_tool import resources
from journal_tool.analysis import analyse
from journal_tool.model import Day, Evidence, Identity, Practice, Rhythm, Schedule
from journal_tool.report import pages
from journal_tool.settings import ReportRules, Settings
from tests.builders import action, body, day, four_weeks, journal, on
from tests.test_report import text_of, tree

TODAY = "2026-03-23"
PLAIN = Settings()
NO_WORDS = ReportRules(words=False)
MOVER = Settings(
    identities=(Identity("mover", "I am someone who moves"),),
    practices=(Practice("walk", "Walk", identity="mover"),),
)


def build(*days: Day, as_of: str = TODAY, options: Settings = PLAIN) -> dict[str, str]:
    of = journal(*days)
    figures = analyse(of, options, as_of=on(as_of))
    made = pages(of, figures, options, resources.templates(), (), body)
    return {page.path: page.data.decode() for page in made}


def further(made: dict[str, str]) -> list[str]:
    """Return the further pages that were made; all of them stand in the navigation."""
    found = [path for path in made if path in ("although.html", "gap.html", "evidence.html")]
    links = {one.get("href") for one in tree(made["index.html"]).findall(".//nav//a")}

    assert links >= set(found)
    assert len(links & {"although.html", "gap.html", "evidence.html"}) == len(found)
    return found


def doubted(*lines: str) -> list[Day]:
    return [
        day(f"2026-03-{at:02d}", planned=[action(line, doubt=True)])
        for at, line in enumerate(lines, 1)
    ]


# -- when a page is there -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "as_of", "options", "expected"),
    [
        pytest.param([], TODAY, PLAIN, [], id="an empty journal"),
        pytest.param(doubted("[x] A"), "2026-03-01", MOVER, [], id="the first day"),
        pytest.param(doubted("[x] A"), "2026-03-02", PLAIN, ["although.html"], id="the next day"),
        pytest.param(
            doubted("[ ] A"), "2026-03-08", PLAIN, ["although.html", "gap.html"], id="a week later"
        ),
        pytest.param(
            [day("2026-03-01", done=["A"])], "2026-03-08", PLAIN, ["evidence.html"], id="deeds"
        ),
        pytest.param(
            [day("2026-03-01", done=["A"])], "2026-03-08", MOVER, [], id="no line for an identity"
        ),
        pytest.param(
            [day("2026-03-01", done=["Walk"])],
            "2026-03-02",
            MOVER,
            ["evidence.html"],
            id="a line for an identity",
        ),
    ],
)
def test_a_page_is_there_when_it_has_something_to_say(
    days: Sequence[Day], as_of: str, options: Settings, expected: list[str]
) -> None:
    assert further(build(*days, as_of=as_of, options=options)) == expected


def test_what_begins_with_since_is_told_on_each_page() -> None:
    options = Settings(since=on("2026-03-02"))
    made = build(*four_weeks().days, options=options)

    assert all("Counts begin on Monday 2 March 2026" in made[path] for path in further(made))


# -- done although ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(
            doubted("[x] A", "[ ] A", "[/] B"),
            "Doubted 3 times since March; 2 happened. All 3 are below.",
            id="several",
        ),
        pytest.param(
            doubted("[x] A"), "Doubted once since March; it happened. It is below.", id="one"
        ),
        pytest.param(
            doubted("[ ] A"),
            "Doubted once since March; it did not happen. It is below.",
            id="one that did not happen",
        ),
        pytest.param(
            [day("2026-03-01", planned=[action("[x] A", before=1)])],
            "With little wish to, 1 time; 1 happened.",
            id="none doubted",
        ),
        pytest.param(
            [day("2025-12-30", done=["A"]), *doubted("[x] A", "[x] A")],
            "Doubted 2 times since December 2025; 2 happened. All 2 are below.",
            id="last year",
        ),
    ],
)
def test_the_first_sentence_says_how_often_it_happened(days: Sequence[Day], expected: str) -> None:
    page = build(*days)["although.html"]

    assert text_of(page, ".//main/p[@class='lead']") == expected


def test_done_and_not_done_stand_beside_each_other_in_the_same_type() -> None:
    page = build(
        day(
            "2026-03-10",
            planned=[action("[x] Call Sam 5m", doubt=True, before=2, after=6, note="short, kind")],
        ),
        day(
            "2026-03-11",
            planned=[action("[ ] Gym", anyway=True), action("[>] Swim", before=0)],
            words="Rain. Stayed in.",
        ),
    )["although.html"]

    assert text_of(page, ".//section") == (
        "Doubted Marked with a question mark, or forecast at 40 in 100 or less. "
        "Happened Tue 10 March Call Sam 5m 2 before, 6 after short, kind Did not happen None."
    )
    assert text_of(page, ".//section[2]") == (
        "With little wish to With little wish to, 2 further times; 0 happened. "
        "Marked anyway, or 3 or less before. Happened None. Did not happen "
        "Wed 11 March Gym anyway That day: Rain. Stayed in. Wed 11 March Swim put off 0 before"
    )
    assert [one.get("href") for one in tree(page).findall(".//section//a")] == [
        "days/2026-03.html#d10",
        "days/2026-03.html#d11",
        "days/2026-03.html#d11",
    ]


def test_a_side_without_a_line_says_so() -> None:
    done, open_ = (
        build(*doubted("[x] A"))["although.html"],
        build(*doubted("[ ] A"))["although.html"],
    )

    assert text_of(done, ".//section").endswith("Did not happen None.")
    assert "Happened None. Did not" in text_of(open_, ".//section")


def test_what_was_doubted_is_all_open_and_the_rest_folded() -> None:
    days = [
        day(f"2026-03-{at:02d}", planned=[action("[x] A", **{what: True})])
        for what, first in (("doubt", 1), ("anyway", 1))
        for at in range(first, first + 20)
    ]
    joined = [replace(one, actions=(one.actions[0],)) for one in days[:20]]
    later = [replace(one, date=one.date.replace(month=2)) for one in days[20:]]
    page = build(*later, *joined)["although.html"]

    assert len(tree(page).findall(".//section[1]/div//ul[@class='said-list']/li")) == 20
    assert text_of(page, ".//section[2]//details/summary") == "8 earlier"


def test_years_of_what_was_doubted_are_folded_too() -> None:
    """All of it is on the page, and what comes below it can still be reached."""
    first = on("2026-01-01").toordinal()
    days = [
        day(str(date.fromordinal(first + at)), planned=[action("[x] A", doubt=True)])
        for at in range(62)
    ]
    page = build(*days)["although.html"]

    assert "All 62 are below." in text_of(page)
    assert len(tree(page).findall(".//section[1]//ul[@class='said-list']/li")) == 62
    assert text_of(page, ".//section[1]//details/summary") == "2 earlier"


# -- the gap ------------------------------------------------------------------------------------


def gap_page(*days: Day, as_of: str = TODAY) -> str:
    return build(*days, as_of=as_of)["gap.html"]


def test_the_gap_begins_with_counts_and_things() -> None:
    text = text_of(
        gap_page(
            day("2026-03-01", planned=["[ ] A"]),
            day("2026-03-02", planned=["[-] B", "[>] C"]),
            day("2026-03-17", planned=["[x] A", "[/] C"], done=["D"]),
        )
    )

    assert "In the last 22 days planned 4, done 2 (1 smaller), let go 1." in text
    assert "2 different things were on these lists: 2 done within 14 days" in text
    assert (
        "16–22 March planned 2, done 2 (1 smaller) · 1 done though not planned 2 2 1 0 0 1 1 0"
        in text
    )
    assert text.count("plans, no act on 1 day ") == 2


def test_the_tables_of_the_gap_hold_the_counts() -> None:
    page = gap_page(
        day("2026-03-09", planned=["[x] A", "[/] B", "[ ] C", "[>] D", "[-] E"], done=["F"]),
        day("2026-03-12", rest="ill"),
        day("2026-03-16", planned=["[ ] A"]),
    )
    tables = tree(page).findall(".//table")
    heads = ["".join(one.itertext()) for one in tables[0].findall("./thead/tr[2]/th")]
    rows = [
        ["".join(cell.itertext()) for cell in row.findall("./td")]
        for table in tables
        for row in table.findall("./tbody/tr")
    ]

    assert heads == [
        "planned",
        "done",
        "smaller",
        "put off",
        "let go",
        "not planned",
        "something done",
        "plans, no act",
    ]
    assert rows == [
        ["1", "0", "0", "0", "0", "0", "0", "1"],
        ["4", "2", "1", "1", "1", "1", "1", "0"],
        ["5", "2", "1", "1", "1", "1", "1", "1"],
    ]


def test_a_bar_is_as_long_as_its_week() -> None:
    bar = tree(gap_page(day("2026-03-09", planned=["[x] A", "[/] B", "[ ] C"]))).find(".//svg")
    assert bar is not None

    assert bar.get("viewBox") == "0 0 10 1"
    assert [one.get("width") for one in bar] == ["3", "2", "1"]


def test_older_weeks_and_months_are_folded_and_not_left_out() -> None:
    first = on("2025-01-01").toordinal()
    days = [
        day(str(date.fromordinal(at)), planned=["[x] A"]) for at in range(first, first + 400, 7)
    ]
    page = tree(gap_page(*days))
    rows = [len(one.findall("./tbody/tr")) for one in page.findall(".//section/table")]
    older = [len(one.findall(".//tbody/tr")) for one in page.findall(".//section/details")]

    assert rows == [12, 12]
    assert older == [46, 2]


def test_what_came_later_and_older_years_are_told() -> None:
    text = text_of(
        gap_page(
            day("2025-12-20", planned=["[ ] A"]),
            *[day(f"2026-01-{at:02d}", planned=["[ ] A"]) for at in (1, 10)],
            day("2026-01-20", planned=["[x] A"]),
            as_of="2026-01-23",
        )
    )

    assert "1 different thing was on these lists: 0 done within" in text
    assert ", 1 later than that." in text
    assert "A put off, on 3 lists since 20 December 2025; done on 20 January" in text
    assert "3 days with plans and no act since 20 December 2025, 2 of them in the last 28" in text
    assert "December 2025 20" in text


def test_without_plans_in_the_window_the_gap_says_so() -> None:
    text = text_of(gap_page(day("2026-01-05", planned=["[x] A"])))

    assert "Nothing was planned in the last 28 days." in text
    assert "different thing" not in text
    assert "Plans, no act" not in text


def test_plans_without_an_act_long_ago() -> None:
    assert "since 5 January, none in the last 28 days." in text_of(
        gap_page(day("2026-01-05", planned=["[ ] A"]))
    )


def test_long_gone_days_of_plans_without_an_act_are_folded() -> None:
    months = [f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13)][:14]
    page = gap_page(*(day(f"{month}-05", planned=["[ ] A"]) for month in months))
    lists = tree(page).findall(".//section/dl") + tree(page).findall(".//section/details/dl")

    assert [len(one.findall("div")) for one in lists] == [12, 2]
    assert text_of(page, ".//section/details/dl") == "February 2024 5 January 2024 5"


def test_what_is_put_off_stands_with_its_smaller_version() -> None:
    days = [
        day(f"2026-03-{at}", planned=["[ ] Tax -> open it 3m", "[ ] Gym"]) for at in (18, 19, 20)
    ]
    text = text_of(gap_page(day("2026-03-01", done=["A"]), *days))

    assert "Smaller, another day, or let go are all fine." in text
    assert "Gym put off, on 3 lists since 18 March" in text
    assert "Tax put off, on 3 lists since 18 March small: open it 3m" in text
    assert "Nothing open stands" not in text


def test_much_that_was_done_after_all_is_folded() -> None:
    first = on("2026-01-01").toordinal()
    days = [
        day(str(type(on(TODAY)).fromordinal(first + at)), planned=[f"{box} Tax"])
        for at, box in enumerate(["[ ]", "[ ]", "[ ]", "[x]"] * 12)
    ]
    found = tree(gap_page(*days)).findall(".//details/ul/li")

    assert len(found) == 2


def test_tags_and_the_one_thing_link_to_their_days() -> None:
    days = [
        day(f"2026-03-{at:02d}", planned=[action("[ ] A", tags=("tired",))]) for at in range(1, 13)
    ]
    one = [action("[x] B", tags=("first",)), action("[ ] C", tags=("first",))]
    page = gap_page(*days, day("2026-03-13", planned=one))
    text = text_of(page)

    assert "#tired 12 times: 12 March, 11 March" in text
    assert "3 March and 2 earlier" in text
    assert "Marked 2 times; 1 happened." in text
    assert "C not done on 13 March B done on 13 March" in text


# -- the evidence -------------------------------------------------------------------------------


def test_for_and_against_begin_with_the_counts_of_thirty_days() -> None:
    page = build(
        day("2026-01-05", evidence=(Evidence("Stayed in", "mover", supports=False),)),
        day(
            "2026-03-10",
            planned=["[x] Walk 10m"],
            evidence=(Evidence("Took the stairs", "mover", supports=True),),
        ),
        options=MOVER,
    )["evidence.html"]

    assert text_of(page, ".//section") == (
        "I am someone who moves #mover 2 for, 0 against in the 30 days to 23 March; newest "
        "weighted most. Too early to say more. 2 for, 1 against in all. "
        "For Tue 10 March Took the stairs Against Mon 5 January Stayed in "
        "In acts 1 act counts as for: Walk. Done Tue 10 March Walk 10m Due and not done None."
    )


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        pytest.param(Schedule(Rhythm.PER_WEEK, 3), "Walk: 1 of 3 that week", id="a week"),
        pytest.param(Schedule(Rhythm.PER_MONTH, 9), "Walk: 1 of 9 that month", id="a month"),
        pytest.param(Schedule(Rhythm.EVERY_N_DAYS, 3), "Walk: 0 of 1 in 3 days", id="three days"),
        pytest.param(Schedule(Rhythm.DAILY), "Walk: not done", id="a day of which nothing is said"),
    ],
)
def test_what_was_due_and_not_done_stands_against(schedule: Schedule, expected: str) -> None:
    walk = Practice("walk", "Walk", schedule=schedule, identity="mover", absent_is_missed=True)
    options = Settings(practices=(walk,))
    days = [day(f"2026-02-{at:02d}", planned=["[ ] Sit"]) for at in range(3, 29)]
    days += [day("2026-01-31", done=["Sit"]), day("2026-02-02", done=["Walk"])]
    page = build(*days, options=options)["evidence.html"]

    assert expected in text_of(page)
    assert "Due and not done" in text_of(page)


def test_acts_beyond_ten_are_folded() -> None:
    days = [day(f"2026-03-{at:02d}", planned=["[/] Walk"]) for at in range(1, 14)]
    page = build(*days, options=MOVER)["evidence.html"]

    assert text_of(page, ".//details/summary") == "3 earlier"
    assert len(tree(page).findall(".//details/ul/li")) == 3
    assert "13 acts count as for: Walk." in text_of(page)
    assert "smaller version" in text_of(page)


def test_an_identity_that_is_declared_and_never_written_about_says_so() -> None:
    options = Settings(identities=(Identity("quiet", "I am quiet"),))
    page = build(
        day("2026-03-10", done=[action("[x] Sang", identity="singer")], words="Loud."),
        options=options,
    )["evidence.html"]

    assert "I am quiet #quiet Nothing for or against is written so far. For None written" in (
        text_of(page)
    )
    assert "#singer 1 for, 0 against in the 30 days" in text_of(page)
    assert "1 act counts as for. Done Tue 10 March Sang done though not planned" not in text_of(
        page
    )
    assert "1 act counts as for. Done Tue 10 March Sang That day: Loud." in text_of(page)


def test_a_sentence_of_a_day_stands_once_on_a_side() -> None:
    lines = [action(f"[x] {name}", doubt=True) for name in ("A", "B")]
    page = build(day("2026-03-10", planned=lines, words="Rain."))["although.html"]

    assert text_of(page).count("Rain.") == 1


def test_without_any_identity_the_things_done_are_shown() -> None:
    days = [
        day("2026-03-01", done=[f"Thing {at}" for at in range(31)], words="Much."),
        day("2026-03-02", done=[action("[x] Bins", note="twice")]),
    ]
    text = text_of(build(*days)["evidence.html"])

    assert "32 different things done, 32 times in all." in text
    assert "Bins 1 time, last on 2 March twice" in text
    assert "Thing 0 1 time, last on 1 March That day: Much." in text
    assert "Earlier Thing 29" in text
    assert text.count("Much.") == 1


def test_without_words_the_pages_keep_names_and_numbers() -> None:
    private = "therapy at four"
    options = Settings(identities=(Identity("mover", private),), report=NO_WORDS)
    made = build(
        day(
            "2026-03-10",
            planned=[action("[x] Walk", doubt=True, note=private, cue=private, identity="mover")],
            evidence=(
                Evidence(private, "mover", supports=True),
                Evidence(private, "mover", supports=False),
            ),
            words=private,
        ),
        options=options,
    )

    assert not any(private in text for text in made.values())
    assert text_of(made["evidence.html"], ".//section") == (
        "#mover 2 for, 1 against in the 30 days to 23 March; newest weighted most. Too early "
        "to say more. "
        "2 for, 1 against in all. "
        "For Tue 10 March a line for Against Tue 10 March a line against "
        "In acts 1 act counts as for. Done Tue 10 March Walk doubted Due and not done None."
    )
    assert "Words are left out of this report." in text_of(made["although.html"])
