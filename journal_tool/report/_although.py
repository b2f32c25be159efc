"""Done although: what was doubted or little wanted, in its own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from journal_tool.analysis import Although, Analysis, DoneAlthough, Tally
from journal_tool.report._said import Said, said, without_repeats
from journal_tool.report._tables import Bar, Row, Table, table
from journal_tool.report._words import MONTHS, month_name, some


@dataclass(frozen=True, slots=True)
class AlthoughMonth:
    """One month.

    Attributes:
        title: ``March 2026``.
        done, not_done: the newest first; the same type for both.
    """

    title: str
    done: tuple[Said, ...]
    not_done: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class AlthoughView:
    """``although.html``.

    Attributes:
        lead: the first sentence.
        little_wish: the second one, or ``""``.
        tallies: the same numbers.
        months: the newest first.
        since: what is left out of the counts; ``""`` for nothing.
        remark: that words are left out, or ``""``.
    """

    lead: str
    little_wish: str
    tallies: Table
    months: tuple[AlthoughMonth, ...]
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
    first = analysis.counted_from or as_of
    sentences = [
        text for text in (_doubted(found.doubted, first, as_of), _little_wish(found)) if text
    ]
    return AlthoughView(
        lead=sentences[0],
        little_wish=sentences[1] if len(sentences) > 1 else "",
        tallies=_tallies(found),
        months=tuple(
            _month(first, tuple(lines), as_of, shows_words=shows_words)
            for first, lines in groupby(found.lines, key=lambda one: one.date.replace(day=1))
        ),
        since=since,
        remark="" if shows_words else "Words are left out of this report.",
    )


def _doubted(tally: Tally, first: date, as_of: date) -> str:
    if not tally.times:
        return ""
    year = "" if first.year == as_of.year else f" {first.year}"
    since = f"since {MONTHS[first.month - 1]}{year}"
    if tally.times == 1:
        became = "it happened" if tally.happened else "it did not happen"
        return f"Doubted once {since}; {became}. It is below."
    return (
        f"Doubted {tally.times} times {since}; {tally.happened} happened. "
        f"All {tally.times} are below."
    )


def _little_wish(found: DoneAlthough) -> str:
    tally = found.little_wish
    if not tally.times:
        return ""
    more = " more" if found.doubted.times else ""
    return f"With little wish to, {some(tally.times, 'time')}{more}; {tally.happened} happened."


def _tallies(found: DoneAlthough) -> Table:
    rows = [
        Row(
            name=name,
            href="",
            remark="",
            figures=(tally.times, tally.happened, tally.not_done),
            sentences=(f"{some(tally.times, 'time')}, {tally.happened} happened",),
            bar=Bar(tally.times, tally.happened, tally.happened, 0),
        )
        for name, tally in (("doubted", found.doubted), ("little wish", found.little_wish))
        if tally.times
    ]
    return table(rows, {"": ("times", "happened", "did not happen")}, keep=len(rows))


def _month(
    first: date, lines: Sequence[Although], as_of: date, *, shows_words: bool
) -> AlthoughMonth:
    def shown(*, is_done: bool) -> tuple[Said, ...]:
        return without_repeats(
            said(
                one.date,
                (one.action, one.outcome),
                one.words,
                this_year=as_of.year,
                shows_words=shows_words,
            )
            for one in lines
            if one.is_done is is_done
        )

    return AlthoughMonth(month_name(first), shown(is_done=True), shown(is_done=False))
