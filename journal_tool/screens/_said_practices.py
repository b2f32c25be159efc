"""What is said of a practice, and of a trial in which a coin chose the days for one."""

import math
from datetime import date
from typing import Final, assert_never

from journal_tool.analysis import Refusal
from journal_tool.analysis.results import ExperimentFigure, PracticeFigure
from journal_tool.language import N_, _, ngettext
from journal_tool.phrases import day_and_month, decimal, number
from journal_tool.record import Record
from journal_tool.screens._clauses import semicolons, together
from journal_tool.screens._said import Said, span
from journal_tool.statistics import MIN_LAPSES, MIN_UNITS, Advice

SCORE: Final = N_(
    "Consistency is recent doing, newest days count most; half the weight is the last 15 due "
    "days or so. It does not measure how automatic it feels."
)

_HALF_THE_WEIGHT: Final = 15
"""So many due days have half the weight of a score; of fewer it is not said."""

_ADVICE: Final = {
    Advice.SMALLER: N_("A smaller size is worth a try: {size}."),
    Advice.TWO_MINUTES: N_("A two-minute version is worth a try."),
    Advice.LARGER: N_("Size {size} is on offer."),
}


class PracticeSaid(Record):
    """What can be said of one practice, sentence by sentence, and what is not there yet."""

    sentences: tuple[str, ...]
    early: str


def practice_said(
    figure: PracticeFigure,
    *,
    scores: bool = True,
    streaks: bool = True,
    seen_from: date | None = None,
) -> Said:
    """Return what can be said of one practice, as one text."""
    found = practice_sentences(figure, scores=scores, streaks=streaks, seen_from=seen_from)
    return Said(f"practice {figure.key}", together(*found.sentences), found.early)  # no text


def practice_sentences(
    figure: PracticeFigure,
    *,
    scores: bool = True,
    streaks: bool = True,
    seen_from: date | None = None,
) -> PracticeSaid:
    """Return what can be said of one practice; comebacks stand before runs."""
    said = score_sentences(figure, scores=scores, streaks=streaks, seen_from=seen_from)
    sizes = sizes_sentence(figure, seen_from=seen_from)
    return said._replace(sentences=(*said.sentences, sizes) if sizes else said.sentences)


def score_sentences(
    figure: PracticeFigure,
    *,
    scores: bool = True,
    streaks: bool = True,
    briefly: bool = False,
    seen_from: date | None = None,
) -> PracticeSaid:
    """Return what can be said of the consistency of one practice.

    Args:
        figure: of the practice.
        scores: ``False`` leaves the score out.
        streaks: ``False`` leaves runs out.
        briefly: ``True`` leaves out what a score is, where a page says it once for all.
        seen_from: the reader's day; dates of another year have their year.
    """
    parts = [
        score_sentence(figure, briefly=briefly, seen_from=seen_from) if scores else "",
        comebacks_sentence(figure, seen_from=seen_from),
        run_sentence(figure, seen_from=seen_from) if streaks else "",
    ]
    early = ""
    if scores and figure.known < MIN_UNITS:
        early = _("{n} of {least} due days or periods", n=figure.known, least=MIN_UNITS)
    return PracticeSaid(tuple(part for part in parts if part), early)


def score_sentence(
    figure: PracticeFigure, *, briefly: bool = False, seen_from: date | None = None
) -> str:
    """Return the score and, if not ``briefly``, what it is."""
    if figure.score is None or figure.as_of is None:
        return ""
    if briefly:
        text = N_("Consistency {score} as of {date}, of {known} due.")
    elif figure.known > _HALF_THE_WEIGHT:
        text = N_(
            "Consistency {score} as of {date}: recent doing, newest days count most; half the "
            "weight is the last 15 or so of {known} due. It does not measure how automatic it "
            "feels."
        )
    else:
        text = N_(
            "Consistency {score} as of {date}: recent doing, newest days count most, of {known} "
            "due. It does not measure how automatic it feels."
        )
    score, day = round(100 * figure.score), day_and_month(figure.as_of, seen_from=seen_from)
    return _(text, score=score, date=day, known=figure.known)


def comebacks_sentence(figure: PracticeFigure, *, seen_from: date | None = None) -> str:
    """Return how often it was taken up again, and how long it rests now."""
    found = figure.comebacks
    if len(found.lapses) < MIN_LAPSES or found.median is None or figure.as_of is None:
        return ""
    taken_up = ngettext(
        "Taken up again {count} time up to {date}, usually after {days}.",
        "Taken up again {count} times up to {date}, usually after {days}.",
        len(found.lapses),
        date=day_and_month(figure.as_of, seen_from=seen_from),
        # A half stands with the number above it: after 1.5 days.
        days=ngettext(
            "one day", "{count} days", math.ceil(found.median), count=number(found.median)
        ),
    )
    pause = ngettext("Present pause: {count} due.", "Present pause: {count} due.", found.open)
    return together(taken_up, pause if found.open else "")


def run_sentence(figure: PracticeFigure, *, seen_from: date | None = None) -> str:
    """Return the run that forgives single gaps."""
    found = figure.runs
    if not found.current or figure.as_of is None:
        return _("Longest run: {best}.", best=found.best) if found.best else ""
    now = {
        "current": found.current,
        "date": day_and_month(figure.as_of, seen_from=seen_from),
        "best": found.best,
    }
    run = (
        ngettext(
            "{current} in this run up to {date}, with {count} single gap. Longest: {best}.",
            "{current} in this run up to {date}, with {count} single gaps. Longest: {best}.",
            found.forgiven,
            **now,
        )
        if found.forgiven
        else _("{current} in this run up to {date}. Longest: {best}.", **now)
    )
    hinge = _("One gap is ordinary; today keeps it going.") if found.hinge else ""
    return together(run, hinge)


def sizes_sentence(figure: PracticeFigure, *, seen_from: date | None = None) -> str:
    """Return how often each size happened, and the step that the last tries suggest."""
    if not figure.sizes:
        return ""
    sizes = semicolons(
        *(
            _("size {size}, {done} of {tries}", size=one.size, done=one.done, tries=one.tries)
            for one in figure.sizes
        )
    )
    done = (
        _(
            "Done by {date}: {sizes}.",
            date=day_and_month(figure.as_of, seen_from=seen_from),
            sizes=sizes,
        )
        if figure.as_of
        else _("Done: {sizes}.", sizes=sizes)
    )
    advice = _ADVICE.get(figure.advice)
    return together(done, _(advice, size=figure.suggested) if advice else "")


def experiment_said(figure: ExperimentFigure, *, seen_from: date | None = None) -> Said:
    """Return the result of an experiment once it is over, why there is none, or how far it is."""
    name, trial = f"experiment {figure.name}", figure.trial  # no text
    refused = _refused(figure)
    if refused:
        return Said(name, refused)
    run = trial.complete + trial.dropped
    if run < trial.pairs:
        early = ngettext(
            "{run} of {count} pair; the result is hidden until the end",
            "{run} of {count} pairs; the result is hidden until the end",
            trial.pairs,
            run=run,
        )
        return Said(name, "", early)
    went = ngettext(
        "{kept} of {count} day went as the coin said; {left_out} left out.",
        "{kept} of {count} days went as the coin said; {left_out} left out.",
        figure.days,
        kept=figure.kept,
        left_out=trial.dropped,
    )
    if trial.result is None or trial.result.mean is None or trial.result.interval is None:
        return Said(name, together(_("Too few evenings have a mood to say anything."), went))
    mean = trial.result.mean
    text = (
        N_(
            "In this trial of {pairs} pairs from {first} to {last}, mood on days the coin chose "
            "for {practice} was {points} points higher ({range}). Because a coin chose the days, "
            "this is about the action, for you, in these weeks."
        )
        if mean >= 0
        else N_(
            "In this trial of {pairs} pairs from {first} to {last}, mood on days the coin chose "
            "for {practice} was {points} points lower ({range}). Because a coin chose the days, "
            "this is about the action, for you, in these weeks."
        )
    )
    told = _(
        text,
        pairs=trial.pairs,
        first=day_and_month(figure.first, seen_from=seen_from),
        last=day_and_month(figure.last, seen_from=seen_from),
        practice=figure.practice,
        points=decimal(abs(mean)),
        range=span(trial.result.interval),
    )
    return Said(name, together(told, went))


def _refused(figure: ExperimentFigure) -> str:
    """Return why no coin is thrown; ``""`` where one is."""
    match figure.refused:
        case Refusal.NEVER:
            text = (
                N_("No coin is thrown: '{word}' is not to be left to one.")
                if figure.word
                else N_("No coin is thrown: {practice} is not to be left to one.")
            )
            return _(text, word=figure.word, practice=figure.practice)
        case Refusal.TOO_FEW:
            return ngettext(
                "No coin is thrown: {count} pair could show nothing; 10 or more.",
                "No coin is thrown: {count} pairs could show nothing; 10 or more.",
                figure.trial.pairs,
            )
        case Refusal.NO_PRACTICE:
            return _(
                "No coin is thrown: '{practice}' is no declared practice.",
                practice=figure.practice,
            )
        case None:
            return ""
        case _:
            assert_never(figure.refused)
