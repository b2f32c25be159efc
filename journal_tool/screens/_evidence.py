"""What one's acts say about "I am someone who ...": a ledger for each identity.

Source: essay, part 4 (identity follows from evidence); statistics 5.18, its raw counts.

Conventions: lines *for* and *against* as written; what was done of an action that names the
identity by ``as``, by a tag or through its practice is a line for; each due day, or period with a
quota, of such a practice on which it was not done is one line against.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from journal_tool.analysis import (
    Analysis,
    Maker,
    Missed,
)
from journal_tool.analysis.results import (
    IdentityFigure,
    PracticeFigure,
)
from journal_tool.language import _, ngettext
from journal_tool.model import Action, Day, Journal
from journal_tool.record import Record
from journal_tool.screens._own_words import OwnWords, own_words
from journal_tool.settings import Settings


class EvidenceLine(Record):
    """One line of a ledger.

    Attributes:
        date: its day.
        supports: ``True`` for, ``False`` against.
        action: the act that is the evidence; ``None`` for a line written as such.
        words: the line as written, or what was said about the act.
        what: of a practice: what was not done, where no action of the day says it; else ``""``.
    """

    date: date
    supports: bool
    action: Action | None
    words: OwnWords
    what: str = ""

    @property
    def is_written(self) -> bool:
        """Whether it was written as a line for or against."""
        return self.action is None and not self.what


class Ledger(Record):
    """All lines about one identity.

    Attributes:
        figure: its name, what it says, and what the lines amount to.
        lines: the newest first.
        practices: names of those whose acts count as lines for.
    """

    figure: IdentityFigure
    lines: tuple[EvidenceLine, ...]
    practices: tuple[str, ...] = ()


class DoneThing(Record):
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
    lines: defaultdict[str, list[EvidenceLine]] = defaultdict(list)
    maker = Maker(settings)
    for day in reversed(_days(journal, analysis)):
        for identity, line in _lines_of(day, maker):
            lines[identity].append(line)
    linked = {one.table: one.identity.casefold() for one in settings.practices if one.identity}
    of_day = journal.by_date()
    for figure in analysis.figures.practices:
        if figure.key in linked:
            missed = (_missed(one, figure, of_day) for one in figure.missed)
            lines[linked[figure.key]].extend(missed)
    for some in lines.values():
        some.sort(key=lambda one: one.date, reverse=True)
    return tuple(
        Ledger(
            figure=figure,
            lines=tuple(lines[figure.name]),
            practices=tuple(
                one.name for one in settings.practices if linked.get(one.table) == figure.name
            ),
        )
        for figure in analysis.figures.identities
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


def _lines_of(day: Day, maker: Maker) -> Iterator[tuple[str, EvidenceLine]]:
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
            for identity in maker.identities_of(action):
                yield identity, line


def _missed(one: Missed, figure: PracticeFigure, of_day: Mapping[date, Day]) -> EvidenceLine:
    """Return the line of a day or period on which a practice was due and not done."""
    when = date.fromordinal(one.last)
    day = of_day.get(when)
    if one.days > 1:
        return EvidenceLine(
            when, supports=False, action=None, words=OwnWords(), what=_less_than_due(one, figure)
        )
    action = next((some for some in day.actions if some.key == figure.key), None) if day else None
    if day is None or action is None:
        what = _("{name}: not done", name=figure.name)
        return EvidenceLine(when, supports=False, action=None, words=OwnWords(), what=what)
    return EvidenceLine(when, supports=False, action=action, words=own_words(day, action))


def _less_than_due(one: Missed, figure: PracticeFigure) -> str:
    """Return how often a practice was done in a period, and how often it was due."""
    values = {"name": figure.name, "done": one.done, "due": one.due}
    if one.days == 7:
        return _("{name}: {done} of {due} that week", **values)
    if 28 <= one.days <= 31:
        return _("{name}: {done} of {due} that month", **values)
    return ngettext(
        "{name}: {done} of {due} in {count} day",
        "{name}: {done} of {due} in {count} days",
        one.days,
        **values,
    )
