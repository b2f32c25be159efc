"""The properties that ``python -m tests.torture`` runs.

A property is a module of this package called ``rN`` or ``rN_words``, with a ``run(seed, scale)``
that returns a :class:`Result`.  Nothing has to be registered: the module's name is enough.
"""

import importlib
import pkgutil
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"r(\d+)(_\w+)?")


@dataclass(frozen=True, slots=True)
class Result:
    """What came out of one property.

    Attributes:
        numbers: one line: how much was tried, and the worst that was seen.
        failures: what broke it, each with what is needed to see it again.
    """

    numbers: str
    failures: tuple[str, ...] = ()

    @property
    def is_kept(self) -> bool:
        return not self.failures


ZERO_LOST = ("R4", "R5", "R6", "R9", "R11", "R15")
"""The properties that together say that no byte of a journal is lost."""

Run = Callable[[int, float], Result]
"""``run(seed, scale)``: the same seed gives the same inputs; 1.0 is the bar as it is written."""


def properties() -> dict[str, Run]:
    """Return every property by its name, R1 first."""
    found: dict[int, Run] = {}
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        match = _NAME.fullmatch(module.name)
        if match:
            run: Run = importlib.import_module(f"tests.torture.{module.name}").run
            found[int(match[1])] = run
    return {f"R{number}": found[number] for number in sorted(found)}


def headline(results: Mapping[str, Result], seed: int) -> str:
    """Return what the properties of :data:`ZERO_LOST` say together; ``""`` if none was run.

    Args:
        results: by the names of those that were run.
        seed: of the run.
    """
    run = [name for name in ZERO_LOST if name in results]
    if not run:
        return ""
    broken = [f"{len(results[name].failures)} in {name}" for name in run if results[name].failures]
    away = [name for name in ZERO_LOST if name not in results]
    said = f"at least {', '.join(broken)}" if broken else "zero"
    more = f"; not run: {', '.join(away)}" if away else ""
    return f"Lost bytes over {', '.join(run)}: {said}{more}  (seed {seed})"
