"""How many of the intervals of 95 % hold the true value.

Intervals of shares are worked out, not simulated: there are few enough counts to try them all.
"""

import math
import random
from collections.abc import Iterator
from functools import partial
from typing import Final

from journal_tool.statistics import follow_through, newcombe, paired, wilson
from tests.simulate.lines import Goal, Line, share
from tests.simulate.workers import Workers, chances

COVERED: Final = Goal(0.93, 0.97)

MORE: Final = 10
"""These runs are short, so there are so many times more of them."""

GRID: Final = tuple(at / 20.0 for at in range(1, 20))
"""True shares over which a mean is taken."""

ITEMS: Final = (5, 10, 20, 40, 80)
SHARES: Final = (0.5, 0.7, 0.9)
GROUPS: Final = ((10, 10), (20, 10), (20, 20), (40, 40))
BOTH: Final = ((0.5, 0.5), (0.7, 0.5), (0.9, 0.6), (0.9, 0.9))

PAIRS: Final = (6, 8, 10, 30)
RATED: Final = ((5.0, 5.0), (3.0, 5.0), (1.0, 2.0))
"""True middle of the earlier and of the later rating, before they are rounded to 0..10."""

RATING_SPREAD: Final = 2.0
ALIKE: Final = 0.5
"""Standard deviation of a rating, and correlation of the two of a pair."""

PLANNED_DAYS: Final = (7, 14, 28)
MOST_PLANNED: Final = 4
TOGETHER: Final = 0.3
"""Correlation of what becomes of two items of one day."""


def lines(seed: int, runs: int, workers: Workers) -> Iterator[Line]:
    """Yield the coverage of each kind of interval."""
    yield from wilson_lines()
    yield from newcombe_lines()
    yield from paired_lines(seed, runs * MORE, workers)
    yield from follow_lines(seed, runs * MORE, workers)


# -- worked out -----------------------------------------------------------------------------------


def wilson_lines() -> Iterator[Line]:
    """Yield, for each number of items, the mean over all shares and a few by themselves."""
    for n in ITEMS:
        ends = [wilson(done, n) for done in range(n + 1)]

        def held(p: float, n: int = n, ends: list[tuple[float, float]] = ends) -> float:
            return math.fsum(
                chance
                for chance, (low, high) in zip(_binomial(n, p), ends, strict=True)
                if low <= p <= high
            )

        mean = math.fsum(map(held, GRID)) / len(GRID)
        yield Line(f"Wilson, n {n}: mean of .05 to .95", mean, COVERED)
        for p in SHARES:
            yield Line(f"Wilson, n {n}: true share {p:g}", held(p), COVERED, is_told_only=True)


def newcombe_lines() -> Iterator[Line]:
    """Yield the same for differences of two shares."""
    for n1, n2 in GROUPS:
        ends = [
            [newcombe(done1, n1, done2, n2).interval for done2 in range(n2 + 1)]
            for done1 in range(n1 + 1)
        ]

        def held(
            p1: float,
            p2: float,
            sizes: tuple[int, int] = (n1, n2),
            ends: list[list[tuple[float, float]]] = ends,
        ) -> float:
            others = _binomial(sizes[1], p2)
            return math.fsum(
                one * other
                for one, row in zip(_binomial(sizes[0], p1), ends, strict=True)
                for other, (low, high) in zip(others, row, strict=True)
                if low <= p1 - p2 <= high
            )

        mean = math.fsum(held(p1, p2) for p1 in GRID for p2 in GRID) / len(GRID) ** 2
        yield Line(f"Newcombe, n {n1} and {n2}: mean of .05 to .95", mean, COVERED)
        for p1, p2 in BOTH:
            name = f"Newcombe, n {n1} and {n2}: shares {p1:g}, {p2:g}"
            yield Line(name, held(p1, p2), COVERED, is_told_only=True)


def _binomial(n: int, p: float) -> list[float]:
    return [math.comb(n, k) * p**k * (1.0 - p) ** (n - k) for k in range(n + 1)]


# -- simulated ------------------------------------------------------------------------------------


def paired_lines(seed: int, runs: int, workers: Workers) -> Iterator[Line]:
    """Yield the coverage of the mean difference of two ratings from 0 to 10."""
    for earlier, later in RATED:
        for n in PAIRS:
            held = workers.each(partial(_pairs_held, earlier, later, n, seed), runs)
            name = f"paired t, {earlier:g} to {later:g}, n {n}"
            yield Line(name, share(sum(held), runs), COVERED, runs)


def _pairs_held(earlier: float, later: float, n: int, seed: int, run: int) -> bool:
    dice = chances(seed, f"pairs {earlier} {later} {n}", run)
    differences = []
    for _ in range(n):
        common = dice.gauss(0.0, RATING_SPREAD * math.sqrt(ALIKE))
        own = RATING_SPREAD * math.sqrt(1.0 - ALIKE)
        one, other = (
            min(10, max(0, round(middle + common + dice.gauss(0.0, own))))
            for middle in (earlier, later)
        )
        differences.append(other - one)
    ends = paired(differences).interval
    truth = _mean_rating(later) - _mean_rating(earlier)
    return ends is not None and ends[0] <= truth <= ends[1]


def _mean_rating(middle: float) -> float:
    """Return the mean of what is written: rounded to 0..10, so not the middle itself."""
    return math.fsum(
        math.erfc((at - 0.5 - middle) / RATING_SPREAD / math.sqrt(2.0)) / 2.0 for at in range(1, 11)
    )


def follow_lines(seed: int, runs: int, workers: Workers) -> Iterator[Line]:
    """Yield the coverage of the share done, when the items of a day go together."""
    for days in PLANNED_DAYS:
        for p in SHARES:
            held = workers.each(partial(_follow_held, days, p, seed), runs)
            plain = share(sum(one for one, _ in held), runs)
            adjusted = share(sum(one for _, one in held), runs)
            name = f"follow-through, {days} days, true share {p:g}"
            yield Line(name, adjusted, COVERED, runs, f"plain Wilson {plain:.3f}")


def _follow_held(days: int, p: float, seed: int, run: int) -> tuple[bool, bool]:
    """Return whether the plain and the adjusted interval hold the true share."""
    dice = chances(seed, f"follow {days} {p}", run)
    found = follow_through([_day(p, dice) for _ in range(days)])
    plain, adjusted = (
        ends is not None and ends[0] <= p <= ends[1]
        for ends in (found.interval, found.interval_adjusted)
    )
    return plain, adjusted


def _day(p: float, dice: random.Random) -> tuple[int, int]:
    """Return planned and done of a day that has its own chance, around the true share."""
    strength = 1.0 / TOGETHER - 1.0
    chance = dice.betavariate(p * strength, (1.0 - p) * strength)
    planned = dice.randint(1, MOST_PLANNED)
    return planned, sum(dice.random() < chance for _ in range(planned))
