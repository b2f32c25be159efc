"""A thought, from the line that names it to what the report says came of it."""

import json
from pathlib import Path

import pytest

from tests.shell import Shell, shell_in
from tests.terminals import Terminal
from tests.test_report import text_of

PLAN = "---\nplanned: |\n  - [{box}] Walk 10m\n---\n"


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Shell:
    """A journal of ten days, so that the report has all of its pages."""
    shell = shell_in(tmp_path, monkeypatch, capfd)
    shell.write({f"2026-11-{day}.md": PLAN.format(box="x") for day in range(12, 22)})
    return shell


def test_a_thought_with_an_action_is_followed_to_the_report(shell: Shell) -> None:
    said = shell("thought", "I'll do it later", "--pattern", "put-off", "--do", "shoes on 2m")
    assert said.out == "2026-11-23.md:6  I'll do it later -> shoes on 2m\n"
    line = "  - I'll do it later #put-off -> [ ] shoes on 2m"
    assert line in shell.read("2026-11-23.md").splitlines()

    today = json.loads(shell("today", "--json").out)["data"]
    assert [one["name"] for one in today["planned"]] == ["shoes on"]
    assert "shoes on 2m" in shell("today").out

    assert shell("done", "shoes").out == "2026-11-23.md:6  shoes on (2m) done\n"
    assert line.replace("[ ]", "[x]") in shell.read("2026-11-23.md").splitlines()

    shell("thought", "No use", "--pattern", "put-off", "--do", "ring Ann", "--date=2026-11-24")
    shell("thought", "Nobody asked", "--date=2026-11-24")
    shell("done", "ring Ann", "--date=2026-11-25")

    figures = json.loads(shell("stats", "--json", "--date=2026-11-26").out)["data"]
    assert figures["thoughts"] == {"put-off": {"named": 2, "with_action": 2, "done": 2}}
    said = shell("stats", "--date=2026-11-26")
    assert "“put-off” 2 times (2 with an action, 2 done)" in " ".join(said.out.split())

    assert shell("build", "--date=2026-11-26").code == 0
    page = text_of(shell.read("report/thoughts.html"))
    assert "3 thoughts named, 2 with an action beside it, 2 done that day or the next." in page
    assert "Mon 23 November shoes on 2m done #put-off I'll do it later" in page
    assert "Tue 24 November ring Ann not done done the next day #put-off No use" in page
    assert "Tue 24 November Nobody asked" in page
    assert "#put-off 2 2 2" in page
    assert page.count("one means that day or the next") == 1
    assert "shoes on" in text_of(shell.read("report/evidence.html"))


@pytest.mark.parametrize(
    ("action", "line"),
    [
        pytest.param("one cup 1m", "  - Too big -> [ ] one cup 1m", id="an action"),
        pytest.param("", "  - Too big", id="none"),
    ],
)
def test_two_things_are_asked_and_one_line_is_written(shell: Shell, action: str, line: str) -> None:
    terminal = Terminal(shell.root, "thought", env={})
    terminal.wait_for("What went through your head?")
    terminal.type("Too big")
    terminal.wait_for("One thing small enough to do today:")
    terminal.type(action)
    code, _said = terminal.end()

    assert code == 0
    assert [one for one in shell.read("2026-11-23.md").splitlines() if "  - " in one] == [line]


def test_what_is_not_done_is_counted_as_that(shell: Shell) -> None:
    shell("thought", "Too big", "--pattern", "too-big", "--do", "one cup 1m")
    figures = json.loads(shell("stats", "--json", "--date=2026-11-26").out)["data"]
    shell("build", "--date=2026-11-26")
    page = text_of(shell.read("report/thoughts.html"))

    assert figures["thoughts"] == {"too-big": {"named": 1, "with_action": 1, "done": 0}}
    assert "1 thought named, 1 with an action beside it, 0 done that day or the next." in page
    assert "Mon 23 November one cup 1m not done #too-big Too big" in page
