"""A coin decides which day of each pair gets the practice: the one way to a cause.

Source: statistics 5.12b.  The pairs are fixed in advance, the days are taken as the coin said and
not as they went, and nothing is shown before the last pair is over.
"""

import enum
from collections.abc import Mapping
from datetime import date
from typing import Final

from journal_tool.analysis._past import Past
from journal_tool.model import DaySummary, Experiment, Practice
from journal_tool.record import Record
from journal_tool.settings import Settings
from journal_tool.statistics import MIN_COIN_PAIRS, Pairs, Trial, gets_first, refused, trial

_FINE: Final = 10
"""Ratings are compared in tenths of a point, so that halves lose nothing."""


class Refusal(enum.Enum):
    """Why a coin is not thrown."""

    NEVER = "never"
    """Medication, therapy, sleep and food are left to no coin."""
    TOO_FEW = "too few"  # no text
    """Fewer pairs than could show anything."""
    NO_PRACTICE = "no practice"  # no text
    """The practice is not declared."""


class ExperimentFigure(Record):
    """One experiment.

    Attributes:
        name: its table's name.
        practice: name of the practice; that of the table where it is not declared.
        refused: why there is none, or ``None``.
        word: the word for which it is refused; ``""`` for none, and where names are taken away.
        first, last: days of the pairs.
        pair: number of today's pair, from 1; 0 where today belongs to none.
        gets_it: whether today is the day with the practice; ``None`` where today has no pair.
        trial: the pairs that are over, in points of mood.
        kept: days that went as the coin said.
        days: days of pairs that are over.
    """

    name: str
    practice: str
    refused: Refusal | None
    word: str
    first: date
    last: date
    pair: int
    gets_it: bool | None
    trial: Trial
    kept: int
    days: int


def experiment_figures(past: Past, settings: Settings) -> tuple[ExperimentFigure, ...]:
    """Return each experiment of the settings as it stands today."""
    if not settings.experiments:
        return ()
    days = {day.ordinal: day for day in past.days}
    practices = {one.table: one for one in settings.practices}
    return tuple(
        _figure(one, practices.get(one.practice), days, past.today) for one in settings.experiments
    )


def _figure(
    one: Experiment, practice: Practice | None, days: Mapping[int, DaySummary], today: int
) -> ExperimentFigure:
    why, word = _refusal(one, practice)
    start = one.start.toordinal()
    over = 0 if why else max(0, min(one.pairs, (today - start) // 2))
    differences: list[int | None] = []
    kept = 0
    for pair in range(over):
        first, second = start + 2 * pair, start + 2 * pair + 1
        with_, without = (first, second) if _is_first(one, pair) else (second, first)
        differences.append(_difference(days.get(with_), days.get(without)))
        kept += _did(days.get(with_), one.practice) + (not _did(days.get(without), one.practice))
    at, is_second = divmod(today - start, 2)
    is_running = why is None and 0 <= at < one.pairs
    return ExperimentFigure(
        one.name,
        practice.name if practice else one.practice,
        why,
        word,
        one.start,
        date.fromordinal(min(start + 2 * one.pairs - 1, date.max.toordinal())),
        at + 1 if is_running else 0,
        (_is_first(one, at) is not bool(is_second)) if is_running else None,
        _in_points(trial(differences, one.pairs)),
        kept,
        2 * over,
    )


def _refusal(one: Experiment, practice: Practice | None) -> tuple[Refusal | None, str]:
    if practice is None:
        return Refusal.NO_PRACTICE, ""
    word = _refused_word(one, practice)
    if word is not None:
        return Refusal.NEVER, word
    return (Refusal.TOO_FEW, "") if one.pairs < MIN_COIN_PAIRS else (None, "")


def _refused_word(one: Experiment, practice: Practice) -> str | None:
    if one.thrown is not None:
        return None if one.thrown else ""
    words = (one.name, practice.table, practice.name, practice.area or "", *practice.match)
    return refused((*words, *practice.sizes))


def thrown(one: Experiment, practice: Practice | None) -> tuple[bool, ...]:
    """Return of each pair whether its first day gets the practice; ``()`` if no coin may be thrown.

    Args:
        one: the experiment.
        practice: what it is about; ``None`` if that is not declared.
    """
    if practice is not None and _refused_word(one, practice) is not None:
        return ()
    return tuple(_is_first(one, pair) for pair in range(one.pairs))


def _is_first(one: Experiment, pair: int) -> bool:
    if one.thrown is not None:
        return one.thrown[pair]
    return gets_first(one.name, one.start.isoformat(), pair)


def _difference(with_: DaySummary | None, without: DaySummary | None) -> int | None:
    if with_ is None or without is None or with_.mood is None or without.mood is None:
        return None
    return round(_FINE * with_.mood) - round(_FINE * without.mood)


def _did(day: DaySummary | None, key: str) -> bool:
    return day is not None and any(
        item.key == key and item.outcome is not None and item.outcome.happened for item in day.items
    )


def _in_points(found: Trial) -> Trial:
    return found._replace(result=_scaled(found.result)) if found.result else found


def _scaled(pairs: Pairs) -> Pairs:
    low, high = pairs.interval or (None, None)
    return pairs._replace(
        mean=_tenth(pairs.mean),
        sd=_tenth(pairs.sd),
        se=_tenth(pairs.se),
        interval=(low / _FINE, high / _FINE) if low is not None and high is not None else None,
    )


def _tenth(value: float | None) -> float | None:
    return None if value is None else value / _FINE
