"""Another name for a practice: the smallest edit of journal.toml, and nothing else in it."""

import io
import shlex
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool import app, rules
from journal_tool.cli import main
from journal_tool.dayfile import DayReader
from journal_tool.settings import parse_settings
from journal_tool.settings.joins import (
    CannotJoin,
    Joined,
    table_for,
    with_match,
    with_practice,
)
from journal_tool.store import Store
from journal_tool.text import SourceText
from tests.builders import on
from tests.terminals import TerminalHere

CRLF = "\r\n"


def toml(text: str) -> SourceText:
    return SourceText("journal.toml", text)


# -- one name more ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        pytest.param(
            '[practice.walk]\nname = "Walk"\n\n[report]\n',
            '[practice.walk]\nname = "Walk"\nmatch = ["hike"]\n\n[report]\n',
            3,
            id="below the last line of the table",
        ),
        pytest.param(
            '[practice.walk]  # mine\n# every = "daily"\n',
            '[practice.walk]  # mine\nmatch = ["hike"]\n# every = "daily"\n',
            2,
            id="a table of remarks",
        ),
        pytest.param(
            "[practice.walk]", '[practice.walk]\nmatch = ["hike"]', 2, id="no final line end"
        ),
        pytest.param(
            f'[practice.walk]{CRLF}name = "W"{CRLF}',
            f'[practice.walk]{CRLF}name = "W"{CRLF}match = ["hike"]{CRLF}',
            3,
            id="CRLF",
        ),
        pytest.param(
            f'format = 1{CRLF}[practice.walk]{CRLF}name = "W"',
            f'format = 1{CRLF}[practice.walk]{CRLF}name = "W"{CRLF}match = ["hike"]',
            4,
            id="CRLF and no final line end",
        ),
        pytest.param(
            '[practice."walk"]\n  name = """\n  Walk"""  # long\n',
            '[practice."walk"]\n  name = """\n  Walk"""  # long\n  match = ["hike"]\n',
            4,
            id="as deep as the line above, below a long text",
        ),
        pytest.param(
            '[practice.walk]\nsizes = [\n  "Corner 2m",\n]\n',
            '[practice.walk]\nsizes = [\n  "Corner 2m",\n]\nmatch = ["hike"]\n',
            5,
            id="below a list of several lines",
        ),
        pytest.param(
            '[practice.walk]\n\n[[practice.walk.changes]]\nfrom = 2026-01-01\nevery = "daily"\n',
            '[practice.walk]\nmatch = ["hike"]\n\n'
            '[[practice.walk.changes]]\nfrom = 2026-01-01\nevery = "daily"\n',
            2,
            id="above its own tables",
        ),
        pytest.param(
            '[[practice.walk.changes]]\nfrom = 2026-01-01\nevery = "daily"\n',
            '[[practice.walk.changes]]\nfrom = 2026-01-01\nevery = "daily"\n\n'
            '[practice.walk]\nmatch = ["hike"]\n',
            6,
            id="it stands in the name of another table only",
        ),
        pytest.param(
            '[practice]\nwalk.name = "Walk"\nsit.name = "Sit"\n',
            '[practice]\nwalk.name = "Walk"\nwalk.match = ["hike"]\nsit.name = "Sit"\n',
            3,
            id="dotted keys in their table",
        ),
        pytest.param(
            'practice . "walk".name = "Walk"\n[report]\n',
            'practice . "walk".name = "Walk"\npractice . "walk".match = ["hike"]\n[report]\n',
            2,
            id="dotted keys at the top, with their own blanks and quotes",
        ),
        pytest.param(
            '[practice]\nwalk = {name = "Walk"}  # short\n',
            '[practice]\nwalk = {name = "Walk", match = ["hike"]}  # short\n',
            2,
            id="braces",
        ),
        pytest.param(
            "practice = { walk = {} }",
            'practice = { walk = { match = ["hike"] } }',
            1,
            id="braces in braces, empty",
        ),
        pytest.param(
            "practice.walk = { }\n",
            'practice.walk = { match = ["hike"] }\n',
            1,
            id="braces with a blank",
        ),
        pytest.param(
            '[practice.walk]\nmatch = ["stroll*", \'the "dog"\'] # others\n',
            '[practice.walk]\nmatch = ["stroll*", \'the "dog"\', "hike"] # others\n',
            2,
            id="a list on one line",
        ),
        pytest.param(
            '[practice.walk]\nmatch = ["stroll*" , ]\n',
            '[practice.walk]\nmatch = ["stroll*" , "hike", ]\n',
            2,
            id="a comma at the end",
        ),
        pytest.param(
            "[practice.walk]\nmatch = []\n",
            '[practice.walk]\nmatch = ["hike"]\n',
            2,
            id="an empty list",
        ),
        pytest.param(
            "[practice.walk]\nmatch = [ # none yet\n]\n",
            '[practice.walk]\nmatch = ["hike" # none yet\n]\n',
            2,
            id="an empty list with a remark",
        ),
        pytest.param(
            '[practice.walk]\nmatch = [\n  "a",  # one, two\n  "b",  # three\n]\n',
            '[practice.walk]\nmatch = [\n  "a",  # one, two\n  "b",  # three\n  "hike",\n]\n',
            5,
            id="a line each",
        ),
        pytest.param(
            '[practice.walk]\nmatch = [\n\t"a",\n\t"b"  # three, four\n]\n',
            '[practice.walk]\nmatch = [\n\t"a",\n\t"b",  # three, four\n\t"hike"\n]\n',
            5,
            id="a line each, no comma at the end",
        ),
        pytest.param(
            f'[practice.walk]{CRLF}match = [{CRLF}  "a"{CRLF}]',
            f'[practice.walk]{CRLF}match = [{CRLF}  "a",{CRLF}  "hike"{CRLF}]',
            4,
            id="a line each, CRLF",
        ),
        pytest.param(
            '[practice.walk]\nmatch = ["a",\n  "b", "c",\n]\n',
            '[practice.walk]\nmatch = ["a",\n  "b", "c", "hike",\n]\n',
            3,
            id="several on a line",
        ),
        pytest.param(
            '[practice.walk]\nmatch = ["a"\n# why, not\n,\n]\n',
            '[practice.walk]\nmatch = ["a"\n# why, not\n, "hike",\n]\n',
            4,
            id="a comma on a line of its own",
        ),
        pytest.param(
            '[report\n[practice.walk]\nname = "W"\n[scale.x\n',
            '[report\n[practice.walk]\nname = "W"\nmatch = ["hike"]\n[scale.x\n',
            4,
            id="between tables that cannot be read",
        ),
    ],
)
def test_a_name_more_is_the_smallest_edit(before: str, after: str, line: int) -> None:
    joined = with_match(toml(before), "walk", " hike ")

    assert joined.source.text == after
    assert joined.line == line
    assert "hike" in after.split("\n")[line - 1]


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        pytest.param("", "[practice.walk] is no table of it", 0, id="no practice"),
        pytest.param("practice = 3\n", "[practice.walk] is no table of it", 0, id="a number"),
        pytest.param("[practice]\nwalk = 3\n", "is no table of it", 0, id="a practice of 3"),
        pytest.param(
            '[practice.walk]\n\nmatch = "hike"\n', "'match' is no list of texts", 3, id="a text"
        ),
        pytest.param("[[practice.walk.match]]\n", "'match' is no list of texts", 1, id="tables"),
        pytest.param("[practice.walk]\rname = 'W'\n", "a sign stands there", 1, id="a CR alone"),
        pytest.param("[practice.walk]\n\0\n", "a sign stands there", 2, id="a NUL byte"),
        pytest.param(
            "[practice.walk]\nx = \n[practice.walk]\n", "has a mistake", 1, id="a line in it"
        ),
        pytest.param(
            '[practice.walk]\n[practice.sit]\nname = "hike"\n',
            "cannot be added without changing something else",
            0,
            id="a name of another practice",
        ),
    ],
)
def test_what_cannot_be_written_says_why(text: str, reason: str, line: int) -> None:
    with pytest.raises(CannotJoin) as error:
        with_match(toml(text), "walk", "hike")

    assert reason in error.value.reason
    assert error.value.line == line


# -- a practice more ----------------------------------------------------------------------------

NEW = '[practice.call-sam]\nname = "Call Sam"\nmatch = ["Ring \\"Sam\\"\'s"]\n'


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        pytest.param("", f"format = 1\n\n{NEW}", 5, id="no file yet"),
        pytest.param("format = 1\n", f"format = 1\n\n{NEW}", 5, id="after an empty line"),
        pytest.param("format = 1", f"format = 1\n\n{NEW}", 5, id="no final line end"),
        pytest.param("# mine\n\n", f"# mine\n\n{NEW}", 5, id="there is an empty line"),
        pytest.param(
            f"format = 1{CRLF}{CRLF}",
            f"format = 1\n\n{NEW}".replace("\n", CRLF),
            5,
            id="CRLF",
        ),
        pytest.param(
            '[practice]\nsit.name = "Sit"\n',
            f'[practice]\nsit.name = "Sit"\n\n{NEW}',
            6,
            id="dotted",
        ),
        pytest.param(
            'practice = {sit = {name = "Sit"}}\n',
            'practice = {sit = {name = "Sit"}, '
            'call-sam = { name = "Call Sam", match = ["Ring \\"Sam\\"\'s"] }}\n',
            1,
            id="braces",
        ),
    ],
)
def test_a_new_practice_stands_at_the_end(before: str, after: str, line: int) -> None:
    joined = with_practice(toml(before), "call-sam", "Call  Sam", 'Ring "Sam"\'s')

    assert (joined.source.text, joined.line) == (after, line)


@pytest.mark.parametrize(
    ("text", "name", "match", "reason"),
    [
        pytest.param("practice = 3\n", "A", "B", "'practice' is no table", id="no table"),
        pytest.param("[practice.call-sam]\n", "A", "B", "something else", id="it is there"),
        pytest.param("", "A", "B\x07", "cannot be seen", id="a bell"),
        pytest.param("", " ", "B", "cannot be seen", id="no name"),
        pytest.param("[[practice]]\n", "A", "B", "'practice' is no table", id="a list"),
        pytest.param("\n[practice.call-sam]\nx=", "A", "B", "has a mistake", id="a broken one"),
    ],
)
def test_a_practice_that_cannot_be_written(text: str, name: str, match: str, reason: str) -> None:
    with pytest.raises(CannotJoin, match=reason):
        with_practice(toml(text), "call-sam", name, match)


@pytest.mark.parametrize(
    ("key", "taken", "table"),
    [
        pytest.param("walk", [], "walk", id="a word"),
        pytest.param("call sam", [], "call-sam", id="words"),
        pytest.param("スクワット", [], "スクワット", id="another script"),
        pytest.param("walk", ["Walk", "walk-2"], "walk-3", id="both are taken"),
    ],
)
def test_a_table_is_named_after_its_key(key: str, taken: list[str], table: str) -> None:
    assert table_for(key, taken) == table


# -- laws ---------------------------------------------------------------------------------------

BLANKS = st.sampled_from(["", " ", "  ", "\t"])
REMARKS = st.sampled_from(["", " # why", '  # "a", [b] = c'])
TEXTS = st.sampled_from(['"stroll*"', "'the dog'", '"é, ü"', '"""long"""', '"a # b"'])
NAMES = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=12
).filter(str.strip)


@st.composite
def match_lists(draw: st.DrawFn, end: str) -> str:
    """A list of texts in any layout."""
    items = draw(st.lists(TEXTS, max_size=3))
    gap = st.one_of(BLANKS, st.tuples(REMARKS, BLANKS).map(lambda one: one[0] + end + one[1]))
    parts = [draw(gap) + item + draw(gap) for item in items]
    has_comma = draw(st.booleans())
    comma = "," if items and has_comma else ""
    return "[" + ",".join(parts) + comma + draw(gap) + "]"


@st.composite
def settings_texts(draw: st.DrawFn) -> str:
    """A journal.toml that declares a practice called walk, and more."""
    end = draw(st.sampled_from(["\n", CRLF]))
    has_match = draw(st.booleans())
    match = draw(match_lists(end)) if has_match else ""
    inline = match if "\n" not in match else '["a"]'
    prefix = draw(BLANKS)
    walk = draw(
        st.sampled_from(
            [
                [
                    "[practice.walk]",
                    f'{prefix}name = "Walk"',
                    *([f"{prefix}match = {match}"] * has_match),
                ],
                [
                    "[ practice . 'walk' ] # it",
                    *([f"match = {match}"] * has_match),
                    "movement = true",
                ],
                ["[practice]", 'walk.name = "W"', *([f"walk.match = {match}"] * has_match)],
                ["[practice]", f"walk = {{{'match = ' + inline if has_match else ''}}}"],
            ]
        )
    )
    others = [
        ["[report]", "words = false", "# a remark"],
        ["[identity.mover]", 'says = """', "[practice.walk]", '"""'],
        ["[[pause]]", "first = 2026-01-01", "last = 2026-01-02"],
    ]
    tables = draw(st.permutations([walk, *draw(st.permutations(others))[:2]]))
    rows = ["format = 1"]
    for table in tables:
        rows += [*draw(st.sampled_from([[], [""], ["# note"]])), *table]
    return end.join(rows) + draw(st.sampled_from(["", end, end + end]))


def holds(before: str, joined: Joined, match: str, table: str) -> None:
    """Assert what is so of every edit: that name more, and every old byte in its order."""
    after = joined.source.text
    old, new = tomllib.loads(before), tomllib.loads(after)
    said = new["practice"][table]["match"].pop()
    if not new["practice"][table]["match"] and "match" not in old["practice"].get(table, {}):
        del new["practice"][table]["match"]
    rest = iter(after)

    assert said == match
    assert new == old
    assert all(char in rest for char in before)
    assert match[:1] in after.split("\n")[joined.line - 1]


@given(text=settings_texts(), name=NAMES)
def test_whatever_the_layout_one_name_is_added_and_nothing_else(text: str, name: str) -> None:
    words = " ".join(name.split())
    joined = with_match(toml(text), "walk", name)
    before, after = parse_settings(toml(text))[0], parse_settings(joined.source)[0]

    holds(text, joined, words, "walk")
    assert replace(before, practices=()) == replace(after, practices=())
    assert [one.match for one in after.practices] == [
        (*one.match, words) for one in before.practices
    ]


@given(text=settings_texts(), name=NAMES, other=NAMES)
def test_whatever_the_layout_one_practice_is_added_and_nothing_else(
    text: str, name: str, other: str
) -> None:
    try:
        joined = with_practice(toml(text), "new", name, other)
    except CannotJoin:
        names = {" ".join(one.split()).casefold() for one in (name, other)}
        assert names & {"walk", "w", "new", "the dog", "é, ü", "long", "a # b", "a", "stroll*"}
        return
    after = tomllib.loads(joined.source.text)
    words = " ".join(name.split()), [" ".join(other.split())]

    assert (after["practice"]["new"]["name"], after["practice"].pop("new")["match"]) == words
    assert after == tomllib.loads(text)
    assert joined.source.text.startswith(text)


# -- two names of a journal ---------------------------------------------------------------------

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "journal"
    folder.mkdir()
    for name, text in {
        "2026-11-16": "Done: Call Sam; Gym",
        "2026-11-17": "Done: Meditatoin 5m; Ring Sam",
        "2026-11-18": "Done: Meditation 10m; Call Sam",
        "2026-11-19": "Done: Meditation; Ring Sam; Call Sam",
        "2026-11-20": "Done: Lift id:gym2; 5 * Jump; Jump",
    }.items():
        (folder / f"{name}.md").write_text(text + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def env(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    homes = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("STATE", "CACHE", "CONFIG")}
    found = {**homes, "JOURNAL_TODAY": "2026-11-23"}
    for name, value in found.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("JOURNAL_DIR", raising=False)
    monkeypatch.chdir(root)
    return found


@pytest.fixture
def cli(
    env: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Cli:
    assert env
    monkeypatch.setattr("sys.stdin", io.StringIO())

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def settings_of(root: Path) -> str:
    path = root / "journal.toml"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_a_name_joins_an_action_that_was_no_practice_yet(root: Path, cli: Cli) -> None:
    code, out, _ = cli("join", "meditation", "meditatoin")

    assert (code, out) == (
        0,
        "journal.toml:5  'Meditatoin' means 'Meditation' now. 3 days read as one.\n",
    )
    assert settings_of(root) == (
        'format = 1\n\n[practice.meditation]\nname = "Meditation"\nmatch = ["Meditatoin"]\n'
    )
    reading = app.read(Store(root), on("2026-11-23"))
    keys = [one.key for day in reading.journal.days for one in day.actions]
    assert keys.count("meditation") == 3
    assert cli("join", "Meditation", "Meditatoin")[1] == (
        "Both are 'Meditation' already; nothing was changed.\n"
    )
    assert cli("undo")[0] == 0
    assert settings_of(root) == ""


def test_a_name_joins_a_practice_by_its_table_its_name_or_another_name(
    root: Path, cli: Cli
) -> None:
    (root / "journal.toml").write_text(
        '[practice.sam]\nname = "Call Sam"\nmatch = ["Phone Sam"]  # me\n', encoding="utf-8"
    )
    assert cli("join", "phone sam", "ring sam", "--yes")[0] == 0
    assert settings_of(root) == (
        '[practice.sam]\nname = "Call Sam"\nmatch = ["Phone Sam", "Ring Sam"]  # me\n'
    )
    assert cli("join", "sam", "gym", "--yes")[0] == 0
    assert 'match = ["Phone Sam", "Ring Sam", "Gym"]  # me' in settings_of(root)
    assert "already" in cli("join", "call sam", "phone sam")[1]


def test_days_that_have_both_are_told(cli: Cli) -> None:
    code, out, err = cli("join", "--yes", "Call Sam", "Ring Sam")

    assert (code, err) == (0, "1 day has both: there they are one action now.\n")
    assert out.endswith("4 days read as one.\n")


@pytest.mark.parametrize(
    ("names", "code", "told"),
    [
        pytest.param([], 2, "Two names are needed", id="no name"),
        pytest.param(["Call", "Sam", "Ring", "Sam"], 2, "stands in quotes", id="no quotes"),
        pytest.param(
            ["Meditation", "Swim"], 5, "No action is called 'Swim'.\n  A name is", id="unknown"
        ),
        pytest.param(
            ["Medtation", "Call Sam"],
            5,
            "Did you mean:\n  journal join Meditation 'Call Sam'",
            id="nearly the first",
        ),
        pytest.param(
            ["Gym", "Medit"],
            5,
            "'Medit' could be 2 actions.\n  journal join Gym Meditation\n"
            "  journal join Gym Meditatoin",
            id="the beginning of two",
        ),
        pytest.param(
            ["Gym", "Call Sam"],
            5,
            "do not look alike.\n  If they are one action: journal join --yes Gym 'Call Sam'",
            id="not alike, and nobody to ask",
        ),
        pytest.param(
            ["--yes", "Gym", "Lift"], 1, "named by its id:, which decides", id="an id decides"
        ),
    ],
)
def test_what_is_not_joined_says_what_to_type(
    root: Path, cli: Cli, names: list[str], code: int, told: str
) -> None:
    ended, out, err = cli("join", *names)

    assert (ended, out) == (code, "")
    assert told in err
    assert settings_of(root) == ""


def test_a_practice_of_its_own_joins_only_the_other_way_round(root: Path, cli: Cli) -> None:
    (root / "journal.toml").write_text("[practice.gym]\n[practice.jump]\n", encoding="utf-8")

    assert cli("join", "--yes", "Call Sam", "Gym")[2] == (
        "'Gym' is a practice of its own, [practice.gym].\n"
        "  The other way round: journal join Gym 'Call Sam'\n"
    )
    assert "Delete one of the two tables" in cli("join", "--yes", "Jump", "Gym")[2]


def test_a_star_in_a_name_stands_for_no_other_words(root: Path, cli: Cli) -> None:
    assert cli("join", "--yes", "Gym", "5 * jump")[0] == 0
    assert 'match = ["5 Jump"]' in settings_of(root)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(b"practice = 3\n", "journal.toml:1: 'practice' is no table", id="no table"),
        pytest.param(b"", "journal.toml is empty", id="empty"),
    ],
)
def test_settings_that_cannot_be_written_stay(root: Path, cli: Cli, data: bytes, told: str) -> None:
    (root / "journal.toml").write_bytes(data)
    code, _, err = cli("join", "Meditation", "Meditatoin")

    assert code == 1
    assert told in err
    assert (root / "journal.toml").read_bytes() == data


def test_a_byte_order_mark_stays(root: Path, cli: Cli) -> None:
    (root / "journal.toml").write_bytes(b"\xef\xbb\xbfformat = 1\r\n")
    assert cli("join", "Meditation", "Meditatoin")[0] == 0

    assert (root / "journal.toml").read_bytes() == (
        b"\xef\xbb\xbfformat = 1\r\n\r\n[practice.meditation]\r\n"
        b'name = "Meditation"\r\nmatch = ["Meditatoin"]\r\n'
    )


def test_names_that_look_alike_are_told_with_the_command(cli: Cli) -> None:
    """The name that is on more days is the one that stays."""
    assert "one action?  journal join Meditation Meditatoin\n" in cli("check", "-v")[1]


@pytest.mark.parametrize(
    ("practice", "name"),
    [
        pytest.param("Meditation", "Meditaton", id="one word each"),
        pytest.param("Mum's garden", "Mum's gardne", id="several, with an apostrophe"),
    ],
)
def test_a_name_close_to_a_practice_is_told_with_a_command_that_joins_it(
    root: Path, cli: Cli, practice: str, name: str
) -> None:
    for day in root.glob("*.md"):
        day.unlink()
    (root / "journal.toml").write_text(f'[practice.it]\nname = "{practice}"\n', encoding="utf-8")
    (root / "2026-11-20.md").write_text(f"Done: {name}\n", encoding="utf-8")
    hint = next(line for line in cli("check")[1].splitlines() if "to keep both names:" in line)
    command = shlex.split(hint.partition("to keep both names:")[2])

    assert command == ["journal", "join", practice, name]
    assert cli(*command[1:])[0] == 0
    assert "J203" not in cli("check")[1]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Meditat\u200bion", id="a sign that nobody sees"),
        pytest.param("Meditation o" + "n" * 60, id="a long one"),
    ],
)
def test_a_name_that_nobody_types_is_told_without_a_command(name: str) -> None:
    practice = name.replace("\u200b", "x").replace("onn", "on")
    options, _found = parse_settings(toml(f'[practice.it]\nname = "{practice}"\n'))
    read = DayReader(options).read(SourceText("2026-11-20.md", f"Done: {name}\n"), on("2026-11-20"))

    assert [one.hint for one in read.diagnostics if one.rule is rules.NEAR_PRACTICE] == [
        f"did you mean '{practice}'?"
    ]


@pytest.mark.parametrize(
    ("answer", "code", "is_joined"),
    [("y", 0, True), ("Yes", 0, True), ("", 5, False), ("no", 5, False)],
)
def test_names_that_are_not_alike_are_asked_about(
    root: Path, env: dict[str, str], answer: str, code: int, *, is_joined: bool
) -> None:
    terminal = TerminalHere(root, "join", "Call Sam", "Ring Sam", env=env)
    asked = terminal.wait_for("[y/N]")
    terminal.type(answer)
    ended, said = terminal.end()

    assert "'Call Sam' is on 3 days, 'Ring Sam' is on 2 days." in asked
    assert ended == code
    assert ("means 'Call Sam' now" in said) == is_joined == bool(settings_of(root))
