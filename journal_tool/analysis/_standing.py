"""How sure a figure is: judged once a week, so that the same files give the same word.

What is judged is the data up to Sunday, whatever day somebody looks; the sentences about it speak
of the numbers up to that day.

Source: statistics 5.0 and 5.20 (looking every week at 5 % finds something in half of all
journals without an effect within a year).  Days are ordinals.
"""

import enum
from collections.abc import Callable
from typing import Final

from journal_tool.record import Record
from journal_tool.statistics import Interval

SURE: Final = 0.95
"""A hint is an interval of this confidence that leaves out no difference."""

SURER: Final = 0.995
"""What holds up is one of this confidence, on two Mondays in a row."""


class Standing(enum.Enum):
    """What can be said of a figure."""

    TOO_EARLY = "too early"  # no text
    SHOWN = "shown"
    NO_CLEAR_SIGN = "no clear sign"  # no text
    HINT = "a hint"
    HOLDING_UP = "holding up"  # no text


class Judged(Record):
    """A difference on one day, at both confidences."""

    sure: Interval
    surer: Interval


def shown(*, is_enough: bool) -> Standing:
    """Return the standing of a figure that is no difference."""
    return Standing.SHOWN if is_enough else Standing.TOO_EARLY


def judge(at: Callable[[int], Judged | None], last: int) -> Standing:
    """Return the standing of a difference.

    Args:
        at: the difference with the data up to a day; ``None`` where there are too few.
        last: last day of the window; what counts are the two Sundays up to it.
    """
    found = at(last)
    if found is None:
        return Standing.TOO_EARLY
    sunday = sunday_of(last)
    now = found if sunday == last else at(sunday)
    if now is None or not side(now.sure):
        return Standing.NO_CLEAR_SIGN
    before = at(sunday - 7) if side(now.surer) else None
    if before is not None and side(now.surer) == side(before.surer):
        return Standing.HOLDING_UP
    return Standing.HINT


def sunday_of(last: int) -> int:
    """Return the last Sunday up to a day."""
    return last - last % 7


def side(interval: Interval) -> int:
    """Return 1 or -1 if an interval lies above or below nought, else 0."""
    low, high = interval
    return int(low > 0) - int(high < 0)
