"""Lines of lists, changed, taken away and added in one version until it holds what both say."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from journal_tool.dayfile._adding import ways_to_add
from journal_tool.dayfile._blocks import as_block
from journal_tool.dayfile._changes import Annotate, CannotEdit, Change, NewLists, SetState
from journal_tool.dayfile._edit import edit
from journal_tool.dayfile._items import prefix_of
from journal_tool.dayfile._keys import Entry
from journal_tool.dayfile._layout import Layout, Patch
from journal_tool.dayfile._meant import Meant, parts
from journal_tool.dayfile._quotes import double_quoted
from journal_tool.dayfile._states import SIGNS, entry_of
from journal_tool.dayfile.merging._cut import Cut, Unit, spaced
from journal_tool.dayfile.merging._pairs import NUMBERS, SWITCHES, says
from journal_tool.model import Action, State


class CannotWriteError(Exception):
    """What is wanted cannot be written into this version."""


def cut_of(layout: Layout, patches: Sequence[Patch]) -> Cut:
    """Return a version after patches."""
    return Cut(layout.patched(patches))


def gone(layout: Layout, rows: range) -> Patch:
    """Take lines out, with their line ends."""
    start = layout.lines[rows.start].start
    if rows.stop < len(layout.lines):
        return Patch(start, layout.lines[rows.stop].start, "")
    if layout.text.endswith("\n") or not rows.start:
        return Patch(start, len(layout.text), "")
    above = layout.lines[rows.start - 1]
    return Patch(above.start + len(above.text), len(layout.text), "")


def instead(layout: Layout, rows: range, new: Sequence[str]) -> Patch:
    """Put lines where others are."""
    last = layout.lines[rows.stop - 1]
    end = layout.line_end(rows.start)
    return Patch(layout.lines[rows.start].start, last.start + len(last.text), end.join(new))


# -- in their place -------------------------------------------------------------------------------


def changed(cut: Cut, at: int, wanted: Action) -> Cut | None:
    """Return the version in which a line says what is wanted; ``None`` if it cannot say so."""
    action = cut.units[at].action
    assert action is not None  # noqa: S101  lines without one are taken or kept
    is_smaller = State.SMALLER in (action.state, wanted.state) and action.smaller is not None
    if is_smaller and action.minutes != wanted.minutes:
        return None  # a mark would go to the other side of the arrow
    changes = list(_changes(cut, at, action, wanted))
    layout = cut.layout
    how = layout.how
    try:
        source = edit(how.reader, layout.source, how.day, changes, style=how.style).source
    except CannotEdit:
        return None
    new: Cut | None = Cut(Layout(source, how))
    for tag in wanted.tags:
        new = new and _tagged(new, at, tag)
    return new if new and _is_only(cut, new, at) and _says(new, at, wanted) else None


def _changes(cut: Cut, at: int, action: Action, wanted: Action) -> Iterator[Change]:
    number = cut.units[at].number
    nth = 1 + sum(one.key == action.key for one in cut.layout.day.actions[:number])
    if action.state is not wanted.state:
        yield SetState(action.key, wanted.state, nth)
    marks: dict[str, Any] = {
        name: getattr(wanted, name)
        for name in (*NUMBERS, *SWITCHES)
        if getattr(wanted, name) != getattr(action, name)
    }
    if wanted.note and wanted.note != action.note:
        old = spaced(action.note or "")
        note = spaced(wanted.note)
        marks["note"] = note.removeprefix(old).removeprefix("; ") if old else note
    if marks:
        yield Annotate(action.key, nth, **marks)


def _tagged(cut: Cut, at: int, tag: str) -> Cut | None:
    """Return the version in which a line has a tag."""
    unit = cut.units[at]
    action = unit.action
    if action is None or tag in action.tags:
        return cut
    start, written = unit.item.start, unit.item.text
    if cut.layout.text[start : start + len(written)] != written:
        return None  # it stands with escapes, or over several lines
    wanted = replace(action, tags=(*action.tags, tag))
    words = written.split(" ")
    ends = (start + len(" ".join(words[:count])) for count in range(len(words), 0, -1))
    ways = (cut_of(cut.layout, [Patch(end, end, f" #{tag}")]) for end in ends)
    return next((new for new in ways if _is_only(cut, new, at) and _says(new, at, wanted)), None)


def _says(cut: Cut, at: int, wanted: Action) -> bool:
    action = cut.units[at].action
    return action is not None and _plain(action) == _plain(wanted)


def _plain(action: Action) -> Action:
    """Return an action without what may differ between two places and two ways to write it."""
    note = action.note and spaced(action.note)
    return replace(
        action,
        name=spaced(action.name).casefold(),
        planned=True,
        note=note,
        tags=tuple(sorted(action.tags)),
    )


def _is_only(old: Cut, new: Cut, at: int) -> bool:
    """Whether nothing but one line says something else than before, and YAML is still YAML."""
    if len(old.units) != len(new.units) or (
        old.layout.is_valid_yaml and not new.layout.is_valid_yaml
    ):
        return False
    return all(
        one.name == other.name and (number == at or says(one) == says(other))
        for number, (one, other) in enumerate(zip(old.units, new.units, strict=True))
    )


def taken(cut: Cut, at: int, guest: Unit, other: Cut) -> Cut | None:
    """Return the version in which the other version's line stands in the place of one."""
    wanted = guest.action
    if not cut.units[at].rows:
        new = changed(cut, at, wanted) if wanted and cut.units[at].action else None
        if new is not None:
            return new
        try:
            cut = on_lines(cut, at)
        except CannotWriteError:
            return None
    for rows in _looks(cut, at, guest, other):
        new = cut_of(cut.layout, [instead(cut.layout, cut.units[at].rows, rows)])
        if _is_only(cut, new, at) and says(new.units[at]) == says(guest):
            return new
    return None


def _looks(cut: Cut, at: int, guest: Unit, other: Cut) -> Iterator[list[str]]:
    unit = cut.units[at]
    prefix = prefix_of(cut.row(unit.item.line - 1))
    deeper = _deeper(prefix, guest.below)
    if guest.rows and unit.is_in_body == guest.is_in_body and not guest.item.is_joined:
        raw = other.row(guest.item.line - 1)
        own = prefix_of(raw)
        if own == prefix:
            yield [other.row(index) for index in guest.rows]
        yield [prefix + raw[len(own) :], *deeper]
    yield [prefix + guest.text, *deeper]
    yield [prefix + double_quoted(guest.text), *deeper]


def _deeper(prefix: str, below: Sequence[str]) -> list[str]:
    quote = prefix[: prefix.rfind(">") + 1]
    blanks = " " * (len(prefix) - len(quote))
    return [f"{quote}{blanks or '  '}{line}" for line in below]


# -- away -----------------------------------------------------------------------------------------


def without(cut: Cut, at: int) -> Cut:
    """Return the version without one line.

    Raises:
        CannotWriteError: if others would go with it.
    """
    if not cut.units[at].rows:
        cut = on_lines(cut, at)
    new = cut_of(cut.layout, [gone(cut.layout, cut.units[at].rows)])
    left = [says(one) for number, one in enumerate(cut.units) if number != at]
    if [says(one) for one in new.units] != left:
        raise CannotWriteError
    return new


def on_lines(cut: Cut, at: int) -> Cut:
    """Return the version in which a list on the line of its key has a line for each item.

    Raises:
        CannotWriteError: where that is not possible.
    """
    entry = entry_of(cut.layout, cut.units[at].item)
    assert entry is not None  # noqa: S101  in the body every item has its line
    found = next(iter(_as_lines(cut.layout, entry, [says(one) for one in cut.units])), None)
    if found is None:
        raise CannotWriteError
    return found


def _as_lines(layout: Layout, entry: Entry, before: Sequence[object]) -> Iterator[Cut]:
    """Yield the ways to give each item of a list its line, with which all lines say the same."""
    ways = (cut_of(layout, patches) for patches in as_block(layout, entry))
    yield from (new for new in ways if [says(one) for one in new.units] == before)


# -- new ------------------------------------------------------------------------------------------


class _New(NamedTuple):
    """A line to add, and how many of its kind must be there afterwards."""

    unit: Unit
    wanted: "Counter[object]"


def added(cut: Cut, guest: Unit) -> Cut:
    """Return the version with one line more, in the look of its list.

    Raises:
        CannotWriteError: when it would not read as it does in the other version.
    """
    style = replace(
        cut.layout.how.style, new_lists=NewLists.BODY if guest.is_in_body else NewLists.FRONT
    )
    layout = Layout(cut.layout.source, cut.layout.how._replace(style=style))
    new = _New(guest, Counter(map(says, cut.units)) + Counter([says(guest)]))
    entries = layout.entries(guest.list)
    found = _first_good(layout, new)
    if found is None and entries:
        blocks = _as_lines(layout, entries[-1], [says(one) for one in cut.units])
        found = next(filter(None, (_first_good(block.layout, new) for block in blocks)), None)
    if found is None:
        raise CannotWriteError
    return Cut(Layout(found.layout.source, cut.layout.how))


def _first_good(layout: Layout, new: _New) -> Cut | None:
    entries = layout.entries(new.unit.list)
    ways = (
        _with_below(cut_of(layout, patches), new)
        for line in _meant(new.unit)
        for patches in ways_to_add(layout, line, entries[-1] if entries else None)
    )
    return next((way for way in ways if way and _is_good(layout, way, new)), None)


def _is_good(layout: Layout, way: Cut, new: _New) -> bool:
    is_yaml = way.layout.is_valid_yaml or not layout.is_valid_yaml
    return is_yaml and Counter(map(says, way.units)) == new.wanted


def _meant(unit: Unit) -> Iterator[Meant]:
    if unit.action is None or not unit.is_action:
        yield Meant(unit.list, unit.text)
    else:
        box, text = parts(unit.text)
        is_done = unit.list == "done"
        is_usual = unit.action.state is (State.DONE if is_done else State.OPEN)
        yield Meant(unit.list, text, box or ("x" if is_done else " "), is_usual)
        yield Meant(unit.list, text, SIGNS[unit.action.state], is_usual)


def _with_below(cut: Cut, new: _New) -> Cut | None:
    """Return the version with the lines that go on with the new one."""
    if not new.unit.below:
        return cut
    at = next(
        (
            number
            for number, one in enumerate(cut.units)
            if one.name == new.unit.name
            and one.text.endswith(parts(new.unit.text)[1])
            and one.rows
            and not one.below
        ),
        None,
    )
    if at is None:
        return None
    unit = cut.units[at]
    prefix = prefix_of(cut.row(unit.item.line - 1))
    last = unit.rows.stop - 1
    return cut_of(cut.layout, [cut.layout.below(last, _deeper(prefix, new.unit.below))])
