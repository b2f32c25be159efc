"""The first page: today, the record in a few lines, the counts by week and month."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from journal_tool.analysis import WINDOW_DAYS, Analysis, Counts, Month, Week
from journal_tool.model import Day, Journal, Outcome
from journal_tool.report._actions import ActionView
from journal_tool.report._check import Problem
from journal_tool.report._days import actions_of
from journal_tool.report._frame import month_path
from journal_tool.report._tables import Row, Table, bar_of, first_hrefs, table
from journal_tool.report._words import (
    WEEKDAYS,
    actions_line,
    long_date,
    month_name,
    sentences_of,
    short_date,
    some,
    stretch,
)

LONG_SILENCE: Final = 5
"""After so many days without an entry nothing is shown before it is asked for."""

_HAPPENED: Final = {one.value for one in (Outcome.DONE, Outcome.SMALLER, Outcome.BONUS)}

RECENT_WEEKS: Final = 12
"""So many weeks stand open on the page; older ones are folded."""

ENOUGH_PLANNED: Final = 5
"""From so many planned actions on the record line says what became of them."""

_COLUMNS: Final[Mapping[str, Mapping[str, Callable[[Counts], int]]]] = {
    "days": {
        "entry": lambda counts: counts.recorded,
        "something done": lambda counts: counts.active,
        "rest": lambda counts: counts.rest,
    },
    "actions": {
        "planned": lambda counts: counts.planned,
        "done": lambda counts: counts.done,
        "smaller": lambda counts: counts.smaller,
        "put off": lambda counts: counts.moved,
        "let go": lambda counts: counts.dropped,
        "not planned": lambda counts: counts.bonus,
    },
}


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One line of the record: what it is about, and sentences."""

    label: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """``index.html``.

    Attributes:
        date: of the report.
        start_file: name of the file for today; ``""`` once something is written.
        last_entry: the last date that was written in, after a long silence; else ``""``.
        done: what was done today.
        open: what of today is open; after a long silence nothing is listed.
        record: the record in a few lines.
        since: what is left out of the counts; ``""`` for nothing.
        problem: the worst finding.
        more_problems: how many more there are, in words; ``""`` for none.
        weeks, months: the counts.
    """

    date: str
    start_file: str
    last_entry: str
    done: tuple[ActionView, ...]
    open: tuple[ActionView, ...]
    record: tuple[RecordLine, ...]
    since: str
    problem: Problem | None
    more_problems: str
    weeks: Table
    months: Table


def index_view(
    journal: Journal,
    analysis: Analysis,
    shown: Sequence[Day],
    *,
    worst: tuple[Problem, int] | None,
    shows_words: bool,
) -> IndexView:
    """Return the first page.

    Args:
        journal: for the actions of today.
        analysis: all figures.
        shown: the days that have a place on a page, oldest first.
        worst: the worst finding and how many more there are.
        shows_words: whether the writer's words may stand.
    """
    today = _today(journal, analysis, shows_words=shows_words)
    is_silent = analysis.silent_for >= LONG_SILENCE and analysis.last is not None
    problem, more = worst or (None, 0)
    return IndexView(
        date=long_date(analysis.as_of),
        start_file="" if shown else f"{analysis.as_of}.md",
        last_entry=_last_entry(analysis) if is_silent else "",
        done=tuple(one for one in today if one.state in _HAPPENED),
        open=() if is_silent else tuple(one for one in today if one.state == Outcome.OPEN.value),
        record=tuple(_record(analysis)),
        since=since_sentence(analysis),
        problem=problem,
        more_problems=f"and {more} more" if more else "",
        weeks=_weeks(analysis, shown),
        months=_months(analysis, shown),
    )


def _today(journal: Journal, analysis: Analysis, *, shows_words: bool) -> tuple[ActionView, ...]:
    day = journal.by_date().get(analysis.as_of)
    figures = analysis.by_date().get(analysis.as_of)
    if day is None or figures is None:
        return ()
    return actions_of(day, figures, shows_words=shows_words)


def _last_entry(analysis: Analysis) -> str:
    last = analysis.last or analysis.as_of
    year = "" if last.year == analysis.as_of.year else f" {last.year}"
    return f"{WEEKDAYS[last.weekday()]} {short_date(last)}{year}"


def _record(analysis: Analysis) -> list[RecordLine]:
    lines = []
    window = analysis.showed_up
    if window is not None:
        is_whole = window.days == WINDOW_DAYS
        of_days = "" if is_whole else f" of {some(window.days, 'day')}"
        parts = [
            f"something done on {window.yes}{of_days}",
            f"{window.rest} rest",
            f"{window.silent} without an entry",
            f"{window.no} recorded without an act",
        ]
        days = " · ".join(part for part in parts if not part.startswith("0 "))
        enough = window.counts.planned >= ENOUGH_PLANNED
        lines.append(
            RecordLine(
                f"{WINDOW_DAYS} days" if is_whole else f"Since {_near(window.first, analysis)}",
                (days, actions_line(window.counts)) if enough else (days,),
            )
        )
    if analysis.counted_from and analysis.totals.recorded:
        lines.append(RecordLine("In all", sentences_of(analysis.totals)))
    return lines


def _near(day: date, analysis: Analysis) -> str:
    """Return ``Fri`` within the last week, else ``3 November``."""
    if (analysis.as_of - day).days < 7:
        return WEEKDAYS[day.weekday()][:3]
    return short_date(day)


def since_sentence(analysis: Analysis) -> str:
    """Return what is left out of the counts; ``""`` for nothing."""
    first = analysis.counted_from
    if first is None or not analysis.before_since:
        return ""
    earlier = some(analysis.before_since, "earlier day is", "earlier days are")
    return f"Counts begin on {long_date(first)}; {earlier} shown and in no count."


# -- tables -------------------------------------------------------------------------------------


def _weeks(analysis: Analysis, shown: Sequence[Day]) -> Table:
    hrefs = first_hrefs(shown)
    rows = []
    for week in reversed(analysis.weeks):
        name = stretch(week.first, week.last, this_year=analysis.as_of.year)
        rows.append(_row(name, hrefs.get(week.label, ""), week, analysis))
    return _table(rows, keep=RECENT_WEEKS)


def _months(analysis: Analysis, shown: Sequence[Day]) -> Table:
    """Return all months that have a page or a count."""
    pages = {month_path(day.date): day.date.replace(day=1) for day in shown}
    counted = {month_path(month.first): month for month in analysis.months}
    firsts = {path: month.first for path, month in counted.items()} | pages
    rows = []
    for path, first in sorted(firsts.items(), reverse=True):
        href = path if path in pages else ""
        month = counted.get(path)
        if month is None:
            ahead = first > analysis.as_of
            remark = "still to come" if ahead else "in no count"
            rows.append(Row(month_name(first), href, remark))
        else:
            rows.append(_row(month_name(first), href, month, analysis))
    return _table(rows, keep=len(rows))


def _row(name: str, href: str, part: Week | Month, analysis: Analysis) -> Row:
    counts = part.counts
    return Row(
        name=name,
        href=href,
        remark="so far" if part.first <= analysis.as_of <= part.last else "",
        figures=tuple(take(counts) for group in _COLUMNS.values() for take in group.values()),
        sentences=sentences_of(counts),
        bar=bar_of(counts),
    )


def _table(rows: Sequence[Row], *, keep: int) -> Table:
    groups = {label: tuple(group) for label, group in _COLUMNS.items()}
    return table(rows, groups, keep=keep)
