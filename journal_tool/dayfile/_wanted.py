"""What a day must say after a change, made from what it said before and not from its text.

A change is good when the new text is read as exactly this: the same day and that one difference,
the same findings and no other.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace

from journal_tool.dayfile._changes import CannotEdit
from journal_tool.dayfile._keys import Entry
from journal_tool.dayfile._layout import Layout, Patch
from journal_tool.diagnostics import Diagnostic
from journal_tool.model import Action, DayFile, Measure, Thought
from journal_tool.text import Span
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must be read afterwards.

    Attributes:
        day: all but what is added.
        action: one that is added, wherever it stands in the order of the day.
        thought: one that is added.
        more, less: findings that come, and that go.
        spot: the place of what was changed, in the new day; ``None``: of what was added.
    """

    day: DayFile
    action: Action | None = None
    thought: Thought | None = None
    more: Sequence[Diagnostic] = ()
    less: Sequence[Diagnostic] = ()
    spot: Callable[[DayFile], Span] | None = None

    def found_in(self, before: Layout, after: Layout) -> Span | None:
        """Return where the change stands in the new text, or ``None`` if it reads otherwise."""
        new = after.day
        at = _added(self.day.actions, new.actions, self.action)
        thought = _added(self.day.thoughts, new.thoughts, self.thought)
        if at is None or thought is None or not self._has_same_words(new):
            return None
        found = _counted(before.parsed.diagnostics) - _counted(self.less) + _counted(self.more)
        if found != _counted(after.parsed.diagnostics):
            return None
        expected = replace(
            self.day,
            actions=new.actions,
            thoughts=new.thoughts,
            measures=_by_name(self.day),
            body=new.body,
            body_line=new.body_line,
            is_touched=new.is_touched,
            is_recorded=new.is_recorded,
        )
        if expected != replace(new, measures=_by_name(new)):
            return None
        if before.is_valid_yaml and not after.is_valid_yaml:
            return None
        if self.spot is not None:
            return self.spot(new)
        return new.thoughts[thought].span if self.thought else new.actions[at].span

    def _has_same_words(self, new: DayFile) -> bool:
        """Whether the free text is the same; the name of a list goes with its first item."""
        if self.day.body == new.body:
            return True
        ours, theirs = (_words(one.body) for one in (self.day, new))
        left = iter(ours)
        gone = len(ours) - len(theirs)
        return gone in (0, self.action is not None) and all(line in left for line in theirs)


@dataclass(frozen=True, slots=True)
class Plan:
    """One change: what must come of it, and the ways to write it, the best one first.

    Attributes:
        wanted: decides which way is good.
        ways: patches, each a way of its own.
        refusal: what is said when none is good.
        entry: a list on one line, which can become a text of several lines if none is good.
    """

    wanted: Wanted
    ways: Iterable[Sequence[Patch]]
    refusal: CannotEdit
    entry: Entry | None = field(default=None)


def unchanged(layout: Layout) -> Wanted:
    """Return that the day must say what it said."""
    return Wanted(layout.day, spot=lambda _day: layout.whole)


def _counted(found: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    return Counter((one.rule.code, one.message) for one in found)


def _added(old: Sequence[object], new: Sequence[object], added: object | None) -> int | None:
    """Return where ``added`` stands in ``new``, which else must be ``old``; 0 if none is."""
    if added is None:
        return 0 if old == new else None
    if len(new) != len(old) + 1:
        return None
    at = next(
        (n for n, (one, two) in enumerate(zip(old, new, strict=False)) if one != two), len(old)
    )
    return at if new[at] == added and old[at:] == new[at + 1 :] else None


def _words(body: str) -> list[str]:
    return [line.strip() for line in body.split("\n") if line.strip()]


def _by_name(day: DayFile) -> tuple[Measure, ...]:
    return tuple(sorted(day.measures, key=lambda one: one.name))
