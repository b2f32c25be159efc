"""How often a link of mood and action is told where there is none."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from journal_tool.analysis._moods import MOOD_DAYS
from journal_tool.statistics import TooLittle, consecutive, interval, mood_link
from tests.simulate.lines import Goal, Line, share
from tests.simulate.workers import Workers, chances
from tests.simulate.worlds import (
    DRIFT,
    EFFECT,
    FIRST,
    NO_EFFECT,
    SLEEP,
    SLEEP_CARRIED,
    World,
    lived,
)

AT_MOST: Final = Goal(0.0, 0.08)
DRIFT_AT_MOST: Final = Goal(0.0, 0.10)


@dataclass(frozen=True, slots=True)
class Told:
    """Whether the interval of a difference left out no difference, in one run.

    Attributes:
        same_day, next_day: by the figure of the journal.
        plain_same, plain_next: by a two-sample t test of the same pairs of days.
    """

    same_day: bool
    next_day: bool
    plain_same: bool
    plain_next: bool


def lines(seed: int, runs: int, workers: Workers) -> Iterator[Line]:
    """Yield a line for the same day and one for the next, world by world."""
    for world in NO_EFFECT:
        goal = DRIFT_AT_MOST if world is DRIFT else AT_MOST
        yield from of_world(world, seed, runs, workers, (goal, goal))
    yield from of_world(SLEEP, seed, runs, workers, (None, AT_MOST))
    for world in (SLEEP_CARRIED, EFFECT):
        yield from of_world(world, seed, runs, workers, (None, None))


def of_world(
    world: World, seed: int, runs: int, workers: Workers, goals: tuple[Goal | None, Goal | None]
) -> Iterator[Line]:
    """Yield the lines of one world, with the goals of the same day and of the next."""
    told = [one for one in workers.each(partial(_once, world, seed), runs) if one]
    n = len(told)
    few = "" if n == runs else f", of {n} runs; too early in {runs - n}"
    for name, goal, ours, plain in (
        ("same day", goals[0], "same_day", "plain_same"),
        ("next day", goals[1], "next_day", "plain_next"),
    ):
        value = share(sum(getattr(one, ours) for one in told), n)
        other = share(sum(getattr(one, plain) for one in told), n)
        yield Line(f"{world.name}: {name}", value, goal, n, f"t test {other:.3f}{few}")


def _once(world: World, seed: int, run: int) -> Told | None:
    """Return what one journal tells; ``None`` if it is too early."""
    dice = chances(seed, world.name, run)
    first = FIRST + dice.randrange(7)
    days = lived(world, MOOD_DAYS, first, dice)
    link = mood_link(days, first)
    if isinstance(link, TooLittle):
        return None
    pairs = consecutive(days)
    return Told(
        _leaves_out_none(link.same_day, link.same_day_se, link.df),
        _leaves_out_none(link.next_day, link.next_day_se, link.df),
        _t_test([(pair.mood, pair.acted) for pair in pairs]),
        _t_test([(pair.mood, pair.acted_before) for pair in pairs]),
    )


def _leaves_out_none(value: float, se: float, df: int) -> bool:
    low, high = interval(value, se, df)
    return low > 0 or high < 0


def _t_test(days: list[tuple[float, bool]]) -> bool:
    """Return whether Student's test of two samples finds a difference at 5 %.

    What a comparison of the plain means would say.
    """
    sides = [[mood for mood, acted in days if acted is side] for side in (True, False)]
    if min(map(len, sides)) == 0:
        return False
    means = [sum(side) / len(side) for side in sides]
    squares = sum((mood - means[not acted]) ** 2 for mood, acted in days)
    df = len(days) - 2
    se = math.sqrt(squares / df * sum(1.0 / len(side) for side in sides))
    return _leaves_out_none(means[0] - means[1], se, df)
