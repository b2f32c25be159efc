"""R7: however many files change at once, the report is soon the one that a clean build makes.

Ten storms over a real `journal watch`: git checkout of 1,000 days (five times) and of 5,000, git
stash, everything removed and restored, a folder moved out and two moved in, and more saves than
the queue of the system holds while the process stands still.  After each one:

* the report on disk is that of a clean build, byte for byte, and stays so;
* it was made three times at most;
* the process never held more than 150 MB.

How long after the end of a storm the report was right is printed beside the seconds of one clean
build.  A storm can end while a report is made, so that one build has to end and one to follow: the
bar is twice a clean build, two seconds for the wait for quiet and two for a look without a hint.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from tests.torture.following import DAY, Followed, clean_build, followed, until
from tests.torture.r12_incremental import different
from tests.torture.registry import Result

MOST_BUILDS = 3
MOST_MEMORY = 150.0
_LAST = date.fromisoformat(DAY)
_SETTLED = 3.0
"""Seconds without a line after which a look without a hint was made, and what it found built."""

_QUEUE = Path("/proc/sys/fs/inotify/max_queued_events")
_MODIFY, _CLOSED, _OVERFLOW = 0x2, 0x8, 0x4000


def run(seed: int, scale: float) -> Result:  # noqa: ARG001 - the storms are always the same
    """Let all ten storms pass; a smaller scale makes the journals smaller."""
    days = max(50, round(1000 * min(1.0, scale)))
    found = Found()
    for storms, count in ((_nine_storms, days), (_large_storm, 5 * days)):
        with tempfile.TemporaryDirectory(dir=Path.home()) as name:
            storms(Place(Path(name), count), found)
    return found.result(days)


@dataclass(slots=True)
class Found:
    """What came of the storms so far.

    Attributes:
        took: by storm: seconds until the report was right, and those of a clean build.
    """

    took: dict[str, tuple[float, float]] = field(default_factory=dict)
    builds: int = 0
    memory: float = 0.0
    notes: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def result(self, days: int) -> Result:
        took = ", ".join(
            f"{name} {one:.1f} ({build:.1f})" for name, (one, build) in self.took.items()
        )
        numbers = (
            f"{len(self.took)} storms over {days:,} and {5 * days:,} days, at most {self.builds} "
            f"builds each, at most {self.memory:.0f} MB; seconds until right (of a clean build): "
            f"{took}"
        )
        return Result("; ".join((numbers, *self.notes)), tuple(self.failures))


class Place:
    """A journal in git with two branches, ``one`` and ``other``, that differ in every day."""

    def __init__(self, folder: Path, days: int) -> None:
        self.folder, self.days = folder, days
        self.root = folder / "journal"
        self.out = folder / "report"
        self.build = 0.0
        self.root.mkdir()
        self.git("init", "-q", "-b", "one")
        self.git("config", "gc.auto", "0")
        for branch, what in (("one", "walk"), ("other", "sing")):
            if branch == "other":
                self.git("checkout", "-q", "-b", branch)
            self.write(what)
            self.git("add", "-A")
            who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
            self.git(*who, "commit", "-q", "-m", branch)
            self.expect(branch)
        self.git("checkout", "-q", "one")

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", "-C", str(self.root), *arguments], check=True, capture_output=True)

    def write(self, what: str, *, first: int = 0, count: int | None = None) -> list[Path]:
        """Write so many days, the newest first."""
        written = []
        for ago in range(first, first + (self.days if count is None else count)):
            day = _LAST - timedelta(days=ago)
            folder = self.root / str(day.year)
            folder.mkdir(exist_ok=True)
            path = folder / f"{day.isoformat()}.md"
            path.write_text(f"Done: {what} {1 + ago % 9}m\n", encoding="utf-8")
            written.append(path)
        return written

    def expect(self, state: str) -> None:
        """Make the report of the journal as it is now, under a name."""
        self.build = max(self.build, clean_build(self.root, self.expected(state)))

    def expected(self, state: str) -> Path:
        return self.folder / "expected" / state


@dataclass(slots=True)
class Storms:
    """Lets storms pass over one journal that is followed."""

    place: Place
    live: Followed
    of: Found

    def passes(self, name: str, storm: Callable[[], None], state: str) -> None:
        """Let one storm pass, and look at what is left when it is quiet again."""
        live, of, build = self.live, self.of, self.place.build
        before = live.builds
        storm()
        took = live.becomes(self.place.expected(state))
        if took is None:
            of.failures.append(f"{name}: the report does not become that of a clean build")
            return
        _settle(live)
        builds = live.builds - before
        of.took[name] = took, build
        of.builds = max(of.builds, builds)
        of.memory = max(of.memory, live.peak)
        wrong = different(live.out, self.place.expected(state))
        of.failures += [f"{name}: {path} is another later" for path in wrong]
        if builds > MOST_BUILDS:
            of.failures.append(f"{name}: {builds} builds: {live.lines[-builds:]}")
        if live.peak > MOST_MEMORY:
            of.failures.append(f"{name}: {live.peak:.0f} MB")
        if took > (bar := 2 * build + 4):
            of.failures.append(f"{name}: right after {took:.1f} s; the bar is {bar:.1f} s")

    def ends(self) -> None:
        """End the process; nothing but words to a person may have been printed."""
        if self.live.end() != 0:
            self.of.failures.append(f"ended with {self.live.process.returncode}")
        self.of.failures += [f"printed: {line}" for line in self.live.strange()]


def _settle(live: Followed) -> None:
    """Wait until nothing has been told for a while."""
    seen, since = len(live.lines), time.monotonic()

    def is_quiet() -> bool:
        nonlocal seen, since
        if len(live.lines) != seen:
            seen, since = len(live.lines), time.monotonic()
        return time.monotonic() - since > _SETTLED

    until(is_quiet, 60)


# -- storms -------------------------------------------------------------------------------------


def _large_storm(place: Place, of: Found) -> None:
    with followed(place.root, place.out) as live:
        live.becomes(place.expected("one"))
        _settle(live)
        storms = Storms(place, live, of)
        storms.passes(f"checkout of {place.days:,}", _checkout(place, "other"), "other")
        storms.ends()


def _nine_storms(place: Place, of: Found) -> None:
    old = _prepared(place)
    with followed(place.root, place.out) as live:
        live.becomes(place.expected("one"))
        _settle(live)
        storms = Storms(place, live, of)
        for at, branch in enumerate(("other", "one", "other", "one", "other"), 1):
            storms.passes(f"checkout {at}", _checkout(place, branch), branch)
        place.write("cook")
        live.becomes(place.expected("cook"))
        _settle(live)
        storms.passes("stash", lambda: place.git("stash", "-q"), "other")
        storms.passes("removed and restored", lambda: _restored(place), "one")
        storms.passes("folders moved", lambda: _moved(place, old), "one and old")
        storms.passes("standing still", lambda: _stopped(place, live, of), "cook and old")
        storms.ends()


def _prepared(place: Place) -> Path:
    """Make what each storm should lead to; return a folder of older days beside the journal."""
    place.write("cook")
    place.expect("cook")
    place.git("stash", "-q")
    place.git("stash", "drop", "-q")
    first = place.days + 400  # no year of these days has others
    olds = place.write("hum", first=first, count=max(1, place.days // 10))
    place.expect("one and old")
    place.write("cook")
    place.expect("cook and old")
    place.git("checkout", "-q", "-f", "one")
    away = place.folder / "old"
    away.mkdir()
    for folder in {path.parent for path in olds}:
        folder.rename(away / folder.name)
    return away


def _checkout(place: Place, branch: str) -> Callable[[], None]:
    return lambda: place.git("checkout", "-q", branch)


def _restored(place: Place) -> None:
    for year in place.root.glob("[0-9]*"):
        shutil.rmtree(year)
    place.git("checkout", "-q", "-f", "one")


def _moved(place: Place, old: Path) -> None:
    year = min(place.root.glob("[0-9]*"))
    away = place.folder / "away"
    year.rename(away)
    time.sleep(0.5)
    away.rename(year)
    for folder in sorted(old.iterdir()):
        folder.rename(place.root / folder.name)


def _stopped(place: Place, live: Followed, of: Found) -> None:
    """Save more often than the queue holds while nobody reads it; see that it really was full."""
    holds = int(_QUEUE.read_text(encoding="utf-8"))
    saves = max(8 * place.days, holds // 2 + place.days)
    live.process.send_signal(signal.SIGSTOP)
    witness = _Witness(sorted(place.root.glob("[0-9]*")))
    for _ in range(-(-saves // place.days)):
        place.write("hum")
    place.write("cook")
    is_full = witness.saw_too_much()
    live.process.send_signal(signal.SIGCONT)
    of.notes.append(f"{saves:,} saves while standing still, queue of {holds:,} overflowed")
    if not is_full:
        of.failures.append(f"standing still: {saves:,} saves did not fill the queue of {holds:,}")


class _Witness:
    """A queue of the same size that nobody reads until the end."""

    def __init__(self, folders: list[Path]) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._queue = self._libc.inotify_init1(os.O_NONBLOCK)
        for folder in folders:
            self._libc.inotify_add_watch(self._queue, os.fsencode(folder), _MODIFY | _CLOSED)

    def saw_too_much(self) -> bool:
        """Read all, and return whether the system says that some was left out."""
        is_full = False
        while True:
            try:
                data = os.read(self._queue, 1 << 20)
            except BlockingIOError:
                os.close(self._queue)
                return is_full
            at = 0
            while at < len(data):
                mask = int.from_bytes(data[at + 4 : at + 8], "little")
                is_full = is_full or bool(mask & _OVERFLOW)
                at += 16 + int.from_bytes(data[at + 12 : at + 16], "little")
