"""Changing files of a journal: whole or not at all, never over what somebody else just wrote.

Hides how a file is exchanged for its new text, who else may write to it, what happens when the
power goes, and how a change is taken back.  It knows nothing of days: an edit makes bytes of bytes.
One convention: what is kept for undoing and for the next start lies in a state folder, never in the
journal.  Run on Linux only; see :mod:`journal_tool.files` for other systems.
"""

from journal_tool.saving._errors import (
    AnotherJournal,
    BeingWritten,
    ChangedSince,
    GitIsBusy,
    HalfDone,
    LooksUnfinished,
    NotDownloaded,
    NothingToUndo,
    NotOurs,
    NotSaved,
    SystemRefused,
)
from journal_tool.saving._log import Step
from journal_tool.saving._place import GIT_STATES, git_folder
from journal_tool.saving._saver import Change, Saver, Undone
from journal_tool.saving._writer import Edit, Saved

__all__ = [
    "GIT_STATES",
    "AnotherJournal",
    "BeingWritten",
    "Change",
    "ChangedSince",
    "Edit",
    "GitIsBusy",
    "HalfDone",
    "LooksUnfinished",
    "NotDownloaded",
    "NotOurs",
    "NotSaved",
    "NothingToUndo",
    "Saved",
    "Saver",
    "Step",
    "SystemRefused",
    "Undone",
    "git_folder",
]
