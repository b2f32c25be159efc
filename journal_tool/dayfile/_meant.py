"""What a typed line means, by the grammar: it is read alone before it is written anywhere."""

import unicodedata
from collections.abc import Sequence
from typing import assert_never

from journal_tool.dayfile._changes import (
    AddDeed,
    AddPlan,
    AddThought,
    CannotEdit,
    FileStyle,
    cannot,
)
from journal_tool.dayfile._findings import short
from journal_tool.dayfile._items import item_at, read_item
from journal_tool.dayfile._layout import Layout
from journal_tool.diagnostics import Diagnostic
from journal_tool.language import _
from journal_tool.model import Action, Thought
from journal_tool.text import Line, SourceText
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class Meant:
    """A line to write, and how it reads.

    Attributes:
        key: of its list.
        text: without bullet and box.
        box: the sign in its box; ``None``: the list has no boxes.
        is_said_by_list: whether the list says the same without the box.
        action, thought: what it means.
        findings: what is told of it.
    """

    key: str
    text: str
    box: str | None = None
    is_said_by_list: bool = False
    action: Action | None = None
    thought: Thought | None = None
    findings: Sequence[Diagnostic] = ()


def meant(layout: Layout, change: AddPlan | AddDeed | AddThought) -> Meant:
    """Return what a change adds.

    Raises:
        CannotEdit: when its text is no action, or no thought, of this day.
    """
    match change:
        case AddPlan():
            return _action(layout, "planned", change.text)
        case AddDeed():
            return _action(layout, "done", change.text)
        case AddThought():
            return _thought(layout, change)
        case _:
            assert_never(change)


def one_line(layout: Layout, text: str) -> str:
    """Return a typed text without blanks around it.

    Raises:
        CannotEdit: when it is no single line of text.
    """
    stripped = text.strip(" \t")
    if not stripped:
        raise _refused(layout, _("nothing is written"))
    if any(char in "\n\r\x85\u2028\u2029" for char in stripped):
        raise _refused(layout, _("the text has more than one line"))
    if any(_is_no_text(char) for char in stripped):
        raise _refused(layout, _("the text holds a sign that is no text"))
    return stripped


def _is_no_text(char: str) -> bool:
    """Control characters, halves of characters, and what stands for a broken one."""
    return char == "\ufffd" or (char != "\t" and unicodedata.category(char) in {"Cc", "Cs"})


def _refused(layout: Layout, reason: str) -> CannotEdit:
    return cannot(reason, layout.whole, _("Type one line of words."))


def parts(text: str) -> tuple[str | None, str]:
    """Return the sign in the box of a typed line, if it has one, and its text."""
    line = Line(1, 0, text)
    item = read_item(line) or item_at(line, 0)
    return item.box, item.text


def _action(layout: Layout, key: str, typed: str) -> Meant:
    box, text = parts(one_line(layout, typed))
    usual = "x" if key == "done" else " "
    if box is None or (box == " " and key == "done"):
        box = usual
    alone = _alone(layout, key, f"[{box}] {text}")
    if len(alone.day.actions) != 1 or alone.day.elsewhere:
        message = _("'{text}' is no action of this day", text=short(text))
        raise _refused(layout, message)
    findings = alone.parsed.diagnostics
    return Meant(key, text, box, box == usual, alone.day.actions[0], None, findings)


def _thought(layout: Layout, change: AddThought) -> Meant:
    text = one_line(layout, change.text)
    pattern = (change.pattern or "").strip().lstrip("#")
    line = f"{text} #{pattern}" if pattern else text
    if change.action is not None:
        box, action = parts(one_line(layout, change.action))
        line = f"{line} -> [{box or ' '}] {action}"
    alone = _alone(layout, "thoughts", line)
    thoughts, actions = alone.day.thoughts, alone.day.actions
    is_right = len(thoughts) == 1 and len(actions) == (change.action is not None)
    if not is_right or alone.day.elsewhere or (pattern and thoughts[0].pattern != pattern):
        message = _("'{text}' does not read as a thought and its action", text=short(line))
        raise _refused(layout, message)
    action_meant = actions[0] if actions else None
    return Meant("thoughts", line, None, False, action_meant, thoughts[0], alone.parsed.diagnostics)


def _alone(layout: Layout, key: str, line: str) -> Layout:
    """Read a line as the only one of a day."""
    text = f"---\n{key}: |\n  - {line}\n---\n"
    return Layout(SourceText(layout.source.path, text), layout.how._replace(style=FileStyle()))
