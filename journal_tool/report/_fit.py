"""What fits on one sheet: blocks of lines in two columns, in their order.

Heights are whole numbers of one unit, that of the caller.  Nothing here knows what the lines say.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Block(NamedTuple):
    """A heading and lines below it.

    Attributes:
        head: height of what always stands.
        lines: height of each line.
        more: height of the remark that lines are left out.
    """

    head: int
    lines: tuple[int, ...] = ()
    more: int = 0

    def height(self, kept: int) -> int:
        """Return the height with the first ``kept`` lines."""
        more = self.more if kept < len(self.lines) else 0
        return self.head + sum(self.lines[:kept]) + more


class Fit(NamedTuple):
    """What fits.

    Attributes:
        kept: how many lines of each block; ``None`` for a block that has no room.
        split: so many blocks stand in the first column, those without room counted too.
        height: of the higher column.
    """

    kept: tuple[int | None, ...]
    split: int
    height: int


def fit(blocks: Sequence[Block], room: int) -> Fit:
    """Return what of the blocks fits into two columns of the height ``room``.

    Every block gets a heading and a line before any gets a second one, and so on in turns, so
    that a long list takes no room from a short one.  Earlier blocks come before later ones.
    """
    kept: list[int | None] = [None] * len(blocks)
    for at, block in enumerate(blocks):
        kept[at] = min(1, len(block.lines))
        if _split(blocks, kept)[1] > room:
            kept[at] = None
    is_growing = True
    while is_growing:
        is_growing = False
        for at, block in enumerate(blocks):
            count = kept[at]
            if count is None or count == len(block.lines):
                continue
            kept[at] = count + 1
            if _split(blocks, kept)[1] > room:
                kept[at] = count
            else:
                is_growing = True
    return Fit(tuple(kept), *_split(blocks, kept))


def _split(blocks: Sequence[Block], kept: Sequence[int | None]) -> tuple[int, int]:
    """Return where to cut so that the higher column is as low as can be, and its height."""
    heights = [
        0 if count is None else block.height(count)
        for block, count in zip(blocks, kept, strict=True)
    ]
    sides = ((at, max(sum(heights[:at]), sum(heights[at:]))) for at in range(len(heights) + 1))
    return min(sides, key=lambda one: (one[1], -one[0]))
