"""What is wrong with one file, collected while it is read."""

from journal_tool.diagnostics import Diagnostic, Rule, at
from journal_tool.text import SourceText, Span


class Findings:
    """The findings of one file, in the order in which they were met."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []

    def tell(self, rule: Rule, start: int, end: int, message: str, hint: str = "") -> None:
        """Add a finding about the characters from ``start`` up to ``end``."""
        limit = len(self.source.text)
        span = self.source.span(min(start, limit), min(end, limit))
        self.tell_at(rule, span, message, hint)

    def tell_at(self, rule: Rule, span: Span, message: str, hint: str = "") -> None:
        """Add a finding about a place that is known."""
        self.diagnostics.append(at(rule, self.source, span, message, hint))

    def drop(self, rule: Rule, start: int) -> None:
        """Take back a finding that another one explains."""
        self.diagnostics = [
            one for one in self.diagnostics if one.rule is not rule or one.span.start != start
        ]


def short(text: str) -> str:
    """Return the beginning of a text that is too long for a message."""
    return text if len(text) <= 60 else text[:59] + "…"
