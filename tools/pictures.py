"""Pictures of every page, to be looked at: wide and narrow, light and dark, and on paper.

``make pictures`` builds the sample journal's report on six of its days, and that of a journal of
one day, and lays the views of each page beside each other in ``.build/pictures``.  With the word
``readme`` it takes the picture of the README anew.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from tools.chromium import find

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / ".build" / "pictures"
DAYS = {
    "first-week": "2026-01-06",
    "relapse": "2026-05-13",
    "silence": "2026-05-24",
    "return": "2026-05-26",
    "best-week": "2026-05-02",
    "last-day": "2026-06-30",
}
ONE_DAY = "Done: opened a curtain\n"
WIDE, PHONE, PAPER = 1280, 360, 673
SHEET = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; display: flex; gap: 12px; align-items: start; background: #999; padding: 12px }}
img {{ display: block; max-height: 2600px }}
</style>{images}"""
Scheme = Literal["light", "dark"]
VIEWS: tuple[tuple[str, int, Scheme], ...] = (
    ("wide-light", WIDE, "light"),
    ("wide-dark", WIDE, "dark"),
    ("phone-light", PHONE, "light"),
    ("phone-dark", PHONE, "dark"),
)


def build(journal: Path, day: str, folder: Path) -> None:
    """Write the report of ``journal`` on ``day``."""
    command = [sys.executable, "-m", "journal_tool", "-C", str(journal), "--date", day]
    subprocess.run([*command, "-q", "build", "-o", str(folder)], check=True, cwd=ROOT)


def reports() -> Iterator[tuple[str, Path]]:
    """Build all reports; yield the name and folder of each."""
    for name, day in DAYS.items():
        build(ROOT / "sample_journal", day, OUT / "reports" / name)
        yield name, OUT / "reports" / name
    one = OUT / "one-day-journal"
    one.mkdir(parents=True, exist_ok=True)
    (one / "2026-11-22.md").write_text(ONE_DAY, encoding="utf-8")
    build(one, "2026-11-22", OUT / "reports" / "one-day")
    yield "one-day", OUT / "reports" / "one-day"


def shoot(browser: Browser, page_file: Path, stem: str) -> list[Path]:
    """Take every view of a page; return the pictures."""
    made = []
    for view, width, scheme in VIEWS:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True
        )
        page = context.new_page()
        page.goto(page_file.as_uri())
        made.append(OUT / "views" / f"{stem}.{view}.png")
        page.screenshot(path=made[-1], full_page=True)
        if view == "wide-light":
            page.pdf(path=OUT / "paper" / f"{stem}.pdf", prefer_css_page_size=True)
            page.emulate_media(media="print")
            page.set_viewport_size({"width": PAPER, "height": 900})
            made.append(OUT / "views" / f"{stem}.paper.png")
            page.screenshot(path=made[-1], full_page=True)
        context.close()
    return made


def lay(browser: Browser, pictures: list[Path], stem: str) -> None:
    """Lay pictures beside each other on one sheet."""
    sheet = OUT / "sheets" / f"{stem}.html"
    sheet.parent.mkdir(parents=True, exist_ok=True)
    images = "".join(f'<img src="{one.as_uri()}">' for one in pictures)
    sheet.write_text(SHEET.format(images=images), encoding="utf-8")
    page = browser.new_page(viewport={"width": 4000, "height": 900})
    page.goto(sheet.as_uri())
    width = page.evaluate("document.body.scrollWidth")
    page.set_viewport_size({"width": width, "height": 900})
    page.screenshot(path=sheet.with_suffix(".png"), full_page=True)
    page.close()


def readme(browser: Browser) -> None:
    """Take the picture of the README: the first page on the sample journal's last day."""
    folder = OUT / "reports" / "last-day"
    build(ROOT / "sample_journal", DAYS["last-day"], folder)
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        page = browser.new_page(
            viewport={"width": 860, "height": 912}, color_scheme=scheme, device_scale_factor=1.5
        )
        page.goto((folder / "index.html").as_uri())
        page.screenshot(path=ROOT / "docs" / f"today-{scheme}.png")
        page.close()


def main(names: list[str]) -> int:
    """Take pictures of all pages, or of those that ``names`` begins; print where the sheets are."""
    chromium = find()
    if chromium is None:
        print("A Chromium is needed.")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        if names == ["readme"]:
            readme(browser)
            browser.close()
            return 0
        for name, folder in reports():
            for path in sorted(folder.rglob("*.html")):
                stem = f"{name}.{path.relative_to(folder).with_suffix('').as_posix()}"
                stem = stem.replace("/", "-")
                if names and not stem.startswith(tuple(names)):
                    continue
                lay(browser, shoot(browser, path, stem), stem)
        browser.close()
    print(OUT / "sheets")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
