"""Weeks, months and years looked back on: when they are there, what they say, and that it stays."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.analysis import analyse
from journal_tool.model import Day, Pause, Practice, Rest
from journal_tool.screens import Period, Review, reviews
from journal_tool.settings import Settings
from tests.builders import action, day, journal, on, steady


def made(*days: Day, as_of: str, options: Settings | None = None) -> dict[str, Review]:
    """Return the reviews by their label."""
    options = options or Settings()
    of = journal(*days)
    found = list(reviews(of, options, analyse(of, options, as_of=on(as_of))))
    return {one.label: one for one in found}


def said(review: Review) -> list[str]:
    """Return the sentences."""
    return ["".join(part.text for part in sentence) for sentence in review.sentences]


def walks(*dates: str) -> list[Day]:
    return [day(one, planned=["[x] Walk", "[ ] Sit"]) for one in dates]


# -- which there are ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "as_of", "labels"),
    [
        pytest.param([], "2026-03-23", [], id="an empty journal"),
        pytest.param(steady(6, "2026-03-22"), "2026-03-23", [], id="the first seven days"),
        pytest.param(
            steady(7, "2026-03-22"), "2026-03-23", ["2026-W12", "2026-03", "2026"], id="after them"
        ),
        pytest.param(
            walks("2026-03-12", "2026-03-26"),
            "2026-04-08",
            ["2026-W11", "2026-W13", "2026-03", "2026"],
            id="a week and a month of silence have none",
        ),
        pytest.param(
            [*walks("2026-03-12"), day("2026-03-18", words="Rain.")],
            "2026-03-23",
            ["2026-W11", "2026-03", "2026"],
            id="words alone are no entry",
        ),
        pytest.param(
            [*walks("2026-03-12"), day("2026-03-16", rest=Rest("ill", on("2026-03-22")))],
            "2026-03-23",
            ["2026-W11", "2026-W12", "2026-03", "2026"],
            id="a week of rest has one",
        ),
        pytest.param(
            [*walks("2026-03-12"), day("2026-03-23", planned=["[ ] Walk"])],
            "2026-03-23",
            ["2026-W11", "2026-03", "2026"],
            id="today with nothing done so far is no week",
        ),
        pytest.param(
            walks("2026-03-12", "2026-03-23"),
            "2026-03-23",
            ["2026-W11", "2026-W13", "2026-03", "2026"],
            id="today with an act is",
        ),
        pytest.param(
            walks("2026-03-12", "2026-03-25"),
            "2026-03-23",
            ["2026-W11", "2026-03", "2026"],
            id="days to come are in none",
        ),
        pytest.param(
            walks("2026-12-28", "2027-01-03", "2027-01-04"),
            "2027-01-12",
            ["2026-W53", "2027-W01", "2026-12", "2027-01", "2026", "2027"],
            id="a week 53 across two years is one week",
        ),
    ],
)
def test_a_span_has_a_review_if_anything_is_written(
    days: Sequence[Day], as_of: str, labels: list[str]
) -> None:
    assert list(made(*days, as_of=as_of)) == labels


def test_a_span_that_runs_is_not_over_until_its_last_day_is() -> None:
    days = walks("2026-03-12", "2026-03-26", "2026-03-31", "2026-04-01")

    assert [label for label, one in made(*days, as_of="2026-04-01").items() if not one.is_over] == [
        "2026-W14",
        "2026-04",
        "2026",
    ]
    assert not made(*days, as_of="2026-03-31")["2026-03"].is_over


def test_days_before_since_are_in_no_review() -> None:
    options = Settings(since=on("2026-03-12"))
    found = made(*steady(40, "2026-03-22"), as_of="2026-03-23", options=options)

    assert list(found) == ["2026-W11", "2026-W12", "2026-03", "2026"]
    assert said(found["2026-W11"])[0] == "Something was done on 4 of 4 days, 12–15 March."
    assert found["2026-W11"].firsts == ()


# -- what they say ------------------------------------------------------------------------------

DOUBTED = action("[x] Ring Kasia", doubt=True)


@pytest.mark.parametrize(
    ("days", "sentences"),
    [
        pytest.param(
            [day("2026-03-12", rest=Rest("ill", on("2026-03-22")))],
            ["7 days of rest, 16–22 March."],
            id="a week of rest",
        ),
        pytest.param(
            [
                *walks("2026-03-12"),
                day("2026-03-16", rest="ill"),
                day("2026-03-17", planned=["[ ] Walk", "[-] Gym"]),
            ],
            [
                (
                    "In 7 days, 16–22 March, no act is written: 1 rest, 5 without an entry, "
                    "1 recorded without an act."
                ),
                "16–22 March: planned 1, done 0, let go 1; the gap is 1.",
            ],
            id="nothing done: no list, and nothing held against it",
        ),
        pytest.param(
            [*walks("2026-03-12"), day("2026-03-20", done=["Cook"])],
            [
                "Something was done on 1 of 7 days, 16–22 March; 6 without an entry.",
                "Cook was done though not planned on 20 March.",
                (
                    "After 7 days with no act written (13–19 March), something was done on "
                    "20 March: Cook."
                ),
                (
                    "In the week before, 12–15 March, something was done on 1 of 4 days, "
                    "here on 1 of 7."
                ),
            ],
            id="a return",
        ),
        pytest.param(
            [
                *walks("2026-03-15"),
                day("2026-03-16", rest=Rest("ill", on("2026-03-18"))),
                *walks("2026-03-22"),
            ],
            [
                "Something was done on 1 of 7 days, 16–22 March; 3 rest, 3 without an entry.",
                "16–22 March: planned 2, done 1; the gap is 1.",
                (
                    "After 6 days with no act written (16–21 March, 3 of them rest), something was "
                    "done on 22 March: Walk."
                ),
                "In the week before, 15 March, something was done on 1 of 1 day, here on 1 of 7.",
            ],
            id="a return after rest and silence",
        ),
        pytest.param(
            [
                *walks("2026-03-15"),
                day("2026-03-16", rest=Rest("ill", on("2026-03-19"))),
                day("2026-03-20", planned=["[x] Walk"]),
            ],
            [
                "Something was done on 1 of 7 days, 16–22 March; 4 rest, 2 without an entry.",
                "16–22 March: planned 1, done 1; no gap.",
                (
                    "In the week before, 15 March, something was done on 1 of 1 day, here on "
                    "1 of 7; 1 of 2 planned happened, here 1 of 1."
                ),
            ],
            id="from rest nobody has to return",
        ),
        pytest.param(
            [
                *walks(*(f"2026-03-{at:02d}" for at in range(9, 16))),
                *walks(*(f"2026-03-{at}" for at in range(16, 23))),
            ],
            [
                "Something was done on 7 of 7 days, 16–22 March.",
                "16–22 March: planned 14, done 7; the gap is 7.",
                "Done most: Walk on 7 days (last 22 March).",
            ],
            id="the same as the week before is no change",
        ),
        pytest.param(
            [
                *walks("2026-03-12", "2026-03-15"),
                day("2026-03-16", planned=["[/] Walk", "[x] Sit", DOUBTED], done=["Cook"]),
                day("2026-03-17", planned=["[x] Walk", "[x] Sit", "[>] Tax"], done=["Cook"]),
                day(
                    "2026-03-18",
                    planned=["[x] Walk", action("[ ] Ring Kasia", doubt=True)],
                    done=["Cook", action("Read", state=DOUBTED.state, before=2)],
                ),
                day("2026-03-19", planned=["[x] Read", action("[-] Gym", doubt=True)]),
            ],
            [
                "Something was done on 4 of 7 days, 16–22 March; 3 without an entry.",
                "16–22 March: planned 9, done 7 (1 smaller), let go 1, put off 1; the gap is 2.",
                (
                    "Done most: Walk on 3 days (last 18 March), Cook on 3 days (last 18 March) and "
                    "Sit on 2 days (last 17 March). 4 things were done though not planned, the "
                    "last of them Read on 18 March."
                ),
                (
                    "2 of 3 things doubted or little wanted were done, the last of them Read on "
                    "18 March."
                ),
                (
                    "In the week before, 12–15 March, something was done on 2 of 4 days, "
                    "here on 4 of 7; 2 of 4 planned happened, here 7 of 9."
                ),
            ],
            id="a rich week says five sentences",
        ),
    ],
)
def test_a_week_says_what_there_is_to_say(days: Sequence[Day], sentences: list[str]) -> None:
    assert said(made(*days, as_of="2026-03-24")["2026-W12"]) == sentences


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        pytest.param(["[ ] A"], None, id="not done is not told"),
        pytest.param(
            ["[x] A"], "A was doubted or little wanted, and was done on 16 March.", id="one"
        ),
        pytest.param(
            ["[x] A", "[ ] B"],
            "1 of 2 things doubted or little wanted was done, that one A on 16 March.",
            id="one of two",
        ),
        pytest.param(["[-] A"], None, id="let go is not told"),
    ],
)
def test_what_was_doubted_is_told_if_some_of_it_was_done(
    lines: list[str], sentence: str | None
) -> None:
    doubted = [action(one, doubt=True) for one in lines]
    days = [*walks("2026-03-09", "2026-03-15"), day("2026-03-16", planned=doubted)]
    found = [one for one in said(made(*days, as_of="2026-03-24")["2026-W12"]) if "doubted" in one]

    assert found == ([sentence] if sentence else [])


def test_a_longer_span_tells_of_doubts_before_returns_and_of_the_longest_return() -> None:
    days = [
        *walks("2026-02-27", "2026-03-04", "2026-03-09", "2026-03-19"),
        day("2026-03-30", done=["Cook"]),
    ]
    quiet = said(made(*days, as_of="2026-04-09")["2026-03"])
    rich = said(made(*days, day("2026-03-31", planned=[DOUBTED]), as_of="2026-04-09")["2026-03"])

    assert quiet[3] == (
        "After 10 days with no act written (20–29 March), something was done on 30 March: Cook."
    )
    assert rich[3] == "Ring Kasia was doubted or little wanted, and was done on 31 March."


def test_a_span_that_runs_is_not_held_beside_the_one_before() -> None:
    days = walks("2026-03-12", "2026-03-13", "2026-03-16")

    assert said(made(*days, as_of="2026-03-20")["2026-W12"]) == [
        "Something was done on 1 of 4 days, 16–19 March; 3 without an entry.",
        "16–19 March: planned 2, done 1; the gap is 1.",
    ]


def test_nothing_is_held_beside_a_silent_span() -> None:
    days = walks("2026-03-02", "2026-03-16")

    assert not any("before" in one for one in said(made(*days, as_of="2026-03-24")["2026-W12"]))


def test_of_today_what_is_done_counts_and_what_is_open_does_not() -> None:
    days = walks("2026-03-09", "2026-03-16")

    assert said(made(*days, as_of="2026-03-16")["2026-W12"])[:2] == [
        "Something was done on 1 of 1 day, 16 March.",
        "16 March: planned 1, done 1; no gap.",
    ]


def test_a_practice_is_called_by_its_name() -> None:
    options = Settings(practices=(Practice("walk", "A walk by the lock"),))
    found = made(*steady(7, "2026-03-22"), as_of="2026-03-23", options=options)["2026-W12"]

    assert said(found)[2] == "Done most: A walk by the lock on 7 days (last 22 March)."


def test_across_years_the_dates_show_theirs() -> None:
    days = walks("2026-12-22", "2026-12-30", "2027-01-02")

    assert said(made(*days, as_of="2027-01-04")["2026-W53"])[0] == (
        "Something was done on 2 of 7 days, 28 December 2026 – 3 January 2027; 5 without an entry."
    )


def test_a_pause_is_rest() -> None:
    options = Settings(pauses=(Pause(on("2026-03-16"), on("2026-03-22")),))

    assert said(made(*walks("2026-03-12"), as_of="2026-03-23", options=options)["2026-W12"]) == [
        "7 days of rest, 16–22 March."
    ]


# -- first times --------------------------------------------------------------------------------


def test_first_times_are_those_of_the_journal_the_newest_first() -> None:
    days = [
        day("2026-03-12", planned=["[x] Walk", "[ ] Sit"], done=["Cook"]),
        day("2026-03-16", planned=["[x] Walk", "[/] Sit"]),
        day("2026-03-18", planned=["[x] Sit", action("[x] Swim", note="cold")]),
    ]
    found = made(*days, as_of="2026-03-24")

    assert {
        label: [(one.action.name, str(one.date), one.words.text) for one in review.firsts]
        for label, review in found.items()
        if label != "2026"
    } == {
        "2026-W11": [("Walk", "2026-03-12", ""), ("Cook", "2026-03-12", "")],
        "2026-W12": [("Swim", "2026-03-18", "cold"), ("Sit", "2026-03-16", "")],
        "2026-03": [
            ("Swim", "2026-03-18", "cold"),
            ("Sit", "2026-03-16", ""),
            ("Walk", "2026-03-12", ""),
            ("Cook", "2026-03-12", ""),
        ],
    }


def test_what_was_done_before_the_counts_begin_is_no_first_time() -> None:
    days = [
        day("2026-03-02", planned=["[x] Walk", "[ ] Swim"]),
        day("2026-03-12", planned=["[x] Walk", "[x] Swim"]),
    ]
    found = made(*days, as_of="2026-03-20", options=Settings(since=on("2026-03-10")))

    assert [one.action.name for one in found["2026-W11"].firsts] == ["Swim"]


# -- laws ---------------------------------------------------------------------------------------

FIRST = date(2026, 12, 3)
LINES = st.sampled_from(["[x] Walk", "[ ] Walk", "[/] Sit", "[-] Sit", "[x] Swim", "[>] Tax"])
"""A Thursday, so that a month and a year end within the days that are drawn."""


@st.composite
def records(draw: st.DrawFn) -> list[Day]:
    """Draw some days from December on: plans, things done, rest, doubts, and silence."""
    offsets = draw(st.lists(st.integers(0, 75), unique=True, min_size=1, max_size=25))
    days = []
    for offset in sorted(offsets):
        when = FIRST + timedelta(offset)
        planned = draw(st.lists(LINES, max_size=3, unique_by=lambda one: one.split()[1]))
        free = draw(st.sampled_from([None, None, None, Rest(), Rest("", when + timedelta(3))]))
        is_doubted = draw(st.booleans())
        lines = [action(one, doubt=is_doubted) for one in planned]
        done = ["Cook"] if draw(st.booleans()) else []
        days.append(day(str(when), planned=lines, done=done, rest=free))
    return days


@given(records(), st.integers(0, 90))
def test_the_days_of_all_weeks_are_those_of_all_months_and_years(
    days: list[Day], offset: int
) -> None:
    found = made(*days, as_of=str(FIRST + timedelta(offset)))
    of: dict[Period, list[date]] = {period: [] for period in Period}
    known: dict[Period, Counter[str]] = {period: Counter() for period in Period}
    firsts: dict[Period, list[str]] = {period: [] for period in Period}
    for one in found.values():
        of[one.period].extend(one.days)
        firsts[one.period].extend(sorted(first.action.key for first in one.firsts))
        window, counts = one.window, one.window.counts
        known[one.period].update(
            yes=window.yes, no=window.no, rest=window.rest, planned=counts.planned, done=counts.done
        )

    assert of[Period.WEEK] == of[Period.MONTH] == of[Period.YEAR]
    assert known[Period.WEEK] == known[Period.MONTH] == known[Period.YEAR]
    assert sorted(firsts[Period.WEEK]) == sorted(firsts[Period.MONTH])
    assert len(set(firsts[Period.YEAR])) == len(firsts[Period.YEAR])


@given(records(), st.integers(7, 80), st.integers(1, 40))
def test_a_later_day_changes_no_span_that_is_over(
    days: list[Day], offset: int, further: int
) -> None:
    as_of = FIRST + timedelta(offset)
    early = made(*(one for one in days if one.date <= as_of), as_of=str(as_of))
    late = made(*days, as_of=str(as_of + timedelta(further)))

    for label, one in early.items():
        if one.is_over:
            assert late[label] == one


@given(records(), st.integers(7, 90))
def test_one_to_five_sentences_each_with_its_numbers_and_dates(
    days: list[Day], offset: int
) -> None:
    for one in made(*days, as_of=str(FIRST + timedelta(offset))).values():
        assert 1 <= len(one.sentences) <= 5
        for sentence in said(one):
            assert re.search(r"\d+ (December|January|February|March)", sentence), sentence
            assert sentence.endswith("."), sentence
            assert "%" not in sentence


@given(records(), st.randoms())
def test_the_order_in_which_days_were_read_makes_no_difference(
    days: list[Day], random: Random
) -> None:
    shuffled = list(days)
    random.shuffle(shuffled)

    assert made(*shuffled, as_of="2027-03-01") == made(*days, as_of="2027-03-01")
