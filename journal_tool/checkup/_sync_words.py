"""What is said of sync clients, of the report among them, and of git."""

from collections.abc import Iterator
from typing import Final

from journal_tool.checkup._facts import Checkup, Client, Git
from journal_tool.checkup._rows import Row, listed
from journal_tool.language import _, ngettext

_OURS: Final = "journal"
_OLD_LOCK: Final = 600.0
"""Seconds after which a lock belongs to a git that is gone."""


def rows(found: Checkup) -> Iterator[Row]:
    """Return what is to be said of all that carries the journal to other machines."""
    for client in found.clients:
        if client.keep_out or client.name != "git":  # of which there is a section
            yield _client(client)
    yield from _report(found)
    if found.git is not None:
        yield from _git(found.git)


def _client(one: Client) -> Row:
    text = (
        _("{client} has this folder ({sign})", client=one.name, sign=one.sign)
        if one.is_root
        else _("{client} has {folder} ({sign})", client=one.name, folder=one.folder, sign=one.sign)
    )
    advice = _("to keep the report on this machine: {how}", how=one.keep_out)
    return Row(_("Sync"), text, advice if one.keep_out else "")


def _report(found: Checkup) -> Iterator[Row]:
    one, label = found.report, _("Report")
    if one is None or not one.is_there:
        return
    apart = _(
        "let one machine build it, or give each a folder of its own: [report] out in {file}",
        file=found.user_settings,
    )
    if one.copies:
        text = ngettext(
            "{count} conflict copy of a page: two machines build into one folder. {files}",
            "{count} conflict copies of pages: two machines build into one folder. {files}",
            len(one.copies),
            files=listed(one.copies),
        )
        yield Row.wrong(label, text, apart)
    if one.foreign:
        text = ngettext(
            "{count} page is not as it was written: another machine or a person changed it. "
            "{files}",
            "{count} pages are not as they were written: another machine or a person changed them. "
            "{files}",
            len(one.foreign),
            files=listed(one.foreign),
        )
        yield Row.wrong(label, text, _("journal build writes them again"))


def _git(one: Git) -> Iterator[Row]:
    label = "Git"  # no text
    if one.states:
        text = _(
            "It is in the middle of something ({state}): journal reads, and writes nothing.",
            state=", ".join(one.states),
        )
        yield Row.wrong(label, text, "git status")  # no text
    if one.lock_age is not None and one.lock_age > _OLD_LOCK:
        text = _("An old lock is left, of a git that is gone, it seems.")
        file = f"{one.folder}/index.lock"
        yield Row.wrong(label, text, _("if no git is running: rm '{file}'", file=file))
    if not one.program:
        yield Row(label, _("The folder is a repository, and the program git is not found."))
        return
    yield _merging(label, one)


def _merging(label: str, one: Git) -> Row:
    """Return how two versions of a day are merged."""
    ours, init = one.attribute == _OURS, "journal init --git"  # no text
    if ours and one.driver and one.is_driver_found:
        return Row(
            label, _("Two versions of a day are merged by {program}.", program=one.driver_program)
        )
    if ours and one.driver:
        text = _(
            "Days are merged by '{program}', and there is no such program: git then keeps one "
            "side of a day and says nothing of the other.",
            program=one.driver_program,
        )
        if "||" in one.driver:
            text = _(
                "Days are merged by '{program}', and there is no such program: they are merged as "
                "plain text.",
                program=one.driver_program,
            )
        return Row.wrong(
            label, text, _("install it again, or: git config --unset merge.journal.driver")
        )
    if ours:
        text = _("Days are to be merged by journal, and this clone is not told how.")
        return Row.wrong(label, text, init)
    if one.driver:
        text = _(
            "This clone knows how journal merges days, and no .gitattributes says that it does."
        )
        return Row.wrong(label, text, init)
    return Row(label, _("Two versions of a day are merged as plain text."), init)
