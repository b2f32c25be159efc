"""The report in another language: texts made when the program starts are said when it speaks."""

import pytest

from journal_tool import resources
from journal_tool.analysis import analyse
from journal_tool.language import Pseudo, using
from journal_tool.report import pages
from journal_tool.settings import Settings
from tests.builders import action, body, day, journal, mood, on, steady
from tests.test_report import tree


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    of = journal(
        *steady(30, "2026-03-22"),
        day("2026-02-10", planned=[action("[ ] Tax", doubt=True)], measures=mood(3)),
    )
    figures = analyse(of, Settings(), as_of=on("2026-03-23"))
    with using(Pseudo()):
        found = pages(of, figures, Settings(), resources.templates(), (), body)
        return {page.path: page.data.decode() for page in found}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        pytest.param("about.html", ".//dt", id="words of the report"),
        pytest.param("about.html", ".//dd", id="how each number is made"),
        pytest.param("about.html", ".//ul[@class='legend']/li", id="every shape"),
        pytest.param("about.html", ".//section[@id='help']/p", id="that it is a notebook"),
        pytest.param("about.html", ".//ul[@class='help']/li", id="lines and cautions"),
        pytest.param("days/2026-03.html", ".//table//thead//th", id="weekdays"),
        pytest.param("days/2026-03.html", ".//*[@class='months']//a", id="months"),
        pytest.param("days/2026-02.html", ".//section//h2", id="dates"),
        pytest.param("dips.html", ".//figure//li", id="key of a chart"),
        pytest.param("dips.html", ".//table//th", id="columns of a chart"),
        pytest.param("gap.html", ".//thead//th", id="columns of a table"),
    ],
)
def test_each_text_is_said_in_the_language_of_the_report(
    made: dict[str, str], path: str, place: str
) -> None:
    texts = ["".join(one.itertext()).strip() for one in tree(made[path]).findall(place)]
    assert texts
    assert [one for one in texts if one and "⟦" not in one] == []
