"""Small promises of the reader that the table of traps leaves out, one row each."""

from datetime import date

import pytest

from journal_tool.dayfile import DayReader, date_inside, gather
from journal_tool.model import Practice
from journal_tool.report import day_record
from journal_tool.settings import Settings
from journal_tool.text import SourceText

DAY = date(2026, 3, 12)
PRACTICES = (
    Practice(
        "walk", "Walk", property="walked", sizes=("2m", "To the lock 10m"), match=("", "amble")
    ),
    Practice("sit", "Sit", sizes=("2m", "5m", "10m")),
    Practice("teeth", "Teeth"),
)


def said(text: str, settings: Settings = Settings(practices=PRACTICES)) -> list[str]:  # noqa: B008
    """Return what a file says, a line each: actions, thoughts, evidence, numbers, findings."""
    parsed = DayReader(settings).read(SourceText("2026-03-12.md", text), DAY)
    day = parsed.day
    lines = []
    for one in day.actions:
        rest = [one.note, one.minutes, one.size, one.cue, one.id]
        lines.append(" | ".join([one.state.value, one.name, *(str(x) for x in rest if x)]))
    lines += [f"thought | {one.text} | {one.reframe}" for one in day.thoughts]
    lines += [f"{'for' if one.supports else 'against'} | {one.text}" for one in day.evidence]
    lines += [f"{one.name} | {one.value} | {one.remark}" for one in day.measures]
    return lines + [f"{one.rule.code} {one.span.line}" for one in parsed.diagnostics]


def fm(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", ""])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            fm("planned:", "  - >-", "    [x] Walk by", "    the canal", "  - |", "  - [ ] Sit"),
            ["done | Walk by the canal", "open | Sit | 2"]
            and ["done | Walk by the canal", "open | Sit"],
            id="a block text inside a list",
        ),
        pytest.param(
            fm("planned:", '  - "[x] Walk by', '    the canal" # wet', "  - [ ] Sit"),
            ["done | Walk by the canal", "open | Sit"],
            id="a quoted text over two lines",
        ),
        pytest.param(
            fm("planned:", '  - "[x] Walk', '    the canal" and back'),
            ['open | "[x] Walk the canal" and back'],
            id="a quoted text over two lines with words after it keeps its quotes",
        ),
        pytest.param(
            fm("planned:", '  - "Walk', "    by the canal", "  - [ ] Sit"),
            ['open | "Walk by the canal', "open | Sit"],
            id="a quote that is never closed is text",
        ),
        pytest.param(
            fm("planned:", "  # later", "  - Sit", "  # much later"),
            ["open | Sit"],
            id="a comment of YAML in a list",
        ),
        pytest.param(
            fm("done: walk;; sit ;"), ["done | walk", "done | sit"], id="empty between semicolons"
        ),
        pytest.param(
            fm(
                "done:",
                "  - Sit",
                "    minutes: 7",
                "    cue: after tea",
                "    felt: 12",
                "    id: sat",
            ),
            ["done | Sit | 7 | after tea | sat", "J201 6"],
            id="long keys on deeper lines",
        ),
        pytest.param(
            fm("done:", "  - Sit [note:: quiet] [minutes:: 2000] expect:4.5"),
            ["done | Sit | quiet", "J201 3", "J201 3"],
            id="values that cannot be right",
        ),
        pytest.param(
            fm("done:", "  - To the lock", "  - Ambled", "  - amble 5m", "  - Sit 1m"),
            [
                "done | To the lock | 2",
                "done | Ambled",
                "done | amble | 5 | 1",
                "done | Sit | 1",
                "J203 4",
            ],
            id="sizes by name, and none by minutes when one has no fit",
        ),
        pytest.param(
            fm(
                "thoughts:",
                "  -",
                "  - thought: 'too much'",
                "    pattern: too-big",
                "    reframe: one dish",
                "  - {thought: x, broken",
                "for:",
                "  -",
                "  - Went #out",
                "    in the rain",
                "  - {a: [",
                "  - {}",
            ),
            [
                "thought | too much | one dish",
                "thought | {thought: x, broken | None",
                "for | Went\nin the rain",
                "J212 12",
                "J212 13",
            ],
            id="thoughts and evidence as mappings, whole and broken",
        ),
        pytest.param(fm("thoughts: -> [ ] Sit"), ["open | Sit"], id="an action without a thought"),
        pytest.param(
            fm("mood: [1]", "mood_conflict: [2]", "energy_conflict: 3 (phone)", "sleep_conflict:"),
            ["J206 2", "J206 3", "J405 4"],
            id="conflicts without a value beside them",
        ),
        pytest.param(
            fm("mood: tired", "mood_conflict: 4"),
            ["mood | None | tired; 4", "J207 2", "J405 3"],
            id="a word in conflict with a number is kept too",
        ),
        pytest.param(
            fm("walked: maybe", "teeth: maybe", "sit:", "date:", "skip: walk,, sit", "mood: 5"),
            ["dropped | walk", "dropped | sit", "mood | 5.0 | ", "J206 2"],
            id="check-box properties that are neither true nor false",
        ),
        pytest.param(
            fm("skip: [walk, [sit], '']", "tags: {a: b}"),
            ["dropped | walk"],
            id="names in odd lists",
        ),
        pytest.param(
            fm('"a:b": 1', "'c': 2", '"mood": 4'),
            ["mood | 4.0 | "],
            id="keys in quotes, with a colon",
        ),
        pytest.param(
            fm("url: x", "--- y", "mood: 5"), ["mood | 5.0 | ", "J107 2"], id="a second document"
        ),
        pytest.param(
            fm("a: 1", "? b", ": c", "mood: 5"),
            ["mood | 5.0 | ", "J112 3", "J112 4"],
            id="a key in two lines",
        ),
        pytest.param(
            fm("nested:", "  - {a: [b, {c: d}]}", "  - e: &f g", "mood: 5"),
            ["mood | 5.0 | ", "J109 4"],
            id="machinery deep inside another program's key",
        ),
        pytest.param(
            fm(
                "planned:",
                "  - Walk ->",
                "  - Sit [note:: ] #123",
                "    pattern: x",
                "  - 500m swim",
            ),
            ["open | Walk", "open | Sit #123", "open | 500m swim", "J210 6"],
            id="signs that say nothing",
        ),
        pytest.param(
            fm("planned:", "  - |", "    - [ ] Sit", "done: walk; ; [/] Sit"),
            ["open | Sit", "done | walk", "smaller | Sit"],
            id="a bullet below an empty block text, a smaller version without a size",
        ),
        pytest.param(fm("mood: 3rd"), ["mood | None | 3rd", "J207 2"], id="an ordinal is a word"),
        pytest.param(
            fm("nested:", "  - {a: [b, {c: d}]}", "thoughts:", "  - {a: [}", "mood: 4"),
            ["thought | {a: [} | None", "mood | 4.0 | "],
            id="other programs' values, nested",
        ),
        pytest.param("A day.\n\nDone:\n\n", [], id="a label at the end"),
        pytest.param(
            fm("nested:", "  - {a: [b, {c: d}]}", "mood: 5: tired"),
            ["mood | None | 5: tired", "J207 4"],
            id="a value that is no YAML is text where a number is meant",
        ),
    ],
)
def test_a_detail_reads_so(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_at_most_ten_lines_of_bad_bytes_are_told() -> None:
    from journal_tool.dayfile import decode

    _, found = decode("2026-03-12.md", b"\xe9\n" * 30)

    assert [one.span.line for one in found] == list(range(1, 11))


def test_a_line_beyond_the_end_has_no_text() -> None:
    source = SourceText("2026-03-12.md", "a\nb")

    assert [source.line_text(number) for number in (0, 1, 2, 3)] == ["", "a", "b", ""]


def test_records_name_the_file_of_an_action_in_a_second_note_and_the_rest() -> None:
    reader = DayReader(Settings())
    own = SourceText("2026-03-12.md", "rest: until 2026-03-14 -- ill\nmood: 5\n")
    note = SourceText("2026-03-12 Lunch.md", "Done: paid\n")
    (day,) = gather([reader.read(own, DAY), reader.read(note, DAY, is_note=True)]).days
    record = day_record(day, DAY)

    assert record["rest"] == {"why": "ill", "until": "2026-03-14"}
    assert [one["file"] for one in record["actions"]] == ["2026-03-12 Lunch.md"]
    assert (mood := day.measure("mood")) is not None
    assert mood.value == 5
    assert day.measure("energy") is None


def test_a_copy_is_known_by_its_date_or_by_its_lines() -> None:
    from journal_tool.dayfile import is_copy_of

    assert is_copy_of("---\ndate: 2026-03-12\n---\na\n", "---\ndate: 2026-03-12\n---\nb\n")
    assert is_copy_of("a\nb\nc\n", "a\nx\ny\n")
    assert not is_copy_of("a\nb\nc\nd\n", "a\nw\nx\ny\n")
    assert not is_copy_of("", "a\n")


def test_boxes_in_the_words_of_a_day_are_drawn_and_unknown_ones_stay_as_typed() -> None:
    from journal_tool.dayfile import body_html

    html = body_html("- [x] done\n- [ ] open\n- [/] smaller\n- [q] note\n")

    assert [line.strip() for line in html.splitlines() if "<li>" in line] == [
        "<li>☑ done</li>",
        "<li>☐ open</li>",
        "<li>◪ smaller</li>",
        "<li>[q] note</li>",
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "---\ndate: 2026-03-12\nmood: 4\n---\n", "2026-03-12", id="with one of our keys"
        ),
        pytest.param("---\nplanned:\ndate: '2026-03-12'\n", "2026-03-12", id="in quotes"),
        pytest.param("---\ndate: 2026-03-12\n---\nmood: 4\n", None, id="a key below the end"),
        pytest.param("---\ndate: 2026-03-12\ntags: x\n---\n", None, id="somebody else's note"),
        pytest.param("---\n date: 2026-03-12\n# done:\nmood: 4\n", None, id="not at the margin"),
        pytest.param("---\ndate: 2026-02-30\ndone: sit\n---\n", None, id="no day"),
    ],
)
def test_a_date_inside_counts_in_front_matter_with_one_of_our_keys(
    text: str, day: str | None
) -> None:
    found = date_inside(SourceText("a.md", text))

    assert (found and found.isoformat()) == day
