"""The versions that merge markers of git hold apart, each as its own real text."""

from typing import Final, NamedTuple

from journal_tool.dayfile._markers import MARKER, OPEN_MARKER
from journal_tool.patterns import pattern

_LINE: Final = pattern(r"[^\n]*\n|[^\n]+")


class Sides(NamedTuple):
    """What git left in one file; ``base`` is ``None`` where not every conflict shows it."""

    ours: str
    theirs: str
    base: str | None


def sides_with_base(text: str) -> Sides | None:
    """Return the versions of a text with merge markers, or ``None`` if nothing is marked.

    Unlike what the reader does for its places, the lines of the other side are gone and not
    blank.  A conflict that never ends runs to the end of the file.  Markers of another length
    than the first one's are text of that side.
    """
    if "<<<<<<<" not in text or not OPEN_MARKER.search(text):
        return None
    parts: dict[str, list[str]] = {"<": [], "=": [], "|": []}
    where, length, has_base, is_whole = "", 7, False, True
    for line in _LINE.findall(text):
        match = MARKER.fullmatch(line.rstrip("\r\n"))
        sign = match["sign"] if match else ""
        if sign[:1] == "<" and not where:
            where, length, has_base = "<", len(sign), False
        elif sign and where and len(sign) == length and sign[0] in "|=>":
            where = sign[0]
            has_base = has_base or where == "|"
            if where == ">":
                where, is_whole = "", is_whole and has_base
        else:
            for part in (where,) if where else parts:
                parts[part].append(line)
    is_whole = is_whole and not where
    ours, theirs, base = ("".join(parts[sign]) for sign in ("<", "=", "|"))
    return Sides(ours, theirs, base if is_whole else None)
