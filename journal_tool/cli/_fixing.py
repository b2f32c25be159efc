"""What `check --fix` repairs, and how it is printed."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from journal_tool.cli._context import Options, Stop
from journal_tool.cli._open import Opened
from journal_tool.cli._progress import Bar
from journal_tool.cli.recording import saver_of
from journal_tool.diagnostics import printable
from journal_tool.language import _, ngettext

if TYPE_CHECKING:  # what `--help` does not need
    from journal_tool.mending import Mended, Repairs


def repaired(options: Options, opened: Opened, below: Sequence[str], *, is_dry: bool) -> "Repairs":
    """Repair the files of the journal, or with ``is_dry`` only find what would be repaired.

    Raises:
        Stop: nothing can be written just now.
    """
    from journal_tool.mending import mend, repairs
    from journal_tool.saving import NotSaved

    with Bar(is_wanted=not options.quiet) as bar:
        found = repairs(opened.store, below, bar)
    if is_dry:
        return found
    try:
        return mend(opened.store, saver_of(options, opened.root), found, "check --fix")
    except NotSaved as error:
        raise Stop(error.message, advice=error.advice) from error


def record(found: "Repairs", *, is_dry: bool) -> dict[str, Any]:
    """Return the repairs as plain data."""
    return {
        "written": bool(found.files) and not is_dry,
        "repairs": [
            {
                "file": one.path,
                "line": fix.place.line,
                "column": fix.place.column,
                "message": fix.message,
            }
            for one in found.files
            for fix in one.fixes
        ],
        "left": [
            {"file": one.path, "message": one.message, "advice": one.advice or None}
            for one in found.left
        ],
    }


def say(options: Options, found: "Repairs", form: str, *, is_dry: bool) -> None:
    """Print each repair; with ``is_dry`` also the lines before and after it."""
    for one in found.files:
        for fix in one.fixes:
            message = printable(fix.message)
            if form == "github":
                place = f"file={printable(one.path)},line={fix.place.line}"
                click.echo(f"::notice {place}::{message}")  # no text
            else:
                click.echo(f"{printable(one.path)}:{fix.place.line}  {message}")
        for row in _difference(one) if is_dry and form == "text" else ():
            colour = {"-": "red", "+": "green"}.get(row[:1])
            click.echo("  " + click.style(row, fg=colour), color=options.use_color)
    for left in found.left:
        click.echo(printable(left.message), err=True)
        if left.advice and not options.quiet:
            click.echo(f"  {printable(left.advice)}", err=True)
    for path in found.rescued:
        text = _("Somebody wrote at the same time; that is in {file} now.", file=path)
        click.echo(printable(text), err=True)
    if not options.quiet:
        for text in (*found.warnings, *_sums(found, is_dry=is_dry)):
            click.echo(text, err=True)


def _difference(one: "Mended") -> Iterator[str]:
    """Yield the lines that are different, before and after."""
    from difflib import unified_diff

    before, after = one.before.split("\n"), one.after.split("\n")
    for row in unified_diff(before, after, n=0, lineterm=""):
        if not row.startswith(("---", "+++", "@@")):
            yield printable(f"{row[:1]} {row[1:]}".rstrip())


def _sums(found: "Repairs", *, is_dry: bool) -> Iterator[str]:
    if not found.count:
        yield _("Nothing to repair.")
    elif is_dry:
        yield ngettext(
            "{count} repair is possible. Nothing was written; `journal check --fix` writes it.",
            "{count} repairs are possible. Nothing was written; `journal check --fix` writes them.",
            found.count,
        )
    else:
        yield ngettext(
            "{count} repair was written. `journal undo` takes it back.",
            "{count} repairs were written. `journal undo` takes them back.",
            found.count,
        )
