"""A value that two versions wrote in two ways, once somebody has chosen one of them."""

from collections.abc import Iterator
from datetime import date

from journal_tool.dayfile._changes import FileStyle
from journal_tool.dayfile._day import DayReader
from journal_tool.dayfile._keys import Entry
from journal_tool.dayfile._layout import How, Layout, Patch
from journal_tool.dayfile._yaml import Scalar
from journal_tool.text import SourceText

BOTH = "_conflict"
"""What is behind the key of a value that a second version wrote in another way."""


def settled(
    reader: DayReader, day: date, source: SourceText, key: str, chosen: str
) -> SourceText | None:
    """Return a text without the second value of a key.

    Args:
        reader: of the journal.
        day: the date of the file.
        source: its text, in which ``KEY`` and ``KEY_conflict`` stand at the top.
        key: the key, in lower case.
        chosen: the value that stays, as it is written.

    Returns:
        The text, or ``None`` if it cannot be changed so that all else stays as it is.
    """
    how = How(reader, day, FileStyle())
    before = Layout(source, how)
    values = [one for one in before.top.entries if one.key == key]
    seconds = [one for one in before.top.entries if one.key == key + BOTH]
    if len(values) != 1 or not seconds or any(map(_goes_on, [*values, *seconds])):
        return None
    patches = list(_gone(before, seconds))
    first = values[0].node
    if not (isinstance(first, Scalar) and first.value.strip() == chosen):
        start = values[0].line.start + values[0].value_at
        gap = "" if values[0].line.text[: values[0].value_at].endswith((" ", "\t")) else " "
        end = values[0].line.start + len(values[0].line.text)
        patches.append(Patch(start, end, gap + chosen))
    after = before.patched(patches)
    expected = {one.name: one for one in before.day.measures if one.name != key}
    found = {one.name: one for one in after.day.measures if one.name != key}
    is_settled = key not in after.day.conflicts and before.is_valid_yaml <= after.is_valid_yaml
    same = before.day.actions == after.day.actions and before.day.body == after.day.body
    return after.source if is_settled and same and expected == found else None


def _goes_on(entry: Entry) -> bool:
    return any(line.text.strip() for line in entry.below)


def _gone(layout: Layout, entries: list[Entry]) -> Iterator[Patch]:
    for entry in entries:
        end = entry.line.start + len(entry.line.text)
        while end < len(layout.text) and layout.text[end] in "\r\n":
            end += 1
            if layout.text[end - 1] == "\n":
                break
        yield Patch(entry.line.start, end, "")
