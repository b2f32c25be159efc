"""watch and serve."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from journal_tool.cache import journal_folder
from journal_tool.cli._context import Options, Stop
from journal_tool.cli._main import Command
from journal_tool.cli._open import open_journal, open_store, today_of

if TYPE_CHECKING:  # the rest of the program, which `--help` does not need
    from journal_tool.live import Live, Rebuilt
    from journal_tool.store import Store


@click.command(cls=Command)
@click.option("-o", "--out", metavar="DIR", help="Where to write it (else `[report] out`).")
@click.option("--once", is_flag=True, help="Write it once and end, for a timer.")
@click.option("--poll", is_flag=True, help="Look every second: for network drives.")
@click.pass_obj
def watch(options: Options, out: str | None, once: bool, poll: bool) -> None:
    """Write the report again whenever the journal changes.

    Save in any editor; each time a line says what changed and how long it took. Ctrl-C ends it.

    Example: journal watch

    Example: journal watch --once
    """
    live = _live(options, out, poll=poll)
    problems = []

    def built(one: "Rebuilt") -> None:
        _say(options, one)
        problems.append(one.problem)
        if once:
            live.end()

    with _ended_by_signals(live):
        live.run(built)
    if once and problems[-1]:
        raise click.exceptions.Exit(1)


@click.command(cls=Command)
@click.option("-o", "--out", metavar="DIR", help="Where to write it (else `[report] out`).")
@click.option("-p", "--port", type=click.IntRange(0, 65535), help="Port (8765, or the next free).")
@click.option("--open", "open_it", is_flag=True, help="Open it in the browser.")
@click.option("--poll", is_flag=True, help="Look every second: for network drives.")
@click.pass_obj
def serve(options: Options, out: str | None, port: int | None, open_it: bool, poll: bool) -> None:
    """Show the report in a browser, and show it anew whenever the journal changes.

    It is served to this machine alone, and the files are those that `journal build` writes.
    Ctrl-C ends it.

    Example: journal serve --open
    """
    from journal_tool import resources
    from journal_tool.output import Reader
    from journal_tool.serve import LIVE, PORT, LiveServer, NoPort

    live = _live(options, out, poll=poll)
    try:
        server = LiveServer(
            Reader(live.folder).page,
            resources.templates()[LIVE].encode(),
            port=PORT if port is None else port,
        )
    except NoPort as error:
        raise Stop(str(error), advice="Give another: journal serve -p 9000") from error
    is_first = True

    def built(one: "Rebuilt") -> None:
        nonlocal is_first
        _say(options, one)
        server.publish(one.problem)
        if is_first:
            is_first = False
            click.echo(server.url)
            if open_it:
                click.launch(server.url)

    try:
        with _ended_by_signals(live):
            live.run(built, lambda _path: server.publish())
    finally:
        server.close()


def _live(options: Options, out: str | None, *, poll: bool) -> "Live":
    opened = open_journal(options)
    from journal_tool.compiled import CompiledTemplates
    from journal_tool.live import Live

    # The folder that the command was given in can be deleted and made again, like any other.
    root = opened.root.absolute()

    def today(store: "Store") -> date:
        options.look_at_clock()
        return today_of(options, store)

    return Live(
        lambda: open_store(options, root),
        today,
        (Path(out).expanduser() if out else opened.store.output).absolute(),
        tell=lambda text: click.echo(text, err=True),
        cache=journal_folder(options.caches(), root),
        compiled=CompiledTemplates(options.caches()),
        poll=poll,
    )


def _say(options: Options, one: "Rebuilt") -> None:
    time = options.look_at_clock()
    if one.problem or not options.quiet:
        click.echo(f"{time}  {one.text}", err=bool(one.problem))


@contextmanager
def _ended_by_signals(live: "Live") -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end the work after what is being written, and with exit code 0."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        live.end()

    before = {one: signal.signal(one, end) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
