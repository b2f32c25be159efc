"""The short form of the torture run: the same properties on fewer and smaller inputs."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from journal_tool.saving import Saver
from journal_tool.store import Store
from tests.torture import (
    r1_reader,
    r3_bombs,
    r4_faults,
    r5_power,
    r6_racing,
    r11_devices,
    r19_git,
)
from tests.torture.bombs import BOMBS
from tests.torture.cloud import SERVICES
from tests.torture.faults import ALL, BARE
from tests.torture.racing import WAYS
from tests.torture.registry import ZERO_LOST, Result, headline, properties
from tests.torture.two_devices import ARCHIVE, Step, World, shortest, steps


@pytest.mark.torture
def test_r1_the_reader_never_raises() -> None:
    """Without the times, which a busy machine would fail: `make torture` has those."""
    assert r1_reader.what_raises(seed=1, scale=0.015) == ()


@pytest.mark.torture
@pytest.mark.timeout(240)
def test_r3_no_bomb_kills_the_reader() -> None:
    result = r3_bombs.run(seed=1, scale=0.0)

    assert result.failures == ()


@pytest.mark.torture
@pytest.mark.timeout(240)
def test_r4_a_day_is_whole_whatever_the_disk_does() -> None:
    assert r4_faults.run(seed=1, scale=0.01).failures == ()


@pytest.mark.torture
def test_r5_a_day_is_whole_wherever_the_power_goes() -> None:
    assert r5_power.result_of(["one day", "a new day"], [ALL, BARE]).failures == ()


@pytest.mark.torture
def test_r6_no_line_of_an_editor_is_gone() -> None:
    assert r6_racing.result_of(list(WAYS), saves=100).failures == ()


@pytest.mark.torture
@pytest.mark.timeout(240)
def test_r19_nothing_is_gone_in_a_git_of_two_devices() -> None:
    ledger, wrong = r19_git.month(seed=1, days=5)

    assert wrong == []
    assert ledger.counts["boxes ticked"] > 0


@pytest.mark.torture
@pytest.mark.timeout(240)
def test_r19_sees_that_one_side_is_gone() -> None:
    """A driver that says it is done and keeps ours."""
    assert r19_git.month(seed=1, days=5, driver="#!/bin/sh\nexit 0\n")[1] != []


def test_r11_no_line_is_gone_between_two_devices() -> None:
    assert r11_devices.run(seed=2, scale=0.025).failures == ()


def _put_away(store: Store, _saver: Saver) -> int:
    """Resolve by putting each copy away, merged into nothing."""
    for copy in [one.span.path for one in store.load().diagnostics if one.rule.code == "J402"]:
        (store.root / ARCHIVE).mkdir(parents=True, exist_ok=True)
        (store.root / copy).rename(store.root / ARCHIVE / copy)
    return 0


def test_r11_sees_a_line_that_is_gone_and_tells_the_steps_that_it_takes(tmp_path: Path) -> None:
    """Two devices that write the same day without each other: no step of the three is too many."""

    def wrong(history: Sequence[Step]) -> str:
        return World(tmp_path / "world", _put_away).play(history)

    history = [
        Step(number, kind, device)
        for number, (kind, device) in enumerate(
            [("read", 0), ("thought", 0), ("sync", 1), ("thought", 1), ("plan", 0), ("plan", 1)], 1
        )
    ]
    fewest = shortest(history, lambda some: bool(wrong(some)))

    assert "alone" in wrong(history)
    assert len(fewest) == 2
    assert {one.device for one in fewest} == {0, 1}


def test_r11_plays_the_same_history_twice(tmp_path: Path) -> None:
    worlds = [World(tmp_path / name) for name in ("one", "two")]
    told = [world.play(steps(3, 1, 40)) for world in worlds]

    assert told == ["", ""]
    assert worlds[0].story == worlds[1].story
    assert worlds[0].cloud == worlds[1].cloud


def test_every_service_of_the_cloud_is_one_whose_names_we_know() -> None:
    from tests.test_names import COPIES, PERHAPS

    known = {one.service for _, _, one in (*COPIES, *PERHAPS)}

    assert {name.partition(",")[0] for name in SERVICES} <= known


def test_the_last_line_tells_of_lost_bytes() -> None:
    kept = dict.fromkeys(ZERO_LOST, Result("all"))

    assert headline(kept, 7) == "Lost bytes over R4, R5, R6, R9, R11, R15: zero  (seed 7)"
    assert headline({"R6": Result("", ("a", "b")), "R2": Result("")}, 7) == (
        "Lost bytes over R6: at least 2 in R6; not run: R4, R5, R9, R11, R15  (seed 7)"
    )
    assert headline({"R2": Result("")}, 7) == ""


def test_there_are_enough_bombs() -> None:
    assert len(BOMBS) >= 20


def test_every_property_is_found_by_its_module() -> None:
    assert {"R1", "R2", "R3"} <= set(properties())


def test_an_input_can_be_had_again_from_its_seed() -> None:
    assert r1_reader.text_of("front", 7, 12) == r1_reader.text_of("front", 7, 12)
    assert r1_reader.text_of("file", 7, 12) != r1_reader.text_of("file", 8, 12)
