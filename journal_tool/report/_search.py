"""The words of all days as data that a script on ``search.html`` looks through.

Hides how they are written down: classic scripts, since a page opened from a file can load nothing
else.  What is searched is what the pages of the days show, no more and no less.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from journal_tool.language import _
from journal_tool.model import Day
from journal_tool.phrases import day_and_month, long_date
from journal_tool.phrases import days as some_days
from journal_tool.report._actions import ActionView
from journal_tool.report._days import DayView
from journal_tool.report._frame import Link
from journal_tool.report._page import Page
from journal_tool.report._words import clean
from journal_tool.values import dataclass

MOST_BYTES: Final = 8_000_000
"""Words above this size are split by year: a phone reads several small files with less strain."""

SEARCH_SCRIPT: Final = "search.js"
_DATA: Final = "search-data.js"
_BEGIN: Final = "(window.journalDays ??= {{}})[{name}] = Object.freeze([\n"
_END: Final = "\n]);\n"

_BLOCK: Final = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|blockquote|pre|table|thead|tbody|tr|t[hd]|hr|br)\b[^<>]*>"
)
_TAG: Final = re.compile(r"<[^<>]*>")
_PICTURE: Final = re.compile(r'<img [^<>]*?\balt="([^"]*)"[^<>]*>')


@dataclass(frozen=True, slots=True)
class SearchDay:
    """The words of one day, ready to be searched.

    Attributes:
        date: the day.
        row: an array in JSON, UTF-8: ISO date, date in words, and the lines; it may stand in a
            script.
    """

    date: date
    row: bytes


@dataclass(frozen=True, slots=True)
class SearchView:
    """``search.html``.

    Attributes:
        days: how many are searched, from the first to the last.
        newest: the newest page of days, for whoever searches without scripts.
        files: the scripts that hold the words, in a line, the newest first.
    """

    days: str
    newest: Link
    files: str


def is_searchable(days: Iterable[Day], as_of: date, *, shows_words: bool) -> bool:
    """Return whether a report has a page for searching.

    Args:
        days: those that have a place on a page.
        as_of: the date of the report; on the first day there is nothing to look for.
        shows_words: without words there is no such page.
    """
    return shows_words and any(one.date < as_of for one in days)


def search_day(day: Day, view: DayView) -> SearchDay:
    """Return the words of ``day``: those that ``view``, its section, shows."""
    lines = [" ".join(one.split()) for one in _lines(view)]
    row = [day.date.isoformat(), long_date(day.date), [one for one in lines if one]]
    return SearchDay(day.date, _in_script(row).encode())


def search_files(
    days: Iterable[SearchDay], most_bytes: int = MOST_BYTES
) -> Mapping[str, Sequence[SearchDay]]:
    """Return which scripts hold the words of which days: one, or one for each year.

    Args:
        days: in any order; at least one.
        most_bytes: size from which on there is one for each year.

    Returns:
        By their paths, the newest first, the days of each too.
    """
    newest = sorted(days, key=lambda one: one.date, reverse=True)
    around = len(search_file(_DATA, [SearchDay(date.min, b"")]).data)
    if around + sum(len(one.row) + 2 for one in newest) - 2 <= most_bytes:
        return {_DATA: newest}
    years = groupby(newest, key=lambda one: one.date.year)
    return {f"search-{year:04}.js": list(of_year) for year, of_year in years}


def search_file(path: str, days: Iterable[SearchDay]) -> Page:
    """Return the script at ``path`` with the words of ``days``, at least one."""
    begin = _BEGIN.format(name=_in_script(path))
    rows = [one.row for one in days]
    rows[0] = begin.encode() + rows[0]  # so that many megabytes are put together once
    rows[-1] += _END.encode()
    return Page(path, b",\n".join(rows))


def search_view(days: Sequence[SearchDay], newest: str, files: Iterable[str]) -> SearchView:
    """Return the page.

    Args:
        days: all that can be searched, at least one.
        newest: path of the newest page of days.
        files: paths of the scripts.
    """
    dates = [one.date for one in days]
    first, last = (
        _("{date} {year}", date=day_and_month(one), year=one.year)
        for one in (min(dates), max(dates))
    )
    count = some_days(len(days))
    return SearchView(
        days=_("{days}, {date}", days=count, date=first)
        if first == last
        else _("{days}, {first} – {last}", days=count, first=first, last=last),
        newest=Link(_("newest month"), newest),
        files=" ".join(files),
    )


# -- what is searched ---------------------------------------------------------------------------


def _lines(view: DayView) -> Iterator[str]:
    """Yield the writer's words, a line for each thing that was said."""
    yield view.rest_why
    for action in view.actions:
        yield from _action_lines(action)
    for thought in view.thoughts:
        yield f"{thought.text} {thought.pattern}"
        yield from thought.reframe.split("\n")
    for line in view.evidence:
        yield f"{line.text} {line.identity}"
    for body in view.bodies:
        yield from _plain(body.html).split("\n")
    for measure in view.measures:
        yield measure.remark
    yield " ".join(view.tags)


def _action_lines(action: ActionView) -> Iterator[str]:
    smaller = f"→ {action.smaller}" if action.smaller else ""
    yield " ".join((action.name, smaller, *action.tags))
    yield action.cue
    yield from action.note.split("\n")


def _plain(markup: str) -> str:
    """Return the text of safe HTML, a line for each of its blocks.

    Attributes of safe HTML hold no pointed brackets, so that a tag ends at the first one.
    """
    in_words = _PICTURE.sub(r" \1 ", markup)  # what a picture shows can be looked for
    in_lines = _BLOCK.sub("\n", in_words.replace("\n", " "))
    # An entity can be the number of a character that no page shows.
    return clean(html.unescape(_TAG.sub("", in_lines)))


# -- as a script --------------------------------------------------------------------------------


def _in_script(value: object) -> str:
    """Return JSON that can stand anywhere in a script, within HTML too."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c").replace(">", "\\u003e")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
