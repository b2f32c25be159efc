"""Real Syncthing instances on loopback: nothing of theirs reaches beyond it, or the user's own one.

Each has a home of its own with a configuration that asks nobody: no discovery, no relays, no
reports, no upgrades.  Waiting is a request for its events, which is answered when there are some.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import quoteattr

PROGRAM: Final = shutil.which("syncthing")
PATIENCE: Final = 90.0
"""Seconds after which something does not become true any more."""

_FOLDER: Final = "journal"
_KEY: Final = "torture"
_DEVICE_ID: Final = re.compile(r"(?:[A-Z2-7]{7}-){7}[A-Z2-7]{7}")
_OPTIONS: Final = {
    "globalAnnounceEnabled": "false",
    "localAnnounceEnabled": "false",
    "relaysEnabled": "false",
    "natEnabled": "false",
    "announceLANAddresses": "false",
    "stunKeepaliveStartS": "0",
    "startBrowser": "false",
    "urAccepted": "-1",
    "autoUpgradeIntervalH": "0",
    "crashReportingEnabled": "false",
    "reconnectionIntervalS": "1",
}


class Instance:
    """One Syncthing.

    Attributes:
        name: of its device.
        root: the folder that it shares.
        device: its id.
    """

    def __init__(self, base: Path, name: str) -> None:
        self.name = name
        self.root = base / name / "journal"
        self.root.mkdir(parents=True)
        self._home = base / name / "home"
        self._environment = {
            **os.environ,
            "HOME": str(base / name),
            "XDG_CONFIG_HOME": str(base / name / "config"),
            "STNOUPGRADE": "1",
        }
        self._run("generate", f"--home={self._home}")
        match = _DEVICE_ID.search(self._run(f"--home={self._home}", "--device-id"))
        assert match is not None
        self.device = match[0]
        self.port, self._api = _free_port(), _free_port()
        self._seen = 0

    def _run(self, *arguments: str) -> str:
        assert PROGRAM is not None
        command = [PROGRAM, *arguments]
        return subprocess.run(
            command, env=self._environment, check=True, capture_output=True, text=True, timeout=60
        ).stdout

    @contextmanager
    def running(self, others: Sequence["Instance"]) -> Iterator[None]:
        """Run, and share the folder with others."""
        assert PROGRAM is not None
        self._home.joinpath("config.xml").write_text(self._configuration(others), encoding="utf-8")
        command = [PROGRAM, "serve", f"--home={self._home}", "--no-browser", "--no-restart"]
        with subprocess.Popen(
            command,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
        ) as process:
            assert process.stdout is not None
            try:
                line = next((one for one in process.stdout if "API listening on" in one), "")
                assert line, "syncthing ended before it began"
                yield
            finally:
                self.ask("POST", "system/shutdown")
                process.communicate(timeout=PATIENCE)

    def _configuration(self, others: Sequence["Instance"]) -> str:
        everybody = [self, *others]
        shared = "".join(f'<device id="{one.device}"/>' for one in everybody)
        devices = "".join(
            f'<device id="{one.device}" name="{one.name}" compression="never">'
            f"<address>tcp://127.0.0.1:{one.port}</address></device>"
            for one in everybody
        )
        options = "".join(f"<{name}>{value}</{name}>" for name, value in _OPTIONS.items())
        return (
            '<configuration version="36">'
            f'<folder id="{_FOLDER}" path={quoteattr(str(self.root))} type="sendreceive"'
            f' rescanIntervalS="3600" fsWatcherEnabled="true" fsWatcherDelayS="1">{shared}'
            "<maxConflicts>10</maxConflicts></folder>"  # left out it is 0: no copies at all
            f"{devices}"
            '<gui enabled="true" tls="false">'
            f"<address>127.0.0.1:{self._api}</address><apikey>{_KEY}</apikey></gui>"
            f"<options><listenAddress>tcp://127.0.0.1:{self.port}</listenAddress>{options}"
            "</options></configuration>"
        )

    # -- what it is told, and asked --------------------------------------------------------------

    def ask(self, method: str, path: str) -> Any:
        """Return the answer of its interface; ``None`` if there is nothing to say."""
        connection = HTTPConnection("127.0.0.1", self._api, timeout=PATIENCE)
        try:
            connection.request(method, f"/rest/{path}", headers={"X-API-Key": _KEY})
            answer = connection.getresponse()
            text = answer.read()
            assert answer.status == 200, f"{path}: {answer.status} {text[:200]!r}"
        finally:
            connection.close()
        return json.loads(text) if text.strip() else None

    def pause(self, other: "Instance") -> None:
        """Talk to another device no more."""
        self.ask("POST", f"system/pause?device={other.device}")

    def resume(self, other: "Instance") -> None:
        """Talk to it again."""
        self.ask("POST", f"system/resume?device={other.device}")

    def scan(self) -> None:
        """See now what has changed in the folder; it is seen when this returns."""
        self.ask("POST", f"db/scan?folder={_FOLDER}")

    def is_idle(self) -> bool:
        """Return whether it knows of nothing that is to be done."""
        status: Mapping[str, Any] = self.ask("GET", f"db/status?folder={_FOLDER}")
        return status["state"] == "idle" and not status["needTotalItems"] and not status["errors"]

    def is_connected(self, other: "Instance") -> bool:
        """Return whether it talks to another device."""
        known: Mapping[str, Any] = self.ask("GET", "system/connections")["connections"]
        return bool(known[other.device]["connected"])

    def wait_until(self, is_true: Callable[[], bool]) -> None:
        """Return when something is true; it is looked at after each of our events."""
        end = time.monotonic() + PATIENCE
        while not is_true():
            assert time.monotonic() < end, f"not true after {PATIENCE:.0f} s"
            events = self.ask("GET", f"events?since={self._seen}&timeout=1") or ()
            self._seen = max((self._seen, *(one["id"] for one in events)))

    def texts(self) -> dict[str, bytes]:
        """Return the files of the folder that are not Syncthing's own."""
        return {
            one.relative_to(self.root).as_posix(): one.read_bytes()
            for one in sorted(self.root.rglob("*"))
            if one.is_file() and ".stfolder" not in one.parts and ".syncthing." not in one.name
        }


@contextmanager
def two_devices(base: Path) -> Iterator[tuple[Instance, Instance]]:
    """Run two instances that share an empty folder, and are connected."""
    laptop, phone = Instance(base, "laptop"), Instance(base, "phone")
    with ExitStack() as stack:
        stack.enter_context(laptop.running([phone]))
        stack.enter_context(phone.running([laptop]))
        laptop.wait_until(lambda: laptop.is_connected(phone) and phone.is_connected(laptop))
        yield laptop, phone


def are_same(one: Instance, other: Instance) -> bool:
    """Return whether both have the same files, and neither knows of anything to be done."""
    return one.texts() == other.texts() and one.is_idle() and other.is_idle()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port
