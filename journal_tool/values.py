"""Values: small classes with named fields, declared as dataclasses, in a quarter of the time.

``@dataclass(frozen=True, slots=True)`` and ``@dataclass(slots=True)`` are those of the standard
library, to a type checker and to whoever uses the class; ``dataclasses.replace`` and ``fields``
work on them.  Why they are not the same: docs/decisions, 0026.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import KW_ONLY, MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

__all__ = ["dataclass"]

_C = TypeVar("_C", bound=type)


def _dataclass(*, slots: bool, frozen: bool = False) -> Callable[[_C], _C]:
    """Return what makes a class of values of a class that names its fields.

    Args:
        slots: must be ``True``; it is named so that a declaration reads as everywhere.
        frozen: whether its values never change, and so have a hash.
    """
    assert slots  # noqa: S101 - for others there is the standard library

    def made(cls: _C) -> _C:
        return _made(cls, frozen=frozen)

    return made


def _made(cls: _C, *, frozen: bool) -> _C:
    fields, keywords = _fields(cls)
    names = tuple(fields)
    body = {
        name: value
        for name, value in vars(cls).items()
        if name not in fields and name not in ("__dict__", "__weakref__")
    }
    made: Any = type(cls)(
        cls.__name__, cls.__bases__, {**body, "__slots__": names, "__dataclass_fields__": fields}
    )
    made.__qualname__ = cls.__qualname__
    setters = [vars(made)[name].__set__ for name in names]
    own = {
        "__init__": _first_init(made, fields, keywords, setters),
        "__match_args__": tuple(
            name for name in names if name not in keywords and fields[name].init
        ),
        "__repr__": _repr([name for name in names if fields[name].repr]),
        **_compared([name for name in names if fields[name].compare], frozen=frozen),
    }
    if frozen:
        own |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
        own |= _pickled(names, setters)
    for name, value in own.items():
        if name not in body:
            setattr(made, name, value)
    return made  # type: ignore[no-any-return]  # the class again, with slots


def _fields(cls: type) -> tuple[dict[str, "Field[Any]"], set[str]]:
    """Return the fields of a class, and which of them are given by name alone."""
    fields: dict[str, Field[Any]] = {}
    keywords: set[str] = set()
    is_keyword = False
    for name, kind in vars(cls).get("__annotations__", {}).items():
        if kind is KW_ONLY:
            is_keyword = True
            continue
        value = vars(cls).get(name, MISSING)
        one: Field[Any] = (
            value
            if isinstance(value, Field)
            else dataclasses.field()
            if value is MISSING
            else dataclasses.field(default=value)
        )
        # What `dataclasses.replace` and `fields` ask for.
        one.name, one.type, one.kw_only = name, kind, is_keyword
        one._field_type = dataclasses._FIELD  # type: ignore[attr-defined]  # noqa: SLF001
        fields[name] = one
        if is_keyword:
            keywords.add(name)
    return fields, keywords


_FEW: Final = 12
"""Values of a class before its initialiser is compiled, which takes as long as these together."""


def _first_init(
    cls: type,
    fields: dict[str, "Field[Any]"],
    keywords: set[str],
    setters: list[Callable[[Any, Any], None]],
) -> Callable[..., None]:
    """Return an initialiser for the first few values: it makes way for a compiled one then.

    Most commands make few values of most of the classes that they import.
    """
    places = tuple(name for name, one in fields.items() if one.init and name not in keywords)
    put = {name: setters[at] for at, (name, one) in enumerate(fields.items()) if one.init}
    made = 0

    def init(self: Any, *values: Any, **named: Any) -> None:
        nonlocal made
        made += 1
        given = dict(zip(places, values, strict=False))
        is_plain = made <= _FEW and len(given) == len(values) and given.keys().isdisjoint(named)
        given |= named
        if is_plain and given.keys() <= put.keys():
            for name in put.keys() - given.keys():
                one = fields[name]
                if one.default is not MISSING:
                    given[name] = one.default
                elif one.default_factory is not MISSING:
                    given[name] = one.default_factory()
            if len(given) == len(put):
                for name, value in given.items():
                    put[name](self, value)
                if hasattr(cls, "__post_init__"):
                    self.__post_init__()
                return
        # Many are made; or somebody called it wrongly, and is told so by the language itself.
        compiled = _init(cls, fields, keywords, setters)
        if vars(cls)["__init__"] is init:
            cls.__init__ = compiled  # type: ignore[misc]
        compiled(self, *values, **named)

    return init


def _init(
    cls: type,
    fields: dict[str, "Field[Any]"],
    keywords: set[str],
    setters: list[Callable[[Any, Any], None]],
) -> Callable[..., None]:
    """Return the initialiser of a class, compiled for its fields."""
    known: dict[str, Any] = {"MISSING": MISSING}
    arguments, lines = [], []
    for at, (name, one) in enumerate(fields.items()):
        if not one.init:  # its class sets it itself
            continue
        known[f"set_{name}"] = setters[at]
        if name in keywords and "*" not in arguments:
            arguments.append("*")
        value = name
        if one.default_factory is not MISSING:
            known[f"make_{name}"] = one.default_factory
            arguments.append(f"{name}=MISSING")  # no text
            value = f"make_{name}() if {name} is MISSING else {name}"  # no text
        elif one.default is not MISSING:
            known[f"default_{name}"] = one.default
            arguments.append(f"{name}=default_{name}")
        else:
            arguments.append(name)
        lines.append(f"  set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("  self.__post_init__()")
    head = f"def __init__({', '.join(['self', *arguments])}):"  # no text
    exec("\n".join([head, *(lines or ["  pass"])]), known)  # noqa: S102 - of our own fields' names
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _repr(names: list[str]) -> Callable[[Any], str]:
    def shown(self: Any) -> str:
        named = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({named})"

    return shown


def _compared(names: list[str], *, frozen: bool) -> dict[str, Any]:
    """Return what compares two values of one class by these fields, and their hash."""
    compared: Callable[[Any], tuple[Any, ...]]
    if len(names) == 1:
        one = attrgetter(*names)

        def compared(self: Any) -> tuple[Any, ...]:
            return (one(self),)

    elif names:
        compared = attrgetter(*names)
    else:

        def compared(self: Any) -> tuple[Any, ...]:  # noqa: ARG001 - they are all the same
            return ()

    def are_equal(self: Any, other: Any) -> Any:
        if type(other) is not type(self):
            return NotImplemented
        return compared(self) == compared(other)

    def hashed(self: Any) -> int:
        return hash(compared(self))

    return {"__eq__": are_equal, "__hash__": hashed if frozen else None}


def _refuse_to_set(_self: object, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _pickled(
    names: tuple[str, ...], setters: list[Callable[[Any, Any], None]]
) -> dict[str, Callable[..., Any]]:
    """Return what takes a value apart and makes it again, for copies and other processes."""

    def taken(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def put(self: Any, values: list[Any]) -> None:
        for setter, value in zip(setters, values, strict=True):
            setter(self, value)

    return {"__getstate__": taken, "__setstate__": put}


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _dataclass
