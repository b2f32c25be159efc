"""What a person does to the text of a day in an editor, one thing at a time.

Everything that is new has a word of its own, ``k17``, by which it is found again wherever it goes.
"""

import random
import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

WORD: Final = re.compile(r"\bk\d+\b")
_BOX: Final = re.compile(r"(?P<start>\s*(?:- )?)\[(?P<sign>.)\] (?P<rest>.*)")
_MOOD: Final = re.compile(r"mood: ")
_SHARED: Final = ("Walk", "Tea", "Call Sam 20m", "Wash up")

Edit: TypeAlias = Callable[[random.Random, list[str], str], None]
"""Changes the lines of a text; the last is the new word."""


def words_of(text: bytes) -> set[str]:
    """Return the words of their own that stand in a text."""
    return set(WORD.findall(text.decode()))


def new_day(chance: random.Random, word: str) -> bytes:
    """Return the first text of a day, in one of the ways in which people write one."""
    plans = [f"[ ] {name}" for name in chance.sample(_SHARED, chance.randint(1, 3))]
    plans.append(f"[ ] Read {word}")
    listed = "".join(f"  - {one}\n" for one in plans)
    boxes = "".join(f"- {one}\n" for one in plans)
    text = chance.choice(
        (
            f"---\nmood: 5\nplanned: |\n{listed}---\nRain all day.\n",
            f"---\nplanned: |\n{listed}thoughts: |\n  - Later #put-off\n---\n",
            f"## Planned\n\n{boxes}\n## Notes\n\nRain all day.\n",
            f"# Thursday\n\n{boxes}",
            f"---\nmood: 5\n---\n\n{boxes}\nThe stairs were the hard part.\n",
            f"Planned\n{boxes}\n",
        )
    )
    return text.replace("\n", chance.choice(("\n", "\n", "\n", "\r\n"))).encode()


def edited(chance: random.Random, text: bytes, word: str) -> tuple[str, bytes]:
    """Return what a person did to a text, and what it is then."""
    whole = text.decode()
    end = "\r\n" if "\r\n" in whole else "\n"
    lines = whole.replace("\r\n", "\n").split("\n")
    what = chance.choice(sorted(EDITS))
    EDITS[what](chance, lines, word)
    return what, end.join(lines).encode()


def _boxes(lines: list[str], signs: str = " x/->") -> list[int]:
    found = [(at, _BOX.fullmatch(line)) for at, line in enumerate(lines)]
    return [at for at, match in found if match and match["sign"] in signs]


def _add(chance: random.Random, lines: list[str], word: str) -> None:
    boxes = _boxes(lines)
    name = chance.choice(_SHARED) if chance.random() < 0.3 else "Plan"
    new = chance.choice((f"{name} {word}", f"{name} -- {word}", f"{name} {word} 10m"))
    if boxes:
        at = chance.choice(boxes)
        match = _BOX.fullmatch(lines[at])
        lines.insert(at + 1, f"{match['start'] if match else ''}[ ] {new}")
    else:
        lines[len(lines) - 1 : len(lines) - 1] = ["", f"- [ ] {new}"]


def _set(lines: list[str], at: int, sign: str) -> None:
    match = _BOX.fullmatch(lines[at])
    if match:
        lines[at] = f"{match['start']}[{sign}] {match['rest']}"


def _tick(chance: random.Random, lines: list[str], _word: str) -> None:
    boxes = _boxes(lines, " >-") or _boxes(lines)
    if boxes:
        _set(lines, chance.choice(boxes), chance.choice("xxx/->"))


def _untick(chance: random.Random, lines: list[str], _word: str) -> None:
    boxes = _boxes(lines, "x/")
    if boxes:
        _set(lines, chance.choice(boxes), " ")


def _number(chance: random.Random, lines: list[str], word: str) -> None:
    new = f"mood: {chance.randint(0, 10)} {word}"
    places = [at for at, line in enumerate(lines) if _MOOD.match(line)]
    if places:
        lines[places[0]] = new
    elif lines[0] == "---":
        lines.insert(1, new)


def _write(_chance: random.Random, lines: list[str], word: str) -> None:
    lines[len(lines) - 1 : len(lines) - 1] = ["", f"It rained, {word}.", f"Then {word} was over."]


def _rewrite(chance: random.Random, lines: list[str], word: str) -> None:
    places = [at for at, line in enumerate(lines) if line.startswith(("It rained", "Rain all"))]
    if places:
        lines[chance.choice(places)] = f"It rained, and {word}."


def _remove(chance: random.Random, lines: list[str], _word: str) -> None:
    places = [at for at, line in enumerate(lines) if WORD.search(line) and not _MOOD.match(line)]
    if places:
        del lines[chance.choice(places)]


EDITS: Final[Mapping[str, Edit]] = {
    "adds a line": _add,
    "adds another line": _add,
    "ticks": _tick,
    "ticks another": _tick,
    "takes a tick back": _untick,
    "writes a number": _number,
    "writes": _write,
    "writes something else": _rewrite,
    "takes a line out": _remove,
}
