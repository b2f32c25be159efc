"""Where an edit goes, and what speaks against going there just now."""

import errno
import os
import stat
from typing import Final

from journal_tool.files import READ, Files, is_dataless, placeholder_of
from journal_tool.language import _
from journal_tool.record import Record
from journal_tool.saving._errors import GitIsBusy, NotDownloaded, NotOurs, SystemRefused

GIT_STATES: Final = (
    "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG", "rebase-merge", "rebase-apply",
)  # fmt: skip
_GIT_LOCK: Final = "index.lock"
_GIT_LOCK_SECONDS: Final = 600.0
"""An older lock was left behind by a git that is gone; people live with it for months."""
_GIT_PATIENCE: Final = 2.0
_EDITOR_SECONDS: Final = 12 * 3600.0
_ELSEWHERE: Final = {errno.EDEADLK, errno.ETIMEDOUT}
"""What reading says of a file whose bytes are not here."""


class Place(Record):
    """One file of the journal.

    Attributes:
        real: its path without any link.
        below: the same below the root, with ``/``: the words for it.
    """

    real: str
    below: str

    @property
    def folder(self) -> str:
        return os.path.dirname(self.real)

    @property
    def name(self) -> str:
        return os.path.basename(self.real)

    def beside(self, name: str) -> str:
        """Return the path of another file in the same folder."""
        return os.path.join(self.folder, name)

    @property
    def temporary(self) -> str:
        """The name of our unfinished text: sync clients leave it alone for one part or another."""
        return self.beside(f".~journal.{self.name}.{os.getpid()}.tmp")


def place_of(files: Files, root: str, path: str) -> Place:
    """Return the place that a path means.

    Args:
        files: the disk.
        root: of the journal, without links.
        path: below the root, or absolute; a link is followed, and stays a link.

    Raises:
        NotOurs: it leads out of the journal.
    """
    real = files.real(os.path.join(root, path))
    below = os.path.relpath(real, root).replace(os.sep, "/")
    if below in {".", ".."} or below.startswith("../") or os.path.isabs(below):
        raise NotOurs.outside(str(path))
    return Place(real, below)


def kind(files: Files, path: str) -> os.stat_result | None:
    """Return what is known of a path; ``None`` if nothing is there."""
    try:
        return files.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def must_be_ready(files: Files, place: Place, now: float) -> os.stat_result | None:
    """See that a file may be written now; return what is known of it, ``None`` if it is not there.

    Args:
        files: the disk.
        place: of the file.
        now: seconds since 1970.

    Raises:
        NotSaved: it may not.
    """
    there = kind(files, place.real)
    if there is None:
        if kind(files, placeholder_of(place.real)) is not None:
            raise NotDownloaded(place.below)
    else:
        if not stat.S_ISREG(there.st_mode):
            raise NotOurs.no_file(place.below)
        if is_dataless(there):
            raise NotDownloaded(place.below)
        if not files.is_writable(place.real):
            raise SystemRefused(place.below, PermissionError(errno.EACCES, _("write-protected")))
    _git_must_be_quiet(files, place, now)
    return there


def is_elsewhere(error: OSError) -> bool:
    """Return whether reading a file was refused because its bytes are not on this device."""
    return error.errno in _ELSEWHERE


def editors_at(files: Files, place: Place, now: float) -> list[str]:
    """Return a sentence for each editor that seems to have a file open; it is no hindrance."""
    found = []
    names = (
        f".{place.name}.swp", f".#{place.name}", f"#{place.name}#", f".~lock.{place.name}#",
    )  # fmt: skip
    for name in names:
        there = kind(files, place.beside(name))
        if there is not None and now - there.st_mtime < _EDITOR_SECONDS:
            found.append(
                _(
                    "{file} seems to be open in an editor (there is '{mark}'): "
                    "load it again there before you save.",
                    file=place.below,
                    mark=name,
                )
            )
    return found


# -- git ----------------------------------------------------------------------------------------


def _git_must_be_quiet(files: Files, place: Place, now: float) -> None:
    folder = git_folder(files, place.folder)
    if folder is None:
        return
    for state in GIT_STATES:
        if kind(files, os.path.join(folder, state)) is not None:
            raise GitIsBusy(place.below, state)
    waited = 0.0
    while True:
        lock = kind(files, os.path.join(folder, _GIT_LOCK))
        if lock is None or now - lock.st_mtime >= _GIT_LOCK_SECONDS:
            return
        if waited >= _GIT_PATIENCE:
            raise GitIsBusy(place.below, _GIT_LOCK)
        files.pause(0.05)
        waited += 0.05


def git_folder(files: Files, start: str) -> str | None:
    """Return the folder of git that a folder belongs to; that of a worktree is in a file."""
    folder = start
    while True:
        at = os.path.join(folder, ".git")
        there = kind(files, at)
        if there is not None:
            if stat.S_ISDIR(there.st_mode):
                return at
            return _pointed_at(files, at, folder)
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _pointed_at(files: Files, at: str, folder: str) -> str | None:
    """Return the folder that a file ``.git`` names; ``None`` if it names none."""
    try:
        file = files.open(at, READ)
    except OSError:  # a link, or not for us to read
        real = files.real(at)
        there = kind(files, real)
        return real if there is not None and stat.S_ISDIR(there.st_mode) else None
    try:
        text = os.fsdecode(files.read(file))
    finally:
        files.close(file)
    named = text.strip().removeprefix("gitdir:").strip()
    return os.path.join(folder, named) if text.startswith("gitdir:") else None
