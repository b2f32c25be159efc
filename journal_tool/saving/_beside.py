"""What lies beside a file while it is written: our text, what was taken away, rescued copies.

Hides who else has a file open, and when a file of ours may go.
"""

import errno
import stat
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Final

from journal_tool.files import NEW, READ, Cannot, Files
from journal_tool.language import _
from journal_tool.saving._log import write_all
from journal_tool.saving._place import Place

PATIENCE: Final = 2.0
"""Seconds to wait for somebody who is writing."""
LATE: Final = 1.0
"""Seconds to wait for somebody who still has the text open that we took away."""
LOOK: Final = 0.05
YOUNG: Final = 0.2
"""Seconds after which a file counts as written, where the system does not tell."""
_FRESH: Final = 10.0
_NO_LINK: Final = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}


class Notes:
    """What is to be said when a file is written.

    Attributes:
        rescued: paths of rescued copies.
        warnings: sentences.
    """

    def __init__(self) -> None:
        self.rescued: list[str] = []
        self.warnings: list[str] = []


def _lines(data: bytes) -> "Counter[bytes]":
    return Counter(data.split(b"\n"))


class Stuck(OSError):  # noqa: N818 - named for what happened
    """A file has a name more than it should have, and the disk does not take it away."""


class Beside:
    """Reads files that others may write to, and minds the files of ours beside them.

    Args:
        files: the disk.
        now: the clock.
    """

    def __init__(self, files: Files, now: Callable[[], datetime]) -> None:
        self._files = files
        self._now = now
        self.left = False
        """Whether something lies beside a file that the next start has to look at."""

    # -- reading -------------------------------------------------------------------------------

    def bytes_at(self, path: str) -> bytes | None:
        """Return what is in a file now; ``None`` if it is not there."""
        try:
            with self.opened(path) as file:
                return self._files.read(file)
        except FileNotFoundError:
            return None

    @contextmanager
    def opened(self, path: str) -> Iterator[int]:
        """Open a file for reading."""
        file = self._files.open(path, READ)
        try:
            yield file
        finally:
            self.close(file)

    def close(self, file: int) -> None:
        """Close a file that was read or is given up: nothing can go wrong with it any more."""
        with suppress(OSError):
            self._files.close(file)

    def quiet(self, file: int, patience: float, *, is_late: bool = False) -> bytes | None:
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
            if lease is None and is_late and waited >= YOUNG:
                return self._files.read(file)
            if waited >= patience:
                return None
            self._files.pause(LOOK)
            waited += LOOK

    def _is_young(self, file: int, *, is_late: bool) -> bool:
        age = self._now().timestamp() - self._files.stat(file).st_mtime
        return 0 <= age < (_FRESH if is_late else YOUNG)

    # -- our text ------------------------------------------------------------------------------

    def make_temporary(self, place: Place, data: bytes, like: int | None, notes: Notes) -> None:
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
                self.close(file)
                raise
            self._files.close(file)
        except BaseException:
            self.clear(place, None, notes)
            raise

    def name_new(self, old: str, new: str) -> None:
        """Give a file a name that nothing has, by the best way there is.

        Raises:
            FileExistsError: something has it.
            Stuck: it has both names, or another file has the new one.
            OSError: all is as it was.
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
            self._give_up(new)
            raise

    def _take_name(self, old: str, new: str) -> None:
        """Do the same on a disk without links: an empty file holds the name for a moment."""
        file = self._files.open(new, NEW)
        try:
            self._files.close(file)
            self._files.replace(old, new)
        except BaseException:
            self._give_up(new)
            raise

    def _give_up(self, name: str) -> None:
        try:
            self._files.unlink(name)
        except OSError as error:
            raise Stuck(error.errno, error.strerror) from error

    def clear(self, place: Place, ours: bytes | None, notes: Notes) -> None:
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
        with self.opened(place.temporary) as file:
            if self.quiet(file, LATE) != ours:
                self._rescue(place, place.temporary, notes)
                return
            self._files.unlink(place.temporary)
            # Somebody may have looked the name up just before, and open the file only now.
            late = self.quiet(file, 0.0)
            late = self._files.read(file) if late is None else late
            if late != ours:
                self.rescue_bytes(place, late, notes)

    # -- rescuing ------------------------------------------------------------------------------

    def settle(self, place: Place, temporary: str, known: Collection[bytes], notes: Notes) -> None:
        """Remove an old file of ours that is as we left it, or the beginning of that; or rescue it.

        Raises:
            OSError: it is still there.
        """
        there = self._files.stat(temporary)
        if not stat.S_ISREG(there.st_mode):
            return
        with self.opened(temporary) as file:
            data = self.quiet(file, LATE, is_late=True)
        if data is not None and any(one.startswith(data) for one in known):
            self._files.unlink(temporary)
        else:
            self._rescue(place, temporary, notes)

    def see_again(self, place: Place, away: Sequence[bytes], notes: Notes) -> None:
        """See that texts which were away for a moment are known to whoever writes to a file.

        An editor that read the file in that moment takes an older text for the last one, and may
        write over the newer one when that is back.  Lines that are not in the file any more are
        rescued: they may have been taken out on purpose, but we cannot know it.

        Args:
            place: of the file.
            away: the texts, oldest first.
            notes: take what is rescued.
        """
        if not away:
            return
        try:
            self._files.pause(YOUNG)
            known = _lines(self._bytes_quiet(place.real) or self.bytes_at(place.real) or b"")
            for text in reversed(away):
                if not _lines(text) <= known:
                    self.rescue_bytes(place, text, notes)
                    known |= _lines(text)
        except OSError as error:  # the file itself is in order, whatever is said of it
            notes.warnings.append(
                _(
                    "What another program wrote to {file} at the same time was not looked at "
                    "again ({reason}): look whether it is there.",
                    file=place.below,
                    reason=(error.strerror or str(error)).lower(),
                )
            )

    def _bytes_quiet(self, path: str) -> bytes | None:
        try:
            with self.opened(path) as file:
                return self.quiet(file, PATIENCE)
        except FileNotFoundError:
            return None

    def _rescue(self, place: Place, path: str, notes: Notes) -> None:
        """Give a file a name that people see.  Whoever has it open goes on writing there."""
        for name in self._rescue_names(place):
            with suppress(FileExistsError):
                self.name_new(path, name)
                self._files.sync_folder(place.folder)
                notes.rescued.append(name)
                return

    def rescue_bytes(self, place: Place, data: bytes, notes: Notes) -> None:
        for name in self._rescue_names(place):
            with suppress(FileExistsError):
                file = self._files.open(name, NEW, 0o666)
                try:
                    write_all(self._files, file, data)
                    self._files.sync(file)
                finally:
                    self.close(file)
                self._files.sync_folder(place.folder)
                notes.rescued.append(name)
                return

    def _rescue_names(self, place: Place) -> Iterator[str]:
        stem, dot, ending = place.name.rpartition(".")
        stem, ending = (stem, dot + ending) if stem else (place.name, "")
        label = f"{stem} (journal rescued {self._now():%H%M%S}"  # no text: sync clients know it
        yield place.beside(f"{label}){ending}")
        for number in range(2, 10_000):
            yield place.beside(f"{label}-{number}){ending}")
