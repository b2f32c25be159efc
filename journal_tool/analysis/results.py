"""The results that ``Figures`` is made of, one class for each figure."""

from journal_tool.analysis._experiments import ExperimentFigure
from journal_tool.analysis._identities import IdentityFigure
from journal_tool.analysis._loops import Loop, ThoughtFigure
from journal_tool.analysis._moods import MoodFigure, WeekdayFigure
from journal_tool.analysis._practices import PracticeFigure
from journal_tool.analysis._rates import (
    Change,
    Compared,
    DaysFigure,
    Followed,
    Group,
    Movement,
    SmallerFigure,
    WeekFigure,
    Window,
)
from journal_tool.analysis._ratings import Anyway, Doubted, ForecastFigure, PairsFigure

__all__ = [
    "Anyway",
    "Change",
    "Compared",
    "DaysFigure",
    "Doubted",
    "ExperimentFigure",
    "Followed",
    "ForecastFigure",
    "Group",
    "IdentityFigure",
    "Loop",
    "MoodFigure",
    "Movement",
    "PairsFigure",
    "PracticeFigure",
    "SmallerFigure",
    "ThoughtFigure",
    "WeekFigure",
    "WeekdayFigure",
    "Window",
]
