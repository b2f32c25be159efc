"""One file exchanged for its new text, while others may write to it.

The new text waits beside the file under a name of ours; the two are exchanged in one step, and
then we look at what really lay there.  If that is not what was edited, somebody was faster: it goes
back and is edited anew.  Bytes that somebody else wrote are never removed: where both texts are
newer than what we know, one of them gets a name of its own (a rescued copy).
"""

import errno
import stat
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final, TypeAlias

from journal_tool.files import NEW, READ, Cannot, Files
from journal_tool.language import _
from journal_tool.saving._errors import BeingWritten, LooksUnfinished, NotDownloaded
from journal_tool.saving._log import Log, Record, write_all
from journal_tool.saving._place import Place, is_elsewhere, kind

Edit: TypeAlias = Callable[[bytes | None], bytes]
"""Makes the new bytes of a file from those it has, ``None`` if there is no file; it may be asked
again, with newer bytes.  Whatever it raises is handed on, and the file is left as it is."""

TRIES: Final = 5
_PATIENCE: Final = 2.0
"""Seconds to wait for somebody who is writing."""
_LATE: Final = 1.0
"""Seconds to wait for somebody who still has the text open that we took away."""
_LOOK: Final = 0.05
_YOUNG: Final = 0.2
"""Seconds after which a file counts as written, where the system does not tell."""
_FRESH: Final = 10.0
_NO_LINK: Final = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of one file.

    Attributes:
        path: of the file, without links.
        before: its bytes before; ``None`` if there was no file.
        after: its bytes now.
        is_changed: whether anything was written.
        rescued: files that were made for what somebody else wrote at the same time.
        warnings: sentences about what should be known.
    """

    path: Path
    before: bytes | None
    after: bytes
    is_changed: bool
    rescued: tuple[Path, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Notes:
    """What is to be said when a file is written.

    Attributes:
        rescued: paths of rescued copies.
        warnings: sentences.
    """

    rescued: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


class NotAsKnown(Exception):  # noqa: N818 - named for what happened
    """The file was another one than was edited; it is as it was."""


def _goes_on(current: bytes | None, after: bytes) -> bool:
    """Return whether somebody went on with our text."""
    return current is not None and current != after and current.startswith(after)


class Writer:
    """Writes single files.

    Args:
        files: the disk.
        log: told of everything before it is done.
        now: the clock.
    """

    def __init__(self, files: Files, log: Log, now: Callable[[], datetime]) -> None:
        self._files = files
        self._log = log
        self._now = now
        self.left = False
        """Whether something lies beside a file that the next start has to look at."""

    # -- reading -------------------------------------------------------------------------------

    def bytes_at(self, path: str) -> bytes | None:
        """Return what is in a file now; ``None`` if it is not there."""
        try:
            with self._opened(path) as file:
                return self._files.read(file)
        except FileNotFoundError:
            return None

    @contextmanager
    def _opened(self, path: str) -> Iterator[int]:
        file = self._files.open(path, READ)
        try:
            yield file
        finally:
            self._files.close(file)

    def _quiet(self, file: int, patience: float, *, is_late: bool = False) -> bytes | None:
        """Return the bytes of an open file at a time when nobody has it open for writing.

        Args:
            file: open for reading.
            patience: seconds to wait; ``None`` is returned when they are over.
            is_late: whether the file has no name any more that others know.
        """
        waited = 0.0
        while True:
            lease = self._files.lease(file)
            try:
                if lease or (lease is None and not self._is_young(file, is_late=is_late)):
                    return self._files.read(file)
            finally:
                if lease:
                    self._files.release(file)
            if lease is None and is_late and waited >= _YOUNG:
                return self._files.read(file)
            if waited >= patience:
                return None
            self._files.pause(_LOOK)
            waited += _LOOK

    def _is_young(self, file: int, *, is_late: bool) -> bool:
        age = self._now().timestamp() - self._files.stat(file).st_mtime
        return 0 <= age < (_FRESH if is_late else _YOUNG)

    # -- writing -------------------------------------------------------------------------------

    def edit(self, place: Place, edit: Edit, notes: Notes) -> tuple[bytes | None, bytes]:
        """Write what an edit makes of a file; return its bytes before and after.

        Raises:
            NotSaved: and the file is as it was.
            OSError: the same.
        """
        for _attempt in range(TRIES):
            with suppress(NotAsKnown):
                try:
                    file = self._open_again(place)
                except FileNotFoundError:
                    after = edit(None)
                    self.create(place, after, notes)
                    return None, after
                try:
                    before = self._whole(place, file)
                    after = edit(before)
                    if after != before:
                        self._over(place, file, before, after, notes)
                finally:
                    self._close(file)
                return before, after
        raise BeingWritten.keeps_changing(place.below)

    def _open_again(self, place: Place) -> int:
        """Open a file that may be away for a moment, while an editor makes it anew."""
        try:
            return self._files.open(place.real, READ)
        except FileNotFoundError:
            folder = kind(self._files, place.folder)
            if folder is None or not 0 <= self._now().timestamp() - folder.st_mtime < _YOUNG:
                raise
        self._files.pause(_LOOK)
        return self._files.open(place.real, READ)

    def put(self, place: Place, known: bytes, new: bytes, notes: Notes) -> None:
        """Write over a file that holds exactly these bytes.

        Raises:
            NotAsKnown: it holds others.
        """
        with self._opened(place.real) as file:
            if self._quiet(file, _PATIENCE) != known:
                raise NotAsKnown
            self._over(place, file, known, new, notes)

    def _whole(self, place: Place, file: int) -> bytes:
        try:
            data = self._quiet(file, _PATIENCE)
        except OSError as error:
            if is_elsewhere(error):
                raise NotDownloaded(place.below) from error
            raise
        if data is None:
            raise BeingWritten.is_open(place.below)
        if not data:
            raise LooksUnfinished.empty(place.below)
        if b"\x00" in data:
            raise LooksUnfinished.no_text(place.below)
        return data

    def _close(self, file: int) -> None:
        """Close a file that was read: nothing of it can go wrong any more."""
        with suppress(OSError):
            self._files.close(file)

    def _intend(self, place: Place, before: bytes | None, after: bytes | None) -> None:
        below = place.below.rpartition("/")[0]
        name = place.temporary[len(place.folder) :].lstrip("/\\")
        temporary = f"{below}/{name}" if below else name
        self._log.intend(Record(place.below, temporary, before, after))

    @contextmanager
    def _logged(self, place: Place, before: bytes | None, after: bytes | None) -> Iterator[None]:
        """Log what is tried, and that it did not come true if it raises."""
        self._intend(place, before, after)
        try:
            yield
        except BaseException:
            with suppress(OSError):
                self._log.void()
            raise

    def _over(self, place: Place, like: int, before: bytes, after: bytes, notes: Notes) -> None:
        """Write ``after`` over a file that holds ``before``.

        Raises:
            NotAsKnown: it held something else.
        """
        with self._logged(place, before, after):
            self._make_temporary(place, after, like, notes)
            ours: bytes | None = None
            try:
                if self.bytes_at(place.real) != before:
                    raise NotAsKnown
                try:
                    self._files.exchange(place.temporary, place.real)
                except Cannot:
                    self._replace(place, like, before, after, notes)
                    return
                except FileNotFoundError:
                    raise NotAsKnown from None
                ours, is_good = before, False
                try:
                    is_good = self._is_settled(place, before)
                    current = None if is_good else self.bytes_at(place.real)
                except BaseException:
                    self._files.exchange(place.temporary, place.real)
                    ours = after
                    raise
                if current == after:  # nobody has seen it yet: what was taken away goes back
                    self._files.exchange(place.temporary, place.real)
                    ours = after
                # Else somebody wrote over our text already, and what was taken away is rescued.
                if not is_good and not _goes_on(current, after):
                    raise NotAsKnown
            finally:
                self._clear(place, ours, notes)

    def _is_settled(self, place: Place, before: bytes) -> bool:
        """Return whether the text that was taken away is the one that was edited, and stays so."""
        self._files.sync_folder(place.folder)
        with self._opened(place.temporary) as file:
            return self._quiet(file, _LATE, is_late=True) == before

    def _replace(self, place: Place, like: int, before: bytes, after: bytes, notes: Notes) -> None:
        """Write over a file where names cannot be exchanged.

        Whoever replaces the file between our last look and this step is overwritten: no such system
        lets that be seen.  Whoever had it open is rescued.
        """
        if not self._files.keeps_open_files:
            self._files.close(like)
        self._patiently_replace(place)
        try:
            self._files.sync_folder(place.folder)
        except OSError as error:
            notes.warnings.append(
                _(
                    "{file} is written, but the disk did not confirm it ({reason}).",
                    file=place.below,
                    reason=(error.strerror or str(error)).lower(),
                )
            )
        if self._files.keeps_open_files:
            with suppress(OSError):
                late = self._quiet(like, _LATE, is_late=True)
                late = self._files.read(like) if late is None else late
                if late != before:
                    self._rescue_bytes(place, late, notes)
        current = self.bytes_at(place.real)
        if current != after and not _goes_on(current, after):
            raise NotAsKnown

    def _patiently_replace(self, place: Place) -> None:
        waits = [] if self._files.keeps_open_files else [0.01, 0.05, *[0.1] * 24]
        for wait in waits:
            try:
                self._files.replace(place.temporary, place.real)
            except PermissionError:
                self._files.pause(wait)
            else:
                return
        self._files.replace(place.temporary, place.real)

    def create(self, place: Place, data: bytes, notes: Notes) -> None:
        """Make a file.

        Raises:
            NotAsKnown: there is one.
        """
        self._make_folders(place.folder)
        with self._logged(place, None, data):
            self._make_temporary(place, data, None, notes)
            ours: bytes | None = None
            try:
                try:
                    self._name_new(place.temporary, place.real)
                except FileExistsError:
                    raise NotAsKnown from None
                try:
                    self._files.sync_folder(place.folder)
                except BaseException:
                    self._name_new(place.real, place.temporary)
                    ours = data
                    raise
            finally:
                self._clear(place, ours, notes)

    def take_away(
        self, place: Place, known: bytes, keep: Callable[[bytes], None], notes: Notes
    ) -> None:
        """Take away a file that holds exactly these bytes.

        Args:
            place: of the file.
            known: its bytes.
            keep: puts them elsewhere, and says so by returning.
            notes: take what is rescued.

        Raises:
            NotAsKnown: it holds others.
        """
        with self._opened(place.real) as file:
            if self._quiet(file, _PATIENCE) != known:
                raise NotAsKnown
        with self._logged(place, known, None):
            keep(known)
            self._name_new(place.real, place.temporary)
            is_good = False
            try:
                self._files.sync_folder(place.folder)
                with self._opened(place.temporary) as file:
                    is_good = self._quiet(file, _LATE, is_late=True) == known
            finally:
                if not is_good:
                    try:
                        self._name_new(place.temporary, place.real)
                    except FileExistsError:
                        self._clear(place, known, notes)
            if not is_good:
                raise NotAsKnown
            self._clear(place, known, notes)

    # -- parts ---------------------------------------------------------------------------------

    def _make_temporary(self, place: Place, data: bytes, like: int | None, notes: Notes) -> None:
        """Put new text beside its file; if that does not do, nothing is left of it."""
        file = self._files.open(place.temporary, NEW, 0o666 if like is None else 0o600)
        try:
            try:
                write_all(self._files, file, data)
                if like is not None and not self._files.dress(file, like):
                    notes.warnings.append(
                        _("{file} is yours now: its owner could not be kept.", file=place.below)
                    )
                self._files.sync(file)
            except BaseException:
                self._close(file)
                raise
            self._files.close(file)
        except BaseException:
            self._clear(place, None, notes)
            raise

    def _make_folders(self, folder: str) -> None:
        from os.path import dirname

        missing = []
        while True:
            try:
                self._files.stat(folder)
                break
            except FileNotFoundError:
                missing.append(folder)
                folder = dirname(folder)
        for one in reversed(missing):
            with suppress(FileExistsError):
                self._files.make_folder(one)
            self._files.sync_folder(dirname(one))

    def _name_new(self, old: str, new: str) -> None:
        """Give a file a name that nothing has, by the best way there is.

        Raises:
            FileExistsError: something has it.
        """
        try:
            self._files.rename_new(old, new)
        except Cannot:
            pass
        else:
            return
        try:
            self._files.link(old, new)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in _NO_LINK:
                raise
            self._take_name(old, new)
            return
        try:
            self._files.unlink(old)
        except BaseException:
            self._files.unlink(new)
            raise

    def _take_name(self, old: str, new: str) -> None:
        """Do the same on a disk without links: an empty file holds the name for a moment."""
        self._files.close(self._files.open(new, NEW))
        try:
            self._files.replace(old, new)
        except BaseException:
            self._files.unlink(new)
            raise

    def _clear(self, place: Place, ours: bytes | None, notes: Notes) -> None:
        """Remove what lies under our name; rescue it if somebody else wrote it.

        Args:
            place: of the file.
            ours: what lies there if nobody else wrote to it; ``None`` if nobody else can have.
            notes: take what is rescued.
        """
        for is_last in (False, True):
            try:
                self._clear_once(place, ours, notes)
            except FileNotFoundError:
                return
            except OSError:
                self.left = self.left or is_last
            else:
                return

    def _clear_once(self, place: Place, ours: bytes | None, notes: Notes) -> None:
        if ours is None:
            self._files.unlink(place.temporary)
            return
        self._files.sync_folder(place.folder)  # names first: else a power cut could keep neither
        with self._opened(place.temporary) as file:
            if self._quiet(file, _LATE) != ours:
                self._rescue(place, place.temporary, notes)
                return
            self._files.unlink(place.temporary)
            # Somebody may have looked the name up just before, and open the file only now.
            late = self._quiet(file, 0.0)
            late = self._files.read(file) if late is None else late
            if late != ours:
                self._rescue_bytes(place, late, notes)

    # -- rescuing ------------------------------------------------------------------------------

    def settle(self, place: Place, temporary: str, known: Collection[bytes], notes: Notes) -> None:
        """Remove an old file of ours that is as we left it, or the beginning of that; or rescue it.

        Raises:
            OSError: it is still there.
        """
        there = self._files.stat(temporary)
        if not stat.S_ISREG(there.st_mode):
            return
        with self._opened(temporary) as file:
            data = self._quiet(file, _LATE, is_late=True)
        if data is not None and any(one.startswith(data) for one in known):
            self._files.unlink(temporary)
        else:
            self._rescue(place, temporary, notes)

    def _rescue(self, place: Place, path: str, notes: Notes) -> None:
        """Give a file a name that people see.  Whoever has it open goes on writing there."""
        for name in self._rescue_names(place):
            with suppress(FileExistsError):
                self._name_new(path, name)
                self._files.sync_folder(place.folder)
                notes.rescued.append(name)
                return

    def _rescue_bytes(self, place: Place, data: bytes, notes: Notes) -> None:
        for name in self._rescue_names(place):
            with suppress(FileExistsError):
                file = self._files.open(name, NEW, 0o666)
                try:
                    write_all(self._files, file, data)
                    self._files.sync(file)
                finally:
                    self._close(file)
                self._files.sync_folder(place.folder)
                notes.rescued.append(name)
                return

    def _rescue_names(self, place: Place) -> Iterator[str]:
        stem, dot, ending = place.name.rpartition(".")
        stem, ending = (stem, dot + ending) if stem else (place.name, "")
        label = f"{stem} (journal rescued {self._now():%H%M%S}"
        yield place.beside(f"{label}){ending}")
        for number in range(2, 10_000):
            yield place.beside(f"{label}-{number}){ending}")
