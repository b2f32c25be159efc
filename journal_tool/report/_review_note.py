"""The page that somebody writes on a month that is over: its sentences, and the three questions."""

from journal_tool.language import _
from journal_tool.phrases import month_name
from journal_tool.report._reviews import QUESTIONS
from journal_tool.report._words import clean
from journal_tool.screens import Review


def review_note(review: Review) -> str:
    """Return the text of a file to be written in, as markdown.

    It begins with a heading and has no front matter, so that nobody takes it for a day.
    """
    hint = _("Any of the three questions, or none. A few words are enough.")
    said = ["".join(clean(part.text) for part in sentence) for sentence in review.sentences]
    return "\n\n".join(
        [
            f"# {month_name(review.first)}",
            *map(_of_one_line, said),
            f"*{hint}*",
            *(f"## {_(question)}\n" for question in QUESTIONS),
        ]
    )


def _of_one_line(text: str) -> str:
    return " ".join(text.split())
