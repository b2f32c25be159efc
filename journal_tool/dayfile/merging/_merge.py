"""Versions of one day, made into one text that holds what each of them says.

One version is the host: its text stays as it is, and what the other one has besides is written
into it.  That is tried in several ways, the best one first; a way is good if the text, read
again, holds everything that it must.  If none is, nothing is merged, and a person decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple, TypeVar

from journal_tool import rules
from journal_tool.dayfile._changes import CannotEdit, FileStyle
from journal_tool.dayfile._checked import checked
from journal_tool.dayfile._day import DayReader
from journal_tool.dayfile._layout import How, Layout
from journal_tool.dayfile._states import RANK
from journal_tool.dayfile.merging._cut import Cut, Pair, Unit
from journal_tool.dayfile.merging._holds import holds
from journal_tool.dayfile.merging._keys import Keys
from journal_tool.dayfile.merging._lines import CannotWriteError, added, changed, taken, without
from journal_tool.dayfile.merging._pairs import Fate, Three, Verdict, threes, verdict
from journal_tool.dayfile.merging._prose import Prose
from journal_tool.language import _
from journal_tool.text import SourceText
from journal_tool.values import dataclass

_TOO_LONG = (rules.FRONT_MATTER_TOO_LONG, rules.BODY_TOO_LONG)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a day.

    Attributes:
        label: who wrote it, in words: ``"phone, 2026-03-13 08:15"``.
        source: its text.
    """

    label: str
    source: SourceText


@dataclass(frozen=True, slots=True)
class Clash:
    """Something that the two versions say in two ways.

    Attributes:
        place: the key of a value, the key of an action, or ``"text"`` for words of the body.
        ours, theirs: what each says; of words in the body, ``""``.
        our_label, their_label: who says so.
        is_kept: whether both stand in the merged text, where they can be seen.
    """

    place: str
    ours: str
    theirs: str
    our_label: str
    their_label: str
    is_kept: bool = True


@dataclass(frozen=True, slots=True)
class Merged:
    """One text of two versions, and what a person may want to decide in it."""

    source: SourceText
    clashes: tuple[Clash, ...] = ()


class CannotMerge(Exception):  # noqa: N818 - named for what happened
    """Two versions cannot be made into one so that nothing is lost; a person decides.

    Attributes:
        reason: one clause in the language in use, without a full stop.
        path: the file.
        advice: a sentence that says what to do instead.
    """

    def __init__(self, reason: str, path: str, advice: str) -> None:
        super().__init__(reason, path, advice)
        self.reason = reason
        self.path = path
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class _Found(NamedTuple):
    """A key or place, and what the host and the guest say of it."""

    place: str
    host: str
    guest: str


def merge(
    reader: DayReader,
    day: date,
    ours: Version,
    theirs: Version,
    base: SourceText | None = None,
) -> Merged:
    """Make one text of two versions of a day.

    Done outweighs open; of two values both stay in the text.  What one version took out or changed
    since ``base``, and the other one left alone, is taken out or changed.

    Args:
        reader: of the journal.
        day: the date of the file.
        ours: the version whose text is kept where it can be.
        theirs: the other one.
        base: what both were made from, if that is known.

    Raises:
        CannotMerge: when a text cannot be changed, or the result would not hold what it must.
    """
    if _is_same(ours.source, theirs.source) or (base and _is_same(theirs.source, base)):
        return Merged(ours.source)
    if base and _is_same(ours.source, base):
        return Merged(replace(theirs.source, path=ours.source.path))
    ends = _Ends(ours.source, theirs.source, base)
    cuts = [_cut(reader, day, one) for one in ends.plain()]
    our_cut, their_cut, old = cuts[0], cuts[1], cuts[2] if base else None
    pairs = [Pair(our_cut, their_cut, old, theirs.label), Pair(their_cut, our_cut, old, ours.label)]
    for pair, how in _ways(pairs):
        found = _merged(pair, how)
        if found is not None:
            cut, clashes = found
            is_ours = pair.host is our_cut
            said = [_as_clash(one, ours.label, theirs.label, is_ours=is_ours) for one in clashes]
            return Merged(ends.ended(cut.layout.source), tuple(said))
    raise CannotMerge(
        _("the two versions cannot be joined so that nothing is lost"),
        ours.source.path,
        _("Compare them, and copy into one what the other has besides."),
    )


def _as_clash(one: _Found, our_label: str, their_label: str, *, is_ours: bool) -> Clash:
    said = (one.host, one.guest) if is_ours else (one.guest, one.host)
    return Clash(one.place, *said, our_label, their_label)


def _is_same(one: SourceText, other: SourceText) -> bool:
    return (one.text, one.has_bom) == (other.text, other.has_bom)


class _How(NamedTuple):
    """How the text of the body is merged.

    Attributes:
        has_base: whether what one version took out of it is gone.
        is_below: whether all that is new comes below the rest, which is where it does the least.
    """

    has_base: bool
    is_below: bool


def _ways(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, _How]]:
    """Yield which version is written into which, and how: into front matter, if one has it."""
    best = sorted(pairs, key=lambda pair: pair.guest.kind - pair.host.kind)
    for how in (_How(True, False), _How(False, False), _How(False, True)):
        if how.has_base or how.is_below or pairs[0].base is not None:
            yield from ((pair, how) for pair in best)


class _Ends:
    """The line ends of the versions, set apart while they are merged.

    Where all versions are of one kind each, only LF is merged, and the kind is one value among
    others: changed in one version, it is that one's.  Mixed line ends stay where they are.
    """

    def __init__(self, ours: SourceText, theirs: SourceText, base: SourceText | None) -> None:
        self.sources = [ours, theirs, *([base] if base else [])]
        kinds = [_kind_of(one.text) for one in self.sources]
        self.are_plain = None not in kinds
        old = kinds[2] if base else None
        self.end = _chosen(kinds[0] or "", kinds[1] or "", old) or "\n"
        self.has_bom = _chosen(ours.has_bom, theirs.has_bom, base.has_bom if base else None)

    def plain(self) -> Sequence[SourceText]:
        """Return the versions as they are merged."""
        if not self.are_plain:
            return self.sources
        return [one.with_text(one.text.replace("\r\n", "\n")) for one in self.sources]

    def ended(self, source: SourceText) -> SourceText:
        """Return the merged text with its line ends and its byte order mark."""
        text = source.text
        if self.are_plain and self.end == "\r\n":
            text = text.replace("\n", "\r\n")
        return SourceText(self.sources[0].path, text, self.has_bom)


_Kind = TypeVar("_Kind", str, bool)


def _chosen(ours: _Kind, theirs: _Kind, base: _Kind | None) -> _Kind:
    return theirs if base is not None and ours == base else ours


def _kind_of(text: str) -> str | None:
    """Return the line end of a text, ``""`` if it has none, ``None`` if it has several."""
    lines, dos = text.count("\n"), text.count("\r\n")
    if not lines:
        return ""
    return "\n" if not dos else "\r\n" if dos == lines else None


def _cut(reader: DayReader, day: date, source: SourceText) -> Cut:
    try:
        layout = Layout(checked(source), How(reader, day, FileStyle()))
    except CannotEdit as refusal:
        raise CannotMerge(refusal.reason, source.path, refusal.advice) from refusal
    if layout.file.open_comment is not None:
        raise CannotMerge(
            _("a comment is opened and not closed, so the rest of its text is private"),
            source.path,
            _("Close the comment first; 'journal check' shows it."),
        )
    if any(one.rule in _TOO_LONG for one in layout.parsed.diagnostics):
        raise CannotMerge(
            _("a version is too long to be read whole"),
            source.path,
            _("Compare them, and copy into one what the other has besides."),
        )
    return Cut(layout)


# -- one way --------------------------------------------------------------------------------------


def _merged(pair: Pair, how: _How) -> tuple[Cut, list[_Found]] | None:
    way = _Way(pair, how)
    try:
        cut = way.written()
    except CannotWriteError:
        return None
    return (cut, way.clashes) if holds(cut, pair.host, pair.guest, pair.base) else None


_HOST_STAYS = (Fate.KEEP, Fate.CHANGE, Fate.BOTH)
_GUEST_STAYS = (Fate.TAKE, Fate.ADD, Fate.BOTH)


def _ranks(units: Sequence[Unit]) -> dict[tuple[str, str], int]:
    """Return the best state of the lines of each name."""
    found: dict[tuple[str, str], int] = {}
    for one in units:
        rank = RANK[one.action.state] if one.action else 0
        found[one.name] = max(found.get(one.name, -1), rank)
    return found


class _Way:
    """One version written into another."""

    def __init__(self, pair: Pair, how: _How) -> None:
        self.how = how
        self.host, self.guest, self.base, self.label = pair
        self.clashes: list[_Found] = []
        self.old_units: list[Unit] = self.base.units if self.base else []
        self._decide()
        if weak := self._given_up_by_both():
            self.old_units = [one for one in self.old_units if one.name not in weak]
            self._decide()

    def _decide(self) -> None:
        self.threes = threes(self.old_units, self.host.units, self.guest.units)
        self.verdicts = [verdict(*self._units(one)) for one in self.threes]

    def _given_up_by_both(self) -> set[tuple[str, str]]:
        """Return what both versions still say, though each took back another of its lines.

        Of two ticked lines one was opened again here, and the other one there: it is done.
        """
        left: dict[tuple[str, str], int] = {}
        for three, found in zip(self.threes, self.verdicts, strict=True):
            _base, host, guest = self._units(three)
            for unit, fates in ((host, _HOST_STAYS), (guest, _GUEST_STAYS)):
                if unit is not None and found.fate in fates:
                    state = found.wanted or unit.action
                    rank = RANK[state.state] if state else 0
                    left[unit.name] = max(left.get(unit.name, -1), rank)
        least = [_ranks(version.units) for version in (self.host, self.guest)]
        return {
            name
            for name, rank in least[0].items()
            if name in least[1] and left.get(name, -1) < min(rank, least[1][name])
        }

    def _units(self, three: Three) -> tuple[Unit | None, Unit | None, Unit | None]:
        base, host, guest = three
        return (
            None if base is None else self.old_units[base],
            None if host is None else self.host.units[host],
            None if guest is None else self.guest.units[guest],
        )

    def written(self) -> Cut:
        """Return the host with everything that the guest has besides.

        Raises:
            CannotWriteError: when this way is none.
        """
        cut = self._in_place(self.host)
        removed = sorted(
            one.host
            for one, fate in zip(self.threes, self.verdicts, strict=True)
            if fate.fate in (Fate.REMOVE, Fate.MOVE) and one.host is not None
        )
        for at in reversed(removed):
            cut = without(cut, at)
        cut, left = self._prose(cut, removed)
        keys = Keys(Pair(cut, self.guest, self.base, self.label))
        cut = keys.written()
        self.clashes += [_Found(*one) for one in keys.clashes]
        for at in left:
            cut = added(cut, self.guest.units[at])
        return cut

    def _in_place(self, cut: Cut) -> Cut:
        """Change the lines that both have; where that is not possible, both lines stay."""
        for number, (three, found) in enumerate(zip(self.threes, self.verdicts, strict=True)):
            if three.host is None or three.guest is None:
                continue
            guest = self.guest.units[three.guest]
            new: Cut | None = cut
            if found.fate is Fate.TAKE:
                new = taken(cut, three.host, guest, self.guest)
                if new is None and found.wanted and guest.is_action:
                    new = changed(cut, three.host, found.wanted)
            elif found.fate is Fate.CHANGE and found.wanted:
                new = changed(cut, three.host, found.wanted)
                if new is None:  # the other line may be nearer to it
                    new = taken(cut, three.host, guest, self.guest)
                    new = new and changed(new, three.host, found.wanted)
            if new is None:
                is_theirs = found.fate is Fate.TAKE and three.base is not None
                self.verdicts[number] = Verdict(Fate.MOVE if is_theirs else Fate.BOTH)
            if found.is_clash:
                host = self.host.units[three.host]
                self.clashes.append(_Found(host.name[1], host.text, guest.text))
            cut = new or cut
        return cut

    def _prose(self, cut: Cut, removed: Sequence[int]) -> tuple[Cut, list[int]]:
        """Merge the text of the body; return the lines of lists that are to be added elsewhere."""
        alive = [at for at in range(len(self.host.units)) if at not in set(removed)]
        now = {at: index for index, at in enumerate(alive)}
        units: dict[int, int] = {}
        beside: dict[int, int] = {}
        left: list[int] = []
        for three, found in zip(self.threes, self.verdicts, strict=True):
            if three.guest is None:
                continue
            if found.fate in (Fate.ADD, Fate.BOTH, Fate.MOVE):
                if self._is_prose(cut, three.guest):
                    units[three.guest] = -1
                    if three.host in now:
                        beside[three.guest] = now[three.host]
                else:
                    left.append(three.guest)
            elif three.host in now and cut.units[now[three.host]].is_in_body:
                units[three.guest] = now[three.host]
        pair = Pair(cut, self.guest, self.base if self.how.has_base else None, self.label)
        prose = Prose(pair, units, beside, is_below=self.how.is_below)
        cut = prose.written()
        self.clashes += [_Found("text", "", "")] * prose.contested
        return cut, sorted(left)

    def _is_prose(self, cut: Cut, at: int) -> bool:
        """Whether a line of the guest comes into the body where it stands there."""
        unit = self.guest.units[at]
        if not unit.is_in_body:
            return False
        above = [one for one in self.guest.blocks if one.is_title and one.rows.start < unit.rows[0]]
        if not above:
            return not cut.has_lists
        named = {one.name for one in cut.blocks if one.is_title}
        has_boxes = cut.has_lists or bool(cut.layout.loose_tasks())
        return above[-1].name in named or not has_boxes
