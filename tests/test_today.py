"""The first screen: its words in every situation, its size, and what it never says."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool import app, resources, rules
from journal_tool.analysis import analyse
from journal_tool.cli.today import read_stretch
from journal_tool.diagnostics import Diagnostic, about_file, at, width
from journal_tool.model import Day, Experiment, Journal, Measure, Pause, Practice, Rest
from journal_tool.report import days_text, last_text, today_in_short, today_text
from journal_tool.screens import (
    Block,
    Doubts,
    Kind,
    LastTime,
    Line,
    Pairs,
    Part,
    Today,
    today,
)
from journal_tool.settings import ReportRules, Settings
from journal_tool.store import Store
from journal_tool.text import SourceText
from tests.builders import action, day, everywhere, four_weeks, journal, on

TODAY = "2026-03-23"
HIDDEN = Settings(report=ReportRules(words=False))


def screen(
    *days: Day,
    as_of: str = TODAY,
    settings: Settings | None = None,
    problems: tuple[Diagnostic, ...] = (),
) -> Today:
    return screen_of(journal(*days), as_of, settings or Settings(), problems)


def screen_of(
    of: Journal, as_of: str, settings: Settings, problems: tuple[Diagnostic, ...] = ()
) -> Today:
    analysis = analyse(of, settings, as_of=on(as_of))
    return today(of, settings, analysis, on(as_of), problems)


def block(shown: Today, kind: Kind) -> tuple[str, ...]:
    """Return the label and the lines of a block; empty if the screen has none of its kind."""
    found = [one for one in shown.blocks if one.kind is kind]
    return (found[0].label, *(line.text for line in found[0].lines)) if found else ()


def said(*parts: str) -> Line:
    return Line(tuple(map(Part, parts)))


def kinds(shown: Today) -> list[Kind]:
    return [one.kind for one in shown.blocks]


def since(first: str) -> list[Day]:
    """Return a day with an act for each date from ``first`` to yesterday."""
    days = (on(TODAY) - on(first)).days
    return [day(str(on(first) + timedelta(days=ago)), done=["Cook"]) for ago in range(days)]


# -- the picture of the README ------------------------------------------------------------------


def test_the_last_day_of_the_sample_journal() -> None:
    shown = app.today(Store(resources.sample_journal()), on("2026-06-30")).today

    assert (
        today_text(shown)
        == """\
Tuesday 30 June

  Done      Lock and back by the chandler's 30m
            Anything more is extra.
  Open      Cornet, the slow bit 20m (after tea)      small: open the case 1m
            Last time, yesterday, at the small size: 3 before, 5 after.
            "four bars with the mute in, then all of it"
            You doubt it. Doubted 6 times before, happened 4.
  28 days   something done on 24 · 1 without an entry · 3 recorded without an act
            planned 62, done 46 (8 smaller), let go 5"""
    )


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        pytest.param("2026-06-28", 2, id="two days ahead could be slips"),
        pytest.param("2026-05-13", 0, id="half a summer ahead is a look at the past"),
    ],
)
def test_whoever_looks_at_the_past_is_not_told_of_deeds_in_the_future(
    as_of: str, expected: int
) -> None:
    reading = app.read(Store(resources.sample_journal()), on(as_of))
    days = {one.span.path for one in reading.problems if one.rule is rules.DONE_IN_FUTURE}

    assert len(days) == expected


def test_a_good_day_of_the_sample_journal() -> None:
    shown = app.today(Store(resources.sample_journal()), on("2026-06-24")).today

    assert (
        today_text(shown)
        == """\
Wednesday 24 June

  Done      Lock and back by the chandler's 30m · Sit 10m · Rang Kasia
            Anything more is extra.
  Open      Cornet, scales 10m (after tea)
            Last time, Mon 22 June: 4 before, 6 after. "Flat as a canal."
  28 days   something done on 24 · 4 recorded without an act
            planned 51, done 38 (9 smaller), let go 4"""
    )


# -- the blocks ---------------------------------------------------------------------------------


def test_the_first_day_offers_one_thing_and_says_where_to_write_it() -> None:
    shown = screen()

    assert (shown.title, shown.remark) == ("Monday 23 March", "first day")
    assert kinds(shown) == [Kind.STEP, Kind.WRITE]
    assert block(shown, Kind.WRITE)[1].endswith("in 2026-03-23.md")


def test_the_first_day_names_the_file_that_is_there() -> None:
    template = day(TODAY, files=("days/today.md",), is_touched=False, is_recorded=False)

    assert block(screen(template), Kind.WRITE)[1].endswith("in days/today.md")


def test_after_the_first_act_the_first_day_is_complete() -> None:
    assert block(screen(day(TODAY, done=["Cook"])), Kind.DONE) == (
        "Done",
        "Cook",
        "That is a complete day.",
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Walk", "Walk", id="a name"),
        pytest.param("Walk 90m", "Walk 1h30m", id="minutes"),
        pytest.param("Walk 120m -> sit 2m", "Walk 2h -> sit 2m", id="a smaller version"),
        pytest.param("Walk -> 2m", "Walk -> 2m", id="smaller by minutes"),
    ],
)
def test_an_open_item_before_anything_is_done(line: str, expected: str) -> None:
    assert block(screen(day(TODAY, planned=[line])), Kind.OPEN) == ("Open", expected)


def test_the_other_items_are_counted_in_words() -> None:
    one, two = ([f"Thing {at}" for at in range(count)] for count in (2, 12))

    for lines, word in ((one, "one"), (two, "11")):
        said = block(screen(day(TODAY, planned=lines)), Kind.STEP)[-1]
        assert said == f"The other {word} can stay, move or go:  journal ask"


def test_beside_an_act_each_open_item_has_its_last_time_and_its_doubts() -> None:
    doubted = [
        day(f"2026-03-{number}", planned=[action("[x] Walk", doubt=True, note=f"day {number}")])
        for number in (20, 21, 22)
    ]
    now = day(TODAY, planned=[action("Walk -> 2m", doubt=True, cue="after tea")], done=["Cook"])
    shown = screen(*doubted, now)

    assert block(shown, Kind.OPEN) == (
        "Open",
        "Walk (after tea)      small: 2m",
        'Last time, yesterday: "day 22"',
        "You doubt it. Doubted 3 times before, happened 3.",
    )
    fewer = screen(*doubted[1:], now)
    assert len(block(fewer, Kind.OPEN)) == 3


def test_hidden_words_are_in_no_block() -> None:
    days = [
        day("2026-03-22", done=[action("[x] Walk", note="secret", before=2, after=4)]),
        day(
            TODAY,
            planned=[action("Walk", cue="secret")],
            done=["Cook"],
            words="secret",
        ),
    ]

    assert "secret" not in today_text(screen(*days, settings=HIDDEN))
    assert "2 before, 4 after" in today_text(screen(*days, settings=HIDDEN))
    resting = day(TODAY, rest="secret")
    assert block(screen(resting), Kind.REST) == ("Rest", "secret")
    assert block(screen(resting, settings=HIDDEN), Kind.REST) == ("Rest", "today")


def test_a_pause_of_everything_is_rest_without_a_file() -> None:
    pause = Settings(pauses=(Pause(on("2026-03-20"), on(TODAY), "at Mam's"),))
    shown = screen(*since("2026-02-01"), settings=pause)

    assert block(shown, Kind.REST) == ("Rest", "today")
    assert shown.step is None


# -- the record ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(since("2026-03-21"), ("Since Sat", "something done on 2 of 2 days"), id="2"),
        pytest.param(
            [*since("2026-03-21")[:1], day("2026-03-22", planned=list("abcdef"))],
            ("Since Sat", "something done on 1 of 2 days"),
            id="the first week says nothing of what was not done",
        ),
        pytest.param([day("2026-03-22", planned=["Walk"])], (), id="nothing to say so far"),
        pytest.param(
            since("2026-03-10"), ("Since 10 March", "something done on 13 of 13 days"), id="13"
        ),
        pytest.param(since("2026-01-10"), ("28 days", "something done on 28"), id="four weeks"),
        pytest.param(
            [*since("2026-01-10")[:-1], day("2026-03-22", planned=list("abcde"))],
            (
                "28 days",
                "something done on 27 · 1 recorded without an act",
                "planned 5, done 0",
            ),
            id="five planned",
        ),
        pytest.param(
            [*since("2026-01-10")[:-1], day("2026-03-22", rest="")],
            ("28 days", "something done on 27 · 1 rest"),
            id="rest",
        ),
    ],
)
def test_the_line_of_record(days: list[Day], expected: tuple[str, ...]) -> None:
    assert block(screen(*days), Kind.RECORD) == expected


def test_a_record_that_began_last_year_says_so() -> None:
    days = [day(str(on("2025-12-28") + timedelta(at)), done=["Cook"]) for at in range(12)]

    assert block(screen(*days, as_of="2026-01-09"), Kind.RECORD)[0] == "Since 28 December 2025"


# -- silence ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "is_told"),
    [
        pytest.param("2026-03-20", False, id="two days"),
        pytest.param("2026-03-19", True, id="three days"),
        pytest.param("2016-03-19", True, id="ten years"),
    ],
)
def test_after_three_days_of_silence_the_day_begins_anew(last: str, is_told: bool) -> None:
    shown = screen(day("2016-01-01", done=["Cook"]), day(last, done=["Walk"], words="Rain."))

    assert (Kind.PAUSE in kinds(shown)) is is_told
    if is_told:
        assert set(kinds(shown)) == {Kind.PAUSE, Kind.STEP, Kind.WRITE}
        assert not re.search(r"\d+ (without|recorded|of)", today_text(shown))


def test_in_silence_the_step_has_its_last_time_only_if_that_says_something() -> None:
    days = [day("2026-01-01", done=["Cook"]), day("2026-02-01", done=["Walk 2m"])]
    told = [days[0], day("2026-02-01", done=[action("[x] Walk 2m", note="Cold.")])]

    assert len(block(screen(*days), Kind.STEP)) == 3
    assert block(screen(*told), Kind.STEP)[-1] == 'Last time, Sun 1 February, 2m: "Cold."'


def test_the_day_after_the_first_line_says_that_it_moves_again() -> None:
    days = [*since("2026-02-01")[:20], day("2026-03-22", done=["Walk", "Cook"])]
    shown = screen(*days)

    assert block(shown, Kind.PAUSE) == ("Moving again: 2 lines yesterday.",)
    assert Kind.RECORD not in kinds(shown)


@pytest.mark.parametrize(
    "more",
    [
        pytest.param([day("2026-03-22", words="Rain.")], id="a line without an act"),
        pytest.param([day("2026-03-21", done=["Walk"])], id="the day after the next"),
        pytest.param([day("2026-03-22", done=["a"]), day(TODAY, done=["b"])], id="two act days"),
        pytest.param([day(TODAY, done=["Walk"])], id="today"),
    ],
)
def test_otherwise_nothing_is_said_of_the_pause(more: list[Day]) -> None:
    assert block(screen(*since("2026-02-01")[:20], *more), Kind.PAUSE) == ()


# -- plans without an act -----------------------------------------------------------------------


def test_the_morning_after_a_day_of_plans() -> None:
    days = [*since("2026-02-01")[:-1], day("2026-03-22", planned=["Walk", "[>] Tax", "[-] Gym"])]

    assert block(screen(*days), Kind.PLANS) == (
        "Yesterday",
        "2 plans, no act written. If something was done, one line in 2026-03-22.md is enough.",
    )
    for stands in (day(TODAY, done=["Walk"]), day(TODAY, rest="ill")):
        assert block(screen(*days, stands), Kind.PLANS) == ()
    elsewhere = [*days[:-1], day("2026-03-22", planned=["Walk"], files=())]
    assert "one line in 2026-03-22 is" in block(screen(*elsewhere), Kind.PLANS)[1]


def test_three_such_days_in_seven_are_told_beside_a_plan_of_today() -> None:
    days = since("2026-02-01")[:-4]
    days[::2] = [day(str(one.date), planned=["[-] Gym"]) for one in days[::2]]  # no dip for long
    days += [day(f"2026-03-{number}", planned=["Tax"]) for number in (19, 20, 21, 22)]
    plan = day(TODAY, planned=["Tax"])

    assert block(screen(*days, plan), Kind.PLANS) == (
        "4 of the last 7 days have plans and no act. One of today's, at its smallest size?",
    )
    assert block(screen(*days), Kind.PLANS)[0] == "Yesterday"
    new = screen(*days[-4:], plan)
    assert block(new, Kind.PLANS)[0] == "Yesterday"


# -- a dip --------------------------------------------------------------------------------------


def half(count: int, last: str) -> list[Day]:
    """Days up to ``last``: three with a small act for one without, all recorded."""
    end = on(last).toordinal()
    dates = [str(date.fromordinal(at)) for at in range(end - count + 1, end + 1)]
    return [
        day(one, done=["Wash three things 3m"] if at % 4 else [], planned=["[-] Gym"])
        for at, one in enumerate(dates)
    ]


def without_acts(*dates: str) -> list[Day]:
    return [day(one, planned=["[-] Gym"]) for one in dates]


DIP = (*half(80, "2026-03-15"), *without_acts(*(f"2026-03-{at}" for at in range(16, 23))))
EARLIER = (
    *half(80, "2026-02-15"),
    *without_acts(*(f"2026-02-{at}" for at in range(16, 24))),
    day("2026-02-24", done=["Cook 30m", action("[x] Open the case 2m", note="stiff")]),
    day("2026-02-25", done=["Sit 5m"]),
    *half(16, "2026-03-13")[1:],
    *without_acts(*(f"2026-03-{at}" for at in range(14, 23))),
)
TWO_DIPS = (
    *half(80, "2025-12-10"),
    *without_acts(*(f"2025-12-{at}" for at in range(11, 19))),
    day("2025-12-19", done=["Walk 5m"]),
    *half(58, "2026-02-15"),
    *EARLIER[80:],
)


def test_in_a_dip_there_is_one_sentence_and_one_small_thing() -> None:
    shown = screen(*DIP)

    assert kinds(shown) == [Kind.PAUSE, Kind.STEP]
    assert block(shown, Kind.PAUSE) == (
        "Fewer days with an act than usual lately (usual: about 7 in 10). Dips are ordinary.",
    )
    assert block(shown, Kind.STEP)[2] == "From the starter list."
    assert not shown.shows_record


def test_after_earlier_dips_what_came_first_is_offered() -> None:
    shown = screen(*EARLIER)

    assert block(shown, Kind.STEP)[1:] == (
        "Open the case 2m",
        "In February the first act after a dip took 2 minutes.",
        'Last time, Tue 24 February, 2m: "stiff"',
    )


def test_after_several_dips_the_first_acts_are_told_by_their_minutes() -> None:
    assert block(screen(*TWO_DIPS), Kind.STEP)[1:3] == (
        "Open the case 2m",
        "In December 2025 and February the first act after a dip took 2 to 5 minutes.",
    )


def test_an_act_in_a_dip_asks_for_nothing_more() -> None:
    shown = screen(*DIP, day(TODAY, planned=["Tax"], done=["Bins"]))

    assert kinds(shown) == [Kind.DONE]


def test_two_days_with_an_act_end_a_dip() -> None:
    back = [day("2026-03-23", done=["Bins"]), day("2026-03-24", done=["Bins"])]

    assert Kind.RECORD in kinds(screen(*DIP, *back, as_of="2026-03-25"))


def test_before_it_is_known_what_is_usual_three_days_without_an_act_are_told() -> None:
    days = without_acts("2026-03-20", "2026-03-21", "2026-03-22")

    assert block(screen(*days), Kind.PAUSE) == (
        "Some days without an act lately. Dips are ordinary.",
    )
    assert Kind.PAUSE not in kinds(screen(*days, day(TODAY, planned=["Tax"])))


# -- a coin -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        pytest.param("2026-03-10", (), id="before its first day"),
        pytest.param("2026-03-22", ("Coin", "no Walk   pair 4 of 12"), id="the other day"),
        pytest.param("2026-03-23", ("Coin", "Walk   pair 4 of 12"), id="the chosen day"),
    ],
)
def test_a_coin_says_which_day_it_is(as_of: str, expected: tuple[str, ...]) -> None:
    options = Settings(
        practices=(Practice("walk", "Walk"),),
        experiments=(Experiment("walk", "walk", on("2026-03-16"), 12),),
    )

    assert block(screen(*since("2026-03-01"), as_of=as_of, settings=options), Kind.COIN) == expected


def test_in_a_dip_no_coin_is_spoken_of() -> None:
    options = Settings(
        practices=(Practice("walk", "Walk"),),
        experiments=(Experiment("walk", "walk", on("2026-03-16"), 12),),
    )

    assert Kind.COIN not in kinds(screen(*DIP, settings=options))


# -- a new month --------------------------------------------------------------------------------


def test_the_first_day_of_a_month_looks_back() -> None:
    days = [
        *since("2026-01-20")[:12],
        day("2026-02-03", rest=Rest("ill", on("2026-02-04"))),
        day("2026-02-26", planned=["[x] Walk", "Tax", "[-] Gym"], done=["Cook"]),
        day("2026-02-27", planned=["Walk", "Hoover"]),
        day("2026-02-28", planned=["Walk", "Hoover"], done=["Tax"]),
        day("2026-03-01", words="Rain."),
        day("2026-03-20", done=["Hoover"]),
    ]
    shown = screen(*days, as_of="2026-03-01")

    assert block(shown, Kind.MONTH) == (
        "February",
        "something done on 2 of 28 days · 2 rest · 23 without an entry · 1 recorded without an act",
        "planned 6, done 1, let go 1 · 2 done though not planned",
        "3 different things planned, 2 done sooner or later",
        "January: 12 of 12 days",
        "A page with three questions:  journal review month",
    )
    assert Kind.RECORD not in kinds(shown)
    assert block(screen(*days[:-1], as_of="2026-03-02"), Kind.MONTH) == ()


def test_a_month_without_plans_or_a_month_before_it_has_fewer_lines() -> None:
    days = [day(f"2026-03-{number}", done=["Cook"]) for number in range(20, 32)]

    assert block(screen(*days, as_of="2026-04-01"), Kind.MONTH) == (
        "March",
        "something done on 12 of 12 days",
        "A page with three questions:  journal review month",
    )


def test_a_month_that_is_in_no_count_is_not_shown() -> None:
    days = [day(f"2026-03-{number}", done=["Cook"]) for number in range(20, 32)]
    later = Settings(since=on("2026-04-01"))

    assert block(screen(*days, as_of="2026-04-01", settings=later), Kind.MONTH) == ()
    lone = screen(*days, day("2026-04-30", done=["x"]), as_of="2026-05-01")
    assert Kind.MONTH not in kinds(lone)


# -- to mend ------------------------------------------------------------------------------------

SOURCE = SourceText("2026-03-22.md", "mood: 11\ndone nothing much\n")
RANGE = at(rules.OUT_OF_RANGE, SOURCE, SOURCE.span(6, 8), "mood: 11 is outside 0-10 and left out")
COLON = at(
    rules.NO_COLON, SOURCE, SOURCE.span(9, 26), "'done nothing much' has no colon", "done: …"
)
MINE = day("2026-03-22", done=["Walk"])


def mended(
    *problems: Diagnostic, days: tuple[Day, ...] = (MINE,), settings: Settings | None = None
) -> str:
    shown = screen(*days, problems=problems, settings=settings)
    return " | ".join(block(shown, Kind.MEND) or block(shown, Kind.COPIES))


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        pytest.param(
            RANGE,
            "2026-03-22.md:1 mood: 11 is outside 0-10 and left out. "
            "The rest of the day is in.   journal check",
            id="a value",
        ),
        pytest.param(
            about_file(rules.UTF_16, "2026-03-21.md", "is UTF-16 and could not be read"),
            "2026-03-21.md is UTF-16 and could not be read. Save it as UTF-8. "
            "All other days are in.",
            id="a file",
        ),
        pytest.param(
            COLON,
            '2026-03-22.md:2 "done nothing much" has no colon. A deed? Write: Done: …',
            id="a line that may be a deed",
        ),
        pytest.param(
            about_file(rules.BAD_SETTING, "journal.toml", "'x' is no time"),
            "journal.toml 'x' is no time. All else is in.   journal check",
            id="a setting",
        ),
    ],
)
def test_one_thing_to_mend(problem: Diagnostic, expected: str) -> None:
    assert mended(problem) == f"To mend | {expected}"


def test_of_several_the_worst_and_how_many_more() -> None:
    worst = about_file(rules.UTF_16, "z.md", "is UTF-16 and could not be read")

    assert mended(RANGE, COLON, worst).endswith("All other days are in.   and 2 more")
    assert mended(RANGE, COLON, worst).startswith("To mend | z.md")


def test_of_two_as_bad_that_of_today_comes_first() -> None:
    copy = about_file(rules.CONFLICT_COPY, "2026-03-17 copy.md", "is a copy for 2026-03-17")
    today = day("2026-03-22", done=["Walk"])

    assert block(screen(today, as_of="2026-03-22", problems=(copy, COLON)), Kind.MEND)
    assert block(screen(today, as_of="2026-03-23", problems=(copy, COLON)), Kind.MEND) == ()


def test_information_and_what_is_odd_about_a_day_long_ago_are_not_told() -> None:
    long_ago = day("2026-03-22", done=["Walk"])
    later = screen(long_ago, as_of="2026-04-22", problems=(RANGE,))

    assert mended(about_file(rules.NO_DAYS, ".", "is empty")) == ""
    assert block(later, Kind.MEND) == ()
    assert block(screen(long_ago, as_of="2026-03-21", problems=(RANGE,)), Kind.MEND) == ()


def test_hidden_words_hide_the_message() -> None:
    assert mended(RANGE, settings=HIDDEN).startswith("To mend | 2026-03-22.md:1 out of range.")
    assert "nothing much" not in mended(COLON, settings=HIDDEN)


TWO = day(
    "2026-03-22",
    done=["Walk"],
    files=("2026-03-22.md", "b/2026-03-22.md"),
    measures=(Measure("mood", None, "4 and 6"), Measure("sleep", 7.0)),
    conflicts=("mood",),
)


def test_two_files_of_a_day_are_both_named() -> None:
    both = about_file(rules.TWO_FILES, "2026-03-22.md", "two files for 2026-03-22")

    assert mended(both, days=(TWO,)).split(" | ") == [
        "Two files for Sunday 22 March. Both are read, nothing is dropped.",
        "2026-03-22.md",
        "b/2026-03-22.md",
        "mood 4 and mood 6: both kept, in no figure until one is chosen.",
        "journal resolve --dry-run   shows what would be kept",
    ]


def test_two_values_in_one_file() -> None:
    one = day("2026-03-22", done=["Walk"], measures=TWO.measures, conflicts=("mood",))
    found = about_file(rules.CONFLICT_VALUE, "2026-03-22.md", "mood 4 and 6")

    assert mended(found, days=(one,)).split(" | ") == [
        "To mend",
        "2026-03-22.md",
        "mood 4 and mood 6: both kept, in no figure until one is chosen.",
    ]


def copy(day: str, path: str = "copy.md") -> Diagnostic:
    return about_file(rules.CONFLICT_COPY, path, f"is a conflict copy of Box for {day}: 2026-01-01")


def test_a_day_is_named_with_its_copies_and_the_values_on_which_they_disagree() -> None:
    merged = day("2026-03-22", done=["Walk"], measures=TWO.measures, conflicts=("mood",))

    assert mended(copy("2026-03-22"), days=(merged,)).split(" | ") == [
        "Two files for Sunday 22 March. Both are read, nothing is dropped.",
        "2026-03-22.md",
        "copy.md",
        "mood 4 and mood 6: both kept, in no figure until one is chosen.",
        "journal resolve --dry-run   shows what would be kept",
    ]


@pytest.mark.parametrize(
    ("copies", "expected"),
    [
        pytest.param(["a.md", "b.md"], "3 files for Sunday 22 March. All are read,", id="two"),
        pytest.param(["2026-03-22.md"], "1 file for Sunday 22 March: a copy.", id="in its place"),
    ],
)
def test_more_copies_of_a_day_or_one_alone(copies: list[str], expected: str) -> None:
    one = day("2026-03-22", done=["Walk"])
    found = [copy("2026-03-22", path) for path in copies]

    assert mended(*found, days=(one,)).startswith(expected)


def test_a_copy_of_a_day_that_cannot_be_read_is_named() -> None:
    assert mended(copy("2026-03-21"), days=()).startswith("1 file for Saturday 21 March: a copy.")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(["2026-03-22", "2025-03-01"], "2 days have conflict copies.", id="two"),
        pytest.param(["some day"], "1 day has conflict copies.", id="of a day nobody names"),
    ],
)
def test_conflict_copies_of_several_days_are_one_line(days: list[str], expected: str) -> None:
    found = [
        about_file(rules.CONFLICT_COPY, f"{at}.md", f"is a conflict copy of Box for {day}")
        for at, day in enumerate(days)
    ]

    assert mended(*found) == f"To mend | {expected}   journal resolve"


def test_conflict_copies_stand_below_what_comes_before_them() -> None:
    both = about_file(rules.TWO_FILES, "2026-03-22.md", "two files for 2026-03-22")
    line = "1 day has conflict copies.   journal resolve"

    assert mended(RANGE, copy("2026-03-22")).endswith(f"   journal check | {line}")
    assert mended(both, copy("2026-03-22"), days=(TWO,)).endswith(f"would be kept | {line}")


def test_a_copy_in_the_place_of_a_day_long_ago_is_told() -> None:
    long_ago = day("2026-01-02", done=["Walk"])

    assert mended(copy("2026-01-02", "2026-01-02.md"), days=(long_ago,)).startswith("1 file for")


# -- in a terminal ------------------------------------------------------------------------------


def test_a_long_list_of_names_says_how_many_more() -> None:
    text = today_text(screen(day(TODAY, done=[f"Something number {at}" for at in range(30)])))

    assert re.search(r"and \d+ more$", text, re.MULTILINE)
    assert len(text.split("\n")) <= 12


def test_a_word_without_an_end_is_cut_and_control_characters_are_seen() -> None:
    step = Block(Kind.STEP, "Small", (said("x" * 200), said("字" * 100, "\x1b[31m")))
    shown = Today(on(TODAY), "title", "", (step,), None)

    rows = today_text(shown).split("\n")
    assert all(width(row) <= 84 for row in rows)
    assert "\x1b" not in "".join(rows)


def test_in_short_there_is_one_row_for_each_thing() -> None:
    shown = screen(*since("2026-02-01"), day(TODAY, planned=["Tax", "Sit 2m"], done=["Walk"]))

    assert today_in_short(shown).split("\n") == [
        "  Done      Walk",
        "  Open      Tax",
        "            Sit 2m",
    ]


def test_the_last_time_of_what_was_never_done() -> None:
    assert (
        last_text("Tax", None, None, on(TODAY), shows_words=True) == "Tax\n  Not done before today."
    )


def test_where_nothing_can_give_way_lists_take_one_row() -> None:
    names = said(*(f"Something number {at}" for at in range(9)))._replace(joint=" · ")
    lists = tuple(Block(Kind.DONE, "Done", (names,)) for _ in range(9))
    rows = today_text(Today(on(TODAY), "title", "", lists, None)).split("\n")

    assert len(rows) == 2 + 9


@pytest.mark.parametrize("columns", [0, 60, 72, 80, 84, 200])
def test_a_screen_fits_the_terminal_it_is_shown_on(columns: int) -> None:
    shown = app.today(Store(resources.sample_journal()), on("2026-06-30")).today
    rows = today_text(shown, columns=columns).split("\n")

    assert len(rows) <= 12
    assert max(map(width, rows)) <= min(84, max(60, columns))


def test_several_days_as_text_end_with_what_they_amount_to() -> None:
    def text(*days: Day, words: bool = True) -> str:
        of = journal(*days)
        return days_text(of.days, analyse(of, Settings(), as_of=on(TODAY)), shows_words=words)

    prose = [day("2026-03-21", words="Rain."), day("2026-03-22", words="Sun.")]
    walked = day("2026-03-20", done=["Walk"], rest="ill", measures=(Measure("mood", None, "low"),))

    assert text(*prose).endswith("Sunday 22 March 2026\n\n  Sun.")
    assert text(walked, *prose).endswith(
        "1 day with an entry, something done on 1\n1 done though not planned"
    )
    assert "Rain" not in text(*prose, words=False)
    assert text(walked).split("\n")[1:3] == ["  mood low", "  rest: ill"]
    assert text(walked, words=False).split("\n")[1:2] == ["  rest"]


def test_everything_about_the_last_time() -> None:
    found = LastTime(on("2026-03-22"), words="Cold.", pairs=Pairs(4, 1, 2))
    text = last_text("Walk", found, Doubts(6, 4), on(TODAY), shows_words=True)

    assert text.split("\n") == [
        "Walk",
        '  Last time, yesterday: "Cold."',
        "  Of 7 times, higher after 4, same 1, lower 2.",
        "  Doubted 6 times before, happened 4.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2026-W12", ("2026-03-16", "2026-03-22"), id="a week"),
        pytest.param("2026w1", ("2025-12-29", "2026-01-04"), id="a week, loosely"),
        pytest.param("2026-12", ("2026-12-01", "2026-12-31"), id="December"),
        pytest.param("2026-02", ("2026-02-01", "2026-02-28"), id="February"),
        pytest.param("2026", ("2026-01-01", "2026-12-31"), id="a year"),
        pytest.param("yesterday", ("2026-03-22", "2026-03-22"), id="a day"),
        pytest.param("0000", None, id="no year"),
        pytest.param("walk", None, id="no date"),
    ],
)
def test_dates_as_people_type_them(text: str, expected: tuple[str, str] | None) -> None:
    found = read_stretch(text, on(TODAY))

    assert (found and tuple(map(str, found))) == expected


# -- laws ---------------------------------------------------------------------------------------

NAMES = st.text(max_size=300).map(lambda name: f"x{name}".replace("\n", " "))
LINES = st.builds(
    lambda box, name, more: action(f"[{box}] Walk{more}", name=name, key=name.casefold()[:5]),
    st.sampled_from("x/-> "),
    NAMES,
    st.sampled_from(["", " 5m", " 30m -> letterbox 2m"]),
)
FOUND = st.lists(st.sampled_from([RANGE, COLON]), max_size=3).map(tuple)


@st.composite
def histories(draw: st.DrawFn) -> list[Day]:
    ago = draw(st.lists(st.integers(-5, 70), unique=True, max_size=20))
    return [
        day(
            str(on("2026-03-01") - timedelta(days=one)),
            planned=[*draw(st.lists(LINES, max_size=6, unique_by=lambda act: act.key))],
            rest=draw(st.sampled_from([None, None, None, "ill"])),
            words=draw(st.sampled_from(["", "Rain."])),
        )
        for one in ago
    ]


AS_OF = st.sampled_from(["2026-03-01", "2026-03-02"])


@given(histories(), AS_OF, FOUND)
def test_a_screen_has_at_most_12_rows_of_84_columns(
    days: list[Day], as_of: str, problems: tuple[Diagnostic, ...]
) -> None:
    rows = today_text(screen(*days, as_of=as_of, problems=problems)).split("\n")

    assert len(rows) <= 12
    assert max(map(width, rows)) <= 84


@given(histories(), AS_OF)
def test_a_later_day_never_changes_an_earlier_screen(days: list[Day], as_of: str) -> None:
    earlier = [one for one in days if one.date <= on(as_of)]

    assert screen(*days, as_of=as_of) == screen(*earlier, as_of=as_of)


@given(histories(), AS_OF)
def test_once_an_act_stands_no_step_is_offered(days: list[Day], as_of: str) -> None:
    shown = screen(*days, as_of=as_of)
    acts = any(act.is_done for one in days if one.date == on(as_of) for act in one.actions)

    assert not (acts and Kind.STEP in kinds(shown))
    assert (shown.step is not None) == (Kind.STEP in kinds(shown))


@given(histories(), AS_OF)
def test_what_to_mend_is_always_last(days: list[Day], as_of: str) -> None:
    worst = about_file(rules.UTF_16, "z.md", "is UTF-16 and could not be read")

    assert kinds(screen(*days, as_of=as_of, problems=(worst,)))[-1] is Kind.MEND


FORBIDDEN = frozenset(
    {"proves", "cause", "causes", "caused", "fixed", "cured", "failed", "lazy", "broken", "lost"}
    | {"perfect", "only", "should", "relapse", "missed", "slip", "lapse", "rut", "streak"}
)


@pytest.mark.parametrize("as_of", [f"2026-03-{number:02}" for number in range(1, 32)])
def test_no_screen_uses_a_word_that_judges(as_of: str) -> None:
    text = today_text(screen_of(four_weeks(), as_of, HIDDEN)).casefold()

    assert not set(re.findall(r"[a-z]+", text)) & FORBIDDEN
    assert "!" not in text


@pytest.mark.parametrize("nasty", ["\x00\x1b[2J", "\u202eevil", "a" * 3000, " ", '"quoted"'])
def test_any_text_in_any_field_is_a_screen(nasty: str) -> None:
    of, options, problems = everywhere(nasty)
    rows = today_text(screen_of(of, TODAY, options, tuple(problems))).split("\n")

    assert len(rows) <= 12
    assert all(width(row) <= 84 and "\x1b" not in row for row in rows)


def test_ten_silent_years_are_a_screen_at_once() -> None:
    far = screen(day("2016-01-01", done=["Cook"]), as_of="2026-03-01")

    assert kinds(far) == [Kind.PAUSE, Kind.STEP, Kind.WRITE]
    assert "2016" in block(far, Kind.PAUSE)[0]


def test_prose_alone_and_plans_alone_are_screens() -> None:
    prose = [day(str(one), words="Rain.") for one in (on("2026-03-21"), on("2026-03-22"))]
    plans = [day(f"2026-03-{number}", planned=["Tax"]) for number in range(10, 24)]

    assert kinds(screen(*prose)) == [Kind.STEP]
    assert kinds(screen(*plans)) == [Kind.OPEN, Kind.STEP, Kind.RECORD, Kind.PLANS]
    assert kinds(screen(*plans[:-1])) == [Kind.PAUSE, Kind.STEP]


@pytest.mark.parametrize("edge", [date.min, date.max])
def test_the_calendar_has_an_end(edge: date) -> None:
    assert today_text(screen(day(str(edge), planned=["Tax"]), as_of=str(edge)))
