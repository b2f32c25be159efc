"""What was left open on the last day with plans, and as what it can be brought to another day.

It stays where it was.  What comes is the plan and not what was said of that day: no forecast, no
rating, no reason.  What was not done on its last two planned days or more comes at its smaller
size.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from journal_tool.analysis import Analysis, End, chains, days_before
from journal_tool.dayfile import line_of, minutes_of_size
from journal_tool.language import _, ngettext
from journal_tool.model import Action, Day, Journal, Smaller, State
from journal_tool.phrases import brief_date, shortened
from journal_tool.record import Record
from journal_tool.settings import Settings

LOOK_BACK: Final = 14
"""Days before a day among which its last day with plans is looked for."""

MISSES: Final = 2
"""From so many days in a row on which it was not done, a thing comes at its smaller size."""

MOST_NAMES: Final = 3
_LONGEST: Final = 28
"""Characters of a name in the one line that tells of them."""

_REASONS: Final = frozenset({"tired", "time", "too-big", "forgot", "place", "pain"})
"""Tags that say what got in the way of a day; they say nothing of the next."""

_BARE: Final = re.compile(r"(?=\d)(?:[\d.,]+\s?h\w*)?\s*(?:\d+\s?m\w*)?", re.IGNORECASE)
"""A size that is a duration and nothing else."""


class Left(Record):
    """One action that was left open.

    Attributes:
        key: of the action.
        name: as it stands.
        line: as which it comes, a line of the grammar without a bullet.
        is_smaller: whether that is its smaller size.
    """

    key: str
    name: str
    line: str
    is_smaller: bool = False


class LeftOpen(Record):
    """What was left open on one day, in the order of its plan; at least one action."""

    date: date
    actions: tuple[Left, ...]


def left_open(
    journal: Journal, settings: Settings, analysis: Analysis, day: date
) -> LeftOpen | None:
    """Return what was left open on the last day with plans before ``day``.

    Args:
        journal: the days from twice :data:`LOOK_BACK` before ``day`` on, and ``day``; others
            change nothing.
        settings: sizes of practices.
        analysis: of the same journal.
        day: on which it could be planned.  What it speaks of already is left out.

    Returns:
        ``None`` if no day of the last 14 has plans, or nothing was left open.
    """
    of_day = journal.by_date()
    known = {action.key for action in of_day[day].actions} if day in of_day else set()
    for back in range(1, LOOK_BACK + 1):
        found = of_day.get(days_before(day, back))
        if found is None or not found.is_touched:
            continue
        if any(one.planned for one in found.actions):
            left = tuple(_left(found, known, settings, analysis))
            return LeftOpen(found.date, left) if left else None
        known |= {one.key for one in found.actions if one.is_done}
    return None


def left_line(left: LeftOpen, *, command: str, seen_from: date) -> str:
    """Return what was left open in one line, and how it is brought.

    Args:
        left: what was left open.
        command: what brings it.
        seen_from: the day on which it is read.
    """
    names = [shortened(one.name, _LONGEST) for one in left.actions[:MOST_NAMES]]
    more = len(left.actions) - len(names)
    told = ", ".join(names)
    if more:
        told = ngettext("{names} and {count} more", "{names} and {count} more", more, names=told)
    return _(
        "Open on {date}, and left there: {names}. To bring it: {command}",
        date=brief_date(left.date, seen_from=seen_from),
        names=told,
        command=command,
    )


def _left(day: Day, known: set[str], settings: Settings, analysis: Analysis) -> list[Left]:
    waiting = {one.key: one for one in chains(analysis.past, least=MISSES) if one.end is End.OPEN}
    ladders = {one.table: one.sizes for one in settings.practices if one.sizes}
    found = []
    for action in day.actions:
        if not action.planned or action.state is not State.OPEN or action.key in known:
            continue
        smaller = None
        if action.key in waiting:
            smaller = action.smaller or waiting[action.key].smaller or _smallest(action, ladders)
        comes = _plan_of(action, has_ladder=action.key in ladders)
        if smaller is not None:
            comes = replace(
                comes,
                name=smaller.name or action.name,
                minutes=smaller.minutes,
                smaller=None,
                size=None,
            )
        found.append(Left(action.key, action.name, line_of(comes), smaller is not None))
    return found


def _smallest(action: Action, ladders: Mapping[str, tuple[str, ...]]) -> Smaller | None:
    """Return the smallest size of a practice; ``None`` if it has none."""
    ladder = ladders.get(action.key)
    if ladder is None:
        return None
    entry = ladder[0].strip()
    if _BARE.fullmatch(entry):
        return Smaller("", minutes_of_size(entry))
    return Smaller(entry)  # its minutes stand behind its name already


def _plan_of(action: Action, *, has_ladder: bool) -> Action:
    """Return the plan of an action: what was said of the day on which it stands is left out.

    So is the size of a practice with sizes, which name and minutes tell.
    """
    return replace(
        action,
        state=State.OPEN,
        size=None if has_ladder else action.size,
        likely=None,
        doubt=False,
        anyway=False,
        before=None,
        after=None,
        expect=None,
        felt=None,
        mastery=None,
        tags=tuple(tag for tag in action.tags if tag.casefold() not in _REASONS),
    )
