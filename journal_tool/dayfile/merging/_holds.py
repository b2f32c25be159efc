"""Whether a merged text holds what it must; it is read again, and nothing is taken on trust."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from journal_tool.dayfile._states import RANK
from journal_tool.dayfile._values import FALSE, TRUE
from journal_tool.dayfile.merging._cut import Cut, Unit, spaced
from journal_tool.dayfile.merging._keys import (
    CONFLICT,
    canonical,
    is_text,
    names_in,
    pieces_of,
    value_of,
    without_comment,
    without_label,
)
from journal_tool.dayfile.merging._pairs import NUMBERS, says
from journal_tool.model import Action, DayFile, State

_T = TypeVar("_T")
_FIELDS = (*NUMBERS, "smaller", "cue", "id", "identity")


def holds(new: Cut, one: Cut, other: Cut, base: Cut | None) -> bool:
    """Whether ``new`` says all that two versions say but what one gave up since ``base``."""
    days = new.layout.day, one.layout.day, other.layout.day
    was_yaml = one.layout.is_valid_yaml and other.layout.is_valid_yaml
    old = base.layout.day if base else None
    return (
        (new.layout.is_valid_yaml or not was_yaml)
        and _has_states(*days, old)
        and _has_numbers(*days, old, {*_values(one)} & {*_values(other)})
        and all(_has_all(kind, *days, old) for kind in (_thoughts, _evidence, _tags, _elsewhere))
        and all(
            _has_words(new, version, without, base)
            and _has_lines(new, version, without, base)
            and _has_values(new, version, base)
            for version, without in ((one, other), (other, one))
        )
    )


# -- what the day says ----------------------------------------------------------------------------


def _states(day: DayFile | None) -> dict[str, State]:
    """Return what became of each action: of several lines of one the best."""
    found: dict[str, State] = {}
    for action in day.actions if day else ():
        known = found.get(action.key, action.state)
        found[action.key] = max(known, action.state, key=RANK.__getitem__)
    return found


def _has_states(new: DayFile, one: DayFile, other: DayFile, base: DayFile | None) -> bool:
    after, first, second, old = map(_states, (new, one, other, base))
    for key in {*after, *first, *second}:
        ours, theirs = first.get(key), second.get(key)
        best = max((ours, theirs), key=_weight)
        state = after.get(key)
        if state is best:
            continue
        least = min(_weight(ours), _weight(theirs))
        is_given_up = key in old and best is old[key] and ours is not theirs
        if not is_given_up or not least <= _weight(state) <= _weight(best):
            return False
    return True


def _weight(state: State | None) -> int:
    return -1 if state is None else RANK[state]


def _thoughts(day: DayFile) -> Iterable[object]:
    return [(one.text, one.pattern, one.reframe, one.action) for one in day.thoughts]


def _evidence(day: DayFile) -> Iterable[object]:
    return [(one.text, one.identity, one.supports) for one in day.evidence]


def _tags(day: DayFile) -> Iterable[object]:
    return day.tags


def _elsewhere(day: DayFile) -> Iterable[object]:
    return [(when, action.key) for when, action in day.elsewhere]


def _has_all(
    kind: Callable[[DayFile], Iterable[object]],
    new: DayFile,
    one: DayFile,
    other: DayFile,
    base: DayFile | None,
) -> bool:
    after, first, second = (set(kind(day)) for day in (new, one, other))
    old = set(kind(base)) if base else set()
    return _wanted(first, second, old) <= after <= first | second


def _wanted(first: set[_T], second: set[_T], old: set[_T]) -> set[_T]:
    """Return what must be there: all of both but what one of them gave up."""
    return (first | second) - (old - (first & second))


def _numbers(day: DayFile | None) -> dict[str, object]:
    return {one.name: (one.value, one.remark) for one in day.measures} if day else {}


def _has_numbers(
    new: DayFile, one: DayFile, other: DayFile, base: DayFile | None, common: set[str]
) -> bool:
    """Whether each number is there or doubted, and none that was a line of text before.

    ``common`` are the keys that both have, which may clash.
    """
    after, first, second, old = map(_numbers, (new, one, other, base))
    may_clash = {*one.conflicts, *other.conflicts, *common}
    wanted = _wanted(set(first.items()), set(second.items()), set(old.items()))
    given = first.items() | second.items()
    strange = (wanted - set(after.items())) | (set(after.items()) - given)
    return {name for name, _value in strange} <= set(new.conflicts) <= may_clash


# -- what stands in the text ----------------------------------------------------------------------


def _words(cut: Cut) -> set[str]:
    """Return the lines that are neither a key nor a line of a list."""
    rows = {row for block in cut.blocks if block.unit < 0 for row in block.rows}
    return {spaced(cut.row(row)) for row in rows} | {spaced(one.text) for one in cut.loose}


def _has_words(new: Cut, one: Cut, other: Cut, base: Cut | None) -> bool:
    titles = {spaced(one.row(row)) for block in one.blocks if block.is_title for row in block.rows}
    wanted = _words(one) - titles
    if base is not None:
        wanted -= _words(base) - _words(other)
    return wanted - {""} <= {spaced(line.text) for line in new.lines}


def _has_lines(new: Cut, one: Cut, other: Cut, base: Cut | None) -> bool:
    after = {says(unit) for unit in new.units}
    left = [unit for unit in one.units if says(unit) not in after]
    return all(_is_told(unit, new, other, base) for unit in left)


def _is_told(unit: Unit, new: Cut, other: Cut, base: Cut | None) -> bool:
    """Whether a line that is not there as it was is told by others, or was given up."""
    same, before, beside = (_same(cut, unit) for cut in (new, base, other))
    if before and not beside and any(says(unit) == says(old) for old in before):
        return True  # taken out there, and left alone here
    return bool(same) and _is_covered(unit, same, before)


def _same(cut: Cut | None, unit: Unit) -> list[Unit]:
    return [one for one in cut.units if one.name == unit.name] if cut else []


def _is_covered(unit: Unit, same: Sequence[Unit], before: Sequence[Unit]) -> bool:
    """Whether what a line says stands in others of its name, or was left alone since the base."""
    action = unit.action
    if action is None or not unit.is_action:
        return action is not None or any(says(unit) == says(old) for old in before)
    others = [one.action for one in (*same, *before) if one.action is not None]
    notes = [spaced(one.note) for one in others if one.note]
    return (
        all(_has_field(others, name, getattr(action, name)) for name in _FIELDS)
        and (not action.note or any(spaced(action.note) in note for note in notes))
        and set(action.tags) <= {tag for one in others for tag in one.tags}
    )


def _has_field(others: Sequence[Action], name: str, value: object) -> bool:
    return value is None or any(getattr(one, name) == value for one in others)


def _has_values(new: Cut, one: Cut, base: Cut | None) -> bool:
    after, old = _values(new), _values(base) if base else {}
    answers = one.layout.file.practices.by_property
    return all(
        values <= after.get(key, set()) | old.get(key, set()) | {""}
        or (key in answers and {value.lower() for value in values} <= TRUE | FALSE)
        for key, values in _values(one).items()
    )


def _values(cut: Cut) -> dict[str, set[str]]:
    """Return every value of every key; what stands under ``KEY_conflict`` is one of KEY."""
    found: dict[str, set[str]] = {}
    for entry in cut.entries():
        values = found.setdefault(entry.key.removesuffix(CONFLICT), set())
        names = names_in(entry)
        value = value_of(cut, entry)
        if names is not None:
            values.update(names)
        elif entry.key.endswith(CONFLICT) and is_text(entry):
            key = entry.key.removesuffix(CONFLICT)
            values.update(canonical(cut, key, without_label(one)) for one in pieces_of(value))
        elif entry.key.endswith(CONFLICT):
            first, line_end, more = value.partition("\n")
            values.add((without_comment(f" {first}") + line_end + more).strip())
        else:
            values.add(value)
    return found
