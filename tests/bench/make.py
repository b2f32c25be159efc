"""A journal of any length that looks like one somebody wrote."""

import random
from datetime import date, timedelta
from pathlib import Path

LAST = date(2026, 6, 30)

_ACTIONS = (
    "Walk 20 min #body",
    "Sit 10m",
    "Cook a real meal 30m #home",
    "Call Sam (after lunch) ?",
    "Gym 1h -> walk 5m",
    "Tax return 2h -> open the envelope 3m 25% #work",
    "Read chapter {n}",
    "Shower 8m",
    "Make the bed 2m",
    "Wash three things 3m",
    "Answer Kasia #people",
    "Cornet, scales 10m (after tea)",
    "Invoice {n} #work",
    "Groceries 40m",
    "Stretch 5m 2..4",
    "Letter to the landlord -- the second one",
    "Lock and back 30m 4..6",
    "Water the plants",
)
_THOUGHTS = (
    "I'll do it later #put-off",
    "No point going out for five minutes #too-big",
    "Needs a proper system first #over-plan",
)
_WORDS = """
rain all morning the boiler man came and looked said ah hot water at four the launderette had its
door open so the street smelled of soap went as far as the lock and stood there a barge came
through with a dog on the roof who looked as if he had paid for the trip rang about the invoice on
hold for eleven minutes then it was the wrong department
""".split()  # noqa: SIM905  prose reads better than a list


def day_text(rng: random.Random, *, with_body: bool) -> str:
    """Return one day of about twenty-five lines."""
    lines = ["---", f"mood: {rng.randint(2, 8)}"]
    if rng.random() < 0.4:
        lines.append(f"sleep: {rng.choice(['7', '6,5', '7.5', '06:45'])}")
    lines.append("planned: |")
    for text in rng.sample(_ACTIONS, rng.randint(3, 7)):
        box = rng.choice(("[ ]", "[x]", "[x]", "[x]", "[/]", "[-]", "[>]"))
        lines.append(f"  - {box} {text.format(n=rng.randint(1, 999))}")
    lines.append("done: |")
    lines.extend(
        f"  - {text.format(n=rng.randint(1, 999))}"
        for text in rng.sample(_ACTIONS, rng.randint(0, 3))
    )
    if rng.random() < 0.2:
        lines += ["thoughts: |", f"  - {rng.choice(_THOUGHTS)} -> [x] Shoes on 2m 1..3"]
    lines += ["---", ""]
    if with_body:
        for _ in range(rng.randint(1, 3)):
            words = [rng.choice(_WORDS) for _ in range(rng.randint(20, 60))]
            text = " ".join(words).capitalize() + "."
            lines += [text[at : at + 78] for at in range(0, len(text), 78)]
            lines.append("")
    return "\n".join(lines) + "\n"


def make_journal(folder: Path, days: int, seed: int, *, with_body: bool = True) -> None:
    """Write ``days`` days that end on 30 June 2026."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "journal.toml").write_text(
        'format = 1\n[practice.walk]\nname = "Walk"\nmatch = ["lock and back*"]\nmovement = true\n'
        '[practice.sit]\nname = "Sit"\nevery = "daily"\nsizes = ["2m", "5m", "10m"]\n',
        encoding="utf-8",
    )
    for ago in range(days):
        day = LAST - timedelta(days=ago)
        text = day_text(rng, with_body=with_body)
        (folder / f"{day.isoformat()}.md").write_text(text, encoding="utf-8")
