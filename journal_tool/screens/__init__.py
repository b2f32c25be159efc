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
from journal_tool.screens._own_words import (
    OwnWords,
    own_words,
)
from journal_tool.screens._screen import (
    Block,
    Kind,
    Line,
    Part,
)
from journal_tool.screens._sentences import (
    Said,
    change_said,
    follow_through_said,
    identity_said,
    practice_sentences,
    sentences,
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
    choose_step,
)
from journal_tool.screens._talk import (
    Brought,
)
from journal_tool.screens._today import (
    Today,
    today,
)

__all__ = [
    "Although",
    "Block",
    "Brought",
    "DoneAlthough",
    "DoneThing",
    "Doubts",
    "EvidenceLine",
    "Gap",
    "Kind",
    "LastTime",
    "Ledger",
    "Line",
    "Mood",
    "OwnWords",
    "Pairs",
    "Part",
    "Said",
    "Settled",
    "Sheet",
    "Step",
    "Tally",
    "Thing",
    "Today",
    "Why",
    "change_said",
    "choose_step",
    "done_although",
    "done_things",
    "doubts",
    "doubts_line",
    "follow_through_said",
    "gap",
    "identity_said",
    "last_time",
    "last_time_line",
    "ledgers",
    "own_words",
    "pairs_line",
    "pairs_of",
    "practice_sentences",
    "sentences",
    "settled",
    "sheet",
    "today",
]
