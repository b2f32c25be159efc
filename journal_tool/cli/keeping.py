"""init."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal_tool.cli._context import Options, Stop, path_of
from journal_tool.cli._main import Command
from journal_tool.language import N_, _, ngettext

if TYPE_CHECKING:  # what `--help` does not need
    from journal_tool.app import Initialised


@click.command(cls=Command)
@click.argument("folder", required=False, metavar="[DIR]")
@click.option("--history", is_flag=True, help="Count the days that are there already, too.")
@click.pass_obj
def init(options: Options, folder: str | None, history: bool) -> None:
    """Make a journal in DIR, else in this folder.

    Adds settings, a template for new days and today's file where they are missing, and changes
    nothing that is there. In a folder that has days it makes no day and says what it found;
    rates begin today then, unless --history is given.

    Example: journal init ~/journal
    """
    from journal_tool import app

    root = path_of(folder or options.journal or ".")
    if root.exists() and not root.is_dir():
        message = _("'{name}' is a file, not a folder.", name=root)
        raise Stop(message, advice=_("Give the name of a folder."))
    try:
        made = app.init(root, options.today(), with_history=history)
    except OSError as error:
        reason = (error.strerror or _("unknown reason")).lower()
        raise Stop(
            _("The journal could not be made in '{folder}': {reason}.", folder=root, reason=reason),
            advice=_("Give a folder that you may write in."),
        ) from error
    if made.days:
        click.echo(_found(made))
    for path in made.files:
        click.echo(f"  {path:<30} {_(_WHAT.get(path, _TODAY))}")
    if not made.files:
        click.echo(_("Everything is there already. Nothing was changed."))
        return
    place = "" if root.resolve() == Path.cwd() else f" -C {_shown(root)}"
    command = f"journal{place}{' build --open' if made.days else ''}"  # no text
    click.echo(_("Next:  {command}", command=command))
    if not options.quiet:
        click.echo(
            _(
                "The report goes to report/ in this folder. If the folder is synced, every word "
                "of it is on every device."
            ),
            err=True,
        )


def _found(made: "Initialised") -> str:
    if made.days == 1:
        return _("Found 1 day, {date}. What is there stays as it is.", date=made.first)
    return ngettext(
        "Found {count} day, {first} to {last}. What is there stays as it is.",
        "Found {count} days, {first} to {last}. What is there stays as it is.",
        made.days,
        first=made.first,
        last=made.last,
    )


_WHAT = {
    "journal.toml": N_("settings; each has a default"),
    ".journal/templates/day.md.j2": N_("what a new day begins with"),
}
_TODAY = N_("today")


def _shown(root: Path) -> str:
    text = os.fspath(root)
    return f"'{text}'" if " " in text else text
