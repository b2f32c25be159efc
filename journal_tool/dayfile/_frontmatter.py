"""Front matter between fences.

Lists of actions are cut out line by line before YAML sees the rest; a mistake in the rest costs its
own key.  Which values need python-frontmatter: ``docs/decisions/0005``.
"""

from collections.abc import Sequence
from typing import Final

from journal_tool import rules
from journal_tool.dayfile._findings import short
from journal_tool.dayfile._head import read_below, read_head
from journal_tool.dayfile._items import begins_item
from journal_tool.dayfile._keys import (
    FENCE,
    LISTS,
    ZERO_WIDTH,
    Top,
    bare,
    entry_at,
    is_comment,
    is_fence,
    match_key,
    read_values,
)
from journal_tool.diagnostics import Rule
from journal_tool.language import _
from journal_tool.text import Line
from journal_tool.values import dataclass


def read_top(lines: Sequence[Line], known: frozenset[str], *, is_day: bool) -> Top:
    """Read front matter, or the head of a file without fences.

    Args:
        lines: the whole file.
        known: keys, in lower case, that may be typed loosely (``Mood 4``).
        is_day: whether the file's name is a date; only then a head is looked for.
    """
    fences = _find_fences(lines, known)
    if fences is None:
        return read_head(lines, known) if is_day else Top()
    top = Top(body_index=fences.body, has_fences=True, problems=fences.problems)
    _read_entries(lines[fences.first : fences.last], known, top)
    if is_day:
        read_below(lines, top)
    return top


def body_start(lines: Sequence[Line], known: frozenset[str]) -> int:
    """Return the offset at which the body begins; 0 in a file without front matter."""
    fences = _find_fences(lines, known)
    if fences is None:
        return 0
    if fences.body < len(lines):
        return lines[fences.body].start
    return lines[-1].start + len(lines[-1].text)


def front_range(lines: Sequence[Line], known: frozenset[str]) -> range | None:
    """Return the indexes of the lines between the fences; ``None`` without front matter."""
    fences = _find_fences(lines, known)
    return None if fences is None else range(fences.first, fences.last)


# -- fences ---------------------------------------------------------------------------------------

_MAX_STRAY: Final = 2


@dataclass(slots=True)
class _Fences:
    """Lines ``first`` up to ``last`` are front matter, the body begins at ``body``."""

    first: int
    last: int
    body: int
    problems: list[tuple[Rule, int, int, str, str]]


def _find_fences(lines: Sequence[Line], known: frozenset[str]) -> _Fences | None:
    top = next((index for index, line in enumerate(lines) if bare(line.text)), None)
    if top is None or not is_fence(lines[top].text):
        return None
    opens = lines[top]
    follows = next(
        (line.text for line in lines[top + 1 :] if bare(line.text) and not is_comment(line.text)),
        "",
    )
    if not (_is_close(follows) or match_key(follows, known)):
        return None
    problems: list[tuple[Rule, int, int, str, str]] = []
    if top or opens.text[:1] in ZERO_WIDTH:
        problems.append(
            (
                rules.FRONT_MATTER_LATE,
                opens.start,
                opens.start + len(opens.text),
                _("front matter begins below the first line"),
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
                _("front matter has no closing line"),
                _("a line of {fence} ends it", fence="---"),
            )
        )
        return _Fences(top + 1, end, end, problems)
    _tell_dashes(lines[close], problems)
    return _Fences(top + 1, close, close + 1, problems)


def _tell_dashes(line: Line, problems: list[tuple[Rule, int, int, str, str]]) -> None:
    stripped = bare(line.text)
    if not FENCE.fullmatch(stripped) and stripped != "...":
        problems.append(
            (
                rules.FENCE,
                line.start,
                line.start + len(line.text),
                _("'{text}' stands for {fence}", text=stripped, fence="---"),
                "",
            )
        )


def _is_close(text: str) -> bool:
    return is_fence(text) or text.rstrip() == "..."


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
            if stray > _MAX_STRAY or not before.strip() or is_comment(before):
                return None
        before = text
    return None


def _first_prose(lines: Sequence[Line], first: int, known: frozenset[str]) -> int:
    for index in range(first, len(lines)):
        text = lines[index].text
        if _is_prose(text, known) or is_comment(text):
            return index
    return len(lines)


def _is_prose(text: str, known: frozenset[str]) -> bool:
    """Whether a line is neither key nor item nor comment, not blank and not indented."""
    return not (
        not text.strip()
        or text[0] in " \t"
        or is_comment(text)
        or begins_item(text)
        or match_key(text, known)
        or text[0] in "]})"
    )


def _read_entries(lines: Sequence[Line], known: frozenset[str], top: Top) -> None:
    """Cut front matter into its keys and give every key but the lists its node."""
    first_lines: list[Line] = []
    for line in lines:
        text = line.text
        match = None
        if text[:1] not in {"", " ", "\t", "#", "-"}:
            match = match_key(text, known)
        if match:
            top.entries.append(entry_at(line, match))
        elif top.entries:
            top.entries[-1].below.append(line)
        else:
            first_lines.append(line)
    read_values([entry for entry in top.entries if entry.key not in LISTS], known, top)
    top.problems.extend(
        (
            rules.LINE_LEFT_OUT,
            line.start,
            line.start + len(line.text),
            _("'{text}' is no key and no item", text=short(line.text.strip())),
            "",
        )
        for line in first_lines
        if line.text.strip() and not is_comment(line.text)
    )
