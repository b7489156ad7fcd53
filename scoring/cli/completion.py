"""`scoring completion`: the script that lets a shell complete our commands."""

import click
from click.shell_completion import get_completion_class

from scoring.cli.localised import Argument, Command, with_language

VARIABLE = "_SCORING_COMPLETE"
"""Where click looks for what the shell wants completed."""
BASH_WORDS = "COMP_WORDBREAKS=${COMP_WORDBREAKS//@/}\n"
"""Bash takes @ for the beginning of a host's name; in `papi-commune@2022` it is part of the word."""


@click.command(cls=Command, help="help-completion", epilog='eval "$(scoring completion bash)"')
@click.argument("shell", metavar="bash|zsh|fish", cls=Argument, type=click.Choice(("bash", "zsh", "fish")))
@with_language
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    made = get_completion_class(shell)
    if made is not None:
        script = made(ctx.find_root().command, {}, "scoring", VARIABLE).source()
        click.echo((BASH_WORDS if shell == "bash" else "") + script)
