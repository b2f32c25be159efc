"""What a journal amounts to on a date: every figure, as frozen values.

Pure: the date is an argument, so that yesterday's report can be built again tomorrow.
"""

from journal_tool.analysis._calendar import (
    days_after,
    days_before,
    days_from,
    month_label,
    month_of,
    month_weeks,
    week_label,
    week_of,
    week_starting,
)
from journal_tool.analysis._chains import (
    OFTEN,
    Chain,
    End,
    Things,
    chains,
    things,
)
from journal_tool.analysis._counts import (
    WINDOW_DAYS,
    Counts,
    DayFigures,
    Month,
    Shade,
    ShowedUp,
    Week,
    planned_and_done,
    showed_up,
)
from journal_tool.analysis._experiments import (
    Refusal,
    thrown,
)
from journal_tool.analysis._figures import (
    Analysis,
    Figures,
    analyse,
    figures,
)
from journal_tool.analysis._histories import History, ScorePoint, histories
from journal_tool.analysis._loops import thoughts_of
from journal_tool.analysis._moved import MovedWeek, moved_weeks
from journal_tool.analysis._past import (
    Presence,
)
from journal_tool.analysis._rates import (
    MIN_CHANGE,
    MIN_EACH,
    MIN_PLANNED,
    MONTH,
)
from journal_tool.analysis._ratings import (
    LITTLE_WISH,
    MIN_PAIRS,
)
from journal_tool.analysis._standing import (
    Standing,
    side,
)
from journal_tool.analysis._summary import (
    Maker,
    is_doubted,
    summarise,
)
from journal_tool.analysis._tracks import (
    Missed,
)

__all__ = [
    "LITTLE_WISH",
    "MIN_CHANGE",
    "MIN_EACH",
    "MIN_PAIRS",
    "MIN_PLANNED",
    "MONTH",
    "OFTEN",
    "WINDOW_DAYS",
    "Analysis",
    "Chain",
    "Counts",
    "DayFigures",
    "End",
    "Figures",
    "History",
    "Maker",
    "Missed",
    "Month",
    "MovedWeek",
    "Presence",
    "Refusal",
    "ScorePoint",
    "Shade",
    "ShowedUp",
    "Standing",
    "Things",
    "Week",
    "analyse",
    "chains",
    "days_after",
    "days_before",
    "days_from",
    "figures",
    "histories",
    "is_doubted",
    "month_label",
    "month_of",
    "month_weeks",
    "moved_weeks",
    "planned_and_done",
    "showed_up",
    "side",
    "summarise",
    "things",
    "thoughts_of",
    "thrown",
    "week_label",
    "week_of",
    "week_starting",
]
