"""Two devices and a cloud between them: what happens there, step by step, and what must hold.

A step is data, and draws what it needs from a number of its own: a history from which steps are
taken out is a history still, and each of its steps does much the same as before.
"""

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from journal_tool import resolving, rules
from journal_tool.dayfile import Kind, decode, read_name
from journal_tool.dayfile.edits import CannotEdit
from journal_tool.model import State
from journal_tool.naming import Found
from journal_tool.recording import Marks, Recorder
from journal_tool.saving import NotSaved, Saver
from journal_tool.store import Store
from tests.torture import by_hand
from tests.torture.cloud import Client, texts_below
from tests.torture.faults import Quick
from tests.torture.reading import READERS

DAYS: Final = tuple(date(2026, 3, number) for number in (11, 12, 13))
ARCHIVE: Final = ".journal/conflicts"
_DONE: Final = (State.DONE, State.SMALLER)
_KINDS: Final = {
    "hand": 12,
    "new day": 2,
    "rename": 1,
    "plan": 3,
    "done": 5,
    "move": 1,
    "thought": 2,
    "sync": 8,
    "send": 2,
    "receive": 2,
    "resolve": 4,
    "read": 2,
}
_FIRST: Final = (("new day", 0), ("new day", 0), ("new day", 0), ("sync", 0), ("sync", 1))
_ROUNDS: Final = 20
"""So many times everything is synced and resolved at the end, before it has to be the same."""

Resolve: TypeAlias = Callable[[Store, Saver], int]
"""Makes one text of each day and its conflict copies; returns how many it leaves to a person."""


class Step(NamedTuple):
    """One thing that happens on one device; ``number`` is its word and its chance."""

    number: int
    kind: str
    device: int


class WentWrongError(Exception):
    """Something does not hold."""


def steps(seed: int, history: int, many: int) -> list[Step]:
    """Return the steps of a history again: first there are days, and both devices have them."""
    chance = random.Random(f"devices {seed} {history}")
    kinds = chance.choices(list(_KINDS), list(_KINDS.values()), k=many - len(_FIRST))
    rest = [(kind, chance.randrange(2)) for kind in kinds]
    first = history * 1000
    return [Step(first + at, *one) for at, one in enumerate([*_FIRST, *rest], 1)]


def resolved(store: Store, saver: Saver) -> int:
    """Do what `journal resolve --yes` does; return how many days are left to a person."""
    found = [(one, dict[str, str]()) for one in resolving.conflicts(store)]
    try:
        return len(resolving.resolve(store, saver, found, "resolve --yes").left)
    except NotSaved:
        return len(found)


class _Meeting(Quick):
    """The disk, and a client that syncs in the very moment before a new text takes its place."""

    def __init__(self) -> None:
        super().__init__()
        self.meet: Callable[[], None] | None = None

    def exchange(self, one: str, other: str) -> None:
        self._met()
        super().exchange(one, other)

    def rename_new(self, old: str, new: str) -> None:
        self._met()
        super().rename_new(old, new)

    def _met(self) -> None:
        meet, self.meet = self.meet, None
        if meet is not None:
            meet()


class _Device:
    """A folder, its client, and the tool."""

    def __init__(self, folder: Path, cloud: dict[str, bytes]) -> None:
        self.root = folder / "journal"
        self.root.mkdir(parents=True)
        self.client = Client(self.root, cloud)
        self.files = _Meeting()
        self._asked = 0
        self.saver = Saver(self.root, folder / "state", now=self._now, files=self.files)
        self.follows = Store(self.root)

    def _now(self) -> datetime:
        """Return a time that is the same in each run of a history; no file is young then."""
        self._asked += 1
        return datetime(2100, 3, 12, 21, 4, tzinfo=UTC) + timedelta(seconds=self._asked)

    def texts(self) -> dict[str, bytes]:
        return texts_below(self.root)

    def notes(self) -> list[str]:
        """Return the files that a person sees among the days."""
        return [path for path in self.texts() if not path.startswith(".")]

    def recorder(self, day: date) -> Recorder:
        return Recorder(Store(self.root), self.saver, day, "record")

    @contextmanager
    def met(self, chance: random.Random) -> Iterator[bool]:
        """Let the client sync in the middle of a save, now and then; say so."""
        is_met = chance.random() < 0.25
        if is_met:
            self.files.meet = lambda: self.client.sync(chance)
        try:
            yield is_met
        finally:
            self.files.meet = None


@lru_cache(maxsize=50_000)
def _words(text: bytes) -> frozenset[str]:
    return frozenset(by_hand.words_of(text))


@lru_cache(maxsize=20_000)
def _deeds(text: bytes, day: date) -> frozenset[tuple[date, str]]:
    """Return what a text says was done on its day."""
    source = decode("", text)[0]
    assert source is not None
    actions = READERS[0].read(source, day).day.actions
    return frozenset((day, one.key) for one in actions if one.state in _DONE)


def _deeds_of(texts: dict[str, bytes]) -> set[tuple[date, str]]:
    found: set[tuple[date, str]] = set()
    for path, text in texts.items():
        day = read_name(path).date
        if day is not None and not path.startswith("."):
            found |= _deeds(text, day)
    return found


def _words_of(texts: dict[str, bytes]) -> set[str]:
    return set().union(*map(_words, texts.values()))


class World:
    """Two devices, a cloud, and all that anybody wrote.

    Attributes:
        counts: what happened how often.
        story: what happened, in words.
    """

    def __init__(self, folder: Path, resolve: Resolve = resolved) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        self.cloud: dict[str, bytes] = {}
        self.devices = [_Device(folder / name, self.cloud) for name in ("laptop", "phone")]
        self.counts: Counter[str] = Counter()
        self.story: list[str] = []
        self._resolve = resolve
        self._written: set[str] = set()
        self._deeds: set[tuple[date, str]] = set()
        self._taken_back: set[tuple[tuple[date, str], bytes]] = set()

    def play(self, history: Sequence[Step]) -> str:
        """Let steps happen, then sync and resolve until all is the same.

        Returns:
            What does not hold, and after which step; nothing if all does.
        """
        self.story = []
        try:
            for step in history:
                self.story.append(f"{step.number} {step.kind} on {step.device}")
                self._do(step)
                self._look()
            self.story.append("the end")
            self._end()
        except WentWrongError as error:
            return f"after {self.story[-1]}: {error}"
        finally:
            self.counts["conflicts"] += sum(one.client.conflicts for one in self.devices)
        return ""

    def _do(self, step: Step) -> None:
        device, chance = self.devices[step.device], random.Random(step.number)
        self.counts[step.kind] += 1
        match step.kind:
            case "hand":
                self._edit(device, chance, f"k{step.number}")
            case "new day":
                self._begin(device, chance, f"k{step.number}")
            case "rename":
                self._rename(device, chance)
            case "sync":
                device.client.sync(chance, share=0.8)
            case "send":
                device.client.sync(chance, down=False, share=0.8)
            case "receive":
                device.client.sync(chance, up=False, share=0.8)
            case "read":
                self._read(device)
            case "resolve":
                with self._kept(device, chance):
                    self.counts["left"] += self._resolve(Store(device.root), device.saver)
            case _:
                try:
                    with self._kept(device, chance) as is_met:
                        self._record(device, step, chance, is_met=is_met)
                except (CannotEdit, NotSaved) as error:
                    self.counts["refused"] += 1
                    self.story[-1] += f" (refused: {error})"

    # -- by hand -------------------------------------------------------------------------------

    def _edit(self, device: _Device, chance: random.Random, word: str) -> None:
        paths = device.notes()
        if not paths:
            return
        path = chance.choice([*paths, *(one for one in paths if read_name(one).kind is Kind.DAY)])
        before = (device.root / path).read_bytes()
        what, after = by_hand.edited(chance, before, word)
        (device.root / path).write_bytes(after)
        self._person(path, before, after)
        self.story[-1] += f" ({what} in {path})"

    def _begin(self, device: _Device, chance: random.Random, word: str) -> None:
        path = f"{chance.choice(DAYS)}.md"
        if not (device.root / path).exists():
            text = by_hand.new_day(chance, word)
            (device.root / path).write_bytes(text)
            self._person(path, b"", text)
            self.story[-1] += f" ({path})"

    def _rename(self, device: _Device, chance: random.Random) -> None:
        paths = [one for one in device.notes() if read_name(one).kind is Kind.DAY]
        if paths:
            old = device.root / chance.choice(paths)
            new = old.with_name(
                chance.choice((f"{old.stem[:10]} Thursday.md", f"{old.stem[:10]}.md"))
            )
            if not new.exists():
                old.rename(new)
                self.story[-1] += f" ({old.name} is {new.name})"

    def _person(self, path: str, before: bytes, after: bytes) -> None:
        """Take what a person wrote, and let go what that person took out."""
        self._written |= _words(after) - _words(before)
        self._written -= _words(before) - _words(after)
        day = read_name(path).date
        assert day is not None
        undone = _deeds(before, day) - _deeds(after, day)
        self._taken_back |= {(one, before) for one in undone}
        self._deeds -= undone
        for one in _deeds(after, day) - _deeds(before, day):
            self._did(one, after)

    def _did(self, deed: tuple[date, str], text: bytes) -> None:
        """Take that a deed was done, and is in a text.

        A tick that was taken back on one device and set again on the other, in the very text that
        it was taken out of, is no change there that a client could see: that one is not asked for.
        """
        if (deed, text) not in self._taken_back:
            self._deeds.add(deed)

    # -- with the tool -------------------------------------------------------------------------

    @contextmanager
    def _kept(self, device: _Device, chance: random.Random) -> Iterator[bool]:
        """See that nothing is taken away by the tool."""
        before = device.texts()
        with device.met(chance) as is_met:
            yield is_met
        if is_met:
            return
        after = device.texts()
        if gone := _words_of(before) - _words_of(after):
            raise WentWrongError(f"the tool took {', '.join(sorted(gone))} out")
        if undone := _deeds_of(before) - _deeds_of(after):
            raise WentWrongError(f"the tool undid {_told(undone)}")

    def _record(self, device: _Device, step: Step, chance: random.Random, *, is_met: bool) -> None:
        day, word = chance.choice(DAYS), f"k{step.number}"
        recorder = device.recorder(day)
        self.story[-1] += f" ({day})"
        match step.kind:
            case "plan":
                recorder.plan(chance.choice((f"Ring {word}", f"Walk -- {word}")))
                self._wrote(device, word)
            case "thought":
                recorder.thought(f"Too late, {word}", "put-off", chance.choice((None, "Walk")))
                self._wrote(device, word)
            case "done":
                if found := _open_one(recorder, chance):
                    note = (
                        f"it rained, {word}" if found.action.note is None and not is_met else None
                    )
                    recorder.set_state(found, chance.choice(_DONE), Marks(note=note))
                    text = (device.root / found.place.path).read_bytes()
                    self._did((day, found.action.key), text)
                    if note:
                        self._wrote(device, word)
            case _:
                if found := _open_one(recorder, chance):
                    recorder.move(found, chance.choice([one for one in DAYS if one != day]))

    def _wrote(self, device: _Device, word: str) -> None:
        """Take what the tool says that it wrote; a line that stood there already has no note."""
        if word in _words_of(device.texts()):
            self._written.add(word)

    def _read(self, device: _Device) -> None:
        before = _state(device.root)
        try:
            follows, fresh = device.follows.load(), Store(device.root).load()
        except Exception as error:
            raise WentWrongError(f"reading raised {error!r}") from error
        if follows.days != fresh.days:
            raise WentWrongError("who follows the journal reads other days than who opens it now")
        if any(one.span.path.startswith(".journal/") for one in fresh.diagnostics):
            raise WentWrongError("the archive was read")
        if _state(device.root) != before:
            raise WentWrongError("reading changed something")

    # -- what must hold ------------------------------------------------------------------------

    def _look(self) -> None:
        places = [one.texts() for one in self.devices] + [self.cloud]
        if lost := self._written - set().union(*map(_words_of, places)):
            raise WentWrongError(f"{', '.join(sorted(lost))}: nowhere")
        if undone := self._deeds - set().union(*map(_deeds_of, places)):
            raise WentWrongError(f"not done any more: {_told(undone)}")

    def _end(self) -> None:
        """Sync and resolve until nothing changes; then all must be on both devices."""
        chance = random.Random(len(self.story))
        first, other = self.devices
        before: list[dict[str, bytes]] = []
        for _ in range(_ROUNDS):
            for device in (first, other, first):
                device.client.sync(chance)
            left = self._resolve(Store(first.root), first.saver)
            self._look()
            after = [first.texts(), other.texts(), dict(self.cloud)]
            if after == before:
                break
            before = after
        else:
            raise WentWrongError("syncing and resolving has no end")
        self.counts["left at the end"] += left
        if not after[0] == after[1] == after[2]:
            raise WentWrongError("the devices are not the same")
        days = {path: text for path, text in after[0].items() if not path.startswith(".")}
        if lost := self._written - _words_of(days):
            raise WentWrongError(f"{', '.join(sorted(lost))}: in the archive alone")
        self._read(first)
        journal = Store(first.root).load()
        copies = [one.span.path for one in journal.diagnostics if one.rule == rules.CONFLICT_COPY]
        done = {(one.date, two.key) for one in journal.days for two in one.actions if two.is_done}
        done |= _deeds_of({path: days[path] for path in copies})
        if undone := self._deeds - done:
            raise WentWrongError(f"not done in the end: {_told(undone)}")
        if len(copies) > left:
            raise WentWrongError(f"conflict copies that nobody spoke of: {copies}")
        odd = [one.name for one in first.root.iterdir() if one.name.startswith(".~")]
        if odd:
            raise WentWrongError(f"there is {odd}")


def _open_one(recorder: Recorder, chance: random.Random) -> Found | None:
    found = [one for one in recorder.actions() if one.action.state is State.OPEN]
    return chance.choice(found) if found else None


def _told(deeds: set[tuple[date, str]]) -> str:
    return ", ".join(f"{key} on {day}" for day, key in sorted(deeds))


def _state(root: Path) -> dict[str, tuple[bytes, int]]:
    """Return bytes and time of everything below a folder."""
    return {
        str(one): (one.read_bytes() if one.is_file() else b"", one.lstat().st_mtime_ns)
        for one in root.rglob("*")
    }


def shortest(history: Sequence[Step], fails: Callable[[Sequence[Step]], bool]) -> list[Step]:
    """Return a part of a history that fails, and of which no step can be left out."""
    left = list(history)
    size = len(left) // 2
    while size:
        at = 0
        while at < len(left):
            fewer = left[:at] + left[at + size :]
            if fails(fewer):
                left = fewer
            else:
                at += size
        size = size // 2 if size > 1 or len(left) == len(history) else 0
    return left
