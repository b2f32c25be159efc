"""The record in a few lines: the last 28 days, and a month on the day after it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from journal_tool.analysis import (
    WINDOW_DAYS,
    Analysis,
    ShowedUp,
    days_before,
    month_of,
    planned_and_done,
    showed_up,
    things,
)
from journal_tool.phrases import WEEKDAYS, day_and_month, month, some
from journal_tool.screens._screen import Block, Kind, Line, command, tool

FIRST_DAYS: Final = 7
"""So long a journal is new: no rate, and nothing about what was not done."""

ENOUGH_PLANNED: Final = 5
"""From so many planned actions on closed days on the record says what became of them."""


def record_block(analysis: Analysis, *, is_early: bool) -> Iterator[Block]:
    """Yield one line about the days and, once enough was planned, one about the actions.

    Args:
        analysis: of the journal.
        is_early: whether the journal is in its first days, which are counted and not judged.
    """
    window = analysis.showed_up
    if window is None or (is_early and not window.yes):
        return
    is_whole = window.days == WINDOW_DAYS
    of_days = "" if is_whole else f" of {some(window.days, 'day')}"
    parts = [f"something done on {window.yes}{of_days}"]
    lines = []
    if not is_early:
        parts.extend(other_days(window))
        if window.counts.planned >= ENOUGH_PLANNED:
            lines.append(Line((tool(planned_and_done(window.counts)),)))
    label = f"{WINDOW_DAYS} days" if is_whole else f"Since {_near(window.first, analysis.as_of)}"
    yield Block(Kind.RECORD, label, (_dotted(*parts), *lines))


def other_days(window: ShowedUp) -> Iterator[str]:
    """Yield how many days of a window were something else than days with an act."""
    if window.rest:
        yield f"{window.rest} rest"
    if window.silent:
        yield f"{window.silent} without an entry"
    if window.no:
        yield f"{window.no} recorded without an act"


def _near(day: date, as_of: date) -> str:
    if (as_of - day).days < FIRST_DAYS:
        return WEEKDAYS[day.weekday()][:3]
    return day_and_month(day, seen_from=as_of)


def month_block(analysis: Analysis) -> Iterator[Block]:
    """Yield the month that ended yesterday, on the first day of a month."""
    last = days_before(analysis.as_of, 1)
    window = _days_of(analysis, last) if analysis.as_of.day == 1 else None
    if window is None:
        return
    counts = window.counts
    lines = [_dotted(_something_done(window), *other_days(window))]
    if counts.planned:
        bonus = (f"{counts.bonus} done though not planned",) if counts.bonus else ()
        lines.append(_dotted(planned_and_done(counts), *bonus, extra=1))
    planned = things(analysis.past, window.first, window.last)
    if planned is not None:
        different = some(planned.planned, "different thing", "different things")
        text = f"{different} planned, {planned.done} done sooner or later"
        lines.append(_dotted(text, extra=3))
    before = _days_of(analysis, days_before(window.first.replace(day=1), 1))
    if before is not None:
        shares = f"{month(before.last)}: {before.yes} of {some(before.days, 'day')}"
        lines.append(_dotted(shares, *other_days(before), extra=3))
    page = tool("A page with three questions:")
    lines.append(Line((page, command("journal review month")), "  ", 3))
    yield Block(Kind.MONTH, month(last), tuple(lines))


def _dotted(*parts: str, extra: int = 0) -> Line:
    return Line(tuple(map(tool, parts)), " · ", extra)


def _something_done(window: ShowedUp) -> str:
    return f"something done on {window.yes} of {some(window.days, 'day')}"


def _days_of(analysis: Analysis, last: date) -> ShowedUp | None:
    """Return the counted days of the month that ends with ``last``, by kind."""
    first = max(month_of(last)[0], analysis.counted_from or date.max)
    if first > last:
        return None
    return showed_up(analysis.past, first.toordinal(), last.toordinal())
