"""The language bank: every sentence that is made about a figure, and no other.

Rules of all of them: about the record and never about the person; each with its n and its dates;
no percentage below its minimum; no claim of cause but of a trial in which a coin chose the days;
no p-value; no exclamation mark.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, NamedTuple, assert_never

from journal_tool.analysis import (
    LITTLE_WISH,
    MIN_CHANGE,
    MIN_EACH,
    MIN_PAIRS,
    MIN_PLANNED,
    MONTH,
    End,
    Figures,
    Refusal,
    Standing,
    side,
)
from journal_tool.analysis.results import (
    ExperimentFigure,
    IdentityFigure,
    MoodFigure,
    PairsFigure,
    PracticeFigure,
    Window,
)
from journal_tool.phrases import WEEKDAYS, day_and_month, duration, some
from journal_tool.statistics import (
    ALPHA,
    MIN_BIAS,
    MIN_LAPSES,
    MIN_MOOD_PAIRS,
    MIN_UNITS,
    MIN_WEEKS,
    Z95,
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
    "A hint: could still be chance; more than half of journals with no real link show one at some "
    "point in a year."
)
NOT_YET: Final = "Not judged yet, since that is done on Sundays"
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
    moved = movement_said(figures)
    if moved is not None:
        yield moved
    yield from _loops(figures)
    yield from thoughts_said(figures)
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
        return "No day with an entry is over yet."
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
    change, window, is_judged = figures.change, figures.window, False
    difference, weekly = change.difference, figures.weekly.change
    if difference is None:
        least = min(change.now.planned, change.before.planned)
        early = f"{least} of {MIN_CHANGE} planned actions in each four weeks"
        return Said("change", "", early)
    if weekly.difference is not None:
        change, difference = weekly, weekly.difference
        window, is_judged = figures.weekly.window, True
    now, before = change.now.planned / MONTH, change.before.planned / MONTH
    planned = f"You planned {now:.1f} a day, before {before:.1f}; planning less closes the gap too."
    both = (
        f"{change.now.done} of {change.now.planned} planned happened in the "
        f"{_in_days(window.of(MONTH))}, {change.before.done} of {change.before.planned} in the "
        f"{MONTH} before"
    )
    within = difference.interval
    if not is_judged or change.standing is Standing.NO_CLEAR_SIGN:
        sign = _no_sign(within, "planned actions", is_judged=is_judged, points=True)
        return Said("change", f"{both}. {sign} {planned}")
    way = "smaller" if difference.value > 0 else "larger"
    sure = _sure(change.standing)
    return Said("change", f"{both}: the gap is {way} ({_in_points(within)}). {sure} {planned}")


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
    words = ("enjoyment was on average", "than expected", "better", "less")
    said = _pairs("felt", figures, words)
    if said.early or not said.text:
        return said
    return Said(said.figure, f"{said.text} What was not done has no felt rating.")


def motivation_said(figures: Figures) -> Said:
    """Return how motivation was after doing, against before."""
    words = ("motivation was on average", "than before", "higher", "lower")
    said = _pairs("motivation", figures, words)
    if said.early or not said.text:
        return said
    natural = _told(figures, "motivation")[0].natural
    more = (
        "People tend to feel somewhat better later anyway when they start low."
        if natural is None
        else f"Of this about {natural:.1f} is what ordinary ups and downs lead to expect."
    )
    return Said(said.figure, f"{said.text} {more}")


def _told(
    figures: Figures, name: Literal["felt", "motivation"]
) -> tuple[PairsFigure, Window, bool]:
    """Return the figure of Sunday, if there was enough by then, its window, and whether so."""
    figure, judged = {
        "felt": (figures.felt, figures.weekly.felt),
        "motivation": (figures.motivation, figures.weekly.motivation),
    }[name]
    is_judged = min(judged.pairs.n, figure.pairs.n) >= MIN_PAIRS
    return (judged, figures.weekly.window, True) if is_judged else (figure, figures.window, False)


def told_window(figures: Figures, name: Literal["felt", "motivation"]) -> Window:
    """Return the days whose pairs the sentence speaks of."""
    return _told(figures, name)[1]


def _pairs(
    name: Literal["felt", "motivation"], figures: Figures, words: tuple[str, str, str, str]
) -> Said:
    figure, window, is_judged = _told(figures, name)
    pairs = figure.pairs
    was, than, up, down = words
    counts = f"{up} {_times(pairs.up)}, same {pairs.same}, {down} {pairs.down}"
    after = f"After {some(pairs.n, 'action')} in the {_in_days(window)}"
    early = f"{pairs.n} of {MIN_PAIRS} pairs" if pairs.n < MIN_PAIRS else ""
    if pairs.n < COUNTS_ALONE:
        return Said(name, "", early)
    if early or pairs.mean is None or pairs.interval is None:
        return Said(name, f"{after}: {counts} {than}.", early)
    if not is_judged or figure.standing is Standing.NO_CLEAR_SIGN:
        sign = _no_sign(pairs.interval, "pairs", is_judged=is_judged)
    else:
        sign = _sure(figure.standing)
    return Said(
        name,
        f"{after} {was} {_differs(pairs)} {than} ({_range(pairs.interval)}); {counts}. "
        f"{sign} {NO_WHY}",
    )


def _differs(pairs: Pairs) -> str:
    mean = pairs.mean or 0.0
    return f"{abs(mean):.1f} points {'higher' if mean >= 0 else 'lower'}"


def cue_said(figures: Figures) -> Said:
    """Return plans with an if-then cue beside those without."""
    cue, window, is_judged = figures.cue, figures.window, False
    difference, weekly = cue.difference, figures.weekly.cue
    if difference is None:
        early = f"{min(cue.one.n, cue.other.n)} of {MIN_EACH} plans with a cue and without"
        return Said("cue", "", early)
    if weekly.difference is not None:
        cue, difference = weekly, weekly.difference
        window, is_judged = figures.weekly.window, True
    within = difference.interval
    if not is_judged or cue.standing is Standing.NO_CLEAR_SIGN:
        sign = _no_sign(within, "plans", is_judged=is_judged, points=True)
    else:
        sign = f"A difference of {_in_points(within)}. {_sure(cue.standing)}"
    return Said(
        "cue",
        f"In the {_in_days(window)} planned with a cue {cue.one.done} of {cue.one.n} happened, "
        f"without {cue.other.done} of {cue.other.n}. {sign} You may add cues to the easier ones.",
    )


# -- mood ---------------------------------------------------------------------------------------


def mood_said(figures: Figures) -> Iterator[Said]:
    """Yield the link of mood and action, on the same day and on the next."""
    mood = figures.mood
    if isinstance(mood.link, TooLittle):
        early = f"{mood.n} of {MIN_MOOD_PAIRS} days with a mood that follow one"
        if mood.n >= MIN_MOOD_PAIRS:
            early = "too few days with an act, or too few without"
        yield Said("mood", "", early)
        return
    link, is_judged = mood.link, False
    if not isinstance(figures.weekly.mood.link, TooLittle):
        mood, link, is_judged = figures.weekly.mood, figures.weekly.mood.link, True
    same = interval(link.same_day, link.same_day_se, link.df)
    days = f"the 84 days to {_date(mood.last)}"
    if not is_judged or mood.same_day is Standing.NO_CLEAR_SIGN:
        sign = _no_sign(same, "days", is_judged=is_judged, shows=link.smallest_detectable)
        yield Said(
            "mood",
            f"Mood on days with an act and without, over {days} ({link.n} day-pairs): "
            f"{sign[0].lower()}{sign[1:]}",
        )
    else:
        way = "higher" if link.same_day > 0 else "lower"
        yield Said(
            "mood",
            f"On days with any act, evening mood was about {abs(link.same_day):.1f} points {way} "
            f"than on similar days without ({_range(same)}; {link.n} day-pairs in {days}), "
            "allowing for yesterday's mood, weekday and trend. Good days can also make acting "
            f"easier; this is a link, not a cause. {_sure(mood.same_day)}",
        )
    then = interval(link.next_day, link.next_day_se, link.df)
    n = f"{link.n} day-pairs to {_date(mood.last)}"
    if not is_judged or mood.next_day is Standing.NO_CLEAR_SIGN:
        sign = "no clear sign" if is_judged else NOT_YET.lower()
        yield Said("mood_next", f"On the day after: {sign} ({_range(then)}; {n}).")
    else:
        way = "higher" if link.next_day > 0 else "lower"
        yield Said(
            "mood_next",
            f"On the day after, mood was about {abs(link.next_day):.1f} points {way} "
            f"({_range(then)}; {n}). {_sure(mood.next_day)}",
        )


def mood_judged(figures: Figures) -> MoodFigure:
    """Return the figure whose numbers the sentences about mood give: that of Sunday, if any."""
    weekly = figures.weekly.mood
    is_judged = not isinstance(figures.mood.link, TooLittle) and not isinstance(
        weekly.link, TooLittle
    )
    return weekly if is_judged else figures.mood


# -- the rest -----------------------------------------------------------------------------------


def movement_said(figures: Figures) -> Said | None:
    """Return how much was moved, any kind; ``None`` where nothing was."""
    found = figures.movement
    if not found.days:
        return None
    usual = f", {duration(round(found.median))} on a usual one" if found.median else ""
    acts = some(found.without_minutes, "act")
    without = f" {acts} without minutes." if found.without_minutes else ""
    return Said(
        "movement",
        f"{some(found.minutes, 'minute')} of movement on {found.days} of "
        f"{_in_days(figures.window)}, any kind{usual}.{without}",
    )


def _loops(figures: Figures) -> Iterator[Said]:
    if not figures.loops:
        return
    waiting = [one for one in figures.loops if one.is_open]
    closed = [one.chain for one in figures.loops if not one.is_open]
    first = date.fromordinal(min(one.chain.planned[0].toordinal() for one in figures.loops))
    parts = [f"{len(waiting) or 'none'} waiting"]
    done = [one for one in closed if one.end is End.DONE]
    if done:
        smaller = sum(one.is_at_smaller for one in done)
        parts.append(
            f"{len(done)} done in the end" + (f", {smaller} at a smaller size" * bool(smaller))
        )
    for end, what in ((End.LET_GO, "let go"), (End.FADED, "not planned again")):
        count = sum(one.end is end for one in closed)
        if count:
            parts.append(f"{count} {what}")
    on_lists = f"{some(len(figures.loops), 'thing')} put off on 3 lists or more"
    yield Said("loops", f"{on_lists} since {day_and_month(first)}: {'; '.join(parts)}.")


def thoughts_said(figures: Figures) -> Iterator[Said]:
    """Yield what became of the patterns that were named."""
    days = _in_days(figures.window)
    few = [one for one in figures.thoughts if one.interval is None]
    if few:
        named = ", ".join(f"“{one.pattern}” {_times(one.named)}" for one in few)
        yield Said("thoughts", f"Named in the {days}: {named}.")
    for one in figures.thoughts:
        if one.interval is not None:
            low, high = one.interval
            usual = side(one.against_usual.interval) if one.against_usual else 0
            more = {1: "more often than", -1: "less often than", 0: ""}[usual]
            yield Said(
                f"thought {one.pattern}",
                f"Named {_times(one.named)} in the {days}, {_times(one.with_action)} beside an "
                f"action, and {_times(one.done)} it was done that day or the next "
                f"({_percent(one.done / one.named)}, from {_percent(low)} to {_percent(high)})."
                + (f" That is {more} planned actions in all." if more else ""),
            )


def weekday_said(figures: Figures) -> Said:
    """Return whether acts go with the weekday."""
    found, mondays = figures.weekday.weekdays, figures.weekday.mondays
    if found.weeks < MIN_WEEKS or mondays is None:
        return Said("weekday", "", f"{found.weeks} of {MIN_WEEKS} whole weeks")
    first, last = date.fromordinal(mondays[0]), date.fromordinal(mondays[1] + 6)
    begun = day_and_month(first, seen_from=last)
    weeks = f"{found.weeks} whole weeks from {begun} to {day_and_month(last)}"
    if found.p is None or found.p >= ALPHA:
        return Said(
            "weekday",
            f"No clear weekday pattern in {weeks}; so few weeks show no small difference.",
        )
    low, high = found.rates.index(min(found.rates)), found.rates.index(max(found.rates))
    return Said(
        "weekday",
        f"In {weeks} days with an act were most on {WEEKDAYS[high]} and fewest on {WEEKDAYS[low]}.",
    )


def identity_said(figure: IdentityFigure) -> Said:
    """Return what the acts say to one "I am someone who ..."."""
    counts = (
        f"{figure.supports} for, {figure.against} against in the 30 days to "
        f"{day_and_month(figure.as_of)}; newest weighted most."
    )
    words = {
        Words.TOO_EARLY: "Too early to say more.",
        Words.MOSTLY_YES: "Recent evidence: mostly yes.",
        Words.MIXED: "Recent evidence: mixed.",
        Words.NOT_YET: "Recent evidence: mostly not yet; one small act is the next line for.",
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
    said = score_sentences(figure, scores=scores, streaks=streaks)
    sizes = sizes_sentence(figure)
    return said._replace(sentences=(*said.sentences, sizes) if sizes else said.sentences)


def score_sentences(
    figure: PracticeFigure, *, scores: bool = True, streaks: bool = True, briefly: bool = False
) -> PracticeSaid:
    """Return what can be said of the consistency of one practice.

    Args:
        figure: of the practice.
        scores: ``False`` leaves the score out.
        streaks: ``False`` leaves runs out.
        briefly: ``True`` leaves out what a score is, where a page says it once for all.
    """
    parts = [
        score_sentence(figure, briefly=briefly) if scores else "",
        comebacks_sentence(figure),
        run_sentence(figure) if streaks else "",
    ]
    is_early = scores and figure.known < MIN_UNITS
    early = f"{figure.known} of {MIN_UNITS} due days or periods" if is_early else ""
    return PracticeSaid(tuple(part for part in parts if part), early)


SCORE: Final = (
    "Consistency is recent doing, newest days count most; half the weight is the last 15 due "
    "days or so. It does not measure how automatic it feels."
)


def score_sentence(figure: PracticeFigure, *, briefly: bool = False) -> str:
    """Return the score and, if not ``briefly``, what it is."""
    if figure.score is None or figure.as_of is None:
        return ""
    score = f"Consistency {round(100 * figure.score)} as of {day_and_month(figure.as_of)}"
    if briefly:
        return f"{score}, of {figure.known} due."
    return (
        f"{score}: recent doing, newest days count most; half the weight is the last 15 or so of "
        f"{figure.known} due. It does not measure how automatic it feels."
    )


def comebacks_sentence(figure: PracticeFigure) -> str:
    """Return how often it was taken up again, and how long it rests now."""
    found = figure.comebacks
    if len(found.lapses) < MIN_LAPSES or found.median is None or figure.as_of is None:
        return ""
    usual = "one day" if found.median <= 1 else f"{found.median:g} days"
    pause = f" Present pause: {found.open} due." if found.open else ""
    return (
        f"Taken up again {len(found.lapses)} times up to {day_and_month(figure.as_of)}, usually "
        f"after {usual}.{pause}"
    )


def run_sentence(figure: PracticeFigure) -> str:
    """Return the run that forgives single gaps."""
    found = figure.runs
    if not found.current or figure.as_of is None:
        return f"Longest run: {found.best}." if found.best else ""
    gaps = f", with {some(found.forgiven, 'single gap')}" if found.forgiven else ""
    hinge = " One gap is ordinary; today keeps it going." if found.hinge else ""
    day = day_and_month(figure.as_of)
    return f"{found.current} in this run up to {day}{gaps}. Longest: {found.best}.{hinge}"


def sizes_sentence(figure: PracticeFigure) -> str:
    """Return how often each size happened, and the step that the last tries suggest."""
    if not figure.sizes:
        return ""
    told = "; ".join(f"size {one.size}, {one.done} of {one.tries}" for one in figure.sizes)
    step = {
        Advice.SMALLER: f" A smaller size is worth a try: {figure.suggested}.",
        Advice.TWO_MINUTES: " A two-minute version is worth a try.",
        Advice.LARGER: f" Size {figure.suggested} is on offer.",
        Advice.STAY: "",
    }[figure.advice]
    by = f" by {day_and_month(figure.as_of)}" if figure.as_of else ""
    return f"Done{by}: {told}.{step}"


def experiment_said(figure: ExperimentFigure) -> Said:
    """Return the result of an experiment once it is over, why there is none, or how far it is."""
    name, trial = f"experiment {figure.name}", figure.trial
    match figure.refused:
        case Refusal.NEVER:
            what = f"'{figure.word}'" if figure.word else figure.practice
            return Said(name, f"No coin is thrown: {what} is not to be left to one.")
        case Refusal.TOO_FEW:
            text = f"No coin is thrown: {some(trial.pairs, 'pair')} could show nothing; 10 or more."
            return Said(name, text)
        case Refusal.NO_PRACTICE:
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
        f"In this trial of {trial.pairs} pairs from {day_and_month(figure.first)} to "
        f"{day_and_month(figure.last)}, mood on days the coin chose for {figure.practice} "
        f"was {abs(mean):.1f} points {way} ({_range(trial.result.interval)}). Because a coin chose "
        f"the days, this is about the action, for you, in these weeks. {went}",
    )


# -- parts --------------------------------------------------------------------------------------


def _in_days(window: Window) -> str:
    return f"{some(window.days, 'day')} to {_date(window.last)}"


def _date(ordinal: int) -> str:
    return day_and_month(date.fromordinal(max(1, ordinal)))


def _no_sign(
    within: Interval,
    of: str,
    *,
    is_judged: bool,
    points: bool = False,
    shows: float | None = None,
) -> str:
    """Return that there is no sign, and how small a difference so few would not show."""
    told = _in_points(within) if points else _range(within)
    if not is_judged:
        return f"{NOT_YET} ({told})."
    least = _DETECTABLE * (within[1] - within[0]) if shows is None else shows
    size = f"{round(100 * least)} points" if points else f"{least:.1f}"
    return (
        f"No clear sign either way ({told}). With this many {of} a difference below about {size} "
        "would not show."
    )


_DETECTABLE: Final = 2.8 / (2 * Z95)
"""The smallest difference that is found in 4 of 5 cases, in widths of a 95 % interval."""


def _sure(standing: Standing) -> str:
    return HOLDS if standing is Standing.HOLDING_UP else HINT


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"


def _in_points(within: Interval) -> str:
    low, high = (_signed(f"{round(100 * one)}") for one in within)
    return f"{low} to {high} points"


def _range(within: Interval) -> str:
    return f"{_signed(f'{within[0]:.1f}')} to {_signed(f'{within[1]:.1f}')}"


def _signed(text: str) -> str:
    return text.replace("-", "−")
