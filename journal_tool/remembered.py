"""The pages of the last build: one that would be the same is taken from the disk."""

import hashlib
from pathlib import Path
from typing import Any, Final

from journal_tool.cache import kept_file, packed, unpacked, write_whole
from journal_tool.output import Reader
from journal_tool.report import Made
from journal_tool.resources import templates_digest

_NAME: Final = "pages"


class Remembered:
    """Knows by which inputs the pages of one folder were made.

    Args:
        cache: folder of what is kept between runs for this journal; ``None``: in this process.
        context: what all pages depend on: the program, and what the journal sets.
        folder: of the report.
    """

    def __init__(self, cache: Path | None, context: bytes, folder: Path) -> None:
        self._context = hashlib.blake2b(context + templates_digest(), digest_size=32).digest()
        self._reader = Reader(folder)
        self._path = None if cache is None else kept_file(cache, _NAME, folder)
        self._known: dict[str, tuple[bytes, Any]] = self._read()
        self._new: dict[str, tuple[bytes, Any]] = {}

    def recall(self, path: str, key: bytes) -> Made | None:
        """Return the page at ``path`` if it was made with this key and nobody has changed it."""
        known = self._known.get(path)
        if known is None or known[0] != key:
            return None
        data = self._reader.unchanged(path)
        return None if data is None else Made(data, known[1])

    def keep(self, path: str, key: bytes, extra: Any = None) -> None:
        """Remember that the page at ``path`` is made with this key."""
        self._new[path] = (key, extra)

    def save(self) -> None:
        """Keep what is known of the pages that were just written."""
        if self._new != self._known and self._path is not None:
            write_whole(self._path, packed(self._new, self._context))
        self._known, self._new = self._new, {}
        self._reader.look()

    def _read(self) -> dict[str, tuple[bytes, Any]]:
        if self._path is None:
            return {}
        try:
            value = unpacked(self._path.read_bytes(), self._context)
        except OSError:
            return {}
        return value if isinstance(value, dict) else {}
