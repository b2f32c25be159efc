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
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from journal_tool.analysis._calendar import month_label, month_of, week_label, week_of
from journal_tool.analysis._summary import summaries_of
from journal_tool.model import DaySummary, Item, Journal, Outcome
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


class DayFigures(NamedTuple):
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


class Week(NamedTuple):
    """The counts of one ISO week; ``label`` is ``2026-W10``, ``first`` its Monday."""

    label: str
    first: date
    last: date
    counts: Counts


class Month(NamedTuple):
    """The counts of one calendar month; ``label`` is ``2026-03``."""

    label: str
    first: date
    last: date
    counts: Counts


class ShowedUp(NamedTuple):
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


class Past(NamedTuple):
    """What can be counted on a date: the days up to it, and which of them are of rest.

    Attributes:
        today: ordinal of the date; "today".
        first: ordinal of the first date in the counts; ``None`` if nothing can be counted yet.
        days: the counted days that hold something, oldest first, today's included.
        resting: ordinals of the declared free dates.
    """

    today: int
    first: int | None
    days: tuple[DaySummary, ...]
    resting: frozenset[int]

    def is_free(self, day: DaySummary) -> bool:
        """Whether it is a day of rest: declared free, and nothing was done."""
        return not day.has_act and day.ordinal in self.resting

    def window(self, first: int, last: int) -> Sequence[DaySummary]:
        """Return the counted days from ``first`` to ``last``, both included."""
        start = bisect_left(self.days, first, key=lambda day: day.ordinal)
        end = bisect_right(self.days, last, key=lambda day: day.ordinal)
        return self.days[start:end]

    def settled(self, first: int, last: int) -> Iterator["Deed"]:
        """Yield what became of each action from ``first`` to ``last``; of today, what is done.

        On a day of rest an open action counts as let go.
        """
        for day in self.window(first, last):
            is_today = day.ordinal == self.today
            is_free = self.is_free(day)
            for item in day.items:
                outcome = item.outcome
                if outcome is None or (is_today and not outcome.happened):
                    continue
                if is_free and outcome is Outcome.MISSED:
                    outcome = Outcome.DROPPED
                yield day.ordinal, outcome, item


Deed = tuple[int, Outcome, Item]
"""Ordinal of a day, what became of an action, and the action."""


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

    def __iter__(self) -> Iterator[date]:
        return map(date.fromordinal, self._ordinals)

    def __len__(self) -> int:
        return len(self._ordinals)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, as values; the same journal and date give the same.

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
        written: the dates that were written in, up to ``as_of``, as ordinals, oldest first.
        past: what can be counted.
        history: what became of each action, oldest first, by its key.
        book: the figures of each day by its date.
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
    written: tuple[int, ...]
    past: Past = field(repr=False)
    history: Mapping[str, Sequence[Deed]] = field(repr=False)
    book: DayBook = field(repr=False)

    @property
    def days(self) -> tuple[DayFigures, ...]:
        """One for each date that was written in or is of rest, and for today if it has a file."""
        return tuple(self.book.values())

    def by_date(self) -> Mapping[date, DayFigures]:
        """Return the figures of the days by their date."""
        return self.book


def count(journal: Journal, settings: Settings, *, as_of: date) -> Counted:
    """Return what can be counted on ``as_of``.

    Args:
        journal: the days; their order makes no difference.
        settings: ``since`` and ``pauses`` are used.
        as_of: the day that is not over yet.
    """
    summaries = summaries_of(journal, settings)
    today = as_of.toordinal()
    written = tuple(one.ordinal for one in summaries if one.is_written and one.ordinal <= today)
    recorded = [one.ordinal for one in summaries if one.is_entry and one.ordinal <= today]
    since = settings.since.toordinal() if settings.since else 0
    first = max(recorded[0], since) if recorded else None
    past = _past(summaries, settings, first, today)
    weeks, months, totals = _tables(past)
    window = _window(past)
    return Counted(
        as_of=as_of,
        first=date.fromordinal(written[0]) if written else None,
        last=date.fromordinal(written[-1]) if written else None,
        counted_from=date.fromordinal(first) if first else None,
        before_since=bisect_left(recorded, first) if first else 0,
        totals=totals,
        weeks=weeks,
        months=months,
        showed_up=showed_up(past, *window) if window else None,
        silent_for=_silent_for(written[-1], today, past.resting) if written else 0,
        written=written,
        past=past,
        history=_history(past),
        book=DayBook(summaries, past),
    )


def _history(past: Past) -> Mapping[str, Sequence[Deed]]:
    """Return what became of each action, by its key; the one place that goes through them all."""
    history: defaultdict[str, list[Deed]] = defaultdict(list)
    for day in past.days:
        ordinal = day.ordinal
        if ordinal == past.today or past.is_free(day):
            for deed in past.settled(ordinal, ordinal):
                history[deed[2].key].append(deed)
            continue
        for item in day.items:
            outcome = item.outcome
            if outcome is not None:
                history[item.key].append((ordinal, outcome, item))
    return history


def _past(
    summaries: Sequence[DaySummary], settings: Settings, first: int | None, today: int
) -> Past:
    resting = _rest_days(summaries, settings, first or today, today)
    if first is None:
        return Past(today, None, (), resting)
    free = {one: _FREE._replace(ordinal=one) for one in resting if first <= one <= today}
    days = {
        one.ordinal: one
        for one in summaries
        if first <= one.ordinal <= today and (one.is_written or one.ordinal == today)
    }
    counted = sorted((free | days).values(), key=lambda one: one.ordinal)
    return Past(today, first, tuple(counted), resting)


_FREE: Final = DaySummary(
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


# -- one day ------------------------------------------------------------------------------------


def _figures(one: date, day: DaySummary | None, past: Past) -> DayFigures:
    ordinal = one.toordinal()
    presence = presence_of(ordinal, day, past)
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
        counts=_counts_of(day or _FREE, past) if is_counted else Counts(),
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


def presence_of(ordinal: int, day: DaySummary | None, past: Past) -> Presence | None:
    """Return what a date says to "was something done?"; ``None`` while it is not decided."""
    if ordinal > past.today:
        return None
    if day is not None and day.has_act:
        return Presence.YES
    if ordinal in past.resting:
        return Presence.REST
    if ordinal == past.today:
        return None
    return Presence.NO if day is not None and day.is_entry else Presence.SILENT


def _counts_of(day: DaySummary, past: Past) -> Counts:
    return Counts(*_numbers(day, past))


def _numbers(day: DaySummary, past: Past) -> tuple[int, ...]:
    """Return what a counted day adds to each field of ``Counts``, in their order.

    Of today what is done counts at once, and its blanks never.
    """
    if day.ordinal == past.today:
        rest = int(past.is_free(day))
        return (
            int(day.is_entry),
            int(day.has_act),
            rest,
            day.done,
            day.done,
            day.smaller,
            0,
            0,
            day.bonus,
        )
    if past.is_free(day):
        return (
            int(day.is_entry),
            0,
            1,
            day.moved,
            0,
            0,
            day.moved,
            day.dropped + day.missed,
            0,
        )
    return (
        int(day.is_entry),
        int(day.has_act),
        0,
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


def _tables(past: Past) -> tuple[tuple[Week, ...], tuple[Month, ...], Counts]:
    """Return every week and month that has anything, and the counts of all days."""
    weeks: defaultdict[int, list[tuple[int, ...]]] = defaultdict(list)
    for day in past.days:
        weeks[(day.ordinal - 1) // 7].append((day.ordinal, *_numbers(day, past)))
    months: defaultdict[tuple[int, int], list[tuple[int, ...]]] = defaultdict(list)
    for rows in weeks.values():
        first, last = date.fromordinal(rows[0][0]), date.fromordinal(rows[-1][0])
        if first.month == last.month:
            months[first.year, first.month].append((0, *_sums(rows)))
        else:
            for row in rows:
                one = date.fromordinal(row[0])
                months[one.year, one.month].append(row)
    counted = [(at, Counts(*_sums(rows))) for at, rows in weeks.items()]
    of_months = [Month(*_month(*at), Counts(*_sums(rows))) for at, rows in months.items()]
    return (
        tuple(Week(*_week(at), counts) for at, counts in counted if counts != _NOTHING),
        tuple(one for one in of_months if one.counts != _NOTHING),
        Counts(*_sums([row for rows in weeks.values() for row in rows])) if weeks else _NOTHING,
    )


_NOTHING: Final = Counts()


def _sums(rows: Sequence[tuple[int, ...]]) -> list[int]:
    """Return the sums of the columns behind the first."""
    return [sum(column) for column in zip(*rows, strict=True)][1:]


def _week(at: int) -> tuple[str, date, date]:
    """Return label, first and last day of a week, by its place since the first Monday."""
    last = date.fromordinal(min(at * 7 + 7, date.max.toordinal()))
    return week_label(last), *week_of(last)


def _month(year: int, month: int) -> tuple[str, date, date]:
    first = date(year, month, 1)
    return month_label(first), *month_of(first)


def _window(past: Past) -> tuple[int, int] | None:
    """Return the last 28 closed days that are counted; ``None`` before the first of them."""
    if past.first is None or past.first >= past.today:
        return None
    return max(past.first, past.today - WINDOW_DAYS), past.today - 1


def showed_up(past: Past, first: int, last: int) -> ShowedUp:
    """Return the days from ``first`` to ``last`` by what they say to "was something done?".

    Args:
        past: the counted days.
        first: of the window, an ordinal; in the time that is counted.
        last: of the window; a day that is over.
    """
    days = past.window(first, last)
    known = Counter(presence_of(day.ordinal, day, past) for day in days)
    known[Presence.SILENT] = 0
    numbers = [_numbers(day, past) for day in days]
    return ShowedUp(
        first=date.fromordinal(first),
        last=date.fromordinal(last),
        yes=known[Presence.YES],
        no=known[Presence.NO],
        rest=known[Presence.REST],
        silent=last - first + 1 - known.total(),
        counts=Counts(*map(sum, zip(*numbers, strict=True))) if numbers else Counts(),
    )


def _silent_for(last: int, today: int, resting: frozenset[int]) -> int:
    return max(0, today - last - 1) - sum(last < one < today for one in resting)
