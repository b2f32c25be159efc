"""What a journal says, as frozen values: actions, thoughts, numbers, days.

No behaviour but small properties.  ``None`` means "not given" everywhere, never zero.
Place is not identity: spans take no part in comparison.
"""

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import KW_ONLY, field
from datetime import date
from typing import Final

from journal_tool.diagnostics import Diagnostic
from journal_tool.record import Record
from journal_tool.text import NOWHERE, Span
from journal_tool.values import dataclass


class State(enum.Enum):
    """What the box of an action says, in the order in which one line outweighs another."""

    OPEN = "open"
    MOVED = "moved"
    """Put off to another day: planned and not done."""
    DROPPED = "dropped"
    """Let go on purpose: in no rate."""
    SMALLER = "smaller"
    """A smaller version was done; it counts as done."""
    DONE = "done"


_SIGNS: Final = {
    "open": " ",
    "missed": "o",
    "done": "x",
    "smaller": "/",
    "dropped": "-",
    "moved": ">",
    "bonus": "+",
}


class Outcome(enum.Enum):
    """What became of an action, seen from a date."""

    OPEN = "open"
    """The day is not over yet."""
    MISSED = "missed"
    DONE = "done"
    SMALLER = "smaller"
    DROPPED = "dropped"
    MOVED = "moved"
    BONUS = "bonus"
    """Done though not planned."""

    __hash__ = object.__hash__  # that of an enum hashes its name, at ten times the cost

    happened: bool
    """Whether it was done, at whatever size, planned or not."""
    is_not_done: bool
    """Whether it was planned for a day that is over, and was not done that day."""

    sign: int
    """A byte of its own: ``x / +`` done, smaller, bonus; ``o >`` missed, moved; ``-`` let go."""

    def __init__(self, value: str) -> None:
        self.happened = value in ("done", "smaller", "bonus")
        self.is_not_done = value in ("missed", "moved")
        self.sign = ord(_SIGNS[value])


@dataclass(frozen=True, slots=True)
class Smaller:
    """The right side of ``->``: the smallest version one would still do.

    Attributes:
        name: as written; ``""`` when only a duration is given.
        minutes: 0 to 1440, or ``None`` if not given.
    """

    name: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """One thing wanted or done: a line of the file, or all lines of a day with one key.

    Attributes:
        name: as written, without box, marks, tags, duration; never empty.
        key: decides which actions are the same (``docs/format.md``, 1.4).
        state: what the box says.
        planned: whether it stands in a plan; an action that is done and not planned is a bonus.
        minutes: 0 to 1440; of what happened once it is done, else of the plan.
        smaller: the smaller version that the plan names.
        anyway: done although there was no wish to.
        doubt: marked ``?``.
        likely: forecast of doing it, 0 to 100.
        before, after: motivation, 0 to 10.
        expect, felt, mastery: enjoyment expected and felt, accomplishment, 0 to 10.
        size: step on the practice's ladder, from 1.
        cue: the situation of an if-then plan ("after lunch").
        note: the writer's words about it; lines are joined by a line feed.
        tags: without ``#``, as written, in order.
        id, identity: the long keys ``id:`` and ``as:``.
        thought: the text of the thought that it answers.
        span: its line, from the name on.  Where lines were joined, the first of them.
    """

    name: str
    key: str
    state: State = State.OPEN
    _: KW_ONLY
    planned: bool = True
    minutes: int | None = None
    smaller: Smaller | None = None
    anyway: bool = False
    doubt: bool = False
    likely: int | None = None
    before: int | None = None
    after: int | None = None
    expect: int | None = None
    felt: int | None = None
    mastery: int | None = None
    size: int | None = None
    cue: str | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    id: str | None = None
    identity: str | None = None
    thought: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def is_done(self) -> bool:
        """Whether it happened, at whatever size."""
        return self.state in (State.DONE, State.SMALLER)

    def outcome(self, *, is_closed: bool) -> Outcome:
        """Return what became of it, where ``is_closed`` says whether its day is over."""
        if self.is_done and not self.planned:
            return Outcome.BONUS
        if self.state is State.OPEN and is_closed:
            return Outcome.MISSED
        return Outcome(self.state.value)


TALK: Final = "talk"
"""The tag of what is for somebody one talks to; it names no pattern and no identity."""


@dataclass(frozen=True, slots=True)
class Thought:
    """A named thought, and the key of the action written beside it (``None``: none).

    ``tags`` are all of its tags, without ``#``, as written, in order.
    """

    text: str
    pattern: str | None = None
    reframe: str | None = None
    action: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line for or against "I am someone who ...".

    Attributes:
        text: as written, without the tag.
        identity: the name of the identity (its tag), folded.
        supports: ``True`` for, ``False`` against.
        tags: all of its tags, without ``#``, as written, in order.
    """

    text: str
    identity: str
    supports: bool
    span: Span = field(default=NOWHERE, compare=False, repr=False)
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of the day: ``mood: 6 tired``.

    Attributes:
        name: ``mood``, ``mood_am``, ``energy``, ``sleep`` or a declared scale.
        value: the number; ``None`` when a word stands there, or when two devices disagree.
        remark: the words beside it; ``""`` if none.
    """

    name: str
    value: float | None
    remark: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Rest:
    """A declared free day, up to and with ``until`` if that is given; ``why`` may be ``""``."""

    why: str = ""
    until: date | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DayFile:
    """What one file says of one date, line by line, before files and lines are joined.

    Attributes:
        path: below the root of the journal, with ``/``.
        date: the day it belongs to.
        is_note: a file with other words after the date: without an action it makes no day.
        actions: one for each line, in the order of the file.
        elsewhere: deeds that the file dates to another day.
        measures: at most one of each name.
        conflicts: names of numbers of which two values are kept; in no figure.
        tags: of the ``tags:`` key.
        body: the text below the front matter, without comments.
        body_line: line on which ``body`` begins, from 1.
        is_touched: whether anybody wrote in it (``docs/format.md``, 1.7).
        is_recorded: touched, and holds one of our keys or a box that is read.
        is_away: the text is not on this device: this is what was last read of it, or nothing.
    """

    path: str
    date: date
    _: KW_ONLY
    is_note: bool = False
    actions: tuple[Action, ...] = ()
    elsewhere: tuple[tuple[dt.date, Action], ...] = ()
    thoughts: tuple[Thought, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    measures: tuple[Measure, ...] = ()
    conflicts: tuple[str, ...] = ()
    rest: Rest | None = None
    tags: tuple[str, ...] = ()
    body: str = ""
    body_line: int = 1
    is_touched: bool = False
    is_recorded: bool = False
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The free text of one file of a day."""

    path: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Day:
    """All that the journal says of one date.

    Attributes:
        date: the local date.
        files: paths of its files, the one that counts as the day's own first; empty if only
            another day's file speaks of it.
        actions: one for each key.
        is_recorded: somebody wrote something readable; prose alone does not record a day.
        away: those of its files whose text is not on this device; the day is what was last read of
            them, or silent.
    """

    date: date
    _: KW_ONLY
    files: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    thoughts: tuple[Thought, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    measures: tuple[Measure, ...] = ()
    conflicts: tuple[str, ...] = ()
    rest: Rest | None = None
    tags: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    is_touched: bool = False
    is_recorded: bool = False
    away: tuple[str, ...] = ()

    def measure(self, name: str) -> Measure | None:
        """Return the number called ``name``, if the day has it."""
        return next((one for one in self.measures if one.name == name), None)


class Item(Record):
    """What the figures need of one action; a tuple, since there are tens of thousands.

    Attributes:
        key: of the action.
        name: as written.
        outcome: what became of it once its day is over and not of rest; ``None`` for an empty
            box among the done things.
        size: step on the practice's ladder of what happened, else of the plan.
        minutes: of what happened, else of the plan.
        area: that of a tag, else of the practice; ``""`` for none.
        identities: for which the act is evidence, folded.
        moves: whether it is movement.
        is_answer: whether it is written beside a thought.
        has_cue: whether it is an if-then plan.
        is_doubted: marked ``?``, or a forecast of at most 40 in 100.
        anyway: marked so.
        likely, before, after, expect, felt: as in :class:`Action`.
        smaller: the smaller version that the plan names.
    """

    key: str
    name: str
    outcome: Outcome | None
    size: int | None = None
    minutes: int | None = None
    area: str = ""
    identities: tuple[str, ...] = ()
    moves: bool = False
    is_answer: bool = False
    has_cue: bool = False
    is_doubted: bool = False
    anyway: bool = False
    likely: int | None = None
    before: int | None = None
    after: int | None = None
    expect: int | None = None
    felt: int | None = None
    smaller: Smaller | None = None


class DaySummary(Record):
    """What the figures need of one day, whatever day they are made on.

    Attributes:
        ordinal: of the date.
        is_written: whether anybody wrote in it.
        is_entry: whether that records the day.
        has_act: whether something was done.
        rest: whether it is declared free.
        rest_until: ordinal up to which it declares rest; 0 if it does not.
        planned: planned actions, those that were let go left out; once the day is over.
        done: those of them that were done, smaller versions included.
        smaller: those of the done ones that were smaller versions.
        moved: those of the planned ones that were put off.
        missed: those of the planned ones that were left open.
        dropped: actions let go.
        bonus: actions done though not planned.
        items: one for each action, in their order.
        mood, mood_am: numbers; ``None`` if not given.
        evidence: identity, folded, and whether the line is for it.
        thoughts: pattern (``""``: none) and key of the action beside it (``""``: none).
    """

    ordinal: int
    is_written: bool
    is_entry: bool
    has_act: bool
    rest: bool
    rest_until: int
    planned: int
    done: int
    smaller: int
    moved: int
    missed: int
    dropped: int
    bonus: int
    items: tuple[Item, ...]
    mood: float | None
    mood_am: float | None
    evidence: tuple[tuple[str, bool], ...]
    thoughts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Journal:
    """Every day that was read, oldest first, and everything that could not be read.

    A date without a file is absent: not empty, and not zero.

    Attributes:
        name: of the folder, for titles.
        days: one for each date that a file speaks of, oldest first.
        diagnostics: by file, line and column.
        files: how many files were read as days or notes.
        summaries: of the days, by date, if they were made when the days were read.
        sources: digest of what each day was read from; days without one are not known so well.
    """

    days: tuple[Day, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    name: str = ""
    files: int = 0
    summaries: tuple[DaySummary, ...] = field(default=(), compare=False, repr=False)
    sources: Mapping[date, bytes] = field(default_factory=dict, compare=False, repr=False)

    def by_date(self) -> Mapping[date, Day]:
        """Return the days by their date."""
        return {day.date: day for day in self.days}


# -- what journal.toml declares ---------------------------------------------------------------


class Rhythm(enum.Enum):
    """The kinds of schedule of a practice."""

    WHEN_PLANNED = "none"
    """Due on the days on which it is planned."""
    DAILY = "daily"
    WEEKDAYS = "weekdays"
    EVERY_N_DAYS = "every n days"  # no text
    PER_WEEK = "k/week"
    PER_MONTH = "k/month"


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often a practice is due.

    Attributes:
        rhythm: the kind.
        count: the n of ``every n days``, the k of ``k/week`` and ``k/month``; else 0.
        weekdays: ISO numbers (Monday 1) for ``WEEKDAYS``; else empty.
    """

    rhythm: Rhythm = Rhythm.WHEN_PLANNED
    count: int = 0
    weekdays: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ScheduleChange:
    """From ``first`` on the practice follows ``schedule``; the past keeps its rule."""

    first: date
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class Practice:
    """Something done again and again, as ``[practice.NAME]`` declares it.

    Attributes:
        table: its name in ``journal.toml``, which is also its key.
        name: as shown.
        match: names that mean it; ``*`` stands for any words.
        property: the check-box property that answers it.
        heading: words below this heading of the body are the deed.
        sizes: steps, smallest first, each a name, a duration or both.
        absent_is_missed: what a touched day on which it was due and is not mentioned means.
    """

    table: str
    name: str
    _: KW_ONLY
    match: tuple[str, ...] = ()
    property: str | None = None
    heading: str | None = None
    schedule: Schedule = Schedule()
    changes: tuple[ScheduleChange, ...] = ()
    since: date | None = None
    until: date | None = None
    is_movement: bool = False
    area: str | None = None
    sizes: tuple[str, ...] = ()
    identity: str | None = None
    absent_is_missed: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """An "I am someone who ...": the tag that names it, and what it says."""

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Declared rest from ``first`` to ``last``, both included; no practices means everything."""

    first: date
    last: date
    why: str = ""
    practices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """A number of one's own, such as the total of a questionnaire.

    Attributes:
        low, high: both included.
        better: ``"high"`` or ``"low"``, which end is the better one; ``None`` if not said.
    """

    name: str
    low: float
    high: float
    better: str | None = None


@dataclass(frozen=True, slots=True)
class Experiment:
    """Pairs of days of which a coin picks the one that gets the practice.

    Attributes:
        thrown: how the coin fell where the name that throws it is taken away: of each pair,
            whether its first day gets the practice; ``()`` for a thing that is left to no coin.
            ``None``: the name throws it.
    """

    name: str
    practice: str
    start: date
    pairs: int
    thrown: tuple[bool, ...] | None = None
