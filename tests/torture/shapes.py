"""Large texts of one shape each: what makes readers slow, 64 KB of it.

A shape is a head and a unit that is repeated up to the size; ``{n}`` in a unit counts.  Front
matter shapes stand between fences, file shapes are whole files.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """A text that can be had in any size.

    Attributes:
        name: in words.
        unit: repeated; ``{n}`` becomes 0, 1, 2 ...
        head, tail: stand once before and after it.
    """

    name: str
    unit: str
    head: str = ""
    tail: str = ""

    def text(self, size: int) -> str:
        """Return about ``size`` characters."""
        room = max(1, size - len(self.head) - len(self.tail))
        if "{n}" not in self.unit:
            return f"{self.head}{self.unit * (room // len(self.unit))}{self.tail}"
        pieces: list[str] = []
        while room > 0:
            pieces.append(self.unit.replace("{n}", str(len(pieces))))
            room -= len(pieces[-1])
        return f"{self.head}{''.join(pieces)}{self.tail}"


_PLAN = "---\nmood: 5\nplanned:\n"
_ONE = "---\nmood: 5\nplanned:\n- [x] Walk "
_KEY = "---\nmood: 5\nstrange: "
_END = "\n---\n"


def _in_list(name: str, unit: str, head: str = "") -> Shape:
    return Shape(f"a list of {name}", unit, _PLAN + head, "---\n")


def _in_line(name: str, unit: str, head: str = "") -> Shape:
    return Shape(f"a line of {name}", unit, _ONE + head, _END)


def _in_value(name: str, unit: str, tail: str = "") -> Shape:
    return Shape(f"a value of {name}", unit, _KEY, tail + _END)


def _keys(name: str, unit: str) -> Shape:
    return Shape(f"keys: {name}", unit, "---\nmood: 5\n", "---\n")


FRONT_MATTER: tuple[Shape, ...] = (
    _in_list("ordinary items", "- [x] Walk {n} by the lock 20m #body\n"),
    _in_list("equal items", "- [x] Walk 20m #body\n"),
    _in_list("short items", "- a{n}\n"),
    _in_list("empty boxes", "- [ ]\n"),
    _in_list("bullets", "-\n"),
    _in_list("unknown boxes", "- [?] a\n"),
    _in_list("items with all marks", "- [x] Gym 1h -> walk {n} 5m ? 40% 2..5 #body felt:3 -- x\n"),
    _in_list("numbers out of range", "- [x] Walk expect:11 140% 3..12 (25h)\n"),
    _in_list("stray lines", "the dentist {n}\n", "- [ ] Walk\n"),
    _in_list("notes", "  the dentist\n", "- [ ] Walk\n"),
    _in_list("deeper keys", "  minutes: 20\n", "- [ ] Walk\n"),
    _in_list("deeper keys out of range", "  felt: 20\n", "- [ ] Walk\n"),
    _in_list("lines in an open quote", "    by the lock\n", '- "[ ] Walk\n'),
    _in_list("lines in an open single quote", "    it''s\n", "- 'Walk\n"),
    _in_list("lines in a block text", "    by the lock\n", "- |\n"),
    _in_list("quoted items", '- "[x] Walk \\"{n}\\" \\u00e0"\n'),
    _in_list("bare boxes", "[x] Walk\n"),
    _in_list("blank lines", "\n", "- [ ] Walk\n"),
    _in_list("comments", "# x\n", "- [ ] Walk\n"),
    _in_list("tasks with dates", "- [x] Pay {n} 📅 2026-02-30 ✅ 2026-03-14 🔁 every week\n"),
    Shape("a list of ever deeper items", "", "", ""),  # made below
    Shape("a flow list", "a, ", "---\nplanned: [", "]\n---\n"),
    Shape("a flow list of quotes", '"a", ', "---\nplanned: [", "]\n---\n"),
    Shape("a flow list of open quotes", '", ', "---\nplanned: [", "]\n---\n"),
    Shape("a flow list of apostrophes", "'a, ", "---\nplanned: [", "]\n---\n"),
    Shape("a flow list over lines that never ends", " a,\n", "---\nplanned: [", "---\n"),
    Shape("a flow list of brackets", "[", "---\nplanned: [", "]\n---\n"),
    Shape("semicolons", "a{n};", "---\ndone: ", _END),
    Shape("thoughts", "- later {n} #put-off -> [x] Walk\n", "---\nthoughts:\n", "---\n"),
    Shape("a thought of arrows", "a -> ", "---\nthoughts:\n- ", _END),
    Shape("a thought of arrows and quotes", '-> "', "---\nthoughts:\n- a ", _END),
    Shape("a thought of arrows and boxes", '-> [ "', "---\nthoughts:\n- a ", _END),
    Shape("thoughts as mappings", "- {thought: a, action: b}\n", "---\nthoughts:\n", "---\n"),
    Shape("a thought of braces", "{", "---\nthoughts:\n- {", "}" + _END),
    Shape("evidence", "- Went in {n} #player\n", "---\nfor:\n", "---\n"),
    Shape("evidence without tags", "- Went in {n}\n", "---\nfor:\n", "---\n"),
    Shape("skipped practices", "a{n}, ", "---\nskip: [", "]\n---\n"),
    Shape("tags", "a{n}, ", "---\ntags: [", "]\n---\n"),
    *[
        _in_line(name, unit)
        for name, unit in (
            ("words", "lock "),
            ("letters", "a"),
            ("digits", "9"),
            ("digits and points", "1."),
            ("digits and commas", "1,"),
            ("digits and hyphens", "1-"),
            ("digits and blanks", "1 "),
            ("blanks", " "),
            ("tags", "#tag "),
            ("different tags", "#t{n} "),
            ("hashes", "#"),
            ("arrows", "-> "),
            ("arrows without blanks", "->"),
            ("dashes", "-- "),
            ("hyphens", "-"),
            ("em dashes", "—"),
            ("question marks", "? "),
            ("percents", "40% "),
            ("percents out of range", "140% "),
            ("ratings", "2..5 "),
            ("ratings out of range", "2..11 "),
            ("points", "."),
            ("durations", "20m "),
            ("durations with blanks", "1 h 30 min "),
            ("doubtful durations", "500m "),
            ("brackets", "("),
            ("closed brackets", "(a)"),
            ("cues", "(after a "),
            ("closed cues", "(after a) "),
            ("durations in brackets", "(20m) "),
            ("square brackets", "["),
            ("links", "[[a|b]] "),
            ("open links", "[[a|"),
            ("markdown links", "[a](b) "),
            ("open markdown links", "[a]("),
            ("addresses", "https://x.org/ "),
            ("colons", "a:"),
            ("keys", "felt:3 "),
            ("keys out of range", "felt:11 "),
            ("open Dataview", "[felt:: "),
            ("Dataview", "[felt:: 3] "),
            ("Dataview out of range", "[felt:: 11] "),
            ("open quoted notes", 'note:"'),
            ("quoted notes", 'note:"a" '),
            ("quotes", '"'),
            ("apostrophes", "'"),
            ("backslashes", "\\"),
            ("dates", "📅 2026-03-14 "),
            ("dates that are none", "📅 2026-02-30 "),
            ("signs of dates", "📅"),
            ("signs of repetition", "🔁 "),
            ("emoji", "🏃"),
            ("joined emoji", "🏃🏽‍♀️"),
            ("marks of letters", "\u0301"),
            ("letters with marks", "e\u0301"),
            ("Indic words", "हिंदी "),
            ("amounts in kanji", "20 回 "),
            ("times", "3x10 "),
            ("clock times", "10:30 "),
            ("percent signs", "%%"),
            ("backticks", "`"),
            ("semicolons", ";"),
            ("commas", ","),
            ("underscores", "_"),
            ("stars", "*"),
            ("zero-width signs", "\u200b"),
        )
    ],
    *[
        _in_value(name, unit, tail)
        for name, unit, tail in (
            ("words", "word ", ""),
            ("open brackets", "[", ""),
            ("closed brackets", "[],", ""),
            ("open braces", "{", ""),
            ("mappings", "{a: ", ""),
            ("quotes", '"', ""),
            ("an open quote", "a", ""),
            ("apostrophes", "'", ""),
            ("colons", "a: ", ""),
            ("colons without blanks", "a:", ""),
            ("hashes", " #", ""),
            ("anchors", "&a ", ""),
            ("aliases", "*a ", ""),
            ("tags", "!a ", ""),
            ("hyphens", "- ", ""),
            ("question marks", "? ", ""),
            ("block signs", "|", ""),
            ("digits", "9", ""),
            ("sixties", ":59", ""),
            ("blanks", " ", ""),
            ("tabs", "\t", ""),
            ("percents", "%", ""),
            ("backticks", "`", ""),
            ("backslashes", "\\", ""),
            ("commas", ",", ""),
        )
    ],
    _keys("unknown", "strange{n}: x\n"),
    _keys("one key again and again", "mood: 5\n"),
    _keys("one unknown key again and again", "a: b\n"),
    _keys("near misses", "moood{n}: 5\n"),
    _keys("near misses of lists", "plannd{n}: 5\n"),
    _keys("lists", "planned: Walk\n"),
    _keys("broken, each for itself", "a{n}: [x\n"),
    _keys("broken by a quote", "a{n}: 'x\n"),
    _keys("broken by a colon", "a{n}: b: c\n"),
    _keys("broken by an anchor", "a{n}: &x y\n"),
    _keys("one broken among quoted ones", "a{n}: 'x'\n"),
    _keys("nested", "a{n}:\n  b:\n    - c\n"),
    _keys("flow lists", "a{n}: [b, c]\n"),
    _keys("with conflicts", "mood_conflict: 9\n"),
    _keys("without a blank", "a{n}:b\n"),
    _keys("very short", "a:\n"),
    _keys("in quotes", '"a{n}": b\n'),
    _keys("lines that are none", "word {n}\n"),
    Shape("keys: an indented block", " b\n", "---\nmood: 5\na:\n", "---\n"),
    Shape("keys: an indented list", "  - b\n", "---\nmood: 5\na:\n", "---\n"),
    Shape("keys: a broken list", "  - [ ] b\n", "---\nmood: 5\na:\n", "---\n"),
    Shape("keys: a text in a block", "  b\n", "---\nmood: 5\na: |\n", "---\n"),
    Shape("keys: one broken at the end", "a{n}: 'x'\n", "---\nmood: 5\n", "b: [x\n---\n"),
    Shape("no end fence", "a{n}: b\n", "---\n"),
    Shape("no end fence, then words", "a{n}: b\n", "---\n", "Rain.\n"),
)

_BOX = "\n\n- [ ] Walk\n"

FILES: tuple[Shape, ...] = (
    Shape("paragraphs and a box", "Rain all day long, and the lock was shut.\n\n", tail=_BOX),
    Shape("one paragraph and a box", "Rain all day long, and the lock was shut.\n", tail=_BOX),
    Shape("one long line and a box", "rain ", tail=_BOX),
    Shape("tasks", "- [x] Walk {n} 20m #body\n"),
    Shape("tasks below a heading", "- [x] Walk {n} 20m #body\n", "## Planned\n"),
    Shape("items below a heading", "- Walk {n}\n", "## Done\n"),
    Shape("items with notes", "- Walk {n}\n  by the lock\n", "## Done\n"),
    Shape("an item with many notes", "  by the lock\n", "## Done\n- Walk\n"),
    Shape("an item with many paragraphs", "  by the lock\n\n", "## Done\n- Walk\n"),
    Shape("headings", "## Planned\n- [ ] a{n}\n"),
    Shape("only headings", "# a\n", tail=_BOX),
    Shape("underlined headings", "Done\n----\n- a\n\n"),
    Shape("labels", "Done:\n- a{n}\n\n", "Rain.\n\n"),
    Shape("labels glued to lists", "Done:\n- a{n}\n", "Rain.\n\n"),
    Shape("labels without lists", "Done:\n\n", "Rain.\n\n", _BOX),
    Shape("labels above many blank lines", "Done:\n" + "\n" * 200, "Rain.\n\n", _BOX),
    Shape("callouts", "> [!todo] Planned\n> - [ ] a{n}\n\n"),
    Shape("one long callout", "> - [ ] a{n}\n", "> [!todo] Planned\n"),
    Shape("quotes", "> ", tail=_BOX),
    Shape("quotes without blanks", ">", tail=_BOX),
    Shape("quoted lines", "> a\n", tail=_BOX),
    Shape("ever deeper quotes", "", "", ""),
    Shape("bullets in a line", "- ", tail=_BOX),
    Shape("numbers in a line", "1. ", tail=_BOX),
    Shape("stars in a line", "* ", tail=_BOX),
    Shape("stars", "*", tail=_BOX),
    Shape("lists that begin anew", "- a\n\n\n* b\n\n\n", tail=_BOX),
    Shape("numbered items", "1. [ ] a{n}\n"),
    Shape("ever deeper boxes", "", "", ""),
    Shape("backticks", "`", tail=_BOX),
    Shape("code spans", "`a` ", tail=_BOX),
    Shape("code spans of two lengths", "`` ` ", tail=_BOX),
    Shape("fences", "```\na\n```\n", tail=_BOX),
    Shape("open fences", "```\n~~~\n", tail=_BOX),
    Shape("comments on one line", "%%a%%", tail=_BOX),
    Shape("comments on many lines", "%%a%%\n", tail=_BOX),
    Shape("open comments", "a %%%", tail=_BOX),
    Shape("HTML comments", "<!--a-->", tail=_BOX),
    Shape("open HTML comments", "a <!--", tail=_BOX),
    Shape("HTML comments that are never closed", "a <!-- ", "-->", _BOX),
    Shape("comments and code", "`%%` ", tail=_BOX),
    Shape("brackets", "[", tail=_BOX),
    Shape("links", "[a](b) ", tail=_BOX),
    Shape("definitions", "[a{n}]: b\n", tail=_BOX),
    Shape("open definitions", "[a{n}\n", tail=_BOX),
    Shape("addresses", "http://(", tail=_BOX),
    Shape("HTML", "<b>", tail=_BOX),
    Shape("entities", "&amp;", tail=_BOX),
    Shape("pipes", "|", tail=_BOX),
    Shape("tables", "|a|b|\n", "|a|b|\n|-|-|\n", _BOX),
    Shape("wide tables", "|a", tail="|\n" + "|-" * 100 + "|\n" + _BOX),
    Shape("rules", "---\n\n", "Rain.\n\n", _BOX),
    Shape("equals signs", "=\n", "Rain.\n\n", _BOX),
    Shape("hyphens", "-", "Rain.\n\n", _BOX),
    Shape("blanks", " ", tail=_BOX),
    Shape("blank lines", "\n", tail=_BOX),
    Shape("tabs", "\t", tail=_BOX),
    Shape("tabs before boxes", "\t- [ ] a\n"),
    Shape("backslashes", "\\", tail=_BOX),
    Shape("underscores", "_", tail=_BOX),
    Shape("merge markers", "<<<<<<< a\n- [ ] a{n}\n=======\n- [x] a{n}\n>>>>>>> b\n"),
    Shape("open merge markers", "<<<<<<< a\n", tail=_BOX),
    Shape("merge markers around numbers", "<<<<<<< a\n=======\n>>>>>>> b\n", "mood 5\n", _BOX),
    Shape("odd line ends", "\u2028\x0b\x0c\x85", tail=_BOX),
    Shape("CRLF", "Rain.\r\n\r\n", tail=_BOX),
    Shape("CR", "Rain.\r", tail=_BOX),
    Shape("a head of numbers", "mood 5\n", tail="\nRain.\n"),
    Shape("a head of lists", "Done: a{n}\n", tail="\nRain.\n"),
    Shape("a head with one list", "a{n}\n", "Done:\n", "\nRain.\n"),
    Shape("a head of names", "Done\n", tail="\nRain.\n"),
    Shape("a head of names and blank lines", "Done:\n\n", tail="\nRain.\n"),
    Shape("rules at the top", "---\n", tail=_BOX),
    Shape("prose between rules", "---\nRain.\n", tail=_BOX),
    Shape("keys between rules", "---\na: b\n", tail=_BOX),
)


def _ever_deeper(begin: str, unit: str, line: str, size: int) -> str:
    pieces, depth, length = [begin], 0, len(begin)
    while length < size:
        pieces.append(f"{unit * depth}{line}\n")
        length += len(pieces[-1])
        depth += 1
    return "".join(pieces)


def front_matter(shape: Shape, size: int) -> str:
    """Return front matter of one shape, as a file."""
    if shape.name == "a list of ever deeper items":
        return _ever_deeper(_PLAN, " ", "- [ ] a", size) + "---\n"
    return shape.text(size)


def whole_file(shape: Shape, size: int) -> str:
    """Return a file of one shape."""
    if shape.name == "ever deeper quotes":
        return _ever_deeper("", ">", " - [ ] a", size)
    if shape.name == "ever deeper boxes":
        return _ever_deeper("", "  ", "- [ ] a", size)
    return shape.text(size)


def ordinary(size: int) -> str:
    """Return ordinary text: a day written by hand, with a plan in its body, many times over."""
    page = (
        "The lock was shut and there were two geese on the gate. Rang Kasia about the boiler,\n"
        "she sent back the man's number and a photo of *the tooth*. Rain from six on.\n\n"
        "## Evening\n\nRead twenty pages; the rest of it is how to pay, and a number to ring.\n\n"
        "- milk\n- a new valve\n- [ ] Ring the number 5m\n\n> It is not about the boiler.\n\n"
    )
    return page * (size // len(page) + 1)
