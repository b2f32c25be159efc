"""What the words of one journal mean: its settings, ready for looking things up."""

from typing import Final

from journal_tool.dayfile._body import BodyReader
from journal_tool.dayfile._keys import LISTS, MEASURES, OTHERS
from journal_tool.dayfile._practices import Practices
from journal_tool.model import Scale
from journal_tool.settings import Settings

_SCALES: Final = {
    "mood": Scale("mood", 0, 10),
    "mood_am": Scale("mood_am", 0, 10),
    "energy": Scale("energy", 0, 10),
    "sleep": Scale("sleep", 0, 24),
}


class Vocabulary:
    """Names a journal knows.

    Attributes:
        settings: as declared.
        practices: looked up by name, property and heading.
        scales: numbers of a day by their key, in lower case.
        identities: their names, folded.
        known: every key of a day, in lower case.
        body: reads the tasks of a body by these settings.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.practices = Practices(settings)
        self.scales = _SCALES | {scale.name.lower(): scale for scale in settings.scales}
        self.identities = frozenset(one.name.casefold() for one in settings.identities)
        self.body = BodyReader(settings.body, frozenset(self.practices.by_heading))
        conflicts = (f"{name}_conflict" for name in (*self.scales, *OTHERS))
        self.known = frozenset(
            [*LISTS, *MEASURES, *OTHERS, *self.scales, *self.practices.by_property, *conflicts]
        )
