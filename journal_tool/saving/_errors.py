"""What stands between an edit and the disk, in the words of the person who wanted it.

Whichever of them is raised, files hold what they did before; :class:`HalfDone` alone says which of
them may not.
"""

from collections.abc import Sequence
from pathlib import Path

from journal_tool.language import _


class NotSaved(Exception):  # noqa: N818 - named for what happened
    """A file was not changed.

    Attributes:
        message: which file and why, as a sentence.
        advice: what to do or to type; may be empty.
        rescued: files that were made for what somebody else wrote at the same time.
    """

    rescued: tuple[Path, ...] = ()

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class NotOurs(NotSaved):
    """The path leads out of the journal, or to something that is no ordinary file."""

    @classmethod
    def outside(cls, file: str) -> "NotOurs":
        """Return the error for a link, or a path, that leads out."""
        return cls(
            _("'{file}' leads out of the journal, so it was left as it is.", file=file),
            _("Change it where it lies, or put the file itself in the journal."),
        )

    @classmethod
    def no_file(cls, file: str) -> "NotOurs":
        """Return the error for a folder, a device and the like."""
        return cls(_("'{file}' is no ordinary file, so it was left as it is.", file=file))


class GitIsBusy(NotSaved):
    """Git is in the middle of something that changes files."""

    def __init__(self, file: str, state: str) -> None:
        super().__init__(
            _(
                "Git has not finished ('{state}'), so {file} was left as it is.",
                state=state,
                file=file,
            ),
            _("Finish it first: 'git status' says how. Then give the command again."),
        )


class NotDownloaded(NotSaved):
    """A sync client has the name of a file here, and its text elsewhere."""

    def __init__(self, file: str) -> None:
        super().__init__(
            _("{file} is not downloaded to this device, so it was left as it is.", file=file),
            _("Open it once in the app that syncs it, then give the command again."),
        )


class LooksUnfinished(NotSaved):
    """A file looks as if somebody stopped in the middle of writing it."""

    @classmethod
    def empty(cls, file: str) -> "LooksUnfinished":
        """Return the error for a file of no bytes."""
        return cls(
            _(
                "{file} is empty, as after a save that broke off, so it was left as it is.",
                file=file,
            ),
            _("If nothing belongs in it, delete it; it is made anew then."),
        )

    @classmethod
    def no_text(cls, file: str) -> "LooksUnfinished":
        """Return the error for a file with NUL bytes."""
        return cls(
            _("{file} holds NUL bytes and is no text, so it was left as it is.", file=file),
            _("Look at it in an editor, or take an earlier version from a backup."),
        )


class BeingWritten(NotSaved):
    """Another program did not stop writing to a file."""

    @classmethod
    def is_open(cls, file: str) -> "BeingWritten":
        """Return the error for a file that stays open for writing."""
        return cls(
            _("Another program is writing to {file}, so it was left as it is.", file=file),
            _("Save and close it there, then give the command again."),
        )

    @classmethod
    def keeps_changing(cls, file: str) -> "BeingWritten":
        """Return the error for a file that was another one each time we were ready."""
        return cls(
            _("{file} kept changing while it was edited, so it was left as it is.", file=file),
            _("Wait until the other program has finished, then give the command again."),
        )


class AnotherJournal(NotSaved):
    """Another ``journal`` is changing this journal, and takes long."""

    def __init__(self) -> None:
        super().__init__(
            _("Another 'journal' is changing this journal just now; nothing was changed."),
            _("Give the command again when it has ended."),
        )


class SystemRefused(NotSaved):
    """The system did not let a file be written."""

    def __init__(self, file: str, error: OSError) -> None:
        import errno

        why = (error.strerror or str(error)).lower()
        advice = {
            errno.ENOSPC: _("Make room on this disk, then give the command again."),
            errno.EDQUOT: _("Make room in your share of this disk, then give the command again."),
            errno.EROFS: _("This disk is mounted for reading only."),
            errno.EACCES: _("Look at the permissions of the file and of its folder: ls -la"),
            errno.EPERM: _("Look at the permissions of the file and of its folder: ls -la"),
        }.get(error.errno or 0, "")
        super().__init__(
            _("{file} could not be written ({reason}); it is as it was.", file=file, reason=why),
            advice,
        )


class HalfDone(NotSaved):
    """The disk stopped in the middle, and did not let us go back.

    Attributes:
        files: those that may hold their new text; each is whole.
    """

    def __init__(self, files: Sequence[str], why: BaseException) -> None:
        self.files = tuple(files)
        reason = (why.strerror if isinstance(why, OSError) else None) or str(why)
        super().__init__(
            _(
                "This was done by half ({reason}): {files} may hold the new text.",
                reason=reason.rstrip(".").lower(),
                files=", ".join(files),
            ),
            _("Look at the files. The next command that changes one puts the rest in order."),
        )


class ChangedSince(NotSaved):
    """A file is not as the last command left it, so the command is not taken back.

    Attributes:
        files: which ones.
    """

    def __init__(self, what: str, files: Sequence[str]) -> None:
        self.files = tuple(files)
        super().__init__(
            _(
                "'{what}' was not taken back: {files} changed since. All is as it was.",
                what=what,
                files=", ".join(files),
            ),
            _("Change it by hand, in an editor."),
        )


class NothingToUndo(NotSaved):
    """No change is known that could be taken back."""

    def __init__(self) -> None:
        super().__init__(_("There is no change of 'journal' to take back here."))
