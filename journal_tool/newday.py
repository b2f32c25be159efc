"""What a new day looks like: the journal's own template, or the packed one of its kind.

A template without signs of Jinja is the text of the day as it stands, and nothing is imported for
it.  One with them is rendered in a sandbox that knows the date and nothing else.
"""

from datetime import date
from pathlib import Path
from typing import Any, Final

from journal_tool.dayfile.edits import NewLists
from journal_tool.language import _
from journal_tool.patterns import pattern
from journal_tool.resources import packed_template

_SIGNS: Final = ("{{", "{%", "{#")
_HEADINGS: Final = pattern(r"(?m)^#{1,6} ")
_KEYS: Final = pattern(r"(?mi)^(planned|done)[ \t]*:")
_VAULTS: Final = (".obsidian", "logseq")
_MOST: Final = 64 * 1024
"""Characters that a template may make; more is no day."""


class BadTemplate(Exception):  # noqa: N818 - named for what happened
    """The journal's own template of a day cannot be used.

    Attributes:
        message: what is wrong, in one clause.
        line: of the template, from 1; 0 if it is not known.
    """

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def new_lists(root: Path, template: str) -> NewLists:
    """Return where a list goes that a day does not have yet.

    Below headings, where the template of the journal has it so, or else where the folder is a
    vault: boxes in the text of a note can be tapped there, those in front matter cannot.

    Args:
        root: the folder of the journal.
        template: its own one; ``""`` if it has none.
    """
    if template:
        has_headings = _HEADINGS.search(template) and not _KEYS.search(template)
        return NewLists.BODY if has_headings else NewLists.FRONT
    is_vault = any((root / name).is_dir() for name in _VAULTS)
    return NewLists.BODY if is_vault else NewLists.FRONT


def new_text(root: Path, template: str, day: date) -> str:
    """Return the text of a new file for ``day``.

    Args:
        root: the folder of the journal.
        template: its own one; ``""`` if it has none.
        day: whose file it is.

    Raises:
        BadTemplate: the journal's own template cannot be rendered.
    """
    if not template:
        is_body = new_lists(root, "") is NewLists.BODY
        template = packed_template("day-body.md.j2" if is_body else "day.md.j2")
    text = _rendered(template, day) if any(sign in template for sign in _SIGNS) else template
    if "\0" in text:
        raise BadTemplate(_("it makes a NUL character, which no text has"))
    return text


def values_of(day: date) -> dict[str, Any]:
    """Return what a template knows of its day, as plain values."""
    year, week, weekday = day.isocalendar()
    return {
        "date": day.isoformat(),
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "weekday": f"{day:%A}",
        "month_name": f"{day:%B}",
        "week": f"{year}-W{week:02}",
        "weekday_number": weekday,
    }


def _rendered(template: str, day: date) -> str:
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        autoescape=False,  # a day is markdown, and no page
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    try:
        pieces, length = [], 0
        for piece in made.from_string(template).generate(values_of(day)):
            length += len(piece)
            if length > _MOST:
                raise BadTemplate(_("it makes more text than a day has"))
            pieces.append(piece)
    except TemplateError as error:
        raise BadTemplate(str(error), getattr(error, "lineno", 0) or _line_in(error)) from error
    except _WRONG as error:
        raise BadTemplate(str(error), _line_in(error)) from error
    return "".join(pieces)


_WRONG: Final = (
    ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError,
)  # fmt: skip
"""What an expression in a template may raise."""


def _line_in(error: Exception) -> int:
    """Return the line of the template in which an error was raised; 0 if it is not known."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
