"""Mood and days: the link with action, dips, weekdays.

Source: statistics 5.12, 5.14 and 5.19.  Days are ordinals; a window ends before today.
"""

from itertools import compress
from typing import Final

from journal_tool.analysis._past import NO, REST, SILENT, YES, Past
from journal_tool.analysis._standing import SURE, SURER, Judged, Standing, judge, shown
from journal_tool.record import Record
from journal_tool.statistics import (
    MIN_WEEKS,
    DipState,
    MoodLink,
    TooLittle,
    Weekdays,
    consecutive,
    dips,
    interval,
    mood_link,
    weekdays,
)

MOOD_DAYS: Final = 84
"""Length of the window of mood: with more days a drift over the year looks like a link."""


class MoodFigure(Record):
    """5.12: mood on days with an act, and on the days after, other things being equal.

    Attributes:
        last: the last of the 84 days.
        n: pairs of days that could be used.
        link: the link, or why there is none to tell.
        same_day, next_day: how each is judged, on Sundays.
    """

    last: int
    n: int
    link: MoodLink | TooLittle
    same_day: Standing
    next_day: Standing


class WeekdayFigure(Record):
    """5.19: days with an act by weekday, over complete weeks.

    Attributes:
        weekdays: what the weeks say.
        mondays: of the first and of the last of these weeks; ``None`` without one.
        standing: too early below 8 weeks.
    """

    weekdays: Weekdays
    mondays: tuple[int, int] | None
    standing: Standing


def mood_figure(past: Past, last: int) -> MoodFigure:
    """Return the link of mood and action over the 84 days that end with a closed day."""
    known = [
        (day.ordinal, day.mood, day.has_act)
        for day in past.window(last - MOOD_DAYS - 2 * 7 + 1, last)
        if day.mood is not None and day.is_entry
    ]
    made: dict[int, MoodLink | TooLittle] = {}

    def link(end: int) -> MoodLink | TooLittle:
        if end not in made:
            first = end - MOOD_DAYS + 1
            made[end] = mood_link([one for one in known if first <= one[0] <= end], first)
        return made[end]

    def same_day(end: int) -> Judged | None:
        found = link(end)
        if isinstance(found, TooLittle):
            return None
        return _judged(found.same_day, found.same_day_se, found.df)

    def next_day(end: int) -> Judged | None:
        found = link(end)
        if isinstance(found, TooLittle):
            return None
        return _judged(found.next_day, found.next_day_se, found.df)

    within = [one for one in known if one[0] > last - MOOD_DAYS]
    return MoodFigure(
        last, len(consecutive(within)), link(last), judge(same_day, last), judge(next_day, last)
    )


def _judged(value: float, se: float, df: int) -> Judged:
    return Judged(interval(value, se, df, SURE), interval(value, se, df, SURER))


def dip_state(past: Past) -> DipState:
    """Return the dips up to today, from the recorded days that are over and not of rest."""
    over = past.line[:-1]
    days = compress(range(past.first or 0, past.today), over.translate(_IS_RECORDED))
    acts = over.translate(_IS_ACT, _NOT_RECORDED)
    return dips(list(zip(days, map(bool, acts), strict=True)), past.today)


_IS_RECORDED: Final = bytes(letter in (YES, NO) for letter in range(256))
_IS_ACT: Final = bytes(letter == YES for letter in range(256))
_NOT_RECORDED: Final = bytes([REST, SILENT])


def weekday_figure(past: Past) -> WeekdayFigure:
    """Return the acts by weekday, of the weeks of which every day is recorded and not of rest."""
    weeks = _complete_weeks(past)
    found = weekdays(list(weeks.values()))
    mondays = (min(weeks), max(weeks)) if weeks else None
    return WeekdayFigure(found, mondays, shown(is_enough=found.weeks >= MIN_WEEKS))


def _complete_weeks(past: Past) -> dict[int, list[bool]]:
    """Return whether something was done on the days of each complete week, by its Monday."""
    first = past.first or 0
    weeks = {}
    for at in range((1 - first) % 7, len(past.line) - 7, 7):  # up to a Sunday before today
        week = past.line[at : at + 7]
        if REST not in week and SILENT not in week:
            weeks[first + at] = list(map(bool, week.translate(_IS_ACT)))
    return weeks
