"""``docs/format.md`` says what the reader does: every example in it is read here.

How the page writes examples:

* A ``markdown`` block is a file; words after ``markdown`` are its name.  Blocks that follow each
  other are files of one journal.  A ``toml`` block before them is its ``journal.toml``, a
  ``markdown template`` block its template.  A ``reads`` block after them has one line a result.
* In a table whose second column is "reads as", the first cell holds one line, and the next one
  its results, each in backticks.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from journal_tool.dayfile import (
    FORMAT_VERSION,
    MAX_FILE,
    DayReader,
    FileName,
    Kind,
    fold,
    gather,
    pattern_problem,
    read_name,
)
from journal_tool.dayfile._file import MAX_BODY, MAX_FRONT_MATTER
from journal_tool.dayfile._items import NOTHING
from journal_tool.dayfile._key import _CJK_UNITS, _LATIN_UNITS
from journal_tool.dayfile._names import _TOKENS
from journal_tool.model import (
    Action,
    Day,
    Evidence,
    Experiment,
    Identity,
    Journal,
    Measure,
    Outcome,
    Pause,
    Practice,
    Rest,
    Scale,
    Thought,
)
from journal_tool.pictures import MAX_PICTURE
from journal_tool.rules import BY_CODE, TWO_FILES
from journal_tool.settings import TABLES, BodyRules, ReportRules, Settings, parse_settings
from journal_tool.text import SourceText

ROOT: Final = Path(__file__).parent.parent
PAGE: Final = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
DECISIONS: Final = sorted((ROOT / "docs" / "decisions").glob("*.md"))
DAY: Final = date(2026, 3, 12)
"""The day of every example that names no other."""

# -- the page in parts ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Block:
    """A fenced block with the words of its info string."""

    line: int
    words: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Table:
    """A table: its header, and each row with its line."""

    line: int
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Prose:
    """Any other line that is not blank."""

    line: int
    text: str


Part = Block | Table | Prose

_FENCE: Final = re.compile(r"(?P<run>`{3,})(?P<info>[^`]*)")


def parts_of(page: str) -> list[Part]:
    """Return the parts of a page in their order, without blank lines."""
    lines = page.split("\n")
    found: list[Part] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        fence = _FENCE.fullmatch(line)
        end = at + 1
        if fence:
            end = lines.index(fence["run"], at + 1)
            text = "".join(f"{one}\n" for one in lines[at + 1 : end])
            found.append(Block(at + 1, tuple(fence["info"].split()), text))
            end += 1
        elif line.startswith("|"):
            while end < len(lines) and lines[end].startswith("|"):
                end += 1
            rows = [(number + 1, _cells(lines[number])) for number in range(at, end)]
            found.append(Table(at + 1, rows[0][1], tuple(rows[2:])))
        elif line.strip():
            found.append(Prose(at + 1, line))
        at = end
    return found


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    cells = re.split(r"(?<!\\)\|", inner)
    return tuple(cell.replace(r"\|", "|").strip() for cell in cells)


_CODE: Final = re.compile(r"(?P<run>`+)(?P<text>.+?)(?P=run)(?!`)")


def code_in(cell: str) -> list[str]:
    """Return what stands in backticks."""
    return [match["text"].strip() for match in _CODE.finditer(cell)]


PARTS: Final = parts_of(PAGE)
TABLES_OF_PAGE: Final = [part for part in PARTS if isinstance(part, Table)]

# -- examples -------------------------------------------------------------------------------------


@dataclass
class Example:
    """Files, what rules them, and how they are read."""

    line: int
    settings: str = ""
    template: str = ""
    files: list[tuple[str, str]] = field(default_factory=list)
    expected: list[str] | None = None

    def take(self, block: Block) -> None:
        """Add one block."""
        match block.words:
            case ("toml",):
                self.settings = block.text
            case ("markdown", "template"):
                self.template = block.text
            case ("markdown", *name):
                self.files.append((" ".join(name) or f"{DAY.isoformat()}.md", block.text))
            case ("reads",):
                self.expected = block.text.splitlines()
            case _:
                raise AssertionError(f"line {block.line}: a block is {' '.join(block.words)!r}")


class Unread(AssertionError):  # noqa: N818  named for what is missing
    """An example stands alone: no reading follows it, or no example comes before a reading."""


def examples_in_blocks(parts: Sequence[Part]) -> Iterator[Example]:
    """Yield the examples that blocks make; only a ``reads`` block ends one."""
    example: Example | None = None
    for part in parts:
        if not isinstance(part, Block):
            if example is not None:
                raise Unread(f"line {example.line}")
            continue
        example = example or Example(part.line)
        example.take(part)
        if example.expected is not None:
            if not (example.files or example.settings):
                raise Unread(f"line {part.line}")
            yield example
            example = None
    if example is not None:
        raise Unread(f"line {example.line}")


_LINE_OF_LIST: Final = re.compile(r"line under `(?P<key>planned|done|thoughts|for|against)`")


def examples_in_tables(tables: Sequence[Table]) -> Iterator[Example]:
    """Yield one example a row of the tables of lines and of keys."""
    for table in tables:
        under = _LINE_OF_LIST.fullmatch(table.header[0])
        if table.header[1:2] != ("reads as",) or not (under or table.header[0] == "front matter"):
            continue
        for number, cells in table.rows:
            lines = code_in(cells[0])
            assert lines, f"line {number}"
            for line in lines:
                top = f"{under['key']}:\n  {line}" if under else line
                text = f"---\n{top}\n---\n"
                file = (f"{DAY.isoformat()}.md", text)
                yield Example(number, files=[file], expected=code_in(cells[1]))


# -- how results are written ----------------------------------------------------------------------

_STATES: Final = {
    Outcome.MISSED: "not done",
    Outcome.DONE: "done",
    Outcome.SMALLER: "smaller",
    Outcome.DROPPED: "let go",
    Outcome.MOVED: "put off",
    Outcome.BONUS: "bonus",
}


def read(example: Example) -> list[str]:
    """Return the results of an example, as the page writes them."""
    settings, found = parse_settings(SourceText("journal.toml", example.settings))
    results = [f"problem {one.rule.code} line {one.span.line}" for one in found]
    if not example.files:
        return results or ["no problem"]
    journal = _journal(example, settings)
    for day in journal.days:
        before = "" if day.date == DAY else f"{day.date.isoformat()}: "
        results.extend(before + result for result in _results_of(day))
    for one in journal.diagnostics:
        place = f" line {one.span.line}" if one.span.line else ""
        results.append(f"problem {one.rule.code}{place}")
    return [" ".join(result.split()) for result in results]


def _journal(example: Example, settings: Settings) -> Journal:
    reader = DayReader(settings, example.template)
    parsed = []
    for path, text in example.files:
        name = read_name(path, settings.file)
        assert name.date, f"line {example.line}: '{path}' is no day"
        source = SourceText(path, text)
        parsed.append(reader.read(source, name.date, is_note=name.kind is Kind.NOTE))
    return gather(parsed)


def _results_of(day: Day) -> Iterator[str]:
    yield from map(_action, day.actions)
    yield from map(_thought, day.thoughts)
    yield from map(_evidence, day.evidence)
    yield from (_measure(one, day) for one in day.measures)
    if day.rest:
        yield _rest(day.rest)
    if day.tags:
        yield "tags " + ", ".join(day.tags)
    if not day.is_recorded:
        yield "words only" if day.is_touched else "no entry"


def _action(action: Action) -> str:
    words = [_STATES[action.outcome(is_closed=True)], action.name, _minutes(action.minutes)]
    if action.smaller:
        words.extend(["->", action.smaller.name, _minutes(action.smaller.minutes)])
    words.append(f"({action.cue})" if action.cue else "")
    words.append("anyway" if action.anyway else "")
    words.append("?" if action.doubt else "")
    words.append("" if action.likely is None else f"{action.likely}%")
    if (action.before, action.after) != (None, None):
        words.append(f"{_shown(action.before)}..{_shown(action.after)}")
    for key in ("expect", "felt", "mastery", "size", "id"):
        value = getattr(action, key)
        words.append("" if value is None else f"{key}:{value}")
    words.append(f"as:{action.identity}" if action.identity else "")
    words.extend(f"#{tag}" for tag in action.tags if action.name != f"#{tag}")
    words.append("-- " + action.note.replace("\n", " / ") if action.note else "")
    if action.key != fold(action.name) and action.id is None:
        words.append(f"= {action.key}")
    return " ".join(word for word in words if word)


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _minutes(value: int | None) -> str:
    return "" if value is None else f"{value}m"


def _thought(thought: Thought) -> str:
    pattern = f" #{thought.pattern}" if thought.pattern else ""
    reframe = f" => {thought.reframe}" if thought.reframe else ""
    action = f" -> {thought.action}" if thought.action else ""
    return f"thought {thought.text}{pattern}{reframe}{action}"


def _evidence(one: Evidence) -> str:
    side = "for" if one.supports else "against"
    return f"{side} {one.identity}: " + one.text.replace("\n", " / ")


def _measure(one: Measure, day: Day) -> str:
    if one.name in day.conflicts:
        return f"{one.name} two values: {one.remark}"
    if one.value is None:
        return f"{one.name} no number: {one.remark}"
    return f"{one.name} {one.value:g} {one.remark}"


def _rest(rest: Rest) -> str:
    until = f" until {rest.until.isoformat()}" if rest.until else ""
    why = f" -- {rest.why}" if rest.why else ""
    return f"rest{until}{why}"


def _name(name: FileName) -> str:
    day = name.date.isoformat() if name.date else ""
    match name.kind:
        case Kind.DAY:
            return f"day {day}"
        case Kind.NOTE:
            return f"note {day}: {name.words}"
        case Kind.CONFLICT:
            return f"copy of {name.original}"
        case Kind.AMBIGUOUS:
            return f"copy of {name.original}, or note {day}: {name.words}"
        case Kind.MISNAMED:
            return f"problem J403: {name.advice}"
        case Kind.OTHER:
            return "no day"


# -- tests of the examples ------------------------------------------------------------------------

EXAMPLES: Final = [*examples_in_blocks(PARTS), *examples_in_tables(TABLES_OF_PAGE)]


@pytest.mark.parametrize("example", [pytest.param(one, id=f"line {one.line}") for one in EXAMPLES])
def test_an_example_reads_as_the_page_says(example: Example) -> None:
    expected = [" ".join(one.split()) for one in example.expected or ()]
    is_row = len(example.files) == 1 and not example.settings and example.line in _ROWS
    found = [re.sub(r" line \d+$", "", one) if is_row else one for one in read(example)]

    assert sorted(found) == sorted(expected)


_ROWS: Final = frozenset(number for table in TABLES_OF_PAGE for number, _ in table.rows)


def test_all_three_sheets_have_examples() -> None:
    heads = [part for part in PARTS if isinstance(part, Prose) and part.text.startswith("## ")]
    names = [head.text.removeprefix("## ").partition(":")[0] for head in heads]
    lines = [head.line for head in heads]

    assert names == ["Sheet 1", "Sheet 2", "Reference"]
    for first, last in zip(lines, [*lines[1:], 10**6], strict=True):
        assert any(first < example.line < last for example in EXAMPLES)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("```markdown\nDone: walk\n```\n\nwords", id="prose after an example"),
        pytest.param("```markdown\nDone: walk\n```\n", id="nothing after an example"),
        pytest.param("```reads\ndone Walk\n```\n", id="a reading of nothing"),
        pytest.param(
            "```\nDone: walk\n```\n```reads\n```\n", id="a block that says not what it is"
        ),
    ],
)
def test_an_example_without_a_reading_fails(page: str) -> None:
    with pytest.raises(AssertionError):
        list(examples_in_blocks(parts_of(page)))


def test_every_table_is_known() -> None:
    """A table with a slip in its header would be checked by nobody."""
    known = {
        *("front matter", "names", "these stay apart", "file", "pattern", "setting"),
        *(
            "box",
            "you type",
            "word here",
            "part",
            "token",
            "key",
            "limit",
            "value",
            "sign",
            "it is",
        ),
        *(f"line under `{key}`" for key in ("planned", "done", "thoughts", "for", "against")),
    }

    assert {table.header[0] for table in TABLES_OF_PAGE} <= known


# -- keys, file names -----------------------------------------------------------------------------


def _rows(first: str) -> list[tuple[int, tuple[str, ...]]]:
    rows = [row for table in TABLES_OF_PAGE if table.header[0] == first for row in table.rows]
    assert rows, first
    return rows


def test_names_in_one_row_have_the_key_that_the_page_says() -> None:
    for number, (names, key, *_) in _rows("names"):
        assert {fold(_without_marks(name)) for name in code_in(names)} == set(code_in(key)), number


def _without_marks(name: str) -> str:
    """Return the name of an action, as its line has it."""
    source = SourceText("", f"---\nplanned: |\n  - [ ] {name}\n---\n")
    (action,) = DayReader(Settings()).read(source, DAY).day.actions
    return action.name.removeprefix("#")


def test_names_that_stay_apart_have_keys_of_their_own() -> None:
    for number, (names, *_) in _rows("these stay apart"):
        keys = [fold(_without_marks(name)) for name in code_in(names)]

        assert len(set(keys)) == len(keys) > 1, number


def test_file_names_are_read_as_the_page_says() -> None:
    for number, (path, reading, *_) in _rows("file"):
        assert {_name(read_name(one)) for one in code_in(path)} == set(code_in(reading)), number


def test_patterns_are_read_as_the_page_says() -> None:
    for number, (pattern, path, reading, *_) in _rows("pattern"):
        (own,), (one,) = code_in(pattern), code_in(path)

        assert pattern_problem(own) is None, number
        assert [_name(read_name(one, own))] == code_in(reading), number


# -- version, codes, lists, limits, sections ------------------------------------------------------


def test_the_version_is_that_of_the_reader() -> None:
    assert re.findall(r"(?m)^FORMAT_VERSION: (\d+)$", PAGE) == [str(FORMAT_VERSION)]


def test_every_code_that_is_named_exists() -> None:
    named = set(re.findall(r"\bJ\d{3}\b", PAGE))

    assert named
    assert named <= set(BY_CODE)
    assert TWO_FILES.code in named


def _listed(start: str) -> list[str]:
    """Return what stands in backticks on the line that begins with ``start``."""
    (line,) = [one.text for one in PARTS if isinstance(one, Prose) and one.text.startswith(start)]
    return code_in(line)


def test_the_units_are_those_of_the_reader() -> None:
    listed = " ".join([*_listed("* Units between blanks"), *_listed("* Units of scripts")]).split()

    assert sorted(listed) == sorted({*_LATIN_UNITS, *_CJK_UNITS})


def test_the_words_for_nothing_are_those_of_the_reader() -> None:
    assert sorted(_listed("* Nothing:")) == sorted(NOTHING)


def test_the_tokens_are_those_of_the_reader() -> None:
    tokens = [token for _, cells in _rows("token") for token in code_in(cells[0])]

    assert sorted(tokens) == sorted(_TOKENS)


def test_the_limits_are_those_of_the_reader() -> None:
    limits = {cells[0]: cells[1] for _, cells in _rows("limit")}

    assert limits["a file"] == f"{MAX_FILE // 1024**2} MiB"
    assert limits["front matter"] == f"{MAX_FRONT_MATTER // 1024} × 1024 characters"
    assert limits["the body"] == f"{MAX_BODY // 1024} × 1024 characters"
    assert limits["a picture"] == f"{MAX_PICTURE // 1024**2} MiB"


def test_sections_that_the_code_refers_to_exist() -> None:
    code = [path.read_text("utf-8") for path in (ROOT / "journal_tool").rglob("*.py")]
    named = {one for text in code for one in re.findall(r"docs/format\.md``, (\d(?:\.\d)?)", text)}
    headings = set(re.findall(r"(?m)^#+ (\d(?:\.\d)?)\b", PAGE))

    assert named
    assert named <= headings


# -- settings -------------------------------------------------------------------------------------

_CLASSES: Final[dict[str, Any]] = {
    "journal": Settings,
    "practice": Practice,
    "identity": Identity,
    "pause": Pause,
    "body": BodyRules,
    "scale": Scale,
    "experiment": Experiment,
    "report": ReportRules,
}
_NAMED: Final = ("practice", "identity", "scale", "experiment")
_WORDS_FOR_NONE: Final = {
    *("none", "its name", "needed", "the table's name", "the small list of the program"),
}


def _title(table: str) -> str:
    if table == "pause":
        return "[[pause]]"
    return f"[{table}.NAME]" if table in _NAMED else f"[{table}]"


def _settings_of_page() -> dict[tuple[str, str], str]:
    """Return the default of each documented setting, as written."""
    found = {}
    for table in TABLES_OF_PAGE:
        if table.header[0] != "setting":
            continue
        for number, cells in table.rows:
            ((name, key),) = [one.split() for one in code_in(cells[0])]
            assert (name, key) not in found, number
            found[name, key] = cells[1]
    return found


def test_every_setting_is_on_the_page_and_no_other() -> None:
    real = {(_title(table), key) for table, keys in TABLES.items() for key in keys}
    real |= {("[boxes]", "SIGN")}

    assert set(_settings_of_page()) == real


def test_every_setting_of_the_values_can_be_set() -> None:
    """Nothing can be set by a key that ``journal.toml`` does not have."""
    set_by_key = {
        table: {attribute for attribute, _ in keys.values()} for table, keys in TABLES.items()
    }
    tables = {"practices", "identities", "pauses", "body", "boxes", "scales", "experiments"}
    made = {"thrown", "names"}  # where names are taken away, and never by a key
    for table, one in _CLASSES.items():
        names = {each.name for each in fields(one)}
        if one is Settings:
            names -= {*tables, "report", "support"}
        elif table in _NAMED:
            names -= {"table" if one is Practice else "name"}

        assert names - made == set_by_key[table], table


def _settings(text: str) -> Settings:
    settings, found = parse_settings(SourceText("journal.toml", text))
    assert not found, [one.message for one in found]
    return settings


@pytest.mark.parametrize(
    ("title", "key", "written"),
    [
        pytest.param(title, key, written, id=f"{title} {key}")
        for (title, key), written in _settings_of_page().items()
    ],
)
def test_the_default_is_the_one_on_the_page(title: str, key: str, written: str) -> None:
    table = title.strip("[]").partition(".")[0]
    if written in _WORDS_FOR_NONE:
        assert _has_no_default(table, key) == (written in {"needed", "its name"})
        return
    header = title.replace("NAME", "x")
    needed = "first = 2026-08-01\nlast = 2026-08-14\n" if table == "pause" else ""
    (text,) = code_in(written)

    assert _settings(f"{header}\n{needed}{key} = {text}\n") == _settings(f"{header}\n{needed}")


def _has_no_default(table: str, key: str) -> bool:
    """Return whether the value must be given; if not, its default says nothing."""
    if table == "boxes":
        return bool(Settings().boxes)
    attribute = TABLES[table][key][0]
    default = next(one.default for one in fields(_CLASSES[table]) if one.name == attribute)
    assert default in (None, "", (), MISSING), default
    return default is MISSING


def test_one_example_holds_every_setting() -> None:
    (whole,) = [one for one in EXAMPLES if one.settings and not one.files]
    data = tomllib.loads(whole.settings)
    used: dict[str, set[str]] = {}
    for table in TABLES:
        value = data.pop(table)
        inner = next(iter(value.values())) if table in _NAMED else value
        used[table] = set(inner[0] if table == "pause" else inner)

    assert set(data) == {"format"}
    assert {table: set(keys) for table, keys in TABLES.items()} == {**used, "boxes": set()}
    assert used["boxes"]


# -- decisions ------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in DECISIONS])
def test_a_decision_has_its_parts(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    heads = re.findall(r"(?m)^## (.+)$", text)

    assert re.match(rf"# {path.name[:4]} .+\n\n2026-\d\d-\d\d, accepted\.?\n", text)
    assert heads == ["Context", "Decision", "Consequences"]
    assert len(text.splitlines()) <= 60, "at most one page"


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]

    assert numbers == list(range(1, len(numbers) + 1))
