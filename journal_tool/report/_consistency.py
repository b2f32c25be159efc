"""Did I show up?  Every day of every year, each practice's score, and acts by area."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Final

from journal_tool.analysis import Analysis, History
from journal_tool.analysis.results import PracticeFigure
from journal_tool.language import N_, _
from journal_tool.phrases import days
from journal_tool.report._charts import ChartCell, ChartTable, score_chart
from journal_tool.report._frame import Link
from journal_tool.report._rows import rows
from journal_tool.report._sections import Section, SectionsView
from journal_tool.report._words import clean
from journal_tool.report._years import years
from journal_tool.screens import SCORE, days_sentence, score_sentences
from journal_tool.settings import Settings

_QUIET: Final = N_(
    "Days are drawn against their own plan. A day without an entry is not known, and not counted "
    "as nothing done."
)

_MORE: Final = N_("Each has a page of its own, with its days.")

MOST_DRAWN: Final = 12
"""So many practices are drawn on the page; of the others it has the sentences."""


def consistency_view(  # noqa: PLR0913 - one page of everything about showing up
    analysis: Analysis,
    settings: Settings,
    histories: Mapping[str, History],
    paths: Mapping[str, str],
    *,
    linked: Collection[date],
    since: str,
) -> SectionsView:
    """Return the page.

    Args:
        analysis: all figures.
        settings: whether scores and runs may stand; where a week begins.
        histories: of the practices, by key.
        paths: of their pages, by key.
        linked: the dates that have a section on a page.
        since: what is left out of the counts.
    """
    year = Section(
        _("Year by year"),
        quiet=_(_QUIET),
        years=years(analysis, linked=linked, home="", week_starts=settings.week_starts),
    )
    return SectionsView(
        _("Consistency"),
        days_sentence(analysis.figures),
        _(SCORE) if settings.report.scores and any(_declared(analysis, paths)) else "",
        (year, *_practices(analysis, settings, histories, paths), *_areas(analysis)),
        since,
    )


def consistency_summary(analysis: Analysis) -> str:
    """Return in one sentence what the page says."""
    found = analysis.figures
    return _(
        "Something done on {count} of the last {days}.",
        count=found.days.yes,
        days=days(found.window.days),
    )


def _practices(
    analysis: Analysis,
    settings: Settings,
    histories: Mapping[str, History],
    paths: Mapping[str, str],
) -> Iterator[Section]:
    report = settings.report
    others: list[tuple[Link, str]] = []
    for at, figure in enumerate(_declared(analysis, paths)):
        said = score_sentences(
            figure,
            scores=report.scores,
            streaks=report.streaks,
            briefly=True,
            seen_from=analysis.as_of,
        )
        name = clean(figure.name)
        if at >= MOST_DRAWN:
            early = (
                _("Too early to say more ({what} so far).", what=said.early) if said.early else ""
            )
            text = " ".join(filter(None, (*said.sentences, early)))
            others.append((Link(name, paths[figure.key]), text))
            continue
        curve = histories[figure.key].curve
        yield Section(
            name,
            href=paths[figure.key],
            sentences=said.sentences,
            early=said.early,
            chart=score_chart(
                _("Score of {practice}, week by week", practice=name),
                curve,
                seen_from=analysis.as_of,
            )
            if report.scores
            else None,
        )
    if others:
        yield Section(_("More practices"), quiet=_(_MORE), rows=rows(others, MOST_DRAWN))


def _declared(analysis: Analysis, paths: Mapping[str, str]) -> Iterator[PracticeFigure]:
    """Yield the practices of the settings that have a page."""
    for figure in analysis.figures.practices:
        if figure.practice is not None and figure.key in paths:
            yield figure


def _areas(analysis: Analysis) -> Iterator[Section]:
    areas = analysis.figures.areas
    if any(count for _name, count in areas):
        yield Section(
            _("By area"),
            sentences=(
                _("Acts in {days}, by area of life.", days=days(analysis.figures.window.days)),
            ),
            quiet=_("Not a score: an area without an act is listed so that it can be seen."),
            table=ChartTable(
                (_("area"), _("acts")),
                tuple((ChartCell(clean(name)), ChartCell(str(count))) for name, count in areas),
            ),
        )
