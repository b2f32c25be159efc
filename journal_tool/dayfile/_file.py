"""One file of a day, from its keys to its body."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from journal_tool import rules
from journal_tool.dayfile import _yaml
from journal_tool.dayfile._action import OUTSIDE
from journal_tool.dayfile._body import Task, Tasks, Title, hide_comments
from journal_tool.dayfile._dates import read_date
from journal_tool.dayfile._findings import Findings, short
from journal_tool.dayfile._frontmatter import body_start, read_top
from journal_tool.dayfile._keys import LISTS, OTHERS, Entry, Top
from journal_tool.dayfile._lists import ListReader, Origin
from journal_tool.dayfile._near_keys import near_key
from journal_tool.dayfile._values import FALSE, TRUE, measure_text, read_number, read_rest, scalars
from journal_tool.dayfile._vocabulary import Vocabulary
from journal_tool.diagnostics import Diagnostic
from journal_tool.language import _
from journal_tool.model import Action, DayFile, Measure, Rest, Scale, State
from journal_tool.patterns import pattern
from journal_tool.text import Line, SourceText
from journal_tool.values import dataclass

MAX_FRONT_MATTER: Final = 64 * 1024
MAX_BODY: Final = 256 * 1024


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """What one file says and everything that is wrong with it."""

    day: DayFile
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """What stands in a new day before anybody writes in it.

    Attributes:
        keys: of its open actions and of its check-box properties.
        notes: of its open actions.
        has_unread: whether it holds a line that is no action after all.
        lines: what its lines can look like; see ``_day._pattern``.
    """

    keys: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    has_unread: bool = False
    lines: tuple[re.Pattern[str], ...] = ()

    def and_of(self, other: "Template") -> "Template":
        """Return what stands in one or in the other."""
        return Template(
            self.keys | other.keys,
            self.notes | other.notes,
            self.has_unread or other.has_unread,
            self.lines + other.lines,
        )


class FileReader:
    """Reads one file; holds what was found so far."""

    def __init__(
        self, vocabulary: Vocabulary, template: Template, source: SourceText, day: date
    ) -> None:
        self.vocabulary = vocabulary
        self.practices = vocabulary.practices
        self.template = template
        # What stands between %% and %% is gone before anything is read, so that it can be in no
        # value, no excerpt and no page.  Blanks take its place: all offsets stay right.
        hidden, unclosed = _hidden(source, vocabulary.known)
        self.open_comment = None if unclosed is None else _comment_at(source.text, unclosed)
        self.source = source if hidden is source.text else source.with_text(hidden)
        self.date = day
        self.findings = Findings(self.source)
        self.lists = ListReader(vocabulary, self.findings, day)
        self.is_dated_by_name = True
        self.measures: dict[str, Measure] = {}
        self.conflicts: list[str] = []
        self.rest: Rest | None = None
        self.tags: tuple[str, ...] = ()
        self.has_key = False
        self.has_number = False
        self.top = Top()
        self.tasks: Tasks | None = None
        self.chosen: list[Task] = []

    # -- the way through a file ----------------------------------------------------------------

    def read(self, *, is_note: bool, is_dated_by_name: bool) -> ParsedFile:
        """Read everything there is."""
        source = self.source
        self.is_dated_by_name = is_dated_by_name
        lines = source.lines()
        top = read_top(lines, self.vocabulary.known, is_day=is_dated_by_name)
        self.top = top = self._shortened(top)
        for rule, start, end, message, hint in top.problems:
            self.findings.tell(rule, start, end, message, hint)
        if self.open_comment is not None:
            start, sign = self.open_comment
            message = _("'{sign}' opens a comment that is not closed", sign=sign)
            self.findings.tell(rules.OPEN_COMMENT, start, start + len(sign), message)
        self.lists.in_head = not top.has_fences
        self._entries(top.entries)
        for entry in top.after:
            self._entry(entry)
        if top.ended_by is not None:
            self._unknown(top.ended_by)
        body, body_lines = self._body(lines[top.body_index :])
        if self.vocabulary.body.may_hold_tasks(body):
            left = self._tasks(body_lines)
            body = body if left is None else left
        is_touched = self._is_touched(body_lines)
        day = DayFile(
            source.path,
            self.date,
            is_note=is_note,
            actions=tuple(self.lists.actions),
            elsewhere=tuple(self.lists.elsewhere),
            thoughts=tuple(self.lists.thoughts),
            evidence=tuple(self.lists.evidence),
            measures=tuple(self.measures.values()),
            conflicts=tuple(self.conflicts),
            rest=self.rest,
            tags=self.tags,
            body=body,
            body_line=lines[top.body_index].number if top.body_index < len(lines) else 0,
            is_touched=is_touched,
            is_recorded=is_touched and (bool(self.lists.actions) or self.has_key),
        )
        return ParsedFile(day, self.findings.diagnostics)

    def _shortened(self, top: Top) -> Top:
        """Leave out what stands beyond the longest front matter that is read."""
        if not top.entries:
            return top
        kept = []
        is_cut = False
        for entry in top.entries:
            if entry.start >= MAX_FRONT_MATTER:
                is_cut = True
                continue
            if entry.below and entry.below[-1].start >= MAX_FRONT_MATTER:
                entry.below = [line for line in entry.below if line.start < MAX_FRONT_MATTER]
                is_cut = True
            kept.append(entry)
        if is_cut:
            top.problems.append(
                (
                    rules.FRONT_MATTER_TOO_LONG,
                    0,
                    3,
                    _("the keys at the top are longer than {size} KiB", size=64),
                    "",
                )
            )
            top.entries = kept
        return top

    def _body(self, lines: Sequence[Line]) -> tuple[str, list[Line]]:
        """Return the body, as long as it is read, and its lines."""
        if not lines:
            return "", []
        start = lines[0].start
        text = self.source.text[start:]
        if len(text) > MAX_BODY:
            text = text[:MAX_BODY]
            self.findings.tell(
                rules.BODY_TOO_LONG,
                start + MAX_BODY,
                start + MAX_BODY + 1,
                _("the text of the day is longer than {size} KiB", size=256),
            )
        kept = [line for line in lines if line.start < start + len(text)]
        return text, kept

    # -- keys ----------------------------------------------------------------------------------

    def _entries(self, entries: Sequence[Entry]) -> None:
        seen: dict[str, Entry] = {}
        for entry in entries:
            if entry.key in seen:
                first = seen[entry.key].line.number
                self.findings.tell(
                    rules.DUPLICATE_KEY,
                    entry.start,
                    entry.end,
                    _("'{key}' stands twice", key=entry.written),
                    _("also on line {line}", line=first),
                )
            seen[entry.key] = entry
            if not entry.key.endswith("_conflict"):
                self._entry(entry)
        for entry in entries:
            if entry.key.endswith("_conflict"):  # after the value that it disagrees with
                self._entry(entry)

    def _entry(self, entry: Entry) -> None:
        key = entry.key
        if key in LISTS:
            self.has_key = True
            self.lists.read_list(entry)
        elif key in self.vocabulary.scales:
            self.has_key = True
            self._measure(entry, self.vocabulary.scales[key])
        elif key.endswith("_conflict") and key.removesuffix("_conflict") in self.vocabulary.known:
            self._conflict(entry)
        elif key == "rest":
            self.has_key = True
            self._rest(entry)
        elif key == "skip":
            self.has_key = True
            self._skip(entry)
        elif key in self.practices.by_property and key not in OTHERS:
            self._property(entry)
        elif key == "date":
            self._date(entry)
        elif key == "tags":
            tags = (one.value.lstrip("#") for one in scalars(entry.node))
            self.tags = tuple(dict.fromkeys([*self.tags, *tags]))
        else:
            self._unknown(entry)

    def _unknown(self, entry: Entry) -> None:
        """Keys of other programs are left alone; a slip of the fingers is told."""
        near = near_key(entry, self.vocabulary.known)
        if near:
            # A list below a misspelt key is no YAML; the misspelling is what is wrong.
            self.findings.drop(rules.BAD_YAML, entry.start)
            self.findings.tell(
                rules.NEAR_KEY,
                entry.start,
                entry.end,
                _("'{text}' is close to the key '{key}'", text=entry.written, key=near),
                _("did you mean '{name}'?", name=near),
            )

    def _scalar(self, entry: Entry) -> _yaml.Scalar | None:
        """Return the text of a key that has one, or tell that it is no text."""
        node = entry.node
        if isinstance(node, _yaml.Scalar):
            return node
        if node is not None:
            self.findings.tell(
                rules.WRONG_TYPE,
                entry.start,
                entry.end,
                _("'{key}' holds a list where one value is meant", key=entry.written),
            )
        return None

    def _measure(self, entry: Entry, scale: Scale) -> None:
        node = self._scalar(entry)
        if node is None or not node.value.strip() or node.value.strip() in {"~", "null"}:
            return
        text = node.value.strip()
        value, remark = read_number(text, top=scale.high, is_hours=scale.name == "sleep")
        span = self.source.span(node.start, node.end)
        if value is None:
            self.findings.tell(
                rules.NOT_A_NUMBER,
                node.start,
                node.end,
                _("{key}: '{text}' is not a number", key=scale.name, text=short(text)),
            )
        elif not scale.low <= value <= scale.high:
            self.findings.tell(
                rules.OUT_OF_RANGE,
                node.start,
                node.end,
                _(
                    OUTSIDE,
                    key=scale.name,
                    number=f"{value:g}",
                    least=f"{scale.low:g}",
                    most=f"{scale.high:g}",
                ),
            )
            self.has_number = True  # somebody wrote it, whatever it is worth
            return
        self.measures[scale.name] = Measure(scale.name, value, remark, span)

    def _conflict(self, entry: Entry) -> None:
        """Two devices wrote two values: the number is in no figure."""
        name = entry.key.removesuffix("_conflict")
        node = self._scalar(entry)
        if node is None or not node.value.strip():
            return
        self.has_key = True
        self.conflicts.append(name)
        kept = self.measures.get(name)
        first = measure_text(kept) if kept else ""
        if name == "rest" and self.rest:
            first = self.rest.why or "true"
        second = node.value.strip()
        said = {"key": name, "first": short(first), "second": short(second)}
        message = (
            _("{key} {first} and {key} {second}: both kept", **said)
            if first
            else _("{key} nothing and {key} {second}: both kept", **said)
        )
        if kept is not None:
            self.measures[name] = replace(kept, value=None, remark=f"{first}; {second}")
        self.findings.tell(rules.CONFLICT_VALUE, entry.start, node.end, message)

    def _rest(self, entry: Entry) -> None:
        node = self._scalar(entry)
        read = read_rest(node.value) if node else None
        self.rest = None  # of two values the last counts
        if node is None or read is None:
            return
        if read.bad_date:
            self.findings.tell(
                rules.BAD_DATE,
                node.start,
                node.end,
                _(
                    "{key}: '{text}' is no day of the calendar",
                    key=entry.key,
                    text=short(read.bad_date),
                ),
            )
        self.rest = Rest(read.why, read.until, self.source.span(node.start, node.end))

    def _skip(self, entry: Entry) -> None:
        names = list(scalars(entry.node))
        for one in names:
            key = self.practices.key(one.value, (), None)
            span = self.source.span(one.start, one.end)
            self.lists.keep(Action(one.value, key, State.DROPPED, span=span))
        if isinstance(entry.node, _yaml.Mapping):
            message = _("'{key}' holds no list of names", key=entry.written)
            self.findings.tell(rules.WRONG_TYPE, entry.start, entry.end, message)

    def _property(self, entry: Entry) -> None:
        practice = self.practices.by_property[entry.key]
        node = entry.node
        value = node.value.strip().lower() if isinstance(node, _yaml.Scalar) else "?"
        if value in {"", "~", "null"}:
            self.has_key = True
            return
        if value not in TRUE | FALSE:
            if practice.property:  # a table's name can be another program's key
                self.findings.tell(
                    rules.WRONG_TYPE,
                    entry.start,
                    entry.end,
                    _("'{key}' is neither true nor false", key=entry.written),
                )
            return
        self.has_key = True
        state = State.DONE if value in TRUE else State.OPEN
        span = self.source.span(entry.start, entry.end)
        action = Action(practice.name, practice.table, state, span=span)
        self.lists.keep(action, Origin(entry=entry))

    def _date(self, entry: Entry) -> None:
        if not self.is_dated_by_name or not isinstance(entry.node, _yaml.Scalar):
            return
        text = entry.node.value.strip()
        if not text:
            return
        day = read_date(text[:10])
        if day is not None and day != self.date:
            self.findings.tell(
                rules.DATE_DISAGREES,
                entry.node.start,
                entry.node.end,
                _("'{text}' is not the day of the file's name", text=text[:10]),
            )

    # -- the body ------------------------------------------------------------------------------

    def _tasks(self, lines: Sequence[Line]) -> str | None:
        """Read the body's actions; return what is left of it, or ``None`` if that is all."""
        mode = self.vocabulary.settings.body.tasks
        self.tasks = tasks = self.vocabulary.body.read(lines)
        chosen = list(tasks.in_lists) if mode != "none" else []
        if mode == "all" or (mode == "auto" and not tasks.in_lists and not self.lists.has_items):
            chosen = sorted([*chosen, *tasks.elsewhere], key=lambda task: task.item.start)
        self.chosen = chosen
        used: set[int] = set()
        for task in chosen:
            if self.lists.action(task.item, task.where) is not None:
                used.update(task.lines)
        for written in tasks.written:
            if not any(self._is_writing(line.text) for line in written.below):
                continue
            practice = self.practices.by_heading[written.key]
            span = self.source.span(written.line.start, written.line.start + len(written.line.text))
            self.lists.keep(
                Action(practice.name, practice.table, State.DONE, planned=False, span=span)
            )
        return _words(lines, used, tasks.titles) if used else None

    def _is_touched(self, body: Sequence[Line]) -> bool:
        """Whether anybody wrote in the file, or only a template did."""
        template = self.template
        lists = self.lists
        if lists.elsewhere or lists.thoughts or lists.evidence:
            return True
        if self.measures or self.has_number or self.conflicts or self.rest:
            return True
        if lists.has_unread and not template.has_unread:
            return True
        for action in lists.actions:
            line = self.source.line_text(action.span.line).strip() if template.lines else ""
            is_given = action.key in template.keys or self._is_template_line(line)
            if action.state is not State.OPEN or not is_given:
                return True
            if action.note and action.note not in template.notes:
                return True
        return any(self._is_writing(line.text) for line in body)

    def _is_writing(self, text: str) -> bool:
        """A line that somebody wrote: no heading, no rule, no empty box, not the template's."""
        stripped = text.strip()
        if not stripped or stripped.startswith("#") or not any(map(str.isalnum, stripped)):
            return False
        if _BOX_LINE.match(stripped):
            return False  # as an action it was looked at already
        return not self._is_template_line(stripped)

    def _is_template_line(self, text: str) -> bool:
        return any(pattern.fullmatch(text) for pattern in self.template.lines)


def _words(lines: Sequence[Line], used: set[int], titles: Sequence[Title]) -> str:
    """Return the body without its actions, which are shown as such, and emptied lists' names."""
    texts = ["" if index in used else line.text for index, line in enumerate(lines)]
    for title in titles:
        is_empty = not any(text.strip(" \t>") for text in texts[title.end : title.last])
        if is_empty or any(index in used for index in range(title.end, title.last)):
            texts[title.first : title.end] = [""] * (title.end - title.first)
    return "\n".join(texts) + "\n"


def _hidden(source: SourceText, known: frozenset[str]) -> tuple[str, int | None]:
    """Hide the comments of a file; none of them reaches over the end of the front matter."""
    text = source.text
    if "%%" not in text and "<!--" not in text:
        return text, None
    cut = body_start(source.lines(), known)
    top, open_above = hide_comments(text[:cut])
    body, open_below = hide_comments(text[cut:])
    unclosed = open_above
    if unclosed is None and open_below is not None:
        unclosed = cut + open_below
    return top + body, unclosed


def _comment_at(text: str, start: int) -> tuple[int, str]:
    """Return where a comment begins, and the sign that opens it."""
    return start, "<!--" if text.startswith("<!--", start) else "%%"


_BOX_LINE: Final = pattern(
    r"(?:>[ \t]?)*(?:[-*+]|[0-9]{1,9}[.)])?[ \t]*(?:\\?\[.?\\?\]|☐)|>[ \t]*\[!"
)
