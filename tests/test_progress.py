"""A bar for long work: on a terminal, after a second, and gone in the end."""

import io
from pathlib import Path

from rich.console import Console

from journal_tool import app, resources
from journal_tool.cli._progress import Bar
from journal_tool.store import Store
from tests.builders import on


def terminal() -> tuple[Console, io.StringIO]:
    text = io.StringIO()
    return Console(file=text, force_terminal=True, width=60), text


def test_work_is_told_step_by_step() -> None:
    console, text = terminal()
    with Bar(console, after=0) as bar:
        bar("Reading", 1, 3)
        bar("Reading", 3, 3)
        bar("Writing", 1, None)

    assert "Reading" in text.getvalue()
    assert "1/3" in text.getvalue()
    assert "Writing" in text.getvalue()


def test_what_is_quick_has_no_bar() -> None:
    console, text = terminal()
    with Bar(console, after=3600) as bar:
        bar("Reading", 1, 3)

    assert text.getvalue() == ""


def test_who_wants_none_gets_none() -> None:
    console, text = terminal()
    with Bar(console, is_wanted=False, after=0) as bar:
        bar("Reading", 1, 3)

    assert text.getvalue() == ""


def test_where_there_is_no_terminal_nothing_is_drawn() -> None:
    """Standard error of a test is none."""
    with Bar(after=0) as bar:
        bar("Reading", 1, 3)

        assert bar._progress is None  # noqa: SLF001 - what is not drawn cannot be seen


def test_a_build_tells_of_every_file_and_every_page(tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    store = Store(resources.sample_journal())

    built = app.build(
        store,
        on("2026-06-30"),
        tmp_path / "report",
        progress=lambda *step: told.append(step),
    )

    reading = [(done, total) for what, done, total in told if what == "Reading"]
    writing = [done for what, done, _ in told if what == "Writing"]
    assert [done for done, _ in reading] == [*range(1, len(reading) + 1)]
    assert all(total and done <= total for done, total in reading)
    assert len(writing) == len(built.written.written)
