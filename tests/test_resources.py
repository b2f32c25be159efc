"""The packed files are found wherever the program is installed."""

from pathlib import Path

import pytest

from journal_tool import resources

ROOT = Path(__file__).parent.parent


def install(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text of {path.name}\r\n", encoding="utf-8")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place where the package lies, with nothing around it."""
    place = tmp_path / "site-packages" / "journal_tool"
    place.mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", place)
    return place


def test_a_checkout_has_its_templates_beside_the_package() -> None:
    found = resources.templates()

    assert found.keys() >= {"base.html.j2", "index.html.j2", "month.html.j2", "report.css"}
    assert found.keys() == {
        path.name
        for path in (ROOT / "templates").iterdir()
        if path.suffix in (".j2", ".css", ".js", ".toml")
    }


def test_a_new_day_is_front_matter_with_empty_lists_and_nothing_else() -> None:
    assert resources.templates()["day.md.j2"] == "---\nmood:\nplanned: |\ndone: |\n---\n"


def test_a_wheel_has_them_inside_the_package(package: Path) -> None:
    install(package / "_packed" / "templates", "base.html.j2", "report.css", "notes.txt")
    install(package / "_packed" / "sample_journal", "journal.toml")

    assert resources.templates() == {
        "base.html.j2": "text of base.html.j2\n",
        "report.css": "text of report.css\n",
    }
    assert resources.sample_journal() == package / "_packed" / "sample_journal"


def test_a_checkout_has_the_sample_journal_beside_the_package(package: Path) -> None:
    install(package.parent / "sample_journal", "journal.toml")

    assert resources.sample_journal() == package.parent / "sample_journal"


def test_templates_of_another_program_are_not_taken_for_ours(package: Path) -> None:
    """In ``site-packages`` a folder called ``templates`` can be anybody's."""
    install(package.parent / "templates", "theirs.html.j2")

    with pytest.raises(resources.IncompleteInstallation, match="no templates in"):
        resources.templates()


def test_a_missing_sample_journal_is_told_with_both_places(package: Path) -> None:
    with pytest.raises(resources.IncompleteInstallation) as caught:
        resources.sample_journal()

    text = str(caught.value)
    assert "install it again" in text
    assert str(package / "_packed" / "sample_journal") in text
    assert str(package.parent / "sample_journal") in text
