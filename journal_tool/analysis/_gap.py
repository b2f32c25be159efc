"""Wanted against did: what was planned, what became of it, and what is put off.

Source: essay, part 9 (the gap between "I want to" and "I actually did" made visible);
statistics 5.1 (sooner or later), 5.3 (planning-only days) and 5.16 (chains).

Counts and no rates.  Conventions: closed days, and of today what is done; days in no count of the
analysis are left out; the same action means the same key.
"""

import enum
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from journal_tool.analysis._counts import Analysis, Presence, Week
from journal_tool.model import Action, Day, Journal, Outcome, Smaller, State
from journal_tool.settings import Settings

MOST_GAP: Final = 14
"""Days between two plans of one thing; after more it is planned anew."""

WITHIN: Final = 14
"""A thing done so many days after it was first planned was done sooner or later."""

OFTEN: Final = 3
"""From so many lists on, a thing is told as put off."""

ONE_THING: Final = "first"
"""The tag of the day's one thing."""

_NO_REASONS: Final = (ONE_THING, "talk", "move")
_HAPPENED: Final = (Outcome.DONE, Outcome.SMALLER, Outcome.BONUS)
_NOT_DONE: Final = (Outcome.MISSED, Outcome.MOVED)


class End(enum.Enum):
    """How a chain stands."""

    OPEN = "open"
    DONE = "done"
    """Done, at whatever size."""
    LET_GO = "let go"
    FADED = "faded"
    """Not planned again for 14 days."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The days on which one thing was planned until it was done, let go or no longer planned.

    Attributes:
        key: of the action.
        name: as written last.
        planned: the days on which it was planned, oldest first, at most 14 days apart.
        put_off: those of them on which it was not done.
        end: how it stands.
        ended: the day on which it was done or let go; else ``None``.
    """

    key: str
    name: str
    planned: tuple[date, ...]
    put_off: tuple[date, ...]
    end: End
    ended: date | None = None

    @property
    def is_done_in_time(self) -> bool:
        """Whether it was done within 14 days of first being planned."""
        return self._is_done and (self.ended or date.max) <= self._until

    @property
    def is_done_later(self) -> bool:
        """Whether it was done after more days than that."""
        return self._is_done and not self.is_done_in_time

    @property
    def _is_done(self) -> bool:
        return self.end is End.DONE

    @property
    def _until(self) -> date:
        last = min(self.planned[0].toordinal() + WITHIN, date.max.toordinal())
        return date.fromordinal(last)


@dataclass(frozen=True, slots=True)
class Things:
    """Different things planned in a window, and what became of them sooner or later.

    Attributes:
        first, last: the window.
        planned: different things.
        in_time: those done within 14 days of first being planned.
        later: those done after more days.
    """

    first: date
    last: date
    planned: int
    in_time: int
    later: int


@dataclass(frozen=True, slots=True)
class PutOff:
    """A thing on three lists or more that is still open.

    Attributes:
        chain: the lists.
        smaller: the smaller version written last, if there ever was one.
    """

    chain: Chain
    smaller: Smaller | None


@dataclass(frozen=True, slots=True)
class OneThing:
    """The one thing of a day, and whether it happened."""

    date: date
    name: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class InTheWay:
    """What got in the way: a tag on things not done.

    Attributes:
        tag: folded, without ``#``.
        dates: of each thing, oldest first.
    """

    tag: str
    dates: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What was wanted against what was done.

    Attributes:
        weeks: each week that has a plan or an act, oldest first, and its days of plans without
            an act.
        plans_no_act: all such days, oldest first.
        things: of the last 28 days; ``None`` if nothing was planned in them.
        put_off: the one on most lists first.
        done_after_all: what was put off three times or more and then done, oldest first.
        one_things: oldest first.
        in_the_way: the most frequent first.
    """

    weeks: tuple[tuple[Week, int], ...]
    plans_no_act: tuple[date, ...]
    things: Things | None
    put_off: tuple[PutOff, ...]
    done_after_all: tuple[Chain, ...]
    one_things: tuple[OneThing, ...]
    in_the_way: tuple[InTheWay, ...]


def gap(journal: Journal, settings: Settings, analysis: Analysis) -> Gap:
    """Return what was wanted against what was done, up to the day of ``analysis``.

    Args:
        journal: the days, in any order; later ones change nothing.
        settings: areas and identities; their tags are no reasons.
        analysis: of the same journal.
    """
    past = _past(journal, analysis)
    found = _chains(past, analysis.as_of)
    plans = tuple(
        one.date
        for one in analysis.days
        if one.is_counted and one.presence is Presence.NO and one.counts.planned
    )
    return Gap(
        weeks=tuple(
            (week, sum(week.first <= one <= week.last for one in plans))
            for week in analysis.weeks
            if week.counts.planned or week.counts.dropped or week.counts.bonus
        ),
        plans_no_act=plans,
        things=_things(found, analysis),
        put_off=tuple(_put_off(found, past)),
        done_after_all=tuple(one for one in _often(found) if one.end is End.DONE),
        one_things=tuple(_one_things(past)),
        in_the_way=_in_the_way(past, settings),
    )


def chains(journal: Journal, analysis: Analysis) -> tuple[Chain, ...]:
    """Return what was planned as chains of days, by their first day and key.

    A chain closes on the act, planned or not, or when it is let go; it fades when the thing is
    not planned for 14 days.  A plan on a day of rest is in no chain and ends none.

    Args:
        journal: the days, in any order; later ones change nothing.
        analysis: of the same journal.
    """
    return _chains(_past(journal, analysis), analysis.as_of)


@dataclass(frozen=True, slots=True)
class _Item:
    """One action on a counted day, and what became of it."""

    date: date
    action: Action
    outcome: Outcome


def _past(journal: Journal, analysis: Analysis) -> tuple[_Item, ...]:
    """Return what can be said of each action, oldest first; of today, what is done."""
    return tuple(_items(sorted(journal.days, key=lambda one: one.date), analysis))


def _items(days: Iterable[Day], analysis: Analysis) -> Iterator[_Item]:
    figures = analysis.by_date()
    for day in days:
        if day.date not in figures or not figures[day.date].is_counted:
            continue
        for action, outcome in zip(day.actions, figures[day.date].outcomes, strict=True):
            is_settled = day.date < analysis.as_of or outcome in _HAPPENED
            if outcome is not None and is_settled:
                yield _Item(day.date, action, outcome)


# -- chains -------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Draft:
    """A chain that is not over yet."""

    key: str
    name: str
    planned: list[date] = field(default_factory=list)
    put_off: list[date] = field(default_factory=list)

    def is_fresh(self, day: date) -> bool:
        return (day - self.planned[-1]).days <= MOST_GAP

    def ended(self, end: End, day: date | None = None) -> Chain:
        return Chain(self.key, self.name, tuple(self.planned), tuple(self.put_off), end, day)


def _chains(past: Sequence[_Item], as_of: date) -> tuple[Chain, ...]:
    drafts: dict[str, _Draft] = {}
    done: list[Chain] = []
    for item in past:
        draft = drafts.get(item.action.key)
        if draft and not draft.is_fresh(item.date):
            done.append(drafts.pop(item.action.key).ended(End.FADED))
        done.extend(_next(item, drafts))
    done.extend(
        draft.ended(End.OPEN if draft.is_fresh(as_of) else End.FADED) for draft in drafts.values()
    )
    return tuple(sorted(done, key=lambda one: (one.planned[0], one.key)))


def _next(item: _Item, drafts: dict[str, _Draft]) -> Iterator[Chain]:
    """Add one item to its chain; yield the chain that it ends."""
    key = item.action.key
    if item.outcome in _NOT_DONE or item.outcome in (Outcome.DONE, Outcome.SMALLER):
        draft = drafts.setdefault(key, _Draft(key, item.action.name))
        draft.name = item.action.name
        draft.planned.append(item.date)
        if item.outcome in _NOT_DONE:
            draft.put_off.append(item.date)
    if key in drafts and item.outcome in _HAPPENED:
        yield drafts.pop(key).ended(End.DONE, item.date)
    elif key in drafts and item.action.state is State.DROPPED:
        yield drafts.pop(key).ended(End.LET_GO, item.date)


def _things(found: Iterable[Chain], analysis: Analysis) -> Things | None:
    window = analysis.showed_up
    if window is None:
        return None
    by_key: defaultdict[str, list[Chain]] = defaultdict(list)
    for chain in found:
        if any(window.first <= day <= window.last for day in chain.planned):
            by_key[chain.key].append(chain)
    if not by_key:
        return None
    in_time = {key for key, some in by_key.items() if any(one.is_done_in_time for one in some)}
    later = {key for key, some in by_key.items() if any(one.is_done_later for one in some)}
    return Things(window.first, window.last, len(by_key), len(in_time), len(later - in_time))


def _often(found: Iterable[Chain]) -> list[Chain]:
    return [one for one in found if len(one.put_off) >= OFTEN]


def _put_off(found: Iterable[Chain], past: Sequence[_Item]) -> Iterator[PutOff]:
    smaller = {one.action.key: one.action.smaller for one in past if one.action.smaller}
    often = [one for one in _often(found) if one.end is End.OPEN]
    for chain in sorted(often, key=lambda one: (-len(one.put_off), one.planned[0], one.key)):
        yield PutOff(chain, smaller.get(chain.key))


# -- tags ---------------------------------------------------------------------------------------


def _one_things(past: Iterable[_Item]) -> Iterator[OneThing]:
    for item in past:
        is_marked = ONE_THING in map(str.casefold, item.action.tags)
        if is_marked and item.outcome is not Outcome.DROPPED:
            yield OneThing(item.date, item.action.name, item.outcome in _HAPPENED)


def _in_the_way(past: Iterable[_Item], settings: Settings) -> tuple[InTheWay, ...]:
    named = (one.name for one in settings.identities)
    others = {one.casefold() for one in (*_NO_REASONS, *settings.areas, *named)}
    dates: defaultdict[str, list[date]] = defaultdict(list)
    for item in past:
        if item.outcome in _NOT_DONE:
            for tag in dict.fromkeys(map(str.casefold, item.action.tags)):
                if tag not in others:
                    dates[tag].append(item.date)
    found = (InTheWay(tag, tuple(some)) for tag, some in dates.items())
    return tuple(sorted(found, key=lambda one: (-len(one.dates), one.tag)))
