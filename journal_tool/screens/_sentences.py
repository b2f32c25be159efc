"""The language bank: every sentence that is made about a figure, and no other.

Rules of all of them: about the record and never about the person; each with its n and its dates;
no percentage below its minimum; no claim of cause but of a trial in which a coin chose the days;
no p-value; no exclamation mark.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from journal_tool.analysis import MIN_CHANGE, MIN_PLANNED, MONTH, End, Figures, Standing, side
from journal_tool.analysis.results import IdentityFigure, ThoughtFigure
from journal_tool.language import N_, _, ngettext
from journal_tool.phrases import WEEKDAYS, day_and_month, decimal, duration, percent
from journal_tool.screens._clauses import commas, semicolons, together
from journal_tool.screens._record import no_act_days, rest_days, silent_days
from journal_tool.screens._said import (
    FEW_PLANNED,
    HALF,
    Said,
    in_days,
    no_sign,
    points_range,
    sure,
    times,
)
from journal_tool.screens._said_mood import mood_said
from journal_tool.screens._said_practices import experiment_said, practice_said
from journal_tool.screens._said_ratings import (
    anyway_said,
    cue_said,
    felt_said,
    forecast_said,
    motivation_said,
)
from journal_tool.statistics import ALPHA, MIN_WEEKS, Words

ENOUGH_KNOWN: Final = 0.8
"""From this share of recorded days on the share of them is told."""

TOO_FEW_KNOWN: Final = 0.3
"""Below this share of recorded days nothing is."""

_EVIDENCE: Final = {
    Words.TOO_EARLY: N_("Too early to say more."),
    Words.MOSTLY_YES: N_("Recent evidence: mostly yes."),
    Words.MIXED: N_("Recent evidence: mixed."),
    Words.NOT_YET: N_("Recent evidence: mostly not yet; one small act is the next line for."),
}


def sentences(figures: Figures, *, scores: bool = True, streaks: bool = True) -> Iterator[Said]:
    """Yield what can be said of every figure, in the order of the report.

    Args:
        figures: of a window.
        scores: ``False`` leaves scores out.
        streaks: ``False`` leaves runs out.
    """
    yield Said("days", days_sentence(figures))
    yield follow_through_said(figures)
    yield change_said(figures)
    yield from _things(figures)
    yield from _smaller(figures)
    yield anyway_said(figures)
    yield forecast_said(figures)
    yield felt_said(figures)
    yield motivation_said(figures)
    yield from mood_said(figures)
    yield cue_said(figures)
    moved = movement_said(figures)
    if moved is not None:
        yield moved
    yield from _loops(figures)
    yield from thoughts_said(figures)
    yield weekday_said(figures)
    for identity in figures.identities:
        yield identity_said(identity)
    for practice in figures.practices:
        if practice.practice is not None:
            yield practice_said(
                practice, scores=scores, streaks=streaks, seen_from=_last_day(figures)
            )
    for experiment in figures.experiments:
        yield experiment_said(experiment, seen_from=_last_day(figures))


# -- days and plans -----------------------------------------------------------------------------


def days_sentence(figures: Figures) -> str:
    """Return on how many days something was done, and between which bounds that lies."""
    days, window = figures.days, figures.window
    if not window.days:
        return _("No day with an entry is over yet.")
    others = commas(rest_days(days.rest), no_act_days(days.no), silent_days(days.silent))
    text = (
        N_("Something was done on {done} of {days}; {others}.")
        if others
        else N_("Something was done on {done} of {days}.")
    )
    head = _(text, done=days.yes, days=in_days(window), others=others)
    low, high, coverage = days.bounds.low, days.bounds.high, days.bounds.coverage
    if low is None or high is None or coverage is None or not days.silent:
        return head
    if coverage < TOO_FEW_KNOWN:
        return together(head, _("Not enough entries to say more."))
    share = days.silent / window.days
    return together(
        head, _bounds(days.silent, share, coverage, low=percent(low), high=percent(high))
    )


def _bounds(silent: int, share: float, coverage: float, **bounds: str) -> str:
    """Return between which bounds the true share of days lies."""
    if coverage >= ENOUGH_KNOWN:
        text = N_(
            "Some of these days have no entry, so the true share lies between {low} and {high}."
        )
        return _(text, **bounds)
    if 0.45 <= share <= 0.55:
        text = N_(
            "Half of these days have no entry, so the true share lies between {low} and {high}."
        )
        return _(text, **bounds)
    return ngettext(
        "{count} of these days have no entry, so the true share lies between {low} and {high}.",
        "{count} of these days have no entry, so the true share lies between {low} and {high}.",
        silent,
        **bounds,
    )


def follow_through_said(figures: Figures) -> Said:
    """Return how many planned actions happened."""
    found = figures.follow_through.follow_through
    dropped = figures.follow_through.dropped
    let_go = ngettext("{count} let go.", "{count} let go.", dropped) if dropped else ""
    if not found.planned:
        early = _("0 of {least} planned actions", least=MIN_PLANNED)
        return Said("follow_through", "", early)
    days = in_days(figures.window)
    if found.planned < MIN_PLANNED or found.rate is None or found.interval_adjusted is None:
        head = ngettext(
            "{done} of {count} planned action happened in the {days}.",
            "{done} of {count} planned actions happened in the {days}.",
            found.planned,
            done=found.done,
            days=days,
        )
        return Said("follow_through", together(head, let_go))
    low, high = found.interval_adjusted
    head = ngettext(
        "{done} of {count} planned action happened in the {days} ({rate}; with this much data, "
        "somewhere between {low} and {high}).",
        "{done} of {count} planned actions happened in the {days} ({rate}; with this much data, "
        "somewhere between {low} and {high}).",
        found.planned,
        done=found.done,
        days=days,
        rate=percent(found.rate),
        low=percent(low),
        high=percent(high),
    )
    return Said("follow_through", together(head, let_go, _(HALF)))


def change_said(figures: Figures) -> Said:
    """Return how the gap differs from that of the four weeks before."""
    change, window, is_judged = figures.change, figures.window, False
    difference, weekly = change.difference, figures.weekly.change
    if difference is None:
        early = _(
            "{n} of {least} planned actions in each four weeks",
            n=min(change.now.planned, change.before.planned),
            least=MIN_CHANGE,
        )
        return Said("change", "", early)
    if weekly.difference is not None:
        change, difference = weekly, weekly.difference
        window, is_judged = figures.weekly.window, True
    within = difference.interval
    is_clear = is_judged and change.standing is not Standing.NO_CLEAR_SIGN
    text = N_(
        "{done} of {planned} planned happened in the {days}, {done_before} of {planned_before} in "
        "the {month} before."
    )
    if is_clear:
        text = (
            N_(
                "{done} of {planned} planned happened in the {days}, {done_before} of "
                "{planned_before} in the {month} before: the gap is smaller ({points})."
            )
            if difference.value > 0
            else N_(
                "{done} of {planned} planned happened in the {days}, {done_before} of "
                "{planned_before} in the {month} before: the gap is larger ({points})."
            )
        )
    both = _(
        text,
        done=change.now.done,
        planned=change.now.planned,
        days=in_days(window.of(MONTH)),
        done_before=change.before.done,
        planned_before=change.before.planned,
        month=MONTH,
        points=points_range(within),
    )
    sign = (
        sure(change.standing)
        if is_clear
        else no_sign(within, FEW_PLANNED, is_judged=is_judged, in_points=True)
    )
    planned = _(
        "You planned {now} a day, before {before}; planning less closes the gap too.",
        now=decimal(change.now.planned / MONTH),
        before=decimal(change.before.planned / MONTH),
    )
    return Said("change", together(both, sign, planned))


def _things(figures: Figures) -> Iterator[Said]:
    things = figures.things
    if things is None:
        return
    values = {
        "first": day_and_month(things.first, seen_from=things.last),
        "last": day_and_month(things.last),
        "in_time": things.in_time,
        "later": things.later,
    }
    if things.later:
        text = ngettext(
            "{count} different thing was planned from {first} to {last}: {in_time} done within 14 "
            "days of first being planned, {later} later than that.",
            "{count} different things were planned from {first} to {last}: {in_time} done within "
            "14 days of first being planned, {later} later than that.",
            things.planned,
            **values,
        )
    else:
        text = ngettext(
            "{count} different thing was planned from {first} to {last}: {in_time} done within 14 "
            "days of first being planned.",
            "{count} different things were planned from {first} to {last}: {in_time} done within "
            "14 days of first being planned.",
            things.planned,
            **values,
        )
    yield Said("things", text)


def _last_day(figures: Figures) -> date:
    """Return the last day that the figures speak of: the reader's own, or the day before."""
    return date.fromordinal(max(1, figures.window.last))


def _smaller(figures: Figures) -> Iterator[Said]:
    smaller = figures.smaller
    if smaller.days:
        days = in_days(figures.window)
        text = _("A smaller version counted on {done} of {days}.", done=smaller.days, days=days)
        if smaller.saved:
            text = ngettext(
                "A smaller version counted on {done} of {days}; {count} of them would have been "
                "blank.",
                "A smaller version counted on {done} of {days}; {count} of them would have been "
                "blank.",
                smaller.saved,
                done=smaller.days,
                days=days,
            )
        yield Said("smaller", text)


# -- the rest -----------------------------------------------------------------------------------


def movement_said(figures: Figures) -> Said | None:
    """Return how much was moved, any kind; ``None`` where nothing was."""
    found = figures.movement
    if not found.days:
        return None
    values = {"done": found.days, "days": in_days(figures.window)}
    if found.median:
        text = ngettext(
            "{count} minute of movement on {done} of {days}, any kind, {usual} on a usual one.",
            "{count} minutes of movement on {done} of {days}, any kind, {usual} on a usual one.",
            found.minutes,
            usual=duration(round(found.median)),
            **values,
        )
    else:
        text = ngettext(
            "{count} minute of movement on {done} of {days}, any kind.",
            "{count} minutes of movement on {done} of {days}, any kind.",
            found.minutes,
            **values,
        )
    without = ngettext(
        "{count} act without minutes.", "{count} acts without minutes.", found.without_minutes
    )
    return Said("movement", together(text, without if found.without_minutes else ""))


def _loops(figures: Figures) -> Iterator[Said]:
    if not figures.loops:
        return
    waiting = sum(one.is_open for one in figures.loops)
    closed = [one.chain for one in figures.loops if not one.is_open]
    first = date.fromordinal(min(one.chain.planned[0].toordinal() for one in figures.loops))
    parts = [
        ngettext("{count} waiting", "{count} waiting", waiting) if waiting else _("none waiting")
    ]
    done = [one for one in closed if one.end is End.DONE]
    if done:
        smaller = sum(one.is_at_smaller for one in done)
        parts.append(_done_in_the_end(len(done), smaller))
    let_go = sum(one.end is End.LET_GO for one in closed)
    if let_go:
        parts.append(ngettext("{count} let go", "{count} let go", let_go))
    faded = sum(one.end is End.FADED for one in closed)
    if faded:
        parts.append(ngettext("{count} not planned again", "{count} not planned again", faded))
    text = ngettext(
        "{count} thing put off on 3 lists or more since {date}: {parts}.",
        "{count} things put off on 3 lists or more since {date}: {parts}.",
        len(figures.loops),
        date=day_and_month(first, seen_from=_last_day(figures)),
        parts=semicolons(*parts),
    )
    yield Said("loops", text)


def _done_in_the_end(done: int, smaller: int) -> str:
    if not smaller:
        return ngettext("{count} done in the end", "{count} done in the end", done)
    return ngettext(
        "{count} done in the end, {smaller} at a smaller size",
        "{count} done in the end, {smaller} at a smaller size",
        done,
        smaller=smaller,
    )


def thoughts_said(figures: Figures, *, says_done: bool = True) -> Iterator[Said]:
    """Yield what became of the patterns that were named.

    Args:
        figures: of the journal.
        says_done: whether it is said what done means here.
    """
    days = in_days(figures.window)
    few = [one for one in figures.thoughts if one.interval is None]
    if few:
        text = _("Named in the {days}: {named}.", days=days, named=commas(*map(_named, few)))
        is_beside = says_done and any(one.with_action for one in few)
        done = _("Done means that day or the next.") if is_beside else ""
        yield Said("thoughts", together(text, done))
    for one in figures.thoughts:
        if one.interval is not None:
            low, high = one.interval
            usual = side(one.against_usual.interval) if one.against_usual else 0
            text = _(
                "Named {times} in the {days}, {beside} beside an action, and {done} it was done "
                "that day or the next ({share}, from {low} to {high}).",
                times=times(one.named),
                days=days,
                beside=times(one.with_action),
                done=times(one.done),
                share=percent(one.done / one.named),
                low=percent(low),
                high=percent(high),
            )
            more = _(_AGAINST_USUAL[usual]) if usual else ""
            yield Said(f"thought {one.pattern}", together(text, more))  # no text


def _named(one: ThoughtFigure) -> str:
    """Return how often a pattern was named, and what was done of the actions beside it."""
    if not one.with_action:
        return _("“{pattern}” {times}", pattern=one.pattern, times=times(one.named))
    return _(
        "“{pattern}” {times} ({beside} with an action, {done} done)",
        pattern=one.pattern,
        times=times(one.named),
        beside=one.with_action,
        done=one.done,
    )


_AGAINST_USUAL: Final = {
    1: N_("That is more often than planned actions in all."),
    -1: N_("That is less often than planned actions in all."),
}


def weekday_said(figures: Figures) -> Said:
    """Return whether acts go with the weekday."""
    found, mondays = figures.weekday.weekdays, figures.weekday.mondays
    if found.weeks < MIN_WEEKS or mondays is None:
        early = _("{n} of {least} whole weeks", n=found.weeks, least=MIN_WEEKS)
        return Said("weekday", "", early)
    first, last = date.fromordinal(mondays[0]), date.fromordinal(mondays[1] + 6)
    weeks = ngettext(
        "{count} whole week from {first} to {last}",
        "{count} whole weeks from {first} to {last}",
        found.weeks,
        first=day_and_month(first, seen_from=last),
        last=day_and_month(last),
    )
    if found.p is None or found.p >= ALPHA:
        text = _(
            "No clear weekday pattern in {weeks}; so few weeks show no small difference.",
            weeks=weeks,
        )
        return Said("weekday", text)
    low, high = found.rates.index(min(found.rates)), found.rates.index(max(found.rates))
    text = _(
        "In {weeks} days with an act were most on {most} and fewest on {fewest}.",
        weeks=weeks,
        most=_(WEEKDAYS[high]),
        fewest=_(WEEKDAYS[low]),
    )
    return Said("weekday", text)


def identity_said(figure: IdentityFigure) -> Said:
    """Return what the acts say to one "I am someone who ..."."""
    counts = _(
        "{supports} for, {against} against in the 30 days to {date}; newest weighted most.",
        supports=figure.supports,
        against=figure.against,
        date=day_and_month(figure.as_of),
    )
    text = together(counts, _(_EVIDENCE[figure.tally.words]))
    return Said(f"identity {figure.name}", text)  # no text
