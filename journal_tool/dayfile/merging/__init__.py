"""How two versions of a day become one; the front is :mod:`journal_tool.dayfile.merge`."""
