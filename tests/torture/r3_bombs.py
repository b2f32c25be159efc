"""R3: depth and size bombs in a thread with a stack of 128 KB: a message or a value, no signal.

The bombs are read in a process of their own, because what they look for kills the process.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.torture.bombs import BOMBS
from tests.torture.registry import Result

STACK_KB = 128
MAX_SECONDS = 20.0
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class _Report:
    """What one bomb came to."""

    name: str
    says: bool
    error: str
    seconds: float


def run(seed: int, scale: float) -> Result:  # noqa: ARG001  bombs are what they are
    """Read every bomb, each once; after a crash the rest of them goes on."""
    left = list(BOMBS)
    failures: list[str] = []
    slowest = (0.0, "")
    while left:
        reports, ended = _child(left)
        for report in reports:
            if report.error:
                failures.append(f"{report.name}: {report.error}")
            elif not report.says:
                failures.append(f"{report.name}: neither a message nor a value")
            elif report.seconds > MAX_SECONDS:
                failures.append(f"{report.name}: {report.seconds:.0f} s")
            slowest = max(slowest, (report.seconds, report.name))
        read = {report.name for report in reports}
        left = [name for name in left if name not in read]
        if left:
            failures.append(f"{left.pop(0)}: {ended}")
    return Result(
        f"{len(BOMBS)} bombs in a {STACK_KB} KB stack, slowest {slowest[0]:.1f} s ({slowest[1]})",
        tuple(failures),
    )


def _child(names: list[str]) -> tuple[list[_Report], str]:
    """Return what a process said of each bomb before it ended, and how it ended."""
    command = [sys.executable, "-m", "tests.torture.bombs", str(STACK_KB), *names]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
        )
        out, error, ended = done.stdout, done.stderr, f"ended with {done.returncode}"
    except subprocess.TimeoutExpired as expired:
        out = (expired.stdout or b"").decode() if isinstance(expired.stdout, bytes) else ""
        error, ended = "", "did not come back"
    reports = [_Report(**json.loads(line)) for line in out.splitlines()]
    return reports, f"{ended} {error.strip()[-300:]}".strip()
