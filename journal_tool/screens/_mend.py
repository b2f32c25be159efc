"""The one thing to mend: the worst finding in words, and how many more there are."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from journal_tool import rules
from journal_tool.diagnostics import Diagnostic, Severity
from journal_tool.language import N_, _, ngettext
from journal_tool.model import Day, Journal
from journal_tool.patterns import pattern
from journal_tool.phrases import listed, shortened, whole_date
from journal_tool.screens._screen import Block, Kind, Line, Part, command, name, tool

RECENT_DAYS: Final = 7
"""What is odd about a day is told so long; later `journal check` knows it still."""

_UNREAD: Final = (
    rules.NOT_TEXT,
    rules.UTF_16,
    rules.TOO_LARGE,
    rules.UNREADABLE,
    rules.BROKEN_LINK,
)
_TWO: Final = (rules.TWO_FILES, rules.CONFLICT_VALUE)
_MESSAGE: Final = 100
_PATH: Final = 70
_NUMBERS: Final = 30
_MOST_CLASHES: Final = 2
_CHECK: Final = command("journal check")  # no text
_LABEL: Final = N_("To mend")
_DATE: Final = pattern(r"\d{4}-\d{2}-\d{2}")


def mend(
    journal: Journal, as_of: date, problems: Sequence[Diagnostic], *, shows_words: bool
) -> Block | None:
    """Return the last block of the screen; ``None`` if nothing is to be mended.

    Args:
        journal: which file belongs to which day.
        as_of: the day that reads it; of two as bad, what is odd about this day comes first.
        problems: everything that was found, in any order.
        shows_words: ``False`` leaves out what quotes the writer.
    """
    dates = {path: day.date for day in journal.days for path in day.files}
    found = sorted(
        (one for one in problems if _is_told(one, dates, as_of)),
        key=lambda one: (one.rule.severity.rank, dates.get(one.span.path) != as_of, one.sort_key),
    )
    if not found:
        return None
    copies = [one for one in found if one.rule == rules.CONFLICT_COPY]
    others = [one for one in found if one.rule != rules.CONFLICT_COPY]
    told = (_copies(copies),) if copies else ()
    if copies and found[0] == copies[0] and len(days := _days_of(copies)) == 1:
        return _with_copies(days[0], copies, journal, as_of)
    if not others:
        return Block(Kind.MEND, _(_LABEL), told)
    worst = others[0]
    if worst.rule in _TWO and worst.span.path in dates:
        block = _two_files(worst, journal, dates, as_of)
        return block._replace(lines=(*block.lines, *told))
    more = len(others) - 1
    parts = [*_parts(worst, dates, shows_words=shows_words)]
    if more:
        parts.append(tool(ngettext("and {count} more", "and {count} more", more)))
    return Block(Kind.MEND, _(_LABEL), (Line(tuple(parts), "   "), *told))


def _is_told(one: Diagnostic, dates: Mapping[str, date], as_of: date) -> bool:
    """Return whether a finding belongs to today: it loses something, or its day is near."""
    if one.rule.severity is Severity.INFO:
        return False
    day = dates.get(one.span.path)
    if one.rule.severity is Severity.ERROR or one.rule == rules.CONFLICT_COPY or day is None:
        return True
    return 0 <= (as_of - day).days <= RECENT_DAYS


def _parts(one: Diagnostic, dates: Mapping[str, date], *, shows_words: bool) -> tuple[Part, ...]:
    rule = one.rule
    message = shortened(one.message, _MESSAGE) if shows_words else _(rule.title)
    path = shortened(one.span.path, _PATH)
    place = f"{path}:{one.span.line}" if one.span.line else path
    if rule in _UNREAD:
        text = _(
            "{place} {message}. {advice} All other days are in.",
            place=place,
            message=message,
            advice=_(rule.advice),
        )
        return (tool(text),)
    if rule == rules.NOT_DOWNLOADED:
        text = _("{place} {message}. {advice}", place=place, message=message, advice=_(rule.advice))
        return (tool(text),)
    if rule == rules.NO_COLON:
        quoted = message.replace("'", '"')
        key = (one.hint.partition(":")[0] or "done").capitalize()
        text = _("{place} {message}. A deed? Write: {key}: …", place=place, message=quoted, key=key)
        return (tool(text),)
    text = (
        N_("{place} {message}. The rest of the day is in.")
        if one.span.path in dates and one.span.line
        else N_("{place} {message}. All else is in.")
    )
    return (tool(_(text, place=place, message=message)), _CHECK)


def _two_files(
    worst: Diagnostic, journal: Journal, dates: Mapping[str, date], as_of: date
) -> Block:
    """Return the files of a day that has two, and the values on which they disagree."""
    day = dates[worst.span.path]
    one = journal.by_date()[day]
    lines = [Line((name(shortened(path, _PATH)),)) for path in one.files[:3]]
    lines.extend(
        Line((tool(_("{values}: both kept, in no figure until one is chosen.", values=values)),))
        for values in _clashes(one)[:_MOST_CLASHES]
    )
    when = whole_date(day, seen_from=as_of)
    if len(one.files) < 2:
        return Block(Kind.MEND, _(_LABEL), tuple(lines))
    lines.append(_resolve())
    label = _("Two files for {date}. Both are read, nothing is dropped.", date=when)
    return Block(Kind.COPIES, label, tuple(lines))


def _days_of(copies: Sequence[Diagnostic]) -> list[date]:
    """Return the days of copies that a sync client made; each is in the message, before values."""
    dates = (_DATE.search(one.message) for one in copies)
    return sorted({date.fromisoformat(one[0]) for one in dates if one})


def _with_copies(day: date, copies: Sequence[Diagnostic], journal: Journal, as_of: date) -> Block:
    """Return a day and the copies that are read with it, and the values on which they disagree."""
    one = journal.by_date().get(day)
    paths = dict.fromkeys([*(one.files if one else ()), *(two.span.path for two in copies)])
    lines = [Line((name(shortened(path, _PATH)),)) for path in [*paths][:3]]
    lines.extend(
        Line((tool(_("{values}: both kept, in no figure until one is chosen.", values=values)),))
        for values in (_clashes(one) if one else ())[:_MOST_CLASHES]
    )
    lines.append(_resolve())
    when = whole_date(day, seen_from=as_of)
    label = _("Two files for {date}. Both are read, nothing is dropped.", date=when)
    if len(paths) != 2:
        label = ngettext(
            "{count} file for {date}: a copy. It is read, nothing is dropped.",
            "{count} files for {date}. All are read, nothing is dropped.",
            len(paths),
            date=when,
        )
    return Block(Kind.COPIES, label, tuple(lines))


def _copies(found: Sequence[Diagnostic]) -> Line:
    """Return how many days have copies that a sync client made; each day is in the message."""
    count = max(1, len(_days_of(found)))
    text = ngettext(
        "{count} day has conflict copies.",
        "{count} days have conflict copies.",
        count,
    )
    return Line((tool(text), command("journal resolve")), "   ")  # no text


def _resolve() -> Line:
    typed = command("journal resolve --dry-run")  # no text
    return Line((typed, tool(_("shows what would be kept"))), "   ", 3)


def _clashes(day: Day) -> list[str]:
    return [
        listed(
            [
                f"{shortened(one.name, _NUMBERS)} {value}"
                for value in shortened(one.remark, _NUMBERS).split(" and ")  # as it was read
            ]
        )
        for one in day.measures
        if one.name in day.conflicts
    ]
