"""One sheet to bring to somebody: what a stretch of days holds, from what was done on.

What was not done and what speaks against an identity is on it when it is asked for, and else
not: whoever brings the sheet decides what it lays on the table.

Conventions: those of the counts; of today, what is done.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from journal_tool.analysis import Analysis, ShowedUp, days_before, figures, showed_up
from journal_tool.analysis.results import ThoughtFigure
from journal_tool.model import Journal, State
from journal_tool.record import Record
from journal_tool.screens._although import DoneAlthough, done_although
from journal_tool.screens._evidence import Ledger, ledgers
from journal_tool.screens._gap import InTheWay, in_the_way
from journal_tool.screens._said_mood import mood_said
from journal_tool.screens._settled import Settled, settled
from journal_tool.screens._talk import Brought, to_talk_about, words_of
from journal_tool.settings import Settings


class Thing(Record):
    """A thing of some days.

    Attributes:
        name: as written last.
        times: how often it was done, or not done.
        smaller: those of the times that it was done as a smaller version.
        last: the newest day.
        note: the newest words about it; ``""`` for none.
    """

    name: str
    times: int
    smaller: int
    last: date
    note: str


class Mood(Record):
    """The mood of a day, 0 to 10, and whether something was done on it."""

    date: date
    value: float
    has_act: bool


class Sheet(Record):
    """What a stretch of days holds; lists have the newest first unless they say otherwise.

    Attributes:
        first, last: the stretch; today is in it once something is written, or it is of rest.
        is_open: whether today is in it and in no count yet.
        showed_up: its days by what they say to "was something done?", and its counts; ``None`` if
            no day of it can be counted.
        talk: what is tagged ``#talk``.
        whole_days: all words of the days that were picked, in the order of the days.
        in_the_way: tags on things not done, the most frequent first.
        moods: oldest first.
        mood: the sentence about mood and action; ``""`` if it is too early for one.
        done: what was done, the most frequent first.
        thoughts: patterns that were named, by name.
        although: what was doubted or little wanted.
        ledgers: those that have a line in the stretch, with these lines alone.
        not_done: what was not done, the most frequent first.
    """

    first: date
    last: date
    is_open: bool
    showed_up: ShowedUp | None
    talk: tuple[Brought, ...]
    whole_days: tuple[Brought, ...]
    in_the_way: tuple[InTheWay, ...]
    moods: tuple[Mood, ...]
    mood: str
    done: tuple[Thing, ...]
    thoughts: tuple[ThoughtFigure, ...]
    although: DoneAlthough
    ledgers: tuple[Ledger, ...]
    not_done: tuple[Thing, ...]


def sheet(
    journal: Journal,
    settings: Settings,
    analysis: Analysis,
    since: date,
    picked: Sequence[date] = (),
) -> Sheet:
    """Return what the days from ``since`` to the day of ``analysis`` hold.

    Args:
        journal: the days, in any order; later ones change nothing.
        settings: areas, identities and practices.
        analysis: of the same journal; days before its counts are left out.
        since: first day; not after that of ``analysis``.
        picked: days whose words are brought whole, inside of the stretch or before it.
    """
    as_of, past = analysis.as_of, analysis.past
    first = min(as_of, max(since, analysis.counted_from or analysis.first or as_of))
    today = analysis.book.get(as_of)
    is_open = today is None or today.presence is None
    counted = days_before(as_of, 1) if is_open else as_of
    last = as_of if not is_open or (today and today.is_written) else max(first, counted)
    days = sorted(journal.days, key=lambda one: one.date, reverse=True)
    of_day = journal.by_date()
    acts = [one for one in settled(journal, analysis) if one.date >= first]
    moods = past.window(first.toordinal(), as_of.toordinal())
    books = (
        book._replace(lines=tuple(one for one in book.lines if one.date >= first))
        for book in ledgers(journal, settings, analysis)
    )
    return Sheet(
        first=first,
        last=last,
        is_open=is_open and last == as_of,
        showed_up=_showed_up(analysis, first, counted),
        talk=to_talk_about(day for day in days if since <= day.date <= as_of),
        whole_days=tuple(words_of(of_day[one]) for one in sorted(set(picked)) if one in of_day),
        in_the_way=in_the_way(acts, settings),
        moods=tuple(
            Mood(date.fromordinal(one.ordinal), one.mood, one.has_act)
            for one in moods
            if one.mood is not None
        ),
        mood=next(mood_said(analysis.figures)).text,
        done=_things(one for one in acts if one.outcome.happened),
        thoughts=figures(past, settings, stretch=(first, last)).thoughts,
        although=done_although(journal, analysis).since(first),
        ledgers=tuple(book for book in books if book.lines),
        not_done=_things(one for one in acts if one.outcome.is_not_done),
    )


def _showed_up(analysis: Analysis, first: date, last: date) -> ShowedUp | None:
    if analysis.counted_from is None or first > last:
        return None
    return showed_up(analysis.past, first.toordinal(), last.toordinal())


def _things(acts: Iterable[Settled]) -> tuple[Thing, ...]:
    times: defaultdict[str, list[Settled]] = defaultdict(list)
    for one in acts:
        times[one.action.key].append(one)
    found = [_thing(some) for some in times.values()]
    return tuple(sorted(found, key=lambda one: (-one.times, -one.last.toordinal(), one.name)))


def _thing(times: Sequence[Settled]) -> Thing:
    notes = (one.action.note for one in reversed(times) if one.action.note)
    return Thing(
        times[-1].action.name,
        len(times),
        sum(one.action.state is State.SMALLER for one in times),
        times[-1].date,
        " ".join(next(notes, "").split()),
    )
