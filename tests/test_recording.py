"""What the commands record: in which file, on which line, and what they leave alone."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.dayfile import DayReader, line_of
from journal_tool.dayfile.edits import CannotEdit
from journal_tool.model import Action, Smaller, State
from journal_tool.naming import NoSuchAction
from journal_tool.newday import BadTemplate, new_lists, new_text
from journal_tool.recording import Marks, Recorder, described
from journal_tool.saving import NotSaved, Saver
from journal_tool.settings import Settings
from journal_tool.store import Store
from journal_tool.text import SourceText

DAY = date(2026, 11, 22)
TODAY = "2026-11-22.md"


@pytest.fixture
def at(tmp_path: Path) -> Callable[[Mapping[str, str]], Recorder]:
    """Return what makes a journal of these files and opens it to record on one day."""

    def opened(files: Mapping[str, str]) -> Recorder:
        root = tmp_path / "journal"
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8", newline="")
        root.mkdir(exist_ok=True)
        saver = Saver(
            root, tmp_path / "state", now=lambda: datetime(2026, 11, 22, 21, 4, tzinfo=UTC)
        )
        return Recorder(Store(root), saver, DAY, "test")

    return opened


def text(tmp_path: Path, name: str = TODAY) -> str:
    return (tmp_path / "journal" / name).read_bytes().decode()


Opened = Callable[[Mapping[str, str]], Recorder]


# -- which action a name means ------------------------------------------------------------------

PLANS = "---\nplanned: |\n  - [ ] Walk 20m\n  - [ ] Wash up\n  - [x] Water the plants\n---\n"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        pytest.param("Walk 20m", "Walk", id="the whole line"),
        pytest.param("walk", "Walk", id="another case"),
        pytest.param("wal", "Walk", id="how it alone begins"),
        pytest.param("wat", "Water the plants", id="one that is done, if no open one begins so"),
        pytest.param("wa", ("Walk", "Wash up"), id="how open ones begin"),
        pytest.param("walkk", ("Walk",), id="nearly one"),
        pytest.param("wahs", ("Wash up",), id="nearly how one begins"),
        pytest.param("plants", ("Water the plants",), id="a word out of one"),
        pytest.param("cash", (), id="nearly how one begins, but for the first letter"),
        pytest.param("swim", (), id="nothing like it"),
        pytest.param("!", (), id="no name at all"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_a_name_means_one_action_or_it_is_told_which(
    at: Opened, name: str, meant: str | tuple[str, ...]
) -> None:
    recorder = at({TODAY: PLANS})
    if isinstance(meant, str):
        assert recorder.find(name).action.name == meant
        return
    with pytest.raises(NoSuchAction) as error:
        recorder.find(name)
    assert error.value.names == meant
    assert error.value.others == ("Walk", "Wash up", "Water the plants")


def test_only_actions_in_some_states_are_looked_for(at: Opened) -> None:
    recorder = at({TODAY: PLANS})

    assert recorder.find("wat", states=[State.DONE]).action.name == "Water the plants"
    with pytest.raises(NoSuchAction):
        recorder.find("wat", states=[State.OPEN])


def test_a_plan_is_ticked_where_it_stands(at: Opened, tmp_path: Path) -> None:
    """A second note of the day holds the plan; the day's own file holds a deed of the name."""
    note = "2026-11-22 harbour.md"
    recorder = at({TODAY: "Done: walk 5m\n", note: "## Planned\n\n- [ ] Walk 20m\n"})
    told = recorder.set_state(recorder.find("walk"), State.DONE)

    assert text(tmp_path, note) == "## Planned\n\n- [x] Walk 20m\n"
    assert text(tmp_path) == "Done: walk 5m\n"
    assert [one.place for one in told.told] == [f"{note}:3"]


# -- where a day is written ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "path"),
    [
        pytest.param({}, TODAY, id="an empty journal"),
        pytest.param({"2026/11/2026-11-20.md": "x"}, "2026/11/2026-11-22.md", id="as the newest"),
        pytest.param({"2026_11_20.md": "x"}, "2026_11_22.md", id="as Logseq names them"),
        pytest.param(
            {"journal.toml": '[journal]\nfolder = "days"\n'}, "days/2026-11-22.md", id="a folder"
        ),
        pytest.param(
            {"journal.toml": '[journal]\nfolder = "days"\nfile = "YYYY/MM-DD"\n'},
            "days/2026/11-22.md",
            id="its own pattern",
        ),
        pytest.param({"2026-11-22 rain.md": "rain"}, TODAY, id="beside a note of the day"),
        pytest.param({"2026-11-22.txt": "rain"}, "2026-11-22.txt", id="the one that is there"),
        pytest.param(
            {"notes/harbour.md": "---\ndate: 2026-11-22\nmood: 4\n---\n"},
            "notes/harbour.md",
            id="one that holds the date inside",
        ),
    ],
)
def test_a_deed_goes_into_the_file_of_its_day(
    at: Opened, tmp_path: Path, files: Mapping[str, str], path: str
) -> None:
    told = at(files).deed("Rang Kasia")

    assert "Rang Kasia" in text(tmp_path, path)
    assert told.told[0].place.startswith(f"{path}:")


def test_what_is_planned_is_planned_once_and_open_again_after_it_was_let_go(
    at: Opened, tmp_path: Path
) -> None:
    recorder = at({TODAY: "---\nplanned: |\n  - [ ] Walk\n  - [-] Sit\n---\n"})

    assert [one.is_new for one in recorder.plan("walk").told] == [False]
    assert [one.is_new for one in recorder.plan("sit").told] == [True]
    assert text(tmp_path) == "---\nplanned: |\n  - [ ] Walk\n  - [ ] Sit\n---\n"


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        pytest.param("walk", False, id="the name"),
        pytest.param("Walk 20m", False, id="the same"),
        pytest.param("walk 30m", True, id="another length"),
        pytest.param("Walk -> to the corner 2m", True, id="a smaller version"),
        pytest.param("Walk (after lunch)", True, id="when"),
        pytest.param("Walk #body", True, id="a tag"),
    ],
)
def test_what_a_line_says_besides_a_plan_that_is_there_is_not_left_out_silently(
    at: Opened, line: str, is_told: bool
) -> None:
    recorder = at({TODAY: "---\nplanned: |\n  - [ ] Walk 20m\n---\n"})

    recorded = recorder.plan(line)
    assert [one.is_new for one in recorded.told] == [False]
    assert bool(recorded.warnings) == is_told


def test_of_several_things_on_one_line_that_is_told_which_was_recorded(
    at: Opened, tmp_path: Path
) -> None:
    recorder = at({TODAY: "Planned: Walk\nDone: shower\n"})

    told = [*recorder.deed("Rang Kasia").told, *recorder.plan("Sit").told]
    assert [one.text for one in told] == ["Rang Kasia done", "Sit planned"]
    assert text(tmp_path) == "Planned: Walk; Sit\nDone: shower; Rang Kasia\n"


@pytest.mark.parametrize(
    ("line", "there"),
    [
        pytest.param("Walk 10m", "Walk 10m", id="that its minutes mean"),
        pytest.param("Walk 10m size:1", "Walk 10m size:1", id="typed, and another"),
        pytest.param("Walk size:2", "Walk size:2", id="typed alone"),
    ],
)
def test_what_is_put_off_gets_no_size_that_nobody_typed(
    at: Opened, tmp_path: Path, line: str, there: str
) -> None:
    practice = '[practice.walk]\nname = "Walk"\nsizes = ["Corner 2m", "Lock 10m"]\n'
    recorder = at({"journal.toml": practice, TODAY: f"---\nplanned: |\n  - [ ] {line}\n---\n"})
    recorder.move(recorder.find("walk"), date(2026, 11, 23))

    assert f"  - [ ] {there}\n" in text(tmp_path, "2026-11-23.md")


def test_what_is_put_off_is_planned_there_as_it_was(at: Opened, tmp_path: Path) -> None:
    line = "Gym 60m (after work) -> walk 5m 40% ? #body expect:3 -- not alone"
    recorder = at({TODAY: f"---\nplanned: |\n  - [ ] {line}\n---\n"})
    recorder.move(recorder.find("gym"), date(2026, 11, 23))

    assert "  - [>] Gym" in text(tmp_path)
    one, two = (
        DayReader(Settings()).read(SourceText("x.md", text(tmp_path, name)), DAY).day.actions[0]
        for name in (TODAY, "2026-11-23.md")
    )
    assert two == replace(one, state=State.OPEN)


# -- what is refused ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        pytest.param(b"---\nplanned: |\n  - [ ] Caf\xe9\n---\n", "UTF-8", id="no UTF-8"),
        pytest.param("---\nmood: 4\n---\n".encode("utf-16"), "NUL", id="UTF-16"),
        pytest.param(b"<<<<<<< a\nDone: x\n=======\nDone: y\n>>>>>>> b\n", "git", id="two sides"),
    ],
)
def test_a_file_that_writing_would_harm_is_left_as_it_is(
    at: Opened, tmp_path: Path, raw: bytes, why: str
) -> None:
    recorder = at({})
    path = tmp_path / "journal" / TODAY
    path.write_bytes(raw)
    with pytest.raises((CannotEdit, NotSaved), match=why):
        recorder.deed("Walk")

    assert path.read_bytes() == raw
    assert [one.name for one in path.parent.iterdir()] == [TODAY]


def test_nothing_is_written_while_git_is_merging(at: Opened, tmp_path: Path) -> None:
    recorder = at({TODAY: PLANS})
    git = ["git", "-C", str(tmp_path / "journal")]
    subprocess.run([*git, "init", "-q"], check=True)
    (tmp_path / "journal" / ".git" / "MERGE_HEAD").write_text("0" * 40)
    with pytest.raises(NotSaved, match="Git has not finished"):
        recorder.set_state(recorder.find("walk"), State.DONE)

    assert text(tmp_path) == PLANS


def test_of_two_days_none_is_written_if_one_cannot_be(at: Opened, tmp_path: Path) -> None:
    tomorrow = "2026-11-23.md"
    recorder = at({TODAY: "---\nplanned: |\n  - [ ] Walk\n---\n", tomorrow: "Done: sit\n"})
    before = text(tmp_path, tomorrow)
    found = recorder.find("walk")
    (tmp_path / "journal" / TODAY).write_bytes(b"Done: caf\xe9\n")
    with pytest.raises(CannotEdit):
        recorder.move(found, date(2026, 11, 23))

    assert text(tmp_path, tomorrow) == before


def test_two_commands_at_once_are_both_recorded(tmp_path: Path) -> None:
    root = tmp_path / "journal"
    root.mkdir()
    (root / "journal.toml").touch()
    environment = os.environ | {"XDG_STATE_HOME": str(tmp_path / "state")}
    command = [sys.executable, "-m", "journal_tool", "-C", str(root), "--date", str(DAY), "done"]
    deeds = [f"Deed {letter}" for letter in "ABCDEF"]
    running = [
        subprocess.Popen([*command, deed], env=environment, stdout=subprocess.DEVNULL)
        for deed in deeds
    ]

    assert [one.wait(60) for one in running] == [0] * len(deeds)
    assert sorted(line[4:] for line in text(tmp_path).splitlines() if "Deed" in line) == deeds


# -- a new day ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "vault", "expected"),
    [
        pytest.param("", False, "---\nmood:\nplanned: |\ndone: |\n---\n", id="the packed one"),
        pytest.param("", True, "---\nmood:\n---\n\n## Planned\n\n## Done\n", id="in a vault"),
        pytest.param("# Day\n", True, "# Day\n", id="its own"),
        pytest.param(
            "# {{ weekday }} {{ date }} {{ week }}\n", False, "# Sunday 2026-11-22 2026-W47\n"
        ),
    ],
)
def test_a_new_day_is_its_template(
    tmp_path: Path, template: str, vault: bool, expected: str
) -> None:
    if vault:
        (tmp_path / ".obsidian").mkdir()

    assert new_text(tmp_path, template, DAY) == expected


@pytest.mark.parametrize(
    "template",
    [
        "{{ nothing }}",
        "{% if %}",
        "{{ 1 / 0 }}",
        "{{ 'x' * 99999 }}",
        "{{ date.x() }}",
        "{{ () + 1 }}",
    ],
)
def test_a_template_that_cannot_be_rendered_is_told(tmp_path: Path, template: str) -> None:
    with pytest.raises(BadTemplate):
        new_text(tmp_path, template, DAY)


@pytest.mark.parametrize(
    ("template", "vault", "place"),
    [
        ("", False, "FRONT"),
        ("", True, "BODY"),
        ("---\nmood:\n---\n## Planned\n", False, "BODY"),
        ("---\nplanned: |\n---\n## Notes\n", True, "FRONT"),
    ],
)
def test_new_lists_stand_where_the_template_has_them(
    tmp_path: Path, template: str, vault: bool, place: str
) -> None:
    if vault:
        (tmp_path / "logseq").mkdir()

    assert new_lists(tmp_path, template).name == place


# -- an action as a line ------------------------------------------------------------------------

_WORDS = st.lists(
    st.sampled_from(["Walk", "to", "the", "lock", "Rang", "Ü"]), min_size=1, max_size=3
)
_TEN = st.none() | st.integers(0, 10)
_ACTIONS = st.builds(
    Action,
    name=_WORDS.map(" ".join),
    key=st.just(""),
    minutes=st.none() | st.integers(0, 1440),
    smaller=st.none() | st.builds(Smaller, _WORDS.map(" ".join), st.none() | st.integers(0, 60)),
    anyway=st.booleans(),
    doubt=st.booleans(),
    likely=st.none() | st.integers(0, 100),
    before=_TEN,
    after=_TEN,
    expect=_TEN,
    felt=_TEN,
    mastery=_TEN,
    size=st.none() | st.integers(1, 5),
    cue=st.none() | st.just("after tea"),
    note=st.none() | st.just("cold; fine"),
    tags=st.lists(st.sampled_from(["body", "home"]), unique=True).map(tuple),
    id=st.none() | st.just("one"),
    identity=st.none() | st.just("mover"),
)


@given(_ACTIONS)
def test_the_line_of_a_plan_reads_as_that_plan(action: Action) -> None:
    source = SourceText("x.md", f"---\nplanned: |\n  - {line_of(action)}\n---\n")
    (read,) = DayReader(Settings()).read(source, DAY).day.actions

    assert replace(read, key="") == action


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.OPEN, "Walk (20m) planned"),
        (State.DONE, "Walk (20m) done"),
        (State.SMALLER, "Walk (20m) done, the smaller version"),
        (State.DROPPED, "Walk (20m) let go"),
        (State.MOVED, "Walk (20m) put off"),
    ],
)
def test_what_became_of_an_action_is_said_in_words(state: State, words: str) -> None:
    assert described(Action("Walk", "walk", state, minutes=20)) == words


def test_marks_that_were_not_given_change_nothing() -> None:
    assert Marks().on("walk") == []


@pytest.mark.parametrize("box", ["[x]", "[/]"])
def test_planning_what_is_done_leaves_it_done_whatever_a_thought_says_of_it(
    at: Opened, tmp_path: Path, box: str
) -> None:
    """The answer to a thought is a line of the same action, and may stand first."""
    day = f"---\nthoughts: |\n  - Too late #put-off -> [ ] Walk\n---\n\n- {box} Walk -- it rained\n"

    recorded = at({TODAY: day}).plan("Walk")

    assert text(tmp_path) == day
    assert not recorded.told[0].is_new
