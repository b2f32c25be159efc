"""Wanted against did: what was planned, what became of it, and what is put off.

Source: essay, part 9 (the gap between "I want to" and "I actually did" made visible);
statistics 5.1 (sooner or later), 5.3 (planning-only days) and 5.16 (chains).

Counts and no rates.  Conventions: closed days, and of today what is done; days in no count of the
analysis are left out; the same action means the same key.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from journal_tool.analysis import (
    OFTEN,
    Analysis,
    Chain,
    Counts,
    End,
    Month,
    Presence,
    Things,
    Week,
    chains,
    month_label,
    things,
    week_label,
)
from journal_tool.model import TALK, Journal, Outcome
from journal_tool.record import Record
from journal_tool.screens._settled import Settled, settled
from journal_tool.settings import Settings

ONE_THING: Final = "first"
"""The tag of the day's one thing."""

_NO_REASONS: Final = (ONE_THING, TALK, "move")


class OneThing(Record):
    """The one thing of a day, and whether it happened."""

    date: date
    name: str
    is_done: bool


class InTheWay(Record):
    """What got in the way: a tag on things not done.

    Attributes:
        tag: folded, without ``#``.
        dates: of each thing, oldest first.
    """

    tag: str
    dates: tuple[date, ...]


class Gap(Record):
    """What was wanted against what was done.

    Attributes:
        weeks: each week that has a plan or an act, oldest first, and its days of plans without
            an act.
        months: the same by month.
        plans_no_act: all such days, oldest first.
        things: of the last 28 days; ``None`` if nothing was planned in them.
        put_off: what is put off three times or more and still open, the one on most lists first.
        done_after_all: what was put off three times or more and then done, oldest first.
        one_things: oldest first.
        in_the_way: the most frequent first.
    """

    weeks: tuple[tuple[Week, int], ...]
    months: tuple[tuple[Month, int], ...]
    plans_no_act: tuple[date, ...]
    things: Things | None
    put_off: tuple[Chain, ...]
    done_after_all: tuple[Chain, ...]
    one_things: tuple[OneThing, ...]
    in_the_way: tuple[InTheWay, ...]


def gap(journal: Journal, settings: Settings, analysis: Analysis) -> Gap:
    """Return what was wanted against what was done, up to the day of ``analysis``.

    Args:
        journal: the days, in any order; later ones change nothing.
        settings: areas and identities; their tags are no reasons.
        analysis: of the same journal.
    """
    past = settled(journal, analysis)
    found = chains(analysis.past, least=OFTEN)
    window = analysis.showed_up
    put_off = (one for one in found if one.is_put_off)
    plans = tuple(
        one.date
        for one in analysis.days
        if one.is_counted and one.presence is Presence.NO and one.counts.planned
    )
    plans_of = Counter([*map(week_label, plans), *map(month_label, plans)])
    return Gap(
        weeks=tuple((one, plans_of[one.label]) for one in analysis.weeks if _says(one.counts)),
        months=tuple((one, plans_of[one.label]) for one in analysis.months if _says(one.counts)),
        plans_no_act=plans,
        things=things(analysis.past, window.first, window.last) if window else None,
        put_off=tuple(sorted(put_off, key=lambda one: (-len(one.put_off), one.planned[0]))),
        done_after_all=tuple(one for one in found if one.end is End.DONE),
        one_things=tuple(_one_things(past)),
        in_the_way=in_the_way(past, settings),
    )


def _says(counts: Counts) -> bool:
    """Return whether something was planned, let go or done."""
    return bool(counts.planned or counts.dropped or counts.bonus)


# -- tags ---------------------------------------------------------------------------------------


def _one_things(past: Iterable[Settled]) -> Iterator[OneThing]:
    for item in past:
        is_marked = ONE_THING in map(str.casefold, item.action.tags)
        if is_marked and item.outcome is not Outcome.DROPPED:
            yield OneThing(item.date, item.action.name, item.outcome.happened)


def in_the_way(past: Iterable[Settled], settings: Settings) -> tuple[InTheWay, ...]:
    """Return the tags on things not done, the most frequent first."""
    named = (one.name for one in settings.identities)
    others = {one.casefold() for one in (*_NO_REASONS, *settings.areas, *named)}
    dates: defaultdict[str, list[date]] = defaultdict(list)
    for item in past:
        if item.outcome.is_not_done:
            for tag in dict.fromkeys(map(str.casefold, item.action.tags)):
                if tag not in others:
                    dates[tag].append(item.date)
    found = (InTheWay(tag, tuple(some)) for tag, some in dates.items())
    return tuple(sorted(found, key=lambda one: (-len(one.dates), one.tag)))
