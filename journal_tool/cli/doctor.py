"""doctor."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal_tool.cache import journal_folder
from journal_tool.cli._context import NoJournal, Options
from journal_tool.cli._main import Command
from journal_tool.cli._open import open_store, shown_json, today_of

if TYPE_CHECKING:  # what `--help` does not need
    from journal_tool.checkup import Checkup, Root
    from journal_tool.store import Store


@click.command(cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def doctor(options: Options, as_json: bool) -> None:
    """Look at this installation and this journal, and tell what could be better.

    Tells which versions run, where the journal was found, which settings are in force and which
    file and line says so, how changes are noticed, whether the cache is right, and what sync
    clients, clocks and git do to the folder. Where something can be better it says what to type.

    Changes nothing, and asks no network. It helps outside of a journal too. With -v it says what
    goes without saying.

    Example: journal doctor
    """
    options.as_json = as_json
    from journal_tool.checkup import record, rows, text_of

    found = _found(options)
    if as_json:
        problems = found.days.problems if found.days else ()
        click.echo(shown_json("doctor", found.clock.today, record(found), problems))
        return
    click.echo(text_of(rows(found, is_long=bool(options.verbose))))


def _found(options: Options) -> "Checkup":
    from journal_tool.checkup import Places, Typed, look
    from journal_tool.cli._progress import Bar

    root, no_journal = _root(options)
    store, root = _opened(options, root)
    path = Path(root.path) if root else Path()
    with Bar(is_wanted=not options.quiet) as bar:
        return look(
            root,
            store,
            Places(
                options.user_settings(),
                journal_folder(options.caches(), path),
                journal_folder(options.states(), path),
            ),
            now=options.now(),
            today=today_of(options, store) if store else options.today(),
            typed=[Typed(*one) for one in options.typed()],
            no_journal=no_journal,
            progress=bar,
        )


def _root(options: Options) -> "tuple[Root | None, str]":
    """Return where the journal is, or why there is none.

    Raises:
        Stop: exit 4, when ``-C`` names a folder that is not there.
    """
    from journal_tool.checkup import Root

    try:
        path = options.root()
    except NoJournal as stop:
        if options.journal:
            raise
        return None, stop.format_message()
    named = options.named_by()
    start = options.start()
    return (
        Root(
            path=str(path.absolute()),
            named_by=named,
            is_above=path.absolute() != start,
            has_settings=(path / "journal.toml").exists(),
        ),
        "",
    )


def _opened(options: Options, root: "Root | None") -> "tuple[Store | None, Root | None]":
    from dataclasses import replace

    from journal_tool.store import SettingsUnreadable

    if root is None:
        return None, None
    try:
        return open_store(options, Path(root.path), is_glance=True, reads_once=True), root
    except SettingsUnreadable as error:
        return None, replace(root, unreadable=error.diagnostic)
