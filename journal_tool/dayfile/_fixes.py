"""Repairs that change nothing of what a day says: for programs that read YAML more strictly.

Some editors throw front matter away that is no YAML, and ``- [ ] Walk`` is none.  A repair is
made only if the day reads the same before and after it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from journal_tool import rules
from journal_tool.dayfile._adding import last_line
from journal_tool.dayfile._blocks import as_block
from journal_tool.dayfile._changes import CannotEdit, FileStyle
from journal_tool.dayfile._checked import checked
from journal_tool.dayfile._day import DayReader
from journal_tool.dayfile._items import is_block_header
from journal_tool.dayfile._keys import FENCE, LISTS, Entry, bare
from journal_tool.dayfile._layout import How, Layout, Patch, moved
from journal_tool.dayfile._quotes import double_quoted
from journal_tool.dayfile._wanted import Wanted, unchanged
from journal_tool.dayfile._yaml import is_yaml
from journal_tool.diagnostics import Diagnostic
from journal_tool.language import _
from journal_tool.record import Record
from journal_tool.text import SourceText, Span
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class Fix:
    """One repair: where it stands in the new text, and what was done there, in one clause."""

    place: Span
    message: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file after its repairs; without any, the very same text."""

    source: SourceText
    fixes: tuple[Fix, ...] = ()


class _Fix(Record):
    """A repair that may be made.

    Attributes:
        start: the character at which it is told.
        message: what is told.
        ways: to make it, the best one first.
        is_good: whether the repaired file is what it shall be.
    """

    start: int
    message: str
    ways: Iterable[Sequence[Patch]]
    is_good: Callable[[Layout], bool]


def fixes(
    reader: DayReader,
    source: SourceText,
    day: date,
    *,
    style: FileStyle = FileStyle(),  # noqa: B008 - it is frozen
) -> Fixed:
    """Repair what can be repaired safely: fences, and lists that are no YAML.

    A file that cannot be edited (merge markers, bytes that are no text) stays as it is.
    """
    try:
        layout = Layout(checked(source), How(reader, day, style))
    except CannotEdit:
        return Fixed(source)
    made: list[tuple[int, str]] = []
    tried = 0
    while (fix := next(islice(_possible(layout), tried, None), None)) is not None:
        patches = next((one for one in fix.ways if fix.is_good(layout.patched(one))), None)
        if patches is None:
            tried += 1
            continue
        made = [(moved(at, patches), message) for at, message in made]
        made.append((fix.start, fix.message))
        layout = layout.patched(patches)
    places = sorted((layout.at(at), message) for at, message in made)
    return Fixed(layout.source, tuple(Fix(at, message) for at, message in places))


def _possible(layout: Layout) -> Iterator[_Fix]:
    """Yield what may be repaired, from the top; what is repaired is not yielded again."""
    for one in layout.parsed.diagnostics:
        if one.rule is rules.FENCE:
            yield _fence(layout, one)
    for index, entry in enumerate(layout.top.entries):
        if entry.key in LISTS and layout.top.has_fences and not _is_readable(entry):
            yield _list(layout, entry, index)


# -- fences ---------------------------------------------------------------------------------------


def _fence(layout: Layout, found: Diagnostic) -> _Fix:
    """A fence that a phone made of other dashes, or that is not there."""
    line = layout.lines[found.span.line - 1]
    written = bare(line.text)
    if FENCE.fullmatch(written):
        message = _("the line that ends the keys was added")
        ways = [_closed(layout)]
    else:
        message = _("'{text}' became {fence}", text=written, fence="---")
        start = line.start + line.text.index(written)
        ways = [[Patch(start, start + len(written), "---")]]
    wanted = Wanted(layout.day, less=[found], spot=lambda _day: found.span)
    return _Fix(line.start, message, ways, lambda new: wanted.found_in(layout, new) is not None)


def _closed(layout: Layout) -> list[Patch]:
    """Put the closing fence below the last line of front matter that says something."""
    front = layout.front or range(0)
    filled = [at for at in front if layout.lines[at].text.strip()]
    return [layout.below(filled[-1] if filled else front.start - 1, ["---"])]


# -- lists ----------------------------------------------------------------------------------------


def _is_readable(entry: Entry) -> bool:
    """Whether a list is YAML, taken by itself."""
    return is_yaml("\n".join([entry.line.text, *(line.text for line in entry.below)]))


def _list(layout: Layout, entry: Entry, index: int) -> _Fix:
    wanted = unchanged(layout)

    def is_good(new: Layout) -> bool:
        is_same = wanted.found_in(layout, new) is not None
        return is_same and _is_readable(new.top.entries[index])

    message = _("'{key}' became a text that every program reads", key=entry.written)
    return _Fix(entry.start, message, _readable(layout, entry), is_good)


def _readable(layout: Layout, entry: Entry) -> Iterator[Sequence[Patch]]:
    """Yield the ways to make YAML of a list: a block text, deeper if need be, or quotes."""
    value = entry.value.partition(" #")[0].rstrip()
    start = entry.line.start + entry.value_at
    lines = [one for one in entry.below if one.number <= last_line(entry) + 1 and one.text.strip()]
    deeper = [Patch(one.start, one.start, "  ") for one in lines]
    if is_block_header(entry.value.strip()):
        yield deeper
    elif not value or value.startswith("#"):
        colon = entry.line.start + len(entry.line.text[: entry.value_at].rstrip())
        for sign in ("|", "|2"):  # tabs, and lines less deep than the first, need the number
            yield [Patch(colon, colon, f" {sign}")]
            yield [Patch(colon, colon, f" {sign}"), *deeper]
    else:
        whole = entry.value.rstrip()
        yield [Patch(start, start + len(whole), double_quoted(whole))]
        yield from as_block(layout, entry)
