"""Movement week by week, over all counted days.

Source: statistics 5.13.  Any kind counts alike; days of more than 1440 minutes are left out.
Made when a page asks for it, and not with the figures.
"""

from collections import Counter
from datetime import date

from journal_tool.analysis._past import Past
from journal_tool.analysis._rates import MOST_MINUTES
from journal_tool.model import Item, Outcome
from journal_tool.record import Record


class MovedWeek(Record):
    """One ISO week with movement.

    Attributes:
        first: its Monday.
        minutes: of all kinds; 0 where none were written.
        smaller: those of ``minutes`` that were done as a smaller version.
        days: on which something moved.
        kinds: name and minutes of each kind, most minutes first; the newest name of each key.
    """

    first: date
    minutes: int
    smaller: int
    days: int
    kinds: tuple[tuple[str, int], ...]


def moved_weeks(past: Past) -> tuple[MovedWeek, ...]:
    """Return every week with movement, oldest first."""
    by_day: dict[int, list[tuple[Outcome, Item]]] = {}
    for day, outcome, item in past.settled(past.first or past.today, past.today):
        if item.moves and outcome.happened:
            by_day.setdefault(day, []).append((outcome, item))
    weeks: dict[int, list[list[tuple[Outcome, Item]]]] = {}
    for day, deeds in by_day.items():
        if sum(item.minutes or 0 for _, item in deeds) <= MOST_MINUTES:
            weeks.setdefault((day - 1) // 7, []).append(deeds)
    return tuple(_week(at, days) for at, days in weeks.items())


def _week(at: int, days: list[list[tuple[Outcome, Item]]]) -> MovedWeek:
    kinds: Counter[str] = Counter()
    names: dict[str, str] = {}
    smaller = 0
    for outcome, item in (deed for deeds in days for deed in deeds):
        minutes = item.minutes or 0
        kinds[item.key] += minutes
        names[item.key] = item.name
        smaller += minutes if outcome is Outcome.SMALLER else 0
    return MovedWeek(
        date.fromordinal(at * 7 + 1),
        kinds.total(),
        smaller,
        len(days),
        tuple((names[key], minutes) for key, minutes in kinds.most_common()),
    )
