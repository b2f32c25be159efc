"""Templates of a journal's own: what they can do, what they cannot, and that a report comes out."""

import base64
import hashlib
import os
import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path

import html5lib
import pytest

from journal_tool import app, resources
from journal_tool.analysis import Analysis, analyse
from journal_tool.diagnostics import Diagnostic
from journal_tool.model import Journal
from journal_tool.report import own_names, own_pages, pages
from journal_tool.report._own import plain
from journal_tool.settings import Settings
from journal_tool.store import MAX_TEMPLATE, TEMPLATES_FOLDER, Store
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
    assert all(b"Mine: a notebook" in data for path, data in made.items() if path != "report.css")
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
)


@pytest.mark.parametrize("expression", CLOSED)
def test_nothing_but_plain_data_is_reached(expression: str) -> None:
    made, found = own_report({"about.html.j2": f"{HEAD}({{{{ {expression} }}}}){END}"}, ONE_DAY)

    assert [one.rule.code for one in found] == ["J121"]
    assert b"Where to find help" in made["about.html"]


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


# -- the folder ---------------------------------------------------------------------------------

DAY = date(2026, 3, 12)


def folder_with(root: Path, files: Mapping[str, str | bytes]) -> Store:
    (root / "2026-03-12.md").write_text("Done: walk\n", encoding="utf-8")
    folder = root / TEMPLATES_FOLDER
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return Store(root)


def found_in(store: Store) -> list[str]:
    """Return what `check` says; `build` says the same and makes every page."""
    found = app.check(store, DAY)
    built = app.build(store, DAY, store.root / "report")
    names = {path.name for path in (store.root / "report").glob("*.*")}

    assert built.reading.problems == found
    assert {"index.html", "about.html", "check.html", "report.css"} <= names
    return said(found)


def test_an_empty_folder_changes_no_byte(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        root = tmp_path / name / "diary"
        root.mkdir(parents=True)
        store = folder_with(root, {"day.md.j2": "---\ndone:\n---\n"}) if name == "b" else None
        (root / "2026-03-12.md").write_text("Done: walk\n", encoding="utf-8")
        app.build(store or Store(root), DAY, root / "report")
        made.append({one.name: one.read_bytes() for one in (root / "report").rglob("*.*")})

    assert made[0] == made[1]


def test_a_template_of_the_folder_is_used(tmp_path: Path) -> None:
    store = folder_with(tmp_path, {"about.html.j2": HEAD + "<h1>Mine</h1>" + END})

    assert found_in(store) == []
    assert b"<h1>Mine</h1>" in (tmp_path / "report" / "about.html").read_bytes()


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param(
            "gap.html",
            "",
            "J409 gap.html 'gap.html' is no name of a packed template did you mean 'gap.html.j2'?",
            id="nearly a name",
        ),
        pytest.param(
            "Report.CSS",
            "",
            "J409 Report.CSS 'Report.CSS' is no name of a packed template "
            "did you mean 'report.css'?",
            id="a name in capitals",
        ),
        pytest.param(
            "journal.toml",
            "",
            "J409 journal.toml 'journal.toml' is no name of a packed template",
            id="a packed file that is no template",
        ),
        pytest.param(
            "about.html.j2",
            b"\ncaf\xe9\n",
            "J119 about.html.j2:2:4 the bytes E9 are not UTF-8",
            id="not UTF-8",
        ),
        pytest.param(
            "about.html.j2",
            "x".encode("utf-16"),
            "J119 about.html.j2 is UTF-16 and could not be read",
            id="UTF-16",
        ),
        pytest.param(
            "about.html.j2",
            b"a\0",
            "J119 about.html.j2 holds NUL bytes (line 1) and was not read",
            id="no text",
        ),
        pytest.param(
            "report.css",
            " " * (MAX_TEMPLATE + 1024),
            "J119 report.css is 257 KB large and was not read",
            id="too large",
        ),
        pytest.param(
            "about.html.j2",
            "{% if %}",
            "J120 about.html.j2:1:1 expected an expression",
            id="syntax",
        ),
        pytest.param(
            "about.html.j2", "{{ a }}", "J121 about.html.j2:1:4 there is no 'a' here", id="a name"
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_told(
    name: str, text: str | bytes, expected: str, tmp_path: Path
) -> None:
    (one,) = found_in(folder_with(tmp_path, {name: text}))

    assert one.startswith(expected)


def test_a_file_of_the_greatest_size_is_read(tmp_path: Path) -> None:
    assert found_in(folder_with(tmp_path, {"report.css": " " * MAX_TEMPLATE})) == []


def test_hidden_files_copies_of_editors_and_folders_are_let_be(tmp_path: Path) -> None:
    store = folder_with(tmp_path, {".gap.html.j2.swp": "", "gap.html.j2~": "", ".DS_Store": b"\0"})
    (tmp_path / TEMPLATES_FOLDER / "old").mkdir()

    assert found_in(store) == []


def test_a_link_is_followed_inside_the_journal_and_not_outside(tmp_path: Path) -> None:
    outside = tmp_path / "outside.css"
    outside.write_text("b {}", encoding="utf-8")
    root = tmp_path / "journal"
    root.mkdir()
    store = folder_with(root, {})
    (root / "mine.css").write_text("i {}", encoding="utf-8")
    link = root / TEMPLATES_FOLDER / "report.css"

    link.symlink_to(outside)
    assert found_in(store) == ["J119 report.css is a link that leads nowhere or outside"]
    link.unlink()
    link.symlink_to(root / "mine.css")
    assert found_in(store) == []
    assert (root / "report" / "report.css").read_bytes() == b"i {}"


def test_a_folder_that_is_a_link_to_outside_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "report.css").write_text("b {}", encoding="utf-8")
    root = tmp_path / "journal"
    (root / ".journal").mkdir(parents=True)
    (root / TEMPLATES_FOLDER).symlink_to(tmp_path / "outside")
    (root / "2026-03-12.md").write_text("Done: walk\n", encoding="utf-8")

    assert found_in(Store(root)) == [f"J119 {TEMPLATES_FOLDER} is a link that leads outside"]


def test_a_folder_or_a_pipe_in_the_place_of_a_template_is_told(tmp_path: Path) -> None:
    store = folder_with(tmp_path, {})
    (tmp_path / TEMPLATES_FOLDER / "report.css").mkdir()
    os.mkfifo(tmp_path / TEMPLATES_FOLDER / "gap.html.j2")

    assert found_in(store) == [
        "J119 gap.html.j2 is no ordinary file",
        "J119 report.css is no ordinary file",
    ]


def test_a_file_in_the_place_of_the_folder_is_nothing(tmp_path: Path) -> None:
    (tmp_path / ".journal").write_text("", encoding="utf-8")
    (tmp_path / "2026-03-12.md").write_text("Done: walk\n", encoding="utf-8")

    assert found_in(Store(tmp_path)) == []


def test_what_is_wrong_is_on_the_page_and_in_the_way_to_it(tmp_path: Path) -> None:
    found_in(folder_with(tmp_path, {"about.html.j2": "<p>{{ view.sinse }}</p>"}))
    check = (tmp_path / "report" / "check.html").read_text(encoding="utf-8")
    index = (tmp_path / "report" / "index.html").read_text(encoding="utf-8")

    assert ".journal/templates/about.html.j2:1:12" in check
    assert "there is no &#39;sinse&#39; here" in check
    assert '<a href="check.html">To mend</a>' in index


def test_a_day_is_never_kept_waiting_for_a_template(tmp_path: Path) -> None:
    """`journal` reads no template: what is wrong with one is told by `check` and `build`."""
    store = folder_with(tmp_path, {"about.html.j2": "{{ a }}"})

    assert app.today(store, DAY).reading.problems == ()
