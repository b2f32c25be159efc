"""How values read in a sentence: dates, durations, counts, and text made safe to show.

The names of days and months are written out here, so that the same journal gives the same bytes
whatever the machine's locale is.
"""

import re
from datetime import date
from typing import Final

from journal_tool.analysis import Counts
from journal_tool.model import Outcome

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

STATE_SIGNS: Final[dict[Outcome | None, str]] = {
    Outcome.DONE: "✓",
    Outcome.SMALLER: "◐",
    Outcome.BONUS: "+",
    Outcome.MISSED: "○",
    Outcome.OPEN: "○",
    Outcome.MOVED: "→",
    Outcome.DROPPED: "–",
    None: "?",
}
STATE_WORDS: Final[dict[Outcome | None, str]] = {
    Outcome.DONE: "done",
    Outcome.SMALLER: "smaller version",
    Outcome.BONUS: "done though not planned",
    Outcome.MISSED: "not done",
    Outcome.OPEN: "open",
    Outcome.MOVED: "put off",
    Outcome.DROPPED: "let go",
    None: "not ticked, in no count",
}

_NONCHARACTERS: Final = "".join(
    chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF)
)
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u202a-\u202e\u2066-\u2069"  # they turn the text around that stands beside them
    f"\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]"  # no characters at all
)


def clean(text: str) -> str:
    """Return the writer's ``text`` with a visible U+FFFD for what no page can show.

    Marks of direction (U+200E, U+200F, U+061C) and joiners stay: scripts and emoji need them.
    A line ends at a line feed alone.
    """
    return _UNSAFE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def long_date(day: date) -> str:
    """Return ``Monday 23 November 2026``."""
    return f"{WEEKDAYS[day.weekday()]} {short_date(day)} {day.year}"


def short_date(day: date) -> str:
    """Return ``23 November``."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def month_name(day: date) -> str:
    """Return ``November 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def stretch(first: date, last: date, *, this_year: int) -> str:
    """Return both dates as one text; the year only where it is not ``this_year``.

    >>> stretch(date(2026, 3, 9), date(2026, 3, 15), this_year=2026)
    '9–15 March'
    >>> stretch(date(2025, 12, 29), date(2026, 1, 4), this_year=2026)
    '29 December 2025 – 4 January 2026'
    """
    year = "" if last.year == this_year else f" {last.year}"
    if first.year != last.year:
        return f"{short_date(first)} {first.year} – {short_date(last)} {last.year}"
    if first.month != last.month:
        return f"{short_date(first)} – {short_date(last)}{year}"
    return f"{first.day}–{short_date(last)}{year}"


def duration(minutes: int | None) -> str:
    """Return a duration as it is written in a day; ``""`` for none.

    >>> duration(90), duration(120), duration(0), duration(None)
    ('1h30m', '2h', '0m', '')
    """
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}m"
    return f"{hours}h{rest}m" if rest else f"{hours}h"


def number(value: float) -> str:
    """Return a number without a needless ``.0``."""
    return f"{value:g}"


def some(count: int, one: str, many: str = "") -> str:
    """Return ``1 day`` or ``3 days``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def actions_line(counts: Counts) -> str:
    """Return ``planned 71, done 49 (9 smaller), let go 4``; what is nought is left out."""
    smaller = f" ({counts.smaller} smaller)" if counts.smaller else ""
    let_go = f", let go {counts.dropped}" if counts.dropped else ""
    return f"planned {counts.planned}, done {counts.done}{smaller}{let_go}"


def sentences_of(counts: Counts) -> tuple[str, ...]:
    """Return one sentence about the days and, if there were any, one about the actions."""
    days = f"{some(counts.recorded, 'day')} with an entry, something done on {counts.active}"
    rest = f" · {counts.rest} rest" if counts.rest else ""
    if not counts.planned + counts.dropped + counts.bonus:
        return (days + rest,)
    put_off = f", put off {counts.moved}" if counts.moved else ""
    unplanned = f" · {counts.bonus} done though not planned" if counts.bonus else ""
    return (days + rest, actions_line(counts) + put_off + unplanned)
