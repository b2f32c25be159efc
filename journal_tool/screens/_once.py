"""Work that many pages ask for, one after the other, done once."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple, Unpack

_Arguments = TypeVarTuple("_Arguments")
_Answer = TypeVar("_Answer")


def kept_last(
    make: Callable[[Unpack[_Arguments]], _Answer],
) -> Callable[[Unpack[_Arguments]], _Answer]:
    """Keep the last answer of a pure function, for as long as it is asked about the same objects.

    The very same ones: to compare journals of ten years takes longer than most answers.
    """
    last: tuple[tuple[Any, ...], _Answer] | None = None

    @wraps(make)
    def asked(*arguments: *_Arguments) -> _Answer:
        nonlocal last
        known = last
        given: tuple[Any, ...] = arguments
        if known is None or any(
            one is not other for one, other in zip(known[0], given, strict=True)
        ):
            known = last = given, make(*arguments)
        return known[1]

    return asked
