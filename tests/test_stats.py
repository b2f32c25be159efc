"""The figures as data: the keys that others rely on, and the sample journal's figures."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from journal_tool import resources
from journal_tool.analysis import (
    analyse,
    figures,
)
from journal_tool.cli import main
from journal_tool.model import Day, Practice
from journal_tool.report import (
    evidence_record,
    evidence_text,
    gap_text,
    log_text,
    stats_record,
    stats_text,
)
from journal_tool.screens import (
    gap,
    ledgers,
)
from journal_tool.settings import ReportRules, Settings
from tests.builders import action, day, journal, on, steady

TODAY = "2026-03-23"

KEYS: Mapping[str, str] = {
    "window": "first last days",
    "follow_through": "done planned rate interval dropped design_effect n_effective "
    "interval_adjusted state",
    "days": "yes no rest silent low high recorded coverage state",
    "change": "difference interval state",
    "things": "planned done within_days state",
    "movement": "minutes days median without_minutes weeks state",
    "smaller": "days saved state",
    "forecast": "n mean_likely rate brier reference skill bias bins unlikely state",
    "felt": "n mean interval up same down state",
    "motivation": "n mean interval up same down expected_without state",
    "anyway": "low other difference state",
    "doubts": "n done state",
    "cue": "with without difference state",
    "mood": "n same_day next_day smallest_detectable state",
    "dip": "active baseline s state",
    "weekday": "q p rates state",
    "diagnostics": "errors warnings",
}
PRACTICE = "sequence due done score as_of run comebacks sizes dependable_size suggested_size state"
IDENTITY = "says for against alpha beta mean interval probability words state"
LOOP = "action slips first last age_days open thought"
OTHERS = "weeks planning_only practices anyway_marked identities loops thoughts dips areas"
STATES = {"too early", "shown", "no clear sign", "a hint", "holding up"}


def record(*days: Day, options: Settings | None = None, as_of: str = TODAY) -> dict[str, Any]:
    options = options or Settings()
    found = analyse(journal(*days), options, as_of=on(as_of)).figures
    made = stats_record(found, options.report, errors=0, warnings=0)
    assert json.loads(json.dumps(made, allow_nan=False)) == made
    return made


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    journal_folder = str(resources.sample_journal())
    assert main(["-C", journal_folder, "--date", "2026-06-30", "--color", "never", *words]) == 0
    return capsys.readouterr().out


# -- keys ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "days",
    [
        pytest.param([], id="an empty journal"),
        pytest.param([day(TODAY, done=["Walk"])], id="one day"),
        pytest.param(steady(90, "2026-03-22"), id="three months"),
    ],
)
def test_the_keys_are_those_that_were_promised(days: list[Day]) -> None:
    found = record(*days)

    assert set(found) == {*KEYS, *OTHERS.split()}
    for name, keys in KEYS.items():
        assert set(found[name]) == set(keys.split()), name
        assert found[name].get("state", "shown") in STATES
    for practice in found["practices"].values():
        assert set(practice) == set(PRACTICE.split())


def test_the_keys_of_lists_and_inner_objects(capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(run(capsys, "stats", "--json"))
    found = answer["data"]
    walk = found["practices"]["walk"]

    assert answer["schema"] == "journal.stats/1"
    assert answer["today"] == "2026-06-30"
    assert set(found["weeks"][0]) == {"week", "planned", "done", "gap", "bonus"}
    assert set(walk["run"]) == {"current", "forgiven", "best", "hinge", "strict", "strict_best"}
    assert set(walk["comebacks"]) == {"lapses", "open", "median", "single_share", "interval"}
    assert set(walk["sizes"]["1"]) == {"tries", "done", "smoothed"}
    assert set(found["identities"]["outside"]) == set(IDENTITY.split())
    assert set(found["loops"][0]) == set(LOOP.split())
    assert set(found["dips"][0]) == {"prompted", "ended"}
    assert set(found["thoughts"]["put-off"]) == {"named", "with_action", "done"}
    assert set(found["anyway"]["low"]) == {"done", "n", "interval"}
    assert set(found["mood"]["same_day"]) == {"value", "se", "interval", "state"}
    assert set(found["forecast"]["unlikely"]) == {"n", "expected", "done", "tail"}
    assert set(found["movement"]["weeks"][0]) == {"week", "minutes"}
    assert found["areas"].keys() == {"people", "work", "play", "body", "home"}


def test_what_cannot_be_given_yet_is_null_and_its_object_stays() -> None:
    found = record(day("2026-03-22", planned=["[x] A", "[ ] B"]))

    assert found["follow_through"] == {
        "done": 1,
        "planned": 2,
        "rate": None,
        "interval": None,
        "dropped": 0,
        "design_effect": None,
        "n_effective": None,
        "interval_adjusted": None,
        "state": "too early",
    }
    assert found["change"] == {"difference": None, "interval": None, "state": "too early"}
    assert found["mood"]["same_day"] == {
        "value": None,
        "se": None,
        "interval": None,
        "state": "too early",
    }
    assert found["weekday"] == {"q": None, "p": None, "rates": None, "state": "too early"}
    assert found["forecast"]["bias"] == {"mean": None, "interval": None}


def test_scores_and_runs_are_null_where_nobody_wants_them() -> None:
    rules = ReportRules(scores=False, streaks=False)
    options = Settings(practices=(Practice("walk", "Walk"),), report=rules)
    found = record(*steady(20, "2026-03-22"), options=options)

    assert found["practices"]["walk"]["score"] is None
    assert found["practices"]["walk"]["run"] is None


def test_enough_of_everything_gives_every_value() -> None:
    lines = [
        action(f"{'[x]' if at % 3 else '[ ]'} Walk", likely=30 + at % 2 * 40, before=2, after=4)
        for at in range(36)
    ]
    days = [
        day(str(date_), planned=[line])
        for date_, line in zip((one.date for one in steady(36, "2026-03-22")), lines, strict=True)
    ]
    found = figures(analyse(journal(*days), Settings(), as_of=on(TODAY)).past, Settings(), days=36)
    made = stats_record(found, ReportRules(), errors=1, warnings=2)

    assert made["forecast"]["skill"] is not None
    assert made["forecast"]["bias"]["mean"] is not None
    assert len(made["forecast"]["bins"]) == 2
    assert made["motivation"]["mean"] == 2
    assert made["change"]["interval"] is None
    assert made["window"] == {"first": "2026-02-15", "last": "2026-03-22", "days": 36}
    assert made["diagnostics"] == {"errors": 1, "warnings": 2}


def test_a_window_can_be_any_stretch(capsys: pytest.CaptureFixture[str]) -> None:
    march = json.loads(run(capsys, "stats", "--json", "--from", "2026-03-01", "--to", "2026-03-31"))
    long = json.loads(run(capsys, "stats", "--json", "--last", "5000"))
    open_end = json.loads(run(capsys, "stats", "--json", "--from", "2026-06-01"))

    assert march["data"]["window"] == {"first": "2026-03-01", "last": "2026-03-31", "days": 31}
    assert long["data"]["window"] == {"first": "2026-01-02", "last": "2026-06-29", "days": 179}
    assert open_end["data"]["window"]["last"] == "2026-06-29"
    assert march["data"]["mood"] == long["data"]["mood"]


# -- the sample ---------------------------------------------------------------------------------


def test_the_sample_journal_in_a_terminal(
    capsys: pytest.CaptureFixture[str],
    golden: Callable[[str, Mapping[str, bytes]], None],
) -> None:
    made = {
        "stats.txt": run(capsys, "stats"),
        "gap.txt": run(capsys, "gap"),
        "evidence.txt": run(capsys, "evidence"),
        "log.txt": run(capsys, "log"),
    }

    golden("sample_terminal", {name: text.encode() for name, text in made.items()})


# -- in a terminal ------------------------------------------------------------------------------

HOSTILE = "\x1b[31mevil\x1b[0m " + "very " * 60 + "سلام"


def test_the_writers_text_is_safe_and_nothing_is_wider_than_the_terminal() -> None:
    days = [
        *steady(30, "2026-03-21"),
        day("2026-03-22", planned=[action("[x] A", identity=HOSTILE)], done=[HOSTILE]),
    ]
    of = journal(*days)
    analysis = analyse(of, Settings(), as_of=on(TODAY))
    book = analysis.book
    texts = [
        stats_text(analysis.figures, ReportRules(), columns=70),
        gap_text(analysis, gap(of, Settings(), analysis).put_off, columns=70, is_coloured=False),
        evidence_text(
            ledgers(of, Settings(), analysis),
            on(TODAY),
            columns=70,
            is_coloured=False,
            shows_words=True,
        ),
        log_text(
            [(one, book[one.date]) for one in of.days], on(TODAY), columns=70, is_coloured=False
        ),
    ]

    assert "\x1b" not in "".join(texts)
    assert max(len(row) for row in "\n".join(texts).split("\n")) <= 72


def test_hidden_words_stay_hidden_in_the_evidence() -> None:
    of = journal(day("2026-03-22", done=[action("[x] A", identity="mover", note="secret")]))
    books = ledgers(of, Settings(), analyse(of, Settings(), as_of=on(TODAY)))
    shown = evidence_text(books, on(TODAY), columns=84, is_coloured=False, shows_words=False)

    assert "secret" not in shown
    assert "secret" not in json.dumps(evidence_record(books, shows_words=False))
    assert "secret" in json.dumps(evidence_record(books, shows_words=True))


def test_where_nothing_is_missing_nothing_is_said_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    text = run(capsys, "stats", "--last", "150")

    assert "Forecast    1" in text
    assert "Not yet" not in text


def test_colour_is_there_when_it_is_wanted() -> None:
    of = journal(*steady(9, "2026-03-22"))
    analysis = analyse(of, Settings(), as_of=on(TODAY))

    plain = gap_text(analysis, (), columns=84, is_coloured=False)
    coloured = gap_text(analysis, (), columns=84, is_coloured=True)

    assert "\x1b" not in plain
    assert plain.split() == re.sub(r"\x1b\[[0-9;]*m", "", coloured).split()
