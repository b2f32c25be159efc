"""How a practice went over all its time: the letter of every day, and the score week by week.

Source: statistics 5.0 and 5.4.  Made when a page asks for it, and not with the figures.
"""

from collections.abc import Mapping
from datetime import date

from journal_tool.analysis._past import Past
from journal_tool.analysis._tracks import Track, tracks
from journal_tool.record import Record
from journal_tool.settings import Settings
from journal_tool.statistics import MIN_UNITS, scores


class ScorePoint(Record):
    """The score at the end of a week.

    Attributes:
        last: the last due day of the week that is over and known.
        score: 0.0 to 1.0.
        known: units that are over and known, up to that day.
    """

    last: date
    score: float
    known: int


class History(Record):
    """One practice over all counted days that are over.

    Attributes:
        first: of the days.
        letters: ``D``, ``M``, ``R`` or ``S`` for each day from ``first`` on.
        curve: one point for each ISO week in which a unit ended, oldest first; none below
            5 known units.
    """

    first: date
    letters: str
    curve: tuple[ScorePoint, ...]


def histories(past: Past, settings: Settings) -> Mapping[str, History]:
    """Return the history of each practice, by its key; none before the first closed day.

    Args:
        past: what can be counted.
        settings: practices, and pauses.
    """
    if past.first is None or past.first >= past.today:
        return {}
    first = date.fromordinal(past.first)
    return {
        track.key: History(first, track.letters, _curve(track))
        for track in tracks(past, settings, past.first, past.today - 1)
    }


def _curve(track: Track) -> tuple[ScorePoint, ...]:
    weeks: dict[int, ScorePoint] = {}
    for known, (last, score) in enumerate(zip(track.ends, scores(track.scored), strict=True), 1):
        if known >= MIN_UNITS:
            weeks[(last - 1) // 7] = ScorePoint(date.fromordinal(last), score, known)
    return tuple(weeks.values())
