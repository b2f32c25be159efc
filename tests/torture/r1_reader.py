"""R1: the reader never raises, never hangs, and its time is linear in the size of the text.

* Mutated front matter and whole files (``mutate.py``): no exception, every place inside the
  text, and no input that takes more than 50 ms.
* 64 KB of front matter, of real days and of mutated ones put one below the other: 50 ms, the
  mutated ones on average and none above twice that.
* Texts of 64 KB of one shape each (``shapes.py``), made to be slow: at most 20 times the time
  of ordinary text of that size, and not quadratic.
* Files of 4 MiB, of which most is not read: at most 20 times ordinary text of 4 MiB.

Times are of the processor; a machine that is slower than the one of the bars gets its factor.
"""

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.torture import mutate, shapes
from tests.torture.reading import TookTooLongError, at_most, cpu_ms, read, slowness, wrong_with
from tests.torture.registry import Result
from tests.torture.snippets import sample_days

FRONT_MATTER_INPUTS = 200_000
FILE_INPUTS = 10_000
LARGE_INPUTS = 50
BAR_MS = 50.0
TIMES_ORDINARY = 20.0
KB = 1024
_SHOWN = 12
_PATIENCE = 2.5
"""The short form runs beside other tests and at sizes where the start weighs more."""


@dataclass(slots=True)
class _Share:
    """What a part of the inputs came to."""

    count: int = 0
    ms: float = 0.0
    worst_ms: float = 0.0
    worst: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, other: "_Share") -> None:
        self.count += other.count
        self.ms += other.ms
        self.failures += other.failures
        if other.worst_ms > self.worst_ms:
            self.worst_ms, self.worst = other.worst_ms, other.worst


def run(seed: int, scale: float) -> Result:
    """Try mutated inputs and slow shapes; the short form takes smaller ones."""
    patience = 1.0 if scale >= 1 else _PATIENCE
    factor = slowness() * patience
    size = 64 * KB if scale >= 1 else 8 * KB
    fronts = _inputs("front", seed, max(100, round(FRONT_MATTER_INPUTS * scale)))
    files = _inputs("file", seed, max(50, round(FILE_INPUTS * min(1.0, scale))))
    failures = [*fronts.failures, *files.failures]
    failures += _slow_input("front", seed, fronts, factor) + _slow_input(
        "file", seed, files, factor
    )
    large, too_slow = _large(seed, size, patience, max(3, round(LARGE_INPUTS * min(1.0, scale))))
    slowest, slow = _slow_shapes(size, factor)
    if scale >= 1:
        slow += _beyond_the_caps()
    return Result(
        f"{fronts.count:,} front matters (mean {fronts.ms / fronts.count:.2f} ms, worst"
        f" {fronts.worst_ms:.1f}) and {files.count:,} files (mean {files.ms / files.count:.2f} ms,"
        f" worst {files.worst_ms:.1f}) without an exception; {large}; {slowest};"
        f" bars times {factor:.1f} on this machine",
        (*failures, *too_slow, *slow),
    )


def what_raises(seed: int, scale: float) -> tuple[str, ...]:
    """Return the mutated inputs that raise or have a place outside the text; no times."""
    fronts = _inputs("front", seed, max(100, round(FRONT_MATTER_INPUTS * scale)))
    files = _inputs("file", seed, max(50, round(FILE_INPUTS * min(1.0, scale))))
    return (*fronts.failures, *files.failures)


def text_of(kind: str, seed: int, number: int) -> str:
    """Return one input again: ``front`` or ``file``."""
    return (mutate.front_matter if kind == "front" else mutate.whole_file)(seed, number)


# -- mutated inputs -------------------------------------------------------------------------------


def _inputs(kind: str, seed: int, count: int) -> _Share:
    """Read inputs 0 up to ``count``, on all processors where it is worth it."""
    if count < 20_000:
        return _share((kind, seed, range(count)))
    workers = os.cpu_count() or 1
    parts = [(kind, seed, range(first, count, workers * 8)) for first in range(workers * 8)]
    total = _Share()
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        for share in pool.imap_unordered(_share, parts):
            total.add(share)
    total.failures.sort()
    return total


def _share(part: tuple[str, int, Iterable[int]]) -> _Share:
    kind, seed, numbers = part
    read("## Planned\n- [ ] warm\n")
    share = _Share()
    for number in numbers:
        text = text_of(kind, seed, number)
        place = f"{kind} {number} of seed {seed}"
        try:
            with at_most(20):
                wrong, ms = wrong_with(text, number)
        except TookTooLongError:
            wrong, ms = "took more than 20 s", 20_000.0
        share.count += 1
        share.ms += ms
        if ms > share.worst_ms:
            share.worst_ms, share.worst = ms, number
        if wrong and len(share.failures) < _SHOWN:
            share.failures.append(f"{place}: {wrong}\n        {text[:400]!r}")
    return share


def _slow_input(kind: str, seed: int, share: _Share, factor: float) -> list[str]:
    """Time the slowest input again, alone: the first time may have paid for another one."""
    if share.worst_ms <= BAR_MS * factor:
        return []
    text = text_of(kind, seed, share.worst)
    ms = cpu_ms(text)
    if ms <= BAR_MS * factor:
        return []
    return [f"{kind} {share.worst} of seed {seed}: {ms:.0f} ms\n        {text[:400]!r}"]


# -- times ----------------------------------------------------------------------------------------


def _large(seed: int, size: int, patience: float, count: int) -> tuple[str, list[str]]:
    """Time front matter of ``size`` characters, of real days and of mutated ones."""
    bar = BAR_MS * size / (64 * KB)
    days = _steady_ms(_days(size), bar)
    failures = []
    if days > bar * patience:
        failures.append(f"{size // KB} KB of front matter of real days: {days:.0f} ms")
    times: list[float] = []
    number = -1
    while len(times) < count and number < 20 * count:
        number += 1
        text = mutate.large_front_matter(seed, number, size)
        if len(read(text).day.body) > 100:
            continue  # a mutation made half of it the body
        times.append(_steady_ms(text, bar))
        if times[-1] > 2 * bar * patience:
            failures.append(
                f"large {number} of seed {seed}, {size // KB} KB of mutated front matter:"
                f" {times[-1]:.0f} ms"
            )
    mean = sum(times) / max(1, len(times))
    if mean > bar * patience:
        failures.append(f"{size // KB} KB of mutated front matter: {mean:.0f} ms on average")
    shown = (
        f"{size // KB} KB of front matter (bar {bar:.0f} ms): real days {days:.0f} ms,"
        f" {len(times)} mutated {mean:.0f} ms, worst {max(times, default=0):.0f} ms"
    )
    return shown, failures[:_SHOWN]


def _steady_ms(text: str, bar: float) -> float:
    """Time a text, again and again while it is above the bar: others use this machine, too."""
    ms = cpu_ms(text) / slowness()
    for _ in range(3):
        if ms <= bar:
            break
        ms = min(ms, cpu_ms(text, times=5) / slowness())
    return ms


def _slow_shapes(size: int, factor: float) -> tuple[str, list[str]]:
    """Time every shape at ``size`` against ordinary text."""
    ordinary = cpu_ms(shapes.ordinary(size), times=5)
    failures = []
    count, worst, worst_name = 0, 0.0, ""
    for name, text, quarter in _shaped(size):
        count += 1
        try:
            with at_most(60):
                ms = cpu_ms(text, times=1)
                small = ms
                if ms > BAR_MS * factor:  # once more: another process may have been in the way
                    ms, small = cpu_ms(text), cpu_ms(quarter)
        except TookTooLongError:
            failures.append(f"{name}, {size // KB} KB: more than 60 s")
            continue
        if ms > worst:
            worst, worst_name = ms, name
        if ms > TIMES_ORDINARY * ordinary:
            failures.append(
                f"{name}, {size // KB} KB: {ms:.0f} ms, {ms / ordinary:.0f} times ordinary text"
            )
        elif ms > 8 * small:
            failures.append(
                f"{name}: {ms:.0f} ms for {size // KB} KB, {small:.0f} ms for a quarter"
            )
    shown = (
        f"{count} shapes of {size // KB} KB, slowest {worst:.0f} ms ({worst_name}),"
        f" ordinary text {ordinary:.0f} ms"
    )
    return shown, failures


def _beyond_the_caps() -> list[str]:
    """Time files of which most is not read."""
    size = 4 * KB * KB - 100
    bar = TIMES_ORDINARY * cpu_ms(shapes.ordinary(size - 2 * KB))
    failures = []
    for name, head, unit in (
        ("line ends", "", "\n"),
        ("keys", "---\n", "a: b\n"),
        ("items", "---\nplanned:\n", "- a\n"),
        ("boxes", "", "- [ ] a\n"),
        ("a head", "Done:\n", "a\n"),
        ("headings", "## Done\n", "- a\n"),
        ("prose", "", "Rain.\n\n"),
        ("merge markers", "", "<<<<<<< a\n=======\n>>>>>>> b\n"),
        ("comments", "", "%%\n"),
    ):
        ms = cpu_ms(head + unit * (size // len(unit)), times=1)
        if ms > bar:
            failures.append(f"4 MiB of {name}: {ms:.0f} ms (bar {bar:.0f} ms)")
    return failures


def _shaped(size: int) -> Iterator[tuple[str, str, str]]:
    for shape in shapes.FRONT_MATTER:
        make = shapes.front_matter
        yield f"front matter: {shape.name}", make(shape, size - 200), make(shape, size // 4)
    for shape in shapes.FILES:
        make = shapes.whole_file
        yield f"file: {shape.name}", make(shape, size), make(shape, size // 4)


def _days(size: int) -> str:
    """Return the front matter of real days, one below the other, as one."""
    days = [day for day in sample_days() if day.startswith("---\n")]
    inner: list[str] = []
    left = size - 100
    while left > 0:
        for day in days:
            inner.append(day.removeprefix("---\n").partition("\n---")[0] + "\n")
            left -= len(inner[-1])
            if left <= 0:
                break
    return f"---\n{''.join(inner)[: size - 100]}\n---\n"
