"""Journals that are hard on a page, as files: hostile text, far too much, almost nothing.

Each function writes one journal to a folder that is not there yet and returns the folder.
"""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Final

LAST_DAY: Final = date(2026, 6, 30)
"""The newest day of each of them."""

NAMES: Final[dict[str, str]] = {
    "one word of 500 letters": "Rindfleischetikettierungsueberwachung" * 13 + "sgesetzesaufgabenue",
    "words, 500 letters of them": " ".join(["The long way round by the canal and the lock"] * 12)[
        :500
    ],
    "emoji": "👩\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 🧗🏾\u200d♀️ e\u0301\u0323 climbed",
    "Arabic": "المشي حول البحيرة قبل الفطور",
    "Hebrew": "הליכה לתיבת הדואר ובחזרה",
    "marks": "\u202egnp.elif\u2066 over \x07 and \x85\u2028 \x1b[31m out\u2069",
    "markup": "</script></style><img src=x onerror=\"document.title='run'\"><b>bold</b> &amp; <!--",
    "templates": "{{ 7*7 }} {% raw %} {# no #} ${7*7} <%= 7*7 %>",
}
"""What is hard, and a name that is; none may end like a mark."""

_STATES: Final = "x/ x->xx "


def hostile(root: Path, weeks: int = 6) -> Path:
    """Write a journal with every kind of page, and hard text wherever text can stand."""
    names = list(NAMES.values())
    _settings(root, [name for name in names if name != NAMES["marks"]])
    for at in range(weeks * 7):
        day = LAST_DAY - timedelta(days=at)
        if 20 <= at < 27 or at % 11 == 10:
            continue  # a pause, and days without a file
        turn = [names[(at + one) % len(names)] for one in range(len(names))]
        _write(root, day, _day(at, turn))
    _write(root, LAST_DAY - timedelta(days=10), "Done: walk\x00 \n")
    return root


def _settings(root: Path, names: list[str]) -> None:
    text = [
        "[journal]",
        f"areas = {_toml(names)}",
        f"small = {_toml([f'{name} 2m' for name in names])}",
        "[support]",
        f"people = {_toml(names)}",
    ]
    for at, name in enumerate(names):
        text += [
            f"[identity.i{at}]",
            f"says = {_toml(name)}",
            f"[practice.p{at}]",
            f"name = {_toml(name)}",
            'every = "daily"',
            f"movement = {'true' if at % 2 else 'false'}",
            f"area = {_toml(name)}",
            f"sizes = {_toml([f'{name} (2m)', f'{name} (10m)'])}",
            f'as = "i{at}"',
        ]
    text += ["[[pause]]", "first = 2026-05-25", "last = 2026-05-27", f"why = {_toml(names[0])}"]
    root.mkdir(parents=True)
    (root / "journal.toml").write_text("\n".join(text) + "\n", encoding="utf-8")


def _toml(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)  # its escapes are those of TOML


def _day(at: int, names: list[str]) -> str:
    if at % 9 == 8:
        return f"---\nrest: {names[0]}\n---\n{names[1]}\n"
    low = at % 7
    planned = "".join(
        f"  - [{_STATES[(at + one) % 9]}] {name} 20m -> {names[one - 1]} 2m ({names[one - 2]})"
        f" ? {10 * low}% expect:{low} felt:{9 - low} {low}..{at % 10}"
        f" #{_tag(name)} #{_tag(names[1])} -- {names[one - 3]}\n"
        for one, name in enumerate(names[:5])
    )
    thoughts = f"  - {names[5]} #put-off -> [{_STATES[at % 9]}] {names[6]} 2m\n  - {names[7]}\n"
    sides = [f"  - {name} #i{one}\n" for one, name in enumerate(names)]
    return (
        f"---\nmood: {at % 11} {names[0]}\nsleep: 7\nplanned: |\n{planned}"
        f"done: |\n  - {names[5]} 5m\n  - {names[6]}\nthoughts: |\n{thoughts}"
        f"for: |\n{''.join(sides[::2])}against: |\n{''.join(sides[1::2])}---\n\n"
        + "\n\n".join(names[:4])
        + f"\n\n# {names[4]}\n\n| {names[5]} | {names[0]} |\n|---|---|\n| a | b |\n\n"
        f"    {names[0]}\n\n[{names[6]}](javascript:alert(1)) ![{names[7]}](https://evil.example/p.gif)\n"
    )


def _tag(name: str) -> str:
    return "".join(one if one.isalnum() else "-" for one in name)[:60].strip("-")


def many(root: Path, count: int = 400, days: int = 40) -> Path:
    """Write so many days with so many practices, each of them on every tenth day."""
    root.mkdir(parents=True)
    text = [f'[practice.p{at}]\nname = "Practice {at}"\nevery = "3/week"' for at in range(count)]
    (root / "journal.toml").write_text("\n".join(text) + "\n", encoding="utf-8")
    for at in range(days):
        some = range(at % 10, count, 10)
        lines = "".join(f"  - [{_STATES[(at + one) % 9]}] Practice {one} 5m\n" for one in some)
        _write(root, LAST_DAY - timedelta(days=at), f"---\nplanned: |\n{lines}---\n")
    return root


def no_practice(root: Path) -> Path:
    """Write a month in which nothing comes back."""
    root.mkdir(parents=True)
    for at in range(30):
        text = f"---\nplanned: |\n  - [{_STATES[at % 9]}] Thing number {at}\n---\n"
        _write(root, LAST_DAY - timedelta(days=at), text)
    return root


def one_day(root: Path) -> Path:
    """Write one day, one line."""
    root.mkdir(parents=True)
    _write(root, LAST_DAY, "Done: opened a curtain\n")
    return root


def ten_silent_years(root: Path) -> Path:
    """Write two days, and ten years between them in which nothing is."""
    root.mkdir(parents=True)
    _write(root, LAST_DAY.replace(year=2016), "---\nplanned: |\n  - [x] Walk 20m 2..5\n---\nWet.\n")
    _write(root, LAST_DAY, "---\nplanned: |\n  - [x] Walk 10m 3..4\n  - [ ] Sit\n---\nDry.\n")
    return root


def _write(root: Path, day: date, text: str) -> None:
    (root / f"{day}.md").write_text(text, encoding="utf-8", newline="")
