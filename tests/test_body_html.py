"""The words of a day as HTML: nothing a person pastes leaves text, lists, tables and links."""

import re
from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal_tool.dayfile import Shown, body_html, picture_names

ELEMENTS = frozenset(
    [
        "p",
        "br",
        "hr",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "code",
        "em",
        "strong",
        "s",
        "a",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "img",
    ]
)
ATTRIBUTES = {
    "a": {"href", "rel", "title"},
    "code": {"class"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start"},
    # alignment may be a class, never a style: the pages forbid style attributes
    "th": {"class"},
    "td": {"class"},
}
SCHEMES = ("http://", "https://", "mailto:")
SHOWN = Shown("../files/a.png", 23, 17)


def pictured(text: str, *names: str) -> str:
    """Return the HTML of a text of which the pictures with these names are shown, or all."""
    return body_html(text, lambda name: SHOWN if name in names or not names else None)


def img(words: str) -> str:
    return f'<img src="../files/a.png" alt="{words}" width="23" height="17" loading="lazy">'


def parsed(html: str) -> Any:
    """Return the tree that a browser would build of ``html`` inside a page."""
    return html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)


def wrongs(html: str) -> Iterator[str]:
    """Yield what is not on the list of what a day's words may become."""
    for element in parsed(html).iter():
        tag = element.tag
        if tag == "DOCUMENT_FRAGMENT":
            continue
        if not isinstance(tag, str) or tag not in ELEMENTS:
            yield f"<{tag}>"
            continue
        for name, value in element.attrib.items():
            if name not in ATTRIBUTES.get(tag, set()):
                yield f"<{tag} {name}={value!r}>"
            if name == "href" and not value.lower().startswith(SCHEMES):
                yield f"href {value!r}"
        if tag == "img" and element.attrib["src"] != SHOWN.src:
            yield f"src {element.attrib['src']!r}"
        if tag == "a" and "noopener" not in element.attrib.get("rel", ""):
            yield "a link without rel"


def words(html: str) -> str:
    return " ".join("".join(parsed(html).itertext()).split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rain.", "<p>Rain.</p>", id="words"),
        pytest.param("# Rain", "<h3>Rain</h3>", id="headings begin below those of the page"),
        pytest.param("*a* **b** ~~c~~ `d`", None, id="marks within a line"),
        pytest.param("- a\n  1. b\n", None, id="lists"),
        pytest.param("7. a\n8. b\n", '<ol start="7">\n<li>a</li>\n<li>b</li>\n</ol>', id="start"),
        pytest.param("|a|b|\n|-|-|\n|1|2|\n", None, id="a table"),
        pytest.param("|a|b|\n|:-|-:|\n|1|2|\n", None, id="a table with aligned columns"),
        pytest.param("```py\nx\n```", None, id="code"),
        pytest.param("``` onload=alert(1)\nx\n```", None, id="code with an odd language"),
        pytest.param('```"><script>\nx\n```', None, id="code that ends its attribute"),
        pytest.param(
            "<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>", id="HTML in the text is shown as text"
        ),
        pytest.param("<script>alert(1)</script>", None, id="a script is text"),
        pytest.param("<!-- x --><style>*{}</style>", None, id="a style is text"),
        pytest.param("[a](javascript:alert(1))", None, id="a script as a link"),
        pytest.param("[a](JaVaScRiPt:alert(1))", None, id="a script as a link, in capitals"),
        pytest.param("[a](java&#115;cript:alert(1))", None, id="a script as a link, in entities"),
        pytest.param("[a](\x01javascript:alert(1))", None, id="a script behind a control sign"),
        pytest.param("[a](vbscript:x)", None, id="another script as a link"),
        pytest.param("[a](data:text/html,x)", None, id="data as a link"),
        pytest.param("[a](data:image/png;base64,x)", None, id="a picture in a link"),
        pytest.param("[a](//evil.example)", "<p>a</p>", id="a link without a scheme is its text"),
        pytest.param("[a](/etc/passwd)", "<p>a</p>", id="a link to a file is its text"),
        pytest.param("[a](file:///etc/passwd)", None, id="a link to a file with its scheme"),
        pytest.param("<javascript:alert(1)>", None, id="a script in pointed brackets"),
        pytest.param(
            "![a cat](http://tracker.example/p.gif)",
            "<p>a cat</p>",
            id="an image becomes its description",
        ),
        pytest.param("[![a](http://x.org/a.png)](javascript:x)", None, id="an image in a link"),
        pytest.param('[a](http://x.org "t\\"><script>")', None, id="a title that ends itself"),
        pytest.param('[a](http://x.org/"onclick="x)', None, id="an address that ends itself"),
        pytest.param("[a]\n\n[a]: javascript:x", None, id="a reference to a script"),
        pytest.param("[[Ana|her]] and [[Ben]]", "<p>her and Ben</p>", id="wiki links are words"),
        pytest.param("http://x.org/" + "(" * 50, None, id="an address is not made a link"),
        pytest.param("a\u202eb\u2066c", "<p>a\ufffdb\ufffdc</p>", id="text that turns around"),
        pytest.param("a\x00b\x1bc", "<p>a\ufffdb\ufffdc</p>", id="control signs"),
        pytest.param("&lt;script&gt;", "<p>&lt;script&gt;</p>", id="entities stay text"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_words_of_a_day(text: str, expected: str | None) -> None:
    html = body_html(text)

    assert list(wrongs(html)) == []
    if expected is not None:
        assert html.strip() == expected


@pytest.mark.parametrize(
    ("box", "shown"),
    [("[ ]", "☐"), ("[x]", "☑"), ("[X]", "☑"), ("[/]", "◪"), ("[-]", "–"), ("[>]", "→")],
)
def test_a_box_is_shown_by_its_sign(box: str, shown: str) -> None:
    assert words(body_html(f"- {box} Walk")) == f"{shown} Walk"


def test_a_link_within_a_box_stays_a_link() -> None:
    html = body_html("- [x] Read [Emma](https://example.org/emma)")

    assert 'href="https://example.org/emma"' in html
    assert words(html) == "☑ Read Emma"


PIECES = (
    *"<>&\"'`*_~[]()!|#-+=:;%\\/\n\t \x00\u202e\ufeff",
    "<script>",
    "</p>",
    "<img src=x onerror=alert(1)>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?",
    "](",
    "![",
    "[[",
    "]]",
    "javascript:",
    "data:text/html,",
    "http://",
    "https://x.org/",
    "mailto:a@b.c",
    "&#x6a;",
    "&quot;",
    "\n\n",
    "\n    ",
    "\n> ",
    "\n- ",
    "\n1. ",
    "\n```",
    "\n~~~ ",
    "|--|:-:|--:|\n",
    "\n| a | b |\n",
    "[ ] ",
    "[x] ",
    "%%",
    "[a]: ",
    ' "title"',
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join)


@given(TEXTS)
@example("[a](https://x.org 'a\" onclick=\"b')")
@example("<https://x.org/\u202e>")
@example("| a |\n|:-:|\n| ![x](data:image/gif;base64,x) |")
@example("![a](b 'title')")
@example("![[a.png|<b>\u202e]]")
@example("![&#x202e;](a)")
def test_any_text_becomes_nothing_but_what_is_allowed(text: str) -> None:
    assert list(wrongs(body_html(text))) == []
    assert list(wrongs(pictured(text))) == []


@given(TEXTS)
def test_the_names_are_those_that_are_asked_for(text: str) -> None:
    asked: dict[str, None] = {}
    body_html(text, asked.setdefault)

    assert picture_names(text) == tuple(asked)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        pytest.param("![the lock](a.png)", "a.png", img("the lock"), id="with words"),
        pytest.param("![](a.png)", "a.png", img(""), id="without words"),
        pytest.param("![a](a%20b.png)", "a b.png", img("a"), id="a blank as %20"),
        pytest.param("![a](<a b.png>)", "a b.png", img("a"), id="a blank"),
        pytest.param("![a](caf\u00e9.png)", "caf\u00e9.png", img("a"), id="an accent"),
        pytest.param("![a](%2e%2e/a)", "../a", img("a"), id="steps that are hidden"),
        pytest.param("![a|300](a.png)", "a.png", img("a"), id="a width behind the words"),
        pytest.param("![a | 300x20](a.png)", "a.png", img("a"), id="width and height"),
        pytest.param("![300](a.png)", "a.png", img("300"), id="a number as words"),
        pytest.param("![a|b](a.png)", "a.png", img("a|b"), id="a bar in the words"),
        pytest.param("![*a* `b`\nc](a.png)", "a.png", img("a b c"), id="marks in the words"),
        pytest.param('![a](a.png "title")', "a.png", img("a"), id="a title"),
        pytest.param('![a"<b>](a.png)', "a.png", img("a&quot;&lt;b&gt;"), id="signs of HTML"),
        pytest.param("![a&#x202e;](a.png)", "a.png", img("a\ufffd"), id="what turns text around"),
        pytest.param("![a][b]\n\n[b]: a.png", "a.png", img("a"), id="by reference"),
        pytest.param("![[a.png]]", "a.png", img(""), id="an embed"),
        pytest.param("![[ a.PNG ]]", "a.PNG", img(""), id="an embed with blanks"),
        pytest.param("![[a.png|300]]", "a.png", img(""), id="an embed with its width"),
        pytest.param("![[a.png|b|300x20]]", "a.png", img("b"), id="an embed with words and width"),
        pytest.param("![[a.png#c|b]]", "a.png", img("b"), id="an embed of a part"),
        pytest.param("![[%61.png]]", "%61.png", img(""), id="an embed is read as it stands"),
        pytest.param(
            "a ![[a.png]] b [[c|d]] ![[e.png]] ![[a.png|f]].",
            "a.png",
            f"a {img('')} b d e.png {img('f')}.",
            id="embeds among words",
        ),
        pytest.param("![a](a.png)![b](b.png)", "a.png", f"{img('a')}b", id="one of two"),
        pytest.param("![[a|b]] ![[a.md]]", "a", "b a.md", id="an embed of a note"),
        pytest.param("[[a.png]]", "a.png", "a.png", id="a link to a picture"),
    ],
)
def test_a_picture_is_shown_with_its_words(text: str, names: str, expected: str) -> None:
    assert pictured(text, names).strip() == f"<p>{expected}</p>"
    assert names in picture_names(text) or "<img" not in expected


@pytest.mark.parametrize(
    "text",
    [
        "![a](http://x.org/a.png)",
        "![a](HTTPS://x.org/a.png)",
        "![a](//x.org/a.png)",
        "![a](data:image/png;base64,x)",
        "![a](mailto:a@b.c)",
        "![a](c:/a.png)",
        "![a]()",
    ],
)
def test_for_a_picture_from_elsewhere_nobody_is_asked(text: str) -> None:
    assert pictured(text).strip() == "<p>a</p>"
    assert picture_names(text) == ()


def test_a_picture_in_a_link_and_in_a_box() -> None:
    assert pictured("[![a](a.png)](http://x.org)").strip() == (
        f'<p><a href="http://x.org" rel="noopener noreferrer nofollow">{img("a")}</a></p>'
    )
    assert pictured("- [x] ![a](a.png)").strip() == f"<ul>\n<li>☑ {img('a')}</li>\n</ul>"
    assert pictured("- [x] ![[a.png]]").strip() == f"<ul>\n<li>☑ {img('')}</li>\n</ul>"


@given(st.text(alphabet="abcdefghij ÄÖÜß字\n", max_size=60))
def test_ordinary_words_are_all_shown(text: str) -> None:
    assert words(body_html(text)).split() == text.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# A\n\n## B", ["h3", "h4"], id="from the first level on"),
        pytest.param("## A\n\n### B\n\n## C", ["h3", "h4", "h3"], id="from the second level on"),
        pytest.param("# A\n\n#### B\n\n## C", ["h3", "h4", "h4"], id="a level left out"),
        pytest.param("### A\n\n# B", ["h3", "h3"], id="a higher one later"),
        pytest.param(
            "\n\n".join(f"{'#' * at} A" for at in range(1, 7)),
            ["h3", "h4", "h5", "h6", "h6", "h6"],
            id="no seventh level",
        ),
    ],
)
def test_headings_leave_out_no_level(text: str, expected: list[str]) -> None:
    """So that who listens to a page can go from one to the next."""
    assert re.findall(r"<(h\d)>", body_html(text)) == expected
