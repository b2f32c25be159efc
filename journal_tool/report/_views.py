"""The pages beyond days and counts, each made when it has something to say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journal_tool.analysis import Analysis
from journal_tool.model import Day, Journal
from journal_tool.report._although import AlthoughView, although_summary, although_view
from journal_tool.report._evidence import EvidenceView, evidence_summary, evidence_view
from journal_tool.report._frame import ALTHOUGH, EVIDENCE, GAP
from journal_tool.report._gap import GapView, gap_summary, gap_view
from journal_tool.report._index import since_sentence
from journal_tool.report._practices import FIRST_DAYS
from journal_tool.screens import (
    done_although,
    done_things,
    gap,
    ledgers,
)
from journal_tool.settings import Settings


@dataclass(frozen=True, slots=True)
class FurtherPage:
    """One page.

    Attributes:
        name: in the navigation.
        title: of the page.
        summary: what it says, in a sentence.
        path: below the folder of the report.
        template: its file.
        view: what the template shows.
    """

    name: str
    title: str
    summary: str
    path: str
    template: str
    view: AlthoughView | GapView | EvidenceView


def further_views(
    journal: Journal, analysis: Analysis, settings: Settings, shown: Sequence[Day]
) -> tuple[FurtherPage, ...]:
    """Return the pages that have something to say; none on the first day.

    Args:
        journal: the days.
        analysis: all figures.
        settings: identities, practices, and whether words may stand.
        shown: the days that have a place on a page, oldest first.
    """
    first = analysis.counted_from
    if first is None or first >= analysis.as_of:
        return ()
    is_new = (analysis.as_of - first).days < FIRST_DAYS
    return tuple(_pages(journal, analysis, settings, shown, is_new=is_new))


def _pages(
    journal: Journal, analysis: Analysis, settings: Settings, shown: Sequence[Day], *, is_new: bool
) -> Iterator[FurtherPage]:
    since = since_sentence(analysis)
    words = settings.report.words
    although = done_although(journal, analysis)
    if although.lines:
        yield FurtherPage(
            "Done although",
            "Done although",
            although_summary(although, analysis),
            ALTHOUGH,
            "although.html.j2",
            although_view(although, analysis, since=since, shows_words=words),
        )
    if not is_new and analysis.totals.planned:
        wanted = gap(journal, settings, analysis)
        yield FurtherPage(
            "Gap",
            "The gap",
            gap_summary(wanted),
            GAP,
            "gap.html.j2",
            gap_view(wanted, analysis, shown, since=since),
        )
    books = ledgers(journal, settings, analysis)
    things = () if books or is_new else done_things(journal, analysis)
    if things or any(one.lines for one in books):
        yield FurtherPage(
            "Evidence",
            "Evidence",
            evidence_summary(books, things),
            EVIDENCE,
            "evidence.html.j2",
            evidence_view(books, things, analysis.as_of, since=since, shows_words=words),
        )
