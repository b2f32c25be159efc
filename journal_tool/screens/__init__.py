"""What is said of a journal, as data that any medium can show: sentences, lists and the screen.

The one small step, *Last time*, the record in a few lines, the ledgers of evidence, what was wanted
against what was done, and the sentence of every figure.  Terminal and report show the same words.
"""

from journal_tool.screens._although import (
    Although,
    DoneAlthough,
    Tally,
    done_although,
)
from journal_tool.screens._breaks import Break, breaks
from journal_tool.screens._evidence import (
    DoneThing,
    EvidenceLine,
    Ledger,
    done_things,
    ledgers,
)
from journal_tool.screens._gap import (
    Gap,
    gap,
)
from journal_tool.screens._last_time import (
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
from journal_tool.screens._left import (
    LOOK_BACK,
    Left,
    LeftOpen,
    left_line,
    left_open,
)
from journal_tool.screens._own_words import (
    OwnWords,
    own_words,
)
from journal_tool.screens._record import (
    other_days,
)
from journal_tool.screens._review import (
    FirstTime,
    Period,
    Review,
    reviews,
)
from journal_tool.screens._said import Said
from journal_tool.screens._said_mood import mood_judged, mood_said
from journal_tool.screens._said_practices import SCORE, practice_sentences, score_sentences
from journal_tool.screens._said_ratings import (
    COUNTS_ALONE,
    anyway_said,
    felt_said,
    forecast_said,
    motivation_said,
    told_window,
)
from journal_tool.screens._screen import (
    Block,
    Kind,
    Line,
    Part,
)
from journal_tool.screens._sentences import (
    change_said,
    days_sentence,
    follow_through_said,
    identity_said,
    movement_said,
    sentences,
    thoughts_said,
)
from journal_tool.screens._settled import (
    Settled,
    settled,
)
from journal_tool.screens._sheet import (
    Mood,
    Sheet,
    Thing,
    sheet,
)
from journal_tool.screens._step import (
    Step,
    Why,
    as_done,
    choose_step,
)
from journal_tool.screens._talk import (
    Brought,
)
from journal_tool.screens._today import (
    Asked,
    Today,
    asked,
    today,
)

__all__ = [
    "COUNTS_ALONE",
    "LOOK_BACK",
    "SCORE",
    "Although",
    "Asked",
    "Block",
    "Break",
    "Brought",
    "DoneAlthough",
    "DoneThing",
    "Doubts",
    "EvidenceLine",
    "FirstTime",
    "Gap",
    "Kind",
    "LastTime",
    "Ledger",
    "Left",
    "LeftOpen",
    "Line",
    "Mood",
    "OwnWords",
    "Pairs",
    "Part",
    "Period",
    "Review",
    "Said",
    "Settled",
    "Sheet",
    "Step",
    "Tally",
    "Thing",
    "Today",
    "Why",
    "anyway_said",
    "as_done",
    "asked",
    "breaks",
    "change_said",
    "choose_step",
    "days_sentence",
    "done_although",
    "done_things",
    "doubts",
    "doubts_line",
    "felt_said",
    "follow_through_said",
    "forecast_said",
    "gap",
    "identity_said",
    "last_time",
    "last_time_line",
    "ledgers",
    "left_line",
    "left_open",
    "mood_judged",
    "mood_said",
    "motivation_said",
    "movement_said",
    "other_days",
    "own_words",
    "pairs_line",
    "pairs_of",
    "practice_sentences",
    "reviews",
    "score_sentences",
    "sentences",
    "settled",
    "sheet",
    "thoughts_said",
    "today",
    "told_window",
]
