"""What is wrong with one file, collected while it is read."""

from collections.abc import Mapping
from typing import Final

from journal_tool import rules
from journal_tool.diagnostics import Diagnostic, Rule, at
from journal_tool.language import _, ngettext
from journal_tool.record import Record
from journal_tool.text import SourceText, Span

MOST: Final = 100
"""Findings that are told of one file; ten thousand would help nobody."""


class Clause(Record):
    """What is wrong, in no language so far: it may be kept, and be told in another one later.

    Attributes:
        message: the English text, marked for the catalogue.
        values: of what stands in its braces.
    """

    message: str
    values: Mapping[str, object]

    def said(self, **more: object) -> str:
        """Return it in the language in use; ``more`` are values that only the teller knows."""
        return _(self.message, **self.values, **more)


class Findings:
    """The findings of one file, in the order in which they were met."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self._found: list[Diagnostic] = []
        self._more = 0
        self.most = MOST

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings, and at the end how many more there are."""
        if not self._more:
            return tuple(self._found)
        message = ngettext(
            "{count} more finding in this file", "{count} more findings in this file", self._more
        )
        return (*self._found, at(rules.MORE, self.source, self._found[-1].span, message))

    def tell(self, rule: Rule, start: int, end: int, message: str, hint: str = "") -> None:
        """Add a finding about the characters from ``start`` up to ``end``."""
        limit = len(self.source.text)
        span = self.source.span(min(start, limit), min(end, limit))
        self.tell_at(rule, span, message, hint)

    def tell_at(self, rule: Rule, span: Span, message: str, hint: str = "") -> None:
        """Add a finding about a place that is known."""
        if len(self._found) >= self.most:
            self._more += 1
        else:
            self._found.append(at(rule, self.source, span, message, hint))

    def drop(self, rule: Rule, start: int) -> None:
        """Take back a finding that another one explains."""
        self._found = [
            one for one in self._found if one.rule is not rule or one.span.start != start
        ]


def short(text: str) -> str:
    """Return the beginning of a text that is too long for a message."""
    return text if len(text) <= 60 else text[:59] + "…"
