"""R15: commands that read change nothing: neither a byte, nor a mode, nor a time below the root."""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from journal_tool import resources
from tests.torture.commands import READS, REFUSES, missing, placed
from tests.torture.registry import Result

_OF_A_PERSON = ("CACHE", "CONFIG", "DATA", "STATE")
_IS_THERE = "= -1 EEXIST (File exists)"
"""What the system says where a file is to be made only if there is none."""
_WRITES = re.compile(r"O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)")


def run(seed: int, scale: float) -> Result:  # noqa: ARG001 - the commands are always the same
    """Run every command on a copy of the sample journal, once plainly and once under strace."""
    failures = [f"{one}: is in no run" for one in missing()]
    traced = 0
    runs = (*READS, *REFUSES)
    with tempfile.TemporaryDirectory() as name:
        root, outside = Path(name, "journal"), Path(name, "outside")
        shutil.copytree(resources.sample_journal(), root)
        add_copies(root)
        outside.mkdir()
        home = {"HOME": name, **{f"XDG_{one}_HOME": str(outside / one) for one in _OF_A_PERSON}}
        env = {**os.environ, **home}
        before = tree(root)
        for one in runs:
            words = " ".join(one.words)
            command = [
                *(sys.executable, "-m", "journal_tool", "--date", "2026-06-30"),
                *([] if "-C" in one.words else ["-C", str(root)]),
                *placed(one, root, outside),
            ]
            code, told = ended(command, env, is_stopped=not one.ends)
            if code != one.code:
                failures.append(f"{words}: exit {code}: {told[-200:]}")
            if tree(root) != before:
                failures.append(f"{words}: the journal is not what it was")
            if one.ends and shutil.which("strace"):
                traced += 1
                failures += [f"{words}: {line}" for line in opened(command, root, env)]
    traces = f"{traced} of them under strace" if traced else "no strace here"
    return Result(f"{len(runs)} commands, {traces}", tuple(failures))


def ended(command: list[str], env: Mapping[str, str], *, is_stopped: bool) -> tuple[int, str]:
    """Return how a command ended, and what it told; one is stopped after its first result."""
    with subprocess.Popen(
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        if is_stopped:
            assert process.stdout is not None
            process.stdout.readline()
            process.send_signal(signal.SIGINT)
        told = process.communicate()[1]
    return process.returncode, told


def add_copies(root: Path) -> None:
    """Add copies of days, one of a day that is not there, and a day with the markers of git."""
    days = sorted(root.rglob("2026-06-2?.md"))
    for at, day in enumerate(days[:3]):
        text = day.read_text(encoding="utf-8").replace("[ ]", "[x]")
        copy = day.with_name(f"{day.stem}.sync-conflict-20260701-08150{at}-XU5LO6K.md")
        copy.write_text(f"{text}\nAnd then the bus.\n", encoding="utf-8")
    days[0].unlink()
    marked = "\n<<<<<<< HEAD\nRain.\n=======\nWind.\n>>>>>>> phone\n"
    days[3].write_text(days[3].read_text(encoding="utf-8") + marked, encoding="utf-8")


def tree(root: Path) -> dict[str, tuple[str, int, int]]:
    """Return digest, mode and time of everything below a folder."""
    found = {}
    for folder, _, names in os.walk(root):
        for path in (Path(folder), *(Path(folder, name) for name in names)):
            status = path.stat()
            digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
            found[path.relative_to(root).as_posix()] = (digest, status.st_mode, status.st_mtime_ns)
    return found


def opened(command: list[str], root: Path, env: Mapping[str, str]) -> list[str]:
    """Return what a command opened to write, made, renamed or removed below ``root``."""
    with tempfile.NamedTemporaryFile("r", suffix=".strace") as log:
        trace = ["strace", "-f", "-qq", "-e", "trace=%file", "-o", log.name]
        done = subprocess.run(
            [*trace, *command],
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if "ptrace" in done.stderr or "strace:" in done.stderr:
            return []  # tracing is not allowed here; the plain run has been looked at
        changing = ("mkdir", "rename", "unlink", "rmdir", "link", "chmod", "utime", "truncate")
        return [
            line.strip()
            for line in log.read().splitlines()
            if str(root) in line
            and not line.rstrip().endswith(_IS_THERE)
            and (_WRITES.search(line) or any(f" {call}" in line for call in changing))
        ]
