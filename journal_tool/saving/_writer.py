"""One file exchanged for its new text, while others may write to it.

The new text waits beside the file under a name of ours; the two are exchanged in one step, and
then we look at what really lay there.  If that is not what was edited, somebody was faster: it goes
back and is edited anew.  Bytes that somebody else wrote are never removed: where both texts are
newer than what we know, one of them gets a name of its own (a rescued copy).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final, TypeAlias

from journal_tool.files import READ, Cannot, Files
from journal_tool.language import _
from journal_tool.record import Record
from journal_tool.saving._beside import LATE, LOOK, PATIENCE, YOUNG, Beside, Notes, Stuck
from journal_tool.saving._errors import BeingWritten, HalfDone, LooksUnfinished, NotDownloaded
from journal_tool.saving._log import Entry, Log
from journal_tool.saving._place import Place, is_elsewhere, kind

Edit: TypeAlias = Callable[[bytes | None], bytes]
"""Makes the new bytes of a file from those it has, ``None`` if there is no file; it may be asked
again, with newer bytes.  Whatever it raises is handed on, and the file is left as it is."""

TRIES: Final = 5


class Saved(Record):
    """What became of one file.

    Attributes:
        path: of the file, without links.
        before: its bytes before; ``None`` if there was no file.
        after: its bytes now; ``None`` if it was set aside.
        is_changed: whether anything was written.
        rescued: files that were made for what somebody else wrote at the same time.
        warnings: sentences about what should be known.
    """

    path: Path
    before: bytes | None
    after: bytes | None
    is_changed: bool
    rescued: tuple[Path, ...] = ()
    warnings: tuple[str, ...] = ()


class NotAsKnown(Exception):  # noqa: N818 - named for what happened
    """The file was another one than was edited; it is as it was.

    Attributes:
        away: what was in it, if that was away for a moment.
    """

    def __init__(self, away: bytes | None = None) -> None:
        super().__init__()
        self.away = away


def _goes_on(current: bytes | None, after: bytes) -> bool:
    """Return whether somebody went on with our text."""
    return current is not None and current != after and current.startswith(after)


class Writer:
    """Writes single files.

    Args:
        files: the disk.
        beside: minds what lies beside them.
        log: told of everything before it is done.
        now: the clock.
    """

    def __init__(self, files: Files, beside: Beside, log: Log, now: Callable[[], datetime]) -> None:
        self._files = files
        self._beside = beside
        self._log = log
        self._now = now

    # -- writing -------------------------------------------------------------------------------

    def edit(self, place: Place, edit: Edit, notes: Notes) -> tuple[bytes | None, bytes]:
        """Write what an edit makes of a file; return its bytes before and after.

        Raises:
            NotSaved: and the file is as it was.
            OSError: the same.
        """
        away: list[bytes] = []
        try:
            for _attempt in range(TRIES):
                try:
                    return self._edit_once(place, edit, notes)
                except NotAsKnown as error:
                    away += [] if error.away is None else [error.away]
            raise BeingWritten.keeps_changing(place.below)
        finally:
            self._beside.see_again(place, away, notes)

    def _edit_once(self, place: Place, edit: Edit, notes: Notes) -> tuple[bytes | None, bytes]:
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
            self._beside.close(file)
        return before, after

    def _open_again(self, place: Place) -> int:
        """Open a file that may be away for a moment, while an editor makes it anew."""
        try:
            return self._files.open(place.real, READ)
        except FileNotFoundError:
            folder = kind(self._files, place.folder)
            if folder is None or not 0 <= self._now().timestamp() - folder.st_mtime < YOUNG:
                raise
        self._files.pause(LOOK)
        return self._files.open(place.real, READ)

    def put(self, place: Place, known: bytes, new: bytes, notes: Notes) -> None:
        """Write over a file that holds exactly these bytes.

        Raises:
            NotAsKnown: it holds others.
        """
        with self._beside.opened(place.real) as file:
            if self._beside.quiet(file, PATIENCE) != known:
                raise NotAsKnown
            try:
                self._over(place, file, known, new, notes)
            except NotAsKnown as error:
                if error.away is not None:
                    self._beside.see_again(place, [error.away], notes)
                raise

    def _whole(self, place: Place, file: int) -> bytes:
        try:
            data = self._beside.quiet(file, PATIENCE)
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

    def _intend(self, place: Place, before: bytes | None, after: bytes | None) -> None:
        below = place.below.rpartition("/")[0]
        name = place.temporary[len(place.folder) :].lstrip("/\\")
        temporary = f"{below}/{name}" if below else name
        self._log.intend(Entry(place.below, temporary, before, after))

    @contextmanager
    def _logged(self, place: Place, before: bytes | None, after: bytes | None) -> Iterator[None]:
        """Log what is tried, and that it did not come true if it raises."""
        self._intend(place, before, after)
        try:
            yield
        except HalfDone:
            raise
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
            self._beside.make_temporary(place, after, like, notes)
            ours: bytes | None = None
            try:
                if self._beside.bytes_at(place.real) != before:
                    raise NotAsKnown
                ours = after
                try:
                    self._files.exchange(place.temporary, place.real)
                except Cannot:
                    self._replace(place, like, before, after, notes)
                    return
                except FileNotFoundError:
                    raise NotAsKnown from None
                ours, is_good, away = before, False, None
                try:
                    is_good = self._is_settled(place, before)
                    current = None if is_good else self._beside.bytes_at(place.real)
                except BaseException as error:
                    self._go_back(place, error, self._files.exchange)
                    ours = after
                    raise
                if current == after:  # what was taken away goes back
                    away = self._beside.bytes_at(place.temporary)
                    self._files.exchange(place.temporary, place.real)
                    ours = after
                # Else somebody wrote over our text already, and what was taken away is rescued.
                if not is_good and not _goes_on(current, after):
                    raise NotAsKnown(None if away == before else away)
            finally:
                if not self._beside.left:
                    self._beside.clear(place, ours, notes)

    def _go_back(
        self, place: Place, why: BaseException, rename: Callable[[str, str], None]
    ) -> None:
        """Put a text that was taken away back in its place.

        Raises:
            FileExistsError: there is another one.
            HalfDone: the disk does not let us.  All stays where it is for the next start.
        """
        try:
            rename(place.temporary, place.real)
        except FileExistsError:
            raise
        except OSError:
            raise self._half_done(place, why) from why

    def _half_done(self, place: Place, why: BaseException) -> HalfDone:
        self._beside.left = True
        return HalfDone([place.below], why)

    def _is_settled(self, place: Place, before: bytes) -> bool:
        """Return whether the text that was taken away is the one that was edited, and stays so.

        Both names are on the disk before anything else is done with them: whichever of the two an
        editor goes on with, and makes sure of, can be found then.
        """
        self._files.sync_folder(place.folder)
        with self._beside.opened(place.temporary) as file:
            return self._beside.quiet(file, LATE, is_late=True) == before

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
            if self._files.keeps_open_files:
                late = self._beside.quiet(like, LATE, is_late=True)
                late = self._files.read(like) if late is None else late
                if late != before:
                    self._beside.rescue_bytes(place, late, notes)
            current = self._beside.bytes_at(place.real)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            notes.warnings.append(
                _(
                    "{file} is written, but the disk did not confirm it ({reason}): look at it.",
                    file=place.below,
                    reason=reason,
                )
            )
            return
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
            self._beside.make_temporary(place, data, None, notes)
            ours: bytes | None = None
            try:
                try:
                    self._beside.name_new(place.temporary, place.real)
                except FileExistsError:
                    raise NotAsKnown from None
                except Stuck as error:
                    raise self._half_done(place, error) from error
                try:
                    self._files.sync_folder(place.folder)
                except BaseException as error:
                    try:
                        self._beside.name_new(place.real, place.temporary)
                    except OSError:
                        raise self._half_done(place, error) from error
                    ours = data
                    raise
            finally:
                if not self._beside.left:
                    self._beside.clear(place, ours, notes)

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
        with self._beside.opened(place.real) as file:
            if self._beside.quiet(file, PATIENCE) != known:
                raise NotAsKnown
        with self._logged(place, known, None):
            keep(known)
            try:
                self._beside.name_new(place.real, place.temporary)
            except Stuck as error:
                raise self._half_done(place, error) from error
            try:
                if not self._is_settled(place, known):
                    raise NotAsKnown  # noqa: TRY301 - it goes back first
            except BaseException as error:
                try:
                    self._go_back(place, error, self._beside.name_new)
                except FileExistsError:  # somebody has made it anew
                    self._beside.clear(place, known, notes)
                raise
            self._beside.clear(place, known, notes)

    # -- parts ---------------------------------------------------------------------------------

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
