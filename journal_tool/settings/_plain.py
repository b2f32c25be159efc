"""Single values of TOML.

``tomllib`` decides; whole numbers, dates and yes or no, which most settings are, are read without
it, since loading it takes a twentieth of the time in which a plan is ticked.
"""

from datetime import date
from typing import Any, Final

_WORDS: Final = {"true": True, "false": False}


def read_plain(raw: str) -> Any:
    """Return the value that a text is, which is no list and no braces.

    Raises:
        ValueError: it is none.
    """
    if raw in _WORDS:
        return _WORDS[raw]
    if raw.isascii() and len(raw) <= 10:
        if raw.isdigit() and (raw[0] != "0" or raw == "0"):
            return int(raw)
        if [len(part) for part in raw.split("-")] == [4, 2, 2] and raw.replace("-", "").isdigit():
            return date.fromisoformat(raw)
    import tomllib  # see above

    return tomllib.loads(f"v={raw}")["v"]
