"""A report that follows the journal: each change is read, the report made anew, and told of.

Conventions: whatever goes wrong while a report is made is told in one line, and the last good
report stays; the next change is another chance, and so is a while without one.
"""

import gc
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from journal_tool import app
from journal_tool.compiled import CompiledTemplates
from journal_tool.language import _, ngettext
from journal_tool.output import CannotWrite, ForeignFile
from journal_tool.phrases import decimal
from journal_tool.remembered import Remembered
from journal_tool.report import Making
from journal_tool.store import SettingsUnreadable, Store
from journal_tool.values import dataclass
from journal_tool.watch import Change, Snapshot, Watch

_TODAY: Final = "\0today"
"""A file that is none: it changes at midnight, and with it the report."""

BEHIND: Final = 30.0
"""A report is given up for so many seconds at most while files change; then it is finished."""

_LOOK_EVERY: Final = 0.05
"""So many seconds lie between two looks whether files have changed meanwhile."""

_AGAIN: Final = "\0again"
"""Another: it changes when it is time to try once more."""

_PICTURES: Final = "\0pictures"
"""Another: it changes when a picture of some day does."""

_NO_FILES: Final = frozenset({_TODAY, _AGAIN, _PICTURES})

TRY_AGAIN: Final = (2.0, 300.0)
"""After so many seconds what went wrong is tried again; each time in vain after twice as long, up
to the second."""

_FEW: Final = 3
"""So many changed files are named."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of one change.

    Attributes:
        text: one line: what changed, how many pages, how long it took, what was found.
        problem: why there is no new report, in one line; ``""`` if there is one.
    """

    text: str
    problem: str = ""


class _Superseded(Exception):  # noqa: N818 - named for what happened
    """Files have changed, so what is being made is no longer wanted."""


class Live:
    """Keeps the report in ``folder`` as the journal is.

    Args:
        open_store: opens the journal; called again when its settings have changed.
        today: the date that counts as today.
        folder: of the report.
        tell: takes each line that a person should see.
        cache: folder of what is kept between runs for this journal.
        compiled: where compiled templates are kept.
        poll: do not ask the system for hints.
    """

    def __init__(  # noqa: PLR0913 - what to follow, and whom to tell
        self,
        open_store: Callable[[], Store],
        today: Callable[[Store], date],
        folder: Path,
        *,
        tell: Callable[[str], None],
        cache: Path | None = None,
        compiled: CompiledTemplates | None = None,
        poll: bool = False,
    ) -> None:
        self._cache = cache
        self._compiled = compiled
        self._memory: Remembered | None = None
        self._open_store = open_store
        self._today = today
        self.folder = folder
        self._tell = tell
        self._store = open_store()
        self._again = _Again()
        self._pictures = 0
        self._is_outdated = False
        self._watch = Watch(
            self._store.root,
            self._look,
            tell=tell,
            is_whole=self._is_whole,
            poll=poll,
            settles=True,
        )

    @property
    def kind(self) -> str:
        """How changes are noticed."""
        return self._watch.kind

    def end(self) -> None:
        """End after what is being written, from any thread."""
        self._watch.end()

    def run(
        self,
        built: Callable[[Rebuilt], None],
        early: Callable[[str], None] = lambda _path: None,
    ) -> None:
        """Make the report now and after each change, until :meth:`end`.

        Files that change while it is made have it made anew, from what is then there: the page of
        the day that was saved comes first, and whoever writes on sees that page and not the others.

        Args:
            built: told of each time.
            early: told the path of a page that is there while others are still made.
        """
        gc.disable()  # who saves does not wait until all values of ten years are looked through
        known: Snapshot = {}
        problem = ""
        waiting, since = frozenset[str](), 0.0
        for seen in self._watch.changes():
            if not waiting:
                since = time.monotonic()
            change = Change(waiting | seen.paths, seen.snapshot)
            try:
                one = self._rebuild(change, known, self._making(change, known, since, early))
            except _Superseded:
                waiting = change.paths
                self._watch.give_back()
                continue
            self._again.note(one.problem)
            # What still goes wrong is told once, however often it is tried.
            if not (one.problem and one.problem == problem and change.paths == {_AGAIN}):
                built(one)
            gc.collect()
            if not known:
                gc.freeze()  # the days of the journal stay
            waiting, known, problem = frozenset(), change.snapshot, one.problem

    def _making(
        self, change: Change, known: Snapshot, since: float, early: Callable[[str], None]
    ) -> Making:
        """Return how a report is made that is given up when files change; the first never is.

        Until there was quiet all is made that can be, and nothing is written.
        """
        making = Making(compiled=self._compiled, early=early)
        if not known:
            return making
        looked = time.monotonic()

        def pause() -> None:
            nonlocal looked
            now = time.monotonic()
            if now - since < BEHIND and now - looked >= _LOOK_EVERY:
                looked = now
                if self._watch.has_news(change):
                    raise _Superseded

        def ready() -> None:
            if not self._watch.is_settled(change):
                raise _Superseded

        return making._replace(pause=pause, ready=ready)

    def _rebuild(
        self,
        change: Change,
        known: Snapshot,
        making: Making,
    ) -> Rebuilt:
        started = time.monotonic()
        what = _what(change, known)
        try:
            if self._is_outdated or any(map(_is_setting, change.paths)):
                making.ready()  # other settings, other files: they cannot be compared after this
                self._is_outdated = True
                self._store = self._open_store()
                self._is_outdated = False
                self._memory = None
                self._watch.trust()  # other files may count now
            else:
                self._store.believe(change.snapshot)
            if self._memory is None:
                self._memory = Remembered(self._cache, self._store.context, self.folder)
            self._memory.begin()
            found = app.build(
                self._store,
                self._today(self._store),
                self.folder,
                making=making._replace(memory=self._memory),
            )
            self._memory.save()
            if self._compiled is not None:
                self._compiled.save()
        except _Superseded:
            raise
        except (ForeignFile, CannotWrite) as error:
            return _failed(what, str(error))
        except app.OutputIsJournal:
            text = _("the report cannot go to '{folder}': it holds the journal", folder=self.folder)
            return _failed(what, text)
        except SettingsUnreadable as error:
            one = error.diagnostic
            return _failed(what, f"{one.place}: {one.message}")
        except Exception as error:  # noqa: BLE001 - the next change is another chance
            return _failed(what, f"{type(error).__name__}: {error}")
        pages = len(found.written.written) + len(found.written.removed)
        told = [
            what,
            ngettext("{count} page", "{count} pages", pages),
            _("{seconds} s", seconds=decimal(time.monotonic() - started, 2)),
        ]
        if found.problems:
            told.append(ngettext("{count} problem", "{count} problems", found.problems))
        return Rebuilt(" · ".join(told))

    # -- what the watch asks -------------------------------------------------------------------

    def _look(self) -> Snapshot:
        day = self._today(self._store).toordinal()
        files = self._store.snapshot(is_read_next=True)
        tries = self._again.tries(can_read_more=self._store.can_read_more())
        if self._store.has_new_pictures():
            self._store.note_pictures({}, are_all=False)  # until they are read again
            self._pictures += 1
        pictures = {_PICTURES: (self._pictures, 1, 0, 0)}
        return {**files, **pictures, _TODAY: (day, 1, 0, 0), _AGAIN: (tries, 1, 0, 0)}

    def _is_whole(self, path: str) -> bool:
        return path in _NO_FILES or self._store.is_whole(path)


class _Again:
    """When it is time to make the report once more though no file has changed."""

    def __init__(self) -> None:
        self._tries = 0
        self._pause = TRY_AGAIN[0]
        self._at = float("inf")

    def note(self, problem: str) -> None:
        """Take what came of a build; ``""`` is a report."""
        if not problem:
            self._pause, self._at = TRY_AGAIN[0], float("inf")
            return
        self._at = time.monotonic() + self._pause
        self._pause = min(TRY_AGAIN[1], 2 * self._pause)

    def tries(self, *, can_read_more: bool) -> int:
        """Return a number that is another when it is time."""
        if can_read_more or time.monotonic() >= self._at:
            self._at = float("inf")
            self._tries += 1
        return self._tries


def _is_setting(path: str) -> bool:
    """Return whether a file decides how the others are read."""
    return Path(path).is_absolute()


def _failed(what: str, why: str) -> Rebuilt:
    return Rebuilt(_("{what} · the report stays as it was: {reason}", what=what, reason=why), why)


def _what(change: Change, known: Snapshot) -> str:
    """Return what changed, in few words."""
    paths = sorted(change.paths - _NO_FILES)
    if not known:
        return ngettext("{count} file read", "{count} files read", len(paths))
    if not paths and _PICTURES in change.paths:
        return _("a picture")
    if not paths:
        return _("a new day") if _TODAY in change.paths else _("tried again")
    if len(paths) <= _FEW:
        return ", ".join(Path(path).name for path in paths)
    return ngettext("{count} file", "{count} files", len(paths))
