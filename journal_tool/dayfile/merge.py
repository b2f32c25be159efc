"""Several versions of one day made into one text: the front of merging.

A front of its own, as :mod:`journal_tool.dayfile.edits` is.  Nothing here opens or writes a file:
texts go in, a text comes out.
"""

from journal_tool.dayfile.merging._merge import CannotMerge, Clash, Merged, Version, merge
from journal_tool.dayfile.merging._settle import settled
from journal_tool.dayfile.merging._sides import Sides, sides_with_base
from journal_tool.dayfile.merging._together import Guest, Together, together

__all__ = [
    "CannotMerge",
    "Clash",
    "Guest",
    "Merged",
    "Sides",
    "Together",
    "Version",
    "merge",
    "settled",
    "sides_with_base",
    "together",
]
