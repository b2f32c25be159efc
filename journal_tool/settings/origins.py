"""Where each setting in force comes from: its file and line, or nowhere, since it has a default."""

from collections.abc import Iterator, Mapping
from datetime import time
from typing import Any, Final

from journal_tool.settings import _tables
from journal_tool.settings._declared import (
    document_of,
    read_journal_settings,
    read_user_settings,
)
from journal_tool.settings._nodes import Table
from journal_tool.settings._settings import BodyRules, ReportRules, Settings
from journal_tool.settings._values import Findings
from journal_tool.text import SourceText
from journal_tool.values import dataclass

_LONGEST: Final = 60
_PRIVATE: Final = ("support",)
"""Tables whose values name people; how many stand there is all that is told."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A setting that is in force.

    Attributes:
        table: without brackets.
        key: in that table.
        value: as it is written there, in one line; a default as TOML would write it.
        path: of the file that sets it; ``""`` for a default.
        line: in that file, from 1; 0 for a default.
    """

    table: str
    key: str
    value: str
    path: str
    line: int


def origins(source: SourceText, defaults: SourceText | None = None) -> tuple[Origin, ...]:
    """Return every setting that stands once, and where it comes from; see ``parse_settings``.

    Tables that stand once for each name (practices, pauses) have no default and are left out.
    """
    below = defaults or SourceText("", "")
    users = read_user_settings(Findings(below))
    own = read_journal_settings(Findings(source), users).values
    journal, person = (document_of(Findings(text)).root for text in (source, below))
    found = []
    for table, key, attribute in _keys([own, users]):
        if attribute in own[table]:
            found.append(_said(source, journal, table, key))
        elif attribute in users[table]:
            found.append(_said(below, person, table, key))
        else:
            found.append(Origin(table, key, _default(table, attribute), "", 0))
    return tuple(found)


def _keys(said: list[Mapping[str, Mapping[str, Any]]]) -> Iterator[tuple[str, str, str]]:
    """Yield table, key and attribute of everything that can be set once, and of signs that are."""
    for table in _tables.SINGLE:
        for key, (attribute, _reader) in _tables.TABLES[table].items():
            yield table, key, attribute
    signs = dict.fromkeys(sign for values in said for sign in values["boxes"])
    yield from (("boxes", sign, sign) for sign in signs)


def _said(source: SourceText, root: Table, table: str, key: str) -> Origin:
    entry = root.entries[table].value
    assert isinstance(entry, Table)  # noqa: S101 - else nothing of it would be in force
    one = entry.entries.get(key) or entry.entries[f"[{key}]"]  # a sign with its box around it
    text = " ".join(source.text[one.value.start : one.value.end].split())
    if table in _PRIVATE:
        text = "…"
    line = source.span(one.key.start, one.key.end).line
    return Origin(table, key, _short(text), source.path, line)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _default(table: str, attribute: str) -> str:
    owner: object = {"body": BodyRules(), "report": ReportRules()}.get(table, Settings())
    return _short(_written(() if table == "support" else getattr(owner, attribute)))


def _written(value: object) -> str:
    """Return a default as TOML writes it; ``""`` for one that says nothing."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "[" + ", ".join(_written(one) for one in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, time):
        return f'"{value:%H:%M}"'
    if isinstance(value, int):
        return '"monday"'  # the one that is a number here: `week_starts`
    return f'"{value}"'
