"""How a figure is measured: in fresh processes, as a median, on a machine that is named."""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple


def figures_of(program: str, journal: Path, bytecode: Path) -> list[float]:
    """Return what ``program`` prints in a fresh process.

    The modules are compiled already, as they are for an installed command; the first of a row of
    runs compiles them into ``bytecode``, so its figures are not to be used.
    """
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(bytecode)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", program, str(journal)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return list(map(float, done.stdout.split()))


def medians(program: str, journal: Path, runs: int) -> list[float]:
    """Return the median of each figure that ``program`` prints, over ``runs`` fresh processes."""
    with tempfile.TemporaryDirectory() as bytecode:
        rows = [figures_of(program, journal, Path(bytecode)) for _ in range(runs + 1)]
    return [statistics.median(column) for column in zip(*rows[1:], strict=True)]


def wall(command: list[str]) -> float:
    """Return the wall seconds of one run."""
    environment = os.environ | {"HOME": str(Path(tempfile.gettempdir()) / "nobody")}
    started = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True, env=environment)
    return time.perf_counter() - started


class Cost(NamedTuple):
    """What one run of a command took.

    Attributes:
        cpu: seconds, of the system too.
        wall: seconds.
        peak: megabytes of memory.
    """

    cpu: float
    wall: float
    peak: float


def cost(command: list[str], bytecode: Path) -> Cost:
    """Return what one run took; compiled modules are taken from ``bytecode``, and put there."""
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(bytecode)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    quiet = subprocess.DEVNULL
    started = time.perf_counter()
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    ended = time.perf_counter()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(used.ru_utime + used.ru_stime, ended - started, used.ru_maxrss / 1024)


def machine() -> str:
    """Return what the figures were measured on."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in _lines(Path("/proc/cpuinfo"))
            if line.startswith("model name")
        ),
        platform.processor() or "unknown processor",
    )
    return (
        f"{os.cpu_count()} x {model}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}"
    )


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
