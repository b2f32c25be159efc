"""Where the parts of one file stand, for those who change it.

The file is read by the same reader as always; this only keeps what that reader saw.  Patches
are in characters of the text, and whoever makes them leaves everything else as it is.
"""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Final

from journal_tool.dayfile._body import Task, Title
from journal_tool.dayfile._changes import FileStyle
from journal_tool.dayfile._day import DayReader
from journal_tool.dayfile._findings import Findings
from journal_tool.dayfile._frontmatter import front_range
from journal_tool.dayfile._items import Item
from journal_tool.dayfile._keys import Entry
from journal_tool.dayfile._lists import ListReader, Origin
from journal_tool.dayfile._yaml import is_yaml
from journal_tool.model import Action
from journal_tool.record import Record
from journal_tool.text import NOWHERE, Line, SourceText, Span

_WITHOUT_END: Final = 1_000_000


class Patch(Record):
    """Put ``text`` where the characters from ``start`` up to ``end`` are."""

    start: int
    end: int
    text: str


class How(Record):
    """What the reader is told about a file, besides its text."""

    reader: DayReader
    day: date
    style: FileStyle


class Place(Record):
    """An action as its line has it; ``number`` is its index in the day's actions."""

    number: int
    action: Action
    origin: Origin


class Layout:
    """One file, read, with the places of everything in it."""

    def __init__(self, source: SourceText, how: How) -> None:
        self.source = source
        self.text = source.text
        self.how = how
        self.file = how.reader.opened(source, how.day)
        self.file.findings.most = _WITHOUT_END  # what is beyond the cap must stay the same too
        self.parsed = self.file.read(
            is_note=how.style.is_note, is_dated_by_name=how.style.is_dated_by_name
        )
        self.day = self.parsed.day
        self.lines = source.lines()
        self.top = self.file.top

    # -- what there is -------------------------------------------------------------------------

    def places(self, key: str) -> list[Place]:
        """Return the lines of an action, in the order of the file's reading."""
        return [
            Place(index, action, origin)
            for index, (action, origin) in enumerate(
                zip(self.day.actions, self.file.lists.origins, strict=True)
            )
            if action.key == key
        ]

    def entries(self, key: str) -> list[Entry]:
        """Return the keys of this name above the body, those directly below it included."""
        return [one for one in [*self.top.entries, *self.top.after] if one.key == key]

    def items(self, entry: Entry) -> list[Item]:
        """Return the items of a list above the body."""
        return self.file.lists.items_of(entry).items

    def titles(self, kind: str) -> list[Title]:
        """Return what names a list in the body; its indexes are those of the body's lines."""
        tasks = self.file.tasks
        return [one for one in tasks.titles if one.kind == kind] if tasks else []

    def tasks(self, title: Title) -> list[Task]:
        """Return the items below a title of the body."""
        tasks = self.file.tasks
        first, last = title.end, title.last
        return [one for one in tasks.in_lists if first <= one.lines[0] < last] if tasks else []

    def loose_tasks(self) -> list[Task]:
        """Return the boxes that count because no list stands anywhere in the file."""
        return [] if self.file.tasks and self.file.tasks.in_lists else self.file.chosen

    def at(self, start: int) -> Span:
        """Return the place of one character."""
        return self.source.span(start, start)

    @property
    def whole(self) -> Span:
        """The file as a place."""
        return NOWHERE._replace(path=self.source.path)

    def line_at(self, start: int) -> Line:
        """Return the line in which a character stands."""
        return self.lines[self.at(start).line - 1]

    @cached_property
    def front(self) -> range | None:
        """The indexes of the lines between the fences; ``None`` where there are none."""
        return front_range(self.file.source.lines(), self.file.vocabulary.known)

    @cached_property
    def is_valid_yaml(self) -> bool:
        """Whether other programs can read the front matter; true where there is none."""
        if self.front is None:
            return True
        lines = self.lines[self.front.start : self.front.stop]
        return is_yaml("\n".join(line.text for line in lines))

    # -- what a line would mean ----------------------------------------------------------------

    def reread(self, item: Item, origin: Origin) -> ListReader:
        """Read an item anew, by itself, where it stands."""
        findings = Findings(self.file.source)
        lists = ListReader(self.file.vocabulary, findings, self.how.day)
        lists.action(item, origin.where, origin.thought)
        return lists

    # -- new lines -----------------------------------------------------------------------------

    def line_end(self, index: int) -> str:
        """Return how the line of this index ends; the last one, if nothing ends it, as others."""
        for at in (index, index - 1, 0):
            if 0 <= at < len(self.lines):
                end = self.lines[at].start + len(self.lines[at].text)
                if self.text.startswith("\r\n", end):
                    return "\r\n"
                if self.text.startswith("\n", end):
                    return "\n"
        return "\n"

    def below(self, index: int, lines: Sequence[str]) -> Patch:
        """Put lines below the line of this index; -1 is the top of the file."""
        if index < 0:
            end = self.line_end(0)
            return Patch(0, 0, "".join(f"{line}{end}" for line in lines))
        line, end = self.lines[index], self.line_end(index)
        at = line.start + len(line.text)
        return Patch(at, at, "".join(f"{end}{line}" for line in lines))

    def above(self, index: int, lines: Sequence[str]) -> Patch:
        """Put lines above the line of this index."""
        at, end = self.lines[index].start, self.line_end(index)
        return Patch(at, at, "".join(f"{line}{end}" for line in lines))

    def patched(self, patches: Sequence[Patch]) -> "Layout":
        """Return the file as it would be."""
        return Layout(self.source.with_text(patched(self.text, patches)), self.how)


def patched(text: str, patches: Sequence[Patch]) -> str:
    """Return the text with all patches; of two at one place the first of them comes first."""
    pieces = []
    at = 0
    for start, end, new in sorted(patches, key=lambda one: one.start):
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


def moved(offset: int, patches: Sequence[Patch]) -> int:
    """Return where a character stands after the patches."""
    return offset + sum(len(one.text) - one.end + one.start for one in patches if one.end <= offset)
