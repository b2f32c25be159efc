"""Marks put into the text of an action.

Nobody but the grammar knows where a mark stands, so the grammar is asked: a part of the text is
replaced, or a mark put between two words, and the text is good if it reads as what is wanted and
nothing else.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, TypeAlias

from journal_tool.dayfile._action import ActionText, read_action
from journal_tool.model import Smaller
from journal_tool.patterns import pattern
from journal_tool.record import Record

Values: TypeAlias = dict[str, int | bool | str]
"""What shall be marked, by name."""

_TOKEN: Final = pattern(r"\S+")
_MOST_TOKENS: Final = 40
_LONGEST_MARK: Final = 4
"""Of words that one mark has: ``1 h 30 min``."""
_DASHES: Final = frozenset({"--", "—", "–"})


class _Mark(Record):
    """One mark.

    Attributes:
        wanted: what the text shall say.
        written: the ways to write the mark; ``""`` takes it away.
        is_there: whether the text has such a mark, which is replaced then.
    """

    wanted: ActionText
    written: tuple[str, ...]
    is_there: bool


def marked(text: str, values: Values, cues: tuple[str, ...], *, is_smaller: bool) -> str | None:
    """Return the text of an action with marks; ``None`` if one of them finds no place.

    Args:
        text: without bullet and box.
        values: the marks.
        cues: words that begin an if-then.
        is_smaller: whether minutes are those of the smaller version.
    """
    for mark_of in _marks(values, is_smaller=is_smaller):
        said = read_action(text, cues)
        placed = _placed(text, said, mark_of(said), cues)
        if placed is None:
            return None
        text = placed
    if "note" in values:
        said = read_action(text, cues)
        note = str(values["note"])
        wanted = replace(said, note=f"{said.note}; {note}" if said.note else note)
        ways = [f"{text}; {note}"] if said.note else []  # that of a key is said again
        ways.append(f"{text} -- {wanted.note}")
        return next((way for way in ways if _is_same(read_action(way, cues), wanted)), None)
    return text


def _marks(values: Values, *, is_smaller: bool) -> Iterator[Callable[[ActionText], _Mark]]:
    """Yield what makes each mark, in the order in which a line has them."""
    if "minutes" in values:
        minutes = int(values["minutes"])
        yield lambda said: _minutes(said, minutes, is_smaller=is_smaller)
    if "likely" in values:
        yield lambda said: _number(said, "likely", values, (f"{values['likely']}%",))
    for name, sign in (("doubt", "?"), ("anyway", "anyway")):
        if name in values:
            yield _switch(name, sign, is_on=bool(values[name]))
    if "before" in values or "after" in values:
        yield lambda said: _motivation(said, values)
    for name in ("expect", "felt", "mastery", "size"):
        if name in values:
            yield _key(name, values)


def _minutes(said: ActionText, minutes: int, *, is_smaller: bool) -> _Mark:
    hours, rest = divmod(minutes, 60)
    written = f"{minutes}m" if minutes <= 180 else f"{hours}h{rest}m" if rest else f"{hours}h"
    ways = (written, f"({minutes}m)")
    if is_smaller and said.smaller is not None:
        smaller = replace(said.smaller, minutes=minutes)
        return _Mark(replace(said, smaller=smaller), ways, said.smaller.minutes is not None)
    if is_smaller and said.minutes not in (None, minutes):  # which stays as what was wanted
        arrows = tuple(f"-> {way}" for way in ways)
        return _Mark(replace(said, smaller=Smaller("", minutes)), arrows, is_there=False)
    if "minutes" in said.numbers:
        return _number(said, "minutes", {"minutes": minutes}, (f"[minutes:: {minutes}]",))
    return _Mark(replace(said, minutes=minutes), ways, said.minutes is not None)


def _number(said: ActionText, name: str, values: Values, written: tuple[str, ...]) -> _Mark:
    numbers = {**said.numbers, name: int(values[name])}
    return _Mark(replace(said, numbers=numbers), written, name in said.numbers)


def _key(name: str, values: Values) -> Callable[[ActionText], _Mark]:
    return lambda said: _number(said, name, values, (f"{name}:{values[name]}",))


def _switch(name: str, sign: str, *, is_on: bool) -> Callable[[ActionText], _Mark]:
    def mark_of(said: ActionText) -> _Mark:
        wanted = replace(said, **{name: is_on})  # type: ignore[arg-type]  # a name of ActionText
        return _Mark(wanted, (sign if is_on else "",), bool(getattr(said, name)))

    return mark_of


def _motivation(said: ActionText, values: Values) -> _Mark:
    """``2..5``, with what is known already of the two."""
    both = {name: values.get(name, said.numbers.get(name)) for name in ("before", "after")}
    known = {name: int(value) for name, value in both.items() if value is not None}
    rating = "..".join(str(known.get(name, "")) for name in both)
    keys = " ".join(f"{name}:{value}" for name, value in known.items() if name in values)
    is_there = any(name in said.numbers for name in both)
    return _Mark(replace(said, numbers={**said.numbers, **known}), (rating, keys), is_there)


# -- where it goes --------------------------------------------------------------------------------


def _placed(text: str, said: ActionText, mark: _Mark, cues: tuple[str, ...]) -> str | None:
    """Return the text with a mark: in the place of the one that is there, else at the end."""
    if _is_same(said, mark.wanted):
        return text
    tokens = [match.span() for match in _TOKEN.finditer(text)][-_MOST_TOKENS:]
    for written in mark.written:
        ways: list[str] = [*(_replaced(text, tokens, written) if mark.is_there else ())]
        ways += _inserted(text, tokens, written) if written else ()
        for way in ways:
            if _is_same(read_action(way, cues), mark.wanted):
                return way
    return None


def _is_same(one: ActionText, other: ActionText) -> bool:
    """Whether two texts say the same, wherever it stands and whatever else is wrong with them."""
    return replace(one, name_start=0, name_end=0, problems=()) == replace(
        other, name_start=0, name_end=0, problems=()
    )


def _replaced(text: str, tokens: list[tuple[int, int]], written: str) -> Iterator[str]:
    """Yield the text with each run of words replaced, short ones first, from the end."""
    for length in range(1, min(_LONGEST_MARK, len(tokens)) + 1):
        for first in range(len(tokens) - length, -1, -1):
            start, end = tokens[first][0], tokens[first + length - 1][1]
            if written:
                yield text[:start] + written + text[end:]
            else:
                yield text[:start].rstrip() + text[end:]


def _inserted(text: str, tokens: list[tuple[int, int]], written: str) -> Iterator[str]:
    """Yield the text with a mark more: before the last tags, at the end, then ever earlier."""
    words = [text[start:end] for start, end in tokens]
    last = next((at for at, word in enumerate(words) if at and word in _DASHES), len(words))
    before_tags = last
    while before_tags > 1 and words[before_tags - 1].startswith("#"):
        before_tags -= 1
    for at in dict.fromkeys([before_tags, last, *range(last, 0, -1)]):
        end = tokens[at - 1][1]
        yield f"{text[:end]} {written}{text[end:]}"
