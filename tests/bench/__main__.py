"""`make bench`: medians and ratios of one run, with the machine named.

No figure here fails a test: a busy machine is slow, and a ratio within one run still holds.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.make import make_journal

READ = """
import resource, sys, time
from pathlib import Path
started = time.process_time()
from journal_tool.store import Store
imported = time.process_time()
journal = Store(Path(sys.argv[1])).load()
ended = time.process_time()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(len(journal.days), imported - started, ended - imported, peak)
"""


ANALYSE = """
import gc, sys, time
from dataclasses import replace
from datetime import date
from pathlib import Path
from journal_tool.store import Store
import journal_tool.model, journal_tool.settings, journal_tool.phrases
started = time.process_time()
import journal_tool.analysis
imported = time.process_time()
from journal_tool.analysis import analyse, summarise
store = Store(Path(sys.argv[1]))
journal = store.load()
gc.collect()
gc.freeze()  # what was read is no work of the figures
made = time.process_time()
summaries = summarise(journal.days, store.settings)
summed = time.process_time()
journal = replace(journal, summaries=summaries)
gc.collect()
gc.freeze()
before = time.process_time()
analyse(journal, store.settings, as_of=date(2026, 7, 1))
after = time.process_time()
actions = sum(len(day.actions) for day in journal.days)
print(actions, imported - started, (summed - made) / len(journal.days), after - before)
"""


def figures_of(program: str, journal: Path, bytecode: Path) -> list[float]:
    """Return what ``program`` prints in a fresh process.

    The modules are compiled already, as they are for an installed command; the first of a row of
    runs compiles them into ``bytecode``, so its figures are not to be used.
    """
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(bytecode)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", program, str(journal)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return list(map(float, done.stdout.split()))


def medians(program: str, journal: Path, runs: int) -> list[float]:
    """Return the median of each figure that ``program`` prints, over ``runs`` fresh processes."""
    with tempfile.TemporaryDirectory() as bytecode:
        rows = [figures_of(program, journal, Path(bytecode)) for _ in range(runs + 1)]
    return [statistics.median(column) for column in zip(*rows[1:], strict=True)]


def wall(command: list[str]) -> float:
    """Return the wall seconds of one run."""
    environment = os.environ | {"HOME": str(Path(tempfile.gettempdir()) / "nobody")}
    started = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True, env=environment)
    return time.perf_counter() - started


def machine() -> str:
    """Return what the figures were measured on."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in _lines(Path("/proc/cpuinfo"))
            if line.startswith("model name")
        ),
        platform.processor() or "unknown processor",
    )
    return (
        f"{os.cpu_count()} x {model}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}"
    )


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def reading(folder: Path, runs: int, seed: int) -> None:
    """Measure cold reading: CPU for ten years without bodies, memory for 10,000 days."""
    for days, with_body, goal in (
        (3650, False, "<= 1.2 s"),
        (3650, True, ""),
        (10_000, True, "<= 250 MB"),
    ):
        made = folder / f"{days}-{with_body}"
        make_journal(made, days, seed, with_body=with_body)
        _, importing, loading, peak = medians(READ, made, runs)
        seconds = importing + loading
        body = "with bodies" if with_body else "without bodies"
        print(
            f"read {days:>6} days {body:<15} {seconds:6.2f} s CPU "
            f"{1e6 * seconds / days:6.0f} us a day {peak:6.0f} MB   {goal}"
        )


def analysing(folder: Path, runs: int, seed: int) -> None:
    """Measure the figures: CPU of all of them from the summaries of the days."""
    for days, goal in ((3650, "<= 0.06 s"), (10_000, "<= 0.2 s")):
        made = folder / f"figures-{days}"
        make_journal(made, days, seed, with_body=False)
        actions, importing, summing, analysing_ = medians(ANALYSE, made, runs)
        print(
            f"figures of {days:>6} days, {actions:.0f} actions: {analysing_:.3f} s CPU {goal}; "
            f"summaries {1e6 * summing:.0f} us a day <= 30; import {1000 * importing:.0f} ms <= 15"
        )


def start(runs: int, peers: Path) -> None:
    """Measure the start of the command beside jrnl's, in turn."""
    ours = [str(peers / "journal"), "--help"]
    theirs = [str(peers / "jrnl"), "--version"]
    if not shutil.which(theirs[0]):
        print("start: jrnl is not installed, so there is nothing to compare with")
        return
    pairs = [(wall(ours), wall(theirs)) for _ in range(runs + 1)][1:]
    one = statistics.median(first for first, _ in pairs)
    other = statistics.median(second for _, second in pairs)
    ratio = statistics.median(first / second for first, second in pairs)
    print(
        f"start: journal --help {1000 * one:.0f} ms, jrnl --version {1000 * other:.0f} ms, "
        f"ratio {ratio:.2f}   <= 0.50"
    )


def main() -> int:
    """Print every measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", type=Path, default=Path(".build/peers/bin"))
    arguments = parser.parse_args()
    print(f"machine: {machine()}")
    print(f"seed {arguments.seed}, medians of {arguments.runs} runs")
    with tempfile.TemporaryDirectory() as name:
        reading(Path(name), arguments.runs, arguments.seed)
        analysing(Path(name), arguments.runs, arguments.seed)
        start(arguments.runs * 2, arguments.peers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
