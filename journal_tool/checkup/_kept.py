"""What is kept outside of a journal, and whether it is right."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from journal_tool.cache import Entry, Glance, digest_of
from journal_tool.checkup._facts import Kept
from journal_tool.rawfiles import Raw
from journal_tool.scan import Found, shown_path
from journal_tool.store import Store

_MOST: Final = 200
"""So many files at most are compared byte by byte, the newest days first."""


def kept(store: Store, cache: Path, state: Path, now: int) -> Kept:
    """Return what is kept for a journal.

    Args:
        store: the journal.
        cache: folder of what was made from its files.
        state: folder of what is needed to take changes back.
        now: nanoseconds since 1970.
    """
    files = {one.path: one for one in store.files_now()}
    known = []
    for key, entry in Glance(cache, store.context, lambda: now).entries():
        path, _newline, about = key.partition("\n")
        if path in files:
            known.append((about, files[path], entry))
    compared, wrong = 0, []
    for _about, file, entry in sorted(known, key=lambda one: (one[0], one[1].path), reverse=True):
        is_same = _is_same(store, file, entry)
        if is_same is not None:
            compared += 1
            if not is_same:
                wrong.append(shown_path(file.path))
        if compared == _MOST:
            break
    steps = _names(state / "steps")
    return Kept(
        cache=str(cache),
        cache_bytes=_size(cache),
        files=len(known),
        compared=compared,
        wrong=tuple(sorted(wrong)),
        state=str(state),
        state_bytes=_size(state),
        steps=len(steps),
        is_unfinished=bool(_size(state / "pending")),
    )


def _is_same(store: Store, file: Found, entry: Entry) -> bool | None:
    """Return whether a file is what is kept of it; ``None`` if nobody would take it for that."""
    if not entry.is_settled or entry.signature != file.signature:
        return None  # it is read again in any case
    raw = store.files.raw(file.path)
    return digest_of(raw.data) == entry.digest if isinstance(raw, Raw) else None


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _size(place: Path) -> int:
    """Return the bytes of a file, or of all files below a folder."""
    return sum(_sizes(place))


def _sizes(place: Path) -> Iterator[int]:
    with suppress(OSError):
        if place.is_file():
            yield place.lstat().st_size
            return
    for folder, _folders, names in os.walk(place):
        for name in names:
            with suppress(OSError):
                yield os.lstat(os.path.join(folder, name)).st_size
