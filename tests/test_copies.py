"""Conflict copies are read together with their day, told, and never written."""

import datetime as dt
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tool.cache import Cache
from journal_tool.dayfile.merge import Version, merge
from journal_tool.diagnostics import Diagnostic
from journal_tool.model import Day, Journal
from journal_tool.rawfiles import Raw, RawFiles
from journal_tool.store import Store
from journal_tool.text import SourceText

DAY = "2026-03-12.md"
COPY = "2026-03-12.sync-conflict-20260313-081502-XU5LO6K.md"
SECOND = "2026-03-12 (conflicted copy 2026-03-14 091502).md"
OF_A_COPY = "2026-03-12 2.sync-conflict-20260313-081502-XU5LO6K.md"
HERE = "---\nmood: 4\nplanned: |\n  - [ ] Walk 20m\n  - [ ] Sit\n---\n\nRain.\n"
PHONE = "---\nmood: 2\nplanned: |\n  - [x] Walk 20m\n  - [ ] Sit\n---\n\nRain.\n"
FAR = 1 << 62
THURSDAY = dt.date(2026, 3, 12)


def journal(root: Path, files: Mapping[str, str | bytes]) -> Path:
    root.mkdir(exist_ok=True)
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def cached(root: Path) -> Store:
    return Store(root, cache=lambda context: Cache(root.parent / "cache", context, lambda: FAR))


def told(found: Iterable[Diagnostic]) -> list[str]:
    return [f"{one.rule.code} {one.place}: {one.message}" for one in found]


def said(day: Day) -> list[str]:
    found = [f"{one.state.value} {one.name}" for one in day.actions]
    found += [f"{one.name} {'-' if one.value is None else one.value:}" for one in day.measures]
    return found + [one.text.strip() for one in day.words]


def only(root: Path) -> tuple[list[str], list[str]]:
    read = Store(root).load()
    (day,) = read.days
    return said(day), told(read.diagnostics)


class Counting(RawFiles):
    """Remembers what was opened."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.opened: list[str] = []

    def read(self, full: str) -> Raw:
        self.opened.append(full)
        return super().read(full)


OF = "is a conflict copy of Syncthing for 2026-03-12"
NOT_UTF_8 = "the file holds bytes that are not UTF-8, which writing it would lose"
WALKED = ["done Walk", "open Sit"]
AS_IT_WAS = ["open Walk", "open Sit", "mood 4.0", "Rain."]
TABLE = [
    pytest.param(
        {DAY: HERE, COPY: PHONE},
        [*WALKED, "mood -", "Rain."],
        [f"J402 {COPY}: {OF}: mood 4 here, 2 in the copy; 2 lines are only in it"],
        id="two values, and a box",
    ),
    pytest.param(
        {DAY: HERE, COPY: HERE},
        AS_IT_WAS,
        [f"J402 {COPY}: {OF}; it holds nothing that the day does not have"],
        id="the same bytes",
    ),
    pytest.param(
        {DAY: PHONE, COPY: HERE.replace("mood: 4\n", "")},
        [*WALKED, "mood 2.0", "Rain."],
        [f"J402 {COPY}: {OF}; it holds nothing that the day does not have"],
        id="less than the day",
    ),
    pytest.param(
        {DAY: HERE, COPY: HERE + "\nWind later.\n"},
        [*AS_IT_WAS[:3], "Rain.\n\nWind later."],
        [f"J402 {COPY}: {OF}: 1 line is only in it"],
        id="a paragraph",
    ),
    pytest.param(
        {DAY: HERE, COPY: PHONE, SECOND: HERE.replace("mood: 4", "mood: 7")},
        [*WALKED, "mood -", "Rain."],
        [
            (
                f"J402 {SECOND}: is a conflict copy of Nextcloud for 2026-03-12: "
                "mood 4 here, 7 in the copy; 1 line is only in it"
            ),
            f"J402 {COPY}: {OF}: mood 4 here, 2 in the copy; 2 lines are only in it",
        ],
        id="two copies",
    ),
    pytest.param(
        {DAY: HERE, COPY: HERE + "\nWind.\n", SECOND: HERE + "\nWind.\n"},
        [*AS_IT_WAS[:3], "Rain.\n\nWind."],
        [
            f"J402 {SECOND}: is a conflict copy of Nextcloud for 2026-03-12: 1 line is only in it",
            f"J402 {COPY}: {OF}: 1 line is only in it",
        ],
        id="two copies that say the same",
    ),
    pytest.param(
        {DAY: HERE, "2026-03-12 2.md": HERE, OF_A_COPY: HERE + "\nWind.\n"},
        [*AS_IT_WAS[:3], "Rain.\n\nWind."],
        [
            (
                "J402 2026-03-12 2.md: is a conflict copy of iCloud Drive for 2026-03-12; "
                "it holds nothing that the day does not have"
            ),
            f"J402 {OF_A_COPY}: {OF}: 1 line is only in it",
        ],
        id="a copy of a copy",
    ),
    pytest.param(
        {COPY: PHONE},
        [*WALKED, "mood 2.0", "Rain."],
        [f"J402 {COPY}: {OF}; there is no 2026-03-12.md, so the copy is in its place"],
        id="a copy of nothing",
    ),
    pytest.param(
        {DAY: b"\0\0\0\0", COPY: PHONE},
        [*WALKED, "mood 2.0", "Rain."],
        [
            f"J101 {DAY}: holds NUL bytes (line 1) and was not read",
            f"J402 {COPY}: {OF}; 2026-03-12.md cannot be read, so the copy is in its place",
        ],
        id="a copy of zeros",
    ),
    pytest.param(
        {COPY: PHONE, SECOND: HERE},
        [*WALKED, "mood -", "Rain."],
        [
            (
                f"J402 {SECOND}: is a conflict copy of Nextcloud for 2026-03-12; "
                "there is no 2026-03-12.md, so the copy is in its place"
            ),
            f"J402 {COPY}: {OF}: mood 4 here, 2 in the copy; 2 lines are only in it",
        ],
        id="two copies of nothing",
    ),
    pytest.param(
        {DAY: HERE, COPY: b"\0\0\0\0"},
        AS_IT_WAS,
        [
            f"J101 {COPY}: holds NUL bytes (line 1) and was not read",
            f"J402 {COPY}: {OF}; it could not be had, so the day is without it",
        ],
        id="a copy of zeros beside its day",
    ),
    pytest.param(
        {DAY: HERE, COPY: HERE.replace("Rain", "Caf\xe9").encode("latin-1")},
        AS_IT_WAS,
        [
            f"J402 {COPY}: {OF}; it could not be joined: {NOT_UTF_8}",
            f"J103 {COPY}:8:4: the bytes E9 2E are not UTF-8",
        ],
        id="a copy that cannot be joined",
    ),
    pytest.param(
        {DAY: HERE, COPY: HERE + "".join(f"- [x] Lap {at}\n" for at in range(400))},
        AS_IT_WAS,
        [
            (
                f"J402 {COPY}: {OF}; it could not be joined: "
                "it differs in too many lines to be joined while you wait"
            )
        ],
        id="a copy that has hardly anything of the day",
    ),
    pytest.param(
        {DAY: HERE, COPY: HERE + "\n" + 70_000 * "x"},
        AS_IT_WAS,
        [
            (
                f"J402 {COPY}: {OF}; it could not be joined: "
                "it differs in too many lines to be joined while you wait"
            )
        ],
        id="a long copy",
    ),
    pytest.param(
        {DAY: HERE, f"{DAY}.orig": PHONE},
        AS_IT_WAS,
        [
            f"J402 {DAY}.orig: is a conflict copy of git for 2026-03-12; the day is without it",
        ],
        id="what git set aside",
    ),
    pytest.param(
        {DAY: HERE, COPY: HERE.replace("mood: 4", "mood: 44")},
        [*AS_IT_WAS[:2], "mood -", "Rain."],
        [
            f"J402 {COPY}: {OF}: mood 4 here, 44 in the copy; 1 line is only in it",
            f"J201 {COPY}:2:7: mood: 44 is outside 0-10 and left out",
        ],
        id="a problem that the copy alone has",
    ),
    pytest.param(
        {
            DAY: "---\nmood: 1\nenergy: 1\nsleep: 1\nmood_am: 1\n---\n",
            COPY: "---\nmood: 2\nenergy: 2\nsleep: 2\nmood_am: 2\n---\n",
        },
        ["mood -", "energy -", "sleep -", "mood_am -"],
        [
            (
                f"J402 {COPY}: {OF}: mood 1 here, 2 in the copy; energy 1 here, 2 in the copy; "
                "sleep 1 here, 2 in the copy; and 1 more; 4 lines are only in it"
            )
        ],
        id="many values",
    ),
    pytest.param(
        {
            DAY: "Done: Walk 20m\n",
            COPY: "Done: Walk 30m\n",
        },
        ["done Walk"],
        [f"J402 {COPY}: {OF}: 'Walk 20m' here, 'Walk 30m' in the copy; 1 line is only in it"],
        id="one action with two durations",
    ),
]


@pytest.mark.parametrize(("files", "expected", "problems"), TABLE)
def test_a_day_says_what_its_copies_say(
    tmp_path: Path, files: dict[str, str], expected: list[str], problems: list[str]
) -> None:
    assert only(journal(tmp_path / "j", files)) == (expected, problems)


def test_a_copy_of_a_note_is_told_and_left_out(tmp_path: Path) -> None:
    copy = "2026-03-12 evening (conflicted copy 2026-03-14 091502).md"
    text = "- [x] Tea\n"
    files = {DAY: HERE, "2026-03-12 evening.md": text, copy: text + "- [x] Bed\n"}
    shown, problems = only(journal(tmp_path / "j", files))

    assert shown[:3] == ["open Walk", "open Sit", "done Tea"]
    assert problems == [
        (
            f"J402 {copy}: is a conflict copy of Nextcloud for 2026-03-12; "
            "it is a copy of the note '2026-03-12 evening.md', which is read without it"
        )
    ]


def test_of_the_copies_of_a_note_that_is_gone_the_first_is_read(tmp_path: Path) -> None:
    note = "2026-03-12 evening"
    copies = [f"{note} (conflicted copy 2026-03-1{at} 091502).md" for at in (4, 5)]
    files = {DAY: HERE, **dict.fromkeys(copies, "- [x] Tea\n")}
    shown, problems = only(journal(tmp_path / "j", files))

    assert shown[:3] == ["open Walk", "open Sit", "done Tea"]
    assert [one.partition("; ")[2] for one in problems] == [
        f"there is no {note}.md, so the copy is in its place",
        f"it is a copy of the note '{note}.md', which is read without it",
    ]


def test_each_thing_stands_where_one_of_the_files_says_it(tmp_path: Path) -> None:
    ours = HERE + "\n## Done\n\n- [x] Tea\n"
    theirs = PHONE.replace(
        "planned: |", "rest: a cold\nthoughts: |\n  - No point #a -> [x] Shoes 2m\nplanned: |"
    ).replace("---\n\nRain", "evidence: |\n  - #player played\n---\n\nRain")
    root = journal(tmp_path / "j", {DAY: ours, COPY: theirs})
    (day,) = Store(root).load().days

    places = {
        name: f"{one.path[10:14]}:{one.line}"
        for name, one in [
            *((one.name, one.span) for one in day.actions),
            *((one.name, one.span) for one in day.measures),
            *((one.text, one.span) for one in day.thoughts),
            *((one.text, one.span) for one in day.evidence),
            *([("rest", day.rest.span)] if day.rest else []),
        ]
    }
    lines = {name: text.split("\n") for name, text in ((".md", ours), (".syn", theirs))}
    for name, place in places.items():
        file, _colon, line = place.partition(":")
        assert name.lower() in lines[file][int(line) - 1].lower(), (name, place)
    assert places["Walk"].startswith(".syn")
    assert places["Sit"].startswith(".md")


def whole(read: Journal) -> object:
    return read.days, read.diagnostics


@pytest.mark.parametrize("kept", [True, False], ids=["kept between runs", "in one process"])
def test_a_copy_that_comes_changes_and_goes_is_in_the_journal_at_once(
    tmp_path: Path, kept: bool
) -> None:
    root = journal(tmp_path / "j", {DAY: HERE, "2026-03-13.md": HERE})
    following = cached(root)
    sources = []
    steps: list[dict[str, str]] = [{}, {COPY: PHONE}, {COPY: HERE + "\nWind.\n"}, {SECOND: PHONE}]
    for step in (*steps, *steps[:1]):
        for path in root.glob("2026-03-12?*.md"):
            if path.name != DAY and not step:
                path.unlink()
        journal(root, step)
        store = cached(root) if kept else following
        read = store.load()
        again = store.load()
        assert whole(read) == whole(Store(root).load()) == whole(again)
        assert all(one is other for one, other in zip(read.days, again.days, strict=True))
        sources.append(read.sources[read.days[0].date])

    assert len(set(sources)) == len(steps)
    assert sources[0] == sources[-1]


def test_what_was_joined_is_kept_between_runs(tmp_path: Path) -> None:
    root = journal(tmp_path / "j", {DAY: HERE, COPY: PHONE})
    first = cached(root).load()
    store = cached(root)
    store.files = counting = Counting(root)

    assert whole(store.load()) == whole(first)
    assert counting.opened == []


def test_a_copy_that_is_being_written_counts_as_it_was(tmp_path: Path) -> None:
    root = journal(
        tmp_path / "j", {DAY: HERE, COPY: PHONE, "2026-03-13.md": HERE, "2026-03-13 2.md": PHONE}
    )
    store = cached(root)
    seen = store.snapshot()
    before = store.load()
    store.believe(seen)
    (root / COPY).write_text("", encoding="utf-8")
    (root / "2026-03-13 2.md").unlink()

    assert store.load().days == before.days
    assert store.is_whole(DAY)
    assert not store.is_whole(COPY)


def test_nothing_is_read_twice_where_a_journal_is_read_once(tmp_path: Path) -> None:
    root = journal(tmp_path / "j", {DAY: HERE, COPY: PHONE})
    store = Store(root, reads_once=True)

    assert store.load().days == store.load().days


# -- the figures are those of the merged text -----------------------------------------------------

HEADS = st.lists(
    st.sampled_from(["mood: 4", "mood: 2 tired", "sleep: 7", "rest: a cold", "tags: [a, b]"]),
    unique_by=lambda one: one.partition(":")[0],
)
BOXES = st.lists(
    st.builds(
        "  - {} {}".format,
        st.sampled_from(["[ ]", "[x]", "[/]", "[-]", "[>]"]),
        st.sampled_from(["Walk 20m", "Sit", "Call Sam ?", "Tax 2h -> open it 3m", "Sing #play"]),
    ),
    max_size=4,
)
PROSE = st.lists(st.sampled_from(["Rain.", "Wind later.", "A barge went by."]), unique=True)


@st.composite
def texts(draw: st.DrawFn) -> str:
    head, boxes, prose = draw(HEADS), draw(BOXES), draw(PROSE)
    listed = ["planned: |", *boxes] if boxes else []
    return "\n".join(["---", *head, *listed, "---", "", *"\n\n".join(prose).split("\n"), ""])


@settings(deadline=None, max_examples=60)
@given(texts(), texts())
def test_the_day_is_that_of_the_merged_text(ours: str, theirs: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = journal(Path(name, "j"), {DAY: ours, COPY: theirs})
        store = Store(root)
        before = {path.name: path.read_bytes() for path in root.iterdir()}
        (read,) = store.load().days
        assert before == {path.name: path.read_bytes() for path in root.iterdir()}

        here, there = (
            Version(label, SourceText(DAY, text))
            for label, text in (("here", ours), ("Syncthing", theirs))
        )
        merged = merge(store.reader, read.date, here, there)
        (root / COPY).unlink()
        journal(root, {DAY: merged.source.text})
        (written,) = Store(root).load().days

        bodies = [[one.text for one in day.words] for day in (read, written)]
        assert bodies[0] == bodies[1]
        parts = [
            (
                day.actions,
                day.measures,
                day.conflicts,
                day.thoughts,
                day.rest,
                day.tags,
                day.is_touched,
                day.is_recorded,
            )
            for day in (read, written)
        ]
        assert parts[0] == parts[1]


# -- merge markers --------------------------------------------------------------------------------

MARKED = (
    "---\nmood: 5\n---\n\nRain.\n\n<<<<<<< HEAD\nTea.\n=======\nCake.\n>>>>>>> {label}\n\nBed.\n"
)


def body(root: Path, text: str) -> tuple[str, list[str]]:
    store = Store(journal(root, {DAY: text}))
    read = store.load()
    return read.days[0].words[0].text, [one.rule.code for one in read.diagnostics]


@pytest.mark.parametrize("label", ["phone", "x" * 100, ""])
def test_text_beside_merge_markers_stands_once(tmp_path: Path, label: str) -> None:
    text, codes = body(tmp_path / "j", MARKED.format(label=label))

    assert text.split() == ["Rain.", "Tea.", "Cake.", "Bed."]
    assert codes == ["J404"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            MARKED.format(label="a").replace("Tea.", "Tea.\n" * 200), id="in too many lines"
        ),
        pytest.param(
            MARKED.format(label="a").replace("Bed.", "<!-- Bed."), id="with a comment left open"
        ),
        pytest.param(
            "planned: |\ntags: [a, b]\n## Done\nRain.\n<<<<<<< HEAD\n---\n=======\nmood: 4\n"
            "thoughts: |\nRain.\n{a: b}\n>>>>>>> x\nmood: 7 tired\n>>>>>>> phone\na: 'b\n{a: b}\n"
            "  - [ ] Walk 20m\n",
            id="that is another text without the lines of the other",
        ),
    ],
)
def test_both_sides_are_read_where_they_cannot_be_made_one_text(tmp_path: Path, text: str) -> None:
    read = Store(journal(tmp_path / "j", {DAY: text})).load()

    assert "J404" in {one.rule.code for one in read.diagnostics}
    assert read.days[0].is_touched


# -- files that are not on this device ------------------------------------------------------------


@pytest.mark.parametrize(
    ("away", "expected"),
    [
        (DAY, "2026-03-12.md could not be read, so the two are not joined"),
        (COPY, "it could not be had, so the day is without it"),
    ],
)
def test_what_is_not_on_this_device_is_not_joined(tmp_path: Path, away: str, expected: str) -> None:
    root = journal(tmp_path / "j", {DAY: HERE, COPY: PHONE})
    (root / away).rename(root / f".{away}.icloud")
    read = Store(root).load()

    assert f"J402 {COPY}: {OF}; {expected}" in told(read.diagnostics)


def test_two_reasons_to_rest_stand_where_the_day_says_its_own(tmp_path: Path) -> None:
    files = {DAY: "---\nmood: 1\nrest: a cold\n---\n", COPY: "---\nrest: a trip\n---\n"}
    (day,) = Store(journal(tmp_path / "j", files)).load().days

    assert day.rest is not None
    assert (day.rest.span.path, day.rest.span.line) == (DAY, 3)


def test_a_line_for_an_identity_that_gained_a_tag_stands_where_it_stood() -> None:
    from journal_tool.dayfile._placed import placed
    from journal_tool.model import DayFile, Evidence
    from journal_tool.text import Span

    there = Span(COPY, 4, 9, 2, 1)
    line = Evidence("Went in", "player", supports=True, span=there)
    merged = Evidence("Went in", "player", supports=True, tags=("player", "talk"))
    version, whole = (
        DayFile(path, THURSDAY, evidence=(one,)) for path, one in ((COPY, line), (DAY, merged))
    )

    assert placed(whole, version).evidence[0].span == there
