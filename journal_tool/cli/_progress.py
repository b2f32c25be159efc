"""A bar for work that takes longer than a second, on a terminal and nowhere else.

It stands on standard error and is gone when the work is done, so that results stay as they are.
"""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:  # rich is loaded when a bar is drawn
    from rich.console import Console
    from rich.progress import Progress, TaskID

AFTER: Final = 1.0
"""Seconds without a bar: what is quick needs none."""


class Bar:
    """Draws how far some work is; use it as a context, and call it with each step.

    Args:
        console: where to; ``None``: standard error, if it is a terminal.
        is_wanted: ``False`` draws nothing.
        after: seconds until it is drawn.
    """

    def __init__(
        self, console: "Console | None" = None, *, is_wanted: bool = True, after: float = AFTER
    ) -> None:
        self._console = console
        self._is_wanted = is_wanted and (console is not None or sys.stderr.isatty())
        self._from = time.monotonic() + after
        self._progress: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def __call__(self, what: str, done: int, total: int | None) -> None:
        """Tell of one step.

        Args:
            what: is being done, such as ``Reading``.
            done: steps that are done.
            total: all steps; ``None`` if that is not known.
        """
        if not self._is_wanted or (self._progress is None and time.monotonic() < self._from):
            return
        if self._progress is None:
            self._progress = self._started()
        is_new = what not in self._tasks
        if is_new:
            for other in self._tasks.values():
                self._progress.update(other, visible=False)
            self._tasks[what] = self._progress.add_task(what, total=total)
        self._progress.update(self._tasks[what], completed=done, total=total)
        if is_new:
            self._progress.refresh()

    def _started(self) -> "Progress":
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=self._console or Console(stderr=True),
            transient=True,
        )
        progress.start()
        return progress
