"""``python -m tests.simulate [--seed N] [--runs 1000] [--only links,looks]``.

One line a figure: its name, the figure, its goal, and whether it meets it.  1 at the end if a
goal is missed by more than two standard errors of the simulation.  The same seed gives the same
figures.
"""

import argparse
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator
from typing import Final

from tests.simulate import coverage, links, looks, prompts
from tests.simulate.lines import BEYOND, Line
from tests.simulate.workers import Workers

PARTS: Final[dict[str, tuple[str, Callable[[int, int, Workers], Iterator[Line]]]]] = {
    "links": ("Mood and action, 84 days: a link is told", links.lines),
    "prompts": ("Dips: a false prompt in 90 days, and the delay of a true one", prompts.lines),
    "looks": ("A year of weekly looks at a link that is not there", looks.lines),
    "coverage": ("Intervals of 95 %: the true value lies inside", coverage.lines),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.simulate", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same figures")
    parser.add_argument("--runs", type=int, default=1000, help="of each world")
    parser.add_argument("--only", default=",".join(PARTS), help=f"some of {', '.join(PARTS)}")
    given = parser.parse_args()
    names = [name.strip() for name in given.only.split(",")]
    for name in names:
        if name not in PARTS:
            parser.error(f"{name} is none of {', '.join(PARTS)}")
    if given.runs < 1:
        parser.error("--runs must be 1 or more")
    started = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(os.cpu_count()) as pool:
        missed = _print(names, given.seed, given.runs, Workers(pool))
    count = f"{missed} goals" if missed > 1 else f"{missed or 'no'} goal"
    _say(f"\n{count} missed by more than {BEYOND:g} standard errors")
    sys.stderr.write(f"{time.perf_counter() - started:.0f} s\n")
    return 1 if missed else 0


def _print(names: list[str], seed: int, runs: int, workers: Workers) -> int:
    """Print every line, and return how many goals were missed."""
    _say(f"seed {seed}, {runs} runs of each world")
    missed = 0
    for name in names:
        title, lines = PARTS[name]
        _say(f"\n{title}")
        for line in lines(seed, runs, workers):
            _say(str(line))
            missed += line.is_missed
    return missed


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
