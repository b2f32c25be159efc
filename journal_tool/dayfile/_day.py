"""The front of the reader: any text of a day gives values and diagnostics, never an exception."""

import re
from datetime import date
from typing import Final

from journal_tool.dayfile._file import FileReader, ParsedFile, Template
from journal_tool.dayfile._markers import join_sides, sides
from journal_tool.dayfile._vocabulary import Vocabulary
from journal_tool.model import State
from journal_tool.settings import Settings
from journal_tool.text import SourceText

_HOLE: Final = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}")
_SIMPLE: Final = re.compile(r"(\w+)(?:\s*\|\s*(?:lower|upper|title|capitalize))*")
_KNOWN: Final = {
    "date": r"\d{4}-\d\d-\d\d",
    "year": r"\d{4}",
    "month": r"\d{1,2}",
    "day": r"\d{1,2}",
    "week": r"\d{4}-W\d\d",
    "weekday": r"\w+day",
    "weekday_number": r"[1-7]",
    "month_name": r"[^\W\d]{3,9}",
}
"""What a template knows of its day, and how that looks."""


def _pattern(line: str) -> str:
    """Return what a line of a template can look like in a day, as a regular expression.

    A line of which nothing is known could be anything that somebody writes: it has none.
    """
    pieces, is_known = [], False
    for at, piece in enumerate(_HOLE.split(line)):
        if not at % 2:
            pieces.append(re.escape(piece))
            is_known |= any(map(str.isalnum, _BOX.sub("", piece)))
            continue
        simple = _SIMPLE.fullmatch(piece)
        known = _KNOWN.get(simple[1]) if simple else None
        pieces.append(f"(?i:{known})" if known else ".*")
        is_known |= known is not None
    return "".join(pieces) if is_known else ""


_BOX: Final = re.compile(r"\[.\]")


class DayReader:
    """Reads files by the settings of one journal.

    A bad line never costs the rest of its day, and no text raises.

    Args:
        settings: of the journal.
        templates: texts that a day may begin with before anybody writes in it.
    """

    def __init__(self, settings: Settings, *templates: str) -> None:
        self._vocabulary = Vocabulary(settings)
        self._template = Template()
        for text in templates:
            if text.strip():
                self._template = self._template.and_of(self._read_template(text))

    def read(
        self,
        source: SourceText,
        day: date,
        *,
        is_note: bool = False,
        is_dated_by_name: bool = True,
    ) -> ParsedFile:
        """Read the text of a file that belongs to ``day``.

        Args:
            source: the file.
            day: from its name, or from the ``date:`` inside.
            is_note: whether other words follow the date in its name.
            is_dated_by_name: only such files may have keys without fences.
        """

        def one_side(text: SourceText) -> ParsedFile:
            return self.opened(text, day).read(is_note=is_note, is_dated_by_name=is_dated_by_name)

        both = sides(source.text)
        if both is None:
            return one_side(source)
        ours, theirs = (one_side(source.with_text(text)) for text in both)
        from journal_tool.dayfile.merging._marked import one_text  # few files have markers

        text = one_text(self, source, day)
        merged = None if text is None else one_side(text).day
        return join_sides(source, ours, theirs, merged)

    def opened(self, source: SourceText, day: date) -> FileReader:
        """Return the reader of one file, which knows afterwards where everything stands."""
        return FileReader(self._vocabulary, self._template, source, day)

    def _read_template(self, text: str) -> Template:
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}", "", text, flags=re.DOTALL)
        reader = FileReader(self._vocabulary, Template(), SourceText("", text), date(2000, 1, 1))
        parsed = reader.read(is_note=False, is_dated_by_name=True).day
        lines = [
            re.compile(pattern)
            for line in text.split("\n")
            if line.strip() and (pattern := _pattern(line.strip()))
        ]
        keys = frozenset(one.key for one in parsed.actions if one.state is State.OPEN)
        notes = frozenset(one.note for one in parsed.actions if one.note)
        return Template(keys, notes, reader.lists.has_unread, tuple(lines))
