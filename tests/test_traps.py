"""Named traps: what people type, sync and paste, and exactly what is read (R2).

Written from ``docs/format.md``; the first word of an id is its section, ``R`` is a fact of the
reliability notes.  The language of the expectations is explained in ``torture/describe.py``;
an expectation without ``Jxxx`` means that nothing is told.
"""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from datetime import date

import pytest

from journal_tool.dayfile import DayReader, decode, gather
from journal_tool.model import Identity, Practice, Scale, State
from journal_tool.settings import BodyRules, Settings
from journal_tool.text import SourceText
from tests.torture import describe

THURSDAY = date(2026, 3, 12)
PLAIN = Settings()
WALK = Practice(
    "walk",
    "Walk",
    match=("stroll*", "walk the dog"),
    property="walk",
    sizes=("Shoes on, to the corner and back 2m", "To the lock 10m", "Half an hour 30m"),
)
WALKER = Settings(practices=(WALK,))


@dataclass(frozen=True, slots=True)
class Trap:
    """A text and what it says.

    Attributes:
        sentence: the section of the format that promises it.
        name: the trap in words.
        text: a file, its bytes, or several files by name, which are then joined into days.
        expected: lines of ``describe``.
        template: text of the day template.
        is_joined: whether one file is joined into its day, too.
    """

    sentence: str
    name: str
    text: str | bytes | Mapping[str, str]
    expected: tuple[str, ...]
    _: KW_ONLY
    settings: Settings = PLAIN
    template: str = ""
    is_note: bool = False
    is_dated_by_name: bool = True
    is_joined: bool = False

    @property
    def id(self) -> str:
        return f"{self.sentence} {self.name}"

    def said(self) -> describe.Said:
        """Read the text."""
        reader = DayReader(self.settings, self.template)
        if isinstance(self.text, Mapping):
            return describe.of_journal(
                gather(
                    reader.read(
                        SourceText(path, text),
                        date.fromisoformat(path[:10]),
                        is_note=len(path) > len("2026-03-12.md"),
                    )
                    for path, text in self.text.items()
                )
            )
        source: SourceText | None
        if isinstance(self.text, bytes):
            source, found = decode("2026-03-12.md", self.text)
        else:
            source, found = SourceText("2026-03-12.md", self.text), ()
        if source is None:
            return describe.of_bytes(found)
        parsed = reader.read(
            source, THURSDAY, is_note=self.is_note, is_dated_by_name=self.is_dated_by_name
        )
        if self.is_joined:
            return describe.of_journal(gather([parsed], found))
        return describe.of_file(parsed, found)

    def seen(self) -> list[str]:
        """Return what was read, in as much detail as is expected."""
        return describe.seen_as(self.said(), self.expected)


def fm(*lines: str) -> str:
    """Put lines between fences; the first of them is line 2 of the file."""
    return "\n".join(["---", *lines, "---", ""])


def text(*lines: str) -> str:
    return "\n".join([*lines, ""])


def planned(*lines: str) -> str:
    """Make lines, without their bullets, a plan; the first of them is line 3 of the file."""
    return fm("planned: |", *[f"  - {line}" for line in lines])


def deeds(*lines: str) -> str:
    return fm("done: |", *[f"  - {line}" for line in lines])


# -- 1 and 1.1: where lines stand -----------------------------------------------------------------

SAMPLE = fm(
    "mood: 5",
    "planned: |",
    "  - [x] Walk 20 min #body anyway",
    "  - [/] Gym 1h -> walk 5m",
    "  - [ ] Call Sam (after lunch) ?",
    "  - [-] Inbox",
    "  - [>] Taxes -- not without the letter",
    "done: |",
    "  - Cooked a real meal 30m #home",
    "thoughts: |",
    "  - I'll do it later #put-off -> [x] Shoes on, to the corner 2m 1..3",
    "against: |",
    "  - Let it ring, twice #answers",
) + text("", "# Monday", "", "Free text, in markdown.")

ONE_WALK = ("planned open | Walk | walk",)
GYM = "planned done | Gym | gym | 60 min | -> walk 5 min | doubt | #body"

PLACES = [
    Trap(
        "1",
        "the day of the specification reads as it says",
        SAMPLE,
        (
            "planned done | Walk | walk | 20 min | anyway | #body @4:9",
            "planned smaller | Gym | gym | 5 min | -> walk 5 min @5:9",
            "planned open | Call Sam | call sam | doubt | cue after lunch @6:9",
            "planned let go | Inbox | inbox @7:9",
            "planned moved | Taxes | taxes | note not without the letter @8:9",
            "bonus done | Cooked a real meal | cooked a real meal | 30 min | #home @10:5",
            (
                "planned done | Shoes on, to the corner | shoes on to the corner | 2 min"
                " | before 1 | after 3 | thought I'll do it later @12:38"
            ),
            "thought | I'll do it later | put-off | does shoes on to the corner @12:5",
            "against | Let it ring, twice | answers @14:5",
            "number | mood | 5 @2:7",
            "body has | Free text, in markdown.",
            "touched",
            "recorded",
        ),
    ),
    Trap(
        "1",
        "the whole of a day may be one line",
        "Done: shower",
        ("bonus done | shower | shower @1:7",),
    ),
    Trap("1", "everything is optional", "", ("untouched", "not recorded")),
    Trap("1", "blank lines are no mistake", "\n \n\t\n", ("untouched",)),
    # one grammar, three places
    Trap("1.1", "a line in front matter", planned("[x] Gym 1h -> walk 5m ? #body"), (GYM,)),
    Trap(
        "1.1",
        "the same line under a heading",
        text("Rain.", "", "## Planned", "- [x] Gym 1h -> walk 5m ? #body"),
        (GYM + " @4:7",),
    ),
    Trap(
        "1.1",
        "the same line without fences",
        text("Planned:", "- [x] Gym 1h -> walk 5m ? #body"),
        (GYM + " @2:7",),
    ),
    # whole-line reading
    Trap(
        "1.1",
        "a bare box is no YAML and is read",
        fm("planned:", "- [ ] Walk"),
        ("planned open | Walk | walk @3:7",),
    ),
    Trap(
        "1.1",
        "a bare box, indented",
        fm("planned:", "  - [ ] Walk"),
        ("planned open | Walk | walk @3:9",),
    ),
    Trap(
        "1.1",
        "a box in double quotes",
        fm("planned:", '  - "[ ] Walk"'),
        ("planned open | Walk | walk @3:10",),
    ),
    Trap(
        "1.1",
        "a box in single quotes",
        fm("planned:", "  - '[ ] Walk'"),
        ("planned open | Walk | walk @3:10",),
    ),
    Trap(
        "1.1",
        "a line of a block text",
        fm("planned: |", "  - [ ] Walk"),
        ("planned open | Walk | walk @3:9",),
    ),
    Trap(
        "1.1",
        "a value on the line of the key",
        fm("planned: Walk"),
        ("planned open | Walk | walk @2:10",),
    ),
    Trap(
        "1.1",
        "a box on the line of the key",
        fm("planned: [ ] Walk"),
        ("planned open | Walk | walk @2:14",),
    ),
    Trap(
        "1.1",
        "a ticked box on the line of the key",
        fm("planned: [x] Walk 10m"),
        ("planned done | Walk | walk | 10 min @2:14",),
    ),
    Trap(
        "1.1",
        "a quoted value on the line of the key",
        fm('planned: "Walk"'),
        ("planned open | Walk | walk @2:11",),
    ),
    Trap(
        "1.1",
        "a hash is a tag and not a comment",
        fm("planned:", "  - [ ] Read #book"),
        ("planned open | Read | read | #book",),
    ),
    Trap(
        "1.1",
        "a hash and a blank are text",
        fm("planned:", "  - Read # later"),
        ("planned open | Read # later | read later",),
    ),
    Trap(
        "1.1",
        "a hash in a value on the line of the key",
        fm("planned: Read #book"),
        ("planned open | Read | read | #book",),
    ),
    Trap(
        "1.1",
        "a colon splits nothing",
        fm("planned:", "  - [ ] Re: garage 10m"),
        ("planned open | Re: garage | re garage | 10 min",),
    ),
    Trap(
        "1.1",
        "a name with a colon is no mapping",
        fm("done:", "  - Walk: 10 min"),
        ("bonus done | Walk: | walk | 10 min",),
    ),
    Trap(
        "1.1",
        "a time of day is no number to the base of 60",
        fm("planned:", "  - 10:30 dentist"),
        ("planned open | 10:30 dentist | dentist",),
    ),
    Trap(
        "1.1",
        "quotes within are text",
        fm("planned:", '  - [ ] Read "Emma" 10m'),
        ('planned open | Read "Emma" | read emma | 10 min',),
    ),
    Trap(
        "1.1",
        "words after the closing quote belong to the text",
        fm("planned:", '  - "Deep work" 30m'),
        ('planned open | "Deep work" | deep work | 30 min',),
    ),
    Trap(
        "1.1",
        "a comment after the closing quote goes",
        fm("planned:", '  - "[x] Walk"   # in the rain'),
        ("planned done | Walk | walk",),
    ),
    Trap(
        "1.1",
        "a comment after a single quote goes",
        fm("planned:", "  - 'Walk' # in the rain"),
        ONE_WALK,
    ),
    Trap(
        "1.1",
        "a doubled single quote is an apostrophe",
        fm("planned:", "  - 'It''s late'"),
        ("planned open | It's late | its late",),
    ),
    Trap(
        "1.1",
        "escapes in double quotes",
        fm("planned:", '  - "Say \\"hi\\" \\u00e0 Ana"'),
        ('planned open | Say "hi" à Ana | say hi à ana',),
    ),
    Trap(
        "1.1",
        "a quote that is never closed is text and costs nothing else",
        fm("planned:", '  - "Walk', "mood: 4"),
        ('planned open | "Walk | walk', "number | mood | 4"),
    ),
    Trap(
        "1.1",
        "an apostrophe at the start of a line is text",
        fm("planned:", "  - 'Tis the season 10m", "  - Walk"),
        ("planned open | 'Tis the season | tis the season | 10 min", *ONE_WALK),
    ),
    Trap(
        "1.1",
        "signs that mean something to YAML are text",
        fm(
            "planned:",
            "  - !important call",
            "  - *Walk* 10m",
            "  - &c and so on",
            "  - @home tidy",
            "  - % of the tax",
            "  - `make`",
            "  - ? really",
            "  - {a: b}",
            "  - , comma",
        ),
        (
            "planned open | !important call | important call",
            "planned open | *Walk* | walk | 10 min",
            "planned open | &c and so on | c and so on",
            "planned open | @home tidy | home tidy",
            "planned open | % of the tax | of the tax",
            "planned open | `make` | make",
            "planned open | ? really | really",
            "planned open | {a: b} | a b",
            "planned open | , comma | comma",
        ),
    ),
    Trap(
        "1.1",
        "a link is no box",
        fm("planned:", "  - [x](https://x.org)", "  - [[Running|Run]] 5 km"),
        (
            "planned open | [x](https://x.org) | x",
            "planned open | [[Running|Run]] 5 km | run",
        ),
    ),
    Trap(
        "1.1",
        "values that YAML would make something else of",
        fm("done:", "  - no sugar", "  - 12:30", "  - 0010", "  - 2026-03-12", "  - yes"),
        (
            "key | no sugar",
            "key | 12:30",
            "key | 0010",
            "key | 2026-03-12",
            "key | yes",
        ),
    ),
    Trap(
        "1.1",
        "a list ends at a key in column 1",
        fm("planned:", "- [ ] Walk", "mood: 4", "note to self: Sit"),
        (*ONE_WALK, "number | mood | 4"),
    ),
    Trap(
        "1.1",
        "a list ends at the closing fence",
        fm("planned:", "- [ ] Walk") + "- [ ] Sit\n",
        ONE_WALK,
    ),
    Trap(
        "1.1",
        "nested items are items of their own and so is their parent",
        fm(
            "planned:",
            "  - [ ] Kitchen",
            "    - [x] Dishes 10m",
            "      * [/] Glasses",
            "  - [ ] Walk",
        ),
        (
            "planned open | Kitchen | kitchen",
            "planned done | Dishes | dishes | 10 min",
            "planned smaller | Glasses | glasses",
            *ONE_WALK,
        ),
    ),
    Trap(
        "1.1",
        "tabs before the bullet",
        fm("planned:", "\t- [ ] Walk", "\t\t- [x] Sit"),
        ("planned open | Walk | walk @3:8", "planned done | Sit | sit @4:9"),
    ),
    Trap(
        "1.1",
        "any indentation, even a falling one",
        fm("planned: |", "      - [ ] Walk", "  - [ ] Sit", " - [ ] Call"),
        (*ONE_WALK, "planned open | Sit | sit", "planned open | Call | call"),
    ),
    Trap(
        "1.1",
        "a box without a bullet begins an item",
        fm("planned:", "  [ ] Walk", "  [x] Sit"),
        ("planned open | Walk | walk @3:7", "planned done | Sit | sit @4:7"),
    ),
    Trap(
        "1.1",
        "a deeper line may be a key",
        fm("planned:", "  - [x] Walk", "    minutes: 20", "    felt: 6", "  - [ ] Sit"),
        ("planned done | Walk | walk | 20 min | felt 6", "planned open | Sit | sit"),
    ),
    Trap(
        "1.1",
        "a deeper line with other words is a note",
        fm("planned:", "  - [x] Walk 20m", "    the dog came too", "    as far as the lock"),
        ("planned done | Walk | walk | 20 min | note the dog came too / as far as the lock",),
    ),
    Trap(
        "1.1",
        "a deeper line with a key nobody knows is a note",
        fm("planned:", "  - [x] Walk", "    where: park"),
        ("planned done | Walk | walk | note where: park",),
    ),
    Trap(
        "1.1",
        "a deeper line with a number out of range",
        fm("planned:", "  - [x] Walk", "    minutes: 2000"),
        ("planned done | Walk | walk", "J201 4:14"),
    ),
    Trap(
        "1.1",
        "a key below a quoted item",
        fm("planned:", '  - "[x] Walk"', "    minutes: 20"),
        ("planned done | Walk | walk | 20 min",),
    ),
    Trap(
        "1.1",
        "a line at the edge of a list is reported and left out",
        fm("planned:", "  - [ ] Walk", "the dentist", "  - [ ] Sit"),
        (*ONE_WALK, "planned open | Sit | sit", "J112 4:1"),
    ),
    Trap(
        "1.1",
        "a line less deep than its item is reported and left out",
        fm("planned:", "   - [ ] Walk", " the dentist", "   - [ ] Sit"),
        (*ONE_WALK, "planned open | Sit | sit", "J112 4"),
    ),
    Trap(
        "1.1",
        "a flow list",
        fm("planned: [Walk, Sit]"),
        ("planned open | Walk | walk @2:11", "planned open | Sit | sit @2:17"),
    ),
    Trap(
        "1.1",
        "a flow list of quoted boxes",
        fm("planned: [\"[ ] Walk\", '[x] Sit, then stand']"),
        ("planned open | Walk | walk", "planned done | Sit, then stand | sit then stand"),
    ),
    Trap(
        "1.1",
        "a flow list over several lines",
        fm("planned: [Walk,", "  Sit 5m]", "mood: 4"),
        (*ONE_WALK, "planned open | Sit | sit | 5 min", "number | mood | 4"),
    ),
    Trap(
        "1.1",
        "a flow list with a comment behind it",
        fm("planned: [Walk, Sit] # for now"),
        (*ONE_WALK, "planned open | Sit | sit"),
    ),
    Trap(
        "1.1",
        "a flow list whose items hold commas and brackets",
        fm('planned: ["Sit, then stand", Call (Ana, Ben), Walk: 10m]'),
        (
            "planned open | Sit, then stand | sit then stand",
            "planned open | Call (Ana, Ben) | call ana ben",
            "planned open | Walk: | walk | 10 min",
        ),
    ),
    Trap(
        "1.1",
        "a deeper line below a value on the line of the key",
        fm("planned: Walk", "  by the lock"),
        ("planned open | Walk | walk | note by the lock",),
    ),
    Trap(
        "1.1",
        "an item over two lines of a quoted text",
        fm("planned:", '  - "[ ] Walk', '    by the lock"', "mood: 4"),
        ("planned open | Walk by the lock | walk by the lock", "number | mood | 4"),
    ),
    Trap(
        "1.1",
        "a list of a list",
        fm("planned:", "- - [ ] Walk"),
        ("planned open | Walk | walk @3:9",),
    ),
    Trap("1.1", "an empty list: nothing", fm("planned:", "mood: 4"), ("number | mood | 4",)),
    Trap("1.1", "an empty list: brackets", fm("planned: []"), ()),
    Trap("1.1", "an empty list: brackets and a blank", fm("planned: [ ]"), ()),
    Trap(
        "1.1",
        "an empty list with a comment behind it",
        fm("planned: [] # none", "done: [ ]  # yet"),
        (),
    ),
    Trap(
        "4",
        "a link is text, also where a list is meant",
        fm("planned: [[Walk]]", "done: [[Lock|To the lock]] 10m"),
        (
            "planned open | [[Walk]] | walk @2:10",
            "bonus done | [[Lock|To the lock]] | to the lock | 10 min @3:7",
        ),
    ),
    Trap(
        "1.2",
        "commas do not separate links",
        fm("planned: [[Walk]], [[Sit]]"),
        ("planned open | [[Walk]], [[Sit]] | walk sit",),
    ),
    Trap("1.1", "an empty list: a block without lines", fm("done: |"), ()),
    Trap("1.1", "an item of a list that says nothing yet", fm("planned:", "  - [ ] ", "  - "), ()),
    Trap(
        "1.1",
        "a folded block means the same",
        fm("planned: >", "  - [ ] Walk", "  - [x] Sit"),
        (*ONE_WALK, "planned done | Sit | sit"),
    ),
    Trap(
        "1.1",
        "a block with signs for its last line end",
        fm("planned: |-", "  - [ ] Walk", "done: >+", "  - Sit"),
        (*ONE_WALK, "bonus done | Sit | sit"),
    ),
    Trap(
        "1.1",
        "lines of a block without bullets",
        fm("planned: |", "  Walk", "  Sit"),
        (*ONE_WALK, "planned open | Sit | sit"),
    ),
    Trap(
        "1.1",
        "blank lines within a list",
        fm("planned:", "", "  - [ ] Walk", "", "  - [ ] Sit", "", "mood: 4"),
        (*ONE_WALK, "planned open | Sit | sit", "number | mood | 4"),
    ),
    # every other key is YAML
    Trap("1.1", "a quoted number", fm('mood: "5"'), ("number | mood | 5",)),
    Trap("1.1", "a comment after a value", fm("mood: 5 # fine"), ("number | mood | 5",)),
    Trap(
        "1.1",
        "a list of tags in both ways of YAML",
        fm("tags:", "  - book", "  - garden", "mood: 5"),
        ("number | mood | 5", "tags | book, garden"),
    ),
    Trap("1.1", "a flow list of tags", fm("tags: [book, garden]"), ("tags | book, garden",)),
    Trap(
        "1.1",
        "a mistake costs its own key only: a bracket",
        fm("mood: 5", "weather: [rain", "sleep: 7", "planned:", "  - [ ] Walk"),
        (*ONE_WALK, "number | mood | 5", "number | sleep | 7", "J107 3"),
    ),
    Trap(
        "1.1",
        "a mistake costs its own key only: a quote",
        fm('weather: "rain', "mood: 5", "tags: [a]"),
        ("number | mood | 5", "tags | a", "J107 2"),
    ),
    Trap(
        "1.1",
        "a mistake costs its own key only: a second colon",
        fm("weather: rain: all day", "mood: 5", "tags: [a]"),
        ("number | mood | 5", "tags | a", "J107 2"),
    ),
    Trap(
        "1.1",
        "a mistake costs its own key only: a tab",
        fm("weather:", "\train: yes", "  - b", "mood: 5"),
        ("number | mood | 5", "J107 2"),
    ),
    Trap(
        "1.1",
        "two mistakes cost two keys",
        fm("a: [x", "mood: 5", "b: 'y", "sleep: 7"),
        ("number | mood | 5", "number | sleep | 7", "J107 2", "J107 4"),
    ),
    Trap(
        "1.1",
        "of two numbers with one key the last counts, and it is told",
        fm("mood: 3", "sleep: 7", "mood: 5"),
        ("number | mood | 5", "number | sleep | 7", "J205 4:1"),
    ),
    Trap(
        "1.1",
        "two lists with one key are joined, and it is told",
        fm("planned:", "  - Walk", "done: Sit", "planned: Call"),
        (*ONE_WALK, "bonus done | Sit | sit", "planned open | Call | call", "J205 5:1"),
    ),
    Trap(
        "1.1",
        "two lists of tags, or of skipped practices, are joined",
        fm("tags: [choir]", "skip: [walk]", "tags: [rain]", "skip: sit"),
        (
            "planned let go | walk | walk",
            "planned let go | sit | sit",
            "tags | choir, rain",
            "J205 4:1",
            "J205 5:1",
        ),
    ),
    Trap(
        "1.1",
        "of two values of rest the last counts",
        fm("rest: ill", "rest: false"),
        ("J205 3:1",),
    ),
    Trap("1.1", "an unknown key twice is told too", fm("a: 1", "a: 2"), ("J205 3:1",)),
    Trap(
        "1.1",
        "one key in capitals and in small letters is one key",
        fm("Mood: 3", "mood: 5"),
        ("number | mood | 5", "J205 3:1"),
    ),
    Trap(
        "1.1",
        "a horizontal rule at the top loses no word",
        text("---", "", "Hello", "", "---", "", "world"),
        ("body has | Hello", "body has | world", "body line | 1"),
    ),
    Trap(
        "1.1",
        "a horizontal rule above prose with a colon far down",
        text("---", "Hello", "---", "mood: 5"),
        ("body has | Hello", "body has | mood: 5"),
    ),
    # fences
    Trap(
        "1.1",
        "three dots end front matter",
        text("---", "mood: 5", "...", "Hello", "---", "sleep: 7"),
        ("number | mood | 5", "body has | Hello", "body has | sleep: 7", "body line | 4"),
    ),
    Trap(
        "1.1",
        "an opening fence of an em dash and a hyphen",
        text("—-", "mood: 5", "---", "Hello"),
        ("number | mood | 5", "body line | 4", "J114 1"),
    ),
    Trap(
        "1.1",
        "an opening fence of three em dashes",
        text("———", "mood: 5", "---", "Hello"),
        ("number | mood | 5", "body line | 4", "J114 1"),
    ),
    Trap(
        "1.1",
        "a closing fence of two en dashes",
        text("---", "mood: 5", "––", "Hello"),
        ("number | mood | 5", "body line | 4", "J114 3"),
    ),
    Trap(
        "1.1",
        "a missing end fence",
        text("---", "mood: 4", "planned:", "- [ ] Walk", "  - [x] Sit", "", "Dear diary", "mood 3"),
        (
            *ONE_WALK,
            "planned done | Sit | sit",
            "number | mood | 4",
            "body has | Dear diary",
            "body line | 7",
            "J114",
        ),
    ),
    Trap(
        "1.1",
        "a missing end fence and nothing below",
        text("---", "mood: 4", "done:", "- Walk"),
        ("bonus done | Walk | walk", "number | mood | 4", "J114"),
    ),
    Trap("1.1", "blanks after a fence", "--- \nmood: 5\n---\t\nHello", ("number | mood | 5",)),
    Trap(
        "1.1",
        "no line end after the closing fence",
        "---\nmood: 5\n---",
        ("number | mood | 5",),
    ),
    # the body
    *[
        Trap(
            "1.1",
            f"a plan below the heading {name}",
            text("Rain.", "", f"## {name}", "- [ ] Walk", "- [x] Sit"),
            ("planned open | Walk | walk @4:7", "planned done | Sit | sit @5:7"),
        )
        for name in ("Planned", "Plan", "Today", "Tasks", "To do", "Todo", "PLANNED", "To-do")
    ],
    *[
        Trap(
            "1.1",
            f"deeds below the heading {name}",
            text("Rain.", "", f"### {name}", "- Walk", "- [x] Sit 5m"),
            ("bonus done | Walk | walk @4:3", "bonus done | Sit | sit | 5 min"),
        )
        for name in ("Done", "Did", "✅ Done:", "**Done**")
    ],
    Trap(
        "1.1",
        "a heading that is underlined",
        text("Rain.", "", "Done", "----", "- Walk"),
        ("bonus done | Walk | walk",),
    ),
    Trap(
        "1.1",
        "below a heading an item without a box counts at the top level only",
        text("## Done", "- Walk", "  - by the lock", "  - [x] Sit"),
        ("bonus done | Walk | walk", "bonus done | Sit | sit"),
    ),
    Trap(
        "1.1",
        "boxes count at any depth",
        text("## Planned", "- Kitchen", "  - at last", "    - [ ] Dishes", "      1. [x] Glasses"),
        (
            "planned open | Kitchen | kitchen",
            "planned open | Dishes | dishes",
            "planned done | Glasses | glasses",
        ),
    ),
    Trap(
        "1.1",
        "a section ends at a heading of its own level",
        text("## Planned", "- [ ] Walk", "## Notes", "- [ ] Sit"),
        ONE_WALK,
    ),
    Trap(
        "1.1",
        "a section ends at a heading of a higher level",
        text("## Planned", "- [ ] Walk", "# Notes", "- [ ] Sit"),
        ONE_WALK,
    ),
    Trap(
        "1.1",
        "a section holds its smaller headings",
        text("## Planned", "### Morning", "- [ ] Walk", "### Evening", "- [ ] Sit"),
        (*ONE_WALK, "planned open | Sit | sit"),
    ),
    Trap(
        "1.1",
        "a done section within a planned one",
        text("# Today", "- [ ] Walk", "## Done", "- Sit"),
        (*ONE_WALK, "bonus done | Sit | sit"),
    ),
    Trap(
        "1.1",
        "a callout",
        text("Rain.", "", "> [!todo]- Planned", "> - [ ] Walk", "", "- [ ] Sit"),
        ("planned open | Walk | walk @4:9",),
    ),
    Trap(
        "1.1",
        "a callout of deeds",
        text("> [!note] Done", "> - Walk", "> - Sit"),
        ("bonus done | Walk | walk", "bonus done | Sit | sit"),
    ),
    Trap(
        "1.1",
        "a quote below a heading",
        text("## Planned", "> - [ ] Walk"),
        ONE_WALK,
    ),
    Trap(
        "1.1",
        "a label in the middle of the text",
        text("Rain all day.", "", "Done:", "- Walk", "", "Later more rain."),
        ("bonus done | Walk | walk @4:3",),
    ),
    Trap(
        "1.1",
        "a label glued to a list ends it",
        text("Rain.", "", "Planned:", "- [ ] Walk", "Done:", "- Sit"),
        (*ONE_WALK, "bonus done | Sit | sit"),
    ),
    Trap(
        "1.1",
        "a bold label",
        text("Rain.", "", "**Done:**", "- Walk"),
        ("bonus done | Walk | walk",),
    ),
    Trap(
        "1.1",
        "a label with a picture before it",
        text("Rain.", "", "✅ Done:", "- Walk"),
        ("bonus done | Walk | walk",),
    ),
    Trap(
        "1.1",
        "a heading with a time or a date in it folds to its name",
        text("## Done 10:30", "- Walk", "", "## Done, 2026-03-12", "- Sit"),
        ("bonus done | Walk | walk", "bonus done | Sit | sit"),
    ),
    Trap(
        "1.1",
        "a heading that only begins with a name is another one",
        text("## Planned for tomorrow", "- [ ] Milk", "## Done", "- Walk"),
        ("bonus done | Walk | walk",),
    ),
    Trap(
        "1.1",
        "a label without a list is prose",
        text("Rain.", "", "Done: the washing", "", "Done:", "", "More rain."),
        (),
    ),
    Trap(
        "1.1",
        "deeper lines below a box of the body",
        text("## Planned", "- [x] Walk", "  minutes: 20", "  by the lock"),
        ("planned done | Walk | walk | 20 min | note by the lock",),
    ),
    Trap(
        "1.1",
        "a box without a bullet below a heading",
        text("## Planned", "[ ] Walk", "☐ Sit"),
        (*ONE_WALK, "planned open | Sit | sit"),
    ),
    Trap(
        "1.1",
        "round bullets below a heading",
        text("## Done", "• Walk", "• Sit"),
        ("bonus done | Walk | walk", "bonus done | Sit | sit"),
    ),
    Trap(
        "1.1",
        "dashes as bullets below a heading",
        text("## Done", "– Walk", "• Sit", "– Call"),
        ("bonus done | Walk | walk", "bonus done | Sit | sit", "bonus done | Call | call"),
    ),
    Trap(
        "1.1",
        "a dash as the bullet of a box below a box",
        text("## Planned", "• [x] Walk", "  – [ ] Sit"),
        ("planned done | Walk | walk", "planned open | Sit | sit"),
    ),
    Trap(
        "1.1",
        "dashes as bullets below a label",
        text("Rain.", "", "Done:", "– Walk", "– Sit"),
        ("bonus done | Walk | walk", "bonus done | Sit | sit"),
    ),
    Trap(
        "1.1",
        "a tab before a box of the body",
        text("## Planned", "\t- [ ] Walk"),
        ONE_WALK,
    ),
    Trap(
        "1.1",
        "without any list all boxes are plans",
        text("# Heute", "- [ ] Walk", "Regen.", "- [x] Sit", "- no box"),
        ("planned open | Walk | walk", "planned done | Sit | sit"),
    ),
    Trap(
        "1.1",
        "a list in front matter leaves other boxes alone",
        fm("done: Walk") + text("# Shopping", "- [ ] Milk"),
        ("bonus done | Walk | walk",),
    ),
    Trap(
        "1.1",
        "a list in the body leaves other boxes alone",
        text("## Planned", "- [ ] Walk", "## Shopping", "- [ ] Milk"),
        ONE_WALK,
    ),
    Trap(
        "1.1",
        "sections: only boxes below a heading",
        text("- [ ] Milk"),
        (),
        settings=Settings(body=BodyRules(tasks="sections")),
    ),
    Trap(
        "1.1",
        "all: every box",
        fm("planned: Call") + text("- [ ] Milk", "## Done", "- [x] Walk"),
        ("planned open | Call | call", "planned open | Milk | milk", "bonus done | Walk | walk"),
        settings=Settings(body=BodyRules(tasks="all")),
    ),
    Trap(
        "1.1",
        "none: no box",
        fm("planned: Call") + text("## Planned", "- [ ] Milk"),
        ("planned open | Call | call",),
        settings=Settings(body=BodyRules(tasks="none")),
    ),
    Trap(
        "1.1",
        "an ignored heading",
        text("- [ ] Walk", "## Someday", "- [ ] Sail", "### Planned", "- [ ] Fly"),
        ONE_WALK,
        settings=Settings(body=BodyRules(ignore=("Someday",))),
    ),
    Trap(
        "1.1",
        "names of one's own are compared folded",
        text("# Text", "- [ ] Milk", "## 🗓 HEUTE:", "- [ ] Walk", "## Geschafft", "- Sit"),
        (*ONE_WALK, "bonus done | Sit | sit"),
        settings=Settings(body=BodyRules(planned=("Heute",), done=("Geschafft",))),
    ),
    Trap(
        "1.1",
        "fenced code does not count",
        text("## Planned", "```", "- [ ] Milk", "```", "~~~ md", "- [ ] Tea", "~~~", "- [ ] Walk"),
        ONE_WALK,
    ),
    Trap(
        "1.1",
        "an HTML comment does not count",
        text("## Planned", "<!--", "- [ ] Milk", "-->", "- [ ] Walk"),
        (*ONE_WALK, "body hides | Milk"),
    ),
    Trap(
        "1.1",
        "a comment between percent signs does not count and is never shown",
        text("## Planned", "%%", "- [ ] Milk", "%%", "- [ ] Walk", "", "Rain %%secret%% all day."),
        (*ONE_WALK, "body hides | Milk", "body hides | secret", "body has | all day."),
    ),
    Trap(
        "1.1",
        "percent signs in a line of front matter are never shown",
        planned("[x] Walk 10m %%with Ana%%"),
        ("planned done | Walk | walk | 10 min",),
    ),
    Trap(
        "1.1",
        "percent signs in a line without fences are never shown",
        text("Done: Walk %%with Ana%%", "mood 4 %%her%%"),
        ("bonus done | Walk | walk", "number | mood | 4"),
    ),
    Trap(
        "1.1",
        "percent signs in a note are never shown",
        planned("[x] Walk -- rain %%with Ana%%"),
        ("planned done | Walk | walk | note rain",),
    ),
    Trap(
        "1.1",
        "percent signs above and below a fence are no comment",
        fm("planned:", "- Shoes, 50%% off", "- Walk") + "Now 60%% off.\n",
        ("planned open | Shoes, 50%% off | *", *ONE_WALK, "body has | off.", "body line | 6"),
    ),
    Trap(
        "1.1",
        "signs of HTML comments above and below a fence are no comment",
        fm("planned:", "- Read <!-- 10m", "- Walk") + "An arrow --> there.\n",
        ("planned open | *", *ONE_WALK, "body has | there.", "body line | 6"),
    ),
    Trap(
        "1.1",
        "a comment that is never closed hides what follows, and it is told",
        text("Rain.", "", "%% private", "", "secret"),
        ("body has | Rain.", "body hides | secret", "J115 3:1"),
    ),
    Trap(
        "1.1",
        "percent signs in code are code",
        text("Use `100%%` of it.", "", "Then `%%` more."),
        ("body has | of it.", "body has | Then"),
    ),
    # no fences
    Trap("1.1", "no fences: a number without a colon", "mood 4\n", ("number | mood | 4",)),
    Trap("1.1", "no fences: a number with a colon", "Mood: 4\n", ("number | mood | 4",)),
    Trap(
        "1.1",
        "no fences: a name alone with a bulleted list",
        text("Planned", "- [ ] Walk", "- Sit"),
        ("planned open | Walk | walk @2:7", "planned open | Sit | sit @3:3"),
    ),
    Trap(
        "1.1",
        "no fences: a name alone with lines below",
        text("Done:", "shower", "dishes 10m"),
        ("bonus done | shower | shower @2:1", "bonus done | dishes | dishes | 10 min"),
    ),
    Trap(
        "1.1",
        "no fences: several keys",
        text("mood 6 tired", "sleep 7,5", "Done: shower", "Planned", "Walk"),
        (
            "bonus done | shower | shower",
            *ONE_WALK,
            "number | mood | 6 | tired",
            "number | sleep | 7.5",
        ),
    ),
    Trap(
        "1.1",
        "no fences: the head ends at the first line that is none of these",
        text("Mood: 4", "Dear diary", "Energy: 5", "Done: shower"),
        ("number | mood | 4", "body has | Dear diary", "body has | Energy: 5"),
    ),
    Trap(
        "1.1",
        "no fences: prose first is prose throughout",
        text("Dear diary", "mood 4"),
        ("body has | mood 4",),
    ),
    Trap(
        "1.1",
        "no fences: a sentence that may have been meant as a key is told",
        text("Done the dishes", "mood 4"),
        ("body has | Done the dishes", "J113 1:1"),
    ),
    Trap(
        "1.1",
        "no fences: a sentence that begins with the name of a list",
        text("For years I went there. Against all odds."),
        ("body has | For years",),
    ),
    Trap(
        "1.1",
        "no fences: boxes without bullets",
        text("[ ] Walk", "☑ Sit"),
        (*ONE_WALK, "planned done | Sit | sit"),
    ),
    Trap(
        "1.1",
        "no fences: a heading that is underlined with hyphens",
        text("Done", "----", "- Walk"),
        ("bonus done | Walk | walk @3:3",),
    ),
    Trap(
        "1.1",
        "no fences: only in files whose name is a date",
        text("Done: shower", "mood 4"),
        (),
        is_dated_by_name=False,
    ),
    # check-box properties
    Trap(
        "1.1",
        "a check-box property that is true",
        fm("walk: true"),
        ("planned done | Walk | walk",),
        settings=WALKER,
    ),
    Trap(
        "1.1",
        "a check-box property that is false",
        fm("walk: false"),
        ("planned open | Walk | walk",),
        settings=WALKER,
    ),
    Trap(
        "1.1",
        "a check-box property that is not answered",
        fm("walk:", "mood: 5"),
        ("number | mood | 5",),
        settings=WALKER,
    ),
    Trap(
        "1.1",
        "a check-box property with another name than its practice",
        fm("moved: true"),
        ("planned done | Long walk | walk",),
        settings=Settings(practices=(Practice("walk", "Long walk", property="moved"),)),
    ),
    Trap(
        "1.1",
        "a check-box property is called as its table by default",
        fm("walk: true"),
        ("planned done | Long walk | walk",),
        settings=Settings(practices=(Practice("walk", "Long walk"),)),
    ),
    Trap(
        "1.1",
        "other booleans are left alone",
        fm("publish: true", "draft: false", "sit: true"),
        (),
        settings=WALKER,
    ),
    Trap(
        "1.1",
        "words below the heading of a practice are the deed",
        text("# Tuesday", "", "## Morning pages", "", "Three of them, all about the boiler."),
        ("bonus done | Write | write",),
        settings=Settings(practices=(Practice("write", "Write", heading="Morning pages"),)),
    ),
    Trap(
        "1.1",
        "the heading of a practice without words is no deed",
        text("## Morning pages", "", "## Notes", "Rain."),
        (),
        settings=Settings(practices=(Practice("write", "Write", heading="Morning pages"),)),
    ),
]

# -- 1.2: boxes -----------------------------------------------------------------------------------

BOXES = [
    *[
        Trap("1.2", f"open: {box}", planned(f"{box} Walk"), ONE_WALK)
        for box in ("[ ]", "[]", "☐", "[  ]")
    ],
    *[
        Trap("1.2", f"done: {box}", planned(f"{box} Walk"), ("planned done | Walk | walk",))
        for box in ("[x]", "[X]", "[x ]", "[✓]", "[✔]", "✓", "✔", "☑", "✅")
    ],
    *[
        Trap("1.2", f"smaller: {box}", planned(f"{box} Walk"), ("planned smaller | Walk | walk",))
        for box in ("[/]", "[.]", "[o]", "[O]")
    ],
    *[
        Trap("1.2", f"let go: {box}", planned(f"{box} Walk"), ("planned let go | Walk | walk",))
        for box in ("[-]", "[–]", "[—]")
    ],
    Trap("1.2", "moved: [>]", planned("[>] Walk"), ("planned moved | Walk | walk",)),
    Trap(
        "1.2",
        "a sign of a picture font with a selector",
        planned("☑️ Walk", "✔️ Sit"),
        ("planned done | Walk | walk", "planned done | Sit | sit"),
    ),
    Trap(
        "1.2",
        "boxes without a blank after them",
        planned("[x]Walk", "[ ]Sit", "✓Call"),
        (
            "planned done | Walk | walk",
            "planned open | Sit | sit",
            "planned done | Call | call",
        ),
    ),
    Trap(
        "1.2",
        "a bullet without a blank before the box",
        fm("planned:", "-[ ] Walk", "-[x] Sit"),
        (*ONE_WALK, "planned done | Sit | sit"),
    ),
    Trap(
        "1.2",
        "under done no box is needed",
        deeds("Walk 20m", "[x] Sit"),
        ("bonus done | Walk | walk | 20 min", "bonus done | Sit | sit"),
    ),
    Trap(
        "1.2",
        "a smaller deed under done",
        deeds("[/] Walk"),
        ("bonus smaller | Walk | walk",),
    ),
    Trap(
        "1.2",
        "a deed ticks the plan of that day",
        fm("planned:", "- [ ] Walk", "done:", "- Walk 20 min"),
        ("day 2026-03-12", "planned done | Walk | walk | 20 min"),
        is_joined=True,
    ),
    Trap("1.2", "without a box under planned: open", fm("planned:", "- Walk"), ONE_WALK),
    Trap(
        "1.2",
        "an open box under done is reported and not counted",
        deeds("[ ] Walk", "Sit"),
        ("bonus done | Sit | sit", "J202 3:5"),
    ),
    Trap(
        "1.2",
        "another sign is a note and told once",
        planned("[?] Walk", "[?] Sit", "[!] Call", "[*] Cook", "[x] Read"),
        ("planned done | Read | read", "J209 3:5", "J209 5:5", "J209 6:5"),
    ),
    Trap(
        "1.2",
        "a sign of one's own",
        planned("[d] Walk", "[?] Sit"),
        ("planned smaller | Walk | walk",),
        settings=Settings(boxes={"d": State.SMALLER, "?": None}),
    ),
    *[
        Trap("1.2", f"nothing done: {word}", fm(f"done: {word}"), ())
        for word in ("nothing", "none", "no", "-", "0", "n/a", "Nothing", "NONE")
    ],
    Trap("1.2", "nothing done without fences", "Done: nothing\n", ()),
    Trap("1.2", "nothing done, below a heading", text("## Done", "- nothing"), ()),
    Trap("1.2", "nothing planned, in a list", fm("planned:", "- nothing"), ()),
    *[
        Trap(
            "1.2",
            f"bullet {bullet}",
            fm("planned:", f"  {bullet} [x] Walk"),
            ("planned done | Walk | walk",),
        )
        for bullet in ("-", "*", "+", "•", "–", "1.", "12)")
    ],
    Trap(
        "1.2",
        "commas do not separate",
        fm("done: walk, wash up"),
        ("bonus done | walk, wash up | walk wash up",),
    ),
    Trap(
        "1.2",
        "a semicolon separates in a one-line value",
        fm("done: walk; wash up 10m"),
        ("bonus done | walk | walk @2:7", "bonus done | wash up | wash up | 10 min @2:13"),
    ),
    Trap(
        "1.2",
        "a semicolon separates without fences",
        "Done: walk; wash up\n",
        ("bonus done | walk | walk", "bonus done | wash up | wash up"),
    ),
    Trap(
        "1.2",
        "a semicolon in a line of a list is text",
        deeds("walk; wash up"),
        ("bonus done | walk; wash up | walk wash up",),
    ),
]

# -- 1.3: an action -------------------------------------------------------------------------------


def named(line: str, *expected: str, sentence: str = "1.3", name: str = "") -> Trap:
    """One line of a plan, ticked; ``expected`` is what follows the state."""
    values = [one if one.startswith("J") else f"planned done | {one}" for one in expected]
    return Trap(sentence, name or f"'{line}'", planned(f"[x] {line}"), tuple(values))


ACTIONS = [
    # the arrow
    Trap(
        "1.3",
        "done: the left side happened",
        planned("[x] Gym 1h -> walk 5m"),
        ("planned done | Gym | gym | 60 min | -> walk 5 min",),
    ),
    Trap(
        "1.3",
        "smaller: the right side happened",
        planned("[/] Gym 1h -> walk 5m"),
        ("planned smaller | Gym | gym | 5 min | -> walk 5 min",),
    ),
    Trap(
        "1.3",
        "open: the plan is the left side",
        planned("[ ] Gym 1h -> walk 5m"),
        ("planned open | Gym | gym | 60 min | -> walk 5 min",),
    ),
    named("Gym 1h → walk 5m", "Gym | gym | 60 min | -> walk 5 min"),
    named("Gym 1h -> 5m", "Gym | gym | 60 min | -> 5 min"),
    named("Gym -> walk", "Gym | gym | -> walk"),
    named("Gym->walk", "Gym->walk | gym walk", name="an arrow without blanks is text"),
    named(
        "Gym 1h -> walk 5m ? 40% 2..5 #body",
        "Gym | gym | 60 min | -> walk 5 min | doubt | likely 40 | before 2 | after 5 | #body",
        name="marks and tags behind the arrow",
    ),
    named(
        "Gym 1h #body -> walk 5m -- rain",
        "Gym | gym | 60 min | -> walk 5 min | note rain | #body",
        name="a tag before the arrow, a note behind it",
    ),
    # durations
    *[
        named(f"Walk {words}", f"Walk | walk | {minutes} min")
        for words, minutes in (
            ("20m", 20),
            ("20 min", 20),
            ("20 minutes", 20),
            ("1h", 60),
            ("1h30m", 90),
            ("1.5h", 90),
            ("1 h 30 min", 90),
            ("(20m)", 20),
            ("(20 min)", 20),
            ("(1h30m)", 90),
            ("20-30 min", 20),
            ("(20-30 min)", 20),
            ("0m", 0),
            ("180m", 180),
            ("12h", 720),
            ("(500m)", 500),
            ("(19h)", 1140),
            ("(24h)", 1440),
            ("1440 min", 1440),
        )
    ],
    named("(15m) walk", "walk | walk | 15 min"),
    named("5 min walk", "walk | walk | 5 min"),
    named("Swim 500m", "Swim 500m | swim", "J210 3:14"),
    named("Dinner 19h", "Dinner 19h | dinner", "J210 3:16"),
    named("Walk 181m", "Walk 181m | walk", "J210 3"),
    named("Sleep 13h", "Sleep 13h | sleep", "J210 3"),
    named("Swim 500 m", "Swim 500 m | swim", name="500 m with a blank is never a duration"),
    named("Walk 20 m", "Walk 20 m | walk", name="20 m with a blank is never a duration"),
    named("Sleep (25h)", "Sleep | sleep", "J201 3", name="more than a day is left out"),
    named("Read 1441 min", "Read | read", "J201 3", name="one minute more than a day"),
    # marks
    named("Walk anyway", "Walk | walk | anyway"),
    Trap(
        "1.3",
        "doubt",
        planned("[ ] Walk ?"),
        ("planned open | Walk | walk | doubt",),
    ),
    named("Walk 40%", "Walk | walk | likely 40"),
    named("Walk 0%", "Walk | walk | likely 0"),
    named("Walk 100%", "Walk | walk | likely 100"),
    *[
        named(f"Walk {mark}", "Walk | walk | before 2 | after 5")
        for mark in ("2..5", "2>5", "2->5", "2→5", "2…5")
    ],
    named("Walk 2..", "Walk | walk | before 2"),
    named("Walk ..5", "Walk | walk | after 5"),
    named("Walk 10..0", "Walk | walk | before 10 | after 0"),
    *[
        named(
            f"Walk {marks}",
            "Walk | walk | 20 min | anyway | doubt | likely 40 | before 2 | after 5 | felt 6"
            " | #body",
            name=f"marks in any order: {marks}",
        )
        for marks in (
            "20m anyway ? 40% 2..5 #body felt:6",
            "#body felt:6 2..5 40% ? anyway 20m",
            "felt:6 2..5 20m #body anyway 40% ?",
        )
    ],
    named("Finish 50% of the draft", "Finish 50% of the draft | finish 50 of the draft"),
    named("Ask Ana why?", "Ask Ana why? | ask ana why"),
    named("Go anyway to the lock", "Go anyway to the lock | go anyway to the lock"),
    named("Read 2..5 of it", "Read 2..5 of it | read 2 5 of it"),
    named("Is this ? a plan", "Is this ? a plan | is this a plan"),
    named("Walk 140%", "Walk | walk", "J201 3:14"),
    named("Walk 3..12", "Walk | walk | before 3", "J201 3"),
    named("Walk 11..12", "Walk | walk", "J201 3", "J201 3"),
    # if-then
    *[
        named(f"Call Sam ({word} lunch)", f"Call Sam | call sam | cue {word} lunch")
        for word in ("when", "after", "before", "at", "if", "once", "while", "After")
    ],
    named("Call Sam (with Ana)", "Call Sam (with Ana) | call sam with ana"),
    named("Call Sam (afternoon)", "Call Sam (afternoon) | call sam afternoon"),
    named("Call Sam (after lunch) 10m", "Call Sam | call sam | 10 min | cue after lunch"),
    Trap(
        "1.3",
        "if-then words of one's own",
        planned("[ ] Anrufen (nach dem Essen)"),
        ("planned open | Anrufen | anrufen | cue nach dem Essen",),
        settings=Settings(cue_words=("nach", "wenn")),
    ),
    # notes
    named("Walk 20m -- in the rain", "Walk | walk | 20 min | note in the rain"),
    named("Walk — in the rain 20m", "Walk | walk | note in the rain 20m"),
    named("Walk – with #dog", "Walk | walk | note with #dog"),
    named("Walk - long way", "Walk - long way | walk long way"),
    named("Walk --fast", "Walk --fast | walk fast"),
    Trap(
        "1.3",
        "a note behind a dash and lines below",
        planned("[x] Walk -- rain").replace("rain\n", "rain\n    and wind\n"),
        ("planned done | Walk | walk | note rain / and wind",),
    ),
    # tags
    named("Walk #first #body", "Walk | walk | #first #body"),
    named("Read #too-big", "Read | read | #too-big"),
    named("Lesen #übung", "Lesen | lesen | #übung"),
    named("Call #talk Sam", "Call Sam | call sam | #talk"),
    named("Learn C# 20m", "Learn C# | learn c# | 20 min"),
    # long keys
    named(
        "Walk likely:40 expect:3 felt:6 mastery:4 before:2 after:5",
        "Walk | walk | likely 40 | before 2 | after 5 | expect 3 | felt 6 | mastery 4",
    ),
    named("Walk size:2", "Walk | walk | size 2"),
    named("Walk cue:lunch", "Walk | walk | cue lunch"),
    named('Walk cue:"after lunch"', "Walk | walk | cue after lunch"),
    named("Walk cue:“after lunch”", "Walk | walk | cue after lunch"),
    named('Walk note:"in the rain" 10m', "Walk | walk | 10 min | note in the rain"),
    named("Walk note:rain", "Walk | walk | note rain"),
    named("Walk as:mover", "Walk | walk | as mover"),
    named("Round the block id:walk", "Round the block | walk | id walk"),
    named("Walk [expect:: 3]", "Walk | walk | expect 3"),
    named("Walk (expect:: 3) (felt:: 6)", "Walk | walk | expect 3 | felt 6"),
    named("Dentist 10:30", "Dentist 10:30 | dentist"),
    named("Read https://x.org/a#b", "Read https://x.org/a#b | read"),
    named("Call re: garage", "Call re: garage | call re garage"),
    named("Walk weather:rain", "Walk weather:rain | walk weather rain"),
    named("Walk expect:11", "Walk | walk", "J201 3"),
    named("Walk likely:101", "Walk | walk", "J201 3"),
    named("Walk size:6", "Walk | walk", "J201 3"),
    named("Walk size:0", "Walk | walk", "J201 3"),
    named("Walk felt:-1", "Walk | walk", "J201 3"),
    # sizes
    Trap(
        "1.3",
        "the size is the entry that the name folds to",
        planned("[x] to the LOCK 12 min"),
        ("planned done | to the LOCK | walk | 12 min | size 2",),
        settings=WALKER,
    ),
    Trap(
        "1.3",
        "the size is the largest whose minutes are not above",
        planned("[x] Walk 29m"),
        ("planned done | Walk | walk | 29 min | size 2",),
        settings=WALKER,
    ),
    Trap(
        "1.3",
        "minutes below the smallest size have no size",
        planned("[x] Walk 1m"),
        ("planned done | Walk | walk | 1 min",),
        settings=WALKER,
    ),
    Trap(
        "1.3",
        "minutes say nothing where a size has none",
        planned("[x] Walk 29m"),
        ("planned done | Walk | walk | 29 min",),
        settings=Settings(practices=(Practice("walk", "Walk", sizes=("Shoes on", "Lock 10m")),)),
    ),
    Trap(
        "1.3",
        "a size that is typed wins",
        planned("[x] Walk 29m size:1"),
        ("planned done | Walk | walk | 29 min | size 1",),
        settings=WALKER,
    ),
    Trap(
        "1.3",
        "the size of a smaller version is that of the right side",
        planned("[/] Half an hour 30m -> To the lock 10m"),
        ("planned smaller | Half an hour | walk | 10 min | -> To the lock 10 min | size 2",),
        settings=WALKER,
    ),
    # Obsidian Tasks
    Trap(
        "1.3",
        "signs of Obsidian Tasks are taken off the name",
        planned("[x] Pay rent ➕ 2026-03-01 🛫 2026-03-02 🔁 every month ⏫ 🆔 abc1 ⛔ def2"),
        ("planned done | Pay rent | pay rent",),
    ),
    Trap(
        "1.3",
        "an open item that is due later is not planned for its day",
        planned("[ ] Pay rent 📅 2026-03-14", "[ ] Walk ⏳ 2026-03-13", "[ ] Sit"),
        ("planned open | Sit | sit",),
    ),
    Trap(
        "1.3",
        "an open item that is due on its day, or was, is planned",
        planned("[ ] Pay rent 📅 2026-03-12", "[ ] Walk ⏳ 2026-03-01"),
        ("planned open | Pay rent | pay rent", *ONE_WALK),
    ),
    Trap(
        "1.3",
        "a ticked item that is due later was done",
        planned("[x] Pay rent 📅 2026-03-14"),
        ("planned done | Pay rent | pay rent",),
    ),
    Trap(
        "1.3",
        "done on its day",
        planned("[x] Pay rent 📅 2026-03-14 ✅ 2026-03-12"),
        ("planned done | Pay rent | pay rent",),
    ),
    Trap(
        "1.3",
        "done on another day: put off here, a deed there",
        planned("[x] Pay rent 10m ✅ 2026-03-14"),
        (
            "day 2026-03-12",
            "planned moved | Pay rent | pay rent | 10 min",
            "day 2026-03-14",
            "bonus done | Pay rent | pay rent | 10 min",
        ),
        is_joined=True,
    ),
    Trap(
        "1.3",
        "done on another day on which it was planned too",
        {
            "2026-03-12.md": planned("[x] Pay rent ✅ 2026-03-13"),
            "2026-03-13.md": planned("[ ] Pay rent"),
        },
        (
            "day 2026-03-12",
            "planned moved | Pay rent | pay rent",
            "day 2026-03-13",
            "planned done | Pay rent | pay rent",
        ),
    ),
    Trap(
        "1.3",
        "a date that no calendar has is told and taken off",
        planned("[ ] Pay rent 📅 2026-02-30"),
        ("planned open | Pay rent | pay rent", "J211 3"),
    ),
]

# -- 1.4: the key ---------------------------------------------------------------------------------


def keys(key: str, *names: str) -> list[Trap]:
    return [
        Trap("1.4", f"'{name}' is '{key}'", planned(f"[x] {name}"), (f"key | {key}",))
        for name in names
    ]


def apart(*names: str) -> Trap:
    """Names that are not one action."""
    return Trap(
        "1.4",
        f"apart: {' / '.join(names)}",
        {"2026-03-12.md": planned(*[f"[x] {name}" for name in names])},
        ("day 2026-03-12", *[f"planned done | {name} | *" for name in names]),
    )


KEYS = [
    *keys(
        "walk",
        "Walk",
        "Walk 10 min",
        "walk (15m)",
        "**Walk** 20 minutes #body",
        "Walk 2 km",
        "5 min walk",
        "#walk",
        "WALK",
        "Walk 🏃",
        "Ｗａｌｋ",
        "Wa\u200blk",
        "walk.",
        "Walk 2.5 km",
        "Walk 1,5 miles",
        "Walk 20-30 steps",
        "Walk 10,000 steps",
        "Walk ١٠ km",
        "Walk x10",
        "Walk 3x10",
        "Walk 2x",
        "Walk 3 times",
        "10 walk",
        "999 walk",
        "Walk 2026-03-12",
        "Walk 10:30",
        "Walk 7 pm",
        "[Walk](https://x.org/a)",
        "Walk https://x.org/a?b=c",
        "[[Walk]]",
        "[[long/Walk]]",
        "[[sport/Walk#how]]",
    ),
    *keys("push ups", "10 push-ups", "15 push-ups", "push ups", "Push-ups 3x12", "Push–ups"),
    *keys("run", "Run 5k", "Run 10k", "[[Running|Run]] 5 km", "7 am run", "run 7:15"),
    *keys("スクワット 完了", "スクワット 20 回完了", "スクワット 15 回完了"),
    *keys("read", "Read 20 pages", "Read 30 lines"),
    *keys("dont smoke", "Don't smoke", "Don’t smoke"),
    *keys("learn c++", "Learn C++"),
    *keys("learn c#", "Learn C#"),
    *keys("strasse", "Straße", "STRASSE"),
    *keys("read chapter 3", "read chapter 3", "Read: Chapter 3!"),
    *keys("invoice 1041", "Invoice 1041"),
    *keys("day 3 of plan", "Day 3 of plan"),
    *keys("q3", "Q3"),
    *keys("call mum at 7", "call mum at 7"),
    *keys("1000 push ups", "1000 push-ups"),
    *keys("🏃", "🏃"),
    *keys("20 pages", "20 pages"),
    *keys("2026-03-12", "2026-03-12"),
    apart("read chapter 3", "read chapter 4"),
    apart("invoice 1041", "invoice 1042"),
    apart("c", "c++", "c#"),
    apart("हिंदी पढ़ना", "हिंदी पढ़नी"),
    apart("🏃", "🧘"),
    apart("call mum at 7", "call mum at 8"),
    Trap(
        "1.4",
        "a tag alone is the name",
        planned("[x] #walk 10m"),
        ("planned done | #walk | walk | 10 min | #walk",),
    ),
    Trap(
        "1.4",
        "a duration alone has no name",
        planned("[x] 20m", "[ ] Walk"),
        (
            *ONE_WALK,
            "J204 3",
        ),
    ),
    Trap(
        "1.4",
        "units of one's own",
        planned("[x] Lesen 20 Seiten"),
        ("planned done | Lesen 20 Seiten | lesen",),
        settings=Settings(units=("Seiten",)),
    ),
    Trap(
        "1.4",
        "a practice by its name, match, sizes and property",
        planned("WALK", "Stroll by the lock", "walk the dog", "half an hour", "walk 3 km"),
        ("key | walk", "key | walk", "key | walk", "key | walk", "key | walk"),
        settings=WALKER,
    ),
    Trap(
        "1.4",
        "match: the words of an entry are folded too",
        planned("Stroll 10 km", "a stroll"),
        ("key | walk", "key | a stroll"),
        settings=WALKER,
    ),
    Trap(
        "1.4",
        "id: the table of a practice",
        planned("Round the block id:walk"),
        ("planned open | Round the block | walk | id walk",),
        settings=WALKER,
    ),
    # one action a day
    Trap(
        "1.4",
        "planned and done are one plan, done",
        fm("planned:", "  - [ ] Walk", "done:", "  - Walk 20 min"),
        ("day 2026-03-12", "planned done | Walk | walk | 20 min"),
        is_joined=True,
    ),
    Trap(
        "1.4",
        "done outweighs smaller",
        planned("[/] Walk", "[x] Walk"),
        ("day 2026-03-12", "planned done | Walk | walk"),
        is_joined=True,
    ),
    Trap(
        "1.4",
        "smaller outweighs let go",
        planned("[/] Walk", "[-] Walk"),
        ("day 2026-03-12", "planned smaller | Walk | walk"),
        is_joined=True,
    ),
    Trap(
        "1.4",
        "let go outweighs moved",
        planned("[>] Walk", "[-] Walk"),
        ("day 2026-03-12", "planned let go | Walk | walk"),
        is_joined=True,
    ),
    Trap(
        "1.4",
        "moved outweighs open",
        planned("[>] Walk", "[ ] Walk"),
        ("day 2026-03-12", "planned moved | Walk | walk"),
        is_joined=True,
    ),
    Trap(
        "1.4",
        "minutes of done lines are added",
        deeds("Walk 10m", "Walk 20m #body"),
        ("day 2026-03-12", "bonus done | Walk | walk | 30 min | #body"),
        is_joined=True,
    ),
    Trap(
        "1.4",
        "equal lines count once",
        deeds("Walk 10m", "Walk 10m"),
        ("day 2026-03-12", "bonus done | Walk | walk | 10 min"),
        is_joined=True,
    ),
    Trap(
        "1.4",
        "minutes of a plan are not added to those of the deed",
        fm("planned: Walk 30m", "done: Walk 20m"),
        ("day 2026-03-12", "planned done | Walk | walk | 20 min"),
        is_joined=True,
    ),
    Trap(
        "1.4",
        "of a rating the last one written counts",
        deeds("Walk 2..5 expect:3", "Walk 3..7 felt:6"),
        ("day 2026-03-12", "bonus done | Walk | walk | before 3 | after 7 | expect 3 | felt 6"),
        is_joined=True,
    ),
    Trap(
        "1.4",
        "front matter, body and a second note are one day",
        {
            "2026-03-12.md": fm("planned:", "- [ ] Walk") + text("## Done", "- Walk 10m", "- Sit"),
            "2026-03-12 evening.md": fm("done:", "- walk (20m)"),
        },
        ("day 2026-03-12", "planned done | Walk | walk | 30 min", "bonus done | Sit | sit"),
    ),
    Trap(
        "1.4",
        "two files for one date are both read and told",
        {"2026-03-12.md": fm("planned: Walk"), "2026-03-12.MD": fm("done: Walk", "mood: 4")},
        ("day 2026-03-12", "planned done | Walk | walk", "number | mood | 4", "J401 0"),
    ),
    Trap(
        "1.4",
        "a thought's action and a plan are one action",
        fm("planned: Walk 20m", "thoughts:", "- Too late #put-off -> [x] Walk 5m"),
        (
            "day 2026-03-12",
            "planned done | Walk | walk | 5 min | thought Too late",
            "thought | Too late | put-off | does walk",
        ),
        is_joined=True,
    ),
]

# -- 1.5, 1.6, 1.7 --------------------------------------------------------------------------------

THOUGHTS = [
    Trap(
        "1.5",
        "a thought with an action",
        fm("thoughts:", "- I'll do it later #put-off -> [x] Shoes on 2m"),
        (
            "planned done | Shoes on | shoes on | 2 min | thought I'll do it later @3:36",
            "thought | I'll do it later | put-off | does shoes on @3:3",
        ),
    ),
    Trap(
        "1.5",
        "a thought whose action has no box: open",
        fm("thoughts:", "- I'll do it later -> Shoes on"),
        (
            "planned open | Shoes on | shoes on | thought I'll do it later",
            "thought | I'll do it later | does shoes on",
        ),
    ),
    Trap(
        "1.5",
        "the first arrow before a box splits",
        fm("thoughts:", "- home -> bed -> [ ] Walk 20m -> stand 1m"),
        (
            "planned open | Walk | walk | 20 min | -> stand 1 min | thought home -> bed",
            "thought | home -> bed | does walk",
        ),
    ),
    Trap(
        "1.5",
        "without a box the last arrow splits",
        fm("thoughts:", "- home -> bed -> Walk"),
        ("planned open | Walk | walk | thought home -> bed", "thought | home -> bed | does walk"),
    ),
    Trap(
        "1.5",
        "a thought alone",
        fm("thoughts:", "- Nobody would miss me at choir #withdraw"),
        ("thought | Nobody would miss me at choir | withdraw",),
    ),
    Trap(
        "1.5",
        "a thought in quotes",
        fm("thoughts:", '- "It\'s too much: all of it #too-big -> [ ] One dish"'),
        (
            "planned open | One dish | one dish | thought It's too much: all of it",
            "thought | It's too much: all of it | too-big | does one dish",
        ),
    ),
    Trap(
        "1.5",
        "a thought as a mapping on one line",
        fm("thoughts:", "- {thought: later, pattern: put-off, reframe: now, action: '[x] Walk'}"),
        (
            "planned done | Walk | walk | thought later",
            "thought | later | put-off | reframe now | does walk",
        ),
    ),
    Trap(
        "1.5",
        "a thought as a mapping over several lines",
        fm(
            "thoughts:",
            "  - thought: I'll do it later",
            "    pattern: put-off",
            "    reframe: two minutes now",
            '    action: "[x] Walk 2m"',
        ),
        (
            "planned done | Walk | walk | 2 min | thought I'll do it later",
            "thought | I'll do it later | put-off | reframe two minutes now | does walk",
        ),
    ),
    Trap(
        "1.5",
        "a line for an identity",
        fm("for:", "- Went in with the case, not past it #player"),
        ("for | Went in with the case, not past it | player @3:3",),
    ),
    Trap(
        "1.5",
        "a line against an identity",
        fm("against: |", "  - Let it ring, twice #answers"),
        ("against | Let it ring, twice | answers",),
    ),
    Trap(
        "1.5",
        "evidence as a mapping on one line",
        fm("for:", '- {mover: "Went out in the rain"}'),
        ("for | Went out in the rain | mover",),
    ),
    Trap(
        "1.5",
        "evidence as a mapping",
        fm("for:", '  - mover: "Went out in the rain"'),
        ("for | Went out in the rain | mover",),
        settings=Settings(identities=(Identity("mover", "I move"),)),
    ),
    Trap(
        "1.5",
        "evidence without a tag is told",
        fm("for:", "- Went in"),
        ("J212 3",),
    ),
]

VALUES = [
    *[
        Trap("1.6", f"a number: {words}", fm(words), (expected,))
        for words, expected in (
            ("mood: 6", "number | mood | 6"),
            ("mood: 6,5", "number | mood | 6.5"),
            ("mood: 6.5", "number | mood | 6.5"),
            ("mood: 6/10", "number | mood | 6"),
            ("mood: 6 tired", "number | mood | 6 | tired"),
            ("mood: 0", "number | mood | 0"),
            ("mood: 10", "number | mood | 10"),
            ("mood_am: 4", "number | mood_am | 4"),
            ("energy: 3", "number | energy | 3"),
            ("sleep: 6.5", "number | sleep | 6.5"),
            ("sleep: 07:30", "number | sleep | 7.5"),
            ("sleep: 7:30", "number | sleep | 7.5"),
            ("mood: 010", "number | mood | 10"),
            ("MOOD: 5", "number | mood | 5"),
        )
    ],
    Trap(
        "1.6", "a word is kept and told", fm("mood: grey"), ("number | mood | - | grey", "J207 2")
    ),
    Trap(
        "1.6",
        "no is a word where a number is meant",
        fm("energy: no"),
        ("number | energy | - | no", "J207 2"),
    ),
    Trap("1.6", "a mood above ten", fm("mood: 11", "sleep: 7"), ("number | sleep | 7", "J201 2:7")),
    Trap("1.6", "a mood below zero", fm("mood: -1"), ("J201 2",)),
    Trap("1.6", "a number that is not answered", fm("mood:", "energy: "), ("untouched",)),
    Trap("1.6", "a list where a number is meant", fm("mood: [5]"), ("J206 2",)),
    Trap(
        "1.6",
        "a number of one's own",
        fm("who5: 18", "other: 3"),
        ("number | who5 | 18",),
        settings=Settings(scales=(Scale("who5", 0, 25, "high"),)),
    ),
    Trap(
        "1.6",
        "a number of one's own out of range",
        fm("who5: 26"),
        ("J201 2",),
        settings=Settings(scales=(Scale("who5", 0, 25, "high"),)),
    ),
    Trap("1.6", "rest: true", fm("rest: true"), ("rest", "touched")),
    Trap("1.6", "rest: a reason", fm("rest: ill"), ("rest | ill",)),
    Trap(
        "1.6",
        "rest: until a date, with a reason",
        fm("rest: until 2026-04-14 -- at Mam's"),
        ("rest | at Mam's | until 2026-04-14",),
    ),
    Trap("1.6", "rest: until a date", fm("rest: until 2026-04-14"), ("rest | until 2026-04-14",)),
    Trap("1.6", "rest: false is none", fm("rest: false"), ()),
    Trap(
        "1.6",
        "rest until a day that no calendar has",
        fm("rest: until 2026-02-30"),
        (
            "rest",
            "J211 2",
        ),
    ),
    Trap(
        "1.6",
        "skip lets a practice go",
        fm("skip: [walk]"),
        ("planned let go | *",),
        settings=WALKER,
    ),
    Trap(
        "1.6",
        "skip as a list and as a word",
        fm("skip: walk"),
        ("key | walk",),
        settings=WALKER,
    ),
    Trap(
        "1.6",
        "skip with a value that is no name",
        fm("skip: {a: b}", "mood: 5"),
        (
            "number | mood | 5",
            "J206 2",
        ),
    ),
    Trap(
        "1.6",
        "two devices wrote two values",
        fm("mood: 7", 'mood_conflict: "9 (phone, 2026-08-02 10:11)"', "sleep: 7"),
        ("number | mood | - | *", "number | sleep | 7", "conflict | mood", "J405 3"),
    ),
    Trap(
        "1.6",
        "two devices wrote two values, the other way round",
        fm('mood_conflict: "9 (phone, 2026-08-02 10:11)"', "mood: 7"),
        ("number | mood | - | *", "conflict | mood", "J405"),
    ),
    Trap("1.6", "tags", fm("tags: [choir, rain]"), ("tags | choir, rain",)),
    Trap("1.6", "date of the same day", fm("date: 2026-03-12", "mood: 5"), ("number | mood | 5",)),
    Trap(
        "2",
        "date of another day where the name has none",
        fm("date: 2026-03-11", "mood: 5"),
        ("number | mood | 5",),
        is_dated_by_name=False,
    ),
    Trap(
        "2",
        "date of another day: the name wins and it is told",
        fm("date: 2026-03-11"),
        ("J301 2:7",),
    ),
    Trap(
        "1.6",
        "keys in any case",
        fm("Planned:", "- Walk", "DONE: Sit", "Sleep: 7"),
        (*ONE_WALK, "bonus done | Sit | sit", "number | sleep | 7"),
    ),
    Trap(
        "1.6",
        "unknown keys are left alone",
        fm("aliases: [a]", "cssclasses:", "  - wide", "weather: rain", "publish: false"),
        (),
    ),
    Trap(
        "1.6",
        "usual keys of other programs are no near misses",
        fm(
            "pinned: true",
            "title: x",
            "created: x",
            "updated: x",
            "lang: en",
            "slug: x",
            "layout: post",
            "status: x",
            "type: x",
            "up: x",
            "related: x",
            "source: x",
            "dates: x",
            "template: x",
            "author: x",
            "draft: true",
            "summary: x",
            "food: x",
            "tag: x",
            "form: x",
            "code: x",
        ),
        (),
    ),
    Trap("1.6", "a near miss: moood", fm("moood: 5"), ("J208 2:1",)),
    Trap("1.6", "a near miss: plannd", fm("plannd:", "  - Walk"), ("J208 2:1",)),
    Trap(
        "1.6",
        "a near miss of one's own number",
        fm("whoo5: 18"),
        ("J208 2:1",),
        settings=Settings(
            scales=(Scale("who5", 0, 25, "high"),),
        ),
    ),
]

TEMPLATE = fm("mood:", "walk: false", "planned: |", "  - [ ] Walk", "  - [ ] Sit") + text(
    "# {{date}}", "", "What went well?", ""
)

UNTOUCHED = [
    Trap(
        "1.7",
        "the template as it stands is no entry",
        TEMPLATE.replace("{{date}}", "2026-03-12"),
        ("planned open | *", "planned open | *", "planned open | *", "untouched", "not recorded"),
        settings=WALKER,
        template=TEMPLATE,
    ),
    Trap(
        "1.7",
        "a tick touches",
        TEMPLATE.replace("[ ] Sit", "[x] Sit"),
        ("planned open | *", "planned open | *", "planned done | *", "touched", "recorded"),
        settings=WALKER,
        template=TEMPLATE,
    ),
    Trap(
        "1.7",
        "a number touches",
        TEMPLATE.replace("mood:", "mood: 5"),
        (
            "planned open | *",
            "planned open | *",
            "planned open | *",
            "number | mood | 5",
            "touched",
            "recorded",
        ),
        settings=WALKER,
        template=TEMPLATE,
    ),
    Trap(
        "1.7",
        "an open item that is not in the template touches",
        TEMPLATE.replace("Sit", "Call"),
        ("planned open | *", "planned open | *", "planned open | *", "touched", "recorded"),
        settings=WALKER,
        template=TEMPLATE,
    ),
    Trap(
        "1.7",
        "a word in the text touches",
        TEMPLATE + "Rain.\n",
        ("planned open | *", "planned open | *", "planned open | *", "touched"),
        settings=WALKER,
        template=TEMPLATE,
    ),
    Trap(
        "1.7",
        "without a template an open item was written by a person",
        fm("planned: Walk"),
        (*ONE_WALK, "touched", "recorded"),
    ),
    Trap(
        "1.7",
        "an empty list and an empty number say nothing",
        fm("mood:", "planned:"),
        ("untouched",),
    ),
    Trap(
        "1.7",
        "prose alone is touched and records no day",
        text("Rain all day."),
        ("touched", "not recorded"),
    ),
    Trap(
        "1.7",
        "a note that stands in the template is no writing",
        planned("[ ] Walk -- by the lock", "[ ] Sit").replace("Sit\n", "Sit\n    two minutes\n"),
        (
            "planned open | Walk | walk | note by the lock",
            "planned open | Sit | sit | note two minutes",
            "untouched",
        ),
        template=planned("[ ] Walk -- by the lock", "[ ] Sit").replace(
            "Sit\n", "Sit\n    two minutes\n"
        ),
    ),
    Trap(
        "1.7",
        "a note that does not stand in the template touches",
        planned("[ ] Walk -- by the lock"),
        ("planned open | Walk | walk | note by the lock", "touched"),
        template=planned("[ ] Walk"),
    ),
    Trap(
        "1.7",
        "a line with a sign without a meaning was written by a person",
        planned("[?] Walk"),
        ("touched", "J209 3"),
    ),
    Trap(
        "1.7",
        "a plan of the body that stands in the template",
        text("## Planned", "- [ ] Walk", ""),
        (*ONE_WALK, "untouched"),
        template=text("## Planned", "- [ ] Walk"),
    ),
    Trap(
        "2",
        "a second note without an action records no day",
        {"2026-03-12 Meeting.md": text("We talked about the boiler.")},
        ("day 2026-03-12", "body has | boiler", "not recorded"),
    ),
    Trap(
        "2",
        "a second note with an action records its day",
        {"2026-03-12 Meeting.md": text("We talked.", "", "## Done", "- Call")},
        ("day 2026-03-12", "bonus done | Call | call", "recorded"),
    ),
    Trap(
        "1.7",
        "a file of the template beside a written one says nothing",
        {
            "2026-03-12.md": fm("planned: Walk"),
            "2026-03-12 evening.md": fm("done: Sit"),
        },
        ("day 2026-03-12", "bonus done | Sit | sit", "recorded"),
        template=fm("planned: Walk"),
    ),
]

# -- 4: values, bytes, machinery ------------------------------------------------------------------

MOOD = "number | mood | 5"

READING = [
    *[
        Trap("4", f"a key that is no ordinary one: {key}", fm(f"{key}: x", "mood: 5"), (MOOD,))
        for key in (
            "content",
            "handler",
            "self",
            "1",
            "yes",
            "null",
            "3.5",
            "2026-03-12",
            "true",
            '"quoted key"',
            "two words",
            "metadata",
            "__class__",
        )
    ],
    Trap(
        "4", "a day that no calendar has does not raise", fm("due: 2024-02-30", "mood: 5"), (MOOD,)
    ),
    Trap("4", "a link is text", fm("up: [[2026-03-11]]", "mood: 5"), (MOOD,)),
    Trap("4", "a number of five thousand digits", fm(f"n: {'9' * 5000}", "mood: 5"), (MOOD,)),
    Trap(
        "4",
        "a mood of five thousand digits",
        fm(f"mood: {'9' * 5000}"),
        (
            f"number | mood | - | {'9' * 5000}",
            "J207 2",
        ),
    ),
    Trap("4", "sixty after sixty", fm(f"n: 1{':1' * 5000}", "mood: 5"), (MOOD,)),
    Trap("4", "tags that YAML would turn", fm("tags: [no, 010, 7:30]"), ("tags | no, 010, 7:30",)),
    Trap("4", "an anchor is reported", fm("a: &x 5", "mood: 5"), (MOOD, "J109 2")),
    Trap(
        "4",
        "an alias is reported",
        fm("a: 5", "mood: *a", "sleep: 7"),
        (
            "number | sleep | 7",
            "J109 3",
        ),
    ),
    Trap(
        "4",
        "a tag of YAML is reported",
        fm("mood: !!int 5", "sleep: 7"),
        (
            "number | sleep | 7",
            "J109 2",
        ),
    ),
    Trap(
        "4",
        "a tag of Python is reported and nothing is run",
        fm('a: !!python/object/apply:os.system ["true"]', "mood: 5"),
        (MOOD, "J109 2"),
    ),
    Trap(
        "4",
        "a merge key is reported",
        fm("a: &a {b: 1}", "c:", "  <<: *a", "mood: 5"),
        (MOOD, "J109 2", "J109 4"),
    ),
    Trap("4", "fifteen levels are read", fm(f"a: {'[' * 15}{']' * 15}", "mood: 5"), (MOOD,)),
    Trap(
        "4",
        "twenty levels are reported",
        fm(f"a: {'[' * 20}{']' * 20}", "mood: 5"),
        (
            MOOD,
            "J108 2",
        ),
    ),
    Trap("4", "a list as a key", fm("a:", "  ? [x, y]", "  : z", "mood: 5"), (MOOD, "J107 2")),
    Trap(
        "4",
        "only LF ends a line: NEL, line separator, vertical tab, form feed",
        fm("planned:", "- [ ] Walk\x0bhome", "- [ ] Sit\u2028down", "- [ ] Call\x0cAna\x85now"),
        (
            "key | walk home",
            "key | sit down",
            "key | call ana now",
        ),
    ),
    Trap(
        "4",
        "a line separator makes no key",
        fm("a: b\u2028mood: 3", "c: d\x85energy: 4", "sleep: 7"),
        ("number | sleep | 7", "J107 2", "J107 3"),
    ),
    Trap(
        "4",
        "lines after odd separators keep their numbers",
        fm("a: b\u2028c\x0bd\x0ce", "planned:", "- [ ] Walk", "mood: 11"),
        ("planned open | Walk | walk @4:7", "J201 5:7"),
    ),
    Trap(
        "4",
        "a byte order mark",
        b"\xef\xbb\xbf---\nplanned:\n- [ ] Walk\n---\n",
        ("planned open | Walk | walk @3:7",),
    ),
    Trap(
        "4",
        "a byte order mark without fences",
        b"\xef\xbb\xbfDone: Walk\n",
        ("bonus done | Walk | walk @1:7",),
    ),
    Trap(
        "R0",
        "a zero-width space before the fence hides nothing",
        "\u200b---\nmood: 5\n---\n",
        (MOOD, "J117 1"),
    ),
    Trap(
        "R0",
        "blank lines before the fence hide nothing",
        "\n\n---\nmood: 5\n---\n",
        (
            MOOD,
            "J117 3",
        ),
    ),
    Trap(
        "4",
        "CRLF",
        "---\r\nmood: 5\r\nplanned:\r\n- [ ] Walk\r\n  by the lock\r\n---\r\n\r\nRain.\r\n",
        ("planned open | Walk | walk | note by the lock @4:7", MOOD, "body has | Rain."),
    ),
    Trap(
        "4",
        "CRLF without fences",
        "Mood: 5\r\nDone:\r\n- Walk\r\n",
        ("bonus done | Walk | walk @3:3", MOOD),
    ),
    Trap(
        "4",
        "CRLF in the body",
        "Rain.\r\n\r\n## Done\r\n- Walk 10m\r\n- Sit\r\n",
        ("bonus done | Walk | walk | 10 min @4:3", "bonus done | Sit | sit"),
    ),
    Trap(
        "4",
        "LF and CRLF mixed",
        "---\r\nmood: 5\nplanned: |\r\n  - [ ] Walk\n  - [x] Sit\r\n---\n",
        ("planned open | Walk | walk @4:9", "planned done | Sit | sit @5:9", MOOD),
    ),
    Trap(
        "4",
        "bytes that are not UTF-8 are shown and reported",
        b"---\nplanned:\n  - [ ] caf\xe9 noir\n---\n",
        ("planned open | caf\ufffd noir | caf noir @3:9", "J103 3:12"),
    ),
    Trap(
        "4",
        "bytes that are not UTF-8 in the text",
        b"Rain.\n\nGr\xfc\xdfe\n",
        ("body has | Rain.", "J103 3:3"),
    ),
    Trap(
        "4",
        "bytes that are not UTF-8 on two lines",
        b"Rain.\n\xff\nWind.\n\xc3\n",
        ("body has | Wind.", "J103 2:1", "J103 4:1"),
    ),
    Trap("4", "UTF-16, little end first", "\ufeffmood 5\n".encode("utf-16-le"), ("J102",)),
    Trap("4", "UTF-16, big end first", "\ufeffmood 5\n".encode("utf-16-be"), ("J102",)),
    Trap("4", "UTF-16 without a mark", "mood 5 and more\n".encode("utf-16-le"), ("J102",)),
    Trap("4", "NUL bytes", b"mood 5\n\x00\x00\x00\n", ("J101",)),
    Trap("4", "a file of zeros", b"\x00" * 4096, ("J101",)),
    Trap("4", "a picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ("J101",)),
    Trap("4", "a file over 4 MiB", b"Rain.\n" * 700_000, ("J104",)),
    Trap("4", "a file of 4 MiB", b"R" * 4 * 1024 * 1024, ("body has | RRR", "J106")),
    Trap(
        "4",
        "front matter over 64 KiB is read up to there",
        fm("mood: 5", "planned:", *["- [ ] Walk"] * 7000, "sleep: 7"),
        ("day 2026-03-12", *ONE_WALK, MOOD, "J105"),
        is_joined=True,
    ),
    Trap(
        "4",
        "one key of front matter over 64 KiB",
        fm("mood: 5", f"a: {'b' * 70_000}", "sleep: 7"),
        (MOOD, "J105"),
    ),
    Trap(
        "4",
        "a body over 256 KiB is read up to there",
        fm("mood: 5") + "Rain all day long, no end.\n" * 10_000 + "secret\n",
        (MOOD, "body has | Rain", "body hides | secret", "J106"),
    ),
    # merge markers
    Trap(
        "R1",
        "merge markers in a list: both sides are read, done wins",
        fm(
            "planned:",
            "<<<<<<< HEAD",
            "- [ ] Walk",
            "- [x] Sit",
            "=======",
            "- [x] Walk",
            "- [ ] Sit",
            ">>>>>>> phone",
            "- [ ] Call",
        ),
        (
            "day 2026-03-12",
            "planned done | Walk | walk",
            "planned done | Sit | sit",
            "planned open | Call | call",
            "J404 3:1",
        ),
        is_joined=True,
    ),
    Trap(
        "R1",
        "merge markers with the common version between",
        fm(
            "planned:",
            "<<<<<<< HEAD",
            "- [x] Walk",
            "||||||| 3f2c1aa",
            "- [ ] Walk",
            "- [x] Gone",
            "=======",
            "- [/] Walk",
            ">>>>>>> phone",
        ),
        ("day 2026-03-12", "planned done | Walk | walk", "J404 3:1"),
        is_joined=True,
    ),
    Trap(
        "R1",
        "merge markers around a number: both stay visible",
        fm("<<<<<<< HEAD", "mood: 4", "=======", "mood: 6", ">>>>>>> phone", "sleep: 7"),
        (
            "number | mood | - | *",
            "number | sleep | 7",
            "conflict | mood",
            "J404 2:1",
            "J405 5",
        ),
    ),
    Trap(
        "R1",
        "merge markers around the whole file",
        text(
            "<<<<<<< HEAD",
            "---",
            "mood: 4",
            "planned: Walk",
            "---",
            "Rain.",
            "=======",
            "---",
            "mood: 4",
            "done: Walk",
            "---",
            "Wind.",
            ">>>>>>> phone",
        ),
        (
            "day 2026-03-12",
            "planned done | Walk | walk",
            "number | mood | 4",
            "body has | Rain.",
            "body has | Wind.",
            "J404 1:1",
        ),
        is_joined=True,
    ),
    Trap(
        "R1",
        "merge markers with CRLF",
        fm("planned:", "<<<<<<< HEAD", "- [ ] Walk", "=======", "- [x] Walk", ">>>>>>> a").replace(
            "\n", "\r\n"
        ),
        ("day 2026-03-12", "planned done | Walk | walk", "J404 3:1"),
        is_joined=True,
    ),
    Trap(
        "R1",
        "merge markers in the body",
        text("Rain.", "<<<<<<< HEAD", "More rain.", "=======", "Wind.", ">>>>>>> phone"),
        ("body has | More rain.", "body has | Wind.", "body hides | <<<<<<<", "J404 2:1"),
    ),
    Trap(
        "R1",
        "equals signs alone underline a heading",
        text("Done", "=======", "- Walk"),
        ("bonus done | Walk | walk",),
    ),
    Trap(
        "R1",
        "a merge that never ends",
        fm("mood: 5") + text("<<<<<<< HEAD", "Rain."),
        (MOOD, "body has | Rain.", "J404 4:1"),
    ),
    # what YAML and its readers do (reliability 0 and 3)
    Trap("R0", "a lone ticked box", fm("planned:", "- [x]", "- [ ] Walk"), (*ONE_WALK, "J204 3")),
    Trap("R0", "a tab after the colon", fm("mood:\t5", "a: b\t# c"), (MOOD,)),
    Trap(
        "R3",
        "a date has one form",
        fm("rest: until 20260314"),
        ("rest", "J211 2"),
    ),
    Trap(
        "R3",
        "a date of a week is no date",
        fm("rest: until 2026-W11-4"),
        ("rest", "J211 2"),
    ),
    Trap(
        "R3",
        "digits of another width are a word where a number is meant",
        fm("mood: ５"),
        ("number | mood | - | ５", "J207 2"),
    ),
    Trap("R0", "a first line in braces is no JSON", '{"mood": 5}\n', ("body has | mood",)),
    Trap("R0", "plus signs are no TOML", text("+++", "mood = 5", "+++"), ("body has | mood = 5",)),
    Trap("R0", "a second document", fm("mood: 5") + text("---", "mood: 7", "---"), (MOOD,)),
    Trap("R0", "a control sign in a value", fm("a: b\x07c", "mood: 5"), (MOOD,)),
    Trap(
        "R0",
        "an emoji beyond the first plane keeps columns in code points",
        planned("[ ] 🏃 Walk 140%"),
        (
            "planned open | 🏃 Walk | walk @3:9",
            "J201 3:16",
        ),
    ),
]

TRAPS = (*PLACES, *BOXES, *ACTIONS, *KEYS, *THOUGHTS, *VALUES, *UNTOUCHED, *READING)


@pytest.mark.parametrize("trap", [pytest.param(trap, id=trap.id) for trap in TRAPS])
def test_trap(trap: Trap) -> None:
    assert trap.seen() == describe.in_order(trap.expected)


def test_a_head_is_not_read_without_end() -> None:
    """4: a file without fences has a longest part that is read, too, and it is told."""
    day = "Done:\n" + "a\n" * 200_000

    parsed = DayReader(PLAIN).read(SourceText("2026-03-12.md", day), THURSDAY)

    assert {one.rule.code for one in parsed.diagnostics} & {"J105", "J106"}
    assert len(parsed.day.actions) <= 256 * 1024 / 2


def test_there_are_enough_traps_and_each_has_its_own_name() -> None:
    assert len(TRAPS) >= 170
    assert len({trap.id for trap in TRAPS}) == len(TRAPS)
