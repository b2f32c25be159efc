"""Everything that can be wrong with a journal, as data: one row a rule, one value a finding.

A diagnostic is a rule at a place.  Its message is one clause about this text, in lower case,
without a full stop, with the writer's own words in quotes; its advice tells what to type.
User text never raises: what cannot be read becomes a diagnostic and stays in the file.
"""

import enum
import unicodedata
from typing import Final

from journal_tool.language import _
from journal_tool.text import SourceText, Span
from journal_tool.values import dataclass


class Severity(enum.Enum):
    """How much is lost: an error loses something, a warning may, information nothing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return (Severity.ERROR, Severity.WARNING, Severity.INFO).index(self)


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of thing that can be wrong.

    Attributes:
        code: ``J1xx`` cannot be read, ``J2xx`` does not fit the format, ``J3xx`` reads well but
            looks wrong, ``J4xx`` files, sync and conflicts.
        title: the same in a few words.
        severity: of every finding under this rule.
        advice: a sentence that tells what to type.
        why: two or three sentences for ``journal explain``.

    Title, advice and why are English and made before any language is known: whoever shows one
    says it with :func:`~journal_tool.language._`.
    """

    code: str
    title: str
    severity: Severity
    advice: str
    why: str

    @property
    def name(self) -> str:
        """The title as it can be typed and searched for, the same in every language."""
        return self.title.replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A rule at a place.

    Attributes:
        rule: what kind of thing is wrong.
        message: one clause about this text.
        span: where; ``span.line`` is 0 when it is about a whole file.
        excerpt: the line of the file, or ``""``.
        hint: a suggestion for this text ("did you mean 'planned'?"), or ``""``.
    """

    rule: Rule
    message: str
    span: Span
    excerpt: str = ""
    hint: str = ""

    @property
    def place(self) -> str:
        """``file:line:column``, or only the file."""
        if not self.span.line:
            return self.span.path
        return f"{self.span.path}:{self.span.line}:{self.span.column}"

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By file, line, column, then code."""
        return (self.span.path, self.span.line, self.span.column, self.rule.code, self.message)


def at(rule: Rule, source: SourceText, span: Span, message: str, hint: str = "") -> Diagnostic:
    """Return the finding of ``rule`` at ``span`` of ``source``, with its excerpt."""
    return Diagnostic(rule, message, span, source.line_text(span.line), hint)


def about_file(rule: Rule, path: str, message: str, hint: str = "") -> Diagnostic:
    """Return a finding about a whole file or folder."""
    return Diagnostic(rule, message, Span(path, 0, 0, 0, 0), "", hint)


EXCERPT_WIDTH: Final = 100


def render(diagnostic: Diagnostic) -> str:
    """Return the finding as the terminal and the report show it, without a final line end."""
    rule = diagnostic.rule
    head = f"{printable(diagnostic.place)}: {rule.severity.value} {rule.code}: "
    lines = [head + printable(diagnostic.message)]
    if diagnostic.span.line and diagnostic.excerpt.strip():
        text, underline = excerpt(diagnostic)
        number = str(diagnostic.span.line)
        lines.append(f"  {number} | {text}")
        hint = f" {printable(diagnostic.hint)}" if diagnostic.hint else ""
        lines.append(f"  {' ' * len(number)} | {underline}{hint}")
    elif diagnostic.hint:
        lines.append(f"  {printable(diagnostic.hint)}")
    lines.append(f"  {_(rule.advice)}   (journal explain {rule.code})")  # no text
    return "\n".join(lines)


def excerpt(diagnostic: Diagnostic) -> tuple[str, str]:
    """Return the line around the place and the carets below it, in columns of a terminal.

    A long line is cut to about ``EXCERPT_WIDTH`` characters around the place; a tab becomes
    one blank; control and bidirectional characters become visible.
    """
    line = diagnostic.excerpt
    first = max(0, diagnostic.span.column - 1)
    length = max(1, diagnostic.span.end - diagnostic.span.start)
    cut = max(0, first - EXCERPT_WIDTH // 2) if len(line) > EXCERPT_WIDTH else 0
    window = line[cut : cut + EXCERPT_WIDTH]
    before = printable(window[: first - cut])
    marked = printable(window[first - cut : first - cut + length])
    lead = "…" if cut else ""
    tail = "…" if cut + EXCERPT_WIDTH < len(line) else ""
    text = lead + printable(window) + tail
    return text, " " * width(lead + before) + "^" * max(1, width(marked))


def printable(text: str) -> str:
    """Return ``text`` safe for a terminal: no control, bidirectional or surrogate character."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_printable, text))


_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _printable(char: str) -> str:
    if char == "\t":
        return " "
    if char in _BIDI or unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}:
        return "\ufffd"
    return char


def width(text: str) -> int:
    """Return how many columns of a terminal ``text`` takes."""
    if text.isascii():
        return len(text)
    columns = 0
    for char in text:
        if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
            continue
        columns += 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
    return columns
