"""Later minus earlier: what pairs of numbers show, and what would have come by itself."""

import math
from collections.abc import Sequence
from typing import Final

from journal_tool.record import Record
from journal_tool.statistics._distributions import Interval, interval

MIN_OTHER_DAYS: Final = 10
"""Days without the action from which on the natural change can be told."""


class Pairs(Record):
    """What a number of differences have in common.

    Attributes:
        n: how many there are.
        mean: their mean; ``None`` if there are none.
        sd: their standard deviation (with ``n - 1``); ``None`` below two.
        se: standard error of the mean; ``None`` below two.
        interval: t interval of the mean; ``None`` below two, and without width if all are equal.
        up: differences above 0.
        same: differences of 0.
        down: differences below 0.
    """

    n: int
    mean: float | None
    sd: float | None
    se: float | None
    interval: Interval | None
    up: int
    same: int
    down: int


def paired(differences: Sequence[int], *, confidence: float = 0.95) -> Pairs:
    """Return mean, spread and direction of differences.

    Args:
        differences: later minus earlier, in any order.
        confidence: of the interval, between 0 and 1.

    >>> found = paired([2, 2, 0, 2, 3, 0, 1, 3, 0, 1, 0, 0])
    >>> round(found.mean, 4), found.up, found.same, found.down
    (1.1667, 7, 5, 0)
    """
    n = len(differences)
    total = sum(differences)
    mean = total / n if n else None
    sd = se = ends = None
    if mean is not None and n > 1:
        squares = n * sum(difference**2 for difference in differences) - total**2
        sd = math.sqrt(squares / (n * (n - 1)))
        se = sd / math.sqrt(n)
        ends = interval(mean, se, n - 1, confidence)
    return Pairs(
        n=n,
        mean=mean,
        sd=sd,
        se=se,
        interval=ends,
        up=sum(difference > 0 for difference in differences),
        same=sum(difference == 0 for difference in differences),
        down=sum(difference < 0 for difference in differences),
    )


def sign_flip_p(differences: Sequence[int]) -> float:
    """Return how often chance alone would bring a sum as far from 0, on either side.

    Chance alone turns the sign of each difference by the throw of a coin.  All throws are
    counted, so the result is exact.

    Args:
        differences: later minus earlier, in any order; those of 0 tell nothing.

    Returns:
        Above 0.0, up to 1.0; 1.0 if all are 0 or there are none.

    Source:
        Fisher 1935, the randomisation test of paired differences.

    >>> sign_flip_p([1, 1, 1, 1, 1])
    0.0625
    """
    sizes = [abs(difference) for difference in differences if difference]
    up = sum(difference for difference in differences if difference > 0)
    total = sum(sizes)
    ways = [1] + [0] * total  # in how many throws the positive ones add up to the index
    for size in sizes:
        for reached in range(total, size - 1, -1):
            ways[reached] += ways[reached - size]
    as_far = sum(ways[max(up, total - up) :])
    return min(1.0, 2 * as_far / (1 << len(sizes)))


def natural_change(days: Sequence[tuple[float, float]], starts: Sequence[float]) -> float | None:
    """Return the mean change that days without the action would lead one to expect.

    Who starts low tends to feel better later anyway.  How much, a least-squares line through the
    days without the action tells: change from morning to evening on mood in the morning.

    Args:
        days: mood in the morning and in the evening of each day without the action.
        starts: mood before each action.

    Returns:
        The mean over ``starts`` of what the line says, in points of mood; ``None`` with fewer
        than ``MIN_OTHER_DAYS`` days, with mornings that are all alike, or without starts.

    Source:
        Galton 1886, regression to the mean.
    """
    n = len(days)
    mornings = [morning for morning, _ in days]
    if n < MIN_OTHER_DAYS or not starts or min(mornings) == max(mornings):
        return None
    middle = math.fsum(mornings) / n
    change = math.fsum(evening - morning for morning, evening in days) / n
    along = math.fsum((morning - middle) * (evening - morning) for morning, evening in days)
    spread = math.fsum((morning - middle) ** 2 for morning in mornings)
    start = math.fsum(starts) / len(starts)
    return change + along / spread * (start - middle)
