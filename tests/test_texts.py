"""`python -m tools.texts`: which literals are texts for people, and that each is said."""

import ast
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tools.catalogue import catalogue
from tools.texts import ROOT, SAYING, below, unsaid


def test_every_text_of_the_program_can_be_translated() -> None:
    assert [(one.path.name, one.line, one.text) for one in below(ROOT)] == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        pytest.param('tell("two words")', ["two words"], id="a text"),
        pytest.param('tell("Walk")', ["Walk"], id="a word that begins with a capital"),
        pytest.param('tell(_("two words"), N_("two words"))', [], id="said through the catalogue"),
        pytest.param('tell(_("{a} words", a="two words"))', ["two words"], id="a value"),
        pytest.param('tell(f"{count} left out")', [" left out"], id="an f-string"),
        pytest.param('tell(f"{name}.md")', [], id="the name of a file"),
        pytest.param('tell("two words")  # no text', [], id="a line that is no text"),
        pytest.param('if told == "two words":\n    stop()', [], id="what is compared"),
        pytest.param('A = {"two words": 1}', [], id="what is looked up"),
        pytest.param('A = {1: "two words"}', ["two words"], id="what is found there"),
        pytest.param('A = (  # no text\n    "two words",\n)', [], id="a table that is no text"),
        pytest.param(
            'A = (\n    "two words",  # no text\n    "more words",\n)',
            ["more words"],
            id="a row that is no text",
        ),
        pytest.param('tell(  # no text\n    "two words")', ["two words"], id="a call is no table"),
    ],
)
def test_a_text_that_is_not_said_is_found(code: str, found: list[str], tmp_path: Path) -> None:
    path = tmp_path / "code.py"
    path.write_text(code, encoding="utf-8")

    assert [one.text for one in unsaid(path)] == found


def said(path: Path) -> Iterator[str]:
    """Yield the texts that a file of code says through the catalogue."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id="pgettext"), args=[_, *texts]):
                pass
            case ast.Call(func=ast.Name(id=name), args=texts) if name in SAYING:
                pass
            case _:
                continue
        for one in texts:
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                yield one.value


def test_every_text_stands_in_what_is_translated() -> None:
    known: set[str] = set()
    for message in read_po(StringIO(catalogue())):
        known.update([message.id] if isinstance(message.id, str) else message.id)

    assert {text for path in ROOT.rglob("*.py") for text in said(path)} - known == set()
