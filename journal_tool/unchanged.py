"""Whether a report is still what the journal would make of it, without reading a day.

A report depends on the files of the journal, the date, the options and the program, and on nothing
else.  If all of these are what they were, and every page lies on the disk as it was written, there
is nothing to do.  Where a signature leaves a doubt, the report is made again.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from journal_tool.cache import (
    SETTLED,
    Signature,
    kept_file,
    packed,
    signature_at,
    signature_of,
    unpacked,
    write_whole,
)
from journal_tool.output import pages_in
from journal_tool.resources import templates_digest
from journal_tool.store import Store
from journal_tool.values import dataclass

_NAME: Final = "report"


@dataclass(frozen=True, slots=True)
class Known:
    """What was told when the report was made.

    Attributes:
        problems: how many.
        others: files of the folder that a redacted report did not make.
    """

    problems: int
    others: tuple[str, ...]


class Unchanged:
    """Remembers the state in which one report was made.

    Args:
        cache: folder of what is kept between runs for this journal.
        store: the journal.
        today: the date that counts as today.
        folder: of the report.
        redact: whether words and names are left out.
        now: the system's clock, in nanoseconds.
    """

    def __init__(  # noqa: PLR0913 - all that a report depends on
        self, cache: Path, store: Store, today: date, folder: Path, *, redact: bool, now: int
    ) -> None:
        self._store = store
        self._folder = Path(os.path.realpath(folder))
        self._now = now
        about = f"{self._folder}\0{today.isoformat()}\0{redact}\0"
        self._context = hashlib.blake2b(
            store.context + about.encode("utf-8", "surrogateescape") + templates_digest(),
            digest_size=32,
        ).digest()
        self._path = kept_file(cache, _NAME, folder)
        self._files: dict[str, Signature] | None
        try:
            self._files = store.snapshot()
        except OSError:
            self._files = None  # some cannot be seen just now, so all is in doubt

    def known(self) -> Known | None:
        """Return what was told, if the report is still the same; ``None`` if that is in doubt."""
        if self._files is None:
            return None
        try:
            kept = unpacked(self._path.read_bytes(), self._context)
        except OSError:
            return None
        if kept is None:
            return None
        files, pages, pictures, problems, others = kept
        if files != self._files or pages != _signatures(self._folder, pages):
            return None
        if any(signature_at(path) != one for path, one in pictures.items()):
            return None
        return Known(problems, others)

    def keep(self, known: Known) -> None:
        """Remember the report that was just made from the store.

        Nothing is remembered where a picture was looked for by its name among all files.

        Args:
            known: what was told.
        """
        pictures = self._store.pictures
        is_certain = self._files is not None and self._store.are_all_read
        if not is_certain or pictures is None or not self._are_settled(pictures):
            with suppress(OSError):
                self._path.unlink()
            return
        pages = _signatures(self._folder, pages_in(self._folder))
        value = (self._files, pages, dict(pictures), known.problems, known.others)
        write_whole(self._path, packed(value, self._context))

    def _are_settled(self, pictures: Mapping[str, Signature]) -> bool:
        """Return whether every file changed so long ago that its signature can be trusted."""
        files = (*(self._files or {}).values(), *pictures.values())
        return all(self._now - max(one[0], one[2]) > SETTLED for one in files)


def _signatures(folder: Path, paths: Iterable[str]) -> dict[str, Signature]:
    """Return the signature of each page that is there."""
    found = {}
    for path in paths:
        with suppress(OSError):
            found[path] = signature_of(os.lstat(folder / path))
    return found
