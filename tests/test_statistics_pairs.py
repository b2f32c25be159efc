"""Pairs of numbers: mean change, chance alone, and what would have come by itself."""

from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from journal_tool.statistics._pairs import (
    MIN_OTHER_DAYS,
    Pairs,
    natural_change,
    paired,
    sign_flip_p,
)

FELT = [2, 1, 2, 0, 3, -1, 3, 1, 1, 3]
"""Felt minus expected, of ten actions."""

AFTER = [2, 1, 0, 2, 3, 0, 1, 3, 0, 1, 2, -1]
"""After minus before, of twelve actions."""

COIN = [1, 2, 0, 2, -1, 1, 0, 3, 1, 1, -1, 2, 1, 3]
"""The day that a coin chose minus the other, of fourteen pairs of days."""

DIFFERENCES = st.lists(st.integers(-10, 10), max_size=40)


# -- mean change --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("differences", "figures", "ends", "directions"),
    [
        pytest.param(
            FELT, (1.5, 1.3540, 0.4282), (0.5314, 2.4686), (8, 1, 1), id="felt against expected"
        ),
        pytest.param(
            AFTER, (1.1667, 1.2673, 0.3658), (0.3615, 1.9719), (8, 3, 1), id="after against before"
        ),
        pytest.param(COIN, (1.0714, 1.2688, 0.3391), (0.3388, 1.8040), (10, 2, 2), id="by a coin"),
        pytest.param([2, 2, 2], (2.0, 0.0, 0.0), (2.0, 2.0), (3, 0, 0), id="all alike"),
    ],
)
def test_the_mean_difference(
    differences: list[int],
    figures: tuple[float, float, float],
    ends: tuple[float, float],
    directions: tuple[int, int, int],
) -> None:
    found = paired(differences)

    assert found.n == len(differences)
    assert (found.mean, found.sd, found.se) == pytest.approx(figures, abs=5e-5)
    assert found.interval == pytest.approx(ends, abs=5e-5)
    assert (found.up, found.same, found.down) == directions


@pytest.mark.parametrize(
    ("differences", "expected"),
    [
        ([], Pairs(0, mean=None, sd=None, se=None, interval=None, up=0, same=0, down=0)),
        ([-3], Pairs(1, mean=-3.0, sd=None, se=None, interval=None, up=0, same=0, down=1)),
    ],
)
def test_below_two_there_is_no_spread(differences: list[int], expected: Pairs) -> None:
    assert paired(differences) == expected


def test_mean_and_interval_agree_with_scipy() -> None:
    random = Random(4)
    for _ in range(500):
        differences = [random.randint(-10, 10) for _ in range(random.randint(2, 60))]
        if len(set(differences)) == 1:
            continue
        confidence = random.choice([0.9, 0.95, 0.995])
        test = stats.ttest_1samp(differences, 0.0)
        expected = test.confidence_interval(confidence)
        found = paired(differences, confidence=confidence)

        assert found.interval == pytest.approx((expected.low, expected.high), abs=1e-11)
        assert found.sd == pytest.approx(np.std(differences, ddof=1), abs=1e-12)
        assert found.se == pytest.approx(stats.sem(differences), abs=1e-12)


@given(DIFFERENCES, st.randoms(use_true_random=False))
def test_the_order_of_differences_makes_no_difference(
    differences: list[int], random: Random
) -> None:
    shuffled = [*differences]
    random.shuffle(shuffled)

    assert paired(shuffled) == paired(differences)
    assert sign_flip_p(shuffled) == sign_flip_p(differences)


@given(DIFFERENCES)
def test_turning_every_sign_turns_the_result(differences: list[int]) -> None:
    found, turned = paired(differences), paired([-one for one in differences])

    assert (turned.up, turned.same, turned.down) == (found.down, found.same, found.up)
    assert (turned.sd, turned.se) == (found.sd, found.se)
    assert sign_flip_p([-one for one in differences]) == sign_flip_p(differences)
    if found.mean is not None:
        assert turned.mean == -found.mean
    if found.interval:
        assert turned.interval == (-found.interval[1], -found.interval[0])


@given(st.lists(st.integers(-10, 10), min_size=2, max_size=40))
def test_more_confidence_takes_a_wider_interval(differences: list[int]) -> None:
    narrow, wide = paired(differences, confidence=0.9).interval, paired(differences).interval

    assert narrow is not None
    assert wide is not None
    assert wide[0] <= narrow[0] <= narrow[1] <= wide[1]


# -- chance alone -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("differences", "expected"),
    [
        pytest.param(FELT, 0.019531, id="felt against expected"),
        pytest.param(AFTER, 0.019531, id="after against before"),
        pytest.param(COIN, 0.015625, id="by a coin"),
        pytest.param([1] * 5, 0.0625, id="the smallest of five"),
        pytest.param([3] * 6, 0.03125, id="the smallest of six"),
        pytest.param([-1] * 8, 0.007812, id="the smallest of eight"),
        pytest.param([1] * 5 + [0] * 9, 0.0625, id="those of 0 tell nothing"),
        pytest.param([0, 0, 0], 1.0, id="all are 0"),
        pytest.param([], 1.0, id="there are none"),
        pytest.param([4, -4], 1.0, id="as many up as down"),
    ],
)
def test_how_often_chance_alone_comes_as_far(differences: list[int], expected: float) -> None:
    assert round(sign_flip_p(differences), 6) == expected


def test_chance_alone_agrees_with_every_throw_counted() -> None:
    random = Random(5)
    for _ in range(300):
        differences = [random.randint(-6, 6) for _ in range(random.randint(1, 10))]
        throws = [
            sum(sign * one for sign, one in zip(signs, differences, strict=True))
            for signs in product((1, -1), repeat=len(differences))
        ]
        as_far = sum(abs(one) >= abs(sum(differences)) for one in throws)

        assert sign_flip_p(differences) == as_far / len(throws)


def test_chance_alone_agrees_with_scipy() -> None:
    random = Random(6)
    for _ in range(40):
        differences = [random.randint(-6, 6) for _ in range(random.randint(4, 9))]
        expected = stats.permutation_test(
            (differences,), np.sum, permutation_type="samples", n_resamples=np.inf
        ).pvalue

        assert sign_flip_p(differences) == pytest.approx(float(expected), abs=1e-12)


def test_many_differences_are_no_trouble() -> None:
    assert sign_flip_p([1] * 1200) == 0.0
    assert sign_flip_p([1, -1] * 600) == 1.0


@given(DIFFERENCES)
def test_chance_alone_is_a_chance(differences: list[int]) -> None:
    assert 0.0 < sign_flip_p(differences) <= 1.0


# -- what would have come by itself -------------------------------------------------------------


def mornings_and_evenings(mu: float, r: float) -> list[tuple[float, float]]:
    """Sixteen days around ``mu`` whose mornings and evenings go together exactly by ``r``."""
    apart = (1.0 - r * r) ** 0.5
    return [
        (mu + along, mu + r * along + apart * across)
        for along, across in product((-3.0, -1.0, 1.0, 3.0), repeat=2)
    ]


def test_who_starts_low_is_expected_to_rise() -> None:
    before = [2, 3, 2, 4, 1, 3, 5, 2, 3, 4, 2, 3]
    found = natural_change(mornings_and_evenings(5.5, 0.6), before)

    assert found == pytest.approx(1.0667, abs=5e-5)
    assert found == pytest.approx((1.0 - 0.6) * (5.5 - sum(before) / 12))


@pytest.mark.parametrize(("r", "gain"), [(0.3, 2.2), (0.5, 1.6), (0.7, 1.0), (0.85, 0.5)])
def test_a_gain_without_any_effect_is_found_out(r: float, gain: float) -> None:
    """Moods in whole points around 5.5; actions, which do nothing, on mornings of 3 or less."""
    random = Random(7)
    others, gains, starts = [], [], []
    for _ in range(20_000):
        along, across = random.gauss(0.0, 2.0), random.gauss(0.0, 2.0)
        morning = round(5.5 + along)
        evening = round(5.5 + r * along + (1.0 - r * r) ** 0.5 * across)
        if morning <= 3:
            gains.append(evening - morning)
            starts.append(morning)
        others.append((morning, evening))
    spurious = sum(gains) / len(gains)

    assert spurious == pytest.approx(gain, abs=0.15)
    assert natural_change(others, starts) == pytest.approx(spurious, abs=0.1)


def test_natural_change_agrees_with_scipy() -> None:
    random = Random(8)
    for _ in range(300):
        days = [
            (random.uniform(0.0, 10.0), random.uniform(0.0, 10.0))
            for _ in range(random.randint(MIN_OTHER_DAYS, 60))
        ]
        starts = [random.uniform(0.0, 10.0) for _ in range(random.randint(1, 20))]
        line = stats.linregress([am for am, _ in days], [pm - am for am, pm in days])
        expected = np.mean([line.intercept + line.slope * start for start in starts])

        assert natural_change(days, starts) == pytest.approx(float(expected), abs=1e-10)


@pytest.mark.parametrize(
    ("days", "starts"),
    [
        pytest.param(mornings_and_evenings(5.0, 0.5)[:9], [3.0], id="nine days"),
        pytest.param([(5.1, 6.0)] * 20, [3.0], id="mornings all alike"),
        pytest.param(mornings_and_evenings(5.0, 0.5), [], id="no starts"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_too_little_to_expect_anything(
    days: list[tuple[float, float]], starts: list[float]
) -> None:
    assert natural_change(days, starts) is None


MOODS = st.integers(0, 20).map(lambda half: half / 2)


@given(
    st.lists(st.tuples(MOODS, MOODS), min_size=10, max_size=40),
    st.lists(MOODS, min_size=1, max_size=20),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_other_days_makes_no_difference(
    days: list[tuple[float, float]], starts: list[float], random: Random
) -> None:
    shuffled, others = [*days], [*starts]
    random.shuffle(shuffled)
    random.shuffle(others)

    assert natural_change(shuffled, others) == natural_change(days, starts)
