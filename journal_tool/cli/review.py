"""review."""

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import click

from journal_tool.cli._context import Options, Stop
from journal_tool.cli._editor import open_in_editor
from journal_tool.cli._main import Command
from journal_tool.cli._open import open_journal
from journal_tool.cli.recording import saver_of
from journal_tool.language import N_, _

if TYPE_CHECKING:  # what `--help` does not need
    from journal_tool.lookback import NothingToReview

_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})")
_WHAT: Final = N_("""\
journal review month          a page on the last month that is over: what there is to say of it,
                              and three questions to answer in it, or not
journal review month 2026-06  the same on another month
The reviews of all weeks, months and years stand in the report:  journal build --open""")


@click.command(cls=Command)
@click.argument("words", nargs=-1, metavar="[month [MONTH]]")
@click.option("--no-edit", is_flag=True, help="Do not open it.")
@click.option("--path", "only_path", is_flag=True, help="Print its path and nothing else.")
@click.pass_obj
def review(options: Options, words: tuple[str, ...], no_edit: bool, only_path: bool) -> None:
    """Begin a page that looks back on a month, and open it in your editor.

    It is reviews/2026-06.md below the folder of the days, and no day: a few sentences of what was
    wanted and done, and three questions. It is yours from then on. A page that is there is
    opened as it is. MONTH is written 2026-06; without it, the last month that is over.

    The editor is $VISUAL, else $EDITOR.

    Example: journal review month

    Example: journal review month 2026-06 --no-edit
    """
    if not words:
        click.echo(_(_WHAT))
        return
    asked = _asked(words)
    opened = open_journal(options)
    from journal_tool import lookback
    from journal_tool.saving import NotSaved

    month = _month(asked, opened.today)
    command = " ".join(("review", *words))
    try:
        made = lookback.begin_review(
            opened.store, saver_of(options, opened.root), opened.today, month, command
        )
    except lookback.NothingToReview as error:
        raise _nothing(error) from error
    except NotSaved as error:
        raise Stop(error.message, advice=error.advice) from error
    file = opened.root.absolute() / made.path
    if only_path:
        click.echo(str(file))
        return
    told = _("made") if made.is_new else _("is there already")
    click.echo(f"{made.path}  {told}")
    for text in made.saved.warnings if made.saved and not options.quiet else ():
        click.echo(text, err=True)
    if not no_edit:
        open_in_editor(options, file)


def _asked(words: tuple[str, ...]) -> str:
    """Return the month as it was typed; ``""`` for none.

    Raises:
        Stop: exit 2, for anything but ``month`` and a month.
    """
    kind, *rest = words
    if kind.lower() == "month" and len(rest) < 2:
        return rest[0] if rest else ""
    if kind.lower() == "month":
        advice = _("Give one month: journal review month 2026-06")
    elif _MONTH.fullmatch(kind):
        advice = _("Write: journal review month {month}", month=kind)
    else:
        advice = _("Weeks, months and years stand in the report: journal build --open")
    message = _("'{text}' is no review that can be begun.", text=" ".join(words))
    raise Stop(message, advice=f"journal review month\n{advice}", exit_code=2)  # no text


def _month(text: str, today: date) -> date:
    """Return the first day of a month that is over.

    Raises:
        Stop: exit 2, for none, or one that is not over.
    """
    if not text:
        return (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    found = _MONTH.fullmatch(text)
    try:
        month = date(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        month = None
    if month is None:
        message = _("'{text}' is no month.", text=text)
        raise Stop(message, advice=_("Write 2026-06."), exit_code=2)
    if month >= today.replace(day=1):
        message = _("{month} is not over.", month=text)
        advice = _("The page keeps what it says, so it is begun when the month is over.")
        raise Stop(message, advice=advice, exit_code=2)
    return month


def _nothing(error: "NothingToReview") -> Stop:
    label = f"{error.month:%Y-%m}"
    message = _("There is nothing to look back on in {month}.", month=label)
    if not error.others:
        advice = _("A month has something to say once it is over and an entry stands in it.")
    else:
        advice = _("Months with an entry: {months}.", months=", ".join(error.others[-6:]))
    return Stop(message, advice=advice, exit_code=5)
