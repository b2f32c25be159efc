"""Dates as they are written: ``2026-03-12`` in ASCII digits and nothing else."""

from datetime import date
from typing import Final

from journal_tool.patterns import pattern
from journal_tool.text import SourceText

_ISO: Final = pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def read_date(text: str) -> date | None:
    """Return the day that ``text`` names, or ``None`` if it is no day of the calendar.

    The standard library's reader takes ``20260312`` and ``2026-W11-4`` too, and digits of
    other scripts; a journal has one form.

    >>> read_date("2026-03-12"), read_date("2026-02-30"), read_date("20260312")
    (datetime.date(2026, 3, 12), None, None)
    """
    match = _ISO.fullmatch(text)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


_DATE_KEYS: Final = ("planned", "done", "thoughts", "mood")


def date_inside(text: SourceText) -> date | None:
    """Return the date of front matter that holds one of our keys too; else ``None``."""
    found = None
    is_ours = False
    for number, line in enumerate(text.lines()):
        bare = line.text.strip().lower()
        if number and bare in {"---", "..."}:
            break
        key, colon, value = bare.partition(":")
        if not colon or line.text[:1] in " \t-#":
            continue
        if key == "date":
            found = read_date(value.strip().strip("\"'")[:10])
        is_ours = is_ours or key in _DATE_KEYS
    return found if is_ours else None
