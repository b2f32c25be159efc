"""``python -m journal_tool`` and the ``journal`` command."""

import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from journal_tool.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
