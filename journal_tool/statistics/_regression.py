"""Mood on days with an action, and on the days after them.

Mood follows yesterday's mood, the weekday and the season, and so does doing; comparing plain
means would take all of that for a link.  The regression here allows for them.

One convention: a day is an ordinal, counted from 1 January of year 1, a Monday.
"""

import enum
import math
from collections.abc import Iterable, Sequence
from operator import mul
from typing import Final

from journal_tool.record import Record

MIN_PAIRS: Final = 42
"""Pairs of a day and the day before it, both with a mood."""

MIN_DAYS: Final = 8
"""Days with an action, and days without."""

MIN_WEEKS: Final = 4
"""ISO weeks with an action day, and with a day without."""

SMALLEST_PIVOT: Final = 1e-9
"""Equations whose pivot is below it are taken to hang together."""

_WANTED: Final = (1, 2, 3)
"""Places of action, mood of the day before and action of the day before."""


class TooLittle(enum.Enum):
    """Why there is no link to be told, in the order in which it is asked."""

    PAIRS = "pairs"
    """Fewer than ``MIN_PAIRS`` consecutive days with a mood."""
    DAYS = "days"
    """Fewer than ``MIN_DAYS`` days with an action, or without."""
    WEEKS = "weeks"
    """Days with an action, or without, fall into fewer than ``MIN_WEEKS`` ISO weeks."""
    VARIETY = "variety"
    """The days do not tell action, mood, weekday and trend apart."""


class DayPair(Record):
    """A day and the day before it.

    Attributes:
        ordinal: the later day.
        mood: of the later day.
        acted: whether there was an action on the later day.
        mood_before: of the day before.
        acted_before: whether there was an action on the day before.
    """

    ordinal: int
    mood: float
    acted: bool
    mood_before: float
    acted_before: bool


class MoodLink(Record):
    """How mood differs with an action, other things being equal, in points of mood.

    Attributes:
        n: pairs of days it rests on.
        same_day: mood on a day with an action minus mood on a like day without.
        same_day_se: its standard error.
        next_day: the same on the day after: what the action of the day before adds, directly
            and by way of the mood of that day.
        next_day_se: its standard error, by the delta method.
        df: degrees of freedom of both.
    """

    n: int
    same_day: float
    same_day_se: float
    next_day: float
    next_day_se: float
    df: int

    @property
    def smallest_detectable(self) -> float:
        """The same-day difference that such data would show in four cases of five."""
        return 2.8 * self.same_day_se


def mood_link(days: Sequence[tuple[int, float, bool]], first: int) -> MoodLink | TooLittle:
    """Return how mood goes with action on the same day and on the next.

    Least squares of mood on action, yesterday's mood, yesterday's action, trend and weekday.

    Args:
        days: ordinal, mood and whether there was an action, for each recorded day with a mood;
            each day once, in any order.  Only days whose day before is there too are used.
        first: ordinal of the first day of the window, where the trend begins.

    Returns:
        The link, or why there is too little to tell.  A link is no effect: what lifts both mood
        and action on the same day is in it, and in the next day too so far as the lift lasts.
    """
    pairs = consecutive(days)
    shortage = _shortage(pairs)
    return shortage or _fit(pairs, first) or TooLittle.VARIETY


def consecutive(days: Sequence[tuple[int, float, bool]]) -> list[DayPair]:
    """Return each day whose day before is there too, oldest first.

    Args:
        days: as for ``mood_link``.
    """
    found = {ordinal: (mood, acted) for ordinal, mood, acted in days}
    return [
        DayPair(ordinal, *found[ordinal], *found[ordinal - 1])
        for ordinal in sorted(found)
        if ordinal - 1 in found
    ]


def solve(
    matrix: Sequence[Sequence[float]], right: Sequence[Sequence[float]]
) -> list[list[float]] | None:
    """Return ``x`` with ``matrix @ x = right``, by Gaussian elimination with partial pivoting.

    Each equation is first scaled so that the largest coefficient of its left side is 1.

    Args:
        matrix: rows of a square matrix.
        right: as many rows, of one column for each right-hand side.

    Returns:
        Rows of the same shape as ``right``, or ``None`` if a pivot is below ``SMALLEST_PIVOT``.

    >>> solve([[2.0, 0.0], [0.0, 4.0]], [[2.0], [2.0]])
    [[1.0], [0.5]]
    """
    size = len(matrix)
    rows = []
    for left, values in zip(matrix, right, strict=True):
        largest = max(map(abs, left)) or 1.0
        rows.append([value / largest for value in (*left, *values)])
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(rows[row][0]))
        rows[at], rows[best] = rows[best], rows[at]
        pivot, *rest = rows[at]
        if abs(pivot) < SMALLEST_PIVOT:
            return None
        own = [value / pivot for value in rest]
        rows = [
            [value - first * mine for value, mine in zip(others, own, strict=True)]
            for first, *others in rows  # the column is done with
        ]
        rows[at] = own
    return rows


def _shortage(pairs: Sequence[DayPair]) -> TooLittle | None:
    if len(pairs) < MIN_PAIRS:
        return TooLittle.PAIRS
    sides = [[pair.ordinal for pair in pairs if pair.acted == acted] for acted in (True, False)]
    if min(map(len, sides)) < MIN_DAYS:
        return TooLittle.DAYS
    if min(len({(ordinal - 1) // 7 for ordinal in side}) for side in sides) < MIN_WEEKS:
        return TooLittle.WEEKS
    return None


def _fit(pairs: Sequence[DayPair], first: int) -> MoodLink | None:
    columns = _columns(pairs, first)
    fit = _least_squares(columns, [pair.mood for pair in pairs], _WANTED)
    if fit is None:
        return None
    (same_day, carried, day_before), covariance = fit
    gradient = (carried, same_day, 1.0)  # of the next-day total, the delta method
    next_variance = _dot(gradient, [_dot(gradient, row) for row in covariance])
    return MoodLink(
        n=len(pairs),
        same_day=same_day,
        same_day_se=math.sqrt(covariance[0][0]),
        next_day=day_before + carried * same_day,
        next_day_se=math.sqrt(max(0.0, next_variance)),
        df=len(pairs) - len(columns),
    )


def _least_squares(
    columns: Sequence[Sequence[float]], values: Sequence[float], wanted: Sequence[int]
) -> tuple[list[float], list[list[float]]] | None:
    """Return the coefficients of the wanted columns and their covariance.

    The columns are scaled to length 1, so that the normal equations hold cosines and no pivot
    depends on a unit.  ``None`` if the columns hang together.
    """
    lengths = [math.sqrt(_dot(column, column)) or 1.0 for column in columns]
    places = range(len(columns))
    units = [
        [value / length for value in column]
        for column, length in zip(columns, lengths, strict=True)
    ]
    half = [[_dot(unit, other) for other in units[: at + 1]] for at, unit in enumerate(units)]
    solution = solve(
        [[half[max(at, other)][min(at, other)] for other in places] for at in places],
        [
            [_dot(unit, values), *(float(at == one) for one in wanted)]
            for at, unit in enumerate(units)
        ],
    )
    if solution is None:
        return None
    weights = [row[0] for row in solution]
    errors = [
        value - _dot(weights, row)
        for value, row in zip(values, zip(*units, strict=True), strict=True)
    ]
    variance = _dot(errors, errors) / (len(values) - len(columns))
    return [weights[at] / lengths[at] for at in wanted], [
        [
            variance * inverse / (lengths[at] * lengths[other])
            for other, inverse in zip(wanted, solution[at][1:], strict=True)
        ]
        for at in wanted
    ]


def _columns(pairs: Sequence[DayPair], first: int) -> list[list[float]]:
    """Return the design: one, action, mood and action before, weeks since first, weekdays."""
    weekdays = [(pair.ordinal - 1) % 7 for pair in pairs]
    return [
        [1.0] * len(pairs),
        [float(pair.acted) for pair in pairs],
        [pair.mood_before for pair in pairs],
        [float(pair.acted_before) for pair in pairs],
        [(pair.ordinal - first) / 7.0 for pair in pairs],
        *([float(weekday == one) for weekday in weekdays] for one in range(1, 7)),
    ]


def _dot(one: Iterable[float], other: Iterable[float]) -> float:
    return sum(map(mul, one, other), 0.0)
