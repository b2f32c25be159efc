"""The language of pages and screens: every text that the tool says of itself passes through here.

In the code a text stands in English and is its own name; a catalogue, made with gettext, puts
another language in its place.  Without one the text is said as it stands.  Values stand in braces
and by name, so that a language can turn their order round:

    _("{done} of {planned} happened", done=3, planned=5)
    ngettext("{count} day", "{count} days", 3)

What somebody wrote is a value and never a text: it is not translated.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

ENGLISH: Final = "en"

DIRECTIONS: Final = ("ltr", "rtl")


class Catalogue(Protocol):
    """The texts of one language; :class:`gettext.GNUTranslations` is one."""

    def gettext(self, message: str, /) -> str:
        """Return a text."""

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """Return the form of a text that goes with ``count``."""

    def pgettext(self, context: str, message: str, /) -> str:
        """Return a text that says different things in different places."""


_catalogue: Catalogue | None = None


def use(catalogue: Catalogue | None) -> None:
    """Speak the language of ``catalogue`` from now on; ``None`` is English."""
    global _catalogue  # noqa: PLW0603 - one process speaks one language, as with gettext itself
    _catalogue = catalogue


@contextmanager
def using(catalogue: Catalogue | None) -> Iterator[None]:
    """Speak the language of ``catalogue`` for a while, then that of before."""
    before = _catalogue
    use(catalogue)
    try:
        yield
    finally:
        use(before)


def _(message: str, /, **values: object) -> str:
    """Return a text in the language in use, with its values.

    Args:
        message: the English text; what stands in braces is a value.
        values: by name.
    """
    if _catalogue is None:
        return message.format_map(values) if values else message
    return _filled(_catalogue.gettext(message), message, values)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the form of a text that goes with ``count``, which is a value called ``count``.

    Args:
        one: the English text for one.
        many: the English text for any other number.
        count: decides which form it is.
        values: further ones, by name; one called ``count`` is put in instead of the number.
    """
    values = {"count": count, **values}
    english = one if count == 1 else many
    if _catalogue is None:
        return english.format_map(values)
    return _filled(_catalogue.ngettext(one, many, count), english, values)


def pgettext(context: str, message: str, /, **values: object) -> str:
    """Return a text that one English word is too little to tell apart.

    Args:
        context: what it is about, for those who translate.
        message: the English text; what stands in braces is a value.
        values: by name.
    """
    if _catalogue is None:
        return message.format_map(values) if values else message
    return _filled(_catalogue.pgettext(context, message), message, values)


def N_(message: str, /) -> str:  # noqa: N802 - the name that tools for gettext look for
    """Mark a text that is said later, through :func:`_`: a constant is made before any language."""
    return message


def _filled(text: str, english: str, values: dict[str, object]) -> str:
    """Return ``text`` with its values, or ``english`` if a catalogue names others."""
    if not values:
        return text
    try:
        return text.format_map(values)
    except (LookupError, ValueError, AttributeError, TypeError):
        return english.format_map(values)


def direction() -> str:
    """Return ``ltr`` or ``rtl``: where a line of the language begins."""
    told = pgettext("direction of writing: ltr or rtl", "ltr")
    return told if told in DIRECTIONS else DIRECTIONS[0]


_ACCENTED: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçďéƒğĥíĵķļɱñóþǫŕšţúṽŵẋýžÁƁÇĎÉƑĞĤÍĴĶĻṀÑÓÞǪŔŠŢÚṼŴẊÝŽ",
)


class Pseudo:
    """English in disguise: what is not translated, is cut off or is put together shows at once.

    Letters wear accents, brackets show where a text begins and ends, dots make it a third longer
    as many languages are, and the decimal sign is a comma.

    Args:
        is_rightward: ``False`` has lines begin on the right, as in Arabic and Hebrew.
    """

    def __init__(self, *, is_rightward: bool = True) -> None:
        self._direction = DIRECTIONS[not is_rightward]

    def gettext(self, message: str, /) -> str:
        """Return ``message`` in disguise; its values keep their names."""
        pieces = re.split(r"(\{[^{}]*\})", message)
        told = "".join(p if p.startswith("{") else p.translate(_ACCENTED) for p in pieces)
        return f"⟦{told}{'·' * (len(message) // 3)}⟧"

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """Return the form that goes with ``count`` in disguise."""
        return self.gettext(one if count == 1 else many)

    def pgettext(self, context: str, message: str, /) -> str:
        """Return ``message`` in disguise, and signs as they are in other languages."""
        if context.startswith("direction"):
            return self._direction
        return "," if message == "." else self.gettext(message)


PSEUDO: Final = {"en-XA": True, "ar-XB": False}
"""Languages that nobody speaks, by their tags: for those who translate and for tests."""
