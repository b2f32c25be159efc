"""Dates, durations and counts as they stand in a sentence.

Names of days and months are written out, so that no locale of a machine changes a sentence.
"""

from datetime import date
from typing import Final

from journal_tool.analysis._counts import Counts

WEEKDAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def whole_date(day: date, *, seen_from: date | None = None) -> str:
    """Return ``Sunday 22 November``, with the year where ``seen_from`` is in another one."""
    return f"{WEEKDAYS[day.weekday()]} {day_and_month(day, seen_from=seen_from)}"


def brief_date(day: date, *, seen_from: date) -> str:
    """Return ``Thu 19 March``, with the year where ``seen_from`` is in another one."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day_and_month(day, seen_from=seen_from)}"


def day_and_month(day: date, *, seen_from: date | None = None) -> str:
    """Return ``19 March``, with the year where ``seen_from`` is in another one."""
    return f"{day.day} {month(day, seen_from=seen_from)}"


def month(day: date, *, seen_from: date | None = None) -> str:
    """Return ``March``, with the year where ``seen_from`` is in another one."""
    is_same = seen_from is None or seen_from.year == day.year
    return MONTHS[day.month - 1] if is_same else f"{MONTHS[day.month - 1]} {day.year}"


def duration(minutes: int) -> str:
    """Return a duration as it is written in a day.

    >>> duration(90), duration(120), duration(0)
    ('1h30m', '2h', '0m')
    """
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}m"
    return f"{hours}h{rest}m" if rest else f"{hours}h"


def with_minutes(name: str, minutes: int | None) -> str:
    """Return ``Sit 10m``."""
    return name if minutes is None else f"{name} {duration(minutes)}"


def some(count: int, one: str) -> str:
    """Return ``1 day`` or ``3 days``."""
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def in_words(count: int) -> str:
    """Return ``four``; from ten on the figures.

    >>> in_words(4), in_words(12)
    ('four', '12')
    """
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def planned_and_done(counts: Counts) -> str:
    """Return ``planned 71, done 49 (9 smaller), let go 4``; what is nought is left out."""
    smaller = f" ({counts.smaller} smaller)" if counts.smaller else ""
    let_go = f", let go {counts.dropped}" if counts.dropped else ""
    return f"planned {counts.planned}, done {counts.done}{smaller}{let_go}"


def shortened(text: str, length: int) -> str:
    """Return ``text`` on one line, cut at a word so that it has at most ``length`` characters.

    >>> shortened("Denise came out at the break", 20)
    'Denise came out at…'
    """
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    if text[length - 1] != " ":
        cut = cut.rpartition(" ")[0] or cut
    return cut.rstrip(" ,;:-–—") + "…"
