"""Clauses and sentences put together, with the signs of the language in use."""

from typing import Final

from journal_tool.language import N_, _

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


def _joined(joint: str, clauses: tuple[str, ...]) -> str:
    text = ""
    for clause in filter(None, clauses):
        text = _(joint, first=text, next=clause) if text else clause
    return text
