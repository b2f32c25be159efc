"""The grammar of one action (``docs/format.md``, 1.3).

``[box] TEXT [duration] [-> SMALLER] [marks] [#tag ...] [key:value ...] [-- note]``

Whatever is recognised is taken off the text; what is left, in the order written, is the name.
Reading never fails: a value that cannot be right becomes a problem and is left out.  Offsets
count code points from the first character of the text.
"""

import re
from collections.abc import Callable
from dataclasses import field
from datetime import date
from functools import lru_cache
from typing import Final

from journal_tool import rules
from journal_tool.dayfile._dates import read_date
from journal_tool.dayfile._findings import Clause
from journal_tool.diagnostics import Rule
from journal_tool.language import N_
from journal_tool.model import Smaller
from journal_tool.patterns import pattern
from journal_tool.record import Record
from journal_tool.values import dataclass

RATINGS: Final = ("before", "after", "expect", "felt", "mastery")
MAX_MINUTES: Final = 24 * 60


class Problem(Record):
    """Something wrong at ``text[start:end]``."""

    rule: Rule
    start: int
    end: int
    clause: Clause


@dataclass(frozen=True, slots=True)
class ActionText:
    """One action as its line says it, before practices and boxes are known.

    Attributes:
        name: the words that are left; ``""`` if there are none.
        name_start, name_end: where they stand.
        numbers: ``likely`` (0-100), the ratings (0-10), ``size`` (1-5).
        due: a date of Obsidian Tasks before which the action is not planned.
        done_on: the date of Obsidian Tasks on which it was done.
        problems: what was left out, and why.
    """

    name: str
    name_start: int = 0
    name_end: int = 0
    minutes: int | None = None
    smaller: Smaller | None = None
    anyway: bool = False
    doubt: bool = False
    numbers: dict[str, int] = field(default_factory=dict)
    cue: str | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    id: str | None = None
    identity: str | None = None
    due: date | None = None
    done_on: date | None = None
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=16_384)
def read_action(text: str, cue_words: tuple[str, ...]) -> ActionText:
    """Read the text of an action, without its bullet and its box.

    >>> read_action("Gym 1h -> walk 5m ? #body", ("after",)).smaller
    Smaller(name='walk', minutes=5)
    """
    return _Reader(text, cue_words).read()


def minutes_of(text: str) -> int | None:
    """Return the duration that ``text`` is, as it would be read in brackets, or ``None``."""
    found = _DURATION.fullmatch(text.strip())
    value = _minutes(found) if found else None
    return value if value is not None and value <= MAX_MINUTES else None


def field_value(key: str, value: str) -> tuple[int | str | None, Clause | None]:
    """Read the value of a long key.

    Returns:
        The value and ``None``, or ``None`` and what is wrong with it.
    """
    value = _unquoted(value.strip())
    if key in {"cue", "note", "id", "as"}:
        return (value or None), None
    if key == "minutes":
        minutes = int(value) if _WHOLE.fullmatch(value) else minutes_of(value)
        if minutes is None or not 0 <= minutes <= MAX_MINUTES:
            message = N_("'{text}' is no duration from 0 to {most} minutes")
            return None, Clause(message, {"text": value, "most": MAX_MINUTES})
        return minutes, None
    low, high = _RANGES[key]
    number = value.removesuffix("%").strip() if key == "likely" else value
    if not _WHOLE.fullmatch(number):
        message = N_("{key}: '{text}' is not a whole number")
        return None, Clause(message, {"key": key, "text": value})
    if not low <= int(number) <= high:
        return None, Clause(OUTSIDE, {"key": key, "number": value, "least": low, "most": high})
    return int(number), None


OUTSIDE: Final = N_("{key}: {number} is outside {least}-{most} and left out")


_RANGES: Final = {"likely": (0, 100), "size": (1, 5)} | dict.fromkeys(RATINGS, (0, 10))
LONG_KEYS: Final = (*_RANGES, "minutes", "cue", "note", "id", "as")

# -- patterns -----------------------------------------------------------------------------------

_WHOLE: Final = pattern(r"-?[0-9]{1,9}")
_N: Final = r"[0-9]{1,6}(?:[.,][0-9]{1,4})?"
_DURATION: Final = pattern(
    rf"(?P<hours>{_N})(?:\s?[-–]\s?{_N})?\s?(?P<h>h|hrs?|hours?)"
    rf"(?:\s?(?P<rest>[0-9]{{1,3}})\s?(?:m|mins?|minutes?)|(?P<bare>[0-9]{{2}}))?"
    rf"|(?P<minutes>{_N})(?:\s?[-–]\s?{_N})?(?:\s?(?P<min>mins?|minutes?)|(?P<m>m))",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = pattern(rf"[(\[]\s?(?:{_DURATION.pattern})\s?[)\]]", re.IGNORECASE)
_IN_WORDS: Final = pattern(
    rf"(?<!\S)(?:{_N}(?:\s?[-–]\s?{_N})?\s?(?:mins?|minutes?|hours?)"
    rf"|{_N}\s?h\s?[0-9]{{1,2}}\s?(?:m|mins?|minutes?))(?!\S)",
    re.IGNORECASE,
)
_LEADING: Final = pattern(rf"(?:{_DURATION.pattern})(?=\s+\S)", re.IGNORECASE)
_LAST_OF_DURATION: Final = pattern(
    r"(?:[0-9].*|m|mins?|minutes?|h|hrs?|hours?)", re.IGNORECASE | re.DOTALL
)
_RATING: Final = pattern(r"(-?[0-9]{1,4})?(?:\.{2,3}|…|->|→|>)(-?[0-9]{1,4})?")
_PERCENT: Final = pattern(r"(-?[0-9]{1,6})\s?%")
_TOKEN: Final = pattern(r"\S+")

_NOTE_OR_QUOTED: Final = pattern(
    r"(?<!\S)(?P<key>cue|note|id|as)::?[ \t]*(?P<value>\"[^\"]*\"|“[^“”]*”)(?!\S)"
    r"|(?P<dash>(?<=\s)(?:--|—|–)(?=\s))",
    re.IGNORECASE,
)
_DATAVIEW: Final = pattern(
    rf"[(\[](?P<key>{'|'.join(LONG_KEYS)})::[ \t]*(?P<value>[^()\[\]]*)[)\]]", re.IGNORECASE
)
_FIELD: Final = pattern(
    rf"(?<!\S)(?P<key>{'|'.join(_RANGES)}):[ \t]?(?P<value>-?[0-9]+(?:[.,][0-9]+)?%?)(?!\S)"
    r"|(?<!\S)(?P<word_key>cue|note|id|as):(?P<word>[^\s:/\"“][^\s]*)",
    re.IGNORECASE,
)
_ISO: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_SIGN: Final = pattern(
    rf"(?P<sign>[📅📆🗓⏳⌛🛫➕✅❌])\ufe0f?[ \t]*(?P<date>{_ISO})"
    r"|[🔺⏫🔼🔽⏬]\ufe0f?"
    r"|(?:🆔|⛔|🏁)\ufe0f?[ \t]*[\w,-]*"
    r"|🔁\ufe0f?[^📅📆🗓⏳⌛🛫➕✅❌🔺⏫🔼🔽⏬🆔⛔🏁#]*"
)
_SIGNS: Final = pattern("[📅📆🗓⏳⌛🛫➕✅❌🔺⏫🔼🔽⏬🆔⛔🏁🔁]")
_TAG: Final = pattern(r"(?<!\S)#([^\s#,;:!?()\[\]{}\"'“”`<>|\\^&*=+~@$%.…]+)")
_ARROW: Final = pattern(r"(?<=\s)(?:->|→)(?=\s|$)")


class _Reader:
    """Takes one recognised part after the other off the text; the rest is the name."""

    def __init__(self, text: str, cue_words: tuple[str, ...]) -> None:
        self.text = text
        self.left = text  # what is not yet recognised; taken parts become blanks
        self.cue_words = cue_words
        self.problems: list[Problem] = []
        self.numbers: dict[str, int] = {}
        self.words: dict[str, str] = {}
        self.tags: list[str] = []
        self.anyway = self.doubt = False
        self.due: date | None = None
        self.done_on: date | None = None

    def read(self) -> ActionText:
        text = self.text
        note = (
            self._take_note_and_quoted()
            if ("-" in text or "—" in text or "–" in text or ":" in text)
            else None
        )
        if "::" in text:
            self._take_all(_DATAVIEW, self._dataview)
        if ":" in text:
            self._take_all(_FIELD, self._field)
        if not text.isascii() and _SIGNS.search(text):
            self._take_all(_SIGN, self._sign)
        if "#" in text:
            self._take_all(_TAG, self._tag)
        smaller = None
        middle = end = len(self.left)
        if ("->" in text or "→" in text) and (arrow := _ARROW.search(self.left)):
            middle = arrow.start()
            minutes = self._side(arrow.end(), end)
            words = " ".join(self.left[arrow.end() :].split())
            if words or minutes is not None:
                smaller = Smaller(words, minutes)
        minutes = self._side(0, middle)
        left = self.left[:middle]
        name = " ".join(left.split())
        start = len(left) - len(left.lstrip())
        return ActionText(
            name,
            start,
            max(start, len(left.rstrip())),
            minutes=minutes,
            smaller=smaller,
            anyway=self.anyway,
            doubt=self.doubt,
            numbers=self.numbers,
            cue=self.words.get("cue"),
            note=note if note is not None else self.words.get("note"),
            tags=tuple(self.tags),
            id=self.words.get("id"),
            identity=self.words.get("as"),
            due=self.due,
            done_on=self.done_on,
            problems=tuple(self.problems),
        )

    # -- taking parts off ---------------------------------------------------------------------

    def _take(self, start: int, end: int) -> None:
        self.left = self.left[:start] + " " * (end - start) + self.left[end:]

    def _take_all(self, pattern: re.Pattern[str], use: Callable[[re.Match[str]], bool]) -> None:
        self.left = pattern.sub(
            lambda match: _blank(match[0]) if use(match) else match[0], self.left
        )

    def _problem(self, rule: Rule, start: int, end: int, message: str, **values: object) -> None:
        self.problems.append(Problem(rule, start, end, Clause(message, values)))

    def _take_note_and_quoted(self) -> str | None:
        """Take quoted keys, and everything from the first dash that stands alone."""
        for match in _NOTE_OR_QUOTED.finditer(self.text):
            if match["dash"]:
                self.left = self.left[: match.start()]
                return self.text[match.end() :].strip() or None
            self.words.setdefault(match["key"].lower(), _unquoted(match["value"]))
            self._take(*match.span())
        return None

    def _dataview(self, match: re.Match[str]) -> bool:
        return self._set(match["key"].lower(), match["value"], match.start(), match.end())

    def _field(self, match: re.Match[str]) -> bool:
        if match["word_key"]:
            self.words.setdefault(match["word_key"].lower(), match["word"])
            return True
        return self._set(match["key"].lower(), match["value"], match.start(), match.end())

    def _set(self, key: str, value: str, start: int, end: int) -> bool:
        read, wrong = field_value(key, value)
        if wrong:
            self.problems.append(Problem(rules.OUT_OF_RANGE, start, end, wrong))
        elif isinstance(read, int):
            self.numbers[key] = read
        elif read is not None:
            self.words.setdefault(key, read)
        return True

    def _sign(self, match: re.Match[str]) -> bool:
        if match["sign"]:
            day = read_date(match["date"])
            if day is None:
                self._problem(
                    rules.BAD_DATE,
                    match.start("date"),
                    match.end("date"),
                    N_("'{text}' is no day of the calendar"),
                    text=match["date"],
                )
            elif match["sign"] in "📅📆🗓⏳⌛":
                self.due = max(day, self.due) if self.due else day
            elif match["sign"] == "✅":
                self.done_on = day
        return True

    def _tag(self, match: re.Match[str]) -> bool:
        if match[1].isdigit():
            return False
        self.tags.append(match[1])
        return True

    # -- one side of the arrow -----------------------------------------------------------------

    def _side(self, start: int, end: int) -> int | None:
        """Take the cue, the marks and the duration off ``left[start:end]``."""
        side = self.left[start:end]
        if "(" in side and "cue" not in self.words:
            cue = _cue(self.cue_words).search(side)
            if cue:
                self.words["cue"] = " ".join(cue[1].split())
                self._take(start + cue.start(), start + cue.end())
        minutes = None
        if "(" in side or "[" in side:
            bracket = _IN_BRACKETS.search(self.left, start, end)
            if bracket:
                minutes = self._checked(_minutes(bracket), *bracket.span())
                self._take(*bracket.span())
        minutes = self._tail(start, end, minutes)
        if minutes is None and any(map(str.isdigit, self.left[start:end])):
            minutes = self._early_duration(start, end)
        return minutes

    def _tail(self, start: int, end: int, minutes: int | None) -> int | None:
        """Take marks and a duration off the end, one token after the other."""
        tokens = [match.span() for match in _TOKEN.finditer(self.left, start, end)]
        cut = end
        while tokens:
            first, last = tokens[-1]
            word = self.left[first:last]
            used = self._mark(word, first, last, is_alone=len(tokens) == 1)
            if not used and word == "%" and len(tokens) > 1:
                first = tokens[-2][0]
                used = 2 * self._mark(self.left[first:last], first, last, is_alone=False)
            if not used and minutes is None and _LAST_OF_DURATION.fullmatch(word):
                used, minutes = self._trailing_duration(tokens)
            if not used:
                break
            cut = tokens[-used][0]
            del tokens[-used:]
        self._take(cut, end)
        return minutes

    def _mark(self, word: str, first: int, last: int, *, is_alone: bool) -> int:
        """Read one mark; return how many tokens it is."""
        lowered = word.lower()
        if lowered == "anyway" and not is_alone:
            self.anyway = True
        elif word == "?":
            self.doubt = True
        elif percent := _PERCENT.fullmatch(word):
            self._set("likely", percent[1], first, last)
        elif (rating := _RATING.fullmatch(word)) and self._is_rating(rating):
            for key, value in (("before", rating[1]), ("after", rating[2])):
                if value is not None:
                    self._set(key, value, first, last)
        else:
            return 0
        return 1

    @staticmethod
    def _is_rating(match: re.Match[str]) -> bool:
        """``2>5`` needs both numbers, ``2..`` and ``..5`` stand alone."""
        given = (match[1] is not None) + (match[2] is not None)
        return given == 2 or (given == 1 and ("." in match[0] or "…" in match[0]))

    def _trailing_duration(self, tokens: list[tuple[int, int]]) -> tuple[int, int | None]:
        last = tokens[-1][1]
        for count in range(min(4, len(tokens)), 0, -1):
            first = tokens[-count][0]
            found = _DURATION.fullmatch(self.left, first, last)
            if found:
                if _is_doubtful(found):
                    self._doubtful(first, last)
                    return 0, None
                return count, self._checked(_minutes(found), first, last)
        return 0, None

    def _early_duration(self, start: int, end: int) -> int | None:
        """A duration before the words or, written out, among them."""
        side = self.left[start:end]
        offset = start + len(side) - len(side.lstrip())
        found = _LEADING.match(self.left, offset, end) or _IN_WORDS.search(self.left, start, end)
        if not found:
            return None
        exact = _DURATION.fullmatch(found[0])
        if exact is None:  # pragma: no cover: both patterns are parts of this one
            return None
        if _is_doubtful(exact):
            self._doubtful(*found.span())
            return None
        self._take(*found.span())
        return self._checked(_minutes(exact), *found.span())

    def _doubtful(self, first: int, last: int) -> None:
        """A distance or a time of day rather than a duration: it stays in the name."""
        written = self.text[first:last].strip()
        message = N_("'{text}' is read as text")
        self._problem(rules.TEXT_NOT_DURATION, first, last, message, text=written)

    def _checked(self, minutes: int, first: int, last: int) -> int | None:
        if minutes <= MAX_MINUTES:
            return minutes
        written = self.text[first:last].strip()
        message = N_("'{text}' is more than a day has and left out")
        self._problem(rules.OUT_OF_RANGE, first, last, message, text=written)
        return None


def _blank(text: str) -> str:
    return " " * len(text)


def _minutes(match: re.Match[str]) -> int:
    """Minutes of a duration; of a range the first number."""
    if match["hours"]:
        extra = int(match["rest"] or match["bare"] or 0)
        return round(_number(match["hours"]) * 60) + extra
    return round(_number(match["minutes"]))


def _is_doubtful(match: re.Match[str]) -> bool:
    """``500m`` is rather a distance, ``19h`` rather a time of day."""
    if match["hours"]:
        is_letter = match["h"].lower() == "h" and not match["rest"]
        return is_letter and _number(match["hours"]) > 12
    return bool(match["m"]) and _number(match["minutes"]) > 180


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _unquoted(text: str) -> str:
    if len(text) >= 2 and (text[0], text[-1]) in {('"', '"'), ("“", "”"), ("'", "'")}:
        return text[1:-1].strip()
    return text


@lru_cache(maxsize=16)
def _cue(words: tuple[str, ...]) -> re.Pattern[str]:
    starts = "|".join(re.escape(word) for word in words) or r"(?!)"
    return re.compile(rf"\(\s*((?:{starts})\b[^()]*)\)", re.IGNORECASE)
