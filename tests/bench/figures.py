"""The figures: from the days of a journal to all its numbers."""

from pathlib import Path

from tests.bench.make import make_journal
from tests.bench.measure import medians

ANALYSE = """
import gc, sys, time
from dataclasses import replace
from datetime import date
from pathlib import Path
from journal_tool.store import Store
import journal_tool.model, journal_tool.settings, journal_tool.phrases
started = time.process_time()
import journal_tool.analysis
imported = time.process_time()
from journal_tool.analysis import analyse, summarise
store = Store(Path(sys.argv[1]))
journal = store.load()
gc.collect()
gc.freeze()  # what was read is no work of the figures
made = time.process_time()
summaries = summarise(journal.days, store.settings)
summed = time.process_time()
journal = replace(journal, summaries=summaries)
gc.collect()
gc.freeze()
before = time.process_time()
_ = analyse(journal, store.settings, as_of=date(2026, 7, 1)).figures
after = time.process_time()
actions = sum(len(day.actions) for day in journal.days)
print(actions, imported - started, (summed - made) / len(journal.days), after - before)
"""


def analysing(folder: Path, runs: int, seed: int) -> None:
    """Measure the figures: CPU of all of them from the summaries of the days."""
    for days, goal in ((3650, "<= 0.06 s"), (10_000, "<= 0.2 s")):
        made = folder / f"figures-{days}"
        make_journal(made, days, seed, with_body=False)
        actions, importing, summing, analysing_ = medians(ANALYSE, made, runs)
        print(
            f"figures of {days:>6} days, {actions:.0f} actions: {analysing_:.3f} s CPU {goal}; "
            f"summaries {1e6 * summing:.0f} us a day <= 30; import {1000 * importing:.0f} ms <= 15"
        )
