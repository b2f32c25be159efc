"""The tables of ``journal.toml`` made into settings; what cannot be right keeps its default."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any, Final

from journal_tool import rules
from journal_tool.diagnostics import Diagnostic, Rule, at
from journal_tool.model import (
    Experiment,
    Identity,
    Pause,
    Practice,
    Rhythm,
    Scale,
    Schedule,
    ScheduleChange,
    State,
)
from journal_tool.settings._toml import Document, Path, read_toml
from journal_tool.settings._values import BodyRules, ReportRules, Settings
from journal_tool.text import SourceText

FORMAT: Final = 1


class _Wrong(Exception):  # noqa: N818  it never leaves this module
    """A value that a key cannot have, and how it is written instead."""


# -- values ---------------------------------------------------------------------------------------


def _text(value: Any) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise _Wrong("a text in quotes")


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(one.strip() for one in value if one.strip())
    raise _Wrong('a list of texts: ["one", "two"]')


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise _Wrong("true or false")


def _day(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            pass
    raise _Wrong("a day: 2026-03-12")


def _number(value: Any) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9:
        return float(value)
    raise _Wrong("a number")


def _count(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 1000:
        return value
    raise _Wrong("a whole number from 1")


def _clock(value: Any) -> time:
    if isinstance(value, str) and (
        match := re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", value.strip())
    ):
        hour, minute = int(match[1]), int(match[2])
        if hour < 24 and minute < 60:
            value = time(hour, minute)
    if isinstance(value, time) and value <= time(12, 0):
        return value.replace(second=0, microsecond=0)
    raise _Wrong('a time from "00:00" to "12:00"')


_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _weekday_number(word: str) -> int | None:
    folded = word.strip().lower()
    if len(folded) < 3:
        return None
    return next((n for n, name in enumerate(_WEEKDAYS, 1) if name.startswith(folded)), None)


def _weekday(value: Any) -> int:
    number = _weekday_number(value) if isinstance(value, str) else None
    if number is None:
        raise _Wrong('a weekday: "monday"')
    return number


_EVERY_N: Final = re.compile(r"every\s+(?:([0-9]{1,3})|other|second)\s*(?:days?)?")
_QUOTA: Final = re.compile(r"([0-9]{1,3})\s*(?:x|times)?\s*(?:/|per|a)\s*(week|month)")


def _schedule(value: Any) -> Schedule:
    words = (
        ",".join(value)
        if isinstance(value, list) and all(isinstance(one, str) for one in value)
        else value
    )
    if not isinstance(words, str):
        raise _Wrong(_SCHEDULES)
    folded = " ".join(words.lower().split())
    if folded in {"daily", "every day"}:
        return Schedule(Rhythm.DAILY)
    if folded in {"none", "when planned", ""}:
        return Schedule()
    if match := _EVERY_N.fullmatch(folded):
        count = int(match[1] or 2)
        if 1 <= count <= 366:
            return Schedule(Rhythm.DAILY) if count == 1 else Schedule(Rhythm.EVERY_N_DAYS, count)
    elif match := _QUOTA.fullmatch(folded):
        count, is_week = int(match[1]), match[2] == "week"
        if 1 <= count <= (7 if is_week else 31):
            return Schedule(Rhythm.PER_WEEK if is_week else Rhythm.PER_MONTH, count)
    else:
        days = [_weekday_number(one) for one in re.split(r"[,;\s]+", folded) if one]
        numbers = frozenset(one for one in days if one is not None)
        if days and None not in days:
            return Schedule(Rhythm.WEEKDAYS, weekdays=numbers)
    raise _Wrong(_SCHEDULES)


_SCHEDULES: Final = '"daily", "mon,wed,fri", "every 2 days", "3/week", "10/month" or "none"'


def _changes(value: Any) -> tuple[ScheduleChange, ...]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _Wrong('[{ from = 2026-06-01, every = "daily" }]')
    found = []
    for one in value:
        if set(one) != {"from", "every"}:
            raise _Wrong('[{ from = 2026-06-01, every = "daily" }]')
        found.append(ScheduleChange(_day(one["from"]), _schedule(one["every"])))
    return tuple(sorted(found, key=lambda change: change.first))


def _absent(value: Any) -> bool:
    if value in ("unknown", "missed"):
        return bool(value == "missed")
    raise _Wrong('"unknown" or "missed"')


_STATES: Final[dict[str, State | None]] = {
    "open": State.OPEN,
    "done": State.DONE,
    "smaller": State.SMALLER,
    "dropped": State.DROPPED,
    "let go": State.DROPPED,
    "moved": State.MOVED,
    "put off": State.MOVED,
    "note": None,
}


def _state(value: Any) -> State | None:
    if isinstance(value, str) and value.strip().lower() in _STATES:
        return _STATES[value.strip().lower()]
    raise _Wrong('"open", "done", "smaller", "let go", "put off" or "note"')


def _one_of(*words: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if isinstance(value, str) and value in words:
            return value
        raise _Wrong(" or ".join(f'"{word}"' for word in words))

    return read


def _lang(value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", value):
        return value.replace("_", "-")
    raise _Wrong('a language: "en"')


# -- tables ---------------------------------------------------------------------------------------

Fields = Mapping[str, tuple[str, Callable[[Any], Any]]]
"""Key in the file -> name of the attribute, reader of its value."""

_JOURNAL: Final[Fields] = {
    "folder": ("folder", _text),
    "ignore": ("ignore", _texts),
    "file": ("file", _text),
    "units": ("units", _texts),
    "since": ("since", _day),
    "day_ends": ("day_ends", _clock),
    "week_starts": ("week_starts", _weekday),
    "areas": ("areas", _texts),
    "small": ("small", _texts),
    "cue_words": ("cue_words", _texts),
}
_PRACTICE: Final[Fields] = {
    "name": ("name", _text),
    "match": ("match", _texts),
    "property": ("property", _text),
    "heading": ("heading", _text),
    "every": ("schedule", _schedule),
    "since": ("since", _day),
    "until": ("until", _day),
    "changes": ("changes", _changes),
    "movement": ("is_movement", _flag),
    "area": ("area", _text),
    "sizes": ("sizes", _texts),
    "as": ("identity", _text),
    "absent": ("absent_is_missed", _absent),
}
_IDENTITY: Final[Fields] = {"says": ("says", _text)}
_PAUSE: Final[Fields] = {
    "first": ("first", _day),
    "last": ("last", _day),
    "why": ("why", _text),
    "practices": ("practices", _texts),
}
_BODY: Final[Fields] = {
    "tasks": ("tasks", _one_of("auto", "sections", "all", "none")),
    "ignore": ("ignore", _texts),
    "planned": ("planned", _texts),
    "done": ("done", _texts),
}
_SCALE: Final[Fields] = {
    "min": ("low", _number),
    "max": ("high", _number),
    "better": ("better", _one_of("high", "low")),
}
_EXPERIMENT: Final[Fields] = {
    "practice": ("practice", _text),
    "start": ("start", _day),
    "pairs": ("pairs", _count),
}
_REPORT: Final[Fields] = {
    "out": ("out", _text),
    "lang": ("lang", _lang),
    "words": ("words", _flag),
    "streaks": ("streaks", _flag),
    "scores": ("scores", _flag),
}
_SUPPORT: Final[Fields] = {"people": ("people", _texts)}

TABLES: Final[Mapping[str, Fields]] = {
    "journal": _JOURNAL,
    "practice": _PRACTICE,
    "identity": _IDENTITY,
    "pause": _PAUSE,
    "body": _BODY,
    "boxes": {},
    "scale": _SCALE,
    "experiment": _EXPERIMENT,
    "report": _REPORT,
    "support": _SUPPORT,
}
"""Every table of ``journal.toml`` with its keys."""

_SHARED: Final = {
    "journal": ("day_ends", "week_starts", "areas", "small", "units"),
    "report": tuple(_REPORT),
    "body": tuple(_BODY),
    "support": tuple(_SUPPORT),
}
"""What a user's own file may say for all journals."""


def parse_settings(
    source: SourceText, defaults: SourceText | None = None
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Read ``journal.toml``; any text gives settings and findings, and none raises.

    Args:
        source: the file of the journal.
        defaults: the user's own file for all journals; what the journal says wins key by key.

    Returns:
        What is in force, and what is wrong, by place.
    """
    base = _Reader(defaults).shared() if defaults is not None else Settings()
    reader = _Reader(source)
    settings = reader.read(base)
    reader.found.sort(key=lambda one: one.sort_key)
    return settings, tuple(reader.found)


class _Reader:
    """Reads one document; holds what is wrong with it."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.document: Document = read_toml(source.text)
        self.found: list[Diagnostic] = []

    # -- telling -----------------------------------------------------------------------------

    def _tell(self, rule: Rule, place: tuple[int, int], message: str, hint: str = "") -> None:
        limit = len(self.source.text)
        span = self.source.span(min(place[0], limit), min(place[1], limit))
        self.found.append(at(rule, self.source, span, message, hint))

    def _key_place(self, path: Path) -> tuple[int, int]:
        return self.document.keys.get(path, (0, 1))

    def _value_place(self, path: Path) -> tuple[int, int]:
        return self.document.values.get(path) or self._key_place(path)

    def _written(self, path: Path) -> str:
        start, end = self._value_place(path)
        text = " ".join(self.source.text[start:end].split())
        return text if len(text) <= 60 else text[:59] + "…"

    def _unknown(self, path: Path, known: Mapping[str, Any] | tuple[str, ...], what: str) -> None:
        name = str(path[-1])
        near = get_close_matches(name.lower(), list(known), 1, 0.7)
        hint = f"did you mean '{near[0]}'?" if near else ""
        self._tell(rules.UNKNOWN_SETTING, self._key_place(path), f"'{name}' is no {what}", hint)

    # -- reading -----------------------------------------------------------------------------

    def read(self, base: Settings) -> Settings:
        for mistake in self.document.mistakes:
            place = (mistake.start, mistake.end)
            self._tell(rules.BAD_TOML, place, mistake.message, mistake.hint)
        data = self.document.data
        self._format(data)
        settings = replace(base, **self._fields(("journal",), _JOURNAL))
        practices = self._practices()
        tables = {one.table for one in practices}
        settings = replace(
            settings,
            practices=practices,
            identities=self._identities(),
            pauses=self._pauses(tables),
            body=replace(base.body, **self._fields(("body",), _BODY)),
            boxes=self._boxes(),
            scales=self._scales(),
            experiments=self._experiments(tables),
            report=replace(base.report, **self._fields(("report",), _REPORT)),
        )
        people = self._fields(("support",), _SUPPORT).get("people")
        return replace(settings, support=people) if people is not None else settings

    def shared(self) -> Settings:
        """Read what a user's own file may say, and leave its mistakes to nobody."""
        settings = Settings()
        picked = {
            table: {
                key: value
                for key, value in _table(self.document.data, table).items()
                if key in keys
            }
            for table, keys in _SHARED.items()
        }
        self.document.data = picked
        people = self._fields(("support",), _SUPPORT).get("people", ())
        return replace(
            settings,
            **self._fields(("journal",), _JOURNAL),
            body=replace(BodyRules(), **self._fields(("body",), _BODY)),
            report=replace(ReportRules(), **self._fields(("report",), _REPORT)),
            support=people,
        )

    def _format(self, data: Mapping[str, Any]) -> None:
        for name in data:
            if name not in TABLES and name != "format":
                self._unknown((name,), ("format", *TABLES), "table or key of journal.toml")
        version = data.get("format", FORMAT)
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            self._tell(rules.BAD_SETTING, self._value_place(("format",)), "format is 1")
        elif version > FORMAT:
            message = f"format {version} is newer than this program, which reads {FORMAT}"
            self._tell(rules.UNKNOWN_SETTING, self._value_place(("format",)), message)

    def _at(self, path: Path) -> Any:
        value: Any = self.document.data
        for name in path:
            value = _child(value, name)
        return value

    def _fields(self, path: Path, fields: Fields) -> dict[str, Any]:
        """Read a table: the attributes that are given and can be right."""
        table = self._at(path)
        if table is None:
            return {}
        if not isinstance(table, dict):
            name = str(path[0])
            self._tell(rules.BAD_SETTING, self._value_place(path), f"'{name}' is a table: [{name}]")
            return {}
        given = {}
        for key, value in table.items():
            if key not in fields:
                self._unknown((*path, key), fields, f"key of [{'.'.join(map(str, path))}]")
                continue
            attribute, read = fields[key]
            try:
                given[attribute] = read(value)
            except _Wrong as wrong:
                self._bad((*path, key), str(wrong))
        return given

    def _bad(self, path: Path, meant: str) -> None:
        written = self._written(path)
        message = f"{path[-1]}: {written} is not what it can be"
        self._tell(rules.BAD_SETTING, self._value_place(path), message, f"write {meant}")

    def _named(self, table: str) -> list[str]:
        """Return the names of ``[table.NAME]``."""
        value = self.document.data.get(table)
        if value is None:
            return []
        if not isinstance(value, dict):
            place = self._value_place((table,))
            self._tell(
                rules.BAD_SETTING, place, f"'{table}' is a table with a name: [{table}.name]"
            )
            return []
        names = []
        for name, inner in value.items():
            if isinstance(inner, dict):
                names.append(name)
            else:
                message = f"'{name}' is a key; the table needs a name: [{table}.name]"
                self._tell(rules.BAD_SETTING, self._key_place((table, name)), message)
        return names

    # -- the tables --------------------------------------------------------------------------

    def _practices(self) -> tuple[Practice, ...]:
        found = []
        claimed: dict[str, str] = {}
        for table in self._named("practice"):
            given = self._fields(("practice", table), _PRACTICE)
            name = given.pop("name", table.replace("_", " ").replace("-", " ").capitalize())
            since, until = given.get("since"), given.get("until")
            if since and until and since > until:
                self._bad(("practice", table, "until"), f"a day after {since.isoformat()}")
                del given["until"]
            practice = Practice(table, name, **given)
            self._claim(practice, claimed)
            found.append(practice)
        return tuple(found)

    def _claim(self, practice: Practice, claimed: dict[str, str]) -> None:
        table = practice.table
        names = [("name", practice.name), *(("match", one) for one in practice.match)]
        if practice.property:
            names.append(("property", practice.property))
        for key, text in names:
            folded = " ".join(text.casefold().split())
            owner = claimed.setdefault(folded, table)
            if owner != table:
                path: Path = ("practice", table, key)
                if key == "match" and len(practice.match) > 1:
                    path = (*path, practice.match.index(text))
                self._tell(
                    rules.SETTING_CLASH,
                    self._value_place(path),
                    f"'{text}' is a name of [practice.{owner}] too",
                )

    def _identities(self) -> tuple[Identity, ...]:
        return tuple(
            Identity(name, self._fields(("identity", name), _IDENTITY).get("says", name))
            for name in self._named("identity")
        )

    def _pauses(self, practices: set[str]) -> tuple[Pause, ...]:
        value = self.document.data.get("pause")
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self._tell(
                rules.BAD_SETTING,
                self._key_place(("pause",)),
                "'pause' has two brackets on each side",
                "[[pause]]",
            )
            return ()
        found = []
        for number in range(len(value)):
            path: Path = ("pause", number)
            given = self._fields(path, _PAUSE)
            self._known_practices((*path, "practices"), given.get("practices", ()), practices)
            if "first" not in given or "last" not in given:
                if not {"first", "last"} <= set(value[number]):
                    self._tell(
                        rules.BAD_SETTING,
                        self._any_place(path),
                        "the pause has no first or no last day",
                        "first = 2026-08-01, last = 2026-08-14",
                    )
            elif given["last"] < given["first"]:
                self._bad((*path, "last"), f"a day from {given['first'].isoformat()} on")
            else:
                found.append(Pause(**given))
        return tuple(found)

    def _any_place(self, path: Path) -> tuple[int, int]:
        """Return the first key below a path, or the name of its table."""
        places = [
            place
            for key, place in self.document.keys.items()
            if key[: len(path)] == path and len(key) > len(path)
        ]
        return min(places) if places else self._key_place(path[:1])

    def _known_practices(self, path: Path, names: tuple[str, ...], practices: set[str]) -> None:
        for number, name in enumerate(names):
            if name not in practices:
                near = get_close_matches(name, sorted(practices), 1, 0.6)
                hint = f"did you mean '{near[0]}'?" if near else ""
                place = self.document.values.get((*path, number)) or self._value_place(path)
                self._tell(rules.NO_ITEM, place, f"'{name}' is no practice of this journal", hint)

    def _boxes(self) -> dict[str, State | None]:
        table = self._at(("boxes",))
        if table is None:
            return {}
        if not isinstance(table, dict):
            self._tell(
                rules.BAD_SETTING, self._value_place(("boxes",)), "'boxes' is a table: [boxes]"
            )
            return {}
        found = {}
        for sign, value in table.items():
            if len(sign) != 1:
                self._tell(
                    rules.BAD_SETTING,
                    self._key_place(("boxes", sign)),
                    f"'{sign}' is more than one sign",
                )
                continue
            try:
                found[sign] = _state(value)
            except _Wrong as wrong:
                self._bad(("boxes", sign), str(wrong))
        return found

    def _scales(self) -> tuple[Scale, ...]:
        found = []
        for name in self._named("scale"):
            given = {"low": 0.0, "high": 10.0} | self._fields(("scale", name), _SCALE)
            if given["low"] >= given["high"]:
                self._bad(("scale", name, "max"), f"a number above {given['low']:g}")
            else:
                found.append(Scale(name, **given))
        return tuple(found)

    def _experiments(self, practices: set[str]) -> tuple[Experiment, ...]:
        found = []
        for name in self._named("experiment"):
            path: Path = ("experiment", name)
            given = self._fields(path, _EXPERIMENT)
            missing = {"practice", "start", "pairs"} - set(self._at(path))
            if missing:
                self._tell(
                    rules.BAD_SETTING,
                    self._key_place(path),
                    f"the experiment '{name}' has no {' and no '.join(sorted(missing))}",
                )
            elif len(given) == 3:
                if given["practice"] not in practices:
                    self._known_practices((*path, "practice"), (given["practice"],), practices)
                else:
                    found.append(Experiment(name, **given))
        return tuple(found)


def _table(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = data.get(name)
    return value if isinstance(value, dict) else {}


def _child(value: Any, name: str | int) -> Any:
    try:
        return value[name]
    except (KeyError, TypeError, IndexError):
        return None
