"""Dates, durations and numbers as they stand in a sentence, on every page and screen.

Names of days and months are written out, so that no locale of a machine changes a sentence.
A year is left out where the reader's own year (``seen_from``) is the same.
"""

import re
from datetime import date
from typing import Final

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


def long_date(day: date) -> str:
    """Return ``Monday 23 November 2026``."""
    return f"{whole_date(day)} {day.year}"


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


def month_name(day: date) -> str:
    """Return ``November 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def stretch(first: date, last: date, *, seen_from: date) -> str:
    """Return both dates as one text; one date where both are the same.

    >>> stretch(date(2026, 3, 9), date(2026, 3, 15), seen_from=date(2026, 4, 1))
    '9–15 March'
    >>> stretch(date(2025, 12, 29), date(2026, 1, 4), seen_from=date(2026, 4, 1))
    '29 December 2025 – 4 January 2026'
    """
    if first == last:
        return day_and_month(first, seen_from=seen_from)
    if first.year != last.year:
        return f"{day_and_month(first)} {first.year} – {day_and_month(last)} {last.year}"
    until = day_and_month(last, seen_from=seen_from)
    if first.month != last.month:
        return f"{day_and_month(first)} – {until}"
    return f"{first.day}–{until}"


def duration(minutes: int) -> str:
    """Return a duration as it is written in a day.

    >>> duration(90), duration(120), duration(0)
    ('1h30m', '2h', '0m')
    """
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}m"
    return f"{hours}h{rest}m" if rest else f"{hours}h"


def number(value: float) -> str:
    """Return a number without a needless ``.0``."""
    return f"{value:g}"


def with_minutes(name: str, minutes: int | None) -> str:
    """Return ``Sit 10m``."""
    return name if minutes is None else f"{name} {duration(minutes)}"


def some(count: int, one: str, many: str = "") -> str:
    """Return ``1 day`` or ``3 days``; ``many`` is the plural that is not made with an s."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def in_words(count: int) -> str:
    """Return ``four``; from ten on the figures.

    >>> in_words(4), in_words(12)
    ('four', '12')
    """
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


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


_HEADING: Final = re.compile(r"\s*#{1,6}[ \t]+(?P<text>[^\n]*?)[ \t#]*(?:\n|$)")


def without_date(text: str, day: date) -> str:
    """Return the words of a day without a first heading that is its weekday or its date."""
    found = _HEADING.match(text)
    names = (WEEKDAYS[day.weekday()], day.isoformat(), long_date(day), whole_date(day))
    is_date = found and found["text"].casefold() in {one.casefold() for one in names}
    return text[found.end() :] if found and is_date else text
