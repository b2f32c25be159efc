"""Changes below a folder, as they happen; knows nothing of what the files are.

What the system says about changes is a hint and no more: queues overflow, watches run out, links
and network drives stay silent.  A hint only ends the wait; what changed is found by a look at the
files themselves, and there is such a look every few seconds without any hint.  So a message that
is lost costs seconds and never a change.

Conventions: seconds are those of a monotonic clock, so that a clock that is set back harms nothing.
"""

import errno
import logging
import os
import sys
import threading
import time
import warnings
from collections.abc import Callable, Generator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeAlias

from journal_tool.cache import Signature
from journal_tool.language import _, ngettext
from journal_tool.values import dataclass

Snapshot: TypeAlias = Mapping[str, Signature]
"""The files that count, by path, with their signatures."""

QUIET: Final = 0.1
"""So long nothing may have happened before files are looked at: editors write in several steps."""

AT_MOST: Final = 1.0
"""So long a look waits for quiet at most."""

CALM: Final = 0.015
"""After so long without a hint files may be looked at, and worked with, while quiet is awaited."""

FEW: Final = 2
"""So many changed files may be yielded before there was quiet: more are no save of a person."""

LOOK_EVERY: Final = 2.0
"""Without a hint, files are looked at this often."""

POLL_EVERY: Final = 1.0
"""The same where the system gives no hints at all."""

_SHARE: Final = 80
"""A look is followed by a rest of this many times its own length: 1 in 80 of a processor."""

HELD_BACK: Final = 2.0
"""So long a file that does not look whole is left as it was."""

GONE: Final = 0.5
"""So long a file that is gone is left as it was: editors and sync clients take it away for a moment
and put the new one in its place."""

_NEVER: Final = float("inf")

MANY: Final = 3
MANY_OF_ALL: Final = 0.2
"""From so many files on, and so large a share of all, a loss is not believed at once."""

ASKED_AGAIN: Final = (2.0, 10.0, 60.0)
"""After so many seconds each a loss of many files is looked at again; then it is believed."""

_NETWORK: Final = (
    "9p", "drvfs", "nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse", "fuseblk", "vboxsf", "virtiofs",
    "afs", "prl_fs", "davfs",
)  # fmt: skip
"""Kinds of file systems that tell of no changes made elsewhere."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is different since the look before.

    Attributes:
        paths: new, changed and gone; of the first one all that are there.
        snapshot: how the files are now.
    """

    paths: frozenset[str]
    snapshot: Snapshot


class Watch:
    """Waits for changes below a folder.

    Args:
        root: the folder; it may be a link, and the link may come to lead elsewhere.
        look: returns the files that count; raises :class:`OSError` if that cannot be seen just now.
        tell: takes one line for a person: what was noticed, and what is done about it.
        is_whole: whether a file that has just changed can be read as what it is.  One that cannot
            is left as it was for :data:`HELD_BACK` seconds: somebody is writing.
        poll: ask for no hints, and look more often instead.
        settles: whether who takes a change asks :meth:`is_settled` before anybody sees what came of
            it.  Few files are yielded before there was quiet then.
    """

    def __init__(  # noqa: PLR0913 - what to follow and how
        self,
        root: Path,
        look: Callable[[], Snapshot],
        *,
        tell: Callable[[str], None],
        is_whole: Callable[[str], bool] = lambda _path: True,
        poll: bool = False,
        settles: bool = False,
    ) -> None:
        self.root = root.absolute()
        self._look = look
        self._settles = settles
        self._tell = tell
        self._is_whole = is_whole
        self._wake = threading.Event()
        self._is_ended = False
        self._is_due = False
        self._hints = _Hints(self.root, self._wake, tell, poll=poll)
        self._hinted = 0.0
        self._until = _NEVER
        self._cost = 0.0
        self._identity = _identity(self.root)
        self._real = os.path.realpath(self.root)
        self._is_blind = False
        self._is_trusted = False

    @property
    def kind(self) -> str:
        """How changes are noticed: ``inotify`` or the like, or ``polling``."""
        return self._hints.kind

    def end(self) -> None:
        """End the wait, from any thread and from the handler of a signal."""
        self._is_ended = True
        self._wake.set()

    def trust(self) -> None:
        """Believe all that the next look finds: there is a reason for whatever is not there."""
        self._is_trusted = True

    def changes(self) -> Generator[Change, None, None]:
        """Yield what is there, and then each change, until :meth:`end`.

        Whoever takes a change should read the files after it, not before: what changes meanwhile is
        yielded once more.  One that is given back (:meth:`give_back`) is due again, with what has
        changed since, or with nothing.
        """
        self._hints.start()
        try:
            known: dict[str, Signature] = {}
            held = _HeldBack(self._is_whole)
            loss = _Loss(self._tell)
            is_first = True
            while not self._is_ended:
                now = self._seen()
                if now is not None:
                    is_trusted, self._is_trusted = self._is_trusted or is_first, False
                    now = now if is_trusted else held.mended(known, now)
                    changed = _changed(known, now)
                    is_due = bool(changed) or self._is_due
                    is_doubted = not is_trusted and loss.is_doubted(known, now)
                    if is_first or (is_due and not is_doubted):
                        change = Change(changed, now)
                        if is_first or len(changed) <= FEW or self.is_settled(change):
                            is_first, known, self._is_due = False, dict(now), False
                            yield change
                            if not self._is_due:
                                self._until = _NEVER
                        else:
                            self._is_trusted = is_trusted
                    else:
                        self._until = _NEVER
                self._rest(min(held.until_next(), loss.until_next()))
        finally:
            self._hints.stop()

    # -- what happens meanwhile ----------------------------------------------------------------

    def is_settled(self, change: Change) -> bool:
        """Wait until there was quiet, :data:`AT_MOST` at most; return whether ``change`` holds.

        If it does not, files have changed since, and it should be given back.
        """
        while not self._is_ended:
            left = min(self._hinted + QUIET, self._until) - time.monotonic()
            if left <= 0:
                break
            if self._wake.wait(left) and self.has_news(change):
                return False
        return True

    def has_news(self, change: Change) -> bool:
        """Return whether the system has hinted at something, and files are not as in ``change``."""
        if not self._wake.is_set():
            return False
        self._wake.clear()
        try:
            is_new = bool(_changed(change.snapshot, self._look()))
        except OSError:
            is_new = True
        if is_new:
            self._wake.set()
        return is_new

    def give_back(self) -> None:
        """Have the change that is being worked on yielded again, when there is quiet."""
        self._is_due = True

    # -- looking -------------------------------------------------------------------------------

    def _seen(self) -> Snapshot | None:
        """Return how the files are; ``None`` while the folder is gone."""
        if self._wake.is_set():
            self._hinted = time.monotonic()
        self._wake.clear()
        started = time.monotonic()
        identity = _identity(self.root)
        if identity is None:
            if self._identity is not None:
                self._tell(_("{folder} is gone; waiting for it to come back", folder=self.root))
                self._identity = None
                self._hints.stop()
            return None
        if identity != self._identity:
            if self._identity is None:
                self._tell(_("{folder} is back", folder=self.root))
            self._identity = identity
            self._hints.stop()
        real = os.path.realpath(self.root)
        if real != self._real:  # a link was led elsewhere, which is done on purpose
            self._real = real
            self.trust()
        self._hints.keep()
        try:
            seen = self._look()
        except OSError as error:
            self._cannot_see(error)
            return None
        self._is_blind = False
        self._cost = time.monotonic() - started
        return seen

    def _cannot_see(self, error: OSError) -> None:
        """Tell once that the files cannot be looked at; they are not gone for that."""
        if not self._is_blind:
            self._is_blind = True
            text = _(
                "{folder} cannot be looked at ({reason}); the report stays as it was",
                folder=self.root,
                reason=(error.strerror or _("unknown reason")).lower(),
            )
            self._tell(text)

    def _rest(self, at_most: float) -> None:
        """Wait for a hint and then for quiet or calm, or until it is time to look without one."""
        every = POLL_EVERY if self._hints.kind == "polling" else LOOK_EVERY
        if self._identity is None:
            every = POLL_EVERY
        longest = min(at_most, max(every, _SHARE * self._cost))
        if self._is_ended or not self._wake.wait(longest):
            return
        # A change that was given back is due when the first of its hints is so long ago.
        self._until = min(self._until, time.monotonic() + AT_MOST)
        while not self._is_ended and (left := self._until - time.monotonic()) > 0:
            self._hinted = time.monotonic()
            self._wake.clear()
            if not self._wake.wait(min(CALM if self._settles else QUIET, left)):
                return


def _identity(root: Path) -> tuple[int, int] | None:
    try:
        status = root.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _changed(known: Snapshot, now: Snapshot) -> frozenset[str]:
    """Return the paths that are not as they were; compared as equal or not, never as newer."""
    different = {path for path, signature in now.items() if known.get(path) != signature}
    return frozenset(different | (known.keys() - now.keys()))


# -- what is not believed at once ---------------------------------------------------------------


class _HeldBack:
    """Files that are gone or do not look whole, each left as it was for a while."""

    def __init__(self, is_whole: Callable[[str], bool]) -> None:
        self._is_whole = is_whole
        self._since: dict[str, float] = {}
        self._until = _NEVER

    def mended(self, known: Snapshot, now: Snapshot) -> Snapshot:
        """Return ``now`` with the files that are held back as they were."""
        moment = time.monotonic()
        changed = _changed(known, now)
        moved = {_content(now[path]) for path in changed if path in now and path not in known}
        mended = dict(now)
        since = {}
        self._until = _NEVER
        for path in changed:
            if _content(known[path]) in moved if path not in now else self._is_whole(path):
                continue
            since[path] = self._since.get(path, moment)
            until = since[path] + (HELD_BACK if path in now else GONE)
            if until <= moment:
                continue
            self._until = min(self._until, until)
            if path in known:
                mended[path] = known[path]
            else:
                del mended[path]
        # Kept for as long as it is so: who doubts it after this has it doubted no second time.
        self._since = since
        return mended

    def until_next(self) -> float:
        """Return in how many seconds the next look is due."""
        return max(0.01, self._until - time.monotonic())


def _content(signature: Signature) -> tuple[int, int, int]:
    """Return what a file takes with it when it gets another name."""
    changed, size, _status_changed, inode = signature
    return changed, size, inode


class _Loss:
    """Many files that are gone or empty at once: a sync that is running, more often than not."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._asked = 0
        self._next = float("inf")

    def is_doubted(self, known: Snapshot, now: Snapshot) -> bool:
        """Return whether so much is missing that it is too early to believe it."""
        gone = [
            path
            for path, (_time, size, *_rest) in known.items()
            if path not in now or (size and not now[path][1])
        ]
        if len(gone) < MANY or len(gone) < MANY_OF_ALL * len(known):
            self._asked, self._next = 0, float("inf")
            return False
        moment = time.monotonic()
        if self._next == float("inf"):
            self._tell(
                ngettext(
                    "{count} file disappeared: is a sync running? The report stays as it was",
                    "{count} files disappeared: is a sync running? The report stays as it was",
                    len(gone),
                )
            )
        elif moment < self._next:
            return True
        if self._asked == len(ASKED_AGAIN):
            self._tell(
                ngettext(
                    "{count} file stays away, so the report goes on without it",
                    "{count} files stay away, so the report goes on without them",
                    len(gone),
                )
            )
            self._asked, self._next = 0, float("inf")
            return False
        self._next = moment + ASKED_AGAIN[self._asked]
        self._asked += 1
        return True

    def until_next(self) -> float:
        """Return in how many seconds the next look is due."""
        return max(0.01, self._next - time.monotonic())


# -- hints of the system ------------------------------------------------------------------------


class _Hints:
    """The observer of the system, kept alive; without one there are none, and no harm is done."""

    def __init__(
        self, root: Path, wake: threading.Event, tell: Callable[[str], None], *, poll: bool
    ) -> None:
        self._root = root
        self._wake = wake
        self._tell = tell
        self._observer: Any = None
        self._asks_for_none = poll
        self._is_polling = poll
        self._again_at = 0.0
        self._pause = 1.0
        self._has_told = False

    @property
    def kind(self) -> str:
        """The name of what gives hints, ``polling`` if nothing does."""
        if self._is_polling or self._observer is None:
            return "polling"
        return type(self._observer).__name__.removesuffix("Observer")  # no text.lower()

    def start(self) -> None:
        """Ask the system for hints; where it has none to give, go on without."""
        # A link gives none, and what it leads to may lie on another file system now.
        real = Path(os.path.realpath(self._root))
        self._is_polling = self._asks_for_none or not gives_hints(real)
        if self._is_polling:
            return
        from watchdog import events
        from watchdog.observers import Observer

        # A folder that comes back is watched twice for a moment; nobody has to know.
        warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")
        # A queue that was too short is no matter: the next look sees what is there.
        logging.getLogger("watchdog").setLevel(logging.CRITICAL + 1)

        class Handler(events.FileSystemEventHandler):
            """Marks and nothing else: what is raised here would end the observer."""

            def dispatch(_self, _event: events.FileSystemEvent) -> None:  # noqa: N805
                self._wake.set()

        try:
            observer = Observer()  # it may ask for a queue already
            observer.schedule(
                Handler(),
                str(real),
                recursive=True,
                event_filter=[
                    events.FileModifiedEvent,
                    events.FileCreatedEvent,
                    events.FileMovedEvent,
                    events.FileDeletedEvent,
                    events.FileClosedEvent,
                    events.DirCreatedEvent,
                    events.DirMovedEvent,
                    events.DirDeletedEvent,
                ],
            )
            observer.start()
        except OSError as error:
            self._later(error)
            return
        self._observer, self._pause, self._has_told = observer, 1.0, False

    def keep(self) -> None:
        """Start anew what has died; after each time in vain with a longer pause."""
        if self._is_polling:
            return
        if self._observer is not None and not (
            self._observer.is_alive() and all(one.is_alive() for one in self._observer.emitters)
        ):
            self.stop()
        if self._observer is None and time.monotonic() >= self._again_at:
            self._again_at = time.monotonic() + self._pause
            self._pause = min(60.0, 2 * self._pause)
            self.start()

    def stop(self) -> None:
        """Ask for no more hints."""
        observer, self._observer = self._observer, None
        self._is_polling = self._asks_for_none
        if observer is not None:
            with suppress(Exception):  # it is given up, whatever state it is in
                observer.stop()
                observer.join(1.0)

    def _later(self, error: OSError) -> None:
        """Go on without hints; a limit of the system is told once, with its name."""
        self._observer = None
        if error.errno in {errno.ENOSPC, errno.EMFILE} and not self._has_told:
            self._has_told = True
            self._tell(
                _(
                    "The system watches no more folders (fs.inotify.max_user_watches and "
                    "max_user_instances); files are looked at every second instead"
                )
            )


def gives_hints(root: Path) -> bool:
    """Return whether the system tells of changes below ``root``, made here or elsewhere."""
    if sys.platform == "win32":
        return not str(root).startswith("\\\\")
    return not is_network(file_system(root))


def hints_by(root: Path) -> str:
    """Return what would give hints of changes below ``root``, ``polling`` if nothing does."""
    if not gives_hints(Path(os.path.realpath(root))):
        return "polling"
    from watchdog.observers import Observer

    kind: Any = Observer
    return str(kind.__name__).removesuffix("Observer").lower()  # no text


def is_network(kind: str) -> bool:
    """Return whether a kind of file system tells of no changes made elsewhere."""
    return any(kind == one or kind.startswith(f"{one}.") for one in _NETWORK)


def file_system(root: Path) -> str:
    """Return the kind of the file system that holds ``root``, or ``""`` if that is not told."""
    try:
        lines = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    for line in lines:
        before, _dash, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        place = fields[4].encode("utf-8", "surrogateescape").decode("unicode_escape")
        is_inside = str(root) == place or str(root).startswith(place.rstrip("/") + "/")
        if is_inside and len(place) >= len(best):
            best, kind = place, after.split(" ")[0]
    return kind
