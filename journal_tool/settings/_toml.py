"""TOML with places: which characters a key and its value are, and tables read one by one.

The standard library's reader tells no places and gives up at the first mistake.  Here a mistake
costs its own table only.
"""

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any, Final

Path = tuple[str | int, ...]
"""Where a value stands: names of tables and keys, numbers of list items from 0."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A part that is no TOML, as offsets; ``hint`` tells what to type, or is ``""``."""

    start: int
    end: int
    message: str
    hint: str = ""


@dataclass(slots=True)
class Document:
    """What a text says, as far as it can be read.

    Attributes:
        data: as plain values.
        keys: the characters of each key or table name.
        values: the characters of each value.
        mistakes: the parts that could not be read.
    """

    data: dict[str, Any] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)


def read_toml(text: str) -> Document:
    """Read all tables that can be read; never raises."""
    document = Document()
    try:
        document.data = tomllib.loads(text)
        scanner = _Scanner(text, 0, document, {})
        scanner.scan()
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        document = _table_by_table(text)
    return document


_HEADER: Final = re.compile(r"(?m)^[ \t]*\[{1,2}[ \t]*[^\[\]\n=]*\]{0,2}[ \t]*(?:#[^\n]*)?\r?$")


def _table_by_table(text: str) -> Document:
    document = Document()
    starts = [0, *(match.start() for match in _HEADER.finditer(text) if match.start())]
    counts: dict[Path, int] = {}
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = text[start:end]
        try:
            data = tomllib.loads(piece)
        except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
            document.mistakes.append(_mistake(piece, start, str(error)))
            continue
        twice = _merge(document.data, data)
        if twice is not None:
            first = start + len(piece) - len(piece.lstrip())
            line_end = text.find("\n", first)
            stop = line_end if line_end >= 0 else len(text)
            document.mistakes.append(Mistake(first, stop, f"'{twice}' stands twice"))
            continue
        _Scanner(piece, start, document, counts).scan()
    return document


def _merge(into: dict[str, Any], more: dict[str, Any]) -> str | None:
    """Add the values of one table; return the name of one that is there already."""
    for key, value in more.items():
        if key not in into:
            into[key] = value
        elif isinstance(value, dict) and isinstance(into[key], dict):
            if any(not isinstance(one, dict) for one in value.values()) and any(
                not isinstance(one, dict) for one in into[key].values()
            ):
                return key
            inner = _merge(into[key], value)
            if inner is not None:
                return f"{key}.{inner}"
        elif isinstance(value, list) and isinstance(into[key], list):
            into[key].extend(value)
        else:
            return key
    return None


_PLACE: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def _mistake(piece: str, start: int, said: str) -> Mistake:
    """Put the error of the standard library at its line and into plain words."""
    match = _PLACE.search(said)
    lines = piece.split("\n")
    number = int(match[1]) if match and match[1] else len(piece.rstrip().split("\n"))
    number = min(number, len(lines))
    line_start = start + sum(len(one) + 1 for one in lines[: number - 1])
    line = lines[number - 1].rstrip("\r")
    first = line_start + len(line) - len(line.lstrip())
    message, hint = _plain_words(line, said)
    return Mistake(first, max(first + 1, line_start + len(line.rstrip())), message, hint)


_BARE_TEXT: Final = re.compile(
    r"[ \t]*([\w.-]+)[ \t]*=[ \t]*([^\W\d][^\"'#\[\]{}=]*?)[ \t]*(?:#.*)?$"
)
_COLON: Final = re.compile(r"[ \t]*([\w.-]+)[ \t]*:[ \t]*(\S.*)$")


def _plain_words(line: str, said: str) -> tuple[str, str]:
    """Return what is wrong with a line, in words of a person, and what to type."""
    stripped = line.strip()
    shown = _short(stripped)
    if any(quote in line for quote in "“”‘’„"):
        return "curly quotes are no quotes here", 'type straight ones: "'
    if (match := _BARE_TEXT.fullmatch(line)) and match[2] not in {"true", "false"}:
        return _unquoted(match[1], match[2])
    if match := _COLON.fullmatch(line):
        return f"'{match[1]}' has a colon where = is meant", f"{match[1]} = {match[2]}"
    wrong = "cannot be read"
    if stripped.startswith("[") and stripped.count("[") != stripped.count("]"):
        wrong = "has a bracket that is not closed"
    elif "Cannot overwrite" in said or "twice" in said:
        wrong = "stands twice"
    elif "=" not in line and stripped and not stripped.startswith("["):
        wrong = "has no ="
    elif line.count('"') % 2:
        wrong = "has a quote that is not closed"
    return f"'{shown}' {wrong}", ""


def _unquoted(key: str, word: str) -> tuple[str, str]:
    if word.lower() in {"true", "false", "yes", "no"}:
        value = "true" if word.lower() in {"true", "yes"} else "false"
        return f"'{word}' is written {value}", f"{key} = {value}"
    return f"'{_short(word)}' has no quotes", f'{key} = "{word}"'


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


_SPACE: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE: Final = re.compile(r"[^,\]}#\n]*")


class _Scanner:
    """Finds the places in a text that is known to be TOML."""

    def __init__(self, text: str, offset: int, document: Document, counts: dict[Path, int]) -> None:
        self.text = text
        self.offset = offset
        self.document = document
        self.counts = counts
        self.at = 0

    def scan(self) -> None:
        table: Path = ()
        while self._space() < len(self.text):
            if self.text.startswith("[[", self.at):
                self.at += 2
                name = self._key(())
                self.at = self.text.index("]]", self.at) + 2
                number = self.counts.get(name, 0)
                self.counts[name] = number + 1
                table = (*name, number)
            elif self.text[self.at] == "[":
                self.at += 1
                table = self._key(())
                self.at = self.text.index("]", self.at) + 1
            else:
                self._pair(table)

    def _space(self) -> int:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def _pair(self, table: Path) -> None:
        path = self._key(table)
        self.at = self.text.index("=", self.at) + 1
        self._space()
        self._value(path)

    def _key(self, table: Path) -> Path:
        """Read a dotted key; lists of tables on the way mean their last table."""
        path = table
        while True:
            self._space()
            start = self.at
            if self.text[start] in "\"'":
                self._string()
                name = tomllib.loads(f"x = {self.text[start : self.at]}")["x"]
            else:
                match = _BARE_KEY.match(self.text, start)
                if match is None:
                    raise ValueError(start)
                self.at = match.end()
                name = match[0]
            path = (*path, name)
            self.document.keys.setdefault(path, (self.offset + start, self.offset + self.at))
            self._space()
            if not self.text.startswith(".", self.at):
                return path
            if path in self.counts:
                path = (*path, self.counts[path] - 1)
            self.at += 1

    def _value(self, path: Path) -> None:
        start = self.at
        sign = self.text[start]
        if sign in "\"'":
            self._string()
        elif sign == "[":
            self._list(path)
        elif sign == "{":
            self._inline_table(path)
        else:
            match = _BARE_VALUE.match(self.text, start)
            self.at = start + len(match[0].rstrip()) if match else start
        self.document.values[path] = (self.offset + start, self.offset + self.at)

    def _string(self) -> None:
        quote = self.text[self.at]
        if self.text.startswith(quote * 3, self.at):
            self.at += 3
            while not self.text.startswith(quote * 3, self.at):
                self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
            self.at += 3
            while self.text.startswith(quote, self.at):
                self.at += 1
            return
        self.at += 1
        while self.text[self.at] != quote:
            self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
        self.at += 1

    def _list(self, path: Path) -> None:
        self.at += 1
        number = 0
        while True:
            self._space()
            if self.text[self.at] == "]":
                self.at += 1
                return
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self._value((*path, number))
            number += 1

    def _inline_table(self, path: Path) -> None:
        self.at += 1
        while True:
            self._space()
            if self.text[self.at] == "}":
                self.at += 1
                return
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self._pair(path)
