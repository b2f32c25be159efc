"""A disk that stops, refuses or does half of what it is told, at one operation of all."""

import errno
import os
from collections.abc import Callable
from typing import Any, Final

from journal_tool.files import Cannot, Files

OPERATIONS: Final = (
    "open", "read", "write", "cut", "sync", "close", "stat", "dress", "is_writable", "lease",
    "release", "lock", "is_running", "exchange", "rename_new", "link", "replace", "unlink",
    "names", "make_folder", "sync_folder",
)  # fmt: skip
ERRORS: Final = ("ENOSPC", "EIO", "EACCES", "EINTR", "EDQUOT", "EXDEV")
KILLED: Final = 77
"""Exit code of a process that was stopped."""

ALL: Final = "names exchanged"
NO_EXCHANGE: Final = "names not exchanged"
LINKS: Final = "links alone"
BARE: Final = "no links either"
NO_LEASES: Final = "no leases"
MODES: Final = (ALL, NO_LEASES, NO_EXCHANGE, LINKS, BARE)


class Quick(Files):
    """The disk without what takes long: nothing here outlives a cut of the power anyway.

    Args:
        mode: what this disk can do.
    """

    def __init__(self, mode: str = ALL) -> None:
        self.mode = mode

    def sync(self, file: int) -> None:
        os.fstat(file)

    def sync_folder(self, path: str) -> None:
        os.lstat(path)

    def pause(self, seconds: float) -> None:
        pass

    def lease(self, file: int) -> bool | None:
        return None if self.mode in {NO_LEASES, BARE} else super().lease(file)

    def exchange(self, one: str, other: str) -> None:
        if self.mode not in {ALL, NO_LEASES}:
            raise Cannot(errno.EINVAL, "not here")
        super().exchange(one, other)

    def rename_new(self, old: str, new: str) -> None:
        if self.mode in {LINKS, BARE}:
            raise Cannot(errno.EINVAL, "not here")
        super().rename_new(old, new)

    def link(self, old: str, new: str) -> None:
        if self.mode == BARE:
            raise OSError(errno.EPERM, "not here")
        super().link(old, new)


class Faulty(Quick):
    """The same with one fault.

    Args:
        mode: what this disk can do.
        at: number of the operation, from 0; ``-1`` for none.
        fault: ``kill before``, ``kill after``, ``short``, ``short kill``, or the name of an error;
            ``dead``: from there on nothing works any more.
    """

    def __init__(self, mode: str, at: int = -1, fault: str = "") -> None:
        super().__init__(mode)
        self.told: list[str] = []
        self._at = at
        self._fault = fault

    def do(self, name: str, call: Callable[..., Any], *given: Any) -> Any:
        """Do one operation, or not."""
        is_dead = self._fault == "dead" and 0 <= self._at <= len(self.told)
        is_it = is_dead or len(self.told) == self._at
        self.told.append(name)
        if not is_it:
            return call(self, *given)
        if self._fault == "kill before":
            os._exit(KILLED)
        if self._fault.startswith("short"):
            file, data = given
            count = call(self, file, data[: max(1, len(data) // 2)])
            if self._fault == "short kill":
                os._exit(KILLED)
            return count
        if self._fault == "kill after":
            try:
                call(self, *given)
            finally:
                os._exit(KILLED)
        number = errno.EIO if is_dead else getattr(errno, self._fault)
        if name == "close":  # the file is closed all the same
            call(self, *given)
        raise OSError(number, os.strerror(number))


def _faulty(name: str) -> Callable[..., Any]:
    real: Callable[..., Any] = getattr(Quick, name)

    def operation(self: Faulty, *given: Any) -> Any:
        return self.do(name, real, *given)

    return operation


for _name in OPERATIONS:
    setattr(Faulty, _name, _faulty(_name))
