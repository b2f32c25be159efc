"""R2: the table of named traps, with exact values or exact findings."""

from tests.torture import describe
from tests.torture.registry import Result


def run(seed: int, scale: float) -> Result:  # noqa: ARG001  the table is what it is
    """Read every trap; nothing here is random."""
    from tests.test_traps import TRAPS

    failures = []
    for trap in TRAPS:
        seen, expected = trap.seen(), describe.in_order(trap.expected)
        if seen != expected:
            failures.append(f"{trap.id}\n        expected {expected}\n        got      {seen}")
    return Result(f"{len(TRAPS) - len(failures)} of {len(TRAPS)} traps", tuple(failures))
