"""A redacted journal: no word of the writer in any byte, and every figure the same number."""

import enum
import itertools
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool import resources, rules
from journal_tool.analysis import Analysis, analyse
from journal_tool.analysis.results import ExperimentFigure
from journal_tool.cli import main
from journal_tool.dayfile import body_html
from journal_tool.diagnostics import Diagnostic, Rule, about_file
from journal_tool.model import (
    Action,
    Day,
    Evidence,
    Experiment,
    Identity,
    Journal,
    Measure,
    Pause,
    Practice,
    Rest,
    Rhythm,
    Scale,
    Schedule,
    Smaller,
    State,
    Thought,
)
from journal_tool.output import CannotWrite, others_in
from journal_tool.redact import Redacted, redacted
from journal_tool.report import Page, pages
from journal_tool.report.single import single_page
from journal_tool.screens import today
from journal_tool.screens._said_practices import experiment_said
from journal_tool.settings import Settings
from journal_tool.text import Span
from tests.builders import action, day, four_weeks, journal, mood, on, sample_problems, steady

TODAY = "2026-03-23"
TEMPLATES = resources.templates()
PLANTED = "zqx"

# -- secrets everywhere -------------------------------------------------------------------------


class Planter:
    """Makes values of the model, with a secret of its own in every field that holds text.

    It goes by the types of the fields, so that a field which is new is planted too.
    """

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    def text(self) -> str:
        return f"{PLANTED}{next(self._numbers)}q"

    def value(self, kind: Any) -> Any:
        plain: dict[Any, Callable[[], Any]] = {
            str: self.text,
            bytes: lambda: self.text().encode(),
            int: lambda: 2,
            float: lambda: 2.0,
            bool: lambda: True,
        }
        plain |= {date: lambda: on("2026-03-14"), time: lambda: time(3)}
        if kind in plain:
            return plain[kind]()
        if kind is Rule:
            return rules.NEAR_KEY
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return next(iter(kind))
        if is_dataclass(kind) or (isinstance(kind, type) and issubclass(kind, Span)):
            return self.record(kind)
        return self._of_parts(kind)

    def _of_parts(self, kind: Any) -> Any:
        origin, parts = typing.get_origin(kind), typing.get_args(kind)
        if origin in (types.UnionType, typing.Union):
            return self.value(next(one for one in parts if one is not types.NoneType))
        if origin is tuple and parts[-1] is Ellipsis:
            return (self.value(parts[0]), self.value(parts[0]))
        if origin is tuple:
            return tuple(map(self.value, parts))
        if origin is frozenset:
            return frozenset({self.value(parts[0])})
        if origin is Mapping:
            return {self.value(parts[0]): self.value(parts[1])}
        raise TypeError(f"a field of this type is not planted yet: {kind}")

    def record(self, kind: Any, **more: Any) -> Any:
        hints = typing.get_type_hints(kind)
        hints.pop("_", None)
        names = [one.name for one in fields(kind)] if is_dataclass(kind) else kind._fields
        skipped = {"summaries", *more}
        made = {name: self.value(hints[name]) for name in names if name not in skipped}
        return kind(**made, **more)


def texts(value: Any) -> Iterator[str]:
    """Yield every text in a value of the model, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, (type, Rule)):
        for one in fields(value):
            yield from texts(getattr(value, one.name))
    elif isinstance(value, Mapping):
        yield from texts([*value, *value.values()])
    elif isinstance(value, (tuple, list, frozenset)):
        for one in value:
            yield from texts(one)


def planted() -> Redacted:
    """Return a journal of forty days that fill every page, with a secret in every text."""
    planter = Planter()
    settings: Settings = planter.record(Settings)
    first, second = settings.practices
    first = replace(first, schedule=Schedule(Rhythm.DAILY), changes=(), since=None, until=None)
    settings = replace(
        settings,
        practices=(first, replace(second, since=None, until=None)),
        since=None,
        pauses=(planter.record(Pause, first=on("2026-02-03"), last=on("2026-02-04")),),
        experiments=(planter.record(Experiment, practice=first.table, pairs=12, thrown=None),),
    )
    keys = [first.table, second.table, *(planter.text() for _ in range(3))]
    tags = [planter.text(), settings.areas[0], settings.identities[0].name]
    days = [_planted_day(planter, on(TODAY).toordinal() - ago, keys, tags) for ago in range(40)]
    problems = [planter.record(Diagnostic, rule=rule) for rule in rules.RULES]
    problems += [about_file(rules.UTF_16, days[5].files[0], planter.text())]
    made = planter.record(Journal, days=tuple(days[::-1]), diagnostics=tuple(problems))
    return Redacted(made, settings, tuple(problems))


def _planted_day(planter: Planter, ordinal: int, keys: list[str], tags: list[str]) -> Day:
    states = itertools.cycle(State)
    actions = [
        planter.record(
            Action,
            key=key,
            state=State.OPEN if ordinal % 3 == 0 and at == 2 else next(states),
            planned=at != 4,
            tags=(*tags[at % 3 :], planter.text()),
        )
        for at, key in enumerate(keys)
    ]
    is_rest = ordinal % 7 == 0
    return planter.record(  # type: ignore[no-any-return]  # a day, as it says
        Day,
        date=date.fromordinal(ordinal),
        actions=tuple(actions),
        thoughts=(planter.record(Thought, action=keys[0]), planter.record(Thought, action=None)),
        rest=planter.record(Rest, until=None) if is_rest else None,
        measures=(Measure("mood", 4.0, planter.text()), planter.record(Measure)),
    )


def analysed(of: Redacted, when: str = TODAY) -> Analysis:
    return analyse(of.journal, of.settings, as_of=on(when))


def built(of: Redacted, when: str = TODAY) -> list[Page]:
    analysis = analysed(of, when)
    return list(pages(of.journal, analysis, of.settings, TEMPLATES, of.problems, body_html))


def test_a_secret_stands_in_every_field_before() -> None:
    """Else the next test would say nothing."""
    found = " ".join(texts(planted()))

    assert found.count(PLANTED) > 2000
    assert sum(PLANTED in page.data.decode() for page in built(planted())) > 8


def test_no_text_of_the_writer_is_left_in_any_value() -> None:
    """A new field that is let through, and read by nobody yet, is found here."""
    left = [text for text in texts(redacted(*planted())) if PLANTED in text.casefold()]

    assert left == []


def test_no_byte_of_any_page_or_path_or_single_file_holds_a_secret() -> None:
    of = redacted(*planted())
    made = built(of)
    single = single_page(
        made, TEMPLATES, name=of.journal.name, as_of=on(TODAY), rules=of.settings.report
    )
    found = [page.path for page in made if PLANTED in (page.path + page.data.decode()).casefold()]

    assert found == []
    assert PLANTED not in single.decode().casefold()
    assert len(made) > 10


# -- every figure the same ----------------------------------------------------------------------


def numbers(value: Any) -> Any:
    """Return a result without its words; groups whose order is that of names in no order."""
    if isinstance(value, ExperimentFigure):
        value = value._replace(word="")
    if isinstance(value, str):
        return "" if not set(value) <= set("DMRSP") else value
    if isinstance(value, (Practice, Smaller)):
        return "declared"
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple):
        return sorted(map(repr, map(numbers, value)))
    if is_dataclass(value) and not isinstance(value, type):
        return numbers(tuple(getattr(value, one.name) for one in fields(value)))
    return value


def same_numbers(of: Redacted, when: str = TODAY) -> None:
    before, after = analysed(of, when), analysed(redacted(*of), when)

    for name in before.figures._fields:
        assert numbers(getattr(after.figures, name)) == numbers(getattr(before.figures, name)), name
    assert (after.totals, after.weeks, after.months) == (before.totals, before.weeks, before.months)
    assert after.days == before.days


WALK = Practice(
    "walk",
    "Walk",
    schedule=Schedule(Rhythm.DAILY),
    sizes=("To the lock (10m)", "1h", "All the way"),
    identity="Outside",
    area="body",
)
SOME = Settings(
    practices=(WALK, Practice("pills", "Pills")),
    identities=(Identity("outside", "I go out"), Identity("Garten", "I grow things")),
    areas=("people", "Garten", "körper", "Körper"),
    pauses=(Pause(on("2026-03-01"), on("2026-03-02"), "at Mam's", ("walk", "unknown")),),
    scales=(Scale("phq", 0, 27, "low"), Scale("odd", 0, 1, "sideways")),
    experiments=(
        Experiment("morning walk", "walk", on("2026-02-20"), 12),
        Experiment("with food", "pills", on("2026-02-20"), 12),
        Experiment("no such", "unknown", on("2026-02-20"), 12),
        Experiment("few", "walk", on("2026-02-20"), 3),
    ),
)


def rich() -> Redacted:
    """Return what four weeks do not have: practices, tags of all kinds, clashing values."""
    more = tuple(
        day(
            f"2026-01-{at:02}",
            planned=[
                action("[x] Walk 10m" if at % 4 else "[ ] Walk", tags=("KÖRPER", "tired"), size=1),
                action("[ ] Ring Sam", identity="Answers", tags=("garten", "first", "talk")),
            ],
            done=[action("[x] Dug 5m", tags=("outside", "move"))],
            measures=(*mood(at % 7), Measure("phq", 9.0)),
            thoughts=(Thought("Too late", "put-off", "No", "ring sam"), Thought("too late.")),
            evidence=(Evidence("Went", "Outside", supports=bool(at % 3)),),
            tags=("travel", "travel"),
        )
        for at in range(1, 32)
    )
    whole = four_weeks()
    return Redacted(replace(whole, days=(*more, *whole.days)), SOME, tuple(sample_problems()))


@pytest.mark.parametrize("when", ["2026-01-20", "2026-02-01", "2026-03-10", TODAY, "2026-04-20"])
def test_every_figure_is_the_same_number(when: str) -> None:
    same_numbers(rich(), when)


def test_every_figure_of_what_is_planted_is_the_same_number() -> None:
    same_numbers(planted())


NAMES = st.sampled_from(["Walk", "walk", "First", "first", "tag-1", "area-1", "people", "straße"])


@given(st.lists(st.tuples(NAMES, NAMES, NAMES), min_size=1, max_size=12), NAMES, NAMES)
def test_names_that_look_alike_or_like_ours_are_kept_apart(
    lines: list[tuple[str, str, str]], area: str, identity: str
) -> None:
    days = tuple(
        day(
            str(date.fromordinal(on(TODAY).toordinal() - ago)),
            planned=[action(f"[x] {name}", tags=(tag, other))],
            evidence=(Evidence("", other, supports=True),),
            thoughts=(Thought(name, tag, None, None),),
        )
        for ago, (name, tag, other) in enumerate(lines, 1)
    )
    settings = Settings(
        areas=("people", area),
        practices=(Practice("walk", "W", area=identity, identity=identity),),
        identities=(Identity(identity, "I am"),),
    )

    same_numbers(Redacted(journal(*days), settings, ()))


def test_it_is_the_same_whatever_the_order_of_the_days_and_every_time() -> None:
    of = rich()
    shuffled = of._replace(journal=replace(of.journal, days=of.journal.days[::-1]))

    assert built(redacted(*shuffled)) == built(redacted(*of)) == built(redacted(*of))


# -- what names become --------------------------------------------------------------------------


def test_declared_practices_come_first_and_others_by_their_first_day() -> None:
    of = Redacted(
        journal(
            day("2026-03-02", planned=["[x] Zoo", "[x] Walk"]), day("2026-03-01", done=["Bath"])
        ),
        Settings(practices=(Practice("pills", "Pills"), Practice("walk", "Walk"))),
        (),
    )
    made = redacted(*of)
    named = {one.name: one.key for some in made.journal.days for one in some.actions}

    assert named == {
        "Practice 4": "practice-4",
        "Practice 2": "practice-2",
        "Practice 3": "practice-3",
    }
    assert [(one.table, one.name) for one in made.settings.practices] == [
        ("practice-1", "Practice 1"),
        ("practice-2", "Practice 2"),
    ]


def test_keys_sort_as_their_numbers_do() -> None:
    one = day("2026-03-01", done=[f"Thing {at}" for at in range(12)])
    made = redacted(journal(one), Settings(), ()).journal.days[0]

    assert [some.key for some in made.actions][8:11] == [
        "practice-09",
        "practice-10",
        "practice-11",
    ]


def test_tags_are_numbered_and_words_of_the_tool_stay() -> None:
    tags = ("Work", "tired", "first", "garten", "outside", "Tired")
    one = day("2026-03-01", planned=[action("[ ] Ring Sam", tags=tags)], tags=("sea", "sea"))
    made = redacted(journal(one), SOME, ()).journal.days[0]

    assert made.actions[0].tags == ("work", "tag-1", "first", "area-1", "identity-1")
    assert made.tags == ("tag-2",)


def test_settings_say_no_more_than_numbers() -> None:
    made = redacted(journal(), replace(SOME, small=("Read 10m", "Sing"), support=("Kasia",)), ())
    walk = made.settings.practices[0]

    assert walk.sizes == ("10m", "60m", "Practice 1, size 3")
    assert [one.says for one in made.settings.identities] == ["Identity 1", "Area 1"]
    assert made.settings.areas == ("people", "area-1", "area-2", "area-3")
    assert made.settings.small == ("Small thing 1 (10m)", "Small thing 2")
    assert made.settings.support == ()
    assert [one.better for one in made.settings.scales] == ["low", None]
    assert [one.thrown == () for one in made.settings.experiments] == [False, True, False, False]


def test_what_stays_of_a_day() -> None:
    one = day(
        "2026-03-05",
        planned=[
            action("[/] Tax 20m -> open it 2m", cue="after tea", note="August", thought="Later"),
            action("[ ] Call -> text her", before=2, after=7),
        ],
        words="Rain.",
        rest=Rest("ill", on("2026-03-06")),
        measures=(
            Measure("mood", None, "3 and tired"),
            Measure("phq", 9.0, "worse"),
            Measure("sleep", 7.5),
        ),
        conflicts=("mood",),
        thoughts=(
            Thought("Later", "put-off", "Now", "tax"),
            Thought("LATER", "put-off", None, None),
        ),
        files=("Thursday.md", "2026-03-05 more.md"),
    )
    made = redacted(journal(one), Settings(), ()).journal.days[0]
    tax, call = made.actions

    assert (tax.minutes, tax.smaller, tax.cue, tax.note) == (20, Smaller("", 2), "", None)
    assert call.smaller == Smaller("Practice 2, smaller")
    assert (call.before, call.after) == (2, 7)
    assert made.rest == Rest("", on("2026-03-06"))
    assert [(some.name, some.value, some.remark) for some in made.measures] == [
        ("mood", None, "3 and a word"),
        ("scale 1", 9.0, ""),
        ("sleep", 7.5, ""),
    ]
    assert made.thoughts == (
        Thought("Thought 1", "pattern-1", None, "practice-1"),
        Thought("Thought 1", "pattern-1"),
    )
    assert tax.thought == "Thought 1"
    assert made.files == ("2026-03-05.md", "2026-03-05 2.md")
    assert made.words == ()


@pytest.mark.parametrize(
    ("found", "path", "message"),
    [
        pytest.param(
            about_file(rules.UTF_16, "Thursday.md", "it is"), "2026-03-05.md", "utf 16", id="a day"
        ),
        pytest.param(
            about_file(rules.UTF_16, "me/2026-03-09 Kasia.md", "it is"),
            "2026-03-09.md",
            "utf 16",
            id="a date in its name",
        ),
        pytest.param(
            about_file(rules.BAD_SETTING, "journal.toml", "mine"),
            "journal.toml",
            "bad setting",
            id="the settings",
        ),
        pytest.param(
            about_file(rules.NOT_TEXT, "Kasia.md", "it is"), "a file", "not text", id="any file"
        ),
        pytest.param(
            about_file(rules.CONFLICT_COPY, "x.md", "copy of Kasia's phone for 2026-03-05"),
            "a file",
            "conflict copy for 2026-03-05",
            id="a copy tells its day",
        ),
        pytest.param(
            about_file(rules.CONFLICT_COPY, "x.md", "copy for a day"),
            "a file",
            "conflict copy",
            id="a copy of no day",
        ),
    ],
)
def test_a_finding_says_what_and_when(found: Diagnostic, path: str, message: str) -> None:
    of = journal(day("2026-03-05", done=["Bath"], files=("Thursday.md",)), diagnostics=(found,))
    made = redacted(of, Settings(), (found,))

    assert made.problems == made.journal.diagnostics
    assert made.problems[0].rule is found.rule
    assert (made.problems[0].span.path, made.problems[0].message) == (path, message)
    assert (made.problems[0].excerpt, made.problems[0].hint) == ("", "")


# -- what a reader sees -------------------------------------------------------------------------


def test_the_first_page_says_the_same_in_numbers() -> None:
    of = redacted(*rich())
    screen = today(of.journal, of.settings, analysed(of), on(TODAY), of.problems)
    said = [line.text for block in screen.blocks for line in block.lines]

    assert "Practice 28 30m" in said
    assert any(line.startswith("2026-03-12.md:3 near key.") or "utf 16" in line for line in said)


def test_the_about_page_says_what_is_left_out_and_names_crisis_lines() -> None:
    of = rich()
    of = redacted(of.journal, replace(of.settings, support=("Kasia 0151",)), of.problems)
    about = next(page.data.decode() for page in built(of) if page.path == "about.html")

    assert "In this report they are left out, and names are numbers." in about
    assert "Samaritans 116 123" in about
    assert "Your own people" not in about


def test_practices_are_numbers_in_file_names_too() -> None:
    of = Redacted(journal(*steady(40, TODAY)), Settings(), ())
    made = [page.path for page in built(redacted(*of))]

    assert [path for path in made if path.startswith("practice/")] == [
        "practice/index.html",
        "practice/practice-1.html",
        "practice/practice-2.html",
    ]


def test_a_coin_that_may_not_be_thrown_is_told_without_the_word() -> None:
    figures = analysed(redacted(*rich())).figures.experiments

    assert [(one.name, one.practice, one.word) for one in figures][:2] == [
        ("Experiment 1", "Practice 1", ""),
        ("Experiment 2", "Practice 2", ""),
    ]
    assert experiment_said(figures[1]).text == (
        "No coin is thrown: Practice 2 is not to be left to one."
    )


# -- the folder ---------------------------------------------------------------------------------


def test_what_else_lies_in_the_folder_is_named_for_it_may_hold_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "2026-03-22.md").write_text("Done: fed Mittens\n", encoding="utf-8")
    monkeypatch.setenv("JOURNAL_TODAY", TODAY)
    monkeypatch.chdir(tmp_path)
    assert main(["build", "-o", "out", "--redact"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["page", "-o", "out/page.html"]) == 0
    (tmp_path / "out" / "days" / "link").symlink_to("nowhere")
    for at in range(4):
        (tmp_path / "out" / f"{at}.txt").touch()
    capsys.readouterr()

    assert main(["build", "-o", "out"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["-q", "build", "-o", "out", "--redact"]) == 0
    assert capsys.readouterr().err == (
        "Beside the report, 'out' holds what was not redacted: "
        "0.txt, 1.txt, 2.txt, 3.txt, days/link and 1 more.\n"
        "  To give the report away, write a folder of its own: "
        "journal build --redact -o redacted\n"
    )


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        others_in(tmp_path / ("a" * 300), ())
