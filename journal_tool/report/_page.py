"""What a report is made of: files with a path and bytes."""

from dataclasses import field

from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the report.

    Attributes:
        path: below the output folder, with ``/``: ``days/2026-03.html``.
        data: the whole file.
        is_early: it comes before its turn, and may come again.
    """

    path: str
    data: bytes = field(repr=False)
    is_early: bool = field(default=False, repr=False)
