"""What a look at an installation and a journal finds: plain values, none of them a judgement.

Conventions: paths of the journal are below its root, with ``/``; all others are whole.  ``None``
stands for what cannot be known here.
"""

from collections.abc import Mapping
from datetime import date, datetime

from journal_tool.diagnostics import Diagnostic
from journal_tool.settings.origins import Origin
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class Program:
    """What runs.

    Attributes:
        version: of journal.
        format: of the journal's format, that is read.
        python: its version.
        system: its name and version.
        packages: versions by name; ``""`` for one that is not there.
    """

    version: str
    format: int
    python: str
    system: str
    packages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Root:
    """Where the journal is.

    Attributes:
        path: of its folder.
        named_by: ``-C``, ``JOURNAL_DIR``, or ``""`` for the folder that somebody is in.
        is_above: whether ``journal.toml`` was found in a folder above the one that was named.
        has_settings: whether there is a ``journal.toml``.
        unreadable: why that cannot be read; ``None`` if it can.
    """

    path: str
    named_by: str
    is_above: bool
    has_settings: bool
    unreadable: Diagnostic | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """What the journal holds.

    Attributes:
        files: that are days or notes.
        days: that somebody wrote in.
        first, last: of these; ``None`` if there are none.
        done_after: newest day after today on which something is done, or ``None``.
        problems: what was found about files, sync and conflicts.
    """

    files: int
    days: int
    first: date | None
    last: date | None
    done_after: date | None
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What the command line or the environment sets.

    Attributes:
        name: of what is set.
        value: as it was given.
        by: the option or the variable.
    """

    name: str
    value: str
    by: str


@dataclass(frozen=True, slots=True)
class Disk:
    """Where the journal's folder lies.

    Attributes:
        kind: of the file system; ``""`` if the system does not say.
        is_network: whether it tells of no changes made elsewhere.
        exchanges: whether two files can change names in one step, judged by the kind.
        leases: whether it says who has a file open, as it was tried.
    """

    kind: str
    is_network: bool
    exchanges: bool | None
    leases: bool | None


@dataclass(frozen=True, slots=True)
class Watching:
    """How ``journal watch`` would notice changes.

    Attributes:
        by: ``inotify`` or the like, or ``polling``.
        folders: that have to be watched.
        limits: of inotify, by the names that ``sysctl`` knows.
    """

    by: str
    folders: int
    limits: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept outside of the journal, and may be deleted.

    Attributes:
        cache: its folder.
        cache_bytes: its size.
        files: how many files of the journal it knows, as they are read with these settings.
        compared: how many of them were compared with the journal, byte by byte.
        wrong: those whose bytes are others, though nothing else says so.
        state: folder of what is needed to take changes back.
        state_bytes: its size.
        steps: that can be taken back.
        is_unfinished: whether a command was stopped while it wrote.
    """

    cache: str
    cache_bytes: int
    files: int
    compared: int
    wrong: tuple[str, ...]
    state: str
    state_bytes: int
    steps: int
    is_unfinished: bool


@dataclass(frozen=True, slots=True)
class Clock:
    """What time it is.

    Attributes:
        now: in the zone of this machine.
        today: the date that counts as today.
        day_ends: until when the day before goes on, ``03:00``; ``""`` without a journal.
    """

    now: datetime
    today: date
    day_ends: str


@dataclass(frozen=True, slots=True)
class Tree:
    """What lies below the root.

    Attributes:
        folders: how many, itself included.
        not_listed: folders that the system did not let be listed.
        same_but_case: names in one folder that differ in small and capital letters alone.
        same_but_form: names in one folder that look the same and are written in two forms.
        unfinished: our own texts that a stopped command left.
        from_future: files that changed later than it is now.
    """

    folders: int
    not_listed: tuple[str, ...]
    same_but_case: tuple[tuple[str, ...], ...]
    same_but_form: tuple[tuple[str, ...], ...]
    unfinished: tuple[str, ...]
    from_future: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Client:
    """A sync client that has the journal's folder.

    Attributes:
        name: of the client.
        folder: that it syncs.
        is_root: whether that is the journal's own.
        sign: by which it was known.
        keep_out: what keeps the report on this machine, to type or to do; ``""`` if it is kept out
            already, or is not in that folder.
    """

    name: str
    folder: str
    is_root: bool
    sign: str
    keep_out: str


@dataclass(frozen=True, slots=True)
class Report:
    """The report.

    Attributes:
        folder: where it goes.
        is_there: whether there is one.
        copies: conflict copies of its pages.
        foreign: pages that are not as they were written.
    """

    folder: str
    is_there: bool
    copies: tuple[str, ...]
    foreign: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Git:
    """The repository that the journal is in.

    Attributes:
        folder: ``.git``, or where that leads.
        program: path of git; ``""`` if it is not found.
        states: what it is in the middle of: ``MERGE_HEAD`` and others.
        lock_age: seconds since somebody locked the index; ``None`` if nobody did.
        attribute: the driver that ``.gitattributes`` names for days; ``""`` for none.
        driver: the command of the driver ``journal``; ``""`` if this clone has none.
        driver_program: the program that it calls; ``""`` for none.
        is_driver_found: whether that is there.
    """

    folder: str
    program: str
    states: tuple[str, ...]
    lock_age: float | None
    attribute: str
    driver: str
    driver_program: str
    is_driver_found: bool


@dataclass(frozen=True, slots=True)
class Checkup:
    """All of it; ``None`` for what there is not without a journal, or without its settings.

    Attributes:
        no_journal: why there is none; ``""`` if there is one.
        user_settings: file of settings for all journals; it need not exist.
        settings: each with its origin.
        typed: what the command line and the environment set.
    """

    program: Program
    no_journal: str
    root: Root | None
    days: Days | None
    user_settings: str
    settings: tuple[Origin, ...]
    typed: tuple[Typed, ...]
    disk: Disk | None
    watching: Watching | None
    kept: Kept | None
    clock: Clock
    tree: Tree | None
    clients: tuple[Client, ...]
    report: Report | None
    git: Git | None

    def place_of(self, setting: Origin) -> str:
        """Return the file that sets something; ``""`` for a default."""
        is_own = setting.path in {"", "journal.toml"}
        return setting.path if is_own else self.user_settings
