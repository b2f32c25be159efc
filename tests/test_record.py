"""A record is what ``typing.NamedTuple`` would have made of the same lines."""

import copy
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from journal_tool.cache import packed, unpacked
from journal_tool.model import Item, Outcome
from journal_tool.record import Record


class Walk(NamedTuple):
    """What is compared with."""

    name: str
    minutes: int
    note: str = ""
    with_whom: tuple[str, ...] = ()

    @property
    def hours(self) -> float:
        return self.minutes / 60


named_tuple = Walk


class Walk(Record):  # type: ignore[no-redef]  # the same name: it is shown
    """What is compared with."""

    name: str
    minutes: int
    note: str = ""
    with_whom: tuple[str, ...] = ()

    @property
    def hours(self) -> float:
        return self.minutes / 60


record: Any = Walk


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda kind: kind("Lock", 30, "rain", ("Sam",)), id="all in their order"),
        pytest.param(
            lambda kind: kind(name="Lock", minutes=30, note="rain", with_whom=("Sam",)),
            id="all by name",
        ),
        pytest.param(
            lambda kind: kind(with_whom=("Sam",), note="rain", minutes=30, name="Lock"),
            id="all by name, in another order",
        ),
        pytest.param(lambda kind: kind("Lock", 30, note="rain", with_whom=()), id="both ways"),
        pytest.param(lambda kind: kind("Lock", 30), id="what has a default left out"),
        pytest.param(lambda kind: kind("Lock", minutes=30), id="that and a name"),
        pytest.param(lambda kind: kind("Lock", 30, with_whom=("Sam",)), id="one default left out"),
        pytest.param(lambda kind: kind(minutes=30, name="Lock"), id="names in any order"),
        pytest.param(lambda kind: kind("Lock", 30)._replace(minutes=9, note="sun"), id="replaced"),
        pytest.param(lambda kind: kind("Lock", 30)._replace(), id="nothing replaced"),
        pytest.param(lambda kind: copy.copy(kind("Lock", 30)), id="a copy"),
        pytest.param(lambda kind: copy.deepcopy(kind("Lock", 30, "", ("Sam",))), id="a deep copy"),
    ],
)
def test_a_record_holds_what_a_named_tuple_holds(make: Callable[[Any], Any]) -> None:
    ours, theirs = make(record), make(named_tuple)

    assert type(ours) is record
    assert ours == theirs == tuple(ours)
    assert hash(ours) == hash(theirs)
    assert repr(ours) == repr(theirs)
    assert (ours.name, ours.minutes, ours.note, ours.with_whom) == tuple(theirs)
    assert ours.hours == theirs.hours


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda kind: kind(), id="nothing"),
        pytest.param(lambda kind: kind("Lock"), id="too little"),
        pytest.param(lambda kind: kind(name="Lock"), id="too little, by name"),
        pytest.param(lambda kind: kind("Lock", 30, "", (), 1), id="too much"),
        pytest.param(lambda kind: kind("Lock", 30, "", (), more=1), id="all, and another name"),
        pytest.param(lambda kind: kind("Lock", 30, more=1), id="another name"),
        pytest.param(lambda kind: kind("Lock", 30, name="Lock"), id="one twice"),
        pytest.param(lambda kind: kind("Lock", 30, "", (), name="Lock"), id="all, and one twice"),
    ],
)
def test_a_record_takes_what_a_named_tuple_takes_and_no_more(make: Callable[[Any], Any]) -> None:
    for kind in (record, named_tuple):
        with pytest.raises(TypeError):
            make(kind)


def test_who_makes_a_record_wrongly_is_told_its_fields() -> None:
    with pytest.raises(TypeError, match="Walk has the fields name, minutes, note, with_whom"):
        record("Lock", length=30)


def test_only_fields_of_a_record_can_be_replaced() -> None:
    with pytest.raises(TypeError):
        record("Lock", 30)._replace(length=9)


def test_a_class_of_records_says_what_its_fields_are() -> None:
    for name in ("__doc__", "__name__", "__module__", "__qualname__", "__match_args__", "_fields"):
        assert getattr(record, name) == getattr(named_tuple, name)


def test_a_record_does_not_change() -> None:
    walk = record("Lock", 30)

    for name in ("minutes", "length"):
        with pytest.raises(AttributeError):
            setattr(walk, name, 9)
    with pytest.raises(AttributeError):
        del walk.minutes


def test_a_record_comes_apart_like_a_tuple() -> None:
    match record("Lock", 30):
        case record(name, minutes):
            assert (name, minutes) == ("Lock", 30)
        case _:
            pytest.fail("it did not match")


def test_a_record_is_the_same_after_it_was_kept() -> None:
    item = Item("walk", "Walk", Outcome.DONE, minutes=20)

    kept = unpacked(packed(item, b"here"), b"here")

    assert kept == item
    assert type(kept) is Item
