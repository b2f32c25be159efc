"""What the formats share: a file cut into pieces, and no piece shorter than it says."""

from typing import NamedTuple


class Malformed(Exception):  # noqa: N818  named for what happened
    """The bytes are not what they claim to be."""


class Stripped(NamedTuple):
    """A file without its metadata, and its size in pixels as it is shown."""

    data: bytes
    width: int
    height: int


def piece(data: bytes, start: int, length: int) -> bytes:
    """Return ``length`` bytes from ``start`` on.

    Raises:
        Malformed: there are not so many.
    """
    found = data[start : start + length]
    require(len(found) == length)
    return found


def require(condition: object) -> None:
    """Raise Malformed unless ``condition`` holds."""
    if not condition:
        raise Malformed


def big(data: bytes) -> int:
    """Return a number whose first byte weighs most."""
    return int.from_bytes(data, "big")


def little(data: bytes) -> int:
    """Return a number whose first byte weighs least."""
    return int.from_bytes(data, "little")
