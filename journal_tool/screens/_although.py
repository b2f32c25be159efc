"""What was doubted or little wanted, and whether it happened all the same.

Source: essay, part 1 (act first, also when you do not feel like it) and part 3 (what counts is
that it was chosen when there was no wish to); statistics 5.7.

Conventions: closed days, and of today what is done; what was let go is left out, because it
neither happened nor was it meant to any more; what was put off did not happen.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from journal_tool.analysis import (
    Analysis,
    is_doubted,
)
from journal_tool.model import Action, Journal, Outcome
from journal_tool.record import Record
from journal_tool.screens._own_words import OwnWords, own_words
from journal_tool.screens._settled import settled

LITTLE_WISH: Final = 3
"""Motivation before of at most so much, 0 to 10, is little wish to."""


class Although(Record):
    """One thing that was doubted or little wanted.

    Attributes:
        date: its day.
        action: as it stands there.
        outcome: what became of it.
        words: what the writer said about it.
    """

    date: date
    action: Action
    outcome: Outcome
    words: OwnWords

    @property
    def is_done(self) -> bool:
        """Whether it happened, at whatever size."""
        return self.outcome.happened

    @property
    def is_doubted(self) -> bool:
        """Whether it was doubted; else there was little wish to."""
        return is_doubted(self.action)


class Tally(Record):
    """How often something was written, and how often it happened."""

    times: int = 0
    happened: int = 0

    @property
    def not_done(self) -> int:
        """The times it did not happen."""
        return self.times - self.happened


class DoneAlthough(Record):
    """Everything that was doubted or little wanted.

    Attributes:
        lines: all of it, the newest first.
        doubted: marked ``?``, or a forecast of at most 40 in 100.
        little_wish: not doubted; marked ``anyway``, or 3 or less before.
    """

    lines: tuple[Although, ...] = ()
    doubted: Tally = Tally()
    little_wish: Tally = Tally()

    def since(self, first: date) -> "DoneAlthough":
        """Return the part from a day on."""
        return _gathered(one for one in self.lines if one.date >= first)


def done_although(journal: Journal, analysis: Analysis) -> DoneAlthough:
    """Return what was doubted or little wanted up to the day of ``analysis``.

    Args:
        journal: the days, in any order; later ones change nothing.
        analysis: of the same journal; days in none of its counts are left out.
    """
    words = journal.by_date()
    lines = [
        Although(one.date, one.action, one.outcome, own_words(words[one.date], one.action))
        for one in sorted(settled(journal, analysis), key=lambda one: one.date, reverse=True)
        if is_reluctant(one.action) and one.outcome is not Outcome.DROPPED
    ]
    return _gathered(lines)


def _gathered(lines: Iterable[Although]) -> DoneAlthough:
    found = tuple(lines)
    return DoneAlthough(
        found,
        doubted=_tally(one for one in found if one.is_doubted),
        little_wish=_tally(one for one in found if not one.is_doubted),
    )


def is_reluctant(action: Action) -> bool:
    """Whether a line was doubted, or there was little wish to do it."""
    has_little_wish = action.before is not None and action.before <= LITTLE_WISH
    return is_doubted(action) or action.anyway or has_little_wish


def _tally(lines: Iterable[Although]) -> Tally:
    happened = [one.is_done for one in lines]
    return Tally(len(happened), sum(happened))
