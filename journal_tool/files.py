"""The disk, as saving sees it: saving touches no file but through these operations.

Hides the system: leases, the exchange of two names, the attributes of a file.  Tests put another
object in the place of :class:`Files`, so that every operation can be stopped, refused or recorded.
One convention: no operation but :meth:`Files.real` follows a link at the end of a path, and no
descriptor is handed on to another program.

Run on Linux only.  Elsewhere there is no exchange and no lease: each operation says so in the way
that its docstring names, and saving takes another way.
"""

import errno
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Protocol

if sys.platform != "win32":
    import fcntl

READ: Final = os.O_RDONLY
NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL
"""A file that must not be there yet."""
APPEND: Final = os.O_WRONLY | os.O_CREAT | os.O_APPEND
LOCK: Final = os.O_RDWR | os.O_CREAT

_ALWAYS: Final = (
    getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)
_NO_SYNC: Final = {errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS}
"""What a system says that does not write a folder down at a word."""
_NO_LEASE: Final = {errno.EINVAL, errno.EACCES, errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP}
_DATALESS: Final = 0x40000000
"""``SF_DATALESS`` of macOS."""
_RECALL: Final = 0x400000 | 0x40000 | 0x1000
"""``RECALL_ON_DATA_ACCESS``, ``RECALL_ON_OPEN`` and ``OFFLINE`` of Windows."""
_REMOTE: Final = {"nfs", "nfs4", "cifs", "smb3", "ceph"}
_HERE: Final = -100
"""``AT_FDCWD``: paths begin in the current folder."""
_NOREPLACE: Final = 1
_EXCHANGE: Final = 2


class Cannot(OSError):  # noqa: N818 - named for what happened
    """This system, or this kind of disk, has no such operation."""


class Files:
    """The operations, on the real disk.  Every one of them raises ``OSError``."""

    keeps_open_files = sys.platform != "win32"
    """Whether a file that is open can be given another name, or be taken away."""

    # -- one file ------------------------------------------------------------------------------

    def open(self, path: str, flags: int, mode: int = 0o600) -> int:
        """Open a file and return its descriptor; one that is made has at most the bits ``mode``."""
        return os.open(path, flags | _ALWAYS, mode)

    def read(self, file: int) -> bytes:
        """Return all bytes of an open file, wherever it was read to before."""
        os.lseek(file, 0, os.SEEK_SET)
        pieces = []
        while piece := os.read(file, 1 << 20):
            pieces.append(piece)
        return b"".join(pieces)

    def write(self, file: int, data: bytes) -> int:
        """Write the beginning of ``data``; return how many bytes of it."""
        return os.write(file, data)

    def cut(self, file: int, size: int) -> None:
        """Let a file end after ``size`` bytes."""
        os.ftruncate(file, size)

    def sync(self, file: int) -> None:
        """Return when the bytes of a file are on the disk and not only on the way to it."""
        os.fsync(file)

    def close(self, file: int) -> None:
        """Close a file, which may be the moment in which a disk says that it is full."""
        os.close(file)

    def stat(self, place: str | int) -> os.stat_result:
        """Return what is known of a path or an open file; a link is a link."""
        return os.fstat(place) if isinstance(place, int) else os.lstat(place)

    def real(self, path: str) -> str:
        """Return a path without any link; what is not there is no link."""
        return os.path.realpath(path)

    def dress(self, file: int, like: int) -> bool:
        """Give a file the owner, mode and extended attributes of another.

        Returns:
            Whether the owner could be given; attributes that the system keeps to itself are not
            counted.
        """
        there = os.fstat(like)
        is_kept = _own(file, there)
        if hasattr(os, "fchmod"):
            os.fchmod(file, there.st_mode & 0o7777)
        if sys.platform == "linux":
            with suppress(OSError):
                for name in os.listxattr(like):
                    with suppress(OSError):
                        os.setxattr(file, name, os.getxattr(like, name))
        return is_kept

    def is_writable(self, path: str) -> bool:
        """Return whether its mode lets us write to a file."""
        return os.access(path, os.W_OK)

    # -- who else ------------------------------------------------------------------------------

    def lease(self, file: int) -> bool | None:
        """Keep others from opening a file for writing, until :meth:`release`; they wait.

        Returns:
            ``False`` if somebody has it open for writing, ``None`` where that cannot be known.
        """
        if sys.platform != "linux":
            return None
        import signal

        try:
            # Whoever waits is told to us by a signal, and that of the system's choice would end us.
            fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except OSError as error:
            if error.errno in _NO_LEASE:
                return None
            if error.errno == errno.EAGAIN:
                return None if _is_remote(os.fstat(file).st_dev) else False
            raise
        return True

    def release(self, file: int) -> None:
        """Let others open a file again."""
        if sys.platform == "linux":
            with suppress(OSError):  # taken from us after 45 s; the file is closed soon anyway
                fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)

    def lock(self, file: int) -> bool:
        """Take the lock that an open file stands for, until it is closed; say whether we got it."""
        if sys.platform == "win32":
            import msvcrt

            try:
                msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            except OSError:
                return False
            return True
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def is_running(self, process: int) -> bool:
        """Return whether there is a process of this number; ``True`` where that is not known."""
        if sys.platform == "win32":
            return True  # there the question would end the process
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except PermissionError:
            return True
        return True

    def pause(self, seconds: float) -> None:
        """Let others go on for a while."""
        time.sleep(seconds)

    # -- names ---------------------------------------------------------------------------------

    def exchange(self, one: str, other: str) -> None:
        """Let two files have each other's name, in one step.

        Raises:
            Cannot: not here.
        """
        _rename(one, other, _EXCHANGE)

    def rename_new(self, old: str, new: str) -> None:
        """Give a file a name that nothing has, in one step.

        Raises:
            FileExistsError: the name is taken.
            Cannot: not here.
        """
        if sys.platform == "win32":
            os.rename(old, new)
        else:
            _rename(old, new, _NOREPLACE)

    def link(self, old: str, new: str) -> None:
        """Give a file a second name that nothing has.

        Raises:
            FileExistsError: the name is taken.
        """
        os.link(old, new)

    def replace(self, old: str, new: str) -> None:
        """Give a file the name of another, which is gone then."""
        os.replace(old, new)

    def unlink(self, path: str) -> None:
        """Take a name away, and with the last one the file."""
        os.unlink(path)

    def names(self, folder: str) -> list[str]:
        """Return the names of what lies in a folder, in no order; none if there is no folder."""
        try:
            return os.listdir(folder)
        except FileNotFoundError:
            return []

    def make_folder(self, path: str, mode: int = 0o777) -> None:
        """Make a folder in one that is there."""
        os.mkdir(path, mode)

    def sync_folder(self, path: str) -> None:
        """Return when the names in a folder are on the disk, where a system can say so."""
        if sys.platform == "win32":
            return
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise
        finally:
            os.close(folder)


def is_dataless(status: os.stat_result) -> bool:
    """Return whether the bytes of a file are not on this device, so that opening it may wait."""
    attributes = getattr(status, "st_file_attributes", 0)
    return bool(getattr(status, "st_flags", 0) & _DATALESS or attributes & _RECALL)


def placeholder_of(path: str) -> str:
    """Return the path of what iCloud Drive leaves, before macOS 14, where it keeps a file away."""
    folder, name = os.path.split(path)
    return os.path.join(folder, f".{name}.icloud")


def _own(file: int, like: os.stat_result) -> bool:
    """Give a file the owner and group of another; return whether it has them."""
    if sys.platform == "win32":
        return True
    mine = os.fstat(file)
    if (mine.st_uid, mine.st_gid) == (like.st_uid, like.st_gid):
        return True
    try:
        os.fchown(file, like.st_uid, like.st_gid)
    except OSError:
        with suppress(OSError):
            os.fchown(file, -1, like.st_gid)
        return False
    return True


def _is_remote(device: int) -> bool:
    """Return whether a disk is one of the network's, which refuse leases in any case."""
    try:
        with open("/proc/self/mountinfo", encoding="utf-8", errors="replace") as mounts:
            kinds = kinds_of_mounts(mounts.read())
    except OSError:
        return False
    return kinds.get((os.major(device), os.minor(device)), "") in _REMOTE


def kinds_of_mounts(mounts: str) -> dict[tuple[int, int], str]:
    r"""Return the kinds of disks by the numbers of their devices.

    Args:
        mounts: as in ``/proc/self/mountinfo``.

    >>> kinds_of_mounts("36 35 0:52 / /mnt rw,noatime shared:1 - nfs4 server:/ rw\n")
    {(0, 52): 'nfs4'}
    """
    found = {}
    for line in mounts.splitlines():
        before, _dash, after = line.partition(" - ")
        numbers = before.split()[2:3]
        if after and numbers:
            major, _colon, minor = numbers[0].partition(":")
            found[int(major), int(minor)] = after.split()[0]
    return found


class _RenameAt2(Protocol):
    def __call__(self, at: int, old: bytes, to: int, new: bytes, how: int, /) -> int: ...


_found: list[Callable[[bytes, bytes, int], int]] = []


def _rename(old: str, new: str, how: int) -> None:
    """Call ``renameat2``, which Python does not know.

    Raises:
        Cannot: system or disk does not know it either.
    """
    if not _found:
        _found.append(_renameat2())
    number = _found[0](os.fsencode(old), os.fsencode(new), how)
    if number in {errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP}:
        raise Cannot(number, os.strerror(number), old)
    if number:
        raise OSError(number, os.strerror(number), old, None, new)


def _renameat2() -> Callable[[bytes, bytes, int], int]:
    """Return the call; it returns the number of an error, 0 for none."""
    if sys.platform != "linux":
        return lambda _old, _new, _how: errno.ENOSYS
    import ctypes  # which reading commands do not need

    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return lambda _old, _new, _how: errno.ENOSYS
    call.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
    call.restype = ctypes.c_int
    renameat2: _RenameAt2 = call

    def renamed(old: bytes, new: bytes, how: int) -> int:
        while renameat2(_HERE, old, _HERE, new, how):
            if (number := ctypes.get_errno()) != errno.EINTR:
                return number
        return 0

    return renamed
