"""Quotes of YAML: text that must read the same to every program that reads YAML."""


def double_quoted(text: str) -> str:
    """Return ``text`` as a string in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def single_quoted(text: str) -> str:
    """Return ``text`` as a string in single quotes."""
    return "'" + text.replace("'", "''") + "'"
