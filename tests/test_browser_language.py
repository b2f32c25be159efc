"""What scripts add to the pages is said in the language of the page, in a real browser."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from journal_tool import resources
from journal_tool.language import Catalogue, using
from journal_tool.settings import ReportRules, Settings
from tests import test_browser
from tests.builders import day, four_weeks, journal
from tests.test_browser import PHONE, Visit
from tests.test_browser_scripts import build, search, texts

pytestmark = pytest.mark.browser

browser = test_browser.browser
visit = test_browser.visit

DISGUISED = "en-XA"


class Polish:
    """A language with three forms of a text that counts; all else is English."""

    def gettext(self, message: str, /) -> str:
        return message

    def pgettext(self, _context: str, message: str, /) -> str:
        return message

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        few = count % 10 in {2, 3, 4} and count not in {12, 13, 14}
        form = "dzień" if count == 1 else "dni" if few else "dni."
        return f"{{count}} {form}" if one == "{count} day" else many


def built(folder: Path, lang: str, catalogue: Catalogue | None, days: int = 0) -> Path:
    settings = replace(Settings(), report=replace(ReportRules(), lang=lang))
    many = journal(*(day(f"2026-01-{at + 1:02}", words="rain") for at in range(days)))
    with using(catalogue):
        return build(folder, many if days else four_weeks(), settings)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    catalogue = resources.catalogue(DISGUISED)
    return built(tmp_path_factory.mktemp("disguised"), DISGUISED, catalogue)


def test_keys_and_colours_speak_the_language_of_the_page(visit: Visit, report: Path) -> None:
    page = visit.open(report / "days/2026-03.html")
    page.keyboard.press("?")

    assert texts(page.locator("dialog h2")) == ["⟦Ķéýš·⟧"]
    assert texts(page.locator("dialog dd"))[-3:] == [
        "⟦Ţĥé ɱóñţĥ ƀéƒóŕé·····⟧",
        "⟦Ƒíñď á ŵóŕď···⟧",
        "⟦Ţĥéšé ķéýš···⟧",
    ]
    assert page.locator("dialog label").inner_text().strip() == "⟦Úšé ţĥéšé ķéýš····⟧"
    assert texts(page.locator("dialog button, .choices > *")) == [
        "⟦Çóļóúŕš··⟧",
        "⟦Šýšţéɱ··⟧",
        "⟦Ļíğĥţ·⟧",
        "⟦Ďáŕķ·⟧",
        "⟦Ķéýš·⟧",
        "⟦Çļóšé·⟧",
    ]
    assert visit.said == []


def test_the_first_page_names_its_day_in_its_language(visit: Visit, report: Path) -> None:
    visit.page.clock.set_fixed_time("2027-03-24T08:00")
    page = visit.open(report / "index.html")

    expect(page.locator(".made-for")).to_have_text(
        "⟦Ṁáďé ƒóŕ ⟦⟦⟦Ṁóñďáý··⟧ ⟦23 ⟦Ṁáŕçĥ·⟧····⟧·····⟧ 2026····⟧; "
        "journal build ƀŕíñğš ţóďáý.·············⟧"
    )
    assert visit.said == []


def test_a_search_answers_in_the_language_of_the_page(visit: Visit, report: Path) -> None:
    page = visit.open(report / "search.html")
    search(page, "nowhere-at-all")

    expect(page.locator(".found")).to_contain_text("⟦Ñó ďáý ĥóļďš áļļ óƒ ţĥéšé.")


@pytest.mark.parametrize(
    ("days", "lang", "expected"),
    [
        (1, "pl", "1 dzień"),
        (3, "pl", "3 dni"),
        (12, "pl", "12 dni."),
        (22, "pl", "22 dni"),
        pytest.param(22, "no language", "22 dni", id="no language at all"),
    ],
)
def test_a_number_has_the_form_that_its_language_gives_it(
    days: int, lang: str, expected: str, visit: Visit, tmp_path: Path
) -> None:
    page = visit.open(built(tmp_path, lang, Polish(), days) / "search.html")
    search(page, "rain")

    expect(page.locator(".found")).to_have_text(expected)


# -- lines that begin on the right --------------------------------------------------------------

RIGHT_TO_LEFT = "ar-XB"


@pytest.fixture(scope="module")
def rightward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    catalogue = resources.catalogue(RIGHT_TO_LEFT)
    return built(tmp_path_factory.mktemp("rightward"), RIGHT_TO_LEFT, catalogue)


@pytest.mark.parametrize(
    "path", ["index.html", "gap.html", "consistency.html", "days/2026-03.html"]
)
def test_a_page_can_begin_on_the_right(browser: Browser, rightward: Path, path: str) -> None:
    phone = Visit(browser, PHONE)
    page = phone.open(rightward / path)
    heading = page.locator("h1").bounding_box()
    width = page.evaluate("document.documentElement.scrollWidth")
    direction = page.evaluate("getComputedStyle(document.body).direction")
    phone.context.close()

    assert direction == "rtl"
    assert width == PHONE
    assert heading is not None
    assert heading["x"] + heading["width"] == pytest.approx(PHONE - 16, abs=1)


def test_bars_and_years_begin_on_the_right_too(visit: Visit, rightward: Path) -> None:
    page = visit.open(rightward / "gap.html")
    bar = page.locator(".bar .bar-done").first.bounding_box()
    cell = page.locator(".counts tbody th").first.bounding_box()
    assert bar is not None
    assert cell is not None
    assert bar["x"] + bar["width"] == pytest.approx(cell["x"] + cell["width"], abs=2)

    page = visit.open(rightward / "consistency.html")
    first, last = (page.locator(".days-of-year thead th").nth(at).bounding_box() for at in (0, 6))
    assert first is not None
    assert last is not None
    assert first["y"] < last["y"]
