"""The figures: how days become numbers, how sure these are, and what never changes them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as limited
from hypothesis import strategies as st
from statsmodels.regression.linear_model import OLS

from journal_tool.analysis import (
    Figures,
    Standing,
    analyse,
    figures,
    summarise,
)
from journal_tool.analysis._rates import Compared
from journal_tool.analysis._standing import Judged, judge
from journal_tool.model import (
    Action,
    Day,
    Evidence,
    Identity,
    Journal,
    Measure,
    Pause,
    Practice,
    Rest,
    Rhythm,
    Schedule,
    State,
    Thought,
)
from journal_tool.settings import Settings
from journal_tool.statistics import Bounds, DipSpan, MoodLink, TooLittle, Words, newcombe
from tests.builders import action, day, journal, mood, on

TODAY = "2026-03-16"
"""A Monday."""

PLAIN = Settings()
DAILY = Schedule(Rhythm.DAILY)
PER_WEEK = Schedule(Rhythm.PER_WEEK, 3)


def ago(days: int, before: str = TODAY) -> str:
    """Return the date so many days before; 1 is yesterday."""
    return str(on(before) - timedelta(days=days))


def figures_of(*days: Day, as_of: str = TODAY, options: Settings = PLAIN, **window: Any) -> Figures:
    analysis = analyse(journal(*days), options, as_of=on(as_of))
    return figures(analysis.past, options, **window) if window else analysis.figures


def lines(planned: int, done: int, **more: Any) -> list[Action]:
    """Return so many planned actions, of which the first ones are done."""
    return [
        action(f"[{'x' if at < done else ' '}] {at}", key=f"{at} {more}", **more)
        for at in range(planned)
    ]


def spread(actions: Sequence[Action], days: int = 20) -> list[Day]:
    """Return the last days with these actions, dealt out one by one."""
    return [day(ago(at + 1), planned=actions[at::days]) for at in range(days)]


def rounded(values: Sequence[float] | None) -> list[float]:
    assert values is not None
    return [round(one, 4) for one in values]


FIRST = day(ago(60), done=["Bins"])
"""Long ago, so that the windows are whole."""


# -- the window ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("window", "first", "last"),
    [
        pytest.param({}, ago(28), ago(1), id="28 days that end yesterday"),
        pytest.param({"days": 7}, ago(7), ago(1), id="so many days"),
        pytest.param({"days": 900}, ago(60), ago(1), id="cut at the first counted day"),
        pytest.param(
            {"stretch": (on(ago(30)), on(ago(20)))}, ago(30), ago(20), id="a stretch of the past"
        ),
        pytest.param(
            {"stretch": (on(ago(3)), on("2026-12-31"))}, ago(3), ago(1), id="cut at yesterday"
        ),
        pytest.param(
            {"stretch": (date.min, on(ago(55)))}, ago(60), ago(55), id="cut at the first day"
        ),
    ],
)
def test_the_days_that_figures_speak_of(window: dict[str, Any], first: str, last: str) -> None:
    found = figures_of(FIRST, day(TODAY, planned=["[x] Walk"]), **window).window

    assert (date.fromordinal(found.first), date.fromordinal(found.last)) == (on(first), on(last))
    assert found.days == (on(last) - on(first)).days + 1


@pytest.mark.parametrize(
    ("days", "window"),
    [
        pytest.param([], {}, id="no day at all"),
        pytest.param([day(TODAY, planned=["[x] Walk", "[ ] Sit"])], {}, id="today alone"),
        pytest.param([day("2026-03-20", planned=["[x] Walk"])], {}, id="a day to come alone"),
        pytest.param([FIRST], {"days": 0}, id="nought days"),
        pytest.param(
            [FIRST], {"stretch": (on("2020-01-01"), on("2020-01-31"))}, id="before the first day"
        ),
        pytest.param(
            [FIRST, day(TODAY, planned=["[ ] Walk"] * 1)],
            {"stretch": (on("2026-03-20"), on("2026-03-25"))},
            id="a stretch that has not come",
        ),
    ],
)
def test_an_empty_window_says_nothing(days: list[Day], window: dict[str, Any]) -> None:
    found = figures_of(*days, **window)

    assert found.window.days == 0
    assert found.follow_through.follow_through.planned == 0
    assert found.follow_through.standing is Standing.TOO_EARLY
    assert (found.days.yes, found.days.no, found.days.rest, found.days.silent) == (0, 0, 0, 0)
    assert (found.things, found.weeks, found.planning_only) == (None, (), ())
    assert (found.change.now.planned, found.change.standing) == (0, Standing.TOO_EARLY)
    assert (found.forecast.forecast.n, found.felt.pairs.n, found.doubts.n) == (0, 0, 0)
    assert all(number == 0 for _, number in found.areas)


def test_days_before_since_are_in_no_figure() -> None:
    settings = Settings(since=on(ago(3)))
    found = figures_of(
        day(ago(4), planned=["[ ] Walk"]), day(ago(2), planned=["[x] Walk"]), options=settings
    )

    assert found.window.days == 3
    assert found.follow_through.follow_through.planned == 1


def test_a_since_that_has_not_come_leaves_nothing() -> None:
    practices = (Practice("walk", "Walk"), Practice("sit", "Sit", schedule=DAILY))
    settings = Settings(since=on("2026-04-01"), practices=practices)
    found = figures_of(day(ago(2), planned=["[x] Walk"]), options=settings)

    assert found.window.days == 0
    assert [one.known for one in found.practices] == [0, 0]


def test_summaries_that_came_with_the_days_give_the_same_figures() -> None:
    of = journal(*spread(lines(60, 40)))
    made = replace(of, summaries=summarise(of.days, PLAIN))

    assert analyse(made, PLAIN, as_of=on(TODAY)) == analyse(of, PLAIN, as_of=on(TODAY))


# -- planned and done ---------------------------------------------------------------------------


def test_follow_through_of_days_that_go_together_as_printed() -> None:
    rows = [(3, 3), (2, 2), (4, 0), (3, 3), (2, 0), (3, 3), (1, 1), (4, 1), (3, 3), (3, 0), (2, 2)]
    rows += [(3, 2), (4, 4), (3, 0)]
    days = [day(ago(at + 1), planned=lines(*row)) for at, row in enumerate(rows)]
    found = figures_of(*days).follow_through

    numbers = found.follow_through
    assert (numbers.done, numbers.planned) == (24, 40)
    assert round(numbers.design_effect, 4) == 2.8538
    assert round(numbers.n_effective, 3) == 14.016
    assert rounded(numbers.interval) == [0.4460, 0.7365]
    assert rounded(numbers.interval_adjusted) == [0.3503, 0.8067]
    assert found.standing is Standing.SHOWN


@pytest.mark.parametrize(
    ("lines_of_day", "rest", "expected"),
    [
        pytest.param(["[x] A", "[/] B"], None, (2, 2, 0), id="done, at whatever size"),
        pytest.param(["[ ] A", "[>] B"], None, (2, 0, 0), id="open and put off"),
        pytest.param(["[-] A", "[x] B"], None, (1, 1, 1), id="let go is in no share"),
        pytest.param(["[ ] A", "[-] B"], "ill", (0, 0, 2), id="open on a day of rest is let go"),
        pytest.param(["[>] A"], "ill", (1, 0, 0), id="put off on a day of rest"),
        pytest.param(["[ ] A", "[x] B"], "ill", (2, 1, 0), id="an act makes it an ordinary day"),
    ],
)
def test_what_a_day_adds_to_follow_through(
    lines_of_day: list[str], rest: str | None, expected: tuple[int, int, int]
) -> None:
    found = figures_of(day(ago(1), planned=lines_of_day, done=["Bins"] * (not rest), rest=rest))

    numbers = found.follow_through.follow_through
    assert (numbers.planned, numbers.done, found.follow_through.dropped) == expected
    weeks = [(one.planned, one.done, one.bonus) for one in found.weeks]
    assert weeks == ([(*expected[:2], int(not rest))] if any(expected[:2]) else [])


@pytest.mark.parametrize(("planned", "standing"), [(4, "TOO_EARLY"), (5, "SHOWN")])
def test_a_share_is_shown_from_five_planned_actions_on(planned: int, standing: str) -> None:
    found = figures_of(day(ago(1), planned=lines(planned, 2)))

    assert found.follow_through.standing is Standing[standing]


@pytest.mark.parametrize(
    ("yes", "no", "silent", "expected"),
    [
        pytest.param(12, 2, 14, (0.8571, 0.4286, 0.9286, 0.5), id="half are silent"),
        pytest.param(18, 6, 4, (0.75, 0.6429, 0.7857, 0.8571), id="few are silent"),
        pytest.param(20, 8, 0, (0.7143, 0.7143, 0.7143, 1.0), id="none is silent"),
        pytest.param(0, 0, 28, (None, 0.0, 1.0, 0.0), id="all are silent"),
        pytest.param(6, 2, 10, (0.75, 0.3333, 0.8889, 0.4444), id="ten of rest, in no share"),
    ],
)
def test_days_lie_between_two_bounds(
    yes: int, no: int, silent: int, expected: tuple[float | None, ...]
) -> None:
    days = [day(ago(at + 1), done=["Walk"]) for at in range(yes)]
    days += [day(ago(yes + at + 1), planned=["[ ] Walk"]) for at in range(no)]
    rest = 28 - yes - no - silent
    days += [day(ago(yes + no + at + 1), rest="") for at in range(rest)]
    found = figures_of(FIRST, *days).days

    assert (found.yes, found.no, found.rest, found.silent) == (yes, no, rest, silent)
    shares = found.bounds.recorded, found.bounds.low, found.bounds.high, found.bounds.coverage
    assert shares == tuple(one if one is None else pytest.approx(one, abs=5e-5) for one in expected)
    assert found.standing is Standing.SHOWN


def test_the_weeks_hold_planned_done_and_not_planned() -> None:
    found = figures_of(
        FIRST,
        day("2026-02-16", planned=lines(5, 1)),
        day("2026-02-22", planned=lines(7, 5), done=["Cook"]),
        day("2026-02-23", planned=["[-] Walk"]),
        day("2026-03-02", done=["Cook", "Swept"]),
        day("2026-03-12", rest="ill", planned=["[ ] Walk"]),
    ).weeks

    assert [(one.label, one.planned, one.done, one.bonus) for one in found] == [
        ("2026-W08", 12, 6, 1),
        ("2026-W10", 0, 0, 2),
    ]


@pytest.mark.parametrize(
    ("of", "is_one"),
    [
        pytest.param(day(ago(1), planned=["[ ] Walk"]), True, id="a plan and no act"),
        pytest.param(day(ago(1), planned=["[>] Walk"]), True, id="put off"),
        pytest.param(day(ago(1), planned=["[-] Walk"]), False, id="let go"),
        pytest.param(day(ago(1), planned=["[ ] Walk"], done=["Cook"]), False, id="another act"),
        pytest.param(day(ago(1), planned=["[>] Walk"], rest=""), False, id="a day of rest"),
        pytest.param(day(TODAY, planned=["[ ] Walk"]), False, id="today is open"),
    ],
)
def test_days_of_planning_alone(of: Day, is_one: bool) -> None:
    assert figures_of(FIRST, of).planning_only == ((on(ago(1)),) if is_one else ())


def test_things_sooner_or_later() -> None:
    put_off = [day(ago(20 - at), planned=["[ ] Tax", "[x] Walk"]) for at in range(5)]
    late = [day(ago(at), planned=["[ ] Letter"]) for at in (26, 14)]
    found = figures_of(
        FIRST,
        *put_off,
        *late,
        day(ago(9), planned=["[x] Letter", "[ ] Sit"]),
        day(ago(8), planned=["[x] Tax"]),
    ).things

    assert found is not None
    assert (found.planned, found.in_time, found.later, found.done) == (4, 2, 1, 3)


# -- change -------------------------------------------------------------------------------------


def two_months(now: tuple[int, int], before: tuple[int, int], days: int = 4) -> list[Day]:
    """Return two months, each planned and done spread evenly over a few days."""
    found = []
    for month, (planned, done) in enumerate((now, before)):
        actions = lines(planned, done)
        found += [
            day(ago(2 + 28 * month + 3 * at), planned=actions[at::days]) for at in range(days)
        ]
    return [FIRST, *found]


def test_the_change_as_printed() -> None:
    found = figures_of(*two_months((17, 14), (26, 12))).change

    assert (found.now.done, found.now.planned) == (14, 17)
    assert (found.before.done, found.before.planned) == (12, 26)
    assert found.difference is not None
    assert rounded([found.difference.value, *found.difference.interval]) == [0.362, 0.0645, 0.5703]
    assert found.standing is Standing.HINT


def test_a_change_allows_for_days_that_go_together() -> None:
    together = [
        day(ago(1 + 28 * month + at), planned=lines(5, 5 * ((at + month) % 2)))
        for month in range(2)
        for at in range(6)
    ]
    found = figures_of(*together).change

    assert found.now.design_effect == pytest.approx(6)
    assert found.difference is not None
    assert found.difference.value == 0
    assert found.difference.interval[1] > newcombe(15, 30, 15, 30).interval[1] + 0.2


@pytest.mark.parametrize(
    ("now", "before"),
    [
        pytest.param((9, 9), (20, 0), id="nine this month"),
        pytest.param((20, 0), (9, 9), id="nine the month before"),
    ],
)
def test_a_change_needs_ten_planned_actions_in_each(
    now: tuple[int, int], before: tuple[int, int]
) -> None:
    found = figures_of(*two_months(now, before)).change

    assert (found.difference, found.standing) == (None, Standing.TOO_EARLY)


# -- what was done ------------------------------------------------------------------------------


def moved(line: str) -> Action:
    return action(line, tags=("Move",))


def test_minutes_of_movement_as_printed() -> None:
    found = figures_of(
        day(ago(2), planned=[moved("[x] Walk 20m"), moved("[/] Clean 35m"), "[x] Read 60m"]),
        day(ago(1), planned=[moved("[x] Yoga 0m"), moved("[ ] Run 90m")]),
        day(ago(9), done=[moved("[x] Walk 5m"), moved("[x] Dance 15m")]),
    ).movement

    assert (found.minutes, found.days, found.median) == (75, 3, 20)
    assert (found.without_minutes, found.left_out) == (0, 0)
    assert found.weeks == (("2026-W10", 20), ("2026-W11", 55))


def test_done_without_minutes_is_a_day_of_movement_and_not_nought_minutes() -> None:
    found = figures_of(
        day(ago(3), planned=[moved("[x] Walk 20m")]),
        day(ago(2), planned=[moved("[x] Walk 30m"), moved("[x] Dance")]),
        day(ago(1), planned=[moved("[x] Walk")]),
    ).movement

    assert (found.minutes, found.days, found.without_minutes) == (50, 3, 2)
    assert found.median == 25


def test_without_any_minutes_there_is_no_median() -> None:
    found = figures_of(day(ago(1), planned=[moved("[x] Walk")])).movement

    assert (found.minutes, found.days, found.median, found.weeks) == (0, 1, None, ())


def test_a_day_of_more_than_a_day_is_left_out() -> None:
    full = [moved("[x] Walk 1000m"), moved("[x] Swim 440m")]
    found = figures_of(
        day(ago(2), planned=full), day(ago(1), planned=[*full, moved("[x] Dance 1m")])
    ).movement

    assert (found.minutes, found.days, found.left_out) == (1440, 1, 1)


def test_movement_of_a_practice_needs_no_tag() -> None:
    settings = Settings(practices=(Practice("walk", "Walk", is_movement=True),))

    assert figures_of(day(ago(1), done=["Walk 9m"]), options=settings).movement.minutes == 9


def test_smaller_versions_and_the_days_that_else_were_blank() -> None:
    found = figures_of(
        day(ago(5), planned=["[/] Walk", "[x] Sit"]),
        day(ago(4), planned=["[/] Walk", "[/] Sit", "[ ] Cook"]),
        day(ago(3), planned=["[/] Walk"], done=["Cook"]),
        day(ago(2), planned=["[/] Walk"]),
        day(ago(1), planned=["[x] Walk"]),
    ).smaller

    assert (found.days, found.saved) == (4, 2)


def test_every_area_is_told_also_those_without_an_act() -> None:
    settings = Settings(
        areas=("People", "body", "home"),
        practices=(Practice("walk", "Walk", area="body"), Practice("play", "Play", area="music")),
    )
    found = figures_of(
        day(
            ago(1),
            planned=[
                "[x] Walk",
                action("[/] Call", tags=("first", "people")),
                action("[ ] Clean", tags=("home",)),
                "[x] Read",
            ],
            done=["Play"],
        ),
        day(ago(2), planned=[action("[x] Walk", tags=("PEOPLE", "home"))]),
        options=settings,
    ).areas

    assert found == (("People", 2), ("body", 1), ("home", 0), ("music", 1))


# -- what was rated -----------------------------------------------------------------------------

LIKELY = (20, 90, 30, 60, 80, 10, 50, 70, 40, 90, 30, 20)
HAPPENED = (1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1)


def test_forecasts_as_printed() -> None:
    rated = [
        action(f"[{'x' if done else ' '}] {at}", likely=likely)
        for at, (likely, done) in enumerate(zip(LIKELY, HAPPENED, strict=True))
    ]
    uncounted = [
        action("[-] let go", likely=50),
        action("not planned", likely=50, planned=False, state=State.DONE),
        action("[x] no number", doubt=True),
    ]
    found = figures_of(*spread([*rated, *uncounted])).forecast

    numbers = found.forecast
    assert numbers.n == 12
    assert numbers.mean_likely == pytest.approx(0.4917, abs=5e-5)
    assert (numbers.rate, numbers.brier) == (0.75, 0.2825)
    assert numbers.skill == pytest.approx(-0.5067, abs=5e-5)
    assert rounded(numbers.bias.interval) == [-0.0499, 0.5666]
    assert (numbers.unlikely.n, numbers.unlikely.done) == (6, 4)
    assert numbers.unlikely.tail == pytest.approx(0.0330, abs=5e-5)
    assert found.standing is Standing.SHOWN


@pytest.mark.parametrize(("n", "standing"), [(9, "TOO_EARLY"), (10, "SHOWN")])
def test_forecasts_are_shown_from_ten_on(n: int, standing: str) -> None:
    found = figures_of(*spread(lines(n, 4, likely=50))).forecast

    assert found.standing is Standing[standing]


def pairs_of_days(one: str, other: str, pairs: Sequence[tuple[int, int]]) -> list[Day]:
    """Return a day for each pair of ratings, on which something was done."""
    return [
        day(ago(at + 1), planned=[action("[x] Walk", **{one: before, other: after})])
        for at, (before, after) in enumerate(pairs)
    ]


EXPECTED = tuple(zip((2, 3, 1, 4, 2, 5, 3, 2, 4, 1), (4, 4, 3, 4, 5, 4, 6, 3, 5, 4), strict=True))
WISHED = tuple(
    zip((2, 3, 2, 4, 1, 3, 5, 2, 3, 4, 2, 3), (4, 4, 2, 6, 4, 3, 6, 5, 3, 5, 4, 2), strict=True)
)


def test_expected_and_felt_as_printed() -> None:
    incomplete = [
        day(ago(12), planned=[action("[x] Sit", felt=9)]),
        day(ago(13), planned=[action("[x] Sit", expect=9)]),
        day(ago(14), planned=[action("[ ] Sit", expect=9, felt=0)]),
        day(ago(29), planned=[action("[x] Sit", expect=9, felt=0)]),
    ]
    found = figures_of(*pairs_of_days("expect", "felt", EXPECTED), *incomplete).felt

    assert (found.pairs.n, found.pairs.mean) == (10, 1.5)
    assert rounded(found.pairs.interval) == [0.5314, 2.4686]
    assert (found.pairs.up, found.pairs.same, found.pairs.down) == (8, 1, 1)
    assert found.natural is None


def test_before_and_after_as_printed() -> None:
    found = figures_of(*pairs_of_days("before", "after", WISHED)).motivation

    assert (found.pairs.n, round(found.pairs.mean or 0, 4)) == (12, 1.1667)
    assert rounded(found.pairs.interval) == [0.3615, 1.9719]
    assert (found.pairs.up, found.pairs.same, found.pairs.down) == (8, 3, 1)
    assert found.natural is None


@pytest.mark.parametrize(("n", "is_enough"), [(7, False), (8, True)])
def test_a_mean_of_pairs_needs_eight(n: int, is_enough: bool) -> None:
    days = pairs_of_days("expect", "felt", EXPECTED[:n])

    assert (figures_of(*days).felt.standing is Standing.TOO_EARLY) is not is_enough


def quiet(at: int, morning: float, evening: float) -> Day:
    return day(ago(at), measures=(Measure("mood_am", morning), *mood(evening)))


def test_what_ordinary_ups_and_downs_would_have_brought() -> None:
    """On quiet days an evening lies half way between the morning and 6."""
    days = [quiet(14 + at, at % 5, (at % 5 + 6) / 2) for at in range(10)]
    acts = pairs_of_days("before", "after", [(1, 5), (2, 6), (3, 4)])
    found = figures_of(FIRST, *acts, *days).motivation

    assert found.natural == pytest.approx(2)
    assert figures_of(FIRST, *acts, *days[1:]).motivation.natural is None


def test_neither_a_day_with_an_act_nor_one_without_a_start_tells_of_ordinary_days() -> None:
    days = [quiet(14 + at, at % 5, (at % 5 + 6) / 2) for at in range(10)]
    acts = pairs_of_days("before", "after", [(1, 5), (2, 6), (3, 4)])
    others = [
        replace(quiet(5, 0, 10), actions=(action("[x] Walk", before=9),)),
        day(ago(6), measures=mood(9)),
        day(ago(7), planned=[action("[ ] Sit", before=9, after=0)]),
    ]

    assert figures_of(*acts, *days, *others).motivation.natural == pytest.approx(2)


def rated(n: int, done: int, before: int) -> list[Action]:
    return lines(n, done, before=before)


def test_done_anyway_as_printed() -> None:
    low, high = [*rated(12, 8, 3), *rated(10, 5, 0)], rated(18, 16, 4)
    found = figures_of(*spread([*low, *high, *lines(9, 0)])).anyway

    assert (found.compared.other.n, found.compared.other.done) == (22, 13)
    assert rounded(found.compared.other.interval) == [0.3873, 0.7674]
    assert (found.compared.one.n, found.compared.one.done) == (18, 16)
    assert rounded(found.compared.one.interval) == [0.6720, 0.9690]
    assert difference_of(found.compared) == [0.2980, 0.0183, 0.5167]
    assert not found.goes_with_doing


def difference_of(found: Compared) -> list[float]:
    assert found.difference is not None
    return rounded([found.difference.value, *found.difference.interval])


@pytest.mark.parametrize(
    ("n", "done", "expected"),
    [
        pytest.param(0, 0, False, id="nothing is rated"),
        pytest.param(20, 18, False, id="18 of 20"),
        pytest.param(20, 19, True, id="19 of 20"),
    ],
)
def test_rating_may_go_with_doing(n: int, done: int, expected: bool) -> None:
    found = figures_of(*spread([*rated(n, done, 2), *lines(9, 0)])).anyway

    assert found.goes_with_doing is expected


def test_with_and_without_a_cue_as_printed() -> None:
    found = figures_of(*spread([*lines(15, 15, cue="after tea"), *lines(24, 12)])).cue

    assert difference_of(found) == [0.5, 0.2242, 0.6857]
    assert (found.one.n, found.other.n) == (15, 24)


@pytest.mark.parametrize(("one", "other"), [(7, 20), (20, 7)])
def test_two_groups_are_compared_from_eight_in_each_on(one: int, other: int) -> None:
    found = figures_of(*spread([*lines(one, one, cue="after tea"), *lines(other, 0)])).cue

    assert (found.difference, found.standing) == (None, Standing.TOO_EARLY)
    assert (found.one.n, found.other.n) == (one, other)


def test_an_empty_group_has_no_interval() -> None:
    found = figures_of(*spread(lines(9, 3))).cue

    assert (found.one.n, found.one.interval) == (0, None)
    assert found.other.interval is not None


def test_let_go_and_not_planned_are_in_no_group() -> None:
    others = [action("[-] A", cue="after tea"), replace(action("[x] B", cue="x"), planned=False)]

    assert figures_of(day(ago(1), planned=others)).cue.one.n == 0


@pytest.mark.parametrize(
    ("line", "more", "expected"),
    [
        pytest.param("[x] A", {"doubt": True}, (1, 1), id="marked, done"),
        pytest.param("[>] A", {"doubt": True}, (1, 0), id="marked, put off"),
        pytest.param("[ ] A", {"likely": 40}, (1, 0), id="40 in 100, open"),
        pytest.param("[x] A", {"likely": 41}, (0, 0), id="41 in 100"),
        pytest.param("[x] A", {"doubt": True, "planned": False}, (1, 1), id="not planned, done"),
        pytest.param("[-] A", {"doubt": True}, (0, 0), id="let go"),
    ],
)
def test_how_often_something_was_doubted(
    line: str, more: dict[str, Any], expected: tuple[int, int]
) -> None:
    found = figures_of(day(ago(1), planned=[action(line, **more)])).doubts

    assert (found.n, found.done) == expected


def test_the_mark_anyway_is_a_count_of_acts() -> None:
    marked = [action(f"{box} {box}", anyway=True) for box in ("[x]", "[/]", "[ ]", "[-]")]

    assert figures_of(day(ago(1), planned=[*marked, "[x] Walk"])).anyway_marked == 2


# -- how sure -----------------------------------------------------------------------------------

SUNDAY = on("2026-03-15").toordinal()
NO = Judged((-1.0, 1.0), (-2.0, 2.0))
A_LITTLE = Judged((0.1, 2.0), (-0.5, 2.5))
MUCH = Judged((0.5, 2.0), (0.2, 2.5))
LESS = Judged((-2.0, -0.5), (-2.5, -0.2))


@pytest.mark.parametrize(
    ("now", "week_before", "expected"),
    [
        pytest.param(None, MUCH, Standing.NO_CLEAR_SIGN, id="too few on Sunday"),
        pytest.param(NO, MUCH, Standing.NO_CLEAR_SIGN, id="the interval holds nought"),
        pytest.param(A_LITTLE, MUCH, Standing.HINT, id="at 95 % alone"),
        pytest.param(MUCH, A_LITTLE, Standing.HINT, id="at 99.5 % for the first time"),
        pytest.param(MUCH, NO, Standing.HINT, id="nothing the week before"),
        pytest.param(MUCH, None, Standing.HINT, id="too few the week before"),
        pytest.param(MUCH, LESS, Standing.HINT, id="the other way round the week before"),
        pytest.param(MUCH, MUCH, Standing.HOLDING_UP, id="at 99.5 % twice"),
        pytest.param(LESS, LESS, Standing.HOLDING_UP, id="also below nought"),
    ],
)
def test_a_word_is_decided_on_two_sundays(
    now: Judged | None, week_before: Judged | None, expected: Standing
) -> None:
    known = {SUNDAY: now, SUNDAY - 7: week_before}

    for last in range(SUNDAY + 1, SUNDAY + 7):
        assert judge(lambda end: known.get(end, NO), last) is expected
        assert judge(lambda _: None, last) is Standing.TOO_EARLY


def test_a_window_that_ends_on_a_sunday_is_judged_with_it() -> None:
    assert judge(lambda end: MUCH if end % 7 == 0 else None, SUNDAY) is Standing.HOLDING_UP


def each_day(make: Callable[[int], list[Action]], days: int = 70) -> list[Day]:
    return [day(ago(at - 6), planned=make(at)) for at in range(days)]


ALWAYS = each_day(lambda _: [action("[x] A", cue="x"), action("[ ] B")])
OF_LATE = each_day(lambda at: [action(f"[{'x' if at < 17 else ' '}] A", cue="x"), action("[ ] B")])
EVEN = each_day(
    lambda at: [action(f"[{'x' if at % 2 else ' '}] A", cue="x"), action(f"[{' x'[at % 2]}] B")]
)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(ALWAYS, Standing.HOLDING_UP, id="every day for weeks"),
        pytest.param(OF_LATE, Standing.HINT, id="for ten days"),
        pytest.param(EVEN, Standing.NO_CLEAR_SIGN, id="no difference"),
        pytest.param(ALWAYS[:13], Standing.TOO_EARLY, id="six days each"),
    ],
)
def test_the_same_word_on_every_day_of_a_week(days: list[Day], expected: Standing) -> None:
    """Days of this week are there already, and are judged on its Sunday."""
    found = [figures_of(*days, as_of=ago(-at)).cue.standing for at in range(7)]

    assert found[:1] == [expected]
    assert {*found} - {Standing.TOO_EARLY} <= {expected, Standing.NO_CLEAR_SIGN}
    if expected is not Standing.TOO_EARLY:
        assert {*found} == {expected}


# -- mood ---------------------------------------------------------------------------------------


def moods(days: int = 84, seed: int = 7, last: str = TODAY) -> list[Day]:
    """Return days with a mood that follows the day before and an act, some without a file."""
    random = Random(seed)
    found = []
    level = 5.0
    for at in range(days, 0, -1):
        acted = random.random() < 0.5
        level = round(min(10.0, max(0.0, 2 + 0.5 * level + acted + random.gauss(0, 1))), 1)
        if random.random() > 0.06:
            line = f"[{'x' if acted else ' '}] Walk"
            found.append(day(ago(at, last), planned=[line], measures=mood(level)))
    return found


def oracle(days: Sequence[Day]) -> tuple[int, list[float]]:
    """Return pairs, and same-day and next-day difference with their errors, of statsmodels."""
    first = on(ago(84)).toordinal()
    known = {one.date.toordinal(): (one.measures[0].value, one.actions[0].is_done) for one in days}
    pairs = [at for at in sorted(known) if at - 1 in known and at > first]
    design = [
        [
            1.0,
            float(known[at][1]),
            known[at - 1][0],
            float(known[at - 1][1]),
            (at - first) / 7,
            *(float((at - 1) % 7 == weekday) for weekday in range(1, 7)),
        ]
        for at in pairs
    ]
    fit = OLS(np.array([known[at][0] for at in pairs]), np.array(design)).fit()
    same, before, carried = (float(fit.params[at]) for at in (1, 2, 3))
    gradient = np.array([before, same, 1.0])
    covariance = fit.cov_params()[1:4, 1:4]
    error = float(np.sqrt(gradient @ covariance @ gradient))
    return len(pairs), [same, float(fit.bse[1]), carried + before * same, error]


def test_mood_and_action_as_statsmodels_has_it() -> None:
    days = moods()
    found = figures_of(*days).mood
    n, expected = oracle(days)

    link = found.link
    assert isinstance(link, MoodLink)
    assert (found.n, link.n, link.df) == (n, n, n - 11)
    numbers = [link.same_day, link.same_day_se, link.next_day, link.next_day_se]
    assert numbers == pytest.approx(expected, rel=1e-7)
    assert found.same_day in (Standing.HINT, Standing.HOLDING_UP)
    assert found.next_day in Standing


def test_mood_looks_at_the_last_84_closed_days_and_no_further() -> None:
    days = moods()
    others = [day(ago(at), planned=["[x] Walk"], measures=mood(at % 11)) for at in range(85, 120)]
    today = day(TODAY, planned=["[x] Walk"], measures=mood(0))

    assert figures_of(*others, *days, today).mood.link == figures_of(*days).mood.link


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda one: replace(one, measures=()), TooLittle.PAIRS, id="no mood"),
        pytest.param(
            lambda one: replace(one, measures=(Measure("mood", None),)), TooLittle.PAIRS, id="words"
        ),
        pytest.param(lambda one: replace(one, actions=()), TooLittle.DAYS, id="no day with an act"),
        pytest.param(
            lambda one: replace(one, measures=mood(5)), TooLittle.VARIETY, id="always the same"
        ),
    ],
)
def test_where_nothing_can_be_said_of_mood(
    change: Callable[[Day], Day], expected: TooLittle
) -> None:
    found = figures_of(*map(change, moods())).mood

    assert found.link is expected
    assert (found.same_day, found.next_day) == (Standing.TOO_EARLY, Standing.TOO_EARLY)


def baseline() -> list[Day]:
    """Return 56 days with 38 acts, 14 good ones, and nothing more up to a Monday."""
    acts = [at % 3 < 2 for at in range(56)]
    ordinals = range(70, 0, -1)
    return [
        day(ago(at), planned=[f"[{'x' if acted else ' '}] Walk"])
        for at, acted in zip(ordinals, [*acts, *[True] * 14], strict=True)
    ]


def test_a_dip_is_measured_against_ones_own_baseline() -> None:
    days = baseline()
    found = figures_of(*days).dips

    assert found.baseline == pytest.approx(39 / 58)
    assert (found.active, found.s, found.prompts) == (False, 0, ())


def test_a_dip_is_told_after_eight_days_and_neither_rest_nor_silence_counts() -> None:
    blank = [day(ago(-at), planned=["[ ] Walk"]) for at in (0, 1, 2, 3, 4, 5, 6, 9)]
    rest = day(ago(-7), planned=["[ ] Walk"], rest="ill")
    days = [*baseline(), *blank, rest]
    told = on(ago(-9)).toordinal()

    assert figures_of(*days, as_of=ago(-9)).dips.prompts == ()
    found = figures_of(*days, as_of=ago(-10)).dips
    assert (found.active, found.prompts) == (True, (DipSpan(told, None),))
    moving = [day(ago(-at), done=["Walk"]) for at in (10, 11)]
    found = figures_of(*days, *moving, as_of=ago(-12)).dips
    assert found.prompts == (DipSpan(told, told + 2),)


WEEKS = ["1111001", "1101000", "1111101", "0111000", "1110011", "1011000", "1111001", "1111100"]


def weeks(rows: Sequence[str]) -> list[Day]:
    """Return weeks up to yesterday, a sign for each day: ``R`` rest, a blank for no file."""
    signs = "".join(rows)
    found = []
    for at, sign in enumerate(signs):
        when = ago(len(signs) - at)
        if sign == "R":
            found.append(day(when, rest="ill"))
        elif sign != " ":
            found.append(day(when, planned=[f"[{'x' if sign == '1' else ' '}] Walk"]))
    return found


def test_weekdays_as_printed() -> None:
    today = day(TODAY, planned=["[x] Walk"])
    cut = ["111 111", "111R111", "      1", "1111110"[:6] + " "]
    found = figures_of(*weeks([*cut, *WEEKS]), today).weekday

    assert found.weekdays.weeks == 8
    assert (round(found.weekdays.q or 0, 4), round(found.weekdays.p or 0, 6)) == (21.5122, 0.001484)
    assert rounded(found.weekdays.rates) == [0.7583] * 4 + [0.425, 0.3583, 0.5583]
    assert found.standing is Standing.SHOWN


def test_weekdays_need_eight_complete_weeks() -> None:
    found = figures_of(*weeks(["1 11111", *WEEKS[1:]])).weekday

    assert (found.weekdays.weeks, found.standing) == (7, Standing.TOO_EARLY)


# -- identities ---------------------------------------------------------------------------------

MOVER = Settings(identities=(Identity("Mover", "I move"),))


def said(evidence: Sequence[tuple[int, int]], later: int = 0) -> list[Day]:
    """Return a line for or against on the day of each age, 0 for yesterday."""
    return [
        day(ago(age + 1 + later), evidence=(Evidence("x", "MOVER", supports=bool(supports)),))
        for age, supports in evidence
    ]


MANY = ((0, 1), (1, 1), (2, 0), (3, 1), (5, 1), (7, 1), (9, 0), (12, 1), (15, 1), (20, 0), (27, 1))
FEW = ((0, 0), (1, 0), (3, 0), (10, 1), (14, 1), (21, 1), (28, 1))


@pytest.mark.parametrize(
    ("evidence", "later", "expected", "words"),
    [
        pytest.param((), 0, (1, 1, 0.5, 0.05, 0.95, 0), Words.TOO_EARLY, id="none"),
        pytest.param(
            MANY, 0, (6.5921, 2.9177, 0.6932, 0.4364, 0.9017, 7.5097), Words.MIXED, id="eleven"
        ),
        pytest.param(
            MANY, 28, (2.398, 1.4794, 0.6185, 0.2244, 0.9373, 1.8774), Words.TOO_EARLY,
            id="the same, 28 days later",
        ),
        pytest.param(
            FEW, 0, (2.7131, 3.8137, 0.4157, 0.1363, 0.7264, 4.5267), Words.MIXED, id="seven"
        ),
    ],
)  # fmt: skip
def test_evidence_as_printed(
    evidence: Sequence[tuple[int, int]], later: int, expected: tuple[float, ...], words: Words
) -> None:
    (found,) = figures_of(*said(evidence, later), options=MOVER).identities

    one = found.tally
    assert rounded([one.alpha, one.beta, one.mean, *one.interval, one.weight]) == [*expected]
    assert one.words is words
    assert (found.name, found.says) == ("mover", "I move")
    assert found.standing is (Standing.TOO_EARLY if words is Words.TOO_EARLY else Standing.SHOWN)


def linked(schedule: Schedule, **more: Any) -> Settings:
    practice = Practice("walk", "Walk", schedule=schedule, identity="Mover", **more)
    return Settings(practices=(practice,))


def test_what_a_linked_practice_did_and_missed_as_printed() -> None:
    days = [
        day(ago(age + 1), planned=[f"[{' ' if age % 7 in (2, 5) else 'x'}] Walk"])
        for age in range(28)
    ]
    for schedule in (DAILY, Schedule()):
        (found,) = figures_of(*days, options=linked(schedule)).identities

        numbers = [found.tally.alpha, found.tally.beta, found.tally.mean, *found.tally.interval]
        assert rounded(numbers) == [12.208, 5.3184, 0.6966, 0.5082, 0.8588]
        assert (found.supports, found.against) == (20, 8)
        assert found.tally.words is Words.MOSTLY_YES
        assert (found.name, found.says) == ("mover", "")


def test_days_on_which_nobody_mentions_it_are_evidence_where_that_means_missed() -> None:
    days = [day(ago(at), planned=["[x] Sit"]) for at in range(1, 4)]

    assert figures_of(*days, options=linked(DAILY)).identities == ()
    (found,) = figures_of(*days, options=linked(DAILY, absent_is_missed=True)).identities
    assert (found.supports, found.against) == (0, 3)


def test_a_week_that_was_not_reached_is_once_against_on_its_last_day() -> None:
    days = [day(f"2026-03-{at:02d}", done=["Walk"]) for at in (2, 4, 6, 9, 12)]
    (found,) = figures_of(*days, options=linked(PER_WEEK)).identities

    assert (found.supports, found.against) == (5, 1)
    assert found.tally.beta == 2  # on Sunday, which is yesterday


def test_one_act_is_evidence_for_each_identity_it_names_and_once_for_each() -> None:
    settings = replace(linked(Schedule()), identities=(Identity("brave", "I dare"),))
    found = figures_of(
        day(ago(3), planned=[action("[x] Walk", tags=("Brave", "brave", "body"))]),
        day(ago(2), planned=[action("[/] Walk", identity="Caller")]),
        day(ago(1), planned=[action("[ ] Call", identity="Caller")]),
        day(TODAY, planned=["[ ] Walk"], done=[action("Call", identity="caller", planned=False)]),
        options=settings,
    ).identities

    assert [(one.name, one.supports, one.against) for one in found] == [
        ("brave", 1, 0),
        ("caller", 1, 0),
        ("mover", 1, 0),
    ]


@pytest.mark.parametrize(
    ("when", "recent"),
    [
        pytest.param(ago(31), 0, id="31 days ago"),
        pytest.param(ago(30), 1, id="30 days ago"),
        pytest.param(TODAY, 1, id="today"),
    ],
)
def test_the_raw_counts_are_those_of_thirty_days(when: str, recent: int) -> None:
    (found,) = figures_of(day(when, evidence=(Evidence("x", "me", supports=True),))).identities

    assert (found.supports, found.tally.n_for) == (recent, 1)


def test_today_weighs_as_much_as_yesterday() -> None:
    for when in (TODAY, ago(1)):
        (found,) = figures_of(day(when, evidence=(Evidence("x", "me", supports=True),))).identities

        assert found.tally.weight == 1


# -- loops and thoughts -------------------------------------------------------------------------

OF_MARCH = [day(f"2026-03-0{at}", planned=["[ ] Tax return"]) for at in (2, 3, 4)]


def test_a_loop_as_printed() -> None:
    done = day("2026-03-06", planned=["[/] Tax return"])

    assert figures_of(*OF_MARCH, as_of="2026-03-04").loops == ()
    (flagged,) = figures_of(*OF_MARCH, as_of="2026-03-05").loops
    assert (flagged.is_open, flagged.slips, flagged.age_days) == (True, 3, 2)
    (closed,) = figures_of(*OF_MARCH, done, as_of="2026-03-07").loops
    assert (closed.is_open, closed.slips, closed.age_days) == (False, 3, 4)
    assert closed.last == on("2026-03-06")


def test_open_loops_come_first_and_then_those_with_most_slips() -> None:
    def put_off(name: str, first: int, count: int) -> list[tuple[int, str]]:
        return [(first + at, f"[ ] {name}") for at in range(count)]

    rows = [
        *put_off("A", 1, 3),
        *put_off("B", 6, 4),
        *put_off("C", 4, 4),
        (5, "[x] A"),
        (9, "[-] D"),
    ]
    rows += put_off("D", 5, 4) + put_off("E", 1, 2)
    days = [
        day(f"2026-03-{at:02d}", planned=[line for when, line in rows if when == at])
        for at in range(1, 15)
    ]
    found = figures_of(*days).loops

    assert [(one.chain.name, one.is_open, one.slips) for one in found] == [
        ("C", True, 4),
        ("B", True, 4),
        ("D", False, 4),
        ("A", False, 3),
    ]


def thought(pattern: str | None, key: str | None = None) -> tuple[Thought, ...]:
    return (Thought("It has to be right", pattern, None, key),)


def test_a_loop_names_the_thought_that_stood_beside_it_last() -> None:
    named = [
        replace(OF_MARCH[0], thoughts=thought("put-off", "tax return")),
        replace(OF_MARCH[1], thoughts=thought("too-big", "tax return")),
        replace(OF_MARCH[2], thoughts=(*thought(None, "tax return"), *thought("alone"))),
        day("2026-03-01", thoughts=thought("early", "tax return")),
        day("2026-03-09", thoughts=thought("late", "tax return")),
    ]

    assert [one.thought for one in figures_of(*named).loops] == ["too-big"]
    assert [one.thought for one in figures_of(*OF_MARCH).loops] == [""]


def test_thoughts_that_were_named_and_what_was_done_about_them() -> None:
    """In time is the same day or the next."""
    found = figures_of(
        FIRST,
        day(ago(29), thoughts=thought("put-off", "tax")),
        day(ago(9), planned=["[x] Tax"], thoughts=thought("put-off", "tax")),
        day(ago(6), planned=["[ ] Tax"], thoughts=thought("put-off", "tax")),
        day(ago(5), done=["Tax"]),
        day(ago(4), planned=["[ ] Call"], thoughts=thought("alone", "call")),
        day(ago(2), planned=["[x] Call"], thoughts=(*thought("put-off"), *thought(None, "call"))),
        day(ago(1), thoughts=thought("alone", "nothing")),
    ).thoughts

    assert [(one.pattern, one.named, one.with_action, one.done) for one in found] == [
        ("alone", 2, 2, 0),
        ("put-off", 3, 2, 2),
    ]


# -- laws ---------------------------------------------------------------------------------------

NAMES = ("Walk", "Sit", "Play", "Read", "Clean")
RATING = st.none() | st.integers(0, 10)
LINES = st.builds(
    lambda box, name, planned, more: action(
        f"{box} {name}", planned=planned or box == "[>]", **more
    ),
    st.sampled_from(["[ ]", "[x]", "[/]", "[-]", "[>]"]),
    st.sampled_from(NAMES),
    st.sampled_from([True, True, True, False]),
    st.fixed_dictionaries(
        {
            "before": RATING,
            "after": RATING,
            "expect": RATING,
            "felt": RATING,
            "likely": st.none() | st.integers(0, 100),
            "minutes": st.none() | st.integers(0, 1440),
            "size": st.none() | st.integers(1, 4),
            "doubt": st.booleans(),
            "anyway": st.booleans(),
            "cue": st.sampled_from([None, "after tea"]),
            "tags": st.sampled_from([(), ("move",), ("body",), ("brave",)]),
        }
    ),
)
DAYS = st.fixed_dictionaries(
    {
        "planned": st.lists(LINES, max_size=3, unique_by=lambda one: one.key),
        "rest": st.sampled_from([None, None, None, "ill", Rest("", on(ago(3)))]),
        "measures": st.lists(
            st.builds(Measure, st.sampled_from(["mood", "mood_am"]), st.integers(0, 10)),
            max_size=2,
            unique_by=lambda one: one.name,
        ).map(tuple),
        "evidence": st.lists(
            st.builds(Evidence, st.just("x"), st.sampled_from(["brave", "Mover"]), st.booleans()),
            max_size=1,
        ).map(tuple),
        "thoughts": st.lists(
            st.builds(
                Thought,
                st.just("x"),
                st.sampled_from([None, "put-off"]),
                st.none(),
                st.sampled_from([None, "walk"]),
            ),
            max_size=1,
        ).map(tuple),
    }
)


def days_from(found: dict[int, dict[str, Any]]) -> list[Day]:
    return [day(ago(at), **what) for at, what in found.items()]


JOURNALS = st.dictionaries(st.integers(-3, 70), DAYS, max_size=15).map(days_from)
EVERYTHING = Settings(
    practices=(
        Practice("walk", "Walk", schedule=DAILY, identity="mover", is_movement=True),
        Practice("sit", "Sit", schedule=PER_WEEK, identity="brave", absent_is_missed=True),
        Practice("play", "Play", schedule=Schedule(Rhythm.PER_MONTH, 4), sizes=("1m", "5m")),
        Practice(
            "read",
            "Read",
            schedule=Schedule(Rhythm.WEEKDAYS, weekdays=frozenset({2, 4})),
            identity="brave",
            absent_is_missed=True,
        ),
        Practice("swim", "Swim", schedule=Schedule(Rhythm.EVERY_N_DAYS, 3), area="body"),
        Practice("write", "Write"),
    ),
    identities=(Identity("brave", "I dare"),),
    pauses=(
        Pause(on(ago(40)), on(ago(38))),
        Pause(on(ago(30)), on(ago(20)), practices=("sit",)),
    ),
)


@limited(max_examples=50)
@given(JOURNALS, st.randoms(use_true_random=False))
def test_the_order_of_the_days_makes_no_difference(days: list[Day], random: Random) -> None:
    shuffled = [*days]
    random.shuffle(shuffled)

    assert figures_of(*shuffled, options=EVERYTHING) == figures_of(*days, options=EVERYTHING)


@limited(max_examples=50)
@given(JOURNALS, st.permutations(EVERYTHING.practices))
def test_the_order_of_the_practices_makes_no_difference(
    days: list[Day], some: list[Practice]
) -> None:
    found = figures_of(*days, options=EVERYTHING)
    other = figures_of(*days, options=replace(EVERYTHING, practices=tuple(some)))

    assert other._replace(practices=()) == found._replace(practices=())
    assert {one.key: one for one in other.practices} == {one.key: one for one in found.practices}


@limited(max_examples=50)
@given(JOURNALS, DAYS, st.integers(0, 30))
def test_a_day_more_changes_nothing_of_the_days_before_it(
    days: list[Day], what: dict[str, Any], at: int
) -> None:
    """The day is one that is over, so that the figures of the days before it are made anew."""
    added = day(ago(at), **what)
    early = [FIRST, *(one for one in days if one.date < added.date)]
    before = analyse(journal(*early), EVERYTHING, as_of=on(TODAY))
    after = analyse(journal(*early, added), EVERYTHING, as_of=on(TODAY))

    assert [after.book[one.date] for one in early] == [before.book[one.date] for one in early]
    monday = added.date - timedelta(days=added.date.weekday())
    assert [one for one in after.weeks if one.last < monday] == [
        one for one in before.weeks if one.last < monday
    ]
    until = (added.date - date.fromordinal(before.figures.window.first)).days
    letters = {one.key: one.letters[: max(0, until)] for one in before.figures.practices}
    for one in after.figures.practices:
        if one.key in letters:
            assert one.letters[: max(0, until)] == letters[one.key]


@limited(max_examples=50)
@given(JOURNALS, st.integers(0, 70))
def test_later_days_change_nothing_of_a_past_day(days: list[Day], at: int) -> None:
    as_of = ago(at)
    early = [one for one in days if one.date <= on(as_of)]

    assert figures_of(*days, as_of=as_of, options=EVERYTHING) == figures_of(
        *early, as_of=as_of, options=EVERYTHING
    )


@limited(max_examples=50)
@given(JOURNALS)
def test_an_open_day_changes_no_figure(days: list[Day]) -> None:
    past = [FIRST, *(one for one in days if one.date < on(TODAY))]
    blank = day(TODAY, planned=[f"[ ] {name}" for name in NAMES])

    assert figures_of(*past, blank, options=EVERYTHING) == figures_of(*past, options=EVERYTHING)


@limited(max_examples=50)
@given(JOURNALS, st.integers(1, 90))
def test_every_figure_keeps_its_bounds(days: list[Day], length: int) -> None:
    found = figures_of(*days, options=EVERYTHING, days=length)

    assert 0 <= found.window.days <= length
    follow = found.follow_through.follow_through
    assert 0 <= follow.done <= follow.planned
    kinds = found.days
    assert min(kinds.yes, kinds.no, kinds.rest, kinds.silent) >= 0
    assert kinds.yes + kinds.no + kinds.rest + kinds.silent == found.window.days
    assert sum(week.planned for week in found.weeks) == follow.planned
    assert sum(week.done for week in found.weeks) == follow.done
    assert found.things is None or 0 <= found.things.done <= found.things.planned
    assert sum(minutes for _, minutes in found.movement.weeks) == found.movement.minutes
    assert found.smaller.saved <= found.smaller.days <= kinds.yes
    assert found.doubts.done <= found.doubts.n
    for two in (found.cue, found.anyway.compared):
        assert two.one.done <= two.one.n
        assert two.other.done <= two.other.n
        assert two.difference is None or -1 <= two.difference.value <= 1
    for one in found.practices:
        assert 0 <= (one.score or 0) <= 1
        assert len(one.letters) == found.window.days
        assert set(one.letters) <= set("DMRS")
        assert one.done <= one.due <= found.window.days
        assert one.runs.strict <= one.runs.current <= one.runs.best
    for identity in found.identities:
        assert 0 < identity.tally.mean < 1
        assert identity.supports <= identity.tally.n_for
        assert identity.against <= identity.tally.n_against
    for thinking in found.thoughts:
        assert thinking.done <= thinking.with_action <= thinking.named


@limited(max_examples=50)
@given(JOURNALS, st.integers(1, 60), st.sampled_from([DAILY, PER_WEEK, Schedule()]))
def test_one_more_deed_never_lowers_evidence(days: list[Day], at: int, schedule: Schedule) -> None:
    options = replace(linked(schedule, absent_is_missed=True), identities=(Identity("mover", ""),))
    when = on(ago(at))
    of = {one.date: one for one in days}.get(when, day(str(when)))
    known = {one.key: one for one in of.actions}
    deed = replace(known.get("walk", action("Walk")), state=State.DONE)
    actions = tuple((known | {"walk": deed}).values())
    if schedule is PER_WEEK:
        # A deed in a week of silence makes it a known week, in which the quota was not reached.
        days = [*days, *(day(ago(at), done=["Tea"]) for at in _without(days, when))]
    others = [one for one in days if one.date != when]
    before = figures_of(*days, options=options)
    after = figures_of(*others, replace(of, actions=actions, is_recorded=True), options=options)

    def mean(found: Figures) -> float:
        return next(one.tally.mean for one in found.identities if one.name == "mover")

    assert mean(after) >= mean(before)
    assert after.practices[0].runs.current >= before.practices[0].runs.current
    assert after.practices[0].runs.best >= before.practices[0].runs.best
    numbers = before.follow_through.follow_through, after.follow_through.follow_through
    assert numbers[1].done >= numbers[0].done
    assert after.days.yes >= before.days.yes


def _without(days: list[Day], but: date) -> list[int]:
    """Return how long ago the days are that are not written in."""
    written = {one.date for one in days} | {but}
    return [at for at in range(1, 76) if on(ago(at)) not in written]


def test_the_first_deed_of_a_silent_week_makes_it_one_that_missed_its_quota() -> None:
    """The one way in which a deed lowers a figure: what was unknown is known."""
    options = Settings(practices=(Practice("walk", "Walk", schedule=PER_WEEK),))
    kept = [day(ago(42 - 7 * week - at), done=["Walk"]) for week in range(5) for at in range(3)]
    silent = figures_of(*kept, options=options).practices[0]
    known = figures_of(*kept, day(ago(5), done=["Walk"]), options=options).practices[0]

    assert (silent.known, known.known) == (5, 6)
    assert known.score is not None
    assert silent.score is not None
    assert known.score < silent.score


@limited(max_examples=20)
@given(JOURNALS)
def test_a_word_is_the_same_on_every_day_of_a_week(days: list[Day]) -> None:
    """But for too early, which says how many there are today."""
    early = [one for one in days if one.date < on(TODAY)]
    richer = [*early, *moods(70, seed=len(days))]
    unique = list({one.date: one for one in richer}.values())
    words: list[set[Standing]] = [set() for _ in range(7)]
    for at in range(7):
        found = figures_of(*unique, as_of=ago(-at))
        standings = (
            found.change.standing,
            found.felt.standing,
            found.motivation.standing,
            found.anyway.compared.standing,
            found.cue.standing,
            found.mood.same_day,
            found.mood.next_day,
        )
        for known, word in zip(words, standings, strict=True):
            known.add(word)

    assert all(len(known - {Standing.TOO_EARLY}) <= 1 for known in words)


# -- never an error -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "as_of"),
    [
        pytest.param([], TODAY, id="no day"),
        pytest.param([day(TODAY, planned=["[x] Walk"])], TODAY, id="one day"),
        pytest.param([day(ago(at), rest="") for at in range(1, 40)], TODAY, id="only rest"),
        pytest.param([day(ago(at), words="Rain.") for at in range(1, 40)], TODAY, id="only prose"),
        pytest.param([day("2026-01-01", done=["Walk"])], TODAY, id="one day, then silence"),
        pytest.param([day("2027-01-01", done=["Walk"])], TODAY, id="only days to come"),
        pytest.param(
            [day("2016-03-01", done=["Walk"]), day(ago(1), done=["Walk"])], TODAY, id="ten years"
        ),
        pytest.param([day("0001-01-01", planned=["[ ] Walk"])], "0001-01-01", id="the first date"),
        pytest.param([day("0001-01-01", planned=["[ ] Walk"])], "0001-01-02", id="the day after"),
        pytest.param([], "0001-01-01", id="nothing on the first date"),
        pytest.param([day("9999-12-30", planned=["[ ] Walk"])], "9999-12-31", id="the last date"),
        pytest.param([day("9999-12-31", planned=["[x] Walk"])], "9999-12-31", id="today, the last"),
        pytest.param(
            [day("0001-01-01", done=["Walk"]), day(ago(1), done=["Walk"])], TODAY, id="since 0001"
        ),
        pytest.param(
            [day(TODAY, rest=Rest("", date.max)), day("0001-01-01", rest=Rest("", date.max))],
            "0001-03-01",
            id="rest for ever",
        ),
    ],
)  # fmt: skip
def test_no_journal_is_too_strange(days: list[Day], as_of: str) -> None:
    found = figures_of(*days, as_of=as_of, options=EVERYTHING)

    assert found.window.days <= 28


def test_a_journal_of_rest_is_neither_done_nor_missed() -> None:
    found = figures_of(*(day(ago(at), rest="") for at in range(1, 40)), options=EVERYTHING)

    assert found.days[:5] == (0, 0, 28, 0, Bounds(None, None, None, None))
    assert {one.letters for one in found.practices} == {"R" * 28}


def test_a_gap_of_ten_years_is_silence() -> None:
    days = [day("2016-03-01", done=["Walk"]), day(ago(1), done=["Walk"])]
    found = figures_of(*days, options=EVERYTHING)
    walk = found.practices[0]

    assert found.days[:4] == (1, 0, 0, 27)
    assert (walk.known, walk.score, walk.comebacks.lapses) == (2, None, (3662,))


def test_one_day_and_then_silence_is_unknown_and_not_failed() -> None:
    found = figures_of(day("2026-01-01", done=["Walk"]), options=EVERYTHING).days

    assert found[:4] == (0, 0, 0, 28)
    assert (found.bounds.low, found.bounds.high, found.bounds.recorded) == (0, 1, None)


def test_prose_alone_begins_no_counting() -> None:
    assert figures_of(*(day(ago(at), words="Rain.") for at in range(1, 40))).window.days == 0


def test_a_practice_with_a_new_name_is_another_one_until_it_is_joined() -> None:
    days = [
        *(day(ago(at), done=["Walk"]) for at in range(11, 21)),
        *(day(ago(at), done=["Stroll"]) for at in range(1, 11)),
    ]
    apart = figures_of(*days, options=Settings(practices=(Practice("walk", "Walk"),))).practices

    assert [(one.key, one.known) for one in apart] == [("walk", 10), ("stroll", 10)]


@pytest.mark.parametrize(
    ("before", "after", "n"),
    [
        pytest.param(3, 5, 1, id="both"),
        pytest.param(3, None, 0, id="before alone"),
        pytest.param(None, 5, 0, id="after alone"),
    ],
)
def test_a_pair_needs_both_ratings(before: int | None, after: int | None, n: int) -> None:
    done = day(ago(1), planned=[action("[x] Walk", before=before, after=after)])

    assert figures_of(FIRST, done).motivation.pairs.n == n


def test_all_the_dates_there_are() -> None:
    of: Journal = journal(day("0001-01-01", done=["Walk"]), day("9999-12-31", done=["Walk"]))
    settings = Settings(practices=(Practice("walk", "Walk"),))

    assert analyse(of, settings, as_of=date.max).figures.window.days == 28
