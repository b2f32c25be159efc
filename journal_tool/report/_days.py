"""One day as a section of a page: its actions, thoughts, numbers and words."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from journal_tool.analysis import (
    DayFigures,
    Presence,
)
from journal_tool.language import N_, _, pgettext
from journal_tool.model import Day, Evidence, Thought
from journal_tool.phrases import long_date, number, weekday, without_date
from journal_tool.report._actions import ActionView, action_view
from journal_tool.report._frame import day_anchor
from journal_tool.report._words import clean
from journal_tool.values import dataclass

_MEASURES: Final = {
    "mood": N_("mood"),
    "mood_am": N_("mood in the morning"),
    "energy": N_("energy"),
    "sleep": N_("sleep"),
}


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A number of the day.

    Attributes:
        text: its name and value.
        remark: the writer's words beside it, or ``""``.
    """

    text: str
    remark: str


@dataclass(frozen=True, slots=True)
class ThoughtView:
    """A thought and the action written beside it.

    Attributes:
        text: ``""`` if words are hidden.
        pattern: its tag, or ``""``.
        reframe: ``""`` if there is none, or words are hidden.
        answer: the action, or ``None``.
    """

    text: str
    pattern: str
    reframe: str
    answer: ActionView | None


@dataclass(frozen=True, slots=True)
class DayEvidence:
    """A line for or against an identity.

    Attributes:
        side: ``For`` or ``Against``.
        identity: its tag.
        text: ``""`` if words are hidden.
    """

    side: str
    identity: str
    text: str


@dataclass(frozen=True, slots=True)
class BodyView:
    """The free text of one file.

    Attributes:
        path: of the file, where the day has several; else ``""``.
        html: the one value of a page that is not escaped: it comes safe from ``render_body``.
    """

    path: str
    html: str


@dataclass(frozen=True, slots=True)
class DayView:
    """One day.

    Attributes:
        anchor: ``d22``.
        number: of the day in its month.
        weekday: its name.
        title: the whole date.
        remark: what makes it different from other days, or ``""``.
        away: that its text is not on this device, and what stands here, or ``""``.
        rest: ``Day of rest``, or ``""``.
        rest_why: the writer's reason, or ``""``.
        measures: its numbers.
        tags: with ``#``.
        actions: what was planned, then what was done though not planned.
        thoughts: in the order of the file.
        evidence: in the order of the file.
        bodies: the free text; empty if words are hidden.
        files: paths of its files; empty if words are hidden.
    """

    anchor: str
    number: int
    weekday: str
    title: str
    remark: str
    away: str
    rest: str
    rest_why: str
    measures: tuple[MeasureView, ...]
    tags: tuple[str, ...]
    actions: tuple[ActionView, ...]
    thoughts: tuple[ThoughtView, ...]
    evidence: tuple[DayEvidence, ...]
    bodies: tuple[BodyView, ...]
    files: tuple[str, ...]


def day_view(
    day: Day,
    figures: DayFigures,
    *,
    remark: str,
    shows_words: bool,
    render_body: Callable[[str, str], str],
) -> DayView:
    """Return ``day`` as a section.

    Args:
        day: as it was read.
        figures: its own.
        remark: what the page says beside its date.
        shows_words: ``False`` leaves out all free text; names of actions stay.
        render_body: from the text of a file, and its path, to safe HTML.
    """
    actions = actions_of(day, figures, shows_words=shows_words)
    answers = {action.key: view for action, view in zip(day.actions, actions, strict=True)}
    is_rest = figures.presence is Presence.REST or day.rest is not None
    return DayView(
        anchor=day_anchor(day.date),
        number=day.date.day,
        weekday=weekday(day.date),
        title=long_date(day.date),
        remark=remark,
        away=_away(day),
        rest=_("Day of rest") if is_rest else "",
        rest_why=clean(day.rest.why) if day.rest and shows_words else "",
        measures=tuple(_measures(day, shows_words=shows_words)),
        tags=tuple(f"#{clean(tag)}" for tag in day.tags),
        actions=actions,
        thoughts=tuple(_thought(one, answers, shows_words) for one in day.thoughts),
        evidence=tuple(_evidence(one, shows_words) for one in day.evidence),
        bodies=tuple(_bodies(day, render_body)) if shows_words else (),
        files=tuple(map(clean, day.files)) if shows_words else (),
    )


def actions_of(day: Day, figures: DayFigures, *, shows_words: bool) -> tuple[ActionView, ...]:
    """Return the actions of ``day``, in their order."""
    return tuple(
        action_view(action, outcome, shows_words=shows_words)
        for action, outcome in zip(day.actions, figures.outcomes, strict=True)
    )


def _away(day: Day) -> str:
    if not day.away:
        return ""
    if len(day.away) < len(day.files):
        return _(
            "A file of this day is not downloaded to this device; what is known of it here stands."
        )
    return _("Not downloaded to this device. The day stands as it was last read here.")


def _measures(day: Day, *, shows_words: bool) -> Iterator[MeasureView]:
    for one in day.measures:
        known = _MEASURES.get(one.name)
        name = _(known) if known else clean(one.name).replace("_", " ")
        remark = clean(one.remark) if shows_words else ""
        if one.name in day.conflicts:
            text = _("{name}: two values, in no figure until one is chosen", name=name)
            yield MeasureView(text, remark)
        elif one.value is not None:
            yield MeasureView(f"{name} {number(one.value)}", remark)
        elif remark:
            yield MeasureView(_("{name}:", name=name), remark)


def _thought(one: Thought, answers: Mapping[str, ActionView], shows_words: bool) -> ThoughtView:
    return ThoughtView(
        text=clean(one.text) if shows_words else "",
        pattern=f"#{clean(one.pattern)}" if one.pattern else "",
        reframe=clean(one.reframe or "") if shows_words else "",
        answer=answers.get(one.action) if one.action else None,
    )


def _evidence(one: Evidence, shows_words: bool) -> DayEvidence:
    return DayEvidence(
        side=pgettext("evidence", "For") if one.supports else pgettext("evidence", "Against"),
        identity=f"#{clean(one.identity)}",
        text=clean(one.text) if shows_words else "",
    )


def _bodies(day: Day, render_body: Callable[[str, str], str]) -> Iterator[BodyView]:
    for words in day.words:
        text = without_date(clean(words.text), day.date)
        html = render_body(text, words.path) if text.strip() else ""
        if html.strip():
            yield BodyView(clean(words.path) if len(day.words) > 1 else "", html)
