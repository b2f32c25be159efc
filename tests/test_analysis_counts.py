"""The counts: what was planned, what was done, on which days (statistics 5.0 to 5.3)."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.analysis import (
    WINDOW_DAYS,
    Analysis,
    Counts,
    Presence,
    Shade,
    analyse,
    days_from,
    month_weeks,
    week_label,
    week_of,
)
from journal_tool.model import Day, Pause, Rest, State
from journal_tool.settings import Settings
from tests.builders import action, day, journal, on

NOON = "2026-03-16"
"""A Monday; "today" where a test does not name another date."""


def counted(*days: Day, as_of: str = NOON, settings: Settings | None = None) -> Analysis:
    return analyse(journal(*days), settings or Settings(), as_of=on(as_of))


# -- one day ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("[x] Walk", Counts(planned=1, done=1), id="done"),
        pytest.param("[/] Walk", Counts(planned=1, done=1, smaller=1), id="smaller counts as done"),
        pytest.param("[ ] Walk", Counts(planned=1), id="open on a closed day is not done"),
        pytest.param("[>] Walk", Counts(planned=1, moved=1), id="put off is planned and not done"),
        pytest.param("[-] Walk", Counts(dropped=1), id="let go leaves what was planned"),
    ],
)
def test_what_one_planned_action_of_a_closed_day_adds(line: str, expected: Counts) -> None:
    totals = counted(day("2026-03-14", planned=[line])).totals

    active = int(expected.done > 0)
    assert totals == expected._replace(recorded=1, active=active)


def test_done_though_not_planned_is_in_neither_planned_nor_done() -> None:
    totals = counted(day("2026-03-14", planned=["Walk"], done=["Cook"])).totals

    assert totals == Counts(recorded=1, active=1, planned=1, bonus=1)


def test_the_gap_is_what_was_planned_and_not_done() -> None:
    totals = counted(day("2026-03-14", planned=["[x] A", "[ ] B", "[>] C", "[-] D"])).totals

    assert totals.gap == 2


def test_an_empty_box_among_the_done_things_is_in_no_count() -> None:
    """It could mean either; the diagnostic J202 tells it."""
    unclear = action("[ ] Walk", planned=False)
    analysis = counted(day("2026-03-14", done=[unclear]))

    assert analysis.totals == Counts(recorded=1)
    assert analysis.days[0].outcomes == (None,)
    assert analysis.days[0].shade is Shade.NO_PLAN


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("[x] Walk", Counts(recorded=1, active=1, planned=1, done=1), id="a tick"),
        pytest.param("[ ] Walk", Counts(recorded=1), id="an open item"),
        pytest.param("[>] Walk", Counts(recorded=1), id="put off waits for the day to end"),
        pytest.param("[-] Walk", Counts(recorded=1), id="let go waits for the day to end"),
    ],
)
def test_of_today_what_is_done_counts_at_once_and_nothing_else(line: str, expected: Counts) -> None:
    assert counted(day(NOON, planned=[line])).totals == expected


def test_a_day_that_has_not_come_is_in_no_count() -> None:
    analysis = counted(
        day("2026-03-14", planned=["[x] Walk"]),
        day("2026-03-20", planned=["[x] Walk", "[ ] Sit"], done=["Cook"]),
    )

    assert analysis.totals == Counts(recorded=1, active=1, planned=1, done=1)
    assert analysis.last == on("2026-03-14")
    assert analysis.days[-1].presence is None


def test_an_untouched_file_says_nothing() -> None:
    template = day("2026-03-14", planned=["Walk"], is_touched=False, is_recorded=False)
    analysis = counted(template)

    assert (analysis.totals, analysis.days, analysis.first) == (Counts(), (), None)


def test_a_template_of_today_is_open_and_nothing_more() -> None:
    """It is the plan of the day, but nobody wrote it: it ends no silence."""
    template = day(NOON, planned=["Walk"], is_touched=False, is_recorded=False)
    analysis = counted(day("2026-03-10", planned=["[x] Walk"]), template)

    assert analysis.totals.recorded == 1
    assert (analysis.last, analysis.silent_for) == (on("2026-03-10"), 5)
    assert (analysis.days[-1].shade, analysis.days[-1].is_written) == (Shade.OPEN, False)


def test_prose_alone_is_shown_and_records_no_day() -> None:
    analysis = counted(day("2026-03-13", planned=["Walk"]), day("2026-03-14", words="Rain."))

    assert analysis.totals.recorded == 1
    assert analysis.last == on("2026-03-14")
    assert analysis.days[-1].presence is Presence.SILENT
    assert analysis.days[-1].shade is Shade.NO_PLAN


# -- rest ---------------------------------------------------------------------------------------

OPEN_WALK = day("2026-03-14", planned=["Walk"])
PAUSE = Pause(on("2026-03-13"), on("2026-03-15"))


@pytest.mark.parametrize(
    ("days", "pauses"),
    [
        pytest.param([day("2026-03-14", planned=["Walk"], rest="ill")], (), id="rest that day"),
        pytest.param(
            [day("2026-03-12", rest=Rest("", on("2026-03-14"))), OPEN_WALK],
            (),
            id="rest until, from an earlier day",
        ),
        pytest.param([OPEN_WALK], (PAUSE,), id="a pause of everything"),
    ],
)
def test_on_a_day_of_rest_an_open_item_counts_as_let_go(
    days: list[Day], pauses: tuple[Pause, ...]
) -> None:
    first = day("2026-03-10", planned=["[x] Walk"])
    analysis = counted(first, *days, settings=Settings(pauses=pauses))

    assert analysis.totals.planned == 1
    assert analysis.totals.dropped == 1
    assert analysis.book[on("2026-03-14")].shade is Shade.REST


def test_an_act_makes_a_day_of_rest_an_ordinary_day() -> None:
    analysis = counted(day("2026-03-14", planned=["[x] Walk", "[ ] Sit"], rest="ill"))

    assert analysis.totals == Counts(recorded=1, active=1, planned=2, done=1)


def test_a_range_of_rest_ends_on_its_last_day() -> None:
    analysis = counted(
        day("2026-03-12", rest=Rest("", on("2026-03-13"))), day("2026-03-14", planned=["Walk"])
    )

    assert analysis.totals == Counts(recorded=2, rest=2, planned=1)


def test_a_range_that_ends_before_it_begins_is_one_day() -> None:
    analysis = counted(day("2026-03-12", rest=Rest("", on("2026-03-01"))))

    assert analysis.totals.rest == 1


def test_a_pause_of_one_practice_is_no_day_of_rest() -> None:
    pause = Pause(on("2026-03-13"), on("2026-03-15"), practices=("walk",))
    analysis = counted(OPEN_WALK, settings=Settings(pauses=(pause,)))

    assert analysis.totals == Counts(recorded=1, planned=1)


def test_a_pause_needs_no_file_and_counts_between_the_first_day_and_today() -> None:
    pause = Pause(on("0001-01-01"), on("9999-12-31"))
    analysis = counted(day("2026-03-10", planned=["[x] Walk"]), settings=Settings(pauses=(pause,)))

    assert analysis.totals == Counts(recorded=1, active=1, rest=6, planned=1, done=1)


def test_today_is_open_even_on_a_day_of_rest() -> None:
    analysis = counted(day(NOON, planned=["Walk"], rest="ill"))

    assert analysis.totals == Counts(recorded=1, rest=1)


# -- since --------------------------------------------------------------------------------------


def test_days_before_since_are_shown_and_in_no_count() -> None:
    analysis = counted(
        day("2026-01-04", planned=["[x] Walk"]),
        day("2026-03-12", planned=["[x] Walk"]),
        settings=Settings(since=on("2026-03-11")),
    )

    assert analysis.totals == Counts(recorded=1, active=1, planned=1, done=1)
    assert analysis.before_since == 1
    assert analysis.counted_from == on("2026-03-11")
    assert analysis.first == on("2026-01-04")
    assert [week.label for week in analysis.weeks] == ["2026-W11"]
    assert [one.is_counted for one in analysis.days] == [False, True]


def test_since_before_the_first_day_makes_no_silent_days() -> None:
    analysis = counted(
        day("2026-03-14", planned=["[x] Walk"]), settings=Settings(since=on("2020-01-01"))
    )

    assert analysis.counted_from == on("2026-03-14")
    assert analysis.showed_up is not None
    assert analysis.showed_up.silent == 1


def test_since_in_the_future_counts_nothing() -> None:
    analysis = counted(
        day("2026-03-14", planned=["[x] Walk"]), settings=Settings(since=on("2026-04-01"))
    )

    assert (analysis.totals, analysis.weeks, analysis.showed_up) == (Counts(), (), None)
    assert analysis.before_since == 1


def test_days_after_the_report_do_not_lie_before_since() -> None:
    analysis = counted(
        day("2026-03-14", planned=["[x] Walk"]),
        day("2026-03-20", planned=["[x] Walk"]),
        settings=Settings(since=on("2026-04-01")),
    )

    assert analysis.before_since == 1


# -- weeks and months ---------------------------------------------------------------------------


def test_the_weeks_of_the_document_come_out_as_printed() -> None:
    """Statistics 5.3: planned, done, gap, not planned."""
    rows = [(12, 6, 1), (14, 6, 0), (10, 7, 2), (9, 7, 1), (8, 7, 3), (0, 0, 2)]
    days = [
        day(
            str(on("2026-02-02") + timedelta(weeks=week)),
            planned=[f"[{'x' if at < done else ' '}] {at}" for at in range(planned)],
            done=[f"extra {at}" for at in range(bonus)],
        )
        for week, (planned, done, bonus) in enumerate(rows)
    ]

    found = [
        (week.label, week.counts.planned, week.counts.done, week.counts.gap, week.counts.bonus)
        for week in counted(*days).weeks
    ]

    assert found == [
        ("2026-W06", 12, 6, 6, 1),
        ("2026-W07", 14, 6, 8, 0),
        ("2026-W08", 10, 7, 3, 2),
        ("2026-W09", 9, 7, 2, 1),
        ("2026-W10", 8, 7, 1, 3),
        ("2026-W11", 0, 0, 0, 2),
    ]


def test_a_week_without_anything_is_left_out() -> None:
    analysis = counted(
        day("2026-03-01", planned=["[x] Walk"]),
        day("2026-03-03", words="Rain."),
        day("2026-03-09", planned=["[ ] Walk"]),
    )

    assert [week.label for week in analysis.weeks] == ["2026-W09", "2026-W11"]


def test_a_week_runs_from_monday_to_sunday_across_the_year() -> None:
    analysis = counted(
        day("2026-12-31", planned=["[x] Walk"]),
        day("2027-01-03", planned=["[x] Walk"]),
        as_of="2027-02-01",
    )
    (week,) = analysis.weeks

    assert (week.label, str(week.first), str(week.last)) == (
        "2026-W53",
        "2026-12-28",
        "2027-01-03",
    )
    assert [(month.label, month.counts.done) for month in analysis.months] == [
        ("2026-12", 1),
        ("2027-01", 1),
    ]


@pytest.mark.parametrize("edge", [date.min, date.max])
def test_the_calendar_has_an_end_and_nothing_breaks_there(edge: date) -> None:
    first, last = week_of(edge)
    analysis = analyse(journal(day(str(edge), planned=["[x] A"])), Settings(), as_of=edge)

    assert first <= edge <= last
    assert analysis.totals.done == 1


@pytest.mark.parametrize(
    ("week_starts", "row"),
    [
        pytest.param(1, [None, None, None, None, None, None, 1], id="Monday"),
        pytest.param(7, [1, 2, 3, 4, 5, 6, 7], id="Sunday"),
    ],
)
def test_a_month_is_laid_out_in_rows_of_seven(week_starts: int, row: list[int | None]) -> None:
    weeks = month_weeks(on("2026-03-14"), week_starts=week_starts)

    assert [one.day if one else None for one in weeks[0]] == row
    assert [one for week in weeks for one in week if one] == list(
        days_from(on("2026-03-01"), on("2026-03-31"))
    )


# -- something done -----------------------------------------------------------------------------


def test_the_four_kinds_of_days_add_up_to_the_window() -> None:
    days = [
        day("2026-02-01", planned=["[x] Walk"]),
        day("2026-02-16", planned=["[x] outside the window is 28 days before yesterday"]),
        day("2026-03-10", planned=["[/] Walk"]),
        day("2026-03-11", done=["Cook"]),
        day("2026-03-12", planned=["[ ] Walk"]),
        day("2026-03-13", rest="ill"),
    ]
    found = counted(*days).showed_up

    assert found is not None
    assert (found.yes, found.no, found.rest, found.silent) == (3, 1, 1, 23)
    assert (str(found.first), str(found.last), found.days) == ("2026-02-16", "2026-03-15", 28)
    assert found.counts.planned == 3


def test_the_window_is_cut_at_the_first_day() -> None:
    found = counted(day("2026-03-13", planned=["[x] Walk"])).showed_up

    assert found is not None
    assert (found.days, found.silent) == (3, 2)


def test_before_the_first_closed_day_there_is_no_window() -> None:
    assert counted(day(NOON, planned=["[x] Walk"])).showed_up is None
    assert counted().showed_up is None


@pytest.mark.parametrize(
    ("last", "rest_until", "expected"),
    [
        pytest.param("2026-03-10", None, 5, id="five days"),
        pytest.param("2026-03-10", "2026-03-13", 2, id="days of rest are no silence"),
        pytest.param("2026-03-15", None, 0, id="yesterday"),
        pytest.param(NOON, None, 0, id="today"),
    ],
)
def test_how_long_nothing_was_written(last: str, rest_until: str | None, expected: int) -> None:
    rest = Rest("", on(rest_until)) if rest_until else None

    assert counted(day(last, planned=["[x] Walk"], rest=rest)).silent_for == expected


# -- how a calendar draws a day -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        pytest.param(["[ ] A", "[>] B"], Shade.NOT_DONE, id="planned, not done"),
        pytest.param(["[/] A", "[ ] B"], Shade.SMALLER, id="at its smaller version"),
        pytest.param(["[x] A", "[ ] B", "[ ] C"], Shade.PART, id="under half"),
        pytest.param(["[x] A", "[/] B", "[ ] C", "[>] D"], Shade.MOST, id="half is enough"),
        pytest.param(["[x] A", "[/] B", "[-] C"], Shade.ALL, id="all, let go left aside"),
        pytest.param(["[-] A", "[-] B"], Shade.LET_GO, id="everything let go"),
        pytest.param([], Shade.NO_PLAN, id="nothing planned"),
    ],
)
def test_a_day_is_drawn_against_its_own_plan(planned: list[str], expected: Shade) -> None:
    assert counted(day("2026-03-14", planned=planned, words="x")).days[0].shade is expected


def test_today_with_open_plans_is_drawn_as_open_and_not_as_not_done() -> None:
    assert counted(day(NOON, planned=["Walk", "[>] Sit"])).days[0].shade is Shade.OPEN
    assert counted(day("2026-03-17", planned=["Walk"])).days[0].shade is Shade.FUTURE


# -- laws ---------------------------------------------------------------------------------------

LINES = st.builds(
    "[{}] {}".format, st.sampled_from("x/-> "), st.sampled_from(["Walk", "Sit", "Cook", "Call"])
)


@st.composite
def journals(draw: st.DrawFn) -> list[Day]:
    """Days around ``NOON``, each date once."""
    dates = draw(st.lists(st.integers(-60, 5), unique=True, max_size=12))
    return [
        day(
            str(on(NOON) + timedelta(days=offset)),
            planned=draw(st.lists(LINES, max_size=4)),
            done=draw(st.lists(st.sampled_from(["Rang", "Swept"]), max_size=2)),
            rest=draw(st.sampled_from([None, None, "ill"])),
            words="x",
        )
        for offset in dates
    ]


@given(journals(), st.randoms(use_true_random=False))
def test_the_order_of_the_days_makes_no_difference(days: list[Day], random: Random) -> None:
    shuffled = [*days]
    random.shuffle(shuffled)

    assert counted(*shuffled) == counted(*days)


@given(journals())
def test_weeks_and_months_and_days_each_add_up_to_the_totals(days: list[Day]) -> None:
    analysis = counted(*days)

    for parts in (analysis.weeks, analysis.months, analysis.days):
        assert Counts.total(part.counts for part in parts) == analysis.totals


@given(journals(), st.integers(1, 60), st.lists(LINES, max_size=3))
def test_a_day_of_rest_changes_neither_planned_nor_done(
    days: list[Day], ago: int, lines: list[str]
) -> None:
    """An open item of a day of rest is let go; put off is what the writer said that day."""
    when = on(NOON) - timedelta(days=ago)
    others = [one for one in days if one.date != when]
    first = day("2026-01-01", planned=["[x] Walk"])
    blank = [action(line, state=State.OPEN) for line in lines]
    before = counted(first, *others).totals
    after = counted(first, *others, day(str(when), planned=blank, rest="")).totals

    assert (after.planned, after.done, after.smaller) == (
        before.planned,
        before.done,
        before.smaller,
    )


@given(journals())
def test_a_day_more_of_silence_changes_no_count_of_actions(days: list[Day]) -> None:
    past = [one for one in days if one.date < on(NOON)]

    assert counted(*past, as_of="2026-03-17").totals == counted(*past).totals


@given(journals(), st.integers(0, 60))
def test_one_more_thing_done_lowers_no_count(days: list[Day], ago: int) -> None:
    """Except of rest: an act makes a day of rest an ordinary day."""
    when = on(NOON) - timedelta(days=ago)
    others = [one for one in days if one.date != when]
    before = counted(*others).totals
    after = counted(*others, day(str(when), done=["Swept"])).totals

    assert after.active == before.active + 1
    assert after.bonus == before.bonus + 1
    assert (after.planned, after.done, after.rest) == (before.planned, before.done, before.rest)


@given(journals())
def test_done_is_never_more_than_planned(days: list[Day]) -> None:
    totals = counted(*days).totals

    assert 0 <= totals.smaller <= totals.done <= totals.planned
    assert totals.done + totals.moved <= totals.planned


@given(journals())
def test_every_closed_day_of_the_window_is_of_one_kind(days: list[Day]) -> None:
    found = counted(*days).showed_up

    if found is not None:
        assert min(found.yes, found.no, found.rest, found.silent) >= 0
        assert found.days == (found.last - found.first).days + 1 <= WINDOW_DAYS


def test_week_labels_sort_like_their_weeks() -> None:
    mondays = [on("2024-12-30") + timedelta(weeks=at) for at in range(120)]
    labels = [week_label(monday) for monday in mondays]

    assert labels == sorted(set(labels))


def test_the_order_of_days_makes_no_difference_to_the_tables() -> None:
    days = [day("2026-02-02", done=["Walk"]), day("2026-03-05", done=["Sit"])]
    one, other = counted(*days).worked, counted(*reversed(days)).worked

    assert one == other
    assert hash(one) == hash(other)
    assert one != counted(days[0]).worked
