"""Pictures that days name, as files of the report.

A file is called by its bytes: two days that show one picture share it, and no name that somebody
gave to a picture is in the report.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from journal_tool.dayfile import Show, Shown
from journal_tool.model import Day
from journal_tool.pictures import Picture, Pictures
from journal_tool.report._page import Page

RenderBody: TypeAlias = Callable[[str, Show], str]
"""From the text of a file, and what shows its pictures, to safe HTML."""

_FOLDER: Final = "files"
_DIGITS: Final = 32


def picture_pages(pictures: Pictures, days: Iterable[Day]) -> Iterator[Page]:
    """Yield each picture that one of ``days`` shows, once, by its path."""
    paths = {words.path for day in days for words in day.words}
    made = {_path(one): one.data for (path, _), one in pictures.items() if path in paths}
    for path in sorted(made):
        yield Page(path, made[path])


def with_pictures(render_body: RenderBody, pictures: Pictures) -> Callable[[str, str], str]:
    """Return what makes safe HTML of a text and the path of its file, for a page of days."""

    def rendered(text: str, path: str) -> str:
        def show(name: str) -> Shown | None:
            one = pictures.get((path, name))
            return Shown(f"../{_path(one)}", one.width, one.height) if one else None

        return render_body(text, show)

    return rendered


def _path(picture: Picture) -> str:
    return f"{_FOLDER}/{picture.digest[:_DIGITS]}.{picture.kind}"
