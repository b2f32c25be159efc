"""A list of what has a page of its own: a link and a sentence each; a long one is folded."""

from collections.abc import Sequence
from typing import Final

from journal_tool.language import ngettext
from journal_tool.phrases import shortened
from journal_tool.report._frame import Link
from journal_tool.values import dataclass

MOST_NAME: Final = 80
"""Characters of a name; its page has the whole of it."""

Row = tuple[Link, str]
"""The way to a page, and what it says in a sentence."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows, in their order.

    Attributes:
        open: those that stand open; empty for none at all.
        more: those that are folded.
        summary: of the folded ones, such as ``376 more``; ``""`` for none.
    """

    open: tuple[Row, ...] = ()
    more: tuple[Row, ...] = ()
    summary: str = ""


def rows(found: Sequence[Row], keep: int) -> Rows:
    """Return the first ``keep`` rows open and the others folded.

    One that is left over stands open too: to unfold a single row is more work than to read it.
    """
    shown = [(Link(shortened(link.text, MOST_NAME), link.href), text) for link, text in found]
    if len(shown) <= keep + 1:
        return Rows(tuple(shown))
    more = ngettext("{count} more", "{count} more", len(shown) - keep)
    return Rows(tuple(shown[:keep]), tuple(shown[keep:]), more)
