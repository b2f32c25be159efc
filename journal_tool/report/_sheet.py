"""One A4 side to bring to somebody: what stands on it, and how much of it fits.

A sheet is one page whatever the journal holds.  Lines are counted in hundredths of a rem of
``sheet.css``, whose heights are those named here; text gets room for so many rows and is cut
there, so that no font makes it longer.  What is left out is said.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import ceil
from typing import Final

from journal_tool.analysis import Analysis, Counts, days_from
from journal_tool.analysis.results import ThoughtFigure
from journal_tool.diagnostics import width
from journal_tool.language import _, ngettext
from journal_tool.phrases import (
    brief_date,
    brief_weekday,
    day_and_month,
    long_date,
    number,
    shortened,
    stretch,
)
from journal_tool.report._calendars import Cell, LegendItem, cell, legend_of
from journal_tool.report._fit import Block, fit
from journal_tool.report._sheet_words import (
    DOUBTED,
    LITTLE_WISH,
    all_things,
    counts_words,
    joined,
    lines_and_acts,
    mood_words,
    often,
    sentence,
    tally_words,
)
from journal_tool.report._tables import Bar, bar_of
from journal_tool.report._words import and_more, clean, sentences_of
from journal_tool.screens import Brought, Ledger, Mood, OwnWords, Sheet, Thing
from journal_tool.values import dataclass

ROW: Final = 135
GAP: Final = 32
HEADING: Final = 255
BAR: Final = 90
CHART: Final = 740
SIDE: Final = 8100
"""Height of an A4 side within its margins."""

HEAD: Final = 460
STRIP: Final = 900
FOOT: Final = 400

WIDE: Final = 84
"""Characters of a row across the sheet."""

NARROW: Final = 47
"""Characters of a row of a column, of the writer's words."""

BESIDE: Final = 37
"""The same, where a date stands beside them."""

TOLD: Final = 52
"""The same of ours, which are smaller."""

NAME: Final = 36
"""Characters of a name that stands on one row with a few words."""

ROWS: Final = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 26, 32)
"""So many rows ``sheet.css`` can cut a text at."""

MOST_TALK: Final = 10
"""Rows of one thing to talk about."""

MOST_LEDGERS: Final = 3
STRIP_DAYS: Final = 35
"""A longer stretch is not drawn day by day."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of a list.

    Attributes:
        name: of the thing that it is about, or ``""``.
        fact: what is said of it, or ``""``.
        date: stands beside the words; ``""`` where the fact says it.
        intro: what stands before the words: ``That day:``, or ``""``.
        words: the writer's, or ``""``.
        rows: so many rows of words are shown.
    """

    name: str = ""
    fact: str = ""
    date: str = ""
    intro: str = ""
    words: str = ""
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """The mood of a day in a chart: its place, and whether something was done."""

    x: str
    y: str
    has_act: bool


@dataclass(frozen=True, slots=True)
class MoodChart:
    """Mood day by day, 0 at the bottom to 10 at the top.

    Attributes:
        points: oldest first.
        radius: of a point.
        line: path through days that follow each other.
        first, last: names of the ends.
        rows: the same as text: the day, its mood, whether something was done.
    """

    points: tuple[Point, ...]
    radius: str
    line: str
    first: str
    last: str
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One heading and what stands below it.

    Attributes:
        title: ours, or what the writer says of an identity.
        sentence: ``""`` for none.
        rows: so many rows the sentence takes at most.
        bar: planned and done, or ``None``.
        chart: mood, or ``None``.
        lines: what fits.
        more: what is left out, or ``""``.
    """

    title: str
    sentence: str = ""
    rows: int = 0
    bar: Bar | None = None
    chart: MoodChart | None = None
    lines: tuple[SheetLine, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class SheetView:
    """``page.html``.

    Attributes:
        title: the stretch of days.
        counts: on how many of its days something was done.
        strip: a weekday and a shape for each day; empty for a long stretch.
        legend: the shapes that it holds.
        whole: parts across the sheet.
        columns: parts beside each other.
        left_out: names of the parts that have no room, or ``""``.
        remark: that words are left out, or ``""``.
        made: for which day.
    """

    title: str
    counts: str
    strip: tuple[tuple[str, Cell], ...]
    legend: tuple[LegendItem, ...]
    whole: tuple[SheetPart, ...]
    columns: tuple[tuple[SheetPart, ...], tuple[SheetPart, ...]]
    left_out: str
    remark: str
    made: str


def sheet_view(
    found: Sheet, analysis: Analysis, *, shows_words: bool, shows_against: bool
) -> SheetView:
    """Return the sheet, with as much of each list as fits.

    Args:
        found: what the days hold.
        analysis: of the same journal.
        shows_words: whether the writer's words may stand; names of actions stay.
        shows_against: whether evidence against and what was not done may stand.
    """
    maker = _Maker(found, analysis.as_of, shows_words=shows_words)
    strip = tuple(_strip(found, analysis))
    whole = [part for part in maker.whole() if part.lines]
    parts = list(maker.parts())
    if shows_against:
        parts.extend(maker.against())
    room = SIDE - HEAD - FOOT - (STRIP if strip else 0)
    tops, left = _whole(whole, room, is_alone=not parts)
    fitted = fit([_block(one) for one in parts], left)
    made = [
        None if kept is None else _kept(one, kept)
        for one, kept in zip(parts, fitted.kept, strict=True)
    ]
    missing = [one.title for one, kept in zip(parts, made, strict=True) if kept is None]
    return SheetView(
        title=stretch(found.first, found.last, seen_from=date.min),
        counts=counts_words(found),
        strip=strip,
        legend=legend_of([one for _weekday, one in strip]),
        whole=tops,
        columns=(
            tuple(one for one in made[: fitted.split] if one),
            tuple(one for one in made[fitted.split :] if one),
        ),
        left_out=_("Left out for want of room: {parts}.", parts=joined(missing)) if missing else "",
        remark="" if shows_words else _("Words are left out of this sheet."),
        made=long_date(analysis.as_of),
    )


# -- room ---------------------------------------------------------------------------------------


def _rows(text: str, columns: int, most: int) -> int:
    """Return how many rows to keep for a text, at most ``most``."""
    needed = sum(max(1, ceil(width(line) / columns)) for line in text.split("\n"))
    return next((one for one in ROWS if one >= min(needed, most)), ROWS[-1])


def _height(line: SheetLine) -> int:
    return GAP + ROW * (line.rows + bool(line.name))


def _block(part: SheetPart) -> Block:
    head = HEADING + ROW * part.rows + (BAR if part.bar else 0) + (CHART if part.chart else 0)
    return Block(head, tuple(map(_height, part.lines)), ROW + GAP)


def _kept(part: SheetPart, count: int) -> SheetPart:
    left = len(part.lines) - count
    return replace(part, lines=part.lines[:count], more=and_more(left) if left else "")


def _whole(
    parts: Sequence[SheetPart], room: int, *, is_alone: bool
) -> tuple[tuple[SheetPart, ...], int]:
    """Return the parts across the sheet with as many lines as fit, and the room below them.

    They take all of a sheet that holds nothing else, and else up to a bit more than half of it.
    """
    most = room if is_alone else room * 11 // 20
    left = most
    shown = []
    for at, part in enumerate(parts):
        share = left // (len(parts) - at)
        block = _block(part)
        counts = range(len(part.lines), -1, -1)
        count = next((one for one in counts if block.height(one) <= share), 0)
        if not count:  # one text that is too long for its share: it is cut, and stands
            rows = [one for one in ROWS if block.head + ROW * (one + 3) + 2 * GAP <= share]
            line = replace(part.lines[0], rows=min(part.lines[0].rows, rows[-1]))
            part = replace(part, lines=(line, *part.lines[1:]))  # noqa: PLW2901
            count, block = 1, _block(part)
        shown.append(_kept(part, count))
        left -= block.height(count)
    return tuple(shown), room - (most - left)


# -- the top ------------------------------------------------------------------------------------


def _strip(found: Sheet, analysis: Analysis) -> Iterator[tuple[str, Cell]]:
    days = list(days_from(found.first, found.last))
    if 1 < len(days) <= STRIP_DAYS:
        for one in days:
            weekday = brief_weekday(one)
            yield weekday, cell(one, analysis.book.get(one), analysis, href="")


# -- the parts ----------------------------------------------------------------------------------


class _Maker:
    """Makes the parts of a sheet, all of their lines."""

    def __init__(self, found: Sheet, as_of: date, *, shows_words: bool) -> None:
        self._found, self._as_of, self._shows_words = found, as_of, shows_words

    def whole(self) -> Iterator[SheetPart]:
        """Return what the writer wanted to bring."""
        yield SheetPart(_("To talk about"), lines=tuple(self._brought(self._found.talk, MOST_TALK)))
        yield SheetPart(_("In full"), lines=tuple(self._brought(self._found.whole_days, ROWS[-1])))

    def parts(self) -> Iterator[SheetPart]:
        """Return the figures and what was done."""
        found = self._found
        yield from _planned(found.showed_up.counts if found.showed_up else Counts())
        if found.in_the_way:
            yield SheetPart(
                _("What got in the way"),
                lines=tuple(
                    SheetLine(f"#{self._name(one.tag)}", self._times(one.dates))
                    for one in found.in_the_way
                ),
            )
        if found.moods:
            yield _mood(found, self._as_of)
        if found.done:
            yield _told(
                SheetPart(_("What was done"), lines=tuple(self._things(found.done))),
                all_things(found.done),
            )
        if found.thoughts:
            yield SheetPart(_("Thoughts"), lines=tuple(map(self._thought, found.thoughts)))
        yield from self._although()
        for ledger in found.ledgers[:MOST_LEDGERS]:
            yield from self._evidence(ledger, supports=True)

    def against(self) -> Iterator[SheetPart]:
        """Return what was asked for: evidence against, and what was not done."""
        for ledger in self._found.ledgers[:MOST_LEDGERS]:
            yield from self._evidence(ledger, supports=False)
        if self._found.not_done:
            yield SheetPart(_("Not done"), lines=tuple(self._things(self._found.not_done)))

    # -- lines

    def _name(self, text: str) -> str:
        return shortened(clean(text), NAME)

    def _day(self, day: date) -> str:
        return brief_date(day, seen_from=self._as_of)

    def _times(self, dates: Sequence[date]) -> str:
        last = day_and_month(dates[-1], seen_from=self._as_of)
        if len(dates) == 1:
            return _("on {date}", date=last)
        return ngettext(
            "{count} time, last on {date}", "{count} times, last on {date}", len(dates), date=last
        )

    def _said(self, line: SheetLine, words: str, columns: int, most: int) -> SheetLine:
        """Return the line with words, if they may stand, cut to what ``most`` rows hold."""
        text = clean(words) if self._shows_words else ""
        if not text:
            return line
        if len(text) > columns * most:
            text = shortened(text, columns * most)
        return replace(line, words=text, rows=_rows(text, columns, most))

    def _brought(self, some_lines: Iterable[Brought], most: int) -> Iterator[SheetLine]:
        for one in some_lines:
            name = shortened(clean(one.name), WIDE - 20)
            line = SheetLine(name, date=self._day(one.date))
            line = self._said(line, one.words, WIDE, most)
            if line.name or line.words:
                yield line

    def _things(self, things: Sequence[Thing]) -> Iterator[SheetLine]:
        for one in things:
            told = often(one.times)
            if one.smaller:
                told = _("{told}, {count} smaller", told=told, count=one.smaller)
            line = SheetLine(self._name(one.name), told)
            yield self._said(line, one.note, NARROW, 2)

    def _thought(self, one: ThoughtFigure) -> SheetLine:
        parts = [often(one.named)]
        if one.with_action:
            parts.append(
                ngettext("{count} with an action", "{count} with an action", one.with_action)
            )
        if one.done:
            parts.append(ngettext("{count} done", "{count} done", one.done))
        return SheetLine(f"#{self._name(one.pattern)}", joined(parts))

    def _although(self) -> Iterator[SheetPart]:
        found = self._found.although
        done = [one for one in found.lines if one.is_done]
        if not done:
            return
        told = filter(
            None,
            [
                tally_words(found.doubted, DOUBTED),
                tally_words(found.little_wish, LITTLE_WISH),
            ],
        )
        seen: set[OwnWords] = set()
        lines = []
        for one in done:
            line = SheetLine(self._name(one.action.name), self._day(one.date))
            words = OwnWords() if one.words.are_of_the_day and one.words in seen else one.words
            seen.add(words)
            intro = _("That day:") if words.are_of_the_day and self._shows_words else ""
            lines.append(replace(self._said(line, words.text, NARROW, 3), intro=intro))
        yield _told(SheetPart(_("Done although"), lines=tuple(lines)), sentence("; ".join(told)))

    def _evidence(self, ledger: Ledger, *, supports: bool) -> Iterator[SheetPart]:
        some_lines = [one for one in ledger.lines if one.supports is supports]
        if not some_lines:
            return
        written = [one for one in some_lines if one.is_written]
        others = len(some_lines) - len(written)
        says = clean(ledger.figure.says) if self._shows_words else ""
        lines = [
            self._said(
                SheetLine(date=day_and_month(one.date, seen_from=self._as_of)),
                one.words.text,
                BESIDE,
                3,
            )
            for one in written
        ]
        who = shortened(says, NARROW - 8) or f"#{self._name(ledger.figure.name)}"
        part = SheetPart(
            _("For: {who}", who=who) if supports else _("Against: {who}", who=who),
            lines=tuple(one for one in lines if one.words),
        )
        yield _told(part, lines_and_acts(len(written), others, supports=supports))


def _told(part: SheetPart, sentence: str) -> SheetPart:
    return replace(part, sentence=sentence, rows=_rows(sentence, TOLD, ROWS[-1]))


def _planned(counts: Counts) -> Iterator[SheetPart]:
    if counts.planned + counts.dropped + counts.bonus:
        told = sentences_of(counts)[-1]
        part = SheetPart(_("Planned and done"), bar=bar_of(counts))
        yield _told(part, sentence(f"{told[0].upper()}{told[1:]}"))


# -- mood ---------------------------------------------------------------------------------------

CHART_WIDTH: Final = 300
CHART_HEIGHT: Final = 60


def _mood(found: Sheet, as_of: date) -> SheetPart:
    chart = _chart(found, as_of) if len(found.moods) > 1 else None  # one says it in words
    return _told(SheetPart(_("Mood"), chart=chart), mood_words(found))


def _chart(found: Sheet, as_of: date) -> MoodChart:
    last = max(found.last, found.moods[-1].date)
    days = (last - found.first).days + 1
    radius = 3.2 if days <= STRIP_DAYS else 1.8 if days <= 4 * STRIP_DAYS else 1.1
    places = [_place(one, found.first, days) for one in found.moods]
    path: list[str] = [f"M{places[0][0]} {places[0][1]}"]
    for (before, one), (x, y) in zip(pairwise(found.moods), places[1:], strict=True):
        is_next = (one.date - before.date).days == 1
        path.append(f"{'L' if is_next else 'M'}{x} {y}")
    return MoodChart(
        points=tuple(
            Point(x, y, one.has_act) for one, (x, y) in zip(found.moods, places, strict=True)
        ),
        radius=f"{radius:g}",
        line="".join(path),
        first=day_and_month(found.first, seen_from=as_of),
        last=day_and_month(last, seen_from=as_of),
        rows=tuple(
            (
                day_and_month(one.date, seen_from=as_of),
                number(one.value),
                _("something done") if one.has_act else _("nothing done"),
            )
            for one in found.moods
        ),
    )


def _place(mood: Mood, first: date, days: int) -> tuple[str, str]:
    x = CHART_WIDTH * ((mood.date - first).days + 0.5) / days
    y = CHART_HEIGHT * (1 - mood.value / 10)
    return f"{x:.1f}".removesuffix(".0"), f"{y:.1f}".removesuffix(".0")
