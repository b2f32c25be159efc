"""R15: commands that read change nothing: neither a byte, nor a mode, nor a time below the root."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from journal_tool import resources
from tests.torture.registry import Result

COMMANDS = (
    ["today"],
    ["today", "--short"],
    ["today", "--json"],
    ["last", "walk"],
    ["show"],
    ["show", "2026-06"],
    ["show", "walk"],
    ["log"],
    ["gap"],
    ["evidence"],
    ["stats"],
    ["stats", "--json"],
    ["check"],
    ["check", "--format", "github"],
    ["explain", "J203"],
    ["export", "json"],
    ["export", "jsonl"],
    ["build", "-o", "OUT"],
    ["build", "--redact", "-o", "OUT2"],
    ["build", "--single", "OUT3.html"],
    ["page", "-o", "OUT4.html"],
    ["doctor"],
    ["doctor", "--json"],
    ["help", "all"],
)
"""Every command that reads a journal; ``OUT`` stands for a place outside of it."""

_WRITES = re.compile(r"O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)")


def run(seed: int, scale: float) -> Result:  # noqa: ARG001 - the commands are always the same
    """Run every command on a copy of the sample journal, once plainly and once under strace."""
    failures: list[str] = []
    traced = 0
    with tempfile.TemporaryDirectory() as name:
        root, outside = Path(name, "journal"), Path(name, "outside")
        shutil.copytree(resources.sample_journal(), root)
        add_copies(root)
        outside.mkdir()
        before = tree(root)
        for words in COMMANDS:
            command = [
                *(sys.executable, "-m", "journal_tool", "-C", str(root), "--date", "2026-06-30"),
                *(str(outside / word) if word.startswith("OUT") else word for word in words),
            ]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode not in (0, 3):
                failures.append(f"{' '.join(words)}: exit {done.returncode}: {done.stderr[-200:]}")
            if tree(root) != before:
                failures.append(f"{' '.join(words)}: the journal is not what it was")
            if shutil.which("strace"):
                traced += 1
                failures += [f"{' '.join(words)}: {line}" for line in opened(command, root)]
    traces = f"{traced} of them under strace" if traced else "no strace here"
    return Result(f"{len(COMMANDS)} commands, {traces}", tuple(failures))


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


def opened(command: list[str], root: Path) -> list[str]:
    """Return what a command opened to write, made, renamed or removed below ``root``."""
    with tempfile.NamedTemporaryFile("r", suffix=".strace") as log:
        trace = ["strace", "-f", "-qq", "-e", "trace=%file", "-o", log.name]
        done = subprocess.run([*trace, *command], capture_output=True, text=True, check=False)
        if "ptrace" in done.stderr or "strace:" in done.stderr:
            return []  # tracing is not allowed here; the plain run has been looked at
        changing = ("mkdir", "rename", "unlink", "rmdir", "link", "chmod", "utime", "truncate")
        return [
            line.strip()
            for line in log.read().splitlines()
            if str(root) in line
            and (_WRITES.search(line) or any(f" {call}" in line for call in changing))
        ]
