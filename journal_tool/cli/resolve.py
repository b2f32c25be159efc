"""resolve: days of which there are several versions."""

import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import click

from journal_tool.cli._context import Options, Stop, stdout_is_terminal
from journal_tool.cli._main import Command
from journal_tool.cli._open import open_journal
from journal_tool.cli._progress import Bar
from journal_tool.cli.recording import saver_of
from journal_tool.diagnostics import printable
from journal_tool.language import _, ngettext

if TYPE_CHECKING:  # what `--help` does not need
    from journal_tool.dayfile.merge import Clash, Version
    from journal_tool.resolving import Conflict, Resolved

_COLUMNS: Final = 84
"""Width of what is shown where there is no terminal."""


@click.command(cls=Command)
@click.option("--dry-run", "is_only_shown", is_flag=True, help="Show everything, write nothing.")
@click.option(
    "--yes",
    "is_sure",
    is_flag=True,
    help="Ask nothing; where two values disagree, both stay, the second as KEY_conflict.",
)
@click.pass_obj
def resolve(options: Options, is_only_shown: bool, is_sure: bool) -> None:
    """Make one day of its conflict copies, and of the two sides that git left in a file.

    Each day is shown, its versions side by side, and asked about. Nothing is deleted: a copy lies
    below .journal/conflicts/ when its day holds what it says, and `journal undo` brings it back.

    Example: journal resolve

    Example: journal resolve --dry-run
    """
    opened = open_journal(options)
    from journal_tool import resolving

    with Bar(is_wanted=not options.quiet) as bar:
        found = resolving.conflicts(opened.store, bar)
    if not found:
        click.echo(_("No conflict copies and no merge markers: there is nothing to resolve."))
        return
    is_asking = not is_only_shown and not is_sure
    if is_asking and not sys.stdin.isatty():
        _show(found)
        raise Stop(
            _("Nothing was written: nobody could be asked."),
            advice=_("Add --yes to write all of it, or --dry-run to look only."),
            exit_code=5,
        )
    if is_only_shown:
        _show(found)
        click.echo(_("Nothing was written."), err=True)
        return
    chosen = [(one, dict[str, str]()) for one in found] if is_sure else _asked(found)
    if not chosen:
        click.echo(_("Nothing was written."), err=True)
        return
    from journal_tool.saving import NotSaved

    command = "resolve --yes" if is_sure else "resolve"  # no text
    try:
        done = resolving.resolve(opened.store, saver_of(options, opened.root), chosen, command)
    except NotSaved as error:
        raise Stop(error.message, advice=error.advice) from error
    _say(options, done)
    if done.left:
        raise Stop(
            ngettext("{count} day needs a person.", "{count} days need a person.", len(done.left)),
            advice=_("What is written above says what to do; `journal check` shows them again."),
        )


# -- what is shown ------------------------------------------------------------------------------


def _show(found: Sequence["Conflict"]) -> None:
    for at, one in enumerate(found):
        if at:
            click.echo()
        _show_one(one)


def _show_one(one: "Conflict") -> None:
    from journal_tool.resolving import said

    names = ", ".join(f"{printable(copy.path)} ({copy.label})" for copy in one.copies)
    click.echo(f"{printable(one.path)}  {names}" if names else printable(one.path))
    if one.raw is None and one.refusal is None:
        click.echo(_("The day itself is not there; its copy becomes the day."))
    for other in one.versions[1:]:
        _beside(one.versions[0], other)
    if one.refusal is not None:
        click.echo(said(one.refusal))
        if one.refusal.advice:
            click.echo(f"  {one.refusal.advice}")
        return
    for clash in one.clashes:
        click.echo(_clash(clash))


def _beside(ours: "Version", theirs: "Version") -> None:
    """Print two versions beside each other: the lines in which they differ."""
    from journal_tool.report import beside_text
    from journal_tool.resolving import side_by_side

    rows = list(side_by_side(ours.source.text, theirs.source.text))
    if not rows:
        click.echo(_("It says what the day says."))
        return
    columns = shutil.get_terminal_size().columns if stdout_is_terminal() else _COLUMNS
    click.echo(beside_text((printable(ours.label), printable(theirs.label)), rows, columns))


def _clash(clash: "Clash") -> str:
    """Return what two versions say in two ways, in one line."""
    if clash.place == "text":
        return _("Words that both wrote in another way stand one after the other.")
    ours, theirs = printable(clash.ours), printable(clash.theirs)
    return _(
        "{key}: {first} ({label}) and {second} ({other}); both stay.",
        key=printable(clash.place),
        first=ours,
        label=printable(clash.our_label),
        second=theirs,
        other=printable(clash.their_label),
    )


# -- what is asked ------------------------------------------------------------------------------


def _asked(found: Sequence["Conflict"]) -> "list[tuple[Conflict, dict[str, str]]]":
    """Show each day and ask about it; return those to write, with what was chosen."""
    chosen: list[tuple[Conflict, dict[str, str]]] = []
    for at, one in enumerate(found):
        if at:
            click.echo()
        _show_one(one)
        if one.refusal is not None:
            continue
        answers = {}
        for clash in one.questions:
            value = _which(clash)
            if value is not None:
                answers[clash.place] = value
        answer = _answer(_("Write it? [Y]es, [n]o, [q]uit"))
        if answer.startswith("q"):
            break
        if not answer.startswith("n"):
            chosen.append((one, answers))
    return chosen


def _which(clash: "Clash") -> str | None:
    """Ask which of two values stays; ``None`` keeps both."""
    values = {"1": clash.ours, "2": clash.theirs}
    while True:
        answer = _answer(
            _(
                "{key}: [1] {first}, [2] {second} ({label}), Enter keeps both",
                key=printable(clash.place),
                first=printable(clash.ours),
                second=printable(clash.theirs),
                label=printable(clash.their_label),
            )
        )
        if not answer or answer in values:
            return values.get(answer)


def _answer(question: str) -> str:
    click.echo(question + " ", nl=False, err=True)
    line = sys.stdin.readline()
    if not line:
        raise click.Abort
    return line.strip().casefold()


# -- what was done ------------------------------------------------------------------------------


def _say(options: Options, done: "Resolved") -> None:
    aside = dict(done.aside)
    for one in done.written:
        click.echo(
            _(
                "{file}  one day of {count} versions",
                file=printable(one.path),
                count=len(one.versions),
            )
            if len(one.versions) > 1
            else _("{file}  made of its copy", file=printable(one.path))
        )
        for copy in one.copies:
            if copy.path in aside and not options.quiet:
                click.echo(f"  {printable(copy.path)} -> {printable(aside[copy.path])}")
    for path in done.rescued:
        click.echo(
            _("Somebody wrote at the same time; that is in {file} now.", file=path), err=True
        )
    for text in done.warnings if not options.quiet else ():
        click.echo(text, err=True)
    for message, advice in done.left:
        click.echo(message, err=True)
        if advice:
            click.echo(f"  {advice}", err=True)
