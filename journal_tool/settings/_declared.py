"""What one text declares: its tables, read key by key.

A wrong value costs its own key only, unless the rest would say something else without it: a
pause without its days, a scale without its ends.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from journal_tool import rules
from journal_tool.language import N_, _
from journal_tool.model import Experiment, Identity, Pause, Practice, Scale, State
from journal_tool.patterns import pattern
from journal_tool.settings import _advice, _tables, _values
from journal_tool.settings._nodes import Entry, Items, Key, Node, Placed, Scalar, Stretch, Table
from journal_tool.settings._scan import Header
from journal_tool.settings._settings import DEFAULT_AREAS
from journal_tool.settings._tree import Document, read_document
from journal_tool.settings._values import Findings, are_given, read_keys
from journal_tool.text import SourceText
from journal_tool.values import dataclass

Values = Mapping[str, Mapping[str, Any]]
"""The usable keys of each table that stands once, and of ``[boxes]``."""

_DURATION: Final = pattern(
    r"(?:^|\s)\(?(?:[0-9.,–-]{1,9}\s?(?:h|hrs?|hours?|m|mins?|minutes?)\s?){1,2}(?:[0-9]{2})?\)?$"
)
"""The end of a size that is no part of its name."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What one text says, before any default."""

    values: Values
    practices: tuple[Practice, ...]
    identities: tuple[Identity, ...]
    pauses: tuple[Pause, ...]
    scales: tuple[Scale, ...]
    experiments: tuple[Experiment, ...]


def read_user_settings(findings: Findings) -> Values:
    """Return what the user's own settings say; what counts in a journal only is told."""
    document = document_of(findings)
    for name, entry in [*document.root.entries.items()]:
        if name in _tables.TABLES and name not in _tables.USER_TABLES:
            _only_in_a_journal(entry.key, f"[{name}]", findings)
            del document.root.entries[name]
    journal = document.root.entries.get("journal")
    if journal and isinstance(journal.value, Table):
        for name, entry in [*journal.value.entries.items()]:
            if name in _tables.JOURNAL and name not in _tables.USER_KEYS:
                _only_in_a_journal(entry.key, name, findings)
                del journal.value.entries[name]
    return _values_of(document.root, findings)


def read_journal_settings(findings: Findings, users: Values) -> Declared:
    """Return what ``journal.toml`` says; ``users`` is what lies below it."""
    document = document_of(findings)
    root = document.root
    values = _values_of(root, findings)
    areas = {**users["journal"], **values["journal"]}.get("areas", DEFAULT_AREAS)
    practices = tuple(
        _practice(entry, table, areas, findings)
        for entry, table in _named(root, "practice", findings)
    )
    _tell_clashes(root, findings)
    names = _PracticeNames(practices, document, findings.source.text)
    return Declared(
        values,
        practices,
        tuple(_identities(root, findings)),
        tuple(_pauses(root, names, findings)),
        tuple(_scales(root, findings)),
        tuple(_experiments(root, names, findings)),
    )


# -- the whole text -----------------------------------------------------------------------------


def document_of(findings: Findings) -> Document:
    """Read the text and tell of everything that can be told without values."""
    text = findings.source.text
    nul = text.find("\0")
    if nul >= 0:
        message = _("a NUL byte stands here, so this is not text")
        findings.add(rules.SETTINGS_UNREADABLE, Stretch(nul, nul + 1), message)
    document = read_document(SourceText("", _cleaned(text) if nul < 0 else ""))
    for mistake in document.mistakes:
        findings.add(rules.BAD_TOML, mistake, mistake.message, mistake.hint)
    _version(document.root, findings)
    in_headers = set()
    for header in document.headers:
        first = header.keys[0] if header.keys else None
        if first and first.name not in _tables.ROOT:
            in_headers.add(first.start)
            _tell_unknown_table(header, first, findings)
    for name, entry in document.root.entries.items():
        if name not in _tables.ROOT and entry.key.start not in in_headers:
            message = _("{key} is not a key of the settings", key=_advice.shortened(name))
            hint = _tables.belonging(name) or findings.did_you_mean(name, _tables.ROOT)
            findings.unknown(entry.key, message, hint)
    return document


def _cleaned(text: str) -> str:
    """Return ``text`` with a blank for a byte order mark and LF for a mere CR, in their places."""
    return re.sub(r"\r(?!\n)", "\n", re.sub(r"\A\ufeff", " ", text))


def _version(root: Table, findings: Findings) -> None:
    entry = root.entries.get("format")
    if entry is None:
        return
    version = _values.whole(1, _tables.LAST_FORMAT)(entry.value, findings)
    if version is not None and version > _tables.FORMAT:
        findings.is_newer = True
        message = _(
            "'{version}' is a later format than {known}, which is read here",
            version=version,
            known=_tables.FORMAT,
        )
        hint = _("a later journal-tool reads it")
        findings.add(rules.UNKNOWN_SETTING, entry.value, message, hint)


def _tell_unknown_table(header: Header, first: Key, findings: Findings) -> None:
    text = findings.source.text
    close = findings.near(first.name, _tables.TABLES)
    meant = f"{text[header.start : first.start]}{close}{text[first.end : header.end]}"
    message = _("{table} is not a table of the settings", table=_advice.shortened(first.name))
    findings.unknown(first, message, _("did you mean {text}?", text=meant) if close else "")


def _only_in_a_journal(key: Key, what: str, findings: Findings) -> None:
    message = _("{setting} counts in the journal.toml of a journal only", setting=what)
    findings.add(rules.UNKNOWN_SETTING, key, message)


# -- tables that stand once ---------------------------------------------------------------------


def _values_of(root: Table, findings: Findings) -> Values:
    values: dict[str, Mapping[str, Any]] = {}
    for name in _tables.SINGLE:
        table = _single(root, name, findings)
        values[name] = _read(name, f"[{name}]", table, findings) if table else {}
    values["boxes"] = _boxes(_single(root, "boxes", findings), findings)
    return values


def _single(root: Table, name: str, findings: Findings) -> Table | None:
    entry = root.entries.get(name)
    return entry and _as_table(entry, f"[{name}]", findings)


def _as_table(entry: Entry, header: str, findings: Findings) -> Table | None:
    """Return the table below a key, or tell that it is none and how it is written."""
    if isinstance(entry.value, Table):
        return entry.value
    name = _advice.shortened(entry.key.name)
    message = (
        _("{name} is a table and not a list", name=name)
        if isinstance(entry.value, Items)
        else _("{name} is a table and not a value", name=name)
    )
    findings.add(rules.WRONG_TYPE, entry.key, message, _advice.write(header))
    return None


def _boxes(table: Table | None, findings: Findings) -> Mapping[str, State | None]:
    """Return the meaning of each sign; the brackets of a box around it are taken off."""
    found = {}
    for name, entry in table.entries.items() if table else ():
        sign = name.removeprefix("[").removesuffix("]") if len(name) > 2 else name
        if not findings.is_visible(sign, entry.key):
            continue
        word = _tables.SIGN(entry.value, findings)
        state = _tables.SIGNS[word] if word else None
        fixed = _tables.FIXED.get(sign.strip() or " ")
        if len(sign) > 1 and (sign.isascii() or sign.isalnum()):
            message = _("{text} is not one sign", text=_advice.shortened(name))
            findings.add(rules.BAD_SETTING, entry.key, message)
        elif word and fixed and state is not fixed:
            message = _("'[{sign}]' is {meaning} in every journal", sign=sign, meaning=fixed.value)
            findings.add(rules.BAD_SETTING, entry.key, message)
        elif word:
            found[sign] = state
    return found


# -- tables with names --------------------------------------------------------------------------


def _named(root: Table, kind: str, findings: Findings) -> Iterator[tuple[Entry, Table]]:
    """Yield the tables ``[kind.NAME]`` in the order of the text."""
    entry = root.entries.get(kind)
    group = entry and _as_table(entry, f"[{kind}.NAME]", findings)
    entries = group.entries.values() if group else ()
    for one in sorted(entries, key=lambda entry: entry.key.start):
        if not one.key.name.strip():
            findings.add(rules.BAD_SETTING, one.key, _(_EMPTY_NAMES[kind]))
            continue
        table = _as_named_table(one, kind, findings)
        if table is not None and findings.is_visible(one.key.name, one.key):
            yield one, table


_EMPTY_NAMES: Final = {
    "practice": N_("this practice has an empty name"),
    "identity": N_("this identity has an empty name"),
    "scale": N_("this scale has an empty name"),
    "experiment": N_("this experiment has an empty name"),
}


def _as_named_table(entry: Entry, kind: str, findings: Findings) -> Table | None:
    name = entry.key.name
    if name in _tables.TABLES[kind] and not isinstance(entry.value, Table):
        table = f"[{kind}.NAME]"
        message = _(
            "{key} stands in no table such as {table}", key=_advice.shortened(name), table=table
        )
        hint = _("write {text} above it", text=table)
        findings.add(rules.WRONG_TYPE, entry.key, message, hint)
        return None
    return _as_table(entry, f"[{kind}.{_advice.key_text(name)}]", findings)


def _read(kind: str, label: str, table: Table, findings: Findings) -> dict[str, Any]:
    return read_keys(table, _tables.TABLES[kind], label, findings, _tables.belonging)


def _label(kind: str, entry: Entry) -> str:
    return f"[{kind}.{_advice.key_text(entry.key.name)}]"


def _practice(entry: Entry, table: Table, areas: tuple[str, ...], findings: Findings) -> Practice:
    values = _read("practice", _label("practice", entry), table, findings)
    since, until = values.get("since"), values.get("until")
    if since and until and until < since:
        place = table.entries["until"].value
        message = _(_BEFORE, text=findings.said(place), setting=f"since = {since}")  # no text
        findings.add(rules.BAD_SETTING, place, message)
        del values["until"]
    if "area" in values:
        spelt = {area.casefold(): area for area in areas}
        values["area"] = spelt.get(values["area"].casefold(), values["area"])
    name = values.pop("name", None) or _name_of(entry.key.name)
    return Practice(entry.key.name, name, **values)


_BEFORE: Final = N_("{text} is before {setting}")


def _name_of(table: str) -> str:
    """Return a table's name as one would write it: ``evening-walk`` is *Evening walk*."""
    words = " ".join(re.split(r"[\s_-]+", table)).strip() or table
    return words[:1].upper() + words[1:]


def _tell_clashes(root: Table, findings: Findings) -> None:
    """Tell of every text by which two tables of a kind would claim the same.

    The words of an action are one thing, the heading above it or the check-box property that
    answers it another.
    """
    owners: dict[tuple[str, str, str], str] = {}
    told: set[int] = set()
    for kind in _tables.NAMED:
        group = root.entries.get(kind)
        entries = group.value.entries.values() if group and isinstance(group.value, Table) else ()
        for entry in sorted(entries, key=lambda entry: entry.key.start):
            for what, text, place in _claims(kind, entry):
                owner = owners.setdefault((kind, what, _folded(text)), entry.key.name)
                if owner != entry.key.name and place.start not in told:
                    told.add(place.start)
                    message = _(
                        "{text} is claimed by '{owner}' already",
                        text=_advice.shortened(text),
                        owner=owner,
                    )
                    findings.add(rules.SETTING_CLASH, place, message)


def _claims(kind: str, entry: Entry) -> Iterator[tuple[str, str, Placed]]:
    """Yield what is claimed, its text and its place, of all that makes something one of a table."""
    if not isinstance(entry.value, Table):
        return
    yield kind, entry.key.name, entry.key
    if kind != "practice":
        return
    entries = entry.value.entries
    if "name" not in entries:
        yield "words", _name_of(entry.key.name), entry.key
    if "property" not in entries:
        yield "property", entry.key.name, entry.key
    for name in ("name", "match", "property", "sizes", "heading"):
        node = entries[name].value if name in entries else None
        for one in node.items if isinstance(node, Items) else (node,):
            if not isinstance(one, Scalar) or not isinstance(one.value, str):
                continue
            text = one.value.strip()
            text = _DURATION.sub("", text).strip() if name == "sizes" else text
            if text and name != "heading":
                yield "words", text, one
            if text and name in ("property", "heading"):
                yield name, text, one


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


class _PracticeNames:
    """The practices that other tables can speak of."""

    def __init__(self, practices: tuple[Practice, ...], document: Document, text: str) -> None:
        shown = {_folded(one.name): one.table for one in reversed(practices)}
        self._tables: Final = shown | {_folded(one.table): one.table for one in practices}
        self._lost: Final = _lost_names(document, text)

    def read(self, node: Node, findings: Findings) -> str | None:
        """Read the name of a practice, by its table or as it is shown; return its table.

        A name that no practice has is told and kept: an action that ``journal.toml`` does not
        name is a practice too.  Nothing is told of a practice whose table cannot be read.
        """
        name = _values.text(node, findings)
        if name is None:
            return None
        folded = _folded(name)
        if folded not in self._tables and self._lost is not None and folded not in self._lost:
            said = _advice.shortened(name)
            message = _("{practice} is not a practice of this journal", practice=said)
            findings.add(rules.NO_ITEM, node, message, findings.did_you_mean(name, self._tables))
        return self._tables.get(folded, name)


def _lost_names(document: Document, text: str) -> frozenset[str] | None:
    """Return the names of practices that cannot be read; ``None`` if they could be any."""
    names: set[str] = set()
    for header in document.lost:
        keys = [key.name for key in header.keys]
        if keys == ["practice"]:
            return None
        if keys[:1] == ["practice"]:
            names.add(_folded(keys[1]))
        elif not keys:
            names.update(map(_folded, re.findall(r"[\w-]+", text[header.start : header.end])))
    return frozenset(names)


def _identities(root: Table, findings: Findings) -> Iterator[Identity]:
    for entry, table in _named(root, "identity", findings):
        values = _read("identity", _label("identity", entry), table, findings)
        yield Identity(entry.key.name, values.get("says", entry.key.name))


def _scales(root: Table, findings: Findings) -> Iterator[Scale]:
    for entry, table in _named(root, "scale", findings):
        values = _read("scale", _label("scale", entry), table, findings)
        ends = {"low": _tables.SCALE_MIN, "high": _tables.SCALE_MAX}
        if len(values.keys() & ends.keys()) < len(table.entries.keys() & {"min", "max"}):
            continue  # told already
        scale = Scale(entry.key.name, **(ends | values))
        if scale.low < scale.high:
            yield scale
        else:
            place = table.entries["max" if "high" in values else "min"].value
            message = _(
                "the scale {name} ends at {end} and begins at {start}",
                name=_advice.shortened(scale.name),
                end=f"{scale.high:g}",
                start=f"{scale.low:g}",
            )
            findings.add(rules.BAD_SETTING, place, message)


def _experiments(root: Table, names: _PracticeNames, findings: Findings) -> Iterator[Experiment]:
    readers = {**_tables.EXPERIMENT, "practice": ("practice", names.read)}
    for entry, table in _named(root, "experiment", findings):
        values = read_keys(table, readers, _label("experiment", entry), findings, _tables.belonging)
        name, message = entry.key.name, N_("the experiment {name} has no '{key}'")
        is_whole = are_given(
            tuple(readers), table, message, entry.key, findings, name=_advice.shortened(name)
        )
        if is_whole and len(values) == len(readers):
            yield Experiment(name, **values)


# -- pauses -------------------------------------------------------------------------------------


def _pauses(root: Table, names: _PracticeNames, findings: Findings) -> Iterator[Pause]:
    """Yield the pauses; a single ``[pause]`` is read as well."""
    entry = root.entries.get("pause")
    if entry is None:
        return
    for node in entry.value.items if isinstance(entry.value, Items) else [entry.value]:
        if isinstance(node, Table):
            pause = _pause(node, names, findings)
            if pause is not None:
                yield pause
        else:
            message = _("{text} is not a table", text=findings.said(node))
            findings.add(rules.WRONG_TYPE, node, message, _advice.write("[[pause]]"))


def _pause(table: Table, names: _PracticeNames, findings: Findings) -> Pause | None:
    practices = _values.list_of(names.read, N_("{text} is not a list of practices"))
    readers = {**_tables.PAUSE, "practices": ("practices", practices)}
    values = read_keys(table, readers, "[[pause]]", findings, _tables.belonging)
    if not are_given(("first", "last"), table, N_("this pause has no '{key}'"), table, findings):
        return None
    first, last = values.get("first"), values.get("last")
    is_for_nobody = "practices" in table.entries and "practices" not in values
    if first is None or last is None or is_for_nobody:
        return None
    if last < first:
        place = table.entries["last"].value
        message = _(_BEFORE, text=findings.said(place), setting=f"first = {first}")  # no text
        findings.add(rules.BAD_SETTING, place, message)
        return None
    return Pause(**values)
