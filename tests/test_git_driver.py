"""Two sides of a day under git: merged, rebased, picked, unstashed; and what stops it."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_tool.cli import main
from journal_tool.driver import other_side
from tests.repositories import Repository, program
from tests.shell import Said

DAY = "2026-03-12.md"
BASE = "---\nmood: 5\nplanned:\n- [ ] Walk\n- [ ] Tea\n- [ ] Sit\n---\nRain.\n"
OURS = BASE.replace("[ ] Walk", "[x] Walk")
THEIRS = BASE.replace("[ ] Tea", "[x] Tea")
BOTH = OURS.replace("[ ] Tea", "[x] Tea")

Use = Callable[[Repository], object]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "journal", program(tmp_path / "bin"), tmp_path)
    made.begin()
    return made


def marked(repository: Repository, name: str = DAY) -> str:
    """Return a file that git marked; nothing of either side is lost in it."""
    text = repository.read(name)
    assert text.count("<<<<<<<") == text.count(">>>>>>>") == 1
    return text


# -- what the sides say ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param(OURS, THEIRS, BOTH, id="neighbouring boxes"),
        pytest.param(
            OURS,
            BASE.replace("[ ] Walk", "[/] Walk"),
            OURS,
            id="one box, done and smaller: done outweighs",
        ),
        pytest.param(
            BASE.replace("mood: 5", "mood: 4"),
            BASE.replace("mood: 5", "mood: 6"),
            BASE.replace("mood: 5", 'mood: 4\nmood_conflict: "6 (phone)"'),
            id="numbers clash",
        ),
        pytest.param(
            BASE.replace("Rain.", "Sun."),
            BASE.replace("Rain.", "Snow."),
            BASE.replace("Rain.", "Sun.\n\n<!-- conflict: phone -->\n\nSnow."),
            id="words differ",
        ),
        pytest.param(
            BASE + "\nLate.\n", THEIRS, THEIRS + "\nLate.\n", id="words here, a box there"
        ),
    ],
)
def test_a_merge_holds_what_both_sides_say(
    repository: Repository, ours: str, theirs: str, expected: str
) -> None:
    repository.branch("phone", DAY, BASE, ours, theirs)
    repository.git("merge", "phone")

    assert repository.read(DAY) == expected
    assert repository.git("status", "--porcelain") == ""


def test_what_both_sides_keep_is_told(repository: Repository) -> None:
    clash = [BASE.replace("mood: 5", f"mood: {mood}") for mood in (4, 6)]
    repository.branch("phone", DAY, BASE, clash[0], clash[1])
    done = repository.run("git", "merge", "phone")

    assert f"{DAY}: both sides are kept of: mood\n" in done.stderr


def test_a_day_that_one_side_adds_is_there(repository: Repository) -> None:
    repository.write(DAY, BASE)
    repository.commit()
    repository.git("checkout", "-q", "-b", "phone")
    repository.commit("phone", **{"2026-03-13.md": "Done: tea\n"})
    repository.git("checkout", "-q", "main")
    repository.commit("ours", **{DAY: OURS})
    repository.git("merge", "phone")

    assert repository.read("2026-03-13.md") == "Done: tea\n"
    assert repository.read(DAY) == OURS


def test_a_day_that_both_sides_add_has_no_base(repository: Repository) -> None:
    repository.branch("phone", DAY, None, "Done: walk\n\nRain.\n", "Done: tea\n\nRain.\n")
    repository.git("merge", "phone")

    assert {"walk", "tea"} <= set(repository.read(DAY).replace(";", " ").split())
    assert repository.read(DAY).count("Rain.") == 1


def test_a_day_that_one_side_took_away_is_left_to_git(repository: Repository) -> None:
    """Git does not ask the driver: it keeps the side that is there, and says so."""
    repository.branch("phone", DAY, BASE, None, THEIRS)
    said = repository.stops("merge", "phone")

    assert "CONFLICT (modify/delete)" in said
    assert repository.read(DAY) == THEIRS


# -- the ways in which git merges -----------------------------------------------------------------


def rebase(repository: Repository) -> None:
    repository.git("rebase", "phone")


def rebase_apply(repository: Repository) -> None:
    repository.git("rebase", "--apply", "phone")


def pick(repository: Repository) -> None:
    repository.git("cherry-pick", "phone")


def pull(repository: Repository) -> None:
    repository.git("pull", "-q", "--no-rebase", ".", "phone")


def unstash(repository: Repository) -> None:
    repository.git("checkout", "-q", "main~1")
    repository.write(DAY, repository.git("show", "main:" + DAY))
    repository.git("stash", "-q")
    repository.git("checkout", "-q", "phone")
    repository.git("stash", "pop", "-q")


@pytest.mark.parametrize("way", [rebase, rebase_apply, pick, pull, unstash])
def test_in_each_way_the_day_says_the_same(repository: Repository, way: Use) -> None:
    """In a rebase ours and theirs are exchanged."""
    repository.branch("phone", DAY, BASE, OURS, THEIRS)
    way(repository)

    assert repository.read(DAY) == BOTH


@pytest.mark.parametrize(
    ("way", "kept", "beside"),
    [
        (rebase, 6, '"4 (other side)"'),
        (rebase_apply, 6, '"4 (other side)"'),
        (unstash, 6, '"4 (other side)"'),
        (pick, 4, '"6 (other side)"'),
        (pull, 4, '"6 (commit '),
    ],
)
def test_in_each_way_both_numbers_are_kept(
    repository: Repository, way: Use, kept: int, beside: str
) -> None:
    clash = [BASE.replace("mood: 5", f"mood: {mood}") for mood in (4, 6)]
    repository.branch("phone", DAY, BASE, clash[0], clash[1])
    way(repository)

    assert f"mood: {kept}\nmood_conflict: {beside}" in repository.read(DAY)


def test_a_deed_can_be_reverted(repository: Repository) -> None:
    repository.commit("base", **{DAY: BASE})
    repository.commit("walk", **{DAY: OURS})
    repository.commit("tea", **{DAY: BOTH})
    repository.git("revert", "--no-edit", "HEAD~1")

    assert repository.read(DAY) == THEIRS


def test_a_merge_that_is_given_up_leaves_all_as_it_was(repository: Repository) -> None:
    repository.write("README.md", "one\n")
    repository.branch("phone", DAY, BASE, OURS, THEIRS)
    repository.commit("ours", **{"README.md": "two\n"})
    repository.git("checkout", "-q", "phone")
    repository.commit("theirs", **{"README.md": "three\n"})
    repository.git("checkout", "-q", "main")
    repository.stops("merge", "phone")
    assert repository.read(DAY) == BOTH
    repository.git("merge", "--abort")

    assert repository.read(DAY) == OURS


def test_two_old_texts_that_do_not_agree_are_no_hindrance(repository: Repository) -> None:
    """Two merges that cross: git makes a base of two, and that may hold markers."""
    clash = [BASE.replace("Rain.", word) for word in ("Sun.", "Snow.")]
    repository.branch("phone", DAY, BASE, clash[0], clash[1])
    repository.git("branch", "old", "main")
    repository.git("merge", "-q", "phone")
    repository.git("checkout", "-q", "phone")
    repository.git("merge", "-q", "old")
    repository.commit("evening", **{DAY: repository.read(DAY) + "\nLate.\n"})
    repository.git("checkout", "-q", "main")
    repository.commit("morning", **{DAY: repository.read(DAY).replace("[ ] Sit", "[x] Sit")})
    repository.git("merge", "-q", "phone")
    text = repository.read(DAY)

    assert "<<<<" not in text
    assert {"Sun.", "Snow.", "Late.", "- [x] Sit"} <= set(text.splitlines())


# -- where it is left to git ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "stop",
    [
        pytest.param("driver", id="this clone is not told of the driver"),
        pytest.param("program", id="there is no journal"),
        pytest.param("dies", id="it dies before it writes"),
        pytest.param("halfway", id="it is killed while it writes beside"),
    ],
)
def test_without_us_git_marks_the_lines(tmp_path: Path, stop: str) -> None:
    scripts = {
        "dies": "#!/bin/sh\nkill -9 $$\n",
        "halfway": '#!/bin/sh\nprintf half > ".~journal.$3.1.tmp"\nkill -9 $$\n',
    }
    programs = program(tmp_path / "bin", scripts[stop]) if stop in scripts else None
    repository = Repository(tmp_path / "journal", programs, tmp_path)
    if stop == "program":
        tools = tmp_path / "tools"
        tools.mkdir()
        for name in ("git", "sh"):
            (tools / name).symlink_to(shutil.which(name) or name)
        repository.environment["PATH"] = str(tools)
    repository.begin(is_told=stop != "driver")
    assert stop != "program" or repository.run("sh", "-c", "command -v journal").returncode
    repository.branch("phone", DAY, BASE, OURS, THEIRS)
    repository.stops("merge", "phone")
    text = marked(repository)

    assert "- [x] Walk" in text
    assert "- [x] Tea" in text
    assert repository.git("ls-files", "-u").count(DAY) == 3
    repository.git("merge", "--abort")
    assert repository.read(DAY) == OURS


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        pytest.param("README.md", ("a\n", "b\n", "c\n"), id="no day"),
        pytest.param("2026-03-12 (conflicted copy 2026-03-13 081502).md", (BASE, OURS, THEIRS),
                     id="a copy that a sync client set aside"),
        pytest.param(DAY, (BASE, OURS + "<<<<<<< a\n=\n=======\nb\n>>>>>>> c\n", THEIRS),
                     id="a day with markers"),
    ],
)  # fmt: skip
def test_what_is_not_merged_is_marked_by_git(
    repository: Repository, name: str, texts: tuple[str, str, str]
) -> None:
    repository.branch("phone", name, *texts)
    repository.stops("merge", "phone")

    assert "<<<<<<< ours\n" in repository.read(name)


def test_a_file_that_is_no_day_merges_as_git_does(repository: Repository) -> None:
    repository.branch("phone", "README.md", "a\n\n\n\nb\n", "a1\n\n\n\nb\n", "a\n\n\n\nb1\n")
    done = repository.run("git", "merge", "phone")

    assert done.returncode == 0
    assert "journal" not in done.stderr
    assert repository.read("README.md") == "a1\n\n\n\nb1\n"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(lambda raw: raw + b"\xff\n", "the bytes FF are not UTF-8", id="no UTF-8"),
        pytest.param(lambda raw: raw + b"\0\n", "NUL bytes", id="no text"),
    ],
)
def test_why_a_day_is_left_to_git_is_told(
    repository: Repository, change: Callable[[bytes], bytes], reason: str
) -> None:
    repository.branch("phone", DAY, BASE, OURS, THEIRS)
    (repository.root / DAY).write_bytes(change(OURS.encode()))
    repository.commit("broken")
    said = repository.stops("merge", "phone")

    assert f"{DAY}: journal leaves it to git: " in said
    assert reason in said
    assert "Traceback" not in said
    assert b"[x] Walk" in (repository.root / DAY).read_bytes()


Call = Callable[..., Said]


@pytest.fixture
def by_hand(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Call:
    """Return what calls the driver as git does, in this process."""
    monkeypatch.chdir(repository.root)
    monkeypatch.setenv("HOME", str(repository.home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(repository.home / "config"))

    def call(
        path: str = DAY,
        names: tuple[str, str, str] = ("O", "A", "B"),
        texts: tuple[str, str, str] = (BASE, OURS, THEIRS),
    ) -> Said:
        for name, text in zip(names, texts, strict=True):
            if name != "none":
                repository.write(name, text)
        code = main(["merge-driver", *names, "7", path])
        return Said(code, *capfd.readouterr())

    return call


def test_by_hand_it_says_nothing_of_what_agrees(repository: Repository, by_hand: Call) -> None:
    done = by_hand()

    assert (done.code, done.out, done.err) == (0, "", "")
    assert repository.read("A") == BOTH
    assert sorted(one.name for one in repository.root.iterdir()) == [
        ".git", ".gitattributes", "A", "B", "O",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "path", "code"),
    [
        pytest.param("", "2026-03-12 evening.md", 0, id="a note of a day"),
        pytest.param("", "sub/2026-03-12.md", 0, id="below another folder"),
        pytest.param("", "Templates/2026-03-12.md", 1, id="a template"),
        pytest.param('folder = "days"\n', "days/2026-03-12.md", 0, id="in the folder of days"),
        pytest.param('folder = "days"\n', DAY, 1, id="outside the folder of days"),
        pytest.param('file = "DD.MM.YYYY"\n', "12.03.2026.md", 0, id="a name of its own form"),
        pytest.param('ignore = ["old/*"]\n', "old/2026-03-12.md", 1, id="ignored"),
    ],
)
def test_a_day_is_known_by_its_name(
    repository: Repository, by_hand: Call, settings: str, path: str, code: int
) -> None:
    if settings:
        repository.write("journal.toml", f"[journal]\n{settings}")
    done = by_hand(path)

    assert (done.code, done.err) == (code, "")
    assert repository.read("A") == (OURS if code else BOTH)


def test_a_journal_in_a_folder_of_a_repository_has_its_own_settings(
    repository: Repository, by_hand: Call
) -> None:
    repository.write("notes/j/journal.toml", '[journal]\nfolder = "days"\n')

    assert by_hand("notes/j/days/2026-03-12.md").code == 0
    assert by_hand("notes/2026-03-12.md").code == 0
    assert by_hand("notes/j/2026-03-12.md").code == 1


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        pytest.param(("O", "A", "none"), "no such file or directory", id="theirs is missing"),
        pytest.param(("O", "A" * 250, "B"), "file name too long", id="none can be written beside"),
    ],
)
def test_what_the_system_refuses_leaves_ours_as_it_is(
    repository: Repository, by_hand: Call, names: tuple[str, str, str], reason: str
) -> None:
    done = by_hand(DAY, names)

    assert (done.code, done.out) == (1, "")
    assert done.err == f"{DAY}: journal leaves it to git: {reason}\n"
    assert repository.read(names[1]) == OURS


def test_settings_that_cannot_be_read_leave_ours_as_it_is(
    repository: Repository, by_hand: Call
) -> None:
    (repository.root / "journal.toml").mkdir()
    done = by_hand()

    assert done.code == 1
    assert done.err == (f"{DAY}: journal leaves it to git: journal.toml: is no ordinary file\n")
    assert repository.read("A") == OURS


def test_that_nobody_listens_changes_no_answer(repository: Repository) -> None:
    """A code of 0 with ours as it was would be taken as merged."""
    for name, text in (("O", BASE), ("A", OURS + "\0"), ("B", THEIRS)):
        repository.write(name, text)
    ours, theirs = os.pipe()
    os.close(ours)
    code = subprocess.call(
        ["journal", "merge-driver", "O", "A", "B", "7", DAY],
        cwd=repository.root,
        env=repository.variables(),
        stderr=theirs,
    )
    os.close(theirs)

    assert code == 1
    assert repository.read("A") == OURS + "\0"


MARKED = "<<<<<<< a\nmood: 5\n=======\nmood: 6\n>>>>>>> b\n"


@pytest.mark.parametrize(
    ("texts", "code", "said"),
    [
        pytest.param(("mood: 5\n", "mood: 4\n", "mood: 6\n"), 0,
                     "both sides are kept of: mood", id="both are kept"),
        pytest.param((MARKED, "mood: 4\n", "mood: 6\n"), 0,
                     "both sides are kept of: mood", id="a base with markers is none"),
        pytest.param((BASE, MARKED, THEIRS), 1, "journal leaves it to git: ", id="markers"),
        pytest.param((BASE, OURS, "\0"), 1, "journal leaves it to git: ", id="no text"),
    ],
)  # fmt: skip
def test_a_line_says_what_came_of_it(
    repository: Repository, by_hand: Call, texts: tuple[str, str, str], code: int, said: str
) -> None:
    texts = tuple(f"---\n{one}---\n" if one.startswith("mood") else one for one in texts)  # type: ignore[assignment]
    done = by_hand(texts=texts)

    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(f"{DAY}: {said}")
    assert done.err.count("\n") == 1
    assert (repository.read("A") == texts[1]) == bool(code)


# -- bytes and names ------------------------------------------------------------------------------


@pytest.mark.parametrize("convert", ["true", "input", "false"])
def test_line_ends_are_those_of_the_repository(repository: Repository, convert: str) -> None:
    repository.git("config", "core.autocrlf", convert)
    repository.git("config", "core.safecrlf", "false")
    lines = [text.replace("\n", "\r\n") for text in (BASE, OURS, THEIRS)]
    repository.branch("phone", DAY, *lines)
    repository.git("merge", "phone")

    expected = BOTH if convert == "input" else BOTH.replace("\n", "\r\n")
    assert repository.read(DAY) == expected
    assert repository.git("status", "--porcelain") == ""


def test_a_byte_order_mark_stays(repository: Repository) -> None:
    repository.branch("phone", DAY, *(f"\ufeff{text}" for text in (BASE, OURS, THEIRS)))
    repository.git("merge", "phone")

    assert repository.read(DAY) == f"\ufeff{BOTH}"


@pytest.mark.parametrize(
    "name",
    [
        "2026-03-12 a walk.md",
        "it's mine/2026-03-12.md",
        'a "b" $(touch x) `c`/2026-03-12.md',
        "2026-03-12 für %O.md",
    ],
)
def test_names_may_hold_blanks_and_quotes(repository: Repository, name: str) -> None:
    repository.branch("phone", name, BASE, OURS, THEIRS)
    repository.git("merge", "phone")

    assert repository.read(name) == BOTH
    assert not (repository.root / "x").exists()


def test_it_is_called_from_a_folder_below_and_from_a_worktree(repository: Repository) -> None:
    repository.branch("phone", "days/2026-03-12.md", BASE, OURS, THEIRS)
    tree = Repository(repository.root.parent / "tree", repository.programs, repository.home)
    repository.git("worktree", "add", "-q", "-b", "desk", str(tree.root), "main")
    tree.git("merge", "-q", "phone")
    repository.git("-C", "days", "merge", "-q", "phone")

    assert repository.read("days/2026-03-12.md") == tree.read("days/2026-03-12.md") == BOTH


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "other side"),
        ({"GITHEAD_0424fc1d": "phone"}, "phone"),
        ({"GITHEAD_0424fc1d93692c": "0424fc1d93692c"}, "commit 0424fc1"),
        ({"GITHEAD_0424fc1d93692c": ""}, "commit 0424fc1"),
        ({"GITHEAD_1": "phone", "GITHEAD_2": "tablet"}, "other side"),
    ],
)
def test_the_other_side_is_named(environment: dict[str, str], expected: str) -> None:
    assert other_side(environment) == expected
