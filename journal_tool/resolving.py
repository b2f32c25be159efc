"""Days of which there are several versions, each made one: shown first, then written as one step.

A copy that a sync client made is never deleted: once its day holds what it says, it lies below
``.journal/conflicts/`` under the name that it had.  What cannot be joined without losing something
stays as it is, with a sentence why.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Final

from journal_tool import rules
from journal_tool.dayfile import Kind, decode, encode, read_name
from journal_tool.dayfile.merge import (
    CannotMerge,
    Clash,
    Version,
    merge,
    settled,
    sides_with_base,
)
from journal_tool.language import _
from journal_tool.places import DayPlace
from journal_tool.saving import Change, HalfDone, NotSaved, Saved, Saver
from journal_tool.scan import Found, shown_path
from journal_tool.store import Progress, Store, no_progress
from journal_tool.text import SourceText
from journal_tool.values import dataclass

ASIDE: Final = ".journal/conflicts"
"""Where copies lie when their day holds what they say; below the root of the journal."""

_TWO: Final = 2
_OF_A_MERGE: Final = "git"
"""Who keeps files beside a day while somebody merges it by hand: they are no versions of it."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that a sync client made of a day.

    Attributes:
        path: below the root, with ``/``.
        label: who made it, and when it was written: ``"Dropbox, 2026-03-13 08:15"``.
        raw: its bytes.
    """

    path: str
    label: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Conflict:
    """A day of which there are several versions.

    Attributes:
        day: its date.
        place: its file; where only a copy is there, the file that it is a copy of.
        raw: the bytes of that file; ``None`` if it is not there.
        copies: of it, by path.
        versions: the texts that it is made of, the first one its own.
        merged: one text of all; ``None`` if they cannot be joined.
        clashes: what the versions say in two ways, and both ways stand in ``merged``.
        refusal: why they cannot be joined, and what to do.
    """

    day: date
    place: DayPlace
    raw: bytes | None
    copies: tuple[Copy, ...]
    versions: tuple[Version, ...]
    merged: SourceText | None
    clashes: tuple[Clash, ...] = ()
    refusal: CannotMerge | None = None

    @property
    def path(self) -> str:
        """Its file below the root, as it is shown."""
        return shown_path(self.place.path)

    @property
    def questions(self) -> tuple[Clash, ...]:
        """The clashes of which one value can be chosen."""
        text = self.merged.text.lower() if self.merged and len(self.versions) == _TWO else ""
        return tuple(one for one in self.clashes if f"{one.place}_conflict:" in text)


Answers = Mapping[str, str]
"""The value that was chosen, by its key."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What was written.

    Attributes:
        written: days that are one file now.
        aside: where each copy lies now, below the root, by its path.
        left: sentences about what stays as it is, each with what to do (``""``: not known).
        rescued: files, below the root, that hold what somebody else wrote at the same time.
        warnings: sentences about what should be known.
    """

    written: tuple[Conflict, ...] = ()
    aside: tuple[tuple[str, str], ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    rescued: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def conflicts(store: Store, progress: Progress = no_progress) -> tuple[Conflict, ...]:
    """Find the days of which there are several versions, oldest first; nothing is written."""
    found = store.load(progress).diagnostics
    originals: dict[str, str] = {}
    copies: dict[str, list[str]] = {}
    made: list[Conflict | None] = []
    for one in found:
        path = one.span.path
        if one.rule == rules.CONFLICT_COPY:
            name = read_name(store.below(path), store.settings.file)
            if name.date is not None and name.service == _OF_A_MERGE:
                made.append(_of_a_merge(path, name.date))
            elif name.date is not None and name.original:
                originals[path] = _beside(store, path, name.original)
        elif one.rule == rules.MERGE_MARKERS:
            copies.setdefault(path, [])
    for path, original in originals.items():
        while original in originals:  # a copy of a copy is one of the day
            original = originals[original]  # noqa: PLW2901 - the next one up
        copies.setdefault(original, []).append(path)
    made += [_conflict(store, path, sorted(of)) for path, of in copies.items()]
    return tuple(sorted((one for one in made if one), key=lambda one: (one.day, one.place.path)))


def resolve(
    store: Store,
    saver: Saver,
    found: Sequence[tuple[Conflict, Answers]],
    command: str,
) -> Resolved:
    """Write days as one file each, and set their copies aside; all in one step.

    Args:
        store: the journal.
        saver: writes its files.
        found: the days, and what was chosen of values that clash; of the others both are kept.
        command: its words, by which the change can be recognised when it is taken back.

    Raises:
        NotSaved: nothing can be written in this journal just now.
    """
    written, aside, left = list[Conflict](), list[tuple[str, str]](), list[tuple[str, str]]()
    rescued, warnings = list[str](), list[str]()
    root = store.root.resolve()
    with saver.change(command) as change:
        for conflict, answers in found:
            if conflict.refusal is not None:
                left.append(_left(conflict.refusal))
                continue
            try:
                for saved, copy in _written(store, change, conflict, answers):
                    rescued += [path.relative_to(root).as_posix() for path in saved.rescued]
                    warnings += saved.warnings
                    if copy is not None:
                        aside.append((copy.path, saved.path.relative_to(root).as_posix()))
            except HalfDone:
                raise
            except NotSaved as error:
                left.append((error.message, error.advice))
            except CannotMerge as refusal:
                left.append(_left(refusal))
            else:
                written.append(conflict)
    return Resolved(tuple(written), tuple(aside), tuple(left), tuple(rescued), tuple(warnings))


def side_by_side(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield the lines in which two texts differ, side by side, and the line above each place."""
    ours, theirs = one.split("\n"), other.split("\n")
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for what, start, end, first, last in matcher.get_opcodes():
        if what == "equal":
            continue
        if start:
            yield ours[start - 1], theirs[first - 1]
        yield from zip_longest(ours[start:end], theirs[first:last], fillvalue="")


def said(refusal: CannotMerge) -> str:
    """Return why versions cannot be joined, as a sentence."""
    path = shown_path(refusal.path)
    return _("{file} was left as it is: {reason}.", file=path, reason=refusal.reason)


def _left(refusal: CannotMerge) -> tuple[str, str]:
    return said(refusal), refusal.advice


def _written(
    store: Store, change: Change, conflict: Conflict, answers: Answers
) -> list[tuple[Saved, Copy | None]]:
    """Write a day, then set its copies aside.

    Raises:
        NotSaved, CannotMerge: the day is as it was, or holds both, and the copies are there.
    """

    def made(raw: bytes | None) -> bytes:
        one = conflict
        if raw != conflict.raw:  # somebody has written meanwhile
            one = _joined(store, conflict.day, conflict.place, raw, conflict.copies)
        if one.merged is None:
            assert one.refusal is not None  # noqa: S101 - one of the two is there
            raise one.refusal
        return encode(_chosen(store, one, answers))

    done: list[tuple[Saved, Copy | None]] = [(change.save(Path(conflict.place.path), made), None)]
    for copy in conflict.copies:
        to = Path(ASIDE) / copy.path
        done.append((change.set_aside(Path(copy.path), copy.raw, to), copy))
    return done


def _chosen(store: Store, conflict: Conflict, answers: Answers) -> SourceText:
    """Return the merged text with what was chosen; what cannot be chosen there stays as both."""
    text = conflict.merged
    assert text is not None  # noqa: S101 - asked before
    for key, value in answers.items():
        text = settled(store.reader, conflict.day, text, key, value) or text
    return text


# -- how versions are found ---------------------------------------------------------------------


def _beside(store: Store, path: str, original: str) -> str:
    """Return the path below the root of a file that is named below the folder of the days."""
    return path[: len(path) - len(store.below(path))] + original


def _conflict(store: Store, path: str, copies: Sequence[str]) -> Conflict | None:
    name = read_name(store.below(path), store.settings.file)
    place = DayPlace(path, name.kind is Kind.NOTE)
    day = name.date
    if day is None:
        parsed = store.dated_inside(Found(path, name))
        if parsed is None:
            return None
        day, place = parsed.day.date, DayPlace(path, is_dated_by_name=False)
    read = [one for one in (_copy(store, of) for of in copies) if one is not None]
    return _joined(store, day, place, _bytes_of(store.root / path), tuple(read))


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _of_a_merge(path: str, day: date) -> Conflict:
    """Return that a file which git keeps while somebody merges by hand is left alone."""
    refusal = CannotMerge(
        _("git keeps it while somebody merges by hand"),
        path,
        _("Delete it when the day is as it should be."),
    )
    return Conflict(day, DayPlace(path), None, (), (), None, refusal=refusal)


def _copy(store: Store, path: str) -> Copy | None:
    raw = _bytes_of(store.root / path)
    if raw is None:
        return None
    service = read_name(store.below(path), store.settings.file).service
    seconds = (store.root / path).stat().st_mtime
    when = datetime.fromtimestamp(seconds).astimezone()
    return Copy(path, f"{service}, {when:%Y-%m-%d %H:%M}", raw)


def _joined(
    store: Store, day: date, place: DayPlace, raw: bytes | None, copies: tuple[Copy, ...]
) -> Conflict:
    """Join the versions of a day: of the two sides of its own file first, then of each copy."""
    versions: list[Version] = []
    clashes: list[Clash] = []
    merged: SourceText | None = None
    refusal: CannotMerge | None = None
    try:
        if raw is not None:
            merged = _text(place.path, raw)
            sides = sides_with_base(merged.text)
            label = _("this file")
            if sides is None:
                versions.append(Version(label, merged))
            else:
                ours, theirs = (
                    Version(name, merged.with_text(text))
                    for name, text in zip(_labels(merged.text), sides[:2], strict=True)
                )
                base = None if sides.base is None else merged.with_text(sides.base)
                versions += [ours, theirs]
                one = merge(store.reader, day, ours, theirs, base)
                merged, clashes = one.source, [*one.clashes]
        for copy in copies:
            theirs = Version(copy.label, _text(copy.path, copy.raw))
            versions.append(theirs)
            if merged is None:
                merged = SourceText(place.path, theirs.source.text, theirs.source.has_bom)
                continue
            one = merge(store.reader, day, Version(versions[0].label, merged), theirs)
            merged, clashes = one.source, [*clashes, *one.clashes]
    except CannotMerge as error:
        merged, clashes, refusal = None, [], error
    return Conflict(day, place, raw, copies, tuple(versions), merged, tuple(clashes), refusal)


def _text(path: str, raw: bytes) -> SourceText:
    """Return the text of a version that can be written again byte for byte.

    Raises:
        CannotMerge: it cannot.
    """
    source, found = decode(path, raw)
    if source is None:
        raise CannotMerge(found[0].message, path, _(found[0].rule.advice))
    if encode(source) != raw:
        reason = _("the file holds bytes that are not UTF-8, which writing it would lose")
        raise CannotMerge(
            reason, path, _("Save it as UTF-8 first; 'journal check' shows the line.")
        )
    return source


def _labels(text: str) -> tuple[str, str]:
    """Return what git calls the two sides; it stands behind its markers."""
    ours, theirs = _("this file"), _("the other side")
    for line in text.split("\n"):
        sign, _blank, name = line.rstrip("\r").partition(" ")
        if name and sign and set(sign) == {">"} and len(sign) >= 7:
            theirs = name
    return ours, theirs
