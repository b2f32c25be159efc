"""R11: two devices, a cloud that makes conflict copies, people and the tool: no line is gone.

Each history is forty random steps: somebody edits a day by hand, the tool records, folders are
synced one way or both or in the middle of a save, files come late, conflicts get the names of real
services, copies are resolved on either device.  After each step:

* every line that anybody wrote is somewhere: in a day, in a copy, in the archive, in a rescued
  copy; unless a person took it out;
* every deed is done in some file among the days, unless a person took that back;
* what the tool does to a device takes no line and no deed away there; reading changes nothing.

At the end all is synced and resolved until nothing changes: both devices are the same then, and
every line and deed is in a day of both.

One history again, with the fewest steps that still fail: ``python -m tests.torture.r11_devices SEED
NUMBER``.
"""

import multiprocessing
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.r4_faults import in_memory
from tests.torture.registry import Result
from tests.torture.two_devices import Resolve, Step, World, resolved, shortest, steps

HISTORIES = 400
STEPS = 40
_SHOWN = 6


@dataclass(slots=True)
class _Share:
    """What a part of the histories came to."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def run(seed: int, scale: float) -> Result:
    """Play histories of 40 steps."""
    counts: Counter[str] = Counter()
    failures: list[str] = []
    many = max(10, round(HISTORIES * scale))
    for share in _shares(seed, many):
        counts += share.counts
        failures += share.failures
    by_hand = counts["hand"] + counts["new day"]
    recorded = sum(counts[kind] for kind in ("plan", "done", "move", "thought"))
    numbers = (
        f"{many:,} histories of {STEPS} steps: {by_hand:,} edits by hand,"
        f" {recorded:,} by the tool ({counts['refused']:,} refused), {counts['conflicts']:,}"
        f" conflict copies, {counts['left at the end']:,} left to a person;"
        f" {len(failures)} histories in which something is gone"
    )
    return Result(numbers, tuple(failures[:_SHOWN]))


def _shares(seed: int, many: int) -> Iterator[_Share]:
    if many < 50:
        yield _share((seed, range(many)))
        return
    workers = os.cpu_count() or 1
    parts = [(seed, range(first, many, workers * 4)) for first in range(workers * 4)]
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        yield from pool.imap_unordered(_share, parts)


def _share(part: tuple[int, Iterable[int]]) -> _Share:
    seed, numbers = part
    share = _Share()
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder:
        for number in numbers:
            world = World(Path(folder) / "world")
            if world.play(steps(seed, number, STEPS)):
                share.failures.append(f"history {number} of seed {seed}: {told(seed, number)}")
            share.counts += world.counts
    return share


def told(seed: int, number: int, resolve: Resolve = resolved) -> str:
    """Return what is wrong with a history, after the fewest steps that still show it."""
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder:

        def wrong(history: Sequence[Step]) -> tuple[str, list[str]]:
            world = World(Path(folder) / "world", resolve)
            return world.play(history), world.story

        fewest = shortest(steps(seed, number, STEPS), lambda history: bool(wrong(history)[0]))
        failure, story = wrong(fewest)
    return f"{failure}  [{'; '.join(story)}]" if failure else ""


if __name__ == "__main__":
    print(told(int(sys.argv[1]), int(sys.argv[2])) or "all is somewhere")
