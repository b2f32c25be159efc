"""The settings themselves: frozen values, each with a default, so that no file is needed."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, time
from typing import Final

from journal_tool.model import Experiment, Identity, Pause, Practice, Scale, State
from journal_tool.values import dataclass

DEFAULT_AREAS: Final = ("people", "work", "play", "body", "home")
PLAN_NAMES: Final = ("Planned", "Plan", "Today", "Tasks", "To do", "Todo")  # no text
DONE_NAMES: Final = ("Done", "Did")  # no text


@dataclass(frozen=True, slots=True)
class BodyRules:
    """Which boxes of the body are actions (``[body]``).

    Attributes:
        tasks: ``auto``, ``sections``, ``all`` or ``none``.
        ignore: headings whose boxes never count.
        planned, done: names of headings, callouts and labels that begin a list.
    """

    tasks: str = "auto"
    ignore: tuple[str, ...] = ()
    planned: tuple[str, ...] = PLAN_NAMES
    done: tuple[str, ...] = DONE_NAMES


@dataclass(frozen=True, slots=True)
class ReportRules:
    """``[report]``: where the report goes and what it may show.

    Attributes:
        out: folder for the report, below the journal unless absolute.
        lang: language tag of the pages.
        words: ``False`` hides all free text.
        streaks, scores: ``False`` leaves runs, or scores, out.
        names: ``False`` where names have become numbers; no key of ``journal.toml`` says so.
    """

    out: str = "report"
    lang: str = "en"
    words: bool = True
    streaks: bool = True
    scores: bool = True
    names: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """All that ``journal.toml`` says, with a default for everything.

    Attributes:
        folder: where the days are, below the root.
        ignore: glob patterns of paths that are no days.
        file: pattern of a day's file in moment tokens; ``None``: as the newest day.
        units: further units whose numbers are no part of an action's name.
        since: rates begin on this date.
        day_ends: until this time the day before is still "today".
        week_starts: ISO number of the weekday that begins a week in calendars (Monday 1).
        small: the journal's own list of small things to start with; empty: the packed one.
        cue_words: words that make brackets an if-then.
        boxes: meaning of further signs in boxes; ``None``: a note.
    """

    folder: str = "."
    ignore: tuple[str, ...] = ()
    file: str | None = None
    units: tuple[str, ...] = ()
    since: date | None = None
    day_ends: time = time(0, 0)
    week_starts: int = 1
    areas: tuple[str, ...] = DEFAULT_AREAS
    small: tuple[str, ...] = ()
    cue_words: tuple[str, ...] = ("when", "after", "before", "at", "if", "once", "while")
    practices: tuple[Practice, ...] = ()
    identities: tuple[Identity, ...] = ()
    pauses: tuple[Pause, ...] = ()
    body: BodyRules = BodyRules()
    boxes: Mapping[str, State | None] = field(default_factory=dict)
    scales: tuple[Scale, ...] = ()
    experiments: tuple[Experiment, ...] = ()
    report: ReportRules = ReportRules()
    support: tuple[str, ...] = ()
