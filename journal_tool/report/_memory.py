"""Pages that were made before: one whose inputs are the same is not made again.

What goes into a page is named by a key.  A page is a function of these values and of nothing else,
so the same key means the same bytes.
"""

import hashlib
from collections.abc import Callable
from typing import Any, Final, NamedTuple, Protocol


class Made(NamedTuple):
    """A page that was made before.

    Attributes:
        data: its bytes.
        extra: what was kept with it.
    """

    data: bytes
    extra: Any


class Memory(Protocol):
    """Knows the pages that were made the last time."""

    def recall(self, path: str, key: bytes) -> Made | None:
        """Return the page at ``path`` if it was made with this key and lies there unchanged."""

    def keep(self, path: str, key: bytes, extra: Any = None) -> None:
        """Remember that the page at ``path`` is made with this key."""


class Plan(NamedTuple):
    """A page that can be made.

    Attributes:
        path: of the page.
        template: its name.
        title: of the page.
        key: all that goes into its view; ``None`` where that is not known.
        view: makes it.
    """

    path: str
    template: str
    title: str
    key: tuple[object, ...] | None
    view: Callable[[], object]


class _NoMemory:
    def recall(self, _path: str, _key: bytes) -> Made | None:
        return None

    def keep(self, path: str, key: bytes, extra: Any = None) -> None:
        pass


NO_MEMORY: Final[Memory] = _NoMemory()
"""Makes every page."""


def key_of(*parts: object) -> bytes:
    """Return the key of a page from all that goes into it; equal values have equal keys.

    Args:
        parts: plain values whose ``repr`` says all of them, without sets: these have no order.
    """
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
