"""A report that is made step by step is the report that is made at once."""

import os
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from journal_tool import app
from journal_tool.cache import Cache
from journal_tool.output import pages_in
from journal_tool.remembered import Remembered
from journal_tool.report import Making
from journal_tool.store import Store
from journal_tool.unchanged import Known, Unchanged
from tests.torture.r12_incremental import different, script, step_by_step, write_day

DAY = date(2026, 6, 30)
SECOND = 1_000_000_000


@pytest.mark.parametrize("seed", range(6))
def test_step_by_step_and_at_once_are_the_same_bytes(seed: int) -> None:
    assert script(seed).failures == []


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    rng = random.Random(1)
    for day in range(1, 31):
        write_day(rng, folder, date(2026, 6, day))
    for one in folder.iterdir():
        os.utime(one, (1_700_000_000, 1_700_000_000))
    return folder


def test_a_page_that_somebody_changed_is_made_again(root: Path, tmp_path: Path) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    step_by_step(root, cache, DAY, out)
    page = out / "review" / "2026-06.html"
    page.write_text("changed", encoding="utf-8")
    step_by_step(root, cache, DAY, out)
    app.build(Store(root), DAY, tmp_path / "other")

    assert different(out, tmp_path / "other") == []


def test_a_damaged_memory_is_none(root: Path, tmp_path: Path) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    step_by_step(root, cache, DAY, out)
    assert step_by_step(root, cache, DAY, out) > 0
    for one in cache.iterdir():
        one.write_bytes(one.read_bytes()[:-3])

    assert step_by_step(root, cache, DAY, out) == 0


# -- nothing to do --------------------------------------------------------------------------------


def state(
    root: Path,
    tmp_path: Path,
    day: date = DAY,
    *,
    redact: bool = False,
    store: Store | None = None,
) -> Unchanged:
    now = max(one.stat().st_ctime_ns for one in root.iterdir()) + 10 * SECOND
    out, cache = tmp_path / "out", tmp_path / "cache"
    return Unchanged(cache, store or Store(root), day, out, redact=redact, now=now)


def built(root: Path, tmp_path: Path) -> None:
    store = Store(root)
    one = state(root, tmp_path, store=store)
    made = app.build(store, DAY, tmp_path / "out")
    one.keep(Known(made.problems, made.others))


def test_a_report_that_is_the_same_is_known(root: Path, tmp_path: Path) -> None:
    assert state(root, tmp_path).known() is None
    built(root, tmp_path)
    known = state(root, tmp_path).known()

    assert known is not None
    assert known.problems == app.build(Store(root), DAY, tmp_path / "other").problems


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root, _out: (root / "2026-06-03.md").unlink(), id="a day is gone"),
        pytest.param(lambda root, _out: (root / "2026-07-03.md").touch(), id="a day is new"),
        pytest.param(
            lambda root, _out: (root / "journal.toml").write_text("format = 1\n"), id="settings"
        ),
        pytest.param(
            lambda root, _out: os.utime(root / "2026-06-03.md", (1, 1)), id="an older time"
        ),
        pytest.param(lambda _root, out: (out / "gap.html").unlink(), id="a page is gone"),
        pytest.param(lambda _root, out: (out / "gap.html").write_text(""), id="a page was changed"),
        pytest.param(
            lambda _root, out: (out / ".journal-report.json").unlink(), id="the manifest is gone"
        ),
    ],
)
def test_whatever_changes_has_the_report_made_again(
    root: Path, tmp_path: Path, change: Callable[[Path, Path], object]
) -> None:
    built(root, tmp_path)
    change(root, tmp_path / "out")

    assert state(root, tmp_path).known() is None


def test_another_day_or_another_kind_of_report_is_another(root: Path, tmp_path: Path) -> None:
    built(root, tmp_path)

    assert state(root, tmp_path, date(2026, 7, 1)).known() is None
    assert state(root, tmp_path, redact=True).known() is None


def test_files_that_have_just_changed_leave_a_doubt(root: Path, tmp_path: Path) -> None:
    out, cache = tmp_path / "out", tmp_path / "cache"
    now = max(one.stat().st_ctime_ns for one in root.iterdir()) + SECOND
    one = Unchanged(cache, Store(root), DAY, out, redact=False, now=now)
    app.build(Store(root), DAY, out)
    one.keep(Known(0, ()))

    assert state(root, tmp_path).known() is None


@pytest.fixture
def pictured(root: Path) -> Path:
    """A picture that a day names."""
    picture = root / "boat.png"
    Image.new("RGB", (4, 4), "green").save(picture)
    save(root, "2026-06-12", "![a boat](boat.png)")
    for one in root.iterdir():
        os.utime(one, (1_700_000_000, 1_700_000_000))
    return picture


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda one: one.unlink(), id="gone"),
        pytest.param(lambda one: Image.new("RGB", (5, 5), "red").save(one), id="another"),
    ],
)
def test_a_picture_that_changes_has_the_report_made_again(
    root: Path, tmp_path: Path, pictured: Path, change: Callable[[Path], object]
) -> None:
    built(root, tmp_path)
    assert state(root, tmp_path).known() is not None

    change(pictured)

    assert state(root, tmp_path).known() is None


def test_a_picture_that_was_missing_has_the_report_made_again_when_it_is_there(
    root: Path, tmp_path: Path
) -> None:
    save(root, "2026-06-12", "![a boat](pictures/boat.png)")
    built(root, tmp_path)
    assert state(root, tmp_path).known() is not None

    (root / "pictures").mkdir()
    Image.new("RGB", (4, 4), "green").save(root / "pictures" / "boat.png")

    assert state(root, tmp_path).known() is None


def test_a_picture_that_any_file_may_be_leaves_a_doubt(
    root: Path, tmp_path: Path, pictured: Path
) -> None:
    (root / "pictures").mkdir()
    pictured.rename(root / "pictures" / "boat.png")
    built(root, tmp_path)

    assert state(root, tmp_path).known() is None


# -- the page of a day that was just saved -----------------------------------------------------


def following(root: Path, out: Path) -> tuple[Store, Remembered]:
    store = Store(root, cache=lambda context: Cache(None, context, lambda: 2**62))
    memory = Remembered(None, store.context, out)
    app.build(store, DAY, out, making=Making(memory))
    memory.save()
    memory.begin()
    return store, memory


def save(root: Path, day: str, text: str) -> None:
    with (root / f"{day}.md").open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


class GivenUp(Exception):  # noqa: N818 - named for what happened
    """The other pages are not wanted."""


def give_up() -> None:
    raise GivenUp


def test_the_page_of_a_saved_day_is_there_before_the_others_are_made(
    root: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    store, memory = following(root, out)
    save(root, "2026-06-12", "A heron stood there.")
    early: list[str] = []
    making = Making(memory, pause=give_up, early=early.append)

    with pytest.raises(GivenUp):
        app.build(store, DAY, out, making=making)

    assert early == ["days/2026-06.html"]
    assert "A heron" in (out / "days/2026-06.html").read_text(encoding="utf-8")
    assert "A heron" not in (out / "search-data.js").read_text(encoding="utf-8")


def test_a_report_that_was_given_up_is_finished_by_the_next_one(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    store, memory = following(root, out)
    save(root, "2026-06-12", "A heron stood there.")
    with pytest.raises(GivenUp):
        app.build(store, DAY, out, making=Making(memory, pause=give_up))
    memory.begin()

    app.build(store, DAY, out, making=Making(memory))

    app.build(Store(root), DAY, tmp_path / "other")
    assert different(out, tmp_path / "other") == []


def test_a_page_that_comes_early_counts_as_written_once(root: Path, tmp_path: Path) -> None:
    store, memory = following(root, tmp_path / "out")
    save(root, "2026-06-12", "A heron stood there.")

    written = app.build(store, DAY, tmp_path / "out", making=Making(memory)).written

    assert written.written.count("days/2026-06.html") == 1
    assert written.unchanged + len(written.written) == len(pages_in(tmp_path / "out")) - 1


def test_an_early_page_is_made_again_where_what_stands_around_it_is_new(
    root: Path, tmp_path: Path
) -> None:
    """A first forecast brings a page, and the way to it stands on all others."""
    out = tmp_path / "out"
    for one in root.glob("*.md"):
        one.write_text("Done: Walk\n", encoding="utf-8")
    store, memory = following(root, out)
    assert "mood.html" not in {one.name for one in out.iterdir()}
    for day in range(1, 29):
        (root / f"2026-05-{day:02}.md").write_text(
            f"---\nmood: {day % 9}\nplanned: |\n  - [x] Walk\n---\n", encoding="utf-8"
        )
    save(root, "2026-06-12", "A heron stood there.")

    app.build(store, DAY, out, making=Making(memory))

    app.build(Store(root), DAY, tmp_path / "other")
    assert different(out, tmp_path / "other") == []


@pytest.mark.parametrize("change", ["edited", "linked", "gone"])
def test_an_early_page_takes_the_place_of_no_file_of_somebody_else(
    root: Path, tmp_path: Path, change: str
) -> None:
    out = tmp_path / "out"
    store, memory = following(root, out)
    page = out / "days" / "2026-06.html"
    if change == "edited":
        page.write_text("mine", encoding="utf-8")
    else:
        page.unlink()
    if change == "linked":
        page.symlink_to(tmp_path / "elsewhere")
    save(root, "2026-06-12", "A heron stood there.")
    early: list[str] = []

    with pytest.raises(GivenUp):
        app.build(store, DAY, out, making=Making(memory, pause=give_up, early=early.append))

    assert early == []
    assert not (tmp_path / "elsewhere").exists()


def test_many_changed_months_wait_for_their_turn(root: Path, tmp_path: Path) -> None:
    for month in (1, 2, 3):
        (root / f"2026-0{month}-01.md").write_text("Done: Walk\n", encoding="utf-8")
    store, memory = following(root, tmp_path / "out")
    for month in (1, 2, 3):
        save(root, f"2026-0{month}-01", "Snow.")
    early: list[str] = []

    app.build(store, DAY, tmp_path / "out", making=Making(memory, early=early.append))

    assert early == []
