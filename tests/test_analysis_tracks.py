"""What each practice did: the letter of every day, what was due, and the score and runs of it."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.analysis import (
    analyse,
    figures,
)
from journal_tool.analysis._practices import PracticeFigure
from journal_tool.analysis._tracks import Track, tracks
from journal_tool.model import Day, Pause, Practice, Rest, Rhythm, Schedule, ScheduleChange
from journal_tool.settings import Settings
from journal_tool.statistics import Advice, score
from tests.builders import action, day, journal, on

MONDAY = on("2026-03-02")
WEDNESDAY = on("2026-03-04")
TODAY = on("2026-03-06")
START = day("2026-03-01", done=["Bins"])
"""The day before: what comes after it is counted."""

DAILY = Schedule(Rhythm.DAILY)
MON_WED_FRI = Schedule(Rhythm.WEEKDAYS, weekdays=frozenset({1, 3, 5}))
EVERY_3_DAYS = Schedule(Rhythm.EVERY_N_DAYS, 3)
PER_WEEK = Schedule(Rhythm.PER_WEEK, 3)
PER_MONTH = Schedule(Rhythm.PER_MONTH, 2)


def walk(schedule: Schedule = DAILY, **more: object) -> Practice:
    return Practice("walk", "Walk", schedule=schedule, **more)  # type: ignore[arg-type]


def strip(kinds: str, first: date = MONDAY) -> list[Day]:
    """Return a day for each sign: what was written of the walk on it.

    ``D`` done, ``/`` done smaller, ``B`` done though not planned, ``M`` open, ``>`` put off,
    ``-`` let go, ``R`` a day of rest, ``.`` something else planned; ``S`` has no file.
    """
    boxes = {"D": "[x]", "/": "[/]", "M": "[ ]", ">": "[>]", "-": "[-]"}
    found = []
    for at, kind in enumerate(kinds):
        when = str(first + timedelta(days=at))
        if kind in boxes:
            found.append(day(when, planned=[f"{boxes[kind]} Walk"]))
        elif kind == "B":
            found.append(day(when, done=["Walk"]))
        elif kind == "R":
            found.append(day(when, rest="ill"))
        elif kind == ".":
            found.append(day(when, planned=["[ ] Ring Sam"]))
    return found


def track_of(
    days: Sequence[Day],
    practice: Practice,
    as_of: date,
    *pauses: Pause,
    stretch: tuple[date, date] | None = None,
) -> Track:
    settings = Settings(practices=(practice,), pauses=pauses)
    first, last = stretch or (as_of, as_of - timedelta(days=1))
    analysis = analyse(journal(*days), settings, as_of=as_of)
    return tracks(analysis.past, settings, first.toordinal(), last.toordinal())[0]


def after(kinds: str, first: date = MONDAY) -> date:
    return first + timedelta(days=len(kinds))


def figure_of(
    kinds: str, practice: Practice, *pauses: Pause, first: date = MONDAY
) -> PracticeFigure:
    """Return the figure of a walk on the day after these days."""
    settings = Settings(practices=(practice,), pauses=pauses)
    of = journal(*strip(kinds, first))
    return analyse(of, settings, as_of=after(kinds, first)).figures.practices[0]


# -- the letter of a day ------------------------------------------------------------------------

THAT_DAY = str(WEDNESDAY)
FREE = Schedule()
MISSED = walk(absent_is_missed=True)
ON_FRIDAYS = walk(Schedule(Rhythm.WEEKDAYS, weekdays=frozenset({5})), absent_is_missed=True)
OF_ALL = Pause(WEDNESDAY, WEDNESDAY)
OF_WALK = Pause(on("2026-02-01"), WEDNESDAY, practices=("walk",))
OF_SIT = Pause(WEDNESDAY, WEDNESDAY, practices=("sit",))
OTHER = day(THAT_DAY, planned=["[ ] Ring Sam"])


@pytest.mark.parametrize(
    ("days", "practice", "pauses", "letter"),
    [
        pytest.param([day(THAT_DAY, planned=["[x] Walk"])], walk(), (), "D", id="done"),
        pytest.param([day(THAT_DAY, planned=["[/] Walk"])], walk(), (), "D", id="done smaller"),
        pytest.param([day(THAT_DAY, done=["Walk"])], walk(), (), "D", id="done though not planned"),
        pytest.param([day(THAT_DAY, done=["Walk"])], ON_FRIDAYS, (), "D", id="done, not due"),
        pytest.param(
            [day(THAT_DAY, done=["Walk"], rest="ill")], walk(), (OF_ALL, OF_WALK), "D",
            id="done on a day of rest, in a pause",
        ),
        pytest.param(
            [day(THAT_DAY, done=["Walk"])], walk(until=MONDAY), (), "D", id="done after until"
        ),
        pytest.param([day(THAT_DAY, planned=["[ ] Walk"])], walk(), (), "M", id="open"),
        pytest.param([day(THAT_DAY, planned=["[>] Walk"])], walk(), (), "M", id="put off"),
        pytest.param(
            [day(THAT_DAY, planned=["[ ] Walk"])], ON_FRIDAYS, (), "M", id="open, not due"
        ),
        pytest.param(
            [day(THAT_DAY, planned=["[ ] Walk"])], walk(), (OF_WALK,), "M",
            id="planned in a pause of its own, and open",
        ),
        pytest.param(
            [day(THAT_DAY, planned=["[>] Walk"], rest="ill")], walk(), (), "M",
            id="put off on a day of rest",
        ),
        pytest.param([OTHER], MISSED, (), "M", id="due, recorded, not mentioned: absent = missed"),
        pytest.param([day(THAT_DAY, planned=["[-] Walk"])], walk(), (), "R", id="let go, or skip"),
        pytest.param([day(THAT_DAY, rest="ill")], MISSED, (), "R", id="rest"),
        pytest.param(
            [day("2026-03-02", rest=Rest("", WEDNESDAY))], MISSED, (), "R", id="rest until"
        ),
        pytest.param(
            [day(THAT_DAY, planned=["[ ] Walk"], rest="ill")], MISSED, (), "R",
            id="open on a day of rest counts as let go",
        ),
        pytest.param([OTHER], MISSED, (OF_ALL,), "R", id="a pause of everything"),
        pytest.param([], walk(), (OF_ALL,), "R", id="a pause of everything needs no file"),
        pytest.param([OTHER], MISSED, (OF_WALK,), "R", id="a pause of the practice"),
        pytest.param([OTHER], MISSED, (OF_SIT,), "M", id="a pause of another practice is none"),
        pytest.param(
            [OTHER], walk(absent_is_missed=True, since=TODAY), (), "R", id="before its since"
        ),
        pytest.param(
            [OTHER], walk(absent_is_missed=True, until=MONDAY), (), "R", id="after its until"
        ),
        pytest.param([], walk(until=MONDAY), (), "R", id="silent after its until"),
        pytest.param([OTHER], ON_FRIDAYS, (), "R", id="not due that day"),
        pytest.param([], ON_FRIDAYS, (), "R", id="silent, not due that day"),
        pytest.param([OTHER], walk(FREE), (), "R", id="due when planned, and not planned"),
        pytest.param([OTHER], walk(PER_WEEK), (), "R", id="a quota: missed only where planned"),
        pytest.param(
            [OTHER], walk(PER_WEEK, absent_is_missed=True), (), "R",
            id="a quota: no day of its own is due",
        ),
        pytest.param([], walk(), (), "S", id="silent"),
        pytest.param([], MISSED, (), "S", id="silent where absent = missed"),
        pytest.param([], walk(FREE), (), "S", id="silent, due when planned"),
        pytest.param([], walk(PER_WEEK), (), "S", id="silent, a quota"),
        pytest.param([day(THAT_DAY, words="Rain.")], MISSED, (), "S", id="prose alone is silent"),
        pytest.param([OTHER], walk(), (), "S", id="due, recorded, not mentioned: unknown"),
    ],
)  # fmt: skip
def test_the_letter_of_a_day(
    days: list[Day], practice: Practice, pauses: tuple[Pause, ...], letter: str
) -> None:
    settings = Settings(practices=(practice,), pauses=pauses)
    analysis = analyse(journal(START, *days), settings, as_of=TODAY)
    (found,) = figures(analysis.past, settings, stretch=(WEDNESDAY, WEDNESDAY)).practices

    assert found.letters == letter
    assert (found.due, found.done) == (int(letter in "DM"), int(letter == "D"))


@pytest.mark.parametrize(
    ("line", "letter"),
    [
        pytest.param("[ ] Walk", "P", id="open"),
        pytest.param("[>] Walk", "P", id="put off waits for the day to end"),
        pytest.param("[-] Walk", "P", id="let go waits too"),
        pytest.param("[ ] Sit", "P", id="not mentioned"),
        pytest.param("[x] Walk", "D", id="done counts at once"),
    ],
)
def test_today_is_open_until_it_is_done(line: str, letter: str) -> None:
    days = [*strip("D"), day("2026-03-03", planned=[line])]

    for practice in (MISSED, walk(FREE), walk(PER_WEEK)):
        found = track_of(days, practice, on("2026-03-03"), stretch=(MONDAY, on("2026-03-03")))
        assert found.letters == f"D{letter}"
        assert MONDAY.toordinal() + 1 not in found.ends


@pytest.mark.parametrize(
    ("practice", "line", "rest", "is_due"),
    [
        pytest.param(walk(), "[ ] Sit", None, True, id="daily"),
        pytest.param(walk(), "[ ] Walk", None, True, id="daily, open"),
        pytest.param(walk(), "[x] Walk", None, False, id="daily, done"),
        pytest.param(walk(), "[ ] Walk", "ill", False, id="on a day of rest"),
        pytest.param(walk(until=MONDAY), "[ ] Sit", None, False, id="after its until"),
        pytest.param(walk(since=TODAY), "[ ] Sit", None, False, id="before its since"),
        pytest.param(walk(FREE), "[ ] Walk", None, False, id="when planned: by no schedule"),
        pytest.param(walk(MON_WED_FRI), "[ ] Walk", None, False, id="not due on a Tuesday"),
        pytest.param(walk(PER_WEEK), "[ ] Sit", None, True, id="a week with 1 of 3"),
        pytest.param(walk(PER_WEEK, until=MONDAY), "[ ] Sit", None, False, id="a week that is cut"),
        pytest.param(
            walk(Schedule(Rhythm.PER_WEEK, 1)), "[ ] Sit", None, False, id="a week with 1 of 1"
        ),
    ],
)
def test_what_is_due_today(practice: Practice, line: str, rest: str | None, is_due: bool) -> None:
    days = [*strip("D"), day("2026-03-03", planned=[line], rest=rest)]

    assert track_of(days, practice, on("2026-03-03")).is_due is is_due


def test_of_today_only_the_act_counts_where_it_is_due_when_planned() -> None:
    for line, expected in (("[x] Walk", "DD"), ("[ ] Walk", "D")):
        days = [*strip("D"), day("2026-03-03", planned=[line])]
        found = track_of(days, walk(FREE), on("2026-03-03"))

        assert found.runs_on == expected
        assert [*found.ends] == [MONDAY.toordinal()]


@pytest.mark.parametrize(
    ("schedule", "letters"),
    [
        pytest.param(FREE, "DSRDMRDRRDSRRR", id="when planned"),
        pytest.param(DAILY, "DSSDMRDSSDSRSS", id="daily"),
        pytest.param(MON_WED_FRI, "DRSDMRDSRDRRRR", id="mon, wed, fri"),
        pytest.param(EVERY_3_DAYS, "DSRDMRDRRDSRRR", id="every 3 days"),
        pytest.param(PER_WEEK, "DSRDMRDRRDSRRR", id="3 times a week"),
        pytest.param(PER_MONTH, "DSRDMRDRRDSRRR", id="twice a month"),
    ],
)
def test_the_letters_of_two_weeks(schedule: Schedule, letters: str) -> None:
    kinds = "DS.BMR/..DSR.."

    found = figure_of(kinds, walk(schedule))

    assert found.letters == letters
    assert found.done == letters.count("D")


# -- what was due -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kinds", "units"),
    [
        pytest.param("D..D.-M", "DDM", id="recorded days without it say nothing"),
        pytest.param("DSSD", "DSSD", id="each silent day between is one gap"),
        pytest.param("SSDD", "SSDD", id="and before the first"),
        pytest.param("DSRSD", "DSSD", id="rest is none"),
        pytest.param("DDSS", "DDSS", id="silence up to yesterday"),
    ],
)
def test_what_is_due_when_planned(kinds: str, units: str) -> None:
    found = track_of([START, *strip(kinds)], walk(FREE), after(kinds))

    assert found.runs_on == units
    assert len(found.ends) == sum(units.count(one) for one in "DM")


@pytest.mark.parametrize(
    ("practice", "pauses"),
    [
        pytest.param(walk(FREE, until=on("2026-03-03")), (), id="after its until"),
        pytest.param(
            walk(FREE),
            (Pause(on("2026-03-04"), on("2026-12-31"), practices=("walk",)),),
            id="in a pause of its own",
        ),
    ],
)
def test_silence_is_no_gap_where_the_practice_is_not_due(
    practice: Practice, pauses: tuple[Pause, ...]
) -> None:
    found = track_of(strip("DDSSS"), practice, after("DDSSS"), *pauses)

    assert found.runs_on == "DD"


def test_a_practice_due_when_planned_begins_with_its_since() -> None:
    found = track_of(strip("DMDD"), walk(FREE, since=WEDNESDAY), after("DMDD"))

    assert found.runs_on == "DD"


@pytest.mark.parametrize(
    ("schedule", "kinds", "units"),
    [
        pytest.param(DAILY, "DSMD.RD", "DSMDSD", id="daily: every day"),
        pytest.param(MON_WED_FRI, "DDSMS.D", "DSS", id="mon, wed, fri: of these days alone"),
        pytest.param(EVERY_3_DAYS, "D...MMSSSSR.RRR", "DMSM", id="every 3 days: three by three"),
        pytest.param(PER_WEEK, "D.D.D..BD.....DM.....", "DMM", id="3/week: weeks"),
        pytest.param(PER_WEEK, "SSSSSSSRRRRRRRRSRSRSR", "SS", id="3/week: no day is known"),
        pytest.param(PER_WEEK, "DDDD...SSSSSS.RRRRRR.", "DMM", id="3/week: one known day"),
    ],
)  # fmt: skip
def test_what_is_due_by_a_schedule(schedule: Schedule, kinds: str, units: str) -> None:
    practice = walk(schedule, since=MONDAY)
    found = track_of([START, *strip(kinds)], practice, after(kinds))

    assert found.runs_on == units
    assert len(found.ends) == sum(units.count(one) for one in "DM")
    assert len(found.missed) == units.count("M")


@pytest.mark.parametrize(
    ("kinds", "unit"),
    [
        pytest.param("DD", "", id="2 of 3"),
        pytest.param("DDD", "D", id="reached before its end"),
        pytest.param("MMMMMM", "", id="out of reach, but not over"),
    ],
)
def test_a_period_that_is_not_over_is_in_no_score(kinds: str, unit: str) -> None:
    found = track_of(strip(kinds), walk(PER_WEEK), after(kinds))

    assert found.runs_on == unit
    assert (found.ends, found.scored, found.missed) == ([], [], [])


def test_a_week_is_over_on_the_monday_after() -> None:
    for as_of, known in (("2026-03-08", 0), ("2026-03-09", 1)):
        assert len(track_of(strip("DD"), walk(PER_WEEK), on(as_of)).ends) == known


def test_a_week_is_that_of_the_calendar_and_not_seven_days() -> None:
    found = track_of(strip("DDD.DDD", on("2026-03-05")), walk(PER_WEEK), on("2026-03-16"))

    assert found.runs_on == "DD"
    assert [*found.ends] == [on("2026-03-08").toordinal(), on("2026-03-15").toordinal()]


def test_a_month_is_that_of_the_calendar() -> None:
    days = [
        day(when, done=["Walk"])
        for when in ("2026-01-01", "2026-01-31", "2026-02-28", "2026-03-01", "2026-03-02")
    ]
    found = track_of(days, walk(PER_MONTH), on("2026-04-01"))

    assert found.runs_on == "DMD"
    assert [str(date.fromordinal(one)) for one in found.ends] == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
    ]
    assert [reached for reached, _ in found.scored] == [1.0, 0.5, 1.0]


@pytest.mark.parametrize(
    ("since", "units"),
    [
        pytest.param(None, "SSDDS", id="from its first day, a Wednesday"),
        pytest.param(on("2026-03-03"), "DSD", id="from its since, a Tuesday"),
    ],
)
def test_every_two_days_is_counted_from(since: date | None, units: str) -> None:
    practice = walk(Schedule(Rhythm.EVERY_N_DAYS, 2), since=since)
    found = track_of([*strip("R", on("2026-02-28")), *strip("SSDSSD")], practice, on("2026-03-10"))

    assert found.runs_on == units


@pytest.mark.parametrize(
    ("practice", "kinds", "units"),
    [
        pytest.param(
            walk(PER_WEEK, since=on("2026-03-07")), "DDDDDD.DDD....", "D",
            id="a week that its since cuts",
        ),
        pytest.param(
            walk(PER_WEEK, until=on("2026-03-10")), "DDD....D......", "D",
            id="a week that its until cuts",
        ),
        pytest.param(
            walk(PER_WEEK, until=on("2026-03-11")), "DDD....DDD....", "DD",
            id="reached all the same",
        ),
    ],
)  # fmt: skip
def test_a_period_that_is_cut_counts_if_it_was_reached(
    practice: Practice, kinds: str, units: str
) -> None:
    """Of three times a week, a week of two days cannot have more than two."""
    found = track_of(strip(kinds), practice, after(kinds))

    assert found.runs_on == units


def test_a_week_in_a_pause_is_no_missed_week_whatever_was_done_in_it() -> None:
    pause = Pause(MONDAY, on("2026-03-08"))
    kinds = "DD....."

    assert figure_of(kinds, walk(PER_WEEK)).missed != ()
    assert figure_of(kinds, walk(PER_WEEK), pause).missed == ()


def test_the_first_week_of_a_journal_that_begins_on_a_sunday_is_no_missed_week() -> None:
    found = track_of([START, *strip("DDD....")], walk(PER_WEEK), on("2026-03-09"))

    assert found.runs_on == "D"
    assert [*found.missed] == []


# -- changes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schedule", "change", "kinds", "units"),
    [
        pytest.param(DAILY, FREE, "DD.....D......", "DDSSSSSD", id="daily, then as planned"),
        pytest.param(FREE, DAILY, "DDS....D......", "DDSDSSSSSS", id="as planned, then daily"),
        pytest.param(PER_WEEK, DAILY, "DDD....D......", "DDSSSSSS", id="3/week, then daily"),
        pytest.param(DAILY, PER_WEEK, "D......DDD....", "DSSSSSSD", id="daily, then 3/week"),
    ],
)
def test_the_past_keeps_its_rule(
    schedule: Schedule, change: Schedule, kinds: str, units: str
) -> None:
    monday = on("2026-03-09")
    practice = walk(schedule, changes=(ScheduleChange(monday, change),))
    found = track_of(strip(kinds), practice, after(kinds))

    assert found.runs_on == units


def test_the_letters_follow_the_rule_of_their_day() -> None:
    practice = walk(
        MON_WED_FRI,
        absent_is_missed=True,
        changes=(
            ScheduleChange(on("2026-03-05"), DAILY),
            ScheduleChange(on("2026-03-07"), FREE),
            ScheduleChange(on("2030-01-01"), DAILY),
        ),
    )

    assert figure_of(".......", practice).letters == "MRMMMRR"


def test_no_deed_counts_in_two_units_where_a_rule_changes_in_mid_week() -> None:
    thursday = on("2026-03-05")
    to_daily = walk(PER_WEEK, changes=(ScheduleChange(thursday, DAILY),))
    to_weekly = walk(DAILY, changes=(ScheduleChange(thursday, PER_WEEK),))

    assert track_of(strip("D.MDDDD"), to_daily, on("2026-03-09")).runs_on == "DDDD"
    assert track_of(strip("DDDDDDM"), to_weekly, on("2026-03-09")).runs_on == "DDDD"
    assert track_of(strip("DDDD..M"), to_weekly, on("2026-03-09")).runs_on == "DDD"


@pytest.mark.parametrize("first", ["2020-01-01", "2026-03-30"])
def test_a_change_before_the_first_day_or_after_today_makes_no_stretch(first: str) -> None:
    practice = walk(DAILY, changes=(ScheduleChange(on(first), DAILY),))

    assert track_of(strip("DMD"), practice, after("DMD")).runs_on == "DMD"


# -- what no setting names ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kinds", "is_listed"),
    [
        pytest.param("DDDD", False, id="four days"),
        pytest.param("DDMSD-", True, id="five days, whatever became of it"),
    ],
)
def test_an_action_that_no_setting_names_is_listed_from_its_fifth_day(
    kinds: str, is_listed: bool
) -> None:
    analysis = analyse(journal(START, *strip(kinds)), Settings(), as_of=after(kinds))
    found = analysis.figures.practices

    assert [(one.key, one.name, one.practice) for one in found] == (
        [("walk", "Walk", None)] if is_listed else []
    )


def test_it_is_due_when_planned_and_not_before_its_first_day() -> None:
    kinds = "S.DDM.SDDD"
    analysis = analyse(journal(START, *strip(kinds)), Settings(), as_of=after(kinds))
    (found,) = analysis.figures.practices

    assert found.letters == "RRRDDMRSDDD"
    assert found.known == 6


@given(st.text("D/BM>-R.S", min_size=1, max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_it_goes_like_a_practice_without_a_schedule_from_its_first_day_on(
    kinds: str, one: int, other: int
) -> None:
    kinds = f"{kinds}DDDDD"
    begun = MONDAY + timedelta(days=next(at for at, one in enumerate(kinds) if one not in "R.S"))
    as_of, first, last = after(kinds), *sorted((one, other))
    past = analyse(journal(START, *strip(kinds)), Settings(), as_of=as_of).past
    yesterday = past.today - 1
    window = min(MONDAY.toordinal() + first, yesterday), min(MONDAY.toordinal() + last, yesterday)
    declared = Settings(practices=(walk(Schedule(), since=begun),))

    named, found = (
        next(one for one in tracks(past, settings, *window) if one.key == "walk")
        for settings in (declared, Settings())
    )

    assert found == named._replace(name=found.name, practice=None, missed=found.missed)


def test_it_is_called_as_it_was_written_last() -> None:
    days = [day(f"2026-03-0{at}", done=["walk" if at < 5 else "WALK"]) for at in range(1, 6)]
    (found,) = analyse(journal(*days), Settings(), as_of=TODAY).figures.practices

    assert (found.key, found.name) == ("walk", "WALK")


def test_practices_come_in_the_order_of_the_settings_and_others_by_key() -> None:
    names = ["Zoo", "Walk", "Art", "Sit"]
    days = [day(f"2026-03-0{at}", done=names) for at in range(1, 6)]
    settings = Settings(practices=(Practice("walk", "Walk"), Practice("chess", "Chess")))
    found = analyse(journal(*days), settings, as_of=TODAY).figures.practices

    assert [one.key for one in found] == ["walk", "chess", "art", "sit", "zoo"]


# -- score --------------------------------------------------------------------------------------


def test_the_score_of_daily_units_as_printed() -> None:
    kinds = "DDDMDRSD"
    trace = [0.0444, 0.0868, 0.1273, 0.1217, 0.1606, 0.1606, 0.1606, 0.1979]
    found = [
        score(track_of(strip(kinds), walk(), on(f"2026-03-{at:02d}")).scored) for at in range(3, 11)
    ]

    assert [round(one, 4) for one in found] == trace
    figure = figure_of(kinds, walk())
    assert figure.score == found[-1]
    assert (figure.known, figure.as_of) == (6, on("2026-03-09"))


WEEKS = "D.D.D.." "DD...D." "D.....D" "......." "DDD...."  # fmt: skip


def test_the_score_of_three_times_a_week_as_printed() -> None:
    trace = [0.1878, 0.3403, 0.4016, 0.3262, 0.4527]
    mondays = [MONDAY + timedelta(weeks=at) for at in range(1, 6)]
    found = [score(track_of(strip(WEEKS), walk(PER_WEEK), monday).scored) for monday in mondays]

    assert [round(one, 4) for one in found] == trace
    assert figure_of(WEEKS, walk(PER_WEEK)).score == found[-1]


def test_a_week_of_mon_wed_fri_weighs_as_much_as_one_of_three_times_a_week() -> None:
    by_day = track_of(strip("D.D.D.."), walk(MON_WED_FRI), on("2026-03-09"))
    by_week = track_of(strip("D.D.D.."), walk(PER_WEEK), on("2026-03-09"))

    assert score(by_day.scored) == pytest.approx(score(by_week.scored))


def test_a_fourth_time_in_a_week_of_three_counts_as_three() -> None:
    found = track_of(strip("DDDDDDD"), walk(PER_WEEK), on("2026-03-09"))

    assert [reached for reached, _ in found.scored] == [1.0]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        pytest.param("DDDD", None, id="four known units are too early"),
        pytest.param("DDDDSSSR", None, id="silence and rest are not known"),
        pytest.param("DDDDM", 0.1587, id="five"),
    ],
)
def test_a_score_needs_five_known_units(kinds: str, expected: float | None) -> None:
    found = figure_of(kinds, walk())

    assert found.score == (pytest.approx(expected, abs=5e-5) if expected else None)
    assert found.standing.name == ("SHOWN" if expected else "TOO_EARLY")


def test_without_a_known_unit_there_is_no_date_either() -> None:
    settings = Settings(practices=(walk(),))
    (found,) = analyse(journal(), settings, as_of=TODAY).figures.practices

    assert (found.known, found.as_of, found.score, found.letters) == (0, None, None, "")
    assert (found.advice, found.suggested, found.last_size, found.sizes) == (
        Advice.STAY,
        None,
        None,
        (),
    )


# -- runs and comebacks -------------------------------------------------------------------------


@pytest.mark.parametrize("schedule", [FREE, DAILY], ids=["when planned", "daily"])
@pytest.mark.parametrize(
    ("kinds", "runs", "lapses"),
    [
        pytest.param("DDDMDD", (5, 1, 5, False, 2, 3), (1,), id="one gap is forgiven"),
        pytest.param("DDMMD", (1, 0, 2, False, 1, 2), (2,), id="two end the run"),
        pytest.param("DMDMDM", (3, 2, 3, True, 0, 1), (1, 1), id="a gap at the end"),
        pytest.param("DDRRDD", (4, 0, 4, False, 4, 4), (), id="rest is no gap"),
        pytest.param("DDMRMD", (1, 0, 2, False, 1, 2), (2,), id="two gaps around rest"),
        pytest.param("DSDD", (3, 1, 3, False, 2, 2), (1,), id="a silent day is a gap"),
        pytest.param("D>/B-D", (4, 1, 4, False, 3, 3), (1,), id="let go is none, put off is one"),
        pytest.param("DDDDDMMDDMD", (3, 1, 5, False, 1, 5), (2, 1), id="two comebacks"),
        pytest.param("MMM", (0, 0, 0, False, 0, 0), (), id="never done"),
    ],
)
def test_runs_forgive_one_gap(
    kinds: str,
    runs: tuple[int, int, int, bool, int, int],
    lapses: tuple[int, ...],
    schedule: Schedule,
) -> None:
    found = figure_of(kinds, walk(schedule))

    assert (
        found.runs.current,
        found.runs.forgiven,
        found.runs.best,
        found.runs.hinge,
        found.runs.strict,
        found.runs.strict_best,
    ) == runs
    assert found.comebacks.lapses == lapses


def test_today_lengthens_a_run_at_once_and_never_breaks_it() -> None:
    for schedule in (FREE, DAILY):
        for line, current in (("[x] Walk", 3), ("[ ] Walk", 2)):
            days = [*strip("DD"), day("2026-03-04", planned=[line])]
            settings = Settings(practices=(walk(schedule),))
            (found,) = analyse(journal(*days), settings, as_of=WEDNESDAY).figures.practices

            assert (found.runs.current, found.runs.hinge) == (current, False)


# -- size of step -------------------------------------------------------------------------------


def ladder(tries: Sequence[tuple[str, int | None]], sizes: int = 3) -> PracticeFigure:
    """Return the figure of a walk tried day by day, each a box and a size."""
    days = [
        day(str(MONDAY + timedelta(days=at)), planned=[action(f"{box} Walk", size=size)])
        for at, (box, size) in enumerate(tries)
    ]
    practice = walk(FREE, sizes=tuple(f"{at}m" for at in range(sizes)))
    settings = Settings(practices=(practice,))
    as_of = MONDAY + timedelta(days=len(tries))
    return analyse(journal(*days), settings, as_of=as_of).figures.practices[0]


def test_tries_by_size_as_printed() -> None:
    numbers = {1: (6, 6), 2: (9, 8), 3: (7, 3), 4: (2, 1)}
    tries = [
        ("[x]" if at < done else "[ ]", size)
        for size, (n, done) in numbers.items()
        for at in range(n)
    ]
    found = ladder([*tries, ("[-]", 4), ("[x]", None)], sizes=4)

    assert [(one.size, one.tries, one.done, round(one.smoothed, 4)) for one in found.sizes] == [
        (1, 6, 6, 0.875),
        (2, 9, 8, 0.8182),
        (3, 7, 3, 0.4615),
        (4, 2, 1, 0.4615),
    ]
    assert (found.dependable, found.last_size) == (2, 4)


@pytest.mark.parametrize(
    ("tries", "sizes", "advice"),
    [
        pytest.param([("[ ]", 2), ("[>]", 2)], 3, (Advice.SMALLER, 1), id="two misses"),
        pytest.param([("[ ]", 1)] * 2, 3, (Advice.TWO_MINUTES, None), id="of the smallest"),
        pytest.param([("[x]", 2)] * 5, 3, (Advice.LARGER, 3), id="five times done"),
        pytest.param([("[/]", 2)] * 5, 2, (Advice.STAY, 2), id="the largest there is"),
        pytest.param([("[x]", 3)] * 5 + [("[x]", 2)] * 5, 2, (Advice.LARGER, 3), id="tried before"),
        pytest.param([("[x]", 5)] * 5, 7, (Advice.STAY, 5), id="five steps are the most"),
        pytest.param([("[x]", 2)] * 3, 3, (Advice.STAY, 2), id="too few to say"),
    ],
)
def test_the_next_size(
    tries: list[tuple[str, int | None]], sizes: int, advice: tuple[Advice, int | None]
) -> None:
    found = ladder(tries, sizes)

    assert (found.advice, found.suggested) == advice


# -- laws ---------------------------------------------------------------------------------------

KINDS = st.text("D/BM>-RS.", max_size=40)
SCHEDULES = st.sampled_from([FREE, DAILY, MON_WED_FRI, EVERY_3_DAYS, PER_WEEK, PER_MONTH])
BY_DAY = st.sampled_from([FREE, DAILY, MON_WED_FRI])
PRACTICES = st.builds(
    walk,
    SCHEDULES,
    absent_is_missed=st.booleans(),
    since=st.none() | st.integers(-5, 40).map(lambda at: MONDAY + timedelta(days=at)),
    until=st.none() | st.integers(-5, 40).map(lambda at: MONDAY + timedelta(days=at)),
    changes=st.lists(
        st.builds(
            ScheduleChange,
            st.integers(0, 40).map(lambda at: MONDAY + timedelta(days=at)),
            SCHEDULES,
        ),
        max_size=2,
        unique_by=lambda one: one.first,
    ).map(lambda some: tuple(sorted(some, key=lambda one: one.first))),
)


@given(KINDS, PRACTICES)
def test_units_are_in_order_and_each_is_worth_what_its_letter_says(
    kinds: str, practice: Practice
) -> None:
    found = track_of([START, *strip(kinds)], practice, after(kinds), stretch=(MONDAY, TODAY))

    assert [*found.ends] == sorted(set(found.ends))
    assert len(found.ends) == len(found.scored)
    assert all(one < after(kinds).toordinal() for one in found.ends)
    assert all(0 <= reached <= 1 and weight > 0 for reached, weight in found.scored)
    assert [one.last for one in found.missed] == [
        end for end, (reached, _) in zip(found.ends, found.scored, strict=True) if reached < 1
    ]


@given(KINDS, PRACTICES)
def test_today_left_open_changes_nothing(kinds: str, practice: Practice) -> None:
    days = [START, *strip(kinds)]
    blank = day(str(after(kinds)), planned=["[ ] Walk"])
    before = track_of(days, practice, after(kinds))
    found = track_of([*days, blank], practice, after(kinds))

    assert (found.ends, found.scored) == (before.ends, before.scored)
    assert found.runs_on == before.runs_on


@given(KINDS, BY_DAY, st.booleans())
def test_a_silent_day_more_changes_no_score(kinds: str, schedule: Schedule, absent: bool) -> None:
    days = [START, *strip(kinds)]
    practice = walk(schedule, absent_is_missed=absent)
    before = track_of(days, practice, after(kinds))
    found = track_of(days, practice, after(kinds) + timedelta(days=1))

    assert found.scored == before.scored


@given(st.text("D/BM>-RS.", min_size=1, max_size=40), PRACTICES, st.data())
def test_a_silent_day_declared_free_changes_no_score(
    kinds: str, practice: Practice, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(kinds) - 1))
    silent, free = (f"{kinds[:at]}{kind}{kinds[at + 1 :]}" for kind in "SR")
    before = track_of([START, *strip(silent)], practice, after(kinds))
    found = track_of([START, *strip(free)], practice, after(kinds))

    assert found.scored == before.scored


@given(KINDS.filter(bool), BY_DAY, st.data())
def test_a_deed_more_never_shortens_a_run_and_never_lowers_a_score(
    kinds: str, schedule: Schedule, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(kinds) - 1))
    richer = f"{kinds[:at]}D{kinds[at + 1 :]}"
    before = figure_of(kinds, walk(schedule))
    found = figure_of(richer, walk(schedule))

    assert found.runs.current >= before.runs.current
    assert found.runs.best >= before.runs.best
    assert found.done >= before.done
    assert (found.score or 0) >= (before.score or 0)


@given(KINDS.filter(bool), PRACTICES, st.integers(1, 40))
def test_no_day_to_come_changes_what_was_known(kinds: str, practice: Practice, ahead: int) -> None:
    """What was over and known on a day is the same on every later day."""
    days = [START, *strip(kinds)]
    early = track_of(days, practice, MONDAY + timedelta(days=min(ahead, len(kinds))))
    late = track_of(days, practice, after(kinds))

    assert [*late.ends][: len(early.ends)] == [*early.ends]
    assert [*late.scored][: len(early.scored)] == [*early.scored]
