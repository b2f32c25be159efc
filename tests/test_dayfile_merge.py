"""Versions of a day and the one text that comes of them: ``cases/merge/*.md``, for people."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from journal_tool.dayfile import DayReader
from journal_tool.dayfile.merge import (
    CannotMerge,
    Clash,
    Merged,
    Sides,
    Version,
    merge,
    sides_with_base,
)
from journal_tool.settings import Settings, parse_settings
from journal_tool.text import SourceText

CASES = Path(__file__).parent / "cases" / "merge"
THURSDAY = dt.date(2026, 3, 12)
NAME = "2026-03-12.md"


@dataclass(slots=True)
class Case:
    """One case: the versions, and what comes of them."""

    file: str
    title: str
    blocks: dict[str, str] = field(default_factory=dict)
    style: str = ""

    def merged(self) -> Merged:
        settings, found = parse_settings(
            SourceText("journal.toml", self.blocks.get("settings", ""))
        )
        assert not found, "the settings of a case are right"
        base = self.source("base") if "base" in self.blocks else None
        ours = Version("laptop, 2026-03-12 22:10", self.source("ours"))
        theirs = Version("phone, 2026-03-13 08:15", self.source("theirs"))
        return merge(DayReader(settings), THURSDAY, ours, theirs, base)

    def source(self, kind: str) -> SourceText:
        return SourceText(NAME, self.text(self.blocks[kind]))

    def text(self, block: str) -> str:
        text = block.removesuffix("\n") if "without a last line end" in self.style else block
        return text.replace("\n", "\r\n") if "CRLF" in self.style else text


def cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.md")):
        case: Case | None = None
        lines = iter(path.read_text(encoding="utf-8").split("\n"))
        for line in lines:
            if line.startswith("## "):
                if case:
                    yield case
                case = Case(path.stem, line.removeprefix("## "))
            elif line.startswith("~~~~ "):
                assert case, f"{path.name}: a block before the first title"
                kind, _, style = line.removeprefix("~~~~ ").partition(", ")
                block = []
                for inner in lines:
                    if inner == "~~~~":
                        break
                    block.append(f"{inner}\n")
                case.blocks[kind] = "".join(block)
                case.style = case.style or style
        if case:
            yield case


READ = tuple(cases())


def clash_lines(clashes: tuple[Clash, ...]) -> str:
    return "".join(
        f"{one.place}: {one.ours} | {one.theirs}\n" if one.ours or one.theirs else f"{one.place}\n"
        for one in clashes
    )


@pytest.mark.parametrize("case", [pytest.param(one, id=f"{one.file}: {one.title}") for one in READ])
def test_two_versions_become_one(case: Case) -> None:
    if "refused" in case.blocks:
        with pytest.raises(CannotMerge) as refused:
            case.merged()
        said = f"{refused.value}\n{refused.value.advice}\n"

        assert said == case.blocks["refused"]
        return
    merged = case.merged()

    assert merged.source.text == case.text(case.blocks["merged"])
    assert clash_lines(merged.clashes) == case.blocks.get("clashes", "")


def test_titles_of_cases_are_told_apart() -> None:
    names = [(one.file, one.title) for one in READ]

    assert len(set(names)) == len(names) >= 40


# -- what cases cannot show -----------------------------------------------------------------------


def version(text: str, label: str = "phone", *, has_bom: bool = False) -> Version:
    return Version(label, SourceText(NAME, text, has_bom))


def joined(ours: Version, theirs: Version, base: Version | None = None) -> Merged:
    reader = DayReader(Settings())
    return merge(reader, THURSDAY, ours, theirs, None if base is None else base.source)


def test_a_clash_says_who_wrote_what() -> None:
    merged = joined(version("---\nmood: 4\n---\n", "laptop"), version("---\nmood: 2\n---\n"))

    assert merged.clashes == (Clash("mood", "4", "2", "laptop", "phone"),)
    assert merged.clashes[0].is_kept


def test_a_clash_names_our_value_first_also_where_ours_is_written_into_theirs() -> None:
    merged = joined(version("mood 4\n", "laptop"), version("---\nmood: 2\n---\n"))

    assert merged.source.text == '---\nmood: 2\nmood_conflict: "4 (laptop)"\n---\n'
    assert merged.clashes == (Clash("mood", "4", "2", "laptop", "phone"),)


@pytest.mark.parametrize(
    ("ours", "theirs", "base", "expected"),
    [
        pytest.param(False, False, True, False, id="gone on both sides"),
        pytest.param(True, False, True, False, id="taken away there"),
        pytest.param(False, True, True, False, id="taken away here"),
        pytest.param(False, True, False, True, id="put there"),
        pytest.param(True, False, None, True, id="ours, where nobody knows"),
    ],
)
def test_the_byte_order_mark_is_merged_too(
    ours: bool, theirs: bool, base: bool | None, expected: bool
) -> None:
    texts = "A.\n", "A.\n\nB.\n", "A.\n\nC.\n"
    old = None if base is None else version(texts[0], has_bom=base)
    merged = joined(version(texts[1], has_bom=ours), version(texts[2], has_bom=theirs), old)

    assert merged.source.has_bom is expected


def test_line_ends_that_one_version_changed_are_changed() -> None:
    merged = joined(version("A.\n\nB.\n"), version("A.\r\n\r\nC.\r\n"), version("A.\n"))

    assert merged.source.text == "A.\r\n\r\nB.\r\n\r\nC.\r\n"


def test_a_file_that_is_new_on_one_side_is_that_file() -> None:
    merged = joined(version(""), version("Done: shower"), version(""))

    assert merged.source == SourceText(NAME, "Done: shower")


def test_mixed_line_ends_stay_where_they_are() -> None:
    ours = "---\r\nplanned: |\r\n  - [ ] Walk\r\n---\n\nRain.\n"
    theirs = ours.replace("[ ] Walk", "[x] Walk")
    base = ours.replace("Rain.", "Sun.")

    assert joined(version(ours), version(theirs), version(base)).source.text == theirs


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\n" + "mood: 5\n" * 9_000 + "---\n", id="keys"),
        pytest.param("Rain.\n" * 50_000, id="text"),
    ],
)
def test_what_is_not_read_whole_is_not_merged(text: str) -> None:
    with pytest.raises(CannotMerge, match="too long to be read whole"):
        joined(version("Sun.\n"), version(text))


def test_a_line_that_would_read_otherwise_is_left_to_a_person() -> None:
    """No look of a list holds a bullet behind a line separator of Unicode."""
    ours = version("---\nmood: 4\n---\n\n- [>] Sit\n")
    theirs = version("---\nplanned:\u2028    - 10:30 Tea\n---\n")

    with pytest.raises(CannotMerge, match="cannot be joined") as refused:
        joined(ours, theirs)

    assert (refused.value.path, refused.value.reason) == (
        NAME,
        "the two versions cannot be joined so that nothing is lost",
    )


# -- merge markers --------------------------------------------------------------------------------

OPEN = "<" * 7
BASE = "|" * 7
MIDDLE = "=" * 7
CLOSE = ">" * 7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rain.\n", None, id="nothing is marked"),
        pytest.param(f"Rain.\n{MIDDLE}\n", None, id="an underline alone"),
        pytest.param(f"a {OPEN} b\n", None, id="within a line"),
        pytest.param(
            f"a\n{OPEN} HEAD\nb\n{MIDDLE}\nc\n{CLOSE} phone\nd\n",
            Sides("a\nb\nd\n", "a\nc\nd\n", None),
            id="two versions",
        ),
        pytest.param(
            f"a\n{OPEN} HEAD\nb\n{BASE} 1a2b\nx\n{MIDDLE}\nc\n{CLOSE} phone\nd\n",
            Sides("a\nb\nd\n", "a\nc\nd\n", "a\nx\nd\n"),
            id="with the base",
        ),
        pytest.param(
            f"{OPEN}\nb\n{BASE}\n{MIDDLE}\nc\n{CLOSE}\n{OPEN}\nd\n{MIDDLE}\ne\n{CLOSE}\n",
            Sides("b\nd\n", "c\ne\n", None),
            id="the base of one conflict alone is none",
        ),
        pytest.param(
            f"{OPEN}<<\r\nb\r\n{MIDDLE}\r\n{MIDDLE}==\r\nc\r\n{CLOSE}>>\r\nd",
            Sides(f"b\r\n{MIDDLE}\r\nd", "c\r\nd", None),
            id="longer markers, and CRLF",
        ),
        pytest.param(
            f"a\n{OPEN} HEAD\nb\n{BASE}\nx\n{MIDDLE}\nc",
            Sides("a\nb\n", "a\nc", None),
            id="a conflict that never ends",
        ),
        pytest.param(
            f"a\n{OPEN} HEAD\nb\n{MIDDLE}\nc\n{CLOSE}",
            Sides("a\nb\n", "a\nc\n", None),
            id="a marker without a line end",
        ),
    ],
)
def test_the_versions_in_a_text_with_merge_markers(text: str, expected: Sides | None) -> None:
    assert sides_with_base(text) == expected


def test_what_git_left_becomes_one_day() -> None:
    text = (
        f"---\nplanned: |\n{OPEN} HEAD\n  - [x] Walk\n  - [ ] Sit\n{BASE} base\n"
        f"  - [ ] Walk\n  - [ ] Sit\n{MIDDLE}\n  - [ ] Walk\n  - [x] Sit\n{CLOSE} phone\n---\n"
    )
    sides = sides_with_base(text)
    assert sides
    assert sides.base

    merged = joined(version(sides.ours), version(sides.theirs), version(sides.base))

    assert merged == Merged(SourceText(NAME, "---\nplanned: |\n  - [x] Walk\n  - [x] Sit\n---\n"))
