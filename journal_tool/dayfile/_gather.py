"""Files to days: one entry a date, one action a key, nothing dropped."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import replace
from datetime import date
from operator import is_
from typing import NamedTuple

from journal_tool import rules
from journal_tool.dayfile._file import ParsedFile
from journal_tool.diagnostics import Diagnostic, about_file
from journal_tool.language import _, ngettext
from journal_tool.model import Action, Day, DayFile, Journal, Measure, State, Words

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


class Joined(NamedTuple):
    """A day, and what it was joined from."""

    files: tuple[DayFile, ...]
    deeds: tuple[tuple[str, Action], ...]
    day: Day
    found: tuple[Diagnostic, ...]


def gather(
    files: Iterable[ParsedFile],
    diagnostics: Iterable[Diagnostic] = (),
    *,
    name: str = "",
    digests: Mapping[str, bytes] | None = None,
    joined: MutableMapping[date, Joined] | None = None,
) -> Journal:
    """Join the files of a journal into its days.

    Args:
        files: in any order; the result does not depend on it.
        diagnostics: what was found about files that are no days.
        name: of the journal, for titles.
        digests: of the bytes of files, by path; of some or of all.
        joined: days that were joined before, those of the very same files are taken from there;
            afterwards it holds the days of this journal.
    """
    before = dict(joined or {})
    if joined is not None:
        joined.clear()
    found, known = list(diagnostics), digests or {}
    sources: dict[date, list[bytes | None]] = defaultdict(list)
    by_date: dict[date, list[DayFile]] = defaultdict(list)
    deeds: dict[date, list[tuple[str, Action]]] = defaultdict(list)
    count = 0
    for parsed in sorted(files, key=lambda one: (one.day.is_note, one.day.path)):
        count += 1
        found.extend(parsed.diagnostics)
        by_date[parsed.day.date].append(parsed.day)
        digest = known.get(parsed.day.path)
        source = parsed.day.path.encode("utf-8", "surrogateescape") + digest if digest else None
        sources[parsed.day.date].append(source)
        for day, action in parsed.day.elsewhere:
            deeds[day].append((parsed.day.path, action))
            sources[day].append(source)
    days = []
    for day in sorted(by_date.keys() | deeds.keys()):
        parts = tuple(by_date.get(day, ())), tuple(deeds.get(day, ()))
        one = before.get(day)
        if one is None or not _are_the_same(one, *parts):
            one = Joined(*parts, *_join(day, *parts))
        if joined is not None:
            joined[day] = one
        days.append(one.day)
        found.extend(one.found)
    found.sort(key=lambda one: one.sort_key)
    return Journal(tuple(days), tuple(found), name, count, sources=_joined(sources))


def _are_the_same(
    one: Joined, files: Sequence[DayFile], deeds: Sequence[tuple[str, Action]]
) -> bool:
    """Return whether a day was joined from these very files, which is quicker than equal ones."""
    return (
        len(one.files) == len(files)
        and len(one.deeds) == len(deeds)
        and all(map(is_, one.files, files))
        and all(a[1] is b[1] for a, b in zip(one.deeds, deeds, strict=True))
    )


def _joined(sources: Mapping[date, Sequence[bytes | None]]) -> Mapping[date, bytes]:
    """Return one value for the files of each day, without the days of files that are not known."""
    return {
        day: b"\0".join(one for one in found if one is not None)
        for day, found in sources.items()
        if None not in found
    }


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
