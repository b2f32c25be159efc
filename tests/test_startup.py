"""What a command imports: the light ones stay light, whatever machine they run on."""

import subprocess
import sys
from pathlib import Path

import pytest

from journal_tool.cli._main import COMMANDS, FIRST, cli

HEAVY = {"jinja2", "markdown_it", "watchdog", "yaml", "frontmatter", "rich", "platformdirs"}
"""Packages that take long to load."""


def imported_by(*arguments: str, folder: Path) -> set[str]:
    """Return the top-level modules that a fresh process has after one command."""
    program = (
        "import sys\n"
        "from journal_tool.cli import main\n"
        f"code = main({list(arguments)!r})\n"
        "sys.stderr.write(' '.join(sorted({one.partition('.')[0] for one in sys.modules})))\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("help", "all")])
def test_help_and_version_import_nothing_heavy(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert not imported_by(*arguments, folder=tmp_path) & HEAVY


def test_explain_reads_no_journal(tmp_path: Path) -> None:
    assert not imported_by("explain", "J201", folder=tmp_path) & HEAVY


def test_check_makes_no_page_and_reads_no_markdown_without_tasks(tmp_path: Path) -> None:
    (tmp_path / "2026-03-12.md").write_text("Done: walk\n\nRain.\n", encoding="utf-8")

    assert not imported_by("check", folder=tmp_path) & {"jinja2", "markdown_it", "watchdog", "rich"}


@pytest.mark.parametrize(
    "arguments", [("plan", "Walk"), ("done", "Walk"), ("rest",), ("thought", "Later")]
)
def test_what_records_makes_no_page_and_watches_nothing(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "2026-03-12.md").write_text("Done: walk\n\nRain.\n", encoding="utf-8")
    imported = imported_by(*arguments, folder=tmp_path)

    assert not imported & {"jinja2", "markdown_it", "watchdog", "rich"}
    assert not imported & {"yaml", "frontmatter", "tomllib", "hashlib", "pickle", "tempfile"}
    assert (tmp_path / "state").is_dir()


def test_git_waits_for_no_more_than_reading_a_day(tmp_path: Path) -> None:
    for name, text in (("O", ""), ("A", "Done: walk\n"), ("B", "Done: tea\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    imported = imported_by("merge-driver", "O", "A", "B", "7", "2026-03-12.md", folder=tmp_path)

    assert not imported & {"jinja2", "watchdog", "rich", "subprocess"}
    assert "tea" in (tmp_path / "A").read_text(encoding="utf-8")


def test_a_new_day_from_a_template_without_signs_loads_no_template_engine(tmp_path: Path) -> None:
    (tmp_path / "2026-03-12.md").write_text("Done: walk\n", encoding="utf-8")

    assert not imported_by("new", "--no-edit", folder=tmp_path) & {"jinja2", "watchdog", "rich"}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_of_commands_says_what_their_help_says(name: str) -> None:
    """The short help stands in the table so that no module is imported to print it."""
    import click

    command = cli.get_command(click.Context(cli, **cli.context_settings), name)

    assert command is not None
    assert command.name == name
    assert "Example: journal" in (command.help or "")


def test_the_first_commands_are_commands() -> None:
    assert set(FIRST) <= set(COMMANDS)


def test_what_comes_later_is_not_there() -> None:
    """A command that arrives leaves the list."""
    from journal_tool.cli._main import LATER

    assert not set(LATER) & set(COMMANDS)


def test_the_screen_in_the_readme_is_the_sample_journals_last_day() -> None:
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-m", "journal_tool", "-C", "sample_journal", "--date", "2026-06-30"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() in (root / "README.md").read_text(encoding="utf-8")
