"""JPEG: segments, each with a marker and a length, and scans that end at the next marker.

Many segments are small pictures of their own: a preview in JFIF or EXIF can show what the picture
showed before it was cut.  So JFIF is kept without its preview.
"""

import re
from typing import Final

from journal_tool.pictures._bytes import Malformed, Stripped, big, piece, require
from journal_tool.pictures._exif import UPRIGHT, as_shown, exif_of, orientation

_BEGIN, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_JFIF, _EXIF, _ICC, _ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
_APPLICATIONS: Final = range(0xE0, 0xF0)
_TABLES: Final = frozenset({0xC4, 0xCC, 0xDB, 0xDC, 0xDD})
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - _TABLES - {0xC8}

_MARKER: Final = re.compile(rb"\xff+([^\xff])", re.DOTALL)
_AFTER_SCAN: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
"""A marker that is no restart within the scan.  Found in one pass, whatever stands before it."""

_EXIF_NAME: Final = b"Exif\0\0"
_JFIF_BEFORE_PREVIEW: Final = 12
_ADOBE_LENGTH: Final = 12


def begins(data: bytes) -> bool:
    """Return whether a file begins as a JPEG does."""
    return data.startswith(b"\xff\xd8\xff")


def stripped(data: bytes) -> Stripped:
    """Return a JPEG without metadata.

    Raises:
        Malformed: it is none, or not whole.
    """
    at = 2
    jfif, turned = b"", 0
    kept: list[bytes] = []
    size: tuple[int, int] | None = None
    has_scan = False
    while True:
        marker, at = _marker(data, at)
        if marker == _END:
            break
        length = big(piece(data, at, 2))
        require(length >= 2)
        inside = piece(data, at + 2, length - 2)
        at += length
        if marker in _FRAMES:
            require(size is None)
            size = _size(inside)
            kept.append(_segment(marker, inside))
        elif marker == _SCAN:
            require(size)
            has_scan = True
            end = _scan_end(data, at)
            kept += [_segment(marker, inside), data[at:end]]
            at = end
        elif marker in _TABLES:
            kept.append(_segment(marker, inside))
        elif marker == _JFIF:
            jfif = jfif or _without_preview(inside)
        elif marker == _EXIF and inside.startswith(_EXIF_NAME):
            turned = turned or orientation(inside[len(_EXIF_NAME) :])
        elif marker in _APPLICATIONS:
            kept.append(_application(marker, inside))
        else:
            require(marker == _COMMENT)
    if size is None or not has_scan:
        raise Malformed
    turned = turned or UPRIGHT
    exif = _segment(_EXIF, _EXIF_NAME + exif_of(turned)) if turned != UPRIGHT else b""
    whole = b"".join((b"\xff\xd8", jfif, exif, *kept, b"\xff\xd9"))
    return Stripped(whole, *as_shown(*size, turned))


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """Return the marker that must stand at ``at``, and where what follows it begins."""
    found = _MARKER.match(data, at)
    if found is None:
        raise Malformed
    return found[1][0], found.end()


def _scan_end(data: bytes, at: int) -> int:
    found = _AFTER_SCAN.search(data, at)
    if found is None:
        raise Malformed
    return found.start()


def _segment(marker: int, inside: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(inside) + 2).to_bytes(2) + inside


def _size(frame: bytes) -> tuple[int, int]:
    height, width = big(piece(frame, 1, 2)), big(piece(frame, 3, 2))
    require(width and height)
    return width, height


def _without_preview(inside: bytes) -> bytes:
    """Return the JFIF segment with a preview of no pixels; empty if it is another one."""
    if not inside.startswith(b"JFIF\0") or len(inside) < _JFIF_BEFORE_PREVIEW + 2:
        return b""
    return _segment(_JFIF, inside[:_JFIF_BEFORE_PREVIEW] + b"\0\0")


def _application(marker: int, inside: bytes) -> bytes:
    """Return the segment of an application if it says how colours are meant, else nothing."""
    if marker == _ICC and inside.startswith(b"ICC_PROFILE\0"):
        return _segment(marker, inside)
    if marker == _ADOBE and inside.startswith(b"Adobe") and len(inside) >= _ADOBE_LENGTH:
        return _segment(marker, inside[:_ADOBE_LENGTH])
    return b""
