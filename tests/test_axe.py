"""Pages as people with other eyes and hands meet them: axe finds nothing, on any kind of page."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from journal_tool import app, resources
from journal_tool.store import Store
from tests.builders import on
from tests.test_browser import PHONE, WIDE, browser

__all__ = ["browser"]

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
LAST_DAY = on("2026-06-30")
PAGES = (
    "index.html",
    "although.html",
    "consistency.html",
    "gap.html",
    "evidence.html",
    "mood.html",
    "dips.html",
    "thoughts.html",
    "movement.html",
    "practice/index.html",
    "practice/walk.html",
    "review/index.html",
    "review/2026-W25.html",
    "review/2026-05.html",
    "review/2026.html",
    "search.html",
    "days/2026-06.html",
    "check.html",
    "about.html",
)
Scheme = Literal["light", "dark"]
Forced = Literal["active", "none"]
LOOKS: dict[str, tuple[int, Scheme, Forced]] = {
    "light": (WIDE, "light", "none"),
    "dark": (WIDE, "dark", "none"),
    "forced colours": (WIDE, "dark", "active"),
    "phone": (PHONE, "light", "none"),
}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample journal's report on its last day."""
    folder = tmp_path_factory.mktemp("report")
    app.build(Store(resources.sample_journal()), LAST_DAY, folder)
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(path: str, page: Page, report: Path) -> None:
    """With all unfolded.

    The source is evaluated and not added as a script, which the policy of the pages would block.
    """
    page.goto((report / path).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate(AXE)
    found = []
    for look, (width, scheme, forced) in LOOKS.items():
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, forced_colors=forced)
        some = page.evaluate("axe.run().then(result => result.violations)")
        found += [(look, one["id"], one["help"], one["nodes"][0]["html"]) for one in some]

    assert found == []


def test_every_kind_of_page_is_among_them(report: Path) -> None:
    kinds = {path.relative_to(report).as_posix() for path in report.glob("*.html")}

    assert kinds <= set(PAGES)
