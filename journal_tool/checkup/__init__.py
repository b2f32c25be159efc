"""A look at an installation and a journal: what there is, and what could be better.

:func:`look` gathers facts and writes nothing, nowhere; :func:`rows` says them in words,
:func:`record` as data.  No network is asked.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Final, NamedTuple

from journal_tool.checkup._facts import Checkup, Clock, Days, Root, Typed
from journal_tool.checkup._git import git
from journal_tool.checkup._kept import kept
from journal_tool.checkup._program import PACKAGES, disk, program, watching
from journal_tool.checkup._record import record
from journal_tool.checkup._rows import Row, text_of
from journal_tool.checkup._sync import clients, report
from journal_tool.checkup._tree import tree
from journal_tool.checkup._words import rows
from journal_tool.files import Files
from journal_tool.model import Journal
from journal_tool.settings import origins
from journal_tool.store import Progress, SettingsUnreadable, Store, no_progress
from journal_tool.text import SourceText

__all__ = [
    "PACKAGES",
    "Checkup",
    "Places",
    "Root",
    "Row",
    "Typed",
    "look",
    "record",
    "rows",
    "text_of",
]


_SOME: Final = 5
"""So many days are tried to be opened, in search of one that can be."""


class Places(NamedTuple):
    """Where a person's own files for all journals are.

    Attributes:
        user_settings: the file of settings, which need not exist.
        cache: folder of what is kept of this journal.
        state: folder of what is needed to take changes back.
    """

    user_settings: Path
    cache: Path
    state: Path


def look(  # noqa: PLR0913 - what to look at, and when
    root: Root | None,
    store: Store | None,
    places: Places,
    *,
    now: datetime,
    today: date,
    typed: Sequence[Typed] = (),
    no_journal: str = "",
    progress: Progress = no_progress,
) -> Checkup:
    """Gather what is to be said.

    Args:
        root: of the journal; ``None`` if there is none.
        store: the same; ``None`` if its settings cannot be read.
        places: of this person.
        now: in the zone of this machine.
        today: the date that counts as today.
        typed: what the command line and the environment set.
        no_journal: why there is none.
        progress: told of each file that is read.
    """
    files, nanoseconds = Files(), int(now.timestamp() * 1_000_000_000)
    path = Path(root.path) if root else None
    below = tree(path, nanoseconds) if path else None
    days = _days(store.load(progress), today) if store else None
    newest = _newest(store) if store else []
    ends = f"{store.settings.day_ends:%H:%M}" if store else ""
    return Checkup(
        program=program(),
        no_journal=no_journal,
        root=root,
        days=days,
        user_settings=str(places.user_settings),
        settings=store.origins() if store else _users(places.user_settings),
        typed=tuple(typed),
        disk=disk(path, newest, files) if path else None,
        watching=watching(path, below.folders) if path and below else None,
        kept=kept(store, places.cache, places.state, nanoseconds) if store else None,
        clock=Clock(now, today, ends),
        tree=below,
        clients=clients(path, store.output if store else path / "report") if path else (),
        report=report(store.output) if store else None,
        git=git(path, _day_below(store, today), files, now.timestamp()) if path else None,
    )


def _days(journal: Journal, today: date) -> Days:
    written = [day for day in journal.days if day.is_touched]
    after = [
        day.date for day in written if day.date > today and any(one.is_done for one in day.actions)
    ]
    return Days(
        files=journal.files,
        days=len(written),
        first=written[0].date if written else None,
        last=written[-1].date if written else None,
        done_after=max(after, default=None),
        problems=tuple(one for one in journal.diagnostics if one.rule.code.startswith("J4")),
    )


def _newest(store: Store) -> list[Path]:
    """Return the files of the newest days, the newest first."""
    dated = [(one.name.date, one.path) for one in store.files_now() if one.name.date]
    return [store.root / path for _date, path in sorted(dated, reverse=True)[:_SOME]]


def _day_below(store: Store | None, today: date) -> str:
    folder = store.settings.folder.strip("/") if store else "."
    name = f"{today}.md"
    return name if folder in {"", "."} else f"{folder}/{name}"


def _users(path: Path) -> tuple[origins.Origin, ...]:
    """Return the settings of a person without a journal."""
    text = None
    with suppress(SettingsUnreadable):
        text = Store.settings_text(path)
    return origins.origins(SourceText("", ""), text)
