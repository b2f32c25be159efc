"""Shares of what was planned, and how two shares differ.

One convention: a share runs from 0.0 to 1.0, and ``None`` is the share of nothing.
"""

import math
from collections.abc import Sequence
from typing import Final

from journal_tool.record import Record
from journal_tool.statistics._distributions import Z95, Interval, normal_quantile

MIN_CLUSTERS: Final = 5
"""Days with plans from which on it can be told whether the items of a day go together."""


class FollowThrough(Record):
    """How much of what was planned was done.

    Attributes:
        done: planned items that were done.
        planned: all planned items.
        rate: ``done / planned``, or ``None`` if nothing was planned.
        interval: Wilson interval of the rate as if each item were by itself; ``None`` as above.
        design_effect: how many times wider the variance is because the items of one day are
            done or left together; 1.0 if they are not, or if it cannot be told.
        n_effective: ``planned / design_effect``: so many items by themselves tell as much.
        interval_adjusted: Wilson interval of the rate for ``n_effective`` items.
    """

    done: int
    planned: int
    rate: float | None
    interval: Interval | None
    design_effect: float
    n_effective: float
    interval_adjusted: Interval | None


class Difference(Record):
    """Share 1 minus share 2.

    Attributes:
        value: from -1.0 to 1.0.
        interval: where the true difference probably lies.
    """

    value: float
    interval: Interval


class Bounds(Record):
    """The share of days with an act, when some days say nothing.

    Attributes:
        low: the share if all silent days were without an act; ``None`` if there are no days.
        high: the share if all silent days were with one; ``None`` as above.
        recorded: the share among the days that say something; ``None`` if none does.
        coverage: the share of days that say something; ``None`` if there are no days.
    """

    low: float | None
    high: float | None
    recorded: float | None
    coverage: float | None


def wilson(done: float, n: float, *, z: float = Z95) -> Interval:
    """Return the score interval of a share.

    Args:
        done: how many of ``n``; need not be whole.
        n: how many there were; need not be whole.
        z: normal quantile that stands for the confidence.

    Returns:
        Two shares; 0.0 and 1.0 if ``n`` is 0.

    Source:
        Wilson 1927.

    >>> [round(end, 4) for end in wilson(7, 10)]
    [0.3968, 0.8922]
    """
    if n == 0:
        return 0.0, 1.0
    p = done / n
    shrink = 1.0 + z * z / n
    centre = (p + z * z / (2.0 * n)) / shrink
    half = z * math.sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n)) / shrink
    low = max(0.0, centre - half) if done > 0 else 0.0
    high = min(1.0, centre + half) if done < n else 1.0
    return low, high


def bonferroni_z(k: int) -> float:
    """Return the normal quantile with which ``k`` intervals hold together in 95 % of cases.

    >>> round(bonferroni_z(4), 4)
    2.4977
    """
    return normal_quantile(1.0 - 0.05 / (2.0 * k))


def follow_through(days: Sequence[tuple[int, int]], *, z: float = Z95) -> FollowThrough:
    """Return how much of the plans was done, with and without regard to days going together.

    Args:
        days: planned and done items of each day, in any order; days without plans add nothing.
        z: normal quantile that stands for the confidence of the intervals.

    >>> found = follow_through([(3, 3), (2, 0), (4, 4), (1, 0), (2, 2)])
    >>> found.done, found.planned, round(found.n_effective, 2)
    (9, 12, 4.67)
    """
    days = [(planned, done) for planned, done in days if planned]
    planned = sum(planned for planned, _ in days)
    done = sum(done for _, done in days)
    effect = _design_effect(days, done, planned)
    n_effective = planned / effect
    return FollowThrough(
        done=done,
        planned=planned,
        rate=done / planned if planned else None,
        interval=wilson(done, planned, z=z) if planned else None,
        design_effect=effect,
        n_effective=n_effective,
        interval_adjusted=wilson(done / effect, n_effective, z=z) if planned else None,
    )


def newcombe(done1: float, n1: float, done2: float, n2: float, *, z: float = Z95) -> Difference:
    """Return the difference between two shares of different items.

    Args:
        done1: how many of ``n1``; need not be whole, as all four.
        n1: how many there were, above 0.
        done2: how many of ``n2``.
        n2: how many there were, above 0.
        z: normal quantile that stands for the confidence.

    Raises:
        ZeroDivisionError: if ``n1`` or ``n2`` is 0.

    Source:
        Newcombe 1998, hybrid score interval (method 10).

    >>> difference = newcombe(14, 17, 12, 26)
    >>> round(difference.value, 4), [round(end, 4) for end in difference.interval]
    (0.362, [0.0645, 0.5703])
    """
    p1, p2 = done1 / n1, done2 / n2
    low1, high1 = wilson(done1, n1, z=z)
    low2, high2 = wilson(done2, n2, z=z)
    value = p1 - p2
    return Difference(
        value=value,
        interval=(
            value - math.hypot(p1 - low1, high2 - p2),
            value + math.hypot(high1 - p1, p2 - low2),
        ),
    )


def difference_of(one: FollowThrough, other: FollowThrough, *, z: float = Z95) -> Difference:
    """Return rate of ``one`` minus rate of ``other``, with regard to days going together.

    Args:
        one: with plans.
        other: with plans.
        z: normal quantile that stands for the confidence.

    Raises:
        ZeroDivisionError: if nothing was planned on one side.
    """
    return newcombe(
        one.done / one.design_effect,
        one.n_effective,
        other.done / other.design_effect,
        other.n_effective,
        z=z,
    )


def bounds(yes: int, no: int, silent: int) -> Bounds:
    """Return between which shares the days with an act lie, whatever silent days were.

    Args:
        yes: days with an act.
        no: recorded days without one.
        silent: days without an entry.

    Source:
        Manski 1989, bounds without an assumption about what is missing.

    >>> bounds(12, 2, 14).coverage
    0.5
    """
    recorded = yes + no
    days = recorded + silent
    return Bounds(
        low=yes / days if days else None,
        high=(yes + silent) / days if days else None,
        recorded=yes / recorded if recorded else None,
        coverage=recorded / days if days else None,
    )


def _design_effect(days: Sequence[tuple[int, int]], done: int, planned: int) -> float:
    """Return the variance between days over the one of items by themselves, at least 1.0.

    With p = done/planned and J days, J/(J-1) sum (done_j - p planned_j)^2 / planned^2 over
    p (1-p) / planned, brought to whole numbers, so that the order of the days cannot matter.
    """
    left = planned - done
    if len(days) < MIN_CLUSTERS or not done or not left:
        return 1.0
    squares = sum(
        (planned * done_then - done * planned_then) ** 2 for planned_then, done_then in days
    )
    count = len(days)
    return max(1.0, count * squares / ((count - 1) * planned * done * left))
