"""Sync clients that have a journal's folder, each known by what it leaves there.

None of them is asked: it is looked at names, and at the files in which a client is told what to
leave out.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from journal_tool.checkup._facts import Client, Report
from journal_tool.language import _
from journal_tool.output import MANIFEST, Reader, pages_in
from journal_tool.patterns import pattern

_COPY: Final = pattern(
    r"""(?xi)
      \.sync-conflict-\d{8}-\d{6}
    | conflicted\ copy | _conflict-\d{8} | \(SFConflict\b | \.Conflict\b | \(CONFLICT\b
    | \.conflict\d+ | \ \(\d{1,2}\)\.[a-z]+$ | \ [2-9]\.[a-z]+$
    """
)
"""In the name of a page, what no page of ours has: its names hold no blank and no bracket."""


class _Kind(NamedTuple):
    """A client: its name, its sign in a folder, and what keeps a folder below that out."""

    name: str
    sign: Callable[[Path, list[str]], str]
    keep_out: Callable[[Path, str], str]


def clients(root: Path, out: Path) -> tuple[Client, ...]:
    """Return the clients that have the folder of a journal.

    Args:
        root: of the journal.
        out: folder of the report; it need not exist.
    """
    real, report = Path(os.path.realpath(root)), Path(os.path.realpath(out))
    found: dict[str, Client] = {}
    for folder in (real, *real.parents):
        names = _names(folder)
        for kind in _KINDS:
            sign = kind.sign(folder, names)
            if not sign or kind.name in found:
                continue
            keep_out = ""
            if report.is_dir() and folder in report.parents:
                keep_out = kind.keep_out(folder, report.relative_to(folder).as_posix())
            found[kind.name] = Client(kind.name, str(folder), folder == real, sign, keep_out)
    return tuple(found.values())


def report(out: Path) -> Report:
    """Return what is to be said of the report in a folder."""
    reader = Reader(out)
    foreign = [
        page
        for page in pages_in(out)
        if page != MANIFEST and (digest := reader.written(page)) and not reader.has(page, digest)
    ]
    copies = sorted(
        path.relative_to(out).as_posix() for path in _files(out) if _COPY.search(path.name)
    )
    return Report(str(out), reader.written("index.html") is not None, (*copies,), (*foreign,))


def _files(out: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from (path for path in out.rglob("*") if path.is_file())


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


# -- signs --------------------------------------------------------------------------------------


def _named(*signs: str) -> Callable[[Path, list[str]], str]:
    return lambda _folder, names: next((one for one in signs if one in names), "")


def _nextcloud(_folder: Path, names: list[str]) -> str:
    for name in sorted(names):
        is_database = name.startswith((".sync_", "._sync_")) and name.endswith(".db")
        if is_database or name in {".nextcloudsync.log", ".owncloudsync.log"}:
            return name
    return ""


def _onedrive(folder: Path, _names: list[str]) -> str:
    return folder.name if folder.name.startswith("OneDrive") else ""


def _icloud(folder: Path, _names: list[str]) -> str:
    return folder.name if folder.name == "Mobile Documents" else ""


def _obsidian(folder: Path, names: list[str]) -> str:
    if ".obsidian" not in names:
        return ""
    with suppress(OSError, ValueError):
        plugins = json.loads((folder / ".obsidian/core-plugins.json").read_bytes())
        if "sync" in plugins if isinstance(plugins, list) else plugins.get("sync") is True:
            return ".obsidian/core-plugins.json"
    return ""


# -- what keeps the report out ------------------------------------------------------------------


def _by_line(file: str, line: str) -> Callable[[Path, str], str]:
    """Return what tells to add a line to a file, unless it stands there."""

    def keep_out(folder: Path, path: str) -> str:
        if _is_named(folder / file, path):
            return ""
        return _("add the line {line} to {file}", line=line.format(path), file=folder / file)

    return keep_out


def _is_named(file: Path, path: str) -> bool:
    try:
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    said = {one.strip().removeprefix("(?d)").removeprefix("**/").strip("/") for one in lines}
    parts = path.split("/")
    return bool(said & {path, *parts, *("/".join(parts[:at]) for at in range(1, len(parts)))})


def _git(folder: Path, path: str) -> str:
    if (folder / path / ".gitignore").is_file():
        return ""
    return _by_line(".gitignore", "/{}/")(folder, path)


def _dropbox(folder: Path, path: str) -> str:
    full = folder / path
    if sys.platform == "linux":
        with suppress(OSError):
            if os.getxattr(full, "user.com.dropbox.ignored") == b"1":
                return ""
        return f"attr -s com.dropbox.ignored -V 1 '{full}'"  # no text
    if sys.platform == "darwin":
        return f"xattr -w com.dropbox.ignored 1 '{full}'"  # no text
    return f"Set-Content -Path '{full}' -Stream com.dropbox.ignored -Value 1"  # no text


def _outside(_folder: Path, _path: str) -> str:
    return _('give the report another place in journal.toml: [report] out = "/a/folder/outside"')


def _no_sync(_folder: Path, path: str) -> str:
    if any(part.endswith(".nosync") for part in path.split("/")):
        return ""
    return _('in journal.toml: [report] out = "report.nosync"')


def _excluded(_folder: Path, path: str) -> str:
    return _("in Obsidian: Settings, Sync, Excluded folders: {folder}", folder=path)


_KINDS: Final = (  # no text
    _Kind("Syncthing", _named(".stfolder"), _by_line(".stignore", "/{}")),
    _Kind("Dropbox", _named(".dropbox", ".dropbox.cache"), _dropbox),
    _Kind("git", _named(".git"), _git),
    _Kind("OneDrive", _onedrive, _outside),
    _Kind("iCloud Drive", _icloud, _no_sync),
    _Kind("Nextcloud", _nextcloud, _by_line(".sync-exclude.lst", "{}")),
    _Kind("Resilio Sync", _named(".sync"), _by_line(".sync/IgnoreList", "/{}")),
    _Kind("Obsidian Sync", _obsidian, _excluded),
)
