"""Two real Syncthing instances on loopback: a conflict from its making to its end.

Run by ``SYNC=1 pytest -m torture tests/torture/test_syncthing.py``.
"""

import os
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

import pytest

from journal_tool import rules
from journal_tool.dayfile import Kind, read_name
from journal_tool.live import Live, Rebuilt
from journal_tool.saving import Saver
from journal_tool.store import Store
from tests.torture.syncthing import PROGRAM, Instance, are_same, two_devices
from tests.torture.two_devices import ARCHIVE, resolved

pytestmark = [
    pytest.mark.torture,
    pytest.mark.timeout(600),
    pytest.mark.skipif(
        os.environ.get("SYNC") != "1" or PROGRAM is None,
        reason="needs SYNC=1 and syncthing: two real ones are started on loopback",
    ),
]

DAY = date(2026, 6, 30)
NAME = "2026-06-30.md"
FIRST = "---\nmood: 6\nplanned: |\n  - [ ] Walk 20m\n  - [ ] Wash up\n---\n\nRain all day.\n"
_SAVE = re.compile(r"Save number (\d+)\.")


@pytest.fixture(scope="module")
def devices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Instance, Instance]]:
    with two_devices(tmp_path_factory.mktemp("syncthing")) as both:
        yield both


def _write(device: Instance, text: str, name: str = NAME) -> None:
    (device.root / name).write_text(text, encoding="utf-8")
    device.scan()


def _copies(device: Instance) -> list[str]:
    return [name for name in device.texts() if ".sync-conflict-" in name and "/" not in name]


def test_a_conflict_of_syncthing_is_resolved_on_one_device_and_gone_on_both(
    devices: tuple[Instance, Instance], tmp_path: Path
) -> None:
    laptop, phone = devices
    _write(laptop, FIRST)
    phone.wait_until(lambda: phone.texts() == {NAME: FIRST.encode()} and are_same(laptop, phone))
    laptop.pause(phone)
    laptop.wait_until(lambda: not phone.is_connected(laptop))
    _write(laptop, FIRST.replace("[ ] Walk", "[x] Walk") + "The laptop says so.\n")
    _write(phone, FIRST.replace("[ ] Wash", "[x] Wash").replace("mood: 6", "mood: 4"))
    laptop.resume(phone)
    laptop.wait_until(lambda: bool(_copies(laptop)) and are_same(laptop, phone))
    [copy] = _copies(laptop)
    name = read_name(copy)

    assert (name.kind, name.original, name.service) == (Kind.CONFLICT, NAME, "Syncthing")
    told = Store(phone.root).load().diagnostics
    assert [one.span.path for one in told if one.rule is rules.CONFLICT_COPY] == [copy]

    saver = Saver(laptop.root, tmp_path / "state", now=lambda: datetime.now(UTC))  # noqa: TID251 - files have the system's time
    assert resolved(Store(laptop.root), saver) == 0
    laptop.scan()
    phone.wait_until(lambda: not _copies(phone) and are_same(laptop, phone))
    texts = phone.texts()
    [day] = Store(phone.root).load().days

    assert set(texts) == {NAME, f"{ARCHIVE}/{copy}"}
    assert {one.name: one.is_done for one in day.actions} == {"Walk": True, "Wash up": True}
    assert day.conflicts == ("mood",)
    merged = texts[NAME].decode()
    for line in ("Rain all day.", "The laptop says so.", "mood: ", "mood_conflict: "):
        assert line in merged


def test_who_follows_the_receiving_side_never_sees_the_day_gone(
    devices: tuple[Instance, Instance], tmp_path: Path
) -> None:
    """Syncthing takes a day away before it gives its temporary file that name."""
    laptop, phone = devices
    name = "2026-06-29.md"
    page = tmp_path / "report" / "days" / "2026-06.html"
    seen: list[int] = []
    said: list[str] = []

    def look(rebuilt: Rebuilt) -> None:
        said.extend([rebuilt.problem] if rebuilt.problem else [])
        match = _SAVE.search(page.read_text(encoding="utf-8"))
        seen.append(int(match[1]) if match else -1)

    _write(laptop, "Save number 0.\n", name)
    phone.wait_until(lambda: name in phone.texts() and are_same(laptop, phone))
    live = Live(
        lambda: Store(phone.root), lambda _store: DAY, tmp_path / "report", tell=said.append
    )
    thread = Thread(target=live.run, args=(look,), daemon=True)
    thread.start()
    try:
        for number in range(1, 13):
            _write(laptop, f"Save number {number}.\n", name)
            phone.wait_until(lambda: are_same(laptop, phone))
            if number % 3 == 0:
                phone.wait_until(lambda number=number: number in seen)  # type: ignore[misc]
    finally:
        live.end()
        thread.join(60)

    assert said == []
    assert seen[-1] == 12
    assert seen == sorted(seen)
    assert seen[0] >= 0
