"""R10: two versions of a day become one that says what both say, and no line is gone.

Days in eleven styles, edited on three devices (``versions.py``), and days that went wrong:

* a version merged with itself is that version, byte for byte; so is one of which the other is
  the base;
* either way round says the same; merged again with one of both, it still does; without a base it
  makes no difference which two of three come first;
* what one of both did is done, unless it was done before and the other one took that back;
* every line of both is there, or was taken out or changed on purpose, or is the same action or
  value in other words.

What the text says is compared as the reader has it, and lines as text: nothing of the code that
merges is asked.
"""

import multiprocessing
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from journal_tool.dayfile import DayReader
from journal_tool.dayfile.merge import CannotMerge, Version, merge
from journal_tool.model import DayFile, State
from journal_tool.text import SourceText
from tests.torture.reading import READERS, THURSDAY
from tests.torture.registry import Result
from tests.torture.versions import Versions, versions

EXAMPLES = 6_000
_SHOWN = 12
_RANK = {state: rank for rank, state in enumerate(State)}
_VALUE = re.compile(r"(?P<key>[A-Za-z]\w*?)(?P<conflict>_conflict)?:? +(?P<value>.*)")
_BETWEEN = re.compile(r"[;,]")
_LABEL = re.compile(r"(.*) \([^()]*\)")
_SIGNS = re.compile(
    r"\[.?\]|[☐☑✅✓✔\ufe0f]|[-*+>#:\"',;\[\]|\\]|\b(?:planned|plan|done|thoughts|for|against)\b",
    re.IGNORECASE,
)


def joined(
    reader: DayReader, ours: SourceText, theirs: SourceText, base: SourceText | None = None
) -> SourceText | None:
    """Return what two versions become; ``None`` if a person has to decide."""
    try:
        return merge(
            reader, THURSDAY, Version("laptop", ours), Version("phone", theirs), base
        ).source
    except CannotMerge:
        return None


Meaning = tuple[object, ...]


def meaning(reader: DayReader, source: SourceText) -> Meaning:
    """Return what a text says, wherever and however it says it."""
    day = reader.read(source, THURSDAY).day
    return (
        tuple(sorted((key, state.value) for key, state in states(day).items())),
        tuple(sorted(_measures(day))),
        frozenset(day.conflicts),
        frozenset((one.text, one.pattern, one.reframe, one.action) for one in day.thoughts),
        frozenset((one.text, one.identity, one.supports) for one in day.evidence),
        frozenset(day.tags),
        frozenset(f"{when} {action.key}" for when, action in day.elsewhere),
        tuple(sorted(_paragraphs(day.body).items())),
    )


def states(day: DayFile) -> dict[str, State]:
    """Return what became of each action."""
    found: dict[str, State] = {}
    for one in day.actions:
        known = found.get(one.key, one.state)
        found[one.key] = max(known, one.state, key=_RANK.__getitem__)
    return found


def _measures(day: DayFile) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in day.measures:
        if one.name in day.conflicts:
            yield one.name, tuple(sorted({_unlabelled(piece) for piece in one.remark.split("; ")}))
        else:
            number = "" if one.value is None else f"{one.value:g}"
            yield one.name, (f"{number} {one.remark}".strip(),)


def _unlabelled(piece: str) -> str:
    match = _LABEL.fullmatch(piece)
    value = match[1] if match else piece
    return " ".join(value.replace(",", ".").replace("7:30", "7.5").split())


def _paragraphs(body: str) -> "Counter[str]":
    lines = (line.strip() for line in body.split("\n"))
    return Counter(line for line in lines if _bare(line))


def _bare(line: str) -> str:
    return " ".join(_SIGNS.sub(" ", line).casefold().split())


def wrong_with(reader: DayReader, three: Versions, *, is_wild: bool = False) -> list[str]:
    """Return which laws versions break; of days that went wrong, less is asked."""
    found = list(_laws_of_two(reader, three, is_wild=is_wild))
    return found if is_wild else [*found, *_laws_of_three(reader, three)]


def _laws_of_two(reader: DayReader, three: Versions, *, is_wild: bool) -> Iterator[str]:
    """Yield the laws that two versions break.

    Of days that went wrong only the states are compared.  Of a key that stands twice, or that no
    YAML is, all is kept, but which of it the reader shows depends on what stands first.
    """
    parts = range(1 if is_wild else 8)
    ours, theirs = three.ours, three.theirs
    if joined(reader, ours, ours) != ours:
        yield "merged with itself it is another text"
    for base in (three.base, None):
        with_base = "with" if base else "without"
        new, other = joined(reader, ours, theirs, base), joined(reader, theirs, ours, base)
        if not is_wild and (new is None) != (other is None):
            yield f"{with_base} base: one way round it can be merged and the other not"
        if new is None or other is None:
            continue
        said = [meaning(reader, new)[part] for part in parts]
        if said != [meaning(reader, other)[part] for part in parts]:
            yield f"{with_base} base: the other way round it says something else"
        for version in (ours, theirs):
            yield from (
                f"{with_base} base: {wrong}"
                for wrong in _missing(reader, new, version, three, base)
            )
        again = joined(reader, new, ours) if base is None else new
        if again is None or [meaning(reader, again)[part] for part in parts] != said:
            yield f"{with_base} base: merged again it says something else"
    if joined(reader, ours, three.base, three.base) != ours:
        yield "with the base as the other version it is another text"
    if joined(reader, three.base, ours, three.base) != ours:
        yield "with the base as our version it is not theirs"


def _laws_of_three(reader: DayReader, three: Versions) -> Iterator[str]:
    first = joined(reader, three.ours, three.theirs)
    last = joined(reader, three.theirs, three.third)
    one = first and joined(reader, first, three.third)
    other = last and joined(reader, three.ours, last)
    if one and other and meaning(reader, one) != meaning(reader, other):
        yield "it makes a difference which two come first"


def _missing(
    reader: DayReader,
    new: SourceText,
    version: SourceText,
    three: Versions,
    base: SourceText | None,
) -> Iterator[str]:
    other = three.theirs if version is three.ours else three.ours
    after, said, said_there = (states(_day(reader, one)) for one in (new, version, other))
    before = states(_day(reader, base)) if base else {}
    for key, state in said.items():
        if _RANK[state] < _RANK[State.SMALLER] or _RANK[after.get(key, State.OPEN)] >= _RANK[state]:
            continue
        is_taken_back = said_there.get(key) is not before.get(key)
        was_done = _RANK[before.get(key, State.OPEN)] >= _RANK[State.SMALLER]
        if not (was_done and is_taken_back):
            yield f"{key} was {state.value}"
    lines = {_bare(line) for line in new.text.split("\n")}
    whole = " ".join(_bare(line) for line in new.text.split("\n"))
    lost = _pieces(version) - lines
    if base:
        lost -= _pieces(base) - _pieces(other)
    keys = set(after) | (set(before) - set(said_there))
    for line in sorted(lost):
        if not _is_explained(reader, line, whole, keys):
            yield f"the line {line!r} is gone"


def _pieces(source: SourceText) -> set[str]:
    """Return the lines of a text, and the items of those that hold several, bare."""
    return {_bare(piece) for line in source.text.split("\n") for piece in _BETWEEN.split(line)}


def _is_explained(reader: DayReader, line: str, whole: str, keys: set[str]) -> bool:
    """Whether a line is in other words what is there: part of a line, a value, an action."""
    if not any(map(str.isalnum, line)) or line in whole:
        return True
    match = _VALUE.fullmatch(line)
    words = (match["value"] if match else line).split()
    if all(word in whole.split() for word in words):
        return True
    alone = SourceText("2026-03-12.md", f"---\nplanned: |\n  - {line}\n---\n")
    return {one.key for one in _day(reader, alone).actions} <= keys


def _day(reader: DayReader, source: SourceText) -> DayFile:
    return reader.read(source, THURSDAY).day


@dataclass(slots=True)
class _Share:
    """What a part of the days came to."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def run(seed: int, scale: float) -> Result:
    """Merge random versions of random days."""
    counts: Counter[str] = Counter()
    failures: list[str] = []
    for share in _shares(seed, max(20, round(EXAMPLES * scale))):
        counts += share.counts
        failures += share.failures
    numbers = (
        f"{counts['tame']:,} days on three devices, {counts['tame refused']:,} left to a person;"
        f" {counts['wild']:,} that went wrong, {counts['wild refused']:,} left to a person"
    )
    return Result(numbers, tuple(failures[:_SHOWN]))


def _shares(seed: int, many: int) -> Iterator[_Share]:
    if many < 500:
        yield _share((seed, range(many)))
        return
    workers = os.cpu_count() or 1
    parts = [(seed, range(first, many, workers * 8)) for first in range(workers * 8)]
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        yield from pool.imap_unordered(_share, parts)


def _share(part: tuple[int, range]) -> _Share:
    seed, numbers = part
    share = _Share()
    for number in numbers:
        is_wild = number % 4 == 3
        three = versions(seed, number, is_wild=is_wild)
        reader = READERS[number % len(READERS)]
        kind = "wild" if is_wild else "tame"
        share.counts[kind] += 1
        is_refused = joined(reader, three.ours, three.theirs, three.base) is None
        share.counts[f"{kind} refused"] += is_refused
        wrong = wrong_with(reader, three, is_wild=is_wild)
        share.failures += [f"versions {number} of seed {seed}: {one}" for one in wrong]
    return share
