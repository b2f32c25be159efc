"""What is said of mood on days with an act and without: a link, and no cause."""

from collections.abc import Iterator

from journal_tool.analysis import Figures, Standing
from journal_tool.analysis.results import MoodFigure
from journal_tool.language import N_, _, ngettext
from journal_tool.phrases import decimal
from journal_tool.screens._clauses import together
from journal_tool.screens._said import FEW_DAYS, Said, dated, span, sure
from journal_tool.statistics import MIN_MOOD_PAIRS, MoodLink, TooLittle, interval


def mood_said(figures: Figures) -> Iterator[Said]:
    """Yield the link of mood and action, on the same day and on the next."""
    mood = figures.mood
    if isinstance(mood.link, TooLittle):
        early = _("{n} of {least} days with a mood that follow one", n=mood.n, least=MIN_MOOD_PAIRS)
        if mood.n >= MIN_MOOD_PAIRS:
            early = _("too few days with an act, or too few without")
        yield Said("mood", "", early)
        return
    link, is_judged = mood.link, False
    if not isinstance(figures.weekly.mood.link, TooLittle):
        mood, link, is_judged = figures.weekly.mood, figures.weekly.mood.link, True
    yield Said("mood", _same_day(mood, link, is_judged=is_judged))
    yield Said("mood_next", _next_day(mood, link, is_judged=is_judged))


def _same_day(mood: MoodFigure, link: MoodLink, *, is_judged: bool) -> str:
    range_ = span(interval(link.same_day, link.same_day_se, link.df))
    pairs = ngettext("{count} day-pair", "{count} day-pairs", link.n)
    days = _("the 84 days to {date}", date=dated(mood.last))
    if not is_judged:
        return _(
            "Mood on days with an act and without, over {days} ({pairs}): not judged yet, since "
            "that is done on Sundays ({range}).",
            days=days,
            pairs=pairs,
            range=range_,
        )
    if mood.same_day is Standing.NO_CLEAR_SIGN:
        told = _(
            "Mood on days with an act and without, over {days} ({pairs}): no clear sign either "
            "way ({range}).",
            days=days,
            pairs=pairs,
            range=range_,
        )
        return together(told, _(FEW_DAYS, size=decimal(link.smallest_detectable)))
    text = (
        N_(
            "On days with any act, evening mood was about {points} points higher than on similar "
            "days without ({range}; {pairs} in {days}), allowing for yesterday's mood, weekday "
            "and trend. Good days can also make acting easier; this is a link, not a cause."
        )
        if link.same_day > 0
        else N_(
            "On days with any act, evening mood was about {points} points lower than on similar "
            "days without ({range}; {pairs} in {days}), allowing for yesterday's mood, weekday "
            "and trend. Good days can also make acting easier; this is a link, not a cause."
        )
    )
    points = decimal(abs(link.same_day))
    told = _(text, points=points, range=range_, pairs=pairs, days=days)
    return together(told, sure(mood.same_day, is_called_link=True))


def _next_day(mood: MoodFigure, link: MoodLink, *, is_judged: bool) -> str:
    range_ = span(interval(link.next_day, link.next_day_se, link.df))
    pairs = ngettext(
        "{count} day-pair to {date}", "{count} day-pairs to {date}", link.n, date=dated(mood.last)
    )
    if not is_judged:
        return _(
            "On the day after: not judged yet, since that is done on Sundays ({range}; {pairs}).",
            range=range_,
            pairs=pairs,
        )
    if mood.next_day is Standing.NO_CLEAR_SIGN:
        return _("On the day after: no clear sign ({range}; {pairs}).", range=range_, pairs=pairs)
    text = (
        N_("On the day after, mood was about {points} points higher ({range}; {pairs}).")
        if link.next_day > 0
        else N_("On the day after, mood was about {points} points lower ({range}; {pairs}).")
    )
    told = _(text, points=decimal(abs(link.next_day)), range=range_, pairs=pairs)
    return together(told, sure(mood.next_day))


def mood_judged(figures: Figures) -> MoodFigure:
    """Return the figure whose numbers the sentences about mood give: that of Sunday, if any."""
    weekly = figures.weekly.mood
    is_judged = not isinstance(figures.mood.link, TooLittle) and not isinstance(
        weekly.link, TooLittle
    )
    return weekly if is_judged else figures.mood
