"""Days that went wrong: real ones and snippets, cut, doubled, mixed and mistyped.

Input number n of a seed is always the same text, whatever else runs.
"""

import random
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from tests.torture.snippets import PIECES, sample_days

_LONGEST = 6_000


@lru_cache(maxsize=1)
def corpus() -> tuple[str, ...]:
    """Return what is mutated: the sample days and the inputs of all traps."""
    from tests.test_traps import TRAPS

    texts = sample_days()
    for trap in TRAPS:
        if isinstance(trap.text, str):
            texts.append(trap.text)
        elif isinstance(trap.text, bytes):
            texts.append(trap.text[:_LONGEST].decode("utf-8", "replace"))
        else:
            texts.extend(trap.text.values())
    return tuple(text[:_LONGEST] for text in texts)


@lru_cache(maxsize=1)
def _fronts() -> tuple[str, ...]:
    """Return the front matter of the corpus without its fences."""
    return tuple(
        text.removeprefix("---\n").partition("\n---")[0] + "\n"
        for text in corpus()
        if text.startswith("---\n")
    )


def front_matter(seed: int, number: int) -> str:
    """Return a file that is front matter and little more."""
    chance = random.Random(f"front {seed} {number}")
    inner = _mutated(chance, _base(chance, _fronts()), _fronts())
    opening = chance.choice(["---\n"] * 12 + ["—-\n", "\ufeff---\n", "--- \n", "\n---\n"])
    closing = chance.choice(["---\n"] * 12 + ["...\n", "", "––\n", "---"])
    return f"{opening}{inner}{closing}"


def large_front_matter(seed: int, number: int, size: int) -> str:
    """Return mutated front matter of many days, one below the other, as that of one day.

    Lines that could end it, or make two texts of it, are left out.
    """
    chance = random.Random(f"large {seed} {number}")
    inner: list[str] = []
    left = size - 100
    while left > 0:
        for line in _mutated(chance, chance.choice(_fronts()), _fronts()).split("\n"):
            if _STAYS.match(line):
                inner.append(f"{line}\n")
                left -= len(inner[-1])
    return f"---\n{''.join(inner)[: size - 100]}\n---\n"


_STAYS = re.compile(r"[ \t]+[^\s\u2000-\u206f.=-]|[-*+] |\[.?\] |[A-Za-z_]{2,20}:( |$)")
"""A line that leaves front matter open: indented, an item or a key."""


def whole_file(seed: int, number: int) -> str:
    """Return a file."""
    chance = random.Random(f"file {seed} {number}")
    return _mutated(chance, _base(chance, corpus()), corpus())


def mistyped(chance: random.Random, text: str) -> str:
    """Return a text after some mutations."""
    return _mutated(chance, text, corpus())


def _base(chance: random.Random, texts: Sequence[str]) -> str:
    if chance.random() < 0.25:
        return "".join(chance.choices(PIECES, k=chance.randint(1, 60)))
    return chance.choice(texts)


def _mutated(chance: random.Random, text: str, texts: Sequence[str]) -> str:
    for _ in range(chance.choice((0, 1, 1, 2, 3, 5, 8, 13))):
        text = chance.choice(_MUTATIONS)(chance, text)
    if chance.random() < 0.1:
        text = _spliced(chance, text, chance.choice(texts))
    return text[: 4 * _LONGEST]


def _cut(chance: random.Random, text: str) -> tuple[int, int]:
    first = chance.randint(0, len(text))
    return first, min(len(text), first + chance.choice((1, 1, 2, 3, 8, 40)))


def _without(chance: random.Random, text: str) -> str:
    first, last = _cut(chance, text)
    return text[:first] + text[last:]


def _doubled(chance: random.Random, text: str) -> str:
    first, last = _cut(chance, text)
    return text[:last] + text[first:last] * chance.choice((1, 1, 2, 20)) + text[last:]


def _inserted(chance: random.Random, text: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(PIECES) * chance.choice((1, 1, 1, 2, 30)) + text[at:]


def _replaced(chance: random.Random, text: str) -> str:
    first, last = _cut(chance, text)
    return text[:first] + chance.choice(PIECES) + text[last:]


def _at_line(chance: random.Random, text: str) -> str:
    """Insert a piece where it matters most: at the start or the end of a line."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    piece = chance.choice(PIECES)
    lines[at] = piece + lines[at] if chance.random() < 0.6 else lines[at] + piece
    return "\n".join(lines)


def _lines_moved(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return "\n".join(lines)


def _line_gone(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def _line_twice(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    lines.insert(chance.randint(0, len(lines)), chance.choice(lines))
    return "\n".join(lines)


def _indented(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((" ", "  ", "\t", "    ", " " * 40)) + lines[at]
    return "\n".join(lines)


def _outdented(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = lines[at].lstrip()
    return "\n".join(lines)


def _other_line_ends(chance: random.Random, text: str) -> str:
    end = chance.choice(("\r\n", "\r", "\n\n", "\u2028"))
    return text.replace("\n", end, chance.choice((1, 2, -1)))


def _torn(chance: random.Random, text: str) -> str:
    return text[: chance.randint(0, len(text))]


def _spliced(chance: random.Random, text: str, other: str) -> str:
    at, from_ = chance.randint(0, len(text)), chance.randint(0, len(other))
    return text[:at] + other[from_ : from_ + 400] + text[at:]


_MUTATIONS: tuple[Callable[[random.Random, str], str], ...] = (
    _without,
    _doubled,
    _inserted,
    _inserted,
    _replaced,
    _at_line,
    _at_line,
    _lines_moved,
    _line_gone,
    _line_twice,
    _indented,
    _outdented,
    _other_line_ends,
    _torn,
)
