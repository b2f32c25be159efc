"""Repairs of the files of a journal: found first, then written as one step, or only shown.

A repair changes nothing of what a day says (:func:`~journal_tool.dayfile.edits.fixes`).  A file
that cannot be written costs itself only; what stays is told by whoever looks the journal over.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from journal_tool.dayfile import Kind, decode, encode
from journal_tool.dayfile.edits import CannotEdit, FileStyle, Fix, edit, fixes
from journal_tool.language import _
from journal_tool.places import DayPlace
from journal_tool.saving import Change, GitIsBusy, HalfDone, NotSaved, Saved, Saver
from journal_tool.scan import shown_path
from journal_tool.store import Progress, Store, no_progress
from journal_tool.text import SourceText
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class Mended:
    """One file and its repairs.

    Attributes:
        place: of the file.
        day: its date.
        before, after: its whole text.
        fixes: what is different, in the order of the file; their places are in ``after``.
    """

    place: DayPlace
    day: date
    before: str
    after: str
    fixes: tuple[Fix, ...]

    @property
    def path(self) -> str:
        """Below the root of the journal, as it is shown."""
        return shown_path(self.place.path)


@dataclass(frozen=True, slots=True)
class Left:
    """A file that stays as it is: a sentence why, and what to do (``""`` if that is not known)."""

    path: str
    message: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Repairs:
    """What can be repaired, or was.

    Attributes:
        files: with their repairs.
        left: files in which nothing can be repaired while they are as they are.
        rescued: files, below the root, that hold what somebody else wrote at the same time.
        warnings: sentences about what should be known.
    """

    files: tuple[Mended, ...] = ()
    left: tuple[Left, ...] = ()
    rescued: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many repairs there are."""
        return sum(len(one.fixes) for one in self.files)


def repairs(store: Store, paths: Sequence[str] = (), progress: Progress = no_progress) -> Repairs:
    """Find what can be repaired; nothing is written.

    Args:
        store: the journal.
        paths: files or folders below the root, with ``/``; none for all of it.
        progress: told of each file that was looked at.
    """
    files: list[Mended] = []
    left: list[Left] = []
    places = [one for one in _places(store) if _is_below(one[0].path, paths)]
    for at, (place, day) in enumerate(places, 1):
        shown = shown_path(place.path)
        source, told = store.files.text(place.path)
        if source is None:
            left.append(_left(shown, told[0].message, _(told[0].rule.advice)))
            continue
        try:
            one = _mended(store, place, source, day)
        except CannotEdit as error:
            left.append(_left(shown, error.reason, error.advice))
        else:
            files += [one] if one.fixes else []
        progress(_("Reading"), at, len(places))
    return Repairs(tuple(files), tuple(left))


def mend(store: Store, saver: Saver, found: Repairs, command: str) -> Repairs:
    """Write repairs, all in one step; return what was written, and what was left.

    Args:
        store: the journal.
        saver: writes its files.
        found: which files; each is repaired as it is by now.
        command: its words, by which the change can be recognised when it is taken back.

    Raises:
        NotSaved: nothing can be written in this journal just now.
    """
    if not found.files:
        return found
    files: list[Mended] = []
    left, rescued, warnings = [*found.left], list[str](), list[str]()
    root = store.root.resolve()
    with saver.change(command) as change:
        for one in found.files:
            try:
                mended, saved = _written(store, change, one)
            except (GitIsBusy, HalfDone):  # of every file it is the same, or worse
                raise
            except NotSaved as error:
                left.append(Left(one.path, error.message, error.advice))
                continue
            except CannotEdit as error:
                left.append(_left(one.path, error.reason, error.advice))
                continue
            files += [mended] if mended.fixes else []
            rescued += [path.relative_to(root).as_posix() for path in saved.rescued]
            warnings += saved.warnings
    return Repairs(tuple(files), tuple(left), tuple(rescued), tuple(warnings))


def _left(path: str, reason: str, advice: str) -> Left:
    text = _("{file} was left as it is: {reason}.", file=path, reason=reason)
    return Left(path, text, advice)


def _written(store: Store, change: Change, one: Mended) -> tuple[Mended, Saved]:
    """Write the repairs of one file.

    Raises:
        NotSaved, CannotEdit: it is as it was.
    """
    written = [one]

    def edited(raw: bytes | None) -> bytes:
        if raw is None:
            raise CannotEdit(_("the file is gone"), one.path)
        source, told = decode(one.path, raw)
        if source is None:
            raise CannotEdit(told[0].message, one.path, _(told[0].rule.advice))
        written[:] = [_mended(store, one.place, source, one.day)]
        return encode(source.with_text(written[0].after))

    saved = change.save(store.root / one.place.path, edited)
    return written[0], saved


def _places(store: Store) -> Iterator[tuple[DayPlace, date]]:
    """Yield the files that are days or notes of days, and their dates; no conflict copies."""
    for file in store.files_now():
        if file.name.date is not None:
            yield DayPlace(file.path, file.name.kind is Kind.NOTE), file.name.date
        elif file.name.kind is Kind.OTHER:
            parsed = store.dated_inside(file)
            if parsed is not None:
                yield DayPlace(file.path, is_dated_by_name=False), parsed.day.date


def _is_below(path: str, paths: Sequence[str]) -> bool:
    folders = [one.rstrip("/") + "/" for one in paths]
    return not paths or "." in paths or path in paths or path.startswith(tuple(folders))


def _mended(store: Store, place: DayPlace, source: SourceText, day: date) -> Mended:
    """Return a file with its repairs.

    Raises:
        CannotEdit: it may not be changed at all.
    """
    style = FileStyle(is_note=place.is_note, is_dated_by_name=place.is_dated_by_name)
    if "<<<<<<<" in source.text or "\ufffd" in source.text:
        edit(store.reader, source, day, [], style=style)  # which says why not
    fixed = fixes(store.reader, source, day, style=style)
    return Mended(place, day, source.text, fixed.source.text, fixed.fixes)
