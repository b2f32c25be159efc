"""What can be counted on a date: which days, what became of each action, what was of rest.

Source: statistics 5.0.  Conventions of everything that is counted:

* A day is *closed* once it lies before ``as_of``.  What is open, put off or let go is counted
  on closed days; of today, what is done is counted at once, and its blanks never.  A day after
  ``as_of`` is in no count.
* On a day of rest without an act, an open action counts as let go.
* Days before the first recorded one, and before ``since`` of the settings, are in no count.

Days are ordinals here.
"""

import enum
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Final

from journal_tool.model import DaySummary, Item, Outcome
from journal_tool.record import Record
from journal_tool.settings import Settings

Deed = tuple[int, Outcome, Item]
"""Ordinal of a day, what became of an action, and the action."""

YES, NO, REST, SILENT = b"YNRS"
"""Letters of a line of days; see ``Presence``.  Of today, ``NO`` is not decided."""

LET_GO_BY_REST: Final = b"~"[0]
"""Sign of an open action of a day of rest; nobody let it go.  Others have that of the outcome."""

ACTS: Final = bytes(one.sign for one in Outcome if one.happened)
"""The signs of what was done."""

NOT_DONE: Final = bytes(one.sign for one in Outcome if one.is_not_done)
"""The signs of what was planned and not done."""

Deeds = tuple[list[int], bytearray, list[Item]]
"""What became of one action, oldest first, in columns of the same length.

The ordinals of its days; the signs of what became of it; the action as it was written.  There are
tens of thousands of rows, and columns are passed at a third of the cost.
"""


class Presence(enum.Enum):
    """What a day says to "was something done?"."""

    YES = "yes"
    """At least one action was done, at whatever size, planned or not."""
    NO = "no"
    """Recorded, without an act."""
    REST = "rest"
    """Declared free, and nothing was done."""
    SILENT = "silent"
    """No entry: unknown, which is not the same as nothing done."""

    __hash__ = object.__hash__  # that of an enum hashes its name, at ten times the cost


class Past(Record):
    """What can be counted on a date.

    Attributes:
        today: ordinal of the date; "today".
        first: ordinal of the first date in the counts; ``None`` if nothing can be counted yet.
        days: the counted days that hold something, oldest first, today's included.  Those of
            rest have their numbers as they count (see ``as_of_rest``).
        resting: ordinals of the declared free dates.
        history: what became of each action, by its key.
        evidence: identity and day of each act that is evidence for one.
        line: what each day from ``first`` to ``today`` says to "was something done?", a letter
            each; empty if nothing can be counted yet.
    """

    today: int
    first: int | None
    days: tuple[DaySummary, ...]
    resting: frozenset[int]
    history: Mapping[str, Deeds]
    evidence: Sequence[tuple[str, int]] = ()
    line: bytes = b""

    def is_free(self, day: DaySummary) -> bool:
        """Whether it is a day of rest: declared free, and nothing was done."""
        return not day.has_act and day.ordinal in self.resting

    def presence(self, ordinal: int, day: DaySummary | None) -> Presence | None:
        """Return what a date says to "was something done?"; ``None`` while it is not decided."""
        if ordinal > self.today:
            return None
        if day is not None and day.has_act:
            return Presence.YES
        if ordinal in self.resting:
            return Presence.REST
        if ordinal == self.today:
            return None
        return Presence.NO if day is not None and day.is_entry else Presence.SILENT

    def window(self, first: int, last: int) -> Sequence[DaySummary]:
        """Return the counted days from ``first`` to ``last``, both included."""
        start = bisect_left(self.days, first, key=_ordinal)
        end = bisect_right(self.days, last, key=_ordinal)
        return self.days[start:end]

    def settled(self, first: int, last: int) -> Iterator[Deed]:
        """Yield what became of each action from ``first`` to ``last``; of today, what is done.

        On a day of rest an open action counts as let go.
        """
        for day in self.window(first, last):
            yield from _settled(day, is_today=day.ordinal == self.today, is_free=self.is_free(day))


def past_of(summaries: Sequence[DaySummary], settings: Settings, today: int) -> Past:
    """Return what can be counted on a date.

    Args:
        summaries: of the days, oldest first.
        settings: ``since`` and ``pauses`` are used.
        today: ordinal of the day that is not over yet.
    """
    since = settings.since.toordinal() if settings.since else 0
    begun = next((one.ordinal for one in summaries if one.is_entry), today + 1)
    first = max(begun, since) if begun <= today else None
    resting = _rest_days(summaries, settings, first or today, today)
    if first is None:
        return Past(today, None, (), resting, {})
    days = _counted_days(summaries, resting, first, today)
    history, evidence = _history(days, resting, today)
    line = _line(days, resting, first, today)
    return Past(today, first, days, resting, history, evidence, line)


_ordinal = attrgetter("ordinal")


def _counted_days(
    summaries: Sequence[DaySummary], resting: frozenset[int], first: int, today: int
) -> tuple[DaySummary, ...]:
    """Return the days from ``first`` to ``today`` that hold something."""
    start = bisect_left(summaries, first, key=_ordinal)
    end = bisect_right(summaries, today, key=_ordinal)
    days = {
        one.ordinal: one for one in summaries[start:end] if one.is_written or one.ordinal == today
    }
    for ordinal in resting:
        if first <= ordinal <= today:
            day = days.get(ordinal) or FREE._replace(ordinal=ordinal)
            days[ordinal] = day if day.has_act else as_of_rest(day)
    return tuple(sorted(days.values(), key=_ordinal))


def as_of_rest(day: DaySummary) -> DaySummary:
    """Return a day of rest with its numbers as they count: what is open was let go."""
    return day._replace(planned=day.moved, missed=0, dropped=day.dropped + day.missed)


def as_of_today(day: DaySummary) -> DaySummary:
    """Return today with its numbers as they count: what is done at once, its blanks never."""
    return day._replace(planned=day.done, moved=0, missed=0, dropped=0)


def _line(days: Iterable[DaySummary], resting: frozenset[int], first: int, today: int) -> bytes:
    """Return the letter of each day from ``first`` to ``today``."""
    line = bytearray([SILENT]) * (today - first + 1)
    for day in days:
        ordinal = day.ordinal
        if day.has_act:
            line[ordinal - first] = YES
        elif ordinal in resting:
            line[ordinal - first] = REST
        elif day.is_entry:
            line[ordinal - first] = NO
    return bytes(line)


def _history(
    days: Iterable[DaySummary], resting: frozenset[int], today: int
) -> tuple[Mapping[str, Deeds], Sequence[tuple[str, int]]]:
    """Return what became of each action, by its key, and the acts that are evidence.

    The one place that goes through them all.
    """
    history: defaultdict[str, Deeds] = defaultdict(lambda: ([], bytearray(), []))
    evidence: list[tuple[str, int]] = []
    for day in days:
        ordinal = day.ordinal
        is_free = ordinal in resting and not day.has_act
        items: Iterable[Item] = day.items
        if ordinal == today:
            items = [one for one in items if one.outcome is not None and one.outcome.happened]
        for item in items:
            outcome = item.outcome
            if outcome is None:
                continue
            its_days, its_signs, its_items = history[item.key]
            its_days.append(ordinal)
            its_signs.append(outcome.sign)
            its_items.append(item)
            if item.identities and outcome.happened:
                evidence += [(name, ordinal) for name in item.identities]
            if is_free and outcome is Outcome.MISSED:
                its_signs[-1] = LET_GO_BY_REST
    return history, evidence


def _settled(day: DaySummary, *, is_today: bool, is_free: bool) -> Iterator[Deed]:
    for item in day.items:
        outcome = item.outcome
        if outcome is None or (is_today and not outcome.happened):
            continue
        if is_free and outcome is Outcome.MISSED:
            outcome = Outcome.DROPPED
        yield day.ordinal, outcome, item


FREE: Final = DaySummary(
    0, False, False, False, True, 0, 0, 0, 0, 0, 0, 0, 0, (), None, None, (), ()
)
"""A day of rest that nobody wrote in."""


def _rest_days(
    summaries: Iterable[DaySummary], settings: Settings, first: int, last: int
) -> frozenset[int]:
    """Return the declared free dates: of ranges and pauses those from ``first`` to ``last``.

    A range that one day declares runs on over days that have a file of their own.
    """
    resting: set[int] = set()
    for pause in settings.pauses:
        if not pause.practices:
            start, end = pause.first.toordinal(), pause.last.toordinal()
            resting.update(range(max(first, start), min(last, end) + 1))
    for day in summaries:
        if day.rest and day.is_written:
            resting.add(day.ordinal)
            if day.rest_until:
                resting.update(range(max(first, day.ordinal), min(last, day.rest_until) + 1))
    return frozenset(resting)
