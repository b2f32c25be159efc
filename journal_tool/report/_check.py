"""The page of what could not be read or looks wrong."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from journal_tool.diagnostics import Diagnostic, Severity, excerpt, printable
from journal_tool.language import N_, _, ngettext
from journal_tool.report._words import clean
from journal_tool.values import dataclass

_HEADINGS: Final = (
    (Severity.ERROR, N_("Left out of the report"), N_("The rest of the journal is in.")),
    (Severity.WARNING, N_("Worth a look"), N_("The rest of each day is in.")),
    (Severity.INFO, N_("For information"), N_("All of it was read.")),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding, ready to show.

    Attributes:
        place: ``file:line:column``.
        href: to the day that the file belongs to; ``""`` if it belongs to none.
        message: what is the matter with this text.
        excerpt: the line of the file; ``""`` if there is none, or words are hidden.
        carets: signs that stand below the place in the excerpt.
        hint: a suggestion for this text, or ``""``.
        advice: what to type.
        code: of the rule.
    """

    place: str
    href: str
    message: str
    excerpt: str
    carets: str
    hint: str
    advice: str
    code: str


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Findings that weigh the same.

    Attributes:
        heading: how much they weigh, in words.
        sentence: what of the rest was read.
        problems: the findings, by place.
    """

    heading: str
    sentence: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """``check.html``: everything that was found, the worst first.

    Attributes:
        files: "16 files", all that were read.
        groups: those that have something in them.
    """

    files: str
    groups: tuple[ProblemGroup, ...]


def check_view(
    problems: Sequence[Diagnostic], *, files: int, hrefs: Mapping[str, str], shows_words: bool
) -> CheckView:
    """Return the page of ``problems``.

    Args:
        problems: in any order.
        files: how many files were read.
        hrefs: from the path of a file to its day, for the days that have a page.
        shows_words: ``False`` leaves out everything that quotes a file.
    """
    groups = []
    for severity, heading, sentence in _HEADINGS:
        found = tuple(
            _problem(one, hrefs, shows_words=shows_words)
            for one in in_order(problems)
            if one.rule.severity is severity
        )
        if found:
            groups.append(ProblemGroup(_(heading), _(sentence), found))
    return CheckView(ngettext("{count} file", "{count} files", files), tuple(groups))


def check_summary(problems: Iterable[Diagnostic]) -> str:
    """Return in one sentence what was found; information is no loss and not told."""
    of = Counter(one.rule.severity for one in problems)
    left_out, odd = of[Severity.ERROR], of[Severity.WARNING]
    if not left_out:
        return ngettext("{count} worth a look.", "{count} worth a look.", odd) if odd else ""
    if not odd:
        return ngettext(
            "{count} left out of the report.", "{count} left out of the report.", left_out
        )
    return ngettext(
        "{count} left out of the report, {odd} worth a look.",
        "{count} left out of the report, {odd} worth a look.",
        left_out,
        odd=odd,
    )


def in_order(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings, the worst first, then by place."""
    return sorted(problems, key=lambda one: (one.rule.severity.rank, one.sort_key))


def _problem(found: Diagnostic, hrefs: Mapping[str, str], *, shows_words: bool) -> Problem:
    """Return ``found`` ready to show; its message quotes the writer, so it may have to go."""
    line, carets = excerpt(found) if shows_words and found.excerpt and found.span.line else ("", "")
    return Problem(
        place=_shown(found.place),
        href=hrefs.get(found.span.path, ""),
        message=_shown(found.message) if shows_words else _(found.rule.title),
        excerpt=_shown(line),
        carets=carets,
        hint=_shown(found.hint) if shows_words else "",
        advice=_(found.rule.advice),
        code=found.rule.code,
    )


def _shown(text: str) -> str:
    return clean(printable(text))
