"""What scripts add to the pages, in a real browser, from files: search, keys, colours, a date."""

from collections.abc import Iterator, Sequence
from datetime import time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from journal_tool import resources
from journal_tool.analysis import analyse
from journal_tool.dayfile import body_html
from journal_tool.model import Day, Journal
from journal_tool.output import write_pages
from journal_tool.report import pages
from journal_tool.report._search import MOST_BYTES
from journal_tool.settings import Settings
from tests import test_browser
from tests.builders import action, day, four_weeks, journal, on
from tests.test_browser import PHONE, WIDE, Visit, color

TODAY = "2026-03-23"
TEMPLATES = resources.templates()
HOSTILE = (
    "</script><script>document.title='run'</script>",
    "<img src=x onerror=\"document.title='run'\">",
    "<b>bold</b> &amp; &lt;i&gt;",
    "before\u2028after\u2029end",
    "half \ud800 a sign",
    "__proto__ constructor",
)

pytestmark = pytest.mark.browser

browser = test_browser.browser
visit = test_browser.visit


def build(
    folder: Path,
    of: Journal,
    options: Settings | None = None,
    *,
    most_search_bytes: int = MOST_BYTES,
) -> Path:
    options = options or Settings()
    figures = analyse(of, options, as_of=on(TODAY))
    made = pages(
        of, figures, options, TEMPLATES, (), body_html, most_search_bytes=most_search_bytes
    )
    write_pages(folder, made)
    return folder


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("report"), four_weeks())


WORDS: Sequence[Day] = (
    day("2025-11-30", words="Crème brûlée in der Straße. İstanbul, Łódź, naïve."),
    day("2025-12-31", done=[action("[x] Walk", note="cold, but walked")], words="No one about."),
    day("2026-01-02", done=["Walk"], words="**Round** the lock; one about the boats."),
    day("2026-01-05", words="Ο δρόμος. Ёлка. हिन्दी. 日本語の本."),
    day("2026-01-09", words=f"Needle {'and hay ' * 90} thimble."),
    day("2026-01-10", words="Don’t “quote” me: smørrebrød, ﬁne."),
    day("2026-02-01", words="A z\u0301y."),
    *(day(f"2026-02-{at + 10}", words=text) for at, text in enumerate(HOSTILE)),
    *(
        day(f"2026-03-{at + 1:02}", done=[action("[x] Thing", note=text)])
        for at, text in enumerate(HOSTILE)
    ),
)


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("words"), journal(*WORDS))


@pytest.fixture(scope="module")
def searching(browser: Browser, words: Path) -> Iterator[Visit]:
    """Return a look at the search page that stays open: a search leaves no trace in the next."""
    found = Visit(browser, WIDE)
    found.open(words / "search.html")
    yield found
    found.context.close()


def search(page: Page, query: str) -> Locator:
    """Type a query; return the results, once they are those of this query."""
    page.locator("#q").fill(query)
    page.keyboard.press("Enter")
    return page.locator(".results li")


def dates(results: Locator) -> list[str]:
    return [one.rsplit(maxsplit=1)[0].split(maxsplit=1)[1] for one in texts(results.locator("a"))]


def texts(found: Locator) -> list[str]:
    return found.all_inner_texts()


# -- search -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("walk", ["2 January", "31 December"], id="newest first"),
        pytest.param("WALK boats", ["2 January"], id="all words of a day, wherever they stand"),
        pytest.param('"one about the"', ["2 January"], id="a phrase"),
        pytest.param("one about", ["2 January", "31 December"], id="words without quotation marks"),
        pytest.param("“one about the” walk", ["2 January"], id="a phrase as phones quote it"),
        pytest.param('walk "no one', ["31 December"], id="a phrase that is still being typed"),
        pytest.param('"the lock; one"', ["2 January"], id="a phrase across marks of markdown"),
        pytest.param('"cold no"', [], id="no phrase across two things"),
        pytest.param("creme BRULEE", ["30 November"], id="accents"),
        pytest.param("crème brûlée", ["30 November"], id="accents in the query"),
        pytest.param("strasse", ["30 November"], id="sharp s"),
        pytest.param("STRASSE straße", ["30 November"], id="sharp s in the query"),
        pytest.param("istanbul lodz", ["30 November"], id="dots and strokes"),
        pytest.param("δρομοσ", ["5 January"], id="a last letter of Greek"),
        pytest.param("ΔΡΌΜΟΣ елка", ["5 January"], id="capitals of Greek, dots of Cyrillic"),
        pytest.param("हिन्दी", ["5 January"], id="vowel signs"),
        pytest.param("हन्द", [], id="vowel signs are letters"),
        pytest.param("本", ["5 January"], id="a script without blanks"),
        pytest.param("don't smorrebrod fine", ["10 January"], id="apostrophe, stroke, ligature"),
        pytest.param("november 2025", ["30 November"], id="a month"),
        pytest.param("2026-01-09", ["9 January"], id="a date"),
        pytest.param("walk nowhere", [], id="one word is nowhere"),
        pytest.param("   ", [], id="blanks"),
        pytest.param('""', [], id="an empty phrase"),
        pytest.param("(.*)", [], id="signs of patterns are signs"),
        pytest.param("onerror=", ["2 March", "11 February"], id="markup that is text"),
        pytest.param("__proto__", ["6 March"], id="a name of the language"),
    ],
)
def test_a_search_finds(query: str, expected: list[str], searching: Visit) -> None:
    results = search(searching.page, query)

    assert dates(results) == expected
    assert searching.said == []


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("creme", ["Crème"]),
        ("strasse", ["Straße"]),
        ("tras", ["traß"]),
        ("zy", ["z\u0301y"]),
        ('"a z"', ["A z\u0301"]),
        ("one about", ["one", "about", "one", "about"]),
        ('"one about"', ["one about", "one about"]),
        ("needle thimble", ["Needle", "thimble"]),
        ("roun round un", ["Round"]),
        ("30 november", ["30", "November"]),
        ("<b>bold</b>", ["<b>bold</b>", "<b>bold</b>"]),
    ],
)
def test_hits_are_marked_as_they_were_written(
    query: str, marked: list[str], searching: Visit
) -> None:
    results = search(searching.page, query)

    assert texts(results.locator("mark")) == marked


def test_hostile_text_is_shown_and_never_run(visit: Visit, words: Path) -> None:
    page = visit.open(words / "search.html")
    shown = " ".join(texts(search(page, "e")))

    assert "</script><script>document.title='run'</script>" in shown
    assert "<img src=x onerror=\"document.title='run'\">" in shown
    assert "half \ufffd a sign" in shown
    assert page.locator(".results img, .results script, .results b").count() == 0
    assert page.title() == "Search · diary"
    assert visit.said == []


def test_a_hostile_query_is_text_too(visit: Visit, words: Path) -> None:
    page = visit.open(words / "search.html")
    page.evaluate("document.querySelector('#q').value = '<img src=x> \\ud800 %00 &q=2#'")
    page.keyboard.press("Enter")
    page.reload()

    expect(page.locator("#q")).to_have_value("<img src=x> \ufffd %00 &q=2#")
    expect(page.locator(".found")).to_contain_text("No day holds all of these.")
    assert visit.said == []


def test_a_long_line_is_cut_around_its_hits(visit: Visit, words: Path) -> None:
    page = visit.open(words / "search.html")
    [line] = texts(search(page, "needle thimble").locator("p"))

    assert line.startswith("Needle and hay")
    assert line.endswith("hay thimble.")
    assert line.count(" … ") == 1
    assert len(line) < 200


def test_a_result_leads_to_its_day_and_back_leads_to_the_results(visit: Visit, words: Path) -> None:
    page = visit.open(words / "search.html")
    search(page, "walk").first.locator("a").click()

    assert page.url.endswith("/days/2026-01.html#d02")
    page.go_back()
    expect(page.locator("#q")).to_have_value("walk")
    expect(page.locator(".found")).to_have_text("2 days, the newest first")


def test_a_click_right_after_typing_is_no_click_on_nothing(visit: Visit, words: Path) -> None:
    """Leaving the field settles the search; the result under the pointer stays in its place."""
    page = visit.open(words / "search.html")
    page.locator("#q").press_sequentially("boats")
    page.locator(".results a").click()

    assert page.url.endswith("/days/2026-01.html#d02")
    page.go_back()
    expect(page.locator("#q")).to_have_value("boats")


def test_a_search_can_be_linked_and_every_search_is_a_step_back(visit: Visit, words: Path) -> None:
    page = visit.open(words / "search.html")
    page.goto(f"{page.url}?q=needle")
    expect(page.locator(".found")).to_have_text("1 day")
    search(page, "walk")

    assert page.url.endswith("?q=walk")
    page.go_back()
    expect(page.locator(".found")).to_have_text("1 day")
    assert page.url.endswith("?q=needle")
    search(page, "")
    assert page.url.endswith("/search.html")


def test_the_beginnings_of_a_word_stand_in_no_address(visit: Visit, words: Path) -> None:
    page = visit.open(words / "search.html")
    page.locator("#q").press_sequentially("wal")
    expect(page.locator(".found")).to_have_text("2 days, the newest first")

    assert "?" not in page.url


def test_a_search_needs_no_mouse(visit: Visit, words: Path) -> None:
    page = visit.open(words / "search.html")
    page.keyboard.insert_text("walk")  # at once, so that one search is all there is
    expect(page.locator(".results li")).to_have_count(2)
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown", "Enter"):
        page.keyboard.press(key)

    page.wait_for_url("**/days/2026-01.html#d02")


MANY = 10_000


def many() -> Journal:
    first = on(TODAY) - timedelta(MANY)
    text = "Rain. Walked to the lock and back, rang Kasia, ate something hot. " * 3
    return journal(
        *(
            day(str(first + timedelta(at)), words=f"{text} Nr. {at}, ça va.", done=["Walk"])
            for at in range(MANY)
        )
    )


@pytest.fixture(scope="module")
def decades(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("decades"), many(), most_search_bytes=1_000_000)


def test_ten_thousand_days_in_files_by_year_are_searched_at_once(
    visit: Visit, decades: Path
) -> None:
    page = visit.open(decades / "search.html")
    results = search(page, '"Nr. 4321" CA')

    expect(page.locator(".found")).to_have_text("1 day")
    expect(results).to_have_count(1)
    assert len(list(decades.glob("search-*.js"))) == 29
    milliseconds = page.evaluate(
        """() => {
            const field = document.querySelector('#q');
            field.value = 'kasia lock';
            const start = performance.now();
            field.dispatchEvent(new Event('change'));
            return performance.now() - start;
        }"""
    )
    expect(page.locator(".found")).to_have_text(f"{MANY} days, the newest first")
    assert milliseconds < 2000
    assert visit.said == []


def test_more_results_come_when_they_are_asked_for(visit: Visit, decades: Path) -> None:
    page = visit.open(decades / "search.html")
    results = search(page, "kasia")
    expect(page.locator(".found")).to_have_text(f"{MANY} days, the newest first")
    expect(results).to_have_count(50)
    page.get_by_role("button", name=f"Show 50 more of {MANY - 50}").click()

    expect(results).to_have_count(100)
    expect(results.nth(50).locator("a")).to_be_focused()


def test_a_year_whose_file_is_gone_is_named(visit: Visit, tmp_path: Path) -> None:
    build(tmp_path, journal(*WORDS), most_search_bytes=0)
    (tmp_path / "search-2025.js").unlink()
    page = visit.open(tmp_path / "search.html")
    search(page, "walk")

    expect(page.locator(".found")).to_have_text(
        "1 day search-2025.js is not beside this page, so its days are not searched; "
        "“journal build” writes it again."
    )


@pytest.mark.parametrize("data", [b"", b'(window.journalDays ??= {})["search-2025.js"] = Obj'])
def test_a_year_whose_file_came_only_in_part_is_named_too(
    data: bytes, visit: Visit, tmp_path: Path
) -> None:
    build(tmp_path, journal(*WORDS), most_search_bytes=0)
    (tmp_path / "search-2025.js").write_bytes(data)
    page = visit.open(tmp_path / "search.html")
    search(page, "walk")

    expect(page.locator(".found")).to_contain_text("1 day search-2025.js is not")


def test_arrows_that_choose_a_sign_of_a_word_leave_the_field_alone(
    visit: Visit, words: Path
) -> None:
    """In Japanese, say, arrows and Enter belong to the list of signs while a word is written."""
    page = visit.open(words / "search.html")
    search(page, "walk")
    page.evaluate(
        """document.querySelector('#q').dispatchEvent(
            new KeyboardEvent('keydown', {key: 'ArrowDown', isComposing: true, bubbles: true}))"""
    )

    expect(page.locator("#q")).to_be_focused()


# -- keys ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "keys", "end"),
    [
        ("index.html", "gd", "days/2026-03.html"),
        ("index.html", "ge", "evidence.html"),
        ("index.html", "gg", "gap.html"),
        ("index.html", "gs", "search.html"),
        ("index.html", "/", "search.html"),
        ("days/2026-03.html", "gt", "index.html"),
        ("days/2026-03.html", "[", "days/2026-02.html"),
        ("days/2026-02.html", "]", "days/2026-03.html"),
        ("practice/sit.html", "gt", "index.html"),
        ("practice/index.html", "gg", "gap.html"),
        ("practice/sit.html", "xgd", "days/2026-03.html"),
    ],
)
def test_keys_lead_to_pages(start: str, keys: str, end: str, visit: Visit, report: Path) -> None:
    page = visit.open(report / start)
    page.keyboard.type(keys)

    page.wait_for_url((report / end).as_uri())
    assert visit.said == []


@pytest.mark.parametrize(
    ("start", "keys"),
    [
        pytest.param("index.html", ["["], id="no month before the first page"),
        pytest.param("days/2026-03.html", ["]"], id="no month after the newest"),
        pytest.param("days/2026-03.html", ["Control+[", "Alt+[", "Meta+["], id="held keys"),
        pytest.param("days/2026-03.html", ["g", "Control+t"], id="a held key after g"),
        pytest.param("days/2026-03.html", ["g", "x", "t"], id="another letter between"),
        pytest.param("days/2026-03.html", ["t"], id="a letter without g"),
    ],
)
def test_keys_that_lead_nowhere_do_nothing(
    start: str, keys: list[str], visit: Visit, report: Path
) -> None:
    page = visit.open(report / start)
    for key in keys:
        page.keyboard.press(key)
    page.evaluate("() => new Promise(requestAnimationFrame)")

    assert page.url == (report / start).as_uri()


def test_letters_in_the_field_are_letters(visit: Visit, report: Path) -> None:
    page = visit.open(report / "search.html")
    page.keyboard.type("g t [ ? /")

    expect(page.locator("#q")).to_have_value("g t [ ? /")
    expect(page.locator("dialog")).to_have_count(0)


def test_a_slash_on_the_search_page_leads_to_the_field(visit: Visit, report: Path) -> None:
    page = visit.open(report / "search.html")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")

    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#q")).to_have_value("")


def test_a_question_mark_shows_the_keys_of_this_page(visit: Visit, report: Path) -> None:
    page = visit.open(report / "days/2026-03.html")
    link = page.get_by_role("link", name="Gap")
    link.focus()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")

    assert texts(dialog.locator("dt")) == ["g t", "g d", "g e", "g g", "g s", "[", "/", "?"]
    assert texts(dialog.locator("dd"))[5:] == ["The month before", "Find a word", "These keys"]
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()
    page.get_by_role("button", name="Keys").click()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_keys_can_be_turned_off_and_on_again(visit: Visit, report: Path) -> None:
    page = visit.open(report / "index.html")
    page.keyboard.press("?")
    page.get_by_role("checkbox", name="Use these keys").uncheck()
    visit.open(report / "about.html")
    page.keyboard.type("?gt")

    expect(page.locator("dialog")).to_have_count(0)
    assert page.url.endswith("about.html")
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("checkbox", name="Use these keys").check()
    page.keyboard.press("Escape")
    page.keyboard.type("gt")
    page.wait_for_url("**/index.html")


# -- colours ------------------------------------------------------------------------------------

DARK, LIGHT = "rgb(20, 24, 29)", "rgb(251, 250, 247)"


def test_colours_that_were_chosen_hold_on_every_page(visit: Visit, report: Path) -> None:
    page = visit.open(report / "index.html")
    page.get_by_role("button", name="Dark").click()
    seen = [color(page, "html", "backgroundColor")]
    for path in ("gap.html", "days/2026-03.html", "search.html"):
        visit.open(report / path)
        seen.append(color(page, "html", "backgroundColor"))

    assert set(seen) == {DARK}
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    page.emulate_media(media="print")
    assert color(page, "html", "backgroundColor") == "rgb(255, 255, 255)"
    page.emulate_media(media="screen", color_scheme="dark")
    page.get_by_role("button", name="Light").click()
    assert color(page, "html", "backgroundColor") == LIGHT
    page.get_by_role("button", name="System").click()
    assert color(page, "html", "backgroundColor") == DARK
    page.emulate_media(color_scheme="light")
    assert color(page, "html", "backgroundColor") == LIGHT


def test_colours_are_there_before_anything_is_drawn(visit: Visit, report: Path) -> None:
    page = visit.open(report / "index.html")
    page.get_by_role("button", name="Dark").click()
    page.add_init_script(
        "new MutationObserver((_, one) => { if (document.body) {"
        " window.atBody = document.documentElement.dataset.theme; one.disconnect(); } })"
        ".observe(document, { childList: true, subtree: true })"
    )
    page.reload()

    assert page.evaluate("window.atBody") == "dark"


def test_a_browser_that_keeps_nothing_changes_colours_for_the_page(
    visit: Visit, report: Path
) -> None:
    visit.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })"
    )
    page = visit.open(report / "index.html")
    page.get_by_role("button", name="Dark").click()

    assert color(page, "html", "backgroundColor") == DARK
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.type("ge")
    assert page.url.endswith("index.html")
    assert visit.said == []


# -- the date -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clock", "ends", "expected"),
    [
        pytest.param("2026-03-23T08:00", "", None, id="the day itself"),
        pytest.param(
            "2026-03-24T00:01",
            "",
            "Made for Monday 23 March; journal build brings today.",
            id="later",
        ),
        pytest.param(
            "2026-03-22T23:59",
            "",
            "Made for Monday 23 March; journal build brings today.",
            id="before",
        ),
        pytest.param(
            "2027-03-23T12:00",
            "",
            "Made for Monday 23 March 2026; journal build brings today.",
            id="another year",
        ),
        pytest.param(
            "2026-03-24T02:59", "03:00", None, id="a night that belongs to the day before"
        ),
        pytest.param(
            "2026-03-24T03:00",
            "03:00",
            "Made for Monday 23 March; journal build brings today.",
            id="the night is over",
        ),
    ],
)
def test_the_first_page_says_when_it_is_of_another_day(  # noqa: PLR0913, PLR0917
    clock: str, ends: str, expected: str | None, visit: Visit, report: Path, tmp_path: Path
) -> None:
    folder = report
    if ends:
        folder = build(tmp_path, four_weeks(), Settings(day_ends=time.fromisoformat(ends)))
    visit.page.clock.set_fixed_time(clock)
    page = visit.open(folder / "index.html")

    assert texts(page.locator(".made-for")) == ([expected] if expected else [])
    assert visit.said == []


def test_a_page_that_stays_open_overnight_says_so(visit: Visit, report: Path) -> None:
    visit.page.clock.set_fixed_time("2026-03-23T23:00")
    page = visit.open(report / "index.html")
    expect(page.locator(".made-for")).to_have_count(0)
    page.clock.set_fixed_time("2026-03-24T07:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(page.locator(".made-for")).to_have_count(1)


# -- without ------------------------------------------------------------------------------------


@pytest.fixture
def without(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": WIDE, "height": 800}, offline=True, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["index.html", "days/2026-03.html", "gap.html", "about.html"])
def test_without_scripts_nothing_is_dead(path: str, without: Page, report: Path) -> None:
    without.goto((report / path).as_uri())

    assert without.locator("button, dialog, input").count() == 0
    assert without.get_by_role("link", name="Search").is_visible()


def test_without_scripts_the_search_page_says_what_to_do(without: Page, report: Path) -> None:
    without.goto((report / "search.html").as_uri())

    assert not without.locator("#q").is_visible()
    assert without.locator("noscript p").is_visible()
    without.get_by_role("link", name="newest month").click()
    assert without.url.endswith("/days/2026-03.html")


def test_results_and_keys_do_not_scroll_sideways_on_a_phone(
    browser: Browser, tmp_path: Path
) -> None:
    long = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 11
    build(tmp_path, journal(day("2026-03-14", done=[action("[x] A", note=long)], words=long)))
    visit = Visit(browser, PHONE)
    page = visit.open(tmp_path / "search.html")
    expect(search(page, long)).to_have_count(1)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    width = page.evaluate("document.documentElement.scrollWidth")
    dialog = page.get_by_role("dialog").bounding_box()
    visit.context.close()

    assert width == PHONE
    assert dialog is not None
    assert dialog["width"] < PHONE


def test_on_a_phone_the_row_of_pages_shows_the_open_one(browser: Browser, report: Path) -> None:
    visit = Visit(browser, PHONE)
    page = visit.open(report / "about.html")
    link = page.locator("header.site [aria-current]").bounding_box()
    top = page.evaluate("scrollY")
    visit.context.close()

    assert link is not None
    assert link["x"] >= 0
    assert link["x"] + link["width"] <= PHONE
    assert top == 0
