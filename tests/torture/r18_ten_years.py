"""R18: ten years of days, 3,650 files: a look, a build without a change, and one saved day.

* A look at all names and signatures: 50 ms.
* A build when nothing has changed, beside the start of the program: 150 ms.
* A saved day, from the save until its page is on the disk, while `journal watch` follows: 300 ms,
  of which 100 ms are the wait for quiet.

Medians.  They depend on the machine, so this is run by hand; what is above its bar is a failure.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from journal_tool.store import Store
from journal_tool.unchanged import Unchanged
from tests.bench.make import make_journal
from tests.bench.measure import machine
from tests.torture.following import DAY, Followed, environment, followed, until
from tests.torture.registry import Result

DAYS = 3650
LOOK_MS = 50.0
UNCHANGED_MS = 150.0
SAVE_MS = 300.0
_PAGE = f"days/{DAY[:7]}.html"


def run(seed: int, scale: float) -> Result:
    """Measure all three on one journal."""
    days = max(60, round(DAYS * min(1.0, scale)))
    failures: list[str] = []
    with tempfile.TemporaryDirectory(dir=Path.home()) as name:
        root, out = Path(name, "journal"), Path(name, "report")
        make_journal(root, days, seed)
        for path in root.rglob("*.md"):  # files that changed just now are read for certain
            os.utime(path, (1_700_000_000, 1_700_000_000))
        time.sleep(4)
        look = _look(root)
        unchanged = _unchanged(root, out)
        shutil.rmtree(out)
        saves = _saves(root, out, failures)
    told = []
    for what, bar, ms in (
        ("look", LOOK_MS, look),
        ("build without a change", UNCHANGED_MS, unchanged),
        ("saved day", SAVE_MS, saves),
    ):
        middle = statistics.median(ms)
        told.append(f"{what} {middle:.0f} ms ({min(ms):.0f}..{max(ms):.0f}, bar {bar:.0f})")
        if middle > bar:
            failures.append(f"{what}: {middle:.0f} ms is more than {bar:.0f} ms")
    return Result(f"{days:,} days: {', '.join(told)}; {machine()}", tuple(failures))


def _look(root: Path) -> list[float]:
    store = Store(root)
    return [_ms(store.snapshot) for _ in range(11)]


def _unchanged(root: Path, out: Path) -> list[float]:
    """Build once, and find out again and again that there is nothing to do."""
    command = [sys.executable, "-m", "journal_tool", "-C", str(root), "--date", DAY, "build"]

    kept = environment(out.parent / "cache")
    subprocess.run([*command, "-o", str(out)], check=True, capture_output=True, env=kept)
    (cache,) = (one for one in (out.parent / "cache" / "journal").iterdir() if len(one.name) == 32)

    def look() -> None:
        now, day = time.time_ns(), date.fromisoformat(DAY)
        known = Unchanged(cache, Store(root), day, out, redact=False, now=now).known()
        assert known is not None

    return [_ms(look) for _ in range(7)]


def _saves(root: Path, out: Path, failures: list[str]) -> list[float]:
    """Save the newest day again and again, each time when all has been quiet for a while."""
    path = root / f"{DAY}.md"
    text = path.read_text(encoding="utf-8")
    with followed(root, out) as live:
        until(lambda: live.builds > 0, 600)
        took = []
        for at in range(7):
            _wait_for_quiet(live)
            words = f"Save number {at} of many."
            started = time.monotonic()
            path.write_text(f"{text}\n{words}\n", encoding="utf-8")
            if not _is_shown(out / _PAGE, words):
                failures.append(f"save {at} is not on its page")
                break
            took.append(1000 * (time.monotonic() - started))
    return took or [float("inf")]


def _is_shown(page: Path, words: str) -> bool:
    return until(lambda: words in page.read_text(encoding="utf-8"), 120, 0.002) is not None


def _wait_for_quiet(live: Followed) -> None:
    seen = len(live.lines)
    time.sleep(2.5)
    while len(live.lines) != seen:
        seen = len(live.lines)
        time.sleep(2.5)


def _ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)
