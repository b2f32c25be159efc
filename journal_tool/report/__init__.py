"""The report as pages: a journal and its figures in, bytes out.

Front of the package.  Importing it loads no template engine; ``pages`` does when it is called.
"""

from journal_tool.report._html import pages
from journal_tool.report._json import day_record
from journal_tool.report._page import Page

__all__ = ["Page", "day_record", "pages"]
