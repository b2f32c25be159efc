"""Clauses and sentences put together, with the signs of the language in use."""

from typing import Final

from journal_tool.language import N_, _
from journal_tool.patterns import pattern
from journal_tool.screens._screen import Part, tool

_COMMA: Final = N_("{first}, {next}")
_SEMICOLON: Final = N_("{first}; {next}")


def commas(*clauses: str) -> str:
    """Return clauses that are alike as one text, without those that are empty.

    >>> commas("3 rest", "", "2 without an entry")
    '3 rest, 2 without an entry'
    """
    return _joined(_COMMA, clauses)


def semicolons(*clauses: str) -> str:
    """Return clauses that stand on their own as one text, without those that are empty.

    >>> semicolons("1 waiting", "2 done in the end")
    '1 waiting; 2 done in the end'
    """
    return _joined(_SEMICOLON, clauses)


def together(*sentences: str) -> str:
    """Return sentences one after the other, without those that are empty."""
    return " ".join(filter(None, sentences))


def quoted(words: str) -> str:
    """Return what somebody wrote, between quotation marks."""
    return _('"{words}"', words=words)


_HOLE: Final = pattern(r"\{(\w+)\}")


def holes(*names: str) -> dict[str, str]:
    """Return values that leave a text as open as it was: ``{day}`` for ``day``."""
    return {name: f"{{{name}}}" for name in names}


def pieces(text: str, **parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return a text in parts, so that a name or a day in it keeps what it is.

    Args:
        text: said with :func:`holes` for the names of ``parts``.
        parts: what stands in each hole.
    """
    found: list[Part] = []
    for at, piece in enumerate(_HOLE.split(text)):
        if at % 2:
            found.extend(parts[piece])
        elif piece:
            found.append(tool(piece))
    return tuple(found)


def _joined(joint: str, clauses: tuple[str, ...]) -> str:
    text = ""
    for clause in filter(None, clauses):
        text = _(joint, first=text, next=clause) if text else clause
    return text
