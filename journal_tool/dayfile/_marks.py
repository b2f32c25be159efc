"""Marks on the line of an action: minutes, ratings, forecasts, a note."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from journal_tool.dayfile._action import RATINGS, field_value
from journal_tool.dayfile._changes import Annotate, cannot
from journal_tool.dayfile._findings import short
from journal_tool.dayfile._items import Item, closing_quote, is_block_header
from journal_tool.dayfile._layout import Layout, Patch, Place
from journal_tool.dayfile._marking import Values, marked
from journal_tool.dayfile._meant import one_line
from journal_tool.dayfile._quotes import QUOTES, double_quoted, is_plain, single_quoted
from journal_tool.dayfile._states import entry_of, no_such, nth_of, spot_of, with_action
from journal_tool.dayfile._wanted import Plan, Wanted
from journal_tool.language import _
from journal_tool.model import State

_NUMBERS: Final = ("likely", *RATINGS, "size")


def annotate(layout: Layout, change: Annotate) -> Plan | None:
    """Plan marks; ``None``: the line says so already.

    Raises:
        CannotEdit: when the action has no line of its own, or a value is none.
    """
    place = _place(layout, change)
    item = place.origin.item
    if item is None:
        raise cannot(
            _("'{action}' has no line that can hold marks", action=short(place.action.name)),
            layout.at(place.action.span.start),
            _("Add it to 'done' as a line of its own."),
        )
    values = _values(layout, change)
    fresh, patches = _with_fields(item, values)
    cues = layout.file.vocabulary.settings.cue_words
    refusal = cannot(
        _("the line of '{action}' cannot take this mark safely", action=short(place.action.name)),
        layout.at(item.start),
    )
    text = marked(item.text, values, cues, is_smaller=place.action.state is State.SMALLER)
    if text is None:
        raise refusal
    fresh.text = text
    if text == item.text and not patches:
        return None
    before, after = (layout.reread(one, place.origin) for one in (item, fresh))
    wanted = Wanted(
        with_action(layout, place, after.actions[0], after.elsewhere),
        more=after.findings.diagnostics,
        less=before.findings.diagnostics,
        spot=spot_of(place.number),
    )
    ways = ([*way, *patches] for way in _rewritten(layout, item, text))
    return Plan(wanted, ways, refusal, entry_of(layout, item))


def _place(layout: Layout, change: Annotate) -> Place:
    places = layout.places(change.key)
    if change.nth is not None:
        return nth_of(layout, places, change.key, change.nth)
    if not places:
        raise no_such(layout, change.key)
    return min(
        places,
        key=lambda one: (
            one.origin.item is None,
            not one.action.is_done,
            not one.action.planned,
        ),
    )


def _values(layout: Layout, change: Annotate) -> Values:
    """Return what shall be marked, by name.

    Raises:
        CannotEdit: for a number out of its range, and for a note that is no line.
    """
    values: Values = {}
    for name in ("minutes", *_NUMBERS):
        number = getattr(change, name)
        if number is None:
            continue
        _value, wrong = field_value(name, str(number))
        if wrong:
            raise cannot(wrong.said(), layout.whole, _("Type a number in that range."))
        values[name] = number
    for name in ("anyway", "doubt"):
        if getattr(change, name) is not None:
            values[name] = getattr(change, name)
    if change.note is not None:
        values["note"] = one_line(layout, change.note)
    return values


def _with_fields(item: Item, values: Values) -> tuple[Item, list[Patch]]:
    """Return the item with the values that stand on deeper lines, and take them out of the rest."""
    fields = list(item.fields)
    patches = []
    last = {one[0]: index for index, one in enumerate(fields)}
    for name in [name for name in values if name in last]:
        key, old, start, line, column = fields[last[name]]
        value = str(values.pop(name))
        new = f"{old}; {value}" if name == "note" else value
        if new != old:
            patches.append(Patch(start, start + len(old), new))
        fields[last[name]] = (key, new, start, line, column)
    return replace(item, fields=fields), patches


# -- how the new text is written -----------------------------------------------------------------


def _rewritten(layout: Layout, item: Item, text: str) -> Iterator[list[Patch]]:
    """Yield the ways to put ``text`` where the text of an item is."""
    if text == item.text:
        yield []
    elif layout.text[item.start : item.start + len(item.text)] == item.text:
        yield from _replaced(layout, item, text)
    else:
        yield from _requoted(layout, item, text)


def _replaced(layout: Layout, item: Item, text: str) -> Iterator[list[Patch]]:
    """Yield the ways to change a text that stands in the file as it is."""
    start, end = item.start, item.start + len(item.text)
    box = "" if item.box is None else layout.text[item.box_start : start]
    whole = [Patch(start - len(box), end, quoted(box + text)) for quoted in QUOTES.values()]
    if not _is_loose(layout, item, text):
        first, last = _difference(item.text, text)
        new = text[first : len(text) - last]
        for inner in (new, double_quoted(new)[1:-1], single_quoted(new)[1:-1]):
            yield [Patch(start + first, end - last, inner)]
    elif _shares_line(layout, item):
        return  # quotes hold a whole value, or an item of a list in brackets
    for patch in whole:
        yield [patch]


def _shares_line(layout: Layout, item: Item) -> bool:
    """Whether an item is one of several on the line of their key: ``done: walk; wash up``."""
    entry = entry_of(layout, item)
    assert entry is not None  # noqa: S101  it is one above the body
    return (
        not entry.value.startswith("[")
        and len(layout.items(entry)) > 1
        and item.line == entry.line.number
    )


def _is_loose(layout: Layout, item: Item, text: str) -> bool:
    """Whether other programs would read a part of the text as a comment or as something else."""
    entry = entry_of(layout, item)
    if entry is None or not layout.is_valid_yaml or is_block_header(entry.value.strip()):
        return False
    before = item.start if item.box is None else item.box_start
    return layout.text[before - 1] not in QUOTES and layout.top.has_fences and not is_plain(text)


def _requoted(layout: Layout, item: Item, text: str) -> Iterator[list[Patch]]:
    """Yield the way to rewrite a text that stands with escapes between quotes."""
    before = item.start if item.box is None else item.box_start
    line = layout.line_at(item.start)
    rest = line.text[before - 1 - line.start :]
    quoted = QUOTES.get(rest[:1])
    if quoted is not None and (end := closing_quote(rest)) >= 0:
        yield [Patch(item.start, before - 1 + end, quoted(text)[1:-1])]


def _difference(old: str, new: str) -> tuple[int, int]:
    """Return how many characters at the start, and at the end, two texts share."""
    shorter = min(len(old), len(new))
    first = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    left = shorter - first
    last = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    return first, last
