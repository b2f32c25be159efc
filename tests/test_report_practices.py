"""The pages of practices: when they are there, how they are called, and what they say."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from journal_tool.model import Day, Practice
from journal_tool.settings import ReportRules, Settings
from tests.builders import action, day, journal, on, steady
from tests.test_report import TODAY, build, text_of, tree

WALK = Practice("walk", "Walk", sizes=("Corner 2m", "Lock 10m"))
OPTIONS = Settings(practices=(WALK, Practice("sit", "Sit")))


def made(*days: Day, options: Settings = OPTIONS, as_of: str = TODAY) -> dict[str, str]:
    return build(journal(*days), as_of, options)


def walked(count: int = 12) -> list[Day]:
    first = on(TODAY).toordinal() - count
    return [
        day(
            str(type(on(TODAY)).fromordinal(first + at)),
            planned=[action("[x] Walk", size=1 + at % 2, before=2, after=4, note=f"walk {at}")],
        )
        for at in range(count)
    ]


@pytest.mark.parametrize(
    ("days", "paths"),
    [
        pytest.param([], [], id="an empty journal"),
        pytest.param(steady(6, "2026-03-22"), [], id="the first week"),
        pytest.param(
            steady(7, "2026-03-22"),
            ["practice/index.html", "practice/walk.html", "practice/sit.html"],
            id="after a week",
        ),
    ],
)
def test_pages_are_there_after_the_first_week(days: Sequence[Day], paths: list[str]) -> None:
    pages = made(*days)

    assert [path for path in pages if path.startswith("practice/")] == paths
    assert ("Practices" in text_of(pages["index.html"], ".//header")) == bool(paths)


def test_a_long_list_is_folded_and_a_long_name_is_cut_where_its_page_has_it_all() -> None:
    """A last one alone stands open too."""
    for count, summaries in [(25, 0), (26, 1)]:
        practices = tuple(
            Practice(f"p{at}", f"Number {at} {'of many ' * 12}") for at in range(count)
        )
        planned = [action(f"[x] {one.name.rstrip()}", key=one.table) for one in practices]
        days = [replace(one, actions=tuple(planned)) for one in steady(8, "2026-03-22")]
        pages = made(*days, options=Settings(practices=practices))
        page = tree(pages["practice/index.html"])
        links = page.findall(".//dl[@class='contents wide-terms']/div/dt/a/span")

        assert len(links) == count
        assert {(one.text or "")[-1:] for one in links} == {"…"}
        assert len(page.findall(".//details/summary")) == summaries
        assert text_of(pages["practice/p3.html"]).count("of many") >= 12
        assert "Number 5 of many of many of many of… ·" in text_of(pages["index.html"])


@pytest.mark.parametrize(
    ("names", "paths"),
    [
        pytest.param(["Café crème"], ["practice/cafe-creme.html"], id="letters of ASCII"),
        pytest.param(["散歩"], ["practice/practice.html"], id="none of them"),
        pytest.param(
            ["散歩", "瞑想"], ["practice/practice.html", "practice/practice-2.html"], id="a clash"
        ),
        pytest.param(["Index"], ["practice/index-2.html"], id="the name of the list"),
        pytest.param(["very " * 30], [f"practice/{'very-' * 7}very.html"], id="a long one"),
        pytest.param(["../../etc"], ["practice/etc.html"], id="no way out"),
    ],
)
def test_a_page_is_called_by_its_key(names: list[str], paths: list[str]) -> None:
    days = [day(f"2026-03-{at:02d}", done=names) for at in range(1, 12)]
    found = [path for path in made(*days, options=Settings()) if path.startswith("practice/")]

    assert sorted(found) == sorted(["practice/index.html", *paths])


def test_the_list_says_how_often_and_scolds_nobody() -> None:
    days = [
        day(f"2026-03-{at:02d}", planned=["[x] Walk", "[ ] Tax", "[-] Gym"], done=["Cook"])
        for at in range(1, 12)
    ]
    page = text_of(made(*days)["practice/index.html"])

    assert page == (
        "Practices What is done again and again, each with its last time, its figures and its "
        "sizes. Walk Done 11 of the 11 times it was planned or done since 1 March. "
        "Others Written on five days or more, and not named in journal.toml. "
        "cook Done 11 of the 11 times it was planned or done since 1 March. "
        "gym Let go each time since 1 March. tax Planned 11 times since 1 March; not done so far."
    ).replace("cook", "Cook").replace("gym", "Gym").replace("tax", "Tax")


def test_a_page_begins_with_the_last_time_and_ends_with_the_first() -> None:
    page = made(*walked())["practice/walk.html"]
    text = text_of(page)

    assert text.startswith(
        'Walk Last time, yesterday: 2 before, 4 after. "walk 11" '
        "Done 12 of the 12 times it was planned or done since 11 March. Consistency 42 as of"
    )
    assert "12 in this run up to 22 March. Longest: 12." in text
    assert "Before and after Of 12 times, higher after 12, same 0, lower 0." in text
    assert "1 · Corner 2m 6 6 88 2 · Lock 10m 6 6 88" in text
    assert text.endswith("walk 0")
    assert tree(page).find(".//p[@class='lead']/a").get("href") == "../days/2026-03.html#d22"  # type: ignore[union-attr]


def test_each_time_says_what_became_of_it() -> None:
    plan = [action("[x] Walk 20m"), action("[ ] Walk 10m"), action("[-] Walk 5m")]
    days = [day(f"2026-03-0{at}", planned=[one]) for at, one in enumerate(plan, 1)]

    page = made(*days)["practice/walk.html"]

    lines = [" ".join("".join(one.itertext()).split()) for one in tree(page).iter("li")]
    assert [line for line in lines if " March Walk " in line] == [
        "Tue 3 March Walk 5m let go",
        "Mon 2 March Walk 10m not done",
        "Sun 1 March Walk 20m done",
    ]


def test_older_times_are_folded() -> None:
    page = made(*walked(15))["practice/walk.html"]

    summaries = [one.text for one in tree(page).iter("summary")]
    assert summaries == ["The numbers", "The numbers", "3 earlier"]


def test_what_is_too_early_says_how_near_it_is() -> None:
    days = [*steady(9, "2026-03-20"), day("2026-03-21", planned=["[ ] Call"])]
    call = Settings(practices=(Practice("call", "Call"),))
    page = text_of(made(*days, options=call)["practice/call.html"])

    assert page.startswith("Call Planned 1 time since 21 March; not done so far. Too early for a")
    assert "(1 of 5 due days or periods so far)" in page


def test_what_a_table_of_sizes_says_is_explained() -> None:
    pages = made(*walked())
    (table,) = tree(pages["practice/walk.html"]).findall(".//table[@class='counts plain']")
    heads = {one.text for one in table.findall("thead/tr/th")}
    terms = {one.text for one in tree(pages["about.html"]).iter("dt")}

    assert heads
    assert heads <= terms


def test_scores_runs_and_words_can_be_left_out() -> None:
    rules = ReportRules(words=False, scores=False, streaks=False)
    page = text_of(
        made(*walked(), options=Settings(practices=(WALK,), report=rules))["practice/walk.html"]
    )

    assert "Consistency" not in page
    assert "run" not in page
    assert "walk 3" not in page
    assert "Last time, yesterday: 2 before, 4 after." in page


def test_without_scores_nothing_is_too_early_for_one() -> None:
    rules = Settings(practices=(WALK,), report=ReportRules(scores=False))
    days = [*steady(9, "2026-03-20"), day("2026-03-21", planned=["[ ] Walk"])]

    assert "score" not in text_of(made(*days, options=rules)["practice/walk.html"])


def test_a_size_beyond_the_ladder_has_its_number() -> None:
    days = [day(f"2026-03-{at:02d}", planned=[action("[x] Walk", size=5)]) for at in range(1, 12)]

    assert "5 11 11 92" in text_of(made(*days)["practice/walk.html"])


def test_the_first_page_names_six_of_them() -> None:
    days = [day(f"2026-03-{at:02d}", done=[f"Thing {n}" for n in range(9)]) for at in range(1, 23)]
    page = text_of(made(*days, options=Settings())["index.html"])

    assert (
        "Practices Thing 0 · Thing 1 · Thing 2 · Thing 3 · Thing 4 · Thing 5 · and 3 more" in page
    )
