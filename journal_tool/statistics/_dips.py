"""Dips: when fewer days than usual have an act, measured against one's own baseline.

Conventions: a day is an ordinal (``date.toordinal``) and whether anything was done on it.  Only
recorded and closed days are given, and none of rest, so silence and rest change nothing.  Each
figure of a day depends on the days up to it, never on later ones.

Source: statistics 5.14; Page 1954 (cumulative sum), here one-sided for a fall to half the rate.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from journal_tool.record import Record

THRESHOLD: Final = 5.0
"""The sum that prompts."""

QUIET_DAYS: Final = 14
"""Calendar days from one prompt to the next, at least."""

BASELINE_DAYS: Final = 56
"""A baseline is that of so many recorded days, at most."""

MIN_BASELINE_DAYS: Final = 28
"""Below so many recorded days there is no baseline."""

SETTLED_AFTER: Final = 14
"""A day counts for baselines from the first Monday on that is so many days later."""

LOWEST: Final = 0.25
HIGHEST: Final = 0.90
"""A baseline is never below ``LOWEST`` nor above ``HIGHEST``."""

_IN_A_ROW: Final = 3
_HALVED: Final = math.log(0.5)


class DipSpan(Record):
    """One dip.

    Attributes:
        prompted: ordinal of the day whose record gave the prompt.
        ended: ordinal of the day that ended it; ``None`` while it is open.
    """

    prompted: int
    ended: int | None


class DipState(Record):
    """Dips as they stand on a date.

    Attributes:
        active: whether the last dip is open.
        baseline: the usual share of days with an act, ``LOWEST`` to ``HIGHEST``, for the week of
            the date; ``None`` below ``MIN_BASELINE_DAYS``.
        s: the sum after the last day, 0.0 or more.
        prompts: all dips, oldest first; no two overlap.
    """

    active: bool
    baseline: float | None
    s: float
    prompts: tuple[DipSpan, ...]


def dips(days: Sequence[tuple[int, bool]], as_of: int) -> DipState:
    """Return every dip, and how things stand on ``as_of``.

    A prompt comes when the sum reaches ``THRESHOLD``; before there is a baseline, when the last
    3 days had no act.  After a prompt the sum starts from 0 again, and the next one comes no
    earlier than on the 14th calendar day, whatever the sum is until then.  A prompt inside an
    open dip starts no second one.

    A dip ends on the first day with an act that has another such day among the two before it,
    all of them after the prompt: 2 of the last 3 days, and 2 of 2 where no third has followed yet.

    Args:
        days: ``(ordinal, showed up)`` of the days described above, oldest first, each date once.
        as_of: ordinal of today; later than every one of ``days``.
    """
    baselines = _baselines(days, as_of)
    prompts, s = _prompts(days, baselines)
    spans = tuple(_spans(days, prompts))
    return DipState(
        active=bool(spans) and spans[-1].ended is None,
        baseline=baselines[-1],
        s=s,
        prompts=spans,
    )


def cusum(s: float, baseline: float, *, showed_up: bool) -> float:
    """Return the sum after one more day: how far the record speaks for half the usual rate.

    Args:
        s: the sum so far, 0.0 or more.
        baseline: the usual share of days with an act, above 0.0 and below 1.0.
        showed_up: whether anything was done on the day.

    Returns:
        ``s`` and the logarithm of how much likelier the day is at half the rate; never below 0.

    Source:
        Page 1954.
    """
    change = _HALVED if showed_up else math.log((1 - baseline / 2) / (1 - baseline))
    return s + change if s + change > 0 else 0.0


def _baselines(days: Sequence[tuple[int, bool]], as_of: int) -> list[float | None]:
    """Return the baseline that holds on each of the days, and on ``as_of``."""
    dates = [*[ordinal for ordinal, _ in days], as_of]
    acts = list(accumulate([showed_up for _, showed_up in days], initial=0))
    found: list[float | None] = []
    at = settled = 0
    while at < len(dates):
        ordinal = dates[at]
        monday = ordinal - (ordinal - 1) % 7  # the day with ordinal 1 is a Monday
        settled = bisect_right(dates, monday - SETTLED_AFTER, settled, at)
        counted = min(settled, BASELINE_DAYS)
        baseline = _baseline(acts[settled] - acts[settled - counted], counted)
        after = bisect_left(dates, monday + 7, at, min(at + 7, len(dates)))
        found += [baseline] * (after - at)
        at = after
    return found


def _baseline(acts: int, counted: int) -> float | None:
    if counted < MIN_BASELINE_DAYS:
        return None
    return min(HIGHEST, max(LOWEST, (acts + 1) / (counted + 2)))


def _prompts(
    days: Sequence[tuple[int, bool]], baselines: Sequence[float | None]
) -> tuple[list[int], float]:
    """Return the places among the days that prompt, and the sum after the last day."""
    found: list[int] = []
    s = 0.0
    without = quiet_until = 0
    for at, ((ordinal, showed_up), baseline) in enumerate(zip(days, baselines[:-1], strict=True)):
        if showed_up and not s and baseline is not None:
            continue  # as nearly every day is: the sum stays 0
        if baseline is None:
            without = 0 if showed_up else without + 1
            is_low = without >= _IN_A_ROW
        else:
            s = cusum(s, baseline, showed_up=showed_up)
            is_low = s >= THRESHOLD
        if is_low and ordinal >= quiet_until:
            found.append(at)
            s = 0.0
            quiet_until = ordinal + QUIET_DAYS
    return found, s


def _spans(days: Sequence[tuple[int, bool]], prompts: Sequence[int]) -> Iterator[DipSpan]:
    last = -1
    for at in prompts:
        if at <= last:  # in an open dip, or on the very day that ended it
            continue
        end = _end(days, at)
        if end is None:
            yield DipSpan(days[at][0], None)
            return
        yield DipSpan(days[at][0], days[end][0])
        last = end


def _end(days: Sequence[tuple[int, bool]], prompt: int) -> int | None:
    """Return the place of the day that ends the dip which began at a place."""
    newest_act = None
    for at in range(prompt + 1, len(days)):
        if days[at][1]:
            if newest_act is not None and at - newest_act <= 2:
                return at
            newest_act = at
    return None
