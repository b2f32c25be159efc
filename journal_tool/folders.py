"""Where what is not the journal lies on this machine: the cache, the state, the user's settings.

On Linux this is the XDG Base Directory specification, which is one sentence; everywhere else
platformdirs knows.  Loading that takes longer than finding out what a box stands for.
"""

import os
import sys
from pathlib import Path
from typing import Final

_NAME: Final = "journal"


def caches() -> Path:
    """Return the folder of what is kept between runs; it need not exist."""
    if sys.platform == "linux":
        return _xdg("XDG_CACHE_HOME", ".cache")
    from platformdirs import user_cache_path  # pragma: no cover - other systems

    return user_cache_path(_NAME, appauthor=False)  # pragma: no cover


def states() -> Path:
    """Return the folder of what is needed to take changes back; it need not exist."""
    if sys.platform == "linux":
        return _xdg("XDG_STATE_HOME", ".local/state")
    from platformdirs import user_state_path  # pragma: no cover - other systems

    return user_state_path(_NAME, appauthor=False)  # pragma: no cover


def configuration() -> Path:
    """Return the folder of the user's own settings; it need not exist."""
    if sys.platform == "linux":
        return _xdg("XDG_CONFIG_HOME", ".config")
    from platformdirs import user_config_path  # pragma: no cover - other systems

    return user_config_path(_NAME, appauthor=False)  # pragma: no cover


def _xdg(variable: str, default: str) -> Path:
    given = os.environ.get(variable, "")
    # A path that is not absolute counts for nothing, says the specification.
    folder = given if given.startswith("/") else os.path.expanduser(f"~/{default}")  # noqa: PTH111
    return Path(folder) / _NAME
