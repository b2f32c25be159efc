"""Commands that read, and commands that refuse to write, leave the journal as it is."""

import io
import shutil
from pathlib import Path

import pytest

from journal_tool import resources
from tests.shell import Shell, shell_in
from tests.torture.commands import READS, REFUSES, Run, missing, placed
from tests.torture.r15_reading_only import tree


def test_every_command_of_the_table_and_every_option_that_reads_is_in_a_run() -> None:
    assert [*missing()] == []


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal that no command here may change: all of them read the same one."""
    root = tmp_path_factory.mktemp("sample") / "journal"
    shutil.copytree(resources.sample_journal(), root)
    return root


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Shell:
    for name in ("CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return shell_in(tmp_path, monkeypatch, capfd)


@pytest.mark.parametrize(
    "run",
    [
        pytest.param(one, id=" ".join(one.words))
        for one in dict.fromkeys((*READS, *REFUSES))
        if one.ends and one.words[-1] != "--help"
    ],
)
def test_a_command_that_reads_or_refuses_changes_nothing(
    shell: Shell, sample: Path, run: Run
) -> None:
    """Neither a byte, nor a mode, nor a time; `make torture` looks at each call of the system."""
    before = tree(sample)
    place = [] if "-C" in run.words else ["-C", str(sample)]
    said = shell("--date", "2026-06-30", *place, *placed(run, sample, shell.home))

    assert (said.code, said.err if said.code != run.code else "") == (run.code, "")
    assert tree(sample) == before
