"""Changes and the text that comes of them: ``cases/edit/*.md``, written for people."""

import datetime as dt
import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from journal_tool import language
from journal_tool.dayfile import DayReader, decode
from journal_tool.dayfile.edits import (
    AddDeed,
    AddPlan,
    AddThought,
    Annotate,
    CannotEdit,
    Change,
    Edited,
    FileStyle,
    NewLists,
    SetMeasure,
    SetRest,
    SetState,
    edit,
    fixes,
)
from journal_tool.language import Pseudo
from journal_tool.model import State
from journal_tool.settings import Settings, parse_settings
from journal_tool.text import SourceText

CASES = Path(__file__).parent / "cases" / "edit"
THURSDAY = dt.date(2026, 3, 12)
STATES = {"tick": State.DONE, "smaller": State.SMALLER, "let go": State.DROPPED}
STATES |= {"put off": State.MOVED, "open": State.OPEN}


@dataclass(slots=True)
class Case:
    """One case: what stands there, what is changed, what stands there then."""

    file: str
    title: str
    settings: str = ""
    before: str = ""
    changes: list[str] = field(default_factory=list)
    after: str | None = None
    refused: list[str] = field(default_factory=list)
    style: str = ""

    def edited(self) -> Edited:
        settings, found = parse_settings(SourceText("journal.toml", self.settings))
        assert not found, "the settings of a case are right"
        new_lists = NewLists.BODY if "body" in self.style else NewLists.FRONT
        style = FileStyle(new_lists, is_dated_by_name="undated" not in self.style)
        source = SourceText("2026-03-12.md", self.text(self.before))
        if self.changes == ["repair"]:
            return Edited(fixes(DayReader(settings), source, THURSDAY, style=style).source)
        changes = [change(line) for line in self.changes]
        return edit(DayReader(settings), source, THURSDAY, changes, style=style)

    def text(self, block: str) -> str:
        text = block.removesuffix("\n") if "without a last line end" in self.style else block
        return text.replace("\n", "\r\n") if "CRLF" in self.style else text


def change(line: str) -> Change:  # noqa: PLR0911 - one for each kind
    """Read a change as the cases write it."""
    verb, _, rest = line.partition(": ")
    if verb in STATES:
        key, nth = key_of(rest)
        return SetState(key, STATES[verb], nth)
    match verb:
        case "plan":
            return AddPlan(rest)
        case "deed":
            return AddDeed(rest)
        case "mark":
            name, _, marks = rest.partition(" | ")
            return marked(name, marks.split(" | "))
        case "thought":
            text, pattern, action = [one.strip() for one in f"{rest} | | ".split("|")[:3]]
            return AddThought(text, pattern or None, action or None)
        case "rest":
            until, why = (one.strip() for one in f"{rest} |".split("|")[:2])
            return SetRest(dt.date.fromisoformat(until) if until else None, why)
        case _:
            number, _, remark = rest.partition(" ")
            return SetMeasure(verb, float(number), remark)


def key_of(text: str) -> tuple[str, int | None]:
    match = re.fullmatch(r"(.*) \((\d)\)", text)
    return (match[1], int(match[2])) if match else (text, None)


def marked(name: str, marks: list[str]) -> Annotate:
    made = Annotate(*key_of(name))
    for mark in marks:
        kind, _, value = mark.partition(" ")
        if kind == "note":
            made = replace(made, note=value)
        elif kind in {"anyway", "doubt"}:
            made = replace(made, **{kind: value != "off"})  # type: ignore[arg-type]
        else:
            made = replace(made, **{kind: int(value)})  # type: ignore[arg-type]
    return made


def cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.md")):
        case: Case | None = None
        lines = iter(path.read_text(encoding="utf-8").split("\n"))
        for line in lines:
            if line.startswith("## "):
                if case:
                    yield case
                case = Case(path.stem, line.removeprefix("## "))
            elif line.startswith("~~~~ "):
                assert case, f"{path.name}: a block before the first title"
                _take(case, line.removeprefix("~~~~ "), lines)
        if case:
            yield case


def _take(case: Case, info: str, lines: Iterator[str]) -> None:
    block = []
    for line in lines:
        if line == "~~~~":
            break
        block.append(line)
    text = "".join(f"{line}\n" for line in block)
    kind, _, more = info.partition(", ")
    if kind == "settings":
        case.settings = text
    elif kind == "before":
        case.before, case.style = text, more
    elif kind == "change":
        case.changes = block
    elif kind == "after":
        case.after = text
    else:
        assert kind == "refused", info
        case.refused = block


READ = tuple(cases())


@pytest.mark.parametrize("case", [pytest.param(one, id=f"{one.file}: {one.title}") for one in READ])
def test_case(case: Case) -> None:
    if case.after is None:
        with pytest.raises(CannotEdit) as refused:
            case.edited()

        told = refused.value
        assert [told.place, told.reason, told.advice] == case.refused
    else:
        assert case.edited().source.text == case.text(case.after)


def test_every_case_has_a_change_and_an_end() -> None:
    assert all(one.changes and (one.after is not None or one.refused) for one in READ)
    assert len(READ) >= 80


@pytest.mark.parametrize("style", [FileStyle(), FileStyle(NewLists.BODY)], ids=["front", "body"])
@pytest.mark.parametrize("case", [pytest.param(one, id=f"{one.file}: {one.title}") for one in READ])
def test_a_sign_that_would_hide_what_follows_is_written_nowhere_or_hides_nothing(
    case: Case, style: FileStyle
) -> None:
    """`a %% b` above another `%%`: all that stands between them would be a comment."""
    before = case.before.replace("\n---\n", "\nweather: half %% of it\n---\n")
    source = source_of(f"{before}\nHalf %% of it.\n")
    settings, _found = parse_settings(SourceText("journal.toml", case.settings))
    reader = DayReader(settings)
    old = reader.read(source, THURSDAY).day
    changes: list[Change] = [AddPlan("a %% b"), AddDeed("a %% b"), AddThought("a %% b")]
    changes += [SetRest(None, "a %% b"), SetMeasure("mood", 3, "a %% b")]
    changes += [Annotate(key, note="a %% b") for key in {one.key for one in old.actions}]
    for one in changes:
        try:
            edited = edit(reader, source, THURSDAY, [one], style=style)
        except CannotEdit:
            continue
        new = reader.read(edited.source, THURSDAY).day

        assert {action.key for action in old.actions} <= {action.key for action in new.actions}
        assert old.body.rstrip().split("\n")[-1] in new.body


# -- what a text cannot show ----------------------------------------------------------------------

READER = DayReader(Settings())


def source_of(text: str) -> SourceText:
    return SourceText("2026-03-12.md", text)


def test_a_change_says_where_it_stands_after_all_changes() -> None:
    text = "---\nplanned: |\n  - [ ] Walk\n---\n"
    changes: list[Change] = [
        SetState("walk", State.DONE),
        SetMeasure("mood", 5),
        SetState("walk", State.DONE),
    ]

    edited = edit(READER, source_of(text), THURSDAY, changes)

    places = [one and (one.path, one.line) for one in edited.places]
    assert places == [("2026-03-12.md", 4), ("2026-03-12.md", 2), None]


def test_what_was_there_before_changes_nothing() -> None:
    source = source_of("---\nmood: 5\nrest: ill\nplanned: |\n  - [x] Walk 5m\n---\n")
    changes: list[Change] = [
        SetState("walk", State.DONE),
        SetState("walk", State.DONE, 1),
        Annotate("walk", minutes=5),
        SetMeasure("mood", 5),
        SetRest(None, "ill"),
    ]

    edited = edit(READER, source, THURSDAY, changes)

    assert edited.source is source
    assert edited.places == (None,) * 5


def test_the_byte_order_mark_stays() -> None:
    source, _found = decode("2026-03-12.md", b"\xef\xbb\xbf---\nplanned: |\n  - [ ] Walk\n---\n")
    assert source

    edited = edit(READER, source, THURSDAY, [SetState("walk", State.DONE)])

    assert edited.source.has_bom
    assert edited.source.text == "---\nplanned: |\n  - [x] Walk\n---\n"


def test_bytes_that_are_no_text_are_not_lost() -> None:
    source, _found = decode("2026-03-12.md", b"- [ ] Walk\n\nGrau \xfcber\n")
    assert source

    with pytest.raises(CannotEdit, match="not UTF-8") as refused:
        edit(READER, source, THURSDAY, [SetState("walk", State.DONE)])

    assert refused.value.place == "2026-03-12.md:3"
    assert fixes(READER, source, THURSDAY).source is source


def test_a_refusal_can_be_sent_from_one_process_to_another() -> None:
    refused = CannotEdit("the reason", "2026-03-12.md:3", "What to type.")

    received = pickle.loads(pickle.dumps(refused))  # noqa: S301 - made here

    assert (str(received), received.advice) == ("2026-03-12.md:3: the reason", "What to type.")


def test_of_two_changes_none_is_made_if_one_cannot() -> None:
    source = source_of("- [ ] Walk\n")

    with pytest.raises(CannotEdit):
        edit(READER, source, THURSDAY, [SetState("walk", State.DONE), AddPlan("")])

    assert source.text == "- [ ] Walk\n"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        pytest.param("", "nothing is written", id="nothing"),
        pytest.param(" \t ", "nothing is written", id="blanks"),
        pytest.param("Walk\nSit", "the text has more than one line", id="two lines"),
        pytest.param("Walk\r", "the text has more than one line", id="a CR"),
        pytest.param("Walk\u2028Sit", "the text has more than one line", id="a line separator"),
        pytest.param("Walk\x00", "the text holds a sign that is no text", id="NUL"),
        pytest.param("Walk\udcff", "the text holds a sign that is no text", id="half a character"),
        pytest.param("Walk\ufffd", "the text holds a sign that is no text", id="a broken one"),
        pytest.param("- [ ]", "'' is no action of this day", id="a box alone"),
        pytest.param("20m", "'20m' is no action of this day", id="a duration alone"),
        pytest.param("[?] Walk", "'Walk' is no action of this day", id="an unknown box"),
        pytest.param("<!-- x -->", "'<!-- x -->' is no action of this day", id="a comment"),
        pytest.param(
            "Pay 📅 2026-04-01", "'Pay 📅 2026-04-01' is no action of this day", id="another day"
        ),
    ],
)
def test_what_is_no_action_is_not_added(typed: str, reason: str) -> None:
    for kind in (AddPlan, AddDeed):
        if "📅" in typed and kind is AddDeed:
            continue
        with pytest.raises(CannotEdit) as refused:
            edit(READER, source_of("Rain.\n"), THURSDAY, [kind(typed)])

        assert refused.value.reason == reason


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(SetMeasure("mood", 11), id="a number out of its range"),
        pytest.param(SetMeasure("weight", 70), id="a number that is not declared"),
        pytest.param(SetMeasure("mood", 5, "/12"), id="a remark that makes it another number"),
        pytest.param(SetRest(None, "no"), id="a reason that says no rest"),
        pytest.param(SetState("sit", State.DONE), id="an action that is not there"),
        pytest.param(SetState("walk", State.DONE, 2), id="a line that is not there"),
        pytest.param(Annotate("sit", minutes=3), id="marks for what is not there"),
        pytest.param(Annotate("walk", felt=11), id="a mark out of its range"),
        pytest.param(Annotate("walk", minutes=1441), id="minutes out of their range"),
        pytest.param(Annotate("walk", note="a\nb"), id="a note of two lines"),
        pytest.param(AddThought("a", "two words"), id="a pattern of two words"),
        pytest.param(AddThought("I must -> rest"), id="a thought that holds an action"),
    ],
)
def test_a_change_that_means_nothing_is_refused_in_the_language_in_use(change: Change) -> None:
    with language.using(Pseudo()), pytest.raises(CannotEdit) as refused:
        edit(READER, source_of("- [ ] Walk\n"), THURSDAY, [change])

    assert refused.value.reason.startswith("⟦")
    assert refused.value.advice.startswith("⟦")


def test_repairs_say_where_and_what() -> None:
    text = "—-\nmood: 5\nplanned:\n- [ ] Walk\n\nRain.\n"

    fixed = fixes(READER, source_of(text), THURSDAY)

    assert fixed.source.text == "---\nmood: 5\nplanned: |\n  - [ ] Walk\n---\n\nRain.\n"
    assert [(one.place.line, one.message) for one in fixed.fixes] == [
        (1, "'—-' became ---"),
        (1, "the line that ends the keys was added"),
        (3, "'planned' became a text that every program reads"),
    ]


def test_a_file_that_needs_no_repair_is_the_very_same() -> None:
    for text in ("", "Rain.\n", "---\nplanned: |\n  - [ ] Walk\n---\n", "Done: shower\n"):
        source = source_of(text)

        assert fixes(READER, source, THURSDAY).source is source
