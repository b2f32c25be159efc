"""Rows: a thing that was found, and what to type about it."""

import textwrap
from collections.abc import Iterable, Sequence
from typing import Final, Self

from journal_tool.diagnostics import printable
from journal_tool.language import _, ngettext
from journal_tool.values import dataclass

_NAMED: Final = 3
_LABEL: Final = 10
_COLUMNS: Final = 80


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was found.

    Attributes:
        label: its section.
        text: what is.
        advice: what to type or to do; ``""`` where nothing is to be done.
        is_wrong: whether it is worth mending; advice alone is a hint.
    """

    label: str
    text: str
    advice: str = ""
    is_wrong: bool = False

    @classmethod
    def wrong(cls, label: str, text: str, advice: str) -> Self:
        """Return a thing that is worth mending."""
        return cls(label, text, advice, is_wrong=True)


def listed(names: Sequence[str]) -> str:
    """Return some names, and how many more there are."""
    shown = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return shown if more <= 0 else _("{names} and {more} more", names=shown, more=more)


def text_of(rows: Iterable[Row]) -> str:
    """Return rows as a terminal shows them, and in the end how many are worth mending."""
    lines, label, wrong = [], "", 0
    for row in rows:
        wrong += row.is_wrong
        head = "" if row.label == label else row.label
        label = row.label
        lines += _wrapped(f"{head:<{_LABEL}}", row.text)
        if row.advice:
            lines += _wrapped(" " * _LABEL + "→ ", row.advice)
    told = ngettext("{count} thing to mend.", "{count} things to mend.", wrong)
    return "\n".join([*lines, "", told if wrong else _("All is well.")])


def _wrapped(head: str, text: str) -> list[str]:
    """Return a text in rows that begin below each other; a path or a command is never cut."""
    return textwrap.wrap(
        printable(text),
        _COLUMNS,
        initial_indent=head,
        subsequent_indent=" " * len(head),
        break_long_words=False,
        break_on_hyphens=False,
    )
