"""Values behave as the dataclasses of the standard library, which are the oracle here."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import KW_ONLY, FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from journal_tool import values


def declared(decorate: Callable[..., Any]) -> dict[str, Any]:
    """Return some classes, made by one decorator or the other."""

    @decorate(frozen=True, slots=True)
    class Point:
        """A place."""

        x: int
        y: int = 0

    @decorate(frozen=True, slots=True)
    class Named:
        name: str
        _: KW_ONLY
        tags: tuple[str, ...] = ()
        span: int = field(default=0, compare=False, repr=False)
        found: list[int] = field(default_factory=list)

        @property
        def loud(self) -> str:
            return self.name.upper()

    @decorate(frozen=True, slots=True)
    class Empty:
        pass

    @decorate(frozen=True, slots=True)
    class Checked:
        share: float
        rest: float = field(init=False, repr=False)

        def __post_init__(self) -> None:
            if self.share > 1:
                raise ValueError(self.share)
            object.__setattr__(self, "rest", 1 - self.share)

    @decorate(frozen=True, slots=True)
    class Single:
        number: int

    @decorate(slots=True)
    class Count:
        number: int = 0

    @decorate(frozen=True, slots=True)
    class Own:
        number: int

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 1

        def __repr__(self) -> str:
            return "own"

    return {one.__name__: one for one in (Point, Named, Empty, Checked, Single, Count, Own)}


OURS, THEIRS = declared(values.dataclass), declared(dataclasses.dataclass)


@pytest.mark.parametrize(
    ("name", "arguments", "named"),
    [
        ("Point", (1, 2), {}),
        ("Point", (1,), {}),
        ("Point", (), {"y": 1, "x": 2}),
        ("Named", ("a",), {}),
        ("Named", ("a",), {"tags": ("b",), "span": 3, "found": [1]}),
        ("Empty", (), {}),
        ("Checked", (0.5,), {}),
        ("Single", (3,), {}),
        ("Count", (3,), {}),
        ("Own", (3,), {}),
    ],
)
def test_a_value_is_what_the_standard_library_makes(
    name: str, arguments: tuple[Any, ...], named: dict[str, Any]
) -> None:
    ours, theirs = OURS[name](*arguments, **named), THEIRS[name](*arguments, **named)

    assert repr(ours) == repr(theirs)
    assert [(one.name, one.default, one.compare, one.kw_only) for one in fields(ours)] == [
        (one.name, one.default, one.compare, one.kw_only) for one in fields(theirs)
    ]
    assert type(ours).__match_args__ == type(theirs).__match_args__
    assert type(ours).__doc__ is None or type(ours).__doc__ == type(theirs).__doc__
    assert ours == OURS[name](*arguments, **named)
    assert (ours != theirs) is (name != "Own")
    assert replace(ours) == ours
    assert copy.copy(ours) == ours
    assert copy.deepcopy(ours) == ours
    assert not hasattr(ours, "__dict__")


@pytest.mark.parametrize(
    ("name", "arguments", "named"),
    [
        ("Point", (), {}),
        ("Point", (1, 2, 3), {}),
        ("Point", (1,), {"z": 1}),
        ("Named", ("a", ("b",)), {}),
        ("Checked", (1.5,), {}),
    ],
)
def test_what_cannot_be_made_is_refused_in_the_same_words(
    name: str, arguments: tuple[Any, ...], named: dict[str, Any]
) -> None:
    with pytest.raises((TypeError, ValueError)) as theirs:
        THEIRS[name](*arguments, **named)
    with pytest.raises(theirs.type) as ours:
        OURS[name](*arguments, **named)

    assert str(ours.value) == str(theirs.value)


def test_fields_that_are_not_compared_make_no_difference() -> None:
    for made in (OURS, THEIRS):
        assert made["Named"]("a", span=1) == made["Named"]("a", span=2)
        assert made["Named"]("a", tags=("b",)) != made["Named"]("a")
        assert hash(made["Point"](1, 2)) == hash((1, 2))
        assert hash(made["Checked"](0.25)) == hash((0.25, 0.75))
        assert hash(made["Single"](3)) == hash((3,))
        assert hash(made["Empty"]()) == hash(())
        assert made["Point"](1, 2) != (1, 2)


def test_a_frozen_value_stays_as_it_is() -> None:
    for made in (OURS, THEIRS):
        point = made["Point"](1, 2)
        with pytest.raises(FrozenInstanceError, match="cannot assign to field 'x'"):
            point.x = 3
        with pytest.raises(FrozenInstanceError, match="cannot delete field 'x'"):
            del point.x
        assert replace(point, x=3) == made["Point"](3, 2)


def test_one_that_is_not_frozen_changes_and_has_no_hash() -> None:
    for made in (OURS, THEIRS):
        count = made["Count"]()
        count.number += 2

        assert count.number == 2
        with pytest.raises(TypeError, match="unhashable"):
            hash(count)


def test_what_a_class_says_itself_holds() -> None:
    for made in (OURS, THEIRS):
        assert made["Own"](1) == made["Own"](2)
        assert repr(made["Own"](1)) == "own"
        assert hash(made["Own"](5)) == 1
        assert made["Named"]("a").loud == "A"


def test_each_value_has_a_default_of_its_own() -> None:
    one, other = OURS["Named"]("a"), OURS["Named"]("b")
    one.found.append(1)

    assert other.found == []


@values.dataclass(frozen=True, slots=True)
class Sent:
    """One that another process can make again."""

    name: str
    number: int = 0


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_value_can_be_sent_to_another_process(protocol: int) -> None:
    data = pickle.dumps(Sent("a", 2), protocol)

    assert pickle.loads(data) == Sent("a", 2)  # noqa: S301 - our own


def test_the_thirtieth_value_is_made_like_the_first() -> None:
    """The initialiser is compiled when a class turns out to be made often."""
    made = declared(values.dataclass)
    for at in range(30):
        ours = made["Named"]("a", tags=(str(at),)), made["Checked"](0.5), made["Count"](at)
        theirs = THEIRS["Named"]("a", tags=(str(at),)), THEIRS["Checked"](0.5), THEIRS["Count"](at)
        assert repr(ours) == repr(theirs)
        with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
            made["Point"](y=1)


def test_an_initialiser_that_made_way_still_makes_values() -> None:
    """As somebody has it who asked for it before."""
    made = declared(values.dataclass)["Point"]
    first = made.__init__
    for at in range(30):
        made(at)
    one = made.__new__(made)
    first(one, 1, y=2)

    assert made.__init__ is not first
    assert one == made(1, 2)


def test_no_two_values_share_a_list_that_a_field_makes() -> None:
    made = declared(values.dataclass)["Named"]
    kept = [made("a").found for _ in range(30)]

    assert len({id(one) for one in kept}) == 30
