"""``python -m tests.torture --seed N [--only R1,R2] [--inputs 200000 | --full]``.

One line a property, with its numbers and the seed; below it whatever broke it.  The last line says
whether bytes of a journal were lost.  1 at the end if anything broke.  The same seed gives the same
inputs.
"""

import argparse
import sys
import time

from tests.torture.registry import Result, headline, properties

BAR = 200_000
"""Inputs of front matter that scale 1.0 stands for."""


def main() -> int:
    known = properties()
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same inputs")
    parser.add_argument("--only", default=",".join(known), help=f"some of {', '.join(known)}")
    parser.add_argument("--inputs", type=int, default=BAR, help="of front matter; others follow")
    parser.add_argument("--full", action="store_true", help="a million inputs")
    given = parser.parse_args()
    names = [name.strip().upper() for name in given.only.split(",")]
    for name in names:
        if name not in known:
            parser.error(f"{name} is none of {', '.join(known)}")
    scale = 5.0 if given.full else given.inputs / BAR
    results: dict[str, Result] = {}
    for name in names:
        start = time.perf_counter()
        result = results[name] = known[name](given.seed, scale)
        took = time.perf_counter() - start
        state = "kept  " if result.is_kept else "BROKEN"
        sys.stdout.write(f"{name:4}{state}  {result.numbers}  (seed {given.seed}, {took:.0f} s)\n")
        for failure in result.failures:
            sys.stdout.write(f"    {failure}\n")
        sys.stdout.flush()
    sys.stdout.write(f"\n{line}\n" if (line := headline(results, given.seed)) else "")
    return 0 if all(one.is_kept for one in results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
