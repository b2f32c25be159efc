"""Which action of a day is meant by a name, as somebody types it in passing."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final

from journal_tool.dayfile import fold
from journal_tool.model import Action, State
from journal_tool.places import DayPlace
from journal_tool.values import dataclass

NEAR: Final = 0.75
"""Names that are as much alike may be meant."""


class NoSuchAction(Exception):  # noqa: N818 - named for what happened
    """A name means no action of a day, or several.

    Attributes:
        name: as typed.
        day: where it was looked for.
        names: those that it can mean, or that look like it; may be empty.
        are_several: whether it is the beginning of all of ``names``.
        others: what could have been meant, whatever its name.
        is_open: whether an open action was looked for, among others.
    """

    def __init__(  # noqa: PLR0913 - one for each attribute
        self,
        name: str,
        day: date,
        names: Sequence[str] = (),
        *,
        are_several: bool = False,
        others: Sequence[str] = (),
        is_open: bool = True,
    ) -> None:
        super().__init__(name)
        self.name = name
        self.day = day
        self.names = tuple(names)
        self.are_several = are_several
        self.others = tuple(others)
        self.is_open = is_open


@dataclass(frozen=True, slots=True)
class Found:
    """An action of a day, and the file that holds the line which decides about it."""

    place: DayPlace
    action: Action


def action_meant(
    name: str,
    day: date,
    actions: Iterable[Found],
    units: tuple[str, ...],
    states: Collection[State],
) -> Found:
    """Return the action that a name means: all of it, or how it alone begins.

    Args:
        name: as typed.
        day: whose actions they are.
        actions: of that day.
        units: of the numbers that a name can begin with, as for :func:`journal_tool.dayfile.fold`.
        states: it is in one of these; the open ones come before the others.

    Raises:
        NoSuchAction: it means none, or several.
    """
    wanted = fold(name, units)
    known = [one for one in actions if one.action.state in states]
    named = [({one.action.key, fold(one.action.name, units)}, one) for one in known]
    exact = [one for names, one in named if wanted in names]
    begun = [one for names, one in named if any(text.startswith(wanted) for text in names)]
    for some in (exact, begun if wanted else []):
        open_ones = [one for one in some if one.action.state is State.OPEN]
        found = open_ones or some
        if len(found) == 1:
            return found[0]
        if found:
            raise NoSuchAction(name, day, _names(found), are_several=True, others=_names(known))
    texts = {text: one for names, one in named for text in names}
    near = [texts[text] for text in _near(wanted, list(texts))]
    is_open = State.OPEN in states
    raise NoSuchAction(name, day, _names(near), others=_names(known), is_open=is_open)


def _near(wanted: str, texts: Sequence[str]) -> list[str]:
    """Return the names that a word, typed in passing or with a slip, may mean; the likeliest first.

    It may be nearly the whole name (``taxs``), words out of it (``towels`` for *Wash the towels*)
    or nearly how it begins (``wahs``).
    """
    if not wanted:
        return []
    count = len(wanted.split())
    begins = {text: " ".join(text.split()[:count]) for text in texts if text[:1] == wanted[0]}
    found = [
        *get_close_matches(wanted, texts, 3, NEAR),
        *(text for text in texts if f" {wanted} " in f" {text} "),
        *(text for text, begin in begins.items() if get_close_matches(wanted, [begin], 1, NEAR)),
    ]
    return list(dict.fromkeys(found))[:3]


def _names(found: Iterable[Found]) -> list[str]:
    return list(dict.fromkeys(one.action.name for one in found))
