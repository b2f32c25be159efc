"""A journal in a folder of its own, and commands given to it as a person gives them."""

import os
import pty
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from journal_tool.cli import main

TREE = Path(__file__).parent.parent


@dataclass
class Said:
    """What a command printed, and how it ended."""

    code: int
    out: str
    err: str


@dataclass
class Shell:
    """Gives commands in one folder.

    Attributes:
        root: the folder, which holds a journal.
        home: of the person; nothing is kept elsewhere.
    """

    root: Path
    home: Path
    capfd: pytest.CaptureFixture[str]
    environment: dict[str, str] = field(default_factory=dict)

    def __call__(self, *words: str) -> Said:
        """Give a command without a terminal, in this process."""
        code = main([*words])
        out, err = self.capfd.readouterr()
        return Said(code, out, err)

    def on_a_terminal(self, *words: str, **environment: str) -> Said:
        """Give a command on a terminal, in a process of its own."""
        ours, theirs = pty.openpty()
        variables = {
            **os.environ,
            "HOME": str(self.home),
            "PYTHONPATH": str(TREE),
            "TERM": "dumb",
            **environment,
        }
        child = subprocess.Popen(
            [sys.executable, "-m", "journal_tool", *words],
            cwd=self.root,
            env=variables,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            shown += piece
        os.close(ours)
        return Said(child.wait(), shown.decode().replace("\r\n", "\n"), "")

    def write(self, files: Mapping[str, str]) -> None:
        """Write files below the root."""
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        """Return the text of a file below the root."""
        return (self.root / name).read_text(encoding="utf-8")

    def all_files(self) -> dict[str, bytes]:
        """Return every file below the root."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }


def shell_in(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Shell:
    """Return a shell in an empty folder below ``folder``; today is Monday 23 November 2026."""
    root = folder / "journal"
    root.mkdir()
    monkeypatch.chdir(root)
    for name in ("JOURNAL_DIR", "NO_COLOR", "VISUAL", "EDITOR", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setenv("JOURNAL_TODAY", "2026-11-23")
    return Shell(root, folder, capfd)
