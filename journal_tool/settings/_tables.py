"""Every table of ``journal.toml`` and every key in it.

A row is a key and the reader that knows what its value may be.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from journal_tool.language import _
from journal_tool.model import State
from journal_tool.settings import _values
from journal_tool.settings._values import Reader

FORMAT: Final = 1
"""The version of ``docs/format.md`` that is read."""
LAST_FORMAT: Final = 999

Readers = Mapping[str, tuple[str, Reader[Any]]]
"""Key in the file: the attribute that it sets, and the reader of its value."""

JOURNAL: Final[Readers] = {
    "folder": ("folder", _values.folder),
    "ignore": ("ignore", _values.locations),
    "file": ("file", _values.location),
    "units": ("units", _values.texts),
    "since": ("since", _values.day),
    "day_ends": ("day_ends", _values.clock),
    "week_starts": ("week_starts", _values.weekday),
    "areas": ("areas", _values.labels),
    "small": ("small", _values.texts),
    "cue_words": ("cue_words", _values.texts),
}
PRACTICE: Final[Readers] = {
    "name": ("name", _values.text),
    "match": ("match", _values.texts),
    "property": ("property", _values.text),
    "heading": ("heading", _values.text),
    "every": ("schedule", _values.schedule),
    "since": ("since", _values.day),
    "until": ("until", _values.day),
    "changes": ("changes", _values.changes),
    "movement": ("is_movement", _values.flag),
    "area": ("area", _values.label),
    "sizes": ("sizes", _values.sizes),
    "as": ("identity", _values.label),
    "absent": ("absent_is_missed", _values.absent),
}
IDENTITY: Final[Readers] = {"says": ("says", _values.text)}
PAUSE: Final[Readers] = {
    "first": ("first", _values.day),
    "last": ("last", _values.day),
    "why": ("why", _values.loose_text),
    "practices": ("practices", _values.texts),
}
BODY: Final[Readers] = {
    "tasks": ("tasks", _values.one_of("auto", "sections", "all", "none")),
    "ignore": ("ignore", _values.texts),
    "planned": ("planned", _values.texts),
    "done": ("done", _values.texts),
}
SCALE: Final[Readers] = {
    "min": ("low", _values.number),
    "max": ("high", _values.number),
    "better": ("better", _values.one_of("high", "low")),
}
EXPERIMENT: Final[Readers] = {
    "practice": ("practice", _values.text),
    "start": ("start", _values.day),
    "pairs": ("pairs", _values.whole(1, _values.MOST_PAIRS)),
}
REPORT: Final[Readers] = {
    "out": ("out", _values.location),
    "lang": ("lang", _values.language),
    "words": ("words", _values.flag),
    "streaks": ("streaks", _values.flag),
    "scores": ("scores", _values.flag),
}
SCALE_MIN: Final = 0.0
SCALE_MAX: Final = 10.0
"""The ends of a scale that does not say them."""
SUPPORT: Final[Readers] = {"people": ("people", _values.texts)}
SIGNS: Final[Mapping[str, State | None]] = {
    "open": State.OPEN,
    "done": State.DONE,
    "smaller": State.SMALLER,
    "dropped": State.DROPPED,
    "let go": State.DROPPED,
    "moved": State.MOVED,
    "put off": State.MOVED,
    "note": None,
}
"""What a sign in a box can be told to mean (``[boxes]``)."""
FIXED: Final[Mapping[str, State]] = {
    **dict.fromkeys(" ☐", State.OPEN),
    **dict.fromkeys("xX✓✔☑✅", State.DONE),
    **dict.fromkeys("/.oO", State.SMALLER),
    **dict.fromkeys("-–—", State.DROPPED),
    ">": State.MOVED,
}
"""Signs that mean the same in every journal (``docs/format.md``, 1.2)."""
SIGN: Final = _values.one_of(*SIGNS)

TABLES: Final[Mapping[str, Readers]] = {
    "journal": JOURNAL,
    "practice": PRACTICE,
    "identity": IDENTITY,
    "pause": PAUSE,
    "body": BODY,
    "boxes": {},
    "scale": SCALE,
    "experiment": EXPERIMENT,
    "report": REPORT,
    "support": SUPPORT,
}
"""Every table of ``journal.toml`` with its keys; those of ``[boxes]`` are signs."""
SINGLE: Final = ("journal", "body", "report", "support")
"""Tables that stand once: ``[NAME]``."""
NAMED: Final = ("practice", "identity", "scale", "experiment")
"""Tables that stand once for each name: ``[practice.NAME]``."""
ROOT: Final = ("format", *TABLES)

USER_TABLES: Final = ("format", "boxes", *SINGLE)
"""What counts in the user's own settings, which lie below those of every journal."""
USER_KEYS: Final = ("day_ends", "week_starts", "areas", "small", "units")
"""What counts there of ``[journal]``."""


def title(name: str) -> str:
    """Return the header of a table as it is written."""
    if name == "pause":
        return "[[pause]]"
    return f"[{name}.NAME]" if name in NAMED else f"[{name}]"


def belonging(key: str) -> str:
    """Return the hint where a key belongs that can stand in one place only, or ``""``."""
    if key == "format":
        return _("it belongs at the top of the file")
    owner = _OWNERS.get(key)
    return _("it belongs below {table}", table=owner) if owner else ""


def _owners() -> dict[str, str]:
    times = Counter(key for readers in TABLES.values() for key in readers)
    return {
        key: title(name) for name, readers in TABLES.items() for key in readers if times[key] == 1
    }


_OWNERS: Final = _owners()
