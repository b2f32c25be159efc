"""Dips and pauses of the past, and the act that came first after each.

Source: statistics 5.14.  A dip is told once it is prompted; a pause is three silent days or more.
"""

from collections.abc import Sequence
from datetime import date

from journal_tool.analysis import Analysis
from journal_tool.model import Action, Day, Journal
from journal_tool.record import Record
from journal_tool.screens._step import as_done, silences


class Break(Record):
    """One dip or pause.

    Attributes:
        is_dip: whether fewer days than usual had an act; else nothing was written.
        first: the day whose record told the dip, or the first silent day.
        last: the day that ended it: of a dip the second day with an act, of a pause the day
            that was written in; ``None`` while a dip is open.
        back: the first day with an act after ``first``; ``None`` if there is none yet.
        act: what was done on it, the smallest first act of that day.
    """

    is_dip: bool
    first: date
    last: date | None
    back: date | None
    act: Action | None

    @property
    def days(self) -> int | None:
        """Days from the first to the last; of a pause the silent ones alone."""
        if self.last is None:
            return None
        return (self.last - self.first).days + int(self.is_dip)


def breaks(journal: Journal, analysis: Analysis) -> tuple[Break, ...]:
    """Return every dip and every pause that ended, the newest first.

    Args:
        journal: the days, in any order; later ones change nothing.
        analysis: of the same journal.
    """
    as_of = analysis.as_of
    acting = sorted(
        (day for day in journal.days if day.date <= as_of and any(a.is_done for a in day.actions)),
        key=lambda day: day.date,
    )
    found = [
        _break(
            acting,
            date.fromordinal(one.prompted),
            date.fromordinal(one.ended) if one.ended else None,
            is_dip=True,
        )
        for one in analysis.figures.dips.prompts
    ]
    found += [_break(acting, one.first, one.back, is_dip=False) for one in silences(analysis)]
    return tuple(sorted(found, key=lambda one: (one.first, one.is_dip), reverse=True))


def _break(acting: Sequence[Day], first: date, last: date | None, *, is_dip: bool) -> Break:
    back = next((day for day in acting if day.date > first), None)
    if back is None:
        return Break(is_dip, first, last, None, None)
    acts = [action for action in back.actions if action.is_done]
    smallest = min(acts, key=lambda one: (as_done(one)[1] is None, as_done(one)[1] or 0))
    return Break(is_dip, first, last, back.date, smallest)
