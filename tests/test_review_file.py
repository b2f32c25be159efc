"""A month looked back on in a file of one's own: what there is to say, three questions, no day."""

import shutil
from pathlib import Path

import pytest

from journal_tool.dayfile import Kind, read_name
from journal_tool.resources import sample_journal
from journal_tool.store import Store
from tests.shell import Shell, shell_in


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Shell:
    made = shell_in(tmp_path, monkeypatch, capfd)
    monkeypatch.setenv("JOURNAL_TODAY", "2026-07-01")
    shutil.copytree(sample_journal(), made.root, dirs_exist_ok=True)
    return made


def test_it_holds_the_sentences_of_the_report_and_the_three_questions(shell: Shell) -> None:
    said = shell("review", "month")
    text = shell.read("reviews/2026-06.md")

    assert (said.code, said.out, said.err) == (0, "reviews/2026-06.md  made\n", "")
    assert text.startswith("# June 2026\n\nSomething was done on 25 of 30 days, 1–30 June; ")
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Which of these days would I like to have more of, and what did they hold?",
        "## What waited, and what is the smallest version of it that would do?",
        "## What is one small thing for the month to come?",
    ]
    shell("build", "-q")
    page = shell.read("report/review/2026-06.html")
    for sentence in text.split("\n\n")[1:3]:
        assert sentence in page


def test_another_month_can_be_named(shell: Shell) -> None:
    assert shell("review", "month", "2026-03").out == "reviews/2026-03.md  made\n"
    assert shell.read("reviews/2026-03.md").startswith("# March 2026\n")


def test_a_page_that_is_there_stays_as_it_is(shell: Shell) -> None:
    shell.write({"reviews/2026-06.md": "mine\n"})
    said = shell("review", "month")

    assert said.out == "reviews/2026-06.md  is there already\n"
    assert shell.read("reviews/2026-06.md") == "mine\n"


def test_it_is_no_day_and_changes_nothing_in_the_report(shell: Shell) -> None:
    before = Store(shell.root).load()
    found = shell("check", "-v").out
    shell("review", "month")
    shell.write({"reviews/2026-06.md": shell.read("reviews/2026-06.md") + "\n- [x] Walk 20m\n"})

    assert read_name("reviews/2026-06.md").kind is Kind.OTHER
    assert Store(shell.root).load().days == before.days
    assert shell("check", "-v").out == found


def test_it_lies_below_the_folder_of_the_days(shell: Shell) -> None:
    (shell.root / "days").mkdir()
    for one in shell.root.glob("2026-*.md"):
        one.rename(shell.root / "days" / one.name)
    settings = shell.read("journal.toml").replace("[journal]\n", '[journal]\nfolder = "days"\n', 1)
    shell.write({"journal.toml": settings})

    assert shell("review", "month").out == "days/reviews/2026-06.md  made\n"


def test_the_path_alone_is_printed(shell: Shell) -> None:
    assert shell("review", "month", "--path").out == f"{shell.root / 'reviews/2026-06.md'}\n"


def test_it_is_opened_in_the_editor(shell: Shell) -> None:
    path = shell.home / "editor"
    path.write_text("#!/bin/sh\necho mine >> $1\n", encoding="utf-8")
    path.chmod(0o755)
    said = shell.on_a_terminal("review", "month", EDITOR=str(path))
    shell.on_a_terminal("review", "month", "--no-edit", EDITOR=str(path))

    assert said.out == "reviews/2026-06.md  made\n"
    assert shell.read("reviews/2026-06.md").count("mine\n") == 1


def test_it_is_taken_back_like_any_change(shell: Shell) -> None:
    shell("review", "month")
    said = shell("undo")

    assert said.out == "reviews/2026-06.md  as it was before `journal review month`\n"
    assert not (shell.root / "reviews/2026-06.md").exists()


def test_alone_it_says_what_it_can_do(shell: Shell) -> None:
    said = shell("review")

    assert said.code == 0
    assert said.out.startswith("journal review month ")
    assert not (shell.root / "reviews").exists()


@pytest.mark.parametrize(
    ("words", "code", "message", "advice"),
    [
        pytest.param(["week"], 2, "'week' is no review", "stand in the report", id="a week"),
        pytest.param(["2026-06"], 2, "'2026-06' is no", "journal review month 2026-06", id="bare"),
        pytest.param(["month", "june"], 2, "'june' is no month.", "Write 2026-06.", id="a name"),
        pytest.param(["month", "2026-13"], 2, "'2026-13' is no month.", "Write", id="the 13th"),
        pytest.param(["month", "2026-07"], 2, "2026-07 is not over.", "is over", id="this one"),
        pytest.param(["month", "2026-05", "x"], 2, "'month 2026-05 x'", "one month", id="two"),
        pytest.param(["month", "2020-01"], 5, "look back on in 2020-01", "Months with", id="empty"),
    ],
)  # fmt: skip
def test_a_wrong_word_makes_nothing(
    shell: Shell, words: list[str], code: int, message: str, advice: str
) -> None:
    said = shell("review", *words)

    assert said.code == code
    assert message in said.err
    assert advice in said.err
    assert not (shell.root / "reviews").exists()


def test_in_the_first_days_there_is_nothing_to_look_back_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "new").mkdir()
    young = shell_in(tmp_path / "new", monkeypatch, capfd)
    young.write({"2026-11-22.md": "Done: walk\n"})
    said = young("review", "month")

    assert said.code == 5
    assert "A month has something to say once it is over" in said.err


def test_a_file_in_the_way_is_told(shell: Shell) -> None:
    shell.write({"reviews": "mine\n"})
    said = shell("review", "month")

    assert said.code == 1
    assert "reviews/2026-06.md" in said.err
    assert shell.read("reviews") == "mine\n"
