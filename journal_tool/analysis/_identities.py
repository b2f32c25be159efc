"""What one's acts say about "I am someone who ...", weighed so that the newest count most.

Source: statistics 5.18.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from journal_tool.analysis._past import Past
from journal_tool.analysis._standing import Standing, shown
from journal_tool.analysis._tracks import Track
from journal_tool.record import Record
from journal_tool.settings import Settings
from journal_tool.statistics import Tally, Words, tally

EVIDENCE_DAYS: Final = 30
"""The counts are those of so many days that end yesterday, and of today."""


class IdentityFigure(Record):
    """One identity.

    Attributes:
        name: its tag, folded.
        says: the sentence that the settings give it; ``""`` if it is not declared.
        as_of: the last of the 30 days; "today".
        supports, against: pieces of evidence of these days.
        tally: all of it, the newest weighted most.
        standing: too early below a weight of 3.
    """

    name: str
    says: str
    as_of: date
    supports: int
    against: int
    tally: Tally
    standing: Standing


def identity_figures(
    past: Past, settings: Settings, practices: Iterable[Track]
) -> tuple[IdentityFigure, ...]:
    """Return each identity that is declared or has evidence: the declared ones first.

    Lines for and against count as written; what was done of an action that names the identity,
    by itself or through its practice, counts for; each due day or period of such a practice on
    which it was not done counts once against, on its last day.

    Args:
        past: the counted days.
        settings: what is declared.
        practices: their units.
    """
    found: defaultdict[str, list[tuple[int, bool]]] = defaultdict(list)
    for name, day, supports in _evidence(past, practices):
        found[name].append((day, supports))
    says = {one.name.casefold(): one.says for one in settings.identities}
    names = [*says, *sorted(found.keys() - says.keys())]
    return tuple(_figure(name, says.get(name, ""), found[name], past.today) for name in names)


def _evidence(past: Past, practices: Iterable[Track]) -> Iterator[tuple[str, int, bool]]:
    for day in past.days:
        for name, supports in day.evidence:
            yield name, day.ordinal, supports
    for name, ordinal in past.evidence:
        yield name, ordinal, True
    for track in practices:
        identity = track.practice.identity if track.practice else None
        if identity:
            for missed in track.missed:
                yield identity.casefold(), missed.last, False


def _figure(name: str, says: str, evidence: list[tuple[int, bool]], today: int) -> IdentityFigure:
    recent = [supports for day, supports in evidence if day >= today - EVIDENCE_DAYS]
    found = tally((max(0, today - 1 - day), supports) for day, supports in evidence)
    return IdentityFigure(
        name,
        says,
        date.fromordinal(today),
        sum(recent),
        len(recent) - sum(recent),
        found,
        shown(is_enough=found.words is not Words.TOO_EARLY),
    )
