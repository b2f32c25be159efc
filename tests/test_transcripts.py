"""Sessions at the command line, written down as they look: commands, what they print, how they end.

A ``file`` block makes a file of the journal when the session comes to it; each ``console`` block
holds a command after ``$``, its output (standard error too), and ``[exit N]`` unless it ends with
0.  Lines after a command that begin with ``>`` are typed into it; ``$ cat FILE`` shows a file as it
is then, and ``$ vim -es FILE`` is the real one, with its commands typed (skipped where there is
none).  A line ``Goes on where [OTHER](OTHER) ends.`` begins with the journal that the other one
leaves.
"""

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from journal_tool.cli import main
from tests.samples import blocks, make_files
from tests.shell import TREE

FOLDER = Path(__file__).parent / "transcripts"
_CONSOLE = re.compile(r"^```console\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)

_GOES_ON = re.compile(r"^Goes on where \[(?P<other>.+?)\]\((?P=other)\) ends\.$", re.MULTILINE)
_COMMAND = re.compile(r"^\$ (?P<line>.*)\n(?P<typed>(?:>(?: .*)?\n)*)", re.MULTILINE)


def run(
    line: str, typed: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> str:
    """Run one command line as a shell would and return what a terminal would show."""
    words = shlex.split(line)
    if words[0] == "cat":
        return f"$ {line}\n{Path(words[1]).read_text(encoding='utf-8')}"
    if words[0] == "export":
        name, _, value = words[1].partition("=")
        monkeypatch.setenv(name, value)
        return f"$ {line}\n"
    if words[0] in {"cp", "mv", "ls", "touch"}:
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        return f"$ {line}\n{done.stdout}"
    if words[0] == "vim":
        return f"$ {line}\n{_shown(typed)}{_in_vim(words, typed)}"
    with monkeypatch.context() as patched:
        while words and "=" in words[0]:
            name, _, value = words.pop(0).partition("=")
            patched.setenv(name, value)
        assert words[0] == "journal"
        patched.setattr("sys.stdin", io.StringIO(typed))
        code = main(words[1:])
    out, err = capfd.readouterr()
    return f"$ {line}\n{_shown(typed)}{out}{err}" + (f"[exit {code}]\n" if code else "")


def _shown(typed: str) -> str:
    return "".join(f"> {one}".rstrip() + "\n" for one in typed.splitlines())


def _in_vim(words: list[str], typed: str) -> str:
    """Type commands into vim, where ``:!journal`` is this tool; return what it prints."""
    if shutil.which("vim") is None:
        pytest.skip("no vim")
    bin_folder = Path.home() / "bin"
    bin_folder.mkdir(exist_ok=True)
    journal = bin_folder / "journal"
    python = shlex.quote(sys.executable)
    journal.write_text(f'#!/bin/sh\nexec {python} -m journal_tool "$@"\n', encoding="utf-8")
    journal.chmod(0o755)
    path = os.pathsep.join([os.fspath(bin_folder), os.environ["PATH"]])
    done = subprocess.run(
        words,
        input=typed,
        env={**os.environ, "PATH": path, "PYTHONPATH": os.fspath(TREE), "SHELL": "/bin/sh"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout.replace("\r\n", "\n").replace("\r", "\n") + (
        f"[exit {done.returncode}]\n" if done.returncode else ""
    )


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_a_session_goes_as_written(
    path: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    pytestconfig: pytest.Config,
) -> None:
    root = tmp_path / "journal"
    root.mkdir()
    monkeypatch.chdir(root)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("JOURNAL_TODAY", "2026-11-23")
    for name in ("JOURNAL_DIR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def go(match: re.Match[str]) -> str:
        shown = ""
        for one in _COMMAND.finditer(match["text"]):
            typed = "".join(f"{line[2:]}\n" for line in one["typed"].splitlines())
            shown += run(one["line"], typed, capfd, monkeypatch)
        return "```console\n" + shown.replace(os.fspath(tmp_path), "…") + "```"

    def played(markdown: str) -> str:
        if goes_on := _GOES_ON.search(markdown):
            played((FOLDER / goes_on["other"]).read_text(encoding="utf-8"))
        went, at = "", 0
        for match in _CONSOLE.finditer(markdown):
            make_files(root, blocks(markdown[at : match.start()]))
            went += markdown[at : match.start()] + go(match)
            at = match.end()
        return went + markdown[at:]

    went = played(path.read_text(encoding="utf-8"))

    if pytestconfig.getoption("update_golden"):
        path.write_text(went, encoding="utf-8")
    assert went == path.read_text(encoding="utf-8")
