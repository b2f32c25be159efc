"""The pages of docs/ that are made from the code are as the code is now."""

import pytest

from tools.generate import PAGES, ROOT


@pytest.mark.parametrize("path", PAGES)
def test_a_generated_page_is_fresh(path: str) -> None:
    """Run `make docs` when this fails."""
    assert (ROOT / path).read_text(encoding="utf-8") == PAGES[path]()
