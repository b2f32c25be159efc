"""`journal doctor`: what there is, and what to type where something can be better."""

import hashlib
import json
import os
import re
import subprocess
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from journal_tool import rules
from journal_tool.cache import Cache, journal_folder
from journal_tool.checkup import PACKAGES, Checkup, Root, Row, rows, text_of
from journal_tool.checkup._facts import (
    Client,
    Clock,
    Days,
    Disk,
    Git,
    Kept,
    Program,
    Report,
    Tree,
    Typed,
    Watching,
)
from journal_tool.cli import main
from journal_tool.diagnostics import about_file
from journal_tool.settings.origins import Origin, origins
from journal_tool.text import SourceText
from tests.samples import as_somebody, let_everybody_in
from tests.shell import Said

TODAY = "2026-03-13"
Run = Callable[..., Said]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal of two days, and a person of whom nothing else is known."""
    for name in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    for name in ("JOURNAL_DIR", "JOURNAL_TODAY", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    folder = tmp_path / "days"
    folder.mkdir()
    for day in (11, 12):
        (folder / f"2026-03-{day}.md").write_text("Done: walk\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Give a command in the folder of the journal."""

    def run(*words: str | Path) -> Said:
        code = main([str(word) for word in words])
        return Said(code, *capsys.readouterr())

    return run


@pytest.fixture
def said(place: Path, run: Run) -> Callable[..., str]:
    """Return what `journal doctor` prints, in one line."""

    def said(*words: str | Path) -> str:
        assert place.parent.is_dir()
        told = run("doctor", "--date", TODAY, *words)
        assert (told.code, told.err) == (0, "")
        return " ".join(told.out.split())

    return said


Says = Callable[..., str]


def test_all_is_well_in_few_lines(place: Path, run: Run) -> None:
    assert len(list(place.iterdir())) == 2
    told = run("doctor", "--date", TODAY)

    assert told.code == 0
    assert told.out.endswith("\n\nAll is well.\n")
    assert len(told.out.splitlines()) <= 14
    labels = [line.split()[0] for line in told.out.splitlines() if line[:1].strip()]
    assert labels == ["Program", "Journal", "Settings", "Disk", "Changes", "Cache", "Clock", "All"]


def test_it_knows_what_the_program_needs() -> None:
    project = tomllib.loads(
        (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    )["project"]
    needed = {re.split(r"[><=]", one)[0] for one in project["dependencies"]}

    assert set(PACKAGES) == needed


def test_as_json_it_is_the_answer_of_a_reading_command(place: Path, run: Run) -> None:
    told = json.loads(run("doctor", "-C", place, "--json", "--date", TODAY).out)
    data = told["data"]

    assert (told["schema"], told["today"]) == ("journal.doctor/1", TODAY)
    assert data["root"]["named_by"] == "-C"
    assert data["days"]["first"] == "2026-03-11"
    assert data["findings"] == []
    assert {one["from"] for one in data["settings"]} == {"default"}
    assert data["clock"]["day_ends"] == "00:00"


# -- where the journal is -----------------------------------------------------------------------


def test_it_says_where_the_journal_was_found(
    place: Path, said: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert f"Journal {place} (the folder you are in)" in said()
    assert f"Journal {place} (named by -C)" in said("-C", place)

    (place / "journal.toml").write_text("", encoding="utf-8")
    (place / "deep").mkdir()
    assert f"Journal {place} (journal.toml is in this folder above)" in said("-C", place / "deep")

    monkeypatch.setenv("JOURNAL_DIR", str(place))
    assert f"Journal {place} (named by JOURNAL_DIR)" in said()


def test_outside_of_a_journal_it_shows_the_rest(
    place: Path, said: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = place.parent / "config" / "journal"
    config.mkdir(parents=True)
    (config / "config.toml").write_text("[report]\nwords = false\n", encoding="utf-8")
    (place.parent / "empty").mkdir()
    monkeypatch.chdir(place.parent / "empty")
    told = said()

    assert "Journal No journal here. → journal init ~/journal makes one" in told
    assert f"{config / 'config.toml'}:2 [report] words = false" in told
    assert told.endswith("All is well.")

    (config / "config.toml").write_bytes(b"\xff\xfe")
    assert "20 settings have their defaults" in said()

    monkeypatch.setenv("JOURNAL_DIR", str(place / "nowhere"))
    assert f"No journal in '{place / 'nowhere'}': there is no such folder." in said()


def test_a_folder_that_is_named_and_not_there_ends_with_4(run: Run, place: Path) -> None:
    told = run("-C", place / "nowhere", "doctor", "--json")

    assert told.code == 4
    assert json.loads(told.err)["schema"] == "journal.error/1"


def test_settings_that_cannot_be_read_are_told_and_the_rest_is_shown(
    place: Path, said: Says
) -> None:
    (place / "journal.toml").write_bytes(b"\xff\xfe[\0")
    told = said()

    assert "journal.toml is UTF-16 and could not be read" in told
    assert "What depends on the settings could not be looked at." in told
    assert "Changes" in told
    assert told.endswith("1 thing to mend.")


def test_a_folder_that_cannot_be_listed_is_told(place: Path, run: Run) -> None:
    let_everybody_in(place)
    (place / "closed").mkdir(mode=0)
    run("doctor")
    with as_somebody():
        told = " ".join(run("doctor").out.split())
    (place / "closed").chmod(0o755)

    assert "Folders that cannot be listed: closed → check their permissions" in told
    assert "J408 folder not listed: closed" in told


def test_an_empty_journal_has_no_day_yet(place: Path, said: Says) -> None:
    for file in place.iterdir():
        file.unlink()
    (place / "journal.toml").write_text("", encoding="utf-8")

    assert "No day holds an entry yet." in said()


# -- settings -----------------------------------------------------------------------------------


def test_each_setting_has_an_origin() -> None:
    own = '[journal]\nday_ends = "03:00"\nfile = 3\nareas = [\n "a",\n  "b"]\n'
    signs = '[boxes]\n"[?]" = "open"\n'
    below = '[journal]\nday_ends = "05:00"\nfolder = "x"\n[report]\nwords = false\n'
    theirs = '[boxes]\n"h" = "note"\n'
    people = '[support]\npeople = ["Ana"]\n'
    found = origins(
        SourceText("journal.toml", own + signs + people), SourceText("config.toml", below + theirs)
    )
    by_name = {f"{one.table}.{one.key}": one for one in found}

    assert [one for one in found if one.path] == [
        Origin("journal", "day_ends", '"03:00"', "journal.toml", 2),
        Origin("journal", "areas", '[ "a", "b"]', "journal.toml", 4),
        Origin("report", "words", "false", "config.toml", 5),
        Origin("support", "people", "…", "journal.toml", 10),
        Origin("boxes", "?", '"open"', "journal.toml", 8),
        Origin("boxes", "h", '"note"', "config.toml", 7),
    ]
    assert by_name["journal.file"].value == ""
    assert by_name["journal.folder"].value == '"."'
    assert by_name["journal.week_starts"].value == '"monday"'
    assert by_name["report.streaks"].value == "true"


def test_a_long_setting_is_shortened_and_text_that_is_none_sets_nothing() -> None:
    long = SourceText("journal.toml", f'[journal]\nfile = "{"Y" * 100}"\n')
    file = next(one for one in origins(long) if one.key == "file")

    assert len(file.value) == 60
    assert not any(one.path for one in origins(SourceText("journal.toml", "[report]\0\nx")))


def test_every_setting_is_told_with_its_file_and_line(
    place: Path, said: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "journal.toml").write_text('\n[journal]\nday_ends = "03:00"\n', encoding="utf-8")
    monkeypatch.setenv("NO_COLOR", "1")
    told = said()

    assert "--date today = 2026-03-13" in told
    assert "NO_COLOR color = never" in told
    assert 'journal.toml:3 [journal] day_ends = "03:00"' in told
    assert "19 settings have their defaults (-v lists them)" in told
    assert "a day ends at 03:00" in told
    assert 'default [report] out = "report"' in said("-v")
    assert "--color color = always" in said("--color", "always")


# -- what is kept -------------------------------------------------------------------------------


def test_what_is_kept_is_compared_with_the_files(place: Path, said: Says) -> None:
    for file in place.iterdir():
        os.utime(file, ns=(1, 1))
    assert "Cache nothing yet" in said()

    folder = journal_folder(place.parent / "cache" / "journal", place)
    settled = 1 << 62

    def keep(data: bytes) -> None:
        from journal_tool.cache import signature_at
        from journal_tool.store import Store

        path = "2026-03-12.md"
        cache = Cache(folder, Store(place).context, lambda: settled)
        cache.keep(f"{path}\n2026-03-12", signature_at(str(place / path)), data, (None, ()))
        cache.save()

    keep(b"Done: walk\n")
    assert re.search(r"Cache 1 file · \d+ kB · 1 compared with the journal: the same", said())

    keep(b"Done: swim\n")
    told = said()
    assert "Kept otherwise than the file reads: 2026-03-12.md" in told
    assert f"rm -r '{folder}'" in told


def test_changes_that_can_be_taken_back_are_counted(place: Path, run: Run, said: Says) -> None:
    run("done", "sang", "--date", TODAY)
    assert "Undo 1 change can be taken back, 1 kB" in said()

    state = journal_folder(place.parent / "state" / "journal", place)
    (state / "pending").write_bytes(b"x")
    assert "A command was stopped while it wrote" in said()


def test_nothing_is_written_anywhere(place: Path, said: Says) -> None:
    (place / "2026-03-11.md").write_text("---\nmood: 11\n", encoding="utf-8")
    said("-v")
    before = tree(place.parent)
    said()
    said("--json")

    assert tree(place.parent) == before


def tree(root: Path) -> dict[str, tuple[int, int, str]]:
    found = {}
    for path in sorted(root.rglob("*")):
        status = path.stat()
        data = path.read_bytes() if path.is_file() else b""
        found[str(path)] = (status.st_mode, status.st_mtime_ns, hashlib.sha256(data).hexdigest())
    return found


# -- names and clocks ---------------------------------------------------------------------------


def test_names_that_are_one_name_elsewhere_are_told(place: Path, said: Says) -> None:
    (place / "2026-03-12.MD").write_text("Done: walk\n", encoding="utf-8")
    for form in ("Cafe\u0301", "Caf\u00e9"):
        (place / f"2026-03-10 {form}.md").write_text("Done: walk\n", encoding="utf-8")
    (place / ".obsidian").mkdir()
    for name in ("a", "A"):
        (place / ".obsidian" / name).write_text("", encoding="utf-8")
    told = said()

    assert "and here several: '2026-03-12.MD', '2026-03-12.md' →" in told
    assert "in two forms: '2026-03-10 Cafe\u0301.md', '2026-03-10 Caf\u00e9.md' →" in told
    assert "J401 two files: 2026-03-12.MD" in told
    assert "'.obsidian" not in told


def test_times_after_now_are_told(place: Path, said: Says) -> None:
    (place / "2026-03-20.md").write_text("Done: walk\n", encoding="utf-8")
    os.utime(place / "2026-03-12.md", ns=(1 << 62, 1 << 62))
    (place / "2026-03-14.md").symlink_to("nowhere")
    told = said()

    assert "Something is done on 2026-03-20, and today is 2026-03-13." in told
    assert "Changed later than it is now: 2026-03-12.md" in told


def test_texts_of_a_stopped_command_are_told_and_those_of_a_running_one_are_not(
    place: Path, said: Says
) -> None:
    (place / ".~journal.2026-03-12.md.99999999.tmp").write_text("x", encoding="utf-8")
    (place / f".~journal.2026-03-11.md.{os.getpid()}.tmp").write_text("x", encoding="utf-8")
    (place / ".~journal.odd.tmp").write_text("x", encoding="utf-8")
    told = said()

    assert (
        "a command that was stopped: .~journal.2026-03-12.md.99999999.tmp, .~journal.odd.tmp"
        in told
    )


# -- sync clients -------------------------------------------------------------------------------


def test_a_folder_that_nobody_syncs_gets_no_hint(run: Run, said: Says) -> None:
    run("build", "--date", TODAY)

    assert "Sync" not in said()


@pytest.mark.parametrize(
    ("sign", "hint", "done"),
    [
        pytest.param(".stfolder/", "add the line /days/report to {}/.stignore", ".stignore"),
        pytest.param(".git/", "", ""),
        pytest.param(
            ".sync_1234.db", "add the line days/report to {}/.sync-exclude.lst", ".sync-exclude.lst"
        ),
        pytest.param(".nextcloudsync.log", "to {}/.sync-exclude.lst", ".sync-exclude.lst"),
        pytest.param(
            ".sync/", "add the line /days/report to {}/.sync/IgnoreList", ".sync/IgnoreList"
        ),
        pytest.param(".dropbox.cache/", "attr -s com.dropbox.ignored -V 1 '{}/days/report'", ""),
    ],
    ids=["Syncthing", "git", "Nextcloud", "Nextcloud, by its log", "Resilio", "Dropbox"],
)
def test_a_client_is_known_by_its_sign_and_the_hint_goes_when_it_was_heard(  # noqa: PLR0913, PLR0917
    place: Path, run: Run, said: Says, sign: str, hint: str, done: str
) -> None:
    above = place.parent
    if sign.endswith("/"):
        (above / sign).mkdir()
    else:
        (above / sign).write_text("", encoding="utf-8")
    sign = sign.rstrip("/")
    assert (f"has {above} ({sign})" in said()) == bool(hint)
    assert "to keep the report" not in said()

    run("build", "--date", TODAY)
    told = said()
    expected = f"({sign}) → to keep the report on this machine: "
    assert (expected in told) == bool(hint)
    assert hint.format(above) in told
    assert told.endswith("All is well.")
    if done:
        (above / done).write_text("(?d)/days/report/\n", encoding="utf-8")
        assert "to keep the report" not in said()


def test_a_report_without_its_gitignore_gets_a_line_for_git(
    place: Path, run: Run, said: Says
) -> None:
    (place / ".git").mkdir()
    run("build", "--date", TODAY)
    (place / "report" / ".gitignore").unlink()

    assert f"add the line /report/ to {place}/.gitignore" in said()


def test_a_report_outside_of_the_synced_folder_needs_no_hint(
    place: Path, run: Run, said: Says
) -> None:
    (place / ".stfolder").mkdir()
    (place / "journal.toml").write_text(
        f'[report]\nout = "{place.parent / "out"}"\n', encoding="utf-8"
    )
    run("build", "--date", TODAY)

    assert "Syncthing has this folder (.stfolder)" in said()
    assert "to keep the report" not in said()


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("OneDrive - Home", "OneDrive has {} (OneDrive - Home)"),
        ("Mobile Documents", "iCloud Drive has {} (Mobile Documents)"),
    ],
)
def test_a_client_is_known_by_the_name_of_its_folder(
    place: Path, run: Run, said: Says, folder: str, expected: str
) -> None:
    inside = place.parent / folder / "days"
    inside.parent.mkdir()
    place.rename(inside)
    run("-C", inside, "build", "--date", TODAY)
    place.mkdir()
    told = said("-C", inside)

    assert expected.format(inside.parent) in told
    assert "in journal.toml: [report] out = " in told or "[report] out = " in told

    if folder == "Mobile Documents":
        (inside / "journal.toml").write_text('[report]\nout = "report.nosync"\n', encoding="utf-8")
        run("-C", inside, "build", "--date", TODAY)
        assert "to keep the report" not in said("-C", inside)


@pytest.mark.parametrize(
    ("plugins", "is_synced"),
    [
        ('["sync"]', True),
        ('{"sync": true}', True),
        ('{"sync": false}', False),
        ("{", False),
        ("[]", False),
    ],
)
def test_obsidian_sync_is_known_by_its_plugin(
    place: Path, run: Run, said: Says, plugins: str, is_synced: bool
) -> None:
    (place / ".obsidian").mkdir()
    (place / ".obsidian" / "core-plugins.json").write_text(plugins, encoding="utf-8")
    run("build", "--date", TODAY)

    assert ("Settings, Sync, Excluded folders: report" in said()) == is_synced


def test_two_machines_that_build_into_one_folder_leave_signs(
    place: Path, run: Run, said: Says
) -> None:
    run("build", "--date", TODAY)
    assert "Report" not in said()

    report = place / "report"
    (report / "index.sync-conflict-20261123-144008-XU5LO6K.html").write_text("", encoding="utf-8")
    with (report / "about.html").open("a", encoding="utf-8") as page:
        page.write("<!-- of another machine -->")
    told = said()

    assert "1 conflict copy of a page: two machines build into one folder." in told
    assert "1 page is not as it was written" in told
    assert "about.html → journal build writes them again" in told

    (report / "index.sync-conflict-20261123-144008-XU5LO6K.html").unlink()
    run("build", "--date", TODAY)
    assert said().endswith("All is well.")


def test_what_sync_left_among_the_days_is_told(place: Path, said: Says) -> None:
    for device in "ABCD":
        name = f"2026-03-12.sync-conflict-20261123-144008-{device * 7}.md"
        (place / name).write_text("Done: walk\n", encoding="utf-8")
    (place / "2026-03-10.md").write_text(
        "<<<<<<< a\nDone: x\n=======\nDone: y\n>>>>>>> b\n", encoding="utf-8"
    )
    told = said()

    assert "DDDDDDD" not in told
    assert "and 1 more → Run 'journal resolve'" in told
    assert "J404 merge markers: 2026-03-10.md" in told
    assert told.endswith("2 things to mend.")


# -- git ----------------------------------------------------------------------------------------


@pytest.fixture
def repository(place: Path) -> Path:
    subprocess.run(["git", "init", "-q", "."], cwd=place, check=True)
    return place


def configured(place: Path, driver: str) -> None:
    subprocess.run(["git", "config", "merge.journal.driver", driver], cwd=place, check=True)


ATTRIBUTE = "*.md merge=journal\n"


@pytest.mark.parametrize(
    ("attributes", "driver", "expected"),
    [
        ("", "", "Two versions of a day are merged as plain text. → journal init --git"),
        (ATTRIBUTE, "", "and this clone is not told how. → journal init --git"),
        ("", "sh -c x", "no .gitattributes says that it does. → journal init --git"),
        (ATTRIBUTE, "sh -c x", "Two versions of a day are merged by sh."),
        (ATTRIBUTE, "no-such %O", "git then keeps one side of a day and says nothing"),
        (ATTRIBUTE, "no-such %O || git merge-file", "they are merged as plain text."),
        (ATTRIBUTE, "no-such 'x", "Days are merged by 'no-such', and there is no such program"),
        ("*.md -merge\n", "", "Two versions of a day are merged as plain text."),
    ],
)
def test_how_days_are_merged_is_told(
    repository: Path, said: Says, attributes: str, driver: str, expected: str
) -> None:
    (repository / ".gitattributes").write_text(attributes, encoding="utf-8")
    if driver:
        configured(repository, driver)

    assert expected in said()


def test_what_git_is_in_the_middle_of_is_told(repository: Path, said: Says) -> None:
    (repository / ".git" / "MERGE_HEAD").write_text("", encoding="utf-8")
    (repository / ".git" / "index.lock").write_text("", encoding="utf-8")
    told = said()

    assert "in the middle of something (MERGE_HEAD): journal reads, and writes nothing." in told
    assert "index.lock" not in told

    os.utime(repository / ".git" / "index.lock", ns=(1, 1))
    assert f"if no git is running: rm '{repository}/.git/index.lock'" in said()


def test_days_in_a_folder_of_their_own_have_their_attributes(repository: Path, said: Says) -> None:
    (repository / "Days").mkdir()
    (repository / "2026-03-12.md").rename(repository / "Days" / "2026-03-12.md")
    (repository / "journal.toml").write_text('[journal]\nfolder = "Days"\n', encoding="utf-8")
    (repository / ".gitattributes").write_text("Days/*.md merge=journal\n", encoding="utf-8")

    assert "Days are to be merged by journal, and this clone is not told how." in said()


def test_a_repository_without_git_is_told(
    repository: Path, said: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repository))

    assert "the program git is not found." in said()


# -- what this machine has not ------------------------------------------------------------------

WELL = Checkup(
    program=Program("1.0", 1, "CPython 3.11.9", "Linux 6", {"click": "8.4"}),
    no_journal="",
    root=Root("/j", "", is_above=False, has_settings=True),
    days=Days(2, 2, date(2026, 3, 11), date(2026, 3, 12), None, ()),
    user_settings="/c/config.toml",
    settings=(),
    typed=(),
    disk=Disk("ext4", is_network=False, exchanges=True, leases=True),
    watching=Watching("inotify", 3, {"fs.inotify.max_user_watches": 100}),
    kept=Kept("/k", 2_500_000, 2, 0, (), "/s", 10, 0, is_unfinished=False),
    clock=Clock(datetime(2026, 3, 13, 9, tzinfo=UTC), date(2026, 3, 13), "00:00"),
    tree=Tree(3, (), (), (), (), ()),
    clients=(),
    report=None,
    git=None,
)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({}, "All is well.", id="all is well"),
        pytest.param(
            {"program": replace(WELL.program, packages={"rich": ""})},
            "The package 'rich' is not there. → python -m pip install rich",
            id="a package is missing",
        ),
        pytest.param(
            {"disk": Disk("nfs4", is_network=True, exchanges=False, leases=False)},
            "Disk nfs4 · tells of no changes made elsewhere · two files cannot change names in one "
            "step (by its kind) · does not say who has a file open",
            id="a network drive",
        ),
        pytest.param(
            {"disk": Disk("", is_network=False, exchanges=None, leases=None)},
            "Disk of a kind that the system does not tell",
            id="a disk of which nothing is known",
        ),
        pytest.param(
            {"watching": Watching("polling", 3, {})},
            "Changes polling: files are looked at every second",
            id="nothing tells of changes",
        ),
        pytest.param({"watching": Watching("fsevents", 3, {})}, "fsevents · 3 folders", id="macOS"),
        pytest.param(
            {"watching": Watching("inotify", 99, {"fs.inotify.max_user_watches": 100})},
            "→ sudo sysctl fs.inotify.max_user_watches=524288",
            id="too many folders to watch",
        ),
        pytest.param(
            {"settings": (Origin("journal", "file", "", "", 0),)},
            "1 setting has its default (-v lists it)",
            id="one setting",
        ),
        pytest.param(
            {"typed": (Typed("today", "mon", "--date"),)}, "--date today = mon", id="typed"
        ),
        pytest.param(
            {"clients": (Client("Box", "/j", True, ".box", ""),)},
            "Sync Box has this folder (.box)",
            id="a client that needs no hint",
        ),
        pytest.param(
            {"report": Report("/j/report", True, (), ("a.html", "b.html"))},
            "2 pages are not as they were written",
            id="pages of others",
        ),
        pytest.param(
            {"days": Days(0, 0, None, None, None, (about_file(rules.NO_DAYS, ".", "empty"),))},
            "All is well.",
            id="information is nothing to mend",
        ),
        pytest.param(
            {"git": Git("/j/.git", "", (), None, "", "", "", is_driver_found=False)},
            "Git The folder is a repository, and the program git is not found.",
            id="no git",
        ),
    ],
)
def test_facts_are_said_in_words(facts: dict[str, Any], expected: str) -> None:
    told = " ".join(text_of(rows(replace(WELL, **facts))).split())

    assert expected in told


def test_a_row_is_as_wide_as_a_terminal_and_a_path_is_whole() -> None:
    path = "/a" * 60
    text = text_of([Row("Journal", f"lies in {path} and is well"), Row("Journal", "x" * 5, "y")])

    assert path in text
    assert [line for line in text.splitlines() if len(line) > 80] == [f"{' ' * 10}{path}"]
    assert text.endswith("xxxxx\n          → y\n\nAll is well.")
