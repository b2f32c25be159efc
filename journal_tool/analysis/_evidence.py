"""What one's acts say about "I am someone who ...": a ledger for each identity.

Source: essay, part 4 (identity follows from evidence); statistics 5.18, its raw counts.

Conventions: lines *for* and *against* as written, and what was done of an action that names the
identity by ``as``, by a tag or through its practice, which is a line for.  A linked act that was
not done is no line against: it stands on the gap page.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from journal_tool.analysis._calendar import days_before
from journal_tool.analysis._counts import Analysis
from journal_tool.analysis._own_words import OwnWords, own_words
from journal_tool.model import Action, Day, Journal
from journal_tool.settings import Settings

EVIDENCE_DAYS: Final = 30
"""The newest lines are those of so many days that end yesterday, and of today."""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One line of a ledger.

    Attributes:
        date: its day.
        supports: ``True`` for, ``False`` against.
        action: the act that is the evidence; ``None`` for a line written as such.
        words: the line as written, or what was said about the act.
    """

    date: date
    supports: bool
    action: Action | None
    words: OwnWords


@dataclass(frozen=True, slots=True)
class Ledger:
    """All lines about one identity.

    Attributes:
        identity: its tag, folded.
        says: the sentence that the settings give it; ``""`` if it is not declared.
        lines: the newest first.
        recent_for, recent_against: how many of them are of the last 30 days.
        practices: names of those whose acts count as lines for.
    """

    identity: str
    says: str
    lines: tuple[EvidenceLine, ...]
    recent_for: int
    recent_against: int
    practices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DoneThing:
    """A thing that was done, at whatever size, planned or not.

    Attributes:
        name: as written last.
        times: days on which it was done.
        last: the newest of them.
        words: what was said about it then.
    """

    name: str
    times: int
    last: date
    words: OwnWords


def ledgers(journal: Journal, settings: Settings, analysis: Analysis) -> tuple[Ledger, ...]:
    """Return a ledger for each identity that is declared or written about.

    Args:
        journal: the days, in any order; later ones change nothing.
        settings: identities, and practices that are evidence for one.
        analysis: of the same journal; days in none of its counts are left out.

    Returns:
        Those of the settings in their order, then others by name.
    """
    says = {one.name.casefold(): one.says for one in settings.identities}
    lines: defaultdict[str, list[EvidenceLine]] = defaultdict(list)
    linked = {one.table: one.identity.casefold() for one in settings.practices if one.identity}
    for day in reversed(_days(journal, analysis)):
        for identity, line in _lines_of(day, linked, says.keys()):
            lines[identity].append(line)
    names = [*says, *sorted(lines.keys() - says.keys())]
    recent = days_before(analysis.as_of, EVIDENCE_DAYS)
    return tuple(
        Ledger(
            identity=name,
            says=says.get(name, ""),
            lines=tuple(lines[name]),
            recent_for=sum(one.supports and one.date >= recent for one in lines[name]),
            recent_against=sum(not one.supports and one.date >= recent for one in lines[name]),
            practices=tuple(
                one.name for one in settings.practices if linked.get(one.table) == name
            ),
        )
        for name in names
    )


def done_things(journal: Journal, analysis: Analysis) -> tuple[DoneThing, ...]:
    """Return the different things that were done, the newest first.

    Args:
        journal: the days, in any order; later ones change nothing.
        analysis: of the same journal; days in none of its counts are left out.
    """
    times: defaultdict[str, list[tuple[Day, Action]]] = defaultdict(list)
    for day in reversed(_days(journal, analysis)):
        for action in day.actions:
            if action.is_done:
                times[action.key].append((day, action))
    return tuple(
        DoneThing(action.name, len(some), day.date, own_words(day, action))
        for some in times.values()
        for day, action in some[:1]
    )


def _days(journal: Journal, analysis: Analysis) -> list[Day]:
    """Return the counted days, oldest first."""
    counted = {one.date for one in analysis.days if one.is_counted}
    return sorted((day for day in journal.days if day.date in counted), key=lambda one: one.date)


def _lines_of(
    day: Day, linked: Mapping[str, str], declared: Iterable[str]
) -> Iterator[tuple[str, EvidenceLine]]:
    """Yield each line of a day and the identity that it is about."""
    for one in day.evidence:
        yield (
            one.identity.casefold(),
            EvidenceLine(day.date, one.supports, None, OwnWords(one.text)),
        )
    for action in day.actions:
        if action.is_done:
            line = EvidenceLine(
                day.date, supports=True, action=action, words=own_words(day, action)
            )
            for identity in _identities(action, linked, declared):
                yield identity, line


def _identities(
    action: Action, linked: Mapping[str, str], declared: Iterable[str]
) -> Iterator[str]:
    """Yield the identities for which an act is evidence, each once."""
    named = [action.identity.casefold()] if action.identity else []
    if not named and action.key in linked:
        named.append(linked[action.key])
    tags = set(map(str.casefold, action.tags))
    yield from dict.fromkeys([*named, *(one for one in declared if one in tags)])
