"""Print the lowest versions that pyproject.toml allows, for pip: `make test-oldest`."""

import sys
import tomllib
from pathlib import Path


def main() -> int:
    """Print one requirement a line, pinned to its lower bound."""
    root = Path(__file__).resolve().parent.parent
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    for requirement in project["project"]["dependencies"]:
        print(requirement.replace(">=", "=="))
    return 0


if __name__ == "__main__":
    sys.exit(main())
