"""build."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from journal_tool.cache import journal_folder
from journal_tool.cli._context import Options, Stop, not_ours, path_of
from journal_tool.cli._git import say_if_busy
from journal_tool.cli._main import Command
from journal_tool.cli._open import Opened, open_journal
from journal_tool.cli._progress import Bar
from journal_tool.language import _, ngettext

if TYPE_CHECKING:  # the rest of the program, which `--help` does not need
    from journal_tool.unchanged import Known

_NAMED: Final = 5
"""So many files are named."""


@click.command(cls=Command)
@click.option("-o", "--out", metavar="DIR", help="Where to write it (else `[report] out`).")
@click.option("--single", metavar="FILE", help="Write all of it as one file, and nothing else.")
@click.option("--redact", is_flag=True, help="Leave out words and names; numbers stay.")
@click.option("--strict", is_flag=True, help="End with 3 when the journal has a problem.")
@click.option("--no-cache", is_flag=True, help="Read and write everything anew.")
@click.option("--open", "open_it", is_flag=True, help="Open it in the browser.")
@click.pass_obj
def build(  # noqa: PLR0913, PLR0917 - the options of the command
    options: Options,
    out: str | None,
    single: str | None,
    redact: bool,
    strict: bool,
    no_cache: bool,
    open_it: bool,
) -> None:
    """Write the report: pages that a browser opens from the disk.

    Pages that did not change are left alone, and files that journal did not make are never
    touched. The last line is the path of the first page.

    With --single the report is one file, for a phone, for mail, or for somebody who is to read
    it. With --redact names become Practice 1, Practice 2, …, and no word of yours is in it.

    Example: journal build --open

    Example: journal build --single report.html --redact
    """
    if out and single:
        raise Stop(
            _("-o and --single do not go together: one is for a folder, the other for a file."),
            advice=_("Write one of them: journal build --single report.html"),
            exit_code=2,
        )
    opened = open_journal(options, keeps=not no_cache)
    with Bar(is_wanted=not options.quiet) as bar:
        if single is not None:
            index = path_of(single)
            known = _single(options, opened, index, bar, redact=redact, keeps=not no_cache)
        else:
            folder = path_of(out) if out else opened.store.output
            index = folder / "index.html"
            known = _folder(options, opened, folder, bar, redact=redact, keeps=not no_cache)
    if known.problems and not options.quiet:
        told = ngettext(
            "{count} problem: `journal check` tells which. All else is in the report.",
            "{count} problems: `journal check` tells which. All else is in the report.",
            known.problems,
        )
        click.echo(told, err=True)
    if known.others:
        click.echo(_beside(index.parent, known.others), err=True)
    say_if_busy(options, opened.root)
    click.echo(str(index))
    if open_it:
        click.launch(index.resolve().as_uri())
    if strict and known.problems:
        raise click.exceptions.Exit(3)


def _folder(  # noqa: PLR0913 - what to write, and where to
    options: Options, opened: Opened, folder: Path, bar: Bar, *, redact: bool, keeps: bool
) -> "Known":
    """Write the pages, unless they are what they would be."""
    from journal_tool.unchanged import Known, Unchanged

    state, cache = None, journal_folder(options.caches(), opened.root)
    if keeps:
        now = time.time_ns()
        state = Unchanged(cache, opened.store, opened.today, folder, redact=redact, now=now)
        known = state.known()
        if known is not None:
            return known
    from journal_tool import app
    from journal_tool.compiled import CompiledTemplates
    from journal_tool.output import CannotWrite, ForeignFile
    from journal_tool.remembered import Remembered
    from journal_tool.report import NO_MEMORY, Making

    compiled = CompiledTemplates(options.caches() if keeps else None)
    memory = Remembered(cache, opened.store.context, folder) if keeps and not redact else None
    try:
        built = app.build(
            opened.store,
            opened.today,
            folder,
            redact=redact,
            progress=bar,
            making=Making(memory or NO_MEMORY, compiled),
        )
    except app.OutputIsJournal as error:
        raise Stop(
            _("The report cannot go to '{folder}': it holds the journal itself.", folder=folder),
            advice=_("Give another folder: journal build -o report"),
            exit_code=2,
        ) from error
    except (ForeignFile, CannotWrite) as error:
        raise Stop(str(error)) from error
    compiled.save()
    known = Known(built.problems, built.others)
    if memory is not None:
        memory.save()
    if state is not None:
        state.keep(known)
    return known


_REDACTED: Final = "journal build --redact -o redacted"  # no text


def _beside(folder: Path, others: Sequence[str]) -> str:
    """Return what is said of files that lie beside a redacted report and were not made with it."""
    from journal_tool.diagnostics import printable

    files = printable(", ".join(others[:_NAMED]))
    if len(others) > _NAMED:
        files = _("{files} and {count} more", files=files, count=len(others) - _NAMED)
    told = _(
        "Beside the report, '{folder}' holds what was not redacted: {files}.",
        folder=folder,
        files=files,
    )
    advice = _("To give the report away, write a folder of its own: {command}", command=_REDACTED)
    return f"{told}\n  {advice}"


def _single(  # noqa: PLR0913 - what to write, and where to
    options: Options, opened: Opened, file: Path, bar: Bar, *, redact: bool, keeps: bool
) -> "Known":
    """Write all of the report as one file."""
    from journal_tool import app
    from journal_tool.compiled import CompiledTemplates
    from journal_tool.output import CannotWrite, ForeignFile
    from journal_tool.unchanged import Known

    another = _("Give another name: journal build --single report.html")
    compiled = CompiledTemplates(options.caches() if keeps else None)
    try:
        built = app.build_single(
            opened.store, opened.today, file, redact=redact, progress=bar, compiled=compiled
        )
    except app.NameIsTaken as error:
        raise Stop(
            _(
                "The report cannot go to '{file}': that name belongs to the journal itself.",
                file=file,
            ),
            advice=another,
            exit_code=2,
        ) from error
    except ForeignFile as error:
        raise not_ours(error.path, "journal build --single") from error
    except CannotWrite as error:
        message = _("The report cannot go to '{file}': {reason}.", file=file, reason=error.why)
        raise Stop(message, advice=another) from error
    compiled.save()
    return Known(built.problems, built.others)
