"""R9: a box that is ticked changes the signs between its brackets, and not one byte else.

Random documents (``mutate.py``), some with other line ends, with a byte order mark, without a
last line end.  In each, boxes are set to a state and set back:

* What differs stands between the brackets of that box; where the box is drawn (``☐``), it is the
  box; where a line has none, the box and the quotes that YAML needs are all that is new.
* Set back, the text is the first one, byte for byte, wherever the box had a sign of its state.
* Nothing but a refusal is raised, and what is refused leaves no other text.

Every change is looked at here as text, not by what the reader says of it.
"""

import multiprocessing
import os
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from journal_tool.dayfile import DayReader
from journal_tool.dayfile.edits import CannotEdit, Edited, SetState, edit
from journal_tool.model import Action, State
from journal_tool.text import SourceText
from tests.torture import mutate
from tests.torture.reading import READERS, THURSDAY, TookTooLongError, at_most
from tests.torture.registry import Result

TOGGLES = 100_000
_SHOWN = 12
_SIGNS = {
    State.OPEN: " ",
    State.DONE: "x",
    State.SMALLER: "/",
    State.DROPPED: "-",
    State.MOVED: ">",
}
_DRAWN = re.compile("[☐☑✅✓✔]\ufe0f?")
_BOX = re.compile(r"\[(?P<sign>[^\[\]\\]*)\\?\]")
_ANSWER = re.compile(r"(.*?[\s:][\"']?)(true|false|yes|no|on|off|y|n)(.*)", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class _Share:
    """What a part of the documents came to."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def run(seed: int, scale: float) -> Result:
    """Tick boxes in random documents until there are enough."""
    wanted = max(200, round(TOGGLES * scale))
    counts: Counter[str] = Counter()
    failures: list[str] = []
    first = 0
    while counts["toggles"] < wanted:
        size = max(100, min(20_000, (wanted - counts["toggles"]) // 2))
        for share in _shares(seed, range(first, first + size)):
            counts += share.counts
            failures += share.failures
        first += size
    numbers = (
        f"{counts['toggles']:,} toggles in {counts['documents']:,} documents: {counts['box']:,}"
        f" in brackets, {counts['drawn']:,} drawn, {counts['property']:,} properties,"
        f" {counts['new']:,} lines without a box;"
        f" {counts['back']:,} the first bytes again; {counts['refused']:,} refused"
    )
    return Result(numbers, tuple(failures[:_SHOWN]))


def _shares(seed: int, numbers: range) -> Iterator[_Share]:
    if len(numbers) < 5_000:
        yield _share((seed, numbers))
        return
    workers = os.cpu_count() or 1
    parts = [(seed, numbers[first :: workers * 4]) for first in range(workers * 4)]
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        yield from pool.imap_unordered(_share, parts)


def _share(part: tuple[int, Iterable[int]]) -> _Share:
    seed, numbers = part
    share = _Share()
    for number in numbers:
        share.counts["documents"] += 1
        try:
            with at_most(600):  # of the clock: the machine may be busy
                _document(share, seed, number)
        except TookTooLongError:
            share.failures.append(f"document {number} of seed {seed}: took more than 600 s")
    return share


def document(seed: int, number: int) -> SourceText:
    """Return one document again."""
    chance = random.Random(f"toggles {seed} {number}")
    make = mutate.front_matter if chance.random() < 0.4 else mutate.whole_file
    text = make(seed, number)
    text = text.replace("\x00", "")  # such files are not read at all
    kind = chance.randrange(6)
    if kind == 0:
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    elif kind == 1:
        text = text.rstrip("\n")
    elif kind == 2:
        lines = text.split("\n")
        text = "\n".join(line + chance.choice(("", "\r")) for line in lines)
    elif kind == 3:
        text = text.replace(" ", chance.choice(("\x0b", "\x85", "\u2028")), 1)
    return SourceText("2026-03-12.md", text, chance.random() < 0.1)


def _document(share: _Share, seed: int, number: int) -> None:
    source = document(seed, number)
    chance = random.Random(f"which {seed} {number}")
    reader = READERS[number % len(READERS)]
    actions = reader.read(source, THURSDAY).day.actions
    for at in chance.sample(range(len(actions)), min(3, len(actions))):
        action = actions[at]
        nth = 1 + sum(one.key == action.key for one in actions[:at])
        state = chance.choice([one for one in State if one is not action.state])
        place = f"document {number} of seed {seed}, line {action.span.line}, {state.value}"
        try:
            there = edit(reader, source, THURSDAY, [SetState(action.key, state, nth)])
            share.counts["toggles"] += 1
            kind, wrong = _wrong_with(source.text, there.source.text, action, state)
            share.counts[kind] += 1
            if not wrong and kind == "box":
                wrong = _back(share, reader, source, there, SetState(action.key, action.state, nth))
        except CannotEdit:
            share.counts["refused"] += 1
            continue
        if wrong:
            share.failures.append(f"{place}: {wrong}")


def _back(
    share: _Share, reader: DayReader, source: SourceText, there: Edited, change: SetState
) -> str:
    """Set a box back; return what is wrong with that."""
    back = edit(reader, there.source, THURSDAY, [change])
    share.counts["toggles"] += 1
    share.counts["box"] += 1
    start = _difference(source.text, there.source.text)[2]
    box = _BOX.match(source.text, source.text.rindex("[", 0, start))
    if not box or box["sign"] != _SIGNS[change.state]:
        return ""  # [X] comes back as [x]
    share.counts["back"] += 1
    is_same = back.source.text == source.text and back.source.has_bom == source.has_bom
    return "" if is_same else "set back, it is not the first text"


def _wrong_with(text: str, new_text: str, action: Action, state: State) -> tuple[str, str]:
    """Return what kind of box was changed, and what is wrong with it."""
    old, new, start = _difference(text, new_text)
    line = text.rfind("\n", 0, action.span.start) + 1
    end = f"{text}\n".index("\n", action.span.start)
    at = text.rfind("[", line, start)
    box, other = _BOX.match(text, max(at, 0)), _BOX.match(new_text, max(at, 0))
    if at >= 0 and box and other and text[box.end() :] == new_text[other.end() :]:
        return "box", "" if other["sign"] == _SIGNS[state] else f"{box[0]!r} became {other[0]!r}"
    if _DRAWN.fullmatch(old) and new.strip() in {
        "☐",
        "☑",
        *(f"[{one}]" for one in _SIGNS.values()),
    }:
        return "drawn", ""
    if _answers(text, start) == _answers(new_text, start) != ("", ""):
        return "property", ""
    lines = text[line:end], new_text[line : len(new_text) - len(text) + end]
    fresh = f"[{_SIGNS[state]}] "
    places = range(max(line, start - len(fresh)), start + 1)  # the text may begin with a bracket
    if not old and any(text[:at] + fresh + text[at:] == new_text for at in places):
        return "new", ""
    is_list = new.startswith("|")
    if is_list or line <= start <= start + len(old) <= end:
        before, after = (old, new) if is_list else lines
        words = [Counter(_WORD.findall(one)) for one in (before, after)]
        if fresh.strip() in after and words[0] <= words[1]:
            return "new", ""
    return "", f"{old!r} became {new!r}"


def _answers(text: str, at: int) -> tuple[str, str]:
    """Return what stands around true or false on the line of a character."""
    line = text.rfind("\n", 0, at) + 1
    match = _ANSWER.fullmatch(text, line, f"{text}\n".index("\n", at))
    return (match[1], match[3]) if match else ("", "")


def _difference(old: str, new: str) -> tuple[str, str, int]:
    """Return what is between the common start and the common end of both, and where it begins."""
    first = _common(old, new)
    last = _common(old[first:][::-1], new[first:][::-1])
    return old[first : len(old) - last], new[first : len(new) - last], first


def _common(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)
