"""The first page: the words of today's screen; below them four weeks at a glance and the links."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Final

from journal_tool.analysis import (
    WINDOW_DAYS,
    Analysis,
    Counts,
    DayFigures,
    days_before,
    days_from,
    planned_and_done,
    week_starting,
)
from journal_tool.language import N_, _, ngettext
from journal_tool.phrases import long_date, month, stretch
from journal_tool.report._calendars import (
    Cell,
    LegendItem,
    WeekdayName,
    cell,
    legend_of,
    weekday_names,
)
from journal_tool.report._frame import CHECK, Link, day_href
from journal_tool.report._words import clean
from journal_tool.screens import (
    Block,
    Kind,
    Line,
    Part,
    Today,
)
from journal_tool.values import dataclass

MONTHS_LISTED: Final = 6
"""So many of the newest months are named on the page."""

MOST_NAMES: Final = 12
"""So many of a day's actions stand on one line."""

BY_HAND: Final = N_("By hand: copy what is missing into the first file, then delete the second.")
"""Stands below two files of a day: who reads this on a phone has no command line."""


@dataclass(frozen=True, slots=True)
class PartView:
    """A piece of a line.

    Attributes:
        text: the words.
        voice: a value of ``Voice``.
        href: to the day that they speak of, or ``""``.
    """

    text: str
    voice: str
    href: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of today.

    Attributes:
        parts: what it says.
        joint: what stands between two parts: `` · ``, or a blank.
        is_spread: whether its parts stand further apart than words do.
        is_extra: whether it explains the line above.
    """

    parts: tuple[PartView, ...]
    joint: str
    is_spread: bool
    is_extra: bool


@dataclass(frozen=True, slots=True)
class BlockView:
    """One thing that today says.

    Attributes:
        kind: a value of ``Kind``.
        label: a heading, or a sentence of its own.
        is_sentence: which of the two.
        lines: below it.
    """

    kind: str
    label: str
    is_sentence: bool
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class StripWeek:
    """One week of the strip.

    Attributes:
        name: ``22–28 June``.
        cells: seven; ``None`` for a day outside of the strip.
        text: what was planned and done on its days that are over, or ``""``.
    """

    name: str
    cells: tuple[Cell | None, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The last four weeks and today, a row for each week, the newest last.

    Attributes:
        weekdays: headings of the columns.
        weeks: the rows.
        legend: the shapes that it holds.
    """

    weekdays: tuple[WeekdayName, ...]
    weeks: tuple[StripWeek, ...]
    legend: tuple[LegendItem, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the report and what it says, in a sentence; or links in place of one.

    Attributes:
        link: to the page.
        sentence: what it says, or ``""``.
        links: in place of the sentence.
    """

    link: Link
    sentence: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexView:
    """``index.html``.

    Attributes:
        title: ``Wednesday 24 June``.
        remark: ``first day``, or ``""``.
        iso: ``2026-06-24``.
        day_ends: minutes after midnight until which the day before goes on.
        date: the whole date, for the title of the window.
        blocks: from top to bottom.
        is_first_day: whether what a day can hold is told.
        strip: ``None`` where nobody asked for it.
        entries: what the other pages say.
        since: what is left out of the counts; ``""`` for nothing.
        record: a quiet way to the days, where nothing else leads there; or ``None``.
    """

    title: str
    remark: str
    iso: str
    day_ends: int
    date: str
    blocks: tuple[BlockView, ...]
    is_first_day: bool
    strip: Strip | None
    entries: tuple[Entry, ...]
    since: str
    record: Link | None


def index_view(  # noqa: PLR0913 - the one page that speaks of all the others
    today: Today,
    analysis: Analysis,
    figures: Mapping[date, DayFigures],
    *,
    months: Sequence[tuple[date, str]],
    further: Sequence[Entry],
    linked: frozenset[date],
    week_starts: int,
    day_ends: time,
) -> IndexView:
    """Return the first page.

    Args:
        today: what it says first.
        analysis: all figures.
        figures: those of each date.
        months: first day and path of each page of days, oldest first.
        further: what the other pages say.
        linked: the dates that have a section on a page.
        week_starts: ISO number of the weekday in the first column.
        day_ends: until then the day before is still today.
    """
    shows = today.shows_record and bool(months)
    newest = months[-1][1] if months else ""
    is_quiet = months and not shows and not today.is_first_day
    return IndexView(
        title=today.title,
        remark=today.remark,
        iso=today.date.isoformat(),
        day_ends=day_ends.hour * 60 + day_ends.minute,
        date=long_date(today.date),
        blocks=tuple(_block(one, linked) for one in today.blocks),
        is_first_day=today.is_first_day,
        strip=_strip(analysis, figures, linked, week_starts) if shows else None,
        entries=(*further, _days(months, today.date)) if shows else (),
        since=since_sentence(analysis),
        record=Link(_("The record so far"), newest) if is_quiet else None,
    )


def since_sentence(analysis: Analysis) -> str:
    """Return what is left out of the counts; ``""`` for nothing."""
    first = analysis.counted_from
    if first is None or not analysis.before_since:
        return ""
    return ngettext(
        "Counts begin on {date}; {count} earlier day is shown and in no count.",
        "Counts begin on {date}; {count} earlier days are shown and in no count.",
        analysis.before_since,
        date=long_date(first),
    )


# -- today --------------------------------------------------------------------------------------


def _block(block: Block, linked: frozenset[date]) -> BlockView:
    lines = [_line(one, linked) for one in block.lines]
    if block.kind is Kind.COPIES:
        lines.append(_line(Line((Part(_(BY_HAND)),), extra=3), linked))
    if block.kind is Kind.MEND and lines:
        lines[0] = _linked(lines[0], CHECK)
    return BlockView(block.kind.value, clean(block.label), block.is_sentence, tuple(lines))


def _line(line: Line, linked: frozenset[date]) -> LineView:
    is_list = line.joint == " · "
    parts = list(line.parts)
    if is_list and len(parts) > MOST_NAMES:
        more = len(parts) - MOST_NAMES
        parts[MOST_NAMES:] = [Part(ngettext("and {count} more", "and {count} more", more))]
    return LineView(
        parts=tuple(
            PartView(
                clean(one.text),
                one.voice.value,
                day_href(one.day) if one.day and one.day in linked else "",
            )
            for one in parts
        ),
        joint=" · " if is_list else " ",
        is_spread=not is_list and len(line.joint) > 1,
        is_extra=line.extra > 0,
    )


def _linked(line: LineView, href: str) -> LineView:
    first, *rest = line.parts
    parts = (PartView(first.text, first.voice, href), *rest)
    return LineView(parts, line.joint, line.is_spread, line.is_extra)


# -- below --------------------------------------------------------------------------------------


def _strip(
    analysis: Analysis,
    figures: Mapping[date, DayFigures],
    linked: frozenset[date],
    week_starts: int,
) -> Strip:
    as_of = analysis.as_of
    first = max(days_before(as_of, WINDOW_DAYS), analysis.counted_from or as_of)
    weeks = tuple(_weeks(first, analysis, figures, linked, week_starts))
    cells = [one for week in weeks for one in week.cells if one]
    return Strip(weekday_names(week_starts), weeks, legend_of(cells))


def _weeks(
    first: date,
    analysis: Analysis,
    figures: Mapping[date, DayFigures],
    linked: frozenset[date],
    week_starts: int,
) -> Iterator[StripWeek]:
    as_of = analysis.as_of
    monday = week_starting(first, week_starts)
    days = list(days_from(monday, as_of))
    for at in range(0, len(days), 7):
        week = [one for one in days[at : at + 7] if one >= first]
        before = (None,) * (len(days[at : at + 7]) - len(week))
        cells = [
            cell(one, figures.get(one), analysis, href=day_href(one) if one in linked else "")
            for one in week
        ]
        closed = (figures[one] for one in week if one in figures and one < as_of)
        counts = Counts.total(one.counts for one in closed)
        yield StripWeek(
            name=stretch(week[0], week[-1], seen_from=as_of),
            cells=(*before, *cells, *(None,) * (7 - len(before) - len(cells))),
            text=planned_and_done(counts) if counts.planned else "",
        )


def _days(months: Sequence[tuple[date, str]], today: date) -> Entry:
    """Return the newest months, the newest first."""
    newest = months[: -MONTHS_LISTED - 1 : -1]
    links = tuple(Link(month(first, seen_from=today), path) for first, path in newest)
    return Entry(Link(_("Days"), months[-1][1]), "", links)
