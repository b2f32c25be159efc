"""A year at a glance: weeks as rows, the newest first; the style sheet turns it sideways."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Final

from journal_tool.analysis import Analysis, History, days_after, days_before, week_starting
from journal_tool.language import N_, _
from journal_tool.phrases import day_and_month, short_month
from journal_tool.report._calendars import (
    Cell,
    LegendItem,
    WeekdayName,
    cell,
    legend_of,
    weekday_names,
)
from journal_tool.report._frame import day_href
from journal_tool.values import dataclass

LETTER_WORDS: Final[Mapping[str, str]] = {
    "D": N_("done"),
    "M": N_("not done"),
    "R": N_("rest or not due"),
    "S": N_("no entry"),
}
"""What the letter of a practice's day says."""


_LABELLED: Final = 14
"""A record that begins later in its month has no room for its name before that of the next."""


@dataclass(frozen=True, slots=True)
class YearWeek:
    """One row.

    Attributes:
        month: name of the month that begins in it, shortened; in the earliest week also that of a
            month of which two weeks or more are drawn; ``""`` in other weeks.
        name: of the week, for those who do not see its place.
        cells: seven; ``None`` for a day outside of the year or of the counts.
    """

    month: str
    name: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """One year.

    Attributes:
        year: its number.
        weekdays: headings of the columns.
        weeks: the rows, the newest first.
        legend: the shapes that it holds.
    """

    year: str
    weekdays: tuple[WeekdayName, ...]
    weeks: tuple[YearWeek, ...]
    legend: tuple[LegendItem, ...]


def years(
    analysis: Analysis, *, linked: Collection[date], home: str, week_starts: int
) -> tuple[Year, ...]:
    """Return every year with an entry, the newest first.

    Args:
        analysis: all figures.
        linked: the dates that have a section on a page.
        home: way from the page to the folder of the report.
        week_starts: ISO number of the weekday in the first column.
    """
    first, last = analysis.first or analysis.as_of, analysis.as_of

    def drawn(one: date | None) -> Cell | None:
        if one is None:
            return None
        href = f"{home}{day_href(one)}" if one in linked else ""
        return cell(one, analysis.book.get(one), analysis, href=href)

    found = []
    for number in sorted({one.year for one in analysis.book}, reverse=True):
        begin, end = max(first, date(number, 1, 1)), min(last, date(number, 12, 31))
        weeks = tuple(
            YearWeek(month, name, tuple(map(drawn, days)))
            for month, name, days in _rows(begin, end, week_starts)
        )
        legend = legend_of([one for week in weeks for one in week.cells if one])
        found.append(Year(str(number), weekday_names(week_starts), weeks, legend))
    return tuple(found)


def _rows(
    first: date, last: date, week_starts: int
) -> Iterator[tuple[str, str, tuple[date | None, ...]]]:
    """Yield the weeks from ``first`` to ``last``, the newest first.

    Each with the name of the month that it is labelled with, shortened, or ``""``; its own name;
    and its days, ``None`` where they lie outside.
    """
    opens = first if first.day <= _LABELLED else None
    start = week_starting(last, week_starts)
    while True:
        days = [days_after(start, at) for at in range(7)]
        inside = tuple(one if first <= one <= last else None for one in days)
        begins = next((one for one in inside if one and (one.day == 1 or one == opens)), None)
        name = _("Week of {date}", date=day_and_month(start, seen_from=last))
        yield short_month(begins) if begins else "", name, inside
        if start <= first:
            return
        start = days_before(start, 7)


@dataclass(frozen=True, slots=True)
class LetterWeek:
    """One row of a practice's year: as :class:`YearWeek`, with a letter or ``""`` for each day."""

    month: str
    name: str
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterYear:
    """The last year of a practice.

    Attributes:
        weekdays: headings of the columns.
        weeks: the rows, the newest first.
        key: the letters that it holds, and what they say.
    """

    weekdays: tuple[WeekdayName, ...]
    weeks: tuple[LetterWeek, ...]
    key: tuple[tuple[str, str], ...]


MOST_WEEKS: Final = 53
"""So many weeks of a practice are drawn."""


def letter_year(history: History, *, week_starts: int) -> LetterYear | None:
    """Return the last year of a practice, from its first letter that says something.

    Args:
        history: of the practice.
        week_starts: ISO number of the weekday in the first column.

    Returns:
        ``None`` where there is nothing but silence and rest.
    """
    begin = next((at for at, one in enumerate(history.letters) if one in "DM"), None)
    if begin is None:
        return None
    origin = history.first.toordinal()
    last = date.fromordinal(origin + len(history.letters) - 1)
    earliest = max(origin + begin, last.toordinal() - 7 * MOST_WEEKS + 1)
    first = date.fromordinal(earliest)

    def at(one: date) -> str:
        return history.letters[one.toordinal() - origin]

    weeks = tuple(
        LetterWeek(month, name, tuple(at(one) if one else "" for one in days))
        for month, name, days in _rows(first, last, week_starts)
    )
    held = {one for week in weeks for one in week.letters}
    return LetterYear(
        weekday_names(week_starts),
        weeks,
        tuple((one, _(words)) for one, words in LETTER_WORDS.items() if one in held),
    )
