"""Compiled templates are kept between runs, and taken only where nobody else can write."""

import os
from datetime import date
from pathlib import Path

import pytest

from journal_tool import app, resources
from journal_tool.compiled import CompiledTemplates
from journal_tool.report import Making
from journal_tool.store import Store

LAST_DAY = date(2026, 6, 30)


def _built(out: Path, compiled: CompiledTemplates) -> dict[str, bytes]:
    app.build(Store(resources.sample_journal()), LAST_DAY, out, making=Making(compiled=compiled))
    compiled.save()
    return {path.name: path.read_bytes() for path in out.glob("*.html")}


def _kept(caches: Path) -> Path:
    (file,) = (path for path in caches.rglob("*") if path.is_file())
    return file


def test_pages_are_the_same_with_kept_templates_and_without(tmp_path: Path) -> None:
    caches = tmp_path / "caches"
    first = _built(tmp_path / "first", CompiledTemplates(caches))
    known = CompiledTemplates(caches)

    assert _built(tmp_path / "again", known) == first
    assert _built(tmp_path / "without", CompiledTemplates(None)) == first


def test_what_is_kept_is_asked_for_and_not_written_again(tmp_path: Path) -> None:
    caches = tmp_path / "caches"
    _built(tmp_path / "out", CompiledTemplates(caches))
    before = _kept(caches).stat().st_ino

    _built(tmp_path / "again", CompiledTemplates(caches))

    assert _kept(caches).stat().st_ino == before


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 5000])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    caches = tmp_path / "caches"
    first = _built(tmp_path / "first", CompiledTemplates(caches))
    _kept(caches).write_bytes(damage)

    assert _built(tmp_path / "again", CompiledTemplates(caches)) == first
    assert len(_kept(caches).read_bytes()) > len(damage)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o720, 0o702])
def test_code_is_not_taken_from_a_folder_that_others_can_write_to(
    tmp_path: Path, mode: int
) -> None:
    caches = tmp_path / "caches"
    kept = CompiledTemplates(caches)
    kept.put("index", b"code")
    kept.save()
    assert CompiledTemplates(caches).get("index") == b"code"

    _kept(caches).parent.chmod(mode)

    assert CompiledTemplates(caches).get("index") is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no such modes")
def test_code_is_not_taken_from_behind_a_link(tmp_path: Path) -> None:
    kept = CompiledTemplates(tmp_path / "elsewhere")
    kept.put("index", b"code")
    kept.save()
    (tmp_path / "caches").mkdir()
    (tmp_path / "caches" / "templates").symlink_to(tmp_path / "elsewhere" / "templates")

    assert CompiledTemplates(tmp_path / "caches").get("index") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "caches").write_text("a file, no folder", encoding="utf-8")

    assert "index.html" in _built(tmp_path / "out", CompiledTemplates(tmp_path / "caches"))
