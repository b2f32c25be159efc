"""Pages that were made before: one whose inputs are the same is not made again.

What goes into a page is named by a key.  A page is a function of these values and of nothing else,
so equal keys mean the same bytes.
"""

from collections.abc import Callable, Collection
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

from journal_tool.report._render import Compiled

Key: TypeAlias = tuple[object, ...]
"""All that goes into a page: plain values whose ``repr`` says all of them, without sets: these
have no order."""


class Kept(NamedTuple):
    """What was kept with a page."""

    extra: Any


class Memory(Protocol):
    """Knows the pages that were made the last time."""

    def recall(self, path: str, key: Key) -> Kept | None:
        """Return what was kept with the page at ``path``, if the page need not be made again.

        That is so if it was made with an equal key and lies there as it was written; then it
        stays as it is.
        """

    def keep(self, path: str, key: Key, extra: Any = None) -> None:
        """Remember that the page at ``path`` is made with this key."""

    def last(self, path: str) -> Any:
        """Return what was kept with ``path`` the last time, by whatever key; ``None`` if nothing.

        It says what is likely, and never what is so.
        """

    @property
    def untouched(self) -> Collection[str]:
        """Paths of the pages that were recalled."""


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
    key: Key | None
    view: Callable[[], object]


class _NoMemory:
    untouched: Collection[str] = ()

    def recall(self, _path: str, _key: Key) -> None:
        return None

    def keep(self, path: str, key: Key, extra: Any = None) -> None:
        pass

    def last(self, _path: str) -> None:
        return None


NO_MEMORY: Final[Memory] = _NoMemory()
"""Makes every page."""


def _no_pause() -> None:
    pass


def _at_once() -> None:
    pass


def _tell_nobody(_path: str) -> None:
    pass


class Making(NamedTuple):
    """How pages are made; no byte of them depends on it.

    Attributes:
        memory: of the pages that were made the last time, with the same templates and settings.
        compiled: where compiled templates are kept, if anywhere.
        pause: called between two pieces of work; what it raises ends the work.
        ready: called when the first page is made, before anything is written; the same holds.
        early: told the path of each page that was written before its turn.
    """

    memory: Memory = NO_MEMORY
    compiled: Compiled | None = None
    pause: Callable[[], None] = _no_pause
    early: Callable[[str], None] = _tell_nobody
    ready: Callable[[], None] = _at_once


PLAINLY: Final = Making()
"""Everything anew."""
