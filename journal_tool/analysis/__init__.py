"""What a journal amounts to on a date: every figure of the report, as frozen values.

Pure: the date is an argument, so that yesterday's report can be built again tomorrow.
"""

from journal_tool.analysis._although import (
    LITTLE_WISH,
    Although,
    DoneAlthough,
    Tally,
    done_although,
)
from journal_tool.analysis._calendar import (
    days_after,
    days_before,
    days_from,
    month_label,
    month_weeks,
    week_label,
    week_of,
    week_starting,
)
from journal_tool.analysis._chains import Chain, End, Things, chains, things
from journal_tool.analysis._counts import (
    WINDOW_DAYS,
    Counts,
    DayFigures,
    Month,
    Shade,
    ShowedUp,
    Week,
    planned_and_done,
)
from journal_tool.analysis._evidence import (
    DoneThing,
    EvidenceLine,
    Ledger,
    done_things,
    ledgers,
)
from journal_tool.analysis._figures import Analysis, Figures, analyse, figures
from journal_tool.analysis._gap import Gap, InTheWay, OneThing, gap
from journal_tool.analysis._identities import EVIDENCE_DAYS
from journal_tool.analysis._last_time import (
    Doubts,
    LastTime,
    Pairs,
    doubts,
    doubts_line,
    last_time,
    last_time_line,
    pairs_line,
    pairs_of,
)
from journal_tool.analysis._own_words import OwnWords, own_words
from journal_tool.analysis._past import Presence
from journal_tool.analysis._screen import Block, Kind, Line, Part, Voice
from journal_tool.analysis._sentences import (
    Said,
    change_said,
    follow_through_said,
    identity_said,
    practice_sentences,
    sentences,
)
from journal_tool.analysis._settled import Settled, settled
from journal_tool.analysis._standing import Standing
from journal_tool.analysis._step import Step, Why, choose_step
from journal_tool.analysis._summary import is_doubted, summaries_of, summarise
from journal_tool.analysis._today import Today, today

__all__ = [
    "EVIDENCE_DAYS",
    "LITTLE_WISH",
    "WINDOW_DAYS",
    "Although",
    "Analysis",
    "Block",
    "Chain",
    "Counts",
    "DayFigures",
    "DoneAlthough",
    "DoneThing",
    "Doubts",
    "End",
    "EvidenceLine",
    "Figures",
    "Gap",
    "InTheWay",
    "Kind",
    "LastTime",
    "Ledger",
    "Line",
    "Month",
    "OneThing",
    "OwnWords",
    "Pairs",
    "Part",
    "Presence",
    "Said",
    "Settled",
    "Shade",
    "ShowedUp",
    "Standing",
    "Step",
    "Tally",
    "Things",
    "Today",
    "Voice",
    "Week",
    "Why",
    "analyse",
    "chains",
    "change_said",
    "choose_step",
    "days_after",
    "days_before",
    "days_from",
    "done_although",
    "done_things",
    "doubts",
    "doubts_line",
    "figures",
    "follow_through_said",
    "gap",
    "identity_said",
    "is_doubted",
    "last_time",
    "last_time_line",
    "ledgers",
    "month_label",
    "month_weeks",
    "own_words",
    "pairs_line",
    "pairs_of",
    "planned_and_done",
    "practice_sentences",
    "sentences",
    "settled",
    "summaries_of",
    "summarise",
    "things",
    "today",
    "week_label",
    "week_of",
    "week_starting",
]
