"""Clock, environment, current folder, terminal: read here and nowhere else."""

import datetime as dt
import os
import re
import sys
from dataclasses import field
from datetime import date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Final

import click

from journal_tool.language import _
from journal_tool.values import dataclass

if TYPE_CHECKING:  # 3 ms that `--help` does not need
    from pathlib import Path

VARIABLE_FOLDER: Final = "JOURNAL_DIR"
VARIABLE_TODAY: Final = "JOURNAL_TODAY"
_SETTINGS_FILE: Final = "journal.toml"
_AWAY: Final = ".journal.toml.icloud"
"""The settings where iCloud Drive keeps them away from this device."""


class Stop(click.ClickException):
    """The command cannot go on: a message, what to type, and an exit code.

    Exit codes: 1 error · 2 wrong usage · 3 problems found · 4 no journal · 5 nothing matched.
    """

    def __init__(self, message: str, *, advice: str = "", exit_code: int = 1) -> None:
        super().__init__(message)
        self.advice = advice
        self.exit_code = exit_code  # type: ignore[misc]  # click documents it as per instance


def path_of(text: str) -> "Path":
    """Return a path as typed, where ``~`` and ``~name`` are folders of people.

    Raises:
        Stop: exit 2, when nobody has that name.
    """
    from pathlib import Path

    try:
        return Path(text).expanduser()
    except RuntimeError:
        name = Path(text).parts[0]
        raise Stop(
            _("'{path}': there is no folder of '{name}'.", path=text, name=name),
            advice=_("For a name that begins with ~ write ./{path}", path=text),
            exit_code=2,
        ) from None


class NoJournal(Stop):
    """A folder holds no journal.

    Attributes:
        is_here: whether it is the folder somebody is in, and not one that was named.
    """

    def __init__(self, message: str, *, is_here: bool = False) -> None:
        folder = _("A journal is a folder with one text file a day, such as 2026-03-12.md.")
        named = _("Give its folder:  journal -C FOLDER …  (or set JOURNAL_DIR)")
        super().__init__(message, advice=f"{folder}\n{named}", exit_code=4)
        self.is_here = is_here


def not_ours(file: "Path", command: str) -> Stop:
    """Return the stop for one file that is not ours, or not any more.

    Args:
        file: stays as it is.
        command: up to the name of the file; it is advised with a name that is free.
    """
    import shlex

    numbered = (file.with_stem(f"{file.stem}-{number}") for number in count(2))
    free = next(one for one in numbered if not os.path.lexists(one))
    again = f"{command} {shlex.quote(str(free))}"
    return Stop(
        _(
            "'{file}' was not made by journal, or was changed since, so it was left as it is.",
            file=file,
        ),
        advice=_("Move it away, or give another name: {command}", command=again),
    )


@dataclass(slots=True)
class Options:
    """What was asked for on the command line, before or after the command.

    Attributes:
        journal: folder given with ``-C``.
        date: what ``--date`` says, unread.
        color: ``auto``, ``always`` or ``never``.
        quiet: leave out what is no result.
        verbose: how often ``-v`` was given.
        as_json: errors are wanted as JSON.
    """

    journal: str | None = None
    date: str | None = None
    color: str = "auto"
    quiet: bool = False
    verbose: int = 0
    as_json: bool = False
    _now: datetime = field(default_factory=lambda: datetime.now().astimezone())

    @property
    def use_color(self) -> bool | None:
        """Whether results are coloured; ``None`` leaves it to the terminal."""
        if self.color == "always":
            return True
        if self.color == "never" or os.environ.get("NO_COLOR"):
            return False
        return None

    def root(self) -> "Path":
        """Return the root of the journal.

        Raises:
            Stop: exit 4, when there is none.
        """
        given = self._named()
        start = path_of(given) if given else _current_folder()
        if given and not start.exists():
            raise NoJournal(_("No journal in '{folder}': there is no such folder.", folder=given))
        if not start.is_dir():
            raise NoJournal(
                _("No journal in '{folder}': it is a file, not a folder.", folder=given)
            )
        above = folder_with_settings(start)
        if above is not None:
            return above
        if given or _looks_like_journal(start):
            return start
        raise NoJournal(_("No journal here."), is_here=True)

    def _named(self) -> str | None:
        return self.journal or os.environ.get(VARIABLE_FOLDER) or None

    def named_by(self) -> str:
        """Return what names the folder of the journal; ``""`` for the folder somebody is in."""
        if self.journal:
            return "-C"
        return VARIABLE_FOLDER if self._named() else ""

    def start(self) -> "Path":
        """Return the folder from which the journal is looked for, absolute."""
        given = self._named()
        return (path_of(given) if given else _current_folder()).absolute()

    def typed(self) -> list[tuple[str, str, str]]:
        """Return what the command line and the environment set: its name, its value, by what."""
        is_without = self.color == "auto" and self.use_color is False
        given = [
            ("today", self.date or "", "--date"),
            ("today", "" if self.date else os.environ.get(VARIABLE_TODAY, ""), VARIABLE_TODAY),
            ("color", "" if self.color == "auto" else self.color, "--color"),
            ("color", "never" if is_without else "", "NO_COLOR"),
        ]
        return [one for one in given if one[1]]

    def today(self, day_ends_minutes: int = 0) -> dt.date:
        """Return the date that counts as today.

        Args:
            day_ends_minutes: minutes after midnight until which the day before goes on.
        """
        clock = (self._now - timedelta(minutes=day_ends_minutes)).date()
        for name, text in (("--date", self.date), (VARIABLE_TODAY, os.environ.get(VARIABLE_TODAY))):
            if text:
                day = read_day(text, clock)
                if day is None:
                    raise Stop(
                        _("{option}: '{text}' is no date.", option=name, text=text),
                        advice=_("Write 2026-11-22, today, yesterday, tomorrow, -2d or mon."),
                        exit_code=2,
                    )
                return day
        return clock

    def look_at_clock(self) -> str:
        """Let time go on for a command that runs for long; return the time of day, ``14:03:07``."""
        self._now = datetime.now().astimezone()
        return f"{self._now:%H:%M:%S}"

    @staticmethod
    def caches() -> "Path":
        """Return the folder of what is kept between runs; it need not exist."""
        from journal_tool import folders

        return folders.caches()

    @staticmethod
    def states() -> "Path":
        """Return the folder of what is needed to take changes back; it need not exist."""
        from journal_tool import folders

        return folders.states()

    def now(self) -> datetime:
        """Return the time, in the zone of this machine."""
        self.look_at_clock()
        return self._now

    @staticmethod
    def user_settings() -> "Path":
        """Return the file of settings for all journals of this user; it need not exist."""
        from journal_tool import folders

        return folders.configuration() / "config.toml"


_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_AGO: Final = re.compile(r"([+-]?)([0-9]{1,4})d")
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(text: str, today: date, *, is_coming: bool = False) -> date | None:
    """Read a day as people type it; ``None`` if it is none.

    A weekday is the last one that was, today included, or with ``is_coming`` the next one.

    >>> read_day("mon", date(2026, 11, 22)), read_day("-2d", date(2026, 11, 22))
    (datetime.date(2026, 11, 16), datetime.date(2026, 11, 20))
    """
    word = text.strip().lower()
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    try:
        if word in near:
            return today + timedelta(days=near[word])
        if match := _AGO.fullmatch(word):
            return today + timedelta(days=int(match[1] + match[2]))
        if len(word) >= 3:
            for number, name in enumerate(_WEEKDAYS):
                if name.startswith(word):
                    away = (today.weekday() - number) % 7
                    return today + timedelta(days=7 - away if is_coming else -away)
        return date.fromisoformat(word) if _ISO.fullmatch(word) else None
    except (ValueError, OverflowError):
        return None


def _current_folder() -> "Path":
    from pathlib import Path

    try:
        return Path.cwd()
    except OSError:
        raise NoJournal(_("No journal here: this folder is gone.")) from None


def folder_with_settings(start: "Path | str") -> "Path | None":
    """Return the nearest folder with settings, from ``start`` upwards; ``None`` if none has."""
    from pathlib import Path

    start = Path(os.path.abspath(start))
    for folder in (start, *start.parents):
        if any(os.path.lexists(folder / name) for name in (_SETTINGS_FILE, _AWAY)):
            return folder
    return None


def _looks_like_journal(folder: "Path") -> bool:
    """Whether a folder directly holds a day, or is a vault."""
    from journal_tool.dayfile import Kind, read_name

    try:
        names = os.listdir(folder)
    except OSError:
        return False
    return any(
        name in {".obsidian", "logseq"} or read_name(name).kind in {Kind.DAY, Kind.NOTE}
        for name in names
    )


def stdout_is_terminal() -> bool:
    """Whether results go to a terminal."""
    return sys.stdout.isatty()
