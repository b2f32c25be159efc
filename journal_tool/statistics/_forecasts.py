"""How likely the writer thought it, and what became of it.

One convention: ``likely`` is in percent, 0 to 100; every share in a result runs from 0.0 to 1.0.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from journal_tool.record import Record
from journal_tool.statistics._distributions import Interval
from journal_tool.statistics._pairs import paired
from journal_tool.statistics._shares import wilson

MIN_BIAS: Final = 10
"""Forecasts from which on the bias may be shown."""

MIN_BIN: Final = 5
"""Forecasts from which on a bin is listed."""

MIN_SKILL: Final = 30
"""Forecasts from which on the skill may be shown."""

UNLIKELY: Final = 40
"""Up to this many percent an item counts as thought unlikely."""

_EDGES: Final = (0, 20, 40, 60, 80, 100)


class Bin(Record):
    """The forecasts between two edges.

    Attributes:
        low: lower edge in percent; itself in the bin only where it is 0.
        high: upper edge in percent, in the bin.
        n: forecasts in it, ``MIN_BIN`` or more.
        done: those that were done.
        interval: Wilson interval of ``done / n``.
    """

    low: int
    high: int
    n: int
    done: int
    interval: Interval


class Unlikely(Record):
    """What became of items thought unlikely, ``UNLIKELY`` percent or less.

    Attributes:
        n: how many there are.
        expected: how many of them the forecasts said would be done.
        done: how many were done.
        tail: chance of ``done`` or more if every forecast were right; 1.0 if there are none.
    """

    n: int
    expected: float
    done: int
    tail: float


class Bias(Record):
    """Done minus forecast: above 0, more was done than thought.

    Attributes:
        mean: from -1.0 to 1.0; ``None`` without forecasts.
        interval: t interval of the mean, as if each item were by itself; ``None`` below two
            forecasts.
    """

    mean: float | None
    interval: Interval | None


class Forecast(Record):
    """How well the forecasts fit.

    Everything is computed from however few forecasts; whether they are enough to be shown is
    for the caller to say.

    Attributes:
        n: how many forecasts there are.
        mean_likely: mean forecast, 0.0 to 1.0; ``None`` without forecasts, as the next three.
        rate: share that was done.
        brier: mean squared distance from forecast to what happened; 0.0 is perfect.
        reference: the same for someone who always says ``rate``.
        skill: ``1 - brier / reference``: 1.0 is perfect, below 0.0 worse than always saying
            ``rate``; ``None`` too if all or none was done.
        bias: done minus forecast.
        bins: forecasts by size, lowest first, without the bins that hold too few.
        unlikely: what became of those thought unlikely.
    """

    n: int
    mean_likely: float | None
    rate: float | None
    brier: float | None
    reference: float | None
    skill: float | None
    bias: Bias
    bins: tuple[Bin, ...]
    unlikely: Unlikely


def forecast(items: Sequence[tuple[int, bool]]) -> Forecast:
    """Return how forecasts compare with what was done.

    Args:
        items: for each planned item how likely it was thought, in percent, and whether it was
            done; in any order.

    Source:
        Brier 1950.

    >>> forecast([(50, True), (50, False), (50, True), (50, False)]).brier
    0.25
    """
    n = len(items)
    likely = sum(chance for chance, _ in items)
    done = sum(was_done for _, was_done in items)
    squares = sum((100 * was_done - chance) ** 2 for chance, was_done in items)
    brier = squares / (10_000 * n) if n else None
    reference = done * (n - done) / n**2 if n else None
    return Forecast(
        n=n,
        mean_likely=likely / (100 * n) if n else None,
        rate=done / n if n else None,
        brier=brier,
        reference=reference,
        skill=1.0 - brier / reference if brier is not None and reference else None,
        bias=_bias(items),
        bins=_bins(items),
        unlikely=_unlikely(items),
    )


def poisson_binomial_tail(chances: Sequence[float], at_least: int) -> float:
    """Return the chance that ``at_least`` or more of several things happen.

    All ways are added up, so the result is exact.

    Args:
        chances: the chance of each, 0.0 to 1.0, in any order; each happens by itself.
        at_least: how many; 0 or fewer always happen.

    >>> round(poisson_binomial_tail([0.5, 0.25], 1), 6)
    0.625
    """
    if at_least <= 0:
        return 1.0
    ways = [1.0] + [0.0] * len(chances)  # the chance that as many as the index happen
    for chance in sorted(chances):  # another order would round otherwise
        happened = [0.0, *(way * chance for way in ways[:-1])]
        ways = [way * (1.0 - chance) + more for way, more in zip(ways, happened, strict=True)]
    return min(1.0, sum(ways[at_least:]))


def _bias(items: Sequence[tuple[int, bool]]) -> Bias:
    found = paired([100 * was_done - chance for chance, was_done in items])
    return Bias(
        mean=found.mean / 100 if found.mean is not None else None,
        interval=(found.interval[0] / 100, found.interval[1] / 100) if found.interval else None,
    )


def _bins(items: Sequence[tuple[int, bool]]) -> tuple[Bin, ...]:
    bins = []
    for low, high in pairwise(_EDGES):
        inside = [
            was_done for chance, was_done in items if low < chance <= high or chance == low == 0
        ]
        n, done = len(inside), sum(inside)
        if n >= MIN_BIN:
            bins.append(Bin(low, high, n=n, done=done, interval=wilson(done, n)))
    return tuple(bins)


def _unlikely(items: Sequence[tuple[int, bool]]) -> Unlikely:
    those = [(chance, was_done) for chance, was_done in items if chance <= UNLIKELY]
    done = sum(was_done for _, was_done in those)
    return Unlikely(
        n=len(those),
        expected=sum(chance for chance, _ in those) / 100,
        done=done,
        tail=poisson_binomial_tail([chance / 100 for chance, _ in those], done),
    )
