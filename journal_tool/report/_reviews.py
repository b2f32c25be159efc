"""Weeks, months and years looked back on: a page for each, and a list of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from journal_tool.analysis import (
    Analysis,
    Counts,
    days_after,
    days_from,
    planned_and_done,
)
from journal_tool.language import N_, _, ngettext, pgettext
from journal_tool.model import Journal
from journal_tool.phrases import month, month_name, stretch
from journal_tool.report._calendars import (
    Calendar,
    calendar,
    cell,
    legend_of,
    weekday_names,
)
from journal_tool.report._frame import Link, day_href, month_path
from journal_tool.report._index import Entry, PartView, since_sentence
from journal_tool.report._memory import Key, Plan
from journal_tool.report._said import Folded, Said, folded, said
from journal_tool.report._tables import COUNTS, Row, Table, bar_of, figures_of, table
from journal_tool.report._words import clean, sentences_of
from journal_tool.screens import (
    FirstTime,
    OwnWords,
    Part,
    Period,
    Review,
    other_days,
    reviews,
)
from journal_tool.settings import Settings
from journal_tool.values import dataclass

FOLDER: Final = "review"

LIST: Final = f"{FOLDER}/index.html"
"""Path of the list of all weeks, months and years."""

NEWEST: Final = 12
"""So many first times stand open on the page; earlier ones are folded."""

QUESTIONS: Final = (
    N_("Which of these days would I like to have more of, and what did they hold?"),
    N_("What waited, and what is the smallest version of it that would do?"),
    N_("What is one small thing for the month to come?"),
)
"""What a month that is over asks, to be answered in the journal."""

_PARTS: Final = {
    Period.WEEK: N_("By day"),
    Period.MONTH: N_("By week"),
    Period.YEAR: N_("By month"),
}
_NEIGHBOURS: Final = {
    Period.WEEK: N_("Week before and after"),
    Period.MONTH: N_("Month before and after"),
    Period.YEAR: N_("Year before and after"),
}


@dataclass(frozen=True, slots=True)
class ReviewView:
    """``review/2026-W11.html``, ``review/2026-03.html`` or ``review/2026.html``.

    Attributes:
        title: ``9–15 March 2026``, ``March 2026`` or ``2026``.
        remark: ``Week 11``, and ``so far`` if it is not over; ``""`` for neither.
        sentences: what there is to say, each in its parts.
        calendar: its days at a glance; ``None`` for a year.
        heading: of the table.
        table: weeks of a month or months of a year, oldest first; ``None`` for a week, and if
            nothing was planned or done.
        firsts: what was done for the first time, the newest first.
        questions: of a month that is over; else empty.
        ways: to the days, and to the span that it is part of.
        neighbours: name of the links to the spans beside it.
        earlier, later: the nearest spans of its length that have a page, or ``None``.
    """

    title: str
    remark: str
    sentences: tuple[tuple[PartView, ...], ...]
    calendar: Calendar | None
    heading: str
    table: Table | None
    firsts: Folded
    questions: tuple[str, ...]
    ways: tuple[Link, ...]
    neighbours: str
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One span of the list.

    Attributes:
        link: to its page.
        remark: ``so far`` if it is not over; else ``""``.
        text: its counts.
        parts: the months of a year, the weeks of a month; the newest first.
    """

    link: Link
    remark: str
    text: str
    parts: tuple["ReviewLine", ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewsView:
    """``review/index.html``.

    Attributes:
        title: of the page.
        years: the newest first.
        since: what is left out of the counts; ``""`` for nothing.
    """

    title: str
    years: tuple[ReviewLine, ...]
    since: str


def review_path(label: str) -> str:
    """Return the path of the page of a span: that of its label, ``review/2026-W11.html``."""
    return f"{FOLDER}/{label}.html"


class ReviewPages:
    """The weeks, months and years of one report.

    Args:
        journal: the days.
        analysis: of the same journal.
        settings: names of practices, and whether words may stand.
        linked: the dates that have a section on a page.
        pause: called between two spans.
    """

    def __init__(
        self,
        journal: Journal,
        analysis: Analysis,
        settings: Settings,
        linked: frozenset[date],
        pause: Callable[[], None],
    ) -> None:
        self._analysis, self._settings, self._linked = analysis, settings, linked
        self._of: dict[Period, list[Review]] = {period: [] for period in Period}
        for one in reviews(journal, settings, analysis):
            self._of[one.period].append(one)
            pause()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the first page says: the newest week, month and year; none without any."""
        newest = [found[-1] for found in self._of.values() if found]
        links = tuple(
            Link(_name(one, self._analysis.as_of), review_path(one.label)) for one in newest
        )
        return (Entry(Link(_("Reviews"), LIST), "", links),) if links else ()

    @property
    def months(self) -> Mapping[str, Link]:
        """The way to the review of each month from the pages of days, by its label."""
        return {
            one.label: Link(_review_of(month_name(one.first)), f"../{review_path(one.label)}")
            for one in self._of[Period.MONTH]
        }

    def plans(self) -> Iterator[Plan]:
        """Yield the page of the list, then that of each span."""
        if self.entries:
            title = _("Weeks and months")
            yield Plan(LIST, "reviews.html.j2", title, None, self._list)
        for some_reviews in self._of.values():
            beside = (None, *some_reviews, None)
            for earlier, one, later in zip(beside, some_reviews, beside[2:], strict=False):
                yield Plan(
                    review_path(one.label),
                    "review.html.j2",
                    _title(one),
                    self._key(one, earlier, later),
                    partial(self._view, one, earlier, later),
                )

    def _key(self, one: Review, earlier: Review | None, later: Review | None) -> Key:
        """Return all that goes into the page of a span."""
        book, as_of = self._analysis.book, self._analysis.as_of
        said = [part.day for sentence in one.sentences for part in sentence]
        days = {*one.days, *filter(None, said), *(first.date for first in one.firsts)}
        return (
            one,
            [book.get(day) for day in days_from(one.first, one.last)],
            sorted(day for day in days if day in self._linked),
            [day in self._linked for day in days_from(one.first, one.last)],
            min(as_of, days_after(one.last, 1)),
            (_beside(earlier, one), _beside(later, one)),
        )

    def _list(self) -> ReviewsView:
        weeks = _by_label(self._of[Period.WEEK], Period.MONTH)
        months = _by_label(self._of[Period.MONTH], Period.YEAR)
        years = tuple(
            _line(
                year,
                [_line(one, map(_line, weeks.get(one.label, ()))) for one in months[year.label]],
            )
            for year in reversed(self._of[Period.YEAR])
        )
        return ReviewsView(_("Weeks and months"), years, since_sentence(self._analysis))

    def _view(self, one: Review, earlier: Review | None, later: Review | None) -> ReviewView:
        asks = one.period is Period.MONTH and one.is_over
        return ReviewView(
            title=_title(one),
            remark=", ".join(filter(None, (_week(one), _so_far(one)))),
            sentences=tuple(tuple(map(self._part, sentence)) for sentence in one.sentences),
            calendar=self._calendar(one),
            heading=_(_PARTS[one.period]),
            table=self._table(one),
            firsts=folded((self._first(first, one) for first in one.firsts), keep=NEWEST),
            questions=tuple(map(_, QUESTIONS)) if asks else (),
            ways=tuple(self._ways(one)),
            neighbours=_(_NEIGHBOURS[one.period]),
            earlier=_beside(earlier, one),
            later=_beside(later, one),
        )

    def _part(self, part: Part) -> PartView:
        return PartView(clean(part.text), part.voice.value, self._href(part.day))

    def _href(self, day: date | None) -> str:
        return f"../{day_href(day)}" if day and day in self._linked else ""

    def _first(self, one: FirstTime, of: Review) -> Said:
        """Return one first time; weeks have the words of its day too, longer spans its note."""
        is_note = of.period is Period.WEEK or not one.words.are_of_the_day
        line = said(
            one.date,
            (one.action, one.outcome),
            one.words if is_note else OwnWords(),
            seen_from=of.last,
            shows_words=self._settings.report.words,
        )
        return replace(line, href=f"../{line.href}")

    def _calendar(self, one: Review) -> Calendar | None:
        book, starts = self._analysis.book, self._settings.week_starts
        if one.period is Period.YEAR:
            return None
        hrefs = {day: self._href(day) for day in days_from(one.first, one.last)}
        if one.period is Period.MONTH:
            return calendar(one.first, self._analysis, book, hrefs=hrefs, week_starts=starts)
        cells = tuple(
            cell(day, book.get(day), self._analysis, href=href) for day, href in hrefs.items()
        )
        return Calendar(weekday_names(1), (cells,), legend_of(cells))

    def _table(self, one: Review) -> Table | None:
        """Return the counts of the parts of a span; parts with nothing have no row.

        A week has none: its calendar shows the same seven days.
        """
        if one.period is Period.WEEK:
            return None
        parts: dict[tuple[date, date], list[Counts]] = {}
        for day in one.days:
            parts.setdefault(_part_of(one, day), []).append(self._analysis.book[day].counts)
        rows = [
            row
            for span, some_counts in parts.items()
            if (row := self._row(one, span, Counts.total(some_counts)))
        ]
        return table(rows, {"": tuple(map(_, COUNTS))}, keep=len(rows)) if rows else None

    def _row(self, one: Review, span: tuple[date, date], counts: Counts) -> Row | None:
        if not counts.planned + counts.dropped + counts.bonus:
            return None
        first, last = span
        if one.period is Period.MONTH:
            name = stretch(first, last, seen_from=one.last)
            href = f"{Period.WEEK.label(first)}.html"
        else:
            name, href = month(first), f"{Period.MONTH.label(first)}.html"
        return Row(
            name=name,
            href=href,
            remark=_still_open() if first <= self._analysis.as_of <= last else "",
            figures=figures_of(counts),
            sentences=sentences_of(counts)[1:],
            bar=bar_of(counts),
        )

    def _ways(self, one: Review) -> Iterator[Link]:
        if one.period is Period.YEAR:
            return
        for first in dict.fromkeys(day.replace(day=1) for day in one.days):
            days = [day for day in one.days if day.replace(day=1) == first]
            if linked := next((day for day in days if day in self._linked), None):
                href = day_href(linked) if one.period is Period.WEEK else month_path(first)
                yield Link(_("Days of {month}", month=month_name(first)), f"../{href}")
            if one.period is Period.WEEK:
                yield Link(_review_of(month_name(first)), f"{Period.MONTH.label(first)}.html")
            else:
                yield Link(_review_of(str(first.year)), f"{Period.YEAR.label(first)}.html")


def _part_of(one: Review, day: date) -> tuple[date, date]:
    """Return the days of the week within a month, or of a year the month."""
    if one.period is Period.YEAR:
        return Period.MONTH.span(day)
    first, last = Period.WEEK.span(day)
    return max(first, one.first), min(last, one.last)


def _by_label(some_reviews: Sequence[Review], period: Period) -> Mapping[str, Sequence[Review]]:
    """Return the spans by the longer one that holds their first day, the newest first."""
    found: dict[str, list[Review]] = {}
    for one in reversed(some_reviews):
        found.setdefault(period.label(period.span(one.days[0])[0]), []).append(one)
    return found


def _line(one: Review, parts: Iterator[ReviewLine] | Sequence[ReviewLine] = ()) -> ReviewLine:
    window = one.window
    days = ngettext(
        "something done on {yes} of {count} day",
        "something done on {yes} of {count} days",
        window.days,
        yes=window.yes,
    )
    counts = planned_and_done(window.counts) if window.counts.planned else ""
    told = [days if window.yes else ", ".join(other_days(window)), counts]
    return ReviewLine(
        Link(_name(one, one.last), f"{one.label}.html"),
        _so_far(one),
        " · ".join(filter(None, told)),
        tuple(parts),
    )


def _name(one: Review, seen_from: date) -> str:
    if one.period is Period.WEEK:
        return stretch(one.first, one.last, seen_from=seen_from)
    return (
        str(one.first.year) if one.period is Period.YEAR else month(one.first, seen_from=seen_from)
    )


def _title(one: Review) -> str:
    """Return the name of a span with its year."""
    return _name(one, date.min)


def _week(one: Review) -> str:
    if one.period is not Period.WEEK:
        return ""
    return _("Week {number}", number=one.first.isocalendar().week)


def _so_far(one: Review) -> str:
    return "" if one.is_over else _still_open()


def _still_open() -> str:
    return pgettext("of days that are not over", "so far")


def _review_of(name: str) -> str:
    return _("Review of {name}", name=name)


def _beside(other: Review | None, one: Review) -> Link | None:
    return Link(_name(other, one.last), f"{other.label}.html") if other else None
