"""Which actions are the same: folding a name to its key (``docs/format.md``, 1.4).

One function decides it for practices, loops, merging and the command line.  The steps have an
order, and each takes away one thing that changes while the action stays the same: the link
around it, its capitals, the time of day, the amount, the punctuation.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from journal_tool.patterns import pattern

_WIKI_LINK = pattern(r"!?\[\[([^\[\]]*)\]\]")
_MARKDOWN_LINK = pattern(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"()]*\")?\)")
_URL = pattern(r"(?<!\w)(?:[a-z][a-z0-9+.-]{0,20}://|www\.)\S+", re.IGNORECASE)

_NUMBER = r"\d+(?:[.,⁄]\d+)*"
_AMOUNT = rf"{_NUMBER}(?:\s?[-–—]\s?{_NUMBER})?"
_WHEN = pattern(
    r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])"
    r"|(?<![\w:])\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?(?![\w:])"
    r"|(?<!\w)\d{1,2}\s?[ap]\.?m\b\.?"
)
_TIMES = pattern(r"(?<!\w)(?:\d+\s?[x×]\s?\d+|[x×]\d+|\d+[x×])(?!\w)")
_LEADING_NUMBER = pattern(r"^[\W_]*\d{1,3}(?=[\s*_]+\S)")

_LATIN_UNITS = tuple(
    """
    s sec secs second seconds m min mins minute minutes h hr hrs hour hours
    mm cm km mi mile miles yd yds yard yards ft foot feet
    metre metres meter meters kilometre kilometres kilometer kilometers
    g mg kg kgs gram grams kilo kilos lb lbs pound pounds oz ounce ounces
    l ml cl dl litre litres liter liters pint pints cup cups gallon gallons
    page pages pp word words line lines step steps rep reps set sets time times k
    """.split()  # noqa: SIM905  five lines of a kind each read better than a hundred strings
)
_CJK_UNITS = tuple(
    """
    分钟 分鐘 分間 分 小时 小時 時間 秒間 秒 公里 千米 公斤 杯
    回 次 遍 组 組 个 個 頁 页 ページ 字 行 步 歩
    """.split()  # noqa: SIM905  the same
)

_ASCII_BLANK = pattern(r"(?<![a-z+#])[+#]+|[^a-z0-9+#]+")
_APOSTROPHES = frozenset("'’‘ʼ")


def fold(name: str, units: tuple[str, ...] = ()) -> str:
    """Return what stays of ``name`` when amounts, times, links and punctuation are gone.

    Args:
        name: as written.
        units: further units, already folded by :func:`plain`.

    Returns:
        Words in lower case with one blank between them.  If the steps leave nothing (a name of
        emoji, say), the name in lower case; ``""`` only if that is empty too.

    >>> fold("**Walk** 20 minutes"), fold("7 am run"), fold("Push-ups x10"), fold("C++")
    ('walk', 'run', 'push ups', 'c++')
    """
    return _fold(name, units)


@lru_cache(maxsize=65_536)
def _fold(name: str, units: tuple[str, ...]) -> str:
    lowered = plain(name)
    text = lowered
    if any(map(str.isdigit, text)):
        text = _WHEN.sub(" ", lowered)
        latin, words, cjk = _units(units)
        text = latin.sub(lambda found: " " if found[1] in words else found[0], text)
        if not text.isascii():  # and no other sign is in the names of these units
            text = cjk.sub(" ", text)
        text = _TIMES.sub(" ", text)
        text = _LEADING_NUMBER.sub(" ", text.strip())
    return _words(text) or " ".join(lowered.split())


def plain(name: str) -> str:
    """Return ``name`` with links replaced by their text, in lower case and one form of Unicode."""
    if "[" in name or "://" in name or "www." in name.lower():
        name = _WIKI_LINK.sub(_wiki_text, name)
        name = _MARKDOWN_LINK.sub(r"\1", name)
        name = _URL.sub(" ", name)
    if name.isascii():
        return name.lower()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(char for char in folded if not _is_invisible(char))


@lru_cache(maxsize=64)
def _units(
    more: tuple[str, ...],
) -> tuple[re.Pattern[str], frozenset[str], re.Pattern[str]]:
    """Return what finds an amount and the word behind it, the words that count, and the others.

    A word is looked up, since a hundred of them in an expression take long to compile.
    """
    own_latin = [unit for unit in more if unit.isascii() or unit[:1].islower()]
    own_other = [unit for unit in more if unit not in own_latin]
    # One that is no plain word stands in the expression, before the words: "km/h" is no "km".
    odd = [unit for unit in own_latin if not (unit.isascii() and unit.isalpha())]
    latin = "|".join([*map(re.escape, _longest_first(odd)), "[a-z]+"])
    other = "|".join(map(re.escape, _longest_first([*_CJK_UNITS, *own_other])))
    return (
        pattern(rf"(?<!\w)(?<!\d[.,]){_AMOUNT}\s?({latin})(?![\w])"),
        frozenset([*_LATIN_UNITS, *own_latin]),
        pattern(rf"(?<![\d.,]){_AMOUNT}\s?(?:{other})"),
    )


def _longest_first(units: Iterable[str]) -> list[str]:
    return sorted(set(units), key=lambda unit: (-len(unit), unit))


def _wiki_text(match: re.Match[str]) -> str:
    target, bar, shown = match[1].rpartition("|")
    if bar and shown.strip():
        return shown
    page, _, heading = (target or shown).partition("#")
    return page.rpartition("/")[2] or heading


def _words(text: str) -> str:
    """Letters, marks and digits of all scripts; ``+`` and ``#`` directly after a letter."""
    if text.isascii():
        return " ".join(_ASCII_BLANK.sub(" ", text.replace("'", "")).split())
    kept: list[str] = []
    follows_letter = False
    for char in text:
        kind = unicodedata.category(char)[0]
        is_letter = kind == "L"
        stays = kind in "LMN"
        if stays:
            kept.append(char)
            follows_letter = is_letter
        elif char in _APOSTROPHES:
            continue
        elif char in "+#" and follows_letter:
            kept.append(char)
        else:
            kept.append(" ")
            follows_letter = False
    return " ".join("".join(kept).split())


def _is_invisible(char: str) -> bool:
    """Format characters and variation selectors: they change how a name looks, not which it is."""
    return (
        unicodedata.category(char) == "Cf"
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
    )
