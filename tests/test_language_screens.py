"""Sentences and screens in another language: what is not said through the catalogue shows.

English in disguise has no plain Latin letter, and the words of these journals are Cyrillic.  So a
plain letter is a text that no translation would reach.
"""

import re
import string
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given

from journal_tool import rules
from journal_tool.analysis import Analysis, Counts, analyse, planned_and_done
from journal_tool.diagnostics import Diagnostic, about_file
from journal_tool.language import Pseudo, using
from journal_tool.model import (
    Day,
    Evidence,
    Experiment,
    Identity,
    Journal,
    Measure,
    Pause,
    Practice,
    Rhythm,
    Schedule,
    Thought,
)
from journal_tool.screens import (
    Doubts,
    Kind,
    LastTime,
    Pairs,
    Today,
    doubts_line,
    last_time_line,
    ledgers,
    pairs_line,
    reviews,
    score_sentences,
    sentences,
    today,
)
from journal_tool.screens._screen import Voice
from journal_tool.settings import Settings
from tests.builders import action, day, four_weeks, journal, mood, on, steady
from tests.test_analysis_figures import pairs_of_days
from tests.test_review import made
from tests.test_sentences import (
    OPTIONS,
    coin,
    days_from,
    forecasts,
    half_silent,
    journals,
    kept,
    lines_of,
    rated,
    turning,
    widely,
)
from tests.test_today import COLON, DIP, EARLIER, MINE, RANGE, TWO, TWO_DIPS, since, without_acts

TODAY = "2026-03-23"

_LETTERS = "абвгдежзийклмнопрстуфхцчшщ"
_CYRILLIC = str.maketrans(string.ascii_letters, _LETTERS + _LETTERS.upper())
_WORD = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]+")
"""A word, and not the h and m of ``1h30m``."""

_KEPT = ("files", "path", "span")
_NO_TEXT = re.compile(r"\b(?:\d+h)?\d+m\b|\b\d+h\b|\S+\.md\b")
"""Durations as they are written in a day, and names of files."""


def cyrillic(value: Any) -> Any:
    """Return text, or whatever holds text, in other letters; numbers of a day keep their names."""
    if isinstance(value, str):
        return _WORD.sub(lambda word: word[0].translate(_CYRILLIC), value)
    if isinstance(value, (tuple, list)):
        return type(value)(map(cyrillic, value))
    if is_dataclass(value) and not isinstance(value, (type, Measure)):
        names = [one.name for one in fields(value) if one.init and one.name not in _KEPT]
        return replace(value, **{name: cyrillic(getattr(value, name)) for name in names})
    return value


def plain(*texts: str) -> list[str]:
    """Return the texts that hold a plain letter."""
    return [text for text in texts if re.search("[A-Za-z]", _NO_TEXT.sub("", text))]


def analysed(
    days: Sequence[Day], settings: Settings, as_of: str
) -> tuple[Journal, Settings, Analysis]:
    """Return a journal, its settings and what is made of them, in other letters."""
    of = journal(*cyrillic(tuple(days)))
    options = replace(
        settings,
        practices=cyrillic(settings.practices),
        identities=cyrillic(settings.identities),
        experiments=cyrillic(settings.experiments),
        pauses=cyrillic(settings.pauses),
    )
    return of, options, analyse(of, options, as_of=on(as_of))


def test_a_plain_letter_shows_beside_what_is_no_text() -> None:
    told = "⟦ŵáļķ⟧ 5m, 1h30m, 2h in 2026-03-22.md"

    assert plain("⟦ŵáļķ⟧ 5m, 1h30m, 2h, 2026-03-22.md", told) == [told]
    assert cyrillic(("Walk 5m", "1h30m")) == ("Цалк 5m", "1h30m")


# -- sentences about figures ----------------------------------------------------------------------


def untold(days: Sequence[Day], settings: Settings = OPTIONS, as_of: str = TODAY) -> list[str]:
    """Return what is said of the figures of a journal and holds a plain letter."""
    _of, _settings, analysis = analysed(days, settings, as_of)
    figures = analysis.figures
    with using(Pseudo()):
        found = [text for one in sentences(figures) for text in (one.text, one.early)]
        for one in figures.practices:
            found.extend(score_sentences(one, briefly=True).sentences)
    assert any("⟦" in text for text in found)
    return plain(*found)


@given(journals())
def test_every_sentence_of_any_journal_is_said_through_the_catalogue(days: list[Day]) -> None:
    assert untold(days) == []


def moods(effect: int) -> list[Day]:
    """Return twelve weeks in which mood is higher by ``effect`` on days with an act."""
    days = []
    for at in range(84):
        acted = at * 7919 % 5 < 2
        level = 5 + effect * acted + (at * 104729 % 3) - 1
        when = str(on("2025-12-29") + timedelta(days=at))
        done = ["Walk"] if acted else []
        days.append(day(when, done=done, planned=["[-] X"], measures=mood(level)))
    return days


def named(box: str, elsewhere: str) -> list[Day]:
    """Return days on which a thought is named beside an action, and others are planned."""
    rows = [[action(f"{box} Walk"), *lines_of(elsewhere, 3)] for _ in range(20)]
    return days_from("2026-03-03", rows, thoughts=(Thought("later", "put-off", None, "walk"),))


def against(*dates: int) -> list[Day]:
    written = tuple(Evidence(f"Stayed in {at}", "mover", supports=False) for at in range(2))
    return [day(f"2026-03-{at:02d}", evidence=written) for at in dates]


def quiet_mornings() -> list[Day]:
    days = []
    for at in range(12):
        morning = replace(mood(2 + at % 3)[0], name="mood_am")
        when = str(on("2026-02-24") + timedelta(days=at))
        days.append(day(when, planned=["[-] Gym"], measures=(*mood(4 + at % 3), morning)))
    return days


def tries(boxes: str, size: int | None = None) -> list[Day]:
    first = str(on(TODAY) - timedelta(days=len(boxes)))
    return days_from(first, [[action(f"[{box}] Walk", size=size)] for box in boxes])


def put_off(*names_and_ends: str) -> list[Day]:
    """Return things put off three times, each with its end."""
    days = []
    for at, (name, end) in enumerate(one.split(":") for one in names_and_ends):
        first = str(on("2026-01-05") + timedelta(days=7 * at))
        days += days_from(first, [[action(f"[{box}] {name}")] for box in f"   {end}"])
    return days


SOME = {
    "no day": [],
    "a plan and no share": days_from("2026-03-20", kept("[x],[ ]", "[x],[-]")),
    "a share": [*widely(), *half_silent()],
    "half without an entry": [day(f"2026-03-{at:02d}", done=["Cook"]) for at in range(1, 23, 2)],
    "a few without an entry": [day(f"2026-03-{at:02d}", done=["A"]) for at in range(1, 22)],
    "a third without an entry": [day(f"2026-03-{at}", rest="") for at in (10, 11, 13, 14, 22)],
    "hardly an entry": [day("2026-03-01", done=["Cook"]), day("2026-03-02", done=["Cook"])],
    "a smaller gap": [
        *days_from("2026-01-26", kept(*["[x],[ ]"] * 28)),
        *days_from("2026-02-23", kept(*["[x]"] * 28)),
    ],
    "a larger gap": [
        *days_from("2026-01-26", kept(*["[x]"] * 28)),
        *days_from("2026-02-23", kept(*["[x],[ ]"] * 28)),
    ],
    "the same gap": days_from("2026-01-26", kept(*["[x],[ ]"] * 56)),
    "a gap not judged yet": [
        *days_from("2026-02-23", kept(*[",".join(["[x]"] * 10)] * 3)),
        *days_from("2026-02-26", kept(*["[x],[ ]"] * 28)),
    ],
    "few pairs": rated(3, before=2, after=4),
    "higher": rated(9, before=2, after=4, expect=2, felt=4),
    "lower": rated(9, before=4, after=2, expect=4, felt=3),
    "a natural change": [*quiet_mornings(), *rated(9, before=2, after=4)],
    "forecasts": forecasts(),
    "likely things": rated(10, likely=90),
    "worked pairs": pairs_of_days("expect", "felt", [(1, 5), (2, 2)] * 6),
    "mood higher": moods(4),
    "mood lower": moods(-4),
    "mood alike": moods(0),
    "a mood and no other": [replace(one, actions=()) for one in moods(0)],
    "movement": days_from("2026-03-20", [[action("[x] Walk 20m")], [action("[/] Walk")]]),
    "movement without minutes": days_from("2026-03-20", [[action("[x] Walk")]]),
    "evidence for": [day(f"2026-03-{at:02d}", done=["Walk"]) for at in range(5, 23)],
    "evidence against": against(*range(10, 23)),
    "little evidence": against(22),
    "weekdays": [
        day(str(one), done=["A"] if one.weekday() < 5 else [], planned=["[-] X"])
        for one in (on("2025-12-29") + timedelta(days=at) for at in range(84))
    ],
    "a smaller size": tries("x" * 10 + "  ", 2),
    "two minutes": tries("  ", 1),
    "a larger size": tries("x" * 8, 1),
    "runs and comebacks": tries("xx x x x  xxx "),
    "a run": tries("xxxxxx"),
    "a thought, often done": named("[x]", "[ ]"),
    "a thought, seldom done": named("[ ]", "[x]"),
    "a thought named once": named("[x]", "[x]")[:1],
    "put off": put_off("Tax:/", "Call:x", "Desk:-", "Attic: "),
    "put off and done": put_off("Call:x"),
    "a trial": [
        day(str(on("2026-02-20") + timedelta(days=at)), done=["Walk"], measures=mood(3 + at % 4))
        for at in range(24)
    ],
}


@pytest.mark.parametrize("days", SOME.values(), ids=SOME)
@pytest.mark.parametrize("as_of", [TODAY, "2026-03-26"], ids=["a Monday", "a Thursday"])
def test_every_sentence_is_said_through_the_catalogue(days: list[Day], as_of: str) -> None:
    assert untold(days, as_of=as_of) == []


@pytest.mark.parametrize("ways", [(-4, 4, 0), (4, -4, -4), (0, 4, 4), (0, -4, -4), (0, 0, 0)])
def test_every_word_for_how_sure_is_said_through_the_catalogue(ways: tuple[int, int, int]) -> None:
    days, as_of = turning(ways, 3)

    assert untold(days, as_of=as_of) == []


def test_why_no_coin_is_thrown_is_said_through_the_catalogue() -> None:
    left_to_none = Experiment("walk", "walk", on("2026-02-20"), 12, ())
    few = Experiment("few", "walk", on("2026-02-20"), 3)
    unknown = Experiment("none", "nothing", on("2026-02-20"), 12)
    options = replace(OPTIONS, experiments=(left_to_none, few, unknown))

    assert untold(steady(4, "2026-03-22"), options) == []
    with using(Pseudo()):
        assert "'meal'" in coin(4)["experiment meal"].text


# -- the first screen -----------------------------------------------------------------------------

COINS = Settings(
    practices=(Practice("walk", "Walk", schedule=Schedule(Rhythm.DAILY), sizes=("Corner 2m",)),),
    experiments=(Experiment("walk", "walk", on("2026-03-16"), 12),),
)
RESTING = Settings(pauses=(Pause(on("2026-03-20"), on(TODAY), ""),))
MONTH = [
    *since("2026-01-20")[:12],
    day("2026-02-03", rest=""),
    day("2026-02-26", planned=["[/] Walk", "Tax", "[-] Gym"], done=["Cook"]),
    day("2026-02-27", planned=["Walk", "Hoover"]),
    day("2026-02-28", planned=["Walk", "Hoover"], done=["Tax"]),
]
TIMES = [
    *(day(f"2026-03-{at}", planned=[action("[/] Sit -> bell 2m", doubt=True)]) for at in (10, 12)),
    day("2026-03-19", planned=[action("[x] Sit 5m", doubt=True, expect=2, felt=5)]),
    *(day(f"2026-03-{at}", done=["Cook"], words="Rain.") for at in (13, 16, 20, 21)),
    day("2026-03-22", planned=[action("[/] Sit -> bell 2m", before=1, after=3)], words="Rain."),
]
SIT = action("[ ] Sit 20m -> bell 2m", doubt=True, cue="after tea")
THOUGHT = Thought("later", "put-off", None, "envelope")
BESIDE = [
    *since("2026-03-10")[:-1],
    day("2026-03-22", planned=[action("[x] Slit 1m", key="envelope")], thoughts=(THOUGHT,)),
    day(TODAY, thoughts=(replace(THOUGHT, action=None),)),
]
DUE = [day(f"2026-03-{at}", planned=[action("[x] Walk", size=1)]) for at in range(10, 23)]
LATER = [
    *since("2026-02-01")[:-5],
    *(day(f"2026-03-{at}", planned=["Tax 60m -> open it"]) for at in (18, 19, 20)),
    *(day(f"2026-03-{at}", done=["Cook"]) for at in (21, 22)),
]
OFTEN_PLANNED = [
    *(
        replace(one, actions=(action("[-] Gym"),)) if at % 2 else one
        for at, one in enumerate(since("2026-02-01")[:-4])
    ),
    *(day(f"2026-03-{at}", planned=["Tax"]) for at in range(19, 23)),
    day(TODAY, planned=["Tax"]),
]
CLASH = replace(TWO, measures=(Measure("тонус", None, "4 and 6"),), conflicts=("тонус",))
HOT = replace(RANGE, message="ж")
BARE_LINE = replace(COLON, message="'ж'", hint="ж: …")
UNREAD = about_file(replace(rules.UTF_16, advice="ж."), "2026-03-21.md", "ж")

Situation = tuple[Sequence[Day], Settings, Sequence[Diagnostic], str]

SCREENS: dict[str, Situation] = {
    "the first day": ([], Settings(), [], TODAY),
    "after the first act": ([day(TODAY, done=["Walk"])], Settings(), [], TODAY),
    "the first week": (since("2026-03-21"), Settings(), [], TODAY),
    "a fortnight": ([*since("2026-03-10")[:-1], *LATER[-5:-2]], Settings(), [], TODAY),
    "four weeks": ([*since("2026-01-10")[:-9], *four_weeks().days[-9:]], Settings(), [], TODAY),
    "beside an act": (
        [*TIMES, day(TODAY, planned=["[x] Walk", SIT])],
        Settings(),
        [],
        TODAY,
    ),
    "a list": ([*TIMES, day(TODAY, planned=[SIT, "Post", "Walk"])], Settings(), [], TODAY),
    "one thing": ([*TIMES, day(TODAY, planned=["Post"])], Settings(), [], TODAY),
    "rest": (since("2026-02-01"), RESTING, [], TODAY),
    "rest with a reason": ([*TIMES, day(TODAY, rest="ill")], Settings(), [], TODAY),
    "silence": ([day("2025-01-01", done=["Cook 2m"])], Settings(), [], TODAY),
    "silence once more": (
        [day("2026-01-01", done=["Cook"]), day("2026-02-01", done=["Walk 2m"], words="Rain.")],
        Settings(),
        [],
        TODAY,
    ),
    "on the way back": (
        [*since("2026-02-01")[:20], day("2026-03-22", done=["Walk", "Cook"])],
        Settings(),
        [],
        TODAY,
    ),
    "a dip": (DIP, Settings(), [], TODAY),
    "a dip after a dip": (EARLIER, Settings(), [], TODAY),
    "a dip after two dips": (TWO_DIPS, Settings(), [], TODAY),
    "a dip at first": (
        without_acts("2026-03-20", "2026-03-21", "2026-03-22"),
        Settings(),
        [],
        TODAY,
    ),
    "the chosen day": (since("2026-03-01"), COINS, [], TODAY),
    "the other day": (since("2026-03-01"), COINS, [], "2026-03-22"),
    "a new month": (MONTH, Settings(), [], "2026-03-01"),
    "beside a thought": (BESIDE, Settings(), [], TODAY),
    "due": (DUE, replace(COINS, experiments=()), [], TODAY),
    "put off": (LATER, Settings(), [], TODAY),
    "plans yesterday": (
        [*since("2026-02-01")[:-1], day("2026-03-22", planned=["Walk"])],
        Settings(),
        [],
        TODAY,
    ),
    "plans on many days": (OFTEN_PLANNED, Settings(), [], TODAY),
    "a value": ([MINE], Settings(), [HOT, BARE_LINE], TODAY),
    "a line without a colon": ([MINE], Settings(), [BARE_LINE], TODAY),
    "a file": ([MINE], Settings(), [UNREAD], TODAY),
    "a setting": ([MINE], Settings(), [about_file(rules.BAD_SETTING, "ж", "ж")], TODAY),
    "two files": ([CLASH], Settings(), [about_file(rules.TWO_FILES, "2026-03-22.md", "")], TODAY),
    "two values": (
        [replace(CLASH, files=("2026-03-22.md",))],
        Settings(),
        [about_file(rules.CONFLICT_VALUE, "2026-03-22.md", "")],
        TODAY,
    ),
    "a copy": ([MINE], Settings(), [about_file(rules.CONFLICT_COPY, "ж.md", "ж")], TODAY),
    "a dated copy": (
        [MINE],
        Settings(),
        [about_file(rules.CONFLICT_COPY, "ж.md", "2026-03-22")],
        TODAY,
    ),
}


def shown(name: str) -> Today:
    """Return a first screen in disguise."""
    days, settings, problems, as_of = SCREENS[name]
    of, options, analysis = analysed(days, settings, as_of)
    with using(Pseudo()):
        return today(of, options, analysis, on(as_of), problems)


@pytest.mark.parametrize("name", SCREENS)
def test_every_line_of_the_first_screen_is_said_through_the_catalogue(name: str) -> None:
    screen = shown(name)
    texts = [screen.title, screen.remark, screen.step.reason if screen.step else ""]
    for block in screen.blocks:
        texts.append(block.label)
        texts.extend(
            part.text
            for line in block.lines
            for part in line.parts
            if part.voice is not Voice.COMMAND
        )

    assert plain(*texts) == []


def test_these_screens_have_blocks_of_every_kind_and_steps_for_every_reason() -> None:
    screens = [shown(name) for name in SCREENS]
    steps = {screen.step.why.name for screen in screens if screen.step}

    assert {block.kind for screen in screens for block in screen.blocks} == set(Kind)
    assert steps == {"PAUSE", "DIP", "LIST", "THOUGHT", "DUE", "PUT_OFF", "STARTER"}


def test_a_sentence_of_its_own_stands_above_in_every_language() -> None:
    """Whether it does depends on what the block is about, not on how its text ends."""
    above = {
        name: [block.is_sentence for block in shown(name).blocks]
        for name in ("silence", "two files", "plans yesterday", "plans on many days", "a value")
    }

    assert above["silence"] == [True, False, False]
    assert above["two files"][-1]
    assert not above["plans yesterday"][-1]
    assert above["plans on many days"][-1]
    assert not above["a value"][-1]


# -- lines about one thing ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "last",
    [
        LastTime(on("2026-03-22"), minutes=5),
        LastTime(on("2026-03-20"), minutes=65, is_smaller=True, words="ж"),
        LastTime(on("2026-03-20"), before_after=(1, 4), words="ж", are_days_words=True),
        LastTime(on("2025-03-20"), expect_felt=(1, 4)),
    ],
)
def test_the_last_time_is_said_through_the_catalogue(last: LastTime) -> None:
    with using(Pseudo()):
        parts = last_time_line(last, on(TODAY), shows_words=True)

    assert plain(*(part.text for part in parts)) == []


def test_counts_are_said_through_the_catalogue() -> None:
    with using(Pseudo()):
        texts = [
            pairs_line(Pairs(4, 1, 2)),
            doubts_line(Doubts(6, 4)),
            planned_and_done(Counts(planned=3, done=1)),
            planned_and_done(Counts(planned=3, done=2, smaller=1, dropped=1)),
        ]

    assert plain(*texts) == []
    assert planned_and_done(Counts(planned=3, done=2, smaller=1, dropped=1)) == (
        "planned 3, done 2 (1 smaller), let go 1"
    )


@pytest.mark.parametrize(
    "schedule",
    [
        Schedule(Rhythm.DAILY),
        Schedule(Rhythm.EVERY_N_DAYS, 5),
        Schedule(Rhythm.PER_WEEK, 3),
        Schedule(Rhythm.PER_MONTH, 9),
    ],
)
def test_what_was_due_is_said_through_the_catalogue(schedule: Schedule) -> None:
    practice = Practice("walk", "Walk", schedule=schedule, identity="mover", absent_is_missed=True)
    options = Settings(practices=(practice,), identities=(Identity("mover", "I move"),))
    days = [day("2026-01-01", done=["Walk"]), *steady(9, "2026-03-14")]
    days = [
        replace(one, actions=(action("[x] Cook"),)) if at % 8 else one
        for at, one in enumerate(days)
    ]
    of, made_options, analysis = analysed(days, options, TODAY)
    with using(Pseudo()):
        found = [line.what for book in ledgers(of, made_options, analysis) for line in book.lines]

    assert any("⟦" in what for what in found)
    assert plain(*found) == []


# -- weeks, months and years ----------------------------------------------------------------------


def looked_back() -> list[Day]:
    """Return ten weeks with everything that a review tells."""
    days = steady(40, "2026-02-20")
    days.append(day("2026-02-22", rest="ill"))
    days += without_acts("2026-02-23", "2026-02-24", "2026-02-25")
    doubted = [action("[x] Post", doubt=True), action("[ ] Call", doubt=True)]
    days.append(day("2026-02-27", planned=[*doubted, "[>] Tax"], done=["Tea", "Cook"]))
    days.append(day("2026-03-06", planned=[action("[x] Post", anyway=True)], done=["Tea"]))
    days += [day(f"2026-03-{at}", planned=["[x] Walk", "[x] Sit"]) for at in range(10, 19)]
    return days


def test_reviews_are_said_through_the_catalogue() -> None:
    of, options, analysis = analysed(looked_back(), Settings(), TODAY)
    with using(Pseudo()):
        found = list(reviews(of, options, analysis))
    texts = ["".join(part.text for part in sentence) for one in found for sentence in one.sentences]

    assert len(texts) > 20
    assert plain(*texts) == []


class Turned:
    """A language that begins with the day."""

    def gettext(self, message: str, /) -> str:
        return {
            "{name} was doubted or little wanted, and was done on {day}.": "{day}: {name}!",
            "Done most: {things}.": "{thing} {things}",
        }.get(message, message)

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        return "{day} {name}, {count}" if "(last {day})" in one else one if count == 1 else many

    def pgettext(self, _context: str, message: str, /) -> str:
        return message


def test_a_name_and_a_day_stay_what_they_are_wherever_a_language_puts_them() -> None:
    days = [
        *steady(20, "2026-03-08"),
        day("2026-03-10", planned=["[x] Walk", action("[x] Post", doubt=True)]),
        day("2026-03-12", planned=["[x] Walk"]),
    ]
    with using(Turned()):
        found = made(*days, as_of=TODAY)["2026-W11"]
    told = [[(part.text, part.voice, part.day) for part in one] for one in found.sentences]

    assert [
        ("10 March", Voice.TOOL, on("2026-03-10")),
        (": ", Voice.TOOL, None),
        ("Post", Voice.NAME, None),
        ("!", Voice.TOOL, None),
    ] in told
    # A text that names a value which is not there is said in English.
    assert [
        ("Done most: ", Voice.TOOL, None),
        ("12 March", Voice.TOOL, on("2026-03-12")),
        (" ", Voice.TOOL, None),
        ("Walk", Voice.NAME, None),
        (", 2", Voice.TOOL, None),
        (".", Voice.TOOL, None),
    ] in told
