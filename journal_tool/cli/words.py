"""explain, help: commands that read no journal."""

import click

from journal_tool.cli._context import Options, Stop
from journal_tool.cli._main import COMMANDS, Command, cli
from journal_tool.language import _
from journal_tool.safety import CRISIS_LINES, NOTEBOOK, OWN_PEOPLE, UNSAFE


@click.command(cls=Command)
@click.argument("code")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def explain(options: Options, code: str, as_json: bool) -> None:
    """Explain one of the codes that `check` prints.

    Example: journal explain J203
    """
    from journal_tool.rules import BY_CODE, RULES

    options.as_json = as_json
    rule = BY_CODE.get(code.upper()) or next((one for one in RULES if one.name == code), None)
    if rule is None:
        from difflib import get_close_matches

        near = get_close_matches(code.upper(), BY_CODE, 3, 0.5)
        advice = (
            _("Close to it: {names}.", names=", ".join(near))
            if near
            else _("`journal check` prints codes.")
        )
        raise Stop(_("'{code}' is no code of journal.", code=code), advice=advice, exit_code=5)
    if as_json:
        import json

        body = {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "why": _(rule.why),
            "advice": _(rule.advice),
        }
        click.echo(json.dumps({"schema": "journal.explain/1", "data": body}, indent=2))
        return
    click.echo(f"{rule.code} {rule.name} ({rule.severity.value})")
    click.echo()
    click.echo(click.wrap_text(_(rule.why), 76))
    click.echo()
    click.echo(click.wrap_text(_(rule.advice), 76))


@click.command(cls=Command)
@click.argument("name", required=False, metavar="[COMMAND|all]")
@click.pass_context
def help(ctx: click.Context, name: str | None) -> None:  # noqa: A001  its name on the command line
    """Show help: of one command, or with `all` of all.

    Example: journal help check
    """
    parent = ctx.parent or ctx
    if name is None:
        click.echo(cli.get_help(parent))
        for text in (NOTEBOOK, f"{UNSAFE} {'. '.join(CRISIS_LINES)}.", OWN_PEOPLE):
            click.echo(f"\n{click.wrap_text(text, 76)}")
        return
    if name == "all":
        width = max(map(len, COMMANDS))
        for command, (_module, _group, short) in COMMANDS.items():
            click.echo(f"  {command:<{width}}  {short}")
        return
    found = cli.resolve_command(parent, [name])[1]
    if found is not None:
        with click.Context(found, info_name=name, parent=parent) as sub:
            click.echo(found.get_help(sub))
