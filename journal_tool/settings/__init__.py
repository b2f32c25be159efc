"""``journal.toml``: what a journal declares about itself.

Hides TOML, its places and its mistakes: a mistake costs its own table or value only, and
everything that is not said has a default, so that no file is needed at all.
"""

from journal_tool.settings._schema import TABLES, parse_settings
from journal_tool.settings._values import (
    DEFAULT_AREAS,
    DONE_NAMES,
    PLAN_NAMES,
    BodyRules,
    ReportRules,
    Settings,
)

__all__ = [
    "DEFAULT_AREAS",
    "DONE_NAMES",
    "PLAN_NAMES",
    "TABLES",
    "BodyRules",
    "ReportRules",
    "Settings",
    "parse_settings",
]
