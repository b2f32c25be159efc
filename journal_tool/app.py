"""What can be done with a journal: each use case once, for every front of the tool."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from journal_tool import rules, screens
from journal_tool.album import Album, album
from journal_tool.analysis import (
    Analysis,
    analyse,
)
from journal_tool.dayfile import body_html, fold, look_alikes, pattern_problem
from journal_tool.diagnostics import Diagnostic, Severity, about_file, at
from journal_tool.language import _
from journal_tool.model import Action, Day, Journal, Outcome
from journal_tool.output import Written, hide_from_git, others_in, write_alone, write_pages
from journal_tool.own_templates import own_templates
from journal_tool.phrases import to_type
from journal_tool.pictures import NO_PICTURES, Pictures
from journal_tool.redact import redacted
from journal_tool.report import (
    NO_MEMORY,
    PLAINLY,
    Compiled,
    Making,
    Page,
    own_names,
    own_pages,
    pages,
    sheet_page,
)
from journal_tool.resources import templates
from journal_tool.screens import (
    Doubts,
    LastTime,
    Today,
)
from journal_tool.settings import Settings
from journal_tool.store import Progress, Store, no_progress
from journal_tool.text import SourceText
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """A journal as it reads on a date.

    Attributes:
        journal: days and what was wrong with their files.
        settings: in force.
        today: the date that counts as today.
        problems: everything to tell, by file and line.
    """

    journal: Journal
    settings: Settings
    today: date
    problems: tuple[Diagnostic, ...]

    def count(self, severity: Severity) -> int:
        """Return how many problems have this severity."""
        return sum(one.rule.severity is severity for one in self.problems)


def read(store: Store, today: date, progress: Progress = no_progress) -> Reading:
    """Read the whole journal and look it over; ``progress`` is told of each file."""
    journal = store.load(progress)
    more = [*_settings_problems(store), *_done_in_future(store, journal, today)]
    problems = sorted([*journal.diagnostics, *more], key=lambda one: one.sort_key)
    return Reading(journal, store.settings, today, tuple(problems))


def check(store: Store, today: date, paths: Sequence[str] = ()) -> tuple[Diagnostic, ...]:
    """Return every problem, of the files in ``paths`` only if there are any.

    Args:
        store: the journal.
        today: the date that counts as today.
        paths: files or folders below the root, with ``/``.
    """
    reading = read(store, today)
    more = [
        *_similar_names(store, reading.journal),
        *_template_problems(store, reading),
        *_album(store, reading).problems,
    ]
    problems = sorted([*reading.problems, *more], key=lambda one: one.sort_key)
    if not paths or "." in paths:
        return tuple(problems)
    return tuple(
        one
        for one in problems
        if any(
            one.span.path == path or one.span.path.startswith(path.rstrip("/") + "/")
            for path in paths
        )
    )


def _settings_problems(store: Store) -> list[Diagnostic]:
    pattern = store.settings.file
    wrong = pattern_problem(pattern) if pattern else None
    if not wrong:
        return []
    message = f"file: {wrong}"  # no text
    return [about_file(rules.BAD_SETTING, "journal.toml", message)]


A_FEW: Final = 7
"""Days after today on which something is done: so few are slips; more are a look at the past."""


def _done_in_future(store: Store, journal: Journal, today: date) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    later = [
        day for day in journal.days if day.date > today and any(a.is_done for a in day.actions)
    ]
    if len(later) > A_FEW:
        return found
    for day in reversed(later):
        for action in day.actions:
            source = store.source(action.span.path) if action.is_done else None
            if source:
                found.append(
                    at(
                        rules.DONE_IN_FUTURE,
                        source,
                        action.span,
                        _(
                            "'{action}' is done on {date}",
                            action=action.name,
                            date=day.date.isoformat(),
                        ),
                    )
                )
    return found


def _similar_names(store: Store, journal: Journal) -> list[Diagnostic]:
    """Tell of names that look alike; they are never joined without being asked."""
    first: dict[str, Action] = {}
    days: Counter[str] = Counter()
    for day in journal.days:
        for action in day.actions:
            first.setdefault(action.key, action)
            days[action.key] += 1
    practices = {practice.table for practice in store.settings.practices}
    found = []
    for one, other in look_alikes(key for key in first if key not in practices):
        action, earlier = first[other], first[one]
        source = store.source(action.span.path)
        if source:
            message = _("'{action}' looks like '{other}'", action=action.name, other=earlier.name)
            place = earlier.span
            names = earlier.name, action.name
            kept = names if days[one] >= days[other] else names[::-1]  # the one that is usual
            hint = _(
                "first on line {line} of {file}; one action?  {command}",
                line=place.line,
                file=place.path,
                command=to_type("journal join", *kept),  # no text
            )
            found.append(at(rules.SIMILAR_NAMES, source, action.span, message, hint))
    return found


@dataclass(frozen=True, slots=True)
class Built:
    """A report that was written.

    Attributes:
        index: its first page, or its one file.
        reading: what it was made from.
        written: what changed on disk.
        others: files of the folder that a redacted report did not make; they may hold words.
    """

    index: Path
    reading: Reading
    written: Written
    others: tuple[str, ...] = ()

    @property
    def problems(self) -> int:
        """How many errors and warnings there are."""
        return self.reading.count(Severity.ERROR) + self.reading.count(Severity.WARNING)


class OutputIsJournal(Exception):  # noqa: N818  named for what happened
    """The folder for the report holds the days, so pages would lie among them."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} holds the journal itself")  # no text


class NameIsTaken(Exception):  # noqa: N818  named for what happened
    """The file for the report would be read as a part of the journal."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} would be read as a part of the journal")  # no text


def build(  # noqa: PLR0913 - what to make it from, and where to
    store: Store,
    today: date,
    folder: Path,
    *,
    redact: bool = False,
    progress: Progress = no_progress,
    making: Making = PLAINLY,
) -> Built:
    """Write the report of the journal to ``folder``.

    Args:
        store: the journal.
        today: the date that counts as today.
        folder: for all pages.
        redact: whether words and names are left out.
        progress: told of each file that is read and each page that is made.
        making: with the memory of the last build there, without which a redacted report is made.

    Raises:
        OutputIsJournal: ``folder`` is the folder of the days or one above it.
        ForeignFile, CannotWrite: see :func:`journal_tool.output.write_pages`.
    """
    _refuse_journal(store, folder)
    shown, reading = _shown(store, today, progress, redact=redact)
    if redact:
        making = making._replace(memory=NO_MEMORY)
    made, found = _pages(store, shown, redact=redact, making=making)
    paths: list[str] = []
    counted = _counted(made, progress, paths, making.ready)
    written = write_pages(folder, counted, making.memory.untouched, making.early)
    others = others_in(folder, paths) if redact else ()
    return Built(folder / "index.html", _with(reading, found), written, others)


def build_single(  # noqa: PLR0913 - what to make it from, and where to
    store: Store,
    today: date,
    file: Path,
    *,
    redact: bool = False,
    progress: Progress = no_progress,
    compiled: Compiled | None = None,
) -> Built:
    """Write the whole report to ``file``, and nothing else.

    Args:
        store: the journal.
        today: the date that counts as today.
        file: the one file.
        redact: whether words and names are left out.
        progress: told of each file that is read and each page that is made.
        compiled: where compiled templates are kept, if anywhere.

    Raises:
        NameIsTaken: ``file`` would be read as a day, or as the settings.
        ForeignFile, CannotWrite: see :func:`journal_tool.output.write_alone`.
    """
    from journal_tool.report.single import single_page  # reads HTML, which no other command does

    if store.would_read(file):
        raise NameIsTaken(file)
    shown, reading = _shown(store, today, progress, redact=redact)
    making = Making(compiled=compiled)
    made, found = _pages(store, shown, redact=redact, making=making)
    data = single_page(
        _counted(made, progress, [], making.ready),
        templates(),
        name=shown.journal.name,
        as_of=today,
        rules=shown.settings.report,
        compiled=compiled,
    )
    return Built(file, _with(reading, found), write_alone(file, data))


def _shown(
    store: Store, today: date, progress: Progress, *, redact: bool
) -> tuple[Reading, Reading]:
    """Return what a report is made from, and what was read."""
    reading = read(store, today, progress)
    if not redact:
        return reading, reading
    journal, settings, problems = redacted(reading.journal, reading.settings, reading.problems)
    return Reading(journal, settings, today, problems), reading


def _with(reading: Reading, found: Sequence[Diagnostic]) -> Reading:
    """Return what was read with what else is to be told."""
    problems = sorted([*reading.problems, *found], key=lambda one: one.sort_key)
    return replace(reading, problems=tuple(problems))


def _counted(
    made: Iterable[Page], progress: Progress, paths: list[str], ready: Callable[[], None]
) -> Iterator[Page]:
    """Yield pages while they are told of, and their paths are added to a list.

    Before the first it is asked whether it may be written (``ready``).
    """
    for count, page in enumerate(made, 1):
        if count == 1:
            ready()
        progress(_("Writing"), count, None)
        paths.append(page.path)
        yield page


def _refuse_journal(store: Store, folder: Path) -> None:
    days = (store.root / store.settings.folder).resolve()
    real = folder.resolve()
    if days == real or real in days.parents:
        raise OutputIsJournal(folder)


class NothingWritten(Exception):  # noqa: N818  named for what happened
    """Nothing is written on the days that were asked for.

    Attributes:
        first, last: the days, both included.
        newest: the newest day before them with an entry, or ``None``.
    """

    def __init__(self, first: date, last: date, newest: date | None = None) -> None:
        super().__init__(f"nothing is written from {first} to {last}")  # no text
        self.first = first
        self.last = last
        self.newest = newest


def page(  # noqa: PLR0913 - what to bring, and where to
    store: Store,
    today: date,
    since: date,
    *,
    picked: Sequence[date] = (),
    shows_against: bool = False,
    file: Path | None = None,
    compiled: Compiled | None = None,
) -> Path:
    """Write one A4 side to bring to somebody; return its path.

    Args:
        store: the journal.
        today: the date that counts as today.
        since: first day; not after ``today``.
        picked: days whose words stand on it in full, none after ``today``.
        shows_against: whether evidence against and what was not done may stand.
        file: where to; ``None`` for ``page.html`` in the folder of the report.
        compiled: where compiled templates are kept, if anywhere.

    Raises:
        NothingWritten: in the stretch, or on one of the days picked.
        OutputIsJournal: the folder of the report holds the days.
        ForeignFile, CannotWrite: see :func:`journal_tool.output.write_alone`.
    """
    if file is None:
        _refuse_journal(store, store.output)
    reading = read(store, today)
    analysis = analyse(reading.journal, reading.settings, as_of=today)
    written = {date.fromordinal(one) for one in analysis.written}
    for one in picked:
        if one not in written:
            raise NothingWritten(one, one)
    if not picked and not any(one >= since for one in written):
        earlier = [one for one in written if one < since]
        raise NothingWritten(since, today, max(earlier, default=None))
    found = screens.sheet(reading.journal, reading.settings, analysis, since, picked)
    made = sheet_page(
        found,
        reading.journal,
        analysis,
        reading.settings,
        templates(),
        shows_against=shows_against,
        compiled=compiled,
    )
    if file is None:
        hide_from_git(store.output)
    path = file or store.output / PAGE
    write_alone(path, made, makes_folder=True)
    return path


PAGE: Final = "page.html"
"""Name of the sheet; the report has no page of that name."""


def _pages(
    store: Store,
    reading: Reading,
    *,
    redact: bool,
    making: Making = PLAINLY,
) -> tuple[Iterable[Page], tuple[Diagnostic, ...]]:
    """Return the pages, and what is said of the journal's own templates and of its pictures.

    Where words are left out the packed templates alone are used: own ones may hold words too.
    """
    packed = templates()
    own, found = ({}, ()) if redact else own_templates(store, own_names(packed))
    shown = _album(store, reading)
    pictures = shown.pictures
    found = (*found, *shown.problems)
    if own:
        return _own_pages(reading, packed, own, found, pictures)
    journal = reading.journal
    if not redact:
        journal = replace(journal, summaries=store.summaries(journal))
    analysis = analyse(journal, reading.settings, as_of=reading.today)
    problems = [*reading.problems, *found]
    made = pages(
        reading.journal,
        analysis,
        reading.settings,
        packed,
        problems,
        body_html,
        pictures=pictures,
        making=making,
    )
    return made, found


def _album(store: Store, reading: Reading) -> Album:
    """Return the pictures that the report shows: of days with words, if these may stand."""
    days = reading.journal.days if reading.settings.report.words else ()
    found = album(store, (day for day in days if day.is_touched))
    store.note_pictures(found.files, are_all=found.is_plain)
    return found


def _own_pages(
    reading: Reading,
    packed: Mapping[str, str],
    own: Mapping[str, SourceText],
    found: tuple[Diagnostic, ...],
    pictures: Pictures,
) -> tuple[Sequence[Page], tuple[Diagnostic, ...]]:
    analysis = analyse(reading.journal, reading.settings, as_of=reading.today)
    problems = [*reading.problems, *found]
    made, more = own_pages(
        reading.journal, analysis, reading.settings, packed, own, problems, body_html, pictures
    )
    return made, (*found, *more)


def _template_problems(store: Store, reading: Reading) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the journal's own templates.

    What one asks for is known when it makes its pages, so they are made, and not written.
    """
    packed = templates()
    own, found = own_templates(store, own_names(packed))
    return _own_pages(reading, packed, own, found, NO_PICTURES)[1] if own else found


@dataclass(frozen=True, slots=True)
class Screen:
    """The first screen of a day, and what it was made from."""

    reading: Reading
    analysis: Analysis
    today: Today


def today(store: Store, day: date) -> Screen:
    """Return the first screen of ``day``."""
    reading = read(store, day)
    analysis = analyse(reading.journal, reading.settings, as_of=day)
    screen = screens.today(reading.journal, reading.settings, analysis, day, reading.problems)
    return Screen(reading, analysis, screen)


@dataclass(frozen=True, slots=True)
class Named:
    """An action that a name means: its key, and the name as written last."""

    key: str
    name: str


class NoSuchAction(Exception):  # noqa: N818  named for what happened
    """A name means no action of the journal, or several.

    Attributes:
        name: as typed.
        near: names that it could mean; several that begin with it, or those that look like it.
        are_several: whether it means all of ``near``.
    """

    def __init__(self, name: str, near: Sequence[str], *, are_several: bool) -> None:
        super().__init__(name)
        self.name = name
        self.near = tuple(near)
        self.are_several = are_several


def find_action(reading: Reading, name: str) -> Named:
    """Return the action that a name means: its key, a name it had, or the beginning of one.

    Raises:
        NoSuchAction: none, or more than one.
    """
    known = _known_names(reading)
    wanted = fold(name, reading.settings.units)
    exact = known.get(wanted)
    if exact is not None:
        return exact
    found = {one.key: one for text, one in known.items() if wanted and text.startswith(wanted)}
    if len(found) == 1:
        return next(iter(found.values()))
    if found:
        names = sorted(one.name for one in found.values())
        raise NoSuchAction(name, names, are_several=True)
    near = get_close_matches(wanted, known, 3, 0.6)
    names = list(dict.fromkeys(known[text].name for text in near))
    raise NoSuchAction(name, names, are_several=False)


def _known_names(reading: Reading) -> dict[str, Named]:
    """Return every action by each of its folded names; a practice by its own name and table."""
    units = reading.settings.units
    practices = {one.table: one for one in reading.settings.practices}
    known: dict[str, Named] = {}
    for day in reading.journal.days:
        for action in day.actions:
            shown = practices[action.key].name if action.key in practices else action.name
            for text in (action.key, fold(action.name, units)):
                known[text] = Named(action.key, shown)
    for table, practice in practices.items():
        for text in (table, practice.name):
            known[fold(text, units)] = Named(table, practice.name)
    return known


@dataclass(frozen=True, slots=True)
class Last:
    """What is known of the last time of an action."""

    named: Named
    time: LastTime | None
    doubts: Doubts | None


def last(reading: Reading, name: str) -> Last:
    """Return the last time of the action that ``name`` means.

    Raises:
        NoSuchAction: it means none, or several.
    """
    named = find_action(reading, name)
    return Last(
        named,
        screens.last_time(reading.journal, named.key, reading.today),
        screens.doubts(reading.journal, named.key, reading.today),
    )


def times_of(
    reading: Reading, analysis: Analysis, key: str
) -> tuple[tuple[Day, Action, Outcome | None], ...]:
    """Return every day that speaks of an action, the newest first, up to today."""
    of_day = analysis.book
    return tuple(
        (day, action, outcome)
        for day in reversed(reading.journal.days)
        if day.date <= reading.today and day.date in of_day
        for action, outcome in zip(day.actions, of_day[day.date].outcomes, strict=True)
        if action.key == key
    )
