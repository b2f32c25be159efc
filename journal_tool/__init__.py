"""journal: a plain-text journal, and an honest report of it.

Nothing is imported here, so that the command starts fast and no import cycle can run through it.
"""

__version__ = "0.1.0"
