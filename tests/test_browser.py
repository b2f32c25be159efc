"""The pages as a person opens them: in a real browser, from files, on a phone, in the dark."""

import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from journal_tool import app, resources
from journal_tool.analysis import analyse
from journal_tool.model import Practice, Rhythm, Schedule
from journal_tool.output import write_pages
from journal_tool.report import own_pages, pages
from journal_tool.report.single import single_page
from journal_tool.settings import Settings
from journal_tool.store import Store
from journal_tool.text import SourceText
from tests.builders import (
    body,
    day,
    everywhere,
    four_weeks,
    journal,
    on,
    sample_problems,
    steady,
)

ColorScheme = Literal["light", "dark"]

TODAY = "2026-03-23"
TEMPLATES = resources.templates()

CHROMIUM = Path("/usr/bin/chromium")
PATHS = (
    "index.html",
    "days/2026-03.html",
    "although.html",
    "consistency.html",
    "gap.html",
    "evidence.html",
    "dips.html",
    "thoughts.html",
    "practice/index.html",
    "review/index.html",
    "review/2026-W12.html",
    "review/2026-03.html",
    "review/2026.html",
    "check.html",
    "about.html",
    "search.html",
)
WIDE, PHONE = 1280, 360
LONG_NAME = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 11

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        why = f"no {CHROMIUM}: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield running
        running.close()


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return two reports: an ordinary one, and one with a very long name in every field."""
    made = {}
    hostile, options, _ = everywhere(LONG_NAME)
    for name, of, some in [("plain", four_weeks(), Settings()), ("long", hostile, options)]:
        made[name] = tmp_path_factory.mktemp(name)
        figures = analyse(of, some, as_of=on(TODAY))
        problems = sample_problems()
        write_pages(made[name], pages(of, figures, some, TEMPLATES, problems, body))
    return made


class Visit:
    """One look at a page: what it loaded and what the console said."""

    def __init__(self, browser: Browser, width: int, scheme: ColorScheme = "light") -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, offline=True
        )
        self.page: Page = self.context.new_page()
        self.said: list[str] = []
        self.loaded: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.loaded.append(request.url))

    def open(self, path: Path) -> Page:
        self.page.goto(path.as_uri())
        return self.page


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    found = Visit(browser, WIDE)
    yield found
    found.context.close()


def color(page: Page, selector: str, what: str) -> str:
    found: str = page.eval_on_selector(selector, f"one => getComputedStyle(one).{what}")
    return found


@pytest.mark.parametrize("path", PATHS)
def test_a_page_opens_quietly_from_a_file(
    path: str, visit: Visit, folders: dict[str, Path]
) -> None:
    page = visit.open(folders["plain"] / path)

    assert visit.said == []
    assert [url for url in visit.loaded if not url.startswith(("file:///", "data:,"))] == []
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("report", ["plain", "long"])
def test_nothing_scrolls_sideways_on_a_phone(
    report: str, browser: Browser, folders: dict[str, Path]
) -> None:
    visit = Visit(browser, PHONE)
    found = sorted(folders[report].rglob("*.html"))
    widths = {}
    for path in found:
        page = visit.open(path)
        widths[path.name] = page.evaluate("document.documentElement.scrollWidth")
    visit.context.close()

    assert len(found) > len(PATHS)
    assert {name: width for name, width in widths.items() if width != PHONE} == {}


@pytest.mark.parametrize("path", ["index.html", "gap.html", "days/2026-03.html"])
def test_the_style_is_in_force_in_light_and_dark(
    path: str, browser: Browser, folders: dict[str, Path]
) -> None:
    """A policy that is too strict drops the style sheet without a word on the page."""
    found = {}
    schemes: tuple[ColorScheme, ...] = ("light", "dark")
    for scheme in schemes:
        visit = Visit(browser, WIDE, scheme)
        page = visit.open(folders["plain"] / path)
        found[scheme] = (color(page, "html", "backgroundColor"), color(page, "html", "color"))
        visit.context.close()

    assert found == {
        "light": ("rgb(251, 250, 247)", "rgb(34, 39, 45)"),
        "dark": ("rgb(20, 24, 29)", "rgb(226, 230, 233)"),
    }


def test_a_style_sheet_of_ones_own_is_in_force(visit: Visit, tmp_path: Path) -> None:
    """The first page holds it, and its policy lets in what has that very hash."""
    of = four_weeks()
    figures = analyse(of, Settings(), as_of=on(TODAY))
    own = {"report.css": SourceText("report.css", "html {\r\n  background: rgb(1, 2, 3) }\r\n")}
    write_pages(tmp_path, own_pages(of, figures, Settings(), TEMPLATES, own, (), body)[0])
    found = {color(visit.open(tmp_path / path), "html", "backgroundColor") for path in PATHS[:2]}

    assert found == {"rgb(1, 2, 3)"}
    assert visit.said == []


def test_the_first_page_looks_right_without_its_siblings(
    visit: Visit, folders: dict[str, Path], tmp_path: Path
) -> None:
    """Opened alone, from a cloud app on a phone."""
    alone = tmp_path / "index.html"
    alone.write_bytes((folders["plain"] / "index.html").read_bytes())
    page = visit.open(alone)

    assert color(page, "html", "backgroundColor") == "rgb(251, 250, 247)"
    assert page.get_by_text("Lock and back by the chandler's").first.is_visible()
    assert all("ERR_FILE_NOT_FOUND" in line for line in visit.said)  # its scripts, and no more


def test_a_script_in_the_words_of_a_day_does_not_run(visit: Visit, tmp_path: Path) -> None:
    """The policy holds even where the renderer of bodies would let something through."""
    of = four_weeks()
    figures = analyse(of, Settings(), as_of=on(TODAY))
    bad = pages(
        of,
        figures,
        Settings(),
        TEMPLATES,
        (),
        lambda *_: "<script>document.title='run'</script><img src='https://evil.example/p.gif'>",
    )
    write_pages(tmp_path, bad)
    page = visit.open(tmp_path / PATHS[1])

    assert page.title() == "March 2026 · diary"
    assert len(visit.said) > 0
    assert all("Content Security Policy" in line for line in visit.said)


def test_a_day_is_one_click_from_its_shape_and_from_its_week(
    visit: Visit, folders: dict[str, Path]
) -> None:
    page = visit.open(folders["plain"] / "gap.html")
    page.get_by_role("link", name="16–22 March").click()

    assert page.url.endswith("/days/2026-03.html#d19")
    page.get_by_role("link", name="12 March: 2 of 2 planned done").click()
    assert page.url.endswith("#d12")
    assert page.locator(":target h2").inner_text().split() == ["Thursday", "12"]


def test_on_a_narrow_screen_the_table_becomes_sentences(
    browser: Browser, folders: dict[str, Path]
) -> None:
    seen = {}
    for width in (WIDE, PHONE):
        visit = Visit(browser, width)
        page = visit.open(folders["plain"] / "gap.html")
        seen[width] = (
            page.locator(".counts td:visible").count() > 0,
            page.locator(".counts .narrow:visible").count() > 0,
        )
        visit.context.close()

    assert seen == {WIDE: (True, False), PHONE: (False, True)}


def test_printed_pages_show_what_is_folded_on_paper_white(browser: Browser, tmp_path: Path) -> None:
    of = journal(*steady(14 * 7, TODAY))
    figures = analyse(of, Settings(), as_of=on(TODAY))
    write_pages(tmp_path, pages(of, figures, Settings(), TEMPLATES, (), body))
    visit = Visit(browser, WIDE, "dark")
    page = visit.open(tmp_path / "gap.html")
    folded = page.locator("details table").first
    on_screen = folded.is_visible()
    page.emulate_media(media="print")
    on_paper = folded.is_visible(), color(page, "html", "backgroundColor")
    visit.context.close()

    assert not on_screen
    assert on_paper == (True, "rgb(255, 255, 255)")


def test_the_shapes_of_a_calendar_stay_apart_in_forced_colours(
    browser: Browser, folders: dict[str, Path]
) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto((folders["plain"] / "about.html").as_uri())
    shapes = page.eval_on_selector_all(
        ".legend .mark",
        """all => all.map(one => {
            const style = getComputedStyle(one);
            const dot = getComputedStyle(one, '::after').content;
            return [style.backgroundImage, style.backgroundColor, style.border, dot].join();
        })""",
    )
    context.close()

    assert len(set(shapes)) == len(shapes) == 11


def test_the_days_of_a_practice_look_as_their_key_says(visit: Visit, tmp_path: Path) -> None:
    practice = Practice("sit", "Sit", schedule=Schedule(Rhythm.DAILY))
    days = [
        day(f"2026-03-{at:02}", planned=[f"[{'x' if at % 2 else ' '}] Sit"])
        for at in range(2, 20)
        if at != 9
    ]
    of, some = journal(*days, day("2026-03-20", rest="")), Settings(practices=(practice,))
    figures = analyse(of, some, as_of=on(TODAY))
    write_pages(tmp_path, pages(of, figures, some, TEMPLATES, (), body))
    page = visit.open(tmp_path / "practice/sit.html")
    looks = page.eval_on_selector_all(
        ".letters [class^=is-]",
        """all => all.map(one => {
            const { borderStyle, borderColor, backgroundColor, backgroundImage } =
                getComputedStyle(one, '::before');
            const look = [borderStyle, borderColor, backgroundColor, backgroundImage].join();
            return [one.className, one.localName, look];
        })""",
    )
    in_table = {(letter, look) for letter, tag, look in looks if tag == "td"}
    in_key = {(letter, look) for letter, tag, look in looks if tag == "span"}

    assert in_table == in_key
    assert len({look for _, look in in_key}) == len(in_key) == 4


# -- the report in one file ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def singles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the same two reports in one file each."""
    folder = tmp_path_factory.mktemp("single")
    hostile, options, _ = everywhere(LONG_NAME)
    found = {}
    for name, of, some in [("plain", four_weeks(), Settings()), ("long", hostile, options)]:
        figures = analyse(of, some, as_of=on(TODAY))
        made = pages(of, figures, some, TEMPLATES, sample_problems(), body)
        data = single_page(made, TEMPLATES, name=of.name, as_of=on(TODAY), rules=some.report)
        found[name] = folder / f"{name}.html"
        found[name].write_bytes(data)
    return found


@pytest.mark.parametrize("report", ["plain", "long"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_file_opens_quietly_and_fits_a_phone(
    scheme: ColorScheme, report: str, browser: Browser, singles: dict[str, Path]
) -> None:
    visit = Visit(browser, PHONE, scheme)
    page = visit.open(singles[report])
    width = page.evaluate("document.documentElement.scrollWidth")
    background = color(page, "html", "backgroundColor")
    visit.context.close()

    assert visit.said == []
    assert [url for url in visit.loaded if not url.startswith(("file:///", "data:,"))] == []
    assert width == PHONE
    assert background == {"light": "rgb(251, 250, 247)", "dark": "rgb(20, 24, 29)"}[scheme]


def test_a_link_within_one_file_leads_to_its_day(visit: Visit, singles: dict[str, Path]) -> None:
    page = visit.open(singles["plain"])
    page.locator("#gap").get_by_role("link", name="16–22 March").click()

    assert page.url.endswith("#days-2026-03-d19")
    assert page.locator(":target h3").inner_text().split() == ["Thursday", "19"]


def test_a_page_of_one_file_looks_as_it_does_alone(
    visit: Visit, singles: dict[str, Path], folders: dict[str, Path]
) -> None:
    """The headings are one step lower there, and the style sheet goes down with them."""
    look = """one => { const style = getComputedStyle(one);
        return [style.fontSize, style.fontFamily, style.color, style.marginTop].join(); }"""
    pairs = {
        "main h1": "h2",
        "main > .sentence": ".sentence",
        ".day h2 .number": ".day h3 .number",
        ".day .words p": ".day .words p",
    }
    page = visit.open(folders["plain"] / "days/2026-03.html")
    alone = [page.eval_on_selector(one, look) for one in pairs]
    page = visit.open(singles["plain"])
    within = [page.eval_on_selector(f"#days-2026-03 {one}", look) for one in pairs.values()]

    assert within == alone


def test_on_paper_each_page_of_one_file_begins_a_sheet(
    visit: Visit, singles: dict[str, Path]
) -> None:
    page = visit.open(singles["plain"])
    page.emulate_media(media="print")

    assert color(page, "#gap", "breakBefore") == "page"
    assert color(page, "#practice-sit", "breakBefore") == "auto"
    assert not page.locator(".back").first.is_visible()


# -- the sheet to bring -------------------------------------------------------------------------

LONG = " ".join(["W" * 30, *["words that go on"] * 30])[:500]


def monster(root: Path) -> Path:
    """Write half a year in which every day has too much of everything, 500 characters each."""
    root.mkdir()
    first = on("2026-01-01").toordinal()
    says = "".join(f'[identity.i{at}]\nsays = "{LONG}"\n' for at in range(4))
    (root / "journal.toml").write_text(says, encoding="utf-8")
    for at in range(180):
        day = date.fromordinal(first + at)
        planned = "".join(
            f"  - [{'x/ -'[(at + one) % 4]}] Thing {one} {LONG} ? 1..5 #t{one} #talk -- {LONG}\n"
            for one in range(6)
        )
        lines = "".join(f"  - {LONG} #i{one} #talk\n" for one in range(4))
        (root / f"{day}.md").write_text(
            f"---\nmood: {at % 11}\nplanned: |\n{planned}thoughts: |\n{lines}"
            f"for: |\n{lines}against: |\n{lines}---\n{LONG} #talk\n\n{LONG}\n",
            encoding="utf-8",
        )
    return root


def one_day(root: Path) -> Path:
    root.mkdir()
    (root / "2026-06-28.md").write_text("Done: opened a curtain\n", encoding="utf-8")
    return root


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(
    ("make", "since"),
    [
        pytest.param(lambda _: resources.sample_journal(), "2026-06-16", id="two weeks"),
        pytest.param(lambda _: resources.sample_journal(), "2026-01-01", id="half a year"),
        pytest.param(one_day, "2026-06-16", id="one day"),
        pytest.param(monster, "2026-06-16", id="too much of everything"),
        pytest.param(monster, "2026-01-01", id="half a year of that"),
    ],
)
def test_the_sheet_is_one_side_and_nothing_on_it_is_covered(
    make: Callable[[Path], Path], since: str, paper: str, browser: Browser, tmp_path: Path
) -> None:
    root = make(tmp_path / "journal")
    picked = [] if make is one_day else [on("2026-06-25"), on("2026-06-26")]
    file = tmp_path / "page.html"
    app.page(Store(root), on("2026-06-29"), on(since), picked=picked, shows_against=True, file=file)
    visit = Visit(browser, PHONE)
    page = visit.open(file)
    narrow = page.evaluate("document.documentElement.scrollWidth")
    sides = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper, prefer_css_page_size=True)))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": round(182 * 96 / 25.4), "height": 1000})
    foot = page.evaluate("document.querySelector('.sheet > footer').getBoundingClientRect().top")
    ends = page.eval_on_selector_all(
        ".part", "all => all.map(o => o.getBoundingClientRect().bottom)"
    )
    visit.context.close()

    assert (visit.said, narrow, sides) == ([], PHONE, 1)
    assert max(ends) <= foot
