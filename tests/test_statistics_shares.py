"""Shares, how two of them differ, and what silence leaves open."""

import math
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from journal_tool.statistics._shares import (
    Bounds,
    FollowThrough,
    bonferroni_z,
    bounds,
    difference_of,
    follow_through,
    newcombe,
    wilson,
)

FORTNIGHT = [
    *((3, 3), (2, 2), (4, 0), (3, 3), (2, 0), (3, 3), (1, 1)),
    *((4, 1), (3, 3), (3, 0), (2, 2), (3, 2), (4, 4), (3, 0)),
]
"""Planned and done on fourteen days: 24 of 40, mostly all or nothing."""


def rounded(ends: tuple[float, float] | None) -> tuple[float, float] | None:
    return ends and (round(ends[0], 4), round(ends[1], 4))


# -- one share ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("done", "n", "expected"),
    [
        (0, 1, (0.0, 0.7935)),
        (1, 1, (0.2065, 1.0)),
        (0, 5, (0.0, 0.4345)),
        (3, 5, (0.2307, 0.8824)),
        (5, 5, (0.5655, 1.0)),
        (7, 10, (0.3968, 0.8922)),
        (10, 10, (0.7225, 1.0)),
        (9, 20, (0.2582, 0.6579)),
        (14, 20, (0.4810, 0.8545)),
        (45, 60, (0.6277, 0.8422)),
        (15, 28, (0.3581, 0.7047)),
        (28, 28, (0.8794, 1.0)),
        (13, 22, (0.3873, 0.7674)),
        (16, 18, (0.6720, 0.9690)),
        pytest.param(0, 0, (0.0, 1.0), id="nothing is known of nothing"),
    ],
)
def test_the_interval_of_a_share(done: int, n: int, expected: tuple[float, float]) -> None:
    assert rounded(wilson(done, n)) == expected


@pytest.mark.parametrize(
    ("n", "half_width"), [(5, 0.33), (10, 0.26), (20, 0.20), (40, 0.15), (80, 0.11)]
)
def test_the_interval_narrows_with_more_items(n: int, half_width: float) -> None:
    low, high = wilson(n / 2, n)

    assert (high - low) / 2 == pytest.approx(half_width, abs=0.005)


@pytest.mark.parametrize(("k", "z"), [(1, 1.9600), (4, 2.4977), (7, 2.6901), (10, 2.8070)])
def test_more_looks_need_wider_intervals(k: int, z: float) -> None:
    assert round(bonferroni_z(k), 4) == z


def test_intervals_of_a_share_agree_with_scipy() -> None:
    for n in range(1, 41):
        for done in range(n + 1):
            expected = stats.binomtest(done, n).proportion_ci(method="wilson")

            assert wilson(done, n) == pytest.approx(tuple(expected), abs=1e-15)


def test_intervals_of_a_share_agree_with_statsmodels() -> None:
    random = Random(1)
    for _ in range(3000):
        n = random.uniform(0.5, 400.0)
        done, k = random.uniform(0.0, n), random.randint(1, 40)
        expected = proportion_confint(done, n, alpha=0.05 / k, method="wilson")

        assert wilson(done, n, z=bonferroni_z(k)) == pytest.approx(expected, abs=1e-12)


COUNTS = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
SHARES = st.floats(0.01, 2000.0).flatmap(lambda n: st.tuples(st.floats(0.0, n), st.just(n)))


@given(SHARES | COUNTS, st.floats(0.1, 6.0))
def test_the_interval_holds_the_share_and_stays_inside_0_and_1(
    share: tuple[float, float], z: float
) -> None:
    done, n = share
    low, high = wilson(done, n, z=z)

    assert 0.0 <= low <= high <= 1.0
    assert low - 1e-12 <= done / n <= high + 1e-12


@given(COUNTS)
def test_one_more_done_never_lowers_an_end(share: tuple[int, int]) -> None:
    done, n = share
    low, high = wilson(done, n + 1)
    more_low, more_high = wilson(done + 1, n + 1)

    assert more_low >= low
    assert more_high >= high


@given(COUNTS)
def test_done_and_not_done_are_mirror_images(share: tuple[int, int]) -> None:
    done, n = share
    low, high = wilson(done, n)

    assert wilson(n - done, n) == pytest.approx((1.0 - high, 1.0 - low), abs=1e-12)


# -- follow-through -----------------------------------------------------------------------------


def test_items_that_go_together_by_day_tell_less() -> None:
    found = follow_through(FORTNIGHT)

    assert (found.done, found.planned, found.rate) == (24, 40, 0.6)
    assert rounded(found.interval) == (0.4460, 0.7365)
    assert round(found.design_effect, 4) == 2.8538
    assert round(found.n_effective, 3) == 14.016
    assert rounded(found.interval_adjusted) == (0.3503, 0.8067)


@pytest.mark.parametrize(
    "days",
    [
        pytest.param([(3, 3), (3, 0), (3, 3), (3, 0)], id="four days are too few to tell"),
        pytest.param([(3, 3), (3, 0), (3, 3), (3, 0), (0, 0), (0, 0)], id="days without plans"),
        pytest.param([(3, 3)] * 9, id="everything done"),
        pytest.param([(3, 0)] * 9, id="nothing done"),
        pytest.param([(2, 1)] * 9, id="half done every day"),
    ],
)
def test_where_days_do_not_matter_both_intervals_are_one(days: list[tuple[int, int]]) -> None:
    found = follow_through(days)

    assert found.design_effect == 1.0
    assert found.interval_adjusted == found.interval
    assert found.n_effective == found.planned


def test_one_item_a_day_tells_almost_as_much_as_it_seems() -> None:
    """The variance between days is divided by one day less."""
    found = follow_through([(1, 1), (1, 0)] * 14)

    assert found.design_effect == pytest.approx(28 / 27)


@pytest.mark.parametrize("days", [[], [(0, 0)], [(0, 0)] * 9])
def test_nothing_planned_has_no_rate(days: list[tuple[int, int]]) -> None:
    assert follow_through(days) == FollowThrough(
        done=0,
        planned=0,
        rate=None,
        interval=None,
        design_effect=1.0,
        n_effective=0.0,
        interval_adjusted=None,
    )


DAYS = st.lists(
    st.integers(0, 6).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))), max_size=30
)


def test_the_design_effect_agrees_with_errors_clustered_by_day() -> None:
    """Least squares on a constant, with errors clustered by day, is the rate."""
    random = Random(2)
    checked = 0
    for _ in range(400):
        planned = [random.randint(1, 6) for _ in range(random.randint(5, 40))]
        days = [(n, random.choice([0, n, random.randint(0, n)])) for n in planned]
        found = follow_through(days)
        if found.rate in {0.0, 1.0}:
            continue
        items = [float(at < done) for n, done in days for at in range(n)]
        groups = [day for day, (n, _) in enumerate(days) for _ in range(n)]
        fit = OLS(items, np.ones(len(items))).fit(cov_type="cluster", cov_kwds={"groups": groups})
        rate = float(fit.params[0])
        apart = rate * (1.0 - rate) / len(items)
        expected = max(1.0, float(fit.cov_params()[0, 0]) / apart)
        checked += 1

        assert found.rate == pytest.approx(rate)
        assert found.design_effect == pytest.approx(expected, rel=1e-9)

    assert checked > 300


@given(DAYS)
def test_the_adjusted_interval_holds_the_other(days: list[tuple[int, int]]) -> None:
    found = follow_through(days)

    assert found.design_effect >= 1.0
    assert found.n_effective <= found.planned
    if found.interval and found.interval_adjusted:
        assert found.interval_adjusted[0] <= found.interval[0] + 1e-12
        assert found.interval_adjusted[1] >= found.interval[1] - 1e-12


@given(DAYS, st.randoms(use_true_random=False))
def test_the_order_of_days_makes_no_difference(days: list[tuple[int, int]], random: Random) -> None:
    shuffled = [*days, (0, 0)]
    random.shuffle(shuffled)

    assert follow_through(shuffled) == follow_through(days)


# -- two shares ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "value", "ends"),
    [
        ((14, 17), (12, 26), 0.3620, (0.0645, 0.5703)),
        ((14, 20), (9, 20), 0.25, (-0.0520, 0.4963)),
        ((24, 40), (30, 40), -0.15, (-0.3382, 0.0543)),
        ((10, 10), (5, 10), 0.5, (0.1174, 0.7634)),
        ((0, 10), (0, 10), 0.0, (-0.2775, 0.2775)),
        ((16, 18), (13, 22), 0.2980, (0.0183, 0.5167)),
        ((15, 15), (12, 24), 0.5, (0.2242, 0.6857)),
    ],
)
def test_the_difference_between_two_shares(
    one: tuple[int, int], other: tuple[int, int], value: float, ends: tuple[float, float]
) -> None:
    found = newcombe(*one, *other)

    assert (round(found.value, 4), rounded(found.interval)) == (value, ends)


def test_differences_agree_with_statsmodels() -> None:
    random = Random(3)
    for _ in range(3000):
        n1, n2, k = random.randint(1, 300), random.randint(1, 300), random.randint(1, 40)
        done1, done2 = random.randint(0, n1), random.randint(0, n2)
        expected = confint_proportions_2indep(
            done1, n1, done2, n2, method="newcomb", compare="diff", alpha=0.05 / k
        )
        found = newcombe(done1, n1, done2, n2, z=bonferroni_z(k))

        assert found.interval == pytest.approx(expected, abs=1e-12)


@given(SHARES | COUNTS, SHARES | COUNTS, st.floats(0.1, 6.0))
def test_a_difference_the_other_way_round_changes_its_sign(
    one: tuple[float, float], other: tuple[float, float], z: float
) -> None:
    there, back = newcombe(*one, *other, z=z), newcombe(*other, *one, z=z)
    low, high = there.interval

    assert back.value == -there.value
    assert back.interval == pytest.approx((-high, -low), abs=1e-12)
    assert -1.0 - 1e-12 <= low <= there.value <= high <= 1.0 + 1e-12


def test_days_that_go_together_widen_the_difference_of_both_groups() -> None:
    one, other = follow_through(FORTNIGHT), follow_through([(2, 1)] * 20)
    apart, found = newcombe(24, 40, 20, 40), difference_of(one, other)

    assert found == newcombe(24 / one.design_effect, one.n_effective, 20, 40)
    assert found.value == pytest.approx(apart.value)
    assert found.interval[0] < apart.interval[0] < apart.interval[1] < found.interval[1]


@given(DAYS, DAYS)
def test_where_days_do_not_matter_the_difference_is_the_plain_one(
    days: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    one, other = follow_through([*days[:4], (1, 1)][:4]), follow_through([*others[:3], (1, 0)])

    if one.planned:
        assert difference_of(one, other, z=1.5) == newcombe(
            one.done, one.planned, other.done, other.planned, z=1.5
        )


def test_nothing_planned_has_no_difference() -> None:
    with pytest.raises(ZeroDivisionError):
        difference_of(follow_through([]), follow_through([(1, 1)]))


# -- silence ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((12, 2, 14), Bounds(low=0.4286, high=0.9286, recorded=0.8571, coverage=0.5)),
        ((18, 6, 4), Bounds(low=0.6429, high=0.7857, recorded=0.75, coverage=0.8571)),
        ((20, 8, 0), Bounds(low=0.7143, high=0.7143, recorded=0.7143, coverage=1.0)),
        ((0, 0, 28), Bounds(low=0.0, high=1.0, recorded=None, coverage=0.0)),
        ((0, 0, 0), Bounds(low=None, high=None, recorded=None, coverage=None)),
    ],
)
def test_what_silent_days_leave_open(days: tuple[int, int, int], expected: Bounds) -> None:
    found = bounds(*days)
    parts = (found.low, found.high, found.recorded, found.coverage)

    assert Bounds(*(part if part is None else round(part, 4) for part in parts)) == expected


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_the_recorded_share_lies_between_the_bounds(yes: int, no: int, silent: int) -> None:
    found = bounds(yes, no, silent)

    if found.recorded is not None:
        assert found.low is not None
        assert found.high is not None
        assert found.coverage is not None
        assert 0.0 <= found.low <= found.recorded <= found.high <= 1.0
        assert math.isclose(found.high - found.low, 1.0 - found.coverage, abs_tol=1e-12)
