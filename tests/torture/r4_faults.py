"""R4: whatever the disk does at whichever operation, a day is whole, and what was said is true.

Every way of saving is run once to count its operations, and then once more for each operation and
each fault: the process is stopped before it or after it, the disk refuses it, or does half of it.
A stop is a real process that ends without cleaning up.
"""

import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal_tool.saving import HalfDone, NotSaved, Saver
from tests.torture.faults import BARE, ERRORS, KILLED, MODES, Faulty, Quick
from tests.torture.registry import Result

Texts = Mapping[str, bytes | None]

ONE = "2026-06-29.md"
TWO = "2026-06-30.md"
NEW = "2026/07/2026-07-01.md"
OTHER = "other.md"
COPY = "2026-06-30 (conflicted copy 2026-07-01 081502).md"
ASIDE = f".journal/conflicts/{COPY}"
OLD: Texts = {
    ONE: b"Plan: walk\n" * 30,
    TWO: b"Plan: sing\n" * 30,
    NEW: None,
    OTHER: b"Rest\n",
    COPY: b"Plan: sing, loudly\n",
    ASIDE: None,
}


def now() -> datetime:
    """The time of these tests: in an hour, so that no file is young."""
    return datetime.now(UTC) + timedelta(hours=1)  # noqa: TID251 - files have the system's time


def add(line: bytes) -> Callable[[bytes | None], bytes]:
    """Return the edit that adds a line."""
    return lambda data: (data or b"") + line


def _one(saver: Saver) -> None:
    with saver.change("done walk") as change:
        change.save(Path(ONE), add(b"Done: walk\n"))


def _new(saver: Saver) -> None:
    with saver.change("add walk") as change:
        change.save(Path(NEW), add(b"Plan: walk\n"))


def _move(saver: Saver) -> None:
    with saver.change("move walk") as change:
        change.save(Path(ONE), add(b"Moved: walk\n"))
        change.save(Path(TWO), add(b"Plan: walk\n"))
        change.save(Path(NEW), add(b"Plan: walk\n"))


def _resolve(saver: Saver) -> None:
    copy = OLD[COPY]
    assert copy is not None
    with saver.change("resolve") as change:
        change.save(Path(TWO), add(copy))
        change.set_aside(Path(COPY), copy, Path(ASIDE))


def _undo(saver: Saver) -> None:
    saver.undo()


def _nothing(_saver: Saver) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Way:
    """One way of saving.

    Attributes:
        first: done before, on a disk without faults.
        then: done on the disk with the fault.
        is_after_stop: whether ``first`` is stopped in the middle, so that ``then`` begins with
            putting in order.
    """

    first: Callable[[Saver], None]
    then: Callable[[Saver], None]
    is_after_stop: bool = False


WAYS: Mapping[str, Way] = {
    "one day": Way(_nothing, _one),
    "a new day": Way(_nothing, _new),
    "three days": Way(_nothing, _move),
    "a copy set aside": Way(_nothing, _resolve),
    "taking back one day": Way(_one, _undo),
    "taking back a new day": Way(_new, _undo),
    "taking back three days": Way(_move, _undo),
    "taking back what was set aside": Way(_resolve, _undo),
    "one day after a stop": Way(_one, _one, is_after_stop=True),
    "a copy set aside after a stop": Way(_resolve, _one, is_after_stop=True),
}


def run(seed: int, scale: float) -> Result:
    """Let every fault happen at every operation of every way; of a smaller scale some of them."""
    tried: dict[str, int] = {}
    failures: list[str] = []
    chosen = random.Random(seed)
    with tempfile.TemporaryDirectory(dir=in_memory()) as name:
        bench = Bench(Path(name))
        for way in WAYS:
            for mode in MODES:
                for at, operation in enumerate(bench.operations(way, mode)):
                    for fault in faults_of(operation):
                        if scale < 1 and chosen.random() >= scale:
                            continue
                        kind = fault if fault.startswith("kill") else "other"
                        tried[kind] = tried.get(kind, 0) + 1
                        wrong = bench.strike(way, mode, at, fault)
                        if wrong:
                            place = f"{way}, {mode}, operation {at} ({operation}), {fault}"
                            failures.append(f"{place}: {wrong}")
    kills = tried.get("kill before", 0) + tried.get("kill after", 0)
    total = sum(tried.values())
    numbers = f"{total} faults at {len(WAYS)} ways x {len(MODES)} disks, {kills} of them stops"
    return Result(f"{numbers}; {len(failures)} torn, missing, untrue or left", tuple(failures))


def in_memory() -> str | None:
    """Return a folder in memory, if there is one: no power is cut here, and a disk takes long."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - with a name of its own


def faults_of(operation: str) -> list[str]:
    """Return what can go wrong with an operation."""
    halves = ["short", "short kill"] if operation == "write" else []
    return ["kill before", "kill after", "dead", *halves, *ERRORS]


class Bench:
    """Journals to break, one after the other, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "journal"
        self.state = folder / "state" / "here"
        self._known: dict[tuple[str, str], Texts] = {}

    def saver(self, files: Quick) -> Saver:
        return Saver(self.root, self.state, now=now, files=files)

    def start(self, way: Way, mode: str) -> None:
        """Make the journal as it is before the fault."""
        for folder in (self.root, self.state.parent):
            shutil.rmtree(folder, ignore_errors=True)
        self.root.mkdir()
        for path, text in OLD.items():
            if text is not None:
                (self.root / path).write_bytes(text)
        if way.is_after_stop:
            files = Faulty(mode)
            way.first(self.saver(files))
            renames = [n for n, one in enumerate(files.told) if one in {"exchange", "replace"}]
            self.start(Way(_nothing, way.then), mode)
            self._stopped(way.first, Faulty(mode, renames[0], "kill after"))
        else:
            way.first(self.saver(Quick(mode)))

    def texts(self) -> dict[str, bytes | None]:
        """Return the days as they are."""
        paths = {path: self.root / path for path in OLD}
        return {path: one.read_bytes() if one.exists() else None for path, one in paths.items()}

    def operations(self, name: str, mode: str) -> list[str]:
        """Return the operations of a way when nothing goes wrong."""
        self.start(WAYS[name], mode)
        files = Faulty(mode)
        WAYS[name].then(self.saver(files))
        return files.told

    def _after(self, name: str, mode: str) -> Texts:
        """Return the days as a way leaves them when nothing goes wrong."""
        if (name, mode) not in self._known:
            self.operations(name, mode)
            self._known[name, mode] = self.texts()
        return self._known[name, mode]

    def strike(self, name: str, mode: str, at: int, fault: str) -> str:
        """Let one fault happen; return what is wrong then, or nothing."""
        way = WAYS[name]
        after = self._after(name, mode)
        self.start(way, mode)
        before = self.texts()
        files = Faulty(mode, at, fault)
        if "kill" in fault:
            wrong = self._stopped(way.then, files) or self._torn(before, after, mode)
        else:
            wrong = self._refused(way.then, files, before, after, is_dead=fault == "dead")
        return wrong or self._next_start(mode, before, after)

    def _stopped(self, then: Callable[[Saver], None], files: Faulty) -> str:
        child = os.fork()
        if child == 0:
            try:
                then(self.saver(files))
            except BaseException as error:  # noqa: BLE001 - told by the exit code
                os.write(2, f"{error!r}\n".encode())
                os._exit(1)
            os._exit(0)
        _child, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        return "" if code == KILLED else f"the process ended with {code}"

    def _torn(self, before: Texts, after: Texts, mode: str) -> str:
        texts = self.texts()
        if OLD[COPY] not in (texts[COPY], texts[ASIDE]):
            return "the copy is nowhere"
        for path, text in texts.items():
            may_be = {before[path], after[path]}
            if mode == BARE and None in may_be:
                may_be.add(b"")  # it held the name for a file that did not come
            if text not in may_be:
                return f"{path} holds {text!r}"
        return ""

    def _refused(
        self,
        then: Callable[[Saver], None],
        files: Faulty,
        before: Texts,
        after: Texts,
        *,
        is_dead: bool,
    ) -> str:
        expected: Texts
        try:
            then(self.saver(files))
        except HalfDone as error:
            said = f"half done: {error.files}"
            now_there = self.texts()
            wrong = self._torn(before, after, files.mode)
            if wrong or not is_dead:
                return f"said {said}, but {wrong or 'it was one fault alone'}"
            expected = {**before, **{path: now_there[path] for path in error.files}}
        except NotSaved:
            expected, said = before, "not saved"
        except BaseException as error:  # noqa: BLE001 - that is what is looked for
            return f"{error!r}"
        else:
            expected, said = after, "saved"
        if self.texts() != expected:
            return f"said {said}, but {self._differing(expected)}"
        return "" if is_dead else self._left(os.getpid())

    def _differing(self, expected: Texts) -> str:
        return ", ".join(f"{path}: {text!r}" for path, text in self.texts().items()
                         if text != expected[path])  # fmt: skip

    def _left(self, process: int = 0) -> str:
        """Return what lies there and should not.

        Args:
            process: only texts of this one count; 0 for all.
        """
        names = [one.name for one in self.root.rglob("*") if one.is_file()]
        ours = f".{process or ''}"
        odd = [name for name in names
               if "rescued" in name or (name.startswith(".~") and ours in name)]  # fmt: skip
        return f"there is {odd}" if odd else ""

    def _next_start(self, mode: str, before: Texts, after: Texts) -> str:
        """See that the next command puts all in order, and that all can be taken back."""
        saver = self.saver(Quick(mode))
        with saver.change("other") as change:
            change.save(Path(OTHER), add(b"more\n"))
        texts = {**self.texts(), OTHER: OLD[OTHER]}
        for path, text in texts.items():
            if text not in {before[path], after[path]}:
                return f"after the next start {path} holds {text!r}"
        wrong = self._left()
        if wrong:
            return f"after the next start {wrong}"
        saver.undo()
        if texts == after and texts != OLD and len({*before.values()}) == len({*OLD.values()}):
            saver.undo()
            if self.texts() not in (before, OLD):
                return f"taken back, but {self._differing(before)}"
        return ""


if __name__ == "__main__":  # one fault again: way, disk, operation, fault
    with tempfile.TemporaryDirectory() as place:
        print(Bench(Path(place)).strike(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]))
