"""Charts: what is drawn is what the table beside it says."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.analysis import ScorePoint
from journal_tool.report._charts import (
    Chart,
    ChartCell,
    ChartTable,
    LikelyBin,
    Pair,
    days_strip,
    likely_chart,
    mood_chart,
    scatter_chart,
    score_chart,
    slope_chart,
    week_bars,
)
from journal_tool.report._drawings import WIDTH, Scale
from tests.builders import on

MONDAY = on("2026-03-02")
RATING = st.integers(0, 10)


def cells(chart: Chart) -> list[list[str]]:
    return [[cell.text for cell in row] for row in chart.table.rows]


def points(chart: Chart, kind: str) -> list[list[tuple[float, float]]]:
    """Return the points of each line of a kind."""
    found = []
    for path in chart.drawing.paths:
        if path.kind == kind:
            pairs = (pair.split(",") for pair in path.points.split())
            found.append([(float(x), float(y)) for x, y in pairs])
    return found


def inside(chart: Chart) -> bool:
    """Return whether all shapes lie on the ground; labels may stand out of it a little."""
    height = chart.drawing.height
    spots = [(one.x, one.y) for one in chart.drawing.dots]
    spots += [(one.x, one.y) for one in chart.drawing.rects]
    spots += [(one.x + one.width, one.y + one.height) for one in chart.drawing.rects]
    spots += [spot for path in chart.drawing.paths for spot in _spots(path.points)]
    return all(-0.1 <= x <= WIDTH + 0.1 and -0.1 <= y <= height + 0.1 for x, y in spots)


def _spots(text: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in text.split())]


# -- the score ----------------------------------------------------------------------------------


def curve(scores: Sequence[float], first: date = MONDAY) -> list[ScorePoint]:
    return [
        ScorePoint(first + timedelta(weeks=at), score, 5 + at) for at, score in enumerate(scores)
    ]


@given(st.lists(st.floats(0, 1), min_size=2, max_size=120))
def test_a_score_curve_has_a_point_for_each_row(scores: list[float]) -> None:
    chart = score_chart("Score", curve(scores), seen_from=MONDAY)

    assert chart is not None
    (line,) = points(chart, "curve")
    assert len(line) == len(chart.table.rows) == len(scores)
    assert [row[1] for row in cells(chart)] == [f"{round(100 * one)}" for one in reversed(scores)]
    ranked = sorted(zip(scores, line, strict=True), key=lambda one: one[0])
    assert [y for _, (_, y) in ranked] == sorted((y for _, y in line), reverse=True)
    assert [x for x, _ in line] == sorted(x for x, _ in line)
    assert inside(chart)


def test_one_point_is_no_curve() -> None:
    assert score_chart("Score", curve([0.5]), seen_from=MONDAY) is None
    assert score_chart("Score", [], seen_from=MONDAY) is None


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        pytest.param(12, ["Apr", "May"], id="months"),
        pytest.param(50, ["Apr", "Aug", "Oct"], id="some of them where room is scarce"),
        pytest.param(3, [], id="no month begins"),
    ],
)
def test_months_are_named_where_there_is_room(weeks: int, expected: list[str]) -> None:
    chart = score_chart("Score", curve([0.5] * weeks), seen_from=MONDAY)

    assert chart is not None
    names = [one.text for one in chart.drawing.labels if not one.text.isdigit()]
    assert set(expected) <= set(names)
    assert len(names) == len(set(names))
    places = [one.x for one in chart.drawing.labels if not one.text.isdigit()]
    assert all(later - earlier >= 34 for earlier, later in pairwise(places))


def test_january_is_told_by_its_year() -> None:
    chart = score_chart("Score", curve([0.5] * 20, on("2025-11-03")), seen_from=MONDAY)

    assert chart is not None
    assert "2026" in {one.text for one in chart.drawing.labels}


def test_over_many_years_years_are_named() -> None:
    chart = score_chart("Score", curve([0.5] * 520, on("2016-07-04")), seen_from=MONDAY)

    assert chart is not None
    named = [one.text for one in chart.drawing.labels[4:]]
    assert named == [str(year) for year in range(2017, 2027, 2)]


# -- pairs --------------------------------------------------------------------------------------

PAIRS = st.lists(st.tuples(st.builds(ChartCell, st.text(max_size=9)), RATING, RATING), min_size=1)


@given(PAIRS)
def test_slopes_go_the_way_of_their_pairs(pairs: list[Pair]) -> None:
    chart = slope_chart("Motivation", pairs, ("before", "after"))

    assert [(row[1], row[2]) for row in cells(chart)] == [(str(b), str(a)) for _, b, a in pairs]
    different = {(before, after) for _, before, after in pairs}
    ways = Counter(
        "up" if after > before else "down" if after < before else "same"
        for before, after in different
    )
    for way in ("up", "same", "down"):
        lines = points(chart, f"slope {way}")
        assert len(lines) == ways[way]
        for (_, before), (_, after) in lines:
            assert {"up": after < before, "same": after == before, "down": after > before}[way]
    assert inside(chart)


@given(PAIRS)
def test_a_disc_lies_above_the_diagonal_where_the_later_one_is_higher(pairs: list[Pair]) -> None:
    chart = scatter_chart("Enjoyment", pairs, ("expected", "felt"))
    ((start, end),) = points(chart, "diagonal")

    assert len(chart.drawing.dots) == len({(earlier, later) for _, earlier, later in pairs})
    assert len(chart.table.rows) == len(pairs)
    for dot, (earlier, later) in zip(
        chart.drawing.dots, sorted({(b, a) for _, b, a in pairs}), strict=True
    ):
        share = (dot.x - start[0]) / (end[0] - start[0])
        on_line = start[1] + share * (end[1] - start[1])
        assert (dot.y < on_line - 1) == (later > earlier)
        assert (dot.y > on_line + 1) == (later < earlier)
    assert inside(chart)


def test_more_of_one_pair_is_drawn_larger() -> None:
    one, many = (ChartCell("a"), 2, 5), (ChartCell("b"), 4, 6)
    dots = scatter_chart("", [one, many, many, many], ("expected", "felt")).drawing.dots

    assert dots[0].radius < dots[1].radius


# -- forecasts and mood -------------------------------------------------------------------------


def test_forecasts_are_drawn_from_five_on_and_listed_all() -> None:
    bins = [LikelyBin(0.2, 0.4, 10, 7, (0.4, 0.9)), LikelyBin(0.8, 1.0, 3, 3, None)]
    chart = likely_chart("Likely", bins)

    assert len(chart.drawing.dots) == len(points(chart, "range")) == 1
    assert cells(chart) == [["20–40", "10", "7"], ["80–100", "3", "3"]]
    (dot,), ((low, high),) = chart.drawing.dots, points(chart, "range")
    assert high[1] < dot.y < low[1]
    assert inside(chart)


@given(st.lists(st.tuples(st.floats(0, 10), st.booleans()), max_size=90))
def test_mood_bars_are_as_high_as_the_days_are_many(days: list[tuple[float, bool]]) -> None:
    chart = mood_chart("Mood", days)
    rows = {int(mood): (int(one), int(other)) for mood, one, other in cells(chart)}

    assert sum(map(sum, rows.values())) == len(days)
    bars = {
        kind: [one for one in chart.drawing.rects if one.kind == kind]
        for kind in ("bar-filled", "bar-outline")
    }
    for kind, at in (("bar-filled", 0), ("bar-outline", 1)):
        counts = [rows[mood][at] for mood in sorted(rows) if rows[mood][at]]
        assert len(bars[kind]) == len(counts)
        for bar, count in zip(bars[kind], counts, strict=True):
            assert bar.height / bars[kind][0].height == pytest.approx(count / counts[0], abs=0.02)
    assert inside(chart)


# -- time ---------------------------------------------------------------------------------------

NO_TABLE = ChartTable((), ())


@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.integers(0, 900)).map(sorted), min_size=1, max_size=30
    )
)
def test_minutes_are_filled_and_striped_where_a_smaller_version_counted(
    minutes: list[list[int]],
) -> None:
    weeks = [
        (MONDAY + timedelta(weeks=at), whole, small) for at, (small, whole) in enumerate(minutes)
    ]
    chart = week_bars("Movement", weeks, NO_TABLE)
    filled = sum(one.height for one in chart.drawing.rects if one.kind == "bar-filled")
    striped = sum(one.height for one in chart.drawing.rects if one.kind == "bar-outline")
    small, whole = sum(one[0] for one in minutes), sum(one[1] for one in minutes)

    if whole:
        assert striped / (filled + striped) == pytest.approx(small / whole, abs=0.01)
    assert inside(chart)


def test_a_tall_part_at_a_smaller_version_has_stripes() -> None:
    chart = week_bars("Movement", [(MONDAY, 60, 60)], NO_TABLE)

    assert len(points(chart, "stripe")) > 10


def test_days_are_drawn_by_kind_with_dips_and_pauses_below() -> None:
    weeks = [["yes", "no", "rest", "silent", "yes", "yes", "yes"], ["yes", "", "", "", "", "", ""]]
    spans = [
        (MONDAY - timedelta(30), MONDAY - timedelta(20), "band-dip"),
        (MONDAY - timedelta(2), MONDAY + timedelta(1), "band-dip"),
        (MONDAY + timedelta(3), MONDAY + timedelta(3), "band-pause"),
    ]
    chart = days_strip("Days", weeks, MONDAY, spans)
    kinds = Counter(one.kind for one in chart.drawing.rects)

    assert kinds == {
        "day-yes": 5,
        "day-no": 1,
        "day-rest": 1,
        "day-silent": 1,
        "band-dip": 1,
        "band-pause": 1,
    }
    assert cells(chart) == [
        ["9 March", "1", "0", "0", "0"],
        ["2 March", "4", "1", "1", "1"],
    ]
    assert {kind for kind, _ in chart.key} == set(kinds)
    assert inside(chart)


def test_weeks_of_last_year_have_their_year() -> None:
    chart = days_strip("Days", [["yes"] * 7] * 2, on("2025-12-29"), ())

    assert [row[0] for row in cells(chart)] == ["5 January", "29 December 2025"]


def test_a_scale_without_width_puts_its_value_in_the_middle() -> None:
    assert Scale(3, 3, 10, 20).at(3) == 15
