"""Values of TOML into values of ours, each with its own clause for what it cannot be.

A reader takes a node and the findings so far; it returns the value, or ``None`` after it has
told why there is none.  The user's own text is kept but for blanks around and double ones
within it.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Final, TypeVar

from journal_tool import rules
from journal_tool.diagnostics import Diagnostic, Rule, at, printable
from journal_tool.model import Rhythm, Schedule, ScheduleChange
from journal_tool.settings import _advice
from journal_tool.settings._nodes import Items, Node, Odd, Placed, Scalar, Stretch, Table
from journal_tool.settings._rhythm import (
    KINDS,
    WEEKDAYS,
    NoRhythm,
    read_rhythm,
    read_weekday,
)
from journal_tool.text import SourceText

T = TypeVar("T")
Choices = Mapping[str, object] | tuple[str, ...]
LAST_DAY_END: Final = (12, 0)
MOST_PAIRS: Final = 1000
MOST_SIZES: Final = 5
MOST_FINDINGS: Final = 100
"""What is listed of one file; nobody reads more."""
MOST_COMPARED: Final = 50_000
"""Characters that are compared in search of near names, which is slow."""

_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[-./_ ]?([0-9]{1,2})[-./_ ]?([0-9]{1,2})")
_CLOCK: Final = re.compile(r"([0-9]{1,2}):([0-5][0-9])(?::[0-5][0-9](?:\.[0-9]+)?)?")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")


@dataclass(slots=True)
class Findings:
    """What was found wrong in one text so far.

    Attributes:
        is_newer: whether the text is of a later version of the format.
        count: of all findings; only the first of them are kept.
        compared: characters that were compared in search of near names.
    """

    source: SourceText
    is_newer: bool = False
    count: int = 0
    compared: int = 0
    _kept: list[Diagnostic] = field(default_factory=list)

    def add(self, rule: Rule, place: Placed, message: str, hint: str = "") -> None:
        """Tell that ``rule`` is broken at ``place``."""
        self.count += 1
        if self.count <= MOST_FINDINGS:
            span = self.source.span(place.start, place.end)
            self._kept.append(at(rule, self.source, span, message, hint))

    def by_place(self) -> list[Diagnostic]:
        """Return the findings in the order of the text; the last one says how many are left out."""
        found = sorted(self._kept, key=lambda one: one.sort_key)
        if self.count > MOST_FINDINGS:
            more = f"{self.count - MOST_FINDINGS} more findings are not listed"
            found[-1] = replace(found[-1], hint=more)
        return found

    def unknown(self, place: Placed, message: str, hint: str) -> None:
        """Tell of a name that means nothing; a newer format may know it, if it is none of ours."""
        if hint or not self.is_newer:
            self.add(rules.UNKNOWN_SETTING, place, message, hint)

    def refuse(self, node: Node, what: str, hint: str = "") -> None:
        """Tell that the value of a setting is not ``what`` it may be."""
        self.add(rules.BAD_SETTING, node, f"{self.said(node)} is not {what}", hint)

    def said(self, node: Node) -> str:
        """Return the writer's own words for a value, in quotes."""
        if isinstance(node, Scalar) and isinstance(node.value, str):
            return _advice.shortened(node.value)
        return _advice.shortened(self.raw(node))

    def raw(self, place: Placed) -> str:
        """Return the characters that stand at a place."""
        return self.source.text[place.start : place.end]

    def is_visible(self, name: str, place: Placed) -> bool:
        """Return whether a name can be shown as it is; tell of a character that cannot."""
        shown = printable(name)
        if shown != name:
            hidden = next(char for char, seen in zip(name, shown, strict=True) if char != seen)
            message = f"the character U+{ord(hidden):04X} cannot be seen"
            self.add(rules.BAD_SETTING, place, message, "delete it")
        return shown == name

    def near(self, word: str, choices: Choices) -> str:
        """Return the choice that ``word`` almost is, or ``""``; a long search is given up."""
        if len(word) > _advice.WORD_LENGTH or self.count >= MOST_FINDINGS:
            return ""
        self.compared += len(word) * len(choices)
        if self.compared > MOST_COMPARED:
            return ""
        folded = {choice.casefold(): choice for choice in choices}
        close = get_close_matches(word.casefold(), folded, 1, 0.7)
        return folded[close[0]] if close else ""

    def did_you_mean(self, word: str, choices: Choices) -> str:
        """Return a question with the nearest of ``choices``, or ``""``."""
        close = self.near(word, choices)
        return f"did you mean '{close}'?" if close else ""


Reader = Callable[[Node, Findings], T | None]


def plain(node: Node) -> object:
    """Return the value of a scalar; of a list or a table the node itself."""
    return node.value if isinstance(node, Scalar) else node


def loose_text(node: Node, findings: Findings) -> str | None:
    """Read a text that may be empty."""
    value = plain(node)
    if isinstance(value, str):
        words = " ".join(value.split())
        return words if findings.is_visible(words, node) else None
    hint = "" if isinstance(node, Items | Table) else f"write {_advice.quoted(findings.raw(node))}"
    findings.refuse(node, "a text in quotes", hint)
    return None


def text(node: Node, findings: Findings) -> str | None:
    """Read a text with at least one character in it."""
    value = loose_text(node, findings)
    if value == "":
        findings.add(rules.BAD_SETTING, node, "this text is empty")
        return None
    return value


def label(node: Node, findings: Findings) -> str | None:
    """Read the name of an area or identity; people write it as the tag that it is."""
    value = text(node, findings)
    name = value.lstrip("# ") if value else None
    if name == "":
        findings.refuse(node, "a name")
    return name or None


def texts(node: Node, findings: Findings) -> tuple[str, ...] | None:
    """Read a list of texts; an item that is none costs itself only."""
    return list_of(text, "a list of texts")(node, findings)


def labels(node: Node, findings: Findings) -> tuple[str, ...] | None:
    """Read a list of names that may be written as tags."""
    return list_of(label, "a list of texts")(node, findings)


def list_of(item: Reader[T], what: str) -> Reader[tuple[T, ...]]:
    """Return a reader of lists."""

    def read(node: Node, findings: Findings) -> tuple[T, ...] | None:
        if isinstance(node, Items):
            values = [item(one, findings) for one in node.items]
            usable = tuple(value for value in values if value is not None)
            return usable if usable or not values else None
        is_text = isinstance(plain(node), str) and "\n" not in findings.raw(node)
        findings.refuse(node, what, f"write [{findings.raw(node)}]" if is_text else "")
        return None

    return read


def sizes(node: Node, findings: Findings) -> tuple[str, ...] | None:
    """Read the steps of a practice; those above the most there can be are left out."""
    found = texts(node, findings)
    if found and len(found) > MOST_SIZES:
        message = f"{len(found)} sizes are more than {MOST_SIZES}"
        findings.add(rules.BAD_SETTING, node, message, f"the first {MOST_SIZES} count")
    return found and found[:MOST_SIZES]


def flag(node: Node, findings: Findings) -> bool | None:
    """Read ``true`` or ``false``."""
    value = plain(node)
    if isinstance(value, bool):
        return value
    meant = _advice.BOOLEANS.get(str(value).casefold())
    findings.refuse(node, "true or false", f"write {meant}" if meant else "")
    return None


def one_of(*choices: str) -> Reader[str]:
    """Return a reader of one of a few words, whatever their case."""

    def read(node: Node, findings: Findings) -> str | None:
        value = plain(node)
        word = " ".join(value.casefold().split()) if isinstance(value, str) else ""
        if word in choices:
            return word
        findings.refuse(node, f"one of {', '.join(choices)}", findings.did_you_mean(word, choices))
        return None

    return read


def absent(node: Node, findings: Findings) -> bool | None:
    """Read what a day without a mention means; return whether it is a miss."""
    word = one_of("unknown", "missed")(node, findings)
    return None if word is None else word == "missed"


def number(node: Node, findings: Findings) -> float | None:
    """Read a finite number."""
    value = plain(node)
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            exact = float(value)
        except OverflowError:
            exact = math.inf
        if math.isfinite(exact):
            return exact
    findings.refuse(node, "a number", _unquoted(value))
    return None


def whole(low: int, high: int) -> Reader[int]:
    """Return a reader of whole numbers from ``low`` to ``high``, both included."""

    def read(node: Node, findings: Findings) -> int | None:
        value = plain(node)
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        findings.refuse(node, f"a whole number from {low} to {high}", _unquoted(value))
        return None

    return read


def _unquoted(value: object) -> str:
    digits = value.strip() if isinstance(value, str) else ""
    return f"write {digits}" if digits.isascii() and digits.isdigit() else ""


def day(node: Node, findings: Findings) -> date | None:
    """Read a date, with or without quotes; the time of a date with a time is left out."""
    value = plain(node)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    hint = _date_hint(findings.raw(node).strip("\"'"))
    if not isinstance(value, str | Odd):
        findings.refuse(node, "a date such as 2026-03-12", hint)
        return None
    words = (value if isinstance(value, str) else value.text).strip()
    if _ISO_DATE.fullmatch(words):
        found = _date(words)
        if found is None:
            message = f"{_advice.shortened(words)} is not a day of the calendar"
            findings.add(rules.BAD_DATE, node, message)
        return found
    findings.add(rules.BAD_DATE, node, f"{_advice.shortened(words)} is not a date", hint)
    return None


def _date(text_: str) -> date | None:
    try:
        return date.fromisoformat(text_)
    except ValueError:
        return None


def _date_hint(words: str) -> str:
    """Return a question for a date whose year stands first; any other could be two days."""
    found = _YEAR_FIRST.fullmatch(words)
    meant = found and _date(f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}")
    return f"did you mean {meant}?" if meant else ""


def clock(node: Node, findings: Findings) -> time | None:
    """Read the time at which a day ends, from midnight to noon; its seconds are left out."""
    value = plain(node)
    words = value if isinstance(value, str) else findings.raw(node)
    found = _CLOCK.fullmatch(words.strip())
    if found and (int(found[1]), int(found[2])) <= LAST_DAY_END:
        return time(int(found[1]), int(found[2]))
    findings.refuse(node, 'a time from "00:00" to "12:00"')
    return None


def weekday(node: Node, findings: Findings) -> int | None:
    """Read the name of a weekday; return its ISO number."""
    value = plain(node)
    found = read_weekday(value) if isinstance(value, str) else None
    if found is None:
        hint = findings.did_you_mean(value, WEEKDAYS) if isinstance(value, str) else ""
        findings.refuse(node, "a weekday such as monday", hint)
    return found


def schedule(node: Node, findings: Findings) -> Schedule | None:
    """Read ``every``: a text, or a list of weekdays."""
    if isinstance(node, Items) and node.items:
        first = plain(node.items[0])
        is_text = isinstance(first, str) and not read_weekday(first)
        if is_text and isinstance(read_rhythm(str(first)), Schedule):
            hint = f"write {findings.said(node.items[0])}"
            findings.refuse(node, "a list of weekdays", hint)
            return None
        days = [weekday(one, findings) for one in node.items]
        known = frozenset(one for one in days if one is not None)
        return None if None in days else Schedule(Rhythm.WEEKDAYS, weekdays=known)
    value = plain(node)
    if not isinstance(value, str):
        findings.refuse(node, KINDS)
        return None
    found = read_rhythm(value)
    if isinstance(found, Schedule):
        return found
    hint = found.hint or findings.did_you_mean(found.word or value, (*WEEKDAYS, "daily", "none"))
    findings.add(rules.BAD_SETTING, _part(node, found, findings), found.message, hint)
    return None


def _part(node: Node, wrong: NoRhythm, findings: Findings) -> Placed:
    """Return where in a text the wrong word stands; all of it where that cannot be told."""
    pattern = rf"(?<!\w){re.escape(wrong.word)}(?!\w)"
    found = re.search(pattern, findings.raw(node), re.IGNORECASE) if wrong.word else None
    return Stretch(node.start + found.start(), node.start + found.end()) if found else node


def changes(node: Node, findings: Findings) -> tuple[ScheduleChange, ...] | None:
    """Read the list of changes of a schedule, oldest first."""
    days: set[date] = set()

    def change(one: Node, findings: Findings) -> ScheduleChange | None:
        found = _change(one, findings)
        if found is None:
            return None
        if found.first in days:
            findings.add(rules.BAD_SETTING, one, f"there is a change from {found.first} already")
            return None
        days.add(found.first)
        return found

    what = 'a list such as [{ from = 2026-06-01, every = "daily" }]'
    found = list_of(change, what)(node, findings)
    return tuple(sorted(found, key=lambda one: one.first)) if found is not None else None


def _change(node: Node, findings: Findings) -> ScheduleChange | None:
    if not isinstance(node, Table):
        findings.refuse(node, '{ from = 2026-06-01, every = "daily" }')
        return None
    readers = {"from": ("first", day), "every": ("schedule", schedule)}
    values = read_keys(node, readers, "a change", findings)
    if not are_given(("from", "every"), node, "this change", node, findings):
        return None
    return ScheduleChange(**values) if len(values) == len(readers) else None


def read_keys(
    table: Table,
    readers: Mapping[str, tuple[str, Reader[Any]]],
    what: str,
    findings: Findings,
    places: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return the usable values of a table by their attributes; tell of every other key.

    Args:
        table: the table.
        readers: every key that it may have, with the attribute it sets and its reader.
        what: the table as messages name it: ``[journal]``, ``a change``.
        findings: where to tell.
        places: where keys of other names belong, in words.
    """
    values = {}
    for name, entry in table.entries.items():
        if name not in readers:
            message = f"{_advice.shortened(name)} is not a key of {what}"
            hint = places.get(name) or findings.did_you_mean(name, readers)
            findings.unknown(entry.key, message, hint)
            continue
        attribute, reader = readers[name]
        value = reader(entry.value, findings)
        if value is not None:
            values[attribute] = value
    return values


def are_given(
    names: tuple[str, ...], table: Table, what: str, place: Placed, findings: Findings
) -> bool:
    """Return whether ``table`` has all keys that ``what`` cannot do without; tell of the others.

    A key whose value cannot be used counts as given, and one that is only misspelt is not told
    again: both have been told already.
    """
    others = tuple(key for key in table.entries if key not in names)
    missing = [name for name in names if name not in table.entries]
    for name in missing:
        if not findings.near(name, others):
            findings.add(rules.BAD_SETTING, place, f"{what} has no '{name}'")
    return not missing


def folder(node: Node, findings: Findings) -> str | None:
    """Read a folder below the journal, with ``/`` between its parts."""
    path = location(node, findings)
    if path is None:
        return None
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".")]
    if path[:1] in ("/", "\\", "~") or path[1:2] == ":" or ".." in parts:
        findings.refuse(node, "a folder below the journal")
        return None
    return "/".join(parts) or "."


def location(node: Node, findings: Findings) -> str | None:
    """Read a path or a pattern of paths, in which blanks count."""
    value = plain(node)
    if isinstance(value, str) and value.strip():
        return value if findings.is_visible(value, node) else None
    text(node, findings)
    return None


def locations(node: Node, findings: Findings) -> tuple[str, ...] | None:
    """Read a list of patterns of paths."""
    return list_of(location, "a list of texts")(node, findings)


def language(node: Node, findings: Findings) -> str | None:
    """Read a language tag."""
    value = text(node, findings)
    if value is None or _LANGUAGE.fullmatch(value):
        return value and value.replace("_", "-")
    findings.refuse(node, "a language tag such as en or pt-BR")
    return None
