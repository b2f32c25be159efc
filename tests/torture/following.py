"""A real `journal watch` that is followed from outside: its lines, its memory, its report."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from tests.torture.r12_incremental import different

DAY = "2026-06-30"
PATIENCE = 120.0
"""Seconds after which a report does not become right any more."""

_MANIFEST = ".journal-report.json"
_BUILT = re.compile(r"  .+ · \d+ pages? · \d+\.\d\d s")
_OURS = re.compile(
    r"\d\d:\d\d:\d\d  |/\S+ (is gone|is back|cannot be looked at)|\d+ files? |The system watches"
)
_HERE = Path(__file__).parents[2]


def environment(cache: Path) -> dict[str, str]:
    """Return an environment in which this program runs, and keeps what it keeps in ``cache``."""
    return os.environ | {
        "PYTHONPATH": str(_HERE),
        "PYTHONUNBUFFERED": "1",
        "XDG_CACHE_HOME": str(cache),
        "JOURNAL_TODAY": "",
    }


class Followed:
    """A process of `journal watch`, and what it printed.

    Args:
        root: the journal.
        out: folder of the report, outside of the journal.
        arguments: more of `journal watch`.
        before: a command that starts the process, like ``unshare``; it must not fork.
    """

    def __init__(
        self, root: Path, out: Path, arguments: Sequence[str] = (), before: Sequence[str] = ()
    ) -> None:
        command = [sys.executable, "-m", "journal_tool", "-C", str(root), "--date", DAY, "watch"]
        self.out = out
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [*before, *command, "-o", str(out), *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env=environment(out.parent / "cache"),
        )
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    @property
    def builds(self) -> int:
        """How many times the report has been made."""
        return sum(_BUILT.search(line) is not None for line in self.lines)

    def strange(self) -> list[str]:
        """Return the lines that are no words to a person: those of libraries, and tracebacks."""
        return [line for line in self.lines if not _OURS.match(line)]

    def has_said(self, text: str, seconds: float = PATIENCE) -> bool:
        """Wait until a line holds a text."""
        return until(lambda: any(text in line for line in self.lines), seconds) is not None

    def becomes(self, expected: Path, seconds: float = PATIENCE) -> float | None:
        """Wait until the report is the one in ``expected``; return the seconds, if it ever is."""
        return becomes(self.out, expected, seconds)

    @property
    def peak(self) -> float:
        """The most memory that it held so far, in megabytes."""
        text = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return next(int(one.split()[1]) for one in text.splitlines() if "VmHWM" in one) / 1024

    def end(self) -> int:
        """End it as Ctrl-C does; return its exit code."""
        self.process.send_signal(signal.SIGCONT)
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(PATIENCE)
        finally:
            self.close()

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._reader.join(5)
        assert self.process.stdout is not None
        self.process.stdout.close()


@contextmanager
def followed(
    root: Path, out: Path, arguments: Sequence[str] = (), before: Sequence[str] = ()
) -> Iterator[Followed]:
    one = Followed(root, out, arguments, before)
    try:
        yield one
    finally:
        one.close()


def becomes(out: Path, expected: Path, seconds: float = PATIENCE) -> float | None:
    """Wait until one report is another, byte for byte; return the seconds, ``None`` if never.

    The list of the pages with their digests is written last, so it is looked at first.
    """

    def is_there() -> bool:
        try:
            same = (out / _MANIFEST).read_bytes() == (expected / _MANIFEST).read_bytes()
        except FileNotFoundError:
            return False
        return same and not different(out, expected)

    return until(is_there, seconds)


def until(is_so: Callable[[], bool], seconds: float, every: float = 0.02) -> float | None:
    """Wait until something is so; return how long it took, ``None`` if it did not become so."""
    started = time.monotonic()
    while not is_so():
        if time.monotonic() - started > seconds:
            return None
        time.sleep(every)
    return time.monotonic() - started


def clean_build(root: Path, out: Path, day: str = DAY) -> float:
    """Make the report in a process of its own, with nothing kept; return its seconds."""
    command = [sys.executable, "-m", "journal_tool", "-C", str(root), "--date", day, "build"]
    shutil.rmtree(out, ignore_errors=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as cache:
        subprocess.run(
            [*command, "--no-cache", "-o", str(out)],
            check=True,
            capture_output=True,
            env=environment(Path(cache)),
        )
    return time.monotonic() - started
