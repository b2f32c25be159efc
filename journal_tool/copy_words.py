"""What is told of a conflict copy: who made it, and what it says that the day does not."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Final

from journal_tool import rules
from journal_tool.diagnostics import Diagnostic, about_file
from journal_tool.language import _, ngettext
from journal_tool.phrases import shortened
from journal_tool.scan import Found, shown_path

if TYPE_CHECKING:
    from journal_tool.dayfile.merge import Clash, Guest

_MOST: Final = 3
"""So many values are told of one copy."""

_VALUE: Final = 40


class CopyWords:
    """The findings about the copies of one file.

    Args:
        original: path of the file, below the root.
        day: its date.
    """

    def __init__(self, original: str, day: date) -> None:
        self._name = shown_path(original.rpartition("/")[2])
        self._day = day.isoformat()

    def joined(self, copy: Found, guest: "Guest", actions: Collection[str]) -> Diagnostic:
        """Return what is told of a copy that was merged with the day, or could not be.

        Args:
            copy: its file.
            guest: what became of it.
            actions: keys of the actions of the day.
        """
        what = self._what(copy)
        if guest.refusal:
            message = _("{what}; it could not be joined: {reason}", what=what, reason=guest.refusal)
        elif not guest.is_new:
            message = _("{what}; it holds nothing that the day does not have", what=what)
        elif said := _differences(guest, actions):
            message = _("{what}: {differences}", what=what, differences="; ".join(said))  # no text
        else:
            message = _("{what}; both are read", what=what)
        return _told(copy, message)

    def stands_in(self, copy: Found, *, is_there: bool) -> Diagnostic:
        """Return what is told of a copy that is all that is known of its file."""
        what, name = self._what(copy), self._name
        message = (
            _("{what}; {file} cannot be read, so the copy is in its place", what=what, file=name)
            if is_there
            else _("{what}; there is no {file}, so the copy is in its place", what=what, file=name)
        )
        return _told(copy, message)

    def of_a_note(self, copy: Found) -> Diagnostic:
        """Return what is told of a copy of a note."""
        message = _(
            "{what}; it is a copy of the note '{file}', which is read without it",
            what=self._what(copy),
            file=self._name,
        )
        return _told(copy, message)

    def set_aside(self, copy: Found) -> Diagnostic:
        """Return what is told of a version that was merged before, or that a merge began with."""
        return _told(copy, _("{what}; the day is without it", what=self._what(copy)))

    def away(self, copy: Found) -> Diagnostic:
        """Return what is told of a copy whose text cannot be had."""
        what = self._what(copy)
        return _told(copy, _("{what}; it could not be had, so the day is without it", what=what))

    def alone(self, copy: Found) -> Diagnostic:
        """Return what is told of a copy of a day whose own text cannot be had."""
        message = _(
            "{what}; {file} could not be read, so the two are not joined",
            what=self._what(copy),
            file=self._name,
        )
        return _told(copy, message)

    def _what(self, copy: Found) -> str:
        service = copy.name.service
        return _("is a conflict copy of {service} for {day}", service=service, day=self._day)


def _told(copy: Found, message: str) -> Diagnostic:
    return about_file(rules.CONFLICT_COPY, shown_path(copy.path), message)


def _differences(guest: "Guest", actions: Collection[str]) -> list[str]:
    values = [one for one in guest.clashes if one.ours or one.theirs]
    said = [_both(one, is_action=one.place in actions) for one in values[:_MOST]]
    if len(values) > _MOST:
        more = len(values) - _MOST
        said.append(ngettext("and {count} more", "and {count} more", more))
    if guest.lines:
        said.append(
            ngettext("{count} line is only in it", "{count} lines are only in it", guest.lines)
        )
    return said


def _both(one: "Clash", *, is_action: bool) -> str:
    ours, theirs = shortened(one.ours, _VALUE), shortened(one.theirs, _VALUE)
    if is_action:
        return _("'{ours}' here, '{theirs}' in the copy", ours=ours, theirs=theirs)
    return _("{key} {ours} here, {theirs} in the copy", key=one.place, ours=ours, theirs=theirs)
