"""Sessions at the command line, written down as they look: commands, what they print, how they end.

A transcript begins with the files of a journal; then each ``console`` block holds a command
after ``$``, its output (standard error too), and ``[exit N]`` unless it ends with 0.
"""

import os
import re
import shlex
from pathlib import Path

import pytest

from journal_tool.cli import main
from tests.samples import blocks, make_files

FOLDER = Path(__file__).parent / "transcripts"
_CONSOLE = re.compile(r"^```console\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def run(line: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """Run one command line as a shell would and return what a terminal would show."""
    words = shlex.split(line)
    with monkeypatch.context() as patched:
        while words and "=" in words[0]:
            name, _, value = words.pop(0).partition("=")
            patched.setenv(name, value)
        assert words[0] == "journal"
        code = main(words[1:])
    out, err = capfd.readouterr()
    return f"$ {line}\n{out}{err}" + (f"[exit {code}]\n" if code else "")


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
    monkeypatch.setenv("JOURNAL_TODAY", "2026-11-23")
    for name in ("JOURNAL_DIR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def go(match: re.Match[str]) -> str:
        lines = re.findall(r"^\$ (.*)$", match["text"], re.MULTILINE)
        shown = "".join(run(line, capfd, monkeypatch) for line in lines)
        return "```console\n" + shown.replace(os.fspath(tmp_path), "…") + "```"

    went = _CONSOLE.sub(go, markdown)

    if pytestconfig.getoption("update_golden"):
        path.write_text(went, encoding="utf-8")
    assert went == path.read_text(encoding="utf-8")
