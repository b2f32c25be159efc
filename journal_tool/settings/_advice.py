"""What a line that is not TOML was meant to be: the words for it, and what to type instead.

Every function takes the writer's own characters and returns a message and a hint, in the
language in use; a hint that cannot be sure is ``""``.
"""

import re
from typing import Final

from journal_tool.language import N_, _
from journal_tool.patterns import pattern
from journal_tool.settings._nodes import Mistake
from journal_tool.settings._plain import read_plain

WORD_LENGTH: Final = 40
ODD_QUOTES: Final = N_("one quote too many, or too few")
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
_BARE: Final = pattern(r"[A-Za-z0-9_-]+")
_SPACE: Final = pattern(r"[ \t\r\n]+")


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


def code(char: str) -> str:
    """Return the code of a character that cannot be seen."""
    return f"U+{ord(char):04X}"


def write(text: str) -> str:
    """Return the hint to type ``text``."""
    return _("write {text}", text=text)


def key_text(name: str) -> str:
    """Return a key as TOML writes it."""
    return name if _BARE.fullmatch(name) else quoted(name)


def is_value(text: str) -> bool:
    """Return whether ``text``, which is no list and no braces, is a value of TOML."""
    try:
        read_plain(text)
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
        return _("one '=' is enough"), write(as_value(rest)) if rest else ""
    boolean = BOOLEANS.get(text.casefold())
    if boolean:
        return _("{text} is not how TOML writes it", text=shortened(text)), write(boolean)
    if re.fullmatch(r"[+-]?[0-9]+,[0-9]+", text):
        message = _("{text} is not a number of TOML", text=shortened(text))
        return message, write(text.replace(",", "."))
    if text.endswith(('"', "'")) and text[-1] not in text[:-1]:
        message = _("{text} begins without a quote", text=shortened(text))
        return message, write(quoted(text[:-1]))
    return _("{text} is text without quotes", text=shortened(text)), write(quoted(text))


def curly(text: str) -> tuple[str, str]:
    """Return message and hint for a text in curly quotes."""
    meant = uncurled(text)
    hint = write(meant) if meant != text else _("type straight quotes")
    return _("{text} has curly quotes", text=shortened(text)), hint


def after_value(value: str, rest: str, *, is_glued: bool) -> tuple[str, str]:
    """Return message and hint for ``rest``, which follows a finished value on its line.

    ``is_glued`` says that no blank stands between the two.
    """
    if not is_glued or value[0] not in ('"', "'"):
        return follows_value(rest), _("a remark begins with {sign}", sign="#")
    message = _("{text} follows a closing quote", text=shortened(rest))
    if "\n" not in value and rest.endswith(value[0]) and "," not in rest:
        return message, write(quoted(value[1:] + rest[:-1]))
    return message, _(ODD_QUOTES)


def follows_value(rest: str) -> str:
    """Return the message for ``rest``, which stands after a value that is whole."""
    return _("{text} follows the value", text=shortened(rest))


def header(text: str) -> tuple[str, str]:
    """Return a message for what was meant to be the header of a table and is none.

    Returns:
        The message, and the header as it is typed; ``""`` where that cannot be told.
    """
    message = _("{text} is not the name of a table", text=shortened(text))
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
    return message, f"[[{name}]]" if double else f"[{name}]"


_PART: Final = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_KEY: Final = rf"{_PART}(?:\.{_PART})*"
_COLON: Final = pattern(rf"({_KEY})[ \t]*(:)[ \t]*=?[ \t]*(.*)")
_BLANK_IN_KEY: Final = pattern(r"([\w-]+(?:[ \t]+[\w-]+)+)[ \t]*=")
_ODD_KEY: Final = pattern(r"[^\s=\"'#]+(?=[ \t]*=)")
_NO_EQUALS: Final = pattern(rf"(?=[\w\"'])({_KEY})[ \t]*(.*)")


def statement(text: str) -> Mistake:
    """Return what is wrong with a line that is neither key = value nor a table.

    ``text`` is the line without the blanks around it and without its remark, never empty; the
    places are offsets in it.
    """
    for meant in (_without_key, _curly_key, _with_colon, _blank_in_key, _odd_key, _no_equals):
        found = meant(text)
        if found:
            return found
    return Mistake(0, len(text), _("{text} is neither a key nor a table", text=shortened(text)))


def _without_key(text: str) -> Mistake | None:
    if text[0] != "=":
        return None
    return Mistake(0, len(text), _("{text} has no key before '='", text=shortened(text)))


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
    message = _("':' stands where '=' is meant")
    return Mistake(found.start(2), found.end(2), message, write(f"{_dotted(found[1])} ={value}"))


def _blank_in_key(text: str) -> Mistake | None:
    found = _BLANK_IN_KEY.match(text)
    if not found:
        return None
    message = _("{key} is a key with a blank in it", key=shortened(found[1]))
    return Mistake(0, found.end(1), message, write("_".join(found[1].split())))


def _odd_key(text: str) -> Mistake | None:
    found = _ODD_KEY.match(text)
    if not found:
        return None
    message = _("{key} is a key that needs quotes", key=shortened(found[0]))
    return Mistake(0, found.end(), message, write(_dotted(found[0])))


def _no_equals(text: str) -> Mistake | None:
    found = _NO_EQUALS.match(text)
    if not found:
        return None
    if not found[2]:
        return Mistake(0, len(text), has_no_value(text))
    is_odd = text[0] in "\"'" and found.end(1) == found.start(2)
    meant = f"{_dotted(found[1])} = {as_value(found[2])}"
    hint = _(ODD_QUOTES) if is_odd else write(meant)
    return Mistake(0, len(text), _("{text} has no '='", text=shortened(text)), hint)


def has_no_value(key: str) -> str:
    """Return the message for a key that nothing follows."""
    return _("{key} has no value", key=shortened(key))


def _dotted(key: str) -> str:
    """Return a key as TOML writes it, where each part may need quotes of its own."""
    if '"' in key or "'" in key:
        return key
    return ".".join(key_text(part) for part in key.split(".") if part) or quoted(key)
