"""The files of a journal: the one place that reads them.

Hides the folder: which files are days, links, permissions, files that are no text, and which were
read before and are the same.  Reading never changes anything below the root.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from journal_tool import __version__, rules
from journal_tool.cache import Cache, Signature, signature_at, signature_of
from journal_tool.copies import Copies, grouped
from journal_tool.dayfile import (
    DayReader,
    FileName,
    Gathering,
    Kind,
    ParsedFile,
    date_inside,
    decode,
    is_copy_of,
    read_name,
)
from journal_tool.diagnostics import Diagnostic, about_file
from journal_tool.files import is_dataless, placeholder_of
from journal_tool.kept import Good, is_in_pieces, key_of, reads_whole, standing_in
from journal_tool.language import _
from journal_tool.model import Day, DaySummary, Journal
from journal_tool.rawfiles import Raw, RawFiles, is_ordinary, not_downloaded, read_small
from journal_tool.scan import Found, Scan, Scanner, may_be_text, shown_path, why
from journal_tool.settings import Settings, parse_settings
from journal_tool.text import SourceText
from journal_tool.vault import daily_notes

if TYPE_CHECKING:
    from journal_tool.settings.origins import Origin

SETTINGS_FILE: Final = "journal.toml"
TEMPLATES_FOLDER: Final = ".journal/templates"
TEMPLATE_FILE: Final = f"{TEMPLATES_FOLDER}/day.md.j2"
MAX_TEMPLATE: Final = 256 * 1024
"""Bytes above which a template of the journal's own is not read."""

FEWEST: Final = 2000
"""Files from which on it pays to read on all cores: starting processes takes as long as reading
some hundred files."""

_HEAD: Final = 64 * 1024
_INSIDE: Final = "\ninside"  # no text: under which a file is kept whose date is not in its name


class SettingsUnreadable(Exception):  # noqa: N818  named for what happened
    """``journal.toml`` is there and cannot be read as text."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


Progress: TypeAlias = Callable[[str, int, int | None], None]
"""Told of work that may take long: what is done, how many steps are, and of how many if known."""


def no_progress(what: str, done: int, total: int | None) -> None:
    """Tell nobody."""


Ahead: TypeAlias = Callable[["Store", Mapping[int, Sequence[Found]], Progress], None]
"""Reads the files of some shards of the cache, and leaves there what it found."""


class Store:
    """Reads the journal at ``root``.

    Args:
        root: its folder.
        user_settings: file of settings for all journals of a person.
        cache: makes what is kept between runs, from what it depends on; ``None`` keeps nothing.
        ahead: reads many files into the cache at once.
        reads_once: whether the journal will not be read a second time, so that nothing is kept in
            memory for that.
    """

    def __init__(
        self,
        root: Path,
        *,
        user_settings: Path | None = None,
        cache: Callable[[bytes], Cache] | None = None,
        ahead: Ahead | None = None,
        reads_once: bool = False,
    ) -> None:
        self.root = root
        self._reads_once = reads_once
        self.user_settings = user_settings
        self._ahead = ahead
        self.settings, self.settings_diagnostics = self._settings(user_settings)
        self._own_template = self._template()
        self._daily_notes = daily_notes(root, MAX_TEMPLATE)
        self.reader = DayReader(self.settings, *self.templates)
        self.context = _context([*self._settings_texts, *self.templates])
        self._cache_of = cache
        self._in_pieces: set[str] = set()
        self.files = RawFiles(root)
        self._pictures: Mapping[str, Signature] = {}
        self._are_all_pictures = False
        self._believed: Mapping[str, Signature] | None = None
        self._good: dict[str, Good] = {}
        self._digests: dict[str, bytes] = {}
        self._undated: dict[str, tuple[Signature, ParsedFile | None]] = {}
        self._next: Scan | None = None
        self._scanner = Scanner(root, self.settings)
        self._gathering = Gathering()
        self._copies = Copies(self.reader, self._raw, self._steady_good, self._last_good)
        self._were_copies: frozenset[str] = frozenset()
        self._summaries: dict[date, tuple[Day, DaySummary]] = {}

    @cached_property
    def _cache(self) -> Cache | None:
        return self._cache_of(self.context) if self._cache_of else None

    # -- settings ------------------------------------------------------------------------------

    def _settings(self, user_settings: Path | None) -> tuple[Settings, tuple[Diagnostic, ...]]:
        source = self.settings_text(self.root / SETTINGS_FILE)
        defaults = None
        if user_settings is not None:
            try:
                defaults = self.settings_text(user_settings)
            except SettingsUnreadable:
                defaults = None
        self._settings_texts = [one.text if one else "" for one in (source, defaults)]
        self._settings_sources = source or SourceText(SETTINGS_FILE, ""), defaults
        return parse_settings(*self._settings_sources)

    def origins(self) -> "tuple[Origin, ...]":
        """Return where each setting in force comes from."""
        from journal_tool.settings.origins import origins  # which one command asks for

        return origins(*self._settings_sources)

    @staticmethod
    def settings_text(path: Path) -> SourceText | None:
        """Return the text of a file of settings; ``None`` if there is none.

        Raises:
            SettingsUnreadable: it is there and cannot be read as text.
        """
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                raise SettingsUnreadable(
                    about_file(rules.SETTINGS_UNREADABLE, path.name, _("is no ordinary file"))
                )
            raw = path.read_bytes()
        except FileNotFoundError:
            if os.path.lexists(placeholder_of(os.fspath(path))):
                raise SettingsUnreadable(not_downloaded(path.name)) from None
            return None
        except OSError as error:
            message = _("cannot be read: {reason}", reason=why(error))
            raise SettingsUnreadable(
                about_file(rules.SETTINGS_UNREADABLE, path.name, message)
            ) from error
        text, found = decode(path.name, raw)
        if text is None or found:
            message = found[0].message if found else _("is no text")
            raise SettingsUnreadable(about_file(rules.SETTINGS_UNREADABLE, path.name, message))
        return text

    def _template(self) -> str:
        raw = read_small(self.root / TEMPLATE_FILE, MAX_TEMPLATE)
        text, _found = decode(TEMPLATE_FILE, raw)
        return text.text if text else ""

    @property
    def template(self) -> str:
        """The journal's own template of a day; ``""`` if it has none."""
        return self._own_template

    @property
    def templates(self) -> tuple[str, str]:
        """The texts that a day may begin with: the journal's own, that of a vault; or ``""``."""
        return self._own_template, self._daily_notes.template

    @property
    def output(self) -> Path:
        """The folder that the report goes to unless the command line names another."""
        return self.root / self.settings.report.out

    # -- reading -------------------------------------------------------------------------------

    def snapshot(self, *, is_read_next: bool = False) -> dict[str, Signature]:
        """Return every file that the journal is read from, with what tells its states apart.

        Args:
            is_read_next: whether these are the files that the next :meth:`load` reads.

        Raises:
            OSError: some of them cannot be seen just now, which does not mean that they are gone.
        """
        scan = self._scanner.scan()
        if scan.hindrance is not None:
            raise scan.hindrance
        self._next = scan if is_read_next else None
        files = {one.path: one.signature for one in scan.files}
        places = [self.root / SETTINGS_FILE, self.root / TEMPLATES_FOLDER]
        places.extend(self._daily_notes.files)
        if self.user_settings is not None:
            places.append(self.user_settings)
        with suppress(OSError):
            places.extend((self.root / TEMPLATES_FOLDER).iterdir())
        for place in places:
            with suppress(OSError, ValueError):
                files[str(place)] = signature_of(place.stat())
        return {path: one for path, one in files.items() if one is not None}

    def note_pictures(self, files: Mapping[str, Signature], *, are_all: bool) -> None:
        """Take the files that the pictures of the days come from, as they were when they were read.

        Args:
            files: signatures by path.
            are_all: whether no other file can be a picture of these days.
        """
        self._pictures, self._are_all_pictures = files, are_all

    @property
    def pictures(self) -> Mapping[str, Signature] | None:
        """The files that pictures come from, as they were; ``None`` if others may be some too."""
        return self._pictures if self._are_all_pictures else None

    def has_new_pictures(self) -> bool:
        """Return whether a file that was noted is not as it was."""
        return any(signature_at(path) != one for path, one in self._pictures.items())

    def is_whole(self, path: str) -> bool:
        """Return whether a file reads as what it is, so that nobody seems to be writing it.

        A file that could not be read as a whole the last time either is one: it stays so.
        """
        if os.path.isabs(path):
            return not _is_empty(path)
        if path in self._in_pieces:
            return True
        name = self._name(path)
        if name.date is None:
            return True
        one = self._one_parsed(Found(path, name), name.date)
        return one.away is not None or reads_whole(one.read)

    def believe(self, files: Mapping[str, Signature]) -> None:
        """Take these states of the files for the journal from now on.

        A file that changes between a look and the reading can be anything just then, or away: if it
        does not read as what it is, it is in the journal as it was when it was read before.

        Args:
            files: as :meth:`snapshot` returns them; others that are there are not read yet.
        """
        self._believed = files
        self._good = {path: one for path, one in self._good.items() if path in files}

    @property
    def are_all_read(self) -> bool:
        """Whether no file was away at the last reading without its signature saying so."""
        return self.files.are_all_read

    def can_read_more(self) -> bool:
        """Return whether a file that could not be read the last time can be read now.

        Its signature need not say so: a drive that answers again has changed no file.
        """
        return self.files.can_read_more()

    def below(self, path: str) -> str:
        """Return the path of a file below the folder of the days."""
        folder = self.settings.folder
        return path if folder in {"", "."} else path.removeprefix(folder.strip("/") + "/")

    def load(self, progress: Progress = no_progress) -> Journal:
        """Read every day; what cannot be read is in the journal's diagnostics.

        Args:
            progress: told of each file that was read.
        """
        scan, self._next = self._next or self._scanner.scan(), None
        self.files.begin()
        found = [*self.settings_diagnostics, *scan.diagnostics]
        parsed = []
        copies: list[Found] = []
        chosen = list(self._chosen(self._steady(scan.files), found, copies))
        self._read_ahead(chosen, progress)
        for at, one in enumerate(self._parsed(chosen, found), 1):
            parsed.append(one)
            progress(_("Reading"), at, len(scan.files))
        digests: Mapping[str, bytes] = self._digests
        self._were_copies = frozenset([one.path for one in copies])
        if copies:
            groups = grouped(copies, chosen, prefix=self._prefix, name=self._name)
            read = self._copies.read(parsed, groups, digests, self._cache)
            parsed, digests = list(read.files), read.digests
            found.extend(read.found)
        if all(file.name.kind is Kind.OTHER for file in scan.files) and not parsed:
            found.append(self._no_days(scan))
        if self._cache is not None:
            self._cache.save()
        told = (*found, *(one for file in parsed for one in file.diagnostics))
        self._in_pieces = {one.span.path for one in told if is_in_pieces(one)}
        name = shown_path(self.root.resolve().name)
        journal = self._gathering.journal(parsed, found, name=name, digests=digests)
        if self._reads_once:
            self._forget()
        return journal

    def _forget(self) -> None:
        """Give back the memory of what a next reading alone would need."""
        self._good.clear()
        self._undated.clear()
        self._copies.forget()
        self._gathering = Gathering()
        if self._cache is not None:
            self._cache.forget()

    def summaries(self, journal: Journal) -> tuple[DaySummary, ...]:
        """Return the summaries of the days of a journal that was loaded here; oldest first.

        A summary is made once, when a day is new.
        """
        from journal_tool.analysis import Maker  # which most commands do not need

        maker = Maker(self.settings)
        known = self._summaries
        self._summaries = {
            day.date: one
            if (one := known.get(day.date)) is not None and one[0] is day
            else (day, maker.summary(day))
            for day in journal.days
        }
        return tuple([one for _day, one in self._summaries.values()])

    def files_now(self) -> Sequence[Found]:
        """Return the files that are days or notes, or could hold a date inside, as they are."""
        return list(self._chosen(self._scanner.scan().files, [], []))

    def _steady(self, files: list[Found]) -> list[Found]:
        """Return the files that are believed to be there, and those that cannot be seen."""
        believed = self._believed
        if believed is None:
            return files
        kept = [one for one in files if one.signature is None or one.path in believed]
        away = self._good.keys() - {one.path for one in files}
        kept += [Found(path, self._name(path)) for path in away]
        return sorted(kept, key=lambda one: one.path)

    def source(self, path: str) -> SourceText | None:
        """Return the text of one file below the root, or ``None`` if it cannot be read."""
        return self.files.text(path)[0]

    def would_read(self, file: Path) -> bool:
        """Return whether a file of this name and place is, or would be, a part of the journal."""
        real = file.parent.resolve() / file.name
        if real == self.root.resolve() / SETTINGS_FILE:
            return True
        folder = (self.root / self.settings.folder).resolve()
        if folder not in real.parents or not may_be_text(file.name):
            return False
        path = real.relative_to(folder).as_posix()
        return read_name(path, self.settings.file).kind is not Kind.OTHER

    def is_ignored(self, path: str) -> bool:
        """Return whether ``ignore`` keeps a file out, or a folder that it lies in.

        Args:
            path: below the root; outside the folder of the days nothing is kept out.
        """
        below = os.path.relpath(path, self.settings.folder).replace(os.sep, "/")
        if below.startswith("../"):
            return False
        folders = [below[: at + 1] for at, sign in enumerate(below) if sign == "/"]
        return any(map(self._scanner.is_ignored, (*folders, below)))

    @property
    def _prefix(self) -> str:
        folder = self.settings.folder
        return "" if folder in {"", "."} else folder.strip("/") + "/"

    def _name(self, path: str) -> FileName:
        return read_name(self.below(path), self.settings.file)

    def _chosen(
        self, files: Sequence[Found], found: list[Diagnostic], copies: list[Found]
    ) -> Iterator[Found]:
        """Yield the files to read that are no copies; tell of names that are nearly dates."""
        paths = {file.path for file in files}
        for file in files:
            name = file.name
            match name.kind:
                case Kind.DAY | Kind.NOTE | Kind.OTHER:
                    yield file
                case Kind.MISNAMED:
                    found.append(_misnamed(file))
                case Kind.CONFLICT:
                    copies.append(file)
                case Kind.AMBIGUOUS:
                    original = self._prefix + name.original
                    if original in paths and self._is_copy(file, original):
                        copies.append(file)
                    else:
                        yield replace(file, name=FileName(Kind.NOTE, name.date, name.words))

    def _is_copy(self, file: Found, original: str) -> bool:
        """Return whether a file with the name of a copy is one; a second note has other words.

        Where one of the two is away, it is what it was when both were here.
        """
        ours, theirs = self.files.text(file.path), self.files.text(original)
        if ours[0] and theirs[0]:
            return is_copy_of(ours[0].text, theirs[0].text)
        if file.path in self._were_copies and file.path in self._good and not ours[0]:
            return True  # it is just being written, and counts as it was
        is_away = any(one.rule is rules.NOT_DOWNLOADED for one in (*ours[1], *theirs[1]))
        if not is_away or self._cache is None or file.name.date is None:
            return False
        note = Found(file.path, FileName(Kind.NOTE, file.name.date))
        day = Found(original, FileName(Kind.DAY, file.name.date))
        return (
            self._cache.last_known(key_of(note)) is None
            and self._cache.last_known(key_of(day)) is not None
        )

    def _parsed(self, files: Iterable[Found], found: list[Diagnostic]) -> Iterator[ParsedFile]:
        still = []
        for file in files:
            good = self._good.get(file.path)
            if good is not None and good.is_of(file):
                still.append(good.key)
                parsed, told = good.read
            elif file.name.kind is Kind.OTHER:
                parsed, told = self._dated(file), ()
            elif file.name.date is not None:
                parsed, told = self._steady_good(file, file.name.date).read
            else:
                continue
            found.extend(told)
            if parsed is not None:
                yield parsed
        if self._cache is not None:
            self._cache.still(still)

    def _read_ahead(self, files: Sequence[Found], progress: Progress) -> None:
        """Have files that were never read before read on all cores, if somebody does that."""
        if self._cache is None or self._ahead is None or self._good:
            return  # those that were read in this process are known
        named = [one for one in files if one.name.kind is not Kind.OTHER]
        unread = self._cache.unread(map(key_of, named))
        shards = {shard: [named[at] for at in places] for shard, places in unread.items()}
        self._ahead(self, shards, progress)
        self._cache.look_again(shards)

    def read_into_cache(self, files: Iterable[Found]) -> None:
        """Read files so that the next one finds them read.

        Args:
            files: all that belong to some shards of the cache.
        """
        if self._cache is not None:
            for _one in self._parsed(files, []):
                pass
            self._cache.save()

    def _raw(self, path: str) -> Raw | Diagnostic:
        return self.files.raw(path)

    def _last_good(self, path: str) -> Good | None:
        return self._good.get(path)

    def _steady_good(self, file: Found, day: date) -> Good:
        """Read a file, or have it as it was if somebody has begun to write it since the look."""
        good = self._good.get(file.path)
        is_as_seen = self._believed is None or (
            file.signature is not None and file.signature == self._believed.get(file.path)
        )
        one = self._one_parsed(file, day)
        if good is None or is_as_seen or reads_whole(one.read):
            self._good[file.path] = good = one
        if good.digest is not None:
            self._digests[shown_path(file.path)] = good.digest
        return good

    def _one_parsed(self, file: Found, day: date) -> "Good":
        """Read a file, unless it was read before and is the same."""
        cache, key = self._cache, key_of(file)
        entry = None
        if cache is not None and file.signature is not None:
            entry = cache.trusted(key, file.signature)
        if entry is None:
            raw = self.files.raw(file.path)
            if isinstance(raw, Diagnostic):
                if raw.rule is rules.NOT_DOWNLOADED:
                    return self._standing_in(file, day, raw)
                return Good((None, (raw,)), key)
            entry = cache.same(key, raw.signature, raw.data) if cache is not None else None
            if entry is None:
                text, told = decode(shown_path(file.path), raw.data)
                if text is None:
                    return Good((None, told), key)
                is_note = file.name.kind is Kind.NOTE
                value = self.reader.read(text, day, is_note=is_note), told
                if cache is None:
                    return Good(value, key)
                entry = cache.keep(key, raw.signature, raw.data, value)
        settled = entry.signature if entry.is_settled else None
        return Good(entry.value, key, entry.digest, settled, file.name)

    def _standing_in(self, file: Found, day: date, why: Diagnostic) -> Good:
        """Return what stands for a file whose text is not on this device."""
        key, good = key_of(file), self._good.get(file.path)
        entry = self._cache.last_known(key) if self._cache is not None else None
        last = None
        if good is not None and good.key == key:
            if good.away == why:
                return good
            last = good.last if good.away else good.read
        if entry is not None and (last is None or last[0] is None):
            last = entry.value
        return standing_in(file, day, key, why, last)

    def dated_inside(self, file: Found) -> ParsedFile | None:
        """Read a file whose name holds no date, if its front matter has one and is ours.

        A command asks several times where a day is, and a vault has such notes by the thousand.
        """
        if not self._reads_once or file.signature is None:
            return self._dated_inside(file)
        known = self._undated.get(file.path)
        if known is None or known[0] != file.signature:
            known = self._undated[file.path] = file.signature, self._dated_inside(file)
        return known[1]

    def _dated_inside(self, file: Found) -> ParsedFile | None:
        raw = self._with_date(file)
        return self._read_dated(file, raw) if isinstance(raw, Raw) else None

    def _dated(self, file: Found) -> ParsedFile | None:
        """Do the same; one that is away is as it was last read, if it was a day then."""
        if self._cache is None:
            return self.dated_inside(file)
        raw, key = self._with_date(file), f"{file.path}{_INSIDE}"
        if raw is None:
            return None
        if isinstance(raw, Diagnostic):
            entry = self._cache.last_known(key)
            if entry is None:
                return None  # not a day as far as anybody knows
            known: ParsedFile = entry.value
            good = standing_in(file, known.day.date, key, raw, (known, ()))
            shown, told = good.read
            return replace(shown, diagnostics=(*shown.diagnostics, *told)) if shown else None
        entry = self._cache.same(key, raw.signature, raw.data)
        parsed: ParsedFile | None = entry.value if entry else self._read_dated(file, raw)
        if entry is None and parsed is not None:
            self._cache.keep(key, raw.signature, raw.data, parsed)
        return parsed

    def _with_date(self, file: Found) -> Raw | Diagnostic | None:
        """Return the bytes of a file that may have a date inside; a finding if they are away."""
        path, head = self.root / file.path, None
        try:
            if not is_ordinary(path):
                return None
            if not is_dataless(self.files.status(os.fspath(path))):
                with open(path, "rb") as opened:
                    head = opened.read(_HEAD).lstrip(b"\xef\xbb\xbf \r\n")
        except OSError:
            pass  # reading all of it says why
        if head is not None and not (head.startswith(b"---") and b"date:" in head.lower()):
            return None
        raw = self.files.raw(file.path)
        return raw if isinstance(raw, Raw) or raw.rule is rules.NOT_DOWNLOADED else None

    def _read_dated(self, file: Found, raw: Raw) -> ParsedFile | None:
        text, _found = decode(shown_path(file.path), raw.data)
        day = date_inside(text) if text is not None else None
        if text is None or day is None:
            return None
        return self.reader.read(text, day, is_dated_by_name=False)

    def _no_days(self, scan: Scan) -> Diagnostic:
        folder = self.settings.folder
        if folder in {"", "."}:
            message = (
                _("this folder holds no file that is a day")
                if scan.entries
                else _("this folder is empty")
            )
        else:
            message = (
                _("the folder '{folder}' holds no file that is a day", folder=folder)
                if scan.entries
                else _("the folder '{folder}' is empty", folder=folder)
            )
        return about_file(rules.NO_DAYS, ".", message)


def _is_empty(path: str) -> bool:
    """Return whether a file of settings holds nothing, as it does while it is saved."""
    with suppress(OSError):
        status = os.stat(path)
        return stat.S_ISREG(status.st_mode) and not status.st_size
    return False


def _context(texts: Sequence[str]) -> bytes:
    """Return what the reading of every file depends on: the program, and what the journal sets."""
    version = f"{__version__} {sys.version}"
    return "\0".join([version, *texts]).encode("utf-8", "surrogatepass")


def create_missing(root: Path, files: Mapping[str, str]) -> list[str]:
    """Make the folder and those of the files that are not there; nothing else is changed.

    Args:
        root: the folder, which need not exist.
        files: text by path below it, with ``/``.

    Returns:
        The paths that were made, in the order given.

    Raises:
        OSError: the system did not allow it; files made before stay.
    """
    made = []
    for path, text in files.items():
        full = root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(full, "x", encoding="utf-8", newline="\n") as new:
                new.write(text)
        except FileExistsError:
            continue
        made.append(path)
    return made


def _misnamed(file: Found) -> Diagnostic:
    name, advice = file.path.rpartition("/")[2], file.name.advice
    is_certain = any(map(str.isdigit, advice))
    hint = (
        _("should it be {name}?", name=advice)
        if is_certain
        else _("a day's name is {name}", name=advice)
    )
    message = _("'{name}' is no name of a day", name=shown_path(name))
    return about_file(rules.MISNAMED, shown_path(file.path), message, hint)
