"""What became of each action, beside the action as it is written."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from journal_tool.analysis import (
    Analysis,
)
from journal_tool.model import Action, Day, Journal, Outcome


class Settled(NamedTuple):
    """One action on a counted day, and what became of it."""

    date: date
    action: Action
    outcome: Outcome


def settled(journal: Journal, analysis: Analysis) -> tuple[Settled, ...]:
    """Return what can be said of each action, oldest first; of today, what is done.

    Half of the pages of a report ask for it, one after the other, so the last answer is kept.
    """
    global _last  # noqa: PLW0603
    last = _last
    if last is None or last[0] is not journal or last[1] is not analysis:
        days = sorted(journal.days, key=lambda one: one.date)
        _last = last = journal, analysis, tuple(_settled(days, analysis))
    return last[2]


_last: tuple[Journal, Analysis, tuple[Settled, ...]] | None = None


def _settled(days: Iterable[Day], analysis: Analysis) -> Iterator[Settled]:
    for day in days:
        figures = analysis.book.get(day.date)
        if figures is None or not figures.is_counted:
            continue
        for action, outcome in zip(day.actions, figures.outcomes, strict=True):
            if outcome and (day.date < analysis.as_of or outcome.happened):
                yield Settled(day.date, action, outcome)
