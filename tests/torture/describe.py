"""What was read, in lines for people: the language of the traps and of ``cases/parse``.

Values first, in the order action, thought, evidence, number, rest, tags, conflict::

    planned open | Call Sam | call sam | 20 min | doubt | cue after lunch | #people @4:9
    bonus done | Walk | walk
    on 2026-03-14: bonus done | Pay the rent | pay the rent
    thought | I'll do it later | put-off | does shoes on
    for | Went in, not past it | player
    number | mood | 6 | tired
    rest | ill | until 2026-04-14
    tags | book, garden
    conflict | mood

then findings by place: ``J201 4:14``.  An expected line names what it wants to have compared:
without ``@line:column`` the place is free, ``J201`` or ``J201 4`` leave the rest of the place
free, and a line that ends in ``| *`` leaves free what would stand there.  Findings are compared
whole: what is not expected must not be told.

Some lines ask a question of their own: ``key | walk`` (then only keys are listed),
``body has | words``, ``body hides | words``, ``body line | 7``, ``touched``, ``untouched``,
``recorded``, ``not recorded``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from journal_tool.dayfile import ParsedFile
from journal_tool.diagnostics import Diagnostic
from journal_tool.model import Action, Day, DayFile, Evidence, Journal, Measure, Rest, Thought
from journal_tool.text import Span

_STATES = {"dropped": "let go"}
_PLACE = re.compile(r" @\d+:\d+$")
_FINDING = re.compile(r"J\d{3}( \d+(:\d+)?)?$")
_QUESTION = re.compile(r"(body (has|hides|line) \||touched$|untouched$|recorded$|not recorded$)")


@dataclass(frozen=True, slots=True)
class Said:
    """Everything that one file, or one journal, says.

    Attributes:
        values: lines with their places.
        findings: ``CODE LINE:COLUMN``, by place.
        keys: of the actions.
        body: text that a report may show.
        body_line: where it begins.
        is_touched, is_recorded: as the model has them.
    """

    values: tuple[str, ...]
    findings: tuple[str, ...]
    keys: tuple[str, ...] = ()
    body: str = ""
    body_line: int = 0
    is_touched: bool = False
    is_recorded: bool = False


def of_file(parsed: ParsedFile, more: Iterable[Diagnostic] = ()) -> Said:
    """Describe one file; ``more`` are findings of its bytes."""
    day = parsed.day
    return Said(
        tuple(_values(day)),
        _findings([*more, *parsed.diagnostics]),
        tuple(action.key for action in day.actions),
        day.body,
        day.body_line,
        day.is_touched,
        day.is_recorded,
    )


def of_journal(journal: Journal) -> Said:
    """Describe the days of a journal, each under a line with its date."""
    values: list[str] = []
    for day in journal.days:
        values.append(f"day {day.date}")
        values.extend(_values(day))
    days = journal.days
    return Said(
        tuple(values),
        _findings(journal.diagnostics),
        tuple(action.key for day in days for action in day.actions),
        "\n".join(words.text for day in days for words in day.words),
        0,
        any(day.is_touched for day in days),
        any(day.is_recorded for day in days),
    )


def of_bytes(found: Sequence[Diagnostic]) -> Said:
    """Describe a file that was not read."""
    return Said((), _findings(found))


def seen_as(said: Said, expected: Sequence[str]) -> list[str]:
    """Return what was said, with no more detail than ``expected`` asks for."""
    wanted = [line for line in expected if not _FINDING.match(line) and not _QUESTION.match(line)]
    if wanted and all(line.startswith("key |") for line in wanted):
        values = [f"key | {key}" for key in said.keys]
    else:
        values = list(said.values)
    findings = list(said.findings)
    lines = [
        _as_coarse(line, wanted[index] if index < len(wanted) else "")
        for index, line in enumerate(values)
    ]
    questions = [_answer(said, line) for line in expected if _QUESTION.match(line)]
    wanted_findings = [line for line in expected if _FINDING.match(line)]
    told = [
        _as_short(line, wanted_findings[index] if index < len(wanted_findings) else line)
        for index, line in enumerate(findings)
    ]
    return [*lines, *questions, *told]


def in_order(expected: Sequence[str]) -> list[str]:
    """Return the expected lines in the order of :func:`seen_as`: values, questions, findings."""
    findings = [line for line in expected if _FINDING.match(line)]
    questions = [line for line in expected if _QUESTION.match(line)]
    return [
        *[line for line in expected if line not in findings and line not in questions],
        *questions,
        *findings,
    ]


def _as_coarse(line: str, wanted: str) -> str:
    if not _PLACE.search(wanted):
        line = _PLACE.sub("", line)
    if wanted.endswith("| *") and line.startswith(wanted[:-1]):
        return wanted
    return line


def _as_short(line: str, wanted: str) -> str:
    if " " not in wanted:
        return line.split(" ", maxsplit=1)[0]
    return line if ":" in wanted else line.split(":", maxsplit=1)[0]


def _answer(said: Said, question: str) -> str:
    kind, _, words = question.partition(" | ")
    match kind:
        case "body has":
            return question if words in said.body else f"body has not | {words}"
        case "body hides":
            return f"body shows | {words}" if words in said.body else question
        case "body line":
            return f"body line | {said.body_line}"
        case "touched" | "untouched":
            return "touched" if said.is_touched else "untouched"
        case _:
            return "recorded" if said.is_recorded else "not recorded"


# -- lines ----------------------------------------------------------------------------------------


def _values(day: DayFile | Day) -> list[str]:
    lines = [_action(action) for action in day.actions]
    if isinstance(day, DayFile):
        lines += [f"on {when}: {_action(action)}" for when, action in day.elsewhere]
    lines += [_thought(thought) for thought in day.thoughts]
    lines += [_evidence(one) for one in day.evidence]
    lines += [_measure(one) for one in day.measures]
    if day.rest:
        lines.append(_rest(day.rest))
    if day.tags:
        lines.append(f"tags | {', '.join(day.tags)}")
    lines += [f"conflict | {name}" for name in day.conflicts]
    return lines


def _findings(found: Iterable[Diagnostic]) -> tuple[str, ...]:
    places = sorted((one.span.line, one.span.column, one.rule.code) for one in found)
    return tuple(f"{code} {line}:{column}" for line, column, code in places)


def _at(span: Span) -> str:
    return f" @{span.line}:{span.column}"


def _action(action: Action) -> str:
    state = _STATES.get(action.state.value, action.state.value)
    parts = [f"{'planned' if action.planned else 'bonus'} {state}", action.name, action.key]
    if action.minutes is not None:
        parts.append(f"{action.minutes} min")
    if action.smaller:
        words = [action.smaller.name] if action.smaller.name else []
        if action.smaller.minutes is not None:
            words.append(f"{action.smaller.minutes} min")
        parts.append(" ".join(["->", *words]))
    parts += [word for word in ("anyway", "doubt") if getattr(action, word)]
    for name in ("likely", "before", "after", "expect", "felt", "mastery", "size"):
        value = getattr(action, name)
        if value is not None:
            parts.append(f"{name} {value}")
    for name, word in (("cue", "cue"), ("id", "id"), ("identity", "as"), ("thought", "thought")):
        value = getattr(action, name)
        if value is not None:
            parts.append(f"{word} {value}")
    if action.note is not None:
        parts.append("note " + action.note.replace("\n", " / "))
    if action.tags:
        parts.append(" ".join(f"#{tag}" for tag in action.tags))
    return " | ".join(parts) + _at(action.span)


def _thought(thought: Thought) -> str:
    parts = ["thought", thought.text]
    if thought.pattern is not None:
        parts.append(thought.pattern)
    if thought.reframe is not None:
        parts.append(f"reframe {thought.reframe}")
    if thought.action is not None:
        parts.append(f"does {thought.action}")
    return " | ".join(parts) + _at(thought.span)


def _evidence(one: Evidence) -> str:
    kind = "for" if one.supports else "against"
    return f"{kind} | {one.text} | {one.identity}" + _at(one.span)


def _measure(one: Measure) -> str:
    value = "-" if one.value is None else f"{one.value:g}"
    remark = f" | {one.remark}" if one.remark else ""
    return f"number | {one.name} | {value}{remark}" + _at(one.span)


def _rest(rest: Rest) -> str:
    parts = ["rest"]
    if rest.why:
        parts.append(rest.why)
    if isinstance(rest.until, date):
        parts.append(f"until {rest.until}")
    return " | ".join(parts) + _at(rest.span)
