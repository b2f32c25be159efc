"""The language bank: every sentence that is made about a figure, and no other.

Rules of all of them: about the record and never about the person; each with its n and its dates;
no percentage below its minimum; no claim of cause but of a trial in which a coin chose the days;
no p-value; no exclamation mark.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple, assert_never

from journal_tool.analysis._experiments import ExperimentFigure, Why
from journal_tool.analysis._figures import Figures
from journal_tool.analysis._identities import IdentityFigure
from journal_tool.analysis._practices import PracticeFigure
from journal_tool.analysis._rates import MIN_CHANGE, MIN_EACH, MIN_PLANNED, MONTH, Window
from journal_tool.analysis._ratings import LITTLE_WISH, MIN_PAIRS, PairsFigure
from journal_tool.analysis._standing import Standing
from journal_tool.phrases import WEEKDAYS, day_and_month, duration, some
from journal_tool.statistics import (
    ALPHA,
    MIN_BIAS,
    MIN_LAPSES,
    MIN_MOOD_PAIRS,
    MIN_UNITS,
    MIN_WEEKS,
    Advice,
    Interval,
    Pairs,
    TooLittle,
    Words,
    interval,
)

COUNTS_ALONE: Final = 3
"""From so many pairs on their counts are told, before there are enough for a mean."""

ENOUGH_KNOWN: Final = 0.8
"""From this share of recorded days on the share of them is told."""

TOO_FEW_KNOWN: Final = 0.3
"""Below this share of recorded days nothing is."""

HALF: Final = "About half is usual for intentions."
HINT: Final = (
    "A hint: could still be chance; about half of journals with no real link show one at some "
    "point in a year."
)
HOLDS: Final = "This has held for two weeks. It is a link, not proof of cause."
NO_WHY: Final = "This shows what happened, not why."


class Said(NamedTuple):
    """What can be said of one figure.

    Attributes:
        figure: its name, that of the JSON.
        text: the sentence; ``""`` where it is too early.
        early: how near it is, such as ``5 of 8 pairs``; ``""`` once there is enough.
    """

    figure: str
    text: str
    early: str = ""


def sentences(figures: Figures, *, scores: bool = True, streaks: bool = True) -> Iterator[Said]:
    """Yield what can be said of every figure, in the order of the report.

    Args:
        figures: of a window.
        scores: ``False`` leaves scores out.
        streaks: ``False`` leaves runs out.
    """
    yield Said("days", days_sentence(figures))
    yield follow_through_said(figures)
    yield change_said(figures)
    yield from _things(figures)
    yield from _smaller(figures)
    yield anyway_said(figures)
    yield forecast_said(figures)
    yield felt_said(figures)
    yield motivation_said(figures)
    yield from mood_said(figures)
    yield cue_said(figures)
    yield from _movement(figures)
    yield from _loops(figures)
    yield weekday_said(figures)
    for identity in figures.identities:
        yield identity_said(identity)
    for practice in figures.practices:
        if practice.practice is not None:
            yield practice_said(practice, scores=scores, streaks=streaks)
    for experiment in figures.experiments:
        yield experiment_said(experiment)


# -- days and plans -----------------------------------------------------------------------------


def days_sentence(figures: Figures) -> str:
    """Return on how many days something was done, and between which bounds that lies."""
    days, window = figures.days, figures.window
    if not window.days:
        return "No day is over yet."
    others = [
        f"{days.rest} rest" if days.rest else "",
        f"{days.no} recorded without an act" if days.no else "",
        f"{days.silent} without an entry" if days.silent else "",
    ]
    told = ", ".join(one for one in others if one)
    head = f"Something was done on {days.yes} of {_in_days(window)}" + (
        f"; {told}." if told else "."
    )
    low, high, coverage = days.bounds.low, days.bounds.high, days.bounds.coverage
    if low is None or high is None or coverage is None or not days.silent:
        return head
    if coverage < TOO_FEW_KNOWN:
        return f"{head} Not enough entries to say more."
    share = "Some" if coverage >= ENOUGH_KNOWN else _share_of_days(days.silent, window.days)
    return (
        f"{head} {share} of these days have no entry, so the true share lies between "
        f"{_percent(low)} and {_percent(high)}."
    )


def _share_of_days(silent: int, days: int) -> str:
    return "Half" if 0.45 <= silent / days <= 0.55 else f"{silent}"


def follow_through_said(figures: Figures) -> Said:
    """Return how many planned actions happened."""
    found = figures.follow_through.follow_through
    dropped = figures.follow_through.dropped
    let_go = f" {dropped} let go." if dropped else ""
    planned = f"{found.done} of {some(found.planned, 'planned action')} happened"
    head = f"{planned} in the {_in_days(figures.window)}"
    if not found.planned:
        return Said("follow_through", "", f"0 of {MIN_PLANNED} planned actions")
    if found.planned < MIN_PLANNED or found.rate is None or found.interval_adjusted is None:
        return Said("follow_through", f"{head}.{let_go}")
    low, high = found.interval_adjusted
    return Said(
        "follow_through",
        f"{head} ({_percent(found.rate)}; with this much data, somewhere between "
        f"{_percent(low)} and {_percent(high)}).{let_go} {HALF}",
    )


def change_said(figures: Figures) -> Said:
    """Return how the gap differs from that of the four weeks before."""
    change = figures.change
    least = min(change.now.planned, change.before.planned)
    if change.difference is None:
        early = f"{least} of {MIN_CHANGE} planned actions in each four weeks"
        return Said("change", "", early)
    now, before = change.now.planned / MONTH, change.before.planned / MONTH
    planned = f"You planned {now:.1f} a day, before {before:.1f}; planning less closes the gap too."
    both = (
        f"{change.now.done} of {change.now.planned} planned happened in the last four weeks, "
        f"{change.before.done} of {change.before.planned} in the four before"
    )
    low, high = change.difference.interval
    range_ = f"{_points(low)} to {_points(high)} points"
    if change.standing is Standing.NO_CLEAR_SIGN:
        return Said("change", f"{both}. No clear sign either way ({range_}). {planned}")
    way = "smaller" if change.difference.value > 0 else "larger"
    sure = HOLDS if change.standing is Standing.HOLDING_UP else HINT
    return Said("change", f"{both}: the gap is {way} ({range_}). {sure} {planned}")


def _things(figures: Figures) -> Iterator[Said]:
    things = figures.things
    if things is not None:
        later = f", {things.later} later than that" if things.later else ""
        different = some(things.planned, "different thing was", "different things were")
        yield Said(
            "things",
            f"{different} planned from {day_and_month(things.first)} to "
            f"{day_and_month(things.last)}: {things.in_time} done within 14 days of first being "
            f"planned{later}.",
        )


def _smaller(figures: Figures) -> Iterator[Said]:
    smaller = figures.smaller
    if smaller.days:
        saved = some(smaller.saved, "of them would", "of them would")
        yield Said(
            "smaller",
            f"A smaller version counted on {smaller.days} of {_in_days(figures.window)}; {saved} "
            "have been blank.",
        )


# -- ratings ------------------------------------------------------------------------------------


def anyway_said(figures: Figures) -> Said:
    """Return what was done although there was little wish to."""
    anyway, window = figures.anyway, figures.window
    little = anyway.compared.other
    if little.n < MIN_EACH:
        return Said("anyway", "", f"{little.n} of {MIN_EACH} actions with little wish before")
    text = (
        f"{little.done} of the {little.n} times motivation was {LITTLE_WISH} or less in the "
        f"{_in_days(window)}, it was done all the same."
    )
    if anyway.goes_with_doing:
        text += " Nearly all rated actions were done, so this may say how rating is done."
    return Said("anyway", text)


def forecast_said(figures: Figures) -> Said:
    """Return how likely things seemed, and how many of them happened."""
    found = figures.forecast.forecast
    if found.n < MIN_BIAS or found.mean_likely is None or found.rate is None:
        return Said("forecast", "", f"{found.n} of {MIN_BIAS} forecasts")
    unlikely = found.unlikely
    more = f" {unlikely.done} of {unlikely.n} that seemed unlikely happened." if unlikely.n else ""
    return Said(
        "forecast",
        f"{found.n} planned actions in the {_in_days(figures.window)} were given an average "
        f"{_percent(found.mean_likely)} chance; {_percent(found.rate)} happened.{more}",
    )


def felt_said(figures: Figures) -> Said:
    """Return how doing felt against what was expected."""
    return _pairs(
        "felt",
        figures.felt,
        figures.window,
        ("enjoyment was on average", "than expected", "better", "less"),
    )


def motivation_said(figures: Figures) -> Said:
    """Return how motivation was after doing, against before."""
    said = _pairs(
        "motivation",
        figures.motivation,
        figures.window,
        ("motivation was on average", "than before", "higher", "lower"),
    )
    if not said.text or figures.motivation.pairs.n < MIN_PAIRS:
        return said
    natural = figures.motivation.natural
    more = (
        "People tend to feel somewhat better later anyway when they start low."
        if natural is None
        else f"Of this about {natural:.1f} is what ordinary ups and downs lead to expect."
    )
    return Said(said.figure, f"{said.text} {more}")


def _pairs(
    name: str, figure: PairsFigure, window: Window, words: tuple[str, str, str, str]
) -> Said:
    pairs = figure.pairs
    was, than, up, down = words
    counts = f"{up} {_times(pairs.up)}, same {pairs.same}, {down} {pairs.down}"
    after = f"After {some(pairs.n, 'action')} in the {_in_days(window)}"
    early = f"{pairs.n} of {MIN_PAIRS} pairs" if pairs.n < MIN_PAIRS else ""
    if pairs.n < COUNTS_ALONE:
        return Said(name, "", early)
    if early or pairs.mean is None or pairs.interval is None:
        return Said(name, f"{after}: {counts} {than}.", early)
    return Said(
        name,
        f"{after} {was} {_differs(pairs)} {than} ({_range(pairs.interval)}); {counts}. "
        f"{_standing(figure.standing, pairs.interval)}{NO_WHY}",
    )


def _differs(pairs: Pairs) -> str:
    mean = pairs.mean or 0.0
    return f"{abs(mean):.1f} points {'higher' if mean >= 0 else 'lower'}"


def cue_said(figures: Figures) -> Said:
    """Return plans with an if-then cue beside those without."""
    cue = figures.cue
    with_, without = cue.one, cue.other
    if cue.difference is None:
        early = f"{min(with_.n, without.n)} of {MIN_EACH} plans with a cue and without"
        return Said("cue", "", early)
    return Said(
        "cue",
        f"In the {_in_days(figures.window)} planned with a cue {with_.done} of {with_.n} happened, "
        f"without {without.done} of {without.n}. "
        f"{_standing(cue.standing, cue.difference.interval, points=True)}"
        "You may add cues to the easier ones.",
    )


# -- mood ---------------------------------------------------------------------------------------


def mood_said(figures: Figures) -> Iterator[Said]:
    """Yield the link of mood and action, on the same day and on the next."""
    mood = figures.mood
    link = mood.link
    if isinstance(link, TooLittle):
        early = f"{mood.n} of {MIN_MOOD_PAIRS} days with a mood that follow one"
        if mood.n >= MIN_MOOD_PAIRS:
            early = "days with an act and without, in at least 4 weeks each"
        yield Said("mood", "", early)
        return
    same = interval(link.same_day, link.same_day_se, link.df)
    then = interval(link.next_day, link.next_day_se, link.df)
    if mood.same_day is Standing.NO_CLEAR_SIGN:
        yield Said(
            "mood",
            f"Mood on days with an act and without, over 84 days ({link.n} day-pairs): no clear "
            f"sign either way ({_range(same)}). With this many days a difference below about "
            f"{link.smallest_detectable:.1f} would not show.",
        )
    else:
        way = "higher" if link.same_day > 0 else "lower"
        yield Said(
            "mood",
            f"On days with any act, evening mood was about {abs(link.same_day):.1f} points {way} "
            f"than on similar days without ({_range(same)}; {link.n} day-pairs in 84 days), "
            "allowing for yesterday's mood, weekday and trend. Good days can also make acting "
            f"easier; this is a link, not a cause. {_sure(mood.same_day)}",
        )
    if mood.next_day is Standing.NO_CLEAR_SIGN:
        yield Said("mood_next", f"No clear sign for the next day ({_range(then)}).")
    else:
        way = "higher" if link.next_day > 0 else "lower"
        yield Said(
            "mood_next",
            f"On the day after, mood was about {abs(link.next_day):.1f} points {way} "
            f"({_range(then)}). {_sure(mood.next_day)}",
        )


# -- the rest -----------------------------------------------------------------------------------


def _movement(figures: Figures) -> Iterator[Said]:
    found = figures.movement
    if found.days:
        usual = f", {duration(round(found.median))} on a usual one" if found.median else ""
        without = (
            f" {some(found.without_minutes, 'act')} without minutes."
            if found.without_minutes
            else ""
        )
        yield Said(
            "movement",
            f"{some(found.minutes, 'minute')} of movement on {found.days} of "
            f"{_in_days(figures.window)}, any kind{usual}.{without}",
        )


def _loops(figures: Figures) -> Iterator[Said]:
    waiting = [one for one in figures.loops if one.is_open]
    closed = len(figures.loops) - len(waiting)
    if figures.loops:
        yield Said(
            "loops",
            f"{some(len(waiting), 'thing')} on 3 lists or more and waiting, "
            f"{closed} that ended since the first entry.",
        )


def weekday_said(figures: Figures) -> Said:
    """Return whether acts go with the weekday."""
    found = figures.weekday.weekdays
    if found.weeks < MIN_WEEKS:
        return Said("weekday", "", f"{found.weeks} of {MIN_WEEKS} whole weeks")
    if found.p is None or found.p >= ALPHA:
        return Said(
            "weekday",
            f"No clear weekday pattern in {found.weeks} whole weeks; so few weeks show no small "
            "difference.",
        )
    low, high = found.rates.index(min(found.rates)), found.rates.index(max(found.rates))
    return Said(
        "weekday",
        f"In {found.weeks} whole weeks days with an act were most on {WEEKDAYS[high]} and fewest "
        f"on {WEEKDAYS[low]}.",
    )


def identity_said(figure: IdentityFigure) -> Said:
    """Return what the acts say to one "I am someone who ..."."""
    counts = f"{figure.supports} for, {figure.against} against in 30 days; newest weighted most."
    words = {
        Words.TOO_EARLY: "Too early to say more.",
        Words.MOSTLY_YES: "Recent evidence: mostly yes.",
        Words.MIXED: "Recent evidence: mixed.",
        Words.NOT_YET: "Recent evidence: mostly not yet.",
    }
    return Said(f"identity {figure.name}", f"{counts} {words[figure.tally.words]}")


class PracticeSaid(NamedTuple):
    """What can be said of one practice, sentence by sentence, and what is not there yet."""

    sentences: tuple[str, ...]
    early: str


def practice_said(figure: PracticeFigure, *, scores: bool = True, streaks: bool = True) -> Said:
    """Return what can be said of one practice, as one text."""
    found = practice_sentences(figure, scores=scores, streaks=streaks)
    return Said(f"practice {figure.key}", " ".join(found.sentences), found.early)


def practice_sentences(
    figure: PracticeFigure, *, scores: bool = True, streaks: bool = True
) -> PracticeSaid:
    """Return what can be said of one practice; comebacks stand before runs."""
    parts = [
        score_sentence(figure) if scores else "",
        comebacks_sentence(figure),
        run_sentence(figure) if streaks else "",
        sizes_sentence(figure),
    ]
    early = (
        "" if figure.known >= MIN_UNITS else f"{figure.known} of {MIN_UNITS} due days or periods"
    )
    return PracticeSaid(tuple(part for part in parts if part), early)


def score_sentence(figure: PracticeFigure) -> str:
    """Return the score and what it is."""
    if figure.score is None or figure.as_of is None:
        return ""
    return (
        f"Consistency {round(100 * figure.score)} as of {day_and_month(figure.as_of)}: recent "
        "doing, newest days count most; half the weight is the last 15 or so of "
        f"{figure.known} due. It does not measure how automatic it feels."
    )


def comebacks_sentence(figure: PracticeFigure) -> str:
    """Return how often it was taken up again; the lapse that is open is told as a pause."""
    found = figure.comebacks
    if len(found.lapses) < MIN_LAPSES or found.median is None:
        return ""
    usual = "one day" if found.median <= 1 else f"{found.median:g} days"
    return f"Taken up again {len(found.lapses)} times, usually after {usual}."


def run_sentence(figure: PracticeFigure) -> str:
    """Return the run that forgives single gaps."""
    found = figure.runs
    if not found.current:
        return f"Longest run: {found.best}." if found.best else ""
    gaps = f", with {some(found.forgiven, 'single gap')}" if found.forgiven else ""
    hinge = " One gap is ordinary; today keeps it going." if found.hinge else ""
    return f"{found.current} in this run{gaps}. Longest: {found.best}.{hinge}"


def sizes_sentence(figure: PracticeFigure) -> str:
    """Return how often each size happened, and the step that the last tries suggest."""
    if not figure.sizes:
        return ""
    told = ", ".join(f"size {one.size}: {one.done} of {one.tries}" for one in figure.sizes)
    step = {
        Advice.SMALLER: f" A smaller size is worth a try: {figure.suggested}.",
        Advice.TWO_MINUTES: " A two-minute version is worth a try.",
        Advice.LARGER: f" Size {figure.suggested} is on offer.",
        Advice.STAY: "",
    }[figure.advice]
    return f"{told[:1].upper()}{told[1:]}.{step}"


def experiment_said(figure: ExperimentFigure) -> Said:
    """Return the result of an experiment once it is over, why there is none, or how far it is."""
    name, trial = f"experiment {figure.name}", figure.trial
    match figure.refused:
        case Why.NEVER:
            return Said(name, f"No coin is thrown: '{figure.word}' is not to be left to one.")
        case Why.TOO_FEW:
            text = f"No coin is thrown: {some(trial.pairs, 'pair')} could show nothing; 10 or more."
            return Said(name, text)
        case Why.NO_PRACTICE:
            return Said(name, f"No coin is thrown: '{figure.practice}' is no declared practice.")
        case None:
            pass
        case _:
            assert_never(figure.refused)
    run = trial.complete + trial.dropped
    if run < trial.pairs:
        return Said(name, "", f"{run} of {trial.pairs} pairs; the result is hidden until the end")
    went = f"{figure.kept} of {figure.days} days went as the coin said; {trial.dropped} left out."
    if trial.result is None or trial.result.mean is None or trial.result.interval is None:
        return Said(name, f"Too few evenings have a mood to say anything. {went}")
    mean = trial.result.mean
    way = "higher" if mean >= 0 else "lower"
    return Said(
        name,
        f"In this trial of {trial.pairs} pairs, mood on days the coin chose for {figure.practice} "
        f"was {abs(mean):.1f} points {way} ({_range(trial.result.interval)}). Because a coin chose "
        f"the days, this is about the action, for you, in these weeks. {went}",
    )


# -- parts --------------------------------------------------------------------------------------


def _in_days(window: Window) -> str:
    last = date.fromordinal(max(1, window.last))
    return f"{some(window.days, 'day')} to {day_and_month(last)}"


def _standing(standing: Standing, within: Interval, *, points: bool = False) -> str:
    shown = f"{_points(within[0])} to {_points(within[1])} points" if points else _range(within)
    if standing is Standing.NO_CLEAR_SIGN:
        return f"No clear sign either way ({shown}). "
    return f"{_sure(standing)} "


def _sure(standing: Standing) -> str:
    return HOLDS if standing is Standing.HOLDING_UP else HINT


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"


def _points(share: float) -> str:
    return _signed(f"{round(100 * share)}")


def _range(within: Interval) -> str:
    return f"{_signed(f'{within[0]:.1f}')} to {_signed(f'{within[1]:.1f}')}"


def _signed(text: str) -> str:
    return text.replace("-", "−")
