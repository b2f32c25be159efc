"""Figures of what was rated: forecasts against facts, expected against felt, before and after.

Source: statistics 5.7 to 5.11.  Days are ordinals; a window ends before today.
"""

from collections.abc import Callable, Sequence
from typing import Final

from journal_tool.analysis._past import Deed, Past
from journal_tool.analysis._rates import Compared, Window, compared, is_counted
from journal_tool.analysis._standing import SURER, Judged, Standing, judge, shown
from journal_tool.model import Item
from journal_tool.record import Record
from journal_tool.statistics import (
    MIN_BIAS,
    Forecast,
    Pairs,
    forecast,
    natural_change,
    paired,
)

MIN_PAIRS: Final = 8
"""From so many pairs on a mean is shown; from 3 on the counts."""

LITTLE_WISH: Final = 3
"""Motivation before of at most so much, 0 to 10, is little wish to."""

ALL_DONE: Final = 0.95
"""From this share of rated actions on that were done, rating goes with doing."""


class ForecastFigure(Record):
    """5.8: how likely doing seemed, and what happened."""

    forecast: Forecast
    standing: Standing


class PairsFigure(Record):
    """5.9 and 5.10: a later rating less an earlier one.

    Attributes:
        pairs: counts and mean; the mean is to be shown from 8 pairs on.
        natural: mean change that days without an act lead to expect from such a start; ``None``
            where there are too few of them, and for expected against felt.
        standing: judged on Sundays.
    """

    pairs: Pairs
    natural: float | None
    standing: Standing


class Anyway(Record):
    """5.7: whether it was done although there was little wish to.

    Attributes:
        compared: more than 3 before, and 3 or less.
        goes_with_doing: whether nearly all rated actions were done, so that rating may come
            after doing and the figure says little.
    """

    compared: Compared
    goes_with_doing: bool


class Doubted(Record):
    """How often something was doubted, and how often it happened."""

    n: int
    done: int


def forecast_figure(rows: Sequence[Deed]) -> ForecastFigure:
    """Return forecasts of planned actions against what happened."""
    found = forecast(
        [
            (item.likely, outcome.happened)
            for _, outcome, item in rows
            if item.likely is not None and is_counted(outcome)
        ]
    )
    return ForecastFigure(found, shown(is_enough=found.n >= MIN_BIAS))


def felt_figure(rows: Sequence[Deed], window: Window) -> PairsFigure:
    """Return felt enjoyment less expected."""
    return _pairs_figure(rows, window, lambda item: _less(item.felt, item.expect), None)


def motivation_figure(rows: Sequence[Deed], window: Window, past: Past) -> PairsFigure:
    """Return motivation after less before, and what ordinary ups and downs would have brought."""
    starts = [
        float(item.before)
        for day, outcome, item in rows
        if window.first <= day <= window.last
        and outcome.happened
        and item.before is not None
        and item.after is not None
    ]
    quiet = [
        (day.mood_am, day.mood)
        for day in past.window(window.first, window.last)
        if not day.has_act and day.mood_am is not None and day.mood is not None
    ]
    natural = natural_change(quiet, starts)
    return _pairs_figure(rows, window, lambda item: _less(item.after, item.before), natural)


def _less(later: int | None, earlier: int | None) -> int | None:
    return None if later is None or earlier is None else later - earlier


def _pairs_figure(
    rows: Sequence[Deed],
    window: Window,
    difference: Callable[[Item], int | None],
    natural: float | None,
) -> PairsFigure:
    found = [
        (day, value)
        for day, outcome, item in rows
        if outcome.happened and (value := difference(item)) is not None
    ]

    def values(within: Window) -> list[int]:
        return [value for day, value in found if within.first <= day <= within.last]

    def at(end: int) -> Judged | None:
        some = values(window.until(end))
        if len(some) < MIN_PAIRS:
            return None
        sure, surer = paired(some).interval, paired(some, confidence=SURER).interval
        return Judged(sure, surer) if sure and surer else None

    return PairsFigure(paired(values(window)), natural, judge(at, window.last))


def anyway_figure(rows: Sequence[Deed], window: Window) -> Anyway:
    """Return what was done of planned actions by the wish to do them."""
    found = compared(rows, window, _by_wish)
    n = found.one.n + found.other.n
    done = found.one.done + found.other.done
    return Anyway(found, goes_with_doing=n > 0 and done >= ALL_DONE * n)


def _by_wish(item: Item) -> bool | None:
    return None if item.before is None else item.before > LITTLE_WISH


def cue_figure(rows: Sequence[Deed], window: Window) -> Compared:
    """Return planned actions with an if-then cue beside those without."""
    return compared(rows, window, lambda item: item.has_cue)


def doubted(rows: Sequence[Deed]) -> Doubted:
    """Return how often something was doubted, and how often it happened."""
    found = [
        outcome.happened
        for _, outcome, item in rows
        if item.is_doubted and (outcome.happened or outcome.is_not_done)
    ]
    return Doubted(len(found), sum(found))


def anyway_marked(rows: Sequence[Deed]) -> int:
    """Return how many acts are marked ``anyway``."""
    return sum(item.anyway and outcome.happened for _, outcome, item in rows)
