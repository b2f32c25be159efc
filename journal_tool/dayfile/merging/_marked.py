"""The two sides that git left in one file, made into one text."""

from datetime import date

from journal_tool.dayfile._day import DayReader
from journal_tool.dayfile.merging._merge import CannotMerge, Version, merge
from journal_tool.dayfile.merging._sides import sides_with_base
from journal_tool.language import _
from journal_tool.text import SourceText


def one_text(reader: DayReader, source: SourceText, day: date) -> SourceText | None:
    """Return one text of both sides of a file with merge markers; ``None`` if there can be none.

    Where git kept what both sides began with, what one of them took out is gone.
    """
    both = sides_with_base(source.text)
    if both is None:  # pragma: no cover - asked by whoever has seen the markers
        return None
    ours, theirs = (
        Version(label, source.with_text(text))
        for label, text in ((_("here"), both.ours), (_("there"), both.theirs))
    )
    base = None if both.base is None else source.with_text(both.base)
    try:
        return merge(reader, day, ours, theirs, base).source
    except CannotMerge:
        return None
