"""The command line: parse, one call into ``app``, one print."""

from journal_tool.cli._main import main

__all__ = ["main"]
