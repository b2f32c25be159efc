"""The folder of a journal: which files are read, and what is said of the others."""

import os
from datetime import date
from pathlib import Path

import pytest

from journal_tool import app
from journal_tool.store import SettingsUnreadable, Store
from tests.samples import as_somebody, let_everybody_in, without_descriptors

TODAY = date(2026, 11, 23)


def write(root: Path, files: dict[str, str | bytes]) -> Store:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text, encoding="utf-8")
    return Store(root)


def deeds(store: Store) -> dict[str, list[str]]:
    return {
        day.date.isoformat(): [action.name for action in day.actions] for day in store.load().days
    }


def codes(store: Store) -> list[str]:
    return [f"{one.rule.code} {one.span.path}" for one in app.read(store, TODAY).problems]


def test_days_are_found_in_every_form_and_folder(tmp_path: Path) -> None:
    store = write(
        tmp_path,
        {
            "2026-03-12.md": "Done: a",
            "journals/2026_03_13.md": "Done: b",
            "2026/03/14.md": "Done: c",
            "Daily/2026/03/2026-03-15.md": "Done: d",
            "20260316.txt": "Done: e",
            "2026-03-17 Tuesday.markdown": "Done: f",
        },
    )

    assert deeds(store) == {
        "2026-03-12": ["a"],
        "2026-03-13": ["b"],
        "2026-03-14": ["c"],
        "2026-03-15": ["d"],
        "2026-03-16": ["e"],
        "2026-03-17": ["f"],
    }
    assert codes(store) == []


def test_what_is_no_day_is_left_alone(tmp_path: Path) -> None:
    store = write(
        tmp_path,
        {
            "2026-03-12.md": "Done: walk",
            ".trash/2026-03-13.md": "Done: no",
            "bak/2026-03-13.md": "Done: no",
            "report/2026-03-13.md": "Done: no",
            "Archive/2026-03-13.md": "Done: no",
            "templates/2026-03-13.md": "Done: no",
            "2026-W11.md": "Done: no",
            "2026-03-12.md.tmp": "Done: no",
            "shopping.md": "- [ ] milk",
            "journal.toml": '[journal]\nignore = ["Archive/**"]\n',
        },
    )

    assert deeds(store) == {"2026-03-12": ["walk"]}
    assert codes(store) == []


def test_a_second_note_belongs_to_its_day(tmp_path: Path) -> None:
    store = write(
        tmp_path,
        {
            "2026-03-12.md": "---\nplanned: |\n  - [ ] Walk 30m\n---\n",
            "2026-03-12 Lunch with Ana.md": "---\ndone: walk 20 min; paid\n---\nShe paid.\n",
            "2026-03-13 A thought.md": "Nothing to tick here.\n",
        },
    )
    first, second = store.load().days

    walk, paid = first.actions
    assert (walk.state.value, walk.planned, walk.minutes) == ("done", True, 20)
    assert (paid.state.value, paid.planned) == ("done", False)
    assert [words.path for words in first.words] == ["2026-03-12 Lunch with Ana.md"]
    assert not second.is_recorded
    assert codes(store) == []


def test_a_copy_is_left_out_and_a_second_note_is_not(tmp_path: Path) -> None:
    day = "---\nmood: 5\ndone: |\n  - Walk\n  - Washed up\n---\nRain all day.\n"
    store = write(
        tmp_path,
        {
            "2026-03-12.md": day,
            "2026-03-12 2.md": day.replace("5", "6"),
            "2026-03-13.md": day,
            "2026-03-13 2.md": "Done: something else entirely\n",
        },
    )

    assert codes(store) == ["J402 2026-03-12 2.md"]
    assert deeds(store)["2026-03-13"] == ["Walk", "Washed up", "something else entirely"]


def test_a_file_dated_inside_needs_one_of_our_keys(tmp_path: Path) -> None:
    store = write(
        tmp_path,
        {
            "Evening.md": "---\ndate: 2026-03-12\nmood: 4\ndone: walk\n---\n",
            "Recipe.md": "---\ndate: 2026-03-13\nserves: 4\n---\n- [x] salt\n",
        },
    )

    assert deeds(store) == {"2026-03-12": ["walk"]}


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        pytest.param("2026-03-12.md", b"\xff\xfeD\x00", "J102", id="UTF-16"),
        pytest.param("2026-03-12.md", b"D\x00o\x00n\x00e\x00:\x00", "J102", id="UTF-16, no mark"),
        pytest.param("2026-03-12.md", b"\x89PNG\x00\x00", "J101", id="a picture"),
        pytest.param("2026-03-12.md", b"x" * (4 * 1024 * 1024 + 1), "J104", id="over 4 MiB"),
        pytest.param("2026-03-12.md", b"Done: caf\xe9\n", "J103", id="Latin-1"),
        pytest.param("12.03.2026.md", b"Done: walk", "J403", id="a date in another form"),
        pytest.param("2026-02-30.md", b"Done: walk", "J403", id="no such day"),
    ],
)
def test_a_bad_file_never_costs_the_other_days(
    name: str, raw: bytes, code: str, tmp_path: Path
) -> None:
    store = write(tmp_path, {name: raw, "2026-03-13.md": "Done: walk"})

    assert codes(store) == [f"{code} {name}"]
    assert deeds(store)["2026-03-13"] == ["walk"]


def test_a_file_of_100_mb_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "2026-03-12.md").open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    assert codes(Store(tmp_path)) == ["J104 2026-03-12.md"]


def test_links_inside_are_followed_and_links_outside_are_told(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.md").write_text("Done: secret", encoding="utf-8")
    root = tmp_path / "journal"
    store = write(root, {"attic/old.md": "Done: walk"})
    (root / "2026-03-12.md").symlink_to(root / "attic/old.md")
    (root / "2026-03-13.md").symlink_to(tmp_path / "elsewhere.md")
    (root / "2026-03-14.md").symlink_to(root / "gone.md")
    (root / "2026-03-15.md").symlink_to(root / "2026-03-15.md")
    (root / "loop").symlink_to(root)

    assert deeds(store) == {"2026-03-12": ["walk"]}
    assert codes(store) == [f"J406 2026-03-{day}.md" for day in (13, 14, 15)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("2026-03-12.md", ["J111 2026-03-12.md"], id="a day"),
        pytest.param("notes.md", ["J407 ."], id="what could be dated inside"),
        pytest.param(".journal/templates/day.md.j2", ["J407 ."], id="the text of a new day"),
    ],
)
def test_what_is_no_file_is_not_waited_for(name: str, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(tmp_path / name)

    assert codes(Store(tmp_path)) == expected


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    let_everybody_in(tmp_path)
    store = write(tmp_path, {"2026-03-12.md": "Done: walk", "2026-03-13.md": "Done: sit"})
    (tmp_path / "2026-03-12.md").chmod(0)
    codes(store)
    with as_somebody():
        told = codes(store)

    assert told == ["J111 2026-03-12.md"]


def test_a_file_that_can_be_read_again_is_noticed(tmp_path: Path) -> None:
    """Nothing of its signature may have changed: a drive that answers again changes no file."""
    let_everybody_in(tmp_path)
    store = write(tmp_path, {"2026-03-12.md": "Done: walk"})
    (tmp_path / "2026-03-12.md").chmod(0)
    with as_somebody():
        codes(store)
        assert not store.can_read_more()
    (tmp_path / "2026-03-12.md").chmod(0o644)

    assert store.can_read_more()
    assert not store.can_read_more()
    assert codes(store) == []


@pytest.mark.parametrize("text", [None, "", "---\nmood: 7\nplanned: |\n  - [ ] wal"])
def test_a_file_that_changes_after_the_look_is_read_as_it_was(
    tmp_path: Path, text: str | None
) -> None:
    """An editor takes a file away, empties it or writes a part of it, and then the rest."""
    store = write(tmp_path, {"2026-03-12.md": "Done: walk", "2026-03-13.md": "Done: sit"})
    seen = store.snapshot()
    store.load()
    store.believe(seen)
    (tmp_path / "2026-03-12.md").unlink()
    if text is not None:
        (tmp_path / "2026-03-12.md").write_text(text, encoding="utf-8")
    write(tmp_path, {"2026-03-13.md": "Done: swim", "2026-03-14.md": "Done: read"})

    assert deeds(store) == {"2026-03-12": ["walk"], "2026-03-13": ["swim"]}
    assert codes(store) == []

    store.believe(store.snapshot())
    assert deeds(store).get("2026-03-12") != ["walk"]
    assert deeds(store)["2026-03-14"] == ["read"]


def test_what_cannot_be_read_when_it_is_looked_at_is_told(tmp_path: Path) -> None:
    store = write(tmp_path, {"2026-03-12.md": b"\x89PNG\x00\x00"})
    (tmp_path / "2026-03-13.md").symlink_to(tmp_path / "nowhere")
    store.believe(store.snapshot())
    store.load()
    (tmp_path / "2026-03-12.md").write_bytes(b"")

    assert codes(store) == ["J101 2026-03-12.md", "J406 2026-03-13.md"]


def test_files_that_cannot_be_seen_for_a_while_are_not_gone(tmp_path: Path) -> None:
    store = write(tmp_path, {"2026-03-12.md": "Done: walk", "deep/2026-03-13.md": "Done: sit"})
    with without_descriptors(), pytest.raises(OSError, match="Too many open files"):
        store.snapshot()

    assert sorted(store.snapshot()) == ["2026-03-12.md", "deep/2026-03-13.md"]


def test_files_that_nobody_can_see_until_they_change_are_left_out(tmp_path: Path) -> None:
    store = write(tmp_path, {"2026-03-12.md": "Done: walk"})
    (tmp_path / "2026-03-13.md").symlink_to(tmp_path / "2026-03-13.md")
    (tmp_path / "2026-03-14.md").symlink_to(tmp_path / "nowhere")

    assert list(store.snapshot()) == ["2026-03-12.md"]


@pytest.mark.parametrize(
    "raw",
    [b"\xff\xfe[\x00", b"[practice.walk]\x00", b"name = \xff"],
    ids=["UTF-16", "NUL", "Latin"],
)
def test_settings_that_are_no_text_stop_everything(raw: bytes, tmp_path: Path) -> None:
    with pytest.raises(SettingsUnreadable):
        write(tmp_path, {"journal.toml": raw})


def test_names_that_are_no_text_can_be_shown(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/2026-03-12 caf\xe9.md"
    Path(os.fsdecode(raw)).write_bytes(b"Done: walk\nmood: 11\n")
    store = Store(tmp_path)

    assert deeds(store) == {"2026-03-12": ["walk"]}
    assert [one.encode() for one in codes(store)] == ["J201 2026-03-12 caf\ufffd.md".encode()]


def test_two_files_for_a_day_are_both_read(tmp_path: Path) -> None:
    store = write(
        tmp_path,
        {"2026-03-12.md": "mood: 4\nDone: walk", "2026_03_12.md": "mood: 6\nDone: wash up; walk"},
    )
    (day,) = store.load().days

    assert [action.name for action in day.actions] == ["walk", "wash up"]
    assert [(one.value, one.remark) for one in day.measures] == [(None, "4 and 6")]
    assert codes(store) == ["J401 2026-03-12.md", "J405 2026_03_12.md"]


def test_reading_changes_nothing(tmp_path: Path) -> None:
    """R15: bytes, modes and times of the tree are the same before and after."""
    store = write(
        tmp_path,
        {"2026-03-12.md": "---\nmood: 11\n", "2026-03-12 (1).md": "x", "journal.toml": "[x]\n"},
    )

    def tree() -> dict[str, tuple[int, int, int, bytes]]:
        found = {}
        for path in sorted(tmp_path.rglob("*")):
            status = path.stat()
            found[path.name] = (
                status.st_mode,
                status.st_mtime_ns,
                status.st_ctime_ns,
                path.read_bytes(),
            )
        return found

    before = tree()
    app.check(store, TODAY)

    assert tree() == before


def test_a_deed_is_on_the_day_that_its_date_says(tmp_path: Path) -> None:
    store = write(tmp_path, {"2026-03-12.md": "## Today\n- [x] Pay rent ✅ 2026-03-14\n"})
    first, second = store.load().days

    assert [(one.name, one.state.value, one.planned) for one in first.actions] == [
        ("Pay rent", "moved", True)
    ]
    assert [(one.name, one.state.value, one.planned) for one in second.actions] == [
        ("Pay rent", "done", False)
    ]
    assert second.date == date(2026, 3, 14)
    assert second.is_recorded


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, "this folder is empty"),
        ({"list.md": "milk"}, "this folder holds no file that is a day"),
        ({"journal.toml": '[journal]\nfolder = "Days"', "Days/": ""}, "the folder 'Days' is empty"),
        (
            {"journal.toml": '[journal]\nfolder = "Days"', "Days/list.md": "milk"},
            "the folder 'Days' holds no file that is a day",
        ),
    ],
)
def test_a_folder_without_days_is_told_of(
    files: dict[str, str], expected: str, tmp_path: Path
) -> None:
    for name in [one for one in files if one.endswith("/")]:
        (tmp_path / name).mkdir()
    store = write(tmp_path, {name: text for name, text in files.items() if name[-1] != "/"})
    problems = app.read(store, TODAY).problems

    assert [one.message for one in problems if one.rule.name == "no-days"] == [expected]
