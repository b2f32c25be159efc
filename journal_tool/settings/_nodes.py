"""TOML as a tree in which every key and every value knows its place.

Offsets are half open and count code points of the whole text from 0.  A table also knows how it
was made, because that decides who may still add to it.
"""

import enum
from dataclasses import field
from datetime import date, datetime, time
from typing import Protocol, TypeAlias

from journal_tool.record import Record
from journal_tool.values import dataclass


class Placed(Protocol):
    """Anything that stands at ``text[start:end]``."""

    @property
    def start(self) -> int:
        """First character."""
        ...

    @property
    def end(self) -> int:
        """One past the last character."""
        ...


class Stretch(Record):
    """A place and nothing else."""

    start: int
    end: int


class Mistake(Record):
    """What is not TOML, and what to type instead (``hint``; ``""`` where that cannot be told)."""

    start: int
    end: int
    message: str
    hint: str = ""


class Key(Record):
    """One part of a dotted key, with its quotes if it has any."""

    name: str
    start: int
    end: int


class Odd(Record):
    """A date or time without quotes that TOML does not know: ``2026-02-30``, ``3:00``.

    It is kept as its characters, so that it costs its own key only.
    """

    text: str


Plain: TypeAlias = str | bool | int | float | datetime | date | time | Odd


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value that holds no others."""

    value: Plain
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list.

    Attributes:
        is_of_tables: made by ``[[NAME]]`` headers, each of which adds one table.
    """

    items: "list[Node]"
    start: int
    end: int
    is_of_tables: bool = False


class Origin(enum.Enum):
    """How a table came to be."""

    HEADER = "header"
    """By ``[NAME]`` or as an element of ``[[NAME]]``."""
    IMPLIED = "implied"
    """Only as a part of a longer header; its own header may still come."""
    DOTTED = "dotted"
    """By a dotted key, and closed at the end of the section."""
    INLINE = "inline"
    """By braces, and closed at once."""


@dataclass(slots=True)
class Table:
    """Keys with their values, in the order of the text; ``start`` to ``end`` is its header.

    Of a key that stands ``twice`` the first counts.
    """

    start: int
    end: int
    origin: Origin
    entries: "dict[str, Entry]" = field(default_factory=dict)
    twice: "list[Clash]" = field(default_factory=list)


Node: TypeAlias = Scalar | Items | Table


class Entry(Record):
    """A key and its value."""

    key: Key
    value: Node


class Clash(Record):
    """A key that is left out because of what stands there already."""

    key: Key
    first: Entry


def put(table: Table, keys: tuple[Key, ...], value: Node) -> None:
    """Write ``value`` under a dotted key, unless something stands there already.

    ``table`` holds what one section, or one pair of braces, has said so far.
    """
    below = table
    for key in keys[:-1]:
        entry = below.entries.setdefault(
            key.name, Entry(key, Table(key.start, key.end, Origin.DOTTED))
        )
        if not isinstance(entry.value, Table) or entry.value.origin is Origin.INLINE:
            table.twice.append(Clash(key, entry))
            return
        below = entry.value
    last = keys[-1]
    first = below.entries.setdefault(last.name, Entry(last, value))
    if first.key is not last:
        table.twice.append(Clash(last, first))
