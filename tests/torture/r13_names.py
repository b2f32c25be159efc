"""R13: names of files: a table of real ones, and random ones that must never become days."""

from journal_tool.dayfile import Kind, read_name
from tests.torture.registry import Result


def run(seed: int, scale: float) -> Result:
    """Read the names of the table and ``10,000 * scale`` random ones, 10,000 at least."""
    from tests.test_names import TABLE, random_names, says_the_date

    failures = []
    rows = [(path, expected) for _, path, expected in TABLE]
    for path, expected in rows:
        if read_name(path) != expected:
            failures.append(f"{path!r}: {read_name(path)} instead of {expected}")
    count = max(10_000, round(10_000 * scale))
    days = 0
    for path in random_names(seed, count):
        name = read_name(path)
        if name.kind is not Kind.DAY:
            continue
        days += 1
        if name.date is None or not says_the_date(path, name.date):
            failures.append(f"{path!r} became {name.date}")
    services = [expected.service for _, expected in rows if expected.service]
    numbers = (
        f"{len(rows)} names of the table, {len(services)} of them copies as {len(set(services))}"
        f" services call theirs, {len(failures)} read wrongly; {count:,} random ones of which"
        f" {days:,} are days, rightly"
    )
    return Result(numbers, tuple(failures))
