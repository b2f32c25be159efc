"""All pages of the report in one document, for a phone, for mail, for somebody else to read.

Made from the finished pages: the content of each is cut out and stands as it is, but for what
one document needs.  Headings go down one step, because the document has a first one of its own;
every ``id`` gets the name of its page before it; links between pages become links within the
document; and what leads nowhere any more (other files, ways from month to month, scripts) goes.
"""

import base64
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from html import escape, unescape
from html.parser import HTMLParser
from typing import Final, NamedTuple
from urllib.parse import urljoin

from journal_tool.language import N_, _, ngettext
from journal_tool.phrases import long_date, shortened
from journal_tool.report._frame import ABOUT, INDEX, STYLE, Link, policy
from journal_tool.report._page import Page
from journal_tool.report._render import Compiled, renderer
from journal_tool.report._words import clean
from journal_tool.settings import ReportRules
from journal_tool.values import dataclass

SINGLE_STYLE: Final = "single.css"
"""The rules of this document, after those of all pages."""

FOLDERS: Final = {"practice": N_("Practices"), "days": N_("Days")}
"""Folders of pages, and what the contents call them where no page of their own does."""

_BY_DATE: Final = frozenset({"days", "review"})

LISTED: Final = 24
"""So many pages of a folder stand open in the contents."""

SHORT_NAME: Final = 60
"""Characters of a heading there."""

_NEEDS_A_SCRIPT: Final = ("search.html",)
_TYPES: Final = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}
_LEFT_OUT: Final = ("nav", "script")
_REFERENCES: Final = (
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-labelledby",
    "aria-owns",
    "for",
    "headers",
)
_HREFS: Final = ("href", "xlink:href")

_HEADING: Final = re.compile(r"h[1-6]")
_ATTRIBUTE: Final = re.compile(
    r"""\s+(?P<name>[^\s=>/"']+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s>"']+))?"""
)
_TAG: Final = re.compile(r"<[^>]*>")
_FOREIGN: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_URL: Final = re.compile(r"url\(#(?P<id>[^)]*)\)")


@dataclass(frozen=True, slots=True)
class Part:
    """A page within the document.

    Attributes:
        anchor: its name.
        html: its content, which comes safe from the page and is not escaped again.
        is_small: whether it stands below the page before it on paper, not on a new sheet.
    """

    anchor: str
    html: str
    is_small: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """A line of the contents: a page, or a name above pages, and the pages below it.

    Attributes:
        text: what it says.
        href: where it leads; ``""``: nowhere.
        links: the pages below it.
        more: those of them that are folded.
        summary: of the folded ones, such as ``376 more``; ``""`` for none.
    """

    text: str
    href: str
    links: tuple[Link, ...] = ()
    more: tuple[Link, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True)
class SingleView:
    """The document.

    Attributes:
        lang: language tag.
        journal: name of the journal.
        date: the day it was made for, in full.
        remark: what is left out of it; ``""`` for nothing.
        policy: the content security policy.
        style: the style sheet.
        chapters: the contents.
        parts: the pages.
        numbers, help: anchors of how each number is made, and of where to find help.
    """

    lang: str
    journal: str
    date: str
    remark: str
    policy: str
    style: str
    chapters: tuple[Chapter, ...]
    parts: tuple[Part, ...]
    numbers: str
    help: str


def single_page(  # noqa: PLR0913 - one front: what it is made from, and how
    made: Iterable[Page],
    templates: Mapping[str, str],
    *,
    name: str,
    as_of: date,
    rules: ReportRules,
    compiled: Compiled | None = None,
) -> bytes:
    """Return the report as one document, complete without other files and without scripts.

    Args:
        made: all pages, in their order; pictures and a style sheet among them are put into the
            document.
        templates: the texts of the template files, by name.
        name: of the journal.
        as_of: the day that the report is of.
        rules: language, and whether names and words are in the pages.
        compiled: where compiled templates are kept, if anywhere.
    """
    files = {page.path: page.data for page in made}
    sources = [
        _read(path, data.decode())
        for path, data in files.items()
        if path.endswith(".html") and path not in _NEEDS_A_SCRIPT
    ]
    names = _names(sources)
    sheet = files[STYLE].decode() if STYLE in files else templates[STYLE]
    style = _style(sheet) + templates[SINGLE_STYLE]
    view = SingleView(
        lang=clean(rules.lang),
        journal=clean(name) or _("Journal"),
        date=long_date(as_of),
        remark=_remark(rules),
        policy=policy(style).replace(
            "img-src 'self' data:",
            "img-src data:; script-src 'none'",  # no text
        ),
        style=style,
        chapters=tuple(_chapters(sources, names)),
        parts=tuple(
            Part(names[one.path, ""], _rewritten(one, names, files), _is_small(one.path))
            for one in sources
        ),
        numbers=names[ABOUT, ""],
        help=names.get((ABOUT, "help"), names[ABOUT, ""]),
    )
    return renderer(templates, compiled)("single.html.j2", None, view)


# -- reading a page -----------------------------------------------------------------------------


class _Tag(NamedTuple):
    """A tag of a page: where it stands in the text, its name, its attributes if it opens."""

    start: int
    end: int
    name: str
    attributes: Mapping[str, str]
    opens: bool


class _Source(NamedTuple):
    """A page: its text, the tags of its content, its heading, and what its navigation calls what.

    ``start`` and ``end`` are those of the content within the text.
    """

    path: str
    text: str
    tags: Sequence[_Tag]
    start: int
    end: int
    heading: str
    called: Mapping[str, str]


class _Tags(HTMLParser):
    """Finds every tag of a text, and where it stands; one that does not end is none."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Tag] = []
        self._text = text
        self._lines = [0, *(one.end() for one in re.finditer("\n", text))]
        self.feed(text)  # and no `close`, which would take what does not end for text
        rest = self.rawdata
        self.end = len(text) - (len(rest) if rest.startswith("<") else 0)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._offset()
        end = self._text.index(">", start + len(self.get_starttag_text() or "") - 1) + 1
        values = {name: value or "" for name, value in attrs}
        self.found.append(_Tag(start, end, tag, values, opens=True))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        start = self._offset()
        self.found.append(_Tag(start, self._text.index(">", start) + 1, tag, {}, opens=False))


def _read(path: str, text: str) -> _Source:
    """Return a page; one by a template of somebody's own may hold neither heading nor ``main``."""
    read = _Tags(text)
    tags = read.found
    start, end = _content(tags, read.end)
    inside = [one for one in tags if start <= one.start < end]
    return _Source(
        path,
        text,
        inside,
        start,
        end,
        next((_words(text, one, inside) for one in inside if one.name == "h1"), "") or path,
        {
            urljoin(path, one.attributes["href"]): _words(text, one, tags)
            for one in tags
            if one.end <= start and one.name == "a" and "href" in one.attributes
        },
    )


def _content(tags: Sequence[_Tag], end: int) -> tuple[int, int]:
    """Return where the content begins and ends: that of ``main``, else of what there is."""
    begins = (("main", True), ("body", True), ("head", False))
    start = next(
        (
            one.end
            for name, opens in begins
            for one in tags
            if one.name == name and one.opens is opens
        ),
        0,
    )
    ends = (
        one.start
        for name in ("main", "body", "html")
        for one in reversed(tags)
        if one.name == name and not one.opens and one.start >= start
    )
    return start, next(ends, end)


def _words(text: str, tag: _Tag, tags: Sequence[_Tag]) -> str:
    """Return the text between a tag and the next one that closes it; ``""`` if none does."""
    ends = (
        one.start for one in tags if one.start >= tag.end and one.name == tag.name and not one.opens
    )
    return " ".join(unescape(_TAG.sub("", text[tag.end : next(ends, tag.end)])).split())


# -- names --------------------------------------------------------------------------------------


Names = Mapping[tuple[str, str], str]
"""The name within the document of each page (``""``) and of each ``id`` in it."""


def _names(sources: Sequence[_Source]) -> Names:
    """Return a name for everything that can be linked to, each once: pages first, then places."""
    names: dict[tuple[str, str], str] = {}
    taken = {"content", "contents"}
    for one in sources:
        anchor = one.path.removesuffix(".html").replace("/", "-")
        names[one.path, ""] = _free(anchor, taken)
    for one in sources:
        for tag in one.tags:
            place = tag.attributes.get("id", "")
            if (one.path, place) not in names:
                names[one.path, place] = _free(f"{names[one.path, '']}-{place}", taken)
    return names


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


# -- writing it anew ----------------------------------------------------------------------------


def _rewritten(source: _Source, names: Names, files: Mapping[str, bytes]) -> str:
    """Return the content of a page as it stands in the document."""
    pieces = []
    at = source.start
    for start, end, piece in _edits(source, names, files):
        pieces += [source.text[at:start], piece]
        at = end
    return "".join([*pieces, source.text[at : source.end]]).strip()


def _edits(
    source: _Source, names: Names, files: Mapping[str, bytes]
) -> Iterator[tuple[int, int, str]]:
    """Yield what is put in the place of which stretch of the text, from top to bottom."""
    left_out, start = "", 0
    for tag in source.tags:
        if left_out:
            if tag.name == left_out and not tag.opens:
                yield start, tag.end, ""
                left_out = ""
        elif tag.name in _LEFT_OUT:
            left_out, start = tag.name, tag.start
        elif tag.name == "img":
            yield tag.start, tag.end, _picture(source, tag, files)
        else:
            yield tag.start, tag.end, _tag(source, tag, names)
    if left_out:
        yield start, source.end, ""


def _tag(source: _Source, tag: _Tag, names: Names) -> str:
    text = source.text[tag.start : tag.end]
    if _HEADING.fullmatch(tag.name):
        head, digit, rest = text.partition(tag.name[1])
        text = f"{head}{min(int(digit) + 1, 6)}{rest}"
    if not tag.attributes:
        return text

    def attribute(match: re.Match[str]) -> str:
        name, value = match["name"].lower(), unescape((match["value"] or "").strip("\"'"))
        new = _value(source.path, name, value, names)
        if new is None:
            return ""
        return match[0] if new == value else f' {match["name"]}="{escape(new)}"'

    return _ATTRIBUTE.sub(attribute, text)


def _value(path: str, name: str, value: str, names: Names) -> str | None:
    """Return what an attribute says in the document; ``None``: it goes."""
    if name == "id":
        return names.get((path, value))
    if name in _REFERENCES:
        found = (names.get((path, one)) for one in value.split())
        return " ".join(filter(None, found)) or None
    if name in _HREFS:
        return _href(path, value, names)
    return _URL.sub(lambda one: f"url(#{names.get((path, one['id']), '')})", value)


def _href(path: str, href: str, names: Names) -> str | None:
    """Return where a link leads: to a place, to the top of its page, or as it was to the web."""
    if _FOREIGN.match(href):
        return href
    page, _, place = urljoin(path, href).partition("#")
    name = names.get((page, place)) or names.get((page, ""))
    return f"#{name}" if name else None


def _picture(source: _Source, tag: _Tag, files: Mapping[str, bytes]) -> str:
    """Return a picture with its bytes in it; without them, what it shows in words."""
    src, alt = tag.attributes.get("src", ""), tag.attributes.get("alt", "")
    if src.startswith("data:"):
        return source.text[tag.start : tag.end]
    path = "" if _FOREIGN.match(src) else urljoin(source.path, src)
    kind = _TYPES.get(path.rpartition(".")[2].lower())
    if kind is None or path not in files:
        return escape(alt)
    data = base64.b64encode(files[path]).decode()
    size = "".join(
        f' {name}="{escape(tag.attributes[name])}"'
        for name in ("width", "height")
        if name in tag.attributes
    )
    return f'<img src="data:{kind};base64,{data}" alt="{escape(alt)}"{size}>'  # no text


# -- around the pages ---------------------------------------------------------------------------


def _chapters(sources: Sequence[_Source], names: Names) -> Iterator[Chapter]:
    """Yield the contents: each page by the name that the navigation has for it, else its own."""
    called = sources[0].called
    folders: dict[str, list[Link]] = {}
    chapters: dict[str, Chapter] = {}
    for one in sources:
        folder, _slash, file = one.path.rpartition("/")
        href = f"#{names[one.path, '']}"
        if folder and file != INDEX:
            chapters.setdefault(folder, Chapter(_folder_name(folder), ""))
            name = shortened(one.heading, SHORT_NAME)
            folders.setdefault(folder, []).append(Link(name, href))
        else:
            text = called.get(one.path) or one.heading
            chapters[folder or one.path] = Chapter(text, href)
    for key, chapter in chapters.items():
        links = tuple(folders.get(key, ()))
        if key in _BY_DATE:
            links = links[::-1]  # the newest stand first, and the others are folded
        keep = len(links) if len(links) <= LISTED + 1 else LISTED
        more = links[keep:]
        summary = ngettext("{count} more", "{count} more", len(more)) if more else ""
        yield replace(chapter, links=links[:keep], more=more, summary=summary)


def _folder_name(folder: str) -> str:
    return _(FOLDERS[folder]) if folder in FOLDERS else folder


def _remark(rules: ReportRules) -> str:
    if not rules.names:
        return _("Names are numbers, and words are left out.")
    return "" if rules.words else _("Words are left out.")


def _is_small(path: str) -> bool:
    return path == INDEX or (path.startswith("practice/") and not path.endswith(f"/{INDEX}"))


def _style(css: str) -> str:
    """Return the style sheet of the pages, gone down one step with their headings."""
    css = re.sub(r"(?<![\w.#-])h([1-6])(?![\w-])", lambda one: f"h{min(int(one[1]) + 1, 6)}", css)
    return css.replace("main > ", ".page > ")
