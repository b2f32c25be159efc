"""The coin, and what a trial with it says (statistics 5.12b)."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.statistics._coin import (
    MIN_PAIRS,
    REFUSED,
    Trial,
    gets_first,
    refused,
    trial,
)
from journal_tool.statistics._pairs import paired, sign_flip_p

FOURTEEN = [1, 2, 0, 2, -1, 1, 0, 3, 1, 1, -1, 2, 1, 3]

DIFFERENCES = st.lists(st.none() | st.integers(-10, 10), max_size=24)


def test_the_coin_can_be_checked_by_anybody() -> None:
    pairs = range(8)
    first_bytes = [hashlib.sha256(f"walk|2026-04-01|{i}".encode()).digest()[0] for i in pairs]

    assert bytes(first_bytes).hex(" ") == "23 fa b5 2a 0f a4 b5 ea"
    assert "".join("F" if gets_first("walk", "2026-04-01", i) else "s" for i in pairs) == "sFsFsFsF"


def test_the_coin_is_fair_and_each_trial_has_its_own() -> None:
    walk = [gets_first("walk", "2026-04-01", i) for i in range(2000)]

    assert 900 < sum(walk) < 1100
    assert walk != [gets_first("walk", "2026-04-02", i) for i in range(2000)]
    assert walk != [gets_first("run", "2026-04-01", i) for i in range(2000)]


def test_any_name_can_be_tossed_for() -> None:
    """A lone surrogate stands for a byte that is no text, in the name of a file."""
    assert gets_first("gehen \udcfc", "2026-04-01", 0) in {True, False}


def test_the_worked_trial() -> None:
    found = trial(FOURTEEN, 14)

    assert (found.pairs, found.complete, found.dropped) == (14, 14, 0)
    assert found.result is not None
    assert found.result.mean == pytest.approx(1.0714, abs=5e-5)
    assert found.result.interval == pytest.approx((0.3388, 1.8040), abs=5e-5)
    assert found.p == pytest.approx(0.015625, abs=1e-12)
    assert MIN_PAIRS == 10


@pytest.mark.parametrize(
    ("differences", "expected"),
    [
        pytest.param([], Trial(3, 0, 0, None, None), id="not begun"),
        pytest.param([4, None], Trial(3, 1, 1, None, None), id="the last pair is still to come"),
        pytest.param([None] * 3, Trial(3, 0, 3, None, None), id="no pair was complete"),
    ],
)
def test_nothing_to_look_at(differences: list[int | None], expected: Trial) -> None:
    assert trial(differences, 3) == expected


def test_incomplete_pairs_are_counted_and_left_out() -> None:
    with_holes = [*FOURTEEN[:5], None, *FOURTEEN[5:], None]

    assert trial(with_holes, 16) == Trial(16, 14, 2, paired(FOURTEEN), sign_flip_p(FOURTEEN))


@given(DIFFERENCES, st.integers(1, 24), DIFFERENCES)
def test_pairs_beyond_the_number_fixed_in_advance_change_nothing(
    differences: list[int | None], pairs: int, more: list[int | None]
) -> None:
    if len(differences) >= pairs:
        assert trial(differences + more, pairs) == trial(differences, pairs)
    else:
        assert trial(differences, pairs).result is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param(["walk", "outside"], None, id="a walk"),
        pytest.param(["walk", "sleep"], "sleep", id="a tag"),
        pytest.param(["#Sleep"], "Sleep", id="in capitals, as it is written"),
        pytest.param(["take my MEDS, twice"], "MEDS", id="in a name of several words"),
        pytest.param(["morning pills"], "pills", id="the plural"),
        pytest.param(["eating_out"], "eating", id="an underscore is no letter"),
        pytest.param(["medicine"], "medicine", id="medicine"),
        pytest.param(["group therapy"], "therapy", id="therapy"),
        pytest.param(["a meal"], "meal", id="a meal"),
        pytest.param(
            ["theatre", "meditation", "media", "pillow"], None, id="words that look alike"
        ),
    ],
)
def test_what_is_never_left_to_a_coin(words: list[str], expected: str | None) -> None:
    assert refused(words) == expected


def test_every_refused_word_is_refused_in_any_case() -> None:
    assert all(refused([word.upper()]) == word.upper() for word in REFUSED)
