"""Changes of files are noticed, whatever the system says of them."""

import errno
import logging
import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

import pytest

from journal_tool import watch
from journal_tool.cache import Signature, signature_of
from journal_tool.watch import Change, Watch, gives_hints

PATIENCE = 20.0
"""Seconds after which something does not come any more; a busy machine is slow."""


def look(root: Path) -> dict[str, Signature]:
    return {
        str(one.relative_to(root)): signature_of(one.stat())
        for one in sorted(root.rglob("*.md"))
        if one.is_file()
    }


class Watching:
    """A watch in a thread of its own, and what came of it."""

    def __init__(
        self,
        root: Path,
        sees: Callable[[], dict[str, Signature]],
        *,
        poll: bool,
        is_whole: Callable[[str], bool],
    ) -> None:
        self.told: Queue[str] = Queue()
        self.found: Queue[Change] = Queue()
        self.watch = Watch(root, sees, tell=self.told.put, is_whole=is_whole, poll=poll)
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self) -> None:
        for one in self.watch.changes():
            self.found.put(one)

    def next(self) -> set[str]:
        return set(self.found.get(timeout=PATIENCE).paths)

    def until(self, *names: str) -> None:
        """Wait until each of these has changed; one save can be seen in two steps."""
        seen: set[str] = set()
        while not seen >= set(names):
            seen |= self.next()

    def is_quiet(self, seconds: float) -> bool:
        """Return whether nothing comes for so long."""
        try:
            self.found.get(timeout=seconds)
        except Empty:
            return True
        return False


@contextmanager
def watching(
    root: Path,
    *,
    poll: bool = False,
    is_whole: Callable[[str], bool] = lambda _path: True,
    sees: Callable[[], dict[str, Signature]] | None = None,
) -> Iterator[Watching]:
    one = Watching(root, sees or (lambda: look(root)), poll=poll, is_whole=is_whole)
    try:
        yield one
    finally:
        one.watch.end()
        one.thread.join(PATIENCE)
        assert not one.thread.is_alive()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    for day in range(1, 11):
        (folder / f"2026-03-{day:02}.md").write_text("Done: walk\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("poll", [False, True])
def test_what_is_there_comes_first_and_then_each_change(root: Path, poll: bool) -> None:
    with watching(root, poll=poll) as found:
        assert len(found.next()) == 10

        (root / "2026-03-05.md").write_text("Done: sing\n", encoding="utf-8")
        found.until("2026-03-05.md")
        (root / "2026-03-11.md").write_text("Done: walk\n", encoding="utf-8")
        found.until("2026-03-11.md")
        (root / "2026-03-01.md").unlink()
        found.until("2026-03-01.md")
        (root / "2026-03-02.md").rename(root / "2026-03-12.md")
        found.until("2026-03-02.md", "2026-03-12.md")


def test_a_change_of_the_same_size_and_time_is_one(root: Path) -> None:
    path = root / "2026-03-05.md"
    with watching(root) as found:
        found.next()
        before = path.stat()
        path.write_text("Done: wait\n", encoding="utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

        assert path.stat().st_size == before.st_size
        assert found.next() == {"2026-03-05.md"}


def test_many_steps_of_one_save_are_one_change(root: Path) -> None:
    path = root / "2026-03-05.md"
    with watching(root) as found:
        found.next()
        with path.open("w", encoding="utf-8") as file:
            for at in range(200):
                file.write(f"line {at}\n")
                file.flush()

        changes = [found.found.get(timeout=PATIENCE)]
        while changes[-1].snapshot["2026-03-05.md"][1] != path.stat().st_size:
            changes.append(found.found.get(timeout=PATIENCE))
        assert {name for one in changes for name in one.paths} == {"2026-03-05.md"}
        assert len(changes) <= 10  # few for 200 steps, also where the machine is busy
        assert found.is_quiet(0.5)


def test_a_file_that_is_being_written_stays_as_it_was(root: Path) -> None:
    path = root / "2026-03-05.md"
    with watching(root, is_whole=lambda name: (root / name).stat().st_size > 0) as found:
        found.next()
        path.write_bytes(b"")
        assert found.is_quiet(1.0)
        path.write_text("Done: sing\n", encoding="utf-8")

        change = found.found.get(timeout=PATIENCE)
        assert change.snapshot["2026-03-05.md"][1] > 0


def test_a_file_that_is_gone_for_a_moment_is_not_gone(root: Path) -> None:
    """Whoever looks while an editor puts the new file in its place would show a lost day."""
    path = root / "2026-03-05.md"
    looks: Queue[bool] = Queue()

    def seen() -> dict[str, Signature]:
        there = look(root)
        looks.put(path.name in there)
        return there

    with watching(root, sees=seen) as found:
        found.next()
        path.rename(root / "2026-03-05.md~")
        while looks.get(timeout=PATIENCE):
            pass
        path.write_text("Done: sing\n", encoding="utf-8")

        change = found.found.get(timeout=PATIENCE)
        assert change.paths == {"2026-03-05.md"}
        assert "2026-03-05.md" in change.snapshot


def test_a_file_with_another_name_is_one_change(root: Path) -> None:
    with watching(root) as found:
        found.next()
        (root / "2026-03-02.md").rename(root / "2026-03-12.md")

        assert found.next() == {"2026-03-02.md", "2026-03-12.md"}


def test_a_file_that_stays_empty_is_believed_after_a_while(root: Path) -> None:
    with watching(root, is_whole=lambda name: (root / name).stat().st_size > 0) as found:
        found.next()
        started = time.monotonic()
        (root / "2026-03-05.md").write_bytes(b"")
        (root / "2026-03-20.md").write_bytes(b"")

        seen: set[str] = set()
        while seen != {"2026-03-05.md", "2026-03-20.md"}:
            seen |= found.next()
        assert time.monotonic() - started >= watch.HELD_BACK


def with_old_days(root: Path) -> Path:
    """Put four days into a folder below, so that they can go all at once."""
    old = root / "old"
    old.mkdir()
    for one in sorted(root.glob("*.md"))[:4]:
        one.rename(old / one.name)
    return old


def test_many_files_that_disappear_at_once_are_not_believed_at_once(root: Path) -> None:
    old = with_old_days(root)
    with watching(root) as found:
        found.next()
        old.rename(root.parent / "away")
        assert found.told.get(timeout=PATIENCE).startswith("4 files disappeared")
        assert found.is_quiet(0.5)
        (root.parent / "away").rename(old)
        (root / "2026-03-05.md").write_text("Done: sing\n", encoding="utf-8")

        assert found.next() == {"2026-03-05.md"}


def move_away(old: Path) -> None:
    old.rename(old.parent.parent / "away")


def empty(old: Path) -> None:
    for one in old.iterdir():
        one.write_bytes(b"")


@pytest.mark.parametrize("loses", [move_away, empty])
def test_a_loss_that_lasts_is_believed_in_the_end(
    root: Path, monkeypatch: pytest.MonkeyPatch, loses: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(watch, "ASKED_AGAIN", (0.1, 0.2))
    old = with_old_days(root)
    with watching(root, is_whole=lambda name: (root / name).stat().st_size > 0) as found:
        found.next()
        loses(old)

        seen: set[str] = set()
        while len(seen) < 4:  # a look can fall between two of them
            seen |= found.next()
        assert re.match(r"[34] files disappeared", found.told.get(timeout=PATIENCE))
        assert re.match(r"[34] files stay away", found.told.get(timeout=PATIENCE))


def test_a_folder_that_goes_and_comes_back_is_waited_for(root: Path) -> None:
    with watching(root) as found:
        found.next()
        root.rename(root.parent / "elsewhere")
        assert "is gone" in found.told.get(timeout=PATIENCE)
        (root.parent / "elsewhere").rename(root)
        assert "is back" in found.told.get(timeout=PATIENCE)

        (root / "2026-03-05.md").write_text("Done: sing\n", encoding="utf-8")
        assert found.next() == {"2026-03-05.md"}


def test_another_folder_of_the_same_name_is_the_journal_now(root: Path) -> None:
    with watching(root) as found:
        found.next()
        shutil.copytree(root, root.parent / "copy")
        shutil.rmtree(root)
        (root.parent / "copy").rename(root)
        (root / "2026-03-05.md").write_text("Done: sing\n", encoding="utf-8")

        seen: set[str] = set()
        while "2026-03-05.md" not in seen:
            seen |= found.next()


def test_a_watch_whose_observer_died_still_sees_changes(root: Path) -> None:
    with watching(root) as found:
        found.next()
        observer = found.watch._hints._observer  # noqa: SLF001 - the system takes it away
        assert observer is not None
        observer.stop()
        observer.join(PATIENCE)
        (root / "2026-03-05.md").write_text("Done: sing\n", encoding="utf-8")

        assert found.next() == {"2026-03-05.md"}


def test_a_link_to_the_folder_is_the_folder(root: Path) -> None:
    link = root.parent / "link"
    link.symlink_to(root)
    with watching(link) as found:
        found.next()
        (root / "2026-03-05.md").write_text("Done: sing\n", encoding="utf-8")

        assert found.next() == {"2026-03-05.md"}


def test_a_link_that_leads_elsewhere_is_another_journal(root: Path) -> None:
    """That is no loss: nobody waits for files that were left on purpose."""
    other = root.parent / "other"
    other.mkdir()
    (other / "2027-01-01.md").write_text("Done: walk\n", encoding="utf-8")
    link = root.parent / "link"
    link.symlink_to(root)
    with watching(link) as found:
        assert len(found.next()) == 10
        link.with_name("new").symlink_to(other)
        link.with_name("new").replace(link)

        change = found.found.get(timeout=PATIENCE)
        assert len(change.paths) == 11
        assert list(change.snapshot) == ["2027-01-01.md"]
        shutil.rmtree(root)
        (other / "2027-01-01.md").write_text("Done: sing\n", encoding="utf-8")
        found.until("2027-01-01.md")
        assert found.told.empty()


def test_files_that_cannot_be_looked_at_are_not_gone(root: Path) -> None:
    is_blind = threading.Event()
    looks: Queue[str] = Queue()

    def seen() -> dict[str, Signature]:
        looks.put("looked")
        if is_blind.is_set():
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return look(root)

    with watching(root, sees=seen) as found:
        found.next()
        is_blind.set()
        (root / "2026-03-05.md").write_text("Done: sing\n", encoding="utf-8")
        told = found.told.get(timeout=PATIENCE)
        while not looks.empty():
            looks.get()
        (root / "2026-03-06.md").write_text("Done: sing\n", encoding="utf-8")
        looks.get(timeout=PATIENCE)
        is_blind.clear()
        found.until("2026-03-05.md", "2026-03-06.md")

        expected = f"{root} cannot be looked at (input/output error); the report stays as it was"
        assert told == expected
        assert found.told.empty()


def test_a_library_tells_a_person_nothing(root: Path) -> None:
    """A queue that overflows is no matter: the next look sees what is there."""
    with watching(root) as found:
        found.next()

        assert not logging.getLogger("watchdog.observers").isEnabledFor(logging.ERROR)


@pytest.mark.parametrize("place", ["/proc/self", "/", "/nowhere/at/all"])
def test_local_folders_give_hints(place: str) -> None:
    assert gives_hints(Path(place))


@pytest.mark.skipif(not Path("/proc/self/mountinfo").exists(), reason="no Linux")
def test_a_kind_of_file_system_that_tells_nothing_gives_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watch, "_NETWORK", ("proc",))

    assert not gives_hints(Path("/proc/self"))
    assert gives_hints(Path("/"))


def test_the_kind_of_a_watch_is_told(root: Path) -> None:
    with watching(root, poll=True) as found:
        found.next()
        assert found.watch.kind == "polling"
    with watching(root) as found:
        found.next()
        assert found.watch.kind != "polling"


@pytest.mark.parametrize("writes_on", [False, True])
def test_a_change_is_settled_when_there_was_quiet_after_it(root: Path, writes_on: bool) -> None:
    """Few files are yielded before that, so that work with them can begin."""
    path = root / "2026-03-05.md"
    one = Watch(root, lambda: look(root), tell=lambda _line: None, settles=True)
    changes = one.changes()
    next(changes)
    threading.Timer(0.1, path.write_text, ["Done: sing\n"]).start()
    change = next(changes)
    started = time.monotonic()
    if writes_on:
        path.write_text("Done: sing a song\n", encoding="utf-8")

    is_settled = one.is_settled(change)
    assert is_settled is not writes_on
    if is_settled:
        assert time.monotonic() - started > (watch.QUIET - watch.CALM) / 2
    else:
        one.give_back()
        assert next(changes).snapshot[path.name][1] == path.stat().st_size
    one.end()
    changes.close()


def test_a_change_of_many_files_is_settled_when_it_comes(root: Path) -> None:
    one = Watch(root, lambda: look(root), tell=lambda _line: None, settles=True)
    changes = one.changes()
    known = next(changes).snapshot
    names = sorted(known)[: watch.FEW + 1]

    def write() -> None:
        for name in names:
            (root / name).write_text("Done: sing\n", encoding="utf-8")

    threading.Timer(0.1, write).start()
    paths: set[str] = set()
    while paths < set(names):
        paths |= next(changes).paths
    started = time.monotonic()

    assert one.is_settled(Change(frozenset(paths), look(root)))
    assert time.monotonic() - started < watch.QUIET
    one.end()
    changes.close()
