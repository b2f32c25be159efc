"""Saving: whole or not at all, never over what somebody else wrote, and to be taken back."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.files import Files
from journal_tool.saving import (
    AnotherJournal,
    BeingWritten,
    HalfDone,
    LooksUnfinished,
    NotDownloaded,
    NotOurs,
    NotSaved,
    Saver,
    SystemRefused,
)
from tests.torture.faults import ALL, MODES, NO_EXCHANGE, NO_LEASES, Faulty, Quick

NOW = datetime(2026, 6, 30, 8, 15, 2, tzinfo=UTC)
DAY = "2026-06-30.md"
PLAN = b"Plan: walk\n"
LINE = b"Done: walk\n"

linux = pytest.mark.skipif(sys.platform != "linux", reason="leases and exchange are Linux's")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    (folder / DAY).write_bytes(PLAN)
    return folder


def saver_of(root: Path, files: Files | None = None, now: datetime = NOW) -> Saver:
    return Saver(root, root.parent / "state" / "here", now=lambda: now, files=files or Quick())


def add(line: bytes = LINE) -> Callable[[bytes | None], bytes]:
    return lambda data: (data or b"") + line


def save(saver: Saver, path: str = DAY, line: bytes = LINE) -> tuple[str, ...]:
    """Add a line to one file; return what was warned of."""
    with saver.change("done walk") as change:
        return change.save(Path(path), add(line)).warnings


def names(root: Path) -> list[str]:
    return sorted(one.relative_to(root).as_posix() for one in root.rglob("*") if one.is_file())


# -- one file -----------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
def test_a_day_is_saved_and_nothing_lies_beside_it(root: Path, mode: str) -> None:
    with saver_of(root, Quick(mode)).change("done walk") as change:
        saved = change.save(Path(DAY), add())

    assert (root / DAY).read_bytes() == PLAN + LINE
    assert names(root) == [DAY]
    assert (saved.path, saved.before, saved.after) == (root / DAY, PLAN, PLAN + LINE)
    assert (saved.is_changed, saved.rescued, saved.warnings) == (True, (), ())


def test_the_real_disk_does_the_same(root: Path) -> None:
    saver = Saver(root, root.parent / "state", now=lambda: NOW)
    save(saver)
    save(saver, "2026/new.md")

    assert (root / DAY).read_bytes() == PLAN + LINE
    assert names(root) == [DAY, "2026/new.md"]


@pytest.mark.parametrize("mode", MODES)
def test_a_file_that_is_not_there_is_made_with_its_folders(root: Path, mode: str) -> None:
    with saver_of(root, Quick(mode)).change("add walk") as change:
        saved = change.save(Path("2026/07/2026-07-01.md"), add())

    assert (root / "2026/07/2026-07-01.md").read_bytes() == LINE
    assert names(root) == [DAY, "2026/07/2026-07-01.md"]
    assert saved.before is None


def test_what_stays_the_same_is_not_written(root: Path) -> None:
    before = (root / DAY).stat()
    saver = saver_of(root)
    with saver.change("done walk") as change:
        saved = change.save(Path(DAY), lambda data: data or b"")

    assert not saved.is_changed
    assert (root / DAY).stat() == before
    assert saver.last() is None


@given(
    before=st.binary(min_size=1).map(lambda data: data.replace(b"\x00", b"0")), after=st.binary()
)
def test_every_byte_is_saved_and_taken_back(
    tmp_path_factory: pytest.TempPathFactory, before: bytes, after: bytes
) -> None:
    root = tmp_path_factory.mktemp("bytes") / "journal"
    root.mkdir()
    (root / DAY).write_bytes(before)
    saver = saver_of(root)
    with saver.change("note") as change:
        saved = change.save(Path(DAY), lambda _data: after)

    assert (root / DAY).read_bytes() == after

    if saved.is_changed:
        saver.undo()

    assert (root / DAY).read_bytes() == before


def test_a_file_keeps_its_mode_and_its_attributes(root: Path) -> None:
    (root / DAY).chmod(0o640)
    try:
        os.setxattr(root / DAY, "user.tag", b"calm")
    except OSError:
        pytest.skip("no extended attributes here")
    save(saver_of(root))

    assert stat.S_IMODE((root / DAY).stat().st_mode) == 0o640
    assert os.getxattr(root / DAY, "user.tag") == b"calm"


def test_a_new_file_has_the_mode_of_new_files(root: Path) -> None:
    (root / "by-hand").touch()
    save(saver_of(root), "new.md")

    assert (root / "new.md").stat().st_mode == (root / "by-hand").stat().st_mode


def test_a_second_name_of_a_file_is_told(root: Path) -> None:
    os.link(root / DAY, root.parent / "elsewhere.md")
    warnings = save(saver_of(root))

    assert warnings == (f"{DAY} has another name too, and there it is as it was.",)


def test_an_owner_that_cannot_be_kept_is_told(root: Path) -> None:
    class OfSomebodyElse(Quick):
        def dress(self, file: int, like: int) -> bool:
            super().dress(file, like)
            return False

    warnings = save(saver_of(root, OfSomebodyElse()))

    assert warnings == (f"{DAY} is yours now: its owner could not be kept.",)


def test_names_that_are_no_text_are_saved_and_taken_back(root: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    saver = saver_of(root)
    save(saver, name)
    saver.undo()

    assert names(root) == [DAY]


# -- where it may go ----------------------------------------------------------------------------


def test_a_link_is_written_through_and_stays_a_link(root: Path) -> None:
    (root / "today.md").symlink_to(DAY)
    save(saver_of(root), "today.md")

    assert (root / "today.md").is_symlink()
    assert (root / DAY).read_bytes() == PLAN + LINE


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("out.md", "'out.md' leads out of the journal", id="a link"),
        pytest.param("far/out.md", "'far/out.md' leads out", id="a link on the way"),
        pytest.param("../out.md", "'../out.md' leads out", id="a path"),
        pytest.param(".", "'.' leads out", id="the folder itself"),
        pytest.param("folder", "'folder' is no ordinary file", id="a folder"),
        pytest.param("pipe.md", "'pipe.md' is no ordinary file", id="a pipe"),
    ],
)
def test_what_is_no_file_of_the_journal_is_left_alone(root: Path, path: str, message: str) -> None:
    (root.parent / "out.md").write_bytes(PLAN)
    (root / "out.md").symlink_to(root.parent / "out.md")
    (root / "far").symlink_to(root.parent)
    (root / "folder").mkdir()
    os.mkfifo(root / "pipe.md")
    with pytest.raises(NotOurs) as told:
        save(saver_of(root), path)

    assert told.value.message.startswith(message)
    assert (root.parent / "out.md").read_bytes() == PLAN


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "is empty, as after a save that broke off", id="empty"),
        pytest.param(b"Plan\x00\x00", "holds NUL bytes and is no text", id="NUL"),
    ],
)
def test_what_looks_unfinished_is_left_alone(root: Path, data: bytes, message: str) -> None:
    (root / DAY).write_bytes(data)
    with pytest.raises(LooksUnfinished, match=message):
        save(saver_of(root))

    assert (root / DAY).read_bytes() == data
    assert names(root) == [DAY]


def test_a_file_that_is_elsewhere_is_left_alone(root: Path) -> None:
    (root / ".new.md.icloud").write_bytes(b"bplist")
    with pytest.raises(NotDownloaded, match=r"new\.md is not downloaded"):
        save(saver_of(root), "new.md")

    assert not (root / "new.md").exists()


def test_a_file_whose_bytes_are_elsewhere_is_left_alone(root: Path) -> None:
    class Evicted(Quick):
        def read(self, file: int) -> bytes:  # noqa: ARG002
            raise OSError(errno.EDEADLK, os.strerror(errno.EDEADLK))

    with pytest.raises(NotDownloaded, match=f"{DAY} is not downloaded"):
        save(saver_of(root, Evicted()))


def test_a_write_protected_file_is_left_alone(root: Path) -> None:
    class Protected(Quick):
        def is_writable(self, path: str) -> bool:  # noqa: ARG002
            return False

    with pytest.raises(SystemRefused) as told:
        save(saver_of(root, Protected()))

    assert told.value.message == f"{DAY} could not be written (write-protected); it is as it was."


@pytest.mark.parametrize("mark", [f".{DAY}.swp", f".#{DAY}", f"#{DAY}#", f".~lock.{DAY}#"])
def test_an_open_editor_is_told_and_is_no_hindrance(root: Path, mark: str) -> None:
    (root / mark).symlink_to("anna@laptop.4711")
    warnings = save(saver_of(root, now=datetime.now(UTC)))  # noqa: TID251 - links have its time

    assert (root / DAY).read_bytes() == PLAN + LINE
    assert len(warnings) == 1
    assert mark in warnings[0]


def test_a_mark_of_yesterday_is_not_told(root: Path) -> None:
    mark = root / f".{DAY}.swp"
    mark.touch()
    long_ago = (NOW - timedelta(hours=13)).timestamp()
    os.utime(mark, (long_ago, long_ago))

    assert save(saver_of(root)) == ()


# -- the system says no -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "reason", "advice"),
    [
        pytest.param("ENOSPC", "no space left on device", "Make room on this disk", id="full"),
        pytest.param("EDQUOT", "disk quota exceeded", "Make room in your share", id="quota"),
        pytest.param("EROFS", "read-only file system", "This disk is mounted", id="read only"),
        pytest.param("EACCES", "permission denied", "Look at the permissions", id="denied"),
        pytest.param("EIO", "input/output error", "", id="the disk"),
    ],
)
def test_what_the_system_refuses_is_said_and_nothing_is_left(
    root: Path, fault: str, reason: str, advice: str
) -> None:
    counting = Faulty(ALL)
    save(saver_of(root, counting))
    saver_of(root).undo()
    write = [at for at, one in enumerate(counting.told) if one == "write"][1] - 2
    with pytest.raises(SystemRefused) as told:
        save(saver_of(root, Faulty(ALL, write, fault)))

    assert told.value.message == f"{DAY} could not be written ({reason}); it is as it was."
    assert told.value.advice.startswith(advice)
    assert (root / DAY).read_bytes() == PLAN
    assert names(root) == [DAY]


def test_a_state_folder_that_cannot_be_made_is_said(root: Path) -> None:
    (root.parent / "state").write_bytes(b"")
    with pytest.raises(SystemRefused, match="could not be written"):
        save(saver_of(root))

    assert (root / DAY).read_bytes() == PLAN


def test_a_disk_that_stops_after_the_exchange_is_said(root: Path) -> None:
    counting = Faulty(ALL)
    save(saver_of(root, counting))
    saver_of(root).undo()
    after_it = counting.told.index("exchange") + 1 - counting.told.count("make_folder")
    with pytest.raises(HalfDone) as told:
        save(saver_of(root, Faulty(ALL, after_it, "dead")))

    assert told.value.files == (DAY,)
    assert told.value.message == (
        f"This was done by half (input/output error): {DAY} may hold the new text."
    )

    saver = saver_of(root)
    save(saver, "other.md")
    saver.undo()
    saver.undo()

    assert (root / DAY).read_bytes() == PLAN
    assert names(root) == [DAY]


def test_an_error_of_an_edit_is_handed_on(root: Path) -> None:
    def edit(_data: bytes | None) -> bytes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), saver_of(root).change("done") as change:
        change.save(Path(DAY), edit)

    assert names(root) == [DAY]


# -- somebody else writes -----------------------------------------------------------------------


class Interrupted(Quick):
    """A disk on which somebody does something just before or after an exchange, or in a pause."""

    def __init__(self, mode: str = ALL) -> None:
        super().__init__(mode)
        self.before: list[Callable[[], object]] = []
        self.after: list[Callable[[], object]] = []
        self.pauses: list[Callable[[], object]] = []

    def exchange(self, one: str, other: str) -> None:
        _next(self.before)
        super().exchange(one, other)
        _next(self.after)

    def replace(self, old: str, new: str) -> None:
        if old.endswith(".tmp"):
            _next(self.before)
        super().replace(old, new)

    def pause(self, seconds: float) -> None:  # noqa: ARG002 - time passes by what is done
        _next(self.pauses)


def _next(actions: list[Callable[[], object]]) -> None:
    if actions:
        actions.pop(0)()


def _anew(path: Path, data: bytes) -> None:
    beside = path.with_name("4913")
    beside.write_bytes(data)
    beside.replace(path)


def _in_place(path: Path, data: bytes) -> None:
    path.write_bytes(data)


THEIRS = b"Plan: walk and sing\n"


@linux
@pytest.mark.parametrize("way", [_anew, _in_place])
def test_what_an_editor_saves_meanwhile_is_edited_instead(
    root: Path, way: Callable[[Path, bytes], None]
) -> None:
    files = Interrupted()
    files.before.append(lambda: way(root / DAY, THEIRS))
    with saver_of(root, files).change("done walk") as change:
        saved = change.save(Path(DAY), add())

    assert (root / DAY).read_bytes() == THEIRS + LINE
    assert saved.before == THEIRS
    assert names(root) == [DAY]


@linux
@pytest.mark.parametrize("way", [_anew, _in_place])
def test_a_file_that_keeps_changing_is_left_alone(
    root: Path, way: Callable[[Path, bytes], None]
) -> None:
    files = Interrupted()
    for number in range(20):
        files.before.append(lambda number=number: way(root / DAY, b"%d\n" % number))  # type: ignore[misc]
        files.before.append(lambda: None)  # the exchange back
    with pytest.raises(BeingWritten, match="kept changing") as told:
        save(saver_of(root, files))

    # Of the texts that were away for a moment nobody knows whether they were meant to go.
    rescued = {one.read_bytes() for one in told.value.rescued}

    assert (root / DAY).read_bytes() == b"4\n"
    assert rescued == {b"0\n", b"1\n", b"2\n", b"3\n"}
    assert len(names(root)) == 5


@linux
def test_who_read_the_day_in_the_moment_of_the_exchange_takes_no_line_away(root: Path) -> None:
    """The editor saves a line, reads our older text before the line is back, and saves that."""
    read: list[bytes] = []
    files = Interrupted()
    files.before.append(lambda: _anew(root / DAY, PLAN + b"first\n"))
    files.after.append(lambda: read.append((root / DAY).read_bytes()))
    files.after.append(lambda: _anew(root / DAY, read[0] + b"second\n"))
    with saver_of(root, files).change("done walk") as change:
        saved = change.save(Path(DAY), add(b"Done: sing\n"))

    assert b"second\n" in (root / DAY).read_bytes()
    assert [one.read_bytes() for one in saved.rescued] == [PLAN + b"first\n"]


@linux
@pytest.mark.parametrize("way", [_anew, _in_place])
def test_of_two_newer_texts_one_gets_a_name_of_its_own(
    root: Path, way: Callable[[Path, bytes], None]
) -> None:
    """The editor saves before the exchange, and once more right after it."""
    (root / "2026-06-30 (journal rescued 081502).md").touch()
    files = Interrupted()
    files.before.append(lambda: way(root / DAY, b"first\n"))
    files.after.append(lambda: way(root / DAY, b"second\n"))
    with saver_of(root, files).change("done walk") as change:
        saved = change.save(Path(DAY), add())

    rescued = root / "2026-06-30 (journal rescued 081502-2).md"

    assert (root / DAY).read_bytes() == b"second\n" + LINE
    assert saved.rescued == (rescued,)
    assert rescued.read_bytes() == b"first\n"


@linux
def test_a_full_disk_at_a_rescue_is_told(root: Path) -> None:
    """The day is saved; of the text that was away for a moment nobody can make a copy."""

    class Full(Interrupted):
        def open(self, path: str, flags: int, mode: int = 0o600) -> int:
            if "rescued" in path:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return super().open(path, flags, mode)

    files = Full()
    files.before.append(lambda: _anew(root / DAY, b"first\n"))
    files.pauses.append(lambda: _anew(root / DAY, b"second\n"))
    warnings = save(saver_of(root, files))

    told = (
        f"What another program wrote to {DAY} at the same time was not looked at again "
        "(no space left on device): look whether it is there."
    )

    assert warnings == (told,)


@linux
def test_who_goes_on_with_our_text_keeps_it(root: Path) -> None:
    def append() -> None:
        with (root / DAY).open("ab") as file:
            file.write(b"more\n")

    files = Interrupted()
    files.before.append(lambda: _in_place(root / DAY, b"first\n"))
    files.after.append(append)
    with saver_of(root, files).change("done walk") as change:
        saved = change.save(Path(DAY), add())

    assert (root / DAY).read_bytes() == PLAN + LINE + b"more\n"
    assert [one.read_bytes() for one in saved.rescued] == [b"first\n"]


@linux
def test_who_is_writing_is_waited_for(root: Path) -> None:
    files = Interrupted()
    with (root / DAY).open("ab") as editor:
        files.pauses.append(lambda: editor.write(b"more\n"))
        files.pauses.append(editor.close)
        save(saver_of(root, files))

    assert (root / DAY).read_bytes() == PLAN + b"more\n" + LINE


@linux
def test_a_file_that_another_process_writes_to_is_left_alone(root: Path) -> None:
    program = "import sys; file = open(sys.argv[1], 'ab'); print(flush=True); input()"
    command = [sys.executable, "-c", program, str(root / DAY)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as editor:
        assert editor.stdout
        editor.stdout.readline()
        with pytest.raises(BeingWritten, match=f"Another program is writing to {DAY}"):
            save(saver_of(root))
        editor.communicate("\n")
    save(saver_of(root))

    assert (root / DAY).read_bytes() == PLAN + LINE


@linux
def test_what_is_written_late_to_the_old_text_is_edited_too(root: Path) -> None:
    """The editor opened the file before the exchange, and writes and closes after it."""
    files = Interrupted()
    opened = []
    files.before.append(lambda: opened.append((root / DAY).open("ab")))
    files.pauses.append(lambda: opened[0].write(b"late\n"))
    files.pauses.append(lambda: opened.pop().close())
    save(saver_of(root, files))

    assert (root / DAY).read_bytes() == PLAN + b"late\n" + LINE
    assert names(root) == [DAY]


@linux
def test_who_does_not_close_the_old_text_gets_it_back(root: Path) -> None:
    files = Interrupted()
    opened = []
    files.before.append(lambda: opened.append((root / DAY).open("ab")))
    with pytest.raises(BeingWritten):
        save(saver_of(root, files))
    opened[0].write(b"late\n")
    opened[0].close()

    assert (root / DAY).read_bytes() == PLAN + b"late\n"
    assert names(root) == [DAY]


@linux
def test_what_is_written_late_is_rescued_where_names_are_not_exchanged(root: Path) -> None:
    files = Interrupted(NO_EXCHANGE)
    opened = []
    files.before.append(lambda: opened.append((root / DAY).open("ab")))
    files.pauses.append(lambda: opened[0].write(b"late\n"))
    files.pauses.append(lambda: opened.pop().close())
    with saver_of(root, files).change("done walk") as change:
        saved = change.save(Path(DAY), add())

    assert (root / DAY).read_bytes() == PLAN + LINE
    assert [one.read_bytes() for one in saved.rescued] == [PLAN + b"late\n"]


def test_a_file_that_was_just_written_is_waited_for_where_there_are_no_leases(root: Path) -> None:
    now = datetime.now(UTC)  # noqa: TID251 - files have the system's time
    seconds = now.timestamp()
    os.utime(root / DAY, (seconds, seconds))
    files = Interrupted(NO_LEASES)
    files.pauses.append(lambda: os.utime(root / DAY, (seconds - 60, seconds - 60)))
    save(saver_of(root, files, now))

    assert (root / DAY).read_bytes() == PLAN + LINE


def test_a_file_that_somebody_makes_meanwhile_is_edited(root: Path) -> None:
    class Faster(Quick):
        def rename_new(self, old: str, new: str) -> None:
            if not (root / "new.md").exists():
                (root / "new.md").write_bytes(THEIRS)
            super().rename_new(old, new)

    save(saver_of(root, Faster()), "new.md")

    assert (root / "new.md").read_bytes() == THEIRS + LINE


def test_a_file_that_is_away_for_a_moment_is_not_made_anew(root: Path) -> None:
    """As with vim, which gives the old text another name before it writes the new one."""
    now = datetime.now(UTC)  # noqa: TID251 - files have the system's time
    (root / DAY).rename(root / f"{DAY}~")
    os.utime(root, (now.timestamp(), now.timestamp()))
    files = Interrupted()
    files.pauses.append(lambda: _in_place(root / DAY, THEIRS))
    save(saver_of(root, files, now))

    assert (root / DAY).read_bytes() == THEIRS + LINE


def test_a_file_that_goes_away_meanwhile_is_made_anew(root: Path) -> None:
    files = Interrupted()
    files.before.append((root / DAY).unlink)
    save(saver_of(root, files))

    assert (root / DAY).read_bytes() == LINE


# -- two commands at once -----------------------------------------------------------------------

ADD = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from journal_tool.saving import Saver

def add(data):
    if sys.argv[3:]:
        print(flush=True)
        input()
    return (data or b"") + b"Done: walk\\n"

root, state = map(Path, sys.argv[1:3])
with Saver(root, state, now=lambda: datetime(2026, 6, 30, tzinfo=UTC)).change("done") as change:
    change.save(Path("2026-06-30.md"), add)
"""


def _process(root: Path, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", ADD, str(root), str(root.parent / "state" / "here"), *more]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_commands_at_once_wait_for_each_other(root: Path) -> None:
    processes = [_process(root) for _number in range(4)]
    for one in processes:
        one.communicate()

    assert [one.returncode for one in processes] == [0, 0, 0, 0]
    assert (root / DAY).read_bytes() == PLAN + 4 * LINE


def test_a_command_does_not_wait_for_ever(root: Path) -> None:
    with _process(root, "and wait") as other:
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(AnotherJournal) as told:
            save(saver_of(root))
        other.communicate("\n")
    save(saver_of(root))

    assert told.value.advice == "Give the command again when it has ended."
    assert (root / DAY).read_bytes() == PLAN + 2 * LINE


# -- words --------------------------------------------------------------------------------------


def test_a_message_is_a_sentence() -> None:
    told: list[NotSaved] = [
        AnotherJournal(), BeingWritten.is_open(DAY), BeingWritten.keeps_changing(DAY),
        LooksUnfinished.empty(DAY), LooksUnfinished.no_text(DAY), NotDownloaded(DAY),
        NotOurs.outside(DAY), NotOurs.no_file(DAY), SystemRefused(DAY, OSError("odd")),
    ]  # fmt: skip

    assert all(one.message.endswith(".") and str(one) == one.message for one in told)
    assert all(not one.advice or one.advice.endswith((".", "ls -la")) for one in told)
