"""Changes written into the text of a day: the smallest edit, in the file's own style.

Each change has several ways to be written.  A way is tried by reading the new text: it must say
what the old one said and that one difference, with the same findings, and front matter that other
programs could read must stay so.  The first way that does is taken; if none does, nothing is
changed and :class:`CannotEdit` says why.  So a mistake in a way costs a refusal, never a day.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from journal_tool.dayfile._changes import (
    AddDeed,
    AddPlan,
    AddThought,
    Annotate,
    CannotEdit,
    Change,
    SetMeasure,
    SetRest,
    SetState,
    cannot,
)
from journal_tool.dayfile._day import DayReader
from journal_tool.dayfile._layout import How, Layout, moved
from journal_tool.dayfile._markers import sides
from journal_tool.dayfile._states import set_state
from journal_tool.dayfile._wanted import Plan
from journal_tool.language import _
from journal_tool.text import SourceText, Span


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
    is_note: bool = False,
    is_dated_by_name: bool = True,
) -> Edited:
    """Write changes into the text of a day, one after the other.

    Every byte that is not part of a change stays; the new text is read again, and says what the
    old one said and the changes.

    Args:
        reader: of the journal.
        source: the file; an empty text is a file that does not exist yet.
        day: the date of the file.
        changes: in the order in which they are made.
        is_note, is_dated_by_name: as for :meth:`DayReader.read`.

    Raises:
        CannotEdit: for the first change that cannot be written so; none is made.
    """
    layout = Layout(checked(source), How(reader, day, is_note, is_dated_by_name))
    offsets: list[int | None] = []
    for change in changes:
        after = _changed(layout, change)
        if after is None:
            offsets.append(None)
            continue
        layout, patches, spot = after
        offsets = [None if one is None else moved(one, patches) for one in offsets]
        offsets.append(spot.start)
    places = tuple(None if one is None else layout.at(one) for one in offsets)
    return Edited(layout.source, places)


def checked(source: SourceText) -> SourceText:
    """Return the text of a file that may be changed.

    Raises:
        CannotEdit: when git left two versions in it, or when it is not all text.
    """
    found = source.text.find("\ufffd")
    if found >= 0:
        raise cannot(
            _("the file holds bytes that are not UTF-8, which writing it would lose"),
            source.span(found, found + 1),
            _("Correct the line first; 'journal check' shows it."),
        )
    if sides(source.text) is not None:
        at = source.text.index("<<<<<<<")
        raise cannot(
            _("git left two versions in this file"),
            source.span(at, at),
            _("Settle which one counts first; 'journal resolve' helps."),
        )
    return source


_Planner = Callable[[Layout, Change], Plan | None]
_PLANNERS: Final[dict[type[Change], Callable[..., Plan | None]]] = {
    SetState: set_state,
}


def _changed(layout: Layout, change: Change):  # noqa
    plan = _PLANNERS[type(change)](layout, change)
    if plan is None:
        return None
    for patches in plan.ways:
        after = layout.patched(patches)
        spot = plan.wanted.found_in(layout, after)
        if spot is not None:
            return after, patches, spot
    raise plan.refusal
