"""What the writer said about an act: its note, else a sentence of that day."""

from dataclasses import dataclass
from typing import Final

from journal_tool.analysis._last_time import _first_sentence
from journal_tool.analysis._phrases import shortened
from journal_tool.model import Action, Day

MOST_NOTE: Final = 240
"""Characters of a note that stand beside an act on a page; all of it stands on its day."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The writer's words.

    Attributes:
        text: ``""`` for none.
        are_of_the_day: whether they are of the day, not of the act.
    """

    text: str = ""
    are_of_the_day: bool = False


def own_words(day: Day, action: Action) -> OwnWords:
    """Return the act's note, else the first sentence of the day's text."""
    note = shortened(action.note or "", MOST_NOTE)
    if note:
        return OwnWords(note)
    sentence = _first_sentence(day)
    return OwnWords(sentence, are_of_the_day=bool(sentence))
