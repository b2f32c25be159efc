"""Every kind of page by keyboard alone and on paper: each is visited once, and measured there."""

import html
import itertools
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests import test_axe, test_browser
from tests.test_axe import PAGES
from tests.test_browser import WIDE, Visit

pytestmark = pytest.mark.browser

browser = test_browser.browser
report = test_axe.report

FOLDED = {
    "although.html",
    "consistency.html",
    "gap.html",
    "evidence.html",
    "mood.html",
    "dips.html",
    "movement.html",
    "practice/walk.html",
    "review/2026.html",
    "thoughts.html",
}
"""Pages of the sample journal that have something folded."""

_LISTEN = """() => {
  const outline = one => {
    const style = getComputedStyle(one);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor].join(' ');
  };
  const all = [...document.querySelectorAll('a[href], summary, button, input, pre')]
    .filter(one => one.localName !== 'pre' || one.tabIndex === 0
      || one.scrollWidth > one.clientWidth);
  const isShut = one => one.closest('details:not([open])')
    && !(one.matches('summary') && !one.parentElement.parentElement.closest('details:not([open])'));
  const skipped = all.filter(one => one.tabIndex < 0 && one.localName === 'a');
  const stops = all.filter(one => !skipped.includes(one) && !isShut(one) && one.checkVisibility());
  window.before = new Map(stops.map(one => [one, outline(one)]));
  window.stops = stops;
  window.walk = [];
  document.addEventListener('focusin', event => {
    const one = event.target, box = one.getBoundingClientRect();
    window.walk.push({
      at: stops.indexOf(one),
      name: `${one.localName} ${one.textContent.trim().slice(0, 30)}`,
      isShown: outline(one) !== window.before.get(one) && !outline(one).startsWith('none'),
      isInView: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
        && box.right > 0 && box.left < innerWidth,
      top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right,
    });
  });
  const start = stops.indexOf(document.activeElement) + 1;
  return {stops: stops.length, skipped: skipped.length, start};
}"""

_PAPER = """() => {
  const isSeen = one => one.checkVisibility({visibilityProperty: true});
  const all = selector => [...document.querySelectorAll(selector)];
  const rows = all('.numbers tbody tr')
    .map(row => [...row.cells].map(cell => cell.textContent.trim()));
  const root = getComputedStyle(document.documentElement);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let words = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (isSeen(node.parentElement) && !node.parentElement.closest('.hidden, .letters, script'))
      words += `${node.data} `;
  return {
    shut: all('details > :not(summary)').filter(one => !isSeen(one)).length,
    handles: all('summary, button, nav, .skip').filter(isSeen).length,
    ground: root.backgroundColor, ink: root.color,
    links: all('main a').filter(one => getComputedStyle(one).textDecorationLine !== 'none'
      || getComputedStyle(one).color !== getComputedStyle(one.parentElement).color).length,
    orphans: all('h1, h2, h3').filter(one => isSeen(one) && !one.matches('.day h2')
      && getComputedStyle(one).breakAfter !== 'avoid').length,
    rows,
    words,
  };
}"""


@dataclass(frozen=True)
class Seen:
    """One page.

    Attributes:
        stops: how many stops it has for the Tab key, folded as it opens.
        skipped: how many links are passed over on purpose.
        start: the stop at which Tab begins: after a field that has the focus at once.
        walk: what had the focus, in turn.
        opened: whether Enter opened its first summary, and closed it again; ``None`` without one.
        paper: what it is like on paper.
        pdf: its text there, each word with its left and right edge, in points; line by line.
    """

    stops: int
    skipped: int
    start: int
    walk: list[Mapping[str, Any]]
    opened: tuple[bool, bool] | None
    paper: Mapping[str, Any]
    pdf: Path


class Walks:
    """Visits each page once, in the dark, when it is first asked for."""

    def __init__(self, browser: Browser, report: Path, folder: Path) -> None:
        self.visit = Visit(browser, WIDE, "dark")
        self._report, self._folder = report, folder
        self._seen: dict[str, Seen] = {}

    def __getitem__(self, path: str) -> Seen:
        if path not in self._seen:
            self._seen[path] = self._see(path)
        return self._seen[path]

    def _see(self, path: str) -> Seen:
        page = self.visit.open(self._report / path)
        counts = page.evaluate(_LISTEN)
        for _ in range(counts["stops"] - counts["start"]):
            page.keyboard.press("Tab")
        walk = page.evaluate("window.walk")
        opened = None
        if page.locator("summary").count():
            page.locator("summary").first.focus()
            page.keyboard.press("Enter")
            first = page.evaluate("document.querySelector('details').open")
            page.keyboard.press("Enter")
            opened = first, page.evaluate("document.querySelector('details').open")
        page.emulate_media(media="print")
        paper = page.evaluate(_PAPER)
        pdf = self._folder / f"{path.replace('/', '-')}.pdf"
        page.pdf(path=pdf, prefer_css_page_size=True)
        page.emulate_media(media="screen")
        return Seen(**counts, walk=walk, opened=opened, paper=paper, pdf=pdf)


@pytest.fixture(scope="module")
def seen(
    browser: Browser, report: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walks]:
    walks = Walks(browser, report, tmp_path_factory.mktemp("paper"))
    yield walks
    walks.visit.context.close()


# -- by keyboard --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES)
def test_tab_reaches_everything_in_the_order_in_which_it_is_read(path: str, seen: Walks) -> None:
    """From top to bottom; in a column beside it, from the top again."""
    walk, start = seen[path].walk, seen[path].start
    back = [
        (one["name"], two["name"])
        for one, two in itertools.pairwise(walk[1:])
        if two["bottom"] <= one["top"] and two["left"] < one["right"]
    ]

    assert (start == 0) == (path != "search.html")
    assert start or walk[0]["name"] == "a Skip to the content"
    assert [one["at"] for one in walk] == list(range(start, seen[path].stops))
    assert back == []


@pytest.mark.parametrize("path", PAGES)
def test_what_has_the_focus_can_be_seen(path: str, seen: Walks) -> None:
    walk = seen[path].walk

    assert [one["name"] for one in walk if not one["isShown"]] == []
    assert [one["name"] for one in walk if not one["isInView"]] == []


@pytest.mark.parametrize("path", PAGES)
def test_enter_opens_and_closes_what_is_folded(path: str, seen: Walks) -> None:
    assert (seen[path].opened is None) == (path not in FOLDED)
    assert seen[path].opened in {None, (True, False)}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_a_number_of_stops_that_a_hand_can_go_through(path: str, seen: Walks) -> None:
    assert seen[path].stops < (50 if path == "index.html" else 150)


@pytest.mark.parametrize(("path", "days"), [("index.html", 28), ("consistency.html", 150)])
def test_the_days_of_four_weeks_and_of_a_year_are_passed_over(
    path: str, days: int, seen: Walks
) -> None:
    """They are one click away from the pages of their months too."""
    assert seen[path].skipped >= days


def test_the_help_for_keys_gives_the_focus_back(browser: Browser, report: Path) -> None:
    """Tab stays in it, Escape closes it."""
    visit = Visit(browser, WIDE)
    page = visit.open(report / "gap.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    before = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("?")
    inside = []
    for _ in range(4):
        page.keyboard.press("Tab")
        inside.append(page.evaluate("!!document.activeElement.closest('dialog, body:focus')"))
    page.keyboard.press("Escape")
    after = page.evaluate("document.activeElement.textContent")
    is_open = page.locator("dialog[open]").count()
    visit.context.close()

    assert any(inside)
    assert (after, is_open) == (before, 0)


# -- on paper -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES)
def test_on_paper_all_is_unfolded_dark_on_white_and_nothing_is_to_be_pressed(
    path: str, seen: Walks
) -> None:
    paper = seen[path].paper

    assert (paper["shut"], paper["handles"], paper["orphans"]) == (0, 0, 0)
    assert (paper["ground"], paper["ink"]) == ("rgb(255, 255, 255)", "rgb(34, 39, 45)")
    assert paper["links"] == 0


A4 = (595, 842)
_WORD = re.compile(r"<word [^>]*>([^<]*)</word>")
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)"')


def pdf_text(file: Path, *options: str) -> str:
    if shutil.which("pdftotext") is None:
        why = "no pdftotext: apt-get install poppler-utils"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    done = subprocess.run(
        ["pdftotext", *options, str(file), "-"], capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout


@pytest.mark.parametrize("path", PAGES)
def test_every_word_of_a_page_is_on_its_sheets(path: str, seen: Walks) -> None:
    """What stands beyond the edge of a sheet would be cut off."""
    text = pdf_text(seen[path].pdf, "-bbox")
    sizes = {(round(float(width)), round(float(height))) for width, height in _PAGE.findall(text)}
    printed = words_of(html.unescape(" ".join(_WORD.findall(text))))

    assert sizes == {A4}
    assert len(printed) > 20
    assert words_of(seen[path].paper["words"]) - printed == set()


def words_of(text: str) -> set[str]:
    """Return the words of a text without the ligatures of print; a hyphen ends a word."""
    return set(re.findall(r"\w+", unicodedata.normalize("NFKC", text)))


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("consistency.html", 50),
        ("mood.html", 5),
        ("dips.html", 20),
        ("movement.html", 10),
        ("practice/walk.html", 40),
    ],
)
def test_the_numbers_of_a_chart_are_on_paper(path: str, rows: int, seen: Walks) -> None:
    """Row by row, where a row has its place on one line."""
    found = [" ".join(row).strip() for row in seen[path].paper["rows"] if max(map(len, row)) < 16]
    lines = {" ".join(line.split()) for line in pdf_text(seen[path].pdf, "-layout").splitlines()}

    assert len(found) >= rows
    assert [row for row in found if row not in lines] == []
