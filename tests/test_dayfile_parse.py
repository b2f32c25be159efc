"""Whole files and what is read from them: ``cases/parse/*.md``, written for people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from journal_tool.dayfile import DayReader, ParsedFile, gather
from journal_tool.settings import Settings, parse_settings
from journal_tool.text import SourceText
from tests.torture import describe

CASES = Path(__file__).parent / "cases" / "parse"
THURSDAY = date(2026, 3, 12)
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}")
_TITLE_OF_A_DAY = len("2026-03-12")


@dataclass(slots=True)
class Case:
    """One case of a file: its title, its blocks, and what is expected."""

    file: str
    title: str
    settings: str = ""
    template: str = ""
    files: dict[str, str] = field(default_factory=dict)
    expected: list[str] = field(default_factory=list)
    is_joined: bool = False

    def said(self) -> describe.Said:
        parsed = list(self.read())
        if self.is_joined:
            return describe.of_journal(gather(parsed))
        (one,) = parsed
        return describe.of_file(one)

    def read(self) -> Iterator[ParsedFile]:
        settings, found = parse_settings(SourceText("journal.toml", self.settings))
        assert not found, "the settings of a case are right"
        assert settings != Settings() or not self.settings
        reader = DayReader(settings, self.template)
        for info, text in self.files.items():
            name, is_crlf = info.removesuffix(" with CRLF"), info.endswith(" with CRLF")
            dated = _DATED.match(name)
            yield reader.read(
                SourceText(name, text.replace("\n", "\r\n") if is_crlf else text),
                date.fromisoformat(dated[0]) if dated else THURSDAY,
                is_note=len(Path(name).stem) > _TITLE_OF_A_DAY,
                is_dated_by_name=dated is not None,
            )


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
                _take(case, line.removeprefix("~~~~ "), lines)
        if case:
            yield case


def _take(case: Case, info: str, lines: Iterator[str]) -> None:
    block = []
    for line in lines:
        if line == "~~~~":
            break
        block.append(line)
    text = "\n".join([*block, ""])
    if info == "settings":
        case.settings = text
    elif info == "template":
        case.template = text
    elif info in {"reads", "reads as a day"}:
        case.expected, case.is_joined = block, info != "reads"
    else:
        case.files[info] = text


CASES_READ = tuple(cases())


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case.file}: {case.title}") for case in CASES_READ]
)
def test_case(case: Case) -> None:
    assert describe.seen_as(case.said(), case.expected) == describe.in_order(case.expected)


def test_every_case_expects_something_and_every_file_has_cases() -> None:
    assert all(case.files and case.expected for case in CASES_READ)
    assert {case.file for case in CASES_READ} == {path.stem for path in CASES.glob("*.md")}
    assert len(CASES_READ) >= 35
