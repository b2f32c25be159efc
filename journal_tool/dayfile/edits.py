"""Changes as data, written into the text of a day: the front of all that changes one.

A front of its own, since most commands only read and should not wait for it.  Nothing here opens
or writes a file: text goes in, text comes out.
"""

from journal_tool.dayfile._changes import (
    AddDeed,
    AddPlan,
    AddThought,
    Annotate,
    CannotEdit,
    Change,
    FileStyle,
    NewLists,
    SetMeasure,
    SetRest,
    SetState,
)
from journal_tool.dayfile._edit import Edited, edit
from journal_tool.dayfile._fixes import Fix, Fixed, fixes

__all__ = [
    "AddDeed",
    "AddPlan",
    "AddThought",
    "Annotate",
    "CannotEdit",
    "Change",
    "Edited",
    "FileStyle",
    "Fix",
    "Fixed",
    "NewLists",
    "SetMeasure",
    "SetRest",
    "SetState",
    "edit",
    "fixes",
]
