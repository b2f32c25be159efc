"""A coin that decides on which day of a pair something is done: the one way to a cause.

Conventions: pairs of days are numbered from 0.  The number of pairs is fixed before the first,
and no result is shown before the last.  Days count as the coin gave them, whatever was done.

Source: statistics 5.12b; a randomised trial of one person, analysed as assigned.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from journal_tool.record import Record
from journal_tool.statistics._pairs import Pairs, paired, sign_flip_p

MIN_PAIRS: Final = 10
"""A trial has at least so many pairs."""

_NEVER: Final = """
medication medications medicine medicines med meds pill pills tablets dose doses insulin
prescription prescriptions antidepressant antidepressants
therapy therapies therapist therapists psychotherapy counselling counseling
sleep sleeps sleeping slept asleep nap naps napping bedtime
food foods eat eats eating ate eaten meal meals diet diets dieting fasting snack snacks
breakfast lunch dinner supper
"""  # no text

REFUSED: Final = frozenset(_NEVER.split())
"""Words of what is never left to a coin: medication, therapy, sleep and food."""


class Trial(Record):
    """A trial, as far as it may be looked at.

    Attributes:
        pairs: how many were fixed in advance.
        complete: pairs so far with both evenings rated.
        dropped: pairs so far without; they are in no result.
        result: the differences, the day with the action less the other; ``None`` before all pairs
            were run through, and if none was complete.
        p: exact sign-flip probability, 0.0 to 1.0; ``None`` with ``result``.
    """

    pairs: int
    complete: int
    dropped: int
    result: Pairs | None
    p: float | None


def gets_first(name: str, start_iso: str, pair: int) -> bool:
    """Return whether the first day of a pair gets the action; else the second one does.

    Anybody can check the coin: it is even or odd in the first byte of the SHA-256 of
    ``name|start|pair`` in UTF-8.

    Args:
        name: of the trial, as it is written.
        start_iso: date of its first day, such as ``2026-04-01``.
        pair: number of the pair, from 0.

    >>> ["first" if gets_first("walk", "2026-04-01", pair) else "second" for pair in range(3)]
    ['second', 'first', 'second']
    """
    import hashlib  # no other figure needs it

    text = f"{name}|{start_iso}|{pair}".encode(errors="surrogatepass")
    return hashlib.sha256(text).digest()[0] % 2 == 0


def trial(differences: Sequence[int | None], pairs: int) -> Trial:
    """Return the result of a trial, or only its progress while it runs.

    Args:
        differences: of each pair that was run through, oldest first: the rating of the day with
            the action less that of the other; ``None`` for an incomplete pair.  What lies beyond
            ``pairs`` is left out: a trial is not made longer after a look.
        pairs: how many were fixed in advance, 1 or more.
    """
    run = differences[:pairs]
    known = [one for one in run if one is not None]
    is_over = len(run) == pairs and bool(known)
    return Trial(
        pairs=pairs,
        complete=len(known),
        dropped=len(run) - len(known),
        result=paired(known) if is_over else None,
        p=sign_flip_p(known) if is_over else None,
    )


def refused(words: Iterable[str]) -> str | None:
    """Return the first word, as it is written, of something that is never left to a coin.

    Args:
        words: names and tags; each may hold several words, which are compared whole and without
            regard to case.

    >>> refused(["Walk", "after Meals"])
    'Meals'
    """
    for phrase in words:
        apart = "".join(one if one.isalnum() else " " for one in phrase)
        for word in apart.split():
            if word.casefold() in REFUSED:
                return word
    return None
