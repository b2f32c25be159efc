"""Consistency: how much was kept of late, the newest units counting most.

Convention: a *unit* is a due day, or a period with a quota, that is closed and known.  Rest,
silence, what was let go and what is not due are no units: they change nothing, and neither does
today.

Source: statistics 5.4; Lally et al. 2010 (95 % after 66 days) and the Loop Habit Tracker (the
square root).
"""

import math
from collections.abc import Iterable
from typing import Final

DELTA: Final[float] = 20.0 ** (-1 / 66)
"""What is left of a score after one missed unit of weight 1; half of it is left after 15.27."""

MIN_UNITS: Final = 5
"""Below so many units it is too early for a score."""


def score(units: Iterable[tuple[float, float]]) -> float:
    """Return the recency-weighted share that was kept, from 0.0 to 1.0.

    It tends to the true rate: who keeps two of three comes to swing about 2/3.  It measures
    doing, not how automatic the doing feels.

    Args:
        units: ``(reached, weight)``, oldest first: the share of the unit that was reached, 0.0 to
            1.0 (a smaller version is 1.0), and a weight above 0, from ``weight_of_day`` or
            ``weight_of_period``.

    Returns:
        0.0 without units: the start, from which one kept day gives 0.0444.

    Source:
        Lally et al. 2010: growth of habit as ``1 - exp(-k t)``, here 95 % after 66 due days.

    >>> round(score([(1.0, 1.0)] * 66), 4)
    0.95
    """
    after = scores(units)
    return after[-1] if after else 0.0


def scores(units: Iterable[tuple[float, float]]) -> list[float]:
    """Return the score after each unit; see :func:`score`.

    >>> [round(one, 4) for one in scores([(1.0, 1.0), (1.0, 1.0), (0.0, 1.0)])]
    [0.0444, 0.0868, 0.0829]
    """
    after = []
    found = left = last = 0.0
    for reached, weight in units:
        if weight != last:
            left, last = DELTA**weight, weight
        # In this order the result cannot leave 0 to 1 by rounding.
        found = reached + (found - reached) * left
        after.append(found)
    return after


def weight_of_day(per_day: float) -> float:
    """Return the weight of one due day: ``1 / sqrt(per_day)``.

    Args:
        per_day: how often the practice is due in a day, above 0: 1.0 for daily, 3 / 7 for three
            days of a week.

    Source:
        Loop Habit Tracker: the square root lies half way between counting times and counting days.
    """
    return 1 / math.sqrt(per_day)


def weight_of_period(k: int, days: float) -> float:
    """Return the weight of one period with a quota: that of its ``k`` due days together.

    Args:
        k: times that are wanted in the period, 1 or more.
        days: length of the period in days, above 0.
    """
    return k * weight_of_day(k / days)
