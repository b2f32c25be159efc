"""The report: its bytes, and what it takes to make them."""

import gzip
import statistics
import sys
import tempfile
from pathlib import Path

from tests.bench.make import LAST, make_journal
from tests.bench.measure import Cost, cost, medians

SAMPLE = Path(__file__).parents[2] / "sample_journal"

RENDER = """
import sys, time
from datetime import date
from pathlib import Path
from journal_tool import app
from journal_tool.analysis import analyse
from journal_tool.compiled import CompiledTemplates
from journal_tool.dayfile import body_html
from journal_tool.report import Making, pages
from journal_tool.resources import templates
from journal_tool.store import Store
reading = app.read(Store(Path(sys.argv[1])), date(2026, 6, 30))
analysis = analyse(reading.journal, reading.settings, as_of=reading.today)
caches = Path(sys.pycache_prefix, "caches") if KEEPS else None
started = time.process_time()
compiled = CompiledTemplates(caches)
made = list(
    pages(
        reading.journal,
        analysis,
        reading.settings,
        templates(),
        reading.problems,
        body_html,
        making=Making(compiled=compiled),
    )
)
compiled.save()
print(len(made), time.process_time() - started)
"""
"""Everything after the figures, with the import of what only rendering needs."""


def sample_report(folder: Path, runs: int) -> Path:
    """Measure bytes and CPU of the report of the sample journal; return its folder."""
    out = folder / "sample"
    building = builds(SAMPLE, out, runs)
    files = sorted(path for path in out.rglob("*") if path.is_file())
    sizes = {path.relative_to(out).as_posix(): path.read_bytes() for path in files}
    packed = {name: len(gzip.compress(data, mtime=0)) for name, data in sizes.items()}
    total = sum(map(len, sizes.values()))
    print(
        f"report of the sample journal, {len(files)} files: {_kb(total)} <= 1200, "
        f"each gzipped {_kb(sum(packed.values()))} <= 250"
    )
    print(
        f"its first page: {_kb(len(sizes['index.html']))} <= 120, "
        f"gzipped {_kb(packed['index.html'])} <= 25"
    )
    _, rendering = medians(RENDER.replace("KEEPS", "True"), SAMPLE, runs)
    _, compiling = medians(RENDER.replace("KEEPS", "False"), SAMPLE, runs)
    print(
        f"rendering it: {rendering:.2f} s CPU <= 0.50, {compiling:.2f} where its templates are "
        f"not compiled yet; "
        f"the whole `journal build`: {building.cpu:.2f} s CPU, {building.wall:.2f} s"
    )
    return out


def ten_years(folder: Path, runs: int, seed: int) -> None:
    """Measure the report of 3,650 days with bodies: its first page, and the whole build."""
    made, out = folder / "ten-years", folder / "ten-years-report"
    make_journal(made, 3650, seed)
    building = builds(made, out, runs)
    print(
        f"report of 3650 days with bodies: first page {_kb((out / 'index.html').stat().st_size)} "
        f"<= 250; `journal build` {building.cpu:.1f} s CPU, {building.wall:.1f} s, "
        f"{building.peak:.0f} MB (median of {runs})"
    )


def builds(journal: Path, out: Path, runs: int) -> Cost:
    """Return the median cost of building the report of ``journal`` anew; it lies in ``out``."""
    day = LAST.isoformat()
    command = [
        sys.executable,
        "-m",
        "journal_tool",
        "-C",
        str(journal),
        "--date",
        day,
        "build",
        "--no-cache",
    ]
    with tempfile.TemporaryDirectory() as name:
        rooms = [Path(name) / str(run) for run in range(runs)]
        bytecode = Path(name) / "bytecode"
        cost([*command, "-o", str(out)], bytecode)  # compiles the modules, so it is not counted
        costs = [cost([*command, "-o", str(room)], bytecode) for room in rooms]
    return Cost(*map(statistics.median, zip(*costs, strict=True)))


def _kb(count: int) -> str:
    """Return a number of bytes in units of 1,000."""
    return f"{count / 1000:.1f} kB"
