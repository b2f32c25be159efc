"""A day as plain text says on which side a line of evidence stands."""

from journal_tool.analysis import analyse
from journal_tool.model import Evidence
from journal_tool.report import days_text
from journal_tool.settings import Settings
from tests.builders import day, journal, on


def test_a_day_in_a_terminal_shows_lines_for_and_against() -> None:
    lines = (
        Evidence("Went out", "mover", supports=True),
        Evidence("Lift, one floor", "mover", supports=False),
    )
    of = journal(day("2026-03-14", evidence=lines))
    text = days_text(of.days, analyse(of, Settings(), as_of=on("2026-03-20")), shows_words=True)

    assert "  for mover: Went out\n  against mover: Lift, one floor" in text
