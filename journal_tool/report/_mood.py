"""What changes when I act?  Ratings before and after, forecasts and facts, mood and action."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from journal_tool.analysis import Analysis
from journal_tool.analysis.results import Window
from journal_tool.language import _, pgettext
from journal_tool.model import Action, Journal
from journal_tool.phrases import brief_date
from journal_tool.report._charts import (
    Chart,
    ChartCell,
    ChartTable,
    LikelyBin,
    Pair,
    likely_chart,
    mood_chart,
    scatter_chart,
    slope_chart,
)
from journal_tool.report._frame import day_href
from journal_tool.report._sections import Section, SectionsView
from journal_tool.report._words import clean
from journal_tool.screens import (
    COUNTS_ALONE,
    Said,
    Settled,
    anyway_said,
    felt_said,
    forecast_said,
    mood_judged,
    mood_said,
    motivation_said,
    settled,
    told_window,
)
from journal_tool.statistics import TooLittle

_MOOD_DAYS: Final = 84


def mood_view(journal: Journal, analysis: Analysis, *, since: str) -> SectionsView | None:
    """Return the page; ``None`` where nothing is rated.

    Args:
        journal: the days.
        analysis: of the same journal.
        since: what is left out of the counts.
    """
    past = settled(journal, analysis)
    sections = tuple(_sections(past, analysis))
    if not any(one.sentences for one in sections):
        return None
    return SectionsView(
        _("What changes when I act"),
        "",
        _("What was rated, and what happened: a few weeks each, with how sure it is."),
        sections,
        since,
    )


def mood_summary(analysis: Analysis) -> str:
    """Return in one sentence what the page says; the first figure that says something."""
    figures = analysis.figures
    said = (
        motivation_said(figures),
        *mood_said(figures),
        felt_said(figures),
        forecast_said(figures),
    )
    text = next((one.text for one in said if one.text), "")
    first = text.partition(". ")[0].partition("; ")[0]
    if first != text:
        return _("{sentence}.", sentence=first)
    return text or _("Ratings and forecasts.")


def _sections(past: Sequence[Settled], analysis: Analysis) -> Iterator[Section]:
    figures = analysis.figures
    before = _pairs(past, told_window(figures, "motivation"), ("before", "after"), analysis.as_of)
    yield _section(
        _("Before and after"),
        motivation_said(figures),
        slope_chart(_("Motivation before and after each act"), before, (_("before"), _("after")))
        if len(before) >= COUNTS_ALONE
        else None,
    )
    felt = _pairs(past, told_window(figures, "felt"), ("expect", "felt"), analysis.as_of)
    yield _section(
        _("Expected and felt"),
        felt_said(figures),
        scatter_chart(
            _("Enjoyment expected and felt"),
            felt,
            (pgettext("enjoyment", "expected"), pgettext("enjoyment", "felt")),
        )
        if len(felt) >= COUNTS_ALONE
        else None,
    )
    bins = [
        LikelyBin(one.low / 100, one.high / 100, one.n, one.done, one.interval)
        for one in figures.forecast.forecast.bins
        if one.n
    ]
    yield _section(
        _("Likely and done"),
        forecast_said(figures),
        likely_chart(_("How often things happened, by how likely they seemed"), bins)
        if any(one.interval for one in bins)
        else None,
    )
    yield _anyway(analysis)
    yield from _mood(analysis)


def _section(heading: str, said: Said, chart: Chart | None) -> Section:
    sentences = (said.text,) if said.text else ()
    return Section(heading, sentences=sentences, early=said.early, chart=chart)


def _pairs(
    past: Sequence[Settled], window: Window, names: tuple[str, str], as_of: date
) -> list[Pair]:
    """Return what was done with both ratings in a window, the newest first."""
    found = []
    for one in reversed(past):
        earlier, later = (_rating(one.action, name) for name in names)
        inside = window.first <= one.date.toordinal() <= window.last
        if inside and one.outcome.happened and earlier is not None and later is not None:
            when = brief_date(one.date, seen_from=as_of)
            name = _("{date}: {what}", date=when, what=clean(one.action.name))
            found.append((ChartCell(name, day_href(one.date)), earlier, later))
    return found


def _rating(action: Action, name: str) -> int | None:
    return {
        "before": action.before,
        "after": action.after,
        "expect": action.expect,
        "felt": action.felt,
    }[name]


def _anyway(analysis: Analysis) -> Section:
    said = anyway_said(analysis.figures)
    compared = analysis.figures.anyway.compared
    rows = ((_("3 or less"), compared.other), (_("4 or more"), compared.one))
    table = ChartTable(
        (_("the wish before"), _("actions"), _("done")),
        tuple(
            (ChartCell(name), ChartCell(str(one.n)), ChartCell(str(one.done))) for name, one in rows
        ),
    )
    return Section(
        _("With little wish to"),
        sentences=(said.text,) if said.text else (),
        early=said.early,
        table=table if said.text else None,
    )


def _mood(analysis: Analysis) -> Iterator[Section]:
    said = list(mood_said(analysis.figures))
    mood = mood_judged(analysis.figures)
    chart = None
    if not isinstance(mood.link, TooLittle):
        days = [
            (day.mood, day.has_act)
            for day in analysis.past.window(mood.last - _MOOD_DAYS + 1, mood.last)
            if day.mood is not None and day.is_entry
        ]
        chart = mood_chart(_("Mood of days with an act and without"), days)
    yield Section(
        _("Mood and action"),
        sentences=tuple(one.text for one in said if one.text),
        early=said[0].early,
        quiet=_(
            "The bars show the days as they were; the sentence allows for yesterday, weekday and "
            "trend, and so it may say less than they seem to."
        )
        if chart
        else "",
        chart=chart,
    )
