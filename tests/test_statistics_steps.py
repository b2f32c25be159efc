"""The size of the next step (statistics 5.15)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.isotonic import IsotonicRegression

from journal_tool.statistics._steps import (
    DEPENDABLE,
    Advice,
    StepSize,
    dependable_size,
    step_sizes,
    suggested,
)

TRIES = st.dictionaries(
    st.integers(1, 8),
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (max(pair), min(pair))),
)
HISTORY = st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=30)


def at_size(size: int, tries: str) -> list[tuple[int, bool]]:
    """Return tries at one size, ``D`` done and ``M`` missed, oldest first."""
    return [(size, letter == "D") for letter in tries]


def test_the_worked_example() -> None:
    sizes = step_sizes({1: (6, 6), 2: (9, 8), 3: (7, 3), 4: (2, 1)})

    assert [one.size for one in sizes] == [1, 2, 3, 4]
    assert [one.raw for one in sizes] == pytest.approx([0.8750, 0.8182, 0.4444, 0.5], abs=5e-5)
    assert [one.smoothed for one in sizes] == pytest.approx(
        [0.8750, 0.8182, 0.4615, 0.4615], abs=5e-5
    )
    assert dependable_size(sizes) == 2


def test_a_size_never_tried_is_left_out_and_the_others_are_in_order() -> None:
    assert step_sizes({3: (1, 0), 2: (0, 0), 1: (2, 2)}) == (
        StepSize(1, 2, 2, 0.75, 0.75),
        StepSize(3, 1, 0, 1 / 3, 1 / 3),
    )
    assert step_sizes({}) == ()


@pytest.mark.parametrize(
    ("tries", "expected"),
    [
        pytest.param({}, None, id="nothing tried"),
        pytest.param({1: (2, 2)}, None, id="two tries are too few"),
        pytest.param({1: (3, 3)}, 1, id="three are enough"),
        pytest.param({1: (8, 6)}, 1, id="exactly 70 percent"),
        pytest.param({1: (9, 6)}, None, id="below"),
        pytest.param({1: (4, 1), 2: (6, 6)}, None, id="the larger is no better than the smaller"),
        pytest.param({1: (9, 9), 2: (1, 1), 3: (9, 8)}, 3, id="a size tried once in between"),
    ],
)
def test_the_dependable_size(tries: dict[int, tuple[int, int]], expected: int | None) -> None:
    assert dependable_size(step_sizes(tries)) == expected


@given(TRIES)
def test_the_smoothed_shares_are_the_isotonic_regression(
    tries: dict[int, tuple[int, int]],
) -> None:
    sizes = step_sizes(tries)
    if not sizes:
        return
    model = IsotonicRegression(increasing=False)
    expected = model.fit_transform(
        np.array([one.size for one in sizes]),
        np.array([one.raw for one in sizes]),
        sample_weight=np.array([one.tries + 2 for one in sizes]),
    )

    assert [one.smoothed for one in sizes] == pytest.approx(list(expected), abs=1e-12)


@given(TRIES)
def test_smoothing_keeps_the_order_and_the_total(tries: dict[int, tuple[int, int]]) -> None:
    sizes = step_sizes(tries)
    smoothed = [one.smoothed for one in sizes]

    assert smoothed == sorted(smoothed, reverse=True)
    assert sum(one.smoothed * (one.tries + 2) for one in sizes) == pytest.approx(
        sum(one.done + 1 for one in sizes)
    )


@given(TRIES)
def test_every_size_up_to_the_dependable_one_is_likely_enough(
    tries: dict[int, tuple[int, int]],
) -> None:
    sizes = step_sizes(tries)
    largest = dependable_size(sizes)

    if largest is not None:
        assert all(one.smoothed >= DEPENDABLE for one in sizes if one.size <= largest)


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        pytest.param([], (Advice.STAY, None), id="nothing tried"),
        pytest.param(at_size(2, "M"), (Advice.STAY, 2), id="one miss is ordinary"),
        pytest.param(at_size(2, "DMM"), (Advice.SMALLER, 1), id="two misses in a row"),
        pytest.param(at_size(3, "MM"), (Advice.SMALLER, 2), id="at the largest size"),
        pytest.param(at_size(1, "MM"), (Advice.TWO_MINUTES, None), id="at the smallest size"),
        pytest.param(at_size(2, "MMD"), (Advice.STAY, 2), id="done again"),
        pytest.param(at_size(2, "MDM"), (Advice.STAY, 2), id="misses apart"),
        pytest.param(
            [*at_size(3, "M"), *at_size(2, "M")], (Advice.STAY, 2), id="misses at two sizes"
        ),
        pytest.param(at_size(2, "DDDD"), (Advice.STAY, 2), id="four are too few"),
        pytest.param(at_size(2, "DDDDD"), (Advice.LARGER, 3), id="five in a row"),
        pytest.param(at_size(2, "MDDDD"), (Advice.LARGER, 3), id="four of five are 80 percent"),
        pytest.param(at_size(2, "MDMDDD"), (Advice.STAY, 2), id="four of six are not"),
        pytest.param(at_size(2, "DDMDD"), (Advice.STAY, 2), id="a miss in the last three"),
        pytest.param(
            at_size(2, "MMMDDDDDDDD"), (Advice.LARGER, 3), id="the last ten hold eight done"
        ),
        pytest.param(
            at_size(2, "DDMMMDDDDDDD"), (Advice.STAY, 2), id="the last ten hold seven done"
        ),
        pytest.param(at_size(3, "DDDDD"), (Advice.STAY, 3), id="there is no larger one"),
        pytest.param(at_size(4, "DDDDD"), (Advice.STAY, 4), id="already above the largest"),
        pytest.param(
            [*at_size(2, "DDDDD"), *at_size(1, "D"), *at_size(2, "DDD")],
            (Advice.STAY, 2),
            id="counting starts again after a change of size",
        ),
    ],
)
def test_what_is_offered_next(
    history: list[tuple[int, bool]], expected: tuple[Advice, int | None]
) -> None:
    assert suggested(history, 3) == expected


@given(HISTORY, st.integers(1, 4))
def test_the_advice_moves_by_one_size_at_most(
    history: list[tuple[int, bool]], largest: int
) -> None:
    advice, size = suggested(history, largest)
    last = history[-1][0] if history else None

    match advice:
        case Advice.STAY:
            assert size == last
        case Advice.TWO_MINUTES:
            assert (last, size) == (1, None)
        case Advice.SMALLER:
            assert last is not None
            assert size == last - 1 >= 1
        case Advice.LARGER:
            assert last is not None
            assert size == last + 1 <= largest


@given(HISTORY, HISTORY)
def test_what_was_tried_before_a_change_of_size_makes_no_difference(
    older: list[tuple[int, bool]], newer: list[tuple[int, bool]]
) -> None:
    changed = [(5, True), *newer] if newer else newer

    assert not newer or suggested(older + changed, 4) == suggested(newer, 4)
