"""The figures as plain data: what ``journal stats --json`` prints; keys are promises.

Rates lie between 0 and 1, unrounded; intervals are ``[low, high]``.  A value that cannot be given
yet is ``None``, never the object that holds it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from journal_tool.analysis import (
    DayFigures,
    Figures,
    Standing,
)
from journal_tool.analysis.results import (
    Change,
    Compared,
    DaysFigure,
    Followed,
    ForecastFigure,
    Group,
    IdentityFigure,
    Loop,
    MoodFigure,
    Movement,
    PairsFigure,
    PracticeFigure,
    WeekdayFigure,
    Window,
)
from journal_tool.model import Day
from journal_tool.screens import (
    Gap,
    Ledger,
)
from journal_tool.settings import ReportRules
from journal_tool.statistics import (
    MIN_LAPSES,
    MIN_SKILL,
    Interval,
    TooLittle,
    interval,
)

WITHIN_DAYS: Final = 14
"""A thing is done in time within so many days of first being planned."""

_MIN_PAIRS: Final = 8


def stats_record(
    found: Figures, report: ReportRules, *, errors: int, warnings: int
) -> dict[str, Any]:
    """Return all figures as plain data.

    Args:
        found: the figures.
        report: whether scores and runs may stand.
        errors: how many findings are errors.
        warnings: how many are warnings.
    """
    return {
        "window": _window(found.window),
        "follow_through": _followed(found.follow_through),
        "days": _days(found.days),
        "weeks": [
            {
                "week": one.label,
                "planned": one.planned,
                "done": one.done,
                "gap": one.planned - one.done,
                "bonus": one.bonus,
            }
            for one in found.weeks
        ],
        "change": _change(found.change),
        "things": {
            "planned": found.things.planned if found.things else 0,
            "done": found.things.in_time if found.things else 0,
            "within_days": WITHIN_DAYS,
            "state": _state(Standing.SHOWN if found.things else Standing.TOO_EARLY),
        },
        "planning_only": [one.isoformat() for one in found.planning_only],
        "practices": {one.key: _practice(one, report) for one in found.practices},
        "movement": _movement(found.movement),
        "smaller": {
            "days": found.smaller.days,
            "saved": found.smaller.saved,
            "state": _state(Standing.SHOWN),
        },
        "forecast": _forecast(found.forecast),
        "felt": _pairs(found.felt),
        "motivation": _pairs(found.motivation) | {"expected_without": found.motivation.natural},
        "anyway": _compared(found.anyway.compared, "other", "low"),
        "doubts": {
            "n": found.doubts.n,
            "done": found.doubts.done,
            "state": _state(Standing.SHOWN),
        },
        "anyway_marked": found.anyway_marked,
        "cue": _compared(found.cue, "with", "without"),
        "mood": _mood(found.mood),
        "identities": {one.name: _identity(one) for one in found.identities},
        "loops": [_loop(one) for one in found.loops],
        "thoughts": {
            one.pattern: {"named": one.named, "with_action": one.with_action, "done": one.done}
            for one in found.thoughts
        },
        "dips": [
            {
                "prompted": date.fromordinal(one.prompted).isoformat(),
                "ended": date.fromordinal(one.ended).isoformat() if one.ended else None,
            }
            for one in found.dips.prompts
        ],
        "dip": {
            "active": found.dips.active,
            "baseline": found.dips.baseline,
            "s": found.dips.s,
            "state": _state(Standing.TOO_EARLY if found.dips.baseline is None else Standing.SHOWN),
        },
        "weekday": _weekday(found.weekday),
        "areas": dict(found.areas),
        "diagnostics": {"errors": errors, "warnings": warnings},
    }


def _state(standing: Standing) -> str:
    return standing.value


def _list(within: Interval | None) -> list[float] | None:
    return list(within) if within else None


def _window(window: Window) -> dict[str, Any]:
    return {
        "first": date.fromordinal(window.first).isoformat() if window.days else None,
        "last": date.fromordinal(window.last).isoformat() if window.days else None,
        "days": window.days,
    }


def _followed(found: Followed) -> dict[str, Any]:
    follow, is_early = found.follow_through, found.standing is Standing.TOO_EARLY
    return {
        "done": follow.done,
        "planned": follow.planned,
        "rate": None if is_early else follow.rate,
        "interval": None if is_early else _list(follow.interval),
        "dropped": found.dropped,
        "design_effect": None if is_early else follow.design_effect,
        "n_effective": None if is_early else follow.n_effective,
        "interval_adjusted": None if is_early else _list(follow.interval_adjusted),
        "state": _state(found.standing),
    }


def _days(found: DaysFigure) -> dict[str, Any]:
    return {
        "yes": found.yes,
        "no": found.no,
        "rest": found.rest,
        "silent": found.silent,
        "low": found.bounds.low,
        "high": found.bounds.high,
        "recorded": found.bounds.recorded,
        "coverage": found.bounds.coverage,
        "state": _state(found.standing),
    }


def _change(found: Change) -> dict[str, Any]:
    difference = found.difference
    return {
        "difference": difference.value if difference else None,
        "interval": _list(difference.interval) if difference else None,
        "state": _state(found.standing),
    }


def _practice(found: PracticeFigure, report: ReportRules) -> dict[str, Any]:
    runs, comebacks = found.runs, found.comebacks
    is_enough = len(comebacks.lapses) >= MIN_LAPSES
    return {
        "sequence": found.letters,
        "due": found.due,
        "done": found.done,
        "score": found.score if report.scores else None,
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "run": {
            "current": runs.current,
            "forgiven": runs.forgiven,
            "best": runs.best,
            "hinge": runs.hinge,
            "strict": runs.strict,
            "strict_best": runs.strict_best,
        }
        if report.streaks
        else None,
        "comebacks": {
            "lapses": list(comebacks.lapses),
            "open": comebacks.open,
            "median": comebacks.median if is_enough else None,
            "single_share": comebacks.single_share if is_enough else None,
            "interval": _list(comebacks.single_interval) if is_enough else None,
        },
        "sizes": {
            str(one.size): {"tries": one.tries, "done": one.done, "smoothed": one.smoothed}
            for one in found.sizes
        },
        "dependable_size": found.dependable,
        "suggested_size": found.suggested,
        "state": _state(found.standing),
    }


def _movement(found: Movement) -> dict[str, Any]:
    return {
        "minutes": found.minutes,
        "days": found.days,
        "median": found.median,
        "without_minutes": found.without_minutes,
        "weeks": [{"week": week, "minutes": minutes} for week, minutes in found.weeks],
        "state": _state(Standing.SHOWN),
    }


def _forecast(found: ForecastFigure) -> dict[str, Any]:
    forecast = found.forecast
    is_early = found.standing is Standing.TOO_EARLY
    unlikely = forecast.unlikely
    return {
        "n": forecast.n,
        "mean_likely": forecast.mean_likely,
        "rate": forecast.rate,
        "brier": forecast.brier,
        "reference": forecast.reference,
        "skill": forecast.skill if forecast.n >= MIN_SKILL else None,
        "bias": {
            "mean": None if is_early else forecast.bias.mean,
            "interval": None if is_early else _list(forecast.bias.interval),
        },
        "bins": [
            {
                "low": one.low / 100,
                "high": one.high / 100,
                "n": one.n,
                "done": one.done,
                "interval": _list(one.interval),
            }
            for one in forecast.bins
        ],
        "unlikely": {
            "n": unlikely.n,
            "expected": unlikely.expected,
            "done": unlikely.done,
            "tail": unlikely.tail if unlikely.n else None,
        },
        "state": _state(found.standing),
    }


def _pairs(found: PairsFigure) -> dict[str, Any]:
    pairs = found.pairs
    is_early = pairs.n < _MIN_PAIRS
    return {
        "n": pairs.n,
        "mean": None if is_early else pairs.mean,
        "interval": None if is_early else _list(pairs.interval),
        "up": pairs.up,
        "same": pairs.same,
        "down": pairs.down,
        "state": _state(found.standing),
    }


def _compared(found: Compared, one: str, other: str) -> dict[str, Any]:
    difference = found.difference
    return {
        one: _group(found.one),
        other: _group(found.other),
        "difference": {
            "value": difference.value if difference else None,
            "interval": _list(difference.interval) if difference else None,
        },
        "state": _state(found.standing),
    }


def _group(found: Group) -> dict[str, Any]:
    return {"done": found.done, "n": found.n, "interval": _list(found.interval)}


def _mood(found: MoodFigure) -> dict[str, Any]:
    link = found.link
    same: tuple[float | None, float | None, Interval | None] = (None, None, None)
    then = same
    if not isinstance(link, TooLittle):
        same = (
            link.same_day,
            link.same_day_se,
            interval(link.same_day, link.same_day_se, link.df),
        )
        then = (
            link.next_day,
            link.next_day_se,
            interval(link.next_day, link.next_day_se, link.df),
        )
    return {
        "n": found.n,
        "same_day": _estimate(*same, found.same_day),
        "next_day": _estimate(*then, found.next_day),
        "smallest_detectable": None if isinstance(link, TooLittle) else link.smallest_detectable,
        "state": _state(found.same_day),
    }


def _estimate(
    value: float | None, se: float | None, within: Interval | None, standing: Standing
) -> dict[str, Any]:
    return {"value": value, "se": se, "interval": _list(within), "state": _state(standing)}


def _identity(found: IdentityFigure) -> dict[str, Any]:
    tally = found.tally
    return {
        "says": found.says or None,
        "for": found.supports,
        "against": found.against,
        "alpha": tally.alpha,
        "beta": tally.beta,
        "mean": tally.mean,
        "interval": _list(tally.interval),
        "probability": tally.probability,
        "words": tally.words.value,
        "state": _state(found.standing),
    }


def _loop(found: Loop) -> dict[str, Any]:
    return {
        "action": found.chain.name,
        "slips": found.slips,
        "first": found.chain.planned[0].isoformat(),
        "last": found.last.isoformat(),
        "age_days": found.age_days,
        "open": found.is_open,
        "thought": found.thought or None,
    }


def _weekday(found: WeekdayFigure) -> dict[str, Any]:
    weekdays = found.weekdays
    is_early = found.standing is Standing.TOO_EARLY
    rates: Sequence[float] | None = None if is_early else weekdays.rates
    return {
        "q": None if is_early else weekdays.q,
        "p": None if is_early else weekdays.p,
        "rates": list(rates) if rates is not None else None,
        "state": _state(found.standing),
    }


def gap_record(found: Gap) -> dict[str, Any]:
    """Return planned and done by week, and what waits, as plain data."""
    return {
        "weeks": [
            {
                "week": week.label,
                "planned": week.counts.planned,
                "done": week.counts.done,
                "gap": week.counts.gap,
                "bonus": week.counts.bonus,
                "planning_only": plans,
            }
            for week, plans in found.weeks
        ],
        "waiting": [
            {
                "action": chain.name,
                "key": chain.key,
                "lists": len(chain.put_off),
                "since": chain.put_off[0].isoformat(),
                "smaller": chain.smaller.name if chain.smaller else None,
            }
            for chain in found.put_off
        ],
        "planning_only": [one.isoformat() for one in found.plans_no_act],
    }


def evidence_record(books: Sequence[Ledger], *, shows_words: bool) -> dict[str, Any]:
    """Return each ledger as plain data: its figure, and its lines, the newest first."""
    return {
        ledger.figure.name: _identity(ledger.figure)
        | {
            "lines": [
                {
                    "date": line.date.isoformat(),
                    "for": line.supports,
                    "action": line.action.name if line.action else line.what or None,
                    "words": (line.words.text or None) if shows_words else None,
                }
                for line in ledger.lines
            ]
        }
        for ledger in books
    }


def log_record(days: Sequence[tuple[Day, DayFigures]]) -> list[dict[str, Any]]:
    """Return each day as plain data."""
    return [
        {
            "date": day.date.isoformat(),
            "presence": figures.presence.value if figures.presence else None,
            "planned": figures.counts.planned,
            "done": figures.counts.done,
            "smaller": figures.counts.smaller,
            "dropped": figures.counts.dropped,
            "bonus": figures.counts.bonus,
            "did": [one.name for one in day.actions if one.is_done],
        }
        for day, figures in days
    ]
