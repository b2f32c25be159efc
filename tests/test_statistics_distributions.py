"""Quantiles and tails, against SciPy."""

import math
from collections.abc import Callable, Iterator
from itertools import islice
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from journal_tool.statistics._distributions import (
    Z95,
    beta_cdf,
    beta_quantile,
    chi2_6_tail,
    interval,
    normal_quantile,
    t_quantile,
    t_tail,
)

DRAWS = 4000


def within(expected: float, rel: float = 1e-9) -> object:
    """Relative agreement; what is too small for a full number need not agree."""
    return pytest.approx(float(expected), rel=rel, abs=1e-290)


def spread(random: Random, low: float, high: float) -> float:
    """A number between two others, all sizes alike."""
    return math.exp(random.uniform(math.log(low), math.log(high)))


def chances(random: Random) -> float:
    p = spread(random, 1e-6, 0.5)
    return random.choice([p, 1.0 - p])


def draws() -> Iterator[Random]:
    random = Random(20260316)
    return (random for _ in range(DRAWS))


def test_the_quantile_of_95_percent_is_the_constant() -> None:
    assert normal_quantile(0.975) == pytest.approx(Z95, abs=1e-15)
    assert normal_quantile(0.5) == 0.0


def test_normal_quantiles_agree_with_scipy() -> None:
    for random in draws():
        p = chances(random)

        assert normal_quantile(p) == pytest.approx(float(special.ndtri(p)), abs=1e-13)


def test_t_quantiles_agree_with_scipy() -> None:
    for random in draws():
        p = chances(random)
        df = random.choice([random.randint(1, 1000), spread(random, 1.0, 1000.0)])

        assert t_quantile(p, df) == within(special.stdtrit(df, p)), (p, df)


def test_t_tails_agree_with_scipy() -> None:
    for random in draws():
        t = spread(random, 1e-6, 1e4)
        df = random.choice([random.randint(1, 1000), spread(random, 1.0, 1000.0)])
        expected = 2.0 * special.stdtr(df, -t)

        assert t_tail(t, df) == within(expected), (t, df)
        assert t_tail(-t, df) == t_tail(t, df)


def test_beta_shares_agree_with_scipy() -> None:
    for random in draws():
        a, b = spread(random, 0.05, 5000.0), spread(random, 0.05, 5000.0)
        near = special.betaincinv(a, b, chances(random))
        x = random.choice([random.random(), float(near)])

        assert beta_cdf(x, a, b) == within(special.betainc(a, b, x)), (x, a, b)


def test_beta_quantiles_agree_with_scipy() -> None:
    for random in draws():
        p, a, b = chances(random), spread(random, 0.05, 5000.0), spread(random, 0.05, 5000.0)

        assert beta_quantile(p, a, b) == within(special.betaincinv(a, b, p)), (p, a, b)


def test_chi_squared_tails_agree_with_scipy() -> None:
    for random in draws():
        q = spread(random, 1e-6, 500.0)

        assert chi2_6_tail(q) == within(special.chdtrc(6, q), rel=1e-12), q


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(beta_cdf(0.0, 2.0, 3.0), 0.0, id="no share is below 0"),
        pytest.param(beta_cdf(1.0, 2.0, 3.0), 1.0, id="every share is below 1"),
        pytest.param(beta_cdf(-0.5, 2.0, 3.0), 0.0, id="outside, below"),
        pytest.param(beta_cdf(1.5, 2.0, 3.0), 1.0, id="outside, above"),
        pytest.param(beta_cdf(0.3, 1.0, 1.0), 0.3, id="uniform"),
        pytest.param(beta_quantile(0.05, 1.0, 1.0), 0.05, id="uniform, back"),
        pytest.param(t_tail(0.0, 5), 1.0, id="everything is as far as 0"),
        pytest.param(t_tail(math.inf, 5), 0.0, id="nothing is infinitely far"),
        pytest.param(t_tail(1e-200, 5), 1.0, id="a square too small for a number"),
        pytest.param(t_quantile(0.5, 5), 0.0, id="middle of t"),
        pytest.param(chi2_6_tail(0.0), 1.0, id="everything exceeds 0"),
    ],
)
def test_ends_and_middles_are_exact(value: float, expected: float) -> None:
    assert value == pytest.approx(expected, abs=1e-15)


@pytest.mark.parametrize(
    ("a", "b", "p"),
    [
        pytest.param(1e6, 2e6, 0.3, id="large shapes"),
        pytest.param(1e-3, 1e-3, 0.3, id="small shapes"),
        pytest.param(1e-4, 5.0, 0.9999, id="a mass close to 0"),
        pytest.param(0.05, 5000.0, 1e-6, id="a share of 1e-125"),
    ],
)
def test_beyond_what_is_needed_it_still_arrives(a: float, b: float, p: float) -> None:
    assert beta_quantile(p, a, b) == within(special.betaincinv(a, b, p), rel=1e-8)


@pytest.mark.parametrize("p", [-0.1, 0.0, 1.0, 1.1])
@pytest.mark.parametrize(
    "quantile",
    [
        pytest.param(normal_quantile, id="normal"),
        pytest.param(lambda p: t_quantile(p, 3.0), id="t"),
        pytest.param(lambda p: beta_quantile(p, 2.0, 3.0), id="beta"),
    ],
)
def test_a_chance_of_0_or_1_has_no_quantile(quantile: Callable[[float], float], p: float) -> None:
    with pytest.raises(ValueError, match=r"domain error|positive"):
        quantile(p)


def test_t_intervals_agree_with_scipy() -> None:
    for random in islice(draws(), 500):
        value, se = random.uniform(-9.0, 9.0), spread(random, 1e-3, 10.0)
        df, confidence = random.randint(1, 200), random.choice([0.9, 0.95, 0.995])
        expected = stats.t.interval(confidence, df, loc=value, scale=se)

        assert interval(value, se, df, confidence) == pytest.approx(expected, rel=1e-9, abs=1e-9)


SHAPES = st.floats(0.05, 5000.0)
CHANCES = st.floats(1e-6, 1.0 - 1e-6)


@given(CHANCES, CHANCES, SHAPES, SHAPES)
def test_a_larger_chance_has_no_smaller_quantile(p: float, q: float, a: float, b: float) -> None:
    low, high = sorted((p, q))
    slack = 1.0 + 1e-9

    assert beta_quantile(low, a, b) <= beta_quantile(high, a, b) * slack
    assert normal_quantile(low) <= normal_quantile(high) + 1e-14
    assert (
        t_quantile(low, a + 1.0) <= t_quantile(high, a + 1.0) + abs(t_quantile(low, a + 1.0)) * 1e-9
    )


@given(CHANCES, SHAPES, SHAPES)
def test_the_quantile_undoes_the_distribution(p: float, a: float, b: float) -> None:
    """Where shares crowd at 1.0, the next share stands for a quite different chance."""
    x = beta_quantile(p, a, b)

    if x < 0.999:
        assert beta_cdf(x, a, b) == pytest.approx(p, rel=1e-9)


@given(st.floats(0.0, 1.0), SHAPES, SHAPES)
def test_a_share_and_its_rest_are_mirror_images(x: float, a: float, b: float) -> None:
    rest = 1.0 - x

    if 1.0 - rest == x:
        assert beta_cdf(x, a, b) + beta_cdf(rest, b, a) == pytest.approx(1.0, abs=1e-12)
        assert 0.0 <= beta_cdf(x, a, b) <= 1.0 + 1e-12


@given(CHANCES, st.floats(1.0, 1000.0))
def test_quantiles_are_symmetric_about_the_middle(p: float, df: float) -> None:
    rest = 1.0 - p

    if 1.0 - rest == p:
        assert t_quantile(rest, df) == pytest.approx(-t_quantile(p, df), rel=1e-12)
        assert normal_quantile(rest) == -normal_quantile(p)
