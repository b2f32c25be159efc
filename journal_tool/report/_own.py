"""Templates of a journal's own, which stand in for packed ones of the same name.

They run in the sandbox of jinja2 and see plain data: dictionaries, lists, texts, numbers.  A
report always comes out: where such a template stops, packed ones make that kind of page.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from difflib import get_close_matches
from enum import Enum
from string import Formatter
from typing import Any, Final

from journal_tool import rules
from journal_tool.analysis import Analysis
from journal_tool.diagnostics import Diagnostic, Rule, about_file, at
from journal_tool.language import N_, _
from journal_tool.model import Journal
from journal_tool.pictures import NO_PICTURES, Pictures
from journal_tool.report._frame import STYLE
from journal_tool.report._html import pages
from journal_tool.report._page import Page
from journal_tool.report._pictures import RenderBody
from journal_tool.report._render import TEXTS, renderer, unindented
from journal_tool.settings import Settings
from journal_tool.text import SourceText

MAX_PAGE: Final = 8 * 1024 * 1024
"""Bytes above which a page made by the journal's own templates is given up."""

_PACKED: Final = "packed/"
"""Before a name, the packed template, whatever the journal has of its own."""

_BASE: Final = "base.html.j2"
_ALONE: Final = ("sheet.html.j2", "single.html.j2")
"""Templates of files that stand alone, which are always made as packed."""


def own_names(templates: Mapping[str, str]) -> frozenset[str]:
    """Return the names of the packed templates that one of the journal's own can stand in for."""
    return frozenset(
        name
        for name in templates
        if (name.endswith(".html.j2") and name not in _ALONE) or name == STYLE
    )


def own_pages(  # noqa: PLR0913, PLR0917 - those of `pages`, and the templates
    journal: Journal,
    analysis: Analysis,
    settings: Settings,
    templates: Mapping[str, str],
    own: Mapping[str, SourceText],
    problems: Sequence[Diagnostic],
    render_body: RenderBody,
    pictures: Pictures = NO_PICTURES,
) -> tuple[tuple[Page, ...], tuple[Diagnostic, ...]]:
    """Return the pages made with the journal's own templates, and what is wrong with these.

    All arguments but one are those of :func:`pages`; what is wrong stands on the pages too.

    Args:
        journal: the days.
        analysis: what they amount to.
        settings: language, week start, support, and whether words may stand.
        templates: the texts of the packed templates, by name.
        own: templates of the journal's own, by names out of ``own_names(templates)``.
        problems: everything else that was found, in any order.
        render_body: from the text of a file, and what shows its pictures, to safe HTML.
        pictures: those that may be shown where words may.
    """
    render = _Renderer(templates, own)
    style = own.get(STYLE)
    if style is not None:
        text = style.text.replace("\r\n", "\n").replace("\r", "\n")
        wrong = _style_problem(style)
        if wrong:
            render.found.append(wrong)
        else:
            templates = {**templates, STYLE: text}
    while True:
        known = len(render.stopped)
        made = tuple(
            pages(
                journal,
                analysis,
                settings,
                templates,
                [*problems, *render.found],
                render_body,
                pictures=pictures,
                render=render,
            )
        )
        # What stopped is told on the pages, so they are made again.  A kind of page stops once.
        if len(render.stopped) == known:
            return made, tuple(sorted(render.found, key=lambda one: one.sort_key))


def plain(value: object) -> object:
    """Return a view as dictionaries, lists, texts and numbers; an enum becomes its value."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return {one.name: plain(getattr(value, one.name)) for one in fields(value)}  # type: ignore[arg-type]


class _Unusable(Exception):  # noqa: N818 - it never leaves this module
    """A page came out and cannot be used."""

    def __init__(self, message: str, blamed: str, hint: str = "") -> None:
        super().__init__(message)
        self.blamed = blamed
        self.hint = hint


class _Renderer:
    """Makes a page with the journal's own templates if its template uses one, else as packed.

    Attributes:
        found: what is wrong with the journal's own templates, in the order it was met.
        stopped: templates of the kinds of page that packed templates make from now on.
    """

    def __init__(self, templates: Mapping[str, str], own: Mapping[str, SourceText]) -> None:
        self.found: list[Diagnostic] = []
        self._packed_page = renderer(templates)
        self._packed = {name: templates[name] for name in own_names(templates) - {STYLE}}
        self._own = {name: text for name, text in own.items() if name != STYLE}
        self.stopped: set[str] = set()
        self._used: dict[str, tuple[str, ...]] = {}
        self._sandbox = _sandbox(self._source)
        for name, text in sorted(self._own.items()):
            wrong = self._syntax_problem(name, text)
            if wrong:
                self.found.append(wrong)
                del self._own[name]
                self._sandbox.cache.clear()  # it may be compiled already

    def __call__(self, name: str, frame: object, view: object) -> bytes:
        used = self._own_used_by(name)
        if not used or name in self.stopped:
            return self._packed_page(name, frame, view)
        data: dict[str, Any] = {"frame": plain(frame), "view": plain(view)}
        try:
            return self._own_page(name, used, data)
        except Exception as error:  # noqa: BLE001 - a template can raise anything
            self.stopped.add(name)
            found = self._stop(error, used, data)
            if found not in self.found:
                self.found.append(found)
            return self._packed_page(name, frame, view)

    def _own_page(self, name: str, used: Sequence[str], data: Mapping[str, Any]) -> bytes:
        from markupsafe import escape

        pieces = []
        size = 0
        for piece in self._sandbox.get_template(name).generate(data):
            pieces.append(piece.encode("utf-8", "replace"))
            size += len(pieces[-1])
            if size > MAX_PAGE:
                limit = MAX_PAGE // 1024 // 1024
                raise _Unusable(_("makes a page of more than {limit} MB", limit=limit), used[0])
        page = b"".join(pieces)
        policy = data["frame"]["policy"]
        if not any(one.encode() in page for one in (str(escape(policy)), policy)):
            raise _Unusable(
                _("makes a page without its content security policy"),
                _BASE if _BASE in used else used[0],
                _(
                    "keep the line of {file} that holds {line}",
                    file=_BASE,
                    line="{{ frame.policy }}",
                ),
            )
        return page

    # -- which templates a page is made of -----------------------------------------------------

    def _source(self, name: str) -> tuple[str, str, None] | None:
        """Return text and place of a template, as a loader of jinja2 does."""
        bare = name.removeprefix(_PACKED)
        if name in self._own:
            return unindented(self._own[name].text), self._own[name].path, None
        return (unindented(self._packed[bare]), name, None) if bare in self._packed else None

    def _own_used_by(self, name: str) -> tuple[str, ...]:
        """Return the journal's own templates that take part in a page, its own first."""
        if not self._own:
            return ()
        if name not in self._used:
            seen = [name]
            for one in seen:
                seen.extend(other for other in self._mentioned(one) if other not in seen)
            self._used[name] = tuple(one for one in seen if one in self._own)
        return self._used[name]

    def _mentioned(self, name: str) -> Iterator[str]:
        from jinja2 import meta

        source = self._source(name)
        if source is not None:
            tree = self._sandbox.parse(source[0])
            yield from dict.fromkeys(filter(None, meta.find_referenced_templates(tree)))

    # -- what is wrong with them ---------------------------------------------------------------

    def _syntax_problem(self, name: str, source: SourceText) -> Diagnostic | None:
        """Return what is wrong with a template before it makes any page."""
        from jinja2 import TemplateSyntaxError, nodes

        try:
            self._sandbox.get_template(name)
            tree = self._sandbox.parse(source.text)
        except Exception as error:  # noqa: BLE001 - Python's compiler has limits of its own
            if isinstance(error, (RecursionError, MemoryError)):
                return about_file(rules.TEMPLATE_SYNTAX, source.path, _(_TOO_DEEP))
            line = error.lineno if isinstance(error, TemplateSyntaxError) else 0
            return _finding(rules.TEMPLATE_SYNTAX, source, line, error)
        kinds = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
        for node in tree.find_all(kinds):
            wanted = getattr(node.template, "value", None)
            is_optional = isinstance(node, nodes.Include) and node.ignore_missing
            if isinstance(wanted, str) and not is_optional and self._source(wanted) is None:
                return self._no_template(rules.TEMPLATE_SYNTAX, source, node.lineno, wanted)
        return None

    def _stop(self, error: Exception, used: Sequence[str], data: Mapping[str, Any]) -> Diagnostic:
        """Return where one of the journal's own templates stopped, and why."""
        from jinja2 import TemplateNotFound

        by_path = {self._own[name].path: self._own[name] for name in used}
        source, line = self._own[used[0]], 0
        if isinstance(error, _Unusable):
            message, source = str(error), self._own[error.blamed]
            return about_file(rules.TEMPLATE_STOPPED, source.path, message, error.hint)
        for path, number in _places(error):
            if path in by_path:
                source, line = by_path[path], number
        if isinstance(error, TemplateNotFound):
            return self._no_template(rules.TEMPLATE_STOPPED, source, line, str(error.name))
        return _finding(rules.TEMPLATE_STOPPED, source, line, error, _names(data))

    def _no_template(self, rule: Rule, source: SourceText, line: int, name: str) -> Diagnostic:
        message = _("there is no template '{name}'", name=name)
        return _at_line(rule, source, line, message, name, sorted(self._packed))


def _sandbox(source: Callable[[str], tuple[str, str, None] | None]) -> Any:
    """Return jinja2 for templates that are not our own."""
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        """A sandbox in which a key of a dictionary comes before a method of its name."""

        def getattr(self, obj: Any, attribute: str) -> Any:
            if isinstance(obj, dict) and attribute in obj:
                return obj[attribute]
            return super().getattr(obj, attribute)

    made = Sandbox(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # The same journal gives the same bytes: nothing is drawn by lot.
    del made.globals["lipsum"], made.filters["random"]
    made.globals.update({name: _with_plain_values(say) for name, say in TEXTS.items()})
    return made


def _with_plain_values(say: Callable[..., str]) -> Callable[..., str]:
    """Return what says a text as ``say`` does, with whole values and never a part of one.

    A field such as ``{a.b}`` would reach what the sandbox keeps closed.
    """
    from jinja2.exceptions import SecurityError

    def told(*texts: Any, **values: Any) -> str:
        for text in texts:
            for _before, field, form, sign in Formatter().parse(str(text)):
                if form or sign or not (field is None or field.isidentifier()):
                    raise SecurityError(f"a text takes a value by its name alone, not '{field}'")
        return say(*texts, **values)

    return told


def _style_problem(style: SourceText) -> Diagnostic | None:
    """Return what would let the style sheet end early where it stands in a page."""
    found = re.search("</style", style.text, re.IGNORECASE)
    if found is None:
        return None
    span = style.span(*found.span())
    message = _("'{tag}' would end the style sheet inside the first page", tag=found.group())
    return at(rules.TEMPLATE_SYNTAX, style, span, message)


_TOO_DEEP: Final = N_("more lies inside each other than can be read")

_TOLD: Final = (
    (re.compile(r"^'(?P<name>\w+)' is undefined$"), N_("there is no '{name}' here")),
    (re.compile(r" has no attribute '(?P<name>\w+)'$"), N_("there is no '{name}' here")),
    (
        re.compile(r"^access to attribute '(?P<name>\w+)' "),
        N_("'{name}' is closed to templates"),
    ),
    (
        re.compile(r"^Range too big.*\((?P<most>\d+)\)"),
        N_("range() counts to {most} and no further"),
    ),
    (re.compile(r"^No filter named '(?P<name>\w+)'"), N_("there is no filter '{name}'")),
    (re.compile(r"^No test named '(?P<name>\w+)'"), N_("there is no test '{name}'")),
    (
        re.compile(r"^the template '(?P<file>[^']+)' .* the requested name '(?P<name>\w+)'"),
        N_("'{file}' has no macro '{name}'"),
    ),
    (re.compile(r"^maximum recursion depth"), N_("it includes or calls itself without end")),
    (re.compile(r"^MemoryError$"), N_("it needs more memory than there is")),
)
"""What the engine says, and how we say it."""


def _finding(
    rule: Rule, source: SourceText, line: int, error: Exception, names: Sequence[str] = ()
) -> Diagnostic:
    said = (error.msg if isinstance(error, SyntaxError) else str(error)) or type(error).__name__
    for pattern, ours in _TOLD:
        found = pattern.search(said)
        if found:
            words = found.groupdict()
            word = next(reversed(words.values()), "")
            return _at_line(rule, source, line, _(ours, **words), word, names)
    clause = said.splitlines()[0].partition(". ")[0].rstrip(".")
    return _at_line(rule, source, line, clause[:1].lower() + clause[1:200], "", ())


def _at_line(  # noqa: PLR0913, PLR0917 - a finding has a place, and this one words to compare
    rule: Rule, source: SourceText, line: int, message: str, word: str, names: Sequence[str]
) -> Diagnostic:
    """Return a finding at ``word`` of a line, or at the whole line, or about the file."""
    near = get_close_matches(word, names, 1, 0.7) if word else []
    hint = _("did you mean '{name}'?", name=near[0]) if near else ""
    lines = source.lines()
    if not 1 <= line <= len(lines):
        return about_file(rule, source.path, message, hint)
    one = lines[line - 1]
    bare = one.text.strip()
    first = one.text.find(word or bare)
    marked = (word or bare) if first >= 0 else bare
    start = one.start + one.text.find(marked)
    return at(rule, source, source.span(start, start + len(marked)), message, hint)


def _places(error: Exception) -> Iterator[tuple[str, int]]:
    """Return file and line of each step that led to an error, the innermost last."""
    step = error.__traceback__
    while step is not None:
        yield step.tb_frame.f_code.co_filename, step.tb_lineno
        step = step.tb_next


def _names(data: object) -> list[str]:
    """Return every name in what a template received."""
    if isinstance(data, dict):
        below = (name for value in data.values() for name in _names(value))
        return sorted({*data, *below})
    if isinstance(data, list):
        return sorted({name for value in data for name in _names(value)})
    return []
