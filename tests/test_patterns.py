"""Expressions that are compiled late are those that were meant."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import journal_tool
from journal_tool.patterns import pattern


def test_a_pattern_answers_as_the_compiled_one() -> None:
    one, other = pattern("(a)b", re.IGNORECASE), re.compile("(a)b", re.IGNORECASE)

    for text in ("xAb", "ab", "b", ""):
        for found, expected in (
            (one.match(text), other.match(text)),
            (one.search(text), other.search(text)),
            (one.fullmatch(text), other.fullmatch(text)),
        ):
            assert (found and found.span(1)) == (expected and expected.span(1))
    assert one.sub("c", "xAbx") == other.sub("c", "xAbx")
    assert one.split("1ab2") == other.split("1ab2")
    assert (one.pattern, one.flags) == (other.pattern, other.flags)


def test_what_no_pattern_has_is_not_there() -> None:
    with pytest.raises(AttributeError):
        pattern("a").nothing  # type: ignore[attr-defined]  # noqa: B018 - that is the question


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    kind = type(pattern(""))
    found = [one for module in _modules() for one in _values(module) if isinstance(one, kind)]

    assert len(found) > 100
    for one in found:
        assert re.compile(one.pattern, one.flags)


def _modules() -> Iterator[object]:
    for one in pkgutil.walk_packages(journal_tool.__path__, "journal_tool."):
        if not one.name.endswith("__main__"):
            yield importlib.import_module(one.name)


def _values(module: object) -> Iterator[object]:
    for value in vars(module).values():
        yield value
        if isinstance(value, tuple):
            for part in value:
                yield from part if isinstance(part, tuple) else (part,)
