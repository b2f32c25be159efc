"""Records: small frozen values with named fields, as quick to declare as to make and to read.

To a type checker ``Record`` is ``typing.NamedTuple``, and it is used and behaves like it: a record
is a tuple, has ``_fields`` and ``_replace``, and its class holds fields with their types (32 at
most), those with a default last, and methods.  Why it is not the same: docs/decisions, 0021.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

__all__ = ["Record"]

_R = TypeVar("_R", bound="_Record")

_Wide = namedtuple("_Wide", "a b c d e f g h i j k l m n o p q r s t u v w x y z A B C D E F")  # noqa: PYI024
_PLACES: Final = [vars(_Wide)[field] for field in _Wide._fields]
"""What reads the first, the second ... value of any tuple: nothing is quicker at it."""


class _Kind(type):
    """Makes the classes of records."""

    _fields: tuple[str, ...]

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> "_Kind":
        kind = super().__new__(cls, name, bases, {"__slots__": (), **body})
        fields = tuple(kind.__annotations__)
        defaults = {field: body[field] for field in fields if field in body}
        own = {
            "_fields": fields,
            "__match_args__": fields,
            "__new__": staticmethod(_constructor(name, fields, defaults)),
            **{field: _PLACES[at] for at, field in enumerate(fields)},
        }
        for what, value in own.items():
            setattr(kind, what, value)
        return kind


def _constructor(
    name: str, fields: tuple[str, ...], defaults: Mapping[str, Any]
) -> Callable[..., Any]:
    """Return what makes a record of these fields, to be called with its class first."""
    count, make = len(fields), tuple.__new__

    def new(cls: type[_R], *values: Any, **named: Any) -> _R:
        if named or len(values) != count:
            values = _filled(name, fields, defaults, values, named)
        return make(cls, values)

    return new


def _filled(
    name: str,
    fields: tuple[str, ...],
    defaults: Mapping[str, Any],
    values: tuple[Any, ...],
    named: Mapping[str, Any],
) -> tuple[Any, ...]:
    """Return a value for each field: of ``values`` by place, else by name, else the default."""
    others = fields[len(values) :]
    if others and tuple(named) == others:  # as nearly always
        return (*values, *named.values())
    given = {**defaults, **named}
    if len(values) > len(fields) or not named.keys() <= set(others) <= given.keys():
        raise TypeError(f"{name} has the fields {', '.join(fields)}")
    return (*values, *[given[field] for field in others])


class _Record(tuple[Any, ...], metaclass=_Kind):
    """A frozen value with named fields."""

    __slots__ = ()

    def __getnewargs__(self) -> tuple[Any, ...]:
        """Return what makes it again: for copies, and for the cache."""
        return tuple(self)

    def __repr__(self) -> str:
        named = zip(type(self)._fields, self, strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in named)})"

    def _replace(self, **named: Any) -> Self:
        """Return a record with other values of some fields."""
        return type(self)(**{**dict(zip(type(self)._fields, self, strict=True)), **named})


if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    Record = _Record
