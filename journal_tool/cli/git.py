"""merge-driver: what git calls for the two sides of a day."""

import os
from contextlib import suppress
from typing import NoReturn

import click

from journal_tool.cli._context import Options, folder_with_settings
from journal_tool.cli._main import Command
from journal_tool.language import _

MARKERS = 7
"""So long are the markers of git; it sends longer ones for the base that it makes of two bases."""


@click.command("merge-driver", cls=Command)
@click.argument("base", metavar="%O")
@click.argument("ours", metavar="%A")
@click.argument("theirs", metavar="%B")
@click.argument("markers", metavar="%L", type=int)
@click.argument("path", metavar="%P")
@click.pass_obj
def merge_driver(  # noqa: PLR0913, PLR0917 - as git gives them
    options: Options, base: str, ours: str, theirs: str, markers: int, path: str
) -> None:
    """Merge the two sides of a day; git calls this, and `journal init --git` tells it to.

    %O is the old text, %A ours and %B theirs; %P is the file in the repository. Writes %A when
    all is decided and ends with 0. Else it leaves %A as it is and ends with 1: then git merges
    the lines, as it does with every other file.

    Example: journal merge-driver %O %A %B %L %P
    """
    from pathlib import Path

    from journal_tool import driver
    from journal_tool.cli._open import open_store
    from journal_tool.store import SettingsUnreadable

    full = Path(path).absolute()
    root = folder_with_settings(full.parent) or Path.cwd()
    below = os.path.relpath(full, root).replace(os.sep, "/")
    try:
        store = open_store(options, root, keeps=False)
        clashes = driver.merge_files(store, below, driver.Three(base, ours, theirs), os.environ)
    except driver.LeftToGit as left:
        _end(_told(path, left.reason) if left.is_day else "", 1)
    except SettingsUnreadable as error:
        one = error.diagnostic
        _end(_told(path, f"{one.place}: {one.message}"), 1)
    except OSError as error:
        _end(_told(path, (error.strerror or str(error)).lower()), 1)
    both = ", ".join(dict.fromkeys(one.place for one in clashes if one.place != "text"))
    if both and markers == MARKERS and not options.quiet:
        _end(_("{file}: both sides are kept of: {names}", file=path, names=both), 0)


def _told(path: str, reason: str) -> str:
    return _("{file}: journal leaves it to git: {reason}", file=path, reason=reason)


def _end(text: str, code: int) -> NoReturn:
    """Say it, and end; that nobody listens any more must not make another code of it."""
    from journal_tool.diagnostics import printable

    if text:
        with suppress(OSError):
            click.echo(printable(text), err=True)
    raise click.exceptions.Exit(code)
