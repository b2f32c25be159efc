"""What was found, in words: what is, and what to type where something can be better."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from journal_tool.checkup import _sync_words
from journal_tool.checkup._facts import Checkup, Clock, Disk, Kept, Root, Tree, Watching
from journal_tool.checkup._rows import Row, listed
from journal_tool.diagnostics import Diagnostic, Severity
from journal_tool.language import N_, _, ngettext

__all__ = ["Row", "rows"]

_FEW_LEFT: Final = 0.8
"""Of what may be watched, so large a share is told of."""


def rows(found: Checkup, *, is_long: bool = False) -> tuple[Row, ...]:
    """Return what is to be said, by sections.

    Args:
        found: the facts.
        is_long: whether what goes without saying is said too.
    """
    return (
        *_program(found, is_long=is_long),
        *_journal(found),
        *_settings(found, is_long=is_long),
        *(_disk(found.disk) if found.disk else ()),
        *(_watching(found.watching, is_long=is_long) if found.watching else ()),
        *(_kept(found.kept, is_long=is_long) if found.kept else ()),
        *_clock(found),
        *(_names(found.tree) if found.tree else ()),
        *_sync_words.rows(found),
    )


# -- program and journal ------------------------------------------------------------------------


def _program(found: Checkup, *, is_long: bool) -> Iterator[Row]:
    one, label = found.program, _("Program")
    yield Row(
        label,
        _(
            "journal {version} · format {format} · {python} · {system}",
            version=one.version,
            format=one.format,
            python=one.python,
            system=one.system,
        ),
    )
    if is_long:
        known = (f"{name} {version}" for name, version in one.packages.items() if version)
        yield Row(label, " · ".join(known))
    for name, version in one.packages.items():
        if not version:
            typed = f"python -m pip install {name}"  # no text
            yield Row.wrong(label, _("The package '{name}' is not there.", name=name), typed)


def _journal(found: Checkup) -> Iterator[Row]:
    label = _("Journal")
    if found.root is None:
        advice = _("journal init ~/journal makes one; journal -C FOLDER doctor looks at another")
        yield Row(label, found.no_journal, advice)
        return
    yield Row(label, f"{found.root.path} ({_how(found.root)})")
    wrong = found.root.unreadable
    if wrong is not None:
        message = _("{file} {message}", file=wrong.span.path, message=wrong.message)
        yield Row.wrong(label, message, _(wrong.rule.advice))
        yield Row(label, _("What depends on the settings could not be looked at."))
    days = found.days
    if days is None:
        return
    if days.first is None:
        yield Row(label, _("No day holds an entry yet."))
    else:
        yield Row(
            label,
            ngettext(
                "{count} day with an entry, {first} to {last}",
                "{count} days with an entry, {first} to {last}",
                days.days,
                first=days.first,
                last=days.last,
            ),
        )
    yield from _problems(days.problems)


def _how(root: Root) -> str:
    if root.is_above:
        return _("journal.toml is in this folder above")
    if root.named_by:
        return _("named by {option}", option=root.named_by)
    return _("the folder you are in")


def _problems(problems: Sequence[Diagnostic]) -> Iterator[Row]:
    told = [one for one in problems if one.rule.severity is not Severity.INFO]
    told.sort(key=lambda one: (one.rule.code, one.sort_key))
    for rule, same in groupby(told, lambda one: one.rule):
        files = list(dict.fromkeys(one.span.path for one in same))
        text = _(
            "{code} {title}: {files}", code=rule.code, title=_(rule.title), files=listed(files)
        )
        yield Row.wrong(_("Journal"), text, _(rule.advice))


# -- settings -----------------------------------------------------------------------------------


def _settings(found: Checkup, *, is_long: bool) -> Iterator[Row]:
    label, rest = _("Settings"), 0
    for given in found.typed:
        yield Row(label, f"{given.by}  {given.name} = {given.value}")
    for one in found.settings:
        rest += not one.path
        said = f"[{one.table}] {one.key} = {one.value}".removesuffix(" = ")
        if one.path:
            yield Row(label, f"{found.place_of(one)}:{one.line}  {said}")
        elif is_long:
            yield Row(label, _("default  {setting}", setting=said))
    if not is_long and rest:
        yield Row(
            label,
            ngettext(
                "{count} setting has its default (-v lists it)",
                "{count} settings have their defaults (-v lists them)",
                rest,
            ),
        )


# -- where it lies ------------------------------------------------------------------------------


def _disk(one: Disk) -> Iterator[Row]:
    parts = [one.kind or _("of a kind that the system does not tell")]
    if one.is_network:
        parts.append(_("tells of no changes made elsewhere"))
    if one.exchanges is not None:
        parts.append(
            _("two files change names in one step (by its kind)")
            if one.exchanges
            else _("two files cannot change names in one step (by its kind)")
        )
    if one.leases is not None:
        parts.append(
            _("says who has a file open") if one.leases else _("does not say who has a file open")
        )
    yield Row(_("Disk"), " · ".join(parts))


def _watching(one: Watching, *, is_long: bool) -> Iterator[Row]:
    label, most = _("Changes"), one.limits.get("fs.inotify.max_user_watches")
    if one.by == "polling":
        yield Row(label, _("polling: files are looked at every second, since the disk tells none"))
        return
    folders = ngettext("{count} folder", "{count} folders", one.folders)
    if one.by != "inotify" or most is None:
        yield Row(label, f"{one.by} · {folders}")
        return
    yield Row(label, _("inotify · {folders} of {most}", folders=folders, most=most))
    if is_long:
        yield Row(label, " · ".join(f"{name} {value}" for name, value in one.limits.items()))
    if one.folders > _FEW_LEFT * most:
        text = _("The system lets {most} folders be watched, in all programs.", most=most)
        yield Row.wrong(
            label,
            text,
            f"sudo sysctl fs.inotify.max_user_watches={max(524288, 4 * one.folders)}",  # no text
        )


def _kept(one: Kept, *, is_long: bool) -> Iterator[Row]:
    label = _("Cache")
    if not one.files:
        yield Row(label, _("nothing yet; the next report fills it"))
    else:
        files = ngettext("{count} file", "{count} files", one.files)
        parts = [files, _size(one.cache_bytes)]
        if one.compared and not one.wrong:
            text = _("{count} compared with the journal: the same", count=one.compared)
            parts.append(text)
        yield Row(label, " · ".join(parts))
    if is_long:
        yield Row(label, one.cache)
    if one.wrong:
        text = _("Kept otherwise than the file reads: {files}", files=listed(one.wrong))
        yield Row.wrong(label, text, f"journal build --no-cache; rm -r '{one.cache}'")  # no text
    label = _("Undo")
    if one.steps:
        text = ngettext(
            "{count} change can be taken back, {size}",
            "{count} changes can be taken back, {size}",
            one.steps,
            size=_size(one.state_bytes),
        )
        yield Row(label, text)
    if is_long:
        yield Row(label, one.state)
    if one.is_unfinished:
        yield Row.wrong(
            label,
            _("A command was stopped while it wrote, or is writing just now."),
            _("the next command that writes puts it in order"),
        )


def _size(count: int) -> str:
    if count < 1000 * 1000:
        return _("{size} kB", size=-(-count // 1000))
    return _("{size} MB", size=round(count / 1000 / 1000, 1))


# -- time and names -----------------------------------------------------------------------------


def _clock(found: Checkup) -> Iterator[Row]:
    one, label = found.clock, _("Clock")
    yield Row(label, " · ".join(_time(one)))
    if found.days and found.days.done_after:
        text = _(
            "Something is done on {date}, and today is {today}.",
            date=found.days.done_after,
            today=one.today,
        )
        advice = _("look at the date of this machine, or correct that of the entry")
        yield Row.wrong(label, text, advice)
    if found.tree and found.tree.from_future:
        files = listed(found.tree.from_future)
        text = _("Changed later than it is now: {files}", files=files)
        advice = _("look at the clock of this machine, and of the one that wrote it")
        yield Row.wrong(label, text, advice)


def _time(one: Clock) -> Iterator[str]:
    yield f"{one.now:%Y-%m-%d %H:%M %z (%Z)}"
    yield _("today is {date}", date=one.today)
    if one.day_ends:
        yield _("a day ends at {time}", time=one.day_ends)


_CASE: Final = N_("One name on macOS and Windows, and here several: {files}")
_FORM: Final = N_("Names that look the same and are written in two forms: {files}")


def _names(one: Tree) -> Iterator[Row]:
    label = _("Names")
    for text, groups in ((_CASE, one.same_but_case), (_FORM, one.same_but_form)):
        for same in groups:
            advice = _("give one of them another name")
            yield Row.wrong(label, _(text, files=listed(_quoted(same))), advice)
    if one.unfinished:
        text = _(
            "Unfinished texts of a command that was stopped: {files}", files=listed(one.unfinished)
        )
        advice = _("the next command that writes looks what they are, and keeps what is in them")
        yield Row.wrong(label, text, advice)
    if one.not_listed:
        text = _("Folders that cannot be listed: {files}", files=listed(one.not_listed))
        yield Row.wrong(label, text, _("check their permissions"))


def _quoted(names: Iterable[str]) -> list[str]:
    return [f"'{one}'" for one in names]
