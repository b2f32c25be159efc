"""Consistency: the worked numbers of its curve, and the laws it must keep (statistics 5.4)."""

import math
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.statistics._score import (
    DELTA,
    MIN_UNITS,
    score,
    weight_of_day,
    weight_of_period,
)

DAILY = weight_of_day(1)
THREE_A_WEEK = weight_of_period(3, 7)

REACHED = st.floats(0, 1)
WEIGHTS = st.floats(0.01, 10)
UNITS = st.lists(st.tuples(REACHED, WEIGHTS), max_size=60)


def daily(letters: str) -> list[tuple[float, float]]:
    """Return the units of a daily practice: of rest and silence there are none."""
    return [(float(letter == "D"), DAILY) for letter in letters if letter in "DM"]


def weeks(*done: int) -> list[tuple[float, float]]:
    return [(min(1, times / 3), THREE_A_WEEK) for times in done]


def test_the_decay_brings_a_daily_practice_to_95_percent_in_66_days() -> None:
    assert round(DELTA, 10) == 0.9556248274
    assert round(-math.log(DELTA), 7) == 0.0453899
    assert math.log(0.5, DELTA) == pytest.approx(15.271, abs=5e-4)
    assert MIN_UNITS == 5


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(0, 0.0, id="the start"),
        (1, 0.0444),
        (7, 0.2722),
        (14, 0.4703),
        (21, 0.6145),
        (30, 0.7438),
        (45, 0.8703),
        (66, 0.9500),
        (90, 0.9832),
    ],
)
def test_a_daily_practice_that_is_always_kept(days: int, expected: float) -> None:
    assert score(daily("D" * days)) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        pytest.param("M", 0.9078, id="one miss"),
        pytest.param("MD", 0.9119, id="done again"),
        pytest.param("M" * 7, 0.6914, id="a week of misses"),
        pytest.param("M" * 14, 0.5032, id="two weeks"),
        pytest.param("M" * 30, 0.2434, id="a month"),
    ],
)
def test_what_misses_do_to_a_score_of_95(then: str, expected: float) -> None:
    assert score(daily("D" * 66 + then)) == pytest.approx(expected, abs=5e-5)


def test_a_miss_at_95_is_made_good_in_14_days() -> None:
    assert score(daily("D" * 66 + "M" + "D" * 13)) < 0.95 < score(daily("D" * 66 + "M" + "D" * 14))


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("D", 0.0444),
        ("DD", 0.0868),
        ("DDD", 0.1273),
        ("DDDM", 0.1217),
        ("DDDMD", 0.1606),
        pytest.param("DDDMDR", 0.1606, id="rest changes nothing"),
        pytest.param("DDDMDRS", 0.1606, id="silence changes nothing"),
        ("DDDMDRSD", 0.1979),
    ],
)
def test_a_trace(letters: str, expected: float) -> None:
    assert score(daily(letters)) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        pytest.param([3], 0.1878, id="one week"),
        pytest.param([4], 0.1878, id="four of three count as three"),
        pytest.param([3] * 2, 0.3403, id="two"),
        pytest.param([3] * 4, 0.5648, id="four"),
        pytest.param([3] * 8, 0.8106, id="eight"),
        pytest.param([3] * 14, 0.9456, id="fourteen"),
        pytest.param([3] * 15, 0.9558, id="fifteen"),
        pytest.param([3, 3, 2], 0.4016, id="two of three in the third week"),
        pytest.param([3, 3, 2, 0], 0.3262, id="and none in the fourth"),
        pytest.param([3, 3, 2, 0, 3], 0.4527, id="and all again"),
        pytest.param([2] * 400, 0.6667, id="always two of three"),
    ],
)
def test_three_times_a_week(done: list[int], expected: float) -> None:
    assert score(weeks(*done)) == pytest.approx(expected, abs=5e-5)


def test_two_done_and_one_missed_swing_about_two_thirds() -> None:
    traces = [score(daily("DDM" * 200 + rest)) for rest in ("D", "DD", "DDM")]

    assert traces == pytest.approx([0.6669, 0.6817, 0.6514], abs=5e-5)
    assert sum(traces) / 3 == pytest.approx(0.6667, abs=5e-5)


@pytest.mark.parametrize(
    ("per_day", "expected"),
    [
        pytest.param(1, 1.0, id="daily"),
        pytest.param(1 / 4, 2.0, id="every four days"),
        pytest.param(3 / 7, 1.5275, id="three days of a week"),
    ],
)
def test_the_weight_of_a_day_is_larger_the_rarer_it_is(per_day: float, expected: float) -> None:
    assert weight_of_day(per_day) == pytest.approx(expected, abs=5e-5)


@given(UNITS)
def test_the_score_lies_between_0_and_1(units: list[tuple[float, float]]) -> None:
    assert 0 <= score(units) <= 1


@given(UNITS.filter(bool), st.data())
def test_more_reached_in_one_unit_never_lowers_the_score(
    units: list[tuple[float, float]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(units) - 1))
    reached, weight = units[at]
    more = [*units]
    more[at] = (data.draw(st.floats(reached, 1)), weight)

    assert score(more) >= score(units) - 1e-12


@given(REACHED, WEIGHTS)
def test_the_score_tends_to_the_true_rate(reached: float, weight: float) -> None:
    enough = math.ceil(900 / weight)

    assert score([(reached, weight)] * enough) == pytest.approx(reached, abs=1e-9)


@given(st.integers(1, 40), st.integers(1, 60), st.lists(REACHED, max_size=12))
def test_a_quota_split_into_equal_due_days_gives_the_same_score(
    k: int, days: int, reached: list[float]
) -> None:
    in_periods = [(one, weight_of_period(k, days)) for one in reached]
    in_days = [(one, weight_of_day(k / days)) for one in reached for _ in range(k)]

    assert score(in_days) == pytest.approx(score(in_periods), abs=1e-12)


@given(st.lists(st.booleans(), min_size=1, max_size=9))
def test_the_score_swings_about_the_true_rate_of_any_pattern(pattern: list[bool]) -> None:
    """Repeated for ever, the mean of the score over one turn is the share that was done."""
    units = [(float(done), DAILY) for done in pattern]
    rate = sum(pattern) / len(pattern)
    enough = units * (800 // len(units))
    turn = [score(enough + units[:at]) for at in range(len(units))]

    assert sum(turn) / len(turn) == pytest.approx(rate, abs=1e-9)
    assert max(turn) - min(turn) <= len(pattern) * (1 - DELTA)


@given(UNITS)
def test_a_kept_unit_never_lowers_and_a_missed_one_never_raises(
    units: list[tuple[float, float]],
) -> None:
    now = score(units)

    assert score([*units, (0.0, 1.0)]) <= now <= score([*units, (1.0, 1.0)])


@given(UNITS)
def test_the_score_is_the_recurrence_of_its_definition(units: list[tuple[float, float]]) -> None:
    *_, expected = accumulate(
        units, lambda s, unit: s * DELTA ** unit[1] + unit[0] * (1 - DELTA ** unit[1]), initial=0.0
    )

    assert score(iter(units)) == pytest.approx(expected, abs=1e-12)
