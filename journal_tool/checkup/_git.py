"""The repository that a journal is in: what it is in the middle of, and how it merges days.

Git is asked by its own name, with questions that change nothing and take no lock.
"""

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Final

from journal_tool.checkup._facts import Git
from journal_tool.files import Files
from journal_tool.saving import GIT_STATES, git_folder

_PATIENCE: Final = 10.0
_DRIVER: Final = "merge.journal.driver"  # no text


def git(root: Path, day: str, files: Files, now: float) -> Git | None:
    """Return what is known of the repository; ``None`` if the journal is in none.

    Args:
        root: of the journal.
        day: path of a day below it, which need not exist.
        files: the disk.
        now: seconds since 1970.
    """
    try:
        folder = git_folder(files, os.path.realpath(root))
    except OSError:
        return None
    if folder is None:
        return None
    program = shutil.which("git") or ""
    driver = _asked(program, root, "config", "--get", _DRIVER)
    attribute = _asked(program, root, "check-attr", "merge", "--", day).rpartition(": ")[2]
    called = _first_word(driver)
    return Git(
        folder=folder,
        program=program,
        states=tuple(one for one in GIT_STATES if os.path.lexists(os.path.join(folder, one))),
        lock_age=_age(os.path.join(folder, "index.lock"), now),
        attribute="" if attribute in {"unspecified", "unset"} else attribute,
        driver=driver,
        driver_program=called,
        is_driver_found=bool(called) and shutil.which(called) is not None,
    )


def _asked(program: str, root: Path, *words: str) -> str:
    """Return what git says, in one line; ``""`` if it says nothing."""
    if not program:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - git itself, with words of ours
            [program, *words],
            cwd=root,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""


def _first_word(command: str) -> str:
    try:
        return next(iter(shlex.split(command)), "")
    except ValueError:
        return command.split(maxsplit=1)[0]


def _age(path: str, now: float) -> float | None:
    try:
        return max(0.0, now - os.lstat(path).st_mtime)
    except OSError:
        return None
