"""What Lighthouse says of the pages of a report, where node, npm and a Chromium are."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from threading import Thread
from typing import Any

from tools.chromium import find

PACKAGE = "lighthouse@12.8.2"
"""The last line of versions that runs on Node 18 and 20."""

CATEGORIES = ("performance", "accessibility")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --disable-sync"
)
SECONDS = 300
"""After which a run is given up."""


class LeftOut(Exception):  # noqa: N818 - named for what happened
    """There is no Lighthouse here, or it did not come to an end."""


def lighthouse(report: Path, home: Path, runs: int) -> None:
    """Measure five pages of ``report`` as a phone and as a desktop shows them.

    Args:
        report: the folder of a report.
        home: where Lighthouse is, or is to be installed.
        runs: of which the one with the middle score is shown.
    """
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    chromium = find()
    if missing or chromium is None:
        print(f"Lighthouse: left out, there is no {' and no '.join(missing or ['Chromium'])}")
        return
    beside: set[str] = set()
    warned: set[str] = set()
    try:
        program = installed(home)
        print(f"{PACKAGE}, the middle one of {runs} runs:")
        with served(report) as address:
            for page, device in product(pages_of(report), ("mobile", "desktop")):
                command = [str(program), f"{address}/{page}"]
                found = middle([run(command, device, chromium) for _ in range(runs)])
                print(f"  {page}, {device}: {scores(found)}   100, 100")
                for line in faults(found, counts=True):
                    print(f"    costs points: {line}")
                beside.update(faults(found, counts=False))
                warned.update(found["runWarnings"])
    except LeftOut as why:
        print(f"Lighthouse: left out, {why}")
        return
    for text in sorted(warned):
        print("  warning:", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text))  # the words of a link
    print("  costs no points:", "; ".join(sorted(beside)) or "nothing")


def pages_of(report: Path) -> Iterator[str]:
    """Yield the paths of the pages to look at."""
    yield "index.html"
    for folder in ("practice", "days"):
        pages = sorted(path for path in (report / folder).iterdir() if path.stem != "index")
        yield f"{folder}/{pages[-1].name}"
    yield "gap.html"
    yield "consistency.html"


def installed(home: Path) -> Path:
    """Return the program, installed into ``home`` if it is not there yet."""
    program = home / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        _output(["npm", "install", "--prefix", str(home), *quiet, PACKAGE], dict(os.environ))
    return program


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve ``folder`` to this machine alone: Lighthouse opens no ``file:`` address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def run(command: list[str], device: str, chromium: str) -> dict[str, Any]:
    """Return what Lighthouse found, as it writes it."""
    options = [
        "--quiet",
        "--no-enable-error-reporting",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={FLAGS}",
        *(["--preset=desktop"] if device == "desktop" else []),  # without it: a phone
    ]
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"HOME": home, "CHROME_PATH": chromium}
        found: dict[str, Any] = json.loads(_output([*command, *options], environment))
    if error := found.get("runtimeError"):
        raise LeftOut(f"it stopped: {error['message']}")
    return found


def _output(command: list[str], environment: dict[str, str]) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, check=True, text=True, env=environment, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        raise LeftOut(f"{Path(command[0]).name} took more than {SECONDS} s") from None
    except subprocess.CalledProcessError as error:
        said = (error.stderr.strip() or error.stdout.strip()).splitlines()[-1:]
        raise LeftOut(f"{Path(command[0]).name} stopped: {''.join(said)}") from None
    return done.stdout


def middle(tries: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the run with the middle score of the first category."""
    ordered = sorted(tries, key=lambda one: one["categories"][CATEGORIES[0]]["score"] or 0)
    return ordered[len(ordered) // 2]


def scores(found: dict[str, Any]) -> str:
    """Return the score of each category; one that could not be made is a dash."""
    texts = []
    for name in CATEGORIES:
        score = found["categories"][name]["score"]
        texts.append(f"{name} {'–' if score is None else round(100 * score)}")
    return ", ".join(texts)


def faults(found: dict[str, Any], *, counts: bool) -> Iterator[str]:
    """Yield each audit that is not passed: those that cost points, or those that cost none."""
    for name in CATEGORIES:
        category = found["categories"][name]
        for one in category["auditRefs"]:
            audit = found["audits"][one["id"]]
            is_passed = audit["score"] is None or audit["score"] == 1
            costs = bool(one["weight"]) and category["score"] != 1
            if not is_passed and costs == counts:
                shown = f" ({audit['displayValue']})" if counts and "displayValue" in audit else ""
                yield audit["title"] + shown
