"""WebP: chunks in a RIFF file, each with a name and a length; an animation holds some within.

Browsers show a WebP as it is stored and ask no metadata which side is up, so none is kept.
"""

from collections.abc import Iterator
from typing import Final

from journal_tool.pictures._bytes import Stripped, little, piece, require

_LOSSY, _LOSSLESS, _EXTENDED = b"VP8 ", b"VP8L", b"VP8X"
_PIXELS: Final = (_LOSSY, _LOSSLESS)
_STEP: Final = b"ANMF"
_KEPT: Final = frozenset({*_PIXELS, _STEP, b"ALPH", b"ICCP", b"ANIM"})
_KEPT_IN_STEP: Final = frozenset({*_PIXELS, b"ALPH"})
_BEFORE_STEP: Final = 16
_HAS_ICC, _HAS_ALPHA, _IS_ANIMATED = 0x20, 0x10, 0x02


def begins(data: bytes) -> bool:
    """Return whether a file begins as a WebP does."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def stripped(data: bytes) -> Stripped:
    """Return a WebP without metadata.

    Raises:
        Malformed: it is none, or not whole.
    """
    inside = piece(data, 12, little(data[4:8]) - 4)
    chunks = list(_chunks(inside))
    require(chunks)
    kind, first = chunks[0]
    if kind == _EXTENDED:
        return _extended(first, chunks[1:])
    require(kind in _PIXELS)
    return Stripped(_file(_chunk(kind, first)), *_size(kind, first))


def _extended(head: bytes, chunks: list[tuple[bytes, bytes]]) -> Stripped:
    """Return a picture whose head says what else is in the file; after this it says so rightly."""
    require(len(head) == 10)
    width, height = little(head[4:7]) + 1, little(head[7:10]) + 1
    names = {kind for kind, _ in chunks}
    require(names & {*_PIXELS, _STEP})
    flags = head[0] & (_HAS_ALPHA | _IS_ANIMATED)
    flags |= _HAS_ICC if b"ICCP" in names else 0
    kept = [_chunk(kind, _kept(kind, inside)) for kind, inside in chunks if kind in _KEPT]
    whole = _file(_chunk(_EXTENDED, bytes((flags, 0, 0, 0)) + head[4:]), *kept)
    return Stripped(whole, width, height)


def _kept(kind: bytes, inside: bytes) -> bytes:
    """Return a chunk without what its own chunks hold beside pixels."""
    if kind != _STEP:
        return inside
    head = piece(inside, 0, _BEFORE_STEP)
    below = [one for one in _chunks(inside[_BEFORE_STEP:]) if one[0] in _KEPT_IN_STEP]
    require(any(name in _PIXELS for name, _ in below))
    return head + b"".join(_chunk(*one) for one in below)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of each chunk; one of odd length is followed by a byte of nothing."""
    at = 0
    while at < len(data):
        name, length = piece(data, at, 4), little(piece(data, at + 4, 4))
        yield name, piece(data, at + 8, length)
        at += 8 + length + length % 2


def _chunk(name: bytes, inside: bytes) -> bytes:
    return name + len(inside).to_bytes(4, "little") + inside + bytes(len(inside) % 2)


def _file(*chunks: bytes) -> bytes:
    inside = b"WEBP" + b"".join(chunks)
    return b"RIFF" + len(inside).to_bytes(4, "little") + inside


def _size(kind: bytes, inside: bytes) -> tuple[int, int]:
    """Return width and height of a file of nothing but pixels."""
    if kind == _LOSSLESS:
        require(piece(inside, 0, 1) == b"\x2f")
        bits = little(piece(inside, 1, 4))
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    require(piece(inside, 3, 3) == b"\x9d\x01\x2a" and not inside[0] & 1)
    width, height = little(piece(inside, 6, 2)) & 0x3FFF, little(piece(inside, 8, 2)) & 0x3FFF
    require(width and height)
    return width, height
