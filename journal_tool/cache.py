"""What was made from files before, kept between runs in the user's cache folder.

It may be deleted at any time and is never needed: what is in doubt is made again.  Nothing of it
lies in the journal, so nothing is synced and no machine trusts another.

Conventions: signatures are compared as equal or not and never as newer; times are nanoseconds of
the system's clock.
"""

import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeAlias

from journal_tool.digest import blake2b
from journal_tool.values import dataclass

Signature: TypeAlias = tuple[int, int, int, int]
"""Of a file: time of change, size in bytes, time of status change, inode."""

SCHEMA: Final = 8
"""Goes up whenever what is kept, or how, is another."""

SETTLED: Final = 3_000_000_000
"""A file that changed less long before it was read may change again within one tick of the clock
of its file system, and then look the same."""

_SHARDS: Final = 64
"""So many files hold the entries: one changed day writes one of them."""

_CHECK: Final = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """What was made from a file.

    Attributes:
        signature: of the file when it was read.
        digest: of its bytes: the judge wherever the signature leaves a doubt.
        is_settled: whether the signature alone can be trusted.
        value: what was made from it.
    """

    signature: Signature
    digest: bytes
    is_settled: bool
    value: Any


def signature_of(status: os.stat_result) -> Signature:
    """Return what tells one state of a file from another."""
    return status.st_mtime_ns, status.st_size, status.st_ctime_ns, status.st_ino


NOTHING: Final[Signature] = (0, 0, 0, 0)
"""The signature of a file that is not there."""


def signature_at(path: str) -> Signature:
    """Return the signature of a file, or of what it links to; ``NOTHING`` if that is not there."""
    try:
        return signature_of(Path(path).stat())
    except (OSError, ValueError):
        return NOTHING


def digest_of(data: bytes) -> bytes:
    """Return the digest of the bytes of a file."""
    return blake2b(data, digest_size=16).digest()


class Cache:
    """Entries by the paths of files, valid for one context.

    Args:
        folder: where they are kept; ``None`` keeps them in this process alone.
        context: what entries depend on besides their file: versions, settings.  Entries of another
            context are thrown away.
        now: the system's clock.
    """

    def __init__(self, folder: Path | None, context: bytes, now: Callable[[], int]) -> None:
        self._folder = folder
        self._context = context
        self._now = now
        self._shards: dict[int, dict[str, Entry]] = {}
        self._changed: set[int] = set()
        self._seen: set[str] = set()

    def trusted(self, path: str, signature: Signature) -> Entry | None:
        """Return the entry of a file whose signature is the same and beyond doubt, if any."""
        entry = self._shard(path).get(path)
        if entry is None or not entry.is_settled or entry.signature != signature:
            return None
        self._seen.add(path)
        return entry

    def last_known(self, path: str) -> Entry | None:
        """Return what was kept of a file, whatever has become of it since; ``None`` if nothing."""
        entry = self._shard(path).get(path)
        if entry is not None:
            self._seen.add(path)
        return entry

    def same(self, path: str, signature: Signature, data: bytes) -> Entry | None:
        """Return the entry made from the same bytes, ``None`` if they are others."""
        entry = self._shard(path).get(path)
        if entry is None or entry.digest != digest_of(data):
            return None
        return self.keep(path, signature, data, entry.value)

    def keep(self, path: str, signature: Signature, data: bytes, value: Any) -> Entry:
        """Keep what was made from the bytes of a file, and return it.

        Args:
            path: of the file.
            signature: when it was read.
            data: its bytes.
            value: plain data and values of our own.
        """
        newest = max(signature[0], signature[2])
        entry = Entry(signature, digest_of(data), self._now() - newest > SETTLED, value)
        if self._shard(path).get(path) != entry:
            self._shard(path)[path] = entry
            self._changed.add(_number(path))
        self._seen.add(path)
        return entry

    def still(self, paths: Iterable[str]) -> None:
        """Take files for asked for, as whoever asked last time knows what is kept of them."""
        self._seen.update(paths)

    def forget(self) -> None:
        """Give back the memory of what is kept; it is taken from the disk when it is asked for."""
        self._shards.clear()

    def unread(self, paths: Iterable[str]) -> dict[int, list[int]]:
        """Return the shards that hold nothing so far, with the places of their files in ``paths``.

        There are none where nothing is kept between runs.
        """
        found: dict[int, list[int]] = {}
        if self._folder is not None:
            for at, path in enumerate(paths):
                if not self._shard(path):
                    found.setdefault(_number(path), []).append(at)
        return found

    def look_again(self, shards: Iterable[int]) -> None:
        """Take some shards from the disk again: another process has written them."""
        for number in shards:
            self._shards.pop(number, None)

    def save(self) -> None:
        """Write what is new, without the entries that nobody asked for.

        Two processes may write at once: each file is whole, and the last one stays.  Where nothing
        can be written nothing is kept.
        """
        for number, shard in self._shards.items():
            gone = shard.keys() - self._seen
            for path in gone:
                del shard[path]
            if gone:
                self._changed.add(number)
        if self._folder is not None:
            for number in self._changed:
                self._write(number)
        self._changed.clear()
        self._seen.clear()

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield all that is kept, by shards."""
        for number in range(_SHARDS):
            self._shards.setdefault(number, self._read(number))
            yield from self._shards[number].items()

    # -- on disk -------------------------------------------------------------------------------

    def _shard(self, path: str) -> dict[str, Entry]:
        number = _number(path)
        if number not in self._shards:
            self._shards[number] = self._read(number)
        return self._shards[number]

    def _read(self, number: int) -> dict[str, Entry]:
        if self._folder is None:
            return {}
        try:
            data = (self._folder / f"{number:02d}").read_bytes()
        except OSError:
            return {}
        value = unpacked(data, self._context)
        return value if isinstance(value, dict) else {}

    def _write(self, number: int) -> None:
        assert self._folder is not None  # noqa: S101 - asked before
        write_whole(self._folder / f"{number:02d}", packed(self._shards[number], self._context))


class Glance(Cache):
    """What is kept, to be looked at: nothing is written."""

    def save(self) -> None:
        """Keep nothing."""


def packed(value: Any, context: bytes) -> bytes:
    """Return a value as bytes with a check sum that holds for one context alone."""
    from journal_tool.pickled import dumped  # which many commands do not need

    file = dumped(value, bytes(_CHECK))
    with file.getbuffer() as data:  # many megabytes, that are copied no more often than need be
        data[:_CHECK] = _check(data[_CHECK:], context)
    return file.getvalue()


def unpacked(data: bytes, context: bytes) -> Any:
    """Return what was packed; ``None`` if it is damaged, of another context or not ours."""
    if data[:_CHECK] != _check(memoryview(data)[_CHECK:], context):
        return None
    from journal_tool.pickled import loaded  # see above

    return loaded(data, _CHECK)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file of the cache, or nothing: who reads sees the old one or the new one."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            temporary.write_bytes(data)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def _check(data: bytes | memoryview, context: bytes) -> bytes:
    key = blake2b(b"%d\n" % SCHEMA + context, digest_size=32).digest()
    return blake2b(data, digest_size=_CHECK, key=key).digest()


def _number(path: str) -> int:
    return zlib.crc32(path.encode("utf-8", "surrogateescape")) % _SHARDS


def journal_folder(caches: Path, root: Path) -> Path:
    """Return the folder below ``caches`` for the journal at ``root``, by whatever link."""
    real = os.path.realpath(root).encode("utf-8", "surrogateescape")
    return caches / blake2b(real, digest_size=16).hexdigest()


def kept_file(cache: Path, what: str, folder: Path) -> Path:
    """Return the file of a cache that knows something of the report in ``folder``."""
    real = os.fsencode(os.path.realpath(folder))
    return cache / f"{what}-{blake2b(real, digest_size=8).hexdigest()}"
