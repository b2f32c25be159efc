"""Done although: what was doubted or little wanted, in its own words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from journal_tool.analysis import Analysis
from journal_tool.language import _, ngettext
from journal_tool.phrases import month
from journal_tool.report._said import Folded, folded, said
from journal_tool.report._tables import Bar, Row, Table, table
from journal_tool.screens import (
    Although,
    DoneAlthough,
    Tally,
)
from journal_tool.values import dataclass

NEWEST: Final = 12
"""So many lines of little wish stand open on a side."""

NEWEST_DOUBTED: Final = 60
"""The same of what was doubted: all of a year or so, and not a wall of ten."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What happened and what did not, beside each other in the same type, the newest first.

    Attributes:
        title: what all of it has in common.
        sentence: how often it was written, and happened.
        done, not_done: the lines.
    """

    title: str
    sentence: str
    done: Folded
    not_done: Folded


@dataclass(frozen=True, slots=True)
class AlthoughView:
    """``although.html``.

    Attributes:
        lead: the first sentence.
        sides: what was doubted, then what there was little wish to; those that have lines.
        tallies: the same numbers.
        since: what is left out of the counts; ``""`` for nothing.
        remark: that words are left out, or ``""``.
    """

    lead: str
    sides: tuple[Sides, ...]
    tallies: Table
    since: str
    remark: str


def although_view(
    found: DoneAlthough, analysis: Analysis, *, since: str, shows_words: bool
) -> AlthoughView:
    """Return the page.

    Args:
        found: what was doubted or little wanted; at least one line.
        analysis: its day, and the first day of its counts.
        since: what is left out of the counts.
        shows_words: whether the writer's words may stand.
    """
    as_of = analysis.as_of
    doubted = [one for one in found.lines if one.is_doubted]
    others = [one for one in found.lines if not one.is_doubted]
    sides = []
    if doubted:
        sentence = _("Marked with a question mark, or forecast at 40 in 100 or less.")
        sides.append(_sides(_("Doubted"), sentence, doubted, as_of, NEWEST_DOUBTED, shows_words))
    if others:
        marked = _("Marked anyway, or 3 or less before.")
        sentence = f"{_little_wish(found)} {marked}"
        title = _("With little wish to")
        sides.append(_sides(title, sentence, others, as_of, NEWEST, shows_words))
    return AlthoughView(
        lead=_lead(found, analysis),
        sides=tuple(sides),
        tallies=_tallies(found),
        since=since,
        remark="" if shows_words else _("Words are left out of this report."),
    )


def _lead(found: DoneAlthough, analysis: Analysis) -> str:
    times = found.doubted.times
    if not times:
        return _little_wish(found)
    below = ngettext("It is below.", "All {count} are below.", times)
    return f"{although_summary(found, analysis)} {below}"


def although_summary(found: DoneAlthough, analysis: Analysis) -> str:
    """Return in one sentence what the page says."""
    first = analysis.counted_from or analysis.as_of
    return _doubted(found.doubted, first, analysis.as_of) or _little_wish(found)


def _doubted(tally: Tally, first: date, as_of: date) -> str:
    since = month(first, seen_from=as_of)
    if tally.times > 1:
        return ngettext(
            "Doubted {count} time since {month}; {happened} happened.",
            "Doubted {count} times since {month}; {happened} happened.",
            tally.times,
            month=since,
            happened=tally.happened,
        )
    if not tally.times:
        return ""
    if tally.happened:
        return _("Doubted once since {month}; it happened.", month=since)
    return _("Doubted once since {month}; it did not happen.", month=since)


def _little_wish(found: DoneAlthough) -> str:
    tally = found.little_wish
    if found.doubted.times:
        return ngettext(
            "With little wish to, {count} further time; {happened} happened.",
            "With little wish to, {count} further times; {happened} happened.",
            tally.times,
            happened=tally.happened,
        )
    return ngettext(
        "With little wish to, {count} time; {happened} happened.",
        "With little wish to, {count} times; {happened} happened.",
        tally.times,
        happened=tally.happened,
    )


def _tallies(found: DoneAlthough) -> Table:
    rows = [
        Row(
            name=name,
            href="",
            remark="",
            figures=(tally.times, tally.happened, tally.not_done),
            sentences=(_times(tally),),
            bar=Bar(tally.times, tally.happened, tally.happened, 0),
        )
        for name, tally in (
            (_("doubted"), found.doubted),
            (_("little wish"), found.little_wish),
        )
        if tally.times
    ]
    columns = (_("times"), _("happened"), _("did not happen"))
    return table(rows, {"": columns}, keep=len(rows))


def _times(tally: Tally) -> str:
    return ngettext(
        "{count} time, {happened} happened",
        "{count} times, {happened} happened",
        tally.times,
        happened=tally.happened,
    )


def _sides(  # noqa: PLR0913, PLR0917 - two columns under one heading
    title: str,
    sentence: str,
    lines: Sequence[Although],
    as_of: date,
    keep: int,
    shows_words: bool,
) -> Sides:
    def shown(*, is_done: bool) -> Folded:
        some_lines = (
            said(
                one.date,
                (replace(one.action, doubt=False), one.outcome),
                one.words,
                seen_from=as_of,
                shows_words=shows_words,
            )
            for one in lines
            if one.is_done is is_done
        )
        return folded(some_lines, keep=keep)

    return Sides(title, sentence, shown(is_done=True), shown(is_done=False))
