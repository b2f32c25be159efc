"""How states and counts read on a page, and the writer's text made safe to show."""

import re
from collections.abc import Iterator
from typing import Final

from journal_tool.analysis import (
    Counts,
    planned_and_done,
)
from journal_tool.language import N_, _, ngettext
from journal_tool.model import Outcome

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
    Outcome.DONE: N_("done"),
    Outcome.SMALLER: N_("smaller version"),
    Outcome.BONUS: N_("done though not planned"),
    Outcome.MISSED: N_("not done"),
    Outcome.OPEN: N_("open"),
    Outcome.MOVED: N_("put off"),
    Outcome.DROPPED: N_("let go"),
    None: N_("not ticked, in no count"),
}
"""What each state is called; it is said through the catalogue where it is shown."""

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
    return _UNSAFE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def and_more(count: int) -> str:
    """Return what stands at the end of a list that is cut."""
    return ngettext("and {count} more", "and {count} more", count)


def sentences_of(counts: Counts) -> tuple[str, ...]:
    """Return one sentence about the days and, if there were any, one about the actions."""
    days = ngettext(
        "{count} day with an entry, something done on {active}",
        "{count} days with an entry, something done on {active}",
        counts.recorded,
        active=counts.active,
    )
    if counts.rest:
        days = f"{days} · {ngettext('{count} rest', '{count} rest', counts.rest)}"
    if not counts.planned + counts.dropped + counts.bonus:
        return (days,)
    return (days, " · ".join(filter(None, _actions(counts))))


def _actions(counts: Counts) -> Iterator[str]:
    if counts.planned + counts.dropped:
        told = planned_and_done(counts)
        yield _("{told}, put off {count}", told=told, count=counts.moved) if counts.moved else told
    if counts.bonus:
        yield ngettext(
            "{count} done though not planned", "{count} done though not planned", counts.bonus
        )
