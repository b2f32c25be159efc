"""Write what is made from the code: pages of docs/, and the texts that are to be translated."""

import sys
from pathlib import Path

import click

from journal_tool.cli._main import COMMANDS, cli
from journal_tool.rules import RULES
from tests.samples import blocks
from tools import catalogue, template_page

ROOT = Path(__file__).resolve().parent.parent
_GROUPS = {
    "J1": "Cannot be read",
    "J2": "Does not fit the format",
    "J3": "Reads well but looks wrong",
    "J4": "Files, sync and conflicts",
}
_SEVERITIES = {
    "error": "error: something is left out",
    "warning": "warning: something may be lost",
    "info": "remark: nothing is lost; shown with `-v`",
}


def errors() -> str:
    """Return docs/errors.md: every rule with its sample."""
    lines = [
        "# What `journal check` says",
        "",
        "Made from the code by `make docs`. A finding never stops a report: what can be read is",
        "used, what cannot stays in the file untouched. `journal explain CODE` prints the same.",
        "",
    ]
    group = ""
    for rule in RULES:
        if rule.code[:2] != group:
            group = rule.code[:2]
            lines += [f"## {group}xx: {_GROUPS[group]}", ""]
        sample = (ROOT / "tests" / "errors" / f"{rule.code}.md").read_text(encoding="utf-8")
        lines += [
            f"### {rule.code} {rule.name}",
            "",
            f"*{_SEVERITIES[rule.severity.value]}*",
            "",
            rule.why,
            "",
            f"**What to type:** {rule.advice}",
            "",
        ]
        for block in blocks(sample):
            if block.words[0] == "file" and "fill" not in " ".join(block.words):
                lines += [f"`{block.words[1]}`", "", "````", block.text.rstrip("\n"), "````", ""]
            elif block.words == ("check",):
                lines += ["````text", block.text.rstrip("\n"), "````", ""]
    return "\n".join(lines)


def commands() -> str:
    """Return docs/cli.md: the help of every command."""
    lines = [
        "# The command line",
        "",
        "Made from the code by `make docs`.",
        "",
        (ROOT / "tools" / "cli_intro.md").read_text(encoding="utf-8").strip(),
        "",
    ]
    root = click.Context(cli, info_name="journal", terminal_width=88, **cli.context_settings)
    lines += ["## journal", "", "````text", cli.get_help(root).rstrip(), "````", ""]
    for name in COMMANDS:
        command = cli.get_command(root, name)
        if command is None:
            continue
        context = click.Context(command, info_name=name, parent=root, terminal_width=88)
        lines += [
            f"## journal {name}",
            "",
            "````text",
            command.get_help(context).rstrip(),
            "````",
            "",
        ]
    return "\n".join(lines)


PAGES = {
    "docs/errors.md": errors,
    "docs/cli.md": commands,
    "docs/templates.md": template_page.page,
    "journal_tool/locale/journal.pot": catalogue.catalogue,
}


def main() -> int:
    """Write the pages."""
    for path, make in PAGES.items():
        (ROOT / path).write_text(make(), encoding="utf-8")
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
