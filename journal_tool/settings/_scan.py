"""Text into sections of keys and values, whatever else stands in it.

``tomllib`` reads every single value; where a value begins and ends, and below which header it
stands, is found here, because ``tomllib`` tells no places and gives up at the first mistake.
A mistake ends its own statement; reading goes on at the next line, or, where a list or a long
text is not closed, at the next line that can only be a header.  A line that was meant to be a
header ends the table above it all the same.
"""

import re
from dataclasses import field
from typing import Final

from journal_tool.language import N_, _
from journal_tool.patterns import pattern
from journal_tool.record import Record
from journal_tool.settings import _advice
from journal_tool.settings._nodes import (
    Items,
    Key,
    Mistake,
    Node,
    Odd,
    Origin,
    Plain,
    Scalar,
    Stretch,
    Table,
    put,
)
from journal_tool.settings._plain import read_plain
from journal_tool.values import dataclass

DEEPEST: Final = 16
"""Levels of lists, braces and dotted keys that are read."""

_HEADER_LINE: Final = r"""
    ^[ \t]*\[\[?[ \t]*(?!(?:true|false|inf|nan)[ \t]*\])
    [A-Za-z_][A-Za-z0-9_-]*(?:[ \t]*\.[ \t]*(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*'))*
    [ \t]*\]\]?[ \t]*(?:\#[^\n]*)?\r?$
"""
"""A line that is a header even inside a list: its words are no values of TOML."""
_HEADER: Final = pattern(_HEADER_LINE, re.MULTILINE | re.VERBOSE)
_GLUED_HEADER: Final = pattern(r"(?<=\S)\[\[?[^\W\d][^=:#\[\]{},]*\]\]?$")
_BROKEN_HEADER: Final = pattern(
    r"""
    (?:(?: [^\s"'=:#\[\]{},]+ | [^\w"'=:#\[\]{},]+ )\[\[?)?+   # x[ or * [, or no bracket at all
    [ \t]*[^\W\d][^=:#\[\]{},]*\]\]?
    """,
    re.VERBOSE,
)
"""A line that does not begin like a header and can only be one."""
_TOKEN: Final = pattern(
    rf"""
    (?P<header>{_HEADER_LINE})
    | (?P<skip>
        "{{3}}(?:[^"\\\n]|\\[^\n]|\\?\n(?!{_HEADER_LINE})|"(?!""))*+"{{3,5}}
        | '{{3}}(?:[^'\n]|\n(?!{_HEADER_LINE})|'(?!''))*+'{{3,5}}
        | "(?:[^"\\\n]|\\.)*+"? | '[^'\n]*'? | \#[^\n]* | \\.
      )
    | (?P<open>[\[{{]) | (?P<close>[\]}}])
    """,
    re.MULTILINE | re.VERBOSE,
)
_STRINGS: Final = (
    ('"""', re.compile(r'"{3}(?:[^"\\]|\\[\s\S]|"(?!""))*+"{3,5}')),
    ("'''", re.compile(r"'{3}(?:[^']|'(?!''))*+'{3,5}")),
    ('"', re.compile(r'"(?:[^"\\\n]|\\.)*+"')),
    ("'", re.compile(r"'[^'\n]*'")),
)
_ESCAPE: Final = pattern(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ \t\r]*\n|[\s\S])")
_BARE_KEY: Final = pattern(r"[A-Za-z0-9_-]+")
_BLANKS: Final = pattern(r"[ \t]*")
_REST: Final = pattern(r"""(?:"[^"\n]*"|'[^'\n]*'|[^#\n])*+""")
_INNER: Final = pattern(r"[^,\]}#\n]*")
_CONTROL: Final = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)")
_LIKE_DATE: Final = pattern(r"[0-9]{1,4}([-./])[0-9]{1,2}\1[0-9]{1,4}([ T][0-9:.]*)?")
_LIKE_TIME: Final = pattern(r"[0-9]{1,2}:[0-9]{2}")
_STATEMENT: Final = pattern(r"[A-Za-z0-9_.-]+[ \t]*=")


class Header(Record):
    """A line that begins a table.

    Attributes:
        keys: its name; empty where it cannot be read.
        is_item: ``[[NAME]]``, which adds one table to a list.
        start, end: from bracket to bracket.
    """

    keys: tuple[Key, ...]
    is_item: bool
    start: int
    end: int


class Statement(Record):
    """``KEY = VALUE``."""

    keys: tuple[Key, ...]
    value: Node


@dataclass(slots=True)
class Section:
    """A header (``None``: the top of the file) and what stands below it.

    Attributes:
        is_whole: ``False`` once something in it is not TOML.
    """

    header: Header | None
    statements: list[Statement] = field(default_factory=list)
    is_whole: bool = True


class _TomlError(Exception):
    """Found something that is not TOML.

    Attributes:
        resume: where reading can go on.
        lost: what was meant to be a header.
    """

    def __init__(self, mistake: Mistake, resume: int = -1, lost: Header | None = None) -> None:
        super().__init__(mistake.message)
        self.mistake = mistake
        self.resume = resume
        self.lost = lost


def scan(text: str) -> tuple[list[Section], list[Mistake]]:
    """Return all sections of ``text``, the top of the file first, and what is not TOML.

    A line of a long text may look like a header.  Where there are mistakes, the text is read again
    as if none did, in case one is not closed; the reading with fewer mistakes counts.
    """
    whole = _sections(text, is_cut=False)
    if not whole[1] or not ('"""' in text or "'''" in text):
        return whole
    return min(_sections(text, is_cut=True), whole, key=lambda reading: len(reading[1]))


def _sections(text: str, *, is_cut: bool) -> tuple[list[Section], list[Mistake]]:
    sections = [Section(None)]
    mistakes: list[Mistake] = []
    at = 0
    while at < len(text):
        try:
            at = _line(text, _blanks(text, at), sections, is_cut=is_cut)
        except _TomlError as error:
            if error.lost:
                sections.append(Section(error.lost))
            sections[-1].is_whole = False
            mistakes.append(error.mistake)
            at = max(error.resume, _next_line(text, at))
    return sections, mistakes


def _line(text: str, at: int, sections: list[Section], *, is_cut: bool) -> int:
    """Read the statement, header or empty line at ``at``; return where the next line begins.

    ``is_cut`` says that no text may go on beyond a line that looks like a header.
    """
    if _is_end(text, at) or text[at] == "#":
        return _finish(text, at)
    if text[at] == "[":
        try:
            header = _header(text, at)
        except _TomlError as error:
            error.lost = error.lost or _lost_header(text, at).lost
            raise
        sections.append(Section(header))
        return _finish(text, header.end)
    statement = _statement(text, at)
    if is_cut:
        _no_header(text, statement.value.start, statement.value.end)
    sections[-1].statements.append(statement)
    return _finish(text, statement.value.end, statement.value)


def _finish(text: str, at: int, value: Node | None = None) -> int:
    """Return the start of the next line, if nothing but a remark follows on this one."""
    after = at
    at = _remark(text, _blanks(text, at))
    if _is_end(text, at):
        return _next_line(text, at)
    rest = _rest(text, at) or text[at]
    place = Stretch(at, at + len(rest))
    if value is None:
        message = _("{text} follows the name of a table", text=_advice.shortened(rest))
        raise _TomlError(Mistake(*place, message, _("write it on the next line")))
    if _HEADER.fullmatch(rest):
        raise _lost_header(text, at, is_glued=True)
    message, hint = _advice.after_value(text[value.start : value.end], rest, is_glued=at == after)
    raise _TomlError(Mistake(*place, message, hint), _next_line(text, at))


def _header(text: str, at: int) -> Header:
    is_item = text.startswith("[[", at)
    closing = "]]" if is_item else "]"
    keys, end = _keys(text, _blanks(text, at + len(closing)))
    after = end + len(closing)
    if not keys or not text.startswith(closing, end) or text.startswith("]", after):
        raise _lost_header(text, at)
    return Header(keys, is_item, at, after)


def _lost_header(text: str, at: int, *, is_glued: bool = False) -> _TomlError:
    """Return the error of what was meant to be a header; ``is_glued``: after a value."""
    raw = _rest(text, at)
    message, meant = _advice.header(raw)
    hint = _advice.write(meant) if meant else ""
    if is_glued:
        message = _advice.follows_value(raw)
        hint = hint and _("write {text} on the next line", text=meant)
    end = at + len(raw)
    return _TomlError(Mistake(at, end, message, hint), lost=Header((), False, at, end))


def _statement(text: str, at: int) -> Statement:
    keys, after = _keys(text, at)
    if not keys or not text.startswith("=", after):
        raw = _rest(text, at) or text[at]
        if _BROKEN_HEADER.fullmatch(raw):
            raise _lost_header(text, at)
        start, end, message, hint = _advice.statement(raw)
        raise _TomlError(Mistake(at + start, at + end, message, hint))
    begin = _blanks(text, after + 1)
    if _is_end(text, begin) or text[begin] == "#":
        name = Stretch(keys[0].start, keys[-1].end)
        raise _TomlError(Mistake(*name, _advice.has_no_value(text[slice(*name)])))
    try:
        return Statement(keys, _value(text, begin))
    except _TomlError as error:
        _no_header(text, begin, error.mistake.start)
        error.resume = max(error.resume, _after_broken(text, begin))
        raise


def _no_header(text: str, start: int, end: int) -> None:
    """Refuse a value in which a line looks like a header: a long text before it is not closed."""
    found = _HEADER.search(text, start, end)
    if found:
        quotes = max(text.rfind(one, start, found.start()) for one in ('"""', "'''"))
        raise _TomlError(_not_closed(text, quotes, 3), found.start())


def _keys(text: str, at: int) -> tuple[tuple[Key, ...], int]:
    """Return a dotted key and the end of the blanks after it; ``()`` if there is none."""
    keys: list[Key] = []
    while True:
        key = _key(text, at)
        if key is None:
            return (), at
        keys.append(key)
        if len(keys) > DEEPEST:
            raise _too_deep(at)
        at = _blanks(text, key.end)
        if not text.startswith(".", at):
            return tuple(keys), at
        at = _blanks(text, at + 1)


def _key(text: str, at: int) -> Key | None:
    if text[at : at + 1] in ('"', "'"):
        value = _string(text, at)
        if "\n" in text[at : value.end] or text[at : at + 3] in ('"""', "'''"):
            return None
        return Key(str(value.value), at, value.end)
    found = _BARE_KEY.match(text, at)
    return Key(found[0], at, found.end()) if found else None


def _value(text: str, at: int, depth: int = 0, opened: int = -1) -> Node:
    """Return the value at ``at``; ``opened`` is the bracket around it, -1 if there is none."""
    if depth > DEEPEST:
        raise _too_deep(at)
    first = text[at : at + 1]
    if first in ('"', "'"):
        return _string(text, at)
    if first == "[":
        if opened >= 0 and _HEADER.match(text, text.rfind("\n", 0, at) + 1):
            raise _TomlError(_not_closed(text, opened))
        return _list(text, at, depth)
    if first == "{":
        return _braces(text, at, depth)
    return _bare(text, at, opened)


def _string(text: str, at: int) -> Scalar:
    quote, pattern = next(one for one in _STRINGS if text.startswith(one[0], at))
    found = pattern.match(text, at)
    if not found:
        if len(quote) == 3:
            raise _TomlError(_not_closed(text, at, 3))
        raise _TomlError(_no_quote(text, at))
    _no_control(text, at, found.end())
    if len(quote) == 1 and "\\" not in found[0]:  # most texts; tomllib takes its time
        return Scalar(found[0][1:-1], at, found.end())
    try:
        return Scalar(read_plain(found[0]), at, found.end())
    except ValueError:
        raise _TomlError(_bad_escape(text, at, found.end())) from None


def _no_quote(text: str, at: int) -> Mistake:
    line = _line_end(text, at)
    raw = text[at:line].rstrip()
    inner = raw[1:].rstrip("\"'”“’»")
    is_sure = inner and not re.search(r"[=,\]}#]", inner)
    hint = (
        _advice.write(_advice.quoted(inner))
        if is_sure
        else _("a closing {quote} is missing", quote=raw[0])
    )
    message = _("{text} is not closed by a quote", text=_advice.shortened(raw))
    return Mistake(at, at + len(raw), message, hint)


def _bad_escape(text: str, start: int, end: int) -> Mistake:
    for found in _ESCAPE.finditer(text, start, end):
        if not _advice.is_value(f'"{found[0]}"') and "\n" not in found[0]:
            inner = text[start:end].strip('"')
            hint = "" if "'" in inner or "\n" in inner else _advice.write(f"'{inner}'")
            message = _(
                "{text} means nothing between double quotes", text=_advice.shortened(found[0])
            )
            return Mistake(found.start(), found.end(), message, hint)
    return Mistake(  # pragma: no cover: what tomllib refuses in a string is found above
        start, end, _("{text} cannot be read", text=_advice.shortened(text[start:end]))
    )


def _list(text: str, start: int, depth: int) -> Items:
    items: list[Node] = []
    at = _gap(text, start + 1)
    while not text.startswith("]", at):
        if at >= len(text):
            raise _TomlError(_not_closed(text, start))
        item = _value(text, at, depth + 1, start)
        items.append(item)
        at = _gap(text, item.end)
        if text.startswith(",", at):
            at = _gap(text, at + 1)
        elif not text.startswith("]", at):
            raise _TomlError(_between(text, start, item, at))
    return Items(items, start, at + 1)


def _between(text: str, start: int, item: Node, at: int) -> Mistake:
    """Return what is wrong where a list needs a comma or its end."""
    new_line = "\n" in text[item.end : at]
    if at >= len(text) or (new_line and _STATEMENT.match(text, at)):
        return _not_closed(text, start)
    raw = _inner(text, at) or text[at]
    if at == item.end and text[item.start] in ('"', "'"):
        message, hint = _advice.after_value(text[item.start : item.end], raw, is_glued=True)
        hint = hint if "," not in text[item.start : item.end] else _(_advice.ODD_QUOTES)
        return Mistake(at, at + len(raw), message, hint)
    message = _("a comma is missing before {text}", text=_advice.shortened(raw))
    return Mistake(at, at + len(raw), message)


def _braces(text: str, start: int, depth: int) -> Table:
    table = Table(start, start, Origin.INLINE)
    at = _blanks(text, start + 1)
    while not text.startswith("}", at):
        if table.entries:
            if not text.startswith(",", at):
                raise _TomlError(_in_braces(text, start, at))
            comma, at = at, _blanks(text, at + 1)
            if text.startswith("}", at):
                message = _("a comma stands before {sign}", sign="'}'")
                raise _TomlError(Mistake(comma, comma + 1, message, _("delete it")))
        keys, after = _keys(text, at)
        if not keys or not text.startswith("=", after):
            raise _TomlError(_in_braces(text, start, at))
        value = _value(text, _blanks(text, after + 1), depth + 1, start)
        put(table, keys, value)
        at = _blanks(text, value.end)
    table.end = at + 1
    return table


def _in_braces(text: str, start: int, at: int) -> Mistake:
    if _is_end(text, at):
        message = _("this brace is not closed on its line")
        return Mistake(start, start + 1, message, _("{sign} is missing", sign="'}'"))
    raw = _inner(text, at) or text[at]
    message = _("{text} is not key = value", text=_advice.shortened(raw))
    hint = _("between braces: {example}", example="{ from = 2026-06-01 }")  # no text
    return Mistake(at, at + len(raw), message, hint)


def _bare(text: str, at: int, opened: int) -> Scalar:
    """Return a value without quotes: a number, a date, ``true`` or ``false``."""
    raw = _inner(text, at) if opened >= 0 else _rest(text, at)
    if opened >= 0 and (_is_end(text, at) or (text[opened] == "[" and _STATEMENT.match(raw))):
        raise _TomlError(_not_closed(text, opened))
    if not raw:
        message = _("a value is missing before {sign}", sign=_advice.shortened(text[at]))
        raise _TomlError(Mistake(at, at + 1, message))
    glued = _GLUED_HEADER.search(raw) if opened < 0 else None
    if glued:
        raise _lost_header(text, at + glued.start(), is_glued=True)
    value = _plain(raw)
    if value is None:
        end = at + len(raw)
        if raw[0] in _advice.CURLY:
            raise _TomlError(Mistake(at, end, *_advice.curly(raw)))
        _no_control(text, at, end)
        raise _TomlError(Mistake(at, end, *_advice.bare(raw)))
    return Scalar(value, at, at + len(raw))


def _plain(raw: str) -> Plain | None:
    try:
        value: Plain = read_plain(raw)
    except ValueError:
        if _LIKE_DATE.fullmatch(raw) or _LIKE_TIME.fullmatch(raw):
            return Odd(raw)
        return None
    return value


def _after_broken(text: str, at: int) -> int:
    """Return where reading goes on after the broken value that begins at ``at``."""
    if text[at : at + 3] not in ('"""', "'''") and text[at : at + 1] not in ("[", "{"):
        return _next_line(text, at)
    depth = 0
    for token in _TOKEN.finditer(text, at):
        match token.lastgroup:
            case "header":
                return token.start()
            case "open":
                depth += 1
            case "close":
                depth -= 1
                if depth <= 0:
                    return _next_line(text, token.end())
            case _:
                pass
    return len(text)


def _not_closed(text: str, start: int, length: int = 1) -> Mistake:
    opening = text[start : start + length]
    closing = {"[": "]", "{": "}"}.get(opening, opening)
    message = _NOT_CLOSED.get(opening, N_("this text is not closed"))
    return Mistake(start, start + length, _(message), _("{sign} is missing", sign=closing))


_NOT_CLOSED: Final = {"[": N_("this list is not closed"), "{": N_("this brace is not closed")}


def _too_deep(at: int) -> _TomlError:
    message = _("more than {most} levels are not read", most=DEEPEST)
    return _TomlError(Mistake(at, at + 1, message))


def _no_control(text: str, start: int, end: int) -> None:
    found = _CONTROL.search(text, start, end)
    if found:
        message = _("the control character {code} stands here", code=_advice.code(found[0]))
        raise _TomlError(Mistake(found.start(), found.end(), message, _("delete it")))


def _blanks(text: str, at: int) -> int:
    """Return the end of the blanks and tabs at ``at``; no other white space may follow them."""
    if "!" <= text[at : at + 1] <= "~":
        return at
    at += len(_run(_BLANKS, text, at))
    char = text[at : at + 1]
    if char.isspace() and not _is_end(text, at):
        message = _("{code} is not a blank that TOML knows", code=_advice.code(char))
        raise _TomlError(Mistake(at, at + 1, message, _("type a blank instead")))
    return at


def _gap(text: str, at: int) -> int:
    """Return the end of the blanks, line ends and remarks at ``at``."""
    while True:
        at = _remark(text, _blanks(text, at))
        if at >= len(text) or not _is_end(text, at):
            return at
        at = _next_line(text, at)


def _remark(text: str, at: int) -> int:
    if not text.startswith("#", at):
        return at
    end = _line_end(text, at)
    _no_control(text, at, end)
    return end


def _rest(text: str, at: int) -> str:
    """Return the line from ``at`` on without its remark and the blanks before that."""
    return _run(_REST, text, at).rstrip()


def _inner(text: str, at: int) -> str:
    """Return what stands between ``at`` and the next comma, bracket, remark or line end."""
    return _run(_INNER, text, at).rstrip()


def _run(pattern: re.Pattern[str], text: str, at: int) -> str:
    found = pattern.match(text, at)
    return found[0] if found else ""


def _is_end(text: str, at: int) -> bool:
    return at >= len(text) or text[at] == "\n" or text.startswith("\r\n", at)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if end > at and text[end - 1] == "\r" and end < len(text) else end


def _next_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1
