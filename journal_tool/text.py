"""Text with places: which line and column a character stands in.

Hides how a file is cut into lines.  One convention: a line ends at LF and nowhere else
(a CR before it belongs to the line end; VT, FF, NEL and U+2028 are ordinary characters), and
columns count code points from 1.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from journal_tool.record import Record


class Span(Record):
    """A stretch of characters in one file.

    Attributes:
        path: the file, below the root of the journal, with ``/``; empty for text without a file.
        start: first character, counted in code points from 0.
        end: one past the last character.
        line: line of the first character, from 1.
        column: column of the first character in code points, from 1.
    """

    path: str
    start: int
    end: int
    line: int
    column: int


NOWHERE = Span("", 0, 0, 0, 0)
"""The place of a value that is written nowhere."""


class Line(Record):
    """One line of a text without its line end.

    Attributes:
        number: from 1.
        start: offset of its first character in the whole text.
        text: its characters, without LF and without the CR before it.
    """

    number: int
    start: int
    text: str


@dataclass(frozen=True)
class SourceText:
    """The text of one file as it was read, newlines untouched.

    Attributes:
        path: the file, below the root of the journal, with ``/``.
        text: all characters, without the byte order mark.
        has_bom: whether the file begins with a byte order mark.
    """

    path: str
    text: str
    has_bom: bool = False
    _starts: list[int] = field(default_factory=list, compare=False, repr=False)

    def with_text(self, text: str) -> "SourceText":
        """Return the same file with another text."""
        return SourceText(self.path, text, self.has_bom)

    def lines(self) -> list[Line]:
        """Return all lines; a final line end makes no empty line after it."""
        found = []
        start = 0
        pieces = self.text.split("\n")
        if pieces[-1] == "":
            pieces.pop()
        for number, piece in enumerate(pieces, 1):
            found.append(Line(number, start, piece.removesuffix("\r")))
            start += len(piece) + 1
        return found

    def span(self, start: int, end: int) -> Span:
        """Return the place of the characters from ``start`` up to ``end``."""
        starts = self._line_starts()
        line = bisect_right(starts, start)
        return Span(self.path, start, max(start, end), line, start - starts[line - 1] + 1)

    def line_text(self, number: int) -> str:
        """Return the text of line ``number`` (from 1), or ``""`` beyond the end."""
        starts = self._line_starts()
        if not 1 <= number <= len(starts):
            return ""
        end = self.text.find("\n", starts[number - 1])
        return self.text[starts[number - 1] : end if end >= 0 else None].removesuffix("\r")

    def _line_starts(self) -> list[int]:
        if not self._starts:
            starts = [0]
            at = self.text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.text.find("\n", at + 1)
            self._starts.extend(starts)
        return self._starts
