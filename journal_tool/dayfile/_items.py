"""Items of a list, line by line: the same in front matter, in the head and in the body.

An item is the text of its whole line, before YAML or markdown sees it.  What follows it on
deeper lines without a bullet is a long key (``minutes: 20``) or its note.
"""

import re
from collections.abc import Sequence
from dataclasses import field
from typing import Final

from journal_tool.patterns import pattern
from journal_tool.text import Line
from journal_tool.values import dataclass

OPEN, DONE, SMALLER, DROPPED, MOVED = " ", "x", "/", "-", ">"

_SIGNS: Final = {
    "": OPEN,
    " ": OPEN,
    "x": DONE,
    "X": DONE,
    "✓": DONE,
    "✔": DONE,
    "✅": DONE,
    "☑": DONE,
    "/": SMALLER,
    ".": SMALLER,
    "o": SMALLER,
    "O": SMALLER,
    "-": DROPPED,
    "–": DROPPED,
    "—": DROPPED,
    ">": MOVED,
    "☐": OPEN,
}
_BULLET: Final = r"(?:[-*+•–](?=[ \t]|$)|[0-9]{1,9}[.)](?=[ \t]|$)|[-–•](?=[^\W_]))"
_SIGN: Final = r"[ \t]*[^\s\[\]\\]\ufe0f?[ \t]*"
_BOX: Final = (
    # `[x](url)` and `[x][1]` are links, and Word processors escape the brackets
    rf"(?:\\?\[(?:(?P<sign>{_SIGN})\\?\](?![(\[])|[ \t]*\\?\])"
    r"|(?P<drawn>[☐☑✅✓✔])\ufe0f?)"
)
_ITEM: Final = pattern(rf"[ \t]*(?P<bullets>(?:(?:{_BULLET}|-(?=\\?\[))[ \t]*)*)")
_BOX_AT_START: Final = pattern(_BOX)
_KEY_LINE: Final = pattern(
    r"(?P<key>likely|expect|felt|mastery|before|after|size|minutes|cue|note|id|as"
    r"|thought|pattern|reframe|action)::?[ \t]*(?P<value>\S.*)",
    re.IGNORECASE,
)
_COMMENT: Final = pattern(r"#(?:\s|$)")
_BLOCK_HEADER: Final = pattern(r"[|>][+-]?[0-9]?[+-]?(?:[ \t]+#.*)?$")
_LINK: Final = pattern(r"\[\[[^\[\]]*\]\]")
_AFTER_FLOW: Final = pattern(r"\][ \t]+#(?:[ \t].*)?$")
_AFTER_QUOTE: Final = pattern(r"[ \t]*(?:[ \t]#(?:[ \t].*)?)?$")


@dataclass(slots=True)
class Item:
    """One item as its line has it.

    Attributes:
        text: without bullet, box and quotes.
        start: offset of the first character of ``text`` in the file.
        box: the sign in the box (one of the constants here, or an unknown one); ``None``: no box.
        line: number of its line.
        column: of the first character of ``text``.
        indent: width of the blanks before its bullet.
        depth: 0 at the top of its list.
        is_joined: the text stood on several lines; all of it counts as being where it begins.
        notes: text of the deeper lines below it.
        fields: long keys on deeper lines, with their place ``(key, value, start, line, column)``.
    """

    text: str
    start: int
    line: int
    column: int
    box: str | None = None
    box_start: int = 0
    box_end: int = 0
    indent: int = 0
    depth: int = 0
    is_joined: bool = False
    notes: list[str] = field(default_factory=list)
    fields: list[tuple[str, str, int, int, int]] = field(default_factory=list)

    def at(self, offset: int) -> int:
        """Return where a character of ``text`` stands in the file."""
        return self.start if self.is_joined else self.start + offset


def indent_of(text: str) -> int:
    """Return the width of the blanks at the start of ``text``; a tab goes to the next four."""
    blank = text[: len(text) - len(text.lstrip(" \t"))]
    return len(blank.expandtabs(4)) if "\t" in blank else len(blank)


def _has_bullet(text: str) -> bool:
    match = _ITEM.match(text)
    return bool(match and match["bullets"])


_BEFORE: Final = pattern(r"[ \t]*(?:>[ \t]?)*")


def prefix_of(text: str) -> str:
    """Return what stands before the box or the words of an item: quote signs, blanks, bullet."""
    quotes = _BEFORE.match(text)
    start = quotes.end() if quotes else 0
    match = _ITEM.match(text, start)
    return text[: match.end() if match else start]


def has_box(text: str, at: int) -> bool:
    """Whether a box stands at this character."""
    return bool(_BOX_AT_START.match(text, at))


def begins_item(text: str) -> bool:
    """Whether the line begins, after blanks, with a bullet or a box."""
    blank = len(text) - len(text.lstrip(" \t"))
    return _has_bullet(text) or bool(_BOX_AT_START.match(text, blank))


def read_item(line: Line) -> Item | None:
    """Read the line as an item, or return ``None`` if it has neither bullet nor box."""
    match = _ITEM.match(line.text)
    end = match.end() if match else 0
    has_bullet = bool(match and match["bullets"])
    if not has_bullet and not _BOX_AT_START.match(line.text, end):
        return None
    return item_at(line, end)


def item_at(line: Line, start: int) -> Item:
    """Read the item whose text, box included, begins at ``line.text[start]``."""
    text = line.text
    rest = text[start:]
    value, offset = unquoted(rest)
    at = start + offset
    box_match = _BOX_AT_START.match(value)
    item = Item("", 0, line.number, 0, indent=indent_of(text))
    if box_match:
        sign = (box_match["drawn"] or box_match["sign"] or "").strip(" \t").replace("\ufe0f", "")
        item.box = _SIGNS.get(sign, sign)
        item.box_start = line.start + at
        item.box_end = item.box_start + box_match.end()
        value = value[box_match.end() :]
        at += box_match.end()
    stripped = value.lstrip(" \t")
    at += len(value) - len(stripped)
    if item.box is not None:  # - [ ] "Walk": the quotes stand inside the box
        inner, more = unquoted(stripped)
        if more:
            stripped, at = inner, at + more
    item.text = stripped.rstrip()
    item.start = line.start + at
    item.column = at + 1
    return item


def unquoted(text: str) -> tuple[str, int]:
    """Return what a quoted string says, and how many characters stand before it.

    Anything after the closing quote but blanks or a comment makes the quotes part of the text.
    """
    if not text[:1] or text[0] not in "\"'":
        return text, 0
    end = closing_quote(text)
    if end < 0 or not _AFTER_QUOTE.match(text, end + 1):
        return text, 0
    inner = text[1:end]
    if text[0] == "'":
        return inner.replace("''", "'"), 1
    return (_ESCAPE.sub(_unescaped, inner) if "\\" in inner else inner), 1


_ESCAPE: Final = pattern(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")
_ESCAPES: Final = {
    "n": " ",
    "t": " ",
    "r": " ",
    "0": "",
    "a": "",
    "b": "",
    "e": "",
    "v": " ",
    "f": " ",
    "N": " ",
    "_": "\u00a0",
    "L": " ",
    "P": " ",
}


def _unescaped(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits:
        code = int(digits, 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return _ESCAPES.get(match[4], match[4])


def closing_quote(text: str) -> int:
    """Return where the string that ``text`` begins with ends, or -1."""
    quote = text[0]
    at = 1
    while (at := text.find(quote, at)) >= 0:
        if quote == "'" and text[at + 1 : at + 2] == "'":
            at += 2
            continue
        if quote == '"':
            slashes = at - len(text[:at].rstrip("\\"))
            if slashes % 2:
                at += 1
                continue
        return at
    return -1


@dataclass(slots=True)
class ItemList:
    """The items of one list and the lines that are no part of it."""

    items: list[Item] = field(default_factory=list)
    stray: list[Line] = field(default_factory=list)


def read_list(
    lines: Sequence[Line], *, after: Item | None = None, in_head: bool = False
) -> ItemList:
    """Read the lines below a list's key.

    Args:
        lines: from the line after the key to the end of the list.
        after: the last item on the line of the key, which deeper lines continue.  Without one,
            lines without bullet and box are items when the first line is such a line.
        in_head: a file without fences, where such items need no indentation.
    """
    found = ItemList()
    is_bare = False
    bare_indent = 0
    joined = _Joiner()
    open_items: list[Item] = [after] if after else []
    for line in lines:
        text = line.text
        if not text.strip():
            continue
        if joined.wants(line):
            continue
        item = read_item(line)
        if item is None and _COMMENT.match(text.lstrip(" \t")):
            continue
        indent = indent_of(text)
        if item is None and after is None and not found.items and (in_head or indent):
            is_bare, bare_indent = True, indent
        if item is None and is_bare and indent <= bare_indent:
            item = item_at(line, len(text) - len(text.lstrip(" \t")))
        while open_items and open_items[-1].indent >= indent:
            open_items.pop()
        if item is not None:
            item.depth = len(open_items)
            found.items.append(item)
            open_items.append(item)
            joined.begin(item)
        elif open_items:
            continue_item(open_items[-1], line)
        else:
            found.stray.append(line)
    return found


def continue_item(item: Item, line: Line) -> None:
    """Give a deeper line to its item: a long key, or words of its note."""
    text = line.text.strip()
    offset = len(line.text) - len(line.text.lstrip(" \t"))
    match = _KEY_LINE.fullmatch(text)
    if match:
        start = offset + match.start("value")
        item.fields.append(
            (
                match["key"].lower(),
                match["value"].strip(),
                line.start + start,
                line.number,
                start + 1,
            )
        )
    else:
        item.notes.append(text)


class _Joiner:
    """Joins what YAML wrote over several lines: an open quote, or a block text in a list."""

    def __init__(self) -> None:
        self.item: Item | None = None
        self.quote = ""
        self.last = 0  # offset of the last character on the first line

    def begin(self, item: Item) -> None:
        self.item = None
        text = item.text
        if item.box is None and _BLOCK_HEADER.fullmatch(text):
            self.item, self.quote = item, ""
            item.text = ""
        elif item.box is None and text[:1] in {'"', "'"} and closing_quote(text) < 0:
            self.item, self.quote = item, text[0]
            self.last = item.start + len(text) - 1

    def wants(self, line: Line) -> bool:
        """Whether ``line`` went into the item before it."""
        item = self.item
        if item is None:
            return False
        if indent_of(line.text) <= item.indent:
            self.item = None
            return False
        text = line.text.strip()
        if not self.quote:
            if not item.text and _has_bullet(line.text):
                self.item = None
                return False
            _append(item, line, text)
            return True
        joined = f"{item.text} {text}"
        close = closing_quote(f"{self.quote} {text}")  # only the new part: a long list stays cheap
        end = len(item.text) + close - 1
        item.is_joined = True
        item.text = joined
        if close >= 0:
            self.item = None
            if _AFTER_QUOTE.match(joined, end + 1):
                before = item.column - 1
                whole = Line(item.line, item.start - before, " " * before + joined)
                _become(item, item_at(whole, before))
                past = max(0, item.start - self.last)  # only a box stood on the first line
                item.start, item.column = item.start - past, item.column - past
        return True


def _append(item: Item, line: Line, text: str) -> None:
    if item.text:
        item.text = f"{item.text} {text}"
        item.is_joined = True
        return
    _become(item, item_at(line, len(line.text) - len(line.text.lstrip(" \t"))))


def _become(item: Item, fresh: Item) -> None:
    """Give ``item`` the text, box and place of ``fresh``; its indentation stays."""
    item.text, item.box, item.line = fresh.text, fresh.box, fresh.line
    item.start, item.column = fresh.start, fresh.column
    item.box_start, item.box_end = fresh.box_start, fresh.box_end


# -- a list's value on the line of its key -----------------------------------------------------

NOTHING: Final = frozenset({"nothing", "none", "no", "-", "0", "n/a", "na", "~", "null"})
"""Words that mean an empty list."""


def is_block_header(text: str) -> bool:
    """Whether a value only says that the text stands below (``|``, ``>``)."""
    return bool(_BLOCK_HEADER.fullmatch(text))


_BLOCK_SIGN: Final = pattern(r"[|>][+-]?[ \t]+(?=\S)")
"""The sign of a text that stands below, left in front of a text that does not."""


def is_empty_list(text: str) -> bool:
    """Whether a value is no item at all: ``[]``, ``[ ]``, ``nothing``, a comment."""
    folded = _AFTER_FLOW.sub("]", text.strip()).rstrip(".").lower()
    return folded in NOTHING or folded in {"", "[]", "[ ]", "{}"} or bool(_COMMENT.match(folded))


def split_value(line: Line, start: int) -> list[Item]:
    """Read the items of ``planned: VALUE``, where ``start`` is the first character of VALUE."""
    sign = _BLOCK_SIGN.match(line.text, start)
    start = sign.end() if sign else start
    match = _ITEM.match(line.text[start:])
    begin = start + (match.end() if match else 0)
    value = line.text[begin:].rstrip()
    if _begins_flow(value):
        value = _AFTER_FLOW.sub("]", value)
    if _begins_flow(value) and value.endswith("]"):
        return [
            item_at(Line(line.number, line.start, line.text[:last]), first)
            for first, last in _flow(line.text, begin + 1, begin + len(value) - 1)
        ]
    if _BOX_AT_START.match(value) is None and value[:1] in {'"', "'"}:
        return [item_at(line, begin)]
    pieces = []
    for match in re.finditer(r"[^;]+", value):
        if match[0].strip():
            first = begin + match.start() + len(match[0]) - len(match[0].lstrip())
            pieces.append(
                item_at(Line(line.number, line.start, line.text[: begin + match.end()]), first)
            )
    return pieces


def _begins_flow(value: str) -> bool:
    """Whether a value is a list in brackets, and no box and no [[link]]."""
    return value.startswith("[") and not (_BOX_AT_START.match(value) or _LINK.match(value))


def flow_items(lines: Sequence[Line], start: int) -> list[Item]:
    """Read a flow list over several lines: it begins at ``lines[0].text[start]`` with ``[``.

    An item that itself runs on to another line is read as two.
    """
    items: list[Item] = []
    for index, line in enumerate(lines):
        first = start + 1 if index == 0 else 0
        close = line.text.rfind("]") if index == len(lines) - 1 else -1
        last = close if close >= 0 else len(line.text)
        items.extend(
            item_at(Line(line.number, line.start, line.text[:end]), begin)
            for begin, end in _flow(line.text, first, last)
        )
    return items


def _flow(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a flow list at its commas; brackets and quotes hold together."""
    pieces = []
    depth = 0
    first = at = start
    while at < end:
        char = text[at]
        if char in "\"'" and not text[first:at].strip():
            close = closing_quote(text[at:end])
            at = at + close if close > 0 else at
        elif char in "[{(":
            depth += 1
        elif char in "]})":
            depth -= 1
        elif char == "," and depth <= 0:
            pieces.append((first, at))
            first = at + 1
        at += 1
    pieces.append((first, end))
    return [
        (one + len(text[one:two]) - len(text[one:two].lstrip()), two)
        for one, two in pieces
        if text[one:two].strip()
    ]
