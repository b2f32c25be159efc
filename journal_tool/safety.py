"""What is said of help, the same whatever a journal says: no data ever triggers it."""

from typing import Final

from journal_tool.language import N_

NOTEBOOK: Final = N_(
    "This is a notebook, not a medical device or a treatment. It does not diagnose, and nobody "
    "is watching it. If low mood lasts most of the day for two weeks or more, or makes daily "
    "life hard, talking to a doctor or therapist is worth it; you can show them the report."
)
UNSAFE: Final = N_(
    "If you might act on thoughts of harming yourself, or feel unsafe, contact your local "
    "emergency number now, or a crisis line."
)
CRISIS_LINES: Final = (
    N_("findahelpline.com lists lines by country"),
    N_("US and Canada: call or text 988"),
    N_("UK and Ireland: Samaritans 116 123"),
    N_("Australia: Lifeline 13 11 14"),
    N_("EU emergency: 112"),
)
"""Shown where the settings name nobody."""

CHECKED: Final = "2026-11-28"
"""The day on which the numbers were last held against public pages."""

OWN_PEOPLE: Final = N_(
    "Your own people and numbers can stand in the report instead: list them as people under "
    "[support] in journal.toml."
)
CAUTIONS: Final = (
    N_("With an eating disorder, leave exercise and food without targets here."),
    N_("In mania slowing down helps, and more activity does not."),
    N_("Pain and illness are good reasons to write rest for a day."),
)
"""When more activity is not what helps."""
