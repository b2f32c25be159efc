"""Another name for a practice, written into ``journal.toml``: the smallest edit, or none.

The new text is read again before anybody has it: it says what the old one said and that one name
more, with the same findings, and what was TOML before is TOML still.  So a mistake in a way to
write it costs a refusal, never a setting.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from journal_tool.diagnostics import Diagnostic, printable
from journal_tool.language import _
from journal_tool.model import Practice
from journal_tool.record import Record
from journal_tool.settings import _advice
from journal_tool.settings._nodes import Items, Origin, Table
from journal_tool.settings._scan import scan
from journal_tool.settings._settings import Settings
from journal_tool.settings._tree import read_document
from journal_tool.text import SourceText

_FIRST: Final = "format = 1"  # no text
_TO_COMMA: Final = re.compile(r"(?:[^#,]|#[^\n]*+)*+,")


class CannotJoin(Exception):  # noqa: N818 - named for what happened
    """A name cannot be written into these settings.

    Attributes:
        reason: one clause.
        line: where it is, from 1; 0 for the whole file.
    """

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


class Joined(Record):
    """Settings in which a practice has one name more.

    Attributes:
        source: the new text.
        line: on which the new name stands, from 1.
    """

    source: SourceText
    line: int


class _Patch(Record):
    """Put ``text`` where characters are; the new name stands so many lines below the first."""

    start: int
    end: int
    text: str
    lines: int = 0


def table_for(key: str, taken: Iterable[str]) -> str:
    """Return the name of a new table: a key with dashes, and a number where that is taken.

    >>> table_for("call sam", []), table_for("walk", ["Walk"])
    ('call-sam', 'walk-2')
    """
    name, used = "-".join(key.split()), {one.casefold() for one in taken}
    free, number = name, 2
    while free.casefold() in used:
        free, number = f"{name}-{number}", number + 1
    return free


def with_match(source: SourceText, table: str, match: str) -> Joined:
    """Add a name to ``match`` of the practice with this table.

    Args:
        source: the settings.
        table: of a practice that they declare.
        match: the other name; blanks in it count as one.

    Raises:
        CannotJoin: it cannot be written so that nothing else changes.
    """
    root, match = _readable(source, table), _visible(match)
    practices = root.entries["practice"].value if "practice" in root.entries else None
    entry = practices.entries.get(table) if isinstance(practices, Table) else None
    node = entry.value if entry else None
    if not isinstance(node, Table):
        raise CannotJoin(_("{table} is no table of it", table=f"[practice.{table}]"))
    there = node.entries.get("match")
    if there is None:
        patch = _new_match(source.text, node, table, match)
    elif isinstance(there.value, Items) and not there.value.is_of_tables:
        patch = _one_more(source.text, there.value, _advice.quoted(match))
    else:
        line = source.span(there.key.start, there.key.end).line
        raise CannotJoin(_("'match' is no list of texts"), line)

    def said(practice: Practice) -> Practice:
        is_it = practice.table == table
        return replace(practice, match=(*practice.match, match)) if is_it else practice

    def wanted(settings: Settings) -> tuple[Practice, ...]:
        return tuple(map(said, settings.practices))

    return _checked(source, patch, wanted)


def with_practice(source: SourceText, table: str, name: str, match: str) -> Joined:
    """Add a practice that has another name.

    Args:
        source: the settings; an empty text for a file that does not exist yet.
        table: of the new practice; see :func:`table_for`.
        name: as shown; the same of it.
        match: the other name; blanks in it count as one.

    Raises:
        CannotJoin: it cannot be written so that nothing else changes.
    """
    root, name, match = _readable(source, table), _visible(name), _visible(match)
    there = root.entries.get("practice")
    if there and not isinstance(there.value, Table):
        line = source.span(there.key.start, there.key.end).line
        raise CannotJoin(_("'practice' is no table"), line)
    if there and isinstance(there.value, Table) and there.value.origin is Origin.INLINE:
        inner = f"{{ name = {_advice.quoted(name)}, match = [{_advice.quoted(match)}] }}"  # no text
        patch = _in_braces(source.text, there.value, f"{_advice.key_text(table)} = {inner}")
    else:
        lines = [
            f"[practice.{_advice.key_text(table)}]",
            f"name = {_advice.quoted(name)}",  # no text
            f"match = [{_advice.quoted(match)}]",  # no text
        ]
        patch = _at_end(source.text, lines)
    new = Practice(table, name, match=(match,))

    def wanted(settings: Settings) -> tuple[Practice, ...]:
        return (*settings.practices, new)

    return _checked(source, patch, wanted)


# -- before and after ---------------------------------------------------------------------------


def _readable(source: SourceText, table: str) -> Table:
    """Return the root of the settings as they are.

    Raises:
        CannotJoin: they hold what is no text of one reading (NUL bytes, or a CR alone), or a
            mistake costs this very practice.
    """
    found = re.search(r"\x00|\r(?!\n)", source.text)
    if found:
        line = source.span(*found.span()).line
        raise CannotJoin(_("a sign stands there that is no text"), line)
    document = read_document(source)
    for header in document.lost:
        if [key.name for key in header.keys[:2]] == ["practice", table]:
            line = source.span(header.start, header.end).line
            name = source.text[header.start : header.end]
            raise CannotJoin(_("{table} has a mistake, which comes first", table=name), line)
    return document.root


def _visible(name: str) -> str:
    """Return a name as the settings will say it.

    Raises:
        CannotJoin: they may not hold it.
    """
    words = " ".join(name.split())
    if not words or printable(words) != words:
        raise CannotJoin(_("'{name}' holds a sign that cannot be seen", name=printable(words)))
    return words


def _checked(
    source: SourceText, patch: _Patch, wanted: Callable[[Settings], tuple[Practice, ...]]
) -> Joined:
    """Return the patched text, if it says the same and what is wanted.

    Raises:
        CannotJoin: it does not.
    """
    from journal_tool.settings import parse_settings as parse  # the front imports this module

    new = source.with_text(source.text[: patch.start] + patch.text + source.text[patch.end :])
    before, found = parse(source)
    after, later = parse(new)
    is_same = replace(before, practices=()) == replace(after, practices=())
    is_new = _by_table(after.practices) == _by_table(wanted(before))
    was_toml, is_toml = map(_is_toml, (source.text, new.text))
    if is_same and is_new and _codes(later) == _codes(found) and is_toml >= was_toml:
        return Joined(new, new.span(patch.start, patch.start).line + patch.lines)
    raise CannotJoin(_("the name cannot be added without changing something else"))


def _by_table(practices: Sequence[Practice]) -> dict[str, Practice]:
    """Return practices by their tables; where in the file each stands decides nothing."""
    return {one.table: one for one in practices}


def _codes(found: Sequence[Diagnostic]) -> list[str]:
    return sorted(one.rule.code for one in found)


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except ValueError:
        return False
    return True


# -- a name more in a list ----------------------------------------------------------------------


def _one_more(text: str, there: Items, new: str) -> _Patch:
    """Put an item behind the last one of a list, in the list's own style."""
    if not there.items:
        return _Patch(there.start + 1, there.start + 1, new)
    last = there.items[-1]
    comma = _comma(text, last.end, there.end)
    after = last.end if comma is None else comma + 1
    indent = text[text.rfind("\n", 0, last.start) + 1 : last.start]
    end = text.find("\n", after, there.end)
    if end < 0 or indent.strip(" \t"):
        return _Patch(after, after, f", {new}" if comma is None else f" {new},")
    line_end = _line_end(text, end)
    if comma is not None:
        return _Patch(end + 1, end + 1, f"{indent}{new},{line_end}")
    rest = text[after:end].removesuffix("\r")  # the remark stays beside what it is about
    return _Patch(after, after + len(rest), f",{rest}{line_end}{indent}{new}", 1)


def _comma(text: str, start: int, end: int) -> int | None:
    """Return the place of the comma between the last item of a list and its bracket."""
    found = _TO_COMMA.match(text, start, end)
    return found.end() - 1 if found else None


# -- a list that is new -------------------------------------------------------------------------


def _new_match(text: str, node: Table, table: str, match: str) -> _Patch:
    """Write ``match`` into a table that has none: below its last line, with the same prefix."""
    line = f"match = [{_advice.quoted(match)}]"  # no text
    if node.origin is Origin.INLINE:
        return _in_braces(text, node, line)
    last: tuple[int, int, str] | None = None
    for section in scan(text)[0]:
        header = section.header
        names = [key.name for key in header.keys] if header else []
        if header and names == ["practice", table]:
            last = header.start, header.end, ""
        for keys, value in section.statements:
            own = 2 - len(names)
            said = [*names, *(key.name for key in keys[:-1])]
            if own >= 0 and said[:2] == ["practice", table]:
                prefix = f"{text[keys[0].start : keys[own - 1].end]}." if own else ""
                last = keys[0].start, value.end, prefix
    if last is None:  # it stands only in the name of a longer table
        return _at_end(text, [f"[practice.{_advice.key_text(table)}]", line])
    start, end, prefix = last
    return _below(text, start, end, prefix + line)


def _below(text: str, start: int, end: int, line: str) -> _Patch:
    """Put a line below the statement from ``start`` to ``end``, as deep as that one."""
    indent = text[text.rfind("\n", 0, start) + 1 : start]
    end = text.find("\n", end)
    if end < 0:
        return _Patch(len(text), len(text), f"{_line_end(text, end)}{indent}{line}", 1)
    return _Patch(end + 1, end + 1, f"{indent}{line}{_line_end(text, end)}")


def _in_braces(text: str, there: Table, entry: str) -> _Patch:
    """Put an entry behind the last one between braces."""
    inner = text[: there.end - 1].rstrip(" \t")
    at = len(inner)
    if there.entries:
        return _Patch(at, at, f", {entry}")
    is_bare = at == there.end - 1
    return _Patch(at, at, f" {entry}{' ' if is_bare else ''}")


def _at_end(text: str, lines: Sequence[str]) -> _Patch:
    """Put a table at the end, after an empty line."""
    line_end = _line_end(text, text.find("\n"))
    new = "".join(f"{line}{line_end}" for line in lines)
    if not text:
        lead = [_FIRST, ""]
    elif text.endswith(("\n\n", "\n\r\n")):
        lead = []
    else:
        lead = [""] if text.endswith("\n") else ["", ""]
    before = "".join(f"{line}{line_end}" for line in lead)
    return _Patch(len(text), len(text), before + new, len(lead) + len(lines) - 1)


def _line_end(text: str, at: int) -> str:
    """Return the line end at a line feed; where there is none, the one that the text uses."""
    at = text.find("\n") if at < 0 else at
    return "\r\n" if at > 0 and text[at - 1] == "\r" else "\n"
