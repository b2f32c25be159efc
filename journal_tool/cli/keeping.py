"""init."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from journal_tool.cli import _git
from journal_tool.cli._context import Options, Stop, path_of
from journal_tool.cli._main import Command
from journal_tool.language import N_, _, ngettext

if TYPE_CHECKING:  # what `--help` does not need
    from journal_tool.beginning import Begun, FoundDays

_EDITORS: Final = ("obsidian", "vscode", "nvim", "helix", "emacs", "zed")


@click.command(cls=Command)
@click.argument("folder", required=False, metavar="[DIR]")
@click.option("--git", "is_git", is_flag=True, help="Have git merge two sides of a day.")
@click.option("--phone", is_flag=True, help="New days have headings, whose boxes can be tapped.")
@click.option("--history", is_flag=True, help="Count the days that are there already, too.")
@click.option(
    "--editor",
    "editors",
    type=click.Choice(_EDITORS),
    multiple=True,
    help="Add the small files by which an editor knows the journal.",
)
@click.pass_obj
def init(  # noqa: PLR0913, PLR0917 - one for each option
    options: Options,
    folder: str | None,
    is_git: bool,
    phone: bool,
    history: bool,
    editors: tuple[str, ...],
) -> None:
    """Make a journal in DIR, else in this folder.

    Adds settings, a template for new days and today's file where they are missing, and changes
    nothing that is there. In a folder that has days it makes no day and says what it found;
    rates begin today then, unless --history is given.

    A file of an editor that is there keeps all it holds; where nothing can be added to it for
    certain, it is printed what to add by hand.

    With --git a repository around DIR is told that `journal merge-driver` merges days, and that
    the report stays out of it. Each other clone needs this once too.

    Example: journal init ~/journal

    Example: journal init --phone --editor obsidian

    Example: journal init --git
    """
    root = path_of(folder or options.journal or ".")
    if root.exists() and not root.is_dir():
        message = _("'{name}' is a file, not a folder.", name=root)
        raise Stop(message, advice=_("Give the name of a folder."))
    _git.must_be_quiet(root)
    if is_git:
        _git.must_be_work_tree(root)
    made = _begun(options, root, phone=phone, history=history, editors=editors)
    merging = _git.told(options, root) if is_git else []
    for line in _told(made, root, merging):
        click.echo(line)
    if SETTINGS in made.files and not options.quiet:
        click.echo(
            _(
                "The report goes to report/ in this folder. If the folder is synced, every word "
                "of it is on every device."
            ),
            err=True,
        )
    if made.above is not None and SETTINGS in made.files:
        click.echo(
            _(
                "The folder '{folder}' above is a journal too; in '{here}' this one counts.",
                folder=made.above,
                here=root,
            ),
            err=True,
        )


SETTINGS: Final = "journal.toml"


def _begun(
    options: Options, root: Path, *, phone: bool, history: bool, editors: tuple[str, ...]
) -> "Begun":
    from journal_tool import beginning
    from journal_tool.cli._open import open_store, today_of, unreadable
    from journal_tool.cli.recording import bad_template, saver_of
    from journal_tool.newday import BadTemplate
    from journal_tool.store import SettingsUnreadable

    try:
        store = open_store(options, root, keeps=False)
        wishes = beginning.Wishes(history, phone, editors)
        return beginning.init(store, today_of(options, store), saver_of(options, root), wishes)
    except BadTemplate as error:
        raise bad_template(error) from error
    except SettingsUnreadable as error:
        raise unreadable(error) from error
    except OSError as error:
        reason = (error.strerror or _("unknown reason")).lower()
        raise Stop(
            _(
                "The journal could not be made in '{folder}': {reason} ('{name}').",
                folder=root,
                reason=reason,
                name=error.filename,
            ),
            advice=_("Give a folder that you may write in."),
        ) from error


def _told(made: "Begun", root: Path, merging: Sequence[str]) -> Iterator[str]:
    if made.found:
        yield from _found(made.found)
    if made.vault:
        yield _row(_("Vault"), _("a vault of {program}", program=made.vault))
    for path in made.files:
        yield f"  {path:<30} {_(_WHAT.get(path, _TODAY))}".rstrip()
    for path in made.merged:
        told = _("has more at its end; all else is as it was")
        yield f"  {path:<30} {told}"
    for one in made.by_hand:
        yield _("'{file}' stays as it is. To add by hand:", file=one.path)
        yield from (f"    {line}" for line in one.text.splitlines())
    if made.inside is not None:
        folder = root.resolve().relative_to(made.inside.resolve()).as_posix()
        yield _(
            "It lies in the vault '{vault}'. Under Daily notes there, set New file location to "
            "'{folder}' and Template file location to '{template}'.",
            vault=made.inside,
            folder=folder,
            template=f"{folder}/Templates/Journal day",  # no text
        )
    yield from merging
    if not (made.files or made.merged or merging):
        yield _("Everything is there already. Nothing was changed.")
        return
    if not (made.files or made.merged):
        return
    place = "" if root.resolve() == Path.cwd() else f" -C {_shown(root)}"
    command = f"journal{place}{' build --open' if made.found else ''}"  # no text
    yield _("Next:  {command}", command=command)


def _found(found: "FoundDays") -> Iterator[str]:
    if found.count == 1:
        yield _("Found 1 day, {date}. What is there stays as it is.", date=found.first)
    else:
        yield ngettext(
            "Found {count} day, {first} to {last}. What is there stays as it is.",
            "Found {count} days, {first} to {last}. What is there stays as it is.",
            found.count,
            first=found.first,
            last=found.last,
        )
    yield from _boxes(found)
    yield from _candidates(found)


def _boxes(found: "FoundDays") -> Iterator[str]:
    if not found.boxes:
        return
    named = [f"{one.heading or _('no heading')} {one.count}" for one in found.boxes]
    if found.more_headings:
        named.append(ngettext("{count} heading more", "{count} headings more", found.more_headings))
    yield _row(_("Boxes"), " · ".join(named))
    unread = [one.heading or _("no heading") for one in found.boxes if not one.read]
    if unread:
        yield _row("", _("Not read as plans or deeds: {headings}.", headings=", ".join(unread)))
        yield _row("", _("[body] in journal.toml says which headings are: docs/format.md, 3."))


def _candidates(found: "FoundDays") -> Iterator[str]:
    if not found.candidates:
        return
    often = [
        ngettext("{name} on {count} day", "{name} on {count} days", one.days, name=one.name)
        for one in found.candidates
    ]
    yield _row(_("Often"), " · ".join(often))
    first = found.candidates[0]
    yield _row("", _("To follow one as a practice, in journal.toml:"))
    yield _row("", f"  [practice.{first.table}]")
    yield _row("", f"  name = {_quoted(first.name)}")  # no text


def _quoted(name: str) -> str:
    """Return a name as TOML writes it."""
    import json

    return json.dumps(name, ensure_ascii=False)


def _row(label: str, text: str) -> str:
    from journal_tool.diagnostics import printable

    return f"  {label:<10}{printable(text)}"


_WHAT = {
    SETTINGS: N_("settings; each has a default"),
    ".journal/templates/day.md.j2": N_("what a new day begins with"),
    "Templates/Journal day.md": N_("the same, for Obsidian"),
    ".obsidian/daily-notes.json": N_("Obsidian begins its daily notes with it"),
    ".vscode/tasks.json": N_("Run Task: today, a new day, report, check"),
    ".vscode/journal.code-snippets": N_("snippets: plan, deed, thought"),
    ".exrc": N_(":make checks, :Journal gives a command"),
    ".helix/config.toml": N_("+ j shows today, + n + c + b"),
    ".dir-locals.el": N_("M-x compile checks"),
    ".zed/tasks.json": N_("tasks: today, a new day, check, report"),
}
_TODAY = N_("today")


def _shown(root: Path) -> str:
    text = os.fspath(root)
    return f"'{text}'" if " " in text else text
