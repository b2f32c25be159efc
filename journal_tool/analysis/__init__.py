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

__all__ = [
    "WINDOW_DAYS",
    "Analysis",
    "Counts",
    "DayFigures",
    "Month",
    "Presence",
    "Shade",
    "ShowedUp",
    "Week",
    "analyse",
    "days_from",
    "month_label",
    "month_weeks",
    "week_label",
    "week_of",
]
