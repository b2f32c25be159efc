"""What the scripts of every page say, in the language of the report."""

import json
from typing import Final

from journal_tool.language import _, pgettext

TEXTS_SCRIPT: Final = "texts.js"


def script_texts() -> bytes:
    """Return the script that the others take their texts from, by name."""
    texts = {
        "colours": _("Colours"),
        "system": pgettext("colours", "System"),
        "light": pgettext("colours", "Light"),
        "dark": pgettext("colours", "Dark"),
        "keys": pgettext("of a keyboard", "Keys"),
        "earlier": _("The month before"),
        "later": _("The month after"),
        "find": _("Find a word"),
        "these": _("These keys"),
        "use": _("Use these keys"),
        "close": pgettext("what a button does", "Close"),
        "made": _("Made for {date}; {command} brings today."),
    }
    told = json.dumps(texts, ensure_ascii=False)
    return f"globalThis.journalTexts = {told};\n".encode()  # no text
