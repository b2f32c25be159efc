"""Sections joined to one tree, by the rules of TOML: who may still add to which table.

A section that is not TOML, or whose header stands already, is left out whole; every other one is
in force.  Of a key that stands twice the first counts.
"""

from collections.abc import Iterator
from typing import Final, TypeGuard

from journal_tool.language import N_, _
from journal_tool.settings import _advice
from journal_tool.settings._nodes import Clash, Entry, Items, Key, Mistake, Node, Origin, Table, put
from journal_tool.settings._scan import Header, scan
from journal_tool.text import SourceText
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A text as TOML, as far as it is TOML.

    Attributes:
        root: all that is in force.
        headers: every header that can be read, also of sections that are left out.
        lost: the headers of the sections that are left out.
        mistakes: what is not TOML, in the order of the text.
    """

    root: Table
    headers: tuple[Header, ...]
    lost: tuple[Header, ...]
    mistakes: tuple[Mistake, ...]


def read_document(source: SourceText) -> Document:
    """Return what ``source`` says; total: never raises."""
    sections, mistakes = scan(source.text)
    root = Table(0, 0, Origin.HEADER)
    lost: list[Header] = []
    for section in sections:
        body = Table(0, 0, Origin.DOTTED)
        for keys, value in section.statements:
            put(body, keys, value)
        refusal = _add(root, section.header, body, source) if section.is_whole else None
        if refusal:
            mistakes.append(refusal)
        if section.is_whole:
            mistakes.extend(_twice(clash, source) for clash in _clashes(body))
        if section.header and (refusal or not section.is_whole):
            lost.append(section.header)
    headers = tuple(section.header for section in sections if section.header)
    return Document(root, headers, tuple(lost), tuple(sorted(mistakes)))


def _add(root: Table, header: Header | None, body: Table, source: SourceText) -> Mistake | None:
    """Add what stands below a header to the tree, or return why that cannot be."""
    if header is None:
        root.entries.update(body.entries)
        return None
    body.start, body.end, body.origin = header.start, header.end, Origin.HEADER
    table = root
    for key in header.keys[:-1]:
        entry = table.entries.setdefault(
            key.name, Entry(key, Table(key.start, key.end, Origin.IMPLIED))
        )
        below = _newest(entry.value)
        if below is None:
            return _no_table(key, entry, source)
        table = below
    last = header.keys[-1]
    there = table.entries.get(last.name)
    if header.is_item:
        return _add_item(table, header, body, source)
    if there is not None:
        if not _is(there.value, Origin.IMPLIED):
            return _header_twice(header, there, source)
        _join(there.value, body)
    table.entries[last.name] = Entry(last, body)
    return None


def _add_item(table: Table, header: Header, body: Table, source: SourceText) -> Mistake | None:
    last = header.keys[-1]
    first = Entry(last, Items([], header.start, header.end, is_of_tables=True))
    there = table.entries.setdefault(last.name, first)
    if not isinstance(there.value, Items) or not there.value.is_of_tables:
        return _header_twice(header, there, source)
    there.value.items.append(body)
    return None


def _newest(node: Node) -> Table | None:
    """Return the table that a longer header speaks of, or ``None`` if nobody may add to it."""
    if isinstance(node, Items) and node.is_of_tables:
        node = node.items[-1]
    if isinstance(node, Table) and node.origin is not Origin.INLINE:
        return node
    return None


def _is(node: Node, origin: Origin) -> TypeGuard[Table]:
    return isinstance(node, Table) and node.origin is origin


def _join(implied: Table, body: Table) -> None:
    """Add to ``body`` what longer headers have said before, which counts where both say it."""
    for name, there in implied.entries.items():
        here = body.entries.setdefault(name, there)
        if _is(there.value, Origin.IMPLIED) and _is(here.value, Origin.DOTTED):
            _join(there.value, here.value)
        elif here is not there:
            body.entries[name] = there
            body.twice.append(Clash(here.key, there))


def _clashes(table: Table) -> Iterator[Clash]:
    """Yield what a section says twice, also within lists and braces."""
    yield from table.twice
    nodes = [entry.value for entry in table.entries.values()]
    for node in nodes:
        if isinstance(node, Items):
            nodes.extend(node.items)
        elif isinstance(node, Table) and node.origin is not Origin.HEADER:
            yield from _clashes(node)


_TWICE: Final = N_("{text} stands twice")
_THERE: Final = N_("it stands on line {line} already")


def _twice(clash: Clash, source: SourceText) -> Mistake:
    key, first = clash
    hint = _(_THERE, line=_line(source, first))
    message = _(_TWICE, text=_advice.shortened(key.name))
    return Mistake(key.start, key.end, message, hint)


def _no_table(key: Key, first: Entry, source: SourceText) -> Mistake:
    hint = _("it has a value on line {line}", line=_line(source, first))
    message = _("{text} is not a table", text=_advice.shortened(key.name))
    return Mistake(key.start, key.end, message, hint)


def _header_twice(header: Header, first: Entry, source: SourceText) -> Mistake:
    said = _advice.shortened(source.text[header.start : header.end])
    line = _line(source, first)
    hint = _(_THERE, line=line)
    if header.keys[0].name in _advice.REPEATED:
        meant = f"[[{header.keys[0].name}]]"
        hint = _("write {text} here and on line {line}", text=meant, line=line)
    return Mistake(header.start, header.end, _(_TWICE, text=said), hint)


def _line(source: SourceText, entry: Entry) -> int:
    return source.span(entry.key.start, entry.key.end).line
