"""What is said of help, the same whatever a journal says: no data ever triggers it."""

from typing import Final

NOTEBOOK: Final = (
    "This is a notebook, not a medical device or a treatment. It does not diagnose, and nobody "
    "is watching it. If low mood lasts most of the day for two weeks or more, or makes daily "
    "life hard, talking to a doctor or therapist is worth it; you can show them the report."
)
UNSAFE: Final = (
    "If you might act on thoughts of harming yourself, or feel unsafe, contact your local "
    "emergency number now, or a crisis line."
)
CRISIS_LINES: Final = (
    "findahelpline.com lists lines by country",
    "US and Canada: call or text 988",
    "UK and Ireland: Samaritans 116 123",
    "Australia: Lifeline 13 11 14",
    "EU emergency: 112",
)
"""Shown where the settings name nobody."""

CHECKED: Final = "2026-11-28"
"""The day on which the numbers were last held against public pages."""

OWN_PEOPLE: Final = (
    "Your own people and numbers can stand in the report instead: list them as people under "
    "[support] in journal.toml."
)
CAUTIONS: Final = (
    "With an eating disorder, leave exercise and food without targets here.",
    "In mania slowing down helps, and more activity does not.",
    "Pain and illness are good reasons to write rest for a day.",
)
"""When more activity is not what helps."""
