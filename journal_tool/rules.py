"""The table of everything that can be wrong.  ``docs/errors.md`` is made from it.

J1xx cannot be read · J2xx does not fit the format · J3xx reads well but looks wrong ·
J4xx files, sync and conflicts.  Codes are promises: one is never used again for another thing.
"""

from typing import Final

from journal_tool.diagnostics import Rule, Severity
from journal_tool.language import N_

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

# -- J1xx: cannot be read -----------------------------------------------------------------------
NOT_TEXT: Final = Rule(
    "J101",
    N_("not text"),
    _E,
    N_("Move it out of the journal, or save it again as text in UTF-8."),
    N_(
        "The file holds NUL bytes, so it is not text: a picture with the wrong name, or a file "
        "that a sync client filled with zeros. It was not read and not changed."
    ),
)
UTF_16: Final = Rule(
    "J102",
    N_("utf 16"),
    _E,
    N_("Save it as UTF-8."),
    N_(
        "The file is UTF-16, as some editors on Windows save it. It was not read and not changed; "
        "every other day is in the report."
    ),
)
NOT_UTF_8: Final = Rule(
    "J103",
    N_("not utf 8"),
    _W,
    N_("Save the file as UTF-8; until then the tool reads it and does not edit it."),
    N_(
        "Some bytes are not UTF-8. They are shown as \ufffd, the rest of the file is read as usual."
    ),
)
TOO_LARGE: Final = Rule(
    "J104",
    N_("too large"),
    _E,
    N_("Move it out of the journal, or add it to `ignore` under [journal] in journal.toml."),
    N_("A file of more than 4 MiB is hardly a day of a journal. It was not read."),
)
FRONT_MATTER_TOO_LONG: Final = Rule(
    "J105",
    N_("front matter too long"),
    _W,
    N_("Move the longer part below the closing ---."),
    N_("Front matter is read up to 64 KiB. What follows stays in the file and in no figure."),
)
BODY_TOO_LONG: Final = Rule(
    "J106",
    N_("body too long"),
    _W,
    N_("Move the rest to a second file of that day, such as `2026-03-12 more.md`."),
    N_("The text of a day is read up to 256 KiB. What follows stays in the file."),
)
BAD_YAML: Final = Rule(
    "J107",
    N_("bad yaml"),
    _E,
    N_('Put the value in quotes: key: "value".'),
    N_(
        "This key of the front matter cannot be read. Only this key is left out; all other keys, "
        "lists and text of the day are read."
    ),
)
TOO_DEEP: Final = Rule(
    "J108",
    N_("too deep"),
    _E,
    N_("Write it with fewer levels."),
    N_("Values are read to a depth of 16 levels."),
)
YAML_MACHINERY: Final = Rule(
    "J109",
    N_("yaml machinery"),
    _E,
    N_("Write the value itself, in quotes if it begins with &, * or !."),
    N_(
        "Anchors (&), aliases (*) and tags (!) of YAML are not read: a journal is text, and what "
        "one line says never depends on another."
    ),
)
BAD_TOML: Final = Rule(
    "J110",
    N_("bad toml"),
    _E,
    N_('Correct this line; texts stand in quotes: name = "Walk".'),
    N_(
        "This part of journal.toml cannot be read. It costs its own table only; every other table "
        "is in force."
    ),
)
UNREADABLE: Final = Rule(
    "J111",
    N_("unreadable"),
    _E,
    N_("Check the permissions of the file and whether it is on this machine."),
    N_("The system did not let the file be read. Nothing was changed; all other days are in."),
)
LINE_LEFT_OUT: Final = Rule(
    "J112",
    N_("line left out"),
    _W,
    N_("Begin it with `- ` if it is an action, or with `key:` if it is a value."),
    N_(
        "A line of the front matter is neither a key, nor an item of a list, nor a note below one. "
        "It stays in the file and in no figure."
    ),
)
NO_COLON: Final = Rule(
    "J113",
    N_("no colon"),
    _W,
    N_("If it is a deed, write: Done: …"),
    N_(
        "The line begins like a key but has no colon, so it could be a sentence. It is read as "
        "text."
    ),
)
FENCE: Final = Rule(
    "J114",
    N_("fence"),
    _I,
    N_("Type the fence as three hyphens: ---"),
    N_(
        "The front matter begins or ends in an unusual way: with dashes that a phone made of the "
        "hyphens, or without a closing line. It was read all the same."
    ),
)
OPEN_COMMENT: Final = Rule(
    "J115",
    N_("open comment"),
    _I,
    N_("Close the comment: %% for %%, --> for <!--."),
    N_("A comment is opened and not closed, so everything below it is kept out of the report."),
)
SETTINGS_UNREADABLE: Final = Rule(
    "J116",
    N_("settings unreadable"),
    _E,
    N_("Save journal.toml as text in UTF-8."),
    N_("journal.toml cannot be read as text, so nothing of it is in force."),
)
FRONT_MATTER_LATE: Final = Rule(
    "J117",
    N_("front matter late"),
    _I,
    N_("Move the --- to the very first line of the file."),
    N_(
        "Other programs see front matter only when its fence is the first line. Here something "
        "stands above it. It was read all the same."
    ),
)

MORE: Final = Rule(
    "J118",
    N_("more findings"),
    _I,
    N_("Mend the ones above first."),
    N_("A file with very many findings mostly has one cause. The first hundred are told."),
)
TEMPLATE_NOT_READ: Final = Rule(
    "J119",
    N_("template not read"),
    _W,
    N_(
        "Make it a file of UTF-8 text inside the journal, at most 256 KB; until then the packed "
        "template is used."
    ),
    N_(
        "A template of your own could not be read. The report was made with the packed one in its "
        "place, so it is whole."
    ),
)
TEMPLATE_SYNTAX: Final = Rule(
    "J120",
    N_("template syntax"),
    _W,
    N_("Correct the line; until then the packed template is used."),
    N_(
        "A template of your own is not written as jinja2 reads templates. The report was made with "
        "the packed one in its place, so it is whole. docs/templates.md shows how they are written."
    ),
)
TEMPLATE_STOPPED: Final = Rule(
    "J121",
    N_("template stopped"),
    _W,
    N_("Correct the template; until then the packed ones make this kind of page."),
    N_(
        "A template of your own stopped while it made a page: it asked for something that is not "
        "there or is closed to templates, or made more than a page holds. docs/templates.md lists "
        "what each template receives."
    ),
)

# -- J2xx: does not fit the format --------------------------------------------------------------
OUT_OF_RANGE: Final = Rule(
    "J201",
    N_("out of range"),
    _W,
    N_("Correct the number."),
    N_(
        "A number outside its range is left out of every figure. It is never pushed to the nearest "
        "allowed one: what was meant is not for the tool to guess."
    ),
)
OPEN_UNDER_DONE: Final = Rule(
    "J202",
    N_("open under done"),
    _W,
    N_("Tick the box if it happened, or move the line to `planned`."),
    N_("An empty box stands under `done`. It could mean either, so it is not counted."),
)
NEAR_PRACTICE: Final = Rule(
    "J203",
    N_("near practice"),
    _W,
    N_("Correct the name, or add it to journal.toml."),
    N_(
        "The name is almost that of a practice. It is counted as an action of its own until the "
        "name is corrected, or listed under `match` of the practice."
    ),
)
NO_NAME: Final = Rule(
    "J204",
    N_("no name"),
    _W,
    N_("Write what was done before the duration: - [x] Walk 20m"),
    N_("The line has a box, a duration or a mark, but no words that say which action it is."),
)
DUPLICATE_KEY: Final = Rule(
    "J205",
    N_("duplicate key"),
    _W,
    N_("Keep one of the two."),
    N_("A key stands twice. Lists are joined; of numbers and texts the last one counts."),
)
WRONG_TYPE: Final = Rule(
    "J206",
    N_("wrong type"),
    _W,
    N_("Write one value after the key, or remove the key."),
    N_(
        "The value has another shape than this key can have, such as a list where a number is "
        "meant. It is left out."
    ),
)
NOT_A_NUMBER: Final = Rule(
    "J207",
    N_("not a number"),
    _I,
    N_("Write a number first; words may follow: mood: 6 tired"),
    N_("A word stands where figures need a number. The word is kept and shown with the day."),
)
NEAR_KEY: Final = Rule(
    "J208",
    N_("near key"),
    _W,
    N_("Correct the key."),
    N_("Unknown keys are left alone, but this one is almost a key of the journal."),
)
UNKNOWN_BOX: Final = Rule(
    "J209",
    N_("unknown box"),
    _I,
    N_('Use one of [ ] [x] [/] [-] [>], or name the sign in journal.toml: [boxes] "d" = "smaller"'),
    N_(
        "This sign in a box has no meaning here, so such lines are notes and counted nowhere. It "
        "is told once for each sign and file."
    ),
)
TEXT_NOT_DURATION: Final = Rule(
    "J210",
    N_("text not duration"),
    _I,
    N_("If it is a duration, put it in brackets: (200m), or write 3h20m."),
    N_(
        "Outside brackets `m` means minutes up to 180 and `h` hours up to 12, so that `Swim 500m` "
        "and `Dinner 19h` stay text."
    ),
)
BAD_DATE: Final = Rule(
    "J211",
    N_("bad date"),
    _W,
    N_("Write the date as 2026-03-12."),
    N_("There is no such day, or the date is written in another way. It is left out."),
)
NO_IDENTITY: Final = Rule(
    "J212",
    N_("no identity"),
    _W,
    N_("Name the identity with a tag: - Went in, not past it #player"),
    N_(
        "A line of `for` or `against` belongs to an identity, and a tag names it. Without one the "
        "line is shown nowhere."
    ),
)
UNKNOWN_SETTING: Final = Rule(
    "J213",
    N_("unknown setting"),
    _W,
    N_("Correct the name, or remove the line."),
    N_("journal.toml holds a table or a key that means nothing. It has no effect."),
)
BAD_SETTING: Final = Rule(
    "J214",
    N_("bad setting"),
    _E,
    N_("Correct the value; `docs/format.md` lists every setting."),
    N_(
        "A setting has a value that it cannot have. It is left out, and its default is in force "
        "where it has one."
    ),
)
SETTING_CLASH: Final = Rule(
    "J215",
    N_("setting clash"),
    _W,
    N_("Give the name to one of the two."),
    N_("Two tables claim the same name, so the first of them has it."),
)
NO_ITEM: Final = Rule(
    "J216",
    N_("unknown name"),
    _W,
    N_("Correct the name, or declare it in journal.toml."),
    N_("A value names a practice that the journal does not have."),
)

# -- J3xx: reads well but looks wrong -----------------------------------------------------------
DATE_DISAGREES: Final = Rule(
    "J301",
    N_("date disagrees"),
    _W,
    N_("Correct `date:`, or remove it: the name of the file is enough."),
    N_(
        "The name of the file and its `date:` are different days. The name counts, because "
        "yesterday's file is often copied whole."
    ),
)
DONE_IN_FUTURE: Final = Rule(
    "J302",
    N_("done in future"),
    _W,
    N_("Check the date in the name of the file."),
    N_("Something is marked done on a day that has not come yet. It is in no figure until then."),
)
SIMILAR_NAMES: Final = Rule(
    "J303",
    N_("similar names"),
    _I,
    N_("If they are one action, write both the same way, or join them in journal.toml."),
    N_("Two names look alike but are counted apart. Names are never joined without being asked."),
)
LONG_DAY: Final = Rule(
    "J304",
    N_("long day"),
    _W,
    N_("Correct the durations."),
    N_("The minutes of this day add up to more than a day has. They are in no sum of minutes."),
)

# -- J4xx: files, sync and conflicts ------------------------------------------------------------
TWO_FILES: Final = Rule(
    "J401",
    N_("two files"),
    _W,
    N_("Keep one file for the day, or give the other one a title: 2026-03-12 evening.md"),
    N_(
        "Two files have the same date. Both are read and nothing is dropped; one action that "
        "stands in both counts once."
    ),
)
CONFLICT_COPY: Final = Rule(
    "J402",
    N_("conflict copy"),
    _W,
    N_("Run 'journal resolve'."),
    N_(
        "A sync client made this copy because the day was changed in two places. What both say is "
        "joined for the figures, done wins, and of two numbers none counts until one is chosen. "
        "Neither file was changed."
    ),
)
MISNAMED: Final = Rule(
    "J403",
    N_("misnamed"),
    _W,
    N_("Rename it; the date of a day is written 2026-03-12.md."),
    N_(
        "The name looks like a date, but not in a form that can be read only one way. The date is "
        "never guessed, so the file is not read."
    ),
)
MERGE_MARKERS: Final = Rule(
    "J404",
    N_("merge markers"),
    _W,
    N_("Keep what is true of the two versions and delete the marker lines."),
    N_(
        "git left both versions of some lines in the file. Both are read, done wins, and the file "
        "was not changed."
    ),
)
CONFLICT_VALUE: Final = Rule(
    "J405",
    N_("conflict value"),
    _W,
    N_("Keep one of the two values."),
    N_(
        "Two devices wrote two values. Both are kept, and the number is in no figure until one "
        "is chosen."
    ),
)
BROKEN_LINK: Final = Rule(
    "J406",
    N_("broken link"),
    _W,
    N_("Copy the file itself into the journal, or remove the link."),
    N_("The file is a link that leads nowhere or outside the journal. It was not read."),
)
NO_DAYS: Final = Rule(
    "J407",
    N_("no days"),
    _I,
    N_("Write today's file, or give the folder of the days with -C."),
    N_("The folder holds no file whose name is a date, such as 2026-03-12.md."),
)
NOT_LISTED: Final = Rule(
    "J408",
    N_("folder not listed"),
    _E,
    N_("Check the permissions of the folder."),
    N_(
        "The system did not let the folder be listed, so days inside it are missing from the "
        "report."
    ),
)
NO_SUCH_TEMPLATE: Final = Rule(
    "J409",
    N_("no such template"),
    _W,
    N_("Give it one of the names in docs/templates.md, or move it out of .journal/templates."),
    N_(
        "A file in .journal/templates takes the place of the packed template of the same name. "
        "There is none of this name, so the file is not used."
    ),
)
PICTURE_NOT_SHOWN: Final = Rule(
    "J410",
    N_("picture not shown"),
    _I,
    N_("Use a PNG, JPEG, GIF or WebP of at most 2 MB that lies inside the journal."),
    N_(
        "A text names a picture that the report does not show; its words stand in its place. What "
        "is shown is copied into the report without its metadata, such as the place where it was "
        "taken. Neither the text nor the picture was changed."
    ),
)

NOT_DOWNLOADED: Final = Rule(
    "J411",
    N_("not downloaded"),
    _W,
    N_("Open it once in the app that syncs it, so that it is downloaded."),
    N_(
        "The name of the file is here and its text is not: a sync client keeps it elsewhere, or "
        "the drive does not answer. The day stands as it was when it was last read here. Where "
        "nothing was kept of it the day is silent, and nobody takes it for a day on which nothing "
        "was done."
    ),
)

RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(
        (value for value in globals().copy().values() if isinstance(value, Rule)),
        key=lambda rule: rule.code,
    )
)
"""Every rule, by code."""

BY_CODE: Final = {rule.code: rule for rule in RULES}
