"""The gap: what was planned and what was done, week by week, and what is put off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise, zip_longest
from typing import Final

from journal_tool.analysis import (
    WINDOW_DAYS,
    Analysis,
    Chain,
    Counts,
    Month,
    Week,
    days_after,
    days_before,
    planned_and_done,
)
from journal_tool.model import Day
from journal_tool.phrases import day_and_month, month_name, some, stretch
from journal_tool.report._actions import smaller_text
from journal_tool.report._frame import month_path
from journal_tool.report._said import DayLink, day_link
from journal_tool.report._tables import COUNTS, Row, Table, bar_of, figures_of, first_hrefs, table
from journal_tool.report._words import clean, sentences_of
from journal_tool.screens import (
    Gap,
    change_said,
    follow_through_said,
)

RECENT_WEEKS: Final = 12
"""So many weeks stand open on the page; older ones are folded."""

RECENT_MONTHS: Final = 12
"""So many months stand open on the page; older ones are folded."""

NEWEST: Final = 10
"""So many dates stand beside a tag, and so many things below "done after all"."""

_COLUMNS: Final = {
    "actions": COUNTS,
    "days": ("something done", "plans, no act"),
}


@dataclass(frozen=True, slots=True)
class Dates:
    """Days under one label, each one a link.

    Attributes:
        label: a month, or a tag as written, folded.
        count: how many, in words; ``""`` where the links say it.
        links: to the days.
        more: how many earlier ones are left out, or ``""``.
    """

    label: str
    count: str
    links: tuple[DayLink, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class ThingLine:
    """A thing that was put off, or the one thing of a day.

    Attributes:
        name: as written last.
        text: what became of it, up to the link.
        link: to the day that the text is about.
        smaller: the smaller version, or ``""``.
    """

    name: str
    text: str
    link: DayLink
    smaller: str = ""


@dataclass(frozen=True, slots=True)
class GapView:
    """``gap.html``.

    Attributes:
        lead: the counts of the last 28 days.
        rate: the share that happened, and how sure it is; ``""`` where it is too early.
        change: against the four weeks before, or ``""``.
        things: different things, sooner or later; ``""`` if nothing was planned.
        weeks, months: outline planned, filled done.
        plans: a sentence about days of plans without an act; ``""`` for none.
        plan_days: these days by month, the newest month first.
        put_off: what is put off three times or more and open.
        after_all, after_all_older: what was put off so often and then done, the newest first.
        one_things: a sentence about what was marked ``#first``; ``""`` if nothing was.
        one_thing_lines: the newest first.
        in_the_way: tags, the most frequent first.
        since: what is left out of the counts; ``""`` for nothing.
    """

    lead: str
    rate: str
    change: str
    things: str
    weeks: Table
    months: Table
    plans: str
    plan_days: tuple[Dates, ...]
    put_off: tuple[ThingLine, ...]
    after_all: tuple[ThingLine, ...]
    after_all_older: tuple[ThingLine, ...]
    one_things: str
    one_thing_lines: tuple[ThingLine, ...]
    in_the_way: tuple[Dates, ...]
    since: str


def gap_view(found: Gap, analysis: Analysis, shown: Sequence[Day], *, since: str) -> GapView:
    """Return the page.

    Args:
        found: what was wanted against what was done.
        analysis: all figures.
        shown: the days that have a place on a page, oldest first.
        since: what is left out of the counts.
    """
    as_of = analysis.as_of
    after_all = [_after_all(one, as_of) for one in reversed(found.done_after_all)]
    one_things = found.one_things
    happened = sum(one.is_done for one in one_things)
    return GapView(
        lead=_lead(analysis),
        rate=follow_through_said(analysis.figures).text,
        change=change_said(analysis.figures).text,
        things=_things(found),
        weeks=_weeks(found, analysis, shown),
        months=_months(found, analysis, shown),
        plans=_plans(found, analysis),
        plan_days=tuple(_by_month(found.plans_no_act)),
        put_off=tuple(
            ThingLine(
                clean(one.name),
                f"put off, on {some(len(one.put_off), 'list')} since",
                day_link(one.put_off[0], seen_from=as_of),
                smaller_text(one.smaller),
            )
            for one in found.put_off
        ),
        after_all=tuple(after_all[:NEWEST]),
        after_all_older=tuple(after_all[NEWEST:]),
        one_things=f"Marked {some(len(one_things), 'time')}; {happened} happened."
        if one_things
        else "",
        one_thing_lines=tuple(
            ThingLine(
                clean(one.name),
                "done on" if one.is_done else "not done on",
                day_link(one.date, seen_from=as_of),
            )
            for one in reversed(one_things)
        ),
        in_the_way=tuple(
            _dates(f"#{clean(one.tag)}", one.dates, as_of) for one in found.in_the_way
        ),
        since=since,
    )


def gap_summary(found: Gap) -> str:
    """Return in one sentence what the page says; ``""`` if nothing was planned lately."""
    if found.things is None:
        return ""
    planned = some(found.things.planned, "different thing", "different things")
    days = (found.things.last - found.things.first).days + 1
    text = f"{planned} planned in {some(days, 'day')}, {found.things.done} done sooner or later"
    count = len(found.put_off)
    return text + (f"; {count} still waiting, on 3 lists or more" if count else "") + "."


def _lead(analysis: Analysis) -> str:
    window = analysis.showed_up
    counts = window.counts if window else Counts()
    days = some(window.days if window else WINDOW_DAYS, "day")
    if not counts.planned + counts.dropped:
        return f"Nothing was planned in the last {days}."
    return f"In the last {days} {planned_and_done(counts)}."


def _things(found: Gap) -> str:
    if found.things is None:
        return ""
    things = found.things
    later = f", {things.later} later than that" if things.later else ""
    return (
        f"{some(things.planned, 'different thing was', 'different things were')} on these lists: "
        f"{things.in_time} done within 14 days of first being planned{later}."
    )


def _weeks(found: Gap, analysis: Analysis, shown: Sequence[Day]) -> Table:
    hrefs = first_hrefs(shown)
    rows = [
        _row(
            stretch(week.first, week.last, seen_from=analysis.as_of),
            hrefs.get(week.label, ""),
            week,
            plans,
            analysis.as_of,
        )
        for week, plans in found.weeks
    ]
    blanks = [_blank(*pair, analysis.as_of) for pair in pairwise(week for week, _ in found.weeks)]
    both = [row for pair in zip_longest(rows, blanks) for row in pair if row]
    return table(both[::-1], _COLUMNS, keep=RECENT_WEEKS)


def _blank(earlier: Week, later: Week, as_of: date) -> Row | None:
    """Return the row of the weeks between two weeks; ``None`` if there are none."""
    first, last = days_after(earlier.last, 1), days_before(later.first, 1)
    if first > last:
        return None
    return Row(stretch(first, last, seen_from=as_of), "", "nothing planned or done")


def _months(found: Gap, analysis: Analysis, shown: Sequence[Day]) -> Table:
    paths = {month_path(day.date) for day in shown}
    rows = [
        _row(
            month_name(one.first),
            path if (path := month_path(one.first)) in paths else "",
            one,
            plans,
            analysis.as_of,
        )
        for one, plans in found.months
    ]
    return table(rows[::-1], _COLUMNS, keep=RECENT_MONTHS)


def _row(name: str, href: str, part: Week | Month, plans: int, as_of: date) -> Row:
    counts = part.counts
    days = (f"plans, no act on {some(plans, 'day')}",) if plans else ()
    return Row(
        name=name,
        href=href,
        remark="so far" if part.first <= as_of <= part.last else "",
        figures=(*figures_of(counts), counts.active, plans),
        sentences=(*sentences_of(counts)[1:], *days),
        bar=bar_of(counts),
    )


def _plans(found: Gap, analysis: Analysis) -> str:
    days = found.plans_no_act
    if not days:
        return ""
    first = day_and_month(days[0], seen_from=analysis.as_of)
    window = analysis.showed_up
    recent = sum(window is not None and one >= window.first for one in days)
    lately = f", {recent} of them in the last 28 days" if recent else ", none in the last 28 days"
    return f"{some(len(days), 'day')} with plans and no act since {first}{lately}."


def _by_month(days: Sequence[date]) -> Iterator[Dates]:
    for first, some_days in groupby(reversed(days), key=lambda one: one.replace(day=1)):
        links = tuple(
            DayLink(str(one.day), day_link(one, seen_from=one).href)
            for one in reversed(list(some_days))
        )
        yield Dates(month_name(first), "", links)


def _after_all(chain: Chain, as_of: date) -> ThingLine:
    done = chain.ended or chain.planned[-1]
    first = day_and_month(chain.put_off[0], seen_from=as_of)
    return ThingLine(
        clean(chain.name),
        f"put off, on {some(len(chain.put_off), 'list')} since {first}; done on",
        day_link(done, seen_from=as_of),
    )


def _dates(label: str, days: Sequence[date], as_of: date) -> Dates:
    left = len(days) - NEWEST
    return Dates(
        label,
        some(len(days), "time"),
        tuple(day_link(one, seen_from=as_of) for one in reversed(days[-NEWEST:])),
        f"and {left} earlier" if left > 0 else "",
    )
