"""Values as lines of a terminal: the first screen, days, one action.

Rows hold a left column of 10 and 72 columns of text beside it.  Everything that the writer wrote
is made safe for a terminal here.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from journal_tool.analysis import (
    Analysis,
    Counts,
    DayFigures,
)
from journal_tool.diagnostics import printable, width
from journal_tool.language import _, pgettext
from journal_tool.model import Action, Day, Evidence, Measure, Outcome
from journal_tool.patterns import pattern
from journal_tool.phrases import long_date, number
from journal_tool.report._actions import ActionView, action_view
from journal_tool.report._words import and_more, sentences_of
from journal_tool.screens import (
    Asked,
    Block,
    Doubts,
    Kind,
    LastTime,
    Line,
    Part,
    Today,
    doubts_line,
    last_time_line,
    pairs_line,
)

MOST_ROWS: Final = 12
TEXT: Final = 72
_HEADING: Final = pattern(r"#{1,6}[ \t]")
_MARGIN: Final = "  "
_COLUMN: Final = 10
_REMARK_ENDS: Final = 67
WIDE: Final = len(_MARGIN) + _COLUMN + TEXT
_NARROW: Final = 60
_MOST_NAMES: Final = 2
"""Rows that a list of names takes at most."""


def today_text(screen: Today, *, columns: int = WIDE) -> str:
    """Return the first screen, at most 12 rows of it.

    Args:
        screen: what it says.
        columns: of the terminal; a screen is never wider than 84 and never narrower than 60.
    """
    blocks = list(screen.blocks)
    room = max(_NARROW, min(WIDE, columns)) - len(_MARGIN) - _COLUMN
    rows = _screen(screen, blocks, _MOST_NAMES, room)
    while len(rows) > MOST_ROWS and (extra := _least(blocks)):
        blocks = _without(blocks, *extra)
        rows = _screen(screen, blocks, _MOST_NAMES, room)
    if len(rows) > MOST_ROWS:
        rows = _screen(screen, blocks, 1, room)
    return "\n".join(rows)


def today_in_short(screen: Today) -> str:
    """Return what is done, what is open, or the step, one row each."""
    kinds = (Kind.DONE, Kind.OPEN, Kind.STEP)
    rows: list[str] = []
    for block in screen.blocks:
        if block.kind in kinds:
            lines = [one for one in block.lines if not one.extra]
            rows.extend(_block(block._replace(lines=tuple(lines)), 1, TEXT))
    return "\n".join(rows)


def asked_text(one: Asked, label: str, *, columns: int = WIDE) -> str:
    """Return an open item as the first screen shows it, with a label in the left column."""
    room = max(_NARROW, min(WIDE, columns)) - len(_MARGIN) - _COLUMN
    return "\n".join(_block(Block(Kind.OPEN, label, one.lines), _MOST_NAMES, room))


def _least(blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Return the block and the line that gives way first: the last of the most extra ones."""
    places = [
        (line.extra, at, number)
        for at, block in enumerate(blocks)
        for number, line in enumerate(block.lines)
        if line.extra
    ]
    return max(places)[1:] if places else None


def _without(blocks: Sequence[Block], at: int, line: int) -> list[Block]:
    lines = blocks[at].lines
    fewer = blocks[at]._replace(lines=lines[:line] + lines[line + 1 :])
    return [*blocks[:at], fewer, *blocks[at + 1 :]]


def _screen(screen: Today, blocks: Sequence[Block], names: int, room: int) -> list[str]:
    title = screen.title
    if screen.remark:
        title += screen.remark.rjust(_REMARK_ENDS - len(title))
    rows = [title, ""]
    for block in blocks:
        rows.extend(_block(block, names, room))
        if block.kind is Kind.PAUSE:
            rows.append("")
    return rows


def _block(block: Block, names: int, room: int) -> Iterator[str]:
    """Yield the rows of a block; a label that is a sentence has a row of its own."""
    label = printable(block.label)
    if block.is_sentence:
        yield from (_MARGIN + row for row in _words(label, _COLUMN + room))
        label = ""
    first = max(0, len(label) + 1 - _COLUMN)
    for line in block.lines:
        for row in _rows(line, room - first, names):
            yield (_MARGIN + label.ljust(_COLUMN - 1) + " " + row).rstrip()
            label, first = "", 0


def _rows(line: Line, room: int, names: int) -> list[str]:
    """Return a line in rows; of a list of names no more than ``names`` rows."""
    parts = [printable(one.text) for one in line.parts]
    rows = _filled(parts, line.joint, room)
    if line.joint != " · ":
        return rows
    left = len(parts)
    while len(rows) > names and left > 1:
        left -= 1
        rows = _filled([*parts[:left], and_more(len(parts) - left)], line.joint, room)
    return rows


def _filled(parts: Sequence[str], joint: str, room: int) -> list[str]:
    """Return parts in rows; a part goes to the next row whole, and one too long at a word."""
    rows = [""]
    for at, part in enumerate(parts):
        is_last = at == len(parts) - 1
        ending = "" if is_last or not joint.strip() else joint.rstrip()
        gap = "" if at == 0 else " " if joint.strip() else joint
        if at and width(rows[-1] + gap + part + ending) <= room:
            rows[-1] += gap + part + ending
            continue
        new = _words(part + ending, room)
        rows = new if at == 0 else [*rows, *new]
    return rows


def _words(text: str, room: int) -> list[str]:
    """Return text in rows, broken between words; a word too long for a row is cut."""
    rows: list[str] = []
    for word in text.split(" "):
        if rows and width(f"{rows[-1]} {word}") <= room:
            rows[-1] += f" {word}"
            continue
        rest = word
        while width(rest) > room:
            cut = next(at for at in range(len(rest), 0, -1) if width(rest[:at]) <= room)
            rows.append(rest[:cut])
            rest = rest[cut:]
        rows.append(rest)
    return rows


# -- one action ---------------------------------------------------------------------------------


def last_text(
    name: str, last: LastTime | None, doubted: Doubts | None, today: date, *, shows_words: bool
) -> str:
    """Return everything that is said of the last time of an action."""
    if last is None:
        lines = [_said(_("Not done before today."))]
    else:
        lines = [Line(last_time_line(last, today, shows_words=shows_words))]
        if last.pairs:
            lines.append(_said(pairs_line(last.pairs)))
    if doubted:
        lines.append(_said(doubts_line(doubted)))
    rows = [row for line in lines for row in _rows(line, TEXT, 1)]
    return "\n".join([printable(name), *(_MARGIN + row for row in rows)])


def _said(text: str) -> Line:
    return Line((Part(text),))


# -- days ---------------------------------------------------------------------------------------


def day_text(day: Day, figures: DayFigures, *, shows_words: bool) -> str:
    """Return one day as plain text: numbers, actions, thoughts, words."""
    rows = [long_date(day.date)]
    rows.extend(_head(day, shows_words=shows_words))
    for action, outcome in zip(day.actions, figures.outcomes, strict=True):
        rows.extend(_action(action, outcome, shows_words=shows_words))
    if shows_words:
        rows.extend(
            _MARGIN + _("thought: {words}", words=printable(one.text)) for one in day.thoughts
        )
        rows.extend(_MARGIN + _evidence(one) for one in day.evidence)
        for words in day.words:
            if not _is_titles(words.text):
                rows.extend(["", *_prose(words.text)])
    return "\n".join(rows)


def _is_titles(text: str) -> bool:
    """Return whether a text is headings alone, which say nothing without words below."""
    return all(not line.strip() or _HEADING.match(line) for line in text.split("\n"))


def _evidence(one: Evidence) -> str:
    who, words = printable(one.identity), printable(one.text)
    if one.supports:
        return _("for {who}: {words}", who=who, words=words)
    return _("against {who}: {words}", who=who, words=words)


def _head(day: Day, *, shows_words: bool) -> Iterator[str]:
    numbers = [_number(one, shows_words=shows_words) for one in day.measures]
    numbers = [one for one in numbers if one]
    if numbers:
        yield _MARGIN + printable(" · ".join(numbers))
    if day.rest is not None:
        rest = pgettext("a day of rest", "rest")
        why = day.rest.why if shows_words else ""
        yield _MARGIN + printable(f"{rest}: {why}" if why else rest)


def _number(one: Measure, *, shows_words: bool) -> str:
    remark = one.remark if shows_words else ""
    value = number(one.value) if one.value is not None else ""
    return " ".join([one.name, *filter(None, (value, remark))]) if value or remark else ""


def _action(action: Action, outcome: Outcome | None, *, shows_words: bool) -> Iterator[str]:
    view = action_view(action, outcome, shows_words=shows_words)
    text = " · ".join([_named(view), *view.marks, *view.tags])
    for at, row in enumerate(_words(printable(text), TEXT)):
        yield f"  {view.sign if not at else ' '} {row}"
    for row in view.note.split("\n") if view.note else ():
        yield from (f"      {one}" for one in _words(printable(row), TEXT))


def _named(view: ActionView) -> str:
    name = " ".join(part for part in (view.name, view.duration) if part)
    name += f" ({view.cue})" if view.cue else ""
    name += f" -> {view.smaller}" if view.smaller else ""
    return f"{name} ({view.word})"


def _prose(text: str) -> Iterator[str]:
    """Yield the writer's words, never two empty rows in a row."""
    was_empty = True
    for line in text.strip().split("\n"):
        bare = line.strip()
        if bare or not was_empty:
            yield from (f"  {row}".rstrip() for row in _words(printable(bare), 80))
        was_empty = not bare


def days_text(days: Sequence[Day], analysis: Analysis, *, shows_words: bool) -> str:
    """Return several days as plain text, and what they amount to."""
    figures = analysis.book
    parts = [
        day_text(day, figures[day.date], shows_words=shows_words)
        for day in sorted(days, key=lambda one: one.date)
    ]
    total = Counts.total(figures[day.date].counts for day in days)
    if len(days) > 1 and total.recorded:
        parts.append("\n".join(sentences_of(total)))
    return "\n\n".join(parts)


def practice_text(
    name: str, times: Iterable[tuple[Day, Action, Outcome | None]], *, shows_words: bool
) -> str:
    """Return every day of one action, the newest first."""
    rows = [printable(name)]
    for day, action, outcome in times:
        view = action_view(action, outcome, shows_words=shows_words)
        text = " · ".join(
            part
            for part in (_named(view), *view.marks, f'"{view.note}"' if view.note else "")
            if part
        )
        rows.extend(
            f"  {day.date if not at else ' ' * 10}  {view.sign if not at else ' '} {row}"
            for at, row in enumerate(_words(printable(" ".join(text.split())), TEXT))
        )
    return "\n".join(rows)
