"""The first screen: what stands, one small step, one line of record, one notice.

The terminal and the report show the same blocks, in the same order and the same words.  In
silence and in the first week there is no rate and no list of what was not done.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from journal_tool.analysis._calendar import days_before, month_of
from journal_tool.analysis._counts import (
    WINDOW_DAYS,
    Analysis,
    Counts,
    DayFigures,
    Presence,
    ShowedUp,
)
from journal_tool.analysis._last_time import (
    doubts,
    doubts_line,
    is_doubted,
    last_time,
    last_time_line,
)
from journal_tool.analysis._mend import mend
from journal_tool.analysis._phrases import (
    MONTHS,
    WEEKDAYS,
    day_and_month,
    duration,
    in_words,
    planned_and_done,
    shortened,
    some,
    whole_date,
    with_minutes,
)
from journal_tool.analysis._screen import Block, Kind, Line
from journal_tool.analysis._step import (
    Step,
    Why,
    as_done,
    choose_step,
    is_silent,
    open_items,
    silences,
)
from journal_tool.diagnostics import Diagnostic
from journal_tool.model import Action, Day, Journal, Outcome
from journal_tool.settings import Settings

FIRST_DAYS: Final = 7
"""So long a journal is new: no rate, and nothing about what was not done."""

ENOUGH_PLANNED: Final = 5
"""From so many planned actions on closed days on the record says what became of them."""

OFTEN: Final = 3
"""So many days of plans without an act in seven are told."""

WITHIN_DAYS: Final = 14
"""A thing done so many days after it was first planned was done sooner or later."""

_NAME: Final = 60
_DOT: Final = " · "


@dataclass(frozen=True, slots=True)
class Today:
    """The first screen of a day.

    Attributes:
        date: the day.
        title: ``Wednesday 24 June``.
        remark: ``first day``, or ``""``.
        blocks: from top to bottom.
        step: the one small step, if one is offered.
    """

    date: date
    title: str
    remark: str
    blocks: tuple[Block, ...]
    step: Step | None


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the blocks are made from."""

    journal: Journal
    settings: Settings
    analysis: Analysis
    day: Day | None
    figures: DayFigures | None
    step: Step | None

    @property
    def as_of(self) -> date:
        return self.analysis.as_of

    @property
    def is_first_day(self) -> bool:
        return self.analysis.first in (None, self.as_of)

    @property
    def is_early(self) -> bool:
        first = self.analysis.counted_from
        return first is None or (self.as_of - first).days < FIRST_DAYS

    @property
    def done(self) -> tuple[Action, ...]:
        return tuple(one for one in self.day.actions if one.is_done) if self.day else ()

    @property
    def open(self) -> tuple[Action, ...]:
        return open_items(self.day)

    @property
    def shows_words(self) -> bool:
        return self.settings.report.words

    def presence(self, ago: int) -> Presence | None:
        figures = self.analysis.by_date().get(days_before(self.as_of, ago))
        return figures.presence if figures else None

    @property
    def is_returning(self) -> bool:
        """Whether a pause ended within three days and fewer than two of them have an act."""
        pauses = silences(self.analysis)
        if not pauses or (self.as_of - pauses[-1].back).days > 2:
            return False
        return sum(self.presence(ago) is Presence.YES for ago in range(3)) < 2


def today(
    journal: Journal,
    settings: Settings,
    analysis: Analysis,
    as_of: date,
    problems: Sequence[Diagnostic],
) -> Today:
    """Return the first screen of the day ``as_of``.

    Args:
        journal: the days; later ones change nothing.
        settings: small things to start with, and whether words may stand.
        analysis: of the same journal and day.
        as_of: the day that is not over yet; that of ``analysis``.
        problems: everything that was found, in any order.
    """
    scene = _Scene(
        journal,
        settings,
        analysis,
        day=journal.by_date().get(as_of),
        figures=analysis.by_date().get(as_of),
        step=choose_step(journal, settings, analysis),
    )
    found = _notice(scene, problems)
    return Today(
        as_of,
        whole_date(as_of),
        "first day" if scene.is_first_day else "",
        (*_blocks(scene), *found),
        scene.step,
    )


def _blocks(scene: _Scene) -> Iterator[Block]:
    if is_silent(scene.analysis):
        yield from _last_entry(scene)
        yield from _step(scene)
        return
    yield from _moving(scene)
    month = () if scene.is_returning or scene.is_early else tuple(_month(scene))
    yield from month
    yield from _rest(scene)
    yield from _done(scene)
    yield from _open(scene)
    yield from _step(scene)
    if not month and not scene.is_returning:
        yield from _record(scene)
    yield from _plans(scene)


# -- silence ------------------------------------------------------------------------------------


def _last_entry(scene: _Scene) -> Iterator[Block]:
    last = scene.analysis.last or scene.as_of
    when = whole_date(last, seen_from=scene.as_of)
    text = f"Last entry {when}. One line is enough; nothing needs catching up."
    yield Block(Kind.PAUSE, text)


def _moving(scene: _Scene) -> Iterator[Block]:
    if not scene.is_returning or scene.presence(0) is Presence.YES:
        return
    yesterday = scene.journal.by_date().get(days_before(scene.as_of, 1))
    acts = sum(one.is_done for one in yesterday.actions) if yesterday else 0
    if acts and silences(scene.analysis)[-1].back == days_before(scene.as_of, 1):
        yield Block(Kind.PAUSE, f"Moving again: {some(acts, 'line')} yesterday.")


# -- the day itself -----------------------------------------------------------------------------


def _rest(scene: _Scene) -> Iterator[Block]:
    if scene.presence(0) is not Presence.REST:
        return
    rest = scene.day.rest if scene.day else None
    why = rest.why if rest and scene.shows_words else ""
    yield Block(Kind.REST, "Rest", (Line((shortened(why, _NAME) or "today",)),))


def _done(scene: _Scene) -> Iterator[Block]:
    if not scene.done:
        return
    names = tuple(_short_name(*as_done(one)[:2]) for one in scene.done)
    more = "That is a complete day." if scene.is_first_day else "Anything more is extra."
    yield Block(Kind.DONE, "Done", (Line(names, _DOT), Line((more,), extra=1)))


def _open(scene: _Scene) -> Iterator[Block]:
    items = scene.open
    if not items:
        return
    if scene.done:
        yield Block(Kind.OPEN, "Open", tuple(_in_full(scene, items)))
    elif scene.step is None or scene.step.why is not Why.LIST or len(items) > 1:
        yield Block(Kind.OPEN, "Open", (Line(tuple(map(_in_brief, items)), _DOT),))
    else:
        yield Block(Kind.OPEN, "Open", (Line((_in_brief(items[0]),)),))


def _short_name(name: str, minutes: int | None) -> str:
    return with_minutes(shortened(name, _NAME), minutes)


def _in_brief(item: Action) -> str:
    small = _smaller(item)
    name = _short_name(item.name, item.minutes)
    return f"{name} -> {small}" if small else name


def _smaller(item: Action) -> str:
    if item.smaller is None:
        return ""
    if not item.smaller.name:
        return duration(item.smaller.minutes or 0)
    return _short_name(item.smaller.name, item.smaller.minutes)


def _in_full(scene: _Scene, items: Sequence[Action]) -> Iterator[Line]:
    """Yield each open item with what it was like last time."""
    for item in items:
        name = _short_name(item.name, item.minutes)
        if item.cue and scene.shows_words:
            name += f" ({shortened(item.cue, _NAME)})"
        small = _smaller(item)
        parts = (name, f"small: {small}") if small else (name,)
        yield Line(parts, " " * 6)
        yield from _about(scene, item.key, item)


def _about(scene: _Scene, key: str, item: Action | None) -> Iterator[Line]:
    """Yield the last time of an action, and its doubts if the item of today is doubted."""
    last = last_time(scene.journal, key, scene.as_of)
    if last is not None and (last.says_something or not is_silent(scene.analysis)):
        yield Line(last_time_line(last, scene.as_of, shows_words=scene.shows_words), extra=2)
    if item is not None and is_doubted(item):
        found = doubts(scene.journal, key, scene.as_of)
        if found is not None:
            yield Line(("You doubt it.", doubts_line(found)), extra=2)


# -- the step -----------------------------------------------------------------------------------


def _step(scene: _Scene) -> Iterator[Block]:
    step = scene.step
    if step is None:
        return
    item = next((one for one in scene.open if one.key == step.key), None)
    lines = [
        Line((_short_name(step.name, step.minutes),)),
        Line((step.reason,), extra=1),
        *_about(scene, step.key, item),
    ]
    others = len(scene.open) - 1
    if step.why is Why.LIST and others > 0:
        count = in_words(others)
        lines.append(Line((f"The other {count} can stay, move or go:", "journal ask"), "  ", 3))
    yield Block(Kind.STEP, "Small", tuple(lines))
    if not scene.open and (scene.is_first_day or is_silent(scene.analysis)):
        yield Block(Kind.WRITE, "Write", tuple(_write(scene, step)))


def _write(scene: _Scene, step: Step) -> Iterator[Line]:
    """Yield what to type; the first day says where, and how else."""
    line, command = f"Done: {step.deed}", f"journal done {step.deed}"
    if not scene.is_first_day:
        yield Line((line,))
        return
    file = scene.day.files[0] if scene.day and scene.day.files else f"{scene.as_of}.md"
    width = max(len(line), len(command)) + 3
    yield Line((line, f"in {file}"), " " * (width - len(line)))
    yield Line((command, "does the same"), " " * (width - len(command)))


# -- the record ---------------------------------------------------------------------------------


def _record(scene: _Scene) -> Iterator[Block]:
    """Yield one line about the days and, once enough was planned, one about the actions."""
    window = scene.analysis.showed_up
    if window is None or (scene.is_early and not window.yes):
        return
    is_whole = window.days == WINDOW_DAYS
    of_days = "" if is_whole else f" of {some(window.days, 'day')}"
    parts = [f"something done on {window.yes}{of_days}"]
    lines = []
    if not scene.is_early:
        parts.extend(_other_days(window))
        if window.counts.planned >= ENOUGH_PLANNED:
            lines.append(Line((planned_and_done(window.counts),)))
    label = f"{WINDOW_DAYS} days" if is_whole else f"Since {_near(window.first, scene.as_of)}"
    yield Block(Kind.RECORD, label, (Line(tuple(parts), _DOT), *lines))


def _other_days(window: ShowedUp) -> Iterator[str]:
    if window.rest:
        yield f"{window.rest} rest"
    if window.silent:
        yield f"{window.silent} without an entry"
    if window.no:
        yield f"{window.no} recorded without an act"


def _near(day: date, as_of: date) -> str:
    if (as_of - day).days < FIRST_DAYS:
        return WEEKDAYS[day.weekday()][:3]
    return day_and_month(day)


# -- a new month --------------------------------------------------------------------------------


def _month(scene: _Scene) -> Iterator[Block]:
    """Yield the month that ended yesterday, on the first day of a month."""
    last = days_before(scene.as_of, 1)
    window = _days_of(scene.analysis, last) if scene.as_of.day == 1 else None
    if window is None:
        return
    counts = window.counts
    bonus = (f"{counts.bonus} done though not planned",) if counts.bonus else ()
    lines = [Line((_something_done(window), *_other_days(window)), _DOT)]
    if counts.planned:
        lines.append(Line((planned_and_done(counts), *bonus), _DOT, 1))
        things, done = _things(scene, window)
        text = f"{things} different things planned, {done} done sooner or later"
        lines.append(Line((text,), extra=3))
    before = _days_of(scene.analysis, days_before(window.first.replace(day=1), 1))
    if before is not None:
        name = MONTHS[before.last.month - 1]
        shares = f"{name}: {before.yes} of {some(before.days, 'day')}"
        lines.append(Line((shares, *_other_days(before)), _DOT, 3))
    lines.append(Line(("A page with three questions:", "journal review month"), "  ", 3))
    yield Block(Kind.MONTH, MONTHS[last.month - 1], tuple(lines))


def _something_done(window: ShowedUp) -> str:
    return f"something done on {window.yes} of {some(window.days, 'day')}"


def _days_of(analysis: Analysis, last: date) -> ShowedUp | None:
    """Return the counted days of the month that ends with ``last``, by kind."""
    first = max(month_of(last)[0], analysis.counted_from or date.max)
    if first > last:
        return None
    days = [one for one in analysis.days if first <= one.date <= last]
    known = [one.presence for one in days if one.presence is not Presence.SILENT]
    return ShowedUp(
        first=first,
        last=last,
        yes=known.count(Presence.YES),
        no=known.count(Presence.NO),
        rest=known.count(Presence.REST),
        silent=(last - first).days + 1 - len(known),
        counts=sum((one.counts for one in days), Counts()),
    )


_PLANNED: Final = (Outcome.DONE, Outcome.SMALLER, Outcome.MISSED, Outcome.MOVED)
_HAPPENED: Final = (Outcome.DONE, Outcome.SMALLER, Outcome.BONUS)


def _things(scene: _Scene, window: ShowedUp) -> tuple[int, int]:
    """Return how many different things were planned, and how many of them were done in time."""
    figures = scene.analysis.by_date()
    first: dict[str, date] = {}
    done: set[str] = set()
    for day in sorted(scene.journal.days, key=lambda one: one.date):
        if not window.first <= day.date <= scene.as_of or day.date not in figures:
            continue
        for action, outcome in zip(day.actions, figures[day.date].outcomes, strict=True):
            if outcome in _PLANNED and day.date <= window.last:
                first.setdefault(action.key, day.date)
            since = first.get(action.key)
            if since and outcome in _HAPPENED and (day.date - since).days <= WITHIN_DAYS:
                done.add(action.key)
    return len(first), len(done)


# -- notices ------------------------------------------------------------------------------------


def _plans(scene: _Scene) -> Iterator[Block]:
    """Yield that days had plans and no act: the last seven once it is often, else yesterday."""
    if scene.presence(0) in (Presence.YES, Presence.REST):
        return
    of_seven = sum(bool(_plans_without_act(scene, ago)) for ago in range(1, 8))
    if of_seven >= OFTEN and scene.open and not scene.is_early:
        text = (
            f"{of_seven} of the last 7 days have plans and no act. "
            "One of today's, at its smallest size?"
        )
        yield Block(Kind.PLANS, text)
        return
    count = _plans_without_act(scene, 1)
    if count:
        day = days_before(scene.as_of, 1)
        files = scene.journal.by_date()[day].files
        text = f"{some(count, 'plan')}, no act written."
        more = f"If something was done, one line in {files[0] if files else day} is enough."
        yield Block(Kind.PLANS, "Yesterday", (Line((text, more)),))


def _plans_without_act(scene: _Scene, ago: int) -> int:
    """Return how many plans a day had on which nothing was done, else 0."""
    figures = scene.analysis.by_date().get(days_before(scene.as_of, ago))
    return figures.counts.planned if figures and figures.presence is Presence.NO else 0


def _notice(scene: _Scene, problems: Sequence[Diagnostic]) -> tuple[Block, ...]:
    found = mend(scene.journal, scene.as_of, problems, shows_words=scene.shows_words)
    return (found,) if found else ()
