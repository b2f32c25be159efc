"""A month looked back on, as a file to write in."""

from datetime import date
from pathlib import Path
from typing import Final

from journal_tool import app, screens
from journal_tool.analysis import analyse
from journal_tool.report import review_note
from journal_tool.saving import Saved, Saver
from journal_tool.screens import Period, Review
from journal_tool.store import Store
from journal_tool.values import dataclass

FOLDER: Final = "reviews"
"""Below the folder of the days."""


class NothingToReview(Exception):  # noqa: N818 - named for what happened
    """A month has no review.

    Attributes:
        month: its first day.
        others: the labels of the months that have one, oldest first.
    """

    def __init__(self, month: date, others: tuple[str, ...]) -> None:
        super().__init__(f"no review of {month:%Y-%m}")  # no text
        self.month = month
        self.others = others


@dataclass(frozen=True, slots=True)
class Looked:
    """The file of a review.

    Attributes:
        path: below the root of the journal, with ``/``.
        is_new: whether it was made just now.
        saved: how it was; ``None`` if nothing was written.
    """

    path: str
    is_new: bool
    saved: Saved | None = None


def path_of_review(store: Store, month: date) -> str:
    """Return where the review of a month is written, below the root."""
    name = f"{FOLDER}/{Period.MONTH.label(month)}.md"
    folder = store.settings.folder.strip("/")
    return name if folder in {"", "."} else f"{folder}/{name}"


def begin_review(store: Store, saver: Saver, today: date, month: date, command: str) -> Looked:
    """Make the file of a review with what there is to say; one that is there stays as it is.

    Args:
        store: the journal.
        saver: writes the file.
        today: the date that counts as today.
        month: the first day of a month that is over.
        command: by which the change can be recognised when it is taken back.

    Raises:
        NothingToReview: nothing is written in the month.
        NotSaved: the file could not be written.
    """
    path = path_of_review(store, month)
    if (store.root / path).is_file():
        return Looked(path, is_new=False)
    text = review_note(_review(store, today, month)).encode()
    with saver.change(command) as change:
        saved = change.save(Path(path), lambda raw: text if raw is None else raw)
    return Looked(path, saved.is_changed, saved)


def _review(store: Store, today: date, month: date) -> Review:
    reading = app.read(store, today)
    analysis = analyse(reading.journal, reading.settings, as_of=today)
    found = {
        one.first: one
        for one in screens.reviews(reading.journal, reading.settings, analysis)
        if one.period is Period.MONTH and one.is_over
    }
    if month not in found:
        raise NothingToReview(month, tuple(one.label for one in found.values()))
    return found[month]
