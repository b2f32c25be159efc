"""Which files may be changed at all."""

from journal_tool.dayfile._changes import cannot
from journal_tool.dayfile._markers import sides
from journal_tool.language import _
from journal_tool.text import SourceText


def checked(source: SourceText) -> SourceText:
    """Return the text of a file that may be changed.

    Raises:
        CannotEdit: when git left two versions in it, or when it is not all text.
    """
    found = source.text.find("\ufffd")
    if found >= 0:
        raise cannot(
            _("the file holds bytes that are not UTF-8, which writing it would lose"),
            source.span(found, found + 1),
            _("Correct the line first; 'journal check' shows it."),
        )
    if sides(source.text) is not None:
        at = source.text.index("<<<<<<<")
        raise cannot(
            _("git left two versions in this file"),
            source.span(at, at),
            _("Take out the one that does not count, and the lines of git."),
        )
    return source
