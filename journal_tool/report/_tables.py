"""Tables of counts, each row with a bar: outline planned, filled done."""

from collections.abc import Mapping, Sequence
from typing import Final

from journal_tool.analysis import (
    Counts,
    week_label,
)
from journal_tool.language import N_
from journal_tool.model import Day
from journal_tool.report._frame import day_href
from journal_tool.values import dataclass

SHORTEST_SCALE: Final = 10
"""A bar is drawn on a scale of at least so many actions: two planned fill no page."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A week or month as a bar; all in actions.

    Attributes:
        planned: length of the outline.
        whole: length of the dark part: done as planned.
        done: where the lighter part ends: smaller versions too.
        smaller: length of the lighter part.
    """

    planned: int
    whole: int
    done: int
    smaller: int


@dataclass(frozen=True, slots=True)
class Row:
    """One week or month of a table.

    Attributes:
        name: ``9–15 March``.
        href: to the days it came from; ``""`` if none is written.
        remark: ``so far``, or that its days are in no count; ``""`` for most.
        figures: under the columns of the table; empty if its days are in no count.
        sentences: the same figures in words, for a narrow screen.
        bar: ``None`` if nothing was planned.
    """

    name: str
    href: str
    remark: str
    figures: tuple[int, ...] = ()
    sentences: tuple[str, ...] = ()
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of counts, in the order in which they stand.

    Attributes:
        groups: headings above the headings, each with the number of columns it spans.
        columns: headings of the figures.
        scale: length of the longest bar.
        rows: those that stand open.
        older: those that are folded.
    """

    groups: tuple[tuple[str, int], ...]
    columns: tuple[str, ...]
    scale: int
    rows: tuple[Row, ...]
    older: tuple[Row, ...]


COUNTS: Final = (
    N_("planned"),
    N_("done"),
    N_("smaller"),
    N_("put off"),
    N_("let go"),
    N_("not planned"),
)
"""The headings of :func:`figures_of`."""


def figures_of(counts: Counts) -> tuple[int, ...]:
    """Return the six counts of actions, in the order of their headings."""
    return (
        counts.planned,
        counts.done,
        counts.smaller,
        counts.moved,
        counts.dropped,
        counts.bonus,
    )


def bar_of(counts: Counts) -> Bar | None:
    """Return a week or month as a bar; ``None`` if nothing was planned in it."""
    if not counts.planned:
        return None
    return Bar(counts.planned, counts.done - counts.smaller, counts.done, counts.smaller)


def first_hrefs(shown: Sequence[Day]) -> Mapping[str, str]:
    """Return the way to the first day of each week, by the label of the week.

    Args:
        shown: the days that have a place on a page, oldest first.
    """
    hrefs: dict[str, str] = {}
    for day in shown:
        hrefs.setdefault(week_label(day.date), day_href(day.date))
    return hrefs


def table(rows: Sequence[Row], groups: Mapping[str, Sequence[str]], *, keep: int) -> Table:
    """Return ``rows`` under their headings.

    Args:
        rows: in the order in which they stand.
        groups: the headings of the figures, below the headings that join them; one heading
            that is ``""`` joins nothing.
        keep: so many rows stand open, from the first on.
    """
    return Table(
        groups=tuple((label, len(group)) for label, group in groups.items() if label),
        columns=tuple(label for group in groups.values() for label in group),
        scale=max([SHORTEST_SCALE, *(row.bar.planned for row in rows if row.bar)]),
        rows=tuple(rows[:keep]),
        older=tuple(rows[keep:]),
    )
