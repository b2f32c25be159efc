"""YAML as text with places: every scalar a string, every node its span.

What most front matter holds is told without PyYAML, since loading that takes longer than all the
rest of ticking a box; :mod:`journal_tool.dayfile._load` reads the others.
"""

from typing import Final

from journal_tool.dayfile._findings import Clause
from journal_tool.language import N_
from journal_tool.patterns import pattern
from journal_tool.values import dataclass

MAX_DEPTH: Final = 16

SIMPLE: Final = r"(?:[\w.+][^#:\t\"'\[\]{}]*(?::(?=\S)[^#:\t\"'\[\]{}]*)*)?"
"""A value on one line that is its own text: what most values of most files are."""

_KEY_AND_VALUE: Final = pattern(rf"[A-Za-z_][A-Za-z0-9_]*:(?: +(?P<value>\||{SIMPLE}))?")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; ``is_plain`` when it stands without quotes and is no block."""

    value: str
    start: int
    end: int
    is_plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple["Node", ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys, which are always text, with their nodes, in the order written."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    start: int
    end: int


Node = Scalar | Sequence | Mapping


class YamlError(Exception):
    """The text cannot be read.

    Attributes:
        kind: ``"syntax"``, ``"depth"`` or ``"machinery"``.
        clause: what is wrong; the one who tells it knows the ``key`` in it.
        index: where, in characters of the text.
    """

    def __init__(self, kind: str, message: str, index: int, **values: object) -> None:
        super().__init__(message)
        self.kind = kind
        self.clause = Clause(message, values)
        self.index = index


UNREADABLE: Final = N_("'{key}' cannot be read")
NO_COLON: Final = N_("'{key}' has no ':' after its key")


def read_yaml(text: str) -> Mapping:
    """Return the mapping that ``text`` holds; offsets are characters of ``text``.

    Raises:
        YamlError: for anything that is not a mapping of texts to lists, mappings and texts.
    """
    from journal_tool.dayfile._load import load  # see above

    return load(text)


def is_yaml(text: str) -> bool:
    """Whether a text is a mapping of YAML, or nothing."""
    if is_plainly_yaml(text) or not any(map(_says_something, text.split("\n"))):
        return True
    try:
        read_yaml(f"{text}\n")
    except YamlError as error:
        return error.kind != "syntax"
    return True


def is_plainly_yaml(text: str) -> bool:
    """Whether a text holds comments, simple values and block texts alone: then it is YAML.

    It says no whenever that is not plain at once.
    """
    is_in_block = False
    for line in text.split("\n"):
        if not line or (line[0] == "#" and line.isprintable()):
            is_in_block = is_in_block and not line
        elif line.startswith("  "):
            # What stands deeper than the first line is text, what is less deep would end it.
            if not (is_in_block and line[2:3].strip() and line.isprintable()):
                return False
        else:
            match = _KEY_AND_VALUE.fullmatch(line)
            if match is None or not line.isprintable():
                return False
            is_in_block = match["value"] == "|"
    return True


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
