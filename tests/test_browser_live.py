"""A page that is open in a real browser while its journal changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import test_browser
from tests.test_live import Running, running, write

pytestmark = pytest.mark.browser

browser = test_browser.browser
SLOW = 30_000


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Running, str]]:
    root = tmp_path_factory.mktemp("live") / "journal"
    root.mkdir()
    for day in range(10, 31):
        write(root, day, "walk")
    with running(root, "serve", "-p", "0") as command:
        yield root, command, command.line("^http://127").strip()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 800, "height": 500})
    page = context.new_page()
    page.set_default_timeout(SLOW)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    yield page
    context.close()
    assert said == []


def until(page: Page, what: str) -> None:
    """Wait until something holds; a page whose policy allows no `eval` cannot wait for itself."""
    for _ in range(400):
        if page.evaluate(what):
            return
        page.wait_for_timeout(25)
    raise AssertionError(what)


def test_a_saved_day_appears_and_the_place_is_kept(
    page: Page, served: tuple[Path, Running, str]
) -> None:
    root, _, url = served
    page.goto(f"{url}days/2026-03.html")
    expect(page.locator("main")).not_to_contain_text("sang")
    until(
        page, "performance.getEntriesByType('resource').some(one => one.initiatorType === 'fetch')"
    )
    page.evaluate("scrollTo(0, 600)")
    write(root, 20, "sang")

    expect(page.locator("#d20")).to_contain_text("sang")
    until(page, "scrollY === 600")


def test_a_page_that_is_the_same_is_not_loaded_again(
    page: Page, served: tuple[Path, Running, str]
) -> None:
    root, command, url = served
    page.goto(f"{url}about.html")
    page.evaluate("globalThis.isTheSame = true")
    write(root, 21, "sang")
    command.line("2026-03-21")
    page.wait_for_timeout(500)

    assert page.evaluate("globalThis.isTheSame") is True


def test_a_problem_is_shown_on_the_last_good_page(
    page: Page, served: tuple[Path, Running, str]
) -> None:
    root, _, url = served
    page.goto(url)
    (root / "journal.toml").write_bytes(b"\xff\xfe\x00")
    expect(page.get_by_role("status")).to_contain_text("journal.toml")
    expect(page.locator("h1")).to_be_visible()
    (root / "journal.toml").write_text("format = 1\n", encoding="utf-8")

    expect(page.locator(".live-problem")).to_have_count(0)
