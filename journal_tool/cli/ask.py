"""ask: what is open today, item by item, with one key each."""

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import click

from journal_tool.cli._context import Options, Stop, read_day
from journal_tool.cli._main import Command
from journal_tool.cli._open import Opened, open_journal
from journal_tool.cli.recording import saver_of, say
from journal_tool.diagnostics import printable
from journal_tool.language import N_, _, ngettext
from journal_tool.phrases import to_type
from journal_tool.values import dataclass

if TYPE_CHECKING:  # what `--help` does not need
    from journal_tool.naming import Found
    from journal_tool.recording import Recorded, Recorder
    from journal_tool.saving import Step
    from journal_tool.screens import Asked

MARGIN: Final = " " * 12
"""Questions stand below the text of an item."""

DONE, SMALLER, NOT_DONE, LET_GO, PUT_OFF, SKIP, BACK, END = "y", "s", "n", "l", "m", "\r", "u", "q"
_ENDED: Final = {
    DONE: N_("{count} done"),
    SMALLER: N_("{count} done smaller"),
    LET_GO: N_("{count} let go"),
    PUT_OFF: N_("{count} put off"),
}
"""Answers that settle an item, as they are summed up."""


@click.command(cls=Command)
@click.pass_obj
def ask(options: Options) -> None:
    """Walk through what is open today: one key says what became of it.

    y done, s the smaller version, n not done, l let go, m put off to another day, Enter skips, u
    takes the last answer back, q ends. Each answer is written at once, so that you can stop at any
    time and go on later. Above each question stands what you wrote the last time.

    Example: journal ask
    """
    opened = open_journal(options)
    from journal_tool import app, screens
    from journal_tool.analysis import analyse

    reading = app.read(opened.store, opened.today)
    analysis = analyse(reading.journal, reading.settings, as_of=opened.today)
    items = screens.asked(reading.journal, reading.settings, analysis)
    if not items:
        click.echo(_("Nothing is open today."))
        if not options.quiet:
            click.echo("  journal plan Walk 10m   " + _("plans something"))  # no text
            click.echo("  journal done Walk       " + _("writes down what was done"))  # no text
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise _nobody_to_ask(items)
    session = _Session(options, opened, items)
    try:
        session.walk()
    finally:
        if not options.quiet:
            session.sum_up()
    if session.was_refused:
        raise click.exceptions.Exit(1)


def _nobody_to_ask(items: Sequence["Asked"]) -> Stop:
    """Return the stop where there is no terminal: the answers, as commands."""
    done = [printable(to_type("journal done", one.item.name)) for one in items]  # no text
    others = [
        "journal done --smaller NAME",  # no text
        "journal drop NAME",  # no text
        "journal move NAME --to tomorrow",  # no text
    ]
    message = ngettext(
        "{count} thing is open, and there is no terminal to ask in.",
        "{count} things are open, and there is no terminal to ask in.",
        len(items),
    )
    return Stop(message, advice="\n".join([*done, _("Or:"), *others]), exit_code=5)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was answered.

    Attributes:
        at: the place of the item.
        key: that was pressed.
        steps: what was written for it, oldest first.
    """

    at: int
    key: str
    steps: tuple["Step", ...] = ()


class _Session:
    """One walk through the open items.

    Attributes:
        was_refused: whether an answer could not be written.
    """

    def __init__(self, options: Options, opened: Opened, items: Sequence["Asked"]) -> None:
        self._options = options
        self._opened = opened
        self._items = items
        self._saver = saver_of(options, opened.root)
        self._answers: list[_Answer] = []
        self._has_rated = False
        self.was_refused = False

    # -- walking -------------------------------------------------------------------------------

    def walk(self) -> None:
        """Ask of each item, until the last one or until somebody ends it."""
        at = 0
        while at < len(self._items):
            found = self._found(at)
            if found is None:
                at += 1
                continue
            self._show(at)
            try:
                key = self._key(at)
            except EOFError:
                self._echo()
                return
            if key == END:
                return
            if key == BACK:
                at = self._take_back(at)
                continue
            answer = self._answer(at, key, found)
            if answer is not None:
                self._answers.append(answer)
                at += 1

    def _found(self, at: int) -> "Found | None":
        """Return the line of an item; ``None`` if it is settled, or gone, by now."""
        item = self._items[at].item
        known = {one.action.key: one for one in self._recorder("").actions()}
        found = known.get(item.key)
        return found if found and found.action.state is item.state else None

    def _answer(self, at: int, key: str, found: "Found") -> _Answer | None:
        """Write what a key means; return ``None`` if the item is to be asked again."""
        from journal_tool.model import State

        if key in {NOT_DONE, SKIP}:
            return _Answer(at, key)
        states = {DONE: State.DONE, SMALLER: State.SMALLER, LET_GO: State.DROPPED}
        name = found.action.name
        if key == PUT_OFF:
            day = self._day()
            if day is None:
                return None
            steps = self._written(f"move {name}", lambda to: to.move(found, day))  # no text
        else:
            state = states[key]
            command = f"drop {name}" if key == LET_GO else f"done {name}"  # no text
            steps = self._written(command, lambda to: to.set_state(found, state))
        if steps is None:
            return None
        if key in {DONE, SMALLER} and not self._has_rated:
            steps += self._rated(found, states[key])
        return _Answer(at, key, steps)

    def _take_back(self, at: int) -> int:
        """Take the last answer back; return the place of the item that is asked next."""
        from journal_tool.saving import NotSaved

        answer = self._answers.pop()
        paths: dict[str, None] = {}
        try:
            for step in reversed(answer.steps):
                if self._saver.last() != step:
                    self._echo(_("Something else was changed since, so this stays."))
                    return at
                paths |= dict.fromkeys(self._saver.undo().paths)
        except NotSaved as error:
            self._refuse(error.message, error.advice)
            return at
        for path in paths:
            click.echo(printable(_("{file}  as it was before that answer", file=path)))
        return answer.at

    # -- writing -------------------------------------------------------------------------------

    def _recorder(self, command: str) -> "Recorder":
        from journal_tool.recording import Recorder

        return Recorder(self._opened.store, self._saver, self._opened.today, command)

    def _written(
        self,
        command: str,
        record: Callable[["Recorder"], "Recorded"],
        told: Callable[["Recorded"], None] | None = None,
    ) -> tuple["Step", ...] | None:
        """Record at once and print it; return the steps, ``None`` if it could not be written."""
        from journal_tool.dayfile.edits import CannotEdit
        from journal_tool.newday import BadTemplate
        from journal_tool.saving import NotSaved

        try:
            recorded = record(self._recorder(command))
            step = self._saver.last() if any(one.is_new for one in recorded.told) else None
        except CannotEdit as error:
            self._refuse(f"{error.place}: {error.reason}.", error.advice)
            return None
        except NotSaved as error:
            self._refuse(error.message, error.advice)
            return None
        except BadTemplate as error:
            self._refuse(error.message + ".", "")
            return None
        (told or (lambda one: say(self._options, one)))(recorded)
        return (step,) if step is not None else ()

    def _refuse(self, message: str, advice: str) -> None:
        self.was_refused = True
        self._echo(printable(message))
        for line in advice.splitlines():
            self._echo(f"  {printable(line)}")

    def _rated(self, found: "Found", state: Any) -> tuple["Step", ...]:
        """Ask for motivation before and after, which is done once; write what was given."""
        from journal_tool.recording import Marks

        self._has_rated = True
        before, after = found.action.before, found.action.after
        try:
            if before is None:
                before = self._rating(_("Motivation before it, 0 to 10 (Enter leaves it out):"))
            if after is None:
                after = self._rating(_("And after it:"))
        except EOFError:
            self._echo()
        marks = Marks(before=before, after=after)
        if (before, after) == (found.action.before, found.action.after):
            return ()

        def told(recorded: "Recorded") -> None:
            said = {
                (True, True): N_("{before} before, {after} after"),
                (True, False): N_("{before} before"),
                (False, True): N_("{after} after"),
            }[before is not None, after is not None]
            text = _(said, before=before, after=after)
            click.echo(f"{printable(recorded.told[0].place)}  {text}")

        command = f"done {found.action.name}"  # no text
        steps = self._written(command, lambda to: to.set_state(found, state, marks), told)
        return steps or ()

    # -- asking --------------------------------------------------------------------------------

    def _show(self, at: int) -> None:
        from journal_tool.report import asked_text

        one = self._items[at]
        label = _("{number} of {count}", number=at + 1, count=len(self._items))
        columns = shutil.get_terminal_size().columns
        self._echo()
        self._echo(asked_text(one, label, columns=columns))
        self._show_keys(at)

    def _show_keys(self, at: int) -> None:
        keys = [
            _("y done"),
            _("s smaller") if self._items[at].has_smaller else "",
            _("n not done, stays open"),
            _("l let go"),
            _("m put off"),
        ]
        more = [_("Enter skip"), _("u take the last answer back") if self._answers else ""]
        room = shutil.get_terminal_size().columns - len(MARGIN)
        for row in (keys, [*more, _("q end")]):
            for text in _rows([one for one in row if one], room):
                self._echo(MARGIN + text)

    def _key(self, at: int) -> str:
        """Wait for a key that means something here.

        Raises:
            EOFError: for Ctrl-D, or when the terminal is gone.
        """
        while True:
            self._echo(f"{MARGIN}> ", nl=False)
            try:
                typed = click.getchar()
            except OSError as error:  # nobody is there any more
                raise EOFError from error
            if not typed:
                raise EOFError
            key = SKIP if typed in {"\n", "\r\n"} else typed.lower()
            wrong = self._wrong(at, key)
            self._echo(typed if len(typed) == 1 and typed.isprintable() else "")
            if not wrong:
                return key
            self._echo(MARGIN + wrong)
            self._show_keys(at)

    def _wrong(self, at: int, key: str) -> str:
        """Return what is to be said of a key, ``""`` if it means something here."""
        if key == SMALLER and not self._items[at].has_smaller:
            return _("No smaller version of it is known; y is for what was done.")
        if key == BACK and not self._answers:
            return _("There is no answer yet that could be taken back.")
        if key in {DONE, SMALLER, NOT_DONE, LET_GO, PUT_OFF, SKIP, BACK, END}:
            return ""
        if len(key) > 1 and not key.startswith("\x1b"):
            return _("Several signs came at once, and none was taken. One key is enough.")
        if key == "?" or not key.isprintable():
            return _("One of these keys:")
        return _("'{key}' is none of these keys:", key=key)

    def _line(self, question: str) -> str:
        """Ask for a line.

        Raises:
            EOFError: for Ctrl-D.
        """
        self._echo(f"{MARGIN}{question} ", nl=False)
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.strip()

    def _rating(self, question: str) -> int | None:
        for _attempt in range(2):
            text = self._line(question)
            if not text:
                return None
            if text.isdecimal() and int(text) <= 10:
                return int(text)
            self._echo(MARGIN + _("A whole number from 0 to 10, or Enter alone."))
        return None

    def _day(self) -> date | None:
        """Ask for the day that something is put off to; ``None`` if none was given after all."""
        today = self._opened.today
        for _attempt in range(2):
            try:
                text = self._line(_("To which day? Enter is tomorrow:"))
            except EOFError:
                self._echo()
                return None
            if not text:
                return today + timedelta(days=1)
            day = read_day(text, today, is_coming=True)
            if day is not None and day > today:
                return day
            wrong = _("'{text}' is no day to come. Write fri, +3d or 2026-11-27.", text=text)
            self._echo(MARGIN + printable(wrong))
        return None

    def _echo(self, text: str = "", *, nl: bool = True) -> None:
        with suppress(OSError):  # a terminal that is gone hears nothing
            click.echo(text, err=True, nl=nl)

    # -- in the end ----------------------------------------------------------------------------

    def sum_up(self) -> None:
        """Say what came of it, in one line."""
        counts = Counter(one.key for one in self._answers)
        parts = [_(text, count=counts[key]) for key, text in _ENDED.items() if counts[key]]
        known = self._recorder("").actions()
        is_open = self._items[0].item.state
        still = {one.action.key for one in known if one.action.state is is_open}
        left = sum(one.item.key in still for one in self._items)
        if left:
            parts.append(ngettext("{count} stays open", "{count} stay open", left))
        self._echo()
        self._echo(" · ".join(parts) + "." if parts else _("Nothing is open any more today."))
        if left and counts.total() < len(self._items):
            self._echo(_("`journal ask` goes on from there, whenever you like."))


def _rows(parts: Sequence[str], room: int) -> list[str]:
    """Return parts with dots between them, in rows that end with one where they go on."""
    rows = [parts[0]]
    for part in parts[1:]:
        longer = f"{rows[-1]} · {part}"
        if len(longer) + 2 <= room or (len(longer) <= room and part == parts[-1]):
            rows[-1] = longer
        else:
            rows[-1] += " ·"
            rows.append(part)
    return rows
