"""New lines: where they go and how they look there.

Every function here yields ways, the best one first; which one is good is found by reading.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from journal_tool.dayfile._body import DONE, PLANNED, Task, Title, without_quotes
from journal_tool.dayfile._changes import AddDeed, AddPlan, AddThought, NewLists, cannot
from journal_tool.dayfile._findings import short
from journal_tool.dayfile._items import (
    Item,
    indent_of,
    is_block_header,
    is_empty_list,
    prefix_of,
)
from journal_tool.dayfile._keys import LISTS, MEASURES, Entry
from journal_tool.dayfile._layout import Layout, Patch
from journal_tool.dayfile._meant import Meant, meant
from journal_tool.dayfile._quotes import double_quoted, is_plain, single_quoted
from journal_tool.dayfile._wanted import Plan, Wanted
from journal_tool.language import _
from journal_tool.patterns import pattern
from journal_tool.record import Record
from journal_tool.text import Line

Way = Sequence[Patch]
ORDER: Final = (*MEASURES, "date", "tags", "rest", "skip", *LISTS)
"""Of the keys that the tool writes into front matter."""

_INDENT: Final = "  "
_PLAIN_IN_FLOW: Final = pattern(r"[^\W\d_][\w .'-]*")
_TITLES: Final = {PLANNED: "Planned", DONE: "Done"}  # no text


def add(layout: Layout, change: AddPlan | AddDeed | AddThought) -> Plan:
    """Plan a new line."""
    line = meant(layout, change)
    wanted = Wanted(layout.day, line.action, line.thought, more=line.findings)
    entries = layout.entries(line.key)
    refusal = cannot(
        _("'{text}' cannot be added without changing what else is read", text=short(line.text)),
        layout.at(entries[-1].start) if entries else layout.whole,
        _advice(layout, line),
    )
    entry = entries[-1] if entries else None
    return Plan(wanted, ways_to_add(layout, line, entry), refusal, entry)


def _advice(layout: Layout, line: Meant) -> str:
    if layout.loose_tasks() and line.key != "planned":
        return _("Put a heading 'Planned' above the boxes of this file first.")
    return ""


def ways_to_add(layout: Layout, line: Meant, entry: Entry | None) -> Iterator[Way]:
    """Yield the ways to add a line; ``entry`` is the list above the body that it belongs to."""
    if entry is not None:
        yield from _into_entry(layout, line, entry)
    if line.key in _TITLES:
        for title in reversed(layout.titles(line.key)):
            yield from _into_section(layout, line, title)
        if line.key == PLANNED and (loose := layout.loose_tasks()):
            yield from _after_task(layout, line, loose)
    if entry is None:
        yield from _as_new_list(layout, line)
    if line.key == DONE and (loose := layout.loose_tasks()):
        yield from _with_plans_named(layout, line, loose)


# -- how a line looks -------------------------------------------------------------------------


class _Look(Record):
    """How the lines of a list look.

    Attributes:
        prefix: what stands before the box: indentation, quote signs, bullet.
        has_box: whether they have boxes.
        quote: ``"``, ``'`` or nothing.
        is_yaml: whether they are items of a list that every program reads.
    """

    prefix: str
    has_box: bool = True
    quote: str = ""
    is_yaml: bool = False


def _written(line: Meant, look: _Look) -> Iterator[str]:
    """Yield the line in the look of its list, then in looks that are safer."""
    for content in _contents(line, has_box=look.has_box):
        quoted = (single_quoted if look.quote == "'" else double_quoted)(content)
        if look.quote or (look.is_yaml and not is_plain(content)):
            yield look.prefix + quoted
        yield look.prefix + content
        yield look.prefix + quoted


def _contents(line: Meant, *, has_box: bool) -> Iterator[str]:
    """Yield the text of a line with its box and, where the list says the same, without it."""
    if line.box is None:
        yield line.text
        return
    boxed = f"[{line.box}] {line.text}"
    if not line.is_said_by_list:
        yield boxed
    else:
        yield from (boxed, line.text) if has_box else (line.text, boxed)


def _look_of(line: Line, item: Item, *, is_yaml: bool) -> _Look:
    prefix = prefix_of(line.text)
    after = line.text[len(prefix) :][:1]
    return _Look(
        _next_number(prefix), item.box is not None, after if after in "\"'" else "", is_yaml
    )


def _next_number(prefix: str) -> str:
    return re.sub(r"\d+", lambda match: str(int(match[0]) + 1), prefix, count=1)


# -- into a list above the body ---------------------------------------------------------------


def _into_entry(layout: Layout, line: Meant, entry: Entry) -> Iterator[Way]:
    items = layout.items(entry)
    key_at = entry.line.number - 1
    below = [item for item in items if item.line > entry.line.number]
    value = entry.value.strip()
    if value.startswith("[") and not is_empty_list(value):
        yield from _into_flow(layout, line, entry, items)
    elif below:
        yield from _below_items(layout, line, entry, below)
    elif items:
        yield from _onto_line(layout, line, entry)
    elif is_block_header(value):
        for text in _written(line, _Look(f"{_INDENT}- ", line.key == PLANNED)):
            yield [layout.below(key_at, [text])]
    else:
        yield from _into_empty(layout, line, entry)


def _below_items(layout: Layout, line: Meant, entry: Entry, below: Sequence[Item]) -> Iterator[Way]:
    top = min(item.depth for item in below)
    last = [item for item in below if item.depth == top][-1]
    is_block = is_block_header(entry.value.strip())
    is_yaml = layout.top.has_fences and layout.is_valid_yaml and not is_block
    look = _look_of(layout.lines[last.line - 1], last, is_yaml=is_yaml)
    for text in _written(line, look):
        yield [layout.below(last_line(entry), [text])]
        yield [layout.below(below[-1].line - 1, [text])]


def last_line(entry: Entry) -> int:
    """Return the index of the last line of an entry that says something."""
    lines = [one for one in entry.below if one.text.strip() and not one.text.startswith("#")]
    return (lines[-1] if lines else entry.line).number - 1


def _into_empty(layout: Layout, line: Meant, entry: Entry) -> Iterator[Way]:
    """``planned:``, ``planned: []``, ``done: nothing``."""
    start = entry.line.start + entry.value_at
    value = entry.value.partition(" #")[0].rstrip()
    value = "" if value.startswith("#") else value
    key_at = entry.line.number - 1
    if layout.top.has_fences and entry in layout.top.entries:
        colon = entry.line.start + len(entry.line.text[: entry.value_at].rstrip())
        sign = Patch(start, start + len(value), "|") if value else Patch(colon, colon, " |")
        for text in _written(line, _Look(f"{_INDENT}- ", line.key == PLANNED)):
            yield [sign, layout.below(key_at, [text])]
    if value:
        for text in _contents(line, has_box=False):
            yield [Patch(start, start + len(value), text)]
    gone = [Patch(start, start + len(value), "")] if value else []
    for text in _written(line, _Look("- ", line.key == PLANNED)):
        yield [*gone, layout.below(key_at, [text])]


def _onto_line(layout: Layout, line: Meant, entry: Entry) -> Iterator[Way]:
    """``done: walk; wash up``."""
    end = entry.line.start + len(entry.line.text.rstrip())
    if ";" not in line.text:
        for text in _contents(line, has_box=False):
            if not layout.top.has_fences or is_plain(text):
                yield [Patch(end, end, f"; {text}")]
    if not layout.top.has_fences:
        for text in _written(line, _Look("- ", line.key == PLANNED)):
            yield [layout.below(entry.line.number - 1, [text])]


def _into_flow(layout: Layout, line: Meant, entry: Entry, items: Sequence[Item]) -> Iterator[Way]:
    """``planned: [Walk, Sit]``, on one line or on several."""
    has_box = bool(items) and items[-1].box is not None
    closing = [
        one.start + match.start()
        for one in (entry.line, *entry.below)
        for match in re.finditer(r"\]", one.text)
    ]
    for content in _contents(line, has_box=has_box):
        plain = [content] if _PLAIN_IN_FLOW.fullmatch(content) else []
        for text in [*plain, double_quoted(content)]:
            for at in closing[:-4:-1]:
                before = layout.text[:at].rstrip()
                yield [Patch(len(before), len(before), f", {text}")]
                yield [Patch(len(before), len(before), f" {text}")]


# -- into a list of the body ------------------------------------------------------------------


def _into_section(layout: Layout, line: Meant, title: Title) -> Iterator[Way]:
    tasks = layout.tasks(title)
    if tasks:
        yield from _after_task(layout, line, tasks)
        return
    at = layout.top.body_index + title.end - 1
    named = layout.lines[layout.top.body_index + title.first].text
    if named.lstrip(" \t").startswith(">"):
        quote = named[: len(named) - len(named.lstrip(" \t>"))]
        yield from _lines(layout, at, line, _Look(f"{quote}- "))
        return
    below = layout.lines[at + 1].text.strip() if at + 1 < len(layout.lines) else ""
    gap = [""] if below else []  # else markdown takes the words below for words of the item
    for text in _written(line, _Look("- ")):
        yield [layout.below(at, ["", text, *gap])]


def _after_task(layout: Layout, line: Meant, tasks: Sequence[Task]) -> Iterator[Way]:
    top = min(task.item.depth for task in tasks)
    last = [task for task in tasks if task.item.depth == top][-1]
    first = layout.top.body_index
    look = _look_of(layout.lines[last.item.line - 1], last.item, is_yaml=False)
    end = first + max(max(task.lines) for task in tasks)
    yield from _lines(layout, _end_of_item(layout, end, last.item), line, look)


def _end_of_item(layout: Layout, index: int, item: Item) -> int:
    """Return the index of the last line that markdown takes for a part of an item."""
    follows = True  # the next line can go on with a paragraph
    for at in range(index + 1, len(layout.lines)):
        text = without_quotes(layout.lines[at]).text
        if not text.strip():
            follows = False
        elif indent_of(text) > item.indent or (follows and not _BEGINS_BLOCK.match(text)):
            index, follows = at, True
        else:
            break
    return index


_BEGINS_BLOCK: Final = pattern(r"[ \t]*(?:[-*+•–>#|=]|[0-9]{1,9}[.)]|\\?\[|[☐☑✅✓✔]|```|~~~)")


def _lines(layout: Layout, index: int, line: Meant, look: _Look) -> Iterator[Way]:
    for text in _written(line, look):
        yield [layout.below(index, [text])]


# -- a list that is not there -----------------------------------------------------------------


def _as_new_list(layout: Layout, line: Meant) -> Iterator[Way]:
    in_body = list(_as_new_section(layout, line)) if line.key in _TITLES else []
    if layout.top.has_fences or not layout.text.strip():
        above = list(_as_new_entry(layout, line))
    else:
        above = list(_as_head(layout, line))
    is_prose = bool(layout.text.strip()) and not layout.top.has_fences and not layout.top.entries
    if layout.how.style.new_lists is NewLists.BODY or is_prose:
        yield from in_body
        yield from above
    else:
        yield from above
        yield from in_body
    if is_prose:
        yield from _as_new_entry(layout, line)


def _as_new_entry(layout: Layout, line: Meant) -> Iterator[Way]:
    for text in _written(line, _Look(f"{_INDENT}- ", line.key == PLANNED)):
        yield [new_key(layout, line.key, [f"{line.key}: |", text])]


def new_key(layout: Layout, key: str, lines: Sequence[str]) -> Patch:
    """Put a new key into front matter, in the usual order; make front matter if there is none."""
    if layout.front is None:
        return layout.below(-1, ["---", *lines, "---"])
    rank = ORDER.index(key) if key in ORDER else len(MEASURES)
    ranks = [(ORDER.index(one.key), one) for one in layout.top.entries if one.key in ORDER]
    before = [one for at, one in ranks if at <= rank]
    if before:
        of_it = [one for one in layout.top.entries if one.key == f"{before[-1].key}_conflict"]
        return layout.below(last_line(of_it[-1] if of_it else before[-1]), lines)
    after = [one for at, one in ranks if at > rank]
    if after:
        return layout.below(after[0].line.number - 2, lines)
    entries = layout.top.entries
    return layout.below(last_line(entries[-1]) if entries else layout.front.start - 1, lines)


def _as_head(layout: Layout, line: Meant) -> Iterator[Way]:
    for text in _contents(line, has_box=False):
        if ";" not in text:
            yield [new_head(layout, line.key, [f" {text}"])]
    for text in _written(line, _Look("- ", line.key == PLANNED)):
        yield [new_head(layout, line.key, ["", text])]


def new_head(layout: Layout, key: str, lines: Sequence[str]) -> Patch:
    """Put a new key at the end of the head; the first of ``lines`` goes onto its own line."""
    entries = layout.top.entries
    is_upper = not entries or any(one.written[:1].isupper() for one in entries)
    name = key[:1].upper() + key[1:] if is_upper else key
    head = [f"{name}:{lines[0]}", *lines[1:]]
    if entries:
        has_items = any(one.text.strip() for one in entries[-1].below)
        gap = [""] if has_items else []  # else markdown takes the key for words of the last item
        return layout.below(last_line(entries[-1]), [*gap, *head])
    return layout.below(-1, [*head, ""])


def _as_new_section(layout: Layout, line: Meant) -> Iterator[Way]:
    """Put a heading and the line below it at the end of the file."""
    filled = [index for index, one in enumerate(layout.lines) if one.text.strip()]
    last = filled[-1] if filled else -1
    gap = [""] if filled else []
    for level in ("##", "#"):
        for text in _written(line, _Look("- ")):
            yield [layout.below(last, [*gap, f"{level} {_TITLES[line.key]}", "", text])]


def _with_plans_named(layout: Layout, line: Meant, loose: Sequence[Task]) -> Iterator[Way]:
    """Put a heading above boxes that count only while the file has no list: it gets one."""
    first = loose[0].item.line - 1
    if not any(one.text.startswith("#") for one in layout.lines):  # a note of a phone
        yield from _labelled(layout, line, first)
    is_below_words = first > 0 and layout.lines[first - 1].text.strip()
    heading = [*([""] if is_below_words else []), f"## {_TITLES[PLANNED]}", ""]
    named = layout.above(first, heading)
    for way in _as_new_section(layout, line):
        yield [named, *way]


def _labelled(layout: Layout, line: Meant, first: int) -> Iterator[Way]:
    """Put a name above boxes and another above the new line, where the file has no headings."""
    last = max(index for index, one in enumerate(layout.lines) if one.text.strip())
    for text in _written(line, _Look("- ")):
        yield [
            layout.above(first, [f"{_TITLES[PLANNED]}:"]),
            layout.below(last, ["", f"{_TITLES[line.key]}:", text]),
        ]
