"""R19: a journal on two devices, a month long: both end with the same days, and nothing is gone.

The days are edited by hand in every style and by commands (``devices.py``), and go through one
repository of git: merged, rebased, stashed, as it comes.  A cloud drive makes conflict copies
besides, which are committed, and resolved on either device.  At the end both clones hold the same
bytes; every plan, every deed and every paragraph that was ever written is in its day, each
paragraph once; and no marker is anywhere.
"""

import random
import tempfile
from datetime import date, timedelta
from pathlib import Path

from tests.repositories import Repository, program
from tests.torture.devices import FIRST, Device, Ledger, what_is_gone
from tests.torture.registry import Result

DAYS = 30
MONTHS = 2
_SHOWN = 12


class Clone:
    """A device whose days go through a repository of git."""

    def __init__(self, device: Device, repository: Repository) -> None:
        self.device = device
        self.repository = repository

    def sync(self, way: str) -> None:
        """Take what the other device wrote, and give what was written here."""
        counts = self.device.ledger.counts
        if way == "stash":
            self._stashed()
            return
        self._commit()
        done = self.repository.run("git", "pull", "-q", f"--{way}", "origin", "main")
        while done.returncode:
            counts["left to a person"] += self._resolve()
            step = ("rebase", "--continue") if way == "rebase" else ("commit", "-q", "--no-edit")
            done = self.repository.run("git", *step)
        counts[f"pulls with {way}"] += 1
        self.repository.git("push", "-q", "origin", "HEAD:main")

    def _commit(self) -> None:
        self.repository.git("add", "-A")
        self.repository.run("git", "commit", "-q", "-m", "days")

    def _stashed(self) -> None:
        """Put what is not committed aside, take what is new, and bring it back."""
        git, counts = self.repository, self.device.ledger.counts
        ahead = git.git("log", "--oneline", "origin/main..HEAD")
        if ahead:  # a stash needs nothing of our own in the way
            self.sync("rebase")
            return
        git.git("add", "-A")
        is_put_aside = bool(git.git("status", "--porcelain"))
        if is_put_aside:
            git.git("stash", "-q")
        git.git("pull", "-q", "--ff-only", "origin", "main")
        if is_put_aside and git.run("git", "stash", "pop", "-q").returncode:
            counts["left to a person"] += self._resolve()
            git.git("stash", "drop", "-q")
        counts["stashes"] += 1

    def _resolve(self) -> int:
        """Keep both sides of what git marked, as a person may; return of how many files."""
        names = self.repository.git("diff", "--name-only", "--diff-filter=U", "-z").split("\0")[:-1]
        assert names, self.repository.git("status")
        for name in names:
            kept = [
                line
                for line in self.repository.read(name).split("\n")
                if not line.startswith(("<<<<<<< ", ">>>>>>> ")) and line.rstrip("\r") != "======="
            ]
            self.repository.write(name, "\n".join(kept))
            self.device.ledger.counts[f"by hand: {name}"] += 1
        self.repository.git("add", "-A")
        return len(names)


def month(seed: int, days: int = DAYS, driver: str = "") -> tuple[Ledger, list[str]]:
    """Live a month on two devices; return what was written, and what went wrong.

    Args:
        seed: the same seed, the same month.
        days: of the month.
        driver: a script that stands for ``journal``; ``""`` for the real one.
    """
    chance, ledger = random.Random(f"devices {seed}"), Ledger()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clones = _clones(folder, ledger, chance, driver)
        for ago in range(days):
            for _ in range(chance.randint(2, 7)):
                _sit_down(chance.choice(clones), FIRST + timedelta(days=ago), chance)
        for _ in range(2):
            for clone in (*clones, *clones):
                clone.sync("no-rebase")
            clones[0].device.resolve()
        wrong = []
        one, other = (
            {path.name: path.read_bytes() for path in clone.device.root.glob("*.md")}
            for clone in clones
        )
        if one != other:
            wrong.append("the two devices hold different days")
        if any(clones[0].device.root.glob("*conflicted copy*")):
            wrong.append("a conflict copy is still there")
        if any(clone.repository.git("status", "--porcelain") for clone in clones):
            wrong.append("something is not committed")
        wrong += what_is_gone(clones[0].device.root, ledger)
    return ledger, wrong


def _sit_down(clone: Clone, today: date, chance: random.Random) -> None:
    """Write some things on one device, and perhaps bring them to the other."""
    for _ in range(chance.randint(1, 3)):
        clone.device.write(today)
    if chance.random() < 0.15:
        clone.device.fork(today)
    if chance.random() < 0.1:
        clone.device.resolve()
    if chance.random() < 0.4:
        clone.sync(chance.choice(("no-rebase", "rebase", "stash")))


def _clones(folder: Path, ledger: Ledger, chance: random.Random, script: str) -> list[Clone]:
    programs = program(folder / "bin", script)
    first = Repository(folder / "laptop", programs, folder)
    first.begin()
    first.write("journal.toml", "")
    first.commit("first")
    first.git("clone", "-q", "--bare", ".", "../home.git")
    first.git("remote", "add", "origin", "../home.git")
    first.git("fetch", "-q", "origin")
    first.git("clone", "-q", "../home.git", "../phone")
    second = Repository(folder / "phone", programs, folder)
    driver = first.git("config", "merge.journal.driver").rstrip("\n")
    second.git("config", "merge.journal.driver", driver)
    return [
        Clone(Device(one.root, folder / f"state-{one.root.name}", ledger, chance), one)
        for one in (first, second)
    ]


def run(seed: int, scale: float) -> Result:
    """Live two months."""
    failures: list[str] = []
    ledger = Ledger()
    months = max(1, round(MONTHS * scale))
    for at in range(months):
        lived, wrong = month(seed * 1000 + at)
        ledger.counts += lived.counts
        failures += [f"month {at} of seed {seed}: {one}" for one in wrong]
    counts = ledger.counts
    deeds = sum(counts[one] for one in ("boxes ticked", "ticks by command", "deeds by command"))
    numbers = (
        f"{months} months, {counts['days begun']} days begun by hand;"
        f" {deeds} deeds,"
        f" {counts['paragraphs']} paragraphs; {counts['pulls with no-rebase']} merges,"
        f" {counts['pulls with rebase']} rebases, {counts['stashes']} stashes;"
        f" {counts['conflict copies']} conflict copies, {counts['days resolved']} days resolved;"
        f" {counts['left to a person'] + counts['copies left to a person']} left to a person"
    )
    return Result(numbers, tuple(failures[:_SHOWN]))
