"""The page of one month: its calendar, and its days with their words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from journal_tool.analysis import (
    Analysis,
    DayFigures,
    month_label,
)
from journal_tool.language import _
from journal_tool.model import Day
from journal_tool.phrases import month_name, short_month
from journal_tool.pictures import Pictures
from journal_tool.report._calendars import Calendar, calendar
from journal_tool.report._days import DayView, day_view
from journal_tool.report._frame import Link, day_anchor
from journal_tool.report._memory import Key
from journal_tool.report._words import sentences_of
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class YearLinks:
    """The months of one year that have a page, oldest first.

    Attributes:
        year: in four digits.
        months: to their pages.
    """

    year: str
    months: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MonthView:
    """``days/2026-03.html``.

    Attributes:
        title: ``March 2026``.
        sentences: the counts of the month in words; empty if it is in no count.
        remark: what the page leaves out, or ``""``.
        calendar: its days at a glance.
        days: oldest first.
        earlier, later: the nearest months that have a page, or ``None``.
        year: the months of its year.
        other_years: those of the other years, the newest year first.
        review: the way to what there is to say of the month, or ``None``.
    """

    title: str
    sentences: tuple[str, ...]
    remark: str
    calendar: Calendar
    days: tuple[DayView, ...]
    earlier: Link | None
    later: Link | None
    year: YearLinks
    other_years: tuple[YearLinks, ...]
    review: Link | None


@dataclass(frozen=True, slots=True)
class MonthPages:
    """The months of one report.

    Attributes:
        shown: the days of each month that has a page, by the path of the page, both in order.
        analysis: all figures.
        figures: those of each date.
        week_starts: ISO number of the weekday that begins a row of a calendar.
        shows_words: whether the writer's words may stand.
        render_body: from the text of a file, and its path, to safe HTML.
        reviews: the way to the review of each month that has one, by the label of the month.
    """

    shown: Mapping[str, Sequence[Day]]
    analysis: Analysis
    figures: Mapping[date, DayFigures]
    week_starts: int
    shows_words: bool
    render_body: Callable[[str, str], str]
    reviews: Mapping[str, Link]

    def title(self, path: str) -> str:
        """Return the name of the month at ``path``."""
        return month_name(self.shown[path][0].date)

    def key(self, path: str, sources: Mapping[date, bytes], pictures: Pictures) -> Key | None:
        """Return all that goes into the page at ``path``; ``None`` where that is not known.

        Args:
            path: one of ``shown``.
            sources: digest of what each day was read from.
            pictures: those that are shown.
        """
        days = self.shown[path]
        if any(day.date not in sources for day in days):
            return None
        first = days[0].date.replace(day=1)
        after = (first + timedelta(days=31)).replace(day=1)
        dates = [first + timedelta(days=at) for at in range((after - first).days)]
        files = {file for day in days for file in day.files}
        label = month_label(first)
        return (
            [sources[day.date] for day in days],
            [self.figures.get(one) for one in dates],
            [one.counts for one in self.analysis.months if one.label == label],
            min(self.analysis.as_of, after),
            bool(self.analysis.before_since),
            list(self.shown),
            self.reviews.get(label),
            (self.week_starts, self.shows_words),
            [(of, name, one.digest) for (of, name), one in pictures.items() if of in files],
        )

    def view(self, path: str) -> MonthView:
        """Return the page at ``path``, one of ``shown``."""
        days = self.shown[path]
        first = days[0].date
        paths = list(self.shown)
        at, years = paths.index(path), self._years(path)
        counts = [one.counts for one in self.analysis.months if one.label == month_label(first)]
        return MonthView(
            title=month_name(first),
            sentences=sentences_of(counts[0]) if counts else (),
            remark="" if self.shows_words else _("Words are left out of this report."),
            calendar=calendar(
                first,
                self.analysis,
                self.figures,
                hrefs={day.date: f"#{day_anchor(day.date)}" for day in days},
                week_starts=self.week_starts,
            ),
            days=tuple(map(self._day, days)),
            earlier=self._link(paths[at - 1]) if at else None,
            later=self._link(paths[at + 1]) if at + 1 < len(paths) else None,
            year=next(one for one in years if one.year == str(first.year)),
            other_years=tuple(one for one in years if one.year != str(first.year)),
            review=self.reviews.get(month_label(first)),
        )

    def _years(self, path: str) -> list[YearLinks]:
        """Return all months, seen from one of them, by year, the newest first."""
        years: dict[str, list[Link]] = {}
        for one, days in self.shown.items():
            first = days[0].date
            link = Link(
                short_month(first), one.removeprefix("days/"), "page" if one == path else ""
            )
            years.setdefault(str(first.year), []).append(link)
        return [YearLinks(year, tuple(links)) for year, links in reversed(years.items())]

    def _link(self, path: str) -> Link:
        return Link(month_name(self.shown[path][0].date), path.removeprefix("days/"))

    def _day(self, day: Day) -> DayView:
        return day_view(
            day,
            self.figures[day.date],
            remark=self._remark(day.date),
            shows_words=self.shows_words,
            render_body=self.render_body,
        )

    def _remark(self, one: date) -> str:
        if one == self.analysis.as_of:
            return _("Today is open.")
        if one > self.analysis.as_of:
            return _("Still to come, in no count yet.")
        is_before = bool(self.analysis.before_since) and not self.figures[one].is_counted
        return _("In no count.") if is_before else ""
