"""A page of sections: each one question, answered by a sentence, a chart and its numbers."""

from journal_tool.report._charts import Chart, ChartTable
from journal_tool.report._rows import Rows
from journal_tool.report._said import Folded
from journal_tool.report._years import Year
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a page.

    Attributes:
        heading: the question, or the name of what it is about.
        href: where the heading leads, or ``""``.
        sentences: the answer.
        quiet: how to read it, or ``""``.
        early: how near a figure is that is not there yet, or ``""``.
        chart: with its numbers; ``None`` for none.
        table: numbers that need no chart; ``None`` for none.
        lines: things of days, the newest first; ``None`` for none.
        says_state: whether each of the lines says ``done`` or ``not done`` too.
        years: years at a glance, the newest first.
        rows: what has a page of its own; ``None`` for nothing.
    """

    heading: str
    href: str = ""
    sentences: tuple[str, ...] = ()
    quiet: str = ""
    early: str = ""
    chart: Chart | None = None
    table: ChartTable | None = None
    lines: Folded | None = None
    says_state: bool = False
    years: tuple[Year, ...] = ()
    rows: Rows | None = None


@dataclass(frozen=True, slots=True)
class SectionsView:
    """``consistency.html``, ``mood.html``, ``dips.html``, ``thoughts.html``, ``movement.html``.

    Attributes:
        title: of the page.
        lead: its answer in one sentence, or ``""``.
        quiet: what is to be known about it, or ``""``.
        sections: its parts.
        since: what is left out of the counts; ``""`` for nothing.
    """

    title: str
    lead: str
    quiet: str
    sections: tuple[Section, ...]
    since: str
