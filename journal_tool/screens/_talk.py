"""What the writer wants to bring to somebody: what is tagged ``#talk``, and whole days.

Text comes as paragraphs, one a line, without the signs of markdown that begin a line.  What stands
between ``%%`` and ``%%`` is in no day that was read, so it cannot be here.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from journal_tool.model import TALK, Action, Day, Evidence, Thought
from journal_tool.patterns import pattern
from journal_tool.phrases import without_date
from journal_tool.record import Record


class Brought(Record):
    """Something to bring.

    Attributes:
        date: its day.
        name: of the action that it is about; ``""`` for words alone.
        words: the writer's, whole; ``""`` for an action without a note.
    """

    date: date
    name: str
    words: str


def to_talk_about(days: Iterable[Day]) -> tuple[Brought, ...]:
    """Return everything tagged ``#talk``, in the order of the days.

    A day whose ``tags`` hold it brings all of its words; else each paragraph or point of its text
    that holds the tag is brought whole, since a line of a text ends anywhere.
    """
    return tuple(one for day in days for one in _tagged(day))


def words_of(day: Day) -> Brought:
    """Return all free text of a day."""
    return Brought(day.date, "", "\n".join(text for text, _ in _paragraphs(day)))


def _tagged(day: Day) -> Iterator[Brought]:
    for action in day.actions:
        if _is_talk(action.tags):
            yield Brought(day.date, action.name, _note(action))
    lines: tuple[Thought | Evidence, ...] = (*day.thoughts, *day.evidence)
    for one in lines:
        if _is_talk(one.tags):
            yield Brought(day.date, "", one.text)
    if _is_talk(day.tags):
        whole = words_of(day)
        if whole.words:
            yield whole
        return
    for text, is_code in _paragraphs(day):
        if not is_code and _TALK.search(_CODE.sub("", text)):
            bare = " ".join(_TALK.sub("", text).split())
            if bare:
                yield Brought(day.date, "", bare)


def _note(action: Action) -> str:
    return " ".join((action.note or "").split())


def _is_talk(tags: Iterable[str]) -> bool:
    return TALK in map(str.casefold, tags)


_TALK: Final = pattern(rf"(?<!\S)#{TALK}(?![\w/-])", re.IGNORECASE)
_CODE: Final = pattern(r"`[^`]*`")
_FENCE: Final = pattern(r"```|~~~")
_POINT: Final = pattern(r"(?:#{1,6}|>|[-*+]|\d{1,3}[.)])(?:\s+|$)")
_BOX: Final = pattern(r"\[.?\]\s+")


def _paragraphs(day: Day) -> Iterator[tuple[str, bool]]:
    """Yield each paragraph, heading and point of a day on one line, and whether it is code."""
    for words in day.words:
        lines: list[str] = []
        is_code = False
        for line in without_date(words.text, day.date).split("\n"):
            bare = line.strip()
            if _FENCE.match(bare):
                yield from _joined(lines)
                is_code = not is_code
            elif is_code:
                if bare:
                    yield bare, True
            elif (point := _POINT.match(bare)) or not bare:
                yield from _joined(lines)
                rest = bare[point.end() :] if point else ""
                lines = [_BOX.sub("", rest, count=1)]
            else:
                lines.append(bare)
        yield from _joined(lines)


def _joined(lines: list[str]) -> Iterator[tuple[str, bool]]:
    text = " ".join(" ".join(lines).split())
    lines.clear()
    if text:
        yield text, False
