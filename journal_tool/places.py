"""Where a day is written: the files of one date, or the one that it would have."""

from collections.abc import Collection, Sequence
from datetime import date

from journal_tool.dayfile import Kind, ParsedFile, file_name, gather
from journal_tool.model import Action, DayFile, Journal
from journal_tool.record import Record
from journal_tool.scan import Found
from journal_tool.store import Store
from journal_tool.text import SourceText


class DayPlace(Record):
    """A file of a day.

    Attributes:
        path: below the root of the journal, with ``/``; it need not be there.
        is_note: whether other words follow the date in its name.
        is_dated_by_name: whether its name says the date, and not ``date:`` inside.
    """

    path: str
    is_note: bool = False
    is_dated_by_name: bool = True


def places_of(store: Store, day: date) -> tuple[DayPlace, ...]:
    """Return the files of a day: its own first, then its notes; no conflict copy."""
    files = store.files_now()
    named = sorted(
        (one for one in files if one.name.date == day),
        key=lambda one: (one.name.kind is Kind.NOTE, one.path),
    )
    if named:
        return tuple(DayPlace(one.path, one.name.kind is Kind.NOTE) for one in named)
    return tuple(
        DayPlace(one.path, is_dated_by_name=False)
        for one in files
        if one.name.kind is Kind.OTHER and _is_of(store, one, day)
    )


def _is_of(store: Store, file: Found, day: date) -> bool:
    parsed = store.dated_inside(file)
    return parsed is not None and parsed.day.date == day


def place_for(store: Store, day: date) -> DayPlace:
    """Return the file that a day is written in: its own, or the one it would have."""
    return places_for(store, [day])[day]


def places_for(store: Store, days: Collection[date]) -> dict[date, DayPlace]:
    """Return the file of each day as :func:`place_for` does, and look at the folder once."""
    files = sorted(store.files_now(), key=lambda one: one.path)
    dated = [
        (one.name.date, one.path) for one in files if one.name.kind is Kind.DAY and one.name.date
    ]
    like = store.below(max(dated)[1]) if dated else None
    places = {day: DayPlace(path) for day, path in reversed(dated)}  # of two files the first counts
    if not all(day in places for day in days):
        noted = {one.name.date for one in files}
        for one in files:
            read = store.dated_inside(one) if one.name.kind is Kind.OTHER else None
            if read is not None and read.day.date not in noted:
                places.setdefault(read.day.date, DayPlace(one.path, is_dated_by_name=False))
    return {day: places.get(day) or _new_place(store, day, like) for day in days}


def _new_place(store: Store, day: date, like: str | None) -> DayPlace:
    name = file_name(day, store.settings.file, like)
    folder = store.settings.folder.strip("/")
    return DayPlace(name if folder in {"", "."} else f"{folder}/{name}")


def journal_between(
    store: Store, first: date, last: date, more: Sequence[ParsedFile] = ()
) -> Journal:
    """Return what the days from ``first`` to ``last`` say; no other file of a day is read.

    Args:
        store: the journal.
        first: of the stretch.
        last: of the stretch; both are included.
        more: files that are not there yet.
    """
    parsed = list(more)
    undated: list[Found] = []
    for one in store.files_now():
        day = one.name.date
        if one.name.kind is Kind.OTHER:
            undated.append(one)
        elif day is not None and first <= day <= last:
            source = store.source(one.path)
            is_note = one.name.kind is Kind.NOTE
            parsed += [store.reader.read(source, day, is_note=is_note)] if source else []
    for one in undated:
        read = store.dated_inside(one)
        parsed += [read] if read and first <= read.day.date <= last else []
    return gather(parsed)


def read_place(store: Store, place: DayPlace, day: date) -> DayFile | None:
    """Return what a file of a day says now, or ``None`` if it is not there or no text."""
    source = store.source(place.path)
    return None if source is None else read_text(store, place, source, day)


def read_text(store: Store, place: DayPlace, source: SourceText, day: date) -> DayFile:
    """Return what a text says as the file of a day."""
    return store.reader.read(
        source, day, is_note=place.is_note, is_dated_by_name=place.is_dated_by_name
    ).day


def meant(store: Store, line: str, day: date) -> Action | None:
    """Return the action that a typed line means on a day; ``None`` if it means none."""
    text = SourceText("", f"---\nplanned: |\n  - {line.strip()}\n---\n")
    actions = store.reader.read(text, day).day.actions
    return actions[0] if len(actions) == 1 else None
