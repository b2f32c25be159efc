"""Values of our own classes as bytes, and back: nothing else is ever made from a file."""

import io
import pickle
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

_OURS: Final = ("journal_tool.", "datetime")


def dumped(value: Any, head: bytes) -> io.BytesIO:
    """Return ``head`` and a value behind it."""
    file = io.BytesIO()
    file.write(head)
    _Writer(file, pickle.HIGHEST_PROTOCOL).dump(value)
    return file


def loaded(data: bytes, start: int) -> Any:
    """Return the value that begins at an offset; ``None`` if it cannot be made."""
    file = io.BytesIO(data)
    file.seek(start)
    try:
        return _Reader(file).load()
    except Exception:  # noqa: BLE001 - whatever it is, it is made again
        return None


# The standard library looks up the fields of a frozen class with slots anew for each value: days
# that are written like this are taken from the cache in two thirds of the time.


class _Writer(pickle.Pickler):
    """Writes frozen classes as what they are made of."""

    def reducer_override(self, value: Any) -> Any:
        """Return how a value of one of our classes is made; of others nothing."""
        kind = type(value)
        if not hasattr(kind, "__dataclass_fields__") or not hasattr(kind, "__slots__"):
            return NotImplemented
        return _made, (kind, *[getattr(value, name) for name in kind.__dataclass_fields__])


def _made(kind: type, *values: Any) -> Any:
    """Return a value of a frozen class with slots."""
    one: Any = object.__new__(kind)
    for put, value in zip(_setters(kind), values, strict=True):
        put(one, value)
    return one


@lru_cache(maxsize=64)
def _setters(kind: type) -> tuple[Callable[[Any, Any], None], ...]:
    """Return what sets each field of a class, though it is frozen."""
    return tuple(kind.__dict__[name].__set__ for name in kind.__dict__["__dataclass_fields__"])


class _Reader(pickle.Unpickler):
    """Makes values of our own and no others, whatever the file says."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of ours, or one of dates."""
        if module.startswith(_OURS) or (module, name) in {
            ("builtins", "frozenset"),
            ("builtins", "set"),
            ("copyreg", "_reconstructor"),
            ("builtins", "object"),
        }:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} does not belong here")
