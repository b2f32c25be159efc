"""What lies below the root of a journal, by its names alone: no file is opened."""

import os
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from journal_tool.checkup._facts import Tree
from journal_tool.files import Files
from journal_tool.scan import may_be_text, shown_path

_OURS: Final = ".~journal."
_SKEW: Final = 60_000_000_000
"""So many nanoseconds two clocks may differ without a word."""


def tree(root: Path, now: int) -> Tree:
    """Return what lies below ``root``.

    Args:
        root: of the journal.
        now: nanoseconds since 1970.
    """
    found = _Found(now + _SKEW)
    folders = [""]
    while folders:
        below = folders.pop()
        found.folders += 1
        try:
            with os.scandir(os.path.join(root, below)) as entries:
                listed = sorted(entries, key=lambda one: one.name)
        except OSError:
            found.not_listed.append(shown_path(below).rstrip("/") or ".")
            continue
        found.look(below, listed)
        folders += [below + one.name + "/" for one in listed if one.is_dir(follow_symlinks=False)]
    return Tree(
        found.folders,
        tuple(sorted(found.not_listed)),
        tuple(found.same_but_case),
        tuple(found.same_but_form),
        tuple(found.unfinished),
        tuple(found.from_future),
    )


class _Found:
    """What was found so far."""

    def __init__(self, latest: int) -> None:
        self._latest = latest
        self._files = Files()
        self.folders = 0
        self.not_listed: list[str] = []
        self.same_but_case: list[tuple[str, ...]] = []
        self.same_but_form: list[tuple[str, ...]] = []
        self.unfinished: list[str] = []
        self.from_future: list[str] = []

    def look(self, below: str, listed: Iterable[os.DirEntry[str]]) -> None:
        """Take what lies in one folder."""
        if any(part.startswith(".") for part in below.split("/")):
            return  # what is hidden is no day, and other programs name it
        names = []
        for entry in listed:
            path = shown_path(below + entry.name)
            if entry.name.startswith(_OURS) and entry.name.endswith(".tmp"):
                if not self._is_being_written(entry.name):
                    self.unfinished.append(path)
            elif not entry.name.startswith("."):
                names.append(entry.name)
                if may_be_text(entry.name) and self._is_from_future(entry):
                    self.from_future.append(path)
        in_form = _together(names, lambda name: unicodedata.normalize("NFC", name))
        self.same_but_form += [_paths(below, same) for same in in_form]
        one_of_each = {unicodedata.normalize("NFC", name): name for name in names}
        in_case = _together(one_of_each, str.casefold)
        self.same_but_case += [
            _paths(below, [one_of_each[name] for name in same]) for same in in_case
        ]

    def _is_being_written(self, name: str) -> bool:
        """Return whether the command that made one of our own texts is still at it."""
        number = name.split(".")[-2]
        return number.isdecimal() and self._files.is_running(int(number))

    def _is_from_future(self, entry: os.DirEntry[str]) -> bool:
        try:
            return entry.stat().st_mtime_ns > self._latest
        except OSError:
            return False


def _together(names: Iterable[str], key: Callable[[str], str]) -> list[list[str]]:
    """Return those names, by what they have in common, that are not alone with it."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(key(name), []).append(name)
    return [sorted(same) for same in groups.values() if len(same) > 1]


def _paths(below: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(shown_path(below + name) for name in names)
