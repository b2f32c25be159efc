"""Tables of charts: which columns hold words, and which numbers."""

import pytest

from journal_tool.report._charts import ChartCell, ChartTable


@pytest.mark.parametrize(
    ("cells", "are_words"),
    [
        (["3", "−0.4", "12"], False),
        (["1h30m", "10m", "–"], False),
        (["3", "none so far"], True),
        (["2 January", "22 March"], True),
        (["#put-off"], True),
        ([], False),
    ],
)
def test_a_column_of_words_begins_on_one_line(cells: list[str], are_words: bool) -> None:
    table = ChartTable(("what", "told"), tuple((ChartCell("x"), ChartCell(one)) for one in cells))

    assert table.are_words[1] is are_words
