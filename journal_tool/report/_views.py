"""The pages beyond days and counts, each made when it has something to say."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from journal_tool.analysis import Analysis, histories, moved_weeks
from journal_tool.language import _, pgettext
from journal_tool.model import Day, Journal
from journal_tool.report._although import AlthoughView, although_summary, although_view
from journal_tool.report._consistency import consistency_summary, consistency_view
from journal_tool.report._dips import dips_summary, dips_view
from journal_tool.report._evidence import EvidenceView, evidence_summary, evidence_view
from journal_tool.report._frame import (
    ALTHOUGH,
    CONSISTENCY,
    DIPS,
    EVIDENCE,
    GAP,
    MOOD,
    MOVEMENT,
    THOUGHTS,
)
from journal_tool.report._gap import GapView, gap_summary, gap_view
from journal_tool.report._index import since_sentence
from journal_tool.report._mood import mood_summary, mood_view
from journal_tool.report._movement import movement_summary, movement_view
from journal_tool.report._practices import FIRST_DAYS
from journal_tool.report._sections import SectionsView
from journal_tool.report._tables import first_hrefs
from journal_tool.report._thoughts import thoughts_summary, thoughts_view
from journal_tool.screens import (
    DoneThing,
    breaks,
    done_although,
    done_things,
    gap,
    ledgers,
)
from journal_tool.settings import Settings
from journal_tool.values import dataclass


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
    view: AlthoughView | GapView | EvidenceView | SectionsView


def further_views(  # noqa: PLR0913, PLR0917 - what they say, and what they link to
    journal: Journal,
    analysis: Analysis,
    settings: Settings,
    shown: Sequence[Day],
    paths: Mapping[str, str],
    pause: Callable[[], None],
) -> tuple[FurtherPage, ...]:
    """Return the pages that have something to say; none on the first day.

    Args:
        journal: the days.
        analysis: all figures.
        settings: identities, practices, and whether words may stand.
        shown: the days that have a place on a page, oldest first.
        paths: of the pages of practices, by key.
        pause: called between two of them.
    """
    first = analysis.counted_from
    if first is None or first >= analysis.as_of:
        return ()
    maker = _Maker(journal, analysis, settings, shown, paths)
    is_new = (analysis.as_of - first).days < FIRST_DAYS
    made = maker.in_the_first_days() if is_new else maker.later()
    found = []
    for one in made:
        pause()
        if one is not None:
            found.append(one)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Maker:
    journal: Journal
    analysis: Analysis
    settings: Settings
    shown: Sequence[Day]
    paths: Mapping[str, str]

    def in_the_first_days(self) -> Iterator[FurtherPage | None]:
        """Yield pages about what was done, and none about what was not."""
        yield self.although()
        yield self.evidence(())

    def later(self) -> Iterator[FurtherPage | None]:
        """Yield pages in their order of need."""
        yield self.although()
        yield self.consistency()
        yield self.gap()
        yield self.evidence(done_things(self.journal, self.analysis))
        yield self.mood()
        yield self.dips()
        yield self.thoughts()
        yield self.movement()

    @property
    def since(self) -> str:
        return since_sentence(self.analysis)

    def although(self) -> FurtherPage | None:
        found = done_although(self.journal, self.analysis)
        if not found.lines:
            return None
        words = self.settings.report.words
        return FurtherPage(
            _("Done although"),
            _("Done although"),
            although_summary(found, self.analysis),
            ALTHOUGH,
            "although.html.j2",
            although_view(found, self.analysis, since=self.since, shows_words=words),
        )

    def consistency(self) -> FurtherPage | None:
        view = consistency_view(
            self.analysis,
            self.settings,
            histories(self.analysis.past, self.settings),
            self.paths,
            linked={day.date for day in self.shown},
            since=self.since,
        )
        return _sections(_("Consistency"), consistency_summary(self.analysis), CONSISTENCY, view)

    def gap(self) -> FurtherPage | None:
        if not self.analysis.totals.planned:
            return None
        wanted = gap(self.journal, self.settings, self.analysis)
        view = gap_view(wanted, self.analysis, self.shown, since=self.since)
        return FurtherPage(
            pgettext("name of a page", "Gap"),
            _("The gap"),
            gap_summary(wanted),
            GAP,
            "gap.html.j2",
            view,
        )

    def evidence(self, done: Sequence[DoneThing]) -> FurtherPage | None:
        books = ledgers(self.journal, self.settings, self.analysis)
        things = () if books else done
        if not things and not any(one.lines for one in books):
            return None
        words = self.settings.report.words
        return FurtherPage(
            _("Evidence"),
            _("Evidence"),
            evidence_summary(books, things),
            EVIDENCE,
            "evidence.html.j2",
            evidence_view(books, things, self.analysis.as_of, since=self.since, shows_words=words),
        )

    def mood(self) -> FurtherPage | None:
        view = mood_view(self.journal, self.analysis, since=self.since)
        return _sections(_("Mood"), mood_summary(self.analysis), MOOD, view)

    def dips(self) -> FurtherPage | None:
        found = breaks(self.journal, self.analysis)
        if not found:
            return None
        view = dips_view(found, self.analysis, since=self.since)
        return _sections(_("Dips"), dips_summary(found), DIPS, view)

    def thoughts(self) -> FurtherPage | None:
        view = thoughts_view(self.journal, self.analysis, self.settings, since=self.since)
        return _sections(
            _("Thoughts"), thoughts_summary(self.journal, self.analysis), THOUGHTS, view
        )

    def movement(self) -> FurtherPage | None:
        found = moved_weeks(self.analysis.past)
        if not found:
            return None
        view = movement_view(found, self.analysis, first_hrefs(self.shown), since=self.since)
        return _sections(_("Movement"), movement_summary(found), MOVEMENT, view)


def _sections(name: str, summary: str, path: str, view: SectionsView | None) -> FurtherPage | None:
    if view is None:
        return None
    return FurtherPage(name, view.title, summary, path, "sections.html.j2", view)
