"""Things that come back on the list: the days on which one thing was planned, as a chain.

Source: statistics 5.1 (sooner or later) and 5.16 (avoidance loops).  Conventions: closed days,
and of today what is done; days in no count of the analysis are left out; the same action means
the same key.
"""

import enum
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from journal_tool.analysis._counts import Counted, Deed
from journal_tool.model import Action, Day, Journal, Outcome, Smaller

MOST_GAP: Final = 14
"""Days between two plans of one thing; after more it is planned anew."""

WITHIN: Final = 14
"""A thing done so many days after it was first planned was done sooner or later."""

OFTEN: Final = 3
"""From so many lists on, a thing is told as put off."""

# Looked up for every action of a journal: a name of this module is cheaper than one of an enum.
_DONE, _SMALLER, _MISSED, _MOVED, _DROPPED = (
    Outcome.DONE,
    Outcome.SMALLER,
    Outcome.MISSED,
    Outcome.MOVED,
    Outcome.DROPPED,
)


class End(enum.Enum):
    """How a chain stands."""

    OPEN = "open"
    DONE = "done"
    """Done, at whatever size."""
    LET_GO = "let go"
    FADED = "faded"
    """Not planned again for 14 days."""


class Chain(NamedTuple):
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


class Things(NamedTuple):
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


def chains(analysis: Counted, *, least: int = 0) -> tuple[Chain, ...]:
    """Return what was planned as chains of days, by their first day and key.

    A chain closes on the act, planned or not, or when it is let go; it fades when the thing is
    not planned for 14 days.  A plan on a day of rest is in no chain and ends none.

    Args:
        analysis: what became of each action.
        least: chains with fewer days on which it was not done are left out.
    """
    today = analysis.as_of.toordinal()
    found = [
        chain
        for key, some in analysis.history.items()
        if len(some) >= least
        for chain in _chains(key, some, today, least)
    ]
    return tuple(sorted(found, key=lambda one: (one.planned[0], one.key)))


class Settled(NamedTuple):
    """One action on a counted day, and what became of it."""

    date: date
    action: Action
    outcome: Outcome


def settled(journal: Journal, analysis: Counted) -> tuple[Settled, ...]:
    """Return what can be said of each action, oldest first; of today, what is done."""
    return tuple(_settled(sorted(journal.days, key=lambda one: one.date), analysis))


def _settled(days: Iterable[Day], analysis: Counted) -> Iterator[Settled]:
    figures = analysis.by_date()
    for day in days:
        if day.date not in figures or not figures[day.date].is_counted:
            continue
        for action, outcome in zip(day.actions, figures[day.date].outcomes, strict=True):
            if outcome and (day.date < analysis.as_of or outcome.happened):
                yield Settled(day.date, action, outcome)


def _chains(  # noqa: C901 - one pass over every action of a journal, in one place for speed
    key: str, some: Iterable[Deed], today: int, least: int
) -> Iterator[Chain]:
    """Yield the chains of one action, oldest first.

    Most things are done on the day they are planned: such a chain of one day costs nothing where
    longer ones are asked for.
    """
    name, smaller = "", None
    planned: list[int] = []
    put_off: list[int] = []

    def ended(end: End, day: int = 0) -> Chain:
        return Chain(
            key,
            name,
            tuple(map(date.fromordinal, planned)),
            tuple(map(date.fromordinal, put_off)),
            end,
            date.fromordinal(day) if day else None,
            smaller,
        )

    for day, outcome, item in some:
        if item.smaller is not None:
            smaller = item.smaller
        if outcome is _MISSED or outcome is _MOVED:
            if planned and day - planned[-1] > MOST_GAP:
                if len(put_off) >= least:
                    yield ended(End.FADED)
                planned, put_off = [], []
            name = item.name
            planned.append(day)
            put_off.append(day)
            continue
        if not planned and least:
            continue
        if planned and day - planned[-1] > MOST_GAP:
            if len(put_off) >= least:
                yield ended(End.FADED)
            planned, put_off = [], []
        if outcome is _DROPPED and item.outcome is not _DROPPED:
            continue  # what a day of rest lets go was let go by nobody
        if outcome is _DONE or outcome is _SMALLER:
            name = item.name
            planned.append(day)
        if planned and len(put_off) >= least:
            yield ended(End.LET_GO if outcome is _DROPPED else End.DONE, day)
        planned, put_off = [], []
    if planned and len(put_off) >= least:
        yield ended(End.OPEN if today - planned[-1] <= MOST_GAP else End.FADED)


def things(analysis: Counted, first: date, last: date) -> Things | None:
    """Return what was planned from ``first`` to ``last`` and done sooner or later.

    Args:
        analysis: what became of each action.
        first: of the window; chains that began before it are looked at whole.
        last: of the window.

    Returns:
        ``None`` if nothing was planned in it.
    """
    planned = in_time = later = 0
    today = analysis.as_of.toordinal()
    start = first.toordinal()
    for key, some in analysis.history.items():
        if some[-1][0] < start:
            continue
        recent = some[_begin(some, start) :]
        found = [
            chain
            for chain in _chains(key, recent, today, 0)
            if any(first <= day <= last for day in chain.planned)
        ]
        planned += bool(found)
        if any(one.is_done_in_time for one in found):
            in_time += 1
        elif any(one.is_done_later for one in found):
            later += 1
    return Things(first, last, planned, in_time, later) if planned else None


def _begin(some: Sequence[Deed], first: int) -> int:
    """Return where the chain begins that runs on into the days from ``first`` on."""
    at = bisect_left(some, first, key=lambda deed: deed[0])
    while at and some[at - 1][1].is_not_done and not _is_far(some, at):
        at -= 1
    return at


def _is_far(some: Sequence[Deed], at: int) -> bool:
    return at < len(some) and some[at][0] - some[at - 1][0] > MOST_GAP
