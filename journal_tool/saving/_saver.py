"""The changes of one journal: one after the other, and each can be taken back."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from journal_tool.files import LOCK, NEW, Files
from journal_tool.language import _
from journal_tool.record import Record
from journal_tool.saving._beside import Beside, Notes
from journal_tool.saving._errors import (
    AnotherJournal,
    BeingWritten,
    ChangedSince,
    HalfDone,
    NothingToUndo,
    NotOurs,
    NotSaved,
    SystemRefused,
)
from journal_tool.saving._log import UNDO, Entry, Log, Step, write_all
from journal_tool.saving._place import Place, editors_at, kind, must_be_ready, place_of
from journal_tool.saving._writer import Edit, NotAsKnown, Saved, Writer

_LOCK_SECONDS: Final = 5.0
_LOOK: Final = 0.02
_MAX_KEPT: Final = 200
_OLD: Final = 600.0
"""Seconds after which an unfinished text that nobody knows of is looked at."""


class Undone(Record):
    """What was taken back.

    Attributes:
        what: the words of the command that was taken back.
        when: its time, as ISO 8601.
        paths: files that are as they were before it, below the root.
        kept: where the files lie now that the command had made.
        rescued: files that were made for what somebody else wrote at the same time.
        warnings: sentences about what should be known.
    """

    what: str
    when: str
    paths: tuple[str, ...]
    kept: tuple[Path, ...] = ()
    rescued: tuple[Path, ...] = ()
    warnings: tuple[str, ...] = ()


class Saver:
    """Changes the files of the journal at ``root``.

    Args:
        root: its folder.
        state: folder for this journal's lock and steps, outside of it; made when it is needed.
        now: the clock.
        files: the disk.
    """

    def __init__(
        self,
        root: Path,
        state: Path,
        *,
        now: Callable[[], datetime],
        files: Files | None = None,
    ) -> None:
        self._state = str(state)
        self._now = now
        self._files = files or Files()
        self._root = self._files.real(os.fspath(root))
        self._log = Log(self._files, self._state)
        self._beside = Beside(self._files, now)
        self._writer = Writer(self._files, self._beside, self._log, now)
        self._found = Notes()

    @contextmanager
    def change(self, what: str) -> Iterator["Change"]:
        """Change files in one step, which can be taken back as one.

        What a command that was stopped left behind is put in order first.  If anything is raised
        inside, files that were saved before it are as they were.

        Args:
            what: the words of the command.

        Raises:
            NotSaved: another ``journal`` takes long, or the state folder cannot be written.
        """
        with self._locked():
            self._log.begin(what, self._when())
            saved: list[tuple[Place, Saved]] = []
            try:
                yield Change(self._save, self._set_aside, saved)
            except BaseException as error:
                kept = self._restore_all(saved)
                if kept and isinstance(error, NotSaved):
                    raise _also(kept, error) from error
                raise
            finally:
                self._finish()

    def last(self) -> Step | None:
        """Return the step that :meth:`undo` would take back; ``None`` if there is none."""
        with self._told(self._state):
            found = self._log.last()
        return found[1] if found else None

    def undo(self) -> Undone:
        """Take the last change back, if each of its files is still as it left it.

        A file that the change made is moved to the state folder.

        Raises:
            NothingToUndo: there is none.
            ChangedSince: some file is another one now; all of them are as they were.
            NotSaved: as with any change.
        """
        with self._locked():
            number, step, todo = self._to_take_back()
            self._log.begin(step.what, self._when(), UNDO)
            try:
                undone = self._take_back(step, todo)
            finally:
                self._finish()
            with suppress(OSError):  # then it is found as one that was taken back already
                self._log.set_aside(number)
            return undone

    # -- taking back ---------------------------------------------------------------------------

    def _to_take_back(self) -> tuple[str, Step, list[tuple[Place, Entry]]]:
        """Return the last step that was not taken back, its number, and what is to be done."""
        with self._told(self._state):
            while (found := self._log.last()) is not None:
                number, step = found
                todo = self._still_there(step)
                if todo:
                    return number, step, todo
                self._log.set_aside(number)
        raise NothingToUndo

    def _still_there(self, step: Step) -> list[tuple[Place, Entry]]:
        """Return what has to be taken back: a step that was stopped left some files as they were.

        Raises:
            ChangedSince: a file is neither as it was before nor as it was after.
        """
        todo = []
        changed = []
        for entry in step.entries:
            place = self._place(entry.path)
            current = self._beside.bytes_at(place.real)
            if current == entry.after:
                todo.append((place, entry))
            elif current != entry.before:
                changed.append(place.below)
        if changed:
            raise ChangedSince(step.what, changed)
        for place, _entry in todo:
            must_be_ready(self._files, place, self._seconds())
        return todo

    def _take_back(self, step: Step, todo: Sequence[tuple[Place, Entry]]) -> Undone:
        notes = self._notes()
        for place, _entry in todo:
            with self._told(place.below):
                notes.warnings += editors_at(self._files, place, self._seconds())
        kept: list[str] = []
        done: list[tuple[Place, Entry]] = []
        aside = [entry for _place, entry in todo if _is_set_aside(entry, step.entries)]
        try:
            for place, entry in reversed(todo):
                with self._told(place.below, notes):
                    try:
                        self._restore(place, entry, None if entry in aside else kept, notes)
                    except NotAsKnown:
                        raise ChangedSince(step.what, [place.below]) from None
                done.append((place, entry))
        except NotSaved as error:
            still = self._put_all_again(done, notes)
            if still:
                raise _also(still, error) from error
            raise
        return Undone(
            step.what,
            step.when,
            tuple(one.path for one in step.entries if one not in aside),
            tuple(map(Path, kept)),
            tuple(map(Path, notes.rescued)),
            tuple(notes.warnings),
        )

    def _restore(self, place: Place, entry: Entry, kept: list[str] | None, notes: Notes) -> None:
        """Make a file what it was before an entry.

        Args:
            place: of the file.
            entry: see above.
            kept: takes where the file lies that the entry had made; ``None`` if its bytes need not
                be kept, since another file has them.
            notes: take what is rescued.
        """
        if entry.after is None:
            self._writer.create(place, entry.before or b"", notes)
        elif entry.before is None:
            self._writer.take_away(place, entry.after, self._keeper(place, kept), notes)
        else:
            self._writer.put(place, entry.after, entry.before, notes)

    def _put_all_again(self, done: Sequence[tuple[Place, Entry]], notes: Notes) -> list[str]:
        """Make files again what they were before an undo; return those where that did not do."""
        still = []
        for place, entry in reversed(done):
            try:
                self._put_again(place, entry, notes)
            except (OSError, NotAsKnown, NotSaved):
                still.append(place.below)
        return still

    def _put_again(self, place: Place, entry: Entry, notes: Notes) -> None:
        if entry.after is None:
            self._writer.take_away(place, entry.before or b"", _kept_elsewhere, notes)
        elif entry.before is None:
            self._writer.create(place, entry.after, notes)
        else:
            self._writer.put(place, entry.before, entry.after, notes)

    def _keeper(self, place: Place, kept: list[str] | None) -> Callable[[bytes], None]:
        if kept is None:
            return _kept_elsewhere
        return lambda data: kept.append(self._keep(place, data))

    def _keep(self, place: Place, data: bytes) -> str:
        """Put the bytes of a file into the state folder; return the path."""
        folder = os.path.join(self._state, "taken")
        with suppress(FileExistsError):
            self._files.make_folder(folder, 0o700)
        stamp = f"{self._now():%Y%m%d-%H%M%S}"
        for old in sorted(self._files.names(folder))[:-_MAX_KEPT]:
            self._files.unlink(os.path.join(folder, old))
        number = 1
        while True:
            path = os.path.join(folder, f"{stamp}-{number} {place.name}")
            try:
                file = self._files.open(path, NEW)
            except FileExistsError:
                number += 1
                continue
            try:
                write_all(self._files, file, data)
                self._files.sync(file)
            finally:
                self._files.close(file)
            return path

    # -- one at a time -------------------------------------------------------------------------

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep other commands from changing this journal; put in order what one left behind."""
        with self._told(self._state):
            file = self._lock_file()
        try:
            with self._told(self._state):
                self._recover()
            yield
        finally:
            self._beside.close(file)

    def _lock_file(self) -> int:
        path = os.path.join(self._state, "lock")
        try:
            file = self._files.open(path, LOCK)
        except FileNotFoundError:
            self._make_state(self._state)
            file = self._files.open(path, LOCK)
        try:
            waited = 0.0
            while not self._files.lock(file):
                if waited >= _LOCK_SECONDS:
                    raise AnotherJournal  # noqa: TRY301 - the file is closed first
                self._files.pause(_LOOK)
                waited += _LOOK
        except BaseException:
            self._beside.close(file)
            raise
        return file

    def _make_state(self, folder: str) -> None:
        above = os.path.dirname(folder)
        if above != folder and kind(self._files, above) is None:
            self._make_state(above)
        with suppress(FileExistsError):
            self._files.make_folder(folder, 0o700)

    @contextmanager
    def _told(self, file: str, notes: Notes | None = None) -> Iterator[None]:
        """Say what the system refused in the words of a person, and what was rescued."""
        try:
            try:
                yield
            except OSError as error:
                raise SystemRefused(file, error) from error
        except NotSaved as error:
            error.rescued += tuple(map(Path, notes.rescued)) if notes else ()
            raise

    def _finish(self) -> None:
        """End a step.  If that does not do, the next start finds it as it stands."""
        with suppress(OSError):
            if self._beside.left:
                self._log.leave()
            else:
                self._log.finish()

    def _place(self, path: str) -> Place:
        return place_of(self._files, self._root, path)

    def _notes(self) -> Notes:
        """Return new notes; the first after a stop tell what was found then."""
        notes, self._found = self._found, Notes()
        return notes

    def _when(self) -> str:
        return self._now().isoformat(timespec="seconds")

    def _seconds(self) -> float:
        return self._now().timestamp()

    # -- after a stop --------------------------------------------------------------------------

    def _recover(self) -> None:
        """Put in order what a command that was stopped in the middle left behind."""
        self._beside.left = False
        if not self._log.has_pending():
            return
        step = self._log.pending()
        if step is None:
            self._log.drop()
            return
        for temporary in dict.fromkeys(one.temporary for one in step.tried):
            entries = [one for one in step.tried if one.temporary == temporary]
            self._recover_file(os.path.join(self._root, temporary), entries)
        if step.kind == UNDO or all(map(self._is_as_before, step.entries)):
            self._log.drop()
        else:
            self._log.keep_pending()

    def _recover_file(self, temporary: str, entries: Sequence[Entry]) -> None:
        try:
            place = self._place(entries[-1].path)
        except NotOurs:  # somebody has put a link in its way since
            return
        with self._told(place.below):
            self._recover_place(place, temporary, entries)

    def _recover_place(self, place: Place, temporary: str, entries: Sequence[Entry]) -> None:
        known = [text for one in entries for text in (one.before, one.after) if text is not None]
        there = kind(self._files, place.real)
        if kind(self._files, temporary) is not None:
            if entries[-1].after is None and there is None:
                self._files.replace(temporary, place.real)  # it was to be taken away
            else:
                self._beside.settle(place, temporary, known, self._found)
        if entries[-1].before is None and there is not None and there.st_size == 0:
            self._files.unlink(place.real)  # it held the name for a file that did not come

    def _is_as_before(self, entry: Entry) -> bool:
        with suppress(NotOurs):
            return self._beside.bytes_at(self._place(entry.path).real) == entry.before
        return False

    def _look_around(self, place: Place, notes: Notes) -> None:
        """Look at unfinished texts beside a file that no step of ours speaks of."""
        for name in self._files.names(place.folder):
            if not name.startswith(".~journal."):
                continue
            parts = name.rsplit(".", 2)
            if parts[-1] != "tmp" or not parts[1].isdecimal():
                continue
            path = place.beside(name)
            there = kind(self._files, path)
            is_mine = int(parts[1]) == os.getpid()
            if there is None or (not is_mine and self._seconds() - there.st_mtime < _OLD):
                continue
            if is_mine or not self._files.is_running(int(parts[1])):
                of = Place(place.beside(parts[0].removeprefix(".~journal.")), name)
                current = self._beside.bytes_at(of.real)
                self._beside.settle(of, path, [b"" if current is None else current], notes)

    # -- for one change ------------------------------------------------------------------------

    def _save(self, path: Path, edit: Edit) -> tuple[Place, Saved]:
        """Save one file of a change."""
        place = self._place(os.fspath(path))
        notes = self._notes()
        with self._told(place.below, notes):
            there = must_be_ready(self._files, place, self._seconds())
            self._look_around(place, notes)
            editors = editors_at(self._files, place, self._seconds())
            before, after = self._writer.edit(place, edit, notes)
        if before != after:
            notes.warnings += editors
        if there is not None and there.st_nlink > 1 and before != after:
            notes.warnings.append(
                _("{file} has another name too, and there it is as it was.", file=place.below)
            )
        saved = Saved(
            Path(place.real),
            before,
            after,
            before != after,
            tuple(map(Path, notes.rescued)),
            tuple(notes.warnings),
        )
        return place, saved

    def _set_aside(self, path: Path, known: bytes) -> tuple[Place, Saved]:
        """Take away a file of a change whose bytes are kept elsewhere."""
        place = self._place(os.fspath(path))
        notes = self._notes()
        with self._told(place.below, notes):
            must_be_ready(self._files, place, self._seconds())
            try:
                self._writer.take_away(place, known, _kept_elsewhere, notes)
            except (NotAsKnown, FileNotFoundError) as error:
                raise BeingWritten.keeps_changing(place.below) from error
        return place, Saved(
            Path(place.real),
            known,
            None,
            True,
            tuple(map(Path, notes.rescued)),
            tuple(notes.warnings),
        )

    def _restore_all(self, saved: Sequence[tuple[Place, Saved]]) -> list[str]:
        """Make files what they were, the newest first; return those that did not become it."""
        kept = []
        for place, one in reversed(saved):
            entry = Entry(place.below, "", one.before, one.after)
            try:
                self._restore(place, entry, [], Notes())
            except (OSError, NotAsKnown, NotSaved):
                kept.append(place.below)
        return kept


def _kept_elsewhere(_data: bytes) -> None:
    """Do nothing: the same step has put these bytes into another file already."""


def _is_set_aside(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Return whether a file was made of the bytes of one that was taken away."""
    gone = [one.before for one in entries if one.after is None]
    return entry.before is None and entry.after in gone


def _also(files: Sequence[str], error: NotSaved) -> HalfDone:
    """Return what is said when besides an error some files are not as they were."""
    more = error.files if isinstance(error, HalfDone) else ()
    found = HalfDone([*files, *more], error.__cause__ or error)
    found.rescued = error.rescued
    return found


class Change:
    """One step, inside :meth:`Saver.change`."""

    def __init__(
        self,
        save: Callable[[Path, Edit], tuple[Place, Saved]],
        set_aside: Callable[[Path, bytes], tuple[Place, Saved]],
        saved: list[tuple[Place, Saved]],
    ) -> None:
        self._save = save
        self._set_aside = set_aside
        self._saved = saved

    def save(self, path: Path, edit: Edit) -> Saved:
        """Write what an edit makes of a file.

        Args:
            path: below the root, or absolute.  A link inside the journal is followed and stays one.
                Folders that are missing are made.
            edit: asked for the new bytes, again if the file becomes another one meanwhile.

        Raises:
            NotSaved: the file is as it was.
        """
        place, saved = self._save(path, edit)
        if saved.is_changed:
            self._saved.append((place, saved))
        return saved

    def set_aside(self, path: Path, known: bytes, to: Path) -> Saved:
        """Put a file that holds exactly these bytes into another place of the journal.

        It is there before it is gone from here, so that it is never nowhere.

        Args:
            path: below the root.
            known: its bytes.
            to: below the root, with a name that it may have; one that is taken gets a number.

        Returns:
            What became of the new place.

        Raises:
            NotSaved: the file is as it was, where it was.
        """
        number, target = 1, to
        while True:
            found: list[bytes | None] = []

            def kept(raw: bytes | None, found: list[bytes | None] = found) -> bytes:
                found.append(raw)
                return known if raw is None else raw

            saved = self.save(target, kept)
            if found[-1] in (None, known):
                break
            number += 1
            target = to.with_name(f"{to.stem}-{number}{to.suffix}")
        place, gone = self._set_aside(path, known)
        self._saved.append((place, gone))
        return saved._replace(
            rescued=(*saved.rescued, *gone.rescued), warnings=(*saved.warnings, *gone.warnings)
        )
