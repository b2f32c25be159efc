"""``journal.toml``: what a journal declares about itself.

Hides TOML, its places and its mistakes: a mistake costs its own table or value only, and
everything that is not said has a default, so that no file is needed at all.
"""

from journal_tool.diagnostics import Diagnostic
from journal_tool.settings._declared import read_journal_settings, read_user_settings
from journal_tool.settings._join import (
    CannotJoin,
    Joined,
    table_for,
    with_match,
    with_practice,
)
from journal_tool.settings._origins import Origin, origins
from journal_tool.settings._settings import (
    DEFAULT_AREAS,
    DONE_NAMES,
    PLAN_NAMES,
    BodyRules,
    ReportRules,
    Settings,
)
from journal_tool.settings._tables import TABLES
from journal_tool.settings._values import Findings
from journal_tool.text import SourceText

__all__ = [
    "DEFAULT_AREAS",
    "DONE_NAMES",
    "PLAN_NAMES",
    "TABLES",
    "BodyRules",
    "CannotJoin",
    "Joined",
    "Origin",
    "ReportRules",
    "Settings",
    "origins",
    "parse_settings",
    "table_for",
    "with_match",
    "with_practice",
]


def parse_settings(
    source: SourceText, defaults: SourceText | None = None
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Return what ``journal.toml`` says, and everything in it that means nothing.

    Total: it never raises, whatever the text.  What is not TOML costs the table it stands in, a
    wrong value its own key; the rest is in force.

    Args:
        source: the text of ``journal.toml``.
        defaults: the user's own settings, of the same shape, which lie below those of every
            journal; only ``day_ends``, ``week_starts``, ``areas``, ``small`` and ``units`` of
            ``[journal]``, and ``[report]``, ``[body]``, ``[boxes]``, ``[support]`` count.  The
            journal wins key by key (in ``[boxes]`` sign by sign).

    Returns:
        The settings in force, and the findings by place, those of ``source`` first.
    """
    below = Findings(defaults or SourceText("", ""))
    users = read_user_settings(below)
    findings = Findings(source)
    declared = read_journal_settings(findings, users)
    values = {name: {**users[name], **given} for name, given in declared.values.items()}
    settings = Settings(
        **values["journal"],
        practices=declared.practices,
        identities=declared.identities,
        pauses=declared.pauses,
        body=BodyRules(**values["body"]),
        boxes=values["boxes"],
        scales=declared.scales,
        experiments=declared.experiments,
        report=ReportRules(**values["report"]),
        support=values["support"].get("people", ()),
    )
    return settings, (*findings.by_place(), *below.by_place())
