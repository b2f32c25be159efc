"""Sessions at the command line, written down as they look: commands, what they print, how they end.

A transcript begins with the files of a journal; then each ``console`` block holds a command
after ``$``, its output (standard error too), and ``[exit N]`` unless it ends with 0.  Lines after
a command that begin with ``>`` are typed into it; ``$ cat FILE`` shows a file as it is then.
"""

import io
import os
import re
import shlex
from pathlib import Path

import pytest

from journal_tool.cli import main
from tests.samples import blocks, make_files

FOLDER = Path(__file__).parent / "transcripts"
_CONSOLE = re.compile(r"^```console\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)

_COMMAND = re.compile(r"^\$ (?P<line>.*)\n(?P<typed>(?:> .*\n)*)", re.MULTILINE)


def run(
    line: str, typed: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> str:
    """Run one command line as a shell would and return what a terminal would show."""
    words = shlex.split(line)
    if words[0] == "cat":
        return f"$ {line}\n{Path(words[1]).read_text(encoding='utf-8')}"
    with monkeypatch.context() as patched:
        while words and "=" in words[0]:
            name, _, value = words.pop(0).partition("=")
            patched.setenv(name, value)
        assert words[0] == "journal"
        patched.setattr("sys.stdin", io.StringIO(typed))
        code = main(words[1:])
    out, err = capfd.readouterr()
    shown = "".join(f"> {one}\n" for one in typed.splitlines())
    return f"$ {line}\n{shown}{out}{err}" + (f"[exit {code}]\n" if code else "")


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
    markdown = path.read_text(encoding="utf-8")
    make_files(root, blocks(markdown))
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

    went = _CONSOLE.sub(go, markdown)

    if pytestconfig.getoption("update_golden"):
        path.write_text(went, encoding="utf-8")
    assert went == path.read_text(encoding="utf-8")
