"""The text of two versions as one: paragraph by paragraph, and both where both were changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import count
from typing import Final, NamedTuple

from journal_tool.dayfile._layout import Patch
from journal_tool.dayfile.merging._cut import Block, Cut, Pair, spaced
from journal_tool.dayfile.merging._lines import cut_of, gone, instead
from journal_tool.patterns import pattern

_HEADING: Final = pattern(r" {0,3}#{1,6}(?:[ \t]|$)")
Name = tuple[str, str, int]
"""Kind, text and which of those with this text; of a unit its index in the host."""


class _Run(NamedTuple):
    """Pieces of the guest that come in one place of the host, below its piece ``after``."""

    after: int
    pieces: list[Block]
    is_contested: bool


class Prose:
    """Writes the text of one version into another.

    Args:
        pair: the versions.
        units: of the guest, with the unit of the host that it is; -1: it is to be added here.
        beside: of those to be added, the unit of the host that says something else of the same.
        is_below: whether all that is new comes below everything, since it has no place inside.
    """

    def __init__(
        self, pair: Pair, units: Mapping[int, int], beside: Mapping[int, int], *, is_below: bool
    ) -> None:
        host, guest, base, label = pair
        self.host, self.guest, self.base = host, guest, base
        self.label = spaced(label).replace("--", "–").replace(">", "›").replace("%%", "%")
        self.ours = host.blocks
        self.theirs = guest.blocks
        old = base.blocks if base else self.ours
        self.our_names = _names(self.ours, {at: at for at in range(len(host.units))}, old)
        self.their_names = _names(self.theirs, units, old)
        self.old_names = _names(old, {}, old) if base else []
        self.is_below = is_below
        places = {block.unit: at for at, block in enumerate(self.ours) if block.unit >= 0}
        self.beside = {one: places[other] for one, other in beside.items() if other in places}
        self.contested = 0

    def written(self) -> Cut:
        """Return the host with the text of both."""
        ours, theirs, old = map(set, (self.our_names, self.their_names, self.old_names))
        new = [
            name not in ours and name not in old and name[0] != "gone" for name in self.their_names
        ]
        self._name_what_comes(new, old)
        dropped = {
            at
            for at, name in enumerate(self.our_names)
            if name in old and name not in theirs and name[0] != "unit"
        }
        dropped -= {at for at in dropped if self._still_names(at, dropped, old)}
        self._leave_out_contained(new, dropped, theirs)
        runs = self._below(new) if self.is_below else self._runs(new, ours, old, dropped)
        runs = self._at_top_together(runs, dropped)
        layout = self.host.layout
        patches = [self._without(at, dropped, runs) for at in sorted(dropped)]
        for run in runs:
            patches += self._patch(run, dropped)
        patches.sort(key=lambda one: (one.start, one.end))
        return cut_of(layout, patches)

    def _name_what_comes(self, new: list[bool], old: set[Name]) -> None:
        """Bring a heading with what is new below it, and the name of a list only so."""
        for at in range(len(new) - 1, -1, -1):
            piece = self.theirs[at]
            if piece.is_title:
                new[at] = not self._is_ours(at) and self._brings_lines(at, new)
            elif self.their_names[at] in old and _HEADING.match(piece.name):
                below = (n for n in range(at + 1, len(new)) if new[n] or self._is_ours(n))
                first = next(below, at)
                is_text = self.their_names[first][0] == "text" and not _is_head(self.theirs[first])
                new[at] = not self._is_ours(at) and new[first] and is_text

    def _brings_lines(self, at: int, new: Sequence[bool]) -> bool:
        """Whether a line of the list that a title names is new, or there is none at all."""
        if not self.guest.names_lines(at):
            return new[at]
        below = range(at + 1, len(new))
        end = next((n for n in below if _is_head(self.theirs[n])), len(new))
        return any(new[n] and self.theirs[n].unit >= 0 for n in range(at + 1, end))

    def _is_ours(self, at: int) -> bool:
        return self.their_names[at] in self.our_names

    def _still_names(self, at: int, dropped: set[int], old: set[Name]) -> bool:
        """Whether a heading stands above something that stays and was not there before."""
        block = self.ours[at]
        if not _is_head(block):
            return False
        below = next((n for n in range(at + 1, len(self.ours)) if n not in dropped), None)
        if below is None:
            return False
        name = self.our_names[below]
        if block.is_title:
            return name[0] == "unit"
        is_shared = name in old or name in self.their_names
        return name[0] == "text" and not is_shared and not _is_head(self.ours[below])

    def _leave_out_contained(self, new: list[bool], dropped: set[int], shared: set[Name]) -> None:
        """Leave a paragraph out whose lines all stand in a longer one of the other side."""
        old = set(self.old_names)
        sides = ((self.ours, self.our_names), (self.theirs, self.their_names))
        ours, theirs = (
            [
                name[1]
                for block, name in zip(*side, strict=True)
                if block.unit < 0 and name not in old
            ]
            for side in sides
        )
        for at, name in enumerate(self.their_names):
            if new[at] and name[0] == "text":
                new[at] = not any(_holds(one, name[1]) for one in ours)
        for at, name in enumerate(self.our_names):
            is_new = name[0] == "text" and name not in shared and name not in old
            if is_new and any(_holds(one, name[1]) for one in theirs):
                dropped.add(at)

    def _without(self, at: int, dropped: set[int], runs: Sequence[_Run]) -> Patch:
        """Take a piece out: with the gap above it, at the top with the gap below."""
        rows = self.ours[at].rows
        layout = self.host.layout
        if all(above in dropped for above in range(at)):
            if at + 1 < len(self.ours):
                return gone(layout, range(rows.start, self.ours[at + 1].rows.start))
            if runs:
                return instead(layout, rows, [])
        return gone(layout, range(rows.start - self.ours[at].gap, rows.stop))

    # -- where it goes ---------------------------------------------------------------------------

    def _runs(
        self, new: Sequence[bool], ours: set[Name], old: set[Name], dropped: set[int]
    ) -> list[_Run]:
        places = {name: at for at, name in enumerate(self.our_names)}
        runs: list[_Run] = []
        anchor = -1
        is_open = False
        for at, piece in enumerate(self.theirs):
            name = self.their_names[at]
            if not new[at]:
                is_open = is_open and name not in places
                anchor = places.get(name, anchor)
                continue
            if is_open:
                runs[-1].pieces.append(piece)
                continue
            after, passed = self._place(anchor, piece, old, dropped)
            is_contested = bool(passed) and name[0] == "text" and self._is_contested(at, ours, old)
            runs.append(_Run(after, [piece], is_contested))
            self.contested += is_contested
            is_open = True
        return runs

    def _below(self, new: Sequence[bool]) -> list[_Run]:
        pieces = [piece for piece, is_new in zip(self.theirs, new, strict=True) if is_new]
        self.contested += bool(pieces)
        return [_Run(len(self.ours) - 1, pieces, is_contested=True)] if pieces else []

    def _place(
        self, anchor: int, piece: Block, old: set[Name], dropped: set[int]
    ) -> tuple[int, int]:
        """Return below which piece one goes, and how many new ones of the host it passes."""
        after, passed = anchor, 0
        theirs = set(self.their_names)
        for at in dropped:
            if piece.unit < 0 and _holds(piece.name, self.ours[at].name):
                return at, 0  # it is what this one became
        if piece.unit >= 0:
            after = self.beside.get(piece.unit, anchor)
            while after + 1 < len(self.ours) and self.ours[after + 1].unit >= 0:
                if self.our_names[after + 1] in theirs:
                    break
                after += 1
            return after, 0
        while after + 1 < len(self.ours):
            block, name = self.ours[after + 1], self.our_names[after + 1]
            if name in theirs or block.unit >= 0 or _is_head(block):
                break
            passed += name not in old and not block.is_comment and after + 1 not in dropped
            after += 1
        return after, passed

    def _is_contested(self, at: int, ours: set[Name], old: set[Name]) -> bool:
        """Whether both versions changed the text in this place."""
        if self.base is None:
            return True
        theirs = set(self.their_names)
        above = next((name for name in self.their_names[:at][::-1] if name in old), None)
        start = self.old_names.index(above) + 1 if above else 0
        texts = [name for name in self.old_names[start:] if name[0] == "text"]
        return bool(texts) and texts[0] not in theirs and texts[0] not in ours

    def _at_top_together(self, runs: Sequence[_Run], dropped: set[int]) -> list[_Run]:
        """Return the runs with their places, those above all that stays as one."""
        found: list[_Run] = []
        for run in runs:
            after = run.after
            while after in dropped:
                after -= 1
            if after < 0 and found and found[-1].after < 0:
                found[-1].pieces.extend(run.pieces)
                is_contested = found[-1].is_contested or run.is_contested
                found[-1] = found[-1]._replace(is_contested=is_contested)
            else:
                found.append(run._replace(after=after))
        return found

    def _patch(self, run: _Run, dropped: set[int]) -> list[Patch]:
        layout = self.host.layout
        rows: list[str] = []
        if run.is_contested:
            rows += ["", f"<!-- conflict: {self.label} -->", ""]  # no text
        for piece in run.pieces:
            gap = piece.gap
            if rows and rows[-1] and gap == 0 and piece.unit < 0 and not _is_row(piece):
                gap = int(self._stood_apart(piece))
            rows += [""] * (gap if rows and rows[-1] else 0)
            rows += [self.guest.row(index) for index in piece.rows]
        after = run.after
        first = run.pieces[0]
        if after < 0 and self.ours:
            first_row = self.ours[0].rows.start
            rows = rows[1:] if rows[0] == "" else rows
            if len(dropped) < len(self.ours):
                return [layout.above(first_row, [*rows, ""])]
            start = layout.lines[first_row].start
            return [Patch(start, start, layout.line_end(first_row).join(rows))]
        if after < 0:
            last = len(layout.lines) - 1
            is_apart = last >= 0 and bool(layout.lines[last].text.strip())
            gap = max(first.gap, int(not self.host.kind)) if is_apart else 0
            return [layout.below(last, [*[""] * gap, *rows])]
        tight = first.unit >= 0 and (first.gap == 0 or self.ours[after].unit >= 0)
        head = [] if rows[0] == "" or tight or (first.gap == 0 and _is_row(first)) else [""]
        left = (at for at in range(after + 1, len(self.ours)) if at not in dropped)
        following = next((self.ours[at] for at in left), None)
        is_tight = following is None or following.gap > 0 or run.pieces[-1].unit >= 0
        tail = [] if is_tight or (_is_row(run.pieces[-1]) and not run.is_contested) else [""]
        return [layout.below(self.ours[after].rows[-1], [*head, *rows, *tail])]

    def _stood_apart(self, piece: Block) -> bool:
        """Whether what stood directly above a piece in its version is not what stands there now."""
        at = self.theirs.index(piece)
        return not (at and _is_head(self.theirs[at - 1]))


def _is_head(piece: Block) -> bool:
    return piece.is_title or bool(_HEADING.match(piece.name))


def _is_row(piece: Block) -> bool:
    """Whether a piece is an item of a list that is not read: such lines stay close."""
    return piece.name.lstrip(" \t>")[:2] in {"- ", "* ", "+ "}


def _names(
    blocks: Sequence[Block], units: Mapping[int, int], reference: Sequence[Block]
) -> list[Name]:
    """Name the pieces: those that stand in ``reference`` too alike, also where some are equal."""
    texts = [block.name for block in blocks]
    numbers = _numbers([block.name for block in reference], texts)
    found: list[Name] = []
    for at, block in enumerate(blocks):
        if block.unit < 0:
            found.append(("text", block.name, numbers[at]))
            continue
        unit = units.get(block.unit)
        kind = "gone" if unit is None else "unit" if unit >= 0 else "new"
        found.append((kind, "", block.unit if unit is None or unit < 0 else unit))
    return found


def _numbers(reference: Sequence[str], texts: Sequence[str]) -> list[int]:
    """Return of each text which of those that are equal to it in ``reference`` it is."""
    own = _counted(reference)
    numbers = [0] * len(texts)
    matcher = SequenceMatcher(None, reference, texts, autojunk=False)
    for first, second, length in matcher.get_matching_blocks():
        for at in range(length):
            numbers[second + at] = own[first + at]
    used = {(texts[at], number) for at, number in enumerate(numbers) if number}
    for at, text in enumerate(texts):
        number = numbers[at] or next(n for n in count(1) if (text, n) not in used)
        numbers[at] = number
        used.add((text, number))
    return numbers


def _counted(texts: Sequence[str]) -> list[int]:
    seen: Counter[str] = Counter()
    found = []
    for text in texts:
        seen[text] += 1
        found.append(seen[text])
    return found


def _holds(longer: str, shorter: str) -> bool:
    """Whether all lines of a paragraph stand, in one go, in another one that has more."""
    lines, part = (text.split("\n") for text in (longer, shorter))
    if len(part) >= len(lines):
        return False
    return any(lines[at : at + len(part)] == part for at in range(len(lines) - len(part) + 1))
