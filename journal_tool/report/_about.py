"""How each number is made, and where to find help."""

from collections.abc import Sequence
from typing import Final

from journal_tool.language import N_, _
from journal_tool.report._calendars import LegendItem, legend
from journal_tool.report._words import clean
from journal_tool.safety import CAUTIONS, CRISIS_LINES, NOTEBOOK, OWN_PEOPLE, UNSAFE
from journal_tool.values import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the report and how its number is made.

    Attributes:
        word: as the report says it.
        meaning: how it is made, in a sentence or more.
    """

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class AboutView:
    """``about.html``.

    Attributes:
        terms: every count and how it is made.
        figures: every figure: its formula in words, and the fewest it needs.
        legend: every shape of a calendar.
        notebook, unsafe: the safety text; the same whatever the journal says.
        people: whom the writer wants to see here instead of the crisis lines.
        lines: the crisis lines; empty if there are people.
        own_people: how to name people; ``""`` once it is done.
        cautions: when more activity is not what helps.
        since: what is left out of the counts, or ``""``.
        has_words: whether the writer's words stand in the report.
        has_names: whether names do; else they are numbers.
    """

    terms: tuple[Term, ...]
    figures: tuple[Term, ...]
    legend: tuple[LegendItem, ...]
    notebook: str
    unsafe: str
    people: tuple[str, ...]
    lines: tuple[str, ...]
    own_people: str
    cautions: tuple[str, ...]
    since: str
    has_words: bool
    has_names: bool


_TERMS: Final = (
    Term(
        N_("entry"), N_("Days on which something readable was written: a plan, a deed, a number.")
    ),
    Term(
        N_("something done"), N_("Days with at least one thing done, at any size, planned or not.")
    ),
    Term(
        N_("rest"),
        N_("Days declared free (rest, or a pause of everything) on which nothing was done."),
    ),
    Term(
        N_("without an entry"),
        N_(
            "Days on which no plan, deed or number was written; words alone are no entry. What "
            "happened then is not known, and it is not counted as nothing done."
        ),
    ),
    Term(
        N_("recorded without an act"),
        N_("Days with an entry, not of rest, on which nothing was done."),
    ),
    Term(
        N_("planned"),
        N_(
            "Planned actions of days that are over. What was let go is not among them; what was "
            "put off is."
        ),
    ),
    Term(N_("done"), N_("Planned actions that were done. A smaller version is done.")),
    Term(N_("smaller"), N_("Those of the done ones that were done at their smaller version.")),
    Term(
        N_("put off"), N_("Planned actions moved to another day: planned, and not done that day.")
    ),
    Term(
        N_("let go"),
        N_(
            "Planned actions let go on purpose, and what is open on a day of rest. They stand in "
            "no other count."
        ),
    ),
    Term(
        N_("not planned"),
        N_("Things done though not planned. They are neither in planned nor in done."),
    ),
    Term(
        N_("today"),
        N_(
            "What is done today counts at once; what is open, put off or let go waits until the "
            "day is over. A day still to come is in no count."
        ),
    ),
    Term(
        N_("28 days"),
        N_("The 28 days that end yesterday, or all days since the first entry if there are fewer."),
    ),
    Term(
        N_("week"),
        N_(
            "Monday to Sunday, with its number in ISO 8601. A review of a week, month or year that "
            "is over is made from its own days and earlier ones, so it stays as it is."
        ),
    ),
    Term(
        N_("done for the first time"),
        N_("Things that were done on no earlier day of the journal, counted or not, at any size."),
    ),
    Term(
        N_("doubted"),
        N_(
            "Actions marked with a question mark, or forecast at 40 in 100 or less, if typed "
            "beforehand. What was let go is left out; what was put off did not happen."
        ),
    ),
    Term(
        N_("little wish"),
        N_(
            "Actions that were not doubted, with 3 or less before, or marked anyway. Anyway is "
            "written on things done, so this count leans towards what happened."
        ),
    ),
    Term(N_("times"), N_("How often it was written. Of today, what is done counts at once.")),
    Term(N_("happened"), N_("Those of these times on which it was done, at any size.")),
    Term(N_("did not happen"), N_("The other times.")),
    Term(
        N_("plans, no act"),
        N_(
            "Days that are over, with something planned and nothing done. They are among those "
            "recorded without an act."
        ),
    ),
    Term(
        N_("different things"),
        N_(
            "Actions with the same name, or of the same practice, are one thing; one that is "
            "written with a new name is a new thing, until both names are joined under match. It "
            "is done in time if it was done, at any size, within 14 days of first being planned. "
            "Counting begins anew once it was done or let go, or was not planned for 14 days."
        ),
    ),
    Term(
        N_("on 3 lists"),
        N_(
            "Days on which a thing was planned and not done, with no more than 14 days between two "
            "plans, until it was done or let go. Days of rest and today are not among them."
        ),
    ),
    Term(
        N_("what got in the way"),
        N_("Tags on planned actions that were not done, other than those of areas and identities."),
    ),
    Term(N_("the day’s one thing"), N_("Actions tagged #first. Those let go are left out.")),
    Term(
        N_("for and against"),
        N_(
            "Lines written as such. What was done of an action that names the identity, by itself "
            "or through its practice, is one line for, each day. Where a practice is linked, each "
            "day or week on which it was due and not done is one against; without a practice, not "
            "doing it is none."
        ),
    ),
    Term(
        N_("before, after"),
        N_(
            "How strong the wish to do it was before and after, 0 (none) to 10, as written behind "
            "the action (2..5)."
        ),
    ),
    Term(
        N_("expected, felt"),
        N_("How enjoyable it was expected to be and was, 0 to 10, as written (expect:2 felt:5)."),
    ),
    Term(
        N_("likely"),
        N_("How likely it seemed beforehand that it would be done, in 100 (likely:40)."),
    ),
    Term(N_("30 days"), N_("The 30 days that end yesterday, and today.")),
    Term(
        N_("left out"),
        N_(
            "A rating outside 0 to 10, a chance outside 0 to 100 or more than 1440 minutes is told "
            "under To mend and stands in no figure; it is never cut to fit. One of two ratings "
            "alone makes no pair."
        ),
    ),
    Term(
        N_("written twice"),
        N_(
            "An action that stands twice on one day is one action: done outweighs smaller, then "
            "let go, then put off, then open."
        ),
    ),
    Term(
        N_("days to come"),
        N_(
            "Days after today are shown and in no count. A journal of one day, of rest alone or of "
            "silence alone has no share, and no figure but its counts."
        ),
    ),
    Term(
        N_("tries"),
        N_("How often a size was planned or done, on days that are over; done: how often it was."),
    ),
    Term(
        N_("smoothed, in 100"),
        N_("Done plus 1, of tries plus 2: with few tries it stays near the middle."),
    ),
)


FIGURES: Final = (
    Term(
        N_("follow-through"),
        N_(
            "Done of planned, over days that are over. From 5 planned on a share, with the 95 in "
            "100 interval of Wilson. Actions of one day rise and fall together, so from 5 days "
            "with plans on the interval is widened by the design effect: n becomes n divided by "
            "how much more the days differ than single actions would."
        ),
    ),
    Term(
        N_("the true share of days"),
        N_(
            "Lowest: days with an act of all days that are not of rest. Highest: days without an "
            "entry added. Where less than 3 in 10 are recorded nothing is said."
        ),
    ),
    Term(
        N_("change"),
        N_(
            "The share of the last 28 days less that of the 28 before, with the interval of "
            "Newcombe; from 10 planned in each on."
        ),
    ),
    Term(
        N_("consistency"),
        N_(
            "At each day or week that was due, is over and known: the score moves towards 100 if "
            "it was done (or towards the part of a quota that was reached), else towards 0, by a "
            "share that leaves 5 in 100 of the way after 66 daily units (Lally 2010); with q = 1 "
            "divided by the root of how often it is due in a day. Rest, silence and today change "
            "nothing. From 5 units on. A schedule that changes on a date counts from that date on; "
            "what was due before stays as it was."
        ),
    ),
    Term(
        N_("run"),
        N_(
            "Units done in a row; one gap alone is forgiven, two in a row end it. Days without an "
            "entry are gaps here, and can be filled in later."
        ),
    ),
    Term(
        N_("taken up again"),
        N_(
            "Gaps of any length that ended; their median from 3 on. A gap that is open is not in "
            "it."
        ),
    ),
    Term(
        N_("done although there was little wish"),
        N_(
            "Planned actions with a wish of 3 or less before, written also when they were not "
            "done. From 8 on; beside those with 4 or more, with Newcombe's interval."
        ),
    ),
    Term(
        N_("forecast"),
        N_(
            "Mean of the chances that were written, and the share that happened; from 10 on. How "
            "likely so many unlikely things were: the exact tail of unequal coins."
        ),
    ),
    Term(
        N_("felt and motivation"),
        N_(
            "Later rating less earlier one, of each action that has both: mean with the interval "
            "of Student's t, from 8 pairs on; counts from 3. If 10 days without an act have a mood "
            "in the morning and in the evening, what such days lead to expect from the same start "
            "is told."
        ),
    ),
    Term(
        N_("mood"),
        N_(
            "Least squares of mood on action today, mood and action yesterday, trend and weekday, "
            "over 84 days at most; from 42 pairs of days, 8 days with and 8 without an act, each "
            "in 4 weeks or more, on. Next day: what yesterday's action adds, directly and by way "
            "of yesterday's mood. It allows for what lasts; what lifts both mood and action on one "
            "day is in the same-day figure, and what lifts both for days may be in the next-day "
            "figure too."
        ),
    ),
    Term(
        N_("a hint, holding up"),
        N_(
            "Judged on Mondays from the data up to Sunday; the numbers beside the word are those "
            "of that Sunday, so that neither depends on the day somebody looks. A hint: the 95 in "
            "100 interval leaves out no difference. Holding up: the 99.5 in 100 interval does, two "
            "Mondays in a row. What would not show: 2.8 times the standard error, the difference "
            "that is found in 4 of 5 cases."
        ),
    ),
    Term(
        N_("a dip"),
        N_(
            "A running sum: each recorded day without an act adds, each with one takes away, the "
            "more the more usual acts are (the 56 recorded days up to 14 days before this Monday); "
            "at 5 it is told, then not again for 14 days. It ends with 2 days with an act of 3. "
            "Before 28 such days: 3 in a row."
        ),
    ),
    Term(
        N_("size of step"),
        N_(
            "How often each size happened, (done + 1) of (tries + 2), made non-increasing. "
            "Dependable: the largest at 70 in 100 or more, from 3 tries on. Two tries in a row "
            "that did not happen suggest the smaller size; of the last 10 at least 5 tries, 8 in "
            "10 of them done and the last 3, put the larger on offer."
        ),
    ),
    Term(
        N_("recent evidence"),
        N_(
            "Each line counts, half as much after 14 days: for and against, each with 1 added, as "
            "a beta distribution. Mostly yes: 90 in 100 of it lie above one half; mostly not yet: "
            "below. Too early below a weight of 3."
        ),
    ),
    Term(
        N_("weekday"),
        N_(
            "Cochran's Q over weeks of which every day is recorded; from 8 on, told below 1 in 100."
        ),
    ),
    Term(
        N_("movement"),
        N_(
            "Minutes of done actions that are movement, any kind alike; days of more than 1440 "
            "minutes are left out."
        ),
    ),
    Term(
        N_("a smaller version counted"),
        N_("Days on which one was done; those of them without another act would have been blank."),
    ),
    Term(
        N_("cue"),
        N_(
            "Planned actions with an if-then cue beside those without: done of each, and the "
            "difference with Newcombe's interval, from 8 in each on."
        ),
    ),
    Term(
        N_("put off, and how it ended"),
        N_(
            "Things on 3 lists or more: those that wait, were done in the end, were let go, or "
            "were not planned again for 14 days."
        ),
    ),
    Term(
        N_("named thoughts"),
        N_(
            "How often a pattern was named, with an action beside it, and with that action done "
            "the same day or the next; from 5 on a share with Wilson's interval. From 8 on it is "
            "held against all planned actions, with an interval for as many patterns as are "
            "compared."
        ),
    ),
    Term(
        N_("coin"),
        N_(
            "Which day of a pair gets the practice: the first byte of SHA-256 of name|start|pair, "
            "from 0; even the first day, odd the second. Mood of the chosen day less that of the "
            "other, as the coin said and not as it went; mean with the interval of Student's t. "
            "Nothing is shown before the last pair."
        ),
    ),
)
"""Each figure in words; ``docs/statistics.md`` names the code and the tests of each."""


def about_view(
    support: Sequence[str], *, since: str, shows_words: bool, shows_names: bool
) -> AboutView:
    """Return the page.

    Args:
        support: the writer's own people and numbers.
        since: what is left out of the counts.
        shows_words: whether the writer's words may stand.
        shows_names: whether names may; where they may not, nobody is told to list people.
    """
    people = tuple(clean(one) for one in support)
    return AboutView(
        terms=_said(_TERMS),
        figures=_said(FIGURES),
        legend=legend(),
        notebook=_(NOTEBOOK),
        unsafe=_(UNSAFE),
        people=people,
        lines=() if people else tuple(map(_, CRISIS_LINES)),
        own_people=_(OWN_PEOPLE) if shows_names and not people else "",
        cautions=tuple(map(_, CAUTIONS)),
        since=since,
        has_words=shows_words,
        has_names=shows_names,
    )


def _said(terms: Sequence[Term]) -> tuple[Term, ...]:
    return tuple(Term(_(one.word), _(one.meaning)) for one in terms)
