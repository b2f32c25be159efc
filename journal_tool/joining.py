"""Two names of one action made one: the other name is written into ``journal.toml``.

Only what is asked for is joined, and before anything is written every line that either name stands
on is read once as it would be.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from journal_tool.app import Named, Reading, find_action
from journal_tool.dayfile import DayReader, decode, encode, line_of, look_alikes
from journal_tool.language import _
from journal_tool.model import Action
from journal_tool.places import meant
from journal_tool.saving import Saved, Saver
from journal_tool.settings import parse_settings
from journal_tool.settings.joins import (
    CannotJoin,
    Joined,
    table_for,
    with_match,
    with_practice,
)
from journal_tool.store import SETTINGS_FILE, Store
from journal_tool.text import SourceText
from journal_tool.values import dataclass

ALIKE: Final = 0.8
"""Names that are as much alike are joined without a question."""


class NotTwo(Exception):  # noqa: N818 - named for what happened
    """Both names mean one action already."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class OwnPractice(Exception):  # noqa: N818 - named for what happened
    """The name that shall mean another is declared as a practice of its own.

    Attributes:
        name, table: of that practice.
        kept: the other name.
        are_both: whether that is one too.
    """

    def __init__(self, name: str, table: str, kept: str, *, are_both: bool) -> None:
        super().__init__(name)
        self.name = name
        self.table = table
        self.kept = kept
        self.are_both = are_both


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that are to be one.

    Attributes:
        key: of the action whose name stays; the table of its practice if it is one.
        kept, other: the names, as declared or as written last.
        is_practice: whether ``journal.toml`` declares the first.
        kept_days, other_days: the days that speak of each.
        actions: each line in which the two differ from one another, of both.
    """

    key: str
    kept: str
    other: str
    is_practice: bool
    kept_days: frozenset[date]
    other_days: frozenset[date]
    actions: tuple[Action, ...]

    @property
    def are_alike(self) -> bool:
        """Whether the names look like one, written in two ways."""
        one, other = self.kept.casefold(), self.other.casefold()
        is_near = SequenceMatcher(None, one, other).ratio() >= ALIKE
        return is_near or any(True for _pair in look_alikes([one, other]))

    @property
    def days(self) -> int:
        """Days that speak of either."""
        return len(self.kept_days | self.other_days)

    @property
    def shared(self) -> int:
        """Days that speak of both."""
        return len(self.kept_days & self.other_days)


def pair(store: Store, reading: Reading, kept: str, other: str) -> Pair:
    """Return what two names mean.

    Args:
        store: the journal.
        reading: of it.
        kept: name of the action that stays: of a practice or its table, or one that was written.
        other: the name that shall mean the same.

    Raises:
        NoSuchAction: (of :mod:`journal_tool.app`) one of them means none, or several.
        NotTwo: both mean one action already.
        OwnPractice: the second is declared.
        CannotJoin: it has no name of its own.
    """
    one, two = _named(store, reading, kept), _named(store, reading, other)
    if one.key == two.key:
        raise NotTwo(one.name)
    practices = {practice.table: practice for practice in reading.settings.practices}
    if two.key in practices:
        raise OwnPractice(two.name, two.key, one.name, are_both=one.key in practices)
    days: dict[str, set[date]] = {one.key: set(), two.key: set()}
    actions: dict[tuple[str, str | None], Action] = {}
    for day in reading.journal.days:
        for action in day.actions:
            if action.key in days:
                days[action.key].add(day.date)
                actions[action.name, action.id] = action
    return Pair(
        one.key,
        one.name,
        _written(actions.values(), two),
        one.key in practices,
        frozenset(days[one.key]),
        frozenset(days[two.key]),
        tuple(actions.values()),
    )


def _named(store: Store, reading: Reading, name: str) -> Named:
    """Return what a name means; of a practice also its other names, written or not."""
    practices = {practice.table: practice for practice in reading.settings.practices}
    action = meant(store, name, reading.today)
    if action is not None and action.key in practices:
        return Named(action.key, practices[action.key].name)
    return find_action(reading, name)


def _written(actions: Iterable[Action], named: Named) -> str:
    """Return an action's name as it was written last.

    Raises:
        CannotJoin: an ``id:`` stands on each of its lines, and decides before any name.
    """
    names = [one.name for one in actions if one.key == named.key and one.id is None]
    if not names:
        reason = _("'{name}' is named by its id:, which decides before a name", name=named.name)
        raise CannotJoin(reason)
    return names[-1]


def join(store: Store, saver: Saver, found: Pair, command: str) -> tuple[Joined, Saved]:
    """Write into ``journal.toml`` that two names are one.

    Args:
        store: the journal.
        saver: writes its files.
        found: the names.
        command: its words, by which the change can be recognised when it is taken back.

    Returns:
        The settings as they are now, and what became of their file.

    Raises:
        CannotJoin, NotSaved: nothing is written.
    """
    joined: list[Joined] = []

    def edited(raw: bytes | None) -> bytes:
        joined[:] = [_joined(store, _source(raw), found)]
        return encode(joined[0].source)

    with saver.change(command) as change:
        saved = change.save(store.root / SETTINGS_FILE, edited)
    return joined[0], saved


def _source(raw: bytes | None) -> SourceText:
    if raw is None:
        return SourceText(SETTINGS_FILE, "")
    source, _found = decode(SETTINGS_FILE, raw)
    if source is None or encode(source) != raw:
        raise CannotJoin(_("it holds bytes that are not UTF-8"))
    return source


def _joined(store: Store, source: SourceText, found: Pair) -> Joined:
    """Return the settings with the other name, under which both names are one action."""
    settings = parse_settings(source)[0]
    other = found.other.replace("*", " ")  # which would stand for any words
    if found.is_practice:
        table = found.key
        joined = with_match(source, table, other)
    else:
        table = table_for(found.key, [one.table for one in settings.practices])
        joined = with_practice(source, table, found.kept, other)
    practices = parse_settings(joined.source)[0].practices
    reader = DayReader(replace(store.settings, practices=practices), *store.templates)
    for action in found.actions:
        is_apart = action.id is not None and action.key != found.key
        if not is_apart and _key(reader, action) != table:
            reason = _("'{name}' would not read as '{kept}'", name=action.name, kept=found.kept)
            raise CannotJoin(reason)
    return joined


def _key(reader: DayReader, action: Action) -> str:
    """Return the key that a line of an action would have."""
    text = f"---\nplanned: |\n  - {line_of(action)}\n---\n"
    actions = reader.read(SourceText("", text), date(2000, 1, 1)).day.actions
    return actions[0].key if actions else ""
