"""Texts that a person reads and that no catalogue could translate: `python -m tools.texts`.

Looks at the code itself: a literal with words in it, outside of ``_``, ``ngettext``, ``pgettext``
and ``N_``.  Not for a person are docstrings, patterns, errors of the program itself, what is
compared or looked up, help of commands and options, which are made before any journal names a
language, and words that a line marks with ``# no text``.
"""

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parent.parent / "journal_tool"
SAYING: Final = {"_", "ngettext", "pgettext", "N_"}
MARK: Final = "# no text"
_QUIET_CALLS: Final = {
    "compile", "fullmatch", "match", "pattern", "sub", "search", "split", "TypeAlias",
}  # fmt: skip
_WORDS: Final = re.compile(r"[A-Za-z]{2,}[,;:.]? +[A-Za-z(]|^[A-Z][a-z]+$")
_PIECE: Final = re.compile(r"(?:^| )[A-Za-z]{2,}(?![\w/=]|-$)|(?<![\w./-])[A-Za-z]{2,}(?: |$)")


class Unsaid(NamedTuple):
    """A text that does not pass through the catalogue.

    Attributes:
        path: of the file.
        line: where it stands.
        text: its words.
    """

    path: Path
    line: int
    text: str


def below(place: Path) -> Iterator[Unsaid]:
    """Yield each text, of a file or of all files of a folder, that is not said so."""
    for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
        yield from unsaid(path)


def unsaid(path: Path) -> Iterator[Unsaid]:
    """Yield each text of a file of code that is not said through a catalogue.

    A mark where an assignment begins holds for all of it: a whole table is no text.
    """
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    tree = ast.parse(source)
    quiet = _marked_tables(tree, lines)
    for node in _literals(tree):
        texts = [node] if isinstance(node, ast.Constant) else node.values
        words = [one.value for one in texts if isinstance(one, ast.Constant)]
        pattern = _WORDS if isinstance(node, ast.Constant) else _PIECE
        is_text = any(isinstance(one, str) and pattern.search(one) for one in words)
        marked = any(MARK in line for line in lines[node.lineno - 1 : node.end_lineno])
        if is_text and not marked and node.lineno not in quiet:
            yield Unsaid(path, node.lineno, " … ".join(map(str, words)))


def _marked_tables(tree: ast.AST, lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines of assignments whose first line bears the mark."""
    return {
        number
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign) and MARK in lines[node.lineno - 1]
        for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }


def _literals(node: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Yield the literals that may be texts, an f-string as one."""
    if isinstance(node, ast.JoinedStr):
        yield node
        for value in node.values:
            if isinstance(value, ast.FormattedValue):
                yield from _literals(value.value)
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node
        return
    for child in ast.iter_child_nodes(node):
        if not _is_quiet(node, child):
            yield from _literals(child)


def _is_quiet(node: ast.AST, child: ast.AST) -> bool:
    """Return whether what stands below ``child`` is said through a catalogue or to nobody."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in SAYING:
            is_quiet = not isinstance(child, ast.keyword)
        case ast.Dict(keys=keys):
            is_quiet = child in keys
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            is_quiet = name in _QUIET_CALLS
        case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.Compare() | ast.Subscript():
            is_quiet = True
        case ast.Assign(targets=[ast.Name(id="__all__")]) | ast.arg() | ast.keyword(arg="help"):
            is_quiet = True
        case ast.AnnAssign(target=ast.Name(id="COMMANDS")):
            is_quiet = True
        case ast.AnnAssign(annotation=types) | ast.FunctionDef(returns=types):
            is_quiet = child is types
        case _:
            is_quiet = False
    return is_quiet


def main() -> int:
    """Print what is not said through a catalogue, in the files and folders that are named."""
    found = [one for name in sys.argv[1:] or ["."] for one in below(ROOT / name)]
    for one in found:
        print(f"{one.path.relative_to(ROOT.parent)}:{one.line}: {one.text}")
    print(f"{len(found)} texts")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
