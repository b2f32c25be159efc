"""Evidence that fades (statistics 5.18)."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from journal_tool.statistics._identity import Words, tally

Evidence = list[tuple[int, bool]]

EVIDENCE = st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=60)


def read(text: str, later: int = 0) -> Evidence:
    """Return evidence from ``age:1`` for and ``age:0`` against."""
    parts = (part.split(":") for part in text.split())
    return [(int(age) + later, what == "1") for age, what in parts]


ELEVEN = "0:1 1:1 2:0 3:1 5:1 7:1 9:0 12:1 15:1 20:0 27:1"
FOUR_WEEKS = [(age, age % 7 not in {2, 5}) for age in range(28)]


@pytest.mark.parametrize(
    ("evidence", "alpha", "beta_", "mean", "interval", "probability", "weight", "words"),
    [
        pytest.param([], 1, 1, 0.5, (0.05, 0.95), 0.5, 0, Words.TOO_EARLY, id="none"),
        pytest.param(
            read(ELEVEN),
            *(6.5921, 2.9177, 0.6932, (0.4364, 0.9017), 0.8971, 7.5097, Words.MIXED),
            id="eight for and three against",
        ),
        pytest.param(
            read(ELEVEN, later=28),
            *(2.3980, 1.4794, 0.6185, (0.2244, 0.9373), 0.6997, 1.8774, Words.TOO_EARLY),
            id="the same 28 days later",
        ),
        pytest.param(
            read("0:0 1:0 3:0 10:1 14:1 21:1 28:1"),
            *(2.7131, 3.8137, 0.4157, (0.1363, 0.7264), 0.3224, 4.5267, Words.MIXED),
            id="good once, not lately",
        ),
        pytest.param(
            FOUR_WEEKS,
            *(12.2080, 5.3184, 0.6966, (0.5082, 0.8588), 0.9565, 15.5264, Words.MOSTLY_YES),
            id="28 days with two misses a week",
        ),
    ],
)
def test_a_worked_row(  # noqa: PLR0913, PLR0917 - the columns of the table
    evidence: Evidence,
    alpha: float,
    beta_: float,
    mean: float,
    interval: tuple[float, float],
    probability: float,
    weight: float,
    words: Words,
) -> None:
    found = tally(evidence)

    assert (found.alpha, found.beta, found.mean) == pytest.approx((alpha, beta_, mean), abs=5e-5)
    assert found.interval == pytest.approx(interval, abs=5e-5)
    assert (found.probability, found.weight) == pytest.approx((probability, weight), abs=5e-5)
    assert found.words is words


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        pytest.param([(0, True)] * 2, Words.TOO_EARLY, id="two pieces of today"),
        pytest.param([(0, True)] * 3, Words.MOSTLY_YES, id="three are enough"),
        pytest.param([(0, False)] * 3, Words.NOT_YET, id="three against"),
        pytest.param([(14, True)] * 5, Words.TOO_EARLY, id="five of a fortnight ago"),
        pytest.param([(14, True)] * 6, Words.MOSTLY_YES, id="six of a fortnight ago"),
        pytest.param([(0, True), (0, True), (0, False)], Words.MIXED, id="two of three"),
    ],
)
def test_the_words(evidence: Evidence, expected: Words) -> None:
    assert tally(evidence).words is expected


def test_evidence_is_counted_whatever_its_age() -> None:
    found = tally([(0, True), (100_000, True), (400, False)])

    assert (found.n_for, found.n_against) == (2, 1)
    assert found.weight == pytest.approx(1)


@given(EVIDENCE)
def test_the_figures_are_those_of_scipys_beta(evidence: Evidence) -> None:
    found = tally(iter(evidence))
    expected = beta(found.alpha, found.beta)

    assert found.mean == pytest.approx(expected.mean(), abs=1e-12)
    assert found.interval == pytest.approx(expected.interval(0.90), abs=1e-9)
    assert found.probability == pytest.approx(expected.sf(0.5), abs=1e-9)
    assert found.n_for + found.n_against == len(evidence)


@given(EVIDENCE, st.integers(0, 400))
def test_one_more_piece_moves_the_mean_its_own_way(evidence: Evidence, age: int) -> None:
    now = tally(evidence).mean

    assert tally([*evidence, (age, False)]).mean <= now <= tally([*evidence, (age, True)]).mean


@given(EVIDENCE, st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(evidence: Evidence, random: Random) -> None:
    shuffled = [*evidence]
    random.shuffle(shuffled)

    assert tally(shuffled) == tally(evidence)


@given(EVIDENCE)
def test_for_and_against_are_treated_alike(evidence: Evidence) -> None:
    found, turned = tally(evidence), tally((age, not is_for) for age, is_for in evidence)
    words = {Words.MOSTLY_YES: Words.NOT_YET, Words.NOT_YET: Words.MOSTLY_YES}

    assert turned.mean == pytest.approx(1 - found.mean)
    assert turned.words is words.get(found.words, found.words)


@given(EVIDENCE, st.integers(1, 60))
def test_silence_draws_the_mean_to_one_half(evidence: Evidence, silent: int) -> None:
    now = tally(evidence)
    later = tally((age + silent, is_for) for age, is_for in evidence)

    assert abs(later.mean - 0.5) <= abs(now.mean - 0.5) + 1e-12
    assert later.weight <= now.weight
