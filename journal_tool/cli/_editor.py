"""The editor of the person, for a file that waits to be written in."""

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import click

from journal_tool.cli._context import Options, Stop
from journal_tool.language import _


def open_in_editor(options: Options, file: Path) -> None:
    """Open a file in ``$VISUAL``, else ``$EDITOR``, and wait until it is closed.

    Without a terminal nothing is opened.  Without an editor it says how to set one: none is chosen
    for somebody who may not know the way out of it.

    Raises:
        Stop: exit 1, when the editor cannot be started or says that it failed.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(named, posix=os.name != "nt")
    except ValueError:  # a quotation mark without its other one
        words = [named]
    if not words:
        if not options.quiet:
            click.echo(
                _("Open it in any editor. With EDITOR set, journal opens it: export EDITOR=nano"),
                err=True,
            )
        return
    code = _run([*words, os.fspath(file)])
    if code:
        raise Stop(
            _("The editor '{name}' ended with {code}.", name=words[0], code=code),
            advice=_("The file is as the editor left it: {file}", file=file),
        )


def _run(words: list[str]) -> int:
    """Run a program in the foreground and return its exit code.

    Raises:
        Stop: exit 1, when there is no such program.
    """
    # Ctrl-C belongs to the editor.  A handler of ours, other than none, is not handed on to it.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.call(words)  # noqa: S603 - the person named it
    except OSError as error:
        reason = (error.strerror or _("unknown reason")).lower()
        raise Stop(
            _("The editor '{name}' could not be started: {reason}.", name=words[0], reason=reason),
            advice=_("The file is there: {file}\nSet EDITOR to another one.", file=words[-1]),
        ) from error
    finally:
        signal.signal(signal.SIGINT, before)
