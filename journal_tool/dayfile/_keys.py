"""Keys at the top of a file and their values: the parts that front matter and head share."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import field
from typing import Final, assert_never

from journal_tool import rules
from journal_tool.dayfile import _yaml
from journal_tool.dayfile._findings import short
from journal_tool.diagnostics import Rule
from journal_tool.language import _
from journal_tool.patterns import pattern
from journal_tool.text import Line
from journal_tool.values import dataclass

LISTS: Final = ("planned", "done", "thoughts", "for", "against")
MEASURES: Final = ("mood", "mood_am", "energy", "sleep")
OTHERS: Final = ("rest", "skip", "tags", "date")


@dataclass(slots=True)
class Entry:
    """One key with what belongs to it.

    Attributes:
        key: in lower case.
        written: as typed.
        start, end: where the key stands.
        line: its line.
        value_at: index in ``line.text`` at which the value begins.
        below: the lines after it, up to the next key.
        node: the value as YAML; ``None`` for the lists, and where it cannot be read.
    """

    key: str
    written: str
    start: int
    end: int
    line: Line
    value_at: int
    below: list[Line] = field(default_factory=list)
    node: _yaml.Node | None = None

    @property
    def value(self) -> str:
        """The text on the key's own line."""
        return self.line.text[self.value_at :]


@dataclass(slots=True)
class Top:
    """Everything above the body.

    Attributes:
        entries: in the order of the file; a key can stand twice.
        body_index: index of the first line of the body in the file's lines.
        has_fences: front matter rather than a head.
        problems: what was wrong with it.
        after: lists of one line that stand directly below the front matter.
        ended_by: the line with a key and a value, none of the journal's, at which a head ended.
    """

    entries: list[Entry] = field(default_factory=list)
    body_index: int = 0
    has_fences: bool = False
    problems: list[tuple[Rule, int, int, str, str]] = field(default_factory=list)
    after: list[Entry] = field(default_factory=list)
    ended_by: Entry | None = None


# -- lines ----------------------------------------------------------------------------------------

FENCE: Final = pattern(r"-{3,}")
_DASHES: Final = pattern(r"[-–—]{2,}|—")
ZERO_WIDTH: Final = "\u200b\u200c\u200d\u2060\ufeff"


def bare(text: str) -> str:
    """Return a line without blanks and without characters that take no room."""
    return text.strip().strip(ZERO_WIDTH).strip()


def is_fence(text: str) -> bool:
    """Whether a line is ``---``, also as a phone writes it."""
    stripped = bare(text)
    return bool(FENCE.fullmatch(stripped) or _DASHES.fullmatch(stripped))


def is_comment(text: str) -> bool:
    """Whether a line is a comment of YAML, which is a heading of markdown."""
    return text.startswith("#")


# -- keys -----------------------------------------------------------------------------------------

_KEY: Final = pattern(
    r"(?:\"(?P<double>[^\"]{1,80})\"|'(?P<single>[^']{1,80})'"
    r"|(?P<key>[^\s\"'#\-\[\]{}|>&*!%@`,?:][^:\"']{0,80}?))"
    r"[ \t]*:(?=[ \t]|$)[ \t]*"
)
_LOOSE_KEY: Final = pattern(r"(?P<key>[^\W\d]\w{1,40})[ \t]*:[ \t]*")
_NUMBER_KEY: Final = pattern(
    rf"(?P<key>{'|'.join(MEASURES)})[ \t]+(?=[0-9]+(?:[.,:/][0-9]+)?(?:[ \t]|$))", re.IGNORECASE
)
_NAME_ALONE: Final = pattern(rf"(?P<key>{'|'.join(LISTS)})[ \t]*$", re.IGNORECASE)


def match_key(text: str, known: frozenset[str]) -> re.Match[str] | None:
    """Match ``key:`` at the start of a line, or a known key typed loosely."""
    match = _KEY.match(text)
    if match:
        return match
    loose = _LOOSE_KEY.match(text)
    if loose and loose["key"].lower() in known:
        return loose
    return _NUMBER_KEY.match(text) or _NAME_ALONE.match(text)


def key_of(match: re.Match[str]) -> str:
    """Return the key that was matched, in lower case."""
    return match[match.lastgroup or "key"].strip().lower()


def entry_at(line: Line, match: re.Match[str]) -> Entry:
    """Return the key of a line, without its value."""
    group = match.lastgroup or "key"
    start = line.start + match.start(group)
    written = match[group].strip()
    return Entry(written.lower(), written, start, start + len(written), line, match.end())


# -- values ---------------------------------------------------------------------------------------

_SIMPLE: Final = pattern(_yaml.SIMPLE)


def read_values(entries: list[Entry], known: frozenset[str], top: Top) -> None:
    """Read values as YAML: all together first, key by key where that fails."""
    hard = []
    for entry in entries:
        value = entry.value
        if not any(line.text.strip() for line in entry.below) and _SIMPLE.fullmatch(value):
            # What YAML would say too, for most lines of most files and at a tenth of the cost.
            start = entry.line.start + entry.value_at
            stripped = value.rstrip()
            entry.node = _yaml.Scalar(stripped, start, start + len(stripped))
        else:
            hard.append(entry)
    if hard and not _read_together(hard):
        for entry in hard:
            _read_alone(entry, known, top)


class _Pieces:
    """Text put together from lines, which finds its way back to the file."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._sources: list[int] = []
        self._parts: list[str] = []
        self._length = 0

    def add(self, text: str, source: int) -> None:
        self._starts.append(self._length)
        self._sources.append(source)
        self._parts.append(text)
        self._length += len(text)

    def join(self) -> str:
        return "".join(self._parts)

    def place(self, index: int) -> int:
        at = max(0, bisect_right(self._starts, index) - 1)
        return self._sources[at] + (index - self._starts[at]) if self._starts else 0


def _pieces(entry: Entry, pieces: _Pieces, below: Sequence[Line]) -> None:
    key = "'" + entry.key.replace("'", "''") + "'"
    pieces.add(f"{key}: ", entry.start)
    pieces.add(entry.value + "\n", entry.line.start + entry.value_at)
    for line in below:
        pieces.add(line.text + "\n", line.start)


def _read_together(entries: list[Entry]) -> bool:
    pieces = _Pieces()
    for entry in entries:
        _pieces(entry, pieces, entry.below)
    try:
        mapping = _yaml.read_yaml(pieces.join())
    except _yaml.YamlError:
        return False
    if [key.value for key, _ in mapping.pairs] != [entry.key for entry in entries]:
        return False
    for entry, (_key, node) in zip(entries, mapping.pairs, strict=True):
        entry.node = _placed(node, pieces.place)
    return True


def _read_alone(entry: Entry, known: frozenset[str], top: Top) -> None:
    kept = [line for line in entry.below if not is_stray(line.text)]
    for below in (entry.below, kept):
        pieces = _Pieces()
        _pieces(entry, pieces, below)
        try:
            mapping = _yaml.read_yaml(pieces.join())
        except _yaml.YamlError as error:
            problem = error
            continue
        if len(mapping.pairs) == 1:
            entry.node = _placed(mapping.pairs[0][1], pieces.place)
            if below is kept:
                top.problems.extend(
                    (
                        rules.LINE_LEFT_OUT,
                        line.start,
                        line.start + len(line.text),
                        _("'{text}' is no key and no item", text=short(line.text.strip())),
                        "",
                    )
                    for line in entry.below
                    if is_stray(line.text)
                )
            return
        problem = _yaml.YamlError("syntax", _yaml.UNREADABLE, 0)
    if entry.key in known and problem.kind == "syntax" and not any(map(_has_text, kept)):
        value = entry.value.strip()
        start = entry.line.start + entry.value_at
        entry.node = _yaml.Scalar(value, start, start + len(value))
        return
    rule = {"depth": rules.TOO_DEEP, "machinery": rules.YAML_MACHINERY}.get(
        problem.kind, rules.BAD_YAML
    )
    start = max(entry.start, pieces.place(problem.index))
    end = start + 1
    if rule is rules.BAD_YAML or start <= entry.end:
        start, end = entry.start, entry.end
    top.problems.append((rule, start, end, problem.clause.said(key=entry.written), ""))


def _has_text(line: Line) -> bool:
    return bool(line.text.strip()) and not is_comment(line.text.strip())


def is_stray(text: str) -> bool:
    """Whether a line below a key can be no part of its value."""
    return bool(text.strip()) and text[0] not in " \t#-]}"


def _placed(node: _yaml.Node, place: Callable[[int], int]) -> _yaml.Node:
    """Return ``node`` with offsets of the file; depth is at most 16, so it may recurse."""
    start, end = place(node.start), place(max(node.start, node.end - 1)) + (node.end > node.start)
    match node:
        case _yaml.Scalar():
            return _yaml.Scalar(node.value, start, end, node.is_plain)
        case _yaml.Sequence():
            return _yaml.Sequence(tuple(_placed(one, place) for one in node.items), start, end)
        case _yaml.Mapping():
            pairs = tuple(
                (_yaml.Scalar(key.value, place(key.start), place(key.end)), _placed(one, place))
                for key, one in node.pairs
            )
            return _yaml.Mapping(pairs, start, end)
        case _:
            assert_never(node)
