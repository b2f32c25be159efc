"""What a report is made of: files with a path and bytes."""

from dataclasses import dataclass, field
from typing import Final

MARKER: Final = '<meta name="generator" content="journal build --single">'  # no text
"""Stands near the beginning of a report in one file, and says that it is ours
(``single.html.j2``)."""


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the report.

    Attributes:
        path: below the output folder, with ``/``: ``days/2026-03.html``.
        data: the whole file.
    """

    path: str
    data: bytes = field(repr=False)
