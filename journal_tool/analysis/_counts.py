"""What was planned and what was done, counted: by day, week and month.

Source: essay, part 9 (show the gap between "I want to" and "I did"); statistics 5.0 to 5.3.

``done`` means planned and done; a smaller version is done.  ``planned`` leaves out what was let
go.  What was put off was planned and is not done.  What is counted at all: see ``_past``.
"""

import enum
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Final

from journal_tool.analysis._calendar import month_label, month_of, week_label, week_of
from journal_tool.analysis._past import FREE, REST, Past, Presence, as_of_rest, as_of_today
from journal_tool.language import _, ngettext
from journal_tool.model import DaySummary, Outcome
from journal_tool.record import Record

WINDOW_DAYS: Final = 28
"""Length of the window that ends yesterday."""


class Counts(Record):
    """How much of everything a stretch of days holds.

    Attributes:
        recorded: days with an entry.
        active: days on which something was done.
        rest: days of declared rest without an act.
        planned: planned actions, without those let go.
        done: planned actions that were done, smaller versions included.
        smaller: those of ``done`` that were done as a smaller version.
        moved: planned actions put off to another day; not done.
        dropped: planned actions let go; not in ``planned``.
        bonus: actions done though not planned; not in ``planned`` and not in ``done``.
    """

    recorded: int = 0
    active: int = 0
    rest: int = 0
    planned: int = 0
    done: int = 0
    smaller: int = 0
    moved: int = 0
    dropped: int = 0
    bonus: int = 0

    @property
    def gap(self) -> int:
        """Planned actions that were not done."""
        return self.planned - self.done

    @classmethod
    def total(cls, parts: Iterable["Counts"]) -> "Counts":
        """Return the counts of all parts together."""
        return cls(*map(sum, zip(*parts, strict=True)))


def planned_and_done(counts: Counts) -> str:
    """Return ``planned 71, done 49 (9 smaller), let go 4``; what is nought is left out."""
    told = _("planned {planned}, done {done}", planned=counts.planned, done=counts.done)
    if counts.smaller:
        told = _(
            "planned {planned}, done {done} ({smaller} smaller)",
            planned=counts.planned,
            done=counts.done,
            smaller=counts.smaller,
        )
    if not counts.dropped:
        return told
    let_go = ngettext("let go {count}", "let go {count}", counts.dropped)
    return _("{first}, {next}", first=told, next=let_go)


class Shade(enum.Enum):
    """How a calendar draws a day; measured against its own plan, never against other days."""

    FUTURE = "future"
    OPEN = "open"
    """Today, with plans and nothing done so far."""
    NO_ENTRY = "no-entry"
    REST = "rest"
    NO_PLAN = "no-plan"
    """Something is written and nothing was planned."""
    LET_GO = "let-go"
    """Everything planned was let go."""
    NOT_DONE = "not-done"
    SMALLER = "smaller"
    """What was done of the plan was done as smaller versions."""
    PART = "part"
    """Less than half of the plan was done."""
    MOST = "most"
    """Half of the plan or more was done."""
    ALL = "all"


class DayFigures(Record):
    """What the counts make of one date.

    Attributes:
        presence: ``None`` while it is not decided: a day to come, or today without an act.
        shade: how a calendar draws it.
        outcomes: what became of each of the day's actions, in their order; ``None`` for an empty
            box among the done things, which is in no count.
        counts: of this day; all zero where the day is in no count.
        is_written: whether somebody wrote in the day; else it is here as a day of rest, or as
            today with the plan of a template.
        is_counted: whether the date lies in the time that is counted.
    """

    date: date
    presence: Presence | None
    shade: Shade
    outcomes: tuple[Outcome | None, ...]
    counts: Counts
    is_written: bool
    is_counted: bool

    @property
    def unplanned(self) -> int:
        """Things done though not planned, also on a day that is in no count."""
        return self.outcomes.count(Outcome.BONUS)


class Week(Record):
    """The counts of one ISO week; ``label`` is ``2026-W10``, ``first`` its Monday."""

    label: str
    first: date
    last: date
    counts: Counts


class Month(Record):
    """The counts of one calendar month; ``label`` is ``2026-03``."""

    label: str
    first: date
    last: date
    counts: Counts


class ShowedUp(Record):
    """The closed days of a window by what they say to "was something done?".

    Attributes:
        first, last: the window, cut to the time that is counted.
        yes, no, rest, silent: days; together all days of the window.
        counts: what the window holds.
    """

    first: date
    last: date
    yes: int
    no: int
    rest: int
    silent: int
    counts: Counts

    @property
    def days(self) -> int:
        """Length of the window, 1 to ``WINDOW_DAYS``."""
        return self.yes + self.no + self.rest + self.silent


class DayBook(Mapping[date, DayFigures]):
    """The figures of each date that was written in or is of rest, made when they are asked for."""

    def __init__(self, summaries: Iterable[DaySummary], past: Past) -> None:
        self._of = {
            one.ordinal: one for one in summaries if one.is_written or one.ordinal == past.today
        }
        self._past = past
        self._made: dict[date, DayFigures] = {}
        self._ordinals = sorted(self._of.keys() | past.resting)

    def __getitem__(self, day: date) -> DayFigures:
        made = self._made.get(day)
        if made is None:
            ordinal = day.toordinal()
            if ordinal not in self._of and ordinal not in self._past.resting:
                raise KeyError(day)
            made = self._made[day] = _figures(day, self._of.get(ordinal), self._past)
        return made

    def is_written(self, day: date) -> bool:
        """Return whether somebody wrote in a day."""
        one = self._of.get(day.toordinal())
        return one is not None and one.is_written

    def __iter__(self) -> Iterator[date]:
        return map(date.fromordinal, self._ordinals)

    def __len__(self) -> int:
        return len(self._ordinals)


# -- one day ------------------------------------------------------------------------------------


def _figures(one: date, day: DaySummary | None, past: Past) -> DayFigures:
    ordinal = one.toordinal()
    presence = past.presence(ordinal, day)
    is_free = presence is Presence.REST
    outcomes = tuple(
        _seen(item.outcome, is_open=ordinal >= past.today, is_free=is_free)
        for item in (day.items if day else ())
    )
    is_counted = past.first is not None and past.first <= ordinal <= past.today
    return DayFigures(
        date=one,
        presence=presence,
        shade=_shade(outcomes, presence, is_future=ordinal > past.today),
        outcomes=outcomes,
        counts=_counts_of(day or FREE, past) if is_counted else Counts(),
        is_written=day is not None and day.is_written,
        is_counted=is_counted,
    )


def _seen(outcome: Outcome | None, *, is_open: bool, is_free: bool) -> Outcome | None:
    """Return an outcome as it stands on the day of the report."""
    if outcome is not Outcome.MISSED:
        return outcome
    if is_free:
        return Outcome.DROPPED
    return Outcome.OPEN if is_open else outcome


def _counts_of(day: DaySummary, past: Past) -> Counts:
    """Return what a counted day adds."""
    is_free = past.is_free(day)
    if is_free:
        day = as_of_rest(day)
    if day.ordinal == past.today:
        day = as_of_today(day)
    return Counts(
        int(day.is_entry),
        int(day.has_act),
        int(is_free),
        day.planned,
        day.done,
        day.smaller,
        day.moved,
        day.dropped,
        day.bonus,
    )


def _shade(
    outcomes: Sequence[Outcome | None], presence: Presence | None, *, is_future: bool
) -> Shade:
    if is_future:
        return Shade.FUTURE
    if presence is Presence.REST:
        return Shade.REST
    smaller = outcomes.count(Outcome.SMALLER)
    done = outcomes.count(Outcome.DONE) + smaller
    not_done = sum(outcomes.count(one) for one in (Outcome.OPEN, Outcome.MOVED, Outcome.MISSED))
    if done:
        return _shade_of_part(done, smaller, done + not_done)
    if not_done:
        return Shade.OPEN if Outcome.OPEN in outcomes else Shade.NOT_DONE
    return Shade.LET_GO if Outcome.DROPPED in outcomes else Shade.NO_PLAN


def _shade_of_part(done: int, smaller: int, planned: int) -> Shade:
    if smaller == done:
        return Shade.SMALLER
    if done == planned:
        return Shade.ALL
    return Shade.MOST if 2 * done >= planned else Shade.PART


# -- stretches of days --------------------------------------------------------------------------


class Tables:
    """What the counted days hold together; worked out when somebody asks for it.

    Args:
        past: what can be counted.
    """

    def __init__(self, past: Past) -> None:
        self._past = past

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tables) and self._all == other._all

    def __hash__(self) -> int:
        return hash(self._all)

    @property
    def _all(self) -> tuple[object, ...]:
        return self.totals, self.weeks, self.months

    @cached_property
    def totals(self) -> Counts:
        """The counts of all days."""
        return self._counts(0, len(self._past.days))

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """Every ISO week that has anything, oldest first."""
        found = [
            Week(week_label(first), first, last, self._counts(start, end))
            for first, last, start, end in self._stretches(week_of)
        ]
        return tuple([week for week in found if any(week.counts)])

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """Every month that has anything, oldest first."""
        found = [
            Month(month_label(first), first, last, self._counts(start, end))
            for first, last, start, end in self._stretches(month_of)
        ]
        return tuple([month for month in found if any(month.counts)])

    def _counts(self, start: int, end: int) -> Counts:
        """Return the counts of some days, by their places."""
        return Counts(*[one[end] - one[start] for one in self._running]) if end else Counts()

    @cached_property
    def _running(self) -> list[list[int]]:
        """Each number summed up to each day: so any stretch of days is one difference."""
        past = self._past
        *before, last = past.days
        last = as_of_today(last) if last.ordinal == past.today else last
        column = dict(zip(DaySummary._fields, zip(*before, last, strict=True), strict=True))
        line, begun = past.line, past.first or 0
        rest = [line[day - begun] == REST for day in column["ordinal"]]
        columns = [column["is_entry"], column["has_act"], rest]
        columns += [column[name] for name in _BY_THE_SAME_NAME]
        return [list(accumulate(one, initial=0)) for one in columns]

    def _stretches(
        self, stretch_of: Callable[[date], tuple[date, date]]
    ) -> Iterator[tuple[date, date, int, int]]:
        """Yield first and last day of each stretch that has a day, and the places of its days."""
        days = [one.ordinal for one in self._past.days]
        start = 0
        while start < len(days):
            first, last = stretch_of(date.fromordinal(days[start]))
            end = bisect_right(days, last.toordinal(), start)
            yield first, last, start, end
            start = end


_BY_THE_SAME_NAME: Final = Counts._fields[3:]
"""The numbers that a day and ``Counts`` have both."""


def last_days(past: Past) -> ShowedUp | None:
    """Return the last 28 closed days that are counted; ``None`` before the first of them."""
    if past.first is None or past.first >= past.today:
        return None
    return showed_up(past, max(past.first, past.today - WINDOW_DAYS), past.today - 1)


def showed_up(past: Past, first: int, last: int) -> ShowedUp:
    """Return the days from ``first`` to ``last`` by what they say to "was something done?".

    Args:
        past: the counted days.
        first: of the window, an ordinal; in the time that is counted.
        last: of the window; a day that is over.
    """
    days = past.window(first, last)
    known = Counter(past.presence(day.ordinal, day) for day in days)
    known[Presence.SILENT] = 0
    return ShowedUp(
        first=date.fromordinal(first),
        last=date.fromordinal(last),
        yes=known[Presence.YES],
        no=known[Presence.NO],
        rest=known[Presence.REST],
        silent=last - first + 1 - known.total(),
        counts=Counts.total(_counts_of(day, past) for day in days),
    )
