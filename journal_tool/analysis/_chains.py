"""Things that come back on the list: the days on which one thing was planned, as a chain.

Source: statistics 5.1 (sooner or later) and 5.16 (avoidance loops).  Conventions: closed days,
and of today what is done; days in no count of the analysis are left out; the same action means
the same key.
"""

import enum
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Final

from journal_tool.analysis._past import LET_GO_BY_REST, NOT_DONE, Deeds, Past
from journal_tool.model import Item, Outcome, Smaller
from journal_tool.record import Record

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


class Chain(Record):
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


class Things(Record):
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
    stubborn = re.compile(_STUBBORN % (least - 1)) if least else None
    found = [
        chain
        for key, deeds in past.history.items()
        if len(deeds[0]) >= least
        for part, smaller in _parts(deeds, stubborn)
        for chain in _chains(key, part, smaller, past.today)
        if len(chain.put_off) >= least
    ]
    return tuple(sorted(found, key=lambda one: (one.planned[0], one.key)))


def _parts(
    deeds: Deeds, stubborn: re.Pattern[bytes] | None
) -> Iterator[tuple[Deeds, Smaller | None]]:
    """Yield the stretches in which a thing may be put off so often, and what was smaller before.

    Most things are done on the day they are planned: such days cost next to nothing here, where
    longer chains are asked for.
    """
    if stubborn is None:
        yield deeds, None
        return
    _, signs, items = deeds
    smaller, at = None, 0
    for found in stubborn.finditer(signs):
        start, end = found.span()
        smaller = _smaller(items[at:start]) or smaller
        at = start
        yield _part(deeds, start, end), smaller


def _part(deeds: Deeds, start: int, end: int | None = None) -> Deeds:
    days, signs, items = deeds
    return days[start:end], signs[start:end], items[start:end]


_STUBBORN: Final = rb"[o>](?:[-~]*[o>]){%d,}[-~]*[x/+]?"
"""Not done so often with nothing between but what was let go, and what came after."""


def _smaller(some: Sequence[Item]) -> Smaller | None:
    """Return the smaller version that was written last."""
    return next(filter(None, map(attrgetter("smaller"), reversed(some))), None)


def _chains(key: str, deeds: Deeds, smaller: Smaller | None, today: int) -> Iterator[Chain]:
    """Yield the chains of one action, oldest first; ``smaller`` was written before."""
    name = ""
    planned: list[int] = []
    put_off: list[int] = []

    def ended(how: End, day: int = 0, sign: int = 0) -> Chain:
        return Chain(
            key,
            name,
            tuple(map(date.fromordinal, planned)),
            tuple(map(date.fromordinal, put_off)),
            how,
            date.fromordinal(day) if day else None,
            smaller,
            sign == _SMALLER,
        )

    for day, sign, item in zip(*deeds, strict=True):
        smaller = item.smaller or smaller
        if planned and day - planned[-1] > MOST_GAP:
            yield ended(End.FADED)
            planned, put_off = [], []
        if sign == LET_GO_BY_REST:
            continue
        if sign in NOT_DONE:
            name = item.name
            planned.append(day)
            put_off.append(day)
            continue
        if sign in _PLANNED_AND_DONE:
            name = item.name
            planned.append(day)
        if planned:
            yield ended(End.LET_GO if sign == _LET_GO else End.DONE, day, sign)
        planned, put_off = [], []
    if planned:
        yield ended(End.OPEN if today - planned[-1] <= MOST_GAP else End.FADED)


_SMALLER: Final = Outcome.SMALLER.sign
_LET_GO: Final = Outcome.DROPPED.sign
_PLANNED_AND_DONE: Final = bytes([Outcome.DONE.sign, _SMALLER])


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
    for key, deeds in past.history.items():
        days, signs, _ = deeds
        if days[-1] < start:
            continue
        recent = _part(deeds, _begin(days, signs, start))
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


def _begin(days: Sequence[int], signs: bytearray, first: int) -> int:
    """Return where the chain begins that runs on into the days from ``first`` on."""
    at = bisect_left(days, first)
    while at and signs[at - 1] in NOT_DONE and not _is_far(days, at):
        at -= 1
    return at


def _is_far(days: Sequence[int], at: int) -> bool:
    return at < len(days) and days[at] - days[at - 1] > MOST_GAP
