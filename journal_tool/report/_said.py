"""One thing of one day as a line: its date, what it was, and that day's own words."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from journal_tool.language import _, ngettext
from journal_tool.model import Action, Outcome
from journal_tool.phrases import brief_date, day_and_month
from journal_tool.report._actions import ActionView, action_view
from journal_tool.report._frame import day_href
from journal_tool.report._words import clean
from journal_tool.screens import OwnWords
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """One line.

    Attributes:
        date: ``Thu 19 March``.
        href: to the day.
        action: what was done or not done; ``None`` for a line of words alone.
        intro: what stands before the words: ``That day:``, or ``""``.
        words: the writer's; ``""`` for none.
    """

    date: str
    href: str
    action: ActionView | None
    intro: str
    words: str


@dataclass(frozen=True, slots=True)
class Folded:
    """Lines, the newest first.

    Attributes:
        lines: those that stand open.
        older: those that are folded.
        summary: of the folded ones, such as ``64 earlier``.
    """

    lines: tuple[Said, ...]
    older: tuple[Said, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True)
class DayLink:
    """The way to a day, under its date.

    Attributes:
        text: the date.
        href: to the day.
    """

    text: str
    href: str


def said(
    when: date,
    action: tuple[Action, Outcome] | None,
    words: OwnWords,
    *,
    seen_from: date,
    shows_words: bool,
) -> Said:
    """Return a line.

    Args:
        when: its day.
        action: with what became of it; ``None`` for words alone.
        words: what the writer said.
        seen_from: dates of other years show theirs.
        shows_words: ``False`` leaves the words out; names of actions stay.
    """
    view = action_view(*action, shows_words=False) if action else None
    text = clean(words.text) if shows_words else ""
    return Said(
        date=brief_date(when, seen_from=seen_from),
        href=day_href(when),
        action=view,
        intro=_("That day:") if text and words.are_of_the_day else "",
        words=text,
    )


def without_repeats(lines: Iterable[Said]) -> tuple[Said, ...]:
    """Return the lines; a day's sentence stands beside the first line of that day alone."""
    seen: set[tuple[str, str]] = set()
    found = []
    for line in lines:
        is_repeat = bool(line.intro) and (line.href, line.words) in seen
        seen.add((line.href, line.words))
        found.append(replace(line, intro="", words="") if is_repeat else line)
    return tuple(found)


def folded(lines: Iterable[Said], *, keep: int) -> Folded:
    """Return the lines, so many of them open."""
    some = without_repeats(lines)
    older = some[keep:]
    return Folded(some[:keep], older, earlier(len(older)) if older else "")


def earlier(count: int) -> str:
    """Return what so many lines that are folded are called."""
    return ngettext("{count} earlier", "{count} earlier", count)


def day_link(when: date, *, seen_from: date) -> DayLink:
    """Return the way to a day under its date, ``19 March``."""
    return DayLink(day_and_month(when, seen_from=seen_from), day_href(when))
