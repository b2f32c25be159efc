"""init."""

import os
from pathlib import Path

import click

from journal_tool.cli._context import Options, Stop, path_of
from journal_tool.cli._main import Command


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
        raise Stop(f"'{root}' is a file, not a folder.", advice="Give the name of a folder.")
    try:
        made = app.init(root, options.today(), with_history=history)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise Stop(
            f"The journal could not be made in '{root}': {reason}.",
            advice="Give a folder that you may write in.",
        ) from error
    if made.days:
        found = (
            f"1 day, {made.first}"
            if made.days == 1
            else (f"{made.days} days, {made.first} to {made.last}")
        )
        click.echo(f"Found {found}. What is there stays as it is.")
    for path in made.files:
        click.echo(f"  {path:<30} {_WHAT.get(path, 'today')}")
    if not made.files:
        click.echo("Everything is there already. Nothing was changed.")
        return
    place = "" if root.resolve() == Path.cwd() else f" -C {_shown(root)}"
    click.echo(f"Next:  journal{place}{' build --open' if made.days else ''}")
    if not options.quiet:
        click.echo(
            "The report goes to report/ in this folder. If the folder is synced, every word of it "
            "is on every device.",
            err=True,
        )


_WHAT = {
    "journal.toml": "settings; each has a default",
    ".journal/templates/day.md.j2": "what a new day begins with",
}


def _shown(root: Path) -> str:
    text = os.fspath(root)
    return f"'{text}'" if " " in text else text
