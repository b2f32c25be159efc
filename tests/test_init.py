"""A folder made into a journal: it works at once, what is there stays, what was found is told."""

import json
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal_tool.dayfile import headings_of_boxes
from journal_tool.editors import EDITORS, Wanted, added_to, files_for, merged
from journal_tool.settings import Settings, parse_settings
from journal_tool.store import Store
from journal_tool.text import SourceText
from tests.shell import Shell, shell_in

FRONT = "---\nmood:\nplanned: |\ndone: |\n---\n"
HEADINGS = "---\nmood:\n---\n\n## Planned\n\n## Done\n"
TEMPLATE = ".journal/templates/day.md.j2"


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Shell:
    return shell_in(tmp_path, monkeypatch, capfd)


def days_of(text: str, count: int = 6) -> dict[str, str]:
    """Return so many days, the last of them yesterday, that all say the same."""
    last = date(2026, 11, 22)
    return {f"{last - timedelta(days=back)}.md": text for back in range(count)}


# -- a new one ----------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["init"], ["today"], ["plan", "Walk"], ["build"]])
def test_settings_that_are_no_text_stop_every_command_alike(shell: Shell, words: list[str]) -> None:
    (shell.root / "journal.toml").write_bytes(b"a\0b")
    said = shell(*words)

    assert (said.code, said.out) == (4, "")
    assert said.err.startswith("journal.toml: error J116: ")
    assert said.err.endswith("\n  Save journal.toml as text in UTF-8.\n")
    assert list(shell.all_files()) == ["journal.toml"]


def test_a_new_journal_works_at_once(shell: Shell) -> None:
    said = shell("init", "-q")

    assert said.code == 0
    assert said.err == ""
    assert list(shell.all_files()) == [TEMPLATE, "2026-11-23.md", "journal.toml"]
    assert shell.read("2026-11-23.md") == shell.read(TEMPLATE) == FRONT
    assert shell("check", "--strict", "-v").out == ""
    assert shell("plan", "Walk 20m").code == 0
    assert shell("done", "walk").code == 0
    assert shell().out.startswith("Monday 23 November")


def test_every_setting_that_is_commented_out_can_be_used_as_it_stands(shell: Shell) -> None:
    shell("init")
    lines = shell.read("journal.toml").splitlines()
    is_set = [line.removeprefix("# ") for line in lines if "=" in line or "[" in line[:3]]
    _settings, found = parse_settings(SourceText("journal.toml", "\n".join(is_set)))

    assert found == ()


@pytest.mark.parametrize(
    ("words", "files", "expected"),
    [
        pytest.param(["--phone"], {}, HEADINGS, id="for a phone"),
        pytest.param(["--editor", "obsidian"], {}, HEADINGS, id="for Obsidian"),
        pytest.param([], {".obsidian/app.json": "{}"}, HEADINGS, id="in a vault of Obsidian"),
        pytest.param([], {"logseq/config.edn": "{}"}, HEADINGS, id="in a graph of Logseq"),
        pytest.param([], {}, FRONT, id="else"),
        pytest.param(["--phone"], {TEMPLATE: "Rain.\n"}, "Rain.\n", id="a template that is there"),
        pytest.param([], {TEMPLATE: "{{ date }}\n"}, "2026-11-23\n", id="one that knows the date"),
    ],
)
def test_a_new_day_begins_as_its_reader_needs_it(
    shell: Shell, words: list[str], files: dict[str, str], expected: str
) -> None:
    shell.write(files)
    shell("init", *words)

    assert shell.read("2026-11-23.md") == expected


def test_the_settings_that_are_there_say_where_the_day_goes(shell: Shell) -> None:
    shell.write({"journal.toml": '[journal]\nfolder = "days"\nfile = "YYYY/MM-DD"\n'})
    said = shell("init")

    assert "  days/2026/11-23.md             today\n" in said.out
    assert shell("check", "-v").out == ""


def test_nothing_that_is_there_is_changed(shell: Shell) -> None:
    shell.write(
        {
            "journal.toml": "# mine\n",
            TEMPLATE: "mine\n",
            **days_of("- [ ] Walk\n"),
            ".exrc": "set number\n",
            ".vscode/journal.code-snippets": "// mine\n",
        }
    )
    before = shell.all_files()
    shell("init", "--phone", *(f"--editor={name}" for name in EDITORS))
    after = shell.all_files()

    assert {name: after[name] for name in before} == before
    assert "2026-11-23.md" not in after


def test_given_twice_it_adds_nothing(shell: Shell) -> None:
    words = ("init", "--phone", *(f"--editor={name}" for name in EDITORS))
    shell(*words)
    before = shell.all_files()
    said = shell(*words)

    assert said.out.splitlines() == [
        "  Vault     a vault of Obsidian",
        "Everything is there already. Nothing was changed.",
    ]
    assert shell.all_files() == before


def test_files_of_editors_are_no_days(shell: Shell) -> None:
    shell("init", "--phone", *(f"--editor={name}" for name in EDITORS))

    assert [one.files for one in Store(shell.root).load().days] == [("2026-11-23.md",)]
    assert shell("check", "--strict", "-v").out == ""


def test_a_journal_inside_a_journal_is_told(shell: Shell) -> None:
    shell("init")
    said = shell("init", "inside")

    assert "above is a journal too; in 'inside' this one counts." in said.err


@pytest.mark.parametrize(
    ("files", "code", "message"),
    [
        pytest.param({TEMPLATE: "{{ no }}"}, 1, f"{TEMPLATE}:1: 'no' is undefined", id="template"),
        pytest.param({"journal.toml/x": ""}, 4, "journal.toml: error J116", id="settings"),
        pytest.param({".journal": "x"}, 1, "not a directory ('", id="a file in the way"),
    ],
)
def test_what_hinders_it_is_told(
    shell: Shell, files: dict[str, str], code: int, message: str
) -> None:
    shell.write(files)
    said = shell("init")

    assert said.code == code
    assert message in said.err
    assert "Traceback" not in said.err


# -- a folder of days ---------------------------------------------------------------------------


def test_a_folder_of_days_is_told_what_was_found(shell: Shell) -> None:
    shell.write(
        days_of(
            "## Tasks\n- [ ] Walk the dog\n- [x] Tea\n\n## Shop\n- [ ] Milk\n\n## Done\n- [x] Sit\n"
        )
    )
    shell.write({"2026-11-01.md": "Done: walk the dog\n"})
    said = shell("init")

    assert said.out.splitlines()[:8] == [
        "Found 7 days, 2026-11-01 to 2026-11-22. What is there stays as it is.",
        "  Boxes     Tasks 12 · Shop 6 · Done 6",
        "            Not read as plans or deeds: Shop.",
        "            [body] in journal.toml says which headings are: docs/format.md, 3.",
        "  Often     Walk the dog on 7 days · Tea on 6 days · Sit on 6 days",
        "            To follow one as a practice, in journal.toml:",
        "              [practice.walk-the-dog]",
        '              name = "Walk the dog"',
    ]
    assert "since = 2026-11-23" in shell.read("journal.toml")
    assert shell.read(TEMPLATE) == HEADINGS


def test_with_history_all_days_count(shell: Shell) -> None:
    shell.write(days_of("Done: walk\n"))
    shell("init", "--history")

    assert "since = 2026" not in shell.read("journal.toml")
    assert shell.read(TEMPLATE) == FRONT


def test_the_practice_that_is_proposed_can_be_pasted(shell: Shell) -> None:
    shell.write(days_of('- [x] Say "no" (einmal) \\ für mich\n'))
    said = shell("init")
    table, name = (line.strip() for line in said.out.splitlines()[4:6])
    settings, found = parse_settings(SourceText("journal.toml", f"{table}\n{name}\n"))

    assert found == ()
    assert len(settings.practices) == 1
    (shell.root / "journal.toml").write_text(f"{table}\n{name}\n", encoding="utf-8")
    keys = {one.key for day in Store(shell.root).load().days for one in day.actions}
    assert keys == {settings.practices[0].table}


@pytest.mark.parametrize(
    ("files", "absent"),
    [
        pytest.param(days_of("Done: walk\n", 4), "Often", id="four days are too few"),
        pytest.param(
            {**days_of("Done: walk\n"), "journal.toml": '[practice.walk]\nname = "Walk"\n'},
            "Often",
            id="a practice is one already",
        ),
        pytest.param(days_of("Done: walk\n"), "Boxes", id="no boxes"),
        pytest.param(days_of("## Done\n- [x] Tea\n"), "Not read", id="all of them read"),
    ],
)
def test_what_there_is_nothing_to_say_of_is_not_said(
    shell: Shell, files: dict[str, str], absent: str
) -> None:
    shell.write(files)

    assert absent not in shell("init").out


def test_many_headings_are_counted_and_not_named(shell: Shell) -> None:
    headings = "".join(f"## List {letter}\n- [ ] Thing\n\n" for letter in "ABCDEFG")
    shell.write(days_of(headings, 1))

    assert shell("init").out.splitlines()[1].endswith(" · 2 headings more")


def test_days_that_nobody_wrote_in_are_none(shell: Shell) -> None:
    shell.write({"2026-11-22.md": FRONT})

    assert "Found" not in shell("init").out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# A ##\n- [ ] Milk\n* [x] Tea\n", ["A", "A"], id="below a heading"),
        pytest.param("- [ ] Milk\n", [""], id="below none"),
        pytest.param(
            'planned: |\n  - [ ] Milk\ndone:\n- "[x] Tea"\n', ["planned:", "done:"], id="a key"
        ),
        pytest.param("# A\n```\n- [ ] Milk\n```\n- [ ] Tea\n", ["A"], id="code is none"),
        pytest.param("%%\n- [ ] Milk\n%%\n", [], id="nor is a comment"),
        pytest.param("[x](there)\n- [link](there)\n- [a] b\n[ ] c\n", ["", ""], id="nor is a link"),
        pytest.param("1. [ ] Milk\n> - [/] Tea\n☐ Bread\n- [] Jam\n", ["", "", "", ""], id="forms"),
    ],
)  # fmt: skip
def test_boxes_stand_under_the_heading_above_them(text: str, expected: list[str]) -> None:
    assert [heading for _line, heading in headings_of_boxes(SourceText("", text))] == expected


# -- editors ------------------------------------------------------------------------------------

OURS: Any = {"version": 2, "tasks": [{"label": "b"}, {"label": "c"}]}


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        pytest.param("{}", {"version": 2, "tasks": [{"label": "b"}, {"label": "c"}]}, id="empty"),
        pytest.param('{\n  "x": 1 }', {"x": 1, **OURS}, id="another key"),
        pytest.param(
            '{"tasks": [{"label": "a"}], "version": 1}',
            {"tasks": [{"label": "a"}, {"label": "b"}, {"label": "c"}], "version": 1},
            id="a list of one's own",
        ),
        pytest.param(
            '{"tasks":\n[{"label":"b","mine":"]}"}\n,7],\n"version":1}\n',
            {"tasks": [{"label": "b", "mine": "]}"}, 7, {"label": "c"}], "version": 1},
            id="one of ours, changed",
        ),
        pytest.param('{"tasks": 5, "version": 1}', {"tasks": 5, "version": 1}, id="no list"),
        pytest.param('{"tasks": [], "version": 2}\n', OURS, id="an empty list"),
    ],
)  # fmt: skip
def test_json_keeps_what_it_holds_byte_for_byte(there: str, expected: Any) -> None:
    after = merged(there, OURS)

    assert after is not None
    assert json.loads(after) == expected
    kept = iter(after)
    assert all(sign in kept for sign in there.replace("\n", "").replace(" ", ""))
    assert merged(after, OURS) == after


@pytest.mark.parametrize(
    "there",
    [
        pytest.param("", id="empty"),
        pytest.param('{\n  // mine\n  "x": 1\n}', id="a comment"),
        pytest.param('{"x": 1,}', id="a comma too many"),
        pytest.param("[]", id="another shape"),
        pytest.param("[" * 100_000, id="very deep"),
        pytest.param('{"version": 1, "tasks": [1], "tasks": []}', id="a key that stands twice"),
    ],
)
def test_json_that_cannot_be_merged_for_certain_is_left(there: str) -> None:
    after = merged(there, OURS)

    assert after is None or json.loads(after)["tasks"][-1] == {"label": "c"}


def test_a_list_of_tasks_is_added_to_in_its_own_line_ends() -> None:
    after = merged('[\r\n  {"label": "a"}\r\n]\r\n', [{"label": "b"}])

    assert after == '[\r\n  {"label": "a"},\r\n  {\r\n    "label": "b"\r\n  }\r\n]\r\n'


@pytest.mark.parametrize(
    ("there", "wanted", "expected"),
    [
        pytest.param(None, Wanted("a", "x"), "x", id="no file"),
        pytest.param("has journal check", Wanted("a", "x"), "has journal check", id="known"),
        pytest.param("mine", Wanted("a", "x"), None, id="not known"),
        pytest.param("mine", Wanted("a", "x", known_by=""), "mine", id="never added to"),
        pytest.param("{}", Wanted("a", '{"b": 1}', is_json=True), '{\n  "b": 1\n}', id="merged"),
    ],
)
def test_what_a_file_gets(there: str | None, wanted: Wanted, expected: str | None) -> None:
    assert added_to(there, wanted) == expected


def test_obsidian_is_told_the_names_that_the_journal_has() -> None:
    settings = Settings(folder="days/", file="YYYY/MM-DD")
    daily = list(files_for("obsidian", settings, HEADINGS))[1]

    assert json.loads(daily.text) == {
        "format": "YYYY/MM-DD",
        "folder": "days",
        "template": "Templates/Journal day",
    }


def test_no_vault_is_made_inside_of_a_vault(shell: Shell) -> None:
    (shell.root / ".obsidian").mkdir()
    said = shell("init", "notes/days", "--editor=obsidian")

    assert "set New file location to 'notes/days' and Template file location to" in said.out
    assert "'notes/days/Templates/Journal day'." in said.out
    assert not (shell.root / "notes/days/.obsidian").exists()


@pytest.mark.parametrize("name", EDITORS)
def test_what_an_editor_gets_is_well_formed(name: str) -> None:
    import tomllib

    for one in files_for(name, Settings(), HEADINGS):
        if one.path.endswith(("json", "code-snippets")):
            assert json.loads(one.text)
        if one.path.endswith(".toml"):
            assert tomllib.loads(one.text)


def test_a_file_that_cannot_be_merged_is_printed_to_be_added_by_hand(shell: Shell) -> None:
    shell.write(
        {
            ".vscode/tasks.json": "{ // mine\n}\n",
            ".exrc": "set number\n",
            ".obsidian/daily-notes.json": '{"folder": "days"}',
        }
    )
    (shell.root / ".zed").mkdir()
    (shell.root / ".zed/tasks.json").write_bytes(b"[]\xff")
    before = shell.all_files()
    said = shell("init", "--editor=vscode", "--editor=nvim", "--editor=obsidian", "--editor=zed")

    for name in before:
        assert f"'{name}' stays as it is. To add by hand:" in said.out
    assert '      "template": "Templates/Journal day"' in said.out
    assert r"    set makeprg=journal\ check\ -v" in said.out
    after = shell.all_files()
    assert {name: after[name] for name in before} == before


def test_what_was_merged_can_be_taken_back(shell: Shell) -> None:
    shell.write({".zed/tasks.json": '[\n  {"label": "mine", "command": "ls"}\n]\n'})
    said = shell("init", "--editor=zed")
    held = json.loads(shell.read(".zed/tasks.json"))
    shell("undo")

    assert "has more at its end; all else is as it was" in said.out
    assert [one["label"] for one in held][:2] == ["mine", "journal: today"]
    assert shell.read(".zed/tasks.json") == '[\n  {"label": "mine", "command": "ls"}\n]\n'


def has(program: str) -> bool:
    import shutil

    return shutil.which(program) is not None


@pytest.mark.skipif(not has("vim"), reason="no vim")
def test_vim_finds_what_the_check_says(shell: Shell) -> None:
    shell("init", "--editor=nvim")
    shell.write({"said.txt": shell("check").out + "2026-11-21.md:2:7: warning J201: mood: 11\n"})
    words = ["vim", "-u", "NONE", "-es", "-c", "source .exrc", "-c", "cfile said.txt"]
    words += ["-c", "redir! > found.txt", "-c", "silent clist", "-c", "redir END", "-c", "qa!"]
    subprocess.run(words, cwd=shell.root, stdin=subprocess.DEVNULL, check=False)

    assert "2026-11-21.md:2 col 7 warning 201: mood: 11" in shell.read("found.txt")


@pytest.mark.skipif(not has("emacs"), reason="no emacs")
def test_emacs_knows_the_command(shell: Shell) -> None:
    shell("init", "--editor=emacs")
    lisp = '(progn (find-file "2026-11-23.md") (princ compile-command))'
    done = subprocess.run(
        ["emacs", "-Q", "--batch", "--eval", lisp],
        cwd=shell.root,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "journal check -v --color never"
