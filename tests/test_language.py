"""Texts in another language: what is said, with which values, in which direction."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest

from journal_tool import phrases, resources
from journal_tool.language import N_, Pseudo, _, direction, ngettext, pgettext, using


class German:
    """A few texts of a catalogue, and mistakes that a catalogue can make."""

    TEXTS: ClassVar = {
        "{done} of {planned} happened": "von {planned} geschahen {done}",
        "{name} waits": "{nam} wartet",
        "{name} waits long": "{name wartet",
        "Monday": "Montag",
        "Mon": "Mo",
        "March": "März",
        "Mar": "Mär",
        "{day} {month}": "{day}. {month}",
        "{weekday} {date}": "{weekday}, {date}",
        "{first}–{last} {month}": "{first}.–{last}. {month}",
        "{number} %": "{number} vom Hundert",
    }

    def gettext(self, message: str, /) -> str:
        return self.TEXTS.get(message, message)

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        return {("{count} day", True): "{count} Tag", ("{count} day", False): "{count} Tage"}.get(
            (one, count == 1), many
        )

    def pgettext(self, context: str, message: str, /) -> str:
        return {"decimal sign": ",", "verb": "Mai"}.get(context, message)


@pytest.fixture
def german() -> Iterator[None]:
    with using(German()):
        yield


def test_without_a_catalogue_a_text_stands_as_it_is() -> None:
    assert _("{done} of {planned} happened", done=3, planned=5) == "3 of 5 happened"
    assert _("A brace { alone") == "A brace { alone"
    assert ngettext("{count} day", "{count} days", 1) == "1 day"
    assert ngettext("{count} day of {all}", "{count} days of {all}", 2, all=7) == "2 days of 7"
    assert ngettext("{count} day", "{count} days", 2, count="two") == "two days"
    assert pgettext("month", "May") == "May"
    assert pgettext("month", "May {day}", day=3) == "May 3"
    assert N_("Monday") == "Monday"
    assert direction() == "ltr"


@pytest.mark.usefixtures("german")
def test_a_catalogue_says_it_in_its_own_order() -> None:
    assert _("{done} of {planned} happened", done=3, planned=5) == "von 5 geschahen 3"
    assert ngettext("{count} day", "{count} days", 1) == "1 Tag"
    assert ngettext("{count} day", "{count} days", 2) == "2 Tage"
    assert pgettext("verb", "May") == "Mai"


@pytest.mark.usefixtures("german")
def test_what_a_catalogue_does_not_know_stays_english() -> None:
    assert _("Rest") == "Rest"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("message", ["{name} waits", "{name} waits long"])
def test_a_catalogue_that_names_wrong_values_stops_nothing(message: str) -> None:
    assert _(message, name="Sit") == message.format(name="Sit")


@pytest.mark.usefixtures("german")
def test_dates_and_numbers_are_said_as_the_language_says_them() -> None:
    monday = date(2026, 3, 9)

    assert phrases.long_date(monday) == "Montag, 9. März 2026"
    assert phrases.brief_date(monday, seen_from=date(2027, 1, 1)) == "Mo, 9. März 2026"
    assert phrases.short_month(monday) == "Mär"
    assert phrases.stretch(monday, date(2026, 3, 15), seen_from=monday) == "9.–15. März"
    assert phrases.decimal(-2.25) == "−2,2"
    assert phrases.number(7.5) == "7,5"
    assert phrases.percent(0.42) == "42 vom Hundert"
    assert phrases.days(3) == "3 Tage"


def test_the_language_of_before_comes_back() -> None:
    with pytest.raises(LookupError), using(German()):
        raise LookupError
    assert _("Monday") == "Monday"


def test_english_in_disguise_shows_what_is_translated() -> None:
    with using(Pseudo()):
        assert _("Four weeks") == "⟦Ƒóúŕ ŵééķš···⟧"
        assert _("{count} of", count="Sit") == "⟦Sit óƒ···⟧"
        assert ngettext("{count} day", "{count} days", 2) == "⟦2 ďáýš····⟧"
        assert pgettext("month", "May") == "⟦Ṁáý·⟧"
        assert phrases.decimal(1.5) == "1,5"
        assert direction() == "ltr"
    with using(Pseudo(is_rightward=False)):
        assert direction() == "rtl"


PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n<12 || n>14) ? 1 : 2);\\n"

msgid "{count} day"
msgid_plural "{count} days"
msgstr[0] "{count} dzień"
msgstr[1] "{count} dni"
msgstr[2] "{count} dni."

msgctxt "decimal sign"
msgid "."
msgstr ","
"""


def test_a_catalogue_is_found_by_its_language_and_has_plurals_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "pl" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "journal.po").write_text(PO, encoding="utf-8")
    compiled = tmp_path / "pl" / "LC_MESSAGES" / "journal.mo"
    command = ["-m", "babel.messages.frontend", "compile", "-i", str(tmp_path / "journal.po")]
    subprocess.run([sys.executable, *command, "-o", str(compiled), "-l", "pl"], check=True)

    for tag in ("pl", "pl-PL", "pl_PL"):
        with using(resources.catalogue(tag, tmp_path)):
            assert [phrases.days(n) for n in (1, 2, 5)] == ["1 dzień", "2 dni", "5 dni."]
            assert phrases.number(0.5) == "0,5"


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN", "xx", "de-AT", "../../etc", "ar-XA"])
def test_a_language_without_a_catalogue_is_english(tag: str) -> None:
    assert resources.catalogue(tag) is None


@pytest.mark.parametrize(("tag", "way"), [("en-XA", "ltr"), ("ar-XB", "rtl")])
def test_english_in_disguise_has_language_tags(tag: str, way: str) -> None:
    with using(resources.catalogue(tag)):
        assert direction() == way
