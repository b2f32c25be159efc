"""Install groups of pyproject.toml's [dependency-groups] into this environment.

pip reads such groups itself only from version 25.1 on, and the oldest Python that the
project runs on brings an older one.
"""

import subprocess
import sys
import tomllib
from pathlib import Path


def main(names: list[str]) -> int:
    """Install the groups and return pip's exit code."""
    root = Path(__file__).resolve().parent.parent
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    wanted = [one for name in names for one in groups[name]]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return subprocess.run([*command, *wanted], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
