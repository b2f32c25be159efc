"""The keys at the top of a file: front matter between fences, or the head of a file without.

python-frontmatter finds and loads front matter through the handler here, because its own one
loses text and crashes on ordinary journals (``docs/decisions/0005``).  Lists of actions are cut
out line by line before YAML sees the rest; a mistake in the rest costs its own key.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, assert_never

import frontmatter
from frontmatter.default_handlers import BaseHandler

from journal_tool import rules
from journal_tool.dayfile import _yaml
from journal_tool.dayfile._items import begins_item, indent_of
from journal_tool.diagnostics import Rule
from journal_tool.text import Line

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
    """

    entries: list[Entry] = field(default_factory=list)
    body_index: int = 0
    has_fences: bool = False
    problems: list[tuple[Rule, int, int, str, str]] = field(default_factory=list)


def read_top(text: str, lines: Sequence[Line], known: frozenset[str], *, is_day: bool) -> Top:
    """Read front matter, or the head of a file without fences.

    Args:
        text: the whole file.
        lines: the same in lines.
        known: keys, in lower case, that may be typed loosely (``Mood 4``).
        is_day: whether the file's name is a date; only then a head is looked for.
    """
    handler = _Handler(lines, known)
    frontmatter.parse(text, handler=handler)
    if handler.top is not None:
        return handler.top
    return _read_head(lines, known) if is_day else Top()


class _Handler(BaseHandler):
    """Gives python-frontmatter our fences and our values.

    The text it hands over is stripped and has other line ends; the handler keeps to the lines
    of the file, so that every place is right.
    """

    FM_BOUNDARY = re.compile(r"^-{3,}\s*$", re.MULTILINE)

    def __init__(self, lines: Sequence[Line], known: frozenset[str]) -> None:
        super().__init__()
        self.lines = lines
        self.known = known
        self.top: Top | None = None
        self._fences: _Fences | None = None

    def split(self, text: str) -> tuple[str, str]:
        """Return front matter and content; ``ValueError`` tells there is no front matter."""
        self._fences = _find_fences(self.lines, self.known)
        if self._fences is None:
            raise ValueError
        return "", text

    def load(self, fm: str) -> dict[str, object]:  # noqa: ARG002  the lines are read instead
        """Return the entries by key; of a key that stands twice, the last one."""
        fences = self._fences
        assert fences is not None  # noqa: S101  split comes first
        self.top = Top(body_index=fences.body, has_fences=True, problems=fences.problems)
        _read_entries(self.lines[fences.first : fences.last], self.known, self.top)
        return {entry.key: entry for entry in self.top.entries}


# -- fences ---------------------------------------------------------------------------------------

_FENCE: Final = re.compile(r"-{3,}")
_DASHES: Final = re.compile(r"[-–—]{2,}|—")
_ZERO_WIDTH: Final = "\u200b\u200c\u200d\u2060\ufeff"
_MAX_STRAY: Final = 2


@dataclass(slots=True)
class _Fences:
    """Lines ``first`` up to ``last`` are front matter, the body begins at ``body``."""

    first: int
    last: int
    body: int
    problems: list[tuple[Rule, int, int, str, str]]


def _bare(text: str) -> str:
    return text.strip().strip(_ZERO_WIDTH).strip()


def _is_fence(text: str) -> bool:
    stripped = _bare(text)
    return bool(_FENCE.fullmatch(stripped) or _DASHES.fullmatch(stripped))


def _find_fences(lines: Sequence[Line], known: frozenset[str]) -> _Fences | None:
    top = next((index for index, line in enumerate(lines) if _bare(line.text)), None)
    if top is None or not _is_fence(lines[top].text):
        return None
    opens = lines[top]
    follows = next(
        (line.text for line in lines[top + 1 :] if _bare(line.text) and not _is_comment(line.text)),
        "",
    )
    if not (_is_close(follows) or match_key(follows, known)):
        return None
    problems: list[tuple[Rule, int, int, str, str]] = []
    if top or opens.text[:1] in _ZERO_WIDTH:
        problems.append(
            (
                rules.FRONT_MATTER_LATE,
                opens.start,
                opens.start + len(opens.text),
                "front matter begins below the first line",
                "",
            )
        )
    _tell_dashes(opens, problems)
    close = _find_close(lines, top + 1, known)
    if close is None:
        end = _first_prose(lines, top + 1, known)
        problems.append(
            (
                rules.FENCE,
                opens.start,
                opens.start + len(opens.text),
                "front matter has no closing line",
                "a line of --- ends it",
            )
        )
        return _Fences(top + 1, end, end, problems)
    _tell_dashes(lines[close], problems)
    return _Fences(top + 1, close, close + 1, problems)


def _tell_dashes(line: Line, problems: list[tuple[Rule, int, int, str, str]]) -> None:
    stripped = _bare(line.text)
    if not _FENCE.fullmatch(stripped) and stripped != "...":
        problems.append(
            (
                rules.FENCE,
                line.start,
                line.start + len(line.text),
                f"'{stripped}' stands for ---",
                "",
            )
        )


def _is_close(text: str) -> bool:
    return _is_fence(text) or text.rstrip() == "..."


def _is_comment(text: str) -> bool:
    return text.startswith("#")


def _find_close(lines: Sequence[Line], first: int, known: frozenset[str]) -> int | None:
    """Return the closing fence, unless prose stands above it: then it is a rule of the body."""
    stray = 0
    before = ""
    for index in range(first, len(lines)):
        text = lines[index].text
        if _is_close(text):
            return index
        if _is_prose(text, known):
            stray += 1
            if stray > _MAX_STRAY or not before.strip() or _is_comment(before):
                return None
        before = text
    return None


def _first_prose(lines: Sequence[Line], first: int, known: frozenset[str]) -> int:
    for index in range(first, len(lines)):
        text = lines[index].text
        if _is_prose(text, known) or _is_comment(text):
            return index
    return len(lines)


def _is_prose(text: str, known: frozenset[str]) -> bool:
    """Whether a line is neither key nor item nor comment, not blank and not indented."""
    return not (
        not text.strip()
        or text[0] in " \t"
        or _is_comment(text)
        or begins_item(text)
        or match_key(text, known)
        or text[0] in "]})"
    )


# -- keys -----------------------------------------------------------------------------------------

_KEY: Final = re.compile(
    r"(?:\"(?P<double>[^\"]{1,80})\"|'(?P<single>[^']{1,80})'"
    r"|(?P<key>[^\s\"'#\-\[\]{}|>&*!%@`,?:][^:\"']{0,80}?))"
    r"[ \t]*:(?=[ \t]|$)[ \t]*"
)
_LOOSE_KEY: Final = re.compile(r"(?P<key>[^\W\d]\w{1,40})[ \t]*:[ \t]*")
_NUMBER_KEY: Final = re.compile(
    rf"(?P<key>{'|'.join(MEASURES)})[ \t]+(?=[0-9]+(?:[.,:/][0-9]+)?(?:[ \t]|$))", re.IGNORECASE
)
_NAME_ALONE: Final = re.compile(rf"(?P<key>{'|'.join(LISTS)})[ \t]*$", re.IGNORECASE)


def match_key(text: str, known: frozenset[str]) -> re.Match[str] | None:
    """Match ``key:`` at the start of a line, or a known key typed loosely."""
    match = _KEY.match(text)
    if match:
        return match
    loose = _LOOSE_KEY.match(text)
    if loose and loose["key"].lower() in known:
        return loose
    return _NUMBER_KEY.match(text) or _NAME_ALONE.match(text)


def _key_of(match: re.Match[str]) -> str:
    return match[match.lastgroup or "key"].strip().lower()


def _entry(line: Line, match: re.Match[str]) -> Entry:
    group = match.lastgroup or "key"
    start = line.start + match.start(group)
    written = match[group].strip()
    return Entry(written.lower(), written, start, start + len(written), line, match.end())


def _read_entries(lines: Sequence[Line], known: frozenset[str], top: Top) -> None:
    """Cut front matter into its keys and give every key but the lists its node."""
    first_lines: list[Line] = []
    for line in lines:
        text = line.text
        match = None
        if text[:1] not in {"", " ", "\t", "#", "-"}:
            match = match_key(text, known)
        if match:
            top.entries.append(_entry(line, match))
        elif top.entries:
            top.entries[-1].below.append(line)
        else:
            first_lines.append(line)
    _read_values([entry for entry in top.entries if entry.key not in LISTS], known, top)
    top.problems.extend(
        (
            rules.LINE_LEFT_OUT,
            line.start,
            line.start + len(line.text),
            f"'{_short(line.text.strip())}' is no key and no item",
            "",
        )
        for line in first_lines
        if line.text.strip() and not _is_comment(line.text)
    )


_SIMPLE: Final = re.compile(r"(?:[\w.+][^#:\t\"'\[\]{}]*(?::(?=\S)[^#:\t\"'\[\]{}]*)*)?")


def _read_values(entries: list[Entry], known: frozenset[str], top: Top) -> None:
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
    for entry, (_, node) in zip(entries, mapping.pairs, strict=True):
        entry.node = _placed(node, pieces.place)
    return True


def _read_alone(entry: Entry, known: frozenset[str], top: Top) -> None:
    kept = [line for line in entry.below if not _is_stray(line.text)]
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
                        f"'{_short(line.text.strip())}' is no key and no item",
                        "",
                    )
                    for line in entry.below
                    if _is_stray(line.text)
                )
            return
        problem = _yaml.YamlError("syntax", "cannot be read", 0)
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
    top.problems.append((rule, start, end, f"'{entry.written}' {problem.message}", ""))


def _has_text(line: Line) -> bool:
    return bool(line.text.strip()) and not _is_comment(line.text.strip())


def _is_stray(text: str) -> bool:
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


# -- the head of a file without fences ------------------------------------------------------------

_MAYBE_DEED: Final = re.compile(r"(?:done|did|planned)[ \t]+\w.{0,40}[^\s.,;:!?…]", re.IGNORECASE)
_UNDERLINE: Final = re.compile(r"(?:=+|-+)[ \t]*")


def _read_head(lines: Sequence[Line], known: frozenset[str]) -> Top:
    """Read keys at the top up to the first line that is none of them."""
    top = Top()
    index = 0
    seen_title = False
    while index < len(lines):
        line = lines[index]
        text = line.text
        if not _bare(text):
            index += 1
            continue
        if _is_comment(text) and text.startswith("# ") and not seen_title and not top.entries:
            seen_title = True
            index += 1
            continue
        match = match_key(text, known)
        key = _key_of(match) if match else ""
        if not match or key not in known:
            if _MAYBE_DEED.fullmatch(text.strip()):
                word = text.split()[0]
                top.problems.append(
                    (
                        rules.NO_COLON,
                        line.start,
                        line.start + len(text.rstrip()),
                        f"'{_short(text.strip())}' has no colon",
                        f"{word}: …",
                    )
                )
            break
        entry = _entry(line, match)
        index += 1
        if key in LISTS:
            has_value = bool(entry.value.strip())
            end = _end_of_head_list(lines, index, known, may_be_bare=not has_value)
            if ":" not in match[0] and _is_prose_word(lines[index:end]):
                break
            entry.below = list(lines[index:end])
            index = end
        top.entries.append(entry)
        top.body_index = index
    _read_values([entry for entry in top.entries if entry.key not in LISTS], known, top)
    return top


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _is_prose_word(below: Sequence[Line]) -> bool:
    """Whether a word that stands alone begins no list: nothing follows, or it is a heading."""
    return not any(line.text.strip() for line in below) or bool(_UNDERLINE.fullmatch(below[0].text))


def _end_of_head_list(
    lines: Sequence[Line], first: int, known: frozenset[str], *, may_be_bare: bool
) -> int:
    """Return the index after the list: bulleted over blank lines, without bullets up to one.

    Below a value on the line of the key (``Done: shower``) only bullets and deeper lines are
    part of the list: what stands at the margin is prose.
    """
    end = index = first
    is_bare: bool | None = None if may_be_bare else False
    while index < len(lines):
        text = lines[index].text
        if not _bare(text):
            if is_bare or (is_bare is None and not _next_is_item(lines, index)):
                break
            index += 1
            continue
        is_item = begins_item(text)
        if is_bare is None:
            is_bare = not is_item
            if is_bare and _ends_head(text, known):
                break
        elif not is_item and (_ends_head(text, known) or (not is_bare and indent_of(text) == 0)):
            break
        index += 1
        end = index
    return end


def _next_is_item(lines: Sequence[Line], index: int) -> bool:
    while index < len(lines) and not _bare(lines[index].text):
        index += 1
    return index < len(lines) and begins_item(lines[index].text)


def _ends_head(text: str, known: frozenset[str]) -> bool:
    if _is_fence(text) or text.startswith(("#", ">", "```", "~~~", "<!--", "%%")):
        return True
    match = match_key(text, known)
    return bool(match and _key_of(match) in known)
