"""check, export."""

import os
import sys
from pathlib import Path

import click

from journal_tool import diagnostics
from journal_tool.cli._context import Options, Stop
from journal_tool.cli._git import say_if_busy
from journal_tool.cli._main import Command
from journal_tool.cli._open import open_journal, shown_json
from journal_tool.diagnostics import Diagnostic, Severity
from journal_tool.language import _, ngettext

FORMATS = ("text", "json", "github")


@click.command(cls=Command)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--strict", is_flag=True, help="Warnings count as problems too.")
@click.option("--fix", "is_fixing", is_flag=True, help="Repair what changes no word of a day.")
@click.option("-n", "--dry-run", "is_dry", is_flag=True, help="With --fix: show it, write nothing.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to print.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.pass_obj
def check(  # noqa: PLR0913, PLR0917 - one for each option
    options: Options,
    paths: tuple[str, ...],
    strict: bool,
    is_fixing: bool,
    is_dry: bool,
    form: str,
    as_json: bool,
) -> None:
    """Tell what cannot be read or looks wrong, in the whole journal or in some of its files.

    Says nothing and ends with 0 when all is well, ends with 3 when a problem was found.
    Information is shown with -v.

    With --fix it first repairs what other programs could not read: lists and fences that are no
    YAML. Each repair is printed, and `journal undo` takes them back together. What cannot be
    repaired stays, and is told.

    Example: journal check --strict

    Example: journal check --fix -n
    """
    options.as_json = as_json or form == "json"
    if is_dry and not is_fixing:
        raise Stop(
            _("-n shows what --fix would do, and --fix is missing."),
            advice=_("Write: journal check --fix -n"),
            exit_code=2,
        )
    opened = open_journal(options)
    from journal_tool import app

    below = _below_root(opened.root, paths)
    repairs = None
    if is_fixing:
        from journal_tool.cli import _fixing

        repairs = _fixing.repaired(options, opened, below, is_dry=is_dry)
        if not options.as_json:
            _fixing.say(options, repairs, form, is_dry=is_dry)
    if not options.as_json:
        say_if_busy(options, opened.root)
    found = app.check(opened.store, opened.today, below)
    shown = [
        one
        for one in found
        if options.verbose or one.rule.severity is not Severity.INFO or options.as_json
    ]
    if options.as_json:
        data = {"files": below}
        if repairs is not None:
            data |= _fixing.record(repairs, is_dry=is_dry)
        click.echo(shown_json("check", opened.today, data, shown))
    else:
        _tell(options, shown, form)
    sys.stdout.flush()
    limit = 1 if strict else 0
    if any(one.rule.severity.rank <= limit for one in found):
        raise click.exceptions.Exit(3)


def _tell(options: Options, shown: list[Diagnostic], form: str) -> None:
    for one in shown:
        if form == "github":
            click.echo(_github(one))
        else:
            text = _coloured(diagnostics.render(one), one.rule.severity)
            click.echo(text, color=options.use_color)
    if shown and form != "github" and not options.quiet:
        click.echo(_summary(shown), err=True)


def _below_root(root: Path, paths: tuple[str, ...]) -> list[str]:
    below = []
    real = os.path.realpath(root)
    for path in paths:
        if not os.path.lexists(path):
            raise Stop(
                _("There is no file '{file}'.", file=path),
                advice=_("Give files or folders of the journal."),
                exit_code=5,
            )
        full = os.path.join(
            os.path.realpath(os.path.dirname(os.path.abspath(path))),
            os.path.basename(os.path.abspath(path)),
        )
        if os.path.commonpath([full, real]) != real:
            message = _("'{file}' is outside the journal in '{folder}'.", file=path, folder=root)
            raise Stop(message, exit_code=5)
        below.append(os.path.relpath(full, real).replace(os.sep, "/"))
    return below


_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def _coloured(text: str, severity: Severity) -> str:
    """Give the word of the severity its colour; the shape of the text does not depend on it."""
    word = f": {severity.value} "
    return text.replace(word, ": " + click.style(severity.value, fg=_COLOURS[severity]) + " ", 1)


def _github(one: Diagnostic) -> str:
    kind = {"error": "error", "warning": "warning", "info": "notice"}[one.rule.severity.value]
    place = f"file={one.span.path}"
    if one.span.line:
        place += f",line={one.span.line},col={one.span.column}"
    text = f"{one.message}. {_(one.rule.advice)}".replace("%", "%25").replace("\n", "%0A")
    return f"::{kind} {place},title={one.rule.code}::{diagnostics.printable(text)}"


def _summary(found: list[Diagnostic]) -> str:
    errors, warnings, remarks = (
        sum(one.rule.severity is severity for one in found) for severity in Severity
    )
    parts = [
        ngettext("{count} error", "{count} errors", errors) if errors else "",
        ngettext("{count} warning", "{count} warnings", warnings) if warnings else "",
        ngettext("{count} remark", "{count} remarks", remarks) if remarks else "",
    ]
    problems = ", ".join(filter(None, parts))
    return _("{problems}. The rest of the journal is read.", problems=problems)


@click.command(cls=Command)
@click.argument("form", metavar="json|jsonl", type=click.Choice(["json", "jsonl"]))
@click.pass_obj
def export(options: Options, form: str) -> None:
    """Print the records of the journal as data: one entry a date.

    'json' is one object; 'jsonl' is one line a date.

    Example: journal export json
    """
    options.as_json = True
    opened = open_journal(options)
    from journal_tool import app
    from journal_tool.report import day_record

    reading = app.read(opened.store, opened.today)
    records = (day_record(day, reading.today) for day in reading.journal.days)
    if form == "json":
        data = {"days": list(records)}
        click.echo(shown_json("export", reading.today, data, list(reading.problems)))
        return
    import json

    for record in records:
        click.echo(json.dumps(record, ensure_ascii=False))
