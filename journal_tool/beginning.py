"""A folder made into a journal: only what is missing is added, and what was found is told."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from journal_tool.dayfile import decode, encode, fold, headings_of_boxes
from journal_tool.dayfile.edits import NewLists
from journal_tool.editors import Wanted, added_to, files_for
from journal_tool.language import _
from journal_tool.model import Action, Day, Journal
from journal_tool.newday import new_lists, new_text
from journal_tool.places import DayPlace, place_for, places_of, read_place
from journal_tool.resources import packed_template, templates
from journal_tool.saving import NotSaved, Saver
from journal_tool.store import SETTINGS_FILE, TEMPLATE_FILE, Store, create_missing
from journal_tool.values import dataclass

OFTEN: Final = 5
"""An action written on so many days may be a practice."""

MOST: Final = 5
"""So many headings, and so many candidates, are named."""

_VAULTS: Final = {".obsidian": "Obsidian", "logseq": "Logseq"}  # no text
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes under one heading of the days.

    Attributes:
        heading: as it is written most; a key or label with its colon; ``""`` for none.
        count: how many.
        read: how many of them are read as plans or deeds.
    """

    heading: str
    count: int
    read: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """An action that may be a practice.

    Attributes:
        name: as written last.
        table: its name in ``journal.toml``, quoted where that is needed.
        days: on how many days it is written.
    """

    name: str
    table: str
    days: int


@dataclass(frozen=True, slots=True)
class FoundDays:
    """What a folder held before.

    Attributes:
        count: days that somebody wrote in, from ``first`` to ``last``.
        boxes: under which headings there are boxes, the most first.
        more_headings: how many others there are.
        candidates: for practices, on most days first; at most five.
    """

    count: int
    first: date
    last: date
    boxes: tuple[Boxes, ...]
    more_headings: int
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """A folder made into a journal.

    Attributes:
        files: what was added, below the folder.
        merged: files that were there and hold more now.
        by_hand: files that stay as they are, and what a person may add to them.
        found: the days that were there; ``None`` for none.
        vault: of which program the folder is a vault; ``""`` for none.
        above: a folder above that is a journal too, if any.
        inside: a vault of Obsidian that the folder lies in, where one was asked for.
    """

    files: tuple[str, ...]
    merged: tuple[str, ...] = ()
    by_hand: tuple[Wanted, ...] = ()
    found: FoundDays | None = None
    vault: str = ""
    above: Path | None = None
    inside: Path | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody asked for.

    Attributes:
        history: the days that are there already count in rates.
        phone: new days have headings, whose boxes can be tapped.
        editors: that get files of theirs.
    """

    history: bool = False
    phone: bool = False
    editors: tuple[str, ...] = ()


def init(store: Store, today: date, saver: Saver, wishes: Wishes) -> Begun:
    """Add to a folder what a journal has, and change nothing that is there.

    Args:
        store: reads the folder, which need not exist.
        today: the day whose file is made, unless the folder has days.
        saver: writes what is added to files that are there.
        wishes: what was asked for.

    Raises:
        BadTemplate: the template that is there cannot be used; nothing was made.
        OSError: the folder or a file in it could not be made; files made before stay.
    """
    root = store.root
    found = _found(store, store.load()) if root.is_dir() else None
    body = packed_template("day-body.md.j2")
    is_body = wishes.phone or "obsidian" in wishes.editors or _likes_headings(store, found)
    template = store.template or (body if is_body else packed_template("day.md.j2"))
    files = {SETTINGS_FILE: _settings(today, is_late=bool(found) and not wishes.history)}
    files[TEMPLATE_FILE] = template
    if found is None and not places_of(store, today):
        files[place_for(store, today).path] = new_text(root, template, today)
    vault = next((name for folder, name in _VAULTS.items() if (root / folder).is_dir()), "")
    made = create_missing(root, files)
    wanted = [one for name in wishes.editors for one in files_for(name, store.settings, body)]
    inside = _vault_above(root) if "obsidian" in wishes.editors and vault != "Obsidian" else None
    if inside is not None:  # a vault inside of a vault would hide these days from it
        wanted = [one for one in wanted if not one.path.startswith(".obsidian/")]
    added, merged, by_hand = _for_editors(root, wanted, saver)
    above = next((one for one in root.resolve().parents if (one / SETTINGS_FILE).exists()), None)
    return Begun((*made, *added), tuple(merged), tuple(by_hand), found, vault, above, inside)


def _vault_above(root: Path) -> Path | None:
    return next((one for one in root.resolve().parents if (one / ".obsidian").is_dir()), None)


def _settings(today: date, *, is_late: bool) -> str:
    """Return the settings with comments; in a folder of days rates begin today."""
    text = templates()[SETTINGS_FILE]
    if not is_late:
        return text
    told = _("rates begin here")
    since = f"[journal]\nsince = {today.isoformat()}          # {told}\n"  # no text
    return text.replace("[journal]\n", since, 1)


def _likes_headings(store: Store, found: FoundDays | None) -> bool:
    """Whether new lists go below headings: in a vault, and where most boxes stand there."""
    if new_lists(store.root, "") is NewLists.BODY:
        return True
    boxes = found.boxes if found else ()
    below = sum(one.count for one in boxes if one.heading and not one.heading.endswith(":"))
    return 2 * below > sum(one.count for one in boxes)


# -- what is there ------------------------------------------------------------------------------


def _found(store: Store, journal: Journal) -> FoundDays | None:
    days = [day for day in journal.days if day.is_touched]
    if not days:
        return None
    boxes = _boxes(store, days)
    return FoundDays(
        len(days),
        days[0].date,
        days[-1].date,
        tuple(boxes[:MOST]),
        max(0, len(boxes) - MOST),
        tuple(_candidates(store, days)),
    )


def _boxes(store: Store, days: Iterable[Day]) -> list[Boxes]:
    counts: Counter[str] = Counter()
    read: Counter[str] = Counter()
    spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for day in days:
        for path in day.files:
            source = store.source(path)
            parsed = read_place(store, DayPlace(path, is_note=path != day.files[0]), day.date)
            if source is None or parsed is None:
                continue
            lines = {one.span.line for one in parsed.actions}
            for line, heading in headings_of_boxes(source):
                key = fold(heading)
                counts[key] += 1
                read[key] += line in lines
                spelt[key][heading] += 1
    return [
        Boxes(spelt[key].most_common(1)[0][0], count, read[key])
        for key, count in counts.most_common()
    ]


def _candidates(store: Store, days: Iterable[Day]) -> Iterator[Candidate]:
    known = {practice.table for practice in store.settings.practices}
    times: Counter[str] = Counter()
    last: dict[str, Action] = {}
    for day in days:
        for action in day.actions:
            times[action.key] += 1
            last[action.key] = action
    often = [(key, count) for key, count in times.most_common() if key not in known]
    for key, count in often[:MOST]:
        if count >= OFTEN:
            yield Candidate(last[key].name, _table(key), count)


def _table(key: str) -> str:
    """Return a name for the table of a practice, as TOML writes it."""
    name = key.replace(" ", "-")
    if _BARE.fullmatch(name):
        return name
    quoted = name.replace("\\", "").replace('"', "")
    return f'"{quoted}"'


# -- editors ------------------------------------------------------------------------------------


def _for_editors(
    root: Path, wanted: Sequence[Wanted], saver: Saver
) -> tuple[list[str], list[str], list[Wanted]]:
    """Make or merge the files of editors; return what was made, merged, and is left to the person.

    Raises:
        OSError: a file could not be made.
    """
    made, merged, by_hand = [], [], []
    for one in wanted:
        if create_missing(root, {one.path: one.text}):
            made.append(one.path)
            continue
        after = _merged(one, saver)
        if after is None:
            by_hand.append(one)
        elif after:
            merged.append(one.path)
    return made, merged, by_hand


def _merged(wanted: Wanted, saver: Saver) -> bool | None:
    """Return whether a file that is there holds more now; ``None`` if that was not certain."""

    def added(raw: bytes | None) -> bytes:
        source, told = decode(wanted.path, raw or b"")
        text = None if source is None or told else added_to(source.text, wanted)
        if source is None or text is None:
            raise _NotCertainError
        return encode(source.with_text(text))

    with suppress(_NotCertainError, NotSaved), saver.change("init") as change:  # no text
        return change.save(Path(wanted.path), added).is_changed
    return None


class _NotCertainError(Exception):
    """Nobody can tell how a file is merged."""
