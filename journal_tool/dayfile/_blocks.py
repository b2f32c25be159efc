"""Lists on the line of their key, made into a text of several lines: the same list, with room."""

from collections.abc import Iterator, Sequence

from journal_tool.dayfile._keys import Entry
from journal_tool.dayfile._layout import Layout, Patch


def as_block(layout: Layout, entry: Entry) -> Iterator[Sequence[Patch]]:
    """Yield the ways to put the items on the line of a key below it (``planned: |``)."""
    items = layout.items(entry)
    start = entry.line.start + entry.value_at
    value = entry.value.rstrip()
    if not layout.top.has_fences or not items or items[0].start < start or not value:
        return
    ends = [start + len(value)]
    if value.startswith("["):
        below = (entry.line, *entry.below)
        closing = [one.start + at + 1 for one in below for at in _closing(one.text)]
        ends = [*closing[:-4:-1], *ends]  # or it begins with a box, and is no list in brackets
    for end in ends:
        inline = [item for item in items if item.start < end]
        lines = [
            f"  - {'' if item.box is None else f'[{item.box}] '}{item.text}" for item in inline
        ]
        last = layout.at(end).line - 1
        yield [Patch(start, end, "|"), layout.below(last, lines)]


def _closing(text: str) -> list[int]:
    return [at for at, char in enumerate(text) if char == "]"]
