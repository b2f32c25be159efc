"""`journal resolve`: several versions of a day become one, and nothing is lost on the way."""

import datetime as dt
from pathlib import Path

import pytest

from journal_tool import resolving
from journal_tool.cli import main
from journal_tool.dayfile import DayReader
from journal_tool.dayfile.merge import settled
from journal_tool.files import Files
from journal_tool.saving import NotSaved, Saver
from journal_tool.settings import Settings
from journal_tool.store import Store
from journal_tool.text import SourceText
from tests.terminals import TerminalHere
from tests.torture.faults import Quick

DAY = "2026-03-12.md"
COPY = "2026-03-12 (conflicted copy 2026-03-13 081502).md"
NOW = dt.datetime(2026, 3, 14, 8, 15, 2, tzinfo=dt.UTC)
OURS = "---\nplanned: |\n  - [x] Walk\nmood: 4\n---\n"
THEIRS = "---\nplanned: |\n  - [ ] Walk\n  - [x] Sit\nmood: 2\n---\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("JOURNAL_TODAY", "2026-03-14")
    return folder


def put(root: Path, **files: str) -> None:
    for name, text in {DAY: files["day"], COPY: files["copy"]}.items():
        (root / name).write_text(text, encoding="utf-8")


def saver_of(root: Path, files: Files | None = None) -> Saver:
    return Saver(root, root.parent / "state" / "x", now=lambda: NOW, files=files or Quick())


def resolved(root: Path, files: Files | None = None) -> resolving.Resolved:
    store = Store(root)
    found = [(one, dict[str, str]()) for one in resolving.conflicts(store)]
    return resolving.resolve(store, saver_of(root, files), found, "resolve --yes")


def texts(root: Path) -> dict[str, str]:
    return {
        one.relative_to(root).as_posix(): one.read_text(encoding="utf-8")
        for one in sorted(root.rglob("*"))
        if one.is_file()
    }


# -- in a terminal ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "mood", "is_written"),
    [
        (["", "y"], "mood: 4\nmood_conflict:", True),
        (["1", ""], "mood: 4\n---", True),
        (["2", "yes"], "mood: 2\n---", True),
        (["3", "2", "y"], "mood: 2\n---", True),
        (["2", "n"], "mood: 4\n---", False),
        (["2", "q"], "mood: 4\n---", False),
    ],
)
def test_a_value_is_chosen_and_a_day_is_written_when_one_says_so(
    answers: list[str], mood: str, is_written: bool, root: Path
) -> None:
    put(root, day=OURS, copy=THEIRS)
    terminal = TerminalHere(root, "resolve", env={})
    for answer in answers[:-1]:
        terminal.wait_for("Enter keeps both")
        terminal.type(answer)
    terminal.wait_for("[q]uit")
    terminal.type(answers[-1])

    assert terminal.end()[0] == 0

    after = texts(root)
    assert mood in after[DAY]
    assert ("[x] Sit" in after[DAY]) is is_written
    assert (COPY in after) is not is_written
    assert after.get(f".journal/conflicts/{COPY}") == (THEIRS if is_written else None)


def test_what_cannot_be_joined_is_told_and_the_next_is_asked(root: Path) -> None:
    put(root, day="%% open\n", copy="%% other\n")
    (root / "2026-03-13.md").write_text("Done: walk\n", encoding="utf-8")
    (root / "2026-03-13.sync-conflict-20260314-081502.md").write_text("Done: sit\n")
    terminal = TerminalHere(root, "resolve", env={})
    shown = terminal.wait_for("[q]uit")
    terminal.type("")

    assert terminal.end()[0] == 0
    assert "2026-03-12.md was left as it is: a comment is opened and not closed" in shown
    assert (root / COPY).exists()
    assert texts(root)["2026-03-13.md"] == "Done: walk; sit\n"


def test_who_closes_the_terminal_has_written_nothing(root: Path) -> None:
    put(root, day=OURS, copy=THEIRS)
    before = texts(root)
    terminal = TerminalHere(root, "resolve", env={})
    terminal.wait_for("Enter keeps both")
    terminal.type("2")
    terminal.wait_for("[q]uit")
    terminal.type("\x04")

    assert terminal.end()[0] == 130
    assert texts(root) == before


# -- whatever there is --------------------------------------------------------------------------


def test_several_copies_become_one_day(root: Path) -> None:
    put(root, day=OURS, copy=THEIRS)
    other = "2026-03-12.sync-conflict-20260313-081502-XU5LO6K.md"
    (root / other).write_text("Done: sing\nmood 7\n", encoding="utf-8")
    done = resolved(root)

    text = texts(root)[DAY]
    assert [one.path for one in done.written] == [DAY]
    assert {path for path, _aside in done.aside} == {COPY, other}
    assert all(word in text for word in ("[x] Walk", "[x] Sit", "sing", "4", "2 (", "7 ("))
    assert resolving.conflicts(Store(root)) == ()


def test_copies_of_copies_are_copies_of_the_day(root: Path) -> None:
    put(root, day=OURS, copy=THEIRS)
    again = COPY.replace(".md", ".sync-conflict-20260314-081502-XU5LO6K.md")
    (root / again).write_text(THEIRS.replace("Sit", "Sit\n  - [x] Sing"), encoding="utf-8")
    done = resolved(root)

    assert [one.path for one in done.written] == [DAY]
    assert {path for path, _aside in done.aside} == {COPY, again}
    assert all(word in texts(root)[DAY] for word in ("[x] Walk", "[x] Sit", "[x] Sing"))


def test_a_second_note_has_copies_of_its_own(root: Path) -> None:
    put(root, day=OURS, copy=THEIRS)
    note, copy = (
        "2026-03-12 evening.md",
        "2026-03-12 evening (conflicted copy 2026-03-13 081502).md",
    )
    (root / note).write_text("Rain.\n", encoding="utf-8")
    (root / copy).write_text("Rain.\n\nThen sun.\n", encoding="utf-8")

    assert len(resolved(root).written) == 2
    assert texts(root)[note] == "Rain.\n\nThen sun.\n"


def test_a_copy_in_a_folder_keeps_its_place_below_the_conflicts(root: Path) -> None:
    (root / "2026").mkdir()
    (root / "2026" / DAY).write_text(OURS, encoding="utf-8")
    (root / "2026" / COPY).write_text(THEIRS, encoding="utf-8")
    resolved(root)

    assert (root / ".journal/conflicts/2026" / COPY).read_text(encoding="utf-8") == THEIRS


def test_three_sides_of_git_know_what_was_taken_out(root: Path) -> None:
    (root / DAY).write_text(
        "# Thursday\n<<<<<<< HEAD\n- [ ] Walk\n- [x] Sit\n||||||| base\n- [ ] Walk\n- [ ] Sit\n"
        "- [ ] Sing\n=======\n- [x] Walk\n- [ ] Sit\n- [ ] Sing\n>>>>>>> phone\n",
        encoding="utf-8",
    )
    resolved(root)

    assert texts(root)[DAY] == "# Thursday\n- [x] Walk\n- [x] Sit\n"


def test_what_git_keeps_while_somebody_merges_is_no_version(root: Path) -> None:
    (root / DAY).write_text(OURS, encoding="utf-8")
    (root / f"{DAY}.orig").write_text("Done: sing\n", encoding="utf-8")
    (root / "2026-03-12_BASE_4711.md").write_text("Done: sing\n", encoding="utf-8")
    before = texts(root)
    done = resolved(root)

    assert texts(root) == before
    assert all("git keeps it while somebody merges by hand" in text for text, _ in done.left)
    assert len(done.left) >= 1


def test_a_file_with_its_date_inside_is_a_day_too(root: Path) -> None:
    name = "notes of a thursday.md"
    (root / name).write_text(
        "---\ndate: 2026-03-12\ndone: |\n  - [x] Walk\n---\n"
        "<<<<<<< HEAD\nRain.\n=======\nSun.\n>>>>>>> phone\n",
        encoding="utf-8",
    )
    resolved(root)

    text = texts(root)[name]
    assert "<<<<<<<" not in text
    assert "Rain." in text
    assert "Sun." in text


@pytest.mark.parametrize("raw", [b"Done: sit\xff\n", b"\x00\x00"])
def test_a_copy_that_is_no_text_stays_where_it_is(raw: bytes, root: Path) -> None:
    (root / DAY).write_text(OURS, encoding="utf-8")
    (root / COPY).write_bytes(raw)
    done = resolved(root)

    assert done.written == ()
    assert len(done.left) == 1
    assert (root / COPY).read_bytes() == raw


# -- while others write -------------------------------------------------------------------------


class _Meanwhile(Quick):
    """Somebody writes to a file when the day is looked at for the first time."""

    def __init__(self, path: Path, text: str) -> None:
        super().__init__()
        self.path, self.text, self.is_done = path, text, False

    def lock(self, file: int) -> bool:
        if not self.is_done:
            self.is_done = True
            self.path.write_text(self.text, encoding="utf-8")
        return super().lock(file)


def test_what_was_written_to_the_day_meanwhile_is_in_it(root: Path) -> None:
    put(root, day=OURS, copy=THEIRS)
    newer = OURS.replace("Walk\n", "Walk\n  - [x] Sing\n")
    resolved(root, _Meanwhile(root / DAY, newer))

    text = texts(root)[DAY]
    assert all(word in text for word in ("[x] Walk", "[x] Sing", "[x] Sit"))


def test_a_copy_that_changes_meanwhile_stays_and_is_told(root: Path) -> None:
    put(root, day=OURS, copy=THEIRS)
    done = resolved(root, _Meanwhile(root / COPY, THEIRS + "More.\n"))

    assert done.written == ()
    assert "kept changing" in done.left[0][0]
    assert texts(root)[COPY] == THEIRS + "More.\n"


def test_what_cannot_be_joined_any_more_is_left(root: Path) -> None:
    put(root, day=OURS, copy=THEIRS)
    done = resolved(root, _Meanwhile(root / DAY, OURS + "%% open\n"))

    assert done.written == ()
    assert "a comment is opened and not closed" in done.left[0][0]
    assert texts(root)[DAY] == OURS + "%% open\n"
    assert texts(root)[COPY] == THEIRS


def test_a_copy_that_is_gone_by_now_is_passed_over(root: Path) -> None:
    put(root, day=OURS, copy=THEIRS)
    store = Store(root)
    store.load()
    found = resolving.conflicts(store)
    (root / COPY).unlink()
    with pytest.raises(NotSaved), saver_of(root).change("x") as change:
        change.set_aside(Path(COPY), found[0].copies[0].raw, Path("elsewhere.md"))

    assert texts(root) == {DAY: OURS}


def test_git_in_the_middle_of_a_merge_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(root, day=OURS, copy=THEIRS)
    (root / ".git").mkdir()
    (root / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (root / ".git" / "MERGE_HEAD").write_text("0" * 40)

    assert main(["resolve", "--yes"]) == 1
    assert "Git has not finished" in capsys.readouterr().err
    assert texts(root)[DAY] == OURS


# -- one value of two ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "key", "chosen", "after"),
    [
        ("mood 4\nmood_conflict: 2 (phone)\n", "mood", "2", "mood 2\n"),
        ("---\nmood: 4 # so\nmood_conflict: 2\n---\n", "mood", "4", "---\nmood: 4 # so\n---\n"),
        ("---\nmood: 4\nmood_conflict: 2", "mood", "2", "---\nmood: 2\n"),
        ("---\r\nmood: 4\r\nmood_conflict: 2\r\n---\r\n", "mood", "2", "---\r\nmood: 2\r\n---\r\n"),
        ("---\nrest:\nrest_conflict: ill\n---\n", "rest", "ill", "---\nrest: ill\n---\n"),
        ("---\nmood: 4\n---\n", "mood", "2", None),
        ("---\nmood_conflict: 2\n---\n", "mood", "2", None),
        ("---\nmood: 4\nmood: 5\nmood_conflict: 2\n---\n", "mood", "2", None),
        ("---\nmood: |\n  4\nmood_conflict: 2\n---\n", "mood", "2", None),
        ("---\nmood: 4\nmood_conflict: 2\n---\n", "mood", "[x", None),
    ],
)
def test_a_chosen_value_takes_the_place_of_both(
    text: str, key: str, chosen: str, after: str | None
) -> None:
    source = SourceText(DAY, text)
    found = settled(DayReader(Settings(), ""), dt.date(2026, 3, 12), source, key, chosen)

    assert (None if found is None else found.text) == after
