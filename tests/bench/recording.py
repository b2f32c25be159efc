"""What ticking a plan takes, beside the start of the command alone."""

import shutil
import statistics
import sys
from pathlib import Path

from tests.bench.measure import cost

_SAMPLE = Path("sample_journal")
_DAY = "2026-07-01"


def recording(folder: Path, runs: int) -> None:
    """Measure `journal done NAME` and `journal --version` in turn, in the sample journal."""
    journal = folder / "recording"
    shutil.copytree(_SAMPLE, journal)
    plans = "".join(f"  - [ ] Walk number {at} 10m\n" for at in range(runs + 1))
    (journal / f"{_DAY}.md").write_text(f"---\nplanned: |\n{plans}mood: 5\n---\n\nRain.\n")
    start = [sys.executable, "-m", "journal_tool"]
    more = []
    for at in range(runs + 1):
        name = f"Walk number {at}"
        ticked = cost(
            [*start, "-C", str(journal), "--date", _DAY, "done", name], folder / "bytecode"
        )
        version = cost([*start, "--version"], folder / "bytecode")
        more.append((ticked.wall - version.wall, ticked.cpu - version.cpu, version.wall))
    wall, cpu, alone = (statistics.median(column) for column in zip(*more[1:], strict=True))
    print(
        f"done: {1000 * wall:.0f} ms more than journal --version ({1000 * alone:.0f} ms), "
        f"{1000 * cpu:.0f} ms of them CPU   <= 60"
    )
