"""Short ways to write model values in tests.

``day("2026-03-14", planned=["[x] Walk 20m", "Call Sam"], done=["Cook 30m"])``: a box, a name,
minutes and ``-> SMALLER``, so that a test reads like a journal.  This is no parser: everything
else is given by name to ``action``.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from journal_tool import rules
from journal_tool.dayfile import Show, no_picture
from journal_tool.diagnostics import Diagnostic, about_file, at
from journal_tool.model import (
    Action,
    Day,
    Evidence,
    Journal,
    Measure,
    Rest,
    Smaller,
    State,
    Thought,
    Words,
)
from journal_tool.settings import ReportRules, Settings
from journal_tool.text import SourceText

_BOXES = {
    "[ ]": State.OPEN,
    "[x]": State.DONE,
    "[/]": State.SMALLER,
    "[-]": State.DROPPED,
    "[>]": State.MOVED,
}
_LINE = re.compile(r"(?P<box>\[.\] )?(?P<name>.*?)(?: (?P<minutes>\d+)m)?(?: -> (?P<small>.*))?$")
_SMALLER = re.compile(r"(?P<name>.*?) ?(?:(?P<minutes>\d+)m)?$")


def action(line: str, **more: Any) -> Action:
    """Return the action of a line such as ``[/] Gym 60m -> walk 5m``; ``more`` are its fields."""
    found = _LINE.match(line)
    assert found is not None, line
    box = (found["box"] or "[ ]").strip()
    return replace(
        Action(
            name=found["name"],
            key=found["name"].casefold(),
            state=_BOXES[box],
            minutes=int(found["minutes"]) if found["minutes"] else None,
            smaller=_smaller(found["small"]) if found["small"] else None,
        ),
        **more,
    )


def _smaller(text: str) -> Smaller:
    found = _SMALLER.match(text)
    assert found is not None, text
    return Smaller(found["name"], int(found["minutes"]) if found["minutes"] else None)


def on(text: str) -> date:
    """Return the date written as ``2026-03-14``."""
    return date.fromisoformat(text)


def day(
    when: str,
    *,
    planned: Sequence[str | Action] = (),
    done: Sequence[str | Action] = (),
    words: str | Sequence[Words] = "",
    rest: str | Rest | None = None,
    **more: Any,
) -> Day:
    """Return a day that somebody wrote in; ``more`` are fields of ``Day``.

    Args:
        when: the date.
        planned: lines of the plan, without a box open.
        done: things done though not planned, without a box done.
        words: its free text.
        rest: why it is a day of rest (``""`` for no reason), or ``None``.
    """
    actions = [action(one) if isinstance(one, str) else one for one in planned]
    for one in done:
        bonus = action(one, state=State.DONE) if isinstance(one, str) else one
        actions.append(replace(bonus, planned=False))
    path = f"{when}.md"
    free = Rest(rest) if isinstance(rest, str) else rest
    has_keys = bool(actions or free or more.keys() & {"thoughts", "evidence", "measures"})
    made = Day(
        on(when),
        files=(path,),
        actions=tuple(actions),
        words=((Words(path, words, 1),) if words else ()) if isinstance(words, str) else (*words,),
        rest=free,
        is_touched=True,
        is_recorded=has_keys,
    )
    return replace(made, **more)


def steady(count: int, last: str) -> list[Day]:
    """Days in a row up to ``last``, on each one thing done of two planned."""
    end = on(last).toordinal()
    dates = [date.fromordinal(at) for at in range(end - count + 1, end + 1)]
    return [day(str(one), planned=["[x] Walk", "[ ] Sit"]) for one in dates]


def journal(*days: Day, diagnostics: Sequence[Diagnostic] = (), name: str = "diary") -> Journal:
    """Return a journal of these days."""
    return Journal(days, tuple(diagnostics), name, len(days))


def mood(value: float, remark: str = "") -> tuple[Measure, ...]:
    """Return the numbers of a day that has a mood."""
    return (Measure("mood", value, remark),)


def four_weeks() -> Journal:
    """Return a believable month and a half: most of what a day can hold, and a pause in it."""
    return journal(
        day(
            "2026-02-18",
            planned=[
                action("[x] Letterbox 2m", anyway=True),
                action("[/] Sit 10m -> two minutes 2m"),
                action("[ ] Ring Kasia", doubt=True),
            ],
            done=["Ate something hot"],
            measures=mood(4),
            words=(
                "Brown envelope. On the fridge under the pizza magnet.\n\n"
                "Let it ring once and put it down. I'm not counting that. Texted her about the "
                "boiler, she sent back the man's number and a photo of Ola's tooth."
            ),
        ),
        day(
            "2026-02-20",
            planned=["[ ] Tax return 120m -> open the envelope 3m", "[-] Hoover", "[x] Sit 2m"],
            measures=mood(3, "tired"),
            thoughts=(
                Thought("Better to do it properly on Saturday", "put-off", None, "envelope"),
            ),
            words="Moved the envelope to see the calendar. Moved it back.",
        ),
        day("2026-02-21", planned=["[>] Tax return 120m", "[ ] Walk 20m"]),
        day(
            "2026-02-24",
            planned=["[x] To the lock 10m", "[x] Cornet: case open 1m", "[/] Sit 10m"],
            done=["Washed the two pans"],
            words="Valve two stuck. Warm water, like Mr Wilkes showed us in 1993.",
        ),
        day(
            "2026-02-26",
            planned=["[x] To the lock 10m", "[ ] Sit 5m"],
            measures=mood(5),
        ),
        day(
            "2026-03-02",
            planned=["[-] Gym 60m", "[-] Inbox"],
            words="A grey one.",
        ),
        day("2026-03-03", rest="ill", words="38.4. Toast."),
        day(
            "2026-03-05",
            planned=[
                action(
                    "[/] Tax return 120m -> open the envelope, read page one 3m",
                    likely=25,
                    before=1,
                    after=4,
                    tags=("work",),
                ),
                action("[x] Sit 5m"),
                action("[x] To the lock 10m", tags=("body",)),
                action("[ ] Cornet: case open, five long tones 5m", tags=("play", "tired")),
                action(
                    "[x] Bread knife through the top of the envelope 1m",
                    key="envelope",
                    thought="Better to do it properly on Saturday",
                ),
            ],
            measures=(*mood(5), Measure("sleep", 6.5)),
            thoughts=(
                Thought("Better to do it properly on Saturday", "put-off", None, "envelope"),
            ),
            words=(
                "£100, which is what the website said in January. Fifteen days on the fridge. "
                "The rest of page one is how to pay, and a number to ring, open till six. "
                "Didn't ring. Wrote the number on the lid of the folder, so the folder has been "
                "some use."
            ),
        ),
        day("2026-03-06", words="Rain all day. Read."),
        day("2026-03-07", planned=["[ ] Rang the number", "[ ] Walk 20m"], done=["Bins down"]),
        day(
            "2026-03-09",
            planned=["[x] Walk 20m", "[x] Sit 5m", "[ ] Inbox", "[ ] Ring Petra", "[ ] Post"],
        ),
        day(
            "2026-03-12",
            planned=[
                action(
                    "[x] Tax return, filed 100m",
                    note="the worst was finding August",
                    before=2,
                    after=7,
                ),
                "[x] To the lock 10m",
            ],
            done=["Dhal, the long way 40m"],
            measures=mood(6),
            words='Kasia: "so it\'s done then." Yes.',
        ),
        day(
            "2026-03-19",
            planned=[
                action(
                    "[x] Stand outside the band room 10m",
                    cue="after the Co-op",
                    likely=20,
                    expect=1,
                    felt=5,
                    before=2,
                    after=5,
                    tags=("people",),
                ),
                action("[x] To the lock 10m", tags=("body",)),
                action("[/] Cornet 15m -> five long tones 4m", tags=("play",)),
                action("[>] Boiler man"),
            ],
            evidence=(
                Evidence("Stood there the whole ten minutes", "player", supports=True),
                Evidence("Let it ring, twice", "answers", supports=False),
            ),
            measures=mood(5),
            words=(
                "They were on the hymn tunes. Two on second, nobody on third that I could hear. "
                "Denise came out at the break and said I looked cold. Said I'd been to the "
                "Co-op. She looked at the bag, which had one lemon in it."
            ),
        ),
        day("2026-03-20", planned=["[x] Sit 10m", "[x] Lock and back 30m"]),
        day(
            "2026-03-23",
            planned=[
                "[x] Lock and back by the chandler's 30m",
                action(
                    "[ ] Cornet, the slow bit 20m -> open the case 1m",
                    cue="after tea",
                    doubt=True,
                ),
            ],
        ),
        day("2026-03-25", planned=["Dentist 40m"]),
    )


def body(text: str, _show: Show = no_picture) -> str:
    """Stand in for the renderer of bodies: paragraphs of escaped text."""
    return "".join(f"<p>{html.escape(part)}</p>\n" for part in text.split("\n\n"))


def sample_problems() -> list[Diagnostic]:
    """Return findings of every weight, with and without a place in a file."""
    source = SourceText(
        "2026-03-12.md", "---\nmood: 11\nplaned: |\n  - [x] meditaton 10m\nkey: therapy\n---\n"
    )
    return [
        at(rules.NEAR_KEY, source, source.span(13, 19), "'planed' is no key", "meant 'planned'?"),
        about_file(rules.UTF_16, "2026-03-11.md", "the file is UTF-16 and could not be read"),
        at(rules.OUT_OF_RANGE, source, source.span(10, 12), "mood: 11 is outside 0-10"),
        at(rules.NOT_A_NUMBER, source, source.span(50, 57), "'therapy' is no number"),
    ]


def everywhere(text: str) -> tuple[Journal, Settings, list[Diagnostic]]:
    """Return a journal in which every field that holds text holds ``text``.

    One of its days is 2026-03-23.
    """
    actions = tuple(
        Action(
            text,
            f"key {at}",
            state,
            planned=at % 2 == 0,
            minutes=20,
            smaller=Smaller(text, 2),
            doubt=True,
            cue=text,
            note=text,
            tags=(text,),
            id=text,
            identity=text,
            thought=text,
        )
        for at, state in enumerate([*State, *State])
    )
    one = Day(
        on("2026-03-14"),
        files=(text, f"{text}.md"),
        actions=actions,
        thoughts=(Thought(text, text, text, "key 0"), Thought(text, text, text, text)),
        evidence=(Evidence(text, text, supports=True), Evidence(text, text, supports=False)),
        measures=(Measure(text, 1.5, text), Measure(f"{text}?", None, text)),
        conflicts=(text,),
        rest=Rest(text),
        tags=(text,),
        words=(Words(text, text, 1), Words(text, text, 1)),
        is_touched=True,
        is_recorded=True,
    )
    source = SourceText(text, f"{text}\n{text}")
    problems = [
        Diagnostic(rules.NEAR_KEY, text, source.span(0, 2), text, text),
        about_file(rules.UTF_16, text, text, text),
        Diagnostic(rules.FENCE, text, source.span(len(text) + 1, len(text) + 2), text, text),
    ]
    options = Settings(support=(text, text), report=ReportRules(lang=text))
    dates = (*(f"2026-03-{at}" for at in range(12, 17)), "2026-03-23")
    days = [replace(one, date=on(when)) for when in dates]
    return journal(*days, name=text), options, problems
