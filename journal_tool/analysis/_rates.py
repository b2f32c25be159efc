"""Figures of a window: wanted and done, with how sure they are.

Source: statistics 5.1 to 5.3, 5.7, 5.13, 5.17.  Days are ordinals; a window ends before today.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from journal_tool.analysis._calendar import week_label
from journal_tool.analysis._past import Deed, Past, Presence
from journal_tool.analysis._standing import Judged, Standing, judge, shown
from journal_tool.model import Item, Outcome
from journal_tool.record import Record
from journal_tool.statistics import (
    Bounds,
    Difference,
    FollowThrough,
    Interval,
    bounds,
    difference_of,
    follow_through,
    newcombe,
    wilson,
)

MIN_PLANNED: Final = 5
"""From so many planned actions on a rate is shown; below, the counts alone."""

MIN_EACH: Final = 8
"""Two groups are compared from so many in each on."""

MIN_CHANGE: Final = 10
"""Two months are compared from so many planned actions in each on."""

Z995: Final = 2.807033768343811
"""Half-width of a 99.5 % interval of a normal, in standard deviations."""

MONTH: Final = 28
"""A month here is four weeks."""

MOST_MINUTES: Final = 24 * 60


class Window(Record):
    """The closed, counted days that figures speak of, both included."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many."""
        return self.last - self.first + 1

    def of(self, days: int) -> "Window":
        """Return the window of so many days that ends with the same day."""
        return Window(self.last - days + 1, self.last)

    def until(self, last: int) -> "Window":
        """Return the window of the same length that ends with another day."""
        return Window(last - self.days + 1, last)


class Followed(Record):
    """5.1: planned actions and those that happened, in a window.

    Attributes:
        follow_through: the counts, the share and its intervals.
        dropped: let go; in no share.
        standing: too early below 5.
    """

    follow_through: FollowThrough
    dropped: int
    standing: Standing


class DaysFigure(Record):
    """5.2: days by what they say to "was something done?", and between which bounds it lies."""

    yes: int
    no: int
    rest: int
    silent: int
    bounds: Bounds
    standing: Standing


class WeekFigure(Record):
    """5.3: one ISO week of the window."""

    label: str
    planned: int
    done: int
    bonus: int


class Change(Record):
    """5.3: the share of the last 28 closed days less that of the 28 before.

    Attributes:
        now, before: what was planned and done in each.
        difference: ``None`` below 10 planned in either.
        standing: judged on Sundays.
    """

    now: FollowThrough
    before: FollowThrough
    difference: Difference | None
    standing: Standing


class Group(Record):
    """How many of a group there are and were done; the interval of the share, if there are any."""

    n: int
    done: int
    interval: Interval | None = None


class Compared(Record):
    """Two groups of planned actions, and the share of the first less that of the second.

    Attributes:
        one, other: the groups.
        difference: ``None`` below 8 in either.
        standing: judged on Sundays.
    """

    one: Group
    other: Group
    difference: Difference | None
    standing: Standing


class Movement(Record):
    """5.13: minutes of movement of any kind.

    Attributes:
        minutes: of done actions that are movement.
        days: with movement, also without minutes.
        median: of the minutes of those days that give any; ``None`` without one.
        without_minutes: actions that give none.
        weeks: label and minutes of each ISO week of the window that has any.
        left_out: days of more than 1440 minutes.
    """

    minutes: int = 0
    days: int = 0
    median: float | None = None
    without_minutes: int = 0
    weeks: tuple[tuple[str, int], ...] = ()
    left_out: int = 0


class SmallerFigure(Record):
    """Days on which a smaller version counted, and those of them that else had been blank."""

    days: int = 0
    saved: int = 0


Sides = Callable[[Item], bool | None]
"""To which of two groups an action belongs; ``None``: to neither."""


# -- planned and done ---------------------------------------------------------------------------


def followed(past: Past, window: Window) -> Followed:
    """Return what was planned and happened."""
    found = follow_through(_by_day(past, window))
    dropped = sum(day.dropped for day in past.window(window.first, window.last))
    return Followed(found, dropped, shown(is_enough=found.planned >= MIN_PLANNED))


def _by_day(past: Past, window: Window) -> list[tuple[int, int]]:
    """Return planned and done of each day."""
    return [(day.planned, day.done) for day in past.window(window.first, window.last)]


def days_figure(past: Past, window: Window) -> DaysFigure:
    """Return the days by kind, and the bounds of the share on which something was done."""
    known = Counter(
        past.presence(day.ordinal, day) for day in past.window(window.first, window.last)
    )
    yes, no, rest = known[Presence.YES], known[Presence.NO], known[Presence.REST]
    silent = window.days - yes - no - rest
    return DaysFigure(yes, no, rest, silent, bounds(yes, no, silent), Standing.SHOWN)


def weeks_figure(past: Past, window: Window) -> tuple[WeekFigure, ...]:
    """Return planned and done by ISO week, of the days of the window alone."""
    weeks: dict[str, list[int]] = {}
    for day in past.window(window.first, window.last):
        numbers = weeks.setdefault(week_label(date.fromordinal(day.ordinal)), [0, 0, 0])
        for at, number in enumerate((day.planned, day.done, day.bonus)):
            numbers[at] += number
    return tuple(WeekFigure(label, *numbers) for label, numbers in weeks.items() if any(numbers))


def planning_only(past: Past, window: Window) -> tuple[date, ...]:
    """Return the days with a plan and no act at all."""
    return tuple(
        date.fromordinal(day.ordinal)
        for day in past.window(window.first, window.last)
        if day.planned and not day.has_act and not past.is_free(day)
    )


def change(past: Past, last: int) -> Change:
    """Return how the 28 closed days up to ``last`` differ from the 28 before."""
    last = min(last, past.today - 1)

    def pair(end: int) -> tuple[FollowThrough, FollowThrough]:
        now = Window(end - MONTH + 1, end)
        return (
            follow_through(_by_day(past, now)),
            follow_through(_by_day(past, now.until(end - MONTH))),
        )

    def at(end: int) -> Judged | None:
        now, before = pair(end)
        if min(now.planned, before.planned) < MIN_CHANGE:
            return None
        return Judged(
            difference_of(now, before).interval,
            difference_of(now, before, z=Z995).interval,
        )

    now, before = pair(last)
    is_enough = min(now.planned, before.planned) >= MIN_CHANGE
    difference = difference_of(now, before) if is_enough else None
    return Change(now, before, difference, judge(at, last))


# -- two groups ---------------------------------------------------------------------------------


def compared(rows: Sequence[Deed], window: Window, sides: Sides) -> Compared:
    """Return two groups of planned actions beside each other.

    Args:
        rows: what became of each action; up to two weeks before the window.
        window: the days that count.
        sides: to which group an action belongs.
    """

    found = [
        (day, side, outcome.happened)
        for day, outcome, item in rows
        if is_counted(outcome) and (side := sides(item)) is not None
    ]

    def groups(within: Window) -> tuple[Counter[bool], Counter[bool]]:
        first, last = within
        some = [(side, happened) for day, side, happened in found if first <= day <= last]
        return Counter(side for side, _ in some), Counter(side for side, done in some if done)

    def at(end: int) -> Judged | None:
        n, done = groups(window.until(end))
        if min(n[True], n[False]) < MIN_EACH:
            return None
        four = (done[True], n[True], done[False], n[False])
        return Judged(newcombe(*four).interval, newcombe(*four, z=Z995).interval)

    n, done = groups(window)
    is_enough = min(n[True], n[False]) >= MIN_EACH
    return Compared(
        _group(n[True], done[True]),
        _group(n[False], done[False]),
        newcombe(done[True], n[True], done[False], n[False]) if is_enough else None,
        judge(at, window.last),
    )


def _group(n: int, done: int) -> Group:
    return Group(n, done, wilson(done, n) if n else None)


def is_counted(outcome: Outcome) -> bool:
    """Whether an action was planned and is in a rate."""
    return outcome.is_not_done or outcome in (Outcome.DONE, Outcome.SMALLER)


# -- what was done ------------------------------------------------------------------------------


def movement(rows: Iterable[Deed]) -> Movement:
    """Return the movement of ``rows``, any kind alike."""
    by_day: defaultdict[int, int] = defaultdict(int)
    blank: set[int] = set()
    without = 0
    for day, outcome, item in rows:
        if not item.moves or not outcome.happened:
            continue
        if item.minutes is None:
            blank.add(day)
            without += 1
        else:
            by_day[day] += item.minutes
    left_out = {day for day, minutes in by_day.items() if minutes > MOST_MINUTES}
    for day in left_out:
        del by_day[day]
    weeks: Counter[str] = Counter()
    for day, minutes in by_day.items():
        weeks[week_label(date.fromordinal(day))] += minutes
    return Movement(
        sum(by_day.values()),
        len((by_day.keys() | blank) - left_out),
        _median(sorted(by_day.values())),
        without,
        tuple(sorted(weeks.items())),
        len(left_out),
    )


def _median(ranked: Sequence[int]) -> float | None:
    middle = len(ranked) // 2
    return (ranked[middle] + ranked[~middle]) / 2 if ranked else None


def smaller_figure(rows: Iterable[Deed]) -> SmallerFigure:
    """Return on how many days a smaller version counted, and how many had been blank else."""
    kinds: defaultdict[int, set[Outcome]] = defaultdict(set)
    for day, outcome, _ in rows:
        if outcome.happened:
            kinds[day].add(outcome)
    with_smaller = [some for some in kinds.values() if Outcome.SMALLER in some]
    return SmallerFigure(len(with_smaller), sum(len(some) == 1 for some in with_smaller))


def areas(rows: Iterable[Deed], named: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return how many actions were done in each area; those without any are told too."""
    found = Counter(item.area for _, outcome, item in rows if item.area and outcome.happened)
    names = dict.fromkeys([*named, *sorted(found)])
    return tuple((name, found[name]) for name in names)
