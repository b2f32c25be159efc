"""plan, done, drop, skip, move, rest, thought, undo: what writes into a day."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import click

from journal_tool.cli._context import Options, Stop, read_day
from journal_tool.cli._main import Command
from journal_tool.cli._open import open_journal
from journal_tool.diagnostics import printable
from journal_tool.language import N_, _, ngettext
from journal_tool.phrases import to_type

if TYPE_CHECKING:  # what `--help` does not need
    from journal_tool.naming import Found, NoSuchAction
    from journal_tool.newday import BadTemplate
    from journal_tool.recording import Recorded, Recorder


class Whole(click.IntRange):
    """A whole number in a range, whose refusal is said in words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number.

        Raises:
            Stop: exit 2, when it is none of the range.
        """
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter as error:
            option = param.opts[0] if param else ""
            raise Stop(
                _(
                    "{option}: '{value}' is no whole number from {least} to {most}.",
                    option=option,
                    value=value,
                    least=self.min,
                    most=self.max,
                ),
                advice=_("Write one of these, or leave {option} out.", option=option),
                exit_code=2,
            ) from error


TEN: Final = Whole(0, 10)
MINUTES: Final = Whole(0, 1440)
PERCENT: Final = Whole(0, 100)

_SWALLOWED: Final = N_(
    "Did the shell take what followed `>`? Run `journal {command}` and type the line."
)


# -- the commands -------------------------------------------------------------------------------


@click.command(cls=Command)
@click.argument("words", nargs=-1, metavar="[TEXT]...")
@click.option("--smaller", metavar="TEXT", help="The smallest version you would still do.")
@click.option("--for", "day", metavar="DATE", help="The day it is planned for.")
@click.option("--minutes", type=MINUTES, metavar="N", help="How long it takes.")
@click.option("--area", metavar="AREA", help="The area of life it belongs to.")
@click.option("--doubt", is_flag=True, help="You doubt that you will.")
@click.option("--likely", type=PERCENT, metavar="N", help="How likely it is, 0 to 100.")
@click.pass_obj
def plan(  # noqa: PLR0913, PLR0917 - one for each option
    options: Options,
    words: tuple[str, ...],
    smaller: str | None,
    day: str | None,
    minutes: int | None,
    area: str | None,
    doubt: bool,
    likely: int | None,
) -> None:
    """Plan an action. Without TEXT one line is asked for, and any sign can be typed in it.

    Example: journal plan Walk 20m --smaller "to the letterbox 2m"
    """
    typed = _typed(words, "plan")
    with recording(options, "plan", typed) as recorder:
        from journal_tool.recording import Marks

        line = typed or asked_line(_("What would you like to do?"), "plan")
        line = _with(line, minutes=minutes, smaller=smaller, area=area)
        marks = Marks(likely=likely, doubt=doubt)
        say(options, recorder.plan(line, marks, day=_coming(day, "--for", recorder)))


@click.command(cls=Command)
@click.argument("words", nargs=-1, metavar="[NAME]...")
@click.option("--smaller", is_flag=True, help="The smaller version was done.")
@click.option("--minutes", type=MINUTES, metavar="N", help="How long it took.")
@click.option("--before", type=TEN, metavar="N", help="Motivation before, 0 to 10.")
@click.option("--after", type=TEN, metavar="N", help="Motivation after, 0 to 10.")
@click.option("--expect", type=TEN, metavar="N", help="Enjoyment expected, 0 to 10.")
@click.option("--felt", type=TEN, metavar="N", help="Enjoyment felt, 0 to 10.")
@click.option("--anyway", is_flag=True, help="You did it although you did not feel like it.")
@click.option("--note", metavar="TEXT", help="A few words about it.")
@click.option("--open", "is_open", is_flag=True, help="Take a tick back.")
@click.pass_obj
def done(
    options: Options, /, words: tuple[str, ...], smaller: bool, is_open: bool, **marks: Any
) -> None:
    """Tick what was planned, or write down what was done anyway.

    NAME is a plan of the day, or how it alone begins; else it is a line, written as done. Without
    NAME one line is asked for.

    Example: journal done walk --minutes 20 --before 2 --after 5
    """
    typed = _typed(words, "done")
    with recording(options, "done", typed) as recorder:
        from journal_tool.model import State
        from journal_tool.recording import Marks

        line = typed or asked_line(_("What was done?"), "done")
        beside = Marks(**marks)
        if is_open:
            found = _found(recorder, line, [State.DONE, State.SMALLER, State.DROPPED, State.MOVED])
            say(options, recorder.set_state(found, State.OPEN, beside))
            return
        plan = _plan_meant(recorder, line)
        if plan is None:
            say(options, recorder.deed(f"[/] {line}" if smaller else line, beside))
            return
        state = State.SMALLER if smaller else State.DONE
        say(options, recorder.set_state(plan, state, beside))


def _drop(options: Options, words: tuple[str, ...], why: str | None) -> None:
    typed = _typed(words, "drop")
    with recording(options, "drop", typed) as recorder:
        from journal_tool.model import State
        from journal_tool.recording import Marks

        line = typed or asked_line(_("What is let go?"), "drop")
        found = _found(recorder, line, [State.OPEN, State.MOVED])
        say(options, recorder.set_state(found, State.DROPPED, Marks(note=why)))


@click.command(cls=Command)
@click.argument("words", nargs=-1, metavar="NAME")
@click.option("--why", metavar="TEXT", help="The reason, if you like.")
@click.pass_obj
def drop(options: Options, words: tuple[str, ...], why: str | None) -> None:
    """Let a planned action go, on purpose: it counts neither way. `journal skip` is the same.

    Example: journal drop inbox --why "not this week"
    """
    _drop(options, words, why)


@click.command(cls=Command)
@click.argument("words", nargs=-1, metavar="NAME")
@click.option("--why", metavar="TEXT", help="The reason, if you like.")
@click.pass_obj
def skip(options: Options, words: tuple[str, ...], why: str | None) -> None:
    """Let a planned action go, on purpose: the same as `journal drop`.

    Example: journal skip meditation
    """
    _drop(options, words, why)


@click.command(cls=Command)
@click.argument("words", nargs=-1, metavar="NAME")
@click.option("--to", "day", metavar="DATE", help="The other day; tomorrow if left out.")
@click.pass_obj
def move(options: Options, words: tuple[str, ...], day: str | None) -> None:
    """Put a planned action off to another day, where it is planned as it was.

    Example: journal move taxes --to fri
    """
    typed = _typed(words, "move")
    with recording(options, "move", typed) as recorder:
        from journal_tool.model import State

        line = typed or asked_line(_("What is put off?"), "move")
        found = _found(recorder, line, [State.OPEN, State.DROPPED])
        to = _coming(day or "tomorrow", "--to", recorder)
        if to == recorder.day:
            raise Stop(
                _("'{action}' is planned for that day already.", action=found.action.name),
                advice=_("Give another day: journal move {name} --to tomorrow", name=line),
                exit_code=2,
            )
        say(options, recorder.move(found, to))


@click.command(cls=Command)
@click.option("--until", "day", metavar="DATE", help="The last free day.")
@click.option("--why", metavar="TEXT", default="", help="The reason, if you like.")
@click.pass_obj
def rest(options: Options, day: str | None, why: str) -> None:
    """Declare today free: nothing is due, and nothing is missed.

    Example: journal rest --until sun --why "at Mam's"
    """
    with recording(options, "rest", "") as recorder:
        until = _coming(day, "--until", recorder) if day else None
        say(options, recorder.rest(until, why))


@click.command(cls=Command)
@click.argument("words", nargs=-1, metavar="[TEXT]...")
@click.option("--pattern", metavar="P", help="What kind of thought it is, in a word: put-off.")
@click.option("--do", "action", metavar="ACTION", help="One thing small enough to do today.")
@click.pass_obj
def thought(
    options: Options, words: tuple[str, ...], pattern: str | None, action: str | None
) -> None:
    """Name a thought, and one thing small enough to do today. Both are asked for.

    Example: journal thought "I'll do it later" --pattern put-off --do "shoes on 2m"
    """
    typed = _typed(words, "thought")
    with recording(options, "thought", typed) as recorder:
        text = typed or asked_line(_("What went through your head?"), "thought")
        if action is None and sys.stdin.isatty():
            action = asked_line(
                _("One thing small enough to do today:"), "thought", may_be_empty=True
            )
        say(options, recorder.thought(text, pattern, action or None))


@click.command(cls=Command)
@click.pass_obj
def undo(options: Options) -> None:
    """Take the last change of this tool back, if the file is still as the tool left it.

    Example: journal undo
    """
    opened = open_journal(options)
    from journal_tool.saving import NotSaved

    try:
        undone = saver_of(options, opened.root).undo()
    except NotSaved as error:
        raise Stop(error.message, advice=error.advice) from error
    for path in undone.paths:
        click.echo(
            _("{file}  as it was before `journal {command}`", file=path, command=undone.what)
        )
    for kept in undone.kept:
        click.echo(_("The file that was made lies in {place} now.", place=kept), err=True)
    for text in undone.warnings:
        click.echo(text, err=True)


# -- what they share ----------------------------------------------------------------------------


def saver_of(options: Options, root: Any) -> Any:
    """Return what writes the files of the journal at ``root``."""
    from journal_tool.cache import journal_folder
    from journal_tool.saving import Saver

    return Saver(root, journal_folder(options.states(), root), now=options.now)


@contextmanager
def recording(options: Options, command: str, typed: str) -> "Iterator[Recorder]":
    """Open the journal to record in it; what cannot be written ends the command with its reason.

    Args:
        options: of the command line.
        command: its name.
        typed: the words after it.
    """
    opened = open_journal(options)
    from journal_tool.dayfile.edits import CannotEdit
    from journal_tool.naming import NoSuchAction
    from journal_tool.newday import BadTemplate
    from journal_tool.recording import Recorder
    from journal_tool.saving import NotSaved

    what = " ".join(filter(None, (command, typed)))
    saver = saver_of(options, opened.root)
    try:
        yield Recorder(opened.store, saver, opened.today, what)
    except CannotEdit as error:
        raise Stop(f"{error.place}: {error.reason}.", advice=error.advice) from error
    except NotSaved as error:
        raise Stop(error.message, advice=error.advice) from error
    except NoSuchAction as error:
        raise _no_such(error, command) from error
    except BadTemplate as error:
        raise bad_template(error) from error


def bad_template(error: "BadTemplate") -> Stop:
    """Return the stop for a template of a day that cannot be used."""
    from journal_tool.store import TEMPLATE_FILE

    place = f"{TEMPLATE_FILE}:{error.line}" if error.line else TEMPLATE_FILE
    advice = _("Correct it, or move it away: then the packed one is used.")
    return Stop(f"{place}: {error.message}", advice=advice)


def _typed(words: Sequence[str], command: str) -> str:
    """Return the words on the command line as one line.

    Raises:
        Stop: exit 2, when they end with a bare ``-``.
    """
    if words and words[-1] == "-":
        raise Stop(
            _("A line cannot end with a bare `-`."),
            advice=_(_SWALLOWED, command=command),
            exit_code=2,
        )
    return " ".join(words).strip()


def asked_line(question: str, command: str, *, may_be_empty: bool = False) -> str:
    """Ask for one line and return it as it was typed; no shell has seen it.

    Without a terminal nothing is asked, and a line that comes on the input is taken.

    Raises:
        Stop: exit 5, when nothing was typed.
    """
    if sys.stdin.isatty():
        click.echo(f"{question} ", nl=False, err=True)
    line = sys.stdin.readline().strip()
    if not line and not may_be_empty:
        raise Stop(
            _("Nothing was typed, so nothing was changed."),
            advice=_(
                "Type one line, or give it after the command: journal {command} …", command=command
            ),
            exit_code=5,
        )
    return line


def chosen(question: str, names: Sequence[str]) -> int | None:
    """Ask which of some names is meant; return its place, or ``None`` for none of them."""
    for number, name in enumerate(names, 1):
        click.echo(f"  {number}  {name}", err=True)
    click.echo(f"{question} ", nl=False, err=True)
    answer = sys.stdin.readline().strip()
    if answer.isdecimal() and 1 <= int(answer) <= len(names):
        return int(answer) - 1
    return None


def _found(recorder: "Recorder", name: str, states: Sequence[Any]) -> "Found":
    """Return the action that a name means, after a question where it means several."""
    from journal_tool.naming import NoSuchAction

    try:
        return recorder.find(name, states=states)
    except NoSuchAction as error:
        if not error.names or not sys.stdin.isatty():
            raise
        at = chosen(_which(error), error.names)
        if at is None:
            raise
        return recorder.find(error.names[at], states=states)


def _plan_meant(recorder: "Recorder", name: str) -> "Found | None":
    """Return the plan of the day that a name means; ``None`` if it is something else."""
    from journal_tool.model import State
    from journal_tool.naming import NoSuchAction

    try:
        found = recorder.find(name, states=[State.OPEN, State.MOVED, State.DROPPED])
    except NoSuchAction as error:
        if not error.names:
            return None
        if not sys.stdin.isatty():
            raise
        others = [] if error.are_several else [_("something else: {name}", name=name)]
        at = chosen(_which(error), [*error.names, *others])
        if at is None:
            raise
        if at == len(error.names):
            return None
        found = recorder.find(error.names[at])
    return found if found.action.planned else None


def _which(error: "NoSuchAction") -> str:
    return _("Which one?") if error.are_several else _("'{name}': which one?", name=error.name)


def _no_such(error: "NoSuchAction", command: str) -> Stop:
    """Return the stop for a name that means nothing, or too much."""
    day = error.day.isoformat()
    if error.are_several:
        message = ngettext(
            "'{name}' is the beginning of {count} name of {day}.",
            "'{name}' is the beginning of {count} names of {day}.",
            len(error.names),
            name=error.name,
            day=day,
        )
    elif error.is_open:
        message = _("'{name}' is no open action of {day}.", name=error.name, day=day)
    else:
        message = _("'{name}' is no action of {day} that is settled.", name=error.name, day=day)
    what = command if error.is_open else f"{command} --open"  # no text
    lines = [printable(to_type(f"journal {what}", name)) for name in error.names]  # no text
    if error.names and not error.are_several:
        lines.insert(0, _("Did you mean:"))
    if not error.names and error.others:
        lines.append(_("There are: {names}", names=" · ".join(error.others)))
    elif not error.names:
        none = (
            N_("Nothing is open on that day.") if error.is_open else N_("Nothing is settled yet.")
        )
        lines.append(_(none))
    return Stop(message, advice="\n".join(lines), exit_code=5)


def _with(line: str, *, minutes: int | None, smaller: str | None, area: str | None) -> str:
    """Return a line with what the options say, where the grammar has it."""
    parts = [line]
    if minutes is not None:
        parts.append(f"{minutes}m")
    if smaller:
        parts.append(f"-> {smaller}")
    if area:
        parts.append(f"#{area.lstrip('#')}")
    return " ".join(parts)


def _coming(text: str | None, option: str, recorder: "Recorder") -> date:
    """Return a day as it is typed for what is to come: a weekday is the next one.

    Raises:
        Stop: exit 2, when it is none.
    """
    if not text:
        return recorder.day
    day = read_day(text, recorder.day, is_coming=True)
    if day is None:
        raise Stop(
            _("{option}: '{text}' is no date.", option=option, text=text),
            advice=_("Write 2026-11-22, today, tomorrow, +2d or fri."),
            exit_code=2,
        )
    return day


def say(options: Options, recorded: "Recorded") -> None:
    """Print what was recorded, and whatever should be known about it."""
    for one in recorded.told:
        text = one.text if one.is_new else _("{text} (it stood there)", text=one.text)
        click.echo(f"{one.place}  {text}")
    say_beside(options, recorded)


def say_beside(options: Options, recorded: "Recorded") -> None:
    """Print what should be known beside what was recorded."""
    for path in recorded.rescued:
        click.echo(
            _("Somebody wrote at the same time; that is in {file} now.", file=path), err=True
        )
    if not options.quiet:
        for text in recorded.warnings:
            click.echo(text, err=True)
