"""What the writer said about an act: its note, else a sentence of that day."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from journal_tool.model import Action, Day
from journal_tool.patterns import pattern
from journal_tool.phrases import shortened
from journal_tool.record import Record

MOST_NOTE: Final = 240
"""Characters of a note that stand beside an act on a page; all of it stands on its day."""

MOST_SENTENCE: Final = 90
"""Characters of a day's first sentence."""

MOST_SENTENCES: Final = 160
"""Characters of as many sentences of a day as stand beside an act on a page."""


class OwnWords(Record):
    """The writer's words.

    Attributes:
        text: ``""`` for none.
        are_of_the_day: whether they are of the day, not of the act.
    """

    text: str = ""
    are_of_the_day: bool = False


def own_words(day: Day, action: Action) -> OwnWords:
    """Return the act's note, else the first sentences of the day, as they stand on a page."""
    return _words(action, MOST_NOTE, next(filter(None, map(_opening, _texts(day))), ""))


def briefly(day: Day, action: Action) -> OwnWords:
    """Return the act's note, else the first sentence of the day, for one line of a screen."""
    sentences = next(filter(None, map(_sentences, _texts(day))), ("",))
    return _words(action, MOST_SENTENCE, shortened(sentences[0], MOST_SENTENCE))


def _words(action: Action, most: int, of_the_day: str) -> OwnWords:
    note = shortened(action.note or "", most)
    return OwnWords(note or of_the_day, are_of_the_day=bool(of_the_day and not note))


_NO_SENTENCE: Final = pattern(r"[#|<`~]|!\[|[-*_=]{3,}\s*$|\[[^\]]*\]:")
_BEFORE_SENTENCE: Final = pattern(r"(?:>\s?|[-*+]\s+|\d{1,3}[.)]\s+)*")
_SENTENCE: Final = pattern(r".+?[.!?…]+[\"'”’»)]*(?=\s|$)")


def _texts(day: Day) -> Iterator[str]:
    return (words.text for words in day.words)


@lru_cache(maxsize=1 << 15)
def _opening(text: str) -> str:
    """Return the first sentence of a text, and those after it as long as there is room.

    Kept, because several pages ask for every day, and for it with each of its actions.
    """
    left = MOST_SENTENCES
    found: list[str] = []
    for sentence in _sentences(text):
        if len(sentence) > left and left < MOST_SENTENCES:
            break
        found.append(shortened(sentence, left))
        left = max(0, left - len(sentence) - 1)
    return " ".join(found)


def _sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of the first paragraph; all of it where none ends."""
    paragraph = _first_paragraph(text)
    found = tuple(one[0].strip() for one in _SENTENCE.finditer(paragraph))
    return found or tuple(filter(None, [paragraph]))


def _first_paragraph(text: str) -> str:
    """Return the first lines that are no heading, table, picture or code, as one line."""
    found: list[str] = []
    for line in text.split("\n"):
        bare = _BEFORE_SENTENCE.sub("", line.strip(), count=1)
        if bare and not _NO_SENTENCE.match(bare):
            found.append(bare)
        elif found:
            break
    return " ".join(" ".join(found).split())
