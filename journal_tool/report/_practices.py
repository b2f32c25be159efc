"""One practice: what it was like the last time, its figures, its sizes, and every time."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from journal_tool.analysis import Analysis, History, histories
from journal_tool.analysis.results import PracticeFigure
from journal_tool.language import _, ngettext, pgettext
from journal_tool.model import Day, Journal
from journal_tool.phrases import brief_date, day_and_month, shortened
from journal_tool.report._charts import Chart, ChartCell, score_chart, slope_chart
from journal_tool.report._frame import Link, day_href
from journal_tool.report._index import Entry
from journal_tool.report._memory import Key, Plan
from journal_tool.report._rows import Rows, rows
from journal_tool.report._said import Folded, Said, folded, said
from journal_tool.report._words import and_more, clean
from journal_tool.report._years import LetterYear, letter_year
from journal_tool.screens import (
    COUNTS_ALONE,
    OwnWords,
    Settled,
    last_time,
    last_time_line,
    own_words,
    pairs_line,
    practice_sentences,
    settled,
)
from journal_tool.settings import Settings
from journal_tool.values import dataclass

FOLDER: Final = "practice"
NEWEST: Final = 12
"""So many times stand open on the page."""

FIRST_DAYS: Final = 7
"""So long a journal is new: nothing is said about what was not done."""

LIST: Final = f"{FOLDER}/index.html"
"""Path of the list of all practices."""

MOST_NAMED: Final = 6
"""So many practices are named on the first page."""

SHORT_NAME: Final = 40
"""Characters of a name there; its page has the whole of it."""

LISTED: Final = 24
"""So many practices stand open in the list of all, of each kind."""

MOST_SLUG: Final = 40
"""Characters of the name of a file."""


@dataclass(frozen=True, slots=True)
class SizeRow:
    """One step of a practice.

    Attributes:
        name: as written.
        tries: how often it was tried.
        done: how often it happened.
        smoothed: how often it happens in 100, smoothed.
    """

    name: str
    tries: int
    done: int
    smoothed: int


@dataclass(frozen=True, slots=True)
class PracticeView:
    """``practice/SLUG.html``.

    Attributes:
        name: as shown.
        last: the last time, in the parts of its line: text, and whether they are the writer's.
        last_href: to its day; ``""`` if it was never done.
        pairs: how motivation went all the times before; ``""`` for too few.
        sentences: what can be said of it.
        early: what is not there yet; ``""`` for nothing.
        sizes: its steps, the smallest first.
        counts: how often it was planned, done and let go since its first day.
        curve: its score, week by week; ``None`` where there is none to show.
        letters: its last year, day by day; ``None`` where it is not declared, or nothing is known.
        slopes: motivation before and after each time; ``None`` below 3.
        times: every time it was planned or done, the newest first.
    """

    name: str
    last: tuple[tuple[str, bool], ...]
    last_href: str
    pairs: str
    sentences: tuple[str, ...]
    early: str
    sizes: tuple[SizeRow, ...]
    counts: str
    curve: Chart | None
    letters: LetterYear | None
    slopes: Chart | None
    times: Folded


def practice_paths(figures: Sequence[PracticeFigure], keys: frozenset[str]) -> Mapping[str, str]:
    """Return the path of each practice that has a page, by its key.

    Args:
        figures: all practices.
        keys: of those of which something is written.
    """
    paths: dict[str, str] = {}
    taken = {"index"}
    for key in sorted(one.key for one in figures if one.key in keys):
        slug = base = _slug(key)
        number = 1
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        paths[key] = f"{FOLDER}/{slug}.html"
    return {one.key: paths[one.key] for one in figures if one.key in paths}


def _slug(key: str) -> str:
    """Return a key in letters, digits and hyphens of ASCII."""
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode().lower()
    words = "".join(one if one.isalnum() else " " for one in plain).split()
    return "-".join(words)[:MOST_SLUG].strip("-") or "practice"


@dataclass(frozen=True, slots=True)
class PracticesView:
    """``practice/index.html``.

    Attributes:
        declared: the practices of the settings, each with its counts.
        others: those written often and not named there, each with its counts.
    """

    name: str
    declared: Rows
    others: Rows


class PracticePages:
    """The practices of one report."""

    def __init__(self, journal: Journal, analysis: Analysis, settings: Settings) -> None:
        self._journal, self._analysis, self._settings = journal, analysis, settings
        self._times: dict[str, list[Settled]] = {}
        for one in settled(journal, analysis):
            self._times.setdefault(one.action.key, []).append(one)
        figures = analysis.figures.practices
        self._paths = practice_paths(figures, frozenset(self._times))
        first = analysis.counted_from or analysis.as_of
        is_new = (analysis.as_of - first).days < FIRST_DAYS
        found = [] if is_new else [one for one in figures if one.key in self._paths]
        self._figures = sorted(
            found, key=lambda one: (one.practice is None, 0 if one.practice else -self._done(one))
        )

    def _done(self, one: PracticeFigure) -> int:
        return sum(time.outcome.happened for time in self._times[one.key])

    @property
    def paths(self) -> Mapping[str, str]:
        """Path of each practice that has a page, by its key."""
        return {one.key: self._paths[one.key] for one in self._figures}

    def _summary(self) -> str:
        parts = [shortened(clean(one.name), SHORT_NAME) for one in self._figures[:MOST_NAMED]]
        more = len(self._figures) - MOST_NAMED
        if more > 0:
            parts.append(and_more(more))
        return " · ".join(parts)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the first page says of the list; empty without any."""
        return (Entry(Link(_("Practices"), LIST), self._summary()),) if self._figures else ()

    def list(self) -> PracticesView:
        """Return the list of all."""
        found = [
            (
                one.practice is not None,
                Link(clean(one.name), self._paths[one.key].removeprefix(f"{FOLDER}/")),
                _counts(self._times[one.key], self._analysis.as_of),
            )
            for one in self._figures
        ]
        return PracticesView(
            _("Practices"),
            rows([(link, counts) for is_declared, link, counts in found if is_declared], LISTED),
            rows(
                [(link, counts) for is_declared, link, counts in found if not is_declared], LISTED
            ),
        )

    def plans(self) -> Iterator[Plan]:
        """Yield the page of the list of all, then that of each one that is written about."""
        if self._figures:
            title = _("Practices")
            yield Plan(LIST, "practices.html.j2", title, None, self.list)
        of_day = self._journal.by_date()
        known = histories(self._analysis.past, self._settings) if self._figures else {}
        for one in self._figures:
            yield Plan(
                self._paths[one.key],
                "practice.html.j2",
                clean(one.name),
                self._key(one, known[one.key]),
                partial(self._page, one, known[one.key], of_day),
            )

    def _key(self, figure: PracticeFigure, history: History) -> Key | None:
        """Return all that goes into the page of a practice; ``None`` where that is not known."""
        times, sources = self._times[figure.key], self._journal.sources
        if any(one.date not in sources for one in times):
            return None
        return (
            figure,
            history,
            [(one.date, one.outcome, sources[one.date]) for one in times],
            self._analysis.as_of,
        )

    def _page(
        self, figure: PracticeFigure, history: History, of_day: Mapping[date, Day]
    ) -> PracticeView:
        view = self._view(figure, of_day)
        curve = score_chart(
            _("Score of {name}, week by week", name=view.name),
            history.curve,
            seen_from=self._analysis.as_of,
        )
        starts = self._settings.week_starts
        letters = letter_year(history, week_starts=starts) if figure.practice else None
        scores = self._settings.report.scores
        return replace(view, curve=curve if scores else None, letters=letters)

    def _view(self, figure: PracticeFigure, of_day: Mapping[date, Day]) -> PracticeView:
        times = self._times[figure.key]
        return _view(figure, times, self._journal, self._analysis, self._settings, of_day)


def _counts(times: Sequence[Settled], as_of: date) -> str:
    done = sum(one.outcome.happened for one in times)
    planned = sum(one.outcome.is_not_done for one in times) + done
    since = day_and_month(times[0].date, seen_from=as_of)
    if not planned:
        return _("Let go each time since {date}.", date=since)
    if not done:
        return ngettext(
            "Planned {count} time since {date}; not done so far.",
            "Planned {count} times since {date}; not done so far.",
            planned,
            date=since,
        )
    return ngettext(
        "Done {done} of the {count} time it was planned or done since {date}.",
        "Done {done} of the {count} times it was planned or done since {date}.",
        planned,
        done=done,
        date=since,
    )


def _view(  # noqa: PLR0913, PLR0917 - one page of everything that is known of one thing
    figure: PracticeFigure,
    times: Sequence[Settled],
    journal: Journal,
    analysis: Analysis,
    settings: Settings,
    of_day: Mapping[date, Day],
) -> PracticeView:
    words, rules = settings.report.words, settings.report
    as_of = analysis.as_of
    last = last_time(journal, figure.key, as_of)
    line = last_time_line(last, as_of, shows_words=words) if last else ()
    spoken = practice_sentences(figure, scores=rules.scores, streaks=rules.streaks, seen_from=as_of)
    return PracticeView(
        name=clean(figure.name),
        last=tuple((clean(part.text), part.voice.value == "words") for part in line),
        last_href=f"../{day_href(last.date)}" if last else "",
        pairs=pairs_line(last.pairs) if last and last.pairs else "",
        sentences=spoken.sentences,
        early=spoken.early,
        sizes=tuple(_sizes(figure)),
        counts=_counts(times, as_of),
        curve=None,
        letters=None,
        slopes=_slopes(times, as_of),
        times=folded(
            (
                _time(one, of_day[one.date], as_of, shows_words=words, is_older=at >= NEWEST)
                for at, one in enumerate(reversed(times))
            ),
            keep=NEWEST,
        ),
    )


def _slopes(times: Sequence[Settled], as_of: date) -> Chart | None:
    pairs = [
        (
            ChartCell(brief_date(one.date, seen_from=as_of), f"../{day_href(one.date)}"),
            one.action.before,
            one.action.after,
        )
        for one in reversed(times)
        if one.outcome.happened and one.action.before is not None and one.action.after is not None
    ]
    if len(pairs) < COUNTS_ALONE:
        return None
    return slope_chart(
        _("Motivation before and after each time"),
        pairs,
        (pgettext("before it was done", "before"), pgettext("after it was done", "after")),
    )


def _time(one: Settled, day: Day, as_of: date, *, shows_words: bool, is_older: bool) -> Said:
    """Return one time; an older one has its own note, and the words of its day are on its day."""
    words = own_words(day, one.action)
    line = said(
        one.date,
        (one.action, one.outcome),
        OwnWords() if is_older and words.are_of_the_day else words,
        seen_from=as_of,
        shows_words=shows_words,
    )
    return replace(line, href=f"../{line.href}")


def _sizes(figure: PracticeFigure) -> Iterator[SizeRow]:
    ladder = figure.practice.sizes if figure.practice else ()
    for one in figure.sizes:
        name = ladder[one.size - 1] if one.size <= len(ladder) else ""
        yield SizeRow(
            f"{one.size} · {clean(name)}" if name else str(one.size),
            one.tries,
            one.done,
            round(100 * one.smoothed),
        )
