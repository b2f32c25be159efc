"""What a page looks like, measured in a real browser: where its text stands, and what is drawn."""

from dataclasses import dataclass

from playwright.sync_api import Page

_LOOK = """() => {
  for (const one of document.querySelectorAll('details')) one.open = true;
  const width = document.documentElement.clientWidth;
  const briefly = node => (node.data ?? node.textContent).trim().slice(0, 40);
  const isUnseen = one => !one.checkVisibility({visibilityProperty: true})
    || one.closest('.hidden, .skip, script, style, title, noscript');
  const scrolls = one => {
    for (let at = one; at && at !== document.body; at = at.parentElement)
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  const spots = [], outside = new Set(), covered = new Set(), cut = new Set(), astray = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || isUnseen(node.parentElement)) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      const air = box.height / 4;
      spots.push({...box.toJSON(), top: box.top + air, bottom: box.bottom - air, node});
      if ((box.right > width + 1 || box.left < -1) && !scrolls(node.parentElement))
        outside.add(briefly(node));
    }
  }
  spots.sort((one, two) => one.top - two.top);
  spots.forEach((one, at) => {
    for (let next = at + 1; next < spots.length && spots[next].top < one.bottom - 1; next++) {
      const two = spots[next];
      const both = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      if (two.node !== one.node && both > 1)
        covered.add(`${briefly(one.node)} / ${briefly(two.node)}`);
    }
  });
  for (const one of document.body.querySelectorAll('*')) {
    if (isUnseen(one) || !one.textContent.trim()) continue;
    const hides = ['hidden', 'clip'].includes(getComputedStyle(one).overflowX);
    const isMore = one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;
    if (hides && isMore) cut.add(briefly(one));
  }
  const label = (one, name) => one.getAttribute(name).slice(0, 40);
  for (const chart of document.querySelectorAll('svg.drawing')) {
    const ground = chart.viewBox.baseVal;
    for (const shape of chart.querySelectorAll('rect, polyline, circle')) {
      const box = shape.getBBox();
      if (box.x < -1 || box.y < -1 || box.x + box.width > ground.width + 1
          || box.y + box.height > ground.height + 1)
        astray.add(`${label(chart, 'aria-label')}: ${label(shape, 'class')}`);
    }
  }
  return {
    sideways: document.scrollingElement.scrollWidth - innerWidth,
    outside: [...outside], covered: [...covered], cut: [...cut], astray: [...astray],
  };
}"""


@dataclass(frozen=True)
class Look:
    """What is wrong with a page at one width, with all unfolded; nothing in a good one.

    Attributes:
        sideways: pixels by which it scrolls to the side.
        outside: text that begins or ends out of the window, and in nothing that scrolls by itself.
        covered: pairs of texts that stand on each other.
        cut: text that is hidden in part.
        astray: shapes drawn out of their chart.
    """

    sideways: int
    outside: tuple[str, ...]
    covered: tuple[str, ...]
    cut: tuple[str, ...]
    astray: tuple[str, ...]


GOOD = Look(0, (), (), (), ())


def look(page: Page) -> Look:
    """Unfold the page and measure it."""
    found = page.evaluate(_LOOK)
    return Look(
        found["sideways"],
        *(tuple(found[name]) for name in ("outside", "covered", "cut", "astray")),
    )
