"""What do I do with an avoidance thought?  Named, an action written, done."""

from collections.abc import Iterator, Sequence
from typing import Final

from journal_tool.analysis import Analysis, End, thoughts_of
from journal_tool.analysis.results import Loop
from journal_tool.language import N_, _, ngettext, pgettext
from journal_tool.model import Day, Journal
from journal_tool.phrases import brief_date, day_and_month
from journal_tool.report._beside import actions_beside, beside_line
from journal_tool.report._charts import ChartCell, ChartTable
from journal_tool.report._frame import day_href
from journal_tool.report._said import Folded, Said, earlier
from journal_tool.report._sections import Section, SectionsView
from journal_tool.report._words import clean
from journal_tool.screens import thoughts_said
from journal_tool.settings import Settings

_NEWEST: Final = 12
_ENDS: Final = {
    End.OPEN: N_("waiting"),
    End.DONE: N_("done"),
    End.LET_GO: N_("let go"),
    End.FADED: N_("not planned again"),
}


def thoughts_view(
    journal: Journal, analysis: Analysis, settings: Settings, *, since: str
) -> SectionsView | None:
    """Return the page; ``None`` where no thought is written.

    Args:
        journal: the days.
        analysis: of the same journal.
        settings: whether words may stand.
        since: what is left out of the counts.
    """
    days = [day for day in journal.days if day.thoughts and day.date <= analysis.as_of]
    if not days:
        return None
    newest = sorted(days, key=lambda day: day.date, reverse=True)
    return SectionsView(
        _("Thoughts"),
        thoughts_summary(journal, analysis),
        _("A thought that is named can have one small action beside it; here is what came of it."),
        tuple(_sections(journal, newest, analysis, shows_words=settings.report.words)),
        since,
    )


def thoughts_summary(journal: Journal, analysis: Analysis) -> str:
    """Return in one sentence what the page says."""
    thoughts = [one for day in journal.days if day.date <= analysis.as_of for one in day.thoughts]
    beside = actions_beside(journal, analysis)
    if not beside:
        return ngettext(
            "{count} thought named, {acts} with an action beside it.",
            "{count} thoughts named, {acts} with an action beside it.",
            len(thoughts),
            acts=0,
        )
    return ngettext(
        "{count} thought named, {acts} with an action beside it, {done} done that day or the next.",
        "{count} thoughts named, {acts} with an action beside it, {done} done that day or the "
        "next.",
        len(thoughts),
        acts=len(beside),
        done=sum(one.is_done for one in beside),
    )


def _sections(
    journal: Journal, newest: Sequence[Day], analysis: Analysis, *, shows_words: bool
) -> Iterator[Section]:
    without = _without_action(newest, analysis, shows_words=shows_words)
    if without.lines:
        yield Section(
            _("Named, without an action"),
            quiet=_("One small thing beside it is enough, on any day."),
            lines=without,
        )
    beside = [
        beside_line(one, seen_from=analysis.as_of, shows_words=shows_words)
        for one in actions_beside(journal, analysis)
    ]
    if beside:
        yield Section(
            _("Named, with an action"),
            quiet=_("What became of it that day; one that was done the next day says so."),
            lines=_newest(beside),
            says_state=True,
        )
    figures = thoughts_of(analysis.past)
    said = tuple(one.text for one in thoughts_said(analysis.figures, says_done=False))
    if figures:
        yield Section(
            _("By pattern"),
            sentences=said,
            quiet=_("All times since the first entry; done means that day or the next."),
            table=ChartTable(
                (
                    _("pattern"),
                    pgettext("of a thought, how often", "named"),
                    _("with an action"),
                    _("done"),
                ),
                tuple(
                    (
                        ChartCell(f"#{clean(one.pattern)}"),
                        ChartCell(str(one.named)),
                        ChartCell(str(one.with_action)),
                        ChartCell(str(one.done)),
                    )
                    for one in sorted(figures, key=lambda one: (-one.named, one.pattern))
                ),
            ),
        )
    loops = [one for one in analysis.figures.loops if one.thought]
    if loops:
        yield Section(
            _("Put off, with a thought beside it"),
            quiet=_("On three lists or more. Smaller, a cue, another day, or let go are all fine."),
            table=ChartTable(
                (
                    pgettext("heading of a table", "what"),
                    pgettext("heading of a table", "lists"),
                    pgettext("heading of a table", "since"),
                    _("how it stands"),
                    _("thought"),
                ),
                tuple(_loop(one, analysis) for one in loops),
            ),
        )


def _without_action(newest: Sequence[Day], analysis: Analysis, *, shows_words: bool) -> Folded:
    lines = [
        Said(
            date=brief_date(day.date, seen_from=analysis.as_of),
            href=day_href(day.date),
            action=None,
            intro=f"#{clean(one.pattern)}" if one.pattern else "",
            words=clean(one.text) if shows_words else "",
        )
        for day in newest
        for one in day.thoughts
        if one.action is None
    ]
    return _newest(lines)


def _newest(lines: Sequence[Said]) -> Folded:
    older = tuple(lines[_NEWEST:])
    return Folded(tuple(lines[:_NEWEST]), older, earlier(len(older)) if older else "")


def _loop(one: Loop, analysis: Analysis) -> tuple[ChartCell, ...]:
    first = one.chain.planned[0]
    return (
        ChartCell(clean(one.chain.name), day_href(one.last)),
        ChartCell(str(one.slips)),
        ChartCell(day_and_month(first, seen_from=analysis.as_of), day_href(first)),
        ChartCell(_(_ENDS[one.chain.end])),
        ChartCell(f"#{clean(one.thought)}"),
    )
