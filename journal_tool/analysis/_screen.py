"""What a screen is made of: blocks of lines, in the order in which they are shown."""

import enum
from dataclasses import dataclass


class Kind(enum.Enum):
    """What a block is about."""

    PAUSE = "pause"
    MONTH = "month"
    REST = "rest"
    DONE = "done"
    OPEN = "open"
    STEP = "step"
    WRITE = "write"
    RECORD = "record"
    PLANS = "plans"
    MEND = "mend"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, in parts that stay whole where a row is wide enough.

    Attributes:
        parts: the text.
        joint: what stands between two parts that share a row.
        extra: 0 for what always stands; the higher, the earlier it gives way to what does.
    """

    parts: tuple[str, ...]
    joint: str = " "
    extra: int = 0

    @property
    def text(self) -> str:
        """The whole line."""
        return self.joint.join(self.parts)


@dataclass(frozen=True, slots=True)
class Block:
    """One thing that a screen says.

    Attributes:
        kind: what it is about.
        label: what stands in the left column; a sentence of its own where there are no lines.
        lines: beside it.
    """

    kind: Kind
    label: str
    lines: tuple[Line, ...] = ()

    @property
    def is_sentence(self) -> bool:
        """Whether the label is a sentence, which stands above the lines and not beside them."""
        return self.label.endswith((".", "?"))
