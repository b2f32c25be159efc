"""The pictures that days name: the one place that reads them.

Hides where a name leads.  Two conventions: nothing outside the journal is ever opened, whatever a
name, a link or an encoding says; and a picture that cannot be shown is told and never raises.
"""

import math
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple
from urllib.parse import quote

from journal_tool import rules
from journal_tool.cache import Signature, signature_at
from journal_tool.dayfile import is_ignored_name, picture_names
from journal_tool.diagnostics import Diagnostic, about_file, at
from journal_tool.language import N_, _
from journal_tool.model import Day
from journal_tool.phrases import decimal
from journal_tool.pictures import MAX_PICTURE, Picture, Pictures, read_picture
from journal_tool.store import Store
from journal_tool.text import SourceText

_DEVICES: Final = frozenset(
    (
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"),
    )
)
"""On Windows these open a device in whatever folder they stand, and with any ending."""


class Album(NamedTuple):
    """What became of every picture that some days name.

    Attributes:
        pictures: those that can be shown.
        problems: what is to be told of the others.
        files: where pictures were looked for, with the signature of what was there.
        is_plain: whether every name led to a place of its own, and none was looked for by its name
            among all files of the journal.
    """

    pictures: Pictures
    problems: tuple[Diagnostic, ...]
    files: Mapping[str, Signature]
    is_plain: bool


def album(store: Store, days: Iterable[Day]) -> Album:
    """Return the pictures that the words of ``days`` name, and what is to be told of others."""
    shelf = _Shelf(store)
    pictures: dict[tuple[str, str], Picture] = {}
    problems: list[Diagnostic] = []
    for day in days:
        for words in day.words:
            for name in picture_names(words.text):
                found = shelf.find(words.path, name)
                if isinstance(found, Picture):
                    pictures[words.path, name] = found
                else:
                    problems.append(_problem(store.source(words.path), words.path, name, found))
    return Album(pictures, tuple(problems), shelf.files, shelf.is_plain)


class _Reason(NamedTuple):
    """Why a picture is not shown: a clause with ``{name}``, its values, perhaps a suggestion."""

    clause: str
    hint: str = ""
    values: tuple[tuple[str, object], ...] = ()


_OUTSIDE: Final = _Reason(N_("{name} is no place inside the journal"))
_MISSING: Final = _Reason(N_("there is no {name}"))
_IGNORED: Final = _Reason(N_("{name} is kept out by 'ignore' in journal.toml"))
_IN_REPORT: Final = _Reason(N_("{name} lies in the folder of the report"))
_UNREADABLE: Final = _Reason(N_("{name} cannot be read as PNG, JPEG, GIF or WebP"))


def _problem(source: SourceText | None, path: str, name: str, reason: _Reason) -> Diagnostic:
    """Return the finding at the name in its file, or about the file if it stands there otherwise.

    A name can be written with ``%20`` for a blank, and then it is found so.
    """
    message = _(reason.clause, name=f"'{name}'", **dict(reason.values))
    hint = _(reason.hint) if reason.hint else ""
    if source is not None:
        after = max(0, source.text.find("!["))
        for written in (name, quote(name)):
            start = source.text.find(written, after)
            if start >= 0:
                span = source.span(start, start + len(written))
                return at(rules.PICTURE_NOT_SHOWN, source, span, message, hint)
    return about_file(rules.PICTURE_NOT_SHOWN, path, message, hint)


# -- where a name leads -------------------------------------------------------------------------


def _places(path: str, name: str) -> Iterator[str]:
    """Yield where a picture may be, below the root of the journal with ``/``, the likeliest first.

    Beside the file that names it, as markdown has it, then below the root, as Obsidian does; and
    with letters and accents joined or apart, since systems differ in how they write them down.

    Args:
        path: of the file, below the root.
        name: as it stands in the text; nothing is yielded for one that leads out of the journal,
            or that some system would understand in another way.
    """
    if name.startswith("/") or not all(map(_is_plain, name.split("/"))):
        return
    for folder in dict.fromkeys((path.rpartition("/")[0], "")):
        for form in dict.fromkeys((name, *(unicodedata.normalize(one, name) for one in _FORMS))):
            place = _joined(folder, form)
            if place:
                yield place


_FORMS: Final = ("NFC", "NFD")


def _is_plain(part: str) -> bool:
    """Return whether part of a path means itself on every system."""
    if part in {"", ".", ".."}:
        return True
    has_sign = any(sign in "\\:" or sign < " " or sign == "\x7f" for sign in part)
    return not has_sign and part[-1] not in ". " and not _is_device(part)


def _is_device(part: str) -> bool:
    return part.partition(".")[0].rstrip(" ").casefold() in _DEVICES


def _joined(folder: str, name: str) -> str:
    """Return ``name`` seen from ``folder``; ``""`` if it leads above the root."""
    parts: list[str] = []
    for part in f"{folder}/{name}".split("/"):
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)


def _outside(name: str) -> _Reason:
    """Return that a name leads nowhere, and what to type where that is not plain to see."""
    if "\\" in name:
        return _OUTSIDE._replace(hint=N_("write / for \\"))
    is_odd = any(part not in {"", ".", ".."} and not _is_plain(part) for part in name.split("/"))
    return _OUTSIDE._replace(hint=N_("give the file another name") if is_odd else "")


# -- on disk ------------------------------------------------------------------------------------


class _Shelf:
    """Finds and reads pictures; each file once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._root = os.path.realpath(store.root)
        self._output = os.path.realpath(store.output)
        self._read: dict[str, Picture | _Reason] = {}
        self.files: dict[str, Signature] = {}
        self.is_plain = True

    def find(self, path: str, name: str) -> Picture | _Reason:
        """Return the picture that the file at ``path`` calls ``name``, or why there is none."""
        places = list(_places(path, name))
        if not places:
            return _outside(name)
        for place in places:
            full = os.path.join(self._root, place)
            self.files[full] = signature_at(full)
            if os.path.lexists(full):
                return self._picture(full)
        if "/" in name:
            return _MISSING
        self.is_plain = False
        named = self._by_name.get(_folded(name), ())
        self.files.update({full: signature_at(full) for full in named})
        if len(named) > 1:
            several = N_("there are {count} files called {name}")
            hint = N_("write its folder before the name")
            return _Reason(several, hint, (("count", len(named)),))
        return self._picture(named[0]) if named else _MISSING

    def _picture(self, full: str) -> Picture | _Reason:
        real = os.path.realpath(full)
        if not _is_below(real, self._root):
            return _OUTSIDE
        if _is_below(real, self._output):
            return _IN_REPORT
        if self._is_ignored(real):
            return _IGNORED
        if real not in self._read:
            self._read[real] = _read(real)
        return self._read[real]

    def _is_ignored(self, real: str) -> bool:
        return self._store.is_ignored(os.path.relpath(real, self._root))

    @cached_property
    def _by_name(self) -> Mapping[str, list[str]]:
        """Every file of the journal by its folded name: Obsidian mostly writes no folder."""
        found: dict[str, list[str]] = {}
        folders = [self._root]
        while folders:
            for entry in _listed(folders.pop()):
                if is_ignored_name(entry.name) or self._is_ignored(entry.path):
                    continue
                if not entry.is_dir(follow_symlinks=False):
                    found.setdefault(_folded(entry.name), []).append(entry.path)
                elif not _is_below(entry.path, self._output):
                    folders.append(entry.path)
        return found


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda one: one.name)
    except OSError:
        return []  # a folder of days that cannot be listed is told where days are read


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _is_below(path: str, folder: str) -> bool:
    """Return whether ``path`` is ``folder`` or lies in it; both are whole and free of links."""
    one, other = (os.path.normcase(os.path.join(some, "")) for some in (path, folder))
    return one.startswith(other)


def _read(real: str) -> Picture | _Reason:
    try:
        if not stat.S_ISREG(os.stat(real).st_mode):
            return _UNREADABLE
        with open(real, "rb") as file:
            data = file.read(MAX_PICTURE + 1)
            size = os.fstat(file.fileno()).st_size
    except (FileNotFoundError, NotADirectoryError):
        return _MISSING
    except OSError as error:
        reason = (error.strerror or _("unknown reason")).lower()
        return _Reason(N_("{name} could not be read: {reason}"), "", (("reason", reason),))
    if len(data) > MAX_PICTURE:
        large = decimal(math.ceil(size / _MEGABYTE * 10) / 10)
        return _Reason(N_("{name} is {size} MB large"), "", (("size", large),))
    return read_picture(data) or _UNREADABLE


_MEGABYTE: Final = 1024 * 1024
