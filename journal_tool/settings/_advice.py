"""What a line that is not TOML was meant to be: the words for it, and what to type instead.

Every function takes the writer's own characters and returns a message and a hint; a hint that
cannot be sure is ``""``.
"""

import re
import tomllib
from typing import Final

from journal_tool.settings._nodes import Mistake

WORD_LENGTH: Final = 40
ODD_QUOTES: Final = "one quote too many, or too few"
BOOLEANS: Final = {
    "true": "true",
    "yes": "true",
    "on": "true",
    "false": "false",
    "no": "false",
    "off": "false",
}
"""What people write for ``true`` and ``false``."""
CURLY: Final = {"“": "”", "„": "“”", "”": "”", "‘": "’", "‚": "‘’", "’": "’", "«": "»", "»": "«"}
"""Quotes of typography that open a text, and what closes it."""
REPEATED: Final = frozenset({"pause"})
"""Tables that may stand several times, each as ``[[NAME]]``."""
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_SPACE: Final = re.compile(r"[ \t\r\n]+")


def shortened(text: str) -> str:
    """Return ``text`` on one line and in quotes, cut where it is long."""
    line = _SPACE.sub(" ", text).strip(" ")
    return f"'{line[: WORD_LENGTH - 1]}…'" if len(line) > WORD_LENGTH else f"'{line}'"


def quoted(text: str) -> str:
    """Return ``text`` as TOML writes it, in the quotes that need no backslash if possible."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def key_text(name: str) -> str:
    """Return a key as TOML writes it."""
    return name if _BARE.fullmatch(name) else quoted(name)


def is_value(text: str) -> bool:
    """Return whether ``text``, which is no list and no braces, is a value of TOML."""
    try:
        tomllib.loads(f"v={text}")
    except ValueError:
        return False
    return True


def as_value(text: str) -> str:
    """Return what to type for a value that was written as ``text``."""
    meant = uncurled(text)
    return meant if text[:1] in ("[", "{") or is_value(meant) else quoted(meant.strip("\"'"))


def uncurled(text: str) -> str:
    """Return ``text`` with straight quotes around it where it had curly ones."""
    if text[:1] in CURLY and len(text) > 1 and text[-1] in CURLY[text[0]]:
        return quoted(text[1:-1])
    return text


def bare(text: str) -> tuple[str, str]:
    """Return message and hint for a value that has no quotes and is none of TOML's."""
    if text[0] == "=":
        rest = text.lstrip("= ")
        return "one '=' is enough", f"write {as_value(rest)}" if rest else ""
    boolean = BOOLEANS.get(text.casefold())
    if boolean:
        return f"{shortened(text)} is not how TOML writes it", f"write {boolean}"
    if re.fullmatch(r"[+-]?[0-9]+,[0-9]+", text):
        return f"{shortened(text)} is not a number of TOML", f"write {text.replace(',', '.')}"
    if text.endswith(('"', "'")) and text[-1] not in text[:-1]:
        return f"{shortened(text)} begins without a quote", f"write {quoted(text[:-1])}"
    return f"{shortened(text)} is text without quotes", f"write {quoted(text)}"


def curly(text: str) -> tuple[str, str]:
    """Return message and hint for a text in curly quotes."""
    meant = uncurled(text)
    hint = f"write {meant}" if meant != text else "type straight quotes"
    return f"{shortened(text)} has curly quotes", hint


def after_value(value: str, rest: str, *, is_glued: bool) -> tuple[str, str]:
    """Return message and hint for ``rest``, which follows a finished value on its line.

    ``is_glued`` says that no blank stands between the two.
    """
    if not is_glued or value[0] not in ('"', "'"):
        return f"{shortened(rest)} follows the value", "a remark begins with #"
    message = f"{shortened(rest)} follows a closing quote"
    if "\n" not in value and rest.endswith(value[0]) and "," not in rest:
        return message, f"write {quoted(value[1:] + rest[:-1])}"
    return message, ODD_QUOTES


def header(text: str) -> tuple[str, str]:
    """Return message and hint for what was meant to be the header of a table and is none."""
    message = f"{shortened(text)} is not the name of a table"
    double = text.startswith("[[") or text.rstrip().endswith("]]")
    inner = re.sub(r"[:/]", ".", text[max(0, text.find("[")) :].strip("[](){} \t"))
    parts = [part.strip() for part in inner.split(".")]
    if len(parts) == 1:
        parts = inner.split(None, 1)
    parts = [part.strip("\"'" + "".join(CURLY)) for part in parts]
    if not parts or not all(parts):
        return message, ""
    name = ".".join(map(key_text, parts))
    double = parts[0] in REPEATED or (double and len(parts) > 2)
    return message, f"write [[{name}]]" if double else f"write [{name}]"


_PART: Final = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_KEY: Final = rf"{_PART}(?:\.{_PART})*"
_COLON: Final = re.compile(rf"({_KEY})[ \t]*(:)[ \t]*=?[ \t]*(.*)")
_BLANK_IN_KEY: Final = re.compile(r"([\w-]+(?:[ \t]+[\w-]+)+)[ \t]*=")
_ODD_KEY: Final = re.compile(r"[^\s=\"'#]+(?=[ \t]*=)")
_NO_EQUALS: Final = re.compile(rf"(?=[\w\"'])({_KEY})[ \t]*(.*)")


def statement(text: str) -> Mistake:
    """Return what is wrong with a line that is neither key = value nor a table.

    ``text`` is the line without the blanks around it and without its remark, never empty; the
    places are offsets in it.
    """
    for meant in (_without_key, _curly_key, _with_colon, _blank_in_key, _odd_key, _no_equals):
        found = meant(text)
        if found:
            return found
    return Mistake(0, len(text), f"{shortened(text)} is neither a key nor a table")


def _without_key(text: str) -> Mistake | None:
    if text[0] != "=":
        return None
    return Mistake(0, len(text), f"{shortened(text)} has no key before '='")


def _curly_key(text: str) -> Mistake | None:
    if text[0] not in CURLY:
        return None
    name = re.split(r"[\s=]", text, maxsplit=1)[0]
    return Mistake(0, len(name), *curly(name))


def _with_colon(text: str) -> Mistake | None:
    found = _COLON.match(text)
    if not found:
        return None
    value = f" {as_value(found[3])}" if found[3] else ""
    hint = f"write {_dotted(found[1])} ={value}"
    return Mistake(found.start(2), found.end(2), "':' stands where '=' is meant", hint)


def _blank_in_key(text: str) -> Mistake | None:
    found = _BLANK_IN_KEY.match(text)
    if not found:
        return None
    message = f"{shortened(found[1])} is a key with a blank in it"
    return Mistake(0, found.end(1), message, f"write {'_'.join(found[1].split())}")


def _odd_key(text: str) -> Mistake | None:
    found = _ODD_KEY.match(text)
    if not found:
        return None
    message = f"{shortened(found[0])} is a key that needs quotes"
    return Mistake(0, found.end(), message, f"write {_dotted(found[0])}")


def _no_equals(text: str) -> Mistake | None:
    found = _NO_EQUALS.match(text)
    if not found:
        return None
    if not found[2]:
        return Mistake(0, len(text), f"{shortened(text)} has no value")
    is_odd = text[0] in "\"'" and found.end(1) == found.start(2)
    hint = ODD_QUOTES if is_odd else f"write {_dotted(found[1])} = {as_value(found[2])}"
    return Mistake(0, len(text), f"{shortened(text)} has no '='", hint)


def _dotted(key: str) -> str:
    """Return a key as TOML writes it, where each part may need quotes of its own."""
    if '"' in key or "'" in key:
        return key
    return ".".join(key_text(part) for part in key.split(".") if part) or quoted(key)
