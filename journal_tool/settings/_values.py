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
from typing import Any, Final, TypeVar

from journal_tool import rules
from journal_tool.diagnostics import Diagnostic, Rule, at, printable
from journal_tool.language import N_, _, ngettext
from journal_tool.model import Rhythm, Schedule, ScheduleChange
from journal_tool.patterns import pattern
from journal_tool.settings import _advice
from journal_tool.settings._nodes import Items, Node, Odd, Placed, Scalar, Stretch, Table
from journal_tool.settings._rhythm import (
    KINDS,
    NOT_ONE_OF,
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

_ISO_DATE: Final = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR_FIRST: Final = pattern(r"([0-9]{4})[-./_ ]?([0-9]{1,2})[-./_ ]?([0-9]{1,2})")
_CLOCK: Final = pattern(r"([0-9]{1,2}):([0-5][0-9])(?::[0-5][0-9](?:\.[0-9]+)?)?")
_LANGUAGE: Final = pattern(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")


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
            more = ngettext(
                "{count} more finding is not listed",
                "{count} more findings are not listed",
                self.count - MOST_FINDINGS,
            )
            found[-1] = replace(found[-1], hint=more)
        return found

    def unknown(self, place: Placed, message: str, hint: str) -> None:
        """Tell of a name that means nothing; a newer format may know it, if it is none of ours."""
        if hint or not self.is_newer:
            self.add(rules.UNKNOWN_SETTING, place, message, hint)

    def refuse(self, node: Node, message: str, hint: str = "", **values: object) -> None:
        """Tell what the value of a setting is not; it is the ``{text}`` of ``message``."""
        self.add(rules.BAD_SETTING, node, _(message, text=self.said(node), **values), hint)

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
            message = _("the character {code} cannot be seen", code=_advice.code(hidden))
            self.add(rules.BAD_SETTING, place, message, _("delete it"))
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
        return _("did you mean '{name}'?", name=close) if close else ""


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
    hint = ""
    if not isinstance(node, Items | Table):
        hint = _advice.write(_advice.quoted(findings.raw(node)))
    findings.refuse(node, N_("{text} is not a text in quotes"), hint)
    return None


def text(node: Node, findings: Findings) -> str | None:
    """Read a text with at least one character in it."""
    value = loose_text(node, findings)
    if value == "":
        findings.add(rules.BAD_SETTING, node, _("this text is empty"))
        return None
    return value


def label(node: Node, findings: Findings) -> str | None:
    """Read the name of an area or identity; people write it as the tag that it is."""
    value = text(node, findings)
    name = value.lstrip("# ") if value else None
    if name == "":
        findings.refuse(node, N_("{text} is not a name"))
    return name or None


def texts(node: Node, findings: Findings) -> tuple[str, ...] | None:
    """Read a list of texts; an item that is none costs itself only."""
    return list_of(text, _NO_TEXTS)(node, findings)


def labels(node: Node, findings: Findings) -> tuple[str, ...] | None:
    """Read a list of names that may be written as tags."""
    return list_of(label, _NO_TEXTS)(node, findings)


_NO_TEXTS: Final = N_("{text} is not a list of texts")


def list_of(item: Reader[T], message: str, **values: object) -> Reader[tuple[T, ...]]:
    """Return a reader of lists; ``message`` is told of a ``{text}`` that is none."""

    def read(node: Node, findings: Findings) -> tuple[T, ...] | None:
        if isinstance(node, Items):
            found = [item(one, findings) for one in node.items]
            usable = tuple(one for one in found if one is not None)
            return usable if usable or not found else None
        is_text = isinstance(plain(node), str) and "\n" not in findings.raw(node)
        hint = _advice.write(f"[{findings.raw(node)}]") if is_text else ""
        findings.refuse(node, message, hint, **values)
        return None

    return read


def sizes(node: Node, findings: Findings) -> tuple[str, ...] | None:
    """Read the steps of a practice; those above the most there can be are left out."""
    found = texts(node, findings)
    if found and len(found) > MOST_SIZES:
        message = ngettext(
            "{count} size is more than {most}",
            "{count} sizes are more than {most}",
            len(found),
            most=MOST_SIZES,
        )
        hint = ngettext("the first {count} counts", "the first {count} count", MOST_SIZES)
        findings.add(rules.BAD_SETTING, node, message, hint)
    return found and found[:MOST_SIZES]


def flag(node: Node, findings: Findings) -> bool | None:
    """Read ``true`` or ``false``."""
    value = plain(node)
    if isinstance(value, bool):
        return value
    meant = _advice.BOOLEANS.get(str(value).casefold())
    hint = _advice.write(meant) if meant else ""
    findings.refuse(node, N_("{text} is not {yes} or {no}"), hint, yes="true", no="false")
    return None


def one_of(*choices: str) -> Reader[str]:
    """Return a reader of one of a few words, whatever their case."""

    def read(node: Node, findings: Findings) -> str | None:
        value = plain(node)
        word = " ".join(value.casefold().split()) if isinstance(value, str) else ""
        if word in choices:
            return word
        hint = findings.did_you_mean(word, choices)
        findings.refuse(node, NOT_ONE_OF, hint, choices=", ".join(choices))
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
    findings.refuse(node, N_("{text} is not a number"), _unquoted(value))
    return None


def whole(low: int, high: int) -> Reader[int]:
    """Return a reader of whole numbers from ``low`` to ``high``, both included."""

    def read(node: Node, findings: Findings) -> int | None:
        value = plain(node)
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        message = N_("{text} is not a whole number from {least} to {most}")
        findings.refuse(node, message, _unquoted(value), least=low, most=high)
        return None

    return read


def _unquoted(value: object) -> str:
    digits = value.strip() if isinstance(value, str) else ""
    return _advice.write(digits) if digits.isascii() and digits.isdigit() else ""


def day(node: Node, findings: Findings) -> date | None:
    """Read a date, with or without quotes; the time of a date with a time is left out."""
    value = plain(node)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    hint = _date_hint(findings.raw(node).strip("\"'"))
    if not isinstance(value, str | Odd):
        message = N_("{text} is not a date such as {example}")
        findings.refuse(node, message, hint, example="2026-03-12")
        return None
    words = (value if isinstance(value, str) else value.text).strip()
    if _ISO_DATE.fullmatch(words):
        found = _date(words)
        if found is None:
            message = _("{text} is not a day of the calendar", text=_advice.shortened(words))
            findings.add(rules.BAD_DATE, node, message)
        return found
    message = _("{text} is not a date", text=_advice.shortened(words))
    findings.add(rules.BAD_DATE, node, message, hint)
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
    return _("did you mean {text}?", text=meant) if meant else ""


def clock(node: Node, findings: Findings) -> time | None:
    """Read the time at which a day ends, from midnight to noon; its seconds are left out."""
    value = plain(node)
    words = value if isinstance(value, str) else findings.raw(node)
    found = _CLOCK.fullmatch(words.strip())
    if found and (int(found[1]), int(found[2])) <= LAST_DAY_END:
        return time(int(found[1]), int(found[2]))
    message = N_("{text} is not a time from {first} to {last}")
    findings.refuse(node, message, first='"00:00"', last='"12:00"')
    return None


def weekday(node: Node, findings: Findings) -> int | None:
    """Read the name of a weekday; return its ISO number."""
    value = plain(node)
    found = read_weekday(value) if isinstance(value, str) else None
    if found is None:
        hint = findings.did_you_mean(value, WEEKDAYS) if isinstance(value, str) else ""
        message = N_("{text} is not a weekday such as {example}")
        findings.refuse(node, message, hint, example="monday")
    return found


def schedule(node: Node, findings: Findings) -> Schedule | None:
    """Read ``every``: a text, or a list of weekdays."""
    if isinstance(node, Items) and node.items:
        first = plain(node.items[0])
        is_text = isinstance(first, str) and not read_weekday(first)
        if is_text and isinstance(read_rhythm(str(first)), Schedule):
            hint = _advice.write(findings.said(node.items[0]))
            findings.refuse(node, N_("{text} is not a list of weekdays"), hint)
            return None
        days = [weekday(one, findings) for one in node.items]
        known = frozenset(one for one in days if one is not None)
        return None if None in days else Schedule(Rhythm.WEEKDAYS, weekdays=known)
    value = plain(node)
    if not isinstance(value, str):
        findings.refuse(node, NOT_ONE_OF, choices=KINDS)
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
            message = _("there is a change from {date} already", date=found.first)
            findings.add(rules.BAD_SETTING, one, message)
            return None
        days.add(found.first)
        return found

    message = N_("{text} is not a list such as {example}")
    found = list_of(change, message, example=f"[{_CHANGE}]")(node, findings)
    return tuple(sorted(found, key=lambda one: one.first)) if found is not None else None


_CHANGE: Final = '{ from = 2026-06-01, every = "daily" }'  # no text


def _change(node: Node, findings: Findings) -> ScheduleChange | None:
    if not isinstance(node, Table):
        findings.refuse(node, N_("{text} is not {example}"), example=_CHANGE)
        return None
    readers = {"from": ("first", day), "every": ("schedule", schedule)}
    values = read_keys(node, readers, "", findings)
    if not are_given(("from", "every"), node, N_("this change has no '{key}'"), node, findings):
        return None
    return ScheduleChange(**values) if len(values) == len(readers) else None


def read_keys(
    table: Table,
    readers: Mapping[str, tuple[str, Reader[Any]]],
    header: str,
    findings: Findings,
    belonging: Callable[[str], str] = lambda _key: "",
) -> dict[str, Any]:
    """Return the usable values of a table by their attributes; tell of every other key.

    Args:
        table: the table.
        readers: every key that it may have, with the attribute it sets and its reader.
        header: of the table, such as ``[journal]``; ``""`` for a change, which has none.
        findings: where to tell.
        belonging: returns the hint where a key of another name belongs, or ``""``.
    """
    values = {}
    for name, entry in table.entries.items():
        if name not in readers:
            key = _advice.shortened(name)
            message = (
                _("{key} is not a key of {table}", key=key, table=header)
                if header
                else _("{key} is not a key of a change", key=key)
            )
            hint = belonging(name) or findings.did_you_mean(name, readers)
            findings.unknown(entry.key, message, hint)
            continue
        attribute, reader = readers[name]
        value = reader(entry.value, findings)
        if value is not None:
            values[attribute] = value
    return values


def are_given(
    names: tuple[str, ...],
    table: Table,
    message: str,
    place: Placed,
    findings: Findings,
    **values: object,
) -> bool:
    """Return whether ``table`` has all keys that it cannot do without; tell of the others.

    A key whose value cannot be used counts as given, and one that is only misspelt is not told
    again: both have been told already.  ``message`` names the missing ``{key}``, and ``values``.
    """
    others = tuple(key for key in table.entries if key not in names)
    missing = [name for name in names if name not in table.entries]
    for name in missing:
        if not findings.near(name, others):
            findings.add(rules.BAD_SETTING, place, _(message, key=name, **values))
    return not missing


def folder(node: Node, findings: Findings) -> str | None:
    """Read a folder below the journal, with ``/`` between its parts."""
    path = location(node, findings)
    if path is None:
        return None
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".")]
    if path[:1] in ("/", "\\", "~") or path[1:2] == ":" or ".." in parts:
        findings.refuse(node, N_("{text} is not a folder below the journal"))
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
    return list_of(location, _NO_TEXTS)(node, findings)


def language(node: Node, findings: Findings) -> str | None:
    """Read a language tag."""
    value = text(node, findings)
    if value is None or _LANGUAGE.fullmatch(value):
        return value and value.replace("_", "-")
    message = N_("{text} is not a language tag such as {one} or {other}")
    findings.refuse(node, message, one="en", other="pt-BR")
    return None
