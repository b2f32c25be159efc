"""The pages of the last build: one that would be the same stays on the disk as it is."""

import enum
import hashlib
import json
from collections.abc import Collection
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from journal_tool.cache import Signature, kept_file, packed, signature_of, unpacked, write_whole
from journal_tool.output import Reader
from journal_tool.report import Kept, Key
from journal_tool.resources import templates_digest

_NAME: Final = "pages"


class _Known(NamedTuple):
    """A page that was made.

    Attributes:
        digest: of its key.
        extra: what was kept with it.
        signature: of its file, as it was written; ``None`` where that is not known.
        page: digest of its bytes.
    """

    digest: bytes
    extra: Any
    signature: Signature | None = None
    page: str | None = None


class Remembered:
    """Knows by which inputs the pages of one folder were made.

    Args:
        cache: folder of what is kept between runs for this journal; ``None``: in this process.
        context: what all pages depend on: the program, and what the journal sets.
        folder: of the report.
    """

    def __init__(self, cache: Path | None, context: bytes, folder: Path) -> None:
        self._context = hashlib.blake2b(context + templates_digest(), digest_size=32).digest()
        self._folder = folder
        self._reader = Reader(folder)
        self._path = None if cache is None else kept_file(cache, _NAME, folder)
        self._known: dict[str, _Known] = self._read()
        self._new: dict[str, _Known] = {}
        self._keys: dict[str, tuple[Key, bytes]] = {}
        self._untouched: set[str] = set()

    @property
    def untouched(self) -> Collection[str]:
        """Paths of the pages that were recalled since the last :meth:`save`."""
        return self._untouched

    def recall(self, path: str, key: Key) -> Kept | None:
        """Return what was kept with the page, if it has this key and nobody has changed it."""
        known = self._known.get(path)
        if known is None or known.digest != self._digest(path, key):
            return None
        signature = self._signature(path)
        if signature is None or known.signature != signature:
            if known.page is None or not self._reader.has(path, known.page):
                return None
            known = known._replace(signature=signature)
        self._new[path] = known
        self._untouched.add(path)
        return Kept(known.extra)

    def keep(self, path: str, key: Key, extra: Any = None) -> None:
        """Remember that the page at ``path`` is made with this key."""
        self._new[path] = _Known(self._digest(path, key), extra)

    def last(self, path: str) -> Any:
        """Return what was kept with ``path`` the last time; ``None`` if nothing was."""
        known = self._known.get(path)
        return None if known is None else known.extra

    def begin(self) -> None:
        """Begin a build; what was remembered of one that did not come to its end is forgotten."""
        self._reader.look()
        self._new, self._untouched = {}, set()

    def save(self) -> None:
        """Keep what is known of the pages that were just written."""
        self._reader.look()
        self._new = {
            path: one
            if one.page
            else one._replace(signature=self._signature(path), page=self._reader.written(path))
            for path, one in self._new.items()
        }
        if self._new != self._known and self._path is not None:
            write_whole(self._path, packed(self._new, self._context))
        self._keys = {path: one for path, one in self._keys.items() if path in self._new}
        self._known, self._new, self._untouched = self._new, {}, set()

    def _digest(self, path: str, key: Key) -> bytes:
        """Return the digest of a key; one that is equal to the last of its page has the same."""
        found = self._keys.get(path)
        if found is None or found[0] != key:
            found = self._keys[path] = key, hashlib.blake2b(_text_of(key), digest_size=16).digest()
        return found[1]

    def _signature(self, path: str) -> Signature | None:
        with suppress(OSError):
            return signature_of((self._folder / path).lstat())
        return None

    def _read(self) -> dict[str, _Known]:
        if self._path is None:
            return {}
        try:
            value = unpacked(self._path.read_bytes(), self._context)
        except OSError:
            return {}
        return value if isinstance(value, dict) else {}


def _text_of(key: Key) -> bytes:
    """Return a text that is the same for the same key, in every process; JSON is the quickest."""
    try:
        return json.dumps(key, default=_plain).encode()
    except TypeError:  # a table whose names are no texts
        return repr(key).encode("utf-8", "surrogatepass")


def _plain(value: object) -> object:
    """Return what stands for a value that JSON does not have; the writer asks for all others.

    Two values of one place in a key are of one kind, so the kind need not be told.
    """
    match value:
        case enum.Enum():
            return value.value
        case date():
            return value.toordinal()
        case frozenset():
            return sorted(map(repr, value))
    fields = getattr(value, "__dataclass_fields__", None)
    return repr(value) if fields is None else [getattr(value, name) for name in fields]
