"""Copies beside their day: every name of the table, as a journal reads it."""

from pathlib import Path

import pytest

from journal_tool import rules
from journal_tool.dayfile import Kind, read_name
from journal_tool.model import Journal
from journal_tool.store import Store
from tests.test_names import COPIES, OTHERS, PERHAPS, THURSDAY

DAY = "---\nplanned: |\n  - [ ] Walk\n  - [ ] Tea\n---\nRain all day.\n"
VERSION = DAY.replace("[ ] Walk", "[x] Walk")
OTHER_WORDS = "Lunch with Ana.\n"


def read(root: Path, texts: dict[str, str]) -> Journal:
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return Store(root).load()


def copies(journal: Journal) -> list[str]:
    return [one.span.path for one in journal.diagnostics if one.rule == rules.CONFLICT_COPY]


def is_done(journal: Journal) -> bool:
    return any(one.is_done for day in journal.days for one in day.actions)


CERTAIN = [pytest.param(path, one.original, id=words) for words, path, one in COPIES]
LEFT_OUT = [path for _, path, one in COPIES if one.service == "git"]
"""What git keeps beside a file while somebody merges by hand."""
UNCERTAIN = [pytest.param(path, one.original, id=words) for words, path, one in PERHAPS]


@pytest.mark.parametrize(("copy", "original"), [*CERTAIN, *UNCERTAIN])
def test_a_version_beside_its_day_is_told_and_counts(
    tmp_path: Path, copy: str, original: str
) -> None:
    journal = read(tmp_path, {original: DAY, copy: VERSION})

    assert copies(journal) == [copy]
    is_of_a_day = read_name(original).kind is Kind.DAY  # copies of notes are only told
    assert is_done(journal) is (is_of_a_day and copy not in LEFT_OUT)


@pytest.mark.parametrize(("copy", "original"), CERTAIN)
def test_a_name_that_only_copies_have_is_one_without_its_day(
    tmp_path: Path, copy: str, original: str
) -> None:
    assert copies(read(tmp_path, {copy: VERSION})) == [copy], original


@pytest.mark.parametrize(("note", "original"), UNCERTAIN)
def test_a_name_that_a_note_can_have_too_is_one_without_its_day(
    tmp_path: Path, note: str, original: str
) -> None:
    journal = read(tmp_path, {note: VERSION})

    assert copies(journal) == [], original
    assert is_done(journal)


@pytest.mark.parametrize(("note", "original"), UNCERTAIN)
def test_so_it_is_beside_a_day_with_other_words(tmp_path: Path, note: str, original: str) -> None:
    journal = read(tmp_path, {original: DAY, note: OTHER_WORDS})
    [day] = journal.days

    assert copies(journal) == []
    assert [OTHER_WORDS.strip() in one.text for one in day.words].count(True) == 1


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=words)
        for words, path, one in OTHERS
        if "2026-03-12" in path and len(path) < 200 and not path.startswith("../")
        if not path.endswith(".icloud")
    ],
)
def test_what_is_no_file_of_a_day_says_nothing_of_it(tmp_path: Path, path: str) -> None:
    journal = read(tmp_path, {"2026-03-12.md": DAY, path: VERSION})

    assert [one.date for one in journal.days] == [THURSDAY]
    assert copies(journal) == []
    assert not is_done(journal)


def test_a_copy_that_is_not_downloaded_is_a_copy_still(tmp_path: Path) -> None:
    copy = "2026-03-12.sync-conflict-20261123-144008-XU5LO6K.md"

    assert copies(read(tmp_path, {"2026-03-12.md": DAY, f".{copy}.icloud": ""})) == [copy]


def test_the_table_has_names_of_each_service() -> None:
    services = {one.service for _, _, one in (*COPIES, *PERHAPS)}

    assert len(COPIES) + len(PERHAPS) >= 57
    assert services == {
        *("Syncthing", "Nextcloud", "ownCloud", "Dropbox", "Obsidian Sync", "Seafile"),
        *("Resilio Sync", "Google Drive", "iCloud Drive", "OneDrive", "Box", "FSNotes"),
        *("rclone", "git", "journal"),
    }
