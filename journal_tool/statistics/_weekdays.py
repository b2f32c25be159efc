"""Whether some weekdays have more acts than others.

Convention: a row is one complete week, Monday first: seven recorded days, each with an act or
without.

Source: statistics 5.19; Cochran 1950 (the test holds where days of one week are alike).
"""

from collections.abc import Sequence
from typing import Final

from journal_tool.record import Record
from journal_tool.statistics._distributions import chi2_6_tail

MIN_WEEKS: Final = 8
"""Below so many complete weeks it is too early; and 8 weeks cannot show a small difference."""

ALPHA: Final = 0.01
"""Nothing is said about weekdays unless ``p`` is below this."""

_DAYS: Final = 7


class Weekdays(Record):
    """How the days of the week differ.

    Attributes:
        weeks: complete weeks.
        q: Cochran's Q, 0.0 or more; ``None`` if no week has both days with an act and without.
        p: probability of such a Q where weekdays do not differ; ``None`` with ``q``.
        rates: share of days with an act, Monday first, each drawn towards the mean as if by seven
            more days of it; empty without a week.
    """

    weeks: int
    q: float | None
    p: float | None
    rates: tuple[float, ...]


def weekdays(rows: Sequence[Sequence[bool]]) -> Weekdays:
    """Return Cochran's Q over complete weeks, and the shrunk rate of each weekday.

    Args:
        rows: one for each complete week, in any order, each of seven days from Monday on.

    Source:
        Cochran 1950, The comparison of percentages in matched samples.
    """
    weeks = len(rows)
    if not weeks:
        return Weekdays(0, None, None, ())
    columns = [sum(column) for column in zip(*rows, strict=True)]
    acts = sum(columns)
    rates = tuple((column + acts / weeks) / (weeks + _DAYS) for column in columns)
    below = _DAYS * acts - sum(sum(row) ** 2 for row in rows)
    if not below:
        return Weekdays(weeks, None, None, rates)
    above = _DAYS * sum(column**2 for column in columns) - acts**2
    q = (_DAYS - 1) * above / below
    return Weekdays(weeks, q, chi2_6_tail(q), rates)
