"""See to a Chromium for the browser tests, and to what reads a PDF: install Debian's.

Says what it found and never fails: without a browser the tests say so and are skipped, or,
with CI=true, fail.
"""

import os
import shutil
import subprocess
import sys
from typing import Final

PACKAGES: Final = ("chromium", "fonts-dejavu", "poppler-utils")


def find() -> str | None:
    """Return the path of a Chromium, or ``None``."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)


def install() -> None:
    """Install Debian's packages, as root on a Debian."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES],
    ):
        subprocess.run(
            command,
            env=environment,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=900,
        )


def main() -> int:
    """Look for a browser, install one where that is allowed, say how it went."""
    if find() is None or shutil.which("pdftotext") is None:
        install()
    path = find()
    print(f"Chromium: {path}" if path else "Chromium: none; browser tests will be skipped")
    return 0


if __name__ == "__main__":
    sys.exit(main())
