"""Runs that forgive, and comebacks: the table of statistics 5.5, and 5.6."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.statistics._runs import MIN_LAPSES, Comebacks, Runs, comebacks, runs

LETTERS = st.text("DMSRP", max_size=40)

TABLE = [
    pytest.param("DDDMDD", Runs(5, 1, 5, hinge=False, strict=2, strict_best=3), (1,), 0),
    pytest.param("DDDMDDP", Runs(5, 1, 5, hinge=False, strict=2, strict_best=3), (1,), 0),
    pytest.param("DDMMD", Runs(1, 0, 2, hinge=False, strict=1, strict_best=2), (2,), 0),
    pytest.param("DMDMDM", Runs(3, 2, 3, hinge=True, strict=0, strict_best=1), (1, 1), 1),
    pytest.param("DDRRDD", Runs(4, 0, 4, hinge=False, strict=4, strict_best=4), (), 0),
    pytest.param("DDMRMD", Runs(1, 0, 2, hinge=False, strict=1, strict_best=2), (2,), 0),
    pytest.param("DSDD", Runs(3, 1, 3, hinge=False, strict=2, strict_best=2), (1,), 0),
    pytest.param("DDDDDMMDDMD", Runs(3, 1, 5, hinge=False, strict=1, strict_best=5), (2, 1), 0),
    pytest.param("MMM", Runs(0, 0, 0, hinge=False, strict=0, strict_best=0), (), 0),
    pytest.param("", Runs(0, 0, 0, hinge=False, strict=0, strict_best=0), (), 0, id="empty"),
]


@pytest.mark.parametrize(("units", "expected", "lapses", "open_"), TABLE)
def test_a_row_of_the_table(
    units: str, expected: Runs, lapses: tuple[int, ...], open_: int
) -> None:
    found = comebacks(units)

    assert runs(units) == expected
    assert (found.lapses, found.open) == (lapses, open_)


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        pytest.param("M", Runs(0, 0, 0, hinge=False, strict=0, strict_best=0), id="no run yet"),
        pytest.param("MDD", Runs(2, 0, 2, hinge=False, strict=2, strict_best=2), id="a gap first"),
        pytest.param("DDMS", Runs(0, 0, 2, hinge=False, strict=0, strict_best=2), id="two gaps"),
        pytest.param(
            "DDMMM", Runs(0, 0, 2, hinge=False, strict=0, strict_best=2), id="a third gap: no hinge"
        ),
        pytest.param(
            "DDMMMD", Runs(1, 0, 2, hinge=False, strict=1, strict_best=2), id="after three gaps"
        ),
        pytest.param(
            "DDMRP", Runs(2, 0, 2, hinge=True, strict=0, strict_best=2), id="rest after the hinge"
        ),
        pytest.param("RRP", Runs(0, 0, 0, hinge=False, strict=0, strict_best=0), id="rest alone"),
    ],
)
def test_the_edges_of_a_run(units: str, expected: Runs) -> None:
    assert runs(units) == expected


def test_comebacks_of_six_lapses() -> None:
    found = comebacks("DMDMDMMDSDSMMSMDMD")

    assert found.lapses == (1, 1, 2, 1, 5, 1)
    assert (found.open, found.median, found.single) == (0, 1, 4)
    assert found.single_share == pytest.approx(0.667, abs=5e-4)
    assert found.single_interval == pytest.approx((0.3000, 0.9032), abs=5e-5)
    assert MIN_LAPSES == 3


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        pytest.param("", Comebacks((), 0, None, 0, None, None), id="nothing"),
        pytest.param("MMSM", Comebacks((), 0, None, 0, None, None), id="gaps before the first D"),
        pytest.param("MDDMMSRM", Comebacks((), 4, None, 0, None, None), id="an open lapse"),
        pytest.param("RDPD", Comebacks((), 0, None, 0, None, None), id="without a gap"),
    ],
)
def test_without_a_closed_lapse_there_is_no_comeback(units: str, expected: Comebacks) -> None:
    assert comebacks(units) == expected


def test_the_median_of_an_even_number_of_lapses_lies_between_two() -> None:
    assert comebacks("DMDMMMMDMMD").median == 2
    assert comebacks("DMDMMD").median == 1.5


# -- the same, slowly ---------------------------------------------------------------------------


def slow_run(units: str) -> tuple[int, int, bool]:
    """Return done units, forgiven gaps and the hinge of the run at the end, read backwards."""
    known = [letter == "D" for letter in units if letter in "DMS"]
    run: list[bool] = []
    for at in range(len(known) - 1, -1, -1):
        if run[:1] == [False] and not known[at]:
            run.pop(0)
            break
        run.insert(0, known[at])
    while run and not run[0]:
        run.pop(0)
    at_end = bool(run) and not run[-1]
    return sum(run), run.count(False) - at_end, at_end


def slow_strict(units: str) -> int:
    known = [letter == "D" for letter in units if letter in "DMS"]
    return next((at for at, done in enumerate(reversed(known)) if not done), len(known))


@given(LETTERS)
def test_one_pass_finds_what_reading_every_prefix_backwards_finds(units: str) -> None:
    prefixes = [units[:length] for length in range(len(units) + 1)]
    current, forgiven, hinge = slow_run(units)

    assert runs(units) == Runs(
        current,
        forgiven,
        best=max(slow_run(prefix)[0] for prefix in prefixes),
        hinge=hinge,
        strict=slow_strict(units),
        strict_best=max(slow_strict(prefix) for prefix in prefixes),
    )


@given(LETTERS)
def test_lapses_are_the_gaps_after_the_first_done_unit(units: str) -> None:
    lapses: list[int] = []
    length = 0
    for at, letter in enumerate(units):
        if letter == "D":
            lapses += [length] if length else []
            length = 0
        elif letter in "MS" and "D" in units[:at]:
            length += 1
    found = comebacks(units)

    assert (found.lapses, found.open) == (tuple(lapses), length)
    assert found.median == (statistics.median(lapses) if lapses else None)
    assert found.single == lapses.count(1)


# -- laws ---------------------------------------------------------------------------------------


@given(LETTERS, LETTERS, st.sampled_from("RP"))
def test_rest_and_an_open_today_change_nothing(before: str, after: str, letter: str) -> None:
    """So excused days never lengthen a run."""
    assert runs(before + letter + after) == runs(before + after)
    assert comebacks(before + letter + after) == comebacks(before + after)


@given(LETTERS, LETTERS)
def test_silence_is_a_gap_like_a_miss(before: str, after: str) -> None:
    assert runs(before + "S" + after) == runs(before + "M" + after)


@given(LETTERS)
def test_doing_it_once_more_lengthens_the_run_by_one(units: str) -> None:
    before, after = runs(units), runs(units + "D")

    assert after.current == before.current + 1
    assert after.strict == before.strict + 1
    assert not after.hinge
    assert comebacks(units + "D").open == 0


@given(LETTERS)
def test_no_run_is_longer_than_the_longest(units: str) -> None:
    found = runs(units)

    assert 0 <= found.strict <= found.current <= found.best <= units.count("D")
    assert found.strict <= found.strict_best <= found.best
    assert found.hinge <= (found.current > 0)
