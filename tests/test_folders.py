"""Where the cache, the state and the user's settings lie: as platformdirs says."""

import sys
from pathlib import Path

import platformdirs
import pytest

from journal_tool import folders

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked")


@pytest.mark.parametrize("given", [None, "", "/of/my/own", "not/absolute", "~/mine", "/a b/ü"])
def test_the_folders_are_those_of_the_specification(
    given: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for variable in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        if given is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, given)

    assert folders.caches() == platformdirs.user_cache_path("journal", appauthor=False)
    assert folders.states() == platformdirs.user_state_path("journal", appauthor=False)
    assert folders.configuration() == platformdirs.user_config_path("journal", appauthor=False)
