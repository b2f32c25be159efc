"""The report as pages: a journal and its figures in, bytes out.

Front of the package.  Importing it loads no template engine; ``pages`` does when it is called.
``report.single`` makes one document of the pages; what reads HTML is loaded with it alone.
"""

from journal_tool.report._charts_text import (
    beside_text,
    evidence_text,
    gap_text,
    log_text,
    stats_text,
)
from journal_tool.report._html import pages
from journal_tool.report._json import day_record
from journal_tool.report._memory import NO_MEMORY, PLAINLY, Kept, Key, Making, Memory
from journal_tool.report._own import own_names, own_pages
from journal_tool.report._page import Page
from journal_tool.report._render import Compiled
from journal_tool.report._review_note import review_note
from journal_tool.report._sheet_html import sheet_page
from journal_tool.report._stats import evidence_record, gap_record, log_record, stats_record
from journal_tool.report._text import (
    asked_text,
    day_text,
    days_text,
    last_text,
    practice_text,
    today_in_short,
    today_text,
)

__all__ = [
    "NO_MEMORY",
    "PLAINLY",
    "Compiled",
    "Kept",
    "Key",
    "Making",
    "Memory",
    "Page",
    "asked_text",
    "beside_text",
    "day_record",
    "day_text",
    "days_text",
    "evidence_record",
    "evidence_text",
    "gap_record",
    "gap_text",
    "last_text",
    "log_record",
    "log_text",
    "own_names",
    "own_pages",
    "pages",
    "practice_text",
    "review_note",
    "sheet_page",
    "stats_record",
    "stats_text",
    "today_in_short",
    "today_text",
]
