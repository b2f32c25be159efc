"""Weekdays: Cochran's Q (statistics 5.19)."""

import warnings
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import cochrans_q

from journal_tool.statistics._weekdays import ALPHA, MIN_WEEKS, Weekdays, weekdays

Rows = list[list[bool]]

ROWS = st.lists(st.lists(st.booleans(), min_size=7, max_size=7), max_size=30)


def read(text: str) -> Rows:
    return [[letter == "1" for letter in row] for row in text.split()]


UNLIKE = read("1111001 1101000 1111101 0111000 1110011 1011000 1111001 1111100")
ALIKE = read("1101011 1011100 0111101 1110110 1101011 0011101 1111011 1010110")


def test_weekdays_that_differ() -> None:
    found = weekdays(UNLIKE)
    assert [sum(column) for column in zip(*UNLIKE, strict=True)] == [7, 7, 7, 7, 2, 1, 4]

    assert found.p is not None
    assert found.weeks == MIN_WEEKS == 8
    assert found.q == pytest.approx(21.5122, abs=5e-5)
    assert found.p == pytest.approx(0.001484, abs=5e-7)
    assert found.p < ALPHA == 0.01
    assert found.rates == pytest.approx([0.7583] * 4 + [0.4250, 0.3583, 0.5583], abs=5e-5)


def test_weekdays_that_do_not_differ() -> None:
    found = weekdays(ALIKE)
    assert [sum(column) for column in zip(*ALIKE, strict=True)] == [6, 5, 6, 6, 5, 5, 5]

    assert found.q == pytest.approx(0.8780, abs=5e-5)
    assert found.p == pytest.approx(0.9898, abs=5e-5)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], Weekdays(0, None, None, ()), id="no week"),
        pytest.param(["1111111"], Weekdays(1, None, None, (1.0,) * 7), id="an act on every day"),
        pytest.param(["0000000"] * 2, Weekdays(2, None, None, (0.0,) * 7), id="on none"),
        pytest.param(
            ["1111111", "0000000"], Weekdays(2, None, None, (0.5,) * 7), id="on all or none"
        ),
    ],
)
def test_weeks_that_are_all_of_one_kind_give_no_test(rows: list[str], expected: Weekdays) -> None:
    assert weekdays(read(" ".join(rows))) == expected


def test_a_row_of_another_length_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="shorter"):
        weekdays(read("1111111 111111"))


@given(ROWS)
def test_the_test_is_that_of_statsmodels(rows: Rows) -> None:
    found = weekdays(rows)
    if found.q is None or found.p is None:
        assert all(len(set(row)) == 1 for row in rows)
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = cochrans_q(np.array(rows, dtype=int))

    assert found.q == pytest.approx(expected.statistic, abs=1e-9)
    assert found.p == pytest.approx(expected.pvalue, abs=1e-9)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_weeks_makes_no_difference(rows: Rows, random: Random) -> None:
    shuffled = [*rows]
    random.shuffle(shuffled)

    assert weekdays(shuffled) == weekdays(rows)


@given(ROWS, st.sampled_from([True, False]))
def test_a_week_all_of_one_kind_does_not_change_the_test(rows: Rows, kind: bool) -> None:
    before, after = weekdays(rows), weekdays([*rows, [kind] * 7])

    assert after.q == (None if before.q is None else pytest.approx(before.q))


@given(ROWS.filter(bool))
def test_rates_are_shares_and_keep_the_mean(rows: Rows) -> None:
    found = weekdays(rows)
    acts = sum(map(sum, rows))

    assert all(0 <= rate <= 1 for rate in found.rates)
    assert sum(found.rates) / 7 == pytest.approx(acts / (7 * len(rows)))
