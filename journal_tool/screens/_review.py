"""Weeks, months and years looked back on: a few sentences each, and what was new in them.

Source: essay, part 9 (look back on what was wanted and what was done).

Conventions: what is said of a span depends on its days and on earlier ones, never on later ones,
so that a span that is over reads the same for ever.  Weeks are those of ISO 8601.  Counts and no
rates; every sentence has its dates.  Of today, what is done counts at once.
"""

import enum
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, assert_never

from journal_tool.analysis import (
    Analysis,
    Presence,
    ShowedUp,
    days_after,
    days_before,
    month_label,
    month_of,
    planned_and_done,
    showed_up,
    week_label,
    week_of,
)
from journal_tool.language import N_, _, ngettext
from journal_tool.model import Action, Journal, Outcome
from journal_tool.phrases import day_and_month, days, stretch
from journal_tool.record import Record
from journal_tool.screens._although import is_reluctant
from journal_tool.screens._clauses import commas, holes, pieces, semicolons
from journal_tool.screens._own_words import OwnWords, own_words
from journal_tool.screens._record import FIRST_DAYS, other_days
from journal_tool.screens._screen import Part, name, tool
from journal_tool.screens._settled import Settled, settled
from journal_tool.settings import Settings

MOST_NAMED: Final = 3
"""So many things are named as done most."""

AWAY: Final = 3
"""From so many days on with no act written, those of rest left out, the next act is a return."""

Sentence = tuple[Part, ...]
"""Parts that follow each other without a blank between them."""


class Period(enum.Enum):
    """How long the span of a review is."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    def span(self, day: date) -> tuple[date, date]:
        """Return the first and the last day of the span that holds ``day``."""
        match self:
            case Period.WEEK:
                return week_of(day)
            case Period.MONTH:
                return month_of(day)
            case Period.YEAR:
                return day.replace(month=1, day=1), day.replace(month=12, day=31)
            case _:
                assert_never(self)

    def label(self, first: date) -> str:
        """Return ``2026-W11``, ``2026-03`` or ``2026`` for the span that begins on ``first``."""
        match self:
            case Period.WEEK:
                return week_label(first)
            case Period.MONTH:
                return month_label(first)
            case Period.YEAR:
                return f"{first.year:04d}"
            case _:
                assert_never(self)


class FirstTime(Record):
    """A thing on the day on which it was done for the first time in the journal.

    Attributes:
        date: that day.
        action: as it stands there.
        outcome: at which size, planned or not.
        words: what the writer said about it.
    """

    date: date
    action: Action
    outcome: Outcome
    words: OwnWords


class Review(Record):
    """One week, month or year that has an entry or a day of rest.

    Attributes:
        period: which of the three.
        label: ``2026-W11``, ``2026-03`` or ``2026``.
        first, last: the whole span.
        is_over: whether all its days are.
        days: those with an entry or of rest, oldest first.
        window: its days that are counted, by what they say to "was something done?".
        sentences: what there is to say, in order; at least one, at most five.
        firsts: what was done for the first time in it, the newest first.
    """

    period: Period
    label: str
    first: date
    last: date
    is_over: bool
    days: tuple[date, ...]
    window: ShowedUp
    sentences: tuple[Sentence, ...]
    firsts: tuple[FirstTime, ...]


class _Return(Record):
    """The first act after some days with none: that act, those days, and those of rest in them."""

    act: Settled
    first: date
    last: date
    rest: int

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


class _Record(Record):
    """Everything that is said of any span, by the day on which it happened.

    Attributes:
        acts: what became of each action, in the order of the day.
        firsts: what was done for the first time.
        returns: first acts after some days with none.
        names: of the practices of the settings, by key.
    """

    acts: Mapping[date, Sequence[Settled]]
    firsts: Mapping[date, Sequence[FirstTime]]
    returns: Mapping[date, _Return]
    names: Mapping[str, str]


def reviews(journal: Journal, settings: Settings, analysis: Analysis) -> Iterator[Review]:
    """Yield the weeks, then the months, then the years that have anything; each oldest first.

    Args:
        journal: the days, in any order; later ones change nothing.
        settings: names of practices.
        analysis: of the same journal; days in none of its counts are left out.

    Yields:
        None in the first seven days of a journal.  A span without an entry and without rest is
        left out.
    """
    begun = analysis.counted_from
    if begun is None or (analysis.as_of - begun).days < FIRST_DAYS:
        return
    days = [
        one.date
        for one in analysis.days
        if one.is_counted and one.presence not in (None, Presence.SILENT)
    ]
    record = _record(journal, settings, analysis)
    for period in Period:
        yield from _reviews(period, days, record, analysis, begun)


def _reviews(
    period: Period, days: Sequence[date], record: _Record, analysis: Analysis, begun: date
) -> Iterator[Review]:
    """Yield the reviews of one length; each day is looked at once."""
    spans: defaultdict[tuple[date, date], list[date]] = defaultdict(list)
    for day in days:
        spans[period.span(day)].append(day)
    before: ShowedUp | None = None
    for (first, last), inside in spans.items():
        # Today is in the window once something is done on it, or it is of rest.
        end = max(inside[-1], min(last, days_before(analysis.as_of, 1)))
        window = showed_up(analysis.past, max(first, begun).toordinal(), end.toordinal())
        is_over = last < analysis.as_of
        is_next = before is not None and before.last == days_before(first, 1)
        beside = before if is_over and is_next else None
        yield Review(
            period=period,
            label=period.label(first),
            first=first,
            last=last,
            is_over=is_over,
            days=tuple(inside),
            window=window,
            sentences=tuple(filter(None, _sentences(period, inside, window, beside, record))),
            firsts=tuple(one for day in reversed(inside) for one in record.firsts.get(day, ())),
        )
        before = window


# -- one pass over the record -------------------------------------------------------------------


def _record(journal: Journal, settings: Settings, analysis: Analysis) -> _Record:
    acts: defaultdict[date, list[Settled]] = defaultdict(list)
    firsts: defaultdict[date, list[FirstTime]] = defaultdict(list)
    of_day = journal.by_date()
    known = _done_before(journal, analysis)
    for one in settled(journal, analysis):
        acts[one.date].append(one)
        if one.outcome.happened and one.action.key not in known:
            known.add(one.action.key)
            words = own_words(of_day[one.date], one.action)
            firsts[one.date].append(FirstTime(one.date, one.action, one.outcome, words))
    return _Record(
        acts,
        firsts,
        {one.act.date: one for one in _returns(acts, analysis)},
        {one.table: one.name for one in settings.practices},
    )


def _done_before(journal: Journal, analysis: Analysis) -> set[str]:
    """Return the keys of what was done on days before the counted ones: no first time later."""
    return {
        action.key
        for day in journal.days
        if analysis.counted_from and day.date < analysis.counted_from
        for action in day.actions
        if action.is_done
    }


def _returns(acts: Mapping[date, Sequence[Settled]], analysis: Analysis) -> Iterator[_Return]:
    done = [
        (day, act)
        for day, some_acts in acts.items()
        for act in [next((one for one in some_acts if one.outcome.happened), None)]
        if act is not None
    ]
    for (last_done, _act), (day, act) in pairwise(done):
        first, last = days_after(last_done, 1), days_before(day, 1)
        apart = (day - last_done).days - 1
        if apart >= AWAY:
            between = range(first.toordinal(), last.toordinal() + 1)
            rest = sum(one in analysis.past.resting for one in between)
            if apart - rest >= AWAY:
                yield _Return(act, first, last, rest)


# -- the five sentences -------------------------------------------------------------------------


def _sentences(
    period: Period,
    days: Sequence[date],
    window: ShowedUp,
    before: ShowedUp | None,
    record: _Record,
) -> Iterator[Sentence]:
    """Yield five sentences; one that has nothing to say is empty."""
    acts = [one for day in days for one in record.acts.get(day, ())]
    done = [one for one in acts if one.outcome.happened]
    yield _days_said(window)
    yield _plans_said(window)
    yield _done_said(done, record.names)
    although = _although_said(acts)
    back = _return_said([record.returns[day] for day in days if day in record.returns])
    # Within a week a return is what there is to tell; over longer spans it is one of many things.
    yield (back or although) if period is Period.WEEK else (although or back)
    yield _change_said(period, window, before) if before else ()


def _days_said(window: ShowedUp) -> Sentence:
    values = {
        "days": days(window.days),
        "when": _when(window),
        "others": commas(*other_days(window)),
    }
    if window.yes:
        text = (
            N_("Something was done on {done} of {days}, {when}; {others}.")
            if values["others"]
            else N_("Something was done on {done} of {days}, {when}.")
        )
        return (tool(_(text, done=window.yes, **values)),)
    if window.rest == window.days:
        return (tool(_("{days} of rest, {when}.", **values)),)
    return (tool(_("In {days}, {when}, no act is written: {others}.", **values)),)


def _plans_said(window: ShowedUp) -> Sentence:
    counts = window.counts
    if not counts.planned:
        return ()
    told = planned_and_done(counts)
    if counts.moved:
        told = commas(told, ngettext("put off {count}", "put off {count}", counts.moved))
    text = (
        N_("{when}: {counts}; the gap is {gap}.") if counts.gap else N_("{when}: {counts}; no gap.")
    )
    return (tool(_(text, when=_when(window), counts=told, gap=counts.gap)),)


def _done_said(done: Sequence[Settled], names: Mapping[str, str]) -> Sentence:
    most, bonus = _most_said(done, names), _bonus_said(done)
    return (*most, tool(" "), *bonus) if most and bonus else most or bonus


def _most_said(done: Sequence[Settled], names: Mapping[str, str]) -> Sentence:
    """Return what was done on most days; nothing if no thing was done on two."""
    times: defaultdict[str, list[Settled]] = defaultdict(list)
    for one in done:
        times[one.action.key].append(one)
    # Sorting is stable: of two things done equally often the one done first stands first.
    often = sorted(
        (some_acts for some_acts in times.values() if len(some_acts) > 1),
        key=len,
        reverse=True,
    )[:MOST_NAMED]
    if not often:
        return ()
    things = [_often_said(some_acts, names) for some_acts in often]
    return pieces(_("Done most: {things}.", **holes("things")), things=_listed(things))


def _often_said(acts: Sequence[Settled], names: Mapping[str, str]) -> Sentence:
    last = acts[-1]
    text = ngettext(
        "{name} on {count} day (last {day})",
        "{name} on {count} days (last {day})",
        len(acts),
        **holes("name", "day"),
    )
    return pieces(text, name=_name(last, names.get(last.action.key)), day=_day(last))


def _listed(things: Sequence[Sentence]) -> Sentence:
    """Return things as one text: a, b and c."""
    *most, last = things
    if not most:
        return last
    before = most[0]
    for thing in most[1:]:
        before = pieces(_("{first}, {next}", **holes("first", "next")), first=before, next=thing)
    return pieces(_("{first} and {last}", **holes("first", "last")), first=before, last=last)


def _bonus_said(done: Sequence[Settled]) -> Sentence:
    bonus = [one for one in done if one.outcome is Outcome.BONUS]
    if not bonus:
        return ()
    last = bonus[-1]
    text = ngettext(
        "{name} was done though not planned on {day}.",
        "{count} things were done though not planned, the last of them {name} on {day}.",
        len(bonus),
        **holes("name", "day"),
    )
    return pieces(text, name=_name(last), day=_day(last))


def _although_said(acts: Sequence[Settled]) -> Sentence:
    doubted = [
        one for one in acts if is_reluctant(one.action) and one.outcome is not Outcome.DROPPED
    ]
    done = [one for one in doubted if one.outcome.happened]
    if not done:
        return ()
    last = done[-1]
    if len(doubted) == 1:
        text = _(
            "{name} was doubted or little wanted, and was done on {day}.", **holes("name", "day")
        )
    else:
        text = ngettext(
            "{count} of {all} things doubted or little wanted was done, that one {name} on {day}.",
            "{count} of {all} things doubted or little wanted were done, the last of them {name} "
            "on {day}.",
            len(done),
            all=len(doubted),
            **holes("name", "day"),
        )
    return pieces(text, name=_name(last), day=_day(last))


def _return_said(returns: Sequence[_Return]) -> Sentence:
    """Return what ended the longest stretch without an act; of two equal ones the newer."""
    if not returns:
        return ()
    longest = max(reversed(returns), key=lambda one: one.days)
    when = stretch(longest.first, longest.last, seen_from=longest.act.date)
    if longest.rest:
        when = _("{dates}, {count} of them rest", dates=when, count=longest.rest)
    text = ngettext(
        "After {count} day with no act written ({when}), something was done on {day}: {name}.",
        "After {count} days with no act written ({when}), something was done on {day}: {name}.",
        longest.days,
        when=when,
        **holes("name", "day"),
    )
    return pieces(text, name=_name(longest.act), day=_day(longest.act))


_BEFORE: Final = {
    Period.WEEK: N_("In the week before, {when}, {told}."),
    Period.MONTH: N_("In the month before, {when}, {told}."),
    Period.YEAR: N_("In the year before, {when}, {told}."),
}


def _change_said(period: Period, now: ShowedUp, before: ShowedUp) -> Sentence:
    """Return both counts beside each other; nothing where they are the same, or nothing was done.

    That nothing was done has been said already, and is not held against a fuller span.
    """
    told = []
    if (now.yes, now.days) != (before.yes, before.days):
        told.append(
            _(
                "something was done on {done_before} of {days_before}, here on {done} of {days}",
                done_before=before.yes,
                days_before=days(before.days),
                done=now.yes,
                days=now.days,
            )
        )
    here, there = now.counts, before.counts
    if here.planned and there.planned and (here.done, here.planned) != (there.done, there.planned):
        told.append(
            _(
                "{done_before} of {planned_before} planned happened, here {done} of {planned}",
                done_before=there.done,
                planned_before=there.planned,
                done=here.done,
                planned=here.planned,
            )
        )
    if not told or not now.yes:
        return ()
    when = stretch(before.first, before.last, seen_from=now.last)
    return (tool(_(_BEFORE[period], when=when, told=semicolons(*told))),)


def _when(window: ShowedUp) -> str:
    return stretch(window.first, window.last, seen_from=window.last)


def _day(one: Settled) -> Sentence:
    return (tool(day_and_month(one.date), day=one.date),)


def _name(one: Settled, practice: str | None = None) -> Sentence:
    return (name(one.action.name if practice is None else practice),)
