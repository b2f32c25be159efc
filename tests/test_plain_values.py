"""What is read without its parser is what the parser says: YAML, TOML, the units of names."""

import tomllib
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.dayfile._yaml import is_plainly_yaml
from journal_tool.settings._plain import read_plain

lines = st.one_of(
    st.sampled_from(
        [
            *("", " ", "  ", "# words", "planned: |", "done:", "mood: 6", "mood:6", "a b: c"),
            *("  - [ ] Walk", "  - [x] Sit 10m # a", "   deeper", "\t- tab", "- [ ] Walk", "..."),
            *("note: one: two", "note: 'x", "x: [a", "x: y #z", "---", "  ", "  # c", "x: >"),
            *("cue: after, lunch", "tags: a, b", "link: http://x", "é: 1", "x: & y", "x: .a"),
        ]
    ),
    st.text("ab:- |>#[]{}\"'\t%@&*!?.,_0é\u2028\x07", max_size=8),
)


@given(st.lists(lines, max_size=8).map("\n".join))
def test_what_is_plainly_yaml_is_a_mapping_to_a_parser_of_yaml(text: str) -> None:
    if is_plainly_yaml(text):
        value = yaml.load(f"{text}\n", Loader=yaml.BaseLoader)  # noqa: S506 - texts alone
        assert value is None or isinstance(value, dict)


@pytest.mark.parametrize(
    "text",
    [
        "planned: |\n  - [ ] Walk\n  - [x] Sit 10m\nmood: 6\n",
        "# words\n\nmood:\nsleep: 7.5\ndone: |\n\n  - [x] Walk -> 2m\n\n",
        "",
    ],
)
def test_what_the_tool_writes_is_plainly_yaml(text: str) -> None:
    assert is_plainly_yaml(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "true",
            "false",
            "0",
            "7",
            "10",
            "-1",
            "+1",
            "007",
            "1_000",
            "1.5",
            "0x10",
            "12345678901",
        ),
        *("2026-01-05", "2026-02-30", "2026-1-5", "07:30", "True", "no", "", "4 2", "٣", "inf"),
        *("[1, 2]", '"a"', "'a'", '"\\u00e9"', "{a = 1}", "20260105", "2026-01-05T07:30:00"),
    ],
)
def test_a_value_of_toml_is_what_its_parser_says(text: str) -> None:
    try:
        expected = tomllib.loads(f"v={text}")["v"]
    except ValueError:
        with pytest.raises(ValueError, match=r"."):
            read_plain(text)
    else:
        value = read_plain(text)
        assert (value, type(value)) == (expected, type(expected))


def test_a_date_of_toml_is_a_date() -> None:
    assert read_plain("2026-01-05") == date(2026, 1, 5)
