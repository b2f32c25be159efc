"""Opening the journal that the options name, and the frame of every JSON answer."""

import json
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from journal_tool import language
from journal_tool.cache import Cache, journal_folder
from journal_tool.cli._context import Options, Stop
from journal_tool.diagnostics import Diagnostic
from journal_tool.language import _
from journal_tool.resources import catalogue
from journal_tool.scan import Found
from journal_tool.store import FEWEST, Progress, SettingsUnreadable, Store
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class Opened:
    """A journal that was found."""

    root: Path
    store: Store
    today: date


def open_journal(options: Options, *, keeps: bool = True) -> Opened:
    """Find the journal and read its settings.

    Args:
        options: of the command line.
        keeps: ``False`` reads every file anew, and keeps nothing for the next time.

    Raises:
        Stop: exit 4, when there is none or its settings cannot be read as text.
    """
    root = options.root()
    try:
        store = open_store(options, root, keeps=keeps, reads_once=True)
    except SettingsUnreadable as error:
        raise unreadable(error) from error
    return Opened(root, store, today_of(options, store))


def unreadable(error: SettingsUnreadable) -> Stop:
    """Return the stop for settings that cannot be read as text."""
    one = error.diagnostic
    return Stop(
        f"{one.place}: error {one.rule.code}: {one.message}",  # no text
        advice=_(one.rule.advice),
        exit_code=4,
    )


def open_store(
    options: Options, root: Path, *, keeps: bool = True, reads_once: bool = False
) -> Store:
    """Read the settings of the journal at ``root``, and speak its language from now on.

    Args:
        options: of the command line.
        root: the folder of the journal.
        keeps: ``False`` reads every file anew, and keeps nothing for the next time.
        reads_once: whether the journal will not be read again in this process.

    Raises:
        SettingsUnreadable: they cannot be read as text.
    """

    def cache(context: bytes) -> Cache:
        folder = journal_folder(options.caches(), root) if keeps else None
        return Cache(folder, context, time.time_ns)

    def ahead(of: Store, shards: Mapping[int, Sequence[Found]], progress: Progress) -> None:
        if sum(map(len, shards.values())) >= FEWEST:
            from journal_tool.ahead import read_ahead  # which few commands ever need

            read_ahead(of, journal_folder(options.caches(), root), shards, progress)

    def store() -> Store:
        return Store(
            root,
            user_settings=options.user_settings(),
            cache=cache,
            ahead=ahead,
            reads_once=reads_once,
        )

    opened = store()
    spoken = catalogue(opened.settings.report.lang)
    language.use(spoken)
    # What is wrong with the settings was told before they could name a language.
    return store() if spoken is not None and opened.settings_diagnostics else opened


def today_of(options: Options, store: Store) -> date:
    """Return the date that counts as today in a journal."""
    ends = store.settings.day_ends
    return options.today(ends.hour * 60 + ends.minute)


def shown_json(name: str, today: date, data: Any, found: Sequence[Diagnostic]) -> str:
    """Return the answer of a reading command as JSON."""
    answer = {
        "schema": f"journal.{name}/1",  # no text
        "today": today.isoformat(),
        "data": data,
        "diagnostics": [as_record(one) for one in found],
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def as_record(one: Diagnostic) -> dict[str, Any]:
    """Return a finding as plain data."""
    return {
        "code": one.rule.code,
        "name": one.rule.name,
        "severity": one.rule.severity.value,
        "file": one.span.path,
        "line": one.span.line or None,
        "column": one.span.column or None,
        "length": max(1, one.span.end - one.span.start) if one.span.line else None,
        "message": one.message,
        "excerpt": one.excerpt or None,
        "hint": one.hint or None,
        "advice": _(one.rule.advice),
    }
