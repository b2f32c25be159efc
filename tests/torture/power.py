"""What can be on a disk after the power went: a recorder of operations, and every state they allow.

The model is that of ALICE (Pillai and others, OSDI 2014).  Operations reach the disk in any order
and any of them may not; a write may reach it by half.  What was synced is there: the bytes of a
file when the file was, names in a folder when the folder was.  An exchange of two names is one
operation, as it is in the journal of every file system that has it.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import TypeAlias

from tests.torture.faults import Quick

Disk: TypeAlias = dict[str, bytes]
"""Bytes of files by their paths."""

FOLDER = -1


@dataclass(slots=True)
class Wrote:
    """Bytes that went to a file: its number, where, what (``None``: it ends there)."""

    file: int
    at: int
    data: bytes | None


@dataclass(slots=True)
class Named:
    """Names that changed in one step: file of each, ``FOLDER``, or ``None`` for none."""

    names: Mapping[str, int | None]


@dataclass(slots=True)
class Operation:
    """One operation, and after how many operations it is on the disk for sure."""

    what: Wrote | Named
    safe_at: int | None = None


@dataclass(slots=True)
class Recording:
    """What was there, and what was done."""

    bytes: dict[int, bytes] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    done: list[Operation] = field(default_factory=list)


class Recorder(Quick):
    """The disk, and a record of what is done to it.

    Args:
        mode: what this disk can do.
        base: folder of everything that is looked at.
        interrupt: called with the number of each exchange or replacement, before it happens.
    """

    def __init__(
        self, mode: str, base: Path, interrupt: Callable[[int], None] = lambda _number: None
    ) -> None:
        super().__init__(mode)
        self.seen = Recording()
        self._base = base
        self._interrupt = interrupt
        self._turns = 0
        self._now: dict[str, int] = {}
        self._open: dict[int, int] = {}
        self._size: dict[int, int] = {}
        self._count = 0
        for path in sorted(base.rglob("*")):
            name = str(path)
            self._now[name] = FOLDER if path.is_dir() else self._new()
            if path.is_file():
                data = path.read_bytes()
                self.seen.bytes[self._now[name]] = data
                self._size[self._now[name]] = len(data)
        self.seen.names = dict(self._now)

    def _new(self) -> int:
        self._count += 1
        self._size[self._count] = 0
        return self._count

    # -- bytes ---------------------------------------------------------------------------------

    def open(self, path: str, flags: int, mode: int = 0o600) -> int:
        file = super().open(path, flags, mode)
        if path not in self._now and flags & os.O_CREAT:
            self._name({path: self._new()})
        self._open[file] = self._now.get(path, 0)
        return file

    def write(self, file: int, data: bytes) -> int:
        count = super().write(file, data)
        number = self._open[file]
        self.seen.done.append(Operation(Wrote(number, self._size[number], bytes(data[:count]))))
        self._size[number] += count
        return count

    def cut(self, file: int, size: int) -> None:
        super().cut(file, size)
        self.seen.done.append(Operation(Wrote(self._open[file], size, None)))
        self._size[self._open[file]] = size

    def sync(self, file: int) -> None:
        number = self._open[file]
        for one in self._unsafe():
            if isinstance(one.what, Wrote) and one.what.file == number:
                one.safe_at = len(self.seen.done)

    def sync_folder(self, path: str) -> None:
        for one in self._unsafe():
            if isinstance(one.what, Named):
                folders = {str(Path(name).parent) for name in one.what.names}
                if folders == {path}:
                    one.safe_at = len(self.seen.done)

    def _unsafe(self) -> Iterator[Operation]:
        return (one for one in self.seen.done if one.safe_at is None)

    # -- names ---------------------------------------------------------------------------------

    def _name(self, names: Mapping[str, int | None]) -> None:
        self.seen.done.append(Operation(Named(names)))
        for name, file in names.items():
            if file is None:
                self._now.pop(name)
            else:
                self._now[name] = file

    def _turn(self) -> None:
        number, self._turns = self._turns, self._turns + 1
        self._interrupt(number)

    def exchange(self, one: str, other: str) -> None:
        self._turn()
        super().exchange(one, other)
        self._name({one: self._now[other], other: self._now[one]})

    def rename_new(self, old: str, new: str) -> None:
        self._turn()
        super().rename_new(old, new)
        self._name({old: None, new: self._now[old]})

    def replace(self, old: str, new: str) -> None:
        self._turn()
        super().replace(old, new)
        self._name({old: None, new: self._now[old]})

    def link(self, old: str, new: str) -> None:
        super().link(old, new)
        self._name({new: self._now[old]})

    def unlink(self, path: str) -> None:
        super().unlink(path)
        self._name({path: None})

    def make_folder(self, path: str, mode: int = 0o777) -> None:
        super().make_folder(path, mode)
        self._name({path: FOLDER})

    # -- somebody else -------------------------------------------------------------------------

    def saves_in_place(self, path: Path, data: bytes) -> None:
        """Let an editor write over a file, and make sure of it."""
        path.write_bytes(data)
        number = self._now[str(path)]
        self.seen.done.append(Operation(Wrote(number, 0, data), safe_at=0))
        self._size[number] = len(data)

    def saves_anew(self, path: Path, data: bytes) -> None:
        """Let an editor replace a file, and make sure of it."""
        beside = path.with_name("4913")
        beside.write_bytes(data)
        beside.replace(path)
        number = self._new()
        self.seen.done.append(Operation(Wrote(number, 0, data), safe_at=0))
        self._name({str(path): number})
        self.seen.done[-1].safe_at = 0
        self._size[number] = len(data)


def states(seen: Recording, tree: Path) -> Iterator[tuple[int, Disk]]:
    """Return every state of the disk after every number of operations, each once for a number.

    Operations outside of ``tree`` that are not safe are all there, or none of them is.
    """
    for cut in range(len(seen.done) + 1):
        known = set()
        for kept in _choices(seen.done[:cut], cut, str(tree)):
            disk = _disk(seen, kept)
            key = frozenset(disk.items())
            if key not in known:
                known.add(key)
                yield cut, disk


def _choices(
    done: Sequence[Operation], cut: int, tree: str
) -> Iterator[list[tuple[Operation, float]]]:
    """Return each choice of how much of each operation reached the disk: 0, 0.5 or 1."""
    free = [one for one in done if one.safe_at is None or one.safe_at > cut]
    inside = {id(one) for one in free if _is_inside(one, done, tree)}
    ways = [(0.0, 0.5, 1.0) if isinstance(one.what, Wrote) else (0.0, 1.0)
            for one in free if id(one) in inside]  # fmt: skip
    for others in (0.0, 1.0):
        for chosen in product(*ways):
            left = iter(chosen)
            parts = {id(one): next(left) if id(one) in inside else others for one in free}
            yield [(one, parts.get(id(one), 1.0)) for one in done]


def _is_inside(one: Operation, done: Sequence[Operation], tree: str) -> bool:
    if isinstance(one.what, Named):
        return any(name.startswith(tree) for name in one.what.names)
    return any(
        isinstance(other.what, Named) and one.what.file in other.what.names.values()
        and any(name.startswith(tree) for name in other.what.names)
        for other in done
    )  # fmt: skip


def _disk(seen: Recording, kept: Sequence[tuple[Operation, float]]) -> Disk:
    contents = dict(seen.bytes)
    names: dict[str, int | None] = dict(seen.names)
    for operation, part in kept:
        what = operation.what
        if not part:
            continue
        if isinstance(what, Named):
            names.update(what.names)
        elif what.data is None:
            contents[what.file] = contents.get(what.file, b"")[: what.at]
        else:
            data = what.data[: int(len(what.data) * part)]
            before = contents.get(what.file, b"")[: what.at].ljust(what.at, b"\x00")
            contents[what.file] = before + data
    return {
        name: contents.get(file, b"")
        for name, file in names.items()
        if file is not None and file != FOLDER and _is_reached(name, names, seen.names)
    }


def _is_reached(name: str, names: Mapping[str, int | None], before: Mapping[str, int]) -> bool:
    """Return whether the folders on the way to a file are there."""
    above = {key for key, file in {**before, **names}.items() if file == FOLDER}
    return all(names.get(one) == FOLDER for one in above if name.startswith(one + os.sep))
