"""What was written the last time an action was done: one's own sentence, no statistics.

Source: essay, part 1 (motivation comes after the act; the record shows it).  One convention:
only days before ``as_of`` are looked at, so that a later day never changes an earlier line.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from journal_tool.analysis import (
    is_doubted,
)
from journal_tool.language import _, ngettext
from journal_tool.model import Action, Day, Journal, State
from journal_tool.phrases import brief_date, duration
from journal_tool.record import Record
from journal_tool.screens._clauses import commas, quoted
from journal_tool.screens._once import kept_last
from journal_tool.screens._own_words import briefly
from journal_tool.screens._screen import Part, Voice

ENOUGH: Final = 3
"""From so many pairs, or doubts, on they are counted."""


class Pairs(Record):
    """How motivation went, before to after, the times that both were written.

    Attributes:
        higher, same, lower: times.
    """

    higher: int
    same: int
    lower: int

    @property
    def times(self) -> int:
        """All of them."""
        return self.higher + self.same + self.lower


class Doubts(Record):
    """How often an action was doubted beforehand, and how often it happened all the same."""

    times: int
    happened: int


class LastTime(Record):
    """The last time an action was done.

    Attributes:
        date: that day.
        minutes: ``None`` if not given.
        is_smaller: whether it was done at the small size.
        before_after, expect_felt: both ratings, 0 to 10; ``None`` unless both are given.
        words: the note of the act, or a sentence of that day; ``""`` for none.
        are_days_words: whether ``words`` are of the day, not of the act.
        pairs: of all times before, from 3 pairs on.
    """

    date: date
    minutes: int | None = None
    is_smaller: bool = False
    before_after: tuple[int, int] | None = None
    expect_felt: tuple[int, int] | None = None
    words: str = ""
    are_days_words: bool = False
    pairs: Pairs | None = None

    @property
    def says_something(self) -> bool:
        """Whether it has words or a pair of ratings."""
        return bool(self.words or self.before_after or self.expect_felt)


def last_time(journal: Journal, key: str, as_of: date) -> LastTime | None:
    """Return the newest earlier time that says something, else the newest of all.

    Always the newest, never the best: a time that went badly is shown like any other.

    Args:
        journal: the days, in any order.
        key: of the action or of its practice.
        as_of: days from this one on are not looked at.

    Returns:
        ``None`` if it was never done.
    """
    earlier = list(_times(journal, key, as_of))
    if not earlier:
        return None
    counted = pairs_of(journal, key, as_of)
    pairs = _counted(counted) if len(counted) >= ENOUGH else None
    times = [_time(day, action, pairs) for day, action in reversed(earlier)]
    return next((one for one in times if one.says_something), times[0])


def pairs_of(journal: Journal, key: str, as_of: date) -> tuple[tuple[int, int], ...]:
    """Return motivation before and after of each earlier time that has both, oldest first."""
    found = (_pair(one.before, one.after) for _, one in _times(journal, key, as_of))
    return tuple(one for one in found if one is not None)


def doubts(journal: Journal, key: str, as_of: date) -> Doubts | None:
    """Return how often an action was doubted before ``as_of``; ``None`` below 3 times.

    What was let go is left out: it neither happened nor was it meant to any more.
    """
    found = [
        action.is_done
        for day in journal.days
        for action in day.actions
        if day.date < as_of
        and action.key == key
        and is_doubted(action)
        and action.state is not State.DROPPED
    ]
    return Doubts(len(found), sum(found)) if len(found) >= ENOUGH else None


def last_time_line(last: LastTime, as_of: date, *, shows_words: bool) -> tuple[Part, ...]:
    """Return the line in the parts that stay together: what it was like, and the words.

    Args:
        last: the time.
        as_of: the day that reads it.
        shows_words: ``False`` leaves out what the writer said.
    """
    is_yesterday = last.date.toordinal() == as_of.toordinal() - 1
    when = _("yesterday") if is_yesterday else brief_date(last.date, seen_from=as_of)
    pair = _pair_in_words(last)
    minutes = "" if pair or last.minutes is None else duration(last.minutes)
    what = commas(when, minutes, _("at the small size") if last.is_smaller else "")
    words = quoted(last.words) if last.words and shows_words else ""
    if words and last.are_days_words:
        words = _("That day: {words}", words=words)
    if pair:
        first = _("Last time, {what}: {ratings}.", what=what, ratings=pair)
    elif words and not last.are_days_words:
        first = _("Last time, {what}:", what=what)
    else:
        first = _("Last time, {what}.", what=what)
    facts = Part(first, day=last.date)
    return (facts, Part(words, Voice.WORDS)) if words else (facts,)


def pairs_line(pairs: Pairs) -> str:
    """Return how motivation went all the times before."""
    return ngettext(
        "Of {count} time, higher after {higher}, same {same}, lower {lower}.",
        "Of {count} times, higher after {higher}, same {same}, lower {lower}.",
        pairs.times,
        higher=pairs.higher,
        same=pairs.same,
        lower=pairs.lower,
    )


def doubts_line(found: Doubts) -> str:
    """Return how often it was doubted and happened; counts, no share."""
    return ngettext(
        "Doubted {count} time before, happened {happened}.",
        "Doubted {count} times before, happened {happened}.",
        found.times,
        happened=found.happened,
    )


def _times(journal: Journal, key: str, as_of: date) -> Iterator[tuple[Day, Action]]:
    """Return the earlier times it was done, oldest first."""
    return (one for one in _done(journal).get(key, ()) if one[0].date < as_of)


@kept_last
def _done(journal: Journal) -> Mapping[str, Sequence[tuple[Day, Action]]]:
    """Return every time that something was done, by its key, oldest first."""
    found: dict[str, list[tuple[Day, Action]]] = {}
    for day in sorted(journal.days, key=lambda one: one.date):
        for action in day.actions:
            if action.is_done:
                found.setdefault(action.key, []).append((day, action))
    return found


def _time(day: Day, action: Action, pairs: Pairs | None) -> LastTime:
    words = briefly(day, action)
    return LastTime(
        day.date,
        minutes=action.minutes,
        is_smaller=action.state is State.SMALLER,
        before_after=_pair(action.before, action.after),
        expect_felt=_pair(action.expect, action.felt),
        words=words.text,
        are_days_words=words.are_of_the_day,
        pairs=pairs,
    )


def _pair(one: int | None, other: int | None) -> tuple[int, int] | None:
    return None if one is None or other is None else (one, other)


def _pair_in_words(last: LastTime) -> str:
    if last.before_after:
        before, after = last.before_after
        return _("{before} before, {after} after", before=before, after=after)
    if last.expect_felt:
        expected, felt = last.expect_felt
        return _("expected {expected}, felt {felt}", expected=expected, felt=felt)
    return ""


def _counted(pairs: tuple[tuple[int, int], ...]) -> Pairs:
    return Pairs(
        higher=sum(after > before for before, after in pairs),
        same=sum(after == before for before, after in pairs),
        lower=sum(after < before for before, after in pairs),
    )
