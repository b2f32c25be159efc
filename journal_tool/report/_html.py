"""Views into HTML.

Templates place ready values; everything is escaped but the body of a day and the style sheet.
"""

from collections.abc import Iterator, Mapping, Sequence

from journal_tool.analysis import Analysis
from journal_tool.diagnostics import Diagnostic, Severity
from journal_tool.language import _
from journal_tool.model import Day, Journal
from journal_tool.pictures import NO_PICTURES, Pictures
from journal_tool.report._about import about_view
from journal_tool.report._check import check_summary, check_view
from journal_tool.report._frame import (
    ABOUT,
    CHECK,
    INDEX,
    SCRIPTS,
    SEARCH,
    STYLE,
    Frame,
    Link,
    Site,
    day_href,
    month_path,
)
from journal_tool.report._index import Entry, index_view, since_sentence
from journal_tool.report._memory import NO_MEMORY, Made, Memory, Plan, key_of
from journal_tool.report._month import MonthPages
from journal_tool.report._page import Page
from journal_tool.report._pictures import RenderBody, picture_pages, with_pictures
from journal_tool.report._practices import PracticePages
from journal_tool.report._render import Compiled, Renderer, renderer
from journal_tool.report._reviews import ReviewPages
from journal_tool.report._search import (
    MOST_BYTES,
    SEARCH_SCRIPT,
    SearchDay,
    is_searchable,
    search_day,
    search_files,
    search_view,
)
from journal_tool.report._texts import TEXTS_SCRIPT, script_texts
from journal_tool.report._views import further_views
from journal_tool.screens import today
from journal_tool.settings import Settings


def pages(  # noqa: PLR0913, PLR0917 - the one front of the package: each a different thing
    journal: Journal,
    analysis: Analysis,
    settings: Settings,
    templates: Mapping[str, str],
    problems: Sequence[Diagnostic],
    render_body: RenderBody,
    *,
    pictures: Pictures = NO_PICTURES,
    render: Renderer | None = None,
    most_search_bytes: int = MOST_BYTES,
    memory: Memory = NO_MEMORY,
    compiled: Compiled | None = None,
) -> Iterator[Page]:
    """Return the pages of the report, one at a time; the same values give the same bytes.

    Args:
        journal: the days.
        analysis: what they amount to.
        settings: language, week start, support, and whether words may stand.
        templates: the texts of the template files, by name.
        problems: everything that was found, in any order.
        render_body: from the text of a file, and what shows its pictures, to safe HTML; it is not
            escaped again.
        pictures: those that may be shown where words may.
        render: makes a page; ``None``: ``templates`` do.
        most_search_bytes: words above this size are searched in a file for each year.
        memory: of the pages that were made the last time, with the same templates and settings.
        compiled: where compiled templates are kept, if anywhere.
    """
    render = render or renderer(templates, compiled)
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
    practices = PracticePages(journal, analysis, settings)
    further = further_views(journal, analysis, settings, shown, practices.paths)
    linked = frozenset(day.date for day in shown)
    reviews = ReviewPages(journal, analysis, settings, linked)
    entries = [
        *(Entry(Link(one.name, one.path), one.summary) for one in further),
        *practices.entries,
        *reviews.entries,
    ]
    site = Site(
        settings.report.lang,
        journal.name,
        days=["", *past][-1],
        has_problems=any(one.rule.severity is not Severity.INFO for one in problems),
        more=tuple((one.link.text, one.link.href) for one in entries),
        has_search=is_searchable(shown, analysis.as_of, shows_words=shows_words),
    )

    if summary := check_summary(problems):
        entries.append(Entry(Link(_("To mend"), CHECK), summary))
    view = index_view(
        today(journal, settings, analysis, analysis.as_of, problems),
        analysis,
        figures,
        months=[(first, path) for path, first in past.items()],
        further=entries,
        linked=linked,
        week_starts=settings.week_starts,
        day_ends=settings.day_ends,
    )
    yield Page(INDEX, render("index.html.j2", site.frame(INDEX, view.date, style=style), view))

    for one in further:
        yield Page(one.path, render(one.template, site.frame(one.path, one.title), one.view))

    for plan in (*practices.plans(), *reviews.plans()):
        frame = site.frame(plan.path, plan.title)
        yield Page(plan.path, _planned(plan, frame, render, memory))

    months = MonthPages(
        shown=by_month,
        analysis=analysis,
        figures=figures,
        week_starts=settings.week_starts,
        shows_words=shows_words,
        render_body=with_pictures(render_body, pictures),
        reviews=reviews.months,
    )
    words: list[SearchDay] = []
    for path in months.shown:
        frame = site.frame(path, months.title(path))
        seen = months.key(path, journal.sources, pictures)
        key = key_of(frame, site.has_search, seen) if seen is not None else None
        made = memory.recall(path, key) if key else None
        if made is None:
            month = months.view(path)
            of_month = map(search_day, by_month[path], month.days) if site.has_search else ()
            extra = tuple((one.date, one.row) for one in of_month)
            made = Made(render("month.html.j2", frame, month), extra)
        words.extend(SearchDay(day, row) for day, row in made.extra)
        if key:
            memory.keep(path, key, made.extra)
        yield Page(path, made.data)

    hrefs = {path: day_href(day.date) for day in shown for path in day.files}
    check = check_view(problems, files=journal.files, hrefs=hrefs, shows_words=shows_words)
    yield Page(CHECK, render("check.html.j2", site.frame(CHECK, _("To mend")), check))

    about = about_view(
        settings.support,
        since=since_sentence(analysis),
        shows_words=shows_words,
        shows_names=settings.report.names,
    )
    yield Page(ABOUT, render("about.html.j2", site.frame(ABOUT, _("About this report")), about))

    if site.has_search:
        files = search_files(words, most_search_bytes)
        search = search_view(words, site.days, files)
        yield Page(SEARCH, render("search.html.j2", site.frame(SEARCH, _("Search")), search))
        yield from files

    if shows_words:
        yield from picture_pages(pictures, shown)
    yield from _packed(templates, has_search=site.has_search)


def _planned(plan: Plan, frame: Frame, render: Renderer, memory: Memory) -> bytes:
    """Return the bytes of a page, from memory if all that goes into it is the same."""
    if plan.key is None:
        return render(plan.template, frame, plan.view())
    key = key_of(frame, plan.key)
    made = memory.recall(plan.path, key)
    memory.keep(plan.path, key)
    return made.data if made else render(plan.template, frame, plan.view())


def _packed(templates: Mapping[str, str], *, has_search: bool) -> Iterator[Page]:
    """Yield the style sheet and the scripts, which are the same for every journal."""
    yield Page(TEXTS_SCRIPT, script_texts())
    for name in (STYLE, *SCRIPTS, *([SEARCH_SCRIPT] if has_search else ())):
        yield Page(name, templates[name].encode())


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
