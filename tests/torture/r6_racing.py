"""R6: however often an editor saves a day while we do, no line of it is ever gone.

The editors are processes of their own.  Each line that one of them wrote must be in the day or in a
rescued copy when both have ended.  Each kind races twice: once as we save, and once on a disk that
claims to be done at once, so that we save many times as often.  The folder lies outside of the one
for temporary files, which is often in memory, where no save takes as long as on a disk.
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from journal_tool.files import Files
from journal_tool.saving import NotSaved, Saver
from tests.torture import racing
from tests.torture.registry import Result

SAVES = 2000
DAY = "2026-06-30.md"
OPEN, DONE = b"- [ ] walk\n", b"- [x] walk\n"


def run(seed: int, scale: float) -> Result:  # noqa: ARG001 - who is first is not ours to choose
    """Race each kind of editor."""
    return result_of(list(racing.WAYS), max(50, round(SAVES * min(1.0, scale))))


def result_of(ways: Sequence[str], saves: int) -> Result:
    """Race some kinds of editors, one after the other."""
    told = []
    failures: list[str] = []
    for way in ways:
        for is_hasty in (False, True):
            with tempfile.TemporaryDirectory(dir=Path.home()) as folder:
                race = Race(Path(folder), way, saves, is_hasty=is_hasty)
                race.run()
            told.append(race.numbers())
            failures += [f"{race.name}: {one}" for one in race.failures]
    return Result("; ".join(told), tuple(failures))


class Hasty(Files):
    """The disk, but nobody waits until it is done."""

    def sync(self, file: int) -> None:
        pass

    def sync_folder(self, path: str) -> None:
        pass


class Race:
    """One editor and one saver, at the same file."""

    def __init__(self, folder: Path, way: str, saves: int, *, is_hasty: bool) -> None:
        self.way, self.saves = way, saves
        self.name = f"{way}, in haste" if is_hasty else way
        self.root = folder / "journal"
        self.path = self.root / DAY
        self.saver = Saver(
            self.root,
            folder / "state",
            now=lambda: datetime.now(UTC),  # noqa: TID251 - files have the system's time
            files=Hasty() if is_hasty else Files(),
        )
        self.ticks = self.refused = self.rescued = 0
        self.gone: list[int] = []
        self.seconds = 0.0
        self.failures: list[str] = []

    def run(self) -> None:
        """Race until the editor has saved often enough, then look for its lines."""
        self.root.mkdir()
        self.path.write_bytes(OPEN + b"\n" + b"What an ordinary day holds.\n" * 20)
        command = [sys.executable, racing.__file__, self.way, str(self.path), str(self.saves)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as editor:
            while editor.poll() is None:
                self._tick()
            told = editor.communicate()[0]
        if editor.returncode:
            self.failures.append(f"the editor ended with {editor.returncode}")
            return
        self.seconds = float(told)
        self._tick()
        self._count()

    def _tick(self) -> None:
        try:
            with self.saver.change("done walk") as change:
                saved = change.save(Path(DAY), _toggled)
        except NotSaved:
            self.refused += 1
        else:
            self.ticks += 1
            self.rescued += len(saved.rescued)

    def _count(self) -> None:
        files = [one for one in self.root.iterdir() if one.is_file()]
        lines = {line for one in files for line in one.read_bytes().splitlines(keepends=True)}
        self.gone = [one for one in range(self.saves) if racing.line(one) not in lines]
        if self.gone:
            some = ", ".join(map(str, self.gone[:20]))
            self.failures.append(f"{len(self.gone)} lines are gone: {some}")
        left = [one.name for one in files if one.name.startswith(".~")]
        if left:
            self.failures.append(f"there is {left}")
        if not {OPEN, DONE} & {self.path.read_bytes()[: len(OPEN)]}:
            self.failures.append("the first line is gone")

    def numbers(self) -> str:
        return (
            f"{self.name}: {self.saves} saves in {self.seconds:.1f} s, {self.ticks} ticks"
            f" ({self.refused} refused), {self.rescued} rescued copies, {len(self.gone)} lines gone"
        )


def _toggled(data: bytes | None) -> bytes:
    """Tick the first line, or take the tick away."""
    data = data or OPEN
    return (DONE if data.startswith(OPEN) else OPEN) + data[len(OPEN) :]
