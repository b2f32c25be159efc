"""docs/templates.md: what may stand in .journal/templates, and what each template receives."""

import importlib
import pkgutil
import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from journal_tool import report, resources
from journal_tool.report import own_names

INTRO = Path(__file__).with_name("templates_intro.md")
_HEAD = re.compile(r"^\{# (.+?) #\}$", re.MULTILINE)
_RECEIVED = re.compile(r"(\w+): (?:tuple of )?([A-Z]\w+)")
_ATTRIBUTE = re.compile(r"^        (\w+(?:, \w+)*): (.+(?:\n {12}.+)*)", re.MULTILINE)
_WORDS = {str: "text", int: "number", float: "number", bool: "yes or no", type(None): "none"}


def page() -> str:
    """Return docs/templates.md."""
    texts = resources.templates()
    names = sorted(own_names(texts), key=lambda name: (name.startswith("_"), name))
    lines = [INTRO.read_text(encoding="utf-8").strip(), ""]
    lines += ["## Which files there are", ""]
    lines += [
        "A page receives `frame` and `view`; a file with `_` sees the names of the page that",
        "includes it too.",
        "",
    ]
    lines += ["| file | receives |", "|---|---|"]
    classes = _classes()
    shown: dict[type, None] = {}
    for name in names:
        head = _HEAD.match(texts[name])
        received = head[1] if head else "nothing: it is a style sheet and no template"
        for _, kind in _RECEIVED.findall(received):
            shown[_class(classes, kind, name)] = None
        text = _RECEIVED.sub(lambda one: one[0].replace(one[2], _link(one[2])), received)
        text = text.replace(": tuple of", ": list of").replace(": str", ": text")
        lines.append(f"| `{name}` | {text} |")
    lines += ["", "## What the names hold", ""]
    queue = list(shown)
    for kind in queue:
        queue.extend(one for one in _below(kind) if one not in queue)
    for kind in sorted(queue, key=lambda one: one.__name__):
        lines += _section(kind)
    return "\n".join(lines).rstrip() + "\n"


def _classes() -> Mapping[str, list[type]]:
    """Return the views of the report by name."""
    found: dict[str, list[type]] = {}
    for module in pkgutil.iter_modules(report.__path__):
        for one in vars(importlib.import_module(f"{report.__name__}.{module.name}")).values():
            if is_dataclass(one) and isinstance(one, type) and one.__module__.endswith(module.name):
                found.setdefault(one.__name__, []).append(one)
    return found


def _class(classes: Mapping[str, list[type]], name: str, template: str) -> type:
    found = classes.get(name, [])
    if len(found) != 1:
        raise LookupError(f"{template} receives '{name}': {len(found)} classes of that name")
    return found[0]


def _section(kind: type) -> list[str]:
    """Return a view: what it is, and a row for each of its names."""
    summary, _, more = (kind.__doc__ or "").partition("\n")
    told = {
        name: " ".join(text.split())
        for names, text in _ATTRIBUTE.findall(more)
        for name in names.split(", ")
    }
    hints = typing.get_type_hints(kind)
    lines = [f"### {kind.__name__}", "", _markdown(summary), ""]
    lines += ["| name | is | holds |", "|---|---|---|"]
    lines += [
        f"| `{one.name}` | {_type(hints[one.name])} | {_markdown(told.get(one.name, ''))} |"
        for one in fields(kind)
    ]
    return [*lines, ""]


def _type(hint: Any) -> str:
    """Return a type in the words of somebody who writes templates."""
    if isinstance(hint, types.UnionType):
        return " or ".join(map(_type, typing.get_args(hint)))
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)
        if inner[-1] is Ellipsis:
            return f"list of {_type(inner[0])}"
        return f"list of {len(inner)}: {', '.join(map(_type, inner))}"
    if issubclass(hint, Enum):
        return " or ".join(f"`{one.value}`" for one in hint)
    return _WORDS.get(hint) or _link(hint.__name__)


def _below(hint: Any) -> Iterator[type]:
    """Return the views that a view's names hold."""
    if is_dataclass(hint):
        inner = tuple(typing.get_type_hints(hint).values())
    else:
        inner = typing.get_args(hint)
    for one in inner:
        if isinstance(one, type) and is_dataclass(one):
            yield one
        elif typing.get_args(one):
            yield from _below(one)


def _link(name: str) -> str:
    return f"[{name}](#{name.lower()})"


def _markdown(text: str) -> str:
    return text.replace("``", "`").replace("|", "\\|")
