"""Things that come back on the list: the days on which one thing was planned, as a chain.

Source: statistics 5.1 (sooner or later) and 5.16 (avoidance loops).  Conventions: closed days,
and of today what is done; days in no count of the analysis are left out; the same action means
the same key.
"""

import enum
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from journal_tool.analysis._counts import Analysis, Deed
from journal_tool.model import Action, Day, Item, Journal, Outcome, Smaller

MOST_GAP: Final = 14
"""Days between two plans of one thing; after more it is planned anew."""

WITHIN: Final = 14
"""A thing done so many days after it was first planned was done sooner or later."""

OFTEN: Final = 3
"""From so many lists on, a thing is told as put off."""

_PLANNED: Final = (Outcome.DONE, Outcome.SMALLER, Outcome.MISSED, Outcome.MOVED)


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
        smaller: the smaller version written last up to then, if there ever was one.
    """

    key: str
    name: str
    planned: tuple[date, ...]
    put_off: tuple[date, ...]
    end: End
    ended: date | None = None
    smaller: Smaller | None = None

    @property
    def is_put_off(self) -> bool:
        """Whether it is open and was not done on three of its days or more."""
        return self.end is End.OPEN and len(self.put_off) >= OFTEN

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

    @property
    def done(self) -> int:
        """Those done at all, sooner or later."""
        return self.in_time + self.later


def chains(analysis: Analysis) -> tuple[Chain, ...]:
    """Return what was planned as chains of days, by their first day and key.

    A chain closes on the act, planned or not, or when it is let go; it fades when the thing is
    not planned for 14 days.  A plan on a day of rest is in no chain and ends none.
    """
    today = analysis.as_of.toordinal()
    found = [chain for key, some in analysis.history.items() for chain in _chains(key, some, today)]
    return tuple(sorted(found, key=lambda one: (one.planned[0], one.key)))


@dataclass(frozen=True, slots=True)
class Settled:
    """One action on a counted day, and what became of it."""

    date: date
    action: Action
    outcome: Outcome


def settled(journal: Journal, analysis: Analysis) -> tuple[Settled, ...]:
    """Return what can be said of each action, oldest first; of today, what is done."""
    return tuple(_settled(sorted(journal.days, key=lambda one: one.date), analysis))


def _settled(days: Iterable[Day], analysis: Analysis) -> Iterator[Settled]:
    figures = analysis.by_date()
    for day in days:
        if day.date not in figures or not figures[day.date].is_counted:
            continue
        for action, outcome in zip(day.actions, figures[day.date].outcomes, strict=True):
            if outcome and (day.date < analysis.as_of or outcome.happened):
                yield Settled(day.date, action, outcome)


@dataclass(slots=True)
class _Draft:
    """A chain that is not over yet; days are ordinals."""

    name: str
    smaller: Smaller | None
    planned: list[int] = field(default_factory=list)
    put_off: list[int] = field(default_factory=list)

    def is_fresh(self, day: int) -> bool:
        return day - self.planned[-1] <= MOST_GAP

    def add(self, day: int, outcome: Outcome, item: Item) -> None:
        self.name = item.name
        self.smaller = item.smaller or self.smaller
        self.planned.append(day)
        if outcome.is_not_done:
            self.put_off.append(day)

    def ended(self, key: str, end: End, day: int | None = None) -> Chain:
        return Chain(
            key,
            self.name,
            tuple(map(date.fromordinal, self.planned)),
            tuple(map(date.fromordinal, self.put_off)),
            end,
            date.fromordinal(day) if day else None,
            self.smaller,
        )


def _chains(key: str, some: Iterable[Deed], today: int) -> Iterator[Chain]:
    draft: _Draft | None = None
    smaller: Smaller | None = None
    for day, outcome, item in some:
        if draft is not None and not draft.is_fresh(day):
            yield draft.ended(key, End.FADED)
            draft = None
        if outcome in _PLANNED:
            draft = draft or _Draft(item.name, smaller)
            draft.add(day, outcome, item)
        smaller = item.smaller or smaller
        end = _end(item, outcome)
        if draft is not None and end is not None:
            yield draft.ended(key, end, day)
            draft = None
    if draft is not None:
        yield draft.ended(key, End.OPEN if draft.is_fresh(today) else End.FADED)


def _end(item: Item, outcome: Outcome) -> End | None:
    """Return how an item ends its chain; ``None`` if it does not.

    What a day of rest lets go was not let go by anybody.
    """
    if outcome.happened:
        return End.DONE
    return End.LET_GO if item.outcome is Outcome.DROPPED else None


def things(found: Iterable[Chain], first: date, last: date) -> Things | None:
    """Return what was planned from ``first`` to ``last`` and done sooner or later.

    Args:
        found: the chains of the journal; those that began before ``first`` are looked at whole.
        first: of the window.
        last: of the window.

    Returns:
        ``None`` if nothing was planned in it.
    """
    by_key: defaultdict[str, list[Chain]] = defaultdict(list)
    for chain in found:
        if any(first <= day <= last for day in chain.planned):
            by_key[chain.key].append(chain)
    if not by_key:
        return None
    in_time = {key for key, some in by_key.items() if any(one.is_done_in_time for one in some)}
    later = {key for key, some in by_key.items() if any(one.is_done_later for one in some)}
    return Things(first, last, len(by_key), len(in_time), len(later - in_time))
