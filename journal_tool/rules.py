"""The table of everything that can be wrong.  ``docs/errors.md`` is made from it.

J1xx cannot be read · J2xx does not fit the format · J3xx reads well but looks wrong ·
J4xx files, sync and conflicts.  Codes are promises: one is never used again for another thing.
"""

from typing import Final

from journal_tool.diagnostics import Rule, Severity

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

# -- J1xx: cannot be read -----------------------------------------------------------------------
NOT_TEXT: Final = Rule(
    "J101",
    "not-text",
    _E,
    "Move it out of the journal, or save it again as text in UTF-8.",
    "The file holds NUL bytes, so it is not text: a picture with the wrong name, or a file that "
    "a sync client filled with zeros. It was not read and not changed.",
)
UTF_16: Final = Rule(
    "J102",
    "utf-16",
    _E,
    "Save it as UTF-8.",
    "The file is UTF-16, as some editors on Windows save it. It was not read and not changed; "
    "every other day is in the report.",
)
NOT_UTF_8: Final = Rule(
    "J103",
    "not-utf-8",
    _W,
    "Save the file as UTF-8; until then the tool reads it and does not edit it.",
    "Some bytes are not UTF-8. They are shown as \ufffd, the rest of the file is read as usual.",
)
TOO_LARGE: Final = Rule(
    "J104",
    "too-large",
    _E,
    "Move it out of the journal, or add it to `ignore` under [journal] in journal.toml.",
    "A file of more than 4 MiB is hardly a day of a journal. It was not read.",
)
FRONT_MATTER_TOO_LONG: Final = Rule(
    "J105",
    "front-matter-too-long",
    _W,
    "Move the longer part below the closing ---.",
    "Front matter is read up to 64 KiB. What follows stays in the file and in no figure.",
)
BODY_TOO_LONG: Final = Rule(
    "J106",
    "body-too-long",
    _W,
    "Move the rest to a second file of that day, such as `2026-03-12 more.md`.",
    "The text of a day is read up to 256 KiB. What follows stays in the file.",
)
BAD_YAML: Final = Rule(
    "J107",
    "bad-yaml",
    _E,
    'Put the value in quotes: key: "value".',
    "This key of the front matter cannot be read. Only this key is left out; all other keys, "
    "lists and text of the day are read.",
)
TOO_DEEP: Final = Rule(
    "J108",
    "too-deep",
    _E,
    "Write it with fewer levels.",
    "Values are read to a depth of 16 levels.",
)
YAML_MACHINERY: Final = Rule(
    "J109",
    "yaml-machinery",
    _E,
    "Write the value itself, in quotes if it begins with &, * or !.",
    "Anchors (&), aliases (*) and tags (!) of YAML are not read: a journal is text, and what "
    "one line says never depends on another.",
)
BAD_TOML: Final = Rule(
    "J110",
    "bad-toml",
    _E,
    'Correct this line; texts stand in quotes: name = "Walk".',
    "This part of journal.toml cannot be read. It costs its own table only; every other table "
    "is in force.",
)
UNREADABLE: Final = Rule(
    "J111",
    "unreadable",
    _E,
    "Check the permissions of the file and whether it is on this machine.",
    "The system did not let the file be read. Nothing was changed; all other days are in.",
)
LINE_LEFT_OUT: Final = Rule(
    "J112",
    "line-left-out",
    _W,
    "Begin it with `- ` if it is an action, or with `key:` if it is a value.",
    "A line of the front matter is neither a key, nor an item of a list, nor a note below one. "
    "It stays in the file and in no figure.",
)
NO_COLON: Final = Rule(
    "J113",
    "no-colon",
    _W,
    "If it is a deed, write: Done: …",
    "The line begins like a key but has no colon, so it could be a sentence. It is read as text.",
)
FENCE: Final = Rule(
    "J114",
    "fence",
    _I,
    "Type the fence as three hyphens: ---",
    "The front matter begins or ends in an unusual way: with dashes that a phone made of the "
    "hyphens, or without a closing line. It was read all the same.",
)
OPEN_COMMENT: Final = Rule(
    "J115",
    "open-comment",
    _I,
    "Close the comment: %% for %%, --> for <!--.",
    "A comment is opened and not closed, so everything below it is kept out of the report.",
)
SETTINGS_UNREADABLE: Final = Rule(
    "J116",
    "settings-unreadable",
    _E,
    "Save journal.toml as text in UTF-8.",
    "journal.toml cannot be read as text, so nothing of it is in force.",
)
FRONT_MATTER_LATE: Final = Rule(
    "J117",
    "front-matter-late",
    _I,
    "Move the --- to the very first line of the file.",
    "Other programs see front matter only when its fence is the first line. Here something "
    "stands above it. It was read all the same.",
)

MORE: Final = Rule(
    "J118",
    "more-findings",
    _I,
    "Mend the ones above first.",
    "A file with very many findings mostly has one cause. The first hundred are told.",
)
TEMPLATE_NOT_READ: Final = Rule(
    "J119",
    "template-not-read",
    _W,
    "Make it a file of UTF-8 text inside the journal, at most 256 KB; until then the packed "
    "template is used.",
    "A template of your own could not be read. The report was made with the packed one in its "
    "place, so it is whole.",
)
TEMPLATE_SYNTAX: Final = Rule(
    "J120",
    "template-syntax",
    _W,
    "Correct the line; until then the packed template is used.",
    "A template of your own is not written as jinja2 reads templates. The report was made with "
    "the packed one in its place, so it is whole. docs/templates.md shows how they are written.",
)
TEMPLATE_STOPPED: Final = Rule(
    "J121",
    "template-stopped",
    _W,
    "Correct the template; until then the packed ones make this kind of page.",
    "A template of your own stopped while it made a page: it asked for something that is not "
    "there or is closed to templates, or made more than a page holds. docs/templates.md lists "
    "what each template receives.",
)

# -- J2xx: does not fit the format --------------------------------------------------------------
OUT_OF_RANGE: Final = Rule(
    "J201",
    "out-of-range",
    _W,
    "Correct the number.",
    "A number outside its range is left out of every figure. It is never pushed to the nearest "
    "allowed one: what was meant is not for the tool to guess.",
)
OPEN_UNDER_DONE: Final = Rule(
    "J202",
    "open-under-done",
    _W,
    "Tick the box if it happened, or move the line to `planned`.",
    "An empty box stands under `done`. It could mean either, so it is not counted.",
)
NEAR_PRACTICE: Final = Rule(
    "J203",
    "near-practice",
    _W,
    "Correct the name, or add it to journal.toml.",
    "The name is almost that of a practice. It is counted as an action of its own until the "
    "name is corrected, or listed under `match` of the practice.",
)
NO_NAME: Final = Rule(
    "J204",
    "no-name",
    _W,
    "Write what was done before the duration: - [x] Walk 20m",
    "The line has a box, a duration or a mark, but no words that say which action it is.",
)
DUPLICATE_KEY: Final = Rule(
    "J205",
    "duplicate-key",
    _W,
    "Keep one of the two.",
    "A key stands twice. Lists are joined; of numbers and texts the last one counts.",
)
WRONG_TYPE: Final = Rule(
    "J206",
    "wrong-type",
    _W,
    "Write one value after the key, or remove the key.",
    "The value has another shape than this key can have, such as a list where a number is "
    "meant. It is left out.",
)
NOT_A_NUMBER: Final = Rule(
    "J207",
    "not-a-number",
    _I,
    "Write a number first; words may follow: mood: 6 tired",
    "A word stands where figures need a number. The word is kept and shown with the day.",
)
NEAR_KEY: Final = Rule(
    "J208",
    "near-key",
    _W,
    "Correct the key.",
    "Unknown keys are left alone, but this one is almost a key of the journal.",
)
UNKNOWN_BOX: Final = Rule(
    "J209",
    "unknown-box",
    _I,
    'Use one of [ ] [x] [/] [-] [>], or name the sign in journal.toml: [boxes] "d" = "smaller"',
    "This sign in a box has no meaning here, so such lines are notes and counted nowhere. It is "
    "told once for each sign and file.",
)
TEXT_NOT_DURATION: Final = Rule(
    "J210",
    "text-not-duration",
    _I,
    "If it is a duration, put it in brackets: (200m), or write 3h20m.",
    "Outside brackets `m` means minutes up to 180 and `h` hours up to 12, so that `Swim 500m` "
    "and `Dinner 19h` stay text.",
)
BAD_DATE: Final = Rule(
    "J211",
    "bad-date",
    _W,
    "Write the date as 2026-03-12.",
    "There is no such day, or the date is written in another way. It is left out.",
)
NO_IDENTITY: Final = Rule(
    "J212",
    "no-identity",
    _W,
    "Name the identity with a tag: - Went in, not past it #player",
    "A line of `for` or `against` belongs to an identity, and a tag names it. Without one the "
    "line is shown nowhere.",
)
UNKNOWN_SETTING: Final = Rule(
    "J213",
    "unknown-setting",
    _W,
    "Correct the name, or remove the line.",
    "journal.toml holds a table or a key that means nothing. It has no effect.",
)
BAD_SETTING: Final = Rule(
    "J214",
    "bad-setting",
    _E,
    "Correct the value; `docs/format.md` lists every setting.",
    "A setting has a value that it cannot have. It is left out, and its default is in force "
    "where it has one.",
)
SETTING_CLASH: Final = Rule(
    "J215",
    "setting-clash",
    _W,
    "Give the name to one of the two.",
    "Two tables claim the same name, so the first of them has it.",
)
NO_ITEM: Final = Rule(
    "J216",
    "unknown-name",
    _W,
    "Correct the name, or declare it in journal.toml.",
    "A value names a practice that the journal does not have.",
)

# -- J3xx: reads well but looks wrong -----------------------------------------------------------
DATE_DISAGREES: Final = Rule(
    "J301",
    "date-disagrees",
    _W,
    "Correct `date:`, or remove it: the name of the file is enough.",
    "The name of the file and its `date:` are different days. The name counts, because "
    "yesterday's file is often copied whole.",
)
DONE_IN_FUTURE: Final = Rule(
    "J302",
    "done-in-future",
    _W,
    "Check the date in the name of the file.",
    "Something is marked done on a day that has not come yet. It is in no figure until then.",
)
SIMILAR_NAMES: Final = Rule(
    "J303",
    "similar-names",
    _I,
    "If they are one action, write both the same way.",
    "Two names look alike but are counted apart. Names are never joined without being asked.",
)
LONG_DAY: Final = Rule(
    "J304",
    "long-day",
    _W,
    "Correct the durations.",
    "The minutes of this day add up to more than a day has. They are in no sum of minutes.",
)

# -- J4xx: files, sync and conflicts ------------------------------------------------------------
TWO_FILES: Final = Rule(
    "J401",
    "two-files",
    _W,
    "Keep one file for the day, or give the other one a title: 2026-03-12 evening.md",
    "Two files have the same date. Both are read and nothing is dropped; one action that stands "
    "in both counts once.",
)
CONFLICT_COPY: Final = Rule(
    "J402",
    "conflict-copy",
    _W,
    "Copy what is missing into the day's file, then delete the copy.",
    "A sync client made this copy because the day was changed in two places. It is left out of "
    "the figures and was not changed.",
)
MISNAMED: Final = Rule(
    "J403",
    "misnamed",
    _W,
    "Rename it; the date of a day is written 2026-03-12.md.",
    "The name looks like a date, but not in a form that can be read only one way. The date is "
    "never guessed, so the file is not read.",
)
MERGE_MARKERS: Final = Rule(
    "J404",
    "merge-markers",
    _W,
    "Keep what is true of the two versions and delete the marker lines.",
    "git left both versions of some lines in the file. Both are read, done wins, and the file "
    "was not changed.",
)
CONFLICT_VALUE: Final = Rule(
    "J405",
    "conflict-value",
    _W,
    "Keep one of the two values.",
    "Two devices wrote two values. Both are kept, and the number is in no figure until one "
    "is chosen.",
)
BROKEN_LINK: Final = Rule(
    "J406",
    "broken-link",
    _W,
    "Copy the file itself into the journal, or remove the link.",
    "The file is a link that leads nowhere or outside the journal. It was not read.",
)
NO_DAYS: Final = Rule(
    "J407",
    "no-days",
    _I,
    "Write today's file, or give the folder of the days with -C.",
    "The folder holds no file whose name is a date, such as 2026-03-12.md.",
)
NOT_LISTED: Final = Rule(
    "J408",
    "folder-not-listed",
    _E,
    "Check the permissions of the folder.",
    "The system did not let the folder be listed, so days inside it are missing from the report.",
)
NO_SUCH_TEMPLATE: Final = Rule(
    "J409",
    "no-such-template",
    _W,
    "Give it one of the names in docs/templates.md, or move it out of .journal/templates.",
    "A file in .journal/templates takes the place of the packed template of the same name. There "
    "is none of this name, so the file is not used.",
)
PICTURE_NOT_SHOWN: Final = Rule(
    "J410",
    "picture-not-shown",
    _I,
    "Use a PNG, JPEG, GIF or WebP of at most 2 MB that lies inside the journal.",
    "A text names a picture that the report does not show; its words stand in its place. What is "
    "shown is copied into the report without its metadata, such as the place where it was taken. "
    "Neither the text nor the picture was changed.",
)

RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(
        (value for value in globals().copy().values() if isinstance(value, Rule)),
        key=lambda rule: rule.code,
    )
)
"""Every rule, by code."""

BY_CODE: Final = {rule.code: rule for rule in RULES}
