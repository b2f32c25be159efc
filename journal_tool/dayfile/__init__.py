"""The syntax of a journal, known here and nowhere else.

Text goes in, frozen values and diagnostics come out.  :class:`DayReader` reads one file,
:class:`Gathering` joins files into days, :func:`read_name` tells which file is which day.
What changes a text is in :mod:`journal_tool.dayfile.edits`, which reading commands do not import.
Nothing here opens a file or asks for the time.
"""

from journal_tool.dayfile._boxes import headings_of_boxes
from journal_tool.dayfile._dates import date_inside, read_date
from journal_tool.dayfile._day import DayReader
from journal_tool.dayfile._decode import MAX_FILE, decode, encode, too_large
from journal_tool.dayfile._file import ParsedFile
from journal_tool.dayfile._gather import Gathering, gather, is_copy_of
from journal_tool.dayfile._html import Show, Shown, body_html, no_picture, picture_names
from journal_tool.dayfile._key import fold
from journal_tool.dayfile._line import line_of
from journal_tool.dayfile._names import (
    FileName,
    Kind,
    evicted_name,
    file_name,
    is_ignored_name,
    pattern_problem,
    read_name,
)
from journal_tool.dayfile._practices import look_alikes, minutes_of_size

FORMAT_VERSION = 1
"""Version of the format that this reads; ``docs/format.md`` describes it."""

__all__ = [
    "FORMAT_VERSION",
    "MAX_FILE",
    "DayReader",
    "FileName",
    "Gathering",
    "Kind",
    "ParsedFile",
    "Show",
    "Shown",
    "body_html",
    "date_inside",
    "decode",
    "encode",
    "evicted_name",
    "file_name",
    "fold",
    "gather",
    "headings_of_boxes",
    "is_copy_of",
    "is_ignored_name",
    "line_of",
    "look_alikes",
    "minutes_of_size",
    "no_picture",
    "pattern_problem",
    "picture_names",
    "read_date",
    "read_name",
    "too_large",
]
