"""Figures of each practice, over all its history: score, runs, comebacks, size of step.

Source: statistics 5.4 to 5.6 and 5.15.
"""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter
from typing import Final

from journal_tool.analysis._past import ACTS, NOT_DONE, Past
from journal_tool.analysis._rates import Window
from journal_tool.analysis._standing import Standing, shown
from journal_tool.analysis._tracks import Missed, Track, tracks
from journal_tool.model import Practice
from journal_tool.record import Record
from journal_tool.settings import Settings
from journal_tool.statistics import (
    MIN_UNITS,
    Advice,
    Comebacks,
    Runs,
    StepSize,
    comebacks,
    dependable_size,
    runs,
    score,
    step_sizes,
    suggested,
)

MOST_SIZES: Final = 5
"""So many steps of a ladder count."""


class PracticeFigure(Record):
    """One practice.

    Attributes:
        key: its table's name, else the folded name.
        name: as shown.
        practice: as declared; ``None`` for an action that no setting names.
        letters: of each day of the window: D, M, R, S, and P for today.
        due: days of the window on which it was due and is known what became of it.
        done: days of the window on which it was done.
        score: 0.0 to 1.0; ``None`` below 5 known units.
        known: units that are over and known, in all.
        as_of: the last of them; ``None`` without one.
        runs, comebacks: over all its units.
        sizes: tries at each size.
        dependable: the largest size that mostly happened, or ``None``.
        advice, suggested: what the last tries suggest, and the size; ``None`` where no tries are.
        last_size: size tried last, or ``None``.
        is_due: whether it is due today by its schedule, and not done.
        missed: days and periods on which less was done than was due, oldest first.
        standing: too early below 5 known units.
    """

    key: str
    name: str
    practice: Practice | None
    letters: str
    due: int
    done: int
    score: float | None
    known: int
    as_of: date | None
    runs: Runs
    comebacks: Comebacks
    sizes: tuple[StepSize, ...]
    dependable: int | None
    advice: Advice
    suggested: int | None
    last_size: int | None
    is_due: bool
    missed: tuple[Missed, ...]
    standing: Standing


def practice_figures(
    past: Past, settings: Settings, window: Window
) -> tuple[tuple[Track, PracticeFigure], ...]:
    """Return every practice with its figures: those of the settings, then others by key.

    Args:
        past: what became of each action.
        settings: practices, and pauses.
        window: the days that ``letters`` speak of.
    """
    found = tracks(past, settings, window.first, window.last)
    return tuple((track, _figure(track)) for track in found)


def _figure(track: Track) -> PracticeFigure:
    known = len(track.ends)
    letters = track.letters
    tries = _tries(track)
    sizes = step_sizes(_by_size(tries))
    declared = len(track.practice.sizes) if track.practice else 0
    largest = min(MOST_SIZES, max([declared, *(size for size, _ in tries)]))
    advice, size = suggested(tries, largest)
    return PracticeFigure(
        key=track.key,
        name=track.name,
        practice=track.practice,
        letters=letters,
        due=letters.count("D") + letters.count("M"),
        done=letters.count("D"),
        score=score(track.scored) if known >= MIN_UNITS else None,
        known=known,
        as_of=date.fromordinal(track.ends[-1]) if known else None,
        runs=runs(track.runs_on),
        comebacks=comebacks(track.runs_on),
        sizes=sizes,
        dependable=dependable_size(sizes),
        advice=advice,
        suggested=size,
        last_size=tries[-1][0] if tries else None,
        is_due=track.is_due,
        missed=tuple(track.missed),
        standing=shown(is_enough=known >= MIN_UNITS),
    )


def _tries(track: Track) -> list[tuple[int, bool]]:
    """Return size and outcome of each try, oldest first."""
    _, signs, items = track.deeds
    sizes = list(map(attrgetter("size"), items))
    if not any(sizes):  # as of most practices
        return []
    return [
        (size, sign in ACTS)
        for size, sign in zip(sizes, signs, strict=True)
        if size is not None and sign in _TRIED
    ]


_TRIED: Final = ACTS + NOT_DONE


def _by_size(tries: Sequence[tuple[int, bool]]) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for size, done in tries:
        n, happened = found.get(size, (0, 0))
        found[size] = n + 1, happened + done
    return found
