"""The command itself: its table of commands, the options every command takes, its last resort.

A command's module is imported when the command is called, so that ``--help`` stays fast.
"""

import io
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

import click

from journal_tool import __version__
from journal_tool.cli._context import Options, Stop
from journal_tool.language import _

COMMANDS: Final[dict[str, tuple[str, str, str]]] = {
    # name: (module, group of the overview, short help)
    "today": ("journal_tool.cli.today", "every day", "Show today (the same as `journal` alone)."),
    "new": ("journal_tool.cli.new", "every day", "Make the file of a day and open it."),
    "plan": ("journal_tool.cli.recording", "every day", "Plan an action."),
    "done": ("journal_tool.cli.recording", "every day", "Tick a plan, or write what was done."),
    "ask": ("journal_tool.cli.ask", "every day", "Walk through what is open, one key each."),
    "drop": ("journal_tool.cli.recording", "every day", "Let a planned action go."),
    "skip": ("journal_tool.cli.recording", "every day", "Let go (the same as `drop`)."),
    "move": ("journal_tool.cli.recording", "every day", "Put an action off to another day."),
    "rest": ("journal_tool.cli.recording", "every day", "Declare today free."),
    "thought": ("journal_tool.cli.recording", "every day", "Name a thought, and one small thing."),
    "undo": ("journal_tool.cli.recording", "every day", "Take the last change back."),
    "last": ("journal_tool.cli.today", "look back", "Show the last time of an action."),
    "show": ("journal_tool.cli.today", "look back", "Show a day, a week, a month or an action."),
    "log": ("journal_tool.cli.figures", "look back", "Show a line for each day."),
    "gap": ("journal_tool.cli.figures", "look back", "Show planned and done, week by week."),
    "evidence": ("journal_tool.cli.figures", "look back", "Show what your acts say."),
    "stats": ("journal_tool.cli.figures", "look back", "Show every figure in a sentence."),
    "review": ("journal_tool.cli.review", "look back", "Begin a page that looks back on a month."),
    "build": ("journal_tool.cli.report", "report", "Write the report."),
    "watch": ("journal_tool.cli.live", "report", "Write the report again at each change."),
    "serve": ("journal_tool.cli.live", "report", "Show the report in a browser, live."),
    "page": ("journal_tool.cli.page", "report", "Write one A4 side to bring to someone."),
    "check": ("journal_tool.cli.care", "care", "Tell what cannot be read or looks wrong."),
    "resolve": ("journal_tool.cli.resolve", "care", "Make one day of its conflict copies."),
    "join": ("journal_tool.cli.join", "care", "Let two names mean one action."),
    "explain": ("journal_tool.cli.words", "care", "Explain one of the codes that `check` prints."),
    "export": ("journal_tool.cli.care", "care", "Print the records of the journal as data."),
    "init": ("journal_tool.cli.keeping", "care", "Make a journal in a folder."),
    "doctor": (
        "journal_tool.cli.doctor",
        "care",
        "Tell how things are here, and what could be better.",
    ),
    "merge-driver": ("journal_tool.cli.git", "care", "Merge a day (git calls this)."),
    "help": ("journal_tool.cli.words", "care", "Show help: of one command, or of all."),
}
"""Every command.  The short help stands here so that no module is imported to print it."""

FIRST: Final = ("today", "new", "plan", "done", "ask", "build", "check", "init")
"""The commands that ``--help`` shows."""

LATER: Final[tuple[str, ...]] = ()
"""Commands that the screens speak of and that are not there yet."""

SAFETY: Final = "A notebook, not a treatment. Nothing leaves this machine."  # no text


def _store(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def remember(ctx: click.Context, _option: click.Parameter, value: Any) -> None:
        if value not in (None, False, 0):
            setattr(ctx.ensure_object(Options), name, value)

    return remember


def global_options() -> list[click.Option]:
    """Return the options that stand before or after the name of a command."""
    return [
        click.Option(
            ["-C", "--journal"],
            metavar="DIR",
            expose_value=False,
            callback=_store("journal"),
            help="The journal's folder.",
        ),
        click.Option(
            ["--date"],
            metavar="DATE",
            expose_value=False,
            callback=_store("date"),
            help="The day that counts as today.",
        ),
        click.Option(
            ["--color"],
            type=click.Choice(["auto", "always", "never"]),
            expose_value=False,
            callback=_store("color"),
            help="When to use colour.",
        ),
        click.Option(
            ["-q", "--quiet"],
            is_flag=True,
            expose_value=False,
            callback=_store("quiet"),
            help="Print results only.",
        ),
        click.Option(
            ["-v", "--verbose"],
            count=True,
            expose_value=False,
            callback=_store("verbose"),
            help="Print more.",
        ),
    ]


class Command(click.Command):
    """A command that takes the global options too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(global_options())


class Root(click.Group):
    """The group: imports a command when it is called, and suggests one on a near miss."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return a command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(COMMANDS[cmd_name][0])
        command = getattr(module, cmd_name.replace("-", "_"))
        assert isinstance(command, click.Command)  # noqa: S101  the table is tested
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments begin with."""
        name = args[0]
        if name in LATER:
            raise Stop(
                _(
                    "`{command}` is not there yet: it comes with a later version.",
                    command=f"journal {name}",  # no text
                ),
                advice=_("Until then write the line in the day's file, in any editor."),
                exit_code=2,
            )
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, 1)
            advice = (
                _("Did you mean `journal {command}`?", command=near[0])
                if near
                else _("`journal help` lists all.")
            )
            message = _("'{name}' is not a command of journal.", name=name)
            raise Stop(message, advice=advice, exit_code=2)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Show the commands that people use first."""
        with formatter.section("Commands"):  # no text
            formatter.write_dl([(name, COMMANDS[name][2]) for name in FIRST])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """End with where to find the rest."""
        formatter.write_paragraph()
        formatter.write_text("All commands: journal help all")  # no text
        formatter.write_text(SAFETY)


def _print_version(ctx: click.Context, _option: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"journal {__version__}")  # no text
        ctx.exit()


@click.pass_context
def _default(ctx: click.Context) -> None:
    """Show today when no command is named."""
    if ctx.invoked_subcommand is None:
        command = cli.get_command(ctx, "today")
        assert command is not None  # noqa: S101  the table is tested
        ctx.invoke(command)


cli = Root(
    "journal",
    params=[
        *global_options(),
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_print_version,
            help="Print the version.",
        ),
    ],
    help="A plain-text journal for doing one small thing, and an honest report of it.",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    invoke_without_command=True,
    callback=_default,
)


def main(args: list[str] | None = None) -> int:
    """Run the command and return its exit code; no traceback reaches the person."""
    options = Options()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        return _run(args, options)
    except (KeyboardInterrupt, click.Abort):
        click.echo(_("Stopped."), err=True)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the reader of our output went away
        return 0
    except Exception as error:
        if os.environ.get("JOURNAL_DEBUG"):
            raise
        return _say(_unexpected(error), options)


def _run(args: list[str] | None, options: Options) -> int:
    try:
        code = cli.main(args, prog_name="journal", standalone_mode=False, obj=options)
        sys.stdout.flush()
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        return _say(error, options)
    return code if isinstance(code, int) else 0


def _unexpected(error: Exception) -> Stop:
    return Stop(
        _(
            "journal met something it does not know: {error}",
            error=f"{type(error).__name__}: {error}",
        ),
        advice=_("Nothing was changed. With JOURNAL_DEBUG=1 it shows where; please report that."),
    )


def _say(error: click.ClickException, options: Options) -> int:
    """Print an error on stderr, as JSON if results were wanted as JSON."""
    message = error.format_message()
    advice = error.advice if isinstance(error, Stop) else _usage_advice(error)
    if options.as_json:
        import json

        body = {"message": message, "advice": advice, "exit_code": error.exit_code}
        click.echo(json.dumps({"schema": "journal.error/1", "error": body}), err=True)
    else:
        click.echo(message, err=True)
        for line in advice.splitlines():
            click.echo(f"  {line}", err=True)
    return error.exit_code


def _usage_advice(error: click.ClickException) -> str:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return _("See: {command}", command=f"{error.ctx.command_path} --help")
    return ""
