"""Words on pages: all of them come from the catalogue of messages, in the language of the page."""

from typing import Any

from django import template
from django.template import Context

from scoring.campaign.settings import Settings
from scoring.problems import Said, Text
from scoring.show.mark import mark_of
from scoring.words import printable, say, tell

register = template.Library()


@register.simple_tag(takes_context=True)
def t(context: Context, code: str, **values: Any) -> str:
    """A text of the site, by its code without `web-`."""
    return tell(f"web-{code}", context["lang"], **values)


@register.simple_tag(takes_context=True)
def told(context: Context, code: str, **values: Any) -> str:
    """Any message of the catalogue, by its whole code."""
    return tell(code, context["lang"], **values)


@register.simple_tag(takes_context=True)
def asked(context: Context, code: str) -> str:
    """The help of an option as the label of a field, which is no sentence."""
    return tell(code, context["lang"]).removesuffix(".")


@register.simple_tag(takes_context=True)
def said(context: Context, sentence: Said) -> str:
    """A sentence of the engine."""
    return say(sentence, context["lang"])


@register.simple_tag(takes_context=True)
def title(context: Context, text: Text) -> str:
    """A title of the criteria or the campaign."""
    return printable(text.in_language(context["lang"]))


@register.simple_tag(takes_context=True)
def mark(context: Context, settings: Settings) -> str:
    """What stands above a campaign whose results are nobody's official ones."""
    return mark_of(context["lang"], settings)


@register.simple_tag
def own_name(lang: str) -> str:
    """A language by its own name, for who reads no other."""
    return tell("site-lang-name", lang)


@register.filter
def plain(text: str) -> str:
    """What somebody typed, without signs that would turn a line around."""
    return printable(text)
