"""Values of a day's keys that are not actions: numbers, rest, names."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from journal_tool.dayfile import _yaml
from journal_tool.dayfile._dates import read_date
from journal_tool.model import Measure
from journal_tool.patterns import pattern
from journal_tool.record import Record

TRUE: Final = frozenset({"true", "yes", "on", "y"})
FALSE: Final = frozenset({"false", "no", "off", "n"})

_CLOCK: Final = pattern(r"([0-9]{1,2}):([0-5][0-9])(?![0-9:])")
_NUMBER: Final = pattern(r"(-?[0-9]{1,6}(?:[.,][0-9]{1,6})?)(?:\s?/\s?([0-9]{1,3}))?(?![0-9:/])")
_UNIT: Final = pattern(r"\s?(?:h|hrs?|hours?)\b", re.IGNORECASE)
_UNTIL: Final = pattern(r"until\s+(?P<date>\S+)\s*(?P<why>.*)", re.IGNORECASE | re.DOTALL)
_DASH: Final = pattern(r"(?:^|\s)(?:--|—|–)\s*")


class Number(Record):
    """A number with its remark; ``value`` is ``None`` when no number was found."""

    value: float | None
    remark: str


def measure_text(measure: Measure) -> str:
    """Return a number of the day with the words beside it."""
    number = "" if measure.value is None else f"{measure.value:g}"
    return f"{number} {measure.remark}".strip()


def read_number(text: str, *, top: float, is_hours: bool = False) -> Number:
    """Read ``6``, ``6,5``, ``6/10``, ``6 tired``; as hours also ``07:30``.

    Args:
        text: as written.
        top: the highest value, which may stand after a slash.
        is_hours: whether a time of day counts as hours.

    >>> read_number("6,5 tired", top=10)
    Number(value=6.5, remark='tired')
    """
    text = text.strip()
    if is_hours and (clock := _CLOCK.match(text)):
        hours = int(clock[1]) + int(clock[2]) / 60
        return Number(hours, text[clock.end() :].strip(" ,;-–—"))
    match = _NUMBER.match(text)
    if not match or (match[2] and float(match[2]) != top):
        return Number(None, text)
    rest = text[match.end() :]
    if is_hours and (unit := _UNIT.match(rest)):
        rest = rest[unit.end() :]
    if rest[:1].isalpha():  # "3rd" is a word
        return Number(None, text)
    return Number(float(match[1].replace(",", ".")), rest.strip(" ,;-–—"))


class RestText(Record):
    """What ``rest:`` says; ``bad_date`` is a date that is none."""

    why: str
    until: date | None
    bad_date: str


def read_rest(text: str) -> RestText | None:
    """Read ``true``, ``ill`` or ``until 2026-04-14 -- at Mam's``; ``None``: no rest."""
    text = text.strip()
    folded = text.lower()
    if not text or folded in FALSE or folded in {"null", "~"}:
        return None
    if folded in TRUE:
        return RestText("", None, "")
    until = _UNTIL.fullmatch(text)
    if not until:
        return RestText(_DASH.sub("", text, count=1).strip(), None, "")
    day = read_date(until["date"].rstrip(",;"))
    why = _DASH.sub("", until["why"], count=1).strip()
    return RestText(why, day, "" if day else until["date"])


def scalars(node: _yaml.Node | None) -> Iterator[_yaml.Scalar]:
    """Yield the texts of a scalar or a list; a text with commas is several."""
    match node:
        case _yaml.Scalar():
            at = 0
            for piece in node.value.split(","):
                stripped = piece.strip()
                if stripped:
                    start = node.start + at + piece.index(stripped) if node.is_plain else node.start
                    yield _yaml.Scalar(stripped, start, start + len(stripped))
                at += len(piece) + 1
        case _yaml.Sequence():
            for item in node.items:
                if isinstance(item, _yaml.Scalar) and item.value.strip():
                    yield item
        case _:
            return
