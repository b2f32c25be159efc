"""A journal without its words: names become numbers, and numbers stay what they are.

For showing the shapes of a record to somebody who is to read none of it.  Hides which text has
which number.  Two conventions: every value is made anew from the fields that are named here, so
that a field nobody thought of is left out and never let through; and texts that mean the same
before mean the same after, so that every figure stays the same number.

What stays are dates, minutes, ratings, states, and words that come from the tool: the areas that
every journal has (``people``, ``work``, ``play``, ``body``, ``home``), the tags with a meaning of
their own (``#first``, ``#talk``, ``#move``), the names of its numbers (``mood``).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from journal_tool import rules
from journal_tool.analysis import thrown
from journal_tool.dayfile import fold, minutes_of_size
from journal_tool.diagnostics import Diagnostic
from journal_tool.language import N_, _
from journal_tool.model import (
    Action,
    Day,
    Evidence,
    Experiment,
    Identity,
    Journal,
    Measure,
    Pause,
    Practice,
    Rest,
    Scale,
    Smaller,
    Thought,
)
from journal_tool.settings import DEFAULT_AREAS, ReportRules, Settings
from journal_tool.text import Span

OUR_TAGS: Final = ("first", "talk", "move")
"""Tags that mean the same in every journal."""

OUR_MEASURES: Final = ("mood", "mood_am", "energy", "sleep")
"""Numbers that need no ``[scale.NAME]``."""

NAME: Final = N_("Journal")
"""The name of every redacted journal."""

SOME_FILE: Final = N_("a file")
"""The path of a file that is no day."""

_SETTINGS_FILE: Final = "journal.toml"
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?")


class Redacted(NamedTuple):
    """A journal, its settings and what was found in it, without the words of its writer."""

    journal: Journal
    settings: Settings
    problems: tuple[Diagnostic, ...]


def redacted(journal: Journal, settings: Settings, problems: Iterable[Diagnostic]) -> Redacted:
    """Return all three without a word or a name of the writer; the same in, the same out.

    Practices are ``Practice 1``, ``Practice 2``, … : those of the settings in their order, then
    other actions by the first day that speaks of them.  Areas, identities, patterns, tags and
    scales are numbered in the same way.  Free text is gone.

    Args:
        journal: the days; their order makes no difference.
        settings: in force.
        problems: everything that was found, in any order.
    """
    names = _Names(journal, settings)
    days = _Days(names)
    found = _Findings(journal)
    return Redacted(
        Journal(
            days=tuple(days.day(one) for one in journal.days),
            diagnostics=tuple(map(found.diagnostic, journal.diagnostics)),
            name=_(NAME),
            files=journal.files,
        ),
        _settings(settings, names),
        tuple(map(found.diagnostic, problems)),
    )


# -- names --------------------------------------------------------------------------------------


class _Numbered:
    """Numbers for texts in the order in which they come: the same text, the same number.

    Args:
        name: of each, with its ``{number}``.  What is a tag or a key is the same in all languages.
        texts: the first ones.
    """

    def __init__(self, name: str, texts: Iterable[str] = ()) -> None:
        self._name = name
        self._numbers: dict[str, int] = {}
        for text in texts:
            self.number(text)

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers) + 1)

    def __call__(self, text: str) -> str:
        return _(self._name, number=self.number(text))


class _Names:
    """What each name becomes."""

    def __init__(self, journal: Journal, settings: Settings) -> None:
        days = sorted(journal.days, key=lambda one: one.date)
        self._practices = _Numbered(N_("Practice {number}"), _practice_keys(days, settings))
        self._width = len(str(len(self._practices)))
        self._declared_areas = {one.casefold(): one for one in settings.areas}
        self._areas = _Numbered("area-{number}", _own_areas(settings))
        self._identities = _Numbered("identity-{number}")
        for text in _identity_names(days, settings):
            self.identity(text)
        self._known_identities = {one.casefold() for one in _identity_names(days, settings)}
        self._tags = _Numbered("tag-{number}")
        for text in _tags(days):
            self.tag(text)
        self.pattern = _Numbered(
            "pattern-{number}",
            (one.pattern for day in days for one in day.thoughts if one.pattern),
        )
        self._scales = _Numbered(N_("scale {number}"), (one.name for one in settings.scales))
        self._thoughts = _Numbered(N_("Thought {number}"))
        for day in days:
            for measure in day.measures:
                self.measure(measure.name)
            for one in day.thoughts:
                self.thought(one.text)
        self.experiment = _Numbered(N_("Experiment {number}"))

    def practice(self, key: str) -> str:
        return self._practices(key)

    def key(self, key: str) -> str:
        """Return a key that sorts as its number does, for files and tables are in that order."""
        return f"practice-{self._practices.number(key):0{self._width}}"

    def area(self, text: str) -> str:
        """Return what an area becomes; two that differ in case are two, as in the counts."""
        return text if text in DEFAULT_AREAS else self._areas(text)

    def identity(self, text: str) -> str:
        """Return what an identity becomes; one tag can name it and an area."""
        folded = text.casefold()
        return self._shared(folded) or self._identities(folded)

    def tag(self, text: str) -> str:
        folded = text.casefold()
        if found := self._shared(folded):
            return found
        return self.identity(text) if folded in self._known_identities else self._tags(folded)

    def _shared(self, folded: str) -> str:
        if folded in self._declared_areas:
            return self.area(self._declared_areas[folded])
        return folded if folded in (*OUR_TAGS, *DEFAULT_AREAS) else ""

    def measure(self, text: str) -> str:
        return text if text in OUR_MEASURES else self._scales(text)

    def thought(self, text: str) -> str:
        return self._thoughts(fold(text))


def _practice_keys(days: Sequence[Day], settings: Settings) -> Iterator[str]:
    yield from (one.table for one in settings.practices)
    for day in days:
        yield from (one.key for one in day.actions)
        yield from (one.action for one in day.thoughts if one.action)
    yield from (name for one in settings.pauses for name in one.practices)
    yield from (one.practice for one in settings.experiments)


def _own_areas(settings: Settings) -> Iterator[str]:
    named = (*settings.areas, *(one.area for one in settings.practices if one.area))
    return (one for one in named if one not in DEFAULT_AREAS)


def _identity_names(days: Iterable[Day], settings: Settings) -> Iterator[str]:
    yield from (one.name for one in settings.identities)
    yield from (one.identity for one in settings.practices if one.identity)
    for day in days:
        yield from (one.identity for one in day.evidence)
        yield from (one.identity for one in day.actions if one.identity)


def _tags(days: Iterable[Day]) -> Iterator[str]:
    for day in days:
        yield from (tag for one in day.actions for tag in one.tags)
        yield from day.tags


# -- days ---------------------------------------------------------------------------------------


class _Days:
    """Makes days without words."""

    def __init__(self, names: _Names) -> None:
        self._names = names

    def day(self, one: Day) -> Day:
        names = self._names
        files = _day_files(one)
        return Day(
            one.date,
            files=tuple(files.values()),
            actions=tuple(map(self._action, one.actions)),
            thoughts=tuple(map(self._thought, one.thoughts)),
            evidence=tuple(
                Evidence("", names.identity(line.identity), line.supports) for line in one.evidence
            ),
            measures=tuple(self._measure(some, one) for some in one.measures),
            conflicts=tuple(map(names.measure, one.conflicts)),
            rest=Rest(until=one.rest.until) if one.rest else None,
            tags=tuple(dict.fromkeys(map(names.tag, one.tags))),
            is_touched=one.is_touched,
            is_recorded=one.is_recorded,
            away=tuple(name for path, name in files.items() if path in one.away),
        )

    def _action(self, one: Action) -> Action:
        names = self._names
        name = names.practice(one.key)
        return Action(
            name,
            names.key(one.key),
            one.state,
            planned=one.planned,
            minutes=one.minutes,
            smaller=_smaller(one.smaller, name),
            anyway=one.anyway,
            doubt=one.doubt,
            likely=one.likely,
            before=one.before,
            after=one.after,
            expect=one.expect,
            felt=one.felt,
            mastery=one.mastery,
            size=one.size,
            cue=None if one.cue is None else "",  # that there is one is counted
            tags=tuple(dict.fromkeys(map(names.tag, one.tags))),
            identity=names.identity(one.identity) if one.identity else None,
            thought=None if one.thought is None else names.thought(one.thought),
        )

    def _thought(self, one: Thought) -> Thought:
        names = self._names
        return Thought(
            names.thought(one.text),
            names.pattern(one.pattern) if one.pattern else None,
            action=names.key(one.action) if one.action else None,
        )

    def _measure(self, one: Measure, day: Day) -> Measure:
        """Return a number; where two values disagree, both, for they stand in its remark."""
        remark = ""
        if one.name in day.conflicts:
            parts = one.remark.split(" and ")
            remark = " and ".join(
                part if _NUMBER.fullmatch(part) else _("a word") for part in parts
            )
        return Measure(self._names.measure(one.name), one.value, remark)


def _smaller(one: Smaller | None, name: str) -> Smaller | None:
    """Return a smaller version; its minutes tell it apart, and without them a word of ours."""
    if one is None:
        return None
    return Smaller("" if one.minutes is not None else _("{name}, smaller", name=name), one.minutes)


def _day_files(day: Day) -> Mapping[str, str]:
    """Return a name for each file of a day: its date, and a number from the second on."""
    return {
        path: f"{day.date}.md" if number == 1 else f"{day.date} {number}.md"
        for number, path in enumerate(day.files, 1)
    }


# -- settings -----------------------------------------------------------------------------------


def _settings(settings: Settings, names: _Names) -> Settings:
    practices = {one.table: one for one in settings.practices}
    return Settings(
        since=settings.since,
        day_ends=settings.day_ends,
        week_starts=settings.week_starts,
        areas=tuple(map(names.area, settings.areas)),
        small=tuple(_small(number, text) for number, text in enumerate(settings.small, 1)),
        practices=tuple(_practice(one, names) for one in settings.practices),
        identities=tuple(_identity(one, names) for one in settings.identities),
        pauses=tuple(
            Pause(one.first, one.last, practices=tuple(map(names.key, one.practices)))
            for one in settings.pauses
        ),
        scales=tuple(_scale(one, names) for one in settings.scales),
        experiments=tuple(
            Experiment(
                names.experiment(one.name),
                names.key(one.practice),
                one.start,
                one.pairs,
                thrown(one, practices.get(one.practice)),
            )
            for one in settings.experiments
        ),
        report=ReportRules(
            words=False,
            streaks=settings.report.streaks,
            scores=settings.report.scores,
            names=False,
        ),
    )


def _practice(one: Practice, names: _Names) -> Practice:
    name = names.practice(one.table)
    return Practice(
        names.key(one.table),
        name,
        schedule=one.schedule,
        changes=one.changes,
        since=one.since,
        until=one.until,
        is_movement=one.is_movement,
        area=names.area(one.area) if one.area else None,
        sizes=tuple(_size(name, step, text) for step, text in enumerate(one.sizes, 1)),
        identity=names.identity(one.identity) if one.identity else None,
        absent_is_missed=one.absent_is_missed,
    )


def _size(name: str, step: int, text: str) -> str:
    minutes = minutes_of_size(text)
    return _("{name}, size {step}", name=name, step=step) if minutes is None else f"{minutes}m"


def _small(number: int, text: str) -> str:
    minutes = minutes_of_size(text)
    told = _("Small thing {number}", number=number)
    return told if minutes is None else f"{told} ({minutes}m)"


def _identity(one: Identity, names: _Names) -> Identity:
    name = names.identity(one.name)
    return Identity(name, name.replace("-", " ").capitalize())


def _scale(one: Scale, names: _Names) -> Scale:
    better = one.better if one.better in ("high", "low") else None
    return Scale(names.measure(one.name), one.low, one.high, better)


# -- what was found -----------------------------------------------------------------------------


class _Findings:
    """Makes findings that say what is wrong and where, and quote nothing."""

    def __init__(self, journal: Journal) -> None:
        self._paths = {
            path: shown for day in journal.days for path, shown in _day_files(day).items()
        }

    def diagnostic(self, one: Diagnostic) -> Diagnostic:
        message = _(one.rule.title)
        if one.rule == rules.CONFLICT_COPY:  # one from the cache is another object
            dates = _DATE.findall(one.message)  # that of the day comes before all values
            if dates:
                message = _("{what} for {date}", what=message, date=dates[0])
        span = one.span
        path = self._path(span.path)
        return Diagnostic(
            one.rule, message, Span(path, span.start, span.end, span.line, span.column)
        )

    def _path(self, path: str) -> str:
        if path in self._paths:
            return self._paths[path]
        found = _DATE.search(path)
        if found:
            return f"{found[0]}.md"
        return path if path == _SETTINGS_FILE else _(SOME_FILE)
