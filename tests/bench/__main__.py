"""`make bench`: medians and ratios of one run, with the machine named.

No figure here fails a test: a busy machine is slow, and a ratio within one run still holds.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench.figures import analysing
from tests.bench.lighthouse import lighthouse
from tests.bench.live import following
from tests.bench.measure import machine
from tests.bench.peers import beside_peers
from tests.bench.reading import reading
from tests.bench.recording import recording
from tests.bench.report import sample_report, ten_years
from tests.bench.start import start


def main() -> int:
    """Print every measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", type=Path, default=Path(".build/peers/bin"))
    parser.add_argument("--lighthouse", type=Path, default=Path(".build/lighthouse"))
    arguments = parser.parse_args()
    print(f"machine: {machine()}")
    print(f"seed {arguments.seed}, medians of {arguments.runs} runs")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reading(folder, arguments.runs, arguments.seed)
        analysing(folder, arguments.runs, arguments.seed)
        start(arguments.runs * 2, arguments.peers)
        recording(folder, runs=arguments.runs * 4)
        sample = sample_report(folder, arguments.runs)
        ten_years(folder, min(3, arguments.runs), arguments.seed)
        beside_peers(folder, min(3, arguments.runs), arguments.seed)
        following(folder, min(2, arguments.runs), arguments.seed)
        lighthouse(sample, arguments.lighthouse, min(3, arguments.runs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
