"""The pages of weeks, months and years: which there are, what leads where, and that they stay."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tool.model import Day, Rest
from journal_tool.settings import ReportRules, Settings
from tests.builders import action, day, four_weeks, journal, on, steady
from tests.test_report import build, elements, text_of, tree
from tests.test_review import FIRST, records, walks


def made(*days: Day, as_of: str, options: Settings | None = None) -> dict[str, str]:
    """Return the pages of reviews."""
    pages = build(journal(*days), as_of, options)
    return {path: text for path, text in pages.items() if path.startswith("review/")}


def beside(page: str) -> dict[str, tuple[str, str]]:
    """Return address and words of the ways to the spans before and after."""
    return {
        one.get("rel", ""): (one.get("href", ""), "".join(one.itertext()))
        for one in elements(tree(page))
        if one.get("rel") in ("prev", "next")
    }


# -- which there are ----------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "is_there"), [(0, False), (6, False), (7, True)])
def test_pages_and_their_name_are_there_after_the_first_week(count: int, is_there: bool) -> None:
    pages = build(journal(*steady(count, "2026-03-22")), "2026-03-23")

    assert ("review/index.html" in pages) == is_there
    assert ("Reviews" in text_of(pages["index.html"], ".//header")) == is_there
    assert ("Reviews" in text_of(pages["index.html"])) == is_there


def test_neighbours_skip_what_is_silent() -> None:
    pages = made(*walks("2025-12-25", "2026-03-12", "2026-03-26"), as_of="2026-04-20")

    assert {path: beside(text) for path, text in pages.items() if "W" in path} == {
        "review/2025-W52.html": {"next": ("2026-W11.html", "9–15 March 2026 →")},
        "review/2026-W11.html": {
            "prev": ("2025-W52.html", "← 22–28 December 2025"),
            "next": ("2026-W13.html", "23–29 March →"),
        },
        "review/2026-W13.html": {"prev": ("2026-W11.html", "← 9–15 March")},
    }
    assert beside(pages["review/2026-03.html"]) == {"prev": ("2025-12.html", "← December 2025")}
    assert beside(pages["review/2026.html"]) == {"prev": ("2025.html", "← 2025")}


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("review/2026-W53.html", "28 December 2026 – 3 January 2027 Week 53"),
        ("review/2027-W02.html", "11–17 January 2027 Week 2, so far"),
        ("review/2026-12.html", "December 2026"),
        ("review/2027-01.html", "January 2027 so far"),
        ("review/2026.html", "2026"),
        ("review/2027.html", "2027 so far"),
    ],
)
def test_a_page_says_of_which_span_it_is(path: str, heading: str) -> None:
    pages = made(*walks("2026-12-31", "2027-01-02", "2027-01-11"), as_of="2027-01-12")

    assert text_of(pages[path], ".//h1") == heading


def test_the_list_has_years_months_and_weeks_the_newest_first() -> None:
    days = [
        *walks("2025-12-30"),
        day("2026-03-16", rest=Rest("ill", on("2026-03-22"))),
        *walks("2026-03-30", "2026-04-02"),
    ]
    page = made(*days, as_of="2026-04-03", options=Settings(since=on("2025-12-30")))

    assert text_of(page["review/index.html"]) == (
        "Weeks and months Looking back on each week, month and year that has an entry. "
        "2026 so far something done on 2 of 92 days · planned 4, done 2 "
        "April so far something done on 1 of 2 days · planned 2, done 1 "
        "March something done on 1 of 31 days · planned 2, done 1 "
        "30 March – 5 April so far something done on 2 of 4 days · planned 4, done 2 "
        "16–22 March 7 rest "
        "2025 something done on 1 of 2 days · planned 2, done 1 Its months and weeks "
        "December something done on 1 of 2 days · planned 2, done 1 "
        "29 December 2025 – 4 January 2026 something done on 1 of 6 days · planned 2, done 1"
    )


def test_the_list_says_where_the_counts_begin() -> None:
    options = Settings(since=on("2026-03-12"))
    page = made(*steady(20, "2026-03-22"), as_of="2026-03-23", options=options)

    assert "Counts begin on Thursday 12 March 2026" in text_of(page["review/index.html"])


# -- what leads where ---------------------------------------------------------------------------


def ways(page: str) -> list[tuple[str, str]]:
    found = tree(page).find(".//p[@class='onward']")
    return [] if found is None else [(one.get("href", ""), one.text or "") for one in found]


def test_a_span_leads_to_its_days_and_to_what_it_is_part_of() -> None:
    pages = made(*walks("2026-03-12", "2026-03-31", "2026-04-02"), as_of="2026-04-20")

    assert ways(pages["review/2026-W14.html"]) == [
        ("../days/2026-03.html#d31", "Days of March 2026"),
        ("2026-03.html", "Review of March 2026"),
        ("../days/2026-04.html#d02", "Days of April 2026"),
        ("2026-04.html", "Review of April 2026"),
    ]
    assert ways(pages["review/2026-03.html"]) == [
        ("../days/2026-03.html", "Days of March 2026"),
        ("2026.html", "Review of 2026"),
    ]
    assert ways(pages["review/2026.html"]) == []


def test_days_of_rest_that_nobody_wrote_in_have_no_page_to_lead_to() -> None:
    days = [day("2026-03-12", rest=Rest("ill", on("2026-04-12"))), *walks("2026-05-01")]

    assert ways(made(*days, as_of="2026-05-04")["review/2026-04.html"]) == [
        ("2026.html", "Review of 2026")
    ]


def test_a_month_of_days_leads_to_its_review() -> None:
    pages = build(journal(*walks("2026-03-12"), day("2026-04-01", words="Rain.")), "2026-04-20")

    assert 'href="../review/2026-03.html">Review of March 2026</a>' in pages["days/2026-03.html"]
    assert "Review of" not in text_of(pages["days/2026-04.html"])


@pytest.mark.parametrize(
    ("path", "hrefs"),
    [
        pytest.param("review/2026-03.html", ["2026-W11.html", "2026-W14.html"], id="to weeks"),
        pytest.param("review/2026.html", ["2026-03.html", "2026-04.html"], id="to months"),
    ],
)
def test_the_rows_of_a_table_lead_to_the_parts_of_a_span(path: str, hrefs: list[str]) -> None:
    pages = made(*walks("2026-03-12", "2026-03-14", "2026-03-31", "2026-04-01"), as_of="2026-04-20")
    rows = tree(pages[path]).findall(".//table[@class='counts']/tbody/tr/th//a")

    assert [one.get("href") for one in rows] == hrefs


def test_a_week_across_two_months_is_counted_in_each_with_its_own_days() -> None:
    pages = made(*walks("2026-03-12", "2026-03-31", "2026-04-01"), as_of="2026-04-20")

    assert "30–31 March planned 2, done 1 2 1 0 0 0 0" in text_of(pages["review/2026-03.html"])
    assert "1–5 April planned 2, done 1 2 1 0 0 0 0" in text_of(pages["review/2026-04.html"])


def test_a_part_without_plans_or_acts_has_no_row() -> None:
    days = [*walks("2026-03-12"), day("2026-03-16", rest=Rest("", on("2026-03-22")))]
    pages = made(*days, as_of="2026-03-24")

    assert "By day" not in text_of(pages["review/2026-W12.html"])
    assert "16–22 March" not in text_of(pages["review/2026-03.html"], ".//table[@class='counts']")


def test_a_week_is_drawn_day_by_day_and_every_written_day_is_a_link() -> None:
    page = made(*walks("2026-03-12", "2026-03-14"), as_of="2026-03-24")["review/2026-W11.html"]
    cells = [
        (one[-1].text, one.get("href"))
        for one in elements(tree(page))
        if one.get("class") == "cell"
    ]

    assert cells[2:] == [
        ("11 March: before the first entry", None),
        ("12 March: 1 of 2 planned done", "../days/2026-03.html#d12"),
        ("13 March: no entry", None),
        ("14 March: 1 of 2 planned done", "../days/2026-03.html#d14"),
        ("15 March: no entry", None),
    ]


# -- what stands on them ------------------------------------------------------------------------


def test_a_date_in_a_sentence_leads_to_its_day_and_a_name_has_its_own_direction() -> None:
    days = [*walks("2026-03-12"), day("2026-03-14", done=["אפייה"])]
    page = made(*days, as_of="2026-03-24")["review/2026-W11.html"]

    assert (
        '<p><span class="name" dir="auto">אפייה</span> was done though not planned on '
        '<a href="../days/2026-03.html#d14">14 March</a>.</p>'
    ) in page


def test_three_questions_stand_on_a_month_that_is_over_and_nowhere_else() -> None:
    pages = made(*walks("2026-03-12", "2026-04-02"), as_of="2026-04-20")

    assert [path for path, text in pages.items() if "Three questions" in text] == [
        "review/2026-03.html"
    ]
    assert len(tree(pages["review/2026-03.html"]).findall(".//ol/li")) == 3


def test_twelve_first_times_stand_open_and_earlier_ones_are_folded() -> None:
    days = [
        day(f"2026-03-{at:02d}", planned=[action(f"[x] Thing {at}", note=f"words {at}")])
        for at in range(9, 23)
    ]
    page = made(*days, as_of="2026-03-24")["review/2026-03.html"]
    open_lines = tree(page).findall(".//section/ul[@class='said-list']/li")
    folded = tree(page).findall(".//details/ul[@class='said-list']/li")

    assert ["".join(one.itertext()).split()[:5] for one in open_lines[:1]] == [
        ["Sun", "22", "March", "Thing", "22"]
    ]
    assert (len(open_lines), len(folded)) == (12, 2)
    assert "2 earlier" in text_of(page)
    assert "words 22" in text_of(page)


def test_without_words_names_stay_and_what_was_said_goes() -> None:
    days = [day("2026-03-12", planned=[action("[x] Walk", note="private")], words="private")]
    options = Settings(report=ReportRules(words=False))
    pages = made(*days, as_of="2026-03-24", options=options)

    assert "Walk" in text_of(pages["review/2026-W11.html"])
    assert not any("private" in text for text in pages.values())


# -- that they stay -----------------------------------------------------------------------------


def over(pages: Mapping[str, str]) -> dict[str, tuple[str, tuple[str, str] | None]]:
    """Return what stands on each page of a span that is over, and its way to the one before.

    The way to the one after is added once, on the day on which that page is there.
    """
    return {
        path: (_main(text), beside(text).get("prev"))
        for path, text in pages.items()
        if not path.endswith("index.html") and "so far" not in text_of(text, ".//h1")
    }


def _main(page: str) -> str:
    main = page[page.index("<main") : page.index("</main>")]
    return "".join(re.sub(r"<nav .*?</nav>", "", main, flags=re.DOTALL).split("\n"))


def test_a_span_that_is_over_keeps_its_bytes_from_day_to_day() -> None:
    """Else every build would send every page through the sync client."""
    days = four_weeks().days
    before = made(*days, as_of="2026-03-24")
    changed = {
        path for path, text in made(*days, as_of="2026-03-26").items() if text != before[path]
    }

    assert changed == {
        "review/index.html",
        "review/2026-W13.html",
        "review/2026-03.html",
        "review/2026.html",
    }


def test_the_way_to_the_next_span_is_all_that_is_added_to_one_that_is_over() -> None:
    days = four_weeks().days
    before = made(*days, as_of="2026-03-22")
    after = made(*days, as_of="2026-03-24")

    assert before["review/2026-W11.html"] == after["review/2026-W11.html"]
    assert beside(made(*days[:-2], as_of="2026-03-24")["review/2026-W12.html"]).keys() == {"prev"}
    assert beside(after["review/2026-W12.html"]).keys() == {"prev", "next"}


@settings(max_examples=8)
@given(records(), st.integers(7, 60), st.integers(1, 40))
def test_a_later_day_changes_no_page_of_a_span_that_is_over(
    days: list[Day], offset: int, further: int
) -> None:
    """But for the ways to other pages, which stand around it."""
    as_of = FIRST.fromordinal(FIRST.toordinal() + offset)
    later = FIRST.fromordinal(as_of.toordinal() + further)
    early = over(made(*(one for one in days if one.date <= as_of), as_of=str(as_of)))
    late = over(made(*days, as_of=str(later)))

    assert early == {path: late[path] for path in early}
