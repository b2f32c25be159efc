"""The short form of the torture run: the same properties on fewer and smaller inputs."""

import pytest

from tests.torture import r1_reader, r3_bombs, r4_faults, r5_power, r6_racing, r11_two_devices
from tests.torture.bombs import BOMBS
from tests.torture.faults import ALL, BARE
from tests.torture.racing import WAYS
from tests.torture.registry import properties


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
    assert r4_faults.run(seed=1, scale=0.02).failures == ()


@pytest.mark.torture
def test_r5_a_day_is_whole_wherever_the_power_goes() -> None:
    assert r5_power.result_of(["one day", "a new day"], [ALL, BARE]).failures == ()


@pytest.mark.torture
def test_r6_no_line_of_an_editor_is_gone() -> None:
    assert r6_racing.result_of(list(WAYS), saves=100).failures == ()


@pytest.mark.torture
@pytest.mark.timeout(240)
def test_r11_nothing_is_gone_on_two_devices() -> None:
    ledger, wrong = r11_two_devices.month(seed=1, days=5)

    assert wrong == []
    assert ledger.counts["boxes ticked"] > 0


@pytest.mark.torture
@pytest.mark.timeout(240)
def test_r11_sees_that_one_side_is_gone() -> None:
    """A driver that says it is done and keeps ours."""
    assert r11_two_devices.month(seed=1, days=5, driver="#!/bin/sh\nexit 0\n")[1] != []


def test_there_are_enough_bombs() -> None:
    assert len(BOMBS) >= 20


def test_every_property_is_found_by_its_module() -> None:
    assert {"R1", "R2", "R3"} <= set(properties())


def test_an_input_can_be_had_again_from_its_seed() -> None:
    assert r1_reader.text_of("front", 7, 12) == r1_reader.text_of("front", 7, 12)
    assert r1_reader.text_of("file", 7, 12) != r1_reader.text_of("file", 8, 12)
