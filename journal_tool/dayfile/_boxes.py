"""Under which headings the boxes of a day stand, those too that are read as nothing."""

from collections.abc import Iterator
from typing import Final

from journal_tool.dayfile._body import hide_comments
from journal_tool.patterns import pattern
from journal_tool.text import SourceText

_FENCE: Final = pattern(r"[ \t>]*(`{3,}|~{3,})")
_HEADING: Final = pattern(r"#{1,6}[ \t]+(.*?)[ \t#]*")
_LABEL: Final = pattern(r"([^\W\d_][\w \t-]{0,40}):[ \t]*[|>]?[+-]?[ \t]*")
_BOX: Final = pattern(
    r"[\s>]*(?:(?:[-*+•–]|\d{1,3}[.)])\s+)?[\"']?(?:\[[^\[\]]?\]|[☐☑✅✓✔])\s*[^\s(]"
)


def headings_of_boxes(source: SourceText) -> Iterator[tuple[int, str]]:
    r"""Yield the number of each line with a box, and the heading, key or label that it is under.

    A key or label has its colon, ``planned:``; ``""`` is no heading at all.  Fenced code and
    comments hold no box.

    >>> list(headings_of_boxes(SourceText("", "# Shop\n- [ ] Milk\n")))
    [(2, 'Shop')]
    """
    above, fence = "", ""
    hidden = source.with_text(hide_comments(source.text)[0])
    for line in hidden.lines():
        text = line.text
        if fence:
            fence = "" if text.strip().startswith(fence) else fence
        elif found := _FENCE.match(text):
            fence = found[1]
        elif found := _HEADING.fullmatch(text):
            above = found[1]
        elif found := _LABEL.fullmatch(text):
            above = f"{found[1]}:"
        elif _BOX.match(text):
            yield line.number, above
