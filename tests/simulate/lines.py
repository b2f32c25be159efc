"""What is printed: one figure a line, beside its goal."""

import math
from dataclasses import dataclass
from typing import Final

BEYOND: Final = 2.0
"""A goal is missed by more than so many standard errors of the simulation, not by less."""

OK: Final = "ok"
WITHIN_ERROR: Final = "ok, within error"
NOT_OK: Final = "NOT ok"
OUTSIDE: Final = "outside"


@dataclass(frozen=True, slots=True)
class Goal:
    """Between which shares a figure shall lie, both included."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"<= {self.high:.2f}" if self.low == 0.0 else f"{self.low:.2f}-{self.high:.2f}"


@dataclass(frozen=True, slots=True)
class Line:
    """One figure.

    Attributes:
        name: what it is of.
        value: a share, unless ``figure`` says otherwise; NaN if nothing could be counted.
        goal: ``None`` if there is none.
        runs: runs that a share was counted in; 0 if it was worked out, not counted.
        note: what else is worth seeing beside it.
        figure: the value in words, if it is no share.
        is_told_only: that it lies outside its goal is told, and misses nothing.
    """

    name: str
    value: float
    goal: Goal | None = None
    runs: int = 0
    note: str = ""
    figure: str = ""
    is_told_only: bool = False

    @property
    def verdict(self) -> str:
        """``""`` without a goal."""
        if self.goal is None:
            return ""
        if self.goal.low <= self.value <= self.goal.high:
            return OK
        if self.is_told_only:
            return OUTSIDE
        end = self.goal.high if self.value > self.goal.high else self.goal.low
        error = math.sqrt(end * (1.0 - end) / self.runs) if self.runs else 0.0
        return WITHIN_ERROR if abs(self.value - end) <= BEYOND * error else NOT_OK

    @property
    def is_missed(self) -> bool:
        return self.verdict == NOT_OK

    def __str__(self) -> str:
        goal = "" if self.goal is None else str(self.goal)
        figure = self.figure or f"{self.value:.3f}"
        return f"{self.name:<44} {figure:>9}  {goal:<9}  {self.verdict:<16}  {self.note}".rstrip()


def share(hits: int, of: int) -> float:
    """Return ``hits / of``, or NaN, which is within no goal."""
    return hits / of if of else math.nan
