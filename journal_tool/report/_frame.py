"""What stands around every page: its title, its way to the other pages, its safety."""

import base64
import hashlib
from datetime import date

from journal_tool.analysis import month_label
from journal_tool.language import _
from journal_tool.report._words import clean
from journal_tool.values import dataclass

INDEX = "index.html"
CHECK = "check.html"
ABOUT = "about.html"
ALTHOUGH = "although.html"
GAP = "gap.html"
EVIDENCE = "evidence.html"
CONSISTENCY = "consistency.html"
MOOD = "mood.html"
DIPS = "dips.html"
THOUGHTS = "thoughts.html"
MOVEMENT = "movement.html"
SEARCH = "search.html"
STYLE = "report.css"
SCRIPTS = ("theme.js", "keys.js", "date.js")
"""They add to the pages; without them nothing is missing."""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page.

    Attributes:
        text: what it says.
        href: where it leads.
        current: ``page`` if it stands on that page, ``true`` if on one beside it; else ``""``.
    """

    text: str
    href: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What ``base.html.j2`` shows around a page.

    Attributes:
        lang: language tag of the page.
        title: of this page.
        journal: name of the journal.
        home: from this page to the folder of the report: ``""`` or ``../``.
        style: the style sheet, to stand in the page; ``""``: it is linked.
        has_scripts: whether scripts are linked.
        policy: the content security policy.
        links: to the other pages.
    """

    lang: str
    title: str
    journal: str
    home: str
    style: str
    has_scripts: bool
    policy: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages of one report have in common.

    Attributes:
        lang: language tag of the pages.
        journal: name of the journal.
        days: path of the newest page of days; ``""`` without one.
        has_problems: whether ``check.html`` has something to say.
        more: name and path of each further page that has something to say.
        has_search: whether the words can be searched.
        has_scripts: whether the pages link scripts that stand beside them.
    """

    lang: str
    journal: str
    days: str
    has_problems: bool
    more: tuple[tuple[str, str], ...] = ()
    has_search: bool = False
    has_scripts: bool = True

    def frame(self, path: str, title: str, *, style: str = "") -> Frame:
        """Return what stands around the page at ``path``."""
        home = "../" * path.count("/")
        links = [(_("Today"), INDEX)]
        links.extend(self.more)
        if self.days:
            links.append((_("Days"), self.days))
        if self.has_search:
            links.append((_("Search"), SEARCH))
        if self.has_problems:
            links.append((_("To mend"), CHECK))
        links.append((_("About"), ABOUT))
        return Frame(
            lang=clean(self.lang),
            title=title,
            journal=clean(self.journal),
            home=home,
            style=style,
            has_scripts=self.has_scripts,
            policy=policy(style, has_scripts=self.has_scripts),
            links=tuple(Link(text, home + to, _current(to, path)) for text, to in links),
        )


def _current(to: str, path: str) -> str:
    if to == path:
        return "page"
    is_beside = "/" in to and to.partition("/")[0] == path.partition("/")[0]
    return "true" if is_beside else ""


def policy(style: str, *, has_scripts: bool = False) -> str:
    """Return the content security policy of a page that holds ``style``, or links a style sheet.

    Scripts are files beside the page or nothing: what stands in a page never runs.
    """
    scripts = "script-src 'self'; " if has_scripts else ""
    source = "'self'"
    if style:
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        source = f"'sha256-{digest}'"
    return (
        f"default-src 'none'; style-src {source}; {scripts}img-src 'self' data:; "  # no text
        "base-uri 'none'; form-action 'none'"
    )


def month_path(day: date) -> str:
    """Return the path of the page that holds ``day``."""
    return f"days/{month_label(day)}.html"  # no text


def day_anchor(day: date) -> str:
    """Return the name of ``day`` within the page of its month."""
    return f"d{day.day:02d}"


def day_href(day: date) -> str:
    """Return the way from the folder of the report to ``day``."""
    return f"{month_path(day)}#{day_anchor(day)}"
