"""Weeks, months and stretches of days: the only date arithmetic.

One convention: a stretch is ``first`` to ``last``, both included.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

_LAST: Final = date.max.toordinal()


def days_from(first: date, last: date) -> Iterator[date]:
    """Return each day from ``first`` to ``last``, oldest first; none if ``last`` is earlier."""
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def days_before(day: date, count: int) -> date:
    """Return the date ``count`` days before ``day``, or the first date that there is."""
    return date.fromordinal(max(date.min.toordinal(), day.toordinal() - count))


def days_after(day: date, count: int) -> date:
    """Return the date ``count`` days after ``day``, or the last date that there is."""
    return date.fromordinal(min(date.max.toordinal(), day.toordinal() + count))


def week_label(day: date) -> str:
    """Return the name of the ISO week that holds ``day``.

    >>> week_label(date(2027, 1, 3))
    '2026-W53'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def week_of(day: date) -> tuple[date, date]:
    """Return Monday and Sunday of the ISO week that holds ``day``."""
    first = day.toordinal() - day.weekday()
    return date.fromordinal(first), date.fromordinal(min(first + 6, _LAST))


def week_starting(day: date, week_starts: int) -> date:
    """Return the first day of the row that holds ``day``, where rows begin on a weekday.

    Args:
        day: any day.
        week_starts: ISO number of the weekday in the first column (Monday 1).
    """
    return days_before(day, (day.isoweekday() - week_starts) % 7)


def month_label(day: date) -> str:
    """Return the name of the month that holds ``day``.

    >>> month_label(date(2026, 3, 1))
    '2026-03'
    """
    return f"{day.year:04d}-{day.month:02d}"


def month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the month that holds ``day``."""
    first = day.replace(day=1)
    if first.month == 12:
        return first, first.replace(day=31)
    return first, first.replace(month=first.month + 1) - timedelta(days=1)


def month_weeks(day: date, *, week_starts: int = 1) -> tuple[tuple[date | None, ...], ...]:
    """Return the month that holds ``day`` as rows of seven days.

    Args:
        day: any day of the month.
        week_starts: ISO number of the weekday in the first column (Monday 1).

    Returns:
        Rows of seven; ``None`` where a row begins before the month or ends after it.
    """
    first, last = month_of(day)
    cells: list[date | None] = [None] * ((first.isoweekday() - week_starts) % 7)
    cells.extend(days_from(first, last))
    cells.extend([None] * (-len(cells) % 7))
    return tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7))
