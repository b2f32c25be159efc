"""`journal check --fix`: repairs that change no word of a day, written as one step."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool import app
from journal_tool.cli import main
from journal_tool.mending import mend, repairs
from journal_tool.saving import Saver
from journal_tool.store import Store
from tests.builders import on

BARE = "---\nmood: 4\nplanned:\n  - [ ] Walk 10m\n  - [x] Sit: here #x\n---\nRain.\n"
MENDED = BARE.replace("planned:\n", "planned: |\n")
PHONE = "—-\nmood: 4\ndone: |\n  - Cook\n---\n"
MARKERS = "---\nplanned:\n<<<<<<< a\n- [ ] Walk\n=======\n- [x] Walk\n>>>>>>> b\n---\n"

Opened = Callable[..., Store]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    def at(**files: str | bytes) -> Store:
        root = tmp_path / "journal"
        root.mkdir(exist_ok=True)
        for name, text in files.items():
            data = text.encode() if isinstance(text, str) else text
            (root / f"{name.replace('_', '-').strip('-')}.md").write_bytes(data)
        return Store(root)

    return at


def saver(store: Store, tmp_path: Path) -> Saver:
    return Saver(
        store.root, tmp_path / "state", now=lambda: datetime(2026, 11, 22, 21, 4, tzinfo=UTC)
    )


def told(store: Store, *paths: str) -> list[str]:
    found = repairs(store, paths)
    return [
        f"{one.path}:{fix.place.line} {fix.message}" for one in found.files for fix in one.fixes
    ]


# -- what is repaired ---------------------------------------------------------------------------


def test_each_repair_has_its_file_and_line(opened: Opened) -> None:
    store = opened(_2026_11_21=BARE, _2026_11_22=PHONE, _2026_11_20=MENDED)

    assert told(store) == [
        "2026-11-21.md:3 'planned' became a text that every program reads",
        "2026-11-22.md:1 '—-' became ---",
    ]
    assert (store.root / "2026-11-21.md").read_text(encoding="utf-8") == BARE


def test_repairs_are_written_in_one_step_and_taken_back_in_one(
    opened: Opened, tmp_path: Path
) -> None:
    store = opened(_2026_11_21=BARE, _2026_11_22=PHONE)
    by = saver(store, tmp_path)
    done = mend(store, by, repairs(store), "check --fix")

    assert done.count == 2
    assert (store.root / "2026-11-21.md").read_text(encoding="utf-8") == MENDED
    assert told(store) == []
    assert by.undo().paths == ("2026-11-21.md", "2026-11-22.md")
    assert (store.root / "2026-11-21.md").read_text(encoding="utf-8") == BARE


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        pytest.param([], 3, id="all"),
        pytest.param(["."], 3, id="the folder itself"),
        pytest.param(["2026-11-21.md"], 1, id="a file"),
        pytest.param(["sub/"], 1, id="a folder"),
        pytest.param(["2026-11-21"], 0, id="no folder of this name"),
    ],
)
def test_only_the_files_that_were_named(opened: Opened, paths: list[str], files: int) -> None:
    store = opened(_2026_11_21=BARE, _2026_11_22=BARE)
    (store.root / "sub").mkdir()
    (store.root / "sub" / "2026-11-19.md").write_text(BARE, encoding="utf-8")

    assert len(repairs(store, paths).files) == files


def test_notes_of_a_day_and_files_that_are_dated_inside_are_repaired_too(opened: Opened) -> None:
    inside = BARE.replace("mood", "date: 2026-11-18\nmood")
    store = opened(**{"2026-11-21 evening": BARE, "harbour": inside, "other": BARE})

    assert [one.path for one in repairs(store).files] == ["2026-11-21 evening.md", "harbour.md"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(MARKERS, "git left two versions", id="merge markers"),
        pytest.param(b"planned:\n- [ ] caf\xe9\n", "bytes that are not UTF-8", id="other bytes"),
        pytest.param(BARE.encode("utf-16"), "is UTF-16", id="UTF-16"),
        pytest.param(b"done: x\0\n", "NUL", id="binary"),
    ],
)
def test_what_may_not_be_written_is_told(
    opened: Opened, tmp_path: Path, data: str | bytes, reason: str
) -> None:
    store = opened(_2026_11_20=data, _2026_11_21=BARE)
    before = (store.root / "2026-11-20.md").read_bytes()
    done = mend(store, saver(store, tmp_path), repairs(store), "check --fix")

    assert [one.path for one in done.files] == ["2026-11-21.md"]
    assert [one.path for one in done.left] == ["2026-11-20.md"]
    assert reason in done.left[0].message
    assert (store.root / "2026-11-20.md").read_bytes() == before


@pytest.mark.parametrize(
    ("becomes", "left", "files"),
    [
        pytest.param(MENDED, [], 0, id="repaired by somebody else"),
        pytest.param(BARE + "More.\n", [], 1, id="longer"),
        pytest.param(None, ["the file is gone"], 0, id="gone"),
        pytest.param(MARKERS, ["git left two versions"], 0, id="merged"),
        pytest.param(b"", ["is empty, as after a save that broke off"], 0, id="empty"),
        pytest.param("\xff".encode("latin-1") + b"\xfe", ["is UTF-16"], 0, id="no text"),
    ],
)
def test_a_file_is_repaired_as_it_is_by_then(
    opened: Opened, tmp_path: Path, becomes: str | bytes | None, left: list[str], files: int
) -> None:
    store = opened(_2026_11_21=BARE)
    found = repairs(store)
    path = store.root / "2026-11-21.md"
    if becomes is None:
        path.unlink()
    else:
        path.write_bytes(becomes.encode() if isinstance(becomes, str) else becomes)
    done = mend(store, saver(store, tmp_path), found, "check --fix")

    assert len(done.files) == files
    assert all(part in one.message for part, one in zip(left, done.left, strict=True))
    assert path.exists() == (becomes is not None)


ITEMS = st.lists(
    st.tuples(
        st.sampled_from(["[ ] ", "[x] ", "[/] ", ""]),
        st.sampled_from(["Walk 10m", "Sit: here", "Call 'Sam' #x", "Read -> a page 2m", "Émile ?"]),
    ).map("".join),
    min_size=1,
    max_size=4,
)


@given(
    planned=ITEMS,
    done=ITEMS,
    indent=st.sampled_from(["", "  ", "    "]),
    end=st.sampled_from(["\n", "\r\n"]),
    has_bom=st.booleans(),
)
def test_a_repaired_journal_reads_as_before(  # noqa: PLR0913, PLR0917 - one for each part
    tmp_path_factory: pytest.TempPathFactory,
    planned: list[str],
    done: list[str],
    indent: str,
    end: str,
    has_bom: bool,
) -> None:
    root = tmp_path_factory.mktemp("law")
    rows = ["---", "planned:", *(f"{indent}- {one}" for one in planned)]
    rows += ["done:", *(f"{indent}- {one}" for one in done), "---", "Rain.", ""]
    data = ("\ufeff" if has_bom else "").encode() + end.join(rows).encode()
    (root / "2026-11-21.md").write_bytes(data)
    store = Store(root)
    before = app.read(store, on("2026-11-22"))
    mend(store, saver(store, root.parent / f"{root.name}.state"), repairs(store), "check --fix")
    after = app.read(Store(root), on("2026-11-22"))

    def content(reading: app.Reading) -> object:
        return [(one.date, one.actions, one.words[0].text) for one in reading.journal.days]

    assert content(after) == content(before)
    assert repairs(store).count == 0


# -- on the command line ------------------------------------------------------------------------


@pytest.fixture
def cli(
    opened: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., tuple[int, str, str]]:
    for name in ("STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setenv("JOURNAL_TODAY", "2026-11-23")
    monkeypatch.delenv("JOURNAL_DIR", raising=False)
    monkeypatch.chdir(opened().root)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["check", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run


Cli = Callable[..., tuple[int, str, str]]


def test_the_exit_code_is_that_of_check_afterwards(opened: Opened, cli: Cli) -> None:
    opened(_2026_11_21=BARE, _2026_11_22="---\nmood: 11\n---\n")

    assert cli("--fix", "--strict")[0] == 3
    assert cli("--fix", "2026-11-21.md", "--strict")[0] == 0
    assert cli("-n", "--fix")[2].splitlines()[0] == "Nothing to repair."


def test_json_holds_the_repairs_too(opened: Opened, cli: Cli) -> None:
    opened(_2026_11_21=BARE, _2026_11_20=MARKERS)
    data = json.loads(cli("--fix", "-n", "--json")[1])["data"]

    assert data["written"] is False
    assert data["repairs"] == [
        {
            "file": "2026-11-21.md",
            "line": 3,
            "column": 1,
            "message": "'planned' became a text that every program reads",
        }
    ]
    assert [one["file"] for one in data["left"]] == ["2026-11-20.md"]
    assert json.loads(cli("--fix", "--json")[1])["data"]["written"] is True
    assert "repairs" not in json.loads(cli("--json")[1])["data"]


def test_a_workflow_is_told_of_each_repair(opened: Opened, cli: Cli) -> None:
    opened(_2026_11_21=BARE)

    assert cli("--fix", "-q", "--format", "github") == (
        0,
        "::notice file=2026-11-21.md,line=3::'planned' became a text that every program reads\n",
        "",
    )


def test_without_fix_there_is_nothing_to_show(cli: Cli) -> None:
    code, out, err = cli("-n")

    assert (code, out) == (2, "")
    assert "journal check --fix -n" in err


def test_nothing_is_written_where_no_state_can_be_kept(
    opened: Opened, cli: Cli, tmp_path: Path
) -> None:
    store = opened(_2026_11_21=BARE)
    (tmp_path / "STATE").write_text("in the way", encoding="utf-8")

    assert cli("--fix")[0] == 1
    assert (store.root / "2026-11-21.md").read_text(encoding="utf-8") == BARE
