"""R16: a second build of the same journal writes nothing: no file has another inode or time."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from journal_tool import resources
from tests.torture.registry import Result

DAYS = ("2026-01-06", "2026-05-13", "2026-05-26", "2026-06-30")


def run(seed: int, scale: float) -> Result:  # noqa: ARG001 - the days are always the same
    """Build the sample journal twice on some of its days, as pages and as one file."""
    failures: list[str] = []
    files = 0
    with tempfile.TemporaryDirectory() as name:
        root, out = Path(name, "journal"), Path(name, "out")
        shutil.copytree(resources.sample_journal(), root)
        for day in DAYS:
            for where in (["-o", str(out)], ["--single", f"{out}.html"]):
                built(root, day, where)
                before = places(Path(name))
                built(root, day, where)
                after = places(Path(name))
                files += len(after)
                failures += [
                    f"{day} {where[0]}: {path}"
                    for path in sorted(before.keys() | after.keys())
                    if before.get(path) != after.get(path)
                ]
    return Result(f"{files} files looked at after a second build", tuple(failures))


def built(root: Path, day: str, where: list[str]) -> None:
    command = [sys.executable, "-m", "journal_tool", "-C", str(root), "--date", day, "build"]
    subprocess.run([*command, *where], check=True, capture_output=True)


def places(folder: Path) -> dict[str, tuple[int, int]]:
    """Return inode and time of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }
