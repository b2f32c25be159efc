"""The statistics: numbers in, numbers out; closed forms, nothing but math.

Every function here knows nothing of journals.  What is asked of it stands in its docstring, and
the tests hold it against other people's implementations.
"""

from journal_tool.statistics._coin import MIN_PAIRS as MIN_COIN_PAIRS
from journal_tool.statistics._coin import Trial, gets_first, refused, trial
from journal_tool.statistics._dips import DipSpan, DipState, dips
from journal_tool.statistics._distributions import Z95, Interval, interval
from journal_tool.statistics._forecasts import (
    MIN_BIAS,
    MIN_SKILL,
    Forecast,
    forecast,
)
from journal_tool.statistics._identity import Tally, Words, tally
from journal_tool.statistics._pairs import Pairs, natural_change, paired
from journal_tool.statistics._regression import MIN_PAIRS as MIN_MOOD_PAIRS
from journal_tool.statistics._regression import MoodLink, TooLittle, consecutive, mood_link
from journal_tool.statistics._runs import MIN_LAPSES, Comebacks, Runs, comebacks, runs
from journal_tool.statistics._score import (
    MIN_UNITS,
    score,
    scores,
    weight_of_day,
    weight_of_period,
)
from journal_tool.statistics._shares import (
    Bounds,
    Difference,
    FollowThrough,
    bonferroni_z,
    bounds,
    difference_of,
    follow_through,
    newcombe,
    wilson,
)
from journal_tool.statistics._steps import (
    Advice,
    StepSize,
    dependable_size,
    step_sizes,
    suggested,
)
from journal_tool.statistics._weekdays import ALPHA, MIN_WEEKS, Weekdays, weekdays

__all__ = [
    "ALPHA",
    "MIN_BIAS",
    "MIN_COIN_PAIRS",
    "MIN_LAPSES",
    "MIN_MOOD_PAIRS",
    "MIN_SKILL",
    "MIN_UNITS",
    "MIN_WEEKS",
    "Z95",
    "Advice",
    "Bounds",
    "Comebacks",
    "Difference",
    "DipSpan",
    "DipState",
    "FollowThrough",
    "Forecast",
    "Interval",
    "MoodLink",
    "Pairs",
    "Runs",
    "StepSize",
    "Tally",
    "TooLittle",
    "Trial",
    "Weekdays",
    "Words",
    "bonferroni_z",
    "bounds",
    "comebacks",
    "consecutive",
    "dependable_size",
    "difference_of",
    "dips",
    "follow_through",
    "forecast",
    "gets_first",
    "interval",
    "mood_link",
    "natural_change",
    "newcombe",
    "paired",
    "refused",
    "runs",
    "score",
    "scores",
    "step_sizes",
    "suggested",
    "tally",
    "trial",
    "weekdays",
    "weight_of_day",
    "weight_of_period",
    "wilson",
]
