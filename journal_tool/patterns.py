"""Regular expressions that are compiled when they are first asked.

A command asks few of the hundred that reading and the settings have, and compiling all of them
takes longer than reading a day.
"""

import re
from typing import Any, Final, cast

_ASKED: Final = (
    "findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match", "pattern",
    "search", "split", "sub", "subn",
)  # fmt: skip


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return what behaves as ``re.compile(text, flags)`` when it is asked to match.

    It is no :class:`re.Pattern`: it cannot be copied, compared or handed to :mod:`re`.
    """
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    """Becomes as quick as the compiled one: after the first question it has its methods."""

    def __init__(self, text: str, flags: int) -> None:
        self._made_of = text, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = re.compile(*self._made_of)
        vars(self).update({one: getattr(compiled, one) for one in _ASKED})
        return vars(self)[name]
