"""Cold reading: from the files of a journal to its days."""

from pathlib import Path

from tests.bench.make import make_journal
from tests.bench.measure import medians

READ = """
import resource, sys, time
from pathlib import Path
started = time.process_time()
from journal_tool.store import Store
imported = time.process_time()
journal = Store(Path(sys.argv[1])).load()
ended = time.process_time()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(len(journal.days), imported - started, ended - imported, peak)
"""


def reading(folder: Path, runs: int, seed: int) -> None:
    """Measure cold reading: CPU for ten years without bodies, memory for 10,000 days."""
    for days, with_body, goal in (
        (3650, False, "<= 1.2 s"),
        (3650, True, ""),
        (10_000, True, "<= 250 MB"),
    ):
        made = folder / f"{days}-{with_body}"
        make_journal(made, days, seed, with_body=with_body)
        _, importing, loading, peak = medians(READ, made, runs)
        seconds = importing + loading
        body = "with bodies" if with_body else "without bodies"
        print(
            f"read {days:>6} days {body:<15} {seconds:6.2f} s CPU "
            f"{1e6 * seconds / days:6.0f} us a day {peak:6.0f} MB   {goal}"
        )
