"""``python -m journal_tool`` and the ``journal`` command."""

import gc
import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    # A command makes much, drops little and ends: looking for what could be thrown away takes a
    # sixth of the time of a long build.  What goes on for hours does it between two reports.
    gc.disable()
    from journal_tool.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
