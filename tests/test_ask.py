"""`journal ask` in a real terminal: one key an item, each answer written at once."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal_tool.analysis import analyse
from journal_tool.model import Practice
from journal_tool.report import asked_text
from journal_tool.screens import asked
from journal_tool.settings import Settings
from tests.builders import action, day, journal, on
from tests.terminals import CTRL_C, CTRL_D, ENTER, UP, Terminal, TerminalHere

TODAY = "2026-11-23"
ASKED = "            > "
PLANS = """\
---
planned: |
  - [ ] Walk 30m (after tea) -> letterbox 2m
  - [ ] Call Sam
  - [ ] Taxes
  - [x] Cook
---
"""
EARLIER = "---\ndone: |\n  - Walk 30m 2..4 -- Cold. Fine at the corner.\n---\n"

Asks = Callable[..., Terminal]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    (folder / "journal.toml").write_text("format = 1\n", encoding="utf-8")
    (folder / "2026-11-20.md").write_text(EARLIER, encoding="utf-8")
    (folder / f"{TODAY}.md").write_text(PLANS, encoding="utf-8")
    return folder


@pytest.fixture
def env(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    homes = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("STATE", "CACHE", "CONFIG")}
    found = {**homes, "JOURNAL_TODAY": TODAY, "TERM": "xterm", "COLUMNS": "80"}
    for name, value in found.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("JOURNAL_DIR", raising=False)
    monkeypatch.chdir(root)
    return found


@pytest.fixture
def asks(root: Path, env: dict[str, str]) -> Iterator[Asks]:
    """Return what begins to ask, and waits for the first question."""
    begun: list[Terminal] = []

    def begin(*arguments: str, kind: type[Terminal] = TerminalHere) -> Terminal:
        terminal = kind(root, "ask", *arguments, env=env)
        begun.append(terminal)
        terminal.wait_for(ASKED)
        return terminal

    yield begin
    for one in begun:
        one.let_go()


def lines(root: Path, name: str = TODAY) -> list[str]:
    """Return the items of a day's file."""
    text = (root / f"{name}.md").read_text(encoding="utf-8")
    return [one.strip() for one in text.splitlines() if one.startswith("  ")]


def press(terminal: Terminal, *keys: str) -> str:
    """Press keys, each when it is asked for; return what was printed since."""
    said = ""
    for key in keys:
        terminal.press(key)
        said += terminal.wait_for(ASKED)
    return said


# -- one key an item ----------------------------------------------------------------------------


def test_before_each_item_stands_what_the_first_screen_says_of_it(
    root: Path, env: dict[str, str], asks: Asks
) -> None:
    screen = " ".join(run(root, env, "today").stdout.split())
    said = " ".join(asks().said.split())

    last = 'Last time, Fri 20 November: 2 before, 4 after. "Cold. Fine at the corner."'
    assert f"1 of 3 Walk 30m (after tea) small: letterbox 2m {last} y done" in said
    assert f"Walk 30m (after tea) small: letterbox 2m {last}" in screen


def test_each_key_is_written_at_once(root: Path, asks: Asks) -> None:
    terminal = asks()
    terminal.press("s")
    terminal.wait_for("out):")
    assert lines(root)[0] == "- [/] Walk 30m (after tea) -> letterbox 2m"

    terminal.type("2")
    terminal.wait_for("after it:")
    terminal.type("5")
    terminal.wait_for(ASKED)
    press(terminal, "L")
    terminal.press("m")
    terminal.wait_for("tomorrow:")
    terminal.type("fri")
    code, said = terminal.end()

    assert code == 0
    assert lines(root) == [
        "- [/] Walk 30m (after tea) -> letterbox 2m 2..5",
        "- [-] Call Sam",
        "- [>] Taxes",
        "- [x] Cook",
    ]
    assert lines(root, "2026-11-27") == ["- [ ] Taxes"]
    assert said.endswith("1 done smaller · 1 let go · 1 put off.\n")


def test_what_is_not_done_stays_open_and_is_asked_the_next_time(root: Path, asks: Asks) -> None:
    terminal = asks()
    press(terminal, "n", ENTER)
    terminal.press("l")
    assert "2 stay open" in terminal.end()[1]

    again = asks()
    said = again.said
    again.press(CTRL_D)

    assert "1 of 2" in said
    assert "Walk 30m" in said
    assert lines(root)[2] == "- [-] Taxes"
    assert again.end()[0] == 0


def test_ratings_are_asked_once_in_a_session(root: Path, asks: Asks) -> None:
    terminal = asks()
    terminal.press("y")
    terminal.wait_for("out):")
    terminal.type("")
    terminal.wait_for("after it:")
    terminal.type("")
    terminal.wait_for(ASKED)
    said = press(terminal, "y")
    terminal.press("y")
    code, end = terminal.end()

    assert code == 0
    assert "Motivation" not in said + end
    assert lines(root)[:3] == [
        "- [x] Walk 30m (after tea) -> letterbox 2m",
        "- [x] Call Sam",
        "- [x] Taxes",
    ]
    assert end.endswith("3 done.\n")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        pytest.param(["11", "3", "4"], "- [x] Walk 30m (after tea) -> letterbox 2m 3..4", id="11"),
        pytest.param(["a", "", "4"], "- [x] Walk 30m (after tea) -> letterbox 2m ..4", id="a word"),
        pytest.param(
            ["-1", "99", "4"], "- [x] Walk 30m (after tea) -> letterbox 2m ..4", id="wrong twice"
        ),
        pytest.param(
            ["3", ""], "- [x] Walk 30m (after tea) -> letterbox 2m 3..", id="before alone"
        ),
        pytest.param(["3", CTRL_D], "- [x] Walk 30m (after tea) -> letterbox 2m 3..", id="Ctrl-D"),
    ],
)
def test_a_wrong_number_is_told_and_asked_once_more(
    root: Path, asks: Asks, typed: list[str], line: str
) -> None:
    terminal = asks()
    terminal.press("y")
    for one in typed:
        terminal.wait_for(":")  # every question ends with one
        terminal.type(one)
    terminal.wait_for(ASKED)

    assert lines(root)[0] == line
    assert terminal.said.count("A whole number from 0 to 10") == sum(
        one not in {"", "3", "4", CTRL_D} for one in typed
    )


def test_a_rating_that_was_planned_is_not_asked_again(root: Path, asks: Asks) -> None:
    (root / f"{TODAY}.md").write_text(
        "---\nplanned: |\n  - [ ] Walk 2..4\n  - [ ] Sit\n---\n", encoding="utf-8"
    )
    terminal = asks()

    assert "Motivation" not in press(terminal, "y")


# -- taking back --------------------------------------------------------------------------------


def test_an_answer_is_taken_back_with_its_ratings(root: Path, asks: Asks) -> None:
    before = (root / f"{TODAY}.md").read_bytes()
    terminal = asks()
    terminal.press("y")
    terminal.wait_for("out):")
    terminal.type("2")
    terminal.wait_for("after it:")
    terminal.type("4")
    terminal.wait_for(ASKED)
    press(terminal, "n")
    assert "2 of 3" in press(terminal, "u")
    said = press(terminal, "u")

    assert said.count("2026-11-23.md  as it was before that answer") == 1
    assert "1 of 3" in said
    assert (root / f"{TODAY}.md").read_bytes() == before
    assert "no answer yet" in press(terminal, "u")


def test_what_somebody_else_wrote_since_is_not_taken_back(
    root: Path, env: dict[str, str], asks: Asks
) -> None:
    terminal = asks()
    press(terminal, "l")
    run(root, env, "done", "taxes")

    assert "Something else was changed since, so this stays." in press(terminal, "u")
    assert lines(root)[:3] == [
        "- [-] Walk 30m (after tea) -> letterbox 2m",
        "- [ ] Call Sam",
        "- [x] Taxes",
    ]


def test_an_answer_whose_file_was_changed_by_hand_stays(root: Path, asks: Asks) -> None:
    terminal = asks()
    press(terminal, "l")
    path = root / f"{TODAY}.md"
    path.write_text(path.read_text(encoding="utf-8") + "Rain.\n", encoding="utf-8")
    said = press(terminal, "u")
    terminal.press("q")

    assert "2026-11-23.md changed since" in said
    assert terminal.end()[0] == 1
    assert path.read_text(encoding="utf-8").endswith("Rain.\n")


# -- wrong keys and other ends ------------------------------------------------------------------


WRONG = {
    "another letter": ("x", "'x' is none of these keys:"),
    "an arrow": (UP, "One of these keys:"),
    "a question mark": ("?", "One of these keys:"),
    "a paste": ("yes", "Several signs came at once, and none was taken."),
    "a paste of several lines": ("y\ry", "Several signs came at once, and none was taken."),
    "nothing to take back": ("u", "There is no answer yet that could be taken back."),
    "a letter that has no capital": ("ß", "'ß' is none of these keys:"),
}


def test_a_wrong_key_changes_nothing_and_says_which_there_are(root: Path, asks: Asks) -> None:
    """All in one session: a terminal takes long to begin."""
    before = (root / f"{TODAY}.md").read_bytes()
    terminal = asks()
    told = {name: press(terminal, keys) for name, (keys, _) in WRONG.items()}

    for name, (_, message) in WRONG.items():
        assert message in told[name], name
        assert "y done · s smaller · n not done, stays open · l let go · m put off" in told[name]
    assert (root / f"{TODAY}.md").read_bytes() == before


def test_smaller_is_offered_where_a_smaller_version_is_known(root: Path, asks: Asks) -> None:
    terminal = asks()
    said = press(terminal, "n")
    assert "s smaller" not in said

    assert "No smaller version of it is known" in press(terminal, "s")
    assert lines(root)[1] == "- [ ] Call Sam"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param(["yesterday", "-"], "'yesterday' is no day to come.", id="no day, twice"),
        pytest.param(["today", ""], "'today' is no day to come.", id="today, then tomorrow"),
        pytest.param([CTRL_D], "", id="none after all"),
    ],
)
def test_a_day_that_is_over_is_told(root: Path, asks: Asks, typed: list[str], told: str) -> None:
    terminal = asks()
    terminal.press("m")
    for one in typed:
        terminal.wait_for("tomorrow:")
        terminal.type(one)
    terminal.wait_for(ASKED)

    assert told in terminal.said
    moved = (root / "2026-11-24.md").exists()
    assert moved == (typed[-1] == "")
    assert lines(root)[0].startswith("- [>]" if moved else "- [ ]")


def test_what_cannot_be_written_is_told_and_asked_again(root: Path, asks: Asks) -> None:
    (root / "2026-11-24.md").write_bytes(b"Done: caf\xe9\n")
    terminal = asks()
    terminal.press("m")
    terminal.wait_for("tomorrow:")
    terminal.type("")
    said = terminal.wait_for(ASKED)
    terminal.press("q")

    assert "2026-11-24.md: the file holds bytes that are not UTF-8" in said
    assert "1 of 3" in said
    assert terminal.end()[0] == 1
    assert lines(root)[0].startswith("- [ ]")


def test_what_was_settled_elsewhere_meanwhile_is_not_asked(
    root: Path, env: dict[str, str], asks: Asks
) -> None:
    terminal = asks()
    run(root, env, "drop", "call sam")

    assert "3 of 3    Taxes" in press(terminal, "n")


@pytest.mark.parametrize(
    ("keys", "code"), [(CTRL_C, 130), (CTRL_D, 0), ("q", 0)], ids=["Ctrl-C", "Ctrl-D", "q"]
)
def test_it_can_be_ended_at_any_time(root: Path, asks: Asks, keys: str, code: int) -> None:
    terminal = asks(kind=Terminal)
    press(terminal, "l")
    terminal.press(keys)
    ended, said = terminal.end()

    assert ended == code
    assert "1 let go · 2 stay open.\n`journal ask` goes on from there" in said
    assert lines(root)[0].startswith("- [-] Walk")


def test_a_terminal_that_is_closed_loses_nothing(root: Path, asks: Asks) -> None:
    terminal = asks(kind=Terminal)
    press(terminal, "l")
    terminal.hang_up()

    assert lines(root)[:2] == ["- [-] Walk 30m (after tea) -> letterbox 2m", "- [ ] Call Sam"]


# -- without questions --------------------------------------------------------------------------


def run(root: Path, env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "journal_tool", "-C", str(root), *arguments],
        cwd=Path(__file__).parent.parent,
        env={"PATH": "/usr/bin:/bin", **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_terminal_the_answers_are_commands(root: Path, env: dict[str, str]) -> None:
    done = run(root, env, "ask")

    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr.splitlines() == [
        "3 things are open, and there is no terminal to ask in.",
        "  journal done Walk",
        "  journal done 'Call Sam'",
        "  journal done Taxes",
        "  Or:",
        "  journal done --smaller NAME",
        "  journal drop NAME",
        "  journal move NAME --to tomorrow",
    ]


def test_with_nothing_open_it_says_so(root: Path, env: dict[str, str]) -> None:
    (root / f"{TODAY}.md").write_text("Done: walk\n", encoding="utf-8")
    done = run(root, env, "ask")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "Nothing is open today."
    assert run(root, env, "ask", "-q").stdout == "Nothing is open today.\n"


def test_words_that_are_hidden_are_not_shown(root: Path, asks: Asks) -> None:
    (root / "journal.toml").write_text("[report]\nwords = false\n", encoding="utf-8")
    said = asks("-q").said

    assert "Last time, Fri 20 November: 2 before, 4 after." in said
    assert "Cold" not in said
    assert "after tea" not in said


# -- what is asked ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "size", "sizes", "known"),
    [
        pytest.param("Walk -> to the corner", None, (), True, id="the plan names one"),
        pytest.param("Walk", None, (), False, id="none is known"),
        pytest.param("Walk", None, ("Corner 2m", "Lock 10m"), True, id="the practice has sizes"),
        pytest.param("Walk", 2, ("Corner 2m", "Lock 10m"), True, id="not the smallest size"),
        pytest.param("Walk", 1, ("Corner 2m", "Lock 10m"), False, id="the smallest size"),
        pytest.param("Walk", None, ("Corner 2m",), False, id="one size is none smaller"),
    ],
)
def test_a_smaller_version_or_size_may_be_known(
    line: str, size: int | None, sizes: tuple[str, ...], *, known: bool
) -> None:
    settings = Settings(practices=(Practice("walk", "Walk", sizes=sizes),))
    today = journal(day(TODAY, planned=[action(line, size=size), "[x] Cook"]))
    one, *others = asked(today, settings, analyse(today, settings, as_of=on(TODAY)))

    assert (one.item.name, one.has_smaller, others) == ("Walk", known, [])


def test_an_item_has_its_number_in_the_left_column() -> None:
    today = journal(
        day("2026-11-20", done=[action("[x] Walk", before=2, after=4, note="Cold.")]),
        day(TODAY, planned=["Walk 30m"]),
    )
    found = asked(today, Settings(), analyse(today, Settings(), as_of=on(TODAY)))

    assert asked_text(found[0], "1 of 1").splitlines() == [
        "  1 of 1    Walk 30m",
        '            Last time, Fri 20 November: 2 before, 4 after. "Cold."',
    ]


def test_a_day_without_an_entry_asks_nothing() -> None:
    empty = journal()

    assert asked(empty, Settings(), analyse(empty, Settings(), as_of=on(TODAY))) == ()


def test_in_a_narrow_terminal_keys_take_more_rows(
    asks: Asks, monkeypatch: pytest.MonkeyPatch, env: dict[str, str]
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    env["COLUMNS"] = "60"
    rows = asks().said.splitlines()

    assert max(map(len, rows)) <= 60
    assert "            y done · s smaller · n not done, stays open ·" in rows
