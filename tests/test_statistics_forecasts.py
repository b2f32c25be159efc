"""Forecasts of doing against what was done."""

from functools import reduce
from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from sklearn.metrics import brier_score_loss

from journal_tool.statistics._forecasts import (
    MIN_BIN,
    Bias,
    Forecast,
    Unlikely,
    forecast,
    poisson_binomial_tail,
)
from journal_tool.statistics._shares import wilson

TWELVE = list(
    zip(
        [20, 90, 30, 60, 80, 10, 50, 70, 40, 90, 30, 20],
        [True] * 4 + [False] * 2 + [True] * 4 + [False, True],
        strict=True,
    )
)
"""Twelve forecasts: nine were done, four of the six thought unlikely among them."""

ITEMS = st.lists(st.tuples(st.integers(0, 100), st.booleans()), max_size=40)


# -- how well they fit --------------------------------------------------------------------------


def test_twelve_forecasts() -> None:
    found = forecast(TWELVE)

    assert found.n == 12
    assert found.mean_likely == pytest.approx(0.4917, abs=5e-5)
    assert found.rate == 0.75
    assert found.brier == pytest.approx(0.2825, abs=1e-12)
    assert found.reference == 0.1875
    assert found.skill == pytest.approx(-0.5067, abs=5e-5)
    assert found.bias.mean == pytest.approx(0.2583, abs=5e-5)
    assert found.bias.interval == pytest.approx((-0.0499, 0.5666), abs=5e-5)


def test_four_of_the_six_thought_unlikely_were_done() -> None:
    found = forecast(TWELVE).unlikely

    assert (found.n, found.expected, found.done) == (6, 1.5, 4)
    assert round(found.tail, 4) == 0.0330


@pytest.mark.parametrize(
    ("items", "brier", "skill"),
    [
        pytest.param([(50, True), (50, False)] * 2, 0.25, 0.0, id="always half"),
        pytest.param([(100, True), (0, False)] * 2, 0.0, 1.0, id="always right"),
        pytest.param([(0, True), (100, False)] * 2, 1.0, -3.0, id="always wrong"),
        pytest.param([(90, True)] * 3, 0.01, None, id="all done leaves no skill"),
        pytest.param([(10, False)] * 3, 0.01, None, id="none done leaves no skill"),
    ],
)
def test_distance_and_skill(
    items: list[tuple[int, bool]], brier: float, skill: float | None
) -> None:
    found = forecast(items)

    assert (found.brier, found.skill) == (brier, skill)


def test_without_forecasts_there_is_no_figure() -> None:
    assert forecast([]) == Forecast(
        n=0,
        mean_likely=None,
        rate=None,
        brier=None,
        reference=None,
        skill=None,
        bias=Bias(mean=None, interval=None),
        bins=(),
        unlikely=Unlikely(n=0, expected=0.0, done=0, tail=1.0),
    )


def test_one_forecast_has_a_bias_without_an_interval() -> None:
    assert forecast([(70, True)]).bias == Bias(mean=0.3, interval=None)


def test_distances_agree_with_scikit_learn() -> None:
    random = Random(9)
    for _ in range(300):
        items = [
            (random.randint(0, 100), random.random() < 0.5) for _ in range(random.randint(1, 60))
        ]
        items += [(50, True), (50, False)]
        done, likely = [was for _, was in items], [chance / 100 for chance, _ in items]
        expected = brier_score_loss(done, likely)
        always = brier_score_loss(done, [sum(done) / len(done)] * len(done))
        found = forecast(items)

        assert found.brier == pytest.approx(expected, abs=1e-12)
        assert found.reference == pytest.approx(always, abs=1e-12)
        assert found.skill == pytest.approx(1.0 - expected / always, abs=1e-12)


def test_the_bias_agrees_with_scipy() -> None:
    random = Random(10)
    for _ in range(300):
        items = [
            (random.randint(0, 100), random.random() < 0.5) for _ in range(random.randint(3, 60))
        ]
        test = stats.ttest_1samp([was - chance / 100 for chance, was in items], 0.0)
        ends = test.confidence_interval()

        assert forecast(items).bias.interval == pytest.approx((ends.low, ends.high), abs=1e-11)


# -- by size ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("likely", "edges"),
    [
        (0, (0, 20)),
        (1, (0, 20)),
        (20, (0, 20)),
        (21, (20, 40)),
        (40, (20, 40)),
        (60, (40, 60)),
        (80, (60, 80)),
        (81, (80, 100)),
        (100, (80, 100)),
    ],
)
def test_a_forecast_on_an_edge_is_in_the_lower_bin(likely: int, edges: tuple[int, int]) -> None:
    (only,) = forecast([(likely, True)] * 3 + [(likely, False)] * 2).bins

    assert (only.low, only.high) == edges
    assert (only.n, only.done, only.interval) == (5, 3, wilson(3, 5))


def test_a_bin_of_too_few_is_not_listed() -> None:
    items = [(10, True)] * 4 + [(50, True)] * 5 + [(90, False)] * 6

    assert [(one.low, one.n, one.done) for one in forecast(items).bins] == [(40, 5, 5), (80, 6, 0)]


# -- thought unlikely ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chances", "at_least", "expected"),
    [
        pytest.param([], 0, 1.0, id="none of none always happens"),
        pytest.param([], 1, 0.0, id="one of none never"),
        pytest.param([0.3], 0, 1.0, id="none or more always happens"),
        pytest.param([0.3], -1, 1.0, id="fewer than none is as good as none"),
        pytest.param([0.3, 0.4], 2, 0.12, id="both"),
        pytest.param([0.3, 0.4], 1, 0.58, id="at least one"),
        pytest.param([0.3, 0.4], 3, 0.0, id="more than there are"),
        pytest.param([1.0, 1.0, 0.0], 2, 1.0, id="what is certain"),
    ],
)
def test_so_many_or_more(chances: list[float], at_least: int, expected: float) -> None:
    assert poisson_binomial_tail(chances, at_least) == pytest.approx(expected, abs=1e-15)


def test_so_many_or_more_agrees_with_scipy_and_numpy() -> None:
    random = Random(11)
    for _ in range(300):
        chances = [random.random() for _ in range(random.randint(1, 80))]
        at_least = random.randint(0, len(chances) + 1)
        ways = reduce(np.convolve, [[1.0 - chance, chance] for chance in chances], np.ones(1))
        expected = float(sum(ways[at_least:]))
        alike = stats.binom.sf(at_least - 1, len(chances), chances[0])
        same = chances[:1] * len(chances)

        assert poisson_binomial_tail(chances, at_least) == pytest.approx(expected, abs=1e-12)
        assert poisson_binomial_tail(same, at_least) == pytest.approx(alike, abs=1e-12)


def test_so_many_or_more_agrees_with_every_way_counted() -> None:
    random = Random(12)
    for _ in range(50):
        chances = [random.random() for _ in range(random.randint(1, 8))]
        at_least = random.randint(0, len(chances))
        expected = 0.0
        for happened in product((True, False), repeat=len(chances)):
            if sum(happened) >= at_least:
                way = 1.0
                for chance, does in zip(chances, happened, strict=True):
                    way *= chance if does else 1.0 - chance
                expected += way

        assert poisson_binomial_tail(chances, at_least) == pytest.approx(expected, abs=1e-12)


# -- laws ---------------------------------------------------------------------------------------


@given(ITEMS, st.randoms(use_true_random=False))
def test_the_order_of_forecasts_makes_no_difference(
    items: list[tuple[int, bool]], random: Random
) -> None:
    shuffled = [*items]
    random.shuffle(shuffled)

    assert forecast(shuffled) == forecast(items)


@given(st.lists(st.floats(0.0, 1.0), max_size=40), st.integers(-2, 42))
def test_one_more_is_never_likelier(chances: list[float], at_least: int) -> None:
    fewer = poisson_binomial_tail(chances, at_least)
    more = poisson_binomial_tail(chances, at_least + 1)

    assert 0.0 <= more <= fewer + 1e-12
    assert fewer <= 1.0


@given(ITEMS)
def test_every_figure_stays_in_its_range(items: list[tuple[int, bool]]) -> None:
    found = forecast(items)

    assert 0.0 <= (found.mean_likely or 0.0) <= 1.0
    assert 0.0 <= (found.brier or 0.0) <= 1.0
    assert 0.0 <= (found.reference or 0.0) <= 0.25
    assert (found.skill or 0.0) <= 1.0
    assert -1.0 <= (found.bias.mean or 0.0) <= 1.0
    assert 0.0 <= found.unlikely.tail <= 1.0
    assert 0 <= found.unlikely.done <= found.unlikely.n
    assert all(one.n >= MIN_BIN for one in found.bins)
    assert sum(one.n for one in found.bins) <= found.n


@given(ITEMS)
def test_every_forecast_is_in_one_bin(items: list[tuple[int, bool]]) -> None:
    """Five times over, no bin is too small to be listed."""
    found = forecast(items * MIN_BIN)

    assert sum(one.n for one in found.bins) == found.n
    assert sum(one.done for one in found.bins) == sum(was_done for _, was_done in items) * MIN_BIN
