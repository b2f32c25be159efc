"""What the vault of an editor says of its daily notes, and what that makes of a day."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_tool.store import MAX_TEMPLATE, Store
from journal_tool.vault import DAILY_NOTES, MAX_SETTINGS, daily_notes

NOTE = "Templates/Day.md"
TEXT = "# {{title}}\n\n## Planned\n\n- [ ] Walk 10m\n- [ ] Bins of {{date:dddd}}\n\nHow was it?\n"
DAY = TEXT.replace("{{title}}", "Sunday").replace("{{date:dddd}}", "Sunday")


def vault(root: Path, named: str | bytes, text: str | bytes = TEXT, note: str = NOTE) -> Path:
    """Return a vault whose settings of daily notes name a template, or are these bytes."""
    settings = json.dumps({"template": named}).encode() if isinstance(named, str) else named
    for name, data in ((DAILY_NOTES, settings), (note, text)):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return root


def is_touched(root: Path, text: str) -> bool:
    (root / "2026-11-22.md").write_text(text, encoding="utf-8")
    (day,) = Store(root).load().days
    return day.is_touched


@pytest.mark.parametrize(
    "named", ["Templates/Day", "Templates/Day.md", "/Templates/Day", " Templates/Day "]
)
def test_a_day_that_is_as_the_vaults_template_says_nothing(tmp_path: Path, named: str) -> None:
    root = vault(tmp_path, named)

    assert not is_touched(root, DAY)
    assert is_touched(root, DAY.replace("[ ] Walk", "[x] Walk"))
    assert is_touched(root, DAY + "- [ ] Call Sam\n")
    assert is_touched(root, DAY + "Rain.\n")


def test_both_templates_count_where_the_journal_has_one_of_its_own(tmp_path: Path) -> None:
    root = vault(tmp_path, "Templates/Day")
    own = root / ".journal/templates/day.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("---\nplanned: |\n  - [ ] Tea\n---\n", encoding="utf-8")

    assert not is_touched(root, DAY)
    assert not is_touched(root, "---\nplanned: |\n  - [ ] Tea\n---\n")
    assert is_touched(root, "---\nplanned: |\n  - [ ] Call Sam\n---\n")


def outside(root: Path) -> None:
    (root.parent / "outside.md").write_text(TEXT, encoding="utf-8")


def link_outside(root: Path) -> None:
    outside(root)
    (root / "Templates/Link.md").symlink_to("../../outside.md")


def linked_folder(root: Path) -> None:
    outside(root)
    (root / "Far").symlink_to("..")


def pipe(root: Path) -> None:
    os.mkfifo(root / "Templates/Pipe.md")


def nothing(root: Path) -> None:
    (root / DAILY_NOTES).unlink()


@pytest.mark.parametrize(
    ("named", "change"),
    [
        pytest.param("Templates/Day", nothing, id="no settings"),
        pytest.param("", None, id="an empty name"),
        pytest.param("Templates/Missing", None, id="a note that is not there"),
        pytest.param("../outside", outside, id="a path that leaves the folder"),
        pytest.param("Templates/Link", link_outside, id="a link that leads out"),
        pytest.param("Far/outside", linked_folder, id="a folder that leads out"),
        pytest.param("Templates/Pipe", pipe, id="a pipe"),
        pytest.param("Templates", None, id="a folder"),
        pytest.param("a\0b", None, id="a NUL character"),
        pytest.param("\ud800", None, id="half a character"),
        pytest.param("x" * 5000, None, id="a long name"),
        pytest.param(b"", None, id="an empty file"),
        pytest.param(b"{'template': 1", None, id="no JSON"),
        pytest.param(b'{"template": ["Templates/Day"]}', None, id="a list for a name"),
        pytest.param(b'["Templates/Day"]', None, id="a list"),
        pytest.param(b"\xff\xfe{}", None, id="no UTF-8"),
        pytest.param(b"[" * 60_000, None, id="deep"),
        pytest.param(b"1" * 60_000, None, id="a long number"),
        pytest.param(
            b'{"template": "Templates/Day"}' + b" " * MAX_SETTINGS, None, id="huge settings"
        ),
    ],
)
def test_what_names_no_template_in_the_vault_costs_nothing_else(
    tmp_path: Path, named: str | bytes, change: Callable[[Path], None] | None
) -> None:
    root = vault(tmp_path / "vault", named)
    if change:
        change(root)

    assert daily_notes(root, MAX_TEMPLATE).template == ""
    assert str(root / "a\0b.md") not in Store(root).snapshot()
    assert is_touched(root, DAY)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT + " " * MAX_TEMPLATE, id="a huge one"),
        pytest.param(b"\0\0\0", id="no text"),
    ],
)
def test_a_template_that_cannot_be_read_is_none(tmp_path: Path, text: str | bytes) -> None:
    assert daily_notes(vault(tmp_path, "Templates/Day", text), MAX_TEMPLATE).template == ""


def test_a_byte_order_mark_is_no_part_of_the_settings(tmp_path: Path) -> None:
    root = vault(tmp_path, b'\xef\xbb\xbf{"template": "Templates/Day"}')

    assert daily_notes(root, MAX_TEMPLATE).template == TEXT


def test_a_change_of_the_template_or_its_name_is_seen_and_reads_all_anew(tmp_path: Path) -> None:
    """Also one that is named and comes later."""
    root = vault(tmp_path, "Templates/Later")
    known = [Store(root)]
    for name, text in (
        ("Templates/Later.md", TEXT),
        ("Templates/Later.md", TEXT + "More?\n"),
        (DAILY_NOTES, '{"template": "Templates/Day"}'),
    ):
        before = known[-1].snapshot()
        (root / name).write_text(text, encoding="utf-8")
        after = known[-1].snapshot()
        changed = {path for path in before.keys() | after if before.get(path) != after.get(path)}
        known.append(Store(root))

        assert changed == {str(root / name)}
        assert known[-1].context != known[-2].context
