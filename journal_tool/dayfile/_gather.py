"""Files to days: one entry a date, one action a key, nothing dropped."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from journal_tool import rules
from journal_tool.dayfile._file import ParsedFile
from journal_tool.diagnostics import Diagnostic, about_file
from journal_tool.language import _, ngettext
from journal_tool.model import Action, Day, DayFile, Journal, Measure, State, Words
from journal_tool.record import Record

_RANK = {state: rank for rank, state in enumerate(State)}
_RATINGS = (
    "likely",
    "before",
    "after",
    "expect",
    "felt",
    "mastery",
    "size",
    "cue",
    "id",
    "identity",
    "smaller",
    "thought",
)


class _Part(Record):
    """One file, and the digest of its bytes if that is known."""

    parsed: ParsedFile
    digest: bytes | None

    @property
    def place(self) -> tuple[bool, str]:
        """Before and after which others it is read; days of their own come before notes."""
        return self.parsed.day.is_note, self.parsed.day.path

    @property
    def dates(self) -> set[date]:
        """The dates that it speaks of."""
        return {self.parsed.day.date, *(day for day, _action in self.parsed.day.elsewhere)}


class _Joined(Record):
    """A day, what was found while it was joined, and from which bytes; ``None`` if not known."""

    day: Day
    found: tuple[Diagnostic, ...]
    source: bytes | None


class Gathering:
    """Joins the files of a journal into its days, as often as they change.

    Days whose files are the very same values as the last time are taken as they were then.
    """

    def __init__(self) -> None:
        self._parts: dict[int, _Part] = {}
        self._by_date: dict[date, tuple[_Part, ...]] = {}
        self._days: dict[date, _Joined] = {}

    def journal(
        self,
        files: Iterable[ParsedFile],
        diagnostics: Iterable[Diagnostic] = (),
        *,
        name: str = "",
        digests: Mapping[str, bytes] | None = None,
    ) -> Journal:
        """Return the journal of these files and no others.

        Args:
            files: in any order; the result does not depend on it.
            diagnostics: what was found about files that are no days.
            name: of the journal, for titles.
            digests: of the bytes of files, by path; of some or of all.
        """
        files, known = list(files), digests or {}
        self._take({id(one): _Part(one, known.get(one.day.path)) for one in files})
        found = list(diagnostics)
        for one in files:
            found.extend(one.diagnostics)
        for joined in self._days.values():
            found.extend(joined.found)
        found.sort(key=lambda one: one.sort_key)
        return Journal(
            tuple([joined.day for joined in self._days.values()]),
            tuple(found),
            name,
            len(files),
            sources={
                day: joined.source
                for day, joined in self._days.items()
                if joined.source is not None
            },
        )

    def _take(self, parts: dict[int, _Part]) -> None:
        """Join the days that other files speak of than before."""
        before, self._parts = self._parts, parts  # which keeps their numbers from being used again
        new = [one for key, one in parts.items() if before.get(key) != one]
        gone = {key for key, one in before.items() if parts.get(key) != one}
        dates = set().union(*[one.dates for one in (*new, *[before[key] for key in gone])])
        added: dict[date, list[_Part]] = {day: [] for day in dates}
        for one in new:
            for day in one.dates:
                added[day].append(one)
        has_other_dates = False
        for day in dates:
            stay = [one for one in self._by_date.get(day, ()) if id(one.parsed) not in gone]
            speaking = tuple(sorted([*stay, *added[day]], key=lambda one: one.place))
            has_other_dates |= day not in self._days or not speaking
            self._by_date[day] = speaking
            if speaking:
                self._days[day] = _joined(day, speaking)
            else:
                del self._by_date[day], self._days[day]
        if has_other_dates:
            self._days = dict(sorted(self._days.items()))


def gather(
    files: Iterable[ParsedFile],
    diagnostics: Iterable[Diagnostic] = (),
    *,
    name: str = "",
    digests: Mapping[str, bytes] | None = None,
) -> Journal:
    """Join the files of a journal into its days, once; see :meth:`Gathering.journal`."""
    return Gathering().journal(files, diagnostics, name=name, digests=digests)


def _joined(day: date, parts: Sequence[_Part]) -> _Joined:
    """Join what files say of one date."""
    files = [one.parsed.day for one in parts if one.parsed.day.date == day]
    deeds = [
        (one.parsed.day.path, action)
        for one in parts
        for date_of_deed, action in one.parsed.day.elsewhere
        if date_of_deed == day
    ]
    sources = [
        one.parsed.day.path.encode("utf-8", "surrogateescape") + one.digest
        for one in parts
        if one.digest is not None
    ]
    is_known = len(sources) == len(parts)
    return _Joined(*_join(day, files, deeds), b"\0".join(sources) if is_known else None)


def join_actions(lines: Sequence[Action]) -> tuple[Action, ...]:
    """Join the lines of one day that have one key (``docs/format.md``, 1.4).

    Planned if any line is; the state that weighs most; of a rating the last one written; the
    minutes of done lines added, equal lines once.
    """
    by_key: dict[str, list[Action]] = {}
    for line in lines:
        by_key.setdefault(line.key, []).append(line)
    return tuple(same[0] if len(same) == 1 else _one_action(same) for same in by_key.values())


def _one_action(lines: Sequence[Action]) -> Action:
    best = max(lines, key=lambda line: _RANK[line.state])
    first = lines[0]
    changes: dict[str, object] = {
        "state": best.state,
        "planned": any(line.planned for line in lines),
        "minutes": _minutes(lines, best.state),
        "anyway": any(line.anyway for line in lines),
        "doubt": any(line.doubt for line in lines),
        "tags": tuple(dict.fromkeys(tag for line in lines for tag in line.tags)),
        "note": "\n".join(dict.fromkeys(line.note for line in lines if line.note)) or None,
    }
    for name in _RATINGS:
        written = [value for line in lines if (value := getattr(line, name)) is not None]
        if written:
            changes[name] = written[-1]
    if best.size is not None:
        changes["size"] = best.size
    return replace(first, **changes)  # type: ignore[arg-type]  # names are those of Action


def _minutes(lines: Sequence[Action], state: State) -> int | None:
    """Minutes of what was done; a plan that a line under done ticks lends its own."""
    if state not in (State.DONE, State.SMALLER):
        given = [line.minutes for line in lines if line.minutes is not None]
        return given[0] if given else None
    distinct = {
        (line.name.casefold(), line.minutes, line.note, line.tags): line.minutes
        for line in lines
        if line.is_done and line.minutes is not None
    }
    if distinct:
        return sum(distinct.values())
    planned = [line.minutes for line in lines if line.minutes is not None]
    return planned[0] if planned and state is State.DONE else None


def _join(
    day: date, files: Sequence[DayFile], deeds: Sequence[tuple[str, Action]]
) -> tuple[Day, tuple[Diagnostic, ...]]:
    found: list[Diagnostic] = []
    own = [file for file in files if not file.is_note]
    if len(own) > 1:
        others = ", ".join(file.path for file in own[1:])
        found.append(
            about_file(
                rules.TWO_FILES,
                own[0].path,
                _("two files for {date}: {files} too", date=day.isoformat(), files=others),
            )
        )
    touched = [file for file in files if file.is_touched]
    speaking = touched or list(files)  # an untouched file beside a written one says nothing
    lines = [action for file in speaking for action in file.actions]
    lines.extend(action for _path, action in deeds)
    actions = join_actions(lines)
    measures, conflicts, told = _measures(day, speaking)
    found.extend(told)
    minutes = sum(action.minutes or 0 for action in actions if action.is_done)
    paths = [file.path for file in files] or [path for path, _action in deeds[:1]]
    if minutes > 24 * 60:
        message = ngettext(
            "{count} minute on {date}", "{count} minutes on {date}", minutes, date=day.isoformat()
        )
        found.append(about_file(rules.LONG_DAY, paths[0], message))
    return Day(
        day,
        files=tuple(dict.fromkeys(paths)),
        actions=actions,
        thoughts=tuple(thought for file in speaking for thought in file.thoughts),
        evidence=tuple(line for file in speaking for line in file.evidence),
        measures=measures,
        conflicts=conflicts,
        rest=next((file.rest for file in speaking if file.rest), None),
        tags=tuple(dict.fromkeys(tag for file in speaking for tag in file.tags)),
        words=tuple(
            Words(file.path, file.body, file.body_line) for file in files if file.body.strip()
        ),
        is_touched=bool(touched or deeds),
        is_recorded=bool(deeds) or any(_records(file) for file in touched),
        away=tuple(file.path for file in files if file.is_away),
    ), tuple(found)


def _records(file: DayFile) -> bool:
    """A second note records its day only with an action in it."""
    return file.is_recorded and (bool(file.actions) or not file.is_note)


def _measures(
    day: date, files: Sequence[DayFile]
) -> tuple[tuple[Measure, ...], tuple[str, ...], list[Diagnostic]]:
    """Join numbers; two different values of one number are both kept and count nowhere."""
    found: list[Diagnostic] = []
    conflicts = dict.fromkeys(name for file in files for name in file.conflicts)
    joined: dict[str, Measure] = {}
    for file in files:
        for measure in file.measures:
            earlier = joined.get(measure.name)
            if earlier is None or earlier == measure:
                joined[measure.name] = measure
                continue
            message = _(
                "{key} {first} and {second} on {date}: both kept",
                key=measure.name,
                first=_shown(earlier),
                second=_shown(measure),
                date=day.isoformat(),
            )
            found.append(about_file(rules.CONFLICT_VALUE, file.path, message))
            both = f"{_shown(earlier)} and {_shown(measure)}"  # no text: readers split it there
            joined[measure.name] = replace(earlier, value=None, remark=both)
            conflicts[measure.name] = None
    return tuple(joined.values()), tuple(conflicts), found


def _shown(measure: Measure) -> str:
    return f"{measure.value:g}" if measure.value is not None else measure.remark


def is_copy_of(text: str, original: str) -> bool:
    """Whether a text is a version of another: 30 % of the shorter one's lines stand in both."""
    ours = {line.strip() for line in text.split("\n") if line.strip()}
    theirs = {line.strip() for line in original.split("\n") if line.strip()}
    fewest = min(len(ours), len(theirs))
    dates = [{line for line in one if line.startswith("date:")} for one in (ours, theirs)]
    if dates[0] and dates[0] == dates[1]:
        return True
    fences = {"---", "..."}
    common = (ours & theirs) - fences
    return bool(fewest) and len(common) >= 0.3 * max(1, fewest - len((ours | theirs) & fences))
