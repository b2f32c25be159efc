"""Which side of a picture is up: the one thing in EXIF without which it looks wrong."""

from typing import Final

from journal_tool.pictures._bytes import big, little

UPRIGHT: Final = 1
"""The orientation of a picture that is shown as it is stored; 2 to 8 are turned or mirrored."""

_SIDEWAYS: Final = (5, 6, 7, 8)
_TAG: Final = 0x0112
_SHORT: Final = 3
_ENTRY: Final = 12
_BEFORE_ENTRIES: Final = 2


def orientation(exif: bytes) -> int:
    """Return the orientation, 1 to 8, that EXIF data says; 1 if it says none.

    Args:
        exif: from its byte order (``II`` or ``MM``) on; any bytes.
    """
    number = {b"II*\0": little, b"MM\0*": big}.get(exif[:4])
    if number is None:
        return UPRIGHT
    start = number(exif[4:8])
    count = number(exif[start : start + _BEFORE_ENTRIES])
    first = start + _BEFORE_ENTRIES
    for at in range(first, min(first + count * _ENTRY, len(exif) - _ENTRY + 1), _ENTRY):
        entry = exif[at : at + _ENTRY]
        tag, kind, values, value = (
            number(entry[a:b]) for a, b in ((0, 2), (2, 4), (4, 8), (8, 10))
        )
        if tag == _TAG:
            return value if (kind, values) == (_SHORT, 1) and 1 <= value <= 8 else UPRIGHT
    return UPRIGHT


def exif_of(turned: int) -> bytes:
    """Return EXIF data that holds an orientation, 1 to 8, and nothing else."""
    entry = _TAG.to_bytes(2) + _SHORT.to_bytes(2) + (1).to_bytes(4) + turned.to_bytes(2) + b"\0\0"
    return b"MM\0*" + (8).to_bytes(4) + (1).to_bytes(2) + entry + bytes(4)


def as_shown(width: int, height: int, turned: int) -> tuple[int, int]:
    """Return width and height of a picture once it is turned."""
    return (height, width) if turned in _SIDEWAYS else (width, height)
