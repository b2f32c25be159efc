"""What is told of problems, in another language: each text whole, and the person's words kept.

English in disguise has no plain Latin letter and stands in brackets.  So a plain word in what is
told is a word of a file, a word of the format, or a text that nobody could translate.
"""

import errno
import json
import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from journal_tool import app, resources
from journal_tool.analysis import analyse
from journal_tool.cli import main
from journal_tool.dayfile import (
    DayReader,
    FileName,
    Kind,
    decode,
    gather,
    pattern_problem,
    read_name,
)
from journal_tool.diagnostics import Diagnostic, Rule, about_file, render
from journal_tool.language import Pseudo, using
from journal_tool.report import pages
from journal_tool.rules import OUT_OF_RANGE, RULES
from journal_tool.settings import TABLES, ReportRules, Settings, parse_settings
from journal_tool.store import SettingsUnreadable, Store
from journal_tool.text import SourceText
from tests.builders import body, four_weeks, on
from tests.samples import as_somebody, blocks, make_files
from tests.test_report import tree
from tests.test_settings import MISTAKES
from tests.test_traps import THURSDAY, TRAPS, Trap

SAMPLES = sorted((Path(__file__).parent / "errors").glob("*.md"))
TODAY = date(2026, 11, 23)
DAY = "2026-03-12.md"

_WORD = re.compile(r"[A-Za-z]{2,}")
_QUOTED = re.compile(r"(?<!\w)(?:'[^']*'|\"[^\"]*\"|`[^`]*`)")
_BYTES = re.compile(r"\b[0-9A-F]{2}\b|U\+[0-9A-F]{4}")

SYNTAX = f"""
    {" ".join(TABLES)} {" ".join(key for keys in TABLES.values() for key in keys)} NAME
    from true false daily every days week month none mon wed fri monday unknown missed
    auto sections all high low open done smaller dropped let go moved put off note en pt-BR
    mood energy sleep rest likely before after expect felt mastery size
"""
"""Words that people type into a file and that are the same in every language."""

OTHERS = {
    "J111": os.strerror(errno.EACCES).lower(),
    "J120": "unexpected",  # jinja2 tells what it met
    "J203": "journal join",
    "J303": "journal join",  # a command is typed as it is
    "J402": "Syncthing mood journal resolve",
    "J408": os.strerror(errno.EACCES).lower(),
}
"""What the system and other programs say in the sample of a rule."""


def is_whole(told: str) -> bool:
    """Return whether a text is one message from beginning to end, and not put together."""
    depth = 0
    for at, char in enumerate(told, 1):
        depth += (char == "⟦") - (char == "⟧")
        if not depth:
            return at == len(told) > 1
    return False


def plain_words(told: str, *theirs: str) -> list[str]:
    """Return the words of a text that are not in disguise, quoted, or words of ``theirs``."""
    known = {word for text in (SYNTAX, *theirs) for word in _WORD.findall(text)}
    return [
        word for word in _WORD.findall(_BYTES.sub("", _QUOTED.sub("", told))) if word not in known
    ]


def untold(found: Iterable[Diagnostic], *theirs: str) -> list[str]:
    """Return each message and hint that a language could not say as a whole.

    One in which every word is of ``theirs`` is what to type, or what another program says.
    """
    texts = [text for one in found for text in (one.message, one.hint) if text]
    return [
        text for text in texts if ("⟦" in text and not is_whole(text)) or plain_words(text, *theirs)
    ]


def test_what_is_put_together_or_plain_shows() -> None:
    assert [is_whole(one) for one in ("⟦á⟧", "⟦á ⟦ƀ⟧⟧", "⟦á⟧ ⟦ƀ⟧", "x ⟦á⟧", "⟦á⟧ x", "á", "")] == [
        *(True, True),
        *(False, False, False, False, False),
    ]
    assert plain_words("⟦á⟧ is 'not' mine FF, U+00AB, mood", "mine") == ["is"]
    assert untold([about_file(OUT_OF_RANGE, DAY, "⟦áñď⟧ Walk", "Done: …")], "Walk Done") == [
        "⟦áñď⟧ Walk"
    ]


# -- every rule -----------------------------------------------------------------------------------


def check(root: Path) -> Sequence[Diagnostic]:
    try:
        return app.check(Store(root), TODAY)
    except SettingsUnreadable as error:
        return (error.diagnostic,)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sample_of_a_rule_is_told_in_another_language(path: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        files = blocks(path.read_text(encoding="utf-8"))
        make_files(root, files)
        check(root)  # in English first: nothing of it may be remembered
        with using(Pseudo()), as_somebody():
            found = check(root)
        for below in root.rglob("*"):
            if not below.is_symlink():
                below.chmod(0o755)
    theirs = [
        word
        for block in files
        if block.words[:1] == ("file",)
        for word in (*block.words, block.text)
    ]

    assert path.stem in {one.rule.code for one in found}
    assert untold(found, *theirs, OTHERS.get(path.stem, "")) == []


@pytest.fixture(scope="module")
def page() -> Element:
    """The page of one finding of every rule, without words, in disguise."""
    found = [about_file(rule, DAY, "ж", "ж") for rule in RULES]
    of = four_weeks()
    options = Settings(report=ReportRules(words=False))
    figures = analyse(of, options, as_of=on("2026-03-22"))
    with using(Pseudo()):
        made = pages(of, figures, options, resources.templates(), found, body)
        return tree(next(one.data for one in made if one.path == "check.html").decode())


@pytest.mark.parametrize("words", ["message", "advice"])
def test_title_and_advice_of_every_rule_are_said_on_the_page_of_problems(
    page: Element, words: str
) -> None:
    texts = [(one.text or "").strip() for one in page.iterfind(f".//p[@class='{words}']")]

    assert len(texts) == len(RULES)
    assert [one for one in texts if not is_whole(one) or plain_words(one)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_terminal_shows_advice_and_reason_of_a_rule_in_another_language(
    rule: Rule, capsys: pytest.CaptureFixture[str]
) -> None:
    with using(Pseudo()):
        found = render(about_file(rule, DAY, "ж"))
        code = main(["explain", rule.code])
    head, *explained = capsys.readouterr().out.split("\n\n")

    assert code == 0
    assert head == f"{rule.code} {rule.name} ({rule.severity.value})"
    assert [one for one in explained if not is_whole(one.strip()) or plain_words(one)] == []
    assert plain_words(found, DAY, rule.severity.value, "explain") == []


# -- days and settings ----------------------------------------------------------------------------


def findings(trap: Trap) -> Sequence[Diagnostic]:
    """Return what is told of a trap, whose files are joined to days."""
    reader = DayReader(trap.settings, trap.template)
    if isinstance(trap.text, bytes):
        return decode(DAY, trap.text)[1]
    texts = {DAY: trap.text} if isinstance(trap.text, str) else trap.text
    parsed = [
        reader.read(
            SourceText(path, text),
            date.fromisoformat(path[: len(str(THURSDAY))]),
            is_note=trap.is_note,
            is_dated_by_name=trap.is_dated_by_name,
        )
        for path, text in texts.items()
    ]
    return gather(parsed).diagnostics


@pytest.mark.parametrize("trap", [pytest.param(trap, id=trap.id) for trap in TRAPS])
def test_what_is_told_of_a_day_is_told_in_another_language(trap: Trap) -> None:
    english = findings(trap)
    with using(Pseudo()):
        found = findings(trap)

    texts = [*trap.text.values()] if isinstance(trap.text, Mapping) else [str(trap.text)]
    assert untold(found, DAY, *texts) == []
    assert sorted(one.place for one in found) == sorted(one.place for one in english)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["energy_conflict: 3"], id="a value in conflict with none"),
        pytest.param(["mood: tired", "mood_conflict: 4"], id="a value in conflict with a word"),
        pytest.param(["x: 'open", "y: [1", "z: {a: b"], id="quotes, brackets, braces"),
        pytest.param(["x: a: b", "y: [[1]: 2]", 'z: "\\q"'], id="colons and backslashes"),
        pytest.param(["x: &a 1", "y: *a", "z: !t 1"], id="machinery"),
        pytest.param(["x:", "\t- a", "y:", "  - a", "  b"], id="tabs and margins"),
        pytest.param(["x: @a", "y: " + "[" * 20 + "]" * 20], id="signs and depth"),
    ],
)
def test_what_is_told_of_front_matter_is_told_in_another_language(lines: list[str]) -> None:
    text = "\n".join(["---", *lines, "---", ""])
    with using(Pseudo()):
        found = DayReader(Settings()).read(SourceText(DAY, text), THURSDAY).diagnostics

    assert found
    assert untold(found, text) == []


@pytest.mark.parametrize("text", [pytest.param(text, id=title) for title, text, _told in MISTAKES])
def test_what_is_told_of_settings_is_told_in_another_language(text: str) -> None:
    with using(Pseudo()):
        _settings, found = parse_settings(SourceText("journal.toml", text))

    assert found
    assert untold(found, text) == []


def test_an_action_that_was_read_before_is_told_in_the_language_of_now() -> None:
    source = SourceText(DAY, "Done: Walk 140%\n")
    told = []
    for catalogue in (None, Pseudo(), None):
        with using(catalogue):
            (one,) = DayReader(Settings()).read(source, THURSDAY).diagnostics
            told.append(one.message)

    assert told == [
        "likely: 140 is outside 0-100 and left out",
        "⟦likely: 140 íš óúţšíďé 0-100 áñď ļéƒţ óúţ··················⟧",
        "likely: 140 is outside 0-100 and left out",
    ]


def test_a_pattern_that_was_read_before_is_told_in_the_language_of_now() -> None:
    assert pattern_problem("MM-DD") == "it names no year"
    with using(Pseudo()):
        assert pattern_problem("MM-DD") == "⟦íţ ñáɱéš ñó ýéáŕ·····⟧"


def test_two_names_that_a_file_could_have_are_joined_in_another_language() -> None:
    with using(Pseudo()):
        name = read_name("11-02-2026.md", None)

    assert name == FileName(Kind.MISNAMED, advice="⟦2026-02-11.md óŕ 2026-11-02.md······⟧")


# -- the command line -----------------------------------------------------------------------------


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal in disguise with something wrong in its settings and in a day."""
    (tmp_path / "journal.toml").write_text(
        '[report]\nlang = "en-XA"\nwords = "yes"\n', encoding="utf-8"
    )
    (tmp_path / DAY).write_text("mood: 11\n", encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("JOURNAL_TODAY", "2026-03-12")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("odd")
def test_check_tells_of_settings_in_the_language_that_they_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with using(None):
        assert main(["check", "--json"]) == 3
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    texts = [one[name] for one in found for name in ("message", "hint", "advice") if one[name]]

    assert [one["name"] for one in found] == ["out-of-range", "bad-setting"]
    assert [one for one in texts if not is_whole(one) or plain_words(one)] == []


@pytest.mark.usefixtures("odd")
def test_a_workflow_is_told_in_the_language_of_the_journal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with using(None):
        main(["check", "--format", "github"])
    told = [line.rpartition("::")[2] for line in capsys.readouterr().out.splitlines()]

    assert len(told) == 2
    assert [one for one in told if not one.startswith("⟦") or plain_words(one)] == []
