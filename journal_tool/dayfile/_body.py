"""The text of a day: its comments hidden, its boxes read.

markdown-it-py is asked only for a body that can hold a task, and only for its blocks.  Every
text here has the length of the original, so that places stay right: what is hidden becomes
blanks.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from journal_tool.dayfile._items import Item, begins_item, continue_item, indent_of, read_item
from journal_tool.dayfile._key import fold
from journal_tool.patterns import pattern
from journal_tool.settings import BodyRules
from journal_tool.text import Line
from journal_tool.values import dataclass

if TYPE_CHECKING:  # markdown-it-py takes 0.1 s to import: only bodies with tasks pay for it
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

PLANNED: Final = "planned"
DONE: Final = "done"
_IGNORED: Final = "ignored"

# -- comments -------------------------------------------------------------------------------------

_FENCE: Final = pattern(r"[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*(?P<run>`{3,}|~{3,})")
_INLINE: Final = pattern(r"(?P<code>`+)|(?P<open>%%|<!--)")
_NOT_LINE_END: Final = pattern(r"[^\r\n]")


def hide_comments(text: str) -> tuple[str, int | None]:
    """Replace ``%% ... %%`` and ``<!-- ... -->`` by blanks, but not in code.

    A comment that opens a line and is never closed hides everything after it: what was meant
    to be private stays private.

    Returns:
        The text, as long as before, and where an unclosed comment begins.
    """
    if "%%" not in text and "<!--" not in text:
        return text, None
    hidden: list[tuple[int, int]] = []
    fence = ""
    at = 0
    unclosed = None
    last_close = {"%%": text.rfind("%%"), "-->": text.rfind("-->")}
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        match = _FENCE.match(line)
        if fence:
            if match and match["run"].startswith(fence) and not line[match.end() :].strip():
                fence = ""
            at = end + 1
            continue
        if match and not (match["run"][0] == "`" and "`" in line[match.end() :]):
            fence = match["run"]
            at = end + 1
            continue
        found = _first_comment(text, at, end, last_close)
        if found is None:
            at = end + 1
            continue
        start, stop = found
        if stop is None:
            hidden.append((start, len(text)))
            unclosed = start
            break
        hidden.append((start, stop))
        at = stop
    return _blanked(text, hidden), unclosed


def _first_comment(
    text: str, at: int, end: int, last_close: dict[str, int]
) -> tuple[int, int | None] | None:
    """Return the first comment that begins in ``text[at:end]``; its end may be further down."""
    while match := _INLINE.search(text, at, end):
        if match["code"]:
            close = text.find(match["code"], match.end(), end)
            at = close + len(match["code"]) if close >= 0 else match.end()
            continue
        closing = "%%" if match["open"] == "%%" else "-->"
        close = text.find(closing, match.end()) if match.end() <= last_close[closing] else -1
        if close >= 0:
            return match.start(), close + len(closing)
        line_start = text.rfind("\n", 0, match.start()) + 1
        if not text[line_start : match.start()].strip():
            return match.start(), None
        at = match.end()
    return None


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    pieces = []
    at = 0
    for start, end in spans:
        pieces.append(text[at:start])
        pieces.append(_NOT_LINE_END.sub(" ", text[start:end]))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


# -- tasks ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Task:
    """One item of the body that is an action.

    Attributes:
        item: as its line has it.
        where: ``"planned"`` or ``"done"``.
        lines: indexes of its lines, those of its note included.
    """

    item: Item
    where: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """What stands above a list: lines ``first`` to ``end`` are its name, the list ends at ``last``.

    All three are indexes of lines, the last two exclusive.  ``kind`` is the list that it names.
    """

    first: int
    end: int
    last: int
    kind: str = PLANNED


@dataclass(frozen=True, slots=True)
class Written:
    """A heading of a practice: ``key`` is the heading folded, ``below`` the lines under it."""

    key: str
    line: Line
    below: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Tasks:
    """What the body holds.

    Attributes:
        in_lists: items below a heading, callout or label of a list.
        elsewhere: other items with a box.
        written: headings of practices.
        titles: headings, callouts and labels of lists.
    """

    in_lists: tuple[Task, ...] = ()
    elsewhere: tuple[Task, ...] = ()
    written: tuple[Written, ...] = ()
    titles: tuple[Title, ...] = ()


_BOX: Final = pattern(r"\[[^\[\]\n]{0,3}\]|[☐☑✅✓✔]")


class BodyReader:
    """Reads tasks by the rules of one journal."""

    def __init__(self, rules: BodyRules, headings: frozenset[str]) -> None:
        self.rules = rules
        self.headings = headings
        self.kinds = {fold(name): PLANNED for name in rules.planned}
        self.kinds |= {fold(name): DONE for name in rules.done}
        self.kinds |= {fold(name): _IGNORED for name in rules.ignore}
        names = [*rules.planned, *rules.done, *headings]
        words = "|".join(r"[\W_]+".join(map(re.escape, fold(name).split())) for name in names)
        words = words or r"(?!)"
        # A heading that holds a name, a line that is one, a callout: it may turn out to be none.
        self._name_line = pattern(
            rf"(?m)^[ \t>]*#{{1,6}}[ \t].*\b(?:{words})\b"
            rf"|^(?:[^\w\n]|_)*(?:{words})(?:[^\w\n]|[_0-9])*$"
            r"|^[ \t]*>.*\[!",
            re.IGNORECASE,
        )

    def may_hold_tasks(self, text: str) -> bool:
        """Whether it is worth reading the markdown at all."""
        if self.rules.tasks == "none" and not self.headings:
            return False
        if not text or text.isspace():
            return False
        return bool(_BOX.search(text) or self._name_line.search(text))

    def read(self, lines: Sequence[Line]) -> Tasks:
        """Read the tasks of a body whose comments are hidden."""
        blocks = _Blocks([line.text for line in lines])
        labels = self._labels(lines, blocks)
        if labels:  # a label glued to a list would be part of its last item
            texts = ["" if index in labels else line.text for index, line in enumerate(lines)]
            blocks = _Blocks(texts)
        return _Collector(self, lines, blocks, labels).collect()

    def _labels(self, lines: Sequence[Line], blocks: "_Blocks") -> dict[int, str]:
        """Return the lines that name a list which begins on the next line that is not blank."""
        found = {}
        for index, line in enumerate(lines):
            if index in blocks.code or index in blocks.headings or len(line.text) > 80:
                continue
            text = line.text.strip(" \t>")
            is_bold = text.startswith(("**", "__")) and text.endswith(("**", "__"))
            if not (text.rstrip("*_").endswith(":") or is_bold) or text[:1] in _BULLETS:
                continue
            kind = self.kinds.get(fold(text))
            if kind and begins_item(_next_text(lines, index + 1)):
                found[index] = kind
        return found


def _next_blank(lines: Sequence[Line], index: int) -> int:
    """Return the index of the first blank line from ``index`` on."""
    while index < len(lines) and lines[index].text.strip(" \t>"):
        index += 1
    return index


def _next_text(lines: Sequence[Line], index: int) -> str:
    while index < len(lines):
        text = lines[index].text.lstrip(" \t>")
        if text.strip():
            return text
        index += 1
    return ""


@dataclass(frozen=True, slots=True)
class _Heading:
    index: int
    end: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class _Callout:
    index: int
    end: int
    title: str


@dataclass(frozen=True, slots=True)
class _ListItem:
    index: int
    end: int
    depth: int


class _Blocks:
    """Headings, callouts, list items and code of a body, by line index."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.headings: dict[int, _Heading] = {}
        self.callouts: dict[int, _Callout] = {}
        self.items: dict[int, _ListItem] = {}
        code: set[int] = set()
        depth = 0
        depths: list[int] = []
        tokens = _block_tokens("\n".join(texts).replace("\r", " ") + "\n")
        for position, token in enumerate(tokens):
            first, last = token.map or (0, 0)
            if token.type == "heading_open":
                text = tokens[position + 1].content
                self.headings[first] = _Heading(first, last, int(token.tag[1]), text)
            elif token.type == "fence":
                code.update(range(first, last))
            elif token.type == "list_item_open":
                self.items[first] = _ListItem(first, last, depth)
                depth += 1
            elif token.type == "list_item_close":
                depth -= 1
            elif token.type == "blockquote_open":
                depths.append(depth)
                depth = 0
                title = _callout_title(texts[first])
                if title:
                    self.callouts[first] = _Callout(first, last, title)
            elif token.type == "blockquote_close":
                depth = depths.pop()
        self.code = frozenset(code)


_CALLOUT: Final = pattern(r"[ \t>]*\[!(?P<type>[^\]\n]+)\][+-]?[ \t]*(?P<title>.*)")


def _callout_title(text: str) -> str:
    match = _CALLOUT.match(text)
    return (match["title"].strip() or match["type"]) if match else ""


def _block_tokens(text: str) -> "list[Token]":
    tokens: list[Token] = []
    parser = _block_parser()
    parser.block.parse(text, parser, {}, tokens)
    return tokens


@lru_cache(maxsize=1)
def _block_parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # An indented box is a box: people indent with tabs, and CommonMark would call it code.
    return MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).disable("code")


class _Collector:
    """Walks down the body and decides of each item which list it is in."""

    def __init__(
        self, reader: BodyReader, lines: Sequence[Line], blocks: _Blocks, labels: dict[int, str]
    ) -> None:
        self.reader = reader
        self.lines = lines
        self.blocks = blocks
        self.labels = labels
        self.in_lists: list[Task] = []
        self.elsewhere: list[Task] = []
        self.written: list[Written] = []
        self.headings: list[tuple[int, str]] = []  # levels that are open, with their kind
        self.callout: tuple[int, str] | None = None  # where it ends, its kind
        self.label: str | None = None
        self.titles: list[Title] = []

    def collect(self) -> Tasks:
        for index, line in enumerate(self.lines):
            if self.callout and index >= self.callout[0]:
                self.callout = None
            self._enter(index)
            if index in self.blocks.items:
                self._item(self.blocks.items[index])
            elif self._is_drawn_item(index, line):
                end = _next_blank(self.lines, index)
                self._item(_ListItem(index, end, int(indent_of(line.text.lstrip(">")) > 1)))
            elif self.label and index not in self.labels and self._ends_label(line):
                self.label = None
                self._end_title(index)
        return Tasks(
            tuple(self.in_lists), tuple(self.elsewhere), tuple(self.written), tuple(self.titles)
        )

    def _is_drawn_item(self, index: int, line: Line) -> bool:
        """A box without a bullet, or a round bullet: no list for markdown, one for people."""
        if index in self.blocks.code or index in self.blocks.headings or index in self.labels:
            return False
        return bool(_DRAWN.match(line.text))

    def _enter(self, index: int) -> None:
        """Begin the section of a heading, callout or label on this line."""
        if heading := self.blocks.headings.get(index):
            self.label = None
            while self.headings and self.headings[-1][0] >= heading.level:
                self.headings.pop()
            folded = fold(heading.text)
            kind = self.reader.kinds.get(folded, "")
            self.headings.append((heading.level, kind))
            self._end_title(index)
            if kind in {PLANNED, DONE}:
                self.titles.append(Title(index, heading.end, len(self.lines), kind))
            if folded in self.reader.headings:
                self.written.append(Written(folded, self.lines[index], self._below(heading)))
        if callout := self.blocks.callouts.get(index):
            named = self.reader.kinds.get(fold(callout.title))
            if named:
                self.callout = (callout.end, named)
                self._end_title(index)
                self.titles.append(Title(index, index + 1, callout.end, named))
        if index in self.labels:
            self.label = self.labels[index]
            self._end_title(index)
            self.titles.append(Title(index, index + 1, len(self.lines), self.label))

    def _end_title(self, index: int) -> None:
        """What the last title stands above ends here, if it has not ended before."""
        if self.titles and self.titles[-1].last > index:
            self.titles[-1] = replace(self.titles[-1], last=index)

    @staticmethod
    def _ends_label(line: Line) -> bool:
        text = line.text.lstrip(">")
        return bool(text.strip()) and indent_of(text) == 0

    def _below(self, heading: _Heading) -> tuple[Line, ...]:
        """Return the lines up to the next heading of its own or a higher level."""
        last = heading.end
        while last < len(self.lines):
            other = self.blocks.headings.get(last)
            if other and other.level <= heading.level:
                break
            last += 1
        return tuple(self.lines[heading.end : last])

    def _kind(self) -> str:
        """Return the list that the current line stands in; ``""`` for none."""
        kinds = [kind for _, kind in self.headings if kind]
        if _IGNORED in kinds:
            return _IGNORED
        if self.label:
            return self.label
        if self.callout:
            return self.callout[1]
        return kinds[-1] if kinds else ""

    def _item(self, found: _ListItem) -> None:
        kind = self._kind()
        line = without_quotes(self.lines[found.index])
        item = read_item(line)
        if item is None or kind == _IGNORED or (item.box is None and (not kind or found.depth)):
            return
        item.depth = found.depth
        lines = [found.index]
        for index in range(found.index + 1, min(found.end, len(self.lines))):
            below = without_quotes(self.lines[index])
            if index in self.blocks.items or index in self.blocks.code or index in self.labels:
                break
            if _DRAWN.match(below.text):
                break
            if below.text.strip() and indent_of(below.text) > item.indent:
                continue_item(item, below)
                lines.append(index)
        task = Task(item, kind or PLANNED, tuple(lines))
        (self.in_lists if kind else self.elsewhere).append(task)


_BULLETS: Final = frozenset("-+•–[")
_DRAWN: Final = pattern(
    r"[ \t>]*(?:[•–][ \t]|\\?\[[ \t]*[xX/>.oO✓✔–—-]?[ \t]*\\?\](?:[ \t]|$)|[☐☑✅✓✔])"
)
_QUOTES: Final = pattern(r"[ \t]*(?:>[ \t]?)+")


def without_quotes(line: Line) -> Line:
    """Return a line with blanks for the signs of a quote."""
    match = _QUOTES.match(line.text)
    if not match:
        return line
    return Line(line.number, line.start, " " * match.end() + line.text[match.end() :])
