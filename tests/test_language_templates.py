"""Templates say each text through the catalogue, and hold none of their own."""

import re
from collections.abc import Iterator

import pytest
from jinja2 import Environment, nodes

from journal_tool import resources
from journal_tool.report._render import TEXTS

TEMPLATES = {
    name: text for name, text in resources.templates().items() if name.endswith(".html.j2")
}
COMMANDS = {"journal explain "}
"""What people type is the same in every language."""

READ = re.compile(r"\b(?:aria-label|title|alt|placeholder|label|value|summary)=\"([^\"]*)\"")
DESCRIBED = re.compile(r"<meta name=\"description\" content=\"([^\"]*)\"")
NO_TEXT = re.compile(r"<!--.*?-->|&#?\w+;", re.DOTALL)
TAG = re.compile(r"<[^<>]*>")
LETTER = re.compile(r"[^\W\d_]")
WORDS = re.compile(r"[A-Za-z]{2,}[,;:.]? +[A-Za-z]|^[A-Z][a-z]+")


def bare_texts(template: str) -> list[str]:
    """Return each text for people that stands in a template as it is: in HTML, in jinja2."""
    environment = Environment(autoescape=True)
    tokens = environment.lexer.tokeniter(template, "template")
    html = NO_TEXT.sub("", "".join(text if kind == "data" else " " for _, kind, text in tokens))
    found = [*READ.findall(html), *DESCRIBED.findall(html), *TAG.sub("\n", html).split("\n")]
    return [
        *(" ".join(one.split()) for one in found if LETTER.search(one)),
        *(one for one in unsaid(environment.parse(template)) if WORDS.search(one)),
    ]


def unsaid(node: nodes.Node) -> Iterator[str]:
    """Yield the literals of jinja2 that are not said through the catalogue."""
    if isinstance(node, nodes.Call) and getattr(node.node, "name", "") in TEXTS:
        return
    value = node.value if isinstance(node, nodes.Const) else None
    if isinstance(value, str) and value not in COMMANDS:
        yield value
    for child in node.iter_child_nodes():
        yield from unsaid(child)


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_a_template_holds_no_text_that_cannot_be_translated(name: str) -> None:
    assert bare_texts(TEMPLATES[name]) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ('<p>{{ _("Four weeks") }}</p>', []),
        ("<p>Four weeks</p>", ["Four weeks"]),
        ('{% if a > 1 %}<p class="x">A {{ b }} word</p>{% endif %}', ["A word"]),
        ('<nav aria-label="Pages">{{ a }}</nav>', ["Pages"]),
        ('<nav aria-label="{{ _("Pages") }}">{# a word #}</nav>', []),
        ('<meta name="description" content="What it is">', ["What it is"]),
        ('<meta name="viewport" content="width=device-width">', []),
        ('<td{% if a %} class="long"{% endif %}>–</td> · 10 &nbsp;<!-- a word -->', []),
        ('{{ a or "Journal" }}{{ "planned and done" }}', ["Journal", "planned and done"]),
        ('{{ b("date", _("Planned and done")) }}', []),
        ('{{ pgettext("evidence", "For") }}{{ ngettext("One day", "Some days", 2) }}', []),
    ],
)
def test_a_bare_text_is_found(template: str, found: list[str]) -> None:
    assert bare_texts(template) == found
