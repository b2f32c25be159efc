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
from journal_tool.language import _, ngettext
from journal_tool.phrases import day_and_month, days, month, short_weekday
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
    if is_whole:
        done = ngettext("something done on {count}", "something done on {count}", window.yes)
    else:
        done = _something_done(window)
    parts = [done]
    lines = []
    if not is_early:
        parts.extend(other_days(window))
        if window.counts.planned >= ENOUGH_PLANNED:
            lines.append(Line((tool(planned_and_done(window.counts)),)))
    since = _near(window.first, analysis.as_of)
    label = days(WINDOW_DAYS) if is_whole else _("Since {date}", date=since)
    yield Block(Kind.RECORD, label, (_dotted(*parts), *lines))


def other_days(window: ShowedUp) -> Iterator[str]:
    """Yield how many days of a window were something else than days with an act."""
    counts = (rest_days(window.rest), silent_days(window.silent), no_act_days(window.no))
    yield from filter(None, counts)


def rest_days(count: int) -> str:
    """Return ``2 rest``; ``""`` for none."""
    return ngettext("{count} rest", "{count} rest", count) if count else ""


def silent_days(count: int) -> str:
    """Return ``3 without an entry``; ``""`` for none."""
    if not count:
        return ""
    return ngettext("{count} without an entry", "{count} without an entry", count)


def no_act_days(count: int) -> str:
    """Return ``4 recorded without an act``; ``""`` for none."""
    if not count:
        return ""
    return ngettext("{count} recorded without an act", "{count} recorded without an act", count)


def _near(day: date, as_of: date) -> str:
    if (as_of - day).days < FIRST_DAYS:
        return short_weekday(day)
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
        bonus = ngettext(
            "{count} done though not planned", "{count} done though not planned", counts.bonus
        )
        lines.append(_dotted(planned_and_done(counts), *([bonus] if counts.bonus else []), extra=1))
    planned = things(analysis.past, window.first, window.last)
    if planned is not None:
        text = ngettext(
            "{count} different thing planned, {done} done sooner or later",
            "{count} different things planned, {done} done sooner or later",
            planned.planned,
            done=planned.done,
        )
        lines.append(_dotted(text, extra=3))
    before = _days_of(analysis, days_before(window.first.replace(day=1), 1))
    if before is not None:
        shares = _(
            "{month}: {done} of {days}",
            month=month(before.last),
            done=before.yes,
            days=days(before.days),
        )
        lines.append(_dotted(shares, *other_days(before), extra=3))
    page = tool(_("A page with three questions:"))
    lines.append(Line((page, command("journal review month")), "  ", 3))  # no text
    yield Block(Kind.MONTH, month(last), tuple(lines))


def _dotted(*parts: str, extra: int = 0) -> Line:
    return Line(tuple(map(tool, parts)), " · ", extra)


def _something_done(window: ShowedUp) -> str:
    return _("something done on {done} of {days}", done=window.yes, days=days(window.days))


def _days_of(analysis: Analysis, last: date) -> ShowedUp | None:
    """Return the counted days of the month that ends with ``last``, by kind."""
    first = max(month_of(last)[0], analysis.counted_from or date.max)
    if first > last:
        return None
    return showed_up(analysis.past, first.toordinal(), last.toordinal())
