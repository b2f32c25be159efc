"""One small summary a day: all that the figures need, made once, when the day is read.

A summary depends on the day and on the settings, never on the date on which somebody looks.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from journal_tool.model import (
    Action,
    Day,
    DaySummary,
    Item,
    Journal,
    Measure,
    Outcome,
    Practice,
    State,
)
from journal_tool.settings import Settings

DOUBTED: Final = 40
"""A forecast of at most so many in 100 is a doubt."""

MOVEMENT: Final = "move"
"""The tag of movement."""


def is_doubted(action: Action) -> bool:
    """Whether a line has ``?`` or a forecast of at most 40 in 100."""
    return action.doubt or (action.likely is not None and action.likely <= DOUBTED)


def summaries_of(journal: Journal, settings: Settings) -> tuple[DaySummary, ...]:
    """Return the summaries that came with the days, else make them; oldest first."""
    return journal.summaries or summarise(journal.days, settings)


def summarise(days: Iterable[Day], settings: Settings) -> tuple[DaySummary, ...]:
    """Return a summary of each day, oldest first.

    Args:
        days: in any order, one for each date.
        settings: practices, areas and identities.
    """
    maker = Maker(settings)
    made = map(maker.summary, days)
    return tuple(sorted(made, key=lambda one: one.ordinal))


# Looked up some hundred thousand times: a name of this module is cheaper than one of an enum.
_OPEN, _MOVED, _SMALL, _DONE = (
    State.OPEN,
    State.MOVED,
    State.SMALLER,
    State.DONE,
)
_WAS_DONE, _WAS_SMALLER, _WAS_BONUS, _WAS_MISSED, _WAS_MOVED, _WAS_DROPPED = (
    Outcome.DONE,
    Outcome.SMALLER,
    Outcome.BONUS,
    Outcome.MISSED,
    Outcome.MOVED,
    Outcome.DROPPED,
)


def _outcome(action: Action) -> Outcome | None:
    """Return what became of an action once its day is over; ``None`` if it was never meant."""
    state = action.state
    if state is _DONE:
        return _WAS_DONE if action.planned else _WAS_BONUS
    if state is _SMALL:
        return _WAS_SMALLER if action.planned else _WAS_BONUS
    if state is _OPEN:
        return _WAS_MISSED if action.planned else None
    return _WAS_MOVED if state is _MOVED else _WAS_DROPPED


class Maker:
    """What of the settings every day is seen with."""

    def __init__(self, settings: Settings) -> None:
        self.practices: dict[str, Practice] = {one.table: one for one in settings.practices}
        self.areas = {one.casefold(): one for one in settings.areas}
        self.identities = {one.name.casefold() for one in settings.identities}

    def summary(self, day: Day) -> DaySummary:
        items = tuple([self._item(one) for one in day.actions])
        outcomes = [item.outcome for item in items]
        smaller, moved = outcomes.count(_WAS_SMALLER), outcomes.count(_WAS_MOVED)
        missed, bonus = outcomes.count(_WAS_MISSED), outcomes.count(_WAS_BONUS)
        done = outcomes.count(_WAS_DONE) + smaller
        is_entry = day.is_recorded or done + bonus > 0
        rest = day.rest
        measures = {one.name: one for one in day.measures} if day.measures else _NO_MEASURES
        return DaySummary(
            day.date.toordinal(),
            day.is_touched or is_entry,
            is_entry,
            done + bonus > 0,
            rest is not None,
            rest.until.toordinal() if rest and rest.until else 0,
            done + moved + missed,
            done,
            smaller,
            moved,
            missed,
            outcomes.count(_WAS_DROPPED),
            bonus,
            items,
            _value(measures.get("mood")),
            _value(measures.get("mood_am")),
            tuple([(one.identity.casefold(), one.supports) for one in day.evidence]),
            tuple([(one.pattern or "", one.action or "") for one in day.thoughts]),
        )

    def identities_of(self, action: Action) -> tuple[str, ...]:
        """Return the identities for which an act is evidence, each once.

        Its own ``as``, else that of its practice; and every tag that names a declared one.
        """
        practice = self.practices.get(action.key)
        own = action.identity or (practice.identity if practice else None)
        named = [own.casefold()] if own else []
        tags = (tag.casefold() for tag in action.tags)
        return tuple(dict.fromkeys([*named, *(tag for tag in tags if tag in self.identities)]))

    def _item(self, action: Action) -> Item:
        practice = self.practices.get(action.key)
        area, moves = "", False
        identities: tuple[str, ...] = ()
        if practice is not None:
            area, moves = practice.area or "", practice.is_movement
        if action.tags:
            tags = [tag.casefold() for tag in action.tags]
            area = next((self.areas[tag] for tag in tags if tag in self.areas), area)
            moves = moves or MOVEMENT in tags
        may_name = action.tags and self.identities
        if may_name or action.identity or (practice and practice.identity):
            identities = self.identities_of(action)
        return Item(
            action.key,
            action.name,
            _outcome(action),
            action.size,
            action.minutes,
            area,
            identities,
            moves,
            action.thought is not None,
            action.cue is not None,
            action.doubt or (action.likely is not None and action.likely <= DOUBTED),
            action.anyway,
            action.likely,
            action.before,
            action.after,
            action.expect,
            action.felt,
            action.smaller,
        )


_NO_MEASURES: Final[Mapping[str, Measure]] = {}


def _value(measure: Measure | None) -> float | None:
    return None if measure is None else measure.value
