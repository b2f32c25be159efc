"""The bytes of the files of a journal, each of one state of its file.

Links are followed as long as they stay inside; what is no ordinary file, or too large, is not read.
Neither is a file whose bytes are kept elsewhere: its name and its size are here, and opening it
would wait for a network.
"""

import errno
import os
import stat
from pathlib import Path
from typing import Final

from journal_tool import rules
from journal_tool.cache import Signature, signature_of
from journal_tool.dayfile import MAX_FILE, decode, too_large
from journal_tool.diagnostics import Diagnostic, about_file
from journal_tool.files import is_dataless, placeholder_of
from journal_tool.language import _
from journal_tool.scan import reason, shown_path, why
from journal_tool.text import SourceText
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of a file and its signature then."""

    data: bytes
    signature: Signature


_ATTEMPTS: Final = 5
_ELSEWHERE: Final = {errno.EDEADLK, errno.EIO, errno.ETIMEDOUT, errno.EAGAIN}
"""What reading says of a file whose bytes cannot be had just now: in the cloud, on a drive that
does not answer."""


class RawFiles:
    """Reads the files below ``root``, and remembers which could not be read.

    Tests put another object in the place of this one, where a system is needed that nobody has.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._unread: dict[str, Diagnostic] = {}

    def status(self, full: str) -> os.stat_result:
        """Return what is known of a file, or of what it links to, without its bytes."""
        return os.stat(full)

    def read(self, full: str) -> Raw:
        """Return the bytes of a file, however long that takes."""
        with open(full, "rb") as opened:
            return Raw(opened.read(), signature_of(os.fstat(opened.fileno())))

    def begin(self) -> None:
        """Forget which files could not be read."""
        self._unread.clear()

    @property
    def are_all_read(self) -> bool:
        """Whether no file was away since :meth:`begin` without its signature saying so.

        A placeholder has a signature of its own.
        """
        return not any(one.rule is rules.NOT_DOWNLOADED for one in self._unread.values())

    def can_read_more(self) -> bool:
        """Return whether a file that could not be read the last time can be read now.

        Its signature need not say so: a drive that answers again has changed no file.
        """
        return any(isinstance(self.raw(path), Raw) for path in sorted(self._unread))

    def text(self, path: str) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
        """Read one file as text."""
        raw = self.raw(path)
        return (None, (raw,)) if isinstance(raw, Diagnostic) else decode(shown_path(path), raw.data)

    def raw(self, path: str) -> Raw | Diagnostic:
        """Read the bytes of one file, all of one state of it, or say why they cannot be had."""
        full, shown = os.path.join(self._root, path), shown_path(path)
        self._unread.pop(path, None)
        try:
            raw = self._raw(shown, full)
            if isinstance(raw, Diagnostic) and raw.rule is rules.NOT_DOWNLOADED:
                self._unread[path] = raw
        except FileNotFoundError as error:
            if os.path.lexists(placeholder_of(full)):
                return not_downloaded(shown)
            raw = self._unread[path] = about_file(rules.UNREADABLE, shown, reason(error))
        except OSError as error:
            raw = self._unread[path] = (
                not_downloaded(shown, why(error))
                if error.errno in _ELSEWHERE
                else about_file(rules.UNREADABLE, shown, reason(error))
            )
        return raw

    def _raw(self, shown: str, full: str) -> Raw | Diagnostic:
        if stat.S_ISLNK(os.lstat(full).st_mode) and not stays_inside(full, self._root):
            message = _("is a link that leads nowhere or outside")
            return about_file(rules.BROKEN_LINK, shown, message)
        for _attempt in range(_ATTEMPTS):
            status = self.status(full)
            if not stat.S_ISREG(status.st_mode):
                return about_file(rules.UNREADABLE, shown, _("is no ordinary file"))
            if status.st_size > MAX_FILE:
                return too_large(shown, status.st_size)
            if is_dataless(status):  # opening it would wait for a network
                return not_downloaded(shown)
            raw = self.read(full)
            if raw.signature == signature_of(status):
                break  # else somebody was writing: it is read once more
        return raw


def stays_inside(path: str | Path, root: Path) -> bool:
    """Return whether a path is there and, its links followed, lies below a folder."""
    try:
        real, folder = os.path.realpath(path), os.path.realpath(root)
        return os.path.exists(real) and os.path.commonpath([real, folder]) == folder
    except ValueError:  # a NUL character, or another drive
        return False


def read_small(path: Path, most: int) -> bytes:
    """Return the bytes of a file; none if it is no ordinary one, cannot be read, or has more."""
    try:
        if is_ordinary(path) and os.stat(path).st_size <= most:
            return path.read_bytes()
    except OSError:
        pass
    return b""


def not_downloaded(path: str, reason: str = "") -> Diagnostic:
    """Return the finding for a file whose bytes are not here.

    Args:
        path: that can be shown.
        reason: what the system says; ``""`` where it is known to be kept elsewhere.
    """
    message = (
        _("could not be had just now ({reason})", reason=reason)
        if reason
        else _("is not downloaded to this device")
    )
    return about_file(rules.NOT_DOWNLOADED, path, message)


def is_ordinary(path: Path) -> bool:
    """Return whether a file, or what a link leads to, ends: one that is a pipe need not."""
    return stat.S_ISREG(os.stat(path).st_mode)
