"""Done although, the gap and the evidence: what is counted, what is listed, and what never is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.analysis import (
    Chain,
    End,
    analyse,
    chains,
)
from journal_tool.model import Day, Evidence, Identity, Journal, Practice, State
from journal_tool.screens import (
    DoneAlthough,
    Gap,
    Ledger,
    OwnWords,
    Tally,
    done_although,
    done_things,
    gap,
    ledgers,
)
from journal_tool.settings import Settings
from tests.builders import action, day, journal, on

TODAY = "2026-03-23"
PLAIN = Settings()


def although(*days: Day, as_of: str = TODAY, options: Settings = PLAIN) -> DoneAlthough:
    of = journal(*days)
    return done_although(of, analyse(of, options, as_of=on(as_of)))


def the_gap(*days: Day, as_of: str = TODAY, options: Settings = PLAIN) -> Gap:
    of = journal(*days)
    return gap(of, options, analyse(of, options, as_of=on(as_of)))


def chains_of(*days: Day, as_of: str = TODAY) -> tuple[Chain, ...]:
    of = journal(*days)
    return chains(analyse(of, PLAIN, as_of=on(as_of)).past)


def books(*days: Day, as_of: str = TODAY, options: Settings = PLAIN) -> tuple[Ledger, ...]:
    of = journal(*days)
    return ledgers(of, options, analyse(of, options, as_of=on(as_of)))


# -- done although ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "more", "doubted", "little_wish"),
    [
        pytest.param("[x] A", {"doubt": True}, (1, 1), (0, 0), id="marked with a question mark"),
        pytest.param("[x] A", {"likely": 40}, (1, 1), (0, 0), id="forecast of 40"),
        pytest.param("[x] A", {"likely": 41}, (0, 0), (0, 0), id="forecast of 41 is no doubt"),
        pytest.param("[x] A", {"anyway": True}, (0, 0), (1, 1), id="anyway"),
        pytest.param("[/] A", {"before": 3}, (0, 0), (1, 1), id="three before, smaller is done"),
        pytest.param("[x] A", {"before": 0}, (0, 0), (1, 1), id="nought before is a number"),
        pytest.param("[x] A", {"before": 4}, (0, 0), (0, 0), id="four before"),
        pytest.param("[x] A", {"doubt": True, "before": 1}, (1, 1), (0, 0), id="counted once"),
        pytest.param("[ ] A", {"doubt": True}, (1, 0), (0, 0), id="doubted and not done"),
        pytest.param("[>] A", {"before": 2}, (0, 0), (1, 0), id="put off did not happen"),
        pytest.param("[-] A", {"doubt": True}, (0, 0), (0, 0), id="let go is left out"),
    ],
)
def test_what_was_doubted_or_little_wanted(
    line: str, more: dict[str, Any], doubted: tuple[int, int], little_wish: tuple[int, int]
) -> None:
    found = although(day("2026-03-10", planned=[action(line, **more)]))

    assert found.doubted == Tally(*doubted)
    assert found.little_wish == Tally(*little_wish)
    assert len(found.lines) == doubted[0] + little_wish[0]


def test_of_today_what_is_done_counts_and_what_is_open_waits() -> None:
    doubted = [action("[x] A", doubt=True), action("[ ] B", doubt=True)]
    moved = action("[>] C", doubt=True)
    found = although(day(TODAY, planned=[*doubted, moved]))

    assert [one.action.name for one in found.lines] == ["A"]


def test_the_newest_stands_first_with_its_note_or_a_sentence_of_its_day() -> None:
    found = although(
        day("2026-03-10", planned=[action("[x] A", doubt=True, note="cold")], words="Rain."),
        day("2026-03-12", planned=[action("[ ] A", doubt=True)], words="Slept. Then not."),
        day("2026-03-11", planned=[action("[x] A", doubt=True)]),
    )

    assert [(one.date.day, one.is_done, one.words) for one in found.lines] == [
        (12, False, OwnWords("Slept. Then not.", are_of_the_day=True)),
        (11, True, OwnWords()),
        (10, True, OwnWords("cold")),
    ]
    assert found.doubted.not_done == 1


def test_days_before_since_are_on_no_page() -> None:
    options = Settings(since=on("2026-03-11"))
    lines = [action("[x] A", doubt=True, tags=("first",), identity="me")]
    days = [day("2026-03-10", planned=lines)]

    assert although(*days, options=options) == DoneAlthough()
    assert books(*days, options=options) == ()
    assert the_gap(*days, options=options).one_things == ()


# -- chains -------------------------------------------------------------------------------------


def at(first: str, *states: str) -> list[Day]:
    """Return days in a row with one thing, or nothing where the state is empty."""
    start = on(first)
    return [
        day(str(start + timedelta(days=ahead)), planned=[f"{state} Tax"])
        for ahead, state in enumerate(states)
        if state
    ]


def test_three_lists_and_a_smaller_version_on_the_fourth_day_are_one_chain() -> None:
    """The example of statistics 5.16."""
    days = at("2026-03-02", "[ ]", "[ ]", "[ ]", "", "[/]")
    (open_chain,) = chains_of(*days[:3], as_of="2026-03-05")
    (chain,) = chains_of(*days)

    assert (open_chain.end, len(open_chain.put_off), open_chain.ended) == (End.OPEN, 3, None)
    assert (chain.end, chain.ended) == (End.DONE, on("2026-03-06"))
    assert chain.put_off == open_chain.put_off
    assert chain.planned == (*chain.put_off, on("2026-03-06"))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(at("2026-03-20", "[ ]", "[>]"), [(End.OPEN, 2)], id="put off is open"),
        pytest.param(at("2026-03-20", "[ ]", "[-]"), [(End.LET_GO, 1)], id="let go closes"),
        pytest.param(at("2026-03-20", "[-]"), [], id="let go at once is no chain"),
        pytest.param(at("2026-03-01", "[ ]"), [(End.FADED, 1)], id="22 days without a plan"),
        pytest.param(at("2026-03-09", "[ ]"), [(End.OPEN, 1)], id="14 days without a plan"),
        pytest.param(
            at("2026-03-01", "[ ]", *[""] * 14, "[ ]"),
            [(End.FADED, 1), (End.OPEN, 1)],
            id="after 15 days it is planned anew",
        ),
        pytest.param(
            at("2026-03-01", "[ ]", *[""] * 13, "[x]"), [(End.DONE, 1)], id="14 days later, done"
        ),
        pytest.param(
            at("2026-03-15", "[ ]", "[x]", "[ ]"),
            [(End.DONE, 1), (End.OPEN, 1)],
            id="after the act a new chain begins",
        ),
        pytest.param(at("2026-03-22", "[ ]", "[ ]"), [(End.OPEN, 1)], id="today is open"),
        pytest.param(at("2026-03-22", "[ ]", "[x]"), [(End.DONE, 1)], id="done today closes"),
        pytest.param([day("2026-03-20", done=["Tax"])], [], id="never planned is no chain"),
        pytest.param(
            [*at("2026-03-18", "[ ]"), day("2026-03-20", done=["Tax"])],
            [(End.DONE, 1)],
            id="done though not planned that day closes",
        ),
        pytest.param(
            [*at("2026-03-18", "[ ]"), day("2026-03-19", planned=["[ ] Tax"], rest="")],
            [(End.OPEN, 1)],
            id="a day of rest neither counts nor closes",
        ),
        pytest.param(
            [*at("2026-03-18", "[ ]"), day("2026-03-19", done=[action("[ ] Tax")])],
            [(End.OPEN, 1)],
            id="an empty box below done says nothing",
        ),
    ],
)
def test_a_chain(days: Sequence[Day], expected: list[tuple[End, int]]) -> None:
    assert [(one.end, len(one.put_off)) for one in chains_of(*days)] == expected


# -- the gap ------------------------------------------------------------------------------------


def test_a_thing_done_on_the_sixth_day_is_one_thing_done() -> None:
    things = the_gap(*at("2026-03-02", "[ ]", "[ ]", "[ ]", "[ ]", "[ ]", "[x]")).things

    assert things is not None
    assert (things.planned, things.in_time, things.later) == (1, 1, 0)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(
            at("2026-03-01", "[ ]", *[""] * 6, "[ ]", *[""] * 6, "[x]"), (1, 1, 0), id="14 days"
        ),
        pytest.param(
            at("2026-03-01", "[ ]", *[""] * 6, "[ ]", *[""] * 7, "[x]"), (1, 0, 1), id="15 days"
        ),
        pytest.param(at("2026-03-20", "[ ]", "[-]"), (1, 0, 0), id="let go is planned, not done"),
        pytest.param(at("2026-03-20", "[x]", "[ ]"), (1, 1, 0), id="done once is done"),
        pytest.param(
            at("2026-02-01", "[ ]", *[""] * 13, "[ ]", *[""] * 13, "[ ]"),
            (1, 0, 0),
            id="first planned before the window",
        ),
    ],
)
def test_things_sooner_or_later(days: Sequence[Day], expected: tuple[int, int, int]) -> None:
    things = the_gap(*days).things

    assert things is not None
    assert (things.planned, things.in_time, things.later) == expected


@pytest.mark.parametrize(
    "days",
    [
        pytest.param([day(TODAY, planned=["[ ] A"])], id="nothing is over yet"),
        pytest.param([day("2026-03-20", done=["A"])], id="nothing was planned"),
        pytest.param(at("2026-01-05", "[x]"), id="nothing was planned in the window"),
    ],
)
def test_without_plans_there_is_nothing_to_say_of_things(days: Sequence[Day]) -> None:
    assert the_gap(*days).things is None


def test_plans_without_an_act_are_days_over_with_a_plan_and_nothing_done() -> None:
    found = the_gap(
        day("2026-03-16", planned=["[ ] A"]),
        day("2026-03-17", planned=["[ ] A"], done=["B"]),
        day("2026-03-18", planned=["[-] A"]),
        day("2026-03-19", planned=["[ ] A"], rest=""),
        day(TODAY, planned=["[ ] A"]),
    )

    assert found.plans_no_act == (on("2026-03-16"),)
    assert [(week.label, plans) for week, plans in found.weeks] == [("2026-W12", 1)]


def test_what_is_put_off_three_times_offers_the_smaller_version_written_last() -> None:
    found = the_gap(
        day("2026-02-01", planned=["[x] Tax -> open it 3m", "[ ] Gym"]),
        *at("2026-03-18", "[ ]", "[ ]", "[ ]"),
        *(replace(one, date=one.date + timedelta(days=3)) for one in at("2026-03-18", "[ ]")),
    )
    (put_off,) = found.put_off

    assert len(put_off.put_off) == 4
    assert put_off.smaller is not None
    assert put_off.smaller.name == "open it"


def test_two_lists_are_not_often_and_what_was_done_is_told_apart() -> None:
    found = the_gap(
        *at("2026-03-10", "[ ]", "[ ]", "[ ]", "[x]", "[ ]", "[ ]"),
    )

    assert found.put_off == ()
    assert [(one.ended, len(one.put_off)) for one in found.done_after_all] == [
        (on("2026-03-13"), 3)
    ]


def test_the_one_thing_of_a_day_and_whether_it_happened() -> None:
    found = the_gap(
        day("2026-03-10", planned=[action("[x] A", tags=("First",)), action("[ ] B")]),
        day("2026-03-11", planned=[action("[ ] C", tags=("first",))]),
        day("2026-03-12", planned=[action("[-] D", tags=("first",))]),
    )

    assert [(one.name, one.is_done) for one in found.one_things] == [("A", True), ("C", False)]


def test_what_got_in_the_way_is_a_tag_of_what_was_not_done() -> None:
    options = Settings(identities=(Identity("Mover", "I move"),))
    tired = action("[ ] A", tags=("tired", "Tired", "body", "first", "talk", "move", "mover"))
    found = the_gap(
        day("2026-03-10", planned=[tired, action("[>] B", tags=("too-big", "tired"))]),
        day("2026-03-11", planned=[action("[x] C", tags=("tired",))]),
        day("2026-03-12", planned=[action("[-] D", tags=("tired",))]),
        options=options,
    )

    assert [(one.tag, len(one.dates)) for one in found.in_the_way] == [("tired", 2), ("too-big", 1)]


# -- evidence -----------------------------------------------------------------------------------

PLAYER = Settings(
    identities=(Identity("Player", "I play"), Identity("answers", "I answer")),
    practices=(
        Practice("cornet", "Cornet", identity="player"),
        Practice("walk", "Walk", identity="outside"),
        Practice("sit", "Sit"),
    ),
)


def test_lines_and_linked_acts_stand_in_the_ledger_of_their_identity() -> None:
    found = books(
        day(
            "2026-03-10",
            planned=["[x] Cornet", "[ ] Walk", "[x] Sit"],
            evidence=(
                Evidence("Stood there", "player", supports=True),
                Evidence("Let it ring", "answers", supports=False),
            ),
        ),
        day("2026-03-11", planned=["[/] Walk"]),
        options=PLAYER,
    )

    assert [
        (one.figure.name, one.figure.says, one.figure.supports, one.figure.against, one.practices)
        for one in found
    ] == [
        ("player", "I play", 2, 0, ("Cornet",)),
        ("answers", "I answer", 0, 1, ()),
        ("outside", "", 1, 1, ("Walk",)),
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param({"identity": "Outside"}, ["outside"], id="as: outweighs the practice"),
        pytest.param({}, ["player"], id="through its practice"),
        pytest.param({"tags": ("Answers", "x")}, ["answers", "player"], id="and by its tag"),
        pytest.param({"tags": ("player",)}, ["player"], id="once"),
    ],
)
def test_an_act_is_evidence_for(more: dict[str, Any], expected: list[str]) -> None:
    found = books(day("2026-03-10", planned=[action("[x] Cornet", **more)]), options=PLAYER)

    assert sorted(one.figure.name for one in found if one.lines) == expected
    assert all(len(one.lines) <= 1 for one in found)


@pytest.mark.parametrize(
    ("when", "recent"),
    [
        pytest.param("2026-02-20", 0, id="31 days before yesterday's end"),
        pytest.param("2026-02-21", 1, id="the first of 30 days that end yesterday"),
        pytest.param(TODAY, 1, id="today"),
    ],
)
def test_the_newest_lines_are_those_of_thirty_days(when: str, recent: int) -> None:
    (book,) = books(day(when, evidence=(Evidence("x", "me", supports=True),)))

    assert (book.figure.supports, len(book.lines)) == (recent, 1)


def test_done_things_are_different_things_the_newest_first() -> None:
    of = journal(
        day("2026-03-10", planned=["[x] Sit 5m", "[ ] Walk"], words="Quiet."),
        day("2026-03-12", planned=["[x] sit 10m"]),
        day("2026-03-11", done=["Bins"]),
    )
    found = done_things(of, analyse(of, PLAIN, as_of=on(TODAY)))

    assert [(one.name, one.times, one.last.day) for one in found] == [
        ("sit", 2, 12),
        ("Bins", 1, 11),
    ]


# -- laws ---------------------------------------------------------------------------------------

LINES = st.lists(
    st.builds(
        lambda state, name, tag, more: action(
            f"{state} {name}", tags=(tag,), doubt=more[0], before=more[1]
        ),
        st.sampled_from(["[ ]", "[x]", "[/]", "[-]", "[>]"]),
        st.sampled_from(["Cornet", "Tax", "Walk"]),
        st.sampled_from(["tired", "first", "answers"]),
        st.tuples(st.booleans(), st.none() | st.integers(0, 5)),
    ),
    max_size=3,
    unique_by=lambda one: one.key,
)
JOURNALS = st.dictionaries(st.integers(0, 60), LINES, min_size=1, max_size=20).map(
    lambda days: journal(
        *(
            day(str(on("2026-02-01") + timedelta(days=ahead)), planned=lines)
            for ahead, lines in days.items()
        )
    )
)


def everything(of: Journal, as_of: date) -> tuple[object, ...]:
    figures = analyse(of, PLAYER, as_of=as_of)
    return (
        done_although(of, figures),
        gap(of, PLAYER, figures),
        ledgers(of, PLAYER, figures),
        done_things(of, figures),
        chains(figures.past),
    )


@given(JOURNALS, st.randoms(use_true_random=False))
def test_the_order_of_the_files_makes_no_difference(of: Journal, random: Any) -> None:
    days = list(of.days)
    random.shuffle(days)

    assert everything(replace(of, days=tuple(days)), on(TODAY)) == everything(of, on(TODAY))


@given(JOURNALS)
def test_a_later_day_changes_nothing_of_an_earlier_report(of: Journal) -> None:
    earlier = replace(of, days=tuple(one for one in of.days if one.date <= on(TODAY)))

    assert everything(of, on(TODAY)) == everything(earlier, on(TODAY))


@given(JOURNALS, st.integers(0, 60), st.integers(0, 60))
def test_a_later_day_never_changes_the_past_of_a_chain(of: Journal, one: int, other: int) -> None:
    first, last = (on("2026-02-01") + timedelta(days=at) for at in sorted((one, other)))
    before = chains(analyse(of, PLAIN, as_of=first).past)
    after = chains(analyse(of, PLAIN, as_of=last).past)

    for chain in before:
        same = [
            later
            for later in after
            if later.key == chain.key
            and later.planned[: len(chain.planned)] == chain.planned
            and later.put_off[: len(chain.put_off)] == chain.put_off
        ]
        assert len(same) == 1
        assert chain.end is End.OPEN or same == [chain]


@given(JOURNALS, st.integers(0, 60), st.sampled_from(["Cornet", "Walk", "Tax"]))
def test_one_more_deed_never_lowers_evidence(of: Journal, ahead: int, name: str) -> None:
    when = on("2026-02-01") + timedelta(days=ahead)
    found = of.by_date().get(when, day(str(when)))
    actions = {one.key: one for one in found.actions}
    deed = replace(actions.get(name.casefold(), action(name)), state=State.DONE)
    richer = replace(found, actions=tuple((actions | {deed.key: deed}).values()), is_recorded=True)
    days = tuple(one for one in of.days if one.date != when)
    before = tallies(of)
    after = tallies(replace(of, days=(*days, richer)))

    assert all(after[key] >= before[key] for key in before)


def tallies(of: Journal) -> dict[str, int]:
    """Return figures that a deed raises or leaves alone; against, that it never raises."""
    figures = analyse(of, PLAYER, as_of=on("2026-04-05"))
    found = done_although(of, figures)
    counts = {"doubted": found.doubted.happened, "little wish": found.little_wish.happened}
    for book in ledgers(of, PLAYER, figures):
        counts[book.figure.name] = len(book.lines)
        counts[f"{book.figure.name} lately"] = book.figure.supports
        counts[f"{book.figure.name} against"] = -book.figure.against
    return counts
