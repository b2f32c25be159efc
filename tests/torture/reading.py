"""One text through the reader, with everything that has to hold for any text."""

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache

from journal_tool.dayfile import DayReader, ParsedFile, body_html, gather
from journal_tool.diagnostics import render
from journal_tool.model import Identity, Practice, Scale
from journal_tool.settings import BodyRules, Settings
from journal_tool.text import SourceText, Span

THURSDAY = date(2026, 3, 12)
READERS = (
    DayReader(Settings()),
    DayReader(
        Settings(
            practices=(
                Practice("walk", "Walk", match=("stroll*", "* lock"), sizes=("a 2m", "b 10m")),
                Practice("write", "Write", heading="Evening", property="wrote"),
            ),
            identities=(Identity("player", "I play"),),
            scales=(Scale("who5", 0, 25, "high"),),
            body=BodyRules(tasks="all", ignore=("Someday",)),
            units=("Seiten",),
        ),
        "---\nmood:\nplanned: |\n  - [ ] Walk\n---\n# {{date}}\n",
    ),
)


class TookTooLongError(Exception):
    """The reader did not come back."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop what runs longer; only in the main thread, and only where there are signals."""

    def stop(*_: object) -> None:
        raise TookTooLongError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def read(text: str, reader: DayReader = READERS[0]) -> ParsedFile:
    """Read a day of 12 March 2026."""
    return reader.read(SourceText("2026-03-12.md", text), THURSDAY)


def wrong_with(text: str, number: int) -> tuple[str, float]:
    """Return what is wrong with the reading of ``text`` (``""``: nothing), and its time in ms."""
    start = time.process_time()
    try:
        parsed = read(text, READERS[number % len(READERS)])
        ms = 1000 * (time.process_time() - start)
        if number % 7 == 0:
            gather([parsed])
            for one in parsed.diagnostics:
                render(one)
        if number % 61 == 0:
            body_html(parsed.day.body)
    except Exception as error:  # noqa: BLE001  any exception at all is the finding
        return f"{type(error).__name__}: {error}"[:200], 1000 * (time.process_time() - start)
    return _wrong_place(text, parsed), ms


def _wrong_place(text: str, parsed: ParsedFile) -> str:
    for span in _spans(parsed):
        if not 0 <= span.start <= span.end <= len(text):
            return f"{span} lies outside the text"
        begin = text.rfind("\n", 0, span.start) + 1
        if span.line != text.count("\n", 0, span.start) + 1:
            return f"{span} is on another line"
        if span.column != span.start - begin + 1:
            return f"{span} is in another column"
    return ""


def _spans(parsed: ParsedFile) -> Iterator[Span]:
    day = parsed.day
    yield from (one.span for one in day.actions)
    yield from (one.span for _, one in day.elsewhere)
    yield from (one.span for one in day.thoughts)
    yield from (one.span for one in day.evidence)
    yield from (one.span for one in day.measures)
    yield from (one.span for one in parsed.diagnostics if one.span.line)


def cpu_ms(text: str, *, times: int = 3) -> float:
    """Return the least time in ms that reading ``text`` takes, with nothing remembered."""
    best = float("inf")
    source = SourceText("2026-03-12.md", text)
    for _ in range(times):
        _forget()
        start = time.process_time()
        READERS[0].read(source, THURSDAY)
        best = min(best, 1000 * (time.process_time() - start))
        if best > 1000:
            break
    return best


def _forget() -> None:
    """Empty the memories of the reader that grow with what was read."""
    for name, module in list(sys.modules.items()):
        if name.startswith("journal_tool.dayfile"):
            for value in vars(module).values():
                if isinstance(value, _Memory) and (value.cache_parameters()["maxsize"] or 0) > 99:
                    value.cache_clear()


_Memory = type(lru_cache(len))


def slowness() -> float:
    """Return how many times slower this machine is than the one of the bars; at least 1."""
    start = time.process_time()
    total = 0
    for number in range(400_000):
        total += number % 7
    return max(1.0, (time.process_time() - start) / 0.025)
