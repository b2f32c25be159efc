"""One file as it was read, and what stands for it while its text is not on this device."""

from dataclasses import replace
from datetime import date
from typing import TypeAlias

from journal_tool import rules
from journal_tool.cache import Signature, digest_of
from journal_tool.dayfile import FileName, Kind, ParsedFile
from journal_tool.diagnostics import Diagnostic, Severity
from journal_tool.language import _
from journal_tool.model import DayFile
from journal_tool.record import Record
from journal_tool.scan import Found, shown_path

Parsed: TypeAlias = tuple[ParsedFile | None, tuple[Diagnostic, ...]]
"""What a file holds, and what was found while it was made text."""


class Good(Record):
    """A file as it was read.

    Attributes:
        read: what it holds.
        key: under which the cache has it.
        digest: of its bytes; ``None`` if it is not known.
        settled: its signature then, if that alone tells that it is the same; else ``None``.
        name: what its name says; ``None`` where ``settled`` is.
        away: why its text cannot be had; ``None`` where it was read.
        last: for a file that is away, what was last read of it; ``None`` if nothing is known.
    """

    read: Parsed
    key: str
    digest: bytes | None = None
    settled: Signature | None = None
    name: FileName | None = None
    away: Diagnostic | None = None
    last: Parsed | None = None

    def is_of(self, file: Found) -> bool:
        """Return whether it is this file without a doubt, so that nobody has to open it."""
        return (
            self.settled is not None and self.settled == file.signature and self.name is file.name
        )


def standing_in(file: Found, day: date, key: str, why: Diagnostic, last: Parsed | None) -> Good:
    """Return what stands for a file that is away: what was last read of it, or a silent day.

    Args:
        file: whose text cannot be had.
        day: that its name says.
        key: under which the cache has it.
        why: the finding about it.
        last: what was last read of it.
    """
    parsed, told = last or (None, ())
    if parsed is not None:
        shown = replace(parsed, day=replace(parsed.day, is_away=True))
        message = _("{what}; the day stands as it was last read here", what=why.message)
    else:
        last, told = None, ()
        path, is_note = shown_path(file.path), file.name.kind is Kind.NOTE
        shown = ParsedFile(DayFile(path, day, is_note=is_note, is_away=True), ())
        message = _("{what}, and nothing of it is known here", what=why.message)
    finding = replace(why, message=message)
    # Its page has a sign, so it is another page than that of the file itself.
    digest = digest_of(f"{key}\n{message}\n{shown.day!r}".encode("utf-8", "replace"))
    return Good((shown, (*told, finding)), key, digest, away=why, last=last)


def reads_whole(read: Parsed) -> bool:
    """Return whether a file reads as what it is, so that nobody seems to be writing it."""
    parsed, _told = read
    return (
        parsed is not None
        and parsed.day.is_touched
        and not any(map(is_in_pieces, parsed.diagnostics))
    )


def is_in_pieces(one: Diagnostic) -> bool:
    """Return whether a finding may only say that somebody was writing just then."""
    return one.rule.severity is Severity.ERROR or one.rule == rules.FENCE


def key_of(file: Found) -> str:
    """Return what a file is kept under: one that is renamed into another day, or note, is another.

    Its name says a date.
    """
    day = file.name.date
    note = " note" if file.name.kind is Kind.NOTE else ""
    return f"{file.path}\n{day.isoformat() if day else ''}{note}"
