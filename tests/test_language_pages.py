"""No text of any page is left out: the whole report in disguise, of a journal in Cyrillic letters.

What somebody wrote holds no Latin letter then, so each one that is left was said by the tool
without asking the catalogue.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import html5lib
import pytest
from html5lib.constants import namespaces

from journal_tool import resources
from journal_tool.analysis import analyse
from journal_tool.dayfile import body_html
from journal_tool.language import Pseudo, using
from journal_tool.model import Journal
from journal_tool.report import pages, sheet_page
from journal_tool.report.single import single_page
from journal_tool.screens import sheet
from journal_tool.settings import Settings
from journal_tool.store import Store
from tests.builders import on

LAST = on("2026-06-30")
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
CYRILLIC = "абцдефгхийклмнопярстувжщызАБЦДЕФГХИЙКЛМНОПЯРСТУВЖЩЫЗ"
LETTERS = str.maketrans(LATIN, CYRILLIC)

KEPT_FIELDS = {"path", "files", "span", "spans", "lang", "out", "folder", "file", "unit", "units"}
"""Names of files, and words of the format."""

KEPT_WORDS = {"mood", "mood_am", "energy", "sleep", "before", "after", "first", "talk", "move"}
"""Names that the format itself gives to ratings and tags."""


def in_cyrillic(value: Any) -> Any:
    """Return the same data, written in other letters."""
    match value:
        case str():
            return value if value in KEPT_WORDS else value.translate(LETTERS)
        case dict():
            return {in_cyrillic(key): in_cyrillic(one) for key, one in value.items()}
        case _ if is_dataclass(value) and not isinstance(value, type):
            names = [one.name for one in fields(value) if one.init]
            return replace(value, **_changed(value, names))
        case tuple() if hasattr(value, "_fields"):
            same = zip(value._fields, value, strict=True)
            return type(value)(**{**dict(same), **_changed(value, value._fields)})
        case tuple() | frozenset():
            return type(value)(in_cyrillic(one) for one in value)
        case _:
            return value


def _changed(value: Any, names: Iterable[str]) -> dict[str, Any]:
    return {name: in_cyrillic(getattr(value, name)) for name in names if name not in KEPT_FIELDS}


@pytest.fixture(scope="module")
def sample() -> tuple[Journal, Settings]:
    store = Store(Path("sample_journal"))
    journal = store.load()
    days = in_cyrillic(journal.days)
    settings = store.settings
    ours = ("practices", "areas", "identities", "experiments", "small", "support", "patterns")
    changed = {
        name: in_cyrillic(getattr(settings, name)) for name in ours if hasattr(settings, name)
    }
    journal = replace(journal, days=days, diagnostics=(), name="журнал", summaries=())
    return journal, replace(settings, **changed)


@pytest.fixture(scope="module")
def made(sample: tuple[Journal, Settings]) -> dict[str, bytes]:
    journal, settings = sample
    templates = resources.templates()
    with using(Pseudo()):
        analysis = analyse(journal, settings, as_of=LAST)
        found = list(
            pages(journal, analysis, settings, templates, (), lambda text, _show: body_html(text))
        )
        single = single_page(found, templates, name="журнал", as_of=LAST, rules=settings.report)
        paper = sheet_page(
            sheet(journal, settings, analysis, on("2026-06-01"), ()),
            journal,
            analysis,
            settings,
            templates,
            shows_against=True,
        )
    return {
        **{page.path: page.data for page in found if page.path.endswith(".html")},
        "--single": single,
        "journal page": paper,
    }


HTML = namespaces["html"]
QUIET = {f"{{{HTML}}}{name}" for name in ("script", "style", "code", "pre", "kbd")}
SAID = ("title", "aria-label", "alt", "placeholder")
NO_WORDS = re.compile(
    r"\{\w+\}|\b[DMRS]\b|\bJ\d{3}\b|[\w.-]+\.(?:md|toml|html|com)\b|\b\d+h(?:\d+m)?\b|\b\d+m\b|#[\w-]+|\bv?\d+(?:\.\w+)+"
)
"""Holes for values, letters with a key beside them, codes, names of files and addresses, durations,
tags, versions."""


def texts(page: bytes) -> Iterator[str]:
    """Yield what a reader of a page meets: text, and what stands for what is not text."""
    tree = html5lib.parse(page.decode())

    def below(node: Any) -> Iterator[str]:
        if node.tag in QUIET:
            return
        for name in SAID:
            if node.get(name):
                yield node.get(name)
        if node.text:
            yield node.text
        for child in node:
            yield from below(child)
            if child.tail:
                yield child.tail

    yield from below(tree)


def test_every_text_of_every_page_is_said_through_the_catalogue(made: dict[str, bytes]) -> None:
    assert len(made) > 60
    left = {
        (path.partition("/")[0], text.strip()[:80])
        for path, page in made.items()
        for text in texts(page)
        if re.search("[A-Za-z]", NO_WORDS.sub("", text))
    }

    assert left == set()
