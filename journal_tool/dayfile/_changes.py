"""What can be changed in a day, as data; how it is written is a matter of :mod:`_edit`."""

import enum
from dataclasses import KW_ONLY
from datetime import date
from typing import TypeAlias

from journal_tool.language import _
from journal_tool.model import State
from journal_tool.text import Span
from journal_tool.values import dataclass


class NewLists(enum.Enum):
    """Where a list goes that a file does not have yet."""

    FRONT = "front matter"  # no text
    """A text of several lines (``planned: |``), which every program that reads YAML keeps."""
    BODY = "body"
    """A heading with boxes below it, which can be tapped in Obsidian and on phones."""


@dataclass(frozen=True, slots=True)
class AddPlan:
    """A planned action; ``text`` is its line as somebody typed it, with or without a box."""

    text: str


@dataclass(frozen=True, slots=True)
class AddDeed:
    """Something done that no line of the day plans; ``text`` is its line as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class SetState:
    """What became of an action of the day.

    Attributes:
        key: of the action.
        state: what its box shall say.
        nth: which of the lines with this key, from 1.  ``None``: the one that decides what became
            of the action, a planned line before others.
    """

    key: str
    state: State
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class Annotate:
    """Marks on the line of an action; what is ``None`` stays as it is.

    Attributes:
        key, nth: which line, as in :class:`SetState`; ``None``: a line that is done, if any is,
            a planned line before others.
        minutes: 0 to 1440; of the smaller version where that is what happened.
        before, after, expect, felt, mastery: 0 to 10.
        likely: 0 to 100.
        size: step on the ladder, 1 to 5.
        anyway, doubt: ``False`` takes the mark away.
        note: goes behind the note that is there, after ``; ``.
    """

    key: str
    nth: int | None = None
    _: KW_ONLY
    minutes: int | None = None
    before: int | None = None
    after: int | None = None
    expect: int | None = None
    felt: int | None = None
    mastery: int | None = None
    likely: int | None = None
    size: int | None = None
    anyway: bool | None = None
    doubt: bool | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AddThought:
    """A thought, the pattern it has (a tag without ``#``), and the action that answers it."""

    text: str
    pattern: str | None = None
    action: str | None = None


@dataclass(frozen=True, slots=True)
class SetRest:
    """A free day, up to and with ``until`` if that is given."""

    until: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class SetMeasure:
    """A number of the day; an empty ``remark`` leaves the words beside it as they are."""

    name: str
    value: float
    remark: str = ""


@dataclass(frozen=True, slots=True)
class FileStyle:
    """What is known of a file besides its text.

    Attributes:
        new_lists: where a list goes that the file does not have.
        is_note, is_dated_by_name: how it is read, as for :meth:`DayReader.read`.
    """

    new_lists: NewLists = NewLists.FRONT
    is_note: bool = False
    is_dated_by_name: bool = True


Change: TypeAlias = AddPlan | AddDeed | SetState | Annotate | AddThought | SetRest | SetMeasure


class CannotEdit(Exception):  # noqa: N818 - named for what happened
    """A change cannot be written so that nothing else changes; nothing was changed.

    Attributes:
        reason: one clause in the language in use, without a full stop.
        place: ``file:line``, or only the file.
        advice: a sentence that says what to type instead; ``""`` if there is none.
    """

    def __init__(self, reason: str, place: str, advice: str = "") -> None:
        super().__init__(reason, place, advice)
        self.reason = reason
        self.place = place
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


def cannot(reason: str, span: Span, advice: str = "") -> CannotEdit:
    """Return the refusal of a change at a place of a file; line 0 is the file as a whole."""
    place = f"{span.path}:{span.line}" if span.line else span.path
    return CannotEdit(reason, place, advice or _("Change the line in the file itself."))
