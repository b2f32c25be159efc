"""Keys with one value: the numbers of a day, and rest."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from journal_tool import rules
from journal_tool.dayfile import _yaml
from journal_tool.dayfile._adding import new_head, new_key
from journal_tool.dayfile._changes import CannotEdit, NewLists, SetMeasure, SetRest, cannot
from journal_tool.dayfile._findings import short
from journal_tool.dayfile._keys import Entry
from journal_tool.dayfile._layout import Layout, Patch
from journal_tool.dayfile._meant import one_line
from journal_tool.dayfile._quotes import double_quoted
from journal_tool.dayfile._values import Number, read_number, read_rest
from journal_tool.dayfile._wanted import Plan, Wanted
from journal_tool.diagnostics import Diagnostic
from journal_tool.language import _
from journal_tool.model import DayFile, Measure, Rest
from journal_tool.patterns import pattern
from journal_tool.text import Span

Way = Sequence[Patch]
_NUMBER: Final = pattern(r"-?[0-9]+(?:[.,][0-9]+)?")
_ABOUT_KEYS: Final = (rules.DUPLICATE_KEY, rules.OPEN_COMMENT)
_CLOCK: Final = pattern(r"[0-9]{1,2}:[0-5][0-9]")


def set_measure(layout: Layout, change: SetMeasure) -> Plan | None:
    """Plan the change of a number; ``None``: it says so already."""
    name, entry = change.name.lower(), _last(layout, change.name.lower())
    place = layout.at(entry.start) if entry else layout.whole
    scale = layout.file.vocabulary.scales.get(name)
    if scale is None:
        raise cannot(
            _("'{key}' is no number of this journal", key=short(change.name)),
            place,
            _("Declare it in journal.toml as [scale.{name}].", name=change.name),
        )
    if not scale.low <= change.value <= scale.high:
        low, high = f"{scale.low:g}", f"{scale.high:g}"
        message = _("{key} goes from {least} to {most}", key=name, least=low, most=high)
        raise cannot(message, place, _("Type a number in that range."))
    if name in layout.day.conflicts:
        message = _("two values of '{key}' are kept", key=name)
        raise cannot(message, place, _("Take the one out that is wrong, with its key."))
    old = next((one for one in layout.day.measures if one.name == name), None)
    remark = one_line(layout, change.remark) if change.remark else old.remark if old else ""
    wanted = Measure(scale.name, round(change.value, 4), remark)
    if old == wanted:
        return None
    text = f"{_shown(change.value)} {remark}".rstrip()
    others = tuple(one for one in layout.day.measures if one.name != name)
    read = read_number(text, top=scale.high, is_hours=name == "sleep")
    if read.value is None:  # "7 /12" is no seven
        message = _("{key}: '{text}' is not a number", key=name, text=short(text))
        raise cannot(message, place, _("Type other words behind the number."))
    ways = [*([] if change.remark else _number_ways(layout, entry, change.value))]
    ways += _ways(layout, name, entry, text)
    day = replace(layout.day, measures=(*others, _read_as(wanted, read)))
    return Plan(
        Wanted(day, less=_findings_at(layout, entry), spot=_spot(name)),
        ways,
        _refusal(layout, name, entry),
    )


def set_rest(layout: Layout, change: SetRest) -> Plan | None:
    """Plan a free day; ``None``: it says so already."""
    why = one_line(layout, change.why) if change.why else ""
    text = why or "true"
    if change.until:
        text = f"until {change.until.isoformat()}" + (f" -- {why}" if why else "")  # no text
    read = read_rest(text)
    wanted = Rest(why, change.until)
    entry = _last(layout, "rest")
    if read is None or (read.why, read.until) != (why, change.until):
        message = _("'{text}' does not read as a reason", text=short(why))
        raise cannot(message, layout.at(entry.start) if entry else layout.whole)
    if layout.day.rest == wanted:
        return None
    return Plan(
        Wanted(replace(layout.day, rest=wanted), less=_findings_at(layout, entry), spot=_rest_spot),
        _ways(layout, "rest", entry, text),
        _refusal(layout, "rest", entry),
    )


def _read_as(measure: Measure, read: Number) -> Measure:
    """Return a number as the grammar reads it."""
    return replace(measure, value=read.value, remark=read.remark)


def _shown(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _last(layout: Layout, key: str) -> Entry | None:
    entries = [one for one in layout.top.entries if one.key == key]
    return entries[-1] if entries else None


def _refusal(layout: Layout, key: str, entry: Entry | None) -> CannotEdit:
    place = layout.at(entry.start) if entry else layout.whole
    return cannot(_("'{key}' cannot be written without changing what else is read", key=key), place)


def _spot(name: str) -> Callable[[DayFile], Span]:
    return lambda day: next(one.span for one in day.measures if one.name == name)


def _rest_spot(day: DayFile) -> Span:
    assert day.rest is not None  # noqa: S101  it is what was wanted
    return day.rest.span


def _findings_at(layout: Layout, entry: Entry | None) -> list[Diagnostic]:
    """Return what is wrong with the value that is replaced."""
    if entry is None:
        return []
    node = entry.node
    last = max(node.end, node.start + 1) if isinstance(node, _yaml.Scalar) else entry.end
    return [
        one
        for one in layout.parsed.diagnostics
        if entry.end <= one.span.start < last and one.rule not in _ABOUT_KEYS
    ]


# -- ways -----------------------------------------------------------------------------------------


def _number_ways(layout: Layout, entry: Entry | None, value: float) -> Iterator[Way]:
    """Yield the ways to replace the number alone, in the form in which it stands there."""
    if entry is None or not isinstance(entry.node, _yaml.Scalar):
        return
    start, end = entry.node.start, entry.node.end
    shown = _shown(value)
    clock = _CLOCK.search(layout.text, start, end)
    if clock:
        minutes = round(value * 60)
        hours = f"{minutes // 60:0{len(clock[0]) - 3}d}:{minutes % 60:02d}"
        yield [Patch(clock.start(), clock.end(), hours)]
        yield [Patch(clock.start(), clock.end(), shown)]
    number = _NUMBER.search(layout.text, start, end)
    if number:
        if "," in number[0]:
            yield [Patch(number.start(), number.end(), shown.replace(".", ","))]
        yield [Patch(number.start(), number.end(), shown)]


def _ways(layout: Layout, key: str, entry: Entry | None, text: str) -> Iterator[Way]:
    """Yield the ways to write a whole value."""
    for value in (text, double_quoted(text)):
        if entry is not None:
            yield from _replaced(entry, value)
        else:
            yield from _new(layout, key, value)


def _replaced(entry: Entry, value: str) -> Iterator[Way]:
    node = entry.node
    if isinstance(node, _yaml.Scalar) and node.value.strip():
        yield [Patch(node.start, node.end, value)]
    elif isinstance(node, _yaml.Scalar):
        colon = entry.line.start + len(entry.line.text[: entry.value_at].rstrip())
        yield [Patch(colon, colon, f" {value}")]


def _new(layout: Layout, key: str, value: str) -> Iterator[Way]:
    front = [new_key(layout, key, [f"{key}: {value}"])]
    if layout.top.has_fences or not layout.text.strip():
        yield front
        return
    head = [new_head(layout, key, [f" {value}"])]
    is_body = layout.how.style.new_lists is NewLists.BODY and not layout.top.entries
    yield from ([front, head] if is_body else [head, front])
