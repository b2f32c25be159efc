"""Mood on days with an action and on the days after, against statsmodels."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.regression.linear_model import OLS

from journal_tool.statistics._distributions import interval
from journal_tool.statistics._regression import (
    MIN_DAYS,
    MIN_PAIRS,
    DayPair,
    MoodLink,
    TooLittle,
    consecutive,
    mood_link,
    solve,
)

MONDAY = date(2026, 3, 2).toordinal()
WINDOW = 84
JOURNALS = 300
SELDOM = stats.binom.isf(1e-3, JOURNALS, 0.06) / JOURNALS
"""What 6 % of so many journals come to, with bad luck."""

Days = list[tuple[int, float, bool]]


def linked(days: Days, first: int = MONDAY) -> MoodLink:
    found = mood_link(days, first)

    assert isinstance(found, MoodLink), found
    return found


def plain(random: Random, count: int = WINDOW, effect: float = 0.0) -> Days:
    """Moods around 5.5 with a standard deviation of about 1.6, and half of the days with an act."""
    days = []
    for at in range(count):
        acted = random.random() < 0.5
        days.append((MONDAY + at, random.gauss(5.5 + effect * acted, 1.6), acted))
    return days


# -- against statsmodels ------------------------------------------------------------------------


def made(random: Random) -> tuple[Days, int]:
    """A series that remembers, drifts and knows weekends, with gaps, in mixed order."""
    first = random.randint(date(2019, 1, 1).toordinal(), date(2027, 1, 1).toordinal())
    mood, days = 5.0, []
    for at in range(random.randint(70, 140)):
        weekend = (first + at - 1) % 7 >= 5
        acted = random.random() < (0.7 if weekend or mood > 6.0 else 0.4)
        mood = 2.5 + 0.5 * mood + 0.6 * acted + 0.8 * weekend + 0.01 * at + random.gauss(0.0, 1.2)
        if random.random() < 0.9:
            days.append((first + at, random.choice([mood, float(round(mood))]), acted))
    random.shuffle(days)
    return days, first - random.randint(0, 5)


def fitted(days: Days, first: int) -> tuple[MoodLink, dict[float, list[tuple[float, float]]]]:
    """The same fit by statsmodels, and its intervals of same day and next day by confidence."""
    by_date = {date.fromordinal(ordinal): (mood, acted) for ordinal, mood, acted in days}
    rows, moods = [], []
    for when, (mood, acted) in by_date.items():
        before = by_date.get(date.fromordinal(when.toordinal() - 1))
        if before:
            weekdays = [when.isoweekday() == one for one in (1, 2, 3, 4, 5, 7)]
            week = (when - date.fromordinal(first)).days / 7
            rows.append([*weekdays, week, before[1], before[0], acted, 1])
            moods.append(mood)
    fit = OLS(np.array(moods), np.array(rows, dtype=float)).fit()
    day_before, carried, same_day = (float(fit.params[at]) for at in (7, 8, 9))
    gradient = np.array([0.0] * 7 + [1.0, same_day, carried, 0.0])
    next_day = day_before + carried * same_day
    next_day_se = math.sqrt(gradient @ fit.cov_params() @ gradient)
    return MoodLink(
        n=int(fit.nobs),
        same_day=same_day,
        same_day_se=float(fit.bse[9]),
        next_day=next_day,
        next_day_se=next_day_se,
        df=int(fit.df_resid),
    ), {
        confidence: [
            tuple(fit.conf_int(1.0 - confidence)[9]),
            stats.t.interval(confidence, fit.df_resid, loc=next_day, scale=next_day_se),
        ]
        for confidence in (0.95, 0.995)
    }


def test_the_fit_agrees_with_statsmodels() -> None:
    random = Random(13)
    for _ in range(200):
        days, first = made(random)
        expected, ends = fitted(days, first)
        found = linked(days, first)

        assert (found.n, found.df) == (expected.n, expected.df)
        for name in ("same_day", "same_day_se", "next_day", "next_day_se"):
            assert getattr(found, name) == pytest.approx(getattr(expected, name), abs=1e-10), name
        for confidence, (same_day, next_day) in ends.items():
            assert interval(
                found.same_day, found.same_day_se, found.df, confidence
            ) == pytest.approx(same_day, abs=1e-9)
            assert interval(
                found.next_day, found.next_day_se, found.df, confidence
            ) == pytest.approx(next_day, abs=1e-9)


def test_an_exact_rule_is_found_exactly() -> None:
    """Mood = 2 + 1.5 acted + 0.5 mood before - 0.25 acted before, and nothing by chance."""
    random = Random(14)
    mood, before, days = 5.0, False, []
    for at in range(60):
        acted = random.random() < 0.5
        mood = 2.0 + 1.5 * acted + 0.5 * mood - 0.25 * before
        before = acted
        days.append((MONDAY + at, mood, acted))
    found = linked(days)

    assert found.same_day == pytest.approx(1.5)
    assert found.next_day == pytest.approx(-0.25 + 0.5 * 1.5)
    assert found.same_day_se == pytest.approx(0.0, abs=1e-10)
    assert found.next_day_se == pytest.approx(0.0, abs=1e-10)


# -- pairs of days ------------------------------------------------------------------------------


def test_a_gap_parts_the_days() -> None:
    days = [(9, 4.0, True), (5, 1.0, True), (7, 3.0, False), (6, 2.0, False), (10, 5.0, False)]

    assert consecutive(days) == [
        DayPair(6, mood=2.0, acted=False, mood_before=1.0, acted_before=True),
        DayPair(7, mood=3.0, acted=False, mood_before=2.0, acted_before=False),
        DayPair(10, mood=5.0, acted=False, mood_before=4.0, acted_before=True),
    ]


# -- too little ---------------------------------------------------------------------------------


def days_with(acted: Callable[[int], bool], count: int = WINDOW) -> Days:
    random = Random(15)
    return [(MONDAY + at, random.gauss(5.5, 1.6), acted(at)) for at in range(count)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param([], TooLittle.PAIRS, id="nothing"),
        pytest.param(
            days_with(lambda at: at % 2 == 0, MIN_PAIRS), TooLittle.PAIRS, id="41 pairs of 42 days"
        ),
        pytest.param(days_with(lambda at: at % 2 == 0)[::2], TooLittle.PAIRS, id="every other day"),
        pytest.param(days_with(lambda _: False), TooLittle.DAYS, id="no action"),
        pytest.param(days_with(lambda _: True), TooLittle.DAYS, id="action every day"),
        pytest.param(
            days_with(lambda at: at == 0 or at % 12 == 1), TooLittle.DAYS, id="seven and the first"
        ),
        pytest.param(
            days_with(lambda at: at < 21 and at % 2 == 1), TooLittle.WEEKS, id="acts in 3 weeks"
        ),
        pytest.param(
            days_with(lambda at: at >= 21 or at % 2 == 0), TooLittle.WEEKS, id="none in 3 weeks"
        ),
        pytest.param(
            [(ordinal, 5.1, acted) for ordinal, _, acted in days_with(lambda at: at % 3 == 0)],
            TooLittle.VARIETY,
            id="moods all alike",
        ),
        pytest.param(
            days_with(lambda at: at % 2 == 0), TooLittle.VARIETY, id="acts every other day, always"
        ),
        pytest.param(
            days_with(lambda at: at % 7 == 5), TooLittle.VARIETY, id="acts on Saturdays, always"
        ),
        pytest.param(
            [day for day in days_with(lambda at: at % 2 == 0) if day[0] % 7],
            TooLittle.VARIETY,
            id="no Sundays",
        ),
    ],
)
def test_too_little_to_tell(days: Days, expected: TooLittle) -> None:
    assert mood_link(days, MONDAY) is expected


@pytest.mark.parametrize(
    "days",
    [
        pytest.param(days_with(lambda at: at % 3 == 0, MIN_PAIRS + 1), id="42 pairs"),
        pytest.param(days_with(lambda at: at % 11 == 5), id="eight days with an act"),
        pytest.param(days_with(lambda at: at % 11 != 5), id="eight days without"),
        pytest.param(days_with(lambda at: at < 28 and at % 3 == 1), id="acts in four weeks"),
    ],
)
def test_just_enough_to_tell(days: Days) -> None:
    acts = sum(pair.acted for pair in consecutive(days))
    found = linked(days)

    assert min(acts, found.n - acts) >= MIN_DAYS
    assert found.df == found.n - 11


# -- what the figures are worth -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "se"), [pytest.param(43, 0.53), pytest.param(57, 0.44), pytest.param(85, 0.34)]
)
def test_the_smallest_difference_that_would_show(count: int, se: float) -> None:
    random = Random(16)
    links = [linked(plain(random, count)) for _ in range(150)]
    typical = median(link.same_day_se for link in links)

    assert typical == pytest.approx(se, abs=0.04)
    assert links[0].smallest_detectable == 2.8 * links[0].same_day_se


def shows(value: float, se: float, df: int) -> bool:
    low, high = interval(value, se, df)
    return low > 0.0 or high < 0.0


def series(random: Random, *, wish: float = 0.0, lift: float = 0.0, lasts: bool = False) -> Days:
    """Days on which action does nothing at all to mood.

    Args:
        random: of this journal.
        wish: how much likelier a good yesterday makes action.
        lift: how much something of the same day, like sleep or sunshine, lifts mood and action.
        lasts: whether the mood of the next days starts from the lifted one.
    """
    mood, days = 0.0, []
    for at in range(WINDOW):
        today = random.gauss(0.0, lift)
        acted = random.random() < 1.0 / (1.0 + math.exp(-wish * mood - 1.5 * today))
        mood = 0.6 * mood + random.gauss(0.0, 1.0) + today * lasts
        days.append((MONDAY + at, 5.5 + mood + today * (not lasts), acted))
    return days


@dataclass
class Shown:
    """Shares of journals in which a link shows that is no effect."""

    plain_means: float
    same_day: float
    next_day: float


def shown(make: Callable[[Random], Days]) -> Shown:
    random = Random(17)
    journals = [make(random) for _ in range(JOURNALS)]
    links = [linked(days) for days in journals]
    apart = [
        stats.ttest_ind(
            [mood for _, mood, acted in days if acted],
            [mood for _, mood, acted in days if not acted],
        )
        for days in journals
    ]
    return Shown(
        plain_means=sum(bool(test.pvalue < 0.05) for test in apart) / JOURNALS,
        same_day=sum(shows(one.same_day, one.same_day_se, one.df) for one in links) / JOURNALS,
        next_day=sum(shows(one.next_day, one.next_day_se, one.df) for one in links) / JOURNALS,
    )


def test_without_any_tie_a_link_shows_as_seldom_as_it_should() -> None:
    found = shown(series)

    assert found.same_day <= SELDOM
    assert found.next_day <= SELDOM


def test_a_good_yesterday_does_not_pass_for_a_link() -> None:
    """Comparing plain means finds one in about half of such journals."""
    found = shown(lambda random: series(random, wish=1.5))

    assert found.plain_means > 0.4
    assert found.same_day <= SELDOM
    assert found.next_day <= SELDOM


def test_a_common_cause_of_one_day_makes_a_link_on_that_day_and_none_on_the_next() -> None:
    found = shown(lambda random: series(random, lift=1.0))

    assert found.same_day > 0.5
    assert found.next_day <= SELDOM


def test_a_common_cause_whose_lift_lasts_makes_a_link_on_both_days() -> None:
    found = shown(lambda random: series(random, lift=1.0, lasts=True))

    assert found.same_day > 0.5
    assert found.next_day > 0.2


def test_an_effect_is_found_as_large_as_it_is() -> None:
    random = Random(18)
    found = [linked(plain(random, effect=0.8)) for _ in range(300)]
    power = sum(shows(link.same_day, link.same_day_se, link.df) for link in found) / 300

    assert sum(link.same_day for link in found) / 300 == pytest.approx(0.8, abs=0.06)
    assert power == pytest.approx(0.56, abs=0.1)


# -- laws ---------------------------------------------------------------------------------------

SEEDS = st.integers(0, 2**32)


@given(SEEDS, st.randoms(use_true_random=False))
def test_the_order_of_days_makes_no_difference(seed: int, random: Random) -> None:
    days = plain(Random(seed))
    shuffled = [*days]
    random.shuffle(shuffled)

    assert mood_link(shuffled, MONDAY) == mood_link(days, MONDAY)


@given(SEEDS, st.integers(-400, 400))
def test_where_the_trend_begins_makes_no_difference(seed: int, ago: int) -> None:
    days = plain(Random(seed))
    found, other = linked(days), linked(days, MONDAY - ago)

    assert other.same_day == pytest.approx(found.same_day, abs=1e-8)
    assert other.next_day_se == pytest.approx(found.next_day_se, abs=1e-8)


@given(SEEDS)
def test_naming_days_the_other_way_round_changes_the_sign(seed: int) -> None:
    days = plain(Random(seed))
    found = linked(days)
    turned = linked([(ordinal, mood, not acted) for ordinal, mood, acted in days])

    assert turned.same_day == pytest.approx(-found.same_day, abs=1e-9)
    assert turned.next_day == pytest.approx(-found.next_day, abs=1e-9)
    assert turned.same_day_se == pytest.approx(found.same_day_se, abs=1e-9)
    assert turned.next_day_se == pytest.approx(found.next_day_se, abs=1e-9)


@given(SEEDS, st.floats(0.01, 100.0), st.floats(-50.0, 50.0))
def test_another_scale_of_mood_scales_the_link(seed: int, factor: float, shift: float) -> None:
    days = plain(Random(seed))
    found = linked(days)
    scaled = linked([(ordinal, factor * mood + shift, acted) for ordinal, mood, acted in days])

    assert scaled.same_day == pytest.approx(factor * found.same_day, rel=1e-6, abs=1e-6)
    assert scaled.next_day == pytest.approx(factor * found.next_day, rel=1e-6, abs=1e-6)
    assert scaled.same_day_se == pytest.approx(factor * found.same_day_se, rel=1e-6)


# -- equations ----------------------------------------------------------------------------------


def test_equations_agree_with_numpy() -> None:
    random = Random(19)
    for _ in range(500):
        size, width = random.randint(1, 12), random.randint(1, 4)
        matrix = [[random.gauss(0.0, 10.0) for _ in range(size)] for _ in range(size)]
        right = [[random.gauss(0.0, 10.0) for _ in range(width)] for _ in range(size)]
        expected = np.linalg.solve(matrix, right)
        bad = float(np.linalg.cond(matrix))

        assert np.allclose(
            np.array(solve(matrix, right)), expected, rtol=1e-13 * bad, atol=1e-12 * bad
        )


@pytest.mark.parametrize(
    ("matrix", "right", "expected"),
    [
        pytest.param([[0.0, 1.0], [1.0, 0.0]], [[2.0], [3.0]], [[3.0], [2.0]], id="rows changed"),
        pytest.param([[1e9, 0.0], [0.0, 1e-9]], [[1e9], [1e-9]], [[1.0], [1.0]], id="unlike sizes"),
        pytest.param([[1.0, 2.0], [2.0, 4.0]], [[1.0], [2.0]], None, id="one equation twice"),
        pytest.param([[0.0, 0.0], [1.0, 1.0]], [[0.0], [1.0]], None, id="an equation of nothing"),
        pytest.param([[1.0, 1.0], [1.0, 1.0 + 9e-10]], [[1.0], [1.0]], None, id="almost the same"),
        pytest.param([], [], [], id="no equations"),
    ],
)
def test_equations_are_solved_or_refused(
    matrix: list[list[float]], right: list[list[float]], expected: list[list[float]] | None
) -> None:
    assert solve(matrix, right) == expected
