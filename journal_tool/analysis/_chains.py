"""Things that come back on the list: the days on which one thing was planned, as a chain.

Source: statistics 5.1 (sooner or later) and 5.16 (avoidance loops).  Conventions: closed days,
and of today what is done; days in no count of the analysis are left out; the same action means
the same key.
"""

import enum
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from journal_tool.analysis._past import Deed, Past
from journal_tool.model import Outcome, Smaller

MOST_GAP: Final = 14
"""Days between two plans of one thing; after more it is planned anew."""

WITHIN: Final = 14
"""A thing done so many days after it was first planned was done sooner or later."""

OFTEN: Final = 3
"""From so many lists on, a thing is told as put off."""


class End(enum.Enum):
    """How a chain stands."""

    OPEN = "open"
    DONE = "done"
    """Done, at whatever size."""
    LET_GO = "let go"  # no text
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
        is_at_smaller: whether a smaller version ended it.
    """

    key: str
    name: str
    planned: tuple[date, ...]
    put_off: tuple[date, ...]
    end: End
    ended: date | None = None
    smaller: Smaller | None = None
    is_at_smaller: bool = False

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


def chains(past: Past, *, least: int = 0) -> tuple[Chain, ...]:
    """Return what was planned as chains of days, by their first day and key.

    A chain closes on the act, planned or not, or when it is let go; it fades when the thing is
    not planned for 14 days.  A plan on a day of rest is in no chain and ends none.

    Args:
        past: what became of each action.
        least: chains with fewer days on which it was not done are left out.
    """
    found = [
        chain
        for key, some in past.history.items()
        for part, smaller in _parts(some, least)
        for chain in _chains(key, part, smaller, past.today)
        if len(chain.put_off) >= least
    ]
    return tuple(sorted(found, key=lambda one: (one.planned[0], one.key)))


def _parts(some: Sequence[Deed], least: int) -> Iterator[tuple[Sequence[Deed], Smaller | None]]:
    """Yield the stretches in which a thing may be put off so often, and what was smaller before.

    Most things are done on the day they are planned: such days cost next to nothing here, where
    longer chains are asked for.
    """
    if not least:
        yield some, None
        return
    if len(some) < least:
        return
    signs = "".join([deed[1].sign for deed in some])
    smaller, at = None, 0
    for found in re.finditer(_STUBBORN % (least - 1), signs):
        smaller = _smaller(some[at : found.start()]) or smaller
        at = found.start()
        yield some[at : found.end()], smaller


_STUBBORN: Final = r">(?:-*>){%d,}-*[^->]?"
"""Not done so often with nothing between but what was let go, and what came after."""


def _smaller(some: Sequence[Deed]) -> Smaller | None:
    """Return the smaller version that was written last."""
    return next((item.smaller for _, _, item in reversed(some) if item.smaller is not None), None)


def _chains(key: str, some: Iterable[Deed], smaller: Smaller | None, today: int) -> Iterator[Chain]:
    """Yield the chains of one action, oldest first; ``smaller`` was written before."""
    name = ""
    planned: list[int] = []
    put_off: list[int] = []

    def ended(end: End, day: int = 0, outcome: Outcome | None = None) -> Chain:
        return Chain(
            key,
            name,
            tuple(map(date.fromordinal, planned)),
            tuple(map(date.fromordinal, put_off)),
            end,
            date.fromordinal(day) if day else None,
            smaller,
            outcome is Outcome.SMALLER,
        )

    for day, outcome, item in some:
        smaller = item.smaller or smaller
        if planned and day - planned[-1] > MOST_GAP:
            yield ended(End.FADED)
            planned, put_off = [], []
        if outcome is Outcome.DROPPED and item.outcome is not Outcome.DROPPED:
            continue  # what a day of rest lets go was let go by nobody
        if outcome.is_not_done:
            name = item.name
            planned.append(day)
            put_off.append(day)
            continue
        if outcome in (Outcome.DONE, Outcome.SMALLER):
            name = item.name
            planned.append(day)
        if planned:
            end = End.LET_GO if outcome is Outcome.DROPPED else End.DONE
            yield ended(end, day, outcome)
        planned, put_off = [], []
    if planned:
        yield ended(End.OPEN if today - planned[-1] <= MOST_GAP else End.FADED)


def things(past: Past, first: date, last: date) -> Things | None:
    """Return what was planned from ``first`` to ``last`` and done sooner or later.

    Args:
        past: what became of each action.
        first: of the window; chains that began before it are looked at whole.
        last: of the window.

    Returns:
        ``None`` if nothing was planned in it.
    """
    planned = in_time = later = 0
    start = first.toordinal()
    for key, some in past.history.items():
        if some[-1][0] < start:
            continue
        recent = some[_begin(some, start) :]
        found = [
            chain
            for chain in _chains(key, recent, None, past.today)
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
