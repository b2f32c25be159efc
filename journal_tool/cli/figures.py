"""stats, gap, evidence, log: the figures in a terminal, or as data."""

import shutil
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

import click

from journal_tool.cli._context import Options, Stop, read_day, stdout_is_terminal
from journal_tool.cli._main import Command
from journal_tool.cli._open import Opened, open_journal, shown_json
from journal_tool.language import _

if TYPE_CHECKING:  # what `--help` does not need
    from journal_tool.analysis import Analysis
    from journal_tool.app import Reading
    from journal_tool.model import Day

COLUMNS: Final = 84
"""Width of what does not go to a terminal."""

LOG_DAYS: Final = 28


def _columns() -> int:
    return shutil.get_terminal_size().columns if stdout_is_terminal() else COLUMNS


def _is_coloured(options: Options) -> bool:
    return stdout_is_terminal() if options.use_color is None else options.use_color


def _read(options: Options) -> "tuple[Opened, Reading, Analysis]":
    opened = open_journal(options)
    from journal_tool import app
    from journal_tool.analysis import analyse

    reading = app.read(opened.store, opened.today)
    return opened, reading, analyse(reading.journal, reading.settings, as_of=opened.today)


def _stretch(since: str | None, until: str | None, today: date) -> tuple[date, date] | None:
    """Read the two ends of a window; one that is not given is the first entry, or today."""
    if since is None and until is None:
        return None
    days = []
    for name, text, other in (("--from", since, date.min), ("--to", until, today)):
        day = read_day(text, today) if text else other
        if day is None:
            raise Stop(
                _("{option}: '{text}' is no date.", option=name, text=text),
                advice=_("Write 2026-11-22, today, yesterday, -2d or mon."),
                exit_code=2,
            )
        days.append(day)
    if days[0] > days[1]:
        raise Stop(
            _("--from lies after --to."), advice=_("Give the earlier day first."), exit_code=2
        )
    return days[0], days[1]


@click.command(cls=Command)
@click.option("--last", type=click.IntRange(1, 36_500), metavar="N", help="The last N days.")
@click.option("--from", "since", metavar="DATE", help="First day, in place of --last.")
@click.option("--to", "until", metavar="DATE", help="Last day, in place of --last.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def stats(
    options: Options, last: int | None, since: str | None, until: str | None, as_json: bool
) -> None:
    """Show every figure in a sentence, with its n and how sure it is.

    The window is the last 28 days that are over; mood, dips, scores, runs, put-off things and
    evidence have windows of their own.

    Example: journal stats --last 84
    """
    options.as_json = as_json
    if last is not None and (since or until):
        message = _("--last does not go with --from or --to.")
        raise Stop(message, advice=_("Give one."), exit_code=2)
    opened, reading, analysis = _read(options)
    from journal_tool.analysis import figures
    from journal_tool.diagnostics import Severity
    from journal_tool.report import stats_record, stats_text

    stretch = _stretch(since, until, opened.today)
    found = analysis.figures
    if last is not None or stretch is not None:
        found = figures(analysis.past, reading.settings, days=last or LOG_DAYS, stretch=stretch)
    rules = reading.settings.report
    if as_json:
        errors, warnings = reading.count(Severity.ERROR), reading.count(Severity.WARNING)
        record = stats_record(found, rules, errors=errors, warnings=warnings)
        click.echo(shown_json("stats", opened.today, record, reading.problems))
        return
    click.echo(stats_text(found, rules, columns=_columns()))


@click.command(cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def gap(options: Options, as_json: bool) -> None:
    """Show what was planned and done, week by week, and what is still waiting.

    Example: journal gap
    """
    options.as_json = as_json
    opened, reading, analysis = _read(options)
    from journal_tool.report import gap_record, gap_text
    from journal_tool.screens import gap as wanted

    found = wanted(reading.journal, reading.settings, analysis)
    if as_json:
        click.echo(shown_json("gap", opened.today, gap_record(found), reading.problems))
        return
    text = gap_text(analysis, found.put_off, columns=_columns(), is_coloured=_is_coloured(options))
    click.echo(text)


@click.command(cls=Command)
@click.argument("who", required=False, metavar="[WHO]")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def evidence(options: Options, who: str | None, as_json: bool) -> None:
    """Show what your acts say, for and against, of each "I am someone who ...".

    WHO is the tag of one of them.

    Example: journal evidence mover
    """
    options.as_json = as_json
    opened, reading, analysis = _read(options)
    from journal_tool.report import evidence_record, evidence_text
    from journal_tool.screens import ledgers

    books = ledgers(reading.journal, reading.settings, analysis)
    if who is not None:
        wanted = who.lstrip("#").casefold()
        names = [one.figure.name for one in books]
        books = tuple(one for one in books if one.figure.name == wanted)
        if not books:
            near = ", ".join(f"#{name}" for name in names)
            raise Stop(
                _("No line is written for or against '{who}'.", who=who),
                advice=_("There are: {names}.", names=near)
                if near
                else _("Write one: {line}", line="For: … #mover"),
                exit_code=5,
            )
    shows_words = reading.settings.report.words
    if as_json:
        data = evidence_record(books, shows_words=shows_words)
        click.echo(shown_json("evidence", opened.today, data, reading.problems))
        return
    if not books:
        click.echo(_("No line for or against is written so far."))
        return
    text = evidence_text(
        books,
        opened.today,
        columns=_columns(),
        is_coloured=_is_coloured(options),
        shows_words=shows_words,
    )
    click.echo(text)


@click.command(cls=Command)
@click.option("--last", type=click.IntRange(1, 36_500), metavar="N", help="The last N days.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def log(options: Options, last: int | None, as_json: bool) -> None:
    """Show a line for each day, the newest first: its shape, its counts, what was done.

    Example: journal log --last 7
    """
    options.as_json = as_json
    opened, reading, analysis = _read(options)
    from journal_tool.report import log_record, log_text

    first = opened.today.toordinal() - (last or LOG_DAYS) + 1
    book = analysis.book
    days = [(day, book[day.date]) for day in _newest_first(reading, first) if day.date in book]
    if as_json:
        click.echo(shown_json("log", opened.today, log_record(days), reading.problems))
        return
    if not days:
        click.echo(_("Nothing is written in these days."))
        return
    text = log_text(days, opened.today, columns=_columns(), is_coloured=_is_coloured(options))
    click.echo(text)


def _newest_first(reading: "Reading", first: int) -> "Iterator[Day]":
    for day in reversed(reading.journal.days):
        if first <= day.date.toordinal() <= reading.today.toordinal():
            yield day
