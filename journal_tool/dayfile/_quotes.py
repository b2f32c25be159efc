"""Quotes of YAML: text that must read the same to every program that reads YAML."""

from typing import Final

from journal_tool.dayfile import _yaml


def double_quoted(text: str) -> str:
    """Return ``text`` as a string in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def single_quoted(text: str) -> str:
    """Return ``text`` as a string in single quotes."""
    return "'" + text.replace("'", "''") + "'"


QUOTES: Final = {'"': double_quoted, "'": single_quoted}


def is_plain(content: str) -> bool:
    """Whether YAML reads an item of a list as its text, without quotes."""
    try:
        node = _yaml.read_yaml(f"k:\n  - {content}\n").pairs[0][1]
    except _yaml.YamlError:
        return False
    items = node.items if isinstance(node, _yaml.Sequence) else ()
    return [one.value for one in items if isinstance(one, _yaml.Scalar)] == [content]
