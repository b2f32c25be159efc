"""The two sides that git left in one file, made into one text."""

from datetime import date
from typing import Final

from journal_tool.dayfile._day import DayReader
from journal_tool.dayfile.merging._merge import CannotMerge, Version, merge
from journal_tool.dayfile.merging._sides import sides_with_base
from journal_tool.dayfile.merging._together import is_too_much
from journal_tool.language import _
from journal_tool.patterns import pattern
from journal_tool.phrases import shortened
from journal_tool.text import SourceText

_THEIRS: Final = pattern(r"(?m)^>{7,} +(\S.*?)\r?$")
_LABEL: Final = 40


def one_text(reader: DayReader, source: SourceText, day: date) -> SourceText | None:
    """Return one text of both sides of a file with merge markers; ``None`` if there can be none.

    Where git kept what both sides began with, what one of them took out is gone.
    """
    both = sides_with_base(source.text)
    if both is None or is_too_much(both.ours, both.theirs):
        return None
    named = _THEIRS.search(source.text)
    ours = Version(_("here"), source.with_text(both.ours))
    theirs = Version(
        shortened(named[1], _LABEL) if named else _("there"), source.with_text(both.theirs)
    )
    base = None if both.base is None else source.with_text(both.base)
    try:
        return merge(reader, day, ours, theirs, base).source
    except CannotMerge:
        return None
