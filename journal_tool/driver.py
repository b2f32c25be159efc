"""Git's three files of one day become one, or all of them stay as they are.

Git calls a merge driver with the old text, ours and theirs in files of its own, and takes what it
then finds in ours.  One convention: ours is replaced as a whole and at the very end, so that
whoever comes next, if this one stops, finds the three true texts.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from journal_tool.dayfile import Kind, decode, encode, read_name
from journal_tool.dayfile.merge import CannotMerge, Clash, Version, merge, sides_with_base
from journal_tool.language import N_, _
from journal_tool.record import Record
from journal_tool.store import Store
from journal_tool.text import SourceText

_DAYS: Final = (Kind.DAY, Kind.NOTE, Kind.AMBIGUOUS)
_HEAD: Final = "GITHEAD_"
_OUR_SIDE: Final = N_("this side")
_OTHER_SIDE: Final = N_("other side")


class Three(Record):
    """The files that git made of one conflict.

    Attributes:
        base: what both were made from; without bytes if both sides added the file.
        ours: is replaced by what they become.
        theirs: the other side.
    """

    base: str
    ours: str
    theirs: str


class LeftToGit(Exception):  # noqa: N818 - named for what happened
    """A file is not merged here, and git does what it does without us.

    Attributes:
        reason: one clause without a full stop.
        is_day: whether it is a file that a person would expect to be merged.
    """

    def __init__(self, reason: str, *, is_day: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_day = is_day


def merge_files(
    store: Store, path: str, three: Three, environment: Mapping[str, str]
) -> tuple[Clash, ...]:
    """Merge a file of a day, and replace ours by the result.

    Args:
        store: of the journal that the file is in.
        path: of the file, below the root of the journal, with ``/``.
        three: the texts.
        environment: of the process; git may tell there who the other side is.

    Returns:
        What both sides say differently; all of it can be seen in the merged text.

    Raises:
        LeftToGit: it is no day, or cannot be merged; ours is as it was.
        OSError: so is it then.
    """
    day = day_of(store, path)
    if day is None:
        raise LeftToGit(_("is no day of this journal"), is_day=False)
    ours, theirs = _text(path, three.ours), _text(path, three.theirs)
    try:
        merged = merge(
            store.reader,
            day,
            Version(_(_OUR_SIDE), ours),
            Version(other_side(environment), theirs),
            _base(path, three.base),
        )
    except CannotMerge as error:
        raise LeftToGit(error.reason) from error
    _replace(three.ours, encode(merged.source))
    return merged.clashes


def day_of(store: Store, path: str) -> date | None:
    """Return the date of a file by its name; ``None`` if it is no day and no note of one.

    Args:
        store: the journal.
        path: below its root, with ``/``.
    """
    folder = os.path.normpath(store.settings.folder).replace(os.sep, "/")
    if folder != "." and not path.startswith(f"{folder}/"):
        return None
    below = path if folder == "." else path[len(folder) + 1 :]
    if store.is_ignored(path):
        return None
    name = read_name(below, store.settings.file)
    return name.date if name.kind in _DAYS else None


def other_side(environment: Mapping[str, str]) -> str:
    """Return who the other side is, in words.

    Only a merge says it: the branch, or the commit that was pulled.  In a rebase, a pick and a
    stash nothing does, and of several heads nobody knows which.
    """
    heads = [(name, said) for name, said in environment.items() if name.startswith(_HEAD)]
    if len(heads) != 1:
        return _(_OTHER_SIDE)
    commit, said = heads[0][0].removeprefix(_HEAD), heads[0][1]
    return _("commit {commit}", commit=commit[:7]) if said in {"", commit} else said[:60]


def _text(path: str, file: str) -> SourceText:
    text, told = decode(path, Path(file).read_bytes())
    if text is None or told:
        raise LeftToGit(told[0].message if told else _("is no text"))
    return text


def _base(path: str, file: str) -> SourceText | None:
    """Return what both sides were made from; ``None`` if nobody can tell.

    Of two bases git makes one by merging them, and that may hold markers.  Without a base nothing
    is taken out, so at worst something comes back.
    """
    data = Path(file).read_bytes()
    if not data:
        return None
    text, told = decode(path, data)
    is_whole = text is not None and not told and sides_with_base(text.text) is None
    return text if is_whole else None


def _replace(file: str, data: bytes) -> None:
    """Exchange the bytes of a file in one step; it keeps its mode."""
    folder, name = os.path.split(file)
    beside = os.path.join(folder, f".~journal.{name}.{os.getpid()}.tmp")
    try:
        new = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, os.stat(file).st_mode & 0o777)
        with os.fdopen(new, "wb") as opened:
            opened.write(data)
        os.replace(beside, file)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
