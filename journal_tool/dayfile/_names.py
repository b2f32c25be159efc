"""Which file is which day (``docs/format.md``, 2): by its path alone, without looking inside.

Hides the habits of sync clients, editors and people: how each names its copies, what is never
a day, and the ways in which a date can stand in a path.  One convention: the day is the date
with which a name begins (or that its folders and its name make together), never a later one,
because sync clients append dates of their own.  Nothing is guessed and nothing raises.

Source:
    ``docs/format.md``, 2; names of copies, partial files and placeholders as sync clients and
    editors write them (the table in ``tests/test_names.py`` holds one of each).
"""

import datetime as dt
import enum
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from journal_tool.dayfile._findings import Clause
from journal_tool.language import N_, _
from journal_tool.patterns import pattern
from journal_tool.record import Record
from journal_tool.values import dataclass

EXTENSIONS: Final = (".md", ".markdown", ".txt")
"""What the name of a day ends in, in any case."""

LONGEST_NAME: Final = 255
"""No file system has longer names, so nothing longer is looked at: reading takes linear time."""

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199


class Kind(enum.Enum):
    """What a path is, as far as its name tells."""

    DAY = "day"
    """The file of a day."""
    NOTE = "note"
    """A further file of a day: other words follow the date."""
    CONFLICT = "conflict"
    """Certainly a copy that a sync client, git or this tool set aside."""
    AMBIGUOUS = "ambiguous"
    """A copy or a second note: only the text of ``original`` beside it can tell."""
    MISNAMED = "misnamed"
    """Meant as a date, but not in a form that can be read only one way."""
    OTHER = "other"
    """No day: not read as one, and nothing to tell."""


@dataclass(frozen=True, slots=True)
class FileName:
    """What the name of a file says.

    Attributes:
        kind: what the file is.
        date: the day it belongs to, for ``DAY``, ``NOTE``, ``CONFLICT`` and ``AMBIGUOUS``.
        words: what follows the date, for ``NOTE`` and ``AMBIGUOUS``.
        service: who names copies like this, for ``CONFLICT`` and ``AMBIGUOUS``.
        original: path of the file that it is a copy of, for ``CONFLICT`` and ``AMBIGUOUS``;
            whether that file exists is for the caller to see.
        advice: for ``MISNAMED``, the name that the file should have; two names joined by "or"
            where it could be either; the form of all names where no name is certain.
    """

    kind: Kind
    date: dt.date | None = None
    words: str = ""
    service: str = ""
    original: str = ""
    advice: str = ""


_OTHER: Final = FileName(Kind.OTHER)
_OF_A_DAY: Final = frozenset({Kind.DAY, Kind.NOTE, Kind.AMBIGUOUS})

# -- what is never a day --------------------------------------------------------------------------

_HIDDEN: Final = (".", "~")
_PARTIAL: Final = (
    *("~", ".tmp", ".part", ".partial", ".filepart", ".crdownload", ".download"),
    *(".bak", ".lock", ".kate-swp", ".!sync"),
)
_NEVER: Final = frozenset(
    {
        *("bak", "template", "templates", "_templates"),
        *("desktop.ini", "thumbs.db", "icon\r"),
        "4913",  # vim tries with this name whether it may write into the folder
    }
)
_PROBE: Final = pattern(
    r"""
      \#.*\#                            # what Emacs saves by itself
    | .*\.~.*                           # Nextcloud, ownCloud, Insync and this tool
    | .*\.sb-[^.]*                      # macOS, while it saves
    | tmp[A-Za-z0-9]{6}                 # Emacs with file-precious-flag
    | sed(?![a-z]{6})[A-Za-z0-9]{6}     # sed -i; `sediments` is somebody's folder
    """,
    re.VERBOSE | re.DOTALL,
)


def is_ignored_name(name: str) -> bool:
    """Return whether a file called ``name`` is never a day, and a folder never entered.

    Temporary, partial and hidden files of editors and sync clients, their folders, and
    folders of templates.

    Args:
        name: one component of a path.

    >>> [is_ignored_name(name) for name in (".obsidian", "Templates", "2026-03-12.md~", "2026")]
    [True, True, True, False]
    """
    folded = name.lower()
    return (
        folded.startswith(_HIDDEN)
        or folded.endswith(_PARTIAL)
        or folded in _NEVER
        or _PROBE.fullmatch(name) is not None
    )


@lru_cache(maxsize=1024)
def _is_ignored_folder(folder: str) -> bool:
    return any(is_ignored_name(part) for part in folder.split("/"))


_EVICTED: Final = pattern(r"\.(.+\.(?:md|markdown|txt))\.icloud", re.IGNORECASE | re.DOTALL)


def evicted_name(name: str) -> str | None:
    """Return the name of the file for which iCloud Drive left the placeholder ``name``.

    Before macOS 14 a file that is only in the cloud is replaced by such a placeholder, so
    the day is not gone.  ``None`` if it is no placeholder of a file with our extensions.

    >>> evicted_name(".2026-03-12.md.icloud")
    '2026-03-12.md'
    """
    match = _EVICTED.fullmatch(name)
    return match[1] if match else None


# -- how dates are written ------------------------------------------------------------------------

_WEEKDAYS: Final = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def _either(names: tuple[str, ...], length: int | None = None) -> str:
    return "|".join(name[:length] for name in names)


_YEAR: Final = "(?:19|20|21)[0-9]{2}"
_ISO: Final = rf"({_YEAR})([_-]?)([0-9]{{2}})\2([0-9]{{2}})(?![0-9A-Za-z])"
_JOINT: Final = r"[\s_.,:;()–—-]"
_NAME: Final = f"(?:{_either((*_WEEKDAYS, *_MONTHS))}|{_either((*_WEEKDAYS, *_MONTHS), 3)})"
_TAIL: Final = rf"(?:{_JOINT}+{_NAME})*{_JOINT}*"

_PLAIN: Final = pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\.md")
_DATE: Final = pattern(_ISO)
_DAY_OF_MONTH: Final = pattern(r"([0-9]{2})(?![0-9A-Za-z])")
_MONTH_FOLDER: Final = pattern(rf"(?:.*/)?({_YEAR})/([0-9]{{2}})", re.DOTALL)
_NAMES_ONLY: Final = pattern(_TAIL, re.IGNORECASE)
_ONE_NAME: Final = pattern(_NAME, re.IGNORECASE)
_EXTENSION: Final = pattern(r"(.+)(\.(?:md|markdown|txt))", re.IGNORECASE | re.DOTALL)


class _Place(Record):
    """Where a name stands: its folder (``""`` at the top), and the journal's own pattern."""

    folder: str
    pattern: "_Pattern | None"

    def path(self, name: str) -> str:
        return f"{self.folder}/{name}" if self.folder else name


class _Start(Record):
    """The date with which a stem begins (``None``: no day of the calendar), and what follows."""

    date: dt.date | None
    rest: str


def read_name(path: str, pattern: str | None = None) -> FileName:
    """Return what the name of a file says.

    Args:
        path: below the folder of the days, with ``/``; any text at all.
        pattern: the journal's own pattern in moment tokens; one that cannot be used
            (``pattern_problem``) counts as none.

    >>> read_name("2026/03/2026-03-12 Thursday.md").date
    datetime.date(2026, 3, 12)
    >>> read_name("2026-03-12.sync-conflict-20261123-144008-XU5LO6K.md").original
    '2026-03-12.md'
    """
    own = _usable(pattern) if pattern else None
    if own is None:
        plain = _PLAIN.fullmatch(path)
        day = _date(*plain.groups()) if plain else None
        if day:
            return FileName(Kind.DAY, day)
    folder, _slash, name = path.rpartition("/")
    if len(name) > LONGEST_NAME or (folder and _is_ignored_folder(folder)):
        return _OTHER
    return _read(_Place(folder, own), name)


def _read(place: _Place, name: str) -> FileName:
    stem, extension = _split(name)
    whole = _whole(place, stem, extension)
    if whole:
        return whole
    copy = _copy(place, name)
    if not copy:
        return _unmarked(place, name)
    inner = _unmarked(place, copy.base)
    if inner.kind in _OF_A_DAY:
        original = place.path(copy.base)
        return FileName(Kind.CONFLICT, inner.date, service=copy.service, original=original)
    return _OTHER


def _unmarked(place: _Place, name: str) -> FileName:
    """Read a name without the marks that only copies have."""
    stem, extension = _split(name)
    if not extension or is_ignored_name(name):
        return _OTHER
    return (
        _whole(place, stem, extension)
        or _numbered(place, stem, extension)
        or _host_copy(place, stem, extension)
        or _twice_extended(place, stem)
        or _note(place, stem)
        or _misnamed(place, stem, extension)
        or _OTHER
    )


def _split(name: str) -> tuple[str, str]:
    """Return stem and extension; without one of ours, the whole name and ``""``."""
    match = _EXTENSION.fullmatch(name)
    return (match[1], match[2]) if match else (name, "")


def _date(year: str, month: str, day: str) -> dt.date | None:
    """Return the day of the calendar that three ASCII numbers name, if we accept its year."""
    numbers = int(year), int(month), int(day)
    if not FIRST_YEAR <= numbers[0] <= LAST_YEAR:
        return None
    try:
        return dt.date(*numbers)
    except ValueError:
        return None


def _start(place: _Place, stem: str) -> _Start | None:
    match = _DATE.match(stem)
    if match:
        year, sign, month, day = match.groups()
    else:
        match = _DAY_OF_MONTH.match(stem)
        above = _MONTH_FOLDER.fullmatch(place.folder) if match else None
        if not match or not above:
            return None
        year, sign, month, day = above[1], "", above[2], match[1]
    if not sign and not ("01" <= month <= "12" and "01" <= day <= "31"):
        return None  # a number such as 20268231, or the 99th file of a folder
    return _Start(_date(year, month, day), stem[match.end() :])


def _words(rest: str) -> str:
    return rest.lstrip(" \t\r\n\v\f_.,:;–—-").strip()


def _whole(place: _Place, stem: str, extension: str) -> FileName | None:
    """Read a name that says a day and nothing else, in the journal's own way first."""
    if not extension:
        return None
    if place.pattern:
        values = place.pattern.values(place.path(stem))
        if values is not None:
            day = _day_of(values)
            if day:
                return FileName(Kind.DAY, day)
            return FileName(Kind.MISNAMED, advice=_form(place, extension))
    start = _start(place, stem)
    if start and start.date and _NAMES_ONLY.fullmatch(start.rest):
        return FileName(Kind.DAY, start.date)
    return None


def _note(place: _Place, stem: str) -> FileName | None:
    start = _start(place, stem)
    if start and start.date:
        return FileName(Kind.NOTE, start.date, _words(start.rest))
    return None


# -- copies ---------------------------------------------------------------------------------------

_INSIDE: Final = r"(?:[^()]|\([^()]*\))*?"  # a device or a person may carry brackets of its own
_CONFLICTED: Final = "|".join(  # no text: how Dropbox says "conflicted copy"
    (
        *("in Konflikt stehende Kopie", "Copie en conflit", "Copia en conflicto"),
        *("Copia conflictiva", "Copia in conflitto", "C(?:ó|o\u0301)pia em conflito"),
        *("Конфликтующая копия", "競合コピー", "冲突副本", "衝突複本"),
    )
)


def _mark(
    service: str, regex: str, flags: re.RegexFlag = re.IGNORECASE
) -> tuple[str, re.Pattern[str]]:
    return service, pattern(rf"(?:{regex})\Z", flags | re.DOTALL)


_EXACT: Final = re.RegexFlag(0)
_MARKS: Final = (  # no text
    _mark("Syncthing", r"\.sync-conflict-[0-9]{8}-[0-9]{6}(?:-[A-Z2-7]{7})?"),
    _mark("Syncthing", r"~[0-9]{8}-[0-9]{6}"),
    _mark(
        "Nextcloud",
        rf" \((?:conflicted copy (?:{_INSIDE} )?[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} [0-9]{{6}}"
        rf"|case clash from {_INSIDE})\)",
    ),
    _mark("ownCloud", r"_conflict(?:[_-].*)?-[0-9]{8}-[0-9]{6}"),
    _mark("Obsidian Sync", rf" \(Conflicted copy {_INSIDE} [0-9]{{12}}\)"),
    _mark(
        "Dropbox",
        rf" \((?:{_INSIDE} )?conflicted copy"
        r"(?: [0-9]{4}-[0-9]{2}-[0-9]{2})?(?: [0-9]+| ?\([0-9]+\))?\)",
    ),
    _mark("Dropbox", rf" ?\({_INSIDE}(?:{_CONFLICTED}){_INSIDE}\)"),
    _mark(
        "Dropbox",
        r" \((?:Case|Unicode Encoding|Selective Sync|White ?Space) Conflict"
        r"(?: [0-9]+| \([0-9]+\))?\)",
    ),
    _mark("Seafile", rf" \(SFConflict (?:{_INSIDE} )?[0-9]{{4}}(?:-[0-9]{{2}}){{5}}\)"),
    _mark("FSNotes", r" \(CONFLICT [0-9]{8}T[0-9]{6}\)"),
    _mark("Google Drive", r" ?(?:\[Conflict(?: [0-9]+)?\]|\(Conflict(?: [0-9]+)?\))", _EXACT),
    _mark("Resilio Sync", r"(?:\.[^.]+)?(\.Conflict(?:\.[0-9]+)?)", _EXACT),
    _mark("rclone", r"\.conflict[0-9]*", _EXACT),
    _mark("git", r"[_.](?:BACKUP|BASE|LOCAL|REMOTE)_[0-9]+", _EXACT),
    _mark("journal", r" \(journal rescued [0-9]{6}(?:-[0-9]+)?\)"),
)
"""Ends of a stem that only a copy has, and who writes them.

A group is the part that belongs to the mark in any case; what stands before it may be a device.
"""

_COPY_OF: Final = pattern(
    "(?:Copy of|Kopie von|Copie de|Copia de|Copia di|C(?:ó|o\u0301)pia de) ", re.IGNORECASE
)
_AFTER_EXTENSION: Final = pattern(
    r"(.+\.(?:md|markdown|txt))\.(?:(orig|rej)|conflict[0-9]*)", re.IGNORECASE | re.DOTALL
)
_HINT: Final = pattern(
    r"conflict|konflikt|conflit|clash|rescued|~[0-9]|[A-Z]_[0-9]|\.orig\Z|\.rej\Z"
    r"|копия|コピー|副本|複本|\A(?:Cop|Kop|C(?:ó|o\u0301)p)",
    re.IGNORECASE,
)
"""What every name with a mark holds: most names have none, and this is the cheap way to see it."""

_NUMBERED: Final = (  # no text
    _mark("Box", r" \([^()@\s]+@[^()\s]+\)"),
    _mark("Google Drive", r"[ _]?\([0-9]{1,3}\)"),
    _mark("iCloud Drive", r"[ _]? (?:[2-9]|[1-9][0-9])|_[2-9]"),
)
"""Ends of a stem that a copy and a second note can both have."""

_HOST: Final = pattern(r"(?=.*[^\W\d_])[^\W_][\w.-]{1,60}")
_MAC: Final = pattern(
    r"[\w’' .-]{0,40}\b(?:MacBook|iMac|iPad|iPhone|Mac (?:mini|Pro|Studio))\b[\w’' .()-]{0,30}"
)


class _Copy(Record):
    """The name of the file that a copy is of, and who made the copy."""

    base: str
    service: str


def _copy(place: _Place, name: str) -> _Copy | None:
    """Read a name with a mark that only copies have; ``None`` if it bears none.

    The base is what is left below the innermost mark: a copy's copy is one of the same file,
    whatever else clients have added in between.  The service is the outermost.
    """
    found = None
    if not _HINT.search(name):
        return None
    while True:
        stem, extension = _split(name)
        if found and _whole(place, stem, extension):
            return found
        marked = _marked(place, stem, extension)
        if marked:
            found = _Copy(marked.base, found.service if found else marked.service)
            name = marked.base
            continue
        shorter = _shorter(stem) if extension else None
        if shorter is None:
            return found
        name = shorter + extension


def _marked(place: _Place, stem: str, extension: str) -> _Copy | None:
    """Take the outermost mark off."""
    if not extension:
        after = _AFTER_EXTENSION.fullmatch(stem)
        return _Copy(after[1], "git" if after[2] else "rclone") if after else None
    before = _COPY_OF.match(stem)
    if before:
        return _Copy(stem[before.end() :] + extension, "Google Drive")  # no text
    for service, mark in _MARKS:
        match = mark.search(stem)
        if match:
            base = stem[: match.start()]
            if mark.groups and not _whole(place, base, extension):
                base = stem[: match.start(1)]
            return _Copy(base + extension, service)
    return None


def _shorter(stem: str) -> str | None:
    """Take off what may be a number, an address or a computer's name."""
    for _service, mark in _NUMBERED:
        match = mark.search(stem)
        if match:
            return stem[: match.start()]
    return next((stem[:at] for at in _hyphens(stem) if _is_host(stem[at + 1 :])), None)


def _numbered(place: _Place, stem: str, extension: str) -> FileName | None:
    for service, mark in _NUMBERED:
        match = mark.search(stem)
        if match:
            base = stem[: match.start()] + extension
            inner = _unmarked(place, base)
            if inner.kind not in _OF_A_DAY:
                return None
            words = _words_of(place, stem) or _words(match[0])
            original = inner.original or place.path(base)
            return FileName(Kind.AMBIGUOUS, inner.date, words, service, original)
    return None


def _words_of(place: _Place, stem: str) -> str:
    start = _start(place, stem)
    return _words(start.rest) if start else ""


def _host_copy(place: _Place, stem: str, extension: str) -> FileName | None:
    """Read ``DAY-HOST``: OneDrive's copies, and anybody's `2026-03-12-lunch`.

    The longest day counts, so that `2026-03-12-Thursday-LAPTOP` is a copy of the Thursday.
    """
    for at in _hyphens(stem):
        if not _is_host(stem[at + 1 :]):
            continue
        day = _whole(place, stem[:at], extension)
        if day and day.kind is Kind.DAY:
            original = place.path(stem[:at] + extension)
            words = _words_of(place, stem) or stem[at + 1 :]
            return FileName(Kind.AMBIGUOUS, day.date, words, "OneDrive", original)
    return None


def _hyphens(stem: str) -> Iterator[int]:
    at = stem.rfind("-")
    while at >= 0:
        yield at
        at = stem.rfind("-", 0, at)


def _is_host(text: str) -> bool:
    return _HOST.fullmatch(text) is not None or _MAC.fullmatch(text) is not None


# -- dates in forms that are not ours -------------------------------------------------------------

_SIGN: Final = "[._ ‐‑‒–—−-]"  # phones turn hyphens into dashes
_YEAR_FIRST: Final = pattern(rf"({_YEAR}){_SIGN}([0-9]{{1,2}}){_SIGN}([0-9]{{1,3}})")
_YEAR_LAST: Final = pattern(rf"([0-9]{{1,2}})({_SIGN})([0-9]{{1,2}})\2({_YEAR})")


def _twice_extended(place: _Place, stem: str) -> FileName | None:
    """Read ``2026-03-12.md.txt``, as Notepad saves it."""
    inner, extension = _split(stem)
    day = _whole(place, inner, extension)
    return FileName(Kind.MISNAMED, advice=stem) if day and day.date else None


def _misnamed(place: _Place, stem: str, extension: str) -> FileName | None:
    """Read a stem that is a date and nothing else, but no day in a form of ours."""
    days = _meant(place, stem)
    if days is None:
        return None
    names = [_written(place, day, extension) for day in days]
    match names:
        case [first, second]:
            advice = _("{first} or {second}", first=first, second=second)
        case [certain]:
            advice = certain
        case _:
            advice = _form(place, extension)
    return FileName(Kind.MISNAMED, advice=advice)


def _meant(place: _Place, stem: str) -> list[dt.date] | None:
    """Return the days that a stem in the form of a date can mean; ``None`` if it is no date."""
    start = _start(place, stem)
    if start and not start.date and _NAMES_ONLY.fullmatch(start.rest):
        return []
    match = _YEAR_FIRST.fullmatch(stem)
    if match:
        year, month, day = match.groups()
        if "0" in (month, day):
            return None  # `2026.1.0` is the version of a program
        return _real(_date(year, month, day)) if len(day) < 3 else []
    match = _YEAR_LAST.fullmatch(stem)
    if match and "0" not in match.groups():
        return _real(_date(match[4], match[3], match[1]), _date(match[4], match[1], match[3]))
    return None


def _real(*days: dt.date | None) -> list[dt.date]:
    """Return each of the days once."""
    return list(dict.fromkeys(day for day in days if day))


def _written(place: _Place, day: dt.date, extension: str) -> str:
    stem = place.pattern.write(day) if place.pattern else day.isoformat()
    return stem + extension


def _form(place: _Place, extension: str) -> str:
    return (place.pattern.text if place.pattern else "YYYY-MM-DD") + extension


# -- a pattern of one's own -----------------------------------------------------------------------


class _Token(Record):
    """One moment token.

    Attributes:
        quantity: what it tells; tokens that tell the same must agree.
        regex: its texts.
        write: a day's text.
        read: the number that a text means.
        digits: how many, 0 for a number of free length, ``None`` for words.
    """

    quantity: str
    regex: str
    write: Callable[[dt.date], str]
    read: Callable[[str], int] = int
    digits: int | None = None


def _numbers(quantity: str, digits: int, number: Callable[[dt.date], int]) -> _Token:
    """Return the token of a number with ``digits`` digits, zeros before it."""
    return _Token(
        quantity, f"[0-9]{{{digits}}}", lambda day: f"{number(day):0{digits}}", digits=digits
    )


def _free(quantity: str, longest: int, number: Callable[[dt.date], int]) -> _Token:
    """Return the token of a number without zeros before it."""
    return _Token(quantity, f"[0-9]{{1,{longest}}}", lambda day: str(number(day)), digits=0)


def _named(
    quantity: str,
    names: tuple[str, ...],
    length: int | None,
    number: Callable[[dt.date], int],
) -> _Token:
    """Return the token of an English name, or of its first ``length`` letters."""
    short = [name[:length] for name in names]
    return _Token(
        quantity,
        f"(?i:{'|'.join(short)})",
        lambda day: short[number(day) - 1].title(),
        lambda text: short.index(text.lower()) + 1,
    )


def _ordinal(day: dt.date) -> str:
    number = day.day
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _day_of_year(day: dt.date) -> int:
    return day.timetuple().tm_yday


def _english_week(day: dt.date) -> tuple[int, int]:
    """Return year and number of the week as moment counts in English: Sunday to Saturday.

    Week 1 holds the first of January.
    """
    saturday = day + dt.timedelta(days=6 - day.isoweekday() % 7)
    return saturday.year, (_day_of_year(saturday) - 1) // 7 + 1


_WEEKDAY: Final = dt.date.isoweekday
_TOKENS: Final[Mapping[str, _Token]] = {  # no text
    "YYYY": _Token("year", _YEAR, lambda day: str(day.year), digits=4),
    "YY": _numbers("year of century", 2, lambda day: day.year % 100),
    "Q": _numbers("quarter", 1, lambda day: (day.month + 2) // 3),
    "MMMM": _named("month", _MONTHS, None, lambda day: day.month),
    "MMM": _named("month", _MONTHS, 3, lambda day: day.month),
    "MM": _numbers("month", 2, lambda day: day.month),
    "M": _free("month", 2, lambda day: day.month),
    "DDDD": _numbers("day of year", 3, _day_of_year),
    "DDD": _free("day of year", 3, _day_of_year),
    "DD": _numbers("day", 2, lambda day: day.day),
    "D": _free("day", 2, lambda day: day.day),
    "Do": _Token(
        "day", "[0-9]{1,2}(?i:st|nd|rd|th)", _ordinal, lambda text: int(text[:-2]), digits=0
    ),
    "dddd": _named("weekday", _WEEKDAYS, None, _WEEKDAY),
    "ddd": _named("weekday", _WEEKDAYS, 3, _WEEKDAY),
    "dd": _named("weekday", _WEEKDAYS, 2, _WEEKDAY),
    "d": _Token(
        "weekday",
        "[0-6]",
        lambda day: str(day.isoweekday() % 7),
        lambda text: int(text) or 7,
        digits=1,
    ),
    "E": _Token("weekday", "[1-7]", lambda day: str(day.isoweekday()), digits=1),
    "GGGG": _numbers("year of ISO week", 4, lambda day: day.isocalendar().year),
    "WW": _numbers("ISO week", 2, lambda day: day.isocalendar().week),
    "W": _free("ISO week", 2, lambda day: day.isocalendar().week),
    "gggg": _numbers("year of English week", 4, lambda day: _english_week(day)[0]),
    "ww": _numbers("English week", 2, lambda day: _english_week(day)[1]),
    "w": _free("English week", 2, lambda day: _english_week(day)[1]),
}
"""The tokens of moment that a day can be named by."""

_DECIDING: Final = frozenset({"year", "year of century", "month", "day"})  # no text
"""Quantities that must agree where they stand twice; a wrong weekday or week stops nothing."""

_PIECE: Final = pattern(
    r"\[(?P<literal>[^\[\]]*)\]|(?P<letters>[A-Za-z]+)|(?P<signs>[^A-Za-z\[\]]+)|(?P<bracket>.)",
    re.DOTALL,
)
_UNPRINTABLE: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})  # no text
_LETTER: Final = pattern(r"Do|([A-Za-z])\1*")


class _UnusableError(Exception):
    """A pattern cannot name days.

    Attributes:
        clause: says why.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.clause = Clause(message, values)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A pattern that names days, ready to use.

    Attributes:
        text: as the person wrote it, without an extension.
        extension: that the pattern itself ends in, or ``""``.
        pieces: tokens and literals, in order.
        tokens: those in groups of ``regex``, in order.
        regex: matches a whole path without its extension.
    """

    text: str
    extension: str
    pieces: tuple[_Token | str, ...]
    tokens: tuple[_Token, ...]
    regex: re.Pattern[str]

    def write(self, day: dt.date) -> str:
        """Return the path of a day, without extension."""
        return _write(self.pieces, day)

    def values(self, path: str) -> dict[str, int] | None:
        """Return the quantities that a path without extension tells, or ``None``."""
        match = self.regex.fullmatch(path if path.isascii() else unicodedata.normalize("NFC", path))
        if not match:
            return None
        found: dict[str, int] = {}
        for token, text in zip(self.tokens, match.groups(), strict=True):
            value = token.read(text)
            known = found.setdefault(token.quantity, value)
            if known != value and token.quantity in _DECIDING:
                return None
        short = found.get("year", 0) % 100
        if "year" in found and found.get("year of century", short) != short:
            return None
        return found


def _write(pieces: tuple[_Token | str, ...], day: dt.date) -> str:
    return "".join(piece if isinstance(piece, str) else piece.write(day) for piece in pieces)


def _day_of(values: Mapping[str, int]) -> dt.date | None:
    """Return the day that quantities make, or ``None`` if the calendar has none."""
    year = values.get("year")
    if year is None and "year of century" in values:
        short = values["year of century"]
        year = short + (1900 if short > 68 else 2000)  # as moment reads it
    try:
        if year is not None and "month" in values and "day" in values:
            day = dt.date(year, values["month"], values["day"])
        elif year is not None and "day of year" in values:
            first = dt.date(year, 1, 1)
            day = first + dt.timedelta(days=values["day of year"] - 1)
        else:
            week = values["year of ISO week"], values["ISO week"], values["weekday"]
            day = dt.date.fromisocalendar(*week)
            year = day.year
    except ValueError:
        return None
    return day if day.year == year and FIRST_YEAR <= year <= LAST_YEAR else None


def pattern_problem(pattern: str) -> str | None:
    """Return why ``pattern`` cannot name days, as one clause, or ``None`` if it can.

    >>> pattern_problem("YYYY/MM-MMMM/YYYY-MM-DD")
    >>> pattern_problem("Diary/YYYY-MM-DD")
    "'Diary' is no part of a date; write it in brackets: [Diary]"
    """
    found = _compiled(pattern)
    return found.said() if isinstance(found, Clause) else None


def _usable(pattern: str) -> _Pattern | None:
    found = _compiled(pattern)
    return None if isinstance(found, Clause) else found


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> _Pattern | Clause:
    try:
        return _compile(pattern)
    except _UnusableError as problem:
        return problem.clause


def _compile(pattern: str) -> _Pattern:
    if len(pattern) > LONGEST_NAME:
        raise _UnusableError(N_("it is too long"))
    text, extension = _split(unicodedata.normalize("NFC", pattern))
    pieces = tuple(_pieces(text))
    _check_quantities({piece.quantity for piece in pieces if isinstance(piece, _Token)})
    _check_numbers(text, pieces)
    regex = "".join(
        re.escape(piece) if isinstance(piece, str) else f"({piece.regex})" for piece in pieces
    )
    tokens = tuple(piece for piece in pieces if isinstance(piece, _Token))
    made = _Pattern(text, extension, pieces, tokens, re.compile(regex, re.ASCII))
    for month in range(1, 13):
        _check_path(made, dt.date(2026, month, 28))
    return made


def _pieces(text: str) -> Iterator[_Token | str]:
    for match in _PIECE.finditer(text):
        if match["bracket"]:
            raise _UnusableError(N_("a bracket is not closed"))
        if match["letters"] is None:
            yield match["literal"] or match["signs"] or ""
            continue
        for letters in _LETTER.finditer(match["letters"]):
            token = _TOKENS.get(letters[0])
            if token is None:
                word = match["letters"]
                message = N_("'{text}' is no part of a date; write it in brackets: [{text}]")
                raise _UnusableError(message, text=word)
            yield token


def _check_quantities(told: set[str]) -> None:
    if told >= {"year of ISO week", "ISO week", "weekday"}:
        return
    if not told & {"year", "year of century"}:  # no text
        raise _UnusableError(N_("it names no year"))
    if "day of year" in told or told >= {"month", "day"}:
        return
    raise _UnusableError(N_("it names no day") if "month" in told else N_("it names no month"))


def _check_numbers(text: str, pieces: tuple[_Token | str, ...]) -> None:
    """See that where one number ends and the next begins can be read in one way only."""
    free = 0
    for piece in pieces:
        if isinstance(piece, str):
            free = free if piece.isdigit() or not piece else 0
        elif piece.digits is None:
            free = 0
        elif piece.digits == 0:
            free += 1
        if free > 1:
            raise _UnusableError(N_("two numbers of free length touch in '{text}'"), text=text)


def _check_path(pattern: _Pattern, day: dt.date) -> None:
    """See that a path made by the pattern is one that is read."""
    path = pattern.write(day)
    for part in path.split("/"):
        if not part or len(part) > LONGEST_NAME - len(".markdown"):
            message = N_("a folder or file in it has no name, or one that is too long")
            raise _UnusableError(message)
        if "\\" in part or any(unicodedata.category(char) in _UNPRINTABLE for char in part):
            raise _UnusableError(N_("it holds a character that names cannot have"))
        if is_ignored_name(part):
            raise _UnusableError(N_("'{text}' is never read"), text=part)


# -- the name of a new day ------------------------------------------------------------------------

_FOLDERS: Final = tuple(  # no text
    tuple(_pieces(form))
    for form in (
        *("YYYY", "MM", "YYYY-MM", "YYYY_MM", "YYYYMM", "YYYY.MM", "M", "MMMM", "MMM"),
        *("MM-MMMM", "MM_MMMM", "MM MMMM", "MM. MMMM", "MM-MMM", "MM_MMM", "MM MMM"),
        *("YYYY-MM-MMMM", "YYYY-MM MMMM", "YYYY-MM-MMM", "YYYY-MM MMM"),
        *("YYYY-MMMM", "YYYY MMMM", "MMMM YYYY", "YYYY-MMM", "YYYY MMM", "MMM YYYY"),
        *("[Q]Q", "YYYY-[Q]Q", "YYYY [Q]Q", "[W]WW", "GGGG-[W]WW", "GGGG [W]WW"),
    )
)
"""How folders are called after the year, quarter, month or week of their days."""


def file_name(day: dt.date, pattern: str | None, like: str | None = None) -> str:
    """Return the path that a new day gets, below the folder of the days.

    What ``read_name`` reads it as is ``day`` again, for every day of the years 1900 to 2199.

    Args:
        day: the new day.
        pattern: the journal's own pattern in moment tokens, if it has one.
        like: path of the newest day, whose form is taken where the pattern cannot be used;
            its extension is taken where the pattern names none.

    >>> file_name(dt.date(2026, 4, 1), None, like="2026/03-March/2026-03-31 Tue.txt")
    '2026/04-April/2026-04-01 Wed.txt'
    """
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        for path in _candidates(day, pattern, like):
            if read_name(path, pattern) == FileName(Kind.DAY, day):
                return path
    return f"{day.isoformat()}.md"


def _candidates(day: dt.date, pattern: str | None, like: str | None) -> Iterator[str]:
    own = _usable(pattern) if pattern else None
    if own:
        extension = own.extension or (_split(like)[1] if like else "")
        yield own.write(day) + (extension or ".md")
    old = read_name(like, pattern) if like else _OTHER
    if like and old.kind is Kind.DAY and old.date:
        yield _in_the_form_of(like, old.date, day)


def _in_the_form_of(path: str, old: dt.date, day: dt.date) -> str:
    """Return the path of ``day`` in the way in which ``path`` names the day ``old``.

    A name that only the journal's pattern reads has no such form; the caller sees it when it
    reads the path again.
    """
    *folders, name = path.split("/")
    stem, extension = _split(name)
    match = _DATE.match(stem)
    if match:
        sign = match[2]
        date = day.strftime(f"%Y{sign}%m{sign}%d")
    else:
        match = _DAY_OF_MONTH.match(stem)
        date = f"{day.day:02}"
    rest = stem[match.end() :] if match else ""
    tail = _ONE_NAME.sub(lambda word: _renamed(word[0], day), rest)
    moved = [_moved(folder, old, day) for folder in folders]
    return "/".join([*moved, f"{date}{tail if _ONE_NAME.search(rest) else ''}{extension}"])


def _moved(folder: str, old: dt.date, day: dt.date) -> str:
    """Return a folder's name with the date of ``day``, if it was called after ``old``'s."""
    for form in _FOLDERS:
        if _write(form, old) == folder:
            return _write(form, day)
    return folder


def _renamed(word: str, day: dt.date) -> str:
    """Return the weekday or month of ``day``, in the length and case of ``word``."""
    folded = word.lower()
    for names, index in ((_WEEKDAYS, day.weekday()), (_MONTHS, day.month - 1)):
        for length in (None, 3):
            if folded in {name[:length] for name in names}:
                new = names[index][:length]
                if word.islower():
                    return new
                return new.upper() if word.isupper() else new.title()
    return word
