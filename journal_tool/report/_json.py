"""Records as plain data: the entries of ``journal export``."""

import re
from datetime import date
from typing import Any, Final

from journal_tool.model import Action, Day, Measure

_BLANKS: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")


def day_record(day: Day, today: date) -> dict[str, Any]:
    """Return one date as plain data; keys are promises (``docs/cli.md``).

    A day that nobody wrote in has no actions once it is over: a template is no plan.
    """
    is_closed = day.date < today
    actions = day.actions if day.is_touched or not is_closed else ()
    numbers = {one.name: _number(one) for one in day.measures}
    record: dict[str, Any] = {
        "date": day.date.isoformat(),
        "file": day.files[0] if day.files else None,
        "files": list(day.files[1:]),
        "recorded": day.is_recorded,
        "mood": numbers.get("mood"),
        "rest": _rest(day),
        "actions": [_action(action, day, is_closed=is_closed) for action in actions],
        "thoughts": [
            {
                "text": one.text,
                "pattern": one.pattern,
                "reframe": one.reframe,
                "action": one.action,
                "line": one.span.line,
                "column": one.span.column,
            }
            for one in day.thoughts
        ],
        "for": _evidence(day, supports=True),
        "against": _evidence(day, supports=False),
        "numbers": numbers,
        "remarks": {one.name: one.remark for one in day.measures if one.remark},
        "conflicts": list(day.conflicts),
        "tags": list(day.tags),
        "text": _BLANKS.sub("\n\n", "\n\n".join(words.text.strip() for words in day.words)),
    }
    return record


def _number(measure: Measure) -> float | int | None:
    value = measure.value
    return int(value) if value is not None and value.is_integer() else value


def _rest(day: Day) -> dict[str, Any] | None:
    if day.rest is None:
        return None
    until = day.rest.until.isoformat() if day.rest.until else None
    return {"why": day.rest.why, "until": until}


def _evidence(day: Day, *, supports: bool) -> list[dict[str, Any]]:
    return [
        {
            "text": one.text,
            "identity": one.identity,
            "line": one.span.line,
            "column": one.span.column,
        }
        for one in day.evidence
        if one.supports is supports
    ]


def _action(action: Action, day: Day, *, is_closed: bool) -> dict[str, Any]:
    smaller = action.smaller
    record: dict[str, Any] = {
        "name": action.name,
        "key": action.key,
        "state": action.outcome(is_closed=is_closed).value,
        "planned": action.planned,
        "minutes": action.minutes,
        "smaller": {"name": smaller.name, "minutes": smaller.minutes} if smaller else None,
        "anyway": action.anyway,
        "doubt": action.doubt,
        "tags": list(action.tags),
        "likely": action.likely,
        "expect": action.expect,
        "felt": action.felt,
        "before": action.before,
        "after": action.after,
        "mastery": action.mastery,
        "size": action.size,
        "cue": action.cue,
        "note": action.note,
        "id": action.id,
        "as": action.identity,
        "thought": action.thought,
        "line": action.span.line,
        "column": action.span.column,
    }
    if day.files and action.span.path != day.files[0]:
        record["file"] = action.span.path
    return record
