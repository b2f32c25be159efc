"""``every``: how often a practice is due, as it is written and as it is meant."""

import re
from typing import Final

from journal_tool.language import N_, _
from journal_tool.model import Rhythm, Schedule
from journal_tool.patterns import pattern
from journal_tool.settings._advice import quoted, shortened, write
from journal_tool.values import dataclass

KINDS: Final = "daily; mon,wed,fri; every 2 days; 3/week; 10/month; none"  # no text
NOT_ONE_OF: Final = N_("{text} is not one of {choices}")
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST_DISTANCE: Final = 366
"""Days between two due days, at most."""

_PLAIN: Final = {"daily": Rhythm.DAILY, "none": Rhythm.WHEN_PLANNED}
_EVERY_N: Final = pattern(r"every ?([0-9]{1,9}) ?days?")
_PER: Final = pattern(r"([0-9]{1,9}) ?/ ?(week|month)")
_LOOSE: Final = pattern(r"([0-9]{1,9}) ?(?:x|times)? ?(?:/|a|per|each|every)? ?(week|month)(?:ly)?")
_MEANT: Final = {
    "every day": "daily",
    "every other day": "every 2 days",
    "weekly": "1/week",
    "every week": "1/week",
    "monthly": "1/month",
    "every month": "1/month",
    "weekdays": "mon,tue,wed,thu,fri",
    "weekends": "sat,sun",
    "weekend": "sat,sun",
    "mon-fri": "mon,tue,wed,thu,fri",
    "once a week": "1/week",
    "twice a week": "2/week",
    "never": "none",
}


@dataclass(frozen=True, slots=True)
class NoRhythm:
    """Why a text is no rhythm.

    Attributes:
        message: one clause.
        hint: what to type, or ``""``.
        word: the part of the text that is wrong; ``""``: all of it.
    """

    message: str
    hint: str = ""
    word: str = ""


def read_rhythm(text: str) -> Schedule | NoRhythm:
    """Return the schedule that ``text`` means, whatever its case and blanks.

    >>> read_rhythm("Mon, Fri")
    Schedule(rhythm=<Rhythm.WEEKDAYS: 'weekdays'>, count=0, weekdays=frozenset({1, 5}))
    """
    words = " ".join(text.casefold().split())
    if words in _PLAIN:
        return Schedule(_PLAIN[words])
    if found := _EVERY_N.fullmatch(words):
        return _every_n_days(words, int(found[1]))
    if found := _PER.fullmatch(words):
        return _per(words, int(found[1]), found[2])
    found = _LOOSE.fullmatch(words)
    meant = f"{found[1]}/{found[2]}" if found else _MEANT.get(words)
    return _not_a_rhythm(words, write(quoted(meant))) if meant else _weekdays(words)


def read_weekday(text: str) -> int | None:
    """Return the ISO number of a weekday (Monday 1), given in full or by three letters or more."""
    word = text.strip().casefold()
    if len(word) < 3:
        return None
    return next((n for n, name in enumerate(WEEKDAYS, 1) if name.startswith(word)), None)


def _every_n_days(words: str, count: int) -> Schedule | NoRhythm:
    if count == 1:
        return Schedule(Rhythm.DAILY)
    if 2 <= count <= LONGEST_DISTANCE:
        return Schedule(Rhythm.EVERY_N_DAYS, count)
    least, most = "every 1 day", f"every {LONGEST_DISTANCE} days"  # no text
    return NoRhythm(
        _("'{text}' is not between '{least}' and '{most}'", text=words, least=least, most=most)
    )


def _per(words: str, count: int, unit: str) -> Schedule | NoRhythm:
    most, rhythm, too_often = _OF_UNIT[unit]
    if count == 0:
        hint = _("write {text}, which is: due when planned", text=quoted("none"))
        return NoRhythm(_("'{text}' is never", text=words), hint)
    if count > most:
        return NoRhythm(_(too_often, text=words, days=most))
    return Schedule(rhythm, count)


_OF_UNIT: Final = {
    "week": (7, Rhythm.PER_WEEK, N_("'{text}' is more than the {days} days of a week")),
    "month": (31, Rhythm.PER_MONTH, N_("'{text}' is more than the {days} days of a month")),
}


def _weekdays(words: str) -> Schedule | NoRhythm:
    parts = re.split(r"[ ,]+", words.strip(" ,"))
    numbers = {part: read_weekday(part) for part in parts}
    known = frozenset(number for number in numbers.values() if number is not None)
    wrong = [part for part, number in numbers.items() if number is None]
    if not wrong:
        return Schedule(Rhythm.WEEKDAYS, weekdays=known)
    if known:
        message = _("{text} is not a weekday", text=shortened(wrong[0]))
        return NoRhythm(message, word=wrong[0])
    return _not_a_rhythm(words)


def _not_a_rhythm(words: str, hint: str = "") -> NoRhythm:
    return NoRhythm(_(NOT_ONE_OF, text=shortened(words), choices=KINDS), hint)
