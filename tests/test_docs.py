"""The pages of docs/ say what the code does: those made from it, and those written beside it."""

import re
from datetime import date
from typing import Any

import pytest

from journal_tool import app, resources
from journal_tool.analysis import analyse
from journal_tool.report import own_pages
from journal_tool.report._stats import stats_record
from journal_tool.safety import CRISIS_LINES, NOTEBOOK, UNSAFE
from journal_tool.settings import ReportRules
from journal_tool.store import Store
from journal_tool.text import SourceText
from tools.generate import PAGES, ROOT


@pytest.mark.parametrize("path", PAGES)
def test_a_generated_page_is_fresh(path: str) -> None:
    """Run `make docs` when this fails."""
    assert (ROOT / path).read_text(encoding="utf-8") == PAGES[path]()


def test_every_section_of_the_statistics_names_code_and_tests_that_exist() -> None:
    text = (ROOT / "docs" / "statistics.md").read_text(encoding="utf-8")
    sections = re.split(r"(?m)^## ", text)[1:]
    for section in sections:
        assert "*Made by*" in section, section[:20]
        assert "*Proved by*" in section, section[:20]
    for path in re.findall(r"`((?:analysis|statistics)/\w+\.py)`", text):
        assert (ROOT / "journal_tool" / path).is_file(), path
    for name in re.findall(r"`(test_\w+\.py)`", text):
        assert (ROOT / "tests" / name).is_file(), name


def keys_of(found: Any, *, free: bool = False) -> set[str]:
    """Return the names of all keys; those of a ``free`` object are names of the journal's own."""
    if isinstance(found, list):
        return set().union(*map(keys_of, found))
    if not isinstance(found, dict):
        return set()
    own = set() if free else set(found)
    free_below = {"practices", "identities", "thoughts", "areas", "sizes"}
    return own.union(*(keys_of(one, free=key in free_below) for key, one in found.items()))


def test_the_page_about_the_json_names_every_key_of_the_sample_journal_and_no_other() -> None:
    reading = app.read(Store(resources.sample_journal()), date(2026, 6, 30))
    found = analyse(reading.journal, reading.settings, as_of=reading.today).figures
    record = stats_record(found, ReportRules(), errors=0, warnings=0)
    text = (ROOT / "docs" / "stats-json.md").read_text(encoding="utf-8")
    table = text[text.index("| key | holds |") :]
    told = set(re.findall(r"`([a-z_]+)`", table)) | {"state"}
    sometimes = {"value", "se", "low", "high", "action", "slips", "first", "last", "age_days"}

    assert keys_of(record) <= told
    assert told - keys_of(record) <= sometimes | {"open", "thought", "prompted", "ended"}


def test_the_readme_holds_every_line_of_the_safety_text() -> None:
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    for line in (*NOTEBOOK.split(". "), *UNSAFE.rstrip(".").split(", "), *CRISIS_LINES):
        assert line.rstrip(".") in readme


def test_the_examples_of_the_page_about_templates_work() -> None:
    text = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    packed = resources.templates()
    style = re.findall(r"```css\n(.+?)```", text, re.DOTALL)
    heading, addition = re.findall(r"```jinja\n(.+?)```", text, re.DOTALL)
    changed = re.sub("<h1>.*</h1>\n", heading, packed["gap.html.j2"])
    reading = app.read(Store(resources.sample_journal()), date(2026, 6, 30))
    analysis = analyse(reading.journal, reading.settings, as_of=reading.today)

    assert len(style) == 1
    for template, expected in ((changed, heading), (addition, '<p class="quiet">Talk with')):
        own = {
            "gap.html.j2": SourceText("gap.html.j2", template),
            "report.css": SourceText("report.css", packed["report.css"] + style[0]),
        }
        made, found = own_pages(
            reading.journal, analysis, reading.settings, packed, own, (), lambda *_: ""
        )

        assert found == ()
        assert expected in {page.path: page.data.decode() for page in made}["gap.html"]
