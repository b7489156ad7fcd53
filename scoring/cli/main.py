"""The entry point: `scoring`. Exit status 0 done, 1 problems in the input, 2 wrong usage, 3 checked in part."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from scoring import __version__
from scoring.cli.localised import Commands, Option, chosen_language, usage_message, with_language
from scoring.problems import Place, Problem, Refusal
from scoring.words import render, tell

DONE, PROBLEMS, WRONG_USAGE, IN_PART = 0, 1, 2, 3

COMMANDS = {
    "demo": "scoring.cli.demo:demo",
    "check": "scoring.cli.check:check",
    "rank": "scoring.cli.results:rank",
    "explain": "scoring.cli.results:explain",
    "compare": "scoring.cli.compare:compare_command",
    "improve": "scoring.cli.improve:improve",
    "robustness": "scoring.cli.trust:robustness",
    "agreement": "scoring.cli.trust:agreement",
    "rehearse": "scoring.cli.trust:rehearse",
    "status": "scoring.cli.status:status",
    "form": "scoring.cli.form:form",
    "paper": "scoring.cli.paper:paper",
    "publish": "scoring.cli.publish:publish",
    "survey": "scoring.cli.survey:survey",
    "register": "scoring.cli.register:register",
    "verify": "scoring.cli.verify:verify",
    "new": "scoring.cli.new:new",
    "criteria": "scoring.cli.annex:criteria",
    "show": "scoring.cli.criteria:show",
    "catalogue": "scoring.cli.criteria:catalogue",
    "diff": "scoring.cli.criteria:diff",
    "schema": "scoring.cli.criteria:schema",
    "workflow": "scoring.cli.workflow:workflow",
    "serve": "scoring.cli.serve:serve",
    "office": "scoring.cli.office:office",
    "campaign": "scoring.cli.campaign:campaign",
    "unit": "scoring.cli.unit:unit",
    "person": "scoring.cli.person:person",
    "token": "scoring.cli.token:token",  # nosec B105  # a module and a command
    "assign": "scoring.cli.assign:assign",
    "answer": "scoring.cli.answer:answer",
    "file": "scoring.cli.file:file",
    "evidence": "scoring.cli.evidence:evidence",
    "council": "scoring.cli.council:council",
    "journal": "scoring.cli.journal:journal",
    "completion": "scoring.cli.completion:completion",
}


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"scoring {__version__}")
        ctx.exit()


@click.command(
    cls=Commands, lazy=COMMANDS, help="cli-about", invoke_without_command=True, subcommand_metavar="COMMAND …"
)
@with_language
@click.option(
    "--version",
    cls=Option,
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="help-version",
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(arguments: Sequence[str]) -> int:
    """Runs a command line and gives its exit status; nothing but a bug ends in a traceback."""
    lang = chosen_language(arguments, os.environ)
    try:
        status = cli.main(list(arguments), prog_name="scoring", standalone_mode=False, obj=lang)
        sys.stdout.flush()
        return status if isinstance(status, int) else DONE
    except Refusal as refusal:
        for problem in refusal.problems:
            click.echo(render(problem, lang), err=True)
        return PROBLEMS
    except click.UsageError as error:
        click.echo(tell("cli-error", lang, what=usage_message(error, lang)), err=True)
        path = error.ctx.command_path if error.ctx else "scoring"
        click.echo(tell("cli-hint", lang, command=path), err=True)
        return WRONG_USAGE
    except click.Abort:
        return PROBLEMS
    except BrokenPipeError:
        # The reader of our output (head, less) has left; that is its right, and not worth a word.
        _leave_output()
        return DONE
    except OSError as error:
        _leave_output()
        with suppress(OSError):  # where the disk is full for messages too
            place = Place(str(error.filename or tell("cli-output", lang)))
            problem = Problem("system-refuses", place, {"reason": error.strerror or str(error)})
            click.echo(render(problem, lang), err=True)
        return PROBLEMS


def _leave_output() -> None:
    """What is still to be written goes nowhere: Python would try again when it ends."""
    with suppress(OSError, ValueError):  # tests catch the output in something that is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> None:
    """The console script."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by who started us: nobody reads it
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 open as long as we run
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    # A command reads, computes, prints and ends: it keeps all it made, so looking for garbage finds none.
    gc.disable()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
