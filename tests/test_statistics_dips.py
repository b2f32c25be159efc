"""Dips against one's own baseline (statistics 5.14).

Days are made from letters: ``D`` a day with an act, ``M`` recorded without one, ``.`` a date that
is not given (silence, or rest).
"""

import math
from datetime import date
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.statistics._dips import (
    BASELINE_DAYS,
    MIN_BASELINE_DAYS,
    QUIET_DAYS,
    THRESHOLD,
    DipSpan,
    DipState,
    cusum,
    dips,
)

MONDAY = date(2026, 3, 2).toordinal()

Days = list[tuple[int, bool]]

USUAL = "DDDDD" + "DDDDDDDDDDDDDDMDDDMD" * 2 + "DDDDDDDDDDD"
"""56 days with 52 acts, 8 whole weeks: a baseline above 0.90, so one of 0.90."""


def days_of(letters: str, first: int = MONDAY) -> Days:
    return [(first + at, letter == "D") for at, letter in enumerate(letters) if letter != "."]


def state_of(letters: str, later: int = 0) -> DipState:
    """Return how things stand on the day after the last letter, or some days later."""
    return dips(days_of(letters), MONDAY + len(letters) + later)


def spans_of(letters: str) -> list[tuple[int, int | None]]:
    """Return the dips, as places of letters."""
    return [
        (one.prompted - MONDAY, None if one.ended is None else one.ended - MONDAY)
        for one in state_of(letters).prompts
    ]


# -- the sum ------------------------------------------------------------------------------------


def test_the_worked_trace() -> None:
    s = 0.0
    trace: list[float] = []
    for letter in "DDMDDDMDDMDDDDMMDMMMDMMMMM":
        s = cusum(0.0 if s >= THRESHOLD else s, 0.7, showed_up=letter == "D")
        trace.append(s)

    expected = (
        "0 0 .773 .080 0 0 .773 .080 0 .773 .080 0 0 0 .773 1.546 .853 1.626 2.400 3.173 2.480 "
        "3.253 4.026 4.799 5.572 .773"
    )
    assert trace == pytest.approx([float(one) for one in expected.split()], abs=1e-3)
    assert [at for at, one in enumerate(trace, 1) if one >= THRESHOLD] == [25]


def test_what_one_day_adds() -> None:
    assert cusum(0.0, 0.7, showed_up=False) == pytest.approx(0.7732, abs=5e-5)
    assert cusum(1.0, 0.7, showed_up=True) == pytest.approx(1 - 0.6931, abs=5e-5)
    assert cusum(0.5, 0.7, showed_up=True) == 0


@pytest.mark.parametrize(
    ("baseline", "expected"),
    [(0.25, 33), (0.4, 18), (0.5, 13), (0.6, 9), (0.7, 7), (0.8, 5), (0.9, 3)],
)
def test_how_many_days_without_an_act_reach_the_threshold(baseline: float, expected: int) -> None:
    s, needed = 0.0, 0
    while s < THRESHOLD:
        s = cusum(s, baseline, showed_up=False)
        needed += 1

    assert needed == expected


# -- the baseline -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        pytest.param("D" * 38 + "M" * 18, 39 / 58, id="38 of 56"),
        pytest.param("M" * 7 + "D" * 38 + "M" * 18, 39 / 58, id="the last 56 of more"),
        pytest.param("D" * 20 + "M" * 8, 21 / 30, id="28 are enough"),
        pytest.param("." + "D" * 27, None, id="27 are too few"),
        pytest.param("D" * 56, 0.90, id="never above"),
        pytest.param("M" * 56, 0.25, id="never below"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_baseline_of_whole_weeks_a_fortnight_later(
    letters: str, expected: float | None
) -> None:
    assert state_of(letters, later=14).baseline == expected


def test_the_first_baseline_counts_up_to_14_days_before_its_monday() -> None:
    """The 28th day is a Monday; from the Monday two weeks after it on it counts."""
    letters = "." + "D" * 28
    monday = MONDAY + 28

    assert date.fromordinal(monday).weekday() == 0
    assert dips(days_of(letters), monday + 13).baseline is None
    assert dips(days_of(letters), monday + 14).baseline == 0.90


def test_a_baseline_holds_from_monday_to_sunday() -> None:
    days = days_of("M" * 28 + "D" * 28)
    found = [dips(days, MONDAY + 56 + later).baseline for later in range(28)]

    assert found == [*[16 / 45] * 7, *[23 / 52] * 7, *[29 / 58] * 14]


# -- prompts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        pytest.param("MM", [], id="two days"),
        pytest.param("MMM", [(2, None)], id="three days in a row"),
        pytest.param("M..M.M", [(5, None)], id="silence between them changes nothing"),
        pytest.param("MMDM", [], id="an act between them"),
        pytest.param("DDMMMDD", [(4, 6)], id="and two days with an act end it"),
        pytest.param("MMMDDMMMMMMMMM", [(2, 4)], id="quiet for 13 days"),
        pytest.param("MMMDDMMMMMMMMMMMM", [(2, 4), (16, None)], id="and no longer than 14"),
        pytest.param("MMMDDMM.........MM", [(2, 4), (16, None)], id="calendar days are counted"),
        pytest.param("M" * 40, [(2, None)], id="an open dip starts no second one"),
        pytest.param(
            "M" * 17 + "DD" + "M" * 13, [(2, 18), (30, None)], id="though it makes it quiet again"
        ),
    ],
)
def test_prompts_before_there_is_a_baseline(
    letters: str, expected: list[tuple[int, int | None]]
) -> None:
    assert spans_of(letters) == expected


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        pytest.param("MM", [], id="two days"),
        pytest.param("MMM", [(2, None)], id="three days where nine of ten are usual"),
        pytest.param("M.M..M", [(5, None)], id="silence changes nothing"),
        pytest.param("MMDMM", [(4, None)], id="an act between them does not wipe it out"),
        pytest.param("MMMDD" + "M" * 9, [(2, 4)], id="quiet for 13 days"),
        pytest.param("MMMDD" + "M" * 12, [(2, 4), (16, None)], id="and prompts on the 14th"),
        pytest.param(
            "MMMDD" + "M" * 8 + "..." + "D",
            [(2, 4), (16, None)],
            id="the sum that grew in the quiet prompts after it, even on a day with an act",
        ),
        pytest.param(
            "M" * 15 + "DD", [(2, 16)], id="a second prompt on the very day that ends the dip"
        ),
    ],
)
def test_prompts_against_a_baseline(letters: str, expected: list[tuple[int, int | None]]) -> None:
    start = len(USUAL) + 14
    shifted = [(at + start, None if end is None else end + start) for at, end in expected]

    assert spans_of(USUAL + "." * 14 + letters) == shifted


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param("D", None, id="one day is too few"),
        pytest.param("DD", 1, id="two of the two that followed"),
        pytest.param("DMD", 2, id="two of three"),
        pytest.param("MDD", 2, id="the first without an act"),
        pytest.param("DMM", None, id="one of three"),
        pytest.param("DMMD", None, id="too far apart"),
        pytest.param("DMMDMD", 5, id="then two of three"),
        pytest.param("D..M..D", 6, id="recorded days are counted, not dates"),
    ],
)
def test_what_ends_a_dip(after: str, expected: int | None) -> None:
    assert spans_of("MMM" + after) == [(2, None if expected is None else 3 + expected)]


def test_an_act_before_the_prompt_does_not_help_to_end_the_dip() -> None:
    """The sum rises over days with an act in between, so one may lie right before the prompt."""
    start = USUAL + "." * 14 + "MMDM"

    assert state_of(start + "M").active
    assert state_of(start + "MD").active
    assert not state_of(start + "MDD").active


def test_how_things_stand() -> None:
    assert dips([], MONDAY) == DipState(active=False, baseline=None, s=0.0, prompts=())
    assert state_of("MMM") == DipState(
        active=True, baseline=None, s=0.0, prompts=(DipSpan(MONDAY + 2, None),)
    )
    state = state_of(USUAL + "." * 14 + "M")

    assert state == DipState(active=False, baseline=0.90, s=state.s, prompts=())
    assert state.s == pytest.approx(math.log(5.5))


# -- the same, slowly ---------------------------------------------------------------------------


def slow_baseline(days: Days, ordinal: int) -> float | None:
    monday = ordinal - date.fromordinal(ordinal).weekday()
    acts = [showed_up for one, showed_up in days if one <= monday - 14][-BASELINE_DAYS:]
    if len(acts) < MIN_BASELINE_DAYS:
        return None
    return min(0.9, max(0.25, (sum(acts) + 1) / (len(acts) + 2)))


def slow_state(days: Days, as_of: int) -> DipState:
    """Return the same by telling the story day by day, looking back over everything each time."""
    spans: list[DipSpan] = []
    prompts: list[int] = []
    s = 0.0
    for at, (ordinal, showed_up) in enumerate(days):
        baseline = slow_baseline(days, ordinal)
        if baseline is None:
            low = at >= 2 and not any(acted for _, acted in days[at - 2 : at + 1])
        else:
            half = baseline / 2
            s += math.log(half / baseline if showed_up else (1 - half) / (1 - baseline))
            s = max(0.0, s)
            low = s >= 5
        if low and all(ordinal - one >= QUIET_DAYS for one in prompts):
            prompts.append(ordinal)
            s = 0.0
            if not spans or spans[-1].ended is not None:
                spans.append(DipSpan(ordinal, None))
        if spans and spans[-1].ended is None and showed_up:
            last = spans[-1].prompted
            after = [acted for one, acted in days[max(0, at - 2) : at + 1] if one > last]
            if sum(after) >= 2:
                spans[-1] = DipSpan(last, ordinal)
    active = bool(spans) and spans[-1].ended is None
    return DipState(active, slow_baseline(days, as_of), s, tuple(spans))


def stretches(least: int, most: int) -> st.SearchStrategy[str]:
    """Return days that go well for some time, then badly, then are silent."""
    return st.lists(
        st.tuples(st.sampled_from(["D", "M", ".", "DDDM", "DMM", "D."]), st.integers(1, 25)).map(
            lambda part: part[0] * part[1]
        ),
        min_size=least,
        max_size=most,
    ).map("".join)


JOURNALS = stretches(0, 14)


def same(found: DipState, expected: DipState) -> bool:
    return (found.active, found.baseline, found.prompts) == (
        expected.active,
        expected.baseline,
        expected.prompts,
    ) and math.isclose(found.s, expected.s, abs_tol=1e-9)


@given(JOURNALS, st.integers(0, 30), st.integers(0, 6))
def test_one_pass_finds_what_looking_back_each_day_finds(
    letters: str, later: int, first: int
) -> None:
    days = days_of(letters, MONDAY + first)
    as_of = MONDAY + first + len(letters) + later

    assert same(dips(days, as_of), slow_state(days, as_of))


@pytest.mark.parametrize("seed", range(5))
def test_three_years_of_ups_and_downs_are_found_the_same_way(seed: int) -> None:
    random = Random(seed)
    rates = [random.choice([0.1, 0.3, 0.5, 0.7, 0.9]) for _ in range(22)]
    days = [
        (MONDAY + at, random.random() < rates[at // 50])
        for at in range(1095)
        if random.random() < 0.9
    ]
    found = dips(days, MONDAY + 1100)

    assert len(found.prompts) >= 5
    assert same(found, slow_state(days, MONDAY + 1100))


# -- laws ---------------------------------------------------------------------------------------


@given(JOURNALS, JOURNALS)
def test_later_days_never_change_earlier_dips(before: str, after: str) -> None:
    early = state_of(before).prompts
    late = state_of(before + after).prompts

    assert [one.prompted for one in late[: len(early)]] == [one.prompted for one in early]
    assert all(one == then for one, then in zip(early, late, strict=False) if one.ended is not None)
    assert all(one.prompted >= MONDAY + len(before) for one in late[len(early) :])


@given(JOURNALS)
def test_dips_follow_one_another_at_least_a_fortnight_apart(letters: str) -> None:
    state = state_of(letters)
    starts = [one.prompted for one in state.prompts]
    ends = [one.ended for one in state.prompts]

    assert None not in ends[:-1]
    assert all(end is None or start < end for start, end in zip(starts, ends, strict=True))
    assert all(
        end is not None and end < start for end, start in zip(ends, starts[1:], strict=False)
    )
    assert all(b - a >= QUIET_DAYS for a, b in pairwise(starts))
    assert state.active == (ends[-1:] == [None])


@given(JOURNALS, st.integers(1, 60))
def test_a_stretch_of_silence_prompts_nothing(letters: str, silent: int) -> None:
    before, after = state_of(letters), state_of(letters, later=silent)

    assert (after.active, after.s, after.prompts) == (before.active, before.s, before.prompts)


@given(JOURNALS)
def test_every_day_with_an_act_means_no_dip(letters: str) -> None:
    assert state_of(letters.replace("M", "D")).prompts == ()
