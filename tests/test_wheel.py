"""The built wheel, installed where nothing of the checkout can help it."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.timeout(300)
def test_a_wheel_in_a_fresh_environment_builds_the_packed_sample(tmp_path: Path) -> None:
    def run(*command: str | Path, **variables: str) -> str:
        environment = {key: value for key, value in os.environ.items() if "PYTHON" not in key}
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env=environment | variables,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    run(*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", "dist", str(ROOT))
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / "bin" / "python"
    run(*pip, "--python", str(python), "install", "--quiet", str(wheel))
    journal = tmp_path / "venv" / "bin" / "journal"
    where = "from journal_tool.resources import sample_journal as find; print(find())"
    sample = run(python, "-c", where).strip()

    assert run(journal, "--version").startswith("journal 0.")
    index = run(journal, "-C", sample, "build", "-o", "out", JOURNAL_TODAY="2026-06-30").strip()
    assert (tmp_path / index).read_text(encoding="utf-8").startswith("<!doctype html>")
    assert Path(sample).is_relative_to(tmp_path / "venv")
