"""new."""

import shlex
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import click

from journal_tool.cli._context import Options, Stop, read_day
from journal_tool.cli._editor import open_in_editor
from journal_tool.cli._main import Command
from journal_tool.cli.recording import recording, say_beside
from journal_tool.language import _

if TYPE_CHECKING:  # what `--help` does not need
    from journal_tool.recording import Begun, Recorded, Recorder
    from journal_tool.screens import LeftOpen
    from journal_tool.store import Store

_MOST_AHEAD: Final = 62


@click.command(cls=Command)
@click.argument("day", required=False, metavar="[DATE]")
@click.option(
    "--ahead",
    type=click.IntRange(1, _MOST_AHEAD),
    metavar="N",
    help="The N days after it too, for a phone; opens none.",
)
@click.option("--carry", is_flag=True, help="Bring what was left open on the last day with plans.")
@click.option("--no-edit", is_flag=True, help="Do not open it.")
@click.option("--path", "only_path", is_flag=True, help="Print its path and nothing else.")
@click.pass_obj
def new(  # noqa: PLR0913, PLR0917 - one for each option
    options: Options,
    day: str | None,
    ahead: int | None,
    carry: bool,
    no_edit: bool,
    only_path: bool,
) -> None:
    """Make the file of a day from the template and open it in your editor. Today, if no DATE.

    It begins clean: what was left open on the last day with plans stays there, and one line says
    what it is. --carry plans it anew; what was not done on its last two planned days comes at
    its smaller size. A file that is there already is opened as it is.

    The editor is $VISUAL, else $EDITOR. The template is .journal/templates/day.md.j2.

    Example: journal new

    Example: journal new tomorrow --carry --no-edit

    Example: journal new --ahead 7
    """
    with recording(options, "new", " ".join(_asked(day, ahead, carry=carry))) as recorder:
        first = _day(day, recorder)
        days = [first + timedelta(days=further) for further in range(1 + (ahead or 0))]
        must_be_days(recorder.store, days)
        must_have_template(recorder.store)
        left = None if only_path and not carry else recorder.left_open(first)
        lines = [one.line for one in left.actions] if left and carry else []
        begun, recorded = recorder.begin({one: lines if one == first else () for one in days})
        root = recorder.store.root.absolute()
    if only_path:
        click.echo("\n".join(str(root / one.path) for one in begun))
        say_beside(options, recorded)
        return
    _say(options, begun, recorded)
    _say_left(options, left, day, recorder.day, carry=carry)
    if not (no_edit or ahead):
        open_in_editor(options, root / begun[0].path)


def _asked(day: str | None, ahead: int | None, *, carry: bool) -> list[str]:
    """Return the words by which the step is known when it is taken back."""
    return [
        *([day] if day else []),
        *([f"--ahead {ahead}"] if ahead else []),
        *(["--carry"] if carry else []),
    ]


def _day(text: str | None, recorder: "Recorder") -> date:
    day = read_day(text, recorder.day, is_coming=True) if text else recorder.day
    if day is None:
        raise Stop(
            _("'{text}' is no date.", text=text),
            advice=_("Write 2026-11-22, today, tomorrow, +2d or fri."),
            exit_code=2,
        )
    return day


def must_be_days(store: "Store", days: Sequence[date]) -> None:
    """See that each day can have a file that is read.

    Raises:
        Stop: exit 2, for a year out of reach.
    """
    from journal_tool.places import places_for

    for day, place in places_for(store, days).items():
        if not store.would_read(store.root / place.path):
            raise Stop(
                _("{date} can have no file here.", date=day.isoformat()),
                advice=_("Days of a journal are in the years 1900 to 2199."),
                exit_code=2,
            )


def must_have_template(store: "Store") -> None:
    """See that the journal's own template, if it has one, was read.

    Raises:
        BadTemplate: it is there and cannot be read as text.
    """
    from journal_tool.newday import BadTemplate
    from journal_tool.own_templates import own_templates
    from journal_tool.store import TEMPLATE_FILE

    name = TEMPLATE_FILE.rpartition("/")[2]
    for one in own_templates(store, {name})[1]:
        if one.span.path == TEMPLATE_FILE:
            raise BadTemplate(one.message)


def _say(options: Options, begun: "Sequence[Begun]", recorded: "Recorded") -> None:
    for one in begun:
        text = _("made") if one.is_new else _("is there already")
        click.echo(f"{one.path}  {text}")
    for told in recorded.told:
        click.echo(f"{told.place}  {told.text}")
    say_beside(options, recorded)


def _say_left(
    options: Options, left: "LeftOpen | None", day: str | None, today: date, *, carry: bool
) -> None:
    from journal_tool.diagnostics import printable
    from journal_tool.screens import LOOK_BACK, left_line

    if carry and left is None and not options.quiet:
        click.echo(
            _("There is nothing to bring: no plan was left open in {count} days.", count=LOOK_BACK),
            err=True,
        )
    if left is not None and not carry:
        command = shlex.join(filter(None, ("journal", "new", day, "--carry")))
        click.echo(printable(left_line(left, command=command, seen_from=today)))
