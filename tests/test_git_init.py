"""`init --git`, and a journal in a repository that is in the middle of something."""

import os
import subprocess
from pathlib import Path

import pytest

from journal_tool.repository import DRIVER
from tests.repositories import Repository
from tests.shell import Shell, shell_in

DAY = "2026-11-23.md"
LINE = "*.md merge=journal\n"
IGNORED = "/report/\n.~journal.*.tmp\n"
CLONE = "  git config                     this clone knows how: merge.journal.driver"
ONCE = "Each other clone needs this once:  journal init --git"
PLAN = "---\nplanned:\n- [ ] Walk\n---\n"


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Shell:
    made = shell_in(tmp_path, monkeypatch, capfd)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return made


@pytest.fixture
def repository(shell: Shell) -> Repository:
    made = Repository(shell.root, None, shell.home)
    made.git("init", "-q", "-b", "main")
    return made


def driver_of(repository: Repository) -> str:
    return repository.run("git", "config", "--local", "merge.journal.driver").stdout.rstrip("\n")


def test_a_repository_is_told_how_days_are_merged(shell: Shell, repository: Repository) -> None:
    said = shell("init", "--git", "-q")

    assert said.out.splitlines()[3:] == [
        "  .gitattributes                 git asks journal for days",
        "  .gitignore                     the report stays out",
        CLONE,
        f"Commit these files. {ONCE}",
        "Next:  journal",
    ]
    assert shell.read(".gitattributes") == LINE
    assert shell.read(".gitignore") == IGNORED
    assert driver_of(repository) == DRIVER
    assert repository.git("config", "--local", "merge.journal.name")


def test_told_twice_it_changes_nothing(shell: Shell, repository: Repository) -> None:
    shell("init", "--git")
    before = shell.all_files()
    said = shell("init", "--git")

    assert said.out == "Everything is there already. Nothing was changed.\n"
    assert shell.all_files() == before
    assert driver_of(repository) == DRIVER


def test_another_clone_is_told_once(shell: Shell, repository: Repository) -> None:
    shell("init", "--git")
    repository.commit()
    repository.git("clone", "-q", ".", "../other")

    assert shell("init", "--git", "../other").out.splitlines() == [CLONE, ONCE]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"# mine\n", b"# mine\n*.md merge=journal\n", id="a line more"),
        pytest.param(b"# mine", b"# mine\n*.md merge=journal\n", id="no end of line"),
        pytest.param(b"a text\r\n", b"a text\r\n*.md merge=journal\r\n", id="CRLF"),
        pytest.param(
            b"\xef\xbb\xbf# \xff\n", b"\xef\xbb\xbf# \xff\n*.md merge=journal\n", id="any bytes"
        ),
        pytest.param(b"20*.md merge=journal\n", b"20*.md merge=journal\n", id="it says so already"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_what_a_file_holds_stays(shell: Shell, before: bytes, after: bytes) -> None:
    (shell.root / ".gitattributes").write_bytes(before)
    shell("init", "--git")

    assert (shell.root / ".gitattributes").read_bytes() == after


@pytest.mark.parametrize("name", [".gitattributes", ".gitignore"])
@pytest.mark.usefixtures("repository")
def test_lines_can_be_taken_back(shell: Shell, name: str) -> None:
    shell.write({name: "# mine\n"})
    shell("init", "--git")
    assert shell.read(name) != "# mine\n"

    assert shell("undo").out == f"{name}  as it was before `journal init --git`\n"
    assert shell.read(name) == "# mine\n"


@pytest.mark.usefixtures("repository")
def test_days_are_asked_for_where_they_are_and_as_they_end(shell: Shell) -> None:
    shell.write(
        {
            "journal.toml": '[journal]\nfolder = "days"\n[report]\nout = "out[1]"\n',
            "days/2026-11-20.markdown": "Done: walk\n",
            "days/2026-11-21.txt": "Done: walk\n",
            "days/list.rst": "",
        }
    )
    shell("init", "--git")

    lines = shell.read("days/.gitattributes").splitlines()
    assert lines == [f"*{end} merge=journal" for end in (".md", ".markdown", ".txt")]
    assert shell.read(".gitignore").splitlines()[0] == "/out\\[1]/"
    assert not (shell.root / ".gitattributes").exists()


@pytest.mark.usefixtures("repository")
def test_a_report_outside_needs_no_line(shell: Shell) -> None:
    shell.write({"journal.toml": '[report]\nout = "../elsewhere"\n'})
    shell("init", "--git")

    assert shell.read(".gitignore") == ".~journal.*.tmp\n"


def test_a_driver_that_is_set_otherwise_stays(shell: Shell, repository: Repository) -> None:
    repository.git("config", "merge.journal.driver", "mine %A")
    said = shell("init", "--git")

    assert "merge.journal.driver is set otherwise in this clone, and stays so." in said.out
    assert f"  git config merge.journal.driver '{DRIVER}'\n" in said.out
    assert driver_of(repository) == "mine %A"


def test_an_attribute_that_is_set_otherwise_stays(shell: Shell, repository: Repository) -> None:
    shell.write({".gitattributes": "*.md merge=union\n"})
    said = shell("init", "--git")

    assert "Days are merged by 'union' here, and stay so." in said.out
    assert "as the last line of .gitattributes:  *.md merge=journal\n" in said.out
    assert shell.read(".gitattributes") == "*.md merge=union\n"
    assert driver_of(repository) == DRIVER


def test_pages_in_the_repository_are_told(shell: Shell, repository: Repository) -> None:
    shell.write({"report/index.html": "old"})
    repository.commit()
    said = shell("init", "--git")

    assert "To take them out:  git rm -r --cached report\n" in said.out
    assert shell.read("report/index.html") == "old"


# -- where it cannot be done ----------------------------------------------------------------------


def test_without_a_repository_nothing_is_made(shell: Shell) -> None:
    said = shell("init", "--git", "new one")

    assert (said.code, said.out) == (1, "")
    assert said.err.splitlines() == [
        "'new one' is in no git repository; nothing was changed.",
        "  Make one:  git init 'new one'",
        "  Then give the command again.",
    ]
    assert shell.all_files() == {}


def test_without_git_nothing_is_made(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(shell.home))
    said = shell("init", "--git")

    assert said.err.splitlines()[0] == "The program git is not found; nothing was changed."
    assert (said.code, shell.all_files()) == (1, {})


def test_a_bare_repository_has_no_days(shell: Shell) -> None:
    subprocess.run(["git", "init", "-q", "--bare", "bare"], check=True)
    said = shell("init", "--git", "bare")

    assert said.code == 1
    assert "'bare' is in a repository without a work tree; nothing was changed." in said.err
    assert not (shell.root / "bare" / "journal.toml").exists()


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        pytest.param("[core\n", "bad config line 1 in file", id="its settings cannot be read"),
        pytest.param("lock", "could not lock config file", id="its settings are locked"),
    ],
)
def test_what_git_refuses_is_told(
    shell: Shell, repository: Repository, spoil: str, reason: str
) -> None:
    folder = repository.root / ".git"
    if spoil == "lock":
        (folder / "config.lock").touch()
    else:
        (folder / "config").write_text(spoil, encoding="utf-8")
    said = shell("init", "--git")

    assert said.code == 1
    assert f"Git does not do it: {reason}" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("layout", ["worktree", "submodule", "folder"])
def test_each_layout_of_a_repository_is_one(
    shell: Shell, repository: Repository, layout: str
) -> None:
    repository.commit("first", **{DAY: PLAN})
    place = shell.root / "in it"
    if layout == "worktree":
        repository.git("worktree", "add", "-q", "-b", "desk", "in it")
    elif layout == "submodule":
        source = shell.home / "source"
        repository.git("clone", "-q", ".", str(source))
        repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add",
                       str(source), "in it")  # fmt: skip
    said = shell("init", "--git", "in it")
    inside = Repository(place, None, shell.home)

    assert said.code == 0
    assert (place / ".gitattributes").read_text(encoding="utf-8") == LINE
    assert driver_of(inside) == DRIVER
    assert (layout == "submodule") == (driver_of(repository) == "")


# -- in the middle of something -------------------------------------------------------------------

STATES = ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG", "rebase-merge",
          "rebase-apply"]  # fmt: skip


@pytest.fixture(params=["in the repository", "in a linked worktree"])
def busy(
    request: pytest.FixtureRequest,
    shell: Shell,
    repository: Repository,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """Return the folder of git of the journal that the shell is in."""
    repository.commit(
        "first",
        **{
            DAY: PLAN,
            "2026-11-20.md": "---\nplanned:\n- [ ] Tea: green\n- [x] Stroll\n---\n",
            "2026-10-20.md": "Done: walk\n",
            "journal.toml": "",
        },
    )
    assert shell("plan", "Sit").code == 0
    repository.commit()
    if request.param == "in the repository":
        return repository.root / ".git"
    repository.git("worktree", "add", "-q", "-b", "desk", "../desk")
    monkeypatch.chdir(shell.home / "desk")
    shell.root = shell.home / "desk"
    assert shell("plan", "Lie down").code == 0
    return repository.root / ".git" / "worktrees" / "desk"


WRITING = [
    ("plan", "Read"), ("done", "walk"), ("drop", "walk"), ("move", "walk"), ("rest",),
    ("thought", "Later"), ("new", "tomorrow", "--no-edit"), ("undo",),
    ("join", "--yes", "Stroll", "Walk"),
    ("review", "month", "--no-edit"), ("check", "--fix"), ("init",), ("init", "--git"),
]  # fmt: skip


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_no_command_writes_while_git_is_busy(
    shell: Shell, busy: Path, command: tuple[str, ...]
) -> None:
    (busy / "MERGE_HEAD").touch()
    before = shell.all_files()
    said = shell(*command)

    assert said.code == 1
    assert "Git has not finished ('MERGE_HEAD')" in said.err + said.out
    assert shell.all_files() == before


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("command", [("today",), ("check",), ("build",)], ids=" ".join)
def test_what_reads_says_in_a_line_that_git_is_busy(
    shell: Shell, busy: Path, state: str, command: tuple[str, ...]
) -> None:
    line = f"Git has not finished ('{state}'): journal reads, and changes no day until it has."
    assert line not in shell(*command).err
    (busy / state).mkdir()
    said = shell(*command)

    assert said.err.splitlines().count(line) == 1
    assert said.code == shell(*command, "-q").code
    assert "Git has not" not in shell(*command, "-q").err


@pytest.mark.parametrize(
    "command", [("today", "--json"), ("today", "--short"), ("check", "--json")]
)
def test_what_programs_read_has_no_line_more(
    shell: Shell, busy: Path, command: tuple[str, ...]
) -> None:
    (busy / "MERGE_HEAD").touch()

    assert shell(*command).err == ""


def test_a_folder_that_cannot_be_asked_is_not_busy(shell: Shell) -> None:
    shell.write({DAY: PLAN, "git": "gitdir: nowhere\n"})
    (shell.root / "git").rename(shell.root / ".git")

    assert "Git has not" not in shell("today").err
