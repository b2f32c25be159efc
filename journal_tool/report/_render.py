"""Templates into bytes.  jinja2 is known here, and in ``_own`` for a journal's own templates.

Everything is escaped but what a view says is safe already.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final, TypeAlias

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


def renderer(templates: Mapping[str, str]) -> Renderer:
    """Return what makes the bytes of a page from the name of its template, its frame and view."""
    environment = _environment(tuple(sorted(templates.items())))

    def render(name: str, frame: object, view: object) -> bytes:
        text: str = environment.get_template(name).render(frame=frame, view=view)
        return text.encode("utf-8", "replace")

    return render


def unindented(template: str) -> str:
    """Return a template without the blanks that begin its lines: they are for those who read it.

    Lines keep their numbers, and values that are put in keep their blanks.
    """
    return re.sub(r"(?m)^[ \t]+", "", template)


@lru_cache(maxsize=1)
def _environment(templates: tuple[tuple[str, str], ...]) -> Any:
    """Return jinja2 with these templates; they are compiled once, however often pages are made."""
    from jinja2 import DictLoader, Environment, StrictUndefined

    environment = Environment(
        loader=DictLoader({name: unindented(text) for name, text in templates}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(TEXTS)
    return environment
