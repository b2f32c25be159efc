"""Reading many files on all cores, before they are asked for.

Each process reads the files of some shards of the cache and leaves there what it found; then the
one that asked finds them read.  So nothing is sent from process to process, and where anything
goes wrong the files are simply read later, one by one.
"""

import os
import signal
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from journal_tool import language
from journal_tool.cache import Cache
from journal_tool.language import _
from journal_tool.record import Record
from journal_tool.resources import catalogue
from journal_tool.scan import Found
from journal_tool.store import Progress, Store


class Work(Record):
    """Files for one process.

    Attributes:
        root: of the journal.
        user_settings: file of settings for all journals of a person.
        caches: folder of the cache of this journal.
        context: what the reading depends on; where it is another one nothing is read.
        files: all of one or more shards.
    """

    root: Path
    user_settings: Path | None
    caches: Path
    context: bytes
    files: tuple[Found, ...]


def read_ahead(
    store: Store, caches: Path, shards: Mapping[int, Sequence[Found]], progress: Progress
) -> None:
    """Have the files of some shards read, and left in the cache.

    Args:
        store: the journal.
        caches: folder of its cache.
        shards: the files of each, all of them.
        progress: told of files that are read.
    """
    cores, total = _cores(), sum(map(len, shards.values()))
    if cores < 2:
        return
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from multiprocessing import get_context

    user_settings, context = store.user_settings, store.context
    with suppress(Exception):  # whatever it is, the files are read all the same
        pool = ProcessPoolExecutor(cores, mp_context=get_context("spawn"))
        try:
            with _uninterrupted():
                waiting = {
                    pool.submit(
                        read, Work(store.root, user_settings, caches, context, tuple(files))
                    ): len(files)
                    for files in shards.values()
                }
            done = 0
            for one in as_completed(waiting):
                done += waiting[one]
                progress(_("Reading"), done, total)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def read(work: Work) -> None:
    """Read files and leave them in the cache; runs in a process of its own."""
    opened = _opened(work)
    if opened.context == work.context:
        language.use(catalogue(opened.settings.report.lang))
        opened.read_into_cache(work.files)


def _opened(work: Work) -> Store:
    return Store(
        work.root,
        user_settings=work.user_settings,
        cache=lambda context: Cache(work.caches, context, time.time_ns),
    )


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Start processes that Ctrl-C does not end: it ends the one that waits for them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
