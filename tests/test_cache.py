"""What is kept between runs: never wrong, never needed, never in the journal."""

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from journal_tool.cache import (
    Cache,
    Signature,
    digest_of,
    journal_folder,
    packed,
    signature_of,
    unpacked,
)
from journal_tool.dayfile import read_date
from journal_tool.store import Store
from tests.builders import on

SECOND = 1_000_000_000
NOW = 1_000 * SECOND
OLD: Signature = (900 * SECOND, 10, 900 * SECOND, 7)


def cache(folder: Path | None, context: bytes = b"one", now: int = NOW) -> Cache:
    return Cache(folder, context, lambda: now)


def test_what_was_kept_is_there_in_the_next_run(tmp_path: Path) -> None:
    first = cache(tmp_path)
    first.keep("a.md", OLD, b"text", on("2026-03-01"))
    first.save()

    entry = cache(tmp_path).trusted("a.md", OLD)
    assert entry is not None
    assert entry.value == date(2026, 3, 1)
    assert entry.digest == digest_of(b"text")


@pytest.mark.parametrize("at", range(4))
def test_any_difference_of_the_signature_is_one(tmp_path: Path, at: int) -> None:
    kept = cache(tmp_path)
    kept.keep("a.md", OLD, b"text", 1)
    other = list(OLD)
    other[at] -= 1  # older is as different as newer

    assert kept.trusted("a.md", (other[0], other[1], other[2], other[3])) is None


@pytest.mark.parametrize(
    "signature",
    [
        pytest.param((998 * SECOND, 10, 998 * SECOND, 7), id="changed just now"),
        pytest.param((900 * SECOND, 10, 999 * SECOND, 7), id="its time was set back just now"),
        pytest.param((2_000 * SECOND, 10, 900 * SECOND, 7), id="of the future"),
    ],
)
def test_a_signature_in_doubt_is_not_trusted_and_the_bytes_decide(
    tmp_path: Path, signature: Signature
) -> None:
    kept = cache(tmp_path)
    kept.keep("a.md", signature, b"text", "value")

    assert kept.trusted("a.md", signature) is None
    assert kept.same("a.md", signature, b"other") is None
    same = kept.same("a.md", signature, b"text")
    assert same is not None
    assert same.value == "value"


def test_a_signature_is_trusted_once_it_is_old(tmp_path: Path) -> None:
    young: Signature = (998 * SECOND, 10, 998 * SECOND, 7)
    cache(tmp_path).keep("a.md", young, b"text", "value")
    later = cache(tmp_path, now=2_000 * SECOND)
    later.keep("a.md", young, b"text", "value")

    assert later.trusted("a.md", young) is not None


def test_another_version_or_other_settings_keep_nothing(tmp_path: Path) -> None:
    first = cache(tmp_path)
    first.keep("a.md", OLD, b"text", 1)
    first.save()

    assert cache(tmp_path, b"two").trusted("a.md", OLD) is None


def test_what_nobody_asks_for_is_dropped(tmp_path: Path) -> None:
    first = cache(tmp_path)
    first.keep("a.md", OLD, b"text", 1)
    first.save()
    first.trusted("nothing.md", OLD)
    first.save()

    assert cache(tmp_path).trusted("a.md", OLD) is None


def test_a_cache_without_a_folder_lives_in_the_process(tmp_path: Path) -> None:
    kept = cache(None)
    kept.keep("a.md", OLD, b"text", 1)
    kept.save()

    assert kept.trusted("a.md", OLD) is not None
    assert list(tmp_path.iterdir()) == []


def damaged(data: bytes) -> list[bytes]:
    return [b"", data[:10], data[:-1], data + b"x", data[:20] + b"?" + data[21:]]


def test_a_damaged_file_is_no_file(tmp_path: Path) -> None:
    first = cache(tmp_path)
    first.keep("a.md", OLD, b"text", 1)
    first.save()
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    for data in damaged(whole):
        file.write_bytes(data)
        assert cache(tmp_path).trusted("a.md", OLD) is None
    file.write_bytes(whole)
    assert cache(tmp_path).trusted("a.md", OLD) is not None


class Evil:
    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("touch evil",)


def test_a_file_that_somebody_made_runs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert unpacked(packed(Evil(), b"context"), b"context") is None
    assert unpacked(packed(read_date, b"context"), b"context") is not None
    assert not (tmp_path / "evil").exists()


def test_a_folder_that_cannot_be_written_keeps_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    kept = cache(tmp_path / "file" / "below")
    kept.keep("a.md", OLD, b"text", 1)
    kept.save()

    assert cache(tmp_path / "file" / "below").trusted("a.md", OLD) is None


def test_a_link_leads_to_the_same_cache(tmp_path: Path) -> None:
    (tmp_path / "journal").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "journal")

    assert journal_folder(tmp_path, tmp_path / "link") == journal_folder(
        tmp_path, tmp_path / "journal"
    )


# -- of a journal ---------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    for day in range(1, 6):
        path = folder / f"2026-03-{day:02}.md"
        path.write_text(f"mood: {day}\nDone: walk\n", encoding="utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return folder


def store(root: Path, ahead: int = 10 * SECOND) -> Store:
    """Return the journal, read by a clock that is ``ahead``."""
    return Store(
        root,
        cache=lambda context: Cache(root.parent / "cache", context, lambda: time.time_ns() + ahead),
    )


def test_days_that_were_read_before_are_the_same_days(root: Path) -> None:
    first = store(root).load()
    again = store(root).load()

    assert again == first == Store(root).load()
    assert (root.parent / "cache").is_dir()
    assert not any(one.suffix != ".md" for one in root.rglob("*"))


def test_a_box_that_is_ticked_with_the_old_time_is_seen(root: Path) -> None:
    path = root / "2026-03-03.md"
    path.write_text("planned: |\n  - [ ] walk\n", encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert not store(root).load().days[2].actions[0].is_done
    path.write_text("planned: |\n  - [x] walk\n", encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))

    assert store(root).load().days[2].actions[0].is_done


def test_a_file_that_is_gone_is_gone_and_a_new_one_is_there(root: Path) -> None:
    store(root).load()
    (root / "2026-03-03.md").unlink()
    (root / "2026-03-09.md").write_text("Done: sing\n", encoding="utf-8")

    assert [day.date.day for day in store(root).load().days] == [1, 2, 4, 5, 9]


def test_settings_that_change_have_every_day_read_anew(root: Path) -> None:
    assert store(root).load().days[0].measures
    (root / "journal.toml").write_text("format = 1\n[boxes]\n'd' = 'smaller'\n", encoding="utf-8")
    (root / "2026-03-01.md").write_text("planned: |\n  - [d] walk\n", encoding="utf-8")

    assert store(root).load().days[0].actions[0].is_done


def test_a_wrong_line_is_told_again_from_the_cache(root: Path) -> None:
    (root / "2026-03-01.md").write_text("mood: 11\nDone: walk\n", encoding="utf-8")

    assert store(root).load().diagnostics == store(root).load().diagnostics != ()


def test_a_snapshot_tells_every_file_the_journal_is_read_from(root: Path) -> None:
    (root / "journal.toml").write_text("format = 1\n", encoding="utf-8")
    (root / "picture.png").write_bytes(b"")
    names = {Path(one).name for one in Store(root).snapshot()}

    assert names == {*(f"2026-03-{day:02}.md" for day in range(1, 6)), "journal.toml"}


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("Done: walk\n", True),
        ("", False),
        ("\0" * 40, False),
        ("\n\n", False),
        ("---\nmood: 7\nplanned: |\n  - [ ] wal", False),
    ],
)
def test_a_file_in_the_middle_of_being_written_is_not_whole(
    root: Path, text: str, is_whole: bool
) -> None:
    (root / "2026-03-01.md").write_text(text, encoding="utf-8")

    assert Store(root).is_whole("2026-03-01.md") is is_whole


def test_a_file_that_was_in_pieces_before_is_whole_as_it_is(root: Path) -> None:
    (root / "2026-03-01.md").write_text("---\nmood: 7\nplanned: |\n  - [ ] w", encoding="utf-8")
    journal = Store(root)
    journal.load()

    assert journal.is_whole("2026-03-01.md")
    assert journal.is_whole("notes.txt")
    assert journal.is_whole(str(root / "journal.toml"))


def test_settings_in_the_middle_of_being_written_are_not_whole(root: Path) -> None:
    settings = root / "journal.toml"
    settings.write_bytes(b"")
    assert not Store(root).is_whole(str(settings))

    settings.write_bytes(b"format = 1\n")
    assert Store(root).is_whole(str(settings))
    assert Store(root).is_whole(str(root))


def test_the_signature_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"123")

    assert signature_of((tmp_path / "a").stat())[1] == 3


@pytest.mark.parametrize("context", [b"other", b"x" * 1000 + b"other"])
def test_what_was_kept_in_another_context_is_not_there(tmp_path: Path, context: bytes) -> None:
    first = cache(tmp_path, context=context[:-5] + b"first")
    first.keep("a.md", OLD, b"text", 1)
    first.save()

    assert cache(tmp_path, context=context).trusted("a.md", OLD) is None
    assert cache(tmp_path, context=context[:-5] + b"first").trusted("a.md", OLD) is not None
