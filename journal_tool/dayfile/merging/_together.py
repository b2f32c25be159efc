"""A day as all of its versions say it, with places in the texts that exist."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from journal_tool.dayfile._day import DayReader
from journal_tool.dayfile._file import ParsedFile
from journal_tool.dayfile._placed import placed
from journal_tool.dayfile.merging._merge import CannotMerge, Clash, Version, merge
from journal_tool.language import _
from journal_tool.text import SourceText
from journal_tool.values import dataclass

_MOST_TEXT: Final = 64 * 1024
_MOST_WORK: Final = 30_000
"""Lines of the longer one of two versions, times those that only one of them has: merging takes a
second then, which is what somebody waits for a page.  A day of 200 lines may differ in 150."""

_FENCES: Final = frozenset({"---", "..."})


@dataclass(frozen=True, slots=True)
class Guest:
    """What became of one version beside the first one.

    Attributes:
        is_new: whether it says anything that the first one does not.
        lines: how many of its lines are not in the first one.
        clashes: what it and the others say in two ways.
        refusal: why it could not be joined, in one clause; ``""`` if it was.
    """

    is_new: bool
    lines: int = 0
    clashes: tuple[Clash, ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """A day as all of its versions say it.

    Attributes:
        parsed: the day.  Findings are those of the first version, and of others where they are
            about what these alone say.
        guests: what became of the other versions, in their order.
        text: of all of them.
    """

    parsed: ParsedFile
    guests: tuple[Guest, ...]
    text: SourceText


def together(reader: DayReader, day: date, first: Version, others: Sequence[Version]) -> Together:
    """Return what several versions of a day say; nobody has to have written it into one file.

    Args:
        reader: of the journal.
        day: the date of the file.
        first: the version of which the text is kept where it can be.
        others: in the order in which they are merged with it.
    """
    own = reader.read(first.source, day)
    text, versions, guests = first.source, [own.day], []
    found = list(own.diagnostics)
    told = {(one.rule.code, one.excerpt, one.message) for one in found}
    for other in others:
        if is_too_much(other.source.text, text.text):
            reason = _("it differs in too many lines to be joined while you wait")
            guests.append(Guest(True, refusal=reason))
            continue
        try:
            merged = merge(reader, day, Version(first.label, text), other)
            is_new = bool(merged.clashes) or merged.source.text != text.text
            if not is_new and text is not first.source:  # an earlier one may have said the same
                is_new = merge(reader, day, first, other).source.text != first.source.text
        except CannotMerge as refusal:
            guests.append(Guest(True, refusal=refusal.reason))
            continue
        guests.append(
            Guest(is_new, _more_lines(other.source.text, first.source.text), merged.clashes)
        )
        if is_new:
            read = reader.read(other.source, day)
            versions.append(read.day)
            found += [
                one
                for one in read.diagnostics
                if (one.rule.code, one.excerpt, one.message) not in told
            ]
        if merged.source.text != text.text:
            text = merged.source
    if text is first.source:
        return Together(own, tuple(guests), text)
    parsed = placed(reader.read(text, day).day, *versions)
    return Together(ParsedFile(parsed, tuple(found)), tuple(guests), text)


def is_too_much(text: str, other: str) -> bool:
    """Return whether merging two versions would take so long that somebody would notice."""
    if max(len(text), len(other)) > _MOST_TEXT:
        return True
    lines = max(text.count("\n"), other.count("\n"))
    return lines * (_more_lines(text, other) + _more_lines(other, text)) > _MOST_WORK


def _more_lines(text: str, than: str) -> int:
    return (_lines(text) - _lines(than)).total()


def _lines(text: str) -> Counter[str]:
    lines = (line.strip() for line in text.split("\n"))
    return Counter(line for line in lines if line and line not in _FENCES)
