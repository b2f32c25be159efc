"""Conflict copies, read together with the day that they are copies of.

A sync client leaves a copy where a day was changed in two places.  What the copies say is merged
with the day in memory, as if somebody had written it into its file; nothing is written here.  Hides
which copies belong together, in which order they are merged, and what was merged before.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from journal_tool.cache import NOTHING, Cache, digest_of
from journal_tool.copy_words import CopyWords
from journal_tool.dayfile import DayReader, FileName, Kind, ParsedFile, decode
from journal_tool.diagnostics import Diagnostic
from journal_tool.kept import Good
from journal_tool.language import _
from journal_tool.rawfiles import Raw
from journal_tool.record import Record
from journal_tool.scan import Found, shown_path
from journal_tool.text import SourceText

_MERGED_ALREADY: Final = ("git",)
"""Who sets versions aside that are the base of a merge, or were merged by somebody."""

_JOINED: Final = "\0joined\n"  # no text: before the path of a day that is kept with its copies


class Group(Record):
    """The copies of one file.

    Attributes:
        file: of which they are copies.
        is_there: whether there is one.
        copies: of it, and copies of its copies, in the order of their paths.
    """

    file: Found
    is_there: bool
    copies: tuple[Found, ...]

    def as_read(self, copy: Found) -> Found:
        """Return a copy as it is read where its file is not there: one of a note is a note."""
        if self.file.name.kind is Kind.DAY:
            return copy
        return replace(copy, name=replace(copy.name, kind=Kind.NOTE))


class Read(NamedTuple):
    """What the days of a journal say together with their copies.

    Attributes:
        files: of the journal.
        digests: of the bytes that files come from, by path; of some or of all.
        found: about the copies.
    """

    files: Sequence[ParsedFile]
    digests: Mapping[str, bytes]
    found: Sequence[Diagnostic]


def grouped(
    copies: Iterable[Found],
    others: Iterable[Found],
    *,
    prefix: str,
    name: Callable[[str], FileName],
) -> list[Group]:
    """Return the copies by the file of which they are copies.

    Args:
        copies: those that are some, by their names or by their texts.
        others: the files of the journal that are none.
        prefix: the folder of the days with ``/`` at its end, or ``""``.
        name: reads the name of a path below the root.
    """
    by_path = {one.path: one for one in copies}
    there = {one.path: one for one in others}
    found: dict[str, list[Found]] = {}
    for _path, one in sorted(by_path.items()):
        original = prefix + one.name.original
        while original in by_path:  # a copy of a copy
            original = prefix + by_path[original].name.original
        found.setdefault(original, []).append(one)
    return [
        Group(there.get(path) or Found(path, name(path)), path in there, tuple(ones))
        for path, ones in found.items()
    ]


class _File(NamedTuple):
    """A file of a group as it is in the journal now, and its text if that can be had."""

    file: Found
    good: Good
    text: SourceText | None

    @property
    def is_sure(self) -> bool:
        """Whether the text is there, or is missing for a reason that stays with the file."""
        return self.text is not None or self.good.read[0] is None or self.good.away is not None


class _Joined(NamedTuple):
    """What a day and its copies say.

    Attributes:
        parsed: the day; ``None`` where it is as its own file says, or not at all.
        found: what is told of the copies.
    """

    parsed: ParsedFile | None
    found: tuple[Diagnostic, ...]


class Copies:
    """Joins days with their copies, as often as the journal is read.

    Args:
        reader: of the journal.
        raw: returns the bytes of the file at a path, or why they cannot be had.
        read: returns a file as it is in the journal now.
        last: returns what was last read of the file at a path, ``None`` if nothing was.
    """

    def __init__(
        self,
        reader: DayReader,
        raw: Callable[[str], Raw | Diagnostic],
        read: Callable[[Found, date], Good],
        last: Callable[[str], Good | None],
    ) -> None:
        self._reader = reader
        self._raw = raw
        self._read = read
        self._last = last
        self._texts: dict[str, tuple[Good, SourceText]] = {}
        self._known: dict[str, tuple[bytes, _Joined]] = {}

    def forget(self) -> None:
        """Give back the memory of what a next reading alone would need."""
        self._texts.clear()
        self._known.clear()

    def read(
        self,
        files: Sequence[ParsedFile],
        groups: Sequence[Group],
        digests: Mapping[str, bytes],
        cache: Cache | None,
    ) -> Read:
        """Return the files of the journal with what their copies say.

        Args:
            files: that are no copies, as they were read.
            groups: the copies.
            digests: of the bytes of files, by path; of some or of all.
            cache: keeps what was joined.
        """
        by_path = {one.day.path: one for one in files}
        sources = dict(digests)
        found: list[Diagnostic] = []
        for group in groups:
            own = by_path.get(shown_path(group.file.path))
            joined, digest = self._group(group, own, cache)
            found.extend(joined.found)
            if joined.parsed is not None:
                path = joined.parsed.day.path
                by_path[path] = joined.parsed
                sources.pop(path, None)
                if digest is not None:
                    sources[path] = digest
        paths = {one.path for group in groups for one in (group.file, *group.copies)}
        self._texts = {path: one for path, one in self._texts.items() if path in paths}
        self._known = {path: one for path, one in self._known.items() if path in paths}
        return Read(tuple(by_path.values()), sources, found)

    # -- one day ---------------------------------------------------------------------------------

    def _group(
        self, group: Group, own: ParsedFile | None, cache: Cache | None
    ) -> tuple[_Joined, bytes | None]:
        """Return a day with its copies, and a digest of all that it comes from."""
        path, day = group.file.path, group.file.name.date or date.min
        read = [(one, self._read(one, day)) for one in map(group.as_read, group.copies)]
        good = self._last(path) if own is not None else None
        digest = _digest(group, good, read)
        joined = self._found(path, digest, cache)
        if joined is None:
            files = [self._file(*one) for one in read]
            first = self._file(group.file, good) if good is not None else None
            joined = self._joined(group, day, first, files)
            are_sure = all(one.is_sure for one in (*([first] if first else []), *files))
            if digest is not None and are_sure:
                self._known[path] = digest, joined
                if cache is not None:
                    cache.keep(_JOINED + path, NOTHING, digest, tuple(joined))
        return joined, digest

    def _found(self, path: str, digest: bytes | None, cache: Cache | None) -> _Joined | None:
        """Return what the same files said before; ``None`` if nobody knows."""
        if digest is None:
            return None
        known = self._known.get(path)
        if known is not None and known[0] == digest:
            if cache is not None:
                cache.still([_JOINED + path])
            return known[1]
        entry = cache.same(_JOINED + path, NOTHING, digest) if cache is not None else None
        if entry is None:
            return None
        joined = _Joined(*entry.value)
        self._known[path] = digest, joined
        return joined

    def _file(self, file: Found, good: Good) -> _File:
        """Return a file with the text that it was read from, as long as that can be had."""
        known = self._texts.get(file.path)
        if known is not None and (
            known[0] is good or (good.digest is not None and known[0].digest == good.digest)
        ):
            return _File(file, good, known[1])
        if good.read[0] is None or good.away is not None:
            return _File(file, good, None)
        raw = self._raw(file.path)
        if not isinstance(raw, Raw) or good.digest not in (None, digest_of(raw.data)):
            return _File(file, good, None)  # somebody is writing it: the next reading sees it
        text, _told = decode(shown_path(file.path), raw.data)
        if text is not None:
            self._texts[file.path] = good, text
        return _File(file, good, text)

    def _joined(
        self, group: Group, day: date, first: _File | None, files: Sequence[_File]
    ) -> _Joined:
        """Merge what can be merged; tell of each copy."""
        words = CopyWords(group.file.path, day)
        is_day = group.file.name.kind is Kind.DAY
        found: list[Diagnostic] = [told for one in files for told in one.good.read[1]]
        guests: list[_File] = []
        host = first
        for one in files:
            if one.file.name.service in _MERGED_ALREADY:
                found.append(words.set_aside(one.file))
            elif one.text is None:
                found.append(words.away(one.file))
            elif host is None:
                host = one
                found.append(words.stands_in(one.file, is_there=group.is_there))
            elif is_day:
                guests.append(one)
            else:
                found.append(words.of_a_note(one.file))
        if host is None:
            return _Joined(None, tuple(found))
        if host.text is None:
            found += [words.alone(one.file) for one in guests]
            return _Joined(None, tuple(found))
        parsed = None if host is first else host.good.read[0]
        if guests:
            from journal_tool.dayfile.merge import Version, together  # few journals have copies

            versions = [
                Version(service, one.text)
                for one in guests
                if (service := one.file.name.service) and one.text is not None
            ]
            result = together(self._reader, day, Version(_("here"), host.text), versions)
            actions = {one.key for one in result.parsed.day.actions}
            found += [
                words.joined(one.file, guest, actions)
                for one, guest in zip(guests, result.guests, strict=True)
            ]
            if result.text is not host.text:
                parsed = result.parsed
        return _Joined(parsed, tuple(found))


def _digest(group: Group, good: Good | None, read: Sequence[tuple[Found, Good]]) -> bytes | None:
    """Return what stands for all files of a group; ``None`` where one of them is not known."""
    parts = [f"{group.is_there} {group.file.name.kind}".encode()]
    for file, one in (*([(group.file, good)] if good is not None else []), *read):
        if one.digest is None:
            return None
        parts += [file.path.encode("utf-8", "surrogateescape"), one.digest]
    return digest_of(b"\0".join(parts))
