"""Merge markers of git: a text with both sides becomes two texts of the same length.

What belongs to the other side becomes blanks, so every place stays right.
"""

from dataclasses import replace
from typing import Final, TypeVar

from journal_tool import rules
from journal_tool.dayfile._file import ParsedFile
from journal_tool.dayfile._placed import placed
from journal_tool.diagnostics import Diagnostic, at
from journal_tool.language import _
from journal_tool.model import Action, DayFile, Evidence, Measure, Thought
from journal_tool.patterns import pattern
from journal_tool.text import SourceText

OPEN_MARKER: Final = pattern(r"(?m)^<{7,}(?: .*)?\r?$")
MARKER: Final = pattern(r"(?P<sign><{7,}|\|{7,}|={7,}|>{7,})(?: .*)?$")


def sides(text: str) -> tuple[str, str] | None:
    """Return our and their version, or ``None`` if nothing is marked.

    A lone ``=======`` is the underline of a heading: only what follows ``<<<<<<<`` is marked.
    A conflict that never ends runs to the end of the file.
    """
    if "<<<<<<<" not in text or not OPEN_MARKER.search(text):
        return None
    ours: list[str] = []
    theirs: list[str] = []
    where = ""  # outside; else the sign that began the part
    length = 7
    for line in text.split("\n"):
        bare = line.rstrip("\r")
        blank = " " * len(bare) + line[len(bare) :]
        match = MARKER.fullmatch(bare)
        sign = match["sign"] if match else ""
        if sign[:1] == "<" and not where:
            where, length = "<", len(sign)
        elif sign and where and len(sign) == length and sign[0] in "|=>":
            where = "" if sign[0] == ">" else sign[0]
        else:
            ours.append(line if where in {"", "<"} else blank)
            theirs.append(line if where in {"", "="} else blank)
            continue
        ours.append(blank)
        theirs.append(blank)
    return "\n".join(ours), "\n".join(theirs)


def join_sides(
    source: SourceText, ours: ParsedFile, theirs: ParsedFile, merged: DayFile | None = None
) -> ParsedFile:
    """Join the two versions of a file with merge markers; what stands in both counts once.

    Args:
        source: the file.
        ours: our version, with places in the file.
        theirs: the other one.
        merged: what one text of both says, if there can be one.
    """
    marker = source.text.index("<<<<<<<")
    line_end = source.text.find("\n", marker)
    span = source.span(marker, line_end if line_end >= 0 else len(source.text))
    found = [at(rules.MERGE_MARKERS, source, span, _("git left two versions in this file"))]
    measures, clashes = _numbers(source, ours, theirs)
    if merged is not None and not _says_the_same(merged, ours.day, theirs.day):
        merged = None
    if merged is not None:  # git may have kept what both began with: then fewer values clash
        clashes = {name: one for name, one in clashes.items() if name in merged.conflicts}
    found.extend(clashes.values())
    conflicts = dict.fromkeys([*ours.day.conflicts, *theirs.day.conflicts, *clashes])
    seen = dict.fromkeys(
        one
        for one in (*ours.diagnostics, *theirs.diagnostics)
        if one.rule is not rules.FRONT_MATTER_LATE  # what stands above it is a marker
    )
    if merged is not None:
        return ParsedFile(placed(merged, ours.day, theirs.day), (*found, *seen))
    day = replace(
        ours.day,
        actions=_placed_once(ours.day.actions, theirs.day.actions),
        elsewhere=tuple(dict.fromkeys([*ours.day.elsewhere, *theirs.day.elsewhere])),
        thoughts=_placed_once(ours.day.thoughts, theirs.day.thoughts),
        evidence=_placed_once(ours.day.evidence, theirs.day.evidence),
        measures=measures,
        conflicts=tuple(conflicts),
        rest=ours.day.rest or theirs.day.rest,
        tags=tuple(dict.fromkeys([*ours.day.tags, *theirs.day.tags])),
        body=ours.day.body
        if ours.day.body.strip() == theirs.day.body.strip()
        else f"{ours.day.body.rstrip()}\n\n{theirs.day.body.strip()}\n",
        is_touched=ours.day.is_touched or theirs.day.is_touched,
        is_recorded=ours.day.is_recorded or theirs.day.is_recorded,
    )
    return ParsedFile(day, (*found, *seen))


def _says_the_same(merged: DayFile, ours: DayFile, theirs: DayFile) -> bool:
    """Return whether all that one text of both says has a place in the file.

    A version without the lines of the other one may be another text than one with blanks there.
    """
    sides = {one.key for day in (ours, theirs) for one in day.actions}
    return sides.issuperset(one.key for one in merged.actions)


_Placed = TypeVar("_Placed", Action, Thought, Evidence)


def _placed_once(ours: tuple[_Placed, ...], theirs: tuple[_Placed, ...]) -> tuple[_Placed, ...]:
    by_place: dict[tuple[int, int], _Placed] = {}
    for one in theirs + ours:
        by_place[one.span.start, one.span.end] = one
    return tuple(by_place[place] for place in sorted(by_place))


def _numbers(
    source: SourceText, ours: ParsedFile, theirs: ParsedFile
) -> tuple[tuple[Measure, ...], dict[str, Diagnostic]]:
    """Join the numbers; two values of one number are both kept and count nowhere."""
    measures = {one.name: one for one in ours.day.measures}
    found: dict[str, Diagnostic] = {}
    for other in theirs.day.measures:
        one = measures.setdefault(other.name, other)
        if one != other:
            ours_text, theirs_text = _shown(one), _shown(other)
            message = _(
                "{key} {first} and {key} {second}: both kept",
                key=other.name,
                first=ours_text,
                second=theirs_text,
            )
            found[other.name] = at(rules.CONFLICT_VALUE, source, other.span, message)
            remark = f"{ours_text}; {theirs_text}"
            measures[other.name] = replace(one, value=None, remark=remark)
    return tuple(measures.values()), found


def _shown(measure: Measure) -> str:
    return f"{measure.value:g}" if measure.value is not None else measure.remark
