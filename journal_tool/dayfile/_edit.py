"""Changes written into the text of a day: the smallest edit, in the file's own style.

Each change has several ways to be written.  A way is tried by reading the new text: it must say
what the old one said and that one difference, with the same findings, and front matter that other
programs could read must stay so.  The first way that does is taken; if none does, nothing is
changed and :class:`CannotEdit` says why.  So a mistake in a way costs a refusal, never a day.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from journal_tool.dayfile._adding import add
from journal_tool.dayfile._blocks import as_block
from journal_tool.dayfile._changes import (
    AddDeed,
    AddPlan,
    AddThought,
    Annotate,
    Change,
    FileStyle,
    SetMeasure,
    SetRest,
    SetState,
    cannot,
)
from journal_tool.dayfile._checked import checked
from journal_tool.dayfile._day import DayReader
from journal_tool.dayfile._keyed import set_measure, set_rest
from journal_tool.dayfile._keys import Entry
from journal_tool.dayfile._layout import How, Layout, Patch, moved
from journal_tool.dayfile._marks import annotate
from journal_tool.dayfile._states import set_state
from journal_tool.dayfile._wanted import Plan, unchanged
from journal_tool.record import Record
from journal_tool.text import SourceText, Span
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class Edited:
    """A file after its changes.

    Attributes:
        source: the new text; the very same if every change was there before.
        places: one for each change, in their order: where it stands in the new text, from the
            name on; ``None`` for a change that was there before.
    """

    source: SourceText
    places: tuple[Span | None, ...] = ()


def edit(
    reader: DayReader,
    source: SourceText,
    day: date,
    changes: Sequence[Change],
    *,
    style: FileStyle = FileStyle(),  # noqa: B008 - it is frozen
) -> Edited:
    """Write changes into the text of a day, one after the other.

    Every byte that is not part of a change stays; the new text is read again, and says what the
    old one said and the changes.

    Args:
        reader: of the journal.
        source: the file; an empty text is a file that does not exist yet.
        day: the date of the file.
        changes: in the order in which they are made.
        style: what is known of the file besides.

    Raises:
        CannotEdit: for the first change that cannot be written so; none is made.
    """
    layout = Layout(checked(source), How(reader, day, style))
    offsets: list[int | None] = []
    for change in changes:
        after = _changed(layout, change)
        if after is None:
            offsets.append(None)
            continue
        for patches in after.steps:
            offsets = [None if one is None else moved(one, patches) for one in offsets]
        offsets.append(after.spot.start)
        layout = after.layout
    places = tuple(None if one is None else layout.at(one) for one in offsets)
    return Edited(layout.source, places)


_PLANNERS: Final[dict[type[Change], Callable[..., Plan | None]]] = {
    AddPlan: add,
    AddDeed: add,
    AddThought: add,
    SetState: set_state,
    Annotate: annotate,
    SetRest: set_rest,
    SetMeasure: set_measure,
}


class _Done(Record):
    """A change that was made: the file after it, the steps to it, and where it stands."""

    layout: Layout
    steps: tuple[Sequence[Patch], ...]
    spot: Span


def _changed(layout: Layout, change: Change) -> _Done | None:
    """Make one change; ``None`` if it was there before."""
    plan = _PLANNERS[type(change)](layout, change)
    if plan is None:
        return None
    done = _first_good(layout, plan)
    if done is None and plan.entry is not None:
        done = _as_block(layout, change, plan.entry)
    if done is None:
        raise plan.refusal
    return done


def _first_good(layout: Layout, plan: Plan) -> _Done | None:
    for patches in plan.ways:
        after = layout.patched(patches)
        spot = plan.wanted.found_in(layout, after)
        if spot is not None:
            return _Done(after, (patches,), spot)
    return None


def _as_block(layout: Layout, change: Change, entry: Entry) -> _Done | None:
    """Make a change after its list, which stands on one line, has become one of several."""
    same = Plan(unchanged(layout), as_block(layout, entry), cannot("", layout.whole))
    block = _first_good(layout, same)
    if block is None:
        return None
    plan = _PLANNERS[type(change)](block.layout, change)
    done = _first_good(block.layout, plan) if plan else None
    return done and done._replace(steps=block.steps + done.steps)
