"""Figures as tables and small charts of a terminal.  rich is known here and nowhere else.

Everything that the writer wrote is made safe for a terminal here.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from journal_tool.analysis import (
    Analysis,
    Chain,
    Counts,
    DayFigures,
    Figures,
    Shade,
)
from journal_tool.diagnostics import printable, width
from journal_tool.language import N_, _, ngettext, pgettext
from journal_tool.model import Day
from journal_tool.phrases import brief_date, day_and_month, listed, shortened, stretch
from journal_tool.report._actions import smaller_text
from journal_tool.screens import (
    EvidenceLine,
    Ledger,
    Said,
    identity_said,
    sentences,
)
from journal_tool.settings import ReportRules

if TYPE_CHECKING:  # rich is loaded when a table is made
    from rich.table import Table

LABELS: Final = {
    "days": N_("Days"),
    "follow_through": N_("Planned"),
    "change": N_("Change"),
    "things": N_("Things"),
    "smaller": N_("Smaller"),
    "anyway": N_("Anyway"),
    "forecast": N_("Forecast"),
    "felt": N_("Felt"),
    "motivation": N_("Motivation"),
    "mood": N_("Mood"),
    "mood_next": N_("Next day"),
    "cue": N_("Cue"),
    "movement": N_("Movement"),
    "loops": N_("Put off"),
    "thoughts": N_("Thoughts"),
    "weekday": N_("Weekday"),
}
_COLUMN: Final = 12
_BAR: Final = 20
_LABEL: Final = 50
_WEEKS: Final = 12
_LINES: Final = 8
_SHAPES: Final = {
    Shade.ALL: "█",
    Shade.MOST: "▆",
    Shade.PART: "▃",
    Shade.SMALLER: "▪",
    Shade.NOT_DONE: "□",
    Shade.LET_GO: "╱",
    Shade.REST: "–",
    Shade.NO_PLAN: "·",
    Shade.OPEN: "□",
    Shade.NO_ENTRY: " ",
    Shade.FUTURE: " ",
}


def stats_text(found: Figures, report: ReportRules, *, columns: int) -> str:
    """Return what every figure says, then one line of what is not there yet.

    Args:
        found: the figures.
        report: whether scores and runs may stand.
        columns: of the terminal.
    """
    said = list(sentences(found, scores=report.scores, streaks=report.streaks))
    rows: list[str] = []
    for one in said:
        if one.text:
            rows.extend(_labelled(_label(one), one.text, columns))
    early = [f"{_label(one)} {one.early}" for one in said if one.early]
    if early:
        rows.extend(["", *_labelled(_("Not yet"), " · ".join(early), columns)])
    return "\n".join(rows)


def _label(said: Said) -> str:
    kind, _blank, name = said.figure.partition(" ")
    if kind == "thought":
        return _("“{thought}”", thought=name)
    return f"#{name}" if kind == "identity" else name or _(LABELS.get(kind, kind))


def _labelled(label: str, text: str, columns: int) -> Iterable[str]:
    room = max(40, min(columns, 96) - _COLUMN - 2)
    shown = printable(shortened(label, _LABEL))
    if width(shown) >= _COLUMN:
        yield f"  {shown}"
        shown = ""
    rows = _wrapped(printable(text), room)
    for at, row in enumerate(rows):
        head = shown if not at else ""
        yield f"  {head}{' ' * (_COLUMN - width(head))}{row}"


def _indented(text: str, columns: int) -> list[str]:
    return [f"  {row}" for row in _wrapped(printable(text), columns - 2)]


def _wrapped(text: str, room: int) -> list[str]:
    rows = [""]
    for word in text.split():
        if rows[-1] and width(f"{rows[-1]} {word}") > room:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return rows


# -- the gap ------------------------------------------------------------------------------------


def gap_text(
    analysis: Analysis, waiting: Sequence[Chain], *, columns: int, is_coloured: bool
) -> str:
    """Return planned and done by week, and what is still waiting.

    Args:
        analysis: the weeks and figures.
        waiting: what is put off three times or more.
        columns: of the terminal.
        is_coloured: whether it shows colours.
    """
    said = {one.figure: one for one in sentences(analysis.figures)}
    head = [said[name].text for name in ("follow_through", "change", "things") if name in said]
    rows = [row for text in head if text for row in (*_wrapped(text, min(columns, 84)), "")]
    weeks = [one for one in analysis.weeks if one.counts != Counts()][-_WEEKS:]
    if weeks:
        table = _table(_("week"), "", _("planned"), _("done"), _("gap"), _("not planned"))
        most = max(10, *(one.counts.planned for one in weeks))
        for one in reversed(weeks):
            counts = one.counts
            table.add_row(
                stretch(one.first, one.last, seen_from=analysis.as_of),
                _bar(counts, most),
                *map(str, (counts.planned, counts.done, counts.gap, counts.bonus)),
            )
        rows.extend([_drawn(table, columns, is_coloured=is_coloured), ""])
    if waiting:
        rows.append(_("Still waiting; smaller, another day, or let go are all fine:"))
        for chain in waiting:
            rows.extend(_indented(_waiting(chain, analysis.as_of), columns))
    return "\n".join(rows).rstrip() or _("Nothing was planned so far.")


def _waiting(chain: Chain, as_of: date) -> str:
    text = ngettext(
        "{name}: on {count} list since {date}",
        "{name}: on {count} lists since {date}",
        len(chain.put_off),
        name=chain.name,
        date=day_and_month(chain.put_off[0], seen_from=as_of),
    )
    small = smaller_text(chain.smaller)
    return _("{what}; small: {smaller}", what=text, smaller=small) if small else text


def _bar(counts: Counts, most: int) -> str:
    done = round(_BAR * counts.done / most)
    planned = round(_BAR * counts.planned / most)
    return "█" * done + "░" * max(0, planned - done)


# -- the evidence -------------------------------------------------------------------------------


def evidence_text(
    books: Sequence[Ledger],
    as_of: date,
    *,
    columns: int,
    is_coloured: bool,
    shows_words: bool,
) -> str:
    """Return each ledger: what it says, then the newest lines for and against side by side.

    Args:
        books: the ledgers.
        as_of: dates of other years show theirs.
        columns: of the terminal.
        is_coloured: whether it shows colours.
        shows_words: whether the writer's words may stand.
    """
    parts = []
    for ledger in books:
        sentence = identity_said(ledger.figure).text
        head = (
            ledger.figure.says if ledger.figure.says and shows_words else f"#{ledger.figure.name}"
        )
        table = _table(pgettext("evidence", "for"), pgettext("evidence", "against"), numbers=False)
        sides = [
            [_line(one, as_of, shows_words) for one in ledger.lines if one.supports is side]
            for side in (True, False)
        ]
        for at in range(min(_LINES, max(map(len, sides)))):
            table.add_row(*(side[at] if at < len(side) else "" for side in sides))
        drawn = _drawn(table, columns, is_coloured=is_coloured) if any(sides) else ""
        rows = [
            *_wrapped(printable(head), columns),
            *_indented(sentence, columns),
            drawn,
            _more(*sides),
        ]
        parts.append("\n".join(row for row in rows if row))
    return "\n\n".join(parts)


def _more(supports: Sequence[str], against: Sequence[str]) -> str:
    """Return how many lines are left out; ``""`` for none."""
    for_it, against_it = (max(0, len(side) - _LINES) for side in (supports, against))
    texts = (
        ngettext("{count} more for", "{count} more for", for_it) if for_it else "",
        ngettext("{count} more against", "{count} more against", against_it) if against_it else "",
    )
    return listed([one for one in texts if one]) if any(texts) else ""


def _line(line: EvidenceLine, as_of: date, shows_words: bool) -> str:
    words = line.words.text if shows_words else ""
    what = line.action.name if line.action else line.what
    text = ": ".join(filter(None, (what, words)))
    return printable(f"{brief_date(line.date, seen_from=as_of)}  {text}")


# -- the log ------------------------------------------------------------------------------------


def log_text(
    days: Sequence[tuple[Day, DayFigures]], as_of: date, *, columns: int, is_coloured: bool
) -> str:
    """Return a line for each day, the newest first: its shape, its counts, what was done.

    Args:
        days: with their figures.
        as_of: dates of other years show theirs.
        columns: of the terminal.
        is_coloured: whether it shows colours.
    """
    table = _table(_("day"), "", _("done"), _("what was done"), numbers=False)
    for day, figures in days:
        planned = sum(
            one is not None and (one.is_not_done or one.happened) for one in figures.outcomes
        )
        planned -= figures.unplanned
        names = ", ".join(one.name for one in day.actions if one.is_done)
        counts = figures.counts
        table.add_row(
            brief_date(day.date, seen_from=as_of),
            _SHAPES[figures.shade],
            _("{done} of {planned}", done=counts.done, planned=planned) if planned else "",
            printable(names),
        )
    return _drawn(table, columns, is_coloured=is_coloured)


def beside_text(
    heads: tuple[str, str],
    rows: Iterable[tuple[str, str]],
    columns: int,
    *,
    is_coloured: bool = False,
) -> str:
    """Return two texts beside each other, for a terminal.

    Args:
        heads: what stands above each of them.
        rows: their lines, side by side.
        columns: of the terminal.
        is_coloured: whether the heads may be marked.
    """
    table = _table(*heads, numbers=False)
    for row in rows:
        table.add_row(*map(printable, row))
    return _drawn(table, columns, is_coloured=is_coloured)


# -- tables -------------------------------------------------------------------------------------


def _table(*heads: str, numbers: bool = True) -> "Table":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="")
    for at, head in enumerate(heads):
        is_number = numbers and at > 1
        options: dict[str, Any] = {"justify": "right"} if is_number else {"overflow": "fold"}
        table.add_column(head, **options)
    return table


def _drawn(table: "Table", columns: int, *, is_coloured: bool) -> str:
    from rich.console import Console

    target = io.StringIO()
    console = Console(
        file=target,
        width=max(60, min(columns, 100)),
        force_terminal=is_coloured,
        no_color=not is_coloured,
        markup=False,
        highlight=False,
        emoji=False,
    )
    console.print(table)
    return "\n".join(row.rstrip() for row in target.getvalue().rstrip().split("\n"))
