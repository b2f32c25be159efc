"""Bytes to text: what is no text is refused with a reason, what nearly is, is read."""

from typing import Final

from journal_tool import rules
from journal_tool.diagnostics import Diagnostic, about_file, at
from journal_tool.language import _
from journal_tool.phrases import whole
from journal_tool.text import SourceText

MAX_FILE: Final = 4 * 1024 * 1024
"""Bytes above which a file is not read."""

_MAX_TOLD: Final = 10


def decode(path: str, raw: bytes) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    """Return the text of a file and what is wrong with its bytes; ``None`` when it is no text.

    Bytes that are not UTF-8 become U+FFFD and are reported with their line.
    """
    if len(raw) > MAX_FILE:
        return None, (too_large(path, len(raw)),)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_like_utf_16(raw):
        return None, (about_file(rules.UTF_16, path, _("is UTF-16 and could not be read")),)
    if b"\x00" in raw:
        line = raw.count(b"\n", 0, raw.index(b"\x00")) + 1
        message = _("holds NUL bytes (line {line}) and was not read", line=line)
        return None, (about_file(rules.NOT_TEXT, path, message),)
    has_bom = raw.startswith(b"\xef\xbb\xbf")
    if has_bom:
        raw = raw[3:]
    try:
        return SourceText(path, raw.decode("utf-8"), has_bom), ()
    except UnicodeDecodeError:
        source = SourceText(path, raw.decode("utf-8", "replace"), has_bom)
        return source, tuple(_bad_lines(source, raw))


def encode(source: SourceText) -> bytes:
    """Return the bytes of a file; those it was read from, if all of them were UTF-8."""
    return (b"\xef\xbb\xbf" if source.has_bom else b"") + source.text.encode()


def too_large(path: str, size: int) -> Diagnostic:
    """Return the finding for a file of ``size`` bytes that is not read."""
    message = _("is {size} MiB large and was not read", size=whole(size / 1024 / 1024))
    return about_file(rules.TOO_LARGE, path, message)


def _looks_like_utf_16(raw: bytes) -> bool:
    """UTF-16 without a byte order mark: every second byte of Latin text is NUL."""
    start = raw[:512]
    if len(start) < 4:
        return False
    return any(
        start[parity::2].count(0) > 0.6 * len(start[parity::2])
        and start[1 - parity :: 2].count(0) < 0.2 * len(start)
        for parity in (0, 1)
    )


def _bad_lines(source: SourceText, raw: bytes) -> list[Diagnostic]:
    found = []
    start = 0
    for piece in raw.split(b"\n"):
        try:
            piece.decode("utf-8")
        except UnicodeDecodeError as error:
            at_char = start + len(piece[: error.start].decode("utf-8", "replace"))
            span = source.span(at_char, at_char + 1)
            shown = " ".join(f"{byte:02X}" for byte in piece[error.start : error.start + 2])
            message = _("the bytes {bytes} are not UTF-8", bytes=shown)
            found.append(at(rules.NOT_UTF_8, source, span, message))
            if len(found) >= _MAX_TOLD:
                break
        start += len(piece.decode("utf-8", "replace")) + 1
    return found
