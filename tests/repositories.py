"""Repositories of git in which the driver under test is this tree's."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from journal_tool.repository import DRIVER

TREE = Path(__file__).parent.parent
_SCRIPT = """\
#!/bin/sh
PYTHONPATH='{tree}' exec '{python}' -m journal_tool "$@"
"""


def program(folder: Path, text: str = "") -> Path:
    """Make a folder for ``PATH`` that holds ``journal``: this tree's, or a script of one's own."""
    folder.mkdir(parents=True, exist_ok=True)
    script = folder / "journal"
    script.write_text(text or _SCRIPT.format(tree=TREE, python=sys.executable), encoding="utf-8")
    script.chmod(0o755)
    return folder


@dataclass
class Repository:
    """A work tree, and git in it; nothing of the machine's own settings of git counts.

    Attributes:
        root: of the work tree.
        programs: the folder that comes first on ``PATH``; ``None`` for none.
        home: of the person.
        environment: what is set besides.
    """

    root: Path
    programs: Path | None
    home: Path
    environment: dict[str, str] = field(default_factory=dict)

    def variables(self) -> dict[str, str]:
        """Return the environment of a process."""
        kept = {
            name: said
            for name, said in os.environ.items()
            if not name.startswith(("GIT_", "JOURNAL", "XDG_"))
        }
        path = kept.get("PATH", os.defpath)
        return {
            **kept,
            "PATH": f"{self.programs}{os.pathsep}{path}" if self.programs else path,
            "HOME": str(self.home),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
            "GIT_EDITOR": "true",
            "LC_ALL": "C",
            **self.environment,
        }

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run a program in the work tree."""
        return subprocess.run(
            words,
            cwd=self.root,
            env=self.variables(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def git(self, *words: str) -> str:
        """Run git, which has to succeed; return what it printed."""
        done = self.run("git", *words)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout

    def stops(self, *words: str) -> str:
        """Run git, which has to stop; return what it printed."""
        done = self.run("git", *words)
        assert done.returncode != 0, (words, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def begin(self, *, is_told: bool = True) -> None:
        """Make the repository, in which days are merged by journal."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.write(".gitattributes", "*.md merge=journal\n")
        if is_told:
            self.git("config", "merge.journal.driver", DRIVER)

    def write(self, name: str, text: str) -> None:
        """Write a file, byte for byte."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def read(self, name: str) -> str:
        return (self.root / name).read_bytes().decode()

    def commit(self, what: str = "more", **files: str) -> None:
        """Commit all there is; a name in ``files`` is written as git says."""
        for name, text in files.items():
            self.write(name, text)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", what)

    def branch(self, name: str, file: str, base: str | None, ours: str | None, theirs: str) -> None:
        """Make a branch that says ``theirs`` of a file of which this one says ``ours``."""
        if base is not None:
            self.write(file, base)
        self.commit("base")
        self.git("checkout", "-q", "-b", name)
        self.write(file, theirs)
        self.commit(name)
        self.git("checkout", "-q", "main")
        if ours is None:
            (self.root / file).unlink()
        else:
            self.write(file, ours)
        self.commit("ours")
