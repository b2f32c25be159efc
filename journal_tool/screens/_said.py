"""What the sentences about figures have in common: how sure a figure is, its days, its range."""

from datetime import date
from typing import Final

from journal_tool.analysis import Standing
from journal_tool.analysis.results import Window
from journal_tool.language import N_, _, ngettext
from journal_tool.phrases import day_and_month, decimal, whole
from journal_tool.record import Record
from journal_tool.screens._clauses import together
from journal_tool.statistics import Z95, Interval

HALF: Final = N_("About half is usual for intentions.")
HINT: Final = N_(
    "A hint: could still be chance; more than half of journals with no real link show one at some "
    "point in a year."
)
HELD: Final = N_("This has held for two weeks.")
HOLDS: Final = N_("This has held for two weeks. It is a link, not proof of cause.")
NO_WHY: Final = N_("This shows what happened, not why.")

FEW_PLANNED: Final = N_(
    "With this many planned actions a difference below about {size} would not show."
)
FEW_PAIRS: Final = N_("With this many pairs a difference below about {size} would not show.")
FEW_PLANS: Final = N_("With this many plans a difference below about {size} would not show.")
FEW_DAYS: Final = N_("With this many days a difference below about {size} would not show.")

_DETECTABLE: Final = 2.8 / (2 * Z95)
"""The smallest difference that is found in 4 of 5 cases, in widths of a 95 % interval."""


class Said(Record):
    """What can be said of one figure.

    Attributes:
        figure: its name, that of the JSON.
        text: the sentence; ``""`` where it is too early.
        early: how near it is, such as ``5 of 8 pairs``; ``""`` once there is enough.
    """

    figure: str
    text: str
    early: str = ""


def in_days(window: Window) -> str:
    """Return ``28 days to 22 March``."""
    return ngettext(
        "{count} day to {date}", "{count} days to {date}", window.days, date=dated(window.last)
    )


def dated(ordinal: int) -> str:
    """Return ``22 March``."""
    return day_and_month(date.fromordinal(max(1, ordinal)))


def times(count: int) -> str:
    """Return ``once`` or ``3 times``."""
    return ngettext("once", "{count} times", count)


def sure(standing: Standing, *, is_called_link: bool = False) -> str:
    """Return how sure a difference is that shows.

    Args:
        standing: of the difference.
        is_called_link: whether it was said just before that it is a link and no more.
    """
    if standing is Standing.HOLDING_UP:
        return _(HELD if is_called_link else HOLDS)
    return _(HINT)


def no_sign(within: Interval, few: str, *, is_judged: bool, in_points: bool = False) -> str:
    """Return that there is no sign, and how small a difference so few would not show.

    Args:
        within: the range of the difference.
        few: one of the ``FEW_`` texts.
        is_judged: ``False`` says that it is not judged yet.
        in_points: whether the difference is one of percentages.
    """
    told = points_range(within) if in_points else span(within)
    if not is_judged:
        return _("Not judged yet, since that is done on Sundays ({range}).", range=told)
    least = _DETECTABLE * (within[1] - within[0])
    size = decimal(least)
    if in_points:
        size = ngettext("{count} point", "{count} points", round(100 * least))
    return together(_("No clear sign either way ({range}).", range=told), _(few, size=size))


def points_range(within: Interval) -> str:
    """Return ``−18 to 18 points``, of percentages."""
    low, high = within
    return _("{low} to {high} points", low=whole(100 * low), high=whole(100 * high))


def span(within: Interval) -> str:
    """Return ``−0.4 to 2.0``."""
    low, high = within
    return _("{low} to {high}", low=decimal(low), high=decimal(high))
