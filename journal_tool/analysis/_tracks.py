"""What each practice did, day by day and by what was due: the letters behind score and runs.

Source: statistics 5.0.  The letter of a day, the first that fits: ``D`` done, at any size; ``M``
open on a day that is over, or put off, or due and not mentioned where that means missed; ``R``
let go, rest, pause, before its first or after its last day, or not due; ``S`` no entry, or due
and not mentioned; today without the act is ``P``.  Days are ordinals.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate, compress
from operator import add
from typing import Final

from journal_tool.analysis._calendar import month_of
from journal_tool.analysis._past import Deeds, Past
from journal_tool.model import Pause, Practice, Rhythm, Schedule
from journal_tool.record import Record
from journal_tool.settings import Settings
from journal_tool.statistics import weight_of_day, weight_of_period

LISTED_FROM: Final = 5
"""An action that no setting names is a practice from so many days on."""

_DONE, _MISSED, _REST, _OPEN, _UNSAID = b"DMRP."
"""Letters as they stand in a line of days; one more is ``.``: recorded, and nothing was due."""

_LETTERS: Final = bytes.maketrans(b"x/+o>-~", b"DDDMM..")
"""From the signs of what became of an action to letters."""

_UNSAID_IS_REST: Final = bytes.maketrans(b".", b"R")
_UNSAID_IS_MISSED: Final = bytes.maketrans(b".", b"M")
_UNSAID_IS_SILENT: Final = bytes.maketrans(b".", b"S")
_RECORDED_IS_UNSAID: Final = bytes.maketrans(b"YN", b"..")
_UNKNOWN: Final = b"RPS."
_KNOWN: Final = bytes(one in b"DM" for one in range(256))
"""1 for the letters of a day of which it is known what became of the practice."""
_LET_GO: Final = bytes(one in b"." for one in range(256))
_ONLY_MISSED: Final = bytes(one in b"M" for one in range(256))
_NO_UNITS: Final = b"RP."
_IS_SILENT: Final = bytes(one in b"S" for one in range(256))
_BY_DAY: Final = (Rhythm.DAILY, Rhythm.WEEKDAYS)


class Missed(Record):
    """A day or a period on which less was done than was due; ``last`` is its last day."""

    last: int
    done: int
    due: int
    days: int


class Track(Record):
    """One practice.

    Attributes:
        key: its table's name, else the folded name.
        name: as shown.
        practice: as declared; ``None`` for an action that no setting names.
        deeds: what became of it, a column each.
        letters: of the days of the window.
        runs_on: ``D``, ``M`` or ``S`` of all units up to today, oldest first.  Where it is due
            whenever it is planned, each silent day is an ``S``.
        ends: last day of each unit that is over and of which it is known what became of it.
        scored: share reached and weight of each of these units.
        missed: those of them that were not reached, where the practice is declared.
        is_due: whether it is due today by its schedule, and not done.
    """

    key: str
    name: str
    practice: Practice | None
    deeds: Deeds
    letters: str
    runs_on: str
    ends: Sequence[int]
    scored: Sequence[tuple[float, float]]
    missed: Sequence[Missed]
    is_due: bool = False


class Days:
    """What is known of each day of the counted time, as a line of letters.

    ``S`` is silent, ``.`` recorded and ``R`` of rest; the first stands for the day ``first``.
    ``silent`` are how many days are silent before each of them, and up to the last.
    """

    def __init__(self, past: Past) -> None:
        self.first = past.first or past.today
        self.today = past.today
        self.line = bytearray(past.line.translate(_RECORDED_IS_UNSAID) or b"S")
        self.silent = list(accumulate(self.line.translate(_IS_SILENT), initial=0))


def tracks(past: Past, settings: Settings, first: int, last: int) -> tuple[Track, ...]:
    """Return every practice: those of the settings, then others by key.

    Args:
        past: what became of each action.
        settings: practices and their pauses.
        first: of the window that ``letters`` speak of.
        last: of the window.
    """
    days = Days(past)
    found = []
    for practice in settings.practices:
        deeds = past.history.get(practice.table) or ([], bytearray(), [])
        pauses = [
            one for one in settings.pauses if not one.practices or practice.table in one.practices
        ]
        found.append(_Maker(practice, deeds, days, pauses).track(first, last))
    declared = {one.table for one in settings.practices}
    others = [key for key, (its_days, _, _) in past.history.items() if len(its_days) >= LISTED_FROM]
    found += [
        _undeclared(key, past.history[key], days, first, last)
        for key in sorted(others)
        if key not in declared
    ]
    return tuple(found)


# -- an action that no setting names ------------------------------------------------------------


def _undeclared(key: str, deeds: Deeds, days: Days, first: int, last: int) -> Track:
    """Return the track of an action that no setting names, due from its first day on if planned.

    There may be hundreds of them, most done a few times in years: so this passes over the days
    on which something became of it, and never over all.
    """
    dates, signs, items = deeds
    letters = signs.translate(_LETTERS)
    units = _Units(days.today, tells_missed=False)
    units.add_days(dates, letters, 1.0)
    start = max(first, min(dates[0], last + 1))
    line = days.line[start - days.first : last + 1 - days.first]
    its = slice(bisect_left(dates, start), bisect_left(dates, last + 1))
    for day, letter in zip(dates[its], letters[its], strict=True):
        line[day - start] = letter
    return Track(
        key,
        items[-1].name,
        None,
        deeds,
        "R" * (start - first) + _text(line, _UNSAID_IS_REST),
        _with_silence(dates, letters, days),
        units.ends,
        units.scored,
        units.missed,
    )


def _with_silence(dates: Sequence[int], letters: bytearray, days: Days) -> str:
    """Return what is known of each day on which something became of an action, or all is silent.

    Args:
        dates: the days on which something became of it.
        letters: as many.
        days: what is known of each day; those before the first of ``dates`` are left out.
    """
    silent = days.silent
    upto_today = silent[days.today - days.first]
    if silent[dates[0] - days.first] == upto_today:  # as of who writes every day
        return _text(letters, None, _NO_UNITS)
    ends = [silent[day - days.first] for day in dates[1:]]
    gaps = [
        "S" * (end - silent[day + 1 - days.first])
        for day, end in zip(dates, [*ends, upto_today], strict=True)
    ]
    return "".join(map(add, _text(letters, None), gaps)).replace(".", "")


# -- a practice of the settings -----------------------------------------------------------------


class _Maker:
    """Makes the track of one practice."""

    def __init__(
        self, practice: Practice, deeds: Deeds, days: Days, pauses: Sequence[Pause]
    ) -> None:
        self.practice = practice
        self.deeds = deeds
        self.dates, signs, _ = deeds
        self.letters = signs.translate(_LETTERS)
        self.days = days
        since = practice.since.toordinal() if practice.since else None
        begun = self.dates[0] if self.dates else days.today + 1
        self.counted_from = since if since is not None else begun
        self.first = max(days.first, since or 0)
        until = practice.until.toordinal() if practice.until else days.today
        self.after = min(until, days.today) + 1
        self.pauses = [(one.first.toordinal(), one.last.toordinal() + 1) for one in pauses]

    def track(self, first: int, last: int) -> Track:
        origin = self.days.first
        line = self._line()
        units = _Units(self.days.today, tells_missed=True)
        rhythm = Rhythm.WHEN_PLANNED
        for start, after, schedule in self._rules(self.first, self.after):
            rhythm = schedule.rhythm
            part = line[start - origin : after - origin]
            if rhythm is Rhythm.WHEN_PLANNED:
                units.letters += part
                its = slice(bisect_left(self.dates, start), bisect_left(self.dates, after))
                units.add_days(self.dates[its], self.letters[its], 1.0)
            elif rhythm in _BY_DAY:
                part = _due(start, schedule, part)
                units.letters += part
                per_day = len(schedule.weekdays) / 7 if schedule.weekdays else 1.0
                units.add_days(range(start, after), part, per_day)
            else:
                self._add_periods(units, start, schedule, part)
        return Track(
            self.practice.table,
            self.practice.name,
            self.practice,
            self.deeds,
            _text(line[first - origin : last + 1 - origin], _UNSAID_IS_REST),
            _text(units.letters, None, _NO_UNITS),
            units.ends,
            units.scored,
            units.missed,
            is_due=rhythm is not Rhythm.WHEN_PLANNED
            and line.endswith(b"P")
            and units.letters.endswith(b"P"),
        )

    # -- days -----------------------------------------------------------------------------------

    def _line(self) -> bytearray:
        """Return the letter of each day of the counted time."""
        origin, today = self.days.first, self.days.today
        line = bytearray()
        for start, after, schedule in self._rules(origin, today + 1):
            line += self._expected(start, schedule, self.days.line[start - origin : after - origin])
        for start, after in (*self.pauses, (origin, self.first), (self.after, today + 1)):
            size = min(after, today + 1) - max(start, origin)
            if size > 0:
                at = max(start, origin) - origin
                line[at : at + size] = b"R" * size
        known = compress(self.dates, self.letters.translate(_KNOWN))
        for day, letter in zip(known, self.letters.translate(None, b"."), strict=True):
            line[day - origin] = letter
        for day in compress(self.dates, self.letters.translate(_LET_GO)):
            if line[day - origin] != _REST:
                line[day - origin] = _UNSAID
        if line and line[-1] not in (_DONE, _REST):
            line[-1] = _OPEN
        return line

    def _expected(self, first: int, schedule: Schedule, part: bytearray) -> bytearray:
        """Return what is known of days, as letters of days on which nobody mentions it."""
        if schedule.rhythm not in _BY_DAY:
            return part
        missed = self.practice.absent_is_missed
        return _due(
            first, schedule, part.translate(_UNSAID_IS_MISSED if missed else _UNSAID_IS_SILENT)
        )

    def _rules(self, first: int, after: int) -> Iterator[tuple[int, int, Schedule]]:
        """Yield the stretches of one schedule each: first day, day after the last, schedule."""
        schedule = self.practice.schedule
        for change in self.practice.changes:
            edge = change.first.toordinal()
            if first < min(edge, after):
                yield first, min(edge, after), schedule
            first, schedule = max(first, edge), change.schedule
        if first < after:
            yield first, after, schedule

    # -- periods --------------------------------------------------------------------------------

    def _add_periods(
        self, units: "_Units", first: int, schedule: Schedule, part: bytearray
    ) -> None:
        """Add the periods that have a day of a stretch.

        One that the stretch cuts counts if it was reached; else nobody knows.
        """
        after = first + len(part)
        count = 1 if schedule.rhythm is Rhythm.EVERY_N_DAYS else schedule.count
        for start, length in self._periods(schedule, first, after):
            letters = part[max(start - first, 0) : start + length - first]
            last = min(start + length, after) - 1
            done = letters.count(_DONE)
            if done >= count:
                letter = _DONE
            elif len(letters) < length or last == self.days.today:
                letter = _OPEN
            elif any(begin <= start and last < end for begin, end in self.pauses):
                letter = _REST  # what was done in a pause was done all the same; nothing was due
            else:
                letter = _not_reached(letters)
            units.letters.append(letter)
            if last < self.days.today and letter in b"DM":
                units.ends.append(last)
                units.scored.append((min(1.0, done / count), weight_of_period(count, length)))
                if letter == _MISSED:
                    units.missed.append(Missed(last, done, count, length))

    def _periods(self, schedule: Schedule, first: int, after: int) -> Iterator[tuple[int, int]]:
        """Yield first day and length of each period that has a day of a stretch."""
        start = first
        while start < after:
            if schedule.rhythm is Rhythm.PER_MONTH:
                one = date.fromordinal(start)
                length = month_of(one)[1].day
                start -= one.day - 1
            else:
                is_week = schedule.rhythm is Rhythm.PER_WEEK
                length = 7 if is_week else schedule.count
                start -= (start - (1 if is_week else self.counted_from)) % length
            yield start, length
            start += length


class _Units:
    """Units of a practice, as they are found; what is not over is in ``letters`` alone."""

    def __init__(self, today: int, *, tells_missed: bool) -> None:
        self.today = today
        self.tells_missed = tells_missed
        self.letters = bytearray()
        self.ends: list[int] = []
        self.scored: list[tuple[float, float]] = []
        self.missed: list[Missed] = []

    def add_days(self, days: Sequence[int], letters: bytes | bytearray, per_day: float) -> None:
        """Add each day that is over and of which it is known what became of the practice.

        Args:
            days: ordinals.
            letters: as many.
            per_day: how often it is due in a day.
        """
        over = letters[: bisect_left(days, self.today)]
        weight = weight_of_day(per_day)
        worth = {_DONE: (1.0, weight), _MISSED: (0.0, weight)}
        self.ends += compress(days, over.translate(_KNOWN))
        self.scored += map(worth.__getitem__, over.translate(None, _UNKNOWN))
        if self.tells_missed:
            missed = compress(days, over.translate(_ONLY_MISSED))
            self.missed += [Missed(day, 0, 1, 1) for day in missed]


def _not_reached(letters: bytearray) -> int:
    """Return the letter of a period that is over: ``R`` all rest, ``S`` nothing is known."""
    if letters.strip(b"RS"):
        return _MISSED
    return b"S"[0] if b"S" in letters else _REST


def _due(first: int, schedule: Schedule, part: bytearray) -> bytearray:
    """Return letters of days from ``first`` on, with an ``R`` for those that are not due."""
    for weekday in range(1, 8) if schedule.weekdays else ():
        if weekday not in schedule.weekdays:
            at = (weekday - first) % 7
            part[at::7] = b"R" * len(part[at::7])
    return part


def _text(letters: bytearray, table: bytes | None, without: bytes = b"") -> str:
    return letters.translate(table, without).decode()
