"""Laws of merging, over days in every style that people and programs write, and days gone wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.dayfile import DayReader
from journal_tool.text import SourceText
from tests.torture import mutate, r10_merge
from tests.torture.reading import READERS
from tests.torture.versions import Versions, versions

SEED = 10
readers = st.sampled_from(READERS)
tame = st.builds(lambda number: versions(SEED, number), st.integers(0, 100_000))
wild = st.builds(lambda number: versions(SEED, number, is_wild=True), st.integers(0, 100_000))
strange = st.builds(
    lambda make, number: SourceText("2026-03-12.md", make(SEED, number)),
    st.sampled_from((mutate.front_matter, mutate.whole_file)),
    st.integers(0, 20_000),
)


@given(readers, tame)
def test_laws_of_three_versions_of_a_day(reader: DayReader, three: Versions) -> None:
    """Idempotent, the same either way round and in any order; no deed, no line is gone."""
    assert r10_merge.wrong_with(reader, three) == []


@given(readers, wild)
def test_laws_of_days_that_went_wrong(reader: DayReader, three: Versions) -> None:
    assert r10_merge.wrong_with(reader, three, is_wild=True) == []


@given(readers, strange, strange, st.none() | strange)
def test_whatever_is_merged_there_is_one_text_or_a_refusal(
    reader: DayReader, ours: SourceText, theirs: SourceText, base: SourceText | None
) -> None:
    merged = r10_merge.joined(reader, ours, theirs, base)

    assert merged is None or merged.path == ours.path
    assert r10_merge.joined(reader, ours, ours, base) == ours


@pytest.mark.torture
def test_r10_nothing_of_two_versions_is_lost() -> None:
    assert r10_merge.run(seed=1, scale=0.005).failures == ()
