"""The evidence: what was written and done for and against each "I am someone who ..."."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from journal_tool.language import _, ngettext
from journal_tool.model import Outcome, State
from journal_tool.report._said import DayLink, Folded, Said, day_link, folded, said
from journal_tool.report._words import clean
from journal_tool.screens import (
    DoneThing,
    EvidenceLine,
    Ledger,
    identity_said,
)
from journal_tool.values import dataclass

NEWEST: Final = 10
"""So many acts stand open on the page; the rest is folded."""

MOST_NAMED: Final = 4
"""So many identities are named in the summary."""

MOST_LINES: Final = 30
"""So many written lines, or things done, stand open on the page."""


@dataclass(frozen=True, slots=True)
class LedgerView:
    """One identity.

    Attributes:
        heading: what the writer says of it; its tag if words are hidden or none are given.
        tag: with ``#``; ``""`` where the heading is the tag.
        sentence: the counts.
        linked: names of the practices whose acts count as for, joined; ``""`` for none.
        linked_sentence: how many acts count for, and how many due days or periods against.
        supports, against: lines written as such.
        acts: what was done.
        missed: what was due and not done, of linked practices.
    """

    heading: str
    tag: str
    sentence: str
    linked: str
    linked_sentence: str
    supports: Folded
    against: Folded
    acts: Folded
    missed: Folded


@dataclass(frozen=True, slots=True)
class ThingView:
    """A thing that was done.

    Attributes:
        name: as written last.
        times: ``12 times``.
        link: to the newest day.
        intro: ``That day:``, or ``""``.
        words: the writer's, or ``""``.
    """

    name: str
    times: str
    link: DayLink
    intro: str
    words: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """``evidence.html``.

    Attributes:
        ledgers: one for each identity; empty without any.
        things_sentence: what was done, in a sentence; ``""`` where there are ledgers.
        things: what was done, the newest first.
        older: those that are folded.
        since: what is left out of the counts; ``""`` for nothing.
        remark: that words are left out, or ``""``.
    """

    ledgers: tuple[LedgerView, ...]
    things_sentence: str
    things: tuple[ThingView, ...]
    older: tuple[ThingView, ...]
    since: str
    remark: str


def evidence_view(
    found: Sequence[Ledger],
    things: Sequence[DoneThing],
    as_of: date,
    *,
    since: str,
    shows_words: bool,
) -> EvidenceView:
    """Return the page.

    Args:
        found: the ledgers.
        things: what was done; shown where there is no ledger.
        as_of: dates of other years show theirs.
        since: what is left out of the counts.
        shows_words: whether the writer's words may stand.
    """
    done = () if found else _things_once(_thing(one, as_of, shows_words) for one in things)
    return EvidenceView(
        ledgers=tuple(_ledger(one, as_of, shows_words=shows_words) for one in found),
        things_sentence=_things(things) if done else "",
        things=done[:MOST_LINES],
        older=done[MOST_LINES:],
        since=since,
        remark="" if shows_words else _("Words are left out of this report."),
    )


def _things_once(things: Iterable[ThingView]) -> tuple[ThingView, ...]:
    """Return the things; a day's sentence stands below the first thing of that day alone."""
    seen: set[tuple[str, str]] = set()
    found = []
    for thing in things:
        is_repeat = bool(thing.intro) and (thing.link.href, thing.words) in seen
        seen.add((thing.link.href, thing.words))
        found.append(replace(thing, intro="", words="") if is_repeat else thing)
    return tuple(found)


def _things(things: Sequence[DoneThing]) -> str:
    return ngettext(
        "{count} different thing done, {times} in all.",
        "{count} different things done, {times} in all.",
        len(things),
        times=_times(sum(one.times for one in things)),
    )


def _times(count: int) -> str:
    return ngettext("{count} time", "{count} times", count)


def evidence_summary(found: Sequence[Ledger], things: Sequence[DoneThing]) -> str:
    """Return in one sentence what the page says."""
    if not found:
        return ngettext(
            "{count} different thing done.", "{count} different things done.", len(things)
        )
    sides = " · ".join(map(_sides, found[:MOST_NAMED]))
    more = len(found) - MOST_NAMED
    if more <= 0:
        return _("In 30 days: {identities}.", identities=sides)
    return ngettext(
        "In 30 days: {identities} · and {count} more.",
        "In 30 days: {identities} · and {count} more.",
        more,
        identities=sides,
    )


def _sides(ledger: Ledger) -> str:
    found = ledger.figure
    return _(
        "{identity} {supports} for, {against} against",
        identity=f"#{clean(found.name)}",
        supports=found.supports,
        against=found.against,
    )


def _ledger(ledger: Ledger, as_of: date, *, shows_words: bool) -> LedgerView:
    tag = f"#{clean(ledger.figure.name)}"
    says = clean(ledger.figure.says) if shows_words else ""
    written = [one for one in ledger.lines if one.is_written]
    acts = [one for one in ledger.lines if one.supports and not one.is_written]
    missed = [one for one in ledger.lines if not one.supports and not one.is_written]

    def shown(lines: Iterable[EvidenceLine], keep: int) -> Folded:
        return folded((_line(one, as_of, shows_words) for one in lines), keep=keep)

    return LedgerView(
        heading=says or tag,
        tag=tag if says else "",
        sentence=_sentence(ledger),
        linked=", ".join(map(clean, ledger.practices)),
        linked_sentence=_acts(len(acts), len(missed)),
        supports=shown((one for one in written if one.supports), MOST_LINES),
        against=shown((one for one in written if not one.supports), MOST_LINES),
        acts=shown(acts, NEWEST),
        missed=shown(missed, NEWEST),
    )


def _sentence(ledger: Ledger) -> str:
    if not ledger.lines:
        return _("Nothing for or against is written so far.")
    all_for = sum(one.supports for one in ledger.lines)
    in_all = _(
        "{supports} for, {against} against in all.",
        supports=all_for,
        against=len(ledger.lines) - all_for,
    )
    return f"{identity_said(ledger.figure).text} {in_all}"


def _acts(acts: int, missed: int) -> str:
    done = ngettext("{count} act counts as for", "{count} acts count as for", acts)
    due = ngettext(
        "{count} due day or week without it as against",
        "{count} due days or weeks without it as against",
        missed,
    )
    if acts and missed:
        return _("{first}, {next}", first=done, next=due)
    return done if acts else due if missed else ""


def _line(line: EvidenceLine, as_of: date, shows_words: bool) -> Said:
    """Return a line; an act is done, whatever else is said of its day."""
    action = line.action
    outcome = Outcome.SMALLER if action and action.state is State.SMALLER else Outcome.DONE
    if not line.supports:
        outcome = Outcome.MISSED
    found = said(
        line.date,
        (action, outcome) if action else None,
        line.words,
        seen_from=as_of,
        shows_words=shows_words,
    )
    if line.what:
        return replace(found, intro=clean(line.what))
    if action or found.words:
        return found
    return replace(found, intro=_("a line for") if line.supports else _("a line against"))


def _thing(one: DoneThing, as_of: date, shows_words: bool) -> ThingView:
    words = clean(one.words.text) if shows_words else ""
    return ThingView(
        name=clean(one.name),
        times=_times(one.times),
        link=day_link(one.last, seen_from=as_of),
        intro=_("That day:") if words and one.words.are_of_the_day else "",
        words=words,
    )
