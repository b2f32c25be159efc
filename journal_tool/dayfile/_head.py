"""The head of a file without fences: the same keys, typed at the top of a phone note."""

import re
from collections.abc import Sequence
from typing import Final

from journal_tool import rules
from journal_tool.dayfile._findings import short
from journal_tool.dayfile._items import begins_item, indent_of
from journal_tool.dayfile._keys import (
    LISTS,
    Top,
    bare,
    entry_at,
    is_comment,
    is_fence,
    key_of,
    match_key,
    read_values,
)
from journal_tool.language import _
from journal_tool.patterns import pattern
from journal_tool.text import Line

_MAYBE_DEED: Final = pattern(r"(?:done|did|planned)[ \t]+\w.{0,40}[^\s.,;:!?…]", re.IGNORECASE)
_UNDERLINE: Final = pattern(r"(?:=+|-+)[ \t]*")


def read_head(lines: Sequence[Line], known: frozenset[str]) -> Top:
    """Read keys at the top up to the first line that is none of them."""
    top = Top()
    index = 0
    seen_title = False
    while index < len(lines):
        line = lines[index]
        text = line.text
        if not bare(text):
            index += 1
            continue
        if is_comment(text) and text.startswith("# ") and not seen_title and not top.entries:
            seen_title = True
            index += 1
            continue
        match = match_key(text, known)
        key = key_of(match) if match else ""
        if not match or key not in known:
            if _MAYBE_DEED.fullmatch(text.strip()):
                word = text.split()[0]
                top.problems.append(
                    (
                        rules.NO_COLON,
                        line.start,
                        line.start + len(text.rstrip()),
                        _("'{text}' has no colon", text=short(text.strip())),
                        f"{word}: …",
                    )
                )
            elif match and text[match.end() :].strip():
                top.ended_by = entry_at(line, match)
            break
        entry = entry_at(line, match)
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
    read_values([entry for entry in top.entries if entry.key not in LISTS], known, top)
    return top


def read_below(lines: Sequence[Line], top: Top) -> None:
    """Read lists of one line (``Done: shower``) that stand directly below the front matter.

    Whoever opens a file made for him writes below what is there.  A label with its list below
    is no matter of the head: the body reads it like a heading.
    """
    index = top.body_index
    while index < len(lines):
        text = lines[index].text
        match = _ONE_LINE.match(text)
        if bare(text) and not match:
            return
        index += 1
        if match:
            top.after.append(entry_at(lines[index - 1], match))
            top.body_index = index


_ONE_LINE: Final = pattern(rf"(?P<key>{'|'.join(LISTS)})[ \t]*:[ \t]+(?=\S)", re.IGNORECASE)


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
        if not bare(text):
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
    while index < len(lines) and not bare(lines[index].text):
        index += 1
    return index < len(lines) and begins_item(lines[index].text)


def _ends_head(text: str, known: frozenset[str]) -> bool:
    if is_fence(text) or text.startswith(("#", ">", "```", "~~~", "<!--", "%%")):
        return True
    match = match_key(text, known)
    return bool(match and key_of(match) in known)
