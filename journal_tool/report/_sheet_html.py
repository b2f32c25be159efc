"""The sheet as one file that needs no other: its style stands inside, and it holds no link."""

from collections.abc import Mapping

from journal_tool.analysis import Analysis
from journal_tool.model import Journal
from journal_tool.report._frame import STYLE, policy
from journal_tool.report._render import Compiled, renderer
from journal_tool.report._sheet import sheet_view
from journal_tool.report._words import clean
from journal_tool.screens import Sheet
from journal_tool.settings import Settings
from journal_tool.values import dataclass

SHEET_STYLE = "sheet.css"


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """What stands around the sheet.

    Attributes:
        lang: language tag.
        journal: name of the journal.
        style: all of its style.
        policy: the content security policy, which allows this style and nothing else.
    """

    lang: str
    journal: str
    style: str
    policy: str


def sheet_page(  # noqa: PLR0913 - one front: what it says, and what it looks like
    found: Sheet,
    journal: Journal,
    analysis: Analysis,
    settings: Settings,
    templates: Mapping[str, str],
    *,
    shows_against: bool,
    compiled: Compiled | None = None,
) -> bytes:
    """Return one A4 side to bring to somebody; the same values give the same bytes.

    Args:
        found: what it says.
        journal: its name is used.
        analysis: of the same journal.
        settings: language, and whether words may stand.
        templates: the texts of the template files, by name.
        shows_against: whether evidence against and what was not done may stand.
        compiled: where compiled templates are kept, if anywhere.
    """
    style = templates[STYLE] + templates[SHEET_STYLE]
    frame = SheetFrame(clean(settings.report.lang), clean(journal.name), style, policy(style))
    view = sheet_view(
        found, analysis, shows_words=settings.report.words, shows_against=shows_against
    )
    return renderer(templates, compiled)("sheet.html.j2", frame, view)
