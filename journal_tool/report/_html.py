"""Views into HTML.  jinja2 is known here, and in ``_own`` for a journal's own templates.

Templates place ready values; everything is escaped but the body of a day and the style sheet.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from journal_tool.analysis import Analysis
from journal_tool.diagnostics import Diagnostic, Severity
from journal_tool.model import Day, Journal
from journal_tool.report._about import about_view
from journal_tool.report._check import check_summary, check_view
from journal_tool.report._frame import ABOUT, CHECK, INDEX, STYLE, Link, Site, day_href, month_path
from journal_tool.report._index import Entry, index_view, since_sentence
from journal_tool.report._month import MonthPages
from journal_tool.report._page import Page
from journal_tool.report._practices import LIST as PRACTICES
from journal_tool.report._practices import PracticePages
from journal_tool.report._views import further_views
from journal_tool.screens import today
from journal_tool.settings import Settings

Renderer: TypeAlias = Callable[[str, object, object], bytes]
"""Makes the bytes of a page from the name of its template, its frame and its view."""


def pages(  # noqa: PLR0913, PLR0917 - the one front of the package: different things
    journal: Journal,
    analysis: Analysis,
    settings: Settings,
    templates: Mapping[str, str],
    problems: Sequence[Diagnostic],
    render_body: Callable[[str], str],
    render: Renderer | None = None,
) -> Iterator[Page]:
    """Return the pages of the report, one at a time; the same values give the same bytes.

    Args:
        journal: the days.
        analysis: what they amount to.
        settings: language, week start, support, and whether words may stand.
        templates: the texts of the template files, by name.
        problems: everything that was found, in any order.
        render_body: from the text of a file to safe HTML; it is not escaped again.
        render: makes a page; ``None``: ``templates`` do.
    """
    render = render or renderer(templates)
    style = templates[STYLE]
    shows_words = settings.report.words
    shown = _shown(journal, analysis)
    figures = analysis.book
    by_month = _by_month(shown)
    past = {
        path: days[0].date.replace(day=1)
        for path, days in by_month.items()
        if days[0].date <= analysis.as_of
    }
    further = further_views(journal, analysis, settings, shown)
    practices = PracticePages(journal, analysis, settings)
    more = [(one.name, one.path) for one in further]
    if practices.summary:
        more.append(("Practices", PRACTICES))
    site = Site(
        settings.report.lang,
        journal.name,
        days=["", *past][-1],
        has_problems=any(one.rule.severity is not Severity.INFO for one in problems),
        more=tuple(more),
    )

    entries = [Entry(Link(one.name, one.path), one.summary) for one in further]
    if practices.summary:
        entries.append(Entry(Link("Practices", PRACTICES), practices.summary))
    if summary := check_summary(problems):
        entries.append(Entry(Link("To mend", CHECK), summary))
    view = index_view(
        today(journal, settings, analysis, analysis.as_of, problems),
        analysis,
        figures,
        months=[(first, path) for path, first in past.items()],
        further=entries,
        linked=frozenset(day.date for day in shown),
        week_starts=settings.week_starts,
    )
    yield Page(INDEX, render("index.html.j2", site.frame(INDEX, view.date, style=style), view))

    for one in further:
        yield Page(one.path, render(one.template, site.frame(one.path, one.title), one.view))

    if practices.summary:
        frame = site.frame(PRACTICES, "Practices")
        yield Page(PRACTICES, render("practices.html.j2", frame, practices.list()))
    for path, practice in practices.pages():
        yield Page(path, render("practice.html.j2", site.frame(path, practice.name), practice))

    months = MonthPages(
        shown=by_month,
        analysis=analysis,
        figures=figures,
        week_starts=settings.week_starts,
        shows_words=shows_words,
        render_body=render_body,
    )
    for path in months.shown:
        month = months.view(path)
        yield Page(path, render("month.html.j2", site.frame(path, month.title), month))

    hrefs = {path: day_href(day.date) for day in shown for path in day.files}
    check = check_view(problems, files=journal.files, hrefs=hrefs, shows_words=shows_words)
    yield Page(CHECK, render("check.html.j2", site.frame(CHECK, "To mend"), check))

    about = about_view(settings.support, since=since_sentence(analysis), shows_words=shows_words)
    yield Page(ABOUT, render("about.html.j2", site.frame(ABOUT, "About this report"), about))

    yield Page(STYLE, style.encode())


def _shown(journal: Journal, analysis: Analysis) -> tuple[Day, ...]:
    """Return the days that somebody wrote in, oldest first."""
    written = {one.date for one in analysis.days if one.is_written}
    days = (day for day in journal.days if day.date in written)
    return tuple(sorted(days, key=lambda day: day.date))


def _by_month(days: Sequence[Day]) -> Mapping[str, Sequence[Day]]:
    months: dict[str, list[Day]] = {}
    for day in days:
        months.setdefault(month_path(day.date), []).append(day)
    return months


def renderer(templates: Mapping[str, str]) -> Renderer:
    """Return what makes pages with these templates."""
    environment = _environment(tuple(sorted(templates.items())))

    def render(name: str, frame: object, view: object) -> bytes:
        text: str = environment.get_template(name).render(frame=frame, view=view)
        return text.encode("utf-8", "replace")

    return render


@lru_cache(maxsize=1)
def _environment(templates: tuple[tuple[str, str], ...]) -> Any:
    """Return jinja2 with these templates; they are compiled once, however often pages are made."""
    from jinja2 import DictLoader, Environment, StrictUndefined

    return Environment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
