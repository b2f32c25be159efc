"""Devices on which one journal is written, and what was ever written there.

A :class:`Device` is a folder that somebody writes in, by hand and by commands.  How its days come
to other devices is not known here.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from journal_tool import resolving
from journal_tool.dayfile import Kind
from journal_tool.dayfile.edits import CannotEdit
from journal_tool.model import State
from journal_tool.naming import NoSuchAction
from journal_tool.places import place_for
from journal_tool.recording import Recorder
from journal_tool.saving import Saver
from journal_tool.store import Store

FIRST: Final = date(2026, 3, 1)
_STYLES: Final = {
    "front": "---\nmood: 5\nplanned:\n  - [ ] {}\n  - [ ] {}\n---\n",
    "block": "---\nsleep: 7\nplanned: |\n  - [ ] {}\n  - [ ] {}\n---\n\nGood morning.\n",
    "body": "## Planned\n\n- [ ] {}\n- [ ] {}\n\n## Notes\n\nGood morning.\n",
    "both": "---\nmood: 6\n---\n\n## Planned\n\n- [ ] {}\n- [ ] {}\n",
    "head": "Mood: 4\nPlanned\n- [ ] {}\n- [ ] {}\n\nGood morning.\n",
    "loose": "- [ ] {}\n- [ ] {}\n",
    "words": "Good morning, {} and {}.\n",
}
_DONE: Final = (State.DONE, State.SMALLER)


@dataclass
class Ledger:
    """Everything that was ever written, on whatever device.

    Attributes:
        actions: names of what was planned or done, by day.
        deeds: those of them that were done.
        words: pieces of text that nothing else holds, by day.
        counts: how often each kind of thing happened.
    """

    actions: dict[date, set[str]] = field(default_factory=dict)
    deeds: dict[date, set[str]] = field(default_factory=dict)
    words: dict[date, set[str]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    _last: int = 0

    def name(self) -> str:
        """Return a word that was never there."""
        self._last += 1
        return "".join(chr(ord("a") + int(digit)) for digit in f"{self._last:04}")

    def note(self, kept: dict[date, set[str]], day: date, text: str) -> str:
        """Note that a text was written, and return it."""
        kept.setdefault(day, set()).add(text)
        return text


@dataclass
class Device:
    """A folder with the journal.

    Attributes:
        root: of the journal.
        state: what the commands keep to take changes back.
        ledger: of all devices.
        chance: decides what is written.
    """

    root: Path
    state: Path
    ledger: Ledger
    chance: random.Random

    def write(self, today: date) -> None:
        """Write one thing in today's file or, now and then, in yesterday's."""
        day = today - timedelta(days=self.chance.random() < 0.3)
        store = Store(self.root)
        path = self.root / place_for(store, day).path
        if not path.exists() and self.chance.random() < 0.7:
            self.begin(path, day)
            return
        by_hand = (self.tick, self.tick, self.add, self.tell, self.tell, self.feel)
        commands = (self.plan, self.do, self.do, self.did)
        if self.chance.random() < 0.6 and path.exists():
            self.chance.choice(by_hand)(path, day)
        else:
            self.chance.choice(commands)(store, day)

    # -- by hand -----------------------------------------------------------------------------------

    def begin(self, path: Path, day: date) -> None:
        """Begin a day in some style, as its phone or its editor does."""
        style = self.chance.choice(sorted(_STYLES))
        names = [f"Act {self.ledger.name()}" for _ in range(2)]
        kept = self.ledger.words if style == "words" else self.ledger.actions
        for name in names:
            self.ledger.note(kept, day, name)
        ends = "\r\n" if self.chance.random() < 0.1 else "\n"
        path.write_bytes(_STYLES[style].format(*names).replace("\n", ends).encode())
        self.ledger.counts["days begun"] += 1

    def tick(self, path: Path, day: date) -> None:
        """Tick a box."""
        lines = path.read_bytes().decode().split("\n")
        places = [at for at, line in enumerate(lines) if "- [ ] Act" in line]
        if not places:
            return
        at = self.chance.choice(places)
        name = lines[at].partition("[ ] ")[2].strip()[:8]
        lines[at] = lines[at].replace("[ ]", self.chance.choice(("[x]", "[x]", "[/]")))
        path.write_bytes("\n".join(lines).encode())
        self.ledger.note(self.ledger.deeds, day, name)
        self.ledger.counts["boxes ticked"] += 1

    def add(self, path: Path, day: date) -> None:
        """Write a box below another one; an empty one below deeds is text, as the format has it."""
        lines = path.read_bytes().decode().split("\n")
        places = [at for at, line in enumerate(lines) if "- [" in line]
        if not places:
            return
        at = self.chance.choice(places)
        name = f"Act {self.ledger.name()}"
        start, end = lines[at].partition("- [")[0], "\r" if lines[at].endswith("\r") else ""
        lines.insert(at + 1, f"{start}- [ ] {name}{end}")
        path.write_bytes("\n".join(lines).encode())
        read = {one.action.name for one in self.recorder(Store(self.root), day).actions()}
        self.ledger.note(self.ledger.actions if name in read else self.ledger.words, day, name)
        self.ledger.counts["plans by hand"] += 1

    def tell(self, path: Path, day: date) -> None:
        """Write a paragraph at the end."""
        raw = path.read_bytes()
        end = b"\r\n" if b"\r\n" in raw else b"\n"
        text = self.ledger.note(self.ledger.words, day, f"Text {self.ledger.name()}")
        path.write_bytes(raw.rstrip(b"\r\n") + end * 2 + text.encode() + end)
        self.ledger.counts["paragraphs"] += 1

    def feel(self, path: Path, day: date) -> None:  # noqa: ARG002 - as the others
        """Change the mood, where there is one."""
        lines = path.read_bytes().decode().split("\n")
        for at, line in enumerate(lines):
            if line.lower().startswith("mood:"):
                end = "\r" if line.endswith("\r") else ""
                lines[at] = f"{line[:5]} {self.chance.randint(1, 9)}{end}"
                self.ledger.counts["moods"] += 1
        path.write_bytes("\n".join(lines).encode())

    # -- by a cloud drive --------------------------------------------------------------------------

    def fork(self, day: date) -> None:
        """Let a cloud drive put a copy of a day beside it, in which another device went on."""
        path = self.root / place_for(Store(self.root), day).path
        if not path.exists():
            return
        self.ledger.counts["conflict copies"] += 1
        number = self.ledger.counts["conflict copies"]
        copy = path.with_name(f"{path.stem} (conflicted copy {day} {number:06}).md")
        copy.write_bytes(path.read_bytes())
        for edit in self.chance.sample((self.tick, self.add, self.tell, self.feel), 2):
            edit(copy, day)

    def resolve(self) -> None:
        """Do what `journal resolve --yes` does."""
        store = Store(self.root)
        found = [(one, dict[str, str]()) for one in resolving.conflicts(store)]
        if not found:
            return
        done = resolving.resolve(store, self.saver(FIRST), found, "resolve --yes")
        self.ledger.counts["days resolved"] += len(done.written)
        self.ledger.counts["copies left to a person"] += len(done.left)

    # -- by commands -------------------------------------------------------------------------------

    def recorder(self, store: Store, day: date) -> Recorder:
        return Recorder(store, self.saver(day), day, "r19")

    def saver(self, day: date) -> Saver:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        return Saver(self.root, self.state, now=lambda: noon)

    def plan(self, store: Store, day: date) -> None:
        """Plan an action."""
        name = self.ledger.note(self.ledger.actions, day, f"Act {self.ledger.name()}")
        self.recorder(store, day).plan(name)
        self.ledger.counts["plans by command"] += 1

    def do(self, store: Store, day: date) -> None:
        """Tick a plan."""
        recorder = self.recorder(store, day)
        still = [one for one in recorder.actions() if one.action.state is State.OPEN]
        if not still:
            return
        found = self.chance.choice(still)
        try:
            recorder.set_state(found, State.DONE)
        except (CannotEdit, NoSuchAction):
            return
        self.ledger.note(self.ledger.deeds, day, found.action.name)
        self.ledger.counts["ticks by command"] += 1

    def did(self, store: Store, day: date) -> None:
        """Write down what was done anyway."""
        name = f"Act {self.ledger.name()}"
        self.recorder(store, day).deed(name)
        self.ledger.note(self.ledger.deeds, day, name)
        self.ledger.note(self.ledger.actions, day, name)
        self.ledger.counts["deeds by command"] += 1


def what_is_gone(root: Path, ledger: Ledger) -> list[str]:
    """Return what was written and is nowhere in a journal, and what stands there that should not.

    Args:
        root: of the journal.
        ledger: of all devices that it was written on.
    """
    store, found = Store(root), []
    days = store.load().by_date()
    texts: dict[date, str] = {}
    for one in store.files_now():
        if one.name.kind in {Kind.DAY, Kind.NOTE} and one.name.date:
            text = (root / one.path).read_bytes().decode()
            texts[one.name.date] = texts.get(one.name.date, "") + text
            if "<<<<<<<" in text or ">>>>>>>" in text:
                found.append(f"{one.path} holds markers")
    for day, names in ledger.actions.items():
        states: dict[str, set[State]] = {}
        for action in days[day].actions if day in days else ():
            states.setdefault(action.name, set()).add(action.state)
        found += [f"{day}: the action '{name}' is gone" for name in sorted(names - set(states))]
        for name in sorted(ledger.deeds.get(day, ())):
            if name in states and not states[name] & set(_DONE):
                found.append(f"{day}: '{name}' was done and is not")
    for day, words in ledger.words.items():
        text = texts.get(day, "")
        found += [f"{day}: the words '{one}' are gone" for one in sorted(words) if one not in text]
        found += [f"{day}: '{one}' is there twice" for one in sorted(words) if text.count(one) > 1]
    return found
