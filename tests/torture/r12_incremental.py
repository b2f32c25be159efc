"""R12: a report that was made step by step is the report that is made at once, byte for byte."""

import random
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from journal_tool import app
from journal_tool.cache import Cache
from journal_tool.remembered import Remembered
from journal_tool.report import Kept, Key, Making
from journal_tool.store import Store
from tests.torture.registry import Result

TODAY = date(2026, 6, 30)
STEPS = 5
NAMES = ("Walk", "Sit 10m", "Call Sam ?", "Tax return 2h -> open it 3m", "Sing #play", "Cook 40%")
BOXES = ("[ ]", "[x]", "[/]", "[-]", "[>]")
SETTINGS = (
    "format = 1\n",
    'format = 1\n[practice.walk]\nname = "Walk"\nevery = "daily"\n',
    'format = 1\n[practice.sit]\nname = "Sit"\nsizes = ["2m", "10m"]\n[report]\nwords = false\n',
    'format = 1\nweek_starts = "sunday"\n[identity.player]\nsays = "I play"\n',
)


def run(seed: int, scale: float) -> Result:
    """Run 300 random scripts of edits."""
    scripts = max(1, round(300 * scale))
    failures: list[str] = []
    builds = kept = early = 0
    for at in range(scripts):
        found = script(seed * 100_000 + at)
        builds += 2 * STEPS
        kept += found.kept
        early += found.early
        failures += found.failures
    numbers = f"{scripts} scripts, {builds} builds, {kept} pages taken as they were, {early} early"
    return Result(numbers, tuple(failures[:20]))


class Script:
    """What came of one script."""

    def __init__(self) -> None:
        self.kept = 0
        self.early = 0
        self.failures: list[str] = []


def script(seed: int, steps: int = STEPS) -> Script:
    """Make a journal, edit it at random, and compare both ways of building after each edit."""
    rng = random.Random(seed)
    found = Script()
    with tempfile.TemporaryDirectory() as name:
        root, cache = Path(name, "journal"), Path(name, "cache")
        root.mkdir()
        for ago in range(rng.randint(3, 75)):
            write_day(rng, root, TODAY - timedelta(days=ago))
        following = Following(root)
        for step in range(steps):
            today = TODAY + timedelta(days=rng.choice((0, 0, 0, 1)))
            for _ in range(rng.randint(1, 3)):
                edit(rng, root)
            one, going, other = Path(name, "one"), Path(name, "going"), Path(name, "other")
            found.early += following.step(rng, today, going)
            found.kept += step_by_step(root, cache, today, one)
            app.build(Store(root), today, other)
            for folder in (one, going):
                for path in different(folder, other):
                    found.failures.append(f"script {seed}, step {step}, {folder.name}: {path}")
    return found


class Following:
    """Builds as `journal watch` does: all in one process, and some builds are given up."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._settings = b""
        self._store = Store(root)
        self._memory: Remembered | None = None

    def step(self, rng: random.Random, today: date, out: Path) -> int:
        """Build, perhaps after some builds that do not come to their end; count early pages."""
        early: list[str] = []
        for after in (*rng.sample(range(60), rng.choice((0, 0, 1, 2))), 2**62):
            pauses = iter(range(after))

            def pause(left: Iterator[int] = pauses) -> None:
                if next(left, None) is None:
                    raise GivenUp

            memory = self._opened(out)
            memory.begin()
            try:
                making = Making(memory, None, pause, early.append)
                app.build(self._store, today, out, making=making)
            except GivenUp:
                edit(rng, self._root)
            else:
                memory.save()
                break
        return len(early)

    def _opened(self, out: Path) -> Remembered:
        """Return the memory; the journal is opened again when its settings are others."""
        settings = self._root / "journal.toml"
        text = settings.read_bytes() if settings.exists() else b""
        if self._memory is None or text != self._settings:
            self._settings = text
            self._store = Store(
                self._root, cache=lambda context: Cache(None, context, lambda: 2**62)
            )
            self._memory = Remembered(None, self._store.context, out)
        return self._memory


class GivenUp(Exception):  # noqa: N818 - named for what happened
    """A build is no longer wanted."""


def step_by_step(root: Path, cache: Path, today: date, out: Path) -> int:
    """Build as the command does; return how many pages were taken as they were."""
    # The clock is ahead, so that signatures are trusted though files have just been written.
    store = Store(root, cache=lambda context: Cache(cache, context, lambda: 2**62))
    memory = Counting(cache, store.context, out)
    app.build(store, today, out, making=Making(memory))
    memory.save()
    return memory.recalled


class Counting(Remembered):
    """Counts what it recalls."""

    recalled = 0

    def recall(self, path: str, key: Key) -> Kept | None:
        made = super().recall(path, key)
        self.recalled += made is not None
        return made


def different(one: Path, other: Path) -> list[str]:
    """Return the paths of the pages that are not the same in both folders."""
    pages = [
        {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in (one, other)
    ]
    first, second = pages
    return sorted(
        path for path in first.keys() | second.keys() if first.get(path) != second.get(path)
    )


# -- edits --------------------------------------------------------------------------------------


def write_day(rng: random.Random, root: Path, day: date) -> None:
    lines = ["---", f"mood: {rng.randint(0, 11)}"]
    if rng.random() < 0.1:
        lines.append("rest: a cold")
    lines.append("planned: |")
    lines += [f"  - {rng.choice(BOXES)} {rng.choice(NAMES)}" for _ in range(rng.randint(0, 4))]
    lines.append("done: |")
    lines += [f"  - {rng.choice(NAMES)} 2..5 -- a note" for _ in range(rng.randint(0, 2))]
    if rng.random() < 0.2:
        lines += ["thoughts: |", "  - No point #too-big -> [x] Shoes on 2m"]
    if rng.random() < 0.2:
        lines += ["evidence: |", "  - #player played for the street"]
    lines += [
        "---",
        "",
        rng.choice(("Rain.", "A barge went by. Then another.", "## Done\n\n- [x] Tea")),
    ]
    (root / f"{day.isoformat()}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def edit(rng: random.Random, root: Path) -> None:
    """Do to a journal what people and their editors do."""
    days = sorted(root.glob("20*.md"))
    path = rng.choice(days) if days else root / "2026-06-30.md"
    kind = rng.randrange(10)
    if kind == 0 and len(days) > 1:
        path.unlink()
    elif kind == 1:
        write_day(rng, root, TODAY - timedelta(days=rng.randint(0, 400)))
    elif kind == 2:
        (root / f"{path.stem} a note.md").write_text("- [x] Walk\n\nSnow.\n", encoding="utf-8")
    elif kind == 3:
        (root / "journal.toml").write_text(rng.choice(SETTINGS), encoding="utf-8")
    elif kind == 4 and days:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("[ ]", "[x]", 1), encoding="utf-8")
    elif kind == 5 and days:
        path.rename(root / f"{(TODAY - timedelta(days=rng.randint(0, 400))).isoformat()}.md")
    elif kind >= 8 and days:
        (edit_copy if kind == 8 else mark)(rng, path)
    elif kind == 6:
        write_day(rng, root, TODAY - timedelta(days=rng.randint(-2, 3)))
    elif days:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\nAnd then {rng.randint(0, 99)}.\n")


def edit_copy(rng: random.Random, path: Path) -> None:
    """Make, change or take away a copy of a day, or the day and not its copies."""
    mark = rng.choice((".sync-conflict-20260313-081502-XU5LO6K", " (Case Conflict)", " 2"))
    copy = path.with_name(f"{path.stem}{mark}.md")
    text = path.read_text(encoding="utf-8")
    match rng.randrange(4):
        case 0:
            copy.unlink(missing_ok=True)
        case 1 if copy.exists():
            path.unlink()
        case _:
            text = text.replace("[ ]", "[x]", rng.randint(0, 2)).replace("mood: 3", "mood: 4")
            copy.write_text(text + f"\nOnly here {rng.randint(0, 99)}.\n", encoding="utf-8")


def mark(rng: random.Random, path: Path) -> None:
    """Leave two versions in a day, as git does."""
    text = path.read_text(encoding="utf-8")
    base = rng.choice(("", "||||||| base\nmood: 3\n"))
    marked = f"<<<<<<< HEAD\nmood: 3\n{base}=======\nmood: 8\n>>>>>>> phone\n"
    path.write_text(text.replace("---\n", f"---\n{marked}", 1), encoding="utf-8")
