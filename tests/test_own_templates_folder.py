"""The folder of a journal's own templates: what is read, and what is said of the rest."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from journal_tool import app
from journal_tool.store import MAX_TEMPLATE, TEMPLATES_FOLDER, Store
from tests.test_own_templates import END, HEAD, said

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
            "J409 gap.html 'gap.html' takes the place of no packed template "
            "did you mean 'gap.html.j2'?",
            id="nearly a name",
        ),
        pytest.param(
            "Report.CSS",
            "",
            "J409 Report.CSS 'Report.CSS' takes the place of no packed template "
            "did you mean 'report.css'?",
            id="a name in capitals",
        ),
        pytest.param(
            "journal.toml",
            "",
            "J409 journal.toml 'journal.toml' takes the place of no packed template",
            id="a packed file that is no template",
        ),
        pytest.param(
            "sheet.html.j2",
            "",
            "J409 sheet.html.j2 'sheet.html.j2' takes the place of no packed template",
            id="a template of a file that stands alone",
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
