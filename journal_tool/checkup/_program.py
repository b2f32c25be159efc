"""What runs, where a journal lies, and how changes there are noticed."""

import os
import platform
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from journal_tool import __version__
from journal_tool.checkup._facts import Disk, Program, Watching
from journal_tool.dayfile import FORMAT_VERSION
from journal_tool.files import READ, Files
from journal_tool.watch import file_system, hints_by, is_network

PACKAGES: Final = (
    "click",
    "jinja2",
    "markdown-it-py",
    "platformdirs",
    "python-frontmatter",
    "pyyaml",
    "rich",
    "starlette",
    "uvicorn",
    "watchdog",
)
"""What journal needs."""

_EXCHANGES: Final[Mapping[str, bool]] = {
    **dict.fromkeys(("btrfs", "ext4", "f2fs", "gfs2", "overlay", "tmpfs", "ubifs", "xfs"), True),
    **dict.fromkeys(("9p", "cifs", "exfat", "ext2", "nfs", "nfs4", "ntfs3", "smb3"), False),
}
"""Kinds of file systems of which it is known whether two files can change names in one step: it
cannot be tried without writing."""

_INOTIFY: Final = Path("/proc/sys/fs/inotify")
_LIMITS: Final = ("max_user_watches", "max_user_instances", "max_queued_events")


def program() -> Program:
    """Return what runs."""
    return Program(
        version=__version__,
        format=FORMAT_VERSION,
        python=f"{platform.python_implementation()} {platform.python_version()}",
        system=f"{platform.system()} {platform.release()}",
        packages={name: _version(name) for name in PACKAGES},
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def disk(root: Path, days: Iterable[Path], files: Files) -> Disk:
    """Return what is known of the file system of a folder; nothing is written to find out.

    Args:
        root: the folder.
        days: files in it, which are opened until one can be.
        files: the disk.
    """
    kind = file_system(Path(os.path.realpath(root)))
    return Disk(
        kind=kind,
        is_network=is_network(kind),
        exchanges=_EXCHANGES.get(kind),
        leases=next((told for one in days if (told := _leases(files, str(one))) is not None), None),
    )


def _leases(files: Files, path: str) -> bool | None:
    """Return whether a lease is given; ``None`` where another has the file open for writing."""
    with suppress(OSError):
        file = files.open(path, READ)
        try:
            lease = files.lease(file)
            if lease:
                files.release(file)
        finally:
            files.close(file)
        return None if lease is False else lease is True
    return None


def watching(root: Path, folders: int) -> Watching:
    """Return how changes of a folder would be noticed.

    Args:
        root: the folder.
        folders: how many there are below it, itself included.
    """
    limits = {}
    for name in _LIMITS if sys.platform == "linux" else ():
        with suppress(OSError, ValueError):
            limits[f"fs.inotify.{name}"] = int((_INOTIFY / name).read_text("ascii"))
    return Watching(hints_by(root), folders, limits)
