"""What came of the actions that were written beside thoughts, a line for each."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from journal_tool.analysis import Analysis
from journal_tool.language import _
from journal_tool.model import Action, Day, Journal, Outcome, Thought
from journal_tool.phrases import brief_date
from journal_tool.report._actions import action_view
from journal_tool.report._frame import day_href
from journal_tool.report._said import Said
from journal_tool.report._words import clean

_NEXT = timedelta(days=1)


class Beside(NamedTuple):
    """A thought with an action beside it.

    Attributes:
        date: the day on which it was named.
        thought: as written.
        action: of that day.
        outcome: what became of it on that day.
        is_done: whether it was done then, or the next day; at whatever size.
    """

    date: date
    thought: Thought
    action: Action
    outcome: Outcome | None
    is_done: bool


def actions_beside(journal: Journal, analysis: Analysis) -> tuple[Beside, ...]:
    """Return each thought with an action beside it, the newest day first; none of days to come."""
    days = {one.date: one for one in journal.days if one.date <= analysis.as_of}
    return tuple(
        found
        for day in sorted(days.values(), key=lambda one: one.date, reverse=True)
        if day.thoughts
        for found in _of(day, days, analysis)
    )


def _of(day: Day, days: Mapping[date, Day], analysis: Analysis) -> Iterator[Beside]:
    outcomes = analysis.book[day.date].outcomes
    written = {one.key: (one, outcome) for one, outcome in zip(day.actions, outcomes, strict=True)}
    for thought in day.thoughts:
        if thought.action in written:
            action, outcome = written[thought.action]
            is_done = action.is_done or _is_done_on(days.get(day.date + _NEXT), action.key)
            yield Beside(day.date, thought, action, outcome, is_done)


def _is_done_on(day: Day | None, key: str) -> bool:
    return day is not None and any(one.key == key and one.is_done for one in day.actions)


def beside_line(one: Beside, *, seen_from: date, shows_words: bool) -> Said:
    """Return the action with what became of it, and the thought below it.

    Args:
        one: the thought.
        seen_from: dates of other years show theirs.
        shows_words: ``False`` leaves the thought out; its pattern and the action stay.
    """
    view = action_view(one.action, one.outcome, shows_words=False)
    if one.is_done and not one.action.is_done:
        view = replace(view, marks=(*view.marks, _("done the next day")))
    return Said(
        date=brief_date(one.date, seen_from=seen_from),
        href=day_href(one.date),
        action=view,
        intro=f"#{clean(one.thought.pattern)}" if one.thought.pattern else "",
        words=clean(one.thought.text) if shows_words else "",
    )
