"""Dates, durations and numbers as they stand in a sentence, on every page and screen.

Names of days and months, their order and the signs of numbers are texts like any other, so that
the language of the report and no locale of a machine makes a sentence.  A year is left out where
the reader's own year (``seen_from``) is the same.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from journal_tool.language import N_, _, ngettext, pgettext
from journal_tool.patterns import pattern

WEEKDAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
MONTHS: Final = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
_SHORT_WEEKDAYS: Final = (
    N_("Mon"),
    N_("Tue"),
    N_("Wed"),
    N_("Thu"),
    N_("Fri"),
    N_("Sat"),
    N_("Sun"),
)
_SHORT_MONTHS: Final = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
_BRIEF_WEEKDAYS: Final = (
    N_("Mo"),
    N_("Tu"),
    N_("We"),
    N_("Th"),
    N_("Fr"),
    N_("Sa"),
    N_("Su"),
)
_NUMBERS: Final = (
    N_("no"),
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
)


def weekday(day: date) -> str:
    """Return ``Monday``."""
    return _(WEEKDAYS[day.weekday()])


def short_weekday(day: date) -> str:
    """Return ``Mon``."""
    return _(_SHORT_WEEKDAYS[day.weekday()])


def brief_weekday(day: date) -> str:
    """Return ``Mo``, for the head of a column."""
    return _(_BRIEF_WEEKDAYS[day.weekday()])


def long_date(day: date) -> str:
    """Return ``Monday 23 November 2026``."""
    return _with_year(whole_date(day), day)


def whole_date(day: date, *, seen_from: date | None = None) -> str:
    """Return ``Sunday 22 November``, with the year where ``seen_from`` is in another one."""
    return _("{weekday} {date}", weekday=weekday(day), date=day_and_month(day, seen_from=seen_from))


def brief_date(day: date, *, seen_from: date) -> str:
    """Return ``Thu 19 March``, with the year where ``seen_from`` is in another one."""
    return _(
        "{weekday} {date}",
        weekday=short_weekday(day),
        date=day_and_month(day, seen_from=seen_from),
    )


def day_and_month(day: date, *, seen_from: date | None = None) -> str:
    """Return ``19 March``, with the year where ``seen_from`` is in another one."""
    text = _("{day} {month}", day=day.day, month=_(MONTHS[day.month - 1]))
    return text if seen_from is None or seen_from.year == day.year else _with_year(text, day)


def _with_year(text: str, day: date) -> str:
    return _("{date} {year}", date=text, year=day.year)


def month(day: date, *, seen_from: date | None = None) -> str:
    """Return ``March``, with the year where ``seen_from`` is in another one."""
    is_same = seen_from is None or seen_from.year == day.year
    return _(MONTHS[day.month - 1]) if is_same else month_name(day)


def short_month(day: date) -> str:
    """Return ``Nov``."""
    return _(_SHORT_MONTHS[day.month - 1])


def month_name(day: date) -> str:
    """Return ``November 2026``."""
    return _("{month} {year}", month=_(MONTHS[day.month - 1]), year=day.year)


def stretch(first: date, last: date, *, seen_from: date) -> str:
    """Return both dates as one text; one date where both are the same.

    >>> stretch(date(2026, 3, 9), date(2026, 3, 15), seen_from=date(2026, 4, 1))
    '9–15 March'
    >>> stretch(date(2025, 12, 29), date(2026, 1, 4), seen_from=date(2026, 4, 1))
    '29 December 2025 – 4 January 2026'
    """
    if first == last:
        return day_and_month(first, seen_from=seen_from)
    until = day_and_month(last, seen_from=seen_from)
    since = day_and_month(first)
    if first.year == last.year and first.month == last.month:
        month = _(MONTHS[last.month - 1])
        text = _("{first}–{last} {month}", first=first.day, last=last.day, month=month)
        return text if seen_from.year == last.year else _with_year(text, last)
    if first.year != last.year:
        since, until = _with_year(since, first), _with_year(day_and_month(last), last)
    return _("{first} – {last}", first=since, last=until)


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
    return _with_sign(f"{value:g}")


def decimal(value: float, places: int = 1) -> str:
    """Return a number with so many places.

    >>> decimal(-0.25), decimal(3.14159, 2)
    ('−0.2', '3.14')
    """
    return _with_sign(f"{value:.{places}f}")


def whole(value: float) -> str:
    """Return a number without places; ``−`` and no hyphen stands before one below zero."""
    return _with_sign(f"{round(value)}")


def percent(share: float) -> str:
    """Return a share in whole percent.

    >>> percent(0.375)
    '38 %'
    """
    return _("{number} %", number=round(100 * share))


def _with_sign(number: str) -> str:
    """Return a number of Python as it is written."""
    sign = pgettext("decimal sign", ".")
    return number.replace("-", "−").replace(".", sign)


def with_minutes(name: str, minutes: int | None) -> str:
    """Return ``Sit 10m``."""
    return name if minutes is None else f"{name} {duration(minutes)}"


def days(count: int) -> str:
    """Return ``1 day`` or ``3 days``."""
    return ngettext("{count} day", "{count} days", count)


def in_words(count: int) -> str:
    """Return ``four``; from ten on the figures.

    >>> in_words(4), in_words(12)
    ('four', '12')
    """
    return _(_NUMBERS[count]) if count < len(_NUMBERS) else str(count)


def listed(texts: Sequence[str]) -> str:
    """Return texts as one: ``tea, toast and a walk``.

    >>> listed(["tea", "toast", "a walk"]), listed(["tea"])
    ('tea, toast and a walk', 'tea')
    """
    *most, last = texts
    if not most:
        return last
    before = most[0]
    for text in most[1:]:
        before = _("{first}, {next}", first=before, next=text)
    return _("{first} and {last}", first=before, last=last)


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


_HEADING: Final = pattern(r"\s*#{1,6}[ \t]+(?P<text>[^\n]*?)[ \t#]*(?:\n|$)")


def without_date(text: str, day: date) -> str:
    """Return the words of a day without a first heading that is its weekday or its date."""
    found = _HEADING.match(text)
    names = (weekday(day), day.isoformat(), long_date(day), whole_date(day))
    is_date = found and found["text"].casefold() in {one.casefold() for one in names}
    return text[found.end() :] if found and is_date else text


def to_type(command: str, *names: str) -> str:
    """Return a command and names as they can be typed: a shell of Unix takes each as one word.

    >>> to_type("journal join", "Call Sam", "ring"), to_type("journal done", "-1")
    ("journal join 'Call Sam' ring", 'journal done -- -1')
    """
    ends = ["--"] if any(one.startswith("-") for one in names) else []
    import shlex  # which most sentences do not need

    return " ".join([command, *ends, *map(shlex.quote, names)])
