"""Templates that were compiled before, for all journals of a person."""

import os
import stat
import sys
from pathlib import Path
from typing import Final

from journal_tool import __version__
from journal_tool.cache import packed, unpacked, write_whole
from journal_tool.resources import templates_digest

_NAME: Final = ("templates", "compiled")


class CompiledTemplates:
    """Keeps them in the user's cache folder.

    They are code, so they are taken only from a folder that nobody else can have written to.
    What is damaged, or of another version, is as good as none.

    Args:
        caches: folder of what is kept between runs; ``None`` keeps nothing.
    """

    def __init__(self, caches: Path | None) -> None:
        self._path = None if caches is None else caches.joinpath(*_NAME)
        self._context = f"{__version__} {sys.version}\n".encode() + templates_digest()
        self._known = self._read()
        self._is_new = False

    def get(self, name: str) -> bytes | None:
        """Return the template kept under ``name``, if there is one."""
        return self._known.get(name)

    def put(self, name: str, code: bytes) -> None:
        """Keep a template."""
        self._known[name] = code
        self._is_new = True

    def save(self) -> None:
        """Write what is new, if anything is; where nothing can be written nothing is kept."""
        if self._is_new and self._path is not None:
            write_whole(self._path, packed(self._known, self._context))
        self._is_new = False

    def _read(self) -> dict[str, bytes]:
        if self._path is None:
            return {}
        try:
            if not _is_ours(self._path.parent):
                return {}
            value = unpacked(self._path.read_bytes(), self._context)
        except OSError:
            return {}
        return value if isinstance(value, dict) else {}


def _is_ours(path: Path) -> bool:
    """Return whether nobody but this user can write there, as far as the system tells."""
    if not hasattr(os, "geteuid"):  # Windows: the folder is in the user's profile
        return True
    status = path.lstat()
    may_write = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return status.st_uid == os.geteuid() and not may_write and not stat.S_ISLNK(status.st_mode)
