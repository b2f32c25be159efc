"""``python -m journal_tool`` and the ``journal`` command."""

import atexit
import gc
import os
import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    # A command makes much, drops little and ends: looking for what could be thrown away takes a
    # sixth of the time of a long build.  What goes on for hours does it between two reports.
    gc.disable()
    from journal_tool.cli import main as run

    _end(run())


def _end(code: int) -> None:
    """End the process without taking it apart: the system takes its memory back at once.

    Python would give back value by value what was made, which is a tenth of a short command.
    """
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:  # somebody is still at work
        sys.exit(code)
    atexit._run_exitfuncs()  # noqa: SLF001 - as the end of Python does, and nothing else does
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # who reads it went away: Python says so, and with which code
        sys.exit(code)
    os._exit(code)


if __name__ == "__main__":
    main()
