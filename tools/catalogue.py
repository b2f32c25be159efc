"""The texts that a language translates, collected from the code and the templates."""

from contextlib import redirect_stderr
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

ROOT: Final = Path(__file__).resolve().parent.parent
KEYWORDS: Final = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
HEAD: Final = """\
# The texts of journal. Made by `make docs`; docs/translating.md says how a language is made of it.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def catalogue() -> str:
    """Return the template of every catalogue, in the order of its texts; lines are left out."""
    found = Catalog()
    for method, paths in (
        ("python", sorted((ROOT / "journal_tool").rglob("*.py"))),
        ("jinja2.ext:babel_extract", sorted((ROOT / "templates").glob("*.html.j2"))),
    ):
        for path in paths:
            place = (path.relative_to(ROOT).as_posix(), 1)
            # It warns of values that are f-strings: they are no texts.
            with redirect_stderr(StringIO()):
                texts = list(extract_from_file(method, str(path), keywords=KEYWORDS))
            for _line, message, _comments, context in texts:
                found.add(message, locations=[place], context=context)
    written = BytesIO()
    write_po(written, found, omit_header=True, include_lineno=False, sort_output=True, width=100)
    return HEAD + written.getvalue().decode()
