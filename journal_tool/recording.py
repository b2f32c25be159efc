"""What somebody records: planned, done, let go, put off, a thought, rest; each use case once.

Everything is said of the files as they are when they are written: a change is a function of the
text, and is made again when somebody else was faster.  Only the files of the days in question are
read; all others are listed, and nothing more.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal_tool.dayfile import decode, encode, line_of
from journal_tool.dayfile.edits import (
    AddDeed,
    AddPlan,
    AddThought,
    Annotate,
    CannotEdit,
    Change,
    FileStyle,
    SetRest,
    SetState,
    edit,
)
from journal_tool.language import _
from journal_tool.model import Action, DayFile, State
from journal_tool.naming import Found, action_meant
from journal_tool.newday import new_lists, new_text
from journal_tool.phrases import brief_date, duration
from journal_tool.places import (
    DayPlace,
    journal_between,
    meant,
    place_for,
    places_for,
    places_of,
    read_place,
    read_text,
)
from journal_tool.saving import Change as Saving
from journal_tool.saving import Saved, Saver
from journal_tool.store import Store
from journal_tool.text import SourceText, Span
from journal_tool.values import dataclass

if TYPE_CHECKING:  # what ticking a plan does not need
    from journal_tool.screens import LeftOpen

_OF_A_PLAN: Final = ("minutes", "smaller", "cue", "likely", "doubt", "tags", "note")
"""What a line can say of a plan besides its name."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was recorded.

    Attributes:
        place: its file and line, ``2026-11-22.md:7``.
        text: what stands there now, in words.
        is_new: ``False`` if it stood there before.
    """

    place: str
    text: str
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of a command.

    Attributes:
        told: what was recorded, in the order in which it was.
        warnings: sentences about what should be known.
        rescued: files, below the root, that hold what somebody else wrote at the same time.
    """

    told: tuple[Told, ...]
    warnings: tuple[str, ...] = ()
    rescued: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Begun:
    """The file of a day, ready to be written in.

    Attributes:
        day: whose file it is.
        path: below the root, with ``/``.
        is_new: whether it was made just now.
    """

    day: date
    path: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """What is written beside an action; ``None`` for what was not said.

    Attributes:
        minutes: 0 to 1440.
        before, after, expect, felt: 0 to 10.
        likely: 0 to 100.
        anyway, doubt: whether it is marked so.
        note: in words.
    """

    minutes: int | None = None
    before: int | None = None
    after: int | None = None
    expect: int | None = None
    felt: int | None = None
    likely: int | None = None
    anyway: bool = False
    doubt: bool = False
    note: str | None = None

    def on(self, key: str) -> list[Change]:
        """Return the change that writes them beside the action with this key, if there are any."""
        if self == NO_MARKS:
            return []
        return [
            Annotate(
                key,
                minutes=self.minutes,
                before=self.before,
                after=self.after,
                expect=self.expect,
                felt=self.felt,
                likely=self.likely,
                anyway=self.anyway or None,
                doubt=self.doubt or None,
                note=self.note,
            )
        ]


NO_MARKS: Final = Marks()


class Recorder:
    """Records in the journal of a store.

    Attributes:
        store: the journal.
        day: the day that is written in, unless a command names another.

    Args:
        store: see above.
        saver: writes its files.
        day: see above.
        command: its words, by which the change can be recognised when it is taken back.
    """

    def __init__(self, store: Store, saver: Saver, day: date, command: str) -> None:
        self.store = self._store = store
        self._saver = saver
        self.day = day
        self._command = command

    # -- what there is -------------------------------------------------------------------------

    def actions(self, day: date | None = None) -> tuple[Found, ...]:
        """Return the actions of a day, one for each key, in the order of its lines."""
        day, best = day or self.day, dict[str, Found]()
        for place in places_of(self._store, day):
            parsed = read_place(self._store, place, day)
            for action in parsed.actions if parsed else ():
                known = best.get(action.key)
                if known is None or (action.planned and not known.action.planned):
                    best[action.key] = Found(place, action)
        return tuple(best.values())

    def find(
        self, name: str, day: date | None = None, *, states: Iterable[State] = tuple(State)
    ) -> Found:
        """Return the action of a day that a name means: all of it, or how it alone begins.

        Args:
            name: as typed.
            day: where to look.
            states: it is in one of these; the open ones come before the others.

        Raises:
            NoSuchAction: it means none, or several.
        """
        day = day or self.day
        units = self._store.settings.units
        return action_meant(name, day, self.actions(day), units, set(states))

    # -- what can be recorded ------------------------------------------------------------------

    def plan(self, line: str, marks: Marks = NO_MARKS, *, day: date | None = None) -> Recorded:
        """Add a planned action.

        Args:
            line: as typed, with whatever the grammar of a line allows.
            marks: that go on it besides.
            day: for which it is planned.
        """
        day = day or self.day
        with self._step() as step:
            place = place_for(self._store, day)
            step.edit(place, day, lambda file: self._added(AddPlan(line), file, marks))
        recorded = step.recorded()
        if any(not one.is_new for one in recorded.told) and self._says_more(line, day):
            stays = _(
                "The line there stays as it is. What it shall say besides, write in the file."
            )
            return replace(recorded, warnings=(*recorded.warnings, stays))
        return recorded

    def deed(self, line: str, marks: Marks = NO_MARKS) -> Recorded:
        """Add something done that no plan of the day speaks of."""
        with self._step() as step:
            place = place_for(self._store, self.day)
            step.edit(place, self.day, lambda file: self._added(AddDeed(line), file, marks))
        return step.recorded()

    def begin(self, plans: Mapping[date, Sequence[str]]) -> tuple[tuple[Begun, ...], Recorded]:
        """Make the file of each day that has none, and plan lines on it.

        A file that is there stays as it is, but for lines of which the day does not speak yet.

        Args:
            plans: lines to plan, by the day; none leave a new file as its template has it.
        """
        places = places_for(self._store, plans)
        begun = tuple(
            Begun(day, place.path, not (self._store.root / place.path).is_file())
            for day, place in places.items()
        )
        for one in begun:
            if one.is_new:  # a template that fails on one of the days makes none of them
                new_text(self._store.root, self._store.template, one.day)
        with self._step() as step:
            for one in begun:
                if plans[one.day]:
                    wanted = partial(self._not_there, plans[one.day])
                    step.edit(places[one.day], one.day, wanted)
                elif one.is_new:
                    step.make(places[one.day], one.day)
        return begun, step.recorded()

    def _not_there(self, lines: Sequence[str], file: DayFile) -> list[Change]:
        """Return the changes that plan those lines of which no file of a day speaks."""
        known = {action.key for action in file.actions}
        known |= {found.action.key for found in self.actions(file.date)}
        typed = [(line, meant(self._store, line, file.date)) for line in lines]
        return [AddPlan(line) for line, action in typed if not action or action.key not in known]

    def left_open(self, day: date) -> "LeftOpen | None":
        """Return what was left open on the last day with plans before ``day``.

        Raises:
            BadTemplate: the day has no file, and its template cannot be used.
        """
        from journal_tool import screens  # which no other command of these needs
        from journal_tool.analysis import analyse, days_before

        store, place = self._store, place_for(self._store, day)
        more = []
        if not (store.root / place.path).is_file():  # what its template plans is there as well
            text = SourceText(place.path, new_text(store.root, store.template, day))
            more.append(store.reader.read(text, day))
        journal = journal_between(store, days_before(day, 2 * screens.LOOK_BACK), day, more)
        analysis = analyse(journal, store.settings, as_of=min(day, self.day))
        return screens.left_open(journal, store.settings, analysis, day)

    def set_state(self, found: Found, state: State, marks: Marks = NO_MARKS) -> Recorded:
        """Write what became of an action, and the marks that belong to that."""
        key = found.action.key
        changes = [SetState(key, state), *marks.on(key)]
        with self._step() as step:
            step.edit(found.place, self.day, lambda _file: changes)
        return step.recorded()

    def move(self, found: Found, to: date) -> Recorded:
        """Put an action off: it is planned on another day, with all that was written of the plan.

        The other day is written first, so that it stands twice, and never nowhere, if the power
        goes between.
        """
        key = found.action.key
        line = self._as_typed(found.action, to)
        with self._step() as step:
            step.edit(place_for(self._store, to), to, lambda _file: [AddPlan(line)])
            step.edit(found.place, self.day, lambda _file: [SetState(key, State.MOVED)])
        return step.recorded()

    def rest(self, until: date | None, why: str) -> Recorded:
        """Declare the day free, up to and with ``until`` if that is given."""
        with self._step() as step:
            place = place_for(self._store, self.day)
            step.edit(place, self.day, lambda _file: [SetRest(until, why)])
        return step.recorded()

    def thought(self, text: str, pattern: str | None, action: str | None) -> Recorded:
        """Write a thought in a line, and beside it the action that answers it."""
        with self._step() as step:
            place = place_for(self._store, self.day)
            step.edit(place, self.day, lambda _file: [AddThought(text, pattern, action)])
        return step.recorded()

    # -- how -----------------------------------------------------------------------------------

    def _added(self, change: AddPlan | AddDeed, file: DayFile, marks: Marks) -> list[Change]:
        """Return the changes that add a line and its marks, or use a line that is there.

        What is planned already is planned once; if it was let go or put off, it is open again.
        """
        action = meant(self._store, change.text, file.date)
        if action is None:
            return [change]  # which says what is wrong with it
        same = [one for one in file.actions if one.key == action.key]
        if isinstance(change, AddPlan) and any(one.planned for one in same):
            is_away = not any(one.is_done or one.state is State.OPEN for one in same)
            again: list[Change] = [SetState(action.key, State.OPEN)] if is_away else []
            # Of one line, and what it says: of several the one that decides may say something else.
            as_it_is = SetState(action.key, same[0].state, 1)
            return [*again, *marks.on(action.key)] or [as_it_is]
        return [change, *marks.on(action.key)]

    def _says_more(self, line: str, day: date) -> bool:
        """Return whether a line says something that the plan with its key does not say."""
        typed = meant(self._store, line, day)
        there = {one.action.key: one.action for one in self.actions(day)}
        old = there.get(typed.key) if typed else None
        given = ((getattr(typed, name, None), getattr(old, name, None)) for name in _OF_A_PLAN)
        return any(new and new != known for new, known in given)

    def _as_typed(self, action: Action, day: date) -> str:
        """Return a line that reads as an action, without a size that its other words mean."""
        line = line_of(replace(action, size=None))
        read = meant(self._store, line, day)
        return line if read is not None and read.size == action.size else line_of(action)

    @contextmanager
    def _step(self) -> "Iterator[_Step]":
        with self._saver.change(self._command) as saving:
            yield _Step(self._store, saving)


class _Step:
    """What is written by one command."""

    def __init__(self, store: Store, saving: Saving) -> None:
        self._store = store
        self._saving = saving
        self._told: list[Told] = []
        self._saved: list[Saved] = []

    def edit(
        self, place: DayPlace, day: date, changes_of: Callable[[DayFile], Sequence[Change]]
    ) -> None:
        """Write changes into one file.

        Raises:
            CannotEdit, NotSaved: nothing of the step is written.
        """
        told: list[Told] = []

        def edited(raw: bytes | None) -> bytes:
            store = self._store
            if raw is None:
                source = SourceText(place.path, new_text(store.root, store.template, day))
            else:
                source = _text_of(place.path, raw)
            file = read_text(store, place, source, day)
            lists = new_lists(store.root, store.template)
            style = FileStyle(lists, is_note=place.is_note, is_dated_by_name=place.is_dated_by_name)
            changes = changes_of(file)
            after = edit(store.reader, source, day, changes, style=style)
            read = read_text(store, place, after.source, day)
            told[:] = _told(place, read, changes, after.places, day)
            return encode(after.source)

        self._saved.append(self._saving.save(Path(place.path), edited))
        self._told += told

    def make(self, place: DayPlace, day: date) -> None:
        """Make the file of a day as its template has it; one that is there stays as it is.

        Raises:
            BadTemplate, NotSaved: nothing of the step is written.
        """
        store = self._store

        def made(raw: bytes | None) -> bytes:
            return new_text(store.root, store.template, day).encode() if raw is None else raw

        self._saved.append(self._saving.save(Path(place.path), made))

    def recorded(self) -> Recorded:
        """Return what was written."""
        root = self._store.root.resolve()
        return Recorded(
            tuple(self._told),
            tuple(text for one in self._saved for text in one.warnings),
            tuple(path.relative_to(root).as_posix() for one in self._saved for path in one.rescued),
        )


def _text_of(path: str, raw: bytes) -> SourceText:
    """Return the text of a file that can be written again byte for byte.

    Raises:
        CannotEdit: it cannot.
    """
    source, found = decode(path, raw)
    if source is None:
        raise CannotEdit(found[0].message, path, _(found[0].rule.advice))
    if encode(source) != raw:
        reason = _("the file holds bytes that are not UTF-8, which writing it would lose")
        raise CannotEdit(reason, path, _("Save it as UTF-8 first; 'journal check' shows the line."))
    return source


def _told(
    place: DayPlace,
    file: DayFile,
    changes: Sequence[Change],
    places: Sequence[Span | None],
    day: date,
) -> list[Told]:
    """Return what stands in a file now: a line for each action, thought and rest that changed."""
    told: dict[str, Told] = {}
    for change, span in zip(changes, places, strict=True):
        key = ""
        match change:
            case SetState(key=key) | Annotate(key=key):
                pass
            case AddPlan() | AddDeed():
                key = _key_at(file, span) if span else ""
        action = _of_key(file, key)
        text = described(action) if action else _words_of(change, day)
        at = span or (action.span if action else None)
        before = told.get(key or text)
        told[key or text] = Told(
            f"{place.path}:{at.line}" if at else place.path,
            text,
            is_new=span is not None or (before is not None and before.is_new),
        )
    return list(told.values())


def _key_at(file: DayFile, place: Span) -> str:
    """Return the key of the action at a place; several can stand on one line."""
    here = [one for one in file.actions if one.span and one.span.line == place.line]
    return min(here, key=lambda one: abs(one.span.start - place.start)).key if here else ""


def _of_key(file: DayFile, key: str) -> Action | None:
    """Return the line that decides about an action: a planned one before others."""
    lines = [one for one in file.actions if one.key == key]
    return next((one for one in lines if one.planned), lines[0] if lines else None)


def _words_of(change: Change, day: date) -> str:
    match change:
        case AddThought(text=text, action=None):
            return text
        case AddThought(text=text, action=answer):
            return f"{text} -> {answer}"
        case SetRest(until=date() as until):
            return _("rest until {date}", date=brief_date(until, seen_from=day))
        case _:
            return _("rest")


def described(action: Action) -> str:
    """Return an action and what became of it: ``Walk (10m) done``."""
    minutes = action.minutes
    name = action.name if minutes is None else f"{action.name} ({duration(minutes)})"
    match action.state:
        case State.OPEN:
            return _("{action} planned", action=name)
        case State.DONE:
            return _("{action} done", action=name)
        case State.SMALLER:
            return _("{action} done, the smaller version", action=name)
        case State.DROPPED:
            return _("{action} let go", action=name)
        case State.MOVED:
            return _("{action} put off", action=name)
