"""A git repository told how it merges the days of a journal.

Lines are added to ``.gitattributes`` and ``.gitignore``, which travel with the repository, and the
driver to the settings of this clone, which do not.  What somebody set otherwise stays.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from journal_tool.dayfile import Kind
from journal_tool.language import _
from journal_tool.places import place_for
from journal_tool.saving import Saver
from journal_tool.store import Store, create_missing
from journal_tool.values import dataclass

DRIVER: Final = (
    "journal merge-driver %O %A %B %L %P"  # no text
    " || git merge-file -q --marker-size=%L -L ours -L base -L theirs %A %O %B"  # no text
)
"""Where journal is not found, or leaves a file to git, the lines are merged and marked."""

TEMPORARY: Final = ".~journal.*.tmp"
"""Texts that were not finished when the power went."""

_SECTION: Final = "merge.journal"
_NAME: Final = "two sides of a day become one"  # no text
_NONE: Final = frozenset({"unspecified", "unset"})
_PATIENCE: Final = 20.0
_SIGNS: Final = re.compile(r"([\\*?\[])")


class NoRepository(Exception):  # noqa: N818 - named for what happened
    """Days of this folder cannot be merged by git.

    Attributes:
        message: why, as a sentence.
        advice: what to type.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Told:
    """What a repository was told.

    Attributes:
        files: of which lines were added, below the root of the journal.
        is_clone_told: whether the settings of this clone hold the driver since now.
        other_driver: the driver of days that is set otherwise, and stays; ``""`` for none.
        other_attribute: how a ``.gitattributes`` has days merged otherwise; ``""`` for none.
        attributes: the file in which the lines stand, or would stand.
        in_repository: the folder of the report, if pages of it are in the repository; else ``""``.
    """

    files: tuple[str, ...]
    is_clone_told: bool
    other_driver: str
    other_attribute: str
    attributes: str
    in_repository: str


def must_be_work_tree(folder: Path) -> None:
    """See that a folder, which need not exist, is in a work tree of git.

    Raises:
        NoRepository: it is not.
    """
    there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.is_dir())
    if not shutil.which("git"):
        raise NoRepository(
            _("The program git is not found; nothing was changed."),
            _("Install git, then give the command again."),
        )
    done = _git(there, "rev-parse", "--is-inside-work-tree")
    said = done.stdout.strip()
    if done.returncode == 0 and said == "true":
        return
    if done.returncode == 0:
        raise NoRepository(
            _(
                "'{folder}' is in a repository without a work tree; nothing was changed.",
                folder=folder,
            ),
            _("Clone it, and give the command in the clone."),
        )
    if "not a git repository" in done.stderr:
        raise NoRepository(
            _("'{folder}' is in no git repository; nothing was changed.", folder=folder),
            _("Make one:  git init {folder}", folder=_shown(folder))
            + "\n"
            + _("Then give the command again."),
        )
    raise _refused(done)


def set_up(store: Store, saver: Saver, today: date) -> Told:
    """Tell a repository how it merges days; what it is told already, it is not told again.

    Args:
        store: the journal.
        saver: writes what is added to files that are there.
        today: names a day.

    Raises:
        NoRepository: git does not do it.
        NotSaved: a file could not be changed; those before it are.
        OSError: a file could not be made.
    """
    root, folder = store.root, store.settings.folder.strip("/")
    attributes = ".gitattributes" if folder in {"", "."} else f"{folder}/.gitattributes"
    files, other = [], ""
    missing = []
    for pattern, day in _patterns(store, today).items():
        merged = _attribute(root, day)
        if merged in _NONE | {""}:
            missing.append(f"{pattern} merge=journal")  # no text
        elif merged != "journal":
            other = merged
    if _added(root, attributes, missing, saver):
        files.append(attributes)
    if _added(root, ".gitignore", _not_ignored(store), saver):
        files.append(".gitignore")
    is_told, other_driver = _tell_clone(root)
    out = _below(store)
    tracked = out and _git(root, "ls-files", "--", f":(literal){out}/").stdout
    return Told(tuple(files), is_told, other_driver, other, attributes, out if tracked else "")


def _patterns(store: Store, today: date) -> dict[str, str]:
    """Return a day for each pattern of names that days have here."""
    days = {"*.md": PurePosixPath(place_for(store, today).path).with_suffix(".md").as_posix()}
    for one in store.files_now():
        if one.name.kind in {Kind.DAY, Kind.NOTE, Kind.AMBIGUOUS}:
            days["*" + PurePosixPath(one.path).suffix] = one.path
    return days


def _attribute(root: Path, day: str) -> str:
    said = _git(root, "check-attr", "-z", "merge", "--", day).stdout
    return said.split("\0")[2] if said.count("\0") >= 3 else ""


def _below(store: Store) -> str:
    """Return the folder of the report below the root; ``""`` if it is outside."""
    out = os.path.relpath(store.output.resolve(), store.root.resolve()).replace(os.sep, "/")
    return "" if out == "." or out.startswith("..") else out


def _not_ignored(store: Store) -> list[str]:
    """Return the lines that are missing in ``.gitignore``."""
    out = _below(store)
    quoted = _SIGNS.sub(r"\\\1", out)
    wanted = {f"{out}/index.html": f"/{quoted}/"} if out else {}
    wanted[TEMPORARY.replace("*", "x")] = TEMPORARY
    return [
        line
        for path, line in wanted.items()
        if _git(store.root, "check-ignore", "-q", "--no-index", "--", path).returncode == 1
    ]


def _added(root: Path, name: str, lines: Iterable[str], saver: Saver) -> bool:
    """Add lines to the end of a file; its other bytes stay."""
    lines = list(lines)
    if not lines:
        return False
    if create_missing(root, {name: "".join(f"{line}\n" for line in lines)}):
        return True

    def longer(raw: bytes | None) -> bytes:
        raw = raw or b""
        end = b"\r\n" if b"\r\n" in raw else b"\n"
        start = raw if not raw or raw.endswith(b"\n") else raw + end
        return start + b"".join(line.encode() + end for line in lines)

    with saver.change("init --git") as change:  # no text
        return change.save(Path(name), longer).is_changed


def _tell_clone(root: Path) -> tuple[bool, str]:
    """Set the driver; return whether it was missing, and the one that is set otherwise."""
    driver = _git(root, "config", "--get", f"{_SECTION}.driver").stdout.removesuffix("\n")
    if driver:
        return False, "" if driver == DRIVER else driver
    for key, value in (("name", _NAME), ("driver", DRIVER)):
        done = _git(root, "config", "--local", f"{_SECTION}.{key}", value)
        if done.returncode:
            raise _refused(done)
    return True, ""


def _refused(done: "subprocess.CompletedProcess[str]") -> NoRepository:
    said = next(iter(done.stderr.strip().splitlines()), "")
    reason = said.removeprefix("fatal: ").removeprefix("error: ").rstrip(".")
    return NoRepository(
        _("Git does not do it: {reason}.", reason=reason), _("'git status' says more.")
    )


def _shown(folder: Path) -> str:
    import shlex

    return shlex.quote(os.fspath(folder))


def _git(root: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Ask git; it answers in English, and takes no lock for a question."""
    return subprocess.run(  # noqa: S603 - git itself, with words of ours
        [shutil.which("git") or "git", *words],
        cwd=root,
        env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=_PATIENCE,
        check=False,
    )
