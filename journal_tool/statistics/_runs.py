"""Runs that forgive a single gap, and comebacks after gaps.

Convention: units are due days, or periods with a quota, as one string of letters, oldest first:

* ``D`` done, at whatever size;
* ``M`` missed or put off, ``S`` silent: a gap, because a run is a claim of doing;
* ``R`` rest, not due or let go, ``P`` today while it is open: as if the unit were not there.

Source: statistics 5.5 and 5.6.
"""

from typing import Final

from journal_tool.record import Record
from journal_tool.statistics._distributions import Interval
from journal_tool.statistics._shares import wilson

MIN_LAPSES: Final = 3
"""Below so many closed lapses it is too early to say how long they usually are."""


class Runs(Record):
    """Runs of one practice; two gaps in a row end a run, one alone is forgiven.

    Attributes:
        current: done units of the run that has not ended; 0 if there is none.
        forgiven: gaps inside the current run; one at its end is not among them.
        best: done units of the longest run, the current one included.
        hinge: whether the current run ends with exactly one gap, so that another would end it.
        strict: done units at the end without any gap.
        strict_best: the longest row of done units without any gap.
    """

    current: int
    forgiven: int
    best: int
    hinge: bool
    strict: int
    strict_best: int


class Comebacks(Record):
    """Lapses of one practice: gaps in a row, after it had been done at least once.

    Attributes:
        lapses: length in units of each closed lapse, oldest first; each is one comeback.
        open: length of the lapse at the end; 0 if the last unit was done.
        median: of ``lapses``; ``None`` without one.
        single: how many of ``lapses`` are one unit long.
        single_share: ``single`` of all, 0.0 to 1.0; ``None`` without a closed lapse.
        single_interval: 95 % Wilson interval of ``single_share``; ``None`` likewise.
    """

    lapses: tuple[int, ...]
    open: int
    median: float | None
    single: int
    single_share: float | None
    single_interval: Interval | None


def runs(units: str) -> Runs:
    """Return the current and the longest run.

    Gaps before the first done unit, or after the end of a run, start none; so a hinge needs a
    run.  ``DMDMDM`` never ends: that is meant, and the rate beside it says 50 %.

    >>> runs("DDDMDD")
    Runs(current=5, forgiven=1, best=5, hinge=False, strict=2, strict_best=3)
    """
    known = _known(units)
    # After a third gap in a row the piece begins with a gap, which is no part of a run.
    last = known.rpartition("MM")[2].lstrip("M")
    return Runs(
        current=last.count("D"),
        forgiven=last.rstrip("M").count("M"),
        best=_longest(known.replace("MM", " ").replace("M", "")),
        hinge=last.endswith("M"),
        strict=len(known) - len(known.rstrip("D")),
        strict_best=_longest(known.replace("M", " ")),
    )


def comebacks(units: str) -> Comebacks:
    """Return the lapses that ended, and the one that has not.

    Gaps before the first done unit are no lapse.

    >>> comebacks("DMDDMMDM").lapses, comebacks("DMDDMMDM").open
    ((1, 2), 1)
    """
    begun = _known(units).lstrip("M")
    at_end = len(begun) - len(begun.rstrip("M"))
    lapses = tuple(map(len, begun.rstrip("M").replace("D", " ").split()))
    single = lapses.count(1)
    return Comebacks(
        lapses=lapses,
        open=at_end,
        median=_median(lapses),
        single=single,
        single_share=single / len(lapses) if lapses else None,
        single_interval=wilson(single, len(lapses)) if lapses else None,
    )


def _known(units: str) -> str:
    """Return the units as ``D`` and ``M`` alone."""
    return units.replace("S", "M").replace("R", "").replace("P", "")


def _longest(rows: str) -> int:
    """Return the length of the longest of some rows with blanks between."""
    return max(map(len, rows.split()), default=0)


def _median(lengths: tuple[int, ...]) -> float | None:
    if not lengths:
        return None
    ranked = sorted(lengths)
    middle = len(ranked) // 2
    return (ranked[middle] + ranked[~middle]) / 2
