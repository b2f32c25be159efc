"""Pictures of a day in a real browser, from files: shown, quiet, upright, within the page."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from journal_tool import app
from journal_tool.store import Store
from tests import test_browser
from tests.builders import on
from tests.test_axe import AXE
from tests.test_browser import PHONE, WIDE, Visit
from tests.test_pictures import FULL_STEPS, exif, image, saved

TODAY = on("2026-03-12")
MONTH = "days/2026-03.html"
DAY = """\
Done: out to the lock

Before ![the gate](img/gate.jpg) the rain.

![[tall.png|the whole list]]

- [x] ![small](small.gif)

![wide](wide.webp)
"""
SIZES = {"the gate": [17, 23], "the whole list": [300, 4000], "small": [23, 17], "wide": [3000, 40]}

pytestmark = pytest.mark.browser

browser = test_browser.browser
visit = test_browser.visit


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a journal with its report in a folder and in a file."""
    made = tmp_path_factory.mktemp("journal")
    (made / "img").mkdir()
    (made / "2026-03-12.md").write_text(DAY)
    (made / "img/gate.jpg").write_bytes(saved(image(), "JPEG", exif=exif(6)))
    (made / "tall.png").write_bytes(saved(Image.new("RGB", (300, 4000), "#2f74ad"), "PNG"))
    (made / "small.gif").write_bytes(
        saved(image("P"), "GIF", save_all=True, append_images=FULL_STEPS)
    )
    (made / "wide.webp").write_bytes(saved(Image.new("RGB", (3000, 40), "#0d3f6b"), "WEBP"))
    app.build(Store(made), TODAY, made / "report")
    app.build_single(Store(made), TODAY, made / "report.html")
    return made


def pictures(page: Page) -> dict[str, Any]:
    """Return size in the file, and whether it is shown in proportion, of each picture by alt."""
    page.evaluate("for (const one of document.images) one.loading = 'eager'")
    page.wait_for_function("[...document.images].every(one => one.complete)")
    found: dict[str, Any] = page.evaluate(
        """Object.fromEntries([...document.images].map(one => [one.alt, {
            natural: [one.naturalWidth, one.naturalHeight],
            box: [one.width, one.height],
        }]))"""
    )
    return found


@pytest.mark.parametrize("path", [f"report/{MONTH}", "report.html"])
def test_pictures_are_shown_from_a_file_and_the_console_is_empty(
    path: str, visit: Visit, root: Path
) -> None:
    found = pictures(visit.open(root / path))

    assert {alt: one["natural"] for alt, one in found.items()} == SIZES
    assert visit.said == []
    assert [url for url in visit.loaded if not url.startswith(("file:///", "data:"))] == []


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("path", [f"report/{MONTH}", "report.html"])
def test_a_picture_stays_within_the_page(
    path: str, width: int, browser: Browser, root: Path
) -> None:
    visit = Visit(browser, width)
    page = visit.open(root / path)
    found = pictures(page)
    scrolls = page.evaluate("document.documentElement.scrollWidth")
    visit.context.close()

    assert scrolls == width
    assert found["the gate"]["box"] == [17, 23]
    assert found["wide"]["box"][0] < width
    assert found["the whole list"]["box"][1] <= 800


def test_the_text_does_not_jump_when_a_picture_comes(browser: Browser, root: Path) -> None:
    """Its box is as high before its file is there."""
    visit = Visit(browser, PHONE)
    visit.page.route("**/files/*", lambda _: None)  # nobody answers
    visit.page.goto((root / "report" / MONTH).as_uri(), wait_until="commit")
    visit.page.wait_for_selector("footer")
    before = visit.page.evaluate("[...document.images].map(one => one.height)")
    are_there = visit.page.evaluate("[...document.images].map(one => one.naturalWidth)")
    visit.context.close()
    visit = Visit(browser, PHONE)
    after = [one["box"][1] for one in pictures(visit.open(root / "report" / MONTH)).values()]
    visit.context.close()

    assert are_there == [0, 0, 0, 0]
    assert before == after


def test_axe_finds_nothing_in_a_day_with_pictures(visit: Visit, root: Path) -> None:
    page = visit.open(root / "report" / MONTH)
    page.evaluate(AXE)
    found = page.evaluate("axe.run().then(one => one.violations.map(some => some.id))")

    assert found == []
