"""The bytes of the files of a journal, each of one state of its file.

Links are followed as long as they stay inside; what is no ordinary file, or too large, is not read.
"""

import os
import stat
from pathlib import Path
from typing import Final

from journal_tool import rules
from journal_tool.cache import Signature, signature_of
from journal_tool.dayfile import MAX_FILE, decode, too_large
from journal_tool.diagnostics import Diagnostic, about_file
from journal_tool.language import _
from journal_tool.scan import reason, shown_path
from journal_tool.text import SourceText
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of a file and its signature then."""

    data: bytes
    signature: Signature


_ATTEMPTS: Final = 5


class RawFiles:
    """Reads the files below ``root``, and remembers which could not be read."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._unread: set[str] = set()

    def begin(self) -> None:
        """Forget which files could not be read."""
        self._unread.clear()

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
        shown = shown_path(path)
        full = os.path.join(self._root, path)
        try:
            if stat.S_ISLNK(os.lstat(full).st_mode) and not stays_inside(full, self._root):
                message = _("is a link that leads nowhere or outside")
                return about_file(rules.BROKEN_LINK, shown, message)
            for _attempt in range(_ATTEMPTS):
                status = os.stat(full)
                if not stat.S_ISREG(status.st_mode):
                    return about_file(rules.UNREADABLE, shown, _("is no ordinary file"))
                if status.st_size > MAX_FILE:
                    return too_large(shown, status.st_size)
                with open(full, "rb") as opened:
                    raw = Raw(opened.read(), signature_of(os.fstat(opened.fileno())))
                if raw.signature == signature_of(status):
                    break  # else somebody was writing: it is read once more
        except OSError as error:
            self._unread.add(path)
            return about_file(rules.UNREADABLE, shown, reason(error))
        self._unread.discard(path)
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


def is_ordinary(path: Path) -> bool:
    """Return whether a file, or what a link leads to, ends: one that is a pipe need not."""
    return stat.S_ISREG(os.stat(path).st_mode)
