"""A cloud drive, and the clients that keep folders the same through it: a model of the real ones.

A client knows of each file what it had in common with the cloud when it last looked.  What changed
on one side alone goes to the other; what changed on both is a conflict: one text keeps the name,
and the other gets a name that one of the real services gives.  Who was deleted here and edited
there is kept.  A file may come in two steps, and lies under a temporary name between them.
"""

import os
import random
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_TEMPORARY: Final = (
    ".syncthing.{name}.tmp",
    "~syncthing~{name}.tmp",
    ".{name}.~1a2b3c4d",
    "{name}.part",
)


def _stamp(chance: random.Random) -> str:
    return f"{chance.randrange(24):02}{chance.randrange(60):02}{chance.randrange(60):02}"


def _letters(chance: random.Random) -> str:
    return "".join(chance.choices(string.ascii_uppercase + "234567", k=7))


SERVICES: Final[Mapping[str, Callable[[random.Random], str]]] = {
    "Syncthing": lambda one: f".sync-conflict-20260313-{_stamp(one)}-{_letters(one)}",
    "Nextcloud": lambda one: f" (conflicted copy 2026-03-13 {_stamp(one)})",
    "ownCloud": lambda one: f"_conflict-20260313-{_stamp(one)}",
    "Dropbox": lambda one: f" ({one.choice(('Anna', 'laptop'))}'s conflicted copy 2026-03-13)",
    "Dropbox, again": lambda one: f" (Anna's conflicted copy 2026-03-13 ({one.randint(1, 9)}))",
    "Obsidian Sync": lambda one: f" (Conflicted copy phone 20260313{_stamp(one)[:4]})",
    "Seafile": lambda one: f" (SFConflict anna@x.org 2026-03-13-08-{one.randint(10, 59)}-02)",
    "Resilio Sync": lambda one: f".{one.choice(('laptop', 'phone'))}.Conflict",
    "Google Drive": lambda one: f" ({one.randint(1, 9)})",
    "iCloud Drive": lambda one: f" {one.randint(2, 9)}",
    "OneDrive": lambda one: f"-{one.choice(('LAPTOP', 'DESKTOP-4KQ1B2C'))}",
    "Box": lambda one: f" (anna{one.randint(1, 99)}@x.org)",
    "rclone": lambda one: f".conflict{one.randint(1, 9)}",
}
"""What each service puts between the name and the extension of a conflict copy."""


def is_temporary(name: str) -> bool:
    """Return whether a client keeps a file of this name to itself, or leaves it alone."""
    return name.endswith((".tmp", ".part")) or ".~" in name


def texts_below(root: Path) -> dict[str, bytes]:
    """Return every file below a folder, by its path, but for temporary ones."""
    found = {}
    for folder, _folders, names in os.walk(root):
        below = os.path.relpath(folder, root)
        for name in names:
            if not is_temporary(name):
                path = name if below == "." else f"{below}/{name}"
                found[path] = Path(folder, name).read_bytes()
    return dict(sorted(found.items()))


@dataclass
class Client:
    """The client of one device.

    Attributes:
        root: its folder.
        cloud: what lies in the cloud, by path; all clients share it.
        known: what cloud and folder had in common.
        coming: temporary names of files that came by half.
    """

    root: Path
    cloud: dict[str, bytes]
    known: dict[str, bytes] = field(default_factory=dict)
    coming: dict[str, Path] = field(default_factory=dict)
    conflicts: int = 0

    def sync(
        self, chance: random.Random, *, up: bool = True, down: bool = True, share: float = 1.0
    ) -> None:
        """Bring folder and cloud together.

        Args:
            chance: decides who keeps a name, and what comes late.
            up: whether the folder's changes go out.
            down: whether the cloud's changes come in.
            share: of the files; the others wait.
        """
        here = texts_below(self.root)
        for path in sorted({*here, *self.cloud, *self.known}):
            if chance.random() <= share:
                self._sync_file(path, here.get(path), chance, up=up, down=down, share=share)

    def _sync_file(  # noqa: PLR0913 - a file and what is to be done with it
        self,
        path: str,
        ours: bytes | None,
        chance: random.Random,
        *,
        up: bool,
        down: bool,
        share: float,
    ) -> None:
        theirs, known = self.cloud.get(path), self.known.get(path)
        if ours == theirs:
            self._agree(path, ours)
        elif theirs == known or (theirs is None and ours != known):
            if up:
                self._send(path, ours)
        elif ours in (known, None):
            if down and (share == 1.0 or not self._comes_late(path, theirs, chance)):
                self._receive(path, theirs)
        elif down and ours is not None:
            self._set_aside(path, ours, chance)

    def _agree(self, path: str, text: bytes | None) -> None:
        if text is None:
            self.known.pop(path, None)
        else:
            self.known[path] = text

    def _send(self, path: str, text: bytes | None) -> None:
        if text is None:
            self.cloud.pop(path, None)
        else:
            self.cloud[path] = text
        self._agree(path, text)

    def _receive(self, path: str, text: bytes | None) -> None:
        place = self.root / path
        if text is None:
            place.unlink(missing_ok=True)
        else:
            temporary = self.coming.pop(path, None) or self._temporary(path, 0)
            temporary.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(text)
            temporary.replace(place)
        self._agree(path, text)

    def _comes_late(self, path: str, text: bytes | None, chance: random.Random) -> bool:
        """Leave the first half of a file under a temporary name, now and then."""
        if text is None or path in self.coming or chance.random() > 0.2:
            return False
        temporary = self._temporary(path, chance.randrange(len(_TEMPORARY)))
        temporary.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(text[: len(text) // 2])
        self.coming[path] = temporary
        return True

    def _temporary(self, path: str, kind: int) -> Path:
        place = self.root / path
        return place.with_name(_TEMPORARY[kind].format(name=place.name))

    def _set_aside(self, path: str, ours: bytes, chance: random.Random) -> None:
        """Let one text keep the name, and give the other one a new name."""
        copy = self._new_name(path, chance)
        self.conflicts += 1
        theirs = self.cloud[path]
        if chance.random() < 0.5:
            (self.root / copy).write_bytes(theirs)
            self._send(path, ours)
        else:
            (self.root / copy).write_bytes(ours)
            self._receive(path, theirs)

    def _new_name(self, path: str, chance: random.Random) -> str:
        stem, dot, extension = path.rpartition(".")
        while True:
            name = f"{stem}{SERVICES[chance.choice(sorted(SERVICES))](chance)}{dot}{extension}"
            if name not in self.cloud and not (self.root / name).exists():
                return name
