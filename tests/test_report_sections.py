"""Consistency, Mood, Dips, Thoughts, Movement: when they are there, and what they say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as limited
from hypothesis import strategies as st

from journal_tool.analysis import analyse, histories, moved_weeks
from journal_tool.model import Action, Day, Identity, Practice, Rhythm, Schedule, Thought
from journal_tool.screens import breaks
from journal_tool.settings import ReportRules, Settings
from tests.builders import action, day, journal, mood, on
from tests.test_report import TODAY, build, text_of, tree

WALK = Practice(
    "walk", "Walk", schedule=Schedule(Rhythm.DAILY), is_movement=True, area="body", sizes=("2m",)
)
OPTIONS = Settings(practices=(WALK,), areas=("body", "home"))
PAGES = ("consistency.html", "mood.html", "dips.html", "thoughts.html", "movement.html")


def made(*days: Day, options: Settings = OPTIONS, as_of: str = TODAY) -> dict[str, str]:
    return build(journal(*days), as_of, options)


def ago(days: int) -> str:
    return str(on(TODAY) - timedelta(days=days))


def each(lines: Sequence[Sequence[Action]], **more: Any) -> list[Day]:
    """Return a day for each of ``lines``; the last one is yesterday."""
    count = len(lines)
    return [day(ago(count - at), planned=some, **more) for at, some in enumerate(lines)]


def walked(count: int, **more: Any) -> list[Day]:
    return each([[action("[x] Walk", **more)] for _ in range(count)])


# -- when they are there ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param([], set(), id="an empty journal"),
        pytest.param(walked(6, minutes=5), set(), id="the first week"),
        pytest.param(walked(8), {"consistency.html", "movement.html"}, id="acts alone"),
        pytest.param(
            each([[action("[x] Sew")]] * 8), {"consistency.html"}, id="no movement, no rating"
        ),
        pytest.param(
            each([[action("[x] Sew", before=2, after=4)]] * 8),
            {"consistency.html", "mood.html"},
            id="rated",
        ),
        pytest.param(
            each([[action("[x] Sew")]] * 8, thoughts=(Thought("Later"),)),
            {"consistency.html", "thoughts.html"},
            id="thoughts",
        ),
        pytest.param(
            [day(ago(20), done=["Sew"]), day(ago(8), done=["Sew"])],
            {"consistency.html", "dips.html"},
            id="a pause",
        ),
    ],
)
def test_a_page_is_there_when_it_has_something_to_say(
    days: Sequence[Day], expected: set[str]
) -> None:
    assert {path for path in made(*days) if path in PAGES} == expected


def test_the_navigation_names_them_in_their_order_of_need() -> None:
    days = [
        day(ago(30), done=["Walk"]),
        *each(
            [[action("[x] Walk", minutes=5, before=2, after=4)]] * 12,
            thoughts=(Thought("Later"),),
        ),
    ]
    links = [one.text for one in tree(made(*days)["index.html"]).findall(".//nav/ul/li/a")]

    assert links == [
        "Today",
        "Done although",
        "Consistency",
        "Gap",
        "Evidence",
        "Mood",
        "Dips",
        "Thoughts",
        "Movement",
        "Practices",
        "Reviews",
        "Days",
        "Search",
        "About",
    ]


# -- consistency --------------------------------------------------------------------------------


def test_every_day_of_every_year_has_a_place_and_a_way_to_it() -> None:
    days = [day("2025-12-30", done=["Walk"]), *walked(20)]
    page = tree(made(*days)["consistency.html"])
    years = page.findall(".//table[@class='days-of-year']")

    assert [one.findtext("caption") for one in years] == ["2026, day by day", "2025, day by day"]
    links = [one.get("href") for one in years[0].iter("a")]
    assert links[0] == "days/2026-03.html#d16"
    assert len(set(links)) == len(links) == 20
    assert {one.get("tabindex") for one in page.iter("a") if one.get("class") == "cell"} == {"-1"}
    cells = [one for one in years[1].iter("td") if "".join(one.itertext()).strip()]
    assert len(cells) == 2


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        pytest.param("2026-01-01", ["Mar", "Feb", "Jan"], id="on the first of a month"),
        pytest.param("2026-01-14", ["Mar", "Feb", "Jan"], id="with two weeks of it to come"),
        pytest.param("2026-01-15", ["Mar", "Feb"], id="too late in it for its name"),
    ],
)
def test_the_weeks_of_a_year_have_the_names_of_their_months(
    first: str, expected: list[str]
) -> None:
    page = tree(made(day(first, done=["Walk"]), *walked(20))["consistency.html"])
    names = page.iterfind(".//table[@class='days-of-year']/tbody/tr/th/span[1]")

    assert [one.text for one in names if one.text] == expected


def test_a_year_in_which_nothing_was_written_is_not_drawn() -> None:
    days = [day("2016-06-30", done=["Walk"]), *walked(20)]
    page = tree(made(*days)["consistency.html"])
    years = page.findall(".//table[@class='days-of-year']")

    assert [one.findtext("caption") for one in years] == ["2026, day by day", "2016, day by day"]


def test_of_many_practices_twelve_are_drawn_and_the_others_are_lines() -> None:
    practices = tuple(
        Practice(f"p{at:02}", f"Practice {at}", schedule=Schedule(Rhythm.DAILY)) for at in range(15)
    )
    planned = [[action(f"[x] {one.name}", key=one.table) for one in practices]]
    short = [action("[x] Practice 14", key="p14")]
    days = each([*([planned[0][:14]] * 17), *([[*planned[0][:14], *short]] * 3)])
    page = made(*days, options=Settings(practices=practices))["consistency.html"]
    found = {
        str(one.findtext("dt/a/span")): one.findtext("dd") or ""
        for one in tree(page).findall(".//dl/div")
    }

    assert page.count('class="curve"') == 12
    assert list(found) == ["Practice 12", "Practice 13", "Practice 14"]
    assert found["Practice 13"].startswith("Consistency 60 as of 22 March, of 20 due. ")
    assert "Longest: 20." in found["Practice 13"]
    assert found["Practice 14"].endswith(
        "Too early to say more (3 of 5 due days or periods so far)."
    )


@pytest.mark.parametrize(("starts", "first"), [(1, "Mo"), (7, "Su")])
def test_a_week_begins_where_the_settings_say(starts: int, first: str) -> None:
    options = Settings(practices=(WALK,), week_starts=starts)
    page = tree(made(*walked(20), options=options)["consistency.html"])

    assert page.findtext(".//thead/tr/th/abbr") == first


def test_each_practice_has_its_score_and_what_a_score_is_stands_once() -> None:
    text = text_of(made(*walked(20))["consistency.html"])

    assert text.count("It does not measure how automatic it feels.") == 1
    assert "Walk Consistency 60 as of 22 March, of 20 due." in text
    assert "20 in this run up to 22 March. Longest: 20." in text


def test_scores_and_runs_can_be_left_out() -> None:
    rules = ReportRules(scores=False, streaks=False)
    options = Settings(practices=(WALK,), report=rules)
    pages = made(*walked(20), options=options)

    for path in ("consistency.html", "practice/walk.html"):
        assert "Consistency 60" not in text_of(pages[path])
        assert "run up to" not in text_of(pages[path])
        assert 'class="curve"' not in pages[path]


def test_areas_are_counted_and_no_score() -> None:
    page = text_of(made(*walked(20))["consistency.html"])

    assert "Acts in 20 days, by area of life." in page
    assert "area acts body 20 home 0" in page
    assert "By area" not in text_of(
        made(*walked(20), options=Settings(areas=("home",)))["consistency.html"]
    )


# -- one practice over all its time -------------------------------------------------------------


def test_a_history_has_a_letter_for_each_day_and_a_point_for_each_week() -> None:
    past = analyse(journal(*walked(30)), OPTIONS, as_of=on(TODAY)).past
    found = histories(past, OPTIONS)["walk"]

    assert (str(found.first), found.letters) == (ago(30), "D" * 30)
    assert [one.known for one in found.curve] == [9, 16, 23, 30]
    assert all(one.last.isoweekday() == 7 for one in found.curve)
    assert [round(one.score, 4) for one in found.curve][-1] == 0.7438


@pytest.mark.parametrize("days", [[], [day(TODAY, done=["Walk"])], [day("2027-01-01")]])
def test_without_a_day_that_is_over_there_is_no_history(days: list[Day]) -> None:
    past = analyse(journal(*days), OPTIONS, as_of=on(TODAY)).past

    assert histories(past, OPTIONS) == {}


def test_the_curve_ends_with_the_score_of_the_figures() -> None:
    lines = [[action(f"[{'x' if at % 3 else ' '}] Walk")] for at in range(60)]
    analysis = analyse(journal(*each(lines)), OPTIONS, as_of=on(TODAY))

    (figure,) = analysis.figures.practices
    assert histories(analysis.past, OPTIONS)["walk"].curve[-1].score == figure.score


def test_a_practice_shows_its_last_year_and_its_slopes() -> None:
    lines = [
        [action(f"[{'x' if at % 2 else ' '}] Walk", before=2, after=4 if at % 2 else None)]
        for at in range(400)
    ]
    page = made(*each(lines))["practice/walk.html"]
    table = tree(page).find(".//table[@class='days-of-year letters']")

    assert table is not None
    letters = [one.text for one in table.iter("td") if one.get("class")]
    assert len(letters) == 53 * 7
    assert set(letters) == {"D", "M"}
    assert [one.text for one in tree(page).findall(".//ul//*[@class='is-D']")] == [None]
    assert table.findtext("caption") == "The last year, day by day: D done, M not done"
    assert 'class="slope up"' in page
    assert "Of 200 times, higher after 200, same 0, lower 0." in text_of(page)


def test_a_practice_that_was_let_go_each_time_has_no_year() -> None:
    days = each([[action("[-] Walk"), action("[x] Sew")]] * 10)
    options = Settings(practices=(Practice("walk", "Walk"),))

    assert "Day by day" not in text_of(made(*days, options=options)["practice/walk.html"])


# -- mood ---------------------------------------------------------------------------------------


def rated(count: int, **more: int) -> list[Day]:
    return each([[action("[x] Sew", **more)] for _ in range(count)])


@pytest.mark.parametrize(
    ("more", "count", "kinds"),
    [
        pytest.param({"before": 2, "after": 4}, 9, {"slope up"}, id="before and after"),
        pytest.param({"before": 4, "after": 2}, 9, {"slope down"}, id="lower after"),
        pytest.param({"before": 2, "after": 4}, 2, set(), id="two pairs are no chart"),
        pytest.param({"expect": 2, "felt": 4}, 9, {"diagonal", "point"}, id="expected and felt"),
        pytest.param({"likely": 30}, 12, {"diagonal", "range", "point"}, id="forecasts"),
    ],
)
def test_what_was_rated_is_drawn(more: dict[str, int], count: int, kinds: set[str]) -> None:
    page = made(*rated(count, **more), *walked_long_ago())
    drawn = {
        str(one.get("class"))
        for svg in tree(page.get("mood.html", page["index.html"])).iter("svg")
        if svg.get("role") == "img"
        for one in svg.iter()
    }

    assert drawn - {"drawing", "None", "grid"} == kinds


def test_what_is_drawn_lies_on_its_ground() -> None:
    page = tree(made(*rated(12, before=2, after=4, expect=3, felt=6, likely=30))["mood.html"])
    grounds = [svg for svg in page.iter("svg") if svg.get("role") == "img"]

    assert len(grounds) == 3
    for svg in grounds:
        _, _, width, height = map(float, str(svg.get("viewbox") or svg.get("viewBox")).split())
        for dot in svg.iter("circle"):
            assert 0 < float(str(dot.get("cx"))) < width
            assert 0 < float(str(dot.get("cy"))) < height
    assert "20–40" in "".join(page.itertext())


def test_what_seemed_likely_is_drawn_and_listed_on_its_own_scale() -> None:
    """In 100, as it was written, from the left edge of the chart to the right."""
    page = made(*rated(12, likely=30), *walked_long_ago())["mood.html"]
    (point,) = [one for one in tree(page).iter("circle") if one.get("class") == "point"]

    assert point.get("cx") == "130"
    assert "how likely it seemed, in 100 actions done 20–40 12 12" in text_of(page)


def walked_long_ago() -> list[Day]:
    return [day(ago(60), done=["Sew"])]


def test_a_pair_leads_to_its_day() -> None:
    page = tree(made(*rated(9, before=2, after=4))["mood.html"])
    (table,) = [one for one in page.iter("table") if "before" in "".join(one.itertext())][:1]

    assert table.find(".//tbody/tr/th/a").get("href") == "days/2026-03.html#d22"  # type: ignore[union-attr]
    assert len(table.findall(".//tbody/tr")) == 9


def test_mood_and_action_are_drawn_once_the_link_can_be_told() -> None:
    def lived(count: int) -> list[Day]:
        return [
            day(
                ago(count - at),
                done=["Sew"] if at * 7919 % 5 < 2 else [],
                planned=["[-] X"],
                measures=mood(3 + at % 5),
            )
            for at in range(count)
        ]

    assert 'class="bar-filled"' in made(*lived(90))["mood.html"]
    few = [*lived(20), *rated(0)]
    assert "mood.html" not in made(*few)
    page = made(*few, day(TODAY, done=["Sew"]), *[day(ago(40), planned=[action("[x] Sew")])])
    assert "mood.html" not in page


def test_the_summary_says_the_first_figure_that_says_something() -> None:
    entries = text_of(made(*rated(9, before=2, after=4))["index.html"])

    assert "Mood After 9 actions in the 9 days to 22 March motivation was on average 2.0" in entries


# -- dips and pauses ----------------------------------------------------------------------------


def dipping() -> list[Day]:
    """Return weeks of acts, three days without one, and acts again."""
    kinds = "DDDDMMMMDDD"
    return [
        day(
            ago(len(kinds) - at),
            planned=[action("[x] Sew", minutes=5 + at), action("[x] Bins")]
            if kind == "D"
            else ["[ ] Sew"],
        )
        for at, kind in enumerate(kinds)
    ]


def test_a_dip_and_what_came_first_after_it() -> None:
    analysis = analyse(journal(*dipping()), OPTIONS, as_of=on(TODAY))
    (found,) = breaks(journal(*dipping()), analysis)

    assert found.is_dip
    assert (str(found.first), str(found.back), str(found.last)) == (ago(5), ago(3), ago(2))
    assert found.days == 4
    assert found.act is not None
    assert found.act.name == "Sew"


def test_an_open_dip_has_no_end_and_no_act_yet() -> None:
    days = dipping()[:8]
    as_of = on(ago(3))
    (found,) = breaks(journal(*days), analyse(journal(*days), OPTIONS, as_of=as_of))
    page = text_of(made(*days, as_of=str(as_of))["dips.html"])

    assert (found.last, found.back, found.days) == (None, None, None)
    assert "1 dip so far, 0 of them over." in page
    assert "a dip open none so far" in page


def test_dips_and_pauses_are_listed_the_newest_first() -> None:
    days = [day(ago(30), done=["Sew"]), day(ago(29), done=["Sew"]), *dipping()]
    page = text_of(made(*days)["dips.html"])

    assert "1 dip and 1 pause so far, all over." in page
    assert "a dip 4 20 March: Sew 13m" in page
    assert page.index("a dip 4") < page.index("a pause 17")
    assert "The first act after them took 5m to 13m." in page


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        pytest.param(None, "", id="without a duration"),
        pytest.param(3, "The first act after them took 3m.", id="one duration"),
    ],
)
def test_how_long_the_first_act_took(minutes: int | None, expected: str) -> None:
    days = [day(ago(20), done=["Sew"]), day(ago(8), done=[action("[x] Sew", minutes=minutes)])]
    page = text_of(made(*days)["dips.html"])

    assert ("The first act" in page) == bool(expected)
    assert expected in page


def test_durations_that_are_not_written_are_told() -> None:
    days = [
        day(ago(40), done=["Sew"]),
        day(ago(30), done=[action("[x] Sew", minutes=3)]),
        day(ago(8), done=["Sew"]),
    ]

    assert "took 3m, written for 1 of 2." in text_of(made(*days)["dips.html"])


# -- thoughts -----------------------------------------------------------------------------------


def test_thoughts_without_an_action_stand_first_with_the_writers_words() -> None:
    days = each([[action("[x] Sew")]] * 15, thoughts=(Thought("It is late", "put-off"),))
    page = text_of(made(*days)["thoughts.html"])

    assert "15 thoughts named, 0 with an action beside it." in page
    assert page.index("Named, without an action") < page.index("By pattern")
    assert page.count("#put-off It is late") == 15
    assert "3 earlier" in page
    hidden = made(*days, options=Settings(report=ReportRules(words=False)))["thoughts.html"]
    assert "It is late" not in hidden


def test_thoughts_with_an_action_say_what_came_of_it() -> None:
    """Those without a pattern too; done the next day is said, and counted as the table does."""
    lines = [[action("[ ] Sew", minutes=2), action("[x] Tea")] for _ in range(8)]
    days = each(lines)
    thoughts = (Thought("Too late", "put-off", None, "sew"), Thought("No use", None, None, "tea"))
    named = [replace(days[at], thoughts=thoughts[at % 2 :][:1]) for at in (0, 1, 4)]
    sewn = day(ago(3), done=[action("[x] Sew")])
    found = made(*named, *days[2:4], sewn, *days[6:])
    page = text_of(found["thoughts.html"])

    assert "3 thoughts named, 3 with an action beside it, 2 done that day or the next." in page
    assert page.count("3 thoughts named") == 1
    assert "3 with an action beside it, 2 done" in text_of(found["index.html"])
    listed = page[page.index("Named, with an action") : page.index("By pattern")]
    assert "Thu 19 March Sew 2m not done done the next day #put-off Too late" in listed
    assert "Mon 16 March Tea done No use" in listed
    assert "Sun 15 March Sew 2m not done #put-off Too late" in listed
    assert "pattern named with an action done #put-off 2 2 1" in page
    hidden = made(*named, options=Settings(report=ReportRules(words=False)))["thoughts.html"]
    assert "Too late" not in hidden


def test_an_action_that_no_list_of_the_day_has_is_not_listed() -> None:
    days = each([[action("[x] Sew")]] * 8, thoughts=(Thought("Late", None, None, "tea"),))

    assert "Named, with an action" not in made(*days)["thoughts.html"]


def test_patterns_are_counted_over_all_time() -> None:
    days = [
        day(
            ago(90 - at),
            planned=[action("[x] Sew")],
            thoughts=(Thought("a", "later", None, "sew"), Thought("b")),
        )
        for at in range(60)
    ]
    page = text_of(made(*days)["thoughts.html"])

    assert "pattern named with an action done #later 60 60 60" in page


def test_what_was_put_off_with_a_thought_beside_it_is_listed() -> None:
    days = each(
        [[action("[ ] Tax"), action("[x] Sew")]] * 8,
        thoughts=(Thought("a", "later", None, "tax"),),
    )
    page = text_of(made(*days)["thoughts.html"])

    assert "what lists since how it stands thought Tax 8 15 March waiting #later" in page


def test_a_thought_to_come_is_not_yet_named() -> None:
    days = [*each([[action("[x] Sew")]] * 8), day("2026-04-01", thoughts=(Thought("a", "later"),))]

    assert "thoughts.html" not in made(*days)


# -- movement -----------------------------------------------------------------------------------


def test_what_is_ruled_lies_behind_the_bars() -> None:
    lines = [[action("[x] Walk", minutes=20)]] * 21
    page = made(*each(lines))["movement.html"]
    kinds = [one.get("class") for one in tree(page).findall(".//svg[@class='drawing']/*")]
    bars = kinds.index("bar-filled")

    assert set(kinds[:bars]) == {"grid"}
    assert "grid" not in kinds[bars:]


def test_minutes_of_a_week_by_kind() -> None:
    options = Settings(practices=(WALK, Practice("dance", "Dance", is_movement=True)))
    days = [
        day(
            "2026-03-02", planned=[action("[x] Walk", minutes=20), action("[x] Dance", minutes=15)]
        ),
        day("2026-03-04", planned=[action("[/] Walk", minutes=5), action("[x] Sew", minutes=60)]),
        day("2026-03-18", planned=[action("[x] Walk")]),
        day("2026-03-19", planned=[action("[x] Walk", minutes=2000)]),
    ]
    (first, later) = moved_weeks(analyse(journal(*days), options, as_of=on(TODAY)).past)

    assert first == (on("2026-03-02"), 40, 5, 2, (("Walk", 25), ("Dance", 15)))
    assert later == (on("2026-03-16"), 0, 0, 1, (("Walk", 0),))
    page = text_of(made(*days, options=options)["movement.html"])
    assert "9–15 March 0 0 2–8 March 40 2 Walk 25m · Dance 15m" in page


def test_a_week_with_many_kinds_names_the_largest() -> None:
    kinds = tuple(Practice(f"k{at}", f"Kind {at}", is_movement=True) for at in range(9))
    days = each([[action(f"[x] Kind {at}", key=f"k{at}", minutes=9 - at) for at in range(9)]] * 8)
    page = text_of(made(*days, options=Settings(practices=kinds))["movement.html"])

    assert "and 3 more" in page


# -- all of them --------------------------------------------------------------------------------


@limited(max_examples=15, deadline=None)
@given(st.integers(0, 40), st.integers(0, 6), st.booleans())
def test_no_journal_is_too_strange_for_these_pages(count: int, step: int, rest: bool) -> None:
    days = [
        day(
            str(on("2026-01-01") + timedelta(days=at * (1 + step))),
            planned=[action("[x] Walk", minutes=at, before=at % 11, after=(at * 3) % 11)],
            rest="" if rest and at % 4 == 0 else None,
            thoughts=(Thought("x", "later", None, "walk" if at % 2 else None),),
            measures=mood(at % 11),
        )
        for at in range(count)
    ]
    for path, text in made(*days).items():
        if path in PAGES:
            tree(text)


def test_every_chart_has_a_name_words_before_it_and_its_numbers_below() -> None:
    days = [
        day(ago(120), done=["Walk"]),
        *[
            day(
                ago(100 - at),
                planned=[
                    action(
                        f"[{'x' if at % 3 else ' '}] Walk",
                        minutes=5,
                        before=at % 6,
                        after=at % 7,
                        likely=10 * (at % 10),
                    ),
                    action("[x] Sew", expect=at % 5, felt=at % 6),
                ]
                if at % 5
                else ["[ ] Walk"],
                measures=mood(at % 7 + 2),
            )
            for at in range(100)
        ],
    ]
    pages = made(*days, options=Settings(practices=(WALK,), identities=(Identity("mover", ""),)))
    charts = 0
    for text in pages.values():
        if "<figure" not in text:
            continue
        page = tree(text)
        parents = {child: parent for parent in page.iter() for child in parent}
        for figure in page.iter("figure"):
            charts += 1
            svg = figure.find("svg")
            assert svg is not None
            assert svg.get("role") == "img"
            assert svg.get("aria-label")
            before = list(parents[figure])[: list(parents[figure]).index(figure)]
            assert any(one.tag in ("p", "h2") for one in before)
            rows = figure.findall("details/table/tbody/tr")
            heads = figure.findall("details/table/thead/tr/th")
            assert rows
            assert all(len(row) == len(heads) for row in rows)
            assert not any(one.tag == "a" for one in svg.iter())
    assert charts >= 8
