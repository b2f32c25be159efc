"""Views into HTML.

Templates place ready values; everything is escaped but the body of a day and the style sheet.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

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
    Link,
    Site,
    day_href,
    month_path,
)
from journal_tool.report._index import Entry, index_view, since_sentence
from journal_tool.report._memory import PLAINLY, Key, Making, Plan
from journal_tool.report._month import MonthPages
from journal_tool.report._page import Page
from journal_tool.report._pictures import RenderBody, picture_pages, with_pictures
from journal_tool.report._practices import PracticePages
from journal_tool.report._render import Renderer, renderer
from journal_tool.report._reviews import ReviewPages
from journal_tool.report._search import (
    MOST_BYTES,
    SEARCH_SCRIPT,
    SearchDay,
    is_searchable,
    search_day,
    search_file,
    search_files,
    search_view,
)
from journal_tool.report._texts import TEXTS_SCRIPT, script_texts
from journal_tool.report._views import FurtherPage, further_views
from journal_tool.screens import today
from journal_tool.settings import Settings

MOST_EARLY: Final = 2
"""Pages of days that come before their turn: more of them are no save of one person."""

_SITE: Final = "site"


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
    making: Making = PLAINLY,
) -> Iterator[Page]:
    """Return the pages of the report, one at a time; the same values give the same bytes.

    Pages that the memory recalls are not among them: they stay as they are.  With a memory the
    page of a day that was just saved comes first, and again in its turn.

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
        making: with which memory, and where to pause.
    """
    maker = _Maker(
        journal,
        analysis,
        settings,
        templates,
        problems,
        with_pictures(render_body, pictures),
        pictures,
        render or renderer(templates, making.compiled),
        making,
    )
    return maker.pages(most_search_bytes)


class _MonthPage(NamedTuple):
    """The page of a month, its key if that is known, and what the search finds in it."""

    data: bytes
    key: Key | None
    words: tuple[SearchDay, ...]


class _Maker:
    """Makes the pages of one report."""

    def __init__(  # noqa: PLR0913, PLR0917 - see `pages`
        self,
        journal: Journal,
        analysis: Analysis,
        settings: Settings,
        templates: Mapping[str, str],
        problems: Sequence[Diagnostic],
        render_body: Callable[[str, str], str],
        pictures: Pictures,
        render: Renderer,
        making: Making,
    ) -> None:
        self._journal, self._analysis, self._settings = journal, analysis, settings
        self._templates, self._problems = templates, problems
        self._render_body, self._pictures = render_body, pictures
        self._render, self._memory, self._pause = render, making.memory, making.pause
        self._words = settings.report.words
        self._shown = _shown(journal, analysis)
        self._by_month = _by_month(self._shown)
        self._linked = frozenset(day.date for day in self._shown)
        self._past = {
            path: days[0].date.replace(day=1)
            for path, days in self._by_month.items()
            if days[0].date <= analysis.as_of
        }
        self._early: dict[str, _MonthPage] = {}

    def pages(self, most_search_bytes: int) -> Iterator[Page]:
        """Yield all pages that have to be made."""
        yield from self._early_pages()
        self._pause()
        practices = PracticePages(self._journal, self._analysis, self._settings)
        self._pause()
        further = list(
            further_views(
                self._journal,
                self._analysis,
                self._settings,
                self._shown,
                practices.paths,
                self._pause,
            )
        )
        reviews = ReviewPages(
            self._journal, self._analysis, self._settings, self._linked, self._pause
        )
        self._pause()
        entries = [
            *(Entry(Link(one.name, one.path), one.summary) for one in further),
            *practices.entries,
            *reviews.entries,
        ]
        site = self._site(entries)
        self._memory.keep(_SITE, (site, reviews.months), (site, reviews.months))
        yield self._index(site, entries)
        self._pause()
        yield from self._others(site, further, (practices.plans(), reviews.plans()))
        words: list[SearchDay] = []
        yield from self._months(site, reviews.months, words)
        yield from self._end(site, words, most_search_bytes)

    def _site(self, entries: Sequence[Entry]) -> Site:
        return Site(
            self._settings.report.lang,
            self._journal.name,
            days=["", *self._past][-1],
            has_problems=any(one.rule.severity is not Severity.INFO for one in self._problems),
            more=tuple((one.link.text, one.link.href) for one in entries),
            has_search=is_searchable(self._shown, self._analysis.as_of, shows_words=self._words),
        )

    def _index(self, site: Site, entries: Sequence[Entry]) -> Page:
        summary = check_summary(self._problems)
        to_mend = (Entry(Link(_("To mend"), CHECK), summary),) if summary else ()
        analysis, settings = self._analysis, self._settings
        view = index_view(
            today(self._journal, settings, analysis, analysis.as_of, self._problems),
            analysis,
            analysis.book,
            months=[(first, path) for path, first in self._past.items()],
            further=[*entries, *to_mend],
            linked=self._linked,
            week_starts=settings.week_starts,
            day_ends=settings.day_ends,
        )
        frame = site.frame(INDEX, view.date, style=self._templates[STYLE])
        return Page(INDEX, self._render("index.html.j2", frame, view))

    def _others(
        self, site: Site, further: list[FurtherPage], plans: Sequence[Iterator[Plan]]
    ) -> Iterator[Page]:
        while further:
            self._pause()
            one = further.pop(0)  # what all days show together is large, and asked for once
            frame = site.frame(one.path, one.title)
            yield Page(one.path, self._render(one.template, frame, one.view))
        for plan in chain.from_iterable(plans):
            self._pause()
            frame = site.frame(plan.path, plan.title)
            if plan.key is not None:
                key = (frame, plan.key)
                if self._memory.recall(plan.path, key):
                    continue
                self._memory.keep(plan.path, key)
            yield Page(plan.path, self._render(plan.template, frame, plan.view()))

    # -- the pages of days ---------------------------------------------------------------------

    def _early_pages(self) -> Iterator[Page]:
        """Yield the pages of days whose files are new, before anything else is worked out.

        What stands around them is taken as it was the last time.  That is nearly always right, and
        where it is not they are made again in their turn.
        """
        last = self._memory.last(_SITE)
        if last is None:
            return
        site, reviews = last
        known = {path: self._memory.last(path) for path in self._by_month}
        new = [path for path, one in known.items() if one and one[1] != self._sources(path)]
        if len(new) <= MOST_EARLY:
            months = self._month_pages(reviews)
            for path in new:
                made = self._early[path] = self._month(path, site, months)
                yield Page(path, made.data, is_early=True)

    def _months(
        self, site: Site, reviews: Mapping[str, Link], words: list[SearchDay]
    ) -> Iterator[Page]:
        """Yield the pages of days, and add to ``words`` what can be found in all of them."""
        months = self._month_pages(reviews)
        for path in self._by_month:
            self._pause()
            key = self._month_key(path, site, months)
            kept = self._memory.recall(path, key) if key else None
            if kept is not None:
                words.extend(SearchDay(day, row) for day, row in kept.extra[0])
                continue
            made = self._early.get(path)
            if made is None or made.key != key:
                made = self._month(path, site, months)
            words.extend(made.words)
            if key:
                found = tuple((one.date, one.row) for one in made.words)
                self._memory.keep(path, key, (found, self._sources(path)))
            yield Page(path, made.data)

    def _month_pages(self, reviews: Mapping[str, Link]) -> MonthPages:
        return MonthPages(
            shown=self._by_month,
            analysis=self._analysis,
            figures=self._analysis.book,
            week_starts=self._settings.week_starts,
            shows_words=self._words,
            render_body=self._render_body,
            reviews=reviews,
        )

    def _month(self, path: str, site: Site, months: MonthPages) -> _MonthPage:
        month = months.view(path)
        words = map(search_day, self._by_month[path], month.days) if site.has_search else ()
        data = self._render("month.html.j2", site.frame(path, months.title(path)), month)
        return _MonthPage(data, self._month_key(path, site, months), tuple(words))

    def _month_key(self, path: str, site: Site, months: MonthPages) -> Key | None:
        seen = months.key(path, self._journal.sources, self._pictures)
        if seen is None:
            return None
        return site.frame(path, months.title(path)), site.has_search, seen

    def _sources(self, path: str) -> list[bytes | None]:
        return [self._journal.sources.get(day.date) for day in self._by_month[path]]

    # -- the last pages ------------------------------------------------------------------------

    def _end(
        self, site: Site, words: Sequence[SearchDay], most_search_bytes: int
    ) -> Iterator[Page]:
        problems, report = self._problems, self._settings.report
        hrefs = {path: day_href(day.date) for day in self._shown for path in day.files}
        check = check_view(
            problems, files=self._journal.files, hrefs=hrefs, shows_words=self._words
        )
        frame = site.frame(CHECK, _("To mend"))
        yield Page(CHECK, self._render("check.html.j2", frame, check))

        about = about_view(
            self._settings.support,
            since=since_sentence(self._analysis),
            shows_words=self._words,
            shows_names=report.names,
        )
        frame = site.frame(ABOUT, _("About this report"))
        yield Page(ABOUT, self._render("about.html.j2", frame, about))

        if site.has_search:
            files = search_files(words, most_search_bytes)
            search = search_view(words, site.days, files)
            frame = site.frame(SEARCH, _("Search"))
            yield Page(SEARCH, self._render("search.html.j2", frame, search))
            for path, days in files.items():
                yield search_file(path, days)

        if self._words:
            yield from picture_pages(self._pictures, self._shown)
        yield from _packed(self._templates, has_search=site.has_search)


def _packed(templates: Mapping[str, str], *, has_search: bool) -> Iterator[Page]:
    """Yield the style sheet and the scripts, which are the same for every journal."""
    yield Page(TEXTS_SCRIPT, script_texts())
    for name in (STYLE, *SCRIPTS, *([SEARCH_SCRIPT] if has_search else ())):
        yield Page(name, templates[name].encode())


def _shown(journal: Journal, analysis: Analysis) -> tuple[Day, ...]:
    """Return the days that somebody wrote in, oldest first."""
    days = (day for day in journal.days if analysis.book.is_written(day.date))
    return tuple(sorted(days, key=lambda day: day.date))


def _by_month(days: Sequence[Day]) -> Mapping[str, Sequence[Day]]:
    months: dict[str, list[Day]] = {}
    for day in days:
        months.setdefault(month_path(day.date), []).append(day)
    return months
