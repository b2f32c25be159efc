"""Taking changes back, what a stop leaves behind, and git in the middle of something."""

import os
import stat
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal_tool.files import Files
from journal_tool.saving import ChangedSince, GitIsBusy, NothingToUndo, NotSaved, Saver
from tests.torture.faults import ALL, KILLED, MODES, Faulty, Quick

NOW = datetime(2026, 6, 30, 8, 15, 2, tzinfo=UTC)
DAY, NEXT, NEW = "2026-06-30.md", "2026-07-01.md", "2026-07-02.md"
PLAN = b"Plan: walk\n"
LINE = b"Done: walk\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    (folder / DAY).write_bytes(PLAN)
    (folder / NEXT).write_bytes(PLAN)
    return folder


def state_of(root: Path) -> Path:
    return root.parent / "state" / "here"


def saver_of(root: Path, files: Files | None = None) -> Saver:
    return Saver(root, state_of(root), now=lambda: NOW, files=files or Quick())


def add(line: bytes = LINE) -> Callable[[bytes | None], bytes]:
    return lambda data: (data or b"") + line


def save(saver: Saver, *paths: str, what: str = "done walk") -> tuple[Path, ...]:
    """Add a line to some files in one change; return the copies that were rescued."""
    with saver.change(what) as change:
        saved = [change.save(Path(path), add()) for path in paths or (DAY,)]
    return tuple(path for one in saved for path in one.rescued)


def texts(root: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in sorted(root.iterdir()) if one.is_file()}


BEFORE = {DAY: PLAN, NEXT: PLAN}

# -- taking back --------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
def test_a_change_of_several_files_is_taken_back_as_one(root: Path, mode: str) -> None:
    saver = saver_of(root, Quick(mode))
    save(saver, DAY, NEXT, NEW, what="move walk")
    last = saver.last()
    undone = saver.undo()

    assert texts(root) == BEFORE
    assert last is not None
    assert (last.what, last.when) == ("move walk", "2026-06-30T08:15:02+00:00")
    assert last.paths == undone.paths == (DAY, NEXT, NEW)
    assert undone.what == "move walk"


@pytest.mark.parametrize("mode", MODES)
def test_a_file_that_was_made_is_kept_in_the_state_folder(root: Path, mode: str) -> None:
    saver = saver_of(root, Quick(mode))
    save(saver, NEW)
    undone = saver.undo()

    assert texts(root) == BEFORE
    assert [one.read_bytes() for one in undone.kept] == [LINE]
    assert [one.name for one in undone.kept] == [f"20260630-081502-1 {NEW}"]
    assert state_of(root) in undone.kept[0].parents


def test_each_undo_goes_one_change_further_back(root: Path) -> None:
    saver = saver_of(root)
    save(saver, what="first")
    save(saver, what="second")

    assert [saver.undo().what, saver.undo().what] == ["second", "first"]
    assert texts(root) == BEFORE
    with pytest.raises(NothingToUndo):
        saver.undo()


def test_two_edits_of_one_file_are_taken_back_together(root: Path) -> None:
    saver = saver_of(root)
    save(saver, DAY, DAY)

    assert texts(root)[DAY] == PLAN + 2 * LINE

    saver.undo()

    assert texts(root) == BEFORE


def test_what_changed_since_is_said_and_all_is_left(root: Path) -> None:
    saver = saver_of(root)
    save(saver, DAY, NEXT, NEW, what="move walk")
    (root / NEXT).write_bytes(b"mine\n")
    before = texts(root)
    with pytest.raises(ChangedSince) as told:
        saver.undo()

    assert told.value.files == (NEXT,)
    assert told.value.message == (
        f"'move walk' was not taken back: {NEXT} changed since. All is as it was."
    )
    assert texts(root) == before
    assert saver.last() is not None


@pytest.mark.parametrize("mode", MODES)
def test_what_changes_while_it_is_taken_back_is_left_too(root: Path, mode: str) -> None:
    """The newest file is taken back first; the oldest changes just then."""

    class Faster(Quick):
        def make_folder(self, path: str, mode: int = 0o777) -> None:
            if path.endswith("taken"):
                (root / DAY).write_bytes(b"mine\n")
            super().make_folder(path, mode)

    save(saver_of(root), DAY, NEXT, NEW)
    before = texts(root)
    with pytest.raises(ChangedSince) as told:
        saver_of(root, Faster(mode)).undo()

    assert told.value.files == (DAY,)
    assert texts(root) == {**before, DAY: b"mine\n"}


@pytest.mark.parametrize("mode", MODES)
def test_if_one_file_cannot_be_saved_the_others_are_as_they_were(root: Path, mode: str) -> None:
    saver = saver_of(root, Quick(mode))
    with pytest.raises(NotSaved, match="leads out"):
        save(saver, DAY, NEW, "../out.md")

    assert texts(root) == BEFORE
    assert saver.last() is None


def test_what_was_taken_back_half_is_taken_back_whole(root: Path) -> None:
    saver = saver_of(root)
    save(saver, DAY, NEXT)
    (root / NEXT).write_bytes(PLAN)  # as after a stop in the middle
    saver.undo()

    assert texts(root) == BEFORE


def test_what_somebody_took_back_by_hand_is_passed_over(root: Path) -> None:
    saver = saver_of(root)
    save(saver, what="first")
    save(saver, NEXT, what="second")
    (root / NEXT).write_bytes(PLAN)

    assert saver.undo().what == "first"


def test_an_open_editor_is_told_when_a_change_is_taken_back(root: Path) -> None:
    saver = saver_of(root)
    save(saver)
    (root / f".{DAY}.swp").touch()

    assert f".{DAY}.swp" in saver.undo().warnings[0]


# -- the state folder ---------------------------------------------------------------------------


def test_the_state_folder_is_for_nobody_else(root: Path) -> None:
    save(saver_of(root), NEW)

    folders = [state_of(root), *(one for one in state_of(root).rglob("*") if one.is_dir())]
    files = [one for one in state_of(root).rglob("*") if one.is_file()]
    assert {stat.S_IMODE(one.stat().st_mode) for one in folders} == {0o700}
    assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}


def test_two_hundred_changes_are_kept(root: Path) -> None:
    saver = saver_of(root)
    for number in range(203):
        save(saver, what=f"change {number}")

    steps = sorted(one.name for one in (state_of(root) / "steps").iterdir())
    assert len(steps) == 200
    assert steps[-1] == "00000203"


def test_twenty_megabytes_are_kept(root: Path) -> None:
    saver = saver_of(root)
    (root / DAY).write_bytes(b"x" * 4_000_000)
    for _number in range(4):
        save(saver)

    assert len(list((state_of(root) / "steps").iterdir())) == 2


@pytest.mark.parametrize("damage", [b"", b"no record", b"0" * 40])
def test_a_damaged_step_is_passed_over(root: Path, damage: bytes) -> None:
    saver = saver_of(root)
    save(saver, what="first")
    save(saver, what="second")
    (state_of(root) / "steps" / "00000002").write_bytes(damage)

    last = saver.last()
    assert last is not None
    assert last.what == "first"


@pytest.mark.parametrize("at", [1, 20, 100])
def test_one_changed_byte_makes_a_step_a_damaged_one(root: Path, at: int) -> None:
    saver = saver_of(root)
    save(saver)
    step = state_of(root) / "steps" / "00000001"
    data = bytearray(step.read_bytes())
    data[-at] ^= 1
    step.write_bytes(bytes(data))

    assert saver.last() is None


COPY, ASIDE = "2026-06-30 (1).md", ".journal/conflicts/2026-06-30 (1).md"


def set_aside(saver: Saver, root: Path, known: bytes = LINE) -> Path:
    """Add the words of a copy to its day, and set the copy aside; return where it is then."""
    with saver.change("resolve") as change:
        change.save(Path(DAY), add())
        saved = change.set_aside(Path(COPY), known, Path(ASIDE))
    return saved.path.relative_to(root)


@pytest.mark.parametrize("mode", MODES)
def test_a_copy_is_set_aside_and_comes_back(root: Path, mode: str) -> None:
    (root / COPY).write_bytes(LINE)
    saver = saver_of(root, Quick(mode))

    assert set_aside(saver, root) == Path(ASIDE)
    assert (root / ASIDE).read_bytes() == LINE
    assert texts(root) == {DAY: PLAN + LINE, NEXT: PLAN}

    undone = saver.undo()

    assert texts(root) == {**BEFORE, COPY: LINE}
    assert not (root / ASIDE).exists()
    assert (undone.paths, undone.kept) == ((DAY, COPY), ())


def test_a_name_that_is_taken_gets_a_number(root: Path) -> None:
    (root / ".journal" / "conflicts").mkdir(parents=True)
    (root / ASIDE).write_bytes(b"of last week\n")
    (root / COPY).write_bytes(LINE)

    moved = set_aside(saver_of(root), root)

    assert moved == Path(".journal/conflicts/2026-06-30 (1)-2.md")
    assert (root / moved).read_bytes() == LINE
    assert (root / ASIDE).read_bytes() == b"of last week\n"


@pytest.mark.parametrize("now_there", [b"Done: more\n", None])
def test_a_copy_that_is_another_one_by_now_stays_and_nothing_is_changed(
    root: Path, now_there: bytes | None
) -> None:
    if now_there is not None:
        (root / COPY).write_bytes(now_there)
    with pytest.raises(NotSaved, match="kept changing"):
        set_aside(saver_of(root), root)

    assert texts(root) == BEFORE | ({} if now_there is None else {COPY: now_there})
    assert not (root / ASIDE).exists()


def test_an_undo_that_fails_half_way_sets_the_copy_aside_again(root: Path) -> None:
    (root / COPY).write_bytes(LINE)
    saver = saver_of(root)
    set_aside(saver, root)
    (root / DAY).chmod(0o644)
    with saver.change("other") as change:
        change.save(Path(NEXT), add())
    saver.undo()
    before = texts(root)
    blocked = _ChangesWhenOpened(root / DAY)
    with pytest.raises(NotSaved):
        Saver(root, state_of(root), now=lambda: NOW, files=blocked).undo()

    assert texts(root) == {**before, DAY: b"mine\n"}
    assert (root / ASIDE).read_bytes() == LINE


class _ChangesWhenOpened(Quick):
    """Somebody writes to a day when a copy has just come back."""

    def __init__(self, day: Path) -> None:
        super().__init__()
        self.day = day

    def rename_new(self, old: str, new: str) -> None:
        super().rename_new(old, new)
        if new.endswith(COPY):
            self.day.write_bytes(b"mine\n")


# -- after a stop -------------------------------------------------------------------------------


def stopped_at(root: Path, operation: str) -> Path:
    """Stop a real process after the first operation of a kind; return its unfinished text."""
    child = os.fork()
    if child == 0:
        save(saver_of(root, _StopsAt(operation)))
        os._exit(0)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED
    return root / f".~journal.{DAY}.{child}.tmp"


class _StopsAt(Faulty):
    def __init__(self, operation: str) -> None:
        super().__init__(ALL)
        self.operation = operation

    def do(self, name: str, call: Callable[..., object], *given: object) -> object:
        done = call(self, *given)
        if name == self.operation:
            os._exit(KILLED)
        return done


def test_a_start_after_a_stop_puts_all_in_order(root: Path) -> None:
    left = stopped_at(root, "exchange")

    assert left.read_bytes() == PLAN
    assert texts(root)[DAY] == PLAN + LINE

    saver = saver_of(root)
    rescued = save(saver, NEXT)

    assert rescued == ()
    assert texts(root) == {DAY: PLAN + LINE, NEXT: PLAN + LINE}

    saver.undo()
    saver.undo()

    assert texts(root) == BEFORE


def test_what_an_editor_wrote_just_before_a_stop_is_rescued(root: Path) -> None:
    left = stopped_at(root, "exchange")
    left.write_bytes(b"mine\n")
    rescued = save(saver_of(root), NEXT)

    assert [one.read_bytes() for one in rescued] == [b"mine\n"]
    assert not left.exists()
    assert texts(root)[DAY] == PLAN + LINE


def test_a_stop_before_the_exchange_leaves_no_step(root: Path) -> None:
    left = stopped_at(root, "dress")

    assert left.exists()

    saver = saver_of(root)
    save(saver, NEXT, what="other")
    saver.undo()

    assert texts(root) == BEFORE
    assert saver.last() is None


def test_a_stop_while_the_step_was_written_leaves_nothing(root: Path) -> None:
    stopped_at(root, "write")
    (state_of(root) / "pending").write_bytes(b"half a rec")
    save(saver_of(root))

    assert texts(root) == {**BEFORE, DAY: PLAN + LINE}


def test_a_link_that_was_put_in_the_way_is_not_followed(root: Path) -> None:
    left = stopped_at(root, "exchange")
    (root / DAY).unlink()
    (root / DAY).symlink_to(root.parent / "out.md")
    save(saver_of(root), NEXT)

    assert left.exists()
    assert not (root.parent / "out.md").exists()


def _unknown(root: Path, data: bytes, process: int, age: timedelta) -> Path:
    path = root / f".~journal.{DAY}.{process}.tmp"
    path.write_bytes(data)
    seconds = (NOW - age).timestamp()
    os.utime(path, (seconds, seconds))
    return path


GONE = 4_000_000
"""A number that no process has."""


@pytest.mark.parametrize(
    ("data", "process", "age", "becomes"),
    [
        pytest.param(PLAN, GONE, 20, "removed", id="the day itself"),
        pytest.param(PLAN[:4], GONE, 20, "removed", id="its beginning"),
        pytest.param(b"mine\n", GONE, 20, "rescued", id="another text"),
        pytest.param(b"mine\n", GONE, 2, "left", id="a young one: of another machine, perhaps"),
        pytest.param(b"mine\n", os.getppid(), 20, "left", id="of a process that runs"),
        pytest.param(b"mine\n", os.getpid(), 2, "rescued", id="with our number"),
    ],
)
def test_an_unfinished_text_that_no_step_speaks_of(
    root: Path, data: bytes, process: int, age: int, becomes: str
) -> None:
    path = _unknown(root, data, process, timedelta(minutes=age))
    found = save(saver_of(root))

    assert path.exists() == (becomes == "left")
    assert [one.read_bytes() for one in found] == ([data] if becomes == "rescued" else [])


def test_other_hidden_files_are_left_alone(root: Path) -> None:
    others = [".~journal.x.tmp", ".~lock.x.1.tmp", ".~journal.x.abc.tmp", ".~journal.x.4000000.md"]
    for name in others:
        (root / name).write_bytes(b"x")
    save(saver_of(root))

    assert set(others) <= set(texts(root))


# -- git ----------------------------------------------------------------------------------------


def git(root: Path, *arguments: str, is_good: bool = True) -> None:
    settings = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "core.editor=true"]
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=root, capture_output=True, check=False
    )

    assert (done.returncode == 0) == is_good, done.stderr


@pytest.fixture
def branches(root: Path) -> Path:
    """A journal in git, with another branch that changed the same day."""
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "days")
    git(root, "checkout", "-qb", "phone")
    (root / DAY).write_bytes(b"phone\n")
    git(root, "commit", "-qam", "phone")
    git(root, "checkout", "-q", "main")
    (root / DAY).write_bytes(b"laptop\n")
    git(root, "commit", "-qam", "laptop")
    return root


@pytest.mark.parametrize(
    ("command", "state"),
    [
        pytest.param(("merge", "phone"), "MERGE_HEAD", id="merging"),
        pytest.param(("rebase", "phone"), "rebase-merge", id="rebasing"),
        pytest.param(("rebase", "--apply", "phone"), "rebase-apply", id="rebasing, the old way"),
        pytest.param(("cherry-pick", "phone"), "CHERRY_PICK_HEAD", id="picking"),
        pytest.param(("revert", "HEAD~1"), "REVERT_HEAD", id="reverting"),
    ],
)
def test_nothing_is_saved_while_git_is_busy(
    branches: Path, command: tuple[str, ...], state: str
) -> None:
    if command[0] == "revert":
        (branches / DAY).write_bytes(b"once more\n")
        git(branches, "commit", "-qam", "more")
    git(branches, *command, is_good=False)
    before = texts(branches)
    with pytest.raises(GitIsBusy) as told:
        save(saver_of(branches))

    assert told.value.message == (f"Git has not finished ('{state}'), so {DAY} was left as it is.")
    assert texts(branches) == before


def test_a_journal_in_git_is_saved_when_git_is_quiet(branches: Path) -> None:
    save(saver_of(branches))

    assert texts(branches)[DAY] == b"laptop\n" + LINE


def test_a_worktree_has_a_git_of_its_own(branches: Path) -> None:
    tree = branches.parent / "tree"
    git(branches, "worktree", "add", "-q", str(tree), "phone")
    git(tree, "merge", "main", is_good=False)
    with pytest.raises(GitIsBusy, match="MERGE_HEAD"):
        save(saver_of(tree))
    save(saver_of(branches), NEXT)

    assert texts(branches)[NEXT] == PLAN + LINE


def test_a_git_above_the_journal_counts(branches: Path) -> None:
    (branches / "days").mkdir()
    git(branches, "merge", "phone", is_good=False)
    with pytest.raises(GitIsBusy):
        save(saver_of(branches / "days"), NEW)


@pytest.mark.parametrize(
    ("seconds", "is_saved"),
    [
        pytest.param(5, False, id="a young lock"),
        pytest.param(3600, True, id="a lock that was left behind"),
    ],
)
def test_the_lock_of_git(root: Path, seconds: int, *, is_saved: bool) -> None:
    (root / ".git").mkdir()
    lock = root / ".git" / "index.lock"
    lock.touch()
    then = NOW.timestamp() - seconds
    os.utime(lock, (then, then))
    if is_saved:
        save(saver_of(root))
    else:
        with pytest.raises(GitIsBusy, match=r"index\.lock"):
            save(saver_of(root))

    assert (texts(root)[DAY] == PLAN + LINE) == is_saved


def test_a_lock_of_git_that_goes_away_is_waited_for(root: Path) -> None:
    (root / ".git").mkdir()
    lock = root / ".git" / "index.lock"
    lock.touch()

    class Patient(Quick):
        def pause(self, seconds: float) -> None:  # noqa: ARG002
            lock.unlink(missing_ok=True)

    save(saver_of(root, Patient()))

    assert texts(root)[DAY] == PLAN + LINE


@pytest.mark.parametrize(
    "pointer",
    [pytest.param("gitdir: nowhere\n", id="nowhere"), pytest.param("what?\n", id="no pointer")],
)
def test_a_git_that_leads_nowhere_is_none(root: Path, pointer: str) -> None:
    (root / ".git").write_text(pointer, encoding="utf-8")
    save(saver_of(root))

    assert texts(root)[DAY] == PLAN + LINE


def test_a_git_behind_a_link_counts(root: Path) -> None:
    (root.parent / "git").mkdir()
    (root.parent / "git" / "MERGE_HEAD").touch()
    (root / ".git").symlink_to(root.parent / "git")
    with pytest.raises(GitIsBusy):
        save(saver_of(root))
