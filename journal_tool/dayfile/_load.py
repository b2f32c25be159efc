"""YAML that is not plain: loaded by python-frontmatter, through a handler of ours.

The handler reads events instead of loading values, so that nesting cannot overflow the stack,
`7:30` stays `7:30`, keys may be called anything, and no alias is followed.  See
``docs/decisions/0005``.
"""

import re
from typing import Any, Final

import frontmatter
import yaml
from frontmatter.default_handlers import BaseHandler

from journal_tool.dayfile._yaml import (
    MAX_DEPTH,
    NO_COLON,
    UNREADABLE,
    Mapping,
    Node,
    Scalar,
    Sequence,
    YamlError,
)
from journal_tool.language import N_
from journal_tool.patterns import pattern
from journal_tool.values import dataclass

_Loader: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FORBIDDEN: Final = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)


def load(text: str) -> Mapping:
    """Return the mapping that ``text`` holds; see :func:`read_yaml`."""
    handler = _Handler(text)
    frontmatter.parse(text, handler=handler)
    assert handler.mapping is not None  # noqa: S101 - else it has raised
    return handler.mapping


class _Handler(BaseHandler):
    """Gives python-frontmatter our values.

    The text that it hands over is stripped and has other line ends; the handler keeps to its own,
    so that every place is right.
    """

    FM_BOUNDARY = re.compile("")  # asked for by nobody, but it must be there

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.mapping: Mapping | None = None

    def split(self, text: str) -> tuple[str, str]:  # noqa: ARG002 - see above
        """Return front matter and content: there is no content."""
        return self.text, ""

    def load(self, fm: str) -> dict[str, object]:
        """Return the nodes by key; of a key that stands twice, the last one."""
        self.mapping = _read(fm)
        return {key.value: node for key, node in self.mapping.pairs}


def _read(text: str) -> Mapping:
    text = _FORBIDDEN.sub(" ", text)
    try:
        return _Builder(len(text)).read(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        index = mark.index if mark else 0
        raise YamlError("syntax", _plain_words(error), index, brace="{") from None
    except (yaml.YAMLError, ValueError) as error:  # pragma: no cover: none is known to come here
        raise YamlError("syntax", UNREADABLE, 0) from error


@dataclass(slots=True)
class _Open:
    """A list or mapping that is not closed yet; a mapping's nodes alternate key and value."""

    is_mapping: bool
    start: int
    nodes: list[Node]


class _Builder:
    def __init__(self, length: int) -> None:
        self.length = length
        self.open: list[_Open] = []
        self.root: Node | None = None

    def read(self, text: str) -> Mapping:
        for event in yaml.parse(text, Loader=_Loader):
            self._take(event)
        if not isinstance(self.root, Mapping):  # pragma: no cover: callers give a key or braces
            raise YamlError("syntax", NO_COLON, 0)
        return self.root

    def _take(self, event: yaml.Event) -> None:
        start = _index(event.start_mark)
        if isinstance(event, yaml.NodeEvent):
            self._refuse_machinery(event, start)
        if isinstance(event, yaml.ScalarEvent):
            self._add(Scalar(event.value, start, _index(event.end_mark), not event.style))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            if len(self.open) >= MAX_DEPTH:
                message = N_("'{key}' is nested more than {most} levels deep")
                raise YamlError("depth", message, start, most=MAX_DEPTH)
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            self.open.append(_Open(is_mapping, start, []))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._close(_index(event.end_mark))

    @staticmethod
    def _refuse_machinery(event: yaml.NodeEvent, start: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            message = N_("'{key}' '{text}' refers to another value")
            raise YamlError("machinery", message, start, text=f"*{event.anchor}")
        if event.anchor is not None:
            message = N_("'{key}' '{text}' is an anchor of YAML")
            raise YamlError("machinery", message, start, text=f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag is not None:
            message = N_("'{key}' '{text}' is a tag of YAML")
            raise YamlError("machinery", message, start, text=tag)

    def _close(self, end: int) -> None:
        done = self.open.pop()
        if done.is_mapping:
            keys, values = done.nodes[::2], done.nodes[1::2]
            pairs = []
            for key, value in zip(keys, values, strict=True):
                if not isinstance(key, Scalar):
                    message = N_("'{key}' has a list where a key is meant")
                    raise YamlError("syntax", message, key.start)
                pairs.append((key, value))
            self._add(Mapping(tuple(pairs), done.start, end))
        else:
            self._add(Sequence(tuple(done.nodes), done.start, end))

    def _add(self, node: Node) -> None:
        if self.open:
            self.open[-1].nodes.append(node)
        elif self.root is None:
            self.root = node
        else:
            raise YamlError("syntax", N_("'{key}' holds a second document"), node.start)


def _index(mark: Any) -> int:
    """Characters before the mark; the stubs of PyYAML say that an event may have none."""
    return mark.index if mark is not None else 0


_OPEN_LIST: Final = N_("'{key}' has a bracket [ that is not closed")
_OPEN_BRACES: Final = N_("'{key}' has a brace {brace} that is not closed")
_NOT_AS_ABOVE: Final = N_("'{key}' is not indented as the lines above it")
_BACKSLASH: Final = N_("'{key}' has a backslash that means nothing in double quotes")
_SAID: Final = {
    "mapping values are not allowed": N_("'{key}' has a second ':' in its value"),
    "could not find expected ':'": NO_COLON,
    "quoted scalar": N_("'{key}' has a quote that is not closed"),
    "expected ',' or ']'": _OPEN_LIST,
    "expected ',' or '}'": _OPEN_BRACES,
    "flow sequence": _OPEN_LIST,
    "flow mapping": _OPEN_BRACES,
    "cannot start any token": N_("'{key}' begins with a sign that cannot begin a value"),
    "found a tab": N_("'{key}' is indented with a tab; use blanks"),
    "block collection": N_("'{key}' is not indented as a list or mapping"),
    "block mapping": _NOT_AS_ABOVE,
    "expected <block end>": _NOT_AS_ABOVE,
    "block sequence": N_("'{key}' is not indented as a list"),
    "undefined alias": N_("'{key}' refers to another value with *"),
    "unknown escape": _BACKSLASH,
    "escape": _BACKSLASH,
}
"""What PyYAML says, and how we say it; the first that fits counts."""


def _plain_words(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.context or ''} {error.problem or ''}"
    return next((ours for theirs, ours in _SAID.items() if theirs in said), UNREADABLE)
