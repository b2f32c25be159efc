"""The start of the command, beside that of jrnl."""

import shutil
import statistics
from pathlib import Path

from tests.bench.measure import wall


def start(runs: int, peers: Path) -> None:
    """Measure the start of the command beside jrnl's, in turn."""
    ours = [str(peers / "journal"), "--help"]
    theirs = [str(peers / "jrnl"), "--version"]
    if not shutil.which(theirs[0]):
        print("start: jrnl is not installed, so there is nothing to compare with")
        return
    pairs = [(wall(ours), wall(theirs)) for _ in range(runs + 1)][1:]
    one = statistics.median(first for first, _ in pairs)
    other = statistics.median(second for _, second in pairs)
    ratio = statistics.median(first / second for first, second in pairs)
    print(
        f"start: journal --help {1000 * one:.0f} ms, jrnl --version {1000 * other:.0f} ms, "
        f"ratio {ratio:.2f}   <= 0.50"
    )
