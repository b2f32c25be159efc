"""R5: wherever the power goes, each day holds its old text or its new one, and whole.

What each way of saving does to the disk is recorded, and every state that a disk can be in after
every one of these operations is made: days must be whole in it, what an editor wrote and made sure
of must be somewhere, and the next command must find all of that.  When a command has ended, its new
text must be there in every state.

Where names cannot be exchanged, an editor that saves in the very moment of our last look is
overwritten: no such disk lets it be seen.  Then only the days are looked at, and not its text.
"""

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from journal_tool.saving import NotSaved, Saver
from tests.torture.faults import ALL, BARE, LINKS, MODES, NO_LEASES, Quick
from tests.torture.power import Disk, Recorder, states
from tests.torture.r4_faults import OLD, ONE, OTHER, WAYS, Texts, add, in_memory, now
from tests.torture.registry import Result

THEIRS = b"what an editor wrote\n" * 20


@dataclass(frozen=True, slots=True)
class Race:
    """An editor that saves the first day in between.

    Attributes:
        way: of the editor.
        turns: before which exchanges or replacements it saves.
    """

    way: Callable[[Recorder, Path, bytes], None]
    turns: tuple[int, ...]


RACES: Mapping[str, Race | None] = {
    "alone": None,
    "an editor in place": Race(Recorder.saves_in_place, (0,)),
    "an editor anew": Race(Recorder.saves_anew, (0,)),
    "an editor in place, again and again": Race(Recorder.saves_in_place, (0, 1, 2)),
    "an editor anew, again and again": Race(Recorder.saves_anew, (0, 1, 2)),
}


def run(seed: int, scale: float) -> Result:  # noqa: ARG001 - there is nothing to choose
    """Make every state of every way of saving."""
    return result_of(list(WAYS), list(MODES))


def result_of(ways: Sequence[str], modes: Sequence[str]) -> Result:
    """Make every state of some ways on some disks."""
    count = runs = largest = 0
    failures: list[str] = []
    with tempfile.TemporaryDirectory(dir=in_memory()) as folder:
        for way in ways:
            for mode in modes:
                for race in RACES:
                    if race != "alone" and way != "one day":
                        continue
                    found, wrong = Cut(Path(folder), way, mode, race).look()
                    runs += 1
                    count += found
                    largest = max(largest, found)
                    failures += [f"{way}, {mode}, {race}: {one}" for one in wrong]
    numbers = f"{count} states of {runs} ways of saving, at most {largest} of one"
    return Result(f"{numbers}; {len(failures)} torn, missing or forgotten", tuple(failures))


class Cut:
    """One way of saving, recorded, and its states."""

    def __init__(self, folder: Path, way: str, mode: str, race: str) -> None:
        self.base = folder / "recorded"
        self.again = folder / "again"
        self.way, self.mode, self.race = WAYS[way], mode, RACES[race]
        self.theirs: list[tuple[int, bytes]] = []

    def look(self) -> tuple[int, list[str]]:
        """Return how many states there are, and what is wrong with some."""
        shutil.rmtree(self.base, ignore_errors=True)
        root = self.base / "journal"
        root.mkdir(parents=True)
        (self.base / "state").mkdir()
        for path, text in OLD.items():
            if text is not None:
                (root / path).write_bytes(text)
        self.way.first(self._saver(self.base, Quick(self.mode)))
        before = _texts(root)
        recorder = Recorder(self.mode, self.base, lambda turn: self._interrupt(recorder, turn))
        try:
            self.way.then(self._saver(self.base, recorder))
        except NotSaved as error:
            if self.race is None:
                return 0, [f"not saved: {error}"]
        after = _texts(root)
        count = 0
        wrong = []
        for cut, disk in states(recorder.seen, root):
            count += 1
            is_over = cut == len(recorder.seen.done)
            found = self._wrong(disk, cut, before, after, is_over=is_over)
            if found:
                wrong.append(f"after {cut} operations {found}")
        return count, wrong

    def _saver(self, base: Path, files: Quick) -> Saver:
        return Saver(base / "journal", base / "state" / "here", now=now, files=files)

    def _interrupt(self, recorder: Recorder, turn: int) -> None:
        if self.race is not None and turn in self.race.turns:
            text = THEIRS + str(turn).encode() + b"\n"
            self.race.way(recorder, self.base / "journal" / ONE, text)
            self.theirs.append((len(recorder.seen.done), text))

    def _wrong(self, disk: Disk, cut: int, before: Texts, after: Texts, *, is_over: bool) -> str:
        root = self.base / "journal"
        wrote = [text for when, text in self.theirs if when <= cut]
        for path in OLD:
            text = disk.get(str(root / path))
            if is_over and not self.theirs:
                may_be = [after[path]]
            else:
                may_be = [before[path], after[path]]
                may_be += [b"", None] if self.mode in {BARE, LINKS} and None in may_be else []
            if path == ONE:
                may_be += [*wrote, *(add(b"Done: walk\n")(one) for one in wrote)]
                may_be += [add(b"Done: walk\n")(before[path])]
            if text not in may_be:
                return f"{path} holds {text!r}"
        if self.mode not in {ALL, NO_LEASES}:
            wrote = []
        if wrote and not _is_somewhere(wrote[-1], disk, root):
            return "the last text of the editor is gone"
        return self._next_start(disk, before, after, wrote)

    def _next_start(self, disk: Disk, before: Texts, after: Texts, wrote: Sequence[bytes]) -> str:
        shutil.rmtree(self.again, ignore_errors=True)
        (self.again / "journal").mkdir(parents=True)
        for name, data in disk.items():
            path = self.again / Path(name).relative_to(self.base)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        with self._saver(self.again, Quick(self.mode)).change("other") as change:
            change.save(Path(OTHER), add(b"more\n"))
        root = self.again / "journal"
        there = {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        if wrote and not _is_somewhere(wrote[-1], there, root):
            return "the last text of the editor is gone after the next start"
        for day in OLD:
            kept = {before[day], after[day], disk.get(str(self.base / "journal" / day))}
            if day != OTHER and there.get(str(root / day)) not in kept:
                return f"after the next start {day} holds {there.get(str(root / day))!r}"
        return ""


def _texts(root: Path) -> dict[str, bytes | None]:
    paths = {path: root / path for path in OLD}
    return {path: one.read_bytes() if one.exists() else None for path, one in paths.items()}


def _is_somewhere(text: bytes, disk: Mapping[str, bytes], root: Path) -> bool:
    return any(name.startswith(str(root)) and text in data for name, data in disk.items())
