"""The template that a vault of Obsidian begins its daily notes with, as its settings name it.

It is somebody else's file: whatever it holds, or leads to, costs no more than the template.
"""

import json
from pathlib import Path
from typing import Final

from journal_tool.dayfile import decode
from journal_tool.rawfiles import read_small, stays_inside
from journal_tool.values import dataclass

DAILY_NOTES: Final = ".obsidian/daily-notes.json"
MAX_SETTINGS: Final = 64 * 1024
"""Bytes above which the settings of daily notes are not read."""


@dataclass(frozen=True, slots=True)
class DailyNotes:
    """What a vault says of its daily notes.

    Attributes:
        template: the text that they begin with; ``""`` if none is named, or none can be read.
        files: that decide it, whether they are there or not.
    """

    template: str
    files: tuple[Path, ...]


def daily_notes(root: Path, most: int) -> DailyNotes:
    """Return what the vault at ``root`` says of its daily notes.

    Args:
        root: the folder of the journal, which need not be a vault.
        most: bytes above which the template is not read.
    """
    settings = root / DAILY_NOTES
    name = _named(read_small(settings, MAX_SETTINGS))
    if not name or ".." in Path(name).parts:
        return DailyNotes("", (settings,))
    file = root / (name if name.lower().endswith(".md") else f"{name}.md")
    raw = read_small(file, most) if stays_inside(file, root) else b""
    text, _found = decode(name, raw)
    return DailyNotes(text.text if text else "", (settings, file))


def _named(raw: bytes) -> str:
    """Return the path of the template below the vault; ``""`` if none is named."""
    try:
        known = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return ""
    name = known.get("template") if isinstance(known, dict) else None
    return name.strip().strip("/") if isinstance(name, str) else ""
