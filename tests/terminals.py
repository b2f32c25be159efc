"""A real terminal for a command: it is typed into once it asks, as a person would."""

import os
import pty
import select
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from journal_tool.cli import main

PATIENCE = 20.0
"""Seconds until a question that does not come is given up."""

CTRL_C, CTRL_D, ENTER, UP = "\x03", "\x04", "\r", "\x1b[A"


class Terminal:
    """A command that runs in a terminal of its own.

    Args:
        folder: the current one.
        arguments: of ``journal``.
        env: what is different in the environment.
    """

    def __init__(self, folder: Path, *arguments: str, env: Mapping[str, str]) -> None:
        self._file, theirs = pty.openpty()
        self._seen = ""
        self._said = ""
        self._begin(theirs, folder, arguments, env)

    def _begin(
        self, theirs: int, folder: Path, arguments: tuple[str, ...], env: Mapping[str, str]
    ) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "journal_tool", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **env},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def _code(self) -> int:
        """Wait for the end."""
        return self._process.wait(PATIENCE)

    def wait_for(self, text: str) -> str:
        """Return what was printed since the last wait, up to and with ``text``."""
        until = time.monotonic() + PATIENCE
        while text not in self._seen:
            if not self._more(until - time.monotonic()):
                raise AssertionError(f"no {text!r} in:\n{self._said}")
        shown, _, self._seen = self._seen.partition(text)
        return (shown + text).replace("\r\n", "\n")

    def press(self, keys: str) -> None:
        """Press a key, or several at once, as soon as the command waits for single keys."""
        self._await(is_by_line=False)
        os.write(self._file, keys.encode())

    def type(self, line: str) -> None:
        """Type a line and Enter, as soon as the command waits for one."""
        self._await(is_by_line=True)
        os.write(self._file, f"{line}\n".encode())

    def _await(self, *, is_by_line: bool) -> None:
        """Wait until the terminal hands over whole lines, or single keys."""
        until = time.monotonic() + PATIENCE
        while bool(termios.tcgetattr(self._file)[3] & termios.ICANON) != is_by_line:
            assert time.monotonic() < until, self._said
            select.select([], [], [], 0.001)

    def hang_up(self) -> None:
        """Close the terminal."""
        self._close()
        self._code()

    def _close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def let_go(self) -> None:
        """End a command that asks for keys, if it has not ended."""
        if self._file >= 0 and not self._is_over():
            self.press(CTRL_D)
            self.end()
        self._close()

    def _is_over(self) -> bool:
        return self._process.poll() is not None

    def end(self) -> tuple[int, str]:
        """Wait for the end; return the exit code, and what was printed since the last wait."""
        until = time.monotonic() + PATIENCE
        while self._more(until - time.monotonic()):
            pass
        code = self._code()
        self._close()
        return code, self._seen.replace("\r\n", "\n")

    @property
    def said(self) -> str:
        """All that was printed."""
        return self._said.replace("\r\n", "\n")

    def _more(self, seconds: float) -> bool:
        """Read what is printed next; return ``False`` once nothing will be."""
        if not select.select([self._file], [], [], max(0.0, seconds))[0]:
            return False
        try:
            data = os.read(self._file, 65536).decode(errors="replace")
        except OSError:  # how Linux says that the other side is closed
            return False
        self._seen += data
        self._said += data
        return bool(data)


class TerminalHere(Terminal):
    """The same in this process, which is faster and seen by the measure of coverage.

    Environment and current folder are those of the test.
    """

    def _begin(
        self, theirs: int, folder: Path, arguments: tuple[str, ...], env: Mapping[str, str]
    ) -> None:
        assert all(os.environ.get(name) == value for name, value in env.items())
        assert Path.cwd() == folder
        self._ended: list[int] = []
        self._thread = threading.Thread(target=self._run, args=(theirs, arguments))
        self._thread.start()

    def _run(self, theirs: int, arguments: tuple[str, ...]) -> None:
        with (
            open(theirs, encoding="utf-8") as stdin,
            open(os.dup(theirs), "w", encoding="utf-8") as out,  # noqa: PTH123
            pytest.MonkeyPatch.context() as patched,
        ):
            patched.setattr("sys.stdin", stdin)
            patched.setattr("sys.stdout", out)
            patched.setattr("sys.stderr", out)
            self._ended.append(main([*arguments]))

    def _is_over(self) -> bool:
        return not self._thread.is_alive()

    def _code(self) -> int:
        self._thread.join(PATIENCE)
        return self._ended[0]
