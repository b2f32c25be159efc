"""``journal.toml``: what it means, and where it says something that means nothing."""

import math
import re
import tomllib
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal_tool import rules
from journal_tool.diagnostics import Diagnostic, printable, render
from journal_tool.model import (
    Experiment,
    Identity,
    Pause,
    Practice,
    Rhythm,
    Scale,
    Schedule,
    ScheduleChange,
    State,
)
from journal_tool.settings import BodyRules, ReportRules, Settings, parse_settings
from journal_tool.settings._nodes import Items, Node, Odd, Scalar
from journal_tool.settings._tree import read_document
from journal_tool.text import SourceText
from tests.torture.reading import slowness

CASES = Path(__file__).parent / "cases" / "settings.md"
SAMPLE, EXAMPLE = re.findall(r"```toml\n(.*?)```", CASES.read_text("utf-8"), re.DOTALL)
MISTAKES = re.findall(
    r"^# ([^\n]+)\n\n```toml\n(.*?)\n```\n```\n(.*?)\n```$",
    CASES.with_name("settings_mistakes.md").read_text("utf-8"),
    re.DOTALL | re.MULTILINE,
)
"""Title, text, and what is told about it."""


def read(text: str, defaults: str | None = None) -> tuple[Settings, tuple[Diagnostic, ...]]:
    below = None if defaults is None else SourceText("config.toml", defaults)
    return parse_settings(SourceText("journal.toml", text), below)


def quiet(text: str, defaults: str | None = None) -> Settings:
    """Return the settings of a text about which nothing is to be told."""
    settings, found = read(text, defaults)
    assert [render(one) for one in found] == []
    return settings


def only(text: str) -> Diagnostic:
    """Return the one thing to be told about a text."""
    _, found = read(text)
    assert len(found) == 1, [render(one) for one in found]
    return found[0]


def practice(text: str) -> Practice:
    """Return the practice ``walk`` with the given lines."""
    (found,) = quiet(f"[practice.walk]\n{text}\n").practices
    return found


def marked(diagnostic: Diagnostic, text: str) -> str:
    return text[diagnostic.span.start : diagnostic.span.end]


def test_every_case_of_the_file_is_run() -> None:
    text = CASES.with_name("settings_mistakes.md").read_text("utf-8")

    assert len(MISTAKES) == text.count("\n```toml\n") >= 100


# -- whole files --------------------------------------------------------------------------------


def test_nothing_written_is_every_default() -> None:
    assert read("") == (Settings(), ())


def test_the_sample_journal_is_read_to_its_values() -> None:
    settings = quiet(SAMPLE)

    assert settings == Settings(
        day_ends=time(3, 0),
        areas=("people", "work", "play", "body", "home"),
        practices=(
            Practice(
                "walk",
                "Walk",
                match=("letterbox", "walk"),
                schedule=Schedule(Rhythm.PER_WEEK, 3),
                since=date(2026, 1, 27),
                changes=(ScheduleChange(date(2026, 4, 20), Schedule(Rhythm.PER_WEEK, 5)),),
                is_movement=True,
                area="body",
                sizes=(
                    "Shoes on, to the letterbox and back (2m)",
                    "To the lock (10m)",
                    "Lock and back by the chandler's (30m)",
                ),
                identity="outside",
            ),
            Practice(
                "sit",
                "Sit",
                match=("meditate",),
                schedule=Schedule(Rhythm.DAILY),
                since=date(2026, 2, 2),
                sizes=("2m", "5m", "10m"),
            ),
            Practice(
                "cornet",
                "Cornet",
                match=("cornet*", "band rehearsal"),
                schedule=Schedule(Rhythm.WEEKDAYS, weekdays=frozenset({1, 3, 5})),
                since=date(2026, 2, 23),
                area="play",
                sizes=(
                    "Open the case (1m)",
                    "Five long tones (5m)",
                    "Scales (10m)",
                    "A tune, twice (20m)",
                ),
                identity="player",
            ),
            Practice(
                "teeth",
                "Teeth, evening",
                property="teeth",
                schedule=Schedule(Rhythm.DAILY),
                since=date(2026, 6, 1),
            ),
        ),
        identities=(
            Identity("outside", "I go out, also when I don't feel like it"),
            Identity("answers", "I answer people"),
            Identity("player", "I play with other people"),
        ),
        pauses=(Pause(date(2026, 4, 3), date(2026, 4, 14), "at Mam's"),),
    )


def test_the_example_of_the_format_is_read_to_its_values() -> None:
    settings = quiet(EXAMPLE)

    assert settings == Settings(
        folder=".",
        ignore=("Archive/**",),
        file="YYYY-MM-DD",
        units=("Seiten",),
        since=date(2026, 1, 5),
        day_ends=time(0, 0),
        week_starts=1,
        areas=("people", "work", "play", "body", "home"),
        small=("Open a curtain 1m", "Stand outside the door 2m"),
        practices=(
            Practice(
                "walk",
                "Walk",
                match=("stroll*", "walk the dog"),
                property="walk",
                heading="Walk",
                schedule=Schedule(Rhythm.PER_WEEK, 3),
                since=date(2026, 1, 10),
                changes=(ScheduleChange(date(2026, 6, 1), Schedule(Rhythm.DAILY)),),
                is_movement=True,
                area="body",
                sizes=(
                    "Shoes on, to the corner and back 2m",
                    "To the lock 10m",
                    "Half an hour 30m",
                ),
                identity="mover",
                absent_is_missed=False,
            ),
        ),
        identities=(Identity("mover", "I move, also when I don't feel like it"),),
        pauses=(Pause(date(2026, 8, 1), date(2026, 8, 14), "holiday", ("walk",)),),
        body=BodyRules(tasks="auto"),
        scales=(Scale("who5", 0.0, 25.0, "high"),),
        experiments=(Experiment("walk", "walk", date(2026, 4, 1), 14),),
        report=ReportRules("report", "en", words=True, streaks=True, scores=True),
        support=("Sam, 555-0100",),
    )


@pytest.mark.parametrize("text", [SAMPLE, EXAMPLE], ids=["the sample", "the example"])
@pytest.mark.parametrize("end", ["\r\n", "\r", "\r\r\n"])
def test_other_line_ends_and_a_byte_order_mark_mean_the_same(text: str, end: str) -> None:
    assert quiet("\ufeff" + text.replace("\n", end)) == quiet(text)


# -- values -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('folder = "Days"', Settings(folder="Days"), id="a folder"),
        pytest.param("folder = './Days\\2026/'", Settings(folder="Days/2026"), id="backslashes"),
        pytest.param('folder = "./"', Settings(folder="."), id="the root itself"),
        pytest.param('ignore = ["a  b/**"]', Settings(ignore=("a  b/**",)), id="blanks in a path"),
        pytest.param("ignore = []", Settings(ignore=()), id="an empty list"),
        pytest.param(
            'file = "YYYY/MM-MMMM/YYYY-MM-DD"',
            Settings(file="YYYY/MM-MMMM/YYYY-MM-DD"),
            id="a pattern with folders",
        ),
        pytest.param("since = 2026-01-05", Settings(since=date(2026, 1, 5)), id="a date"),
        pytest.param('since = " 2026-01-05 "', Settings(since=date(2026, 1, 5)), id="as text"),
        pytest.param(
            "since = 2026-01-05T10:00:00", Settings(since=date(2026, 1, 5)), id="with its time"
        ),
        pytest.param('day_ends = "03:30"', Settings(day_ends=time(3, 30)), id="a time as text"),
        pytest.param('day_ends = "3:30"', Settings(day_ends=time(3, 30)), id="one digit"),
        pytest.param("day_ends = 03:30:00", Settings(day_ends=time(3, 30)), id="a time of TOML"),
        pytest.param("day_ends = 03:30", Settings(day_ends=time(3, 30)), id="of TOML 1.1"),
        pytest.param("day_ends = 03:30:59.5", Settings(day_ends=time(3, 30)), id="no seconds"),
        pytest.param('day_ends = "12:00:30"', Settings(day_ends=time(12)), id="none as text"),
        pytest.param('day_ends = "12:00"', Settings(day_ends=time(12, 0)), id="noon at the latest"),
        pytest.param('week_starts = "Sunday"', Settings(week_starts=7), id="a weekday"),
        pytest.param('week_starts = " sat "', Settings(week_starts=6), id="a short weekday"),
        pytest.param(
            'areas = ["#body", "play  time"]', Settings(areas=("body", "play time")), id="areas"
        ),
        pytest.param("areas = []", Settings(areas=()), id="no areas at all"),
        pytest.param(
            'cue_words = ["nach", "when"]',
            Settings(cue_words=("nach", "when")),
            id="words of an if-then",
        ),
    ],
)
def test_the_journal_table_is_read(text: str, expected: Settings) -> None:
    assert quiet(f"[journal]\n{text}\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"daily"', Schedule(Rhythm.DAILY), id="daily"),
        pytest.param('" Daily "', Schedule(Rhythm.DAILY), id="case and blanks"),
        pytest.param('"none"', Schedule(), id="none is when planned"),
        pytest.param(
            '"mon,wed,fri"',
            Schedule(Rhythm.WEEKDAYS, weekdays=frozenset({1, 3, 5})),
            id="weekdays",
        ),
        pytest.param(
            '"Monday, Thurs  sunday,"',
            Schedule(Rhythm.WEEKDAYS, weekdays=frozenset({1, 4, 7})),
            id="full names",
        ),
        pytest.param(
            '["tue", "Saturday"]',
            Schedule(Rhythm.WEEKDAYS, weekdays=frozenset({2, 6})),
            id="a list of weekdays",
        ),
        pytest.param('"every 2 days"', Schedule(Rhythm.EVERY_N_DAYS, 2), id="every other day"),
        pytest.param('"EVERY 366 DAYS"', Schedule(Rhythm.EVERY_N_DAYS, 366), id="once a year"),
        pytest.param('"every 1 day"', Schedule(Rhythm.DAILY), id="every single day is daily"),
        pytest.param('"3/week"', Schedule(Rhythm.PER_WEEK, 3), id="times a week"),
        pytest.param('"7 / Week"', Schedule(Rhythm.PER_WEEK, 7), id="every day of the week"),
        pytest.param('"31/month"', Schedule(Rhythm.PER_MONTH, 31), id="times a month"),
    ],
)
def test_every_is_read(text: str, expected: Schedule) -> None:
    assert practice(f"every = {text}").schedule == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('name = " Long\\twalk "', {"name": "Long walk"}, id="blanks in a name"),
        pytest.param('absent = "Missed"', {"absent_is_missed": True}, id="absent is missed"),
        pytest.param('as = "#mover"', {"identity": "mover"}, id="an identity as a tag"),
        pytest.param('area = "#Body"', {"area": "body"}, id="an area as the list spells it"),
        pytest.param('area = "garden"', {"area": "garden"}, id="an area of its own"),
        pytest.param("until = 2026-01-05", {"until": date(2026, 1, 5)}, id="until a day"),
        pytest.param(
            "since = 2026-01-05\nuntil = 2026-01-05",
            {"since": date(2026, 1, 5), "until": date(2026, 1, 5)},
            id="a practice of one day",
        ),
        pytest.param(
            "changes = [{ every = 'none', from = 2026-06-01 }, "
            "{ from = '2026-02-01', every = ['mon'] }]",
            {
                "changes": (
                    ScheduleChange(
                        date(2026, 2, 1), Schedule(Rhythm.WEEKDAYS, weekdays=frozenset({1}))
                    ),
                    ScheduleChange(date(2026, 6, 1), Schedule()),
                )
            },
            id="changes by their date",
        ),
        pytest.param(
            '[[practice.walk.changes]]\nfrom = 2026-06-01\nevery = "daily"',
            {"changes": (ScheduleChange(date(2026, 6, 1), Schedule(Rhythm.DAILY)),)},
            id="a change as a table of its own",
        ),
    ],
)
def test_a_practice_is_read(text: str, expected: dict[str, object]) -> None:
    assert practice(text) == replace(Practice("walk", "Walk"), **expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param('[practice.b]\n[practice.a]\nname = "A"\n', ["b", "a"], id="tables"),
        pytest.param("practice.b.match = []\npractice.a = {}\n", ["b", "a"], id="dotted, braces"),
        pytest.param("[practice]\nb.match = []\na = {}\n", ["b", "a"], id="one table of all"),
        pytest.param(
            '[practice."Üben, laut"]\n[practice."朝"]\n', ["Üben, laut", "朝"], id="quotes"
        ),
        pytest.param("\t[ practice . b ] # why\n\tmatch\t=\t[\t]\n", ["b"], id="tabs and blanks"),
        pytest.param(
            "[practice.b.x]\n[practice]\na.match = []\n[practice.c]\n",
            ["b", "a", "c"],
            id="the longer header first",
        ),
    ],
)
def test_every_way_of_toml_to_write_a_practice_is_read(text: str, names: list[str]) -> None:
    settings, _ = read(text)

    assert [one.table for one in settings.practices] == names


def test_lists_and_texts_over_many_lines_are_read() -> None:
    settings = quiet(
        '[identity.mover]\nsays = """\nI move,\n[support]\nalso then"""\n'
        '[support]\npeople = [ # who\n\n  \'Sam\', # 555\n  """Ana\n  Bell""",\n]\n'
    )

    assert settings.identities == (Identity("mover", "I move, [support] also then"),)
    assert settings.support == ("Sam", "Ana Bell")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"d" = "smaller"', {"d": State.SMALLER}, id="smaller"),
        pytest.param('d = "Put  off"', {"d": State.MOVED}, id="in words of the pages"),
        pytest.param('"?" = "let go"\n"!" = "note"', {"?": State.DROPPED, "!": None}, id="a note"),
        pytest.param('"[d]" = "open"', {"d": State.OPEN}, id="a sign in its box"),
        pytest.param('"x" = "done"', {"x": State.DONE}, id="a sign that means this anyway"),
        pytest.param('"❤️" = "done"', {"❤️": State.DONE}, id="one sign of two characters"),
    ],
)
def test_signs_are_read(text: str, expected: dict[str, State | None]) -> None:
    assert quiet(f"[boxes]\n{text}\n").boxes == expected


def test_the_other_tables_are_read() -> None:
    settings = quiet(
        '[body]\ntasks = "None"\nignore = ["Someday"]\nplanned = ["Plan"]\ndone = ["Geschafft"]\n'
        '[report]\nout = "/tmp/r"\nlang = "pt_BR"\nwords = false\nstreaks = false\nscores = false\n'
        '[scale.phq]\nmin = -1.5\nmax = 27\nbetter = "LOW"\n[scale.plain]\n'
        "[identity.tagged]\n"
    )

    assert settings == Settings(
        body=BodyRules("none", ("Someday",), ("Plan",), ("Geschafft",)),
        report=ReportRules("/tmp/r", "pt-BR", words=False, streaks=False, scores=False),  # noqa: S108
        scales=(Scale("phq", -1.5, 27.0, "low"), Scale("plain", 0.0, 10.0)),
        identities=(Identity("tagged", "tagged"),),
    )


@pytest.mark.parametrize("header", ["[pause]", "[[pause]]"])
def test_a_single_pause_needs_no_double_brackets(header: str) -> None:
    settings = quiet(f'{header}\nfirst = 2026-08-01\nlast = "2026-08-01"\n')

    assert settings.pauses == (Pause(date(2026, 8, 1), date(2026, 8, 1)),)


@pytest.mark.parametrize("name", ["walk", "Walk", " the  LONG walk"])
def test_a_practice_can_be_named_by_its_table_or_as_it_is_shown(name: str) -> None:
    settings = quiet(
        '[practice.walk]\nname = "The long walk"\n'
        f'[experiment.x]\npractice = "{name}"\nstart = 2026-01-01\npairs = 10\n'
    )

    assert settings.experiments[0].practice == "walk"


# -- mistakes -----------------------------------------------------------------------------------

REST = '\n[identity.mover]\nsays = "I move"\n[support]\npeople = ["Sam"]\n'


def said(diagnostic: Diagnostic) -> str:
    """Return what is shown of a finding, without the line of advice."""
    return render(diagnostic).rpartition("\n")[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, told, id=title) for title, text, told in MISTAKES],
)
def test_a_mistake_is_told_at_its_place_and_the_rest_stays_in_force(
    text: str, expected: str
) -> None:
    settings, found = read(text + REST)

    assert [said(one) for one in found] == [expected]
    assert settings.identities[-1] == Identity("mover", "I move")
    assert settings.support == ("Sam",)


@pytest.mark.parametrize(
    ("text", "place", "mark", "message"),
    [
        pytest.param("[identity.x]\nsays = 'I\x07move'", "2:10", "\x07", "U+0007", id="in a text"),
        pytest.param("[identity.x] # bell \x07", "1:21", "\x07", "U+0007", id="in a remark"),
        pytest.param("[scale.x]\nmin = \x1b1", "2:7", "\x1b", "U+001B", id="in a number"),
        pytest.param("[identity.x]\n\x0cx = 1", "2:1", "\x0c", "U+000C", id="a form feed"),
        pytest.param("[identity.x]\nsays\xa0= 'I'", "2:5", "\xa0", "U+00A0", id="a hard blank"),
        pytest.param("[scale.x]\nmin = 0\u2003", "2:8", "\u2003", "U+2003", id="an em of blank"),
    ],
)
def test_a_character_that_cannot_be_seen_is_told_by_its_number(
    text: str, place: str, mark: str, message: str
) -> None:
    found = only(text + REST)

    assert (found.place, found.rule) == (f"journal.toml:{place}", rules.BAD_TOML)
    assert marked(found, text) == mark
    assert message in found.message


def test_a_number_beyond_all_numbers_is_told() -> None:
    found = only(f"[scale.x]\nmin = 0\nmax = 1{'0' * 400}\n")

    assert found.place == "journal.toml:3:7"
    assert found.message == f"'1{'0' * 38}…' is not a number"


def test_a_number_of_too_many_digits_is_told() -> None:
    """Python refuses to read it at all, with an error that is not one of TOML's own."""
    found = only(f"[scale.x]\nmin = 0\nmax = 1{'0' * 5000}\n")

    assert (found.place, found.rule) == ("journal.toml:3:7", rules.BAD_TOML)


def test_every_mistake_of_a_table_is_told() -> None:
    _, found = read("[practice.walk]\nname: Walk\nevery = daily\nmovement = True\n")

    assert [one.place for one in found] == [
        "journal.toml:2:5",
        "journal.toml:3:9",
        "journal.toml:4:12",
    ]


def test_places_count_code_points_whatever_the_line_ends() -> None:
    text = '# 🏃\n[practice."é🏃"]\nname = "🏃🏃" # ✓\nmatch = ["🏃", 5]\n'

    for one in (text, text.replace("\n", "\r\n")):
        found = only(one)
        assert found.place == "journal.toml:4:15"
        assert marked(found, one) == "5"
        assert found.excerpt == 'match = ["🏃", 5]'


def test_findings_come_in_the_order_of_the_file() -> None:
    _, found = read('[practice.walk]\nevry = 1\nevery = 3\n[practise.x]\nname = y\nformat = "a"\n')

    assert [one.span.line for one in found] == [2, 3, 4, 5]


# -- what a mistake costs -----------------------------------------------------------------------


def sections(text: str) -> list[list[str]]:
    """Return the lines of a text, cut at its headers."""
    found: list[list[str]] = [[]]
    for line in text.splitlines(keepends=True):
        if line.startswith("["):
            found.append([])
        found[-1].append(line)
    return found


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("Note to self\n", id="a sentence"),
        pytest.param("name: Walk\n", id="a colon"),
        pytest.param('remark = "not closed\n', id="a quote"),
        pytest.param("remark = [1,\n", id="a list"),
        pytest.param('remark = """\n', id="three quotes"),
    ],
)
def test_what_is_not_toml_costs_its_own_table_only(wrong: str) -> None:
    """Whatever the line it stands on: all other tables are read as if that table were not there."""
    parts = sections(SAMPLE)
    for number, part in enumerate(parts):
        rest = [line for other in parts if other is not part for line in other]
        expected = quiet("".join(rest))
        for after in range(1, len(part) + 1):
            broken = [*part[:after], wrong, *part[after:]]
            text = "".join(
                line for one in (*parts[:number], broken, *parts[number + 1 :]) for line in one
            )
            settings, found = read(text)
            assert settings == expected, text
            assert {one.rule for one in found} == {rules.BAD_TOML}


def test_a_wrong_value_costs_its_own_key_only() -> None:
    settings, found = read(
        '[practice.walk]\nname = 5\nmatch = ["stroll", 5, "hike"]\nevery = "9/week"\n'
        'since = 2026-13-01\nuntil = true\nmovement = "x"\narea = []\nproperty = "walk"\n'
        'changes = [{ from = 2026-01-01, every = "often" },\n'
        '           { from = 2026-02-01, every = "daily" }]\n'
    )

    assert len(found) == 8
    assert settings.practices == (
        Practice(
            "walk",
            "Walk",
            match=("stroll", "hike"),
            property="walk",
            changes=(ScheduleChange(date(2026, 2, 1), Schedule(Rhythm.DAILY)),),
        ),
    )


NOT_CLOSED = '''
[identity.a]
says = """
[practice.sit]
name = "Sit"
[identity.b]
says = """I am b"""
'''


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(NOT_CLOSED, id="another one on one line"),
        pytest.param(NOT_CLOSED.replace('"I am b"', '"\nI am b\n"'), id="another one over lines"),
        pytest.param(NOT_CLOSED.replace('"""', "'''"), id="single quotes"),
    ],
)
def test_a_text_that_is_not_closed_costs_no_table_with_a_text_of_its_own(text: str) -> None:
    settings, found = read(text)

    assert [one.table for one in settings.practices] == ["sit"]
    assert settings.identities == (Identity("b", "I am b"),)
    assert [one.place for one in found] == ["journal.toml:3:8"]


def test_a_header_within_a_text_is_none_although_there_are_mistakes() -> None:
    settings, found = read(
        '[identity.a]\nsays = """I\n[support]\n[practice.b]\nalso"""\n[practice.c]\nname = C\n'
    )

    assert settings == Settings(identities=(Identity("a", "I [support] [practice.b] also"),))
    assert len(found) == 1


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("practice.sit]", id="not opened"),
        pytest.param("x[practice.sit]", id="a letter before it"),
        pytest.param('movement = true\nas = "W"[practice.sit]', id="on the line of a text"),
        pytest.param("as = 'W'\nmovement = true[practice.sit]", id="on the line of a bare value"),
        pytest.param("[practice.sit]]", id="closed twice"),
    ],
)
def test_a_broken_header_costs_only_what_stands_below_it(line: str) -> None:
    settings, found = read(f"[practice.walk]\nname = 'A'\n{line}\nname = 'B'\n[practice.c]\n")

    assert [(one.table, one.name) for one in settings.practices] == [("walk", "A"), ("c", "C")]
    assert ["write [practice.sit]" in one.hint for one in found] == [True]


@pytest.mark.parametrize("line", ["match [walk]", "match: [walk]", "match = [walk]", "see [1]"])
def test_a_list_is_not_taken_for_a_header(line: str) -> None:
    found = only(f"[practice.walk]\n{line}\n")

    assert "table" not in found.message
    assert "next line" not in found.hint


def test_the_first_of_two_equal_keys_counts() -> None:
    settings, found = read(
        "[practice.b.x]\n[practice]\nb = 1\n[practice.a]\nname = 'one'\nname = 'two'\n"
        "changes = [{ from = 2026-01-01, every = 'daily', every = 'none' }]\n"
    )

    (change,) = settings.practices[-1].changes
    assert [one.name for one in settings.practices] == ["B", "one"]
    assert change.schedule == Schedule(Rhythm.DAILY)
    assert [one.span.line for one in found if one.rule is rules.BAD_TOML] == [3, 6, 7]


def test_the_first_five_sizes_count() -> None:
    settings, found = read("[practice.walk]\nsizes = ['a', 'b', 'c', 'd', 'e', 'f']\n")

    assert settings.practices[0].sizes == ("a", "b", "c", "d", "e")
    assert len(found) == 1


def test_the_first_of_two_changes_from_one_day_counts() -> None:
    settings, _ = read(
        "[practice.walk]\nchanges = [{ from = 2026-01-01, every = 'daily' },\n"
        "{ from = 2026-01-01, every = 'none' }]\n"
    )

    assert settings.practices[0].changes == (
        ScheduleChange(date(2026, 1, 1), Schedule(Rhythm.DAILY)),
    )


def test_the_first_of_two_equal_tables_counts() -> None:
    settings, _ = read('[practice.a]\nname = "one"\n[practice.a]\nname = "two"\n')

    assert [one.name for one in settings.practices] == ["one"]


@pytest.mark.parametrize("practices", ["5", '"walk"', "[5]", '[""]'])
def test_a_pause_of_nobody_knows_what_is_no_pause_of_everything(practices: str) -> None:
    settings, _ = read(
        f"[[pause]]\nfirst = 2026-01-01\nlast = 2026-01-02\npractices = {practices}\n"
    )

    assert settings.pauses == ()


@pytest.mark.parametrize(
    ("practices", "expected"),
    [
        pytest.param("[]", (), id="an empty list is everything"),
        pytest.param('["Wlak"]', ("Wlak",), id="a name that nobody has is kept"),
        pytest.param('["WALK", 5]', ("walk",), id="one of two can be used"),
    ],
)
def test_a_pause_holds_for_the_practices_it_names(
    practices: str, expected: tuple[str, ...]
) -> None:
    settings, _ = read(
        "[practice.walk]\n[[pause]]\nfirst = 2026-01-01\nlast = 2026-01-02\n"
        f"practices = {practices}\n"
    )

    assert [one.practices for one in settings.pauses] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[[pause]]\nfirst = 2026-02-30\nlast = 2026-01-01\n", id="pause, no day"),
        pytest.param("[[pause]]\nlast = 2026-01-01\n", id="pause, no first"),
        pytest.param("[scale.x]\nmin = 5\nmax = 1\n", id="scale, ends the wrong way round"),
        pytest.param("[scale.x]\nmin = 15\n", id="scale, beyond the end that is not said"),
        pytest.param("[scale.x]\nmin = 15\nmax = true\n", id="scale, no number"),
        pytest.param("[scale.x]\nmin = true\nmax = -1\n", id="scale, no number to begin with"),
        pytest.param("[scale.x]\nmax = '25'\n", id="scale, a number in quotes"),
        pytest.param("[scale.x]\nmin = 0\nmax = nan\n", id="scale, nan"),
        pytest.param("[scale.x]\nmax = 1e400\n", id="scale, a number too large"),
        pytest.param(
            "[journal]\nareas = [3]\ncue_words = [1]\nignore = ['']\n"
            '[body]\nplanned = [3]\ndone = ["\\u0000"]\n',
            id="lists of nothing usable",
        ),
        pytest.param('[practice."a\\u202e"]\n[scale."\\u0000"]\n', id="names nobody can see"),
        pytest.param(
            "[experiment.x]\npractice = 'x'\nstart = 2026-01-01\n", id="experiment, no pairs"
        ),
        pytest.param(
            "[experiment.x]\npractice = 5\nstart = 2026-01-01\npairs = 9\n",
            id="experiment, no name",
        ),
        pytest.param("[practice.walk]\nname = walk\n", id="practice, not TOML"),
        pytest.param("[practice.'']\n", id="practice, no name"),
        pytest.param("[boxes]\nab = 'done'\n'-' = 'moved'\nd = 5\n", id="signs"),
    ],
)
def test_what_means_nothing_without_its_value_is_left_out(text: str) -> None:
    settings, found = read(text)

    assert settings == Settings()
    assert found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[practice.walk]\nname = Walk\n", id="its table is not TOML"),
        pytest.param("[practice.walk\n", id="its header is not TOML"),
        pytest.param("[practice]\nwalk = { name = 'x', }\n", id="all of them are not TOML"),
    ],
)
def test_nothing_is_told_of_the_name_of_a_practice_that_cannot_be_read(text: str) -> None:
    found = only(text + "[experiment.x]\npractice = 'walk'\nstart = 2026-01-01\npairs = 9\n")

    assert found.rule is rules.BAD_TOML


def test_a_nul_byte_means_that_it_is_not_text() -> None:
    settings, found = read("[journal]\nday_ends = '03:00'\n\0", "[journal]\nday_ends = '04:00'\n")

    assert [said(one).splitlines()[0] for one in found] == [
        "journal.toml:3:1: error J116: a NUL byte stands here, so this is not text"
    ]
    assert settings == Settings(day_ends=time(4, 0))


def test_names_that_a_later_format_may_know_are_not_told() -> None:
    settings, found = read(
        "format = 2\nnew = 1\n[novel]\n[jurnal]\n[journal]\nmoon = 'full'\nday_ends = '03:00'\n"
    )

    assert [(one.rule, one.span.line) for one in found] == [
        (rules.UNKNOWN_SETTING, 1),
        (rules.UNKNOWN_SETTING, 4),
    ]
    assert settings == Settings(day_ends=time(3, 0))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("x = “a", "type straight quotes", id="a curly quote not closed"),
        pytest.param('x = "a”', 'write "a"', id="a curly quote at the end"),
        pytest.param("x = it's", 'write "it\'s"', id="an apostrophe"),
        pytest.param("x = a\"b\\'c", 'write "a\\"b\\\\\'c"', id="both quotes and a backslash"),
        pytest.param("x: 5", "write x = 5", id="a colon before a number"),
        pytest.param("x: [1]", "write x = [1]", id="a colon before a list"),
        pytest.param("x: “a”", 'write x = "a"', id="a colon before curly quotes"),
        pytest.param("x:", "write x =", id="a colon before nothing"),
        pytest.param("x := 5", "write x = 5", id="a colon too many"),
        pytest.param('größe.b: "x"', 'write "größe".b = "x"', id="a colon after an odd key"),
        pytest.param('"d" yes', 'write "d" = "yes"', id="no equals sign after a key in quotes"),
        pytest.param("a = =", "", id="two equals signs and nothing else"),
        pytest.param('"d = "x"', "one quote too many, or too few", id="a quote in a key"),
        pytest.param("x = 'a'b', 1", "one quote too many, or too few", id="quotes nobody can mend"),
        pytest.param('x = "', 'a closing " is missing', id="a quote and nothing else"),
        pytest.param('x = ["a, b]', 'a closing " is missing', id="a quote open in a list"),
        pytest.param('x = "a\\tb\\q"', "write 'a\\tb\\q'", id="a bad escape after a good one"),
        pytest.param('x = "it\'s \\q"', "", id="a bad escape beside an apostrophe"),
        pytest.param("[practice walk]", "write [practice.walk]", id="a blank for a dot"),
        pytest.param("[practice:walk]", "write [practice.walk]", id="a colon for a dot"),
        pytest.param(
            "[practice.Übung]", 'write [practice."Übung"]', id="a header with odd letters"
        ),
        pytest.param("[practice.“a b”]", 'write [practice."a b"]', id="curly quotes in a header"),
        pytest.param("[practice..x]", "", id="two dots in a header"),
    ],
)
def test_it_is_told_what_to_type(text: str, hint: str) -> None:
    found = only(text)

    assert found.rule is rules.BAD_TOML
    assert found.hint == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("name = 5", 'write "5"', id="a text without quotes"),
        pytest.param("match = 'a'", "write ['a']", id="a list of one"),
        pytest.param("movement = 'on'", "write true", id="on for true"),
        pytest.param("movement = 'maybe'", "", id="neither true nor false"),
        pytest.param("since = '2026/1/5'", "did you mean 2026-01-05?", id="slashes in a date"),
        pytest.param("since = '2026-2-30'", "", id="no such day"),
        pytest.param("every = 'weekends'", 'write "sat,sun"', id="a word for some days"),
        pytest.param("every = '3 times a week'", 'write "3/week"', id="times in words"),
        pytest.param("every = 'dayly'", "did you mean 'daily'?", id="daily misspelt"),
        pytest.param("every = 'thursdy'", "did you mean 'thursday'?", id="a weekday misspelt"),
        pytest.param("every = 'now and then'", "", id="anything else"),
        pytest.param("every = '0/month'", 'write "none", which is: due when planned', id="never"),
        pytest.param("Name = 'x'", "did you mean 'name'?", id="a capital"),
        pytest.param("streaks = true", "it belongs below [report]", id="a key of another table"),
        pytest.param("practices = []", "it belongs below [[pause]]", id="a key of a pause"),
        pytest.param("says = ''", "it belongs below [identity.NAME]", id="a key of an identity"),
        pytest.param("qqq = 1", "", id="a key like no other"),
    ],
)
def test_it_is_told_what_a_setting_may_be(text: str, hint: str) -> None:
    assert only(f"[practice.walk]\n{text}\n").hint == hint


# -- the user's own settings --------------------------------------------------------------------

USERS = (
    '[journal]\nday_ends = "03:00"\nweek_starts = "sunday"\nareas = ["garden"]\n'
    'small = ["Open a curtain 1m"]\nunits = ["Seiten"]\n'
    '[report]\nlang = "de"\nwords = false\n[body]\ntasks = "all"\nplanned = ["Plan"]\n'
    '[boxes]\nd = "smaller"\ne = "done"\n[support]\npeople = ["Sam"]\n'
)


def test_the_users_own_settings_lie_below_an_empty_journal() -> None:
    assert quiet("", USERS) == Settings(
        day_ends=time(3, 0),
        week_starts=7,
        areas=("garden",),
        small=("Open a curtain 1m",),
        units=("Seiten",),
        report=ReportRules(lang="de", words=False),
        body=BodyRules(tasks="all", planned=("Plan",)),
        boxes={"d": State.SMALLER, "e": State.DONE},
        support=("Sam",),
    )


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        pytest.param('[journal]\nday_ends = "00:00"', {"day_ends": time(0, 0)}, id="one key"),
        pytest.param("[journal]\nareas = []", {"areas": ()}, id="an empty list"),
        pytest.param(
            "[report]\nwords = true",
            {"report": ReportRules(lang="de", words=True)},
            id="one key of the report",
        ),
        pytest.param(
            '[body]\ntasks = "none"',
            {"body": BodyRules(tasks="none", planned=("Plan",))},
            id="one key of the body",
        ),
        pytest.param(
            '[boxes]\nd = "note"\nf = "open"',
            {"boxes": {"d": None, "e": State.DONE, "f": State.OPEN}},
            id="one sign",
        ),
        pytest.param("[support]\npeople = []", {"support": ()}, id="nobody"),
        pytest.param('[practice.a]\narea = "Garden"', {}, id="areas of the user"),
    ],
)
def test_the_journal_wins_key_by_key(text: str, changed: dict[str, object]) -> None:
    settings = quiet(text + "\n", USERS)

    expected = replace(quiet("", USERS), **changed)  # type: ignore[arg-type]
    assert replace(settings, practices=()) == expected
    assert [one.area for one in settings.practices] == ["garden"] * text.count("area =")


@pytest.mark.parametrize(
    "text", ['[journal]\nday_ends = "13:00"\n', "[journal]\nday_ends: 03:00\n"]
)
def test_where_the_journal_cannot_be_read_the_users_own_setting_counts(text: str) -> None:
    settings, found = read(text, USERS)

    assert settings == quiet("", USERS)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        pytest.param("[practice.walk]\nname = 5", "1:2", "[practice] counts", id="a practice"),
        pytest.param("[[pause]]", "1:3", "[pause] counts", id="a pause"),
        pytest.param("[journal]\nsince = 5", "2:1", "since counts", id="a key of the journal"),
        pytest.param("[journl]", "1:2", "'journl' is not a table", id="a table misspelt"),
        pytest.param("[report]\nlng = 'x'", "2:1", "'lng' is not a key", id="a key misspelt"),
    ],
)
def test_what_counts_in_a_journal_only_is_told(text: str, place: str, message: str) -> None:
    settings, found = read("", text + "\n")

    assert [(one.rule, one.place) for one in found] == [
        (rules.UNKNOWN_SETTING, f"config.toml:{place}")
    ]
    assert message in found[0].message
    assert settings == Settings()


def test_what_is_wrong_in_the_journal_is_told_before_what_is_wrong_in_the_users_own() -> None:
    _, found = read("x = 1\ny = 2\n", "z = 3\n")

    assert [one.place for one in found] == [
        "journal.toml:1:1",
        "journal.toml:2:1",
        "config.toml:1:1",
    ]


# -- laws ---------------------------------------------------------------------------------------

PIECES = (
    *"[]{}\"'=.,#:\\\n\r\t aéx1-_“",
    *(
        '"""',
        "'''",
        "[[",
        "]]",
        "\r\n",
        "\\u12",
        "\x00",
        "true",
        "inf",
        "2026-02-30",
        "3:00",
        "1.5",
    ),
    *("[a]\n", "[a.b]\n", "[[a]]\n", "[[a.b]]\n", "[b.c]\n", "[a.b.c]\n", "[[b]]\n", "[c]\n"),
    *("a = 1\n", "a.b = 1\n", "b.c = {x.y = 1, x.z = 2}\n", "b = []\n", "c = {}\n", "b = 2\n"),
    *("c = [{a = 1}, {}]\n", "c.a = 1\n", "c.b.a = 1\n", "x = [\n1,\n2]\n", "a.b.c = 1\n"),
    *("[journal]\n", "[practice.walk]\n", "[[pause]]\n", "[boxes]\n", "first = 2026-01-01\n"),
    *("[practice.'']\n", "[boxes]\n'' = 'open'\n", "scale.x.min = 99\n", "pause = [{}]\n"),
    *("every = 'mon,tue'\n", "name = 'x'\n", "[scale.x]\n", "min = 1\n", "practices = ['x']\n"),
)
toml_like = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)


@st.composite
def changed_samples(draw: st.DrawFn) -> str:
    """The sample with up to four stretches deleted, doubled or overwritten."""
    text: str = SAMPLE
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 20)))
        put = draw(st.sampled_from(["", text[start:end] * 2]) | st.sampled_from(PIECES) | st.text())
        text = text[:start] + put + text[end:]
    return text


@given(st.text() | toml_like | changed_samples(), st.none() | toml_like)
def test_any_text_is_read_and_every_place_lies_inside_it(text: str, defaults: str | None) -> None:
    source = SourceText("journal.toml", text)
    _, found = parse_settings(source, None if defaults is None else SourceText("u.toml", defaults))

    for one in found:
        whole = text if one.span.path == "journal.toml" else defaults or ""
        assert 0 <= one.span.start < one.span.end <= len(whole)
        assert one.span == SourceText(one.span.path, whole).span(one.span.start, one.span.end)
        assert marked(one, whole)[0] in (*one.excerpt[one.span.column - 1 :][:1], "\r")
        assert one.message == one.message.strip().removesuffix(".")
        assert "\n" not in one.message + one.hint


def as_plain(node: Node) -> object:
    if isinstance(node, Scalar):
        is_nan = isinstance(node.value, float) and math.isnan(node.value)
        return "nan" if is_nan else (type(node.value), node.value)
    if isinstance(node, Items):
        return [as_plain(one) for one in node.items]
    return {name: as_plain(entry.value) for name, entry in node.entries.items()}


def of_tomllib(value: object) -> object:
    if isinstance(value, list):
        return [of_tomllib(one) for one in value]
    if isinstance(value, dict):
        return {name: of_tomllib(one) for name, one in value.items()}
    return "nan" if isinstance(value, float) and math.isnan(value) else (type(value), value)


def holds_odd(node: Node) -> bool:
    if isinstance(node, Scalar):
        return isinstance(node.value, Odd)
    below = node.items if isinstance(node, Items) else [one.value for one in node.entries.values()]
    return any(holds_odd(one) for one in below)


@example("[a.b.c]\n[a]\nb.d = 1\n[a.b.e]\n")
@example("[a.b.c]\n[a]\nb.c.x = 1\n")
@example("[a.b.c]\n[a]\nb = 1\n")
@example("[[a.b]]\n[a]\nb.c = 1\n")
@example("[[a]]\n[a.b]\n[[a]]\n[a.b]\n[a.b.c]\n")
@example("a = []\n[[a]]\n")
@example("a = {}\n[a.b]\n")
@example("a.b = 1\n[a.c]\n[a]\n")
@example("[a]\nb.c = 1\nb.d = 2\n[a.b]\n")
@example("a = {b.c = 1, b.d = 2, e = [{}, {f = 1}]}\n")
@given(toml_like | changed_samples() | st.text(st.sampled_from("ab=.[]{}\"',\n #1")))
def test_toml_is_read_as_the_standard_library_reads_it(text: str) -> None:
    """The one liberty taken: a date or time that does not exist costs its key, not its table."""
    document = read_document(SourceText("", text))
    try:
        expected = tomllib.loads(text)
    except ValueError:
        assert document.mistakes or holds_odd(document.root)
    else:
        assert document.mistakes == ()
        assert as_plain(document.root) == of_tomllib(expected)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_name_survives_in_quotes(name: str) -> None:
    """Whatever a person calls a thing, the tool can write it down and read it again.

    But not what cannot be seen: it could turn a line round, or end a path.
    """
    escaped = "".join(f"\\U{ord(char):08X}" for char in name)
    settings, found = read(f'[practice."{escaped}"]\nheading = "x{escaped}x"\n')

    is_name = bool(name.strip()) and printable(name) == name
    heading = " ".join(f"x{name}x".split())
    assert [(one.table, one.heading) for one in settings.practices] == [(name, heading)] * is_name
    assert bool(found) is not is_name


# -- many mistakes ------------------------------------------------------------------------------

PAUSE = "[[pause]]\nfirst = 2026-01-01\nlast = 2026-01-02\npractices = "


def names(text: str, count: int) -> str:
    return str([f"{text}{number:05}" for number in range(count)])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('a=["\\q", \\"""\n' * 6500, id="long texts not closed"),
        pytest.param('a=["\\q", \\"""\n[b]\n' * 5000, id="and in tables of their own"),
        pytest.param('"""\nk=[\\q """\n[b]\n' * 3000, id="texts and tables by turns"),
        pytest.param(
            "".join(f"[practice.walking{number:05}]\n" for number in range(2500))
            + PAUSE
            + names("walkin", 2500),
            id="names that are almost practices",
        ),
        pytest.param("[practice.walk]\n" + PAUSE + names("w", 10000), id="unknown practices"),
        pytest.param(f"[practice.a]\nevery = '{'mnday ' * 16000}'\n", id="weekdays in a text"),
        pytest.param(f"[practice.a]\nevery = {['mnday'] * 10000}\n", id="weekdays in a list"),
        pytest.param(f"[practice.a]\nsizes = [5, '{'5m ' * 33000}x']\n", id="durations in a size"),
        pytest.param("[a]\n" * 25000, id="one table again and again"),
        pytest.param("[x]\n" + "y = 1\n" * 9000 + "z" * 50000, id="one key again and again"),
        pytest.param(
            f"[practice.{'ab' * 20000}]\n{PAUSE}['{'ab' * 20000}c']\n", id="two long names"
        ),
    ],
)
def test_a_hundred_kilobytes_of_mistakes_are_read_at_once(text: str) -> None:
    """Each takes less than 0.3 s by itself, and thrice as long while coverage is measured.

    What grows with the square of the mistakes would take minutes; a busy machine does not.
    """
    start = process_time()
    _, found = read(text)

    assert process_time() - start < 3 * slowness()
    assert 1 <= len(found) <= 100


def test_a_hundred_findings_are_listed_and_the_last_one_says_how_many_more_there_are() -> None:
    _, found = read("x.a = 1\n" + "".join(f"y{number} = 1\n" for number in range(99)), "z = 1\n")
    _, more = read("".join(f"y{number} = 1\n" for number in range(123)), "z = 1\n")

    assert [one.hint for one in found] == [""] * 101
    assert [one.hint for one in more] == [""] * 99 + ["23 more findings are not listed", ""]
