"""How much did I move, any kind?  No calories, no target."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from journal_tool.analysis import Analysis, MovedWeek, days_after, week_label
from journal_tool.language import _, ngettext
from journal_tool.phrases import duration, stretch
from journal_tool.report._charts import ChartCell, ChartTable, week_bars
from journal_tool.report._sections import Section, SectionsView
from journal_tool.report._words import clean
from journal_tool.screens import movement_said

_WEEKS: Final = 26
"""So many weeks are drawn and listed."""

_KINDS: Final = 6
"""So many kinds of a week are named."""


def movement_view(
    found: Sequence[MovedWeek], analysis: Analysis, hrefs: Mapping[str, str], *, since: str
) -> SectionsView:
    """Return the page.

    Args:
        found: the weeks with movement, oldest first; at least one.
        analysis: all figures.
        hrefs: way to the first day of each week, by its label.
        since: what is left out of the counts.
    """
    weeks = _every_week(found, analysis.as_of)[-_WEEKS:]
    rows = tuple(_row(one, analysis.as_of, hrefs) for one in reversed(weeks))
    table = ChartTable((_("week"), _("minutes"), _("days of 7"), _("kinds")), rows)
    bars = [(one.first, one.minutes, one.smaller) for one in weeks]
    said = movement_said(analysis.figures)
    return SectionsView(
        _("Movement"),
        said.text if said else "",
        _(
            "Minutes of anything that is movement: a walk, cleaning, dancing. All kinds count "
            "alike."
        ),
        (
            Section(
                _("Week by week"),
                chart=week_bars(_("Minutes of movement, week by week"), bars, table),
            ),
        ),
        since,
    )


def movement_summary(found: Sequence[MovedWeek]) -> str:
    """Return in one sentence what the page says."""
    last = found[-1]
    week = stretch(last.first, days_after(last.first, 6), seen_from=last.first)
    return _(
        "{duration} in the week of {dates}, any kind.", duration=duration(last.minutes), dates=week
    )


def _every_week(found: Sequence[MovedWeek], as_of: date) -> list[MovedWeek]:
    """Return the weeks up to now, those without movement too."""
    known = {one.first: one for one in found}
    first, weeks = found[0].first, []
    while first <= as_of:
        weeks.append(known.get(first, MovedWeek(first, 0, 0, 0, ())))
        first = days_after(first, 7)
    return weeks


def _row(one: MovedWeek, as_of: date, hrefs: Mapping[str, str]) -> tuple[ChartCell, ...]:
    kinds = [
        f"{clean(name)} {duration(minutes)}" for name, minutes in one.kinds[:_KINDS] if minutes
    ]
    more = len(one.kinds) - _KINDS
    kinds += [ngettext("and {count} more", "and {count} more", more)] if more > 0 else []
    name = stretch(one.first, days_after(one.first, 6), seen_from=as_of)
    return (
        ChartCell(name, hrefs.get(week_label(one.first), "")),
        ChartCell(str(one.minutes)),
        ChartCell(str(one.days)),
        ChartCell(" · ".join(kinds)),
    )
