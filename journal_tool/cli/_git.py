"""What `init --git` does, and what is said of it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journal_tool.cli._context import Options, Stop
from journal_tool.language import _

if TYPE_CHECKING:  # what `--help` does not need
    from journal_tool.repository import Told


def must_be_work_tree(root: Path) -> None:
    """See that git merges files there.

    Raises:
        Stop: it does not, and nothing was changed.
    """
    from journal_tool import repository

    try:
        repository.must_be_work_tree(root)
    except repository.NoRepository as error:
        raise Stop(error.message, advice=error.advice) from error


def told(options: Options, root: Path) -> list[str]:
    """Tell the repository how it merges days; return what to say of that.

    Raises:
        Stop: git, or a file, did not let it be done.
    """
    from journal_tool import repository
    from journal_tool.cli._open import open_store, today_of
    from journal_tool.cli.recording import saver_of
    from journal_tool.saving import NotSaved

    store = open_store(options, root, keeps=False)
    try:
        done = repository.set_up(store, saver_of(options, root), today_of(options, store))
    except (repository.NoRepository, NotSaved) as error:
        raise Stop(error.message, advice=error.advice) from error
    return list(_said(done, repository.DRIVER))


def _said(done: "Told", driver: str) -> Iterator[str]:
    for path in done.files:
        what = _("the report stays out") if path == ".gitignore" else _("git asks journal for days")
        yield f"  {path:<30} {what}"
    if done.is_clone_told:
        where = "git config"  # no text
        what = _("this clone knows how: merge.journal.driver")
        yield f"  {where:<30} {what}"
    if done.other_attribute:
        yield _(
            "Days are merged by '{driver}' here, and stay so. For journal, as the last line of "
            "{file}:  *.md merge=journal",
            driver=done.other_attribute,
            file=done.attributes,
        )
    if done.other_driver:
        yield _("merge.journal.driver is set otherwise in this clone, and stays so. For ours:")
        yield f"  git config merge.journal.driver '{driver}'"  # no text
    if done.in_repository:
        yield _(
            "Pages of the report are in the repository. To take them out:  "
            "git rm -r --cached {folder}",
            folder=done.in_repository,
        )
    if done.files:
        yield _("Commit these files. Each other clone needs this once:  journal init --git")
    elif done.is_clone_told:
        yield _("Each other clone needs this once:  journal init --git")


def must_be_quiet(root: Path) -> None:
    """See that git is in the middle of nothing in a folder, which need not exist.

    Raises:
        Stop: it is, and nothing was changed.
    """
    state = _state(root)
    if state:
        raise Stop(
            _("Git has not finished ('{state}'), so nothing was changed.", state=state),
            advice=_("Finish it first: 'git status' says how. Then give the command again."),
        )


def say_if_busy(options: Options, root: Path) -> None:
    """Say on standard error that git is in the middle of something, if it is."""
    state = "" if options.quiet else _state(root)
    if state:
        click.echo(
            _(
                "Git has not finished ('{state}'): journal reads, and changes no day until it has.",
                state=state,
            ),
            err=True,
        )


def _state(root: Path) -> str:
    """Return what git is in the middle of; ``""`` for nothing."""
    from journal_tool.files import Files
    from journal_tool.saving import GIT_STATES, git_folder

    try:
        folder = git_folder(Files(), os.fspath(root.resolve()))
    except OSError:
        return ""
    there = (one for one in GIT_STATES if folder and (Path(folder) / one).exists())
    return next(there, "")
