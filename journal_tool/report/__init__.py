"""The report as pages: a journal and its figures in, bytes out.

Front of the package.  Importing it loads no template engine; ``pages`` does when it is called.
"""

from journal_tool.report._html import pages
from journal_tool.report._json import day_record
from journal_tool.report._page import Page
from journal_tool.report._text import (
    day_text,
    days_text,
    last_text,
    practice_text,
    today_in_short,
    today_text,
)

__all__ = [
    "Page",
    "day_record",
    "day_text",
    "days_text",
    "last_text",
    "pages",
    "practice_text",
    "today_in_short",
    "today_text",
]
