"""One small step: in which order it is chosen, and that it never changes afterwards."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.analysis import analyse
from journal_tool.model import Day, Experiment, Pause, Practice, Rhythm, Schedule, Thought
from journal_tool.screens import (
    Step,
    Why,
    choose_step,
)
from journal_tool.settings import ReportRules, Settings
from tests.builders import action, day, journal, on

TODAY = "2026-03-23"
BEFORE = [day(f"2026-03-{number}", done=["Cook"]) for number in range(10, 23)]
"""A fortnight without a gap, so that nothing of a pause is in play."""


def step(*days: Day, as_of: str = TODAY, settings: Settings | None = None) -> Step | None:
    all_days, options = journal(*days), settings or Settings()
    return choose_step(all_days, options, analyse(all_days, options, as_of=on(as_of)))


def chosen(*days: Day, as_of: str = TODAY, settings: Settings | None = None) -> Step:
    found = step(*days, as_of=as_of, settings=settings)
    assert found is not None
    return found


# -- none ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", [pytest.param("[x] Sit", id="done"), pytest.param("[/] Sit", id="smaller")]
)
def test_once_an_act_stands_no_step_is_offered(line: str) -> None:
    assert step(*BEFORE, day(TODAY, planned=[line, "Walk 5m"])) is None
    assert step(day(TODAY, done=["Walk"])) is None


def test_on_a_day_of_rest_no_step_is_offered() -> None:
    pause = Settings(pauses=(Pause(on(TODAY), on(TODAY)),))

    assert step(*BEFORE, day(TODAY, rest="ill")) is None
    assert step(*BEFORE, settings=pause) is None


# -- the list of the day ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "name", "minutes"),
    [
        pytest.param(["Walk 30m -> letterbox 2m", "Tax"], "letterbox", 2, id="the right side"),
        pytest.param(["Walk 30m", "Sit 10m", "Tax"], "Sit", 10, id="fewest minutes"),
        pytest.param(["Walk 30m -> 5m", "Sit 10m"], "Walk", 5, id="only minutes on the right"),
        pytest.param(["Walk -> letterbox", "Sit 10m"], "letterbox", None, id="no minutes there"),
        pytest.param(["Tax", "Cook"], "Cook", None, id="the better record"),
        pytest.param(["Tax", "Hoover"], "Tax", None, id="as written"),
        pytest.param(["[-] Sit 1m", "[>] Read 1m", "Tax 9m"], "Tax", 9, id="what is open only"),
    ],
)
def test_the_smallest_open_item_of_the_list(
    lines: list[str], name: str, minutes: int | None
) -> None:
    kept = [day(f"2026-03-{number}", planned=["[x] Cook"]) for number in range(10, 23)]
    found = chosen(*kept, day(TODAY, planned=lines))

    assert (found.name, found.minutes, found.why) == (name, minutes, Why.LIST)
    assert found.reason == "Smallest on today's list."


def test_an_act_after_which_motivation_was_lower_three_times_is_passed_over() -> None:
    lower = [
        day(f"2026-03-{number}", done=[action("[x] Sit 2m", before=5, after=4)])
        for number in (20, 21, 22)
    ]
    today = day(TODAY, planned=["Sit 2m", "Walk 30m"])

    assert chosen(*lower, today).name == "Walk"
    assert chosen(*lower[:2], today).name == "Sit"


# -- a thought ----------------------------------------------------------------------------------

ANSWERED = day(
    "2026-03-22",
    planned=[action("[x] Wash up 5m", key="wash up"), action("Read", key="read")],
    thoughts=(Thought("Too much to do", "all", None, "wash up"), Thought("Alone")),
)


@pytest.mark.parametrize(
    ("thought", "expected"),
    [
        pytest.param(Thought("too much to do!"), "Wash up", id="the same words"),
        pytest.param(Thought("Everything", "all"), "Wash up", id="the same pattern"),
        pytest.param(Thought("Something else"), None, id="another thought"),
        pytest.param(Thought("Too much to do", None, None, "read"), None, id="answered already"),
    ],
)
def test_what_was_written_beside_the_same_thought(thought: Thought, expected: str | None) -> None:
    found = chosen(*BEFORE[:-1], ANSWERED, day(TODAY, thoughts=(thought,)))

    assert (found.name if found.why is Why.THOUGHT else None) == expected


def test_the_reason_quotes_the_thought_unless_words_are_hidden() -> None:
    days = [*BEFORE[:-1], ANSWERED, day(TODAY, thoughts=(Thought("Too much to do"),))]
    hidden = Settings(report=ReportRules(words=False))

    assert chosen(*days).reason == 'You wrote it beside "Too much to do".'
    assert chosen(*days, settings=hidden).reason == "You wrote it beside a thought."


# -- put off ------------------------------------------------------------------------------------

TURNS = [on("2026-03-19") + timedelta(days=ago) for ago in range(3)]
"""Three dates in a row, one of which has its turn."""


def put_off(times: int, last: str = "2026-03-18") -> list[Day]:
    days = []
    for ago in range(times):
        when = on(last) - timedelta(days=ago)
        line = action("Tax 2h -> open the envelope 1m", key="tax")
        days.append(day(str(when), planned=[line], done=["Cook"]))
    return days


def reasons(days: list[Day]) -> list[str]:
    found = []
    for when in TURNS:
        step_then = chosen(*(one for one in days if one.date < when), as_of=str(when))
        found.append(step_then.reason if step_then.why is Why.PUT_OFF else "")
    return found


def test_a_thing_put_off_three_times_is_offered_every_third_date() -> None:
    found = reasons(put_off(3))

    assert sorted(found) == [
        "",
        "",
        "On 3 lists since 16 March. Smaller, another day, or let go are all fine.",
    ]


def test_only_its_smaller_version_is_offered() -> None:
    when = next(one for one in TURNS if one.toordinal() % 3 == 0)
    found = chosen(*put_off(4), as_of=str(when))

    assert (found.name, found.minutes, found.is_smaller) == ("open the envelope", 1, True)
    plain = [day(str(one.date), planned=["Tax 2h"], done=["Cook"]) for one in put_off(4)]
    assert chosen(*plain, as_of=str(when)).why is Why.STARTER


@pytest.mark.parametrize(
    "days",
    [
        pytest.param(put_off(2), id="twice"),
        pytest.param([*put_off(5)[1:], day("2026-03-18", done=["Tax"])], id="done at last"),
        pytest.param([*put_off(5)[1:], day("2026-03-18", planned=["[-] Tax"])], id="let go"),
        pytest.param([*put_off(2), *put_off(2, "2026-02-20")], id="a fortnight between"),
        pytest.param([*put_off(4, "2026-03-01"), day("2026-03-18", done=["Cook"])], id="long ago"),
        pytest.param(
            [
                day(f"2026-03-{number}", planned=["Tax -> open it"], rest="ill")
                for number in (16, 17, 18)
            ],
            id="on days of rest",
        ),
    ],
)
def test_what_is_no_loop_is_not_offered(days: list[Day]) -> None:
    ordered = sorted(days, key=lambda one: one.date)

    assert reasons(ordered) == ["", "", ""]


# -- after a pause ------------------------------------------------------------------------------


def test_in_silence_the_smallest_act_that_came_first_before() -> None:
    days = [
        day("2025-12-01", done=["Cook 20m"]),
        day("2025-12-10", planned=["[/] Walk 30m -> letterbox"], done=["Read 20m"]),
        day("2026-02-01", planned=["Walk"]),
        day("2026-02-03", done=["Wash up 9m"]),
    ]
    found = chosen(*days)

    assert (found.name, found.minutes, found.why) == ("Wash up", 9, Why.PAUSE)
    assert found.reason == "After the pause in December 2025 this came first."


def test_in_silence_nothing_of_the_list_is_offered_and_a_first_pause_has_the_starters() -> None:
    assert chosen(day("2026-03-10", done=["Cook"], planned=["Tax"])).why is Why.STARTER
    never = chosen(day("2026-03-01", done=["Cook"]), day("2026-03-10", planned=["Tax"]))
    assert never.why is Why.STARTER


def test_days_of_rest_are_no_pause() -> None:
    days = [
        day("2026-02-01", done=["Cook"]),
        day("2026-02-10", done=["Sit 1m"]),
        day("2026-03-01", done=["Cook"]),
    ]
    rest = Settings(pauses=(Pause(on("2026-02-02"), on("2026-02-08")),))

    assert chosen(*days[:2], settings=rest).why is Why.STARTER


@pytest.mark.parametrize(
    ("line", "name", "minutes"),
    [
        pytest.param("[/] Walk 30m -> letterbox 2m", "letterbox", 30, id="minutes that it took"),
        pytest.param("[/] Walk -> letterbox 2m", "letterbox", 2, id="minutes of the plan"),
        pytest.param("[/] Walk -> 2m", "Walk", 2, id="no name on the right side"),
        pytest.param("[/] Walk", "Walk", None, id="no right side"),
    ],
)
def test_what_came_first_has_the_name_of_what_happened(
    line: str, name: str, minutes: int | None
) -> None:
    found = chosen(day("2026-02-01", done=["Cook"]), day("2026-02-10", planned=[line]))

    assert (found.name, found.minutes) == (name, minutes)


# -- the starter list ---------------------------------------------------------------------------


def test_the_first_day_begins_with_the_first_of_the_list() -> None:
    found = chosen()

    assert (found.name, found.minutes, found.deed) == ("Open a curtain", 1, "opened a curtain")
    assert found.reason == "From the starter list; nothing of yours is written yet."


def test_the_list_goes_round_by_the_date() -> None:
    first = day("2026-03-01", done=["Cook"])
    days = [first, *(day(f"2026-03-{number:02}", words="x") for number in range(2, 23))]
    names = [chosen(*days, as_of=f"2026-03-{number:02}").name for number in range(2, 23)]

    assert names[0] == "Drink a glass of water"
    assert names[:10] == names[10:20]
    assert len(set(names)) == 10


@pytest.mark.parametrize(
    ("text", "name", "minutes", "deed"),
    [
        pytest.param("Feed the cat 3m", "Feed the cat", 3, "feed the cat", id="with minutes"),
        pytest.param("Tea (2 min)", "Tea", 2, "tea", id="in brackets"),
        pytest.param("DIY", "DIY", None, "DIY", id="capitals stay"),
        pytest.param("5m", "5m", None, "5m", id="no name"),
        pytest.param("A, b", "A, b", None, "a", id="up to the comma"),
        pytest.param(", b", ", b", None, ", b", id="nothing before the comma"),
    ],
)
def test_the_journals_own_list_replaces_it(
    text: str, name: str, minutes: int | None, deed: str
) -> None:
    found = chosen(settings=Settings(small=(text, " ")))

    assert (found.name, found.minutes, found.deed) == (name, minutes, deed)


def test_a_list_of_things_that_all_went_down_still_offers_one() -> None:
    lower = [
        day(f"2026-03-{number}", done=[action("[x] Tea", key="tea", before=5, after=4)])
        for number in (20, 21, 22)
    ]

    assert chosen(*lower, settings=Settings(small=("Tea",))).name == "Tea"


# -- laws ---------------------------------------------------------------------------------------

LINES = st.builds(
    "[{}] {}".format,
    st.sampled_from("x/-> "),
    st.sampled_from(["Walk 30m -> letterbox 2m", "Sit 10m", "Tax 2h -> open it", "Call"]),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Day]:
    ago = draw(st.lists(st.integers(-9, 60), unique=True, max_size=15))
    return [
        day(
            str(on(TODAY) - timedelta(days=one)),
            planned=draw(st.lists(LINES, max_size=3, unique=True)),
            rest=draw(st.sampled_from([None, None, None, "ill"])),
            words=draw(st.sampled_from(["", "Rain."])),
            thoughts=draw(st.sampled_from([(), (Thought("Alone", None, None, "sit"),)])),
        )
        for one in ago
    ]


@given(histories())
def test_a_later_day_never_changes_an_earlier_step(days: list[Day]) -> None:
    earlier = [one for one in days if one.date <= on(TODAY)]

    assert step(*days) == step(*earlier)


@given(histories())
def test_there_is_a_step_unless_an_act_or_rest_stands(days: list[Day]) -> None:
    today = next((one for one in days if one.date == on(TODAY)), None)
    stands = today is not None and (any(one.is_done for one in today.actions) or today.rest)

    assert (step(*days) is None) == bool(stands)


@given(histories())
def test_the_order_of_the_days_makes_no_difference(days: list[Day]) -> None:
    assert step(*days[::-1]) == step(*days)


# -- due ----------------------------------------------------------------------------------------

WALK = Practice(
    "walk",
    "Walk",
    schedule=Schedule(Rhythm.DAILY),
    sizes=("Corner 2m", "To the lock (10m)", "30m"),
)


def walked(size: int, boxes: str = "xxx xxx xxx") -> list[Day]:
    """Return days up to yesterday on which a walk of one size was planned."""
    first = on(TODAY) - timedelta(days=len(boxes))
    return [
        day(str(first + timedelta(days=at)), planned=[action(f"[{box}] Walk", size=size)])
        for at, box in enumerate(boxes)
    ]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        pytest.param(
            2,
            ("To the lock", 10, "Due today; at this size it happened 9 of 11 times."),
            id="a name and minutes",
        ),
        pytest.param(
            3,
            ("Walk", 30, "Due today; at this size it happened 9 of 11 times."),
            id="minutes alone take the name of the practice",
        ),
        pytest.param(5, None, id="a size that the ladder does not have"),
    ],
)
def test_a_due_practice_is_offered_at_its_dependable_size(
    size: int, expected: tuple[str, int, str] | None
) -> None:
    found = chosen(*walked(size), settings=Settings(practices=(WALK,)))

    if expected is None:
        assert found.why is Why.STARTER
    else:
        assert (found.name, found.minutes, found.reason) == expected
        assert found.why is Why.DUE


@pytest.mark.parametrize(
    ("settings", "today", "why"),
    [
        pytest.param(
            Settings(practices=(replace(WALK, schedule=Schedule()),)),
            [],
            Why.STARTER,
            id="not due by a schedule",
        ),
        pytest.param(Settings(practices=(WALK,)), ["[-] Walk"], Why.STARTER, id="let go today"),
        pytest.param(Settings(practices=(WALK,)), ["[ ] Tax"], Why.LIST, id="the list goes before"),
        pytest.param(
            Settings(
                practices=(WALK,),
                experiments=(Experiment("walk", "walk", on(TODAY), 12),),
            ),
            [],
            Why.STARTER,
            id="a coin chose tomorrow",
        ),
    ],
)
def test_a_due_practice_is_not_offered(settings: Settings, today: list[str], why: Why) -> None:
    days = [*walked(2), day(TODAY, planned=today)] if today else walked(2)

    assert chosen(*days, settings=settings).why is why
