"""Which practice an action belongs to, and at which size: journal.toml against names."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from journal_tool.dayfile._action import minutes_of, read_action
from journal_tool.dayfile._key import fold, plain
from journal_tool.model import Practice, State
from journal_tool.settings import Settings
from journal_tool.values import dataclass

_STAR: Final = "ꙮ"  # a letter, so that it survives folding, and one that nobody types


@dataclass(frozen=True, slots=True)
class Size:
    """One step of a practice: what its name folds to (``""``: a duration alone), and minutes."""

    key: str
    minutes: int | None


def minutes_of_size(entry: str) -> int | None:
    """Return the minutes that a step of a ladder has, by itself or behind a name; else ``None``."""
    minutes = minutes_of(entry)
    return read_action(entry, ()).minutes if minutes is None else minutes


class Practices:
    """The practices of a journal, ready for looking names up."""

    def __init__(self, settings: Settings) -> None:
        self.units = tuple(plain(unit) for unit in settings.units)
        self.by_table = {practice.table.lower(): practice for practice in settings.practices}
        self.by_property: dict[str, Practice] = {}
        self.by_heading: dict[str, Practice] = {}
        self.sizes: dict[str, tuple[Size, ...]] = {}
        self.names: dict[str, Practice] = {}
        self._patterns: list[tuple[re.Pattern[str], Practice]] = []
        for practice in settings.practices:
            self._add(practice)
        self.near = lru_cache(maxsize=65_536)(self._near)
        self._look_up = lru_cache(maxsize=65_536)(self._find)

    def _add(self, practice: Practice) -> None:
        sizes = tuple(map(self._size, practice.sizes))
        self.sizes[practice.table] = sizes
        property_name = practice.property or practice.table
        self.by_property.setdefault(property_name.lower(), practice)
        if practice.heading:
            self.by_heading.setdefault(self.fold(practice.heading), practice)
        for name in (practice.name, practice.property or ""):
            if name:
                self.names.setdefault(self.fold(name), practice)
        for size in sizes:
            if size.key:
                self.names.setdefault(size.key, practice)
        for entry in practice.match:
            if "*" in entry:
                self._patterns.append((self._pattern(entry), practice))
            elif entry.strip():
                self.names.setdefault(self.fold(entry), practice)

    def _size(self, entry: str) -> Size:
        minutes = minutes_of(entry)
        if minutes is not None:
            return Size("", minutes)
        read = read_action(entry, ())
        return Size(self.fold(read.name) if read.name else "", read.minutes)

    def _pattern(self, entry: str) -> re.Pattern[str]:
        """``*`` stands for any words, none included: ``stroll*`` is ``stroll in the park``."""
        words = self.fold(entry.replace("*", f" {_STAR} ")).split()
        pattern = "".join(
            r"(?: [^ ]+)*" if word == _STAR else " " + re.escape(word) for word in words
        )
        return re.compile(pattern)

    def fold(self, name: str) -> str:
        """Return the folded name with the journal's own units."""
        return fold(name, self.units)

    def key(self, name: str, tags: tuple[str, ...], identifier: str | None) -> str:
        """Return the key of an action: its id, its practice's table name, or its folded name."""
        return self._look_up(name, tags[0] if tags else "", identifier)

    def _find(self, name: str, tag: str, identifier: str | None) -> str:
        if identifier:
            practice = self.by_table.get(identifier.lower())
            return practice.table if practice else identifier.casefold()
        folded = self.fold(name) or self.fold(tag) or name.casefold()
        found = self.practice_of(folded)
        return found.table if found else folded

    def practice_of(self, folded: str) -> Practice | None:
        """Return the practice that a folded name means."""
        practice = self.names.get(folded)
        if practice is not None:
            return practice
        for pattern, candidate in self._patterns:
            if pattern.fullmatch(" " + folded):
                return candidate
        return None

    def _near(self, key: str) -> str | None:
        """Return the practice that a key almost names, if it names none.

        Articles are left out and a ratio of difflib from 0.9 counts, so that `meditaton` is
        told and `walk dog` beside `walk` is not.
        """
        if key in self.sizes or len(key) < 4:
            return None
        return next((one.name for name, one in self.names.items() if _look_alike(key, name)), None)

    def size_of(self, key: str, name: str, minutes: int | None) -> int | None:
        """Return the step, from 1, that a name or, where all steps have them, minutes mean."""
        sizes = self.sizes.get(key)
        if not sizes:
            return None
        if name:
            folded = self.fold(name)
            for step, size in enumerate(sizes, 1):
                if size.key and size.key == folded:
                    return step
        if minutes is None:
            return None
        fitting = None
        for step, size in enumerate(sizes, 1):
            if size.minutes is None:
                return None
            if size.minutes <= minutes:
                fitting = step
        return fitting


def look_alikes(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of keys that look alike but are two, the earlier one first.

    Only keys that begin with the same two letters are compared, which keeps thousands of
    names cheap and costs slips in the first letters.
    """
    groups: dict[str, list[str]] = {}
    for key in keys:
        same = groups.setdefault(key[:2], [])
        for earlier in same if len(key) >= 5 else ():
            if _look_alike(earlier, key):
                yield earlier, key
        same.append(key)


def _look_alike(one: str, other: str) -> bool:
    """Whether two keys are alike without articles: a ratio of difflib from 0.9.

    Chapter 3 and chapter 4 look alike and are two things, so digits must agree.
    """
    one, other = _without_articles(one), _without_articles(other)
    shorter, both = min(len(one), len(other)), len(one) + len(other)
    if 2 * shorter < 0.9 * both or _digits(one) != _digits(other):
        return False
    return SequenceMatcher(None, one, other).ratio() >= 0.9


def _without_articles(folded: str) -> str:
    return " ".join(word for word in folded.split() if word not in _ARTICLES) or folded


def _digits(text: str) -> list[str]:
    return [char for char in text if char.isdigit()]


_ARTICLES: Final = frozenset({"a", "an", "the"})
_BOX_WORDS: Final = {
    " ": State.OPEN,
    "x": State.DONE,
    "/": State.SMALLER,
    "-": State.DROPPED,
    ">": State.MOVED,
}


def state_of(sign: str) -> State | None:
    """Return what the sign in a box means, or ``None`` for a sign without a meaning."""
    return _BOX_WORDS.get(sign)
