"""The same work on many runs, on every processor.

A run makes its own random numbers from the seed, its world and its number, so that the figures
do not depend on how many processors there are.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.pool import Pool
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Workers:
    """Processes that share the runs; without a pool, this one does all of them."""

    pool: Pool | None = None

    def each(self, work: Callable[[int], T], runs: int) -> list[T]:
        """Return what ``work`` makes of each run from 0 to ``runs - 1``, in order."""
        if self.pool is None:
            return [work(run) for run in range(runs)]
        return self.pool.map(work, range(runs), chunksize=max(1, min(25, runs // 8)))


def chances(seed: int, world: str, run: int) -> random.Random:
    """Return the random numbers of one run in one world."""
    return random.Random(f"{seed}/{world}/{run}")
