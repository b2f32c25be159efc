"""What a screen is made of: blocks of lines, in the order in which they are shown."""

import enum
from datetime import date

from journal_tool.record import Record


class Kind(enum.Enum):
    """What a block is about."""

    PAUSE = "pause"
    MONTH = "month"
    REST = "rest"
    DONE = "done"
    OPEN = "open"
    STEP = "step"
    WRITE = "write"
    COIN = "coin"
    """What a coin says of today."""
    RECORD = "record"
    PLANS = "plans"
    MEND = "mend"
    COPIES = "copies"
    """Two files for one day."""


class Voice(enum.Enum):
    """Who speaks, for those who set the type."""

    TOOL = "tool"
    NAME = "name"
    """What the writer calls an action."""
    WORDS = "words"
    """The writer's sentence, quoted."""
    COMMAND = "command"
    """Something to type."""


class Part(Record):
    """A piece of a line that stays whole where a row is wide enough.

    Attributes:
        text: the words.
        voice: whose they are.
        day: the day that they speak of, where one can go and look.
    """

    text: str
    voice: Voice = Voice.TOOL
    day: date | None = None


def tool(text: str, *, day: date | None = None) -> Part:
    """Return our own words."""
    return Part(text, day=day)


def name(text: str) -> Part:
    """Return what the writer calls an action."""
    return Part(text, Voice.NAME)


def command(text: str) -> Part:
    """Return something to type."""
    return Part(text, Voice.COMMAND)


class Line(Record):
    """One line of a screen.

    Attributes:
        parts: what it says.
        joint: what stands between two parts that share a row.
        extra: 0 for what always stands; the higher, the earlier it gives way to what does.
    """

    parts: tuple[Part, ...]
    joint: str = " "
    extra: int = 0

    @property
    def text(self) -> str:
        """The whole line."""
        return self.joint.join(one.text for one in self.parts)


class Block(Record):
    """One thing that a screen says.

    Attributes:
        kind: what it is about.
        label: what stands in the left column; a sentence of its own where there are no lines, and
            above two files for one day.
        lines: beside it.
    """

    kind: Kind
    label: str
    lines: tuple[Line, ...] = ()

    @property
    def is_sentence(self) -> bool:
        """Whether the label is a sentence, which stands above the lines and not beside them."""
        return not self.lines or self.kind is Kind.COPIES
