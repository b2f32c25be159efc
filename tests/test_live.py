"""`journal watch` and `journal serve`: a change of a file is a change of the report."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from queue import Queue

import pytest
from PIL import Image

from journal_tool.cache import Cache
from journal_tool.live import Live, Rebuilt
from journal_tool.store import Store
from tests.bench.make import LAST, make_journal
from tests.samples import as_somebody

PATIENCE = 60.0
"""Seconds after which something does not come any more; a busy machine is slow."""

DAY = "2026-03-12"


class Running:
    """A command that goes on until it is ended, and the lines it prints."""

    def __init__(
        self, root: Path, *arguments: str, before: Sequence[str] = (), is_inside: bool = False
    ) -> None:
        place = "." if is_inside else str(root)
        command = [sys.executable, "-m", "journal_tool", "-C", place, "--date", DAY]
        self.process = subprocess.Popen(
            [*before, *command, *arguments],
            cwd=root if is_inside else None,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ
            | {"XDG_CACHE_HOME": str(root.parent / "cache"), "PYTHONUNBUFFERED": "1"},
        )
        self.lines: Queue[str] = Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def line(self, pattern: str) -> str:
        """Return the next line that fits."""
        while True:
            line = self.lines.get(timeout=PATIENCE)
            if re.search(pattern, line):
                return line

    def end(self, how: int = signal.SIGINT) -> int:
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        if self.process.poll() is None:
            self.end(signal.SIGKILL)
        self._reader.join(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()


@contextmanager
def running(
    root: Path, *arguments: str, before: Sequence[str] = (), is_inside: bool = False
) -> Iterator[Running]:
    one = Running(root, *arguments, before=before, is_inside=is_inside)
    try:
        yield one
    finally:
        one.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    for day in (10, 11, 12):
        write(folder, day, "walk")
    return folder


def write(root: Path, day: int, what: str) -> None:
    (root / f"2026-03-{day}.md").write_text(f"Done: {what}\n", encoding="utf-8")


def report(root: Path, page: str = "index.html") -> str:
    return (root / "report" / page).read_text(encoding="utf-8")


def test_a_saved_day_is_in_the_report_and_a_line_says_so(root: Path) -> None:
    with running(root, "watch") as command:
        assert re.fullmatch(
            r"\d\d:\d\d:\d\d  3 files read · \d+ pages · \d+\.\d\d s", command.line("files read")
        )
        write(root, 12, "sang")
        assert re.fullmatch(
            r"\d\d:\d\d:\d\d  2026-03-12\.md · \d+ pages · \d+\.\d\d s", command.line("03-12")
        )
        assert "sang" in report(root)
        assert command.end() == 0


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_asked_to(root: Path, how: int) -> None:
    with running(root, "watch", "--poll") as command:
        command.line("files read")

        assert command.end(how) == 0


def test_once_writes_the_report_and_ends(root: Path) -> None:
    with running(root, "watch", "--once") as command:
        assert command.process.wait(PATIENCE) == 0
        assert "3 files read" in command.line("files")
    assert "walk" in report(root)


def test_once_ends_with_1_when_there_is_no_report(root: Path) -> None:
    (root / "report").mkdir()
    (root / "report" / "index.html").write_text("mine", encoding="utf-8")
    with running(root, "watch", "--once") as command:
        assert command.process.wait(PATIENCE) == 1
        assert "was not made by journal" in command.line("stays as it was")
    assert report(root) == "mine"


def test_settings_are_read_again_when_they_change(root: Path) -> None:
    with running(root, "watch") as command:
        command.line("files read")
        (root / "journal.toml").write_text("format = 1\n[report]\nwords = false\n", "utf-8")
        command.line(r"journal\.toml · ")

        assert "Words are left out" in report(root, "days/2026-03.html")


def test_settings_that_name_another_folder_are_no_loss_of_files(root: Path) -> None:
    days = root / "days"
    days.mkdir()
    (days / "2026-03-11.md").write_text("Done: swam\n", encoding="utf-8")
    with running(root, "watch") as command:
        command.line("files read")
        (root / "journal.toml").write_text('[journal]\nfolder = "days"\n', encoding="utf-8")
        command.line(r"journal\.toml")
        (days / "2026-03-11.md").write_text("Done: sang\n", encoding="utf-8")
        # The days of the other folder are new too, before this one is saved or together with it.
        while "sang" not in report(root, "days/2026-03.html"):
            command.line("page")

        assert "walk" not in report(root, "days/2026-03.html")
        assert not any("disappeared" in line for line in command.lines.queue)


def test_settings_that_cannot_be_read_leave_the_report_as_it_was(root: Path) -> None:
    with running(root, "watch") as command:
        command.line("files read")
        (root / "journal.toml").write_bytes(b"\xff\xfe\x00")
        assert "the report stays as it was" in command.line(r"journal\.toml")
        (root / "journal.toml").write_text("format = 1\n", encoding="utf-8")
        command.line(r"journal\.toml · \d+ page")
    assert "walk" in report(root)


def test_many_files_are_counted_and_a_problem_is_told(root: Path) -> None:
    with running(root, "watch") as command:
        command.line("files read")
        for day in range(2, 8):
            (root / f"2026-03-0{day}.md").write_text("Done: walk\n", encoding="utf-8")
        (root / "2026-03-01.md").write_text("mood: 11\nDone: walk\n", encoding="utf-8")

        seen = ""
        while "1 problem" not in seen:
            seen = command.line(" · ")


def test_a_journal_that_is_away_is_waited_for(root: Path) -> None:
    with running(root, "watch") as command:
        command.line("files read")
        root.rename(root.parent / "away")
        command.line("is gone; waiting")
        (root.parent / "away").rename(root)
        command.line("is back")
        write(root, 12, "sang")
        command.line("2026-03-12")

        assert "sang" in report(root)


def test_a_folder_that_is_made_again_is_the_journal_that_the_command_was_given_in(
    root: Path,
) -> None:
    with running(root, "watch", is_inside=True) as command:
        command.line("files read")
        shutil.copytree(root, root.parent / "copy")
        shutil.rmtree(root)
        command.line("is gone; waiting")
        write(root.parent / "copy", 12, "sang")
        (root.parent / "copy").rename(root)
        command.line("is back")
        command.line("2026-03-12")

        assert "sang" in report(root)


def test_what_could_not_be_written_is_tried_again_and_told_once(root: Path) -> None:
    (root / "report").mkdir()
    (root / "report" / "index.html").write_text("mine", encoding="utf-8")
    with running(root, "watch") as command:
        command.line("stays as it was")
        (root / "report" / "index.html").unlink()

        assert re.search(r"tried again · \d+ pages", command.lines.get(timeout=PATIENCE))
        assert "walk" in report(root)


def test_a_day_that_can_be_read_again_is_in_the_report_though_no_file_has_changed(
    root: Path,
) -> None:
    base = Path(tempfile.gettempdir())
    for folder in (root, *root.parents):
        if base in folder.parents:
            folder.chmod(0o755)
    out, day = root.parent / "out", root / "2026-03-12.md"
    out.mkdir(mode=0o777)
    out.chmod(0o777)
    day.chmod(0)
    told: list[str] = []
    live = Live(
        lambda: Store(root), lambda _store: date(2026, 3, 12), out, tell=told.append, poll=True
    )
    with ExitStack() as somebody:
        somebody.enter_context(as_somebody())

        def built(one: Rebuilt) -> None:
            told.append(one.text)
            somebody.close()
            if len(told) > 1:
                live.end()
            elif os.geteuid() != 0:
                day.chmod(0o644)

        live.run(built)

    assert "1 problem" in told[0]
    assert "problem" not in told[1]


@pytest.mark.parametrize("limit", ["max_inotify_instances", "max_inotify_watches"])
def test_a_system_that_watches_nothing_more_is_told_of_and_followed(root: Path, limit: str) -> None:
    allowed = ["unshare", "-Ur", "sh", "-c", f'echo 0 > /proc/sys/user/{limit} && exec "$@"', "sh"]
    try:
        subprocess.run([*allowed, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this system lets nobody set limits")
    with running(root, "watch", before=allowed) as command:
        command.line("^The system watches no more folders")
        command.line("files read")
        write(root, 12, "sang")
        command.line("2026-03-12")

        assert "sang" in report(root)


def test_its_own_pages_are_no_change(root: Path) -> None:
    with running(root, "watch", "-o", str(root / "pages")) as command:
        command.line("files read")
        write(root, 12, "sang")
        command.line("2026-03-12")
        write(root, 11, "sang")

        assert "2026-03-11.md" in command.lines.get(timeout=PATIENCE)


def test_a_report_is_served_and_its_address_told(root: Path) -> None:
    from urllib.request import urlopen

    with running(root, "serve", "-p", "0") as command:
        url = command.line("^http://127").strip()
        with urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            assert b"walk" in answer.read()
        shutil.rmtree(root / "report" / "days")
        with urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310
            assert answer.status == 200
        assert command.end() == 0


def test_a_port_that_is_no_port_is_wrong_usage(root: Path) -> None:
    with running(root, "serve", "-p", "70000") as command:
        assert command.process.wait(PATIENCE) == 2


def test_each_save_has_its_page_before_the_others_are_made(tmp_path: Path) -> None:
    root, out = tmp_path / "journal", tmp_path / "report"
    make_journal(root, 200, seed=1)
    told: Queue[str] = Queue()

    def opened() -> Store:
        return Store(root, cache=lambda context: Cache(None, context, time.time_ns))

    live = Live(opened, lambda _store: LAST, out, tell=lambda _text: None)
    page = out / "days" / f"{LAST:%Y-%m}.html"
    thread = threading.Thread(
        target=live.run, args=(lambda one: told.put(one.text), told.put), daemon=True
    )
    thread.start()
    try:
        assert "files read" in told.get(timeout=PATIENCE)
        for word in ("Heron.", "Barge.", "Snow."):
            with (root / f"{LAST}.md").open("a", encoding="utf-8") as file:
                file.write(f"\n{word}\n")
            # What is told between may be the report of the save before, if that was quick.
            while told.get(timeout=PATIENCE) != f"days/{LAST:%Y-%m}.html":
                pass
            assert word in page.read_text(encoding="utf-8")
        while f"{LAST}.md" not in told.get(timeout=PATIENCE):
            pass
        assert "Snow." in (out / "search-data.js").read_text(encoding="utf-8")
    finally:
        live.end()
        thread.join(PATIENCE)


def test_nothing_is_written_while_somebody_is_still_writing(tmp_path: Path) -> None:
    root, out = tmp_path / "journal", tmp_path / "report"
    make_journal(root, 60, seed=1)
    told: Queue[str] = Queue()
    live = Live(lambda: Store(root), lambda _store: LAST, out, tell=lambda _text: None)
    thread = threading.Thread(
        target=live.run, args=(lambda one: told.put(one.text), lambda _path: None), daemon=True
    )
    thread.start()
    try:
        assert "files read" in told.get(timeout=PATIENCE)
        page = out / "days" / f"{LAST:%Y-%m}.html"
        states, pace = set(), threading.Event()
        for at in range(12):
            with (root / f"{LAST}.md").open("a", encoding="utf-8") as file:
                file.write(f"\nLine {at}.\n")
            pace.wait(0.04)  # less than the quiet that is waited for
            states.add(page.read_bytes())

        while "Line 11." not in page.read_text(encoding="utf-8"):
            told.get(timeout=PATIENCE)
        assert len(states) <= 4  # 1, but where the machine is so busy that it was quiet
    finally:
        live.end()
        thread.join(PATIENCE)


def test_a_picture_that_changes_alone_is_a_change(root: Path) -> None:
    Image.new("RGB", (4, 4), "green").save(root / "boat.png")
    (root / "2026-03-11.md").write_text("Done: walk\n\n![a boat](boat.png)\n", encoding="utf-8")
    with running(root, "watch") as command:
        command.line("files read")
        before = {path.name for path in (root / "report" / "files").iterdir()}
        Image.new("RGB", (4, 4), "red").save(root / "boat.png")

        command.line("a picture")
        after = {path.name for path in (root / "report" / "files").iterdir()}
        assert after.isdisjoint(before)
        assert len(after) == 1
