"""A new day: made clean from its template, with what was left open named, or brought on request."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from journal_tool.analysis import analyse
from journal_tool.model import Action, Day, Smaller
from journal_tool.newday import BadTemplate, new_text
from journal_tool.places import place_for, places_for
from journal_tool.screens import left_line, left_open
from journal_tool.settings import Settings, parse_settings
from journal_tool.store import Store
from journal_tool.text import SourceText
from tests.builders import action, day
from tests.builders import journal as journal_of
from tests.shell import Shell, shell_in

TODAY = date(2026, 11, 23)
FRONT = "---\nmood:\nplanned: |\ndone: |\n---\n"
TEMPLATE = ".journal/templates/day.md.j2"


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Shell:
    made = shell_in(tmp_path, monkeypatch, capfd)
    made.write({"journal.toml": "format = 1\n"})
    return made


# -- the file -----------------------------------------------------------------------------------


def test_todays_file_is_made_from_the_packed_template(shell: Shell) -> None:
    said = shell("new")

    assert (said.code, said.out) == (0, "2026-11-23.md  made\n")
    assert shell.read("2026-11-23.md") == FRONT


def test_a_vault_gets_headings_whose_boxes_can_be_tapped(shell: Shell) -> None:
    (shell.root / ".obsidian").mkdir()

    shell("new")

    assert shell.read("2026-11-23.md") == "---\nmood:\n---\n\n## Planned\n\n## Done\n"


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        pytest.param("tomorrow", "2026-11-24.md", id="a word"),
        pytest.param("fri", "2026-11-27.md", id="a weekday is the next one"),
        pytest.param("mon", "2026-11-30.md", id="not today"),
        pytest.param("+3d", "2026-11-26.md", id="in so many days"),
        pytest.param("2026-01-05", "2026-01-05.md", id="a date that is past"),
    ],
)
def test_a_day_is_typed_as_people_type_it(shell: Shell, typed: str, path: str) -> None:
    assert shell("new", typed).out == f"{path}  made\n"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        pytest.param(["blub"], "'blub' is no date.", id="a word"),
        pytest.param(["2026-02-30"], "'2026-02-30' is no date.", id="no day of the calendar"),
        pytest.param(["9999-12-31"], "9999-12-31 can have no file here.", id="out of reach"),
        pytest.param(["--ahead", "0"], "Invalid value for '--ahead'", id="none ahead"),
        pytest.param(["mon", "tue"], "Got unexpected extra argument (tue)", id="two days"),
    ],
)
def test_a_wrong_word_makes_nothing(shell: Shell, typed: list[str], message: str) -> None:
    before = shell.all_files()
    said = shell("new", *typed)

    assert said.code == 2
    assert said.err.startswith(message)
    assert shell.all_files() == before


@pytest.mark.parametrize("text", ["", "Done: walk\n", "---\nmood: 11\n---\n", "\xff\x00"])
def test_a_file_that_is_there_stays_as_it_is(shell: Shell, text: str) -> None:
    shell.write({"2026-11-23.md": text})
    said = shell("new")

    assert (said.code, said.out) == (0, "2026-11-23.md  is there already\n")
    assert shell.read("2026-11-23.md") == text


def test_a_new_day_is_named_like_the_newest_one(shell: Shell) -> None:
    shell.write({"2026/11-November/2026-11-20 Fri.md": "Done: walk\n"})

    assert shell("new", "2026-12-01").out == "2026/12-December/2026-12-01 Tue.md  made\n"


def test_without_settings_a_named_folder_of_days_gets_its_day(shell: Shell) -> None:
    shell.write({"old/2026-11-20.md": "Done: walk\n"})
    (shell.root / "journal.toml").unlink()
    said = shell("-C", "old", "new")

    assert said.out == "2026-11-23.md  made\n"
    assert shell.read("old/2026-11-23.md") == FRONT


def test_the_coming_days_are_made_where_they_are_missing(shell: Shell) -> None:
    shell.write({"2026-11-25.md": "rest: true\n"})
    said = shell("new", "--ahead", "3")

    assert said.out.splitlines() == [
        "2026-11-23.md  made",
        "2026-11-24.md  made",
        "2026-11-25.md  is there already",
        "2026-11-26.md  made",
    ]
    assert shell.read("2026-11-25.md") == "rest: true\n"


def test_days_that_were_made_are_taken_back_in_one_step(shell: Shell) -> None:
    before = shell.all_files()
    shell("new", "--ahead", "7")
    said = shell("undo")

    assert said.code == 0
    assert shell.all_files() == before


def test_the_path_alone_is_printed(shell: Shell) -> None:
    shell.write({"2026-11-22.md": "planned:\n- [ ] Walk\n"})
    said = shell("new", "--path")

    assert said.out == f"{shell.root / '2026-11-23.md'}\n"
    assert said.err == ""
    assert shell("new", "--path").out == said.out
    assert shell("new", "--path", "--ahead", "1").out.count("\n") == 2


def test_a_folder_in_its_place_is_told(shell: Shell) -> None:
    (shell.root / "2026-11-23.md").mkdir()
    said = shell("new")

    assert said.code == 1
    assert said.err.startswith("'2026-11-23.md' is no ordinary file")


def test_a_link_that_leads_out_is_not_followed(shell: Shell) -> None:
    (shell.root / "2026-11-23.md").symlink_to(shell.home / "elsewhere.md")
    said = shell("new")

    assert said.code == 1
    assert said.err.startswith("'2026-11-23.md' leads out of the journal")
    assert not (shell.home / "elsewhere.md").exists()


def test_several_days_go_where_one_would(shell: Shell) -> None:
    """The folder is looked at once for all of them."""
    shell.write(
        {
            "2026/11/2026-11-24.md": "Done: walk\n",
            "2026/11/2026-11-24 Tuesday.md": "Done: walk\n",
            "2026/11/2026-11-25 at Mams.md": "Done: walk\n",
            "lists/some.md": "---\ndate: 2026-11-26\nmood: 4\n---\n",
            "lists/more.md": "---\ndate: 2026-11-25\nmood: 4\n---\n",
            "lists/none.md": "Rain.\n",
        }
    )
    days = [TODAY + timedelta(days=one) for one in range(20)]
    for folder in (".", "2026"):
        shell.write({"journal.toml": f'[journal]\nfolder = "{folder}"\n'})
        store = Store(shell.root)

        assert places_for(store, days) == {one: place_for(store, one) for one in days}


def test_a_note_that_gets_a_date_inside_between_two_looks_is_seen(shell: Shell) -> None:
    """Notes without a date in their name are opened once in a command, unless they change."""
    (shell.root / "lists.md").symlink_to("nowhere.md")
    shell.write({"note.md": "Rain.\n", "other.md": "---\ndate: 2026-11-25\nmood: 4\n---\n"})
    store = Store(shell.root, reads_once=True)
    days = [TODAY, TODAY + timedelta(days=2)]

    def paths() -> list[str]:
        return [one.path for one in places_for(store, days).values()]

    assert [paths(), paths()] == [["2026-11-23.md", "other.md"]] * 2
    shell.write({"note.md": "---\ndate: 2026-11-23\nmood: 4\n---\n"})
    assert paths() == ["note.md", "other.md"]
    store.load()
    assert paths() == ["note.md", "other.md"]


# -- it counts as untouched ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "template",
    [
        pytest.param("", id="the packed one"),
        pytest.param("---\nmood:\n---\n\n## Planned\n\n## Done\n", id="for phones"),
        pytest.param("# {{ weekday }}\n\nHow was {{ weekday }}?\n", id="with its date in words"),
        pytest.param("{{ date }}\n", id="a line that is its date"),
        pytest.param("{{ weekday|upper }}, {{ day }} {{ month_name }} {{ year }}\n", id="filters"),
        pytest.param("---\nplanned: |\n  - [ ] Walk\n---\n", id="with a plan"),
        pytest.param("---\nplanned: |\n  - [ ] Bins of {{ weekday }}\n---\n", id="a dated plan"),
        pytest.param("## Planned\n{% for n in [1, 2] %}- [ ] Set {{ n }}\n{% endfor %}", id="loop"),
        pytest.param("Week {{ week }}, day {{ weekday_number }}\n", id="its week"),
        pytest.param("## {{ date }}\n\n## Planned\n\n- [ ] Walk\n", id="headings"),
    ],
)
def test_a_day_that_is_left_as_it_was_made_says_nothing(shell: Shell, template: str) -> None:
    if template:
        shell.write({TEMPLATE: template})
    shell("new", "--ahead", "20")
    days = Store(shell.root).load().days

    assert len(days) == 21
    assert not any(one.is_touched for one in days)


@pytest.mark.parametrize(
    ("template", "written"),
    [
        pytest.param("{{ date }}\n", "Rain.\n", id="words below a line that is a date"),
        pytest.param("{{ 6 * 7 }}\n", "Rain.\n", id="a line of which nothing is known"),
        pytest.param("## Plan\n- [ ] {{ 6 * 7 }}\n", "## Plan\n- [ ] Call Sam\n", id="a plan"),
        pytest.param("# {{ date }}\n", "# 2026-11-23\n\n- [x] Walk\n", id="a deed"),
    ],
)
def test_what_somebody_wrote_is_not_taken_for_the_template(
    shell: Shell, template: str, written: str
) -> None:
    shell.write({TEMPLATE: template, "2026-11-23.md": written})

    assert [one.is_touched for one in Store(shell.root).load().days] == [True]


# -- templates that cannot be used --------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "place"),
    [
        pytest.param("# Day\n\n{{ wheather }}\n", f"{TEMPLATE}:3: 'wheather' is undefined", id="a"),
        pytest.param("{% if %}\n", f"{TEMPLATE}:1: Expected an expression", id="no template"),
        pytest.param("a\n{{ 1 / 0 }}\n", f"{TEMPLATE}:2: division by zero", id="no number"),
        pytest.param("{{ ''.__class__ }}\n", f"{TEMPLATE}:1: access to attribute", id="not safe"),
        pytest.param(
            "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
            f"{TEMPLATE}:1: maximum recursion depth",
            id="without an end",
        ),
        pytest.param("{% for n in range(90000) %}12345{% endfor %}", "it makes more", id="long"),
        pytest.param("{{ '\\0' }}", f"{TEMPLATE}: it makes a NUL character", id="no text"),
    ],
)
def test_a_template_that_fails_makes_nothing_and_says_where(
    shell: Shell, template: str, place: str
) -> None:
    shell.write({TEMPLATE: template})
    before = shell.all_files()
    said = shell("new", "--ahead", "3")

    assert said.code == 1
    assert place in said.err
    assert "Correct it, or move it away: then the packed one is used." in said.err
    assert shell.all_files() == before


def test_a_template_that_fails_on_one_day_makes_none(shell: Shell) -> None:
    shell.write({TEMPLATE: "{{ 1 / (day - 25) }}\n"})

    assert shell("new", "--ahead", "3").code == 1
    assert not [one for one in shell.all_files() if one.startswith("2026")]


def test_a_template_that_is_no_text_is_told_and_not_passed_over(shell: Shell) -> None:
    (shell.root / TEMPLATE).parent.mkdir(parents=True)
    (shell.root / TEMPLATE).write_bytes("# Tag\n".encode("utf-16"))
    said = shell("new")

    assert said.code == 1
    assert said.err.startswith(f"{TEMPLATE}: is UTF-16")


def test_the_line_of_a_mistake_is_known_without_a_journal() -> None:
    with pytest.raises(BadTemplate) as caught:
        new_text(Path("nowhere"), "one\ntwo\n{{ day.no.such }}\n", TODAY)

    assert caught.value.line == 3


# -- what was left open -------------------------------------------------------------------------


def test_what_was_left_open_is_named_in_one_line_and_stays(shell: Shell) -> None:
    plans = "planned:\n- [ ] Walk 20m\n- [x] Sit\n- [ ] Tax return\n- [ ] Call Sam\n- [ ] Inbox\n"
    shell.write({"2026-11-20.md": f"{plans}- [-] Gym\n- [>] Teeth\n- [ ] Bins\n"})
    said = shell("new")

    assert said.out.splitlines() == [
        "2026-11-23.md  made",
        (
            "Open on Fri 20 November, and left there: Walk, Tax return, Call Sam and 2 more. "
            "To bring it: journal new --carry"
        ),
    ]
    assert shell.read("2026-11-23.md") == FRONT
    assert shell.read("2026-11-20.md").startswith(plans)


def test_what_was_left_open_is_brought_on_request(shell: Shell) -> None:
    old = "planned:\n- [ ] Walk 20m (after lunch) #body #tired 40% -- slowly\n- [ ] Call Sam ?\n"
    shell.write({"2026-11-20.md": old})
    said = shell("new", "--carry")

    assert said.out.splitlines() == [
        "2026-11-23.md  made",
        "2026-11-23.md:4  Walk (20m) planned",
        "2026-11-23.md:5  Call Sam planned",
    ]
    assert shell.read("2026-11-23.md").splitlines()[3:5] == [
        "  - [ ] Walk 20m (after lunch) #body -- slowly",
        "  - [ ] Call Sam",
    ]
    assert shell.read("2026-11-20.md") == old


def test_what_was_brought_is_taken_back_in_one_step(shell: Shell) -> None:
    shell.write({"2026-11-20.md": "planned:\n- [ ] Walk\n- [ ] Call Sam\n", "2026-11-23.md": FRONT})
    before = shell.all_files()
    shell("new", "--carry")
    changed = shell.all_files()
    shell("undo")

    assert changed != before
    assert shell.all_files() == before


def test_bringing_it_twice_adds_nothing(shell: Shell) -> None:
    shell.write({"2026-11-20.md": "planned:\n- [ ] Walk\n- [ ] Call Sam\n"})
    shell("new", "--carry")
    before = shell.all_files()
    said = shell("new", "--carry")

    assert said.out == "2026-11-23.md  is there already\n"
    assert said.err == "There is nothing to bring: no plan was left open in 14 days.\n"
    assert shell.all_files() == before


def test_only_the_first_of_several_days_gets_what_is_brought(shell: Shell) -> None:
    shell.write({"2026-11-20.md": "planned:\n- [ ] Walk\n"})
    shell("new", "tomorrow", "--ahead", "1", "--carry")

    assert "- [ ] Walk\n" in shell.read("2026-11-24.md")
    assert shell.read("2026-11-25.md") == FRONT


def test_a_day_to_come_names_the_command_that_brings_it_there(shell: Shell) -> None:
    shell.write({"2026-11-23.md": "planned:\n- [ ] Walk\n"})
    said = shell("new", "tomorrow")

    assert said.out.splitlines()[1] == (
        "Open on Mon 23 November, and left there: Walk. To bring it: journal new tomorrow --carry"
    )


def test_a_name_cannot_write_on_the_terminal(shell: Shell) -> None:
    shell.write({"2026-11-20.md": "planned:\n- [ ] Walk \x1b[31mred\n"})

    assert "\x1b" not in shell("new").out


def test_a_note_of_the_day_and_a_file_dated_inside_count_too(shell: Shell) -> None:
    shell.write(
        {
            "2026-11-21 at Mams.md": "## Planned\n- [ ] Walk\n",
            "lists/some.md": "---\ndate: 2026-11-22\nplanned: |\n  - [ ] Call Sam\n---\n",
            "lists/other.md": "---\ndate: 2020-11-22\nplanned: |\n  - [ ] Call Tom\n---\n",
        }
    )

    assert "left there: Call Sam." in shell("new").out


# -- which, and as what: the rule by itself -----------------------------------------------------

PLAIN = Settings()
LADDER = parse_settings(
    SourceText(
        "journal.toml",
        '[practice.walk]\nname = "Walk"\nsizes = ["Shoes on 2m", "To the lock 10m"]\n'
        '[practice.sit]\nname = "Sit"\nsizes = ["2m", "10m"]\n'
        '[practice.read]\nname = "Read"\n',
    )
)[0]


def left_on(*days_planned: Day, settings: Settings = PLAIN, at: date = TODAY) -> list[str] | None:
    """Return what was left, as the lines it comes as; ``None`` for nothing."""
    made = journal_of(*days_planned)
    found = left_open(made, settings, analyse(made, settings, as_of=min(at, TODAY)), at)
    return [one.line for one in found.actions] if found else None


def planned(back: int, *lines: str | Action) -> Day:
    return day(str(TODAY - timedelta(days=back)), planned=lines)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param([], None, id="nothing written"),
        pytest.param([planned(1, "[x] Walk")], None, id="all done"),
        pytest.param([planned(1, "[x] Sit"), planned(2, "Walk")], None, id="only the last day"),
        pytest.param([planned(14, "Walk 20m")], ["[ ] Walk 20m"], id="14 days back"),
        pytest.param([planned(15, "Walk")], None, id="15 days back"),
        pytest.param([planned(0, "[x] Walk"), planned(1, "Walk", "Sit")], ["[ ] Sit"], id="there"),
        pytest.param(
            [day("2026-11-22", done=["Walk"]), planned(3, "Walk", "Sit")],
            ["[ ] Sit"],
            id="done since, though not planned",
        ),
        pytest.param(
            [day("2026-11-22", planned=["Bins"], is_touched=False), planned(3, "Walk")],
            ["[ ] Walk"],
            id="a day that was only made",
        ),
    ],
)
def test_what_was_left_open(days: list[Day], expected: list[str] | None) -> None:
    assert left_on(*days) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(
            [planned(1, "Walk 20m -> letterbox 2m")],
            ["[ ] Walk 20m -> letterbox 2m"],
            id="once: as it was",
        ),
        pytest.param(
            [planned(back, "Walk 20m -> letterbox 2m") for back in (1, 2)],
            ["[ ] letterbox 2m"],
            id="twice: the smaller version",
        ),
        pytest.param(
            [planned(back, "Gym 20m -> 2m") for back in (1, 4)],
            ["[ ] Gym 2m"],
            id="twice, minutes alone",
        ),
        pytest.param(
            [planned(1, "Gym 20m"), planned(4, "Gym 20m -> stretch")],
            ["[ ] stretch"],
            id="the smaller version written last",
        ),
        pytest.param(
            [planned(1, "Gym 20m -> 2m"), planned(3, "[x] Gym"), planned(4, "Gym")],
            ["[ ] Gym 20m -> 2m"],
            id="done between",
        ),
        pytest.param(
            [planned(1, "Gym 20m -> 2m"), planned(3, "[-] Gym"), planned(4, "Gym")],
            ["[ ] Gym 20m -> 2m"],
            id="let go between",
        ),
        pytest.param(
            [planned(1, "Gym 20m -> 2m"), planned(3, "[>] Gym")],
            ["[ ] Gym 2m"],
            id="put off is not done too",
        ),
        pytest.param([planned(1, "Gym"), planned(2, "Gym")], ["[ ] Gym"], id="no smaller one"),
        pytest.param([planned(0, "Gym"), planned(1, "Gym")], None, id="there already"),
        pytest.param(
            [planned(back, action("Walk 20m", size=2)) for back in (1, 2)],
            ["[ ] Shoes on 2m"],
            id="a practice: its smallest size",
        ),
        pytest.param(
            [planned(1, action("Walk 20m", size=2))], ["[ ] Walk 20m"], id="sizes are inferred"
        ),
        pytest.param(
            [planned(back, "Sit 20m") for back in (1, 2)], ["[ ] Sit 2m"], id="a bare size"
        ),
        pytest.param(
            [planned(back, "Read") for back in (1, 2)], ["[ ] Read"], id="a practice without sizes"
        ),
        pytest.param(
            [planned(back, action("Gym", smaller=Smaller("mat", 1), size=3)) for back in (1, 2)],
            ["[ ] mat 1m"],
            id="the size goes with the rest",
        ),
    ],
)
def test_as_what_it_comes(days: list[Day], expected: list[str] | None) -> None:
    assert left_on(*days, settings=LADDER) == expected


def test_today_is_no_miss_for_tomorrow() -> None:
    """It is not over yet."""
    tomorrow = TODAY + timedelta(days=1)
    days = [planned(0, "Gym 20m -> 2m"), planned(1, "Gym 20m -> 2m")]

    assert left_on(*days, at=tomorrow) == ["[ ] Gym 20m -> 2m"]
    assert left_on(*days, planned(2, "Gym"), at=tomorrow) == ["[ ] Gym 2m"]


def test_what_belongs_to_its_day_stays_there() -> None:
    said = action(
        "Gym", likely=40, doubt=True, anyway=True, before=2, after=3, expect=1, felt=2, mastery=3,
        tags=("body", "Tired", "too-big"), note="slowly", cue="after tea",
    )  # fmt: skip

    assert left_on(planned(1, said)) == ["[ ] Gym (after tea) #body -- slowly"]


def test_long_names_are_cut_and_the_year_is_said_where_it_is_another() -> None:
    made = journal_of(day("2025-12-30", planned=["Walk " * 20, "Sit"]))
    at = date(2026, 1, 3)
    found = left_open(made, Settings(), analyse(made, Settings(), as_of=at), at)

    assert found is not None
    assert left_line(found, command="journal new --carry", seen_from=at) == (
        "Open on Tue 30 December 2025, and left there: Walk Walk Walk Walk Walk…, Sit. "
        "To bring it: journal new --carry"
    )


# -- the editor ---------------------------------------------------------------------------------


def editor(shell: Shell, text: str) -> str:
    """Make an editor of one's own: a script that gets the path of the file."""
    path = shell.home / "my editor"
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return f"'{path}' --wait"


def test_a_new_day_is_opened_in_the_editor(shell: Shell) -> None:
    opens = editor(shell, 'printf "Done: walk\\n" > "$2"; echo "$1 opened"')
    said = shell.on_a_terminal("new", VISUAL=opens, EDITOR="false")

    assert said.code == 0
    assert said.out == "2026-11-23.md  made\n--wait opened\n"
    assert shell.read("2026-11-23.md") == "Done: walk\n"


@pytest.mark.parametrize("words", [("--no-edit",), ("--path",), ("--ahead", "2")])
def test_it_is_not_opened_where_that_was_not_asked_for(
    shell: Shell, words: tuple[str, ...]
) -> None:
    said = shell.on_a_terminal("new", *words, EDITOR=editor(shell, "echo I am here"))

    assert said.code == 0
    assert "I am here" not in said.out


def test_without_a_terminal_nothing_is_opened(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(shell, "echo opened"))

    assert shell("new").out == "2026-11-23.md  made\n"


@pytest.mark.parametrize(
    ("value", "code", "told"),
    [
        pytest.param("", 0, "Open it in any editor.", id="none is set"),
        pytest.param("no-such-editor", 1, "'no-such-editor' could not be started", id="no such"),
        pytest.param("false", 1, "'false' ended with 1.", id="it says that it failed"),
        pytest.param("un'closed", 1, "'un'closed' could not be started", id="an odd quote"),
    ],
)
def test_an_editor_that_does_not_open_is_told_and_the_file_is_there(
    shell: Shell, value: str, code: int, told: str
) -> None:
    said = shell.on_a_terminal("new", EDITOR=value)

    assert said.code == code
    assert told in said.out
    assert shell.read("2026-11-23.md") == FRONT


def test_ctrl_c_belongs_to_the_editor(shell: Shell) -> None:
    interrupts = editor(shell, 'trap "" INT; kill -INT $PPID; echo "Done: walk" > "$2"')
    said = shell.on_a_terminal("new", EDITOR=interrupts)

    assert said.code == 0
    assert shell.read("2026-11-23.md") == "Done: walk\n"


def test_what_the_template_plans_is_neither_named_nor_brought_twice(shell: Shell) -> None:
    shell.write(
        {
            TEMPLATE: "## Planned\n\n- [ ] Sit 5m\n- [ ] letterbox 2m\n",
            "2026-11-21.md": "planned:\n- [ ] Walk -> letterbox 2m\n",
            "2026-11-22.md": "planned:\n- [ ] Sit 5m\n- [ ] Walk -> letterbox 2m\n- [ ] Bins\n",
        }
    )
    said = shell("new", "--carry")

    assert said.out.splitlines() == ["2026-11-23.md  made", "2026-11-23.md:5  Bins planned"]
    assert shell.read("2026-11-23.md") == (
        "## Planned\n\n- [ ] Sit 5m\n- [ ] letterbox 2m\n- [ ] Bins\n"
    )
