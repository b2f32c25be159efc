"""The language bank: what no sentence ever says, and what each of them says in its states."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool import app, resources
from journal_tool.analysis import (
    Analysis,
    analyse,
)
from journal_tool.model import (
    Action,
    Day,
    Evidence,
    Experiment,
    Identity,
    Practice,
    Rhythm,
    Schedule,
    State,
    Thought,
)
from journal_tool.phrases import MONTHS
from journal_tool.screens import (
    Said,
    sentences,
)
from journal_tool.screens._said_practices import sizes_sentence
from journal_tool.settings import Settings
from journal_tool.store import Store
from tests.builders import action, day, journal, mood, on
from tests.test_analysis_figures import (
    EXPECTED,
    HAPPENED,
    LIKELY,
    WISHED,
    ago,
    lines,
    pairs_of_days,
    spread,
)
from tests.test_analysis_figures import TODAY as MONDAY

TODAY = "2026-03-23"
BANNED = re.compile(
    r"\b(proves|cause|causes|caused|fixed|cured|failed|lazy|broken|lost|perfect|only|should|"
    r"relapse|dopamine|streak)\b|!|\bp\s*[=<]",
    re.IGNORECASE,
)
ALLOWED = ("not a cause", "not proof of cause")
WALK = Practice(
    "walk",
    "Walk",
    schedule=Schedule(Rhythm.DAILY),
    sizes=("Corner 2m", "Lock 10m"),
    identity="mover",
    is_movement=True,
)
OPTIONS = Settings(
    practices=(WALK, Practice("sit", "Sit", schedule=Schedule(Rhythm.PER_WEEK, 3))),
    identities=(Identity("mover", "I move"),),
    experiments=(
        Experiment("walk", "walk", on("2026-02-20"), 12),
        Experiment("few", "walk", on("2026-02-20"), 3),
        Experiment("meal", "sit", on("2026-02-20"), 12),
        Experiment("none", "nothing", on("2026-02-20"), 12),
    ),
)


def said(*days: Day, options: Settings = OPTIONS, as_of: str = TODAY) -> dict[str, Said]:
    figures = analyse(journal(*days), options, as_of=on(as_of)).figures
    return {one.figure: one for one in sentences(figures)}


def text_of(name: str, *days: Day, options: Settings = OPTIONS, as_of: str = TODAY) -> str:
    return said(*days, options=options, as_of=as_of)[name].text


def days_from(first: str, lines: Sequence[Sequence[Action]], **more: Any) -> list[Day]:
    """Return a day for each of ``lines``, from ``first`` on."""
    start = on(first)
    return [
        day(str(start + timedelta(days=at)), planned=some, **more) for at, some in enumerate(lines)
    ]


# -- what is never said -------------------------------------------------------------------------

ratings = st.none() | st.integers(0, 10)


@st.composite
def actions(draw: st.DrawFn) -> Action:
    name = draw(st.sampled_from(["Walk", "Sit", "Tax return", "Call Sam"]))
    return Action(
        name,
        name.casefold(),
        draw(st.sampled_from(State)),
        planned=draw(st.booleans()),
        minutes=draw(st.none() | st.integers(0, 200)),
        doubt=draw(st.booleans()),
        anyway=draw(st.booleans()),
        likely=draw(st.none() | st.integers(0, 100)),
        before=draw(ratings),
        after=draw(ratings),
        expect=draw(ratings),
        felt=draw(ratings),
        size=draw(st.none() | st.integers(1, 2)),
        cue=draw(st.none() | st.just("after tea")),
        tags=draw(st.sampled_from([(), ("mover",), ("work",)])),
    )


@st.composite
def journals(draw: st.DrawFn) -> list[Day]:
    """Return some days, of which a pattern is repeated so that every minimum can be reached."""
    pattern = draw(st.lists(st.lists(actions(), max_size=3), min_size=1, max_size=6))
    repeat = draw(st.integers(1, 20))
    first = on(TODAY) - timedelta(days=len(pattern) * repeat)
    found = []
    for at, some in enumerate(pattern * repeat):
        unique = {one.key: one for one in some}.values()
        found.append(
            day(
                str(first + timedelta(days=at)),
                planned=[one for one in unique if one.planned],
                done=[one for one in unique if not one.planned],
                measures=mood(draw(st.integers(0, 10))),
                thoughts=(Thought("later", "put-off", None, "walk"),),
                evidence=(Evidence("Stayed in", "mover", supports=False),),
            )
        )
    return found


@given(journals())
def test_no_sentence_scolds_or_claims(days: list[Day]) -> None:
    for one in said(*days).values():
        text = one.text
        for phrase in ALLOWED:
            text = text.replace(phrase, "")

        assert BANNED.findall(text + one.early) == [], one


@given(journals())
def test_a_percentage_stands_beside_enough_to_make_one(days: list[Day]) -> None:
    found = said(*days)
    figures = analyse(journal(*days), OPTIONS, as_of=on(TODAY)).figures
    if figures.follow_through.follow_through.planned < 5:
        assert "%" not in found["follow_through"].text
    if figures.forecast.forecast.n < 10:
        assert found["forecast"].text == ""
    for name, one in found.items():
        if "%" in one.text:
            assert name in {"days", "follow_through", "forecast", "thought put-off"}
            assert re.search(r"\d+ of |\d+ planned actions|Named \d+ times", one.text)


@given(journals())
def test_every_figure_says_something_or_how_near_it_is(days: list[Day]) -> None:
    optional = {"things", "smaller", "movement", "loops"}
    for name, one in said(*days).items():
        assert one.text or one.early or name in optional
        assert not one.text or one.text.endswith(".")


# -- what is said -------------------------------------------------------------------------------


def kept(*outcomes: str) -> list[list[Action]]:
    return [[action(f"{box} A{at}") for at, box in enumerate(some.split(","))] for some in outcomes]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            kept("[x],[ ]", "[x],[-]"),
            "2 of 3 planned actions happened in the 2 days to 22 March. 1 let go.",
            id="below five no share",
        ),
        pytest.param(
            kept("[x],[ ]", "[x],[/]", "[ ]"),
            "3 of 5 planned actions happened in the 3 days to 22 March (60 %; with this much "
            "data, somewhere between 23 % and 88 %). About half is usual for intentions.",
            id="from five on a share with its range",
        ),
    ],
)
def test_follow_through(lines: Sequence[Sequence[Action]], expected: str) -> None:
    first = str(on(TODAY) - timedelta(days=len(lines)))

    assert text_of("follow_through", *days_from(first, lines)) == expected


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        pytest.param(range(1, 23), "Something was done on 22 of 22 days to 22 March.", id="all"),
        pytest.param(
            range(1, 23, 2),
            "Something was done on 11 of 22 days to 22 March; 11 without an entry. Half of these "
            "days have no entry, so the true share lies between 50 % and 100 %.",
            id="half without an entry",
        ),
        pytest.param(
            [1, 2, 3, 4],
            "Something was done on 4 of 22 days to 22 March; 18 without an entry. "
            "Not enough entries to say more.",
            id="hardly any",
        ),
    ],
)
def test_days_are_a_count_and_their_bounds(dates: Sequence[int], expected: str) -> None:
    days = [day(f"2026-03-{at:02d}", done=["Cook"]) for at in dates]

    assert text_of("days", *days) == expected


def test_a_change_says_how_much_was_planned() -> None:
    before = days_from("2026-01-26", kept(*["[x],[ ]"] * 28))
    now = days_from("2026-02-23", kept(*["[x]"] * 28))
    text = text_of("change", *before, *now)

    assert text.startswith(
        "28 of 28 planned happened in the 28 days to 22 March, 28 of 56 in the 28 before: "
        "the gap is smaller ("
    )
    assert text.endswith("You planned 1.0 a day, before 2.0; planning less closes the gap too.")


def test_no_clear_change_says_so() -> None:
    text = text_of("change", *days_from("2026-01-26", kept(*["[x],[ ]"] * 56)))

    assert "28 of 56 in the 28 before. No clear sign either way (−18 to 18 points). With" in text
    assert "With this many planned actions a difference below about 26 points would not" in text


def rated(count: int, **more: int) -> list[Day]:
    first = str(on(TODAY) - timedelta(days=count))
    lines = [[action("[x] Walk", **more)] for _ in range(count)]
    return days_from(first, lines)


def test_pairs_are_counted_from_three_and_averaged_from_eight() -> None:
    assert said(*rated(2, before=2, after=4))["motivation"].early == "2 of 8 pairs"
    assert text_of("motivation", *rated(3, before=2, after=4)) == (
        "After 3 actions in the 3 days to 22 March: higher 3 times, same 0, lower 0 than before."
    )
    assert text_of("motivation", *rated(8, before=2, after=3)).startswith(
        "After 8 actions in the 8 days to 22 March motivation was on average 1.0 points higher "
        "than before (1.0 to 1.0); higher 8 times, same 0, lower 0."
    )


def test_felt_against_expected_uses_its_own_words() -> None:
    text = text_of("felt", *rated(9, expect=5, felt=3))

    assert "points lower than expected" in text
    assert "This shows what happened, not why." in text


def test_a_natural_change_is_told_where_it_is_known() -> None:
    quiet = [
        day(
            str(on("2026-02-24") + timedelta(days=at)),
            planned=["[-] Gym"],
            measures=(*mood(4 + at % 3), replace(mood(2 + at % 3)[0], name="mood_am")),
        )
        for at in range(12)
    ]
    text = text_of("motivation", *quiet, *rated(9, before=2, after=4))

    assert "is what ordinary ups and downs lead to expect." in text


def test_little_wish_and_forecasts_need_their_numbers() -> None:
    assert said(*rated(7, before=2))["anyway"].early == "7 of 8 actions with little wish before"
    text = text_of("anyway", *rated(9, before=2))
    assert text.startswith("9 of the 9 times motivation was 3 or less in the 9 days to 22 March")
    assert text.endswith("so this may say how rating is done.")
    assert text_of("forecast", *rated(10, likely=30)) == (
        "10 planned actions in the 10 days to 22 March were given an average 30 % chance; "
        "100 % happened. 10 of 10 that seemed unlikely happened."
    )
    assert "seemed unlikely" not in text_of("forecast", *rated(10, likely=90))


def test_a_cue_is_told_beside_plans_without_one() -> None:
    lines = [
        [action("[x] Walk", cue="after tea"), action(f"{'[x]' if at % 2 else '[ ]'} Sit")]
        for at in range(20)
    ]
    text = text_of("cue", *days_from("2026-03-03", lines))

    assert text.startswith(
        "In the 20 days to 22 March planned with a cue 20 of 20 happened, without"
    )
    assert text.endswith("You may add cues to the easier ones.")


@pytest.mark.parametrize(
    ("effect", "same", "then"),
    [
        pytest.param(4, "points higher than on similar days without", None, id="higher"),
        pytest.param(-4, "points lower than on similar days without", None, id="lower"),
        pytest.param(0, "no clear sign either way", "On the day after: no clear sign (", id="none"),
    ],
)
def test_mood_is_a_link_and_not_more(effect: int, same: str, then: str | None) -> None:
    days = []
    for at in range(84):
        acted = at * 7919 % 5 < 2
        level = 5 + effect * acted + (at * 104729 % 3) - 1
        one = str(on("2025-12-29") + timedelta(days=at))
        days.append(
            day(one, done=["Walk"] if acted else [], planned=["[-] X"], measures=mood(level))
        )
    found = said(*days)

    assert same in found["mood"].text
    assert found["mood"].text.count("a link") == (effect != 0)
    assert found["mood"].text.endswith("This has held for two weeks.") == (effect != 0)
    assert then is None or then in found["mood_next"].text


def test_mood_says_what_is_missing() -> None:
    few = [day(f"2026-03-{at:02d}", done=["A"], measures=mood(5)) for at in range(1, 20)]
    same = [
        day(str(on("2026-01-01") + timedelta(days=at)), done=["A"], measures=mood(5))
        for at in range(80)
    ]

    assert said(*few)["mood"].early == "18 of 42 days with a mood that follow one"
    assert said(*same)["mood"].early.startswith("too few days with an act")


def test_weekdays_are_told_when_they_are_clear() -> None:
    days = [
        day(str(one), done=["A"] if one.weekday() < 5 else [], planned=["[-] X"])
        for one in (on("2025-12-29") + timedelta(days=at) for at in range(84))
    ]
    text = text_of("weekday", *days)

    assert text == (
        "In 12 whole weeks from 29 December 2025 to 22 March days with an act were most on Monday "
        "and fewest on Saturday."
    )


def test_movement_and_smaller_versions() -> None:
    days = days_from("2026-03-20", [[action("[x] Walk 20m")], [action("[/] Walk")]])

    assert text_of("movement", *days) == (
        "20 minutes of movement on 2 of 3 days to 22 March, any kind, 20m on a usual one. "
        "1 act without minutes."
    )
    assert text_of("smaller", *days) == (
        "A smaller version counted on 1 of 3 days to 22 March; 1 of them would have been blank."
    )
    both = days_from("2026-03-20", [[action("[/] Walk"), action("[x] Sit")]])
    assert text_of("smaller", *both) == "A smaller version counted on 1 of 3 days to 22 March."


def test_an_identity_is_told_in_words() -> None:
    rows = {
        "mostly yes": [day(f"2026-03-{at:02d}", done=["Walk"]) for at in range(5, 23)],
        "mostly not yet": [
            day(
                f"2026-03-{at:02d}",
                evidence=tuple(
                    Evidence(f"Stayed in {n}", "mover", supports=False) for n in range(2)
                ),
            )
            for at in range(10, 23)
        ],
    }
    for words, days in rows.items():
        text = text_of("identity mover", *days)

        assert "against in the 30 days to 23 March; newest weighted most." in text
        assert f"Recent evidence: {words}" in text
        assert text.endswith("one small act is the next line for." if "not" in words else "yes.")


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        pytest.param("x" * 20, "Size 2 is", id="no larger size to offer"),
        pytest.param("x" * 10 + "  ", "A smaller size is worth a try: 1.", id="two in a row"),
    ],
)
def test_sizes_suggest_and_never_order(boxes: str, expected: str) -> None:
    lines = [[action(f"[{box}] Walk", size=2)] for box in boxes]
    first = str(on(TODAY) - timedelta(days=len(lines)))
    text = text_of("practice walk", *days_from(first, lines))

    assert (expected in text) == (expected != "Size 2 is")
    assert "Done by 22 March: size 2, " in text


def test_small_steps_go_down_to_two_minutes_and_up_again() -> None:
    down = [[action("[ ] Walk", size=1)] for _ in range(2)]
    up = [[action("[x] Walk", size=1)] for _ in range(8)]

    assert "A two-minute version is worth a try." in text_of(
        "practice walk", *days_from("2026-03-21", down)
    )
    assert "Size 2 is on offer." in text_of("practice walk", *days_from("2026-03-15", up))


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        pytest.param(15, "newest days count most, of 15 due. It does", id="as many as have half"),
        pytest.param(16, "is the last 15 or so of 16 due. It does", id="more"),
    ],
)
def test_half_the_weight_is_told_of_more_days_than_have_it(due: int, expected: str) -> None:
    first = str(on(TODAY) - timedelta(days=due))
    text = text_of("practice walk", *days_from(first, [[action("[x] Walk")]] * due))

    assert expected in text


def test_runs_and_comebacks() -> None:
    boxes = "xx x x x  xxx "
    lines = [[action(f"[{box}] Walk")] for box in boxes]
    first = str(on(TODAY) - timedelta(days=len(lines)))
    text = text_of("practice walk", *days_from(first, lines))

    assert "Taken up again 4 times up to 22 March, usually after one day. Present pause: 1" in text
    assert "3 in this run up to 22 March. Longest: 5. One gap is ordinary; today keeps" in text


def test_scores_and_runs_can_be_left_out() -> None:
    days = rated(12)
    figures = analyse(journal(*days), OPTIONS, as_of=on(TODAY)).figures
    found = {one.figure: one.text for one in sentences(figures, scores=False, streaks=False)}

    assert "Consistency" not in found["practice walk"]
    assert "run" not in found["practice walk"]
    few = analyse(journal(*rated(3)), OPTIONS, as_of=on(TODAY)).figures
    early = {one.figure: one.early for one in sentences(few, scores=False)}
    assert early["practice walk"] == ""


def test_named_thoughts_are_counted_and_from_five_on_have_a_share() -> None:
    def named(times: int, outcome: str) -> list[Day]:
        lines = [[action(f"[{outcome}] Walk")] for _ in range(times)]
        return days_from(
            str(on(TODAY) - timedelta(days=times)),
            lines,
            thoughts=(Thought("later", "put-off", None, "walk"),),
        )

    assert text_of("thoughts", *named(1, "x")) == (
        "Named in the 1 day to 22 March: “put-off” once (1 with an action, 1 done). Done means "
        "that day or the next."
    )
    assert text_of("thoughts", *named(4, " ")).startswith(
        "Named in the 4 days to 22 March: “put-off” 4 times (4 with an action, 0 done)."
    )
    alone = days_from("2026-03-22", [[]], thoughts=(Thought("later", "put-off"),))
    assert text_of("thoughts", *alone) == "Named in the 1 day to 22 March: “put-off” once."
    assert text_of("thought put-off", *named(5, "x")) == (
        "Named 5 times in the 5 days to 22 March, 5 times beside an action, and 5 times it was "
        "done that day or the next (100 %, from 57 % to 100 %)."
    )


@pytest.mark.parametrize(
    ("beside", "elsewhere", "expected"),
    [
        pytest.param("x", " ", "more often than", id="more"),
        pytest.param(" ", "x", "less often than", id="less"),
        pytest.param("x", "x", "", id="no difference"),
    ],
)
def test_a_thought_is_held_against_all_planned_actions(
    beside: str, elsewhere: str, expected: str
) -> None:
    days = days_from(
        "2026-03-03",
        [[action(f"[{beside}] Walk"), *lines_of(f"[{elsewhere}]", 3)] for _ in range(20)],
        thoughts=(Thought("later", "put-off", None, "walk"),),
    )
    text = text_of("thought put-off", *days)

    assert ("planned actions in all" in text) == bool(expected)
    assert expected in text


def lines_of(box: str, count: int) -> list[Action]:
    return [action(f"{box} Errand {at}") for at in range(count)]


def test_what_was_put_off_often_is_counted_by_how_it_ended() -> None:
    def ended(name: str, box: str, first: str) -> list[Day]:
        return days_from(first, [[action(f"[{one}] {name}")] for one in f"   {box}"])

    days = [
        *ended("Tax", "/", "2026-01-05"),
        *ended("Call", "x", "2026-01-12"),
        *ended("Desk", "-", "2026-01-19"),
        *ended("Attic", " ", "2026-01-26"),
        *ended("Form", " ", "2026-03-19"),
    ]

    assert text_of("loops", *days) == (
        "5 things put off on 3 lists or more since 5 January: 1 waiting; 2 done in the end, 1 at "
        "a smaller size; 1 let go; 1 not planned again."
    )


# -- dates of another year ----------------------------------------------------------------------


def in_another_year() -> list[Day]:
    """Return a year that began with put-off things, a trial and a practice, and ended in tea."""
    put_off = days_from("2026-01-05", [[action("[ ] Tax")]] * 4)
    trial = [
        day(
            str(on("2026-02-20") + timedelta(days=at)),
            planned=[action("[ ] Walk" if at % 5 == 4 else "[x] Walk 2m")],
            measures=mood(3 + at * 7919 % 4),
        )
        for at in range(24)
    ]
    return [*put_off, *trial, day("2027-01-08", planned=[action("[x] Tea")])]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("loops", "since 5 January 2026"),
        ("things", "planned from 13 December 2026 to 9 January: "),
        ("experiment walk", "from 20 February 2026 to 15 March 2026, mood"),
        ("practice walk", "as of 15 March 2026: "),
        ("practice walk", "Taken up again 4 times up to 15 March 2026, "),
        ("practice walk", "in this run up to 15 March 2026, "),
    ],
)
def test_a_date_of_another_year_has_its_year(figure: str, expected: str) -> None:
    until = replace(WALK, until=on("2026-03-15"))
    options = replace(OPTIONS, practices=(until, *OPTIONS.practices[1:]))

    assert expected in text_of(figure, *in_another_year(), options=options, as_of="2027-01-10")


def test_sizes_of_another_year_have_their_year() -> None:
    days = days_from("2026-03-21", [[action("[x] Walk", size=2)]] * 2)
    figures = analyse(journal(*days), OPTIONS, as_of=on(TODAY)).figures
    walk = next(one for one in figures.practices if one.key == "walk")

    assert sizes_sentence(walk, seen_from=on("2027-01-10")).startswith("Done by 22 March 2026: ")
    assert sizes_sentence(walk, seen_from=on(TODAY)).startswith("Done by 22 March: ")


# -- the worked examples, as they are said --------------------------------------------------------

WIDTHS = [(3, 3), (2, 2), (4, 0), (3, 3), (2, 0), (3, 3), (1, 1), (4, 1), (3, 3), (3, 0), (2, 2)]
WIDTHS += [(3, 2), (4, 4), (3, 0)]


def widely() -> list[Day]:
    return [day(ago(at + 1), planned=lines(*row)) for at, row in enumerate(WIDTHS)]


def half_silent() -> list[Day]:
    days = [day(ago(at), done=["Walk"]) for at in range(1, 13)]
    return [*days, *(day(ago(at), planned=["[ ] Walk"]) for at in (27, 28))]


def with_the_wish(n: int, done: int, before: int) -> list[Action]:
    return lines(n, done, before=before)


def forecasts() -> list[Day]:
    rated = [
        action(f"[{'x' if done else ' '}] {at}", likely=likely)
        for at, (likely, done) in enumerate(zip(LIKELY, HAPPENED, strict=True))
    ]
    return spread(rated)


@pytest.mark.parametrize(
    ("name", "days", "expected"),
    [
        pytest.param(
            "follow_through",
            widely(),
            "24 of 40 planned actions happened in the 14 days to 15 March (60 %; with this much "
            "data, somewhere between 35 % and 81 %). About half is usual for intentions.",
            id="5.1",
        ),
        pytest.param(
            "days",
            half_silent(),
            "Half of these days have no entry, so the true share lies between 43 % and 93 %.",
            id="5.2",
        ),
        pytest.param(
            "anyway",
            spread([*with_the_wish(22, 13, 2), *with_the_wish(18, 16, 6)]),
            "13 of the 22 times motivation was 3 or less in the 20 days to 15 March, it was done",
            id="5.7",
        ),
        pytest.param(
            "forecast",
            forecasts(),
            "were given an average 49 % chance; 75 % happened. 4 of 6 that seemed unlikely",
            id="5.8",
        ),
        pytest.param(
            "felt",
            pairs_of_days("expect", "felt", EXPECTED),
            "1.5 points higher than expected (0.5 to 2.5); better 8 times, same 1, less 1.",
            id="5.9",
        ),
        pytest.param(
            "motivation",
            pairs_of_days("before", "after", WISHED),
            "1.2 points higher than before (0.4 to 2.0); higher 8 times, same 3, lower 1.",
            id="5.10",
        ),
        pytest.param(
            "cue",
            spread([*lines(15, 15, cue="after tea"), *lines(24, 12)]),
            "planned with a cue 15 of 15 happened, without 12 of 24.",
            id="5.17",
        ),
    ],
)
def test_a_worked_example_is_said_as_printed(name: str, days: list[Day], expected: str) -> None:
    assert expected in text_of(name, *days, options=Settings(), as_of=MONDAY)


# -- words and numbers --------------------------------------------------------------------------


JUDGED = ("change", "felt", "motivation", "cue", "mood", "mood_next")
"""Figures with a word of their own for how sure they are."""


def turning(ways: Sequence[int], rest: int) -> tuple[list[Day], str]:
    """Return ten weeks whose last days may go another way, and the day somebody looks."""
    days: list[Day] = []
    first = on("2026-01-12")
    for length, way in zip((49, 21, rest), ways, strict=True):
        for at in range(length):
            planned = [
                action(f"[{'x' if at % 3 else ' '}] Walk", before=5, after=5 + way + at % 2),
                action(f"[{'x' if way + at % 5 > 1 else ' '}] Sit", cue="after tea"),
                action("[x] Cook", expect=5, felt=max(0, 5 + way - at % 2)),
            ]
            if way < 0 and at % 2:
                planned = [action("[ ] Walk"), action("[ ] Sit")]
            when = str(first + timedelta(days=len(days)))
            days.append(day(when, planned=planned, measures=mood(5 + (way * (at % 2)) // 2)))
    return days, str(first + timedelta(days=len(days)))


@given(st.tuples(*[st.integers(-4, 4)] * 3), st.integers(0, 6))
def test_the_word_for_how_sure_never_speaks_against_the_numbers_beside_it(
    ways: tuple[int, ...], rest: int
) -> None:
    days, as_of = turning(ways, rest)
    for name, one in said(*days, as_of=as_of).items():
        if name in JUDGED and one.text and not one.early:
            spans = re.findall(r"\((?:\S+ of \S+; )?(−?[\d.]+) to (−?[\d.]+)", one.text)
            spans += re.findall(r"difference of (−?[\d.]+) to (−?[\d.]+) points", one.text)
            low, high = (float(end.replace("−", "-")) for end in spans[-1])
            if "o clear sign" in one.text:
                assert low <= 0 <= high, one
            elif "ot judged yet" not in one.text:
                assert "A hint" in one.text or "has held" in one.text, one
                assert low >= 0 or high <= 0, one
                way = re.search(r" (higher|smaller|lower|larger) ", one.text)
                if way is not None:
                    assert (low + high >= 0) == (way[1] in ("higher", "smaller")), one


def test_numbers_and_word_are_those_of_one_sunday() -> None:
    up = days_from("2026-03-09", [[_after(2 - at % 2)] for at in range(14)])
    down = days_from("2026-03-23", [[_after(-5)]] * 6)
    text = text_of("motivation", *up, *down, as_of="2026-03-29")

    assert text.startswith(
        "After 14 actions in the 14 days to 22 March motivation was on average 1.5 points higher"
    )
    assert "A hint" in text
    assert "on average 0.5 points lower" in text_of(
        "motivation", *up, *down, day("2026-03-29", done=["Tea"]), as_of="2026-03-30"
    )


def test_what_there_is_enough_of_since_sunday_is_not_judged_yet() -> None:
    days = days_from("2026-03-20", [[_after(2 - at % 2)] for at in range(9)])

    assert "higher than before (1.0 to 1.9)" not in text_of("motivation", *days[:3])
    assert "9 actions in the 9 days to 28 March" in text_of("motivation", *days, as_of="2026-03-29")
    assert "Not judged yet, since that is done on Sundays (1.2 to 2.0)." in text_of(
        "motivation", *days, as_of="2026-03-29"
    )


def test_plans_with_a_cue_since_sunday_are_not_judged_yet() -> None:
    lines = [[action("[x] Walk", cue="after tea"), action("[ ] Sit")] for _ in range(9)]
    text = text_of("cue", *days_from("2026-03-20", lines), as_of="2026-03-29")

    assert "with a cue 9 of 9 happened, without 0 of 9. Not judged yet, since" in text


def _after(by: int) -> Action:
    return action("[x] Walk", before=5, after=5 + by)


# -- a coin -------------------------------------------------------------------------------------


def coin(days: int, *, as_of: str = TODAY) -> dict[str, Said]:
    first = on("2026-02-20")
    some = [
        day(str(first + timedelta(days=at)), done=["Walk"], measures=mood(3 + at * 7919 % 4))
        for at in range(days)
    ]
    return said(*some, as_of=as_of)


def test_a_trial_is_hidden_until_its_end() -> None:
    assert coin(20, as_of="2026-03-10")["experiment walk"] == Said(
        "experiment walk", "", "9 of 12 pairs; the result is hidden until the end"
    )


def test_a_trial_that_is_over_may_speak_of_the_action() -> None:
    text = coin(24)["experiment walk"].text

    assert text.startswith(
        "In this trial of 12 pairs from 20 February to 15 March, mood on days the coin chose for "
        "Walk was "
    )
    assert "Because a coin chose the days, this is about the action, for you, in these" in text
    assert text.endswith("12 of 24 days went as the coin said; 0 left out.")


def test_a_trial_without_moods_says_nothing() -> None:
    text = said(day("2026-02-20", done=["Walk"]))["experiment walk"].text

    assert text.startswith("Too few evenings have a mood to say anything. ")
    assert text.endswith("12 left out.")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("few", "3 pairs could show nothing; 10 or more.", id="too few pairs"),
        pytest.param("meal", "'meal' is not to be left to one.", id="food"),
        pytest.param("none", "'nothing' is no declared practice.", id="no practice"),
    ],
)
def test_some_coins_are_not_thrown(name: str, expected: str) -> None:
    text = coin(4)[f"experiment {name}"].text

    assert text == f"No coin is thrown: {expected}"


# -- the sample ---------------------------------------------------------------------------------


def sample() -> Analysis:
    reading = app.read(Store(resources.sample_journal()), date(2026, 6, 30))
    return analyse(reading.journal, reading.settings, as_of=reading.today)


A_DATE = re.compile(rf"\b\d{{1,2}} ({'|'.join(MONTHS)})\b")


def test_every_sentence_of_the_sample_journal_has_its_n_and_its_dates() -> None:
    for one in sentences(sample().figures):
        if one.text:
            assert A_DATE.search(one.text), one
            assert re.search(r"\d", A_DATE.sub("", one.text)), one
