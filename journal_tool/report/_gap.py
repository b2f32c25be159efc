"""The gap: what was planned and what was done, week by week, and what is put off."""

from collections.abc import Iterator, Mapping, Sequence
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
from journal_tool.language import _, ngettext, pgettext
from journal_tool.model import Day
from journal_tool.phrases import day_and_month, days, month_name, stretch
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
from journal_tool.values import dataclass

RECENT_WEEKS: Final = 12
"""So many weeks stand open on the page; older ones are folded."""

RECENT_MONTHS: Final = 12
"""So many months stand open on the page; older ones are folded."""

NEWEST: Final = 10
"""So many dates stand beside a tag, and so many things below "done after all"."""


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
        plan_days, plan_days_older: these days by month, the newest month first.
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
    plan_days_older: tuple[Dates, ...]
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
    plan_days = tuple(_by_month(found.plans_no_act))
    return GapView(
        lead=_lead(analysis),
        rate=follow_through_said(analysis.figures).text,
        change=change_said(analysis.figures).text,
        things=_things(found),
        weeks=_weeks(found, analysis, shown),
        months=_months(found, analysis, shown),
        plans=_plans(found, analysis),
        plan_days=plan_days[:RECENT_MONTHS],
        plan_days_older=plan_days[RECENT_MONTHS:],
        put_off=tuple(
            ThingLine(
                clean(one.name),
                _since(one),
                day_link(one.put_off[0], seen_from=as_of),
                smaller_text(one.smaller),
            )
            for one in found.put_off
        ),
        after_all=tuple(after_all[:NEWEST]),
        after_all_older=tuple(after_all[NEWEST:]),
        one_things=_one_things(found),
        one_thing_lines=tuple(
            ThingLine(
                clean(one.name),
                pgettext("before a date", "done on")
                if one.is_done
                else pgettext("before a date", "not done on"),
                day_link(one.date, seen_from=as_of),
            )
            for one in reversed(found.one_things)
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
    things = found.things
    planned = ngettext(
        "{count} different thing planned in {days}, {done} done sooner or later",
        "{count} different things planned in {days}, {done} done sooner or later",
        things.planned,
        days=days((things.last - things.first).days + 1),
        done=things.done,
    )
    if not found.put_off:
        return _("{sentence}.", sentence=planned)
    return ngettext(
        "{sentence}; {count} still waiting, on 3 lists or more.",
        "{sentence}; {count} still waiting, on 3 lists or more.",
        len(found.put_off),
        sentence=planned,
    )


def _lead(analysis: Analysis) -> str:
    window = analysis.showed_up
    counts = window.counts if window else Counts()
    told = days(window.days if window else WINDOW_DAYS)
    if not counts.planned + counts.dropped:
        return _("Nothing was planned in the last {days}.", days=told)
    return _("In the last {days} {counts}.", days=told, counts=planned_and_done(counts))


def _things(found: Gap) -> str:
    if found.things is None:
        return ""
    things = found.things
    if not things.later:
        return ngettext(
            "{count} different thing was on these lists: {done} done within 14 days of first being "
            "planned.",
            "{count} different things were on these lists: {done} done within 14 days of first "
            "being planned.",
            things.planned,
            done=things.in_time,
        )
    return ngettext(
        "{count} different thing was on these lists: {done} done within 14 days of first being "
        "planned, {later} later than that.",
        "{count} different things were on these lists: {done} done within 14 days of first being "
        "planned, {later} later than that.",
        things.planned,
        done=things.in_time,
        later=things.later,
    )


def _since(chain: Chain) -> str:
    return ngettext(
        "put off, on {count} list since",
        "put off, on {count} lists since",
        len(chain.put_off),
    )


def _one_things(found: Gap) -> str:
    if not found.one_things:
        return ""
    return ngettext(
        "Marked {count} time; {happened} happened.",
        "Marked {count} times; {happened} happened.",
        len(found.one_things),
        happened=sum(one.is_done for one in found.one_things),
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
    blanks = [
        _blank(*pair, analysis.as_of) for pair in pairwise(week for week, _plans in found.weeks)
    ]
    both = [row for pair in zip_longest(rows, blanks) for row in pair if row]
    return table(both[::-1], _columns(), keep=RECENT_WEEKS)


def _columns() -> Mapping[str, Sequence[str]]:
    return {
        _("actions"): tuple(map(_, COUNTS)),
        _("days"): (_("something done"), _("plans, no act")),
    }


def _blank(earlier: Week, later: Week, as_of: date) -> Row | None:
    """Return the row of the weeks between two weeks; ``None`` if there are none."""
    first, last = days_after(earlier.last, 1), days_before(later.first, 1)
    if first > last:
        return None
    return Row(stretch(first, last, seen_from=as_of), "", _("nothing planned or done"))


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
    return table(rows[::-1], _columns(), keep=RECENT_MONTHS)


def _row(name: str, href: str, part: Week | Month, plans: int, as_of: date) -> Row:
    counts = part.counts
    blank = ngettext("plans, no act on {count} day", "plans, no act on {count} days", plans)
    return Row(
        name=name,
        href=href,
        remark=pgettext("a week or month", "so far") if part.first <= as_of <= part.last else "",
        figures=(*figures_of(counts), counts.active, plans),
        sentences=(*sentences_of(counts)[1:], *([blank] if plans else [])),
        bar=bar_of(counts),
    )


def _plans(found: Gap, analysis: Analysis) -> str:
    blank = found.plans_no_act
    if not blank:
        return ""
    first = day_and_month(blank[0], seen_from=analysis.as_of)
    window = analysis.showed_up
    recent = sum(window is not None and one >= window.first for one in blank)
    if not recent:
        return ngettext(
            "{count} day with plans and no act since {date}, none in the last 28 days.",
            "{count} days with plans and no act since {date}, none in the last 28 days.",
            len(blank),
            date=first,
        )
    return ngettext(
        "{count} day with plans and no act since {date}, {recent} of them in the last 28 days.",
        "{count} days with plans and no act since {date}, {recent} of them in the last 28 days.",
        len(blank),
        date=first,
        recent=recent,
    )


def _by_month(dates: Sequence[date]) -> Iterator[Dates]:
    for first, some_days in groupby(reversed(dates), key=lambda one: one.replace(day=1)):
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
        ngettext(
            "put off, on {count} list since {date}; done on",
            "put off, on {count} lists since {date}; done on",
            len(chain.put_off),
            date=first,
        ),
        day_link(done, seen_from=as_of),
    )


def _dates(label: str, dates: Sequence[date], as_of: date) -> Dates:
    left = len(dates) - NEWEST
    return Dates(
        label,
        ngettext("{count} time", "{count} times", len(dates)),
        tuple(day_link(one, seen_from=as_of) for one in reversed(dates[-NEWEST:])),
        ngettext("and {count} earlier", "and {count} earlier", left) if left > 0 else "",
    )
