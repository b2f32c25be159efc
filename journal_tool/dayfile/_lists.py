"""Lists of a day: their lines made into actions, thoughts and evidence.

One reader for the three places where such lines stand (``docs/format.md``, 1.1).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from journal_tool import rules
from journal_tool.dayfile import _yaml
from journal_tool.dayfile._action import ActionText, field_value, read_action
from journal_tool.dayfile._findings import Findings, short
from journal_tool.dayfile._items import (
    Item,
    ItemList,
    flow_items,
    has_box,
    is_block_header,
    is_empty_list,
    item_at,
    split_value,
)
from journal_tool.dayfile._items import read_list as read_items
from journal_tool.dayfile._keys import Entry
from journal_tool.dayfile._practices import state_of
from journal_tool.dayfile._vocabulary import Vocabulary
from journal_tool.language import _
from journal_tool.model import TALK, Action, Evidence, State, Thought
from journal_tool.patterns import pattern
from journal_tool.phrases import to_type
from journal_tool.record import Record
from journal_tool.text import Line, Span

_MOST_TYPED: Final = 60
"""Characters of a name above which nobody types it."""

_PATTERN_KEYS: Final = ("thought", "pattern", "reframe", "action")


class Origin(Record):
    """Where an action comes from.

    Attributes:
        item: its line.
        where: the list that it stands in: ``"planned"`` or ``"done"``.
        thought: the text of the thought that it answers, if it stands beside one.
        deed: what the line tells of another day.
        entry: a check-box property; it has no item.
    """

    item: Item | None = None
    where: str = ""
    thought: str | None = None
    deed: tuple[date, Action] | None = None
    entry: Entry | None = None


class ListReader:
    """Reads the lists of one file; holds what was found so far."""

    def __init__(self, vocabulary: Vocabulary, findings: Findings, day: date) -> None:
        self.vocabulary = vocabulary
        self.findings = findings
        self.date = day
        self.in_head = False
        self.has_items = False
        self.has_unread = False  # lines that are no action after all, but that somebody wrote
        self.actions: list[Action] = []
        self.origins: list[Origin] = []  # one for each action
        self.elsewhere: list[tuple[date, Action]] = []
        self.thoughts: list[Thought] = []
        self.evidence: list[Evidence] = []
        self._signs: set[str] = set()

    # -- lists -----------------------------------------------------------------------------------

    def keep(self, action: Action, origin: Origin = Origin()) -> None:  # noqa: B008 - it is frozen
        """Keep an action, and where it comes from."""
        self.actions.append(action)
        self.origins.append(origin)

    def read_list(self, entry: Entry) -> None:
        found = self.items_of(entry)
        for line in found.stray:
            self.findings.tell(
                rules.LINE_LEFT_OUT,
                line.start,
                line.start + len(line.text),
                _(
                    "'{text}' is no item of '{key}'",
                    text=short(line.text.strip()),
                    key=entry.written,
                ),
            )
        for item in found.items:
            self.has_items = self.has_items or entry.key in {"planned", "done"}
            self._item(item, entry.key)

    def items_of(self, entry: Entry) -> ItemList:
        """Return the items of a list, those on the line of its key first."""
        items: list[Item] = []
        value = entry.value.rstrip()
        below = entry.below
        if value.startswith("[") and "]" not in value:
            count = next((n for n, line in enumerate(below, 1) if "]" in line.text), 0)
            items.extend(flow_items([entry.line, *below[:count]], entry.value_at))
            below = below[count:]
        elif not is_empty_list(value) and not is_block_header(value):
            items.extend(split_value(entry.line, entry.value_at))
        found = read_items(below, after=items[-1] if items else None, in_head=self.in_head)
        return ItemList([*items, *found.items], found.stray)

    def _item(self, item: Item, where: str) -> None:
        match where:
            case "planned" | "done":
                self.action(item, where)
            case "thoughts":
                self._thought(item)
            case _:
                self._evidence(item, supports=where == "for")

    def action(self, item: Item, where: str, thought: str | None = None) -> Action | None:
        """Read an item as an action and keep it; ``None`` when it is none."""
        if item.box is None and is_empty_list(item.text):
            return None
        state = self._state(item, where)
        if state is None:
            return None
        text = read_action(item.text, self.vocabulary.settings.cue_words)
        for problem in text.problems:
            self.findings.tell(
                problem.rule,
                item.at(problem.start),
                item.at(problem.end),
                problem.clause.said(),
            )
        name = text.name or (f"#{text.tags[0]}" if text.tags else "")
        if not name:
            if item.text or (item.box not in {None, " "}):
                self.has_unread = True
                self.findings.tell(
                    rules.NO_NAME,
                    item.box_start or item.start,
                    item.at(max(1, len(item.text))),
                    _("no words say what was done")
                    if where == "done" or state is State.DONE
                    else _("no words say what to do"),
                )
            return None
        if state is State.OPEN and where == "done":
            self.has_unread = True
            self.findings.tell(
                rules.OPEN_UNDER_DONE,
                item.box_start,
                item.box_end,
                _("'{action}' is under {key} and not ticked", action=short(name), key=where),
            )
            return None
        action = self._built(item, text, name, state, where)
        if thought is not None:
            action = replace(action, thought=thought)
        return self._kept(action, text, Origin(item, where, thought))

    def _state(self, item: Item, where: str) -> State | None:
        if item.box is None:
            return State.DONE if where == "done" else State.OPEN
        state = state_of(item.box)
        if state is not None:
            return state
        self.has_unread = True
        boxes = self.vocabulary.settings.boxes
        if item.box in boxes:
            return boxes[item.box]
        if item.box not in self._signs:
            self._signs.add(item.box)
            self.findings.tell(
                rules.UNKNOWN_BOX,
                item.box_start,
                item.box_end,
                _("[{sign}] has no meaning, so the line is a note", sign=item.box),
            )
        return None

    def _built(self, item: Item, text: ActionText, name: str, state: State, where: str) -> Action:
        numbers = dict(text.numbers)
        words: dict[str, str | None] = {
            "cue": text.cue,
            "note": text.note,
            "id": text.id,
            "as": text.identity,
        }
        for key, value, start, _line, _column in item.fields:
            if key in _PATTERN_KEYS:
                continue
            read, wrong = field_value(key, value)
            if wrong:
                self.findings.tell(rules.OUT_OF_RANGE, start, start + len(value), wrong.said())
            elif isinstance(read, int):
                numbers[key] = read
            else:
                words[key] = read
        minutes = numbers.pop("minutes", text.minutes)
        planned_minutes = minutes
        shown, at_size = text.name, minutes
        if state is State.SMALLER:
            smaller = text.smaller
            minutes = smaller.minutes if smaller else minutes
            shown, at_size = (smaller.name, smaller.minutes) if smaller else ("", None)
        key = self.vocabulary.practices.key(text.name, text.tags, words["id"])
        size = numbers.pop("size", None) or self.vocabulary.practices.size_of(key, shown, at_size)
        note = "\n".join(filter(None, [words["note"], *item.notes])) or None
        span = self._span(item, *((text.name_start, text.name_end) if text.name else (0, 0)))
        near = self.vocabulary.practices.near(key) if self.vocabulary.settings.practices else None
        if near:
            self.findings.tell(
                rules.NEAR_PRACTICE,
                span.start,
                span.end,
                _(
                    "'{action}' is close to the practice '{practice}'",
                    action=short(name),
                    practice=near,
                ),
                _near_hint(name, near),
            )
        return Action(
            name,
            key,
            state,
            planned=where != "done" or state is State.MOVED,
            minutes=minutes if state is State.SMALLER else planned_minutes,
            smaller=text.smaller,
            anyway=text.anyway,
            doubt=text.doubt,
            likely=numbers.get("likely"),
            before=numbers.get("before"),
            after=numbers.get("after"),
            expect=numbers.get("expect"),
            felt=numbers.get("felt"),
            mastery=numbers.get("mastery"),
            size=size,
            cue=words["cue"],
            note=note,
            tags=text.tags,
            id=words["id"],
            identity=words["as"],
            span=span,
        )

    def _span(self, item: Item, first: int, last: int) -> Span:
        """The place of characters of an item; those of a text with escapes are near."""
        start = item.at(first)
        end = max(start + 1, item.at(last))
        column = item.column + start - item.start
        return Span(self.findings.source.path, start, end, item.line, column)

    def _kept(self, action: Action, text: ActionText, origin: Origin) -> Action | None:
        """Keep the action on its day, unless dates of Obsidian Tasks say otherwise."""
        if text.due and text.due > self.date and action.state is State.OPEN:
            return None
        if text.done_on and text.done_on != self.date and action.is_done:
            deed = (text.done_on, replace(action, planned=False))
            self.elsewhere.append(deed)
            origin = origin._replace(deed=deed)
            action = replace(action, state=State.MOVED, planned=True)
        self.keep(action, origin)
        return action

    # -- thoughts and evidence -----------------------------------------------------------------

    def _thought(self, item: Item) -> None:
        parts = self._thought_parts(item)
        if parts is None:
            return
        left, right = parts
        fields = {
            key: (value, start, line, column)
            for key, value, start, line, column in item.fields
            if key in _PATTERN_KEYS
        }
        tags = _TAGS.findall(left)
        text = _without_tags(left)
        pattern = fields["pattern"][0].lstrip("#") if "pattern" in fields else None
        pattern = pattern or next(_names(tags), None)
        action = None
        if right is None and "action" in fields:
            value, start, line, column = fields["action"]
            right = _sub_item(value, start, line, column)
        if right is not None and right.text:
            action = self.action(right, "planned", thought=text)
        if not text:
            return
        span = self._span(item, 0, len(left))
        reframe = fields["reframe"][0] if "reframe" in fields else None
        answer = action.key if action else None
        self.thoughts.append(Thought(text, pattern, reframe, answer, span, tuple(tags)))

    def _thought_parts(self, item: Item) -> tuple[str, Item | None] | None:
        """Cut ``TEXT -> ACTION``: at the first arrow before a box, else at the last."""
        text = item.text
        if not text:
            return None
        mapping = _mapping(text)
        if mapping:
            for key, value, offset in mapping:
                start = item.at(offset)
                item.fields.append((key, value, start, item.line, item.column + start - item.start))
            thought = next((value for key, value, _ in mapping if key == "thought"), "")
            return thought, None
        match = re.match(r"thought:[ \t]*", text, re.IGNORECASE)
        if match:
            return _plain(text[match.end() :]), None
        arrows = list(_ARROW.finditer(text))
        if not arrows:
            return text, None
        chosen = next((one for one in arrows if has_box(text, one.end())), arrows[-1])
        start = item.at(chosen.end())
        column = item.column + start - item.start
        right = _sub_item(text[chosen.end() :], start, item.line, column)
        if item.is_joined:
            right.is_joined, right.start, right.column = True, item.start, item.column
        right.notes = item.notes
        return text[: chosen.start()], right

    def _evidence(self, item: Item, *, supports: bool) -> None:
        text = item.text
        if not text:
            return
        identity = ""
        mapping = _mapping(text)
        if mapping:
            identity, text = mapping[0][0], mapping[0][1]
        else:
            match = re.match(r"([^\s:]+):\s+(.+)", text)
            if match and (
                match[1].casefold() in self.vocabulary.identities or _is_quoted(match[2])
            ):
                identity, text = match[1], _plain(match[2])
        tags = _TAGS.findall(text)
        if not identity:
            known = (tag for tag in tags if tag.casefold() in self.vocabulary.identities)
            identity = next(known, next(_names(tags), ""))
        span = self._span(item, 0, len(item.text))
        if not identity:
            message = _("no tag says what this is evidence for")
            self.findings.tell_at(rules.NO_IDENTITY, span, message)
            return
        shown = _without_tags(text)
        if item.notes:
            shown = "\n".join([shown, *item.notes])
        found = Evidence(shown, identity.casefold(), supports, span, tuple(tags))
        self.evidence.append(found)


_ARROW: Final = pattern(r"(?:^|\s)(?:->|→)\s+")
_TAGS: Final = pattern(r"(?<!\S)#([^\s#,;:!?()\[\]{}\"'“”`<>|\\^&*=+~@$%.…]+)")


def _names(tags: Iterable[str]) -> Iterator[str]:
    """Return the tags that can name something."""
    return (one for one in tags if one.casefold() != TALK)


def _without_tags(text: str) -> str:
    return " ".join(_TAGS.sub(" ", text).split())


def _is_quoted(text: str) -> bool:
    return _plain(text) != text.strip()


def _plain(text: str) -> str:
    """Take the quotes of YAML off a value."""
    text = text.strip()
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1]
    return text


def _sub_item(text: str, start: int, line: int, column: int) -> Item:
    """Read a box and the text after it inside a line."""
    item = item_at(Line(line, start, text), len(text) - len(text.lstrip()))
    item.column += column - 1
    return item


def _mapping(text: str) -> list[tuple[str, str, int]] | None:
    """Read ``{key: value, ...}`` on one line, as texts with their offsets."""
    if not (text.startswith("{") and text.rstrip().endswith("}")):
        return None
    try:
        node = _yaml.read_yaml(text)
    except _yaml.YamlError:
        return None
    return [
        (key.value.lower(), value.value, value.start + (not value.is_plain))
        for key, value in node.pairs
        if isinstance(value, _yaml.Scalar)
    ] or None


def _near_hint(name: str, near: str) -> str:
    """Return what to do with a name that is close to a practice, with the command if one can be."""
    if len(name) > _MOST_TYPED or not (name + near).isprintable():
        return _("did you mean '{name}'?", name=near)
    return _(
        "did you mean '{name}'? to keep both names:  {command}",
        name=near,
        command=to_type("journal join", near, name),  # no text
    )
