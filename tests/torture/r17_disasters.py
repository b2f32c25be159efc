"""R17: nine disasters, and the report that follows the journal is right again in five seconds.

Each one strikes a report that is up to date.  While it lasts the last good report stays as it was;
the seconds run from its end, or from the save of a day where it does not end.  What this system
does not allow is not run, is said so, and is not counted as kept.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from journal_tool.cache import Cache
from journal_tool.live import Live
from journal_tool.store import Store
from tests.torture.following import DAY, PATIENCE, Followed, becomes, clean_build, followed, until
from tests.torture.r12_incremental import different
from tests.torture.registry import Result

BAR = 5.0
DAYS = 40
_TODAY = date.fromisoformat(DAY)
_PATIENCE = 30.0


class NotHereError(Exception):
    """This system does not allow a disaster."""


class BrokenError(Exception):
    """A disaster did what it must not do."""


def run(seed: int, scale: float) -> Result:  # noqa: ARG001 - the disasters are always the same
    """Let each disaster strike once."""
    return result_of(list(DISASTERS))


def result_of(names: Sequence[str]) -> Result:
    """Let some disasters strike, one after the other."""
    took: dict[str, float] = {}
    failures: list[str] = []
    not_here: list[str] = []
    for name in names:
        with tempfile.TemporaryDirectory(dir=Path.home()) as folder:
            try:
                seconds = DISASTERS[name](Place(Path(folder)))
            except NotHereError as error:
                not_here.append(f"{name} ({error})")
                continue
            except BrokenError as error:
                failures.append(f"{name}: {error}")
                continue
        if seconds > BAR:
            failures.append(f"{name}: right after {seconds:.1f} s")
        else:
            took[name] = seconds
    told = ", ".join(f"{name} {seconds:.1f}" for name, seconds in took.items())
    numbers = f"{len(took)} of {len(names)} disasters, right again after seconds: {told}"
    if not_here:
        numbers += f"; not run here: {', '.join(not_here)}"
    return Result(numbers, tuple(failures))


class Place:
    """A journal of a few days, and the reports it should have."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "place" / "journal"
        self.out = folder / "report"
        self.root.mkdir(parents=True)

    def write(self, days: int = DAYS, what: str = "walk", root: Path | None = None) -> None:
        for ago in range(days):
            day = _TODAY - timedelta(days=ago)
            path = (root or self.root) / f"{day.isoformat()}.md"
            path.write_text(f"Done: {what} {1 + ago % 9}m\n", encoding="utf-8")

    def save(self, what: str, root: Path | None = None) -> None:
        """Save one day."""
        (root or self.root).joinpath(f"{DAY}.md").write_text(f"Done: {what}\n", encoding="utf-8")

    def expect(self, state: str, root: Path | None = None, day: str = DAY) -> Path:
        """Make the report as it should be now, in a folder of its own."""
        out = self.folder / "expected" / state
        clean_build(root or self.root, out, day)
        return out

    def states(self) -> tuple[Path, Path]:
        """Return the reports with the last day as it is, and as it is when ``sing`` is saved."""
        self.save("sing")
        after = self.expect("after")
        self.save("walk")
        return self.expect("before"), after

    def right(self, expected: Path) -> float:
        """Wait until the report is the expected one; return the seconds."""
        took = becomes(self.out, expected, _PATIENCE)
        if took is None:
            raise BrokenError(f"the report is not right after {_PATIENCE:.0f} s")
        return took

    def unharmed(self, expected: Path, when: str) -> None:
        """See that the last good report is still there."""
        wrong = different(self.out, expected)
        if wrong:
            raise BrokenError(f"{when}: {len(wrong)} pages are others, {wrong[0]} is one")


# -- disasters ----------------------------------------------------------------------------------


def _handler_raises(place: Place) -> float:
    """Whatever takes a message of the system raises, and so ends the thread that brings them."""
    place.write()
    before, after = place.states()
    with _in_a_thread(place, lambda: _TODAY, time.time_ns) as live:
        place.right(before)
        hints = live._watch._hints  # noqa: SLF001 - nothing else can make it raise
        observer, wake = hints._observer, hints._wake  # noqa: SLF001
        if observer is None:
            raise NotHereError("no messages of the system")
        hints._wake = _Raising()  # noqa: SLF001
        quiet, threading.excepthook = threading.excepthook, lambda _told: None
        try:
            place.save("sing")
            if until(lambda: not observer.is_alive(), _PATIENCE) is None:
                raise BrokenError("the thread did not end")
        finally:
            threading.excepthook, hints._wake = quiet, wake  # noqa: SLF001
        took = place.right(after)
        place.save("walk")
        return max(took, place.right(before))


class _Raising(threading.Event):
    def set(self) -> None:
        raise RuntimeError


def _root_made_again(place: Place) -> float:
    place.write()
    before, after = place.states()
    copy = place.folder / "copy"
    shutil.copytree(place.root, copy)
    with _watching(place.root, place) as live:
        place.right(before)
        shutil.rmtree(place.root)
        _said(live.has_said("is gone", _PATIENCE), "nothing is said")
        place.unharmed(before, "while it is gone")
        shutil.copytree(copy, place.root)
        place.save("sing")
        took = place.right(after)
        shutil.rmtree(place.root)
        shutil.copytree(copy, place.root)  # so soon that nobody may have looked
        return max(took, place.right(before))


def _root_renamed(place: Place) -> float:
    place.write()
    before, after = place.states()
    elsewhere = place.root.with_name("elsewhere")
    with _watching(place.root, place) as live:
        place.right(before)
        place.root.rename(elsewhere)
        place.save("sing", elsewhere)
        _said(live.has_said("is gone", _PATIENCE), "nothing is said")
        place.unharmed(before, "while it is renamed")
        elsewhere.rename(place.root)
        took = place.right(after)
        place.save("walk")
        return max(took, place.right(before))


def _link_led_elsewhere(place: Place) -> float:
    """The journal is a link, and leads to other days; then what it led to goes away."""
    place.write()
    other = place.folder / "other" / "journal"
    other.mkdir(parents=True)
    place.write(12, "sing", other)
    before, after = place.expect("before"), place.expect("after", other)
    link = place.folder / "link"
    link.symlink_to(place.root)
    with _watching(link, place):
        place.right(before)
        link.with_name("new").symlink_to(other)
        link.with_name("new").replace(link)
        took = place.right(after)
        shutil.rmtree(place.root)
        time.sleep(BAR)  # so that it is seen, if anybody looks there
        place.save("swim", other)
        return max(took, place.right(place.expect("later", other)))


def _unmounted(place: Place) -> float:
    """A real mount, in a namespace of its own; this module runs again in there."""
    done = _alone(["-Urm", sys.executable, "-m", __name__, str(place.folder)])
    if done.returncode:
        raise BrokenError(done.stderr.strip().rpartition("\n")[2])
    told = json.loads(done.stdout)
    if "broken" in told:
        raise BrokenError(told["broken"])
    return float(told["seconds"])


def _mounted(place: Place) -> float:
    """Take away what is mounted, and bring it back: around the journal, and the journal itself."""
    disk, point = place.folder / "disk", place.folder / "point"
    point.mkdir()
    place.root = disk / "journal"
    place.root.mkdir(parents=True)
    place.write()
    before, after = place.states()
    worst = 0.0
    for what, root, words in (
        (disk, point / "journal", "is gone"),
        (place.root, point, "disappeared"),
    ):
        place.save("walk")
        shutil.rmtree(place.out, ignore_errors=True)
        _mount(what, point)
        with _watching(root, place) as live:
            first, then = before, after
            if root == point:  # a journal has the name of its folder
                place.save("sing")
                then = place.expect("point after", root)
                place.save("walk")
                first = place.expect("point before", root)
            place.right(first)
            subprocess.run(["umount", str(point)], check=True)
            _said(live.has_said(words, _PATIENCE), "nothing is said")
            place.unharmed(first, "while it is not mounted")
            place.save("sing")
            _mount(what, point)
            worst = max(worst, place.right(then))
        subprocess.run(["umount", str(point)], check=True)
    return worst


def _mount(what: Path, point: Path) -> None:
    subprocess.run(["mount", "--bind", str(what), str(point)], check=True)


def _no_watches_left(place: Place) -> float:
    """Twenty watches for a journal of forty folders."""
    return _limited(place, "max_inotify_watches", 20)


def _no_descriptors_left(place: Place) -> float:
    """No queue for messages can be had; and then no file can be opened for a while."""
    took = _limited(place, "max_inotify_instances", 0)
    shutil.rmtree(place.root)
    shutil.rmtree(place.out)
    place.root.mkdir()
    place.write(2)
    before, after = place.states()
    with _watching(place.root, place) as live:
        place.right(before)
        pid = live.process.pid
        limits = resource.prlimit(pid, resource.RLIMIT_NOFILE)
        resource.prlimit(pid, resource.RLIMIT_NOFILE, (_first_free(pid), limits[1]))
        place.save("sing")
        time.sleep(BAR)
        place.unharmed(before, "without descriptors")
        resource.prlimit(pid, resource.RLIMIT_NOFILE, limits)
        took = max(took, place.right(after))
        place.save("walk")
        return max(took, place.right(before))


def _first_free(pid: int) -> int:
    taken = {int(one.name) for one in Path(f"/proc/{pid}/fd").iterdir()}
    return next(one for one in range(len(taken) + 1) if one not in taken)


def _limited(place: Place, limit: str, count: int) -> float:
    place.write()
    for at in range(DAYS):  # what lies deepest is what is not watched
        (place.root / f"notes {at}" / "more").mkdir(parents=True)
    deep = place.root / f"notes {DAYS - 1}" / "more"
    _alone(["-Ur", "sh", "-c", f"echo {count} > /proc/sys/user/{limit}"], must=True)
    before, after = place.states()
    shell = f'echo {count} > /proc/sys/user/{limit} && exec "$@"'
    with _watching(place.root, place, before=["unshare", "-Ur", "sh", "-c", shell, "sh"]):
        place.right(before)
        place.save("sing")
        took = place.right(after)
        note = deep / f"{(_TODAY - timedelta(days=3)).isoformat()} a note.md"
        note.write_text("Done: swim\n", encoding="utf-8")
        return max(took, place.right(place.expect("with a note")))


def _nothing_is_told(place: Place) -> float:
    """No message says that a file was closed, or anything: polling."""
    place.write()
    before, after = place.states()
    with _watching(place.root, place, ["--poll"]):
        place.right(before)
        place.save("sing")
        return place.right(after)


def _clock_set_back(place: Place) -> float:
    """Today becomes yesterday, and the files were written in the future."""
    place.write()
    first = place.expect("before")
    yesterday = _TODAY - timedelta(days=1)
    back = place.expect("back", day=yesterday.isoformat())
    ahead = (time.time_ns() // 10**9 + 86_400) * 10**9
    for path in place.root.iterdir():
        os.utime(path, ns=(ahead, ahead))
    days_ahead = [1]
    with _in_a_thread(
        place,
        lambda: yesterday + timedelta(days=days_ahead[0]),
        lambda: time.time_ns() + days_ahead[0] * 86_400 * 10**9,
    ):
        place.right(first)
        days_ahead[0] = 0
        took = place.right(back)
        path = place.root / f"{yesterday.isoformat()}.md"
        path.write_text(path.read_text(encoding="utf-8").replace("walk", "sing"), encoding="utf-8")
        os.utime(path, ns=(ahead, ahead))
        return max(took, place.right(place.expect("back and saved", day=yesterday.isoformat())))


DISASTERS: dict[str, Callable[[Place], float]] = {
    "the handler raises": _handler_raises,
    "the folder is deleted and made again": _root_made_again,
    "the folder is renamed and back": _root_renamed,
    "its link leads elsewhere": _link_led_elsewhere,
    "it is unmounted": _unmounted,
    "no watches left": _no_watches_left,
    "no descriptors left": _no_descriptors_left,
    "nothing is told of files": _nothing_is_told,
    "the clock is set back a day": _clock_set_back,
}


# -- what they need -----------------------------------------------------------------------------


@contextmanager
def _watching(
    root: Path, place: Place, arguments: Sequence[str] = (), before: Sequence[str] = ()
) -> Iterator[Followed]:
    """Follow a journal; in the end nothing but words to a person may have been printed."""
    with followed(root, place.out, arguments, before) as live:
        yield live
        if live.end():
            raise BrokenError(f"ended with {live.process.returncode}")
        if strange := live.strange():
            raise BrokenError(f"printed: {strange}")


@contextmanager
def _in_a_thread(place: Place, today: Callable[[], date], now: Callable[[], int]) -> Iterator[Live]:
    cache = place.folder / "cache"
    live = Live(
        lambda: Store(place.root, cache=lambda context: Cache(cache, context, now)),
        lambda _store: today(),
        place.out,
        tell=lambda _text: None,
        cache=cache,
    )
    thread = threading.Thread(target=live.run, args=(lambda _one: None,), daemon=True)
    thread.start()
    try:
        yield live
    finally:
        live.end()
        thread.join(PATIENCE)


def _said(is_said: bool, otherwise: str) -> None:
    if not is_said:
        raise BrokenError(otherwise)


def _alone(arguments: list[str], *, must: bool = False) -> "subprocess.CompletedProcess[str]":
    """Run something in a namespace of its own, where the system allows it."""
    allowed = subprocess.run(
        ["unshare", arguments[0], "true"], check=False, capture_output=True, text=True
    )
    if allowed.returncode:
        raise NotHereError(allowed.stderr.strip())
    done = subprocess.run(["unshare", *arguments], check=False, capture_output=True, text=True)
    if must and done.returncode:
        raise NotHereError(done.stderr.strip())
    return done


def _inside(folder: Path) -> dict[str, object]:
    try:
        return {"seconds": _mounted(Place(folder / "inside"))}
    except BrokenError as error:
        return {"broken": str(error)}


if __name__ == "__main__":
    print(json.dumps(_inside(Path(sys.argv[1]))))
