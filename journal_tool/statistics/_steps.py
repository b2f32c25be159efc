"""The size of the next step: what each size says, and when to offer a smaller or a larger one.

Convention: sizes are numbered from 1, the smallest.  A try is a size that was chosen and done, or
chosen and missed.  Sizes are chosen on good and on bad days, so their shares are no causes.

Source: statistics 5.15.
"""

import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Final

from journal_tool.record import Record

DEPENDABLE: Final = 0.70
"""Smoothed share from which on a size is dependable."""

MIN_TRIES: Final = 3
"""Below so many tries no size is called dependable."""

_LATEST: Final = 10
_ENOUGH: Final = 5
_GOOD_SHARE: Final = 0.80
_LAST_DONE: Final = 3
_LAST_MISSED: Final = 2


class StepSize(Record):
    """How often one size was done.

    Attributes:
        size: its number, 1 for the smallest.
        tries: how often it was tried, 1 or more.
        done: how many of ``tries`` were done.
        raw: ``(done + 1) / (tries + 2)``, above 0.0 and below 1.0.
        smoothed: ``raw`` made non-increasing: a larger size is never more likely than a smaller.
    """

    size: int
    tries: int
    done: int
    raw: float
    smoothed: float


class Advice(enum.Enum):
    """What to offer for the next try; never done by itself."""

    SMALLER = "smaller"
    TWO_MINUTES = "two minutes"  # no text
    """The smallest size was missed twice: make it a two-minute version."""
    LARGER = "larger"
    STAY = "stay"


def step_sizes(tries: Mapping[int, tuple[int, int]]) -> tuple[StepSize, ...]:
    """Return each size that was tried, smallest first.

    Args:
        tries: ``(tries, done)`` by size; a size with 0 tries is left out.

    Source:
        Pool adjacent violators (Ayer et al. 1955) with weights ``tries + 2``.
    """
    tried = sorted((size, n, done) for size, (n, done) in tries.items() if n)
    smoothed = _non_increasing((done + 1, n + 2) for _, n, done in tried)
    return tuple(
        StepSize(size, n, done, (done + 1) / (n + 2), share)
        for (size, n, done), share in zip(tried, smoothed, strict=True)
    )


def _non_increasing(shares: Iterable[tuple[int, int]]) -> Iterator[float]:
    """Return the closest non-increasing row to the shares, each weighted by its denominator."""
    # Neighbouring sizes that share one figure: how many, done, tries; whole, so that it is exact.
    pools: list[tuple[int, int, int]] = []
    for done, tries in shares:
        newest = (1, done, tries)
        while pools and _share(pools[-1]) < _share(newest):
            sizes, done_before, tries_before = pools.pop()
            newest = (sizes + newest[0], done_before + newest[1], tries_before + newest[2])
        pools.append(newest)
    for pool in pools:
        yield from repeat(_share(pool), pool[0])


def _share(pool: tuple[int, int, int]) -> float:
    _, done, tries = pool
    return done / tries


def dependable_size(sizes: Iterable[StepSize]) -> int | None:
    """Return the largest size that usually happens; ``None`` if no size does.

    It has a smoothed share of ``DEPENDABLE`` or more, and ``MIN_TRIES`` tries or more.
    """
    return max(
        (one.size for one in sizes if one.smoothed >= DEPENDABLE and one.tries >= MIN_TRIES),
        default=None,
    )


def suggested(history: Sequence[tuple[int, bool]], largest: int) -> tuple[Advice, int | None]:
    """Return what to offer for the next try, and at which size.

    Only the tries since the last change of size count.  Two misses in a row offer the next
    smaller size.  The next larger one is offered when at least 5, and at most the newest 10, of
    these tries were done at a share of 80 % or more, the last 3 all being done.

    Args:
        history: ``(size, done)`` of each try, oldest first.
        largest: number of the largest size of the practice.

    Returns:
        The advice and the size it names: one below or above the last, or the last size itself;
        ``None`` for the two-minute version, which has no number, and without any try.
    """
    if not history:
        return Advice.STAY, None
    size = history[-1][0]
    latest = _since_change(history)
    if len(latest) >= _LAST_MISSED and not any(latest[:_LAST_MISSED]):
        return (Advice.SMALLER, size - 1) if size > 1 else (Advice.TWO_MINUTES, None)
    if size < largest and _goes_well(latest):
        return Advice.LARGER, size + 1
    return Advice.STAY, size


def _since_change(history: Sequence[tuple[int, bool]]) -> list[bool]:
    """Return which of the newest tries at the last size were done, newest first, 10 at most."""
    latest: list[bool] = []
    for size, done in reversed(history):
        if size != history[-1][0] or len(latest) == _LATEST:
            break
        latest.append(done)
    return latest


def _goes_well(latest: Sequence[bool]) -> bool:
    return (
        len(latest) >= _ENOUGH
        and all(latest[:_LAST_DONE])
        and sum(latest) / len(latest) >= _GOOD_SHARE
    )
