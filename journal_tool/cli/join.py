"""join: two names that are one action."""

import sys
from typing import TYPE_CHECKING

import click

from journal_tool.cli._context import Options, Stop
from journal_tool.cli._main import Command
from journal_tool.cli._open import open_journal
from journal_tool.cli.recording import saver_of
from journal_tool.diagnostics import printable
from journal_tool.language import _, ngettext
from journal_tool.phrases import to_type

if TYPE_CHECKING:  # what `--help` does not need
    from journal_tool.app import NoSuchAction
    from journal_tool.joining import OwnPractice, Pair
    from journal_tool.settings.joins import CannotJoin


@click.command(cls=Command)
@click.argument("names", nargs=-1, metavar="NAME OTHER")  # no text
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask, however the names look.")
@click.pass_obj
def join(options: Options, names: tuple[str, ...], is_sure: bool) -> None:
    """Let OTHER mean the same as NAME: journal.toml gets it, and no day is changed.

    NAME is a practice or any action that was written; it is the one that stays. OTHER goes to its
    `match`, or a new practice is made of both. A name of several words stands in quotes.

    Example: journal join Meditation "sit quietly"
    """
    if len(names) != 2:
        raise Stop(
            _("Two names are needed: the one that stays, and the other."),
            advice=_(
                "A name of several words stands in quotes: {command}",
                command='journal join Meditation "sit quietly"',  # no text
            ),
            exit_code=2,
        )
    opened = open_journal(options)
    from journal_tool import app, joining
    from journal_tool.saving import NotSaved
    from journal_tool.settings.joins import CannotJoin

    try:
        reading = app.read(opened.store, opened.today)
        found = joining.pair(opened.store, reading, *names)
        if not is_sure and not found.are_alike:
            _ask(found, names)
        saver = saver_of(options, opened.root)
        joined, saved = joining.join(opened.store, saver, found, to_type("join", *names))
    except joining.NotTwo as error:
        click.echo(_("Both are '{name}' already; nothing was changed.", name=printable(error.name)))
        return
    except joining.OwnPractice as error:
        raise _own(error) from error
    except app.NoSuchAction as error:
        raise _no_such(error, names) from error
    except CannotJoin as error:
        raise _cannot(error) from error
    except NotSaved as error:
        raise Stop(error.message, advice=error.advice) from error
    _say(options, found, f"journal.toml:{joined.line}")  # no text
    for text in saved.warnings if not options.quiet else ():
        click.echo(text, err=True)


def _say(options: Options, found: "Pair", place: str) -> None:
    kept, other = printable(found.kept), printable(found.other)
    text = _("'{other}' means '{kept}' now.", other=other, kept=kept)
    days = ngettext("{count} day reads as one.", "{count} days read as one.", found.days)
    click.echo(f"{place}  {text} {days}")
    if found.shared and not options.quiet:
        shared = ngettext(
            "{count} day has both: there they are one action now.",
            "{count} days have both: there they are one action now.",
            found.shared,
        )
        click.echo(shared, err=True)


def _ask(found: "Pair", names: tuple[str, ...]) -> None:
    """Ask whether two names that do not look alike are one.

    Raises:
        Stop: exit 5, when they are not, or when nobody can be asked.
    """
    kept, other = printable(found.kept), printable(found.other)
    if not sys.stdin.isatty():
        raise Stop(
            _("'{other}' and '{kept}' do not look alike.", other=other, kept=kept),
            advice=_(
                "If they are one action: {command}", command=to_type("journal join --yes", *names)
            ),
            exit_code=5,
        )
    days = [
        ngettext("'{name}' is on {count} day", "'{name}' is on {count} days", len(of), name=name)
        for name, of in ((kept, found.kept_days), (other, found.other_days))
    ]
    click.echo(", ".join(days) + ".", err=True)
    click.echo(_("Are they one action, '{kept}'? [y/N]", kept=kept) + " ", nl=False, err=True)
    if sys.stdin.readline().strip().casefold() not in {"y", "yes"}:
        raise Stop(_("Nothing was changed."), exit_code=5)


def _no_such(error: "NoSuchAction", names: tuple[str, ...]) -> Stop:
    """Return the stop for a name that means nothing, or too much, with whole commands to type."""
    name = printable(error.name)
    commands = [
        tuple(one if error.name == typed else typed for typed in names) for one in error.near[:8]
    ]
    near = [
        printable(to_type("journal join", *one))  # no text
        for one in commands
        if len({*one}) > 1
    ]
    if error.are_several:
        message = ngettext(
            "'{name}' could be {count} action.",
            "'{name}' could be {count} actions.",
            len(error.near),
            name=name,
        )
        return Stop(message, advice="\n".join(near), exit_code=5)
    message = _("No action is called '{name}'.", name=name)
    if near:
        return Stop(message, advice="\n".join([_("Did you mean:"), *near]), exit_code=5)
    return Stop(message, advice=_("A name is one that stands in the journal."), exit_code=5)


def _own(error: "OwnPractice") -> Stop:
    table = f"[practice.{error.table}]"
    message = _("'{name}' is a practice of its own, {table}.", name=error.name, table=table)
    if error.are_both:
        advice = _("Delete one of the two tables in journal.toml, then join the names.")
    else:
        command = to_type("journal join", error.name, error.kept)  # no text
        advice = _("The other way round: {command}", command=command)
    return Stop(printable(message), advice=printable(advice))


def _cannot(error: "CannotJoin") -> Stop:
    place = f"journal.toml:{error.line}" if error.line else "journal.toml"  # no text
    message = _("{place}: {reason}; nothing was written.", place=place, reason=error.reason)
    advice = _("Write it by hand: `match` below [practice.NAME] lists the other names.")
    return Stop(message, advice=advice)
