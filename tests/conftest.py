"""What all tests share: golden files, which ``pytest --update-golden`` writes anew, and how
hypothesis looks for counter-examples: without a stop-watch, and in CI the same ones every time.

``EXAMPLES`` says how many examples of each law are tried; ``make torture`` tries many more.
"""

import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import hypothesis
import pytest

hypothesis.settings.register_profile(
    "ours",
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "30")),
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("ours")

# What commands keep between runs is kept for these tests alone.
_CACHE = tempfile.TemporaryDirectory(prefix="journal-cache-")
os.environ["XDG_CACHE_HOME"] = _CACHE.name
os.environ["XDG_STATE_HOME"] = f"{_CACHE.name}/state"

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the files below tests/golden anew; look at the difference before committing",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Mapping[str, bytes]], None]:
    """Return a check: these files are those kept in a folder below ``golden``, byte for byte."""

    def check(folder: str, files: Mapping[str, bytes]) -> None:
        kept = GOLDEN / folder
        if request.config.getoption("--update-golden"):
            _write(kept, files)
        expected = {name: path.read_bytes() for name, path in _files(kept).items()}

        assert sorted(files) == sorted(expected)
        for name in sorted(files):
            assert files[name].decode() == expected[name].decode(), name

    return check


def _files(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, path in _files(folder).items():
        if name not in files:
            path.unlink()
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
