"""What a journal amounts to on a date: every figure of the report, as frozen values.

Pure: the date is an argument, so that yesterday's report can be built again tomorrow.
"""

from journal_tool.analysis._calendar import (
    days_from,
    month_label,
    month_weeks,
    week_label,
    week_of,
)
from journal_tool.analysis._counts import (
    WINDOW_DAYS,
    Analysis,
    Counts,
    DayFigures,
    Month,
    Presence,
    Shade,
    ShowedUp,
    Week,
    analyse,
)
from journal_tool.analysis._last_time import (
    Doubts,
    LastTime,
    Pairs,
    doubts,
    doubts_line,
    is_doubted,
    last_time,
    last_time_line,
    pairs_line,
    pairs_of,
)
from journal_tool.analysis._screen import Block, Kind, Line
from journal_tool.analysis._step import Step, Why, choose_step
from journal_tool.analysis._today import Today, today

__all__ = [
    "WINDOW_DAYS",
    "Analysis",
    "Block",
    "Counts",
    "DayFigures",
    "Doubts",
    "Kind",
    "LastTime",
    "Line",
    "Month",
    "Pairs",
    "Presence",
    "Shade",
    "ShowedUp",
    "Step",
    "Today",
    "Week",
    "Why",
    "analyse",
    "choose_step",
    "days_from",
    "doubts",
    "doubts_line",
    "is_doubted",
    "last_time",
    "last_time_line",
    "month_label",
    "month_weeks",
    "pairs_line",
    "pairs_of",
    "today",
    "week_label",
    "week_of",
]
