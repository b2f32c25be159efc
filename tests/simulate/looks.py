"""A look every week for a year, at a link of mood and action that is not there.

What is asked is the figure of the report itself, on each Monday.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from journal_tool.analysis._moods import MOOD_DAYS, mood_figure
from journal_tool.analysis._past import Past
from journal_tool.analysis._standing import Standing
from journal_tool.model import DaySummary
from tests.simulate.lines import Goal, Line, share
from tests.simulate.workers import Workers, chances
from tests.simulate.worlds import AR5, FIRST, World, lived

YEAR: Final = 52
"""Looks."""

FULL: Final = MOOD_DAYS // 7
"""From which Monday on the window of mood is full; the first one is Monday 1."""

HOLDING_UP: Final = Goal(0.0, 0.06)

Look = tuple[Standing, Standing]
"""The standing of the same day and of the next."""


def lines(seed: int, runs: int, workers: Workers) -> Iterator[Line]:
    """Yield how many journals ever show a hint, and something that holds up."""
    yield from of_world(AR5, seed, runs, workers)


def of_world(world: World, seed: int, runs: int, workers: Workers) -> Iterator[Line]:
    """Yield the lines of one world."""
    journals = workers.each(partial(_looks, world, seed), runs)
    for name, chosen in (
        ("full window", [looks[FULL - 1 :] for looks in journals]),
        ("first year", [looks[:YEAR] for looks in journals]),
    ):
        for side, places in (("same day", (0,)), ("next day", (1,)), ("either", (0, 1))):
            seen = [{look[at] for look in looks for at in places} for looks in chosen]
            hints = sum(bool(one & {Standing.HINT, Standing.HOLDING_UP}) for one in seen)
            holding = sum(Standing.HOLDING_UP in one for one in seen)
            goal = None if side == "either" else HOLDING_UP
            yield Line(f"{world.name}, {name}, {side}: a hint", share(hints, runs))
            yield Line(
                f"{world.name}, {name}, {side}: holding up", share(holding, runs), goal, runs
            )


def _looks(world: World, seed: int, run: int) -> list[Look]:
    """Return what the report says on each Monday; the journal begins on one."""
    weeks = FULL - 1 + YEAR
    written = lived(world, weeks * 7, FIRST, chances(seed, f"year of {world.name}", run))
    days = tuple(_summary(*day) for day in written)
    found = []
    for week in range(1, weeks + 1):
        figure = mood_figure(
            Past(FIRST + 7 * week, FIRST, days, frozenset(), {}), FIRST + 7 * week - 1
        )
        found.append((figure.same_day, figure.next_day))
    return found


def _summary(ordinal: int, mood: float, acted: bool) -> DaySummary:
    return DaySummary(
        ordinal=ordinal,
        is_written=True,
        is_entry=True,
        has_act=acted,
        rest=False,
        rest_until=0,
        planned=0,
        done=0,
        smaller=0,
        moved=0,
        missed=0,
        dropped=0,
        bonus=int(acted),
        items=(),
        mood=mood,
        mood_am=None,
        evidence=(),
        thoughts=(),
    )
