"""Every rule has a sample: a journal in which it is found, and the words that are said."""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from journal_tool import app
from journal_tool.diagnostics import render
from journal_tool.rules import RULES
from journal_tool.store import SettingsUnreadable, Store
from tests.samples import as_somebody, blocks, make_files, replace_block

FOLDER = Path(__file__).parent / "errors"
TODAY = date(2026, 11, 23)


@pytest.fixture
def root() -> Iterator[Path]:
    """A folder that users other than its owner may enter, which pytest's own may not."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755)
        yield path
        for below in path.rglob("*"):
            if not below.is_symlink():
                below.chmod(0o755)


def check(root: Path) -> str:
    try:
        found = app.check(Store(root), TODAY)
    except SettingsUnreadable as error:
        found = (error.diagnostic,)
    return "".join(render(one) + "\n" for one in found)


def test_every_rule_has_a_sample_and_every_sample_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == {rule.code for rule in RULES}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_a_sample_is_told_in_these_words(
    path: Path, root: Path, pytestconfig: pytest.Config
) -> None:
    markdown = path.read_text(encoding="utf-8")
    found = blocks(markdown)
    make_files(root, found)
    check(root)  # what is imported late must be imported before the powers of root are gone
    with as_somebody():
        said = check(root)

    if pytestconfig.getoption("update_golden"):
        path.write_text(replace_block(markdown, "check", said), encoding="utf-8")
    else:
        assert said == next(block.text for block in found if block.words == ("check",))
    assert f" {path.stem}: " in said


def test_nothing_is_said_of_a_journal_that_is_well(root: Path) -> None:
    (root / "2026-03-12.md").write_text("Done: walk\n", encoding="utf-8")

    assert check(root) == ""
