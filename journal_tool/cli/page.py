"""page."""

from datetime import date, timedelta
from pathlib import Path
from typing import Final

import click

from journal_tool.cli._context import Options, Stop, not_ours, path_of, read_day
from journal_tool.cli._main import Command
from journal_tool.cli._open import open_journal
from journal_tool.language import N_, _

_DAYS: Final = 14
_HOW: Final = N_("Write 2026-11-22, today, yesterday, -2d or mon.")


@click.command(cls=Command)
@click.option("--since", metavar="DATE", help="First day (else 14 days ago).")
@click.option("--days", metavar="D,…", help="Days whose words stand on it in full.")
@click.option("--against", is_flag=True, help="Evidence against and what was not done, too.")
@click.option(
    "-o", "--out", metavar="FILE", help="Where to write it (else page.html of the report)."
)
@click.option("--open", "open_it", is_flag=True, help="Open it in the browser.")
@click.pass_obj
def page(  # noqa: PLR0913, PLR0917 - one for each option
    options: Options,
    since: str | None,
    days: str | None,
    against: bool,
    out: str | None,
    open_it: bool,
) -> None:
    """Write one A4 side to bring to someone, such as a therapist or a friend.

    It begins with what is tagged #talk. Then come the days, plans, what got in the way, mood, what
    was done, thoughts, and evidence for. It is a single file, to be printed or sent; what does not
    fit is left out, and it says so. The last line is its path.

    Example: journal page --since 2026-03-09 --open
    """
    opened = open_journal(options)
    from journal_tool import app
    from journal_tool.compiled import CompiledTemplates
    from journal_tool.output import CannotWrite, ForeignFile
    from journal_tool.phrases import stretch

    first = _read("--since", since, opened.today) if since else _ago(opened.today)
    picked = [_read("--days", one, opened.today) for one in days.split(",")] if days else []
    compiled = CompiledTemplates(options.caches())
    try:
        path = app.page(
            opened.store,
            opened.today,
            first,
            picked=picked,
            shows_against=against,
            file=_file(out),
            compiled=compiled,
        )
    except app.NothingWritten as error:
        told = stretch(error.first, error.last, seen_from=opened.today)
        earlier = _ago(error.newest) if error.newest else "-30d"
        advice = (
            _("Leave it out of --days.")
            if picked
            else _("Begin earlier: journal page --since {day}", day=earlier)
        )
        message = _("Nothing is written on {days}.", days=told)
        raise Stop(message, advice=advice, exit_code=5) from error
    except app.OutputIsJournal as error:
        raise Stop(
            _("The folder of the report holds the journal itself."),
            advice=_("Give a file: journal page -o page.html"),
            exit_code=2,
        ) from error
    except ForeignFile as error:
        raise not_ours(error.path, "journal page -o") from error
    except CannotWrite as error:
        raise Stop(str(error)) from error
    compiled.save()
    click.echo(str(path))
    if open_it:
        click.launch(path.resolve().as_uri())


def _ago(today: date) -> date:
    return today - timedelta(days=min(_DAYS, today.toordinal() - 1))


def _read(option: str, text: str, today: date) -> date:
    day = read_day(text, today)
    if day is None:
        message = _("{option}: '{text}' is no date.", option=option, text=text.strip())
        raise Stop(message, advice=_(_HOW), exit_code=2)
    if day > today:
        message = _("{option}: {date} is still to come.", option=option, date=day)
        raise Stop(message, advice=_(_HOW), exit_code=2)
    return day


def _file(out: str | None) -> Path | None:
    """Return the file to write; only one that no journal takes for a day."""
    if out is None:
        return None
    path = path_of(out)
    if path.suffix.lower() not in {".html", ".htm"}:
        raise Stop(
            _("-o: '{name}' is no name of a page.", name=out),
            advice=_("Give a file that ends in .html: journal page -o page.html"),
            exit_code=2,
        )
    return path
