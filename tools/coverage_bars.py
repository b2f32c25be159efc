"""Hold the two bars of coverage: every branch of the core, nine tenths of the shell.

Full coverage of input and output breeds mocks, so the shell has a lower bar.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

SHELL = (
    "__main__.py",
    "app.py",
    "beginning.py",
    "cache.py",
    "checkup/",
    "cli/",
    "copies.py",
    "copy_words.py",
    "driver.py",
    "files.py",
    "folders.py",
    "joining.py",
    "kept.py",
    "live.py",
    "lookback.py",
    "mending.py",
    "naming.py",
    "newday.py",
    "output.py",
    "own_templates.py",
    "pickled.py",
    "places.py",
    "rawfiles.py",
    "recording.py",
    "ahead.py",
    "scan.py",
    "compiled.py",
    "remembered.py",
    "resolving.py",
    "repository.py",
    "resources.py",
    "saving/",
    "serve.py",
    "store.py",
    "unchanged.py",
    "vault.py",
    "watch.py",
)
"""What reads, writes, waits or listens: see the layers in ``pyproject.toml``."""
CORE_BAR = 100.0
SHELL_BAR = 90.0


def main() -> int:
    """Print the two figures and return 1 if one is below its bar."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        command = [sys.executable, "-m", "coverage", "json", "-q", "-o", str(report)]
        if subprocess.run(command, check=False).returncode:
            return 1
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
    core, shell = [0, 0], [0, 0]
    gaps = []
    for path, found in sorted(files.items()):
        name = path.replace("\\", "/").partition("journal_tool/")[2]
        is_shell = name.startswith(SHELL)
        summary = found["summary"]
        total = summary["num_statements"] + summary["num_branches"]
        covered = summary["covered_lines"] + summary["covered_branches"]
        part = shell if is_shell else core
        part[0] += covered
        part[1] += total
        if not is_shell and covered < total:
            lines = found["missing_lines"] + [arc[0] for arc in found["missing_branches"]]
            gaps.append(f"  {name}: lines {sorted(set(lines))}")
    shares = [100.0 * covered / total if total else 100.0 for covered, total in (core, shell)]
    print(f"coverage: core {shares[0]:.2f} % of 100, shell {shares[1]:.2f} % of {SHELL_BAR:.0f}")
    if shares[0] < CORE_BAR:
        print("\n".join(["not covered in the core:", *gaps]))
    return int(shares[0] < CORE_BAR or shares[1] < SHELL_BAR)


if __name__ == "__main__":
    sys.exit(main())
