"""What became of each action, beside the action as it is written."""

from collections.abc import Iterable, Iterator
from datetime import date

from journal_tool.analysis import (
    Analysis,
)
from journal_tool.model import Action, Day, Journal, Outcome
from journal_tool.record import Record
from journal_tool.screens._once import kept_last


class Settled(Record):
    """One action on a counted day, and what became of it."""

    date: date
    action: Action
    outcome: Outcome


@kept_last
def settled(journal: Journal, analysis: Analysis) -> tuple[Settled, ...]:
    """Return what can be said of each action, oldest first; of today, what is done."""
    return tuple(_settled(sorted(journal.days, key=lambda one: one.date), analysis))


def _settled(days: Iterable[Day], analysis: Analysis) -> Iterator[Settled]:
    for day in days:
        figures = analysis.book.get(day.date)
        if figures is None or not figures.is_counted:
            continue
        for action, outcome in zip(day.actions, figures.outcomes, strict=True):
            if outcome and (day.date < analysis.as_of or outcome.happened):
                yield Settled(day.date, action, outcome)
