"""What was planned and what was done, counted: by day, week and month.

Source: essay, part 9 (show the gap between "I want to" and "I did"); statistics 5.0 to 5.3.

Conventions of every count here:

* A day is *closed* once it lies before ``as_of``.  What is open, put off or let go is counted
  on closed days; of today, what is done is counted at once, and its blanks never.  A day after
  ``as_of`` is in no count.
* ``done`` means planned and done; a smaller version is done.  ``planned`` leaves out what was
  let go.  What was put off was planned and is not done.
* On a day of rest without an act, an open action counts as let go.
* Days before the first recorded one, and before ``since`` of the settings, are in no count.
"""

import enum
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from journal_tool.analysis._calendar import (
    days_before,
    days_from,
    month_label,
    month_of,
    week_label,
    week_of,
)
from journal_tool.model import Action, Day, Journal, Outcome, State
from journal_tool.settings import Settings

WINDOW_DAYS: Final = 28
"""Length of the window that ends yesterday."""


@dataclass(frozen=True, slots=True)
class Counts:
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

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            recorded=self.recorded + other.recorded,
            active=self.active + other.active,
            rest=self.rest + other.rest,
            planned=self.planned + other.planned,
            done=self.done + other.done,
            smaller=self.smaller + other.smaller,
            moved=self.moved + other.moved,
            dropped=self.dropped + other.dropped,
            bonus=self.bonus + other.bonus,
        )


def planned_and_done(counts: Counts) -> str:
    """Return ``planned 71, done 49 (9 smaller), let go 4``; what is nought is left out."""
    smaller = f" ({counts.smaller} smaller)" if counts.smaller else ""
    let_go = f", let go {counts.dropped}" if counts.dropped else ""
    return f"planned {counts.planned}, done {counts.done}{smaller}{let_go}"


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


@dataclass(frozen=True, slots=True)
class DayFigures:
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


@dataclass(frozen=True, slots=True)
class Week:
    """The counts of one ISO week; ``label`` is ``2026-W10``, ``first`` its Monday."""

    label: str
    first: date
    last: date
    counts: Counts


@dataclass(frozen=True, slots=True)
class Month:
    """The counts of one calendar month; ``label`` is ``2026-03``."""

    label: str
    first: date
    last: date
    counts: Counts


@dataclass(frozen=True, slots=True)
class ShowedUp:
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


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that the report says, as values; the same journal and date give the same.

    Attributes:
        as_of: the date of the report; "today".
        first, last: first and last date that was written in, up to ``as_of``; ``None`` without one.
        counted_from: first date in the counts; ``None`` if nothing can be counted yet.
        before_since: recorded days that are shown and in no count, because of ``since``.
        totals: of all counted days.
        weeks: every ISO week that has anything, oldest first.
        months: every month that has anything, oldest first.
        showed_up: the last 28 closed days; ``None`` before the first closed day.
        silent_for: days since ``last`` that are over, without an entry and not of rest.
        days: one for each date that was written in or is a day of rest, and for today if it has a
            file, oldest first.
    """

    as_of: date
    first: date | None
    last: date | None
    counted_from: date | None
    before_since: int
    totals: Counts
    weeks: tuple[Week, ...]
    months: tuple[Month, ...]
    showed_up: ShowedUp | None
    silent_for: int
    days: tuple[DayFigures, ...]

    def by_date(self) -> Mapping[date, DayFigures]:
        """Return the figures of the days by their date."""
        return {day.date: day for day in self.days}


def analyse(journal: Journal, settings: Settings, *, as_of: date) -> Analysis:
    """Return every figure of the report as it stands on ``as_of``.

    Args:
        journal: the days; their order makes no difference.
        settings: ``since`` and ``pauses`` are used.
        as_of: "today": the day that is not over yet.
    """
    written = {day.date: day for day in journal.days if _is_written(day)}
    shown = sorted(one for one in written if one <= as_of)
    recorded = [one for one in shown if _is_entry(written[one])]
    counted_from = max(recorded[0], settings.since or date.min) if recorded else None
    resting = _rest_days(written.values(), settings, counted_from or as_of, as_of)
    today = {day.date: day for day in journal.days if day.date == as_of}
    looked_at = today | written
    days = tuple(
        _figures(one, looked_at.get(one), as_of=as_of, from_=counted_from, is_free=one in resting)
        for one in sorted(looked_at.keys() | resting)
    )
    counted = [day for day in days if day.is_counted]
    return Analysis(
        as_of=as_of,
        first=shown[0] if shown else None,
        last=shown[-1] if shown else None,
        counted_from=counted_from,
        before_since=sum(counted_from is not None and one < counted_from for one in recorded),
        totals=_sum(day.counts for day in counted),
        weeks=tuple(_weeks(counted)),
        months=tuple(_months(counted)),
        showed_up=_last_days(counted, counted_from, as_of),
        silent_for=_silent_for(shown[-1], as_of, resting) if shown else 0,
        days=days,
    )


def _is_written(day: Day) -> bool:
    """Return whether anybody wrote in the day: an untouched file says nothing."""
    return day.is_touched or _is_entry(day)


def _is_entry(day: Day) -> bool:
    return day.is_recorded or _has_act(day)


def _has_act(day: Day) -> bool:
    return any(action.is_done for action in day.actions)


def _rest_days(days: Iterable[Day], settings: Settings, first: date, last: date) -> frozenset[date]:
    """Return the declared free dates: of ranges and pauses those from ``first`` to ``last``.

    A range that one day declares runs on over days that have a file of their own.
    """
    resting: set[date] = set()
    for pause in settings.pauses:
        if not pause.practices:
            resting.update(days_from(max(first, pause.first), min(last, pause.last)))
    for day in days:
        if day.rest is not None:
            resting.add(day.date)
            if day.rest.until is not None:
                resting.update(days_from(max(first, day.date), min(last, day.rest.until)))
    return frozenset(resting)


def _figures(
    one: date, day: Day | None, *, as_of: date, from_: date | None, is_free: bool
) -> DayFigures:
    presence = _presence(one, day, as_of=as_of, is_free=is_free)
    outcomes = tuple(
        _outcome(action, is_closed=one < as_of, is_free=presence is Presence.REST)
        for action in (day.actions if day else ())
    )
    is_entry = day is not None and _is_entry(day)
    is_counted = from_ is not None and from_ <= one <= as_of
    counts = _sum(_worth(outcome, is_today=one == as_of) for outcome in outcomes) + Counts(
        recorded=int(is_entry),
        active=int(presence is Presence.YES),
        rest=int(presence is Presence.REST),
    )
    return DayFigures(
        date=one,
        presence=presence,
        shade=_shade(outcomes, presence, is_future=one > as_of),
        outcomes=outcomes,
        counts=counts if is_counted else Counts(),
        is_written=day is not None and _is_written(day),
        is_counted=is_counted,
    )


def _outcome(action: Action, *, is_closed: bool, is_free: bool) -> Outcome | None:
    """Return what became of ``action``, or ``None`` if it was neither planned nor done.

    An empty box under ``done`` could mean either; it is told as a diagnostic and not counted.
    """
    if not action.planned and action.state is State.OPEN:
        return None
    outcome = action.outcome(is_closed=is_closed)
    return Outcome.DROPPED if is_free and outcome is Outcome.MISSED else outcome


def _presence(one: date, day: Day | None, *, as_of: date, is_free: bool) -> Presence | None:
    if one > as_of:
        return None
    if day is not None and _has_act(day):
        return Presence.YES
    if is_free:
        return Presence.REST
    if one == as_of:
        return None
    return Presence.NO if day is not None and _is_entry(day) else Presence.SILENT


_WORTH: Final[Mapping[Outcome | None, Counts]] = {
    None: Counts(),
    Outcome.OPEN: Counts(),
    Outcome.MISSED: Counts(planned=1),
    Outcome.DONE: Counts(planned=1, done=1),
    Outcome.SMALLER: Counts(planned=1, done=1, smaller=1),
    Outcome.DROPPED: Counts(dropped=1),
    Outcome.MOVED: Counts(planned=1, moved=1),
    Outcome.BONUS: Counts(bonus=1),
}
_COUNTED_AT_ONCE: Final = (Outcome.DONE, Outcome.SMALLER, Outcome.BONUS)


def _worth(outcome: Outcome | None, *, is_today: bool) -> Counts:
    """Return what one action adds to the counts of its day."""
    return Counts() if is_today and outcome not in _COUNTED_AT_ONCE else _WORTH[outcome]


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


def _sum(parts: Iterable[Counts]) -> Counts:
    return sum(parts, Counts())


def _weeks(days: Iterable[DayFigures]) -> Iterator[Week]:
    for label, some in _grouped(days, week_label).items():
        yield Week(label, *week_of(some[0].date), _sum(day.counts for day in some))


def _months(days: Iterable[DayFigures]) -> Iterator[Month]:
    for label, some in _grouped(days, month_label).items():
        yield Month(label, *month_of(some[0].date), _sum(day.counts for day in some))


def _grouped(
    days: Iterable[DayFigures], label: Callable[[date], str]
) -> Mapping[str, Sequence[DayFigures]]:
    """Return the days that hold anything under their label, in the order of ``days``."""
    groups: defaultdict[str, list[DayFigures]] = defaultdict(list)
    for day in days:
        if day.counts != Counts():
            groups[label(day.date)].append(day)
    return groups


def _last_days(
    counted: Sequence[DayFigures], counted_from: date | None, as_of: date
) -> ShowedUp | None:
    if counted_from is None or counted_from >= as_of:
        return None
    first = max(counted_from, days_before(as_of, WINDOW_DAYS))
    return showed_up(counted, first, days_before(as_of, 1))


def showed_up(days: Iterable[DayFigures], first: date, last: date) -> ShowedUp:
    """Return the days from ``first`` to ``last`` by what they say to "was something done?".

    Args:
        days: figures of the dates that have any.
        first: of the window; in the time that is counted.
        last: of the window; a day that is over.
    """
    window = [day for day in days if first <= day.date <= last]
    known = Counter(day.presence for day in window if day.presence is not Presence.SILENT)
    return ShowedUp(
        first=first,
        last=last,
        yes=known[Presence.YES],
        no=known[Presence.NO],
        rest=known[Presence.REST],
        silent=last.toordinal() - first.toordinal() + 1 - known.total(),
        counts=_sum(day.counts for day in window),
    )


def _silent_for(last: date, as_of: date, resting: frozenset[date]) -> int:
    gap = max(0, as_of.toordinal() - last.toordinal() - 1)
    return gap - sum(last < one < as_of for one in resting)
