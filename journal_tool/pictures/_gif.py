"""GIF: blocks, each a row of sub-blocks that ends with an empty one."""

from typing import Final

from journal_tool.pictures._bytes import Malformed, Stripped, little, piece, require

_EXTENSION, _IMAGE, _END = 0x21, 0x2C, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
_HAS_COLOURS: Final = 0x80
_LOOPS: Final = b"\x0bNETSCAPE2.0\x03\x01"
"""The one application whose word counts: how often an animation runs, in the two bytes behind."""


def begins(data: bytes) -> bool:
    """Return whether a file begins as a GIF does."""
    return data.startswith((b"GIF87a", b"GIF89a"))


def stripped(data: bytes) -> Stripped:
    """Return a GIF without metadata.

    Raises:
        Malformed: it is none, or not whole.
    """
    screen = piece(data, 6, 7)
    width, height = little(screen[:2]), little(screen[2:4])
    require(width and height)
    at = 13 + _colours(screen[4])
    kept = [piece(data, 0, at)]
    has_image = False
    while True:
        block = piece(data, at, 1)[0]
        if block == _END:
            break
        if block == _IMAGE:
            has_image = True
            end = _image_end(data, at)
            kept.append(data[at:end])
        elif block == _EXTENSION:
            end = _blocks_end(data, at + 2)
            kept.append(_extension(data[at:end]))
        else:
            raise Malformed
        at = end
    require(has_image)
    return Stripped(b"".join((*kept, b"\x3b")), width, height)


def _colours(flags: int) -> int:
    """Return how many bytes the colours take that ``flags`` speak of."""
    return 3 << ((flags & 7) + 1) if flags & _HAS_COLOURS else 0


def _image_end(data: bytes, at: int) -> int:
    colours = _colours(piece(data, at, 10)[9])
    piece(data, at + 10, colours + 1)
    return _blocks_end(data, at + 11 + colours)


def _blocks_end(data: bytes, at: int) -> int:
    """Return where a row of sub-blocks ends that begins at ``at``."""
    while length := piece(data, at, 1)[0]:
        at += 1 + length
    return at + 1


def _extension(block: bytes) -> bytes:
    """Return what is kept of an extension: how long a step stands, how often all of them run."""
    label, inside = block[1], block[2:]
    if label == _CONTROL:
        require(len(inside) == 6 and inside[0] == 4)
        return block
    if label == _APPLICATION and inside.startswith(_LOOPS):
        return block[:2] + inside[: len(_LOOPS) + 2] + b"\0"
    return b""
