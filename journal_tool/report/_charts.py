"""Charts: a name, the sentence before it, a drawing, and the same numbers as a table.

Every chart is made from values that stand in its table too; a test holds that.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from datetime import date
from typing import Final

from journal_tool.analysis import ScorePoint
from journal_tool.language import N_, _
from journal_tool.phrases import day_and_month, number, short_month
from journal_tool.report._drawings import (
    WIDTH,
    Drawing,
    Label,
    Path,
    Scale,
    dot,
    label,
    line,
    rect,
)
from journal_tool.values import dataclass

_LEFT: Final = 34.0
_RIGHT: Final = WIDTH - 12.0
_TOP: Final = 10.0
_TEN: Final = range(0, 11, 5)
_TWO_YEARS: Final = 731
"""Above so many days months have no room, and years have."""


@dataclass(frozen=True, slots=True)
class ChartCell:
    """One cell of a table: its text, and where it leads or ``""``."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The numbers of a chart.

    Attributes:
        columns: headings; the first one is that of the rows' names.
        rows: each as long as ``columns``.
        are_words: which columns hold words: they begin on one line, and numbers end on one.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[ChartCell, ...], ...]
    are_words: tuple[bool, ...] = field(init=False)

    def __post_init__(self) -> None:
        columns = ([one.text for one in column] for column in zip(*self.rows, strict=True))
        found = tuple(any(map(_is_word, texts)) for texts in columns)
        object.__setattr__(self, "are_words", found or (False,) * len(self.columns))


def _is_word(text: str) -> bool:
    """Return whether a cell holds words; ``1h30m`` and ``-`` are none."""
    return (any(map(str.isalpha, text)) and not text[:1].isdecimal()) or " " in text


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart.

    Attributes:
        name: what is drawn, for those who do not see it, and for the table.
        drawing: the shapes.
        key: what the kinds of its shapes mean: kind and words.
        table: the same numbers.
    """

    name: str
    drawing: Drawing
    key: tuple[tuple[str, str], ...]
    table: ChartTable


def score_chart(name: str, points: Sequence[ScorePoint], *, seen_from: date) -> Chart | None:
    """Return the score week by week; ``None`` below two points.

    Args:
        name: of the chart.
        points: one for each week, oldest first.
        seen_from: dates of other years show theirs.
    """
    if len(points) < 2:
        return None
    first, last = points[0].last, points[-1].last
    x = Scale(first.toordinal(), last.toordinal(), _LEFT, _RIGHT - 20)
    y = Scale(0, 1, 118, _TOP)
    curve = [(x.at(one.last.toordinal()), y.at(one.score)) for one in points]
    end = points[-1]
    grid = [line([(_LEFT, y.at(one)), (_RIGHT, y.at(one))], "grid") for one in (0, 0.5, 1)]
    labels = [label(_LEFT - 6, y.at(one) + 4, f"{round(100 * one)}", "end") for one in (0, 0.5, 1)]
    labels.append(label(curve[-1][0] + 7, curve[-1][1] + 4, f"{round(100 * end.score)}", "start"))
    return Chart(
        name,
        Drawing(
            140,
            paths=(*grid, *_months(first, last, x, 118)[0], line(curve, "curve")),
            dots=(dot(*curve[-1], 3.5, "point"),),
            labels=(*labels, *_months(first, last, x, 118)[1]),
        ),
        (),
        ChartTable(
            (_("week to"), _("score"), _("of so many known")),
            tuple(
                (
                    ChartCell(day_and_month(one.last, seen_from=seen_from)),
                    ChartCell(f"{round(100 * one.score)}"),
                    ChartCell(f"{one.known}"),
                )
                for one in reversed(points)
            ),
        ),
    )


def _months(
    first: date, last: date, x: Scale, bottom: float
) -> tuple[tuple[Path, ...], tuple[Label, ...]]:
    """Return a tick at the start of each month, and as many of their names as there is room for.

    Over more than two years they are ticks and names of years.
    """
    every = 12 if (last - first).days > _TWO_YEARS else 1
    months = range(first.year * 12, last.year * 12 + last.month)
    starts = [date(at // 12, at % 12 + 1, 1) for at in months if at % every == 0]
    places = [(one, x.at(one.toordinal())) for one in starts if one > first]
    ticks = tuple(line([(place, bottom), (place, bottom + 4)], "grid") for _first, place in places)
    names: list[Label] = []
    free = x.start
    for one, place in places:
        text = str(one.year) if one.month == 1 else short_month(one)
        if place >= free and place <= x.end:
            names.append(label(place, bottom + 17, text))
            free = place + 34
    return ticks, tuple(names)


# -- pairs of ratings, 0 to 10 ------------------------------------------------------------------

Pair = tuple[ChartCell, int, int]
"""Name of what was done, linked to its day; an earlier and a later rating."""


_UP: Final = "slope up"  # no text
_SAME: Final = "slope same"  # no text
_DOWN: Final = "slope down"  # no text


def slope_chart(name: str, pairs: Sequence[Pair], columns: tuple[str, str]) -> Chart:
    """Return a line from each earlier to its later rating: up is solid, down dashed.

    Args:
        name: of the chart.
        pairs: the newest first; at least one.
        columns: headings of the two ratings.
    """
    left, right = 110.0, WIDTH - 110.0
    y = Scale(0, 10, 190, 24)
    counts = Counter((before, after) for _what, before, after in pairs)
    paths = [
        line(
            [(left, y.at(before)), (right, y.at(after))],
            _DOWN if after < before else _SAME if after == before else _UP,
            width=min(6.0, 1 + 1.25 * count**0.75),
        )
        for (before, after), count in sorted(counts.items())
    ]
    ends = [line([(at, y.at(0)), (at, y.at(10))], "grid") for at in (left, right)]
    marks = [
        label(at, y.at(one) + 4, str(one), anchor)
        for one in _TEN
        for at, anchor in ((left - 10, "end"), (right + 10, "start"))
    ]
    heads = [label(left, 12, columns[0]), label(right, 12, columns[1])]
    return Chart(
        name,
        Drawing(200, paths=(*ends, *paths), labels=(*marks, *heads)),
        ((_UP, _("higher after")), (_SAME, _("the same")), (_DOWN, _("lower after"))),
        _pairs_table(pairs, columns),
    )


def scatter_chart(name: str, pairs: Sequence[Pair], columns: tuple[str, str]) -> Chart:
    """Return a disc for each pair, larger for more; above the line the later one is higher."""
    x, y = Scale(0, 10, 70, 270), Scale(0, 10, 220, 20)
    counts = Counter((earlier, later) for _what, earlier, later in pairs)
    grid = [line([(x.at(one), y.at(0)), (x.at(one), y.at(10))], "grid") for one in _TEN]
    grid += [line([(x.at(0), y.at(one)), (x.at(10), y.at(one))], "grid") for one in _TEN]
    labels = [label(x.at(one), y.at(0) + 16, str(one)) for one in _TEN]
    labels += [label(x.at(0) - 8, y.at(one) + 4, str(one), "end") for one in _TEN]
    labels += [
        label(x.at(5), y.at(0) + 32, columns[0]),
        label(x.at(10) + 8, y.at(10) + 4, columns[1], "start"),
    ]
    return Chart(
        name,
        Drawing(
            258,
            paths=(*grid, line([(x.at(0), y.at(0)), (x.at(10), y.at(10))], "diagonal")),
            dots=tuple(
                dot(x.at(earlier), y.at(later), min(9.0, 3 + 1.5 * (count - 1) ** 0.75), "point")
                for (earlier, later), count in sorted(counts.items())
            ),
            labels=tuple(labels),
        ),
        (("diagonal", _("as {rating}", rating=columns[0])),),
        _pairs_table(pairs, columns),
    )


def _pairs_table(pairs: Sequence[Pair], columns: tuple[str, str]) -> ChartTable:
    return ChartTable(
        (_("what was done"), *columns),
        tuple(
            (what, ChartCell(str(earlier)), ChartCell(str(later))) for what, earlier, later in pairs
        ),
    )


@dataclass(frozen=True, slots=True)
class LikelyBin:
    """Forecasts of one fifth of the scale.

    Attributes:
        low, high: of the forecasts, 0.0 to 1.0.
        n, done: how many, and how many of them happened.
        interval: of the share that happened; ``None`` for too few.
    """

    low: float
    high: float
    n: int
    done: int
    interval: tuple[float, float] | None


def likely_chart(name: str, bins: Sequence[LikelyBin]) -> Chart:
    """Return how often things happened, by how likely they seemed; bins of 5 or more are drawn."""
    x, y = Scale(0, 1, 70, 270), Scale(0, 1, 170, 14)
    grid = [line([(x.at(0), y.at(one)), (x.at(1), y.at(one))], "grid") for one in (0, 0.5, 1)]
    drawn = [one for one in bins if one.interval]
    labels = [
        label(x.at(0) - 8, y.at(one) + 4, f"{round(100 * one)}", "end") for one in (0, 0.5, 1)
    ]
    labels += [label(x.at(one), y.at(0) + 16, f"{round(100 * one)}") for one in (0, 0.5, 1)]
    labels.append(label(x.at(0.5), y.at(0) + 32, _("how likely it seemed, in 100")))
    return Chart(
        name,
        Drawing(
            208,
            paths=(
                *grid,
                line([(x.at(0), y.at(0)), (x.at(1), y.at(1))], "diagonal"),
                *(
                    line([(at, y.at(one.interval[0])), (at, y.at(one.interval[1]))], "range")
                    for one in drawn
                    if one.interval
                    for at in (x.at((one.low + one.high) / 2),)
                ),
            ),
            dots=tuple(
                dot(x.at((one.low + one.high) / 2), y.at(one.done / one.n), 4, "point")
                for one in drawn
            ),
            labels=tuple(labels),
        ),
        (("diagonal", _("as often as it seemed likely")), ("range", _("how sure that is"))),
        ChartTable(
            (_("how likely it seemed, in 100"), _("actions"), _("done")),
            tuple(
                (
                    ChartCell(f"{round(100 * one.low)}–{round(100 * one.high)}"),
                    ChartCell(str(one.n)),
                    ChartCell(str(one.done)),
                )
                for one in bins
            ),
        ),
    )


def mood_chart(name: str, days: Sequence[tuple[float, bool]]) -> Chart:
    """Return how many days have each mood, with an act and without.

    Args:
        name: of the chart.
        days: mood, 0 to 10, and whether there was an act.
    """
    with_act = Counter(int(mood + 0.5) for mood, act in days if act)
    without = Counter(int(mood + 0.5) for mood, act in days if not act)
    most = max([4, *with_act.values(), *without.values()])
    x, y = Scale(-0.5, 10.5, _LEFT, _RIGHT), Scale(0, most, 120, 16)
    width = (x.at(1) - x.at(0)) * 0.36
    bars = []
    for mood in range(11):
        for count, at, kind in (
            (with_act[mood], x.at(mood) - width - 1, "bar-filled"),
            (without[mood], x.at(mood) + 1, "bar-outline"),
        ):
            if count:
                bars.append(rect(at, y.at(count), width, y.at(0) - y.at(count), kind))
    labels = [label(x.at(mood), y.at(0) + 16, str(mood)) for mood in range(11)]
    labels += [label(_LEFT - 6, y.at(one) + 4, number(one), "end") for one in (0, most)]
    labels.append(label(x.at(5), y.at(0) + 33, _("mood of the day")))
    return Chart(
        name,
        Drawing(
            158,
            rects=tuple(bars),
            paths=(line([(_LEFT, y.at(0)), (_RIGHT, y.at(0))], "grid"),),
            labels=tuple(labels),
        ),
        (("bar-filled", _("days with an act")), ("bar-outline", _("days without"))),
        ChartTable(
            (_("mood"), _("days with an act"), _("days without")),
            tuple(
                (
                    ChartCell(str(mood)),
                    ChartCell(str(with_act[mood])),
                    ChartCell(str(without[mood])),
                )
                for mood in range(11)
                if with_act[mood] or without[mood]
            ),
        ),
    )


# -- time ---------------------------------------------------------------------------------------


_STRIPED: Final = "bar-outline striped"  # no text


def week_bars(name: str, weeks: Sequence[tuple[date, int, int]], table: ChartTable) -> Chart:
    """Return minutes by week: filled, and striped where a smaller version counted.

    Args:
        name: of the chart.
        weeks: Monday, minutes, and those of them at a smaller version; every week, oldest first.
        table: the same numbers.
    """
    most = max([60, *(minutes for _monday, minutes, _smaller in weeks)])
    top = -(-most // 30) * 30
    x = Scale(0, max(8, len(weeks)), _LEFT, _RIGHT)
    y = Scale(0, top, 120, _TOP)
    width = (x.at(1) - x.at(0)) * 0.72
    rects, stripes = [], []
    for at, (_monday, minutes, smaller) in enumerate(weeks):
        left = x.at(at) + 0.14 * (x.at(1) - x.at(0))
        whole = minutes - smaller
        if whole:
            rects.append(rect(left, y.at(whole), width, y.at(0) - y.at(whole), "bar-filled"))
        if smaller:
            height = y.at(whole) - y.at(minutes)
            rects.append(rect(left, y.at(minutes), width, height, "bar-outline"))
            stripes += _stripes(left, y.at(minutes), width, height)
    grid = [line([(_LEFT, y.at(one)), (_RIGHT, y.at(one))], "grid") for one in (0, top / 2, top)]
    first, last = weeks[0][0], weeks[-1][0]
    days = Scale(first.toordinal(), last.toordinal() + 7, _LEFT, x.at(len(weeks)))
    ticks, months = _months(first, last, days, 120)
    labels = [label(_LEFT - 6, y.at(one) + 4, number(one), "end") for one in (0, top / 2, top)]
    return Chart(
        name,
        Drawing(142, tuple(rects), (*grid, *ticks, *stripes), (), (*labels, *months)),
        (("bar-filled", _("minutes")), (_STRIPED, _("at a smaller version"))),
        table,
    )


def _stripes(x: float, y: float, width: float, height: float) -> list[Path]:
    found = []
    at = y + 2.5
    while at < y + height - 0.5:
        found.append(line([(x, at), (x + width, at)], "stripe"))
        at += 2.5
    return found


def days_strip(
    name: str,
    weeks: Sequence[Sequence[str]],
    first: date,
    spans: Sequence[tuple[date, date, str]],
) -> Chart:
    """Return weeks as columns of seven days, with dips and pauses as bands below.

    Args:
        name: of the chart.
        weeks: kinds of the seven days of each week (``yes``, ``no``, ``rest``, ``silent``, or
            ``""`` for a day that is not drawn), oldest first.
        first: the first day of the first week.
        spans: first and last day of each band, and its kind.
    """
    size = min(11.0, (_RIGHT - 8) / max(20, len(weeks)))
    inner = size * 0.78
    top = 8.0
    rects = [
        rect(8 + at * size, top + (row + 0.33) * size, inner, inner * 0.2, "day-rest")
        if kind == "rest"
        else rect(8 + at * size, top + row * size, inner, inner, _DAY_BOXES[kind])
        for at, week in enumerate(weeks)
        for row, kind in enumerate(week)
        if kind
    ]
    bottom = top + 7 * size
    last = first.toordinal() + 7 * len(weeks)
    x = Scale(first.toordinal(), last, 8, 8 + len(weeks) * size)
    for begin, end, kind in spans:
        start = max(begin.toordinal(), first.toordinal())
        if end.toordinal() >= start:
            width = max(2.0, x.at(end.toordinal() + 1) - x.at(start))
            rects.append(rect(x.at(start), bottom + 3, width, 4, kind))
    drawn = sum(bool(kind) for kind in weeks[-1])
    newest = date.fromordinal(last - 8 + drawn)
    ticks, months = _months(first, newest, x, bottom + 9)
    held = {one.kind for one in rects}
    return Chart(
        name,
        Drawing(bottom + 32, tuple(rects), ticks, (), months),
        tuple((kind, _(words)) for kind, words in _DAY_KEY if kind in held),
        ChartTable(
            (_("week of"), *(_(words) for _kind, words in _DAY_KEY[:4])),
            tuple(
                (
                    ChartCell(
                        day_and_month(
                            date.fromordinal(first.toordinal() + 7 * at), seen_from=newest
                        )
                    ),
                    *(ChartCell(str(week.count(kind))) for kind in _DAY_BOXES),
                )
                for at, week in reversed(list(enumerate(weeks)))
            ),
        ),
    )


_DAY_BOXES: Final = {"yes": "day-yes", "no": "day-no", "rest": "day-rest", "silent": "day-silent"}
_DAY_KEY: Final = (
    ("day-yes", N_("something done")),
    ("day-no", N_("recorded, nothing done")),
    ("day-rest", N_("rest")),
    ("day-silent", N_("no entry")),
    ("band-dip", N_("a dip")),
    ("band-pause", N_("a pause")),
)
