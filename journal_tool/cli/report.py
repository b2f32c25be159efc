"""build."""

from pathlib import Path

import click

from journal_tool.cli._context import Options, Stop
from journal_tool.cli._main import Command
from journal_tool.cli._open import open_journal


@click.command(cls=Command)
@click.option("-o", "--out", metavar="DIR", help="Where to write it (else `[report] out`).")
@click.option("--strict", is_flag=True, help="End with 3 when the journal has a problem.")
@click.option("--open", "open_it", is_flag=True, help="Open it in the browser.")
@click.pass_obj
def build(options: Options, out: str | None, strict: bool, open_it: bool) -> None:
    """Write the report: pages that a browser opens from the disk.

    Pages that did not change are left alone, and files that journal did not make are never
    touched. The last line is the path of the first page.

    Example: journal build --open
    """
    opened = open_journal(options)
    from journal_tool import app
    from journal_tool.diagnostics import Severity
    from journal_tool.output import CannotWrite, ForeignFile

    folder = Path(out).expanduser() if out else opened.store.output
    try:
        built = app.build(opened.store, opened.today, folder)
    except app.OutputIsJournal as error:
        raise Stop(
            f"The report cannot go to '{folder}': it holds the journal itself.",
            advice="Give another folder: journal build -o report",
            exit_code=2,
        ) from error
    except (ForeignFile, CannotWrite) as error:
        raise Stop(str(error)) from error
    problems = built.reading.count(Severity.ERROR) + built.reading.count(Severity.WARNING)
    if problems and not options.quiet:
        some = "1 problem" if problems == 1 else f"{problems} problems"
        click.echo(f"{some}: `journal check` tells which. All else is in the report.", err=True)
    click.echo(str(built.index))
    if open_it:
        click.launch(built.index.resolve().as_uri())
    if strict and problems:
        raise click.exceptions.Exit(3)
