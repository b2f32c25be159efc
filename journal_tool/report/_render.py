"""Templates into bytes.  jinja2 is known here, and in ``_own`` for a journal's own templates.

Everything is escaped but what a view says is safe already.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final, Protocol, TypeAlias

from journal_tool.language import _, direction, ngettext, pgettext

TEXTS: Final[Mapping[str, Callable[..., str]]] = {
    "_": _,
    "ngettext": ngettext,
    "pgettext": pgettext,
    "direction": direction,
}
"""What templates say texts with, and the direction in which they are written."""

Renderer: TypeAlias = Callable[[str, object, object], bytes]
"""Makes the bytes of a page from the name of its template, its frame and its view."""


class Compiled(Protocol):
    """Keeps templates that are compiled: compiling takes longer than making a page."""

    def __hash__(self) -> int:
        """Tell one keeper from another."""

    def get(self, name: str) -> bytes | None:
        """Return what was put there under ``name``, if anything was."""

    def put(self, name: str, code: bytes) -> None:
        """Keep ``code``; the same name always has the same code."""


def renderer(templates: Mapping[str, str], compiled: Compiled | None = None) -> Renderer:
    """Return what makes the bytes of a page from the name of its template, its frame and view.

    Args:
        templates: their texts, by name.
        compiled: where compiled ones are kept, if anywhere.
    """
    environment = _environment(tuple(sorted(templates.items())), compiled)

    def render(name: str, frame: object, view: object) -> bytes:
        text: str = environment.get_template(name).render(frame=frame, view=view)
        return text.encode("utf-8", "replace")

    return render


def unindented(template: str) -> str:
    """Return a template without the blanks that begin its lines: they are for those who read it.

    Lines keep their numbers, and values that are put in keep their blanks.
    """
    return re.sub(r"(?m)^[ \t]+", "", template)


_INLINE: Final = ("_day.html.j2", "_action.html.j2", "_said.html.j2")
"""Included some ten thousand times in a report of many years: to find a template and to make its
context takes longer than to fill it."""


def _inlined(text: str, templates: Mapping[str, str]) -> str:
    """Return a template with the text of some that it includes in their place."""
    for name in _INLINE:
        text = text.replace(f'{{% include "{name}" %}}\n', templates.get(name, ""))  # no text
    return text


@lru_cache(maxsize=1)
def _environment(templates: tuple[tuple[str, str], ...], compiled: Compiled | None) -> Any:
    """Return jinja2 with these templates; they are compiled once, however often pages are made."""
    from jinja2 import DictLoader, Environment, StrictUndefined

    environment = Environment(
        loader=DictLoader(
            {name: unindented(_inlined(text, dict(templates))) for name, text in templates}
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # the texts never change
        optimized=False,  # looking for constants takes longer than it saves: there are none
        bytecode_cache=None if compiled is None else _kept_in(compiled),
    )
    environment.globals.update(TEXTS)
    return environment


def _kept_in(compiled: Compiled) -> Any:
    """Return what jinja2 asks for templates that are compiled already."""
    from jinja2 import BytecodeCache, __version__
    from jinja2.bccache import Bucket

    class Kept(BytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            code = compiled.get(self._name(bucket))
            if code is not None:
                bucket.bytecode_from_string(code)

        def dump_bytecode(self, bucket: Bucket) -> None:
            compiled.put(self._name(bucket), bucket.bytecode_to_string())

        @staticmethod
        def _name(bucket: Bucket) -> str:
            return f"{__version__} {bucket.key} {bucket.checksum}"

    return Kept()
