"""What was changed, with the bytes of before and after: for undoing, and for what a stop left.

A step is a file of entries.  It is called ``pending`` while it is made, and gets a number when it
is done.  An entry is on the disk before the file it speaks of is touched, so whatever lies in the
journal after a stop is known.  Each entry carries a digest; what does not fit it, and what comes
after, was never finished.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, Final

from journal_tool.digest import blake2b
from journal_tool.files import APPEND, READ, Files
from journal_tool.record import Record

CHANGE: Final = "change"
UNDO: Final = "undo"

_MAX_STEPS: Final = 200
_MAX_BYTES: Final = 20 * 1024 * 1024
_DIGEST: Final = 32
"""Characters of a digest."""


class Entry(Record):
    """One file, as it was and as it was to be.

    Attributes:
        path: below the root, with ``/``.
        temporary: where its new text waited, and its old text after that; below the root.
        before: its bytes; ``None`` if there was no file.
        after: its bytes; ``None`` if it is taken away.
    """

    path: str
    temporary: str
    before: bytes | None
    after: bytes | None


class Step(Record):
    """One change that can be taken back.

    Attributes:
        what: the words of the command that made it.
        when: its time, as ISO 8601.
        entries: each file once, in the order it was changed.
        tried: every entry, also of what did not come true.
        kind: whether it is a change, or takes one back.
    """

    what: str
    when: str
    entries: tuple[Entry, ...]
    tried: tuple[Entry, ...] = ()
    kind: str = CHANGE

    @property
    def paths(self) -> tuple[str, ...]:
        """The files, below the root."""
        return tuple(one.path for one in self.entries)


class Log:
    """The steps of one journal.

    Args:
        files: the disk.
        folder: the state folder.
    """

    def __init__(self, files: Files, folder: str) -> None:
        self._files = files
        self._folder = folder
        self._pending = os.path.join(folder, "pending")
        self._steps = os.path.join(folder, "steps")
        self._undone = os.path.join(folder, "undone")
        self._file: int | None = None
        self._head: dict[str, Any] = {}
        self._true: list[Entry] = []
        self._size = 0

    # -- writing -------------------------------------------------------------------------------

    def begin(self, what: str, when: str, kind: str = CHANGE) -> None:
        """Begin a step; nothing is written before its first entry."""
        self._head = {"what": what, "when": when, "kind": kind}
        self._true.clear()
        self._size = 0

    def intend(self, entry: Entry) -> None:
        """Put on the disk what is going to be done to a file."""
        if self._file is None:
            self._file = self._files.open(self._pending, APPEND)
        head = {"path": entry.path, "temporary": entry.temporary}
        packed = _packed(head, entry.before, entry.after)
        self._write(packed if self._size else _packed(self._head) + packed)
        self._true.append(entry)

    def void(self) -> None:
        """Say that the last entry did not come true."""
        self._true.pop()
        self._write(_packed({"void": True}), is_urgent=False)

    def finish(self) -> None:
        """End a step and keep it, or forget it if none of its entries came true."""
        self.leave()
        if _joined(self._true) and self._head["kind"] == CHANGE:
            self._keep()
        else:
            self.drop()

    def leave(self) -> None:
        """End a step where it stands: the next start finds it."""
        if self._file is not None:
            file, self._file = self._file, None
            self._files.close(file)

    def _write(self, data: bytes, *, is_urgent: bool = True) -> None:
        assert self._file is not None  # noqa: S101 - opened by the first entry
        try:
            write_all(self._files, self._file, data)
            if is_urgent:
                self._files.sync(self._file)
        except OSError:  # half an entry would hide those that come after it
            with suppress(OSError):
                self._files.cut(self._file, self._size)
            raise
        self._size += len(data)

    # -- steps ---------------------------------------------------------------------------------

    def pending(self) -> Step | None:
        """Return the step that was not ended, if any of its entries is whole."""
        return self._read(self._pending)

    def has_pending(self) -> bool:
        """Return whether there is a step that was not ended."""
        try:
            self._files.stat(self._pending)
        except FileNotFoundError:
            return False
        return True

    def keep_pending(self) -> None:
        """Keep the step that was not ended."""
        self._keep()

    def drop(self) -> None:
        """Forget the step that was not ended."""
        try:
            self._files.unlink(self._pending)
        except FileNotFoundError:
            return

    def last(self) -> tuple[str, Step] | None:
        """Return the newest step that can be read, with its number; ``None`` if there is none."""
        for number in reversed(self._numbers(self._steps)):
            step = self._read(os.path.join(self._steps, number))
            if step is not None and step.entries:
                return number, step
        return None

    def set_aside(self, number: str) -> None:
        """Put away a step that was taken back; its bytes stay for a while."""
        self._make(self._undone)
        self._files.replace(os.path.join(self._steps, number), os.path.join(self._undone, number))
        self._prune(self._undone)

    def _keep(self) -> None:
        self._make(self._steps)
        known = [*self._numbers(self._steps), *self._numbers(self._undone)]
        number = f"{max(map(int, known), default=0) + 1:08d}"
        self._files.replace(self._pending, os.path.join(self._steps, number))
        self._prune(self._steps)

    def _make(self, folder: str) -> None:
        try:
            self._files.make_folder(folder, 0o700)
        except FileExistsError:
            return

    def _numbers(self, folder: str) -> list[str]:
        return sorted(one for one in self._files.names(folder) if one.isdecimal())

    def _prune(self, folder: str) -> None:
        """Forget the oldest steps when they are too many or too large; never the newest."""
        size = 0
        for place, number in enumerate(reversed(self._numbers(folder))):
            path = os.path.join(folder, number)
            size += self._files.stat(path).st_size
            if place and (place >= _MAX_STEPS or size > _MAX_BYTES):
                self._files.unlink(path)

    def _read(self, path: str) -> Step | None:
        try:
            file = self._files.open(path, READ)
        except FileNotFoundError:
            return None
        try:
            data = self._files.read(file)
        finally:
            self._files.close(file)
        heads = list(_unpacked(data))
        if not heads or "what" not in heads[0][0]:
            return None
        head = heads[0][0]
        true: list[Entry] = []
        tried: list[Entry] = []
        for one, before, after in heads[1:]:
            if "void" in one:
                true.pop()
                continue
            entry = Entry(one["path"], one["temporary"], before, after)
            true.append(entry)
            tried.append(entry)
        return Step(head["what"], head["when"], _joined(true), tuple(tried), head["kind"])


def write_all(files: Files, file: int, data: bytes) -> None:
    """Write every byte, in as many pieces as the disk likes."""
    written = 0
    while written < len(data):
        written += files.write(file, data[written:])


def _joined(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return each file once: as it was before the first of its entries, and after the last.

    One that is as it was is none of them.
    """
    found: dict[str, Entry] = {}
    for one in entries:
        earlier = found.get(one.path)
        if earlier is None or earlier.after != one.before:
            found[one.path] = one
        else:
            found[one.path] = Entry(one.path, one.temporary, earlier.before, one.after)
    return tuple(one for one in found.values() if one.before != one.after)


def _packed(head: dict[str, Any], before: bytes | None = None, after: bytes | None = None) -> bytes:
    import json

    sizes = [None if one is None else len(one) for one in (before, after)]
    line = json.dumps({**head, "sizes": sizes}, separators=(",", ":")).encode()
    rest = b" " + line + b"\n" + (before or b"") + (after or b"") + b"\n"
    return _digest(rest) + rest


def _unpacked(data: bytes) -> Iterator[tuple[dict[str, Any], bytes | None, bytes | None]]:
    """Return the entries up to the first that is not whole."""
    import json

    start = 0
    while start < len(data):
        line_end = data.find(b"\n", start)
        try:
            head = json.loads(data[start + _DIGEST : line_end + 1])
            sizes = [0 if one is None else int(one) for one in head["sizes"]]
        except (ValueError, LookupError, TypeError):
            return
        middle = line_end + 1 + sizes[0]
        end = middle + sizes[1] + 1
        if _digest(data[start + _DIGEST : end]) != data[start : start + _DIGEST]:
            return
        texts = [data[line_end + 1 : middle], data[middle : end - 1]]
        given = [
            None if size is None else one for size, one in zip(head["sizes"], texts, strict=True)
        ]
        yield head, given[0], given[1]
        start = end


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST // 2).hexdigest().encode()
