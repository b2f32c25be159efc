"""All figures of a journal on a date, gathered: each one public function and one frozen result."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Final

from journal_tool.analysis._chains import Things, things
from journal_tool.analysis._counts import (
    WINDOW_DAYS,
    Counts,
    DayBook,
    DayFigures,
    Month,
    ShowedUp,
    Tables,
    Week,
    last_days,
)
from journal_tool.analysis._experiments import ExperimentFigure, experiment_figures
from journal_tool.analysis._identities import IdentityFigure, identity_figures
from journal_tool.analysis._loops import Loop, ThoughtFigure, loops, thought_figures
from journal_tool.analysis._moods import (
    MoodFigure,
    WeekdayFigure,
    dip_state,
    mood_figure,
    weekday_figure,
)
from journal_tool.analysis._past import Deed, Past, past_of
from journal_tool.analysis._practices import PracticeFigure, practice_figures
from journal_tool.analysis._rates import (
    Change,
    Compared,
    DaysFigure,
    Followed,
    Movement,
    SmallerFigure,
    WeekFigure,
    Window,
    areas,
    change,
    days_figure,
    followed,
    movement,
    planning_only,
    smaller_figure,
    weeks_figure,
)
from journal_tool.analysis._ratings import (
    Anyway,
    Doubted,
    ForecastFigure,
    PairsFigure,
    anyway_figure,
    anyway_marked,
    cue_figure,
    doubted,
    felt_figure,
    forecast_figure,
    motivation_figure,
)
from journal_tool.analysis._standing import sunday_of
from journal_tool.analysis._summary import summaries_of
from journal_tool.model import DaySummary, Journal
from journal_tool.record import Record
from journal_tool.settings import Settings
from journal_tool.statistics import DipState

_TWO_WEEKS: Final = 14


class Weekly(Record):
    """What is judged once a week, with the data up to a Sunday.

    A word about a figure and the numbers beside it are those of one day, so that neither depends
    on the day somebody looks.
    """

    window: Window
    change: Change
    felt: PairsFigure
    motivation: PairsFigure
    cue: Compared
    mood: MoodFigure


class Figures(Record):
    """Every figure; the names are those of ``journal stats --json``.

    Attributes:
        window: the closed days that figures without a window of their own speak of.
        change: of the last 28 days of the window and the 28 before.
        things: different things planned; ``None`` if nothing was.
        practices: those of the settings, then others by key.
        loops: the open ones first.
        weekly: what is judged, as it stood on the last Sunday of the window.
    """

    window: Window
    follow_through: Followed
    days: DaysFigure
    weeks: tuple[WeekFigure, ...]
    change: Change
    things: Things | None
    planning_only: tuple[date, ...]
    practices: tuple[PracticeFigure, ...]
    movement: Movement
    smaller: SmallerFigure
    forecast: ForecastFigure
    felt: PairsFigure
    motivation: PairsFigure
    anyway: Anyway
    doubts: Doubted
    anyway_marked: int
    cue: Compared
    mood: MoodFigure
    identities: tuple[IdentityFigure, ...]
    loops: tuple[Loop, ...]
    thoughts: tuple[ThoughtFigure, ...]
    dips: DipState
    weekday: WeekdayFigure
    areas: tuple[tuple[str, int], ...]
    experiments: tuple[ExperimentFigure, ...]
    weekly: Weekly


class Worked(Tables):
    """What is worked out when somebody asks for it: the tables, and the figures of 28 days."""

    def __init__(self, past: Past, settings: Settings) -> None:
        super().__init__(past)
        self._settings = settings

    @property
    def _all(self) -> tuple[object, ...]:
        return *super()._all, self.figures

    @cached_property
    def figures(self) -> Figures:
        """Of the last 28 days."""
        return figures(self._past, self._settings)


class Analysis(Record):
    """Everything that is known of a journal on a date; the same days and date give the same.

    Attributes:
        as_of: the date of the report; "today".
        first, last: first and last date that was written in, up to ``as_of``; ``None`` without one.
        counted_from: first date in the counts; ``None`` if nothing can be counted yet.
        before_since: recorded days that are shown and in no count, because of ``since``.
        worked: of all counted days, of their weeks and months, and of the last 28 days.
        showed_up: the last 28 closed days; ``None`` before the first closed day.
        silent_for: days since ``last`` that are over, without an entry and not of rest.
        written: the dates that were written in, up to ``as_of``, as ordinals, oldest first.
        past: what can be counted.
        book: the figures of each day by its date.
    """

    as_of: date
    first: date | None
    last: date | None
    counted_from: date | None
    before_since: int
    worked: Worked
    showed_up: ShowedUp | None
    silent_for: int
    written: tuple[int, ...]
    past: Past
    book: DayBook

    @property
    def figures(self) -> Figures:
        """Of the last 28 days."""
        return self.worked.figures

    @property
    def totals(self) -> Counts:
        """Of all counted days."""
        return self.worked.totals

    @property
    def weeks(self) -> tuple[Week, ...]:
        """Every ISO week that has anything, oldest first."""
        return self.worked.weeks

    @property
    def months(self) -> tuple[Month, ...]:
        """Every month that has anything, oldest first."""
        return self.worked.months

    @property
    def days(self) -> tuple[DayFigures, ...]:
        """One for each date that was written in or is of rest, and for today if it has a file."""
        return tuple(self.book.values())


def analyse(journal: Journal, settings: Settings, *, as_of: date) -> Analysis:
    """Return everything that the report says, as it stands on ``as_of``.

    Args:
        journal: the days; their order makes no difference.  Their summaries are used, if they
            were made when the days were read.
        settings: practices, identities, areas, pauses, and where counting begins.
        as_of: the day that is not over yet.
    """
    summaries = summaries_of(journal, settings)
    today = as_of.toordinal()
    past = past_of(summaries, settings, today)
    so_far = summaries[: bisect_right(summaries, today, key=attrgetter("ordinal"))]
    written = tuple([one.ordinal for one in so_far if one.is_written])
    return Analysis(
        as_of=as_of,
        first=date.fromordinal(written[0]) if written else None,
        last=date.fromordinal(written[-1]) if written else None,
        counted_from=date.fromordinal(past.first) if past.first else None,
        before_since=_before(so_far, past.first) if past.first else 0,
        worked=Worked(past, settings),
        showed_up=last_days(past),
        silent_for=_silent_for(written[-1], past) if written else 0,
        written=written,
        past=past,
        book=DayBook(summaries, past),
    )


def _before(summaries: Sequence[DaySummary], first: int) -> int:
    """Return how many recorded days lie before a day."""
    end = bisect_left(summaries, first, key=attrgetter("ordinal"))
    return sum(one.is_entry for one in summaries[:end])


def _silent_for(last: int, past: Past) -> int:
    resting = sum(last < one < past.today for one in past.resting)
    return max(0, past.today - last - 1) - resting


def figures(
    past: Past,
    settings: Settings,
    *,
    days: int = WINDOW_DAYS,
    stretch: tuple[date, date] | None = None,
) -> Figures:
    """Return all figures.

    Args:
        past: what can be counted.
        settings: practices, identities, areas, pauses.
        days: length of the window that ends yesterday.
        stretch: first and last day of the window, instead.  Days before the first counted one,
            today and days to come are left out of it.
    """
    window = _window(past, days, stretch)
    sunday = window.until(sunday_of(window.last))
    early = sunday.until(sunday.last - 7).first
    wide = list(past.settled(min(early, window.first), window.last))
    rows = [row for row in wide if row[0] >= window.first]
    practices = practice_figures(past, settings, window)
    follow = followed(past, window)
    weekly = _weekly(past, wide, sunday, sunday_of(past.today - 1))
    judged = weekly if window == sunday else _weekly(past, wide, window, past.today - 1)
    return Figures(
        window=window,
        follow_through=follow,
        days=days_figure(past, window),
        weeks=weeks_figure(past, window),
        change=judged.change,
        things=things(past, date.fromordinal(window.first), date.fromordinal(window.last))
        if window.days
        else None,
        planning_only=planning_only(past, window),
        practices=tuple(figure for _, figure in practices),
        movement=movement(rows),
        smaller=smaller_figure(rows),
        forecast=forecast_figure(rows),
        felt=judged.felt,
        motivation=judged.motivation,
        anyway=anyway_figure(wide, window),
        doubts=doubted(rows),
        anyway_marked=anyway_marked(rows),
        cue=judged.cue,
        mood=judged.mood,
        identities=identity_figures(past, settings, (track for track, _ in practices)),
        loops=loops(past),
        thoughts=thought_figures(past, window, follow.follow_through),
        dips=dip_state(past),
        weekday=weekday_figure(past),
        areas=areas(rows, settings.areas),
        experiments=experiment_figures(past, settings),
        weekly=weekly,
    )


def _weekly(past: Past, wide: Sequence[Deed], window: Window, last: int) -> Weekly:
    """Return what is judged, of a window; ``last`` is the last day of the days with a mood."""
    begun = past.first if past.first is not None else window.first
    return Weekly(
        Window(min(max(window.first, begun), window.last), window.last),
        change(past, window.last),
        felt_figure(wide, window),
        motivation_figure(wide, window, past),
        cue_figure(wide, window),
        mood_figure(past, last),
    )


def _window(past: Past, days: int, stretch: tuple[date, date] | None) -> Window:
    """Return the window, cut to the closed days that are counted; it may be empty."""
    yesterday = past.today - 1
    first, last = yesterday - days + 1, yesterday
    if stretch is not None:
        first, last = stretch[0].toordinal(), min(yesterday, stretch[1].toordinal())
    first = max(first, past.first if past.first is not None else past.today)
    return Window(first, last) if first <= last else Window(past.today, yesterday)
