"""Made-up people: how a day's mood and whether something was done come about.

In every world but one, doing does nothing to mood.  What they have in common instead is what a
comparison of plain means would take for an effect.

Conventions: a day is an ordinal.  Mood is written as a whole number from 0 to 10.
"""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

FIRST: Final = 735_600
"""Ordinal of a Monday, the day on which the made-up journals begin unless they are shifted."""

MIDDLE: Final = 5.5
SPREAD: Final = 1.6
"""Mean and standard deviation of mood, if nothing else moves it."""

LOW_MOOD: Final = 4
"""A mood from here down is low."""

WAVES: Final = (90.0, 180.0)
"""Shortest and longest period of a slow wave, in days."""

BEFORE: Final = 14
"""Days lived before the first that is written, so that the beginning is like any other day."""

Written = list[tuple[int, float, bool]]
"""Ordinal, mood and whether something was done, of each day that was written."""


@dataclass(frozen=True, slots=True)
class World:
    """One kind of person.

    Attributes:
        name: as printed.
        act: the share of days with an act, other things being equal.
        spread: standard deviation of mood, apart from all that follows.
        carried: how much of a day's mood goes on to the next (the coefficient of an AR process).
        stay: how much likelier an act is after a day with one than after a day without.
        mood_wave, act_wave: how far mood, and the log odds of an act, swing up and down over
            the months, each in its own time.
        mood_rise, act_rise: how much both climb in 84 days, in points and in log odds.
        mood_weekend, act_weekend: what Saturday and Sunday add to both.
        act_after_mood: log odds that a mood one standard deviation higher adds the day after.
        mood_sleep, act_sleep: what a night one standard deviation better adds to both.
        is_sleep_carried: whether that part of mood goes on to the next day as the rest does.
        effect: what an act adds to the mood of its day, in points.
        missing: the share of days that are not written.
        missing_low: the share of days of low mood that are not written.
    """

    name: str
    act: float = 0.5
    spread: float = SPREAD
    carried: float = 0.0
    stay: float = 0.0
    mood_wave: float = 0.0
    act_wave: float = 0.0
    mood_rise: float = 0.0
    act_rise: float = 0.0
    mood_weekend: float = 0.0
    act_weekend: float = 0.0
    act_after_mood: float = 0.0
    mood_sleep: float = 0.0
    act_sleep: float = 0.0
    is_sleep_carried: bool = False
    effect: float = 0.0
    missing: float = 0.0
    missing_low: float = 0.0


STAY: Final = 0.7

IID: Final = World("iid")
AR5: Final = World("AR .5", carried=0.5, stay=STAY)
AR7: Final = World("AR .7", carried=0.7, stay=STAY)
DRIFT: Final = World("drift", spread=1.4, mood_wave=1.5, act_wave=1.5)
TREND: Final = World("common trend", mood_rise=3.1, act_rise=3.1)
WEEKEND: Final = World("weekend", mood_weekend=1.8, act_weekend=-2.0)
YESTERDAY: Final = World("yesterday's mood -> act", carried=0.5, act_after_mood=1.1)
MISSING: Final = World("AR .5, 20 % of days missing", carried=0.5, stay=STAY, missing=0.2)
MISSING_LOW: Final = World(
    "AR .5, low moods missing", carried=0.5, stay=STAY, missing=0.05, missing_low=0.5
)
SLEEP: Final = World("sleep", carried=0.5, mood_sleep=1.0, act_sleep=1.1)
SLEEP_CARRIED: Final = World(
    "sleep, felt for days", carried=0.5, mood_sleep=1.0, act_sleep=1.1, is_sleep_carried=True
)
EFFECT: Final = World("an effect of 1.5 points", carried=0.5, stay=STAY, effect=1.5)

NO_EFFECT: Final = (IID, AR5, AR7, DRIFT, TREND, WEEKEND, YESTERDAY, MISSING, MISSING_LOW)


def lived(world: World, days: int, first: int, dice: random.Random) -> Written:
    """Return what was written on ``days`` days from ``first`` on, oldest first."""
    noise = dice.gauss(0.0, world.spread)
    fresh = world.spread * math.sqrt(1.0 - world.carried**2)
    base = math.log(world.act / (1.0 - world.act))
    acted = dice.random() < world.act
    mood_wave, act_wave = _wave(dice), _wave(dice)
    felt = MIDDLE + noise
    written: Written = []
    for at in range(-BEFORE, days):
        ordinal = first + at
        is_weekend = (ordinal - 1) % 7 >= 5
        along = at / 84.0 - 0.5
        slept = dice.gauss(0.0, 1.0)
        odds = (
            base
            + act_wave(at) * world.act_wave
            + along * world.act_rise
            + is_weekend * world.act_weekend
            + (felt - MIDDLE) / SPREAD * world.act_after_mood
            + slept * world.act_sleep
        )
        chance = 1.0 / (1.0 + math.exp(-odds))
        acted = dice.random() < chance + world.stay * (acted - chance)
        noise = world.carried * noise + dice.gauss(0.0, fresh)
        if world.is_sleep_carried:
            noise += slept * world.mood_sleep
        felt = (
            MIDDLE
            + noise
            + mood_wave(at) * world.mood_wave
            + along * world.mood_rise
            + is_weekend * world.mood_weekend
            + (0.0 if world.is_sleep_carried else slept * world.mood_sleep)
            + acted * world.effect
        )
        mood = min(10, max(0, round(felt)))
        lost = world.missing_low if mood <= LOW_MOOD else 0.0
        if at >= 0 and dice.random() >= world.missing + (1.0 - world.missing) * lost:
            written.append((ordinal, float(mood), acted))
    return written


def _wave(dice: random.Random) -> Callable[[int], float]:
    """Return a wave from -1 to 1 that has its own period and begins anywhere."""
    period = dice.uniform(*WAVES)
    start = dice.random()
    return lambda at: math.sin(2.0 * math.pi * (at / period + start))
