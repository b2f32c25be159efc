"""The last time: one's own sentence, always the newest, never the best."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.analysis import is_doubted
from journal_tool.model import Action, Day, Journal, Words
from journal_tool.screens import (
    Doubts,
    LastTime,
    Pairs,
    doubts,
    doubts_line,
    last_time,
    last_time_line,
    pairs_line,
    pairs_of,
)
from tests.builders import action, day, journal, on

TODAY = on("2026-03-23")


def line(*days: Day, key: str = "walk", shows_words: bool = True) -> str:
    """Return the line of ``key`` as it stands today; ``""`` for none."""
    found = last_time(journal(*days), key, TODAY)
    if found is None:
        return ""
    return " ".join(one.text for one in last_time_line(found, TODAY, shows_words=shows_words))


def walked(
    when: str = "2026-03-19", text: str = "[x] Walk", words: str = "", **more: object
) -> Day:
    return day(when, planned=[action(text, **more)], words=words)


# -- the words of the line ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(walked(), "Last time, Thu 19 March.", id="nothing but the day"),
        pytest.param(walked(text="[x] Walk 10m"), "Last time, Thu 19 March, 10m.", id="minutes"),
        pytest.param(
            walked(text="[x] Walk 10m", before=2, after=5, note="Cold."),
            'Last time, Thu 19 March: 2 before, 5 after. "Cold."',
            id="a pair and a note",
        ),
        pytest.param(
            walked(expect=1, felt=5), "Last time, Thu 19 March: expected 1, felt 5.", id="felt"
        ),
        pytest.param(
            walked(before=4, after=2, expect=1, felt=5),
            "Last time, Thu 19 March: 4 before, 2 after.",
            id="motivation before enjoyment",
        ),
        pytest.param(
            walked(text="[x] Walk 10m", before=4),
            "Last time, Thu 19 March, 10m.",
            id="half a pair is none",
        ),
        pytest.param(
            walked(text="[x] Walk 10m", note="Cold."),
            'Last time, Thu 19 March, 10m: "Cold."',
            id="a note alone",
        ),
        pytest.param(
            walked(text="[/] Walk 2m"),
            "Last time, Thu 19 March, 2m, at the small size.",
            id="the small size",
        ),
        pytest.param(
            walked(text="[/] Walk", before=3, after=5),
            "Last time, Thu 19 March, at the small size: 3 before, 5 after.",
            id="the small size with a pair",
        ),
        pytest.param(walked("2025-12-30"), "Last time, Tue 30 December 2025.", id="another year"),
        pytest.param(walked("2026-03-22"), "Last time, yesterday.", id="yesterday"),
        pytest.param(
            walked(before=2, after=5, words="Rain. More rain."),
            'Last time, Thu 19 March: 2 before, 5 after. That day: "Rain."',
            id="a sentence of the day after a pair",
        ),
        pytest.param(
            walked(words="Rain"), 'Last time, Thu 19 March. That day: "Rain"', id="no full stop"
        ),
        pytest.param(
            walked(note="First\nsecond"),
            'Last time, Thu 19 March: "First second"',
            id="a note of two lines",
        ),
    ],
)
def test_the_line(one: Day, expected: str) -> None:
    assert line(one) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# Title\n\nRain came. Then sun.", "Rain came.", id="below a heading"),
        pytest.param("Rain came\nand went. Sun.", "Rain came and went.", id="over two lines"),
        pytest.param("- Rain came. Sun.\n- More.", "Rain came.", id="in a list"),
        pytest.param("> Rain came! Sun.", "Rain came!", id="in a quotation"),
        pytest.param('She said "no." Then left.', 'She said "no."', id="before a closing quote"),
        pytest.param("38.4 degrees. Toast.", "38.4 degrees.", id="a point within a number"),
        pytest.param("![[rain.jpg]]\n\n| a | b |\n\n---\n\nRain.", "Rain.", id="below a picture"),
        pytest.param("Rain\n# Title\nSun.", "Rain", id="up to a heading"),
    ],
)
def test_the_first_sentence_of_a_day(text: str, expected: str) -> None:
    found = last_time(journal(walked(words=text)), "walk", TODAY)

    assert found is not None
    assert (found.words, found.are_days_words) == (expected, True)


def test_a_text_without_a_sentence_gives_none_and_the_next_file_is_asked() -> None:
    empty = Words("a.md", "# Title\n\n", 1)
    one = day("2026-03-19", planned=["[x] Walk"], words=[empty, Words("b.md", "Rain.", 1)])

    assert line(one).endswith('That day: "Rain."')
    assert line(day("2026-03-19", planned=["[x] Walk"], words=[empty])) == (
        "Last time, Thu 19 March."
    )


def test_what_was_never_done_has_no_line() -> None:
    assert line(day("2026-03-19", planned=["Walk", "[x] Sit"])) == ""
    assert line() == ""


def test_done_though_not_planned_counts() -> None:
    assert line(day("2026-03-19", done=["Walk 5m"])) == "Last time, Thu 19 March, 5m."


def test_of_days_that_say_nothing_the_newest_is_shown() -> None:
    assert line(walked("2026-03-10"), walked("2026-03-12")) == "Last time, Thu 12 March."


def test_a_day_that_says_something_goes_before_a_newer_one_that_says_nothing() -> None:
    assert line(walked("2026-03-10", note="Cold."), walked("2026-03-12")) == (
        'Last time, Tue 10 March: "Cold."'
    )


def test_hidden_words_leave_the_figures_of_the_same_day() -> None:
    """Hiding words changes no choice: the day is the same, without what was said."""
    one = walked(before=4, after=2, note="Felt worse, not better.")

    assert line(one, shows_words=False) == "Last time, Thu 19 March: 4 before, 2 after."
    assert line(walked(note="Cold."), shows_words=False) == "Last time, Thu 19 March."


# -- counts -------------------------------------------------------------------------------------


def test_from_three_pairs_on_they_are_counted() -> None:
    days = [
        walked(f"2026-03-{number:02}", before=3, after=after)
        for number, after in enumerate([4, 5, 3, 2], 1)
    ]
    two = last_time(journal(*days[:2]), "walk", TODAY)
    four = last_time(journal(*days), "walk", TODAY)

    assert two is not None
    assert two.pairs is None
    assert four is not None
    assert four.pairs == Pairs(higher=2, same=1, lower=1)
    assert pairs_line(four.pairs) == "Of 4 times, higher after 2, same 1, lower 1."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"doubt": True}, True, id="a question mark"),
        pytest.param({"likely": 40}, True, id="40 in 100"),
        pytest.param({"likely": 41}, False, id="41 in 100"),
        pytest.param({}, False, id="nothing said"),
    ],
)
def test_what_a_doubt_is(fields: dict[str, object], expected: bool) -> None:
    assert is_doubted(action("Walk", **fields)) is expected


def test_doubts_are_counted_from_three_on_and_let_go_is_left_out() -> None:
    days = [
        walked("2026-03-01", "[x] Walk", doubt=True),
        walked("2026-03-02", "[ ] Walk", doubt=True),
        walked("2026-03-03", "[-] Walk", doubt=True),
        walked("2026-03-04", "[/] Walk", likely=20),
    ]

    assert doubts(journal(*days[:3]), "walk", TODAY) is None
    found = doubts(journal(*days), "walk", TODAY)
    assert found == Doubts(times=3, happened=2)
    assert doubts_line(Doubts(6, 4)) == "Doubted 6 times before, happened 4."
    assert doubts(journal(*days), "walk", on("2026-03-04")) is None


# -- laws ---------------------------------------------------------------------------------------

RATING = st.none() | st.integers(0, 10)
ACTS = st.builds(
    Action,
    name=st.just("Walk"),
    key=st.sampled_from(["walk", "sit"]),
    state=st.sampled_from([action(f"[{box}] W").state for box in " x/->"]),
    before=RATING,
    after=RATING,
    doubt=st.booleans(),
    note=st.none() | st.text(max_size=500),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Day]:
    acts = st.lists(ACTS, max_size=2, unique_by=lambda act: act.key)
    ago = draw(st.lists(st.integers(-5, 200), unique=True, max_size=12))
    return [
        day(
            str(TODAY - timedelta(days=one)),
            planned=[*draw(acts)],
            words=draw(st.sampled_from(["", "", "Rain. Sun."])),
        )
        for one in ago
    ]


def of(days: list[Day]) -> LastTime | None:
    return last_time(journal(*days), "walk", TODAY)


@given(histories(), st.integers(0, 10))
def test_the_newest_that_says_something_wins_however_it_went(days: list[Day], after: int) -> None:
    newest = walked("2026-03-22", before=10, after=after)
    others = [one for one in days if one.date < newest.date]

    found = of([*others, newest])

    assert found is not None
    assert (found.date, found.before_after) == (newest.date, (10, after))


@given(histories())
def test_a_later_day_never_changes_an_earlier_line(days: list[Day]) -> None:
    earlier = [one for one in days if one.date < TODAY]

    assert of(days) == of(earlier)
    assert doubts(journal(*days), "walk", TODAY) == doubts(journal(*earlier), "walk", TODAY)


@given(histories())
def test_the_order_of_the_days_makes_no_difference(days: list[Day]) -> None:
    assert of(days[::-1]) == of(days)


@given(st.text(max_size=500))
def test_a_note_has_at_most_90_characters_and_goes_before_the_day(note: str) -> None:
    found = of([walked(note=note, words="Rain.")])

    assert found is not None
    assert len(found.words) <= 90
    if note.split():
        assert not found.are_days_words
        assert "\n" not in found.words
    else:
        assert found.words == "Rain."


def test_a_long_note_is_cut_at_a_word() -> None:
    found = of([walked(note="word " * 100)])

    assert found is not None
    assert found.words == "word " * 17 + "word…"


@given(histories())
def test_hidden_words_are_never_in_the_line(days: list[Day]) -> None:
    found = of(days)
    if found is not None:
        shown = " ".join(one.text for one in last_time_line(found, TODAY, shows_words=False))

        assert '"' not in shown
        assert shown.isascii()


@given(histories())
def test_pairs_are_those_of_the_acts_that_have_both(days: list[Day]) -> None:
    found = pairs_of(journal(*days), "walk", TODAY)
    expected = sum(
        act.is_done and act.key == "walk" and act.before is not None and act.after is not None
        for one in days
        if one.date < TODAY
        for act in one.actions
    )

    assert len(found) == expected


def test_an_empty_journal_has_no_last_time() -> None:
    assert last_time(Journal(), "walk", TODAY) is None
