"""The report on disk: the only writer of the output folder.

Hides the manifest that says which files are ours.  Conventions: a page is written when its bytes
differ and left alone when they do not, so that nothing is synced and no browser reloads for
nothing; a file that is not ours is never overwritten and never removed, and no symbolic link
inside the folder is followed.
"""

import contextlib
import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from journal_tool.language import _
from journal_tool.values import dataclass

if TYPE_CHECKING:  # a type alone, and all of the report beside it
    from journal_tool.report import Page

MANIFEST: Final = ".journal-report.json"
"""Which pages are ours: a JSON object of their paths, each with the SHA-256 of its bytes."""

_GITIGNORE: Final = ".gitignore"
_VERSION: Final = 1
_LONGEST_PATH: Final = 200
_IN_MEMORY: Final = 8 * 1024 * 1024
"""Bytes of pages that wait in memory."""


class ForeignFile(Exception):  # noqa: N818 - named for what happened
    """A file that journal did not make has the name of one of its pages; nothing was written.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            _(
                "{file} was not made by journal, so nothing was written: "
                "move it away, or choose another folder with -o",
                file=path,
            )
        )


class CannotWrite(Exception):  # noqa: N818 - named for what happened
    """The system did not let the report be written; pages written before it are whole.

    Attributes:
        path: the file or folder.
        why: what the system said.
    """

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(_("cannot write {file}: {reason}", file=path, reason=why))


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the output folder; paths of pages, with ``/``.

    Attributes:
        folder: the output folder, as it was given.
        written: pages that were new or whose bytes had changed, in the order they came.
        unchanged: how many pages had the right bytes already.
        removed: pages that are no longer made, sorted.
        left: pages that are no longer made and that somebody has changed, sorted; still there.
    """

    folder: Path
    written: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]
    left: tuple[str, ...]


def write_pages(
    folder: Path,
    pages: Iterable["Page"],
    untouched: Collection[str] = (),
    told: Callable[[str], None] = lambda _path: None,
) -> Written:
    """Make ``folder`` hold exactly these pages, beside whatever else is in it.

    Args:
        folder: made if it is missing.  That it is not the folder of the days is for the caller.
        pages: all pages of the report; they are read to the end before the first is written.  One
            that comes early is written at once, if it takes the place of one that is ours.
        untouched: paths of further pages that are there already, looked at when ``pages`` has come
            to its end.
        told: takes the path of a page that came early and was written.

    Raises:
        ForeignFile: a page would take the place of a file that is not ours; nothing was written.
        CannotWrite: the system refused.
    """
    early: set[str] = set()
    with _Waiting() as made:
        for page in pages:
            if page.path in made.digests or not _is_page_path(page.path):
                raise ValueError(f"{page.path!r} cannot be the path of a page")
            if page.is_early:
                if _write_early(folder, page):
                    early.add(page.path)
                    told(page.path)
                continue
            with _telling(folder):
                made.add(page)
        with _telling(folder):
            return _write_pages(folder, made, untouched, early)


@contextlib.contextmanager
def _telling(folder: Path) -> Iterator[None]:
    """Tell what the system did not allow."""
    try:
        yield
    except OSError as error:
        path = Path(error.filename) if isinstance(error.filename, str) else folder
        raise CannotWrite(path, error.strerror or str(error)) from error


class _Waiting:
    """Pages that are made and not yet written.

    Those of many years are more than should be kept in memory, so they wait in a file that has no
    name and that nobody else can open.
    """

    def __init__(self) -> None:
        self.digests: dict[str, str] = {}
        self._places: dict[str, tuple[int, int]] = {}
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - it is one

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, page: "Page") -> None:
        """Take a page."""
        self.digests[page.path] = _digest(page.data)
        self._places[page.path] = self._file.tell(), len(page.data)
        self._file.write(page.data)

    def data(self, path: str) -> bytes:
        """Return the bytes of a page that was taken; no other is taken after it."""
        start, size = self._places[path]
        self._file.seek(start)
        return self._file.read(size)


def write_alone(file: Path, page: bytes, *, makes_folder: bool = False) -> Written:
    """Make ``file`` hold one page that stands for itself, and write nothing else.

    The last line of the file holds the digest of all others, so that it is known as ours wherever
    it lies, and is no longer ours once somebody has changed it.

    Args:
        file: a file that is ours is written over; one that has the right bytes is left alone.
        page: an HTML page; the line with the digest is added here.
        makes_folder: whether its folder is made if it is missing.

    Raises:
        ForeignFile: another file has this name, or ours was changed; it was not touched.
        CannotWrite: there is no such folder, or the system refused.
    """
    data = _sealed(page if page.endswith(b"\n") else page + b"\n")
    try:
        if not makes_folder and not file.parent.is_dir():
            raise CannotWrite(file, f"there is no folder '{file.parent}'")
        match _kind(file):
            case None:
                pass
            case stat.S_IFREG:
                there = file.read_bytes()
                if there == data:
                    return Written(file.parent, (), 1, (), ())
                body, line_end, _seal = there[:-1].rpartition(b"\n")
                if there != _sealed(body + line_end):
                    raise ForeignFile(file)
            case stat.S_IFDIR:
                raise CannotWrite(file, _("there is a folder with this name"))
            case _:
                raise ForeignFile(file)
        _replace(file, data)
    except OSError as error:
        # The system may name the folder, and then it is what has to be mended.
        named = Path(error.filename) if isinstance(error.filename, str) else file
        raise CannotWrite(
            named if named in file.parents else file, error.strerror or str(error)
        ) from error
    return Written(file.parent, (file.name,), 0, (), ())


def pages_in(folder: Path) -> tuple[str, ...]:
    """Return the paths of the pages that were written to ``folder``, and of what says so."""
    try:
        return (*_read_manifest(folder), MANIFEST)
    except (OSError, ForeignFile):
        return ()


class Reader:
    """Reads the pages of a report that was written, and no other file.

    Args:
        folder: of the report.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.look()

    def look(self) -> None:
        """Look again which pages there are."""
        try:
            self._known = _read_manifest(self._folder)
        except (OSError, ForeignFile):
            self._known = {}

    def page(self, path: str) -> bytes | None:
        """Return the bytes of one page; ``None`` if the report has no page of that path."""
        self.look()
        return self._data(path)

    def written(self, path: str) -> str | None:
        """Return the digest of a page as it was written; ``None`` if there is no such page."""
        return self._known.get(path)

    def has(self, path: str, digest: str) -> bool:
        """Return whether the report has a page of that path, and of these bytes on the disk."""
        data = self._data(path)
        return data is not None and _digest(data) == digest

    def _data(self, path: str) -> bytes | None:
        if path not in self._known:
            return None
        with contextlib.suppress(OSError, ForeignFile):
            if _is_file(self._folder, path):
                return (self._folder / path).read_bytes()
        return None


def others_in(folder: Path, pages: Collection[str]) -> tuple[str, ...]:
    """Return the paths of all files below ``folder`` that are not these pages, sorted.

    Links count as files and are not followed; our own two hidden files are left out.

    Raises:
        CannotWrite: a folder could not be listed.
    """
    found = []
    try:
        for entry in folder.rglob("*"):
            path = entry.relative_to(folder).as_posix()
            is_ours = path in pages or path in {MANIFEST, _GITIGNORE}
            if not is_ours and _kind(entry) != stat.S_IFDIR:
                found.append(path)
    except OSError as error:
        raise CannotWrite(folder, error.strerror or str(error)) from error
    return tuple(sorted(found))


def _sealed(page: bytes) -> bytes:
    return page + f"<!-- journal page sha256:{_digest(page)} -->\n".encode()  # no text


def hide_from_git(folder: Path) -> None:
    """Make a folder for reports, if it is missing, that git leaves alone.

    Raises:
        CannotWrite: the system refused.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            _create(folder / _GITIGNORE, b"*\n")
    except OSError as error:
        raise CannotWrite(folder, error.strerror or str(error)) from error


def _write_early(folder: Path, page: "Page") -> bool:
    """Write a page over one that nobody has changed since; return whether it was written.

    Whatever is in the way is told when the page comes again.
    """
    with contextlib.suppress(ForeignFile, OSError):
        there, known = _digest_on_disk(folder, page.path), _read_manifest(folder)
        digest = _digest(page.data)
        if there is not None and there == known.get(page.path) and there != digest:
            _write_manifest(folder, {**known, page.path: digest})
            _replace(folder / page.path, page.data)
            return True
    return False


def _write_pages(
    folder: Path, made: _Waiting, untouched: Collection[str], early: Collection[str]
) -> Written:
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(folder, "there is a file with this name, and a folder is needed")
    folder.mkdir(parents=True, exist_ok=True)
    known = _read_manifest(folder)
    digests = dict(made.digests)
    on_disk = {path: _digest_on_disk(folder, path) for path in digests}
    stays = {path: digest for path in untouched if (digest := known.get(path)) is not None}
    for path, digest in on_disk.items():
        if digest is not None and path not in known and digest != digests[path]:
            raise ForeignFile(folder / path)
    with contextlib.suppress(FileExistsError):
        _create(folder / _GITIGNORE, b"*\n")

    # Said before it is done: a build that is killed half-way must know its own pages next time.
    if not digests.keys() <= known.keys():
        _write_manifest(folder, {**digests, **known})
    changed = {path for path in digests if on_disk[path] != digests[path]}
    for path in filter(changed.__contains__, digests):
        _replace(folder / path, made.data(path))
    digests |= stays
    gone = sorted(known.keys() - digests.keys())
    removed = [path for path in gone if _remove(folder, path, known[path])]
    left = [path for path in gone if path not in removed and _is_file(folder, path)]
    _write_manifest(folder, {**digests, **{path: known[path] for path in left}})
    written = tuple(path for path in made.digests if path in early or path in changed)
    return Written(folder, written, len(digests) - len(written), tuple(removed), tuple(left))


def _is_page_path(path: str) -> bool:
    """Return whether ``path`` leads to a file below the folder, and to none of our own hidden ones.

    A manifest comes with the folder, so its paths are looked at like those of a stranger.
    """
    is_plain = path.isascii() and path.isprintable() and not set(path) & {"\\", ":"}
    parts = path.split("/")
    return is_plain and len(path) <= _LONGEST_PATH and all(p and p[0] != "." for p in parts)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _digest_on_disk(folder: Path, path: str) -> str | None:
    """Return the digest of the file at ``path``, or ``None`` if nothing is there.

    Raises:
        ForeignFile: what is there, or on the way there, is a link or of another kind: not ours.
    """
    *parents, name = path.split("/")
    at = folder
    for part in parents:
        at /= part
        if _kind(at) not in (None, stat.S_IFDIR):
            raise ForeignFile(at)
    match _kind(at / name):
        case None:
            return None
        case stat.S_IFREG:
            with (at / name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        case _:
            raise ForeignFile(at / name)


def _kind(path: Path) -> int | None:
    """Return the kind of what is at ``path`` itself (``stat.S_IFREG`` ...), ``None`` if nothing."""
    try:
        return stat.S_IFMT(path.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_file(folder: Path, path: str) -> bool:
    with contextlib.suppress(ForeignFile):
        return _digest_on_disk(folder, path) is not None
    return False


def _remove(folder: Path, path: str, digest: str) -> bool:
    """Remove a page that still has the bytes we wrote; return whether it was there."""
    with contextlib.suppress(ForeignFile):
        if _digest_on_disk(folder, path) == digest:
            (folder / path).unlink()
            return True
    return False


def _read_manifest(folder: Path) -> Mapping[str, str]:
    """Return the pages that are ours with their digests; none if that cannot be known."""
    path = folder / MANIFEST
    if _kind(path) not in (None, stat.S_IFREG):
        raise ForeignFile(path)
    try:
        pages = json.loads(path.read_bytes())["pages"].items()
    except (FileNotFoundError, ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return {}
    return {name: str(digest) for name, digest in pages if _is_page_path(name)}


def _write_manifest(folder: Path, pages: Mapping[str, str]) -> None:
    content = {"version": _VERSION, "pages": dict(sorted(pages.items()))}
    data = (json.dumps(content, indent=1) + "\n").encode()
    path = folder / MANIFEST
    if _kind(path) is None or path.read_bytes() != data:
        _replace(path, data)


def _replace(path: Path, data: bytes) -> None:
    """Write ``path`` so that every reader sees the old file or the new one, and whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".~journal.{path.name}.{os.getpid()}.tmp")
    try:
        temporary.unlink(missing_ok=True)  # of a killed process that had our number
        _create(temporary, data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _create(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet; a symbolic link with its name is one that is."""
    with path.open("xb") as file:
        file.write(data)
