"""PNG: chunks, each with a length, a type and a check sum."""

import zlib
from collections.abc import Iterator
from typing import Final

from journal_tool.pictures._bytes import Stripped, big, piece, require
from journal_tool.pictures._exif import UPRIGHT, as_shown, exif_of, orientation

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_KEPT: Final = frozenset(
    (
        b"IHDR PLTE IDAT IEND "  # the picture
        b"tRNS gAMA cHRM sRGB iCCP cICP sBIT pHYs "  # how its colours and its shape are meant
        b"acTL fcTL fdAT"  # the steps of an animation
    ).split()
)
_CRITICAL: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LONGEST: Final = 2**31 - 1


def begins(data: bytes) -> bool:
    """Return whether a file begins as a PNG does."""
    return data.startswith(_SIGNATURE)


def stripped(data: bytes) -> Stripped:
    """Return a PNG without metadata.

    Raises:
        Malformed: it is none, or not whole.
    """
    kept = [_SIGNATURE]
    turned = UPRIGHT
    width = height = 0
    kinds: set[bytes] = set()
    for kind, inside in _chunks(data):
        if not kinds:
            require(kind == b"IHDR" and len(inside) == 13)
            width, height = big(inside[:4]), big(inside[4:8])
            require(0 < width <= _LONGEST and 0 < height <= _LONGEST)
        else:
            require(kind != b"IHDR")
        if kind == b"eXIf" and kind not in kinds:
            turned = orientation(inside)
            kept.append(_chunk(kind, exif_of(turned)) if turned != UPRIGHT else b"")
        elif kind in _KEPT:
            kept.append(_chunk(kind, inside))
        kinds.add(kind)
    require(b"IDAT" in kinds)
    return Stripped(b"".join(kept), *as_shown(width, height, turned))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield type and content of each chunk, up to the one that ends the picture."""
    at = len(_SIGNATURE)
    kind = b""
    while kind != b"IEND":
        length, kind = big(piece(data, at, 4)), piece(data, at + 4, 4)
        inside = piece(data, at + 8, length)
        check = big(piece(data, at + 8 + length, 4))
        require(kind in _KEPT or kind[0] not in _CRITICAL)
        require(kind not in _KEPT or check == zlib.crc32(kind + inside))
        yield kind, inside
        at += 12 + length


def _chunk(kind: bytes, inside: bytes) -> bytes:
    whole = kind + inside
    return len(inside).to_bytes(4) + whole + zlib.crc32(whole).to_bytes(4)
