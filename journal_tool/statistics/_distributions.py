"""Quantiles and tails of the normal, t, beta and chi-squared distributions.

Hides how they are computed: Newton's method on the logarithm of a distribution function, which
is concave for all of them: from anywhere below the quantile, each step climbs and none goes past
it.

One convention: a chance ``p`` lies strictly between 0 and 1; ``ValueError`` otherwise.
"""

import math
from typing import Final

Interval = tuple[float, float]
"""The lower and the upper end of an interval."""

Z95: Final = 1.959963984540054
"""The normal quantile of a two-sided interval of 95 %."""


def normal_quantile(p: float) -> float:
    """Return the number that a standard normal variable stays below with chance ``p``.

    Args:
        p: the chance, from 1e-300.

    >>> round(normal_quantile(0.975), 6)
    1.959964
    """
    if p > 0.5:
        return -normal_quantile(1.0 - p)
    x = -math.sqrt(-2.0 * math.log(2.0 * p))
    step = math.inf
    while step > 1e-9:
        below = math.erfc(-x / math.sqrt(2.0)) / 2.0
        density = math.exp(-x * x / 2.0) / math.sqrt(2.0 * math.pi)
        step = math.log(p / below) * below / density
        x += step
    return x


def t_quantile(p: float, df: float) -> float:
    """Return the number that a t variable stays below with chance ``p``.

    Args:
        p: the chance.
        df: degrees of freedom, above 0.

    >>> round(t_quantile(0.975, 9), 4)
    2.2622
    """
    if p > 0.5:
        return -t_quantile(1.0 - p, df)
    if p == 0.5:
        return 0.0
    return -math.sqrt(df) * math.exp(-_beta_logit(2.0 * p, df / 2.0, 0.5) / 2.0)


def t_tail(t: float, df: float) -> float:
    """Return the chance that a t variable lies as far from 0 as ``t``, on either side.

    Args:
        t: the value, of any sign.
        df: degrees of freedom, above 0.

    >>> round(t_tail(-2.2622, 9), 4)
    0.05
    """
    if t == 0.0:
        return 1.0
    return _cdf(math.log(df) - 2.0 * math.log(abs(t)), df / 2.0, 0.5)


def interval(value: float, se: float, df: float, confidence: float = 0.95) -> Interval:
    """Return the t interval around an estimate.

    Args:
        value: the estimate.
        se: its standard error; 0 gives an interval without width.
        df: degrees of freedom, above 0.
        confidence: the share of such intervals that hold the true value.
    """
    half = t_quantile((1.0 + confidence) / 2.0, df) * se
    return value - half, value + half


def beta_cdf(x: float, a: float, b: float) -> float:
    """Return the chance that a beta variable stays below ``x``.

    This is the regularised incomplete beta function.

    Args:
        x: a share; the chance is 0 up to 0.0 and 1 from 1.0.
        a: first shape, above 0.
        b: second shape, above 0.

    Source:
        Continued fraction 8.17.22 of the Digital Library of Mathematical Functions, by the
        method of Lentz (1976).

    >>> round(beta_cdf(0.5, 2.0, 1.0), 6)
    0.25
    """
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    return _cdf(math.log(x) - math.log1p(-x), a, b)


def beta_quantile(p: float, a: float, b: float) -> float:
    """Return the share that a beta variable stays below with chance ``p``.

    Args:
        p: the chance.
        a: first shape, above 0.
        b: second shape, above 0.

    >>> round(beta_quantile(0.25, 2.0, 1.0), 6)
    0.5
    """
    return math.exp(_log_shares(_beta_logit(p, a, b))[0])


def chi2_6_tail(q: float) -> float:
    """Return the chance that a chi-squared variable with 6 degrees of freedom exceeds ``q``.

    Args:
        q: the value, from 0.
    """
    half = q / 2.0
    return math.exp(-half) * (1.0 + half + half * half / 2.0)


# A share x is handed on as its logit ln(x / (1 - x)): neither end is lost to rounding, and the
# slope of the beta distribution function in the logit is x^a (1 - x)^b / B(a, b).


def _beta_logit(p: float, a: float, b: float) -> float:
    """Return the logit of the share that a beta variable stays below with chance ``p``."""
    logit = _middle(a, b)
    side = 1.0
    if p > math.exp(_lower(logit, a, b)[0]):
        p, a, b, logit, side = 1.0 - p, b, a, -logit, -1.0
    aim = math.log(p)
    logit += _newton_step(logit, aim, a, b)  # from above, the first step goes past it
    step = math.inf
    while step > 1e-11:
        step = _newton_step(logit, aim, a, b)
        logit += step
    return side * logit


def _newton_step(logit: float, aim: float, a: float, b: float) -> float:
    log_cdf, ratio = _lower(logit, a, b)
    return (aim - log_cdf) * ratio


def _cdf(logit: float, a: float, b: float) -> float:
    if logit <= _middle(a, b):
        return math.exp(_lower(logit, a, b)[0])
    return 1.0 - math.exp(_lower(-logit, b, a)[0])


def _middle(a: float, b: float) -> float:
    """Return the logit up to which the continued fraction converges fast."""
    return math.log((a + 1.0) / (b + 1.0))


def _lower(logit: float, a: float, b: float) -> tuple[float, float]:
    """Return the logarithm of the distribution function, and the function over its slope."""
    log_x, log_y = _log_shares(logit)
    ratio = _continued_fraction(math.exp(log_x), a, b) / a
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    return a * log_x + b * log_y - log_beta + math.log(ratio), ratio


def _log_shares(logit: float) -> tuple[float, float]:
    """Return ln x and ln (1 - x)."""
    rest = math.log1p(math.exp(-abs(logit)))
    return min(logit, 0.0) - rest, -max(logit, 0.0) - rest


def _continued_fraction(x: float, a: float, b: float) -> float:
    """Return 1/(1 + d1/(1 + d2/(1 + ...))); up to the middle, no denominator is 0."""
    numerator = 1.0
    denominator = 1.0 / (1.0 - (a + b) * x / (a + 1.0))
    value = denominator
    change = math.inf
    m = 0
    while abs(change - 1.0) > 1e-14:
        m += 1
        at = a + 2 * m
        even = m * (b - m) * x / ((at - 1.0) * at)
        numerator = 1.0 + even / numerator
        denominator = 1.0 / (1.0 + even * denominator)
        change = numerator * denominator
        odd = -(a + m) * (a + b + m) * x / (at * (at + 1.0))
        numerator = 1.0 + odd / numerator
        denominator = 1.0 / (1.0 + odd * denominator)
        change *= numerator * denominator
        value *= change
    return value
