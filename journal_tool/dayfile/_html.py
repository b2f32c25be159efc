"""The text of a day made into safe HTML: nothing a person pastes leaves text, tables and links.

Pictures are shown only where somebody who has looked at the file says so; else their words stand.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import unquote

from journal_tool.patterns import pattern
from journal_tool.record import Record

if TYPE_CHECKING:  # markdown-it-py takes 0.1 s to import: only pages pay for it
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_WIKI: Final = pattern(r"!?\[\[([^\[\]\n]*)\]\]")
_UNSEEN: Final = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SHOWN_BOX: Final = pattern(r"\[([^\[\]\n]{0,3})\](?=\s|$)")
_BOXES: Final = {"": "☐", "x": "☑", "/": "◪", ".": "◪", "o": "◪", "-": "–", "–": "–", ">": "→"}

_PICTURE: Final = "!["  # both ways to write one begin so
_FOREIGN: Final = pattern(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ENDINGS: Final = (
    *(".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp"),
    *(".svg", ".heic", ".heif", ".avif", ".bmp", ".tif", ".tiff"),
)
"""Of pictures, shown or not: Obsidian embeds notes, sounds and films in the same way."""

_WIDTH: Final = pattern(r"\s*\d{1,5}(?:x\d{1,5})?\s*")


class Shown(Record):
    """A picture that a page can show.

    Attributes:
        src: the way to it from the page.
        width, height: in pixels.
    """

    src: str
    width: int
    height: int


Show: TypeAlias = Callable[[str], Shown | None]
"""From the name of a picture in a text to what is shown; ``None``: its words stand for it."""


def no_picture(_name: str) -> None:
    """Show no picture."""


def body_html(text: str, show: Show = no_picture) -> str:
    """Return markdown as HTML of text, lists, tables, quotes, links, and pictures that are shown.

    HTML in the text is shown as text.  Only ``http(s)`` and ``mailto`` links stay links.  Headings
    begin at ``<h3>`` and leave out no level, whatever the text does.  Comments must be hidden
    before.

    Args:
        text: markdown.
        show: asked for each picture that is no address on the web: ``![words](name)`` by its name
            with ``%20`` read as a blank, ``![[name]]`` as it stands.  Others become their words.
    """
    parser = _html_parser()
    tokens = parser.parse(_UNSEEN.sub("\ufffd", text))
    above: list[str] = []
    for position, token in enumerate(tokens):
        if token.type == "heading_open":
            above = [*(tag for tag in above if tag < token.tag), token.tag]
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, len(above) + 2)}"
        elif token.type in {"th_open", "td_open"}:
            token.attrs.pop("style", None)  # a page allows no style of its own
        elif token.type == "inline":
            token.children = list(_safe_inline(token.children or [], show))
            if position >= 2 and tokens[position - 2].type == "list_item_open":
                _show_box(token.children)
    html: str = parser.renderer.render(tokens, parser.options, {})
    return html


def picture_names(text: str) -> tuple[str, ...]:
    """Return each name for which :func:`body_html` asks whether a picture is shown, once."""
    if _PICTURE not in text:
        return ()
    names: dict[str, None] = {}
    body_html(text, names.setdefault)
    return tuple(names)


def _safe_inline(tokens: Sequence["Token"], show: Show) -> Iterator["Token"]:
    open_links: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            href = str(token.attrGet("href") or "")
            is_kept = bool(re.match(r"(?:https?://|mailto:)", href, re.IGNORECASE))
            open_links.append(is_kept)
            if is_kept:
                token.attrSet("rel", "noopener noreferrer nofollow")  # no text
                yield token
        elif token.type == "link_close":
            if open_links.pop():
                yield token
        elif token.type == "image":
            yield _image(token, show)
        elif token.type == "text":
            yield from _text(token, show)
        else:
            yield token


# -- pictures -------------------------------------------------------------------------------------


def _image(token: "Token", show: Show) -> "Token":
    """Return ``![words](name)`` as a picture, or as its words."""
    src = str(token.attrGet("src") or "")
    shown = show(unquote(src)) if src and not _FOREIGN.match(src) else None
    if shown is None:
        token.type, token.tag, token.children = "text", "", []
        return token
    words = "".join(one.content or " " * one.type.endswith("break") for one in token.children or [])
    before, bar, width = words.rpartition("|")
    return _picture(shown, before if bar and _WIDTH.fullmatch(width) else words)


def _text(token: "Token", show: Show) -> Iterator["Token"]:
    """Yield text with what stands in double brackets as pictures, or as words."""
    from markdown_it.token import Token

    at, pieces = 0, []
    for match in _WIKI.finditer(token.content):
        pieces.append(token.content[at : match.start()])
        at = match.end()
        shown = _embedded(match, show)
        if shown is None:
            pieces.append(_wiki_words(match))
            continue
        yield Token("text", "", 0, content="".join(pieces))
        yield shown
        pieces = []
    token.content = "".join([*pieces, token.content[at:]])
    yield token


def _embedded(match: re.Match[str], show: Show) -> "Token | None":
    """Return ``![[name|words]]`` as a picture, or ``None`` if none is shown."""
    name, *rest = match[1].split("|")
    name = name.partition("#")[0].strip()
    if not match[0].startswith("!") or not name.lower().endswith(_ENDINGS):
        return None
    shown = show(name)
    words = [one for one in rest if not _WIDTH.fullmatch(one)]
    return _picture(shown, words[-1] if words else "") if shown else None


def _picture(shown: Shown, words: str) -> "Token":
    from markdown_it.token import Token

    attributes: dict[str, str | int | float] = {
        "src": shown.src,
        "alt": " ".join(_UNSEEN.sub("\ufffd", words).split()),
        "width": shown.width,
        "height": shown.height,
        "loading": "lazy",
    }
    return Token("picture", "img", 0, attrs=attributes)


# -- words ----------------------------------------------------------------------------------------


def _wiki_words(match: re.Match[str]) -> str:
    target, bar, shown = match[1].rpartition("|")
    return shown if bar else (target or shown)


def _show_box(tokens: Sequence["Token"]) -> None:
    if tokens and tokens[0].type == "text" and (box := _SHOWN_BOX.match(tokens[0].content)):
        sign = _BOXES.get(box[1].strip().lower())
        if sign:
            tokens[0].content = sign + tokens[0].content[box.end() :]


@lru_cache(maxsize=1)
def _html_parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    options = {"html": False, "linkify": False, "typographer": False, "maxNesting": 20}
    return MarkdownIt("js-default", options)
