"""Avoidance loops, and what was done about the thoughts that were named.

Source: statistics 5.16.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final

from journal_tool.analysis._chains import OFTEN, Chain, End, chains
from journal_tool.analysis._past import ACTS, Past
from journal_tool.analysis._rates import Window, followed
from journal_tool.record import Record
from journal_tool.statistics import (
    Difference,
    FollowThrough,
    Interval,
    bonferroni_z,
    newcombe,
    wilson,
)

MIN_NAMED: Final = 5
"""From so many times on the share of a named pattern has an interval."""

MIN_COMPARED: Final = 8
"""From so many times on it is compared with all planned actions."""


class Loop(Record):
    """A thing put off three times or more.

    Attributes:
        chain: its lists.
        is_open: whether it still waits.
        last: the day that closed it, else the last list.
        thought: pattern that was named beside it last, or ``""``.
    """

    chain: Chain
    is_open: bool
    last: date
    thought: str

    @property
    def slips(self) -> int:
        """Days on which it was planned and not done."""
        return len(self.chain.put_off)

    @property
    def age_days(self) -> int:
        """From its first list to its last day."""
        return (self.last - self.chain.planned[0]).days


class ThoughtFigure(Record):
    """How often a pattern was named, with an act beside it, and with that act done in time.

    Attributes:
        pattern: as written.
        named: times.
        with_action: those of them with an action beside it.
        done: those of these that were done on the same day or the next.
        interval: of the share of the named ones that were done; ``None`` below 5.
        against_usual: that share less that of all planned actions, with an interval for as many
            comparisons as there are; ``None`` below 8 named.
    """

    pattern: str
    named: int
    with_action: int
    done: int
    interval: Interval | None
    against_usual: Difference | None


def loops(past: Past) -> tuple[Loop, ...]:
    """Return the loops, the open ones first, then by the days put off."""
    patterns: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for day in past.days:
        for pattern, key in day.thoughts:
            if pattern and key:
                patterns[key].append((day.ordinal, pattern))
    found = [
        Loop(
            chain,
            chain.end is End.OPEN,
            chain.ended or chain.planned[-1],
            _pattern(patterns.get(chain.key, ()), chain),
        )
        for chain in chains(past, least=OFTEN)
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_open, -one.slips, one.chain.planned[0])))


def _pattern(named: Sequence[tuple[int, str]], chain: Chain) -> str:
    first = chain.planned[0].toordinal()
    last = (chain.ended or chain.planned[-1]).toordinal()
    within = [pattern for day, pattern in named if first <= day <= last]
    return within[-1] if within else ""


def thoughts_of(past: Past) -> tuple[ThoughtFigure, ...]:
    """Return each pattern that was ever named; made when a page asks for it."""
    window = Window(past.first if past.first is not None else past.today, past.today)
    return thought_figures(past, window, followed(past, window).follow_through)


def thought_figures(past: Past, window: Window, usual: FollowThrough) -> tuple[ThoughtFigure, ...]:
    """Return each named pattern of the window; done means the same day or the next.

    Args:
        past: the counted days.
        window: the days on which it was named.
        usual: what happened of all planned actions of these days.
    """
    numbers: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for day in past.window(window.first, window.last):
        for pattern, key in day.thoughts:
            if not pattern:
                continue
            found = numbers[pattern]
            found[0] += 1
            found[1] += bool(key)
            found[2] += bool(key) and _is_done(past, key, day.ordinal)
    compared = [
        pattern
        for pattern, (named, _, _) in numbers.items()
        if min(named, usual.planned) >= MIN_COMPARED
    ]
    z = bonferroni_z(len(compared) or 1)
    return tuple(
        ThoughtFigure(
            pattern,
            named,
            with_action,
            done,
            wilson(done, named) if named >= MIN_NAMED else None,
            newcombe(done, named, usual.done, usual.planned, z=z) if pattern in compared else None,
        )
        for pattern, (named, with_action, done) in sorted(numbers.items())
    )


def _is_done(past: Past, key: str, day: int) -> bool:
    if key not in past.history:
        return False
    days, signs, _ = past.history[key]
    return any(sign in ACTS for sign in signs[bisect_left(days, day) : bisect_right(days, day + 1)])
