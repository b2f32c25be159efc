"""Keys that are almost one of the journal's: a slip of the fingers, or another word for it."""

from collections.abc import Collection
from difflib import get_close_matches
from typing import Final

from journal_tool.dayfile._keys import Entry

_SYNONYMS: Final = {
    "plan": "planned",
    "plans": "planned",
    "todo": "planned",
    "tasks": "planned",
    "did": "done",
    "thought": "thoughts",
}

_OTHER_PROGRAMS: Final = frozenset(
    {
        "title",
        "tag",
        "created",
        "modified",
        "updated",
        "aliases",
        "alias",
        "cssclass",
        "cssclasses",
        "id",
        "uid",
        "type",
        "status",
        "author",
        "category",
        "categories",
        "location",
        "weather",
        "food",
        "water",
        "steps",
        "weight",
        "test",
        "rust",
        "done_at",
        "dates",
    }
)


def near_key(entry: Entry, known: Collection[str]) -> str | None:
    """Return the key that may be meant by one that is none; ``None`` for keys of other programs.

    Args:
        entry: with a key that is not among ``known``.
        known: every key of a day, in lower case.
    """
    key = entry.key
    near = _SYNONYMS.get(key) if entry.value.strip() or entry.below else None
    if near is None and len(key) >= 3 and key not in _OTHER_PROGRAMS:
        candidates = [one for one in known if one[0] == key[0] and len(one) > 3]
        cutoff = 0.75 if len(key) <= 4 else 0.8
        near = next(iter(get_close_matches(key, sorted(candidates), 1, cutoff)), None)
    return near
