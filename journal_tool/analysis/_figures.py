"""All figures of a journal on a date, gathered: each one public function and one frozen result."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Final, NamedTuple

from journal_tool.analysis._chains import Things, things
from journal_tool.analysis._counts import WINDOW_DAYS, Counted, count
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
from journal_tool.model import Journal
from journal_tool.settings import Settings
from journal_tool.statistics import DipState

_TWO_WEEKS: Final = 14


class Figures(NamedTuple):
    """Every figure; the names are those of ``journal stats --json``.

    Attributes:
        window: the closed days that figures without a window of their own speak of.
        change: of the last 28 days of the window and the 28 before.
        things: different things planned; ``None`` if nothing was.
        practices: those of the settings, then others by key.
        loops: the open ones first.
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


@dataclass(frozen=True, slots=True)
class Analysis(Counted):
    """Everything that is known of a journal on a date; ``figures`` of the last 28 days."""

    figures: Figures = field(repr=False)


def analyse(journal: Journal, settings: Settings, *, as_of: date) -> Analysis:
    """Return everything that the report says, as it stands on ``as_of``.

    Args:
        journal: the days; their order makes no difference.  Their summaries are used, if they
            were made when the days were read.
        settings: practices, identities, areas, pauses, and where counting begins.
        as_of: the day that is not over yet.
    """
    counted = count(journal, settings, as_of=as_of)
    known = {one.name: getattr(counted, one.name) for one in fields(counted)}
    return Analysis(**known, figures=figures(counted, settings))


def figures(
    analysis: Counted,
    settings: Settings,
    *,
    days: int = WINDOW_DAYS,
    stretch: tuple[date, date] | None = None,
) -> Figures:
    """Return all figures.

    Args:
        analysis: what is counted, and its day.
        settings: practices, identities, areas, pauses.
        days: length of the window that ends yesterday.
        stretch: first and last day of the window, instead.  Days before the first counted one,
            today and days to come are left out of it.
    """
    past = analysis.past
    window = _window(analysis, days, stretch)
    early = window.until(window.last - window.last % 7 - 7).first
    wide = list(past.settled(min(early, window.first), window.last))
    rows = [row for row in wide if row[0] >= window.first]
    practices = practice_figures(analysis, settings, window)
    return Figures(
        window=window,
        follow_through=followed(past, window),
        days=days_figure(past, window),
        weeks=weeks_figure(past, window),
        change=change(past, window.last),
        things=things(analysis, date.fromordinal(window.first), date.fromordinal(window.last))
        if window.days
        else None,
        planning_only=planning_only(past, window),
        practices=tuple(figure for _, figure in practices),
        movement=movement(rows),
        smaller=smaller_figure(rows),
        forecast=forecast_figure(rows),
        felt=felt_figure(wide, window),
        motivation=motivation_figure(wide, window, past),
        anyway=anyway_figure(wide, window),
        doubts=doubted(rows),
        anyway_marked=anyway_marked(rows),
        cue=cue_figure(wide, window),
        mood=mood_figure(past),
        identities=identity_figures(past, settings, (track for track, _ in practices)),
        loops=loops(analysis),
        thoughts=thought_figures(analysis, window),
        dips=dip_state(past),
        weekday=weekday_figure(past),
        areas=areas(rows, settings.areas),
        experiments=experiment_figures(analysis, settings),
    )


def _window(analysis: Counted, days: int, stretch: tuple[date, date] | None) -> Window:
    """Return the window, cut to the closed days that are counted; it may be empty."""
    past = analysis.past
    yesterday = past.today - 1
    first, last = yesterday - days + 1, yesterday
    if stretch is not None:
        first, last = stretch[0].toordinal(), min(yesterday, stretch[1].toordinal())
    first = max(first, past.first if past.first is not None else past.today)
    return Window(first, last) if first <= last else Window(past.today, yesterday)
