"""One version of a day, cut into what can be told apart: lines of lists, keys, paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final, NamedTuple

from journal_tool.dayfile._action import read_action
from journal_tool.dayfile._body import hide_comments
from journal_tool.dayfile._items import DONE, Item, begins_item
from journal_tool.dayfile._keys import LISTS, Entry, is_comment, is_stray
from journal_tool.dayfile._layout import Layout
from journal_tool.model import Action, State
from journal_tool.patterns import pattern
from journal_tool.values import dataclass

_SIGN: Final = pattern(r"\\?\[[^\[\]\\]{0,4}\\?\](?=[ \t])|[☐☑✅✓✔]\ufe0f?")
_HEADER: Final = pattern(r"[ \t]*[-*+•–][ \t]+[|>][+-]?[0-9]?[ \t]*")
_BEHIND: Final = pattern(r"[\"'][ \t]*[ \t](?P<comment>#(?:[ \t].*)?)")
_FENCE: Final = pattern(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*(?P<run>`{3,}|~{3,})")
_HEADING: Final = pattern(r" {0,3}#{1,6}(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of a list, with the lines that go on with it.

    Attributes:
        list: ``"planned"``, ``"done"``, ``"thoughts"``, ``"for"`` or ``"against"``.
        name: decides which units of two versions are the same.
        text: as written, from its box on.
        item: as it was read.
        action, number: the action that it is, and which of the day's; ``None`` and -1 if none.
        rows: indexes of its lines; none if it shares its line with others or with a key.
        below: the lines that go on with it, without the blanks around them.
        is_in_body: whether it stands there.
    """

    list: str
    name: tuple[str, str]
    text: str
    item: Item
    action: Action | None = None
    number: int = -1
    rows: range = range(0)
    below: tuple[str, ...] = ()
    is_in_body: bool = False

    @property
    def is_action(self) -> bool:
        """Whether a box of ``planned`` or ``done`` is what it is, and no thought."""
        return self.name[0] == "action"


@dataclass(frozen=True, slots=True)
class Loose:
    """A line above the body that is no part of anything: a comment, or a slip of the fingers.

    ``after`` and ``before`` are the keys around it; ``""`` at the ends.
    """

    row: int
    text: str
    after: str
    before: str


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the body that stays together.

    Attributes:
        name: its text, or that of the title of a list; what it is for is in ``unit`` and ``title``.
        rows: indexes of its lines.
        gap: how many blank lines stand above it.
        unit: index of the unit that it is, or -1.
        is_title: whether it names a list.
    """

    name: str
    rows: range
    gap: int = 0
    unit: int = -1
    is_title: bool = False
    is_comment: bool = False


def spaced(text: str) -> str:
    """Return a text with one blank wherever some stand."""
    return " ".join(text.split())


class Cut:
    """One version, with the places of its parts."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.lines = layout.lines
        self.hidden = layout.file.source.lines()
        self.units: list[Unit] = []
        self.loose: list[Loose] = []
        self.ends: dict[int, int] = {}  # index of a key's line: that of the last line of its value
        self._numbers = [
            (origin.item.start, number)
            for number, origin in enumerate(layout.file.lists.origins)
            if origin.item is not None
        ]
        entries = layout.top.entries
        if self.top:
            first = entries[0].line.number - 1 if entries else self.top.stop
            self._add_loose(range(self.top.start, first), "", entries[0].key if entries else "")
        for at, entry in enumerate(entries):
            following = entries[at + 1] if at + 1 < len(entries) else None
            stop = following.line.number - 1 if following else self.top.stop
            self._add_entry(entry, stop, following.key if following else "")
        for entry in layout.top.after:
            self._add_entry(entry, entry.line.number, "")
        for task in layout.file.chosen:
            self._add_task(task.item, task.where, task.lines)

    @cached_property
    def top(self) -> range:
        """The indexes of the lines with keys, whether between fences or in a head."""
        top = self.layout.top
        if top.has_fences:
            return self.layout.front or range(0)
        return range(top.body_index if top.entries else 0)

    @property
    def kind(self) -> int:
        """2: front matter, 1: a head, 0: neither."""
        return 2 if self.layout.top.has_fences else int(bool(self.layout.top.entries))

    @property
    def has_lists(self) -> bool:
        """Whether a plan or a list of deeds is named anywhere."""
        tasks = self.layout.file.tasks
        return self.layout.file.lists.has_items or bool(tasks and tasks.in_lists)

    def entries(self) -> list[Entry]:
        """Return the keys that hold no list."""
        return [one for one in self.layout.top.entries if one.key not in LISTS]

    def row(self, index: int) -> str:
        """Return a line as it is written."""
        return self.lines[index].text

    def rows_of(self, entry: Entry) -> range:
        """Return the indexes of the lines of a key."""
        first = entry.line.number - 1
        return range(first, self.ends[first] + 1)

    # -- lists -----------------------------------------------------------------------------------

    def _add_loose(self, rows: range, after: str, before: str) -> None:
        for index in rows:
            text = self.row(index).strip()
            if text:
                self.loose.append(Loose(index, text, after, before))

    def _add_entry(self, entry: Entry, stop: int, before: str) -> None:
        first = entry.line.number - 1
        rows = range(first + 1, stop)
        if entry.key not in LISTS:
            slips = (index for index in rows if is_stray(self.row(index)))
            rows = range(first + 1, next(slips, stop))
        filled = (at for at in rows if self.row(at).strip() and not is_comment(self.row(at)))
        last = max(filled, default=first)
        self.ends[first] = last
        self._add_loose(range(last + 1, stop), entry.key, before)
        if entry.key not in LISTS:
            return
        found = self.layout.file.lists.items_of(entry)
        value = entry.value.rstrip()
        below = first + 1
        if value.startswith("[") and "]" not in value:
            closing = (n for n, line in enumerate(entry.below, 1) if "]" in line.text)
            below += next(closing, 0)
        inline = [item for item in found.items if item.line - 1 < below]
        for item in inline:
            self._add_unit(item, entry.key)
        stray = {line.number - 1 for line in found.stray}
        places = {item.line - 1: item for item in found.items if item.line - 1 >= below}
        self._add_rows(range(below, last + 1), entry, places, stray)

    def _add_rows(
        self, rows: range, entry: Entry, places: dict[int, Item], stray: set[int]
    ) -> None:
        """Add the items that stand on lines of their own."""
        starts: list[tuple[Item, int, int]] = []
        header = -1
        for index in rows:
            text = self.hidden[index].text
            if index in places:
                begin = header if header >= 0 else index
                starts.append((places[index], begin, index))
            elif not self.row(index).strip():
                continue
            elif index in stray or not text.strip() or is_comment(text.strip()) or not starts:
                if _HEADER.fullmatch(text):
                    header = index
                    continue
                self.loose.append(Loose(index, self.row(index).strip(), entry.key, entry.key))
            elif _HEADER.fullmatch(text):
                header = index
                continue
            else:
                item, begin, _last = starts[-1]
                starts[-1] = (item, begin, index)
            header = -1
        for item, begin, last in starts:
            self._add_comment(item, entry.key)
            self._add_unit(item, entry.key, range(begin, last + 1))

    def _add_comment(self, item: Item, key: str) -> None:
        """Add the comment of YAML that stands behind the closing quote of an item."""
        line = self.hidden[item.line - 1]
        rest = line.text[item.start + len(item.text) - line.start :]
        match = _BEHIND.fullmatch(rest)
        if match and not item.is_joined:
            self.loose.append(Loose(item.line - 1, match["comment"].rstrip(), key, key))

    def _add_task(self, item: Item, where: str, lines: Sequence[int]) -> None:
        first = self.layout.top.body_index
        length = next((at for at, row in enumerate(lines) if row != lines[0] + at), len(lines))
        rows = range(first + lines[0], first + lines[0] + length)
        self._add_unit(item, where, rows, is_in_body=True)

    def _add_unit(
        self, item: Item, key: str, rows: range = range(0), *, is_in_body: bool = False
    ) -> None:
        start, end = item.start, item.start + len(item.text)
        if rows:
            last = self.lines[rows[-1]]
            start, end = self.lines[rows[0]].start, last.start + len(last.text)
        number = next((number for at, number in self._numbers if start <= at <= end), -1)
        if is_in_body and number < 0:
            return  # it is prose after all
        action = self._action(number, item) if number >= 0 else None
        text = self._written(item, rows)
        below = tuple(self.row(index).strip(" \t>") for index in rows if index + 1 > item.line)
        if key in ("planned", "done"):
            name = ("action", action.key) if action else (key, spaced(text))
        else:
            name = (key, spaced(_SIGN.sub("[]", text)))
        self.units.append(Unit(key, name, text, item, action, number, rows, below, is_in_body))

    def _action(self, number: int, item: Item) -> Action:
        """Return an action as its line says it: a step only if it is written, its own minutes."""
        action, origin = self.layout.day.actions[number], self.layout.file.lists.origins[number]
        assert origin.item is not None  # noqa: S101  properties are no lines
        cues = self.layout.file.vocabulary.settings.cue_words
        sizes = [value for key, value, *_place in item.fields if key == "size"]
        size = int(sizes[-1]) if sizes and sizes[-1].isdecimal() else None
        size = size or read_action(origin.item.text, cues).numbers.get("size")
        minutes = action.minutes
        if action.state is State.SMALLER and action.smaller:
            whole = self.layout.reread(replace(origin.item, box=DONE), origin).actions
            minutes = whole[0].minutes if whole else minutes
        return replace(action, size=size, minutes=minutes)

    def _written(self, item: Item, rows: range) -> str:
        """Return the text of an item from its box on, with a comment that stands behind it."""
        begin = item.start if item.box is None else item.box_start
        end = item.start + len(item.text)
        text = self.layout.text
        if item.is_joined or self.layout.file.source.text[item.start : end] != item.text:
            return item.text if item.box is None else f"[{item.box}] {item.text}"
        if rows:
            line = self.lines[item.line - 1]
            rest = self.hidden[item.line - 1].text[end - line.start :]
            if not rest.strip():
                end = line.start + len(line.text.rstrip())
        return text[begin:end]

    # -- the body --------------------------------------------------------------------------------

    @cached_property
    def blocks(self) -> list[Block]:
        """The body in pieces; what is left of a box that is an action is none of them."""
        first = self.layout.top.body_index
        units = {row: at for at, one in enumerate(self.units) if one.is_in_body for row in one.rows}
        tasks = self.layout.file.tasks
        titles = {first + one.first: one for one in tasks.titles} if tasks else {}
        title_rows = {first + row for one in titles.values() for row in range(one.first, one.end)}
        whole = [first + at for at in _joined(self, first)]
        joined = set(whole)
        found: list[Block] = []
        gap = 0
        for index in range(first, len(self.lines)):
            text = self.row(index)
            if not text.strip() and index not in joined:
                gap += 1
                continue
            is_comment = not self.hidden[index].text.strip()
            unit = units.get(index, -1)
            if found and not gap and self._goes_on(found[-1], index, unit, joined, is_comment):
                last = found[-1]
                found[-1] = self._block(
                    range(last.rows.start, index + 1),
                    last.gap,
                    last.unit,
                    is_title=last.is_title,
                    is_comment=last.is_comment,
                )
            else:
                found.append(
                    self._block(
                        range(index, index + 1),
                        gap,
                        unit,
                        is_title=index in title_rows,
                        is_comment=is_comment,
                    )
                )
            gap = 0
        return found

    def names_lines(self, at: int) -> bool:
        """Whether a title of the body stands above a line of its list."""
        for block in self.blocks[at + 1 :]:
            if block.is_title or _HEADING.match(block.name):
                return False
            if block.unit >= 0:
                return True
        return False

    def _goes_on(
        self, last: Block, index: int, unit: int, joined: set[int], is_comment: bool
    ) -> bool:
        if index in joined:
            return True
        if unit >= 0 or last.unit >= 0:
            return unit == last.unit
        is_head = bool(_HEADING.match(self.row(last.rows[0])))
        text = self.hidden[index].text
        if last.is_title and not is_head:  # an underline, or a label
            return bool(_UNDERLINE.fullmatch(text))
        if is_head or _HEADING.match(text) or begins_item(text.lstrip(" \t>")):
            return False
        return is_comment == last.is_comment

    def _block(
        self, rows: range, gap: int, unit: int, *, is_title: bool, is_comment: bool
    ) -> Block:
        name = "\n".join(self.row(index).rstrip() for index in rows)
        return Block(name, rows, gap, unit, is_title, is_comment)


_UNDERLINE: Final = pattern(r" {0,3}(?:=+|-+)[ \t]*")


def _joined(cut: Cut, first: int) -> Iterator[int]:
    """Yield the lines of the body, from 0, that belong to the one before: in code and comments."""
    texts = [line.text for line in cut.lines[first:]]
    probe, _unclosed = hide_comments("\n".join(text if text.strip() else "x" for text in texts))
    fence = ""
    was_hidden = False
    for index, (text, seen) in enumerate(zip(texts, probe.split("\n"), strict=False)):
        match = _FENCE.match(text)
        if fence:
            yield index
            if match and match["run"].startswith(fence) and not text[match.end() :].strip():
                fence = ""
            was_hidden = False
            continue
        is_hidden = not seen.strip()
        if is_hidden and was_hidden and not text.lstrip().startswith(("<!--", "%%")):
            yield index
        was_hidden = is_hidden
        if match and not (match["run"][0] == "`" and "`" in text[match.end() :]):
            fence = match["run"]


class Pair(NamedTuple):
    """The version that grows, the one that is written into it, and what both were made from.

    ``label`` is who wrote the guest.
    """

    host: Cut
    guest: Cut
    base: Cut | None
    label: str
