"""Every command that changes nothing below the root: what reads, and what refuses to write.

``OUT`` begins a place outside of the journal; ``ROOT`` stands for the journal itself.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import click

from journal_tool.cli._main import COMMANDS, cli, global_options


class Run(NamedTuple):
    """A command as it is typed.

    Attributes:
        words: after ``journal``.
        code: with which it ends on the last day of the sample journal.
        ends: ``False`` for one that goes on until it is told to stop.
    """

    words: tuple[str, ...]
    code: int = 0
    ends: bool = True


def _typed(lines: str, code: int = 0) -> tuple[Run, ...]:
    """Return a command for each line."""
    return tuple(Run(tuple(line.split()), code) for line in lines.splitlines() if line.strip())


READS: Final = (
    *_typed("""
        today
        today --short
        today --json
        last walk
        last walk --json
        show
        show yesterday
        show 2026-W25
        show 2026-06
        show walk
        log
        log --last 3
        log --json
        gap
        gap --json
        evidence
        evidence player
        evidence --json
        stats
        stats --last 7
        stats --from 2026-05-01 --to 2026-05-31
        stats --json
        review
        build -o OUT
        build -o OUT
        build -o OUT --no-cache
        build --redact -o OUT-redacted
        build --single OUT.html
        watch --once -o OUT-watched
        watch --once --poll -o OUT-watched
        page -o OUT-page.html
        page --since 2026-05-01 --days 2026-05-02,2026-05-03 --against -o OUT-page.html
        check
        check ROOT/2026-06-30.md
        check --format github
        check --format json
        check --json
        check --fix -n
        doctor
        doctor --json
        resolve --dry-run
        explain J203
        explain J203 --json
        export json
        export jsonl
        help
        help all
        help build
        --help
        --version
        -C ROOT -q -v --color always today
    """),
    *_typed(
        """
        check --strict
        build --strict -o OUT
        """,
        code=3,
    ),
    Run(("serve", "--poll", "-p", "0", "-o", "OUT-served"), ends=False),
    *(Run((name, "--help")) for name in COMMANDS),
)
"""Commands that read a journal, with all of their options."""

REFUSES: Final = (
    *_typed("init ROOT\n join Walk Walk\n resolve\n resolve --yes"),
    *_typed("undo", code=1),
    *_typed(
        """
        review month 2026-06
        review week
        new nonsense
        new 2250-01-01
        new --ahead 0
        rest -
        rest --until nonsense
        move Cornet --to nonsense
        plan x --for nonsense
        export xml
        help nothing
        merge-driver
        stats --last 7 --from 2026-05-01
        today --no-such-option
        """,
        code=2,
    ),
    *_typed(
        """
        plan
        done
        thought
        drop
        skip
        move
        ask
        drop nothing
        skip nothing
        move nothing
        done --open nothing
        join one other
        explain J999
        last nothing
        show nothing
        evidence nobody
        """,
        code=5,
    ),
)
"""Commands that find nothing to write, or may not; nobody can be asked."""

WRITES: Final = (
    *("new", "plan", "done", "ask", "drop", "skip", "move", "rest", "thought", "undo"),
    *("join", "init", "resolve", "merge-driver"),
)
"""Commands that write into the journal, whatever is chosen; `new --path` too."""

NOT_RUN: Final = {
    ("build", "open_it"): "opens a browser",
    ("page", "open_it"): "opens a browser",
    ("serve", "open_it"): "opens a browser",
    ("review", "no_edit"): "goes with a page that is made",
    ("review", "only_path"): "goes with a page that is made",
}
"""Options of reading commands that are in no run, and why."""


def missing() -> Iterator[str]:
    """Yield each command of the table, and each option of one that reads, that no run has."""
    everywhere = {one.name for one in global_options()}
    typed = " ".join(word for one in READS for word in one.words).split()
    for one in global_options():
        if not {*one.opts} & {*typed} and one.name != "date":  # every run has that
            yield f"journal {one.opts[-1]}"
    for name in COMMANDS:
        of = [{*one.words} for one in READS if one.words[0] == name and "--help" not in one.words]
        if name in WRITES:
            if not any(name in one.words for one in REFUSES):
                yield f"journal {name}"
            continue
        command = cli.get_command(click.Context(cli), name)
        if not of or command is None:
            yield f"journal {name}"
            continue
        for option in command.params:
            if isinstance(option, click.Option) and option.name not in everywhere:
                is_run = any({*option.opts} & words for words in of)
                if is_run == ((name, option.name) in NOT_RUN):
                    yield f"journal {name} {option.opts[-1]}"


def placed(run: Run, root: Path, outside: Path) -> list[str]:
    """Return the words of a run with its places."""
    return [
        str(outside / word) if word.startswith("OUT") else word.replace("ROOT", str(root))
        for word in run.words
    ]
