"""Files that are read on all cores are read as they would be one by one."""

import random
import time
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal_tool import language
from journal_tool.ahead import Work, read, read_ahead
from journal_tool.cache import Cache
from journal_tool.record import Record
from journal_tool.scan import Found, Scanner
from journal_tool.store import Progress, Store
from tests.bench.make import day_text

DAYS = 90


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    rng = random.Random(1)
    for ago in range(DAYS):
        day = date(2026, 6, 30) - timedelta(days=ago)
        (folder / f"{day}.md").write_text(day_text(rng, with_body=True), encoding="utf-8")
    (folder / "2026-06-12 walk.md").write_text("- [x] Walk\n\nSnow.\n", encoding="utf-8")
    (folder / "2026-06-13.md").write_text("---\nmood: 99\n", encoding="utf-8")
    (folder / "2026-06-14.md").write_bytes(b"Done: \xff\xfe\x00")
    return folder


class Seen(Record):
    """What was told while a journal was loaded."""

    shards: list[int]
    steps: list[tuple[int, int | None]]


def scanned(root: Path, store: Store) -> list[Found]:
    return Scanner(root, store.settings).scan().files


def loaded(root: Path, *, user_settings: Path | None = None) -> tuple[Store, Seen]:
    caches = root.parent / "cache"
    seen = Seen([], [])

    def ahead(store: Store, shards: Mapping[int, Sequence[Found]], progress: Progress) -> None:
        seen.shards.extend(shards)
        read_ahead(store, caches, shards, progress)

    store = Store(
        root,
        user_settings=user_settings,
        cache=lambda context: Cache(caches, context, lambda: time.time_ns() + 10**10),
        ahead=ahead,
    )
    return store, seen


def test_a_journal_that_is_read_ahead_is_the_same(root: Path) -> None:
    store, seen = loaded(root)
    steps: list[tuple[int, int | None]] = []

    journal = store.load(lambda _what, done, total: steps.append((done, total)))

    plain = Store(root).load()
    assert len(seen.shards) > 1
    assert journal.days == plain.days
    assert journal.diagnostics == plain.diagnostics
    assert {total for _done, total in steps} == {DAYS + 1}


def test_what_is_read_already_is_not_read_again(root: Path) -> None:
    loaded(root)[0].load()
    store, seen = loaded(root)

    assert store.load().days == Store(root).load().days
    assert seen.shards == []


def test_a_process_leaves_in_the_cache_what_it_reads(root: Path, tmp_path: Path) -> None:
    store, _ = loaded(root)
    files = tuple(one for one in scanned(root, store) if one.name.date)
    caches = tmp_path / "other"

    read(Work(root, None, caches, store.context, files))

    kept = Store(root, cache=lambda context: Cache(caches, context, time.time_ns)).load()
    assert kept.days == Store(root).load().days
    assert len(list(caches.iterdir())) > 1


def test_a_process_that_finds_other_settings_reads_nothing(root: Path, tmp_path: Path) -> None:
    store, _ = loaded(root)
    caches = tmp_path / "other"
    (root / "journal.toml").write_text("format = 1\n", encoding="utf-8")

    read(Work(root, None, caches, store.context, tuple(scanned(root, store))))

    assert not caches.exists()


def test_problems_are_told_in_the_language_of_the_journal(root: Path, tmp_path: Path) -> None:
    (root / "journal.toml").write_text('[report]\nlang = "en-XA"\n', encoding="utf-8")
    store, _ = loaded(root)
    files = tuple(one for one in scanned(root, store) if one.name.date)
    caches = tmp_path / "other"
    with language.using(None):
        read(Work(root, None, caches, store.context, files))

    kept = Store(root, cache=lambda context: Cache(caches, context, time.time_ns)).load()
    english = Store(root).load()
    assert kept.days == english.days
    assert {one.message for one in kept.diagnostics}.isdisjoint(
        one.message for one in english.diagnostics if one.span.path == "2026-06-13.md"
    )


def test_where_no_process_can_start_the_files_are_read_all_the_same(
    root: Path, tmp_path: Path
) -> None:
    store, _ = loaded(root, user_settings=tmp_path / "none.toml")
    store.user_settings = lambda: None  # type: ignore[assignment]  # cannot be sent to a process

    assert store.load().days == Store(root).load().days
