"""Which lines of two or three versions are the same, and what becomes of each."""

import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from journal_tool.dayfile._states import RANK
from journal_tool.dayfile.merging._cut import Unit, spaced
from journal_tool.model import Action
from journal_tool.patterns import pattern
from journal_tool.values import dataclass

NUMBERS: Final = ("minutes", "likely", "before", "after", "expect", "felt", "mastery", "size")
SWITCHES: Final = ("anyway", "doubt")
_HIDDEN: Final = pattern(r"%%.*?%%|<!--.*?-->")
_WORDS: Final = ("smaller", "cue", "id", "identity", "thought")


class Three(NamedTuple):
    """One line in three versions, by its index in each; ``None`` where it is not."""

    base: int | None
    host: int | None
    guest: int | None


def threes(base: Sequence[Unit], host: Sequence[Unit], guest: Sequence[Unit]) -> list[Three]:
    """Return every line of every version once, those of ``host`` in their order."""
    of_host, of_guest = _paired(base, host), _paired(base, guest)
    found = [Three(at, of_host.get(at), of_guest.get(at)) for at in range(len(base))]
    old_host, old_guest = set(of_host.values()), set(of_guest.values())
    left = _paired(host, guest, old_host, old_guest)
    found += [Three(None, at, left.get(at)) for at in range(len(host)) if at not in old_host]
    taken = old_guest | set(left.values())
    return found + [Three(None, None, at) for at in range(len(guest)) if at not in taken]


def _paired(
    ones: Sequence[Unit],
    others: Sequence[Unit],
    without: Iterable[int] = (),
    without_others: Iterable[int] = (),
) -> dict[int, int]:
    """Pair lines of one name: those that are equal first, then those of one list, then others."""
    found: dict[int, int] = {}
    gone, taken = set(without), set(without_others)
    by_name: dict[tuple[str, str], list[int]] = {}
    for at, other in enumerate(others):
        if at not in taken:
            by_name.setdefault(other.name, []).append(at)
    for is_like in (_is_equal, _is_as_good, _is_in_one_list, lambda _one, _other: True):
        for at, one in enumerate(ones):
            if at in gone or at in found:
                continue
            same = by_name.get(one.name, [])
            best = next((other for other in same if is_like(one, others[other])), None)
            if best is not None:
                found[at] = best
                same.remove(best)
    return found


def _is_equal(one: Unit, other: Unit) -> bool:
    return (one.list, one.text, one.below) == (other.list, other.text, other.below)


def _is_as_good(one: Unit, other: Unit) -> bool:
    return says(one) == says(other)


def _is_in_one_list(one: Unit, other: Unit) -> bool:
    return one.list == other.list


def says(unit: Unit) -> object:
    """Return what a line says, wherever it stands."""
    if unit.action is None or not unit.is_action:
        return spaced(unit.text), unit.below
    note = unit.action.note
    return replace(unit.action, planned=True, note=note and spaced(note)), comments_in(unit)


def comments_in(unit: Unit) -> tuple[str, ...]:
    """Return what a line hides: no reader sees it, and it must not be gone."""
    return tuple(_HIDDEN.findall(unit.text))


class Fate(enum.Enum):
    """What becomes of a line in the version that the other one is written into."""

    KEEP = "keep"
    REMOVE = "remove"
    CHANGE = "change"
    TAKE = "take"
    """The line of the other version stands in its place."""
    BOTH = "both"
    """It stays, and the line of the other version comes beside it."""
    MOVE = "move"
    """It goes, and the line of the other version comes where it can stand."""
    ADD = "add"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A fate, the action that is wanted, and whether the two versions contradict each other."""

    fate: Fate
    wanted: Action | None = None
    is_clash: bool = False


def verdict(base: Unit | None, host: Unit | None, guest: Unit | None) -> Verdict:
    """Decide about one line."""
    if host is None or guest is None:
        return Verdict(_one_sided(base, host, guest))
    if says(host) == says(guest) or (base and says(guest) == says(base)):
        return Verdict(Fate.KEEP)
    if base and says(host) == says(base):
        return Verdict(Fate.TAKE, guest.action)
    if host.action is None or guest.action is None:
        return Verdict(Fate.BOTH)
    found = _joined(base.action if base else None, host.action, guest.action)
    return _with_comments(found, host, guest)


def _with_comments(found: Verdict, host: Unit, guest: Unit) -> Verdict:
    """Keep what is hidden in either line: in the one that has it, or in both."""
    ours, theirs = set(comments_in(host)), set(comments_in(guest))
    if found.fate is Fate.TAKE and ours <= theirs:
        return found
    if found.fate is not Fate.TAKE and theirs <= ours:
        return found
    if found.fate is Fate.KEEP and found.wanted == host.action and ours <= theirs:
        return Verdict(Fate.TAKE, guest.action)
    return replace(found, fate=Fate.BOTH)


def _one_sided(base: Unit | None, host: Unit | None, guest: Unit | None) -> Fate:
    if host is not None:
        return Fate.REMOVE if base and says(base) == says(host) else Fate.KEEP
    if guest is None:
        return Fate.NEITHER
    return Fate.NEITHER if base and says(base) == says(guest) else Fate.ADD


class _ClashError(Exception):
    """Two values of which neither can be left out."""


def _joined(base: Action | None, host: Action, guest: Action) -> Verdict:
    try:
        wanted = replace(host, **dict(_fields(base, host, guest)))  # type: ignore[arg-type]  # names of Action
    except _ClashError:
        return Verdict(Fate.BOTH, is_clash=True)
    plain = _compared(wanted)
    if plain == _compared(host):
        return Verdict(Fate.KEEP, wanted)
    if plain == _compared(guest):
        return Verdict(Fate.TAKE, guest)
    if _can_become(host, wanted) or _can_become(guest, wanted):
        return Verdict(Fate.CHANGE, wanted)
    return Verdict(Fate.BOTH)


def _can_become(action: Action, wanted: Action) -> bool:
    """Whether a line can say what is wanted by a state and marks that come: none is taken away."""
    return (
        all(getattr(wanted, name) == getattr(action, name) for name in _WORDS)
        and all(
            getattr(action, name) is None or getattr(wanted, name) is not None for name in NUMBERS
        )
        and set(action.tags) <= set(wanted.tags)
    )


def _compared(action: Action) -> Action:
    return replace(
        action, planned=True, name=spaced(action.name).casefold(), tags=tuple(sorted(action.tags))
    )


def _fields(base: Action | None, host: Action, guest: Action) -> Iterator[tuple[str, object]]:
    """Yield what each field shall be.

    Raises:
        _ClashError: for the first that both have, and each in its own way.
    """

    def changed(name: str) -> list[object]:
        """Return the values that count: one, or both if both are new."""
        ours, theirs = getattr(host, name), getattr(guest, name)
        if ours == theirs or (base and theirs == getattr(base, name)):
            return [ours]
        if base and ours == getattr(base, name):
            return [theirs]
        return [ours, theirs]

    names = changed("name")
    if len({spaced(str(one)).casefold() for one in names}) > 1:
        raise _ClashError
    yield "name", host.name if len(names) > 1 else names[0]
    states = changed("state")
    yield "state", max(states, key=RANK.__getitem__)  # type: ignore[arg-type]  # they are states
    for name in SWITCHES:
        yield name, any(changed(name))
    for name in (*NUMBERS, *_WORDS):
        given = [one for one in changed(name) if one is not None]
        if len(given) > 1:
            raise _ClashError
        yield name, given[0] if given else None
    notes = [str(one) for one in changed("note") if one is not None]
    yield "note", joined_notes(*notes) if notes else None
    old = set(base.tags) if base else set()
    gone = old - (set(host.tags) & set(guest.tags))
    both = dict.fromkeys((*host.tags, *guest.tags))
    yield "tags", tuple(tag for tag in both if tag not in gone)


def joined_notes(*notes: str) -> str:
    """Return notes as one; what one of them says already is not said twice."""
    first, *more = notes
    for note in more:
        new = spaced(note)
        if new in spaced(first):
            continue
        first = note if spaced(first) in new else f"{first}; {new}"
    return first
