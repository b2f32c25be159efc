"""Evidence for "I am someone who ...": a tally of acts that fades, no verdict on a person.

Convention: a piece of evidence is its age in days, 0 for yesterday and for today, and whether it
speaks for the sentence.  Every 14 days it weighs half as much, so that silence widens the
interval instead of accusing.

Source: statistics 5.18; the weighted tally is a Beta distribution from a flat start.
"""

import enum
import math
from collections.abc import Iterable
from typing import Final

from journal_tool.record import Record
from journal_tool.statistics._distributions import Interval, beta_cdf, beta_quantile

HALF_LIFE_DAYS: Final = 14
"""Age at which a piece of evidence weighs half."""

MIN_WEIGHT: Final = 3.0
"""Below so much weight it is too early for words."""

CLEAR: Final = 0.90
"""From this probability on, for or against, the words take a side."""


class Words(enum.Enum):
    """What recent evidence says, in words."""

    TOO_EARLY = "too early"  # no text
    MOSTLY_YES = "mostly yes"  # no text
    MIXED = "mixed"
    NOT_YET = "mostly not yet"  # no text


class Tally(Record):
    """Evidence for and against one sentence.

    Attributes:
        n_for, n_against: pieces of evidence, however old, each counting 1.
        alpha, beta: 1 and the weight for, 1 and the weight against.
        mean: ``alpha / (alpha + beta)``, above 0.0 and below 1.0; 0.5 without evidence.
        interval: 90 % of the probability, 5 % on either side left out.
        probability: that more speaks for the sentence than against it, 0.0 to 1.0.
        weight: of all evidence; a new piece weighs 1.
        words: what that amounts to.
    """

    n_for: int
    n_against: int
    alpha: float
    beta: float
    mean: float
    interval: Interval
    probability: float
    weight: float
    words: Words


def tally(evidence: Iterable[tuple[int, bool]]) -> Tally:
    """Return the weighted tally of the evidence; its order makes no difference.

    Args:
        evidence: ``(age in days, whether it speaks for the sentence)``; ages are 0 or more.
    """
    weights: tuple[list[float], list[float]] = [], []
    for age, is_for in evidence:
        weights[is_for].append(0.5 ** (age / HALF_LIFE_DAYS))
    against, for_ = map(math.fsum, weights)  # exact sums, so that no order makes a difference
    alpha, beta = 1 + for_, 1 + against
    probability = 1 - beta_cdf(0.5, alpha, beta)
    return Tally(
        n_for=len(weights[True]),
        n_against=len(weights[False]),
        alpha=alpha,
        beta=beta,
        mean=alpha / (alpha + beta),
        interval=(beta_quantile(0.05, alpha, beta), beta_quantile(0.95, alpha, beta)),
        probability=probability,
        weight=for_ + against,
        words=_words(for_ + against, probability),
    )


def _words(weight: float, probability: float) -> Words:
    if weight < MIN_WEIGHT:
        return Words.TOO_EARLY
    if probability >= CLEAR:
        return Words.MOSTLY_YES
    if 1 - probability >= CLEAR:
        return Words.NOT_YET
    return Words.MIXED
