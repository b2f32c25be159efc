"""Every kind of page by keyboard alone and on paper: each is visited once, and measured there."""

import itertools
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
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
  return {
    folded: all('details').length,
    shut: all('details > :not(summary)').filter(one => !isSeen(one)).length,
    handles: all('summary, button, nav, .skip').filter(isSeen).length,
    ground: root.backgroundColor, ink: root.color,
    links: all('main a').filter(one => getComputedStyle(one).textDecorationLine !== 'none'
      || getComputedStyle(one).color !== getComputedStyle(one.parentElement).color).length,
    orphans: all('h1, h2, h3').filter(one => isSeen(one) && !one.matches('.day h2')
      && getComputedStyle(one).breakAfter !== 'avoid').length,
    rows,
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


@pytest.fixture(scope="module")
def seen(
    browser: Browser, report: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Seen]:
    """Visit each kind of page once, in the dark, and return what was seen."""
    folder = tmp_path_factory.mktemp("paper")
    visit = Visit(browser, WIDE, "dark")
    found = {}
    for path in PAGES:
        page = visit.open(report / path)
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
        pdf = folder / f"{path.replace('/', '-')}.pdf"
        page.pdf(path=pdf, prefer_css_page_size=True)
        page.emulate_media(media="screen")
        found[path] = Seen(**counts, walk=walk, opened=opened, paper=paper, pdf=pdf)
    visit.context.close()
    return found


# -- by keyboard --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES)
def test_tab_reaches_everything_in_the_order_in_which_it_is_read(
    path: str, seen: dict[str, Seen]
) -> None:
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
def test_what_has_the_focus_can_be_seen(path: str, seen: dict[str, Seen]) -> None:
    walk = seen[path].walk

    assert [one["name"] for one in walk if not one["isShown"]] == []
    assert [one["name"] for one in walk if not one["isInView"]] == []


def test_enter_opens_and_closes_what_is_folded(seen: dict[str, Seen]) -> None:
    opened = {path: one.opened for path, one in seen.items() if one.opened}

    assert len(opened) >= 8
    assert set(opened.values()) == {(True, False)}


def test_a_page_has_a_number_of_stops_that_a_hand_can_go_through(seen: dict[str, Seen]) -> None:
    """Four weeks and a year are passed over; their days have a list of their own."""
    assert {path: one.stops for path, one in seen.items() if one.stops > 150} == {}
    assert seen["index.html"].stops < 50
    assert seen["index.html"].skipped >= 28
    assert seen["consistency.html"].skipped >= 150


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
    path: str, seen: dict[str, Seen]
) -> None:
    paper = seen[path].paper

    assert (paper["shut"], paper["handles"], paper["orphans"]) == (0, 0, 0)
    assert (paper["ground"], paper["ink"]) == ("rgb(255, 255, 255)", "rgb(34, 39, 45)")
    assert paper["links"] == 0


def test_most_pages_have_something_folded(seen: dict[str, Seen]) -> None:
    assert sum(one.paper["folded"] > 0 for one in seen.values()) >= 8


MARGIN = 16 / 25.4 * 72
A4 = (595, 842)
_BOX = re.compile(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"[^>]*>([^<]*)</word>')
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


def test_no_text_stands_in_the_margin_of_a_sheet(seen: dict[str, Seen]) -> None:
    found = {}
    for path, one in seen.items():
        text = pdf_text(one.pdf, "-bbox")
        wide = A4[0] - MARGIN + 1
        found[path] = [
            word
            for low, high, word in _BOX.findall(text)
            if float(low) < MARGIN - 1 or float(high) > wide
        ]
        sizes = {
            (round(float(width)), round(float(height))) for width, height in _PAGE.findall(text)
        }

        assert sizes == {A4}, path

    assert {path: words for path, words in found.items() if words} == {}


def test_the_numbers_of_every_chart_are_on_paper(seen: dict[str, Seen]) -> None:
    """Row by row, where a row has its place on one line."""
    count, lost = 0, []
    for path, one in seen.items():
        rows = [" ".join(row).strip() for row in one.paper["rows"] if max(map(len, row)) < 16]
        lines = {" ".join(line.split()) for line in pdf_text(one.pdf, "-layout").splitlines()}
        lost += [(path, row) for row in rows if row not in lines]
        count += len(rows)

    assert count > 100
    assert lost == []
