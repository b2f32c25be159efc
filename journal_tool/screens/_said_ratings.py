"""What is said of ratings and forecasts, and of plans with a cue beside those without."""

from typing import Final, Literal

from journal_tool.analysis import LITTLE_WISH, MIN_EACH, MIN_PAIRS, Figures, Standing
from journal_tool.analysis.results import PairsFigure, Window
from journal_tool.language import N_, _, ngettext
from journal_tool.phrases import decimal, percent
from journal_tool.record import Record
from journal_tool.screens._clauses import together
from journal_tool.screens._said import (
    FEW_PAIRS,
    FEW_PLANS,
    NO_WHY,
    Said,
    in_days,
    no_sign,
    points_range,
    span,
    sure,
    times,
)
from journal_tool.statistics import MIN_BIAS, Interval, Pairs

COUNTS_ALONE: Final = 3
"""From so many pairs on their counts are told, before there are enough for a mean."""

Rated = Literal["felt", "motivation"]


class _Texts(Record):
    """What is said of pairs of ratings: of few of them, and by which way the mean goes."""

    few: str
    higher: str
    lower: str


_PAIRS: Final[dict[Rated, _Texts]] = {
    "felt": _Texts(
        N_(
            "After {actions} in the {days}: better {better}, same {same}, less {less} than "
            "expected."
        ),
        N_(
            "After {actions} in the {days} enjoyment was on average {points} points higher than "
            "expected ({range}); better {better}, same {same}, less {less}."
        ),
        N_(
            "After {actions} in the {days} enjoyment was on average {points} points lower than "
            "expected ({range}); better {better}, same {same}, less {less}."
        ),
    ),
    "motivation": _Texts(
        N_(
            "After {actions} in the {days}: higher {better}, same {same}, lower {less} than before."
        ),
        N_(
            "After {actions} in the {days} motivation was on average {points} points higher than "
            "before ({range}); higher {better}, same {same}, lower {less}."
        ),
        N_(
            "After {actions} in the {days} motivation was on average {points} points lower than "
            "before ({range}); higher {better}, same {same}, lower {less}."
        ),
    ),
}


def anyway_said(figures: Figures) -> Said:
    """Return what was done although there was little wish to."""
    anyway, window = figures.anyway, figures.window
    little = anyway.compared.other
    if little.n < MIN_EACH:
        early = _("{n} of {least} actions with little wish before", n=little.n, least=MIN_EACH)
        return Said("anyway", "", early)
    text = ngettext(
        "{done} of the {count} time motivation was {most} or less in the {days}, it was done all "
        "the same.",
        "{done} of the {count} times motivation was {most} or less in the {days}, it was done all "
        "the same.",
        little.n,
        done=little.done,
        most=LITTLE_WISH,
        days=in_days(window),
    )
    more = (
        _("Nearly all rated actions were done, so this may say how rating is done.")
        if anyway.goes_with_doing
        else ""
    )
    return Said("anyway", together(text, more))


def forecast_said(figures: Figures) -> Said:
    """Return how likely things seemed, and how many of them happened."""
    found = figures.forecast.forecast
    if found.n < MIN_BIAS or found.mean_likely is None or found.rate is None:
        early = _("{n} of {least} forecasts", n=found.n, least=MIN_BIAS)
        return Said("forecast", "", early)
    unlikely = found.unlikely
    more = (
        _("{done} of {n} that seemed unlikely happened.", done=unlikely.done, n=unlikely.n)
        if unlikely.n
        else ""
    )
    text = ngettext(
        "{count} planned action in the {days} was given an average {chance} chance; {rate} "
        "happened.",
        "{count} planned actions in the {days} were given an average {chance} chance; {rate} "
        "happened.",
        found.n,
        days=in_days(figures.window),
        chance=percent(found.mean_likely),
        rate=percent(found.rate),
    )
    return Said("forecast", together(text, more))


def felt_said(figures: Figures) -> Said:
    """Return how doing felt against what was expected."""
    said = _pairs("felt", figures)
    if said.early or not said.text:
        return said
    return Said(said.figure, together(said.text, _("What was not done has no felt rating.")))


def motivation_said(figures: Figures) -> Said:
    """Return how motivation was after doing, against before."""
    said = _pairs("motivation", figures)
    if said.early or not said.text:
        return said
    natural = _told(figures, "motivation")[0].natural
    more = (
        _("People tend to feel somewhat better later anyway when they start low.")
        if natural is None
        else _(
            "Of this about {points} is what ordinary ups and downs lead to expect.",
            points=decimal(natural),
        )
    )
    return Said(said.figure, together(said.text, more))


def _told(figures: Figures, name: Rated) -> tuple[PairsFigure, Window, bool]:
    """Return the figure of Sunday, if there was enough by then, its window, and whether so."""
    figure, judged = {
        "felt": (figures.felt, figures.weekly.felt),
        "motivation": (figures.motivation, figures.weekly.motivation),
    }[name]
    is_judged = min(judged.pairs.n, figure.pairs.n) >= MIN_PAIRS
    return (judged, figures.weekly.window, True) if is_judged else (figure, figures.window, False)


def told_window(figures: Figures, name: Rated) -> Window:
    """Return the days whose pairs the sentence speaks of."""
    return _told(figures, name)[1]


def _pairs(name: Rated, figures: Figures) -> Said:
    figure, window, is_judged = _told(figures, name)
    pairs, texts = figure.pairs, _PAIRS[name]
    early = ""
    if pairs.n < MIN_PAIRS:
        early = _("{n} of {least} pairs", n=pairs.n, least=MIN_PAIRS)
    if pairs.n < COUNTS_ALONE:
        return Said(name, "", early)
    if early or pairs.mean is None or pairs.interval is None:
        return Said(name, _of_pairs(texts.few, pairs, window), early)
    if not is_judged or figure.standing is Standing.NO_CLEAR_SIGN:
        sign = no_sign(pairs.interval, FEW_PAIRS, is_judged=is_judged)
    else:
        sign = sure(figure.standing)
    text = texts.higher if pairs.mean >= 0 else texts.lower
    head = _of_pairs(text, pairs, window, pairs.mean, pairs.interval)
    return Said(name, together(head, sign, _(NO_WHY)))


def _of_pairs(
    text: str, pairs: Pairs, window: Window, mean: float = 0.0, within: Interval = (0.0, 0.0)
) -> str:
    """Return a text of ``_PAIRS`` with what it tells."""
    return _(
        text,
        actions=ngettext("{count} action", "{count} actions", pairs.n),
        days=in_days(window),
        better=times(pairs.up),
        same=pairs.same,
        less=pairs.down,
        points=decimal(abs(mean)),
        range=span(within),
    )


def cue_said(figures: Figures) -> Said:
    """Return plans with an if-then cue beside those without."""
    cue, window, is_judged = figures.cue, figures.window, False
    difference, weekly = cue.difference, figures.weekly.cue
    if difference is None:
        n = min(cue.one.n, cue.other.n)
        early = _("{n} of {least} plans with a cue and without", n=n, least=MIN_EACH)
        return Said("cue", "", early)
    if weekly.difference is not None:
        cue, difference = weekly, weekly.difference
        window, is_judged = figures.weekly.window, True
    within = difference.interval
    if not is_judged or cue.standing is Standing.NO_CLEAR_SIGN:
        sign = no_sign(within, FEW_PLANS, is_judged=is_judged, in_points=True)
    else:
        told = _("A difference of {points}.", points=points_range(within))
        sign = together(told, sure(cue.standing))
    text = _(
        "In the {days} planned with a cue {done} of {planned} happened, without {done_without} of "
        "{planned_without}.",
        days=in_days(window),
        done=cue.one.done,
        planned=cue.one.n,
        done_without=cue.other.done,
        planned_without=cue.other.n,
    )
    return Said("cue", together(text, sign, _("You may add cues to the easier ones.")))
