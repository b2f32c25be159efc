"""One action as a line of the report."""

from journal_tool.language import N_, _, pgettext
from journal_tool.model import Action, Outcome, Smaller
from journal_tool.phrases import duration, with_minutes
from journal_tool.report._words import STATE_SIGNS, STATE_WORDS, clean
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class ActionView:
    """One action of a day, ready to show.

    Attributes:
        state: for the style: a value of ``Outcome``, or ``unclear``.
        sign: a character that stands for the state; the word beside it says the same.
        word: the state in words.
        name: as written.
        duration: ``20m``, or ``""``.
        smaller: the smaller version that the plan names, or ``""``.
        marks: what else the line says, in our words.
        tags: with ``#``.
        cue: the situation of an if-then plan, or ``""``.
        note: the writer's words about it, or ``""``.
    """

    state: str
    sign: str
    word: str
    name: str
    duration: str
    smaller: str
    marks: tuple[str, ...]
    tags: tuple[str, ...]
    cue: str
    note: str


def action_view(action: Action, outcome: Outcome | None, *, shows_words: bool) -> ActionView:
    """Return ``action`` as a line; ``shows_words`` lets cue and note stand."""
    return ActionView(
        state=outcome.value if outcome else "unclear",
        sign=STATE_SIGNS[outcome],
        word=_(STATE_WORDS[outcome]),
        name=clean(action.name),
        duration="" if action.minutes is None else duration(action.minutes),
        smaller=smaller_text(action.smaller),
        marks=tuple(_marks(action)),
        tags=tuple(f"#{clean(tag)}" for tag in action.tags),
        cue=clean(action.cue or "") if shows_words else "",
        note=clean(action.note or "") if shows_words else "",
    )


def smaller_text(smaller: Smaller | None) -> str:
    """Return a smaller version with its minutes; ``""`` for none."""
    if smaller is None:
        return ""
    return with_minutes(clean(smaller.name), smaller.minutes).strip()


def _marks(action: Action) -> list[str]:
    marks = []
    if action.anyway:
        marks.append(pgettext("beside an action", "anyway"))
    if action.doubt:
        marks.append(pgettext("beside an action", "doubted"))
    if action.likely is not None:
        marks.append(_("likely {chance} in 100", chance=action.likely))
    marks.append(
        _pair((N_("{rating} before"), action.before), (N_("{rating} after"), action.after))
    )
    marks.append(
        _pair((N_("expected {rating}"), action.expect), (N_("felt {rating}"), action.felt))
    )
    if action.mastery is not None:
        marks.append(_("mastery {rating}", rating=action.mastery))
    return [mark for mark in marks if mark]


def _pair(earlier: tuple[str, int | None], later: tuple[str, int | None]) -> str:
    said = [_(text, rating=value) for text, value in (earlier, later) if value is not None]
    return _("{first}, {next}", first=said[0], next=said[1]) if len(said) > 1 else "".join(said)
