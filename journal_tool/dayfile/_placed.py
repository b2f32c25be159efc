"""Where the things stand that a merged text says: in one of the texts that it was made of.

A merged text lies in no file, so its own lines are no places.  What a version says in the same
words stands there; a line of which each version gave a part stands where the nearest one does.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from journal_tool.model import Action, DayFile, Evidence, Measure, Rest, Thought
from journal_tool.text import Span

_Said = TypeVar("_Said", Action, Thought, Evidence, Measure, Rest)


def placed(merged: DayFile, *versions: DayFile) -> DayFile:
    """Return what a merged text says, each thing with its place in one of the versions.

    Args:
        merged: as it was read from the merged text; its path is that of the first version.
        versions: as they were read; of several with the same words the first one counts.
    """
    nowhere = Span(merged.path, 0, 0, 0, 0)
    actions = _places([one.actions for one in versions], _like_action, nowhere)
    dated = _places(
        [[action for _day, action in one.elsewhere] for one in versions], _like_action, nowhere
    )
    return replace(
        merged,
        actions=tuple(map(actions, merged.actions)),
        elsewhere=tuple([(day, dated(action)) for day, action in merged.elsewhere]),
        thoughts=tuple(
            map(
                _places([one.thoughts for one in versions], _like_thought, nowhere), merged.thoughts
            )
        ),
        evidence=tuple(
            map(_places([one.evidence for one in versions], _like_line, nowhere), merged.evidence)
        ),
        measures=tuple(
            map(_places([one.measures for one in versions], _like_number, nowhere), merged.measures)
        ),
        rest=merged.rest
        and _places([[one.rest] for one in versions if one.rest], _like_rest, nowhere)(merged.rest),
        body_line=versions[0].body_line,
    )


def _places(
    versions: Sequence[Iterable[_Said]],
    likeness: Callable[[_Said], Sequence[Hashable]],
    nowhere: Span,
) -> Callable[[_Said], _Said]:
    """Return what gives each thing its place.

    Args:
        versions: what each says, in its order.
        likeness: what two of them have in common that are nearly the same, the nearest first.
        nowhere: the place of what no version says.
    """
    same: dict[_Said, list[Span]] = defaultdict(list)
    like: dict[Hashable, Span] = {}
    for said in versions:
        for one in said:
            same[one].append(one.span)
            for sign in likeness(one):
                like.setdefault(sign, one.span)

    def at_its_place(one: _Said) -> _Said:
        spans = same.get(one)
        if spans:
            span = spans.pop(0) if len(spans) > 1 else spans[0]
        else:
            span = next((like[sign] for sign in likeness(one) if sign in like), nowhere)
        return replace(one, span=span)

    return at_its_place


def _like_action(one: Action) -> Sequence[Hashable]:
    return (one.key, one.state, one.name), (one.key, one.state), one.key


def _like_thought(one: Thought) -> Sequence[Hashable]:
    return one.text, one.action or one.text


def _like_line(one: Evidence) -> Sequence[Hashable]:
    return (one.text, one.identity), one.text


def _like_number(one: Measure) -> Sequence[Hashable]:
    return (one.name,)


def _like_rest(_one: Rest) -> Sequence[Hashable]:
    return ("rest",)
