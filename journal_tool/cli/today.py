"""today, last, show: what a terminal shows of a journal."""

import re
import shutil
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import click

from journal_tool.cli._context import NoJournal, Options, Stop, read_day, stdout_is_terminal
from journal_tool.cli._git import say_if_busy
from journal_tool.cli._main import Command
from journal_tool.cli._open import Opened, open_journal, shown_json
from journal_tool.language import N_, _, ngettext

if TYPE_CHECKING:  # what `--help` does not need
    from journal_tool.app import NoSuchAction, Reading, Screen

_NO_JOURNAL: Final = N_("""\
No journal here.
  journal init            makes one in this folder
  journal init ~/journal  makes one there
A journal is a folder with one text file a day. Nothing leaves this machine.""")


def _opened(options: Options) -> Opened:
    """Open the journal; a folder without one gets told how to begin."""
    try:
        return open_journal(options)
    except NoJournal as stop:
        if not stop.is_here or options.as_json:
            raise
        click.echo(_(_NO_JOURNAL), err=True)
        raise click.exceptions.Exit(stop.exit_code) from stop


@click.command(cls=Command)
@click.option("--short", is_flag=True, help="Print one row for what is done, open, or small.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def today(options: Options, short: bool, as_json: bool) -> None:
    """Show today: what is done and open, or one small step, and a line of record.

    `journal` alone does the same.

    Example: journal today --short
    """
    options.as_json = as_json
    opened = _opened(options)
    from journal_tool import app
    from journal_tool.report import today_in_short, today_text

    screen = app.today(opened.store, opened.today)
    if as_json:
        data = _today_record(screen)
        click.echo(shown_json("today", opened.today, data, screen.reading.problems))
        return
    if short:
        click.echo(today_in_short(screen.today))
        return
    if stdout_is_terminal():
        columns = shutil.get_terminal_size().columns
        click.echo(today_text(screen.today, columns=columns))
    else:
        click.echo(today_text(screen.today))
    say_if_busy(options, opened.root)


def _today_record(screen: "Screen") -> dict[str, Any]:
    from journal_tool.diagnostics import Severity
    from journal_tool.report import day_record

    reading, step = screen.reading, screen.today.step
    day = reading.journal.by_date().get(reading.today)
    actions = day_record(day, reading.today)["actions"] if day else []
    window = screen.analysis.showed_up
    problems = reading.count(Severity.ERROR) + reading.count(Severity.WARNING)
    happened = ("done", "smaller", "bonus")
    return {
        "step": None
        if step is None
        else {
            "name": step.name,
            "key": step.key,
            "size": "smaller" if step.is_smaller else "whole",
            "minutes": step.minutes,
            "why": step.reason,
        },
        "planned": [one for one in actions if one["planned"]],
        "done": [one for one in actions if one["state"] in happened],
        "days": {"yes": window.yes, "of": window.days} if window else None,
        "problems": problems,
    }


@click.command(cls=Command)
@click.argument("words", nargs=-1, required=True, metavar="NAME")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def last(options: Options, words: tuple[str, ...], as_json: bool) -> None:
    """Show the last time of the action NAME: what it was like, in your own words.

    The beginning of a name is enough, if it is the beginning of one name.

    Example: journal last letterbox
    """
    options.as_json = as_json
    opened = _opened(options)
    from journal_tool import app
    from journal_tool.report import last_text

    reading = app.read(opened.store, opened.today)
    try:
        found = app.last(reading, " ".join(words))
    except app.NoSuchAction as error:
        raise _no_such(error) from error
    shows_words = reading.settings.report.words
    if as_json:
        data = _last_record(found, shows_words=shows_words)
        click.echo(shown_json("last", opened.today, data, reading.problems))
        return
    click.echo(
        last_text(found.named.name, found.time, found.doubts, opened.today, shows_words=shows_words)
    )


def _last_record(found: Any, *, shows_words: bool) -> dict[str, Any]:
    time, doubted = found.time, found.doubts
    record: dict[str, Any] = {"name": found.named.name, "key": found.named.key, "last": None}
    if time is not None:
        record["last"] = {
            "date": time.date.isoformat(),
            "minutes": time.minutes,
            "smaller": time.is_smaller,
            "before": time.before_after[0] if time.before_after else None,
            "after": time.before_after[1] if time.before_after else None,
            "expect": time.expect_felt[0] if time.expect_felt else None,
            "felt": time.expect_felt[1] if time.expect_felt else None,
            "words": time.words if shows_words and time.words else None,
            "words_of": ("day" if time.are_days_words else "act")
            if shows_words and time.words
            else None,
        }
    pairs = time.pairs if time else None
    record["pairs"] = (
        {"n": pairs.times, "higher": pairs.higher, "same": pairs.same, "lower": pairs.lower}
        if pairs
        else None
    )
    record["doubts"] = {"n": doubted.times, "done": doubted.happened} if doubted else None
    return record


def _no_such(error: "NoSuchAction") -> Stop:
    names = ", ".join(f"'{name}'" for name in error.near[:8])
    if error.are_several:
        return Stop(
            ngettext(
                "'{name}' could be {count} action.",
                "'{name}' could be {count} actions.",
                len(error.near),
                name=error.name,
            ),
            advice=_("Write more of the name: {names}.", names=names),
            exit_code=5,
        )
    advice = (
        _("Close to it: {names}.", names=names)
        if names
        else _("A name is one that stands in the journal.")
    )
    message = _("No action is called '{name}'.", name=error.name)
    return Stop(message, advice=advice, exit_code=5)


_WEEK: Final = re.compile(r"([0-9]{4})-?[Ww]([0-9]{1,2})")
_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})")
_DATES: Final = N_("Write 2026-11-22, yesterday, -2d, mon, 2026-W47, 2026-11 or 2026.")
_YEAR: Final = re.compile(r"[0-9]{4}")


def read_stretch(text: str, today: date) -> tuple[date, date] | None:
    """Read a day, week, month or year as people type it; ``None`` if it is none.

    >>> read_stretch("2026-W47", date(2026, 11, 22))
    (datetime.date(2026, 11, 16), datetime.date(2026, 11, 22))
    """
    day = read_day(text, today)
    if day is not None:
        return day, day
    try:
        if found := _WEEK.fullmatch(text):
            first = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return first, first + timedelta(days=6)
        if found := _MONTH.fullmatch(text):
            first = date(int(found[1]), int(found[2]), 1)
            return first, _month_end(first)
        if _YEAR.fullmatch(text):
            return date(int(text), 1, 1), date(int(text), 12, 31)
    except (ValueError, OverflowError):
        return None
    return None


def _month_end(first: date) -> date:
    if first.month == 12:
        return first.replace(day=31)
    return first.replace(month=first.month + 1) - timedelta(days=1)


@click.command(cls=Command)
@click.argument("what", nargs=-1, metavar="[DAY|WEEK|MONTH|NAME]")
@click.pass_obj
def show(options: Options, what: tuple[str, ...]) -> None:
    """Show a day, a week, a month or an action as plain text; without a word, today.

    Days are written 2026-11-22, yesterday, -2d or mon; weeks 2026-W47; months 2026-11.

    Example: journal show yesterday
    """
    opened = _opened(options)
    from journal_tool import app
    from journal_tool.analysis import analyse
    from journal_tool.report import days_text, practice_text

    reading = app.read(opened.store, opened.today)
    analysis = analyse(reading.journal, reading.settings, as_of=opened.today)
    shows_words = reading.settings.report.words
    text = " ".join(what) or "today"
    stretch = read_stretch(text, opened.today)
    if stretch is None and text[:4].isdigit():
        message = _("'{text}' is no day, week or month.", text=text)
        raise Stop(message, advice=_(_DATES), exit_code=2)
    if stretch is None:
        try:
            named = app.find_action(reading, text)
        except app.NoSuchAction as error:
            raise _no_such(error) from error
        times = app.times_of(reading, analysis, named.key)
        click.echo(practice_text(named.name, times, shows_words=shows_words))
        return
    days = _days(reading, stretch)
    if not days:
        raise Stop(
            _("Nothing is written for {text}.", text=text),
            advice=_("Name another day, week or month."),
            exit_code=5,
        )
    click.echo(days_text(days, analysis, shows_words=shows_words))


def _days(reading: "Reading", stretch: tuple[date, date]) -> list[Any]:
    first, last_day = stretch
    return [
        day
        for day in reading.journal.days
        if first <= day.date <= last_day and (day.is_touched or day.date == reading.today)
    ]
