"""Keys with values: numbers, words, lists and mappings of any program, and comments beside them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from journal_tool.dayfile import _yaml
from journal_tool.dayfile._keys import Entry, is_comment
from journal_tool.dayfile._layout import Patch
from journal_tool.dayfile._quotes import double_quoted, is_plain
from journal_tool.dayfile._values import FALSE, TRUE, read_number
from journal_tool.dayfile._yaml import is_yaml
from journal_tool.dayfile.merging._cut import Cut, Loose, Pair, spaced
from journal_tool.dayfile.merging._lines import CannotWriteError, cut_of, gone, instead
from journal_tool.patterns import pattern

CONFLICT: Final = "_conflict"
_PIECES: Final = pattern(r"(?<=\)); ")
_LABEL: Final = pattern(r"(.*) \([^()]*\)", re.DOTALL)
_NAMES: Final = ("tags", "skip")  # names separated by commas are a list too
_COMMENT: Final = pattern(r"[ \t]#(?:[ \t].*)?$")


class Clashing(NamedTuple):
    """A key with two values, as both are written."""

    key: str
    host: str
    guest: str


class _Key(NamedTuple):
    """What a version says under one key.

    Attributes:
        entries: all of them; of several the last counts.
        values: of each, as text.
        rows: their lines.
    """

    entries: Sequence[Entry]
    values: tuple[str, ...]
    rows: tuple[str, ...]

    @property
    def last(self) -> Entry:
        return self.entries[-1]


def value_of(cut: Cut, entry: Entry) -> str:
    """Return the value of a key as text that is the same for values that are."""
    if isinstance(entry.node, _yaml.Scalar):
        return canonical(cut, entry.key, spaced(entry.node.value))
    rows = "\n".join(cut.row(index).strip() for index in cut.rows_of(entry))
    return rows.partition(":")[2].strip()


def canonical(cut: Cut, key: str, text: str) -> str:
    """Return the text of a value; of a number, the same for all ways to write it."""
    scale = cut.layout.file.vocabulary.scales.get(key)
    if scale is None:
        return text
    number, remark = read_number(text, top=scale.high, is_hours=scale.name == "sleep")
    return text if number is None else f"{number:g} {remark}".rstrip()


def _by_key(cut: Cut) -> dict[str, _Key]:
    found: dict[str, list[Entry]] = {}
    for entry in cut.entries():
        found.setdefault(entry.key, []).append(entry)
    return {
        key: _Key(
            entries,
            tuple(value_of(cut, one) for one in entries),
            tuple(cut.row(index) for one in entries for index in cut.rows_of(one)),
        )
        for key, entries in found.items()
    }


def pieces_of(text: str) -> list[str]:
    """Return the values that stand under ``KEY_conflict``, each with its label."""
    return [one for one in _PIECES.split(text) if one]


def without_label(piece: str) -> str:
    """Return such a value without its label."""
    match = _LABEL.fullmatch(piece)
    return match[1] if match else piece


def without_comment(row: str) -> str:
    """Return a line of YAML without the comment at its end."""
    return _COMMENT.sub("", row).rstrip()


class Keys:
    """Writes the keys of one version into another."""

    def __init__(self, pair: Pair) -> None:
        host, guest, base, label = pair
        self.cut = host
        self.guest = guest
        self.label = spaced(label).replace('"', "'").replace("(", "[").replace(")", "]")
        self.theirs = _by_key(guest)
        self.old = _by_key(base) if base else None
        self.clashes: list[Clashing] = []
        self._base = base

    def written(self) -> Cut:
        """Return the version with all keys of both.

        Raises:
            CannotWriteError: when a key has no place in it.
        """
        ours = _by_key(self.cut)
        names = dict.fromkeys([*ours, *self.theirs])
        for key in names:
            if not (key.endswith(CONFLICT) and key.removesuffix(CONFLICT) in names):
                self._key(key)
        for key in names:
            if key.endswith(CONFLICT) and key.removesuffix(CONFLICT) in names:
                self._conflict(key.removesuffix(CONFLICT), ())
        self._comments()
        return self.cut

    # -- one key ---------------------------------------------------------------------------------

    def _key(self, key: str) -> None:
        ours, theirs = _by_key(self.cut).get(key), self.theirs.get(key)
        old = self.old.get(key) if self.old is not None else None
        if _values(ours) == _values(theirs):
            self._keep_comment(ours, theirs)
        elif self.old is not None and _values(ours) == _values(old):
            self._replace(ours, theirs)
        elif self.old is not None and _values(theirs) == _values(old):
            return
        elif theirs is None:
            return  # taken out there, and something else here
        elif ours is None:
            self._replace(ours, theirs)
        elif not any(theirs.values):
            return
        elif not any(ours.values):
            self._replace(ours, theirs)
        else:
            self._both(key, ours, theirs, old)

    def _both(self, key: str, ours: _Key, theirs: _Key, old: _Key | None) -> None:
        lists = [names_of(one) for one in (ours, theirs)]
        if all(one is not None for one in lists):
            self._union(ours, theirs, old)
            return
        if key in self.cut.layout.file.practices.by_property:
            mine, other = ours.values[-1].lower(), theirs.values[-1].lower()
            if {mine, other} <= TRUE | FALSE:
                if other in TRUE and mine in FALSE:
                    self._replace(ours, theirs)
                return
        self.clashes.append(Clashing(key, ours.values[-1], theirs.values[-1]))
        if all(is_text(one) for one in (*ours.entries, *theirs.entries)):
            texts = (
                spaced(one.node.value)
                for one in theirs.entries
                if isinstance(one.node, _yaml.Scalar)
            )
            told = [
                one for one in theirs.entries if _comment_of(self.guest, one) not in ours.rows[-1]
            ]
            self._conflict(key, [one for one in dict.fromkeys(texts) if one], told)
        else:
            self._opaque(ours, theirs)

    def _keep_comment(self, ours: _Key | None, theirs: _Key | None) -> None:
        """Keep what stands behind a value that is the same on both sides."""
        if ours is None or theirs is None or ours.rows == theirs.rows or len(ours.rows) > 1:
            return
        comment = _comment_of(self.guest, theirs.last) if len(theirs.rows) == 1 else ""
        if comment and is_text(ours.last) and comment not in ours.rows[0]:
            row = self.cut.rows_of(ours.last).start
            line = self.cut.layout.lines[row]
            at = line.start + len(line.text.rstrip())
            self.cut = cut_of(self.cut.layout, [Patch(at, at, f"  {comment}")])

    def _replace(self, ours: _Key | None, theirs: _Key | None) -> None:
        """Put the lines of the other version in the place of these."""
        if theirs is None or ours is None:
            if ours is not None:
                self._remove(ours.entries)
            if theirs is not None:
                for entry in theirs.entries:
                    self._insert(entry)
            return
        self._remove(ours.entries[:-1])
        last = _by_key(self.cut)[ours.last.key].last
        rows = [row for one in theirs.entries for row in self._rows_of(one)]
        self.cut = cut_of(self.cut.layout, [instead(self.cut.layout, self.cut.rows_of(last), rows)])

    def _remove(self, entries: Sequence[Entry]) -> None:
        layout = self.cut.layout
        patches = [gone(layout, self.cut.rows_of(one)) for one in entries]
        if patches:
            self.cut = cut_of(layout, patches)

    def _insert(self, entry: Entry) -> None:
        self._insert_rows(entry, self._rows_of(entry))

    def _rows_of(self, entry: Entry) -> list[str]:
        """Return the lines of a key of the guest; what is typed loosely in a head, as YAML."""
        rows = [self.guest.row(index) for index in self.guest.rows_of(entry)]
        if self.guest.kind == 2 or self.cut.kind < 2 or is_yaml("\n".join(rows)):
            return rows
        value = entry.value.strip()
        row = f"{entry.written}: {value}"
        return [row if is_yaml(row) else f"{entry.written}: {double_quoted(value)}", *rows[1:]]

    def _insert_rows(self, entry: Entry, rows: Sequence[str]) -> None:
        """Put lines below the key that stands above them in the other version."""
        cut = self.cut
        at = _end_of(cut, _keys_before(self.guest, entry))
        if cut.kind == 2:
            index = cut.top.start - 1 if at is None else at
        elif self.guest.kind == 2:
            raise CannotWriteError  # a head holds no keys of other programs
        else:
            index = -1 if at is None else at
            rows = [*rows, ""] if index < 0 and not cut.kind and cut.lines else rows
        self.cut = cut_of(cut.layout, [cut.layout.below(index, rows)])

    # -- both values -----------------------------------------------------------------------------

    def _conflict(self, key: str, new: Sequence[str], told: Sequence[Entry] = ()) -> None:
        """Bring ``KEY_conflict`` to what both versions have there, and the new values.

        Comments behind the entries ``told`` come along.
        """
        name = key + CONFLICT
        mine = _by_key(self.cut)
        ours, theirs = mine.get(name), self.theirs.get(name)
        old = self.old.get(name) if self.old is not None else None
        all_ours, all_theirs, all_old = map(_all_pieces, (ours, theirs, old))
        kept = [one for one in all_ours if one not in all_old or one in all_theirs]
        seen = {canonical(self.cut, key, without_label(one)) for one in kept}
        if key in mine:
            seen.update(mine[key].values)
        added = [one for one in all_theirs if one not in all_old]
        for piece in [*(f"{value} ({self.label})" for value in new), *added]:
            value = canonical(self.cut, key, without_label(piece))
            if value not in seen:
                seen.add(value)
                kept.append(piece)
        if kept == all_ours:
            return
        if not kept:
            self._remove(ours.entries if ours else ())
            return
        beside = mine.get(key) or self.theirs[name]
        stem = (ours or beside).last.written.removesuffix(CONFLICT)
        beyond = (theirs.last,) if theirs else ()
        texts = [_comment_of(self.guest, one) for one in (*beyond, *told)]
        texts += [_comment_of(self.cut, ours.last)] if ours else []
        comment = "".join(f"  {one}" for one in dict.fromkeys(texts) if one)
        row = f"{stem}{CONFLICT}: {double_quoted('; '.join(kept))}{comment}"
        if ours is None and key not in mine:
            self._insert_rows(beside.last, [row])
            return
        if ours is not None:
            self._remove(ours.entries[:-1])
            last = _by_key(self.cut)[name].last
            patch = instead(self.cut.layout, self.cut.rows_of(last), [row])
        else:
            index = self.cut.rows_of(mine[key].last)[-1]
            patch = self.cut.layout.below(index, [row])
        self.cut = cut_of(self.cut.layout, [patch])

    def _opaque(self, ours: _Key, theirs: _Key) -> None:
        """Keep a list, a mapping or a text of several lines below the other, under its label."""
        name = ours.last.key + CONFLICT
        present = _by_key(self.cut).get(name)
        for entry in theirs.entries:
            first, *more = (self.guest.row(index) for index in self.guest.rows_of(entry))
            row = f"{ours.last.written}{CONFLICT}: {first[entry.value_at :]}".rstrip()
            row = row if _COMMENT.search(row) else f"{row.rstrip()}  # {self.label}"
            rows = [row, *more]
            if present and self._is_there(present, rows):
                continue
            index = self.cut.rows_of(_by_key(self.cut)[ours.last.key].last)[-1]
            self.cut = cut_of(self.cut.layout, [self.cut.layout.below(index, rows)])

    def _is_there(self, present: _Key, rows: Sequence[str]) -> bool:
        bare = [without_comment(row) for row in rows]
        return any(
            bare == [without_comment(self.cut.row(at)) for at in self.cut.rows_of(one)]
            for one in present.entries
        )

    # -- lists -----------------------------------------------------------------------------------

    def _union(self, ours: _Key, theirs: _Key, old: _Key | None) -> None:
        mine, others = names_of(ours) or [], names_of(theirs) or []
        before = (names_of(old) if old else None) or []
        wanted = [one for one in mine if one in others or one not in before]
        wanted += [one for one in others if one not in mine and one not in before]
        if wanted == mine:
            return
        if set(wanted) == set(others) and set(mine) <= set(others):
            self._replace(ours, theirs)
            return
        entry = ours.last
        rows = [self.cut.row(index) for index in self.cut.rows_of(entry)]
        node = entry.node
        name = rows[0][: entry.value_at].rstrip()
        if isinstance(node, _yaml.Scalar):
            new = [f"{name} {', '.join(wanted)}"]
        elif entry.value.startswith("["):
            new = [f"{name} [{', '.join(map(_flow, wanted))}]"]
        else:
            new = self._as_rows(ours, rows, wanted)
        self.cut = cut_of(self.cut.layout, [instead(self.cut.layout, self.cut.rows_of(entry), new)])

    def _as_rows(self, ours: _Key, rows: list[str], wanted: list[str]) -> list[str]:
        """Return a list with a line for each item: those that stay as they are, new ones below."""
        node = ours.last.node
        assert isinstance(node, _yaml.Sequence)  # noqa: S101  asked before
        at = {
            one.value: self.cut.layout.at(one.start).line - 1
            for one in node.items
            if isinstance(one, _yaml.Scalar)
        }
        first = self.cut.rows_of(ours.last).start
        dropped = {at[value] - first for value in at if value not in wanted}
        kept = [row for index, row in enumerate(rows) if index not in dropped]
        bullet = rows[-1][: len(rows[-1]) - len(rows[-1].lstrip())]
        new = [one for one in wanted if one not in at]
        return kept + [f"{bullet}- {one if is_plain(one) else double_quoted(one)}" for one in new]

    # -- comments --------------------------------------------------------------------------------

    def _comments(self) -> None:
        """Bring over comments, and lines that belong to nothing."""
        ours, theirs = _counted(self.cut.loose), _counted(self.guest.loose)
        old = _counted(self._base.loose) if self._base else Counter[str]()
        for one in reversed(self.cut.loose):
            is_whole = self.cut.row(one.row).strip() == one.text
            if is_whole and ours[one.text] > theirs[one.text] and theirs[one.text] < old[one.text]:
                ours[one.text] -= 1
                rows = range(one.row, one.row + 1)
                self.cut = cut_of(self.cut.layout, [gone(self.cut.layout, rows)])
        new = []
        for one in self.guest.loose:
            if ours[one.text] < theirs[one.text] and ours[one.text] >= old[one.text]:
                ours[one.text] += 1
                new.append(one)
        for (after, before), together in groupby(new, key=lambda one: (one.after, one.before)):
            self._insert_loose(after, before, [self._row_of(one) for one in together])

    def _row_of(self, one: Loose) -> str:
        """Return the line of a comment; one that stands behind a value gets its own."""
        row = self.guest.row(one.row)
        return row if row.strip() == one.text else one.text

    def _insert_loose(self, after: str, before: str, rows: list[str]) -> None:
        cut = self.cut
        layout = cut.layout
        follows = next((entry for entry in layout.top.entries if entry.key == before), None)
        if not cut.kind:
            raise CannotWriteError
        if follows is not None and after != before:
            patch = layout.above(follows.line.number - 1, rows)
        else:
            at = _end_of(cut, [after])
            patch = layout.below(cut.top.start - 1 if at is None else at, rows)
        self.cut = cut_of(layout, [patch])


def _counted(loose: Sequence[Loose]) -> "Counter[str]":
    return Counter(one.text for one in loose)


def _values(key: _Key | None) -> tuple[str, ...]:
    return key.values if key else ()


def _all_pieces(key: _Key | None) -> list[str]:
    return [piece for value in _values(key) for piece in pieces_of(value)]


def is_text(entry: Entry) -> bool:
    """Whether a key holds one text on its own line."""
    below = (one.text.strip() for one in entry.below)
    is_alone = not any(text and not is_comment(text) for text in below)
    return isinstance(entry.node, _yaml.Scalar) and is_alone


def _comment_of(cut: Cut, entry: Entry) -> str:
    """Return the comment behind a value on the line of its key; ``""`` if there is none."""
    if not isinstance(entry.node, _yaml.Scalar):
        return ""
    line = entry.line
    rest = cut.row(line.number - 1)[max(entry.node.end - line.start, entry.value_at) :].strip()
    return rest if rest.startswith("#") else ""


def _flow(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else double_quoted(text)


_PLAIN: Final = pattern(r"[^\W\d_][\w .'-]*")


def _keys_before(cut: Cut, entry: Entry) -> list[str]:
    """Return the keys above one, the nearest first."""
    above = [one.key for one in cut.layout.top.entries if one.start < entry.start]
    return above[::-1]


def _end_of(cut: Cut, keys: Sequence[str]) -> int | None:
    """Return the index of the last line of the first of these keys that there is."""
    found: Iterator[int] = (
        cut.rows_of(one)[-1]
        for key in keys
        for one in reversed(cut.layout.top.entries)
        if one.key == key
    )
    return next(found, None)


def names_in(entry: Entry) -> list[str] | None:
    """Return the items of a list of texts, or ``None`` if it is something else."""
    node = entry.node
    if isinstance(node, _yaml.Sequence):
        texts = [one.value for one in node.items if isinstance(one, _yaml.Scalar)]
        return texts if len(texts) == len(node.items) else None
    if isinstance(node, _yaml.Scalar) and entry.key in _NAMES:
        return [one.strip() for one in node.value.split(",") if one.strip()]
    return None


def names_of(key: _Key) -> list[str] | None:
    """Return the items of a key that stands once and holds a list of texts."""
    return names_in(key.last) if len(key.entries) == 1 else None
