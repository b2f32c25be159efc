"""What the sheet says in our words: its counts, how often, how many."""

from collections.abc import Sequence
from functools import reduce
from typing import Final

from journal_tool.language import N_, _, ngettext, pgettext
from journal_tool.phrases import number
from journal_tool.screens import Sheet, Tally, Thing

DOUBTED: Final = N_("{happened} of {times} doubted happened")
LITTLE_WISH: Final = N_("{happened} of {times} with little wish to happened")


def counts_words(found: Sheet) -> str:
    """Return on how many days something was done, and what the others were; ``""`` for none."""
    shown = found.showed_up
    if shown is None:
        return ""
    parts = [
        ngettext(
            "Something done on {yes} of {count} day",
            "Something done on {yes} of {count} days",
            shown.days,
            yes=shown.yes,
        )
    ]
    if shown.rest:
        parts.append(ngettext("{count} of rest", "{count} of rest", shown.rest))
    if shown.silent:
        parts.append(ngettext("{count} without an entry", "{count} without an entry", shown.silent))
    if found.is_open:
        parts.append(_("today is open"))
    return " · ".join(parts)


def lines_and_acts(written: int, others: int, *, supports: bool) -> str:
    """Return how many lines and acts speak on one side, as a sentence."""
    lines = ngettext("{count} line", "{count} lines", written)
    acts = (
        ngettext("{count} act", "{count} acts", others)
        if supports
        else ngettext("{count} time due and not done", "{count} times due and not done", others)
    )
    if written and others:
        return _("{lines} and {acts}.", lines=lines, acts=acts)
    return sentence(lines if written else acts)


def all_things(things: Sequence[Thing]) -> str:
    """Return how many things were done, and how often, as a sentence."""
    times = sum(one.times for one in things)
    return _(
        "{things}, {times} in all.",
        things=ngettext("{count} different thing", "{count} different things", len(things)),
        times=ngettext("{count} time", "{count} times", times),
    )


def joined(texts: Sequence[str]) -> str:
    """Return texts as a list without a last ``and``."""
    return reduce(lambda first, following: _("{first}, {next}", first=first, next=following), texts)


def sentence(text: str) -> str:
    """Return a text that ends as a sentence does."""
    return pgettext("a sentence", "{text}.", text=text)


def often(times: int) -> str:
    """Return ``once`` or ``3 times``."""
    return _("once") if times == 1 else ngettext("{count} time", "{count} times", times)


def tally_words(tally: Tally, told: str) -> str:
    """Return how often something happened, in the words of ``told``; ``""`` for never tried."""
    return _(told, happened=tally.happened, times=tally.times) if tally.times else ""


def mood_words(found: Sheet) -> str:
    """Return between which numbers the mood lay, and what else can be said of it."""
    values = [one.value for one in found.moods]
    low, high = number(min(values)), number(max(values))
    between = (
        _("{value} of 10", value=low)
        if low == high
        else _("from {low} to {high} of 10", low=low, high=high)
    )
    told = (
        _("Mood on one day, {between}.", between=between)
        if len(values) == 1
        else ngettext(
            "Mood on {count} day, {between}. Filled: something was done that day.",
            "Mood on {count} days, {between}. Filled: something was done that day.",
            len(values),
            between=between,
        )
    )
    return f"{told} {found.mood}" if found.mood else told
