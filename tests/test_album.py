"""Pictures that days name: which are shown, what is said of others, and that nothing gets out."""

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

from journal_tool import app
from journal_tool.output import _is_page_path
from journal_tool.pictures import MAX_PICTURE, read_picture
from journal_tool.store import Store
from tests.samples import as_somebody
from tests.test_pictures import GIF, HIGH, JPEG, MADE, PLANTED, PNG, WIDE

DAY = date(2026, 3, 12)
FILE = "2026-03-12.md"
MONTH = "days/2026-03.html"
Files = Mapping[str, str | bytes]


def folder_of(root: Path, files: Files) -> Store:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return Store(root)


def said(store: Store) -> list[str]:
    """Return what `check` says of pictures; `build` says the same."""
    found = app.check(store, DAY)

    assert app.build(store, DAY, store.root / "report").reading.problems == found
    return [
        f"{one.place} {one.message} {one.hint}".strip() for one in found if one.rule.code == "J410"
    ]


def shown(store: Store) -> dict[str, bytes]:
    """Return the pictures of the report by their paths."""
    out = store.root / "report"
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.glob("files/*")}


def path_of(data: bytes) -> str:
    found = read_picture(data)
    assert found is not None
    return f"files/{found.digest[:32]}.{found.kind}"


def month(store: Store) -> str:
    return (store.root / "report" / MONTH).read_text()


# -- which are shown -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "place"),
    [
        pytest.param({FILE: "![a](a.png)"}, "a.png", id="beside the day"),
        pytest.param({FILE: "![a](img/a.png)"}, "img/a.png", id="in a folder"),
        pytest.param({FILE: "![a](./img//a.png)"}, "img/a.png", id="with steps that lead nowhere"),
        pytest.param({FILE: "![a](img/../img/a.png)"}, "img/a.png", id="up and down again"),
        pytest.param({FILE: "![a](img/a%20b.png)"}, "img/a b.png", id="a blank as %20"),
        pytest.param({FILE: "![a](<img/a b.png>)"}, "img/a b.png", id="a blank in <>"),
        pytest.param({FILE: "![a](img/50%.png)"}, "img/50%.png", id="a per cent sign"),
        pytest.param({FILE: "![a](img/photo)"}, "img/photo", id="without an ending"),
        pytest.param({FILE: "![a](.assets/a.png)"}, ".assets/a.png", id="in a hidden folder"),
        pytest.param({FILE: "![[a.png]]"}, "a.png", id="as Obsidian writes it"),
        pytest.param({FILE: "![[a.png|300]]"}, "x/y/A.PNG", id="as Obsidian finds it"),
        pytest.param({FILE: "![[x/a.png]]"}, "x/a.png", id="as Obsidian writes a folder"),
        pytest.param({f"2026/{FILE}": "![a](../a.png)"}, "a.png", id="above the day"),
        pytest.param({f"2026/{FILE}": "![a](img/a.png)"}, "img/a.png", id="below the journal"),
        pytest.param(
            {f"2026/{FILE}": "![a](img/a.png)"}, "2026/img/a.png", id="beside a day in a folder"
        ),
        pytest.param({FILE: "![[caf\u00e9.png]]"}, "cafe\u0301.png", id="an accent set apart"),
        pytest.param({FILE: "![a](cafe\u0301.png)"}, "caf\u00e9.png", id="an accent put on"),
        pytest.param(
            {f"days/{FILE}": "![a](a.png)", "journal.toml": '[journal]\nfolder = "days"'},
            "days/a.png",
            id="in the folder of the days",
        ),
        pytest.param(
            {
                f"days/{FILE}": "![a](../img/a.png)",
                "journal.toml": '[journal]\nfolder = "days"\nignore = ["*.png"]',
            },
            "img/a.png",
            id="outside the folder of the days, of which alone `ignore` speaks",
        ),
        pytest.param({FILE: "Done: a\n", "2026-03-12 more.md": "![a](a.png)"}, "a.png", id="note"),
    ],
)
def test_a_picture_is_found(files: Files, place: str, tmp_path: Path) -> None:
    store = folder_of(tmp_path, {**files, place: PNG})

    assert said(store) == []
    assert shown(store) == {path_of(PNG): PNG}
    assert f'<img src="../{path_of(PNG)}"' in month(store)


def test_of_two_places_the_one_beside_the_day_counts(tmp_path: Path) -> None:
    store = folder_of(tmp_path, {f"2026/{FILE}": "![a](a.x)", "2026/a.x": PNG, "a.x": GIF})

    assert said(store) == []
    assert shown(store) == {path_of(PNG): PNG}


@pytest.mark.parametrize("name", MADE)
def test_every_kind_is_shown_by_its_bytes_and_without_metadata(name: str, tmp_path: Path) -> None:
    kind, data = MADE[name]
    store = folder_of(tmp_path, {FILE: "![](zqxName.png)", "zqxName.png": data})

    assert said(store) == []
    [(path, copied)] = shown(store).items()
    assert path.endswith(f".{kind}")
    assert _is_page_path(path)
    out = tmp_path / "report"
    assert PLANTED.encode() not in copied
    assert [one for one in out.rglob("*.*") if b"zqxName" in one.read_bytes()] == []


def test_the_page_holds_size_and_words(tmp_path: Path) -> None:
    store = folder_of(tmp_path, {FILE: 'Rain.\n\n![a "gate" | 300](a.png)', "a.png": PNG})
    app.build(store, DAY, tmp_path / "report")

    assert (
        f'<p><img src="../{path_of(PNG)}" alt="a &quot;gate&quot;" '
        f'width="{WIDE}" height="{HIGH}" loading="lazy"></p>'
    ) in month(store)


def test_two_days_share_a_picture_and_one_that_is_gone_goes(tmp_path: Path) -> None:
    store = folder_of(
        tmp_path,
        {
            FILE: "![a](a.png)",
            "2026-03-11.md": "![b](img/other.png)",
            "2026-03-10.md": "![c](c.gif)",
            "2026-03-09.md": "![d](a.png)",
            "a.png": PNG,
            "img/other.png": PNG,
            "c.gif": GIF,
        },
    )
    first = app.build(store, DAY, tmp_path / "report").written
    before = shown(store)
    (tmp_path / "2026-03-10.md").write_text("No picture any more.")
    second = app.build(store, DAY, tmp_path / "report").written

    assert before == {path_of(PNG): PNG, path_of(GIF): GIF}
    assert {path_of(PNG), path_of(GIF)} <= set(first.written)
    assert second.removed == (path_of(GIF),)
    assert shown(store) == {path_of(PNG): PNG}


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    store = folder_of(tmp_path, {FILE: "![a](a.jpg)", "a.jpg": JPEG})
    app.build(store, DAY, tmp_path / "report")

    assert app.build(store, DAY, tmp_path / "report").written.written == ()


def test_one_file_holds_its_pictures(tmp_path: Path) -> None:
    store = folder_of(tmp_path, {FILE: "![a](a.png)", "a.png": PNG})
    app.build_single(store, DAY, tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text()

    assert '<img src="data:image/png;base64,' in page
    assert f'alt="a" width="{WIDE}" height="{HIGH}">' in page
    assert "files/" not in page


def test_a_journal_with_templates_of_its_own_shows_pictures(tmp_path: Path) -> None:
    own = '{% extends "packed/about.html.j2" %}'
    files: Files = {FILE: "![a](a.png)", "a.png": PNG, ".journal/templates/about.html.j2": own}
    store = folder_of(tmp_path, files)

    assert said(store) == []
    assert shown(store) == {path_of(PNG): PNG}


@pytest.mark.parametrize("redact", [True, False])
def test_without_words_no_picture_is_opened(redact: bool, tmp_path: Path) -> None:
    settings = "" if redact else "[report]\nwords = false\n"
    files: Files = {FILE: "Done: a\n\n![zqx](a.png) ![zqx](no.png)", "a.png": PNG}
    store = folder_of(tmp_path, {**files, "journal.toml": settings})
    with opened() as paths:
        app.build(store, DAY, tmp_path / "report", redact=redact)

    assert shown(store) == {}
    assert [path for path in paths if path.endswith(".png")] == []
    assert "zqx" not in month(store)
    assert "J410" not in (tmp_path / "report" / "check.html").read_text()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rain. %% ![a](a.png) %%", id="in a comment"),
        pytest.param("```\n![a](a.png)\n```", id="in a fence"),
        pytest.param("Rain. `![a](a.png)`", id="in code"),
        pytest.param("Rain. [a](a.png)", id="in a link"),
        pytest.param("Rain. [[a.png]]", id="in a link of Obsidian's"),
        pytest.param("Rain. ![[a note]] ![[a.pdf]]", id="in what is no picture"),
        pytest.param("Rain. ![a](https://example.org/a.png)", id="on the web"),
        pytest.param("Rain. ![a](//example.org/a.png)", id="on the web, by any way"),
        pytest.param("Rain. ![a](data:image/png;base64,iVBORw0KGgo=)", id="in the text itself"),
        pytest.param("Rain. ![a](file:///etc/hostname)", id="by a scheme"),
        pytest.param("Rain. ![a](C:/a.png)", id="on a drive"),
        pytest.param("Rain. ![a]()", id="without a name"),
        pytest.param("# ![a](a.png)\n\n- [ ] b", id="in a file that nobody has written in"),
    ],
)
def test_what_names_no_picture_of_the_journal_is_told_nowhere(text: str, tmp_path: Path) -> None:
    store = folder_of(tmp_path, {FILE: text, "a.png": PNG})
    if text.startswith("#"):
        (tmp_path / ".journal/templates").mkdir(parents=True)
        (tmp_path / ".journal/templates/day.md.j2").write_text(text)
        store = Store(tmp_path)

    assert said(store) == []
    assert shown(store) == {}


# -- what is said of others ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {FILE: "Rain.\nA ![a](img/a.png)"},
            "2026-03-12.md:2:8 there is no 'img/a.png'",
            id="none",
        ),
        pytest.param(
            {FILE: "![a](img/a%20b.png)"},
            "2026-03-12.md:1:6 there is no 'img/a b.png'",
            id="none, by a name with a blank",
        ),
        pytest.param(
            {FILE: "![a](%61.png)"}, "2026-03-12.md there is no 'a.png'", id="none, written oddly"
        ),
        pytest.param({FILE: "![[a.png]]"}, "2026-03-12.md:1:4 there is no 'a.png'", id="no embed"),
        pytest.param(
            {FILE: "![[a.png]]", "x/a.png": PNG, "y/A.png": GIF},
            "2026-03-12.md:1:4 there are 2 files called 'a.png' write its folder before the name",
            id="two of one name",
        ),
        pytest.param(
            {
                FILE: "![[a.png]]",
                "report/a.png": PNG,
                ".trash/a.png": PNG,
                "Archive/a.png": PNG,
                "journal.toml": '[journal]\nignore = ["Archive/**"]',
            },
            "2026-03-12.md:1:4 there is no 'a.png'",
            id="in folders that are not looked at",
        ),
        pytest.param(
            {FILE: "![a](a.png)", "a.png": bytes(MAX_PICTURE + 1)},
            "2026-03-12.md:1:6 'a.png' is 2.1 MB large",
            id="a little too large",
        ),
        pytest.param(
            {FILE: "![a](a.png)", "a.png": JPEG + bytes(3 * 1024 * 1024)},
            "2026-03-12.md:1:6 'a.png' is 3.1 MB large",
            id="too large",
        ),
        pytest.param(
            {FILE: "![a](a.svg)", "a.svg": "<svg/>"},
            "2026-03-12.md:1:6 'a.svg' cannot be read as PNG, JPEG, GIF or WebP",
            id="another kind",
        ),
        pytest.param(
            {FILE: "![a](a.jpg)", "a.jpg": JPEG[:-9]},
            "2026-03-12.md:1:6 'a.jpg' cannot be read as PNG, JPEG, GIF or WebP",
            id="not whole",
        ),
        pytest.param(
            {FILE: "![a](img)", "img/a.png": PNG},
            "2026-03-12.md:1:6 'img' cannot be read as PNG, JPEG, GIF or WebP",
            id="a folder",
        ),
        pytest.param(
            {FILE: "![a](report/a.png)", "report/a.png": PNG},
            "2026-03-12.md:1:6 'report/a.png' lies in the folder of the report",
            id="in the report",
        ),
        pytest.param(
            {
                FILE: "![a](Archive/x/a.png)",
                "Archive/x/a.png": PNG,
                "journal.toml": '[journal]\nignore = ["Archive"]',
            },
            "2026-03-12.md:1:6 'Archive/x/a.png' is kept out by 'ignore' in journal.toml",
            id="in a folder that is kept out",
        ),
        pytest.param(
            {
                FILE: "![a](a.png)",
                "a.png": PNG,
                "journal.toml": '[journal]\nignore = ["*.png"]',
            },
            "2026-03-12.md:1:6 'a.png' is kept out by 'ignore' in journal.toml",
            id="kept out by its name",
        ),
        pytest.param(
            {FILE: "![a](img\\a.png)", "img/a.png": PNG},
            "2026-03-12.md:1:6 'img\\a.png' is no place inside the journal write / for \\",
            id="a backslash",
        ),
    ],
)
def test_what_is_not_shown_is_told_and_its_words_stay(
    files: Files, expected: str, tmp_path: Path
) -> None:
    store = folder_of(tmp_path, files)

    assert said(store) == [expected]
    assert [path for path in shown(store) if path.startswith("files")] == []
    assert "<img" not in month(store)
    assert ">a.png</p>" in month(store) or "a</p>" in month(store)


def test_a_picture_is_told_once_for_each_file_that_names_it(tmp_path: Path) -> None:
    store = folder_of(tmp_path, {FILE: "![a](a.png) ![b](a.png)", "2026-03-11.md": "![c](a.png)\n"})

    assert said(store) == [
        "2026-03-11.md:1:6 there is no 'a.png'",
        "2026-03-12.md:1:6 there is no 'a.png'",
    ]


def test_a_file_whose_own_name_is_no_text_can_name_pictures(tmp_path: Path) -> None:
    store = folder_of(tmp_path, {"a.png": PNG})
    path = tmp_path / os.fsdecode(b"2026-03-12 \xff.md")
    path.write_bytes(b"Done: a\n\n![a](a.png) ![b](b.png)\n")

    assert said(store) == ["2026-03-12 \ufffd.md there is no 'b.png'"]
    assert shown(store) == {path_of(PNG): PNG}


def test_what_may_not_be_read_is_told() -> None:
    """In a folder that users other than its owner may enter, which pytest's own may not."""
    files: Files = {FILE: "![a](a.png) ![[b.png]]", "a.png": PNG, "x/b.png": PNG}
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        store = folder_of(root, files)
        app.check(store, DAY)  # what is imported late must be imported before root's powers go
        (root / "a.png").chmod(0)
        (root / "x").chmod(0)
        with as_somebody():
            found = [one.message for one in app.check(store, DAY) if one.rule.code == "J410"]
        (root / "x").chmod(0o755)

    assert found == ["'a.png' could not be read: permission denied", "there is no 'b.png'"]


# -- nothing gets out ----------------------------------------------------------------------------

_watching: list[list[str]] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _watching and isinstance(arguments[0], str | bytes):
        _watching[-1].append(os.fsdecode(arguments[0]))


sys.addaudithook(_hear)


@contextmanager
def opened() -> Iterator[list[str]]:
    """Give a list of every file that is opened meanwhile."""
    _watching.append([])
    try:
        yield _watching[-1]
    finally:
        _watching.pop()


OUTSIDE = (
    "../secret.png",
    "../../secret.png",
    "img/../../secret.png",
    "x/../../journal/../secret.png",
    "%2e%2e/secret.png",
    "%2E%2E%2Fsecret.png",
    "..%2fsecret.png",
    "%252e%252e/secret.png",
    "..\\secret.png",
    "img\\..\\..\\secret.png",
    "..%5csecret.png",
    "/secret.png",
    "//secret.png",
    "\\\\host\\share\\secret.png",
    "C:secret.png",
    "~/secret.png",
    "a%00/../../secret.png",
    "secret.png%00",
    "a%0a.png",
    "%7f.png",
    "link.png",
    "links/secret.png",
    "links/../secret.png",
    "chain.png",
    "loop.png",
    "nowhere.png",
    "NUL",
    "con.png",
    "img/aux.tar.png",
    "LPT1 .png",
    "COM\u00b9.png",
    "CONIN$",
    ".. /secret.png",
    ".../secret.png",
    "secret.png.",
    "secret.png::$DATA",
    "x" * 500 + ".png",
    "x/" * 250 + "secret.png",
    "../" * 2000 + "secret.png",
    "\U0001f600" * 200,
)


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """Return a journal with a picture beside its folder, and links that lead there."""
    root = tmp_path / "journal"
    folder_of(root, {"img/a.png": PNG, ".assets/a.png": PNG})
    (tmp_path / "secret.png").write_bytes(GIF)
    (root / "link.png").symlink_to("../secret.png")
    (root / "links").symlink_to(tmp_path)
    (root / "chain.png").symlink_to("link.png")
    (root / "loop.png").symlink_to("loop.png")
    (root / "nowhere.png").symlink_to("no.png")
    (root / "within.png").symlink_to("img/a.png")
    return root


@pytest.mark.parametrize(
    "form",
    ["![a]({name})", "![a](<{name}>)", "![[{name}|a.png]]", "![a][r{at}]\n\n[r{at}]: {name}"],
)
def test_nothing_outside_the_journal_is_opened(form: str, beside: Path) -> None:
    names = [*OUTSIDE, str(beside.parent / "secret.png"), f"file://{beside.parent}/secret.png"]
    texts = [form.format(name=name, at=at) for at, name in enumerate((*names, *map(quote, names)))]
    store = folder_of(beside, {FILE: "\n\n".join(texts)})
    with opened() as paths:
        app.check(store, DAY)
        app.build(store, DAY, beside / "report")
    real = {os.path.realpath(path) for path in paths if "secret" in path or ".png" in path}

    assert {path for path in real if not path.startswith(f"{beside}/")} == set()
    assert shown(store) == {}
    assert "<img" not in month(store)


def test_the_watch_would_see_it(beside: Path) -> None:
    """Else the test above would say nothing."""
    with opened() as paths:
        (beside / "link.png").read_bytes()

    assert [os.path.realpath(path) for path in paths] == [str(beside.parent / "secret.png")]


def test_a_link_that_stays_inside_is_followed(beside: Path) -> None:
    store = folder_of(beside, {FILE: "![a](within.png)"})

    assert said(store) == []
    assert shown(store) == {path_of(PNG): PNG}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../secret.png", "is no place inside the journal"),
        ("link.png", "is no place inside the journal"),
        ("con.png", "is no place inside the journal give the file another name"),
        ("a%3Ab.png", "is no place inside the journal give the file another name"),
        ("loop.png", "could not be read: too many levels of symbolic links"),
    ],
)
def test_what_leads_outside_is_told(name: str, expected: str, beside: Path) -> None:
    store = folder_of(beside, {FILE: f"![a]({name})"})
    [one] = said(store)

    assert one.endswith(expected)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    store = folder_of(tmp_path, {FILE: "![a](a.png)"})

    assert said(store) == ["2026-03-12.md:1:6 'a.png' cannot be read as PNG, JPEG, GIF or WebP"]


def test_what_makes_no_report_opens_no_picture(tmp_path: Path) -> None:
    store = folder_of(tmp_path, {FILE: "Done: walk\n\n![a](a.png)", "a.png": PNG})
    with opened() as paths:
        app.today(store, DAY)
        app.last(app.read(store, DAY), "walk")
        app.page(store, DAY, DAY)

    assert [path for path in paths if path.endswith(".png")] == []
