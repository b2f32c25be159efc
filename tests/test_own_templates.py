"""Templates of a journal's own: what they can do, what they cannot, and that a report comes out."""

import base64
import hashlib
import re
from collections.abc import Mapping
from enum import Enum
from functools import cache

import html5lib
import pytest

from journal_tool import resources
from journal_tool.analysis import Analysis, analyse
from journal_tool.diagnostics import Diagnostic
from journal_tool.model import Journal
from journal_tool.report import own_names, own_pages, pages
from journal_tool.report._own import plain
from journal_tool.settings import Settings
from journal_tool.store import TEMPLATES_FOLDER
from journal_tool.text import SourceText
from tests.builders import body, day, everywhere, four_weeks, journal, on, sample_problems

TODAY = "2026-03-23"
PACKED = resources.templates()
NAMES = own_names(PACKED)
HEAD = '{% extends "base.html.j2" %}{% block content %}'
END = "{% endblock %}"


FOUR_WEEKS = four_weeks()
ONE_DAY = journal(day("2026-03-14", planned=["[x] Walk"]))


@cache
def analysed(of: Journal) -> Analysis:
    return analyse(of, Settings(), as_of=on(TODAY))


def packed_report(
    of: Journal = FOUR_WEEKS, problems: tuple[Diagnostic, ...] = ()
) -> dict[str, bytes]:
    made = pages(of, analysed(of), Settings(), PACKED, problems, body)
    return {page.path: page.data for page in made}


def own_report(
    own: Mapping[str, str], of: Journal = FOUR_WEEKS, problems: tuple[Diagnostic, ...] = ()
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Return the report made with these templates, and what is said of them."""
    texts = {name: SourceText(f"{TEMPLATES_FOLDER}/{name}", text) for name, text in own.items()}
    made, found = own_pages(of, analysed(of), Settings(), PACKED, texts, problems, body)
    return {page.path: page.data for page in made}, found


def said(found: tuple[Diagnostic, ...]) -> list[str]:
    """Return each finding in a line: its rule, place, message and hint."""
    prefix = f"{TEMPLATES_FOLDER}/"
    return [
        f"{one.rule.code} {one.place.removeprefix(prefix)} {one.message} {one.hint}".rstrip()
        for one in found
    ]


# -- those that can be used ---------------------------------------------------------------------


@pytest.mark.parametrize("names", [{"report.css"}, {"_action.html.j2"}, NAMES])
def test_a_copy_of_what_is_packed_makes_the_same_bytes(names: set[str]) -> None:
    problems = tuple(sample_problems())
    made, found = own_report({name: PACKED[name] for name in names}, problems=problems)

    assert made == packed_report(FOUR_WEEKS, problems)
    assert found == ()


def test_a_copy_with_line_ends_of_windows_makes_the_same_bytes() -> None:
    made, found = own_report({name: PACKED[name].replace("\n", "\r\n") for name in NAMES})

    assert made == packed_report()
    assert found == ()


def test_a_copy_makes_the_same_bytes_of_a_journal_of_hostile_words() -> None:
    """What is escaped in a packed page is escaped here."""
    of, options, problems = everywhere("<b>\"&'{{ view }}{% raw %}")
    figures = analyse(of, options, as_of=on(TODAY))
    texts = {name: SourceText(name, PACKED[name]) for name in NAMES}
    made, found = own_pages(of, figures, options, PACKED, texts, problems, body)

    assert made == tuple(pages(of, figures, options, PACKED, problems, body))
    assert found == ()


def test_a_template_changes_its_page_and_no_other() -> None:
    heading = "<h1>What I meant to do, and what I did</h1>"
    text = re.sub("<h1>.*</h1>", heading, PACKED["gap.html.j2"])
    made, found = own_report({"gap.html.j2": text})
    packed = packed_report()

    assert heading in made["gap.html"].decode()
    assert {path for path in made if made[path] != packed[path]} == {"gap.html"}
    assert found == ()


def test_a_part_that_packed_pages_include_changes_these_pages() -> None:
    made, found = own_report(
        {"_problem.html.j2": "<p>{{ problem.code }} in short</p>\n"},
        problems=tuple(sample_problems()),
    )
    packed = packed_report(FOUR_WEEKS, tuple(sample_problems()))

    assert b"<p>J102 in short</p>" in made["check.html"]
    assert {path for path in made if made[path] != packed[path]} == {"check.html"}
    assert found == ()


def test_a_template_can_add_to_the_packed_one() -> None:
    own = {
        "gap.html.j2": '{% extends "packed/gap.html.j2" %}{% block content %}{{ super() }}'
        "<p>{{ view.lead | upper }}</p>{% endblock %}",
        "base.html.j2": PACKED["base.html.j2"].replace("This is a notebook", "Mine: a notebook"),
    }
    made, found = own_report(own)
    page = made["gap.html"].decode()

    assert "<h2>By week</h2>" in page
    assert "<p>IN THE LAST 28 DAYS" in page
    assert all(b"Mine: a notebook" in data for path, data in made.items() if ".html" in path)
    assert found == ()


def test_a_style_sheet_stands_in_the_first_page_under_its_own_hash() -> None:
    made, found = own_report({"report.css": "html { color: teal }\r\n"})
    index = made["index.html"].decode()
    digest = base64.b64encode(hashlib.sha256(b"html { color: teal }\n").digest()).decode()

    assert made["report.css"] == b"html { color: teal }\n"
    assert "<style>html { color: teal }\n</style>" in index
    assert f"sha256-{digest}&#39;" in index
    assert found == ()


def test_a_name_of_the_data_comes_before_a_method_of_its_name() -> None:
    """A dictionary has `items` and `copy`; a view may have them too one day."""
    made, _ = own_report({"about.html.j2": HEAD + "{{ view.items is callable }}" + END})

    assert b"True" in made["about.html"]


# -- those that cannot --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "\n{{ view.lines }",
            "J120 about.html.j2:2:1 unexpected '}'",
            id="a brace is missing",
        ),
        pytest.param(
            "{% for one in view.lines %}",
            "J120 about.html.j2:1:1 unexpected end of template",
            id="a loop without an end",
        ),
        pytest.param(
            "{{ view.since | uper }}",
            "J120 about.html.j2:1:17 there is no filter 'uper'",
            id="no such filter",
        ),
        pytest.param(
            "{{ view.lines | random }}",
            "J120 about.html.j2:1:17 there is no filter 'random'",
            id="nothing is drawn by lot",
        ),
        pytest.param(
            '{% extends "bse.html.j2" %}',
            "J120 about.html.j2:1:13 there is no template 'bse.html.j2' "
            "did you mean 'base.html.j2'?",
            id="no such template",
        ),
        pytest.param(
            '{% include "journal.toml" %}',
            "J120 about.html.j2:1:13 there is no template 'journal.toml'",
            id="a packed file that is no template",
        ),
        pytest.param(
            '{% include "../../2026-03-14.md" ignore missing %}{% include view.since %}',
            "J121 about.html.j2:1:1 there is no template ''",
            id="a name that is known late",
        ),
        pytest.param(
            "{% for a in b %}" * 30 + "{% endfor %}" * 30,
            "J120 about.html.j2 too many statically nested blocks",
            id="more loops inside each other than Python takes",
        ),
        pytest.param(
            "{{ " + "(" * 9000 + "1" + ")" * 9000 + " }}",
            "J120 about.html.j2 more lies inside each other than can be read",
            id="brackets without end",
        ),
        pytest.param(
            "{% if 1 %}" + "{% elif 1 %}" * 9000 + "{% endif %}",
            "J120 about.html.j2 more lies inside each other than can be read",
            id="more cases than Python's parser takes",
        ),
        pytest.param(
            "{{ 'x' * 99999999999999 }}",
            "J121 about.html.j2:1:1 it needs more memory than there is",
            id="a text larger than all memory",
        ),
        pytest.param(
            HEAD + "\n{{ view.sinse }}" + END,
            "J121 about.html.j2:2:9 there is no 'sinse' here did you mean 'since'?",
            id="no such name in the data",
        ),
        pytest.param(
            "{{ vieuw }}",
            "J121 about.html.j2:1:4 there is no 'vieuw' here did you mean 'view'?",
            id="no such name at all",
        ),
        pytest.param(
            "{{ lipsum() }}",
            "J121 about.html.j2:1:4 there is no 'lipsum' here",
            id="no words by lot",
        ),
        pytest.param(
            '{% from "_counts.html.j2" import bars %}{{ bars() }}',
            "J121 about.html.j2:1:34 '_counts.html.j2' has no macro 'bars'",
            id="no such macro",
        ),
        pytest.param(
            "{{ 1 + view.since }}",
            "J121 about.html.j2:1:1 unsupported operand type(s) for +: 'int' and 'str'",
            id="what cannot be added",
        ),
        pytest.param(
            "{{ view.since.index('~') and [].pop() }}",
            "J121 about.html.j2:1:1 substring not found",
            id="what Python says",
        ),
        pytest.param(
            "{% for a in range(10000000000) %}{% endfor %}",
            "J121 about.html.j2:1:19 range() counts to 100000 and no further",
            id="a huge range",
        ),
        pytest.param(
            "{% for a in range(100000) %}{{ 'x' * 1000 }}{% endfor %}",
            "J121 about.html.j2 makes a page of more than 8 MB",
            id="a huge page",
        ),
        pytest.param(
            '{% include "about.html.j2" %}',
            "J121 about.html.j2:1:1 it includes or calls itself without end",
            id="round in a circle",
        ),
        pytest.param(
            "<p>no frame</p>",
            "J121 about.html.j2 makes a page without its content security policy "
            "keep the line of base.html.j2 that holds {{ frame.policy }}",
            id="a page that could load from a network",
        ),
    ],
)
def test_what_is_wrong_is_told_and_the_packed_page_is_used(text: str, expected: str) -> None:
    made, found = own_report({"about.html.j2": text}, ONE_DAY)

    assert said(found) == [expected]
    assert made["about.html"] == packed_report(ONE_DAY, found)["about.html"]
    assert made["check.html"] == packed_report(ONE_DAY, found)["check.html"]


CLOSED = (
    "view.__class__",
    "view.__class__.__mro__",
    "''.__class__.__mro__[1].__subclasses__()",
    "frame.__init__.__globals__",
    "frame['__class__']",
    "frame | attr('__class__')",
    "view.lines.__class__.__base__",
    "view.lines.append.__self__",
    "view.lines.append('x')",
    "view.update({'a': 1})",
    "view.pop('since')",
    "range.__globals__",
    "dict.__subclasses__()",
    "cycler.__init__.__globals__",
    "namespace.__init__.__globals__",
    "self._TemplateReference__context",
    "self.content.__func__",
    "'{0.__class__}'.format(view)",
    "('{0.__class__}' | attr('format'))(view)",
    "['{0.__class__}'.format] | map('format', view) | list",
    "view.lines | map(attribute='__class__') | join",
    "joiner.mro()",
    "(view.lines | groupby('__class__'))",
    "caller",
    "environment",
    "context",
    "loop",
    "__builtins__",
    "open('/etc/passwd')",
    "_('{a.__globals__}', a=_)",
    "_('{a.__class__}', a=view)",
    "_('{a[lead]}', a=view)",
    "_('{a:{b.__class__}}', a=1, b=view)",
    "_('{a!r:>99}', a='')",
    "ngettext('{count.__class__}', '', 1)",
    "ngettext('', '{a.__globals__[re]}', 2, a=ngettext)",
    "pgettext('', '{a.__globals__[re].enum.sys.modules[os].environ}', a=direction)",
    "_('{}', view)",
    "_('{a', a=1)",
    "_.__globals__",
    "_.__closure__",
)


@pytest.mark.parametrize("expression", CLOSED)
def test_nothing_but_plain_data_is_reached(expression: str) -> None:
    made, found = own_report({"about.html.j2": f"{HEAD}({{{{ {expression} }}}}){END}"}, ONE_DAY)

    assert [one.rule.code for one in found] == ["J121"]
    assert b"Where to find help" in made["about.html"]


def test_a_template_says_texts_with_values_by_name() -> None:
    text = (
        "{{ _('{a} < {b}', a='<', b=view.terms | length) }}, {{ ngettext('{count} day', '', 1) }}"
    )
    made, found = own_report({"about.html.j2": HEAD + text + END}, ONE_DAY)

    assert re.search(r"&lt; &lt; \d+, 1 day", made["about.html"].decode())
    assert found == ()


@pytest.mark.parametrize("what", ["frame", "view"])
def test_a_template_sees_plain_data_and_no_object(what: str) -> None:
    made, _ = own_report({"index.html.j2": f"{HEAD}{{{{ {what} | pprint }}}}{END}"})
    document = html5lib.parse(made["index.html"].decode(), namespaceHTMLElements=False)
    main = document.find(".//main")
    assert main is not None
    text = "".join(main.itertext())

    assert text.strip().startswith("{")
    assert not re.search(r"<\w|\bobject at\b|View\(|Link\(", text)


def test_an_enum_is_its_value() -> None:
    shade = Enum("shade", [("ALL", "all")])

    assert plain((shade.ALL, None, True, 1.5)) == ["all", None, True, 1.5]


def test_a_part_that_stops_takes_its_pages_and_no_others() -> None:
    made, found = own_report({"_dates.html.j2": "{{ dates.lable }}", "report.css": "b {}"})
    packed = packed_report(FOUR_WEEKS, found)

    assert said(found) == [
        "J121 _dates.html.j2:1:10 there is no 'lable' here did you mean 'label'?"
    ]
    assert made["gap.html"] == packed["gap.html"]
    assert made["report.css"] == b"b {}"


def test_a_part_that_is_left_out_is_left_out_of_other_own_templates_too() -> None:
    """It is written as jinja reads it, but asks for what is not there."""
    own = {
        "_problem.html.j2": '{% include "nope.html.j2" %}',
        "check.html.j2": PACKED["check.html.j2"].replace("<h1>", "<h1>Mine: "),
    }
    made, found = own_report(own, problems=tuple(sample_problems()))

    assert [one.split(" did")[0] for one in said(found)] == [
        "J120 _problem.html.j2:1:13 there is no template 'nope.html.j2'"
    ]
    assert b"<h1>Mine: " in made["check.html"]


@pytest.mark.parametrize("name", ["sheet.html.j2", "single.html.j2"])
def test_what_stands_alone_is_always_made_by_the_packed_template(name: str) -> None:
    """`journal page` and `build --single` would not use one, so it is no name for one."""
    assert name in PACKED
    assert name not in NAMES


def test_a_template_that_stops_inside_a_packed_one_is_told_by_name() -> None:
    """The line that stopped is in the packed page: the macro it calls is not there."""
    made, found = own_report({"_counts.html.j2": "nothing\n"})

    assert {one.place for one in found} == {f"{TEMPLATES_FOLDER}/_counts.html.j2"}
    assert {one.message for one in found} == {"'_counts.html.j2' has no macro 'counts'"}
    assert made["gap.html"] == packed_report(FOUR_WEEKS, found)["gap.html"]


def test_a_frame_without_the_policy_is_told_once_for_all_pages() -> None:
    without = re.sub("<meta http-equiv.*\n", "", PACKED["base.html.j2"])
    made, found = own_report({"base.html.j2": without, "gap.html.j2": PACKED["gap.html.j2"]})

    (one,) = said(found)
    assert one == (
        "J121 base.html.j2 makes a page without its content security policy "
        "keep the line of base.html.j2 that holds {{ frame.policy }}"
    )
    assert made == packed_report(FOUR_WEEKS, found)


def test_a_policy_that_is_not_escaped_is_one() -> None:
    text = PACKED["base.html.j2"].replace("{{ frame.policy }}", "{{ frame.policy | safe }}")

    assert own_report({"base.html.j2": text})[1] == ()


def test_a_page_stops_at_what_is_said_of_another() -> None:
    """The page of findings is made again with the new finding, and stops then."""
    own = {"about.html.j2": "{{ vieuw }}", "_problem.html.j2": "{{ problem.plaice }}"}
    made, found = own_report(own)

    assert said(found) == [
        "J121 _problem.html.j2:1:12 there is no 'plaice' here did you mean 'place'?",
        "J121 about.html.j2:1:4 there is no 'vieuw' here did you mean 'view'?",
    ]
    assert made == packed_report(FOUR_WEEKS, found)


def test_a_style_sheet_cannot_end_early() -> None:
    made, found = own_report({"report.css": "b {}\n/* </STYLE><script> */"})

    assert said(found) == [
        "J120 report.css:2:4 '</STYLE' would end the style sheet inside the first page"
    ]
    assert made["report.css"].decode() == PACKED["report.css"]
