"""Small files by which an editor knows a journal: added where they are missing, never written over.

JSON that is there is merged as text: what it holds stays byte for byte, and what is missing goes
to its end.  Where that cannot be done for certain, the person is told what to add by hand.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from journal_tool.resources import packed_template
from journal_tool.settings import Settings
from journal_tool.values import dataclass

EDITORS: Final = ("obsidian", "vscode", "nvim", "helix", "emacs", "zed")
NOTE: Final = "Templates/Journal day"  # no text
"""The template of a day in a vault, as Obsidian names it."""

_FILES: Final[Mapping[str, Mapping[str, str]]] = {
    "vscode": {
        ".vscode/tasks.json": "vscode-tasks.json",
        ".vscode/journal.code-snippets": "vscode-snippets.json",
    },
    "nvim": {".exrc": "exrc.vim"},
    "helix": {".helix/config.toml": "helix.toml"},
    "emacs": {".dir-locals.el": "dir-locals.el"},
    "zed": {".zed/tasks.json": "zed-tasks.json"},
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that an editor reads.

    Attributes:
        path: below the root of the journal, with ``/``.
        text: all of it, where it is not there yet.
        is_json: whether it can be merged with what is there.
        known_by: a file that is no such JSON and holds this needs nothing more.
    """

    path: str
    text: str
    is_json: bool = False
    known_by: str = "journal check"  # no text


def files_for(editor: str, settings: Settings, day: str) -> Iterator[Wanted]:
    """Yield the files of an editor.

    Args:
        editor: one of :data:`EDITORS`.
        settings: where the days are and how they are called.
        day: text of a new day whose lists stand below headings.
    """
    if editor == "obsidian":
        folder = "" if settings.folder in {"", "."} else settings.folder.strip("/")
        daily = {"format": settings.file or "YYYY-MM-DD", "folder": folder, "template": NOTE}
        yield Wanted(f"{NOTE}.md", day, known_by="")
        yield Wanted(".obsidian/daily-notes.json", _shown(daily), known_by='"template"')
        return
    for path, name in _FILES[editor].items():
        yield Wanted(path, packed_template(f"editors/{name}"), name.endswith(".json"))


def added_to(there: str | None, wanted: Wanted) -> str | None:
    """Return the text of a file with what an editor needs, or ``None`` if nobody can tell how.

    Args:
        there: its text now; ``None`` if there is no such file.
        wanted: what it is to hold.
    """
    if there is None:
        return wanted.text
    if wanted.is_json:
        return merged(there, json.loads(wanted.text))
    return there if wanted.known_by in there else None


def merged(text: str, wanted: Any) -> str | None:
    """Return JSON with what is missing of ``wanted`` at the end of its objects and lists.

    An object gets the keys that it does not have; a list the entries with a ``label`` that none
    of its own has.  All else stays as it is, byte for byte.

    Returns:
        ``None`` if the text is no plain JSON (comments, for one), or of another shape.
    """
    try:
        known = json.loads(text)
        if isinstance(known, dict) and isinstance(wanted, dict):
            text = _with_keys(text, known, wanted)
        elif isinstance(known, list) and isinstance(wanted, list):
            text = _with_entries(text, len(text.rstrip()) - 1, known, wanted, depth=1)
        else:
            return None
        return text if _holds(json.loads(text), known) else None
    except (ValueError, RecursionError):
        return None


def _with_keys(text: str, known: Mapping[str, Any], wanted: Mapping[str, Any]) -> str:
    for key, value in wanted.items():
        if key not in known:
            entry = f"{json.dumps(key)}: {_shown(value).rstrip()}"
            text = _inserted(text, len(text.rstrip()) - 1, [entry], depth=1)
        elif isinstance(value, list) and isinstance(known[key], list):
            close = _end_of(text, key) - 1
            text = _with_entries(text, close, known[key], value, depth=2)
    return text


def _with_entries(
    text: str, close: int, known: Sequence[Any], wanted: Sequence[Any], *, depth: int
) -> str:
    labels = [one.get("label") for one in known if isinstance(one, dict)]
    missing = [_shown(one).rstrip() for one in wanted if one.get("label") not in labels]
    return _inserted(text, close, missing, depth=depth) if missing else text


def _inserted(text: str, close: int, entries: Sequence[str], *, depth: int) -> str:
    """Return the text with entries before the bracket at ``close``."""
    end = "\r\n" if "\r\n" in text else "\n"
    before = text[:close].rstrip()
    comma = "" if before.endswith(("{", "[")) else ","
    block = ",\n".join(entries).split("\n")
    lines = end.join("  " * depth + line for line in block)
    return f"{before}{comma}{end}{lines}{end}{'  ' * (depth - 1)}{text[close:]}"


def _end_of(text: str, key: str) -> int:
    """Return where the value of a key of the outermost object ends."""
    decoder, at, found = json.JSONDecoder(), text.index("{") + 1, 0
    while True:
        at = _after_blanks(text, at)
        if text[at] == "}":
            return found
        name, at = decoder.raw_decode(text, at)
        _value, at = decoder.raw_decode(text, _after_blanks(text, text.index(":", at) + 1))
        found = at if name == key else found  # of a key that stands twice the last counts
        at = _after_blanks(text, at)
        at += text[at] == ","


def _after_blanks(text: str, at: int) -> int:
    while text[at].isspace():
        at += 1
    return at


def _holds(new: Any, old: Any) -> bool:
    """Whether everything that was there is there still."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(
            key in new and _holds(new[key], value) for key, value in old.items()
        )
    if isinstance(old, list):
        return isinstance(new, list) and new[: len(old)] == old
    return bool(new == old)


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
