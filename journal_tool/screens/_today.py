"""The first screen: what stands, one small step, one line of record, one notice.

The terminal and the report show the same blocks, in the same order and the same words.  In
silence and in the first week there is no rate and no list of what was not done.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from journal_tool.analysis import (
    Analysis,
    DayFigures,
    Presence,
    days_before,
    is_doubted,
)
from journal_tool.diagnostics import Diagnostic
from journal_tool.language import _, ngettext, pgettext
from journal_tool.model import Action, Day, Journal
from journal_tool.phrases import duration, in_words, shortened, whole_date, with_minutes
from journal_tool.record import Record
from journal_tool.screens._last_time import (
    doubts,
    doubts_line,
    last_time,
    last_time_line,
)
from journal_tool.screens._mend import mend
from journal_tool.screens._record import FIRST_DAYS, month_block, record_block
from journal_tool.screens._screen import Block, Kind, Line, Part, Voice, command, name, tool
from journal_tool.screens._step import (
    Step,
    Why,
    as_done,
    choose_step,
    is_in_dip,
    is_silent,
    open_items,
    silences,
)
from journal_tool.settings import Settings

OFTEN: Final = 3
"""So many days of plans without an act in seven are told."""

_NAME: Final = 60
_DOT: Final = " · "


class Today(Record):
    """The first screen of a day.

    Attributes:
        date: the day.
        title: ``Wednesday 24 June``.
        remark: ``first day``, or ``""``.
        blocks: from top to bottom.
        step: the one small step, if one is offered.
        is_first_day: whether nothing was written before it.
        shows_record: whether days and figures may stand below unasked: not in the first week,
            in silence, or on the way back from it.
    """

    date: date
    title: str
    remark: str
    blocks: tuple[Block, ...]
    step: Step | None
    is_first_day: bool = False
    shows_record: bool = True


class Asked(Record):
    """An open item of today, as somebody is asked what became of it.

    Attributes:
        item: as it is planned.
        lines: what the first screen says of it: the name, and the last time.
        has_smaller: whether a smaller version or size of it is known.
    """

    item: Action
    lines: tuple[Line, ...]
    has_smaller: bool


class _Scene(Record):
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
    def shows_record(self) -> bool:
        """Whether the days so far may be looked at unasked."""
        return not (
            is_silent(self.analysis) or self.is_in_dip or self.is_early or self.is_returning
        )

    @property
    def is_in_dip(self) -> bool:
        """Whether days with an act have become few."""
        return is_in_dip(self.analysis, self.day)

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
        figures = self.analysis.book.get(days_before(self.as_of, ago))
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
        figures=analysis.book.get(as_of),
        step=choose_step(journal, settings, analysis),
    )
    found = _notice(scene, problems)
    return Today(
        as_of,
        whole_date(as_of),
        _("first day") if scene.is_first_day else "",
        (*_blocks(scene), *found),
        scene.step,
        is_first_day=scene.is_first_day,
        shows_record=scene.shows_record,
    )


def asked(journal: Journal, settings: Settings, analysis: Analysis) -> tuple[Asked, ...]:
    """Return what stands open on the day of ``analysis``, in the order of its lines.

    Args:
        journal: the days; later ones change nothing.
        settings: the sizes of practices, and whether words may stand.
        analysis: of the same journal.
    """
    day, figures = journal.by_date().get(analysis.as_of), analysis.book.get(analysis.as_of)
    scene = _Scene(journal, settings, analysis, day, figures, step=None)
    sizes = {one.table: len(one.sizes) for one in settings.practices}
    return tuple(
        Asked(
            item,
            tuple(_in_full(scene, [item])),
            item.smaller is not None or 1 < (item.size or 2) <= sizes.get(item.key, 0),
        )
        for item in scene.open
    )


def _blocks(scene: _Scene) -> Iterator[Block]:
    if is_silent(scene.analysis):
        yield from _last_entry(scene)
        yield from _step(scene)
        return
    if scene.is_in_dip:
        yield from _dip(scene)
        yield from _rest(scene)
        yield from _done(scene)
        yield from _step(scene)
        return
    yield from _moving(scene)
    month = tuple(month_block(scene.analysis)) if scene.shows_record else ()
    yield from month
    yield from _rest(scene)
    yield from _done(scene)
    yield from _open(scene)
    yield from _coin(scene)
    yield from _step(scene)
    if not month and not scene.is_returning:
        yield from record_block(scene.analysis, is_early=scene.is_early)
    yield from _plans(scene)


# -- silence ------------------------------------------------------------------------------------


def _last_entry(scene: _Scene) -> Iterator[Block]:
    last = scene.analysis.last or scene.as_of
    when = whole_date(last, seen_from=scene.as_of)
    text = _("Last entry {date}. One line is enough; nothing needs catching up.", date=when)
    yield Block(Kind.PAUSE, text)


def _dip(scene: _Scene) -> Iterator[Block]:
    """Yield that acts have become few, while none stands today; no counts and no list."""
    if scene.presence(0) is not None:
        return
    baseline = scene.analysis.figures.dips.baseline
    if baseline is None:
        text = _("Some days without an act lately. Dips are ordinary.")
    else:
        text = _(
            "Fewer days with an act than usual lately (usual: about {days} in 10). Dips are "
            "ordinary.",
            days=round(10 * baseline),
        )
    yield Block(Kind.PAUSE, text)


def _moving(scene: _Scene) -> Iterator[Block]:
    if not scene.is_returning or scene.presence(0) is Presence.YES:
        return
    yesterday = scene.journal.by_date().get(days_before(scene.as_of, 1))
    acts = sum(one.is_done for one in yesterday.actions) if yesterday else 0
    if acts and silences(scene.analysis)[-1].back == days_before(scene.as_of, 1):
        text = ngettext(
            "Moving again: {count} line yesterday.", "Moving again: {count} lines yesterday.", acts
        )
        yield Block(Kind.PAUSE, text)


# -- the day itself -----------------------------------------------------------------------------


def _rest(scene: _Scene) -> Iterator[Block]:
    if scene.presence(0) is not Presence.REST:
        return
    rest = scene.day.rest if scene.day else None
    why = shortened(rest.why, _NAME) if rest and scene.shows_words else ""
    part = Part(why, Voice.WORDS) if why else tool(pgettext("a day of rest", "today"))
    yield Block(Kind.REST, pgettext("label of a block", "Rest"), (Line((part,)),))


def _done(scene: _Scene) -> Iterator[Block]:
    if not scene.done:
        return
    names = tuple(name(_short_name(*as_done(one)[:2])) for one in scene.done)
    more = _("That is a complete day.") if scene.is_first_day else _("Anything more is extra.")
    label = pgettext("label of a block", "Done")
    yield Block(Kind.DONE, label, (Line(names, _DOT), Line((tool(more),), extra=1)))


def _open(scene: _Scene) -> Iterator[Block]:
    items = scene.open
    if not items:
        return
    label = pgettext("label of a block", "Open")
    if scene.done:
        yield Block(Kind.OPEN, label, tuple(_in_full(scene, items)))
    elif scene.step is None or scene.step.why is not Why.LIST or len(items) > 1:
        names = tuple(name(_in_brief(one)) for one in items)
        yield Block(Kind.OPEN, label, (Line(names, _DOT),))
    else:
        yield Block(Kind.OPEN, label, (Line((name(_in_brief(items[0])),)),))


def _short_name(whole: str, minutes: int | None) -> str:
    return with_minutes(shortened(whole, _NAME), minutes)


def _in_brief(item: Action) -> str:
    small = _smaller(item)
    whole = _short_name(item.name, item.minutes)
    return f"{whole} -> {small}" if small else whole


def _smaller(item: Action) -> str:
    if item.smaller is None:
        return ""
    if not item.smaller.name:
        return duration(item.smaller.minutes or 0)
    return _short_name(item.smaller.name, item.smaller.minutes)


def _in_full(scene: _Scene, items: Sequence[Action]) -> Iterator[Line]:
    """Yield each open item with what it was like last time."""
    for item in items:
        whole = _short_name(item.name, item.minutes)
        if item.cue and scene.shows_words:
            whole += f" ({shortened(item.cue, _NAME)})"
        small = _smaller(item)
        smaller = (name(_("small: {thing}", thing=small)),) if small else ()
        parts = (name(whole), *smaller)
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
            yield Line((tool(_("You doubt it.")), tool(doubts_line(found))), extra=2)


def _coin(scene: _Scene) -> Iterator[Block]:
    """Yield what a coin says of today, for each experiment that runs."""
    lines = []
    for one in scene.analysis.figures.experiments:
        if one.gets_it is not None:
            chosen = _short_name(one.practice, None)
            text = chosen if one.gets_it else pgettext("a coin", "no {name}", name=chosen)
            pair = _("pair {pair} of {pairs}", pair=one.pair, pairs=one.trial.pairs)
            lines.append(Line((name(text), tool(pair)), "   "))
    if lines:
        yield Block(Kind.COIN, pgettext("label of a block", "Coin"), tuple(lines))


# -- the step -----------------------------------------------------------------------------------


def _step(scene: _Scene) -> Iterator[Block]:
    step = scene.step
    if step is None:
        return
    item = next((one for one in scene.open if one.key == step.key), None)
    lines = [
        Line((name(_short_name(step.name, step.minutes)),)),
        Line((tool(step.reason),), extra=1),
        *_about(scene, step.key, item),
    ]
    others = len(scene.open) - 1
    if step.why is Why.LIST and others > 0:
        text = ngettext(
            "The other {count} can stay, move or go:",
            "The other {count} can stay, move or go:",
            others,
            count=in_words(others),
        )
        lines.append(Line((tool(text), command("journal ask")), "  ", 3))  # no text
    yield Block(Kind.STEP, pgettext("label of a block", "Small"), tuple(lines))
    if not scene.open and (scene.is_first_day or is_silent(scene.analysis)):
        label = pgettext("label of a block", "Write")
        yield Block(Kind.WRITE, label, tuple(_write(scene, step)))


def _write(scene: _Scene, step: Step) -> Iterator[Line]:
    """Yield what to type; the first day says where, and how else."""
    line, typed = f"Done: {step.deed}", f"journal done {step.deed}"  # no text
    if not scene.is_first_day:
        yield Line((command(line),))
        return
    file = scene.day.files[0] if scene.day and scene.day.files else f"{scene.as_of}.md"  # no text
    width = max(len(line), len(typed)) + 3
    yield Line((command(line), tool(_("in {file}", file=file))), " " * (width - len(line)))
    yield Line((command(typed), tool(_("does the same"))), " " * (width - len(typed)))


# -- notices ------------------------------------------------------------------------------------


def _plans(scene: _Scene) -> Iterator[Block]:
    """Yield that days had plans and no act: the last seven once it is often, else yesterday."""
    if scene.presence(0) in (Presence.YES, Presence.REST):
        return
    of_seven = sum(bool(_plans_without_act(scene, ago)) for ago in range(1, 8))
    if of_seven >= OFTEN and scene.open and not scene.is_early:
        often = ngettext(
            "{count} of the last 7 days has plans and no act. One of today's, at its smallest "
            "size?",
            "{count} of the last 7 days have plans and no act. One of today's, at its smallest "
            "size?",
            of_seven,
        )
        yield Block(Kind.PLANS, often)
        return
    count = _plans_without_act(scene, 1)
    if count:
        day = days_before(scene.as_of, 1)
        files = scene.journal.by_date()[day].files
        text = ngettext("{count} plan, no act written.", "{count} plans, no act written.", count)
        more = _(
            "If something was done, one line in {file} is enough.", file=files[0] if files else day
        )
        line = Line((tool(text, day=day), tool(more)))
        yield Block(Kind.PLANS, pgettext("label of a block", "Yesterday"), (line,))


def _plans_without_act(scene: _Scene, ago: int) -> int:
    """Return how many plans a day had on which nothing was done, else 0."""
    figures = scene.analysis.book.get(days_before(scene.as_of, ago))
    return figures.counts.planned if figures and figures.presence is Presence.NO else 0


def _notice(scene: _Scene, problems: Sequence[Diagnostic]) -> tuple[Block, ...]:
    found = mend(scene.journal, scene.as_of, problems, shows_words=scene.shows_words)
    return (found,) if found else ()
