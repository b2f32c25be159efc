"""The output folder: our pages, nobody else's files, and nothing written without need."""

import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tool.output import (
    MANIFEST,
    CannotWrite,
    ForeignFile,
    Written,
    write_alone,
    write_pages,
)
from journal_tool.report import Page

INDEX = Page("index.html", b"<p>index")
MARCH = Page("days/2026-03.html", b"<p>March")
APRIL = Page("days/2026-04.html", b"<p>April")


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below ``folder`` but the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def traces(folder: Path) -> dict[str, tuple[int, int]]:
    """Return what changes when a file is written, even with the same bytes."""
    return {
        str(path): (path.lstat().st_ino, path.lstat().st_mtime_ns) for path in folder.rglob("*")
    }


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "new" / "report"


def test_the_first_run_makes_the_folder_and_every_page(out: Path) -> None:
    done = write_pages(out, iter([INDEX, MARCH]))

    assert done == Written(out, ("index.html", "days/2026-03.html"), 0, (), ())
    assert tree(out) == {
        ".gitignore": b"*\n",
        "index.html": b"<p>index",
        "days/2026-03.html": b"<p>March",
    }


def test_the_second_run_touches_no_file_at_all(out: Path) -> None:
    write_pages(out, [INDEX, MARCH])
    before = traces(out)
    done = write_pages(out, [INDEX, MARCH])

    assert done == Written(out, (), 2, (), ())
    assert traces(out) == before


def test_only_the_page_that_changed_is_written(out: Path) -> None:
    write_pages(out, [INDEX, MARCH])
    before = traces(out / "days")
    done = write_pages(out, [Page("index.html", b"new"), MARCH])

    assert (done.written, done.unchanged) == (("index.html",), 1)
    assert (out / "index.html").read_bytes() == b"new"
    assert traces(out / "days") == before


def test_a_page_that_is_no_longer_made_is_removed(out: Path) -> None:
    write_pages(out, [INDEX, MARCH, APRIL])
    done = write_pages(out, [INDEX])

    assert done.removed == ("days/2026-03.html", "days/2026-04.html")
    assert tree(out).keys() == {".gitignore", "index.html"}


def test_the_manifest_is_the_same_whatever_happened_before(out: Path, tmp_path: Path) -> None:
    write_pages(out, [APRIL, MARCH, INDEX])
    write_pages(out, [INDEX, MARCH])
    write_pages(tmp_path / "other", [MARCH, INDEX])

    assert (out / MANIFEST).read_bytes() == (tmp_path / "other" / MANIFEST).read_bytes()


# -- what is not ours ---------------------------------------------------------------------------


def other_text(path: Path) -> None:
    path.write_bytes(b"my own index")


def folder_there(path: Path) -> None:
    path.mkdir()


def link_to_a_file(path: Path) -> None:
    target = path.parent.parent / "precious.md"
    target.write_bytes(b"precious")
    path.symlink_to(target)


def link_to_nothing(path: Path) -> None:
    path.symlink_to(path.parent.parent / "nothing")


def link_to_the_same_bytes(path: Path) -> None:
    target = path.parent.parent / "same.html"
    target.write_bytes(INDEX.data)
    path.symlink_to(target)


FOREIGN = [
    other_text,
    folder_there,
    link_to_a_file,
    link_to_nothing,
    link_to_the_same_bytes,
]


@pytest.mark.parametrize("put", FOREIGN, ids=[one.__name__ for one in FOREIGN])
def test_a_foreign_file_stops_the_build_before_anything_is_written(
    put: Callable[[Path], None], out: Path
) -> None:
    out.mkdir(parents=True)
    put(out / "index.html")
    before = traces(out.parent)

    with pytest.raises(ForeignFile, match="was not made by journal") as caught:
        write_pages(out, [MARCH, INDEX])

    assert caught.value.path == out / "index.html"
    assert traces(out.parent) == before


def test_a_link_in_the_place_of_a_page_that_was_ours_is_foreign(out: Path) -> None:
    write_pages(out, [INDEX])
    (out / "index.html").unlink()
    link_to_a_file(out / "index.html")

    with pytest.raises(ForeignFile):
        write_pages(out, [Page("index.html", b"new")])

    assert (out.parent / "precious.md").read_bytes() == b"precious"


@pytest.mark.parametrize("is_known", [False, True])
def test_a_linked_folder_is_not_written_through(is_known: bool, out: Path) -> None:
    if is_known:
        write_pages(out, [MARCH])
        (out / "days" / "2026-03.html").unlink()
        (out / "days").rmdir()
    outside = out.parent / "outside"
    outside.mkdir(parents=True)
    out.mkdir(exist_ok=True)
    (out / "days").symlink_to(outside, target_is_directory=True)

    with pytest.raises(ForeignFile) as caught:
        write_pages(out, [MARCH])

    assert caught.value.path == out / "days"
    assert list(outside.iterdir()) == []


def test_nothing_is_removed_through_a_linked_folder(out: Path) -> None:
    write_pages(out, [INDEX, MARCH])
    (out / "days").rename(out.parent / "outside")
    (out / "days").symlink_to(out.parent / "outside", target_is_directory=True)
    done = write_pages(out, [INDEX])

    assert (done.removed, done.left) == ((), ())
    assert tree(out.parent / "outside") == {"2026-03.html": b"<p>March"}


def test_a_folder_that_is_a_link_itself_is_where_the_person_wants_it(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "report").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    write_pages(tmp_path / "report", [INDEX])

    assert "index.html" in tree(tmp_path / "elsewhere")


def test_a_file_with_the_bytes_of_our_page_is_ours(out: Path) -> None:
    out.mkdir(parents=True)
    (out / "index.html").write_bytes(INDEX.data)
    before = traces(out)

    assert write_pages(out, [INDEX]).written == ()
    assert traces(out).items() >= before.items()
    assert write_pages(out, [Page("index.html", b"new")]).written == ("index.html",)


def test_other_files_in_the_folder_stay(out: Path) -> None:
    out.mkdir(parents=True)
    (out / "notes.html").write_bytes(b"mine")
    (out / ".gitignore").write_bytes(b"mine too")
    write_pages(out, [INDEX])
    write_pages(out, [])

    assert tree(out) == {"notes.html": b"mine", ".gitignore": b"mine too"}


def test_a_page_that_somebody_changed_is_not_removed(out: Path) -> None:
    """It stays known, so that it is no foreign file when the month comes back."""
    write_pages(out, [INDEX, MARCH])
    (out / MARCH.path).write_bytes(b"with a line of my own")
    done = write_pages(out, [INDEX])
    again = write_pages(out, [INDEX, MARCH])

    assert (done.removed, done.left) == ((), (MARCH.path,))
    assert again.written == (MARCH.path,)


# -- manifests ----------------------------------------------------------------------------------

BROKEN = [
    pytest.param(b"", id="empty"),
    pytest.param(b"{", id="cut off"),
    pytest.param(b"\xff\xfe", id="not text"),
    pytest.param(b"[1]", id="a list"),
    pytest.param(b'{"pages": ["index.html"]}', id="pages of another kind"),
    pytest.param(b"[" * 100_000, id="very deep"),
    pytest.param(b'{"pages": {"\\ud800": "0"}}', id="a path that cannot be written"),
]


@pytest.mark.parametrize("data", BROKEN)
def test_a_broken_manifest_loses_nothing(data: bytes, out: Path) -> None:
    write_pages(out, [INDEX, MARCH])
    whole = (out / MANIFEST).read_bytes()
    (out / MANIFEST).write_bytes(data)
    done = write_pages(out, [INDEX, MARCH])

    assert done == Written(out, (), 2, (), ())
    assert (out / MANIFEST).read_bytes() == whole


def test_without_a_manifest_a_page_with_other_bytes_is_foreign(out: Path) -> None:
    write_pages(out, [INDEX])
    (out / MANIFEST).unlink()

    with pytest.raises(ForeignFile):
        write_pages(out, [Page("index.html", b"new")])


@pytest.mark.parametrize(
    "path", ["../precious.md", "/etc/precious.md", ".git/config", "a//b", "a\\b", "a:b", "x" * 999]
)
def test_a_manifest_cannot_make_the_build_remove_other_files(path: str, out: Path) -> None:
    write_pages(out, [INDEX])
    (out.parent / "precious.md").write_bytes(b"precious")
    sha = hashlib.sha256(b"precious").hexdigest()
    (out / MANIFEST).write_text(json.dumps({"pages": {path: sha}}))
    done = write_pages(out, [INDEX])

    assert (done.removed, done.left) == ((), ())
    assert (out.parent / "precious.md").read_bytes() == b"precious"


def test_a_linked_manifest_is_foreign(out: Path) -> None:
    write_pages(out, [INDEX])
    (out / MANIFEST).rename(out.parent / "manifest")
    (out / MANIFEST).symlink_to(out.parent / "manifest")

    with pytest.raises(ForeignFile):
        write_pages(out, [INDEX])


# -- when the system refuses --------------------------------------------------------------------


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "report").write_bytes(b"mine")

    with pytest.raises(CannotWrite, match="a folder is needed"):
        write_pages(tmp_path / "report", [INDEX])
    with pytest.raises(CannotWrite, match="report"):
        write_pages(tmp_path / "report" / "below", [INDEX])

    assert (tmp_path / "report").read_bytes() == b"mine"


def fail_after(calls: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk be full after so many files were put in their place."""
    real = os.replace
    left = [calls]

    def replace(source: str, target: str) -> None:
        if not left[0]:
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        left[0] -= 1
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)


def test_a_full_disk_leaves_whole_pages_and_no_temporary_file(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pages(out, [INDEX, MARCH])
    fail_after(1, monkeypatch)

    with pytest.raises(CannotWrite, match="No space left on device") as caught:
        write_pages(out, [Page("index.html", b"new"), Page(MARCH.path, b"new")])

    assert caught.value.path == out / MARCH.path
    assert tree(out) == {
        ".gitignore": b"*\n",
        "index.html": b"new",
        "days/2026-03.html": b"<p>March",
    }


@pytest.mark.parametrize("calls", range(4))
def test_a_build_that_broke_off_knows_its_own_pages_afterwards(
    calls: int, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the next build with other bytes would take them for somebody else's."""
    with monkeypatch.context() as patch:
        fail_after(calls, patch)
        with pytest.raises(CannotWrite):
            write_pages(out, [INDEX, MARCH, APRIL])
    newer = [Page(page.path, b"newer") for page in (INDEX, MARCH, APRIL)]
    done = write_pages(out, newer)

    assert done.written == tuple(page.path for page in newer)


def test_a_temporary_file_of_a_killed_build_is_in_nobodys_way(out: Path) -> None:
    out.mkdir(parents=True)
    stale = out / f".~journal.index.html.{os.getpid()}.tmp"
    stale.write_bytes(b"half")
    write_pages(out, [INDEX])

    assert not stale.exists()
    assert (out / "index.html").read_bytes() == INDEX.data


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_permission_is_told(out: Path) -> None:
    out.mkdir(parents=True)
    out.chmod(0o500)

    with pytest.raises(CannotWrite, match="Permission denied"):
        write_pages(out, [INDEX])


@pytest.mark.parametrize(
    "path", ["", "/index.html", "../index.html", "days/../x", ".gitignore", MANIFEST, "a\0b", "ä"]
)
def test_a_page_outside_the_folder_is_a_mistake_of_the_caller(path: str, out: Path) -> None:
    with pytest.raises(ValueError, match="cannot be the path of a page"):
        write_pages(out, [INDEX, Page(path, b"x")])

    assert not out.exists()


def test_two_pages_with_one_path_are_a_mistake_of_the_caller(out: Path) -> None:
    with pytest.raises(ValueError, match="cannot be the path of a page"):
        write_pages(out, [INDEX, INDEX])


# -- a law --------------------------------------------------------------------------------------

NAMES = st.sampled_from(["index.html", "days/a.html", "days/b.html", "c.css"])
SETS = st.dictionaries(NAMES, st.binary(max_size=3), max_size=4)


@given(builds=st.lists(SETS, min_size=1, max_size=5))
def test_after_any_builds_the_folder_holds_the_last_and_a_repeat_writes_nothing(
    builds: list[dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = tmp_path_factory.mktemp("law")
    for build in builds:
        write_pages(out, [Page(path, data) for path, data in build.items()])
    before = traces(out)
    again = write_pages(out, [Page(path, data) for path, data in builds[-1].items()])

    assert tree(out) == {**builds[-1], ".gitignore": b"*\n"}
    assert again == Written(out, (), len(builds[-1]), (), ())
    assert traces(out) == before


# -- a page that stands for itself --------------------------------------------------------------


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.html"


@pytest.mark.parametrize("page", [b"", b"\n", b"<p>one", b"<p>one\n", b"<p>one\r\n", b"a\n\n\n"])
def test_a_page_alone_is_written_once_and_nothing_beside_it(page: bytes, file: Path) -> None:
    first = write_alone(file, page)
    before = traces(file.parent)
    second = write_alone(file, page)

    assert first == Written(file.parent, ("report.html",), 0, (), ())
    assert second == Written(file.parent, (), 1, (), ())
    assert traces(file.parent) == before
    assert tree(file.parent).keys() == {"report.html"}


def test_its_last_line_is_a_digest_of_all_others(file: Path) -> None:
    write_alone(file, b"<p>one\n<p>two\n")
    *lines, last = file.read_bytes().splitlines(keepends=True)

    assert lines == [b"<p>one\n", b"<p>two\n"]
    digest = hashlib.sha256(b"".join(lines)).hexdigest()
    assert last == f"<!-- journal page sha256:{digest} -->\n".encode()


@pytest.mark.parametrize(
    ("old", "new"), [(b"<p>one\n", b"<p>two\n"), (b"", b"x"), (b"a", b"a" * 99)]
)
def test_our_own_page_is_written_over(old: bytes, new: bytes, file: Path) -> None:
    write_alone(file, old)

    assert write_alone(file, new).written == ("report.html",)
    assert file.read_bytes().startswith(new)


OLDER = b'<!doctype html>\n<meta name="generator" content="journal build --single">\n</html>\n'


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: b"", id="emptied"),
        pytest.param(lambda _: b"mine", id="somebody's"),
        pytest.param(lambda _: OLDER, id="of the version that set no seal"),
        pytest.param(lambda ours: b"my note\n" + ours, id="a line before"),
        pytest.param(lambda ours: ours + b"my note\n", id="a line after"),
        pytest.param(lambda ours: ours + b"\n", id="a line end after"),
        pytest.param(lambda ours: ours[:-1], id="without its last line end"),
        pytest.param(lambda ours: ours.replace(b"one", b"two"), id="a word changed"),
        pytest.param(lambda ours: ours.replace(b"\n", b"\r\n"), id="line ends changed"),
        pytest.param(lambda ours: ours.replace(b"sha256:", b"sha256:0"), id="the seal changed"),
        pytest.param(lambda ours: ours.splitlines(keepends=True)[-1], id="the seal alone"),
        pytest.param(lambda ours: ours + ours, id="twice"),
    ],
)
def test_a_page_that_is_not_ours_or_not_as_we_left_it_stays(
    change: Callable[[bytes], bytes], file: Path
) -> None:
    write_alone(file, b"<p>one\n")
    changed = change(file.read_bytes())
    file.write_bytes(changed)
    with pytest.raises(ForeignFile):
        write_alone(file, b"<p>new\n")

    assert file.read_bytes() == changed
    assert tree(file.parent).keys() == {"report.html"}


@given(page=st.binary(max_size=40), at=st.integers(0, 200), byte=st.integers(1, 255))
def test_a_single_byte_that_somebody_changed_is_enough(page: bytes, at: int, byte: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "report.html")
        write_alone(file, page)
        changed = bytearray(file.read_bytes())
        changed[at % len(changed)] ^= byte
        file.write_bytes(changed)
        with pytest.raises(ForeignFile):
            write_alone(file, b"<p>new\n")

        assert file.read_bytes() == changed


def test_a_link_with_its_name_is_not_followed(file: Path) -> None:
    target = file.with_name("target")
    write_alone(target, b"<p>one\n")
    before = target.read_bytes()
    file.symlink_to(target)
    with pytest.raises(ForeignFile):
        write_alone(file, b"<p>two\n")

    assert (file.is_symlink(), target.read_bytes()) == (True, before)


def test_a_pipe_with_its_name_is_not_opened(file: Path) -> None:
    os.mkfifo(file)
    with pytest.raises(ForeignFile):
        write_alone(file, b"x")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        pytest.param("no/report.html", "there is no folder", id="no folder"),
        pytest.param("", "there is a folder with this name", id="a folder"),
        pytest.param("a" * 240, "/a+: File name too long", id="the system refuses"),
    ],
)
def test_what_cannot_be_written_alone_says_why(name: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=why):
        write_alone(tmp_path / name, b"x")

    assert tree(tmp_path) == {}


def test_its_folder_is_made_where_that_is_wanted(tmp_path: Path) -> None:
    write_alone(tmp_path / "new" / "page.html", b"x", makes_folder=True)

    assert (tmp_path / "new" / "page.html").is_file()


def test_pages_that_are_more_than_wait_in_memory_are_written_whole(tmp_path: Path) -> None:
    made = [Page(f"days/{at}.html", bytes([at]) * 3_000_001) for at in range(7)]

    write_pages(tmp_path / "report", iter(made))

    for page in made:
        assert (tmp_path / "report" / page.path).read_bytes() == page.data
