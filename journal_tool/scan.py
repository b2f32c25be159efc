"""Which files lie below the folder of a journal, and what their names say.

Nothing is opened: a folder of ten thousand days is listed in some hundredths of a second.
"""

import errno
import os
from collections.abc import Sequence
from dataclasses import field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from journal_tool import rules
from journal_tool.cache import Signature, signature_of
from journal_tool.dayfile import FileName, Kind, evicted_name, is_ignored_name, read_name
from journal_tool.diagnostics import Diagnostic, about_file
from journal_tool.language import _
from journal_tool.settings import Settings
from journal_tool.values import dataclass

_TEXT_ENDINGS: Final = (".md", ".markdown", ".txt")


@dataclass(frozen=True, slots=True)
class Found:
    """One file below the folder of the days.

    Attributes:
        path: below the root of the journal, with ``/``; bytes that are no text are surrogates.
        name: what its name says.
        signature: of the file, or of what it links to; of its placeholder, where a sync client
            keeps the file elsewhere; ``None`` if that is not there.
    """

    path: str
    name: FileName
    signature: Signature | None = None


@dataclass(slots=True)
class Scan:
    """What lies below the folder of the days.

    Attributes:
        files: that could belong to the journal, in the order of their paths.
        diagnostics: folders that could not be listed.
        entries: how much lies there, of any kind.
        hindrance: why some of it could not be seen, if that is no property of the files and may
            pass.
    """

    files: list[Found] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    entries: int = 0
    hindrance: OSError | None = None

    def note(self, error: OSError) -> None:
        """Remember what the system said, unless it will say so as long as nobody changes a file."""
        if error.errno not in _LASTING:
            self.hindrance = error


_LASTING: Final = {
    errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG,
}  # fmt: skip
"""What the system says of files; all else it says of itself, like too many open files."""


class Scanner:
    """Lists the files of the journal at ``root``, as often as it is asked.

    Args:
        root: its folder.
        settings: its folder of days, their names, what is ignored, and where the report goes.
    """

    def __init__(self, root: Path, settings: Settings) -> None:
        self._root = root
        self._settings = settings
        self._names: dict[str, FileName | None] = {}

    def scan(self) -> Scan:
        """List the files that could belong to the journal, in the order of their paths."""
        scan = Scan()
        start = os.path.normpath(os.path.join(self._root, self._settings.folder))
        prefix = os.path.relpath(start, self._root).replace(os.sep, "/")
        self._walk(start, "" if prefix == "." else f"{prefix}/", "", scan)
        scan.files.sort(key=lambda one: one.path)
        return scan

    def _walk(self, folder: str, prefix: str, below: str, scan: Scan) -> None:
        """List one folder and those in it; ``below`` is the path from the folder of the days."""
        open_folders = [(folder, below)]
        output = os.path.realpath(self._root / self._settings.report.out)
        while open_folders:
            folder, below = open_folders.pop()
            try:
                with os.scandir(folder) as entries:
                    listed = sorted(entries, key=lambda one: one.name)
            except OSError as error:
                scan.note(error)
                place = shown_path(prefix + below).rstrip("/") or "."
                scan.diagnostics.append(about_file(rules.NOT_LISTED, place, reason(error)))
                continue
            scan.entries += len(listed)
            for entry in listed:
                path = below + entry.name
                if entry.is_dir(follow_symlinks=False):
                    is_out = self._is_output(entry, output)
                    if not (is_out or is_ignored_name(entry.name) or self.is_ignored(path + "/")):
                        open_folders.append((entry.path, path + "/"))
                elif (name := self._name(path, entry.name)) is not None:
                    scan.files.append(Found(prefix + path, name, _signature(entry, scan)))
                elif (away := evicted_name(entry.name)) is not None and (
                    name := self._away(below + away, away, listed)
                ) is not None:
                    scan.files.append(Found(prefix + below + away, name, _signature(entry, scan)))

    def _name(self, path: str, name: str) -> FileName | None:
        """Return what the name of a file says; ``None`` if the file is not for us.

        Args:
            path: below the folder of the days.
            name: the last part of it.
        """
        if path in self._names:
            return self._names[path]
        found = None
        if may_be_text(name) and not self.is_ignored(path):
            found = read_name(path, self._settings.file)
            if found.kind is Kind.OTHER and is_ignored_name(name):
                found = None
        self._names[path] = found
        return found

    def _away(self, path: str, name: str, listed: Sequence[os.DirEntry[str]]) -> FileName | None:
        """Return what the name of a file says of which only a placeholder is here.

        Where the file is here too the placeholder says nothing.
        """
        is_here = any(one.name == name for one in listed)
        return None if is_here else self._name(path, name)

    @staticmethod
    def _is_output(entry: os.DirEntry[str], output: str) -> bool:
        return entry.name == os.path.basename(output) and os.path.realpath(entry.path) == output

    def is_ignored(self, path: str) -> bool:
        """Return whether ``ignore`` keeps out a file, or a folder whose path ends with ``/``."""
        return bool(self._settings.ignore) and any(
            fnmatchcase(path.rstrip("/"), pattern) or fnmatchcase(path + "x", pattern)
            for pattern in self._settings.ignore
        )


def _signature(entry: os.DirEntry[str], scan: Scan) -> Signature | None:
    try:
        return signature_of(entry.stat())
    except OSError as error:
        scan.note(error)
        return None


def may_be_text(name: str) -> bool:
    """Whether a name ends as a day's does, or could be a copy that a sync client renamed."""
    folded = name.lower()
    return folded.endswith(_TEXT_ENDINGS) or "conflict" in folded or ".md" in folded


def shown_path(path: str) -> str:
    """Return a path that can be printed: bytes that are no text become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def reason(error: OSError) -> str:
    """Return what is said of a file or folder that the system did not let be read."""
    return _("could not be read: {reason}", reason=why(error))


def why(error: OSError) -> str:
    """Return what the system says, in its own language."""
    return (error.strerror or _("unknown reason")).lower()
