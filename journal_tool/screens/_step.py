"""One small step for a day that has no act yet.

Source: essay, part 3 (one thing that is slightly more than what inertia would have produced).
The choice depends on the date and on what was written up to it, never on when it is made.
"""

import enum
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from journal_tool.analysis import (
    OFTEN,
    Analysis,
    Presence,
    chains,
)
from journal_tool.language import N_, _, ngettext
from journal_tool.model import Action, Day, Journal, Smaller, State
from journal_tool.patterns import pattern
from journal_tool.phrases import day_and_month, listed, month, shortened
from journal_tool.record import Record
from journal_tool.screens._clauses import quoted
from journal_tool.screens._last_time import pairs_of
from journal_tool.settings import Settings

SILENCE: Final = 3
"""From so many days without an entry on it is a pause."""

_TURN: Final = 3
"""A thing put off is offered on every third date at most."""

_SMALLEST: Final = 2
"""Minutes that a smaller version takes where the writer gave none."""

_STILL_SMALL: Final = 15
"""What took longer is offered to nobody in a dip."""

_NAME: Final = 40
_MINUTES: Final = pattern(r"\s*\(?(\d{1,3})\s?m(?:in)?\)?$")


class Why(enum.Enum):
    """Where a step comes from."""

    PAUSE = "pause"
    DIP = "dip"
    LIST = "list"
    THOUGHT = "thought"
    DUE = "due"
    PUT_OFF = "put off"  # no text
    STARTER = "starter"


class Step(Record):
    """One small thing to do.

    Attributes:
        name: as it is shown.
        key: of the action it belongs to.
        minutes: ``None`` if not given.
        why: where it comes from.
        reason: the line below it.
        is_smaller: whether it is the smaller version of something planned.
        deed: the words that record it.
    """

    name: str
    key: str
    minutes: int | None
    why: Why
    reason: str
    is_smaller: bool = False
    deed: str = ""


class _Small(Record):
    """Something small to start with: its name, minutes, and what to write once it is done."""

    name: str
    minutes: int | None
    deed: str


_STARTERS: Final = (
    _Small(N_("Open a curtain"), 1, N_("opened a curtain")),
    _Small(N_("Drink a glass of water"), 1, N_("drank a glass of water")),
    _Small(N_("Put on daytime clothes"), 5, N_("put on daytime clothes")),
    _Small(N_("Wash three things"), 3, N_("washed three things")),
    _Small(N_("Make the bed"), 2, N_("made the bed")),
    _Small(N_("Shower"), 8, N_("showered")),
    _Small(N_("Stand outside the door"), 2, N_("stood outside the door")),
    _Small(N_("Answer one message with one line"), 2, N_("answered one message with one line")),
    _Small(N_("Take one thing to where it lives"), 1, N_("took one thing to where it lives")),
    _Small(N_("Eat something warm"), 15, N_("ate something warm")),
)


def choose_step(journal: Journal, settings: Settings, analysis: Analysis) -> Step | None:
    """Return the one small step of the day that ``analysis`` is of.

    Args:
        journal: days after that one are not looked at.
        settings: the journal's own small things, units, and whether words may stand.
        analysis: of the same journal.

    Returns:
        ``None`` once an act stands, and on a day of rest.
    """
    as_of = analysis.as_of
    figures = analysis.book.get(as_of)
    if figures is not None and figures.presence in (Presence.YES, Presence.REST):
        return None
    past = sorted((day for day in journal.days if day.date < as_of), key=lambda day: day.date)
    today = journal.by_date().get(as_of) or Day(as_of)
    offers: Iterator[Step]
    if is_silent(analysis):
        offers = _after_pauses(past, analysis)
    elif is_in_dip(analysis, today):
        offers = _after_dips(past, analysis)
    else:
        offers = _on_an_ordinary_day(past, today, settings, analysis)
    for step in (*offers, *_starters(settings, analysis)):
        if not _went_down(journal, step.key, as_of):
            return step
    return next(_starters(settings, analysis))


def _on_an_ordinary_day(
    past: Sequence[Day], today: Day, settings: Settings, analysis: Analysis
) -> Iterator[Step]:
    yield from _on_list(past, today)
    yield from _beside_thought(past, today, shows_words=settings.report.words)
    yield from _due(today, analysis)
    yield from _put_off(analysis)


def is_silent(analysis: Analysis) -> bool:
    """Return whether nothing was written for so long that the day begins anew."""
    return analysis.silent_for >= SILENCE


def is_in_dip(analysis: Analysis, today: Day | None) -> bool:
    """Return whether days with an act have become few.

    Before it is known what is usual, a plan of today goes before.
    """
    dips = analysis.figures.dips
    return dips.active and (dips.baseline is not None or not open_items(today))


def _went_down(journal: Journal, key: str, as_of: date) -> bool:
    """Return whether motivation was lower after each of the last three times."""
    last = pairs_of(journal, key, as_of)[-3:]
    return len(last) == 3 and all(after < before for before, after in last)


# -- after a pause ------------------------------------------------------------------------------


class Silence(Record):
    """Days without an entry, not of rest, between two that were written in.

    Attributes:
        first: the first of them.
        back: the day that ended it.
    """

    first: date
    back: date


def silences(analysis: Analysis) -> tuple[Silence, ...]:
    """Return the pauses that ended up to the day of ``analysis``, oldest first."""
    resting = analysis.past.resting
    found = []
    for earlier, later in pairwise(analysis.written):
        if later - earlier <= SILENCE:
            continue
        silent = [one for one in range(earlier + 1, later) if one not in resting]
        if len(silent) >= SILENCE:
            found.append(Silence(date.fromordinal(silent[0]), date.fromordinal(later)))
    return tuple(found)


def _after_pauses(past: Sequence[Day], analysis: Analysis) -> Iterator[Step]:
    """Yield what was done first after earlier pauses, the smallest first, then the newest."""
    found: list[tuple[int, int, Step]] = []
    for pause in silences(analysis):
        back = next((day for day in past if day.date >= pause.back and _acts(day)), None)
        for action in _acts(back) if back else ():
            name, minutes, _is_smaller = as_done(action)
            when = month(pause.first, seen_from=analysis.as_of)
            reason = _("After the pause in {month} this came first.", month=when)
            step = Step(name, action.key, minutes, Why.PAUSE, reason, deed=_deed(name))
            found.append((_size(minutes), -pause.first.toordinal(), step))
    yield from (one[-1] for one in sorted(found, key=lambda one: one[:2]))


def _after_dips(past: Sequence[Day], analysis: Analysis) -> Iterator[Step]:
    """Yield the small acts that came first after earlier dips, the smallest first, then newest."""
    found: list[tuple[int, int, Action, date]] = []
    for dip in analysis.figures.dips.prompts:
        prompted = date.fromordinal(dip.prompted)
        first = next((day for day in past if day.date > prompted and _acts(day)), None)
        if first is not None and dip.ended is not None:
            smallest = min(_acts(first), key=lambda one: _size(as_done(one)[1]))
            found.append((_size(as_done(smallest)[1]), -dip.prompted, smallest, prompted))
    found = sorted((one for one in found if one[0] <= _STILL_SMALL), key=lambda one: one[:2])
    if not found:
        return
    reason = _after_dips_reason([(one[3], one[0]) for one in found], analysis.as_of)
    for action in (one[2] for one in found):
        name, minutes, _is_smaller = as_done(action)
        yield Step(name, action.key, minutes, Why.DIP, reason, deed=_deed(name))


def _after_dips_reason(first_acts: Sequence[tuple[date, int]], as_of: date) -> str:
    """Return when the dips were, and how long the first act after them took."""
    dips = dict.fromkeys(month(when, seen_from=as_of) for when, _took in sorted(first_acts))
    months, sizes = listed(list(dips)), [took for _when, took in first_acts]
    low, high = min(sizes), max(sizes)
    if low == high:
        return ngettext(
            "In {months} the first act after a dip took {count} minute.",
            "In {months} the first act after a dip took {count} minutes.",
            low,
            months=months,
        )
    return ngettext(
        "In {months} the first act after a dip took {low} to {count} minute.",
        "In {months} the first act after a dip took {low} to {count} minutes.",
        high,
        low=low,
        months=months,
    )


def _acts(day: Day) -> tuple[Action, ...]:
    return tuple(action for action in day.actions if action.is_done)


def as_done(action: Action) -> tuple[str, int | None, bool]:
    """Return the name and minutes of what happened."""
    if action.state is State.SMALLER and action.smaller:
        name = action.smaller.name or action.name
        minutes = action.minutes if action.minutes is not None else action.smaller.minutes
        return name, minutes, True
    return action.name, action.minutes, action.state is State.SMALLER


# -- on the list of the day ---------------------------------------------------------------------


def open_items(day: Day | None) -> tuple[Action, ...]:
    """Return what stands open in the plan of a day."""
    if day is None:
        return ()
    return tuple(one for one in day.actions if one.planned and one.state is State.OPEN)


def _on_list(past: Sequence[Day], today: Day) -> Iterator[Step]:
    """Yield the open items: fewest minutes first, then the better record, then as written."""
    items = open_items(today)
    kept = {item.key: _record(past, item.key) for item in items}
    for item in sorted(items, key=lambda item: (_offered(item), -kept[item.key])):
        name, minutes, is_smaller = _smallest(item)
        reason = _("Smallest on today's list.")
        yield Step(name, item.key, minutes, Why.LIST, reason, is_smaller, _deed(name))


def _smallest(item: Action) -> tuple[str, int | None, bool]:
    """Return the smaller version of an item, else the item itself."""
    return _at_size(item.name, item.minutes, item.smaller)


def _at_size(
    name: str, minutes: int | None, smaller: Smaller | None
) -> tuple[str, int | None, bool]:
    if smaller is None:
        return name, minutes, False
    return smaller.name or name, smaller.minutes, True


def _offered(item: Action) -> int:
    _, minutes, is_smaller = _smallest(item)
    return _SMALLEST if is_smaller and minutes is None else _size(minutes)


def _size(minutes: int | None) -> int:
    """Return minutes to sort by; a thing without any is taken for a long one."""
    return 24 * 60 + 1 if minutes is None else minutes


def _record(past: Sequence[Day], key: str) -> float:
    """Return the share of times it was done when planned, drawn towards a half."""
    states = [
        one.state
        for day in past
        for one in day.actions
        if one.key == key and one.planned and one.state is not State.DROPPED
    ]
    done = sum(one in (State.DONE, State.SMALLER) for one in states)
    return (done + 1) / (len(states) + 2)


# -- beside a thought ---------------------------------------------------------------------------


def _beside_thought(past: Sequence[Day], today: Day, *, shows_words: bool) -> Iterator[Step]:
    """Yield what was written beside the same thought before, where today's has no action."""
    from journal_tool.dayfile import fold  # heavy, and loaded by whoever has read a day

    for thought in today.thoughts:
        if thought.action is not None:
            continue
        folded = fold(thought.text)
        for day in reversed(past):
            beside = [
                one.action
                for one in day.thoughts
                if one.action
                and (fold(one.text) == folded or (one.pattern and one.pattern == thought.pattern))
            ]
            for action in day.actions:
                if action.key in beside:
                    name, minutes, is_smaller = _smallest(action)
                    said = quoted(shortened(thought.text, _NAME))
                    reason = (
                        _("You wrote it beside {thought}.", thought=said)
                        if shows_words
                        else _("You wrote it beside a thought.")
                    )
                    yield Step(
                        name, action.key, minutes, Why.THOUGHT, reason, is_smaller, _deed(name)
                    )


# -- due ----------------------------------------------------------------------------------------


def _due(today: Day, analysis: Analysis) -> Iterator[Step]:
    """Yield each practice that is due today, at the size that mostly happened."""
    mentioned = {action.key for action in today.actions}
    spared = {
        one.practice for one in analysis.figures.experiments if one.gets_it is False
    }  # a coin chose another day for it
    for one in analysis.figures.practices:
        ladder = one.practice.sizes if one.practice else ()
        size = next((some for some in one.sizes if some.size == one.dependable), None)
        if not one.is_due or size is None or size.size > len(ladder):
            continue
        if one.key in mentioned or one.name in spared:
            continue
        small = _own(ladder[size.size - 1])
        is_bare = small.minutes is None and _BARE.fullmatch(small.name)
        name = one.name if is_bare else small.name
        minutes = int(is_bare[1]) if is_bare else small.minutes
        reason = ngettext(
            "Due today; at this size it happened {done} of {count} time.",
            "Due today; at this size it happened {done} of {count} times.",
            size.tries,
            done=size.done,
        )
        yield Step(name, one.key, minutes, Why.DUE, reason, deed=_deed(name))


_BARE: Final = pattern(r"(\d{1,3})\s?m(?:in)?")


# -- put off ------------------------------------------------------------------------------------


def _put_off(analysis: Analysis) -> Iterator[Step]:
    """Yield the smaller version of what was put off three times or more, the oftenest first."""
    as_of = analysis.as_of
    if as_of.toordinal() % _TURN:
        return
    found = [one for one in chains(analysis.past, least=OFTEN) if one.is_put_off and one.smaller]
    for one in sorted(found, key=lambda one: (-len(one.put_off), one.put_off[0], one.key)):
        name, minutes, _is_smaller = _at_size(one.name, None, one.smaller)
        reason = ngettext(
            "On {count} list since {date}. Smaller, another day, or let go are all fine.",
            "On {count} lists since {date}. Smaller, another day, or let go are all fine.",
            len(one.put_off),
            date=day_and_month(one.put_off[0], seen_from=as_of),
        )
        yield Step(name, one.key, minutes, Why.PUT_OFF, reason, True, _deed(name))


# -- to start with ------------------------------------------------------------------------------


def _starters(settings: Settings, analysis: Analysis) -> Iterator[Step]:
    """Yield the small things to start with, from the one whose turn it is."""
    from journal_tool.dayfile import fold

    own = tuple(_own(text) for text in settings.small if text.strip())
    things = own or tuple(one._replace(name=_(one.name), deed=_(one.deed)) for one in _STARTERS)
    first = analysis.first or analysis.as_of
    turn = (analysis.as_of - first).days % len(things)
    is_new = analysis.first is None
    reason = (
        _("From the starter list; nothing of yours is written yet.")
        if is_new
        else _("From the starter list.")
    )
    for one in things[turn:] + things[:turn]:
        key = fold(one.deed, settings.units)
        yield Step(one.name, key, one.minutes, Why.STARTER, reason, deed=one.deed)


def _own(text: str) -> _Small:
    found = _MINUTES.search(text)
    name = text[: found.start()].strip() if found else text.strip()
    if not found or not name:
        return _Small(text.strip(), None, _deed(text.strip()))
    return _Small(name, int(found[1]), _deed(name))


def _deed(name: str) -> str:
    """Return the words that record a thing: up to its first comma, without the capital."""
    short = re.split(r"[,;]", name)[0].strip() or name
    return short[:1].lower() + short[1:] if short[1:2].islower() or len(short) == 1 else short
