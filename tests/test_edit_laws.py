"""Laws of edits, on days that went wrong in every way that is known."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tool.dayfile.edits import (
    AddDeed,
    AddPlan,
    AddThought,
    Annotate,
    CannotEdit,
    Change,
    FileStyle,
    NewLists,
    SetMeasure,
    SetRest,
    SetState,
    edit,
    fixes,
)
from journal_tool.model import Action, DayFile, State
from journal_tool.text import SourceText
from tests.torture import mutate, r9_toggles
from tests.torture.reading import READERS, THURSDAY
from tests.torture.snippets import PIECES

SEED = 9
STYLES = (FileStyle(), FileStyle(NewLists.BODY))
documents = st.builds(
    lambda make, number: SourceText("2026-03-12.md", make(SEED, number)),
    st.sampled_from((mutate.front_matter, mutate.whole_file)),
    st.integers(0, 20_000),
)
lines = st.lists(st.sampled_from(("Walk", "Sit 5m", "Sing", *PIECES)), min_size=1, max_size=5).map(
    "".join
)
numbers = st.integers(0, 10)
keys = st.sampled_from(("walk", "sit", "swim", "call sam", "write"))
changes: st.SearchStrategy[Change] = st.one_of(
    st.builds(AddPlan, lines),
    st.builds(AddDeed, lines),
    st.builds(AddThought, lines, st.sampled_from((None, "put-off")), st.none() | lines),
    st.builds(SetState, keys, st.sampled_from(State)),
    st.builds(Annotate, keys, minutes=numbers, note=st.none() | lines),
    st.builds(Annotate, keys, before=st.none() | numbers, after=numbers, anyway=st.booleans()),
    st.builds(SetMeasure, st.sampled_from(("mood", "sleep", "energy")), numbers),
    st.builds(SetRest, st.just(THURSDAY), st.just("") | lines),
)
styles = st.sampled_from(STYLES)
law = settings(max_examples=150, deadline=None, database=None)


def changed(source: SourceText, style: FileStyle, *what: Change) -> SourceText | None:
    """Return the edited file, or ``None`` if it cannot be edited so."""
    try:
        return edit(READERS[0], source, THURSDAY, what, style=style).source
    except CannotEdit:
        return None


def read(source: SourceText) -> DayFile:
    return READERS[0].read(source, THURSDAY).day


def without_body(day: DayFile) -> DayFile:
    return replace(day, body="", body_line=0)


@law
@given(documents, changes, styles)
def test_a_change_leaves_every_line_but_its_own(
    source: SourceText, change: Change, style: FileStyle
) -> None:
    new = changed(source, style, change)
    if new is None:
        return
    gone = Counter(source.text.split("\n")) - Counter(new.text.split("\n"))

    is_on_its_line = sum(gone.values()) <= 1
    is_made_into_lines = ": |" in new.text  # a list in brackets over some lines

    assert is_on_its_line or is_made_into_lines
    assert new.has_bom == source.has_bom
    assert new.path == source.path


@law
@given(documents, lines, styles, st.booleans())
def test_what_is_added_is_one_action_more(
    source: SourceText, line: str, style: FileStyle, is_plan: bool
) -> None:
    new = changed(source, style, AddPlan(line) if is_plan else AddDeed(line))
    if new is None:
        return
    old_actions, new_actions = read(source).actions, read(new).actions

    (added,) = Counter(map(hashed, new_actions)) - Counter(map(hashed, old_actions))

    assert len(new_actions) == len(old_actions) + 1
    assert [one for one in map(hashed, new_actions) if one != added] == [
        one for one in map(hashed, old_actions) if one != added
    ]
    assert read(source).measures == read(new).measures


def hashed(action: Action) -> str:
    return repr(action)


@law
@given(documents, changes, styles)
def test_a_number_a_state_a_mark_that_is_there_is_not_written_again(
    source: SourceText, change: Change, style: FileStyle
) -> None:
    if isinstance(change, AddPlan | AddDeed | AddThought):
        return
    if isinstance(change, Annotate):
        change = replace(change, note=None)
    new = changed(source, style, change)
    if new is None:
        return

    assert edit(READERS[0], new, THURSDAY, [change], style=style).source is new


@law
@given(documents, st.lists(changes, min_size=2, max_size=4), styles)
def test_changes_together_are_changes_one_by_one(
    source: SourceText, several: list[Change], style: FileStyle
) -> None:
    one_by_one: SourceText | None = source
    for change in several:
        one_by_one = one_by_one and changed(one_by_one, style, change)

    assert changed(source, style, *several) == one_by_one


@law
@given(documents, changes, styles)
def test_line_ends_make_no_difference(source: SourceText, change: Change, style: FileStyle) -> None:
    if "\r" in source.text or "\n" not in source.text:
        return
    new = changed(source, style, change)
    dos = changed(source.with_text(source.text.replace("\n", "\r\n")), style, change)
    if new is None or dos is None:
        return

    assert dos.text == new.text.replace("\n", "\r\n")


@law
@given(documents)
def test_repairs_say_the_same_and_leave_nothing_to_repair(source: SourceText) -> None:
    fixed = fixes(READERS[0], source, THURSDAY)

    again = fixes(READERS[0], fixed.source, THURSDAY)

    assert again.source is fixed.source
    assert without_body(read(fixed.source)) == without_body(read(source))


@pytest.mark.torture
def test_r9_a_box_that_is_ticked_changes_its_signs_and_nothing_else() -> None:
    result = r9_toggles.run(seed=1, scale=0.01)

    assert result.failures == ()
