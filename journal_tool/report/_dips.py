"""Where were the dips, and what came first after them?"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from journal_tool.analysis import Analysis, Presence, days_before
from journal_tool.language import N_, _, ngettext, pgettext
from journal_tool.phrases import brief_date, day_and_month, duration, listed, with_minutes
from journal_tool.report._charts import ChartCell, ChartTable, days_strip
from journal_tool.report._frame import day_href
from journal_tool.report._sections import Section, SectionsView
from journal_tool.report._words import clean
from journal_tool.screens import Break, as_done

_WEEKS: Final = 52
"""So many weeks are drawn; the table holds all dips and pauses."""

_QUIET: Final = N_(
    "A dip is told when fewer days than usual have an act, measured against one’s own usual. A "
    "pause is three days or more without an entry. Both are ordinary."
)


def dips_view(found: Sequence[Break], analysis: Analysis, *, since: str) -> SectionsView:
    """Return the page.

    Args:
        found: dips and pauses, the newest first; at least one.
        analysis: all figures.
        since: what is left out of the counts.
    """
    as_of = analysis.as_of
    weeks, first = _weeks(analysis)
    spans = [
        (one.first, _end(one, as_of), "band-dip" if one.is_dip else "band-pause")
        for one in reversed(found)
    ]
    chart = days_strip(_("Days, dips and pauses"), weeks, first, spans)
    return SectionsView(
        _("Dips and pauses"),
        dips_summary(found),
        _(_QUIET),
        (
            Section(_("Week by week"), chart=chart),
            Section(_("What came after"), sentences=_first_acts(found), table=_table(found, as_of)),
        ),
        since,
    )


def dips_summary(found: Sequence[Break]) -> str:
    """Return in one sentence what the page says."""
    dips = sum(one.is_dip for one in found)
    pauses = len(found) - dips
    parts = [ngettext("{count} dip", "{count} dips", dips)] if dips else []
    parts += [ngettext("{count} pause", "{count} pauses", pauses)] if pauses else []
    ended = sum(one.last is not None for one in found)
    if ended == len(found):
        return _("{breaks} so far, all over.", breaks=listed(parts))
    return ngettext(
        "{breaks} so far, {count} of them over.",
        "{breaks} so far, {count} of them over.",
        ended,
        breaks=listed(parts),
    )


def _end(one: Break, as_of: date) -> date:
    if one.last is None:
        return as_of
    return one.last if one.is_dip else days_before(one.last, 1)


def _weeks(analysis: Analysis) -> tuple[list[list[str]], date]:
    """Return the kinds of the days of the last weeks, and the first Monday."""
    past = analysis.past
    today = past.today
    monday = today - (today - 1) % 7
    begun = past.first if past.first is not None else today
    start = max(monday - 7 * (_WEEKS - 1), begun - (begun - 1) % 7)
    days = {day.ordinal: day for day in past.days}
    weeks = []
    for week in range(max(1, start), monday + 1, 7):
        kinds = []
        for one in range(week, week + 7):
            presence = past.presence(one, days.get(one)) if begun <= one <= today else None
            kinds.append(_KINDS[presence] if presence else "")
        weeks.append(kinds)
    return weeks, date.fromordinal(max(1, start))


_KINDS: Final = {
    Presence.YES: "yes",
    Presence.NO: "no",
    Presence.REST: "rest",
    Presence.SILENT: "silent",
}


def _first_acts(found: Sequence[Break]) -> tuple[str, ...]:
    acts = [one.act for one in found if one.act is not None]
    sizes = sorted(size for one in acts if (size := as_done(one)[1]) is not None)
    if not sizes:
        return ()
    took = duration(sizes[0])
    if sizes[-1] != sizes[0]:
        took = _("{least} to {most}", least=took, most=duration(sizes[-1]))
    if len(sizes) == len(acts):
        return (_("The first act after them took {duration}.", duration=took),)
    return (
        ngettext(
            "The first act after them took {duration}, written for {written} of {count}.",
            "The first act after them took {duration}, written for {written} of {count}.",
            len(acts),
            duration=took,
            written=len(sizes),
        ),
    )


def _table(found: Sequence[Break], as_of: date) -> ChartTable:
    return ChartTable(
        (
            pgettext("the first day of a dip or a pause", "from"),
            pgettext("a dip or a pause", "what"),
            _("days"),
            _("first act after it"),
        ),
        tuple(
            (
                ChartCell(brief_date(one.first, seen_from=as_of)),
                ChartCell(_("a dip") if one.is_dip else _("a pause")),
                ChartCell(_days(one)),
                _act(one, as_of),
            )
            for one in found
        ),
    )


def _days(one: Break) -> str:
    return pgettext("a dip or a pause", "open") if one.days is None else str(one.days)


def _act(one: Break, as_of: date) -> ChartCell:
    if one.act is None or one.back is None:
        return ChartCell(pgettext("first act after a dip or a pause", "none so far"))
    name, minutes, _is_smaller = as_done(one.act)
    when = day_and_month(one.back, seen_from=as_of)
    return ChartCell(
        _("{date}: {what}", date=when, what=clean(with_minutes(name, minutes))),
        day_href(one.back),
    )
