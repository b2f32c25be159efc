"""Versions of one day: days in every style, edited on two devices.

A day is made first as what it says (:class:`Day`), is edited as that, and is then written in one
of the styles that people and their programs use.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from journal_tool.text import SourceText
from tests.torture import mutate

STYLES = (
    "block",
    "quoted",
    "bare",
    "flow",
    "line",
    "head",
    "bare head",
    "body",
    "body labels",
    "body and front",
    "loose",
)
_SIGNS = " x/->"
_NAMES = (
    "Walk",
    "Walk 20m",
    "Sit",
    "Call Sam (after lunch)",
    "Gym 1h -> walk 5m",
    "Read: chapter 3 #home",
    "Wash up",
    "Taxes 40%",
    "**Swim** 500 m",
    "Tea",
)
_MARKS = (" 10m", " 30m", " anyway", " ?", " 2..5", " #body", " felt:7", " -- in the rain", " 60%")
_THOUGHTS = ("Later #put-off", "Too big #too-big -> [ ] Wash one cup", "They laugh #withdraw")
_EVIDENCE = ("Went in #player", "Let it ring, twice #answers", "Took the stairs #mover")
_WORDS = (
    "Rain all day.",
    "The stairs were the hard part.\nThen it was easy.",
    "Then it was easy.",
    "# Thursday",
    "## Evening",
    "- milk\n- a valve",
    "> a word of A.",
    "%% not for anybody %%",
    "```\nmood: 3\n\n- [ ] no box\n```",
    "Kasia rang.",
    "A line\nand one more",
)
_VALUES = {
    "mood": ("4", "6", "2 tired", "7,5", "so-so"),
    "sleep": ("7:30", "6"),
    "weather": ("rain", "sun: much", '"no: idea"'),
    "rest": ("true", "ill"),
    "tags": ("[book]", "[book, garden]", "tea"),
    "water": ("3",),
    "mood_conflict": ('"9 (tablet, 2026-03-12 10:11)"',),
}
_KNOWN = ("mood", "sleep", "rest", "tags", "mood_conflict")


@dataclass
class Day:
    """What a day says: ``(list, sign or "", text)`` for lines, then values, then paragraphs."""

    lines: list[tuple[str, str, str]] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def copy(self) -> "Day":
        return replace(
            self,
            lines=list(self.lines),
            values=dict(self.values),
            words=list(self.words),
            comments=list(self.comments),
        )


def day(chance: random.Random) -> Day:
    """Make what a day says."""
    made = Day()
    for _ in range(chance.randint(0, 6)):
        _add_line(chance, made)
    for key in chance.sample(sorted(_VALUES), chance.randint(0, 4)):
        made.values[key] = chance.choice(_VALUES[key])
    made.words = [chance.choice(_WORDS) for _ in range(chance.randint(0, 4))]
    if chance.random() < 0.2:
        made.comments.append("# from the template")
    return made


def edited(chance: random.Random, old: Day) -> Day:
    """Edit a day as somebody does on one device."""
    new = old.copy()
    for _ in range(chance.choice((1, 1, 2, 2, 3, 5))):
        chance.choice(_EDITS)(chance, new)
    return new


def _add_line(chance: random.Random, made: Day) -> None:
    kind = chance.choice(("planned", "planned", "planned", "done", "thoughts", "for", "against"))
    if kind == "thoughts":
        made.lines.append((kind, "", chance.choice(_THOUGHTS)))
    elif kind in ("for", "against"):
        made.lines.append((kind, "", chance.choice(_EVIDENCE)))
    else:
        sign = chance.choice(_SIGNS if kind == "planned" else ("", "x", "/"))
        made.lines.append((kind, sign, chance.choice(_NAMES)))


def _tick(chance: random.Random, made: Day) -> None:
    places = [at for at, one in enumerate(made.lines) if one[0] == "planned"]
    if places:
        at = chance.choice(places)
        made.lines[at] = ("planned", chance.choice("xxx /->"), made.lines[at][2])


def _mark(chance: random.Random, made: Day) -> None:
    places = [at for at, one in enumerate(made.lines) if one[0] in ("planned", "done")]
    if places:
        at = chance.choice(places)
        kind, sign, text = made.lines[at]
        made.lines[at] = (kind, sign, text + chance.choice(_MARKS))


def _remove(chance: random.Random, made: Day) -> None:
    if made.lines:
        del made.lines[chance.randrange(len(made.lines))]


def _insert(chance: random.Random, made: Day) -> None:
    _add_line(chance, made)
    made.lines.insert(chance.randrange(len(made.lines)), made.lines.pop())


def _value(chance: random.Random, made: Day) -> None:
    key = chance.choice(sorted(_VALUES))
    made.values[key] = chance.choice(_VALUES[key])


def _no_value(chance: random.Random, made: Day) -> None:
    if made.values:
        del made.values[chance.choice(sorted(made.values))]


def _write(chance: random.Random, made: Day) -> None:
    made.words.insert(chance.randint(0, len(made.words)), chance.choice(_WORDS))


def _append(chance: random.Random, made: Day) -> None:
    made.words.append(chance.choice(_WORDS))


def _rewrite(chance: random.Random, made: Day) -> None:
    if made.words:
        at = chance.randrange(len(made.words))
        made.words[at] = chance.choice((f"{made.words[at]}\nAnd more.", chance.choice(_WORDS)))


def _cross_out(chance: random.Random, made: Day) -> None:
    if made.words:
        del made.words[chance.randrange(len(made.words))]


_EDITS: tuple[Callable[[random.Random, Day], None], ...] = (
    _add_line,
    _tick,
    _tick,
    _tick,
    _mark,
    _remove,
    _insert,
    _value,
    _value,
    _no_value,
    _write,
    _append,
    _rewrite,
    _cross_out,
)


# -- how it is written ------------------------------------------------------------------------


def written(made: Day, style: str) -> str:
    """Write a day in one style."""
    if style in ("head", "bare head"):
        return _head(made, style)
    boxed = [one for one in made.lines if one[0] in ("planned", "done")]
    others = [one for one in made.lines if one not in boxed]
    in_front = boxed
    sections = ""
    if style.startswith("body"):
        in_front = [one for one in boxed if style == "body and front" and one[0] == "done"]
        sections = _sections([one for one in boxed if one not in in_front], style)
    elif style == "loose":
        in_front = []
        sections = "".join(f"- [{sign or 'x'}] {text}\n" for _, sign, text in boxed)
    look = style if style in ("quoted", "bare", "flow", "line") else "block"
    front = "".join(f"{key}: {value}\n" for key, value in made.values.items())
    front += "".join(f"{one}\n" for one in made.comments)
    front += _lists(in_front, look) + _lists(others, "quoted" if look == "quoted" else "block")
    words = "\n\n".join(made.words)
    parts = [f"---\n{front}---\n" if front else "", f"{words}\n" if words else "", sections]
    return "\n".join(part for part in parts if part)


def _lists(lines: list[tuple[str, str, str]], look: str) -> str:
    found = ""
    for key in ("planned", "done", "thoughts", "for", "against"):
        items = [f"[{sign}] {text}" if sign else text for kind, sign, text in lines if kind == key]
        if not items:
            continue
        if look == "flow":
            inside = ", ".join(f'"{one}"' for one in items)
            found += f"{key}: [{inside}]\n"
        elif look == "line":
            found += f"{key}: {'; '.join(items)}\n"
        elif look == "quoted":
            found += f"{key}:\n" + "".join(f'  - "{one}"\n' for one in items)
        else:
            sign = " |" if look == "block" else ""
            found += f"{key}:{sign}\n" + "".join(f"  - {one}\n" for one in items)
    return found


def _sections(lines: list[tuple[str, str, str]], style: str) -> str:
    found = []
    for key, title in (("planned", "Planned"), ("done", "Done")):
        items = [
            f"- [{sign}] {text}" if sign else f"- {text}" for k, sign, text in lines if k == key
        ]
        if items:
            name = f"{title}:" if style == "body labels" else f"## {title}\n"
            found.append("\n".join([name, *items]) + "\n")
    return "\n".join(found)


def _head(made: Day, style: str) -> str:
    head = "".join(
        f"{key.capitalize()}: {value}\n" for key, value in made.values.items() if key in _KNOWN
    )
    for key in ("planned", "done", "thoughts", "for", "against"):
        items = [
            f"[{sign}] {text}" if sign else text for kind, sign, text in made.lines if kind == key
        ]
        if items:
            bullet = "" if style == "bare head" else "- "
            head += f"{key.capitalize()}\n" + "".join(f"{bullet}{one}\n" for one in items) + "\n"
    shown = [one for one in made.words if not one.startswith("%%")]
    is_list = bool(shown) and shown[0].startswith("- ")  # it would be part of the last
    words = "\n\n".join([*(["Rain all day."] if is_list else []), *made.words])
    return f"{head}\n{words}\n" if head and words else head or (f"{words}\n" if words else "")


@dataclass(frozen=True)
class Versions:
    """Three versions of a day; ``base`` is what the others were made from."""

    base: SourceText
    ours: SourceText
    theirs: SourceText
    third: SourceText


def versions(seed: int, number: int, *, is_wild: bool = False) -> Versions:
    """Return versions again."""
    chance = random.Random(f"versions {seed} {number}")
    base = day(chance)
    styles = [chance.choice(STYLES)] * 4
    if chance.random() < 0.4:
        styles = [chance.choice(STYLES) for _ in styles]
    made = [base, edited(chance, base), edited(chance, base), edited(chance, base)]
    texts = [written(one, style) for one, style in zip(made, styles, strict=True)]
    if len(set(styles)) > 1:  # what stands below the heading of a practice differs with the style
        texts = [text.replace("## Evening", "## Night") for text in texts]
    if is_wild:
        first = chance.randrange(20_000)
        texts = [_wild(chance, text, first) for text in texts]
    ends = chance.choice(("\n", "\n", "\n", "\r\n"))
    texts = [text.replace("\r\n", "\n").replace("\n", ends) for text in texts]
    if chance.random() < 0.1:
        texts = [text.rstrip("\r\n") for text in texts]
    has_bom = chance.random() < 0.1
    return Versions(*(SourceText("2026-03-12.md", text, has_bom) for text in texts))


def _wild(chance: random.Random, text: str, first: int) -> str:
    """Return a text that something went wrong with, of a day that all versions share."""
    make = mutate.front_matter if first % 2 else mutate.whole_file
    kind = chance.randrange(3)
    if kind == 0:
        text = make(1, first)
    elif kind == 1:
        text = make(1, first) + text
    return mutate.mistyped(chance, text).replace("\x00", "")
