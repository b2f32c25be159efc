"""Drawings as ready values: shapes with coordinates, which a template writes as SVG.

Conventions: x grows to the right and y downwards, from 0 to the width and height of the drawing.
A drawing is decoration for those who see it: the same numbers stand in words before it and in a
table below it.  Kinds are classes of the style sheet; none says by colour alone what it means.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from journal_tool.values import dataclass

WIDTH: Final = 360
"""Of every drawing: text stays readable on a phone, where it is hardly made smaller."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle.

    Attributes:
        x, y: its upper left corner.
        width, height: its size.
        kind: how it is drawn.
    """

    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points.

    Attributes:
        points: ``x,y`` of each, as SVG wants them.
        kind: how it is drawn.
        width: of its stroke; 0 leaves that to the style sheet.
    """

    points: str
    kind: str
    width: float = 0


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc: its centre, radius and kind."""

    x: float
    y: float
    radius: float
    kind: str


@dataclass(frozen=True, slots=True)
class Label:
    """Text.

    Attributes:
        x, y: its anchor, on the base line.
        text: what it says.
        anchor: ``start``, ``middle`` or ``end``: which part of it stands at ``x``.
    """

    x: float
    y: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a ground, drawn in the order rectangles, lines, dots, labels.

    Attributes:
        height: of the ground; its width is ``WIDTH``.
        rects, paths, dots, labels: the shapes.
    """

    height: float
    rects: tuple[Rect, ...] = ()
    paths: tuple[Path, ...] = ()
    dots: tuple[Dot, ...] = ()
    labels: tuple[Label, ...] = ()


def short(value: float) -> float:
    """Return a coordinate as it is written: two places are enough, and ``3.0`` becomes ``3``."""
    value = round(value, 2)
    return int(value) if value == int(value) else value


def line(points: Iterable[Sequence[float]], kind: str, *, width: float = 0) -> Path:
    """Return a line through points."""
    text = " ".join(f"{short(x)},{short(y)}" for x, y in points)
    return Path(text, kind, short(width))


def rect(x: float, y: float, width: float, height: float, kind: str) -> Rect:
    """Return a rectangle."""
    return Rect(short(x), short(y), short(width), short(height), kind)


def dot(x: float, y: float, radius: float, kind: str) -> Dot:
    """Return a disc."""
    return Dot(short(x), short(y), short(radius), kind)


def label(x: float, y: float, text: str, anchor: str = "middle") -> Label:
    """Return text."""
    return Label(short(x), short(y), text, anchor)


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to places along an axis.

    Attributes:
        low, high: values at its ends.
        start, end: places of these.
    """

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the place of a value."""
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.5
        return self.start + share * (self.end - self.start)
