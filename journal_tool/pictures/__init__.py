"""Pictures without what they say of the person: bytes in, bytes out, every pixel the same.

Photographs hold more than can be seen: where and when they were taken, with which device, what
they showed before they were cut.  :func:`read_picture` takes that out of PNG, JPEG, GIF and WebP
without decoding them.  Hides the four formats.  One convention: what is not known to be needed to
show the picture is left out, so that kinds of metadata which are yet to come are left out too.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Final, TypeAlias

from journal_tool.pictures import _gif, _jpeg, _png, _webp
from journal_tool.pictures._bytes import Malformed, Stripped
from journal_tool.values import dataclass

MAX_PICTURE: Final = 2 * 1024 * 1024
"""Bytes above which a picture is not shown."""

_KINDS: Final[tuple[tuple[str, Callable[[bytes], bool], Callable[[bytes], Stripped]], ...]] = (
    ("jpg", _jpeg.begins, _jpeg.stripped),
    ("png", _png.begins, _png.stripped),
    ("gif", _gif.begins, _gif.stripped),
    ("webp", _webp.begins, _webp.stripped),
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be shown to anybody who may see what it shows.

    Attributes:
        kind: ``jpg``, ``png``, ``gif`` or ``webp``; its bytes say so, whatever its name was.
        width, height: in pixels as it is shown, that is after it was turned; both above 0.
        digest: SHA-256 of ``data`` in hexadecimal digits.
        data: the whole file, without metadata.
    """

    kind: str
    width: int
    height: int
    digest: str
    data: bytes = field(repr=False)


Pictures: TypeAlias = Mapping[tuple[str, str], Picture]
"""Pictures by the path of the file that names them and the name in its text."""

NO_PICTURES: Final[Pictures] = MappingProxyType({})


def read_picture(data: bytes) -> Picture | None:
    """Return the picture that a file holds, without its metadata.

    What stays is what a browser needs: the pixels, their colours, the steps of an animation, which
    side is up.  What goes is all else, with whatever stands behind the end of the picture.

    Args:
        data: the whole file; any bytes.

    Returns:
        ``None`` if it is of another kind, damaged, or not whole.
    """
    for kind, begins, stripped in _KINDS:
        if begins(data):
            try:
                found = stripped(data)
            except Malformed:
                return None
            digest = hashlib.sha256(found.data).hexdigest()
            return Picture(kind, found.width, found.height, digest, found.data)
    return None


__all__ = ["MAX_PICTURE", "NO_PICTURES", "Picture", "Pictures", "read_picture"]
