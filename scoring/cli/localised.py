"""Click in the user's language: help, headings and usage errors come from the catalogue of messages."""

import importlib
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem

from scoring.problems import Misuse, did_you_mean
from scoring.words import LANGUAGES, say, tell


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """`--lang` where it is given, else what the environment says, else Vietnamese.

    Looked up before click parses anything, because help and errors are in that language too.
    """
    for index, argument in enumerate(arguments):
        given = argument.removeprefix("--lang=") if argument.startswith("--lang=") else ""
        if argument == "--lang" and index + 1 < len(arguments):
            given = arguments[index + 1]
        if given in LANGUAGES:
            return given
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "en" if environment[name].startswith("en") else "vi"
    return "vi"


def language(context: click.Context | None = None) -> str:
    """The language of the running command."""
    lang = (context or click.get_current_context()).find_root().obj
    return lang if isinstance(lang, str) else chosen_language((), os.environ)


class _Localised(click.Command):
    """A command whose `help` is a code of the catalogue."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # the parser doesn't always say where it was
            raise

    def get_short_help_str(self, limit: int = 120) -> str:
        return self.help or ""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lang = language(ctx)
        self.options_metavar = tell("cli-options-metavar", lang)
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=tell("cli-usage", lang))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(tell(self.help or "", language(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section(tell("cli-options", language(ctx))):
            formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.epilog:
            with formatter.section(tell("cli-example", language(ctx))):
                formatter.write_text(self.epilog)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The options that begin so, with their help; the command's own arguments complete themselves."""
        completions = click.Command.shell_complete(self, ctx, incomplete)
        help_of = {name: param.get_help_record(ctx) for param in self.get_params(ctx) for name in param.opts}
        for item in completions:
            item.help = (help_of.get(item.value) or ("", ""))[1]
        return completions

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return Option(
            ["--help"], is_flag=True, is_eager=True, expose_value=False, help="help-help", callback=_show_help
        )


def _show_help(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


class Option(click.Option):
    """An option whose `help` is a code of the catalogue; a choice is named in it."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        choices = ", ".join(self.type.choices) if isinstance(self.type, click.Choice) else ""
        code = self.help
        self.help = tell(code or "", language(ctx), formats=choices)
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = code

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        try:
            return super().type_cast_value(ctx, value)
        except click.BadParameter:
            raise click.UsageError(_wrong_value(self, value, language(ctx)), ctx) from None


class Argument(click.Argument):
    """An argument whose value is one of a few words."""

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        try:
            return super().type_cast_value(ctx, value)
        except click.BadParameter:
            raise click.UsageError(_wrong_value(self, value, language(ctx)), ctx) from None


def _wrong_value(param: click.Parameter, value: str | Sequence[str], lang: str) -> str:
    """What is wrong with the value of an option or argument: no word of its choice, no number of its range."""
    name = param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
    given = value if isinstance(value, str) else ", ".join(value)
    if isinstance(param.type, click.Choice):
        known = list(param.type.choices)
        given = value if isinstance(value, str) else next(word for word in value if word not in known)
        return tell("cli-bad-choice", lang, name=name, given=given, known=known, hint=did_you_mean(given, known))
    if isinstance(param.type, click.IntRange) and param.type.max is not None:
        return tell("cli-bad-number", lang, name=name, given=given, least=param.type.min or 0, most=param.type.max)
    least = param.type.min if isinstance(param.type, click.IntRange) else 0
    return tell("cli-number-low", lang, name=name, given=given, least=least or 0)


class Command(_Localised):
    """One command; a request that makes no sense is wrong usage of it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        extra = super().parse_args(ctx, args)
        if extra and not ctx.resilient_parsing:
            raise click.UsageError(tell("cli-too-many", language(ctx), what=" ".join(extra)), ctx)
        return extra

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Misuse as misuse:
            raise click.UsageError(say(misuse.said, language(ctx)), ctx) from None


class Commands(_Localised, click.Group):
    """A group of commands; each is imported when it is asked for. `prefix` begins the codes of their help."""

    def __init__(self, *, lazy: Mapping[str, str], prefix: str = "", **attributes: Any) -> None:
        super().__init__(**attributes)
        self.lazy = lazy
        self.prefix = f"help-{prefix}"

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lazy:
            return None
        module, _, name = self.lazy[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.lazy and not ctx.resilient_parsing:
            lang = language(ctx)
            hint = did_you_mean(args[0], list(self.lazy))
            raise click.UsageError(tell("cli-no-such-command", lang, name=args[0], hint=hint), ctx)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin so, none of them imported, and the options."""
        lang = language(ctx)
        names = [name for name in self.lazy if name.startswith(incomplete)]
        commands = [CompletionItem(name, help=tell(f"{self.prefix}{name}", lang)) for name in names]
        return [*commands, *super().shell_complete(ctx, incomplete)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section(tell("cli-commands", language(ctx))):
            formatter.write_dl([(name, tell(f"{self.prefix}{name}", language(ctx))) for name in self.lazy])


def _set_language(ctx: click.Context, _: click.Parameter, given: str | None) -> None:
    if given:
        ctx.find_root().obj = given


def with_format(*formats: str, code: str = "help-format") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option `--format`, the first of the formats its default; `code` is the message that helps."""
    return click.option(
        "--format", "printed", cls=Option, type=click.Choice(formats), default=formats[0], show_default=True, help=code
    )


def with_language(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--lang`, for the group and every command."""
    return click.option(
        "--lang",
        cls=Option,
        type=click.Choice(LANGUAGES),
        is_eager=True,
        expose_value=False,
        callback=_set_language,
        help="help-lang",
    )(function)


def usage_message(error: click.UsageError, lang: str) -> str:
    """What is wrong with the command line, in words."""
    params = error.ctx.command.get_params(error.ctx) if error.ctx else []
    options = {name: param for param in params if isinstance(param, click.Option) for name in param.opts}
    if isinstance(error, click.NoSuchOption):
        hint = did_you_mean(error.option_name, list(options))
        return tell("cli-no-such-option", lang, name=error.option_name, hint=hint)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        is_option = isinstance(error.param, click.Option)
        return tell("cli-missing", lang, name=error.param.opts[0] if is_option else error.param.human_readable_name)
    if isinstance(error, click.BadOptionUsage) and error.option_name in options:
        code = "cli-takes-no-value" if options[error.option_name].is_flag else "cli-needs-value"
        return tell(code, lang, name=error.option_name)
    return error.format_message()
