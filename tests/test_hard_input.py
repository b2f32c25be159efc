"""The report of journals that are hard on it, built from files and looked at on a phone."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from journal_tool import app
from journal_tool.store import Store
from tests import hard, test_browser
from tests.looks import GOOD, look
from tests.test_browser import PHONE, WIDE, Visit
from tests.test_report import tree

browser = test_browser.browser

KINDS = {
    "index.html",
    "although.html",
    "consistency.html",
    "gap.html",
    "evidence.html",
    "mood.html",
    "dips.html",
    "thoughts.html",
    "movement.html",
    "search.html",
    "check.html",
    "about.html",
    "practice/index.html",
    "review/index.html",
    "review/2026-W25.html",
    "review/2026-06.html",
    "review/2026.html",
    "days/2026-06.html",
}
JOURNALS: dict[str, Callable[[Path], Path]] = {
    "hostile": hard.hostile,
    "many": hard.many,
    "no practice": hard.no_practice,
    "one day": hard.one_day,
    "ten silent years": hard.ten_silent_years,
}


SMALL = ("no practice", "one day", "ten silent years")


class Reports:
    """The report of each journal, made when it is first asked for.

    That of a small one in one file, and the sheets, stand beside its folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def __getitem__(self, name: str) -> Path:
        folder = self._root / name
        if not folder.exists():
            store = Store(JOURNALS[name](folder / "\u202ejournal 👩\u200d👧 المشي"))
            app.build(store, hard.LAST_DAY, folder / "report")
            if name in SMALL:
                app.build_single(store, hard.LAST_DAY, folder / "single.html")
            since, sheet = hard.LAST_DAY.replace(day=1), folder / "sheet.html"
            app.page(store, hard.LAST_DAY, since, shows_against=True, file=sheet)
        return folder / "report"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    return Reports(tmp_path_factory.mktemp("hard"))


def looked_at(name: str, report: Path) -> Iterator[Path]:
    """Yield the pages to look at: of many alike, one; of a small journal, all in one file."""
    if name not in SMALL:
        practices = "practice/p?.html" if name == "hostile" else "practice/p0.html"
        yield from report.glob(practices)
        yield from (report / path for path in sorted(KINDS) if (report / path).exists())
    yield from report.parent.glob("*.html")


@pytest.mark.browser
@pytest.mark.parametrize("name", JOURNALS)
def test_a_hard_page_is_whole_on_a_phone_and_nothing_in_it_runs(
    name: str, browser: Browser, reports: Reports
) -> None:
    visit = Visit(browser, PHONE)
    found = {}
    for path in looked_at(name, reports[name]):
        page = visit.open(path)
        found[path.name] = look(page), page.title() == "run"
    visit.context.close()

    assert visit.said == []
    assert [url for url in visit.loaded if not url.startswith(("file:///", "data:,"))] == []
    assert {file: one for file, one in found.items() if one != (GOOD, False)} == {}


def test_hard_text_makes_every_kind_of_page(reports: Reports) -> None:
    report = reports["hostile"]

    assert {path.relative_to(report).as_posix() for path in report.rglob("*.html")} >= KINDS


def test_hard_text_is_valid_html_on_every_kind_of_page(reports: Reports) -> None:
    shown = []
    for path in sorted(KINDS - {"evidence.html"}):
        page = (reports["hostile"] / path).read_text(encoding="utf-8")
        shown.append(hard.NAMES["templates"] in "".join(tree(page).itertext()))

        assert "\u202e" not in page, path

    assert sum(shown) >= 8


@pytest.mark.parametrize("name", JOURNALS)
def test_names_of_files_are_short_and_differ_on_every_disk(name: str, reports: Reports) -> None:
    report = reports[name]
    paths = [path.relative_to(report).as_posix() for path in report.rglob("*") if path.is_file()]

    assert [path for path in paths if not re.fullmatch(r"[\w./-]{1,60}", path, re.ASCII)] == []
    assert len({path.casefold() for path in paths}) == len(paths)


@pytest.mark.browser
def test_four_hundred_practices_leave_each_page_in_reach(
    browser: Browser, reports: Reports
) -> None:
    """Folded, a list is a few screens long; unfolded it has all of them."""
    report = reports["many"]
    visit = Visit(browser, WIDE)
    found = {}
    for path in ("index.html", "practice/index.html", "consistency.html"):
        page = visit.open(report / path)
        screens = page.evaluate("document.documentElement.scrollHeight / innerHeight")
        kilobytes = (report / path).stat().st_size / 1000
        found[path] = (screens < 8, kilobytes < 200, page.locator("nav a").count() < 16)
    rows = visit.open(report / "practice/index.html").locator(".contents a").count()
    visit.context.close()

    assert set(found.values()) == {(True, True, True)}, found
    assert rows == 400
