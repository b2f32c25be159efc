"""What becomes of an action: one sign in one box."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from journal_tool.dayfile._changes import CannotEdit, SetState, cannot
from journal_tool.dayfile._findings import short
from journal_tool.dayfile._items import Item
from journal_tool.dayfile._keys import Entry
from journal_tool.dayfile._layout import Layout, Patch, Place
from journal_tool.dayfile._quotes import QUOTES
from journal_tool.dayfile._wanted import Plan, Wanted
from journal_tool.dayfile._yaml import Scalar
from journal_tool.language import _
from journal_tool.model import Action, DayFile, State
from journal_tool.patterns import pattern
from journal_tool.text import Span

RANK: Final = {state: rank for rank, state in enumerate(State)}
SIGNS: Final = {
    State.OPEN: " ",
    State.DONE: "x",
    State.SMALLER: "/",
    State.DROPPED: "-",
    State.MOVED: ">",
}
_DRAWN: Final = {State.OPEN: "☐", State.DONE: "☑"}
_BOX: Final = pattern(r"\\?\[(?P<sign>[^\[\]\\]*)\\?\]|[☐☑✅✓✔]\ufe0f?")
_ANSWERS: Final = (("true", "false"), ("yes", "no"), ("on", "off"), ("y", "n"))


def set_state(layout: Layout, change: SetState) -> Plan | None:
    """Plan the change; ``None``: the day says so already.

    Raises:
        CannotEdit: when no line, or more than one, would have to change.
    """
    places = layout.places(change.key)
    place = _chosen(layout, places, change)
    if place is None:
        return _unanswered(layout, change) if not places else None
    item, entry = place.origin.item, place.origin.entry
    if item is not None:
        return _set_box(layout, place, item, change.state)
    if entry is not None:
        return _set_property(layout, place, entry, change.state)
    raise _refusal(layout, place)


def no_such(layout: Layout, key: str) -> CannotEdit:
    """Return the refusal of a change to an action of which the day says nothing."""
    return cannot(
        _("no line says '{action}'", action=short(key)),
        layout.whole,
        _("Add it, or name an action of this day."),
    )


def nth_of(layout: Layout, places: Sequence[Place], key: str, nth: int) -> Place:
    """Return the ``nth`` line of an action, from 1."""
    if not 1 <= nth <= len(places):
        raise no_such(layout, key)
    return places[nth - 1]


def _chosen(layout: Layout, places: Sequence[Place], change: SetState) -> Place | None:
    """Return the line to change, or ``None`` if there is none or nothing to change."""
    if change.nth is not None:
        place = nth_of(layout, places, change.key, change.nth)
        return None if place.action.state is change.state else place
    best = max(places, key=lambda one: RANK[one.action.state], default=None)
    if best is None or best.action.state is change.state:
        return None
    above = [one for one in places if RANK[one.action.state] > RANK[change.state]]
    if len(above) > 1:
        numbers = ", ".join(str(one.action.span.line) for one in above)
        raise cannot(
            _("'{action}' stands on lines {lines}", action=short(best.action.name), lines=numbers),
            above[0].action.span,
            _("Say which of the lines is meant."),
        )
    if above:
        return above[0]
    written = [one for one in places if one.origin.item or one.origin.entry] or places
    return min(written, key=lambda one: (not one.action.planned, -RANK[one.action.state]))


def _refusal(layout: Layout, place: Place) -> CannotEdit:
    message = _("'{action}' has no line with a box here", action=short(place.action.name))
    return cannot(message, layout.at(place.action.span.start))


# -- boxes ----------------------------------------------------------------------------------------


def _set_box(layout: Layout, place: Place, item: Item, state: State) -> Plan:
    place_of = layout.at(item.start)
    name = short(place.action.name)
    if state is State.OPEN and place.origin.where == "done":
        raise cannot(
            _("'{action}' stands among what was done", action=name),
            place_of,
            _("Take the line out of the file if it was not done."),
        )
    sign = SIGNS[state]
    action = _reread(layout, place, replace(item, box=sign))
    if action is None or action.state is not state:
        message = _("a date on the line says what became of '{action}'", action=name)
        raise cannot(message, place_of)
    wanted = Wanted(with_action(layout, place, action), spot=spot_of(place.number))
    ways = _ways_to_box(layout, item, state) if item.box is not None else boxed(layout, item, sign)
    refusal = cannot(_("the box of '{action}' cannot be changed safely", action=name), place_of)
    return Plan(wanted, ways, refusal, entry_of(layout, item))


def _reread(layout: Layout, place: Place, item: Item) -> Action | None:
    """Return the action that an item is; ``None`` unless it is one and tells of no other day."""
    lists = layout.reread(item, place.origin)
    return lists.actions[0] if lists.actions and not lists.elsewhere else None


def with_action(
    layout: Layout, place: Place, action: Action, deeds: Sequence[tuple[date, Action]] = ()
) -> DayFile:
    """Return the day with another action in a place, and what its line tells of other days."""
    actions = list(layout.day.actions)
    actions[place.number] = action
    elsewhere: list[tuple[date, Action]] = []
    for one in layout.day.elsewhere:
        elsewhere += deeds if one is place.origin.deed else [one]
    return replace(layout.day, actions=tuple(actions), elsewhere=tuple(elsewhere))


def spot_of(index: int) -> Callable[[DayFile], Span]:
    """Return what finds the place of an action in the new day."""
    return lambda day: day.actions[index].span


def _ways_to_box(layout: Layout, item: Item, state: State) -> Iterator[list[Patch]]:
    """Yield the ways to change a box that is there: what stands between its brackets, or itself."""
    start = item.box_start
    match = _BOX.fullmatch(layout.text, start, item.box_end)
    if match is None:
        return  # the text stood on several lines, or with escapes
    if match["sign"] is not None:
        yield [Patch(match.start("sign"), match.end("sign"), SIGNS[state])]
        return
    if state in _DRAWN:
        yield [Patch(start, item.box_end, _DRAWN[state])]
    box = f"[{SIGNS[state]}]"
    yield [Patch(start, item.box_end, box)]
    yield [Patch(start, item.box_end, f"{box} ")]


def boxed(layout: Layout, item: Item, sign: str) -> Iterator[list[Patch]]:
    """Yield the ways to give a box to an item that has none."""
    start, end = item.start, item.start + len(item.text)
    yield [Patch(start, start, f"[{sign}] ")]
    is_as_written = layout.text[start:end] == item.text
    for quoted in QUOTES.values() if is_as_written else ():
        yield [Patch(start, end, quoted(f"[{sign}] {item.text}"))]


def entry_of(layout: Layout, item: Item) -> Entry | None:
    """Return the list above the body on whose own line an item stands."""
    for entry in [*layout.top.entries, *layout.top.after]:
        last = entry.below[-1].number if entry.below else entry.line.number
        if entry.line.number <= item.line <= last:
            return entry
    return None


# -- check-box properties -------------------------------------------------------------------------


def _set_property(layout: Layout, place: Place, entry: Entry, state: State) -> Plan:
    action = replace(place.action, state=state)
    wanted = Wanted(with_action(layout, place, action), spot=spot_of(place.number))
    return _answer(layout, entry, state, wanted)


def _unanswered(layout: Layout, change: SetState) -> Plan:
    """Plan to answer a property without a value."""
    for entry in layout.top.entries:
        practice = layout.file.practices.by_property.get(entry.key)
        if practice and practice.table == change.key and isinstance(entry.node, Scalar):
            action = Action(practice.name, practice.table, change.state)
            return _answer(layout, entry, change.state, Wanted(layout.day, action=action))
    raise no_such(layout, change.key)


def _answer(layout: Layout, entry: Entry, state: State, wanted: Wanted) -> Plan:
    refusal = cannot(
        _("'{key}' says done or not done and nothing else", key=entry.written),
        layout.at(entry.start),
        _("Add a line to 'planned' that says so."),
    )
    if state not in (State.DONE, State.OPEN):
        raise refusal
    node = entry.node
    assert isinstance(node, Scalar)  # noqa: S101  others are no answer
    value = node.value.strip()
    at = layout.text.find(value, node.start, max(node.start, node.end)) if value else -1
    word = _answered(value, is_done=state is State.DONE)
    if at >= 0:
        return Plan(wanted, [[Patch(at, at + len(value), word)]], refusal)
    colon = entry.line.start + len(entry.line.text[: entry.value_at].rstrip())
    return Plan(wanted, [[Patch(colon, colon, f" {word}")]], refusal)


def _answered(value: str, *, is_done: bool) -> str:
    """Return true or false in the words, and the capitals, of the value that stands there."""
    pair = next((pair for pair in _ANSWERS if value.lower() in pair), _ANSWERS[0])
    word = pair[not is_done]
    if value.isupper() and len(value) > 1:
        return word.upper()
    return word.capitalize() if value[:1].isupper() else word
