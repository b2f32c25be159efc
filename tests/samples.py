"""Small journals written out in markdown: files and what the tool says of them.

A block whose info string begins with ``file NAME`` is a file; the words after the name change
how it is made: ``bytes`` (escapes like \\x00 are bytes), ``link`` (the text is where it leads),
``pipe``, ``private`` (nobody may read it), ``folder``, ``fill=N`` (the last line again and again,
N characters of it).
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Block:
    """One fenced block: the words of its info string, and its text."""

    words: tuple[str, ...]
    text: str


def blocks(markdown: str) -> list[Block]:
    """Return the fenced blocks of a text."""
    return [Block(tuple(one["info"].split()), one["text"]) for one in _BLOCK.finditer(markdown)]


def replace_block(markdown: str, kind: str, text: str) -> str:
    """Return the markdown with the first block of this kind holding ``text``."""
    for one in _BLOCK.finditer(markdown):
        if one["info"].split()[:1] == [kind]:
            return markdown[: one.start("text")] + text + markdown[one.end("text") :]
    raise LookupError(kind)


def make_files(folder: Path, found: list[Block]) -> None:
    """Write the files of the blocks below ``folder``."""
    for block in found:
        if block.words[:1] != ("file",):
            continue
        name, options = block.words[1], block.words[2:]
        path = folder / name.replace("␣", " ")
        path.parent.mkdir(parents=True, exist_ok=True)
        _make(path, block.text, options)


def _make(path: Path, text: str, options: tuple[str, ...]) -> None:
    fill = next((int(one[5:]) for one in options if one.startswith("fill=")), 0)
    if fill:
        last = text.splitlines(keepends=True)[-1]
        path.write_text(text + last * (fill // len(last)), encoding="utf-8")
    elif "bytes" in options:
        path.write_bytes(
            text.removesuffix("\n").encode().decode("unicode_escape").encode("latin-1")
        )
    elif "link" in options:
        path.symlink_to(text.strip())
    elif "pipe" in options:
        os.mkfifo(path)
    elif "folder" in options:
        path.mkdir()
    else:
        path.write_text(text, encoding="utf-8", newline="")
    if "private" in options:
        path.chmod(0)


NOBODY = 65534


def let_everybody_in(folder: Path) -> None:
    """Let everybody read a folder, and the folders that it lies in."""
    for one in (folder, *folder.parents):
        mode = one.stat().st_mode
        if mode & 0o055 != 0o055:
            one.chmod(mode | 0o055)


@contextmanager
def as_somebody() -> Iterator[None]:
    """Run without the powers of root, which no permission stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def without_descriptors() -> Iterator[None]:
    """Run while this process can open no more files."""
    import resource  # no system but Unix has it, and others need the rest of this module

    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
