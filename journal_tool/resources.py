"""The files that are packed with the program: templates, languages and the sample journal.

Hides where they are: in a wheel below ``journal_tool/_packed``, in a checkout and an editable
install beside the package.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from journal_tool.digest import blake2b
from journal_tool.language import ENGLISH, PSEUDO, Catalogue, Pseudo, _

_PACKAGE: Final = Path(__file__).parent


class IncompleteInstallation(Exception):  # noqa: N818 - named for what happened
    """Files that belong to the program are not there."""

    def __init__(self, what: str, looked: tuple[Path, Path]) -> None:
        self.what = what
        self.looked = looked
        first, second = looked
        super().__init__(
            _(
                "this installation of journal is incomplete: no {what} in {place} nor in {other}; "
                "install it again",
                what=what,
                place=first,
                other=second,
            )
        )


def templates() -> Mapping[str, str]:
    """Return the text of each packed template, style sheet, script and settings file by its name.

    Raises:
        IncompleteInstallation: there are none.
    """
    folder = _folder("templates", holds="base.html.j2")
    paths = sorted(
        path for path in folder.iterdir() if path.suffix in (".j2", ".css", ".js", ".toml")
    )
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def packed_template(name: str) -> str:
    """Return the text of one packed template, without reading the others.

    Raises:
        IncompleteInstallation: there are none.
    """
    return (_folder("templates", holds="base.html.j2") / name).read_text(encoding="utf-8")


def templates_digest() -> bytes:
    """Return the digest of all packed templates: what every page of a report depends on."""
    texts = "".join(f"{name}\0{text}\0" for name, text in sorted(templates().items()))
    return blake2b(texts.encode(), digest_size=32).digest()


def catalogue(tag: str, folder: Path = _PACKAGE / "locale") -> Catalogue | None:
    """Return the texts in the language of ``tag``; ``None`` if they are there in English only.

    Args:
        tag: a language tag, such as ``pt-BR``; a language without its region stands in for one
            with it.  ``en-XA`` and ``ar-XB`` are English in disguise.
        folder: of the catalogues, ``LANGUAGE/LC_MESSAGES/journal.mo``.
    """
    if tag in PSEUDO:
        return Pseudo(is_rightward=PSEUDO[tag])
    parts = tag.replace("-", "_").split("_")
    if parts[0].lower() == ENGLISH:
        return None
    from gettext import GNUTranslations

    for length in range(len(parts), 0, -1):
        path = folder / "_".join(parts[:length]) / "LC_MESSAGES" / "journal.mo"
        if path.is_file():
            with path.open("rb") as file:
                return GNUTranslations(file)
    return None


def sample_journal() -> Path:
    """Return the folder of the packed sample journal; it is to be read and never written.

    Raises:
        IncompleteInstallation: it is not there.
    """
    return _folder("sample_journal", holds="journal.toml")


def _folder(name: str, *, holds: str) -> Path:
    """Return the folder ``name`` that has a file called ``holds``: any other one is not ours."""
    places = (_PACKAGE / "_packed" / name, _PACKAGE.parent / name)
    for place in places:
        if (place / holds).is_file():
            return place
    raise IncompleteInstallation(name, places)
