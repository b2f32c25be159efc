"""What can be searched: the words that the days show, and nothing that they do not show."""

import html
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool import app, resources
from journal_tool.analysis import analyse
from journal_tool.dayfile import body_html
from journal_tool.model import Evidence, Journal, Measure, Smaller, Thought
from journal_tool.report import pages
from journal_tool.report._frame import Site
from journal_tool.report._search import MOST_BYTES
from journal_tool.settings import ReportRules, Settings
from journal_tool.store import Store
from tests.builders import action, day, everywhere, four_weeks, journal, on, steady
from tests.test_pictures import PNG

TODAY = "2026-03-23"
TEMPLATES = resources.templates()
DATA = "search-data.js"


def build(
    of: Journal,
    options: Settings | None = None,
    *,
    as_of: str = TODAY,
    most_search_bytes: int = MOST_BYTES,
) -> dict[str, str]:
    options = options or Settings()
    figures = analyse(of, options, as_of=on(as_of))
    made = pages(
        of, figures, options, TEMPLATES, (), body_html, most_search_bytes=most_search_bytes
    )
    return {page.path: page.data.decode() for page in made}


def rows(script: str) -> list[Any]:
    """Return the array that a script of words holds."""
    found = re.fullmatch(
        r"\(window\.journalDays \?\?= \{\}\)\[\"[\w.-]+\"\] = Object\.freeze\((\[.*\])\);\n",
        script,
        re.DOTALL,
    )
    assert found is not None
    data: list[Any] = json.loads(found[1])
    return data


def lines(**of_the_day: Any) -> list[str]:
    """Return what can be found of one day."""
    made = build(journal(day("2026-03-14", **of_the_day)))
    [(_, _, found)] = rows(made[DATA])
    return list(found)


@pytest.mark.parametrize(
    ("of_the_day", "expected"),
    [
        pytest.param({"planned": ["[x] Walk 20m"]}, ["Walk"], id="a name, without its minutes"),
        pytest.param(
            {"planned": [action("Gym 60m", smaller=Smaller("shoes on", 2), tags=("body",))]},
            ["Gym → shoes on 2m #body"],
            id="the smaller version and the tags beside their name",
        ),
        pytest.param(
            {"done": [action("[x] Tea", cue="after work", note="hot\n sweet ")]},
            ["Tea", "after work", "hot", "sweet"],
            id="cue and note, a line for each of theirs",
        ),
        pytest.param(
            {"thoughts": (Thought("No use", "put-off", "It was of use"), Thought("Later"))},
            ["No use #put-off", "It was of use", "Later"],
            id="thoughts",
        ),
        pytest.param(
            {"evidence": (Evidence("Stood there", "player", supports=True),)},
            ["Stood there #player"],
            id="evidence",
        ),
        pytest.param(
            {"measures": (Measure("mood", 4, "tired"),), "tags": ("rain", "home")},
            ["tired", "#rain #home"],
            id="words beside a number, and the tags of the day",
        ),
        pytest.param({"rest": "ill"}, ["ill"], id="why a day is free"),
        pytest.param(
            {"words": "One *long*\nline.\n\n- a\n- [b](https://x.org/?q=secret)\n\n1 < 2 & 3"},
            ["One long line.", "a", "b", "1 < 2 & 3"],
            id="prose as plain text, a line for each block",
        ),
        pytest.param({"words": "a&#1;b&#x2028;c"}, ["a\ufffdb c"], id="signs that no page shows"),
    ],
)
def test_what_a_day_shows_can_be_found(of_the_day: dict[str, Any], expected: list[str]) -> None:
    assert lines(**of_the_day) == expected


def test_what_a_picture_shows_can_be_found(tmp_path: Path) -> None:
    text = 'Rain.\n\nA ![wet "lock"](a.png)![gate](a.png) again. ![[a.png]]'
    (tmp_path / "2026-03-14.md").write_text(text)
    (tmp_path / "a.png").write_bytes(PNG)
    app.build(Store(tmp_path), date(2026, 3, 23), tmp_path / "report")

    assert rows((tmp_path / "report" / DATA).read_text())[0][2] == [
        "Rain.",
        'A wet "lock" gate again.',
    ]


def test_days_come_newest_first_with_their_date_in_words() -> None:
    found = rows(build(four_weeks())[DATA])

    dates = [one for one, _, _ in found]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == len(four_weeks().days)
    assert found[-1][:2] == ["2026-02-18", "Wednesday 18 February 2026"]


def test_what_is_private_is_in_no_file_of_the_report(tmp_path: Path) -> None:
    (tmp_path / "2026-03-14.md").write_text(
        "---\ndone: |\n  - walk -- by %%quince%% the lock\n---\n"
        "Rain. %% quince %%\n<!-- quince -->\n"
    )
    out = tmp_path / "report"
    app.build(Store(tmp_path), date(2026, 3, 23), out)

    assert rows((out / DATA).read_text())[0][2] == ["walk", "by the lock", "Rain."]
    assert [one for one in out.rglob("*.*") if b"quince" in one.read_bytes()] == []


@pytest.mark.parametrize(
    ("of", "options"),
    [
        pytest.param(journal(), Settings(), id="without days"),
        pytest.param(journal(day(TODAY, done=["Tea"])), Settings(), id="on the first day"),
        pytest.param(
            journal(day(TODAY, done=["Tea"]), day("2026-03-25", planned=["Walk"])),
            Settings(),
            id="with nothing but plans beside the first day",
        ),
        pytest.param(
            four_weeks(), Settings(report=ReportRules(words=False)), id="where words are left out"
        ),
    ],
)
def test_no_search_where_there_is_nothing_to_search(of: Journal, options: Settings) -> None:
    made = build(of, options)

    assert [path for path in made if "search" in path] == []
    assert ">Search<" not in made["index.html"]


def test_a_journal_that_was_there_before_its_first_count_can_be_searched() -> None:
    assert "search.html" in build(four_weeks(), Settings(since=on(TODAY)))


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2026-03-14"], "1 day, 14 March 2026:"),
        (["2025-12-31", "2026-03-14"], "2 days, 31 December 2025 – 14 March 2026:"),
    ],
)
def test_the_page_says_which_days_it_searches(dates: list[str], expected: str) -> None:
    made = build(journal(*(day(one, done=["Tea"]) for one in dates)))

    assert expected in made["search.html"]


def test_without_scripts_the_page_says_what_to_do_and_leads_to_a_month() -> None:
    page = build(four_weeks())["search.html"]
    found = re.search(r"<noscript>(.*?)</noscript>", page, re.DOTALL)
    assert found is not None

    assert 'href="days/2026-03.html"' in found[1]
    assert "Find in page" in found[1]


# -- files --------------------------------------------------------------------------------------


def test_many_words_stand_in_a_file_for_each_year() -> None:
    of = journal(*steady(500, "2026-03-20"))
    whole = build(of)
    split = build(of, most_search_bytes=len(whole[DATA]) - 1)

    assert build(of, most_search_bytes=len(whole[DATA].encode())) == whole
    assert [path for path in split if path.startswith("search-")] == [
        "search-2026.js",
        "search-2025.js",
        "search-2024.js",
    ]
    assert 'data-files="search-2026.js search-2025.js search-2024.js"' in split["search.html"]
    years = [rows(split[f"search-{year}.js"]) for year in (2026, 2025, 2024)]
    assert [one for year in years for one in year] == rows(whole[DATA])


def test_the_size_is_measured_in_bytes() -> None:
    """A letter of Japanese is three of them."""
    of = journal(day("2026-03-14", words="字" * 1000))

    assert "search-2026.js" in build(of, most_search_bytes=2000)
    assert DATA in build(of, most_search_bytes=4000)


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "-->",
        "]]>",
        "\u2028alert(1)//\u2029",
        '"]]); alert(1); ([["',
        "\\u003c \\",
        "\ud800",
        "a\udfff",
        "__proto__",
        "*/ alert(1) /*",
        "${alert(1)}",
    ],
)
def test_hostile_text_stays_a_string_in_ascii_brackets(text: str) -> None:
    of, options, _ = everywhere(text)
    made = build(of, options)

    assert set("<>\u2028\u2029") & set(made[DATA]) == set()
    assert len(rows(made[DATA])) == len(of.days)


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_name_is_found_as_its_day_shows_it(text: str) -> None:
    one = replace(action("[x] A"), name=f"({text})")
    made = build(journal(day("2026-03-14", planned=[one])))
    shown = re.search(r'class="name" dir="auto">(.*?)</span>', made["days/2026-03.html"], re.DOTALL)
    assert shown is not None

    [(_, _, [found])] = rows(made[DATA])
    assert found == " ".join(html.unescape(shown[1]).split())


def test_an_older_day_that_did_not_change_keeps_its_bytes() -> None:
    """Else every build would send every word through the sync client."""
    before, after = (
        build(journal(*steady(500, "2026-03-20")), as_of=as_of, most_search_bytes=0)
        for as_of in ("2026-03-23", "2026-03-24")
    )

    assert {path for path in before if "search" in path if before[path] != after[path]} == set()


def test_pages_that_link_no_script_let_none_run() -> None:
    site = Site("en", "diary", days="", has_problems=False, has_scripts=False)

    assert "script-src" not in site.frame("index.html", "Today").policy
