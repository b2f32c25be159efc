"""What the writer said about an act: its note, else a sentence of that day."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from journal_tool.model import Action, Day
from journal_tool.phrases import shortened

MOST_NOTE: Final = 240
"""Characters of a note that stand beside an act on a page; all of it stands on its day."""

MOST_SENTENCE: Final = 90
"""Characters of a day's first sentence."""

MOST_SENTENCES: Final = 160
"""Characters of as many sentences of a day as stand beside an act on a page."""


class OwnWords(NamedTuple):
    """The writer's words.

    Attributes:
        text: ``""`` for none.
        are_of_the_day: whether they are of the day, not of the act.
    """

    text: str = ""
    are_of_the_day: bool = False


def own_words(day: Day, action: Action) -> OwnWords:
    """Return the act's note, else the first sentences of the day, as they stand on a page."""
    return _words(action, MOST_NOTE, " ".join(_first_sentences(day)))


def briefly(day: Day, action: Action) -> OwnWords:
    """Return the act's note, else the first sentence of the day, for one line of a screen."""
    return _words(action, MOST_SENTENCE, shortened(next(_sentences(day), ""), MOST_SENTENCE))


def _words(action: Action, most: int, of_the_day: str) -> OwnWords:
    note = shortened(action.note or "", most)
    return OwnWords(note or of_the_day, are_of_the_day=bool(of_the_day and not note))


_NO_SENTENCE: Final = re.compile(r"[#|<`~]|!\[|[-*_=]{3,}\s*$|\[[^\]]*\]:")
_BEFORE_SENTENCE: Final = re.compile(r"(?:>\s?|[-*+]\s+|\d{1,3}[.)]\s+)*")
_SENTENCE: Final = re.compile(r".+?[.!?…]+[\"'”’»)]*(?=\s|$)")


def _first_sentences(day: Day) -> Iterator[str]:
    """Yield the first sentence of a day, and those after it as long as there is room."""
    left = MOST_SENTENCES
    for sentence in _sentences(day):
        if len(sentence) > left and left < MOST_SENTENCES:
            return
        yield shortened(sentence, left)
        left = max(0, left - len(sentence) - 1)


def _sentences(day: Day) -> Iterator[str]:
    """Yield the sentences of the first paragraph; all of it where none ends."""
    text = _first_paragraph(day)
    found = [one[0].strip() for one in _SENTENCE.finditer(text)]
    yield from found or filter(None, [text])


def _first_paragraph(day: Day) -> str:
    """Return the first text of the day that is no heading, table, picture or code."""
    for words in day.words:
        text: list[str] = []
        for line in words.text.split("\n"):
            bare = _BEFORE_SENTENCE.sub("", line.strip(), count=1)
            if _NO_SENTENCE.match(bare) or not bare:
                if text:
                    break
                continue
            text.append(bare)
        whole = " ".join(" ".join(text).split())
        if whole:
            return whole
    return ""
