"""An editor that saves a file a thousand times a second: ``python racing.py WAY FILE COUNT``.

It knows nothing of the journal.  Each save adds one line to what it finds in the file.
"""

import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

EVERY = 0.001


def line(number: int) -> bytes:
    """Return what is added by one save."""
    return b"- line %d of the editor\n" % number


def _append(path: Path, text: bytes) -> None:
    with path.open("ab") as file:
        file.write(text)


def _in_place(path: Path, text: bytes) -> None:
    before = path.read_bytes()
    with path.open("wb") as file:
        file.write(before)
        file.flush()
        file.write(text)


def _anew(path: Path, text: bytes) -> None:
    beside = path.with_name(".goutputstream-X1Y2Z3")
    beside.write_bytes(path.read_bytes() + text)
    beside.replace(path)


WAYS: Mapping[str, Callable[[Path, bytes], None]] = {
    "append": _append,
    "truncate and save": _in_place,
    "replace": _anew,
}


def main() -> None:
    way, path, count = WAYS[sys.argv[1]], Path(sys.argv[2]), int(sys.argv[3])
    start = time.monotonic()
    for number in range(count):
        way(path, line(number))
        time.sleep(max(0.0, start + (number + 1) * EVERY - time.monotonic()))
    os.write(1, b"%.3f" % (time.monotonic() - start))


if __name__ == "__main__":
    main()
