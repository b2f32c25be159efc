"""How often the prompt of a dip comes without one, and how soon it comes with one."""

import math
import random
import statistics
from collections.abc import Iterator
from functools import partial
from typing import Final

from journal_tool.statistics import dips
from tests.simulate.lines import Line, share
from tests.simulate.workers import Workers, chances
from tests.simulate.worlds import FIRST

EARLIER: Final = 112
"""Recorded days before, on which the baseline rests; 56 of them count."""

DAYS: Final = 90
"""In which a prompt without a dip is looked for."""

WATCHED: Final = 365
"""In which the prompt after a fall of the rate is looked for."""

RATES: Final = (0.5, 0.65, 0.8, 0.9)
PERSISTENCE: Final = 0.3
"""How much likelier a day with an act is after another than after one without."""


def lines(seed: int, runs: int, workers: Workers) -> Iterator[Line]:
    """Yield the share with a false prompt, and the median delay, rate by rate."""
    for stay, kind in ((0.0, "independent days"), (PERSISTENCE, "persistent days")):
        for rate in RATES:
            world = f"rate {rate:g}, {kind}"
            prompted = workers.each(partial(_is_prompted, rate, stay, seed), runs)
            value = share(sum(prompted), runs)
            yield Line(f"{world}: false prompt", value, runs=runs)
    for stay, kind in ((0.0, "independent days"), (PERSISTENCE, "persistent days")):
        for rate in RATES:
            yield _delay(rate, kind, workers.each(partial(_waited, rate, stay, seed), runs))


def _delay(rate: float, kind: str, waited: list[float | None]) -> Line:
    known = [days for days in waited if days is not None]
    median = statistics.median(known) if known else math.nan
    never = share(sum(math.isinf(days) for days in known), len(known))
    return Line(
        f"rate {rate:g} halves, {kind}: delay",
        median,
        figure=f"{median:.0f} days",
        note=f"median; none within a year {never:.3f}; already open {len(waited) - len(known)}",
    )


def _is_prompted(rate: float, stay: float, seed: int, run: int) -> bool:
    """Return whether a dip is told in 90 days on which nothing has changed."""
    dice = chances(seed, f"prompt {rate} {stay}", run)
    first = FIRST + dice.randrange(7)
    start = first + EARLIER
    acts = _acts([rate] * (EARLIER + DAYS), stay, dice)
    state = dips(list(enumerate(acts, first)), start + DAYS)
    return any(one.prompted >= start for one in state.prompts)


def _waited(rate: float, stay: float, seed: int, run: int) -> float | None:
    """Return on which day after the rate has halved the prompt comes, 1 being the first.

    ``None`` if a dip was open already, infinity if there is no prompt.
    """
    dice = chances(seed, f"delay {rate} {stay}", run)
    first = FIRST + dice.randrange(7)
    start = first + EARLIER
    acts = _acts([rate] * EARLIER + [rate / 2.0] * WATCHED, stay, dice)
    state = dips(list(enumerate(acts, first)), start + WATCHED)
    for one in state.prompts:
        if one.prompted >= start:
            return one.prompted - start + 1.0
        if one.ended is None or one.ended >= start:
            return None
    return math.inf


def _acts(rates: list[float], stay: float, dice: random.Random) -> list[bool]:
    acts: list[bool] = []
    before: float = rates[0]
    for rate in rates:
        before = dice.random() < rate + stay * (before - rate)
        acts.append(bool(before))
    return acts
