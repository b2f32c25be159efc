"""How states and counts read on a page, and the writer's text made safe to show."""

import re
from typing import Final

from journal_tool.analysis import (
    Counts,
    planned_and_done,
)
from journal_tool.model import Outcome
from journal_tool.phrases import some

STATE_SIGNS: Final[dict[Outcome | None, str]] = {
    Outcome.DONE: "✓",
    Outcome.SMALLER: "◐",
    Outcome.BONUS: "+",
    Outcome.MISSED: "○",
    Outcome.OPEN: "○",
    Outcome.MOVED: "→",
    Outcome.DROPPED: "–",
    None: "?",
}
STATE_WORDS: Final[dict[Outcome | None, str]] = {
    Outcome.DONE: "done",
    Outcome.SMALLER: "smaller version",
    Outcome.BONUS: "done though not planned",
    Outcome.MISSED: "not done",
    Outcome.OPEN: "open",
    Outcome.MOVED: "put off",
    Outcome.DROPPED: "let go",
    None: "not ticked, in no count",
}

_NONCHARACTERS: Final = "".join(
    chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF)
)
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u202a-\u202e\u2066-\u2069"  # they turn the text around that stands beside them
    f"\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]"  # no characters at all
)


def clean(text: str) -> str:
    """Return the writer's ``text`` with a visible U+FFFD for what no page can show.

    Marks of direction (U+200E, U+200F, U+061C) and joiners stay: scripts and emoji need them.
    A line ends at a line feed alone.
    """
    if text.isprintable():  # nothing that no page can show is printable, and most text is
        return text
    return _UNSAFE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def sentences_of(counts: Counts) -> tuple[str, ...]:
    """Return one sentence about the days and, if there were any, one about the actions."""
    days = f"{some(counts.recorded, 'day')} with an entry, something done on {counts.active}"
    rest = f" · {counts.rest} rest" if counts.rest else ""
    if not counts.planned + counts.dropped + counts.bonus:
        return (days + rest,)
    put_off = f", put off {counts.moved}" if counts.moved else ""
    actions = [
        planned_and_done(counts) + put_off if counts.planned + counts.dropped else "",
        f"{counts.bonus} done though not planned" if counts.bonus else "",
    ]
    return (days + rest, " · ".join(filter(None, actions)))
