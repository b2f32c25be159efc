"""Laws of the reader: what holds for every text, written down once."""

import random
import re
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from journal_tool.dayfile import DayReader, ParsedFile, decode, fold, gather
from journal_tool.diagnostics import render
from journal_tool.model import Action, DayFile, Identity, Practice, Scale, Smaller, State
from journal_tool.settings import BodyRules, Settings
from journal_tool.text import SourceText, Span
from tests.torture import describe
from tests.torture.snippets import PIECES

unhurried = settings(deadline=None)  # the first reading imports markdown-it
THURSDAY = date(2026, 3, 12)
READERS = (
    DayReader(Settings()),
    DayReader(
        Settings(
            practices=(
                Practice("walk", "Walk", match=("stroll*",), sizes=("Lock 10m", "Hour 60m")),
                Practice("write", "Write", heading="Done", property="wrote"),
            ),
            identities=(Identity("mover", "I move"),),
            scales=(Scale("who5", 0, 25, "high"),),
            body=BodyRules(tasks="all", ignore=("Someday",)),
            units=("Seiten",),
        ),
        "---\nmood:\nplanned: |\n  - [ ] Walk\n---\n# {{date}}\n",
    ),
)

ROUGH = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join)
TEXTS = (
    ROUGH
    | ROUGH.map(lambda text: f"---\nplanned:\n- {text}\n---\n")
    | ROUGH.map(lambda text: f"---\nmood: 5\n{text}\n---\n")
    | ROUGH.map(lambda text: f"Rain.\n\n## Planned\n- [ ] {text}")
    | ROUGH.map(lambda text: f"Done:\n{text}")
    | ROUGH.map(lambda text: f"---\nthoughts:\n- {text}\nfor: {text}\n---\n")
)
LINES = (
    st.lists(st.sampled_from([one for one in PIECES if "\n" not in one]) | st.text(max_size=4))
    .map("".join)
    .map(lambda text: "".join(" " if char in "\r\n" else char for char in text))
)


def read(text: str, reader: DayReader = READERS[0], *, is_note: bool = False) -> ParsedFile:
    return reader.read(SourceText("2026-03-12.md", text), THURSDAY, is_note=is_note)


def spans(parsed: ParsedFile) -> Iterator[Span]:
    day = parsed.day
    yield from (one.span for one in day.actions)
    yield from (one.span for _, one in day.elsewhere)
    yield from (one.span for one in day.thoughts)
    yield from (one.span for one in day.evidence)
    yield from (one.span for one in day.measures)
    if day.rest:
        yield day.rest.span
    yield from (one.span for one in parsed.diagnostics if one.span.line)


# -- reading --------------------------------------------------------------------------------------


@unhurried
@given(TEXTS, st.sampled_from(READERS), st.booleans(), st.booleans())
def test_no_text_raises(text: str, reader: DayReader, is_note: bool, is_dated: bool) -> None:
    parsed = reader.read(
        SourceText("2026-03-12.md", text), THURSDAY, is_note=is_note, is_dated_by_name=is_dated
    )

    assert all(render(one) for one in parsed.diagnostics)
    assert len(gather([parsed]).days) >= 1


@unhurried
@given(TEXTS, st.sampled_from(READERS))
@example('---\nplanned:\n- "[ ] a\\u00e0 b 140%"\n---\n', READERS[0])
@example('---\nplanned:\n- "[ ] Walk\n  by the lock 140%"\n---\n', READERS[0])
@example("---\nthoughts:\n- {thought: a, action: '[x] b 140%'}\n---\n", READERS[0])
@example("---\nplanned: [Walk,\n  Sit 140%]\n---\n", READERS[0])
@example("---\nplanned: |\n  - #walk", READERS[0])
@example('---\nplanned:\n- "[x]\n    Sit 10m"\n---\n', READERS[0])
@example('---\nplanned:\n- "\n    \n  [x] Sit 10m"\n---\n', READERS[0])
@example('---\nthoughts:\n- "too\n  much -> [ ] Walk 140%"\n---\n', READERS[0])
def test_every_place_lies_in_the_text(text: str, reader: DayReader) -> None:
    for span in spans(read(text, reader)):
        before = text[: span.start]
        assert 0 <= span.start <= span.end <= len(text)
        assert span.line == before.count("\n") + 1
        assert span.column == len(before) - (before.rfind("\n") + 1) + 1


@unhurried
@given(TEXTS)
def test_names_and_keys_are_never_empty(text: str) -> None:
    parsed = read(text)
    for action in (*parsed.day.actions, *(one for _, one in parsed.day.elsewhere)):
        assert action.name.strip()
        assert action.key.strip()


@unhurried
@given(TEXTS)
def test_numbers_stay_in_their_ranges(text: str) -> None:
    for action in read(text).day.actions:
        assert action.minutes is None or 0 <= action.minutes <= 24 * 60
        assert action.likely is None or 0 <= action.likely <= 100
        for name in ("before", "after", "expect", "felt", "mastery"):
            assert getattr(action, name) is None or 0 <= getattr(action, name) <= 10


@unhurried
@given(TEXTS)
def test_line_ends_of_windows_change_nothing(text: str) -> None:
    text = text.replace("\r", "")

    assert describe.of_file(read(text.replace("\n", "\r\n"))).values == (
        describe.of_file(read(text)).values
    )
    assert describe.of_file(read(text.replace("\n", "\r\n"))).findings == (
        describe.of_file(read(text)).findings
    )


@unhurried
@given(TEXTS)
def test_a_byte_order_mark_changes_nothing(text: str) -> None:
    assume("\x00" not in text)

    source, found = decode("2026-03-12.md", b"\xef\xbb\xbf" + text.encode())

    assert source == SourceText("2026-03-12.md", text, has_bom=True)
    assert not found


@unhurried
@given(LINES)
@example("[")
@example("&a *b !c")
@example("'")
@example("|")
@example("a: b: c")
@example("\u2028mood: 9")
@example("\x85sleep: 9")
def test_a_mistake_costs_its_own_key_only(value: str) -> None:
    """1.1: where YAML fails, the mistake costs its key and no other."""
    text = "\n".join(
        ["---", "mood: 5", "planned:", "- [ ] Walk", f"strange: {value}", "sleep: 7", "---", ""]
    )

    day = read(text).day

    assert [action.name for action in day.actions] == ["Walk"]
    assert [(one.name, one.value, one.remark) for one in day.measures] == [
        ("mood", 5, ""),
        ("sleep", 7, ""),
    ]


@unhurried
@given(LINES)
@example('"')
@example("'")
@example("|")
@example("[ ] ")
@example("---")
@example("```")
def test_a_line_of_a_list_never_costs_its_neighbours(line: str) -> None:
    """1.1: every item is the text of its whole line, before YAML sees it."""
    assume(not line.startswith(("<<<<<<<", "=======")))
    text = f"---\nplanned:\n- [ ] Walk 5m\n- {line}\n- [x] Sit 6m\nmood: 5\n---\n"

    day = read(text).day

    by_line = {action.span.line: action for action in day.actions}
    assert (by_line[3].name, by_line[3].minutes) == ("Walk", 5)
    assert (by_line[5].name, by_line[5].minutes) == ("Sit", 6)
    assert [one.value for one in day.measures] == [5]


@unhurried
@given(LINES, ROUGH)
@example("50%% off", "100%% sure\n")
@example("<!--", "-->\n")
@example('"', '"\n')
def test_the_text_of_a_day_never_changes_its_front_matter(line: str, body: str) -> None:
    assume("<<<<<<<" not in body)
    front = f"---\nplanned:\n- Walk {line}\n- [x] Sit 6m\nmood: 5\nstrange: {line}\n---\n"

    alone, whole = read(front).day, read(front + body).day

    assert [one for one in whole.actions if one.span.line < 8] == list(alone.actions)
    assert whole.measures == alone.measures


@unhurried
@given(LINES)
@example("Walk 20m -> sit 2m ? #body -- rain")
@example("Walk `code` here")
@example("# Walk")
@example("\\[x] Walk")
@example("Walk\\")
@example("> Walk")
@example("- Walk")
@example("1. Walk")
def test_one_grammar_in_three_places(line: str) -> None:
    """1.1: the same lines are read in front matter, under headings and without fences."""
    assume("%%" not in line and "<!--" not in line)
    assume(not re.fullmatch(r"\s*[|>][-+0-9]*(\s+#.*)?\s*", line))  # YAML: the text stands below

    front = read(f"---\nplanned: |\n  - [x] {line}\n---\n").day.actions
    heading = read(f"Rain.\n\n## Planned\n\n- [x] {line}\n").day.actions
    head = read(f"Planned:\n- [x] {line}\n").day.actions

    assert heading == front
    assert head == front


@unhurried
@given(st.data())
def test_what_is_written_is_read(data: st.DataObject) -> None:
    """1.3: an action put together from its parts gives these parts, in any order of the marks."""
    name = data.draw(WORDS)
    minutes = data.draw(st.none() | st.integers(0, 180))
    smaller = data.draw(st.none() | st.tuples(WORDS, st.none() | st.integers(0, 180)))
    numbers = data.draw(
        st.dictionaries(
            st.sampled_from(["expect", "felt", "mastery", "before", "after"]), st.integers(0, 10)
        )
    )
    likely = data.draw(st.none() | st.integers(0, 100))
    anyway, doubt = data.draw(st.booleans()), data.draw(st.booleans())
    tags = data.draw(st.lists(LATIN, max_size=3, unique=True))
    cue = data.draw(st.none() | WORDS.map("after ".__add__))
    note = data.draw(st.none() | WORDS)
    marks = [f"#{tag}" for tag in tags]
    marks += [f"{key}:{value}" for key, value in numbers.items()]
    marks += ["anyway"] * anyway + ["?"] * doubt
    marks += [] if likely is None else [f"{likely}%"]
    marks += [] if cue is None else [f"({cue})"]
    marks = data.draw(st.permutations(marks))
    head = [name, *([] if minutes is None else [_written(data, minutes)])]
    if smaller:
        head += ["->", smaller[0], *([] if smaller[1] is None else [_written(data, smaller[1])])]
    line = " ".join([*head, *marks, *([] if note is None else ["--", note])])

    (action,) = read(f"---\nplanned:\n- [x] {line}\n---\n").day.actions

    assert (action.name, action.key) == (name, fold(name))
    assert action.minutes == minutes
    assert action.smaller == (Smaller(*smaller) if smaller else None)
    assert {key: getattr(action, key) for key in RATINGS} == dict.fromkeys(RATINGS) | numbers
    assert (action.likely, action.anyway, action.doubt) == (likely, anyway, doubt)
    assert sorted(action.tags) == sorted(tags)
    assert (action.cue, action.note) == (cue, note)


RATINGS = ("expect", "felt", "mastery", "before", "after")


def _written(data: st.DataObject, minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    forms = [f"{minutes}m", f"{minutes} min", f"{minutes} minutes", f"({minutes}m)"]
    if hours and rest:
        forms += [f"{hours}h{rest}m", f"{hours} h {rest} min", f"({hours}h{rest}m)"]
    elif hours:
        forms += [f"{hours}h", f"({hours}h)"]
    return data.draw(st.sampled_from(forms))


# -- bytes ----------------------------------------------------------------------------------------


@unhurried
@given(
    st.binary(max_size=400) | TEXTS.map(str.encode) | TEXTS.map(lambda one: one.encode("utf-16"))
)
def test_any_bytes_are_text_or_a_reason(raw: bytes) -> None:
    source, found = decode("2026-03-12.md", raw)

    assert source is not None or [one.rule.severity.value for one in found] == ["error"]
    assert all(render(one) for one in found)
    if source is not None:
        for one in found:
            before = source.text[: one.span.start]
            assert one.span.line == before.count("\n") + 1
            assert source.text[one.span.start] == "\ufffd"


@unhurried
@given(TEXTS)
def test_what_is_utf_8_is_read_as_it_stands(text: str) -> None:
    assume("\x00" not in text and not text.startswith("\ufeff"))
    source, found = decode("2026-03-12.md", text.encode())

    assert source is not None
    assert source.text == text
    assert not found


# -- keys -----------------------------------------------------------------------------------------


def _turns_back(char: str) -> bool:
    return char.upper().casefold() == char.casefold() and char.lower().casefold() == char.casefold()


LETTERS = st.characters(categories=("Ll", "Lu", "Lo", "Mn", "Mc")).filter(
    lambda char: _turns_back(char) and unicodedata.normalize("NFKC", char) == char
)
LATIN = st.text(alphabet=string.ascii_letters + "äöüéñåøč", min_size=2, max_size=8)
WORDS = st.lists(LATIN.map("q".__add__), min_size=1, max_size=4).map(" ".join)
"""Names in which no word is a unit: none of those begins with q."""
UNITS = ("m", "min", "minutes", "h", "km", "kg", "pages", "reps", "steps", "times", "k", "分", "回")
EMOJI = ("🏃", "🧘‍♀️", "☀️", "✨", "👍🏽", "🏃🏽‍♂️")


@unhurried
@given(st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=6), min_size=1).map(" ".join))
def test_folding_a_key_of_words_gives_itself(name: str) -> None:
    key = fold(name)

    assert fold(key) == key


@unhurried
@given(st.text(alphabet=LETTERS, min_size=1, max_size=12))
def test_a_key_does_not_depend_on_capitals(name: str) -> None:
    assert fold(name.upper()) == fold(name.lower()) == fold(name)


@unhurried
@given(WORDS, st.integers(0, 9999), st.sampled_from(UNITS), st.sampled_from(["", " "]))
def test_a_key_does_not_depend_on_amounts(name: str, number: int, unit: str, blank: str) -> None:
    assert fold(f"{name} {number}{blank}{unit}") == fold(name)


@unhurried
@given(WORDS, st.integers(0, 999))
def test_a_key_does_not_depend_on_a_number_before_it(name: str, number: int) -> None:
    assume(name.split(maxsplit=1)[0].casefold() not in UNITS)

    assert fold(f"{number} {name}") == fold(name)


@unhurried
@given(WORDS, st.integers(1, 99))
def test_another_number_behind_a_name_is_another_key(name: str, number: int) -> None:
    """1.4: no other number goes."""
    assume(name.rsplit(maxsplit=1)[-1].casefold() != "x")

    assert fold(f"{name} {number}") != fold(f"{name} {number + 1}")


@unhurried
@given(WORDS, st.sampled_from(EMOJI), st.booleans())
def test_a_key_does_not_depend_on_emoji(name: str, emoji: str, is_first: bool) -> None:
    assert fold(f"{emoji} {name}" if is_first else f"{name} {emoji}") == fold(name)


@unhurried
@given(WORDS, st.sampled_from(["*", "**", "_", "==", "~~", '"', "…", "!"]))
def test_a_key_does_not_depend_on_punctuation(name: str, mark: str) -> None:
    assert fold(f"{mark}{name}{mark}") == fold(name)


@unhurried
@given(st.text(max_size=40))
def test_a_key_has_single_blanks_and_none_at_its_ends(name: str) -> None:
    key = fold(name)

    assert key == " ".join(key.split())


# -- days -----------------------------------------------------------------------------------------

FILES = st.lists(
    st.tuples(st.sampled_from(["", " evening", " Ana", " x"]), st.integers(0, 2), TEXTS),
    max_size=5,
    unique_by=lambda one: one[:2],
)


def parsed_files(files: list[tuple[str, int, str]]) -> list[ParsedFile]:
    found = []
    for title, offset, text in files:
        day = THURSDAY + timedelta(days=offset)
        source = SourceText(f"{day}{title}.md", text)
        found.append(READERS[1].read(source, day, is_note=bool(title)))
    return found


@unhurried
@given(FILES, st.randoms())
def test_the_order_of_files_changes_nothing(
    files: list[tuple[str, int, str]], chance: random.Random
) -> None:
    parsed = parsed_files(files)
    shuffled = parsed.copy()
    chance.shuffle(shuffled)

    assert gather(shuffled) == gather(parsed)
    assert describe.of_journal(gather(shuffled)) == describe.of_journal(gather(parsed))


@unhurried
@given(TEXTS)
def test_joined_actions_are_joined(text: str) -> None:
    """Joining what is joined changes nothing."""
    once = gather([read(text)]).days[0].actions
    again = DayFile("2026-03-12.md", THURSDAY, actions=once, is_touched=True, is_recorded=True)

    assert gather([ParsedFile(again, ())]).days[0].actions == once


@unhurried
@given(TEXTS)
def test_a_day_holds_each_key_once(text: str) -> None:
    for day in gather([read(text, READERS[1])]).days:
        keys = [action.key for action in day.actions]
        assert len(set(keys)) == len(keys)


@unhurried
@given(TEXTS)
def test_the_same_words_in_a_second_note_are_no_second_deed(text: str) -> None:
    """1.4: equal lines count once, wherever they stand."""
    alone = gather([read(text)]).days[0]
    note = DayReader(Settings()).read(SourceText("2026-03-12 x.md", text), THURSDAY, is_note=True)
    both = gather([read(text), note]).days[0]

    assert [replace(one, tags=()) for one in both.actions] == (
        [replace(one, tags=()) for one in alone.actions]
    )


def _done(actions: tuple[Action, ...]) -> set[str]:
    return {action.key for action in actions if action.is_done}


@unhurried
@given(TEXTS, TEXTS)
def test_a_second_file_never_takes_a_deed_away(text: str, other: str) -> None:
    one, two = parsed_files([("", 0, text), (" evening", 0, other)])

    together = gather([one, two]).days
    deeds = {key for day in together for key in _done(day.actions)}

    assert _done(one.day.actions) <= deeds
    assert _done(two.day.actions) <= deeds


@unhurried
@given(TEXTS, TEXTS)
def test_a_merge_never_takes_a_deed_away(ours: str, theirs: str) -> None:
    """R 1.5: both sides are read and done wins."""
    lines = {mark for text in (ours, theirs) for mark in text.split("\n")}
    assume(not any(line.startswith(("<<<<<<<", "|||||||", "=======", ">>>>>>>")) for line in lines))
    merged = f"<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> phone\n"

    deeds = {key for day in gather([read(merged)]).days for key in _done(day.actions)}

    assert _done(read(ours).day.actions) <= deeds
    assert _done(read(theirs).day.actions) <= deeds


BOXES = {
    "[ ]": State.OPEN,
    "[>]": State.MOVED,
    "[-]": State.DROPPED,
    "[/]": State.SMALLER,
    "[x]": State.DONE,
}
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["planned", "done"]),
        st.sampled_from([*BOXES]),
        st.sampled_from(["Walk", "walk", "WALK!", "Sit"]),
        st.none() | st.integers(1, 60),
    ),
    min_size=1,
    max_size=6,
)


@unhurried
@given(ROWS)
def test_lines_of_one_key_are_one_action(rows: list[tuple[str, str, str, int | None]]) -> None:
    """1.4: planned if any is; the state that weighs most; equal lines once."""
    rows = [row for row in rows if row[:2] not in {("done", "[ ]"), ("done", "[>]")}]
    assume(rows)
    lines = {
        where: [
            f"- {box} {name}{'' if minutes is None else f' {minutes}m'}"
            for place, box, name, minutes in rows
            if place == where
        ]
        for where in ("planned", "done")
    }
    text = "\n".join(["---", "planned:", *lines["planned"], "done:", *lines["done"], "---", ""])

    actions = {action.key: action for action in gather([read(text)]).days[0].actions}

    for key in {fold(row[2]) for row in rows}:
        same = [row for row in rows if fold(row[2]) == key]
        states = [BOXES[row[1]] for row in same]
        weights = list(BOXES.values())
        assert actions[key].state is max(states, key=weights.index)
        assert actions[key].planned == any(row[0] == "planned" for row in same)
        done = {(row[2], row[3]) for row in same if BOXES[row[1]] is State.DONE and row[3]}
        is_plain = len({minutes for _, minutes in done}) == len(done)  # is "Walk" equal to "walk"?
        if done and is_plain and State.SMALLER not in states:
            assert actions[key].minutes == sum(minutes or 0 for _, minutes in done)
