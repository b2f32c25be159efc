"""R8: however an editor or a sync client saves a day, its last text is in the report, and whole.

Each way saves a day 25 times while the report follows; no text in between may look wrong to it.
Real vim, nano and Emacs save where they are installed, outside of the folder for temporary files:
they save differently there.  Which of them are missing here is said.
"""

import os
import pty
import select
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

from journal_tool.cache import Cache
from journal_tool.live import Live, Rebuilt
from journal_tool.store import Store
from tests.torture.registry import Result

DAY = date(2026, 6, 30)
SAVES = 25
PATIENCE = 20.0


def run(seed: int, scale: float) -> Result:  # noqa: ARG001 - the ways are always the same
    """Save in every way; tell the slowest in twenty."""
    saves = max(2, round(SAVES * min(1.0, scale)))
    failures: list[str] = []
    took: list[float] = []
    found_here = editors()
    ways = {**WAYS, **found_here}
    for name, save in ways.items():
        with tempfile.TemporaryDirectory(dir=Path.home()) as folder:
            found = _saved(name, save, Path(folder) / "journal", saves)
        failures += found[0]
        took += found[1]
    took.sort()
    slow = took[int(0.95 * (len(took) - 1))] if took else 0.0
    middle = statistics.median(took) if took else 0.0
    numbers = f"{len(ways)} ways x {saves} saves, half in {middle:.2f} s, 19 of 20 in {slow:.2f} s"
    missing = ", ".join(name for name in EDITORS if name not in found_here)
    if missing:
        numbers += f"; not installed here: {missing}"
    return Result(numbers, tuple(failures))


def _saved(
    name: str, save: Callable[[Path, str], None], root: Path, saves: int
) -> tuple[list[str], list[float]]:
    root.mkdir()
    path = root / f"{DAY.isoformat()}.md"
    path.write_text(_text(0), encoding="utf-8")
    told: Queue[Rebuilt] = Queue()
    cache = root.parent / "cache"
    live = Live(
        lambda: Store(root, cache=lambda context: Cache(cache, context, time.time_ns)),
        lambda _store: DAY,
        root.parent / "report",
        tell=lambda _text: None,
    )
    thread = Thread(
        target=live.run, args=(told.put, lambda _path: told.put(Rebuilt(""))), daemon=True
    )
    thread.start()
    failures: list[str] = []
    took: list[float] = []
    try:
        told.get(timeout=PATIENCE)
        for at in range(1, saves + 1):
            started = time.monotonic()
            save(path, _text(at))
            if not _is_shown(root.parent / "report", told, at, failures, name):
                failures.append(f"{name}, save {at}: the last text is not in the report")
                break
            took.append(time.monotonic() - started)
    finally:
        live.end()
        thread.join(PATIENCE)
    return failures, took


def _is_shown(
    report: Path, told: "Queue[Rebuilt]", at: int, failures: list[str], name: str
) -> bool:
    """Wait until the report shows a save; tell of a problem that a torn reading would be."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            page = (report / "days" / "2026-06.html").read_text(encoding="utf-8")
        except FileNotFoundError:
            failures.append(f"{name}, save {at}: the page of the day is gone")
            return False
        if f"Save number {at}." in page:
            return True
        try:
            one = told.get(timeout=max(0.01, until - time.monotonic()))
        except Empty:
            return False
        if "problem" in one.text or one.problem:
            failures.append(f"{name}, save {at}: {one.text}")
    return False


def _text(at: int) -> str:
    lines = "\n".join(f"  - [x] Walk number {number}" for number in range(40))
    return f"---\nmood: 6\nplanned: |\n{lines}\n---\n\nSave number {at}.\n"


# -- ways to save -------------------------------------------------------------------------------


def _truncate(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _in_pieces(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        for at in range(0, len(text), 300):
            file.write(text[at : at + 300])
            file.flush()
            time.sleep(0.002)


def _slowly(path: Path, text: str) -> None:
    """Stop in the middle for longer than the quiet that ends a save."""
    with path.open("w", encoding="utf-8") as file:
        file.write(text[:200])
        file.flush()
        time.sleep(0.3)
        file.write(text[200:])


def _renamed(path: Path, text: str) -> None:
    beside = path.with_name(".goutputstream-X1Y2Z3")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def _renamed_from_elsewhere(path: Path, text: str) -> None:
    beside = path.parent.parent / "elsewhere"
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def _with_backup(path: Path, text: str) -> None:
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text(text, encoding="utf-8")
    path.with_name(f"{path.name}~").unlink()


def _deleted_first(path: Path, text: str) -> None:
    beside = path.with_name(f".syncthing.{path.name}.tmp")
    beside.write_text(text, encoding="utf-8")
    path.unlink()
    beside.rename(path)


def _with_the_old_time(path: Path, text: str) -> None:
    before = path.stat()
    _renamed(path, text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _twice(path: Path, text: str) -> None:
    path.write_text(text.replace("Save", "Nearly save"), encoding="utf-8")
    path.write_text(text, encoding="utf-8")


WAYS: dict[str, Callable[[Path, str], None]] = {
    "truncate and write": _truncate,
    "in pieces": _in_pieces,
    "slowly": _slowly,
    "temporary and rename": _renamed,
    "rename from elsewhere": _renamed_from_elsewhere,
    "backup, then new": _with_backup,
    "delete, then rename": _deleted_first,
    "with the old time": _with_the_old_time,
    "twice at once": _twice,
}


def _vim(program: str) -> Callable[[Path, str], None]:
    def save(path: Path, text: str) -> None:
        new = path.parent.parent / "new"
        new.write_text(text, encoding="utf-8")
        keys = ["%d", f"0read {new}", "wq"]
        command = [program, "-u", "NONE", "-i", "NONE", "-N", "-es"]
        subprocess.run(
            [*command, *(f"+{one}" for one in keys), str(path)], check=True, capture_output=True
        )

    return save


def _emacs(program: str) -> Callable[[Path, str], None]:
    def save(path: Path, text: str) -> None:
        new = path.parent.parent / "new"
        new.write_text(text, encoding="utf-8")
        lisp = f'(progn (find-file "{path}") (erase-buffer) (insert-file "{new}") (save-buffer))'
        subprocess.run([program, "-Q", "--batch", "--eval", lisp], check=True, capture_output=True)

    return save


def _sed(program: str) -> Callable[[Path, str], None]:
    def save(path: Path, text: str) -> None:
        line = text.rstrip("\n").rpartition("\n")[2]
        subprocess.run(
            [program, "-i", f"s/^Save number .*/{line}/", str(path)],
            check=True,
            capture_output=True,
        )

    return save


def _nano(program: str) -> Callable[[Path, str], None]:
    """Return a way that types into nano as a person does: cut all, insert the new text, save."""

    def save(path: Path, text: str) -> None:
        new = path.parent.parent / "new"
        new.write_text(text, encoding="utf-8")
        keys = [b"\x1b\\", b"\x1ba", b"\x1b/", b"\x0b", b"\x12", os.fsencode(new), b"\r"]
        _typed([program, "--ignorercfiles", str(path)], [*keys, b"\x13", b"\x18"])
        if path.read_text(encoding="utf-8") != text:
            raise AssertionError("nano did not save the text")

    return save


def _typed(command: list[str], keys: list[bytes]) -> None:
    """Run a program in a terminal; type each of the keys when it has drawn what came before."""
    terminal, line = pty.openpty()
    with subprocess.Popen(
        command,
        stdin=line,
        stdout=line,
        stderr=line,
        start_new_session=True,
        env=os.environ | {"TERM": "xterm"},
    ) as process:
        os.close(line)
        until = time.monotonic() + PATIENCE
        for key in keys:
            _drawn(terminal, until)
            os.write(terminal, key)
        while process.poll() is None and time.monotonic() < until:
            _drawn(terminal, until)
        process.kill()
    os.close(terminal)


def _drawn(terminal: int, until: float) -> None:
    """Read what a program draws until it draws nothing for a while."""
    wait = 1.0
    while time.monotonic() < until and select.select([terminal], [], [], wait)[0]:
        wait = 0.03
        try:
            os.read(terminal, 65_536)
        except OSError:  # it has ended
            return


EDITORS: dict[str, Callable[[str], Callable[[Path, str], None]]] = {
    "vim": _vim,
    "nano": _nano,
    "emacs": _emacs,
    "sed": _sed,
}


def editors() -> dict[str, Callable[[Path, str], None]]:
    """Return the ways of the editors that are installed."""
    found = {name: shutil.which(name) for name in EDITORS}
    return {name: EDITORS[name](program) for name, program in found.items() if program}
