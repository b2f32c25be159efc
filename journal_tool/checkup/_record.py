"""What was found, as plain data for JSON."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from journal_tool.checkup._facts import Checkup
from journal_tool.checkup._words import rows
from journal_tool.diagnostics import Diagnostic


def record(found: Checkup) -> dict[str, Any]:
    """Return all facts by their names, and under ``findings`` what could be better."""
    data = _plain(found)
    assert isinstance(data, dict)  # noqa: S101 - it has fields
    data["settings"] = [
        {
            "table": one.table,
            "key": one.key,
            "value": one.value,
            "from": found.place_of(one) or "default",
            "line": one.line or None,
        }
        for one in found.settings
    ]
    data["findings"] = [
        {"about": row.label, "message": row.text, "advice": row.advice, "hint": not row.is_wrong}
        for row in rows(found, is_long=True)
        if row.advice or row.is_wrong
    ]
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, Diagnostic):
        return {"code": value.rule.code, "file": value.span.path, "message": value.message}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    fields = getattr(type(value), "__dataclass_fields__", None)
    if fields is not None:
        return {name: _plain(getattr(value, name)) for name in fields}
    return value
