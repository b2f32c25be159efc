"""Files that are kept elsewhere: not downloaded is not deleted."""

import errno
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journal_tool import app
from journal_tool.cache import Cache
from journal_tool.cli import main
from journal_tool.rawfiles import Raw, RawFiles
from journal_tool.report import today_text
from journal_tool.store import SettingsUnreadable, Store
from journal_tool.unchanged import Known, Unchanged
from tests.shell import Said
from tests.test_live import report, root, running, write

__all__ = ["root"]

TODAY = date(2026, 3, 13)
LATER = 1 << 62
"""Nanoseconds so long after every change that signatures are beyond doubt."""

DAY = "---\nmood: 5\nplanned: |\n  - [x] Walk\n  - [ ] Sit\n---\nRain.\n"
STANDS = "is not downloaded to this device; the day stands as it was last read here"
UNKNOWN = "is not downloaded to this device, and nothing of it is known here"
GONE = "could not be had just now ({reason}), and nothing of it is known here"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "days"
    folder.mkdir()
    for name in ("2026-03-11.md", "2026-03-12.md"):
        (folder / name).write_text(DAY, encoding="utf-8")
    return folder


def opened(place: Path) -> Store:
    """A journal as a new process opens it."""
    return Store(place, cache=lambda context: Cache(place.parent / "cache", context, lambda: LATER))


def evict(place: Path, name: str) -> bytes:
    """Do what iCloud Drive did before macOS 14; return what the file held."""
    file = place / name
    data = file.read_bytes()
    file.unlink()
    (place / f".{name}.icloud").write_bytes(b"bplist00")
    return data


def download(place: Path, name: str, data: bytes) -> None:
    (place / f".{name}.icloud").unlink()
    (place / name).write_bytes(data)


def said(store: Store) -> list[tuple[str, str, str]]:
    return [(one.rule.code, one.span.path, one.message) for one in app.read(store, TODAY).problems]


def deeds(store: Store) -> dict[str, list[str]]:
    return {
        str(day.date): [f"{one.name} {one.state.value}" for one in day.actions]
        for day in store.load().days
        if day.is_touched
    }


WHOLE = {day: ["Walk done", "Sit open"] for day in ("2026-03-11", "2026-03-12")}


def test_a_day_with_a_placeholder_is_as_it_was_read_in_another_process(place: Path) -> None:
    opened(place).load()
    data = evict(place, "2026-03-12.md")
    store = opened(place)

    assert said(store) == [("J411", "2026-03-12.md", STANDS)]
    assert deeds(store) == WHOLE
    assert deeds(opened(place)) == WHOLE

    download(place, "2026-03-12.md", data.replace(b"[ ]", b"[x]"))
    assert said(store) == []
    assert deeds(store)["2026-03-12"] == ["Walk done", "Sit done"]


def test_a_day_stands_as_long_as_it_is_away_and_is_the_same_value(place: Path) -> None:
    store = opened(place)
    store.load()
    evict(place, "2026-03-12.md")
    first, second = store.load(), store.load()

    assert first.days[1] is second.days[1]
    assert first.days[1].away == ("2026-03-12.md",)
    assert first.days[0].away == ()


def test_a_journal_that_keeps_nothing_between_runs_knows_it_as_long_as_it_is_open(
    place: Path,
) -> None:
    store = Store(place)
    store.load()
    evict(place, "2026-03-12.md")

    assert deeds(store) == WHOLE
    assert said(store) == [("J411", "2026-03-12.md", STANDS)]
    assert said(Store(place)) == [("J411", "2026-03-12.md", UNKNOWN)]


def test_a_day_of_which_nothing_is_known_is_silent_and_no_no(place: Path) -> None:
    evict(place, "2026-03-12.md")
    screen = app.today(opened(place), TODAY)
    window = screen.analysis.showed_up

    assert screen.reading.problems[0].message == UNKNOWN
    assert window is not None
    assert (window.yes, window.no, window.silent) == (1, 0, 1)


def test_what_was_no_day_yet_when_it_went_away_is_silent(place: Path) -> None:
    (place / "2026-03-12.md").write_bytes(b"\x89PNG\x00\x00")
    opened(place).load()
    evict(place, "2026-03-12.md")

    assert said(opened(place)) == [("J411", "2026-03-12.md", UNKNOWN)]


def test_the_first_screen_says_it_in_one_line_while_it_is_about_the_last_days(place: Path) -> None:
    opened(place).load()
    evict(place, "2026-03-12.md")
    near, far = (
        " ".join(today_text(app.today(opened(place), day).today).split())
        for day in (TODAY, date(2026, 4, 13))
    )

    assert f"To mend 2026-03-12.md {STANDS}. Open it once in the app that syncs it" in near
    assert "To mend" not in far


def test_a_placeholder_beside_its_file_says_nothing(place: Path) -> None:
    (place / ".2026-03-12.md.icloud").write_bytes(b"bplist00")

    assert said(opened(place)) == []
    assert deeds(opened(place)) == WHOLE


def test_a_placeholder_of_what_is_ignored_or_no_day_says_nothing(place: Path) -> None:
    (place / "journal.toml").write_text('[journal]\nignore = ["old/**"]\n', encoding="utf-8")
    (place / "old").mkdir()
    for name in (".shopping.md.icloud", ".photo.png.icloud", "old/.2026-03-10.md.icloud"):
        (place / name).write_bytes(b"bplist00")

    assert said(opened(place)) == []


def test_a_note_that_is_away_is_no_second_file_of_its_day(place: Path) -> None:
    (place / "2026-03-12 Lunch.md").write_text("done: paid\n", encoding="utf-8")
    opened(place).load()
    evict(place, "2026-03-12 Lunch.md")
    store = opened(place)

    assert deeds(store)["2026-03-12"] == ["Walk done", "Sit open", "paid done"]
    assert said(store) == [("J411", "2026-03-12 Lunch.md", STANDS)]


@pytest.mark.parametrize("away", ["2026-03-12.md", "2026-03-12 2.md"])
@pytest.mark.parametrize("is_known", [True, False])
def test_a_copy_stays_a_copy_when_one_of_the_two_is_away(
    place: Path, away: str, is_known: bool
) -> None:
    copy = place / "2026-03-12 2.md"
    copy.write_text(DAY.replace("5", "6"), encoding="utf-8")
    if is_known:
        opened(place).load()
    evict(place, away)
    codes = {code for code, path, _message in said(opened(place)) if path == copy.name}

    assert ("J402" in codes) == is_known


def test_a_second_note_stays_one_when_its_day_is_away(place: Path) -> None:
    note = "Done: something else entirely\n"
    (place / "2026-03-12 2.md").write_text(note, encoding="utf-8")
    opened(place).load()
    evict(place, "2026-03-12.md")

    assert deeds(opened(place))["2026-03-12"] == [
        *WHOLE["2026-03-12"],
        "something else entirely done",
    ]


def test_a_file_dated_inside_is_as_it_was_if_it_was_a_day(place: Path) -> None:
    text = "---\ndate: 2026-03-10\ndone: sang\n---\n"
    (place / "Evening.md").write_text(text, encoding="utf-8")
    (place / "List.md").write_text("milk\n", encoding="utf-8")
    opened(place).load()
    assert deeds(opened(place))["2026-03-10"] == ["sang done"]
    evict(place, "Evening.md")
    evict(place, "List.md")
    store = opened(place)

    assert deeds(store)["2026-03-10"] == ["sang done"]
    assert said(store) == [("J411", "Evening.md", STANDS)]
    assert said(Store(place)) == []


# -- what Linux cannot make ---------------------------------------------------------------------


class Status:
    """What a system says of a file whose bytes it keeps elsewhere."""

    def __init__(self, real: os.stat_result, **more: int) -> None:
        self._real = real
        self.__dict__ |= more

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


class Dataless(RawFiles):
    """Files whose names and sizes are here; to open one would wait for a network."""

    def __init__(self, root: Path, names: Sequence[str], **flags: int) -> None:
        super().__init__(root)
        self.names, self.flags = names, flags

    def status(self, full: str) -> os.stat_result:
        real = super().status(full)
        if Path(full).name not in self.names:
            return real
        return Status(real, **self.flags)  # type: ignore[return-value]  # it has what is asked for

    def read(self, full: str) -> Raw:
        assert Path(full).name not in self.names
        return super().read(full)


FLAGS = [
    pytest.param({"st_flags": 0x40000000}, id="dataless, on macOS"),
    pytest.param({"st_file_attributes": 0x400000}, id="recalled when it is read, on Windows"),
    pytest.param({"st_file_attributes": 0x40000}, id="recalled when it is opened, on Windows"),
    pytest.param({"st_file_attributes": 0x1020}, id="offline, on Windows"),
]


def touched(place: Path, name: str) -> None:
    """Change the signature of a file, as a system does that takes its bytes away."""
    os.utime(place / name, ns=(1, 1))


@pytest.mark.parametrize("flags", FLAGS)
def test_a_file_whose_bytes_are_elsewhere_is_not_opened(place: Path, flags: dict[str, int]) -> None:
    (place / "Evening.md").write_text("---\ndate: 2026-03-10\ndone: sang\n---\n", encoding="utf-8")
    opened(place).load()
    names = ["2026-03-12.md", "Evening.md"]
    for name in names:
        touched(place, name)
    store = opened(place)
    store.files = Dataless(place, names, **flags)

    assert deeds(store) == WHOLE | {"2026-03-10": ["sang done"]}
    assert said(store) == [("J411", "2026-03-12.md", STANDS), ("J411", "Evening.md", STANDS)]
    assert not store.can_read_more()

    store.files = Dataless(place, [], **flags)
    store.files.begin()
    assert said(store) == []


def test_a_file_that_is_beyond_doubt_needs_no_download(place: Path) -> None:
    opened(place).load()
    store = opened(place)
    store.files = Dataless(place, ["2026-03-12.md"], st_flags=0x40000000)

    assert deeds(store) == WHOLE
    assert said(store) == []


class Refusing(RawFiles):
    """A drive that does not answer."""

    number = errno.EIO

    def read(self, full: str) -> Raw:
        raise OSError(self.number, os.strerror(self.number), full)


@pytest.mark.parametrize("number", [errno.EDEADLK, errno.EIO, errno.ETIMEDOUT, errno.EAGAIN])
def test_a_drive_that_does_not_answer_takes_no_day_away(place: Path, number: int) -> None:
    opened(place).load()
    touched(place, "2026-03-12.md")
    store = opened(place)
    store.files = Refusing(place)
    store.files.number = number
    reason = os.strerror(number).lower()
    message = f"could not be had just now ({reason}); the day stands as it was last read here"

    assert said(store) == [("J411", "2026-03-12.md", message)]
    assert deeds(store) == WHOLE
    assert not store.are_all_read


def test_a_drive_that_does_not_answer_takes_no_day_dated_inside_away(place: Path) -> None:
    text = "---\ndate: 2026-03-10\ndone: sang\n---\n"
    (place / "Evening.md").write_text(text, encoding="utf-8")
    opened(place).load()
    store = opened(place)
    store.files = Refusing(place)

    assert deeds(store)["2026-03-10"] == ["sang done"]
    assert not store.are_all_read
    store.files = Refusing(place)
    store.files.number = errno.EACCES
    assert "2026-03-10" not in deeds(store)
    assert store.are_all_read


def test_what_stands_for_a_day_stays_when_the_reason_is_another(place: Path) -> None:
    store = opened(place)
    store.load()
    touched(place, "2026-03-12.md")
    reading, store.files = store.files, Refusing(place)
    store.load()
    evict(place, "2026-03-12.md")
    store.files = reading

    assert deeds(store) == WHOLE
    assert said(store) == [("J411", "2026-03-12.md", STANDS)]


def test_a_refusal_that_lasts_is_another_finding(place: Path) -> None:
    store = Store(place)
    store.files = Refusing(place)
    store.files.number = errno.EACCES

    assert {code for code, _path, _message in said(store)} == {"J111"}


def test_a_report_is_made_again_after_a_drive_did_not_answer(place: Path) -> None:
    store = Store(place)
    store.files = Refusing(place)
    out = place.parent / "out"

    def unchanged() -> Unchanged:
        cache = place.parent / "cache"
        return Unchanged(cache, store, TODAY, out, redact=False, now=LATER)

    app.build(store, TODAY, out)
    app.read(store, TODAY)
    unchanged().keep(Known(2, ()))
    assert unchanged().known() is None

    store.files = RawFiles(place)
    app.build(store, TODAY, out)
    unchanged().keep(Known(0, ()))
    assert unchanged().known() == Known(0, ())


# -- commands -----------------------------------------------------------------------------------

Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Give a command in this process."""

    def run(*words: str | Path) -> Said:
        code = main([str(word) for word in words])
        return Said(code, *capsys.readouterr())

    return run


def test_the_page_of_a_day_has_a_sign_for_as_long_as_it_is_away(place: Path, run: Run) -> None:
    out = place.parent / "out"

    def page() -> str:
        assert run("-C", place, "--date", "2026-03-13", "build", "-o", out).code == 0
        return (out / "days" / "2026-03.html").read_text(encoding="utf-8")

    sign = "Not downloaded to this device. The day stands as it was last read here."
    before = page()
    data = evict(place, "2026-03-12.md")
    away = page()
    download(place, "2026-03-12.md", data)

    assert (before.count(sign), away.count(sign)) == (0, 1)
    assert "Rain." in away
    assert page() == before


def test_a_day_with_a_file_that_is_here_says_which_part_is_not(place: Path, run: Run) -> None:
    (place / "2026-03-12 Lunch.md").write_text("done: paid\n", encoding="utf-8")
    evict(place, "2026-03-12 Lunch.md")
    out = place.parent / "out"
    run("-C", place, "--date", "2026-03-13", "build", "-o", out)

    assert "A file of this day is not downloaded to this device" in (
        out / "days" / "2026-03.html"
    ).read_text(encoding="utf-8")


def test_check_lists_it_and_nothing_is_written_there(place: Path, run: Run) -> None:
    evict(place, "2026-03-12.md")
    checked = run("-C", place, "--date", "2026-03-13", "check")
    done = run("-C", place, "--date", "2026-03-12", "done", "Sit")

    assert f"2026-03-12.md: warning J411: {UNKNOWN}" in checked.out
    assert done.code == 1
    assert "2026-03-12.md is not downloaded" in done.err
    assert sorted(one.name for one in place.iterdir()) == [".2026-03-12.md.icloud", "2026-03-11.md"]


def test_settings_that_are_away_stop_everything(place: Path, run: Run) -> None:
    (place / ".journal.toml.icloud").write_bytes(b"bplist00")
    with pytest.raises(SettingsUnreadable, match="is not downloaded to this device"):
        Store(place)
    below = place / "deep"
    below.mkdir()
    told = run("-C", below, "check")

    assert told.code == 4
    assert "journal.toml: error J411: is not downloaded to this device" in told.err


def test_the_report_keeps_a_day_that_goes_away_while_it_follows(root: Path) -> None:
    """iCloud Drive takes the file away and leaves a placeholder: no deletion."""
    with running(root, "watch") as command:
        command.line("files read")
        evict(root, "2026-03-12.md")
        command.line("03-12")

        assert "The day stands as it was last read here." in report(root, "days/2026-03.html")
        assert "walk" in report(root, "days/2026-03.html")

        (root / ".2026-03-12.md.icloud").unlink()
        write(root, 12, "sang")
        command.line("03-12")
        assert "sang" in report(root, "days/2026-03.html")
        assert "stands as it was" not in report(root, "days/2026-03.html")
