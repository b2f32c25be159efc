"""From a save to the page on the disk, while `journal watch` follows a journal of ten years."""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from tests.bench.make import LAST, day_text, make_journal
from tests.torture.r8_saves import WAYS, editors

DAYS = 3650
PATIENCE = 120.0
LOOKED_EVERY = 0.005


def following(folder: Path, runs: int, seed: int) -> None:
    """Measure the time from each way of saving to the page, and what it costs to wait."""
    root, out = folder / "live", folder / "live-report"
    make_journal(root, DAYS, seed)
    rng = random.Random(seed)
    path = root / f"{LAST.isoformat()}.md"
    page = out / "days" / f"{LAST:%Y-%m}.html"
    with _Watching(root, out) as watching:
        saves: list[float] = []
        in_between: list[float] = []
        for name, save in {**WAYS, **editors()}.items():
            is_editor = name not in WAYS
            some = []
            for _ in range(runs * 2):
                watching.rest()
                some.append(_saved(path, page, save, rng, is_editor=is_editor))
                time.sleep(rng.uniform(0.3, 2.0))  # the other pages are still made
                in_between.append(_saved(path, page, save, rng, is_editor=is_editor))
            saves += some
            print(f"save -> page, {name:<21}: {statistics.median(some):.3f} s (median)")
        print(f"save -> page of {DAYS} days: {_spread(saves)}")
        print(f"the same while the other pages are still made: {_spread(in_between)}")
        watching.rest()
        before, seconds = watching.cpu(), 20.0
        time.sleep(seconds)
        share = 100 * (watching.cpu() - before) / seconds
        print(f"while nothing happens: {share:.1f} % of a core <= 2; {watching.memory():.0f} MB")


def _saved(
    path: Path,
    page: Path,
    save: Callable[[Path, str], None],
    rng: random.Random,
    *,
    is_editor: bool,
) -> float:
    """Save a day of its own, and return the seconds until the page shows it."""
    sentence = f"Save number {rng.randrange(10**12)}."
    text = f"{day_text(rng, with_body=True)}\n{sentence}\n"
    started = time.monotonic()
    save(path, text)
    if is_editor:  # starting it is no part of the save
        started = time.monotonic()
    end = started + PATIENCE
    while sentence not in page.read_text(encoding="utf-8"):
        if time.monotonic() > end:
            raise TimeoutError(sentence)
        time.sleep(LOOKED_EVERY)
    return time.monotonic() - started


def _spread(took: list[float]) -> str:
    took = sorted(took)
    half, most = statistics.median(took), took[int(0.95 * (len(took) - 1))]
    return (
        f"{len(took)} saves, half within {half:.3f} s <= 0.300, "
        f"19 of 20 within {most:.3f} s <= 0.500"
    )


class _Watching:
    """The command, in a process of its own."""

    def __init__(self, root: Path, out: Path) -> None:
        self._caches = tempfile.TemporaryDirectory()
        command = [sys.executable, "-m", "journal_tool", "-C", str(root)]
        self._process = subprocess.Popen(
            [*command, "--date", LAST.isoformat(), "watch", "-o", str(out)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"XDG_CACHE_HOME": self._caches.name, "PYTHONUNBUFFERED": "1"},
        )

    def __enter__(self) -> Self:
        assert self._process.stdout is not None
        self._process.stdout.readline()  # the report is there
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate()
        self._caches.cleanup()

    def rest(self) -> None:
        """Wait until it has nothing to do."""
        busy = -1.0
        while self.cpu() - busy > 0.1:
            busy = self.cpu()
            time.sleep(1.5)

    def cpu(self) -> float:
        """Return the seconds of CPU so far."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Return the most megabytes of memory so far."""
        lines = Path(f"/proc/{self._process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
