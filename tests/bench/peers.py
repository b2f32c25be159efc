"""Builds of journals of many years, beside Hugo on the same folder and hledger on their deeds."""

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from journal_tool.cache import SETTLED
from journal_tool.store import Store
from tests.bench.make import LAST, make_journal
from tests.bench.measure import Cost, cost

DAYS = (1000, 3650, 10_000)

_SINGLE = """<!doctype html><title>{{ .Title }}</title><main>
<h1>{{ .Date.Format "2 January 2006" }}</h1>
<p>{{ .Params.mood }}</p><pre>{{ .Params.planned }}</pre><pre>{{ .Params.done }}</pre>
{{ .Content }}</main>
"""
_LIST = """<!doctype html><title>{{ .Title }}</title><ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Date.Format "2 January 2006" }}</a></li>
{{ end }}</ul>
"""


def beside_peers(folder: Path, runs: int, seed: int) -> None:
    """Measure cold, unchanged and one-day builds, and what the peers take for the same days."""
    a_day: dict[int, float] = {}
    for days in DAYS:
        root = folder / f"peers-{days}"
        make_journal(root, days, seed)
        time.sleep(2 * SETTLED / 1e9)  # files that have just changed are never trusted
        a_day[days] = _beside(root, folder / f"out-{days}", days, runs) / days
    few, many = min(DAYS), max(DAYS)
    print(f"a day of {many}, cold: {a_day[many] / a_day[few]:.2f} x a day of {few} <= 1.15")


def _beside(root: Path, out: Path, days: int, runs: int) -> float:
    """Return the CPU seconds of a cold build."""
    with tempfile.TemporaryDirectory() as name:
        bytecode, cache = Path(name, "bytecode"), Path(name, "cache")
        os.environ["XDG_CACHE_HOME"] = str(cache)
        command = [sys.executable, "-m", "journal_tool", "-C", str(root)]
        build = [*command, "--date", LAST.isoformat(), "build", "-q", "-o", str(out)]
        cost([*command, "--version"], bytecode)

        def cold() -> None:
            shutil.rmtree(cache, ignore_errors=True)
            shutil.rmtree(out, ignore_errors=True)

        def edit() -> None:
            with (root / f"{LAST.isoformat()}.md").open("a", encoding="utf-8") as file:
                file.write("\nAnd one line more.\n")

        ours = {
            "cold": _median(build, bytecode, runs, cold),
            "no change": _median(build, bytecode, runs),
            "one day": _median(build, bytecode, runs, edit),
        }
        hugo = _hugo(root, Path(name, "hugo"), bytecode, runs)
        hledger = _hledger(root, Path(name, "all.journal"), bytecode, runs)
    for what, one in ours.items():
        print(_line(days, what, one) + _ratios(what, one, hugo, hledger))
    for what, other in (("Hugo", hugo), ("hledger", hledger)):
        if other is not None:
            print(_line(days, what, other))
    return ours["cold"].cpu


def _line(days: int, what: str, one: Cost) -> str:
    return (
        f"{days:>6} days, {what:<9} {one.wall:6.2f} s wall {one.cpu:6.2f} s CPU {one.peak:4.0f} MB"
    )


def _ratios(what: str, one: Cost, hugo: Cost | None, hledger: Cost | None) -> str:
    told = ""
    if hugo is not None and what == "cold":
        told += f"   {one.wall / hugo.wall:.2f} x Hugo's wall <= 0.60"
        told += f", {one.peak / hugo.peak:.2f} x its memory <= 0.50"
    if hledger is not None and what != "cold":
        goal = 0.20 if what == "no change" else 0.60
        told += f"   {one.wall / hledger.wall:.2f} x hledger's wall <= {goal:.2f}"
    return told


def _median(
    command: list[str], bytecode: Path, runs: int, before: Callable[[], None] = lambda: None
) -> Cost:
    rows = []
    for _ in range(runs):
        before()
        rows.append(cost(command, bytecode))
    return Cost(*(statistics.median(column) for column in zip(*rows, strict=True)))


def _hugo(root: Path, site: Path, bytecode: Path, runs: int) -> Cost | None:
    """Return what Hugo takes for a page of each day and a list of them; ``None`` without Hugo."""
    hugo = shutil.which("hugo")
    if hugo is None:
        print("Hugo is not installed, so there is nothing to compare with")
        return None
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (site / "config.toml").write_text('baseURL = "/"\ntitle = "journal"\n', encoding="utf-8")
    (layouts / "single.html").write_text(_SINGLE, encoding="utf-8")
    (layouts / "list.html").write_text(_LIST, encoding="utf-8")
    build = [hugo, "--quiet", "--source", str(site), "--contentDir", str(root)]
    return _median(
        build, bytecode, runs, lambda: shutil.rmtree(site / "public", ignore_errors=True)
    )


def _hledger(root: Path, file: Path, bytecode: Path, runs: int) -> Cost | None:
    """Return what hledger takes to sum up the same deeds by month; ``None`` without hledger."""
    hledger = shutil.which("hledger")
    if hledger is None:
        print("hledger is not installed, so there is nothing to compare with")
        return None
    with file.open("w", encoding="utf-8") as written:
        for day in Store(root).load().days:
            for one in day.actions:
                sign = "*" if one.is_done else "!"
                place = one.key.replace(" ", "-")
                minutes = one.minutes or 1
                written.write(
                    f"{day.date} {sign} {one.name}\n    deeds:{place}  {minutes}m\n    plan\n\n"
                )
    return _median([hledger, "-f", str(file), "balance", "--monthly"], bytecode, runs)
