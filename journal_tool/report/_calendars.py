"""A month at a glance: every day as a shape that needs no colour."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from journal_tool.analysis import (
    Analysis,
    DayFigures,
    Shade,
    month_weeks,
)
from journal_tool.language import N_, _, ngettext
from journal_tool.phrases import brief_weekday, day_and_month, weekday
from journal_tool.values import dataclass

_SHADE_WORDS: Final[Mapping[Shade, str]] = {
    Shade.ALL: N_("all of the plan done"),
    Shade.MOST: N_("half of the plan or more"),
    Shade.PART: N_("less than half of the plan"),
    Shade.SMALLER: N_("at the smaller version"),
    Shade.NOT_DONE: N_("planned, not done"),
    Shade.LET_GO: N_("let go"),
    Shade.REST: N_("rest"),
    Shade.NO_PLAN: N_("something written, no plan"),
    Shade.OPEN: N_("today, open"),
    Shade.NO_ENTRY: N_("no entry"),
}
"""What the shapes mean, in the order of a legend; a day still to come has none."""

_NOT_DRAWN: Final = Shade.FUTURE.value


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One shape and what it means.

    Attributes:
        shade: a value of ``Shade``.
        has_dot: whether it shows the dot of something done though not planned.
        words: its meaning.
    """

    shade: str
    has_dot: bool
    words: str


_DOT: Final = LegendItem(
    Shade.FUTURE.value, has_dot=True, words=N_("something done though not planned")
)

_LEGEND: Final = (
    *(LegendItem(shade.value, has_dot=False, words=words) for shade, words in _SHADE_WORDS.items()),
    _DOT,
)


def legend() -> tuple[LegendItem, ...]:
    """Return every shape there is."""
    return tuple(map(_said, _LEGEND))


def _said(item: LegendItem) -> LegendItem:
    return replace(item, words=_(item.words))


@dataclass(frozen=True, slots=True)
class Cell:
    """One date of a calendar.

    Attributes:
        number: of the day in its month.
        href: to the day, or ``""``.
        shade: how it is drawn: a value of ``Shade``.
        has_dot: whether something was done though not planned.
        is_today: whether the report was made on it.
        words: what the shape says, for those who do not see it.
    """

    number: int
    href: str
    shade: str
    has_dot: bool
    is_today: bool
    words: str


@dataclass(frozen=True, slots=True)
class WeekdayName:
    """The heading of a column: ``Monday``, and ``Mo``."""

    name: str
    brief: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """A month as rows of seven; ``None`` where a row begins before it or ends after it.

    Attributes:
        weekdays: headings of the columns.
        weeks: the rows.
        legend: the shapes that the month holds.
    """

    weekdays: tuple[WeekdayName, ...]
    weeks: tuple[tuple[Cell | None, ...], ...]
    legend: tuple[LegendItem, ...]


def calendar(
    month: date,
    analysis: Analysis,
    figures: Mapping[date, DayFigures],
    *,
    hrefs: Mapping[date, str],
    week_starts: int,
) -> Calendar:
    """Return the month that holds the day ``month``.

    Args:
        month: any day of it.
        analysis: days before its first date and after its own are not drawn.
        figures: of the dates that have any.
        hrefs: the ways to the days that have a section on a page.
        week_starts: ISO number of the weekday in the first column.
    """
    weeks = tuple(
        tuple(
            cell(one, figures.get(one), analysis, href=hrefs.get(one, "")) if one else None
            for one in week
        )
        for week in month_weeks(month, week_starts=week_starts)
    )
    return Calendar(
        weekdays=weekday_names(week_starts),
        weeks=weeks,
        legend=legend_of([cell for week in weeks for cell in week if cell]),
    )


def weekday_names(week_starts: int) -> tuple[WeekdayName, ...]:
    """Return the headings of the columns; ``week_starts`` is the ISO number of the first."""
    days = [date(2024, 1, (week_starts - 1 + at) % 7 + 1) for at in range(7)]  # from a Monday on
    return tuple(WeekdayName(weekday(one), brief_weekday(one)) for one in days)


def legend_of(cells: Sequence[Cell]) -> tuple[LegendItem, ...]:
    """Return the shapes that stand in ``cells``, in the order of the legend."""
    shades = {cell.shade for cell in cells}
    has_dot = any(cell.has_dot for cell in cells)
    return tuple(
        _said(item) for item in _LEGEND if (has_dot if item.has_dot else item.shade in shades)
    )


def cell(one: date, figures: DayFigures | None, analysis: Analysis, *, href: str) -> Cell:
    """Return the shape of a date.

    Args:
        one: the date.
        figures: its own, if it has any.
        analysis: days before its first date and after its own are not drawn.
        href: to the day, or ``""``.
    """
    shade, words = _drawn(one, figures, analysis)
    unplanned = figures.unplanned if figures and one <= analysis.as_of else 0
    return Cell(
        number=one.day,
        href=href,
        shade=shade,
        has_dot=unplanned > 0,
        is_today=one == analysis.as_of,
        words=_told(day_and_month(one), words, unplanned),
    )


def _told(when: str, what: str, unplanned: int) -> str:
    if not unplanned:
        return _("{date}: {what}", date=when, what=what)
    return ngettext(
        "{date}: {what}, {count} done though not planned",
        "{date}: {what}, {count} done though not planned",
        unplanned,
        date=when,
        what=what,
    )


def _drawn(one: date, figures: DayFigures | None, analysis: Analysis) -> tuple[str, str]:
    """Return the shape of a date and what it says."""
    if one > analysis.as_of:
        return _NOT_DRAWN, _("still to come")
    if figures is None:
        if analysis.first is None or one < analysis.first:
            return _NOT_DRAWN, _("before the first entry")
        if one == analysis.as_of:
            return Shade.OPEN.value, _(_SHADE_WORDS[Shade.OPEN])
        return Shade.NO_ENTRY.value, _(_SHADE_WORDS[Shade.NO_ENTRY])
    if figures.counts.planned and one < analysis.as_of:
        words = ngettext(
            "{done} of {count} planned done",
            "{done} of {count} planned done",
            figures.counts.planned,
            done=figures.counts.done,
        )
        return figures.shade.value, words
    return figures.shade.value, _(_SHADE_WORDS[figures.shade])
