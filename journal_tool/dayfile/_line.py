"""A plan as a line of the grammar."""

from collections.abc import Iterator

from journal_tool.model import Action


def line_of(action: Action) -> str:
    """Return a line, without a bullet, that reads as ``action``: a plan that is open.

    The thought that it answers is no part of its line.  Of a note of several lines the line feeds
    become blanks.
    """
    return " ".join(["[ ]", *_parts(action)])


def _parts(action: Action) -> Iterator[str]:
    yield action.name
    yield from _plan(action)
    yield from _forecast(action)
    for tag in action.tags:
        yield f"#{tag}"
    for name in ("expect", "felt", "mastery", "size"):
        value = getattr(action, name)
        if value is not None:
            yield f"{name}:{value}"
    for name, text in (("id", action.id), ("as", action.identity)):
        if text is not None:
            yield f"{name}:{text}"
    if action.note:
        yield f"-- {' '.join(action.note.split())}"


def _plan(action: Action) -> Iterator[str]:
    if action.minutes is not None:
        yield _duration(action.minutes)
    if action.cue is not None:
        yield f"({action.cue})"
    smaller = action.smaller
    if smaller is not None:
        minutes = "" if smaller.minutes is None else _duration(smaller.minutes)
        yield " ".join(filter(None, ("->", smaller.name, minutes)))


def _duration(minutes: int) -> str:
    """Return minutes so that they are read as such: large numbers are text without brackets."""
    return f"{minutes}m" if minutes <= 180 else f"({minutes}m)"


def _forecast(action: Action) -> Iterator[str]:
    if action.before is not None or action.after is not None:
        before, after = ("" if one is None else str(one) for one in (action.before, action.after))
        yield f"{before}..{after}"
    if action.likely is not None:
        yield f"{action.likely}%"
    if action.doubt:
        yield "?"
    if action.anyway:
        yield "anyway"
