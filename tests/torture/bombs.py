"""Deep and large texts, and a process that reads them with a small stack.

``python -m tests.torture.bombs STACK_KB NAME ...`` prints one line of JSON for each of them.
"""

import json
import sys
import threading
import time
from collections.abc import Callable

from journal_tool.dayfile import body_html, fold, gather
from tests.torture import describe
from tests.torture.reading import READERS, read


def _front(inner: str) -> str:
    return f"---\nmood: 5\n{inner}\n---\n"


def _stairs(line: str, depth: int, indent: str = " ") -> str:
    return "\n".join(indent * step + line for step in range(depth))


BOMBS: dict[str, Callable[[], str]] = {
    "25,000 open brackets in a value": lambda: _front("a: " + "[" * 25_000),
    "25,000 brackets that close": lambda: _front("a: " + "[" * 25_000 + "]" * 25_000),
    "2,000 open brackets in a value": lambda: _front("a: " + "[" * 2_000),
    "15,000 mappings in a value": lambda: _front("a: " + "{a: " * 15_000),
    "20,000 list signs in a value": lambda: _front("a:\n  " + "- " * 20_000),
    "20,000 question marks in a value": lambda: _front("a:\n  " + "? " * 20_000),
    "300 mappings by indentation": lambda: _front("a:\n" + _stairs("a:", 300)),
    "25,000 open brackets in a list of actions": lambda: _front("planned: " + "[" * 25_000),
    "300 items, each in the one above": lambda: _front("planned:\n" + _stairs("- [ ] a", 300)),
    "20,000 bullets on one line": lambda: _front("planned:\n" + "- " * 20_000 + "[ ] Walk"),
    "thoughts of 10,000 braces": lambda: _front("thoughts:\n- " + "{thought: " * 5_000 + "}"),
    "evidence of 10,000 braces": lambda: _front("for:\n- " + "{a: " * 10_000 + "}" * 10_000),
    "billions of laughs": lambda: _front(
        "a0: &a0 [x, x]\n" + "\n".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]" for n in range(1, 30))
    ),
    "an alias of itself": lambda: _front("a: &a [*a, *a]"),
    "merge keys": lambda: _front(
        "a0: &a0 {b: 1}\n"
        + "\n".join(f"a{n}: &a{n}\n  <<: [{f'*a{n - 1}, ' * 7}]" for n in range(1, 9))
    ),
    "a number of 60,000 digits": lambda: _front(f"mood: {'9' * 60_000}"),
    "30,000 sixties": lambda: _front(f"sleep: 1{':59' * 20_000}"),
    "an action of 60,000 letters": lambda: _front(f"planned: {'a' * 60_000}"),
    "a name that folding makes 18 times longer": lambda: _front(f"planned: {'ﷺ' * 30_000}"),
    "60,000 marks on one letter": lambda: _front(f"planned: e{chr(0x301) * 60_000}"),
    "60,000 hyphens in a name": lambda: _front(f"planned: a {'-' * 60_000} b"),
    "30,000 arrows": lambda: _front("thoughts:\n- a" + " -> a" * 12_000),
    "12,000 findings on one line": lambda: _front("planned: Walk " + "140% " * 12_000),
    "a file of 4 MiB on one line": lambda: "a" * (4 * 1024 * 1024),
    "a file of 300,000 line ends": lambda: "\n" * 300_000,
    "60,000 boxes": lambda: "- [ ] a\n" * 60_000,
    "60,000 keys": lambda: "---\n" + "a: b\n" * 60_000 + "---\n",
    "60,000 items": lambda: "---\nplanned:\n" + "- [ ] a\n" * 60_000 + "---\n",
    "a head of 20,000 lines": lambda: "Done:\n" + "a\n" * 20_000,
    "20,000 merge markers": lambda: "<<<<<<< a\n=======\n>>>>>>> b\n" * 20_000,
    "20,000 quotes and a box": lambda: ">" * 20_000 + " - [ ] a\n\n- [ ] b\n",
    "20,000 bullets and a box": lambda: "- " * 20_000 + "[ ] a\n\n- [ ] b\n",
    "400 lists, each in the one above": lambda: _stairs("- [ ] a", 400, "  "),
    "quotes and lists by turns": lambda: "> - " * 20_000 + "[ ] a\n\n- [ ] b\n",
    "30,000 stars": lambda: "*a **a " * 10_000 + "\n\n- [ ] a\n",
    "20,000 open brackets in the text": lambda: "[" * 20_000 + "\n\n- [ ] a\n",
    "10,000 open images in the text": lambda: "![" * 10_000 + "\n\n- [ ] a\n",
    "20,000 links in links": lambda: "[" * 20_000 + "](a)" * 20_000 + "\n\n- [ ] a\n",
    "images in images": lambda: "![" * 2_000 + "](a)" * 2_000 + "\n\n- [ ] a\n",
    "100,000 backticks of all lengths": lambda: (
        " ".join("`" * n for n in range(1, 400)) + "\n\n- [ ] a\n"
    ),
    "a table of 500 columns": lambda: (
        "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|a\n" * 2_000 + "\n- [ ] a\n"
    ),
    "10,000 definitions": lambda: (
        "".join(f"[a{n}]: b\n" for n in range(10_000)) + "\n- [ ] a\n\n" + "[a1] " * 10_000
    ),
    "10,000 addresses with brackets": lambda: "http://(" * 10_000 + "\n\n- [ ] a\n",
}
"""Texts by name; most are made to overflow a stack, the others to fill the memory."""


def _speak(name: str) -> None:
    start = time.perf_counter()
    report: dict[str, object] = {"name": name, "says": False, "error": ""}
    try:
        text = BOMBS[name]()
        parsed = read(text, READERS[1])
        said = describe.of_journal(gather([parsed]))
        html = body_html(parsed.day.body)
        fold(text[:70_000])
        report["says"] = bool(said.values or said.findings or html.strip()) or not text.strip()
    except BaseException as error:  # noqa: BLE001  any exception at all is the finding
        report["error"] = f"{type(error).__name__}: {error}"[:200]
    report["seconds"] = time.perf_counter() - start
    sys.stdout.write(json.dumps(report) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Read the named bombs one after the other, each in a thread of its own."""
    threading.stack_size(int(sys.argv[1]) * 1024)
    for name in sys.argv[2:]:
        thread = threading.Thread(target=_speak, args=(name,))
        thread.start()
        thread.join()


if __name__ == "__main__":
    main()
